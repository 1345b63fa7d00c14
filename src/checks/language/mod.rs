#![doc = include_str!("about.md")]

use std::borrow::Cow;
use std::fmt;

use crate::checks::asked_fields::AskedFields;
use crate::checks::candidate::OFFERED;
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue, as_written, shown};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::RegionKind;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::language::text::MAX_LANGUAGES_NAMED;
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes, of_threshold};
use crate::checks::threshold::Threshold;
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, Tolerance, threshold,
};
use crate::domain::applicant::{Applicant, LanguageLevel, LanguageSkill, Text, entry_place};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::languages::{self, Language, StatedLanguage};
use crate::domain::level_labels::LabelMeaning;
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::{LanguageList, Scale, Vocabulary};
use crate::domain::text::Bilingual;
use crate::domain::value_type::ValueType;

pub(super) mod distinct;

use distinct::distinct;

mod skills;
pub mod text;

pub use skills::Skill;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "language",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| LanguageCheck::read(value, context).map(Check::Language),
}];

parameters! { PARAMETERS:
    ANY_OF: LanguageList =
        TypedParameter::languages("any_of", "One of these languages is enough.").or(&["all_of"]);
    ALL_OF: LanguageList =
        TypedParameter::languages("all_of", "Each of these languages is required.").or(&["any_of"]);
    OTHER_THAN: LanguageList = TypedParameter::languages("other_than", "Any language but these.");
    COUNT: usize = TypedParameter::integer(
        "count",
        1,
        20,
        "How many different languages are required; left out: one. Not beside `all_of`.",
    );
    SCALE: Scale = threshold::SCALE;
    AT_LEAST: String = threshold::AT_LEAST;
    BORDERLINE: String = threshold::BORDERLINE;
    SKILLS: Vec<Skill> = SKILLS_ASKED;
    FOUR_SKILLS: bool = FOUR_SKILLS_ASKED;
    MOTHER_TONGUE: MotherTongue = MOTHER_TONGUE_ASKED;
    MOTHER_TONGUE_BY: MotherTongueBy = TypedParameter::new(
        "mother_tongue_by",
        ValueType::Word(&["word", "highest_level"]),
        "What shows that the list names a mother tongue: a word for it, or the highest level too. If nothing does, a \
         language that no entry clearly names may be it, which is unclear; left out: it is not met. Not beside \
         `mother_tongue` or `count`.",
        |_, value, context| {
            let words = [("word", MotherTongueBy::Word), ("highest_level", MotherTongueBy::HighestLevel)];
            context.word(value, &words)
        },
    );
}

parameters! { pub(super) DEMAND:
    ONE_OF: LanguageList = TypedParameter::languages("any_of", "One of these languages.");
    NONE_OF: LanguageList = TypedParameter::languages("other_than", "Any language but these.");
    DEMAND_SCALE: Scale = threshold::SCALE;
    DEMAND_AT_LEAST: String = threshold::AT_LEAST;
    DEMAND_BORDERLINE: String = threshold::BORDERLINE;
    SKILLS_ASKED: Vec<Skill> = TypedParameter::new(
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
        |_, value, context| context.words(value, &Skill::ALL),
    );
    FOUR_SKILLS_ASKED: bool = TypedParameter::only_true(
        "four_skills",
        "Of a level given by skill, reading, writing, speaking and listening count, and one that is not given leaves it \
         unclear; left out: the skills that are given. Not beside `skills`.",
    );
    MOTHER_TONGUE_ASKED: MotherTongue = TypedParameter::new(
        "mother_tongue",
        ValueType::Word(&["excluded", "required"]),
        "Whether a mother tongue does not count, or nothing else does; left out: it makes no difference.",
        |_, value, context| {
            context.word(value, &[("excluded", MotherTongue::Excluded), ("required", MotherTongue::Required)])
        },
    );
}

/// So many languages of a long list are proposed.
const MAX_OF_LONG_LIST: usize = 3;

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
    /// What shows that a mother tongue is listed; absent: it makes no difference.
    pub mother_tongue_by: Option<MotherTongueBy>,
}

/// What shows that a mother tongue is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MotherTongueBy {
    /// A word for it, as the whole label.
    Word,
    /// A word for it, or the highest level by whatever label.
    HighestLevel,
}

/// Languages of which any may be the mother tongue that is not listed.
#[derive(Clone, Debug, PartialEq)]
pub struct UnlistedLanguage {
    pub languages: LanguageList,
    /// Whether any language but these is meant.
    pub others: bool,
    /// Where the list of languages is, if it is empty.
    pub empty: Option<Location>,
}

/// A language that is asked for at a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    pub languages: LanguageList,
    /// Whether any language but these is meant, rather than one of them.
    pub others: bool,
    pub level: LevelAsked,
}

/// A level that is asked of a language.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelAsked {
    /// The level on its scale.
    pub threshold: Threshold,
    /// The skills that count, each of which has to reach it; none: every skill that is given, or the four.
    pub skills: Vec<Skill>,
    /// Whether, of a level given by skill, the four skills count, given or not.
    pub four_skills: bool,
    /// Whether a mother tongue counts.
    pub mother_tongue: Option<MotherTongue>,
}

/// The skills of which a language consists.
pub(super) const FOUR: [Skill; 4] = [Skill::Reading, Skill::Writing, Skill::Speaking, Skill::Listening];

/// Whether a mother tongue counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MotherTongue {
    /// It does not.
    Excluded,
    /// Nothing else does.
    Required,
}

/// What an entry states of a language or a tool and its level, which may be written behind the name: `English (C1)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedSkill<'a> {
    /// The name without the level behind it.
    pub name: Option<&'a str>,
    /// The level, if it is given in its own field.
    pub level: Option<&'a LanguageLevel<'a>>,
    /// The label of the level behind the name.
    pub beside: Option<&'a str>,
    /// Whether the level is given in its own field and cannot be understood.
    pub is_unreadable: bool,
}

impl StatedSkill<'_> {
    /// The language that is named.
    #[must_use]
    pub fn language(&self, vocabulary: &Vocabulary) -> StatedLanguage {
        self.name.map_or(StatedLanguage::Unknown, |name| {
            languages::read(name, |name| vocabulary.country_names.get(name).copied())
        })
    }

    /// The language that is surely named.
    pub(super) fn known_language(&self, vocabulary: &Vocabulary) -> Option<Language> {
        match self.language(vocabulary) {
            StatedLanguage::One(language) => Some(language),
            StatedLanguage::OneOf(_) | StatedLanguage::Unknown => None,
        }
    }

    /// What a label means together with the one behind the name; nobody knows where either is unknown or none is given.
    fn meaning(&self, label: Option<&str>, read: impl Fn(&str) -> Option<LabelMeaning>) -> Option<LabelMeaning> {
        joint_meaning(label.into_iter().chain(self.beside), self.is_unreadable, read)
    }
}

/// What the labels of one level mean, that of its own field and that behind the name: where both are given, together.
/// Nobody knows where either is unknown, the level is unreadable, or none is given.
pub(super) fn joint_meaning<'l>(
    labels: impl IntoIterator<Item = &'l str>,
    is_unreadable: bool,
    read: impl Fn(&str) -> Option<LabelMeaning>,
) -> Option<LabelMeaning> {
    if is_unreadable {
        return None;
    }
    let meanings = labels.into_iter().map(read).collect::<Option<Vec<_>>>()?;
    if let [one] = meanings.as_slice() {
        return Some(*one);
    }
    let is_mother_tongue = meanings.iter().all(|meaning| meaning.is_mother_tongue);
    let joint = LabelMeaning::joint(meanings.into_iter())?;
    Some(LabelMeaning { is_mother_tongue, ..joint })
}

/// One language entry before what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageFact<'a> {
    pub entry: &'a LanguageSkill<'a>,
    /// The language and the level as they are stated.
    pub stated: StatedSkill<'a>,
    /// The language that is named.
    pub language: StatedLanguage,
    /// The languages asked, of which one is enough.
    pub languages: &'a [Language],
    /// What they are called; empty: by their names.
    pub title: &'a Bilingual,
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

impl LanguageCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.one_of(&[ANY_OF.key(), ALL_OF.key(), OTHER_THAN.key()]);
        let asked = [ANY_OF, ALL_OF, OTHER_THAN].into_iter().find(|asked| Some(asked.key()) == key);
        let languages = asked.and_then(|asked| params.get(asked));
        let count = match key {
            // Of which there are so many, of these no more can be asked.
            Some(key) if key == ANY_OF.key() => {
                params.get_up_to(COUNT, languages.as_ref().map_or(MAX_LANGUAGES, |list| list.len()))
            }
            Some(key) if key == ALL_OF.key() => None,
            _ => params.get(COUNT),
        };
        let level = LevelAsked::read(&mut params);
        let mother_tongue_by = params.get(MOTHER_TONGUE_BY);
        if mother_tongue_by.is_some() {
            for other in [MOTHER_TONGUE.key(), COUNT.key()] {
                if params.take(other).is_some() {
                    params.several(&[other, MOTHER_TONGUE_BY.key()]);
                }
            }
        }
        params.finish();
        let demand = Demand { languages: languages?, others: key == Some(OTHER_THAN.key()), level: level? };
        Some(Self { demand, each: key == Some(ALL_OF.key()), count: count.unwrap_or(1), mother_tongue_by })
    }

    fn among<'a>(&'a self, languages: &'a [Language], input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.languages else {
            return Finding::not_stated(FieldPath::of_record("languages"));
        };
        let entries = list.entries.iter().map(|entry| {
            let fact = self.demand.judge(entry, languages, input);
            let outcome = fact.outcome();
            (outcome, move || Finding::leaf(outcome, Fact::Language(fact)))
        });
        let location = Location { section: "languages", index: None, field: None, at: list.at };
        let mut finding =
            Finding::any(Fact::Entries(EntriesFact { list: "/languages", location }), input.detail, entries);
        if finding.outcome != Outcome::Met
            && let Some(mut fact) = self.unlisted(languages, &list.entries, input)
        {
            fact.empty = list.entries.is_empty().then_some(location);
            finding.outcome = Outcome::Unclear;
            if input.detail {
                finding.parts.push(Finding::leaf(Outcome::Unclear, Fact::UnlistedLanguage(fact)));
            }
        }
        finding
    }

    /// Of these languages those that no entry surely names, if one of them may be the mother tongue, because none is
    /// listed: nobody is without one, and many list foreign languages alone.
    fn unlisted<'a>(
        &self,
        languages: &[Language],
        entries: &'a [LanguageSkill<'a>],
        input: &CheckInput<'a>,
    ) -> Option<UnlistedLanguage> {
        let by = self.mother_tongue_by?;
        let level = &self.demand.level;
        let mut named = Vec::new();
        for entry in entries {
            let stated = level.stated(entry);
            if level.is_listed_mother_tongue(&stated, by) {
                return None;
            }
            if let StatedLanguage::One(language) = stated.language(input.vocabulary) {
                named.push(language);
            }
        }
        let is_left = |language: &&Language| !named.contains(language);
        let others = self.demand.others;
        let languages: Vec<_> = languages.iter().filter(|language| others || is_left(language)).copied().collect();
        if languages.is_empty() {
            return None;
        }
        // What the whole list is called says nothing of some of its languages.
        let all = &self.demand.languages;
        let title = if languages.len() == all.len() { all.title.clone() } else { Bilingual::default() };
        Some(UnlistedLanguage { languages: LanguageList { title, languages }, others, empty: None })
    }
}

impl Demand {
    /// Reads the languages and the level of one of several demands.
    pub(super) fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let key = params.one_of(&[ONE_OF.key(), NONE_OF.key()]);
        let asked = [ONE_OF, NONE_OF].into_iter().find(|asked| Some(asked.key()) == key);
        let languages = asked.and_then(|asked| params.get(asked));
        let level = LevelAsked::read(&mut params);
        params.finish();
        Some(Self { languages: languages?, others: key == Some(NONE_OF.key()), level: level? })
    }

    /// What some of the languages are called: by their names, unless they are all of them.
    fn title_of(&self, languages: &[Language]) -> &Bilingual {
        const BY_NAMES: &Bilingual = &Bilingual { en: String::new(), fr: String::new() };
        if languages.len() == self.languages.len() { &self.languages.title } else { BY_NAMES }
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
            let said = self.level.stated(entry);
            let language = said.known_language(input.vocabulary);
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
            if self.level.suffices(&said).min(self.level.mother_tongue(&said)) != Outcome::Met {
                candidates.push(Candidate::field(field_path("level"), FieldValue::Text(level.into()), tolerance));
            }
        }
        candidates.extend(more);
        let is_long = !self.others && self.languages.len() > MAX_LANGUAGES_NAMED && tolerance == Tolerance::OrHigher;
        let (tolerance, most) = match () {
            () if self.others => (Tolerance::OtherLanguage(&self.languages), usize::MAX),
            // Of a long list a few are enough, each of which stands for all.
            () if is_long => (Tolerance::AnyLanguage(&self.languages), MAX_OF_LONG_LIST),
            () => (tolerance, usize::MAX),
        };
        for language in offered.iter().filter(|language| !known.contains(language)).take(most) {
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
            return self.languages.to_vec();
        }
        let entries = input.applicant.languages.iter().flat_map(|list| &list.entries);
        let named: Vec<_> =
            entries.filter_map(|entry| self.level.stated(entry).known_language(input.vocabulary)).collect();
        let usual = ["en", "fr", "de", "es", "it", "pt", "nl", "pl"].into_iter().filter_map(Language::resolve);
        usual.filter(|language| self.asks_for(*language) && !named.contains(language)).take(2).collect()
    }

    /// What is found in one entry: whether it is one of the languages, and its level.
    pub(super) fn judge<'a>(
        &'a self,
        entry: &'a LanguageSkill<'a>,
        languages: &'a [Language],
        input: &CheckInput<'a>,
    ) -> LanguageFact<'a> {
        let stated = self.level.stated(entry);
        let is_one = |language: &Language| languages.contains(language) != self.others;
        let language = stated.language(input.vocabulary);
        let is_asked = match language {
            StatedLanguage::One(language) => Outcome::of(is_one(&language)),
            // It may also be a language that is not asked for.
            StatedLanguage::OneOf(any) if any.iter().any(is_one) => Outcome::Unclear,
            StatedLanguage::OneOf(_) => Outcome::NotMet,
            StatedLanguage::Unknown => Outcome::Unclear,
        };
        // The level of another language matters only where it is said.
        let (suffices, mother_tongue) = match is_asked {
            Outcome::NotMet if !input.detail => (Outcome::NotMet, Outcome::NotMet),
            _ => (self.level.suffices(&stated), self.level.mother_tongue(&stated)),
        };
        let (others, level, title) = (self.others, &self.level, self.title_of(languages));
        LanguageFact { entry, stated, language, languages, title, others, level, is_asked, suffices, mother_tongue }
    }

    /// Adds the languages that can be offered, and the level.
    pub(super) fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        // Any language but these is none that can be offered.
        for language in self.languages.iter().filter(|_| !self.others) {
            if !asked.languages.contains(language) {
                asked.languages.push(*language);
            }
        }
        asked.language_level.get_or_insert(&self.level.threshold);
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
        let skills = params.get(SKILLS);
        let four_skills = params.get(FOUR_SKILLS).unwrap_or(false);
        if four_skills && params.has(SKILLS) {
            params.several(&[SKILLS.key(), FOUR_SKILLS.key()]);
        }
        let mother_tongue = params.get(MOTHER_TONGUE);
        let threshold = threshold?;
        if let (Some(_), Some(value)) = (mother_tongue, params.value(MOTHER_TONGUE))
            && threshold.scale.mother_tongue.is_empty()
        {
            params.context.problem(value.span(), RuleErrorKind::ScaleLacks(MOTHER_TONGUE.key()), MOTHER_TONGUE.key());
        }
        Some(Self { threshold, skills: skills.unwrap_or_default(), four_skills, mother_tongue })
    }

    /// What an entry states of its language and its level.
    pub(super) fn stated<'a>(&self, entry: &'a LanguageSkill<'a>) -> StatedSkill<'a> {
        let name = entry.language.as_ref().map(|language| language.value.as_ref());
        let split = name.and_then(|name| self.threshold.scale.level_beside_name(name, false));
        let is_unreadable = entry.doubts.is_unreadable("level");
        let level = entry.level.as_ref().map(|level| &level.value);
        let level = level.filter(|level| !matches!(level, LanguageLevel::BySkill(given) if given.is_empty()));
        StatedSkill {
            name: split.map(|(name, _)| name).or(name),
            level,
            beside: split.map(|(_, label)| label),
            is_unreadable,
        }
    }

    /// The labels that count, of a level as a whole or of each skill; `None` for a skill that is not given.
    #[must_use]
    pub fn labels<'s>(&self, level: &'s LanguageLevel<'_>) -> Vec<Option<&'s str>> {
        let of = |skills: &[Skill], given| skills.iter().flat_map(|skill| skill.labels(given)).collect();
        match level {
            LanguageLevel::Overall(label) => vec![Some(label.as_ref())],
            LanguageLevel::BySkill(given) if !self.skills.is_empty() => of(&self.skills, given),
            LanguageLevel::BySkill(given) if self.four_skills => of(&FOUR, given),
            LanguageLevel::BySkill(given) => given.iter().map(|(_, label)| Some(label.value.as_ref())).collect(),
        }
    }

    /// Whether a level is stated, with every skill that counts.
    fn is_complete(&self, stated: &StatedSkill<'_>) -> bool {
        let is_given = |level| self.labels(level).iter().all(Option::is_some);
        stated.beside.is_some() || stated.level.is_some_and(is_given)
    }

    /// What each of the labels that count means, together with the one behind the name.
    fn meanings(&self, stated: &StatedSkill<'_>) -> Vec<Option<LabelMeaning>> {
        let labels = stated.level.map_or_else(|| vec![None], |level| self.labels(level));
        labels.into_iter().map(|label| stated.meaning(label, |label| self.threshold.scale.read(label))).collect()
    }

    /// Whether a level is as high as is asked.
    fn suffices(&self, stated: &StatedSkill<'_>) -> Outcome {
        let outcomes = self.meanings(stated).into_iter().map(|meaning| self.threshold.judge(meaning));
        if self.skills.is_empty() { Outcome::agreed(outcomes) } else { Outcome::all(outcomes) }
    }

    /// Whether an entry surely is a mother tongue.
    fn is_listed_mother_tongue(&self, stated: &StatedSkill<'_>, by: MotherTongueBy) -> bool {
        let highest = self.threshold.scale.levels().len().saturating_sub(1);
        self.meanings(stated).into_iter().all(|meaning| {
            meaning.is_some_and(|meaning| match by {
                MotherTongueBy::Word => meaning.is_mother_tongue,
                MotherTongueBy::HighestLevel => meaning.lowest == highest,
            })
        })
    }

    /// Whether it is a mother tongue, or none, where that is asked.
    fn mother_tongue(&self, stated: &StatedSkill<'_>) -> Outcome {
        let Some(asked) = self.mother_tongue else {
            return Outcome::Met;
        };
        let judge = |meaning: Option<LabelMeaning>| {
            meaning.map_or(Outcome::Unclear, |meaning| Outcome::of(meaning.is_mother_tongue))
        };
        let is_one = Outcome::agreed(self.meanings(stated).into_iter().map(judge));
        match asked {
            MotherTongue::Required => is_one,
            MotherTongue::Excluded => !is_one,
        }
    }
}

impl Kind for LanguageCheck {
    fn name(&self) -> &'static str {
        "language"
    }

    /// Looks at each entry, once for each language where each is asked.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        if input.applicant.languages.is_none() {
            return Finding::not_stated(FieldPath::of_record("languages"));
        }
        if self.each {
            let alone = |language| self.among(std::slice::from_ref(language), input);
            let each = self.demand.languages.iter().map(|language| alone(language).whole());
            return Finding::all(Fact::Combine(CombineFact::All), input.detail, each);
        }
        if self.count > 1 {
            return distinct(&vec![&self.demand; self.count], input);
        }
        self.among(&self.demand.languages, input)
    }

    /// The level asked of a language that is stated, or a language that is not.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.demand.candidates(input)
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        self.demand.ask(asked);
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        let (demand, level) = (&self.demand, &self.demand.level);
        let is_plain = level.skills.is_empty() && level.mother_tongue.is_none() && !demand.others && self.count <= 1;
        if !is_plain {
            return None;
        }
        let each = demand.languages.iter().map(|language| {
            of_threshold(&level.threshold, |scale, level| RegionKind::Language(*language, scale, level))
        });
        Some(if self.each { PossibleOutcomes::all(each) } else { PossibleOutcomes::any(each) }.into())
    }
}

impl<'a> FindingFact<'a> for LanguageFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("languages", self.entry.index, field));
        if self.entry.language.is_none() {
            missing.push(absent("language"));
        }
        if !self.level.is_complete(&self.stated) {
            missing.push(absent("level"));
        }
    }

    fn is_aside(&self) -> bool {
        self.is_asked == Outcome::NotMet
    }

    fn names_languages(&self) -> bool {
        true
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let place = ("languages", self.entry.index);
        list.field(place, "language", self.entry.language.as_ref(), as_written);
        if let Some(level) = &self.entry.level {
            let location = entry_place(place.0, place.1, level.at, "level", Some(level));
            match &level.value {
                LanguageLevel::Overall(label) => list.push(location, as_written(label)),
                LanguageLevel::BySkill(skills) => list.push(location, shown(&by_skill(skills))),
            }
        }
    }
}

impl<'a> FindingFact<'a> for UnlistedLanguage {
    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        self.empty.into_iter().for_each(|location| list.push(location, EvidenceValue::Text("[]")));
    }
}

/// Each skill with its label, as one text.
fn by_skill<'s>(skills: &'s [(Cow<'_, str>, Text<'_>)]) -> impl fmt::Display + 's {
    fmt::from_fn(|out| {
        let each: Vec<_> = skills.iter().map(|(skill, label)| format!("{skill} {}", label.value)).collect();
        out.write_str(&each.join(", "))
    })
}
