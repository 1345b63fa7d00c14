//! A folder of applications with the usual mess: everybody in it is accounted for, and what nobody can read is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::scaled;
use crate::common::command::{run_in, status, text};

#[path = "../../benches/mess/folder/mod.rs"]
mod folder;

use folder::{BESIDE, BesideKind, Folder, Known, folder};

/// Records in a folder.
const RECORDS: usize = scaled(300, 3_000);

/// A record by its source and its number there.
type Place = (String, u64);

fn write(folder: &Folder, to: &Path) {
    let files = folder.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    for (name, bytes) in files.chain(BESIDE.iter().map(|beside| (beside.path, beside.bytes))) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The source of a file of the folder in a report on `.`.
fn source(path: &str) -> String {
    format!("./{path}")
}

fn check(folder: &Path) -> Vec<u8> {
    let output = run_in(folder, &["check", ".", "--format", "ndjson", "--fail-on", "none"], b"");
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    output.stdout
}

fn place_of(row: &Value) -> Place {
    (row["source"].as_str().unwrap().to_owned(), row["record"].as_u64().unwrap())
}

fn everybody_is_accounted_for(seed: u64) {
    let folder = folder(seed, RECORDS);
    let to = TempDir::new().unwrap();
    write(&folder, to.path());
    let output = check(to.path());
    let mut rows: Vec<Value> =
        text(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<_>>();
    let summary = rows.pop().unwrap();
    assert_eq!(summary["type"], "summary");

    // The counts add up to the rows, those of files beside the applications among them.
    let summary = &summary["summary"];
    assert_eq!(summary["applicants"], rows.len());
    for verdict in ["eligible", "review", "ineligible", "invalid"] {
        let count = rows.iter().filter(|row| row["verdict"] == verdict).count();
        assert_eq!(summary[verdict], count, "{verdict}");
    }

    // What is beside the applications is nobody's: no verdict comes of it.
    let beside: BTreeMap<_, _> = BESIDE.iter().map(|beside| (source(beside.path), beside.kind)).collect();
    let (of_beside, rows): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| beside.contains_key(row["source"].as_str().unwrap()));
    // One record over several lines is one row that says what the file is; nothing else beside has any.
    assert_eq!(of_beside.len(), 1, "{of_beside:#?}");
    for row in of_beside {
        assert_eq!(beside[row["source"].as_str().unwrap()], BesideKind::PrettyLines, "{row}");
        assert_eq!((&row["verdict"], row["problems"].as_array().unwrap().len()), (&Value::from("invalid"), 1), "{row}");
    }
    let passed_over = summary["passed_over"].as_object().unwrap();
    for (extension, count) in [(".pdf", 2), (".xlsx", 1), (".docx", 1), (".txt", 1), (".db", 1), (".jpg", 1)] {
        assert_eq!(passed_over[extension], count, "{extension} in {passed_over:?}");
    }
    // A report as one object, and one of a line an applicant.
    assert!(passed_over[".ndjson"] == 1 && passed_over[".json"].as_u64() >= Some(1), "{passed_over:?}");

    // Every record is exactly one row.
    let mut by_place: BTreeMap<Place, &Value> = BTreeMap::new();
    for row in &rows {
        assert!(by_place.insert(place_of(row), row).is_none(), "twice: {row}");
    }
    let known: BTreeMap<Place, &Known> = folder.files.iter().flat_map(known_of).collect();
    assert_eq!(known.len(), RECORDS);
    assert!(by_place.keys().eq(known.keys()), "{:?}", difference(&by_place, &known));

    for (place, known) in known {
        hold(&place, known, by_place[&place]);
    }
    let files = folder.files.iter().map(|file| (source(&file.path), file.bytes.as_slice()));
    let files: BTreeMap<_, _> = files.collect();
    let found =
        by_place.iter().map(|(place, row)| evidence_leads_to_values(files[&place.0], place, row)).sum::<usize>();
    assert!(found > 10 * RECORDS, "{found}");
    assert!(check(to.path()) == output, "a second run gives other bytes");
}

fn known_of(file: &folder::File) -> impl Iterator<Item = (Place, &Known)> {
    let places = (1..).map(|number| (source(&file.path), number));
    places.zip(&file.records)
}

fn difference(rows: &BTreeMap<Place, &Value>, known: &BTreeMap<Place, &Known>) -> Vec<Place> {
    let (rows, known): (BTreeSet<_>, BTreeSet<_>) = (rows.keys().collect(), known.keys().collect());
    rows.symmetric_difference(&known).map(|place| (*place).clone()).collect()
}

/// A row says of a record what is known of it: that it cannot be read, or which of its values nobody can read.
fn hold(place: &Place, known: &Known, row: &Value) {
    let found = row["problems"].as_array().unwrap();
    match known {
        Known::CannotBeRead => {
            assert_eq!(row["verdict"], "invalid", "{place:?}: {row}");
            assert_eq!((found.len(), &found[0]["pointer"]), (1, &Value::from("")), "{place:?}: {row}");
        }
        Known::Read { problems } => {
            assert_ne!(row["verdict"], "invalid", "{place:?}: {found:?}");
            let pointers: BTreeSet<_> = found.iter().map(|problem| problem["pointer"].as_str().unwrap()).collect();
            let planted: BTreeSet<_> = problems.iter().map(String::as_str).collect();
            assert_eq!(pointers, planted, "{place:?}: {found:?}");
        }
    }
}

/// Every place that an outcome rests on is one of the file, as it stands there. How many there are.
fn evidence_leads_to_values(bytes: &[u8], place: &Place, row: &Value) -> usize {
    let Some(record) = record_of(bytes, place.1) else { return 0 };
    let criteria = row["criteria"].as_array().unwrap().iter();
    let pointers = criteria.flat_map(|criterion| criterion["evidence"].as_array().unwrap()).map(|one| &one["pointer"]);
    let pointers = pointers.chain(row["warnings"].as_array().unwrap().iter().map(|warning| &warning["pointer"]));
    let missing = |pointer: &&Value| record.pointer(pointer.as_str().unwrap()).is_none();
    let all: Vec<_> = pointers.collect();
    let lost: Vec<_> = all.iter().copied().filter(missing).collect();
    assert!(lost.is_empty(), "{place:?}: {lost:?} in {record}");
    all.len()
}

/// A record as JSON, if the file is some and not of another format.
fn record_of(bytes: &[u8], number: u64) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?;
    let index = usize::try_from(number - 1).unwrap();
    let record = match serde_json::from_str(text) {
        Ok(Value::Array(mut records)) if index < records.len() => records.swap_remove(index),
        Ok(record) => record,
        Err(_) => serde_json::from_str(text.lines().filter(|line| !line.trim().is_empty()).nth(index)?).ok()?,
    };
    (record.is_object() && record.get("basics").is_none()).then_some(record)
}

#[test]
fn everybody_in_a_messy_folder_is_accounted_for() {
    everybody_is_accounted_for(1);
}

#[test]
fn everybody_in_another_messy_folder_is_accounted_for() {
    everybody_is_accounted_for(2);
}

#[test]
fn a_folder_is_the_same_each_time_and_counts_its_records() {
    let [one, again, other] = [1, 1, 2].map(|seed| folder(seed, 200));
    let bytes = |folder: &Folder| folder.files.iter().map(|file| file.bytes.clone()).collect::<Vec<_>>();
    assert!(bytes(&one) == bytes(&again) && bytes(&one) != bytes(&other));
    let count = |kind: &str| one.made.get(kind).copied().unwrap_or_default();
    assert_eq!(count("records that can be read") + count("records that cannot be read"), 200);
    let not_iso = count("dates, not ISO") * 100 / count("dates");
    assert!((11..=17).contains(&not_iso), "{not_iso} % of the dates are not ISO");
}
