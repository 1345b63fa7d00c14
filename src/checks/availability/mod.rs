#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::evidence::{Collected, EvidenceValue, place_in, yes_or_no};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, DaysFact, Fact, Finding, Missing, OnDate, Tolerance};
use crate::domain::applicant::{Applicant, Availability};
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::{FieldPath, FieldValue};
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
    FROM: OnDate = OnDate::declared("from", "The first day of the period; left out: the first day of the post.");
    UNTIL: OnDate = OnDate::declared("until", "The last day of the period; left out: the last day of the post.");
    FULL_TIME: bool =
        TypedParameter::only_true("full_time", "Whether it has to be for the whole working time; left out: it need not.");
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AvailabilityCheck {
    /// The first day.
    pub from: OnDate,
    /// The last day.
    pub until: OnDate,
    /// Whether the whole working time is asked.
    pub full_time: bool,
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

impl AvailabilityCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let (from, until) = (params.value(FROM), params.value(UNTIL));
        let needed = [
            ("start", context.has_start, from.is_none() || until.is_none()),
            ("duration_months", context.has_duration, until.is_none()),
        ];
        for (key, _, _) in needed.into_iter().filter(|(_, is_there, is_needed)| *is_needed && !is_there) {
            context.problem(params.span(), RuleErrorKind::VacancyLacks(key), "availability");
        }
        let from = from.map_or(Some(OnDate::Start), |_| params.get(FROM));
        let until = until.map_or(Some(OnDate::End), |_| params.get(UNTIL));
        let full_time = params.get(FULL_TIME).unwrap_or(false);
        params.finish();
        Some(Self { from: from?, until: until?, full_time })
    }

    fn judge<'a>(&'a self, stated: Option<&'a Availability<'a>>, period: (NaiveDate, NaiveDate)) -> Finding<'a> {
        let ends = |date: PartialDate| [date.first(), date.last()];
        let from = stated
            .and_then(|stated| stated.from)
            .map_or(Outcome::Unclear, |from| Outcome::agreed(ends(from.value).map(|day| Outcome::of(day <= period.0))));
        let until = stated.and_then(|stated| stated.until).map_or(Outcome::Unclear, |until| {
            Outcome::agreed(ends(until.value).map(|day| Outcome::of(day >= period.1)))
        });
        let full_time = match stated.and_then(|stated| stated.full_time) {
            _ if !self.full_time => Outcome::Met,
            Some(full_time) => Outcome::of(full_time.value),
            None => Outcome::Unclear,
        };
        let fact = AvailabilityFact { check: self, stated, period, from, until, full_time };
        Finding::leaf(from.min(until).min(full_time), Fact::Availability(fact))
    }
}

impl Kind for AvailabilityCheck {
    fn name(&self) -> &'static str {
        "availability"
    }

    /// Compares what is stated with each period that the check may refer to.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let periods = match input.periods(self.from, self.until) {
            Ok(periods) => periods,
            Err(field_path) => return Finding::not_stated(field_path),
        };
        let mut findings = periods.into_iter().map(|period| self.judge(input.applicant.availability.as_ref(), period));
        let Some(first) = findings.next() else {
            return Finding::not_stated(FieldPath::of_record("availability"));
        };
        match findings.find(|finding| finding.outcome != first.outcome) {
            None => first,
            Some(other) => {
                let on = if self.from == OnDate::Submission || self.until == OnDate::Submission {
                    OnDate::Submission
                } else {
                    OnDate::Start
                };
                Finding { outcome: Outcome::Unclear, fact: Fact::Days(DaysFact(on)), parts: vec![first, other] }
            }
        }
    }

    /// The first and the last of all the days that are asked, and the whole working time.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let periods = input.periods(self.from, self.until).unwrap_or_default();
        let first = periods.iter().map(|(first, _)| *first).min();
        let last = periods.iter().map(|(_, last)| *last).max();
        let date = |field, day: Option<NaiveDate>, tolerance| {
            day.map(|day| Candidate::field(field_path(field), FieldValue::Date(PartialDate::exact(day)), tolerance))
        };
        let full_time =
            self.full_time.then(|| Candidate::field(field_path("full_time"), FieldValue::Flag(true), Tolerance::Exact));
        let from = date("from", first, Tolerance::OrEarlier);
        let until = date("until", last, Tolerance::OrLater);
        from.into_iter().chain(until).chain(full_time).collect()
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
        if let Some(full_time) = stated.full_time.filter(|_| self.check.full_time && self.full_time == finding.outcome)
        {
            list.push(place("full_time", full_time.at), yes_or_no(full_time.value));
        }
    }
}
