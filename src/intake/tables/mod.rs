//! Tables: a CSV file or a workbook as rows, and each row as a record, by a map that says which column fills which field.
//!
//! [`read_csv`](csv_rows::read_csv) and [`read_workbook`](workbook_rows::read_workbook) give rows to a [`RowReceiver`], one
//! after the other; [`RowMapper`] makes of a row the JSON text of a record, which the reader of applicant files then reads.
//! So dates, languages and words are those of applicant files, and every problem of a value has its row and column.

use std::io::{Read, Seek};

use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::table_place::RowPlace;
use crate::intake::document::{Record, read_line, too_large};
use crate::intake::json_reader::ReadOptions;

pub mod csv_rows;
mod hidden_rows;
pub mod proposed_map;
mod record_path;
mod row_record;
mod table_map;
pub mod workbook_rows;
mod workbook_size;

pub use row_record::{RowMapper, RowRecord};
pub use table_map::TableMap;

/// What a table is read from: a file, or what was read of standard input.
pub trait TableSource: Read + Seek + Send {}
impl<T: Read + Seek + Send> TableSource for T {}

/// What kind of table a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Cells separated by commas, semicolons or tabs.
    Csv,
    /// XLSX.
    Workbook,
}

/// The headers of a table, and where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableHeader {
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The name of each column, no two of them the same; "" where there is none.
    pub columns: Vec<String>,
}

/// A row that has a cell which is not blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputRow {
    /// Its number in the sheet, or of the line in which it begins; from 1.
    pub number: u64,
    /// The cells that are not blank, each with the number of its column, from 0.
    pub cells: Vec<(u32, InputCell)>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputCell {
    Text(String),
    Number(String),
    /// `true` or `false`.
    Boolean(String),
    /// A date `YYYY-MM-DD`, with the time behind `T` where it has one.
    Date(String),
    /// An error such as `#REF!`, and no value.
    Error(String),
    /// A formula of which no value was kept.
    NoValue,
}

impl InputCell {
    /// What is read in it; "" of a formula of which no value was kept.
    #[must_use]
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Boolean(text) | Self::Date(text) | Self::Error(text) => text,
            Self::NoValue => String::new(),
        }
    }
}

/// What takes the rows of a table.
pub trait RowReceiver {
    /// Takes the headers, before any row.
    ///
    /// # Errors
    /// Why no row is to be read.
    fn header(&mut self, header: TableHeader, notes: Vec<TableNote>) -> Result<(), TableError>;

    /// Takes a row; false: no further one is wanted.
    fn row(&mut self, row: InputRow) -> bool;
}

/// Reads a table, as far as its rows are wanted. What begins as a workbook is one, whatever it is named.
///
/// # Errors
/// Why it cannot be read, or read on.
pub fn read_table(
    mut source: Box<dyn TableSource>,
    format: TableFormat,
    map: &TableMap,
    receiver: &mut dyn RowReceiver,
) -> Result<(), TableError> {
    let (found, is_old) = found_format(&mut *source)?;
    match found.unwrap_or(format) {
        TableFormat::Csv => csv_rows::read_csv(source, map.header_row, false, receiver),
        TableFormat::Workbook => {
            workbook_rows::read_workbook((source, is_old), map.sheet.as_deref(), map.header_row, receiver)
        }
    }
}

/// Reads a table in text, or every sheet of a workbook one after the other, as far as the rows of each are wanted. Which it
/// is, is found by how it begins.
///
/// # Errors
/// Why it cannot be read, or read on.
pub fn read_every_sheet(mut source: Box<dyn TableSource>, receiver: &mut dyn RowReceiver) -> Result<(), TableError> {
    match found_format(&mut *source)? {
        (Some(TableFormat::Workbook), is_old) => workbook_rows::read_every_sheet((source, is_old), receiver),
        (Some(TableFormat::Csv) | None, _) => csv_rows::read_csv(source, None, true, receiver),
    }
}

/// A workbook, if it begins as one, and whether it is in the format of before 2007 or of one with a password.
fn found_format(source: &mut dyn TableSource) -> Result<(Option<TableFormat>, bool), TableError> {
    let mut beginning = Vec::new();
    let read = (&mut *source).take(OLD_OFFICE.len() as u64).read_to_end(&mut beginning).and_then(|_| source.rewind());
    read.map_err(|error| unreadable(&error))?;
    if beginning.is_empty() {
        return Err(TableError::Empty);
    }
    let is_old = beginning == OLD_OFFICE;
    let is_workbook = is_old || beginning.starts_with(b"PK\x03\x04");
    Ok((is_workbook.then_some(TableFormat::Workbook), is_old))
}

/// How a file in Microsoft's compound format begins: a workbook before 2007, or one that a password protects.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn unreadable(error: &std::io::Error) -> TableError {
    TableError::Unreadable(error.kind(), error.to_string())
}

/// Reads the record of a row, the one of this number in its table; one of more than `most` bytes is not read.
#[must_use]
pub fn read_row<'a>(
    row: &'a RowRecord,
    header: &'a TableHeader,
    number: u64,
    most: usize,
    options: ReadOptions,
) -> Record<'a> {
    let place = RowPlace { sheet: header.sheet.as_deref(), columns: &header.columns, row: row.row, ends: &row.ends };
    if row.text.len() > most {
        return too_large(most, number, true, place.position(0)).in_table(place);
    }
    let mut record = read_line(row.text.as_bytes(), number, row.row, options).in_table(place);
    record.intake.warnings.extend(row.warnings.iter().cloned());
    record.intake.warnings.sort_by(|one, other| one.order().cmp(&other.order()));
    record
}

/// The name of each column by the cells of the row of headers; blank ones within a merge that begins elsewhere have the
/// header of that, and a header that is there already has a number behind it.
fn column_names(cells: Vec<(u32, String)>, merged: &[(u32, u32)]) -> Vec<String> {
    let width = cells.iter().map(|(column, _)| *column).chain(merged.iter().map(|(_, last)| *last)).max();
    let mut texts = vec![String::new(); width.map_or(0, |last| last as usize + 1)];
    for (column, text) in cells {
        if let Some(place) = texts.get_mut(column as usize) {
            place.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    for (first, last) in merged {
        let text = texts.get(*first as usize).cloned().unwrap_or_default();
        for place in texts.iter_mut().take(*last as usize + 1).skip(*first as usize + 1) {
            if place.is_empty() {
                place.clone_from(&text);
            }
        }
    }
    let mut taken = std::collections::HashSet::new();
    for text in texts.iter_mut().filter(|text| !text.is_empty()) {
        let names = std::iter::once(text.clone()).chain((2..).map(|number: u64| format!("{text} {number}")));
        if let Some(name) = names.into_iter().find(|name| taken.insert(row_record::key(name))) {
            *text = name;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use proptest::prelude::*;

    use super::*;

    /// Takes whatever comes, and makes records of it.
    #[derive(Default)]
    struct Taker(Option<RowMapper>, usize);

    impl RowReceiver for Taker {
        fn header(&mut self, header: TableHeader, _: Vec<TableNote>) -> Result<(), TableError> {
            let columns = header.columns.first().map(|header| format!("{header:?} = \"id\"")).unwrap_or_default();
            let map = TableMap::read(&format!("[columns]\n{columns}")).unwrap_or_default();
            self.0 = RowMapper::new(&map, &header).ok().map(|(mapper, _)| mapper);
            Ok(())
        }

        fn row(&mut self, row: InputRow) -> bool {
            if let Some(mapper) = &self.0 {
                let text = mapper.record(&row).text;
                self.1 += 1;
                assert!(!text.contains('\n') && serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
            }
            true
        }
    }

    /// Whether all of it could be read, and how many rows were; whatever it holds, reading it ends.
    fn read(bytes: Vec<u8>, format: TableFormat) -> (bool, usize) {
        let mut taker = Taker::default();
        let done = read_table(Box::new(Cursor::new(bytes)), format, &TableMap::default(), &mut taker);
        (done.is_ok(), taker.1)
    }

    /// A workbook whose parts are those given.
    fn workbook(sheet: &[u8]) -> Option<Vec<u8>> {
        const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
        const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
        const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
        const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let parts: [(&str, &[u8]); 5] = [
            ("_rels/.rels", ROOT.as_bytes()),
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet),
        ];
        for (name, bytes) in parts {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
            zip.write_all(bytes).ok()?;
        }
        Some(zip.finish().ok()?.into_inner())
    }

    const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="str"><v>Born</v></c></row><row r="2" hidden="1"><c r="A2"><v>7</v></c><c r="B2" t="e"><v>#REF!</v></c><c r="C2"><f>A2</f></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="d"><v>2003-01-01T00:00:00</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells></worksheet>"#;

    #[test]
    fn the_sheet_that_is_damaged_below_is_one_of_two_rows() {
        assert_eq!(read(workbook(SHEET.as_bytes()).unwrap_or_default(), TableFormat::Workbook), (true, 2));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[ab;,\"\r\n\t\u{e9}]{0,80}") {
            read(bytes.clone(), TableFormat::Csv);
            read(bytes, TableFormat::Workbook);
            read(text.into_bytes(), TableFormat::Csv);
        }

        #[test]
        fn a_sheet_that_was_damaged_is_read_to_an_end(
            changes in prop::collection::vec((0..SHEET.len(), "[<>/\"=#A-Z0-9 a-z]"), 0..6),
            cut in 0..SHEET.len() * 2,
        ) {
            let mut sheet = SHEET.as_bytes().to_vec();
            for (at, letter) in changes {
                sheet.splice(at..=at, letter.into_bytes());
            }
            sheet.truncate(cut.max(100));
            read(workbook(&sheet).unwrap_or_default(), TableFormat::Workbook);
        }
    }

    #[test]
    fn headers_are_told_apart() {
        let names = |texts: &[&str], merged: &[(u32, u32)]| {
            let cells = (0..).zip(texts).map(|(column, text)| (column, (*text).to_owned()));
            column_names(cells.collect(), merged)
        };
        assert_eq!(names(&["Degree", " Degree\n", "degree"], &[]), ["Degree", "Degree 2", "degree 3"]);
        assert_eq!(
            names(&["Name", "Languages", "", ""], &[(1, 3)]),
            ["Name", "Languages", "Languages 2", "Languages 3"]
        );
        assert_eq!(names(&["A", "", "B"], &[]), ["A", "", "B"]);
        assert_eq!(names(&["Id", "Id 2", "Id"], &[]), ["Id", "Id 2", "Id 3"]);
    }
}
