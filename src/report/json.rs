//! JSON: one object (`json`), or one object a line (`ndjson`).

use std::borrow::Cow;

use serde::Serialize;

use crate::report::data::Frame;
use crate::report::periods::PeriodsData;
use crate::report::written::{self, Form};
use crate::report::{Run, Subject, escape};

/// The last line of a line report.
#[derive(Serialize)]
struct LastLine<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    frame: &'a Frame,
}

/// Writes applicants of one run.
#[derive(Debug)]
pub struct Writer(written::Writer);

impl Writer {
    /// Writes once what is the same for every applicant.
    #[must_use]
    pub fn new(run: &Run<'_>) -> Self {
        Self(written::Writer::new(run))
    }

    /// One applicant as a line, behind the lines that were written before.
    pub fn line(&mut self, lines: &mut Vec<u8>, subject: &Subject<'_>) {
        self.0.applicant(lines, subject, Form::Line);
        lines.push(b'\n');
    }

    /// One applicant of a report, its rank being null.
    #[must_use]
    pub fn applicant(&mut self, subject: &Subject<'_>) -> String {
        let mut written = Vec::new();
        self.0.applicant(&mut written, subject, Form::Ranked);
        // It was made of texts.
        String::from_utf8(written).unwrap_or_default()
    }
}

/// The report as one object, one line an applicant: each with its rank.
///
/// # Errors
/// Where `serde_json` cannot write it, which no report brings about.
pub fn report(frame: &Frame, applicants: &[String]) -> serde_json::Result<String> {
    let frame = ended(serde_json::to_string_pretty(frame)?);
    // The applicants come in before the bracket that closes the object.
    let open = frame.strip_suffix("\n}\n").unwrap_or(&frame);
    let mut report = format!("{open},\n  \"applicants\": [");
    for (index, applicant) in applicants.iter().enumerate() {
        report.push_str(if index == 0 { "\n    " } else { ",\n    " });
        report.push_str(applicant);
    }
    report.push_str(if applicants.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    Ok(report)
}

/// The same applicant with its rank.
#[must_use]
pub fn with_rank(applicant: &str, rank: Option<u64>) -> String {
    // No text can look like this key: a quote in a text is escaped.
    let rank = rank.map_or_else(|| "null".to_owned(), |rank| rank.to_string());
    applicant.replacen("\"rank\":null", &format!("\"rank\":{rank}"), 1)
}

/// The last line, which shows that the report is whole.
///
/// # Errors
/// Where `serde_json` cannot write it, which no report brings about.
pub fn last_line(frame: &Frame) -> serde_json::Result<String> {
    let written = serde_json::to_string(&LastLine { kind: "summary", frame })?;
    Ok(ended(written))
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
