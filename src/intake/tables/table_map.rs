//! The map of a table, a TOML file: which column fills which field.
//!
//! ```toml
//! sheet = "Export"                  # the first with rows, if left out
//! header_row = 3                    # 1, if left out
//! date_order = "dmy"                # what comes first in 05/06/2003
//!
//! [columns]
//! "Candidate ID" = "id"
//! "Degree" = "education[0].level"
//! "Languages" = { field = "languages[]", split = ";", pair = ":" }
//! "Notes" = false                   # is left out
//!
//! [constants]
//! "application.vacancy" = "250700"
//! ```

use toml::de::DeTable;

use super::record_path::{PathError, RecordPath};
use crate::checks::params::{Context, Params, SpannedValue};
use crate::domain::problem::table_error::MapError;
use crate::domain::problem::{RuleError, RuleErrorKind, RuleType};
use crate::domain::toml_errors;
use crate::domain::value_type::ValueType;
use crate::domain::written_dates::DateOrder;

/// Which column of a table fills which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMap {
    /// The sheet that is read; `None`: the first with rows.
    pub sheet: Option<String>,
    /// The number of the row of the headers, from 1; `None`: the first.
    pub header_row: Option<u64>,
    /// Whether the day or the month comes first in dates that may be read either way.
    pub date_order: Option<DateOrder>,
    pub(super) columns: Vec<MappedColumn>,
    /// The headers of columns that are left out.
    pub(super) left_out: Vec<String>,
    pub(super) constants: Vec<(RecordPath, Vec<String>)>,
}

/// A column and what it fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MappedColumn {
    pub(super) header: String,
    pub(super) field: RecordPath,
    /// What is between the values of one cell.
    pub(super) split: Option<String>,
    /// What is between the name and the level in a value, and the field of the level.
    pub(super) pair: Option<(String, RecordPath)>,
}

const DATE_ORDERS: [(&str, DateOrder); 2] = [("dmy", DateOrder::DayFirst), ("mdy", DateOrder::MonthFirst)];
/// The rows that a sheet of a workbook has at most.
const MAX_ROWS: i64 = 1_048_576;

impl TableMap {
    /// A map of nothing, of a table whose headers are in the row of this number.
    #[must_use]
    pub fn with_headers_in(header_row: Option<u64>) -> Self {
        Self { header_row, ..Self::default() }
    }

    /// The map, but for the order of dates where another is asked for.
    #[must_use]
    pub fn with_date_order(self, order: Option<DateOrder>) -> Self {
        Self { date_order: order.or(self.date_order), ..self }
    }

    /// Reads a map.
    ///
    /// # Errors
    /// Gives every mistake, in the order of their places.
    pub fn read(text: &str) -> Result<Self, Vec<RuleError>> {
        let context = Context::default();
        let (document, faults) = DeTable::parse_recoverable(text);
        let mut map = Self::default();
        match faults.first() {
            Some(fault) => {
                let (grammar, span) = toml_errors::fault(text, fault.span().unwrap_or(0..0), fault.message());
                context.problem(span, RuleErrorKind::Syntax(grammar), "");
            }
            None => MapReader { context: &context, filled: Vec::new() }.read(&document, &mut map),
        }
        let mut problems = context.problems.into_inner();
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        if problems.is_empty() { Ok(map) } else { Err(problems) }
    }
}

struct MapReader<'c> {
    context: &'c Context,
    /// The fields that are filled, and by what.
    filled: Vec<(RecordPath, String)>,
}

impl MapReader<'_> {
    fn read(mut self, document: &toml::Spanned<DeTable<'_>>, map: &mut TableMap) {
        let mut root = Params::root(document, self.context);
        map.sheet = root.text("sheet").map(str::to_owned);
        map.header_row = root.integer("header_row", 1..=MAX_ROWS).and_then(|row| u64::try_from(row).ok());
        map.date_order = root.word("date_order", &DATE_ORDERS);
        if let Some(mut columns) = root.need("columns").and_then(|value| self.context.table(value)) {
            for (header, value) in columns.entries() {
                self.column(header.get_ref(), value, map);
            }
        }
        if let Some(mut constants) = root.take("constants").and_then(|value| self.context.table(value)) {
            self.constants("", &mut constants, map);
        }
        root.finish();
    }

    fn column(&mut self, header: &str, value: &SpannedValue<'_>, map: &mut TableMap) {
        let header = header.to_owned();
        let content = value.get_ref();
        if content.as_bool() == Some(false) {
            map.left_out.push(header);
            return;
        }
        let (field, split, pair) = if content.is_table() {
            let Some(mut table) = self.context.table(value) else { return };
            let field = table.need("field");
            let (split, pair) = (table.take("split"), table.take("pair"));
            table.finish();
            (field, split, pair)
        } else {
            (Some(value), None, None)
        };
        let (splits, pairs) =
            (split.and_then(|value| self.separator(value)), pair.and_then(|value| self.separator(value)));
        let Some(value) = field else { return };
        let Some(field) = self.field(value, &header) else { return };
        if let Some(split) = split.filter(|_| !field.is_each()) {
            self.context.problem(split.span(), RuleErrorKind::Map(MapError::NotSeveral), "split");
        }
        let level = pair.and_then(|value| self.level_beside(&field, value, &header));
        map.columns.push(MappedColumn { header, field, split: splits, pair: pairs.zip(level) });
    }

    /// The field of the level beside a name, or a mistake.
    fn level_beside(&mut self, field: &RecordPath, value: &SpannedValue<'_>, filled_by: &str) -> Option<RecordPath> {
        let Some(level) = field.level_beside() else {
            self.context.problem(value.span(), RuleErrorKind::Map(MapError::NoLevel), "pair");
            return None;
        };
        self.fill(value, &level, filled_by);
        Some(level)
    }

    /// What is between values, which may be a space or the end of a line, or a mistake.
    fn separator(&self, value: &SpannedValue<'_>) -> Option<String> {
        match value.get_ref().as_str() {
            Some("") => {
                self.context.problem(value.span(), RuleErrorKind::Nothing, "");
                None
            }
            Some(text) => Some(text.to_owned()),
            None => self.context.wrong_type(value, RuleType::Text),
        }
    }

    /// The field that a text names, or a mistake.
    fn field(&mut self, value: &SpannedValue<'_>, filled_by: &str) -> Option<RecordPath> {
        let field = self.path(value.span(), self.context.text(value)?)?;
        self.fill(value, &field, filled_by);
        Some(field)
    }

    fn path(&self, span: std::ops::Range<usize>, text: &str) -> Option<RecordPath> {
        let problem =
            |fault, found: &str, known: &[&str]| self.context.problem_among(span.clone(), fault, found, known);
        match RecordPath::read(text.trim()) {
            Ok(field) => return Some(field),
            Err(PathError::Unknown(found, known)) => problem(RuleErrorKind::Map(MapError::NoField), &found, &known),
            Err(PathError::NotOneValue(known)) => problem(RuleErrorKind::Map(MapError::NotOneValue), text, &known),
            Err(PathError::NotSeveral) => problem(RuleErrorKind::Map(MapError::NotSeveral), text, &[]),
        }
        None
    }

    /// Remembers what fills a field; a second one is a mistake.
    fn fill(&mut self, value: &SpannedValue<'_>, field: &RecordPath, filled_by: &str) {
        if let Some((_, other)) = self.filled.iter().find(|(other, _)| other.meets(field)) {
            let found = value.get_ref().as_str().unwrap_or_default();
            self.context.problem(value.span(), RuleErrorKind::Map(MapError::FilledTwice(other.clone())), found);
        }
        self.filled.push((field.clone(), filled_by.to_owned()));
    }

    /// The constants in a table: keys may be written as a path in quotes, or in tables of their own.
    fn constants(&mut self, before: &str, table: &mut Params<'_, '_>, map: &mut TableMap) {
        for (key, value) in table.entries() {
            let path =
                if before.is_empty() { key.get_ref().to_string() } else { format!("{before}.{}", key.get_ref()) };
            if value.get_ref().is_table() {
                if let Some(mut inner) = self.context.table(value) {
                    self.constants(&path, &mut inner, map);
                }
                continue;
            }
            let Some(field) = self.path(key.span(), &path) else { continue };
            self.fill(value, &field, &path);
            if let Some(values) = self.constant(value, field.is_each()) {
                map.constants.push((field, values));
            }
        }
    }

    /// A constant as cells write it; several for a list.
    fn constant(&self, value: &SpannedValue<'_>, is_each: bool) -> Option<Vec<String>> {
        use toml::de::DeValue;
        let one = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Boolean(is_true) => is_true.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Array(list) if is_each => {
                return Some(list.iter().filter_map(|item| self.context.text(item).map(str::to_owned)).collect());
            }
            DeValue::Array(_) | DeValue::Table(_) => return self.context.wrong_type(value, RuleType::Answer),
        };
        Some(vec![one])
    }
}

/// Whether a value of this form may be a number in a record.
pub(super) fn may_be_number(form: ValueType) -> bool {
    match form {
        ValueType::Number | ValueType::NonNegative | ValueType::Integer(..) => true,
        ValueType::Either(forms) => forms.iter().any(|form| may_be_number(*form)),
        _ => false,
    }
}

/// Whether a value of this form may be true or false in a record.
pub(super) fn may_be_boolean(form: ValueType) -> bool {
    match form {
        ValueType::Boolean => true,
        ValueType::Either(forms) => forms.iter().any(|form| may_be_boolean(*form)),
        _ => false,
    }
}
