//! Records and files that do not fit into memory, or into what is read of them at once.

use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write as _};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::scaled;
use crate::common::command::{folder_of, run_in, status, text};

/// A record of so many bytes.
pub(crate) fn record(id: &str, bytes: usize) -> String {
    let empty = format!(r#"{{"id":"{id}","name":""}}"#);
    format!(r#"{{"id":"{id}","name":"{}"}}"#, "n".repeat(bytes - empty.len()))
}

/// An array that is read in parts gives what it gives as a whole, up to the fault that breaks it.
#[test]
fn a_long_array_is_read_in_parts_as_it_is_at_once() {
    const COUNT: usize = scaled(120, 900);
    const BROKEN: usize = COUNT * 2 / 3;
    let records: Vec<_> = (0..COUNT).map(|number| record(&format!("r{number}"), 60 + number % 200)).collect();
    let whole = format!("\u{feff}[{}]", records.join(",\n"));
    let cut = whole.get(..whole.len() / 2).unwrap().to_owned();
    let broken = whole.replacen(&format!(r#""id":"r{BROKEN}""#), &format!(r#""id" "r{BROKEN}""#), 1);
    let trailing = format!("{whole}\n {{}}");
    let files = [(&whole, COUNT, 4), (&cut, 0, 3), (&broken, BROKEN + 1, 3), (&trailing, COUNT + 1, 3)];
    for (array, count, status_of) in files {
        let folder = folder_of(&[("x.json", array.as_bytes()), ("y.json", br#"{"id":"y"}"#)]);
        let reports = ["16MB", "1kB"].map(|size| {
            ["1", "7"].map(|jobs| {
                let options = ["x.json", "y.json", "--format", "ndjson", "--jobs", jobs, "--max-record-size", size];
                let output = run_in(folder.path(), &[&["check"], &options[..]].concat(), b"");
                assert_eq!(status(&output), status_of);
                let lines = text(&output.stdout).lines();
                let mut lines: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
                lines.last_mut().unwrap()["options"]["max_record_size"].take();
                // Of what stands for the rest, only a portion was read.
                let rest = lines.iter_mut().find(|line| line["verdict"] == "invalid");
                let _ = rest.map(|rest| rest["sha256"].take());
                lines
            })
        });
        let [[at_once, others], [in_parts, in_parallel]] = reports;
        // Of the one that is cut, it is not said where.
        assert!(at_once.len() == count + 2 || count == 0);
        for other in [others, in_parts, in_parallel] {
            assert!(at_once == other, "{count}");
        }
    }
}

/// Each entry of a long list of languages is held against the levels before it, not against all the entries.
#[test]
fn a_long_list_of_languages_is_read_once() {
    const COUNT: usize = scaled(20_000, 100_000);
    let entry = |level: &str| format!(r#"{{"language":"en","level":"{level}"}}"#);
    let others = [entry("A1"), entry("B2"), entry("C1")].join(",");
    let array = format!(r#"{{"id":"x","languages":[{},{others}]}}"#, vec![entry("C1"); COUNT].join(","));
    let folder = folder_of(&[("x.json", array.as_bytes())]);
    let output = run_in(folder.path(), &["check", "x.json", "--format", "ndjson"], b"");
    let record: Value = serde_json::from_str(text(&output.stdout).lines().next().unwrap()).unwrap();
    let warnings = record["warnings"].as_array().unwrap().iter();
    let levels: Vec<_> = warnings.map(|one| one["pointer"].as_str().unwrap()).collect();
    let expected = [0, 1, 2].map(|further| format!("/languages/{}/level", COUNT + further));
    // The last contradicts those between, not the first.
    assert_eq!(levels, expected);
}

/// Runs the tool where it can have half a gigabyte of memory, at most.
fn run_small(folder: &TempDir, arguments: &str) -> (i32, Vec<Value>) {
    let line = format!("ulimit -v 500000; exec {} {arguments}", env!("CARGO_BIN_EXE_eligible"));
    let output = Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    let lines = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap());
    let lines: Vec<_> = lines.collect();
    assert!(!lines.is_empty(), "{}", text(&output.stderr));
    (status(&output), lines)
}

/// Two reports of which neither fits into the memory that there is, in both forms: of a row little is kept.
#[test]
fn reports_beyond_memory_are_compared() {
    const LINES: usize = scaled(4_000, 10_000);
    // It takes ten times as long.
    const OBJECTS: usize = LINES / 10;
    let folder = folder_of(&[("a.json", br#"{"id":"a"}"#)]);
    let made = run_in(folder.path(), &["check", "a.json", "--format", "json"], b"");
    let mut report: Value = serde_json::from_slice(&made.stdout).unwrap();
    let mut row = report["applicants"][0].take();
    report.as_object_mut().unwrap().remove("applicants");
    row["criteria"][0]["reason"] = "r".repeat(20_000).into();
    for (name, offset) in [("old", 0), ("new", 10)] {
        let mut lines = BufWriter::new(File::create(folder.path().join(format!("{name}.ndjson"))).unwrap());
        let mut whole = BufWriter::new(File::create(folder.path().join(format!("{name}.json"))).unwrap());
        let beside = report.to_string();
        write!(whole, "{},\"applicants\":[", beside.strip_suffix('}').unwrap()).unwrap();
        for number in offset..LINES + offset {
            row["id"] = number.to_string().into();
            row["sha256"] = format!("{number:064}").into();
            let row = row.to_string();
            writeln!(lines, r#"{{"type":"applicant",{}"#, row.strip_prefix('{').unwrap()).unwrap();
            if number < OBJECTS + offset {
                write!(whole, "{}{row}", if number == offset { "" } else { "," }).unwrap();
            }
        }
        writeln!(lines, r#"{{"type":"summary",{}"#, beside.strip_prefix('{').unwrap()).unwrap();
        write!(whole, "]}}").unwrap();
    }
    // Of 100,000 kB, the program itself takes some.
    let compare = |form: &str, rows: usize| {
        let tool = env!("CARGO_BIN_EXE_eligible");
        let line = format!("ulimit -v 100000; exec {tool} compare old.{form} new.{form} --format json");
        let output = Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let [new, gone] = ["new", "gone"].map(|key| found[key].as_array().unwrap().len());
        assert_eq!((new, gone, &found["unchanged"]), (10, 10, &Value::from(rows - 10)));
    };
    compare("ndjson", LINES);
    compare("json", OBJECTS);
}

/// A line that does not fit into that memory between two others, a long element between two others, a document of one such
/// line. Most of them is a hole, which takes no room on the disk.
#[test]
fn a_line_beyond_memory_is_one_clear_problem() {
    const LINE: i64 = scaled(550_000_000, 10_000_000_000);
    const ELEMENT: i64 = scaled(20_000_000, 200_000_000);
    let folder = TempDir::new().unwrap();
    let file = |name: &str, length: i64, before: &str, after: &str| {
        let mut file = File::create(folder.path().join(name)).unwrap();
        file.write_all(before.as_bytes()).unwrap();
        file.seek(SeekFrom::Current(length)).unwrap();
        file.write_all(after.as_bytes()).unwrap();
    };
    file("a.ndjson", LINE, "{\"id\":\"before\"}\n{\"name\":\"", "\"}\n{\"id\":\"after\"}\n");
    file("b.json", ELEMENT, "[{\"id\":\"before\"}, {\"name\":\"", "\"}, {\"id\":\"after\"}]");
    file("c.json", LINE, "{\"name\":\"", "\"}");
    let (code, lines) = run_small(&folder, "check a.ndjson b.json c.json --format ndjson --jobs 2");
    let seen = lines.iter().map(|line| (line["id"].as_str().unwrap_or(""), line["verdict"].as_str().unwrap_or("")));
    let of_series = |id| [("before", "review"), (id, "invalid"), ("after", "review")];
    let expected = [&of_series("a#2")[..], &of_series("b#2"), &[("c", "invalid"), ("", "")]].concat();
    assert_eq!((code, seen.collect::<Vec<_>>()), (3, expected));
    let problems = lines.iter().filter_map(|line| line["problems"].get(0));
    let messages: Vec<_> = problems.map(|problem| problem["message"].as_str().unwrap().to_owned()).collect();
    let clear = "the record is larger than 16 MB and was not read; change the limit with --max-record-size";
    assert_eq!(messages, [clear; 3]);
}
