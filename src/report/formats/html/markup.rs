//! Text that becomes a page: literals are markup, everything else is text.

use crate::domain::outcome::{Group, Outcome};
use crate::domain::text::Lang;
use crate::messages::headings::{self, Label};
use crate::report::escape;
use crate::report::formats::table::Mark;
use crate::rules::Vacancy;

/// A part of a page.
///
/// Only literals, which are ours, come in as markup; text of every other origin is escaped on its way in, here and nowhere
/// else.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Markup.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, between tags or within an attribute that is in double quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escape::html(text));
        self
    }

    /// A number.
    pub(super) fn number(&mut self, number: u64) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// A text with an initial capital, as headings have it.
    pub(super) fn heading(&mut self, text: &str) -> &mut Self {
        let mut letters = text.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        self.text(&first).text(letters.as_str())
    }

    /// What was put together.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

impl Mark {
    /// All marks, from the best.
    const ALL: [Self; 4] = [Self::Met, Self::Unclear, Self::Contested, Self::NotMet];

    /// Those that a vacancy may give: where it has one text, no two differ.
    pub(super) fn of(vacancy: &Vacancy) -> impl Iterator<Item = Self> {
        let has_two_texts = vacancy.notice.has_two_texts();
        Self::ALL.into_iter().filter(move |mark| has_two_texts || !matches!(mark, Self::Contested))
    }

    /// The letter by which style and script know it.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Met => "m",
            Self::Unclear => "u",
            Self::Contested => "c",
            Self::NotMet => "n",
        }
    }

    /// The word for it, which for a competency says whether an example was given.
    pub(super) const fn word(self, lang: Lang, group: Group) -> &'static str {
        let outcome = match self {
            Self::Met => Outcome::Met,
            Self::Unclear => Outcome::Unclear,
            Self::Contested => return Label::TextsDiffer.text(lang),
            Self::NotMet => Outcome::NotMet,
        };
        headings::outcome(lang, group, outcome)
    }
}
