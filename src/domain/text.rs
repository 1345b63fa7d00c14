//! The two languages of the notice and of the tool, and texts in both.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::part::Part as _;

/// An official language of the notice, and a language the tool speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }

    /// Both, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
}

/// The same thing said in English and in French. A text that one language lacks is blank there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bilingual {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Bilingual {
    /// The text in one language; the other language's where this one is blank.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::En => (&self.en, &self.fr),
            Lang::Fr => (&self.fr, &self.en),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}

/// A quotation of the notice as it is shown: on one line, and of a link only its words.
///
/// ```
/// use eligible::internal::domain::text::quotation;
/// assert_eq!(quotation("attach:\n\n1. a copy and/or\n2. a proof"), "attach: 1. a copy and/or 2. a proof");
/// assert_eq!(quotation("(click [here](#) for more info)"), "(click here for more info)");
/// assert_eq!(quotation("[a] (b)"), "[a] (b)");
/// ```
#[must_use]
pub fn quotation(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') && !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut rest) = (String::new(), text);
    while let Some((before, (words, behind))) = first_link(rest) {
        shown.push_str(before);
        shown.push_str(words);
        rest = behind;
    }
    shown.push_str(rest);
    if shown.contains('\n') {
        let lines = shown.lines().map(str::trim).filter(|line| !line.is_empty());
        shown = lines.collect::<Vec<_>>().join(" ");
    }
    Cow::Owned(shown)
}

/// What is before the first link of a text, its words, and what is behind it.
fn first_link(text: &str) -> Option<(&str, (&str, &str))> {
    let (head, tail) = text.split_once("](")?;
    let (before, words) = head.rsplit_once('[')?;
    let (_, behind) = tail.split_once(')')?;
    Some((before, (words, behind)))
}

/// A text without outer white space. Most texts have none, which their first and last letter show.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// A text, or the beginning of one that is longer than so many characters, with `…`.
///
/// ```
/// use eligible::internal::domain::text::beginning;
/// assert_eq!(beginning("Zoë", 3), "Zoë");
/// assert_eq!(beginning("Zoën", 3), "Zoë…");
/// ```
#[must_use]
pub fn beginning(text: &str, characters: usize) -> Cow<'_, str> {
    match text.char_indices().nth(characters) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.part(..end))),
        None => Cow::Borrowed(text),
    }
}
