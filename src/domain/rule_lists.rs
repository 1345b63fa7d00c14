//! The lists that a rules file defines and its checks refer to: sets of countries, scales, tools, fields, employers.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::countries::Country;
use crate::domain::names::{NameMap, Phrases, with_normal};
use crate::domain::text::{Bilingual, trimmed};

/// All lists of one rules file, by their names there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Sets of countries.
    pub sets: BTreeMap<String, CountrySet>,
    /// Scales of levels.
    pub scales: BTreeMap<String, Scale>,
    /// IT tools.
    pub tools: BTreeMap<String, Tool>,
    /// Fields of study.
    pub fields: BTreeMap<String, FieldOfStudy>,
    /// Lists of employers.
    pub employers: BTreeMap<String, Employers>,
    /// Documents by their names.
    pub documents: BTreeMap<String, DocumentNames>,
    /// The names that the sets add to those of ISO and CLDR.
    pub country_names: NameMap<Country>,
}

impl Vocabulary {
    /// The country that a nationality names: codes before names, the rules' names before ISO's and CLDR's.
    #[must_use]
    pub fn country(&self, name: &str) -> Option<Country> {
        with_normal(name, |normal| {
            if matches!(normal.len(), 2 | 3)
                && let Some(country) = Country::resolve(normal)
            {
                return Some(country);
            }
            self.country_names.get(normal).copied().or_else(|| Country::resolve(normal))
        })
    }
}

/// A set of countries, each of which may have joined and left on a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountrySet {
    /// What the set is called in sentences, as a plural.
    pub title: Bilingual,
    pub members: Vec<Member>,
}

/// A country in a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub country: Country,
    /// The first day of membership; absent: always.
    pub since: Option<NaiveDate>,
    /// The last day of membership; absent: to this day.
    pub until: Option<NaiveDate>,
    /// Territories with a code of their own, whose people may be nationals.
    pub territories: Vec<Country>,
}

impl Member {
    /// Whether it belongs to the set on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Levels from the lowest to the highest, each with the labels that mean it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The levels as the rules name them, lowest first.
    pub levels: Vec<String>,
    /// Every label in lower case with its level's index; first those of the levels themselves.
    pub labels: Vec<(String, usize)>,
    /// The labels, in lower case, that say that a language is a mother tongue.
    pub mother_tongue: Vec<String>,
}

impl Scale {
    /// Whether a label says that a language is a mother tongue.
    #[must_use]
    pub fn is_mother_tongue(&self, label: &str) -> bool {
        let label = trimmed(label).to_lowercase();
        self.mother_tongue.contains(&label)
    }

    /// The level of a label: letter case and outer spaces are ignored, nothing else.
    #[must_use]
    pub fn level(&self, label: &str) -> Option<usize> {
        let label = trimmed(label);
        let lower = if label.is_ascii() { None } else { Some(label.to_lowercase()) };
        let same = |known: &str| {
            (known.len() == label.len() && known.eq_ignore_ascii_case(label)) || lower.as_deref() == Some(known)
        };
        self.labels.iter().find(|(known, _)| same(known)).map(|(_, level)| *level)
    }
}

/// A tool with its aliases and its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tool {
    pub name: String,
    /// Normalised names that mean it.
    pub aliases: Vec<String>,
    /// Its aliases and parts, to be found within longer names.
    pub mentions: Phrases,
}

/// A field of study, by code and by words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldOfStudy {
    /// What it is called in sentences.
    pub title: Bilingual,
    /// ISCED-F 2013 codes; a code that begins with one of them belongs to the field.
    pub isced_f: Vec<String>,
    /// Phrases; a field in words that contains one belongs to the field.
    pub phrases: Phrases,
}

/// What a document is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentNames {
    /// What it is called in sentences.
    pub title: Bilingual,
    /// Its normalised names.
    pub names: Vec<String>,
    /// Words that leave a longer name in doubt.
    pub words: Phrases,
}

/// Employers that a check names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Employers {
    /// What they are called in sentences.
    pub title: Bilingual,
    /// Their normalised names.
    pub names: Vec<String>,
    /// Words that leave a longer name in doubt.
    pub words: Phrases,
}
