//! The sentences about tables: why one cannot be read, what is odd about it or one of its cells, where a cell is, and
//! what is wrong with a map.

use super::{command_errors, quoted, say};
use crate::domain::grammar::number_words::bytes;
use crate::domain::problem::table_error::{MapError, TableError, TableNote};
use crate::domain::text::Lang;

/// So many columns or sheets are named at most.
const LISTED: usize = 40;

/// Why a table cannot be read.
#[must_use]
pub fn table_error(lang: Lang, fault: &TableError) -> String {
    match fault {
        TableError::Unreadable(kind, words) => {
            let reason = command_errors::system_reason(lang, *kind, words);
            say!(lang, "the table cannot be read: {reason}", "impossible de lire le tableau\u{a0}: {reason}")
        }
        TableError::Empty => {
            say!(
                lang,
                "the table is empty: no cell contains anything",
                "le tableau est vide\u{a0}: toutes les cellules sont vides"
            )
        }
        TableError::NoHeader(row, first) => say!(
            lang,
            "row {row}, where the headers should be, is empty; the first row that is not: {first} (`header_row = {first}` in the map)",
            "la ligne {row}, où les en-têtes sont attendus, est vide\u{a0}; première ligne non vide\u{a0}: {first} (`header_row = {first}` dans la table de correspondance)"
        ),
        TableError::NoColumns(missing, there) => {
            let (missing, there) = (list(missing), list(there));
            say!(
                lang,
                "columns of the map that the table does not have: {missing}; columns of the table: {there}",
                "colonnes de la table de correspondance absentes du tableau\u{a0}: {missing}\u{a0}; colonnes du tableau\u{a0}: {there}"
            )
        }
        TableError::NoSheet(name, there) => {
            let (name, there) = (quoted(name), list(there));
            say!(
                lang,
                "the workbook has no sheet {name}; its sheets: {there}",
                "le classeur n'a pas de feuille {name}\u{a0}; ses feuilles\u{a0}: {there}"
            )
        }
        TableError::Encrypted => say!(
            lang,
            "the workbook is protected by a password: save it without one",
            "le classeur est protégé par un mot de passe\u{a0}: enregistrez-le sans mot de passe"
        ),
        TableError::OldWorkbook => say!(
            lang,
            "an old Excel file (.xls): save it as .xlsx or CSV",
            "ancien fichier Excel (.xls)\u{a0}: enregistrez-le en .xlsx ou en CSV"
        ),
        TableError::Broken(words) => {
            let words = if words.is_empty() { String::new() } else { format!(" ({words})") };
            say!(
                lang,
                "not an XLSX workbook, or a damaged one{words}: open it, save it again as .xlsx, or save it as CSV",
                "ce n'est pas un classeur XLSX, ou il est endommagé{words}\u{a0}: ouvrez-le et enregistrez-le de nouveau en .xlsx, ou en CSV"
            )
        }
        TableError::TooLarge(most) => {
            let size = bytes(lang, usize::try_from(*most).unwrap_or(usize::MAX));
            say!(
                lang,
                "the workbook is larger than {size} when unpacked and was not read: save it as CSV",
                "le classeur dépasse {size} une fois décompressé et n'a pas été lu\u{a0}: enregistrez-le en CSV"
            )
        }
        TableError::TooManyColumns(column, most) => say!(
            lang,
            "a cell is in column {column}, and a sheet has at most {most} columns: open the workbook, save it again as .xlsx, or save it as CSV",
            "une cellule se trouve dans la colonne {column}, alors qu'une feuille a au plus {most} colonnes\u{a0}: ouvrez le classeur et enregistrez-le de nouveau en .xlsx, ou en CSV"
        ),
        TableError::NotText => say!(
            lang,
            "not a text file: a table is expected, CSV or XLSX",
            "ce n'est pas un fichier texte\u{a0}: un tableau est attendu, CSV ou XLSX"
        ),
        TableError::OpenQuote(row) => say!(
            lang,
            "a quote `\"` opened in row {row} is never closed, so that the rest of the table would be one cell: close it, or double it",
            "un guillemet `\"` ouvert à la ligne {row} n'est jamais fermé, et la suite du tableau ne serait qu'une cellule\u{a0}: fermez-le ou doublez-le"
        ),
    }
}

/// What is odd about a table.
#[must_use]
pub fn table_note(lang: Lang, note: &TableNote) -> String {
    match note {
        TableNote::Encoding(name) => {
            say!(
                lang,
                "the table is not UTF-8; it is read as {name}",
                "le tableau n'est pas en UTF-8\u{a0}; encodage retenu\u{a0}: {name}"
            )
        }
        TableNote::OtherSheets(read, others) => {
            let (read, others) = (quoted(read), list(others));
            say!(
                lang,
                "only the sheet {read} is read, not {others} (`sheet = \"…\"` in the map chooses another)",
                "seule la feuille {read} est lue, et non {others} (`sheet = \"…\"` dans la table de correspondance en choisit une autre)"
            )
        }
        TableNote::HiddenSheet(name) => {
            let name = quoted(name);
            say!(lang, "the sheet {name} is hidden; it is read", "la feuille {name} est masquée\u{a0}; elle est lue")
        }
        TableNote::HiddenRows(count, first) => say!(
            lang,
            "hidden rows, read like the others: {count} (the first: row {first})",
            "lignes masquées, lues comme les autres\u{a0}: {count} (la première\u{a0}: ligne {first})"
        ),
        TableNote::NoRows => {
            say!(
                lang,
                "the table has headers, and no row below them",
                "le tableau a des en-têtes, mais aucune ligne au-dessous"
            )
        }
        TableNote::NotMapped(columns) => {
            let columns = list(columns);
            say!(
                lang,
                "columns that the map neither uses nor leaves out: {columns} (`\"…\" = false` leaves one out)",
                "colonnes que la table de correspondance n'utilise ni n'écarte\u{a0}: {columns} (`\"…\" = false` en écarte une)"
            )
        }
    }
}

/// Where a cell is: the sheet, if there is one, the row, and the header of the column.
#[must_use]
pub fn cell_place(lang: Lang, sheet: Option<&str>, row: u64, column: &str) -> String {
    let sheet = match sheet {
        Some(sheet) => say!(lang, "{sheet}, ", "feuille {sheet}, "),
        None => String::new(),
    };
    say!(lang, "{sheet}row {row}, column \"{column}\"", "{sheet}ligne {row}, colonne «\u{a0}{column}\u{a0}»")
}

/// Where the value of a constant of the map is.
#[must_use]
pub fn constant_place(lang: Lang, sheet: Option<&str>, row: u64) -> String {
    let sheet = match sheet {
        Some(sheet) => say!(lang, "{sheet}, ", "feuille {sheet}, "),
        None => String::new(),
    };
    say!(lang, "{sheet}row {row}, constant of the map", "{sheet}ligne {row}, constante de la table de correspondance")
}

/// So many records were made of a table.
#[must_use]
pub fn converted(lang: Lang, count: u64) -> String {
    match count {
        1 => say!(lang, "1 record", "1 dossier"),
        _ => say!(lang, "{count} records", "{count} dossiers"),
    }
}

/// What a proposed map says beside its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalNote<'a> {
    /// Its first line.
    Begins,
    /// Dates such as 05/06/2003, and nothing that shows what comes first.
    DateOrder,
    /// Before the columns that were not guessed.
    NotGuessed,
    /// A column with a part of the name.
    PartOfName,
    /// A column for a field that another fills, the one of this header.
    SameField(&'a str),
    /// A column of which nobody knows what it holds.
    Unknown,
    /// The lists of which the table may show only a part.
    Incomplete,
}

/// What a proposed map says beside its lines.
#[must_use]
pub fn proposal(lang: Lang, note: ProposalNote<'_>) -> String {
    match note {
        ProposalNote::Begins => say!(
            lang,
            "What each column of the table becomes. This is a proposal: check every line.",
            "Ce que devient chaque colonne du tableau. Il s'agit d'une proposition\u{a0}: vérifiez chaque ligne."
        ),
        ProposalNote::DateOrder => say!(
            lang,
            "dates such as 05/06/2003 may mean two days: say whether the day (dmy) or the month (mdy) comes first",
            "les dates comme 05/06/2003 peuvent désigner deux jours\u{a0}: indiquez si le jour (dmy) ou le mois (mdy) vient en premier"
        ),
        ProposalNote::NotGuessed => say!(
            lang,
            "Not proposed. Remove the # and write a field, or `false` to leave the column out.",
            "Non proposé. Retirez le # et indiquez un champ, ou `false` pour écarter la colonne."
        ),
        ProposalNote::PartOfName => say!(
            lang,
            "a part of the name: a record has one field for the whole name",
            "une partie du nom\u{a0}: un dossier a un seul champ pour le nom complet"
        ),
        ProposalNote::SameField(other) => {
            let other = quoted(other);
            say!(lang, "the column {other} fills this field", "la colonne {other} remplit ce champ")
        }
        ProposalNote::Unknown => say!(lang, "no field was recognised", "aucun champ reconnu"),
        ProposalNote::Incomplete => say!(
            lang,
            "a list in a record counts as complete: remove the # if applicants may have more than the table shows",
            "dans un dossier, une liste est tenue pour complète\u{a0}: retirez le # si le tableau n'en montre qu'une partie"
        ),
    }
}

pub(super) fn cell_error(lang: Lang, error: &str) -> String {
    let error = quoted(error);
    say!(
        lang,
        "the cell contains the error {error}; its value is not known",
        "la cellule contient l'erreur {error}\u{a0}; sa valeur est inconnue"
    )
}

pub(super) fn formula_without_value(lang: Lang) -> String {
    say!(
        lang,
        "the cell contains a formula without its result: open the workbook and save it again",
        "la cellule contient une formule sans son résultat\u{a0}: ouvrez le classeur et enregistrez-le de nouveau"
    )
}

pub(super) fn no_header(lang: Lang, found: &str) -> String {
    let found = quoted(found);
    say!(
        lang,
        "the column has no header, so {found} is not used",
        "la colonne n'a pas d'en-tête\u{a0}: {found} n'est pas utilisé"
    )
}

/// What is wrong with a map, where that is more than may be wrong with any file of rules.
pub(super) fn map_error(lang: Lang, fault: &MapError, found: &str) -> String {
    match fault {
        MapError::NoField => say!(lang, "no such field: {found}", "champ inconnu\u{a0}: {found}"),
        MapError::NotOneValue => {
            say!(
                lang,
                "{found} has fields of its own: name one of them",
                "{found} contient des champs\u{a0}: en indiquer un"
            )
        }
        MapError::FilledTwice(other) => {
            let other = quoted(other);
            say!(lang, "{found} is filled already, by {other}", "{found} est déjà rempli, par {other}")
        }
        MapError::NotSeveral => say!(
            lang,
            "{found}: the field is not a list and holds one value",
            "{found}\u{a0}: le champ n'est pas une liste et contient une seule valeur"
        ),
        MapError::NoLevel => say!(
            lang,
            "{found} is for entries with a name and a level: `languages[]` or `it_skills[]`",
            "{found} convient aux éléments qui ont un nom et un niveau\u{a0}: `languages[]` ou `it_skills[]`"
        ),
    }
}

/// Names in backticks.
fn list(names: &[String]) -> String {
    let mut listed: Vec<_> = names.iter().take(LISTED).map(|name| quoted(name)).collect();
    if names.len() > LISTED {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}
