//! Letters as a workbook of one sheet, a row each, for a mail merge.

use std::io::{self, Write};

use super::rows::{self, Rows};
use super::workbook::{self, Cell, ColumnHead, ColumnKind, SheetTable};
use crate::domain::text::Lang;
use crate::messages::headings::SheetName;
use crate::report::escape;
use crate::report::formats::letters_csv::COLUMNS;
use crate::report::letters::Letter;

/// Writes the workbook.
///
/// # Errors
/// Where writing fails.
pub fn write(lang: Lang, letters: &[Letter], out: &mut dyn Write) -> io::Result<()> {
    let widths = [20, 24, 30, 10, 14, 40, 80];
    let heads = COLUMNS.iter().zip(widths).map(|(column, width)| ColumnHead::new(column, width, ColumnKind::Text));
    let table = SheetTable::new(SheetName::Letters.text(lang), heads.collect(), 2, letters.len());
    let header = workbook::header(lang, &[&table], None).map_err(io::Error::other)?;
    let cells: Rows<'_> = Box::new(letters.iter().map(cells));
    rows::write(&header, &mut [(table, cells)], out)
}

/// The first letter that is longer than a cell holds, which would be cut.
#[must_use]
pub fn too_long(letters: &[Letter]) -> Option<&Letter> {
    letters.iter().find(|letter| escape::sheet(&letter.text).0 != letter.text)
}

fn cells(letter: &Letter) -> Vec<Cell<'_>> {
    let texts = [
        letter.id.as_str(),
        letter.name.as_deref().unwrap_or_default(),
        letter.contact.as_deref().unwrap_or_default(),
        letter.lang.code(),
        letter.verdict.code(),
        &letter.subject,
        &letter.text,
    ];
    // All of them are visible already, and the text has lines.
    texts.map(Cell::from).to_vec()
}
