//! Which days of an experience count: those of what is still under way, from a day on, of late, or after a degree.

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::education_levels::{self, Levels};
use crate::checks::experience::ExperienceReason;
use crate::checks::length_of_time::{self, FirstDay};
use crate::checks::params::Params;
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, CheckInput, JudgingDates, Missing, OnDate, Tolerance};
use crate::domain::applicant::{Education, Experience, Level, Status};
use crate::domain::calendar::{PartialDate, add_months, day_after};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::intervals::Length;
use crate::domain::outcome::Outcome;
use crate::domain::value_type::ValueType;

parameters! { DEGREE:
    DEGREE_AT_LEAST: Level = education_levels::AT_LEAST;
    DEGREE_AT_MOST: Level = education_levels::AT_MOST;
    DEGREE_LEVELS: Vec<Level> = education_levels::LEVELS;
}

/// Only what is still under way counts.
pub(super) const CURRENT: TypedParameter<bool> =
    TypedParameter::only_true("current", "only what is still under way on the day `on` counts");
/// Only the days from a day on count.
pub(super) const SINCE: TypedParameter<OnDate> = OnDate::declared("since", "only the days from this day on count");
/// Only the days after a degree count.
pub(super) const AFTER_DEGREE: TypedParameter<Levels> = TypedParameter::new(
    "after_degree",
    ValueType::Table(DEGREE),
    "only the days after the first degree of these levels was obtained count",
    |_, value, context| {
        let mut params = context.table(value)?;
        let levels = Levels::read(&mut params);
        params.finish();
        levels
    },
);

/// Which days count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountedDays {
    /// Whether only what is still under way counts.
    pub current: bool,
    /// The first day.
    pub since: Option<OnDate>,
    /// The levels of the degree after which they count.
    pub after_degree: Option<Levels>,
    /// Only those of late; of entries that are not added up.
    pub within_last: Option<Length>,
}

/// The first day that counts, what it rests on, and the day up to which all do.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedFrom {
    pub first: FirstDay,
    /// What is not stated of the degree.
    pub unstated: Vec<Missing>,
}

impl CountedDays {
    /// Reads the parameters, of which `time_is_asked` says where `within_last` belongs; none where every day counts.
    pub(super) fn read(params: &mut Params<'_, '_>, time_is_asked: bool) -> Option<Box<Self>> {
        let counted = Self {
            current: params.get(CURRENT).unwrap_or(false),
            since: params.get(SINCE),
            after_degree: params.get(AFTER_DEGREE),
            within_last: params.get(length_of_time::WITHIN_LAST).filter(|_| !time_is_asked),
        };
        (counted != Self::default()).then(|| Box::new(counted))
    }

    /// The first day that counts up to a day; `since` is the first that is named.
    pub(super) fn first_day(&self, since: NaiveDate, on: NaiveDate, input: &CheckInput<'_>) -> CountedFrom {
        let mut counted = CountedFrom { first: FirstDay::ANY, unstated: Vec::new() };
        if self.since.is_some() {
            counted.first = FirstDay::at(since);
        }
        if let Some(length) = self.within_last {
            counted.first = counted.first.and(FirstDay::at(length.up_to(on)));
        }
        if let Some(levels) = &self.after_degree {
            counted.first = counted.first.and(after_degree(levels, on, input, &mut counted.unstated));
        }
        counted
    }

    /// Whether an entry has days that count, and what speaks against it.
    pub(super) fn judge(
        &self,
        entry: &Experience<'_>,
        first: FirstDay,
        on: NaiveDate,
        reference: NaiveDate,
    ) -> [(Outcome, ExperienceReason); 2] {
        let end = entry.end.map(|end| end.value);
        let reason = |outcome: Outcome, first: FirstDay| match outcome {
            Outcome::Met => ExperienceReason::Fits,
            Outcome::NotMet if first == FirstDay::NONE => ExperienceReason::NoDegree,
            Outcome::NotMet => ExperienceReason::Ended(first.earliest),
            Outcome::Unclear if first.earliest != first.latest => ExperienceReason::DegreeInDoubt,
            Outcome::Unclear => ExperienceReason::MayHaveEnded(first.earliest),
        };
        let reached = |first: FirstDay| {
            let outcome = first.is_reached(end, on, reference);
            (outcome, reason(outcome, first))
        };
        let still = if self.current { reached(FirstDay::at(on)) } else { (Outcome::Met, ExperienceReason::Fits) };
        [still, reached(first)]
    }

    /// That what is under way goes on up to the day that counts, and a degree before it.
    pub(super) fn candidates<'a>(&'a self, on: OnDate, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let Some(on) = input.days(on).ok().and_then(|days| days.into_iter().max()) else { return Vec::new() };
        let mut candidates = Vec::new();
        if self.current && on > input.judging_dates.reference {
            let entries = input.applicant.experience.iter().flat_map(|list| &list.entries).take(OFFERED);
            candidates.extend(entries.filter(|entry| entry.end.is_none()).map(|entry| {
                let field_path = FieldPath::of_entry("experience", entry.index, "end");
                Candidate::field(field_path, FieldValue::Date(PartialDate::exact(on)), Tolerance::OrLater)
            }));
        }
        if let Some(levels) = &self.after_degree {
            let entry = Education {
                level: Some(stated(levels.lowest())),
                status: Some(stated(Status::Completed)),
                // Long before anything that is stated.
                end: Some(stated(PartialDate::exact(add_months(on, -600)))),
                ..Education::default()
            };
            candidates.push(Candidate::entry(NewEntry::Education(entry), Tolerance::Degree(levels, None, None, None)));
        }
        candidates
    }

    /// Whether what counts would have to lie after the day up to which it counts.
    pub(super) fn is_never_met_on(&self, on: OnDate, judging_dates: &JudgingDates) -> bool {
        self.since.is_some_and(|since| judging_dates.comes_after(since, on))
    }
}

/// The day after the first degree of some levels: no day at all where there is surely none.
fn after_degree(levels: &Levels, on: NaiveDate, input: &CheckInput<'_>, unstated: &mut Vec<Missing>) -> FirstDay {
    let Some(list) = &input.applicant.education else {
        unstated.push(Missing::absent(FieldPath::of_record("education")));
        return FirstDay { earliest: NaiveDate::MIN, latest: NaiveDate::MAX };
    };
    let mut first = FirstDay::NONE;
    for entry in &list.entries {
        let obtained = obtained(levels, entry, on, input.judging_dates.reference);
        first.earliest = first.earliest.min(obtained.earliest);
        first.latest = first.latest.min(obtained.latest);
        if obtained.earliest != obtained.latest {
            let field = |field| FieldPath::of_entry("education", entry.index, field);
            unstated.extend(entry.level.is_none().then(|| Missing::absent(field("level"))));
            unstated.extend(entry.status.is_none().then(|| Missing::absent(field("status"))));
            unstated.extend(Missing::date(field("end"), entry.end));
        }
    }
    first
}

/// The day after an entry gave a degree of some levels, whatever it may mean.
fn obtained(levels: &Levels, entry: &Education<'_>, on: NaiveDate, reference: NaiveDate) -> FirstDay {
    if entry.doubts.is_whole() {
        return FirstDay { earliest: NaiveDate::MIN, latest: NaiveDate::MAX };
    }
    let of_variant = |variant: &Education<'_>| {
        let end = variant.end.map(|end| end.value);
        let earliest = end.map_or(NaiveDate::MIN, |end| day_after(end.first()));
        let latest = end.map_or(day_after(reference), |end| day_after(end.last()));
        let is_expected = |end: PartialDate| end.first() <= on && on > reference;
        let is_of_level = variant.level.map(|level| levels.contain(level.value));
        match (is_of_level, variant.status.map(|status| status.value)) {
            (Some(false), _) | (_, Some(Status::Interrupted)) => FirstDay::NONE,
            (_, Some(Status::Ongoing)) if !end.is_some_and(is_expected) => FirstDay::NONE,
            (Some(true), Some(Status::Completed)) => FirstDay { earliest, latest },
            (_, _) => FirstDay { earliest, latest: NaiveDate::MAX },
        }
    };
    let either = |one: FirstDay, other: FirstDay| FirstDay {
        earliest: one.earliest.min(other.earliest),
        latest: one.latest.max(other.latest),
    };
    entry.doubts.variants(entry).iter().map(of_variant).reduce(either).unwrap_or(FirstDay::NONE)
}
