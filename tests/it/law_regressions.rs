//! What once broke a law, as plain cases.

use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};
use eligible::internal::rules::{self, Vacancy};
use serde_json::{Value, json};

use crate::common::judge::{self, Terms};

/// A vacancy with one criterion, and lists.
fn vacancy(check: &str) -> Vacancy {
    let text = format!(
        r#"
[vacancy]
id = "V"
title = {{ en = "V", fr = "V" }}
deadline = {{ at = "2025-06-22", zone = "UTC" }}
official_languages = ["en", "fr"]
[[criterion]]
id = "X"
group = "essential"
clause = {{ en = "x", fr = "x" }}
check.{check}
[field.by_code]
isced_f = ["05"]
[field.by_words]
phrases = ["law"]
[field.by_both]
isced_f = ["042"]
phrases = ["law"]
[field.by_nothing]
title = {{ en = "nothing", fr = "rien" }}
"#
    );
    rules::read(&text).unwrap_or_else(|problems| panic!("{text}\n{problems:?}"))
}

#[track_caller]
fn check(check: &str, record: &Value, expected: Outcome) {
    let vacancy = vacancy(check);
    let judged = judge::one(&record.to_string(), Terms { vacancy: &vacancy, ..Terms::default() });
    assert_eq!(judge::outcomes(&judged)["X"], expected, "{check} {record}");
}

/// A field that can be compared with nothing that is listed counted, and no longer did when its code was stated.
#[test]
fn a_field_that_no_list_can_tell_is_for_a_person() {
    let cases = [
        ("by_code", json!({"field": "Physics"}), Unclear),
        ("by_code", json!({"field": "Physics", "isced_f": "0533"}), NotMet),
        ("by_code", json!({"field": "Physics", "isced_f": "0421"}), Met),
        ("by_words", json!({"isced_f": "0421"}), Unclear),
        ("by_words", json!({"isced_f": "0421", "field": "Law"}), NotMet),
        ("by_words", json!({"field": "Physics"}), Met),
        // One of both is enough where the list has both.
        ("by_both", json!({"field": "Physics"}), Met),
        ("by_both", json!({"isced_f": "0533"}), Met),
        ("by_both", json!({}), Unclear),
        // A code that is wider than one listed may be that one.
        ("by_both", json!({"isced_f": "04"}), Unclear),
        ("by_both", json!({"isced_f": "04", "field": "Physics"}), Unclear),
        ("by_nothing", json!({"field": "Physics"}), Met),
    ];
    for (list, mut entry, expected) in cases {
        entry["level"] = "bachelor".into();
        let asked = format!("attended = {{ at_least = \"bachelor\", not_in_fields = \"{list}\" }}");
        check(&asked, &json!({"education": [entry]}), expected);
    }
}

/// A rank of null is said of an invalid record, and none of an applicant in a line.
#[test]
fn a_rank_that_is_null_is_read_again() {
    for (format, rank) in [("json", Some(&serde_json::Value::Null)), ("ndjson", None)] {
        let output =
            crate::common::command::run_in(std::path::Path::new("."), &["check", "-", "--format", format], b"5");
        let first = crate::common::command::text(&output.stdout).lines().next().unwrap();
        let written: serde_json::Value = if format == "json" {
            serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()["applicants"][0].clone()
        } else {
            serde_json::from_str(first).unwrap()
        };
        assert_eq!(written.get("rank"), rank);
        let read: eligible::internal::report::report_data::ApplicantData<'_> =
            serde_json::from_str(&written.to_string()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), written);
    }
}
