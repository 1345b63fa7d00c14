//! What strangers write comes out as text, in every format.

use std::path::Path;

use eligible::internal::report::escape;
use eligible::internal::report::formats::Format;
use serde_json::Value;

use super::{scaled, some};
use crate::common::command::{run_in, status, text};
use crate::common::hostile::{folder, lines};

/// Whether a text holds what must not come out raw: control characters but for line ends, and what is invisible.
fn raw(shown: &str, format: &str) -> Option<char> {
    let allowed =
        |letter: char| letter == '\n' || (letter == '\r' && (format.starts_with("csv") || format == "worklist"));
    // Each letter once, as some outputs have a million of them.
    let mut letters: Vec<char> = shown.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().find(|letter| !allowed(*letter) && escape::visible(&letter.to_string()) != letter.to_string())
}

#[test]
fn every_format_shows_it_as_text_and_loses_nobody() {
    let (lines, files) = (lines(), folder());
    let count = lines.lines().count();
    for lang in some(&["fr", "en"], 2) {
        let json = run_in(Path::new("."), &["check", "-", "--format", "json", "--lang", lang], lines.as_bytes());
        let report: Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(report["applicants"].as_array().unwrap().len(), count);
        for format in Format::ALL.into_iter().filter(|format| *format != Format::Xlsx) {
            for (folder, input) in [(Path::new("."), "-"), (files.path(), ".")] {
                let output =
                    run_in(folder, &["check", input, "--format", format.name(), "--lang", lang], lines.as_bytes());
                assert_eq!(status(&output), if input == "-" { 3 } else { 4 }, "{}", text(&output.stderr));
                for shown in [text(&output.stdout), text(&output.stderr)] {
                    assert_eq!(raw(shown, format.name()), None, "{} {input}", format.name());
                }
            }
        }
    }
}

#[test]
fn records_may_be_hostile_in_number_and_size() {
    const LENGTH: usize = scaled(1 << 17, 1 << 20);
    let many = |entry: &str, count: usize| vec![entry; count].join(",");
    let records = [
        format!(
            r#"{{"education":[{}]}}"#,
            many(r#"{"level":"secondary","status":"interrupted","end":"2001"}"#, scaled(2_000, 20_000))
        ),
        format!(r#"{{"nationalities":[{}]}}"#, many("\"Nowhere\"", scaled(1_000, 10_000))),
        format!(r#"{{"it_skills":[{}]}}"#, many(r#"{"name":"Excel","level":"expert"}"#, scaled(500, 5_000))),
        format!(
            "{{{}}}",
            (0..scaled(1_000, 10_000)).map(|number| format!("\"x{number}\":0")).collect::<Vec<_>>().join(",")
        ),
        format!(r#"{{"id":"{0}","name":"{0}"}}"#, "n".repeat(LENGTH)),
        "[".repeat(LENGTH),
    ];
    for format in ["table", "json", "ndjson", "csv"] {
        let output = run_in(Path::new("."), &["check", "-", "--format", format], records.join("\n").as_bytes());
        assert_eq!(status(&output), 3, "{format}");
        assert!(!output.stdout.is_empty());
    }
}
