//! The rows of the tables, written into the workbook as they are made, so that no more than one of them is held: the crate
//! that makes the rest of the workbook would hold each cell, or keep them in a file.

use std::fmt::Write as _;
use std::io::{self, Cursor, Read as _, Write};

use rust_xlsxwriter::utility::column_number_to_name;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::workbook::{Cell, CellValue, SheetTable, height};
use crate::report::escape;

/// The rows of a table.
pub(super) type Rows<'r> = Box<dyn Iterator<Item = Vec<Cell<'r>>> + 'r>;

/// Writes the workbook with its rows.
///
/// # Errors
/// Where writing fails, or where the frame is not as it was meant.
pub(super) fn write(header: &[u8], tables: &mut [(SheetTable, Rows<'_>)], out: &mut dyn Write) -> io::Result<()> {
    let mut sink = ArchiveSink { out, failed: None };
    let done = copy(header, tables, &mut sink);
    sink.failed.map_or(done, Err)
}

/// Keeps the error of writing. The archive would tell of it on standard error, and not that it is what was asked for.
struct ArchiveSink<'o> {
    out: &'o mut dyn Write,
    failed: Option<io::Error>,
}

impl Write for ArchiveSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            self.failed = self.out.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Copies part after part, and the rows where they belong.
fn copy(header: &[u8], tables: &mut [(SheetTable, Rows<'_>)], sink: &mut ArchiveSink<'_>) -> io::Result<()> {
    let mut read = ZipArchive::new(Cursor::new(header))?;
    let mut zip = ZipWriter::new_stream(sink);
    // More than this level takes longer, and saves next to nothing. No part may have more than 4 GB: not every spreadsheet
    // reads an archive that is laid out for more.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(3))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    for place in 0..read.len() {
        let (mut name, mut xml) = (String::new(), String::new());
        let mut part = read.by_index(place)?;
        name.push_str(&part.name()?);
        part.read_to_string(&mut xml)?;
        zip.start_file(&name, options)?;
        let number = name.strip_prefix("xl/worksheets/sheet").and_then(|name| name.strip_suffix(".xml"));
        match number.and_then(|number| number.parse().ok()).and_then(|number| table_of(tables, number)) {
            Some((table, rows, number)) => fill(&xml, table, number, rows, &mut zip)?,
            None => zip.write_all(xml.as_bytes())?,
        }
    }
    zip.finish()?;
    Ok(())
}

/// The table that a sheet belongs to, and its number among the sheets of the table.
fn table_of<'t, 'r>(
    tables: &'t mut [(SheetTable, Rows<'r>)],
    mut number: usize,
) -> Option<(&'t SheetTable, &'t mut Rows<'r>, usize)> {
    for (table, rows) in tables {
        if number <= table.sheets() {
            return Some((table, rows, number));
        }
        number -= table.sheets();
    }
    None
}

/// A column: its letters, and the numbers of its formats.
struct ColumnFormat<'x> {
    name: String,
    width: u8,
    plain: &'x str,
    quoted: &'x str,
}

/// Writes a sheet with its rows in place of the two that show the formats.
fn fill(xml: &str, table: &SheetTable, number: usize, rows: &mut Rows<'_>, out: &mut impl Write) -> io::Result<()> {
    let unlike = || io::Error::other("the frame of a sheet is not as it was meant");
    let (before, rest) = xml.split_once("<row r=\"2\"").ok_or_else(unlike)?;
    let (samples, behind) = rest.split_once("</sheetData>").ok_or_else(unlike)?;
    let formats: Vec<_> = samples.split(" s=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let (plain, quoted) = formats.split_at_checked(table.heads.len()).ok_or_else(unlike)?;
    if plain.len() != quoted.len() {
        return Err(unlike());
    }
    let columns = (0..).zip(&table.heads).zip(plain.iter().zip(quoted));
    let columns: Vec<_> = columns
        .map(|((place, head), (plain, quoted))| ColumnFormat {
            name: column_number_to_name(place),
            width: head.width,
            plain,
            quoted,
        })
        .collect();
    let last = columns.last().map_or("A", |column| &column.name);
    let rows_here = table.rows_on(number);
    let used = |row: usize| format!("<dimension ref=\"A1:{last}{row}\"/>");
    let (begin, open) = before.split_once(&used(3)).ok_or_else(unlike)?;
    write!(out, "{begin}{}{open}", used(rows_here + 1))?;
    for (place, cells) in (2..).zip(rows.by_ref().take(rows_here)) {
        out.write_all(row(place, &columns, &cells).as_bytes())?;
    }
    out.write_all(b"</sheetData>")?;
    out.write_all(behind.as_bytes())
}

/// A row of a number.
fn row(number: u32, columns: &[ColumnFormat<'_>], cells: &[Cell<'_>]) -> String {
    let lines = columns.iter().zip(cells).map(|(column, cell)| cell.lines(column.width)).max().unwrap_or(1);
    let mut xml = format!("<row r=\"{number}\"");
    // Writing to a string does not fail.
    if lines > 1 {
        let _ = write!(xml, " ht=\"{}\" customHeight=\"1\"", height(lines));
    }
    xml.push('>');
    for (ColumnFormat { name, plain, quoted, .. }, cell) in columns.iter().zip(cells) {
        let _ = match cell.value() {
            CellValue::Nothing => Ok(()),
            CellValue::Number(value) => write!(xml, "<c r=\"{name}{number}\" s=\"{plain}\"><v>{value}</v></c>"),
            CellValue::Text(text, is_formula) => {
                let (format, text) = (if is_formula { quoted } else { plain }, escape::sheet_xml(&text));
                let begin = "t=\"inlineStr\"><is><t xml:space=\"preserve\">";
                write!(xml, "<c r=\"{name}{number}\" s=\"{format}\" {begin}{text}</t></is></c>")
            }
        };
    }
    xml.push_str("</row>");
    xml
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use rust_xlsxwriter::Worksheet;

    use super::*;
    use crate::domain::text::Lang;
    use crate::report::formats::xlsx::workbook::{ColumnHead, ColumnKind, header};

    #[test]
    fn what_does_not_fit_on_a_sheet_goes_on_on_the_next() {
        for (rows, expected) in [(0, vec![0, 0]), (3, vec![3, 0]), (4, vec![3, 1, 0]), (7, vec![3, 3, 1, 0])] {
            let head = ColumnHead::new("n", 9, ColumnKind::Number);
            let mut table = SheetTable::new("some", vec![head], 1, rows);
            table.rows_of_sheet = 3;
            let header = header(Lang::En, &[&table], Some(Worksheet::new())).unwrap();
            let cells = (0..).take(rows).map(|number| vec![Cell::number(number)]);
            let mut written = Vec::new();
            write(&header, &mut [(table, Box::new(cells))], &mut written).unwrap();
            let mut read = ZipArchive::new(Cursor::new(written)).unwrap();
            let (mut counts, mut seen) = (Vec::new(), String::new());
            for number in 1..=expected.len() {
                let mut xml = String::new();
                let name = format!("xl/worksheets/sheet{number}.xml");
                read.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
                counts.push(xml.matches("<row ").count().saturating_sub(1));
                seen.push_str(&xml);
            }
            assert_eq!(counts, expected);
            assert!((0..rows).all(|number| seen.contains(&format!("<v>{number}</v></c></row>"))), "{seen}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let table = SheetTable::new("some", vec![ColumnHead::new("n", 9, ColumnKind::Number)], 1, 0);
        let header = header(Lang::En, &[&table], Some(Worksheet::new())).unwrap();
        let failed = write(&header, &mut [(table, Box::new(std::iter::empty()))], &mut Full).unwrap_err();
        assert_eq!(failed.kind(), io::ErrorKind::StorageFull);
    }
}
