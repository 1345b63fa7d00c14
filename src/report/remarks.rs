//! Problems of a record and warnings about it, each a sentence with what helps, for the formats that have no shape of
//! their own for them. Text of strangers is not escaped yet.

use crate::domain::text::Lang;
use crate::messages::{self, diagnostics};
use crate::report::report_data::{ProblemData, WarningData};

/// What is wrong, and what was meant or is allowed.
#[must_use]
pub fn problem(lang: Lang, problem: &ProblemData) -> String {
    let help = match (&problem.suggestion, &problem.expected) {
        (Some(word), _) => Some(messages::did_you_mean(lang, word)),
        (None, Some(expected)) if problem.found.is_some() => Some(diagnostics::allowed(lang, expected)),
        _ => None,
    };
    with_help(lang, &problem.message, help)
}

/// What a warning says, where in the record, and what was meant.
#[must_use]
pub fn warning(lang: Lang, warning: &WarningData) -> String {
    let help = warning.suggestion.as_deref().map(|word| messages::did_you_mean(lang, word));
    let sentence = with_help(lang, &warning.message, help);
    // What is about the whole record has no pointer.
    if warning.pointer.is_empty() {
        return sentence;
    }
    format!("{}{}{sentence}", warning.pointer, messages::colon(lang))
}

fn with_help(lang: Lang, sentence: &str, help: Option<String>) -> String {
    help.map_or_else(|| sentence.to_owned(), |help| format!("{sentence}{}{help}", messages::semicolon(lang)))
}
