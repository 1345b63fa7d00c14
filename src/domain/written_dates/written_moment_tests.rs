//! The contract's sentences on date-times, each as a table of cases.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono_tz::Tz;

use super::DateError::{Form, Impossible};
use super::DateForm::{Canonical, OrderUndecided, Other};
use super::written_date_tests::day;
use super::*;

pub(super) const BRUSSELS: Tz = Tz::Europe__Brussels;

/// Each of the texts means what RFC 3339, or [`Moment::rfc_3339`] in its place, writes so.
#[track_caller]
fn check_moment(expected: &str, texts: &[&str]) {
    for text in texts {
        let read = read_moment(text, None).map(|read| (read.moment.rfc_3339(), read.form));
        assert_eq!(read, Ok((expected.to_owned(), Other)), "{text:?}");
    }
}

#[track_caller]
fn check_no_moment(expected: DateError, texts: &[&str]) {
    for text in texts {
        assert_eq!(read_moment(text, None), Err(expected), "{text:?}");
    }
}

#[test]
fn date_times_of_the_tables_are_canonical() {
    let texts =
        ["2025-06-22", "2025-06-22T23:59", "2025-06-22 23:59:59", "2025-06-22t23:59:59.25Z", "2025-06-22T23:59+02:00"];
    for text in texts {
        let moment = Moment::parse(text).unwrap();
        assert_eq!(read_moment(text, None), Ok(WrittenMoment { moment, form: Canonical }), "{text}");
        assert_eq!(read_moment(&format!(" {text}\n"), None), Ok(WrittenMoment { moment, form: Other }), "{text}");
    }
    check_no_moment(Impossible, &["2025-06-31", "2025-06-22T24:00", "2025-06-22T23:59:60Z", "2025-06-22T23:59+24:00"]);
}

#[test]
fn a_date_alone_is_the_whole_day() {
    check_moment(
        "2025-06-22",
        &["22.06.2025", "22 June 2025", "20250622", "2025/6/22", "22/06/2025", "June 22nd, 2025."],
    );
    check_moment(
        "2025-06-22",
        &["Sunday 22 June 2025", "Sun, 22 Jun 2025", "dimanche 22 juin 2025", "dim. 22 juin 2025"],
    );
    check_no_moment(
        Form,
        &["2025", "2025-06", "June 2025", "06/2025", "lip 2025", "22 June 2025,", "", "22 June", "2025-06-22Z"],
    );
    check_no_moment(
        Form,
        &["22 June 2025 CET", "22 June 2025 Lisbon time", "22 June 2025 +0200", "22.06.25", "22/06/2025 at"],
    );
    check_no_moment(Impossible, &["31.06.2025", "31 June 2025", "20250631", "Sunday, 31 June 2025"]);
    let instants = read_moment("22.06.2025", None).unwrap().moment.instants(BRUSSELS);
    assert_eq!(instants.first.to_rfc3339(), "2025-06-21T22:00:00+00:00");
    assert_eq!(instants.last.to_rfc3339(), "2025-06-22T21:59:59.999999999+00:00");
}

#[test]
fn a_date_stands_before_a_time() {
    let dates = [
        "22.06.2025",
        "2025-6-22",
        "2025/06/22",
        "20250622",
        "22/06/2025",
        "6/22/2025",
        "22. 6. 2025",
        "2025. 6. 22.",
        "22 June 2025",
        "June 22, 2025",
        "2025 June 22",
        "22nd of June 2025",
        "22 юни 2025 г.",
        "22 june 2025.",
        "Sunday 22 June 2025",
        "Sunday, June 22, 2025",
        "Sun 2025-06-22",
        "dim. 22 juin 2025",
        "Lundi, 22.06.2025",
    ];
    for date in dates {
        let times = ["21:15", "21.15", "21h15", "21 h 15", "9:15 PM", "9:15pm", "9.15 p.m.", "09:15 P.M", "21:15 Uhr"];
        for time in times {
            for between in [" ", ", ", ",", "  ", " at ", " à ", " um ", ", at ", " , À ", " UM "] {
                check_moment("2025-06-22T21:15", &[&format!("{date}{between}{time}")]);
            }
        }
    }
    check_moment("2025-06-22T21:15", &["2025/06/22T21:15", "20250622T21h15", "22.06.2025t21:15"]);
    check_no_moment(
        Form,
        &[
            "22.06.2025 - 21:15",
            "22.06.2025 T 21:15",
            "22.06.202521:15",
            "21:15 22.06.2025",
            "22.06.2025 by 21:15",
            "22.06.2025 at at 21:15",
            "22.06.2025 at21:15",
            "22.06.2025,, 21:15",
            "June 2025 21:15",
            "2025-06 21:15",
            "Sunday 21:15",
            "Sonntag, 22.06.2025 21:15",
            "Sund 22.06.2025 21:15",
            "le 22 juin 2025 21:15",
        ],
    );
    check_no_moment(Impossible, &["31.06.2025 21:15", "31/06/2025 at 9 am", "2025-06-31T21:15 CET"]);
    check_no_moment(Form, &["31.06.2025 noon"]);
}

#[test]
fn three_letters_may_be_a_weekday_or_a_month() {
    check_moment("2025-03-22", &["mar 22 2025", "Mar 22, 2025", "mar 22 mar 2025", "mar. 22 mars 2025"]);
    check_moment("2025-06-22T09:00", &["mar 22 juin 2025 9:00", "Mar, 22/06/2025 09:00"]);
}

#[test]
fn times_are_read_as_the_contract_lists_them() {
    let check = |expected: &str, times: &[&str]| {
        for time in times {
            check_moment(
                &format!("2025-06-22T{expected}"),
                &[&format!("22 June 2025 {time}"), &format!("22.06.2025, {time}")],
            );
        }
    };
    let check_fault = |expected, times: &[&str]| {
        for time in times {
            check_no_moment(expected, &[&format!("22 June 2025 {time}"), &format!("22.06.2025, {time}")]);
        }
    };
    check(
        "22:10",
        &["22:10", "22.10", "22h10", "22 h 10", "22 H10", "10:10 PM", "10.10 p.m.", "22:10 Uhr", "22.10Uhr", "22.10."],
    );
    check("09:05", &["9:05", "9.05", "9h05", "09 h 05", "9:05 AM", "09:05 a.m.", "9:05am."]);
    check("10h", &["10 am", "10am", "10 AM", "10 a.m.", "10h", "10 h", "10H", "10 Uhr", "10h Uhr", "10 am Uhr"]);
    check("22h", &["10 pm", "10pm", "10 P.M.", "22h", "22 h"]);
    check("00h", &["12 am", "0h", "00 h", "0 Uhr"]);
    check("12h", &["12 pm", "12h"]);
    check("00:30", &["12:30 AM", "0:30"]);
    check("12:30", &["12:30 pm"]);
    check("21:15:30", &["21:15:30", "9:15:30 PM", "21:15:30 Uhr", "21:15:30."]);
    check("21:15:30.250", &["21:15:30.25", "9:15:30.25 pm"]);
    check_fault(
        Impossible,
        &["24:00", "25:00", "21:60", "21:15:60", "24h", "0 am", "13 pm", "13:00 PM", "0:30 AM", "99 Uhr"],
    );
    check_fault(
        Form,
        &[
            "10",
            "22",
            "at 10",
            "2215",
            "221:15",
            "9:5",
            "9:005",
            "14h5",
            "14 h 5",
            "14h055",
            "22.",
            "22:",
            "22.1",
            "21:15:3",
            "21:15.30",
            "22.10.05",
            "14h05:30",
            "21:15:30,5",
            "10 o'clock",
            "noon",
            "10 heures",
            "am",
            "h",
            "21 15",
            "21-15",
            "10 CET",
            "14hCET",
            ":15",
            "10 a",
        ],
    );
}

#[test]
fn offsets_and_names_of_clocks_follow_the_time() {
    let check = |expected: &str, clocks: &[&str]| {
        for clock in clocks {
            check_moment(&format!("2025-06-22T14:05{expected}"), &[&format!("22 June 2025 14:05{clock}")]);
            check_moment(&format!("2025-06-22T14h{expected}"), &[&format!("22.06.2025, 14h {clock}")]);
        }
    };
    check("+02:00", &["+02:00", "+0200", " +0200", " +02:00", " +0200 CEST", " +0200 (CEST)", " +02:00 Lisbon time"]);
    check(
        "+02:00",
        &["+02:00[Europe/Brussels]", " GMT+0200", " GMT+0200 (Central European Summer Time)", " UTC +02:00"],
    );
    check("-03:30", &["-03:30", "-0330", " -0330"]);
    check("Z", &["Z", " Z", "z", " UTC", " GMT", "UTC", " utc", " (GMT)", " +0000", " -00:00", " UTC.", " Z (Zulu)"]);
    check(
        "",
        &[
            " CET",
            " CEST",
            " cest",
            " (CET)",
            " Brussels time",
            " heure de Bruxelles",
            " (BRUSSELS TIME)",
            ", CET",
            " CET/CEST",
        ],
    );
    check("", &[" CEST (Brussels time)", " - heure de Bruxelles", " CET."]);
    check(
        " anywhere",
        &[
            " Lisbon time",
            " local time",
            " EST",
            " heure de Paris",
            " Brussels",
            " Zulu",
            " UTC CET",
            " Europe/Brussels",
        ],
    );
    let check_fault = |expected, clocks: &[&str]| {
        for clock in clocks {
            check_no_moment(expected, &[&format!("22 June 2025 14:05{clock}"), &format!("22.06.2025, 14h {clock}")]);
        }
    };
    check_fault(Impossible, &["+24:00", "+0260", " -9999", "+24:00 CEST"]);
    check_fault(
        Form,
        &["+2", " +02", " UTC+2", "+02:0", "+02000", "+02:00 GMT+2", " (UTC+02:00)", " CET 2", " ?", ",", " + 0200"],
    );
    // An impossible date or time that is more than one is no date-time.
    check_no_moment(Form, &["31.06.2025 14:05 UTC+2", "22.06.2025 25:00 UTC+2"]);
}

#[test]
fn a_clock_that_nobody_knows_may_be_anywhere() {
    let instants = |text| {
        let instants = read_moment(text, None).unwrap().moment.instants(BRUSSELS);
        (instants.first.to_rfc3339(), instants.last.to_rfc3339())
    };
    let expected = ("2025-06-22T00:05:00+00:00".to_owned(), "2025-06-23T02:05:59.999999999+00:00".to_owned());
    assert_eq!(instants("22 June 2025 14:05 Lisbon time"), expected);
    let expected = ("2025-06-22T00:05:30+00:00".to_owned(), "2025-06-23T02:05:30+00:00".to_owned());
    assert_eq!(instants("22 June 2025 14:05:30 Lisbon time"), expected);
    let expected = ("2025-06-22T00:00:00+00:00".to_owned(), "2025-06-23T02:59:59.999999999+00:00".to_owned());
    assert_eq!(instants("22 June 2025 2 pm Lisbon time"), expected);
}

#[test]
fn an_hour_counts_whole() {
    let instants = |text| {
        let instants = read_moment(text, None).unwrap().moment.instants(BRUSSELS);
        (instants.first.to_rfc3339(), instants.last.to_rfc3339())
    };
    let expected = ("2025-06-22T12:00:00+00:00".to_owned(), "2025-06-22T12:59:59.999999999+00:00".to_owned());
    assert_eq!(instants("22 June 2025 14h"), expected);
    assert_eq!(instants("22 June 2025 2 pm +0200"), expected);
    // The clock shows it twice.
    let expected = ("2025-10-26T00:00:00+00:00".to_owned(), "2025-10-26T01:59:59.999999999+00:00".to_owned());
    assert_eq!(instants("26 October 2025 2h"), expected);
    // The clock never shows it.
    let expected = ("2025-03-30T01:00:00+00:00".to_owned(), "2025-03-30T01:59:59.999999999+00:00".to_owned());
    assert_eq!(instants("30 March 2025 2h"), expected);
}

#[test]
fn a_date_time_of_two_days_is_two_intervals() {
    let read = read_moment("05/06/2025 14:05", None).unwrap();
    assert_eq!((read.form, read.moment.rfc_3339().as_str()), (OrderUndecided, "05/06/2025T14:05"));
    assert_eq!(read.moment.date().days().collect::<Vec<_>>(), [day(2025, 5, 6), day(2025, 6, 5)]);
    let spans: Vec<_> =
        read.moment.spans(BRUSSELS).map(|span| (span.first.to_rfc3339(), span.last.to_rfc3339())).collect();
    let expected = [
        ("2025-05-06T12:05:00+00:00".to_owned(), "2025-05-06T12:05:59.999999999+00:00".to_owned()),
        ("2025-06-05T12:05:00+00:00".to_owned(), "2025-06-05T12:05:59.999999999+00:00".to_owned()),
    ];
    assert_eq!(spans, expected);
    let hull = read.moment.instants(BRUSSELS);
    assert_eq!((hull.first.to_rfc3339(), hull.last.to_rfc3339()), (expected[0].0.clone(), expected[1].1.clone()));
    // A winter day and a summer day.
    let spans: Vec<_> = read_moment("01/07/2025 at 9 am", None).unwrap().moment.spans(BRUSSELS).collect();
    assert_eq!(
        spans.iter().map(|span| span.first.to_rfc3339()).collect::<Vec<_>>(),
        ["2025-01-07T08:00:00+00:00", "2025-07-01T07:00:00+00:00"]
    );
    let order =
        |order| read_moment("05/06/2025 14:05 CET", Some(order)).map(|read| (read.moment.rfc_3339(), read.form));
    assert_eq!(order(DateOrder::DayFirst), Ok(("2025-06-05T14:05".to_owned(), Other)));
    assert_eq!(order(DateOrder::MonthFirst), Ok(("2025-05-06T14:05".to_owned(), Other)));
    let month = read_moment("17 lis 2025 14:05", None).unwrap();
    assert_eq!((month.form, month.moment.spans(Tz::UTC).count()), (Other, 2));
}

#[test]
fn long_texts_are_read_in_time() {
    for part in
        ["1 ", "1. ", "May ", "of ", "expected ", "(expected) ", "2003, ", "22 June 2025 ", "T1", "é", "\u{301}"]
    {
        let text = part.repeat(100_000);
        assert_eq!(read_date(&text, None, AskedDate::End), Err(Form));
        assert_eq!(read_moment(&text, None), Err(Form));
    }
    let words = format!("22 June 2025 14:05 +0200 {}", "words ".repeat(100_000));
    check_moment("2025-06-22T14:05+02:00", &[&words]);
}
