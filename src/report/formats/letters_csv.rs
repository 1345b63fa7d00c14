//! Letters as CSV, a row each, for a mail merge.

use crate::report::formats::Options;
use crate::report::formats::csv::{CsvWriter, with_mark};
use crate::report::letters::Letter;

/// The columns of a mail merge.
pub const COLUMNS: [&str; 7] = ["id", "name", "contact", "language", "verdict", "subject", "text"];

/// The letters.
#[must_use]
pub fn write(letters: &[Letter], options: Options) -> Vec<u8> {
    let mut writer = CsvWriter::new(options);
    for column in COLUMNS {
        writer.field(column);
    }
    writer.end();
    for letter in letters {
        let (name, contact) = (letter.name.as_deref(), letter.contact.as_deref());
        writer.cell(&letter.id);
        writer.cell(name.unwrap_or_default());
        writer.cell(contact.unwrap_or_default());
        writer.field(letter.lang.code());
        writer.field(letter.verdict.code());
        writer.cell(&letter.subject);
        writer.cell_of_lines(&letter.text);
        writer.end();
    }
    with_mark(writer, options)
}
