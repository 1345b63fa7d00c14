//! Readers who go away: the run says nothing about it, and every other report is whole.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use eligible::internal::report::formats::Format;
use tempfile::TempDir;

use super::{PRINTERS, WRITERS, ended_by_itself, folder, many, parts, shell, tool};
use crate::common::command::{REVIEW, run_in, status, text};

#[test]
fn a_reader_who_went_before_the_first_byte_ends_every_command_quietly() {
    let folder = folder();
    let standard = |format: &&str| format!("{format}-");
    let writers = WRITERS.into_iter().flat_map(|(command, formats)| {
        formats.iter().map(move |format| (command, vec!["-o".to_owned(), standard(format)]))
    });
    for (command, options) in writers.chain(PRINTERS.map(|command| (command, Vec::new()))) {
        let arguments: Vec<_> = command.iter().copied().chain(options.iter().map(String::as_str)).collect();
        let whole = run_in(folder.path(), &arguments, b"");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let run = tool(folder.path(), &arguments).stdout(writer).output().unwrap();
        assert!(!whole.stdout.is_empty(), "{arguments:?}: {}", text(&whole.stderr));
        // One that had done its work already says what it found.
        assert!([0, status(&whole)].contains(&status(&run)), "{arguments:?}: {}", text(&run.stderr));
        for line in text(&run.stderr).lines() {
            assert!(text(&whole.stderr).contains(line), "{arguments:?}: {line}");
        }
    }
}

#[test]
fn a_reader_who_goes_after_some_bytes_ends_no_other_report() {
    let folder = folder();
    let whole = run_in(folder.path(), &["check", "all.ndjson", "-q", "-o", "whole.csv", "-o", "whole.json"], b"");
    assert_eq!(status(&whole), 3);
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    for format in Format::ALL {
        for bytes in [1, 1000] {
            let standard = format!("{}=-", format.name());
            let outputs = ["-o", "kept.csv", "-o", &standard, "-o", "kept.json"];
            let mut child =
                tool(folder.path(), &[&["check", "all.ndjson", "-q"], &outputs[..]].concat()).spawn().unwrap();
            let mut stdout = child.stdout.take().unwrap();
            stdout.read_exact(&mut vec![0; bytes]).unwrap();
            drop(stdout);
            let run = child.wait_with_output().unwrap();
            assert_eq!((status(&run), text(&run.stderr)), (3, ""), "{standard}");
            assert!(read("kept.csv") == read("whole.csv") && read("kept.json") == read("whole.json"), "{standard}");
            assert_eq!(parts(folder.path()), [""; 0], "{standard}");
            fs::remove_file(folder.path().join("kept.csv")).unwrap();
            fs::remove_file(folder.path().join("kept.json")).unwrap();
        }
    }
}

#[test]
fn a_reader_who_goes_ends_a_run_whose_input_is_idle() {
    let folder = folder();
    for format in ["csv", "ndjson"] {
        let mut run = tool(folder.path(), &["check", "-", "-q", "--format", format]);
        let mut child = run.stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(many(2).as_bytes()).unwrap();
        // A row is there when the reader goes; the next one finds nobody.
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0]).unwrap();
        drop(stdout);
        input.write_all(many(2).as_bytes()).unwrap();
        child.stdin = Some(input);
        let run = ended_by_itself(child);
        assert_eq!((run.status.code(), text(&run.stderr)), (Some(0), ""), "{format}");
    }
}

#[test]
fn a_stream_that_nobody_reads_stops_nothing_else() {
    let file = TempDir::new().unwrap();
    let path = file.path().join("late.csv");
    let shown = path.display();
    // The reader of standard output goes away after a line; the file is whole all the same.
    let many = "yes '{\"name\":\"x\"}' | head -20000";
    let closed = shell(&format!("{many} | \"$0\" check - --format csv -o csv=- -o '{shown}' -q | head -1"));
    assert_eq!(status(&closed), 0, "{}", text(&closed.stderr));
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 20_001);
    assert_eq!(
        text(&shell("\"$0\" check examples --format ndjson 2>&1 >/dev/null | head -0; echo done").stdout),
        "done\n"
    );
    assert_eq!(status(&shell("\"$0\" check examples --format csv 2>&- >/dev/null")), 3);
}

#[test]
fn a_pipe_that_nobody_reads_any_more_ends_no_other_report() {
    let folder = TempDir::new().unwrap();
    let lines = format!("{REVIEW}\n").repeat(2_000);
    fs::write(folder.path().join("all.ndjson"), lines).unwrap();
    let line = "\"$0\" check all.ndjson -q -o csv=/dev/stdout -o kept.csv | head -1";
    let shell = ["-c", line, env!("CARGO_BIN_EXE_eligible")];
    assert!(Command::new("sh").args(shell).current_dir(folder.path()).output().unwrap().status.success());
    assert_eq!(fs::read_to_string(folder.path().join("kept.csv")).unwrap().lines().count(), 2_001);
}
