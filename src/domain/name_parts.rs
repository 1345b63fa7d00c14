//! The parts of a name that people add to it or join it by: a leading article, brackets, separators.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::domain::names::is_named;

/// A normalised name without its leading article, where it has one: `the`, `le`, `la`, `les` or `l'`.
///
/// ```
/// use eligible::internal::domain::name_parts::without_article;
/// assert_eq!(without_article("the uk"), Some("uk"));
/// assert_eq!(without_article("l italie"), Some("italie"));
/// assert_eq!(without_article("lesotho"), None);
/// ```
#[must_use]
pub fn without_article(normal: &str) -> Option<&str> {
    match normal.split_once(' ') {
        Some(("the" | "le" | "la" | "les" | "l", name)) => Some(name),
        _ => None,
    }
}

/// Brackets of a text: where they are, and what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brackets<'t> {
    /// Their place in the text, in bytes, from the opening one to the end of the closing one.
    pub place: Range<usize>,
    /// What is between them.
    pub held: &'t str,
}

/// The brackets of a text, `()` and `[]`, that are in no others, in their order. One that is not closed, or never
/// opened, is none.
///
/// ```
/// use eligible::internal::domain::name_parts::brackets;
/// let held = |text| brackets(text).into_iter().map(|found| found.held).collect::<Vec<_>>();
/// assert_eq!(held("Canada (Québec (QC)) [Montréal]"), ["Québec (QC)", "Montréal"]);
/// assert_eq!(held("a) ((b) [c)"), ["b"]);
/// ```
#[must_use]
pub fn brackets(text: &str) -> Vec<Brackets<'_>> {
    let mut found: Vec<Brackets<'_>> = Vec::new();
    let mut open: Vec<(usize, u8)> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let opening = match byte {
            b'(' | b'[' => {
                open.push((at, byte));
                continue;
            }
            b')' => b'(',
            b']' => b'[',
            _ => continue,
        };
        let Some((start, _)) = open.pop_if(|(_, bracket)| *bracket == opening) else { continue };
        while found.pop_if(|within| within.place.start > start).is_some() {}
        let held = text.get(start + 1..at).unwrap_or_default();
        found.push(Brackets { place: start..at + 1, held });
    }
    found
}

/// A text with spaces for some of its brackets.
#[must_use]
pub fn without<'b, 't: 'b>(text: &str, brackets: impl IntoIterator<Item = &'b Brackets<'t>>) -> String {
    let (mut rest, mut from) = (String::with_capacity(text.len()), 0);
    for found in brackets {
        rest.push_str(text.get(from..found.place.start).unwrap_or_default());
        rest.push(' ');
        from = found.place.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// The parts of a text between separators that are outside its brackets.
///
/// ```
/// use eligible::internal::domain::name_parts::split_at_separators;
/// assert_eq!(split_at_separators("a (b, c), d", &[',']), ["a (b, c)", " d"]);
/// ```
#[must_use]
pub fn split_at_separators<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, letter) in letters_outside_brackets(text) {
        if letter.is_some_and(|letter| separators.contains(&letter)) {
            parts.extend(text.get(from..at));
            // Separators take one byte each.
            from = at + 1;
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// The parts of a text between words, given in their normal form, that are outside its brackets.
///
/// ```
/// use eligible::internal::domain::name_parts::split_at_words;
/// assert_eq!(split_at_words("French And German (or und)", &["and", "und"]), ["French ", " German (or und)"]);
/// assert_eq!(split_at_words("Andorran", &["and"]), ["Andorran"]);
/// ```
#[must_use]
pub fn split_at_words<'t>(text: &'t str, words: &[&str]) -> Vec<&'t str> {
    let (mut parts, mut from, mut word) = (Vec::new(), 0, None);
    for (at, letter) in letters_outside_brackets(text).chain([(text.len(), None)]) {
        if letter.is_some_and(|letter| letter.is_alphanumeric() || is_combining_mark(letter)) {
            word.get_or_insert(at);
            continue;
        }
        let Some(start) = word.take() else { continue };
        let ended = text.get(start..at).unwrap_or_default();
        if words.iter().any(|word| is_named(word, ended)) {
            parts.extend(text.get(from..start));
            from = at;
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// Each letter of a text with its place in bytes; `None` for one that is a bracket, or within brackets.
fn letters_outside_brackets(text: &str) -> impl Iterator<Item = (usize, Option<char>)> {
    let mut brackets = brackets(text).into_iter().peekable();
    text.char_indices().map(move |(at, letter)| {
        while brackets.next_if(|found| found.place.end <= at).is_some() {}
        let is_within = brackets.peek().is_some_and(|found| found.place.start <= at);
        (at, (!is_within).then_some(letter))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn held(text: &str) -> Vec<&str> {
        brackets(text).into_iter().map(|found| found.held).collect()
    }

    #[test]
    fn only_brackets_that_are_closed_by_their_own_kind_are_brackets() {
        assert_eq!(held("a (b) c (d)"), ["b", "d"]);
        assert_eq!(held("a (b [c]) d"), ["b [c]"]);
        assert_eq!(held("a (b"), [""; 0]);
        assert_eq!(held("a b)"), [""; 0]);
        assert_eq!(held("a (b]"), [""; 0]);
        assert_eq!(held("((a) b"), ["a"]);
        assert_eq!(held("()"), [""]);
    }

    proptest! {
        #[test]
        fn brackets_are_in_order_and_apart(text in "[()\\[\\]aé]{0,12}") {
            let found = brackets(&text);
            for (one, next) in found.iter().zip(found.iter().skip(1)) {
                prop_assert!(one.place.end <= next.place.start);
            }
            let rest = without(&text, &found);
            prop_assert!(brackets(&rest).is_empty());
            prop_assert_eq!(rest.len() + found.iter().map(|found| found.held.len() + 1).sum::<usize>(), text.len());
        }

        #[test]
        fn no_letter_is_lost_by_splitting(text in "[(), aé]{0,12}") {
            prop_assert_eq!(split_at_separators(&text, &[',']).join(","), text.clone());
            let parts = split_at_words(&text, &["a"]);
            prop_assert!(parts.iter().map(|part| part.len()).sum::<usize>() <= text.len());
        }
    }
}
