//! The sentences about what is wrong with a file of applicants: problems and warnings.

use std::borrow::Cow;

use super::{command_errors, cv_notes, other_file_notes, quoted, say, table_notes};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::number_words::bytes;
use crate::domain::grammar::phrase;
use crate::domain::problem::{Encoding, Expected, JsonError, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::text::Lang;

/// What is wrong with a record, in a sentence that names what was found.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let found = problem.found.as_deref().map(|found| quoted(&in_one_line(found))).unwrap_or_default();
    match &problem.mistake {
        ProblemKind::Unreadable(kind, words) => {
            let reason = command_errors::system_reason(lang, *kind, words);
            say!(lang, "the file cannot be read: {reason}", "impossible de lire le fichier\u{a0}: {reason}")
        }
        ProblemKind::Empty => say!(lang, "the file is empty", "le fichier est vide"),
        ProblemKind::NotUtf8(encoding) => not_utf8(lang, *encoding),
        ProblemKind::NotJson(syntax) => not_json(lang, *syntax),
        ProblemKind::NotXml(fault) => cv_notes::not_xml(lang, *fault),
        ProblemKind::NotCv(format) => cv_notes::not_cv(lang, *format),
        ProblemKind::UnreadCv(cv) => cv_notes::unread_cv(lang, *cv),
        ProblemKind::TooDeep => {
            say!(lang, "lists and objects are nested too deeply", "listes et objets sont imbriqués trop profondément")
        }
        ProblemKind::TooLarge(most) => too_large(lang, *most),
        ProblemKind::WrongType => {
            say!(lang, "value of the wrong type: {found}", "valeur de type inattendu\u{a0}: {found}")
        }
        ProblemKind::NotListed => {
            say!(lang, "value not understood: {found}", "valeur non reconnue\u{a0}: {found}")
        }
        ProblemKind::Form => say!(lang, "value not understood: {found}", "valeur non reconnue\u{a0}: {found}"),
        ProblemKind::Impossible => {
            say!(lang, "there is no such date: {found}", "cette date n'existe pas\u{a0}: {found}")
        }
        ProblemKind::Infinite => say!(lang, "number too large: {found}", "nombre trop grand\u{a0}: {found}"),
        ProblemKind::Negative => say!(lang, "negative number: {found}", "nombre négatif\u{a0}: {found}"),
        ProblemKind::Repeated => {
            say!(
                lang,
                "{found} appears twice; keep only one",
                "{found} figure deux fois\u{a0}; n'en gardez qu'une occurrence"
            )
        }
        ProblemKind::HalfSurrogate => say!(
            lang,
            "{found} is half of a surrogate pair and no character",
            "{found} est la moitié d'une paire de substitution, et non un caractère"
        ),
        ProblemKind::EndBeforeStart(start) => {
            say!(
                lang,
                "the end date {found} is before the start date `{start}`",
                "la date de fin {found} est antérieure à la date de début `{start}`"
            )
        }
        ProblemKind::NoList => {
            let value = problem.found.as_deref().map_or("{…}".to_owned(), |found| format!("\"{found}\""));
            let list = quoted(&format!("[{value}]"));
            say!(
                lang,
                "a list is expected, even for a single value: {list}",
                "liste attendue, même pour une seule valeur\u{a0}: {list}"
            )
        }
        ProblemKind::OtherSpelling => say!(
            lang,
            "{found} is understood, but `--strict` accepts only the main spelling",
            "{found} est compris, mais `--strict` n'accepte que la graphie principale"
        ),
        ProblemKind::Contradicts => say!(
            lang,
            "the end date says that this continues, but the status says otherwise",
            "la date de fin indique que cela continue, mais la situation (`status`) indique le contraire"
        ),
        ProblemKind::Wrapped(key) => {
            let key = quoted(&in_one_line(key));
            say!(
                lang,
                "this has no field of an applicant file: are the records under {key}?",
                "aucun champ d'un dossier de candidature n'est présent\u{a0}: les dossiers sont-ils sous {key}\u{a0}?"
            )
        }
        ProblemKind::OtherFile(kind) => other_file_notes::other_file(lang, *kind),
        ProblemKind::NotLines(kind) => other_file_notes::not_lines(lang, *kind),
        ProblemKind::OwnReport => other_file_notes::own_report(lang),
        ProblemKind::UnknownField => say!(lang, "unknown field: {found}", "champ inconnu\u{a0}: {found}"),
    }
}

fn too_large(lang: Lang, most: usize) -> String {
    let size = bytes(lang, most);
    say!(
        lang,
        "the record is larger than {size} and was not read; change the limit with --max-record-size",
        "le dossier dépasse {size} et n'a pas été lu\u{a0}; changez la limite avec --max-record-size"
    )
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
        JsonError::Space(letter) => return not_space(lang, letter),
        JsonError::Quote(letter) => {
            return say!(
                lang,
                "not valid JSON: keys and texts need straight quotes `\"`, not `{letter}`",
                "le fichier n'est pas du JSON valable\u{a0}: clés et textes s'écrivent entre guillemets droits `\"`, et non `{letter}`"
            );
        }
        JsonError::End => ("the file is incomplete", "le fichier est incomplet"),
        JsonError::Value => ("a value is expected here", "valeur attendue ici"),
        JsonError::Key => ("a key in quotes is expected here", "clé entre guillemets attendue ici"),
        JsonError::Colon => ("`:` is expected here, after the key", "`:` attendu ici, après la clé"),
        JsonError::MemberEnd => ("`,` or `}` is expected here", "`,` ou `}` attendu ici"),
        JsonError::ElementEnd => ("`,` or `]` is expected here", "`,` ou `]` attendu ici"),
        JsonError::Number => {
            ("this number is not written as JSON writes numbers", "ce nombre n'est pas écrit comme en JSON")
        }
        JsonError::Control => (
            "a control character in a text has to be escaped",
            "un caractère de contrôle doit être échappé dans un texte",
        ),
        JsonError::Escape => ("JSON has no such escape after `\\`", "JSON ne connaît pas cet échappement après `\\`"),
        JsonError::Trailing => ("nothing may follow here", "rien ne doit suivre ici"),
        JsonError::Lines => (
            "a second record follows: for one record per line, use the extension .ndjson or .jsonl",
            "un second dossier suit\u{a0}: pour un dossier par ligne, utilisez l'extension .ndjson ou .jsonl",
        ),
    };
    say!(lang, "not valid JSON: {en}", "le fichier n'est pas du JSON valable\u{a0}: {fr}")
}

/// That a character is no white space of JSON.
fn not_space(lang: Lang, letter: char) -> String {
    let code = u32::from(letter);
    let (en, fr) = match letter {
        '\u{A0}' | '\u{202F}' => ("a no-break space", "une espace insécable"),
        '\u{FEFF}' => ("a byte order mark", "un indicateur d'ordre des octets"),
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' => {
            ("an invisible character", "un caractère invisible")
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}' => {
            ("a typographic line break", "un saut de ligne typographique")
        }
        _ => ("a typographic space", "une espace typographique"),
    };
    say!(
        lang,
        "not valid JSON: {en} (U+{code:04X}) is not white space in JSON",
        "le fichier n'est pas du JSON valable\u{a0}: {fr} (U+{code:04X}) n'y compte pas comme un blanc"
    )
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
        Expected::NonNegative => say!(lang, "a number, 0 or above", "un nombre supérieur ou égal à 0"),
        Expected::Finite => say!(lang, "a number below 1.8 × 10^308", "un nombre inférieur à 1,8 × 10^308"),
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
        Expected::Digits(digits) => say!(lang, "a number of {digits} digits", "un numéro de {digits} chiffres"),
        Expected::IscedF => say!(lang, "two to four digits", "deux à quatre chiffres"),
        Expected::Character => say!(
            lang,
            "both halves of the pair, or another character",
            "les deux moitiés de la paire, ou un autre caractère"
        ),
        Expected::Depth(depth) => say!(lang, "at most {depth} levels", "{depth} niveaux au plus"),
        Expected::Size(most) => {
            let size = bytes(lang, *most);
            say!(lang, "at most {size}", "{size} au plus")
        }
        Expected::Utf8 => "UTF-8".to_owned(),
        Expected::Json => "JSON".to_owned(),
        Expected::Xml => "XML".to_owned(),
        Expected::OneOf(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
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
        (_, Some(expected)) => Some(allowed(lang, &self::expected(lang, expected))),
    }
}

/// What helps with a problem beside its label: the nearest word, and all that are allowed.
#[must_use]
pub fn helps(lang: Lang, problem: &Problem) -> Vec<String> {
    let suggestion = problem.suggestion.as_deref().map(|word| super::did_you_mean(lang, word));
    let allowed = match &problem.expected {
        Some(Expected::OneOf(words)) => Some(allowed_words(lang, words, false)),
        _ => None,
    };
    suggestion.into_iter().chain(allowed).collect()
}

/// The word before a mistake that is shown at its place.
#[must_use]
pub const fn error(lang: Lang) -> &'static str {
    phrase(lang, "error", "erreur\u{a0}")
}

/// The word before what helps with a mistake.
#[must_use]
pub const fn help(lang: Lang) -> &'static str {
    phrase(lang, "help", "aide\u{a0}")
}

/// What a person should know about a record.
#[must_use]
pub fn warning(lang: Lang, warning: &Warning) -> String {
    match &warning.concern {
        WarningKind::UnknownField(name) => {
            let name = quoted(name);
            say!(lang, "unknown field, not used: {name}", "champ inconnu, non pris en compte\u{a0}: {name}")
        }
        WarningKind::ReadAsCv(format) => cv_notes::read_as(lang, *format),
        WarningKind::Unmapped(value, words) => cv_notes::unmapped(lang, *value, words),
        WarningKind::TakenAsCompleted(count) => cv_notes::taken_as_completed(lang, *count),
        WarningKind::DeclaredEncoding(encoding) => cv_notes::declared_encoding(lang, encoding),
        WarningKind::CellError(error) => table_notes::cell_error(lang, error),
        WarningKind::FormulaWithoutValue => table_notes::formula_without_value(lang),
        WarningKind::NoHeader(found) => table_notes::no_header(lang, found),
        WarningKind::OtherLevel(language, levels) => {
            let (language, levels) = (quoted(language), quoted(levels));
            say!(
                lang,
                "{language} is listed twice, the other time at level {levels}: only one of them can be right",
                "{language} figure deux fois, l'autre fois au niveau {levels}\u{a0}: un seul des deux niveaux peut être exact"
            )
        }
        WarningKind::Blank => {
            say!(lang, "empty field, counted as not stated", "champ vide, considéré comme non indiqué")
        }
        WarningKind::DayOrMonth(found) => {
            let found = quoted(found);
            say!(
                lang,
                "{found} can be two different days: say with `--date-order` whether the day or the month comes first",
                "{found} peut désigner deux jours différents\u{a0}: précisez avec `--date-order` lequel vient en premier, du jour ou du mois"
            )
        }
        WarningKind::BornAfter(born, on) => {
            let on = date(lang, *on);
            say!(
                lang,
                "the date of birth `{born}` is after {on}, the reference date; check the year",
                "la date de naissance `{born}` est postérieure au {on}, date de référence\u{a0}; vérifiez l'année"
            )
        }
        WarningKind::BornLongAgo(born, on) => {
            let on = date(lang, *on);
            say!(
                lang,
                "the date of birth `{born}` would mean an age over 100 on {on}; check the year",
                "la date de naissance `{born}` donnerait plus de 100 ans le {on}\u{a0}; vérifiez l'année"
            )
        }
        WarningKind::StartsFarAhead(start, on) => {
            let on = date(lang, *on);
            say!(
                lang,
                "the start `{start}` is more than ten years after {on}, the reference date, and was not used",
                "le début `{start}` est postérieur de plus de dix ans au {on}, date de référence, et n'a pas été pris en compte"
            )
        }
        WarningKind::OtherVacancy(found, wanted) => {
            let found = quoted(found);
            say!(
                lang,
                "the file is for vacancy {found}, but was checked against `{wanted}`",
                "le fichier se rapporte à l'avis de vacance {found}, mais il est vérifié d'après l'avis `{wanted}`"
            )
        }
    }
}

pub(super) fn allowed_words(lang: Lang, words: &[impl AsRef<str>], are_keys: bool) -> String {
    let words = words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ");
    if are_keys {
        return say!(lang, "allowed: {words}", "clés possibles\u{a0}: {words}");
    }
    say!(lang, "allowed: {words}", "valeurs possibles\u{a0}: {words}")
}

/// What is expected, as a part of a sentence.
#[must_use]
pub fn allowed(lang: Lang, expected: &str) -> String {
    say!(lang, "expected: {expected}", "attendu\u{a0}: {expected}")
}
