//! A reader of JSON (RFC 8259) that knows the place of everything it reads and goes on after a mistake.
//!
//! `serde_json` is not used here because it stops at the first mistake, keeps no places, and gives up on half a
//! surrogate pair and on `1e400`, which are mistakes of one field and not of the whole record. What this reader
//! accepts is tested to be what `serde_json` accepts, and a table of texts (`tests/it/json_suite`) holds it to the
//! grammar: nothing is accepted that RFC 8259 has not, no comment, no comma at the end, no `NaN`.
//!
//! # What RFC 8259 leaves open
//!
//! Each of these is decided by a case of that table whose name begins with `i_`.
//!
//! | what | here | why |
//! | --- | --- | --- |
//! | the same key twice in an object (§4) | with equal values it is there once; else a problem at the second one, and both values are checked. Keys are compared as they read: `"\u0061"` is `"a"`, but `é` of one and of two characters differ, and `A` is not `a` | what is said twice is said; of two values, the first or the last to count would be a guess |
//! | half of a surrogate pair (§8.2) | a problem at the escape, read as U+FFFD; such a key is the same as no other | the file is readable all the same, and the other problems are said with it |
//! | every other character, escaped or bare: U+0000, what is no character, DEL, U+2028 (§7) | accepted as it is | nobody's text is changed; where it is shown, it is escaped |
//! | range of numbers (§6) | beyond what a double holds, such as `1e400`: a problem at the number. Nearer to zero than a double can be: accepted | a number that is infinite compares with nothing |
//! | precision of numbers (§6) | kept as written and read in decimal arithmetic, never as a double; `-0` is zero | what is stated as 0.3 is not a little less |
//! | depth (§9) | 128, the record's root being 1, for known and unknown fields alike; beyond it the reading ends | nothing may use up the stack |
//! | size of texts, length of strings (§9) | no limit here; the command line reads no record beyond `--max-record-size` | nothing may use up the memory |
//! | a root that is no object (§2) | JSON, but no record: a problem of the type. An array is a file of several records | |
//! | a byte order mark (§8.1) | skipped at the beginning of a file and of a line, once; elsewhere the reading ends | editors write it, and files that have one are joined |
//! | bytes that are no UTF-8, also overlong ones, encoded surrogates, beyond U+10FFFF (§8.1) | the reading ends at the first of them; nothing is replaced | a name that is changed unseen is worse than a record to be saved anew |
//! | UTF-16 and UTF-32 (§8.1) | not read, but named, so that people know what to do | |
//! | a line of a line file that holds nothing but white space, a form feed too | no record | |
//! | extensions (§9) | none | a text that other programs refuse should not pass here |

#![expect(clippy::missing_errors_doc, reason = "every reader here fails alike: with the fault that ends the reading")]

use std::fmt::Write as _;

use crate::domain::part::Part as _;
use crate::domain::problem::{Encoding, Expected, JsonError, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::written_dates::DateOrder;

mod encodings;
mod json_objects;
mod json_strings;

pub use encodings::{valid_text, wide_encoding};
pub use json_objects::{JsonKey, Keys, field_of_other_name};
pub use json_strings::string_at;

/// Lists and objects may be nested this deeply, the record's root being 1.
pub const MAX_DEPTH: usize = 128;

/// What ends the reading of a record: the text is no JSON, no UTF-8, or too deep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The offset of the fault.
    pub at: usize,
    pub mistake: ProblemKind,
}

/// The result of reading a part of the text. The fault is boxed, for it is rare and larger than most of what is read.
pub type ReadResult<T> = Result<T, Box<ReadError>>;

/// The type of the next value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    Number,
    /// A string.
    Text,
    List,
    Object,
}

/// The way from the record's root to a value.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    /// The record itself.
    Root,
    /// A member of an object.
    Member(&'p Path<'p>, &'p str),
    /// An element of a list.
    Element(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// The JSON pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.write(&mut pointer);
        pointer
    }

    fn write(&self, pointer: &mut String) {
        match self {
            Self::Root => {}
            Self::Member(parent, key) => {
                parent.write(pointer);
                pointer.push('/');
                for letter in key.chars() {
                    match letter {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        other => pointer.push(other),
                    }
                }
            }
            Self::Element(parent, index) => {
                parent.write(pointer);
                // Writing to a string does not fail.
                let _ = write!(pointer, "/{index}");
            }
        }
    }
}

/// The fault of a character that people do not tell from one of JSON, or do not see.
fn odd_character(letter: char) -> Option<JsonError> {
    match letter {
        // White space of JSON was passed over before.
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            Some(JsonError::Space(letter))
        }
        letter if letter.is_whitespace() => Some(JsonError::Space(letter)),
        '\u{AB}'
        | '\u{BB}'
        | '\u{2018}'..='\u{201F}'
        | '\u{2032}'
        | '\u{2033}'
        | '\u{2039}'
        | '\u{203A}'
        | '\u{FF02}' => Some(JsonError::Quote(letter)),
        _ => None,
    }
}

/// How values are read that may be written in several ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether only the first spelling of each field and value is taken, and unknown fields are problems.
    pub strict: bool,
    /// Whether in `05/06/2003` the day or the month comes first; `None`: it may be either.
    pub date_order: Option<DateOrder>,
    /// How many digits the id of the vacancy has, where it is a number: a whole number of fewer names no vacancy.
    pub vacancy_digits: Option<usize>,
}

impl From<bool> for ReadOptions {
    /// Strict or not.
    fn from(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }
}

/// Reads one text from front to back and collects the mistakes that do not end the reading.
pub struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    bad_byte: Option<Encoding>,
    /// How values are read that may be written in several ways.
    pub options: ReadOptions,
    /// Whether a value was found elsewhere than its field says: under another key, or alone in the place of a list.
    pub has_other_places: bool,
    /// The mistakes found so far.
    pub problems: Vec<Problem>,
    /// The warnings given so far.
    pub warnings: Vec<Warning>,
}

impl<'a> JsonReader<'a> {
    /// Starts at the beginning of the bytes. Where they are no UTF-8, the text before is read first.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let (text, bad_byte) = valid_text(bytes);
        let options = ReadOptions::default();
        let (problems, warnings) = (Vec::new(), Vec::new());
        Self { text, at: 0, depth: 0, bad_byte, options, has_other_places: false, problems, warnings }
    }

    /// The offset of the next byte.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// Goes back to the beginning of a value that was read whole, and forgets what was found.
    pub fn restart(&mut self, at: usize) {
        self.at = at;
        self.has_other_places = false;
        self.problems.clear();
        self.warnings.clear();
    }

    /// The text from an offset up to here.
    #[must_use]
    pub fn text_from(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// The text from here on.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes back to the beginning of a value.
    pub const fn go_back(&mut self, at: usize) {
        self.at = at;
    }

    /// Skips a byte order mark; to be called at the beginning of a file.
    pub fn skip_byte_order_mark(&mut self) {
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with('\u{FEFF}')) {
            self.at += '\u{FEFF}'.len_utf8();
        }
    }

    /// Whether nothing but white space is left.
    pub fn at_end(&mut self) -> bool {
        self.skip_space();
        self.at >= self.text.len() && self.bad_byte.is_none()
    }

    /// The next byte that is no white space, where there is one.
    pub fn peek_byte(&mut self) -> Option<u8> {
        self.skip_space();
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes the next byte if it is this one.
    pub fn take(&mut self, byte: u8) -> bool {
        let found = self.peek_byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The type of the next value.
    pub fn kind(&mut self) -> ReadResult<JsonType> {
        match self.peek_byte() {
            Some(b'"') => Ok(JsonType::Text),
            Some(b'{') => Ok(JsonType::Object),
            Some(b'[') => Ok(JsonType::List),
            Some(b't' | b'f') => Ok(JsonType::Boolean),
            Some(b'n') => Ok(JsonType::Null),
            Some(b'-' | b'0'..=b'9') => Ok(JsonType::Number),
            _ => Err(self.fault(JsonError::Value)),
        }
    }

    /// The fault at the next byte; at the end of the text, that it ends there.
    #[cold]
    pub fn fault(&mut self, syntax: JsonError) -> Box<ReadError> {
        self.skip_space();
        let odd = self.text.get(self.at..).and_then(|rest| rest.chars().next()).and_then(odd_character);
        self.fault_here(odd.unwrap_or(syntax))
    }

    /// `null`.
    pub fn null(&mut self) -> ReadResult<()> {
        self.literal("null")
    }

    /// `true` or `false`.
    pub fn boolean(&mut self) -> ReadResult<bool> {
        let value = self.peek_byte() == Some(b't');
        self.literal(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// A number as written. One beyond what a double can hold is a problem of the place, and `None`.
    pub fn number(&mut self, path: &Path<'_>) -> ReadResult<Option<&'a str>> {
        self.skip_space();
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits()?,
            _ => return Err(self.fault_here(JsonError::Number)),
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        // A digit after a leading zero, or a letter, would begin another value where none may stand.
        if self.byte().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-')) {
            return Err(self.fault_here(JsonError::Number));
        }
        let text = self.text.part(start..self.at);
        // Short numbers without an exponent are finite.
        let long = text.len() > 300 || text.bytes().any(|byte| matches!(byte, b'e' | b'E'));
        if long && text.parse::<f64>().is_ok_and(f64::is_infinite) {
            self.problem(path, start, ProblemKind::Infinite, Some(text.to_owned()), Some(Expected::Finite));
            return Ok(None);
        }
        Ok(Some(text))
    }

    /// Under `--strict`, that something is written in another way than the first, at its place; else nothing.
    pub fn other_way(&mut self, path: &Path<'_>, at: usize, found: &str, expected: Expected) {
        if self.options.strict {
            self.problem(path, at, ProblemKind::OtherSpelling, Some(found.to_owned()), Some(expected));
        }
    }

    /// The elements of a list, each read by `element`.
    pub fn list(
        &mut self,
        path: &Path<'_>,
        mut element: impl FnMut(&mut Self, usize, &Path<'_>) -> ReadResult<()>,
    ) -> ReadResult<()> {
        self.enter()?;
        if self.take(b']') {
            self.depth -= 1;
            return Ok(());
        }
        for index in 0.. {
            element(self, index, &Path::Element(path, index))?;
            if !self.goes_on(b']', JsonError::ElementEnd)? {
                break;
            }
        }
        Ok(())
    }

    /// Whether a comma follows, rather than the end of the list or object.
    #[inline]
    fn goes_on(&mut self, end: u8, wanted: JsonError) -> ReadResult<bool> {
        match self.peek_byte() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ => Err(self.fault(wanted)),
        }
    }

    /// Reads any value without keeping it; what is wrong in it is collected.
    pub fn skip(&mut self, path: &Path<'_>) -> ReadResult<()> {
        match self.kind()? {
            JsonType::Null => self.null(),
            JsonType::Boolean => self.boolean().map(|_| ()),
            JsonType::Number => self.number(path).map(|_| ()),
            JsonType::Text => self.string(path).map(|_| ()),
            JsonType::List => self.list(path, |reader, _, path| reader.skip(path)),
            JsonType::Object => self.object(path, &Keys::NONE, |reader, _, path| reader.skip(path)).map(|_| ()),
        }
    }

    /// Adds a problem.
    pub fn problem(
        &mut self,
        path: &Path<'_>,
        at: usize,
        mistake: ProblemKind,
        found: Option<String>,
        expected: Option<Expected>,
    ) {
        self.problems.push(Problem { pointer: path.pointer(), at, mistake, found, expected, suggestion: None });
    }

    /// Adds a warning.
    pub fn warn(&mut self, path: &Path<'_>, at: usize, concern: WarningKind) {
        self.warnings.push(Warning { pointer: path.pointer(), at, concern, suggestion: None });
    }

    /// The text between two offsets; empty where there is none.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.part(from..to)
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn skip_space(&mut self) {
        while self.byte().is_some_and(is_space) {
            self.at += 1;
        }
    }

    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "it goes into a result as it is")]
    fn fault_here(&self, syntax: JsonError) -> Box<ReadError> {
        let at_end = self.at >= self.text.len();
        let mistake = match self.bad_byte {
            // Its zero bytes may be characters, but not of a text.
            Some(encoding @ (Encoding::Utf16 | Encoding::Utf32)) => ProblemKind::NotUtf8(encoding),
            Some(encoding) if at_end => ProblemKind::NotUtf8(encoding),
            _ if at_end => ProblemKind::NotJson(JsonError::End),
            _ => ProblemKind::NotJson(syntax),
        };
        Box::new(ReadError { at: self.at, mistake })
    }

    fn enter(&mut self) -> ReadResult<()> {
        self.skip_space();
        if self.depth >= MAX_DEPTH {
            return Err(Box::new(ReadError { at: self.at, mistake: ProblemKind::TooDeep }));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn literal(&mut self, word: &str) -> ReadResult<()> {
        self.skip_space();
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            return Ok(());
        }
        for expected in word.bytes() {
            if self.byte() != Some(expected) {
                return Err(self.fault_here(JsonError::Value));
            }
            self.at += 1;
        }
        Ok(())
    }

    fn digits(&mut self) -> ReadResult<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault_here(JsonError::Number)) } else { Ok(()) }
    }
}

/// The white space of RFC 8259, which is less than that of ASCII.
#[inline]
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// How many bytes of white space a text begins with.
#[must_use]
pub fn blank(text: &[u8]) -> usize {
    text.iter().position(|byte| !is_space(*byte)).unwrap_or(text.len())
}

#[cfg(test)]
mod json_reader_tests;
