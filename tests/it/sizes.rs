//! Records of any size: those up to the limit are read, larger ones are said to be too large.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::common::command::{folder_of, run_in, status, text};
use crate::scaled::sizes::record;

const LIMIT: usize = 400;

/// Id, number, verdict, and the line and column of the only problem.
type Row = (String, u64, String, Option<(u64, u64)>);

fn rows(report: &[u8]) -> Vec<Row> {
    let report: Value = serde_json::from_slice(report).unwrap();
    let each = report["applicants"].as_array().unwrap().iter().map(|applicant| {
        let word = |key: &str| applicant[key].as_str().unwrap().to_owned();
        let problems = applicant["problems"].as_array().unwrap();
        assert!(problems.len() <= 1, "{problems:?}");
        let place = problems.first().map(|problem| {
            assert_eq!(problem["pointer"], "");
            assert_eq!(
                problem["message"],
                "the record is larger than 400 bytes and was not read; change the limit with --max-record-size"
            );
            assert_eq!(problem["expected"], "at most 400 bytes");
            (problem["line"].as_u64().unwrap(), problem["column"].as_u64().unwrap())
        });
        (word("id"), applicant["record"].as_u64().unwrap(), word("verdict"), place)
    });
    each.collect()
}

fn read(id: &str, number: u64) -> Row {
    (id.to_owned(), number, "review".to_owned(), None)
}

fn passed_over(id: &str, number: u64, line: u64, column: u64) -> Row {
    (id.to_owned(), number, "invalid".to_owned(), Some((line, column)))
}

/// What a text gives, as a file of a name and on standard input, where its ids begin with `stdin`.
#[track_caller]
fn check(name: &str, content: &str, expected: &[Row]) {
    let options = ["--format", "json", "--sort", "source", "--max-record-size", "400"];
    let folder = folder_of(&[(name, content.as_bytes())]);
    for (input, given) in [(name, ""), ("-", content)] {
        let output = run_in(folder.path(), &[&["check", input], &options[..]].concat(), given.as_bytes());
        let is_invalid = expected.iter().any(|(.., place)| place.is_some());
        assert_eq!(status(&output), if is_invalid { 3 } else { 4 }, "{}", text(&output.stderr));
        let mut found = rows(&output.stdout);
        for (id, ..) in &mut found {
            *id = id.replace("stdin", "x");
        }
        assert_eq!(found, expected, "{input} of {content}");
    }
}

#[test]
fn a_record_of_the_limit_is_read_and_one_byte_more_is_not() {
    let [fits, more] = [record("fits", LIMIT), record("more", LIMIT + 1)];
    check("x.json", &fits, &[read("fits", 1)]);
    check(
        "x.ndjson",
        &format!("{fits}\r\n{more}\n\n{fits}"),
        &[read("fits", 1), passed_over("x#2", 2, 2, 1), read("fits", 3)],
    );
    check(
        "x.json",
        &format!("[{fits},\n {more}, {fits}]\n"),
        &[read("fits", 1), passed_over("x#2", 2, 2, 2), read("fits", 3)],
    );
}

#[test]
fn what_follows_a_large_record_is_read() {
    // Longer than what is read at once, so that no part of it is held.
    let (large, small) = (record("large", 700_000), record("small", 100));
    check(
        "x.ndjson",
        &format!("{small}\n{large}\n{small}\n{large}"),
        &[read("small", 1), passed_over("x#2", 2, 2, 1), read("small", 3), passed_over("x#4", 4, 4, 1)],
    );
    check("x.ndjson", &format!("{large}\n{small}\n"), &[passed_over("x#1", 1, 1, 1), read("small", 2)]);
    check(
        "x.json",
        &format!("[\n{large},\n{small},{large}\n]"),
        &[passed_over("x#1", 1, 2, 1), read("small", 2), passed_over("x#3", 3, 3, 102)],
    );
    // A line of spaces is no record, however long it is.
    let spaces = " ".repeat(700_000);
    check("x.ndjson", &format!("{small}\n{spaces}\n{small}\n{spaces}"), &[read("small", 1), read("small", 2)]);
    check("x.json", &format!("[{spaces}{small},{spaces}{small}]{spaces}"), &[read("small", 1), read("small", 2)]);
}

#[test]
fn a_document_that_is_too_large_is_one_row() {
    let large = record("large", LIMIT + 1);
    let folder = folder_of(&[("x.json", large.as_bytes())]);
    let options = ["check", "x.json", "--format", "json", "--max-record-size", "400B"];
    let output = run_in(folder.path(), &options, b"");
    assert_eq!((status(&output), rows(&output.stdout)), (3, vec![passed_over("x", 1, 1, 1)]));
    for command in ["explain", "when"] {
        let output = run_in(folder.path(), &[command, "x.json", "--max-record-size", "400", "--lang", "fr"], b"");
        let shown = [text(&output.stdout), text(&output.stderr)].concat();
        assert_eq!(status(&output), 3, "{shown}");
        assert!(shown.contains("400\u{a0}octets"), "{shown}");
    }
}

/// What comes out does not depend on how much is read at once.
#[test]
fn a_broken_array_is_the_same_however_it_comes() {
    let good: Vec<_> = (0..40).map(|number| record(&format!("r{number}"), 90)).collect();
    let text = format!("[{},\n{{\"id\" 1,\"name\":\"{}\"}},\n{}]", good.join(","), "x".repeat(300), good.join(","));
    let arguments = ["check", "-", "--format", "ndjson", "--max-record-size", "100"];
    let mut reports = [1, 50, 3_000, 4_000].map(|size| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_eligible"));
        let child = child.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        for piece in text.as_bytes().chunks(size) {
            stdin.write_all(piece).unwrap();
        }
        drop(stdin);
        child.wait_with_output().unwrap().stdout
    });
    let lines: Vec<Value> =
        crate::common::command::text(&reports[0]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // The large one is not read, so what is wrong in it is not seen, and those behind it are.
    assert_eq!(lines.len(), 82);
    assert_eq!(lines[40]["problems"][0]["expected"], "at most 100 bytes");
    let first = std::mem::take(&mut reports[0]);
    assert!(reports[1..].iter().all(|report| *report == first));
}

#[test]
fn sizes_are_numbers_with_a_unit() {
    for size in ["0", "0MB", "-1", "many", "16XB", ""] {
        let output = run_in(Path::new("."), &["check", "-", &format!("--max-record-size={size}")], b"{}");
        assert_eq!(status(&output), 2, "{size}");
        assert!(text(&output.stderr).contains("20MB (millions) or 20MiB"), "{}", text(&output.stderr));
    }
    for size in ["2", "2B", "2kB", "2KiB", "1.5MB", "1 GiB"] {
        let output = run_in(Path::new("."), &["check", "-", &format!("--max-record-size={size}")], b"{}");
        assert_eq!(status(&output), 4, "{size}: {}", text(&output.stderr));
    }
}
