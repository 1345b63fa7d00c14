//! Comparing names: letter case and accents are ignored; punctuation and spaces separate words and count as one space.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A map with names as keys. The keys come from our own tables and the rules file, not from strangers.
pub type NameMap<V> = HashMap<String, V, RandomState>;

/// Normalised names.
pub type NameSet = HashSet<String, RandomState>;

/// The form in which two equal names are the same text.
///
/// ```
/// use eligible::internal::domain::names::normalise;
/// assert_eq!(normalise("  Côte d'Ivoire "), "cote d ivoire");
/// assert_eq!(normalise("MS-OFFICE"), "ms office");
/// assert_eq!(normalise("TÜRKİYE"), "turkiye");
/// assert_eq!(normalise("U.S."), "u s");
/// assert_eq!(normalise("…"), "");
/// ```
#[must_use]
pub fn normalise(name: &str) -> String {
    let mut normal = Vec::with_capacity(name.len());
    let folded = fold(name, |byte| {
        normal.push(byte);
        true
    });
    // Whole letters are folded to whole letters, so the bytes are always a text.
    let normal = if folded == Folded::Whole { String::from_utf8(normal).ok() } else { None };
    normal.unwrap_or_else(|| normalise_any(name))
}

/// The form in which two equal names of fields are the same text: there a capital after a small letter begins a word too.
///
/// ```
/// use eligible::internal::domain::names::normalise_field;
/// assert_eq!(normalise_field("dateOfBirth"), "date of birth");
/// assert_eq!(normalise_field("Date-of-birth"), "date of birth");
/// assert_eq!(normalise_field("DOB"), "dob");
/// ```
#[must_use]
pub fn normalise_field(key: &str) -> String {
    normalise(&words_apart(key))
}

/// The name of a field with a blank before each capital that is after a small letter: there begins a word.
#[must_use]
pub fn words_apart(key: &str) -> String {
    let mut spaced = String::with_capacity(key.len() + 4);
    let mut is_after_small = false;
    for letter in key.chars() {
        if letter.is_uppercase() && is_after_small {
            spaced.push(' ');
        }
        is_after_small = letter.is_lowercase();
        spaced.push(letter);
    }
    spaced
}

/// Gives the normal form of a name to `then`, without asking for memory where the name is short and of usual letters.
///
/// ```
/// use eligible::internal::domain::names::with_normal;
/// assert_eq!(with_normal("Côte d'Ivoire", str::len), 13);
/// ```
pub fn with_normal<R>(name: &str, then: impl FnOnce(&str) -> R) -> R {
    const LENGTH: usize = 64;
    let (mut short, mut length) = ([0; LENGTH], 0);
    let folded = fold(name, |byte| {
        let location = short.get_mut(length);
        length += 1;
        location.map(|location| *location = byte).is_some()
    });
    let short = if folded == Folded::Whole { short.get(..length) } else { None };
    match short.map(std::str::from_utf8) {
        Some(Ok(normal)) => then(normal),
        _ => then(&normalise(name)),
    }
}

/// Whether a name has this normal form.
///
/// ```
/// use eligible::internal::domain::names::is_named;
/// assert!(is_named("cote d ivoire", "Côte d'Ivoire"));
/// assert!(!is_named("cote d ivoire", "Côte"));
/// ```
#[must_use]
#[inline]
pub fn is_named(normal: &str, name: &str) -> bool {
    // Most names are others and begin otherwise, which is cheaper to see.
    match name.as_bytes().first() {
        Some(first)
            if first.is_ascii_alphanumeric() && normal.as_bytes().first() != Some(&first.to_ascii_lowercase()) =>
        {
            false
        }
        _ => is_all_named(normal, name),
    }
}

fn is_all_named(normal: &str, name: &str) -> bool {
    // What differs by the case of ASCII letters alone is the same name, and most are written so.
    if normal.eq_ignore_ascii_case(name) && name.is_ascii() {
        return true;
    }
    let mut rest = normal.bytes();
    match fold(name, |byte| rest.next() == Some(byte)) {
        Folded::Whole => rest.next().is_none(),
        Folded::Stopped => false,
        Folded::Unusual => normalise_any(name) == normal,
    }
}

/// How the folding of a name ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folded {
    /// At its end.
    Whole,
    /// Whoever takes the bytes wanted no more.
    Stopped,
    /// At a letter that only [`normalise_any`] knows.
    Unusual,
}

/// Gives the bytes of a normal form one after the other, as long as `take` wants more.
#[inline]
fn fold(name: &str, mut take: impl FnMut(u8) -> bool) -> Folded {
    let (mut is_first, mut gap) = (true, false);
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(BEYOND);
        if class == GAP {
            gap = true;
            continue;
        }
        let (letter, second) = if class == BEYOND {
            match latin(byte, &mut bytes) {
                None => return Folded::Unusual,
                Some([GAP, _]) => {
                    gap = true;
                    continue;
                }
                Some([letter, second]) => (letter, second),
            }
        } else {
            (class, GAP)
        };
        if (gap && !is_first && !take(b' ')) || !take(letter) || (second != GAP && !take(second)) {
            return Folded::Stopped;
        }
        (is_first, gap) = (false, false);
    }
    Folded::Whole
}

/// What separates words.
const GAP: u8 = 0;
/// What is no ASCII.
const BEYOND: u8 = 1;

/// For each byte the letter or digit it stands for, or one of the two above.
static CLASSES: [u8; 256] = {
    let mut classes = [GAP; 256];
    let mut byte = 0_u8;
    loop {
        #[expect(clippy::indexing_slicing, reason = "there are as many classes as bytes")]
        let class = &mut classes[byte as usize];
        if byte.is_ascii_alphanumeric() {
            *class = byte.to_ascii_lowercase();
        } else if !byte.is_ascii() {
            *class = BEYOND;
        }
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// The Latin letters with accents, and their neighbours: U+00C0 to U+017F, which take two bytes each.
const LATIN: std::ops::Range<u32> = 0xC0..0x180;

/// The bytes that each of them stands for, one or two; `[GAP, GAP]` where it separates words, and `None` where it
/// stands for more.
static FOLDED_LATIN: LazyLock<Vec<Option<[u8; 2]>>> = LazyLock::new(|| {
    let folded = LATIN.filter_map(char::from_u32).map(|letter| {
        match *normalise_any(letter.encode_utf8(&mut [0; 4])).as_bytes() {
            [] => Some([GAP, GAP]),
            [first] => Some([first, GAP]),
            [first, second] => Some([first, second]),
            _ => None,
        }
    });
    folded.collect()
});

/// What the letter stands for that begins with a byte.
fn latin(first: u8, rest: &mut std::str::Bytes<'_>) -> Option<[u8; 2]> {
    if !(0xC3..=0xC5).contains(&first) {
        return None;
    }
    let letter = u32::from(first & 0x1F) << 6 | u32::from(rest.next()? & 0x3F);
    FOLDED_LATIN.get((letter - LATIN.start) as usize).copied().flatten()
}

/// The normal form of any name, by what Unicode says of its letters.
fn normalise_any(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let lower = name.chars().flat_map(char::to_lowercase).flat_map(unfolded);
    push_words(&mut normal, lower.nfd().filter(|letter| !is_combining_mark(*letter)));
    normal
}

/// Two letters have a second lower-case form that letter case alone makes of them.
fn unfolded(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ß' => ('s', Some('s')),
        'ς' => ('σ', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

fn push_words(normal: &mut String, letters: impl Iterator<Item = char>) {
    let mut gap = false;
    for letter in letters {
        if letter.is_alphanumeric() {
            if gap && !normal.is_empty() {
                normal.push(' ');
            }
            gap = false;
            normal.push(letter);
        } else {
            gap = true;
        }
    }
}

/// Phrases to be found as whole words within a longer name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    by_first_word: NameMap<Vec<String>>,
    /// The bits of the bytes with which they begin.
    initials: u64,
}

impl Phrases {
    /// Takes the phrases as people write them; blank ones are never found.
    #[must_use]
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut by_first_word, mut initials) = (NameMap::<Vec<String>>::default(), 0);
        for phrase in phrases {
            let phrase = normalise(phrase);
            if let Some(word) = phrase.split(' ').next().filter(|word| !word.is_empty()) {
                initials |= initial(word);
                by_first_word.entry(word.to_owned()).or_default().push(phrase);
            }
        }
        Self { by_first_word, initials }
    }

    /// Whether nothing can be found by them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_first_word.is_empty()
    }

    /// The first of the phrases in the order of the alphabet, in its normal form.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.by_first_word.values().flatten().map(String::as_str).min()
    }

    /// The first of the phrases that the normalised `name` contains as whole words.
    ///
    /// ```
    /// use eligible::internal::domain::names::Phrases;
    /// let phrases = Phrases::new(["law", "Political science"]);
    /// assert_eq!(phrases.find("political sciences and law"), Some("law"));
    /// assert_eq!(phrases.find("lawn care"), None);
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.occurrences(name).next().map(|(_, phrase)| phrase)
    }

    /// Every phrase that the normalised `name` contains as whole words, those that overlap too, each with the offset at
    /// which it begins there; in the order of the offsets.
    ///
    /// ```
    /// use eligible::internal::domain::names::Phrases;
    /// let phrases = Phrases::new(["art", "art history", "history of law"]);
    /// let found: Vec<_> = phrases.occurrences("art history of law").collect();
    /// assert_eq!(found, [(0, "art"), (0, "art history"), (4, "history of law")]);
    /// ```
    pub fn occurrences<'p>(&'p self, name: &str) -> impl Iterator<Item = (usize, &'p str)> {
        let mut next = Some(0);
        let words = std::iter::from_fn(move || {
            let start = next?;
            let rest = name.get(start..)?;
            let end = rest.bytes().position(|byte| byte == b' ').unwrap_or(rest.len());
            next = (end < rest.len()).then_some(start + end + 1);
            Some((start, rest, rest.get(..end).unwrap_or(rest)))
        });
        words.flat_map(move |(start, rest, word)| {
            let phrases = if self.initials & initial(word) != 0 { self.by_first_word.get(word) } else { None };
            let is_here = |phrase: &&String| {
                rest.strip_prefix(phrase.as_str()).is_some_and(|tail| tail.is_empty() || tail.starts_with(' '))
            };
            phrases.into_iter().flatten().filter(is_here).map(move |phrase| (start, phrase.as_str()))
        })
    }
}

/// A bit for the byte with which a word begins; those of other bytes may be the same.
fn initial(word: &str) -> u64 {
    word.as_bytes().first().map_or(0, |byte| 1 << (byte % 64))
}

/// The known word nearest to one that is unknown, where one is near: a third of its letters may differ.
///
/// ```
/// use eligible::internal::domain::names::nearest;
/// assert_eq!(nearest("nationality", ["nationalities", "name"]), Some("nationalities"));
/// assert_eq!(nearest("colour", ["nationalities", "name"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The measure takes the product of both lengths; what is this long is near to nothing we know.
    if word.len() > 100 {
        return None;
    }
    let lower = word.trim().to_lowercase();
    let length = lower.chars().count();
    // Words differ by the difference of their lengths at least.
    let may_be_near = |candidate: &&str| {
        let other = candidate.chars().count();
        length.abs_diff(other) * 3 <= length.max(other)
    };
    known
        .into_iter()
        .filter(may_be_near)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(length))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Words that people write for those of the closed lists of the contract.
const MEANT: [(&str, &str); 12] = [
    ("internship", "traineeship"),
    ("intern", "traineeship"),
    ("trainee", "traineeship"),
    ("placement", "traineeship"),
    ("stage", "traineeship"),
    ("job", "employment"),
    ("work", "employment"),
    ("employee", "employment"),
    ("emploi", "employment"),
    ("freelance", "self_employment"),
    ("bénévolat", "volunteering"),
    ("voluntary_work", "volunteering"),
];

/// The word of a closed list that is meant: the [`nearest`] one, or one that means the same.
///
/// ```
/// use eligible::internal::domain::names::meant;
/// assert_eq!(meant("internship", ["employment", "traineeship"]), Some("traineeship"));
/// assert_eq!(meant("employmnt", ["employment", "traineeship"]), Some("employment"));
/// assert_eq!(meant("internship", ["employment"]), None);
/// ```
#[must_use]
pub fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let lower = word.trim().to_lowercase();
    let same = MEANT.iter().find(|(written, _)| *written == lower);
    let same = same.and_then(|(_, meant)| known.clone().into_iter().find(|known| known == meant));
    same.or_else(|| nearest(word, known))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(name: &str) -> Result<(), TestCaseError> {
        let normal = normalise_any(name);
        prop_assert_eq!(&normalise(name), &normal);
        prop_assert_eq!(&with_normal(name, str::to_owned), &normal);
        prop_assert!(is_named(&normal, name));
        let longer = normal.clone() + "x";
        prop_assert!(!is_named(&longer, name));
        let shorter = normal.char_indices().last().and_then(|(end, _)| normal.get(..end));
        prop_assert!(shorter.is_none_or(|shorter| !is_named(shorter, name)));
        Ok(())
    }

    #[test]
    fn every_letter_is_folded_as_unicode_has_it() -> Result<(), TestCaseError> {
        for letter in ('\0'..='\u{2FF}').chain(['\u{301}', 'ς', 'Σ', 'ﬁ', 'Ω', 'İ']) {
            for text in
                [format!("{letter}"), format!("a{letter}b"), format!("a {letter} b"), format!("{letter}{letter}")]
            {
                check(&text)?;
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn names_are_folded_as_unicode_has_it(name in any::<String>()) {
            check(&name)?;
        }

        #[test]
        fn usual_names_are_folded_as_unicode_has_it(name in "[a-zA-Z0-9 '.À-ſß]{0,70}") {
            check(&name)?;
        }

        #[test]
        fn one_name_is_another_where_their_forms_are_equal(one in "[aAàÀ .-]{0,4}", other in "[aAàÀ .-]{0,4}") {
            prop_assert_eq!(is_named(&normalise(&one), &other), normalise(&one) == normalise(&other));
        }
    }
}
