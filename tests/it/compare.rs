//! `eligible compare`: who is new, gone or changed between two reports, and why.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::command::{folder_of, run_in, status, text};

const RULES: &str = include_str!("../../rules.toml");

/// A record with an id that is eligible once it states a language.
fn person(id: &str, level: Option<&str>) -> String {
    let mother_tongue = json!({"language": "de", "level": "native"});
    let english = level.map(|level| json!({"language": "en", "level": level}));
    let languages: Vec<_> = english.into_iter().chain([mother_tongue]).collect();
    let education = json!([{"level": "bachelor", "status": "completed"}]);
    let record = json!({
        "id": id, "name": format!("Test Person {id}"), "nationalities": ["FR"], "date_of_birth": "2000-01-01",
        "education": education, "languages": languages,
    });
    record.to_string()
}

/// The reports on these lines: `name.json` and `name.ndjson`, in a folder of their own.
struct Reports(TempDir);

impl Reports {
    fn new() -> Self {
        Self(folder_of(&[("rules.toml", RULES.as_bytes())]))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn check(&self, name: &str, records: &[String], arguments: &[&str]) {
        fs::write(self.path().join("in.ndjson"), records.join("\n")).unwrap();
        let (json, lines) = (format!("{name}.json"), format!("{name}.ndjson"));
        let outputs = ["check", "in.ndjson", "-q", "--fail-on", "none", "-o", &json, "-o", &lines];
        let output = run_in(self.path(), &[&outputs[..], arguments].concat(), b"");
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    }

    fn run(&self, arguments: &[&str]) -> Output {
        run_in(self.path(), &[&["compare"], arguments].concat(), b"")
    }

    /// The comparison as data, which is the same for both forms of the reports.
    fn compare(&self) -> Value {
        let data = |old: &str, new: &str| -> Value {
            let output = self.run(&[old, new, "--format", "json"]);
            assert_eq!(status(&output), 0, "{}", text(&output.stderr));
            serde_json::from_slice(&output.stdout).unwrap()
        };
        let found = data("old.json", "new.json");
        assert_eq!(found["schema"], "eligible.comparison/1");
        let of_lines = data("old.ndjson", "new.ndjson");
        for key in ["new", "gone", "changed"] {
            assert_eq!(sorted_ids(&found[key]), sorted_ids(&of_lines[key]), "{key}");
        }
        assert_eq!(found["unchanged"], of_lines["unchanged"]);
        found
    }

    /// Changes a report that is one object, and writes it in another layout.
    fn edit(&self, name: &str, change: impl Fn(&mut Value)) {
        let path = self.path().join(name);
        let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut report);
        fs::write(path, serde_json::to_string_pretty(&report).unwrap()).unwrap();
    }
}

fn sorted_ids(applicants: &Value) -> Vec<&str> {
    let mut ids: Vec<_> = applicants.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids
}

fn changed<'c>(comparison: &'c Value, id: &str) -> &'c Value {
    comparison["changed"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

/// The criteria behind a change: id, outcome before and after, cause.
fn because(change: &Value) -> Vec<[&str; 4]> {
    let each = change["because"].as_array().unwrap().iter().map(|one| {
        let outcome = |side: &str| one[side]["outcome"].as_str().unwrap_or("none");
        [one["criterion"].as_str().unwrap(), outcome("old"), outcome("new"), one["cause"].as_str().unwrap()]
    });
    each.collect()
}

#[test]
fn new_gone_changed_and_unchanged_add_up() {
    let reports = Reports::new();
    reports.check("old", &[person("A", Some("C1")), person("B", None), person("C", Some("C1"))], &[]);
    reports.check("new", &[person("D", None), person("B", Some("C1")), person("A", Some("C1"))], &[]);
    let found = reports.compare();
    assert_eq!([sorted_ids(&found["new"]), sorted_ids(&found["gone"])], [["D"], ["C"]]);
    assert_eq!((sorted_ids(&found["changed"]), &found["unchanged"]), (vec!["B"], &json!(1)));
    let change = changed(&found, "B");
    assert_eq!([&change["old"]["verdict"], &change["new"]["verdict"]], ["ineligible", "eligible"]);
    assert_eq!(because(change), [["E4", "not_met", "met", "facts"]]);
    // Those who are new or gone stand there as in their report.
    let report: Value = serde_json::from_slice(&fs::read(reports.path().join("new.json")).unwrap()).unwrap();
    assert!(report["applicants"].as_array().unwrap().contains(&found["new"][0]));
    let line = fs::read_to_string(reports.path().join("old.ndjson")).unwrap();
    let of_lines = reports.run(&["old.ndjson", "new.ndjson", "--format", "json"]);
    let of_lines: Value = serde_json::from_slice(&of_lines.stdout).unwrap();
    assert!(line.lines().any(|line| serde_json::from_str::<Value>(line).unwrap() == of_lines["gone"][0]));
}

#[test]
fn a_report_compared_with_itself_is_unchanged() {
    let reports = Reports::new();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["old", "new"] {
        let output = run_in(project, &["check", "examples", "-q", "--format", "json"], b"");
        fs::write(reports.path().join(format!("{name}.json")), output.stdout).unwrap();
        let output = run_in(project, &["check", "examples", "-q", "--format", "ndjson"], b"");
        fs::write(reports.path().join(format!("{name}.ndjson")), output.stdout).unwrap();
    }
    let found = reports.compare();
    for key in ["new", "gone", "changed"] {
        assert_eq!(found[key], json!([]));
    }
    assert!(found["unchanged"].as_u64().unwrap() > 20);
    let mixed = reports.run(&["old.ndjson", "new.json", "--format", "json"]);
    assert_eq!(serde_json::from_slice::<Value>(&mixed.stdout).unwrap(), found);
}

#[test]
fn applicants_without_an_id_are_known_by_their_content() {
    let reports = Reports::new();
    let nameless = |born: &str| json!({"date_of_birth": born}).to_string();
    reports.check("old", &[nameless("2000-01-01"), nameless("2001-01-01")], &[]);
    // One was put before them, so that all numbers moved on.
    reports.check("new", &[nameless("1999-01-01"), nameless("2000-01-01"), nameless("2001-01-01")], &[]);
    let found = reports.compare();
    assert_eq!((found["new"].as_array().unwrap().len(), &found["unchanged"]), (1, &json!(2)));
    assert_eq!([&found["changed"], &found["gone"]], [&json!([]), &json!([])]);
}

#[test]
fn another_record_with_the_same_result_is_changed_for_no_criterion() {
    let reports = Reports::new();
    reports.check("old", &[person("A", Some("C1"))], &[]);
    reports.check("new", &[person("A", Some("C1")).replace("2000-01-01", "2000-01-02")], &[]);
    let found = reports.compare();
    let change = changed(&found, "A");
    assert_eq!((&change["because"], &change["old"]), (&json!([]), &change["new"]));
    let output = reports.run(&["old.json", "new.json"]);
    assert!(text(&output.stdout).contains("another record, the same result (eligible)"), "{}", text(&output.stdout));
}

#[test]
fn the_rules_are_the_cause_where_the_record_is_the_same() {
    let reports = Reports::new();
    reports.check("old", &[person("A", Some("C1")), person("B", Some("C1"))], &[]);
    fs::write(reports.path().join("rules.toml"), RULES.replace("= 21", "= 30")).unwrap();
    // Of B the record is another too, and both may be the cause.
    reports.check("new", &[person("A", Some("C1")), person("B", Some("C1")).replace("Test", "Trial")], &[]);
    let found = reports.compare();
    assert_eq!(because(changed(&found, "A")), [["E2", "met", "not_met", "rules"]]);
    let both = [["E2", "met", "not_met", "facts"], ["E2", "met", "not_met", "rules"]];
    assert_eq!(because(changed(&found, "B")), both);
    let printed = reports.run(&["old.json", "new.json"]);
    let printed = text(&printed.stdout);
    for words in ["rules: rules.toml (SHA-256 ", "CHANGED: RULES", "CHANGED: FACTS OF THE APPLICANT, RULES"] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    assert_eq!(printed.matches("E2: ").count(), 2, "a criterion is named once: {printed}");
}

#[test]
fn another_day_is_no_change_of_the_facts() {
    let reports = Reports::new();
    let young = person("A", Some("C1")).replace("2000-01-01", "2005-01-01");
    reports.check("old", std::slice::from_ref(&young), &["--as-of", "2025-06-22"]);
    reports.check("new", &[young], &["--as-of", "2026-06-22"]);
    assert_eq!(because(changed(&reports.compare(), "A")), [["E2", "not_met", "met", "rules"]]);
    let printed = reports.run(&["old.json", "new.json"]);
    assert!(text(&printed.stdout).contains("reference date: 2025-06-22 → 2026-06-22"), "{}", text(&printed.stdout));
}

#[test]
fn a_decision_of_a_person_is_a_cause() {
    let reports = Reports::new();
    let records = [person("A", None), person("B", None)];
    reports.check("old", &records, &[]);
    reports.check("new", &records, &[]);
    assert_eq!(reports.compare()["unchanged"], 2);
    let decide = |reason: &str, outcome: Option<&str>| {
        reports.edit("new.json", |report| {
            let applicants = report["applicants"].as_array_mut().unwrap();
            let applicant = applicants.iter_mut().find(|one| one["id"] == "A").unwrap();
            let criteria = applicant["criteria"].as_array_mut().unwrap();
            let criterion = criteria.iter_mut().find(|one| one["id"] == "E4").unwrap();
            criterion["decision"] = json!({"by": "a tester", "on": "2025-07-01", "reason": reason, "from": "not_met"});
            if let Some(outcome) = outcome {
                criterion["outcome"] = outcome.into();
            }
        });
    };
    let found = || -> Value {
        let output = reports.run(&["old.json", "new.json", "--format", "json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    decide("seen at the interview", Some("met"));
    assert_eq!(because(changed(&found(), "A")), [["E4", "not_met", "met", "decision"]]);
    assert_eq!(found()["unchanged"], 1);
    // Another decision with the same outcome is a change too.
    fs::copy(reports.path().join("new.json"), reports.path().join("old.json")).unwrap();
    assert_eq!(found()["unchanged"], 2);
    decide("a certificate was sent", None);
    assert_eq!(because(changed(&found(), "A")), [["E4", "met", "met", "decision"]]);
}

/// Whoever corrected a file after a decision sees both; a decision that is the same about other facts is no cause.
#[test]
fn a_decision_that_no_longer_holds_is_not_the_only_cause() {
    let reports = Reports::new();
    let (none, low) = (person("A", None), person("A", Some("A1")));
    let decide = |name: &str, from: &str| {
        reports.edit(name, |report| {
            let criteria = report["applicants"][0]["criteria"].as_array_mut().unwrap();
            let criterion = criteria.iter_mut().find(|one| one["id"] == "E4").unwrap();
            criterion["decision"] = json!({"by": "a tester", "on": "2025-07-01", "reason": "seen", "from": from});
            criterion["outcome"] = "met".into();
        });
    };
    let of_e4 = || -> Vec<String> {
        let output = reports.run(&["old.json", "new.json", "--format", "json"]);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let all = because(changed(&found, "A")).into_iter().map(|one| one.map(str::to_owned));
        all.filter(|[id, ..]| id == "E4").map(|[.., cause]| cause).collect()
    };
    reports.check("old", std::slice::from_ref(&none), &[]);
    reports.check("new", std::slice::from_ref(&low), &[]);
    decide("old.json", "unclear");
    assert_eq!(of_e4(), ["facts", "decision"]);
    decide("new.json", "not_met");
    assert_eq!(of_e4(), ["facts"]);
    // Of the same record, somebody took it back.
    reports.check("new", std::slice::from_ref(&none), &[]);
    assert_eq!(of_e4(), ["decision"]);
}

#[test]
fn a_record_that_is_invalid_by_now_is_changed_for_no_criterion() {
    let reports = Reports::new();
    let records = [person("A", Some("C1")).replace("2000-01-01", "01.02.2000"), "{".to_owned()];
    reports.check("old", &records, &[]);
    reports.check("new", &records, &["--strict"]);
    let found = reports.compare();
    let change = changed(&found, "A");
    assert_eq!([&change["new"]["verdict"], &change["new"]["score"]], [&json!("invalid"), &Value::Null]);
    assert_eq!((&change["because"], &found["unchanged"]), (&json!([]), &json!(1)));
    let printed = reports.run(&["old.json", "new.json"]);
    let printed = text(&printed.stdout);
    assert!(printed.contains("--strict: no → yes") && printed.contains("CHANGED: RULES"), "{printed}");
}

#[test]
fn every_format_names_whom_it_is_about_and_why() {
    let reports = Reports::new();
    reports.check("old", &[person("A", Some("C1")), person("B", None), person("C", Some("C1"))], &[]);
    reports.check("new", &[person("D", None), person("B", Some("C1")), person("A", Some("C1"))], &[]);
    let print = |arguments: &[&str]| {
        let output = reports.run(&[&["old.json", "new.ndjson"], arguments].concat());
        assert_eq!((status(&output), text(&output.stderr)), (0, ""));
        text(&output.stdout).to_owned()
    };
    let table = print(&[]);
    let place = |words: &str| table.find(words).unwrap_or_else(|| panic!("{words}: {table}"));
    let order = ["new ", "gone ", "changed ", "ineligible → eligible: 1", "unchanged ", "NEW\n", "GONE\n", "CHANGED: "];
    assert!(order.map(place).is_sorted(), "the counts come first: {table}");
    assert!(table.contains("B  Test Person B (in.ndjson): ineligible"), "{table}");
    let french = print(&["--lang", "fr"]);
    assert!(french.contains("non admissible → admissible\u{a0}: 1"), "{french}");
    let csv = print(&["--format", "csv"]);
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|column| *column == name).unwrap();
    let cells = |row: &[&str]| ["change", "cause", "id", "criteria"].map(|name| row[column(name)].to_owned());
    assert_eq!(cells(&rows[1]), ["new", "", "D", ""]);
    assert_eq!(cells(&rows[2]), ["gone", "", "C", ""]);
    assert_eq!(cells(&rows[3]), ["changed", "facts", "B", "E4"]);
    assert_eq!(rows.len(), 4);
    let html = print(&["--format", "html"]);
    assert!(html.contains("Content-Security-Policy") && !html.contains("<script"), "{html}");
    let page = scraper::Html::parse_document(&html);
    let names = scraper::Selector::parse("article h3 b").unwrap();
    let listed: Vec<String> = page.select(&names).map(|name| name.text().collect()).collect();
    assert_eq!(listed, ["D", "C", "B"]);
}

#[test]
fn text_of_strangers_is_escaped() {
    let reports = Reports::new();
    let hostile = |level| person("=1+1\u{1b}[31m\u{202e}<b>", level);
    reports.check("old", &[hostile(None)], &[]);
    reports.check("new", &[hostile(Some("C1"))], &[]);
    // A report may have been changed by hand, so that nothing in it is escaped.
    reports.edit("new.json", |_| ());
    for format in ["table", "json", "csv", "html"] {
        let output = reports.run(&["old.json", "new.json", "--format", format]);
        let printed = text(&output.stdout);
        assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{format}: {printed:?}");
        assert!(format != "html" || !printed.contains("<b>&lt;b&gt;") && !printed.contains("m<b>"), "{printed}");
        assert!(format != "csv" || !printed.contains(",=1"), "{printed}");
    }
}

#[test]
fn what_is_no_report_is_named_with_what_was_expected() {
    let reports = Reports::new();
    reports.check("old", &[person("A", None)], &[]);
    let lines = fs::read_to_string(reports.path().join("old.ndjson")).unwrap();
    let cut = lines.lines().next().unwrap();
    let files = [
        ("list.csv", "id,name\n1,Ann\n2,Bob\n", "it is a table (CSV), not a report of `eligible check --format json`"),
        ("paper.pdf", "%PDF-1.7\n", "it is a PDF, not a report"),
        ("applicant.json", r#"{"id":"A"}"#, "not a report of `eligible check --format json` or `ndjson`"),
        ("lint.json", r#"{"schema":"eligible.lint/1","findings":[]}"#, "this is `eligible.lint/1`, not a report"),
        ("cut.ndjson", cut, "incomplete"),
        ("broken.json", "{\n  \"schema\": ?", "not valid JSON at 2:13"),
        ("twice.json", "{\"schema\":\"eligible.report/1\",\"schema\":\"eligible.report/1\"}", "schema"),
        ("empty.json", "", "not a report"),
        ("half.ndjson", &format!("{cut}\n{{\"type\":\"applicant\",\"id\":"), "not valid JSON at 2:"),
        ("bare.json", r#"{"schema":"eligible.report/1","applicants":[]}"#, "`tool`"),
    ];
    for (name, content, words) in files {
        fs::write(reports.path().join(name), content).unwrap();
        for pair in [[name, "old.json"], ["old.json", name]] {
            let output = reports.run(&pair);
            assert_eq!((status(&output), output.stdout.len()), (2, 0), "{pair:?}");
            let said = text(&output.stderr);
            assert!(said.contains(words) && said.contains(name), "{words}: {said}");
        }
    }
    let refused = |arguments: &[&str], words: &str| {
        let output = reports.run(arguments);
        assert_eq!(status(&output), 2);
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    };
    refused(&["old.json", "nowhere.json"], "`nowhere.json` cannot be read");
    refused(&["old.json", "."], "it is a folder");
    refused(&["-", "-"], "standard input cannot be both reports");
    refused(&["old.json", "old.ndjson", "--as-of", "2025-01-01"], "cannot be chosen here");
    refused(&["old.json", "old.ndjson", "--format", "xlsx"], "xlsx");
    refused(&["old.json", "old.ndjson", "-o", "x.xlsx"], "not `xlsx`");
    refused(&["old.json", "old.ndjson", "-o", "old.json"], "cannot be the output too");
}

#[test]
fn a_blind_report_is_compared_with_a_blind_one_alone() {
    let reports = Reports::new();
    reports.check("old", &[person("A", None)], &["--blind"]);
    reports.check("new", &[person("A", Some("C1"))], &["--blind"]);
    let found = reports.compare();
    let ids = sorted_ids(&found["changed"]);
    assert!(ids.len() == 1 && ids[0].starts_with("blind-"), "{found}");
    reports.check("new", &[person("A", Some("C1"))], &[]);
    let output = reports.run(&["old.json", "new.json"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("blind"), "{}", text(&output.stderr));
}

#[test]
fn a_report_that_names_only_some_says_so() {
    let reports = Reports::new();
    let records = [person("A", Some("C1")), person("B", None)];
    reports.check("old", &records, &["--only", "eligible"]);
    reports.check("new", &records, &[]);
    assert_eq!(sorted_ids(&reports.compare()["new"]), ["B"]);
    let output = reports.run(&["old.json", "new.json"]);
    assert!(text(&output.stdout).contains("`old.json` names 1 of its 2 applicants"), "{}", text(&output.stdout));
}

#[test]
fn a_report_in_one_line_is_read_as_one_in_many() {
    let reports = Reports::new();
    // Of a first line of five million bytes, not all is looked at to see what it is.
    let long = |level: Option<&str>| person(&"A".repeat(5_000_000), level);
    for (name, records) in [("old", [long(None), person("B", None)]), ("new", [long(Some("C1")), person("B", None)])] {
        reports.check(name, &records, &[]);
        let report = fs::read(reports.path().join(format!("{name}.json"))).unwrap();
        let report: Value = serde_json::from_slice(&report).unwrap();
        fs::write(reports.path().join(format!("{name}.json")), report.to_string()).unwrap();
    }
    let found = reports.compare();
    assert_eq!((sorted_ids(&found["changed"]).len(), &found["unchanged"]), (1, &json!(1)));
}

#[test]
fn a_report_may_come_through_a_pipe() {
    let reports = Reports::new();
    reports.check("old", &[person("A", None), person("B", None)], &[]);
    reports.check("new", &[person("A", Some("C1")), person("B", None)], &[]);
    for name in ["new.json", "new.ndjson"] {
        let bytes = fs::read(reports.path().join(name)).unwrap();
        let bytes = [&b"\xEF\xBB\xBF"[..], &bytes].concat();
        let output = run_in(reports.path(), &["compare", "old.json", "-", "--format", "json"], &bytes);
        let found: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
        assert_eq!((sorted_ids(&found["changed"]), &found["unchanged"]), (vec!["A"], &json!(1)), "{name}");
    }
}
