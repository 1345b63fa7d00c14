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
// 6(2)(d)); a `CE` counts for `DE` if its holder may drive `D` (Article 6(2)(b)).
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
    "CE" includes ["C" "C1" "C1E" "BE" "B" "B1"] perhaps ["AM" "DE"];
    "D1" includes ["B" "B1"] perhaps ["AM"];
    "D1E" includes ["D1" "BE" "B" "B1"] perhaps ["AM"];
    "D" includes ["D1" "B" "B1"] perhaps ["AM"];
    "DE" includes ["D" "D1" "D1E" "BE" "B" "B1"] perhaps ["AM"];
}

/// What people write before a category.
const LABELS: [&str; 5] = ["category", "cat", "categorie", "klasse", "permis"];

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

    /// Whether a text names it, or one that counts for it: unclear where it names what nobody knows.
    #[must_use]
    pub fn is_in(self, text: &str) -> Outcome {
        let normal = normalise(&text.replace('+', ""));
        let mut words = normal.split_whitespace().filter(|word| !LABELS.contains(word)).peekable();
        // A text without a word names nothing that is known.
        let mut found = if words.peek().is_none() { Outcome::Unclear } else { Outcome::NotMet };
        while let Some(word) = words.next() {
            // `C1 E` is `C1E`.
            let with_trailer = words.next_if_eq(&"e").map(|trailer| [word, trailer].concat());
            let named = Self::named(with_trailer.as_deref().unwrap_or(word));
            found = found.max(named.map_or(Outcome::Unclear, |named| named.counts_for(self)));
        }
        found
    }
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
