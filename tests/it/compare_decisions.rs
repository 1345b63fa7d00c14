//! `compare --decisions`: which decisions of a file are not in the newer report, and which row a change comes from.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::command::{folder_of, run_in, status, text};

/// Two fictional applicants in review: one on age, as the two texts differ; one who states nothing.
const ADA: &str = r#"{"id":"A-1","name":"Ada Example","nationalities":["FR"],"date_of_birth":"2004-06-22","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}]}"#;
const BO: &str = r#"{"id":"A-2","name":"Bo Example"}"#;

struct Desk(TempDir);

impl Desk {
    /// The report `old.json` on both, and their worklist, filled in.
    fn new(options: &[&str]) -> Self {
        let desk = Self(folder_of(&[("a.json", ADA.as_bytes()), ("b.json", BO.as_bytes())]));
        desk.check("old.json", options);
        desk.check("worklist=todo.csv", options);
        desk.fill(["met", "Chris Example", "2025-07-01", "seen in the fictional file"]);
        desk
    }

    fn check(&self, output: &str, options: &[&str]) {
        let run = ["check", "a.json", "b.json", "-q", "--fail-on", "none", "-o", output];
        let run = run_in(self.0.path(), &[&run, options].concat(), b"");
        assert_eq!(status(&run), 0, "{}", text(&run.stderr));
    }

    /// Writes `todo.csv` again with these as the last four cells of each row.
    fn fill(&self, decided: [&str; 4]) {
        let path = self.0.path().join("todo.csv");
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let head = reader.headers().unwrap().clone();
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        let mut writer = csv::Writer::from_path(&path).unwrap();
        writer.write_record(&head).unwrap();
        for row in &rows {
            writer.write_record(row.iter().take(8).chain(decided)).unwrap();
        }
    }

    /// Changes the text of `todo.csv`, row by row: the head is row 1.
    fn edit(&self, edit: impl Fn(usize, &str) -> String) {
        let path = self.0.path().join("todo.csv");
        let rows = fs::read_to_string(&path).unwrap();
        let rows: Vec<_> = rows.lines().enumerate().map(|(place, row)| edit(place + 1, row)).collect();
        fs::write(path, rows.join("\n")).unwrap();
    }

    fn rows(&self) -> usize {
        fs::read_to_string(self.0.path().join("todo.csv")).unwrap().lines().count() - 1
    }

    fn compare(&self, options: &[&str]) -> Output {
        run_in(self.0.path(), &[&["compare", "old.json", "new.json", "--decisions", "todo.csv"], options].concat(), b"")
    }

    fn said(&self, options: &[&str]) -> String {
        let output = self.compare(options);
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        text(&output.stderr).to_owned()
    }
}

fn counts(there: usize, missing: usize, open: usize) -> String {
    format!("decisions in `new.json`: {there}; not in it: {missing}; still open: {open}\n")
}

#[test]
fn a_change_by_a_decision_is_followed_to_its_row() {
    let desk = Desk::new(&[]);
    desk.check("new.json", &["--decisions", "todo.csv"]);
    assert_eq!(desk.said(&[]), counts(desk.rows(), 0, 0));
    let compared: Value = serde_json::from_slice(&desk.compare(&["--format", "json"]).stdout).unwrap();
    let changed = compared["changed"].as_array().unwrap();
    let of_ada = changed.iter().find(|one| one["id"] == "A-1").unwrap();
    let [because] = &of_ada["because"].as_array().unwrap()[..] else { panic!("{of_ada}") };
    assert_eq!((&because["criterion"], &because["cause"]), (&json!("E2"), &json!("decision")));
    assert_eq!(because["decided_in"], json!({"file": "todo.csv", "row": 2}));
    for format in ["table", "html"] {
        let page = text(&desk.compare(&["--format", format]).stdout).to_owned();
        assert!(page.contains("decided in: todo.csv, row 2"), "{page}");
        assert_eq!(page.matches("decided in: ").count(), desk.rows());
    }
    let french = text(&desk.compare(&["--lang", "fr"]).stdout).to_owned();
    assert!(french.contains("décision consignée dans\u{a0}: todo.csv, ligne 2"), "{french}");
    // Without the option nothing is said of files.
    let without = run_in(desk.0.path(), &["compare", "old.json", "new.json", "--format", "json"], b"");
    assert!(!text(&without.stdout).contains("decided_in"));
    assert_eq!(text(&without.stderr), "");
}

#[test]
fn decisions_that_were_not_applied_are_named() {
    let desk = Desk::new(&[]);
    desk.check("new.json", &[]);
    let said = desk.said(&[]);
    assert!(said.ends_with(&counts(0, desk.rows(), 0)), "{said}");
    for row in 2..desk.rows() + 2 {
        let expected =
            format!("warning: todo.csv, row {row}: decision not in `new.json`, which has none about this criterion\n");
        assert!(said.contains(&expected), "{said}");
    }
    assert_eq!(desk.said(&["-q"]), "");
    let french = desk.said(&["--lang", "fr"]);
    assert!(
        french.contains("todo.csv, ligne 2\u{a0}: décision absente de `new.json`, qui n'en contient aucune"),
        "{french}"
    );
    assert!(french.contains("décisions dans `new.json`\u{a0}: 0\u{a0}; absentes\u{a0}: "), "{french}");
}

#[test]
fn another_decision_is_not_this_one() {
    let desk = Desk::new(&[]);
    desk.check("new.json", &["--decisions", "todo.csv"]);
    for (column, from, to) in [
        ("outcome", ",met,", ",not_met,"),
        ("by", "Chris Example", "Dana Example"),
        ("on", "2025-07-01", "2025-07-02"),
        ("reason", "seen in", "heard of in"),
    ] {
        desk.edit(|row, text| if row == 2 { text.replace(from, to) } else { text.to_owned() });
        let said = desk.said(&[]);
        let other =
            "warning: todo.csv, row 2: decision not in `new.json`, which has another one about this criterion\n";
        assert_eq!(said, format!("{other}{}", counts(desk.rows() - 1, 1, 0)), "{column}");
        desk.edit(|row, text| if row == 2 { text.replace(to, from) } else { text.to_owned() });
    }
}

#[test]
fn what_is_stale_incomplete_or_open_is_said_with_its_column() {
    let desk = Desk::new(&[]);
    let all = desk.rows();
    desk.check("new.json", &["--decisions", "todo.csv"]);
    // The first row is open, the second lacks who decided.
    desk.edit(|row, text| match row {
        2 => text.replace(",met,", ",,"),
        3 => text.replace("Chris Example", ""),
        _ => text.to_owned(),
    });
    let said = desk.said(&[]);
    assert!(
        said.starts_with("warning: todo.csv, row 3, column `by`: decision not in `new.json`: the cell is empty\n"),
        "{said}"
    );
    assert!(said.ends_with(&counts(all - 2, 1, 1)), "{said}");
    // Another record, and an applicant who is gone.
    fs::write(desk.0.path().join("b.json"), BO.replace("Bo", "Bob")).unwrap();
    desk.check("new.json", &[]);
    let said = desk.said(&[]);
    assert!(
        said.contains("row 4, column `sha256`: decision not in `new.json`: the applicant's record has changed"),
        "{said}"
    );
    fs::write(desk.0.path().join("b.json"), BO.replace("A-2", "A-3")).unwrap();
    desk.check("new.json", &[]);
    let said = desk.said(&[]);
    assert!(said.contains("row 4, column `id`: decision not in `new.json`: no applicant has the id `A-2`"), "{said}");
}

#[test]
fn without_a_hash_the_id_is_enough() {
    let desk = Desk::new(&[]);
    desk.check("new.json", &["--decisions", "todo.csv"]);
    let report: Value = serde_json::from_slice(&fs::read(desk.0.path().join("new.json")).unwrap()).unwrap();
    for applicant in report["applicants"].as_array().unwrap() {
        let hash = applicant["sha256"].as_str().unwrap().to_owned();
        desk.edit(|_, text| text.replace(&hash, ""));
    }
    assert_eq!(desk.said(&[]), counts(desk.rows(), 0, 0));
}

#[test]
fn blind_reports_go_with_a_blind_worklist() {
    let blind = ["--blind", "--blind-salt", "s"];
    let desk = Desk::new(&blind);
    desk.check("new.json", &[&blind[..], &["--decisions", "todo.csv"]].concat());
    assert_eq!(desk.said(&[]), counts(desk.rows(), 0, 0));
}

#[test]
fn a_file_that_is_no_file_of_decisions_ends_the_run() {
    let desk = Desk::new(&[]);
    desk.check("new.json", &[]);
    fs::write(desk.0.path().join("todo.csv"), "id,name\nA-1,Ada\n").unwrap();
    let output = desk.compare(&[]);
    assert_eq!((status(&output), output.stdout.len()), (2, 0));
    assert!(text(&output.stderr).contains("the decisions in `todo.csv` cannot be read"), "{}", text(&output.stderr));
    let output = desk.compare(&["--decisions", "gone.csv"]);
    assert_eq!(status(&output), 2);
    // What was decided is not written over.
    let before = fs::read(desk.0.path().join("todo.csv")).unwrap();
    assert_eq!(status(&desk.compare(&["-o", "todo.csv"])), 2);
    assert_eq!(fs::read(desk.0.path().join("todo.csv")).unwrap(), before);
}
