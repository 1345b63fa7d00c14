#![doc = include_str!("about.md")]

use std::borrow::Cow;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::{Candidate, CheckInput, Fact as AnyFact, Finding, Missing, OFFERED, Tolerance};
use crate::domain::applicant::{LanguageLevel, LanguageSkill, Text};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::languages::Language;
use crate::domain::location::Location;
use crate::domain::names::is_named;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::Scale;

pub(super) mod distinct;

use distinct::distinct;

/// What the kind says about itself.
pub const KIND: CheckKind =
    CheckKind { name: "language", about: include_str!("about.md"), form: ValueType::Table(&PARAMETERS) };

const PARAMETERS: [Parameter; 9] = [
    Parameter::new("any_of", ValueType::List(&ValueType::Language), "One of these languages is enough."),
    Parameter::new("all_of", ValueType::List(&ValueType::Language), "Each of these languages is asked."),
    Parameter::new("other_than", ValueType::List(&ValueType::Language), "Any language but these."),
    COUNT,
    SCALE,
    AT_LEAST,
    BORDERLINE,
    SKILLS,
    MOTHER_TONGUE,
];
const COUNT: Parameter = Parameter::new(
    "count",
    ValueType::Integer(1, 20),
    "How many different languages are asked; left out: one. Not beside `all_of`.",
);
/// The scale of a level, as every check on levels takes it.
pub const SCALE: Parameter =
    Parameter::new("scale", ValueType::Defined("scale"), "The scale of the levels, a `[scale.*]` of the file.");
/// The level that is enough.
pub const AT_LEAST: Parameter = Parameter::new("at_least", ValueType::ScaleLevel, "The level that is enough.");
/// The lowest level for which a person decides.
pub const BORDERLINE: Parameter = Parameter::new(
    "borderline",
    ValueType::ScaleLevel,
    "From this level up to `at_least` a person decides; left out: below `at_least` it is not met.",
);
/// The skills that count.
pub(super) const SKILLS: Parameter = Parameter::new(
    "skills",
    ValueType::List(&ValueType::Word(&[
        "reading",
        "writing",
        "speaking",
        "listening",
        "spoken_interaction",
        "spoken_production",
    ])),
    "Of a level given by skill only these count, and each has to reach it; left out: every skill that is given.",
);
/// Whether a mother tongue counts.
pub(super) const MOTHER_TONGUE: Parameter = Parameter::new(
    "mother_tongue",
    ValueType::Word(&["excluded", "required"]),
    "Whether a mother tongue does not count, or nothing else does; left out: it makes no difference.",
);

/// So many different languages can be asked at once.
pub(super) const MAX_LANGUAGES: usize = 20;

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageCheck {
    /// The languages and the level.
    pub demand: Demand,
    /// Whether each of them is asked, rather than some.
    pub each: bool,
    /// How many different ones are asked, where not each is.
    pub count: usize,
}

/// A language that is asked for at a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    pub languages: Vec<Language>,
    /// Whether any language but these is meant, rather than one of them.
    pub others: bool,
    pub level: LevelAsked,
}

/// A level that is asked of a language.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelAsked {
    /// The level on its scale.
    pub threshold: Threshold,
    /// The skills that count; none: every skill that is given.
    pub skills: Vec<Skill>,
    /// Whether a mother tongue counts.
    pub mother_tongue: Option<MotherTongue>,
}

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
        let mut named = given.iter().filter(|(skill, _)| is_named(self.name(), skill));
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

/// Whether a mother tongue counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MotherTongue {
    /// It does not.
    Excluded,
    /// Nothing else does.
    Required,
}

/// A level asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    pub scale: Scale,
    /// The level that is enough.
    pub at_least: usize,
    /// The lowest level for which a person decides.
    pub borderline: Option<usize>,
}

/// One language entry before what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageFact<'a> {
    pub entry: &'a LanguageSkill<'a>,
    /// The languages asked, of which one is enough.
    pub languages: &'a [Language],
    /// Whether any language but these is meant.
    pub others: bool,
    pub level: &'a LevelAsked,
    /// Whether the entry is one of the languages.
    pub is_asked: Outcome,
    /// Whether its level suffices.
    pub suffices: Outcome,
    /// Whether it is a mother tongue, or none, as is asked.
    pub mother_tongue: Outcome,
}

impl LanguageFact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("languages", self.entry.index, field));
        if self.entry.language.is_none() {
            missing.push(absent("language"));
        }
        let has_level =
            |level: &LanguageLevel<'_>| !matches!(level, LanguageLevel::BySkill(skills) if skills.is_empty());
        let has_skills = |level: &LanguageLevel<'_>| match level {
            LanguageLevel::Overall(_) => true,
            LanguageLevel::BySkill(given) => {
                self.level.skills.iter().all(|skill| skill.labels(given).iter().all(Option::is_some))
            }
        };
        let is_complete = |level| has_level(level) && has_skills(level);
        if !self.entry.level.as_ref().is_some_and(|level| is_complete(&level.value)) {
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
        let key = params.one_of(&["any_of", "all_of", "other_than"]);
        let languages = key.and_then(|key| params.languages(key));
        let count = match key {
            // Of which there are so many, of these no more can be asked.
            Some("any_of") => params.count(languages.as_ref().map_or(MAX_LANGUAGES, Vec::len).min(MAX_LANGUAGES)),
            Some("all_of") => None,
            _ => params.count(MAX_LANGUAGES),
        };
        let level = LevelAsked::read(&mut params);
        params.finish();
        let demand = Demand { languages: languages?, others: key == Some("other_than"), level: level? };
        Some(Self { demand, each: key == Some("all_of"), count: count.unwrap_or(1) })
    }

    /// Looks at each entry, once for each language where each is asked.
    #[must_use]
    pub fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        if input.applicant.languages.is_none() {
            return Finding::not_stated(FieldPath::of_record("languages"));
        }
        if self.each {
            let alone = |language| self.demand.among(std::slice::from_ref(language), input);
            let each = self.demand.languages.iter().map(|language| alone(language).whole());
            return Finding::all(AnyFact::All, input.detail, each);
        }
        if self.count > 1 {
            return distinct(&vec![&self.demand; self.count], input);
        }
        self.demand.among(&self.demand.languages, input)
    }

    /// The level asked of a language that is stated, or a language that is not.
    pub(super) fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.demand.candidates(input)
    }
}

impl Demand {
    /// Reads the languages and the level of one of several demands.
    pub(super) fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let key = params.one_of(&["any_of", "other_than"]);
        let languages = key.and_then(|key| params.languages(key));
        let level = LevelAsked::read(&mut params);
        params.finish();
        Some(Self { languages: languages?, others: key == Some("other_than"), level: level? })
    }

    /// Whether a language is one of those asked.
    #[must_use]
    pub fn asks_for(&self, language: Language) -> bool {
        self.languages.contains(&language) != self.others
    }

    /// The level asked of a language that is stated, or a language that is not.
    pub(super) fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let (level, tolerance) = match self.level.mother_tongue {
            Some(MotherTongue::Required) => {
                let label = self.level.threshold.scale.mother_tongue.first();
                (label.map_or("", String::as_str), Tolerance::Exact)
            }
            Some(MotherTongue::Excluded) | None => (self.level.threshold.name(), Tolerance::OrHigher),
        };
        let mut candidates = Vec::new();
        let (mut known, mut more) = (Vec::new(), Vec::new());
        let offered = self.offered(input);
        for entry in input.applicant.languages.iter().flat_map(|list| &list.entries).take(OFFERED) {
            let language = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
            if language.is_some_and(|language| !self.asks_for(language)) {
                continue;
            }
            let field_path = |field| FieldPath::of_entry("languages", entry.index, field);
            if entry.language.is_none() {
                let names = offered.iter().map(|language| language.name(input.shown).into());
                more.extend(
                    names
                        .map(|name| Candidate::field(field_path("language"), FieldValue::Text(name), Tolerance::Exact)),
                );
            }
            known.extend(language);
            let stated = entry.level.as_ref().map(|level| &level.value);
            if self.level.suffices(stated).min(self.level.mother_tongue(stated)) != Outcome::Met {
                candidates.push(Candidate::field(field_path("level"), FieldValue::Text(level.into()), tolerance));
            }
        }
        candidates.extend(more);
        let tolerance = if self.others { Tolerance::OtherLanguage(&self.languages) } else { tolerance };
        for language in offered.iter().filter(|language| !known.contains(language)) {
            let entry = LanguageSkill {
                language: Some(stated(language.name(input.shown).into())),
                level: Some(stated(LanguageLevel::Overall(level.into()))),
                ..LanguageSkill::default()
            };
            candidates.push(Candidate::entry(NewEntry::Language(entry), tolerance));
        }
        candidates
    }

    /// The languages to propose: those asked for; where any other will do, two of those that the applicant does not name.
    fn offered(&self, input: &CheckInput<'_>) -> Vec<Language> {
        if !self.others {
            return self.languages.clone();
        }
        let entries = input.applicant.languages.iter().flat_map(|list| &list.entries);
        let named: Vec<_> = entries.filter_map(|entry| Language::resolve(&entry.language.as_ref()?.value)).collect();
        let usual = ["en", "fr", "de", "es", "it", "pt", "nl", "pl"].into_iter().filter_map(Language::resolve);
        usual.filter(|language| self.asks_for(*language) && !named.contains(language)).take(2).collect()
    }

    /// What is found in one entry: whether it is one of the languages, and its level.
    pub(super) fn judge<'a>(
        &'a self,
        entry: &'a LanguageSkill<'a>,
        languages: &'a [Language],
        detail: bool,
    ) -> LanguageFact<'a> {
        let language = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
        let is_asked =
            language.map_or(Outcome::Unclear, |language| Outcome::of(languages.contains(&language) != self.others));
        let level = entry.level.as_ref().map(|level| &level.value);
        // The level of another language matters only where it is said.
        let (suffices, mother_tongue) = match is_asked {
            Outcome::NotMet if !detail => (Outcome::NotMet, Outcome::NotMet),
            _ => (self.level.suffices(level), self.level.mother_tongue(level)),
        };
        LanguageFact { entry, languages, others: self.others, level: &self.level, is_asked, suffices, mother_tongue }
    }

    fn among<'a>(&'a self, languages: &'a [Language], input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.languages else {
            return Finding::not_stated(FieldPath::of_record("languages"));
        };
        let entries = list.entries.iter().map(|entry| {
            let fact = self.judge(entry, languages, input.detail);
            let outcome = fact.outcome();
            (outcome, move || Finding::leaf(outcome, AnyFact::Language(fact)))
        });
        let location = Location { section: "languages", index: None, field: None, at: list.at };
        Finding::any(AnyFact::Entries("/languages", location), input.detail, entries)
    }
}

impl LanguageFact<'_> {
    /// Whether the entry is what is asked.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.is_asked.min(self.suffices).min(self.mother_tongue)
    }
}

impl LevelAsked {
    /// Reads the level and what belongs to it.
    fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let threshold = Threshold::read(params);
        let skills = params.words("skills", &Skill::ALL);
        let words = [("excluded", MotherTongue::Excluded), ("required", MotherTongue::Required)];
        let mother_tongue = params.word("mother_tongue", &words);
        let threshold = threshold?;
        if let (Some(_), Some(value)) = (mother_tongue, params.take("mother_tongue"))
            && threshold.scale.mother_tongue.is_empty()
        {
            params.context.problem(value.span(), RuleErrorKind::ScaleLacks("mother_tongue"), "mother_tongue");
        }
        Some(Self { threshold, skills: skills.unwrap_or_default(), mother_tongue })
    }

    /// Whether a level is as high as is asked.
    fn suffices(&self, level: Option<&LanguageLevel<'_>>) -> Outcome {
        let judge = |label: &str| self.threshold.judge(label);
        match level {
            None => Outcome::Unclear,
            Some(LanguageLevel::Overall(label)) => judge(label),
            Some(LanguageLevel::BySkill(given)) if self.skills.is_empty() => {
                Outcome::agreed(given.iter().map(|(_, label)| judge(&label.value)))
            }
            Some(LanguageLevel::BySkill(given)) => {
                let labels = self.skills.iter().flat_map(|skill| skill.labels(given));
                Outcome::all(labels.map(|label| label.map_or(Outcome::Unclear, judge)))
            }
        }
    }

    /// Whether it is a mother tongue, or none, where that is asked.
    fn mother_tongue(&self, level: Option<&LanguageLevel<'_>>) -> Outcome {
        let Some(asked) = self.mother_tongue else {
            return Outcome::Met;
        };
        let scale = &self.threshold.scale;
        let judge = |label: &str| match scale.level(label) {
            Some(_) => Outcome::of(scale.is_mother_tongue(label)),
            None => Outcome::Unclear,
        };
        let is_one = match level {
            None => Outcome::Unclear,
            Some(LanguageLevel::Overall(label)) => judge(label),
            Some(LanguageLevel::BySkill(given)) => Outcome::agreed(given.iter().map(|(_, label)| judge(&label.value))),
        };
        match asked {
            MotherTongue::Required => is_one,
            MotherTongue::Excluded => !is_one,
        }
    }
}
