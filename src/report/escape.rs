//! Text of strangers, made safe for one target each.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

use crate::domain::part::Part as _;

/// Control characters, and format characters that are invisible or turn the direction of the text around them. All
/// characters that XML forbids are among them.
const fn is_unsafe(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}'
        | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a byte above the control characters may begin an unsafe character in UTF-8. Most of ours and others' text has
/// none of these bytes, and need not be looked at letter by letter.
const fn may_begin_unsafe(byte: u8) -> bool {
    matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF0 | 0xF3)
}

/// Whether a joiner at a place of a text is spelling: between two letters of scripts whose letters join (Arabic, Syriac, N'Ko,
/// the scripts of India, Mongolian, ...) it says whether they do.
fn is_spelling(text: &str, at: usize, letter: char) -> bool {
    let joins = |letter: char| {
        let is_of_script = matches!(letter,
            '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1800}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}');
        is_of_script && (letter.is_alphabetic() || is_combining_mark(letter))
    };
    matches!(letter, '\u{200C}' | '\u{200D}')
        && text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(joins)
        && text.get(at + letter.len_utf8()..).and_then(|after| after.chars().next()).is_some_and(joins)
}

/// The text with each unsafe character but one replaced; itself where there is none.
fn replace_unsafe(text: &str, keep: Option<char>, mut replace: impl FnMut(char, &mut String)) -> Cow<'_, str> {
    const STEP: usize = 64;
    let (mut safe, mut from) = (String::new(), 0);
    // Plain text is passed over in larger steps.
    let steps = text.as_bytes().chunks(STEP).enumerate();
    let suspicious = steps.filter(|(_, step)| step.iter().fold(false, |any, byte| any | !(b' '..=b'~').contains(byte)));
    let bytes = suspicious.flat_map(|(number, step)| (number * STEP..).zip(step));
    for (at, byte) in bytes {
        if *byte >= b' ' && !may_begin_unsafe(*byte) {
            continue;
        }
        // Such a byte never is within a character, so a character begins here.
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if is_unsafe(letter) && Some(letter) != keep && !is_spelling(text, at, letter) {
            safe.push_str(text.part(from..at));
            replace(letter, &mut safe);
            from = at + letter.len_utf8();
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    safe.push_str(text.part(from..));
    Cow::Owned(safe)
}

/// For text formats: what is unsafe is shown as `\u{202e}`, a line feed as `\n`.
///
/// ```
/// use eligible::internal::report::escape::visible;
/// assert_eq!(visible("a\u{202e}b\n\u{1b}[31m"), "a\\u{202e}b\\n\\u{1b}[31m");
/// assert_eq!(visible("Zoë"), "Zoë");
/// assert_eq!(visible("علی\u{200c}رضا"), "علی\u{200c}رضا");
/// assert_eq!(visible("a\u{200c}b"), "a\\u{200c}b");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    replace_unsafe(text, None, |letter, shown| shown.extend(letter.escape_default()))
}

/// For a cell of a CSV file: visible, and with `'` before what a spreadsheet would take for a formula.
///
/// ```
/// use eligible::internal::report::escape::cell;
/// assert_eq!(cell("=1+1"), "'=1+1");
/// assert_eq!(cell("＝1"), "'＝1");
/// assert_eq!(cell("-"), "-");
/// ```
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    let formula = text.trim_start().starts_with(FORMULA);
    // A hyphen alone is the name of standard input, and no formula.
    if (formula && text != "-") || text.starts_with(['\t', '\r', '\n']) {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}

/// The ways in which a worklist writes an id: as it is, in a workbook and in CSV. A spreadsheet keeps no white space around it.
#[must_use]
pub fn written_ids(id: &str) -> [String; 3] {
    [id, &visible(id), &cell(id)].map(|id| id.trim().to_owned())
}

/// The same for a text of several lines, which stay lines.
///
/// ```
/// use eligible::internal::report::escape::cell_of_lines;
/// assert_eq!(cell_of_lines("Dear Zoë,\n\n=1\t"), "Dear Zoë,\n\n=1\\t");
/// assert_eq!(cell_of_lines("- a\nb"), "'- a\nb");
/// ```
#[must_use]
pub fn cell_of_lines(text: &str) -> Cow<'_, str> {
    let shown = replace_unsafe(text, Some('\n'), |letter, shown| shown.extend(letter.escape_default()));
    if text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']) {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}

/// The beginning of what a cell of a CSV file or a workbook would take for a formula.
const FORMULA: [char; 9] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}', '\u{2212}'];

/// For a cell of a workbook, which holds no more than 32,767 units of UTF-16: of a longer text the beginning, with `…`.
/// The text is visible already. Whether it looks like a formula is said beside it: it is a text whatever it looks like,
/// but who edits the cell would make a formula of it unless the cell is marked as quoted.
///
/// ```
/// use eligible::internal::report::escape::sheet;
/// assert_eq!(sheet("Zoë"), ("Zoë".into(), false));
/// assert_eq!(sheet(" =1+1"), (" =1+1".into(), true));
/// let long = "😀".repeat(20_000);
/// let (cut, _) = sheet(&long);
/// assert_eq!(cut.encode_utf16().count(), 32_767);
/// assert!(cut.ends_with("😀…"));
/// ```
#[must_use]
pub fn sheet(text: &str) -> (Cow<'_, str>, bool) {
    const MAX_CELL_CHARS: usize = 32_767;
    let formula = text.trim_start().starts_with(FORMULA);
    // No text has more units of UTF-16 than bytes.
    if text.len() <= MAX_CELL_CHARS || text.encode_utf16().count() <= MAX_CELL_CHARS {
        return (Cow::Borrowed(text), formula);
    }
    let mut units = 0;
    let beginning: String = text
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units < MAX_CELL_CHARS
        })
        .collect();
    (Cow::Owned(beginning + "…"), formula)
}

/// For the XML of a cell of a workbook, of a text that is visible already. Spreadsheets read `_x0041_` as `A`.
///
/// ```
/// use eligible::internal::report::escape::sheet_xml;
/// assert_eq!(sheet_xml("<f>1 & 2"), "&lt;f&gt;1 &amp; 2");
/// assert_eq!(sheet_xml("_x0041_x_xZZZZ_"), "_x005F_x0041_x_xZZZZ_");
/// ```
#[must_use]
pub fn sheet_xml(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '_']) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '_' if begins_escape(text.part(at..)) => safe.push_str("_x005F_"),
            _ => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// Whether a text begins as spreadsheets write a letter by its number.
fn begins_escape(text: &str) -> bool {
    let number = text.strip_prefix("_x").and_then(|rest| rest.split_once('_')).map_or("", |(number, _)| number);
    number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is between the words that may stand as code: no code in a table holds the last three.
const BETWEEN_WORDS: [char; 4] = [' ', '`', '|', '\\'];

/// For Markdown as GitHub reads it, in a line, a cell, or at the beginning of a paragraph: visible, and nothing in it marks
/// up, links, mentions or refers to anything. Words that are linked although they are escaped stand as code.
///
/// ```
/// use eligible::internal::report::escape::markdown;
/// assert_eq!(markdown("*Zoë* | <b>_x_"), r"\*Zoë\* \| \<b\>\_x\_");
/// assert_eq!(markdown("ask @octocat, C# or #12"), r"ask `@octocat,` C\# or `#12`");
/// assert_eq!(markdown("`https://x.example`"), r"\``https://x.example`\`");
/// assert_eq!(markdown("1. - x"), r"1\. - x");
/// assert_eq!(markdown("a\nb"), r"a\\nb");
/// ```
#[must_use]
pub fn markdown(text: &str) -> String {
    let shown = visible(text);
    let mut safe = String::with_capacity(shown.len() + shown.len() / 8);
    for piece in shown.split_inclusive(BETWEEN_WORDS) {
        let word = piece.trim_end_matches(BETWEEN_WORDS);
        if is_linked(word) {
            safe.extend(["`", word, "`"]);
        } else {
            plain(word, &mut safe);
        }
        plain(piece.strip_prefix(word).unwrap_or_default(), &mut safe);
    }
    // Blanks at the ends would get lost.
    if let Some(rest) = safe.strip_prefix(' ') {
        safe = format!("&#32;{rest}");
    }
    if let Some(rest) = safe.strip_suffix(' ') {
        safe = format!("{rest}&#32;");
    }
    safe
}

/// Adds a word with its marks escaped. At the beginning a dash, a plus or a number would begin a list.
fn plain(word: &str, safe: &mut String) {
    const MARKS: &str = "\\`*_{}[]<>#!|~&$^=";
    for letter in word.chars() {
        let begins_list = match letter {
            '-' | '+' => safe.is_empty(),
            '.' | ')' => !safe.is_empty() && safe.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if begins_list || MARKS.contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
}

/// Whether GitHub, or a program like it, makes a link, a picture or a formula of a word whether it is escaped or not: an
/// address, a mention, a reference to an issue or a commit, `:emoji:`, `$x$`.
fn is_linked(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
    let before_digit =
        |mark: &str| lower.split(mark).skip(1).any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let between_colons = || {
        let mut parts = lower.split(':').skip(1).peekable();
        std::iter::from_fn(move || parts.next().filter(|_| parts.peek().is_some())).any(|part| {
            // What is between the colons of a time is no name.
            let begins_as_time = part.starts_with(|letter: char| letter.is_ascii_digit());
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit()) && part.len() > 2;
            !part.is_empty() && part.bytes().all(is_name) && (!begins_as_time || is_number)
        })
    };
    let is_commit = |part: &str| (7..=40).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    lower.contains(['@', '$'])
        || ["://", "www."].iter().any(|mark| lower.contains(mark))
        || ["#", "gh-"].iter().any(|mark| before_digit(mark))
        || between_colons()
        || lower.split(|letter: char| !letter.is_ascii_alphanumeric()).any(is_commit)
}

/// For HTML: visible, and nothing in it is markup, neither between tags nor within a quoted attribute. It cannot end a
/// `noscript` or any other element either, whichever way a browser reads what is in there.
///
/// ```
/// use eligible::internal::report::escape::html;
/// assert_eq!(html("</noscript><b a=\"'&\u{202e}"), "&lt;/noscript&gt;&lt;b a=&quot;&#39;&amp;\\u{202e}");
/// assert_eq!(html("Zoë"), "Zoë");
/// ```
#[must_use]
pub fn html(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if !shown.contains(['<', '>', '&', '"', '\'']) {
        return shown;
    }
    let mut escaped = String::with_capacity(shown.len() + 16);
    for letter in shown.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// For JSON that is already written: what is unsafe is escaped as JSON does, which changes no value.
///
/// ```
/// use eligible::internal::report::escape::json;
/// assert_eq!(json("{\"a\": \"\u{202e}\u{e0001}\"}"), r#"{"a": "\u202e\udb40\udc01"}"#);
/// ```
#[must_use]
pub fn json(written: &str) -> Cow<'_, str> {
    // Between values JSON has line feeds of its own.
    replace_unsafe(written, Some('\n'), |letter, escaped| json_units(letter, |unit| escaped.push_str(unit)))
}

/// For a JSON text that is being written: what JSON does not hold as it is, and what is unsafe, is escaped.
///
/// ```
/// use eligible::internal::report::escape::json_text;
/// let mut written = Vec::new();
/// json_text(&mut written, "\"Zoë\"\n\u{1b}\u{202e}");
/// assert_eq!(written, "\\\"Zoë\\\"\\n\\u001b\\u202e".as_bytes());
/// ```
pub fn json_text(written: &mut Vec<u8>, text: &str) {
    let (bytes, mut from) = (text.as_bytes(), 0);
    let (words, rest) = bytes.as_chunks::<WORD>();
    let doubtful_words = words.iter().enumerate().filter(|(_, word)| !is_plain_word(**word));
    let doubtful_bytes = doubtful_words.flat_map(|(number, word)| (number * WORD..).zip(word));
    for (at, byte) in doubtful_bytes.chain((words.len() * WORD..).zip(rest)) {
        let short: &[u8] = match *byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\t' => b"\\t",
            b'\r' => b"\\r",
            0x08 => b"\\b",
            0x0C => b"\\f",
            byte if byte >= b' ' && !may_begin_unsafe(byte) => continue,
            _ => b"",
        };
        // Such a byte never is within a character, so a character begins here.
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if short.is_empty() && !is_unsafe(letter) {
            continue;
        }
        written.extend_from_slice(bytes.part(from..at));
        from = at + letter.len_utf8();
        if short.is_empty() {
            json_units(letter, |unit| written.extend_from_slice(unit.as_bytes()));
        } else {
            written.extend_from_slice(short);
        }
    }
    written.extend_from_slice(bytes.part(from..));
}

/// So many bytes are looked at at once.
const WORD: usize = 8;

/// Whether a JSON text surely holds these bytes as they are, as it does nearly all.
fn is_plain_word(bytes: [u8; WORD]) -> bool {
    const ONE: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x80 * ONE;
    // The highest bit of a byte comes on where it was off and the byte is less than the one that is taken from it.
    let less = |word: u64, than: u64| word.wrapping_sub(than * ONE);
    let word = u64::from_le_bytes(bytes);
    let equal = |to: u8| less(word ^ (u64::from(to) * ONE), 1);
    let doubtful = less(word, 0x20) | equal(b'"') | equal(b'\\') | equal(0x7F);
    // A letter of English or French, or what continues one.
    let is_letter = |byte: &u8| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3);
    doubtful & !word & HIGHEST == 0 && (word & HIGHEST == 0 || bytes.iter().all(is_letter))
}

/// A character as JSON escapes it.
fn json_units(letter: char, mut each: impl FnMut(&str)) {
    for unit in letter.encode_utf16(&mut [0; 2]) {
        each(&format!("\\u{unit:04x}"));
    }
}

/// For a plain text message of SARIF: visible, with braces doubled, since a single one begins a placeholder, and with
/// nothing that viewers take for a link.
///
/// ```
/// use eligible::internal::report::escape::sarif;
/// assert_eq!(sarif("{0}\u{202e}"), "{{0}}\\u{{202e}}");
/// assert_eq!(sarif("[x](https://example.org)"), "[x] (https://example.org)");
/// ```
#[must_use]
pub fn sarif(text: &str) -> String {
    visible(text).replace('{', "{{").replace('}', "}}").replace("](", "] (")
}

/// For a Markdown message of SARIF: the same, with a backslash before what Markdown or HTML would take for markup.
///
/// ```
/// use eligible::internal::report::escape::sarif_markdown;
/// assert_eq!(sarif_markdown("<b> [x](y) {0}"), r"\<b\> \[x\](y) {{0}}");
/// ```
#[must_use]
pub fn sarif_markdown(text: &str) -> String {
    let mut escaped = String::new();
    for letter in visible(text).chars() {
        match letter {
            '{' => escaped.push_str("{{"),
            '}' => escaped.push_str("}}"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' => {
                escaped.extend(['\\', letter]);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// The path of a file as a URI reference (RFC 3986): a relative one stays relative, an absolute one becomes a `file` URI.
///
/// Segments of a single dot and doubled slashes go, so that a file has one URI; `..` stays, since a link may stand
/// before it. Whatever is no unreserved character is percent-encoded, a colon too, which could end a scheme.
///
/// ```
/// use eligible::internal::report::escape::uri;
/// assert_eq!(uri("./a b/100%#?.json"), "a%20b/100%25%23%3F.json");
/// assert_eq!(uri("../c:é.json"), "../c%3A%C3%A9.json");
/// assert_eq!(uri("/tmp//x.json"), "file:///tmp/x.json");
/// # #[cfg(unix)]
/// assert_eq!(uri("a\\b.json"), "a%5Cb.json");
/// ```
#[must_use]
pub fn uri(path: &str) -> String {
    // Elsewhere a backslash is a letter like any other.
    let path = if cfg!(windows) { Cow::Owned(path.replace('\\', "/")) } else { Cow::Borrowed(path) };
    let drive = path.split('/').next().filter(|first| cfg!(windows) && first.ends_with(':'));
    let rest = path.strip_prefix(drive.unwrap_or_default()).unwrap_or(&path);
    let mut uri = match drive {
        Some(drive) => format!("file:///{drive}/"),
        None if path.starts_with('/') => "file:///".to_owned(),
        None => String::new(),
    };
    for (number, segment) in rest.split('/').filter(|segment| !matches!(*segment, "" | ".")).enumerate() {
        if number > 0 {
            uri.push('/');
        }
        for byte in segment.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                uri.push(char::from(byte));
            } else {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// For the message of a GitHub workflow command: visible, so that it stays in its line, and with `%` escaped, which the
/// runner would read.
///
/// ```
/// use eligible::internal::report::escape::github_data;
/// assert_eq!(github_data("100%0A\n::error::x"), "100%250A\\n::error::x");
/// ```
#[must_use]
pub fn github_data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// For a property of a GitHub workflow command, where `:` and `,` would end it too.
///
/// ```
/// use eligible::internal::report::escape::github_property;
/// assert_eq!(github_property("a,b::c%"), "a%2Cb%3A%3Ac%25");
/// ```
#[must_use]
pub fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A word of a command, as a POSIX shell reads it: in single quotes unless it is plain. What is invisible is still to be escaped
/// where it is printed.
///
/// ```
/// use eligible::internal::report::escape::shell_word;
/// assert_eq!(shell_word("apps/A-1.json"), "apps/A-1.json");
/// assert_eq!(shell_word("Zoë's file.json"), r"'Zoë'\''s file.json'");
/// assert_eq!(shell_word(""), "''");
/// ```
#[must_use]
pub fn shell_word(word: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_./-+@:,%=#".contains(letter);
    if !word.is_empty() && !word.starts_with(['#', '=']) && word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unsafe_character_begins_as_it_is_looked_for() {
        let mut count = 0;
        for letter in ('\0'..=char::MAX).filter(|letter| is_unsafe(*letter)) {
            let first = letter.encode_utf8(&mut [0; 4]).bytes().next().unwrap_or_default();
            assert!(first < b' ' || may_begin_unsafe(first), "{letter:?}");
            assert_ne!(visible(&letter.to_string()), letter.to_string());
            count += 1;
        }
        assert!(count > 4000, "{count}");
    }

    #[test]
    fn what_xml_forbids_is_unsafe() {
        let allowed = |letter| matches!(letter, ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert!(('\0'..=char::MAX).all(|letter| allowed(letter) || is_unsafe(letter)));
    }
}
