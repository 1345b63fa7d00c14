//! What strangers write comes out as text, in the formats that are read as text; the tests of each other format read theirs
//! with a reader of its own.

use std::path::Path;

use eligible::internal::report::escape;
use serde_json::Value;

use crate::common::command::{run_in, text};
use crate::common::hostile::{folder, lines, texts};

#[test]
fn tables_keep_their_lines_and_their_width() {
    let files = folder();
    for (folder, input, columns) in [(Path::new("."), "-", 80_usize), (files.path(), ".", 80)] {
        let output = run_in(folder, &["check", input, "-q"], lines().as_bytes());
        let wide = text(&output.stdout).lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > columns);
        assert_eq!(wide, None);
    }
}

#[test]
fn csv_gives_back_what_was_written_and_no_formula() {
    let files = folder();
    let forms: [&[&str]; 3] = [&[], &["--csv-long"], &["--sort", "rank"]];
    for options in forms {
        for (folder, input) in [(Path::new("."), "-"), (files.path(), ".")] {
            let output = run_in(folder, &[&["check", input, "--format", "csv"], options].concat(), lines().as_bytes());
            let mut rows = csv::ReaderBuilder::new().flexible(false).from_reader(output.stdout.as_slice());
            let id = rows.headers().unwrap().iter().position(|column| column == "id").unwrap();
            let mut ids = Vec::new();
            for row in rows.records() {
                let row = row.unwrap();
                for cell in row.iter().filter(|cell| *cell != "-") {
                    let first = cell.trim_start().chars().next().unwrap_or('x');
                    assert!(!"=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\t\r".contains(first), "{cell:?}");
                }
                ids.push(row[id].trim_start_matches('\'').to_owned());
            }
            for text in texts().iter().filter(|text| input == "-" && !text.trim().is_empty()) {
                let shown = escape::visible(text).into_owned();
                assert!(ids.contains(&shown.trim_start_matches('\'').to_owned()), "{text:?}");
            }
        }
    }
}

#[test]
fn json_gives_back_what_was_written() {
    for format in ["json", "ndjson"] {
        let output =
            run_in(Path::new("."), &["check", "-", "--format", format, "--sort", "source"], lines().as_bytes());
        let applicants: Vec<Value> = match format {
            "json" => {
                serde_json::from_slice::<Value>(&output.stdout).unwrap()["applicants"].as_array().unwrap().clone()
            }
            _ => text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        };
        for (applicant, written) in applicants.iter().zip(texts()).filter(|(_, written)| !written.trim().is_empty()) {
            assert_eq!(
                (&applicant["id"], &applicant["name"]),
                (&Value::from(written.as_str()), &Value::from(written.as_str()))
            );
        }
    }
}
