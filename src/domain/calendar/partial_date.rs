//! Dates as far as they are stated.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{DateError, FIRST_DAY, LAST_DAY, add_months, after, day_after, day_before, digits};
use crate::domain::text::trimmed;

/// A date as far as it is stated: the set of the days it may mean, all of one span or two single days.
///
/// A date of which the day, or the month and the day, is left out is a span; `05/06/2003`, of which nobody says whether
/// the month or the day comes first, is two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: NaiveDate,
    last: NaiveDate,
    /// Whether no day between the two is meant. Never where there is none, so that equal sets are equal values.
    is_either: bool,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, years 0001 to 9999; outer spaces are ignored.
    ///
    /// # Errors
    /// Says whether the form is wrong or the date impossible.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::{DateError, PartialDate};
    /// let june = PartialDate::parse("2004-06").unwrap();
    /// assert_eq!(june.first().to_string(), "2004-06-01");
    /// assert_eq!(june.last().to_string(), "2004-06-30");
    /// assert_eq!(PartialDate::parse("2023-02-29"), Err(DateError::Impossible));
    /// assert_eq!(PartialDate::parse("22/06/2004"), Err(DateError::Form));
    /// assert_eq!(PartialDate::parse("0000"), Err(DateError::Impossible));
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (year, rest) = digits(trimmed(text).as_bytes(), 4)?;
        if rest.is_empty() {
            return Self::of_year(year);
        }
        let (month, rest) = digits(after(rest, b"-")?, 2)?;
        if rest.is_empty() {
            return Self::of_month(year, month);
        }
        let (day, rest) = digits(after(rest, b"-")?, 2)?;
        if !rest.is_empty() {
            return Err(DateError::Form);
        }
        Self::of_day(year, month, day)
    }

    /// A year from 1 to 9999; any other is impossible.
    pub(in crate::domain) fn of_year(year: u32) -> Result<Self, DateError> {
        let (first, last) = (day_of(year, 1, 1)?, day_of(year, 12, 31)?);
        Ok(Self { first, last, is_either: false })
    }

    /// A month, from 1 to 12, of such a year.
    pub(in crate::domain) fn of_month(year: u32, month: u32) -> Result<Self, DateError> {
        let first = day_of(year, month, 1)?;
        Ok(Self { first, last: last_of_month(first), is_either: false })
    }

    /// A day of such a month.
    pub(in crate::domain) fn of_day(year: u32, month: u32, day: u32) -> Result<Self, DateError> {
        day_of(year, month, day).map(Self::exact)
    }

    /// A date that is stated and cannot be understood: any day of the calendar.
    pub const UNREADABLE: Self = Self { first: FIRST_DAY, last: LAST_DAY, is_either: false };

    /// Whether it is stated and cannot be understood.
    #[must_use]
    pub fn is_unreadable(self) -> bool {
        self == Self::UNREADABLE
    }

    /// The days that it may mean as the start of something: one that lies more than ten years after the reference date is
    /// no start that anybody means, and may be any day.
    #[must_use]
    pub fn as_start(self, reference: NaiveDate) -> Self {
        if self.is_far_after(reference) { Self::UNREADABLE } else { self }
    }

    /// Whether every day it may mean lies more than ten years after the reference date.
    #[must_use]
    pub fn is_far_after(self, reference: NaiveDate) -> bool {
        // Most starts lie years before that day, which is seen at once.
        self.first.year() >= reference.year() && !self.is_unreadable() && self.first > add_months(reference, 120)
    }

    /// The date that means this one day.
    #[must_use]
    pub const fn exact(day: NaiveDate) -> Self {
        Self { first: day, last: day, is_either: false }
    }

    /// The date that may mean every day from one to another, both included; none where the first is the later one.
    #[must_use]
    pub fn between(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last, is_either: false })
    }

    /// The date that means one day or the other, in any order.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use eligible::internal::domain::calendar::PartialDate;
    /// let day = |m, d| NaiveDate::from_ymd_opt(2003, m, d).unwrap();
    /// let either = PartialDate::either(day(6, 5), day(5, 6));
    /// assert_eq!(either.days().collect::<Vec<_>>(), [day(5, 6), day(6, 5)]);
    /// assert_eq!(PartialDate::either(day(5, 5), day(5, 5)), PartialDate::exact(day(5, 5)));
    /// assert_eq!(Some(PartialDate::either(day(5, 5), day(5, 6))), PartialDate::between(day(5, 5), day(5, 6)));
    /// ```
    #[must_use]
    pub fn either(one: NaiveDate, other: NaiveDate) -> Self {
        let (first, last) = (one.min(other), one.max(other));
        Self { first, last, is_either: last > day_after(first) }
    }

    /// The earliest day it may mean.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The latest day it may mean.
    #[must_use]
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Every day it may mean, from the earliest to the latest.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let next = move |day: &NaiveDate| if self.is_either { self.last } else { day_after(*day) };
        std::iter::successors(Some(self.first), move |day| (*day < self.last).then(|| next(day)))
    }

    /// The days it may mean, in spans without a gap: the first and the last day of each, the earliest span first. There
    /// are two where it is one of two days that are not neighbours; else there is one.
    pub fn spans(self) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        let (first, second) = if self.is_either {
            ((self.first, self.first), Some((self.last, self.last)))
        } else {
            ((self.first, self.last), None)
        };
        std::iter::once(first).chain(second)
    }

    /// Whether it means one day only.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.first == self.last
    }
}

/// As files hold it: `2004`, `2004-06` or `2004-06-22`, and `05/06/2003` for the two days that this may mean.
///
/// For no other set of days is there one text that means them. They are written as the Extended Date/Time Format of
/// ISO 8601-2 writes one of a set: `[2004-06-21..2004-06-22]` for a span, `[2003-10-17,2003-11-17]` for two days.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::PartialDate;
/// let day = |m, d| NaiveDate::from_ymd_opt(2003, m, d).unwrap();
/// assert_eq!(PartialDate::either(day(6, 5), day(5, 6)).to_string(), "05/06/2003");
/// assert_eq!(PartialDate::either(day(10, 17), day(11, 17)).to_string(), "[2003-10-17,2003-11-17]");
/// let span = |first, last| PartialDate::between(first, last).unwrap().to_string();
/// assert_eq!(span(day(6, 21), day(6, 22)), "[2003-06-21..2003-06-22]");
/// assert_eq!(span(day(6, 1), day(6, 30)), "2003-06");
/// assert_eq!(span(day(1, 1), day(12, 31)), "2003");
/// ```
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, is_either } = *self;
        let (year, month) = (first.year(), first.month());
        if first == last {
            first.fmt(f)
        } else if is_either {
            let is_swapped = year == last.year() && (month, first.day()) == (last.day(), last.month());
            if is_swapped {
                write!(f, "{month:02}/{:02}/{year:04}", last.month())
            } else {
                write!(f, "[{first},{last}]")
            }
        } else if first.day() == 1 && last == last_of_month(first) {
            write!(f, "{year:04}-{month:02}")
        } else if first.ordinal() == 1 && last == last_of_month(add_months(first, 11)) {
            write!(f, "{year:04}")
        } else {
            write!(f, "[{first}..{last}]")
        }
    }
}

/// The one day that a text means, written `YYYY-MM-DD`; outer spaces are ignored. None where it means no day, or several.
///
/// ```
/// use eligible::internal::domain::calendar::exact_day;
/// assert_eq!(exact_day("2024-02-29").unwrap().to_string(), "2024-02-29");
/// assert_eq!(["2023-02-29", "2024-02", "29/02/2024"].map(exact_day), [None; 3]);
/// ```
#[must_use]
pub fn exact_day(text: &str) -> Option<NaiveDate> {
    PartialDate::parse(text).ok().filter(|date| date.is_exact() && text.trim().len() == 10).map(PartialDate::first)
}

/// A day of the years 1 to 9999.
fn day_of(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year));
    year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).ok_or(DateError::Impossible)
}

fn last_of_month(first: NaiveDate) -> NaiveDate {
    day_before(add_months(first, 1))
}
