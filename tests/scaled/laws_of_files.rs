//! Laws of reading, writing and running: what is written is read again as it was, any text returns, and what is found of a
//! record does not depend on the records beside it.

use std::fs;

use chrono::NaiveDate;
use eligible::internal::assessment::Reading;
use eligible::internal::intake::document::read_document;
use eligible::internal::report::applicant_file;
use eligible::internal::report::report_data::{ApplicantData, ReportHeader};
use eligible::internal::rules;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::cases;
use crate::common::command::{folder_of, run_in};
use crate::common::generated::rules::text;
use crate::common::generated::{Case, Choices, case, judged_on, tape};
use crate::common::judge::{self, Terms};

/// An applicant as it was read, but for the places.
fn read(document: &str) -> String {
    let mut read = None;
    read_document(document.as_bytes(), false, |record| {
        assert_eq!(record.intake.problems, [], "{document}");
        read = Some(format!("{:?}", record.intake.applicant));
    });
    without_places(&read.expect("a record"))
}

/// A text without the numbers behind `at: ` and `index: `.
fn without_places(text: &str) -> String {
    let mut parts = text.split_inclusive("at: ").flat_map(|part| part.split_inclusive("index: "));
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.trim_start_matches(|letter: char| letter.is_ascii_digit())).collect::<String>()
}

/// What is written of the applicants of a record, or of all of a document.
fn written(document: &str) -> Option<String> {
    let mut written = None;
    read_document(document.as_bytes(), false, |record| {
        let is_valid = record.intake.problems.is_empty();
        written = is_valid.then(|| applicant_file::text(&record.intake.applicant).unwrap());
    });
    written
}

proptest! {
    #![proptest_config(cases(40, 1_000))]

    #[test]
    fn an_applicant_that_is_written_is_read_again(case in case(3)) {
        for applicant in &case.applicants {
            let document = applicant.to_string();
            if let Some(written) = written(&document) {
                prop_assert_eq!(read(&document), read(&written), "{}", written);
            }
        }
    }

    #[test]
    fn rules_that_another_writer_writes_are_the_same(case in case(0)) {
        let parsed: toml::Table = text(&case.rules).parse().unwrap();
        prop_assert_eq!(&parsed, &case.rules);
        for written in [toml::to_string(&parsed).unwrap(), toml::to_string_pretty(&parsed).unwrap()] {
            let read = rules::read(&written);
            prop_assert_eq!(read.as_ref(), Ok(&case.vacancy), "{}", written);
        }
    }

    /// Judging for these tests compares what is written with the data, and reads it again, blind or not.
    #[test]
    fn a_report_that_is_read_back_is_equal(case in case(2)) {
        for applicant in &case.applicants {
            let terms = Terms { vacancy: &case.vacancy, ..Terms::default() };
            let judged = judge::one(&applicant.to_string(), terms);
            let essence = case.judged(applicant);
            prop_assert_eq!(judged.verdict, essence.verdict);
            for (criterion, (id, outcome, contested)) in judged.criteria.iter().zip(essence.criteria) {
                prop_assert_eq!((criterion.id.as_ref(), criterion.outcome, criterion.contested), (&*id, outcome, contested));
            }
        }
    }

    #[test]
    fn any_change_of_rules_returns(case in case(0), changes in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, "\\PC{0,2}"), 1..6)) {
        let mut text: Vec<char> = text(&case.rules).chars().collect();
        for (at, length, other) in changes {
            let at = at.index(text.len());
            text.splice(at..(at + length).min(text.len()), other.chars());
            if text.is_empty() {
                break;
            }
        }
        let text: String = text.into_iter().collect();
        // A file is refused with a reason, or gives a vacancy that judges.
        match rules::read(&text) {
            Err(problems) => prop_assert!(!problems.is_empty()),
            Ok(vacancy) => _ = judged_on(&vacancy, "{}", Reading::All, true, None),
        }
        let _ = rules::lint::lint(&text, None);
    }

    #[test]
    fn any_change_of_a_record_and_any_day_return(case in case(2), at in any::<prop::sample::Index>(), byte in any::<u8>(), far in any::<bool>()) {
        let days = [NaiveDate::from_ymd_opt(1, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31)].map(Option::unwrap);
        for applicant in &case.applicants {
            for day in days {
                judged_on(&case.vacancy, &applicant.to_string(), Reading::All, true, Some(day));
            }
            let far = if far { ["0001", "9999"] } else { ["9999", "0001"] };
            let years = applicant.to_string().replace("2025", far[0]).replace("202", far[1].get(..3).unwrap());
            judged_on(&case.vacancy, &years, Reading::All, true, None);
            let mut bytes = applicant.to_string().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let terms = Terms { vacancy: &case.vacancy, ..Terms::default() };
            prop_assert!(!judge::all(&bytes, terms).is_empty());
        }
    }
}

/// A report of the command, and what it says of each record but its rank, by source and number.
fn report(folder: &std::path::Path, arguments: &[&str]) -> (String, Map<String, Value>) {
    let all = [&["check", "--rules", "rules.toml", "--format", "json"], arguments].concat();
    let output = run_in(folder, &all, b"");
    let text = String::from_utf8(output.stdout).unwrap();
    let report: Value =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let mut found = Map::new();
    for applicant in report["applicants"].as_array().unwrap() {
        let mut applicant = applicant.clone();
        applicant.as_object_mut().unwrap().remove("rank");
        let source = applicant["source"].as_str().unwrap().trim_start_matches("./").to_owned();
        applicant["source"] = source.as_str().into();
        found.insert(format!("{source} {}", applicant["record"]), applicant);
    }
    (text, found)
}

/// What is found of a record wherever it is: without its place, its id, and the lines of what it says.
fn anywhere(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members
                .iter()
                .filter(|(key, _)| !["source", "record", "id", "sha256", "line", "column"].contains(&key.as_str()));
            kept.map(|(key, value)| (key.clone(), anywhere(value))).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(anywhere).collect(),
        other => other.clone(),
    }
}

fn anywhere_by_name(found: &Map<String, Value>) -> Vec<(String, Value)> {
    let mut all: Vec<_> = found
        .values()
        .map(|applicant| (applicant["name"].as_str().unwrap_or_default().to_owned(), anywhere(applicant)))
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

/// Eight records in four files, each named by its number.
fn folder(case: &Case, order: &mut Choices<'_>) -> tempfile::TempDir {
    let mut records: Vec<_> = case.applicants.iter().enumerate().collect();
    order.shuffle(&mut records);
    let records: Vec<_> = records
        .into_iter()
        .map(|(number, record)| {
            let mut record = record.clone();
            record["name"] = format!("Number {number}").into();
            // An id in the record stands for that of its place.
            record.as_object_mut().unwrap().remove("id");
            record
        })
        .collect();
    let [a, b, lines @ .., c, d] = records.as_slice() else { panic!("eight records") };
    let lines = lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let array = serde_json::to_string_pretty(&json!([c, d])).unwrap();
    folder_of(&[
        ("rules.toml", text(&case.rules).as_bytes()),
        ("in/a.json", a.to_string().as_bytes()),
        ("in/deep/b.json", serde_json::to_string_pretty(b).unwrap().as_bytes()),
        ("in/lines.ndjson", lines.as_bytes()),
        ("in/array.json", array.as_bytes()),
    ])
}

proptest! {
    // Each case runs the command a dozen times, and so does each step to a plainer one.
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..cases(4, 100) })]

    #[test]
    fn what_is_found_of_a_record_depends_on_nothing_beside_it(case in case(8), order in tape(40)) {
        let folder = folder(&case, &mut Choices::new(&[]));
        let path = folder.path();
        let (whole, found) = report(path, &["in", "--jobs", "1"]);
        prop_assert_eq!(found.len(), case.applicants.len());
        // Nor on the number of threads.
        for jobs in ["2", "7"] {
            prop_assert_eq!(&report(path, &["in", "--jobs", jobs]).0, &whole);
        }
        // Nor on the order of paths.
        let mut paths = vec!["in/a.json", "in/deep/b.json", "in/lines.ndjson", "in/array.json"];
        Choices::new(&order).shuffle(&mut paths);
        paths.extend(["--jobs", "2"]);
        let sorted = |found: Map<String, Value>| found.into_iter().collect::<std::collections::BTreeMap<_, _>>();
        prop_assert_eq!(&sorted(report(path, &paths).1), &sorted(found.clone()));
        // Nor on the records beside it: each file alone, and each record in a file of its own.
        for file in &paths[..4] {
            for (key, applicant) in report(path, &[file]).1 {
                prop_assert_eq!(&applicant, &found[&key]);
            }
        }
        let alone = tempfile::TempDir::new().unwrap();
        fs::write(alone.path().join("rules.toml"), text(&case.rules)).unwrap();
        for (number, applicant) in case.applicants.iter().enumerate() {
            let mut applicant = applicant.clone();
            applicant["name"] = format!("Number {number}").into();
            fs::write(alone.path().join("one.json"), applicant.to_string()).unwrap();
            let one = anywhere_by_name(&report(alone.path(), &["one.json"]).1);
            prop_assert!(anywhere_by_name(&found).contains(&one[0]), "{} {:#?}", number, one);
        }
        // Nor on their order.
        let other = self::folder(&case, &mut Choices::new(&order));
        prop_assert_eq!(anywhere_by_name(&found), anywhere_by_name(&report(other.path(), &["in"]).1));
    }

    #[test]
    fn a_whole_report_is_read_again(case in case(8), blind in any::<bool>()) {
        let folder = folder(&case, &mut Choices::new(&[]));
        let blind = if blind { vec!["in", "--blind"] } else { vec!["in"] };
        let (written, _) = report(folder.path(), &blind);
        let mut judging_dates: Value = serde_json::from_str(&written).unwrap();
        let applicants = judging_dates["applicants"].take();
        judging_dates.as_object_mut().unwrap().remove("applicants");
        let read: ReportHeader = serde_json::from_value(judging_dates.clone()).unwrap();
        prop_assert_eq!(serde_json::to_value(&read).unwrap(), judging_dates);
        for applicant in applicants.as_array().unwrap() {
            let read: ApplicantData<'_> = serde_json::from_str(&applicant.to_string()).unwrap();
            prop_assert_eq!(&serde_json::to_value(&read).unwrap(), applicant);
        }
    }
}
