//! What the command line says about tables and their maps as input.

use super::{colon, say};
use crate::domain::text::Lang;

/// What is wrong with a table, or its map, as input. Paths are escaped already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableInputError<'a> {
    /// A table without the map that says what its columns are.
    NoMap(&'a str),
    /// A table that cannot be read, and why.
    Unreadable(&'a str, &'a str),
    /// So many mistakes in a map.
    MapMistakes(&'a str, usize),
    /// A file that is no table where one is asked for.
    NotATable(&'a str),
    /// Several records for a file that is named as one that holds a single JSON text.
    NotOneRecord(&'a str),
    /// A map that is not the one that a report was made with: its hash, and the hash of that one.
    OtherMap(&'a str, (&'a str, &'a str)),
    /// A map for a report that was made without one.
    MadeWithoutMap(&'a str),
}

/// The sentence.
pub(super) fn sentence(lang: Lang, fault: TableInputError<'_>) -> String {
    match fault {
        TableInputError::NoMap(path) => no_map(lang, path),
        TableInputError::Unreadable(path, why) => format!("{path}{}{why}", colon(lang)),
        TableInputError::MapMistakes(path, count) => map_mistakes(lang, path, count),
        TableInputError::NotATable(path) => not_a_table(lang, path),
        TableInputError::NotOneRecord(path) => not_one_record(lang, path),
        TableInputError::OtherMap(path, hashes) => other_map(lang, path, hashes),
        TableInputError::MadeWithoutMap(path) => made_without_map(lang, path),
    }
}

fn no_map(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a table: say what its columns are with --map MAP.toml (`eligible convert {path} --propose-map -o MAP.toml` writes one to begin with)",
        "`{path}` est un tableau\u{a0}: indiquez le sens de ses colonnes avec --map TABLE.toml (`eligible convert {path} --propose-map -o TABLE.toml` en écrit une ébauche)"
    )
}

fn map_mistakes(lang: Lang, path: &str, count: usize) -> String {
    match count {
        1 => say!(lang, "`{path}`: 1 mistake in the map", "`{path}`\u{a0}: 1 erreur dans la table de correspondance"),
        _ => say!(
            lang,
            "`{path}`: {count} mistakes in the map",
            "`{path}`\u{a0}: {count} erreurs dans la table de correspondance"
        ),
    }
}

fn not_a_table(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is not a table: --map and --propose-map are for CSV and XLSX files",
        "`{path}` n'est pas un tableau\u{a0}: --map et --propose-map concernent les fichiers CSV et XLSX"
    )
}

fn not_one_record(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}`: a table becomes one record per line; name the file .ndjson",
        "`{path}`\u{a0}: un tableau devient un dossier par ligne\u{a0}; donnez au fichier l'extension .ndjson"
    )
}

fn other_map(lang: Lang, path: &str, (found, of_report): (&str, &str)) -> String {
    say!(
        lang,
        "`{path}` is not the map of the report: its SHA-256 is {found}, and the report was made with {of_report}",
        "`{path}` n'est pas la table de correspondance du rapport\u{a0}: son SHA-256 est {found}, et le rapport a été établi avec {of_report}"
    )
}

fn made_without_map(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "the report was made without a map, so its inputs are not read with `{path}`: leave out --map",
        "le rapport a été établi sans table de correspondance\u{a0}: ses données ne se lisent pas avec `{path}`, retirez --map"
    )
}
