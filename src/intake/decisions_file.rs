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
    };
    read_every_sheet(source, &mut reader).map_err(DecisionsFileError::Table)?;
    reader.end_sheet();
    match reader.lacks {
        Some(missing) if reader.rows.is_empty() => Err(DecisionsFileError::Lacks(missing)),
        _ => Ok(reader.rows),
    }
}

/// The rows of all sheets that have the columns. Notes that people keep on further sheets are no decisions.
struct DecisionsReader {
    file: usize,
    order: Option<DateOrder>,
    rows: Vec<DecisionRow>,
    /// The texts that rows have in common.
    texts: HashSet<Arc<str>>,
    sheet: DecisionsSheet,
    /// What the first sheet without the columns lacks.
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
        if let Some(Err(missing)) = std::mem::take(&mut self.sheet).columns {
            self.lacks.get_or_insert(missing);
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
        let mut texts = vec![String::new(); width];
        for (column, cell) in cells {
            if let Some(place) = texts.get_mut(column as usize) {
                *place = cell_text(cell);
            }
        }
        match &self.sheet.columns {
            Some(Ok(columns)) => {
                let row = columns.read(self.file, self.sheet.name.as_ref(), (number, texts), self.order);
                self.rows.extend(row.map(|mut row| {
                    row.share(&mut self.texts);
                    row
                }));
            }
            Some(Err(_)) | None => self.look_at(&texts),
        }
        matches!(self.sheet.columns, Some(Ok(_))) || self.sheet.looked_at < HEADER_ROWS
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
        (row, cells): (u64, Vec<String>),
        order: Option<DateOrder>,
    ) -> Option<DecisionRow> {
        if cells.iter().all(|cell| trimmed(cell).is_empty()) {
            return None;
        }
        let of = |column: DecisionColumn| {
            let place = DecisionColumn::ALL.iter().zip(self.0).find(|(known, _)| **known == column);
            let cell = place.and_then(|(_, place)| cells.get(place?));
            cell.map_or("", |cell| trimmed(cell))
        };
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
                Ok(Decision {
                    outcome: outcome(of(DecisionColumn::Outcome))?,
                    by: given(DecisionColumn::By)?.into(),
                    on: given(DecisionColumn::On).and_then(|on| day(on, order))?,
                    reason: given(DecisionColumn::Reason)?.into(),
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
