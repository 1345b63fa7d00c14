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

/// A date of which the day, or the month and the day, may be left out. It stands for every day it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: NaiveDate,
    last: NaiveDate,
}

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
        let year = i32::try_from(year).map_err(|_| DateError::Form)?;
        if rest.is_empty() {
            return Self::span(NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31), year);
        }
        let (month, rest) = digits(after(rest, b"-")?, 2)?;
        if rest.is_empty() {
            let first = NaiveDate::from_ymd_opt(year, month, 1);
            return Self::span(first, first.map(last_of_month), year);
        }
        let (day, rest) = digits(after(rest, b"-")?, 2)?;
        if !rest.is_empty() {
            return Err(DateError::Form);
        }
        let date = NaiveDate::from_ymd_opt(year, month, day);
        Self::span(date, date, year)
    }

    fn span(first: Option<NaiveDate>, last: Option<NaiveDate>, year: i32) -> Result<Self, DateError> {
        match (first, last) {
            (Some(first), Some(last)) if year >= 1 => Ok(Self { first, last }),
            _ => Err(DateError::Impossible),
        }
    }

    /// The date that means this one day.
    #[must_use]
    pub const fn exact(day: NaiveDate) -> Self {
        Self { first: day, last: day }
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

    /// Every day it may mean.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |day| *day <= self.last)
    }

    /// Whether it means one day only.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.first == self.last
    }
}

/// As it was written: `2004`, `2004-06` or `2004-06-22`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            self.first.fmt(f)
        } else if self.first.month() == self.last.month() {
            write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
        } else {
            write!(f, "{:04}", self.first.year())
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

/// The date `months` later (earlier where negative): the same day of the month, or the last day of a month that lacks it.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::add_months;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(add_months(day(2024, 2, 29), -12), day(2023, 2, 28));
/// assert_eq!(add_months(day(2025, 1, 31), 1), day(2025, 2, 28));
/// ```
#[must_use]
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(count).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_months(count).unwrap_or(NaiveDate::MAX)
    }
}

/// The days from so many months before to so many months after, as far as the years 1 to 9999 reach.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::calendar::around;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(around(day(2024, 2, 29), 24), (day(2022, 2, 28), day(2026, 2, 28)));
/// assert_eq!(around(day(9999, 1, 1), 24), (day(9997, 1, 1), day(9999, 12, 31)));
/// ```
#[must_use]
pub fn around(date: NaiveDate, months: i32) -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    (add_months(date, -months).max(first), add_months(date, months).min(last))
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
/// assert_eq!(whole_months(day(2025, 1, 31), day(2025, 2, 28)), 1);
/// assert_eq!(whole_months(day(2025, 2, 1), day(2025, 1, 1)), 0);
/// ```
#[must_use]
pub fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let whole = if add_months(from, months) > to { months - 1 } else { months };
    u32::try_from(whole).unwrap_or(0)
}

/// A date-time as written: RFC 3339, of which the offset, the seconds, or the time with both may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    date: NaiveDate,
    time: Option<NaiveTime>,
    has_seconds: bool,
    offset_seconds: Option<i32>,
}

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
    pub const EPOCH: Self = Self { date: NaiveDate::MIN, time: None, has_seconds: false, offset_seconds: None };

    /// Reads a date-time; outer spaces are ignored, and `T`, `t` or a space is between date and time.
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
            let date = date.ok_or(DateError::Impossible)?;
            return Ok(Self { date, time: None, has_seconds: false, offset_seconds: None });
        }
        let (hour, rest) = digits(after(rest, b"Tt ")?, 2)?;
        let (minute, mut rest) = digits(after(rest, b":")?, 2)?;
        let (mut second, mut nanosecond, mut has_seconds) = (0, 0, false);
        if let Ok(seconds) = after(rest, b":") {
            (second, rest) = digits(seconds, 2)?;
            has_seconds = true;
            if let Ok(fraction) = after(rest, b".") {
                (nanosecond, rest) = fraction_of_second(fraction)?;
            }
        }
        let offset = offset(rest)?;
        let time = NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond);
        match (date, time, offset) {
            (Some(date), Some(_), Some(offset_seconds)) => Ok(Self { date, time, has_seconds, offset_seconds }),
            _ => Err(DateError::Impossible),
        }
    }

    /// The day as written.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.date
    }

    /// The same moment with the offset that it has in `zone`, so that it means the same elsewhere; one that a clock change
    /// repeats is the first of both. An offset with seconds is rounded up to a minute, and the time with it. A day stays a day.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let moment = Moment::parse("2025-06-22T23:59").unwrap();
    /// assert_eq!(moment.with_offset(chrono_tz::America::New_York).rfc_3339(), "2025-06-22T23:59-04:00");
    /// ```
    #[must_use]
    pub fn with_offset(self, zone: Tz) -> Self {
        let Some(time) = self.time else { return self };
        if self.offset_seconds.is_some() {
            return self;
        }
        let first = self.instants(zone).first.naive_utc();
        // Before there were zones, clocks went by the sun; RFC 3339 has no seconds of an offset.
        let offset = (first - self.date.and_time(time)).num_seconds().div_euclid(60) * -60;
        let local = first + Duration::seconds(offset);
        let has_seconds = self.has_seconds || local.second() != 0;
        let offset_seconds = i32::try_from(offset).ok();
        Self { date: local.date(), time: Some(local.time()), has_seconds, offset_seconds }
    }

    /// As files hold it: RFC 3339 with what was left out left out.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// for text in ["2025-06-22", "2025-06-22T23:59", "2025-06-22T23:59:59.250-03:30", "2025-06-22T23:59:00Z"] {
    ///     assert_eq!(Moment::parse(text).unwrap().rfc_3339(), text);
    /// }
    /// ```
    #[must_use]
    pub fn rfc_3339(self) -> String {
        let Some(time) = self.time else {
            return self.date.to_string();
        };
        let time = time.format(if self.has_seconds { "%H:%M:%S%.f" } else { "%H:%M" });
        format!("{}T{time}{}", self.date, self.offset_seconds.map_or_else(String::new, offset_text))
    }

    /// The instants it may mean, read in `zone` where it has no offset.
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
        let first = self.date.and_time(self.time.unwrap_or(NaiveTime::MIN));
        let length = match self.time {
            None => Duration::days(1),
            Some(_) if !self.has_seconds => Duration::minutes(1),
            Some(_) => Duration::nanoseconds(1),
        };
        let last = first + (length - Duration::nanoseconds(1));
        if let Some(offset) = self.offset_seconds {
            let utc = |local: NaiveDateTime| (local - Duration::seconds(i64::from(offset))).and_utc();
            return Instants { first: utc(first), last: utc(last) };
        }
        Instants { first: local_instants(first, zone).0, last: local_instants(last, zone).1 }
    }
}

/// As it was written, with `T` and `Z` for their variants.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            let form = if self.has_seconds { "%H:%M:%S%.f" } else { "%H:%M" };
            write!(f, " {}", time.format(form))?;
        }
        match self.offset_seconds {
            None => Ok(()),
            Some(0) => write!(f, " UTC"),
            Some(seconds) => write!(f, " {}", offset_text(seconds)),
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
fn fraction_of_second(text: &[u8]) -> Result<(u32, &[u8]), DateError> {
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
