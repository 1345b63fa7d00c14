//! Temporary files that cannot be made or cannot grow: records are not compared with each other, which is said, and
//! every verdict comes all the same.

use std::process::Command;

use tempfile::TempDir;

use super::{confined, fed, rows, tool};
use crate::common::command::{status, text};

/// Records whose traits do not stay in memory.
fn large() -> String {
    let records: Vec<_> = (0..400).map(|number| format!("{{\"id\":\"{number}{}\"}}", "x".repeat(2_000))).collect();
    records.join("\n")
}

fn holds(command: Command) {
    let run = fed(command, large().as_bytes());
    assert_eq!(status(&run), 4, "{}", text(&run.stderr));
    assert_eq!(rows(&run.stdout).len(), 400);
    let told: Vec<_> = text(&run.stderr).lines().collect();
    let expected = "warning: the applicants were not compared with each other: ";
    assert!(matches!(told[..], [line] if line.starts_with(expected)), "{told:?}");
}

#[test]
fn without_a_folder_for_temporary_files_every_verdict_comes() {
    let folder = TempDir::new().unwrap();
    let mut command = tool(folder.path(), &["check", "-", "--format", "csv"]);
    command.env("TMPDIR", folder.path().join("nowhere"));
    holds(command);
    let mut french = tool(folder.path(), &["check", "-", "--format", "csv", "--lang", "fr"]);
    french.env("TMPDIR", folder.path().join("nowhere"));
    let told = fed(french, large().as_bytes()).stderr;
    assert!(text(&told).contains("les candidatures n'ont pas été comparées entre elles"), "{}", text(&told));
}

#[test]
fn where_temporary_files_are_full_every_verdict_comes() {
    let folder = TempDir::new().unwrap();
    for blocks in [0, 64] {
        holds(confined(folder.path(), blocks, &["check", "-", "--format", "csv"]));
    }
}
