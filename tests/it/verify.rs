//! `eligible verify`: what was reported comes out again, and whatever was changed since is named.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::command::{folder_of, run_in, status, text};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `verify --format json` says, by what each difference is about, whom, and in which words.
fn differences(output: &Output) -> Vec<(String, String, String)> {
    let found: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
    assert_eq!(found["schema"], "eligible.verification/1");
    let differences = found["differences"].as_array().unwrap();
    assert_eq!(found["reproduced"], differences.is_empty());
    assert_eq!(status(output), i32::from(!differences.is_empty()));
    let each = differences.iter().map(|difference| {
        let word = |key: &str| difference[key].as_str().unwrap_or("").to_owned();
        assert_eq!(difference["id"].is_null(), difference["source"].is_null());
        (word("what"), word("id"), word("text"))
    });
    each.collect()
}

/// A report of the project's own examples is made and verified.
#[track_caller]
fn comes_out_again(arguments: &[&str], input: &[u8], verify: &[&str]) {
    let folder = TempDir::new().unwrap();
    for format in ["json", "ndjson"] {
        let report = run_in(project(), &[&["check", "--format", format], arguments].concat(), input);
        assert!(!report.stdout.is_empty(), "{}", text(&report.stderr));
        let path = folder.path().join(format!("report.{format}"));
        fs::write(&path, &report.stdout).unwrap();
        let path = path.to_str().unwrap();
        let output = run_in(project(), &[&["verify", path, "--format", "json"], verify].concat(), input);
        assert_eq!(differences(&output), [], "{arguments:?} {format}");
    }
}

#[test]
fn every_example_comes_out_again() {
    let strict = ["--rules", "examples/rules/250700-strict.toml"];
    let staff = ["--rules", "examples/rules/staff-post.toml"];
    comes_out_again(&["examples/applicants"], b"", &[]);
    comes_out_again(&["examples"], b"", &["--jobs", "1"]);
    comes_out_again(&["examples/applicants.ndjson", "--lang", "fr", "--reading", "fr"], b"", &[]);
    comes_out_again(&["examples/applicants", "--as-of", "2026-03-01", "--strict", "--sort", "id"], b"", &[]);
    comes_out_again(&["examples/applicants", "--only", "review,invalid", "--top", "3"], b"", &[]);
    comes_out_again(&[&["examples/applicants"], &strict[..]].concat(), b"", &[]);
    comes_out_again(&[&["examples/rules/staff-post"], &staff[..]].concat(), b"", &staff);
    comes_out_again(&["examples/applicants", "--max-record-size", "600", "--lang", "fr"], b"", &["--lang", "en"]);
    let lines = fs::read(project().join("examples/applicants.ndjson")).unwrap();
    comes_out_again(&["-"], &lines, &[]);
    let salt = ["--blind", "--blind-salt", "s"];
    let named = ["examples/applicants", "--blind-salt", "s"];
    comes_out_again(&[&["examples/applicants"], &salt[..]].concat(), b"", &named);
}

/// The reports that are kept with the tests.
#[test]
fn the_reports_that_were_read_come_out_again() {
    for golden in ["tests/it/golden/two.json", "tests/it/golden/two.ndjson"] {
        let output = run_in(project(), &["verify", golden, "--format", "json"], b"");
        assert_eq!(differences(&output), [], "{golden}");
    }
}

const RULES: &str = include_str!("../../rules.toml");

/// A folder with rules, three applicants and a report on them, in the folder of the applicants.
fn reported() -> TempDir {
    let folder = folder_of(&[
        ("a.json", br#"{"id":"A","nationalities":["FR"],"date_of_birth":"2000-01-01"}"#),
        ("b.json", br#"[{"id":"B1"},{"id":"B2","nationalities":[]}]"#),
        ("c.json", b"{"),
    ]);
    fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    let output = run_in(folder.path(), &["check", ".", "-o", "report.json", "-q"], b"");
    assert_eq!(status(&output), 3, "{}", text(&output.stderr));
    folder
}

fn verify(folder: &TempDir, arguments: &[&str]) -> Output {
    run_in(folder.path(), &[&["verify", "report.json"], arguments].concat(), b"")
}

/// Holds differences to what each is about, whom, and some of its words.
#[track_caller]
fn hold(found: &[(String, String, String)], expected: &[(&str, &str, &str)]) {
    let alike = |((what, id, told), (kind, whom, words)): (&(String, String, String), &(&str, &str, &str))| {
        what == kind && id == whom && told.contains(words)
    };
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(alike), "{found:#?}");
}

/// What each difference is about and whom, after something was done to the folder.
#[track_caller]
fn check(change: impl Fn(&Path), expected: &[(&str, &str, &str)]) {
    let folder = reported();
    assert_eq!(differences(&verify(&folder, &["--format", "json"])), []);
    change(folder.path());
    hold(&differences(&verify(&folder, &["--format", "json"])), expected);
}

/// The same for a change of the report alone.
#[track_caller]
fn check_report(change: impl Fn(&mut Value), expected: &[(&str, &str, &str)]) {
    let edit = |folder: &Path| {
        let path = folder.join("report.json");
        let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut report);
        fs::write(path, report.to_string()).unwrap();
    };
    check(edit, expected);
}

fn of<'r>(report: &'r mut Value, id: &str) -> &'r mut Value {
    report["applicants"].as_array_mut().unwrap().iter_mut().find(|one| one["id"] == id).unwrap()
}

#[test]
fn another_layout_is_the_same_report() {
    check_report(|_| (), &[]);
}

#[test]
fn other_rules_are_named_with_what_they_change() {
    let amended = RULES.replace("at_least = 21", "at_least = 30");
    assert_ne!(amended, RULES);
    let amend = |folder: &Path| fs::write(folder.join("rules.toml"), &amended).unwrap();
    // The built-in rules are those of the report, so they are found.
    check(amend, &[]);
    let folder = reported();
    amend(folder.path());
    let output = verify(&folder, &["--rules", "rules.toml", "--format", "json"]);
    let found = differences(&output);
    let kinds: Vec<_> = found.iter().map(|(what, id, _)| (what.as_str(), id.as_str())).collect();
    // By the French text A is old enough still.
    assert_eq!(kinds, [("rules", ""), ("result", "A")], "{found:?}");
    assert!(found[1].2.contains("E2, outcome: “met” in the report, “unclear” now"), "{}", found[1].2);
}

#[test]
fn another_version_is_named() {
    let expected = ("tool", "", "report made with eligible 0.0.9; current version: eligible 0.1.0");
    check_report(|report| report["tool"]["version"] = json!("0.0.9"), &[expected]);
}

#[test]
fn other_inputs_are_named_by_applicant() {
    let write =
        |name: &'static str, text: &'static str| move |folder: &Path| fs::write(folder.join(name), text).unwrap();
    check(write("a.json", r#"{"id":"A","nationalities":["FR"]}"#), &[("input", "A", "has changed: SHA-256")]);
    // A space is another record as well, and the hash says.
    check(write("b.json", r#"[{"id":"B1"},{"id":"B2", "nationalities":[]}]"#), &[("input", "B2", "has changed")]);
    check(write("b.json", r#"[{"id":"B1"}]"#), &[("input", "B2", "the record is no longer in the input")]);
    check(write("d.json", r#"{"id":"D"}"#), &[("input", "D", "in the input, but not in the report")]);
    check(
        |folder| fs::remove_file(folder.join("a.json")).unwrap(),
        &[("input", "A", "the record is no longer in the input")],
    );
    let gone = |id| ("input", id, "the record is no longer in the input");
    check(
        |folder| {
            for name in ["a.json", "b.json", "c.json"] {
                fs::remove_file(folder.join(name)).unwrap();
            }
        },
        &[gone("A"), gone("B1"), gone("B2"), gone("c")],
    );
}

#[test]
fn records_that_stand_elsewhere_are_the_same_records() {
    let lines = |folder: &Path, lines: &[&str]| fs::write(folder.join("in.ndjson"), lines.join("\n")).unwrap();
    let [one, two, three] = [r#"{"id":"1"}"#, r#"{"id":"2","nationalities":[]}"#, r#"{"nationalities":["FR"]}"#];
    let check = |later: &[&str], expected: &[(&str, &str, &str)]| {
        let folder = TempDir::new().unwrap();
        lines(folder.path(), &[one, two, three]);
        run_in(folder.path(), &["check", "in.ndjson", "-o", "report.json", "-q"], b"");
        lines(folder.path(), later);
        hold(&differences(&verify(&folder, &["--format", "json"])), expected);
    };
    let elsewhere = |words| ("input", "", words);
    let come = ("input", "new", "in the input, but not in the report");
    check(&[r#"{"id":"new"}"#, one, two, three], &[elsewhere("3 unchanged records are in different locations"), come]);
    check(&[one, two, three, r#"{"id":"new"}"#], &[come]);
    check(&[two, three], &[elsewhere("2 unchanged records"), ("input", "1", "the record is no longer in the input")]);
    check(&[two, one, three], &[elsewhere("2 unchanged records are in different locations")]);
    // The same id is the same applicant, whose verdict is said.
    let other = r#"{"id":"2"}"#;
    check(&["", one, other, three], &[("input", "2", "verdict: “ineligible” in the report, “review” now")]);
    check(
        &[one, three, other],
        &[
            elsewhere("1 unchanged record is in a different location"),
            ("input", "2", "verdict: “ineligible” in the report, “review” now"),
        ],
    );
}

#[test]
fn what_matters_most_is_said_first() {
    let folder = reported();
    let path = folder.path().join("report.json");
    let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for criterion in of(&mut report, "A")["criteria"].as_array_mut().unwrap() {
        criterion["reason"] = json!("x");
    }
    of(&mut report, "A")["criteria"][9]["outcome"] = json!("met");
    of(&mut report, "A")["verdict"] = json!("eligible");
    fs::write(path, report.to_string()).unwrap();
    let found = differences(&verify(&folder, &["--format", "json"]));
    assert!(found[0].2.starts_with("verdict: “eligible” in the report, “review” now; "), "{found:?}");
    let outcome = found[0].2.split("; ").nth(1).unwrap();
    assert!(outcome.contains(", outcome: “met” in the report"), "{outcome}");
    let shown = verify(&folder, &[]);
    let shown = text(&shown.stdout);
    assert!(shown.ends_with("\n4 applicants compared; verdicts that differ: 1\n"), "{shown}");
}

#[test]
fn an_input_that_is_not_there_is_one_difference() {
    let folder = reported();
    let here = folder.path().to_str().unwrap();
    let elsewhere = TempDir::new().unwrap();
    run_in(folder.path(), &["check", "a.json", "b.json", "-o", "report.json", "-q"], b"");
    let report = format!("{here}/report.json");
    let output = run_in(elsewhere.path(), &["verify", &report, "--format", "json"], b"");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let missing: Vec<_> =
        found["differences"].as_array().unwrap().iter().map(|one| one["source"].as_str().unwrap()).collect();
    assert_eq!((status(&output), missing), (1, vec!["a.json", "b.json"]));
    fs::remove_file(folder.path().join("b.json")).unwrap();
    let output = verify(&folder, &[]);
    let shown = text(&output.stdout).replace("\n        ", " ");
    assert!(
        shown.starts_with(
            "report not reproduced: 1 difference\ninput   b.json: not found: verify the report in the folder"
        ),
        "{shown}"
    );
    assert!(shown.ends_with("1 applicant compared; same verdicts\n"), "{shown}");
}

#[test]
fn a_blind_report_needs_the_text_that_it_was_made_with() {
    let folder = reported();
    run_in(folder.path(), &["check", "a.json", "-o", "report.json", "--blind", "--blind-salt", "s", "-q"], b"");
    assert_eq!(status(&verify(&folder, &["a.json", "--blind-salt", "s"])), 0);
    for salt in [&[][..], &["--blind-salt", "t"]] {
        let output = verify(&folder, &[&["a.json"], salt].concat());
        assert_eq!(status(&output), 2);
        assert!(text(&output.stderr).contains("--blind-salt is not the text"), "{}", text(&output.stderr));
    }
}

#[test]
fn what_was_not_read_is_not_vouched_for() {
    let folder = folder_of(&[("a.json", b"{}"), ("b.json", &[b' '; 500])]);
    run_in(folder.path(), &["check", ".", "-o", "report.json", "-q", "--max-record-size", "400"], b"");
    let output = verify(&folder, &[]);
    let shown = text(&output.stdout);
    assert_eq!(status(&output), 0);
    assert!(shown.ends_with("\n1 record was not read, then or now; it may have changed\n"), "{shown}");
}

#[test]
fn another_result_is_named_by_applicant_and_value() {
    let result = |words| [("result", "A", words)];
    check_report(
        |report| of(report, "A")["verdict"] = json!("eligible"),
        &result("verdict: “eligible” in the report, “review” now"),
    );
    check_report(
        |report| of(report, "A")["criteria"][0]["outcome"] = json!("not_met"),
        &result("E1, outcome: “not met” in the report, “met” now"),
    );
    check_report(
        |report| of(report, "A")["criteria"][0]["reason"] = json!("x"),
        &result("E1, reason: “x” in the report"),
    );
    check_report(
        |report| of(report, "A")["criteria"][0]["evidence"][0]["line"] = json!(7),
        &result("E1, evidence 1, line: “7” in the report, “1” now"),
    );
    check_report(|report| of(report, "A")["rank"] = json!(7), &result("rank: “7” in the report"));
    check_report(|report| of(report, "A")["note"] = json!("x"), &result("note: “x” in the report, nothing now"));
    check_report(
        |report| drop(of(report, "A").as_object_mut().unwrap().remove("name")),
        &result("name: nothing in the report, “null” now"),
    );
    check_report(
        |report| of(report, "A")["score"] = json!({"min": 1.0, "max": 2.0}),
        &result("score, max: “2.0” in the report"),
    );
}

#[test]
fn what_is_said_of_the_whole_is_compared_too() {
    check_report(
        |report| report["summary"]["eligible"] = json!(3),
        &[("result", "", "summary, eligible: “3” in the report, “0” now")],
    );
    check_report(
        |report| report["rules"]["vacancy"] = json!("1"),
        &[("result", "", "rules, vacancy: “1” in the report")],
    );
    check_report(
        |report| report["applicants"].as_array_mut().unwrap().swap(0, 1),
        &[("result", "", "the order of the applicants differs")],
    );
    check_report(
        |report| drop(report["applicants"].as_array_mut().unwrap().remove(0)),
        &[("result", "A", "in the input, but not in the report")],
    );
    // What it was made with is asked for again, and gives something else.
    for (key, value) in [("reference_date", "2031-01-01"), ("reading", "fr"), ("language", "fr")] {
        let folder = reported();
        let path = folder.path().join("report.json");
        let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        report[key] = json!(value);
        fs::write(path, report.to_string()).unwrap();
        let found = differences(&verify(&folder, &["--format", "json"]));
        assert!(!found.is_empty() && found.iter().all(|(what, ..)| what == "result"), "{key}: {found:?}");
    }
}

#[test]
fn every_key_of_the_report_is_compared() {
    let result = |words| [("result", "", words)];
    check_report(
        |report| report["options"]["approved_by"] = json!("x"),
        &result("options, approved_by: “x” in the report"),
    );
    check_report(|report| report["rules"]["note"] = json!("x"), &result("rules, note: “x” in the report"));
    check_report(|report| report["tool"]["note"] = json!("x"), &result("tool, note: “x” in the report"));
    check_report(
        |report| report["summary"]["complete"] = json!(false),
        &result("summary, complete: “false” in the report"),
    );
    check_report(
        |report| report["across"] = json!([{"what": "same_id", "message": "x", "applicants": []}]),
        &result("across: "),
    );
    // Another program may write numbers in another way.
    check_report(|report| of(report, "A")["score"] = json!({"min": 0, "max": 100}), &[]);
    let twice = |report: &mut Value| {
        let applicants = report["applicants"].as_array_mut().unwrap();
        applicants.push(applicants[0].clone());
    };
    check_report(twice, &[("result", "A", "appears twice in the report")]);
}

#[test]
fn what_applicants_have_in_common_is_compared_where_they_were_moved() {
    let folder = folder_of(&[("a.json", br#"{"id":"A"}"#), ("b.json", br#"{"id":"A"}"#)]);
    run_in(folder.path(), &["check", "a.json", "b.json", "-o", "report.json", "-q"], b"");
    assert_eq!(differences(&verify(&folder, &["b.json", "a.json", "--format", "json"])), []);
    let path = folder.path().join("report.json");
    let mut report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert!(report["across"].as_array_mut().unwrap().pop().is_some());
    fs::write(path, report.to_string()).unwrap();
    let found = differences(&verify(&folder, &["a.json", "b.json", "--format", "json"]));
    assert!(found.len() == 1 && found[0].2.starts_with("across "), "{found:?}");
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let folder = reported();
    for path in ["report.json", "a.json"] {
        run_in(folder.path(), &["check", "a.json", "-o", "report.json", "-q"], b"");
        let before = fs::read(folder.path().join(path)).unwrap();
        let output = verify(&folder, &["-o", path]);
        assert_eq!(status(&output), 2, "{path}: {}", text(&output.stdout));
        assert_eq!(fs::read(folder.path().join(path)).unwrap(), before);
    }
    // What is written is no input of the next time.
    run_in(folder.path(), &["check", ".", "-o", "report.json", "-q"], b"");
    for _ in 0..2 {
        assert_eq!(status(&verify(&folder, &["-o", "outcome.json"])), 0);
    }
}

#[test]
fn inputs_that_were_moved_are_known_by_their_content() {
    let folder = reported();
    let moved = TempDir::new().unwrap();
    for name in ["a.json", "b.json", "c.json"] {
        fs::rename(folder.path().join(name), moved.path().join(name)).unwrap();
    }
    let there = moved.path().to_str().unwrap();
    assert_eq!(differences(&verify(&folder, &[there, "--format", "json"])), []);
    // An id that is the name of the file is another with that.
    fs::rename(moved.path().join("c.json"), moved.path().join("d.json")).unwrap();
    assert_eq!(differences(&verify(&folder, &[there, "--format", "json"])), []);
    fs::write(moved.path().join("a.json"), "{}").unwrap();
    let found = differences(&verify(&folder, &[there, "--format", "json"]));
    let kinds: Vec<_> = found.iter().map(|(what, id, _)| (what.as_str(), id.as_str())).collect();
    assert_eq!(kinds, [("input", "A"), ("input", "a")]);
}

#[test]
fn what_is_no_report_is_an_error() {
    let folder = reported();
    let report = fs::read_to_string(folder.path().join("report.json")).unwrap();
    let without = |key: &str| {
        let mut report: Value = serde_json::from_str(&report).unwrap();
        report.as_object_mut().unwrap().remove(key);
        report.to_string()
    };
    let lines = run_in(folder.path(), &["check", "a.json", "--format", "ndjson"], b"").stdout;
    let cut_off = text(&lines).lines().next().unwrap().to_owned();
    let cases = [
        (String::new(), "not a report of"),
        ("[]".to_owned(), "not a report of"),
        ("{}".to_owned(), "not a report of"),
        (r#"{"schema":"eligible.lint/1"}"#.to_owned(), "this is `eligible.lint/1`, not a report"),
        (report.get(..report.len() - 5).unwrap().to_owned(), "not valid JSON"),
        (cut_off, "or an incomplete one"),
        (without("options"), "is incomplete: `options`"),
        (without("applicants"), "applicants"),
        (format!("{{\"id\":\"A\"}}\n{report}"), "applicants"),
        (report.replacen("\"schema\"", "\"type\": \"summary\", \"schema\"", 1), "applicants"),
        (report.replacen("\"rank\":1,", "\"rank\":1,\"verdict\":\"eligible\",", 1), "the key `verdict` appears twice"),
        (report.replacen("2025-06-22\",", "2025-06\",", 1), "reference_date"),
        (report.replacen("\"sort\": \"rank\"", "\"sort\": \"luck\"", 1), "options.sort"),
    ];
    for (content, words) in cases {
        fs::write(folder.path().join("report.json"), &content).unwrap();
        let output = verify(&folder, &[]);
        assert_eq!(status(&output), 2, "{words}");
        let shown = text(&output.stderr).replace('\n', " ");
        assert!(shown.contains(words), "{words}: {shown}");
    }
    for arguments in [
        &["verify", "no.json"][..],
        &["verify", "a.json", "--reading", "en"],
        &["verify", "a.json", "--as-of", "2025-01-01"],
    ] {
        assert_eq!(status(&run_in(folder.path(), arguments, b"")), 2, "{arguments:?}");
    }
    fs::write(folder.path().join("report.json"), report.replacen("\"blind\": false", "\"blind\": true", 1)).unwrap();
    let output = verify(&folder, &[]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("--blind-salt"), "{}", text(&output.stderr));
}

#[test]
fn the_outcome_is_said_in_both_languages() {
    let folder = reported();
    let shown = |lang| verify(&folder, &["--lang", lang]).stdout;
    assert_eq!(text(&shown("en")), "report reproduced exactly: 4 applicants (rules.toml)\n");
    assert_eq!(text(&shown("fr")), "rapport reproduit à l'identique\u{a0}: 4 candidatures (rules.toml)\n");
    fs::write(folder.path().join("a.json"), "{}").unwrap();
    for (lang, expected) in [
        ("en", ["report not reproduced: 1 difference", "input   A (./a.json): the record has changed: SHA-256 "]),
        (
            "fr",
            [
                "rapport non reproduit\u{a0}: 1 différence",
                "fichiers  A (./a.json)\u{a0}: le dossier a changé\u{a0}: empreinte SHA-256",
            ],
        ),
    ] {
        let shown = shown(lang);
        let lines: Vec<_> = text(&shown).lines().collect();
        assert_eq!(lines.first(), Some(&expected[0]));
        assert!(lines.get(1).is_some_and(|line| line.starts_with(expected[1])), "{lines:?}");
    }
}

#[test]
fn a_report_is_not_verified_with_another_map() {
    let map = "[columns]\nId = \"id\"\nBorn = \"date_of_birth\"\n";
    let (other, table) = (map.replace("date_of_birth", "name"), "Id,Born\nA-1,1999-01-01\n");
    let files =
        [("a.csv", table), ("map.toml", map), ("same.toml", map), ("other.toml", &other), ("b.json", r#"{"id":"B"}"#)];
    let folder = folder_of(&files.map(|(name, text)| (name, text.as_bytes())));
    let run = |arguments: &[&str]| run_in(folder.path(), arguments, b"");
    run(&["check", "a.csv", "--map", "map.toml", "-o", "table.json"]);
    run(&["check", "b.json", "-o", "plain.json"]);
    // Wherever it lies, the map is known by its content.
    assert_eq!(status(&run(&["verify", "table.json"])), 0);
    assert_eq!(status(&run(&["verify", "table.json", "--map", "same.toml"])), 0);
    let refused = run(&["verify", "table.json", "--map", "other.toml"]);
    assert_eq!((status(&refused), refused.stdout.len()), (2, 0));
    let said = text(&refused.stderr);
    let report: Value = serde_json::from_slice(&fs::read(folder.path().join("table.json")).unwrap()).unwrap();
    assert!(said.contains("`other.toml` is not the map of the report"), "{said}");
    assert!(said.contains(report["options"]["map"]["sha256"].as_str().unwrap()), "{said}");
    let refused = run(&["verify", "plain.json", "--map", "map.toml"]);
    assert_eq!((status(&refused), refused.stdout.len()), (2, 0));
    assert!(text(&refused.stderr).contains("made without a map"), "{}", text(&refused.stderr));
    fs::remove_file(folder.path().join("map.toml")).unwrap();
    let refused = run(&["verify", "table.json"]);
    assert_eq!(status(&refused), 2);
    assert!(text(&refused.stderr).contains("`map.toml` cannot be read"), "{}", text(&refused.stderr));
}
