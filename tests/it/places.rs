//! Problems as they are shown at their places, in files of every kind.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What the tool prints of one file in a terminal of 80 columns.
fn printed(folder: &Path, file: &str, lang: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(["check", file, "--lang", lang, "-q"])
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    assert!(matches!(output.status.code(), Some(3 | 4)), "{file}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn compare(golden: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(golden);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(printed, snapbox::Data::read_from(&path, None).raw());
}

#[test]
fn problems_of_the_examples_are_shown_as_they_were_read() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (verdict, name) in [("review", "several-problems"), ("invalid", "broken-json")] {
        let file = format!("examples/applicants/{verdict}-{name}.json");
        compare(&format!("{name}.txt"), &printed(project, &file, "en"));
        compare(&format!("{name}.fr.txt"), &printed(project, &file, "fr"));
    }
}

#[test]
fn problems_are_shown_in_files_of_every_kind() {
    let utf16: Vec<u8> = "\u{FEFF}{\"id\": 5}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = format!("{{\"x\":\"{0}\",\"name\":5,\"y\":\"{0}\"}}", "é".repeat(3000));
    let very_long = format!("{{\"date_of_birth\": \"{}\"}}", "0".repeat(5000));
    let hostile = "{\"date_of_birth\": \"\u{202e}2001\u{200b}\", \"it_skills\": \"\u{7f}\"}";
    let deep = "{\"x\":".repeat(129);
    let cases: [(&str, &[u8]); 20] = [
        ("array.json", b"[\n  {\n    \"id\": 5\n  }\n]\n"),
        ("bom.json", b"\xEF\xBB\xBF{\"id\": 5}\n"),
        ("carriage-returns.json", b"{\r\n  \"id\": 5,\r\n  \"name\": [\r\n    1\r\n  ]\r\n}\r\n"),
        ("control.json", b"{\"id\": \"a\x1B[31m\"}"),
        ("cut-off.json", b"{\n  \"id\": \"a\",\n  \"name\": \"b\"\n"),
        ("cut-off-text.json", b"{\n  \"id\": \"a"),
        ("deep.json", deep.as_bytes()),
        ("empty.json", b""),
        ("escape.json", b"{\"id\": \"a\\q\"}"),
        ("half.json", b"{\"id\": \"a\\ud800\"}"),
        ("hostile.json", hostile.as_bytes()),
        ("hostile\u{202e}name.json", b"{\"id\": None}"),
        ("latin-1.json", b"{\"name\": \"Zo\xEB Caf\xE9\"}"),
        ("line.ndjson", b"\n\n{\"id\": \"a\", \"education\": [{\"level\": \"masters\"}]}\n"),
        ("long.json", long.as_bytes()),
        ("tab-within.json", b"{\n\t\"id\": \"a\tb\"\n}"),
        ("tabs.json", b"{\n\t\"id\":\t5\n}"),
        ("two.json", b"{\"id\": \"a\"}\n\n{\"id\": \"b\"}"),
        ("utf-16.json", &utf16),
        ("very-long-text.json", very_long.as_bytes()),
    ];
    let folder = TempDir::new().unwrap();
    for lang in ["en", "fr"] {
        let mut all = String::new();
        for (name, bytes) in cases {
            fs::write(folder.path().join(name), bytes).unwrap();
            let printed = printed(folder.path(), name, lang);
            let (_, problems) = printed.split_once("\n\n").unwrap();
            assert!(!problems.contains(['\u{1b}', '\u{202e}', '\u{7f}', '\r', '\t']), "{problems:?}");
            for line in problems.lines() {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
            all.push_str(problems);
            all.push('\n');
        }
        compare(&format!("places{}.txt", if lang == "fr" { ".fr" } else { "" }), &all);
    }
}

#[test]
fn mistakes_in_rules_have_the_same_form_in_french() {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(["check", "examples", "--rules", "tests/it/misspelt.toml", "--lang", "fr"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    compare("misspelt.fr.txt", &String::from_utf8(output.stderr).unwrap());
}

#[test]
fn all_problems_of_one_record_are_shown_however_many() {
    let folder = TempDir::new().unwrap();
    let many = format!("{{\"nationalities\":[{}]}}", vec!["5"; 2_000].join(","));
    fs::write(folder.path().join("a.json"), many).unwrap();
    let printed = printed(folder.path(), "a.json", "en");
    assert_eq!(printed.matches("error: value of the wrong type: `5`").count(), 2_000);
}
