//! What cannot be understood decides nothing: whatever readable value is put in its place, each outcome that was decided
//! without it stays.

use std::collections::BTreeSet;

use eligible::internal::assessment::Reading;
use eligible::internal::domain::applicant::Applicant;
use eligible::internal::domain::calendar::PartialDate;
use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::record::Object;
use eligible::internal::domain::value_type::{Parameter, ValueType};
use eligible::internal::intake::document::read_document;
use eligible::internal::rules::Vacancy;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

use super::cases;
use super::laws::applicant;
use crate::common::generated::{case, judged};
use crate::common::judge::VACANCY;

/// Values that some field or other cannot be: other types, a word outside every list, an impossible date, numbers and codes
/// of no form that is asked.
fn unreadable_values() -> [Value; 13] {
    [
        json!("no such word"),
        json!("2003-02-30"),
        json!("some day of 2019 or so"),
        json!("2025-06-22T25:61"),
        json!("3"),
        json!(-1),
        json!(5.5),
        json!(true),
        json!([1]),
        json!({"x": 1}),
        json!([["x"]]),
        json!(null),
        json!(4_000_000_000_u64),
    ]
}

/// The pointers of the problems of a record.
fn problems(record: &Value) -> Vec<String> {
    let mut found = Vec::new();
    read_document(record.to_string().as_bytes(), false, |record| {
        assert!(!record.intake.is_invalid, "the rest is judged all the same");
        found.extend(record.intake.problems.iter().map(|problem| problem.pointer.clone()));
    });
    found
}

/// The record with another value at a place that it has.
fn with(record: &Value, pointer: &str, value: &Value) -> Value {
    let mut record = record.clone();
    *record.pointer_mut(pointer).unwrap() = value.clone();
    record
}

/// The record with a value at a place that cannot be understood there, the first of them from some number on.
fn made_unreadable(record: &Value, pointer: &str, from: usize) -> Option<Value> {
    let values = unreadable_values();
    // A text in the place of a list is an entry of it, and in the place of an entry its first field.
    let is_list = record.pointer(pointer).is_some_and(|value| value.is_array() || value.is_object());
    let turned = values.iter().cycle().skip(from % values.len()).take(values.len());
    let turned = turned.filter(|value| !(is_list && value.is_string()));
    turned.map(|value| with(record, pointer, value)).find(|record| problems(record) == [pointer])
}

/// Every place of a record: members of objects and entries of lists.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let mut each = |key: &str, value: &Value| {
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        places(value, &pointer, found);
        found.push(pointer);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| each(key, value)),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, value)| each(&index.to_string(), value));
        }
        _ => {}
    }
}

/// Whether the contract says more of an unreadable value here: the end of studies that go on says that they have not ended.
fn says_something(record: &Value, pointer: &str) -> bool {
    let status = pointer.strip_suffix("/end").and_then(|entry| record.pointer(&format!("{entry}/status")));
    pointer.starts_with("/education/") && status.is_some_and(|status| status == "ongoing")
}

/// Whether a start may lie after its end: of such combinations the contract says more, too.
fn is_out_of_order(record: &Value, pointer: &str) -> bool {
    let Some((entry, _)) = pointer.rsplit_once('/') else { return false };
    let date = |key: &str| {
        let text = record.pointer(&format!("{entry}/{key}"))?.as_str()?;
        PartialDate::parse(text).ok()
    };
    let is_after =
        |[start, end]: [&str; 2]| date(start).zip(date(end)).is_some_and(|(start, end)| start.last() > end.first());
    [["start", "end"], ["from", "until"], ["issued", "valid_until"]].into_iter().any(is_after)
}

/// Makes each place of a record unreadable, and puts readable values there: its own, and those of other records.
fn check(vacancy: &Vacancy, record: &Value, others: &[Value], from: usize) -> Result<(), TestCaseError> {
    if !problems(record).is_empty() {
        return Ok(());
    }
    let mut pointers = Vec::new();
    places(record, "", &mut pointers);
    for (number, pointer) in pointers.iter().enumerate().filter(|(_, pointer)| !says_something(record, pointer)) {
        let Some(unreadable) = made_unreadable(record, pointer, from + number) else { continue };
        let before = judged(vacancy, &unreadable, Reading::All, false);
        let of_others = others.iter().filter_map(|other| Some(with(record, pointer, other.pointer(pointer)?)));
        let readable = |other: &Value| problems(other).is_empty() && !is_out_of_order(other, pointer);
        for readable in std::iter::once(record.clone()).chain(of_others).filter(readable) {
            let after = judged(vacancy, &readable, Reading::All, false);
            for (before, after) in before.criteria.iter().zip(&after.criteria) {
                let is_decided = before.1 != Outcome::Unclear;
                prop_assert!(
                    !is_decided || before == after,
                    "{pointer}: {before:?} {after:?}\n{unreadable}\n{readable}"
                );
            }
        }
    }
    Ok(())
}

proptest! {
    // A case has some 150 pairs of an unreadable and a readable value: well over 100,000 in the full size.
    #![proptest_config(Config { max_shrink_iters: 400, ..cases(8, 1_000) })]

    #[test]
    fn an_outcome_without_a_value_stays_whatever_the_value_is(case in case(3), from in any::<u8>()) {
        let [record, others @ ..] = &case.applicants[..] else { return Ok(()) };
        check(&case.vacancy, record, others, from.into())?;
    }

    #[test]
    fn so_it_is_by_the_rules_that_are_built_in(record in applicant(), other in applicant(), from in any::<u8>()) {
        check(&VACANCY, &record, &[other], from.into())?;
    }
}

/// A record that has something at a path of fields, and the pointer there.
fn record_at(path: &[(&'static str, bool)]) -> (Value, String) {
    let (mut record, mut pointer) = (json!("x"), String::new());
    for (key, is_list) in path.iter().rev() {
        record = if *is_list { json!({*key: [record]}) } else { json!({*key: record}) };
    }
    for (key, is_list) in path {
        pointer.extend(["/", key, if *is_list { "/0" } else { "" }]);
    }
    (record, pointer)
}

/// Tries every field of a shape.
fn each_field(path: &mut Vec<(&'static str, bool)>, parameters: &'static [Parameter], seen: &mut BTreeSet<String>) {
    for parameter in parameters.iter().filter(|parameter| parameter.name != "$schema") {
        let (is_list, inner) = match parameter.form {
            ValueType::List(inner) => (true, *inner),
            form => (false, form),
        };
        if is_list {
            path.push((parameter.name, false));
            let (record, pointer) = record_at(path);
            assert!(made_unreadable(&record, &pointer, 0).is_some(), "{pointer}");
            path.pop();
        }
        path.push((parameter.name, is_list));
        let (record, pointer) = record_at(path);
        assert!(made_unreadable(&record, &pointer, 0).is_some(), "{pointer}");
        seen.insert(pointer);
        if let ValueType::Table(inner) = inner {
            each_field(path, inner, seen);
        }
        path.pop();
    }
}

#[test]
fn there_is_a_value_for_every_field_that_it_cannot_be() {
    let mut seen = BTreeSet::new();
    each_field(&mut Vec::new(), Applicant::PARAMETERS, &mut seen);
    assert!(seen.len() > 50, "{seen:?}");
    for field in ["/date_of_birth", "/education/0/level", "/application/submitted_at", "/documents/0/translated"] {
        assert!(seen.contains(field), "{field}");
    }
}
