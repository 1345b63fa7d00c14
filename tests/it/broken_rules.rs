//! Broken rules files, each with what is said of it: every mistake in one run, at its place, and what helps.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::places::compare;

/// The folder of the broken files.
const FOLDER: &str = "tests/it/golden/rules";

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files
}

/// What `rules lint` prints of a file.
fn linted(name: &str, lang: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(["rules", "lint", &format!("{FOLDER}/{name}.toml"), "--lang", lang])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{name}");
    assert_eq!(output.stderr, b"", "{name}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_broken_file_is_said_as_it_was_read() {
    let files = files();
    assert!(files.len() >= 30);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        compare(&format!("rules/{name}.txt"), &linted(name, "en"));
        // In French what differs in more than single words.
        if FRENCH.contains(&name) {
            compare(&format!("rules/{name}.fr.txt"), &linted(name, "fr"));
        }
    }
}

const FRENCH: [&str; 8] = [
    "02-bracket-not-closed",
    "05-colon-for-equals",
    "07-word-without-quotes",
    "14-keys-misspelt",
    "18-two-checks",
    "32-many",
    "33-many-lists",
    "34-empty",
];

#[test]
fn no_line_is_wider_than_a_terminal_and_every_place_is_in_the_file() {
    for file in files() {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        for lang in ["en", "fr"] {
            for line in linted(name, lang).lines() {
                assert!(line.chars().count() <= 80, "{name}: {line}");
                if let Some(place) = line.trim_start().strip_prefix("--> ") {
                    let number: usize = place.split(':').nth(1).unwrap().parse().unwrap();
                    assert!((1..=lines).contains(&number), "{name}: {line}");
                }
            }
        }
    }
}
