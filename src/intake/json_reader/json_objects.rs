//! Objects: their members, and the keys that they may have.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{JsonReader, Path, ReadResult};
use crate::domain::names::normalise_field;
use crate::domain::part::Part as _;
use crate::domain::problem::{Expected, JsonError, ProblemKind};

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

impl<'a> JsonReader<'a> {
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
        self.problem(path, at, ProblemKind::Repeated, Some(key.to_owned()), None);
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
        let name = normalise_field(key);
        let other = field_of_other_name(&name);
        let is_it = |word: &&str| other == Some(*word) || same_name(word, &name);
        self.words.iter().position(is_it).and_then(|index| Some((index, *self.words.get(index)?)))
    }

    /// The index of a key whose escapes are resolved.
    fn index(&self, key: &str) -> Option<usize> {
        self.words.iter().position(|word| *word == key)
    }
}

impl KeyHead {
    const LENGTH: usize = 16;
}

/// The field that has another name beside its own, by that name in its normal form.
#[must_use]
pub fn field_of_other_name(name: &str) -> Option<&'static str> {
    const OTHER_NAMES: [(&str, &str); 3] =
        [("nationality", "nationalities"), ("dob", "date_of_birth"), ("birth date", "date_of_birth")];
    OTHER_NAMES.iter().find(|(other, _)| *other == name).map(|(_, field)| *field)
}

/// Whether a key is a name, but for `_` in the place of spaces.
fn same_name(key: &str, name: &str) -> bool {
    key.len() == name.len()
        && key.bytes().zip(name.bytes()).all(|(key, name)| key == name || (key == b'_' && name == b' '))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_key_is_found_at_one_look_as_by_reading_it(text in r#""?(id|a|last_modified_at|last_modified_by|\u0069d|)["\ ]?[: ,"1a]{0,16}"#, next in 0_usize..=3) {
            static KEYS: Keys = Keys::of(&["id", "last_modified_at", "a"]);
            // The reader of an object skips the space before a key.
            let text = text.trim_start_matches(' ');
            let mut reader = JsonReader::new(text.as_bytes());
            let slowly = reader.quoted(JsonError::Key).ok().and_then(|(key, _)| KEYS.index(&key));
            if let Some((index, length)) = KEYS.find(text.as_bytes(), next) {
                prop_assert_eq!((Some(index), length), (slowly, reader.offset()));
            } else {
                prop_assert!(slowly.is_none() || text.contains('\\') || text.len() < KeyHead::LENGTH);
            }
        }
    }
}
