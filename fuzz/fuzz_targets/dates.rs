//! The calendar on lines of text, each of which may be a date, a date-time or a number of months: what is read is printed
//! as it was written, and the arithmetic obeys its own definitions.
#![no_main]

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use eligible::internal::domain::calendar::{
    Moment, PartialDate, add_months, age_on, around, birthday, day_after, day_before, minutes_later, whole_months,
};
use eligible::internal::domain::text::trimmed;
use eligible_fuzz::check_shown;
use libfuzzer_sys::fuzz_target;

/// Zones with changes of the clock of different kinds: none, an hour, half an hour, a whole day.
const ZONES: [Tz; 5] =
    [Tz::UTC, Tz::Europe__Brussels, Tz::America__New_York, Tz::Australia__Lord_Howe, Tz::Pacific__Apia];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<_> = text.lines().take(8).collect();
    let dates: Vec<_> = lines.iter().filter_map(|line| partial_date(line)).collect();
    let numbers: Vec<i32> = lines.iter().filter_map(|line| line.parse().ok()).collect();
    for line in &lines {
        moment(line);
        for minutes in &numbers {
            later(line, i64::from(*minutes));
        }
    }
    let days: Vec<_> = dates.iter().flat_map(|date| [date.first(), date.last()]).collect();
    for day in &days {
        assert_eq!((day_before(day_after(*day)), day_after(day_before(*day))), (*day, *day));
        for months in &numbers {
            months_later(*day, *months);
        }
        for other in &days {
            between(*day, *other);
        }
    }
});

fn partial_date(line: &str) -> Option<PartialDate> {
    let date = PartialDate::parse(line).ok()?;
    assert_eq!(date.to_string(), trimmed(line));
    assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
    assert!(date.first() <= date.last());
    assert!((1..=9999).contains(&date.first().year()) && date.first().year() == date.last().year());
    assert_eq!(date.days().count() as i64, (date.last() - date.first()).num_days() + 1);
    assert_eq!(date.is_exact(), date.to_string().len() == "YYYY-MM-DD".len());
    Some(date)
}

fn moment(line: &str) {
    let Ok(moment) = Moment::parse(line) else { return };
    let written = moment.rfc_3339();
    assert_eq!(Moment::parse(&written), Ok(moment), "{written}");
    assert_eq!(moment.day().to_string(), written[..10]);
    check_shown("a date-time", &moment.to_string());
    for zone in ZONES {
        let instants = moment.instants(zone);
        assert!(instants.first <= instants.last);
        let elsewhere = moment.with_offset(zone);
        assert_eq!(Moment::parse(&elsewhere.rfc_3339()), Ok(elsewhere), "{written} in {zone}");
        if written.len() > "YYYY-MM-DD".len() {
            assert_eq!(elsewhere.instants(Tz::UTC).first, instants.first, "{written} in {zone}");
        }
    }
}

/// A date-time so many minutes later is one, and as many minutes earlier it is the same again.
fn later(line: &str, minutes: i64) {
    let Some(later) = minutes_later(line, minutes) else { return };
    if Moment::parse(line).is_ok() && trimmed(line) == line {
        assert!(Moment::parse(&later).is_ok(), "{line} {minutes}: {later}");
        assert_eq!(minutes_later(&later, -minutes).as_deref(), Some(line), "{minutes}: {later}");
    }
}

/// The same day of the month. Of a month that lacks it, earlier its last day, and later the first of the next one.
fn months_later(day: NaiveDate, months: i32) {
    let later = add_months(day, months);
    let number = i64::from(day.year()) * 12 + i64::from(day.month0()) + i64::from(months);
    let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
    if (1..=9999).contains(&year) {
        let is_last = |day: NaiveDate| day_after(day).month() != day.month();
        if later.day() == 1 && day.day() > 28 && months >= 0 {
            let before = day_before(later);
            assert_eq!((i64::from(before.year()), i64::from(before.month())), (year, month));
            assert!(before.day() < day.day());
        } else {
            assert_eq!((i64::from(later.year()), i64::from(later.month())), (year, month));
            assert!(later.day() == day.day() || (months < 0 && later.day() < day.day() && is_last(later)));
        }
    }
    if (0..=120_000).contains(&months) {
        let (first, last) = around(day, months);
        assert!(first <= day && day <= last && first.year() >= 1 && last.year() <= 9999);
    }
}

fn between(from: NaiveDate, to: NaiveDate) {
    let months = whole_months(from, to);
    if to < from {
        assert_eq!((months, age_on(from, to)), (0, None));
        return;
    }
    let count = i32::try_from(months).expect("months of four-digit years");
    assert!(add_months(from, count) <= to && to < add_months(from, count + 1), "{from} {to}: {months}");
    let age = age_on(from, to).expect("an age");
    assert!(birthday(from, age) <= to && to < birthday(from, age + 1), "{from} {to}: {age}");
    let is_leap_day = (from.month(), from.day()) == (2, 29);
    assert!(is_leap_day || u32::from(age) == months / 12, "{from} {to}: {age}");
}
