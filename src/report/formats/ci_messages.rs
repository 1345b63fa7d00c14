//! What the formats for continuous integration tell alike: the sentences of their messages, and the places.
//!
//! Nothing is escaped here; each format does so for its own target.

use crate::domain::grammar;
use crate::domain::location::Position;
use crate::domain::outcome::Effect;
use crate::domain::text::{Lang, beginning};
use crate::messages;
use crate::messages::headings::{self, ExplanationHeading};
use crate::report::formats::{csv, table};
use crate::report::report_data::{ApplicantData, CriterionData, WarningData};
use crate::report::{JudgedRecord, Run};

/// Letters of an id that stand in messages about the applicant, who may have an id of any length.
const NAMED: usize = 200;

/// An id as messages have it: all of it, but for the end of a very long one.
pub(super) fn named(id: &str) -> String {
    beginning(id, NAMED).into_owned()
}

/// `review, score 50 to 75`, or `invalid, 2 problems`.
pub(super) fn verdict(lang: Lang, applicant: &ApplicantData<'_>) -> String {
    let verdict = messages::verdict(lang, applicant.verdict);
    match applicant.score {
        Some(score) => verdict.to_owned() + &headings::score(lang, score.min, score.max),
        None => format!("{verdict}, {}", headings::problems(lang, applicant.problems.len())),
    }
}

/// `E2 not met`.
pub(super) fn outcome(lang: Lang, criterion: &CriterionData<'_>) -> String {
    format!("{} {}", criterion.id, headings::outcome(lang, criterion.group, criterion.outcome))
}

/// Whether a criterion keeps the applicant from being eligible.
pub(super) fn stands_in_the_way(criterion: &CriterionData<'_>) -> bool {
    criterion.effect >= Effect::Review
}

/// A sentence after what it is about.
pub(super) fn headed(lang: Lang, head: &str, text: &str) -> String {
    format!("{head}{}{text}", messages::colon(lang))
}

/// What the notice says, and what to do, a line each.
pub(super) fn clause_and_advice(run: &Run<'_>, criterion: &CriterionData<'_>) -> Vec<String> {
    let line = |heading: ExplanationHeading, text: &str| headed(run.lang, heading.text(run.lang), text);
    let clause = grammar::clause(run.lang, &table::clause(run, criterion.contested, &criterion.clause));
    let advice = criterion.advice.as_deref().map(|advice| line(ExplanationHeading::Advice, advice));
    [line(ExplanationHeading::Clause, &clause)].into_iter().chain(advice).collect()
}

/// The values that an outcome rests on, a line each.
pub(super) fn facts(lang: Lang, criterion: &CriterionData<'_>) -> Vec<String> {
    let heading = ExplanationHeading::Facts.text(lang);
    criterion.evidence.iter().map(|evidence| headed(lang, heading, &csv::evidence(evidence))).collect()
}

/// A warning with the help there is.
pub(super) fn warning(lang: Lang, warning: &WarningData<'_>) -> String {
    let help = warning
        .suggestion
        .as_deref()
        .map_or_else(String::new, |word| messages::semicolon(lang).to_owned() + &messages::did_you_mean(lang, word));
    pointed(&warning.pointer, &format!("{}{help}", warning.message))
}

/// A sentence after the pointer that it is about; what is about the whole record has none.
pub(super) fn pointed(pointer: &str, text: &str) -> String {
    if pointer.is_empty() { text.to_owned() } else { format!("{pointer}: {text}") }
}

/// A sentence about a place: with its line and column where these stand in no file that could be named beside it.
pub(crate) fn placed(source: &str, (line, column): (u64, u64), text: String) -> String {
    if file(source).is_some() { text } else { format!("{line}:{column}: {text}") }
}

/// Where a record begins.
pub(super) fn start(subject: &JudgedRecord<'_>) -> Position {
    // Whatever lies before the record is its beginning.
    subject.record.position(0)
}

/// The file that a record is in, where it is in one: by its path without a `./` before it, as tools know it.
pub(crate) fn file(source: &str) -> Option<&str> {
    (source != "-").then(|| source.trim_start_matches("./"))
}
