//! What was understood of a CV in another format, what was not, and what it does not say.

use serde_json::Value;

use crate::domain::cv::CvFormat;
use crate::domain::problem::WarningKind;
use crate::messages::headings::{self, ExplanationHeading, heading};
use crate::messages::{self, diagnostics};
use crate::report::explanation::{self, TextPage};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, Run, applicant_file};

/// The notes on a conversion, for people.
#[must_use]
pub fn notes(run: &Run<'_>, subject: &JudgedRecord<'_>, format: CvFormat, style: TerminalStyle) -> String {
    let lang = run.lang;
    let applicant = &subject.record.intake.applicant;
    let mut page = TextPage::new(lang, style);
    page.lines(
        "",
        &format!("{}{}{}", subject.source(), messages::colon(lang), headings::read_as_cv(lang, format.name())),
    );
    page.heading(heading(lang, ExplanationHeading::Understood));
    let mut understood = Vec::new();
    flatten(&applicant_file::whole(applicant).unwrap_or_default(), "", &mut understood);
    for (pointer, value) in understood {
        page.lines("-  ", &format!("`{pointer}`{}{}", messages::colon(lang), messages::quoted(&value)));
    }
    let unmapped = subject.warnings.iter().filter(|warning| !matches!(warning.concern, WarningKind::ReadAsCv(_)));
    let mut unmapped: Vec<_> = unmapped.collect();
    unmapped.sort_by_key(|warning| warning.at);
    if !unmapped.is_empty() {
        page.heading(heading(lang, ExplanationHeading::NotUnderstood));
    }
    for warning in unmapped {
        let place = subject.record.position(warning.at);
        page.lines("-  ", &format!("{}:{}  {}", place.line, place.column, diagnostics::warning(lang, warning)));
    }
    page.still_to_provide(&explanation::not_stated(run, subject));
    page.printed
}

/// The values of a file with the fields they stand in, as people write them: `education.0.level`.
fn flatten(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    let below = |key: &str| if pointer.is_empty() { key.to_owned() } else { format!("{pointer}.{key}") };
    match value {
        Value::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "$schema") {
                flatten(value, &below(key), found);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                flatten(value, &below(&index.to_string()), found);
            }
        }
        Value::String(text) => found.push((pointer.to_owned(), text.clone())),
        Value::Null => {}
        other => found.push((pointer.to_owned(), other.to_string())),
    }
}
