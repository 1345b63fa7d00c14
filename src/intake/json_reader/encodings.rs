//! How bytes are encoded: as UTF-8, or as what else.

use crate::domain::problem::Encoding;

/// The text up to the first byte that is no UTF-8, and what the bytes look like where there is one.
#[must_use]
pub fn valid_text(bytes: &[u8]) -> (&str, Option<Encoding>) {
    let (text, bad_byte) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
            (std::str::from_utf8(valid).unwrap_or_default(), Some(encoding_of(rest)))
        }
    };
    (text, wide_encoding(bytes).or(bad_byte))
}

/// UTF-16 or UTF-32, by its byte order mark, or by zero bytes where it has them for ASCII.
#[must_use]
pub fn wide_encoding(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0, 0, 0, 0, ..] => None,
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, _, ..] | [_, 0, 0, 0, ..] => Some(Encoding::Utf32),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, 0, _, ..] | [_, 0, _, 0, ..] => Some(Encoding::Utf16),
        _ => None,
    }
}

fn encoding_of(rest: &[u8]) -> Encoding {
    match rest {
        // A letter with an accent in Latin-1, followed by ordinary text.
        [0xA0..=0xFF, next, ..] if *next < 0x80 => Encoding::Latin1,
        _ => Encoding::Broken,
    }
}
