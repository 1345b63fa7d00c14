//! A map proposed from the headers of a table and its first rows.

use std::sync::LazyLock;

use super::record_path::{RecordPath, Step};
use super::row_record::key;
use super::{InputCell, InputRow, RowReceiver, TableHeader};
use crate::domain::names::{NameMap, normalise, normalise_field};
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::value_type::ValueType;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date, read_moment};
use crate::intake::json_reader::field_of_other_name;

/// The headers of a table and its first rows.
#[derive(Clone, Debug, Default)]
pub struct TableSample {
    pub header: TableHeader,
    pub notes: Vec<TableNote>,
    rows: Vec<InputRow>,
}

/// So many rows are looked at.
const SAMPLE: usize = 200;
/// So many of them may be the row of the headers.
const TITLES: usize = 10;

impl RowReceiver for TableSample {
    fn header(&mut self, header: TableHeader, notes: Vec<TableNote>) -> Result<(), TableError> {
        (self.header, self.notes) = (header, notes);
        Ok(())
    }

    fn row(&mut self, row: InputRow) -> bool {
        self.rows.push(row);
        self.rows.len() < SAMPLE
    }
}

/// A map as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedMap {
    /// What becomes of each column that has a header.
    pub columns: Vec<(String, ColumnProposal)>,
    /// What comes first in dates such as 05/06/2003, if there are any.
    pub date_order: DateOrderProposal,
    /// The lists of which the table may show only a part.
    pub lists: Vec<String>,
}

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnProposal {
    /// It fills a field; what is between its values, and between name and level in each.
    Field { field: String, split: Option<&'static str>, pair: Option<&'static str> },
    /// It is a part of the name, and the record has one field for the whole.
    PartOfName,
    /// Another column, the one of this header, fills the field.
    SameField { field: String, other: String },
    /// Nobody knows.
    Unknown,
}

/// What is known of the order of the dates of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrderProposal {
    /// No date depends on it.
    Idle,
    /// Some dates depend on it, and others show which it is.
    Shown(DateOrder),
    /// Some dates depend on it, and nothing shows which it is.
    Open,
}

impl TableSample {
    /// The number of a later row that looks more like the headers, if there is one: titles may stand above these.
    #[must_use]
    pub fn later_header(&self) -> Option<u64> {
        let known = self.header.columns.iter().filter(|header| is_known(header)).count();
        let rows = self.rows.iter().take(TITLES).map(|row| {
            let texts = row.cells.iter().filter(|(_, cell)| matches!(cell, InputCell::Text(text) if is_known(text)));
            (texts.count(), row.number)
        });
        let best = rows.rev().max_by_key(|(count, _)| *count)?;
        (best.0 > known && best.0 > 1).then_some(best.1)
    }

    /// The map that is proposed.
    #[must_use]
    pub fn propose(&self) -> ProposedMap {
        let headers: Vec<_> = self.header.columns.iter().enumerate().filter(|(_, header)| !header.is_empty()).collect();
        let found: Vec<_> = headers.iter().map(|(_, header)| field_of(header)).collect();
        let has_part = |part: &str| {
            let others = headers.iter().zip(&found);
            others
                .filter(|((_, header), found)| **found == Some(PART_OF_NAME.to_owned()) && key(header) != part)
                .count()
                > 0
        };
        let has_name = found.iter().flatten().any(|field| field == "name");
        // A list of which some entries have columns of their own has none for all.
        let is_numbered = |list: &str| found.iter().flatten().any(|field| field.starts_with(&format!("{list}[")));
        let mut columns: Vec<(String, ColumnProposal)> = Vec::new();
        for ((number, header), found) in headers.iter().zip(&found) {
            let field = match found {
                None => None,
                Some(field) if field == PART_OF_NAME => {
                    // `Nom` alone is the whole name.
                    let is_whole = key(header) == "nom" && !has_part("nom") && !has_name;
                    if !is_whole {
                        columns.push(((*header).clone(), ColumnProposal::PartOfName));
                        continue;
                    }
                    Some("name".to_owned())
                }
                Some(list) if LISTS.contains(&list.as_str()) && is_numbered(list) => Some(format!("{list}[0]")),
                Some(field) => Some(field.clone()),
            };
            let proposal = match field.map(|field| (RecordPath::read(&whole(&field)), field)) {
                Some((Ok(path), field)) => match filled_by(&columns, &path) {
                    Some(other) => ColumnProposal::SameField { field, other },
                    None => self.column(*number, &field),
                },
                _ => ColumnProposal::Unknown,
            };
            columns.push(((*header).clone(), proposal));
        }
        let lists = lists(&columns);
        ProposedMap { date_order: self.date_order(&columns), lists, columns }
    }

    /// A column that fills a field, split as its first cells show.
    fn column(&self, number: usize, field: &str) -> ColumnProposal {
        let texts = || self.texts(number);
        let has = |part: &str| texts().any(|text| text.contains(part));
        if !LISTS.contains(&field) {
            return ColumnProposal::Field { field: whole(field), split: None, pair: None };
        }
        let splits: &[&'static str] =
            if field == "nationalities" { &[";", "\n", "|", "/", ","] } else { &[";", "\n", "|", ","] };
        let split = splits.iter().copied().find(|split| has(split));
        let pair = [":", " - ", " – "].into_iter().find(|pair| has(pair)).filter(|_| PAIRED.contains(&field));
        ColumnProposal::Field { field: format!("{field}[]"), split, pair }
    }

    /// The texts of a column in the first rows.
    fn texts(&self, number: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter(move |(column, _)| *column as usize == number).filter_map(|(_, cell)| match cell {
            InputCell::Text(text) => Some(text.as_str()),
            InputCell::Number(_)
            | InputCell::Boolean(_)
            | InputCell::Date(_)
            | InputCell::Error(_)
            | InputCell::NoValue => None,
        })
    }

    fn date_order(&self, columns: &[(String, ColumnProposal)]) -> DateOrderProposal {
        let (mut is_open, mut day_first, mut month_first) = (false, false, false);
        for (header, proposal) in columns {
            let ColumnProposal::Field { field, .. } = proposal else { continue };
            let form = RecordPath::read(field).map(|path| path.form);
            let number = self.header.columns.iter().position(|known| known == header);
            let (Ok(form @ (ValueType::PartialDate | ValueType::DateTime)), Some(number)) = (form, number) else {
                continue;
            };
            for text in self.texts(number) {
                let read = match form {
                    ValueType::DateTime => read_moment(text, None).map(|read| read.form),
                    _ => read_date(text, None, AskedDate::End).map(|read| read.form),
                };
                is_open |= read == Ok(DateForm::OrderUndecided);
                let mut numbers = text.split(['/', '.', '-']).map(|part| part.trim().parse::<u16>());
                if let (Ok(DateForm::Other), Some(Ok(first)), Some(Ok(second))) = (read, numbers.next(), numbers.next())
                {
                    day_first |= (13..=31).contains(&first) && second <= 12;
                    month_first |= first <= 12 && (13..=31).contains(&second);
                }
            }
        }
        match (is_open, day_first, month_first) {
            (false, ..) => DateOrderProposal::Idle,
            (true, true, false) => DateOrderProposal::Shown(DateOrder::DayFirst),
            (true, false, true) => DateOrderProposal::Shown(DateOrder::MonthFirst),
            (true, ..) => DateOrderProposal::Open,
        }
    }
}

/// Lists of which a cell may hold several entries.
const LISTS: [&str; 4] = ["nationalities", "languages", "it_skills", "driving_licences"];
/// Those of them whose entries have a name and a level.
const PAIRED: [&str; 2] = ["languages", "it_skills"];
/// What stands for a field where a header names a part of the name.
const PART_OF_NAME: &str = "part_of_name";

/// A path with all that it takes: an entry of a list is its first field.
fn whole(field: &str) -> String {
    match field.strip_suffix(']').map(|_| RecordPath::read(&field.replace(|letter: char| letter.is_ascii_digit(), "")))
    {
        Some(Ok(path)) => match path.steps.as_slice() {
            [Step::Key(..), Step::Each, Step::Key(_, first)] => format!("{field}.{first}"),
            _ => field.to_owned(),
        },
        _ => field.to_owned(),
    }
}

/// The header of the column that fills a field, or a part of it, already.
fn filled_by(columns: &[(String, ColumnProposal)], path: &RecordPath) -> Option<String> {
    let fills = |proposal: &ColumnProposal| match proposal {
        ColumnProposal::Field { field, .. } => RecordPath::read(field).is_ok_and(|other| other.meets(path)),
        ColumnProposal::PartOfName | ColumnProposal::SameField { .. } | ColumnProposal::Unknown => false,
    };
    columns.iter().find(|(_, proposal)| fills(proposal)).map(|(header, _)| header.clone())
}

/// The lists of which single entries are filled.
fn lists(columns: &[(String, ColumnProposal)]) -> Vec<String> {
    let mut lists = Vec::new();
    for (_, proposal) in columns {
        if let ColumnProposal::Field { field, .. } = proposal
            && let Some((list, _)) = field.split_once('[')
            && !LISTS.contains(&list)
            && !lists.iter().any(|known| known == list)
        {
            lists.push(list.to_owned());
        }
    }
    lists
}

/// Whether a text is a header that is known.
fn is_known(text: &str) -> bool {
    field_of(text).is_some()
}

/// The field that a header names: as fields are called, or by another word for it; of a header with a number behind it, the
/// entry of that number.
fn field_of(header: &str) -> Option<String> {
    if let Some(field) = named(header) {
        return Some(field);
    }
    let header = header.trim_end_matches(['#', ')', ' ']);
    let base = header.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number: usize = header.strip_prefix(base)?.parse().ok()?;
    let (field, index) = (named(base.trim_end_matches(['(', '#', ' ']))?, number.checked_sub(1)?);
    if LISTS.contains(&field.as_str()) {
        return Some(format!("{field}[{index}]"));
    }
    field.contains("[0]").then(|| field.replace("[0]", &format!("[{index}]")))
}

/// The same of a header without a number.
fn named(header: &str) -> Option<String> {
    static WORDS: LazyLock<NameMap<&str>> = LazyLock::new(|| {
        let lines = include_str!("header_words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        lines.filter_map(|line| line.split_once('\t')).map(|(field, word)| (normalise(word), field)).collect()
    });
    if let Some(field) = WORDS.get(normalise(header).as_str()) {
        return Some((*field).to_owned());
    }
    let name = normalise_field(header);
    let field = field_of_other_name(&name).map_or_else(|| name.replace(' ', "_"), str::to_owned);
    let is_list = LISTS.contains(&field.as_str());
    let is_one_value = || RecordPath::read(&field).is_ok_and(|path| matches!(path.steps.as_slice(), [Step::Key(..)]));
    (is_list || is_one_value()).then_some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_to_a_field() {
        let lines = include_str!("header_words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        let mut seen = std::collections::HashMap::new();
        for line in lines {
            let (field, word) = line.split_once('\t').unwrap_or_default();
            assert!(
                field == PART_OF_NAME || LISTS.contains(&field) || RecordPath::read(&whole(field)).is_ok(),
                "{line}"
            );
            assert_eq!(seen.insert(normalise(word), field), None, "{line}");
        }
        assert!(seen.len() > 250);
    }

    #[test]
    fn a_number_behind_a_header_is_that_of_an_entry() {
        let field = |header: &str| field_of(header);
        assert_eq!(field("Degree 2").as_deref(), Some("education[1].level"));
        assert_eq!(field("University (3)").as_deref(), Some("education[2].institution"));
        assert_eq!(field("Nationality 2").as_deref(), Some("nationalities[1]"));
        assert_eq!(field("dateOfBirth").as_deref(), Some("date_of_birth"));
        assert_eq!(field("Name 2"), None);
        assert_eq!(field("Degree 0"), None);
        assert_eq!(field("Shoe size"), None);
        assert_eq!(field("2"), None);
        assert_eq!(whole("languages[1]"), "languages[1].language");
        assert_eq!(whole("nationalities[1]"), "nationalities[1]");
    }
}
