//! What was understood of a CV in another format, what was not, and what it does not say.

use serde_json::Value;

use crate::domain::cv::{CvFormat, CvValueKind};
use crate::domain::problem::{Warning, WarningKind};
use crate::domain::text::beginning;
use crate::intake::cv::LISTED;
use crate::messages::headings::{self, ExplanationHeading};
use crate::messages::{self, diagnostics};
use crate::report::explanation;
use crate::report::terminal_style::TerminalStyle;
use crate::report::text_page::TextPage;
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
    let (about_file, unmapped): (Vec<_>, Vec<_>) =
        subject.warnings.iter().partition(|warning| is_about_reading(&warning.concern));
    for warning in about_file.iter().filter(|warning| !matches!(warning.concern, WarningKind::ReadAsCv(_))) {
        page.lines("", &diagnostics::warning(lang, warning));
    }
    page.heading(ExplanationHeading::Understood.text(lang));
    let mut understood = Vec::new();
    flatten(&applicant_file::whole(applicant).unwrap_or_default(), "", &mut understood);
    // What is kept as it is written was not understood, and that no list is complete is nothing that the CV says.
    let kept = |pointer: &str, value: &str| unmapped.iter().any(|warning| is_kept_at(warning, pointer, value));
    for (pointer, value) in understood {
        if !kept(&pointer, &value) && !pointer.starts_with("incomplete.") {
            page.lines("-  ", &format!("`{pointer}`{}{}", messages::colon(lang), messages::quoted(&value)));
        }
    }
    let mut unmapped = unmapped;
    unmapped.sort_by_key(|warning| warning.at);
    if !unmapped.is_empty() {
        page.heading(ExplanationHeading::NotUnderstood.text(lang));
    }
    for warning in unmapped {
        let place = subject.record.position(warning.at);
        page.lines("-  ", &format!("{}:{}  {}", place.line, place.column, diagnostics::warning(lang, warning)));
    }
    page.still_to_provide(&explanation::not_stated(run, subject), true);
    page.printed
}

/// Whether a warning says how the file was read, and not what of it was not understood.
const fn is_about_reading(concern: &WarningKind) -> bool {
    matches!(concern, WarningKind::ReadAsCv(_) | WarningKind::TakenAsCompleted(_) | WarningKind::DeclaredEncoding(_))
}

/// Whether a warning is about a value that is in the file as it was written. Of one kind of field, what is the same text
/// was read in the same way.
fn is_kept_at(warning: &Warning, pointer: &str, value: &str) -> bool {
    let WarningKind::Unmapped(kind, words) = &warning.concern else { return false };
    if !kind.is_kept() || !beginning(value, LISTED).eq_ignore_ascii_case(words) {
        return false;
    }
    let mut steps = pointer.split('.');
    let (list, field) = (steps.next().unwrap_or_default(), steps.nth(1));
    match kind {
        CvValueKind::Nationality => list == "nationalities",
        CvValueKind::Language => (list, field) == ("languages", Some("language")),
        CvValueKind::LanguageLevel => (list, field) == ("languages", Some("level")),
        _ => (list, field) == ("it_skills", Some("level")),
    }
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
