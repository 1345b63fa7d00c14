//! Comparing names: letter case and accents are ignored; punctuation and spaces separate words and count as one space.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A map with names as keys. The keys come from our own tables and the rules file, not from strangers.
pub type NameMap<V> = HashMap<String, V, RandomState>;

/// The form in which two equal names are the same text.
///
/// ```
/// use eligible::domain::names::normalise;
/// assert_eq!(normalise("  Côte d'Ivoire "), "cote d ivoire");
/// assert_eq!(normalise("MS-OFFICE"), "ms office");
/// assert_eq!(normalise("TÜRKİYE"), "turkiye");
/// assert_eq!(normalise("U.S."), "u s");
/// assert_eq!(normalise("…"), "");
/// ```
#[must_use]
pub fn normalise(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    if name.is_ascii() {
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() {
                normal.push(char::from(byte.to_ascii_lowercase()));
            } else if !normal.is_empty() && !normal.ends_with(' ') {
                normal.push(' ');
            }
        }
        normal.truncate(normal.trim_end().len());
    } else {
        let lower = name.chars().flat_map(char::to_lowercase).flat_map(unfolded);
        push_words(&mut normal, lower.nfd().filter(|letter| !is_combining_mark(*letter)));
    }
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
}

impl Phrases {
    /// Takes the phrases as people write them; blank ones are never found.
    #[must_use]
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_first_word = NameMap::<Vec<String>>::default();
        for phrase in phrases {
            let phrase = normalise(phrase);
            if let Some(word) = phrase.split(' ').next().filter(|word| !word.is_empty()) {
                by_first_word.entry(word.to_owned()).or_default().push(phrase);
            }
        }
        Self { by_first_word }
    }

    /// The first of the phrases that the normalised `name` contains as whole words.
    ///
    /// ```
    /// use eligible::domain::names::Phrases;
    /// let phrases = Phrases::new(["law", "Political science"]);
    /// assert_eq!(phrases.find("political sciences and law"), Some("law"));
    /// assert_eq!(phrases.find("lawn care"), None);
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        let mut rest = name;
        loop {
            let (word, following) = rest.split_once(' ').unwrap_or((rest, ""));
            for phrase in self.by_first_word.get(word).into_iter().flatten() {
                if let Some(tail) = rest.strip_prefix(phrase.as_str())
                    && (tail.is_empty() || tail.starts_with(' '))
                {
                    return Some(phrase);
                }
            }
            if following.is_empty() {
                return None;
            }
            rest = following;
        }
    }
}

/// The known word nearest to one that is unknown, where one is near: a third of its letters may differ.
///
/// ```
/// use eligible::domain::names::nearest;
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
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(lower.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
