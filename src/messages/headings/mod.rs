//! Headings, counts and legends of the printed report.

use std::fmt;

use super::say;
use crate::domain::grammar::numbers::number;
use crate::domain::grammar::phrase;
use crate::domain::outcome::{Counts, Effect, Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::rules::BUILT_IN;

mod explanation_headings;
mod workbook_headings;

pub use explanation_headings::{
    ExplanationHeading, interpretation, more_than_few, nobody_can_say, nothing_can, nothing_needs_to_change,
    one_of_these, one_of_these_sets, profiles, would_be_eligible,
};
pub use workbook_headings::{
    NoticeFact, SheetColumn, SheetName, column, columns_left_out, fact, no_effect, sheet, yes_or_no,
};

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
    Score,
    Verdict,
    /// The outcome of a criterion.
    Outcome,
    /// The reason of an outcome.
    Reason,
    /// The words of the notice.
    Clause,
    /// The list of reasons.
    Why,
    /// The same where values were not understood, also of those who are eligible.
    WhyAndProblems,
    /// The list of what was noticed across applicants.
    Across,
    /// The first day of a period.
    From,
    /// The last day of a period.
    To,
}

/// A heading or a short label.
#[must_use]
pub const fn label(lang: Lang, label: Label) -> &'static str {
    match label {
        Label::Across => phrase(lang, "noticed across applicants", "constaté d'une candidature à l'autre"),
        Label::Rank => "#",
        Label::Id => "id",
        Label::Name => phrase(lang, "name", "nom"),
        Label::Flags => phrase(lang, "flags", "rem."),
        Label::EssentialMet => "ess",
        Label::DesirableMet => phrase(lang, "des", "sou"),
        Label::Score => "score",
        Label::Verdict => "verdict",
        Label::Outcome => phrase(lang, "outcome", "résultat"),
        Label::Reason => phrase(lang, "because", "motif"),
        Label::Clause => phrase(lang, "the notice says", "l'avis dit"),
        Label::Why => phrase(lang, "why not eligible", "pourquoi pas admissible"),
        Label::WhyAndProblems => phrase(
            lang,
            "why not eligible, and what was not understood",
            "pourquoi pas admissible, et ce qui n'a pas été reconnu",
        ),
        Label::From => phrase(lang, "from", "du"),
        Label::To => phrase(lang, "to", "au"),
    }
}

/// That a file was read as a CV of a format, which is named.
#[must_use]
pub fn read_as_cv(lang: Lang, format: &str) -> String {
    say!(lang, "a CV in the format of {format}", "un CV au format {format}")
}

/// What an outcome did to the verdict, where it did something.
#[must_use]
pub const fn effect(lang: Lang, effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::None => None,
        Effect::Note => Some(phrase(lang, "does not change the verdict", "sans effet sur le verdict")),
        Effect::Review => Some(phrase(lang, "a person has to look", "une personne doit examiner")),
        Effect::Ineligible => Some(phrase(lang, "not eligible for this reason", "non admissible pour cette raison")),
    }
}

/// A score after a verdict.
#[must_use]
pub fn score(lang: Lang, min: f64, max: f64) -> String {
    let (least, most) = (number(lang, min), number(lang, max));
    if least == most {
        return say!(lang, ", score {least}", ", score {least}");
    }
    say!(lang, ", score {least} to {most}", ", score de {least} à {most}")
}

/// The heading of a group of criteria.
#[must_use]
pub const fn group(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Essential => phrase(lang, "essential", "acquis essentiels"),
        Group::Desirable => phrase(lang, "desirable", "acquis souhaitables"),
        Group::Condition => "conditions",
        Group::Competency => {
            phrase(lang, "competencies (for people to assess)", "compétences (à apprécier par une personne)")
        }
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

/// What the number of those is called who were judged and have values that were not understood.
#[must_use]
pub const fn with_problems(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "with values that were not understood",
        Lang::Fr => "avec des valeurs non reconnues",
    }
}

/// The same with the number, where there are any.
#[must_use]
pub fn counted_with_problems(lang: Lang, counts: &Counts) -> Option<String> {
    let count = counts.with_problems();
    (count > 0).then(|| format!("{count} {}", with_problems(lang)))
}

/// How fast a run goes: how many applicants a second, and the time that is left where it is known.
#[must_use]
pub fn pace(lang: Lang, a_second: u64, left: Option<&str>) -> String {
    let left = left.map_or_else(String::new, |left| say!(lang, ", {left} left", ", reste {left}"));
    say!(lang, "{a_second} a second{left}", "{a_second} par seconde{left}")
}

/// What is said in the place of a reason that rests on something hidden.
#[must_use]
pub fn hidden(lang: Lang) -> String {
    say!(lang, "what this rests on is hidden", "ce qui fonde ce résultat est masqué")
}

/// How many of them are shown.
#[must_use]
pub fn shown(lang: Lang, shown: usize, total: u64) -> String {
    say!(lang, "{shown} of {total} shown", "{shown} sur {total} affichées")
}

/// What the marks in the table mean, that of texts which differ only where there are two; the second line only where a star
/// or a flag is in it.
#[must_use]
pub fn legend(lang: Lang, has_two_texts: bool, starred: bool, flagged: bool) -> String {
    let marks = match has_two_texts {
        true => phrase(
            lang,
            "✓ met  ? unclear  ≠ unclear: the English and French texts differ  ✗ not met",
            "✓ rempli  ? incertain  ≠ incertain\u{a0}: les deux textes diffèrent  ✗ non rempli",
        ),
        false => phrase(lang, "✓ met  ? unclear  ✗ not met", "✓ rempli  ? incertain  ✗ non rempli"),
    };
    let star = say!(lang, "* conditions could not be checked", "* conditions non vérifiables");
    let flag = say!(lang, "flags: conditions of the notice not met", "rem.\u{a0}: conditions de l'avis non remplies");
    let further: Vec<_> =
        [(starred, star), (flagged, flag)].into_iter().filter(|(there, _)| *there).map(|(_, text)| text).collect();
    if further.is_empty() { marks.to_owned() } else { format!("{marks}\n{}", further.join("  ")) }
}

/// What is before a warning.
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
pub fn rules_source(lang: Lang, source: &str) -> &str {
    match (lang, source) {
        (Lang::Fr, BUILT_IN) => "intégrées",
        _ => source,
    }
}

/// Which rules are applied, with the hash of their file.
#[must_use]
pub fn rules_used(lang: Lang, rules: &str, sha256: &str) -> String {
    let rules = rules_source(lang, rules);
    say!(lang, "rules: {rules} (SHA-256 {sha256})", "règles\u{a0}: {rules} (SHA-256 {sha256})")
}

/// The text of the notice that is applied.
#[must_use]
pub const fn texts(lang: Lang, reading: &str) -> &'static str {
    match reading.as_bytes() {
        b"en" => phrase(lang, "the English text", "le texte anglais"),
        b"fr" => phrase(lang, "the French text", "le texte français"),
        _ => phrase(lang, "both texts", "les deux textes"),
    }
}

/// Which rules were applied, by which text where there are two, on one day after another.
#[must_use]
pub fn run_of_days(lang: Lang, rules: &str, texts: Option<&str>) -> String {
    let by = by_texts(lang, texts);
    say!(lang, "rules: {rules}; judged day by day{by}", "règles\u{a0}: {rules}\u{a0}; situation jour par jour{by}")
}

/// What was checked, on which day, by which text where there are two.
#[must_use]
pub fn run(lang: Lang, rules: &str, reference: &impl fmt::Display, texts: Option<&str>) -> String {
    let by = by_texts(lang, texts);
    say!(
        lang,
        "rules: {rules}; judged as of {reference}{by}",
        "règles\u{a0}: {rules}\u{a0}; situation au {reference}{by}"
    )
}

fn by_texts(lang: Lang, texts: Option<&str>) -> String {
    texts.map_or_else(String::new, |texts| say!(lang, ", by {texts}", ", selon {texts}"))
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

/// So many more than are said.
#[must_use]
pub fn more(lang: Lang, count: usize) -> String {
    say!(lang, "and {count} more", "et {count} de plus")
}

/// The word for an outcome of a criterion of some group.
#[must_use]
pub const fn outcome(lang: Lang, group: Group, outcome: Outcome) -> &'static str {
    match group {
        Group::Competency => super::competency_outcome(lang, outcome),
        Group::Essential | Group::Desirable | Group::Condition => super::outcome(lang, outcome),
    }
}

/// The outcome of a criterion for which the texts differ, at the head of a column of counts.
#[must_use]
pub const fn texts_differ(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "unclear: the texts differ",
        Lang::Fr => "incertain\u{a0}: les textes diffèrent",
    }
}

/// What a finding is about that is no criterion's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemSubject {
    /// The verdict on an applicant.
    Verdict,
    /// A problem of a record.
    Problem,
    /// A warning about a record.
    Warning,
    /// Something that was noticed across applicants.
    Across,
}

impl ProblemSubject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Problem, Self::Warning, Self::Across];
}

/// What such findings are called.
#[must_use]
pub const fn subject(lang: Lang, subject: ProblemSubject) -> &'static str {
    match (lang, subject) {
        (Lang::En, ProblemSubject::Verdict) => "verdict on an applicant",
        (Lang::En, ProblemSubject::Problem) => "record that cannot be judged",
        (Lang::En, ProblemSubject::Warning) => "something to know about a record",
        (Lang::Fr, ProblemSubject::Verdict) => "verdict sur une candidature",
        (Lang::Fr, ProblemSubject::Problem) => "enregistrement illisible",
        (Lang::Fr, ProblemSubject::Warning) => "avertissement au sujet d'un enregistrement",
        (lang, ProblemSubject::Across) => label(lang, Label::Across),
    }
}

/// What such findings mean.
#[must_use]
pub fn subject_meaning(lang: Lang, subject: ProblemSubject) -> String {
    match subject {
        ProblemSubject::Verdict => say!(
            lang,
            "What the stated facts show: eligible, for a person to review, or ineligible. The tool advises, people decide.",
            "Ce que montrent les éléments indiqués\u{a0}: admissible, à examiner par une personne, ou non admissible. L'outil conseille, des personnes décident."
        ),
        ProblemSubject::Problem => say!(
            lang,
            "What cannot be understood decides nothing, and everything else is judged; a record that cannot be read is not. Mend the file and check it again.",
            "Ce qui n'est pas reconnu ne décide de rien, et tout le reste est évalué\u{a0}; un enregistrement illisible ne l'est pas. Corrigez le fichier et vérifiez-le à nouveau."
        ),
        ProblemSubject::Warning => say!(
            lang,
            "It changes no outcome, but may be a slip: a field that nobody knows, an unlikely date, another vacancy.",
            "Cela ne change aucun résultat, mais peut être une erreur\u{a0}: un champ inconnu, une date invraisemblable, un autre avis."
        ),
        ProblemSubject::Across => say!(
            lang,
            "Records that have the same id, person or content, or that name more vacancies than are allowed. It changes no verdict.",
            "Des enregistrements qui ont le même identifiant, la même personne ou le même contenu, ou qui citent plus d'avis que permis. Cela ne change aucun verdict."
        ),
    }
}

/// That not all input was read, so that the report is not whole.
#[must_use]
pub const fn incomplete(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "not all input was read: this report is incomplete",
        Lang::Fr => "toutes les données n'ont pas été lues\u{a0}: ce rapport est incomplet",
    }
}

/// A place in a file, in words.
#[must_use]
pub fn place(lang: Lang, line: u64, column: u64) -> String {
    say!(lang, "line {line}, column {column}", "ligne {line}, colonne {column}")
}
