//! `convert`: a CV becomes an applicant file, and what was not carried over is listed.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

const SAMPLES: [&str; 3] =
    ["examples/cv/jsonresume.json", "examples/cv/europass.xml", "examples/cv/europass-skillspassport.xml"];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn outcomes(report: &Value) -> Vec<(String, String)> {
    let criteria = report["applicants"][0]["criteria"].as_array().unwrap().iter();
    criteria.map(|one| (one["id"].to_string(), one["outcome"].to_string())).collect()
}

#[test]
fn the_file_says_what_the_cv_says() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("me.json");
    let path = path.to_str().unwrap();
    for sample in SAMPLES {
        let output = run(&["convert", sample, "-o", path]);
        assert_eq!(output.status.code(), Some(0), "{sample}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty());
        // The file reads without a problem or a warning, and the same as the CV itself.
        let report = |path: &str| serde_json::from_slice::<Value>(&run(&["check", path, "--format", "json"]).stdout);
        let (converted, direct) = (report(path).unwrap(), report(sample).unwrap());
        assert_eq!(converted["applicants"][0]["warnings"].as_array().unwrap().len(), 0, "{sample}");
        assert_eq!(outcomes(&converted), outcomes(&direct), "{sample}");
        assert_ne!(direct["applicants"][0]["verdict"], "invalid");
        // That it is a CV is said, and every value that could not be mapped, in both.
        let warnings = direct["applicants"][0]["warnings"].as_array().unwrap();
        assert!(warnings.len() > 2, "{sample}");
        let notes = text(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
        for warning in warnings.iter().filter(|warning| warning["pointer"] != "") {
            let words = warning["message"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(notes.contains(&words), "{sample}: {words}\n{notes}");
        }
    }
}

#[test]
fn the_notes_say_what_such_a_file_never_says() {
    for (lang, words) in [
        ("en", ["CARRIED OVER", "MISSING INFORMATION", "application.submitted_at"]),
        ("fr", ["REPRIS", "À COMPLÉTER", "application.submitted_at"]),
    ] {
        let output = run(&["convert", "examples/cv/jsonresume.json", "--lang", lang]);
        for word in words {
            assert!(text(&output.stderr).contains(word), "{word}");
        }
        let file: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(file["date_of_birth"], Value::Null);
        assert_eq!(file["$schema"], "applicant.schema.json");
    }
    assert!(run(&["convert", "examples/cv/jsonresume.json", "-q"]).stderr.is_empty());
}

#[test]
fn what_cannot_be_converted_is_said() {
    let folder = tempfile::TempDir::new().unwrap();
    let broken = folder.path().join("broken.xml");
    fs::write(&broken, "<Candidate><CandidatePerson></Candidate>").unwrap();
    let broken = broken.to_str().unwrap();
    let cases: [(&[&str], i32, &str); 4] = [
        (&["convert", "examples/applicants/eligible-plain.json"], 2, "--from"),
        (&["convert", broken], 3, "broken.xml"),
        (&["convert", "examples/cv/europass.xml", "--from", "jsonresume"], 3, "europass.xml"),
        (&["convert", "nowhere.xml"], 2, "nowhere.xml"),
    ];
    for (arguments, status, word) in cases {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty() && text(&output.stderr).contains(word), "{arguments:?}");
    }
}
