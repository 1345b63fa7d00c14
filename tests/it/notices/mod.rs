//! What the writers of rules files for 28 real notices could not say, and what was said of their applicants wrongly. A test
//! names the finding that it holds: A1 to A29 are those of the first fourteen notices, B1 to B19 those of the others.

use eligible::internal::domain::outcome::Outcome;

use crate::words::{Found, found};

mod joint;
mod lint;
mod study;
mod testing;
mod vocab;
mod words;

/// The vacancy of the findings: one text, a deadline, a post of six months.
const VACANCY: &str = r#"[vacancy]
id = "1"
title.en = "Trainee"
deadline = { at = "2027-03-31T23:59", zone = "Europe/Brussels" }
official_languages = ["en"]
start = ["2027-09-01"]
duration_months = 6
"#;

/// A rules file of one essential criterion; what stands behind the check may be tables of the file.
fn rules_of(check: &str) -> String {
    format!("{VACANCY}\n[[criterion]]\nid = \"E1\"\ngroup = \"essential\"\nclause.en = \"clause\"\ncheck.{check}\n")
}

/// What a check finds in a record.
#[track_caller]
fn of(check: &str, record: &str) -> Found {
    found(&rules_of(check), record)
}

/// What a check comes out as.
#[track_caller]
fn outcome(check: &str, record: &str) -> Outcome {
    of(check, record).outcome
}

/// B13: three months from the 30th of November end with February.
#[test]
fn months_end_with_a_shorter_month() {
    let lasting = |from: &str, to: &str| {
        let record = format!(r#"{{"experience":[{{"employer":"X","start":"{from}","end":"{to}"}}]}}"#);
        outcome("experience = { at_most = { months = 3 } }", &record)
    };
    assert_eq!(lasting("2026-11-30", "2027-02-28"), Outcome::Met);
    assert_eq!(lasting("2026-12-01", "2027-02-28"), Outcome::Met);
    assert_eq!(lasting("2026-11-30", "2027-03-01"), Outcome::NotMet);
}

/// B12: Kosovo, by each of its names, may stand in rules and in applications.
#[test]
fn kosovo_is_a_country() {
    for name in ["XK", "Kosovo"] {
        let found = of(r#"nationality = { any_of = ["XK"] }"#, &format!(r#"{{"nationalities":["{name}"]}}"#));
        assert_eq!(found.outcome, Outcome::Met, "{name}: {}", found.en);
    }
}
