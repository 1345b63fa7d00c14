//! The names of fields, as people and programs write them.

use super::draw::Draw;
use super::json::{Json, is_absent};

/// How somebody writes the names of fields.
#[derive(Clone, Copy)]
pub(crate) enum Keys {
    AsListed,
    /// `dateOfBirth`
    Camel,
    /// `Date of birth`
    Title,
    /// `date-of-birth`
    Hyphens,
    /// `DATE_OF_BIRTH`
    Capitals,
    /// `dob`, `nationality`, and as listed where there is no other name
    Others,
}

impl Keys {
    /// Four of five writers use the listed ones.
    pub(crate) fn drawn(draw: &mut Draw) -> Self {
        match draw.below(100) {
            0..82 => Self::AsListed,
            82..87 => Self::Camel,
            87..91 => Self::Title,
            91..94 => Self::Hyphens,
            94..96 => Self::Capitals,
            _ => Self::Others,
        }
    }

    pub(crate) fn of(self, key: &str) -> String {
        match self {
            Self::AsListed => key.to_owned(),
            Self::Camel => {
                let mut words = key.split('_');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |name, word| name + &capitalised(word))
            }
            Self::Title => capitalised(&key.replace('_', " ")),
            Self::Hyphens => key.replace('_', "-"),
            Self::Capitals => key.to_uppercase(),
            Self::Others => match key {
                "date_of_birth" => "dob".to_owned(),
                "nationalities" => "nationality".to_owned(),
                _ => key.to_owned(),
            },
        }
    }

    /// An object of the members that are stated, each under its key.
    pub(crate) fn object(self, members: Vec<(&'static str, Json)>) -> Json {
        let stated = members.into_iter().filter(|(_, value)| !is_absent(value));
        Json::Object(stated.map(|(key, value)| (self.of(key), value)).collect())
    }
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
