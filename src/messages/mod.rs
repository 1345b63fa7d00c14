//! What the tool says beside what the kinds of checks say themselves (`text.rs` in their folders), English beside French.
//!
//! Sentences begin in lower case and have no final stop; the words of others stand in backticks. They are made of
//! findings, problems and warnings, which are data; the text of strangers in them is escaped where it is printed.

use crate::checks::Finding;
pub use crate::domain::grammar::{colon, quoted, semicolon};
use crate::domain::grammar::{in_backticks, phrase, say};
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::text::Lang;

pub mod command_errors;
pub mod comparison_notes;
mod cv_notes;
pub mod decision_notes;
pub mod description_differences;
pub mod diagnostics;
pub mod duplicate_notes;
pub mod field_forms;
pub mod headings;
pub mod html_labels;
pub mod letter_messages;
pub mod lint_messages;
pub mod missing_facts;
pub mod new_rules_messages;
pub mod notice_words;
pub mod other_file_notes;
pub mod questions;
pub mod remark_kinds;
pub mod rule_changes;
pub mod rule_error_messages;
pub mod rule_test_messages;
pub mod short_explanation;
pub mod standard_list_words;
pub mod table_input_messages;
pub mod table_notes;
pub mod timeline_notes;
mod toml_messages;
pub mod verification_notes;

/// The word for an outcome, in a table or a legend.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => phrase(lang, "met", "rempli"),
        Outcome::Unclear => phrase(lang, "unclear", "à vérifier"),
        Outcome::NotMet => phrase(lang, "not met", "non rempli"),
    }
}

/// The word for a verdict.
#[must_use]
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => phrase(lang, "eligible", "admissible"),
        Verdict::Review => phrase(lang, "review", "à examiner"),
        Verdict::Ineligible => phrase(lang, "ineligible", "non admissible"),
        Verdict::Invalid => phrase(lang, "invalid", "illisible"),
    }
}

/// The question whether the nearest word was meant.
#[must_use]
pub fn did_you_mean(lang: Lang, word: &str) -> String {
    say!(lang, "did you mean `{word}`?", "vouliez-vous dire `{word}`\u{a0}?")
}

/// The reason where the English and the French text differ.
#[must_use]
pub fn contested(lang: Lang, english: &Finding<'_>, french: &Finding<'_>) -> String {
    let en = headings::outcome_of(lang, Group::Essential, english.outcome, false);
    let fr = outcome(lang, french.outcome);
    let (because_en, because_fr) = (english.reason(lang), french.reason(lang));
    say!(
        lang,
        "the two texts differ. English text, {en}: {because_en}. French text, {fr}: {because_fr}",
        "les deux textes divergent. Texte anglais, {en}\u{a0}: {because_en}. Texte français, {fr}\u{a0}: {because_fr}"
    )
}

/// What is said where a field that nobody knows may be the one that is not stated.
#[must_use]
pub fn may_stand_under(lang: Lang, key: &str) -> String {
    let key = in_backticks(key);
    say!(
        lang,
        "; this may be stated under {key}, which is not a known field",
        "\u{a0}; cette indication figure peut-être sous {key}, champ inconnu"
    )
}

/// What to do about such a field, as a sentence of its own.
#[must_use]
pub fn rename_field(lang: Lang, key: &str, field: &str) -> String {
    let key = in_backticks(key);
    say!(lang, "If {key} is meant to be `{field}`, rename it.", "Si {key} doit être `{field}`, renommez ce champ.")
}
