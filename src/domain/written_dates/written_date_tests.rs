//! The contract's sentences on dates, each as a table of cases.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Datelike, NaiveDate};

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

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
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
    let rows = rows(include_str!("../month_names.tsv"));
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
