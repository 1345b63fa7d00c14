#![doc = include_str!("about.md")]

mod attended;
mod degree;
pub mod description;
mod education_candidates;
mod education_facts;
mod education_range;
mod enrolled;
mod entry_case;
mod entry_meanings;
mod entry_reason;
mod grade;
mod highest;
mod numbers;
mod recency;
mod settling_candidates;
pub mod text;

use std::ops::ControlFlow;

pub use attended::Attended;
use chrono::NaiveDate;
pub use degree::Degree;
pub use education_facts::{EducationFact, PartFact, education_evidence};
pub use enrolled::Enrolled;
use entry_case::{EntryCase, least};
pub(super) use entry_case::{ONLY_FIELDS, is_in, listed};
use entry_meanings::are_too_many;
pub(super) use entry_meanings::{MAX_COMBINATIONS, entry_meanings};
pub use entry_reason::EntryReason;
pub use grade::GradeCheck;
use highest::Obtained;
pub use recency::Recency;

use crate::checks::asked_fields::AskedFields;
use crate::checks::check_tree::{Children, Combinator, EntriesFit, TomlStep};
use crate::checks::combine::Combine;
use crate::checks::kind::{CheckKind, Kind, only_entry};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::person::{PersonCheck, answered};
use crate::checks::possible_outcomes::OutcomeRange;
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Node, NodeMut, OnDate};
use crate::domain::applicant::{Education, Level};
use crate::domain::calendar::{PartialDate, day_after, day_before};
use crate::domain::fact_change::FieldPath;
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::value_type::ValueType;

/// What the kinds of checks on an education say about themselves.
pub const KINDS: [CheckKind; 5] = [
    EDUCATION,
    degree::KIND,
    enrolled::KIND,
    attended::KIND,
    CheckKind {
        name: "highest_degree",
        about: HIGHEST,
        read: |value, context| Degree::read(value, context).map(EntryCheck::Highest).map(EducationCheck::alone),
        ..degree::KIND
    },
];

const EDUCATION: CheckKind = CheckKind {
    name: "education",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| EducationCheck::read(value, context).map(Check::Education),
};

parameters! { PARAMETERS:
    ANY: Combine<EntryCheck> = TypedParameter::new(
        "any",
        ValueType::List(&ValueType::EntryCheck),
        "the entry fits one of these",
        |_, value, context| Combine::read("any", value, context, EntryCheck::read),
    )
    .or(&["all"]);
    ALL: Combine<EntryCheck> = TypedParameter::new(
        "all",
        ValueType::List(&ValueType::EntryCheck),
        "the entry fits each of these",
        |_, value, context| Combine::read("all", value, context, EntryCheck::read),
    )
    .or(&["any"]);
    ON: OnDate = OnDate::declared("on", "the day on which it is judged; left out: the reference date");
}

const HIGHEST: &str = include_str!("highest_degree.md");

/// One entry that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct EducationCheck {
    /// What the entry has to fit.
    pub entry: EntryCheck,
    /// The day on which it is judged.
    pub on: OnDate,
    /// Whether the other entries matter: a highest degree is asked for somewhere.
    asks_for_highest: bool,
}

/// What one entry has to fit.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryCheck {
    /// A degree obtained.
    Degree(Degree),
    /// The same, above which no degree is obtained.
    Highest(Degree),
    /// Studies under way.
    Enrolled(Enrolled),
    /// Studies that have begun.
    Attended(Attended),
    /// The time or the credits of this entry alone: a check of this kind.
    Studies(Box<Check>),
    /// A question for a person about the entry.
    Person(PersonCheck<EntryCheck>),
    /// Several of these, combined.
    Combine(Combine<EntryCheck>),
}

/// What few checks ask of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryConditions {
    /// The fields that do not count.
    pub not_in_fields: Option<FieldOfStudy>,
    /// The only fields that count.
    pub only_fields: Option<FieldOfStudy>,
    /// The countries that count.
    pub countries: Option<CountrySet>,
    /// Whether only full-time studies count.
    pub full_time: bool,
    /// The grade that is asked.
    pub grade: Option<GradeCheck>,
}

/// What is found where everything asked is there.
const FITS: (Outcome, EntryReason) = (Outcome::Met, EntryReason::Fits);

impl EducationCheck {
    /// A check on one entry that stands alone, judged on the reference date.
    fn alone(entry: EntryCheck) -> Check {
        Check::Education(Self::new(entry, OnDate::default()))
    }

    /// A check on one entry, judged on a day.
    #[must_use]
    pub fn new(entry: EntryCheck, on: OnDate) -> Self {
        let asks_for_highest = entry.is_or_holds(&|check| matches!(check, EntryCheck::Highest(_)));
        Self { entry, on, asks_for_highest }
    }

    /// Reads `education = { any = [...] }` or `{ all = [...] }`, with an optional `on`.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let key = params.one_of(&[ANY.key(), ALL.key()]);
        let combine = if key == Some(ANY.key()) { params.get(ANY) } else { key.and_then(|_| params.get(ALL)) };
        params.finish();
        let mut entry = EntryCheck::Combine(combine?);
        entry.set_day_of_studies(on);
        Some(Self::new(entry, on))
    }
}

/// A day, and the applicant and the dates beside it.
#[derive(Clone, Copy)]
struct JudgedDay<'s> {
    input: &'s CheckInput<'s>,
    on: NaiveDate,
    /// The degrees among which one has to be the highest, by each day that a check asks for it.
    obtained: &'s [Obtained],
}

/// What one entry gives for one of the checks on it, with the reason.
fn part<'a>(check: &'a EntryCheck, entry: &'a Education<'a>, day: JudgedDay<'_>) -> Finding<'a> {
    match check {
        EntryCheck::Person(person) => {
            person.apply_inner(|inner| part(inner, entry, day), &CheckInput { detail: true, ..*day.input })
        }
        EntryCheck::Combine(combine) => {
            let (outcome, why) = judge(check, entry, day);
            let found = combine.apply_parts(|inner| part(inner, entry, day), true);
            if found.outcome == outcome {
                return found;
            }
            // Together the parts say what none of them does.
            let why = if outcome == Outcome::Unclear { why } else { EntryReason::Together };
            let fact = Fact::EducationPart(PartFact {
                entry,
                check,
                why,
                on: day.on,
                reference: day.input.judging_dates.reference,
            });
            Finding { outcome, fact, parts: found.parts }
        }
        EntryCheck::Studies(studies) => studies
            .kind()
            .apply_to_entry(entry, &CheckInput { detail: true, ..*day.input })
            .unwrap_or_else(|| Finding::not_stated(FieldPath::of_record("education"))),
        EntryCheck::Degree(_) | EntryCheck::Highest(_) | EntryCheck::Enrolled(_) | EntryCheck::Attended(_) => {
            let (outcome, why) = judge(check, entry, day);
            let reference = day.input.judging_dates.reference;
            let fact = PartFact { entry, check, why, on: day_of(check, entry, day, (outcome, why)), reference };
            Finding::leaf(outcome, Fact::EducationPart(fact))
        }
    }
}

/// The day that decided: one that the check names itself, the first of several, or else that of the whole. Of a period it
/// is the last day where the first alone gives something else.
fn day_of(check: &EntryCheck, entry: &Education<'_>, day: JudgedDay<'_>, found: (Outcome, EntryReason)) -> NaiveDate {
    let own = match check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => degree.on,
        EntryCheck::Attended(attended) => attended.on,
        EntryCheck::Enrolled(enrolled) => enrolled
            .until
            .filter(|_| {
                let on_first = EntryCheck::Enrolled(Enrolled { until: None, ..enrolled.clone() });
                judge(&on_first, entry, day) != found
            })
            .or(enrolled.on),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
    };
    let days = own.and_then(|own| day.input.days(own).ok());
    days.and_then(|days| days.into_iter().next()).unwrap_or(day.on)
}

/// The outcome over all that the entry may be: the one they agree on, or unclear.
fn judge(check: &EntryCheck, entry: &Education<'_>, day: JudgedDay<'_>) -> (Outcome, EntryReason) {
    let mut found = entry.doubts.variants(entry).iter().map(|variant| judge_one(check, variant, day));
    let first = found.next().unwrap_or((Outcome::Unclear, EntryReason::SeveralMeanings));
    if found.all(|other| other.0 == first.0) { first } else { (Outcome::Unclear, EntryReason::SeveralMeanings) }
}

/// The outcome over all combinations of one of the values that each field may have.
fn judge_one(check: &EntryCheck, entry: &Education<'_>, day: JudgedDay<'_>) -> (Outcome, EntryReason) {
    let Some(level) = entry.level else {
        // Unclear, unless it gives nothing at every level.
        let nothing = Level::ALL.iter().all(|(_, level)| judge_at(*level, check, entry, day).0 == Outcome::NotMet);
        return if nothing {
            judge_at(Level::Doctorate, check, entry, day)
        } else {
            (Outcome::Unclear, EntryReason::LevelNotStated)
        };
    };
    judge_at(level.value, check, entry, day)
}

fn judge_at(level: Level, check: &EntryCheck, entry: &Education<'_>, day: JudgedDay<'_>) -> (Outcome, EntryReason) {
    let reference = day.input.judging_dates.reference;
    // One that may say anything may have begun on any day.
    let any_day = entry.doubts.is_whole().then_some(PartialDate::UNREADABLE);
    let start = entry.start.map(|start| start.value.as_start(reference)).or(any_day);
    let end = entry.end_that_counts(reference);
    let exact = |date: Option<PartialDate>| date.is_none_or(PartialDate::is_exact);
    if exact(start) && exact(end) {
        let [start, end] = [start, end].map(|date| date.map(PartialDate::first));
        return check.case(&EntryCase { entry, level, start, end, day });
    }
    // What is planned has been overtaken from the day after it on.
    let mut borders = vec![day.on, reference];
    check.borders(day, &mut borders);
    let is_unreadable = |date: Option<PartialDate>| date.is_some_and(PartialDate::is_unreadable);
    let keeps_order = is_unreadable(start) || is_unreadable(end);
    if keeps_order {
        borders.extend(start.into_iter().chain(end).flat_map(|date| [date.first(), date.last()]));
    }
    let mut first: Option<(Outcome, EntryReason)> = None;
    let [starts, ends] = [start, end].map(|date| days(date, &borders));
    if starts.len() * ends.len() > MAX_COMBINATIONS && are_too_many([start, end], &borders) {
        return (Outcome::Unclear, EntryReason::DependsOnDay);
    }
    let differs = starts.into_iter().try_for_each(|start| {
        ends.iter().copied().try_for_each(|end| {
            // What cannot be understood may be any day that keeps the start before the end.
            if keeps_order && start.zip(end).is_some_and(|(start, end)| end < start) {
                return ControlFlow::Continue(());
            }
            let found = check.case(&EntryCase { entry, level, start, end, day });
            let first = first.get_or_insert(found);
            if found.0 == first.0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    match first {
        Some(first) if differs.is_continue() => first,
        _ => (Outcome::Unclear, EntryReason::DependsOnDay),
    }
}

/// The days of a date between which an outcome can change: its ends, and those around each border.
fn days(date: Option<PartialDate>, borders: &[NaiveDate]) -> Vec<Option<NaiveDate>> {
    let Some(date) = date else {
        return vec![None];
    };
    let mut days = Vec::new();
    for (first, last) in date.spans() {
        let around = borders.iter().flat_map(|border| [day_before(*border), *border, day_after(*border)]);
        days.extend(around.filter(|day| first < *day && *day < last).map(Some));
        days.extend([Some(first), Some(last)]);
    }
    days
}

impl EducationCheck {
    /// Whether a person is asked anything about an entry.
    #[must_use]
    pub fn asks_a_person(&self) -> bool {
        self.entry.asks_a_person()
    }
}

impl EntryCheck {
    /// Whether one of its parts is enough.
    const fn one_is_enough(&self) -> bool {
        !matches!(self, Self::Combine(Combine::All(_) | Combine::Not(_) | Combine::AtLeast(..)))
    }

    fn asks_a_person(&self) -> bool {
        self.is_or_holds(&|check| matches!(check, Self::Person(_)))
    }

    /// Whether it, or a check within it, is one of some.
    fn is_or_holds(&self, is_one: &impl Fn(&Self) -> bool) -> bool {
        is_one(self) || self.children(OnDate::default()).entries().any(|child| child.is_or_holds(is_one))
    }

    /// The kinds of checks that can be asked of one entry.
    pub const KINDS: [&str; 10] =
        ["degree", "highest_degree", "enrolled", "attended", "studies", "person", "any", "all", "not", "at_least"];

    fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let (kind, parameters) = only_entry(value, context, &Self::KINDS)?;
        match kind {
            "degree" => Degree::read(parameters, context).map(Self::Degree),
            "highest_degree" => Degree::read(parameters, context).map(Self::Highest),
            "studies" => Check::read(value, context).map(Box::new).map(Self::Studies),
            "enrolled" => Enrolled::read(parameters, context).map(Self::Enrolled),
            "attended" => Attended::read(parameters, context).map(Self::Attended),
            "person" => PersonCheck::read(parameters, context, Self::read).map(Self::Person),
            _ => Combine::read(kind, parameters, context, Self::read).map(Self::Combine),
        }
    }

    /// Lets the time of an entry count up to the day of the whole, where it names no day of its own.
    fn set_day_of_studies(&mut self, on: OnDate) {
        match self {
            Self::Studies(studies) => studies.kind_mut().set_day(on),
            Self::Person(person) => person.unless_not.iter_mut().for_each(|inner| inner.set_day_of_studies(on)),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.set_day_of_studies(on);
                }
            }
            Self::Combine(Combine::Not(part)) => part.set_day_of_studies(on),
            Self::Degree(_) | Self::Highest(_) | Self::Enrolled(_) | Self::Attended(_) => {}
        }
    }

    /// The outcome for one combination.
    fn case(&self, case: &EntryCase<'_>) -> (Outcome, EntryReason) {
        match self {
            Self::Degree(degree) => degree.case(case),
            Self::Highest(degree) => least(case.is_highest(degree.on), || degree.case(case)),
            Self::Enrolled(enrolled) => enrolled.case(case),
            Self::Attended(attended) => attended.case(case),
            Self::Studies(studies) => {
                let found = studies.kind().apply_to_entry(case.entry, case.day.input);
                (found.map_or(Outcome::Unclear, |found| found.outcome), EntryReason::Parts)
            }
            Self::Person(person) => match &person.unless_not {
                Some(inner) => {
                    let (outcome, why) = inner.case(case);
                    (answered(outcome, case.day.input.person), why)
                }
                None => (answered(Outcome::Met, case.day.input.person), EntryReason::Parts),
            },
            Self::Combine(Combine::Any(parts)) => {
                let best = parts
                    .iter()
                    .map(|part| part.case(case))
                    .reduce(|best, other| if other.0 > best.0 { other } else { best });
                best.unwrap_or((Outcome::NotMet, EntryReason::Parts))
            }
            Self::Combine(Combine::All(parts)) => {
                let worst = parts
                    .iter()
                    .map(|part| part.case(case))
                    .reduce(|worst, other| if other.0 < worst.0 { other } else { worst });
                worst.unwrap_or((Outcome::Met, EntryReason::Parts))
            }
            Self::Combine(Combine::Not(part)) => (!part.case(case).0, EntryReason::Parts),
            Self::Combine(Combine::AtLeast(count, parts)) => {
                (Outcome::at_least(*count, parts.iter().map(|part| part.case(case).0)), EntryReason::Parts)
            }
        }
    }

    /// The days beside the reference date at which the outcome of a start or an end can change.
    fn borders(&self, day: JudgedDay<'_>, borders: &mut Vec<NaiveDate>) {
        match self {
            Self::Degree(degree) | Self::Highest(degree) => degree.borders(day, borders),
            Self::Studies(_) => {}
            Self::Enrolled(enrolled) => enrolled.borders(day, borders),
            Self::Attended(attended) => borders.extend(day.ends(attended.on)),
            Self::Person(person) => {
                if let Some(inner) = &person.unless_not {
                    inner.borders(day, borders);
                }
            }
            Self::Combine(Combine::Not(part)) => part.borders(day, borders),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.borders(day, borders);
                }
            }
        }
    }
}

impl EntryCheck {
    /// The key of its kind.
    pub(in crate::checks) fn name(&self) -> &'static str {
        match self {
            Self::Degree(_) => "degree",
            Self::Highest(_) => "highest_degree",
            Self::Studies(studies) => studies.kind().name(),
            Self::Enrolled(_) => "enrolled",
            Self::Attended(_) => "attended",
            Self::Person(_) => "person",
            Self::Combine(combine) => combine.name(),
        }
    }

    /// Whether it asks for nothing but fields that most files state.
    fn asks_only_what_is_usual(&self) -> bool {
        match self {
            Self::Degree(degree) => degree.is_plain(),
            Self::Enrolled(enrolled) => enrolled.is_plain(),
            Self::Highest(_) | Self::Attended(_) | Self::Studies(_) => false,
            Self::Person(_) | Self::Combine(_) => {
                self.children(OnDate::default()).entries().all(Self::asks_only_what_is_usual)
            }
        }
    }

    /// The checks within it, all judged on the same day.
    pub(in crate::checks) fn children(&self, on: OnDate) -> Children<'_> {
        match self {
            Self::Combine(combine) => combine.nodes(|entry| Node::Entry(entry, on)),
            Self::Person(person) => person.nodes(|entry| Node::Entry(entry, on)),
            Self::Degree(_) | Self::Highest(_) | Self::Enrolled(_) | Self::Attended(_) | Self::Studies(_) => {
                Children::NONE
            }
        }
    }

    /// The one at a place among them.
    pub(in crate::checks) fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        let child = match self {
            Self::Combine(combine) => combine.part_mut(index),
            Self::Person(person) => person.unless_not.as_deref_mut(),
            Self::Degree(_) | Self::Highest(_) | Self::Enrolled(_) | Self::Attended(_) | Self::Studies(_) => None,
        };
        child.map(NodeMut::Entry)
    }
}

impl Kind for EducationCheck {
    fn name(&self) -> &'static str {
        match &self.entry {
            EntryCheck::Degree(_) | EntryCheck::Highest(_) | EntryCheck::Enrolled(_) | EntryCheck::Attended(_) => {
                self.entry.name()
            }
            EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => "education",
        }
    }

    /// Looks at each entry as a whole.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.education else {
            return input.not_stated(FieldPath::of_record("education"), self.day_asked());
        };
        input.on(self.on, |on| {
            let obtained = self.obtained(&list.entries, input, on);
            let day = JudgedDay { input, on, obtained: &obtained };
            let entries = list.entries.iter().map(|entry| {
                let (outcome, why) = judge(&self.entry, entry, day);
                let parts = move || match &self.entry {
                    EntryCheck::Combine(Combine::Any(checks) | Combine::All(checks)) => {
                        checks.iter().map(|check| part(check, entry, day)).collect()
                    }
                    other => vec![part(other, entry, day)],
                };
                let fact = move || Fact::Education(EducationFact { entry, check: &self.entry, why, on });
                (outcome, move || Finding { outcome, fact: fact(), parts: parts() })
            });
            let location = Location { section: "education", index: None, field: None, at: list.at };
            Finding::any(Fact::Entries(EntriesFact { list: "/education", location }), input.detail, entries)
        })
    }

    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let mut candidates = self.entry_candidates(input);
        candidates.extend(self.settling_candidates(input, true));
        candidates
    }

    fn candidates_against<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.settling_candidates(input, false)
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        asked.person |= self.asks_a_person();
    }

    fn children(&self) -> Children<'_> {
        let EntryCheck::Combine(combine) = &self.entry else { return Children::NONE };
        let mut children = combine.nodes(|entry| Node::Entry(entry, self.on));
        for (steps, _) in &mut children.each {
            steps.insert(0, TomlStep::Key(combine.name()));
        }
        let any = children.combinator == Combinator::Any;
        Children { combinator: Combinator::Entries(if any { EntriesFit::Any } else { EntriesFit::All }), ..children }
    }

    fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        match &mut self.entry {
            EntryCheck::Combine(_) => self.entry.child_mut(index),
            EntryCheck::Degree(_)
            | EntryCheck::Highest(_)
            | EntryCheck::Enrolled(_)
            | EntryCheck::Attended(_)
            | EntryCheck::Studies(_)
            | EntryCheck::Person(_) => None,
        }
    }

    fn entry_list(&self) -> Option<&'static str> {
        // A length of time is another one on each day.
        let is_measured = |check: &EntryCheck| match check {
            EntryCheck::Studies(_) => true,
            EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => degree.lasting.is_some(),
            EntryCheck::Enrolled(_) | EntryCheck::Attended(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => false,
        };
        (!self.entry.is_or_holds(&is_measured)).then_some("education")
    }

    fn rests_on_education_alone(&self) -> bool {
        self.entry.asks_only_what_is_usual()
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        self.range(judging_dates)
    }

    fn is_never_met(&self) -> bool {
        self.contradicts_itself()
    }

    fn is_never_met_on(&self, judging_dates: &JudgingDates) -> bool {
        self.entry.is_never_met_on(self.on, judging_dates)
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::checks::JudgingDates;
    use crate::checks::education_levels::Levels;
    use crate::domain::applicant::{Applicant, Status};
    use crate::domain::calendar::Moment;
    use crate::domain::doubts::{Doubt, Doubts};
    use crate::domain::fact_change::stated;
    use crate::domain::rule_lists::Vocabulary;
    use crate::domain::text::Lang;

    /// What a completed degree gives that may be of any of some levels, where one at bachelor level is asked.
    fn found(levels: &[Level]) -> (Outcome, EntryReason) {
        let completed = Education { status: Some(stated(Status::Completed)), ..Education::default() };
        let of_level = |level: &Level| Education { level: Some(stated(*level)), ..completed.clone() };
        let doubt = Doubt { field: "level", at: 0, is_unreadable: false, year: None };
        let doubts = Doubts::new(vec![doubt], levels.iter().map(of_level).collect());
        let entry = Education { doubts, ..completed };
        let judging_dates = JudgingDates {
            vacancy: "1".to_owned(),
            opening: None,
            deadline: Moment::EPOCH,
            zone: Tz::UTC,
            limit: Moment::EPOCH.instants(Tz::UTC),
            reference: NaiveDate::MAX,
            start: Vec::new(),
            starts: Vec::new(),
            duration_months: None,
        };
        let input = CheckInput {
            applicant: &Applicant::default(),
            vocabulary: &Vocabulary::default(),
            judging_dates: &judging_dates,
            shown: Lang::En,
            detail: false,
            person: None,
        };
        let check = EntryCheck::Degree(Degree::of_levels(Levels::OneOf(vec![Level::Bachelor, Level::Master])));
        judge(&check, &entry, JudgedDay { input: &input, on: judging_dates.reference, obtained: &[] })
    }

    #[test]
    fn a_level_that_may_be_several_is_judged_for_each() {
        assert_eq!(found(&[Level::Bachelor, Level::Master]).0, Outcome::Met);
        assert_eq!(found(&[Level::Secondary, Level::ShortCycle]).0, Outcome::NotMet);
        assert_eq!(found(&[Level::Secondary, Level::Bachelor]), (Outcome::Unclear, EntryReason::SeveralMeanings));
    }
}
