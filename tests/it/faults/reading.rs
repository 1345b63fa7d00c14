//! Input of which reading fails, at its beginning or in the middle.

use std::io::Write as _;
use std::os::fd::OwnedFd;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixStream;
use std::process::Output;

use super::{rows, tool};
use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};

/// A file that can be opened and not be read.
const UNREADABLE: &str = "/proc/self/mem";

/// An input that gives these bytes, and then an error: the other end went without having read what was sent to it.
fn breaking_off(bytes: &[u8]) -> OwnedFd {
    let (mut near, mut far) = UnixStream::pair().unwrap();
    far.write_all(b"never read").unwrap();
    near.write_all(bytes).unwrap();
    far.into()
}

fn check(bytes: &[u8]) -> Output {
    let folder = folder_of(&[]);
    tool(folder.path(), &["check", "-", "--format", "csv"]).stdin(breaking_off(bytes)).output().unwrap()
}

fn row(source: &str, verdict: &str) -> (String, String) {
    (source.to_owned(), verdict.to_owned())
}

#[test]
fn where_lines_break_off_the_records_before_stand_and_one_row_for_the_rest() {
    let run = check(format!("{ELIGIBLE}\n\n{REVIEW}\n").as_bytes());
    assert_eq!((status(&run), text(&run.stderr)), (3, ""));
    assert_eq!(rows(&run.stdout), [row("-", "eligible"), row("-", "review"), row("-", "invalid")]);
    let last = text(&run.stdout).lines().last().unwrap();
    assert!(last.starts_with("stdin#3,,-,3,invalid,"), "{last}");
    assert!(last.contains("Connection reset by peer"), "{last}");
}

#[test]
fn where_a_document_breaks_off_one_row_stands_for_it() {
    for bytes in ["", "{\"id\": \"x\"", &format!("[{ELIGIBLE},\n{REVIEW},\n")] {
        let run = check(bytes.as_bytes());
        assert_eq!((status(&run), text(&run.stderr)), (3, ""), "{bytes}");
        assert_eq!(rows(&run.stdout), [row("-", "invalid")], "{bytes}");
        assert!(text(&run.stdout).contains("Connection reset by peer"), "{bytes}");
    }
}

#[test]
fn commands_about_one_applicant_say_that_the_input_cannot_be_read() {
    let folder = folder_of(&[("cv.json/a.json", ELIGIBLE.as_bytes())]);
    for command in ["explain", "when", "convert"] {
        let broken = tool(folder.path(), &[command, "-"]).stdin(breaking_off(ELIGIBLE.as_bytes())).output().unwrap();
        let expected = "error: `-` cannot be read: Connection reset by peer (os error 104)\n";
        assert_eq!((status(&broken), text(&broken.stderr), text(&broken.stdout)), (2, expected, ""), "{command}");
        let unreadable = run_in(folder.path(), &[command, UNREADABLE], b"");
        let expected = format!("error: `{UNREADABLE}` cannot be read: Input/output error (os error 5)\n");
        assert_eq!((status(&unreadable), text(&unreadable.stderr)), (2, expected.as_str()), "{command}");
        let directory = run_in(folder.path(), &[command, "cv.json"], b"");
        assert_eq!((status(&directory), text(&directory.stdout)), (2, ""), "{command}");
        assert!(text(&directory.stderr).starts_with("error: `cv.json` is a folder"), "{}", text(&directory.stderr));
    }
}

#[test]
fn a_file_that_opens_and_cannot_be_read_is_one_row() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), ("in.json/b.json", ELIGIBLE.as_bytes())]);
    for name in ["c.json", "d.ndjson"] {
        symlink(UNREADABLE, folder.path().join(name)).unwrap();
    }
    let run = run_in(folder.path(), &["check", ".", UNREADABLE, "in.json", "--format", "csv"], b"");
    assert_eq!(status(&run), 3, "{}", text(&run.stderr));
    let expected = [
        row("./a.json", "eligible"),
        row("./c.json", "invalid"),
        row("./d.ndjson", "invalid"),
        row("./in.json/b.json", "eligible"),
        row(UNREADABLE, "invalid"),
        row("in.json/b.json", "eligible"),
    ];
    assert_eq!(rows(&run.stdout), expected);
    assert_eq!(text(&run.stdout).matches("Input/output error").count(), 3);
}

#[test]
fn rules_that_cannot_be_read_are_said_by_their_name() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), ("rules/x.toml", b"")]);
    for (rules, why) in [(UNREADABLE, "Input/output error (os error 5)"), ("rules", "it is a folder")] {
        let run = run_in(folder.path(), &["check", "a.json", "--rules", rules], b"");
        let expected = format!("error: rules file `{rules}` cannot be read: {why}\n");
        assert_eq!((status(&run), text(&run.stderr), text(&run.stdout)), (2, expected.as_str(), ""));
    }
}
