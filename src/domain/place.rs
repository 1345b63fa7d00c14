//! Where something stands: offsets while reading, lines and columns for people, JSON pointers for both.

use std::fmt;

/// A value and the byte at which it begins in the text it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
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
    /// use eligible::domain::place::{Origin, Position};
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
                passed.get(end + 1..).unwrap_or_default()
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

/// The places of one record, for asking for many of them: every so often one is counted beforehand.
#[derive(Clone, Debug)]
pub struct Places {
    at: usize,
    counted: Vec<Position>,
}

impl Places {
    /// So many bytes lie between two places that are counted beforehand.
    const STEP: usize = 256;

    /// Counts from an origin up to the offset `end` of its text.
    #[must_use]
    pub fn new(origin: Origin, text: &[u8], end: usize) -> Self {
        let steps = (origin.at..end.max(origin.at + 1)).step_by(Self::STEP);
        let counted = steps.scan(origin, |last, at| {
            *last = last.advance(text, at);
            Some(last.position)
        });
        Self { at: origin.at, counted: counted.collect() }
    }

    /// The place of an offset, as [`Origin::position`] gives it.
    #[must_use]
    pub fn position(&self, text: &[u8], at: usize) -> Position {
        let step = (at.saturating_sub(self.at) / Self::STEP).min(self.counted.len().saturating_sub(1));
        let position = self.counted.get(step).copied().unwrap_or(Origin::START.position);
        Origin { at: self.at + step * Self::STEP, position }.position(text, at)
    }
}

/// A value within an applicant's record: which one it is and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
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
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.section)?;
        if let Some(index) = self.index {
            write!(f, "/{index}")?;
        }
        self.field.map_or(Ok(()), |field| write!(f, "/{field}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_counted_beforehand_are_the_same(text in "[a\u{e9}\u{1F600}\n]{0,700}", from in 0_usize..9, at in 0_usize..2000) {
            let text = text.as_bytes();
            let origin = Origin::START.advance(text, from.min(text.len()));
            let places = Places::new(origin, text, text.len());
            let at = at.max(origin.at);
            prop_assert_eq!(places.position(text, at), origin.position(text, at));
        }
    }
}
