//! Headings, counts and legends of the printed report.

use std::borrow::Cow;
use std::fmt;

use super::say;
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{catalogue, phrase};
use crate::domain::outcome::{Counts, Effect, Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::rules::BUILT_IN;

mod explanation_headings;
mod workbook_headings;

pub use explanation_headings::{
    ExplanationHeading, complete_cv, interpretation, more_than_few, nobody_can_say, nothing_can,
    nothing_needs_to_change, one_of_these, one_of_these_sets, profiles, would_be_eligible,
};
pub use workbook_headings::{NO_EFFECT, NoticeFact, SheetColumn, SheetName, columns_left_out, yes_or_no};

catalogue! {
    /// A heading or a short label.
    pub enum Label {
        /// The rank column.
        Rank "#" "#",
        Id "id" "id",
        Name "name" "nom",
        /// The column of conditions that are not met.
        Flags "flags" "rem.",
        /// How many essential criteria are met.
        EssentialMet "ess." "ess.",
        /// How many desirable criteria are met.
        DesirableMet "des." "souh.",
        Score "score" "score",
        Verdict "verdict" "verdict",
        /// The outcome of a criterion.
        Outcome "outcome" "résultat",
        /// The reason of an outcome.
        Reason "why" "motif",
        /// The words of the notice.
        Clause "the notice says" "l'avis dit",
        /// The list of reasons.
        Why "reasons" "motifs",
        /// The same where values were not understood, also of those who are eligible.
        WhyAndProblems "reasons, and values that were not understood" "motifs et valeurs non reconnues",
        /// The list of what was noticed across applicants.
        Across "cross-applicant checks" "recoupements entre candidatures",
        /// The list of problems by kind, each with its number.
        ProblemKinds "records with values that were not understood" "dossiers avec des valeurs non reconnues",
        /// The list of warnings by kind, each with its number.
        WarningKinds "records with warnings" "dossiers avec des avertissements",
        /// The list of what people decided.
        Decisions "decisions" "décisions",
        /// The first day of a period.
        From "from" "du",
        /// The last day of a period.
        To "to" "au",
        /// The outcome of a criterion for which the texts differ, in a table or a legend.
        TextsDiffer "texts differ" "textes divergents",
    }
}

/// A heading, which begins in upper case as headings do on a page.
#[must_use]
pub fn capitalised(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence as it is behind a colon: in French it goes on in lower case there, unless it begins with an abbreviation.
///
/// ```
/// use eligible::internal::domain::text::Lang;
/// use eligible::internal::messages::headings::behind_colon;
/// assert_eq!(behind_colon(Lang::Fr, "Indiquez votre niveau."), "indiquez votre niveau.");
/// assert_eq!(behind_colon(Lang::Fr, "ONU : indiquez le service."), "ONU : indiquez le service.");
/// assert_eq!(behind_colon(Lang::En, "State your level."), "State your level.");
/// ```
#[must_use]
pub fn behind_colon(lang: Lang, sentence: &str) -> Cow<'_, str> {
    let mut letters = sentence.chars();
    match (lang, letters.next(), letters.clone().next()) {
        (Lang::Fr, Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            Cow::Owned(first.to_lowercase().chain(letters).collect())
        }
        _ => Cow::Borrowed(sentence),
    }
}

/// That a file was read as a CV of a format, which is named.
#[must_use]
pub fn read_as_cv(lang: Lang, format: &str) -> String {
    say!(lang, "a CV in the {format} format", "un CV au format {format}")
}

/// What an outcome did to the verdict, where it did something.
#[must_use]
pub const fn effect(lang: Lang, effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::None => None,
        Effect::Note => Some(phrase(lang, "does not change the verdict", "sans effet sur le verdict")),
        Effect::Review => Some(phrase(lang, "needs human review", "à examiner par le service responsable")),
        Effect::Ineligible => Some(phrase(lang, "not eligible for this reason", "motif de non-admissibilité")),
    }
}

/// What is said in that place of a condition that was not checked.
#[must_use]
pub const fn could_change(lang: Lang) -> &'static str {
    phrase(lang, "could change the verdict", "pourrait changer le verdict")
}

/// A score after a verdict.
#[must_use]
pub fn score(lang: Lang, min: f64, max: f64) -> String {
    let (least, most) = (number(lang, min), number(lang, max));
    if least == most {
        return say!(lang, ", score {least} out of 100", ", score\u{a0}: {least} sur 100");
    }
    say!(lang, ", score {least} to {most} out of 100", ", score\u{a0}: {least} à {most} sur 100")
}

/// The heading of a group of criteria.
#[must_use]
pub const fn group(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Essential => phrase(lang, "essential", "acquis essentiels"),
        Group::Desirable => phrase(lang, "desirable", "acquis souhaitables"),
        Group::Condition => "conditions",
        Group::Competency => phrase(
            lang,
            "competencies (for the selection team to assess)",
            "compétences (à l'appréciation du service responsable)",
        ),
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
    say!(
        lang,
        "{total} applicant{of_total}: {eligible} eligible, {review} review, {ineligible} ineligible, {invalid} invalid",
        "{total} candidature{of_total}\u{a0}: {eligible} admissible{of_eligible}, {review} à examiner, {ineligible} non admissible{of_ineligible}, {invalid} illisible{of_invalid}"
    )
}

/// What the number of those is called who were judged and have values that were not understood.
#[must_use]
pub const fn with_problems(lang: Lang) -> &'static str {
    phrase(lang, "with values that were not understood", "avec des valeurs non reconnues")
}

/// The same with the number, where there are any.
#[must_use]
pub fn counted_with_problems(lang: Lang, counts: &Counts) -> Option<String> {
    let count = counts.with_problems();
    (count > 0).then(|| format!("{count} {}", with_problems(lang)))
}

/// How fast a run goes: how many applicants per second, and the time that is left where it is known.
#[must_use]
pub fn pace(lang: Lang, a_second: u64, left: Option<&str>) -> String {
    let left = left.map_or_else(String::new, |left| say!(lang, ", {left} left", ", reste {left}"));
    say!(lang, "{a_second} per second{left}", "{a_second} par seconde{left}")
}

/// What is said in the place of a reason that rests on something hidden.
#[must_use]
pub const fn hidden(lang: Lang) -> &'static str {
    phrase(lang, "reason hidden", "motif masqué")
}

/// How many of them are shown.
#[must_use]
pub fn shown(lang: Lang, shown: usize, total: u64) -> String {
    say!(lang, "{shown} of {total} shown", "{shown} affichées sur {total}")
}

/// How many rows are not shown, and how many of them have the rank of the last one shown, which is given.
#[must_use]
pub fn more_rows(lang: Lang, more: u64, ties: Option<(u64, u64)>) -> String {
    let s = if more == 1 { "" } else { "s" };
    match ties {
        Some((ties, rank)) => say!(
            lang,
            "{more} more row{s}, {ties} of them with rank {rank} too",
            "{more} autre{s} ligne{s}, dont {ties} aussi de rang {rank}"
        ),
        None => say!(lang, "{more} more row{s}", "{more} autre{s} ligne{s}"),
    }
}

/// How to see every row.
#[must_use]
pub const fn every_row(lang: Lang) -> &'static str {
    phrase(lang, "every row: --all, or -o FILE", "toutes\u{a0}: --all, ou -o FICHIER")
}

/// What is before the numbers of each criterion.
#[must_use]
pub const fn outcomes_by_criterion(lang: Lang) -> &'static str {
    phrase(
        lang,
        "How often each criterion is met (✓), unclear (?) and not met (✗):",
        "Résultats par critère\u{a0}: rempli (✓), à vérifier (?), non rempli (✗)",
    )
}

/// How many more have the rank of the last one shown.
#[must_use]
pub fn ties_at_cut(lang: Lang, rank: u64, more: u64) -> String {
    if more == 1 {
        return say!(lang, "1 more with rank {rank} is left out", "1 autre, de rang {rank}, n'est pas affichée");
    }
    say!(lang, "{more} more with rank {rank} are left out", "{more} autres, de rang {rank}, ne sont pas affichées")
}

/// What the marks in the table mean, that of texts which differ only where there are two; the second line only where a star
/// or a flag is in it.
#[must_use]
pub fn legend(lang: Lang, has_two_texts: bool, starred: bool, flagged: bool) -> String {
    let marks = if has_two_texts {
        phrase(
            lang,
            "✓ met  ? unclear  ≠ the English and French texts differ  ✗ not met",
            "✓ rempli  ? à vérifier  ≠ textes français et anglais divergents  ✗ non rempli",
        )
    } else {
        phrase(lang, "✓ met  ? unclear  ✗ not met", "✓ rempli  ? à vérifier  ✗ non rempli")
    };
    let star = phrase(lang, "* conditions not checked", "* conditions non vérifiées");
    let flag = phrase(lang, "flags: conditions not met", "rem.\u{a0}: conditions non remplies");
    let further: Vec<_> =
        [(starred, star), (flagged, flag)].into_iter().filter(|(there, _)| *there).map(|(_, text)| text).collect();
    if further.is_empty() { marks.to_owned() } else { format!("{marks}\n{}", further.join("  ")) }
}

/// What the sign of a likely copy means.
#[must_use]
pub const fn likely_copy(lang: Lang) -> &'static str {
    phrase(
        lang,
        "‡ likely copy: another record has the same id, person or content",
        "‡ doublon probable\u{a0}: même identifiant, personne ou contenu qu'un autre dossier",
    )
}

/// What is before a warning.
#[must_use]
pub const fn warning(lang: Lang) -> &'static str {
    phrase(lang, "warning: ", "avertissement\u{a0}: ")
}

/// What to do about the criteria that stand in the way.
#[must_use]
pub const fn advice(lang: Lang) -> &'static str {
    phrase(lang, "what to do", "à faire")
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
        _ => phrase(lang, "the English and French texts", "les textes français et anglais"),
    }
}

/// Which rules were applied.
#[must_use]
pub fn rules(lang: Lang, rules: &str) -> String {
    say!(lang, "rules: {rules}", "règles\u{a0}: {rules}")
}

/// That it was done for one day after another, and which text was applied where there are two.
#[must_use]
pub fn assessed_day_by_day(lang: Lang, texts: Option<&str>) -> String {
    let by = by_texts(lang, texts);
    say!(lang, "assessed day by day{by}", "appréciation jour par jour{by}")
}

/// For which day it was done, and which text was applied where there are two.
#[must_use]
pub fn assessed_as_of(lang: Lang, reference: &impl fmt::Display, texts: Option<&str>) -> String {
    let by = by_texts(lang, texts);
    say!(lang, "assessed as of {reference}{by}", "situation appréciée au {reference}{by}")
}

/// Both in one line.
#[must_use]
pub fn run(lang: Lang, rules: &str, reference: &impl fmt::Display, texts: Option<&str>) -> String {
    self::rules(lang, rules) + super::semicolon(lang) + &assessed_as_of(lang, reference, texts)
}

fn by_texts(lang: Lang, texts: Option<&str>) -> String {
    texts.map_or_else(String::new, |texts| say!(lang, ", according to {texts}", ", selon {texts}"))
}

/// The vacancy.
#[must_use]
pub fn vacancy(lang: Lang, id: &str, title: &str) -> String {
    say!(lang, "Vacancy {id}: {title}", "Avis de vacance {id}\u{a0}: {title}")
}

/// The conditions that could not be checked.
#[must_use]
pub fn unchecked(lang: Lang, ids: &str) -> String {
    say!(
        lang,
        "conditions not checked because information is missing: {ids}",
        "à vérifier, faute d'indications\u{a0}: {ids}"
    )
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
    let s = if count == 1 { "" } else { "s" };
    say!(lang, "and {count} more", "et {count} autre{s}")
}

/// The word for an outcome of a criterion of some group, in a table or a legend. Of a competency, which people assess, it
/// says whether an example was given.
#[must_use]
pub const fn outcome(lang: Lang, group: Group, outcome: Outcome) -> &'static str {
    match (group, outcome) {
        (Group::Competency, Outcome::Met) => phrase(lang, "illustrated", "illustrée"),
        (Group::Competency, Outcome::NotMet) => phrase(lang, "not illustrated", "non illustrée"),
        (_, outcome) => super::outcome(lang, outcome),
    }
}

/// The same in a sentence, and where nothing else says what came out so.
#[must_use]
pub const fn outcome_of(lang: Lang, group: Group, outcome: Outcome, contested: bool) -> &'static str {
    match (group, outcome) {
        _ if contested => phrase(lang, "the texts differ", "textes divergents"),
        (Group::Competency, Outcome::Met) => phrase(lang, "illustrated", "compétence illustrée"),
        (Group::Competency, Outcome::NotMet) => phrase(lang, "not illustrated", "compétence non illustrée"),
        (_, Outcome::Met) => phrase(lang, "met", "critère rempli"),
        (_, Outcome::NotMet) => phrase(lang, "not met", "critère non rempli"),
        (_, Outcome::Unclear) => super::outcome(lang, outcome),
    }
}

catalogue! {
    /// What a finding is about that is no criterion's.
    pub enum ProblemSubject {
        /// The verdict on an applicant.
        Verdict "verdict on an applicant" "verdict sur une candidature",
        /// A problem of a record.
        Problem "value or record that was not understood" "valeur ou dossier non reconnu",
        /// A warning about a record.
        Warning "warning about a record" "avertissement au sujet d'un dossier",
        /// Something that was noticed across applicants.
        Across "cross-applicant checks" "recoupements entre candidatures",
    }
}

impl ProblemSubject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Problem, Self::Warning, Self::Across];

    /// What such findings mean.
    #[must_use]
    pub const fn meaning(self, lang: Lang) -> &'static str {
        match self {
            Self::Verdict => phrase(
                lang,
                "What the stated facts show: eligible, in need of human review, or ineligible. This informs the decision; it does not make it.",
                "Ce que montrent les indications fournies\u{a0}: admissible, à examiner par le service responsable ou non admissible. Le verdict éclaire la décision\u{a0}; il ne la prend pas.",
            ),
            Self::Problem => phrase(
                lang,
                "A value that was not understood decides nothing, and everything else is assessed; a record that cannot be read is not assessed. Correct the file and check it again.",
                "Une valeur non reconnue ne décide de rien, et le reste du dossier est évalué\u{a0}; un dossier illisible ne l'est pas. Corrigez le fichier et vérifiez-le à nouveau.",
            ),
            Self::Warning => phrase(
                lang,
                "It changes no outcome, but may be a slip: an unknown field, an unlikely date, another vacancy.",
                "Cela ne change aucun résultat, mais peut être une erreur\u{a0}: un champ inconnu, une date invraisemblable, une autre vacance.",
            ),
            Self::Across => phrase(
                lang,
                "Records with the same id, person or content, and people who apply for more vacancies than the maximum. It changes no verdict.",
                "Dossiers qui portent le même identifiant, concernent la même personne ou ont le même contenu, et personnes qui postulent pour plus de postes ou de stages que le maximum. Cela ne change aucun verdict.",
            ),
        }
    }
}

/// That not all input was read, so that the report is not whole.
#[must_use]
pub const fn incomplete(lang: Lang) -> &'static str {
    phrase(
        lang,
        "some input was not read: this report is incomplete",
        "certaines données n'ont pas été lues\u{a0}: ce rapport est incomplet",
    )
}

/// A place in a file, in words; that of a cell of a table is in words already.
#[must_use]
pub fn place(lang: Lang, cell: Option<&str>, line: u64, column: u64) -> String {
    if let Some(cell) = cell {
        return cell.to_owned();
    }
    say!(lang, "line {line}, column {column}", "ligne {line}, colonne {column}")
}
