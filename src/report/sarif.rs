//! A draft: nothing is written yet.

use std::io::{self, Write};

use crate::report::format::{Ending, Pieces, Row, texts};
use crate::report::{Run, Subject};

/// The row of an applicant.
#[must_use]
pub fn row(_run: &Run<'_>, _subject: &Subject<'_>) -> Pieces {
    Pieces::default()
}

/// Writes the report.
///
/// # Errors
/// Where writing fails.
pub fn end(_run: &Run<'_>, rows: Vec<(Option<u64>, Row)>, _ending: &Ending<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (_, text) in texts(rows) {
        text.write("", out)?;
    }
    Ok(())
}
