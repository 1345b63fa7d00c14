//! JSON: one object (`json`), or one object a line (`ndjson`).

use std::borrow::Cow;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::formats::json_writer::{ApplicantWriter, JsonLayout};
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, texts, without_end};
use crate::report::report_data::{ApplicantData, ReportHeader};
use crate::report::timeline_report::PeriodsData;
use crate::report::{JudgedRecord, Run, escape};

/// The last line of a line report.
#[derive(Serialize)]
struct LastLine<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    header: &'a ReportHeader,
}

/// A report as one object, for its schema: [`end`] writes it piece by piece.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(crate) struct WholeReport<'a> {
    #[serde(flatten)]
    header: ReportHeader,
    /// The applicants, in the order asked.
    applicants: Vec<ApplicantData<'a>>,
}

/// The last line of a line report, for its schema.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(crate) struct SummaryLine {
    /// `summary`.
    #[serde(rename = "type")]
    kind: String,
    #[serde(flatten)]
    header: ReportHeader,
}

/// One applicant of a report, open where the rank is.
#[must_use]
pub fn row(writer: &mut ApplicantWriter<'_>, subject: &JudgedRecord<'_>) -> Pieces {
    Pieces::around_rank(writer.around_rank(subject))
}

/// One applicant as a line, behind the lines that were written before.
pub fn push_line(lines: &mut Vec<u8>, writer: &mut ApplicantWriter<'_>, subject: &JudgedRecord<'_>) {
    writer.applicant(lines, subject, JsonLayout::Line);
    lines.push(b'\n');
}

/// Writes the report as one object, one line an applicant.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let header = ended(serde_json::to_string_pretty(&footer.header(run))?);
    // The applicants come in before the bracket that closes the object.
    let open = without_end(&header, "\n}\n")?;
    write!(out, "{open},\n  \"applicants\": [")?;
    let mut before = "\n    ";
    for (place, text) in texts(rows) {
        out.write_all(before.as_bytes())?;
        text.write(&place.rank.map_or_else(|| "null".to_owned(), |rank| rank.to_string()), out)?;
        before = ",\n    ";
    }
    out.write_all(if before.starts_with(',') { b"\n  ]\n}\n" } else { b"]\n}\n" })
}

/// Writes the lines, and the last one, which shows that the report is whole.
///
/// # Errors
/// Where writing fails.
pub fn end_of_lines(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (_, text) in texts(rows) {
        text.write("", out)?;
    }
    if footer.options.no_summary {
        return Ok(());
    }
    let last = LastLine { kind: "summary", header: &footer.header(run) };
    out.write_all(ended(serde_json::to_string(&last)?).as_bytes())
}

/// The course of a verdict as one object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no course brings about.
pub fn periods(periods: &PeriodsData) -> serde_json::Result<String> {
    Ok(ended(serde_json::to_string_pretty(periods)?))
}

/// What was written, safe to be shown.
fn escaped(written: String) -> String {
    let escaped = match escape::json(&written) {
        Cow::Owned(escaped) => Some(escaped),
        Cow::Borrowed(_) => None,
    };
    escaped.unwrap_or(written)
}

/// The same with a line feed.
fn ended(written: String) -> String {
    escaped(written) + "\n"
}
