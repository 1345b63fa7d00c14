//! The extensions of files that were not read, as reports count them.

use std::ffi::OsStr;
use std::path::Path;

/// The extension of a file as reports count it, with its full stop and in small letters; nothing where it has none, or one
/// that may be anything. Behind the last full stop of a name may be the name of an applicant: blind reports show only
/// extensions that are known.
#[must_use]
pub fn extension(path: &Path, is_blind: bool) -> String {
    const LONGEST: usize = 10;
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let is_plain = extension.len() <= LONGEST && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if extension.is_empty() || !is_plain || (is_blind && !KNOWN.contains(&extension.as_str())) {
        return String::new();
    }
    format!(".{extension}")
}

/// Extensions that are those of kinds of files, and no part of a name.
const KNOWN: [&str; 46] = [
    "7z", "bak", "bmp", "csv", "doc", "docm", "docx", "eml", "gif", "gz", "heic", "htm", "html", "jpeg", "jpg", "json",
    "jsonl", "key", "log", "md", "msg", "ndjson", "numbers", "odp", "ods", "odt", "p7m", "pages", "pdf", "png", "ppt",
    "pptx", "rar", "rtf", "svg", "tif", "tiff", "toml", "tsv", "txt", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_shown_if_it_is_one() {
        let of = |name| [false, true].map(|is_blind| extension(Path::new(name), is_blind));
        assert_eq!(of("a/cv.PDF"), [".pdf", ".pdf"]);
        assert_eq!(of("a.yaml"), [".yaml", ".yaml"]);
        assert_eq!(of("cv Ann.Example"), [".example", ""]);
        assert_eq!(of("cv v1. final (2)"), ["", ""]);
        assert_eq!(of("cv"), ["", ""]);
        assert_eq!(of("cv.\u{202e}fdp"), ["", ""]);
    }

    #[test]
    fn the_extensions_that_are_known_are_in_order() {
        assert!(KNOWN.is_sorted());
    }
}
