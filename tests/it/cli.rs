//! The command line: exit status, formats, order, outputs, and input of every kind.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use eligible::internal::domain::outcome::Verdict;
use serde_json::Value;

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};

const INELIGIBLE: &str = r#"{"nationalities":[]}"#;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> Output {
    run_in(project(), arguments, b"")
}

/// The report of `check --format json` on some files.
fn report_on(files: &[(&str, &[u8])], arguments: &[&str]) -> (i32, Value) {
    let folder = folder_of(files);
    let mut all = vec!["check", ".", "--format", "json"];
    all.extend(arguments);
    let output = run_in(folder.path(), &all, b"");
    (status(&output), serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr))))
}

/// A value of each applicant of a report, in the order of the report.
fn each(report: &Value, pointer: &str) -> Vec<Value> {
    let applicants = report["applicants"].as_array().unwrap();
    applicants.iter().map(|applicant| applicant.pointer(pointer).cloned().unwrap_or_default()).collect()
}

#[test]
fn every_example_has_the_verdict_that_its_name_promises() {
    let output = run(&["check", "examples/applicants", "--format", "json"]);
    assert_eq!(status(&output), 3);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = fs::read_dir(project().join("examples/applicants")).unwrap().count();
    assert!(files >= 14);
    assert_eq!(report["summary"]["applicants"], files);
    let sum: u64 = Verdict::ALL.iter().map(|verdict| report["summary"][verdict.code()].as_u64().unwrap()).sum();
    assert_eq!(sum, files as u64);
    for applicant in report["applicants"].as_array().unwrap() {
        let stem = applicant["source"].as_str().unwrap().rsplit('/').next().unwrap();
        let promised = stem.split('-').next().unwrap();
        assert_eq!(applicant["verdict"], promised, "{stem}");
    }
}

#[test]
fn a_national_of_a_later_member_is_judged_by_the_day() {
    let file = "examples/applicants/eligible-swedish-national.json";
    for (day, expected) in [("2024-03-06", 1), ("2024-03-07", 0)] {
        assert_eq!(status(&run(&["check", file, "--as-of", day, "-q"])), expected, "{day}");
    }
}

#[test]
fn the_exit_status_says_the_gravest_verdict() {
    let cases: [(&[&str], &[&str], i32); 10] = [
        (&[ELIGIBLE], &[], 0),
        (&[ELIGIBLE, REVIEW], &[], 4),
        (&[ELIGIBLE, REVIEW, INELIGIBLE], &[], 1),
        (&[ELIGIBLE, REVIEW, INELIGIBLE, "{"], &[], 3),
        (&[ELIGIBLE, REVIEW, INELIGIBLE, "{"], &["--fail-on", "none"], 0),
        (&[ELIGIBLE, REVIEW, INELIGIBLE, "{"], &["--fail-on", "review"], 4),
        (&[ELIGIBLE, REVIEW, INELIGIBLE, "{"], &["--fail-on", "review,ineligible"], 1),
        (&[ELIGIBLE, REVIEW], &["--fail-on", "invalid,ineligible"], 0),
        (&[r#"{"unknown":1,"nationalities":[]}"#], &["--strict"], 3),
        (&[], &[], 2),
    ];
    for (records, options, expected) in cases {
        let mut arguments = vec!["check", "-"];
        arguments.extend(options);
        let output = run_in(project(), &arguments, records.join("\n").as_bytes());
        assert_eq!(status(&output), expected, "{records:?} {options:?}: {}", text(&output.stderr));
    }
}

#[test]
fn what_cannot_be_done_is_said_on_standard_error_with_status_2() {
    let folder = folder_of(&[("wrong.toml", b"nonsense = 1\n"), ("a.json", ELIGIBLE.as_bytes())]);
    let cases: [(&[&str], &str); 8] = [
        (&["check"], "PATH"),
        (&["check", "nowhere.json", "a.json"], "nowhere.json"),
        (&["check", "a.json", "--as-of", "2025-02-30"], "2025-02-30"),
        (&["check", "a.json", "--rules", "wrong.toml"], "nonsense"),
        (&["check", "a.json", "--rules", "nowhere.toml"], "nowhere.toml"),
        (&["check", "a.json", "-o", "report"], "extension"),
        (&["check", "a.json", "-o", "nowhere/report.csv"], "nowhere"),
        (&["check", "a.json", "--format", "xml"], "xml"),
    ];
    for (arguments, word) in cases {
        let output = run_in(folder.path(), arguments, b"");
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert!(text(&output.stderr).contains(word), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn what_cannot_be_done_is_said_in_french_too() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes())]);
    let cases: [(&[&str], &str); 8] = [
        (&["check", "nowhere.json"], "erreur\u{a0}: fichier ou dossier introuvable\u{a0}: `nowhere.json`\n"),
        (
            &["check", "a.json", "-o", "a.json"],
            "erreur\u{a0}: `a.json` est lu et ne peut pas être aussi le fichier de sortie\n",
        ),
        (&["check", "-"], "erreur\u{a0}: il n'y a rien à vérifier\u{a0}: aucune candidature trouvée\n"),
        (
            &["check", "a.json", "--rules", "nowhere.toml"],
            "erreur\u{a0}: impossible de lire le fichier de règles `nowhere.toml`\u{a0}: fichier introuvable\n",
        ),
        (&["explain", "nofile"], "erreur\u{a0}: impossible de lire `nofile`\u{a0}: fichier introuvable\n"),
        (
            &["check"],
            "erreur\u{a0}: il manque le fichier ou le dossier à vérifier\n\nPour en savoir plus\u{a0}: eligible check --help\n",
        ),
        (
            &["check", "a.json", "--formt", "csv"],
            "erreur\u{a0}: option inconnue\u{a0}: `--formt`\n\n  vouliez-vous dire `--format`\u{a0}?\n\n\
             Pour en savoir plus\u{a0}: eligible check --help\n",
        ),
        (
            &["explain", "a.json", "--as-of=2025"],
            "erreur\u{a0}: valeur non valable pour --as-of <AAAA-MM-JJ>\u{a0}: `2025`\n\n\
             Pour en savoir plus\u{a0}: eligible explain --help\n",
        ),
    ];
    for (arguments, expected) in cases {
        let output = run_in(folder.path(), &[arguments, &["--lang", "fr"]].concat(), b"");
        assert_eq!((status(&output), text(&output.stderr)), (2, expected));
    }
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    let folder = folder_of(&[]);
    for command in ["check", "explain", "ask"] {
        for flag in ["-h", "--help"] {
            for lang in [&["--lang", "fr"][..], &["--lang=fr"]] {
                let before = run_in(folder.path(), &[&[command][..], lang, &[flag]].concat(), b"");
                let behind = run_in(folder.path(), &[&[command, flag][..], lang].concat(), b"");
                let help = text(&before.stdout);
                assert_eq!((status(&before), help), (0, text(&behind.stdout)), "{command}");
                assert!(help.contains("Utilisation\u{a0}: eligible") && help.contains("Code de sortie"), "{help}");
            }
            let english = run_in(folder.path(), &[command, flag, "--lang", "en"], b"");
            assert!(text(&english.stdout).contains("Usage: eligible"), "{}", text(&english.stdout));
        }
    }
}

#[test]
fn the_same_bytes_come_out_for_any_number_of_threads() {
    for format in ["table", "json", "ndjson", "csv"] {
        let with = |jobs| run(&["check", "examples", "--format", format, "--jobs", jobs]).stdout;
        let one = with("1");
        assert!(one.len() > 1000);
        for jobs in ["1", "2", "7"] {
            assert_eq!(one, with(jobs), "{format} {jobs}");
        }
    }
}

#[test]
fn every_format_gives_every_criterion_and_the_same_verdict() {
    let json: Value = serde_json::from_slice(&run(&["check", "examples", "--format", "json"]).stdout).unwrap();
    let by_id = |applicant: &Value| {
        let outcomes = applicant["criteria"].as_array().unwrap().iter().map(|criterion| criterion["outcome"].clone());
        (applicant["id"].clone(), applicant["verdict"].clone(), outcomes.collect::<Vec<_>>())
    };
    let mut expected: Vec<_> = json["applicants"].as_array().unwrap().iter().map(by_id).collect();
    expected.sort_by_key(|(id, ..)| id.to_string());

    let ndjson = run(&["check", "examples", "--format", "ndjson"]).stdout;
    let mut lines: Vec<Value> = text(&ndjson).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = lines.pop().unwrap();
    assert_eq!(last["type"], "summary");
    for key in ["schema", "tool", "rules", "reference_date", "reading", "summary"] {
        assert_eq!(last[key], json[key], "{key}");
    }
    assert!(lines.iter().all(|line| line["type"] == "applicant" && line.get("rank").is_none()));
    let mut found: Vec<_> = lines.iter().map(by_id).collect();
    found.sort_by_key(|(id, ..)| id.to_string());
    assert_eq!(found, expected);

    let bytes = run(&["check", "examples", "--format", "csv"]).stdout;
    let mut rows = csv::Reader::from_reader(bytes.as_slice());
    let head: Vec<_> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let criteria = "E1 E2 E3 E4 D1 D2 D3 D4 C1 C2 C3 C4 C5 C6 K1 K2 K3 K4 K5 K6 K7 K8 K9".replace(' ', ",");
    let columns = format!(
        "id,name,source,record,verdict,score_min,score_max,essential_met,desirable_met,{criteria},contested,unchecked,reasons,problems,warnings"
    );
    assert_eq!(head.join(","), columns);
    let mut found: Vec<_> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            let outcomes = row.iter().skip(9).take(23).filter(|outcome| !outcome.is_empty()).map(Value::from);
            (Value::from(&row[0]), Value::from(&row[4]), outcomes.collect::<Vec<_>>())
        })
        .collect();
    found.sort_by_key(|(id, ..)| id.to_string());
    assert_eq!(found, expected);

    // Short ids stand on one line with their marks and their verdict.
    let table = run(&["check", "examples"]).stdout;
    let (rows, _) = text(&table).split_once("\n\n").unwrap().1.split_once("\n\n").unwrap();
    let mut seen = 0;
    for (id, verdict, outcomes) in expected.iter().filter(|(id, ..)| id.as_str().unwrap().len() == 5) {
        let row = rows.lines().find(|row| row.contains(id.as_str().unwrap())).expect("a row");
        assert!(row.split_whitespace().any(|word| word.trim_end_matches('*') == verdict.as_str().unwrap()), "{row}");
        let signs: Vec<_> = row.chars().filter(|letter| "✓?≠✗".contains(*letter)).collect();
        assert_eq!(signs.len(), outcomes.len().min(8), "{row}");
        for (sign, outcome) in signs.iter().zip(outcomes) {
            let expected = match outcome.as_str().unwrap() {
                "met" => "✓",
                "not_met" => "✗",
                _ => "?≠",
            };
            assert!(expected.contains(*sign), "{row}");
        }
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_report_has_the_keys_of_the_contract() {
    let record = r#"{"id":"A","name":"N","date_of_birth":"2004-06-22","nationalites":"FR"}"#;
    let files = [
        ("a.json", record.as_bytes()),
        ("b.json", b"{\"education\":[{\"level\":\"bachelur\"}]}"),
        ("c.json", b"{\"id\":"),
    ];
    let (_, report) = report_on(&files, &[]);
    let keys = |value: &Value| {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(keys(&report), "applicants language lists options reading reference_date rules schema summary tool");
    assert_eq!(report["schema"], "eligible.report/1");
    assert_eq!(report["rules"]["vacancy"], "250700");
    assert_eq!(report["rules"]["source"], "built-in");
    assert_eq!(report["rules"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(keys(&report["summary"]), "applicants complete eligible ineligible invalid review with_problems");
    assert_eq!(report["summary"]["with_problems"], 1);
    let [applicant, doubtful, invalid] = [0, 1, 2].map(|place| &report["applicants"][place]);
    let expected = "criteria id name problems rank record score sha256 source unchecked verdict warnings";
    assert_eq!(keys(applicant), expected);
    assert_eq!(keys(invalid), expected);
    let age = &applicant["criteria"][1];
    assert_eq!(keys(age), "advice clause contested effect evidence group id outcome parts readings reason");
    assert_eq!(age["readings"], serde_json::json!({"en": "met", "fr": "not_met"}));
    assert_eq!(
        age["evidence"][0],
        serde_json::json!({"pointer": "/date_of_birth", "line": 1, "column": 38, "value": "2004-06-22"})
    );
    assert_eq!(age["clause"]["en"], "be at least 21 years old");
    assert_eq!(applicant["warnings"][0]["suggestion"], "nationalities");
    assert_eq!(applicant["unchecked"], serde_json::json!(["C1", "C2", "C3", "C4", "C6"]));
    assert_eq!(applicant["score"], serde_json::json!({"min": 0.0, "max": 100.0}));
    assert_eq!((&invalid["score"], &invalid["rank"]), (&Value::Null, &Value::Null));
    assert_eq!((&invalid["criteria"], &invalid["problems"][0]["pointer"]), (&serde_json::json!([]), &Value::from("")));
    assert_eq!(doubtful["verdict"], "review");
    let problem = &doubtful["problems"][0];
    assert_eq!(keys(problem), "column expected found line message pointer suggestion");
    assert_eq!(
        (&problem["pointer"], &problem["suggestion"]),
        (&Value::from("/education/0/level"), &Value::from("bachelor"))
    );
}

#[test]
fn ranks_are_shared_and_the_order_is_that_of_the_contract() {
    let with_id = |id: &str, record: &str| record.replacen('{', &format!("{{\"id\":\"{id}\","), 1).into_bytes();
    let scored = ELIGIBLE.replacen('{', r#"{"experience":[{"sector":"research"}],"#, 1);
    let files = [
        ("1.json", with_id("b", ELIGIBLE)),
        ("2.json", with_id("a", ELIGIBLE)),
        ("3.json", with_id("c", &scored)),
        ("4.json", with_id("d", INELIGIBLE)),
        ("5.json", b"[".to_vec()),
        ("6.json", with_id("e", "{\"name\":\"x\"}")),
    ];
    let files: Vec<_> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let (_, report) = report_on(&files, &[]);
    let ids: Vec<_> = each(&report, "/id").iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, ["c", "a", "b", "e", "d", "5#1"]);
    assert_eq!(
        each(&report, "/rank"),
        [1, 2, 2, 4, 5].map(Value::from).into_iter().chain([Value::Null]).collect::<Vec<_>>()
    );

    let (_, by_id) = report_on(&files, &["--sort", "id", "--only", "eligible,ineligible"]);
    assert_eq!(each(&by_id, "/id"), ["a", "b", "c", "d"].map(Value::from));
    assert_eq!(each(&by_id, "/rank"), [2, 2, 1, 5].map(Value::from));
    assert_eq!(by_id["summary"]["applicants"], 6);
    let (_, top) = report_on(&files, &["--sort", "source", "--top", "2"]);
    assert_eq!(each(&top, "/id"), ["a", "c"].map(Value::from));
}

#[test]
fn csv_by_rank_begins_with_the_rank() {
    let lines = format!("{REVIEW}\n{ELIGIBLE}\n{{\n");
    let output = run_in(project(), &["check", "-", "--format", "csv", "--sort", "rank"], lines.as_bytes());
    let mut rows = csv::Reader::from_reader(output.stdout.as_slice());
    assert_eq!(rows.headers().unwrap().iter().take(2).collect::<Vec<_>>(), ["rank", "id"]);
    let found: Vec<_> = rows.records().map(|row| row.unwrap().iter().take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(found, ["1 stdin#2", "2 r", " stdin#3"]);
}

#[test]
fn several_reports_come_out_of_one_run() {
    let folder = folder_of(&[("in/a.json", ELIGIBLE.as_bytes()), ("old.csv", b"old")]);
    let output = run_in(
        folder.path(),
        &["check", "in", "-o", "a.csv", "-o", "json=b.report", "-o", "c.ndjson", "-o", "old.csv"],
        b"",
    );
    assert_eq!((status(&output), text(&output.stdout)), (0, ""));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("a.csv").starts_with("id,name"));
    assert_eq!(read("a.csv"), read("old.csv"));
    assert!(serde_json::from_str::<Value>(&read("b.report")).is_ok());
    assert_eq!(read("c.ndjson").lines().count(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5, "no partial file is left");
    // A format that is named goes to the file, not to standard output beside it.
    for arguments in [&["--format", "json", "-o", "d.report"], &["--format", "json", "-o", "d.json"]] {
        let output = run_in(folder.path(), &[&["check", "in"], &arguments[..]].concat(), b"");
        assert_eq!((status(&output), text(&output.stdout)), (0, ""), "{arguments:?}");
        assert!(serde_json::from_str::<Value>(&read(arguments[3])).is_ok());
    }
    let output = run_in(folder.path(), &["check", "in", "-o", "a.csv", "-o", "csv=-"], b"");
    assert_eq!(text(&output.stdout), read("a.csv"));
    let disagree = run_in(folder.path(), &["check", "in", "--format", "json", "-o", "a.csv"], b"");
    assert_eq!((status(&disagree), text(&disagree.stdout)), (2, ""));
    // A run that fails leaves what was there.
    let failed = run_in(folder.path(), &["check", "nowhere", "-o", "old.csv"], b"");
    assert_eq!((status(&failed), read("old.csv")), (2, read("a.csv")));
}

#[test]
fn every_record_becomes_one_row() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(ELIGIBLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let array = format!("[{ELIGIBLE},\n{REVIEW},\n{{\"id\" \"x\"}},\n{REVIEW}]");
    let lines = format!("\u{FEFF}{ELIGIBLE}\n\n   \r\n{{\n{REVIEW}\r\n[]\n");
    let (status, report) = report_on(
        &[
            ("01-array.json", array.as_bytes()),
            ("02-empty.json", b""),
            ("03-latin1.json", b"{\"name\":\"Zo\xEB\"}"),
            ("04-lines.ndjson", lines.as_bytes()),
            ("05-none.json", b"[]"),
            ("06-utf16.json", &utf16),
            ("07-utf16.jsonl", &utf16),
            ("deep/08.JSON", ELIGIBLE.as_bytes()),
            ("09-other.txt", b"not looked at"),
        ],
        &["--sort", "source"],
    );
    assert_eq!(status, 3);
    let ids: Vec<_> = each(&report, "/id").iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    assert_eq!(
        ids,
        [
            "01-array#1",
            "r",
            "01-array#3",
            "02-empty",
            "03-latin1",
            "04-lines#1",
            "04-lines#2",
            "r",
            "04-lines#4",
            "06-utf16",
            "07-utf16",
            "08"
        ]
    );
    assert_eq!(report["summary"]["applicants"], 12);
    assert_eq!(report["summary"]["invalid"], 7);
    let place = |index: usize| {
        let problem = &report["applicants"][index]["problems"][0];
        (problem["line"].as_u64().unwrap(), problem["column"].as_u64().unwrap())
    };
    assert_eq!([place(2), place(4), place(6)], [(3, 7), (1, 12), (4, 2)]);
}

#[test]
fn standard_input_may_be_laid_out_either_way() {
    let pretty = "{\n  \"id\": \"p\"\n}\n";
    let cases = [
        (format!("{REVIEW}\n"), vec!["r"]),
        (pretty.to_owned(), vec!["p"]),
        (format!("{ELIGIBLE}\n"), vec!["stdin"]),
        (format!("{ELIGIBLE}\n{ELIGIBLE}\n"), vec!["stdin#1", "stdin#2"]),
        (format!("[{ELIGIBLE}]"), vec!["stdin#1"]),
        (format!("{{\"id\": \"cut\n{ELIGIBLE}\n"), vec!["stdin#1", "stdin#2"]),
    ];
    for (input, expected) in cases {
        let output = run_in(project(), &["check", "-", "--format", "json", "--sort", "source"], input.as_bytes());
        let report: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
        assert_eq!(each(&report, "/id"), expected.into_iter().map(Value::from).collect::<Vec<_>>(), "{input}");
        assert_eq!(report["applicants"][0]["source"], "-");
    }
}

#[test]
fn places_are_right_across_the_portions_that_a_long_file_is_read_in() {
    let (mut lines, mut line, mut expected) = (String::new(), 0, Vec::new());
    for number in 1..=3000_u64 {
        if number % 7 == 0 {
            lines.push_str("  \r\n");
            line += 1;
        }
        line += 1;
        let name = "é".repeat(usize::try_from(number % 900).unwrap());
        expected.push((number, line, number % 900 + 12));
        lines.extend(["{\"name\":\"", &name, "\",\"x\":1}\r\n"]);
    }
    assert!(lines.len() > 1 << 20);
    let lines = lines.trim_end();
    let run = |jobs| run_in(project(), &["check", "-", "--format", "ndjson", "--jobs", jobs], lines.as_bytes()).stdout;
    let report = run("1");
    assert_eq!(report, run("2"));
    let found = text(&report).lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let found = found.filter(|line| line["type"] == "applicant").map(|line| {
        let number = |value: &Value| value.as_u64().unwrap();
        let unknown = line["warnings"].as_array().unwrap().iter().find(|warning| warning["pointer"] == "/x").unwrap();
        (number(&line["record"]), number(&unknown["line"]), number(&unknown["column"]))
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_report_of_this_run_is_no_applicant() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes())]);
    for _ in 0..2 {
        let output = run_in(folder.path(), &["check", ".", "-o", "all.json"], b"");
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    }
    let onto_input = run_in(folder.path(), &["check", "a.json", "-o", "a.json"], b"");
    assert_eq!(
        (status(&onto_input), fs::read_to_string(folder.path().join("a.json")).unwrap().as_str()),
        (2, ELIGIBLE)
    );
    let twice = run_in(folder.path(), &["check", "a.json", "-o", "x.csv", "-o", "csv=x.csv"], b"");
    assert_eq!(status(&twice), 2);
}

#[test]
fn a_file_that_is_named_is_never_lost() {
    let folder = folder_of(&[("empty.txt", b""), ("blank.ndjson", b"\n\n"), ("a.txt", ELIGIBLE.as_bytes())]);
    let arguments = ["check", "empty.txt", "blank.ndjson", "a.txt", "--format", "csv"];
    let output = run_in(folder.path(), &arguments, b"");
    let ids: Vec<_> = text(&output.stdout).lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ids, ["empty", "a"]);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_a_folder_never_stop_the_run() {
    use std::os::unix::fs::symlink;
    let folder = folder_of(&[("in/a.json", ELIGIBLE.as_bytes()), ("elsewhere/b.json", ELIGIBLE.as_bytes())]);
    let inside = |name: &str| folder.path().join("in").join(name);
    symlink("../elsewhere/b.json", inside("link.json")).unwrap();
    symlink("../elsewhere", inside("folder")).unwrap();
    symlink("nowhere", inside("dangling.json")).unwrap();
    symlink("loop.json", inside("loop.json")).unwrap();
    assert!(Command::new("mkfifo").arg(inside("pipe.json")).status().unwrap().success());
    let output = run_in(folder.path(), &["check", "in", "--format", "csv"], b"");
    let ids: Vec<_> = text(&output.stdout).lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ids, ["a", "dangling", "link", "loop"]);
    let warnings = text(&output.stderr);
    assert!(warnings.contains("pipe.json") && warnings.contains("in/folder"), "{warnings}");
}

#[test]
fn text_of_strangers_is_escaped_in_every_format() {
    let lines = |output: &Output| text(&output.stdout).lines().count();
    let with_name = |name: &str| serde_json::json!({"id": "x", "nationalities": [name]}).to_string();
    let run_on = |name: &str| run_in(project(), &["check", "-"], format!("{}\n{REVIEW}", with_name(name)).as_bytes());
    assert_eq!(lines(&run_on("A\nB")), lines(&run_on("A B")), "a line feed makes no line");
    let name = "=cmd\u{1b}[31m\u{202e}\u{200b}|,\"\n";
    let record = serde_json::json!({"id": "@x\u{7}", "name": name, "nationalities": ["\u{1b}]0;x"]}).to_string();
    for format in ["table", "json", "ndjson", "csv"] {
        let output = run_in(project(), &["check", "-", "--format", format], format!("{record}\n{REVIEW}").as_bytes());
        let shown = text(&output.stdout);
        let raw = |letter: char| matches!(letter, '\u{1b}' | '\u{202e}' | '\u{200b}' | '\u{7}');
        assert!(!shown.contains(raw) && !text(&output.stderr).contains(raw), "{format}: {shown:?}");
    }
    let wrong = run(&["check", "a.json", "--format", "x\u{202e}\u{1b}"]);
    assert!(status(&wrong) == 2 && !text(&wrong.stderr).contains(['\u{202e}', '\u{1b}']));
    let output = run_in(project(), &["check", "-", "--format", "csv"], record.as_bytes());
    let mut rows = csv::Reader::from_reader(output.stdout.as_slice());
    let row = rows.records().next().unwrap().unwrap();
    assert_eq!(&row[0], "'@x\\u{7}");
    assert_eq!(&row[1], "'=cmd\\u{1b}[31m\\u{202e}\\u{200b}|,\"\\n");
    assert_eq!(&row[2], "-");
    let json = run_in(project(), &["check", "-", "--format", "json"], record.as_bytes());
    let report: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["applicants"][0]["name"], name);
}

#[test]
fn the_table_fits_its_columns() {
    for width in [80, 120] {
        for arguments in
            [&["check", "examples/applicants"][..], &["check", "examples/applicants/review-e2-born-2004-06-22.json"]]
        {
            for lang in ["en", "fr"] {
                let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
                    .args(arguments)
                    .args(["--lang", lang, "-q"])
                    .current_dir(project())
                    .env_clear()
                    .env("COLUMNS", width.to_string())
                    .output()
                    .unwrap();
                for line in text(&output.stdout).lines() {
                    assert!(line.chars().count() <= width, "{width}: {line}");
                }
            }
        }
    }
}

#[test]
fn colour_comes_only_where_it_is_asked() {
    let with = |when| run(&["check", "examples/applicants", "--color", when]).stdout;
    assert!(with("always").contains(&0x1b));
    assert!(!with("never").contains(&0x1b));
    assert!(!with("auto").contains(&0x1b));
}

#[test]
fn reports_on_the_examples_are_as_they_were_read() {
    let compare = |golden: &str, arguments: &[&str]| {
        let output = run(arguments);
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(
            text(&output.stdout),
            snapbox::Data::read_from(&project().join("tests/it/golden").join(golden), None).raw(),
        );
    };
    let several =
        ["examples/applicants/review-e2-born-2004-06-22.json", "examples/applicants/review-several-problems.json"];
    compare("check.txt", &["check", "examples/applicants"]);
    compare("check.fr.txt", &["check", "examples/applicants", "--lang", "fr"]);
    compare("check.csv", &["check", "examples", "--format", "csv"]);
    compare("one.txt", &["check", several[0]]);
    compare("one.fr.txt", &["check", several[0], "--lang", "fr"]);
    compare("two.json", &["check", several[0], several[1], "--format", "json"]);
    compare("two.ndjson", &["check", several[0], several[1], "--format", "ndjson"]);
}

#[test]
fn the_console_blocks_of_the_readme_are_true() {
    trycmd::TestCases::new().env("LC_ALL", "C").env("COLUMNS", "80").case("README.md");
}
