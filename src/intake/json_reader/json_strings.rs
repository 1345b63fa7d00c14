//! Strings and their escapes.

use std::borrow::Cow;

use super::{JsonReader, Path, ReadError, ReadResult};
use crate::domain::part::Part as _;
use crate::domain::problem::{Expected, JsonError, ProblemKind};

impl<'a> JsonReader<'a> {
    /// A string, its escapes resolved. Half a surrogate pair is a problem of the place, and is read as U+FFFD.
    pub fn string(&mut self, path: &Path<'_>) -> ReadResult<Cow<'a, str>> {
        if let Some(text) = self.plain_string() {
            return Ok(Cow::Borrowed(text));
        }
        let (text, half) = self.quoted(JsonError::Value)?;
        if let Some(at) = half {
            self.problem(path, at, ProblemKind::HalfSurrogate, self.escape_at(at), Some(Expected::Character));
        }
        Ok(text)
    }

    /// The next value where it is a string without escapes, as most are. The reader stays before all others.
    pub fn plain_string(&mut self) -> Option<&'a str> {
        if self.peek_byte() != Some(b'"') {
            return None;
        }
        let start = self.at + 1;
        let length = plain_length(self.text.as_bytes().get(start..)?);
        let end = start + length;
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// A string in quotes, and the offset of the first half of a surrogate pair in it.
    pub(super) fn quoted(&mut self, wanted: JsonError) -> ReadResult<(Cow<'a, str>, Option<usize>)> {
        if !self.take(b'"') {
            return Err(self.fault(wanted));
        }
        let start = self.at;
        self.run()?;
        let first = self.slice(start, self.at);
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok((Cow::Borrowed(first), None));
        }
        let (mut text, mut half) = (String::with_capacity(first.len() + 32), None);
        text.push_str(first);
        while self.byte() == Some(b'\\') {
            let at = self.at;
            if let Some(letter) = self.escape()? {
                text.push(letter);
            } else {
                half.get_or_insert(at);
                text.push(char::REPLACEMENT_CHARACTER);
            }
            let start = self.at;
            self.run()?;
            text.push_str(self.slice(start, self.at));
        }
        self.at += 1;
        Ok((Cow::Owned(text), half))
    }

    /// Goes on to the next quote or backslash.
    fn run(&mut self) -> ReadResult<()> {
        let rest = self.text.as_bytes().part(self.at..);
        self.at += plain_length(rest);
        match self.byte() {
            Some(b'"' | b'\\') => Ok(()),
            Some(_) => Err(self.fault_here(JsonError::Control)),
            None => Err(self.fault_here(JsonError::End)),
        }
    }

    /// An escape; `None` for half of a surrogate pair.
    fn escape(&mut self) -> ReadResult<Option<char>> {
        let at = self.at;
        self.at += 1;
        let Some(letter) = self.byte() else {
            return Err(self.fault_here(JsonError::End));
        };
        let simple = match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(Box::new(ReadError { at, mistake: ProblemKind::NotJson(JsonError::Escape) })),
        };
        self.at += 1;
        Ok(Some(simple))
    }

    fn unicode_escape(&mut self) -> ReadResult<Option<char>> {
        let first = self.four_hex()?;
        if !(0xD800..0xE000).contains(&first) {
            return Ok(char::from_u32(first));
        }
        let rest = self.text.as_bytes().part(self.at..);
        if first >= 0xDC00 || !rest.starts_with(b"\\u") {
            return Ok(None);
        }
        let before = self.at;
        self.at += 1;
        let second = self.four_hex()?;
        if (0xDC00..0xE000).contains(&second) {
            return Ok(char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
        }
        self.at = before;
        Ok(None)
    }

    /// The four digits after `u`, at which the reader is.
    fn four_hex(&mut self) -> ReadResult<u32> {
        let mut value = 0;
        for _ in 0..4 {
            self.at += 1;
            match self.byte().and_then(|byte| char::from(byte).to_digit(16)) {
                Some(digit) => value = value * 16 + digit,
                None => return Err(self.fault_here(JsonError::Escape)),
            }
        }
        self.at += 1;
        Ok(value)
    }

    /// The escape as written, `\uD800`.
    pub(super) fn escape_at(&self, at: usize) -> Option<String> {
        self.text.get(at..at + 6).map(str::to_owned)
    }
}

/// How many bytes there are before the first quote, backslash or control character; all where there is none.
fn plain_length(bytes: &[u8]) -> usize {
    /// Most strings are no longer.
    const SHORT: usize = 16;
    /// So many bytes of a longer one are passed over together: the compiler has them compared side by side.
    const STEP: usize = 32;
    let mut passed = 0;
    if let Some(short) = bytes.first_chunk::<SHORT>() {
        let (words, _) = short.as_chunks::<8>();
        for word in words {
            if let Some(length) = plain_in_word(*word) {
                return passed + length;
            }
            passed += 8;
        }
        #[expect(clippy::needless_bitwise_bool, reason = "without branches the bytes are compared side by side")]
        let ends = |byte: &u8| (*byte < 0x20) | (*byte == b'"') | (*byte == b'\\');
        let (steps, _) = bytes.part(SHORT..).as_chunks::<STEP>();
        let plain = steps.iter().take_while(|step| !step.iter().fold(false, |any, byte| any | ends(byte)));
        passed += plain.count() * STEP;
    }
    let (words, rest) = bytes.part(passed..).as_chunks::<8>();
    for word in words {
        if let Some(length) = plain_in_word(*word) {
            return passed + length;
        }
        passed += 8;
    }
    passed + rest.iter().take_while(|byte| **byte >= 0x20 && !matches!(byte, b'"' | b'\\')).count()
}

/// How many of eight bytes stand before the first quote, backslash or control character, where there is one among them.
///
/// The bytes are looked at together, each in its part of one number.
#[inline]
fn plain_in_word(word: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    let word = u64::from_le_bytes(word);
    // Subtracting borrows into the high bit of each byte that is below; a byte behind the first one found may be
    // marked wrongly, the first never.
    let control = word.wrapping_sub(ONES * 0x20);
    let quote = (word ^ (ONES * 0x22)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * 0x5C)).wrapping_sub(ONES);
    let found = (control | quote | backslash) & !word & HIGH;
    (found != 0).then_some(found.trailing_zeros() as usize / 8)
}

/// The string at the beginning of a text, where it needs no escapes.
#[must_use]
pub fn string_at(text: &str) -> Option<&str> {
    let (string, _) = text.strip_prefix('"')?.split_once('"')?;
    (!string.contains('\\')).then_some(string)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_plain_part_of_a_string_ends_where_it_does(bytes in prop::collection::vec(0_u8..=0xFF, 0..140), at in 0_usize..140, mark in 0_u8..0x60) {
            let mut bytes = bytes;
            for byte in &mut bytes {
                *byte = if *byte < 0x20 || matches!(byte, b'"' | b'\\') { *byte | 0x80 } else { *byte };
            }
            if let Some(byte) = bytes.get_mut(at) {
                *byte = mark;
            }
            let ends = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
            prop_assert_eq!(plain_length(&bytes), bytes.iter().position(ends).unwrap_or(bytes.len()));
        }

        #[test]
        fn a_string_reads_as_serde_json_reads_it(text in any::<String>()) {
            let written = serde_json::to_string(&text).unwrap_or_default();
            let mut reader = JsonReader::new(written.as_bytes());
            let read = reader.string(&Path::Root).ok();
            prop_assert_eq!(read.as_deref(), Some(text.as_str()));
        }
    }
}
