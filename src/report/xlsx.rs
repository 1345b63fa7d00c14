//! A draft: nothing is written yet.

use std::io::{self, Write};

use crate::report::format::{Ending, Row as AnyRow};
use crate::report::{Run, Subject};

/// What the sheets keep of an applicant.
#[derive(Debug)]
pub struct Row;

/// Keeps what the sheets need of an applicant.
#[must_use]
pub fn row(_run: &Run<'_>, _subject: &Subject<'_>) -> Row {
    Row
}

/// Writes the workbook.
///
/// # Errors
/// Where writing fails.
pub fn end(
    _run: &Run<'_>,
    _rows: Vec<(Option<u64>, AnyRow)>,
    _ending: &Ending<'_>,
    _out: &mut dyn Write,
) -> io::Result<()> {
    Ok(())
}
