//! Headings of an explanation, and what is said of what would change the verdict.

use crate::domain::grammar::{catalogue, phrase};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;
use crate::messages::say;

catalogue! {
    /// A heading of an explanation.
    pub enum ExplanationHeading {
        /// What is still to be provided.
        ToProvide "missing information" "à compléter",
        /// The words of the notice.
        Clause "notice says" "l'avis dit",
        /// The reason.
        Because "finding" "constat",
        /// The values used.
        Facts "based on" "d'après",
        /// An interpretation.
        ReadAs "interpretation" "interprétation",
        /// What to do.
        Advice "advice" "conseil",
        /// The fields in which to do it, for whoever edits the file.
        InFile "in the file" "dans le fichier",
        EnglishText "according to the English text" "selon le texte anglais",
        FrenchText "according to the French text" "selon le texte français",
        /// What would change the verdict.
        WouldChange "what would change the verdict" "ce qui changerait le verdict",
        /// What was understood of a CV.
        Understood "carried over" "repris",
        /// What was not understood of a CV.
        NotUnderstood "not carried over, or carried over as written" "non repris, ou repris tel quel",
    }
}

impl ExplanationHeading {
    /// Those that are before what is said of a criterion.
    pub const OF_CRITERION: [Self; 6] =
        [Self::Clause, Self::Because, Self::Facts, Self::ReadAs, Self::Advice, Self::InFile];
}

/// An interpretation that somebody chose, and why.
#[must_use]
pub fn interpretation(lang: Lang, text: &str, reason: &str) -> String {
    say!(lang, "{text} Why: {reason}", "{text} Motif\u{a0}: {reason}")
}

/// What is said where the verdict is eligible.
#[must_use]
pub const fn nothing_needs_to_change(lang: Lang, unchecked: bool) -> &'static str {
    if unchecked {
        phrase(
            lang,
            "Nothing to change: every essential criterion is met. The conditions marked * were not checked and would change the verdict if they were not met.",
            "Rien à modifier\u{a0}: tous les critères essentiels sont remplis. Les conditions signalées par * n'ont pas été vérifiées et changeraient le verdict si elles n'étaient pas remplies.",
        )
    } else {
        phrase(
            lang,
            "Nothing to change: every essential criterion is met, and no condition of the notice rules the application out.",
            "Rien à modifier\u{a0}: tous les critères essentiels sont remplis et aucune condition n'écarte la candidature.",
        )
    }
}

/// What is said where nothing would make the verdict eligible.
#[must_use]
pub const fn nothing_can(lang: Lang) -> &'static str {
    phrase(
        lang,
        "No further information would make this application eligible:",
        "Aucune information complémentaire ne rendrait cette candidature admissible\u{a0}:",
    )
}

/// What is said where something may make the verdict eligible, and nobody can say by name what.
#[must_use]
pub const fn nobody_can_say(lang: Lang) -> &'static str {
    phrase(
        lang,
        "It cannot be said in advance which information would make this application eligible:",
        "Il n'est pas possible de dire d'avance quelles informations rendraient cette candidature admissible\u{a0}:",
    )
}

/// What is before the profiles of which one is enough.
#[must_use]
pub const fn profiles(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => phrase(lang, "one of the profiles is met:", "l'un des profils convient\u{a0}:"),
        Outcome::Unclear => phrase(
            lang,
            "it is unclear whether any profile is met:",
            "il n'est pas certain qu'un profil convienne\u{a0}:",
        ),
        Outcome::NotMet => phrase(lang, "no profile is met:", "aucun profil ne convient\u{a0}:"),
    }
}

/// What is said where more facts are needed than are listed, by whether any are listed as missing.
#[must_use]
pub fn more_than_few(lang: Lang, in_the_way: usize, has_missing: bool) -> String {
    let first = if has_missing {
        phrase(
            lang,
            "start with the missing information listed above, then follow the advice given for each.",
            "complétez d'abord ce qui figure sous «\u{a0}À compléter\u{a0}», puis suivez le conseil donné pour chacun.",
        )
    } else {
        phrase(lang, "start with the advice given for each.", "suivez d'abord le conseil donné pour chacun.")
    };
    say!(
        lang,
        "{in_the_way} criteria are not met or unclear, and more than three facts would be needed: {first}",
        "{in_the_way} critères ne sont pas remplis ou restent à vérifier, et plus de trois indications seraient nécessaires\u{a0}: {first}"
    )
}

/// What is before the facts that would make the verdict eligible, one for each of so many criteria.
#[must_use]
pub const fn would_be_eligible(lang: Lang, criteria: usize) -> &'static str {
    match criteria {
        1 => phrase(
            lang,
            "The application would be eligible with the following, subject to proof:",
            "La candidature serait admissible avec l'élément suivant, sous réserve de justificatif\u{a0}:",
        ),
        _ => phrase(
            lang,
            "The application would be eligible with all of the following, subject to proof:",
            "La candidature serait admissible avec tous les éléments suivants, sous réserve de justificatifs\u{a0}:",
        ),
    }
}

/// What is before several sets of facts.
#[must_use]
pub const fn one_of_these_sets(lang: Lang) -> &'static str {
    phrase(
        lang,
        "The application would be eligible if one of the following sets were true and could be proved:",
        "La candidature serait admissible si l'une des séries suivantes était exacte et attestée\u{a0}:",
    )
}

/// What is before facts of which one is enough.
#[must_use]
pub const fn one_of_these(lang: Lang) -> &'static str {
    phrase(lang, "one of the following:", "l'un des éléments suivants\u{a0}:")
}

/// How to add to a CV what is missing, for which it has no fields.
#[must_use]
pub const fn complete_cv(lang: Lang) -> &'static str {
    phrase(lang, "To add this to the CV:", "Pour compléter le CV\u{a0}:")
}
