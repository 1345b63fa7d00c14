//! `language = { any_of = ["en", "fr"], scale = "cefr", at_least = "C1", borderline = "B2" }`: languages at a level.
//!
//! One entry of `languages` has to be one of the languages and reach the level; with `all_of`, one entry for each
//! language. Levels from `borderline` up to `at_least` are for a person to decide. A level that nobody knows leaves it
//! unclear, and so does a language that nobody knows. A level given by skill is met if every skill is met, not met if
//! every skill is not met, else unclear.

use std::borrow::Cow;

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Missing, OFFERED, Situation, Terms};
use crate::domain::applicant::{LanguageLevel, LanguageSkill};
use crate::domain::languages::Language;
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::statement::{Entry, Slot, Value, stated};
use crate::domain::vocabulary::Scale;

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageCheck {
    /// The languages.
    pub languages: Vec<Language>,
    /// Whether each of them is asked, rather than one.
    pub each: bool,
    /// The level asked.
    pub threshold: Threshold,
}

/// A level asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The scale.
    pub scale: Scale,
    /// The level that is enough.
    pub at_least: usize,
    /// The lowest level for which a person decides.
    pub borderline: Option<usize>,
}

/// One language entry before what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The entry.
    pub entry: &'a LanguageSkill<'a>,
    /// The languages asked, of which one is enough.
    pub languages: &'a [Language],
    /// The level asked.
    pub threshold: &'a Threshold,
    /// Whether the entry is one of the languages.
    pub is_asked: Outcome,
    /// Whether its level suffices.
    pub suffices: Outcome,
}

impl Fact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(Slot::of_entry("languages", self.entry.index, field));
        if self.entry.language.is_none() {
            missing.push(absent("language"));
        }
        let has_level =
            |level: &LanguageLevel<'_>| !matches!(level, LanguageLevel::BySkill(skills) if skills.is_empty());
        if !self.entry.level.as_ref().is_some_and(|level| has_level(&level.value)) {
            missing.push(absent("level"));
        }
    }
}

impl Threshold {
    /// Reads `scale`, `at_least` and the optional `borderline`.
    pub fn read(params: &mut crate::checks::params::Params<'_, '_>) -> Option<Self> {
        let name = params.take("scale").and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let scale = params.scale();
        params.need("at_least");
        let borderline = params.take("borderline").is_some();
        let scale = scale?;
        let at_least = params.level("at_least", name, &scale);
        let borderline = if borderline { params.level("borderline", name, &scale) } else { None };
        let borderline = at_least.and_then(|level| params.below("borderline", borderline, &level));
        Some(Self { scale, at_least: at_least?, borderline })
    }

    /// Whether a label reaches the level; a label that nobody knows leaves it unclear.
    #[must_use]
    pub fn judge(&self, label: &str) -> Outcome {
        match self.scale.level(label) {
            Some(level) if level >= self.at_least => Outcome::Met,
            Some(level) if self.borderline.is_some_and(|borderline| level >= borderline) => Outcome::Unclear,
            Some(_) => Outcome::NotMet,
            None => Outcome::Unclear,
        }
    }

    /// The name of the level that is enough.
    #[must_use]
    pub fn name(&self) -> &str {
        self.scale.levels.get(self.at_least).map_or("", String::as_str)
    }
}

impl LanguageCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.one_of(&["any_of", "all_of"]);
        let languages = key.and_then(|key| params.languages(key));
        let threshold = Threshold::read(&mut params);
        params.finish();
        Some(Self { languages: languages?, each: key == Some("all_of"), threshold: threshold? })
    }

    /// Looks at each entry, once for each language where each is asked.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        if situation.applicant.languages.is_none() {
            return Finding::not_stated(Slot::of_record("languages"));
        }
        if self.each {
            let alone = |language| self.among(std::slice::from_ref(language), situation);
            let each = self.languages.iter().map(|language| alone(language).whole());
            return Finding::all(AnyFact::All, situation.detail, each);
        }
        self.among(&self.languages, situation)
    }

    /// The level asked of a language that is stated, or a language that is not.
    pub(super) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let level = || Cow::Borrowed(self.threshold.name());
        let mut candidates = Vec::new();
        let (mut known, mut more) = (Vec::new(), Vec::new());
        for entry in situation.applicant.languages.iter().flat_map(|list| &list.entries).take(OFFERED) {
            let language = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
            if language.is_some_and(|language| !self.languages.contains(&language)) {
                continue;
            }
            let slot = |field| Slot::of_entry("languages", entry.index, field);
            if entry.language.is_none() {
                let names = self.languages.iter().map(|language| language.name(situation.told).into());
                more.extend(names.map(|name| Candidate::field(slot("language"), Value::Text(name), Terms::Exact)));
            }
            known.extend(language);
            if self.threshold.suffices(entry.level.as_ref().map(|level| &level.value)) != Outcome::Met {
                candidates.push(Candidate::field(slot("level"), Value::Text(level()), Terms::OrHigher));
            }
        }
        candidates.extend(more);
        for language in self.languages.iter().filter(|language| !known.contains(language)) {
            let entry = LanguageSkill {
                language: Some(stated(language.name(situation.told).into())),
                level: Some(stated(LanguageLevel::Overall(level()))),
                ..LanguageSkill::default()
            };
            candidates.push(Candidate::entry(Entry::Language(entry), Terms::OrHigher));
        }
        candidates
    }

    fn among<'a>(&'a self, languages: &'a [Language], situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.languages else {
            return Finding::not_stated(Slot::of_record("languages"));
        };
        let entries = list.entries.iter().map(|entry| {
            let language = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
            let is_asked = language.map_or(Outcome::Unclear, |language| Outcome::of(languages.contains(&language)));
            // The level of another language matters only where it is told.
            let suffices = match is_asked {
                Outcome::NotMet if !situation.detail => Outcome::NotMet,
                _ => self.threshold.suffices(entry.level.as_ref().map(|level| &level.value)),
            };
            let fact = move || Fact { entry, languages, threshold: &self.threshold, is_asked, suffices };
            let outcome = is_asked.min(suffices);
            (outcome, move || Finding::leaf(outcome, AnyFact::Language(fact())))
        });
        let place = Place { section: "languages", index: None, field: None, at: list.at };
        Finding::any(AnyFact::Entries("/languages", place), situation.detail, entries)
    }
}

impl Threshold {
    fn suffices(&self, level: Option<&LanguageLevel<'_>>) -> Outcome {
        match level {
            None => Outcome::Unclear,
            Some(LanguageLevel::Overall(label)) => self.judge(label),
            Some(LanguageLevel::BySkill(skills)) => {
                Outcome::agreed(skills.iter().map(|(_, label)| self.judge(&label.value)))
            }
        }
    }
}
