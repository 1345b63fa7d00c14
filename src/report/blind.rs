//! A report that shows nobody's name, birth date or nationality, for a review that must not know them.
//!
//! Ids and sources, which may hold a name, are replaced by a hash that is the same for the same salt. What rests on a
//! birth date or on nationalities is said without them. Elsewhere, such as in the evidence of a competency, the words of
//! the name, the birth date and the nationalities are replaced wherever the applicant wrote them as words. What is written
//! together with another word, or says a nationality in a word that nobody knows, can only be seen by a person.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::Datelike as _;
use unicode_normalization::char::is_combining_mark;

use crate::checks::Finding;
use crate::domain::applicant::{self, Applicant};
use crate::domain::calendar::PartialDate;
use crate::domain::languages::Language;
use crate::domain::names::normalise;
use crate::domain::part::Part as _;
use crate::domain::problem::{Problem, Warning, WarningKind};
use crate::domain::record::Object;
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::Lang;
use crate::report::hash::sha256;

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
    /// use eligible::internal::report::blind::Blind;
    /// let blind = |salt: &str| Blind { salt: salt.to_owned() };
    /// assert_eq!(blind("s").id("A-0001"), blind("s").id("A-0001"));
    /// assert_ne!(blind("s").id("A-0001"), blind("t").id("A-0001"));
    /// assert_eq!(blind("").id("A-0001"), "blind-431d2691f56d");
    /// ```
    #[must_use]
    pub fn id(&self, id: &str) -> String {
        let hash = sha256(format!("{}\0{id}", self.salt).as_bytes());
        format!("blind-{}", hash.part(..12))
    }

    /// What stands for an id that was asked for: what stands for one already stays what it is.
    #[must_use]
    pub fn asked_id(&self, asked: &str) -> String {
        let is_shown = asked
            .strip_prefix("blind-")
            .is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
        if is_shown { asked.to_owned() } else { self.id(asked) }
    }

    /// What stands for the hash of a record: with the salt, since who has the record could look its hash up.
    #[must_use]
    pub fn sha256(&self, record: &[u8]) -> String {
        sha256(&[self.salt.as_bytes(), b"\0", record].concat())
    }

    /// What stands for a path; standard input stays what it is.
    #[must_use]
    pub fn source<'a>(&self, source: &'a str) -> Cow<'a, str> {
        if source == "-" { Cow::Borrowed(source) } else { Cow::Owned(self.id(source)) }
    }
}

/// Whether a finding rests on a birth date, a nationality, or an answer that the rules protect.
#[must_use]
pub fn is_personal(finding: &Finding<'_>) -> bool {
    finding.fact.found().is_personal() || finding.parts.iter().any(is_personal)
}

/// Whether what is in a field of the record is not to be shown.
#[must_use]
pub fn is_personal_section(field: &str) -> bool {
    Applicant::FIELDS.iter().any(|known| known.personal && known.key == field)
}

/// A JSON pointer with what stands for the keys that are none of ours, which may be names.
#[must_use]
pub fn pointer(pointer: &str) -> String {
    let shown = |step: &str| {
        let is_ours = step.bytes().all(|byte| byte.is_ascii_digit()) || applicant::is_key(step);
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
        WarningKind::UnknownField(_) => WarningKind::UnknownField(hidden()),
        WarningKind::DayOrMonth(_) => WarningKind::DayOrMonth(hidden()),
        WarningKind::BornAfter(_, reference) => WarningKind::BornAfter(hidden(), *reference),
        WarningKind::BornLongAgo(_, reference) => WarningKind::BornLongAgo(hidden(), *reference),
        WarningKind::OtherVacancy(_, own) => WarningKind::OtherVacancy(hidden(), own.clone()),
        WarningKind::Unmapped(value, _) => WarningKind::Unmapped(*value, hidden()),
        WarningKind::NoHeader(_) => WarningKind::NoHeader(hidden()),
        concern @ (WarningKind::Blank
        | WarningKind::CellError(_)
        | WarningKind::FormulaWithoutValue
        | WarningKind::ReadAsCv(_)
        | WarningKind::TakenAsCompleted(_)
        | WarningKind::DeclaredEncoding(_)
        | WarningKind::OtherLevel(..)
        | WarningKind::StartsFarAhead(..)) => concern.clone(),
    };
    Warning { pointer: pointer(&warning.pointer), concern, ..warning.clone() }
}

/// Whether a finding is about a language, which may have the name of a nationality without telling one.
#[must_use]
pub fn is_about_languages(finding: &Finding<'_>) -> bool {
    finding.fact.found().names_languages() || finding.parts.iter().any(is_about_languages)
}

/// The words about one applicant that are not to be shown, as names are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// The words of the name and of the id.
    names: HashSet<String>,
    /// Those of the nationalities as stated, and of the countries they mean in either language.
    nationalities: HashSet<String>,
    /// The birth date as people write it, word by word.
    dates: Vec<Vec<String>>,
    /// Whether one of these is stated and cannot be understood. As nobody can say then which words are personal, all are.
    is_unread: bool,
}

/// Which words are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// All that are personal.
    All,
    /// All but those of nationalities that are languages too, where a language is meant.
    NotLanguages,
}

impl Personal {
    /// Those of an applicant. A short word of an id, an initial and the code of a country are not among them: they could
    /// stand for anything; neither is a year of birth alone.
    #[must_use]
    pub fn of(applicant: &Applicant<'_>, vocabulary: &Vocabulary) -> Self {
        let context = |word: &str| word.chars().count() > 3;
        let unread = |field: &&str| applicant.doubts.is_unreadable(field);
        let is_unread = ["id", "name", "date_of_birth", "nationalities"].iter().any(unread);
        let mut personal = Self { is_unread, ..Self::default() };
        if let Some(id) = &applicant.id {
            personal.names.extend(words(&id.value).map(|word| word.normal).filter(|word| context(word)));
        }
        if let Some(name) = &applicant.name {
            let of_name = words(&name.value).map(|word| word.normal);
            personal.names.extend(of_name.filter(|word| word.chars().count() > 1));
        }
        for item in applicant.nationalities.iter().flat_map(|list| &list.entries) {
            let country = vocabulary.country(&item.text.value);
            let names = Lang::ALL.map(|lang| country.map(|country| country.name(lang)).unwrap_or_default());
            for name in [item.text.value.as_ref(), &names[0], &names[1]] {
                personal.nationalities.extend(words(name).map(|word| word.normal).filter(|word| context(word)));
            }
        }
        if let Some(born) = &applicant.date_of_birth {
            personal.dates = dates(born.value);
        }
        personal
    }

    /// The text with each of the words hidden. The last word of a text that was cut is hidden where it may begin one.
    #[must_use]
    pub fn hide<'a>(&self, text: &'a str, which: Words) -> Cow<'a, str> {
        if self.is_unread {
            return Cow::Borrowed(HIDDEN);
        }
        let words: Vec<_> = words(text).collect();
        let (mut shown, mut end, mut next) = (String::new(), 0, 0);
        while let Some(word) = words.get(next) {
            let following = words.part(next..);
            let date = self.dates.iter().find(|date| begins_with(following, date)).map(Vec::len);
            let is_cut = text.get(word.at + word.length..).is_some_and(|rest| rest.starts_with('…'));
            let count = date.unwrap_or_else(|| usize::from(self.holds(&word.normal, is_cut, which)));
            if let Some(last) = following.get(..count).and_then(<[WordInText]>::last) {
                shown.push_str(text.part(end..word.at));
                shown.push_str(HIDDEN);
                end = last.at + last.length;
            }
            next += count.max(1);
        }
        if end == 0 {
            return Cow::Borrowed(text);
        }
        shown.push_str(text.part(end..));
        Cow::Owned(shown)
    }

    /// The sentence with each of the words hidden where the words of others stand, that is in backticks: to hide one of our
    /// own words would tell what it is.
    #[must_use]
    pub fn hide_quoted(&self, sentence: &str, which: Words) -> String {
        let parts = sentence.split('`').enumerate();
        let shown = parts.map(|(number, part)| if number % 2 == 1 { self.hide(part, which) } else { part.into() });
        shown.collect::<Vec<_>>().join("`")
    }

    fn holds(&self, word: &str, is_cut: bool, which: Words) -> bool {
        let is_of = |known: &HashSet<String>| {
            known.contains(word) || (is_cut && !word.is_empty() && known.iter().any(|known| known.starts_with(word)))
        };
        let may_be_shown = || which == Words::NotLanguages && Language::resolve(word).is_some();
        is_of(&self.names) || (is_of(&self.nationalities) && !may_be_shown())
    }
}

/// A word of a text: where it is, and as names are compared.
#[derive(Debug)]
struct WordInText {
    at: usize,
    length: usize,
    normal: String,
}

/// The words of a text, which are what is between spaces and punctuation.
fn words(text: &str) -> impl Iterator<Item = WordInText> {
    // An accent may stand as a character of its own behind its letter.
    let is_part = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(is_part)?;
        let rest = text.get(start..)?;
        let length = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        from = start + length;
        Some(WordInText { at: start, length, normal: normalise(rest.get(..length)?) })
    })
}

fn begins_with(words: &[WordInText], date: &[String]) -> bool {
    !date.is_empty() && words.len() >= date.len() && words.iter().zip(date).all(|(word, part)| word.normal == *part)
}

/// The ways in which people write a date, of which more than the year is known, word by word.
fn dates(born: PartialDate) -> Vec<Vec<String>> {
    let (first, last) = (born.first(), born.last());
    if first != last && born == PartialDate::either(first, last) {
        return [first, last].into_iter().flat_map(|day| dates(PartialDate::exact(day))).collect();
    }
    if first.month() != last.month() || first.year() != last.year() {
        return Vec::new();
    }
    let (year, month) = (first.year().to_string(), first.month());
    let worded = Lang::ALL.map(|lang| crate::domain::grammar::date_words::partial_date(lang, born).to_string());
    let mut all: Vec<Vec<String>> = worded.iter().map(|text| words(text).map(|word| word.normal).collect()).collect();
    for month in [format!("{month:02}"), month.to_string()] {
        if !born.is_exact() {
            all.extend([vec![year.clone(), month.clone()], vec![month.clone(), year.clone()]]);
            continue;
        }
        for day in [format!("{:02}", first.day()), first.day().to_string()] {
            let (year, month) = (year.clone(), month.clone());
            all.push(vec![year.clone(), month.clone(), day.clone()]);
            all.push(vec![day.clone(), month.clone(), year.clone()]);
            all.push(vec![month, day, year]);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::applicant::{Item, List};
    use crate::domain::location::Located;

    fn personal() -> Personal {
        let text = |value: &'static str| Located { value: Cow::Borrowed(value), at: 0 };
        let item = |index, value| Item { index, text: text(value), is_number: false };
        let applicant = Applicant {
            id: Some(text("X-17-zoe17")),
            name: Some(text("Zoë O'Example-Ünal")),
            date_of_birth: PartialDate::parse("2001-02-03").ok().map(|value| Located { value, at: 0 }),
            nationalities: Some(List { at: 0, entries: vec![item(0, "NO"), item(1, "French")] }),
            ..Applicant::default()
        };
        Personal::of(&applicant, &Vocabulary::default())
    }

    #[test]
    fn words_are_hidden_as_wholes_whatever_their_case_and_accents() {
        let cases = [
            ("ZOË O'EXAMPLE-ÜNAL wrote it", "▒▒▒ O'▒▒▒-▒▒▒ wrote it"),
            ("Zoe\u{308} and Zoe", "▒▒▒ and ▒▒▒"),
            ("unal & Sons, for example", "▒▒▒ & Sons, for ▒▒▒"),
            ("Bank of Norway, Banque de Norvège", "Bank of ▒▒▒, Banque de ▒▒▒"),
            ("Norwayish", "Norwayish"),
            ("born 2001-02-03, 03/02/2001, 3.2.2001, 3 février 2001.", "born ▒▒▒, ▒▒▒, ▒▒▒, ▒▒▒."),
            ("in 2001, in 2001-02-04", "in 2001, in 2001-02-04"),
            ("the file x-17-zoe17.json", "the file x-17-▒▒▒.json"),
            ("no, o is a letter", "no, o is a letter"),
            ("told by Exam…", "told by ▒▒▒…"),
            ("told by Exam", "told by Exam"),
        ];
        for (text, expected) in cases {
            assert_eq!(personal().hide(text, Words::All), expected);
        }
    }

    #[test]
    fn only_the_words_of_others_are_hidden_in_a_sentence_and_no_language_is() {
        let sentence = "met by the French text: `French` at `C1`, by `Zoë`";
        let personal = personal();
        assert_eq!(personal.hide_quoted(sentence, Words::All), "met by the French text: `▒▒▒` at `C1`, by `▒▒▒`");
        assert_eq!(
            personal.hide_quoted(sentence, Words::NotLanguages),
            "met by the French text: `French` at `C1`, by `▒▒▒`"
        );
    }

    proptest! {
        #[test]
        fn any_text_without_them_stays_as_it_is(text in "[a-dx .…`0-9\u{301}-]{0,60}") {
            prop_assert_eq!(personal().hide(&text, Words::All), text.as_str());
        }
    }
}
