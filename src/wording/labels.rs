//! Headings, counts and legends of the printed report.

use super::say;
use crate::domain::outcome::{Counts, Group, Verdict};
use crate::domain::text::Lang;

/// A heading or a short label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The rank column.
    Rank,
    /// The id column.
    Id,
    /// The name column.
    Name,
    /// The column of conditions that are not met.
    Flags,
    /// How many essential criteria are met.
    EssentialMet,
    /// How many desirable criteria are met.
    DesirableMet,
    /// The score.
    Score,
    /// The verdict.
    Verdict,
    /// The outcome of a criterion.
    Outcome,
    /// The reason of an outcome.
    Reason,
    /// The words of the notice.
    Clause,
    /// The list of reasons.
    Why,
}

/// A heading or a short label.
#[must_use]
pub const fn label(lang: Lang, label: Label) -> &'static str {
    match (lang, label) {
        (Lang::En | Lang::Fr, Label::Rank) => "#",
        (Lang::En | Lang::Fr, Label::Id) => "id",
        (Lang::En, Label::Name) => "name",
        (Lang::Fr, Label::Name) => "nom",
        (Lang::En, Label::Flags) => "flags",
        (Lang::Fr, Label::Flags) => "rem.",
        (Lang::En | Lang::Fr, Label::EssentialMet) => "ess",
        (Lang::En, Label::DesirableMet) => "des",
        (Lang::Fr, Label::DesirableMet) => "sou",
        (Lang::En, Label::Score) => "score",
        (Lang::Fr, Label::Score) => "score",
        (Lang::En, Label::Verdict) => "verdict",
        (Lang::Fr, Label::Verdict) => "verdict",
        (Lang::En, Label::Outcome) => "outcome",
        (Lang::Fr, Label::Outcome) => "résultat",
        (Lang::En, Label::Reason) => "because",
        (Lang::Fr, Label::Reason) => "motif",
        (Lang::En, Label::Clause) => "the notice says",
        (Lang::Fr, Label::Clause) => "l'avis dit",
        (Lang::En, Label::Why) => "why not eligible",
        (Lang::Fr, Label::Why) => "pourquoi pas admissible",
    }
}

/// The heading of a group of criteria.
#[must_use]
pub const fn group(lang: Lang, group: Group) -> &'static str {
    match (lang, group) {
        (Lang::En, Group::Essential) => "essential",
        (Lang::En, Group::Desirable) => "desirable",
        (Lang::En, Group::Condition) => "conditions",
        (Lang::En, Group::Competency) => "competencies (for people to assess)",
        (Lang::Fr, Group::Essential) => "acquis essentiels",
        (Lang::Fr, Group::Desirable) => "acquis souhaitables",
        (Lang::Fr, Group::Condition) => "conditions",
        (Lang::Fr, Group::Competency) => "compétences (à apprécier par une personne)",
    }
}

/// How many applicants have which verdict.
#[must_use]
pub fn counts(lang: Lang, counts: &Counts) -> String {
    let total = counts.total();
    let count = |verdict| counts.of(verdict);
    let (eligible, review) = (count(Verdict::Eligible), count(Verdict::Review));
    let (ineligible, invalid) = (count(Verdict::Ineligible), count(Verdict::Invalid));
    // In French nought and one are singular, in English one is.
    let s = |count: u64| match (lang, count) {
        (_, 1) | (Lang::Fr, 0) => "",
        _ => "s",
    };
    let (of_total, of_eligible, of_ineligible, of_invalid) = (s(total), s(eligible), s(ineligible), s(invalid));
    match lang {
        Lang::En => format!(
            "{total} applicant{of_total}: {eligible} eligible, {review} review, {ineligible} ineligible, {invalid} invalid"
        ),
        Lang::Fr => format!(
            "{total} candidature{of_total}\u{a0}: {eligible} admissible{of_eligible}, {review} à examiner, \
             {ineligible} non admissible{of_ineligible}, {invalid} illisible{of_invalid}"
        ),
    }
}

/// How many of them are shown.
#[must_use]
pub fn shown(lang: Lang, shown: usize, total: u64) -> String {
    say!(lang, "{shown} of {total} shown", "{shown} sur {total} affichées")
}

/// What the marks in the table mean; the second line only where a star or a flag stands in it.
#[must_use]
pub fn legend(lang: Lang, starred: bool, flagged: bool) -> String {
    let marks = match lang {
        Lang::En => "✓ met  ? unclear  ≠ unclear: the English and French texts differ  ✗ not met",
        Lang::Fr => "✓ rempli  ? incertain  ≠ incertain\u{a0}: les deux textes diffèrent  ✗ non rempli",
    };
    let star = say!(lang, "* conditions could not be checked", "* conditions non vérifiables");
    let flag = say!(lang, "flags: conditions of the notice not met", "rem.\u{a0}: conditions de l'avis non remplies");
    let further: Vec<_> =
        [(starred, star), (flagged, flag)].into_iter().filter(|(there, _)| *there).map(|(_, text)| text).collect();
    if further.is_empty() { marks.to_owned() } else { format!("{marks}\n{}", further.join("  ")) }
}

/// What stands before a warning.
#[must_use]
pub const fn warning(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "warning: ",
        Lang::Fr => "avertissement\u{a0}: ",
    }
}

/// What to do about the criteria that stand in the way.
#[must_use]
pub const fn advice(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "what to do",
        Lang::Fr => "que faire",
    }
}

/// Where the rules come from, in words.
#[must_use]
pub const fn rules_source(lang: Lang, source: &str) -> &str {
    match (lang, source.as_bytes()) {
        (Lang::Fr, b"built-in") => "intégrées",
        _ => source,
    }
}

/// What was checked, on which day, by which text.
#[must_use]
pub fn run(lang: Lang, rules: &str, reference: &str, reading: &str) -> String {
    let reading = match (lang, reading) {
        (Lang::En, "en") => "the English text",
        (Lang::En, "fr") => "the French text",
        (Lang::En, _) => "both texts",
        (Lang::Fr, "en") => "le texte anglais",
        (Lang::Fr, "fr") => "le texte français",
        (Lang::Fr, _) => "les deux textes",
    };
    say!(
        lang,
        "rules: {rules}; judged as of {reference}, by {reading}",
        "règles\u{a0}: {rules}\u{a0}; situation au {reference}, selon {reading}"
    )
}

/// The vacancy.
#[must_use]
pub fn vacancy(lang: Lang, id: &str, title: &str) -> String {
    say!(lang, "Vacancy {id}: {title}", "Avis {id}\u{a0}: {title}")
}

/// The conditions that could not be checked.
#[must_use]
pub fn unchecked(lang: Lang, ids: &str) -> String {
    say!(lang, "not checked for lack of facts: {ids}", "non vérifié, faute d'indications\u{a0}: {ids}")
}

/// How many problems a record has.
#[must_use]
pub fn problems(lang: Lang, count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(lang, "{count} problem{s}", "{count} problème{s}")
}

/// So many more than are told.
#[must_use]
pub fn more(lang: Lang, count: usize) -> String {
    say!(lang, "and {count} more", "et {count} de plus")
}
