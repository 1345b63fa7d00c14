//! Rows that are left out of a report, by criterion, by what stands in the way, by id: the rest of the report is as before.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::common::command::{folder_of, run_in, status, text};

const EXAMPLES: &str = "examples/applicants";

fn check(arguments: &[&str]) -> Output {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    run_in(project, &[&["check", EXAMPLES, "--as-of", "2025-06-22"], arguments].concat(), b"")
}

fn report(arguments: &[&str]) -> Value {
    let output = check(&[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

fn applicants(report: &Value) -> &[Value] {
    report["applicants"].as_array().unwrap()
}

fn ids<'r>(applicants: impl IntoIterator<Item = &'r Value>) -> Vec<&'r str> {
    applicants.into_iter().map(|applicant| applicant["id"].as_str().unwrap()).collect()
}

fn outcome<'r>(applicant: &'r Value, criterion: &str) -> Option<&'r str> {
    let criteria = applicant["criteria"].as_array().unwrap();
    criteria.iter().find(|one| one["id"] == criterion)?["outcome"].as_str()
}

/// The criteria whose effect keeps the applicant from being eligible.
fn in_the_way(applicant: &Value) -> BTreeSet<&str> {
    let criteria = applicant["criteria"].as_array().unwrap().iter();
    let standing = criteria.filter(|one| one["effect"] == "review" || one["effect"] == "ineligible");
    standing.map(|one| one["id"].as_str().unwrap()).collect()
}

/// A filter shows the rows of the whole report for which something holds, and leaves all else as it is.
#[track_caller]
fn shows(arguments: &[&str], holds: impl Fn(&Value) -> bool) -> usize {
    let (all, some) = (report(&[]), report(arguments));
    let expected: Vec<_> = applicants(&all).iter().filter(|applicant| holds(applicant)).cloned().collect();
    assert_eq!(applicants(&some), expected, "{arguments:?}");
    assert_eq!(some["summary"], all["summary"], "{arguments:?}");
    assert_eq!(status(&check(&[arguments, &["-q"]].concat())), 3, "one of the examples is invalid");
    expected.len()
}

#[test]
fn where_shows_the_rows_in_which_all_of_these_hold() {
    let one = shows(&["--where", "E2=unclear"], |applicant| outcome(applicant, "E2") == Some("unclear"));
    let both = shows(&["--where", "E2=unclear,D1=met"], |applicant| {
        outcome(applicant, "E2") == Some("unclear") && outcome(applicant, "D1") == Some("met")
    });
    assert!(one > both && both > 0, "{one} {both}");
    assert_eq!(shows(&["--where", "E2=met", "--where", "E2=not_met"], |_| false), 0);
    shows(&["--where", "E2=unclear", "--only", "eligible"], |_| false);
}

#[test]
fn blocked_by_shows_the_rows_that_exactly_these_keep_from_being_eligible() {
    let one = shows(&["--blocked-by", "E2"], |applicant| in_the_way(applicant) == BTreeSet::from(["E2"]));
    assert!(one > 0);
    // The order in which they are named does not matter, and neither does naming one twice.
    let two = |applicant: &Value| in_the_way(applicant) == BTreeSet::from(["C2", "E3"]);
    assert_eq!(shows(&["--blocked-by", "E3,C2"], two), shows(&["--blocked-by", "C2,E3,E3"], two));
    // An invalid record has no criteria, so nothing is known to stand in its way.
    shows(&["--blocked-by", "E2", "--only", "invalid"], |_| false);
}

#[test]
fn id_shows_one_applicant() {
    assert_eq!(shows(&["--id", "EX-08"], |applicant| applicant["id"] == "EX-08"), 1);
    let output = check(&["--id", "EX-99", "--format", "csv"]);
    assert!(text(&output.stderr).contains("no applicant has the id `EX-99`"), "{}", text(&output.stderr));
    assert_eq!((text(&output.stdout).lines().count(), status(&output)), (1, 3));
    let asked: &[&[&str]] = &[&["--lang", "en"], &["--where", "E1=met"], &["--only", "eligible"]];
    for more in asked {
        let output = check(&[&["--id", "EX-08", "--format", "csv"], *more].concat());
        assert!(!text(&output.stderr).contains("no applicant"), "somebody has it: {more:?}");
    }
}

#[test]
fn an_id_that_is_hidden_is_in_no_report() {
    let blind = ["--blind", "--blind-salt", "s"];
    let shown = report(&[&["--id", "EX-08"], &blind[..]].concat());
    let all = report(&[&["--only", "review"], &blind[..]].concat());
    let id = shown["options"]["id"].as_str().unwrap();
    assert!(id.starts_with("blind-"), "{id}");
    assert_eq!(ids(applicants(&shown)), [id]);
    assert!(ids(applicants(&all)).contains(&id));
    // The hash that the report shows does as well.
    assert_eq!(report(&[&["--id", id], &blind[..]].concat()), shown);
}

#[test]
fn every_format_shows_the_same_rows() {
    let arguments = ["--where", "E2=unclear", "--blocked-by", "E2"];
    let (all, some) = (report(&[]), report(&arguments));
    let shown = ids(applicants(&some));
    assert!(shown.len() > 1);
    for format in ["table", "ndjson", "csv", "html", "markdown", "junit", "sarif"] {
        let output = check(&[&arguments[..], &["--format", format, "-q"]].concat());
        let printed = text(&output.stdout);
        for id in ids(applicants(&all)) {
            let is_shown = printed.lines().any(|line| line.contains(id) && !line.starts_with("<h1"));
            assert_eq!(is_shown, shown.contains(&id), "{format} {id}");
        }
    }
}

#[test]
fn the_options_are_in_the_report() {
    let options = &report(&["--where", "E2=unclear,D1=met", "--blocked-by", "E2", "--id", "EX-08"])["options"];
    assert_eq!(options["where"], json!(["E2=unclear", "D1=met"]));
    assert_eq!(options["blocked_by"], json!(["E2"]));
    assert_eq!(options["id"], "EX-08");
    let options = &report(&[])["options"];
    assert_eq!([&options["where"], &options["blocked_by"], &options["id"]], [&json!([]), &json!([]), &Value::Null]);
}

#[test]
fn what_is_not_known_is_refused_with_the_nearest_and_all_there_are() {
    let refused = |arguments: &[&str], expected: &[&str]| {
        let output = check(arguments);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{arguments:?}");
        for words in expected {
            assert!(text(&output.stderr).contains(words), "{words}: {}", text(&output.stderr));
        }
    };
    refused(&["--where", "E22=met"], &["`E22`", "did you mean `E2`?", "E1, E2, E3, E4, D1"]);
    refused(&["--where", "E2=mett"], &["`mett`", "did you mean `met`?", "met, unclear, not_met"]);
    refused(&["--where", "E2"], &["CRITERION=OUTCOME", "`E2`"]);
    refused(&["--where", "E2=met,"], &["CRITERION=OUTCOME"]);
    refused(&["--blocked-by", "E2,c44"], &["`c44`", "did you mean `C4`?", "E1, E2"]);
    refused(&["--where", "E2=mett", "--lang", "fr"], &["vouliez-vous dire `met`", "résultats possibles"]);
    refused(&["--blocked-by", "\u{1b}[31mE2"], &["`\\u{1b}[31mE2`"]);
}

/// Four of the same verdict and score, and one that is better.
fn ties() -> tempfile::TempDir {
    let files = ["a", "b", "c", "d"].map(|id| (format!("{id}.json"), format!(r#"{{"id":"{id}"}}"#)));
    let better = format!(r#"{{"id":"best",{}"#, crate::common::command::ELIGIBLE.trim_start_matches('{'));
    let mut files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.push(("best.json", better.as_bytes()));
    folder_of(&files)
}

#[test]
fn who_shares_the_last_rank_is_said_where_the_rows_are_cut() {
    let folder = ties();
    let top = |top: &str, more: &[&str]| {
        run_in(folder.path(), &[&["check", ".", "--top", top, "--fail-on", "none"], more].concat(), b"")
    };
    for format in ["table", "html", "markdown"] {
        let output = top("2", &["--format", format]);
        assert!(text(&output.stdout).contains("2 of 5 shown; 3 more with rank 2 are left out"), "{format}");
        assert!(!text(&output.stderr).contains("rank 2"), "it was said: {format}");
    }
    for format in ["json", "ndjson", "csv"] {
        let output = top("4", &["--format", format]);
        assert!(text(&output.stderr).contains("1 more with rank 2 is left out"), "{format}");
        assert!(!text(&top("4", &["--format", format, "-q"]).stderr).contains("rank 2"), "{format}");
    }
    // Nobody else has rank 1, or is left out.
    for number in ["1", "5", "0"] {
        let output = top(number, &["--format", "table"]);
        assert!(!text(&output.stdout).contains("left out"), "{number}");
    }
    // Those whom the filter leaves out are not cut.
    let output = top("2", &["--only", "eligible,review", "--where", "E1=met", "--format", "table"]);
    assert!(!text(&output.stdout).contains("left out"), "{}", text(&output.stdout));
}

#[test]
fn a_report_that_leaves_rows_out_is_verified_with_the_same_filter() {
    let folder = tempfile::TempDir::new().unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let filters: &[&[&str]] = &[
        &["--where", "E2=unclear"],
        &["--blocked-by", "E2"],
        &["--id", "EX-08"],
        &["--where", "E2=unclear", "--top", "2", "--format", "ndjson"],
        &["--id", "EX-08", "--blind"],
    ];
    for (number, filter) in filters.iter().enumerate() {
        let path = folder.path().join(format!("{number}.json"));
        let format = if filter.contains(&"--format") { &[][..] } else { &["--format", "json"][..] };
        std::fs::write(&path, check(&[filter, format].concat()).stdout).unwrap();
        let moved: &[&str] = if filter.contains(&"--blind") { &[EXAMPLES] } else { &[] };
        let verify = [&["verify", path.to_str().unwrap()], moved].concat();
        let output = run_in(project, &verify, b"");
        assert_eq!(status(&output), 0, "{filter:?}: {}{}", text(&output.stdout), text(&output.stderr));
    }
}

/// A folder with an earlier report on three applicants, of whom one was corrected, one was written in another way, and one is
/// as before; a fourth has come.
fn a_day_later() -> tempfile::TempDir {
    let eligible = crate::common::command::ELIGIBLE.trim_start_matches('{');
    let folder = folder_of(&[
        ("a/as-before.json", br#"{"id":"as before"}"#),
        ("a/written.json", br#"{"id":"written"}"#),
        ("a/corrected.json", br#"{"id":"corrected"}"#),
        ("a/broken.json", b"{"),
    ]);
    for name in ["old.json", "old.ndjson"] {
        let output = run_in(folder.path(), &["check", "a", "-q", "-o", name], b"");
        assert_eq!(status(&output), 3);
    }
    let write = |name: &str, text: &str| std::fs::write(folder.path().join("a").join(name), text).unwrap();
    write("written.json", r#"{ "id": "written" }"#);
    write("corrected.json", &format!(r#"{{"id":"corrected",{eligible}"#));
    write("come.json", r#"{"id":"come"}"#);
    // What lies elsewhere by now is the same record.
    std::fs::rename(folder.path().join("a/as-before.json"), folder.path().join("a/moved.json")).unwrap();
    folder
}

#[test]
fn since_shows_the_rows_that_are_new_or_changed() {
    let folder = a_day_later();
    let run = |arguments: &[&str]| run_in(folder.path(), &[&["check", "a", "-q"], arguments].concat(), b"");
    let all: Value = serde_json::from_slice(&run(&["--format", "json"]).stdout).unwrap();
    for earlier in ["old.json", "old.ndjson"] {
        let output = run(&["--since", earlier, "--format", "json", "--sort", "id"]);
        assert_eq!(status(&output), 3, "the broken record counts: {}", text(&output.stderr));
        let some: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(ids(applicants(&some)), ["come", "corrected", "written"], "{earlier}");
        assert_eq!(some["summary"], all["summary"]);
        assert_eq!(some["options"]["since"]["path"], earlier);
        assert_eq!(some["options"]["since"]["sha256"].as_str().map(str::len), Some(64));
    }
    let only = run(&["--since", "old.json", "--only", "eligible", "--format", "csv"]);
    assert_eq!(text(&only.stdout).lines().count(), 2, "{}", text(&only.stdout));
    assert_eq!(all["options"]["since"], Value::Null);
}

#[test]
fn since_shows_whom_other_rules_or_another_day_judge_otherwise() {
    let young = r#"{"id":"young","date_of_birth":"2005-01-01"}"#;
    let folder = folder_of(&[("a.json", young.as_bytes()), ("b.json", br#"{"id":"b"}"#)]);
    let run =
        |arguments: &[&str]| run_in(folder.path(), &[&["check", "a.json", "b.json", "-q"], arguments].concat(), b"");
    run(&["--as-of", "2025-06-22", "-o", "old.json"]);
    let shown = |day: &str| -> Value {
        let output = run(&["--as-of", day, "--since", "old.json", "--format", "json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(ids(applicants(&shown("2025-06-22"))), [""; 0]);
    assert_eq!(ids(applicants(&shown("2026-06-22"))), ["young"]);
}

#[test]
fn since_names_what_compare_calls_new_or_changed() {
    let folder = a_day_later();
    run_in(folder.path(), &["check", "a", "-q", "-o", "new.json"], b"");
    let compared = run_in(folder.path(), &["compare", "old.json", "new.json", "--format", "json"], b"");
    let compared: Value = serde_json::from_slice(&compared.stdout).unwrap();
    let since = run_in(folder.path(), &["check", "a", "-q", "--since", "old.json", "--format", "json"], b"");
    let since: Value = serde_json::from_slice(&since.stdout).unwrap();
    let mut named = ids(compared["new"].as_array().unwrap().iter().chain(compared["changed"].as_array().unwrap()));
    let mut shown = ids(applicants(&since));
    named.sort_unstable();
    shown.sort_unstable();
    assert_eq!(named, shown);
}

#[test]
fn a_report_since_another_is_verified_with_it() {
    let folder = a_day_later();
    run_in(folder.path(), &["check", "a", "-q", "--since", "old.json", "-o", "new.json"], b"");
    let verify = || run_in(folder.path(), &["verify", "new.json"], b"");
    assert_eq!(status(&verify()), 0, "{}", text(&verify().stdout));
    std::fs::copy(folder.path().join("old.ndjson"), folder.path().join("old.json")).unwrap();
    assert_eq!(status(&verify()), 2);
    assert!(text(&verify().stderr).contains("`old.json` is no longer the report that --since named"));
    std::fs::remove_file(folder.path().join("old.json")).unwrap();
    assert_eq!(status(&verify()), 2);
}

#[test]
fn what_since_cannot_read_is_refused() {
    let folder = a_day_later();
    let refused = |arguments: &[&str], words: &str| {
        let output = run_in(folder.path(), &[&["check", "a", "-q"], arguments].concat(), b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{arguments:?}");
        assert!(text(&output.stderr).contains(words), "{words}: {}", text(&output.stderr));
    };
    refused(&["--since", "nowhere.json"], "`nowhere.json` cannot be read");
    refused(&["--since", "a/come.json"], "not a report of `eligible check");
    refused(&["--since", "old.json", "--blind"], "blind");
    refused(&["--since", "old.json", "-o", "old.json"], "cannot be the output too");
    let both = run_in(folder.path(), &["check", "-", "--since", "-"], b"");
    assert_eq!(status(&both), 2);
    run_in(folder.path(), &["check", "a", "-q", "--top", "1", "-o", "part.json"], b"");
    let part = run_in(folder.path(), &["check", "a", "--since", "part.json", "--format", "csv"], b"");
    assert!(text(&part.stderr).contains("`part.json` names 1 of its 5 applicants"), "{}", text(&part.stderr));
}
