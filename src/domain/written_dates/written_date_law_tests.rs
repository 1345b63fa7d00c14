//! Laws of dates and date-times, tried on made-up texts.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::AskedDate::{Date, End};
use super::DateError::{Form, Impossible};
use super::DateForm::{Canonical, OrderUndecided, Other};
use super::written_moment_tests::BRUSSELS;
use super::*;

/// A day and the ways of writing it that mean no other.
fn ways(day: NaiveDate, name: &str) -> Vec<String> {
    let (year, month, day) = (format!("{:04}", day.year()), day.month(), day.day());
    let mut ways = vec![
        format!("{year}-{month}-{day}"),
        format!("{year}/{month:02}/{day:02}"),
        format!("{year}.{month:02}.{day:02}"),
        format!("{year}. {month}. {day}."),
        format!("{year}{month:02}{day:02}"),
        format!("{day:02}.{month:02}.{year}"),
        format!("{day}. {month}. {year}"),
        format!("{day} {name} {year}"),
        format!("{day:02} {name}. {year}"),
        format!("{name} {day}, {year}"),
        format!("{year} {name} {day}"),
        format!("{year}, {day} {name}"),
        format!("the {day}th of {name}, {year}."),
        format!("{day}. {name} de {year} г."),
    ];
    if day > 12 || day == month {
        for mark in ["/", "-"] {
            ways.push(format!("{day:02}{mark}{month}{mark}{year}"));
            ways.push(format!("{month:02}{mark}{day}{mark}{year}"));
        }
    }
    ways
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (1..=9999_i32, 1..=12_u32, 1..=31_u32)
        .prop_filter_map("a real day", |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
}

/// The names of one month.
fn names(month: u32) -> Vec<&'static str> {
    let rows = include_str!("../month_names.tsv").lines().filter_map(|row| row.split_once('\t'));
    rows.filter(|(number, _)| *number == month.to_string()).map(|(_, name)| name).collect()
}

/// Texts of what dates and date-times are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,2}",
        "(19|20)[0-9]{2}",
        "[-./:, ]",
        Just(" ".to_owned()),
        prop::sample::select(vec![
            "May",
            "listopad",
            "lis",
            "March",
            "de",
            "г",
            "th",
            "T",
            "Z",
            "h",
            "am",
            "p.m.",
            "Uhr",
            "at",
            "à",
            "CET",
            "UTC",
            "Lisbon time",
            "+0200",
            "-03:30",
            "expected",
            "(prévu)",
            "Sun",
            "mar",
            "mai",
            "é",
            "\u{301}",
            "½",
            "?",
            "٣",
            "2003-05-06",
            "05/06/2003",
            "22 June 2025",
            "14:05",
            "14h",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// Any text is read or refused, and what is read can be written and read again.
fn check_any(text: &str) -> Result<(), TestCaseError> {
    for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
        for asked in [Date, End] {
            let Ok(WrittenDate { days, form }) = read_date(text, order, asked) else { continue };
            prop_assert!(days.first() <= days.last());
            prop_assert!(days.first().year() >= 1 && days.last().year() <= 9999);
            prop_assert!(days.days().is_sorted());
            let spans: Vec<_> = days.spans().collect();
            let within = spans.iter().map(|(first, last)| (*last - *first).num_days() + 1).sum::<i64>();
            prop_assert_eq!(days.days().count(), usize::try_from(within).unwrap());
            prop_assert_eq!(days.is_exact(), days.days().count() == 1);
            prop_assert_eq!(form == Canonical, PartialDate::parse(text) == Ok(days) && trimmed(text) == text);
            prop_assert!(form != OrderUndecided || (order.is_none() && days.days().count() == 2));
            let written = days.to_string();
            if !written.starts_with('[') {
                prop_assert_eq!(read_date(&written, None, Date).map(|date| date.days), Ok(days));
            }
        }
        let Ok(WrittenMoment { moment, .. }) = read_moment(text, order) else { continue };
        let written = moment.rfc_3339();
        if !written.starts_with('[') {
            prop_assert_eq!(read_moment(&written, None).map(|read| read.moment), Ok(moment));
        }
        for zone in [Tz::UTC, BRUSSELS] {
            let (hull, spans) = (moment.instants(zone), moment.spans(zone).collect::<Vec<_>>());
            prop_assert_eq!(spans.first().map(|span| span.first), Some(hull.first));
            prop_assert_eq!(spans.last().map(|span| span.last), Some(hull.last));
            prop_assert!(spans.iter().all(|span| span.first <= span.last) && spans.len() <= 2);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn canonical_dates_are_read_as_before(
        (year, month, day) in (0..=10_000_u32, 0..=13_u32, 0..=32_u32),
        asked in prop::sample::select(vec![Date, End]),
    ) {
        for text in [format!("{year:04}"), format!("{year:04}-{month:02}"), format!("{year:04}-{month:02}-{day:02}")] {
            let read = read_date(&text, None, asked);
            if year < 10_000 {
                let expected = PartialDate::parse(&text).map(|days| WrittenDate { days, form: Canonical });
                prop_assert_eq!(read, expected);
            } else {
                prop_assert_eq!(read, Err(Form));
            }
        }
    }

    #[test]
    fn a_day_is_the_same_in_each_way(day in a_day(), which in any::<prop::sample::Index>()) {
        let name = *which.get(&names(day.month()));
        for way in ways(day, name) {
            let expected = WrittenDate { days: PartialDate::exact(day), form: Other };
            for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
                let read = read_date(&way, order, Date).map(|read| read.days);
                prop_assert_eq!(read, Ok(expected.days), "{}", way);
            }
            prop_assert_eq!(read_date(&format!("{way} (expected)"), None, End), Ok(expected), "{}", way);
            let moment = read_moment(&format!("Sun, {way} at 9:05 PM"), None).map(|read| read.moment);
            prop_assert_eq!(moment, Moment::parse(&format!("{day}T21:05")), "{}", way);
        }
    }

    #[test]
    fn two_orders_are_two_days_or_the_real_one(year in 1..=9999_u32, one in 0..=32_u32, other in 0..=32_u32) {
        let text = format!("{one}/{other}/{year:04}");
        let real = [(one, other), (other, one)].into_iter().map(|(day, month)| NaiveDate::from_ymd_opt(year.cast_signed(), month, day));
        let mut real: Vec<_> = real.flatten().collect();
        real.sort_unstable();
        real.dedup();
        match read_date(&text, None, Date) {
            Err(fault) => prop_assert_eq!((fault, real.is_empty()), (Impossible, true)),
            Ok(date) => {
                prop_assert_eq!(date.form == OrderUndecided, real.len() == 2);
                prop_assert_eq!(date.days.days().collect::<Vec<_>>(), real);
            }
        }
    }

    #[test]
    fn texts_of_pieces_are_read_or_refused(text in pieces()) {
        check_any(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check_any(&text)?;
    }
}
