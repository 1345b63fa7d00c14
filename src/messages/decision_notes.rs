//! The sentences about what a person has to decide, and has decided.

use super::table_notes::table_error;
use super::{colon, outcome, say};
use crate::domain::decision::{Decision, DecisionRow, DecisionsFileError, RefusedDecision};
use crate::domain::grammar::clause;
use crate::domain::grammar::date_words::date;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;
use crate::rules::vacancy::Criterion;

/// What a person has to decide about a criterion.
#[must_use]
pub fn question(lang: Lang, criterion: &Criterion) -> String {
    let (title, colon) = (criterion.name(lang), colon(lang));
    let asked = match criterion.clause.get(lang).trim() {
        "" => say!(lang, "is this requirement met?", "cette exigence est-elle remplie\u{a0}?"),
        asked => {
            let asked = clause(lang, asked);
            say!(
                lang,
                "is this requirement of the notice met: {asked}?",
                "cette exigence de l'avis est-elle remplie\u{a0}: {asked}\u{a0}?"
            )
        }
    };
    format!("{title}{colon}{asked}")
}

/// Before the reason that the facts give: that a person decided, what, and why.
#[must_use]
pub fn decided(lang: Lang, decision: &Decision, from: Outcome, is_override: bool) -> String {
    let (by, why) = (clause(lang, &decision.by), clause(lang, &decision.reason));
    let (on, outcome, from) = (date(lang, decision.on), outcome(lang, decision.outcome), outcome(lang, from));
    let against =
        if is_override { say!(lang, ", against the facts", ", à l'encontre des faits") } else { String::new() };
    say!(
        lang,
        "decided by {by} on {on}{against}: {outcome} (the facts alone: {from}), because {why}; found: ",
        "décision de {by}, {on}{against}\u{a0}: {outcome} (d'après les seuls faits\u{a0}: {from}), motif\u{a0}: {why}\u{a0}; constat\u{a0}: "
    )
}

/// A line of the list of decisions: whose, about which criterion, and what.
#[must_use]
pub fn line(lang: Lang, id: &str, criterion: &str, decision: &Decision, from: Outcome, is_override: bool) -> String {
    let change = change(lang, from, decision.outcome, is_override);
    let (by, why, on) = (clause(lang, &decision.by), clause(lang, &decision.reason), date(lang, decision.on));
    say!(
        lang,
        "{id}, {criterion}: {change}; {by}, {on}: {why}",
        "{id}, {criterion}\u{a0}: {change}\u{a0}; {by}, {on}\u{a0}: {why}"
    )
}

/// What is decided beside what the facts gave, in a few words: `unclear → met`.
fn change(lang: Lang, from: Outcome, to: Outcome, is_override: bool) -> String {
    let (from, to) = (outcome(lang, from), outcome(lang, to));
    if is_override {
        return say!(lang, "{from} → {to} (against the facts)", "{from} → {to} (à l'encontre des faits)");
    }
    format!("{from} → {to}")
}

/// A row of a file of decisions: the file, the sheet where it is one of a workbook, the number of the row.
#[must_use]
pub fn row(lang: Lang, path: &str, row: &DecisionRow) -> String {
    place(lang, path, row.sheet.as_deref(), row.row)
}

/// The same by its parts.
#[must_use]
pub fn place(lang: Lang, path: &str, sheet: Option<&str>, number: u64) -> String {
    let sheet = sheet.unwrap_or_default();
    if sheet.is_empty() {
        return say!(lang, "{path}, row {number}", "{path}, ligne {number}");
    }
    say!(lang, "{path}, sheet `{sheet}`, row {number}", "{path}, feuille `{sheet}`, ligne {number}")
}

/// A decision that is not applied: its row, the column, and why. `other` is the row that it contradicts.
#[must_use]
pub fn refused(lang: Lang, row: &str, why: &RefusedDecision, other: &str) -> String {
    let column = why.column().name();
    let why = refusal(lang, why, other);
    say!(
        lang,
        "{row}, column `{column}`: decision not applied: {why}",
        "{row}, colonne `{column}`\u{a0}: décision non appliquée\u{a0}: {why}"
    )
}

fn refusal(lang: Lang, why: &RefusedDecision, other: &str) -> String {
    match why {
        RefusedDecision::Outcome(word) => say!(
            lang,
            "`{word}` is not allowed; expected: met or not_met",
            "`{word}` n'est pas admis\u{a0}; attendu\u{a0}: met ou not_met"
        ),
        RefusedDecision::Missing(_) => say!(lang, "the cell is empty", "la cellule est vide"),
        RefusedDecision::NoDay(text) => say!(
            lang,
            "`{text}` is not a day of the calendar; expected: YYYY-MM-DD",
            "`{text}` n'est pas un jour du calendrier\u{a0}; attendu\u{a0}: AAAA-MM-JJ"
        ),
        RefusedDecision::TwoDays(text) => say!(
            lang,
            "`{text}` can be two different days: say with `--date-order` whether the day or the month comes first",
            "`{text}` peut désigner deux jours différents\u{a0}: précisez avec `--date-order` lequel vient en premier, du jour ou du mois"
        ),
        RefusedDecision::UnknownCriterion(id) => {
            say!(lang, "no criterion has the id `{id}`", "aucun critère ne porte l'identifiant `{id}`")
        }
        RefusedDecision::OtherRules => say!(
            lang,
            "the criterion has changed since the worklist was written",
            "le critère a changé depuis que la liste a été établie"
        ),
        RefusedDecision::OtherRecord => say!(
            lang,
            "the applicant's record has changed since the worklist was written",
            "le dossier de candidature a changé depuis que la liste a été établie"
        ),
        RefusedDecision::UnknownId(id) => {
            say!(lang, "no applicant has the id `{id}`", "aucune candidature ne porte l'identifiant `{id}`")
        }
        RefusedDecision::Contradicts(_) => {
            say!(lang, "{other} has another outcome", "{other} donne un autre résultat")
        }
        RefusedDecision::NotJudged => say!(lang, "the record cannot be read", "le dossier est illisible"),
    }
}

/// A decision that a report does not have: its row, the column, and why. `report` is its path.
#[must_use]
pub fn not_in_report(lang: Lang, row: &str, why: &RefusedDecision, report: &str) -> String {
    let (column, why) = (why.column().name(), refusal(lang, why, ""));
    say!(
        lang,
        "{row}, column `{column}`: decision not in `{report}`: {why}",
        "{row}, colonne `{column}`\u{a0}: décision absente de `{report}`\u{a0}: {why}"
    )
}

/// The same where the report has no decision about the criterion, or another one.
#[must_use]
pub fn undecided_in_report(lang: Lang, row: &str, has_other: bool, report: &str) -> String {
    if has_other {
        return say!(
            lang,
            "{row}: decision not in `{report}`, which has another one about this criterion",
            "{row}\u{a0}: décision absente de `{report}`, qui en contient une autre sur ce critère"
        );
    }
    say!(
        lang,
        "{row}: decision not in `{report}`, which has none about this criterion",
        "{row}\u{a0}: décision absente de `{report}`, qui n'en contient aucune sur ce critère"
    )
}

/// How many decisions a report has, has not, and are still to be made.
#[must_use]
pub fn counts_in_report(lang: Lang, report: &str, [there, missing, open]: [usize; 3]) -> String {
    say!(
        lang,
        "decisions in `{report}`: {there}; not in it: {missing}; still open: {open}",
        "décisions dans `{report}`\u{a0}: {there}\u{a0}; absentes\u{a0}: {missing}\u{a0}; à prendre\u{a0}: {open}"
    )
}

/// How many decisions were applied, were not, and are still to be made.
#[must_use]
pub fn counts(lang: Lang, [applied, refused, open]: [usize; 3]) -> String {
    say!(
        lang,
        "decisions applied: {applied}; not applied: {refused}; still open: {open}",
        "décisions appliquées\u{a0}: {applied}\u{a0}; non appliquées\u{a0}: {refused}\u{a0}; à prendre\u{a0}: {open}"
    )
}

/// Why a file of decisions cannot be read.
#[must_use]
pub fn file_error(lang: Lang, error: &DecisionsFileError) -> String {
    match error {
        DecisionsFileError::Lacks(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| format!("`{}`", column.name())).collect();
            let columns = columns.join(", ");
            say!(lang, "its headers lack: {columns}", "il manque dans ses en-têtes\u{a0}: {columns}")
        }
        DecisionsFileError::Table(error) => table_error(lang, error),
    }
}
