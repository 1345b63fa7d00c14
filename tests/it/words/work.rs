//! `experience`, `when`, `tracks`, and the effect and weight of criteria.

use eligible::internal::domain::outcome::Outcome::{Met, NotMet, Unclear};
use eligible::internal::domain::outcome::{Outcome, Verdict};

use super::{found, mistaken, outcome, read, rules_of};
use crate::common::judge::{self, Terms};

fn worked(entries: &str) -> String {
    format!(r#"{{"experience":[{entries}]}}"#)
}

#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        let found = found(&rules_of(check), &worked(entries));
        assert_eq!(found.outcome, *expected, "{check}: {entries}: {}", found.en);
        assert!(!found.en.is_empty() && !found.fr.is_empty());
    }
    assert_eq!(outcome(check, "{}"), Unclear);
}

#[test]
fn another_word_for_a_kind_is_understood_as_a_slip() {
    mistaken(r#"experience = { kinds = ["internship"] }"#, "\"internship\"", "traineeship");
    mistaken(r#"experience = { kinds = ["job"] }"#, "\"job\"", "employment");
}

#[test]
fn experience_adds_up_and_shared_days_count_once() {
    each(
        r#"experience = { kinds = ["employment"], at_least = { months = 24 }, borderline = { months = 18 } }"#,
        &[
            // To 22 June 2025, the reference date, which counts.
            (r#"{"kind":"employment","start":"2023-06-23"}"#, Met),
            (r#"{"kind":"employment","start":"2023-06-24"}"#, Unclear),
            (r#"{"kind":"employment","start":"2023-12-23"}"#, Unclear),
            (r#"{"kind":"employment","start":"2023-12-24"}"#, NotMet),
            (r#"{"kind":"traineeship","start":"2010-01-01"}"#, NotMet),
            (r#"{"start":"2010-01-01"}"#, Unclear),
            // A year and a half in 2021 and 2022, twice over, is a year and a half.
            (
                r#"{"kind":"employment","start":"2021-01-01","end":"2022-05-31"},{"kind":"employment","start":"2021-01-01","end":"2022-05-31"}"#,
                NotMet,
            ),
            (
                r#"{"kind":"employment","start":"2021-01-01","end":"2021-12-31"},{"kind":"employment","start":"2023-01-01","end":"2023-12-31"}"#,
                Met,
            ),
            (r#"{"kind":"employment","start":"2022","end":"2024"}"#, Unclear),
            (r#"{"kind":"employment","end":"2024"}"#, Unclear),
        ],
    );
    // Days left over: 31 make a month, 30 may.
    each(
        r"experience = { at_least = { months = 1 } }",
        &[
            (r#"{"start":"2024-01-01","end":"2024-01-20"},{"start":"2024-03-01","end":"2024-03-11"}"#, Met),
            (r#"{"start":"2024-01-01","end":"2024-01-20"},{"start":"2024-03-01","end":"2024-03-10"}"#, Unclear),
            (r#"{"start":"2024-01-01","end":"2024-01-20"},{"start":"2024-03-01","end":"2024-03-09"}"#, NotMet),
        ],
    );
    each(
        r"experience = { at_least = { months = 12 }, consecutive = true }",
        &[
            (r#"{"start":"2021-01-01","end":"2021-06-30"},{"start":"2021-07-01","end":"2021-12-31"}"#, Met),
            (r#"{"start":"2021-01-01","end":"2021-06-30"},{"start":"2021-07-02","end":"2022-01-02"}"#, NotMet),
        ],
    );
    each(
        r"experience = { at_least = { years = 1 }, within_last = { years = 2 } }",
        &[
            (r#"{"start":"2010-01-01","end":"2024-06-22"}"#, Met),
            (r#"{"start":"2010-01-01","end":"2024-06-21"}"#, NotMet),
        ],
    );
}

#[test]
fn no_earlier_traineeship_of_more_than_six_weeks() {
    each(
        r#"experience = { kinds = ["traineeship"], at_most = { weeks = 6 } }"#,
        &[
            ("", Met),
            (r#"{"kind":"employment","start":"2010-01-01"}"#, Met),
            // 42 days, and 43.
            (r#"{"kind":"traineeship","start":"2024-01-01","end":"2024-02-11"}"#, Met),
            (r#"{"kind":"traineeship","start":"2024-01-01","end":"2024-02-12"}"#, NotMet),
            (r#"{"kind":"traineeship","start":"2024-01","end":"2024-02"}"#, Unclear),
            (r#"{"start":"2024-01-01","end":"2024-02-12"}"#, Unclear),
        ],
    );
    each(
        r#"experience = { kinds = ["traineeship"], none = true }"#,
        &[
            ("", Met),
            (r#"{"kind":"traineeship","start":"2024-01-01"}"#, NotMet),
            (r#"{"kind":"employment","start":"2024-01-01"}"#, Met),
            (r#"{"start":"2024-01-01"}"#, Unclear),
        ],
    );
    mistaken(r#"experience = { kinds = ["traineeship"], at_most = { week = 6 } }"#, "week", "weeks");
}

#[test]
fn employers_fields_and_working_time() {
    let lists = r#"
[employer.bank]
title = { en = "the bank", fr = "la banque" }
names = ["Example Bank"]
words = ["Bank"]
[field.law]
title = { en = "law", fr = "droit" }
phrases = ["law"]
"#;
    let judge = |check: &str, entry: &str| found(&(rules_of(check) + lists), &worked(entry)).outcome;
    let employers = r#"experience = { employers = "bank" }"#;
    for (entry, expected) in [
        (r#"{"employer":"EXAMPLE bank"}"#, Met),
        (r#"{"employer":"Other Bank"}"#, Unclear),
        (r#"{"employer":"Other House"}"#, NotMet),
        ("{}", Unclear),
    ] {
        assert_eq!(judge(employers, entry), expected, "{entry}");
    }
    let fields = r#"experience = { fields = "law", full_time = true }"#;
    for (entry, expected) in [
        (r#"{"field":"maritime law","full_time":true}"#, Met),
        (r#"{"field":"maritime law","full_time":false}"#, NotMet),
        (r#"{"field":"maritime law"}"#, Unclear),
        (r#"{"field":"cooking","full_time":true}"#, Unclear),
    ] {
        assert_eq!(judge(fields, entry), expected, "{entry}");
    }
}

#[test]
fn what_is_asked_only_where_something_holds() {
    let check = r#"when = [
        { if = { enrolled = { at_least = "doctorate" } }, then = { age = { at_most = 35 } } },
        { else = { age = { at_most = 30 } } },
    ]"#;
    let record = |date: &str, education: &str| format!(r#"{{"date_of_birth":"{date}","education":[{education}]}}"#);
    let doctorate = r#"{"level":"doctorate","status":"ongoing"}"#;
    let open = r#"{"level":"doctorate"}"#;
    // 33 and 20 years old on 22 June 2025.
    for (date, education, expected) in [
        ("1992-01-01", doctorate, Met),
        ("1992-01-01", "", NotMet),
        ("1992-01-01", open, Unclear),
        ("2005-01-01", open, Met),
        ("1980-01-01", open, NotMet),
        ("2005-01-01", "", Met),
    ] {
        let found = found(&rules_of(check), &record(date, education));
        assert_eq!(found.outcome, expected, "{date} {education}: {}", found.en);
    }
    let alone = r#"when = { if = { enrolled = { at_least = "doctorate" } }, then = { age = { at_most = 35 } } }"#;
    assert_eq!(outcome(alone, &record("1980-01-01", "")), Met);
    assert_eq!(outcome(alone, r#"{"education":[]}"#), Met);
    mistaken(r"when = { if = { age = { at_most = 35 } } }", r"{ if = { age = { at_most = 35 } } }", "");
}

#[test]
fn one_track_is_enough() {
    let check = r#"tracks = [
        { id = "old", title = { en = "Experienced", fr = "Expérience" }, check = { age = { over = 40 } } },
        { id = "young", title = { en = "Junior", fr = "Débutant" }, check = { age = { under = 25 } } },
    ]"#;
    let judge = |date: &str| found(&rules_of(check), &format!(r#"{{"date_of_birth":"{date}"}}"#));
    assert_eq!(
        ["1970-01-01", "2005-01-01", "1990-01-01", "2000"].map(|date| judge(date).outcome),
        [Met, Met, NotMet, Unclear]
    );
    assert!(judge("2005-01-01").en.starts_with("profile “Junior”: "), "{}", judge("2005-01-01").en);
    assert!(judge("1990-01-01").fr.contains("profil «\u{a0}Expérience\u{a0}»\u{a0}: "), "{}", judge("1990-01-01").fr);
    mistaken(&check.replace("young", "old"), "\"old\"", "");
}

/// The verdict on somebody of 33 years by a rules file with one criterion.
fn verdict(criterion: &str) -> (Verdict, Option<(f64, f64)>) {
    let rules = rules_of("age = { at_most = 30 }").replace("group = \"essential\"", criterion);
    let vacancy = read(&rules);
    let judged = judge::one(r#"{"date_of_birth":"1992-01-01"}"#, Terms { vacancy: &vacancy, ..Terms::default() });
    (judged.verdict, judged.score.map(|score| (score.min, score.max)))
}

#[test]
fn effect_and_weight_are_free() {
    assert_eq!(verdict("group = \"essential\"").0, Verdict::Ineligible);
    assert_eq!(verdict("group = \"essential\"\neffect = \"review\"").0, Verdict::Review);
    assert_eq!(verdict("group = \"essential\"\neffect = \"note\"").0, Verdict::Eligible);
    assert_eq!(verdict("group = \"condition\"\neffect = \"ineligible\"").0, Verdict::Ineligible);
    let weighed = verdict("group = \"essential\"\neffect = \"note\"\nweight = 3");
    assert_eq!(weighed, (Verdict::Eligible, Some((0.0, 0.0))));
    for wrong in ["group = \"desirable\"\nweight = 1\neffect = \"review\"", "group = \"competency\"\nweight = 1"] {
        let rules = rules_of("age = { at_most = 30 }").replace("group = \"essential\"", wrong);
        assert!(eligible::internal::rules::read(&rules).is_err(), "{wrong}");
    }
}
