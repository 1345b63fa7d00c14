//! Places that are full: a device, and a folder where files cannot grow.

use std::fs::{self, File};
use std::io::Write as _;
use std::process::Stdio;

use super::{PRINTERS, WRITERS, confined, ended_by_itself, folder, many, parts, shell, tool};
use crate::common::command::{run_in, status, text};

#[test]
fn a_full_device_is_said_by_its_name() {
    let folder = folder();
    for (command, formats) in WRITERS {
        for format in formats {
            let run =
                tool(folder.path(), &[command, &["-o", &format!("{format}/dev/full")]].concat()).output().unwrap();
            let told = text(&run.stderr);
            assert_eq!((status(&run), text(&run.stdout)), (2, ""), "{command:?} {format}: {told}");
            assert!(told.ends_with("error: `/dev/full` cannot be written: the disk is full\n"), "{told}");
        }
    }
    let french = tool(folder.path(), &["explain", "a.json", "-o", "json=/dev/full", "--lang", "fr"]).output().unwrap();
    assert!(
        text(&french.stderr).starts_with("erreur\u{a0}: impossible d'écrire `/dev/full`\u{a0}: le disque est plein"),
        "{french:?}"
    );
}

#[test]
fn full_standard_output_is_said() {
    let folder = folder();
    let writers = WRITERS.into_iter().flat_map(|(command, formats)| {
        formats.iter().map(move |format| {
            [command, &["-o"]].concat().into_iter().map(str::to_owned).chain([format!("{format}-")]).collect()
        })
    });
    let printers = PRINTERS.into_iter().map(|command| command.iter().map(|word| (*word).to_owned()).collect());
    for arguments in writers.chain(printers).collect::<Vec<Vec<String>>>() {
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = tool(folder.path(), &arguments).stdout(full).output().unwrap();
        let told = text(&run.stderr);
        assert_eq!(status(&run), 2, "{arguments:?}: {told}");
        let expected = "error: standard output cannot be written: the disk is full\n";
        assert!(told.ends_with(expected), "{arguments:?}: {told}");
    }
}

#[test]
fn a_full_device_is_said_while_the_input_is_idle() {
    let folder = folder();
    for format in ["csv", "ndjson"] {
        let mut run = tool(folder.path(), &["check", "-", "-o", &format!("{format}=/dev/full")]);
        let mut child = run.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(many(2).as_bytes()).unwrap();
        let run = ended_by_itself(child);
        let expected = "error: `/dev/full` cannot be written: the disk is full\n";
        assert_eq!((run.status.code(), text(&run.stderr)), (Some(2), expected), "{format}");
    }
}

#[test]
fn full_standard_error_stops_nothing() {
    assert_eq!(status(&shell("\"$0\" check examples --format csv 2>/dev/full >/dev/null")), 3);
    assert_eq!(status(&shell("\"$0\" check nowhere 2>/dev/full")), 2);
}

#[test]
fn where_nothing_can_be_written_the_old_file_stays() {
    let folder = folder();
    let path = folder.path().join("report");
    for (command, formats) in WRITERS {
        for format in formats {
            // A file that is to be filled in by hand is never replaced.
            let old = (command[0] != "ask").then_some("old");
            let _ = fs::remove_file(&path);
            if let Some(old) = old {
                fs::write(&path, old).unwrap();
            }
            let run =
                confined(folder.path(), 0, &[command, &["-o", &format!("{format}report")]].concat()).output().unwrap();
            let told = text(&run.stderr);
            assert_eq!((status(&run), text(&run.stdout)), (2, ""), "{command:?} {format}: {told}");
            let last = told.lines().last().unwrap();
            assert!(last.ends_with("/report` cannot be written: the file is too large"), "{told}");
            assert_eq!(fs::read_to_string(&path).ok().as_deref(), old, "{command:?} {format}");
            assert_eq!(parts(folder.path()), [""; 0], "{command:?} {format}");
        }
    }
}

#[test]
fn where_the_place_ends_in_the_middle_the_old_file_stays() {
    let folder = folder();
    let path = folder.path().join("report");
    let (_, formats) = WRITERS[0];
    for format in formats {
        fs::write(&path, "old").unwrap();
        let output = format!("{format}report");
        let whole = run_in(folder.path(), &["check", "all.ndjson", "-o", &output], b"");
        // What is written first fits.
        let length = fs::read(&path).unwrap().len();
        assert!(status(&whole) == 3 && length > 8 * 1024, "{format}: {length}");
        fs::write(&path, "old").unwrap();
        let run = confined(folder.path(), 8, &["check", "all.ndjson", "-q", "-o", &output]).output().unwrap();
        assert_eq!(status(&run), 2, "{format}: {}", text(&run.stderr));
        assert_eq!(text(&run.stderr).lines().count(), 1, "{format}: {}", text(&run.stderr));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old", "{format}");
        assert_eq!(parts(folder.path()), [""; 0], "{format}");
    }
}

#[test]
fn where_one_of_two_places_is_full_the_other_file_is_whole_or_the_old_one() {
    let folder = folder();
    let path = folder.path().join("kept.csv");
    assert_eq!(status(&run_in(folder.path(), &["check", "all.ndjson", "-o", "kept.csv"], b"")), 3);
    let whole = fs::read_to_string(&path).unwrap();
    for full in ["csv=/dev/full", "html=/dev/full", "xlsx=/dev/full"] {
        for outputs in [["kept.csv", full], [full, "kept.csv"]] {
            fs::write(&path, "old").unwrap();
            let outputs = ["check", "all.ndjson", "-o", outputs[0], "-o", outputs[1]];
            assert_eq!(status(&run_in(folder.path(), &outputs, b"")), 2, "{outputs:?}");
            let kept = fs::read_to_string(&path).unwrap();
            assert!(kept == "old" || kept == whole, "{outputs:?}");
            assert_eq!(parts(folder.path()), [""; 0], "{outputs:?}");
        }
    }
}
