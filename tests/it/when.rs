//! The course of the verdict: whole, and the same through the binary.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use chrono::Days;
use eligible::internal::assessment::Reading;
use eligible::internal::assessment::timeline::periods;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::judge::{VACANCY, day};
use crate::scaled::when::check_each_day;

const READINGS: [Reading; 3] = [Reading::All, Reading::One(Lang::En), Reading::One(Lang::Fr)];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(arguments)
        .current_dir(project())
        .env_clear()
        .env("COLUMNS", "80")
        .output()
        .unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_birthday_on_29_february_falls_on_1_march() {
    let record = r#"{"date_of_birth":"2004-02-29"}"#;
    check_each_day(record, Reading::All, day("2024-12-01"), day("2025-06-01"));
    let found = borders(record, "2023-01-01", "2026-12-31", Reading::One(Lang::En));
    assert_eq!(found, ["2025-03-01 E2 met"]);
    let found = borders(record, "2023-01-01", "2026-12-31", Reading::One(Lang::Fr));
    assert_eq!(found, ["2025-03-02 E2 met"]);
}

/// What changes when, as the library has it.
fn borders(record: &str, from: &str, to: &str, reading: Reading) -> Vec<String> {
    let mut found = Vec::new();
    read_document(record.as_bytes(), false, |record| {
        let periods = periods(&VACANCY, &record.intake.applicant, reading, day(from), day(to));
        for pair in periods.windows(2) {
            for (index, criterion) in VACANCY.criteria.iter().enumerate() {
                let outcome = pair[1].outcomes[index];
                if outcome != pair[0].outcomes[index] {
                    found.push(format!("{} {} {}", pair[1].from, criterion.id, outcome.code()));
                }
            }
        }
    });
    found
}

#[test]
fn the_borders_are_those_of_the_contract() {
    let [all, en, fr] = READINGS;
    let age = r#"{"date_of_birth":"2004-06-22"}"#;
    let month = r#"{"date_of_birth":"2004-06"}"#;
    let graduate = r#"{"education":[{"level":"short_cycle","status":"completed","end":"2024-06-22"}]}"#;
    let student = r#"{"education":[{"level":"bachelor","status":"ongoing","start":"2024-02-01","end":"2027-01-31"}]}"#;
    let swede = r#"{"nationalities":["SE"]}"#;
    let cases: [(&str, Reading, &[&str]); 9] = [
        // 21 on the 21st birthday in English, from the day after it in French.
        (age, en, &["2025-06-22 E2 met"]),
        (age, fr, &["2025-06-23 E2 met"]),
        (age, all, &["2025-06-22 E2 unclear", "2025-06-23 E2 met"]),
        // Each day of the month may be the birthday.
        (month, en, &["2025-06-01 E2 unclear", "2025-06-30 E2 met"]),
        (month, fr, &["2025-06-02 E2 unclear", "2025-07-01 E2 met"]),
        // Under way before the degree (it says completed), then a recent graduate for 12 months; after that it may be
        // equivalent, which a person decides.
        (graduate, en, &["2025-06-23 E3 unclear"]),
        (graduate, fr, &["2025-06-22 E3 unclear"]),
        // A student from the first day on; 24 months on 31 January 2026, so met also after the planned end.
        (student, all, &["2024-02-01 E3 met"]),
        (swede, all, &["2024-03-07 E1 met"]),
    ];
    for (record, reading, expected) in cases {
        let found = borders(record, "2023-06-22", "2027-06-22", reading);
        assert_eq!(found, expected, "{record} by {}", reading.code());
    }
}

/// The periods that the command prints as JSON.
fn course(arguments: &[&str]) -> Value {
    let output = run(&[&["when", "--format", "json"], arguments].concat());
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_periods_leave_no_gap_and_tell_exactly_what_differs() {
    for file in ["review-e2-born-2004-06-22", "eligible-short-cycle-student", "review-silent", "eligible-score-100"] {
        let path = format!("examples/applicants/{file}.json");
        for reading in ["all", "en", "fr"] {
            let course = course(&[&path, "--reading", reading]);
            let keys: Vec<_> = course.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["schema", "id", "reference_date", "periods"]);
            assert_eq!(
                (&course["schema"], &course["reference_date"]),
                (&json!("eligible.periods/1"), &json!("2025-06-22"))
            );
            let periods = course["periods"].as_array().unwrap();
            assert_eq!(periods.first().unwrap()["from"], "2023-06-22");
            assert_eq!(periods.first().unwrap()["changes"], json!([]));
            assert_eq!(periods.last().unwrap()["to"], "2027-06-22");
            let mut outcomes = outcomes_by_check(&path, "2023-06-22", reading).0;
            for pair in periods.windows(2) {
                let date = |value: &Value| day(value.as_str().unwrap());
                assert_eq!(date(&pair[0]["to"]) + Days::new(1), date(&pair[1]["from"]));
                for change in pair[1]["changes"].as_array().unwrap() {
                    assert_ne!(change["text"], "");
                    let id = change["criterion"].as_str().unwrap();
                    let (_, outcome) = outcomes.iter_mut().find(|(known, _)| known == id).unwrap();
                    assert_ne!(*outcome, change["outcome"], "{id} changes");
                    *outcome = change["outcome"].clone();
                }
                // What the binary says of each side of the border, and the changes lead from one to the other.
                let [eve, first] = [&pair[0]["to"], &pair[1]["from"]].map(|day| day.as_str().unwrap());
                let (before, verdict, score) = outcomes_by_check(&path, eve, reading);
                assert_eq!((&verdict, &score), (&pair[0]["verdict"], &pair[0]["score"]), "{path} {eve}");
                let (after, verdict, score) = outcomes_by_check(&path, first, reading);
                assert_eq!((&verdict, &score), (&pair[1]["verdict"], &pair[1]["score"]), "{path} {first}");
                assert_ne!(before, after);
                assert_eq!(outcomes, after, "{path} {first}");
            }
        }
    }
}

/// What `check --as-of` says on a day: the outcomes, the verdict, the score.
fn outcomes_by_check(path: &str, day: &str, reading: &str) -> (Vec<(String, Value)>, Value, Value) {
    let output = run(&["check", path, "--as-of", day, "--reading", reading, "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let applicant = &report["applicants"][0];
    let criteria = applicant["criteria"].as_array().unwrap().iter();
    let outcomes =
        criteria.map(|criterion| (criterion["id"].as_str().unwrap().to_owned(), criterion["outcome"].clone()));
    (outcomes.collect(), applicant["verdict"].clone(), applicant["score"].clone())
}

#[test]
fn each_change_has_its_cause_in_both_languages() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.json");
    let path = path.to_str().unwrap();
    let education = |entry: &str| format!(r#"{{"education":[{{{entry}}}]}}"#);
    let cases = [
        (
            r#"{"date_of_birth":"2004-06-22"}"#.to_owned(),
            "E2",
            "met",
            "the day after the 21st birthday",
            "lendemain du 21e anniversaire",
        ),
        (
            r#"{"date_of_birth":"2004-06"}"#.to_owned(),
            "E2",
            "met",
            "the day after the 21st birthday, at the latest",
            "lendemain du 21e anniversaire, au plus tard",
        ),
        (
            r#"{"nationalities":["SE"]}"#.to_owned(),
            "E1",
            "met",
            "Sweden becomes one of the NATO member states",
            "la Suède rejoint les pays membres de l'OTAN",
        ),
        (
            education(r#""level":"bachelor","status":"ongoing","start":"2024-09-02""#),
            "E3",
            "met",
            "bachelor's degree started",
            "bachelor\u{a0}: début des études",
        ),
        (
            education(r#""level":"bachelor","field":"Law","status":"completed","start":"2020","end":"2024-07-01""#),
            "D1",
            "met",
            "bachelor's degree in `Law` completed",
            "bachelor en `Law`\u{a0}: obtention du diplôme",
        ),
        (
            education(r#""level":"master","field":"Law","status":"completed","start":"2020","end":"2024-07-01""#),
            "D1",
            "met",
            "master's degree in `Law` within 12 months of its end, so in its final stage",
            "master en `Law`\u{a0}: fin dans les 12 mois, donc en phase finale",
        ),
        (
            education(r#""level":"short_cycle","status":"ongoing","start":"2024","end":"2025-06""#),
            "E3",
            "unclear",
            "short-cycle degree: the planned end has passed, at the earliest; it is not known whether the studies continue",
            "cycle court\u{a0}: la date de fin prévue est passée, au plus tôt et l'on ignore si les études se poursuivent",
        ),
        (
            education(r#""level":"post_secondary","status":"interrupted","start":"2023-01-15","end":"2025-01-14""#),
            "E3",
            "unclear",
            "14 months of studies reached; for the selection team to decide",
            "14 mois d'études atteints\u{a0}; à l'appréciation du service responsable",
        ),
        (
            education(r#""level":"short_cycle","status":"completed","start":"2023-01-15","end":"2024-05-31""#),
            "E3",
            "unclear",
            "short-cycle degree completed 12 months ago; met according to the English text, unclear according to the French text",
            "cycle court\u{a0}: diplôme obtenu il y a 12 mois\u{a0}; critère rempli selon le texte anglais, à vérifier selon le texte français",
        ),
        (
            r#"{"experience":[{"sector":"research","start":"2025-02"}]}"#.to_owned(),
            "D4",
            "met",
            "start of the job (research), at the latest",
            "début de l'expérience (recherche), au plus tard",
        ),
    ];
    for (record, criterion, outcome, english, french) in cases {
        fs::write(path, &record).unwrap();
        for (lang, expected) in [("en", english), ("fr", french)] {
            let course = course(&[path, "--lang", lang]);
            let changes =
                course["periods"].as_array().unwrap().iter().flat_map(|period| period["changes"].as_array().unwrap());
            let expected = json!({"criterion": criterion, "outcome": outcome, "text": expected});
            let changes: Vec<_> = changes.collect();
            assert!(changes.contains(&&expected), "{record} {lang}: {expected} in {changes:#?}");
        }
    }
}

#[test]
fn the_span_is_about_the_day_that_is_asked() {
    let path = "examples/applicants/review-e2-born-2004-06-22.json";
    let ends = |arguments: &[&str]| {
        let course = course(&[&[path], arguments].concat());
        let periods = course["periods"].as_array().unwrap();
        [&course["reference_date"], &periods.first().unwrap()["from"], &periods.last().unwrap()["to"]]
            .map(|day| day.as_str().unwrap().to_owned())
    };
    assert_eq!(ends(&["--as-of", "2024-02-29"]), ["2024-02-29", "2022-02-28", "2026-03-01"]);
    assert_eq!(ends(&["--from", "2025-06-22"]), ["2025-06-22", "2025-06-22", "2027-06-22"]);
    assert_eq!(ends(&["--from", "2030-01-01", "--to", "2030-01-01"]), ["2025-06-22", "2030-01-01", "2030-01-01"]);
    assert_eq!(ends(&["--as-of", "0001-01-01"]), ["0001-01-01", "0001-01-01", "0003-01-01"]);
    assert_eq!(ends(&["--as-of", "9999-12-31"]), ["9999-12-31", "9997-12-31", "9999-12-31"]);
}

#[test]
fn what_cannot_be_done_is_said_with_status_2() {
    let path = "examples/applicants/eligible-plain.json";
    let cases: [(&[&str], &str, &str); 7] = [
        (
            &[path, "--from", "2025-02-01", "--to", "2025-01-31"],
            "first day, 1 February 2025",
            "premier jour, le 1er février 2025",
        ),
        (&[path, "--from", "2028-01-01"], "last one, 22 June 2027", "dernier, le 22 juin 2027"),
        (&[path, "--from", "2000-01-01", "--to", "2200-01-02"], "longer than 200 years", "dépasse 200 ans"),
        (&[path, "--output", "x.csv"], "not `csv`", "mais pas `csv`"),
        (
            &[path, "--output", path],
            "is an input and cannot be the output too",
            "est lu et ne peut pas être aussi le fichier de sortie",
        ),
        (
            &["examples/applicants.ndjson"],
            "choose one with --id: `ND-01`",
            "précisez laquelle avec --id\u{a0}: `ND-01`",
        ),
        (
            &["examples/applicants.ndjson", "--id", "ND-99"],
            "no applicant has the id `ND-99`",
            "aucune candidature ne porte l'identifiant `ND-99`",
        ),
    ];
    for (arguments, english, french) in cases {
        for (lang, expected) in [("en", english), ("fr", french)] {
            let output = run(&[&["when"], arguments, &["--lang", lang]].concat());
            assert_eq!((status(&output), text(&output.stdout)), (2, ""), "{arguments:?}");
            assert!(text(&output.stderr).contains(expected), "{expected}: {}", text(&output.stderr));
        }
    }
    for arguments in [["--format", "csv"], ["--from", "2025-02-30"], ["--to", "2025"]] {
        assert_eq!(status(&run(&["when", path, arguments[0], arguments[1]])), 2, "{arguments:?}");
    }
}

#[test]
fn an_invalid_record_has_no_periods() {
    for format in ["table", "json"] {
        let output = run(&["when", "examples/applicants.ndjson", "--id", "applicants#7", "--format", format]);
        assert_eq!((status(&output), text(&output.stdout)), (3, ""));
        for expected in ["error: `applicants#7` is invalid", "examples/applicants.ndjson:7:170", "not valid JSON"] {
            assert!(text(&output.stderr).contains(expected), "{}", text(&output.stderr));
        }
    }
}

#[test]
fn periods_go_to_files_too() {
    let folder = TempDir::new().unwrap();
    let [json, table] = ["a.json", "a.txt"].map(|name| folder.path().join(name).display().to_string());
    let path = "examples/applicants/review-e2-born-2004-06-22.json";
    let output = run(&["when", path, "-o", &json, "-o", &table, "--color", "always"]);
    assert_eq!((status(&output), text(&output.stdout)), (0, ""));
    assert_eq!(fs::read(json).unwrap(), run(&["when", path, "--format", "json"]).stdout);
    assert_eq!(fs::read(table).unwrap(), run(&["when", path]).stdout);
}

#[test]
fn tables_are_as_they_were_read() {
    let compare = |golden: &str, arguments: &[&str]| {
        let output = run(&[&["when"], arguments].concat());
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(
            text(&output.stdout),
            snapbox::Data::read_from(&project().join("tests/it/golden").join(golden), None).raw(),
        );
    };
    let path = "examples/applicants/eligible-short-cycle-student.json";
    compare("when.txt", &[path]);
    compare("when.fr.txt", &[path, "--lang", "fr"]);
    let silent = "examples/applicants/review-silent.json";
    compare("when-nothing.txt", &[silent, "--as-of", "2026-03-01", "--from", "2025-01-01", "--to", "2025-12-31"]);
}

#[test]
fn the_table_fits_its_columns_and_marks_one_period() {
    for record in ["ND-01", "ND-02", "ND-03", "ND-04", "ND-09", "ND-10", "ND-12"] {
        for (lang, width) in [("en", 80), ("fr", 80), ("en", 120), ("fr", 120)] {
            let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
                .args(["when", "examples/applicants.ndjson", "--id", record, "--lang", lang])
                .current_dir(project())
                .env_clear()
                .env("COLUMNS", width.to_string())
                .output()
                .unwrap();
            let table = text(&output.stdout);
            assert!(table.lines().all(|line| line.chars().count() <= width), "{width}: {table}");
            assert_eq!(table.lines().filter(|line| line.starts_with('>')).count(), 2, "{table}");
        }
    }
}

#[test]
fn text_of_strangers_is_escaped() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.json");
    let path = path.to_str().unwrap();
    let words = "x\u{1b}[31m\u{202e}";
    let education = json!([{"level": "bachelor", "field": words, "status": "ongoing", "start": "2025-01-01"}]);
    fs::write(path, json!({"id": words, "name": words, "education": education, words: 1}).to_string()).unwrap();
    for format in ["table", "json"] {
        let output = run(&["when", path, "--format", format]);
        let shown = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(status(&output), 0);
        assert!(
            !shown.contains(['\u{1b}', '\u{202e}']) && shown.contains("2025-01-01") | shown.contains("1 January 2025"),
            "{shown}"
        );
    }
}
