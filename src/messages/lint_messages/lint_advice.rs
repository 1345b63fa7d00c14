//! What to do about single findings.

use crate::domain::text::Lang;
use crate::messages::lint_messages::lint_sentences::language;
use crate::messages::say;
use crate::rules::lint::LintWarning;

/// What to do about a finding, in one sentence.
pub(super) fn help(lang: Lang, lint_warning: &LintWarning) -> String {
    let (en, fr) = match lint_warning {
        LintWarning::ProtectedGround(..) => (
            "make it an essential criterion if the notice says so, or remove it",
            "en faire un critère essentiel si l'avis le dit, ou le supprimer",
        ),
        LintWarning::Untranslated(_, missing) => {
            let (code, name) = (missing.code(), language(lang, *missing));
            return say!(
                lang,
                "add `{code} = \"…\"` with the {name} text",
                "ajouter `{code} = \"…\"` avec le texte en {name}"
            );
        }
        LintWarning::PlainSpace { .. } => PLAIN_SPACE,
        LintWarning::Untitled(_) | LintWarning::UntitledList(..) => (
            "add `title = { en = \"…\", fr = \"…\" }`, which is shown in reports",
            "ajouter `title = { en = \"…\", fr = \"…\" }`, qui figure dans les rapports",
        ),
        LintWarning::UnusedList(..) => {
            ("name it in a check, or remove the list", "la citer dans une vérification, ou la supprimer")
        }
        LintWarning::UnusedDate(_) => (
            "use its name as the `on` of a check or of the reference date, or remove it",
            "utiliser son nom comme `on` d'une vérification ou de la date de référence, ou supprimer la date",
        ),
        LintWarning::EmptySet(..) => (
            "check the dates `since` and `until` of its members, and the reference date",
            "vérifier les dates `since` et `until` de ses membres, et la date de référence",
        ),
        LintWarning::SinceAfterUntil(..) => ("correct one of the two dates", "corriger l'une des deux dates"),
        LintWarning::Redundant(..) | LintWarning::RepeatedEntry(_) => ("remove it", "supprimer cette entrée"),
        LintWarning::NeverMet(..) => (
            "change one of these values, or check the requirement with the notice",
            "modifier l'une de ces valeurs, ou vérifier la condition dans l'avis",
        ),
        LintWarning::NeverFails(_) => (
            "remove it, or check the requirement with the notice",
            "supprimer cette vérification, ou vérifier la condition dans l'avis",
        ),
        LintWarning::OnlyPerson(..) => (
            "if facts can show it, add a check; or make it a condition with the effect `note`",
            "si des indications peuvent le montrer, ajouter une vérification\u{a0}; ou en faire une condition avec l'effet `note`",
        ),
        LintWarning::NeverRefuses(_) => NEVER_REFUSES,
        LintWarning::UnreachedKey { .. } => UNREACHED_KEY,
        LintWarning::RepeatedPart => ("remove one of the two", "supprimer l'une des deux"),
        LintWarning::RepeatedCriterion(_) => ("remove one of the two criteria", "supprimer l'un des deux critères"),
        LintWarning::DecidedPart(_) => (
            "remove it, or check with the notice which of the two applies",
            "la supprimer, ou vérifier dans l'avis laquelle des deux est voulue",
        ),
        LintWarning::DecidedCriterion(_) | LintWarning::GivenCriterion(_) => (
            "check both values with the notice; if it says both, leave it as it is",
            "vérifier les deux valeurs dans l'avis\u{a0}; s'il dit bien les deux, ne rien changer",
        ),
        LintWarning::Contradiction(_) => ("check both values with the notice", "vérifier les deux valeurs dans l'avis"),
        LintWarning::OverlappingSets(_) => {
            ("remove the excluded countries from the required set", "retirer les pays exclus de l'ensemble requis")
        }
        LintWarning::ZeroMonths(_) => {
            ("state at least one month, or leave the key out", "indiquer au moins un mois, ou retirer la clé")
        }
        LintWarning::IdleBorderline(_) => {
            ("remove it from one of the two lists", "la retirer de l'une des deux listes")
        }
        LintWarning::IdleExclusion(_) => (
            "name a sector that counts, and the list `excluded_employers`",
            "nommer un secteur qui compte, et la liste `excluded_employers`",
        ),
        LintWarning::ZeroWeight(_) => ("give it a weight, or remove it", "lui donner un poids, ou le supprimer"),
        LintWarning::SameReading(_) => (
            "remove this `reading` key, or write the difference in it",
            "supprimer cette clé `reading`, ou y écrire la différence",
        ),
        LintWarning::UnusedCheck => (
            "write in `check` what one text requires, and keep only the `reading` key of the other",
            "écrire dans `check` ce que demande un texte, et ne garder que la clé `reading` de l'autre",
        ),
        LintWarning::StartsBeforeDeadline(..)
        | LintWarning::ReferenceAfterStart(..)
        | LintWarning::OpeningAfterDeadline => ("correct one of the two dates", "corriger l'une des deux dates"),
        LintWarning::ZoneAbbreviation { .. } => ZONE_ABBREVIATION,
        LintWarning::ClockChange { .. } => CLOCK_CHANGE,
        LintWarning::UnknownYear { .. } => UNKNOWN_YEAR,
        LintWarning::ArticleInTitle(_) => ARTICLE_IN_TITLE,
        LintWarning::StrictFields => STRICT_FIELDS,
        LintWarning::OtherMaximum(..) => {
            ("write the number of the notice in both places", "écrire le nombre de l'avis aux deux endroits")
        }
        LintWarning::InStandardList(..) => ("remove it", "supprimer cette entrée"),
        LintWarning::TwoLevels { standard: Some(_), .. } => (
            "if that is meant, remove the word from the standard list with `without`, so that it is visible",
            "si c'est voulu, retirer le mot de la liste standard avec `without`, pour que cela se voie",
        ),
        LintWarning::TwoLevels { standard: None, .. } => {
            ("keep one of the two, or list the word in `ranges`", "garder l'un des deux, ou citer le mot dans `ranges`")
        }
    };
    say!(lang, "{en}", "{fr}")
}

const PLAIN_SPACE: (&str, &str) = (
    "write a no-break space (U+00A0) there; within a TOML string in double quotes, `\\u00A0`",
    "y mettre une espace insécable (U+00A0)\u{a0}; dans une chaîne TOML entre guillemets doubles, `\\u00A0`",
);

const NEVER_REFUSES: (&str, &str) = (
    "if facts can show when no review is needed, state them as `unless_not`; or give it the effect `review`",
    "si des indications montrent quand l'examen est inutile, les écrire sous `unless_not`\u{a0}; ou lui donner l'effet `review`",
);

const UNREACHED_KEY: (&str, &str) = (
    "put the narrower key before the wider one, or remove it",
    "mettre la clé la plus étroite avant la plus large, ou la supprimer",
);

const ZONE_ABBREVIATION: (&str, &str) = (
    "name the city whose time is meant, such as `Europe/Brussels`; or, for the same hour all year, `Etc/GMT-1` (one hour ahead of UTC)",
    "indiquer la ville dont l'heure est voulue, par exemple `Europe/Brussels`\u{a0}; ou, pour la même heure toute l'année, `Etc/GMT-1` (une heure d'avance sur UTC)",
);

const CLOCK_CHANGE: (&str, &str) = (
    "write the offset from UTC after the time, such as `+01:00`, or another time",
    "écrire le décalage par rapport à UTC après l'heure, par exemple `+01:00`, ou une autre heure",
);

const UNKNOWN_YEAR: (&str, &str) = (
    "check whether the words or the dates are from another year's notice; if both are right, leave them",
    "vérifier si le texte, ou les dates, sont ceux de l'avis d'une autre année\u{a0}; si les deux sont justes, ne rien changer",
);

const ARTICLE_IN_TITLE: (&str, &str) = (
    "leave the article out, as in `member countries of the Union`",
    "retirer l'article, comme dans `pays membres de l'Union`",
);

const STRICT_FIELDS: (&str, &str) = (
    "use `fields`, which leaves any other field for the selection team to decide, unless the notice names every field that counts",
    "utiliser `fields`, qui laisse tout autre domaine à l'appréciation du service responsable, sauf si l'avis énumère tous les domaines pris en compte",
);
