//! Text of strangers, made safe for one target each.

use std::borrow::Cow;

/// Control characters, and format characters that are invisible or turn the direction of the text around them.
const fn is_unsafe(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}'
        | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a byte above the control characters may begin an unsafe character in UTF-8. Most of ours and others' text has
/// none of these bytes, and need not be looked at letter by letter.
const fn may_begin_unsafe(byte: u8) -> bool {
    matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF0 | 0xF3)
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
        // Such a byte never stands within a character, so a character begins here.
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if is_unsafe(letter) && Some(letter) != keep {
            safe.push_str(text.get(from..at).unwrap_or_default());
            replace(letter, &mut safe);
            from = at + letter.len_utf8();
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    safe.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(safe)
}

/// For text formats: what is unsafe is shown as `\u{202e}`, a line feed as `\n`.
///
/// ```
/// use eligible::report::escape::visible;
/// assert_eq!(visible("a\u{202e}b\n\u{1b}[31m"), "a\\u{202e}b\\n\\u{1b}[31m");
/// assert_eq!(visible("Zoë"), "Zoë");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    replace_unsafe(text, None, |letter, shown| shown.extend(letter.escape_default()))
}

/// For a cell of a CSV file: visible, and with `'` before what a spreadsheet would take for a formula.
///
/// ```
/// use eligible::report::escape::cell;
/// assert_eq!(cell("=1+1"), "'=1+1");
/// assert_eq!(cell("＝1"), "'＝1");
/// assert_eq!(cell("-"), "-");
/// ```
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    let formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}', '\u{2212}']);
    // A hyphen alone is the name of standard input, and no formula.
    if (formula && text != "-") || text.starts_with(['\t', '\r', '\n']) {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}

/// For JSON that is already written: what is unsafe is escaped as JSON does, which changes no value.
///
/// ```
/// use eligible::report::escape::json;
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
/// use eligible::report::escape::json_text;
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
        // Such a byte never stands within a character, so a character begins here.
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if short.is_empty() && !is_unsafe(letter) {
            continue;
        }
        written.extend_from_slice(bytes.get(from..at).unwrap_or_default());
        from = at + letter.len_utf8();
        if short.is_empty() {
            json_units(letter, |unit| written.extend_from_slice(unit.as_bytes()));
        } else {
            written.extend_from_slice(short);
        }
    }
    written.extend_from_slice(bytes.get(from..).unwrap_or_default());
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
}
