//! The time of study of entries of the education, as a least and a most.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::applicant::{Education, Status};
use crate::domain::calendar::PartialDate;
use crate::domain::grammar::say;
use crate::domain::intervals::{Times, months_and_days};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// A time of study as an interval, in thousandths of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StudyTime {
    /// The least it may be.
    pub least: u64,
    /// The most it may be; `None`: without bound.
    pub most: Option<u64>,
}

/// What one entry adds to the time, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryTime {
    pub(super) least: Addend,
    pub(super) most: Addend,
}

/// What is added to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addend {
    /// So many thousandths of a month, or of a credit.
    Thousandths(u64),
    /// The days from one to another, both included; none where the first is the later one.
    Period(NaiveDate, NaiveDate),
    /// Any amount.
    Unbounded,
}

/// So many of the days that several periods leave over are a month more, in the least and in the most.
const DAYS_OF_MONTH: (u64, u64) = (31, 28);

impl Addend {
    pub(super) const NOTHING: Self = Self::Thousandths(0);

    /// How much it is by itself, in the most.
    fn alone(self) -> u64 {
        match self {
            Self::Thousandths(thousandths) => thousandths,
            Self::Period(first, last) => in_all(std::iter::once((first, last)), DAYS_OF_MONTH.1),
            Self::Unbounded => u64::MAX,
        }
    }

    /// The greater one; of equals a period, which may leave days over.
    fn or_more(self, other: Self) -> Self {
        let rank = |addend: Self| (addend.alone(), matches!(addend, Self::Period(..)));
        if rank(other) > rank(self) { other } else { self }
    }

    fn or_less(self, other: Self) -> Self {
        if other.alone() < self.alone() { other } else { self }
    }

    /// The period, if it is one that has a day.
    fn period(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Period(first, last) if first <= last => Some((first, last)),
            Self::Period(..) | Self::Thousandths(_) | Self::Unbounded => None,
        }
    }
}

impl EntryTime {
    pub(super) const NONE: Self = Self { least: Addend::NOTHING, most: Addend::NOTHING };
    /// Nobody knows how much.
    pub(super) const ANY: Self = Self { least: Addend::NOTHING, most: Addend::Unbounded };

    /// What two values that an entry may have give together.
    pub(super) fn either(self, other: Self) -> Self {
        Self { least: self.least.or_less(other.least), most: self.most.or_more(other.most) }
    }
}

impl StudyTime {
    /// That of one entry up to a day, whatever its level.
    pub(super) fn of_entry(entry: &Education<'_>, days: EntryDays, on: NaiveDate, reference: NaiveDate) -> Self {
        Self::of(std::iter::once(time_of(entry, days, on, reference)))
    }

    /// Whether it reaches so many months, or credits; from a borderline on it may be enough.
    pub(super) fn judge(self, at_least: u32, borderline: Option<u32>) -> Outcome {
        let thousandths = |count: u32| u64::from(count) * 1000;
        if self.least >= thousandths(at_least) {
            Outcome::Met
        } else if self.most.is_some_and(|most| most < thousandths(borderline.unwrap_or(at_least))) {
            Outcome::NotMet
        } else {
            Outcome::Unclear
        }
    }

    /// What entries make up: of the least periods those that overlap or touch are one, of the most each counts.
    pub(super) fn of(entries: impl Iterator<Item = EntryTime> + Clone) -> Self {
        let stated = |addend: Addend| if let Addend::Thousandths(thousandths) = addend { thousandths } else { 0 };
        let (mut least, mut most, mut is_bound) = (0_u64, 0_u64, true);
        for entry in entries.clone() {
            least = least.saturating_add(stated(entry.least));
            most = most.saturating_add(stated(entry.most));
            is_bound &= entry.most != Addend::Unbounded;
        }
        let periods = entries.clone().filter_map(|entry| entry.least.period());
        // Most have one, which meets no other.
        let dated = if periods.clone().nth(1).is_none() {
            in_all(periods, DAYS_OF_MONTH.0)
        } else {
            in_all(Times::joined(periods).iter(), DAYS_OF_MONTH.0)
        };
        let dated_most = in_all(entries.filter_map(|entry| entry.most.period()), DAYS_OF_MONTH.1);
        Self { least: least.saturating_add(dated), most: is_bound.then(|| most.saturating_add(dated_most)) }
    }
}

/// The whole months of some periods, with those that the days make which they leave over, in thousandths of a month.
fn in_all(periods: impl Iterator<Item = (NaiveDate, NaiveDate)>, days_of_month: u64) -> u64 {
    let (months, days) = periods.fold((0, 0), |(months, days), (first, last)| {
        let (whole, left_over) = months_and_days(first, last);
        (months + whole, days + left_over)
    });
    (months + days / days_of_month) * 1000
}

/// The first and the last day of an entry, or what is known of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryDays {
    pub(super) start: Option<PartialDate>,
    pub(super) end: Option<PartialDate>,
}

impl EntryDays {
    /// As they are stated.
    pub(super) fn of(entry: &Education<'_>) -> Self {
        Self { start: entry.start.map(|start| start.value), end: entry.end.map(|end| end.value) }
    }
}

/// The time of one entry, whatever its level, up to a day.
///
/// `years_completed` is said of the reference date: on a later day it is that or more, on an earlier one that or less. It
/// is the least that is known, and the dates may show more.
pub(super) fn time_of(entry: &Education<'_>, days: EntryDays, on: NaiveDate, reference: NaiveDate) -> EntryTime {
    let by_dates = time_by_dates(entry, days, on, reference);
    if entry.doubts.is_unreadable("years_completed") {
        return EntryTime::ANY;
    }
    let Some(years) = &entry.years_completed else {
        return by_dates;
    };
    let stated = Addend::Thousandths(years.value.month_thousandths);
    let has_begun = days.start.is_none_or(|start| {
        let start = start.as_start(reference);
        // A start that cannot be understood is not after the end.
        let before_end = days.end.filter(|end| start.is_unreadable() && !end.is_unreadable());
        before_end.map_or(start.last(), PartialDate::last) <= on
    });
    let most = match days.start {
        _ if on > reference => Addend::Unbounded,
        None => stated,
        Some(_) => stated.or_more(by_dates.most),
    };
    EntryTime { least: if has_begun && on >= reference { stated } else { Addend::NOTHING }, most }
}

/// The time from the start of one entry to the earlier of its end and a day, by the shortest and the longest period that its
/// dates may mean. What is ongoing without an end surely goes on up to the reference date, and perhaps beyond.
///
/// A date that cannot be understood makes the least none. An end of that kind does not say that what is ongoing has ended.
fn time_by_dates(entry: &Education<'_>, days: EntryDays, on: NaiveDate, reference: NaiveDate) -> EntryTime {
    let Some(start) = days.start.map(|start| start.as_start(reference)) else {
        return EntryTime::ANY;
    };
    if start.is_unreadable() {
        return EntryTime::ANY;
    }
    if start.first() > on {
        return EntryTime::NONE;
    }
    let is_ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
    let (surely_until, perhaps_until) = match days.end {
        Some(end) if end.is_unreadable() => (None, on),
        Some(end) => (Some(end.first().min(on)), end.last().min(on)),
        None => (is_ongoing.then_some(on.min(reference)), on),
    };
    let least = surely_until.filter(|_| start.last() <= on);
    EntryTime {
        least: least.map_or(Addend::NOTHING, |until| Addend::Period(start.last(), until)),
        most: Addend::Period(start.first(), perhaps_until),
    }
}

/// A number of months from thousandths, without idle zeros.
pub fn thousandths(lang: Lang, value: u64) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let (whole, part) = (value / 1000, value % 1000);
        if part == 0 {
            return write!(out, "{whole}");
        }
        let part = format!("{part:03}");
        let part = part.trim_end_matches('0');
        say!(out, lang, "{whole}.{part}", "{whole},{part}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::applicant::Years;
    use crate::domain::fact_change::stated;

    fn day(text: &str) -> NaiveDate {
        PartialDate::parse(text).map_or(NaiveDate::MIN, PartialDate::first)
    }

    fn entry(status: Option<Status>, start: &str, end: &str, years: &str) -> Education<'static> {
        let date = |text: &str| match text {
            "" => None,
            "?" => Some(stated(PartialDate::UNREADABLE)),
            text => PartialDate::parse(text).ok().map(stated),
        };
        let years_completed = (!years.is_empty()).then(|| stated(Years::read(years.to_owned())));
        Education {
            status: status.map(stated),
            start: date(start),
            end: date(end),
            years_completed,
            ..Education::default()
        }
    }

    /// The least and the most months of entries on 22 June 2025, in thousandths.
    fn time(entries: &[Education<'_>], on: &str) -> (u64, Option<u64>) {
        let time =
            StudyTime::of(entries.iter().map(|entry| time_of(entry, EntryDays::of(entry), day(on), day("2025-06-22"))));
        (time.least, time.most)
    }

    #[track_caller]
    fn check(entries: &[Education<'_>], least: u64, most: Option<u64>) {
        assert_eq!(time(entries, "2025-06-22"), (least * 1000, most.map(|most| most * 1000)));
    }

    const LEFT: Option<Status> = Some(Status::Interrupted);
    const ONGOING: Option<Status> = Some(Status::Ongoing);

    #[test]
    fn dates_give_whole_months_to_the_day_after_the_end_or_the_day() {
        check(&[entry(LEFT, "2022-09-01", "2024-04-30", "")], 20, Some(20));
        check(&[entry(LEFT, "2022-09-01", "2024-04-29", "")], 19, Some(20));
        check(&[entry(LEFT, "2022-09", "2024-09", "")], 23, Some(25));
        check(&[entry(LEFT, "2024-11-30", "2025-02-28", "")], 3, Some(3));
        check(&[entry(None, "2024-06-23", "2026-06-22", "")], 12, Some(12));
        check(&[entry(ONGOING, "2024-06-23", "", "")], 12, Some(12));
        check(&[entry(LEFT, "2024-06-23", "", "")], 0, Some(12));
        check(&[entry(None, "2024-06-23", "", "")], 0, Some(12));
        check(&[entry(LEFT, "", "2024-06-22", "")], 0, None);
        check(&[entry(ONGOING, "2025-06", "", "")], 0, Some(0));
        check(&[entry(ONGOING, "2025", "", "")], 0, Some(5));
        check(&[entry(ONGOING, "2025-06-23", "", "")], 0, Some(0));
    }

    #[test]
    fn the_least_merges_what_overlaps_or_touches_and_the_most_does_not() {
        let one = entry(LEFT, "2020-09-01", "2021-08-31", "");
        check(&[one.clone(), entry(LEFT, "2020-09-01", "2021-08-31", "")], 12, Some(24));
        check(&[one.clone(), entry(LEFT, "2021-03-01", "2022-02-28", "")], 18, Some(24));
        check(&[one, entry(LEFT, "2021-09-01", "2022-02-28", "")], 18, Some(18));
    }

    #[test]
    fn the_days_that_periods_leave_over_add_up() {
        let first = entry(LEFT, "2020-01-01", "2020-10-16", "");
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-15", "")], 20, Some(20));
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-14", "")], 19, Some(20));
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-12", "")], 19, Some(20));
        check(&[first, entry(LEFT, "2021-01-01", "2021-11-11", "")], 19, Some(19));
        // Two academic years, each without its summer: 8 months and 21 days twice.
        let years = [entry(LEFT, "2021-10-04", "2022-06-24", ""), entry(LEFT, "2022-10-03", "2023-06-23", "")];
        check(&years, 17, Some(17));
    }

    #[test]
    fn years_completed_are_the_least_and_the_dates_may_show_more() {
        check(&[entry(LEFT, "", "", "1.5")], 18, Some(18));
        check(&[entry(LEFT, "", "2020-06-30", "1.5")], 18, Some(18));
        check(&[entry(LEFT, "2015-09-01", "2020-06-30", "1")], 12, Some(58));
        check(&[entry(LEFT, "2019-09-01", "2020-06-30", "2")], 24, Some(24));
        check(&[entry(LEFT, "2024-01-01", "", "1")], 12, Some(17));
        check(&[entry(LEFT, "2026", "", "3")], 0, Some(36));
        check(&[entry(LEFT, "2025", "", "3")], 0, Some(36));
        check(&[entry(LEFT, "2020-09-01", "2021-06-30", ""), entry(LEFT, "", "", "1")], 22, Some(22));
        assert_eq!(time(&[entry(LEFT, "", "", "1.9999")], "2025-06-22"), (23_999, Some(23_999)));
    }

    #[test]
    fn years_completed_are_said_of_the_reference_date() {
        let year = [entry(ONGOING, "2020-09-01", "", "1")];
        assert_eq!(time(&year, "2025-06-23"), (12_000, None));
        assert_eq!(time(&[entry(ONGOING, "", "", "1")], "2025-06-21"), (0, Some(12_000)));
    }

    #[test]
    fn a_date_that_cannot_be_read_makes_the_least_none() {
        check(&[entry(LEFT, "?", "2024-04-30", "")], 0, None);
        check(&[entry(LEFT, "2024-06-23", "?", "")], 0, Some(12));
        check(&[entry(ONGOING, "2024-06-23", "?", "")], 0, Some(12));
        check(&[entry(LEFT, "?", "2024-04-30", "2")], 24, None);
        check(&[entry(LEFT, "?", "", "2")], 0, None);
    }
}
