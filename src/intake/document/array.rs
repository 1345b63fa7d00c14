//! Arrays of records: read at once, or in parts, so that only a part of a long one is held in memory.

use crate::domain::location::{Origin, Position};
use crate::domain::part::Part as _;
use crate::domain::problem::JsonError;
use crate::intake::document::Record;
use crate::intake::json_reader::{JsonReader, ReadError, ReadOptions};
use crate::intake::{Intake, applicant_reader};

/// Some elements of an array that stand together, each with the comma after it.
#[derive(Clone, Copy, Debug)]
pub struct ArrayPart<'a> {
    /// The text.
    pub bytes: &'a [u8],
    /// Where it begins in the file.
    pub position: Position,
    /// How many elements stand before it.
    pub before: u64,
    /// What is right before it.
    pub within: ArrayPosition,
    /// Whether nothing more of the array follows.
    pub is_last: bool,
}

/// What is right before a text within an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrayPosition {
    /// The bracket that opens it.
    Start,
    /// The comma after an element.
    AfterComma,
    /// The bracket that closes it, after which nothing may follow.
    AfterEnd,
}

/// Reads a part of an array. Gives whether the array can be read on: a fault ends the reading, and the last record is
/// for the rest; it holds what was read up to the fault.
pub fn read_part<'a>(part: &ArrayPart<'a>, options: ReadOptions, each: impl FnMut(Record<'a>)) -> bool {
    let origin = Origin { at: 0, position: part.position };
    let mut series = Series { bytes: part.bytes, origin, number: part.before, is_part: true, each };
    let mut reader = JsonReader::new(part.bytes);
    reader.options = options;
    series.read(&mut reader, part.within, part.is_last)
}

/// The elements of an array, each a record.
pub(super) struct Series<'a, F> {
    pub(super) bytes: &'a [u8],
    pub(super) origin: Origin,
    pub(super) number: u64,
    /// Whether more of the array may follow than is held.
    pub(super) is_part: bool,
    pub(super) each: F,
}

impl<'a, F: FnMut(Record<'a>)> Series<'a, F> {
    /// Reads on, and gives whether there was no fault.
    pub(super) fn read(&mut self, reader: &mut JsonReader<'a>, within: ArrayPosition, is_last: bool) -> bool {
        let mut open = match within {
            ArrayPosition::Start => !reader.take(b']'),
            ArrayPosition::AfterComma => true,
            ArrayPosition::AfterEnd => false,
        };
        while open {
            reader.peek_byte();
            let from = reader.offset();
            let intake = applicant_reader::read(reader);
            if intake.broken {
                let fault = intake.problems.first().map_or(from, |problem| problem.at);
                self.give(from, if self.is_part { fault } else { self.bytes.len() }, intake);
                return false;
            }
            self.give(from, reader.offset(), intake);
            open = !reader.take(b']');
            if open && !reader.take(b',') {
                return self.give_rest(reader.fault(JsonError::ElementEnd));
            }
            if open && !is_last && reader.at_end() {
                return true;
            }
        }
        reader.at_end() || self.give_rest(reader.fault(JsonError::Trailing))
    }

    fn give_rest(&mut self, fault: Box<ReadError>) -> bool {
        let end = if self.is_part { fault.at } else { self.bytes.len() };
        self.give(fault.at, end, Intake::of_fault(fault));
        false
    }

    fn give(&mut self, from: usize, to: usize, intake: Intake<'a>) {
        self.origin = self.origin.advance(self.bytes, from);
        self.number += 1;
        let bytes = self.bytes.part(from..to);
        (self.each)(Record::element(self.bytes, bytes, self.origin, self.number, intake));
    }
}

/// Finds where the elements of an array end, without reading them. Of a text that is no JSON it finds what it may; what is
/// wrong with it is seen when its parts are read, and lies before the first place that is wrongly found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Borders {
    depth: usize,
    in_string: bool,
    is_escaped: bool,
}

/// The end of an element, with the offset behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// A comma, after which another element follows.
    Comma(usize),
    /// The bracket that closes the array.
    End(usize),
}

impl Border {
    /// What is right before the text that follows it.
    #[must_use]
    pub const fn within(self) -> ArrayPosition {
        match self {
            Self::Comma(_) => ArrayPosition::AfterComma,
            Self::End(_) => ArrayPosition::AfterEnd,
        }
    }
}

impl Borders {
    /// The next border in the bytes that follow those which were looked at before; all of them are looked at where there
    /// is none.
    ///
    /// ```
    /// use eligible::internal::intake::array::{Border, Borders};
    /// let mut borders = Borders::default();
    /// assert_eq!(borders.next(b"{\"a\": [1, \"},\\\""), None);
    /// assert_eq!(borders.next(b"\"]}, 2]"), Some(Border::Comma(4)));
    /// assert_eq!(borders.next(b" 2]"), Some(Border::End(3)));
    /// ```
    pub fn next(&mut self, bytes: &[u8]) -> Option<Border> {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            if self.in_string {
                match byte {
                    _ if self.is_escaped => self.is_escaped = false,
                    b'\\' => self.is_escaped = true,
                    b'"' => self.in_string = false,
                    // On to what may end it.
                    _ => {
                        let rest = bytes.part(at..);
                        at += memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
                    }
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b']' | b'}' if self.depth == 0 => return Some(Border::End(at)),
                b']' | b'}' => self.depth -= 1,
                b',' if self.depth == 0 => return Some(Border::Comma(at)),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::intake::document::read_document;

    /// Number, place of the id, problems and bytes of each record.
    type Row = (u64, Option<Position>, Vec<(String, Position)>, Vec<u8>);

    fn row(record: &Record<'_>) -> Row {
        let problems = record.intake.problems.iter();
        let problems = problems.map(|problem| (problem.pointer.clone(), record.position(problem.at))).collect();
        // What stands for the rest of a broken array holds as much of it as was read.
        let bytes = if record.intake.broken { Vec::new() } else { record.bytes.to_vec() };
        let begins = record.intake.applicant.id.as_ref().map(|id| record.position(id.at));
        (record.number, begins, problems, bytes)
    }

    fn whole(text: &[u8]) -> Vec<Row> {
        let mut rows = Vec::new();
        read_document(text, false, |record| rows.push(row(&record)));
        rows
    }

    /// The same, in parts of one element each.
    fn in_parts(text: &[u8]) -> Vec<Row> {
        let Some(start) = text.iter().position(|byte| *byte == b'[') else { return whole(text) };
        let mut origin = Origin::START.advance(text, start + 1);
        let (mut borders, mut within, mut rows) = (Borders::default(), ArrayPosition::Start, Vec::new());
        loop {
            let rest = text.get(origin.at..).unwrap_or_default();
            let border = if within == ArrayPosition::AfterEnd { None } else { borders.next(rest) };
            let (length, next) = match border {
                Some(Border::Comma(length)) => (length, ArrayPosition::AfterComma),
                Some(Border::End(length)) => (length, ArrayPosition::AfterEnd),
                None => (rest.len(), ArrayPosition::AfterEnd),
            };
            let bytes = rest.get(..length).unwrap_or_default();
            let before = rows.len() as u64;
            let is_last = !matches!(border, Some(Border::Comma(_)));
            let part = ArrayPart { bytes, position: origin.position, before, within, is_last };
            let mut more = Vec::new();
            let goes_on = read_part(&part, ReadOptions::default(), |record| more.push(row(&record)));
            rows.extend(more);
            if !goes_on || within == ArrayPosition::AfterEnd || border.is_none() {
                break;
            }
            (origin, within) = (origin.advance(text, origin.at + length), next);
        }
        rows
    }

    proptest! {
        #[test]
        fn an_array_in_parts_gives_the_same_records(pieces in prop::collection::vec(prop::sample::select(vec![
            "{\"id\": \"a\"}", "{\"id\": \"\u{e9}, ]\\\" \"}", "{\"name\": 5, \"id\": \"b\"}", ", ", ",\n", ",", "\n ", "]", "}", "{",
            "[", "[]", "{\"x\": [1, {\"y\": []}]}", "5", "null", "tru", "\"", "\\", ":", "\u{e9}", "{\"id\" 1}", "{},{},{}",
        ]), 0..12)) {
            let text = format!(" [{}", pieces.concat());
            prop_assert_eq!(in_parts(text.as_bytes()), whole(text.as_bytes()), "{}", text);
        }
    }
}
