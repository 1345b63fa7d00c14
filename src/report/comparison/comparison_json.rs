//! Two reports compared, as one JSON object.

use std::io::{self, Write};

use crate::report::comparison::{ReadRow, ReportComparison, ReportSide, SCHEMA};
use crate::report::escape;
use crate::report::report_rows::ReportRow;

/// Writes it, a line for each applicant.
///
/// # Errors
/// Where reading or writing fails.
pub fn write(comparison: &ReportComparison<'_>, read: &mut ReadRow<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\n  \"schema\": \"{SCHEMA}\"")?;
    let lists: [(&str, ReportSide, &[&ReportRow]); 2] =
        [("new", ReportSide::New, &comparison.new), ("gone", ReportSide::Old, &comparison.gone)];
    for (key, side, rows) in lists {
        list(out, key, rows.iter().map(|row| read(side, row)))?;
    }
    let pairs = comparison.changed.values().flatten();
    let changed = pairs.map(|pair| Ok(serde_json::to_string(&comparison.in_full(*pair, read)?)?));
    list(out, "changed", changed)?;
    write!(out, ",\n  \"unchanged\": {}\n}}\n", comparison.unchanged)
}

/// A member whose value is a list of objects.
fn list(out: &mut dyn Write, key: &str, objects: impl Iterator<Item = io::Result<String>>) -> io::Result<()> {
    write!(out, ",\n  \"{key}\": [")?;
    let mut before = "\n    ";
    for object in objects {
        out.write_all(before.as_bytes())?;
        out.write_all(escape::json(&object?).as_bytes())?;
        before = ",\n    ";
    }
    out.write_all(if before.starts_with(',') { b"\n  ]" } else { b"]" })
}
