//! The kinds of checks, a file each: parameters, what they find, and how they apply.
//!
//! A [`Check`] applied to a [`CheckInput`] gives a [`Finding`]: the outcome, the [`Fact`] behind it, and the findings
//! of its parts. The outcome is read off the finding; sentences are made of it in `messages`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::applicant::{Applicant, Sector};
use crate::domain::calendar::{Instants, Moment, PartialDate};
use crate::domain::fact_change::{self, FactChange, FieldPath, NewEntry};
use crate::domain::intervals::Length;
use crate::domain::languages::Language;
use crate::domain::location::{Located, Location};
use crate::domain::outcome::Outcome;
use crate::domain::problem::{RuleErrorKind, RuleType};
use crate::domain::rule_lists::{CountrySet, FieldOfStudy, Tool, Vocabulary};
use crate::domain::text::{Bilingual, Lang};

pub mod age;
pub mod answer;
pub mod asked_fields;
pub mod availability;
pub mod by_nationality;
pub mod check_kind;
pub mod combine;
pub mod competency;
pub mod declaration;
pub mod documents;
pub mod education;
pub mod experience;
pub mod it_skill;
pub mod language;
pub mod languages;
pub mod length_of_time;
pub mod named_days;
pub mod nationality;
pub mod params;
pub mod person;
pub mod preferences;
pub mod residence;
pub mod studies;
pub mod timely;
pub mod tracks;
pub mod vacancies;
pub mod when;

use combine::Combine;
pub use named_days::OnDate;
use params::{Context, SpannedValue};

/// One check of a rules file, its parameters resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// A nationality of a set of countries.
    Nationality(nationality::Nationality),
    /// An age on a date.
    Age(age::Age),
    /// One education that fits.
    Education(education::EducationCheck),
    /// Time of study in all.
    Studies(studies::Studies),
    /// Languages at a level.
    Language(language::LanguageCheck),
    /// Different languages, each at its level.
    Languages(languages::Languages),
    /// IT tools at a level.
    ItSkill(it_skill::ItSkillCheck),
    /// Work experience.
    Experience(experience::ExperienceCheck),
    /// Time of living in some countries.
    Residence(residence::ResidenceCheck),
    /// Submitted, or not changed, by the deadline.
    Timely(timely::Timely),
    /// At most so many vacancies.
    Vacancies(vacancies::Vacancies),
    /// Documents attached, or their language.
    Documents(documents::Documents),
    /// A declaration of the application.
    Declaration(declaration::Declaration),
    /// An answer to a pre-screening question.
    Answer(Box<answer::AnswerCheck>),
    /// What the applicant would prefer.
    Preferences(preferences::Preferences),
    /// When the applicant could work.
    Availability(availability::AvailabilityCheck),
    /// A competency shown.
    Competency(competency::CompetencyCheck),
    /// A question for a person.
    Person(person::PersonCheck<Box<Check>>),
    /// Other checks, combined.
    Combine(combine::Combine<Check>),
    /// Other checks, asked where something holds.
    When(when::WhenCheck<Check>),
    /// Other checks, as profiles of which one is enough.
    Tracks(tracks::Tracks<Check>),
    /// Other checks, by nationality.
    ByNationality(by_nationality::ByNationality<Check>),
}

impl Check {
    /// The names of the kinds in rules files.
    pub const KINDS: [&str; 30] = [
        "nationality",
        "age",
        "education",
        "degree",
        "enrolled",
        "attended",
        "highest_degree",
        "studies",
        "language",
        "languages",
        "it_skill",
        "experience",
        "residence",
        "submitted",
        "unmodified",
        "vacancies",
        "documents",
        "declaration",
        "answer",
        "preferences",
        "availability",
        "competency",
        "person",
        "any",
        "all",
        "not",
        "at_least",
        "when",
        "tracks",
        "by_nationality",
    ];

    /// What every kind says about itself, in the order in which a page says of them.
    #[must_use]
    pub fn kinds() -> Vec<check_kind::CheckKind> {
        let mut kinds = vec![nationality::KIND, age::KIND];
        kinds.extend(education::KINDS);
        kinds.extend([studies::KIND, language::KIND, languages::KIND, it_skill::KIND, experience::KIND]);
        kinds.extend([residence::KIND, availability::KIND, documents::KIND]);
        kinds.extend([timely::SUBMITTED, timely::UNMODIFIED, vacancies::KIND, preferences::KIND]);
        kinds.extend([declaration::KIND, answer::KIND, competency::KIND, person::KIND]);
        kinds.extend(combine::KINDS);
        kinds.extend([when::KIND, tracks::KIND, by_nationality::KIND]);
        kinds
    }

    /// Reads a check: a table with one key, the kind, whose value holds the parameters.
    pub fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let (kind, span, parameters) = only_entry(value, context, &Self::KINDS)?;
        match kind {
            "nationality" => nationality::Nationality::read(parameters, context).map(Self::Nationality),
            "age" => age::Age::read(parameters, context).map(Self::Age),
            "education" => education::EducationCheck::read(parameters, context).map(Self::Education),
            "degree" | "enrolled" | "attended" => {
                education::EducationCheck::read_alone(value, context).map(Self::Education)
            }
            "highest_degree" => education::EducationCheck::read_highest(parameters, context).map(Self::Education),
            "studies" => studies::Studies::read(parameters, context).map(Self::Studies),
            "language" => language::LanguageCheck::read(parameters, context).map(Self::Language),
            "languages" => languages::Languages::read(parameters, context).map(Self::Languages),
            "it_skill" => it_skill::ItSkillCheck::read(parameters, context).map(Self::ItSkill),
            "experience" => experience::ExperienceCheck::read(parameters, context).map(Self::Experience),
            "residence" => residence::ResidenceCheck::read(parameters, context).map(Self::Residence),
            "submitted" => timely::Timely::read(parameters, context, timely::TimelyAct::Submitted).map(Self::Timely),
            "unmodified" => {
                timely::Timely::read(parameters, context, timely::TimelyAct::LastModified).map(Self::Timely)
            }
            "vacancies" => vacancies::Vacancies::read(parameters, context).map(Self::Vacancies),
            "documents" => documents::Documents::read(parameters, context).map(Self::Documents),
            "declaration" => declaration::Declaration::read(parameters, context).map(Self::Declaration),
            "answer" => answer::AnswerCheck::read(parameters, context).map(Box::new).map(Self::Answer),
            "preferences" => preferences::Preferences::read(parameters, context).map(Self::Preferences),
            "availability" => availability::AvailabilityCheck::read(parameters, context).map(Self::Availability),
            "competency" => competency::CompetencyCheck::read(parameters, context).map(Self::Competency),
            "person" => person::PersonCheck::read(parameters, context, |value, context| {
                Self::read(value, context).map(Box::new)
            })
            .map(Self::Person),
            "any" | "all" | "not" | "at_least" => {
                combine::Combine::read(kind, parameters, context, Self::read).map(Self::Combine)
            }
            "when" => when::WhenCheck::read(parameters, context, Self::read).map(Self::When),
            "tracks" => tracks::Tracks::read(parameters, context, Self::read).map(Self::Tracks),
            "by_nationality" => {
                by_nationality::ByNationality::read(parameters, context, Self::read).map(Self::ByNationality)
            }
            unknown => {
                context.problem_among(span, RuleErrorKind::UnknownCheck, unknown, &Self::KINDS);
                None
            }
        }
    }

    /// Facts that might make the check met: those that only add to what is stated before those that differ from it. What
    /// nobody can change any more, such as a date of birth that is stated, is not among them.
    #[must_use]
    pub fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        match self {
            Self::Nationality(check) => check.candidates(input),
            Self::Age(check) => check.candidates(input),
            Self::Education(check) => check.candidates(input),
            Self::Studies(check) => check.candidates(input),
            Self::Language(check) => check.candidates(input),
            Self::Languages(check) => check.candidates(input),
            Self::ItSkill(check) => check.candidates(input),
            Self::Experience(check) => check.candidates(input),
            Self::Residence(check) => check.candidates(input),
            Self::Timely(check) => check.candidates(input),
            Self::Vacancies(check) => check.candidates(input),
            Self::Documents(check) => check.candidates(input),
            Self::Declaration(check) => check.candidates(),
            Self::Answer(check) => check.candidates(input),
            Self::Preferences(check) => check.candidates(input),
            Self::Availability(check) => check.candidates(input),
            Self::Competency(check) => check.candidates(),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                parts.iter().flat_map(|part| part.candidates(input)).collect()
            }
            Self::When(check) => check.checks().flat_map(|part| part.candidates(input)).collect(),
            Self::Tracks(check) => check.0.iter().flat_map(|track| track.check.candidates(input)).collect(),
            Self::ByNationality(check) => check.checks().flat_map(|part| part.candidates(input)).collect(),
            // What a person has to say, or what must not hold, no fact brings about.
            Self::Person(_) | Self::Combine(Combine::Not(_)) => Vec::new(),
        }
    }

    /// What the check finds in a situation.
    #[must_use]
    pub fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        match self {
            Self::Nationality(check) => check.apply(input),
            Self::Age(check) => check.apply(input),
            Self::Education(check) => check.apply(input),
            Self::Studies(check) => check.apply(input),
            Self::Language(check) => check.apply(input),
            Self::Languages(check) => check.apply(input),
            Self::ItSkill(check) => check.apply(input),
            Self::Experience(check) => check.apply(input),
            Self::Residence(check) => check.apply(input),
            Self::Timely(check) => check.apply(input),
            Self::Vacancies(check) => check.apply(input),
            Self::Documents(check) => check.apply(input),
            Self::Declaration(check) => check.apply(input),
            Self::Answer(check) => check.apply(input),
            Self::Preferences(check) => check.apply(input),
            Self::Availability(check) => check.apply(input),
            Self::Competency(check) => check.apply(input),
            Self::Person(check) => check.apply(|inner| inner.apply(input), input),
            Self::Combine(check) => check.apply(|part| part.apply(input), input.detail),
            Self::When(check) => check.apply(|part| part.apply(input)),
            Self::Tracks(check) => check.apply(|part| part.apply(input), input.detail),
            Self::ByNationality(check) => check.apply(input, |part| part.apply(input)),
        }
    }
}

/// Of so many entries of a list what lacks is proposed; nobody has more of which all lack something.
const OFFERED: usize = 20;

/// A fact that might make a check met if the applicant stated it. Whether it does is for the check to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// The fact, as little as might do.
    pub fact_change: FactChange<'a>,
    /// What else would do as well.
    pub tolerance: Tolerance<'a>,
}

/// How far a fact may differ from the one stated and do as well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance<'a> {
    /// It may not.
    Exact,
    /// Any country of the set.
    Country(&'a CountrySet),
    /// This day or an earlier one.
    OrEarlier,
    /// This day or a later one.
    OrLater,
    /// A degree of these levels, obtained between two days where that is asked, in a field where one is asked.
    Degree(&'a params::Levels, Option<(NaiveDate, NaiveDate)>, Option<&'a FieldOfStudy>),
    /// Studies under way at these levels, in the final stage where that is asked, in a field where one is asked.
    Enrolled(&'a params::Levels, bool, Option<&'a FieldOfStudy>),
    /// So many thousandths of a month of studies, or more, at these levels.
    Months(&'a params::Levels, u64),
    /// This level or a higher one.
    OrHigher,
    /// Any language but these, at this level or a higher one.
    OtherLanguage(&'a [Language]),
    /// An employment in one of these sectors.
    Sectors(&'a [Sector]),
    /// So much time that counts, be it in several entries.
    Time(Length),
    /// A document that is wanted.
    Document(&'a documents::WantedDocument),
    /// Another answer that is as is asked.
    Answer(&'a answer::AnswerCheck),
    /// It may not; the question that it answers.
    Declared(&'a Bilingual),
}

impl<'a> Candidate<'a> {
    fn entry(entry: NewEntry<'a>, tolerance: Tolerance<'a>) -> Self {
        Self { fact_change: FactChange::Entry(entry), tolerance }
    }

    fn field(field_path: FieldPath, value: fact_change::FieldValue<'a>, tolerance: Tolerance<'a>) -> Self {
        Self { fact_change: FactChange::Field(field_path, value), tolerance }
    }
}

/// The one key of a table that names a kind, its span, and its value; anything else is a mistake.
fn only_entry<'t, 'i>(
    value: &'t SpannedValue<'i>,
    context: &Context,
    kinds: &[&str],
) -> Option<(&'t str, std::ops::Range<usize>, &'t SpannedValue<'i>)> {
    let Some(table) = value.get_ref().as_table() else {
        return context.wrong_type(value, RuleType::Table);
    };
    let mut entries = table.iter();
    match (entries.next(), entries.next()) {
        (Some((kind, parameters)), None) => return Some((kind.get_ref(), kind.span(), parameters)),
        (None, _) => context.problem_among(value.span(), RuleErrorKind::NotOneOf, "", kinds),
        (Some(_), Some((second, _))) => {
            let names: Vec<_> = table.iter().map(|(key, _)| key.get_ref().to_string()).collect();
            let (known, unknown): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| kinds.contains(&name.as_str()));
            if known.len() > 1 {
                context.problem(second.span(), RuleErrorKind::SeveralChecks(known), "");
            }
            for (key, _) in table.iter().filter(|(key, _)| unknown.iter().any(|name| name == key.get_ref())) {
                context.problem_among(key.span(), RuleErrorKind::UnknownCheck, key.get_ref().as_ref(), kinds);
            }
        }
    }
    None
}

/// What the rules and the run fix for every applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgingDates {
    /// The id of the vacancy.
    pub vacancy: String,
    /// From when on applications are taken, with its time zone.
    pub opening: Option<(Moment, Tz)>,
    /// The deadline as written.
    pub deadline: Moment,
    /// The time zone of the deadline, and of date-times without an offset.
    pub zone: Tz,
    /// The instants that the deadline may mean; its last one is still in time.
    pub limit: Instants,
    /// The day on which dated criteria are judged.
    pub reference: NaiveDate,
    /// The days, or months, on which the post may start.
    pub start: Vec<PartialDate>,
    /// Each of these days, in order.
    pub starts: Vec<NaiveDate>,
    /// How long the post lasts, in months.
    pub duration_months: Option<u32>,
}

/// An applicant before the rules, on a date.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    pub applicant: &'a Applicant<'a>,
    /// The lists of the rules.
    pub vocabulary: &'a Vocabulary,
    /// Vacancy and dates.
    pub judging_dates: &'a JudgingDates,
    /// The text of the notice whose finding is said where both agree; it changes no outcome.
    pub shown: Lang,
    /// Whether the findings of the parts are wanted, for sentences and evidence. The outcome is the same without.
    pub detail: bool,
    /// What a person is taken to answer wherever one is asked; `None`: nobody answered, which leaves it unclear.
    pub person: Option<Outcome>,
}

/// What a check found: the outcome, the fact behind it, and what its parts found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    pub outcome: Outcome,
    /// The fact behind it.
    pub fact: Fact<'a>,
    /// The findings of the parts; none where no detail was wanted.
    pub parts: Vec<Finding<'a>>,
}

impl<'a> Finding<'a> {
    /// A finding without parts.
    #[must_use]
    pub const fn leaf(outcome: Outcome, fact: Fact<'a>) -> Self {
        Self { outcome, fact, parts: Vec::new() }
    }

    /// The finding that what a check needs is not stated.
    #[must_use]
    pub const fn not_stated(field_path: FieldPath) -> Self {
        Self::leaf(Outcome::Unclear, Fact::NotStated(field_path, Absence::Absent))
    }

    /// One of several: `any` over the outcomes. What was found beside each outcome is made where detail is wanted.
    #[must_use]
    pub fn any<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
    ) -> Self {
        Self::joined(fact, detail, parts, Outcome::NotMet, Outcome::max)
    }

    /// Every one of several: `all` over the outcomes. What was found beside each outcome is made where detail is wanted.
    #[must_use]
    pub fn all<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
    ) -> Self {
        Self::joined(fact, detail, parts, Outcome::Met, Outcome::min)
    }

    fn joined<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
        start: Outcome,
        join: impl Fn(Outcome, Outcome) -> Outcome,
    ) -> Self {
        let (mut outcome, mut findings) = (start, Vec::new());
        for (part, find) in parts {
            outcome = join(outcome, part);
            if detail {
                findings.push(find());
            } else if outcome == !start {
                break;
            }
        }
        Self { outcome, fact, parts: findings }
    }

    /// As a part of [`Finding::any`] and [`Finding::all`].
    fn whole(self) -> (Outcome, impl FnOnce() -> Self) {
        (self.outcome, move || self)
    }

    /// Whether it is of a check that is made of several, rather than of one check on the entries of a list.
    #[must_use]
    pub const fn is_made_of_several(&self) -> bool {
        matches!(
            self.fact,
            Fact::Any
                | Fact::All
                | Fact::Not
                | Fact::AtLeast(_)
                | Fact::Person(_)
                | Fact::Languages(_)
                | Fact::When(_)
                | Fact::Track(_)
                | Fact::ByNationality(_)
        )
    }

    /// What the applicant would have to state, or to state fully, before this can be said: for an unclear outcome, the
    /// fields that are absent or stated in part. What only a person can say is none of these.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        self.add_missing(&mut missing);
        let mut seen = std::collections::HashSet::new();
        missing.retain(|one| seen.insert(*one));
        missing
    }

    fn add_missing(&self, missing: &mut Vec<Missing>) {
        if self.outcome != Outcome::Unclear {
            return;
        }
        match &self.fact {
            Fact::Any
            | Fact::All
            | Fact::Not
            | Fact::AtLeast(_)
            | Fact::Entries(..)
            | Fact::Person(_)
            | Fact::Languages(_)
            | Fact::LanguageLacking(_)
            | Fact::Tool(_)
            | Fact::WholeTool(_)
            | Fact::EveryDocument(_)
            | Fact::CountedDocuments(_)
            | Fact::Days(_)
            | Fact::NoEntry(..)
            | Fact::When(_)
            | Fact::Track(_)
            | Fact::ByNationality(_)
            | Fact::Education(_) => self.parts.iter().for_each(|part| part.add_missing(missing)),
            Fact::NotStated(field_path, _) => missing.push(Missing::absent(*field_path)),
            Fact::Age(_) => missing.push(Missing::partial(FieldPath::of_record("date_of_birth"))),
            Fact::Nationality(fact) => fact.add_missing(missing),
            Fact::EducationPart(fact) => fact.add_missing(missing),
            Fact::Studies(fact) => fact.add_missing(missing),
            Fact::Language(fact) => fact.add_missing(missing),
            Fact::ItSkill(fact) => fact.add_missing(missing),
            Fact::Experience(fact) => fact.add_missing(missing),
            Fact::Residence(fact) => fact.add_missing(missing),
            Fact::Time(_) => {
                for part in self.parts.iter().filter(|part| part.outcome != Outcome::NotMet) {
                    part.add_missing(missing);
                    missing.extend(part.dates().into_iter().flatten());
                }
            }
            Fact::Timely(fact) => missing.push(Missing::partial(fact.act.field_path())),
            Fact::Document(fact) => fact.add_missing(missing),
            Fact::Declaration(fact) => fact.add_missing(missing),
            Fact::Answer(fact) => fact.add_missing(missing),
            Fact::Availability(fact) => fact.add_missing(missing),
            Fact::Vacancies(_) | Fact::Preferences(_) | Fact::Competency(_) | Fact::NotConcerned => {}
            // What is stated is complete: a person has to ask.
            Fact::UnlistedLanguage(_) => {}
        }
    }

    /// What lacks of the dates of an entry that counts by its time: no end says that it goes on.
    fn dates(&self) -> [Option<Missing>; 2] {
        let (section, index, start, end) = match &self.fact {
            Fact::Experience(fact) => ("experience", fact.entry.index, fact.entry.start, fact.entry.end),
            Fact::Residence(fact) => ("residence", fact.entry.index, fact.entry.start, fact.entry.end),
            _ => return [None, None],
        };
        let field_path = |field| FieldPath::of_entry(section, index, field);
        [Missing::date(field_path("start"), start), Missing::date(field_path("end"), end).filter(|end| end.is_partial)]
    }

    /// The lists of the record that are there, and of which one more entry could bring this nearer to being met.
    #[must_use]
    pub fn open_lists(&self) -> Vec<&'static str> {
        let mut lists = Vec::new();
        self.add_open_lists(&mut lists);
        let mut seen = std::collections::HashSet::new();
        lists.retain(|list| seen.insert(*list));
        lists
    }

    fn add_open_lists(&self, lists: &mut Vec<&'static str>) {
        if self.outcome == Outcome::Met {
            return;
        }
        match &self.fact {
            Fact::Any
            | Fact::All
            | Fact::AtLeast(_)
            | Fact::Person(_)
            | Fact::Days(_)
            | Fact::When(_)
            | Fact::Track(_)
            | Fact::ByNationality(_) => {
                self.parts.iter().for_each(|part| part.add_open_lists(lists));
            }
            Fact::Entries(list, _) => lists.push(list.trim_start_matches('/')),
            Fact::Languages(_) => lists.push("languages"),
            Fact::Tool(_) | Fact::WholeTool(_) => lists.push("it_skills"),
            Fact::Time(fact) if fact.asked.at_least.is_some() => lists.push(fact.list.trim_start_matches('/')),
            Fact::Studies(_) => lists.push("education"),
            Fact::CountedDocuments(fact) if fact.check.at_least.is_some_and(|least| fact.surely < least) => {
                lists.push("documents");
            }
            // Of what is asked of every entry, or of none, one more makes nothing better.
            Fact::Not
            | Fact::NotStated(..)
            | Fact::NoEntry(..)
            | Fact::Time(_)
            | Fact::Residence(_)
            | Fact::NotConcerned
            | Fact::Nationality(_)
            | Fact::Age(_)
            | Fact::Education(_)
            | Fact::EducationPart(_)
            | Fact::Language(_)
            | Fact::LanguageLacking(_)
            | Fact::UnlistedLanguage(_)
            | Fact::ItSkill(_)
            | Fact::Experience(_)
            | Fact::Timely(_)
            | Fact::Vacancies(_)
            | Fact::Document(_)
            | Fact::EveryDocument(_)
            | Fact::CountedDocuments(_)
            | Fact::Declaration(_)
            | Fact::Answer(_)
            | Fact::Preferences(_)
            | Fact::Availability(_)
            | Fact::Competency(_) => {}
        }
    }

    /// The parts that made the outcome what it is: of alternatives the first that is met, else all that come nearest;
    /// of requirements those that fail, else those in doubt, else all.
    pub fn deciding(&self) -> impl Iterator<Item = &Self> {
        let one_is_enough = self.outcome == Outcome::Met && !self.fact.asks_for_all() && !self.fact.says_all();
        // What makes up a time is said, and what does not count only where nothing does.
        let is_time = matches!(self.fact, Fact::Time(_));
        let hides = is_time && self.parts.iter().any(|part| part.outcome != Outcome::NotMet);
        let same = self.parts.iter().filter(move |part| {
            if self.fact.says_all() {
                !(hides && part.outcome == Outcome::NotMet)
            } else {
                part.outcome == self.outcome
            }
        });
        same.take(if one_is_enough { self.fact.enough() } else { usize::MAX })
    }
}

/// Something that is not stated, or not fully.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    pub field_path: FieldPath,
    /// Whether it is stated in part: a date without its day, a date-time without its time.
    pub is_partial: bool,
}

impl Missing {
    /// A field that is not stated.
    #[must_use]
    pub const fn absent(field_path: FieldPath) -> Self {
        Self { field_path, is_partial: false }
    }

    /// A field that is stated in part.
    #[must_use]
    pub const fn partial(field_path: FieldPath) -> Self {
        Self { field_path, is_partial: true }
    }

    /// A date that is absent or not exact.
    fn date(field_path: FieldPath, date: Option<Located<PartialDate>>) -> Option<Self> {
        match date {
            None => Some(Self::absent(field_path)),
            Some(date) if !date.value.is_exact() => Some(Self::partial(field_path)),
            Some(_) => None,
        }
    }
}

/// A field of an entry that a check needs and that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// What an experience was.
    Kind,
    Employer,
    /// The field of study or of work.
    Field,
    Country,
    /// Whether it is full-time.
    FullTime,
    /// The year of the programme.
    YearOfStudy,
    Grade,
}

impl Unstated {
    /// Its name in applicant files.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Employer => "employer",
            Self::Field => "field",
            Self::Country => "country",
            Self::FullTime => "full_time",
            Self::YearOfStudy => "year_of_study",
            Self::Grade => "grade",
        }
    }
}

/// Why a field holds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It is not stated.
    Absent,
    /// It is stated and cannot be understood: what was found.
    Unreadable(Box<str>),
}

/// What a check found, as data. The parameters that explain it come along.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'a> {
    /// One of several checks.
    Any,
    /// Each of several checks.
    All,
    /// The opposite of a check.
    Not,
    /// So many of several checks.
    AtLeast(usize),
    /// A field or list that holds nothing, and why.
    NotStated(FieldPath, Absence),
    /// What is found differs with the day that the check refers to, of which there are several; the parts are the
    /// findings of two days that differ.
    Days(OnDate),
    /// One of the entries of a list: its pointer, and where it is.
    Entries(&'static str, Location),
    /// A question for a person.
    Person(&'a Bilingual),
    Nationality(nationality::NationalityFact<'a>),
    Age(age::AgeFact),
    /// What one education gives.
    Education(education::EducationFact<'a>),
    /// One way in which an education may fit.
    EducationPart(education::PartFact<'a>),
    /// Time of study.
    Studies(studies::StudiesFact<'a>),
    /// One language entry.
    Language(language::LanguageFact<'a>),
    /// Several demands, each met by a different language; the parts are what meets each. Where the list of languages
    /// is.
    Languages(Location),
    /// A demand for which no language is left; the parts are those that meet no other.
    LanguageLacking(&'a language::Demand),
    /// Languages of which one may be the mother tongue, which is not listed.
    UnlistedLanguage(language::UnlistedLanguage),
    /// One tool, over all entries.
    Tool(&'a str),
    /// The programs that together are a tool, each in an entry of its own; the parts are those programs.
    WholeTool(&'a Tool),
    /// One tool entry.
    ItSkill(it_skill::ItSkillFact<'a>),
    /// One employment.
    Experience(experience::ExperienceFact<'a>),
    /// No entry of a list: its pointer, and where it is.
    NoEntry(&'static str, Location),
    /// The time that the entries of a list make up.
    Time(length_of_time::TimeFact<'a>),
    Residence(residence::ResidenceFact<'a>),
    /// The way that a condition leads: the condition, and what is asked on that way.
    When(when::BranchTaken),
    /// One of several profiles.
    Track(&'a Bilingual),
    /// What is asked of a nationality.
    ByNationality(by_nationality::ByNationalityFact<'a>),
    /// Nothing is asked of the applicant here.
    NotConcerned,
    /// A moment and the deadline.
    Timely(timely::TimelyFact),
    /// The vacancies applied for.
    Vacancies(vacancies::VacanciesFact<'a>),
    Document(documents::DocumentFact<'a>),
    /// Every document of some kinds, and how many surely are of them.
    EveryDocument(usize),
    /// How many documents are one of some; the parts are the documents.
    CountedDocuments(documents::CountFact<'a>),
    Declaration(declaration::DeclarationFact<'a>),
    /// An answer to a pre-screening question.
    Answer(answer::AnswerFact<'a>),
    Preferences(preferences::PreferencesFact<'a>),
    /// When the applicant could work.
    Availability(availability::AvailabilityFact<'a>),
    Competency(competency::CompetencyFact<'a>),
}

impl Fact<'_> {
    /// Whether every part has to be met, rather than one or some of them.
    const fn asks_for_all(&self) -> bool {
        matches!(self, Self::All | Self::Languages(_) | Self::WholeTool(_) | Self::EveryDocument(_) | Self::NoEntry(..))
    }

    /// Whether every part decides, whatever its outcome.
    const fn says_all(&self) -> bool {
        matches!(
            self,
            Self::Not
                | Self::Person(_)
                | Self::Days(_)
                | Self::When(_)
                | Self::Track(_)
                | Self::ByNationality(_)
                | Self::Time(_)
        )
    }

    /// How many met parts are enough to show that it is met.
    const fn enough(&self) -> usize {
        match self {
            Self::AtLeast(count) => *count,
            _ => 1,
        }
    }
}
