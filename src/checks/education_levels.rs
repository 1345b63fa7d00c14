//! Levels of education that a check asks for, and what they are called.

use std::fmt;

use crate::checks::params::Params;
use crate::checks::typed_parameter::TypedParameter;
use crate::domain::applicant::{Level, word_of};
use crate::domain::grammar::{one_of, phrase, say};
use crate::domain::problem::RuleErrorKind;
use crate::domain::text::Lang;

/// This level or above.
pub(super) const AT_LEAST: TypedParameter<Level> = TypedParameter::level("at_least", "this level or above");
/// This level or below.
pub(super) const AT_MOST: TypedParameter<Level> =
    TypedParameter::level("at_most", "this level or below; may be used beside `at_least`");
/// One of these levels.
pub(super) const LEVELS: TypedParameter<Vec<Level>> =
    TypedParameter::levels("levels", "one of these levels, in place of the others");

/// Levels of education: `at_least` one of them, `at_most` one, both, or the `levels` of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Levels {
    /// This level or above.
    AtLeast(Level),
    /// This level or below.
    AtMost(Level),
    /// From one level to another, both included.
    Between(Level, Level),
    /// One of these.
    OneOf(Vec<Level>),
}

impl Levels {
    /// Reads `at_least`, `at_most` or `levels`.
    pub fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        if params.has(AT_LEAST) && params.has(AT_MOST) && !params.has(LEVELS) {
            let (least, most) = (params.get(AT_LEAST), params.get(AT_MOST));
            let (least, most) = (least?, most?);
            if let (true, Some(value)) = (most < least, params.value(AT_MOST)) {
                params.context.problem(value.span(), RuleErrorKind::BelowLowest, word_of(&Level::ALL, &most));
            }
            return Some(Self::Between(least, most));
        }
        params.one_of(&[AT_LEAST.key(), AT_MOST.key(), LEVELS.key()])?;
        let (least, most) = (params.get(AT_LEAST).map(Self::AtLeast), params.get(AT_MOST).map(Self::AtMost));
        least.or(most).or_else(|| params.get(LEVELS).map(Self::OneOf))
    }

    /// Whether a level is among them.
    #[must_use]
    pub fn contain(&self, level: Level) -> bool {
        match self {
            Self::AtLeast(least) => level >= *least,
            Self::AtMost(most) => level <= *most,
            Self::Between(least, most) => level >= *least && level <= *most,
            Self::OneOf(levels) => levels.contains(&level),
        }
    }

    /// All of them, from the lowest.
    #[must_use]
    pub fn all(&self) -> Vec<Level> {
        Level::ALL.into_iter().map(|(_, level)| level).filter(|level| self.contain(*level)).collect()
    }

    /// The lowest of them.
    #[must_use]
    pub fn lowest(&self) -> Level {
        match self {
            Self::AtLeast(least) | Self::Between(least, _) => *least,
            Self::AtMost(_) => Level::Secondary,
            Self::OneOf(levels) => levels.iter().copied().min().unwrap_or(Level::Doctorate),
        }
    }
}

/// A level of education.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Secondary => phrase(lang, "secondary education", "études secondaires"),
        Level::PostSecondary => phrase(lang, "post-secondary education", "études postsecondaires"),
        Level::ShortCycle => phrase(lang, "short-cycle degree", "cycle court"),
        Level::Bachelor => phrase(lang, "bachelor's degree", "bachelor"),
        Level::Master => phrase(lang, "master's degree", "master"),
        Level::Doctorate => phrase(lang, "doctorate", "doctorat"),
    }
}

/// The levels of studies or of a degree: `at master level or above`, `de niveau master ou supérieur`.
pub fn of_levels(lang: Lang, levels: &Levels) -> impl fmt::Display {
    fmt::from_fn(move |out| match levels {
        Levels::AtLeast(Level::Doctorate) => out.write_str(phrase(lang, "at doctoral level", "de niveau doctorat")),
        Levels::AtLeast(level) => {
            let level = level_name(lang, *level);
            say!(out, lang, "at {level} level or above", "de niveau {level} ou supérieur")
        }
        Levels::AtMost(level) => {
            let level = level_name(lang, *level);
            say!(out, lang, "at {level} level or below", "de niveau {level} ou inférieur")
        }
        Levels::Between(least, most) => {
            let (least, most) = (level_name(lang, *least), level_name(lang, *most));
            say!(out, lang, "at {least} to {most} level", "d'un niveau allant du {least} au {most}")
        }
        Levels::OneOf(levels) => {
            let levels = one_of(lang, levels.iter().map(|level| level_name(lang, *level).to_owned()));
            say!(out, lang, "at {levels} level", "de niveau {levels}")
        }
    })
}

/// A level before or behind the word for it: `secondary level`, `niveau secondaire`.
pub const fn level_name(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Secondary => phrase(lang, "secondary", "secondaire"),
        Level::PostSecondary => phrase(lang, "post-secondary", "postsecondaire"),
        Level::ShortCycle => phrase(lang, "short-cycle", "cycle court"),
        Level::Bachelor => "bachelor",
        Level::Master => "master",
        Level::Doctorate => phrase(lang, "doctoral", "doctorat"),
    }
}
