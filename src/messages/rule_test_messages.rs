//! The sentences of `rules test`: what is wrong with the cases, and what they do not detect.

use super::{diagnostics, quoted, say};
use crate::domain::grammar::{catalogue, enumerated, phrase};
use crate::domain::outcome::Outcome;
use crate::domain::problem::case_error::CaseError;
use crate::domain::text::Lang;
use crate::rule_tests::ExpectedOutcome;
use crate::rule_tests::edits::RuleEdit;

/// What is wrong with a file of cases; `found` is what is there.
#[must_use]
pub fn case_fault(lang: Lang, fault: &CaseError, found: &str) -> String {
    let found = quoted(found);
    match fault {
        CaseError::NoCases => say!(
            lang,
            "the file has no case; each case begins with `[[case]]`",
            "le fichier ne contient aucun cas\u{a0}; chaque cas commence par `[[case]]`"
        ),
        CaseError::ExpectsNothing => say!(
            lang,
            "the case states no expected result: add a `verdict`, a `score`, or outcomes such as `expect.ID = \"met\"`",
            "le cas ne précise aucun résultat attendu\u{a0}: indiquez `verdict`, `score` ou des résultats comme `expect.ID = \"met\"`"
        ),
        CaseError::InvalidHasNone => say!(
            lang,
            "an applicant whose verdict is `invalid` has no outcomes and no score: remove the other expected results",
            "une candidature dont le verdict est `invalid` n'a ni résultats ni score\u{a0}: retirez les autres résultats attendus"
        ),
        CaseError::UnknownCriterion => {
            say!(lang, "unknown criterion: {found}", "critère inconnu\u{a0}: {found}")
        }
        CaseError::NeverContested => say!(
            lang,
            "the texts cannot differ on {found}: only one check is applied here",
            "les textes ne peuvent pas diverger sur {found}\u{a0}: une seule vérification s'applique ici"
        ),
        CaseError::NotAPointer => say!(
            lang,
            "{found} is not a pointer, which begins with `/`, such as `/education/0/level`",
            "{found} n'est pas un pointeur, qui commence par `/`, par exemple `/education/0/level`"
        ),
        CaseError::LeadsNowhere => say!(
            lang,
            "{found} leads to nothing in the applicant's file; `-` appends to a list",
            "{found} ne mène à rien dans le dossier\u{a0}; `-` ajoute à une liste"
        ),
        CaseError::NotOnePointer => say!(
            lang,
            "required here: exactly one pointer, with the list of its values",
            "requis ici\u{a0}: exactement un pointeur, avec la liste de ses valeurs"
        ),
        CaseError::Score => say!(
            lang,
            "{found} is not a score, which is a percentage from 0 to 100 with at most one decimal, or `min` and `max`",
            "{found} n'est pas un score, qui est un pourcentage de 0 à 100 avec une décimale au plus, ou `min` et `max`"
        ),
        CaseError::NoApplicant(why) => {
            say!(lang, "applicant {found} is not available: {why}", "candidature {found} indisponible\u{a0}: {why}")
        }
        CaseError::Records(count) => say!(
            lang,
            "the file has {count} applicants; required here: exactly one",
            "le fichier contient {count} candidatures\u{a0}; requise ici\u{a0}: une seule"
        ),
        CaseError::NotJson => say!(
            lang,
            "the file is not JSON, so nothing in it can be changed",
            "le fichier n'est pas du JSON\u{a0}; rien ne peut donc y être changé"
        ),
        CaseError::Applicant(problem) => {
            let (pointer, said) = (quoted(&problem.pointer), diagnostics::problem(lang, problem));
            let label = diagnostics::label(lang, problem).map_or_else(String::new, |label| format!(" ({label})"));
            say!(
                lang,
                "the applicant is invalid at {pointer}: {said}{label}",
                "la candidature n'est pas valable en {pointer}\u{a0}: {said}{label}"
            )
        }
    }
}

/// What the command line has to say about files of cases. Paths are escaped already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFileError<'a> {
    /// There is no file of cases where one is looked for.
    NoFile(&'a str),
    /// A file that cannot be read.
    Unreadable(&'a str),
    /// A file that is no UTF-8.
    NotUtf8(&'a str),
    /// So many mistakes in a file.
    Mistakes(&'a str, usize),
    /// A rules file in the place of a file of cases.
    RulesAsCases(&'a str),
    /// An output whose format nothing names.
    NoFormat(&'a str),
    /// A format that no output has.
    OtherFormat,
    /// No criterion of the rules has this id; the nearest one.
    NoCriterion(&'a str, Option<&'a str>),
    /// Two outputs to one path.
    SameOutput(&'a str),
    /// A file that is read and would be written.
    ReadAndWritten(&'a str),
}

/// The sentence, with what shows that it is an error before it.
#[must_use]
pub fn trouble(lang: Lang, trouble: CaseFileError<'_>) -> String {
    let sentence = match trouble {
        CaseFileError::NoFile(path) => say!(
            lang,
            "file of cases `{path}` not found: write one, or name others; `--boundaries` proposes cases",
            "fichier de cas `{path}` introuvable\u{a0}: écrivez-en un ou indiquez-en d'autres\u{a0}; `--boundaries` propose des cas"
        ),
        CaseFileError::Unreadable(path) => {
            say!(lang, "file of cases `{path}` cannot be read", "impossible de lire le fichier de cas `{path}`")
        }
        CaseFileError::NotUtf8(path) => {
            say!(lang, "file of cases `{path}` is not UTF-8", "le fichier de cas `{path}` n'est pas en UTF-8")
        }
        CaseFileError::RulesAsCases(path) => say!(
            lang,
            "`{path}` is a rules file and has no cases: `eligible rules test --rules {path}` tests it with the cases beside it, and `eligible rules lint {path}` looks for mistakes in it",
            "`{path}` est un fichier de règles et ne contient pas de cas\u{a0}: `eligible rules test --rules {path}` le teste avec les cas placés à côté, et `eligible rules lint {path}` y cherche des erreurs"
        ),
        CaseFileError::Mistakes(path, 1) => {
            say!(lang, "file of cases `{path}` has 1 mistake", "le fichier de cas `{path}` contient 1 erreur")
        }
        CaseFileError::Mistakes(path, count) => say!(
            lang,
            "file of cases `{path}` has {count} mistakes",
            "le fichier de cas `{path}` contient {count} erreurs"
        ),
        CaseFileError::NoFormat(path) => say!(
            lang,
            "unknown format for `{path}`: put it before the path, such as `junit={path}`",
            "format inconnu pour `{path}`\u{a0}: indiquez-le avant le chemin, par exemple `junit={path}`"
        ),
        CaseFileError::OtherFormat => {
            say!(lang, "no output has the format named by --format", "aucune sortie n'a le format choisi avec --format")
        }
        CaseFileError::NoCriterion(id, near) => {
            let near = near
                .map_or_else(String::new, |near| super::semicolon(lang).to_owned() + &super::did_you_mean(lang, near));
            say!(lang, "unknown criterion: `{id}`{near}", "critère inconnu\u{a0}: `{id}`{near}")
        }
        CaseFileError::SameOutput(path) => {
            say!(lang, "two outputs have the same path: `{path}`", "deux sorties ont le même chemin\u{a0}: `{path}`")
        }
        CaseFileError::ReadAndWritten(path) => {
            say!(lang, "`{path}` would be both read and written", "`{path}` serait à la fois lu et écrit")
        }
    };
    let error = diagnostics::error(lang);
    format!("{error}: {sentence}")
}

/// The word for an outcome that was expected or found.
#[must_use]
pub const fn wanted(lang: Lang, wanted: ExpectedOutcome) -> &'static str {
    match wanted {
        ExpectedOutcome::Outcome(outcome) => super::outcome(lang, outcome),
        ExpectedOutcome::Contested => DifferenceSubject::Contested.text(lang),
    }
}

catalogue! {
    /// What a difference is about, beside a criterion.
    pub enum DifferenceSubject {
        Verdict "verdict" "verdict",
        Score "score" "score",
        /// The conditions that are unchecked.
        Unchecked "conditions not checked" "conditions non vérifiées",
        /// The criteria on which the texts differ.
        Contested "texts differ" "textes divergents",
    }
}

/// What was expected and what was found, with the reason where there is one.
#[must_use]
pub fn difference(lang: Lang, expected: &str, found: &str, reason: Option<&str>) -> String {
    let reason = reason.map_or_else(String::new, |reason| format!("{}{reason}", super::colon(lang)));
    say!(lang, "expected {expected}, found {found}{reason}", "attendu\u{a0}: {expected}, obtenu\u{a0}: {found}{reason}")
}

/// The word where there is nothing: no score, no condition.
#[must_use]
pub const fn none(lang: Lang) -> &'static str {
    phrase(lang, "none", "néant")
}

/// A change of a rules file in words.
#[must_use]
pub fn change(lang: Lang, change: &RuleEdit) -> String {
    match change {
        RuleEdit::Value(key, from, to) => {
            say!(lang, "`{key} = {from}` becomes `{key} = {to}`", "`{key} = {from}` devient `{key} = {to}`")
        }
        RuleEdit::Key(value, from, to) => {
            say!(lang, "`{from} = {value}` becomes `{to} = …`", "`{from} = {value}` devient `{to} = …`")
        }
        RuleEdit::Without(key, member) => say!(lang, "`{key}` without `{member}`", "`{key}` sans `{member}`"),
        RuleEdit::WithoutKey(key, value) => say!(lang, "without `{key} = {value}`", "sans `{key} = {value}`"),
    }
}

/// What no case saw of a criterion or a part.
#[must_use]
pub fn gap(lang: Lang, unseen: &[Outcome], undecided: bool) -> String {
    let outcomes = unseen.iter().map(|outcome| super::outcome(lang, *outcome));
    let gaps = outcomes.chain(undecided.then_some(phrase(lang, "decisive", "décisif")));
    let gaps = enumerated(gaps.map(str::to_owned), phrase(lang, "or", "ni"));
    say!(lang, "never {gaps}", "jamais {gaps}")
}

catalogue! {
    /// A heading of the results.
    pub enum TestHeading {
        /// The cases that failed.
        Failed "failed" "échecs",
        /// What the cases did not see.
        NotCovered "not covered" "non couvert",
        /// The changes that no case detects.
        Survivors "changes not detected" "modifications non détectées",
        /// Changes by which no outcome is another one.
        Idle "changes without effect on a single entry" "modifications sans effet sur un élément pris seul",
    }
}

/// How many cases passed.
#[must_use]
pub fn cases(lang: Lang, total: usize, failed: usize) -> String {
    match (total, failed) {
        (1, 0) => say!(lang, "1 case passed", "1 cas réussi"),
        (1, _) => say!(lang, "1 case failed", "1 cas en échec"),
        (total, 0) => say!(lang, "{total} cases, all passed", "{total} cas, tous réussis"),
        (total, failed) => say!(lang, "{total} cases, {failed} failed", "{total} cas, dont {failed} en échec"),
    }
}

/// How much is covered, and the least that is required.
#[must_use]
pub fn coverage(lang: Lang, percent: usize, least: Option<u8>) -> String {
    match least {
        Some(least) if percent < usize::from(least) => say!(
            lang,
            "coverage {percent}%, below the required {least}%",
            "couverture de {percent}\u{a0}%, inférieure aux {least}\u{a0}% requis"
        ),
        _ => say!(lang, "coverage {percent}%", "couverture de {percent}\u{a0}%"),
    }
}

/// How many changes of the rules were tried, and detected.
#[must_use]
pub fn mutants(lang: Lang, tried: usize, survived: usize, idle: usize) -> String {
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let (of_tried, of_survived, of_idle) = (s(tried), s(survived), s(idle));
    let detected = match survived {
        0 => say!(
            lang,
            "{tried} rule change{of_tried} tried, all detected",
            "modifications essayées\u{a0}: {tried}, toutes détectées"
        ),
        survived => say!(
            lang,
            "{tried} rule change{of_tried} tried, {survived} not detected",
            "modifications essayées\u{a0}: {tried}, dont {survived} non détectée{of_survived}"
        ),
    };
    if idle == 0 {
        return detected;
    }
    say!(
        lang,
        "{detected}; {idle} other{of_idle} without effect on a single entry (see -v)",
        "{detected}\u{a0}; {idle} autre{of_idle}, sans effet sur un élément pris seul (voir -v)"
    )
}

/// Why an applicant of the built-in cases cannot stand in a file.
#[must_use]
pub fn nothing_beside(lang: Lang) -> String {
    say!(lang, "the built-in cases have no folder", "les cas intégrés n'ont pas de dossier")
}

/// What is at the head of cases that were made, and not written by a person: lines of a comment.
#[must_use]
pub fn made_cases(lang: Lang) -> String {
    say!(
        lang,
        "Cases on both sides of the thresholds of the rules, as far as they can be found, with the\n\
         outcome that they have now.\n\
         They do not prove what the notice says: compare each one with the notice before you keep it.",
        "Cas de part et d'autre des seuils des règles, dans la mesure où ils peuvent être trouvés, avec le\n\
         résultat obtenu aujourd'hui.\n\
         Ils ne prouvent pas ce que dit l'avis\u{a0}: comparez chacun d'eux à l'avis avant de le garder."
    )
}

/// How many more changes of a list no case detects.
#[must_use]
pub fn more_of_list(lang: Lang, count: usize, list: &str) -> String {
    let list = quoted(list);
    match count {
        1 => say!(lang, "and 1 more change of {list} (see -v)", "et 1 autre modification de {list} (voir -v)"),
        _ => say!(
            lang,
            "and {count} more changes of {list} (see -v)",
            "et {count} autres modifications de {list} (voir -v)"
        ),
    }
}

/// A case that would detect a change, in one line.
#[must_use]
pub fn would_notice(lang: Lang, case: &str) -> String {
    say!(lang, "case that would detect it: {case}", "cas qui la détecterait\u{a0}: {case}")
}
