//! Files that are no applicant files: what they are is seen at their first bytes, so that one sentence stands for each of
//! them, and not a row for each of its lines.

use memchr::{memchr_iter, memmem};

use super::{innermost_open, without_mark};
use crate::domain::file_kind::{FileKind, JsonTextKind};
use crate::intake::cv;
use crate::intake::json_reader::wide_encoding;

/// So many bytes of a file are looked at.
pub const LOOKED_AT: usize = 1 << 18;

/// How files begin that are no text, or say in it what they are.
const BEGINNINGS: [(&[u8], FileKind); 14] = [
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::TextDocument),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldOffice),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"\x89PNG\r\n", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\0\x05\x16\x07", FileKind::Shadow),
    (b"%YAML", FileKind::Yaml),
    (b"SQLite format 3\0", FileKind::Binary),
];

/// What a file is that can hold no record as it stands; `None`: it may hold some, or is nothing that is known here. More
/// than its first `LOOKED_AT` bytes change nothing.
///
/// ```
/// use eligible::internal::domain::file_kind::FileKind;
/// use eligible::internal::intake::document::kind_of;
/// assert_eq!(kind_of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
/// assert_eq!(kind_of(b"id: a\nname: b\n"), Some(FileKind::Yaml));
/// assert_eq!(kind_of(b"id,name\n1,Ann\n"), Some(FileKind::Csv));
/// assert_eq!(kind_of(b"{\"id\": \"a\"}"), None);
/// // A line that was damaged, and records after it.
/// assert_eq!(kind_of(b"id: a\n{\"id\": \"b\"}\n"), None);
/// ```
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    let text = beginning_of(bytes);
    match text {
        // What most files are needs no closer look.
        [b'{', second, ..] if *second != b'\\' => None,
        [b'[', second, ..] if !second.is_ascii_alphabetic() && *second != b'[' => None,
        _ => of_beginning(text).or_else(|| of_text(text)),
    }
}

/// Whether a file that is named as one of a record a line has no lines of ours: it is of another kind, a CV in XML, or in
/// an encoding with zero bytes.
#[must_use]
pub fn has_no_lines(bytes: &[u8]) -> bool {
    let text = beginning_of(bytes);
    match text.first() {
        None => false,
        Some(b'<') => cv::is_europass_xml(text) || !holds_record(text),
        _ => wide_encoding(bytes).is_some() || kind_of(bytes).is_some(),
    }
}

/// Whether a text of unknown layout may be one of a record a line although its first line is no JSON: another line is.
pub(super) fn has_records_later(bytes: &[u8]) -> bool {
    let lines = beginning_of(bytes).split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    lines.into_iter().any(|line| line.starts_with(b"{"))
}

/// What a file named as one of a record a line is, if it is one JSON text in several lines, or an array: `None` where its
/// lines are records, or where that may be. `is_whole`: these are all of its bytes.
///
/// No record is lost: the text is one, or no line of it is a record.
///
/// ```
/// use eligible::internal::domain::file_kind::JsonTextKind;
/// use eligible::internal::intake::document::one_json_text;
/// assert_eq!(one_json_text(b"{\n  \"id\": \"a\"\n}\n", true), Some(JsonTextKind::Record));
/// assert_eq!(one_json_text(b"[{\"id\": \"a\"},\n{\"id\": \"b\"}]\n", true), Some(JsonTextKind::Array));
/// assert_eq!(one_json_text(b"{\"id\": \"a\"}\n{\"id\": \"b\"}\n", true), None);
/// assert_eq!(one_json_text(b"{\"education\": [\n{\"id\": \"b\"}\n", true), None);
/// assert_eq!(one_json_text(b"[]\n{\"id\": \"b\"}\n", true), None);
/// ```
#[must_use]
pub fn one_json_text(bytes: &[u8], is_whole: bool) -> Option<JsonTextKind> {
    let text = without_mark(bytes).trim_ascii();
    let kind = match text.first()? {
        b'{' => JsonTextKind::Record,
        b'[' => JsonTextKind::Array,
        _ => return None,
    };
    let mut lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let first = lines.next()?.trim_ascii();
    let is_closed = innermost_open(first).is_none();
    let Some(second) = lines.clone().next() else {
        // One line is a record; but an array, of which each element is one, is none.
        return (kind == JsonTextKind::Array && is_closed && is_whole).then_some(kind);
    };
    if is_closed {
        return None;
    }
    if is_whole && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok() {
        return Some(kind);
    }
    // It is broken somewhere, or goes on. A line of its own begins where the line does.
    let may_begin_record = |line: &[u8]| kind == JsonTextKind::Record && line.starts_with(b"{");
    let is_cut_off =
        kind == JsonTextKind::Record && second.trim_ascii_start().starts_with(b"{") && !first.ends_with(b":");
    (!is_cut_off && !lines.any(|line| may_begin_record(line) || is_record(line))).then_some(kind)
}

/// Whether a text needs no look at more of it to see that its first line is a record.
#[must_use]
pub fn begins_with_record(bytes: &[u8]) -> bool {
    let text = without_mark(bytes).trim_ascii_start();
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.starts_with(b"{") && innermost_open(line).is_none()
}

/// The bytes that are looked at, from the first that is no white space.
fn beginning_of(bytes: &[u8]) -> &[u8] {
    without_mark(bytes.get(..LOOKED_AT).unwrap_or(bytes)).trim_ascii_start()
}

/// A line that is an object, with nothing after it.
fn is_record(line: &[u8]) -> bool {
    let line = without_mark(line).trim_ascii();
    line.starts_with(b"{") && line.ends_with(b"}") && innermost_open(line).is_none()
}

fn holds_record(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'\n').any(is_record)
}

fn of_beginning(text: &[u8]) -> Option<FileKind> {
    if text.starts_with(b"PK\x03\x04") || text.starts_with(b"PK\x05\x06") {
        return Some(of_zip(text));
    }
    if text.starts_with(b"<") {
        return is_web_page(text).then_some(FileKind::WebPage);
    }
    BEGINNINGS.iter().find(|(beginning, _)| text.starts_with(beginning)).map(|(_, kind)| *kind)
}

/// Offices write zip archives. What is in one is known by the names of its files, which are not compressed.
fn of_zip(bytes: &[u8]) -> FileKind {
    const NAMES: [(&[u8], FileKind); 8] = [
        (b"xl/workbook.", FileKind::Workbook),
        (b"xl/worksheets/", FileKind::Workbook),
        (b"xl/_rels/", FileKind::Workbook),
        (b"application/vnd.oasis.opendocument.spreadsheet", FileKind::Workbook),
        (b"application/vnd.oasis.opendocument.text", FileKind::TextDocument),
        (b"word/document.", FileKind::TextDocument),
        (b"word/_rels/", FileKind::TextDocument),
        (b"word/styles.", FileKind::TextDocument),
    ];
    let found = NAMES.iter().find(|(name, _)| memmem::find(bytes, name).is_some());
    found.map_or(FileKind::Archive, |(_, kind)| *kind)
}

fn is_web_page(text: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = text.get(..HEAD).unwrap_or(text).to_ascii_lowercase();
    let may_come_before = head.starts_with(b"<?xml") || head.starts_with(b"<!--");
    let is_cv = || memmem::find(&head, b"<candidate").is_some() || memmem::find(&head, b"<skillspassport").is_some();
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || (may_come_before && memmem::find(&head, b"<html").is_some() && !is_cv())
}

/// What a text is by its first lines, unless another line is a record: then one that was damaged comes before it.
fn of_text(text: &[u8]) -> Option<FileKind> {
    /// Of fewer bytes nobody can say what they are.
    const FEW: usize = 8;
    let lines = || text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let mut stated = lines().filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    let first = stated.next()?;
    let second = stated.next();
    let is_list = first.starts_with(b"[");
    // A name in brackets alone may also be a value that was cut off.
    let is_rules = is_toml(first) && (!is_list || second.is_some_and(is_toml));
    if text.starts_with(b"<") || wide_encoding(text).is_some() {
        return None;
    }
    if is_rules {
        Some(FileKind::Toml)
    } else if is_list || holds_record(text) {
        None
    } else if text.len() > FEW && text.contains(&0) {
        Some(FileKind::Binary)
    } else if is_yaml(first, second) {
        Some(FileKind::Yaml)
    } else {
        is_csv(first, second).then_some(FileKind::Csv)
    }
}

/// The head of a table, or a key with its value.
fn is_toml(line: &[u8]) -> bool {
    let is_bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_key = |key: &[u8]| !key.is_empty() && key.iter().all(is_bare);
    let line = line.split(|byte| *byte == b'#').next().unwrap_or_default().trim_ascii_end();
    if let Some(name) = line.strip_prefix(b"[").and_then(|line| line.strip_suffix(b"]")) {
        let name = name.strip_prefix(b"[").and_then(|name| name.strip_suffix(b"]")).unwrap_or(name);
        let is_value =
            matches!(name, b"true" | b"false" | b"null") || !name.first().is_some_and(u8::is_ascii_alphabetic);
        return is_key(name) && !is_value;
    }
    let end = line.iter().position(|byte| *byte == b'=');
    end.and_then(|end| line.get(..end)).is_some_and(|key| is_key(key.trim_ascii_end()))
}

/// The mark of a document, an entry of a list, or a key without quotes before a colon.
fn is_yaml(first: &[u8], second: Option<&[u8]>) -> bool {
    if first == b"---" || first.starts_with(b"--- ") {
        return true;
    }
    // Two words before a colon may also begin a letter.
    key_of_pair(first).is_some_and(|key| !key.contains(&b' ') || second.is_some_and(|line| key_of_pair(line).is_some()))
}

/// The key of a line `key: value` or `key:`, maybe the first of an entry.
fn key_of_pair(line: &[u8]) -> Option<&[u8]> {
    let line = line.trim_ascii_start();
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'_' | b'-' | b' ');
    let end = line.iter().position(|byte| *byte == b':')?;
    let (key, value) = (line.get(..end)?, line.get(end + 1..)?);
    let begins = key.first().is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    (begins && key.iter().all(is_of_key) && (value.is_empty() || value.starts_with(b" "))).then_some(key)
}

/// Two lines with as many separators, or one line of several short cells.
fn is_csv(first: &[u8], second: Option<&[u8]>) -> bool {
    const LONG: usize = 60;
    let is_json =
        first.iter().any(|byte| matches!(byte, b'{' | b'[' | b'}' | b']')) || memmem::find(first, b"\":").is_some();
    !is_json
        && b";\t,".iter().any(|separator| {
            let count = |line: &[u8]| memchr_iter(*separator, line).count();
            let is_short = || {
                !first.ends_with(&[*separator]) && first.split(|byte| byte == separator).all(|cell| cell.len() < LONG)
            };
            let of_first = count(first);
            is_short()
                && match second {
                    Some(second) => {
                        of_first > 0 && (count(second) == of_first || (count(second) > 0 && second.contains(&b'"')))
                    }
                    None => of_first > 1,
                }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::document::BYTE_ORDER_MARK;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let marked = [BYTE_ORDER_MARK, b"id;name\r\n1;Ann\r\n"].concat();
        let zip = |name: &[u8]| [b"PK\x03\x04\x14\0\0\0\x08\0 compressed ", name].concat();
        let cases: [(&[u8], FileKind); 24] = [
            (b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj", FileKind::Pdf),
            (&zip(b"xl/workbook.xml"), FileKind::Workbook),
            (&zip(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), FileKind::Workbook),
            (&zip(b"word/document.xml"), FileKind::TextDocument),
            (&zip(b"a.json"), FileKind::Archive),
            (b"{\\rtf1\\ansi Hello}", FileKind::TextDocument),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", FileKind::OldOffice),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", FileKind::Picture),
            (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", FileKind::Shadow),
            (b"\n<!DOCTYPE html>\n<html>", FileKind::WebPage),
            (b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", FileKind::WebPage),
            (b"---\nid: a\n", FileKind::Yaml),
            (b"# me\nid: a\n", FileKind::Yaml),
            (b"- id: a\n  name: b\n", FileKind::Yaml),
            (b"education:\n  - level: bachelor\n", FileKind::Yaml),
            (b"date of birth: 2000\nname: b\n", FileKind::Yaml),
            (b"[notice]\nid = \"x\"\n", FileKind::Toml),
            (b"# rules\nid = [{}]\n", FileKind::Toml),
            (&marked, FileKind::Csv),
            (b"id,name\n1,\"Ann, or Anna\"\n", FileKind::Csv),
            (b"id\tname\tborn\n", FileKind::Csv),
            (b"id;name\n1;Zo\xEB\n", FileKind::Csv),
            (b"\x01\x02\0\x03\x04\x05\0\0\x06", FileKind::Binary),
            (b"[[check]]\nid = 1\n", FileKind::Toml),
        ];
        for (bytes, kind) in cases {
            assert_eq!(kind_of(bytes), Some(kind), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn what_may_hold_records_is_no_other_file() {
        let cases: [&[u8]; 20] = [
            b"",
            b"  \n",
            b"{",
            b"{}",
            b"{\"a\": \"id: a\"}",
            b"[",
            b"[null]",
            b"[true]\n",
            b"[nul]",
            b"[[1, 2]]",
            b"5",
            b"null\n5\n",
            b"\"id\": \"a\",\n\"name\": \"b\"\n",
            b"Dear Ann,\nI apply, as you know.\n",
            b"Dear Sir or Madam: I apply\nfor it\n",
            b"id,name\n{\"id\": \"a\"}\n",
            b"<Candidate><html></html></Candidate>",
            b"\xFF\xFE{\0}\0",
            b"{\0}\0",
            b"\0",
        ];
        for bytes in cases {
            assert_eq!(kind_of(bytes), None, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_text_in_several_lines_is_one_if_no_record_is_lost() {
        let record = Some(JsonTextKind::Record);
        let array = Some(JsonTextKind::Array);
        let cases: [(&[u8], Option<JsonTextKind>); 15] = [
            (b"{\n\"id\": \"a\"\n}", record),
            (
                b"\xEF\xBB\xBF\n{ \"id\": \"a\",\r\n  \"languages\": [\r\n    {\"language\": \"en\"}\r\n  ]\r\n}\r\n",
                record,
            ),
            (b"[\n{\"id\": \"a\"},\n{\"id\": \"b\"}\n]\n", array),
            (b"[{\"id\": \"a\"}, {\"id\": \"b\"}]\n", array),
            // Broken, but no line is a record.
            (b"{\n  \"id\": \"a\"\n  \"name\": \"b\"\n}\n", record),
            (b"[\n  {\"id\": \"a\"},\n  {\"id\": \"b\"},\n", array),
            // One line that was cut off is a record, as are two.
            (b"{\"id\": \"a\"", None),
            (b"{\"id\": \"a\",\n{\"id\": \"b\"\n", None),
            (b"{\"languages\": [\n{\"id\": \"b\"}\n{\"id\": \"c\"}\n", None),
            (b"{\"name\": \"a\n  {\"id\": \"b\"}\n", None),
            (b"[{\"id\": \"a\"},\n{\"id\": \"b\"}\n{\"id\": \"c\"}\n", None),
            (b"[{\"id\": \"a\"}]\n[{\"id\": \"b\"}]\n", None),
            (b"{\"id\": \"a\"}\n", None),
            (b"[{\"id\": \"a\"", None),
            (b"5\n6\n", None),
        ];
        for (bytes, kind) in cases {
            assert_eq!(one_json_text(bytes, true), kind, "{}", bytes.escape_ascii());
        }
    }
}
