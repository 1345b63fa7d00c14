#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::evidence::{Collected, EvidenceValue, place_in, yes_or_no};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::length_of_time::{TimeFound, TimeRequirement};
use crate::checks::params::{Context, SpannedValue as Parameters, of_full_time};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, Missing, OnDate, Tolerance};
use crate::domain::applicant::{Applicant, Availability};
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::intervals::{Length, Times};
use crate::domain::location::Located;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "availability",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| AvailabilityCheck::read(value, context).map(Check::Availability),
}];

parameters! { PARAMETERS:
    FROM: OnDate = OnDate::declared(
        "from",
        "The first day of the period; left out: the first day of the post, or beside a length any day.",
    );
    UNTIL: OnDate = OnDate::declared(
        "until",
        "The last day of the period; left out: the last day of the post, or beside a length any day.",
    );
    AT_LEAST: Length = TypedParameter::length("at_least", "So much time in the period, instead of all of it.");
    AT_MOST: Length = TypedParameter::length("at_most", "No more time than that in the period.");
    FULL_TIME: bool =
        TypedParameter::only_true("full_time", "Whether it has to be for the whole working time; left out: it need not.");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvailabilityCheck {
    /// The time that is asked.
    pub asked: AskedTime,
    /// Whether the whole working time is asked.
    pub full_time: bool,
}

/// The time in which the applicant has to be available.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedTime {
    /// All of it, from the first to the last day.
    Through(OnDate, OnDate),
    /// So much of it, counted from a day and up to one where they are named.
    Length { time: TimeRequirement, from: Option<OnDate>, until: Option<OnDate> },
}

/// When the applicant could work, before one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AvailabilityFact<'a> {
    /// What is asked.
    pub check: &'a AvailabilityCheck,
    pub stated: Option<&'a Availability<'a>>,
    /// The first and the last day of the period.
    pub period: (NaiveDate, NaiveDate),
    /// Whether it begins in time.
    pub from: Outcome,
    /// Whether it lasts long enough.
    pub until: Outcome,
    /// Whether it is for the whole working time, where that is asked.
    pub full_time: Outcome,
}

/// A field of the availability.
const fn field_path(field: &'static str) -> FieldPath {
    FieldPath { section: "availability", index: None, field: Some(field) }
}

/// How long the applicant could work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AvailableTimeFact<'a> {
    /// What is asked.
    pub check: &'a AvailabilityCheck,
    pub time: &'a TimeRequirement,
    pub stated: Option<&'a Availability<'a>>,
    /// The days between which the time is counted.
    pub counted: (Option<NaiveDate>, Option<NaiveDate>),
    pub found: TimeFound,
    /// Whether it is as long as is asked.
    pub length: Outcome,
    /// Whether it is for the whole working time, where that is asked.
    pub full_time: Outcome,
}

impl AvailabilityCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let (from, until) = (params.value(FROM), params.value(UNTIL));
        let has_length = params.has(AT_LEAST) || params.has(AT_MOST);
        let needed = [
            ("start", context.has_start, from.is_none() || until.is_none()),
            ("duration_months", context.has_duration, until.is_none()),
        ];
        let needed = needed.into_iter().filter(|(_, is_there, is_needed)| *is_needed && !is_there && !has_length);
        for (key, _, _) in needed {
            context.problem(params.span(), RuleErrorKind::VacancyLacks(key), "availability");
        }
        let (first, last) = (params.get(FROM), params.get(UNTIL));
        let is_read = first.is_some() == from.is_some() && last.is_some() == until.is_some();
        let (at_least, at_most) = (params.get(AT_LEAST), params.get(AT_MOST));
        let asked = if has_length {
            let time = TimeRequirement { at_least, at_most, ..TimeRequirement::default() };
            AskedTime::Length { time, from: first, until: last }
        } else {
            AskedTime::Through(first.unwrap_or(OnDate::Start), last.unwrap_or(OnDate::End))
        };
        let full_time = params.get(FULL_TIME).unwrap_or(false);
        params.finish();
        is_read.then_some(Self { asked, full_time })
    }

    fn judge<'a>(&'a self, stated: Option<&'a Availability<'a>>, period: (NaiveDate, NaiveDate)) -> Finding<'a> {
        let from = stated.and_then(|stated| stated.from);
        let from = from.map_or(Outcome::Unclear, |from| agreed(from.value, |day| day <= period.0));
        let until = stated.and_then(|stated| stated.until);
        let until = until.map_or(Outcome::Unclear, |until| agreed(until.value, |day| day >= period.1));
        let full_time = self.judge_full_time(stated);
        let fact = AvailabilityFact { check: self, stated, period, from, until, full_time };
        Finding::leaf(from.min(until).min(full_time), Fact::Availability(fact))
    }

    /// How long it is between two days: at the least from the latest first day to the earliest last one.
    fn judge_length<'a>(
        &'a self,
        time: &'a TimeRequirement,
        stated: Option<&'a Availability<'a>>,
        counted: (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Finding<'a> {
        let from = stated.and_then(|stated| stated.from).map(|from| from.value);
        let until = stated.and_then(|stated| stated.until).map(|until| until.value);
        let total = |first: Option<NaiveDate>, last: Option<NaiveDate>| {
            // Of days that are not stated those that are asked are the first and the last.
            let first = first.max(counted.0)?;
            let last = [last, counted.1].into_iter().flatten().min()?;
            Some(Times::joined([(first, last)]).total(31))
        };
        let least = from.zip(until).and_then(|(from, until)| total(Some(from.last()), Some(until.first())));
        let most = total(from.map(PartialDate::first), until.map(PartialDate::last));
        let found = TimeFound { least: least.unwrap_or_default(), most };
        let (length, full_time) = (time.judge(found), self.judge_full_time(stated));
        let fact = AvailableTimeFact { check: self, time, stated, counted, found, length, full_time };
        Finding::leaf(length.min(full_time), Fact::AvailableTime(fact))
    }

    fn judge_full_time(&self, stated: Option<&Availability<'_>>) -> Outcome {
        of_full_time(self.full_time, stated.and_then(|stated| stated.full_time)).unwrap_or(Outcome::Unclear)
    }

    /// The first and the last day that would do for a length, or the one that lacks.
    fn fitting_days(&self, time: &TimeRequirement, input: &CheckInput<'_>) -> Option<[Option<NaiveDate>; 2]> {
        let AskedTime::Length { from, until, .. } = self.asked else { return None };
        let length = time.at_least.or(time.at_most)?;
        let stated = input.applicant.availability.as_ref();
        let exact = |date: Option<Located<PartialDate>>| {
            date.map(|date| date.value).filter(|date| date.is_exact()).map(PartialDate::first)
        };
        let day = |on: Option<OnDate>| input.days(on?).ok()?.last().copied();
        let first = exact(stated.and_then(|stated| stated.from));
        let last = exact(stated.and_then(|stated| stated.until));
        Some(match (first, last) {
            (None, Some(last)) => [Some(length.up_to(day(until).map_or(last, |until| until.min(last)))), None],
            (Some(first), _) => [None, Some(length.since(day(from).map_or(first, |from| from.max(first))))],
            (None, None) => {
                let first = day(from).or_else(|| day(until).map(|until| length.up_to(until)));
                let first = first.unwrap_or(input.judging_dates.reference);
                [Some(first), Some(length.since(first))]
            }
        })
    }
}

/// What holds for the first and the last of the days that a date may mean.
fn agreed(date: PartialDate, holds: impl Fn(NaiveDate) -> bool) -> Outcome {
    Outcome::agreed([date.first(), date.last()].map(|day| Outcome::of(holds(day))))
}

/// A day of availability, or the whole working time, that would do.
fn field<'a>(field: &'static str, value: FieldValue<'static>, tolerance: Tolerance<'a>) -> Candidate<'a> {
    Candidate::field(field_path(field), value, tolerance)
}

impl Kind for AvailabilityCheck {
    fn name(&self) -> &'static str {
        "availability"
    }

    /// Compares what is stated with each period that the check may refer to.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let stated = input.applicant.availability.as_ref();
        match &self.asked {
            AskedTime::Through(from, until) => input.through(*from, *until, |period| self.judge(stated, period)),
            AskedTime::Length { time, from, until } => {
                let (first, last) = (from.unwrap_or_default(), until.unwrap_or_default());
                input.through(first, last, |(first, last)| {
                    self.judge_length(time, stated, (from.map(|_| first), until.map(|_| last)))
                })
            }
        }
    }

    fn is_dated(&self) -> bool {
        match &self.asked {
            AskedTime::Through(from, until) => [*from, *until].contains(&OnDate::Reference),
            AskedTime::Length { from, until, .. } => [*from, *until].contains(&Some(OnDate::Reference)),
        }
    }

    /// The first and the last of all the days that are asked, or days as far apart as is asked, and the whole working time.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let date = |name, day: Option<NaiveDate>, tolerance| {
            day.map(|day| field(name, FieldValue::Date(PartialDate::exact(day)), tolerance))
        };
        let full_time = self.full_time.then(|| field("full_time", FieldValue::Flag(true), Tolerance::Exact));
        let [from, until] = match &self.asked {
            AskedTime::Through(from, until) => {
                let periods = input.periods(*from, *until).unwrap_or_default();
                let first = periods.iter().map(|(first, _)| *first).min();
                let last = periods.iter().map(|(_, last)| *last).max();
                [date("from", first, Tolerance::OrEarlier), date("until", last, Tolerance::OrLater)]
            }
            AskedTime::Length { time, .. } => {
                let [first, last] = self.fitting_days(time, input).unwrap_or_default();
                [date("from", first, Tolerance::Asked(self)), date("until", last, Tolerance::Asked(self))]
            }
        };
        from.into_iter().chain(until).chain(full_time).collect()
    }

    fn is_never_met(&self) -> bool {
        matches!(&self.asked, AskedTime::Length { time, .. } if time.is_never_met())
    }
}

impl<'a> FindingFact<'a> for AvailableTimeFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        if self.length == Outcome::Unclear {
            missing.extend(Missing::date(field_path("from"), self.stated.and_then(|stated| stated.from)));
            missing.extend(Missing::date(field_path("until"), self.stated.and_then(|stated| stated.until)));
        }
        if self.full_time == Outcome::Unclear {
            missing.push(Missing::absent(field_path("full_time")));
        }
    }

    fn add_evidence(&self, finding: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let Some(stated) = self.stated else { return };
        let dates = [("from", stated.from), ("until", stated.until)];
        for (field, date) in dates.into_iter().filter(|_| self.length == finding.outcome) {
            if let Some(date) = date {
                list.push(place_in("availability", field, date.at), EvidenceValue::Date(date.value));
            }
        }
        add_full_time(self.check, stated, self.full_time == finding.outcome, list);
    }
}

/// Gives whether it is for the whole working time, where that is asked and decides.
fn add_full_time(check: &AvailabilityCheck, stated: &Availability<'_>, decides: bool, list: &mut Collected<'_>) {
    if let Some(full_time) = stated.full_time.filter(|_| check.full_time && decides) {
        list.push(place_in("availability", "full_time", full_time.at), yes_or_no(full_time.value));
    }
}

impl<'a> FindingFact<'a> for AvailabilityFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let (from, until) = (self.stated.and_then(|stated| stated.from), self.stated.and_then(|stated| stated.until));
        if self.from == Outcome::Unclear {
            missing.extend(Missing::date(field_path("from"), from));
        }
        if self.until == Outcome::Unclear {
            missing.extend(Missing::date(field_path("until"), until));
        }
        if self.full_time == Outcome::Unclear {
            missing.push(Missing::absent(field_path("full_time")));
        }
    }

    fn add_evidence(&self, finding: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let Some(stated) = self.stated else { return };
        let place = |field, at| place_in("availability", field, at);
        // What made the outcome what it is, where it is stated.
        if let Some(from) = stated.from.filter(|_| self.from == finding.outcome) {
            list.push(place("from", from.at), EvidenceValue::Date(from.value));
        }
        if let Some(until) = stated.until.filter(|_| self.until == finding.outcome) {
            list.push(place("until", until.at), EvidenceValue::Date(until.value));
        }
        add_full_time(self.check, stated, self.full_time == finding.outcome, list);
    }
}
