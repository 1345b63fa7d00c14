//! A workbook: one of its sheets as rows.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use calamine::{DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::hidden_rows::hidden_rows;
use super::{InputCell, InputRow, RowReceiver, TableHeader, TableSource, column_names, unreadable};
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::text::trimmed;
use crate::intake::tables::workbook_size::{LIMITS, check_size};

type Workbook = Xlsx<BufReader<Shared>>;

/// A source that two readers read, one after the other.
#[derive(Clone)]
struct Shared(Arc<Mutex<Box<dyn TableSource>>>);

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read(buffer)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).seek(to)
    }
}

/// Reads a sheet of a workbook, which may be in the format of before 2007: the one of this name, or the first with rows.
/// The headers are in the row of this number, from 1.
///
/// # Errors
/// Why it cannot be read, or read on.
pub fn read_workbook(
    (source, is_old): (Box<dyn TableSource>, bool),
    sheet: Option<&str>,
    header_row: Option<u64>,
    receiver: &mut dyn RowReceiver,
) -> Result<(), TableError> {
    let source = Shared(Arc::new(Mutex::new(source)));
    let mut book = open(source.clone(), is_old)?;
    let name = chosen(&mut book, sheet)?;
    let mut notes = notes(&book, &name);
    if let Some(number) = book.sheets_metadata().iter().position(|sheet| sheet.name == name) {
        let hidden = hidden_rows(BufReader::new(source), number);
        notes.extend(hidden.map(|(count, first)| TableNote::HiddenRows(count, first)));
    }
    let merged = book.merge_cells_by_sheet_name(&name).map_err(failed)?;
    read_sheet(&mut book, &name, (header_row, &merged), notes, receiver)
}

/// Reads every sheet that holds anything, one after the other. The headers are in its first row that does.
///
/// # Errors
/// Why the workbook cannot be read, or read on.
pub fn read_every_sheet(
    (source, is_old): (Box<dyn TableSource>, bool),
    receiver: &mut dyn RowReceiver,
) -> Result<(), TableError> {
    let mut book = open(Shared(Arc::new(Mutex::new(source))), is_old)?;
    let mut is_empty = true;
    for name in sheet_names(&book) {
        if let Some(row) = first_row(&mut book, &name)? {
            is_empty = false;
            read_sheet(&mut book, &name, (Some(row), &[]), Vec::new(), receiver)?;
        }
    }
    if is_empty { Err(TableError::Empty) } else { Ok(()) }
}

fn open(source: Shared, is_old: bool) -> Result<Workbook, TableError> {
    check_size(BufReader::new(source.clone()), LIMITS)?;
    match Xlsx::new(BufReader::new(source)) {
        Ok(book) => Ok(book),
        Err(XlsxError::Password) => Err(TableError::Encrypted),
        Err(_) if is_old => Err(TableError::OldWorkbook),
        Err(error) => Err(failed(error)),
    }
}

/// The names of the sheets that have cells.
fn sheet_names(book: &Workbook) -> Vec<String> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.clone()).collect()
}

/// The sheet that is read.
fn chosen(book: &mut Workbook, wanted: Option<&str>) -> Result<String, TableError> {
    let names = sheet_names(book);
    if let Some(wanted) = wanted {
        return match names.iter().find(|name| *name == wanted) {
            Some(name) => Ok(name.clone()),
            None => Err(TableError::NoSheet(wanted.to_owned(), names)),
        };
    }
    for name in names {
        if first_row(book, &name)?.is_some() {
            return Ok(name);
        }
    }
    Err(TableError::Empty)
}

/// The number of the first row with a cell that is not blank.
fn first_row(book: &mut Workbook, name: &str) -> Result<Option<u64>, TableError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(failed)?;
    while let Some(found) = cells.next_cell().map_err(failed)? {
        if !is_blank(found.get_value()) {
            return Ok(Some(u64::from(found.get_position().0) + 1));
        }
    }
    Ok(None)
}

fn is_blank(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => trimmed(text).is_empty(),
        DataRef::SharedString(text) => trimmed(text).is_empty(),
        _ => false,
    }
}

/// What is odd about the sheet that is read.
fn notes(book: &Workbook, name: &str) -> Vec<TableNote> {
    let sheets = book.sheets_metadata();
    let others: Vec<_> = sheets.iter().filter(|sheet| sheet.name != name).map(|sheet| sheet.name.clone()).collect();
    let is_hidden = sheets.iter().any(|sheet| sheet.name == name && sheet.visible != SheetVisible::Visible);
    let others = (!others.is_empty()).then(|| TableNote::OtherSheets(name.to_owned(), others));
    let hidden = is_hidden.then(|| TableNote::HiddenSheet(name.to_owned()));
    others.into_iter().chain(hidden).collect()
}

fn read_sheet(
    book: &mut Workbook,
    name: &str,
    (header_row, merged): (Option<u64>, &[Dimensions]),
    notes: Vec<TableNote>,
    receiver: &mut dyn RowReceiver,
) -> Result<(), TableError> {
    let header_row = header_row.unwrap_or(1);
    let mut rows = SheetRows { row: InputRow::default(), header: Some((name, header_row, merged, notes)), first: None };
    let mut cells = book.worksheet_cells_reader(name).map_err(failed)?;
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(failed)? {
        let (row, column) = found.pos;
        let cell = cell(found.value, found.formula.is_some());
        if let Some(cell) = cell
            && !rows.cell(u64::from(row) + 1, column, cell, receiver)?
        {
            return Ok(());
        }
    }
    rows.end_row(receiver)?;
    match (rows.header, rows.first) {
        (None, _) => Ok(()),
        (Some(_), Some(first)) => Err(TableError::NoHeader(header_row, first)),
        (Some(_), None) => Err(TableError::Empty),
    }
}

/// So many columns a sheet can have: the last is XFD.
const MAX_COLUMNS: u32 = 16_384;

/// The row that is being read.
struct SheetRows<'s> {
    row: InputRow,
    /// What the headers need, until they were read.
    header: Option<(&'s str, u64, &'s [Dimensions], Vec<TableNote>)>,
    /// The first row that holds anything.
    first: Option<u64>,
}

impl SheetRows<'_> {
    /// Takes a cell; false: no further row is wanted.
    fn cell(
        &mut self,
        number: u64,
        column: u32,
        cell: InputCell,
        receiver: &mut dyn RowReceiver,
    ) -> Result<bool, TableError> {
        if column >= MAX_COLUMNS {
            return Err(TableError::TooManyColumns(u64::from(column) + 1, u64::from(MAX_COLUMNS)));
        }
        self.first.get_or_insert(number);
        if number != self.row.number {
            if !self.end_row(receiver)? {
                return Ok(false);
            }
            self.row.number = number;
        }
        self.row.cells.push((column, cell));
        Ok(true)
    }

    fn end_row(&mut self, receiver: &mut dyn RowReceiver) -> Result<bool, TableError> {
        let row = std::mem::take(&mut self.row);
        let Some((name, header_row, merged, notes)) = &mut self.header else {
            return Ok(row.cells.is_empty() || receiver.row(row));
        };
        if row.cells.is_empty() || row.number < *header_row {
            return Ok(true);
        }
        if row.number > *header_row {
            return Err(TableError::NoHeader(*header_row, self.first.unwrap_or(row.number)));
        }
        let texts = row.cells.into_iter().map(|(column, cell)| (column, cell.into_text()));
        let is_of_headers =
            |merge: &&Dimensions| (u64::from(merge.start.0)..=u64::from(merge.end.0)).contains(&(*header_row - 1));
        let merged: Vec<_> = merged
            .iter()
            .filter(is_of_headers)
            .map(|merge| (merge.start.1, merge.end.1.min(MAX_COLUMNS - 1)))
            .collect();
        let columns = column_names(texts.collect(), &merged);
        receiver.header(TableHeader { sheet: Some((*name).to_owned()), columns }, std::mem::take(notes))?;
        self.header = None;
        Ok(true)
    }
}

/// What a cell holds; nothing, if it is blank.
fn cell(value: DataRef<'_>, is_formula: bool) -> Option<InputCell> {
    if is_blank(&value) {
        let is_without_value = is_formula && value == DataRef::Empty;
        return is_without_value.then_some(InputCell::NoValue);
    }
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => InputCell::Text(text),
        DataRef::SharedString(text) => InputCell::Text(text.to_owned()),
        DataRef::Int(number) => InputCell::Number(number.to_string()),
        DataRef::Float(number) => InputCell::Number(number_text(number)),
        DataRef::Bool(is_true) => InputCell::Boolean(is_true.to_string()),
        DataRef::DateTime(date) if date.is_datetime() => {
            InputCell::Date(date_text(date.as_f64(), date.to_ymd_hms_milli()))
        }
        DataRef::DateTime(duration) => InputCell::Number(number_text(duration.as_f64())),
        DataRef::DateTimeIso(text) => {
            InputCell::Date(text.strip_suffix("T00:00:00").map_or(text.clone(), str::to_owned))
        }
        DataRef::DurationIso(text) => InputCell::Text(text),
        DataRef::Error(error) => InputCell::Error(error.to_string()),
    })
}

/// A number as people write it: a whole one without decimals.
fn number_text(number: f64) -> String {
    format!("{number}")
}

/// A date, with its time where it has one; a time of no day alone.
fn date_text(serial: f64, (year, month, day, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if serial < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date}T{time}") }
}

fn failed(error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::Encrypted,
        XlsxError::Io(error)
            if error.kind() != std::io::ErrorKind::InvalidData && error.kind() != std::io::ErrorKind::UnexpectedEof =>
        {
            unreadable(&error)
        }
        error => TableError::Broken(error.to_string()),
    }
}
