//! The sentences of `rules lint`: what was found in a rules file, and what each code means.

use super::{colon, quoted, rule_error_messages, say};
use crate::domain::grammar::{catalogue, every, phrase};
use crate::domain::text::Lang;
use crate::rules::lint::{Code, Diagnostic, DiagnosticKind, Severity};

mod code_pages;
mod lint_advice;
mod lint_sentences;

/// What a code means, under the same headings for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeExplanation {
    pub finds: &'static str,
    /// Why that matters.
    pub matters: &'static str,
    /// A part of a rules file in which it is found.
    pub example: &'static str,
    /// What to do about it.
    pub todo: &'static str,
}

catalogue! {
    /// The headings of an explanation.
    pub enum CodeHeading {
        /// What a code finds.
        Finds "What it finds" "Signalement",
        /// Why that matters.
        Matters "Why it matters" "Conséquence",
        Example "Example" "Exemple",
        /// What to do.
        Todo "What to do" "Correction",
    }
}

/// What a code means.
#[must_use]
pub fn explanation(lang: Lang, code: Code) -> CodeExplanation {
    let page = code_pages::page(lang, code);
    // A test compares every page with what is read from it, so none lacks a heading.
    let part = |part: CodeHeading| {
        let title = part.text(lang);
        page.split("## ").find_map(|section| section.strip_prefix(title)).unwrap_or_default().trim()
    };
    let example = part(CodeHeading::Example);
    CodeExplanation {
        finds: part(CodeHeading::Finds),
        matters: part(CodeHeading::Matters),
        example: example.trim_start_matches("```toml").trim_end_matches("```").trim(),
        todo: part(CodeHeading::Todo),
    }
}

/// How grave a finding is.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => phrase(lang, "error", "erreur"),
        Severity::Warning => phrase(lang, "warning", "avertissement"),
    }
}

/// How many findings there are in a file.
#[must_use]
pub fn summary(lang: Lang, path: &str, errors: usize, warnings: usize) -> String {
    let many = |count: usize| if count == 1 { "" } else { "s" };
    let (several_errors, several_warnings) = (many(errors), many(warnings));
    match (errors, warnings) {
        (0, 0) => say!(lang, "{path}: no problems found", "{path}\u{a0}: aucune anomalie"),
        (0, _) => say!(
            lang,
            "{path}: {warnings} warning{several_warnings}",
            "{path}\u{a0}: {warnings} avertissement{several_warnings}"
        ),
        (_, 0) => {
            say!(lang, "{path}: {errors} error{several_errors}", "{path}\u{a0}: {errors} erreur{several_errors}")
        }
        (..) => say!(
            lang,
            "{path}: {errors} error{several_errors}, {warnings} warning{several_warnings}",
            "{path}\u{a0}: {errors} erreur{several_errors}, {warnings} avertissement{several_warnings}"
        ),
    }
}

/// Where to read more about a code.
#[must_use]
pub fn read_more(lang: Lang, code: Code) -> String {
    let code = code.name();
    say!(
        lang,
        "for more, see `eligible rules lint --explain {code}`",
        "pour en savoir plus\u{a0}: `eligible rules lint --explain {code}`"
    )
}

/// The error that no code has this name, with the one that may be meant, or else all of them.
#[must_use]
pub fn no_such_code(lang: Lang, name: &str, near: Option<&str>) -> String {
    let name = quoted(name);
    let sentence = say!(lang, "unknown code: {name}", "code inconnu\u{a0}: {name}");
    let help = near.map_or_else(
        || {
            let codes = every(lang, Code::ALL.iter().map(|code| code.name().to_owned()));
            say!(lang, "known codes: {codes}", "codes connus\u{a0}: {codes}")
        },
        |near| super::did_you_mean(lang, near),
    );
    severity(lang, Severity::Error).to_owned() + colon(lang) + &sentence + super::semicolon(lang) + &help
}

/// What was found, in a sentence.
#[must_use]
pub fn message(lang: Lang, finding: &Diagnostic) -> String {
    match &finding.matter {
        DiagnosticKind::Mistake(problem) => rule_error_messages::rule_problem(lang, problem),
        DiagnosticKind::Doubt(lint_warning) => lint_sentences::lint_warning(lang, lint_warning),
    }
}

/// What helps with what was found.
#[must_use]
pub fn helps(lang: Lang, finding: &Diagnostic) -> Vec<String> {
    match &finding.matter {
        DiagnosticKind::Mistake(problem) => rule_error_messages::rule_helps(lang, problem),
        DiagnosticKind::Doubt(lint_warning) => vec![lint_advice::help(lang, lint_warning)],
    }
}
