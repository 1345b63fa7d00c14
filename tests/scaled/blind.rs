//! `--blind`: no name, birth date or nationality comes out, in any format, wherever it was put in.

use std::io::{Cursor, Read as _};

use eligible::internal::report::formats::Format;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::some;
use crate::common::command::{folder_of, run_in, status, text};

/// What must not come out, in lower case: of names also their words, of dates also their wordings, of countries also
/// their names in the other language.
const PERSONAL: [&str; 16] = [
    "zebulon",
    "quibblesworth",
    "zq-0001",
    "2001-07-19",
    "19 july 2001",
    "19 juillet 2001",
    "2004-06-22",
    "22 june 2004",
    "22 juin 2004",
    "wilhelmina",
    "norway",
    "norvège",
    "wallonia",
    "guadeloupe",
    "vulcania",
    "1899-01-01",
];

/// Applicants who say their name, birth date and nationality in every place there is, and some who cannot be read.
fn files() -> Vec<(String, String)> {
    let full = |id: &str, born: &str, country: &str| {
        let me = format!("I, Zebulon Quibblesworth (born {born}, from {country})");
        json!({
            "id": id, "name": "Zebulon Quibblesworth", "date_of_birth": born, "nationalities": [country, "Wallonia"],
            "education": [{"level": "master", "status": "completed", "field": format!("Studies of {me}"), "end": "2024"}],
            "languages": [{"language": format!("what {me} speak"), "level": "C1"}, {"language": "en", "level": "Zebulon's"}],
            "it_skills": [{"name": format!("{me}'s Excel"), "level": "expert"}],
            "experience": [{"employer": format!("NATO friends of {me}"), "sector": "international_organization"}],
            "competencies": [{"competency": "Teamwork", "evidence": me}, {"competency": me, "evidence": me}],
            "documents": [{"kind": "qualification", "language": me}],
            "application": {"vacancy": me, "other_vacancies": [me, "B", "C", "D"]},
            "answers": {"zebulon": me},
            "Zebulon Quibblesworth": "an unknown field",
        })
    };
    let usual = full("ZQ-0001", "2001-07-19", "Norway");
    let with = |pairs: &[(&str, Value)]| {
        let mut record = usual.clone();
        for (key, value) in pairs {
            record[*key] = value.clone();
        }
        record.to_string()
    };
    let name = |stem: &str| format!("zebulon quibblesworth/{stem}.json");
    vec![
        (name("quibblesworth"), usual.to_string()),
        // The same person under another id, and the same content under another name.
        (name("norway"), with(&[("id", json!("other"))])),
        (name("zebulon"), usual.to_string()),
        (name("contested"), full("c", "2004-06-22", "Guadeloupe").to_string()),
        (name("unlikely"), full("u", "1899-01-01", "Vulcania").to_string()),
        (name("wrong"), with(&[("name", json!(["Wilhelmina"])), ("nationalities", json!("Wallonia"))])),
        (
            name("bad"),
            with(&[("date_of_birth", json!("19.07.2001 Zebulon")), ("education", json!([{"level": "Zebulon"}]))]),
        ),
        (name("twice"), r#"{"name": "Wilhelmina", "name": "Wilhelmina"}"#.to_owned()),
        (name("list"), r#"[["Wilhelmina"], "Wilhelmina", {"Wilhelmina": 1}]"#.to_owned()),
        (name("broken"), r#"{"name": "Wilhelmina", "date_of_birth": 2001-07-19}"#.to_owned()),
        (name("empty"), String::new()),
    ]
}

fn folder() -> TempDir {
    let files = files();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    folder_of(&files)
}

/// All the text of an output; of a workbook that of its parts.
fn shown(format: Format, bytes: &[u8]) -> String {
    if format != Format::Xlsx {
        return text(bytes).to_owned();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

#[test]
fn nothing_personal_comes_out_in_any_format() {
    let folder = folder();
    let single = |(name, _): (String, String)| vec![name];
    let all = [vec![".".to_owned()]];
    let inputs: Vec<_> = all.into_iter().chain(files().into_iter().map(single)).collect();
    for paths in some(&inputs, 4) {
        for format in Format::ALL {
            for options in
                [&["--lang", "en", "-v"][..], &["--lang", "fr", "--strict"], &["--csv-long", "--reading", "fr"]]
            {
                let mut arguments = vec!["check", "--blind", "--format", format.name()];
                arguments.extend(paths.iter().map(String::as_str));
                // Only CSV has a long form.
                arguments.extend(options.iter().filter(|option| **option != "--csv-long" || format == Format::Csv));
                let output = run_in(folder.path(), &arguments, b"");
                assert!(status(&output) != 2, "{arguments:?}: {}", text(&output.stderr));
                let shown = (shown(format, &output.stdout) + text(&output.stderr)).to_lowercase();
                // The advice of the rules names the limit themselves, to everybody.
                let shown = shown.replace("born on 22 june 2004 or earlier", "").replace("avant le 22 juin 2004", "");
                for word in PERSONAL {
                    let around = shown.split_once(word).map(|(before, after)| {
                        let before: String = before.chars().rev().take(80).collect();
                        (before.chars().rev().collect::<String>(), after.chars().take(80).collect::<String>())
                    });
                    assert_eq!(around, None, "{arguments:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn verdicts_are_those_of_a_report_that_is_not_blind() {
    let folder = folder();
    let report = |options: &[&str]| -> Value {
        let arguments = [&["check", ".", "--format", "json", "--sort", "source"], options].concat();
        serde_json::from_slice(&run_in(folder.path(), &arguments, b"").stdout).unwrap()
    };
    let (open, blind, salted) = (report(&[]), report(&["--blind"]), report(&["--blind", "--blind-salt", "pepper"]));
    let outcomes = |report: &Value| {
        let applicants = report["applicants"].as_array().unwrap().iter();
        let of_one = |applicant: &Value| {
            let criteria = applicant["criteria"].as_array().unwrap().iter();
            let outcomes: Vec<_> = criteria.map(|criterion| criterion["outcome"].clone()).collect();
            (applicant["verdict"].clone(), applicant["score"].clone(), applicant["rank"].clone(), outcomes)
        };
        applicants.map(of_one).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&open), outcomes(&blind));
    assert_eq!(outcomes(&open), outcomes(&salted));
    let ids = |report: &Value| -> Vec<String> {
        report["applicants"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&blind), ids(&report(&["--blind"])));
    for ((open, blind), salted) in ids(&open).iter().zip(ids(&blind)).zip(ids(&salted)) {
        assert!(*open != blind && blind != salted && blind.starts_with("blind-"), "{open} {blind} {salted}");
    }
    // Two who have one id have one hash.
    let same = |report: &Value| {
        let ids = ids(report);
        ids.iter().map(|id| ids.iter().position(|other| other == id)).collect::<Vec<_>>()
    };
    assert_eq!(same(&open), same(&blind));
    let told: Vec<_> = blind["across"].as_array().unwrap().iter().map(|finding| finding["what"].clone()).collect();
    assert_eq!(
        told,
        open["across"].as_array().unwrap().iter().map(|finding| finding["what"].clone()).collect::<Vec<_>>()
    );
    assert!(!told.is_empty());
}

#[test]
fn a_salt_alone_is_refused() {
    let output = run_in(folder().path(), &["check", ".", "--blind-salt", "x"], b"");
    assert_eq!(status(&output), 2);
}
