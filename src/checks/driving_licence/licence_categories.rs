//! The categories of driving licences, and which of them include which.
//!
//! Source: Directive 2006/126/EC of the European Parliament and of the Council, Articles 4 (categories) and 6 (conditions and
//! equivalences).

use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;

/// A category, as the directive names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    name: &'static str,
    /// Those that it surely includes.
    included: &'static [&'static str],
    /// Those that it may include.
    maybe: &'static [&'static str],
}

/// Makes of lines `"C" includes ["C1" "B"] perhaps ["AM"];` the categories and the list of their names.
macro_rules! categories {
    ($($name:literal includes [$($included:literal)*] perhaps [$($maybe:literal)*];)+) => {
        impl Category {
            /// Their names, each with the category.
            pub const ALL: &[(&'static str, Self)] =
                &[$(($name, Self { name: $name, included: &[$($included),*], maybe: &[$($maybe),*] })),+];
            /// Their names.
            pub const NAMES: &[&'static str] = &[$($name),+];
        }
    };
}

// Of a motorcycle of any size `AM` is included, of other vehicles only where the country did not limit that (Article
// 6(2)(d)); a `CE` counts for `DE`, and so for `D1E`, if its holder may drive `D` (Article 6(2)(b) and (c)).
categories! {
    "AM" includes [] perhaps [];
    "A1" includes ["AM"] perhaps [];
    "A2" includes ["A1" "AM"] perhaps [];
    "A" includes ["A2" "A1" "AM"] perhaps [];
    "B1" includes [] perhaps ["AM"];
    "B" includes ["B1"] perhaps ["AM"];
    "BE" includes ["B" "B1"] perhaps ["AM"];
    "C1" includes ["B" "B1"] perhaps ["AM"];
    "C1E" includes ["C1" "BE" "B" "B1"] perhaps ["AM"];
    "C" includes ["C1" "B" "B1"] perhaps ["AM"];
    "CE" includes ["C" "C1" "C1E" "BE" "B" "B1"] perhaps ["AM" "DE" "D1E"];
    "D1" includes ["B" "B1"] perhaps ["AM"];
    "D1E" includes ["D1" "BE" "B" "B1"] perhaps ["AM"];
    "D" includes ["D1" "B" "B1"] perhaps ["AM"];
    "DE" includes ["D" "D1" "D1E" "BE" "B" "B1"] perhaps ["AM"];
}

/// What people write beside a category, in the form of [`normalise`].
const LABELS: [&str; 24] = [
    "category",
    "categories",
    "cat",
    "categorie",
    "categoria",
    "kategorie",
    "kat",
    "klasse",
    "klassen",
    "permis",
    "permesso",
    "conduire",
    "driving",
    "licence",
    "license",
    "fuhrerschein",
    "rijbewijs",
    "patente",
    "and",
    "et",
    "und",
    "y",
    "en",
    "plus",
];

/// Categories that are words too: in small letters beside others they may be those.
const WORDS_TOO: [&str; 3] = ["a", "am", "de"];

impl Category {
    /// The name of the category.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, category)| *category)
    }

    /// Whether it counts for another one.
    fn counts_for(self, other: Self) -> Outcome {
        if self.name == other.name || self.included.contains(&other.name) {
            Outcome::Met
        } else if self.maybe.contains(&other.name) {
            Outcome::Unclear
        } else {
            Outcome::NotMet
        }
    }

    /// Whether a text names it, or one that counts for it: unclear if it says anything that nobody knows, as that may take
    /// back the rest (`B withdrawn`).
    #[must_use]
    pub fn is_in(self, text: &str) -> Outcome {
        let mut found = None;
        for part in parts(text) {
            let normal = normalise(&part).replace("de conduire", "conduire");
            let is_alone = !normal.contains(' ');
            let mut words = normal.split_whitespace().filter(|word| !LABELS.contains(word)).peekable();
            while let Some(word) = words.next() {
                if WORDS_TOO.contains(&word) && !is_alone && !part.contains(&word.to_uppercase()) {
                    return Outcome::Unclear;
                }
                // `C 1` is `C1`.
                let number = words.next_if(|word| ["1", "2"].contains(word)).unwrap_or_default();
                let name = [word, number].concat();
                let Some(mut outcome) = Self::named(&name).map(|named| named.counts_for(self)) else {
                    return Outcome::Unclear;
                };
                // `C1 E` is `C1E`; before a further word it may be an "and" (`B e C`).
                if words.next_if_eq(&"e").is_some() {
                    let Some(with_trailer) = Self::named(&(name + "e")) else { return Outcome::Unclear };
                    let with_trailer = with_trailer.counts_for(self);
                    outcome = match words.peek() {
                        None => with_trailer,
                        Some(_) => Outcome::agreed([with_trailer, outcome]),
                    };
                }
                found = found.max(Some(outcome));
            }
        }
        found.unwrap_or(Outcome::Unclear)
    }
}

/// What stands between commas and the like, each a category or several: `B+E` is `BE`, `B+C` is both.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for listed in text.split([',', ';', '/', '&', '|']) {
        for (number, part) in listed.split('+').enumerate() {
            match parts.last_mut() {
                Some(last) if number > 0 && part.trim().eq_ignore_ascii_case("e") => last.push('E'),
                _ => parts.push(part.trim().to_owned()),
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::Category;
    use crate::domain::outcome::Outcome::{Met, NotMet, Unclear};

    #[test]
    fn a_category_counts_for_those_that_the_directive_says() {
        for (asked, text, outcome) in [
            ("B", "B", Met),
            ("B", "b1", NotMet),
            ("B", "C1E", Met),
            ("C", "C1", NotMet),
            ("C1", "C", Met),
            ("A1", "A2", Met),
            ("A", "A2", NotMet),
            ("BE", "CE", Met),
            ("DE", "CE", Unclear),
            ("D1E", "CE", Unclear),
            ("D1E", "DE", Met),
            ("AM", "B", Unclear),
            ("AM", "A1", Met),
            ("B", "A", NotMet),
        ] {
            let found = Category::named(asked).map(|category| category.is_in(text));
            assert_eq!(found, Some(outcome), "{asked}: {text}");
        }
    }

    #[test]
    fn what_people_write_is_read() {
        for (asked, text, outcome) in [
            ("BE", "B+E", Met),
            ("C1E", "C1 E", Met),
            ("BE", "A, BE", Met),
            ("B", "Klasse B", Met),
            ("B", "catégorie b", Met),
            ("B", "car licence", Unclear),
            ("B", "A und Traktor", Unclear),
            ("BE", "B + E", Met),
            ("C", "B+C", Met),
            ("C", "C 1", NotMet),
            ("A", "A-2", NotMet),
            ("D1", "D 1", Met),
            // "B and C" in Italian and Portuguese, or a trailer and a lorry.
            ("BE", "B e C", Unclear),
            ("B", "B e C", Met),
            ("BE", "B, E", Unclear),
            ("B", "not B", Unclear),
            ("B", "B withdrawn", Unclear),
            ("B", "B (learner)", Unclear),
            ("B", "A (learner)", Unclear),
            ("B", "Führerschein Klassen A, B", Met),
            ("A", "driving licence B", NotMet),
            ("A", "a", Met),
            ("A", "a driving licence", Unclear),
            ("AM", "I am learning", Unclear),
            ("D", "permis de conduire B", NotMet),
            ("D", "de B", Unclear),
            ("D", "DE", Met),
            ("B", " ", Unclear),
        ] {
            let found = Category::named(asked).map(|category| category.is_in(text));
            assert_eq!(found, Some(outcome), "{asked}: {text}");
        }
    }

    #[test]
    fn what_a_category_includes_is_a_category_and_includes_no_more_than_it() {
        for (name, category) in Category::ALL {
            for other in category.included.iter().chain(category.maybe) {
                assert!(Category::named(other).is_some_and(|other| other != *category), "{name}: {other}");
            }
            for inner in category.included {
                let further = Category::named(inner).map(|inner| inner.included).unwrap_or_default();
                assert!(further.iter().all(|one| category.included.contains(one)), "{name} includes {inner}");
            }
        }
    }
}
