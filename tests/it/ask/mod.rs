//! `eligible ask`: driven through a pseudo-terminal, as an applicant would; and what it does without one.

mod interviews;
mod terminal;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The report of `check` on a file in a folder, and its exit status.
fn check(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let output =
        Command::new(env!("CARGO_BIN_EXE_eligible")).args(all).current_dir(folder).env_clear().output().unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_eligible")).args(arguments).current_dir(folder).env_clear().output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn without_a_terminal_the_template_is_named() {
    let folder = TempDir::new().unwrap();
    for (lang, words) in [("en", "`ask` needs a terminal"), ("fr", "`ask` nécessite un terminal")] {
        let (status, output, told) = run(folder.path(), &["ask", "--lang", lang]);
        assert_eq!((status, output.as_str()), (2, ""));
        assert!(told.contains(words) && told.contains("`eligible ask --template`"), "{told}");
    }
}

/// Every field of a record, by its pointer without indices.
fn fields(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{key}");
                found.push(pointer.clone());
                fields(value, &pointer, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| fields(entry, pointer, found)),
        _ => {}
    }
}

#[test]
fn the_template_has_every_field_and_states_nothing() {
    use eligible::internal::domain::applicant::{
        Applicant, Application, Availability, Competency, Document, DrivingLicence, Education, Experience, ItSkill,
        LanguageSkill, Residence,
    };
    use eligible::internal::domain::record::Object;
    let folder = TempDir::new().unwrap();
    for lang in ["en", "fr"] {
        let name = format!("{lang}.json");
        let (status, output, _) = run(folder.path(), &["ask", "--template", "--lang", lang, "-o", &name]);
        assert_eq!((status, output.as_str()), (0, ""));
        let template: Value = serde_json::from_slice(&fs::read(folder.path().join(&name)).unwrap()).unwrap();
        let mut found = Vec::new();
        fields(&template, "", &mut found);
        let lists = [
            ("", Applicant::KEYS),
            ("/education", Education::KEYS),
            ("/languages", LanguageSkill::KEYS),
            ("/it_skills", ItSkill::KEYS),
            ("/experience", Experience::KEYS),
            ("/competencies", Competency::KEYS),
            ("/documents", Document::KEYS),
            ("/application", Application::KEYS),
            ("/residence", Residence::KEYS),
            ("/driving_licences", DrivingLicence::KEYS),
            ("/availability", Availability::KEYS),
        ];
        for (section, names) in lists {
            for field in names {
                assert!(found.contains(&format!("{section}/{field}")), "{section}/{field}");
            }
        }
        let (status, report) = check(folder.path(), &[&name]);
        assert_eq!((status, &report["applicants"][0]["verdict"]), (4, &Value::from("review")), "{report}");
        assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
        let (status, _, told) = run(folder.path(), &["ask", "--template", "--lang", lang, "-o", &name]);
        assert!(status == 2 && told.contains(&name), "{told}");
    }
}

#[test]
fn the_template_has_each_key_that_the_rules_ask_for() {
    let folder = TempDir::new().unwrap();
    let rules = r#"
[vacancy]
id = "7"
title.en = "Clerk"
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en"]
[[criterion]]
id = "E1"
group = "essential"
clause.en = "clause"
check.all = [
  { answer = { key = "shift_work", equals = true, question.en = "Shifts?" } },
  { answer = { key = "size", at_least = 40, question.en = "Size?" } },
  { declaration = { field = "relatives", is = false, question.en = "Relatives?" } },
  { declaration = { field = "generative_ai_used", is = false } },
]
"#;
    fs::write(folder.path().join("own.toml"), rules).unwrap();
    let arguments = ["ask", "--template", "--rules", "own.toml", "-o", "me.json"];
    let (status, _, told) = run(folder.path(), &arguments);
    assert_eq!(status, 0, "{told}");
    let template: Value = serde_json::from_slice(&fs::read(folder.path().join("me.json")).unwrap()).unwrap();
    assert_eq!(template["answers"], serde_json::json!({ "shift_work": null, "size": null }));
    assert_eq!(template["application"]["declarations"], serde_json::json!({ "relatives": null }));
    let (status, output, _) = run(folder.path(), &["check", "--rules", "own.toml", "--format", "json", "me.json"]);
    let report: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((status, &report["applicants"][0]["verdict"]), (4, &Value::from("review")), "{report}");
    assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
}

#[test]
fn the_template_filled_in_is_an_applicant() {
    let folder = TempDir::new().unwrap();
    let (_, template, _) = run(folder.path(), &["ask", "--template"]);
    assert!(template.starts_with("{\n  \"$schema\""), "{template}");
    let mut filled: Value = serde_json::from_str(&template).unwrap();
    filled["date_of_birth"] = "2001-01-01".into();
    filled["nationalities"] = serde_json::json!(["Norway"]);
    filled["education"][0]["level"] = "master".into();
    filled["education"][0]["status"] = "ongoing".into();
    filled["languages"][0]["language"] = "fr".into();
    filled["languages"][0]["level"] = "C2".into();
    filled["competencies"][0]["evidence"] = "an example".into();
    fs::write(folder.path().join("filled.json"), filled.to_string()).unwrap();
    let (status, report) = check(folder.path(), &["filled.json"]);
    assert_eq!(status, 0, "{report}");
    let first = report["applicants"][0]["criteria"].as_array().unwrap().iter().find(|one| one["group"] == "competency");
    assert_eq!(first.unwrap()["outcome"], "met");
}
