//! The skills of a language in which a level may be given.

use std::borrow::Cow;

use crate::domain::applicant::Text;
use crate::domain::names::{is_named, normalise_field};

/// A skill of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skill {
    Reading,
    Writing,
    /// Speaking, or both kinds of it.
    Speaking,
    Listening,
    /// Speaking with others.
    SpokenInteraction,
    /// Speaking on one's own.
    SpokenProduction,
}

impl Skill {
    /// All with their words in rules files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("reading", Self::Reading),
        ("writing", Self::Writing),
        ("speaking", Self::Speaking),
        ("listening", Self::Listening),
        ("spoken_interaction", Self::SpokenInteraction),
        ("spoken_production", Self::SpokenProduction),
    ];

    /// Its normalised name in applicant files.
    const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Speaking => "speaking",
            Self::Listening => "listening",
            Self::SpokenInteraction => "spoken interaction",
            Self::SpokenProduction => "spoken production",
        }
    }

    /// The skill that a key of an applicant file names.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(_, skill)| skill).find(|skill| skill.is_key(key))
    }

    fn is_key(self, key: &str) -> bool {
        // A key in small letters is a name like any other.
        is_named(self.name(), key) || (key.contains(char::is_uppercase) && normalise_field(key) == self.name())
    }

    /// The skills that stand for it where it is not given itself.
    const fn instead(self) -> &'static [Self] {
        match self {
            Self::Speaking => &[Self::SpokenInteraction, Self::SpokenProduction],
            Self::SpokenInteraction | Self::SpokenProduction => &[Self::Speaking],
            Self::Reading | Self::Writing | Self::Listening => &[],
        }
    }

    /// The label of the skill, where it is given.
    fn find<'s>(self, given: &'s [(Cow<'_, str>, Text<'_>)]) -> Option<&'s str> {
        let mut named = given.iter().filter(|(skill, _)| self.is_key(skill));
        named.next().map(|(_, label)| label.value.as_ref())
    }

    /// The labels that tell of the skill; `None` for one that is not given.
    #[must_use]
    pub fn labels<'s>(self, given: &'s [(Cow<'_, str>, Text<'_>)]) -> Vec<Option<&'s str>> {
        match (self.find(given), self.instead()) {
            (None, instead) if !instead.is_empty() => instead.iter().map(|skill| skill.find(given)).collect(),
            (label, _) => vec![label],
        }
    }
}
