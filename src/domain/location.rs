//! Where something is: offsets while reading, lines and columns for people, JSON pointers for both.

use std::fmt;

use crate::domain::part::Part as _;

/// A value and the byte at which it begins in the text it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    /// The offset of its first byte.
    pub at: usize,
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line within the file.
    pub line: u64,
    /// The character within the line.
    pub column: u64,
}

/// A byte offset of which line and column are known, to count on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The offset in the text.
    pub at: usize,
    /// Its place in the file.
    pub position: Position,
}

impl Origin {
    /// The beginning of a file.
    pub const START: Self = Self { at: 0, position: Position { line: 1, column: 1 } };

    /// The beginning of line `line`, at offset 0 of a text of its own.
    #[must_use]
    pub const fn line(line: u64) -> Self {
        Self { at: 0, position: Position { line, column: 1 } }
    }

    /// The place of a later offset of the same text; an offset beyond the end is the end's place.
    ///
    /// Bytes that are no UTF-8 count as a character where they do not continue one.
    ///
    /// ```
    /// use eligible::internal::domain::location::{Origin, Position};
    /// let text = "{\n  \"é\": 1}".as_bytes();
    /// assert_eq!(Origin::START.position(text, 10), Position { line: 2, column: 8 });
    /// ```
    #[must_use]
    pub fn position(self, text: &[u8], at: usize) -> Position {
        let passed = text.get(self.at..at.min(text.len())).unwrap_or_default();
        let Position { mut line, mut column } = self.position;
        let lines = memchr::memchr_iter(b'\n', passed).count();
        let tail = match memchr::memrchr(b'\n', passed) {
            Some(end) => {
                line += lines as u64;
                column = 1;
                passed.part(end + 1..)
            }
            None => passed,
        };
        column += tail.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
        Position { line, column }
    }

    /// The origin at a later offset, so that the next places are counted from there.
    #[must_use]
    pub fn advance(self, text: &[u8], at: usize) -> Self {
        Self { at, position: self.position(text, at) }
    }
}

/// The places of one record, for asking for many of them: that of every block is counted beforehand.
#[derive(Clone, Debug)]
pub struct LocationIndex {
    at: usize,
    end: usize,
    in_one_line: bool,
    blocks: Vec<Block>,
}

/// So many bytes of a text.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Where it begins.
    position: Position,
    /// A bit for each of its bytes, the lowest for the first: whether a character begins there.
    beginnings: u64,
}

impl Block {
    const LENGTH: usize = 64;

    /// Finds the beginnings of characters; in a block that is shorter, they count on as if it were filled.
    fn beginnings(bytes: &[u8]) -> u64 {
        const WORD: usize = 8;
        const HIGHEST: u64 = 0x8080_8080_8080_8080;
        if bytes.is_ascii() {
            return u64::MAX;
        }
        let mut beginnings = 0;
        for (number, bytes) in bytes.chunks(WORD).enumerate() {
            let mut word = [0; WORD];
            word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
            let word = u64::from_le_bytes(word);
            // What continues a character begins with the bits 10. The product brings the eight answers together.
            let begins = !(word & !(word << 1)) & HIGHEST;
            let eight = (begins >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            beginnings |= eight << (number * WORD);
        }
        beginnings
    }
}

impl LocationIndex {
    /// Counts from an origin up to the offset `end` of its text.
    #[must_use]
    pub fn new(origin: Origin, text: &[u8], end: usize) -> Self {
        let end = end.min(text.len());
        let counted = text.part(origin.at..end);
        let in_one_line = memchr::memchr(b'\n', counted).is_none();
        let mut blocks = Vec::with_capacity(counted.len() / Block::LENGTH + 1);
        let mut next = origin;
        for bytes in counted.chunks(Block::LENGTH) {
            let block = Block { position: next.position, beginnings: Block::beginnings(bytes) };
            blocks.push(block);
            let at = next.at + bytes.len();
            next = if in_one_line {
                let column = next.position.column + u64::from(block.beginnings.count_ones());
                Origin { at, position: Position { column, ..next.position } }
            } else {
                next.advance(text, at)
            };
        }
        if blocks.is_empty() {
            blocks.push(Block { position: origin.position, beginnings: u64::MAX });
        }
        Self { at: origin.at, end, in_one_line, blocks }
    }

    /// The place of an offset, as [`Origin::position`] gives it.
    #[must_use]
    pub fn position(&self, text: &[u8], at: usize) -> Position {
        let passed = at.saturating_sub(self.at);
        let number = (passed / Block::LENGTH).min(self.blocks.len().saturating_sub(1));
        let Some(block) = self.blocks.get(number) else {
            return Origin::START.position(text, at);
        };
        let within = passed - number * Block::LENGTH;
        if self.in_one_line && at <= self.end && within < Block::LENGTH {
            let before = block.beginnings & ((1 << within) - 1);
            let column = block.position.column + u64::from(before.count_ones());
            return Position { column, ..block.position };
        }
        Origin { at: self.at + number * Block::LENGTH, position: block.position }.position(text, at)
    }
}

/// A value within an applicant's record: which one it is and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The field of the record.
    pub section: &'static str,
    /// The index of a list entry.
    pub index: Option<usize>,
    /// The field of that entry, or of the object in the section.
    pub field: Option<&'static str>,
    /// The offset of its first byte.
    pub at: usize,
}

/// The JSON pointer (RFC 6901) relative to the record.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.section)?;
        if let Some(index) = self.index {
            write!(f, "/{index}")?;
        }
        self.field.map_or(Ok(()), |field| write!(f, "/{field}"))
    }
}

impl Location {
    /// Writes the JSON pointer (RFC 6901) relative to the record behind what is there.
    ///
    /// ```
    /// use eligible::internal::domain::location::Location;
    /// let location = Location { section: "education", index: Some(12), field: Some("level"), at: 100 };
    /// let mut pointer = Vec::new();
    /// location.write_pointer(&mut pointer);
    /// assert_eq!(pointer, b"/education/12/level");
    /// assert_eq!(location.to_string(), "/education/12/level");
    /// ```
    pub fn write_pointer(&self, out: &mut Vec<u8>) {
        out.push(b'/');
        out.extend_from_slice(self.section.as_bytes());
        match self.index {
            None => {}
            Some(digit @ 0..10) => out.extend_from_slice(&[b'/', b'0' + u8::try_from(digit).unwrap_or_default()]),
            Some(index) => out.extend_from_slice(format!("/{index}").as_bytes()),
        }
        if let Some(field) = self.field {
            out.push(b'/');
            out.extend_from_slice(field.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_counted_beforehand_are_the_same(
            text in "[a\u{e9}\u{1F600}\n]{0,700}|[a\u{e9}\u{1F600}]{0,700}|[ab]{0,200}",
            from in 0_usize..9,
            at in 0_usize..2000,
        ) {
            let text = text.as_bytes();
            let origin = Origin::START.advance(text, from.min(text.len()));
            let locations = LocationIndex::new(origin, text, text.len());
            let at = at.max(origin.at);
            prop_assert_eq!(locations.position(text, at), origin.position(text, at));
        }
    }
}
