//! JSON: one object (`json`), or one object a line (`ndjson`).

use std::borrow::Cow;

use serde::Serialize;

use crate::report::data::{ApplicantData, Frame};
use crate::report::escape;

/// The report as one object, indented.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    frame: &'a Frame,
    applicants: &'a [ApplicantData],
}

/// The last line of a line report.
#[derive(Serialize)]
struct LastLine<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    frame: &'a Frame,
}

/// The whole report, with a line feed at its end.
///
/// # Errors
/// Where `serde_json` cannot write it, which no report brings about.
pub fn report(frame: &Frame, applicants: &[ApplicantData]) -> serde_json::Result<String> {
    let written = serde_json::to_string_pretty(&Report { frame, applicants })?;
    Ok(ended(written))
}

/// One applicant as a line.
///
/// # Errors
/// Where `serde_json` cannot write it, which no report brings about.
pub fn line(mut applicant: ApplicantData) -> serde_json::Result<String> {
    applicant.kind = Some("applicant".to_owned());
    let written = serde_json::to_string(&applicant)?;
    Ok(ended(written))
}

/// The last line, which shows that the report is whole.
///
/// # Errors
/// Where `serde_json` cannot write it, which no report brings about.
pub fn last_line(frame: &Frame) -> serde_json::Result<String> {
    let written = serde_json::to_string(&LastLine { kind: "summary", frame })?;
    Ok(ended(written))
}

/// What was written, safe to be shown, with a line feed.
fn ended(written: String) -> String {
    let escaped = match escape::json(&written) {
        Cow::Owned(escaped) => Some(escaped),
        Cow::Borrowed(_) => None,
    };
    escaped.unwrap_or(written) + "\n"
}
