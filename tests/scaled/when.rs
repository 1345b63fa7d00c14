//! The course of a verdict is equal to judging each day by itself.

use std::fs;

use chrono::{Days, NaiveDate};
use eligible::internal::assessment::timeline::periods;
use eligible::internal::assessment::{Reading, assess};
use eligible::internal::checks::CheckInput;
use eligible::internal::domain::outcome::Verdict;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;

use super::some;
use crate::common::judge::{self, Terms, VACANCY, day};

const READINGS: [Reading; 3] = [Reading::All, Reading::One(Lang::En), Reading::One(Lang::Fr)];

/// Every valid record of the examples, each as a document of its own.
fn examples() -> Vec<String> {
    let files = fs::read_dir("examples/applicants").unwrap();
    let mut records: Vec<_> = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let lines = fs::read_to_string("examples/applicants.ndjson").unwrap();
    records.extend(lines.lines().map(str::to_owned));
    records.retain(|record| judge::one(record, Terms::default()).verdict != Verdict::Invalid);
    assert!(records.len() > 25, "{}", records.len());
    records
}

fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

/// The verdict, score and outcomes of each day by periods, and those of each day judged by itself, in full detail.
pub(crate) fn check_each_day(record: &str, reading: Reading, from: NaiveDate, to: NaiveDate) {
    read_document(record.as_bytes(), false, |record| {
        let applicant = &record.intake.applicant;
        let mut next = from;
        for period in periods(&VACANCY, applicant, reading, from, to) {
            assert_eq!(period.from, next, "no gap");
            for day in days(period.from, period.to) {
                let judging_dates = VACANCY.judging_dates(Some(day));
                let vocabulary = &VACANCY.vocabulary;
                let input = CheckInput {
                    applicant,
                    vocabulary,
                    judging_dates: &judging_dates,
                    shown: Lang::Fr,
                    detail: true,
                    person: None,
                };
                let judged = assess(&VACANCY, &input, reading);
                let outcomes: Vec<_> = judged.judgements.iter().map(|judgement| judgement.outcome).collect();
                let found = (period.verdict, period.score, &period.outcomes);
                assert_eq!(found, (judged.verdict, judged.score, &outcomes), "{day} by {}", reading.code());
            }
            next = period.to + Days::new(1);
        }
        assert_eq!(next, to + Days::new(1), "no day is left");
    });
}

#[test]
fn the_periods_are_those_of_judging_each_day_by_itself() {
    let examples = examples();
    std::thread::scope(|scope| {
        for reading in READINGS {
            let examples = &examples;
            scope.spawn(move || {
                for record in some(examples, 6) {
                    check_each_day(record, reading, day("2023-06-22"), day("2027-06-22"));
                }
            });
        }
    });
}
