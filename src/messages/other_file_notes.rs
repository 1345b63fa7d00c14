//! The sentences about files that are no applicant files: what each is, and what to do.

use std::collections::BTreeMap;

use super::{colon, say};
use crate::domain::file_kind::{FileKind, JsonTextKind};
use crate::domain::text::Lang;

/// What a file is, and what to do with it.
pub(super) fn other_file(lang: Lang, kind: FileKind) -> String {
    match kind {
        FileKind::Pdf => say!(
            lang,
            "a PDF: save the XML that Europass puts into it, or convert it",
            "un PDF\u{a0}: enregistrez le XML qu'Europass y met, ou convertissez-le"
        ),
        FileKind::Workbook => say!(
            lang,
            "a workbook: convert its rows to JSON, one object for each applicant",
            "un classeur\u{a0}: convertissez ses lignes en JSON, un objet par candidature"
        ),
        FileKind::Csv => say!(
            lang,
            "a table (CSV): convert its rows to JSON, one object for each applicant",
            "un tableau (CSV)\u{a0}: convertissez ses lignes en JSON, un objet par candidature"
        ),
        FileKind::TextDocument => say!(
            lang,
            "a Word file or the like: enter what it states with `eligible ask`, or write it as JSON",
            "un fichier Word ou semblable\u{a0}: saisissez ce qu'il indique avec `eligible ask`, ou écrivez-le en JSON"
        ),
        FileKind::OldOffice => say!(
            lang,
            "an old Word or Excel file: enter what it states with `eligible ask`, or convert it to JSON",
            "un ancien fichier Word ou Excel\u{a0}: saisissez ce qu'il indique avec `eligible ask`, ou convertissez-le en JSON"
        ),
        FileKind::Picture => say!(
            lang,
            "a picture: enter what it shows with `eligible ask`, or write it as JSON",
            "une image\u{a0}: saisissez ce qu'elle montre avec `eligible ask`, ou écrivez-le en JSON"
        ),
        FileKind::Archive => say!(
            lang,
            "an archive: unpack it and name what is in it",
            "une archive\u{a0}: décompressez-la et indiquez ce qu'elle contient"
        ),
        FileKind::Shadow => say!(
            lang,
            "a file that macOS keeps beside one of that name (AppleDouble): leave it out",
            "un fichier que macOS garde à côté de celui de ce nom (AppleDouble)\u{a0}: laissez-le de côté"
        ),
        FileKind::WebPage => say!(
            lang,
            "a web page (HTML): convert what it states to JSON",
            "une page web (HTML)\u{a0}: convertissez en JSON ce qu'elle indique"
        ),
        FileKind::Yaml => say!(lang, "YAML: convert it to JSON", "du YAML\u{a0}: convertissez-le en JSON"),
        FileKind::Toml => say!(
            lang,
            "TOML, as rules files are: name rules with --rules, and convert an applicant to JSON",
            "du TOML, comme les fichiers de règles\u{a0}: indiquez des règles avec --rules, et convertissez une candidature en JSON"
        ),
        FileKind::Binary => {
            say!(lang, "no text: convert it to JSON", "ce n'est pas du texte\u{a0}: convertissez-le en JSON")
        }
    }
}

/// A file named as one of one record per line is something else.
pub(super) fn not_lines(lang: Lang, kind: JsonTextKind) -> String {
    match kind {
        JsonTextKind::Record => say!(
            lang,
            "one record per line is expected, and this looks like a single record: name it .json",
            "un dossier par ligne est attendu, et le fichier semble contenir un seul dossier\u{a0}: nommez-le .json"
        ),
        JsonTextKind::Array => say!(
            lang,
            "one record per line is expected, and this looks like an array: name it .json",
            "un dossier par ligne est attendu, et le fichier semble contenir un tableau\u{a0}: nommez-le .json"
        ),
    }
}

pub(super) fn own_report(lang: Lang) -> String {
    say!(
        lang,
        "a report of this tool, which holds no applicant",
        "un rapport de cet outil, qui ne contient aucune candidature"
    )
}

/// Reports of this tool that were passed over: so many, and the path of one, escaped.
pub(super) fn own_reports(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` was skipped: it is a report of this tool and holds no applicant",
            "`{path}` a été laissé de côté\u{a0}: c'est un rapport de cet outil, sans candidature"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, were skipped: they are reports of this tool and hold no applicant",
        "{count} fichiers, dont `{path}`, ont été laissés de côté\u{a0}: ce sont des rapports de cet outil, sans candidature"
    )
}

/// What macOS keeps beside files, in a folder: so many, and the path of one, escaped.
pub(super) fn shadows(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` was not read: macOS keeps it beside a file (`._`, `__MACOSX`), and it holds no applicant",
            "`{path}` n'a pas été lu\u{a0}: macOS le garde à côté d'un fichier (`._`, `__MACOSX`), et il ne contient aucune candidature"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, were not read: macOS keeps them beside files (`._`, `__MACOSX`), and they hold no applicant",
        "{count} fichiers, dont `{path}`, n'ont pas été lus\u{a0}: macOS les garde à côté d'autres fichiers (`._`, `__MACOSX`), et ils ne contiennent aucune candidature"
    )
}

/// Files in folders that begin as JSON does and are not named so: the paths of some, each in backticks, and escaped.
pub(super) fn like_json(lang: Lang, paths: &str) -> String {
    say!(
        lang,
        "not read because of their names, though they begin like JSON: {paths}; give them names that end in .json or .ndjson, or name the files on the command line",
        "non lus en raison de leurs noms, bien qu'ils commencent comme du JSON\u{a0}: {paths}\u{a0}; donnez-leur un nom qui se termine par .json ou .ndjson, ou indiquez-les dans la commande"
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
