//! A row of a table as the text of a record, with the column that each of its values comes from.

use std::collections::BTreeMap;

use super::record_path::{RecordPath, Step};
use super::table_map::{MappedColumn, TableMap, may_be_boolean, may_be_number};
use super::{InputCell, InputRow, TableHeader};
use crate::domain::names::normalise;
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::problem::{Warning, WarningKind};
use crate::domain::text::{beginning, trimmed};
use crate::domain::value_type::ValueType;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date, read_moment};

/// The record of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRecord {
    /// The number of its row.
    pub row: u64,
    /// Its JSON text, without a line feed.
    pub text: String,
    /// The columns of its values, as [`RowPlace`](crate::domain::table_place::RowPlace) has them.
    pub ends: Vec<(usize, Option<u32>)>,
    /// The cells that could not be taken.
    pub warnings: Vec<Warning>,
}

/// A map applied to the headers of a table.
#[derive(Clone, Debug)]
pub struct RowMapper {
    /// What becomes of each column of the table, by its number.
    uses: Vec<ColumnUse>,
    columns: Vec<MappedColumn>,
    constants: Vec<(RecordPath, Vec<String>)>,
    date_order: Option<DateOrder>,
    /// How many entries of each list have numbers: those of split cells come after them.
    lists: EntriesBefore,
}

/// What becomes of a column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnUse {
    /// It fills a field: the column of the map at this place.
    Mapped(usize),
    /// It is left out, or not mentioned.
    Unused,
    /// It has no header, and no map can mention it.
    Unnamed,
}

impl RowMapper {
    /// Finds the columns of a map by their headers, and gives what is to be said about the others.
    ///
    /// # Errors
    /// The columns that the table has not.
    pub fn new(map: &TableMap, header: &TableHeader) -> Result<(Self, Option<TableNote>), TableError> {
        let find = |wanted: &str| header.columns.iter().position(|header| key(header) == key(wanted));
        let of_header = |header: &String| if header.is_empty() { ColumnUse::Unnamed } else { ColumnUse::Unused };
        let (mut uses, mut missing) = (header.columns.iter().map(of_header).collect::<Vec<_>>(), Vec::new());
        for (index, column) in map.columns.iter().enumerate() {
            match find(&column.header).and_then(|number| uses.get_mut(number)) {
                Some(place) => *place = ColumnUse::Mapped(index),
                None => missing.push(column.header.clone()),
            }
        }
        missing.extend(map.left_out.iter().filter(|header| find(header).is_none()).cloned());
        if !missing.is_empty() {
            let there = header.columns.iter().filter(|header| !header.is_empty()).cloned().collect();
            return Err(TableError::NoColumns(missing, there));
        }
        let is_left_out = |header: &str| map.left_out.iter().any(|left_out| key(left_out) == key(header));
        let others = header.columns.iter().zip(&uses);
        let others = others.filter(|(header, column)| **column == ColumnUse::Unused && !is_left_out(header));
        let others: Vec<_> = others.map(|(header, _)| header.clone()).collect();
        let note = (!others.is_empty()).then_some(TableNote::NotMapped(others));
        let (columns, constants, date_order) = (map.columns.clone(), map.constants.clone(), map.date_order);
        let lists = entries_before_each(&columns, &constants);
        Ok((Self { uses, columns, constants, date_order, lists }, note))
    }

    /// The record of a row.
    #[must_use]
    pub fn record(&self, row: &InputRow) -> RowRecord {
        let mut root = RecordNode::Object(BTreeMap::new());
        let mut lost = Vec::new();
        for (number, cell) in &row.cells {
            let column = self.uses.get(*number as usize).copied().unwrap_or(ColumnUse::Unnamed);
            let mapped = match column {
                ColumnUse::Mapped(index) => self.columns.get(index),
                ColumnUse::Unused | ColumnUse::Unnamed => None,
            };
            let (text, kind) = match cell {
                InputCell::Text(text) | InputCell::Date(text) => (text, CellKind::Text),
                InputCell::Number(text) => (text, CellKind::Number),
                InputCell::Boolean(text) => (text, CellKind::Boolean),
                InputCell::Error(text) => (text, CellKind::Error),
                InputCell::NoValue => (&String::new(), CellKind::NoValue),
            };
            match (mapped, kind) {
                (Some(mapped), CellKind::Error) => {
                    lost.push((*number, mapped.field.pointer(), WarningKind::CellError(text.clone())));
                }
                (Some(mapped), CellKind::NoValue) => {
                    lost.push((*number, mapped.field.pointer(), WarningKind::FormulaWithoutValue));
                }
                (Some(mapped), _) => self.fill(&mut root, mapped, (text, kind), *number),
                (None, CellKind::NoValue) => {}
                (None, _) if column == ColumnUse::Unnamed => {
                    let concern = WarningKind::NoHeader(beginning(text, LISTED).into_owned());
                    lost.push((*number, String::new(), concern));
                }
                (None, _) => {}
            }
        }
        let constants = self.constants.iter().filter(|(field, _)| self.is_wanted(field, &root)).collect::<Vec<_>>();
        for (field, values) in constants {
            for (index, value) in values.iter().enumerate() {
                let leaf = self.leaf(field.form, value, CellKind::Constant, None);
                root.insert(&field.steps, (index, &self.lists), leaf);
            }
        }
        let (mut text, mut ends) = (String::new(), Vec::new());
        root.write(&mut text, &mut ends);
        let warnings = lost.into_iter().enumerate().map(|(index, (number, pointer, concern))| {
            // Behind the text, where no value is.
            let at = text.len() + index;
            ends.push((at + 1, Some(number)));
            Warning { pointer, at, concern, suggestion: None }
        });
        let warnings = warnings.collect();
        RowRecord { row: row.number, text, ends, warnings }
    }

    /// The values of a cell, each in its place.
    fn fill(&self, root: &mut RecordNode, mapped: &MappedColumn, (text, kind): (&str, CellKind), number: u32) {
        let values: Vec<_> = match &mapped.split {
            Some(separator) => text.split(separator.as_str()).map(trimmed).collect(),
            None => vec![text],
        };
        for (index, value) in values.into_iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let pair = mapped
                .pair
                .as_ref()
                .and_then(|(separator, level)| Some((value.split_once(separator.as_str())?, level)));
            let mut insert = |field: &RecordPath, value: &str| {
                if !trimmed(value).is_empty() {
                    let leaf = self.leaf(field.form, value, kind, Some(number));
                    root.insert(&field.steps, (index, &self.lists), leaf);
                }
            };
            match pair {
                Some(((name, level), field)) => {
                    insert(&mapped.field, trimmed(name));
                    insert(field, trimmed(level));
                }
                None => insert(&mapped.field, value),
            }
        }
    }

    /// Whether a constant is stated in this row: not so within an entry of a list that columns describe, if none of them
    /// has a value.
    fn is_wanted(&self, constant: &RecordPath, root: &RecordNode) -> bool {
        let Some(entry) = constant.steps.iter().position(|step| matches!(step, Step::Entry(_))) else { return true };
        let within = constant.steps.get(..=entry).unwrap_or_default();
        !self.columns.iter().any(|column| column.field.steps.starts_with(within)) || root.has(within)
    }

    fn leaf(&self, form: ValueType, text: &str, kind: CellKind, column: Option<u32>) -> RecordNode {
        let is_number = || may_be_number(form) && serde_json::from_str::<serde_json::Number>(text).is_ok();
        let is_boolean = || may_be_boolean(form) && matches!(text, "true" | "false");
        let is_bare = match kind {
            CellKind::Text | CellKind::Number => is_number(),
            CellKind::Error | CellKind::NoValue => false,
            CellKind::Boolean => is_boolean(),
            CellKind::Constant => is_number() || is_boolean(),
        };
        let text = match form {
            ValueType::PartialDate | ValueType::DateTime => self.ordered(form, text).unwrap_or_else(|| text.to_owned()),
            // A number has no line feed behind it, which would end the line of the record.
            _ if is_bare => text.trim().to_owned(),
            _ => text.to_owned(),
        };
        RecordNode::Leaf { text, is_bare, column }
    }

    /// A date of which the map says whether the day or the month comes first.
    fn ordered(&self, form: ValueType, text: &str) -> Option<String> {
        let order = Some(self.date_order?);
        if form == ValueType::DateTime {
            let is_open = read_moment(text, None).ok()?.form == DateForm::OrderUndecided;
            return Some(read_moment(text, order).ok().filter(|_| is_open)?.moment.rfc_3339());
        }
        let is_open = read_date(text, None, AskedDate::End).ok()?.form == DateForm::OrderUndecided;
        Some(read_date(text, order, AskedDate::End).ok().filter(|_| is_open)?.days.to_string())
    }
}

/// Lists, and how many of their entries come before those of split cells.
type EntriesBefore = Vec<(String, usize)>;

/// The lists of which some entries have numbers.
fn entries_before_each(columns: &[MappedColumn], constants: &[(RecordPath, Vec<String>)]) -> EntriesBefore {
    let fields = columns.iter().map(|column| &column.field).chain(constants.iter().map(|(field, _)| field));
    let mut before = EntriesBefore::new();
    for field in fields {
        if let [Step::Key(_, list), Step::Entry(index), ..] = field.steps.as_slice() {
            match before.iter_mut().find(|(known, _)| known == list) {
                Some((_, count)) => *count = (*count).max(index + 1),
                None => before.push((list.clone(), index + 1)),
            }
        }
    }
    before
}

/// So many characters of a cell are shown at most.
const LISTED: usize = 40;

#[derive(Clone, Copy)]
enum CellKind {
    Text,
    Number,
    Boolean,
    Error,
    /// A formula of which no value was kept.
    NoValue,
    /// It stands in the map.
    Constant,
}

/// What two headers of one column have in common.
pub(super) fn key(header: &str) -> String {
    let key = normalise(header);
    if key.is_empty() { trimmed(header).to_owned() } else { key }
}

/// A value of a record that is being made.
enum RecordNode {
    Leaf {
        text: String,
        is_bare: bool,
        column: Option<u32>,
    },
    /// By the number of the field and its name, in the order of the contract.
    Object(BTreeMap<(usize, String), RecordNode>),
    List(BTreeMap<usize, RecordNode>),
}

impl RecordNode {
    /// Puts a value where the steps lead; `index` is its number among those of one cell.
    fn insert(&mut self, steps: &[Step], place: (usize, &EntriesBefore), leaf: RecordNode) {
        self.insert_within(steps, "", place, leaf);
    }

    fn insert_within(
        &mut self,
        steps: &[Step],
        list: &str,
        (index, before): (usize, &EntriesBefore),
        leaf: RecordNode,
    ) {
        let Some((step, rest)) = steps.split_first() else {
            *self = leaf;
            return;
        };
        let empty = || match rest.first() {
            Some(Step::Key(..)) | None => Self::Object(BTreeMap::new()),
            Some(Step::Entry(_) | Step::Each) => Self::List(BTreeMap::new()),
        };
        let (next, list) = match (self, step) {
            (Self::Object(members), Step::Key(number, key)) => {
                (members.entry((*number, key.clone())).or_insert_with(empty), key.as_str())
            }
            (Self::List(entries), Step::Entry(number)) => (entries.entry(*number).or_insert_with(empty), ""),
            (Self::List(entries), Step::Each) => {
                let number = index + before.iter().find(|(known, _)| known == list).map_or(0, |(_, count)| *count);
                (entries.entry(number).or_insert_with(empty), "")
            }
            // No two paths of a map meet.
            (Self::Leaf { .. } | Self::Object(_) | Self::List(_), _) => return,
        };
        next.insert_within(rest, list, (index, before), leaf);
    }

    /// Whether there is a value where the steps lead.
    fn has(&self, steps: &[Step]) -> bool {
        let Some((step, rest)) = steps.split_first() else { return true };
        let next = match (self, step) {
            (Self::Object(members), Step::Key(number, key)) => members.get(&(*number, key.clone())),
            (Self::List(entries), Step::Entry(number)) => entries.get(number),
            (Self::Leaf { .. } | Self::Object(_) | Self::List(_), _) => None,
        };
        next.is_some_and(|next| next.has(rest))
    }

    /// Writes it as JSON, and where each of its values ends.
    fn write(&self, text: &mut String, ends: &mut Vec<(usize, Option<u32>)>) {
        match self {
            Self::Leaf { text: value, is_bare, column } => {
                if *is_bare {
                    text.push_str(value);
                } else {
                    push_quoted(text, value);
                }
                ends.push((text.len(), *column));
            }
            Self::Object(members) => {
                text.push('{');
                for (index, ((_, key), value)) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    push_quoted(text, key);
                    text.push(':');
                    value.write(text, ends);
                }
                text.push('}');
            }
            Self::List(entries) => {
                text.push('[');
                for (index, value) in entries.values().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    value.write(text, ends);
                }
                text.push(']');
            }
        }
    }
}

fn push_quoted(text: &mut String, value: &str) {
    // Of a string that always succeeds.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}
