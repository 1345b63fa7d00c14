//! The lists that a rules file defines and its checks refer to: sets of countries, scales, tools, fields, employers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::countries::Country;
use crate::domain::languages::Language;
use crate::domain::level_labels::{LabelMeaning, LabelScale};
use crate::domain::names::{NameMap, NameSet, Phrases, with_normal};
use crate::domain::nationalities::{self, StatedNationality};
use crate::domain::standard_lists::StandardList;
use crate::domain::text::{Bilingual, Lang, trimmed};

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
    /// Lists of languages.
    pub languages: BTreeMap<String, LanguageList>,
    /// The names that the sets add to those of ISO and CLDR.
    pub country_names: NameMap<Country>,
}

impl Vocabulary {
    /// The standard lists that the rules name, in the order of the tool.
    pub fn standard_lists(&self) -> impl Iterator<Item = StandardList> {
        let of_scales = self.scales.values().filter_map(|scale| scale.standard);
        let named: BTreeSet<_> = of_scales.chain(self.tools.values().filter_map(|tool| tool.standard)).collect();
        StandardList::all().filter(move |list| named.contains(list.name()))
    }

    /// The nationalities that a text states, with the names of the rules.
    #[must_use]
    pub fn nationality(&self, text: &str) -> StatedNationality {
        nationalities::read(text, |normal| self.country_names.get(normal).copied())
    }

    /// The country that a text surely names: codes before names, the rules' names before ISO's and CLDR's.
    #[must_use]
    pub fn country(&self, name: &str) -> Option<Country> {
        nationalities::read_country(name, |normal| self.country_names.get(normal).copied())?.one()
    }
}

/// A set of countries, each of which may have joined and left on a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountrySet {
    /// What the set is called in sentences, as a plural.
    pub title: Bilingual,
    pub members: Vec<Member>,
}

impl CountrySet {
    /// Whether a country joined or left on a date, so that the day matters.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.members.iter().any(|member| member.since.is_some() || member.until.is_some())
    }

    /// The only country of the set, if it belongs to it on every day.
    #[must_use]
    pub fn only(&self) -> Option<Country> {
        match self.members.as_slice() {
            [Member { country, since: None, until: None, .. }] => Some(*country),
            _ => None,
        }
    }

    /// How many countries are members at some time, or on a day; a country that is one twice is counted once.
    #[must_use]
    pub fn count(&self, day: Option<NaiveDate>) -> usize {
        let members = self.members.iter().filter(|member| day.is_none_or(|day| member.on(day)));
        members.map(|member| member.country.to_string()).collect::<BTreeSet<_>>().len()
    }
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

/// Levels from the lowest to the highest, with the labels that mean them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The labels, compared as names.
    labels: Arc<LabelScale>,
    /// The words that the file itself lists for a level, the levels first; in lower case.
    own: Vec<(String, LabelMeaning)>,
    /// Labels that say that a language is a mother tongue, as they are proposed.
    pub mother_tongue: Vec<String>,
    /// Whether only the labels of the file itself are known: its scale names no standard list, no range and no certificate.
    is_plain: bool,
    /// The standard list that it is taken from.
    pub standard: Option<&'static str>,
}

impl Scale {
    /// A scale of the labels that the file lists for its levels, the levels themselves among them, all in lower case.
    /// Labels that differ only in signs, such as `A` and `A+`, are told apart.
    #[must_use]
    pub fn plain(levels: &[&str], own: Vec<(String, LabelMeaning)>, mother_tongue: Vec<String>) -> Self {
        let (mut labels, mut ambiguous) = (LabelScale::new(levels.iter().copied()), Vec::new());
        for (label, meaning) in &own {
            if labels.add_word(label, *meaning).is_some_and(|other| other != *meaning) {
                ambiguous.push(label);
            }
        }
        for label in ambiguous {
            labels.forget_word(label);
        }
        Self { labels: Arc::new(labels), own, mother_tongue, is_plain: true, standard: None }
    }

    /// A scale that knows more than single words for its levels.
    #[must_use]
    pub fn new(labels: LabelScale, own: Vec<(String, LabelMeaning)>, mother_tongue: Vec<String>) -> Self {
        Self { labels: Arc::new(labels), own, mother_tongue, is_plain: false, standard: None }
    }

    /// The levels as the rules name them, lowest first.
    #[must_use]
    pub fn levels(&self) -> &[String] {
        self.labels.levels()
    }

    /// A level of the scale as it is called in one of our languages.
    #[must_use]
    pub fn name_of<'n>(&self, lang: Lang, level: &'n str) -> &'n str {
        self.labels.name_of(lang, level)
    }

    /// The words that the file itself lists for a level, in lower case.
    pub fn own_labels(&self, level: usize) -> impl Iterator<Item = &str> {
        let of_level =
            move |(_, meaning): &&(String, LabelMeaning)| meaning.lowest == level && meaning.highest == level;
        self.own.iter().filter(of_level).map(|(label, _)| label.as_str())
    }

    /// What a label of a language means; `None`: nobody knows.
    #[must_use]
    pub fn read(&self, label: &str) -> Option<LabelMeaning> {
        if self.is_plain { self.listed(label) } else { self.labels.read(label) }
    }

    /// What a label means that the scale lists; `None` for every other one.
    #[must_use]
    pub fn listed(&self, label: &str) -> Option<LabelMeaning> {
        self.as_written(label).or_else(|| self.labels.listed(label))
    }

    /// What a label of a plain scale means that is written as in the file, letter case and outer spaces apart.
    fn as_written(&self, label: &str) -> Option<LabelMeaning> {
        if !self.is_plain {
            return None;
        }
        let label = trimmed(label);
        let lower = if label.is_ascii() { None } else { Some(label.to_lowercase()) };
        let same = |known: &str| {
            (known.len() == label.len() && known.eq_ignore_ascii_case(label)) || lower.as_deref() == Some(known)
        };
        self.own.iter().find(|(known, _)| same(known)).map(|(_, meaning)| *meaning)
    }

    /// The level of a label that the scale lists for one level.
    #[must_use]
    pub fn level(&self, label: &str) -> Option<usize> {
        self.listed(label).filter(|meaning| meaning.lowest == meaning.highest).map(|meaning| meaning.lowest)
    }

    /// Splits a name from the label behind it, if the scale knows that one; with `only_listed`, if it lists it.
    #[must_use]
    pub fn level_beside_name<'t>(&self, text: &'t str, only_listed: bool) -> Option<(&'t str, &'t str)> {
        self.labels.level_beside_name(text, only_listed || self.is_plain)
    }
}

/// A tool with its aliases and its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tool {
    pub name: String,
    /// Normalised names that mean it.
    pub aliases: NameSet,
    /// Its aliases and parts, to be found within longer names.
    pub mentions: Phrases,
    /// Programs that together are the tool, each in an entry of its own.
    pub whole: Vec<ToolPart>,
    /// The standard list that it is taken from.
    pub standard: Option<&'static str>,
}

/// A program that is a part of a tool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolPart {
    pub name: String,
    /// Normalised names that mean it.
    pub names: Vec<String>,
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
    /// Phrases that say something else: their words are taken out before `phrases` are looked for.
    pub not: Phrases,
    /// Phrases behind which a field in words says nothing of what it is: it is cut off before the first of them.
    pub cut: Phrases,
}

impl FieldOfStudy {
    /// Whether a field in words belongs to it: what stands before the first `cut` contains one of the phrases as whole
    /// words, and none of these words belongs to a phrase of `not`.
    ///
    /// ```
    /// use eligible::internal::domain::names::Phrases;
    /// use eligible::internal::domain::rule_lists::FieldOfStudy;
    /// let field = FieldOfStudy {
    ///     phrases: Phrases::new(["military", "law"]),
    ///     not: Phrases::new(["military music", "music law"]),
    ///     cut: Phrases::new(["minor in"]),
    ///     ..FieldOfStudy::default()
    /// };
    /// assert!(field.is_named("Military history") && field.is_named("Military music and law"));
    /// assert!(!field.is_named("Military music") && !field.is_named("Military music law"));
    /// assert!(!field.is_named("Chemistry, minor in law"));
    /// ```
    #[must_use]
    pub fn is_named(&self, field: &str) -> bool {
        with_normal(field, |name| {
            let cut = self.cut.occurrences(name).next().and_then(|(start, _)| name.get(..start));
            let name = cut.unwrap_or(name).trim_end();
            let mut rest = 0;
            // Between two exceptions nothing is joined: each stretch is looked at by itself.
            for (start, phrase) in self.not.occurrences(name) {
                if name.get(rest..start).is_some_and(|part| self.phrases.find(part.trim()).is_some()) {
                    return true;
                }
                rest = rest.max(start + phrase.len());
            }
            name.get(rest..).is_some_and(|part| self.phrases.find(part.trim()).is_some())
        })
    }
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

/// Languages that a check names, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageList {
    /// What they are called in sentences, as a plural; empty: by their names.
    pub title: Bilingual,
    pub languages: Vec<Language>,
}

impl Deref for LanguageList {
    type Target = [Language];

    fn deref(&self) -> &[Language] {
        &self.languages
    }
}

/// Employers that a check names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Employers {
    /// What they are called in sentences.
    pub title: Bilingual,
    /// Their normalised names.
    pub names: Vec<String>,
    /// Their names and further words, which leave a longer name in doubt.
    pub mentions: Phrases,
}
