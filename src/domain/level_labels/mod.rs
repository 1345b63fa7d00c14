//! What people write for the level of a language or a skill, and the levels of a scale that it may mean.

mod tokens;

use std::sync::LazyLock;

use crate::domain::level_labels::tokens::{Token, brackets, tokens};
use crate::domain::names::{NameMap, normalise, with_normal};
use crate::domain::standard_lists::{self, StandardCertificate, StandardScale};
use crate::domain::text::Lang;

/// The levels that a label may mean: any from the lowest to the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LabelMeaning {
    /// The place of the lowest level on its scale, from 0.
    pub lowest: usize,
    /// The place of the highest level on its scale, not below the lowest.
    pub highest: usize,
    /// Whether the whole label is a word that says that the language is a mother tongue.
    pub is_mother_tongue: bool,
}

impl LabelMeaning {
    /// One level.
    #[must_use]
    pub const fn level(level: usize) -> Self {
        Self::range(level, level)
    }

    /// Any level between two, in whichever order.
    #[must_use]
    pub const fn range(one: usize, other: usize) -> Self {
        let (lowest, highest) = if one <= other { (one, other) } else { (other, one) };
        Self { lowest, highest, is_mother_tongue: false }
    }

    /// What several labels of the same thing mean together: the levels that each of them may mean or, where they share
    /// none, from the lowest to the highest of all. They are no word for a mother tongue, even where one of them is.
    ///
    /// ```
    /// use eligible::internal::domain::level_labels::LabelMeaning;
    /// let joint = |meanings: &[LabelMeaning]| LabelMeaning::joint(meanings.iter().copied());
    /// let (b1_b2, b2_c1, c2) = (LabelMeaning::range(2, 3), LabelMeaning::range(3, 4), LabelMeaning::level(5));
    /// assert_eq!(joint(&[b1_b2, b2_c1]), Some(LabelMeaning::level(3)));
    /// assert_eq!(joint(&[b1_b2, c2]), Some(LabelMeaning::range(2, 5)));
    /// assert_eq!(joint(&[]), None);
    /// ```
    #[must_use]
    pub fn joint(meanings: impl Iterator<Item = Self> + Clone) -> Option<Self> {
        let (lowest, highest) = (meanings.clone().map(|one| one.lowest), meanings.map(|one| one.highest));
        let (from, to) = (lowest.clone().max()?, highest.clone().min()?);
        if from <= to { Some(Self::range(from, to)) } else { Some(Self::range(lowest.min()?, highest.max()?)) }
    }
}

/// The levels of the standard scale of skills, and what they are called in French.
const SKILL_LEVELS: [(&str, &str); 4] =
    [("basic", "notions"), ("intermediate", "intermédiaire"), ("advanced", "avancé"), ("expert", "expert")];

/// A level of the standard scale of skills, as it is called in one of our languages; any other as the rules name it.
///
/// ```
/// use eligible::internal::domain::{level_labels::level_name, text::Lang};
/// assert_eq!(level_name(Lang::Fr, "advanced"), "avancé");
/// assert_eq!(level_name(Lang::Fr, "C1"), "C1");
/// ```
#[must_use]
pub fn level_name(lang: Lang, level: &str) -> &str {
    let known = SKILL_LEVELS.iter().find(|(name, _)| lang == Lang::Fr && *name == level);
    known.map_or(level, |(_, french)| french)
}

/// A score of a certificate, exact to a thousandth; what is beyond is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateScore {
    thousandths: u64,
}

impl CertificateScore {
    /// Reads digits, with a point or a comma before the decimals if there are any.
    ///
    /// ```
    /// use eligible::internal::domain::level_labels::CertificateScore;
    /// assert_eq!(CertificateScore::read("7"), CertificateScore::read("7.0"));
    /// assert!(CertificateScore::read("6,99") < CertificateScore::read("7"));
    /// assert_eq!(CertificateScore::read("-7"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) {
            return None;
        }
        let digits = decimals.bytes().map(|byte| u64::from(byte - b'0'));
        let decimals = digits.chain(std::iter::repeat(0)).take(3).fold(0, |sum, digit| sum * 10 + digit);
        // What is too long for a number is above every score.
        let whole = whole.parse::<u64>().unwrap_or(u64::MAX);
        Some(Self { thousandths: whole.saturating_mul(1000).saturating_add(decimals) })
    }
}

/// What a certificate says of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The place of the level by the name alone; absent: nobody knows.
    pub alone: Option<usize>,
    /// From which score on which level holds; no level: nobody knows. In any order.
    pub scores: Vec<(CertificateScore, Option<usize>)>,
}

impl Certificate {
    /// The place of the level: that of the score, if there is one and any is known of the certificate, else that of the
    /// name alone.
    fn level(&self, score: Option<CertificateScore>) -> Option<usize> {
        let Some(score) = score.filter(|_| !self.scores.is_empty()) else { return self.alone };
        let reached = self.scores.iter().filter(|(from, _)| *from <= score);
        reached.max_by_key(|(from, _)| *from).and_then(|(_, level)| *level)
    }
}

/// A scale of levels with the labels that mean them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelScale {
    levels: Vec<String>,
    /// The normalised levels, if each is a letter and a digit; else none.
    codes: Vec<String>,
    /// What the normalised levels and words mean.
    words: NameMap<LabelMeaning>,
    certificates: Vec<Certificate>,
    /// The place there of each certificate, by its normalised names.
    certificate_names: NameMap<usize>,
}

/// A label with one of these signs is a level that nobody knows.
const HEDGE_SIGNS: [char; 7] = ['<', '>', '≤', '≥', '~', '≈', '?'];

/// A label that is not listed and has one of these words, here normalised, is a level that nobody knows.
#[rustfmt::skip]
const HEDGE_WORDS: [&str; 34] = [
    "not", "no", "non", "yet", "expected", "planned", "target", "aim", "aiming", "goal", "objective", "above", "below",
    "over", "under", "towards", "almost", "nearly", "progress", "preparing", "preparation", "pending", "soon", "until",
    "before", "former", "pas", "encore", "vise", "objectif", "prevu", "attendu", "vers", "cours",
];

/// The words, here normalised, that change nothing beside a level.
const LEVEL_WORDS: [&str; 11] =
    ["level", "niveau", "nivel", "livello", "poziom", "cefr", "cecr", "cecrl", "ger", "mcer", "qcer"];

/// Brackets within so many others are looked into.
const MAX_NESTING: usize = 8;

/// So many words beside a level are looked at; the names of certificates are far shorter.
const MAX_WORDS_BESIDE_LEVEL: usize = 24;

/// A label beside a name has at most so many bytes.
const MAX_LABEL_BESIDE_NAME: usize = 500;

/// The first byte of an en dash.
const FIRST_OF_DASH: u8 = 0xE2;

/// So many of the signs in a name, from its end, are tried as the one before a label.
const MAX_SIGNS_IN_NAME: usize = 20;

impl LabelScale {
    /// A scale of these levels, lowest first, with no other words for them.
    #[must_use]
    pub fn new<L: Into<String>>(levels: impl IntoIterator<Item = L>) -> Self {
        let levels: Vec<String> = levels.into_iter().map(Into::into).collect();
        let codes: Vec<String> = levels.iter().map(|level| normalise(level)).collect();
        let mut scale = Self { levels, ..Self::default() };
        for (place, code) in codes.iter().enumerate() {
            scale.add_word(code, LabelMeaning::level(place));
        }
        if codes.iter().all(|code| is_letter_and_digit(code)) {
            scale.codes = codes;
        }
        scale
    }

    /// A standard scale, without the words, groups of words and certificates of these names. The first name of a
    /// certificate takes out its other names too.
    #[must_use]
    pub fn standard(list: &StandardScale, without: &[impl AsRef<str>]) -> Self {
        let without: Vec<String> = without.iter().map(|name| normalise(name.as_ref())).collect();
        let is_out = |name: &str| without.contains(&normalise(name));
        let mut scale = Self::new(list.levels.iter().copied());
        let highest = list.levels.len().saturating_sub(1);
        for word in list.words.iter().filter(|word| !is_out(word.group) && !is_out(word.word)) {
            if word.is_mother_tongue() {
                scale.add_word(word.word, LabelMeaning { is_mother_tongue: true, ..LabelMeaning::level(highest) });
            } else if let (Some(from), Some(to)) = (scale.place(word.from), scale.place(word.to)) {
                scale.add_word(word.word, LabelMeaning::range(from, to));
            }
        }
        for row in list.certificates.iter().filter(|row| !row.names.first().is_some_and(|name| is_out(name))) {
            let certificate = scale.certificate_of(row);
            scale.add_certificate(row.names.iter().filter(|name| !is_out(name)), certificate);
        }
        scale
    }

    /// The standard scale of languages with all its words.
    #[must_use]
    pub fn cefr() -> &'static Self {
        static CEFR: LazyLock<LabelScale> = LazyLock::new(|| LabelScale::of_standard("cefr"));
        &CEFR
    }

    /// The standard scale of a name with all its words; of one that there is not, a scale without levels.
    #[must_use]
    pub fn of_standard(name: &str) -> Self {
        standard_lists::scale(name).map(|list| Self::standard(list, &[""; 0])).unwrap_or_default()
    }

    fn certificate_of(&self, row: &StandardCertificate) -> Certificate {
        let place = |level: Option<&str>| level.and_then(|level| self.place(level));
        let scores = row.scores.iter().filter_map(|(from, level)| Some((CertificateScore::read(from)?, place(*level))));
        Certificate { alone: place(row.alone), scores: scores.collect() }
    }

    /// Adds a word. Gives back what it has meant so far, which it no longer does.
    pub fn add_word(&mut self, word: &str, meaning: LabelMeaning) -> Option<LabelMeaning> {
        let word = normalise(word);
        if word.is_empty() { None } else { self.words.insert(word, meaning) }
    }

    /// Takes a word out: nobody knows what it means.
    pub fn forget_word(&mut self, word: &str) {
        self.words.remove(&normalise(word));
    }

    /// Adds a certificate by its names. A name that another one has had so far is this one's alone from now on.
    pub fn add_certificate<N: AsRef<str>>(&mut self, names: impl IntoIterator<Item = N>, certificate: Certificate) {
        let place = self.certificates.len();
        self.certificates.push(certificate);
        let names = names.into_iter().map(|name| normalise(name.as_ref())).filter(|name| !name.is_empty());
        self.certificate_names.extend(names.map(|name| (name, place)));
    }

    /// The levels as the rules name them, lowest first.
    #[must_use]
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// A level of this scale as it is called in one of our languages. A scale that has others too is not translated in part.
    #[must_use]
    pub fn name_of<'n>(&self, lang: Lang, level: &'n str) -> &'n str {
        let is_known = |level: &String| SKILL_LEVELS.iter().any(|(name, _)| name == level);
        if self.levels.iter().all(is_known) { level_name(lang, level) } else { level }
    }

    /// The place of a level by its own name.
    #[must_use]
    pub fn place(&self, level: &str) -> Option<usize> {
        let level = normalise(level);
        self.levels.iter().position(|known| normalise(known) == level)
    }

    /// What a label means that the scale lists: a level, or a word for some. `None` for every other one.
    #[must_use]
    pub fn listed(&self, label: &str) -> Option<LabelMeaning> {
        if label.contains(HEDGE_SIGNS) { None } else { self.word(label) }
    }

    /// What a label means; `None` where nobody knows. The first of these that applies decides: a sign such as `>`; what
    /// the scale lists; a word such as `expected`; a certificate with or without a score; brackets, in which the label
    /// may say its level once more; a level beside which nothing else is said, or several.
    ///
    /// ```
    /// use eligible::internal::domain::level_labels::{LabelMeaning, LabelScale};
    /// use eligible::internal::domain::standard_lists;
    /// let cefr = standard_lists::scale("cefr").map(|list| LabelScale::standard(list, &[""; 0])).unwrap_or_default();
    /// let read = |label: &str| cefr.read(label).map(|meaning| (meaning.lowest, meaning.highest));
    /// assert_eq!(read("Fluent (C1)"), Some((4, 4)));
    /// assert_eq!(read("IELTS: 7.5/9"), Some((4, 4)));
    /// assert_eq!(read("B2 to C1"), Some((3, 4)));
    /// assert_eq!(read("niveau C1"), Some((4, 4)));
    /// assert_eq!(read("C1 (expected)"), None);
    /// ```
    #[must_use]
    pub fn read(&self, label: &str) -> Option<LabelMeaning> {
        if label.contains(HEDGE_SIGNS) {
            return None;
        }
        if let Some(meaning) = self.word(label) {
            return Some(meaning);
        }
        if normalise(label).split(' ').any(|word| HEDGE_WORDS.contains(&word)) {
            return None;
        }
        self.look_up(label, MAX_NESTING)
    }

    /// What a label without hedges means, or a part of one.
    fn look_up(&self, label: &str, nesting: usize) -> Option<LabelMeaning> {
        if let Some(meaning) = self.word(label) {
            return Some(meaning);
        }
        let tokens = tokens(label);
        if let Some((certificate, score)) = self.certificate(&tokens) {
            return certificate.level(score).map(LabelMeaning::level);
        }
        self.in_brackets(label, nesting).or_else(|| self.beside_nothing(&tokens))
    }

    fn word(&self, label: &str) -> Option<LabelMeaning> {
        with_normal(label, |normal| self.words.get(normal).copied())
    }

    /// The certificate whose name these words are.
    fn certificate_named(&self, words: &[Token]) -> Option<&Certificate> {
        if words.is_empty() || words.len() > MAX_WORDS_BESIDE_LEVEL {
            return None;
        }
        let name = words.iter().map(|token| token.normal.as_str()).collect::<Vec<_>>().join(" ");
        self.certificates.get(*self.certificate_names.get(&name)?)
    }

    /// A certificate by its whole name, with one score before or behind it, or none.
    fn certificate(&self, tokens: &[Token]) -> Option<(&Certificate, Option<CertificateScore>)> {
        let alone = self.certificate_named(tokens).map(|certificate| (certificate, None));
        let with_score = |(number, name): (&Token, &[Token])| {
            // What brackets hold is looked up by itself, and `/9` is no score.
            let score = number.score.filter(|_| !number.is_in_brackets && !number.is_behind_slash)?;
            Some((self.certificate_named(name)?, Some(score)))
        };
        let behind = || tokens.split_last().and_then(with_score);
        let before = || tokens.split_first().and_then(with_score);
        alone.or_else(behind).or_else(before)
    }

    /// The label without its brackets, and what each of them holds: what those of them that are known mean together.
    fn in_brackets(&self, label: &str, nesting: usize) -> Option<LabelMeaning> {
        let nesting = nesting.checked_sub(1)?;
        let (outside, inside) = brackets(label)?;
        let parts = std::iter::once(outside.as_str()).chain(inside);
        let known: Vec<_> = parts.filter_map(|part| self.look_up(part, nesting)).collect();
        LabelMeaning::joint(known.into_iter())
    }

    /// Of a scale whose levels are a letter and a digit: a level, or several with nothing but `to` between them, beside
    /// which nothing stands but a certificate, with or without a number, and words for "level".
    fn beside_nothing(&self, tokens: &[Token]) -> Option<LabelMeaning> {
        let level = |token: &Token| self.codes.iter().position(|code| *code == token.normal);
        let first = tokens.iter().position(|token| level(token).is_some())?;
        let last = tokens.iter().rposition(|token| level(token).is_some())?;
        let (before, named, after) = (tokens.get(..first)?, tokens.get(first..=last)?, tokens.get(last + 1..)?);
        if !named.iter().all(|token| token.normal == "to" || level(token).is_some()) {
            return None;
        }
        let places = named.iter().filter_map(level);
        let meaning = LabelMeaning::range(places.clone().min()?, places.max()?);
        self.changes_nothing(before, after).then_some(meaning)
    }

    /// Whether what stands before and after a level leaves it as it is.
    fn changes_nothing(&self, before: &[Token], after: &[Token]) -> bool {
        if before.len() + after.len() > MAX_WORDS_BESIDE_LEVEL {
            return false;
        }
        let is_level_word = |token: &&Token| LEVEL_WORDS.contains(&token.normal.as_str());
        let mut others = before.iter().chain(after).filter(|token| !is_level_word(token));
        if others.next().is_none() {
            return true;
        }
        // The words of a certificate stand together; beside them there is at most one number.
        [(before, after), (after, before)].into_iter().any(|(side, other)| {
            let starts = 0..side.len();
            let mut spans = starts.flat_map(|start| (start + 1..=side.len()).map(move |end| (start, end)));
            spans.any(|(start, end)| {
                let name = side.get(start..end).unwrap_or_default();
                let rest = || side.iter().take(start).chain(side.iter().skip(end)).chain(other);
                let mut rest_of = rest().filter(|token| !is_level_word(token));
                let is_fine = rest_of.next().is_none_or(|token| token.score.is_some()) && rest_of.next().is_none();
                is_fine && self.certificate_named(name).is_some()
            })
        })
    }

    /// Splits the name of a language or a tool from the label of a level behind it, in brackets or after ` - `, ` – ` or
    /// `:`. Of several such labels the longest counts. With `only_listed` a label is one that the scale lists.
    ///
    /// ```
    /// use eligible::internal::domain::level_labels::LabelScale;
    /// use eligible::internal::domain::standard_lists;
    /// let cefr = standard_lists::scale("cefr").map(|list| LabelScale::standard(list, &[""; 0])).unwrap_or_default();
    /// assert_eq!(cefr.level_beside_name("English (C1)", false), Some(("English", "C1")));
    /// assert_eq!(cefr.level_beside_name("English: fluent (C1)", false), Some(("English", "fluent (C1)")));
    /// assert_eq!(cefr.level_beside_name("English (UK)", false), None);
    /// ```
    #[must_use]
    pub fn level_beside_name<'t>(&self, text: &'t str, only_listed: bool) -> Option<(&'t str, &'t str)> {
        let text = text.trim();
        // Most names have none of the signs before a label.
        if !text.bytes().any(|byte| matches!(byte, b')' | b']' | b'-' | b':' | FIRST_OF_DASH)) {
            return None;
        }
        let is_known = |label| if only_listed { self.listed(label) } else { self.read(label) }.is_some();
        let is_name = |name: &str| with_normal(name, |normal| !normal.is_empty());
        let candidates = bracketed_end(text).into_iter().chain(signed_ends(text).take(MAX_SIGNS_IN_NAME));
        candidates
            .map(|(name, label)| (name.trim(), label.trim()))
            .filter(|(name, label)| label.len() <= MAX_LABEL_BESIDE_NAME && is_name(name) && is_known(label))
            .max_by_key(|(_, label)| label.len())
    }
}

fn is_letter_and_digit(level: &str) -> bool {
    let mut letters = level.chars();
    let is_code = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some_and(|c| c.is_ascii_digit());
    is_code && letters.next().is_none()
}

/// What stands before brackets at the end of a name, and what they hold.
fn bracketed_end(text: &str) -> Option<(&str, &str)> {
    let held = text.strip_suffix([')', ']'])?;
    let mut depth = 1_usize;
    for (place, letter) in held.char_indices().rev() {
        match letter {
            ')' | ']' => depth += 1,
            '(' | '[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((held.get(..place)?, held.get(place + 1..)?));
        }
    }
    None
}

/// What stands before and behind each ` - `, ` – ` and `:`, from the last to the first.
fn signed_ends(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = text.char_indices().rev().filter(|(_, letter)| ['-', '–', ':'].contains(letter));
    ends.filter_map(|(place, letter)| {
        let (name, label) = (text.get(..place)?, text.get(place + letter.len_utf8()..)?);
        let is_apart = name.ends_with(char::is_whitespace) && label.starts_with(char::is_whitespace);
        (letter == ':' || is_apart).then_some((name, label))
    })
}

#[cfg(test)]
mod level_label_tests;
