//! The kinds of problems and warnings, where those of many records are said together.

use super::{colon, did_you_mean, quoted, say, semicolon};
use crate::domain::grammar::phrase;
use crate::domain::problem::{ProblemKind, WarningKind};
use crate::domain::text::Lang;

/// What is wrong, without the value that was found.
#[must_use]
pub const fn problem_kind(lang: Lang, kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Unreadable(..) => phrase(lang, "the file cannot be read", "fichier impossible à lire"),
        ProblemKind::Empty => phrase(lang, "the file is empty", "fichier vide"),
        ProblemKind::NotUtf8(_) => phrase(lang, "the text is not UTF-8", "texte qui n'est pas en UTF-8"),
        ProblemKind::NotJson(_) => phrase(lang, "not valid JSON", "JSON non valable"),
        ProblemKind::NotXml(_) => phrase(lang, "not valid XML", "XML non valable"),
        ProblemKind::NotCv(_) => phrase(lang, "not a CV of this format", "ce n'est pas un CV de ce format"),
        ProblemKind::UnreadCv(_) => {
            phrase(lang, "CV in a format that is not read", "CV d'un format non pris en charge")
        }
        ProblemKind::TooDeep => phrase(lang, "nested too deeply", "imbrication trop profonde"),
        ProblemKind::TooLarge(_) => phrase(lang, "record too large", "dossier trop volumineux"),
        ProblemKind::WrongType => phrase(lang, "value of the wrong type", "valeur de type inattendu"),
        ProblemKind::NotListed | ProblemKind::Form => phrase(lang, "value not understood", "valeur non reconnue"),
        ProblemKind::Impossible => phrase(lang, "there is no such date", "date inexistante"),
        ProblemKind::Infinite => phrase(lang, "number too large", "nombre trop grand"),
        ProblemKind::Negative => phrase(lang, "negative number", "nombre négatif"),
        ProblemKind::Repeated => phrase(lang, "key that appears twice", "clé présente deux fois"),
        ProblemKind::HalfSurrogate => phrase(lang, "half of a character", "moitié de caractère"),
        ProblemKind::EndBeforeStart(_) => phrase(lang, "end date before the start date", "date de fin avant le début"),
        ProblemKind::UnknownField => phrase(lang, "unknown field", "champ inconnu"),
        ProblemKind::OtherSpelling => phrase(lang, "not the main spelling", "autre graphie que la principale"),
        ProblemKind::NoList => phrase(lang, "one value in the place of a list", "une valeur au lieu d'une liste"),
        ProblemKind::Contradicts => {
            phrase(lang, "end date and status contradict each other", "date de fin et situation contradictoires")
        }
        ProblemKind::Wrapped(_) => phrase(lang, "no field of an applicant file", "aucun champ d'une candidature"),
        ProblemKind::OtherFile(_) => phrase(lang, "a file of another kind", "fichier d'une autre nature"),
        ProblemKind::NotLines(_) => phrase(lang, "not one record per line", "pas un dossier par ligne"),
        ProblemKind::OwnReport => phrase(lang, "a report of this tool", "rapport de cet outil"),
    }
}

/// What a warning is about, without the value that was found.
#[must_use]
pub const fn warning_kind(lang: Lang, kind: &WarningKind) -> &'static str {
    match kind {
        WarningKind::UnknownField(_) => phrase(lang, "unknown field, not used", "champ inconnu, non pris en compte"),
        WarningKind::Blank => phrase(lang, "empty field", "champ vide"),
        WarningKind::DayOrMonth(_) => phrase(lang, "date that may be two days", "date qui peut désigner deux jours"),
        WarningKind::BornAfter(..) => {
            phrase(lang, "born after the reference date", "naissance après la date de référence")
        }
        WarningKind::BornLongAgo(..) => phrase(lang, "aged over 100", "plus de 100 ans"),
        WarningKind::StartsFarAhead(..) => {
            phrase(lang, "start more than ten years ahead", "début dans plus de dix ans")
        }
        WarningKind::OtherVacancy(..) => {
            phrase(lang, "the file is for another vacancy", "fichier portant sur une autre vacance")
        }
        WarningKind::ReadAsCv(_) => phrase(lang, "read as a CV", "lu comme un CV"),
        WarningKind::Unmapped(..) => phrase(
            lang,
            "value of a CV not carried over, or as written",
            "valeur d'un CV non reprise, ou reprise telle quelle",
        ),
        WarningKind::TakenAsCompleted(_) => {
            phrase(lang, "studies taken as completed", "études considérées comme achevées")
        }
        WarningKind::DeclaredEncoding(_) => phrase(lang, "declares another encoding", "autre encodage déclaré"),
        WarningKind::CellError(_) => phrase(lang, "cell with an error", "cellule en erreur"),
        WarningKind::FormulaWithoutValue => phrase(lang, "formula without its result", "formule sans son résultat"),
        WarningKind::NoHeader(_) => phrase(lang, "column without a header", "colonne sans en-tête"),
        WarningKind::OtherLevel(..) => {
            phrase(lang, "language listed twice, at two levels", "langue indiquée deux fois, à deux niveaux")
        }
    }
}

/// A kind of problem or warning with the field that it is about, an example and the nearest word, where there are such.
#[must_use]
pub fn group(lang: Lang, kind: &str, field: &str, example: Option<&str>, near: Option<&str>) -> String {
    let mut said = kind.to_owned();
    if !field.is_empty() {
        said.extend([colon(lang), &quoted(field)]);
    }
    if let Some(example) = example {
        let example = quoted(example);
        said.push_str(&say!(lang, ", such as {example}", ", par exemple {example}"));
    }
    if let Some(near) = near {
        said.extend([semicolon(lang), &did_you_mean(lang, near)]);
    }
    said
}

/// So many kinds that are not said, of so many fields.
#[must_use]
pub fn more_kinds(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(lang, "and 1 more kind", "et 1 autre sorte"),
        _ => say!(lang, "and {count} more kinds", "et {count} autres sortes"),
    }
}

/// A kind with the number of records that it is found in, in a sentence of its own.
#[must_use]
pub fn counted(lang: Lang, records: u64, said: &str) -> String {
    let s = if records == 1 { "" } else { "s" };
    say!(lang, "{records} record{s}: {said}", "{records} dossier{s}\u{a0}: {said}")
}

/// Where each problem and each warning is said.
#[must_use]
pub const fn where_each_is_said(lang: Lang) -> &'static str {
    phrase(
        lang,
        "each warning: -v; each problem and warning: --format json",
        "chaque avertissement\u{a0}: -v\u{a0}; chaque problème et avertissement\u{a0}: --format json",
    )
}
