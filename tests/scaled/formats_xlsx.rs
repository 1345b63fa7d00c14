//! A workbook of a notice with more criteria than a sheet has columns.

use std::fs;

use tempfile::TempDir;

use super::scaled;
use crate::common::judge::RULES;
use crate::common::workbook::both;

/// Columns that a sheet can have.
const COLUMNS: usize = 16_384;
/// Those of the sheet of applicants that are not of a criterion.
const OTHERS: usize = 15;

#[test]
fn what_a_sheet_cannot_hold_is_said_elsewhere() {
    let folder = TempDir::new().unwrap();
    let criterion = |number: u32| {
        format!(
            "\n[[criterion]]\nid = \"X{number}\"\ngroup = \"competency\"\ntitle = {{ en = \"t\", fr = \"t\" }}\n\
             clause = {{ en = \"c\", fr = \"c\" }}\ncheck.competency = {{ names = [\"t\"] }}\n"
        )
    };
    let more: Vec<_> = (0..scaled(200, 16_400)).map(criterion).collect();
    fs::write(folder.path().join("rules.toml"), RULES.to_owned() + &more.concat()).unwrap();
    let (book, report) = both(folder.path(), &["-"], "{\"id\":\"a\"}");
    let criteria = report["applicants"][0]["criteria"].as_array().unwrap().len();
    assert!(criteria > more.len());
    assert_eq!(book.sheets[0].1.get_size().1, (criteria + OTHERS).min(COLUMNS));
    assert_eq!(book.rows(1).len(), criteria + 1);
    let left_out = criteria.saturating_sub(COLUMNS - OTHERS);
    assert_eq!(left_out > 0, crate::FULL);
    let said = book.rows(2).into_iter().map(|row| row[1].to_string());
    let said: Vec<_> = said.filter(|said| said.contains("criteria have no column of their own")).collect();
    assert_eq!(said.len(), usize::from(left_out > 0), "{said:?}");
    assert!(said.iter().all(|said| said.starts_with(&format!("{left_out} criteria"))), "{said:?}");
}
