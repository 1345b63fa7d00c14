//! Whole folders: odd files, applicants who are like each other, many records at once.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};

fn check(folder: &Path, arguments: &[&str]) -> Output {
    run_in(folder, &[&["check", "."], arguments].concat(), b"")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = check(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

fn person(id: &str, name: &str, born: &str, others: &[&str]) -> String {
    let others = serde_json::to_string(others).unwrap();
    format!(
        r#"{{"id":"{id}","name":"{name}","date_of_birth":"{born}","application":{{"vacancy":"250700","other_vacancies":{others}}}}}"#
    )
}

/// What was noticed: its name and the sources.
fn noticed(report: &Value) -> Vec<(String, Vec<String>)> {
    let across = report["across"].as_array().cloned().unwrap_or_default();
    let each = across.iter().map(|finding| {
        let sources = finding["applicants"].as_array().unwrap().iter();
        let sources = sources.map(|applicant| applicant["source"].as_str().unwrap().to_owned());
        (finding["what"].as_str().unwrap().to_owned(), sources.collect())
    });
    each.collect()
}

fn alike() -> TempDir {
    let one = person("A", "Ana Twice", "2001-02-03", &["X"]);
    let files = [
        ("a.json", one.clone()),
        ("b.json", format!("\n{one}\n")),
        ("c.json", person("C", "ANA  twice", "2001-02-03", &["Y", "Z"])),
        ("d.json", person("D", "Ana Twice", "2001-02", &["Y", "Z"])),
        ("e.json", person("D", "Someone Else", "1999-01-01", &[])),
        ("f.json", REVIEW.to_owned()),
    ];
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    folder_of(&files)
}

#[test]
fn what_applicants_have_in_common_is_said_and_changes_no_verdict() {
    let folder = alike();
    let report = json(folder.path(), &[]);
    let pair = |one: &str, other: &str| vec![format!("./{one}.json"), format!("./{other}.json")];
    let expected = [
        // 250700, X, Y and Z; no file alone says more than three.
        ("vacancies".to_owned(), vec!["./a.json".to_owned(), "./b.json".to_owned(), "./c.json".to_owned()]),
        ("same_content".to_owned(), pair("a", "b")),
        ("same_person".to_owned(), pair("a", "c")),
        ("same_id".to_owned(), pair("d", "e")),
    ];
    assert_eq!(noticed(&report), expected);
    for (name, _) in [("a", 0), ("c", 0), ("d", 0)] {
        let alone = run_in(folder.path(), &["check", &format!("{name}.json"), "--format", "json"], b"");
        let alone: Value = serde_json::from_slice(&alone.stdout).unwrap();
        assert_eq!(alone.get("across"), None);
        let among =
            report["applicants"].as_array().unwrap().iter().find(|one| one["source"] == format!("./{name}.json"));
        assert_eq!(among.unwrap()["criteria"], alone["applicants"][0]["criteria"]);
    }
}

#[test]
fn what_applicants_have_in_common_is_said_by_every_format() {
    let folder = alike();
    for lang in ["en", "fr"] {
        let report = json(folder.path(), &["--lang", lang]);
        let messages = report["across"].as_array().unwrap().iter().map(|finding| finding["message"].as_str().unwrap());
        for message in messages {
            assert!(message.contains(".json"), "{message}");
            for format in ["table", "ndjson", "csv"] {
                let output = check(folder.path(), &["--format", format, "--lang", lang]);
                // A table breaks its lines, CSV has no place for it, and so it is said beside it.
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let told = words(text(&output.stdout)) + &words(text(&output.stderr));
                assert!(told.contains(&words(message)), "{format}: {message}\n{told}");
            }
        }
    }
}

#[test]
fn many_records_are_compared_as_few_are() {
    let folder = TempDir::new().unwrap();
    let mut file = std::io::BufWriter::new(fs::File::create(folder.path().join("all.ndjson")).unwrap());
    // Enough that what is compared does not stay in memory; two pairs stand far apart.
    for number in 0..15_000 {
        let id = if number == 14_990 { 3 } else { number };
        let name = if number == 14_991 { 7 } else { number };
        writeln!(file, r#"{{"id":"R-{id:06}","name":"Person {name}","date_of_birth":"2000-01-01"}}"#).unwrap();
    }
    file.into_inner().unwrap();
    let output = check(folder.path(), &["--format", "csv"]);
    let told: Vec<_> = text(&output.stderr).lines().collect();
    let expected = [
        "warning: `R-000003` (./all.ndjson, record 4) and `R-000003` (./all.ndjson, record 14991) have the same id",
        "warning: `R-000007` (./all.ndjson, record 8) and `R-014991` (./all.ndjson, record 14992) have the same name and \
         date of birth",
    ];
    assert_eq!(told, expected);
}

#[test]
fn lines_without_a_summary_are_verdicts_alone() {
    let lines = format!("{REVIEW}\n{REVIEW}\n{ELIGIBLE}\n");
    let with = run_in(Path::new("."), &["check", "-", "--format", "ndjson"], lines.as_bytes());
    let without = run_in(Path::new("."), &["check", "-", "--format", "ndjson", "--no-summary"], lines.as_bytes());
    let kept: Vec<_> = text(&with.stdout).lines().take(3).collect();
    assert_eq!(text(&without.stdout).lines().collect::<Vec<_>>(), kept);
    assert_eq!((status(&with), status(&without)), (4, 4));
    let refused = run_in(Path::new("."), &["check", "-", "--format", "csv", "--no-summary"], lines.as_bytes());
    assert_eq!(status(&refused), 2);
    assert!(text(&refused.stderr).contains("--no-summary"));
}

#[test]
fn long_csv_has_a_row_for_each_criterion_and_for_what_cannot_be_read() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), ("b.json", b"{"), ("c.json", REVIEW.as_bytes())]);
    let report = json(folder.path(), &[]);
    for options in [&["--csv-long"][..], &["--csv-long", "--sort", "rank"], &["--csv-long", "--csv-bom"]] {
        let output = check(folder.path(), &[&["--format", "csv"], options].concat());
        let has_mark = output.stdout.starts_with("\u{FEFF}".as_bytes());
        assert_eq!(has_mark, options.contains(&"--csv-bom"));
        let bytes = output.stdout.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&output.stdout);
        assert_eq!(text(bytes).matches('\n').count(), text(bytes).matches("\r\n").count());
        let mut rows = csv::Reader::from_reader(bytes);
        let head = rows.headers().unwrap().clone();
        let column = |name: &str| head.iter().position(|column| column == name).unwrap();
        let mut found: Vec<_> = rows
            .records()
            .map(|row| {
                let row = row.unwrap();
                ["source", "verdict", "criterion", "outcome", "reason"].map(|name| row[column(name)].to_owned())
            })
            .collect();
        let mut expected = Vec::new();
        for applicant in report["applicants"].as_array().unwrap() {
            let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let (source, verdict) = (of(&applicant["source"]), of(&applicant["verdict"]));
            for criterion in applicant["criteria"].as_array().unwrap() {
                let [id, outcome, reason] = ["id", "outcome", "reason"].map(|key| of(&criterion[key]));
                expected.push([source.clone(), verdict.clone(), id, outcome, reason]);
            }
            if verdict == "invalid" {
                let problem = "1:2: not valid JSON: the file is incomplete".to_owned();
                expected.push([source, verdict, String::new(), String::new(), problem]);
            }
        }
        if options.contains(&"rank") {
            let first = csv::Reader::from_reader(bytes).records().next().unwrap().unwrap();
            assert_eq!((&first[0], &first[1]), ("1", "a"));
        } else {
            expected.sort();
            found.sort();
        }
        assert_eq!(found, expected, "{options:?}");
    }
}

#[cfg(unix)]
#[test]
fn each_odd_file_gives_one_row_or_one_warning() {
    use std::os::unix::fs::symlink;
    let folder = folder_of(&[("deep/er/ok.json", ELIGIBLE.as_bytes()), ("empty.json", b""), ("blank.json", b" \n")]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("nowhere"), at("dangling.json")).unwrap();
    symlink(at("loop.json"), at("loop.json")).unwrap();
    symlink(folder.path(), at("up")).unwrap();
    symlink(at("deep/er/ok.json"), at("link.json")).unwrap();
    symlink("/dev/null", at("device.json")).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.json")).status().unwrap().success());
    fs::create_dir(at("folder.json")).unwrap();
    let mut deepest = folder.path().to_owned();
    for _ in 0..300 {
        deepest.push("d");
    }
    fs::create_dir_all(&deepest).unwrap();
    fs::write(deepest.join("ok.json"), ELIGIBLE).unwrap();
    let output = check(folder.path(), &["--format", "json"]);
    assert_eq!(status(&output), 3, "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut rows: Vec<_> = report["applicants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|applicant| {
            let source = applicant["source"].as_str().unwrap();
            (source.rsplit('/').next().unwrap().to_owned(), applicant["verdict"].as_str().unwrap().to_owned())
        })
        .collect();
    rows.sort();
    let row = |name: &str, verdict: &str| (name.to_owned(), verdict.to_owned());
    let expected = [
        row("blank.json", "invalid"),
        row("dangling.json", "invalid"),
        row("empty.json", "invalid"),
        row("link.json", "eligible"),
        row("loop.json", "invalid"),
        row("ok.json", "eligible"),
        row("ok.json", "eligible"),
    ];
    assert_eq!(rows, expected);
    let warnings = text(&output.stderr);
    for name in ["device.json", "pipe.json", "up"] {
        assert_eq!(warnings.lines().filter(|line| line.contains(&format!("./{name}`"))).count(), 1, "{warnings}");
    }
}

#[test]
fn what_holds_no_applicant_is_said() {
    let folder =
        folder_of(&[("a.json", b"[]"), ("b.json", ELIGIBLE.as_bytes()), ("cv.xml", b"<x/>"), (".hidden", b"")]);
    let output = check(folder.path(), &["--format", "csv"]);
    assert_eq!(status(&output), 0);
    let told: Vec<_> = text(&output.stderr).lines().collect();
    assert!(matches!(told[..], [one, other] if one.contains("`./a.json`") && other.contains("`./cv.xml`")), "{told:?}");
    // As a filter, a portion without lines is no mistake.
    let filter = ["check", "-", "--format", "ndjson", "--no-summary"];
    assert_eq!(status(&run_in(folder.path(), &filter, b"")), 0);
    assert_eq!(status(&run_in(folder.path(), &filter[..4], b"")), 2);
    assert_eq!(status(&check(folder.path(), &["--format", "json", "--csv-long"])), 2);
}

#[cfg(unix)]
#[test]
fn reports_go_where_their_names_lead() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), ("mine.csv", b"old"), ("to/x", b"")]);
    let at = |name: &str| folder.path().join(name);
    symlink("to/new.csv", at("link.csv")).unwrap();
    fs::set_permissions(at("mine.csv"), fs::Permissions::from_mode(0o600)).unwrap();
    let run = |outputs: &[&str]| status(&run_in(folder.path(), &[&["check", "a.json"], outputs].concat(), b""));
    assert_eq!(run(&["-o", "mine.csv", "-o", "link.csv"]), 0);
    assert_eq!(at("mine.csv").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(at("link.csv").is_symlink() && at("to/new.csv").is_file());
    // One file by two names.
    for twice in [["x.csv", "csv=./x.csv"], ["to/new.csv", "csv=link.csv"], ["to/../x.csv", "x.csv"]] {
        assert_eq!(run(&["-o", twice[0], "-o", twice[1]]), 2, "{twice:?}");
    }
}
