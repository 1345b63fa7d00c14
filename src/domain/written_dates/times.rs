//! Times of day as people write them, and the clocks that show them.

use chrono::NaiveTime;

use super::{DateNumber, number, two_digits};
use crate::domain::calendar::{Clock, DateError, Precision, fraction_of_second};
use crate::domain::names::with_normal;

/// A time of day, and the clock that shows it: `21:15`, `22.10`, `14h05`, `9:30 AM`, `14 Uhr`, `21:15:30.5 +0200`.
pub(super) fn time_and_clock(text: &str) -> Result<(NaiveTime, Precision, Clock), DateError> {
    let (hour, rest) = number(text)?;
    if hour.digits > 2 {
        return Err(DateError::Form);
    }
    let (written, rest) = match after_hour(rest)? {
        Some((written, rest)) => (Some(written), rest),
        None => (None, rest),
    };
    let (half, rest) = half_of_day(rest);
    let (has_uhr, rest) = without_uhr(rest);
    if written.is_none() && half.is_none() && !has_uhr {
        // A number alone is no hour.
        return Err(DateError::Form);
    }
    let clock = clock(rest);
    if clock == Err(DateError::Form) {
        return Err(DateError::Form);
    }
    let AfterHour { minute, second, nanosecond, precision } = written.unwrap_or(AfterHour::WHOLE_HOUR);
    let hour = match half {
        None => Some(hour.value),
        Some(half) => (1..=12).contains(&hour.value).then(|| hour.value % 12 + half.first_hour()),
    };
    let time = hour.and_then(|hour| NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond));
    Ok((time.ok_or(DateError::Impossible)?, precision, clock?))
}

/// What is written behind the hour of a time.
#[derive(Clone, Copy, Debug)]
struct AfterHour {
    minute: u32,
    second: u32,
    nanosecond: u32,
    precision: Precision,
}

impl AfterHour {
    const WHOLE_HOUR: Self = Self { minute: 0, second: 0, nanosecond: 0, precision: Precision::Hour };

    const fn minute(minute: u32) -> Self {
        Self { minute, second: 0, nanosecond: 0, precision: Precision::Minute }
    }
}

/// Minutes, or the letter of an hour, and what follows; none where the number stands alone.
fn after_hour(text: &str) -> Result<Option<(AfterHour, &str)>, DateError> {
    if let Some(rest) = text.strip_prefix(':') {
        let (minute, rest) = two_digits(rest)?;
        return match rest.strip_prefix(':') {
            None => Ok(Some((AfterHour::minute(minute), rest))),
            Some(rest) => {
                let (second, rest) = two_digits(rest)?;
                let (nanosecond, rest) = decimals(rest)?;
                Ok(Some((AfterHour { minute, second, nanosecond, precision: Precision::Second }, rest)))
            }
        };
    }
    if let Some(rest) = text.strip_prefix('.') {
        let (minute, rest) = two_digits(rest)?;
        return Ok(Some((AfterHour::minute(minute), rest)));
    }
    let Some(rest) = text.trim_start().strip_prefix(['h', 'H']).filter(|rest| !rest.starts_with(char::is_alphabetic))
    else {
        return Ok(None);
    };
    if !rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()) {
        return Ok(Some((AfterHour::WHOLE_HOUR, rest)));
    }
    let (minute, rest) = two_digits(rest.trim_start())?;
    Ok(Some((AfterHour::minute(minute), rest)))
}

/// The decimals of a second in nanoseconds, 0 where there are none, and what follows them.
fn decimals(text: &str) -> Result<(u32, &str), DateError> {
    match text.strip_prefix('.').filter(|decimals| decimals.starts_with(|letter: char| letter.is_ascii_digit())) {
        None => Ok((0, text)),
        Some(decimals) => {
            let (nanosecond, rest) = fraction_of_second(decimals.as_bytes())?;
            Ok((nanosecond, decimals.get(decimals.len() - rest.len()..).unwrap_or_default()))
        }
    }
}

/// A half of a day that is counted in twelve hours.
#[derive(Clone, Copy, Debug)]
enum HalfDay {
    Morning,
    Afternoon,
}

impl HalfDay {
    const fn first_hour(self) -> u32 {
        match self {
            Self::Morning => 0,
            Self::Afternoon => 12,
        }
    }
}

/// `AM` or `PM`, each also with points, and what follows.
fn half_of_day(text: &str) -> (Option<HalfDay>, &str) {
    let mut letters = text.trim_start().chars();
    let half = match letters.next() {
        Some('a' | 'A') => HalfDay::Morning,
        Some('p' | 'P') => HalfDay::Afternoon,
        _ => return (None, text),
    };
    let rest = letters.as_str();
    let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(['m', 'M']);
    match rest.map(|rest| rest.strip_prefix('.').unwrap_or(rest)) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => (Some(half), rest),
        _ => (None, text),
    }
}

/// Whether `Uhr` follows, and what follows that.
fn without_uhr(text: &str) -> (bool, &str) {
    match prefixed(text.trim_start(), "uhr") {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => (true, rest),
        _ => (false, text),
    }
}

/// What follows a word in any letter case.
fn prefixed<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// The names of the vacancy's time zone, normalised.
const VACANCY_CLOCK: [&str; 4] = ["cet", "cest", "brussels time", "heure de bruxelles"];

/// The names of UTC, normalised.
const UTC_CLOCK: [&str; 2] = ["utc", "gmt"];

/// The clock that is named behind a time.
fn clock(text: &str) -> Result<Clock, DateError> {
    let text = text.trim_start();
    if text.is_empty() || text == "." {
        return Ok(Clock::Vacancy);
    }
    let behind_utc = UTC_CLOCK.iter().find_map(|utc| prefixed(text, utc)).map(str::trim_start);
    let (offset, words) = match offset(behind_utc.filter(|rest| is_offset(rest)).unwrap_or(text)) {
        Some((offset, words)) => (Some(offset), words),
        None => (None, text),
    };
    if words.contains(char::is_numeric) {
        return Err(DateError::Form);
    }
    if let Some(offset) = offset {
        return offset.map(Clock::Offset);
    }
    with_normal(words, |words| match words {
        "" => Err(DateError::Form),
        _ if is_made_of(words, &VACANCY_CLOCK) => Ok(Clock::Vacancy),
        _ if is_made_of(words, &UTC_CLOCK) => Ok(Clock::Offset(0)),
        _ => Ok(Clock::Anywhere),
    })
}

/// The seconds of the offset with which a text begins, and what follows it; none where it begins otherwise.
fn offset(text: &str) -> Option<(Result<i32, DateError>, &str)> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return Some((Ok(0), rest));
    }
    let digits = text.strip_prefix(['+', '-']).filter(|_| is_offset(text))?;
    let Ok((hours, minutes, rest)) = hours_and_minutes(digits) else { return Some((Err(DateError::Form), "")) };
    let seconds = (hours * 3600 + minutes * 60).cast_signed();
    let seconds = if text.starts_with('-') { -seconds } else { seconds };
    Some((if hours <= 23 && minutes <= 59 { Ok(seconds) } else { Err(DateError::Impossible) }, rest))
}

/// Whether a text begins with a sign and a digit.
fn is_offset(text: &str) -> bool {
    matches!(text.as_bytes(), [b'+' | b'-', digit, ..] if digit.is_ascii_digit())
}

/// `02:00` or `0200`, and what follows.
fn hours_and_minutes(text: &str) -> Result<(u32, u32, &str), DateError> {
    match number(text)? {
        (DateNumber { value, digits: 4 }, rest) => Ok((value / 100, value % 100, rest)),
        (DateNumber { value: hours, digits: 2 }, rest) => {
            let (minutes, rest) = two_digits(rest.strip_prefix(':').ok_or(DateError::Form)?)?;
            Ok((hours, minutes, rest))
        }
        _ => Err(DateError::Form),
    }
}

/// Whether a normalised text is one or more of these names.
fn is_made_of(text: &str, names: &[&str]) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let behind = |name: &&str| rest.strip_prefix(*name).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let Some(following) = names.iter().find_map(behind) else { return false };
        rest = following.trim_start();
    }
    true
}
