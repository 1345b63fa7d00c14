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

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use crate::domain::names::normalise_field;
use crate::domain::part::Part as _;
use crate::domain::problem::{Encoding, Expected, JsonError, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::written_dates::DateOrder;

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

/// A key of an object and its place.
#[derive(Clone, Debug)]
pub struct JsonKey<'a> {
    /// The key, its escapes resolved.
    pub text: Cow<'a, str>,
    /// The offset of its quote.
    pub at: usize,
}

/// The keys that an object may have, with what they begin like in a text, so that most are known at one look.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    words: &'static [&'static str],
    heads: [KeyHead; Keys::MAX],
}

/// The first bytes of a key in quotes, and which of them count.
#[derive(Clone, Copy, Debug)]
struct KeyHead {
    bytes: u128,
    mask: u128,
}

impl Keys {
    /// None: every key is one that the reader of the object has to look at.
    pub const NONE: Self = Self::of(&[]);

    /// So many keys an object may have.
    const MAX: usize = 24;

    /// Takes the keys, which need no escapes.
    ///
    /// # Panics
    /// If there are more than [`Keys::MAX`]; as the keys are constants, the program is not compiled then.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "it runs when the program is compiled, which an index beyond would end"
    )]
    pub const fn of(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= Self::MAX, "room for every key");
        let mut heads = [KeyHead { bytes: 0, mask: 0 }; Self::MAX];
        let mut index = 0;
        while index < words.len() {
            let word = words[index].as_bytes();
            let mut at = 0;
            while at < KeyHead::LENGTH && at < word.len() + 2 {
                let byte = if at == 0 || at == word.len() + 1 { b'"' } else { word[at - 1] };
                heads[index].bytes |= (byte as u128) << (8 * at);
                heads[index].mask |= 0xFF << (8 * at);
                at += 1;
            }
            index += 1;
        }
        Self { words, heads }
    }

    /// The index of the key that is at the beginning of a text, quotes included and without escapes, and its
    /// length there. Fields mostly stand in their usual order, so the search begins at `next`.
    fn find(&self, text: &[u8], next: usize) -> Option<(usize, usize)> {
        let head = u128::from_le_bytes(*text.first_chunk::<{ KeyHead::LENGTH }>()?);
        let is_here = |index: &usize| {
            let (Some(known), Some(word)) = (self.heads.get(*index), self.words.get(*index)) else {
                return false;
            };
            let rest = |word: &[u8]| {
                text.get(1..).and_then(|text| text.strip_prefix(word)).is_some_and(|rest| rest.first() == Some(&b'"'))
            };
            (head ^ known.bytes) & known.mask == 0 && (word.len() + 2 <= KeyHead::LENGTH || rest(word.as_bytes()))
        };
        let index = (next..self.words.len()).chain(0..next).find(is_here)?;
        Some((index, self.words.get(index)?.len() + 2))
    }

    /// Whether a key is one of them, in whatever way it is written.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.index(key).is_some() || self.by_name(key).is_some()
    }

    /// The index of a key that is written in another way, and how it is known: field names are compared as names, a capital
    /// after a small letter beginning a word, and some fields have another name.
    fn by_name(&self, key: &str) -> Option<(usize, &'static str)> {
        const OTHER_NAMES: [(&str, &str); 3] =
            [("nationality", "nationalities"), ("dob", "date_of_birth"), ("birth date", "date_of_birth")];
        let name = normalise_field(key);
        let other = OTHER_NAMES.iter().find(|(other, _)| *other == name).map(|(_, word)| *word);
        let is_it = |word: &&str| other == Some(*word) || same_name(word, &name);
        self.words.iter().position(is_it).and_then(|index| Some((index, *self.words.get(index)?)))
    }

    /// The index of a key whose escapes are resolved.
    fn index(&self, key: &str) -> Option<usize> {
        self.words.iter().position(|word| *word == key)
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

/// Whether a key is a name, but for `_` in the place of spaces.
fn same_name(key: &str, name: &str) -> bool {
    key.len() == name.len()
        && key.bytes().zip(name.bytes()).all(|(key, name)| key == name || (key == b'_' && name == b' '))
}

impl KeyHead {
    const LENGTH: usize = 16;
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

    /// The members of an object, given one after the other to `member`, which reads the value.
    ///
    /// `known` are the keys the object may have: `member` is given the index of the key there, or the key itself.
    /// A key that is repeated with another value is a problem, at the place of the repetition; its value is read all the
    /// same. Gives a bit for the index of each of these keys: neither of its values counts.
    pub fn object(
        &mut self,
        path: &Path<'_>,
        known: &Keys,
        mut member: impl FnMut(&mut Self, Result<usize, JsonKey<'a>>, &Path<'_>) -> ReadResult<()>,
    ) -> ReadResult<u64> {
        self.enter()?;
        if self.take(b'}') {
            self.depth -= 1;
            return Ok(0);
        }
        let (mut seen, mut repeated, mut next) = (0_u64, 0_u64, 0);
        let mut starts = [0_usize; Keys::MAX];
        let mut unknown: Option<HashMap<Cow<'a, str>, usize>> = None;
        loop {
            self.skip_space();
            let at = self.at;
            let (found, text) = match known.find(self.text.as_bytes().part(at..), next) {
                Some((index, length)) => {
                    self.at += length;
                    (Some(index), Cow::Borrowed(known.words.get(index).copied().unwrap_or_default()))
                }
                None => self.unusual_key(path, known)?,
            };
            let member_path = Path::Member(path, &text);
            if !self.take(b':') {
                return Err(self.fault(JsonError::Colon));
            }
            self.skip_space();
            let value_at = self.at;
            let before = match found {
                Some(index) => {
                    next = index + 1;
                    let bit = 1_u64 << index;
                    let is_again = seen & bit != 0;
                    seen |= bit;
                    let start = starts.get_mut(index).map(|start| std::mem::replace(start, value_at));
                    start.filter(|_| is_again)
                }
                // Half a character tells no key from another.
                None if text.contains('\u{FFFD}') => None,
                None => unknown.get_or_insert_default().insert(text.clone(), value_at),
            };
            let key = found.ok_or_else(|| JsonKey { text: text.clone(), at });
            member(self, key, &member_path)?;
            if let Some(before) = before
                && !self.is_same_value(before, value_at)
            {
                self.repeated(&member_path, at, &text);
                repeated |= found.map_or(0, |index| 1 << index);
            }
            if !self.goes_on(b'}', JsonError::MemberEnd)? {
                return Ok(repeated);
            }
        }
    }

    /// A key that is not written as it is known: one that nobody knows, one with escapes, or another way of writing. Its
    /// index if it is known after all.
    #[cold]
    fn unusual_key(&mut self, path: &Path<'_>, known: &Keys) -> ReadResult<(Option<usize>, Cow<'a, str>)> {
        let at = self.at;
        let (text, half) = self.quoted(JsonError::Key)?;
        let member_path = Path::Member(path, &text);
        if let Some(at) = half {
            self.problem(&member_path, at, ProblemKind::HalfSurrogate, self.escape_at(at), Some(Expected::Character));
            return Ok((None, text));
        }
        if let Some(index) = known.index(&text) {
            return Ok((Some(index), text));
        }
        let found = known.by_name(&text);
        if let Some((_, word)) = found {
            self.has_other_places = true;
            self.other_way(&member_path, at, &text, Expected::OneOf(vec![word]));
        }
        Ok((found.map(|(index, _)| index), text))
    }

    /// Under `--strict`, that something is written in another way than the first, at its place; else nothing.
    pub fn other_way(&mut self, path: &Path<'_>, at: usize, found: &str, expected: Expected) {
        if self.options.strict {
            self.problem(path, at, ProblemKind::OtherSpelling, Some(found.to_owned()), Some(expected));
        }
    }

    /// Whether the value that begins at `before` is the one that begins at `value_at` and ends here.
    #[cold]
    fn is_same_value(&self, before: usize, value_at: usize) -> bool {
        let value = |text: Option<&str>| {
            let mut values = serde_json::Deserializer::from_str(text?).into_iter::<serde_json::Value>();
            values.next()?.ok()
        };
        let (one, other) = (value(self.text.get(before..)), value(self.text.get(value_at..self.at)));
        one.is_some() && one == other
    }

    #[cold]
    fn repeated(&mut self, path: &Path<'_>, at: usize, key: &str) {
        self.problem(path, at, ProblemKind::Repeated, Some(key.to_owned()), Some(Expected::Once));
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

    /// The key of the member whose value begins at `at`, as it stands there.
    #[cold]
    #[must_use]
    pub fn key_before(&self, at: usize) -> Option<String> {
        const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
        let before = self.text.get(..at)?.trim_end_matches(SPACE).strip_suffix(':')?.trim_end_matches(SPACE);
        let key = before.strip_suffix('"')?;
        let is_escaped = |quote: usize| {
            let backslashes = key.bytes().take(quote).rev().take_while(|byte| *byte == b'\\').count();
            backslashes % 2 == 1
        };
        let (opening, _) = key.rmatch_indices('"').find(|(quote, _)| !is_escaped(*quote))?;
        serde_json::from_str(before.get(opening..)?).ok()
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

    /// A string in quotes, and the offset of the first half of a surrogate pair in it.
    fn quoted(&mut self, wanted: JsonError) -> ReadResult<(Cow<'a, str>, Option<usize>)> {
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
    fn escape_at(&self, at: usize) -> Option<String> {
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

/// The string at the beginning of a text, where it needs no escapes.
#[must_use]
pub fn string_at(text: &str) -> Option<&str> {
    let (string, _) = text.strip_prefix('"')?.split_once('"')?;
    (!string.contains('\\')).then_some(string)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accepts(text: &[u8]) -> bool {
        let mut reader = JsonReader::new(text);
        reader.skip(&Path::Root).is_ok() && reader.at_end()
    }

    /// What `serde_json` calls an error, but for the mistakes of one value and its own limit of depth.
    fn serde_accepts(text: &[u8]) -> Option<bool> {
        match serde_json::from_slice::<serde::de::IgnoredAny>(text) {
            Ok(_) => Some(std::str::from_utf8(text).is_ok()),
            Err(error) => {
                let message = error.to_string();
                let tolerated = ["surrogate", "number out of range", "recursion", "hex escape"];
                if tolerated.iter().any(|word| message.contains(word)) { None } else { Some(false) }
            }
        }
    }

    fn check(text: &[u8]) {
        if let Some(expected) = serde_accepts(text) {
            assert_eq!(accepts(text), expected, "{:?}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn grammar_is_that_of_rfc_8259() {
        let texts = [
            "",
            " ",
            "null",
            "nul",
            "nullx",
            "true",
            "tru",
            "0",
            "-0",
            "01",
            "-",
            "+1",
            "1.",
            ".1",
            "1.5",
            "1e5",
            "1E+5",
            "1e",
            "1e+",
            "0x10",
            "NaN",
            "Infinity",
            "-Infinity",
            "\"",
            "\"a\"",
            "\"\\q\"",
            "\"\\u12\"",
            "\"\\u00e9\"",
            "\"\t\"",
            "[",
            "]",
            "[]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1 \"b\":2}",
            "[1]x",
            "// c\n1",
            "\u{FEFF}1",
            "\u{a0}1",
            "[\"\\ud83d\\ude00\"]",
            "[1}",
            "{\"a\":1]",
        ];
        for text in texts {
            check(text.as_bytes());
        }
        check(b"\"\xff\"");
        check(b"\"\xc3\"");
    }

    #[test]
    fn half_a_surrogate_pair_is_a_problem_of_its_place() {
        let mut reader = JsonReader::new(br#"{"a":["x\ud800\u0041"]}"#);
        assert_eq!(reader.skip(&Path::Root), Ok(()));
        let found: Vec<_> = reader.problems.iter().map(|problem| (problem.pointer.as_str(), problem.at)).collect();
        assert_eq!(found, [("/a/0", 8)]);
    }

    #[test]
    fn depth_128_is_read_and_129_is_not() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(accepts(nested(128).as_bytes()));
        let mut reader = JsonReader::new(nested(129).leak().as_bytes());
        assert_eq!(reader.skip(&Path::Root), Err(Box::new(ReadError { at: 128, mistake: ProblemKind::TooDeep })));
    }

    #[test]
    fn a_repeated_key_is_found_however_it_is_escaped() {
        let mut reader = JsonReader::new(br#"{"id":1,"\u0069d":{"b":1,"b":2}}"#);
        assert_eq!(reader.skip(&Path::Root), Ok(()));
        let found: Vec<_> = reader.problems.iter().map(|problem| (problem.pointer.as_str(), problem.at)).collect();
        assert_eq!(found, [("/id/b", 25), ("/id", 8)]);
    }

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
        fn a_key_is_found_at_one_look_as_by_reading_it(text in r#""?(id|a|last_modified_at|last_modified_by|\u0069d|)["\ ]?[: ,"1a]{0,16}"#, next in 0_usize..=3) {
            static KEYS: Keys = Keys::of(&["id", "last_modified_at", "a"]);
            let mut reader = JsonReader::new(text.as_bytes());
            let slowly = reader.quoted(JsonError::Key).ok().and_then(|(key, _)| KEYS.index(&key));
            if let Some((index, length)) = KEYS.find(text.as_bytes(), next) {
                prop_assert_eq!((Some(index), length), (slowly, reader.offset()));
            } else {
                prop_assert!(slowly.is_none() || text.contains('\\') || text.len() < KeyHead::LENGTH);
            }
        }

        #[test]
        fn accepts_what_serde_json_accepts(text in r#"[\[\]{},:"\\ue0-9a.+\-tfn \n]{0,24}"#) {
            check(text.as_bytes());
        }

        #[test]
        fn any_bytes_return(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = accepts(&bytes);
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
