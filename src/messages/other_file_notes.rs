//! The sentences about files that are no applicant files: what each is, and what to do.

use super::say;
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
            "a Word file or the like: write down as JSON what it states; `eligible ask` asks for it",
            "un fichier Word ou semblable\u{a0}: écrivez en JSON ce qu'il indique\u{a0}; `eligible ask` le demande"
        ),
        FileKind::OldOffice => say!(
            lang,
            "an old Word or Excel file: convert what it states to JSON; `eligible ask` asks for it",
            "un ancien fichier Word ou Excel\u{a0}: convertissez en JSON ce qu'il indique\u{a0}; `eligible ask` le demande"
        ),
        FileKind::Picture => say!(
            lang,
            "a picture: write down as JSON what it shows; `eligible ask` asks for it",
            "une image\u{a0}: écrivez en JSON ce qu'elle montre\u{a0}; `eligible ask` le demande"
        ),
        FileKind::Archive => say!(
            lang,
            "an archive: unpack it and name what is in it",
            "une archive\u{a0}: décompressez-la et indiquez ce qu'elle contient"
        ),
        FileKind::Shadow => say!(
            lang,
            "what macOS keeps beside a file of that name (AppleDouble): leave it out",
            "ce que macOS garde à côté d'un fichier de ce nom (AppleDouble)\u{a0}: laissez-le de côté"
        ),
        FileKind::WebPage => say!(
            lang,
            "a web page (HTML): convert what it states to JSON",
            "une page web (HTML)\u{a0}: convertissez en JSON ce qu'elle indique"
        ),
        FileKind::Yaml => say!(lang, "YAML: convert it to JSON", "du YAML\u{a0}: convertissez-le en JSON"),
        FileKind::Toml => say!(
            lang,
            "TOML, as rules files are: name rules by --rules, and convert an applicant to JSON",
            "du TOML, comme les fichiers de règles\u{a0}: indiquez des règles par --rules, et convertissez une candidature en JSON"
        ),
        FileKind::Binary => {
            say!(lang, "no text: convert it to JSON", "ce n'est pas du texte\u{a0}: convertissez-le en JSON")
        }
    }
}

/// A file named as one of a record a line is something else.
pub(super) fn not_lines(lang: Lang, kind: JsonTextKind) -> String {
    match kind {
        JsonTextKind::Record => say!(
            lang,
            "one record a line; this looks like a file of one record: name it .json",
            "un enregistrement par ligne\u{a0}; ceci ressemble à un fichier d'un seul enregistrement\u{a0}: nommez-le .json"
        ),
        JsonTextKind::Array => say!(
            lang,
            "one record a line; this looks like a file of an array: name it .json",
            "un enregistrement par ligne\u{a0}; ceci ressemble à un fichier qui contient un tableau\u{a0}: nommez-le .json"
        ),
    }
}
