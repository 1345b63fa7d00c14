//! A report that shows nobody's name, birth date or nationality, for a review that must not know them.
//!
//! Ids and sources, which may hold a name, are replaced by a hash that is the same for the same salt. What rests on a
//! birth date or on nationalities is told without them. Elsewhere, such as in the evidence of a competency, the words of
//! the name, the birth date and the nationalities as they are stated are replaced wherever they stand as whole words.

use std::borrow::Cow;

use crate::checks::{Fact, Finding};
use crate::domain::applicant::Applicant;
use crate::domain::problem::{Concern, Problem, Warning};
use crate::intake::applicant as fields;
use crate::report::data::sha256;

/// Stands where something is hidden.
pub const HIDDEN: &str = "▒▒▒";

/// How ids are replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blind {
    /// Goes into the hash, so that nobody without it can try ids out.
    pub salt: String,
}

impl Blind {
    /// What stands for an id: the first 12 hexadecimal digits of the SHA-256 of the salt, a zero byte, and the id.
    ///
    /// ```
    /// use eligible::report::blind::Blind;
    /// let blind = |salt: &str| Blind { salt: salt.to_owned() };
    /// assert_eq!(blind("s").id("A-0001"), blind("s").id("A-0001"));
    /// assert_ne!(blind("s").id("A-0001"), blind("t").id("A-0001"));
    /// assert_eq!(blind("").id("A-0001"), "blind-431d2691f56d");
    /// ```
    #[must_use]
    pub fn id(&self, id: &str) -> String {
        let hash = sha256(format!("{}\0{id}", self.salt).as_bytes());
        format!("blind-{}", hash.get(..12).unwrap_or_default())
    }

    /// What stands for a path; standard input stays what it is.
    #[must_use]
    pub fn source<'a>(&self, source: &'a str) -> Cow<'a, str> {
        if source == "-" { Cow::Borrowed(source) } else { Cow::Owned(self.id(source)) }
    }
}

/// Whether a finding rests on a birth date or a nationality.
#[must_use]
pub fn is_personal(finding: &Finding<'_>) -> bool {
    matches!(finding.fact, Fact::Age(_) | Fact::Nationality(_)) || finding.parts.iter().any(is_personal)
}

/// Whether what stands in a field of the record is not to be shown.
#[must_use]
pub fn is_personal_section(field: &str) -> bool {
    ["id", "name", "date_of_birth", "nationalities"].contains(&field)
}

/// A JSON pointer with what stands for the keys that are none of ours, which may be names.
#[must_use]
pub fn pointer(pointer: &str) -> String {
    let known = [
        fields::APPLICANT,
        fields::EDUCATION,
        fields::LANGUAGE,
        fields::IT_SKILL,
        fields::EXPERIENCE,
        fields::COMPETENCY,
        fields::DOCUMENT,
        fields::APPLICATION,
    ];
    let shown = |step: &str| {
        let is_ours = step.bytes().all(|byte| byte.is_ascii_digit()) || known.iter().any(|list| list.contains(&step));
        if is_ours { step.to_owned() } else { HIDDEN.to_owned() }
    };
    pointer.split('/').map(shown).collect::<Vec<_>>().join("/")
}

/// A problem without what was found: in the place of a name it may be one.
#[must_use]
pub fn problem(problem: &Problem) -> Problem {
    let found = problem.found.as_ref().map(|_| HIDDEN.to_owned());
    Problem { pointer: pointer(&problem.pointer), found, ..problem.clone() }
}

/// A warning without the words of the applicant.
#[must_use]
pub fn warning(warning: &Warning) -> Warning {
    let hidden = || HIDDEN.to_owned();
    let concern = match &warning.concern {
        Concern::UnknownField(_) => Concern::UnknownField(hidden()),
        Concern::BornAfter(_, reference) => Concern::BornAfter(hidden(), reference.clone()),
        Concern::BornLongAgo(_, reference) => Concern::BornLongAgo(hidden(), reference.clone()),
        Concern::OtherVacancy(_, own) => Concern::OtherVacancy(hidden(), own.clone()),
        Concern::Unmapped(value, _) => Concern::Unmapped(*value, hidden()),
        concern @ (Concern::Blank | Concern::ReadAsCv(_)) => concern.clone(),
    };
    Warning { pointer: pointer(&warning.pointer), concern, ..warning.clone() }
}

/// The words about one applicant that are not to be shown, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    words: Vec<String>,
}

impl Personal {
    /// Those of an applicant: the id, each word of the name, the birth date, and the nationalities. A short id, an initial
    /// and the code of a country are not among them: they could stand for anything.
    #[must_use]
    pub fn of(applicant: &Applicant<'_>) -> Self {
        let mut words = Vec::new();
        let telling = |text: &&str| text.chars().count() > 3;
        words.extend(applicant.id.as_ref().map(|id| id.value.trim()).filter(telling).map(str::to_lowercase));
        if let Some(name) = &applicant.name {
            words.push(name.value.trim().to_lowercase());
            words.extend(name_words(&name.value).filter(|word| word.chars().count() > 1).map(str::to_lowercase));
        }
        if let Some(born) = &applicant.date_of_birth {
            words.push(born.value.to_string());
        }
        let nationalities = applicant.nationalities.iter().flat_map(|list| &list.entries);
        words.extend(nationalities.map(|item| item.text.value.trim()).filter(telling).map(str::to_lowercase));
        words.retain(|word| !word.is_empty());
        // The longest first, so that a whole name is hidden as one.
        words.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        words.dedup();
        Self { words }
    }

    /// The text with each of the words hidden.
    #[must_use]
    pub fn hide<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for word in &self.words {
            if let Some(hidden) = hide_word(&text, word) {
                text = Cow::Owned(hidden);
            }
        }
        text
    }
}

fn name_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The text without a word that is in lower case; `None` where it does not hold it.
fn hide_word(text: &str, word: &str) -> Option<String> {
    let (mut shown, mut rest, mut before) = (String::new(), text, None);
    let mut found = false;
    while let Some(first) = rest.chars().next() {
        let begins_here = before.is_none_or(|letter: char| !letter.is_alphanumeric());
        if let Some(length) = length_of(rest, word).filter(|_| begins_here) {
            shown.push_str(HIDDEN);
            rest = rest.get(length..).unwrap_or_default();
            before = None;
            found = true;
        } else {
            shown.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            before = Some(first);
        }
    }
    found.then_some(shown)
}

/// How many bytes of the text the word takes where the text begins with it and it ends there.
fn length_of(text: &str, word: &str) -> Option<usize> {
    let (mut wanted, mut length) = (word.chars(), 0);
    let mut letters = text.chars();
    while wanted.as_str() != "" {
        let letter = letters.next()?;
        for lower in letter.to_lowercase() {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
        length += letter.len_utf8();
    }
    letters.next().is_none_or(|next| !next.is_alphanumeric()).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::applicant::{Item, List};
    use crate::domain::calendar::PartialDate;
    use crate::domain::place::At;

    fn personal() -> Personal {
        let text = |value: &'static str| At { value: Cow::Borrowed(value), at: 0 };
        let item = |index, value| Item { index, text: text(value) };
        Personal::of(&Applicant {
            id: Some(text("X-17")),
            name: Some(text("Zoë O'Example-Ünal")),
            date_of_birth: PartialDate::parse("2001-02-03").ok().map(|value| At { value, at: 0 }),
            nationalities: Some(List { at: 0, entries: vec![item(0, "Norway"), item(1, "FR")] }),
            ..Applicant::default()
        })
    }

    #[test]
    fn words_are_hidden_as_wholes_whatever_their_case() {
        let cases = [
            ("ZOË O'EXAMPLE-ÜNAL wrote it", "▒▒▒ wrote it"),
            ("Ünal & Sons, for example", "▒▒▒ & Sons, for ▒▒▒"),
            ("Bank of Norway", "Bank of ▒▒▒"),
            ("Norwayish", "Norwayish"),
            ("born 2001-02-03.", "born ▒▒▒."),
            ("the file x-17.json", "the file ▒▒▒.json"),
            ("fr is a language, o is a letter", "fr is a language, o is a letter"),
        ];
        for (text, expected) in cases {
            assert_eq!(personal().hide(text), expected);
        }
    }

    #[test]
    fn a_name_that_is_a_part_of_another_is_hidden_in_it_too() {
        let cases = [("Ana", "Anaana Ana"), ("Ana", "Ana"), ("İ", "İİ İ"), ("ß", "ẞ ss ß")];
        for (word, text) in cases {
            let hidden = hide_word(text, &word.to_lowercase()).unwrap_or_else(|| text.to_owned());
            assert!(hidden.split_whitespace().all(|shown| shown.to_lowercase() != word.to_lowercase()), "{hidden}");
        }
    }
}
