//! The sentences about what is wrong with a file of applicants: problems and warnings.

use std::borrow::Cow;

use super::{cv_notes, other_file_notes, quoted, say};
use crate::domain::problem::{Encoding, Expected, JsonError, Problem, ProblemKind, Warning, WarningKind};
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
        ProblemKind::UnreadCv(cv) => cv_notes::unread_cv(lang, *cv),
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
        ProblemKind::OtherSpelling if problem.found.is_none() => say!(
            lang,
            "one value is written where a list is asked",
            "une seule valeur est écrite là où une liste est demandée"
        ),
        ProblemKind::OtherSpelling => say!(
            lang,
            "{found} is understood, but `--strict` asks for the first spelling",
            "{found} se comprend, mais `--strict` exige la première graphie"
        ),
        ProblemKind::Contradicts => say!(
            lang,
            "the end says that it goes on, and the status says otherwise",
            "la fin indique que cela continue, et l'état indique le contraire"
        ),
        ProblemKind::Wrapped(key) => {
            let key = quoted(&in_one_line(key));
            say!(
                lang,
                "no field of an applicant file: are the records under {key}?",
                "aucun champ d'un fichier de candidature\u{a0}: les enregistrements sont-ils sous {key}\u{a0}?"
            )
        }
        ProblemKind::OtherFile(kind) => other_file_notes::other_file(lang, *kind),
        ProblemKind::NotLines(kind) => other_file_notes::not_lines(lang, *kind),
        ProblemKind::OwnReport => other_file_notes::own_report(lang),
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
        JsonError::Space(letter) => return not_space(lang, letter),
        JsonError::Quote(letter) => {
            return say!(
                lang,
                "not JSON: keys and texts stand in straight quotes `\"`; this one is `{letter}`",
                "ce n'est pas du JSON\u{a0}: clés et textes figurent entre guillemets droits `\"`\u{a0}; celui-ci est `{letter}`"
            );
        }
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
            ("a line break of print", "un saut de ligne typographique")
        }
        _ => ("a space of print", "une espace typographique"),
    };
    say!(
        lang,
        "not JSON: {en} (U+{code:04X}) is not white space in JSON",
        "ce n'est pas du JSON\u{a0}: {fr} (U+{code:04X}) n'y est pas un blanc"
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
        Expected::Digits(digits) => say!(lang, "a number of {digits} digits", "un numéro de {digits} chiffres"),
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
        WarningKind::TakenAsCompleted(count) => cv_notes::taken_as_completed(lang, *count),
        WarningKind::DeclaredEncoding(encoding) => cv_notes::declared_encoding(lang, encoding),
        WarningKind::OtherLevel(language, levels) => {
            let (language, levels) = (quoted(language), quoted(levels));
            say!(
                lang,
                "{language} is stated in another entry too, there at {levels}: one of them cannot be right",
                "{language} figure aussi dans une autre entrée, là au niveau {levels}\u{a0}: l'un des deux ne peut pas être exact"
            )
        }
        WarningKind::Blank => {
            say!(lang, "blank, which counts as not stated", "laissé en blanc, ce qui compte comme non indiqué")
        }
        WarningKind::DayOrMonth(found) => {
            let found = quoted(found);
            say!(
                lang,
                "{found} may be two days: nothing says whether the day or the month comes first (`--date-order` does)",
                "{found} peut désigner deux jours\u{a0}: rien n'indique si le jour ou le mois vient d'abord (`--date-order` l'indique)"
            )
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
        WarningKind::StartsFarAhead(start, on) => say!(
            lang,
            "the start `{start}` is more than ten years after the reference date {on}, and was not used",
            "le début `{start}` est postérieur de plus de dix ans à la date de référence {on}, et n'a pas été utilisé"
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

pub(super) fn allowed_words(lang: Lang, words: &[impl AsRef<str>], are_keys: bool) -> String {
    let words = words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ");
    if are_keys {
        return say!(lang, "allowed: {words}", "clés permises\u{a0}: {words}");
    }
    say!(lang, "allowed: {words}", "valeurs permises\u{a0}: {words}")
}

/// What is allowed, as a part of a sentence.
#[must_use]
pub fn allowed(lang: Lang, expected: &str) -> String {
    say!(lang, "allowed: {expected}", "permis\u{a0}: {expected}")
}
