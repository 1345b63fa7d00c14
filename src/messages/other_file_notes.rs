//! The sentences about files that are no applicant files: what each is, and what to do.

use std::collections::BTreeMap;

use super::{colon, say};
use crate::domain::file_kind::{FileKind, JsonTextKind};
use crate::domain::grammar::phrase;
use crate::domain::text::Lang;

/// What a file is.
#[must_use]
pub const fn kind_name(lang: Lang, kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => phrase(lang, "a PDF", "un fichier PDF"),
        FileKind::Workbook => phrase(lang, "a workbook", "un classeur"),
        FileKind::TextDocument => phrase(lang, "a Word or similar file", "un fichier Word ou semblable"),
        FileKind::OldOffice => phrase(lang, "an old Word or Excel file", "un ancien fichier Word ou Excel"),
        FileKind::Archive => phrase(lang, "an archive", "une archive"),
        FileKind::Picture => phrase(lang, "a picture", "une image"),
        FileKind::Shadow => phrase(lang, "an AppleDouble file", "un fichier AppleDouble"),
        FileKind::WebPage => phrase(lang, "a web page (HTML)", "une page web (HTML)"),
        FileKind::Yaml => phrase(lang, "a YAML file", "un fichier YAML"),
        FileKind::Toml => phrase(lang, "a TOML file", "un fichier TOML"),
        FileKind::Csv => phrase(lang, "a table (CSV)", "un tableau (CSV)"),
        FileKind::Binary => phrase(lang, "a file that is no text", "un fichier qui n'est pas du texte"),
    }
}

/// What a file is, and what to do with it.
pub(super) fn other_file(lang: Lang, kind: FileKind) -> String {
    match kind {
        FileKind::Pdf => say!(
            lang,
            "a PDF: save the XML that Europass embeds in it, or convert it",
            "fichier PDF\u{a0}: enregistrez le XML qu'Europass y insère, ou convertissez-le"
        ),
        FileKind::Workbook => say!(
            lang,
            "a workbook: save it as .xlsx, let `eligible convert FILE --propose-map` write a map, and give that with --map",
            "classeur\u{a0}: enregistrez-le en .xlsx, obtenez une table de correspondance avec `eligible convert FICHIER --propose-map`, puis indiquez-la avec --map"
        ),
        FileKind::Csv => say!(
            lang,
            "a table (CSV): let `eligible convert FILE --propose-map` write a map, and give that with --map",
            "tableau (CSV)\u{a0}: obtenez une table de correspondance avec `eligible convert FICHIER --propose-map`, puis indiquez-la avec --map"
        ),
        FileKind::TextDocument => say!(
            lang,
            "a Word or similar file: enter its content with `eligible ask`, or write it as JSON",
            "fichier Word ou semblable\u{a0}: saisissez son contenu avec `eligible ask`, ou écrivez-le en JSON"
        ),
        FileKind::OldOffice => say!(
            lang,
            "an old Word or Excel file: enter its content with `eligible ask`, or convert it to JSON",
            "ancien fichier Word ou Excel\u{a0}: saisissez son contenu avec `eligible ask`, ou convertissez-le en JSON"
        ),
        FileKind::Picture => say!(
            lang,
            "a picture: enter its content with `eligible ask`, or write it as JSON",
            "image\u{a0}: saisissez son contenu avec `eligible ask`, ou écrivez-le en JSON"
        ),
        FileKind::Archive => say!(
            lang,
            "an archive: unpack it and give the paths of its files",
            "archive\u{a0}: décompressez-la et indiquez les fichiers qu'elle contient"
        ),
        FileKind::Shadow => say!(
            lang,
            "a file that macOS adds beside another one (AppleDouble): leave it out",
            "fichier que macOS ajoute à côté d'un autre (AppleDouble)\u{a0}: laissez-le de côté"
        ),
        FileKind::WebPage => say!(
            lang,
            "a web page (HTML): convert its content to JSON",
            "page web (HTML)\u{a0}: convertissez son contenu en JSON"
        ),
        FileKind::Yaml => say!(lang, "YAML: convert it to JSON", "fichier YAML\u{a0}: convertissez-le en JSON"),
        FileKind::Toml => say!(
            lang,
            "TOML, like rules files: give rules with --rules, and convert an applicant to JSON",
            "fichier TOML, comme les fichiers de règles\u{a0}: indiquez les règles avec --rules, et convertissez une candidature en JSON"
        ),
        FileKind::Binary => {
            say!(
                lang,
                "not a text file: convert it to JSON",
                "ce n'est pas un fichier texte\u{a0}: convertissez-le en JSON"
            )
        }
    }
}

/// A file named as one of one record per line is something else.
pub(super) fn not_lines(lang: Lang, kind: JsonTextKind) -> String {
    match kind {
        JsonTextKind::Record => say!(
            lang,
            "one record per line is expected, but this looks like a single record: use the extension .json",
            "un dossier par ligne est attendu, mais le fichier semble en contenir un seul\u{a0}: utilisez l'extension .json"
        ),
        JsonTextKind::Array => say!(
            lang,
            "one record per line is expected, but this looks like an array: use the extension .json",
            "un dossier par ligne est attendu, mais le fichier semble contenir un tableau\u{a0}: utilisez l'extension .json"
        ),
    }
}

pub(super) fn own_report(lang: Lang) -> String {
    say!(lang, "a report of this tool, not an application", "rapport de cet outil, et non une candidature")
}

/// Reports of this tool that were passed over: so many, and the path of one, escaped.
pub(super) fn own_reports(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` is a report of this tool, not an application, and was skipped",
            "`{path}` est un rapport de cet outil, et non une candidature\u{a0}: laissé de côté"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, are reports of this tool, not applications, and were skipped",
        "{count} fichiers, dont `{path}`, sont des rapports de cet outil, et non des candidatures\u{a0}: laissés de côté"
    )
}

/// What macOS keeps beside files, in a folder: so many, and the path of one, escaped.
pub(super) fn shadows(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` was not read: macOS adds such files beside others (`._`, `__MACOSX`)",
            "`{path}` n'a pas été lu\u{a0}: macOS ajoute de tels fichiers à côté des autres (`._`, `__MACOSX`)"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, were not read: macOS adds such files beside others (`._`, `__MACOSX`)",
        "{count} fichiers, dont `{path}`, n'ont pas été lus\u{a0}: macOS ajoute de tels fichiers à côté des autres (`._`, `__MACOSX`)"
    )
}

/// Files in folders that begin as JSON does and are not named so: the paths of some, each in backticks, and escaped.
pub(super) fn like_json(lang: Lang, paths: &str) -> String {
    say!(
        lang,
        "not read because of their names, although they look like JSON: {paths}; rename them to .json or .ndjson, or give their paths",
        "non lus en raison de leur nom, bien qu'ils ressemblent à du JSON\u{a0}: {paths}\u{a0}; donnez-leur l'extension .json ou .ndjson, ou indiquez-les par leur nom"
    )
}

/// How many files were not read, by extension; nothing if all were.
#[must_use]
pub fn passed_over(lang: Lang, files: &BTreeMap<String, u64>) -> Option<String> {
    let total: u64 = files.values().sum();
    let each = files.iter().map(|(extension, count)| match extension.as_str() {
        "" => say!(lang, "{count} other", "{count} sans extension connue"),
        extension => format!("{count} {extension}"),
    });
    let each = colon(lang).to_owned() + &each.collect::<Vec<_>>().join(", ");
    match total {
        0 => None,
        1 => Some(say!(lang, "1 file was not read{each}", "1 fichier n'a pas été lu{each}")),
        _ => Some(say!(lang, "{total} files were not read{each}", "{total} fichiers n'ont pas été lus{each}")),
    }
}
