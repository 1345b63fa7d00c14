//! The sentences about mistakes in rules files and in files of cases.

use super::diagnostics::{allowed_words, helps};
use super::did_you_mean;
use super::{quoted, rule_test_messages, say, table_notes, toml_messages};
use crate::domain::grammar::{every, phrase};
use crate::domain::problem::case_error::CaseError;
use crate::domain::problem::{ListKind, RuleError, RuleErrorKind, RuleType};
use crate::domain::text::Lang;

/// What is wrong with a rules file.
#[must_use]
pub fn rule_problem(lang: Lang, problem: &RuleError) -> String {
    let found = quoted(&problem.found);
    match &problem.fault {
        RuleErrorKind::Syntax(fault) => toml_messages::sentence(lang, fault),
        RuleErrorKind::UnknownKey => {
            say!(lang, "unknown key here: {found}", "clé inconnue ici\u{a0}: {found}")
        }
        RuleErrorKind::MissingKey(key) => say!(lang, "the key `{key}` is missing", "il manque la clé `{key}`"),
        RuleErrorKind::NotOneOf => {
            say!(lang, "required here: exactly one of these keys", "requis ici\u{a0}: exactement une de ces clés")
        }
        RuleErrorKind::SeveralOf(keys) => several(lang, keys),
        RuleErrorKind::SeveralChecks(kinds) => several_checks(lang, kinds),
        RuleErrorKind::UnknownCheck => {
            say!(lang, "unknown kind of check: {found}", "type de vérification inconnu\u{a0}: {found}")
        }
        RuleErrorKind::CheckOutOfPlace => not_of_one_entry(lang, &found),
        RuleErrorKind::WrongType(wanted) => {
            let (found, wanted) = (found_type(lang, &problem.found), rule_type(lang, *wanted));
            say!(lang, "required here: {wanted}, not {found}", "requis ici\u{a0}: {wanted}, et non {found}")
        }
        RuleErrorKind::NotListed => not_listed(lang, &found, None),
        RuleErrorKind::NoQuestion => no_question(lang, &found),
        RuleErrorKind::NotInStandardList(list) => not_listed(lang, &found, Some(list)),
        RuleErrorKind::Undefined(kind) => {
            let (kind, name) = (list_kind(*kind), &problem.found);
            say!(lang, "list not defined: `[{kind}.{name}]`", "liste non définie\u{a0}: `[{kind}.{name}]`")
        }
        RuleErrorKind::NotOnScale(scale) => {
            say!(lang, "{found} is not on the scale `{scale}`", "{found} n'est pas sur l'échelle `{scale}`")
        }
        RuleErrorKind::BorderlineNotBelow => {
            say!(lang, "the borderline must be below the threshold", "le cas limite doit être inférieur au seuil")
        }
        RuleErrorKind::BorderlineNotAbove => say!(
            lang,
            "this borderline must be above the number of months required",
            "ce cas limite doit être supérieur au nombre de mois requis"
        ),
        RuleErrorKind::BelowLowest => {
            say!(lang, "{found} is below the lowest level required", "{found} est inférieur au niveau minimal requis")
        }
        RuleErrorKind::BadDate => {
            say!(
                lang,
                "{found}: date in another form than `YYYY-MM-DD`, or that does not exist",
                "{found}\u{a0}: date qui n'est pas au format `AAAA-MM-JJ`, ou qui n'existe pas"
            )
        }
        RuleErrorKind::BadPartialDate => bad_partial_date(lang, &found),
        RuleErrorKind::BadMoment => bad_moment(lang, &found),
        RuleErrorKind::OutOfRange(least, most) => say!(
            lang,
            "{found} is not a number from {least} to {most}",
            "{found} n'est pas un nombre compris entre {least} et {most}"
        ),
        RuleErrorKind::Duplicate => say!(lang, "{found} appears twice", "{found} figure deux fois"),
        RuleErrorKind::AllWeightsZero => say!(
            lang,
            "the weights of all desirable criteria are zero",
            "le poids de tous les critères souhaitables est nul"
        ),
        RuleErrorKind::OutOfPlace => {
            say!(lang, "criteria of this group have no {found}", "les critères de ce groupe n'ont pas de {found}")
        }
        RuleErrorKind::OutOfPlaceHere => last_only(lang, &found),
        RuleErrorKind::UnknownReading => {
            say!(lang, "the notice has no text in {found}", "l'avis n'a pas de texte en {found}")
        }
        RuleErrorKind::UnknownZone => say!(
            lang,
            "{found} is not a time zone of the IANA database",
            "{found} n'est pas un fuseau horaire de la base IANA"
        ),
        RuleErrorKind::UnknownCountry => {
            say!(lang, "{found} is not an ISO 3166-1 alpha-2 code", "{found} n'est pas un code ISO 3166-1 alpha-2")
        }
        RuleErrorKind::UnknownLanguage => {
            say!(lang, "unknown language: {found}", "langue inconnue\u{a0}: {found}")
        }
        RuleErrorKind::Id => say!(
            lang,
            "the id {found} may contain only letters, digits, `.`, `-` and `_`",
            "l'identifiant {found} ne peut contenir que des lettres, des chiffres, `.`, `-` et `_`"
        ),
        RuleErrorKind::IscedF => say!(
            lang,
            "{found} is not an ISCED-F code of two to four digits",
            "{found} n'est pas un code CITE-F de deux à quatre chiffres"
        ),
        RuleErrorKind::NeedsKey(key) => needs_key(lang, key),
        RuleErrorKind::Nothing if problem.found == "[]" => say!(lang, "this list is empty", "cette liste est vide"),
        RuleErrorKind::VacancyLacks(key) => lacks(lang, &found, key, "[vacancy]"),
        RuleErrorKind::ScaleLacks(key) => lacks(lang, &found, key, "[scale.*]"),
        RuleErrorKind::Nothing => say!(lang, "nothing is stated here", "rien n'est indiqué ici"),
        RuleErrorKind::Map(fault) => table_notes::map_error(lang, fault, &found),
        RuleErrorKind::Case(fault) => rule_test_messages::case_fault(lang, fault, &problem.found),
    }
}

fn bad_partial_date(lang: Lang, found: &str) -> String {
    say!(
        lang,
        "{found}: date in another form than `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or that does not exist",
        "{found}\u{a0}: date qui n'est pas au format `AAAA-MM-JJ`, `AAAA-MM` ou `AAAA`, ou qui n'existe pas"
    )
}

fn bad_moment(lang: Lang, found: &str) -> String {
    say!(
        lang,
        "{found}: date and time in another form than `2030-01-31T12:00`, or that do not exist",
        "{found}\u{a0}: date et heure qui ne sont pas au format `2030-01-31T12:00`, ou qui n'existent pas"
    )
}

/// A name of the file's own without its question.
fn no_question(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "{name} is defined by this file, but its question is missing",
        "{name} est propre à ce fichier, mais sa question manque"
    )
}

/// A key that says nothing by itself.
fn needs_key(lang: Lang, key: &str) -> String {
    say!(
        lang,
        "`{key}` has no effect here without one of the keys allowed beside it",
        "`{key}` est sans effet ici en l'absence d'une des clés admises à côté"
    )
}

/// A key that may stand at the end of a list only.
fn last_only(lang: Lang, found: &str) -> String {
    say!(
        lang,
        "{found} is allowed only in the last entry of the list",
        "{found} ne peut figurer que dans le dernier élément de la liste"
    )
}

/// Checks in a place for one.
fn several_checks(lang: Lang, kinds: &[String]) -> String {
    let kinds = every(lang, kinds.iter().map(|kind| quoted(kind)));
    say!(lang, "only one check is allowed here, not {kinds}", "une seule vérification est admise ici, et non {kinds}")
}

/// Keys that exclude each other.
fn several(lang: Lang, keys: &[String]) -> String {
    let keys = every(lang, keys.iter().map(|key| quoted(key)));
    say!(lang, "only one of {keys} is allowed here", "une seule des clés {keys} est admise ici")
}

/// What is wrong where a table has not the key that something needs.
fn lacks(lang: Lang, found: &str, key: &str, table: &str) -> String {
    say!(
        lang,
        "{found} needs the key `{key}` in `{table}`, which is missing",
        "{found} nécessite dans `{table}` la clé `{key}`, qui manque"
    )
}

/// A word that a closed list does not have; a standard list is named.
fn not_listed(lang: Lang, found: &str, standard: Option<&str>) -> String {
    match standard {
        None => say!(lang, "value not understood: {found}", "valeur non reconnue\u{a0}: {found}"),
        Some(list) => say!(
            lang,
            "{found} is not in the standard list `{list}`",
            "{found} ne figure pas dans la liste standard `{list}`"
        ),
    }
}

fn not_of_one_entry(lang: Lang, found: &str) -> String {
    say!(
        lang,
        "{found} cannot be checked for a single entry of the education",
        "{found} ne peut pas être vérifié pour une seule formation"
    )
}

/// What helps with a mistake: the nearest word, and all that are allowed where they are few enough to list.
#[must_use]
pub fn rule_helps(lang: Lang, problem: &RuleError) -> Vec<String> {
    const LISTED: usize = 40;
    let suggestion = problem.suggestion.as_deref().map(|word| did_you_mean(lang, word));
    // A single word that is allowed was proposed already.
    let is_news = problem.allowed.len() > usize::from(suggestion.is_some());
    let is_short = problem.allowed.len() <= LISTED;
    let are_keys = matches!(
        problem.fault,
        RuleErrorKind::UnknownKey
            | RuleErrorKind::UnknownCheck
            | RuleErrorKind::CheckOutOfPlace
            | RuleErrorKind::NotOneOf
            | RuleErrorKind::SeveralOf(_)
    );
    let allowed = (is_news && is_short).then(|| allowed_words(lang, &problem.allowed, are_keys));
    let of_applicant = match &problem.fault {
        RuleErrorKind::Case(CaseError::Applicant(problem)) => helps(lang, problem),
        _ => Vec::new(),
    };
    suggestion.into_iter().chain(allowed).chain(rule_advice(lang, problem)).chain(of_applicant).collect()
}

/// What to do about a mistake, where no word can be proposed.
fn rule_advice(lang: Lang, problem: &RuleError) -> Option<String> {
    match &problem.fault {
        RuleErrorKind::Syntax(fault) => toml_messages::advice(lang, fault),
        RuleErrorKind::Undefined(kind) if problem.allowed.is_empty() => {
            let (kind, name) = (list_kind(*kind), &problem.found);
            Some(say!(
                lang,
                "add `[{kind}.{name}]` with its contents at the end of the file",
                "ajouter `[{kind}.{name}]` et son contenu à la fin du fichier"
            ))
        }
        RuleErrorKind::NoQuestion => Some(say!(
            lang,
            "add `question = {{ en = \"…\", fr = \"…\" }}` beside it",
            "ajouter `question = {{ en = \"…\", fr = \"…\" }}` à côté"
        )),
        RuleErrorKind::NotInStandardList(list) => Some(say!(
            lang,
            "`eligible rules lists {list}` prints the list",
            "`eligible rules lists {list}` affiche la liste"
        )),
        RuleErrorKind::WrongType(RuleType::Integer | RuleType::Number | RuleType::Boolean)
            if problem.found == "string" =>
        {
            Some(say!(lang, "write it without quotes", "l'écrire sans guillemets"))
        }
        RuleErrorKind::WrongType(RuleType::List) if problem.found == "string" => {
            Some(say!(lang, "write it in brackets: `[\"…\"]`", "l'écrire entre crochets\u{a0}: `[\"…\"]`"))
        }
        RuleErrorKind::WrongType(RuleType::Text)
            if matches!(problem.found.as_str(), "integer" | "float" | "datetime") =>
        {
            Some(say!(lang, "write it in quotes", "l'écrire entre guillemets"))
        }
        RuleErrorKind::SeveralChecks(_) => Some(say!(
            lang,
            "in `all = […]` all of them are required, in `any = […]` one of them",
            "dans `all = […]`, toutes sont requises\u{a0}; dans `any = […]`, une seule suffit"
        )),
        RuleErrorKind::OutOfPlace => Some(if problem.found == "weight" {
            say!(
                lang,
                "all criteria except those of the group `competency` may have one",
                "tous les critères peuvent en avoir, sauf ceux du groupe `competency`"
            )
        } else {
            say!(
                lang,
                "only criteria of the groups `essential` and `condition` have one: the others never change a verdict",
                "seuls les critères des groupes `essential` et `condition` en ont\u{a0}: les autres ne changent jamais un verdict"
            )
        }),
        RuleErrorKind::UnknownZone if problem.suggestion.is_none() => Some(say!(
            lang,
            "write continent and city in English, such as `Europe/Zurich`; if a city is unknown, another one with the same time",
            "écrire le continent et la ville en anglais, par exemple `Europe/Zurich`\u{a0}; si une ville est inconnue, une autre à la même heure"
        )),
        RuleErrorKind::UnknownCountry if problem.suggestion.is_none() => Some(say!(
            lang,
            "write the two letters of its code, such as `BE`",
            "écrire les deux lettres de son code, par exemple `BE`"
        )),
        RuleErrorKind::UnknownKey
        | RuleErrorKind::MissingKey(_)
        | RuleErrorKind::NotOneOf
        | RuleErrorKind::SeveralOf(_)
        | RuleErrorKind::UnknownCheck
        | RuleErrorKind::CheckOutOfPlace
        | RuleErrorKind::WrongType(_)
        | RuleErrorKind::NotListed
        | RuleErrorKind::Undefined(_)
        | RuleErrorKind::NotOnScale(_)
        | RuleErrorKind::BorderlineNotBelow
        | RuleErrorKind::BorderlineNotAbove
        | RuleErrorKind::BadDate
        | RuleErrorKind::BadPartialDate
        | RuleErrorKind::BadMoment
        | RuleErrorKind::OutOfRange(..)
        | RuleErrorKind::Duplicate
        | RuleErrorKind::AllWeightsZero
        | RuleErrorKind::UnknownReading
        | RuleErrorKind::UnknownZone
        | RuleErrorKind::UnknownCountry
        | RuleErrorKind::UnknownLanguage
        | RuleErrorKind::Nothing
        | RuleErrorKind::Id
        | RuleErrorKind::IscedF
        | RuleErrorKind::BelowLowest
        | RuleErrorKind::OutOfPlaceHere
        | RuleErrorKind::NeedsKey(_)
        | RuleErrorKind::VacancyLacks(_)
        | RuleErrorKind::ScaleLacks(_)
        | RuleErrorKind::Case(_)
        | RuleErrorKind::Map(_) => None,
    }
}

/// What was found in the place of another type, from the word of the reader of TOML.
fn found_type(lang: Lang, word: &str) -> &str {
    match word {
        "string" => phrase(lang, "a text in quotes", "un texte entre guillemets"),
        "integer" => phrase(lang, "a whole number", "un nombre entier"),
        "float" => phrase(lang, "a number with decimals", "un nombre à décimales"),
        "boolean" => phrase(lang, "`true` or `false`", "`true` ou `false`"),
        "datetime" => phrase(lang, "a date", "une date"),
        "array" => phrase(lang, "a list `[…]`", "une liste `[…]`"),
        "table" => phrase(lang, "a table `{…}`", "une table `{…}`"),
        other => other,
    }
}

pub(super) const fn list_kind(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Set => "set",
        ListKind::Scale => "scale",
        ListKind::Tool => "tool",
        ListKind::Field => "field",
        ListKind::Employer => "employer",
        ListKind::Document => "document",
        ListKind::Language => "language",
    }
}

const fn rule_type(lang: Lang, kind: RuleType) -> &'static str {
    match kind {
        RuleType::Text => phrase(lang, "a text in quotes", "un texte entre guillemets"),
        RuleType::Integer => phrase(lang, "a whole number", "un nombre entier"),
        RuleType::Number => phrase(lang, "a number", "un nombre"),
        RuleType::Boolean => phrase(lang, "`true` or `false`", "`true` ou `false`"),
        RuleType::List => phrase(lang, "a list `[…]`", "une liste `[…]`"),
        RuleType::Table => phrase(lang, "a table `{…}`", "une table `{…}`"),
        RuleType::Date => phrase(lang, "a date `YYYY-MM-DD`", "une date `AAAA-MM-JJ`"),
        RuleType::Answer => {
            phrase(lang, "a text, a number, `true` or `false`", "un texte, un nombre, `true` ou `false`")
        }
        RuleType::Bilingual => phrase(
            lang,
            "a text in each language `{ en = \"…\", fr = \"…\" }`",
            "un texte dans chaque langue `{ en = \"…\", fr = \"…\" }`",
        ),
        RuleType::TextOrList => {
            phrase(lang, "a text in quotes or a list `[…]`", "un texte entre guillemets ou une liste `[…]`")
        }
    }
}
