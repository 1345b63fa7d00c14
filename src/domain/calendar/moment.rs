//! Moments that are only partly stated, and the instants that they may mean.

use std::fmt;

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::{DateError, FIRST_DAY, LAST_DAY, PartialDate, after, digits};
use crate::domain::text::trimmed;

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
pub(in crate::domain) enum Precision {
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
pub(in crate::domain) enum Clock {
    /// The one of the vacancy's time zone.
    Vacancy,
    /// One that is so many seconds ahead of UTC, behind it where negative.
    Offset(i32),
    /// One of a place that nobody knows, from -12:00 to +14:00.
    Anywhere,
}

/// What a change of the clocks does to a time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// The clocks are put forward over it.
    Skipped,
    /// The clocks are put back, and show it twice.
    Repeated,
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
    pub(in crate::domain) const fn whole_day(date: PartialDate) -> Self {
        Self { date, time: NaiveTime::MIN, precision: Precision::Day, clock: Clock::Vacancy }
    }

    /// A time of a day. A date that may be several days is any of them.
    pub(in crate::domain) const fn at(date: PartialDate, time: NaiveTime, precision: Precision, clock: Clock) -> Self {
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
            return if FIRST_DAY <= self.date.first() { Ok(self.date) } else { Err(DateError::Impossible) };
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

    /// The same instant as a clock in `zone` shows it, if this one is stated with an offset and is a time of one day.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::Moment;
    /// let local = |text| Moment::parse(text).unwrap().in_zone(chrono_tz::Europe::Brussels).map(|local| local.rfc_3339());
    /// assert_eq!(local("2025-06-22T22:05:00Z").as_deref(), Some("2025-06-23T00:05:00"));
    /// assert_eq!(local("2025-06-22T22:05+02:00").as_deref(), Some("2025-06-22T22:05"));
    /// assert_eq!(local("2025-06-22T22:05"), None);
    /// ```
    #[must_use]
    pub fn in_zone(self, zone: Tz) -> Option<Self> {
        if !matches!(self.clock, Clock::Offset(_)) || !self.date.is_exact() || self.precision == Precision::Day {
            return None;
        }
        let local = self.instants(zone).first.with_timezone(&zone).naive_local();
        let date = PartialDate::exact(local.date());
        Some(Self { date, time: local.time(), precision: self.precision, clock: Clock::Vacancy })
    }

    /// The time as a clock shows it; midnight for a whole day.
    #[must_use]
    pub const fn time(self) -> NaiveTime {
        self.time
    }

    pub(in crate::domain) const fn precision(self) -> Precision {
        self.precision
    }

    pub(in crate::domain) const fn clock(self) -> Clock {
        self.clock
    }

    /// Whether a second is stated.
    #[must_use]
    pub const fn has_seconds(self) -> bool {
        matches!(self.precision, Precision::Second)
    }

    /// The whole minute in which it is, if a second is stated.
    #[must_use]
    pub const fn to_minute(self) -> Self {
        let precision = if self.has_seconds() { Precision::Minute } else { self.precision };
        Self { precision, ..self }
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
        let instants = self.instants_on(self.date.first(), zone);
        if self.date.is_exact() {
            return instants;
        }
        Instants { last: self.instants_on(self.date.last(), zone).last, ..instants }
    }

    /// What happens to the clocks in `zone` at this time of the day, if it is stated without an offset.
    ///
    /// ```
    /// use eligible::internal::domain::calendar::{ClockChange, Moment};
    /// let brussels = chrono_tz::Europe::Brussels;
    /// let change = |text| Moment::parse(text).unwrap().clock_change(brussels);
    /// assert_eq!(change("2025-03-30T02:30"), Some(ClockChange::Skipped));
    /// assert_eq!(change("2025-10-26T02:30"), Some(ClockChange::Repeated));
    /// assert_eq!(change("2025-10-26T02:30+01:00"), None);
    /// assert_eq!(change("2025-10-26T03:00"), None);
    /// ```
    #[must_use]
    pub fn clock_change(self, zone: Tz) -> Option<ClockChange> {
        if self.clock != Clock::Vacancy || self.precision == Precision::Day {
            return None;
        }
        match zone.from_local_datetime(&self.date.first().and_time(self.time)) {
            LocalResult::Single(_) => None,
            LocalResult::Ambiguous(..) => Some(ClockChange::Repeated),
            LocalResult::None => Some(ClockChange::Skipped),
        }
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

/// Nanoseconds from one or more decimals; what is finer than a nanosecond is cut off.
pub(in crate::domain) fn fraction_of_second(text: &[u8]) -> Result<(u32, &[u8]), DateError> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (decimals, rest) = text.split_at_checked(count).ok_or(DateError::Form)?;
    if decimals.is_empty() {
        return Err(DateError::Form);
    }
    let nanoseconds = decimals.iter().chain(std::iter::repeat(&b'0')).take(9);
    Ok((nanoseconds.fold(0, |value, digit| value * 10 + u32::from(digit - b'0')), rest))
}
