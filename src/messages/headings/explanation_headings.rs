//! Headings of an explanation, and what is said of what would change the verdict.

use crate::domain::grammar::{catalogue, phrase};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;
use crate::messages::say;

catalogue! {
    /// A heading of an explanation.
    pub enum ExplanationHeading {
        /// What is still to be provided.
        ToProvide "still to provide" "reste à fournir",
        /// The words of the notice.
        Clause "notice" "avis",
        /// The reason.
        Because "because" "motif",
        /// The values used.
        Facts "facts" "données",
        /// An interpretation.
        ReadAs "read as" "lecture",
        /// What to do.
        Advice "to do" "à faire",
        EnglishText "by the English text" "selon le texte anglais",
        FrenchText "by the French text" "selon le texte français",
        /// What would change the verdict.
        WouldChange "what would change the verdict" "ce qui changerait le verdict",
        /// What was understood of a CV.
        Understood "understood" "compris",
        /// What was not understood of a CV.
        NotUnderstood "not understood, so left unstated or as it is written" "non compris, donc non indiqué ou laissé tel quel",
    }
}

impl ExplanationHeading {
    /// Those that stand before what is said of a criterion.
    pub const OF_CRITERION: [Self; 5] = [Self::Clause, Self::Because, Self::Facts, Self::ReadAs, Self::Advice];
}

/// A reading that somebody chose, and why.
#[must_use]
pub fn interpretation(lang: Lang, text: &str, reason: &str) -> String {
    say!(lang, "{text} Why: {reason}", "{text} Raison\u{a0}: {reason}")
}

/// What is said where the verdict is eligible.
#[must_use]
pub fn nothing_needs_to_change(lang: Lang, unchecked: bool) -> String {
    if unchecked {
        return say!(
            lang,
            "Nothing needs to change: every essential criterion is met. The conditions marked * could not be checked and would change the verdict if they were not met.",
            "Aucun changement n'est nécessaire\u{a0}: tous les critères essentiels sont remplis. Les conditions signalées par * n'ont pas pu être vérifiées et changeraient le verdict si elles n'étaient pas remplies."
        );
    }
    say!(
        lang,
        "Nothing needs to change: every essential criterion is met, and no condition speaks against it.",
        "Aucun changement n'est nécessaire\u{a0}: tous les critères essentiels sont remplis et aucune condition ne s'y oppose."
    )
}

/// What is said where nothing would make the verdict eligible.
#[must_use]
pub fn nothing_can(lang: Lang) -> String {
    say!(
        lang,
        "Nothing that you could still state would make this application eligible:",
        "Rien de ce que vous pourriez encore indiquer ne rendrait cette candidature admissible\u{a0}:"
    )
}

/// What is said where something may make the verdict eligible, and nobody can say by name what.
#[must_use]
pub fn nobody_can_say(lang: Lang) -> String {
    say!(
        lang,
        "Which facts would make this application eligible cannot be said beforehand:",
        "Quels éléments rendraient cette candidature admissible ne peut pas être dit d'avance\u{a0}:"
    )
}

/// What is before the profiles of which one is enough.
#[must_use]
pub const fn profiles(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => phrase(lang, "one of the profiles is met:", "l'un des profils est rempli\u{a0}:"),
        Outcome::Unclear => phrase(lang, "no profile is surely met:", "aucun profil n'est rempli à coup sûr\u{a0}:"),
        Outcome::NotMet => phrase(lang, "no profile is met:", "aucun profil n'est rempli\u{a0}:"),
    }
}

/// What is said where more facts are needed than are listed.
#[must_use]
pub fn more_than_few(lang: Lang, in_the_way: usize) -> String {
    say!(
        lang,
        "More than three facts are needed: {in_the_way} criteria stand in the way. Begin with what is still to provide and with what is to do for each of them.",
        "Il faut plus de trois éléments\u{a0}: {in_the_way} critères y font obstacle. Commencez par ce qui reste à fournir et par ce qui est à faire pour chacun d'eux."
    )
}

/// What is before the facts that would make the verdict eligible, one for each of so many criteria.
#[must_use]
pub fn would_be_eligible(lang: Lang, criteria: usize) -> String {
    if criteria == 1 {
        return say!(
            lang,
            "The application would be eligible with this, if it is true and can be shown:",
            "La candidature serait admissible avec l'élément suivant, s'il est exact et peut être prouvé\u{a0}:"
        );
    }
    say!(
        lang,
        "The application would be eligible with all of these together, if they are true and can be shown:",
        "La candidature serait admissible avec tous les éléments suivants, s'ils sont exacts et peuvent être prouvés\u{a0}:"
    )
}

/// What is before several sets of facts.
#[must_use]
pub fn one_of_these_sets(lang: Lang) -> String {
    say!(
        lang,
        "The application would be eligible with any one of these, if it is true and can be shown:",
        "La candidature serait admissible avec l'un des ensembles suivants, s'il est exact et peut être prouvé\u{a0}:"
    )
}

/// What is before facts of which one is enough.
#[must_use]
pub fn one_of_these(lang: Lang) -> String {
    say!(lang, "one of these:", "l'un de ceux-ci\u{a0}:")
}
