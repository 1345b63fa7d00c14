//! How much time some entries of a list have to make up together: at least, at most, of late, without a gap.
//!
//! Days that several entries share count once. Months are those of each stretch of time; of the days that several stretches
//! leave over 31 surely make one more, and 30 may. An entry that may count, or of which a date is partial or absent, counts
//! between a least and a most.

use chrono::NaiveDate;

use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::{DecidingParts, Finding, FindingFact, Missing};
use crate::checks::params::{Context, Params, SpannedValue};
use crate::checks::typed_parameter::TypedParameter;
use crate::domain::applicant::Applicant;
use crate::domain::calendar::PartialDate;
use crate::domain::intervals::{Length, Times, Total};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What is asked of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeRequirement {
    /// It has to reach this.
    pub at_least: Option<Length>,
    /// From this on a person decides.
    pub borderline: Option<Length>,
    /// It may not go beyond this.
    pub at_most: Option<Length>,
    /// Only the time of late counts.
    pub within_last: Option<Length>,
    /// Only the longest stretch counts.
    pub consecutive: bool,
}

/// The time found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeFound {
    /// The least it may be.
    pub least: Total,
    /// The most it may be; `None`: without bound.
    pub most: Option<Total>,
}

/// The time found and asked; the parts are the findings of the entries.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFact<'a> {
    /// The list, as a JSON pointer.
    pub list: &'static str,
    /// Where the list is.
    pub location: Location,
    pub asked: &'a TimeRequirement,
    pub found: TimeFound,
    /// The first day that counts.
    pub first: FirstDay,
    /// The day up to which it was counted.
    pub on: NaiveDate,
    /// Whether that day is still to come, so that what has no end may have ended by then.
    pub is_ahead: bool,
}

/// An entry as a time: whether it counts, and its dates.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// Whether it counts.
    pub counts: Outcome,
    /// The first day, where it is stated.
    pub start: Option<PartialDate>,
    /// The last day; absent: it goes on.
    pub end: Option<PartialDate>,
}

/// So much time has to be reached.
pub(super) const AT_LEAST: TypedParameter<Length> = TypedParameter::length("at_least", "so much time in all");
/// So much leaves it to a person.
pub(super) const BORDERLINE: TypedParameter<Length> =
    TypedParameter::length("borderline", "from so much time on, up to `at_least`, it is borderline").or_nothing();
/// So much must not be exceeded.
pub(super) const AT_MOST: TypedParameter<Length> = TypedParameter::length("at_most", "no more time than that in all");
/// Only the time of late counts.
pub(super) const WITHIN_LAST: TypedParameter<Length> =
    TypedParameter::length("within_last", "only the days of this time up to the day `on` count");
/// Only the longest stretch counts.
pub(super) const CONSECUTIVE: TypedParameter<bool> =
    TypedParameter::boolean("consecutive", "the longest stretch without a gap counts instead of all").or_nothing();

impl TypedParameter<Length> {
    /// A length of time: a table with one of `years`, `months`, `weeks`, `days`.
    pub(super) const fn length(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Length, about, |_, value, context| length_of(value, context))
    }
}

/// The first day that counts, or the days that may be it: before the earliest of them surely no day counts, from the latest
/// on surely each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstDay {
    /// The first day of the calendar, if any day may count.
    pub earliest: NaiveDate,
    /// The last day of the calendar, if perhaps none counts.
    pub latest: NaiveDate,
}

impl FirstDay {
    /// Every day counts.
    pub const ANY: Self = Self::at(NaiveDate::MIN);
    /// No day counts.
    pub const NONE: Self = Self::at(NaiveDate::MAX);

    /// This one.
    #[must_use]
    pub const fn at(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day }
    }

    /// What counts by this and by another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { earliest: self.earliest.max(other.earliest), latest: self.latest.max(other.latest) }
    }

    /// Whether what has begun by a day has a day that counts, up to that day. What has no end surely goes on up to the
    /// reference date, and perhaps beyond.
    #[must_use]
    pub fn is_reached(self, end: Option<PartialDate>, on: NaiveDate, reference: NaiveDate) -> Outcome {
        let reaches = |first: NaiveDate| match end {
            _ if on < first => Outcome::NotMet,
            None => Outcome::of(first <= reference).max(Outcome::Unclear),
            Some(end) => Outcome::agreed(end.spans().map(|(earliest, latest)| match first {
                first if first <= earliest => Outcome::Met,
                first if first <= latest => Outcome::Unclear,
                _ => Outcome::NotMet,
            })),
        };
        Outcome::agreed([self.earliest, self.latest].map(reaches))
    }
}

impl TimeRequirement {
    /// Reads the parameters; none where no time is asked. Whether `within_last` may say which entries count, where no time is
    /// asked, the kind says.
    pub fn read(params: &mut Params<'_, '_>, within_last_is_free: bool) -> Option<Self> {
        let at_least = params.get(AT_LEAST);
        let borderline = params.get(BORDERLINE);
        let asked = Self {
            at_least,
            borderline,
            at_most: params.get(AT_MOST),
            within_last: params.get(WITHIN_LAST),
            consecutive: params.get(CONSECUTIVE).unwrap_or(false),
        };
        if let (Some(borderline), Some(value)) = (borderline, params.value(BORDERLINE))
            && !at_least.is_some_and(|at_least| borderline.is_below(at_least))
        {
            params.context.problem(value.span(), RuleErrorKind::BorderlineNotBelow, "");
        }
        let is_asked = asked.at_least.is_some() || asked.at_most.is_some();
        for key in [WITHIN_LAST.key(), CONSECUTIVE.key()] {
            let is_free = within_last_is_free && key == WITHIN_LAST.key();
            if let (false, Some(value)) = (is_asked || is_free, params.take(key)) {
                let needed = [AT_LEAST.key(), AT_MOST.key()];
                params.context.problem_among(value.span(), RuleErrorKind::NeedsKey(key), "", &needed);
            }
        }
        is_asked.then_some(asked)
    }

    /// The time that entries make up by a day, from the first day that counts. What has no end surely goes on up to the
    /// reference date, and perhaps beyond.
    #[must_use]
    pub fn found(
        &self,
        stretches: &(impl Iterator<Item = Stretch> + Clone),
        first: FirstDay,
        on: NaiveDate,
        reference: NaiveDate,
    ) -> TimeFound {
        let counted = self.within_last.map_or(first, |length| first.and(FirstDay::at(length.up_to(on))));
        let total = |times: Times, month| if self.consecutive { times.longest() } else { times.total(month) };
        let sure = stretches.clone().filter(|stretch| stretch.counts == Outcome::Met);
        let least = sure.filter_map(|stretch| {
            let last = stretch.end.map_or(on.min(reference), PartialDate::first).min(on);
            Some((stretch.start?.last().max(counted.latest), last))
        });
        let possible = || stretches.clone().filter(|stretch| stretch.counts != Outcome::NotMet);
        let is_bound = counted.earliest > NaiveDate::MIN || possible().all(|stretch| stretch.start.is_some());
        let most = possible().map(|stretch| {
            let first = stretch.start.map_or(NaiveDate::MIN, PartialDate::first);
            (first.max(counted.earliest), stretch.end.map_or(on, PartialDate::last).min(on))
        });
        TimeFound { least: total(Times::joined(least), 31), most: is_bound.then(|| total(Times::joined(most), 30)) }
    }

    /// Whether its bounds exclude each other: more time than there is, or than is allowed.
    #[must_use]
    pub fn is_never_met(&self) -> bool {
        let beyond = |limit: Option<Length>| self.at_least.zip(limit).is_some_and(|(least, most)| most.is_below(least));
        beyond(self.at_most) || beyond(self.within_last)
    }

    /// Whether a time is what is asked.
    #[must_use]
    pub fn judge(&self, found: TimeFound) -> Outcome {
        let enough = self.at_least.map_or(Outcome::Met, |length| {
            let too_little = self.borderline.unwrap_or(length);
            if found.least.reaches(length) {
                Outcome::Met
            } else if found.most.is_some_and(|most| !most.reaches(too_little)) {
                Outcome::NotMet
            } else {
                Outcome::Unclear
            }
        });
        let not_too_much = self.at_most.map_or(Outcome::Met, |length| {
            if found.least.exceeds(length) {
                Outcome::NotMet
            } else if found.most.is_some_and(|most| !most.exceeds(length)) {
                Outcome::Met
            } else {
                Outcome::Unclear
            }
        });
        enough.min(not_too_much)
    }
}

fn length_of(value: &SpannedValue<'_>, context: &Context) -> Option<Length> {
    let mut params = context.table(value)?;
    let unit = params.one_of(&["years", "months", "weeks", "days"]);
    let most = match unit {
        Some("years") => 100,
        Some("months") => 1200,
        _ => 36_500,
    };
    let number = unit.and_then(|unit| params.integer(unit, 0..=most)).and_then(|number| u32::try_from(number).ok());
    params.finish();
    Some(match (unit?, number?) {
        ("years", years) => Length::Months(years * 12),
        ("months", months) => Length::Months(months),
        ("weeks", weeks) => Length::Days(weeks * 7),
        (_, days) => Length::Days(days),
    })
}

impl<'a> FindingFact<'a> for TimeFact<'_> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::Counting
    }

    fn add_missing(&self, finding: &Finding<'a>, missing: &mut Vec<Missing>) {
        let may_count = finding.parts.iter().filter(|part| part.outcome != Outcome::NotMet);
        may_count.for_each(|part| part.add_missing_of_time(self.is_ahead, missing));
    }

    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        if self.asked.at_least.is_some() {
            lists.push(self.list.trim_start_matches('/'));
        }
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        if finding.parts.is_empty() {
            list.push(self.location, EvidenceValue::Text("[]"));
        }
        for part in finding.deciding() {
            part.add_evidence(applicant, list);
            if let Some(dates) = part.fact.found().dates() {
                list.field(dates.entry, "start", dates.start.as_ref(), |start| EvidenceValue::Date(*start));
                list.field(dates.entry, "end", dates.end.as_ref(), |end| EvidenceValue::Date(*end));
            }
        }
    }
}
