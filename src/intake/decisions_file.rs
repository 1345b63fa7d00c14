//! A file of decisions: a worklist, CSV or XLSX, that people filled in, whatever their spreadsheet made of it.

use std::borrow::Cow;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::domain::calendar::PartialDate;
use crate::domain::decision::{DECISIONS, Decision, DecisionColumn, DecisionRow, DecisionsFileError, RefusedDecision};
use crate::domain::outcome::Outcome;
use crate::domain::text::trimmed;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date};

/// Reads the rows of a file with this number among the files of the run. `order` decides between two real dates.
///
/// # Errors
/// Why it cannot be read as a whole.
pub fn read(bytes: &[u8], file: usize, order: Option<DateOrder>) -> Result<Vec<DecisionRow>, DecisionsFileError> {
    /// What a ZIP archive begins with, and a compound file, which workbooks with a password are.
    const ARCHIVE: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(COMPOUND) {
        return Err(DecisionsFileError::Locked);
    }
    let text;
    let sheets = if bytes.starts_with(ARCHIVE) {
        workbook(bytes)?
    } else {
        text = decoded(bytes);
        vec![csv_sheet(&text)]
    };
    let mut lacks = None;
    let mut rows = Vec::new();
    for Sheet { name, rows: mut each } in sheets {
        // Notes that people keep on further sheets are no decisions.
        match ColumnPlaces::of(each.next()) {
            Ok(columns) => rows.extend(each.filter_map(|row| columns.read(file, name.as_ref(), row, order))),
            Err(missing) => lacks = lacks.or(Some(missing)),
        }
    }
    match lacks {
        Some(missing) if rows.is_empty() => Err(DecisionsFileError::Lacks(missing)),
        _ => Ok(rows),
    }
}

/// A sheet with its rows, each with its number from 1 on and its cells.
struct Sheet<'b> {
    name: Option<Arc<str>>,
    rows: Box<dyn Iterator<Item = (u64, Vec<String>)> + 'b>,
}

/// The sheets of a workbook. Only cells that are there are looked at, so that empty rows cost nothing.
fn workbook(bytes: &[u8]) -> Result<Vec<Sheet<'static>>, DecisionsFileError> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => DecisionsFileError::Locked,
        error => DecisionsFileError::Broken(error.to_string()),
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut cells: Vec<(u64, Vec<String>)> = Vec::new();
        let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let (number, column) = (u64::from(row) + 1, column as usize);
            let text = cell_text(cell.get_value());
            // What is far to the right is none of our columns.
            if text.is_empty() || column >= MAX_COLUMNS {
                continue;
            }
            if cells.last().is_none_or(|(last, _)| *last != number) {
                cells.push((number, Vec::new()));
            }
            if let Some((_, row)) = cells.last_mut() {
                if row.len() <= column {
                    row.resize(column + 1, String::new());
                }
                if let Some(place) = row.get_mut(column) {
                    *place = text;
                }
            }
        }
        sheets.push(Sheet { name: Some(name.into()), rows: Box::new(cells.into_iter()) });
    }
    Ok(sheets)
}

/// So many columns of a workbook are looked at.
const MAX_COLUMNS: usize = 200;

/// A cell as text; a day as `YYYY-MM-DD`.
fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The rows of CSV, whose cells are separated by what gives the most of our columns.
fn csv_sheet(text: &str) -> Sheet<'_> {
    let best = [b',', b';', b'\t'].into_iter().map(|separator| {
        let found = reader(text, separator).records().next().and_then(Result::ok);
        let known = found.iter().flatten().filter(|cell| column(cell).is_some()).count();
        (known, separator)
    });
    // Of several that are alike the first.
    let best = best.rev().max_by_key(|(known, _)| *known).map_or(b',', |(_, separator)| separator);
    let mut number = 0;
    // What is read from memory as UTF-8 has no errors: rows may differ in their length.
    let rows = reader(text, best).into_records().map_while(Result::ok).map(move |record| {
        // Rows without a single cell are passed over by the reader, but not by those who count rows.
        let at = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        // Of CR LF, the reader leaves the second half for the next row.
        let rest = rest.strip_prefix('\n').filter(|_| before.ends_with('\r')).unwrap_or(rest);
        let blank = rest.chars().take_while(|letter| matches!(letter, '\r' | '\n')).collect::<String>();
        number += 1 + blank.replace("\r\n", "\n").chars().count() as u64;
        (number, record.iter().map(str::to_owned).collect())
    });
    Sheet { name: None, rows: Box::new(rows) }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The text of a file: by its byte order mark, else UTF-8, UTF-16 or Latin-1, which is read as Windows does.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    let encoding = match (std::str::from_utf8(bytes), bytes) {
        (_, [0, ..]) => encoding_rs::UTF_16BE,
        (_, [_, 0, ..]) => encoding_rs::UTF_16LE,
        (Ok(text), _) => return Cow::Borrowed(text),
        (Err(_), _) => encoding_rs::WINDOWS_1252,
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// The column that a head names.
fn column(head: &str) -> Option<DecisionColumn> {
    DecisionColumn::ALL.into_iter().find(|column| trimmed(head).eq_ignore_ascii_case(column.name()))
}

/// Where each column is.
struct ColumnPlaces([Option<usize>; DecisionColumn::ALL.len()]);

impl ColumnPlaces {
    /// Those of the first row, or the columns that it lacks.
    fn of(head: Option<(u64, Vec<String>)>) -> Result<Self, Vec<DecisionColumn>> {
        let (_, head) = head.unwrap_or_default();
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
