//! The contract's sentences on dates and date-times, each as a table of cases, and laws on made-up texts.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::AskedDate::{Date, End};
use super::DateError::{Form, Impossible};
use super::DateForm::{Canonical, OrderUndecided, Other};
use super::*;

/// What is read: the days as [`PartialDate`] writes them.
type Read = Result<(String, DateForm), DateError>;

fn read(text: &str, order: Option<DateOrder>, asked: AskedDate) -> Read {
    read_date(text, order, asked).map(|date| (date.days.to_string(), date.form))
}

#[track_caller]
fn check_all(asked: AskedDate, texts: &[&str], expected: Result<(&str, DateForm), DateError>) {
    for text in texts {
        let expected = expected.map(|(days, form)| (days.to_owned(), form));
        assert_eq!(read(text, None, asked), expected, "{text:?}");
    }
}

/// Each of the texts is these days, written in a certain way that is not the canonical one.
#[track_caller]
fn check(expected: &str, texts: &[&str]) {
    check_all(Date, texts, Ok((expected, Other)));
    check_all(End, texts, Ok((expected, Other)));
}

#[track_caller]
fn check_fault(expected: DateError, texts: &[&str]) {
    check_all(Date, texts, Err(expected));
    check_all(End, texts, Err(expected));
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn partial_dates_are_canonical_without_outer_spaces() {
    for text in ["0001", "9999", "2003-05", "2003-05-17", "2004-02-29"] {
        check_all(Date, &[text], Ok((text, Canonical)));
        check_all(End, &[text], Ok((text, Canonical)));
        check(text, &[&format!(" {text}"), &format!("{text}\u{a0}"), &format!("\t{text}\n"), &format!("{text}.")]);
    }
    check_fault(
        Impossible,
        &["0000", "0000-01", "2003-00", "2003-13", "2003-02-29", "2003-05-00", " 2003-13 ", "2003-13."],
    );
    check_fault(Form, &["", " ", ".", "203", "20035", "-2003", "+2003", "2003-", "2003-05-", "2003..", "２００３"]);
}

#[test]
fn numbers_with_the_year_first_are_year_month_day() {
    check(
        "2003-05-07",
        &["2003-5-7", "2003/05/07", "2003/5/7", "2003.05.07", "2003.5.7", "20030507", "2003-05-7", "2003-5-07"],
    );
    check("2003-05", &["2003-5", "2003/05", "2003/5", "2003/5.", "2003-5."]);
    check(
        "2003-05-07",
        &["2003. 5. 7.", "2003. 05. 07", "2003.5.  7.", "2003.\u{a0}5.\u{a0}7.", "2003.5.7.", "20030507."],
    );
    check_fault(
        Impossible,
        &["2003/17/05", "2003.13.1", "2003-2-29", "20031317", "20030230", "2003/13", "2003-0", "00000101"],
    );
    check_fault(
        Form,
        &[
            "2003.05",
            "2003. 5.",
            "2003-05/07",
            "2003/05.07",
            "2003 -5-7",
            "2003- 5-7",
            "2003 / 05",
            "2003 .5.7",
            "2003-005-07",
            "2003-5-007",
            "2003/5/",
            "200305",
            "2003057",
            "200300507",
            "2003 05 07",
            "2003–05–07",
            "2003_05_07",
            "2003-5-7-1",
            "03/05/07",
            "2003,05,07",
        ],
    );
}

#[test]
fn numbers_with_points_and_the_year_last_are_day_month_year() {
    check("2003-05-17", &["17.05.2003", "17.5.2003", "17. 5. 2003", "17. 05.2003.", "17.05.2003."]);
    check("2001-09-01", &["1. 9. 2001", "1.9.2001", "01.09.2001", "1.\t9. 2001"]);
    check("2003-06-05", &["05.06.2003"]);
    check("2003-05", &["05.2003", "5.2003", "5. 2003", "05/2003", "5/2003", "05-2003", "5-2003", "5-2003."]);
    check_fault(
        Impossible,
        &["05.17.2003", "31.04.2003", "29.02.2003", "0.5.2003", "1.0.2003", "1.1.0000", "13/2003", "0-2003"],
    );
    check_fault(
        Form,
        &[
            "17.05.03",
            "17 .05.2003",
            "17.05 .2003",
            "17.05",
            "05/03",
            "005.2003",
            "017.05.2003",
            "17.05-2003",
            "17..05.2003",
            "17.05.20030",
            "17.05.2003..",
            "17.05.2003 x",
            "le 17.05.2003",
            ".05.2003",
        ],
    );
}

#[test]
fn two_numbers_before_the_year_are_the_real_dates_of_both_orders() {
    let both = |text: &str| {
        assert_eq!(read(text, None, Date), Ok(("05/06/2003".to_owned(), OrderUndecided)), "{text}");
        let days: Vec<_> = read_date(text, None, Date).unwrap().days.days().collect();
        assert_eq!(days, [day(2003, 5, 6), day(2003, 6, 5)], "{text}");
    };
    for text in ["05/06/2003", "5/6/2003", "06/05/2003", "05-06-2003", "6-5-2003", " 05/06/2003 ", "05/06/2003."] {
        both(text);
    }
    check("2003-05-13", &["13/05/2003", "05/13/2003", "13-5-2003", "5-13-2003"]);
    check("2003-05-05", &["05/05/2003", "5-5-2003"]);
    check("2004-02-29", &["29/02/2004", "02/29/2004"]);
    check_fault(
        Impossible,
        &["31/04/2003", "04/31/2003", "29/02/2003", "13/13/2003", "0/5/2003", "05/00/2003", "05/06/0000"],
    );
    check_fault(Form, &["05/06/03", "05 / 06 / 2003", "05/06-2003", "05/ 06/ 2003", "5/6/203"]);
}

#[test]
fn the_order_decides_between_two_real_dates_and_nothing_else() {
    let ordered = |text: &str, order| read(text, Some(order), Date).map(|(days, form)| format!("{days} {form:?}"));
    let check = |text, day_first: &str, month_first: &str| {
        assert_eq!(ordered(text, DateOrder::DayFirst).as_deref(), Ok(day_first), "{text}");
        assert_eq!(ordered(text, DateOrder::MonthFirst).as_deref(), Ok(month_first), "{text}");
    };
    check("05/06/2003", "2003-06-05 Other", "2003-05-06 Other");
    check("5-6-2003", "2003-06-05 Other", "2003-05-06 Other");
    check("05/13/2003", "2003-05-13 Other", "2003-05-13 Other");
    check("13/05/2003", "2003-05-13 Other", "2003-05-13 Other");
    check("05.06.2003", "2003-06-05 Other", "2003-06-05 Other");
    check("2003/05/06", "2003-05-06 Other", "2003-05-06 Other");
    check("2003-05-06", "2003-05-06 Canonical", "2003-05-06 Canonical");
    assert_eq!(ordered("31/04/2003", DateOrder::DayFirst), Err(Impossible));
}

#[test]
fn months_in_words_stand_with_the_year_first_or_last() {
    check("2003-05-17", &["17 May 2003", "May 17 2003", "2003 May 17", "2003 17 May", "2003, 17 May", "May 17, 2003"]);
    check("2003-05-17", &["17th of May 2003", "the 17th of May, 2003", "17 May 2003.", "17.May.2003", "17-May-2003"]);
    check(
        "2003-05-17",
        &["17 de mayo de 2003", "17 mai 2003 г.", "17 май 2003г.", "17/mai/2003", "17 MAI 2003", "17. mai 2003"],
    );
    check(
        "2003-05-01",
        &["1er mai 2003", "1 May 2003", "01 May 2003", "1st May 2003", "May 1st, 2003", "1º de maio de 2003"],
    );
    check("2003-05-02", &["2nd May 2003", "2 May 2003"]);
    check("2003-05-03", &["May 3rd 2003", "3RD MAY 2003"]);
    check(
        "2003-05",
        &["May 2003", "MAY 2003", "mai 2003", "2003 May", "May, 2003", "May of 2003", "2003. május", "  may   2003 "],
    );
    check("2019-09", &["Sept. 2019", "Sept 2019", "septembre 2019", "Sep-2019", "Septembre, 2019."]);
    check("2002-03-12", &["12. März 2002", "12 marz 2002", "12. Ma\u{308}rz 2002", "2002. március 12."]);
    check("2003-08-15", &["15 août 2003", "15 aout 2003", "15 AOÛT 2003"]);
    check("2003-04-01", &["1 d'abril de 2003", "1 d’abril de 2003", "1 de abril 2003"]);
    check("2003-10-01", &["1 Deireadh Fómhair 2003", "Deireadh Fómhair 1 2003", "1 d'octubre de 2003"]);
    check("2003-12", &["de desembre de 2003", "декември 2003 г."]);
    check("2003-09", &["zář 2003", "za\u{301}r\u{30c} 2003", "září 2003"]);
    check_fault(Impossible, &["31 April 2003", "29 Feb 2003", "0 May 2003", "32 May 2003", "May 0000", "1 May 0000"]);
}

#[test]
fn nothing_else_stands_beside_a_date_in_words() {
    check_fault(
        Form,
        &[
            "mai 03",
            "17 May 03",
            "May '03",
            "17 May",
            "May",
            "around May 2003",
            "May 2003 or so",
            "17 05 2003",
            "17 2003 May",
            "May 2003 17",
            "May/June 2003",
            "1 May 2 2003",
            "17/18 May 2003",
            "May 2003/2004",
            "May 2003 - 2004",
            "le 17 mai 2003",
            "c. May 2003",
            "17th 2003",
            "17de May 2003",
            "17 th May 2003",
            "Monday 17 May 2003",
            "017 May 2003",
            "17 May 02003",
            "2003th May",
            "17 Mayo2003",
            "17May2003",
            "Deireadh 1 Fómhair 2003",
            "jui 2003",
            "the 2003",
            "of 2003",
            "2003 г.",
            "17 de 05 de 2003",
            "<May 2003",
            "~ May 2003",
            "May 2003?",
            "May ? 2003",
            "May ~2003",
            "May 2003 -",
            "- May 2003",
            "(May 2003)",
        ],
    );
}

#[test]
fn a_name_of_two_months_stands_for_both() {
    check("[2003-10-01..2003-11-30]", &["listopad 2003", "lis 2003", "2003 listopada"]);
    check("[2003-06-01..2003-07-31]", &["lip 2003"]);
    check("[2003-10-17,2003-11-17]", &["17 listopad 2003", "listopad 17, 2003"]);
    check("2003-10-31", &["31 listopad 2003"]);
    check("[2003-07-31,2003-08-31]", &["31 srp 2003"]);
    check("2003-07-31", &["31 lip 2003"]);
    check_fault(Impossible, &["32 lip 2003", "lip 0000"]);
    let days = read_date("17 lis 2003", Some(DateOrder::DayFirst), Date).unwrap().days;
    assert_eq!(days.days().collect::<Vec<_>>(), [day(2003, 10, 17), day(2003, 11, 17)]);
    assert!(!days.is_exact());
    let spans: Vec<_> = days.spans().collect();
    assert_eq!(spans, [(day(2003, 10, 17), day(2003, 10, 17)), (day(2003, 11, 17), day(2003, 11, 17))]);
}

#[test]
fn the_table_of_months_is_read_whole() {
    let rows = include_str!("../month_names.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut count = 0;
    for row in rows {
        let (numbers, name) = row.split_once('\t').unwrap();
        let (first, last) = numbers.split_once('|').unwrap_or((numbers, numbers));
        let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
        assert!(first == last || first + 1 == last, "{row}");
        let date = read_date(&format!("{name} 2003"), None, Date).unwrap().days;
        assert_eq!((date.first(), date.last().month()), (day(2003, first, 1), last), "{row}");
        let date = read_date(&format!("2003, 5 {}", name.to_uppercase()), None, Date);
        // The capital of a dotless i is an I, which is that of another letter.
        if !name.contains('ı') {
            assert_eq!(date.unwrap().days.first(), day(2003, first, 5), "{row}");
        }
        count += 1;
    }
    assert_eq!((count, MONTHS.len()), (576, 576));
}

#[test]
fn a_date_time_is_its_date_or_the_days_it_is_somewhere() {
    check("[2004-06-21..2004-06-22]", &["2004-06-21T22:00:00Z", "2004-06-21T22:00Z", "2004-06-21 22:00:00Z"]);
    check(
        "2004-06-22",
        &["2004-06-22T00:00:00+02:00", "2004-06-22T00:00:00.000Z", "2004-06-22t00:00Z", "2004-06-22T00:00"],
    );
    check("2004-06-22", &["2004-06-22T13:45:10", "2004-06-22 23:59", " 2004-06-22T13:45 "]);
    // From -12:00 to +14:00 there are up to three days.
    check("[2004-06-20..2004-06-22]", &["2004-06-21T10:00:00Z", "2004-06-21T11:59:59Z", "2004-06-21T12:00:00+02:00"]);
    check("[2004-06-20..2004-06-21]", &["2004-06-21T09:59:59Z", "2004-06-21T00:00:01Z"]);
    check("[2004-06-21..2004-06-22]", &["2004-06-21T12:00:00Z", "2004-06-21T23:59:59Z"]);
    // The minute counts whole.
    check("[2004-06-20..2004-06-21]", &["2004-06-21T09:59Z"]);
    check("[0001-01-01..0001-01-02]", &["0001-01-01T23:00:00Z"]);
    check("0001-01-01", &["0001-01-01T05:00:00+14:00", "0000-12-31T22:00:00Z"]);
    check("9999-12-31", &["9999-12-31T23:00:00-12:00"]);
    check_fault(Impossible, &["0000-12-31T00:00:00Z", "0000-12-31T05:00", "0000-06-01T05:00Z", "2004-06-21T24:00:00Z"]);
    check_fault(Impossible, &["2004-06-31T10:00:00Z", "2004-06-21T23:59:60Z", "2004-06-21T10:00:00+24:00"]);
    check_fault(Form, &["2004-06-21T22:00:00+0200", "21.06.2004 22:00", "2004-06-21T22", "2004-06-21T", "2004-06-21Z"]);
}

#[test]
fn whole_numbers_of_four_or_eight_digits_are_their_digits() {
    let check = |digits, expected: Result<&str, DateError>| {
        let read = read_whole_number(digits);
        assert_eq!(read.map(|date| date.days.to_string()).as_deref().map_err(|fault| *fault), expected, "{digits}");
        assert!(read.is_ok_and(|date| date.form == Other) || expected.is_err());
    };
    check("2003", Ok("2003"));
    check("20030517", Ok("2003-05-17"));
    check("20030532", Err(Impossible));
    check("00000101", Err(Impossible));
    for digits in
        ["", "0", "203", "20035", "200305", "2003051", "200305170", "2003.0", "-2003", "2e3", "99999999999999999999"]
    {
        check(digits, Err(Form));
    }
}

#[test]
fn expectations_beside_an_end_are_ignored() {
    let ends = |expected, texts: &[&str]| {
        check_all(End, texts, Ok((expected, Other)));
        check_all(Date, texts, Err(Form));
    };
    ends("2026-06", &["June 2026 (expected)", "expected June 2026", "June 2026, expected", "Expected: June 2026"]);
    ends(
        "2026-06",
        &["2026-06 (expected)", "2026-06 anticipated", "(planned) 2026-06", "06/2026 (prévu)", "prévue 06.2026"],
    );
    ends(
        "2026-06",
        &[
            "juin 2026 (PREVUE)",
            "juin 2026 pre\u{301}vu",
            "juin 2026 - prévu",
            "2026-06(expected)",
            "2026-06 (expected).",
        ],
    );
    ends(
        "2026",
        &[
            "2026 expected",
            "2026 (anticipated)",
            "expected (planned) 2026",
            "(expected) 2026 (planned)",
            "planned 2026.",
        ],
    );
    ends(
        "2026-06-30",
        &["30.06.2026 expected", "20260630 (planned)", "30 June 2026 ( planned )", "2026-06-30T00:00:00Z (expected)"],
    );
    check_all(End, &["05/06/2026 (expected)", "expected 5-6-2026"], Ok(("05/06/2026", OrderUndecided)));
    check_all(End, &["31/04/2026 (expected)", "expected 2026-13"], Err(Impossible));
    check_fault(
        Form,
        &[
            "expected",
            "(expected)",
            "expected planned",
            "soon",
            "2026 (hoped)",
            "June (expected) 2026",
            "2026expected",
            "unexpected 2026",
            "expected in June 2026",
            "expected 06/26",
            "expected ~2026",
            "2026? (expected)",
            "2026 (expected",
            "2026 ?expected",
            "2026 (expected?)",
            "present",
        ],
    );
}

const BRUSSELS: Tz = Tz::Europe__Brussels;

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
        assert_eq!(read_date(&text, None, End), Err(Form));
        assert_eq!(read_moment(&text, None), Err(Form));
    }
    let words = format!("22 June 2025 14:05 +0200 {}", "words ".repeat(100_000));
    check_moment("2025-06-22T14:05+02:00", &[&words]);
}

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
