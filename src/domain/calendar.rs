//! All calendar arithmetic: partial dates, months, birthdays, and moments that are only partly stated.
//!
//! Source of the rules: the contract's page on semantics ("Reference date", "Study time", "Conditions").

use std::fmt;

use chrono::{
    DateTime, Datelike, Days, Duration, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike,
    Utc,
};
use chrono_tz::Tz;

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

/// The first day of the year 1, and the last of the year 9999: what dates may mean.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Why a text is no date or date-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text has another form than the one asked.
    Form,
    /// The form is right, but no calendar has this date or time.
    Impossible,
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
    pub(super) fn of_year(year: u32) -> Result<Self, DateError> {
        let (first, last) = (day_of(year, 1, 1)?, day_of(year, 12, 31)?);
        Ok(Self { first, last, is_either: false })
    }

    /// A month, from 1 to 12, of such a year.
    pub(super) fn of_month(year: u32, month: u32) -> Result<Self, DateError> {
        let first = day_of(year, month, 1)?;
        Ok(Self { first, last: last_of_month(first), is_either: false })
    }

    /// A day of such a month.
    pub(super) fn of_day(year: u32, month: u32, day: u32) -> Result<Self, DateError> {
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

/// The date `months` later (earlier where negative): the same day of the month. Where the month lacks it, a later date is
/// the first of the month after it, and an earlier one the last day of it.
///
/// So a date plus n months is not after another exactly where the date is not after the other minus n months.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::add_months;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(add_months(day(2004, 2, 29), 21 * 12), day(2025, 3, 1));
/// assert_eq!(add_months(day(2025, 1, 31), 1), day(2025, 3, 1));
/// assert_eq!(add_months(day(2024, 2, 29), -12), day(2023, 2, 28));
/// assert_eq!(add_months(day(2025, 3, 31), -1), day(2025, 2, 28));
/// ```
#[must_use]
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    if months < 0 {
        return date.checked_sub_months(count).unwrap_or(NaiveDate::MIN);
    }
    let later = date.checked_add_months(count).unwrap_or(NaiveDate::MAX);
    if later.day() < date.day() { day_after(later) } else { later }
}

/// The days from so many months before to so many months after, as far as the years 1 to 9999 reach.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::around;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(around(day(2024, 2, 29), 24), (day(2022, 2, 28), day(2026, 3, 1)));
/// assert_eq!(around(day(9999, 1, 1), 24), (day(9997, 1, 1), day(9999, 12, 31)));
/// ```
#[must_use]
pub fn around(date: NaiveDate, months: i32) -> (NaiveDate, NaiveDate) {
    (add_months(date, -months).max(FIRST_DAY), add_months(date, months).min(LAST_DAY))
}

/// The day before; the first day of the calendar stays.
#[must_use]
pub fn day_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1)).unwrap_or(date)
}

/// The day after; the last day of the calendar stays.
#[must_use]
pub fn day_after(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

/// A date-time as text, so many minutes later; what follows its minutes stays as it is. None where it is no date-time
/// with minutes, or no year of four digits is reached.
///
/// ```
/// use eligible::internal::domain::calendar::minutes_later;
/// assert_eq!(minutes_later("2025-06-22T23:59+02:00", 1).as_deref(), Some("2025-06-23T00:00+02:00"));
/// assert_eq!(minutes_later("2025-06-22 00:00:30", -1).as_deref(), Some("2025-06-21 23:59:30"));
/// assert_eq!(minutes_later("2025-06-22", 1), None);
/// ```
#[must_use]
pub fn minutes_later(text: &str, minutes: i64) -> Option<String> {
    let (moment, rest) = text.split_at_checked("YYYY-MM-DDTHH:MM".len())?;
    let (date, time) = moment.split_at_checked("YYYY-MM-DD".len())?;
    let (between, time) = time.split_at_checked(1)?;
    let read = NaiveDateTime::parse_from_str(&format!("{date} {time}"), "%Y-%m-%d %H:%M").ok()?;
    let later = read.checked_add_signed(Duration::minutes(minutes))?;
    let text = || format!("{}{between}{}{rest}", later.format("%Y-%m-%d"), later.format("%H:%M"));
    (0..=9999).contains(&later.year()).then(text)
}

/// The birthday on which a person born on `birth` is `years` old; a 29 February falls on 1 March in a common year.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::birthday;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(birthday(day(2004, 6, 22), 21), day(2025, 6, 22));
/// assert_eq!(birthday(day(2004, 2, 29), 21), day(2025, 3, 1));
/// assert_eq!(birthday(day(2004, 2, 29), 20), day(2024, 2, 29));
/// ```
#[must_use]
pub fn birthday(birth: NaiveDate, years: u16) -> NaiveDate {
    let year = birth.year().saturating_add(i32::from(years));
    NaiveDate::from_ymd_opt(year, birth.month(), birth.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// The age in whole years on a day; `None` before birth.
#[must_use]
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u16> {
    if day < birth {
        return None;
    }
    let years = u16::try_from(day.year() - birth.year()).ok()?;
    if birthday(birth, years) <= day { Some(years) } else { years.checked_sub(1) }
}

/// The largest n for which `from` plus n months is not after `to`; 0 where `to` is earlier.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::whole_months;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(whole_months(day(2022, 9, 1), day(2024, 3, 1)), 18);
/// assert_eq!(whole_months(day(2022, 9, 30), day(2024, 9, 2)), 23);
/// // From 30 November to 28 February, both included.
/// assert_eq!(whole_months(day(2024, 11, 30), day(2025, 3, 1)), 3);
/// assert_eq!(whole_months(day(2025, 1, 31), day(2025, 2, 28)), 0);
/// assert_eq!(whole_months(day(2025, 2, 1), day(2025, 1, 1)), 0);
/// ```
#[must_use]
pub fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let whole = if add_months(from, months) > to { months - 1 } else { months };
    u32::try_from(whole).unwrap_or(0)
}

/// A date-time as far as it is stated: RFC 3339, of which the offset, the seconds, or the time with both may be left out,
/// and what people write instead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// A single day, or one of two.
    date: PartialDate,
    /// As the clock shows it; midnight for a whole day.
    time: NaiveTime,
    precision: Precision,
    clock: Clock,
}

/// How much of a day a date-time may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// The whole day.
    Day,
    /// The whole hour.
    Hour,
    /// The whole minute.
    Minute,
    /// This instant; the seconds are stated, with or without decimals.
    Second,
}

/// The clock that shows a date-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// The one of the vacancy's time zone.
    Vacancy,
    /// One that is so many seconds ahead of UTC, behind it where negative.
    Offset(i32),
    /// One of a place that nobody knows, from -12:00 to +14:00.
    Anywhere,
}

/// The offsets from UTC of the clocks that are furthest behind it and furthest ahead of it, in hours.
const OFFSETS: (i64, i64) = (-12, 14);

/// The instants that a date-time may mean, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instants {
    /// The earliest.
    pub first: DateTime<Utc>,
    /// The latest.
    pub last: DateTime<Utc>,
}

impl Moment {
    /// The first day there is, for want of a moment.
    pub const EPOCH: Self = Self::whole_day(PartialDate::exact(NaiveDate::MIN));

    /// A whole day in the vacancy's time zone. A date that may be several days is any of them.
    pub(super) const fn whole_day(date: PartialDate) -> Self {
        Self { date, time: NaiveTime::MIN, precision: Precision::Day, clock: Clock::Vacancy }
    }

    /// A time of a day. A date that may be several days is any of them.
    pub(super) const fn at(date: PartialDate, time: NaiveTime, precision: Precision, clock: Clock) -> Self {
        Self { date, time, precision, clock }
    }

    /// Reads a date-time; outer spaces are ignored, and `T`, `t` or a space stands between date and time.
    ///
    /// # Errors
    /// Says whether the form is wrong or the date or time impossible. Second 60 is impossible.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::{DateError, Moment};
    /// assert!(Moment::parse("2025-06-22").is_ok());
    /// assert!(Moment::parse("2025-06-22 23:59").is_ok());
    /// assert!(Moment::parse("2025-06-22t23:59:59.9999+03:00").is_ok());
    /// assert_eq!(Moment::parse("2025-06-22T23:59:60Z"), Err(DateError::Impossible));
    /// assert_eq!(Moment::parse("2025-06-22T23:59:00+0200"), Err(DateError::Form));
    /// assert_eq!(Moment::parse("2025-06"), Err(DateError::Form));
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (year, rest) = digits(trimmed(text).as_bytes(), 4)?;
        let (month, rest) = digits(after(rest, b"-")?, 2)?;
        let (day, rest) = digits(after(rest, b"-")?, 2)?;
        let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        if rest.is_empty() {
            return date.map(|date| Self::whole_day(PartialDate::exact(date))).ok_or(DateError::Impossible);
        }
        let (hour, rest) = digits(after(rest, b"Tt ")?, 2)?;
        let (minute, mut rest) = digits(after(rest, b":")?, 2)?;
        let (mut second, mut nanosecond, mut precision) = (0, 0, Precision::Minute);
        if let Ok(seconds) = after(rest, b":") {
            (second, rest) = digits(seconds, 2)?;
            precision = Precision::Second;
            if let Ok(fraction) = after(rest, b".") {
                (nanosecond, rest) = fraction_of_second(fraction)?;
            }
        }
        let offset = offset(rest)?;
        let time = NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond);
        match (date, time, offset) {
            (Some(date), Some(time), Some(offset)) => {
                Ok(Self::at(PartialDate::exact(date), time, precision, offset.map_or(Clock::Vacancy, Clock::Offset)))
            }
            _ => Err(DateError::Impossible),
        }
    }

    /// The day as written; of one that may be two days, the earlier.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.date.first()
    }

    /// The days as written: two where nobody says whether the month or the day comes first.
    #[must_use]
    pub const fn date(self) -> PartialDate {
        self.date
    }

    /// The days it may mean where a date is asked: as written where the time is 00:00 or no offset is stated, else every
    /// day that these instants are somewhere, from -12:00 to +14:00.
    ///
    /// # Errors
    /// Impossible, if none of these days is of the years 1 to 9999.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let days = |text| Moment::parse(text).unwrap().days_somewhere().unwrap().to_string();
    /// assert_eq!(days("2004-06-21T22:00:00Z"), "[2004-06-21..2004-06-22]");
    /// assert_eq!(days("2004-06-22T00:00:00+02:00"), "2004-06-22");
    /// assert_eq!(days("2004-06-22T12:30:00"), "2004-06-22");
    /// ```
    pub fn days_somewhere(self) -> Result<PartialDate, DateError> {
        let is_as_written = self.time == NaiveTime::MIN || !matches!(self.clock, Clock::Offset(_));
        if is_as_written {
            return if FIRST_DAY <= self.date.first { Ok(self.date) } else { Err(DateError::Impossible) };
        }
        let instants = self.instants(Tz::UTC);
        let earliest = (instants.first + Duration::hours(OFFSETS.0)).date_naive().max(FIRST_DAY);
        let latest = (instants.last + Duration::hours(OFFSETS.1)).date_naive().min(LAST_DAY);
        PartialDate::between(earliest, latest).ok_or(DateError::Impossible)
    }

    /// The same moment with the offset that it has in `zone`, so that it means the same elsewhere; one that a clock change
    /// repeats is the first of both. An offset with seconds is rounded up to a minute, and the time with it. What RFC 3339
    /// cannot say with an offset stays as it is: a day, an hour, one of two days, a clock that nobody knows.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let moment = Moment::parse("2025-06-22T23:59").unwrap();
    /// assert_eq!(moment.with_offset(chrono_tz::America::New_York).rfc_3339(), "2025-06-22T23:59-04:00");
    /// ```
    #[must_use]
    pub fn with_offset(self, zone: Tz) -> Self {
        let has_minutes = matches!(self.precision, Precision::Minute | Precision::Second);
        if !has_minutes || self.clock != Clock::Vacancy || !self.date.is_exact() {
            return self;
        }
        let first = self.instants(zone).first.naive_utc();
        // Before there were zones, clocks went by the sun; RFC 3339 has no seconds of an offset.
        let offset = (first - self.day().and_time(self.time)).num_seconds().div_euclid(60) * -60;
        let local = first + Duration::seconds(offset);
        let precision = if local.second() == 0 { self.precision } else { Precision::Second };
        let clock = i32::try_from(offset).map_or(Clock::Vacancy, Clock::Offset);
        Self::at(PartialDate::exact(local.date()), local.time(), precision, clock)
    }

    /// The same instant as a clock in `zone` shows it, if this one is stated with another offset than it has there; what is
    /// no time of one day stays as it is.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let local = |text| Moment::parse(text).unwrap().in_zone(chrono_tz::Europe::Brussels).map(|local| local.rfc_3339());
    /// assert_eq!(local("2025-06-22T22:05:00Z").as_deref(), Some("2025-06-23T00:05:00"));
    /// assert_eq!(local("2025-06-22T22:05+02:00"), None);
    /// assert_eq!(local("2025-06-22T22:05"), None);
    /// ```
    #[must_use]
    pub fn in_zone(self, zone: Tz) -> Option<Self> {
        if !matches!(self.clock, Clock::Offset(_)) || !self.date.is_exact() || self.precision == Precision::Day {
            return None;
        }
        let local = self.instants(zone).first.with_timezone(&zone).naive_local();
        let is_same = local == self.day().and_time(self.time);
        let (date, time) = (PartialDate::exact(local.date()), local.time());
        (!is_same).then_some(Self { date, time, precision: self.precision, clock: Clock::Vacancy })
    }

    /// The time as a clock shows it, with its offset where one is stated; seconds only where there are some. Empty for a
    /// whole day.
    #[must_use]
    pub fn time_of_day(self) -> String {
        let precision = match self.precision {
            Precision::Second if self.time.second() == 0 && self.time.nanosecond() == 0 => Precision::Minute,
            precision => precision,
        };
        let Some(form) = precision.form() else { return String::new() };
        let clock = match self.clock {
            Clock::Vacancy => String::new(),
            Clock::Offset(0) => " UTC".to_owned(),
            Clock::Offset(seconds) => format!(" {}", offset_text(seconds)),
            Clock::Anywhere => " UTC-12:00..+14:00".to_owned(),
        };
        format!("{}{clock}", self.time.format(form))
    }

    /// As files hold it: RFC 3339 with what was left out left out.
    ///
    /// What RFC 3339 cannot say is as near to it as can be read again: `2025-06-22T14h` for the whole hour,
    /// `05/06/2025T14:05` for two days, `2025-06-22T14:05 anywhere` for a clock that nobody knows. Two days of which none
    /// has the other's day as its month are written as [`PartialDate`] writes them, which nothing reads.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// for text in ["2025-06-22", "2025-06-22T23:59", "2025-06-22T23:59:59.250-03:30", "2025-06-22T23:59:00Z"] {
    ///     assert_eq!(Moment::parse(text).unwrap().rfc_3339(), text);
    /// }
    /// ```
    #[must_use]
    pub fn rfc_3339(self) -> String {
        let Some(form) = self.precision.form() else {
            return self.date.to_string();
        };
        let clock = match self.clock {
            Clock::Vacancy => String::new(),
            Clock::Offset(seconds) => offset_text(seconds),
            Clock::Anywhere => " anywhere".to_owned(),
        };
        format!("{}T{}{clock}", self.date, self.time.format(form))
    }

    /// The instants it may mean, one interval for each day it may mean, the earliest first, read in `zone` where it has
    /// no offset.
    pub fn spans(self, zone: Tz) -> impl Iterator<Item = Instants> {
        self.date.days().map(move |day| self.instants_on(day, zone))
    }

    /// The instants from the earliest to the latest that it may mean, read in `zone` where it has no offset. Of one that
    /// may be two days, those between are no part of it: see [`Moment::spans`].
    ///
    /// A local time that a clock change repeats may mean both; one that it skips is read with the offset before the change.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let brussels = chrono_tz::Europe::Brussels;
    /// let twice = Moment::parse("2025-10-26T02:30:00").unwrap().instants(brussels);
    /// assert_eq!((twice.last - twice.first).num_minutes(), 60);
    /// let skipped = Moment::parse("2025-03-30T02:30:00").unwrap().instants(brussels);
    /// assert_eq!(skipped.first.to_rfc3339(), "2025-03-30T01:30:00+00:00");
    /// let day = Moment::parse("2025-06-22").unwrap().instants(brussels);
    /// assert_eq!(day.first.to_rfc3339(), "2025-06-21T22:00:00+00:00");
    /// ```
    #[must_use]
    pub fn instants(self, zone: Tz) -> Instants {
        let instants = self.instants_on(self.date.first, zone);
        if self.date.is_exact() {
            return instants;
        }
        Instants { last: self.instants_on(self.date.last, zone).last, ..instants }
    }

    /// The instants of this time on a day.
    fn instants_on(self, day: NaiveDate, zone: Tz) -> Instants {
        let first = day.and_time(self.time);
        let length = match self.precision {
            Precision::Day => Duration::days(1),
            Precision::Hour => Duration::hours(1),
            Precision::Minute => Duration::minutes(1),
            Precision::Second => Duration::nanoseconds(1),
        };
        let last = first + (length - Duration::nanoseconds(1));
        match self.clock {
            Clock::Vacancy => {
                // A time that is skipped may come to lie behind one that is later in the day.
                let (first, last) = (local_instants(first, zone), local_instants(last, zone));
                Instants { first: first.0.min(last.0), last: first.1.max(last.1) }
            }
            Clock::Offset(seconds) => {
                let utc = |local: NaiveDateTime| (local - Duration::seconds(i64::from(seconds))).and_utc();
                Instants { first: utc(first), last: utc(last) }
            }
            Clock::Anywhere => {
                let (behind, ahead) = OFFSETS;
                Instants {
                    first: (first - Duration::hours(ahead)).and_utc(),
                    last: (last - Duration::hours(behind)).and_utc(),
                }
            }
        }
    }
}

impl Precision {
    /// How a time is written, as chrono says it; a whole day has none.
    const fn form(self) -> Option<&'static str> {
        match self {
            Self::Day => None,
            Self::Hour => Some("%Hh"),
            Self::Minute => Some("%H:%M"),
            Self::Second => Some("%H:%M:%S%.f"),
        }
    }
}

/// As people read it: the date, the time, and what is known of the clock.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(form) = self.precision.form() {
            write!(f, " {}", self.time.format(form))?;
        }
        match self.clock {
            Clock::Vacancy => Ok(()),
            Clock::Offset(0) => write!(f, " UTC"),
            Clock::Offset(seconds) => write!(f, " {}", offset_text(seconds)),
            Clock::Anywhere => write!(f, " UTC-12:00..+14:00"),
        }
    }
}

/// An offset as RFC 3339 writes it.
fn offset_text(seconds: i32) -> String {
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    if seconds == 0 { "Z".to_owned() } else { format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60) }
}

/// The earliest and the latest instant that a local time may mean.
fn local_instants(local: NaiveDateTime, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) => (instant.to_utc(), instant.to_utc()),
        LocalResult::Ambiguous(one, other) => (one.to_utc().min(other.to_utc()), one.to_utc().max(other.to_utc())),
        LocalResult::None => {
            // No offset is above +14 h, so this many hours back the change has not happened yet.
            let before =
                zone.from_utc_datetime(&(local - Duration::hours(15))).naive_local() - (local - Duration::hours(15));
            let instant = (local - before).and_utc();
            (instant, instant)
        }
    }
}

fn last_of_month(first: NaiveDate) -> NaiveDate {
    day_before(add_months(first, 1))
}

/// The number that the first `count` digits make, and what follows them.
fn digits(text: &[u8], count: usize) -> Result<(u32, &[u8]), DateError> {
    let (number, rest) = text.split_at_checked(count).ok_or(DateError::Form)?;
    let mut value = 0;
    for digit in number {
        if !digit.is_ascii_digit() {
            return Err(DateError::Form);
        }
        value = value * 10 + u32::from(digit - b'0');
    }
    Ok((value, rest))
}

/// What follows one of the `marks`.
fn after<'a>(text: &'a [u8], marks: &[u8]) -> Result<&'a [u8], DateError> {
    match text.split_first() {
        Some((mark, rest)) if marks.contains(mark) => Ok(rest),
        _ => Err(DateError::Form),
    }
}

/// Nanoseconds from one or more decimals; what is finer than a nanosecond is cut off.
pub(super) fn fraction_of_second(text: &[u8]) -> Result<(u32, &[u8]), DateError> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (decimals, rest) = text.split_at_checked(count).ok_or(DateError::Form)?;
    if decimals.is_empty() {
        return Err(DateError::Form);
    }
    let nanoseconds = decimals.iter().chain(std::iter::repeat(&b'0')).take(9);
    Ok((nanoseconds.fold(0, |value, digit| value * 10 + u32::from(digit - b'0')), rest))
}

/// The offset in seconds: `Ok(Some(None))` where it is left out, `Ok(None)` where it is impossible.
#[expect(clippy::option_option, reason = "left out and impossible are two things, and only this file sees them")]
fn offset(text: &[u8]) -> Result<Option<Option<i32>>, DateError> {
    match text {
        [] => Ok(Some(None)),
        [b'Z' | b'z'] => Ok(Some(Some(0))),
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let (hours, rest) = digits(rest, 2)?;
            let (minutes, rest) = digits(after(rest, b":")?, 2)?;
            if !rest.is_empty() {
                return Err(DateError::Form);
            }
            if hours > 23 || minutes > 59 {
                return Ok(None);
            }
            let seconds = (hours * 3600 + minutes * 60).cast_signed();
            Ok(Some(Some(if *sign == b'-' { -seconds } else { seconds })))
        }
        _ => Err(DateError::Form),
    }
}
