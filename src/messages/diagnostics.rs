//! The sentences about what is wrong with a file: problems and warnings of applicants, mistakes in rules.

use std::borrow::Cow;

use super::{cv_notes, quoted, rule_test_messages, say, toml_messages};
use crate::domain::problem::case_error::CaseError;
use crate::domain::problem::{
    Encoding, Expected, JsonError, ListKind, Problem, ProblemKind, RuleError, RuleErrorKind, RuleType, Warning,
    WarningKind,
};
use crate::domain::text::Lang;

/// What is wrong with a record, in a sentence that names what was found.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let found = problem.found.as_deref().map(|found| quoted(&in_one_line(found))).unwrap_or_default();
    match &problem.mistake {
        ProblemKind::Unreadable(reason) => {
            say!(lang, "the file cannot be read: {reason}", "le fichier ne peut pas être lu\u{a0}: {reason}")
        }
        ProblemKind::Empty => say!(lang, "the file is empty", "le fichier est vide"),
        ProblemKind::NotUtf8(encoding) => not_utf8(lang, *encoding),
        ProblemKind::NotJson(syntax) => not_json(lang, *syntax),
        ProblemKind::NotXml(fault) => cv_notes::not_xml(lang, *fault),
        ProblemKind::NotCv(format) => cv_notes::not_cv(lang, *format),
        ProblemKind::TooDeep => {
            say!(lang, "lists and objects are nested too deeply", "listes et objets sont imbriqués trop profondément")
        }
        ProblemKind::TooLarge(most) => too_large(lang, *most),
        ProblemKind::WrongType => {
            say!(lang, "{found} is a value of the wrong type", "{found} est une valeur d'un type inattendu")
        }
        ProblemKind::NotListed => {
            say!(lang, "{found} is not one of the words allowed", "{found} n'est pas l'un des mots permis")
        }
        ProblemKind::Form => say!(lang, "{found} is not in the required form", "{found} n'a pas la forme demandée"),
        ProblemKind::Impossible => say!(lang, "{found} is not a real date", "{found} n'est pas une date réelle"),
        ProblemKind::Infinite => say!(lang, "{found} is too large a number", "{found} est un nombre trop grand"),
        ProblemKind::Negative => say!(lang, "{found} is below zero", "{found} est inférieur à zéro"),
        ProblemKind::Repeated => say!(
            lang,
            "the key {found} appears twice in one object",
            "la clé {found} figure deux fois dans le même objet"
        ),
        ProblemKind::HalfSurrogate => say!(
            lang,
            "{found} is half of a surrogate pair and no character",
            "{found} est la moitié d'une paire de substitution, et non un caractère"
        ),
        ProblemKind::EndBeforeStart(start) => {
            say!(lang, "the end {found} lies before the start `{start}`", "la fin {found} précède le début `{start}`")
        }
        ProblemKind::UnknownField => say!(lang, "the field {found} is not known", "le champ {found} n'est pas connu"),
    }
}

fn too_large(lang: Lang, most: usize) -> String {
    let size = bytes(lang, most);
    say!(
        lang,
        "the record is larger than {size} and was not read; --max-record-size sets another limit",
        "l'enregistrement dépasse {size} et n'a pas été lu\u{a0}; --max-record-size fixe une autre limite"
    )
}

/// A number of bytes, in megabytes where these are whole.
fn bytes(lang: Lang, count: usize) -> String {
    const MEGABYTE: usize = 1_000_000;
    if count > 0 && count.is_multiple_of(MEGABYTE) {
        let megabytes = count / MEGABYTE;
        say!(lang, "{megabytes} MB", "{megabytes}\u{a0}Mo")
    } else {
        say!(lang, "{count} bytes", "{count}\u{a0}octets")
    }
}

/// A list or an object may have been written in several lines.
fn in_one_line(found: &str) -> Cow<'_, str> {
    if found.contains('\n') {
        Cow::Owned(found.lines().map(str::trim).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(found)
    }
}

fn not_utf8(lang: Lang, encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf16 => say!(
            lang,
            "the text is UTF-16, not UTF-8: save it as UTF-8",
            "le texte est en UTF-16, et non en UTF-8\u{a0}: enregistrez-le en UTF-8"
        ),
        Encoding::Utf32 => say!(
            lang,
            "the text is UTF-32, not UTF-8: save it as UTF-8",
            "le texte est en UTF-32, et non en UTF-8\u{a0}: enregistrez-le en UTF-8"
        ),
        Encoding::Latin1 => say!(
            lang,
            "the text is not UTF-8 but probably Latin-1 (ISO 8859-1, Windows-1252): save it as UTF-8",
            "le texte n'est pas en UTF-8, mais sans doute en Latin-1 (ISO 8859-1, Windows-1252)\u{a0}: enregistrez-le en UTF-8"
        ),
        Encoding::Broken => say!(lang, "the text is not UTF-8", "le texte n'est pas en UTF-8"),
    }
}

fn not_json(lang: Lang, syntax: JsonError) -> String {
    let (en, fr) = match syntax {
        JsonError::End => ("the text ends too early", "le texte se termine trop tôt"),
        JsonError::Value => ("a value is expected here", "il faudrait ici une valeur"),
        JsonError::Key => ("a key in quotes is expected here", "il faudrait ici une clé entre guillemets"),
        JsonError::Colon => ("`:` is expected here, after the key", "il faudrait ici `:`, après la clé"),
        JsonError::MemberEnd => ("`,` or `}` is expected here", "il faudrait ici `,` ou `}`"),
        JsonError::ElementEnd => ("`,` or `]` is expected here", "il faudrait ici `,` ou `]`"),
        JsonError::Number => {
            ("this number is not written as JSON writes numbers", "ce nombre n'est pas écrit comme en JSON")
        }
        JsonError::Control => (
            "a control character in a text has to be escaped",
            "un caractère de contrôle figure dans un texte sans être échappé",
        ),
        JsonError::Escape => ("JSON has no such escape after `\\`", "JSON ne connaît pas cet échappement après `\\`"),
        JsonError::Trailing => ("nothing should follow here", "rien ne devrait suivre ici"),
        JsonError::Lines => (
            "a second record follows: a file of one record a line is named .ndjson or .jsonl",
            "un second enregistrement suit\u{a0}: un fichier d'un enregistrement par ligne se nomme .ndjson ou .jsonl",
        ),
    };
    say!(lang, "not JSON: {en}", "ce n'est pas du JSON\u{a0}: {fr}")
}

/// What is allowed at the place of a problem.
#[must_use]
pub fn expected(lang: Lang, expected: &Expected) -> String {
    match expected {
        Expected::Object => say!(lang, "an object `{{…}}`", "un objet `{{…}}`"),
        Expected::ObjectList => say!(lang, "a list of objects `[{{…}}]`", "une liste d'objets `[{{…}}]`"),
        Expected::TextList => say!(lang, "a list of texts `[\"…\"]`", "une liste de textes `[\"…\"]`"),
        Expected::Text => say!(lang, "a text `\"…\"`", "un texte `\"…\"`"),
        Expected::Boolean => say!(lang, "`true` or `false`", "`true` ou `false`"),
        Expected::NonNegative => say!(lang, "a number from 0 up", "un nombre supérieur ou égal à 0"),
        Expected::Finite => say!(lang, "a number below 1.8e308", "un nombre inférieur à 1.8e308"),
        Expected::LevelOrSkills => say!(
            lang,
            "a level `\"…\"`, or a level for each skill `{{\"reading\": \"…\"}}`",
            "un niveau `\"…\"`, ou un niveau par compétence `{{\"reading\": \"…\"}}`"
        ),
        Expected::Grade => say!(lang, "a number or a text", "un nombre ou un texte"),
        Expected::Answer => say!(lang, "a text, a number, `true` or `false`", "un texte, un nombre, `true` ou `false`"),
        Expected::PartialDate => {
            say!(lang, "a date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`", "une date `AAAA-MM-JJ`, `AAAA-MM` ou `AAAA`")
        }
        Expected::DateTime => say!(
            lang,
            "a date and time such as `2025-06-22T23:59:00+02:00`",
            "une date et une heure, par exemple `2025-06-22T23:59:00+02:00`"
        ),
        Expected::IscedF => say!(lang, "two to four digits", "deux à quatre chiffres"),
        Expected::Character => say!(
            lang,
            "both halves of the pair, or another character",
            "les deux moitiés de la paire, ou un autre caractère"
        ),
        Expected::Depth(depth) => say!(lang, "at most {depth} levels", "au plus {depth} niveaux"),
        Expected::Size(most) => {
            let size = bytes(lang, *most);
            say!(lang, "at most {size}", "au plus {size}")
        }
        Expected::Utf8 => "UTF-8".to_owned(),
        Expected::Json => "JSON".to_owned(),
        Expected::Xml => "XML".to_owned(),
        Expected::OneOf(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Expected::NotBefore(start) => {
            say!(lang, "a date not before `{start}`", "une date qui ne précède pas `{start}`")
        }
        Expected::Once => say!(lang, "each key once", "chaque clé une seule fois"),
    }
}

/// What is beside the spot that a problem is about, where that can be said in a few words.
#[must_use]
pub fn label(lang: Lang, problem: &Problem) -> Option<String> {
    match (&problem.mistake, &problem.expected) {
        (ProblemKind::Repeated, _) => Some(say!(lang, "repeated here", "répétée ici")),
        // The sentence itself says what is asked.
        (ProblemKind::NotUtf8(_) | ProblemKind::NotJson(_) | ProblemKind::Empty, _)
        | (_, Some(Expected::OneOf(_)) | None) => None,
        (_, Some(expected)) => {
            let expected = self::expected(lang, expected);
            Some(say!(lang, "expected {expected}", "il faut {expected}"))
        }
    }
}

/// What helps with a problem beside its label: the nearest word, and all that are allowed.
#[must_use]
pub fn helps(lang: Lang, problem: &Problem) -> Vec<String> {
    let suggestion = problem.suggestion.as_deref().map(|word| did_you_mean(lang, word));
    let allowed = match &problem.expected {
        Some(Expected::OneOf(words)) => Some(allowed_words(lang, words, false)),
        _ => None,
    };
    suggestion.into_iter().chain(allowed).collect()
}

/// The word before a mistake that is shown at its place.
#[must_use]
pub const fn error(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "error",
        Lang::Fr => "erreur\u{a0}",
    }
}

/// The word before what helps with a mistake.
#[must_use]
pub const fn help(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "help",
        Lang::Fr => "aide\u{a0}",
    }
}

/// What a person should know about a record.
#[must_use]
pub fn warning(lang: Lang, warning: &Warning) -> String {
    match &warning.concern {
        WarningKind::UnknownField(name) => {
            let name = quoted(name);
            say!(
                lang,
                "the field {name} is not known and was not used",
                "le champ {name} n'est pas connu et n'a pas été utilisé"
            )
        }
        WarningKind::ReadAsCv(format) => cv_notes::read_as(lang, *format),
        WarningKind::Unmapped(value, words) => cv_notes::unmapped(lang, *value, words),
        WarningKind::Blank => {
            say!(lang, "blank, which counts as not stated", "laissé en blanc, ce qui compte comme non indiqué")
        }
        WarningKind::BornAfter(born, on) => say!(
            lang,
            "the date of birth `{born}` is after the reference date {on}",
            "la date de naissance `{born}` est postérieure à la date de référence {on}"
        ),
        WarningKind::BornLongAgo(born, on) => say!(
            lang,
            "the date of birth `{born}` is more than 100 years before the reference date {on}",
            "la date de naissance `{born}` précède de plus de 100 ans la date de référence {on}"
        ),
        WarningKind::OtherVacancy(found, wanted) => {
            let found = quoted(found);
            say!(
                lang,
                "the file names vacancy {found}, and was checked against `{wanted}`",
                "le fichier cite l'avis {found}, et a été vérifié au regard de l'avis `{wanted}`"
            )
        }
    }
}

/// The question whether the nearest word was meant.
#[must_use]
pub fn did_you_mean(lang: Lang, word: &str) -> String {
    say!(lang, "did you mean `{word}`?", "vouliez-vous dire `{word}`\u{a0}?")
}

/// What is wrong with a rules file, and in few words what is wrong at the place itself.
#[must_use]
pub fn rule_problem(lang: Lang, problem: &RuleError) -> String {
    let found = quoted(&problem.found);
    match &problem.fault {
        RuleErrorKind::Syntax(fault) => toml_messages::sentence(lang, fault),
        RuleErrorKind::UnknownKey => {
            say!(lang, "the key {found} is not known here", "la clé {found} n'est pas connue ici")
        }
        RuleErrorKind::MissingKey(key) => say!(lang, "the key `{key}` is missing", "la clé `{key}` manque"),
        RuleErrorKind::NotOneOf => {
            say!(lang, "exactly one of these keys is required here", "il faut ici exactement l'une de ces clés")
        }
        RuleErrorKind::SeveralOf(keys) => several(lang, keys),
        RuleErrorKind::SeveralChecks(kinds) => several_checks(lang, kinds),
        RuleErrorKind::UnknownCheck => {
            say!(lang, "there is no check {found}", "il n'y a pas de critère de vérification {found}")
        }
        RuleErrorKind::WrongType(wanted) => {
            let (found, wanted) = (found_type(lang, &problem.found), rule_type(lang, *wanted));
            say!(lang, "{wanted} is required here, not {found}", "il faut ici {wanted}, et non {found}")
        }
        RuleErrorKind::NotListed => {
            say!(lang, "{found} is not one of the words allowed", "{found} n'est pas l'un des mots permis")
        }
        RuleErrorKind::Undefined(kind) => {
            let (kind, name) = (list_kind(*kind), &problem.found);
            say!(lang, "the file defines no `[{kind}.{name}]`", "le fichier ne définit pas `[{kind}.{name}]`")
        }
        RuleErrorKind::NotOnScale(scale) => {
            say!(lang, "{found} is not on the scale `{scale}`", "{found} n'est pas sur l'échelle `{scale}`")
        }
        RuleErrorKind::BorderlineNotBelow => {
            say!(lang, "the borderline has to be below the threshold", "le cas limite doit être au-dessous du seuil")
        }
        RuleErrorKind::BelowLowest => say!(
            lang,
            "{found} is below the lowest level that is asked",
            "{found} est au-dessous du niveau minimal demandé"
        ),
        RuleErrorKind::BadDate => {
            say!(
                lang,
                "{found} is not a date `YYYY-MM-DD`, or not one of the calendar",
                "{found} n'est pas une date `AAAA-MM-JJ`, ou n'existe pas"
            )
        }
        RuleErrorKind::BadPartialDate => say!(
            lang,
            "{found} is not a date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or not one of the calendar",
            "{found} n'est pas une date `AAAA-MM-JJ`, `AAAA-MM` ou `AAAA`, ou n'existe pas"
        ),
        RuleErrorKind::BadMoment => say!(
            lang,
            "{found} is not a date and time such as `2030-01-31T12:00`, or not one of the calendar",
            "{found} n'est pas une date et une heure comme `2030-01-31T12:00`, ou n'existe pas"
        ),
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
            say!(lang, "a criterion of this group has no {found}", "un critère de ce groupe n'a pas de {found}")
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
            say!(lang, "{found} is not a known language", "{found} n'est pas une langue connue")
        }
        RuleErrorKind::Id => say!(
            lang,
            "the id {found} may hold letters, digits, `.`, `-` and `_` only",
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
        RuleErrorKind::Case(fault) => rule_test_messages::case_fault(lang, fault, &problem.found),
    }
}

/// A key that says nothing by itself.
fn needs_key(lang: Lang, key: &str) -> String {
    say!(
        lang,
        "`{key}` says nothing here without one of the keys allowed beside it",
        "`{key}` ne dit rien ici sans l'une des clés permises à côté"
    )
}

/// A key that may stand at the end of a list only.
fn last_only(lang: Lang, found: &str) -> String {
    say!(
        lang,
        "{found} may stand in the last entry of the list only",
        "{found} ne peut figurer que dans le dernier élément de la liste"
    )
}

/// Checks in a place for one.
fn several_checks(lang: Lang, kinds: &[String]) -> String {
    let kinds = super::lint_messages::listed(lang, kinds.iter().map(|kind| quoted(kind)));
    say!(lang, "only one check is allowed here, not {kinds}", "une seule vérification est permise ici, et non {kinds}")
}

/// Keys that exclude each other.
fn several(lang: Lang, keys: &[String]) -> String {
    let keys = super::lint_messages::listed(lang, keys.iter().map(|key| quoted(key)));
    say!(lang, "only one of {keys} is allowed here", "une seule des clés {keys} est permise ici")
}

/// What is wrong where a table has not the key that something needs.
fn lacks(lang: Lang, found: &str, key: &str, table: &str) -> String {
    say!(
        lang,
        "{found} needs the key `{key}` in `{table}`, which is not there",
        "{found} demande la clé `{key}` dans `{table}`, qui n'y est pas"
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
        RuleErrorKind::UnknownKey | RuleErrorKind::UnknownCheck | RuleErrorKind::NotOneOf | RuleErrorKind::SeveralOf(_)
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
                "add `[{kind}.{name}]` at the end of the file, with what belongs to it",
                "ajouter `[{kind}.{name}]` à la fin du fichier, avec ce qui en fait partie"
            ))
        }
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
            "within `all = […]` all of them are asked, within `any = […]` one",
            "dans `all = […]`, toutes sont demandées\u{a0}; dans `any = […]`, une seule"
        )),
        RuleErrorKind::OutOfPlace => Some(if problem.found == "weight" {
            say!(
                lang,
                "all criteria but those of the group `competency` may have one",
                "tous les critères sauf ceux du groupe `competency` peuvent en avoir"
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
            "write continent and city in English, such as `Europe/Brussels`",
            "écrire le continent et la ville en anglais, par exemple `Europe/Brussels`"
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
        | RuleErrorKind::WrongType(_)
        | RuleErrorKind::NotListed
        | RuleErrorKind::Undefined(_)
        | RuleErrorKind::NotOnScale(_)
        | RuleErrorKind::BorderlineNotBelow
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
        | RuleErrorKind::Case(_) => None,
    }
}

/// What was found in the place of another type, from the word of the reader of TOML.
fn found_type(lang: Lang, word: &str) -> &str {
    match (lang, word) {
        (Lang::En, "string") => "a text in quotes",
        (Lang::En, "integer") => "a whole number",
        (Lang::En, "float") => "a number with decimals",
        (Lang::En, "boolean") => "`true` or `false`",
        (Lang::En, "datetime") => "a date",
        (Lang::En, "array") => "a list `[…]`",
        (Lang::En, "table") => "a table `{…}`",
        (Lang::Fr, "string") => "un texte entre guillemets",
        (Lang::Fr, "integer") => "un nombre entier",
        (Lang::Fr, "float") => "un nombre à décimales",
        (Lang::Fr, "boolean") => "`true` ou `false`",
        (Lang::Fr, "datetime") => "une date",
        (Lang::Fr, "array") => "une liste `[…]`",
        (Lang::Fr, "table") => "une table `{…}`",
        (_, other) => other,
    }
}

fn allowed_words(lang: Lang, words: &[impl AsRef<str>], are_keys: bool) -> String {
    let words = words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ");
    if are_keys {
        return say!(lang, "allowed: {words}", "clés permises\u{a0}: {words}");
    }
    say!(lang, "allowed: {words}", "valeurs permises\u{a0}: {words}")
}

pub(super) const fn list_kind(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Set => "set",
        ListKind::Scale => "scale",
        ListKind::Tool => "tool",
        ListKind::Field => "field",
        ListKind::Employer => "employer",
        ListKind::Document => "document",
    }
}

const fn rule_type(lang: Lang, kind: RuleType) -> &'static str {
    match (lang, kind) {
        (Lang::En, RuleType::Text) => "a text in quotes",
        (Lang::En, RuleType::Integer) => "a whole number",
        (Lang::En, RuleType::Number) => "a number",
        (Lang::En, RuleType::Boolean) => "`true` or `false`",
        (Lang::En, RuleType::List) => "a list `[…]`",
        (Lang::En, RuleType::Table) => "a table `{…}`",
        (Lang::En, RuleType::Date) => "a date `YYYY-MM-DD`",
        (Lang::En, RuleType::Answer) => "a text, a number, `true` or `false`",
        (Lang::En, RuleType::Bilingual) => "a text in each language `{ en = \"…\", fr = \"…\" }`",
        (Lang::Fr, RuleType::Bilingual) => "un texte dans chaque langue `{ en = \"…\", fr = \"…\" }`",
        (Lang::En, RuleType::TextOrList) => "a text in quotes or a list `[…]`",
        (Lang::Fr, RuleType::Text) => "un texte entre guillemets",
        (Lang::Fr, RuleType::Integer) => "un nombre entier",
        (Lang::Fr, RuleType::Number) => "un nombre",
        (Lang::Fr, RuleType::Boolean) => "`true` ou `false`",
        (Lang::Fr, RuleType::List) => "une liste `[…]`",
        (Lang::Fr, RuleType::Table) => "une table `{…}`",
        (Lang::Fr, RuleType::Date) => "une date `AAAA-MM-JJ`",
        (Lang::Fr, RuleType::Answer) => "un texte, un nombre, `true` ou `false`",
        (Lang::Fr, RuleType::TextOrList) => "un texte entre guillemets ou une liste `[…]`",
    }
}

/// What is allowed, as a part of a sentence.
#[must_use]
pub fn allowed(lang: Lang, expected: &str) -> String {
    say!(lang, "allowed: {expected}", "permis\u{a0}: {expected}")
}
