//! A file of decisions: a worklist, CSV or XLSX, that people filled in, whatever their spreadsheet made of it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::calendar::PartialDate;
use crate::domain::decision::{DECISIONS, Decision, DecisionColumn, DecisionRow, DecisionsFileError, RefusedDecision};
use crate::domain::outcome::Outcome;
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::text::trimmed;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date};
use crate::intake::tables::{InputCell, InputRow, RowReceiver, TableHeader, TableSource, read_every_sheet};

/// So many rows are looked at for the one of the headers: a title may be above it.
const HEADER_ROWS: usize = 20;

/// Reads the rows of a file with this number among the files of the run. `order` decides between two real dates.
///
/// # Errors
/// Why it cannot be read as a whole.
pub fn read(
    source: Box<dyn TableSource>,
    file: usize,
    order: Option<DateOrder>,
) -> Result<Vec<DecisionRow>, DecisionsFileError> {
    let mut reader = DecisionsReader {
        file,
        order,
        rows: Vec::new(),
        texts: HashSet::new(),
        sheet: DecisionsSheet::default(),
        lacks: None,
        is_found: false,
    };
    read_every_sheet(source, &mut reader).map_err(DecisionsFileError::Table)?;
    reader.end_sheet();
    match reader.lacks {
        // Notes that people keep on further sheets are no decisions; a worklist that lost a column is.
        Some(missing) if !reader.is_found || missing.len() + MANY_COLUMNS <= read_columns() => {
            Err(DecisionsFileError::Lacks(missing))
        }
        _ => Ok(reader.rows),
    }
}

/// A sheet with so many of the columns is a worklist.
const MANY_COLUMNS: usize = 3;

/// How many columns are read.
fn read_columns() -> usize {
    DecisionColumn::ALL.into_iter().filter(|column| column.is_read()).count()
}

/// The rows of all sheets that have the columns.
struct DecisionsReader {
    file: usize,
    order: Option<DateOrder>,
    rows: Vec<DecisionRow>,
    /// The texts that rows have in common.
    texts: HashSet<Arc<str>>,
    sheet: DecisionsSheet,
    /// Whether a sheet has the columns.
    is_found: bool,
    /// What the sheet lacks that lacks least of those without the columns.
    lacks: Option<Vec<DecisionColumn>>,
}

/// The sheet that is read.
#[derive(Default)]
struct DecisionsSheet {
    name: Option<Arc<str>>,
    /// Where the columns are, or what the rows looked at so far lack at least.
    columns: Option<Result<ColumnPlaces, Vec<DecisionColumn>>>,
    looked_at: usize,
}

impl DecisionsReader {
    fn end_sheet(&mut self) {
        match std::mem::take(&mut self.sheet).columns {
            Some(Ok(_)) => self.is_found = true,
            Some(Err(missing)) if self.lacks.as_ref().is_none_or(|least| missing.len() < least.len()) => {
                self.lacks = Some(missing);
            }
            Some(Err(_)) | None => {}
        }
    }

    /// Looks for the headers in a row.
    fn look_at(&mut self, cells: &[String]) {
        self.sheet.looked_at += 1;
        let found = ColumnPlaces::of(cells);
        let is_nearer = match (&found, &self.sheet.columns) {
            (Err(missing), Some(Err(least))) => missing.len() < least.len(),
            _ => true,
        };
        if is_nearer {
            self.sheet.columns = Some(found);
        }
    }
}

impl RowReceiver for DecisionsReader {
    fn header(&mut self, header: TableHeader, _: Vec<TableNote>) -> Result<(), TableError> {
        self.end_sheet();
        self.sheet.name = header.sheet.map(Arc::from);
        self.look_at(&header.columns);
        Ok(())
    }

    fn row(&mut self, InputRow { number, cells }: InputRow) -> bool {
        let width = cells.last().map_or(0, |(column, _)| *column as usize + 1).min(MAX_COLUMNS);
        let (mut texts, mut errors) = (vec![String::new(); width], Vec::new());
        for (column, cell) in cells {
            if matches!(cell, InputCell::Error(_) | InputCell::NoValue) {
                errors.push(column as usize);
            }
            if let Some(place) = texts.get_mut(column as usize) {
                *place = cell_text(cell);
            }
        }
        match &self.sheet.columns {
            Some(Ok(columns)) => {
                let row = columns.read(self.file, self.sheet.name.as_ref(), (number, texts, &errors), self.order);
                if let Some(mut row) = row {
                    share(&mut row, &mut self.texts);
                    self.rows.push(row);
                }
            }
            Some(Err(_)) | None => self.look_at(&texts),
        }
        matches!(self.sheet.columns, Some(Ok(_))) || self.sheet.looked_at < HEADER_ROWS
    }
}

/// Keeps each text that many rows have once, among those that are known so far.
fn share(row: &mut DecisionRow, texts: &mut HashSet<Arc<str>>) {
    let mut shared = |text: &mut Arc<str>| match texts.get(&**text) {
        Some(known) => *text = Arc::clone(known),
        None => _ = texts.insert(Arc::clone(text)),
    };
    shared(&mut row.criterion);
    shared(&mut row.rules);
    if let Some(Ok(decision)) = &mut row.decided {
        shared(&mut decision.by);
        shared(&mut decision.reason);
    }
}

/// What is far to the right is none of our columns.
const MAX_COLUMNS: usize = 200;

/// A cell as text; of a day and a time the day.
fn cell_text(cell: InputCell) -> String {
    match cell {
        InputCell::Date(text) => text.split_once('T').map_or(text.clone(), |(day, _)| day.to_owned()),
        // Somebody meant to state something, so the cell is not empty.
        InputCell::NoValue => "=".to_owned(),
        cell => cell.into_text(),
    }
}

/// The column that a head names.
fn column(head: &str) -> Option<DecisionColumn> {
    DecisionColumn::ALL.into_iter().find(|column| trimmed(head).eq_ignore_ascii_case(column.name()))
}

/// Where each column is.
struct ColumnPlaces([Option<usize>; DecisionColumn::ALL.len()]);

impl ColumnPlaces {
    /// Those of a row of headers, or the columns that it lacks.
    fn of(head: &[String]) -> Result<Self, Vec<DecisionColumn>> {
        let places = DecisionColumn::ALL.map(|known| head.iter().position(|cell| column(cell) == Some(known)));
        let columns = DecisionColumn::ALL.into_iter().zip(places);
        let lacks = columns.filter(|(column, place)| column.is_read() && place.is_none()).map(|(column, _)| column);
        let lacks: Vec<_> = lacks.collect();
        if lacks.is_empty() { Ok(Self(places)) } else { Err(lacks) }
    }

    /// A row; nothing of one that is empty.
    fn read(
        &self,
        file: usize,
        sheet: Option<&Arc<str>>,
        (row, cells, errors): (u64, Vec<String>, &[usize]),
        order: Option<DateOrder>,
    ) -> Option<DecisionRow> {
        if cells.iter().all(|cell| trimmed(cell).is_empty()) {
            return None;
        }
        let place = |column: DecisionColumn| {
            DecisionColumn::ALL.iter().zip(self.0).find(|(known, _)| **known == column).and_then(|(_, place)| place)
        };
        let cell = |column| place(column).and_then(|place| cells.get(place));
        let of = |column: DecisionColumn| cell(column).map_or("", |cell| trimmed(cell));
        // An error of the spreadsheet is nobody's name and no reason.
        let is_error = |column| place(column).is_some_and(|place| errors.contains(&place));
        Some(DecisionRow {
            file,
            sheet: sheet.cloned(),
            row,
            id: of(DecisionColumn::Id).into(),
            sha256: of(DecisionColumn::Sha256).to_ascii_lowercase().into(),
            rules: of(DecisionColumn::Rules).to_ascii_lowercase().into(),
            criterion: of(DecisionColumn::Criterion).into(),
            decided: (!of(DecisionColumn::Outcome).is_empty()).then(|| {
                let given =
                    |column| Some(of(column)).filter(|text| !text.is_empty()).ok_or(RefusedDecision::Missing(column));
                let said =
                    |column| if is_error(column) { Err(RefusedDecision::Missing(column)) } else { given(column) };
                Ok(Decision {
                    outcome: outcome(of(DecisionColumn::Outcome))?,
                    by: said(DecisionColumn::By)?.into(),
                    on: given(DecisionColumn::On).and_then(|on| day(on, order))?,
                    reason: said(DecisionColumn::Reason)?.into(),
                })
            }),
        })
    }
}

fn outcome(word: &str) -> Result<Outcome, RefusedDecision> {
    let found = DECISIONS.into_iter().find(|known| word.eq_ignore_ascii_case(known.code()));
    found.ok_or_else(|| RefusedDecision::Outcome(word.to_owned()))
}

/// A day of the calendar, in whatever way it is written.
fn day(text: &str, order: Option<DateOrder>) -> Result<chrono::NaiveDate, RefusedDecision> {
    let read = read_date(text, order, AskedDate::Date).map_err(|_| RefusedDecision::NoDay(text.to_owned()))?;
    match read.form {
        DateForm::OrderUndecided => Err(RefusedDecision::TwoDays(text.to_owned())),
        DateForm::Canonical | DateForm::Other => {
            let day = Some(read.days).filter(|days| days.is_exact()).map(PartialDate::first);
            day.ok_or_else(|| RefusedDecision::NoDay(text.to_owned()))
        }
    }
}
