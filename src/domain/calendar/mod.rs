//! All calendar arithmetic: partial dates, months, birthdays, and moments that are only partly stated.
//!
//! Source of the rules: the contract's page on semantics ("Reference date", "Study time", "Conditions").

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveDateTime};

mod moment;
mod partial_date;

pub(super) use moment::{Clock, Precision, fraction_of_second};
pub use moment::{ClockChange, Instants, Moment};
pub use partial_date::{PartialDate, exact_day};

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
