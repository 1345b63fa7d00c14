//! The sentences about a rules file on trial: what is wrong with its cases, what they missed.

use super::{diagnostics, quoted, say};
use crate::domain::grammar::phrase;
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
            "there is no case: each one begins with `[[case]]`",
            "il n'y a aucun cas\u{a0}: chacun commence par `[[case]]`"
        ),
        CaseError::ExpectsNothing => say!(
            lang,
            "the case expects nothing: state a `verdict`, a `score`, or outcomes such as `expect.ID = \"met\"`",
            "le cas n'attend rien\u{a0}: indiquez `verdict`, `score` ou des résultats comme `expect.ID = \"met\"`"
        ),
        CaseError::InvalidHasNone => say!(
            lang,
            "an applicant whose verdict is `invalid` has no outcomes and no score: expect nothing else",
            "une candidature dont le verdict est `invalid` n'a ni résultats ni score\u{a0}: n'attendez rien d'autre"
        ),
        CaseError::UnknownCriterion => {
            say!(lang, "the rules have no criterion {found} here", "les règles n'ont pas ici de critère {found}")
        }
        CaseError::NeverContested => say!(
            lang,
            "{found} can never be contested here: one check alone is applied",
            "{found} ne peut jamais être contesté ici\u{a0}: une seule vérification s'applique"
        ),
        CaseError::NotAPointer => say!(
            lang,
            "{found} is no pointer: it begins with `/`, such as `/education/0/level`",
            "{found} n'est pas un pointeur\u{a0}: il commence par `/`, par exemple `/education/0/level`"
        ),
        CaseError::LeadsNowhere => say!(
            lang,
            "{found} leads to nothing that the applicant has; `-` appends to a list",
            "{found} ne mène à rien dans la candidature\u{a0}; `-` ajoute à une liste"
        ),
        CaseError::NotOnePointer => say!(
            lang,
            "exactly one pointer with the list of its values is required here",
            "il faut ici exactement un pointeur avec la liste de ses valeurs"
        ),
        CaseError::Score => say!(
            lang,
            "{found} is no score: a percentage from 0 to 100 with at most one decimal, or `min` and `max`",
            "{found} n'est pas un score\u{a0}: un pourcentage de 0 à 100 avec une décimale au plus, ou `min` et `max`"
        ),
        CaseError::NoApplicant(why) => {
            say!(lang, "there is no applicant {found}: {why}", "il n'y a pas de candidature {found}\u{a0}: {why}")
        }
        CaseError::Records(count) => say!(
            lang,
            "the file holds {count} applicants; exactly one is required here",
            "le fichier contient {count} candidatures\u{a0}; il en faut ici exactement une"
        ),
        CaseError::NotJson => say!(
            lang,
            "the file is no JSON, so that nothing in it can be changed",
            "le fichier n'est pas du JSON\u{a0}; rien ne peut donc y être changé"
        ),
        CaseError::Applicant(problem) => {
            let (pointer, said) = (quoted(&problem.pointer), diagnostics::problem(lang, problem));
            let label = diagnostics::label(lang, problem).map_or_else(String::new, |label| format!(" ({label})"));
            say!(
                lang,
                "the applicant is invalid at {pointer}: {said}{label}",
                "la candidature n'est pas valable à l'endroit {pointer}\u{a0}: {said}{label}"
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
            "there is no file of cases `{path}`: write one, or name others; `--boundaries` proposes cases",
            "il n'y a pas de fichier de cas `{path}`\u{a0}: écrivez-en un ou nommez-en d'autres\u{a0}; `--boundaries` propose des cas"
        ),
        CaseFileError::Unreadable(path) => {
            say!(lang, "file of cases `{path}` cannot be read", "le fichier de cas `{path}` ne peut pas être lu")
        }
        CaseFileError::NotUtf8(path) => {
            say!(lang, "file of cases `{path}` is not UTF-8", "le fichier de cas `{path}` n'est pas en UTF-8")
        }
        CaseFileError::RulesAsCases(path) => say!(
            lang,
            "`{path}` is a rules file, and holds no cases: `eligible rules test --rules {path}` tests it by the cases beside it, and `eligible rules lint {path}` looks for mistakes in it",
            "`{path}` est un fichier de règles et ne contient pas de cas\u{a0}: `eligible rules test --rules {path}` le teste avec les cas qui se trouvent à côté, et `eligible rules lint {path}` y cherche des erreurs"
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
            "nothing says in which format `{path}` is to be written: name it before the path, such as `junit={path}`",
            "rien ne dit dans quel format écrire `{path}`\u{a0}: indiquez-le avant le chemin, par exemple `junit={path}`"
        ),
        CaseFileError::OtherFormat => say!(
            lang,
            "--format names a format in which no output is written",
            "--format nomme un format dans lequel rien n'est écrit"
        ),
        CaseFileError::NoCriterion(id, near) => {
            let near = near.map_or_else(String::new, |near| {
                super::semicolon(lang).to_owned() + &diagnostics::did_you_mean(lang, near)
            });
            say!(lang, "the rules have no criterion `{id}`{near}", "les règles n'ont pas de critère `{id}`{near}")
        }
        CaseFileError::SameOutput(path) => {
            say!(lang, "two outputs go to `{path}`", "deux sorties vont vers `{path}`")
        }
        CaseFileError::ReadAndWritten(path) => {
            say!(lang, "`{path}` is both to be read and to be written", "`{path}` serait à la fois lu et écrit")
        }
    };
    let error = diagnostics::error(lang);
    format!("{error}: {sentence}")
}

/// The word for an outcome that was expected or found.
#[must_use]
pub const fn wanted(lang: Lang, wanted: ExpectedOutcome) -> &'static str {
    match (lang, wanted) {
        (lang, ExpectedOutcome::Outcome(outcome)) => super::outcome(lang, outcome),
        (Lang::En, ExpectedOutcome::Contested) => "contested",
        (Lang::Fr, ExpectedOutcome::Contested) => "contesté",
    }
}

/// What a difference is about, beside a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceSubject {
    Verdict,
    Score,
    /// The conditions that are unchecked.
    Unchecked,
    /// The criteria that are contested.
    Contested,
}

/// The word for it.
#[must_use]
pub const fn what(lang: Lang, what: DifferenceSubject) -> &'static str {
    match what {
        DifferenceSubject::Verdict => "verdict",
        DifferenceSubject::Score => "score",
        DifferenceSubject::Unchecked => phrase(lang, "unchecked", "non vérifiés"),
        DifferenceSubject::Contested => phrase(lang, "contested", "contestés"),
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
    match lang {
        Lang::En => "none",
        Lang::Fr => "aucun",
    }
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
    let mut gaps: Vec<_> = unseen.iter().map(|outcome| super::outcome(lang, *outcome)).collect();
    if undecided {
        gaps.push(match lang {
            Lang::En => "decisive",
            Lang::Fr => "décisif",
        });
    }
    let gaps = crate::domain::grammar::one_of(lang, gaps.into_iter().map(str::to_owned));
    say!(lang, "no case has it {gaps}", "aucun cas ne le rend {gaps}")
}

/// A heading of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestHeading {
    /// The cases that failed.
    Failed,
    /// What the cases did not see.
    NotCovered,
    /// The changes that no case noticed.
    Survivors,
    /// Changes by which nobody is judged differently.
    Idle,
}

/// The heading.
#[must_use]
pub const fn heading(lang: Lang, heading: TestHeading) -> &'static str {
    match heading {
        TestHeading::Failed => phrase(lang, "failed", "échecs"),
        TestHeading::NotCovered => phrase(lang, "not covered by any case", "ce qu'aucun cas ne couvre"),
        TestHeading::Survivors => {
            phrase(lang, "changes of the rules that no case notices", "changements des règles qu'aucun cas ne remarque")
        }
        TestHeading::Idle => phrase(
            lang,
            "changes that change no outcome of a single entry",
            "changements qui ne changent aucun résultat d'une entrée seule",
        ),
    }
}

/// How many cases passed.
#[must_use]
pub fn cases(lang: Lang, total: usize, failed: usize) -> String {
    match (total, failed) {
        (1, 0) => say!(lang, "1 case, which passes", "1 cas, réussi"),
        (1, _) => say!(lang, "1 case, which failed", "1 cas, en échec"),
        (total, 0) => say!(lang, "{total} cases, all pass", "{total} cas, tous réussis"),
        (total, failed) => say!(lang, "{total} cases, {failed} failed", "{total} cas, dont {failed} en échec"),
    }
}

/// How much is covered, and the least that was asked.
#[must_use]
pub fn coverage(lang: Lang, percent: usize, least: Option<u8>) -> String {
    match least {
        Some(least) if percent < usize::from(least) => say!(
            lang,
            "coverage {percent}%, less than the {least}% asked",
            "couverture {percent}\u{a0}%, moins que les {least}\u{a0}% demandés"
        ),
        _ => say!(lang, "coverage {percent}%", "couverture {percent}\u{a0}%"),
    }
}

/// How many changes of the rules were tried, and noticed.
#[must_use]
pub fn mutants(lang: Lang, tried: usize, survived: usize, idle: usize) -> String {
    let noticed = match survived {
        0 => say!(lang, "{tried} changes of the rules, all noticed", "{tried} changements des règles, tous remarqués"),
        survived => say!(
            lang,
            "{tried} changes of the rules, {survived} not noticed",
            "{tried} changements des règles, dont {survived} non remarqués"
        ),
    };
    match idle {
        0 => noticed,
        idle => {
            let more = say!(
                lang,
                "; {idle} more change no outcome of a single entry (-v shows them)",
                "\u{a0}; {idle} de plus ne changent aucun résultat d'une entrée seule (-v les montre)"
            );
            noticed + &more
        }
    }
}

/// Why an applicant of the built-in cases cannot stand in a file.
#[must_use]
pub fn nothing_beside(lang: Lang) -> String {
    say!(lang, "no file stands beside the built-in cases", "aucun fichier ne se trouve à côté des cas intégrés")
}

/// What is at the head of cases that were made, and not written by a person: lines of a comment.
#[must_use]
pub fn made_cases(lang: Lang) -> String {
    say!(
        lang,
        "Cases on both sides of the thresholds of the rules, as far as they can be found, with the\n\
         outcome that they have now.\n\
         That is no proof of what the notice says: read each beside it before you keep it.",
        "Des cas de part et d'autre des seuils des règles, pour autant qu'on puisse les trouver, avec le\n\
         résultat qu'ils ont aujourd'hui.\n\
         Cela ne prouve pas ce que dit l'avis\u{a0}: comparez chacun à l'avis avant de le garder."
    )
}

/// How many more changes of a list no case notices.
#[must_use]
pub fn more_of_list(lang: Lang, count: usize, list: &str) -> String {
    let list = quoted(list);
    match count {
        1 => say!(lang, "and 1 more change of {list} (-v shows it)", "et 1 autre changement de {list} (-v le montre)"),
        _ => say!(
            lang,
            "and {count} more changes of {list} (-v shows them)",
            "et {count} autres changements de {list} (-v les montre)"
        ),
    }
}

/// A case that would notice a change, in one line.
#[must_use]
pub fn would_notice(lang: Lang, case: &str) -> String {
    say!(lang, "a case that would notice: {case}", "un cas qui le remarquerait\u{a0}: {case}")
}
