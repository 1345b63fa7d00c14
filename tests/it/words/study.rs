//! `degree`, `enrolled`, `attended`, `highest_degree`, `studies`.

use super::{mistaken, outcome, rules_of, rules_with};
use crate::words::found;
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

const POST: &str = "start = [\"2026-03-01\"]\nduration_months = 6";

fn studied(entries: &str) -> String {
    format!(r#"{{"education":[{entries}]}}"#)
}

#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        let found = found(&rules_with(POST, check), &studied(entries));
        assert_eq!(found.outcome, *expected, "{check}: {entries}: {}", found.en);
        assert!(!found.en.is_empty() && !found.fr.is_empty());
    }
}

#[test]
fn levels_at_most_and_between() {
    let degree = |level: &str| format!(r#"{{"level":"{level}","status":"completed","end":"2020-01-01"}}"#);
    let judge = |check: &str, level: &str| outcome(check, &studied(&degree(level)));
    let most = r#"degree = { at_most = "bachelor" }"#;
    assert_eq!([judge(most, "bachelor"), judge(most, "master"), judge(most, "secondary")], [Met, NotMet, Met]);
    let between = r#"degree = { at_least = "bachelor", at_most = "master" }"#;
    let levels = ["short_cycle", "bachelor", "master", "doctorate"];
    assert_eq!(levels.map(|level| judge(between, level)), [NotMet, Met, Met, NotMet]);
    mistaken(r#"degree = { at_least = "master", at_most = "bachelor" }"#, "\"bachelor\"", "");
}

#[test]
fn a_degree_by_the_start_of_the_post() {
    // The reference date is 22 June 2025, the post starts on 1 March 2026.
    each(
        r#"degree = { at_least = "master", on = "start" }"#,
        &[
            (r#"{"level":"master","status":"completed","end":"2026-03-01"}"#, Met),
            (r#"{"level":"master","status":"completed","end":"2026-03-02"}"#, NotMet),
            // Expected by then, and not yet obtained.
            (r#"{"level":"master","status":"ongoing","end":"2026-02-01"}"#, Unclear),
            (r#"{"level":"master","status":"ongoing","end":"2026-04-01"}"#, NotMet),
        ],
    );
    each(
        r#"degree = { at_least = "master", on = "start", starts_within_months = 12 }"#,
        &[
            (r#"{"level":"master","status":"completed","end":"2025-03-01"}"#, Met),
            (r#"{"level":"master","status":"completed","end":"2025-02-28"}"#, NotMet),
            (r#"{"level":"master","status":"completed","end":"2025"}"#, Unclear),
            (r#"{"level":"master","status":"completed"}"#, Unclear),
        ],
    );
    each(
        r#"degree = { at_least = "master", since = 2024-01-01 }"#,
        &[
            (r#"{"level":"master","status":"completed","end":"2024-01-01"}"#, Met),
            (r#"{"level":"master","status":"completed","end":"2023-12-31"}"#, NotMet),
            (r#"{"level":"master","status":"completed"}"#, Unclear),
        ],
    );
}

#[test]
fn the_highest_degree_has_to_be_recent() {
    let old = r#"{"level":"bachelor","status":"completed","end":"2020-06-30"}"#;
    let recent = r#"{"level":"bachelor","status":"completed","end":"2025-01-31"}"#;
    let older_master = r#"{"level":"master","status":"completed","end":"2021-06-30"}"#;
    let recent_master = r#"{"level":"master","status":"completed","end":"2024-06-23"}"#;
    let exactly = r#"{"level":"master","status":"completed","end":"2024-06-22"}"#;
    let ongoing_master = r#"{"level":"master","status":"ongoing"}"#;
    let open_master = r#"{"level":"master"}"#;
    each(
        r#"highest_degree = { at_least = "bachelor", less_than_months = 12 }"#,
        &[
            (recent, Met),
            (old, NotMet),
            (&format!("{recent},{older_master}"), NotMet),
            (&format!("{old},{recent_master}"), Met),
            (exactly, NotMet),
            (&format!("{recent},{ongoing_master}"), Met),
            // Whether the master is obtained is not stated.
            (&format!("{recent},{open_master}"), Unclear),
            (&format!("{older_master},{open_master}"), Unclear),
            ("", NotMet),
        ],
    );
}

#[test]
fn the_highest_degree_by_a_day_of_its_own() {
    let bachelor = r#"{"level":"bachelor","status":"completed","end":"2024-05-01"}"#;
    let master = r#"{"level":"master","status":"completed","end":"2025-03-01"}"#;
    let both = format!("{bachelor},{master}");
    // By the end of 2024 the master was not obtained yet.
    each(r#"highest_degree = { levels = ["bachelor"], on = "2024-12-31" }"#, &[(&both, Met)]);
    each(r#"highest_degree = { levels = ["bachelor"], on = "2025-12-31" }"#, &[(&both, NotMet)]);
}

#[test]
fn the_days_of_one_post_go_together() {
    // Two posts, March to August and September to February: the studies cover neither.
    let rules = rules_with(
        "start = [\"2026-03-01\", \"2026-09-01\"]\nduration_months = 6",
        r#"enrolled = { at_least = "bachelor", from = "start", until = "end" }"#,
    );
    let judge = |start: &str, end: &str| {
        let entry = format!(r#"{{"level":"master","status":"completed","start":"{start}","end":"{end}"}}"#);
        found(&rules, &studied(&entry)).outcome
    };
    assert_eq!(judge("2026-05-01", "2026-12-01"), NotMet);
    assert_eq!(judge("2026-01-01", "2026-12-01"), Unclear);
    assert_eq!(judge("2026-01-01", "2027-12-01"), Met);
}

#[test]
fn what_goes_on_is_sure_up_to_the_reference_date_only() {
    // Ongoing since 2024-04-01 without an end: 14 months by 22 June 2025, 23 by 1 March 2026.
    let ongoing = r#"{"level":"bachelor","status":"ongoing","start":"2024-04-01"}"#;
    each(r#"studies = { at_least = "bachelor", months = 20, on = "start" }"#, &[(ongoing, Unclear)]);
    each(r#"studies = { at_least = "bachelor", months = 14, on = "start" }"#, &[(ongoing, Met)]);
    each(r#"studies = { at_least = "bachelor", months = 24, on = "start" }"#, &[(ongoing, NotMet)]);
    let planned = r#"{"level":"bachelor","status":"ongoing","start":"2024-04-01","end":"2026-12-31"}"#;
    each(r#"studies = { at_least = "bachelor", months = 20, on = "start" }"#, &[(planned, Met)]);
}

#[test]
fn enrolled_through_a_period_and_after_it() {
    each(
        r#"enrolled = { at_least = "bachelor", from = "start", until = "end" }"#,
        &[
            // The post lasts from 1 March to 31 August 2026.
            (r#"{"level":"master","status":"ongoing","start":"2025-09-01","end":"2026-08-31"}"#, Met),
            (r#"{"level":"master","status":"ongoing","start":"2025-09-01","end":"2026-08-30"}"#, NotMet),
            (r#"{"level":"master","status":"ongoing","start":"2026-03-02","end":"2027-01-01"}"#, NotMet),
            (r#"{"level":"master","status":"ongoing","start":"2025-09-01"}"#, Unclear),
            (r#"{"level":"secondary","status":"ongoing","end":"2027-01-01"}"#, NotMet),
        ],
    );
    each(
        r#"enrolled = { at_least = "bachelor", on = "after_end" }"#,
        &[
            (r#"{"level":"master","status":"ongoing","end":"2026-09-01"}"#, Met),
            (r#"{"level":"master","status":"interrupted","end":"2026-09-01"}"#, NotMet),
        ],
    );
    mistaken(r#"enrolled = { at_least = "bachelor", from = "deadline" }"#, "\"deadline\"", "");
}

#[test]
fn the_year_of_study_full_time_and_country() {
    each(
        r#"enrolled = { at_least = "bachelor", year_at_least = 3 }"#,
        &[
            (r#"{"level":"bachelor","status":"ongoing","year_of_study":3}"#, Met),
            (r#"{"level":"bachelor","status":"ongoing","year_of_study":2}"#, NotMet),
            // Two years completed, and enrolled: in the third.
            (r#"{"level":"bachelor","status":"ongoing","years_completed":2}"#, Met),
            (r#"{"level":"bachelor","status":"ongoing","years_completed":1.9}"#, Unclear),
            // Both are stated, and contradict each other.
            (r#"{"level":"bachelor","status":"ongoing","years_completed":3,"year_of_study":1}"#, Unclear),
            (r#"{"level":"bachelor","status":"ongoing"}"#, Unclear),
        ],
    );
    each(
        r#"enrolled = { at_least = "bachelor", full_time = true, countries = ["BE", "FR"] }"#,
        &[
            (r#"{"level":"bachelor","status":"ongoing","full_time":true,"country":"Belgium"}"#, Met),
            (r#"{"level":"bachelor","status":"ongoing","full_time":false,"country":"Belgium"}"#, NotMet),
            (r#"{"level":"bachelor","status":"ongoing","country":"Belgium"}"#, Unclear),
            (r#"{"level":"bachelor","status":"ongoing","full_time":true,"country":"IT"}"#, NotMet),
            (r#"{"level":"bachelor","status":"ongoing","full_time":true,"country":"Nowhere"}"#, Unclear),
        ],
    );
    let check = rules_with(POST, r#"enrolled = { at_least = "bachelor", countries = ["BE"] }"#);
    let nowhere = found(&check, &studied(r#"{"level":"bachelor","status":"ongoing","country":"Nowhere"}"#));
    assert_eq!(
        [nowhere.en, nowhere.fr],
        ["bachelor's degree, ongoing: its country is not understood", "bachelor, en cours\u{a0}: pays non reconnu"]
    );
    each(
        r#"attended = { at_least = "bachelor" }"#,
        &[
            (r#"{"level":"bachelor","status":"interrupted","start":"2020"}"#, Met),
            (r#"{"level":"bachelor","start":"2025-06-22"}"#, Met),
            (r#"{"level":"bachelor","start":"2025-06-23"}"#, NotMet),
            (r#"{"level":"bachelor","start":"2025-06"}"#, Unclear),
            (r#"{"level":"secondary"}"#, NotMet),
        ],
    );
}

#[test]
fn grades_are_compared_on_their_own_scale_only() {
    let graded = |rest: &str| format!(r#"{{"level":"master","status":"completed","end":"2020-01-01"{rest}}}"#);
    let number = r#"degree = { at_least = "master", grade = { scale = "GPA 4.0", at_least = 3 } }"#;
    for (rest, expected) in [
        (r#","grade":3.0,"grade_scale":"gpa 4.0""#, Met),
        (r#","grade":2.99,"grade_scale":"GPA 4.0""#, NotMet),
        (r#","grade":12,"grade_scale":"out of 20""#, Unclear),
        (r#","grade":3.5"#, Unclear),
        (r#","grade":"A","grade_scale":"GPA 4.0""#, Unclear),
        ("", Unclear),
    ] {
        assert_eq!(outcome(number, &studied(&graded(rest))), expected, "{rest}");
    }
    let lower = r#"degree = { at_least = "master", grade = { scale = "German", at_most = 2.5 } }"#;
    assert_eq!(outcome(lower, &studied(&graded(r#","grade":2.5,"grade_scale":"German""#))), Met);
    assert_eq!(outcome(lower, &studied(&graded(r#","grade":2.6,"grade_scale":"German""#))), NotMet);
    let scale = "\n[scale.honours]\nlevels = [\"third\", \"2:2\", \"2:1\", \"first\"]\n";
    let label =
        rules_of(r#"degree = { at_least = "master", grade = { scale = "honours", at_least = "2:1" } }"#) + scale;
    for (rest, expected) in [
        (r#","grade":"First""#, Met),
        (r#","grade":"2:2""#, NotMet),
        (r#","grade":"very good""#, Unclear),
        (r#","grade":"first","grade_scale":"other""#, Unclear),
    ] {
        assert_eq!(found(&label, &studied(&graded(rest))).outcome, expected, "{rest}");
    }
}

#[test]
fn study_time_in_years_and_in_credits() {
    let years = r#"studies = { at_least = "bachelor", years = 2, borderline_years = 1 }"#;
    let time = |years: &str| studied(&format!(r#"{{"level":"bachelor","years_completed":{years}}}"#));
    assert_eq!(["2", "1.5", "0.9"].map(|number| outcome(years, &time(number))), [Met, Unclear, NotMet]);
    let credits = r#"studies = { at_least = "bachelor", credits = 120, borderline_credits = 110, unit = "ECTS" }"#;
    let gained = |rest: &str| format!(r#"{{"level":"bachelor"{rest}}}"#);
    for (entries, expected) in [
        (gained(r#","credits":120,"credit_unit":"ects""#), Met),
        (gained(r#","credits":119.5,"credit_unit":"ECTS""#), Unclear),
        (gained(r#","credits":109,"credit_unit":"ECTS""#), NotMet),
        (gained(r#","credits":500,"credit_unit":"hours""#), Unclear),
        (gained(r#","credits":120"#), Unclear),
        (gained(""), Unclear),
        (
            [gained(r#","credits":60,"credit_unit":"ECTS""#), gained(r#","credits":60,"credit_unit":"ECTS""#)]
                .join(","),
            Met,
        ),
        (String::new(), NotMet),
    ] {
        assert_eq!(outcome(credits, &studied(&entries)), expected, "{entries}");
    }
    mistaken(r#"studies = { at_least = "bachelor", months = 3, unit = "ECTS" }"#, "\"ECTS\"", "");
}
