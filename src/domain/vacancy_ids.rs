//! The vacancies that people name, as the contract reads them (semantics, condition C3).

use std::borrow::Cow;

use crate::domain::applicant::Item;
use crate::domain::closed_words::is_placeholder;
use crate::domain::text::trimmed;

/// The vacancies that a text names, in the form in which two equal ones are the same text; `id` is the one of the rules.
///
/// Where that id is a number, the numbers in the text of as many digits are the vacancies. Any other text stands for
/// itself, split at commas, semicolons and line ends; placeholders and punctuation alone are none.
///
/// ```
/// use eligible::internal::domain::vacancy_ids::vacancies_named;
/// assert_eq!(vacancies_named("250701, 250702 and 250703", "250700"), ["250701", "250702", "250703"]);
/// assert_eq!(vacancies_named("Legal Affairs; legal affairs", "250700"), ["legal affairs", "legal affairs"]);
/// assert_eq!(vacancies_named("OPS-2501, OPS-2502", "ops-2500"), ["ops-2501", "ops-2502"]);
/// assert!(vacancies_named("n/a", "250700").is_empty() && vacancies_named("...", "250700").is_empty());
/// ```
#[must_use]
pub fn vacancies_named<'t>(text: &'t str, id: &str) -> Vec<Cow<'t, str>> {
    let id = trimmed(id);
    // Most name one vacancy, and that alone.
    if text.len() == id.len() && is_number(id) && is_number(text) {
        return vec![Cow::Borrowed(text)];
    }
    if is_placeholder(text) {
        return Vec::new();
    }
    if is_number(id) {
        let numbers = text.split(|letter: char| !letter.is_ascii_digit());
        let of_this_length: Vec<_> = numbers.filter(|number| number.len() == id.len()).map(Cow::Borrowed).collect();
        if !of_this_length.is_empty() {
            return of_this_length;
        }
    }
    let parts = text.split([',', ';', '\n', '\r']).map(trimmed);
    parts.filter(|part| !part.is_empty() && !is_placeholder(part)).map(folded).collect()
}

/// The vacancies that an entry of a list names.
#[must_use]
pub fn vacancies_of<'t>(item: &'t Item<'_>, id: &str) -> Vec<Cow<'t, str>> {
    if is_too_short(item, id) { Vec::new() } else { vacancies_named(&item.text.value, id) }
}

/// Whether an entry is a whole number of fewer digits than the id, which is no vacancy, and may be how many there are.
#[must_use]
pub fn is_too_short(item: &Item<'_>, id: &str) -> bool {
    let id = trimmed(id);
    item.is_number && is_number(id) && item.text.value.len() < id.len()
}

/// Whether a text names this vacancy alone.
///
/// ```
/// use eligible::internal::domain::vacancy_ids::is_this;
/// assert!(is_this("250700", "250700") && is_this("Vacancy 250700 (OPS)", "250700"));
/// assert!(!is_this("250700, 250701", "250700") && !is_this("n/a", "250700"));
/// ```
#[must_use]
pub fn is_this(text: &str, id: &str) -> bool {
    let named = vacancies_named(text, id);
    !named.is_empty() && named.iter().all(|vacancy| *vacancy == folded(id))
}

/// How many digits an id has that is a number.
#[must_use]
pub fn number_of_digits(id: &str) -> Option<usize> {
    let id = trimmed(id);
    is_number(id).then_some(id.len())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The vacancy itself in the same form.
#[must_use]
pub fn folded(id: &str) -> Cow<'_, str> {
    let id = trimmed(id);
    if id.chars().any(char::is_uppercase) { Cow::Owned(id.to_lowercase()) } else { Cow::Borrowed(id) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_as_many_digits_are_vacancies() {
        let cases: &[(&str, &[&str])] = &[
            ("250701", &["250701"]),
            (" 250701 ", &["250701"]),
            ("250777, 250770, 250720", &["250777", "250770", "250720"]),
            ("Vacancy no. 250701 (OPS)/250702", &["250701", "250702"]),
            ("REF250701A", &["250701"]),
            // Numbers of other lengths say nothing beside one that fits.
            ("250701 of 2025", &["250701"]),
            ("2507011", &["2507011"]),
            ("12", &["12"]),
            ("Vacancy 12", &["vacancy 12"]),
        ];
        for (text, expected) in cases {
            assert_eq!(vacancies_named(text, "250700"), *expected, "{text}");
        }
    }

    #[test]
    fn any_other_text_is_a_vacancy_by_itself() {
        let cases: &[(&str, &[&str])] = &[
            ("Legal Affairs, Public Diplomacy", &["legal affairs", "public diplomacy"]),
            ("Legal Affairs;\nPublic Diplomacy\r\nDefence", &["legal affairs", "public diplomacy", "defence"]),
            ("Legal Affairs and Public Diplomacy", &["legal affairs and public diplomacy"]),
            ("Legal Affairs, -, none,", &["legal affairs"]),
            ("Élan", &["élan"]),
        ];
        for (text, expected) in cases {
            assert_eq!(vacancies_named(text, "250700"), *expected, "{text}");
        }
        assert_eq!(vacancies_named("250701", "OPS-1"), ["250701"]);
        assert_eq!(vacancies_named("12", "OPS-1"), ["12"]);
    }

    #[test]
    fn placeholders_and_punctuation_are_none() {
        for text in ["none", "N/A", "aucune", "-", "...", "", " ", ",;", "0"] {
            assert!(vacancies_named(text, "250700").is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_in_capitals_names_the_same(text in "[a-z0-9 ,;-]{0,20}") {
            let capitals = text.to_uppercase();
            prop_assert_eq!(vacancies_named(&text, "2507"), vacancies_named(&capitals, "2507"));
        }
    }
}
