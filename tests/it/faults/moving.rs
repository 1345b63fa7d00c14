//! Files that vanish, change or grow under the run. The run is held, by a pipe that it reads first or by output that
//! nobody reads, while its files change; so what it meets is certain.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::{opened, pipe, rows, tool};
use crate::common::command::{ELIGIBLE, REVIEW, folder_of, status, text};

/// More records than a run of one job has under way before its first line is read.
const MANY: usize = 3_000;

/// Runs a command on these paths that waits at a pipe while the files change, and then goes on.
fn held(folder: &Path, paths: &[&str], change: impl FnOnce(&Path)) -> Output {
    let hold = pipe(folder, "hold.ndjson");
    let mut child = tool(folder, &[&["check", "hold.ndjson", "--format", "csv"], paths].concat()).spawn().unwrap();
    let writer = opened(&hold, &mut child);
    change(folder);
    drop(writer);
    child.wait_with_output().unwrap()
}

/// Runs a command on a folder that waits for a reader of its second line while the files change, and then goes on: its
/// exit status, what it said, and its lines.
fn stalled(folder: &Path, change: impl FnOnce(&Path)) -> (i32, String, Vec<Value>) {
    let mut child = tool(folder, &["check", ".", "--format", "ndjson", "--jobs", "1"]).spawn().unwrap();
    let mut stdout = BufReader::with_capacity(1, child.stdout.take().unwrap());
    let mut lines = Vec::new();
    stdout.read_until(b'\n', &mut lines).unwrap();
    change(folder);
    stdout.read_to_end(&mut lines).unwrap();
    let run = child.wait_with_output().unwrap();
    let lines = text(&lines).lines().map(|line| serde_json::from_str(line).unwrap());
    (status(&run), text(&run.stderr).to_owned(), lines.collect())
}

/// Source, number and verdict of each record, after which the summary has to come and to add up.
fn accounted(mut lines: Vec<Value>) -> Vec<(String, u64, String)> {
    let last = lines.pop().unwrap();
    assert_eq!(last["type"], "summary");
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let record = |line: &Value| (word(&line["source"]), line["record"].as_u64().unwrap(), word(&line["verdict"]));
    let records: Vec<_> = lines.iter().map(record).collect();
    assert_eq!(last["summary"]["applicants"], records.len());
    for verdict in ["eligible", "review", "ineligible", "invalid"] {
        assert_eq!(last["summary"][verdict], records.iter().filter(|(.., found)| found == verdict).count());
    }
    records
}

fn row(source: &str, verdict: &str) -> (String, String) {
    (source.to_owned(), verdict.to_owned())
}

#[test]
fn what_vanishes_before_it_is_read_is_an_invalid_row_each() {
    let names = ["gone.json", "gone.ndjson", "gone.txt", "stays.json", "folder/a.json", "folder/b.json"];
    let folder = folder_of(&names.map(|name| (name, ELIGIBLE.as_bytes())));
    let run = held(folder.path(), &["gone.json", "gone.ndjson", "gone.txt", "stays.json", "folder"], |folder| {
        for name in ["gone.json", "gone.ndjson", "gone.txt"] {
            fs::remove_file(folder.join(name)).unwrap();
        }
        fs::remove_dir_all(folder.join("folder")).unwrap();
    });
    assert_eq!((status(&run), text(&run.stderr)), (3, ""));
    let expected = [
        row("gone.json", "invalid"),
        row("gone.ndjson", "invalid"),
        row("gone.txt", "invalid"),
        row("stays.json", "eligible"),
        row("folder", "invalid"),
    ];
    assert_eq!(rows(&run.stdout), expected);
    assert_eq!(text(&run.stdout).matches("file not found").count(), 4, "{}", text(&run.stdout));
}

#[test]
fn what_becomes_something_else_is_read_as_what_it_is_then() {
    let names = ["changed.json", "folder.json", "file/a.json"];
    let folder = folder_of(&names.map(|name| (name, ELIGIBLE.as_bytes())));
    let run = held(folder.path(), &names.map(|name| name.trim_end_matches("/a.json")), |folder| {
        fs::write(folder.join("changed.json"), format!("[{REVIEW},{{}}]")).unwrap();
        fs::remove_file(folder.join("folder.json")).unwrap();
        fs::create_dir(folder.join("folder.json")).unwrap();
        fs::write(folder.join("folder.json/b.json"), "{").unwrap();
        fs::remove_dir_all(folder.join("file")).unwrap();
        fs::write(folder.join("file"), ELIGIBLE).unwrap();
    });
    assert_eq!(status(&run), 3, "{}", text(&run.stderr));
    let expected = [
        row("changed.json", "review"),
        row("changed.json", "review"),
        row("folder.json/b.json", "invalid"),
        row("file", "eligible"),
    ];
    assert_eq!(rows(&run.stdout), expected);
}

#[test]
fn what_vanishes_between_listing_and_reading_is_an_invalid_row_or_a_warning() {
    let many = "{}\n".repeat(MANY);
    let files = [
        ("a.ndjson", many.as_bytes()),
        ("folder/in.json", ELIGIBLE.as_bytes()),
        ("gone.json", ELIGIBLE.as_bytes()),
        ("gone.ndjson", ELIGIBLE.as_bytes()),
        ("stays.json", ELIGIBLE.as_bytes()),
    ];
    let folder = folder_of(&files);
    let (status, told, lines) = stalled(folder.path(), |folder| {
        fs::remove_dir_all(folder.join("folder")).unwrap();
        fs::remove_file(folder.join("gone.json")).unwrap();
        fs::remove_file(folder.join("gone.ndjson")).unwrap();
    });
    // How many records a folder held that has gone is not known, and so the report is not complete.
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("`./folder` cannot be read"), "{told}");
    assert_eq!(lines.last().unwrap()["summary"]["complete"], false);
    let records = accounted(lines);
    let of_many = (1..=MANY as u64).map(|number| ("./a.ndjson".to_owned(), number, "review".to_owned()));
    let others = [("./gone.json", "invalid"), ("./gone.ndjson", "invalid"), ("./stays.json", "eligible")];
    let others = others.map(|(source, verdict)| (source.to_owned(), 1, verdict.to_owned()));
    assert_eq!(records, of_many.chain(others).collect::<Vec<_>>());
}

#[test]
fn what_grows_while_it_is_read_is_read_to_its_end() {
    let folder = folder_of(&[("a.ndjson", "{}\n".repeat(MANY).as_bytes())]);
    let (status, told, lines) = stalled(folder.path(), |folder| {
        let mut file = fs::File::options().append(true).open(folder.join("a.ndjson")).unwrap();
        file.write_all(format!("{ELIGIBLE}\n{{\n").as_bytes()).unwrap();
    });
    assert_eq!(status, 3, "{told}");
    let records = accounted(lines);
    let verdicts = records.iter().map(|(_, _, verdict)| verdict.as_str());
    let expected = std::iter::repeat_n("review", MANY).chain(["eligible", "invalid"]);
    assert!(verdicts.eq(expected) && records.iter().map(|(_, number, _)| *number).eq(1..=MANY as u64 + 2));
}

#[test]
fn what_is_cut_while_it_is_read_gives_what_was_read_and_at_most_one_invalid_row() {
    let record = format!("{{\"id\":\"{}\"}}\n", "x".repeat(1_000));
    let folder = folder_of(&[("a.ndjson", record.repeat(MANY).as_bytes())]);
    let (status, told, lines) = stalled(folder.path(), |folder| {
        fs::write(folder.join("a.ndjson"), "").unwrap();
    });
    let records = accounted(lines);
    assert!(records.len() < MANY, "{}", records.len());
    assert!(records.iter().map(|(_, number, _)| *number).eq(1..=records.len() as u64));
    let (_, _, last) = records.last().unwrap();
    assert!(records.iter().rev().skip(1).all(|(_, _, verdict)| verdict == "review"));
    assert_eq!(status, if last == "invalid" { 3 } else { 4 }, "{told}");
}

#[test]
fn what_is_replaced_while_it_is_read_is_read_as_it_was() {
    let folder = folder_of(&[("a.ndjson", "{}\n".repeat(MANY).as_bytes())]);
    let (status, told, lines) = stalled(folder.path(), |folder| {
        fs::write(folder.join("other"), ELIGIBLE).unwrap();
        fs::rename(folder.join("other"), folder.join("a.ndjson")).unwrap();
    });
    assert_eq!(status, 4, "{told}");
    assert_eq!(accounted(lines).len(), MANY);
}
