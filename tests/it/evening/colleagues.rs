//! What two colleagues make of their worklists, and how their spreadsheets write them.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use calamine::Data;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::export::{Applicant, Case};
use crate::common::workbook::Book;
use crate::decisions::COLUMNS;

/// The columns of a worklist, by their places.
pub(super) const ID: usize = 0;
pub(super) const SHA256: usize = 3;
pub(super) const CRITERION: usize = 5;
/// The first of those that a person fills in: outcome, by, on, reason.
pub(super) const OUTCOME: usize = 8;
pub(super) const REASON: usize = 11;

/// A row of a worklist.
pub(super) type Row = Vec<String>;

/// The rows of a worklist that is a workbook, without its head.
pub(super) fn read(path: &Path) -> Vec<Row> {
    let shown = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let book = Book::of(fs::read(path).unwrap());
    let mut rows: Vec<Row> = book.rows(0).iter().map(|row| row.iter().map(shown).collect()).collect();
    for row in &mut rows {
        row.resize(REASON + 1, String::new());
    }
    assert_eq!(rows.remove(0)[CRITERION], "criterion");
    rows
}

/// The rows of one that is CSV.
pub(super) fn read_csv(path: &Path) -> Vec<Row> {
    let reader = csv::Reader::from_path(path).unwrap();
    reader.into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Saves a worklist as a workbook, in which a day is a date of the spreadsheet.
pub(super) fn save_workbook(path: &Path, rows: &[Row]) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, COLUMNS).unwrap();
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            match cell.strip_suffix("/06/2025").and_then(|day| day.parse().ok()) {
                Some(number_of_day) => {
                    let date = ExcelDateTime::from_ymd(2025, 6, number_of_day).unwrap();
                    sheet.write_with_format(number, column, date, &day).unwrap()
                }
                None => sheet.write(number, column, cell.as_str()).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}

/// Saves a worklist as a French spreadsheet writes CSV: with semicolons, in Windows-1252.
pub(super) fn save_csv(path: &Path, rows: &[Row]) {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    fs::write(path, encoding_rs::WINDOWS_1252.encode(&text).0).unwrap();
}

/// Writes a decision into a row.
pub(super) fn decide(row: &mut Row, outcome: &str, by: &str, reason: &str) {
    for (column, text) in (OUTCOME..).zip([outcome, by, "24/06/2025", reason]) {
        text.clone_into(&mut row[column]);
    }
}

/// What is found out about an applicant who has to be decided: of some cases, one in four is not met; of the conditions, what
/// the applicant says.
pub(super) fn outcome(applicant: &Applicant, criterion: &str) -> &'static str {
    let one_in_four = applicant.id.is_multiple_of(4);
    match (applicant.case, criterion) {
        (Case::FourVacancies | Case::ByAi, _) => "not_met",
        (Case::UnknownDegree | Case::UnknownNationality, _) if one_in_four => "not_met",
        (Case::EnglishAtB2 | Case::TwoQuestions, "E4") if one_in_four => "not_met",
        _ => "met",
    }
}

/// The people who are in a worklist.
pub(super) fn ids(rows: &[Row]) -> HashSet<&str> {
    rows.iter().map(|row| row[ID].as_str()).collect()
}
