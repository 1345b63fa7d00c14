//! Decisions on record: the worklist goes out, is filled in by a person, and comes back.

use std::fs;
use std::path::Path;

use calamine::Data;
use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, folder_of, run_in, status, text};
use crate::common::workbook::Book;

/// The columns of the worklist, in its order.
const COLUMNS: [&str; 12] = [
    "id",
    "name",
    "source",
    "sha256",
    "rules",
    "criterion",
    "question",
    "reason_found",
    "outcome",
    "by",
    "on",
    "reason",
];

/// Fictional applicants: two in review (one on age, as the two texts differ; one who states nothing), one eligible.
const ADA: &str = r#"{"id":"A-1","name":"Ada Example","nationalities":["FR"],"date_of_birth":"2004-06-22","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}]}"#;
const BO: &str = r#"{"id":"A-2","name":"Bo Example"}"#;

fn applicants() -> TempDir {
    folder_of(&[("a.json", ADA.as_bytes()), ("b.json", BO.as_bytes()), ("c.json", ELIGIBLE.as_bytes())])
}

/// The rows of a CSV file, each with its cells.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn worklist(folder: &Path, options: &[&str]) -> Vec<Vec<String>> {
    let mut rows =
        rows(&run_in(folder, &[&["check", ".", "--format", "worklist", "-q"], options].concat(), b"").stdout);
    assert_eq!(rows.remove(0), COLUMNS);
    rows
}

fn json(folder: &Path, options: &[&str]) -> Value {
    let run = run_in(folder, &[&["check", ".", "--format", "json"], options].concat(), b"");
    serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", text(&run.stderr)))
}

/// A value of a row by the name of its column.
fn cell<'r>(row: &'r [String], column: &str) -> &'r str {
    &row[COLUMNS.iter().position(|name| *name == column).unwrap()]
}

#[test]
fn the_worklist_has_a_row_for_each_criterion_that_keeps_an_applicant_in_review() {
    let folder = applicants();
    let report = json(folder.path(), &[]);
    let mut expected = Vec::new();
    for applicant in report["applicants"].as_array().unwrap().iter().filter(|one| one["verdict"] == "review") {
        for criterion in applicant["criteria"].as_array().unwrap().iter().filter(|one| one["effect"] == "review") {
            let of = |value: &Value| value.as_str().unwrap().to_owned();
            expected.push([&applicant["id"], &applicant["sha256"], &criterion["id"], &criterion["reason"]].map(of));
        }
    }
    let rows = worklist(folder.path(), &["--sort", "rank"]);
    let found =
        rows.iter().map(|row| ["id", "sha256", "criterion", "reason_found"].map(|name| cell(row, name).to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
    assert_eq!(cell(&rows[0], "question"), "Age: is this requirement of the notice met: “be at least 21 years old”?");
    assert!(rows.iter().all(|row| row[8..].iter().all(String::is_empty)), "{rows:?}");
    let french = worklist(folder.path(), &["--lang", "fr"]);
    assert_eq!(
        cell(&french[0], "question"),
        "Âge\u{a0}: cette exigence de l'avis est-elle remplie\u{a0}: «\u{a0}être âgé(e) de plus de 21 ans\u{a0}»\u{a0}?"
    );
    // With all, the desirable criteria that are unclear too.
    let unclear = |group: &str| {
        let of = |one: &Value| one["criteria"].as_array().unwrap().clone();
        let all = report["applicants"].as_array().unwrap().iter().flat_map(of);
        all.filter(|criterion| criterion["group"] == group && criterion["outcome"] == "unclear").count()
    };
    let all = worklist(folder.path(), &["--worklist-all"]);
    assert!(unclear("desirable") > 0);
    assert_eq!(all.len(), rows.len() + unclear("desirable"));
}

#[test]
fn a_workbook_has_the_same_rows_and_offers_the_outcomes_that_are_allowed() {
    let folder = applicants();
    let listed = worklist(folder.path(), &[]);
    let run = |name: &str| {
        let output = format!("worklist={name}");
        assert_eq!(status(&run_in(folder.path(), &["check", ".", "-o", &output], b"")), 4);
        fs::read(folder.path().join(name)).unwrap()
    };
    let book = Book::of(run("todo.xlsx"));
    let shown = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let mut read: Vec<Vec<_>> = book.rows(0).iter().map(|row| row.iter().map(shown).collect()).collect();
    assert_eq!(read.remove(0), COLUMNS);
    assert_eq!(read, listed);
    let parts = book.parts();
    let (_, sheet) = parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let last = listed.len() + 1;
    let validation = format!("sqref=\"I2:I{last}\"><formula1>\"met,not_met\"</formula1></dataValidation>");
    assert!(sheet.contains("<dataValidation type=\"list\"") && sheet.contains(&validation), "{sheet}");
    assert!(run("todo.xlsx") == book.bytes, "the same input gives the same bytes");
    let csv = run("todo.csv");
    assert!(rows(&csv)[1..] == listed && run("todo.csv") == csv);
}

#[test]
fn a_blind_worklist_names_nobody() {
    let folder = applicants();
    let options = ["--blind", "--blind-salt", "fictional salt"];
    let report = json(folder.path(), &options);
    let rows = worklist(folder.path(), &options);
    for row in &rows {
        let is_this = |one: &&Value| one["id"] == cell(row, "id") && one["sha256"] == cell(row, "sha256");
        assert!(report["applicants"].as_array().unwrap().iter().find(is_this).is_some(), "{row:?}");
        assert_eq!(cell(row, "name"), "");
    }
    assert!(!format!("{rows:?}").contains("Example"), "{rows:?}");
}

#[test]
fn a_worklist_is_split_into_files_of_whole_applicants() {
    let records: Vec<_> = (1..=5).map(|number| BO.replace("A-2", &format!("S-{number}"))).collect();
    let folder = folder_of(&[("all.ndjson", [records.join("\n"), ELIGIBLE.to_owned()].join("\n").as_bytes())]);
    let arguments = ["check", "all.ndjson", "-o", "worklist=todo.csv", "--split", "3", "--jobs", "2"];
    assert_eq!(status(&run_in(folder.path(), &arguments, b"")), 4);
    assert!(!folder.path().join("todo.csv").exists());
    let ids = |number: usize| {
        let rows = rows(&fs::read(folder.path().join(format!("todo-{number}.csv"))).unwrap());
        assert_eq!(rows[0], COLUMNS);
        let mut ids: Vec<_> = rows[1..].iter().map(|row| row[0].clone()).collect();
        ids.dedup();
        ids
    };
    assert_eq!([ids(1), ids(2), ids(3)], [vec!["S-1", "S-2"], vec!["S-3", "S-4"], vec!["S-5"]]);
    for (wrong, said) in [
        (&["check", "all.ndjson", "-o", "worklist=-", "--split", "2"][..], "--split writes several files"),
        (&["check", "all.ndjson", "-o", "all.csv", "--split", "2"], "--worklist-all and --split need a worklist"),
        (&["check", "all.ndjson", "--worklist-all"], "--worklist-all and --split need a worklist"),
        (
            &["check", "all.ndjson", "-o", "worklist=t.csv", "-o", "csv=t-1.csv", "--split", "2"],
            "the same file `t-1.csv`",
        ),
    ] {
        let run = run_in(folder.path(), wrong, b"");
        assert_eq!(status(&run), 2, "{wrong:?}");
        assert!(text(&run.stderr).contains(said), "{wrong:?}: {}", text(&run.stderr));
    }
}

#[test]
fn the_hash_of_a_criterion_changes_with_what_it_asks_alone() {
    let folder = applicants();
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml")).unwrap();
    let of = |rules: &str| {
        fs::write(folder.path().join("rules.toml"), rules).unwrap();
        let rows = worklist(folder.path(), &[]);
        let hash = |id: &str| rows.iter().find(|row| cell(row, "criterion") == id).unwrap()[4].clone();
        [hash("E2"), hash("E4")]
    };
    let as_it_is = of(&rules);
    assert_eq!(of(&format!("# A comment.\n\n{rules}")), as_it_is);
    let changed = rules.replace("be at least 21 years old", "be at least 21 years of age");
    assert_ne!(changed, rules);
    let [age, language] = of(&changed);
    assert!(age != as_it_is[0] && language == as_it_is[1]);
}

#[test]
fn no_cell_of_the_worklist_is_a_formula() {
    let hostile = BO.replace("A-2", "=cmd|' /C calc'!A0").replace("Bo Example", "@SUM(1)\\u202e\\r\\n,\\\"");
    let folder = folder_of(&[("a.json", hostile.as_bytes())]);
    let rows = worklist(folder.path(), &[]);
    assert_eq!((rows[0][0].as_str(), rows[0][1].as_str()), ("'=cmd|' /C calc'!A0", "'@SUM(1)\\u{202e}\\r\\n,\""));
}
