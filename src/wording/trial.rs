//! The sentences about a rules file on trial: what is wrong with its cases, what they missed.

use super::{mistakes, quoted, say};
use crate::domain::text::Lang;
use crate::domain::trial::CaseFault;

/// What is wrong with a file of cases; `found` is what stands there.
#[must_use]
pub fn case_fault(lang: Lang, fault: &CaseFault, found: &str) -> String {
    let found = quoted(found);
    match fault {
        CaseFault::NoCases => say!(
            lang,
            "there is no case: each one begins with `[[case]]`",
            "il n'y a aucun cas\u{a0}: chacun commence par `[[case]]`"
        ),
        CaseFault::ExpectsNothing => say!(
            lang,
            "the case expects nothing: state a `verdict`, a `score`, or outcomes such as `expect.ID = \"met\"`",
            "le cas n'attend rien\u{a0}: indiquez `verdict`, `score` ou des résultats comme `expect.ID = \"met\"`"
        ),
        CaseFault::InvalidHasNone => say!(
            lang,
            "an applicant whose verdict is `invalid` has no outcomes and no score: expect nothing else",
            "une candidature dont le verdict est `invalid` n'a ni résultats ni score\u{a0}: n'attendez rien d'autre"
        ),
        CaseFault::UnknownCriterion => {
            say!(lang, "the rules have no criterion {found} here", "les règles n'ont pas ici de critère {found}")
        }
        CaseFault::NeverContested => say!(
            lang,
            "{found} can never be contested here: one check alone is applied",
            "{found} ne peut jamais être contesté ici\u{a0}: une seule vérification s'applique"
        ),
        CaseFault::NotAPointer => say!(
            lang,
            "{found} is no pointer: it begins with `/`, such as `/education/0/level`",
            "{found} n'est pas un pointeur\u{a0}: il commence par `/`, par exemple `/education/0/level`"
        ),
        CaseFault::LeadsNowhere => say!(
            lang,
            "{found} leads to nothing that the applicant has; `-` appends to a list",
            "{found} ne mène à rien dans la candidature\u{a0}; `-` ajoute à une liste"
        ),
        CaseFault::NotOnePointer => say!(
            lang,
            "exactly one pointer with the list of its values is required here",
            "il faut ici exactement un pointeur avec la liste de ses valeurs"
        ),
        CaseFault::Score => say!(
            lang,
            "{found} is no score: a percentage from 0 to 100 with at most one decimal, or `min` and `max`",
            "{found} n'est pas un score\u{a0}: un pourcentage de 0 à 100 avec une décimale au plus, ou `min` et `max`"
        ),
        CaseFault::NoApplicant(why) => say!(
            lang,
            "there is no applicant {found}: {why}",
            "il n'y a pas de candidature {found}\u{a0}: {why}"
        ),
        CaseFault::Records(count) => say!(
            lang,
            "the file holds {count} applicants; exactly one is required here",
            "le fichier contient {count} candidatures\u{a0}; il en faut ici exactement une"
        ),
        CaseFault::NotJson => say!(
            lang,
            "the file is no JSON, so that nothing in it can be changed",
            "le fichier n'est pas du JSON\u{a0}; rien ne peut donc y être changé"
        ),
        CaseFault::Applicant(problem) => {
            let (pointer, told) = (quoted(&problem.pointer), mistakes::problem(lang, problem));
            let label = mistakes::label(lang, problem).map_or_else(String::new, |label| format!(" ({label})"));
            say!(
                lang,
                "the applicant is invalid at {pointer}: {told}{label}",
                "la candidature n'est pas valable à l'endroit {pointer}\u{a0}: {told}{label}"
            )
        }
    }
}
