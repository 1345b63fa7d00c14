//! Files that are no applicants: what each of them is comes out as one row, or is passed over, counted and said.

use std::fs;
use std::path::Path;
use std::process::Output;

use calamine::DataType as _;
use serde_json::{Value, json};

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};
use crate::common::workbook::Book;

/// The beginnings of files of other kinds, what their sentence begins with in each language, and a name.
fn others() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let zip = |name: &str| [b"PK\x03\x04\x14\0\x08\0\x08\0", name.as_bytes(), b"\n{\"id\": \"x\"\n\xFF\0\n"].concat();
    vec![
        (
            "cv.pdf",
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n".to_vec(),
            "a PDF: ",
            "fichier PDF\u{a0}: ",
        ),
        ("all.xlsx", zip("xl/workbook.xml"), "a workbook: ", "classeur\u{a0}: "),
        ("all.ods", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "a workbook: ", "classeur\u{a0}: "),
        ("cv.docx", zip("word/document.xml"), "a Word or similar file: ", "fichier Word "),
        ("cv.rtf", b"{\\rtf1\\ansi\n{\\b Ann}\n}\n".to_vec(), "a Word or similar file: ", "fichier Word "),
        ("me.yaml", b"id: A-1\nlanguages:\n  - language: en\n".to_vec(), "YAML: ", "fichier YAML\u{a0}: "),
        ("all.csv", b"id,name\nA-1,Ann\nA-2,Bea\n".to_vec(), "a table (CSV): ", "tableau (CSV)\u{a0}: "),
        ("all.tsv", b"id;name\r\nA-1;Zo\xEB\r\n".to_vec(), "a table (CSV): ", "tableau (CSV)\u{a0}: "),
        ("cv.html", b"<!doctype html>\n<title>CV</title>\n".to_vec(), "a web page ", "page web "),
        ("all.zip", zip("a.json"), "an archive: ", "archive\u{a0}: "),
        ("scan.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\n\n".to_vec(), "a picture: ", "image\u{a0}: "),
        ("other.toml", b"# rules\n[notice]\nid = \"x\"\n".to_vec(), "TOML, ", "fichier TOML, "),
    ]
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    run_in(folder, &[&["check"], arguments].concat(), b"")
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    report(&check(folder, &[arguments, &["--format", "json"]].concat()))
}

/// The only row of a report, which is invalid, with its only problem.
fn only_problem(report: &Value) -> &Value {
    let rows = report["applicants"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{report}");
    assert_eq!(rows[0]["verdict"], "invalid");
    let problems = rows[0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{report}");
    assert_eq!(
        [&problems[0]["pointer"], &problems[0]["line"], &problems[0]["column"]],
        [&json!(""), &json!(1), &json!(1)]
    );
    &problems[0]
}

#[test]
fn a_file_of_another_kind_is_one_row_whatever_its_name() {
    for (name, bytes, en, fr) in others() {
        let folder = folder_of(&[(name, &bytes[..]), ("hidden.json", &bytes), ("hidden.ndjson", &bytes)]);
        // What is named as a table needs a map, which is an error of the whole run: see the tests of tables.
        let is_table = [".csv", ".tsv", ".xlsx"].iter().any(|extension| name.ends_with(extension));
        let own = (!is_table).then_some(name);
        for path in own.into_iter().chain(["hidden.json", "hidden.ndjson", "-"]) {
            for (lang, begins) in [("en", en), ("fr", fr)] {
                let arguments = ["check", path, "--format", "json", "--lang", lang];
                let output = run_in(folder.path(), &arguments, &bytes);
                let report = report(&output);
                let message = only_problem(&report)["message"].as_str().unwrap();
                assert!(message.starts_with(begins), "{path}: {message}");
                assert_eq!(status(&output), 3);
            }
        }
        // A file is known by its beginning, however large it is.
        let large = [&bytes[..], &b"x".repeat(3000)].concat();
        for path in own.into_iter().chain(["-"]) {
            fs::write(folder.path().join(path), &large).unwrap();
            let arguments = ["check", path, "--format", "json", "--max-record-size", "1kB"];
            let report = report(&run_in(folder.path(), &arguments, &large));
            let message = only_problem(&report)["message"].as_str().unwrap();
            assert!(message.starts_with(en), "{name}: {message}");
        }
    }
}

#[test]
fn commands_about_one_applicant_say_what_a_file_is() {
    let folder = folder_of(&[("cv.pdf", b"%PDF-1.4\n%\xE2\xE3\n"), ("a.json", REVIEW.as_bytes())]);
    for arguments in [&["explain", "cv.pdf"][..], &["when", "cv.pdf"], &["convert", "cv.pdf"]] {
        let output = run_in(folder.path(), arguments, b"");
        assert_eq!(status(&output), 3, "{arguments:?}");
        let said = [text(&output.stdout), text(&output.stderr)].concat();
        assert!(said.contains("a PDF: save the XML that Europass embeds in it"), "{arguments:?}: {said}");
    }
    let converted = run_in(folder.path(), &["convert", "cv.pdf", "--from", "europass"], b"");
    assert!(text(&converted.stderr).contains("a PDF: "), "{}", text(&converted.stderr));
}

#[test]
fn a_text_without_any_record_is_one_row() {
    for letter in ["Dear Ann,\nI apply, as you know.\nYours\n", "one\ntwo\nthree\n"] {
        let folder = folder_of(&[("letter.txt", letter.as_bytes())]);
        assert_eq!(json(folder.path(), &["letter.txt"])["summary"]["applicants"], 1);
    }
    // But a line that was damaged costs no other.
    let lines = format!("oops\n{REVIEW}\n{ELIGIBLE}\n");
    let folder = folder_of(&[("lines.txt", lines.as_bytes()), ("lines.ndjson", lines.as_bytes())]);
    for path in ["lines.txt", "lines.ndjson"] {
        assert_eq!(json(folder.path(), &[path])["summary"]["applicants"], 3);
    }
}

/// What the commands print as JSON, by the arguments that lead to it.
fn own_reports(folder: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let outputs: [(&str, &[&str]); 8] = [
        ("report", &["check", "a.json", "b.json", "--format", "json"]),
        ("lines", &["check", "a.json", "b.json", "--format", "ndjson"]),
        ("rows", &["check", "a.json", "b.json", "--format", "ndjson", "--no-summary"]),
        ("sarif", &["check", "a.json", "--format", "sarif"]),
        ("explanation", &["explain", "a.json", "--format", "json"]),
        ("periods", &["when", "a.json", "--format", "json"]),
        ("lint", &["rules", "lint", "rules.toml", "--format", "json"]),
        ("diff", &["rules", "diff", "rules.toml", "rules.toml", "a.json", "--format", "json"]),
    ];
    let made = outputs.iter().map(|(name, arguments)| (*name, run_in(folder, arguments, b"").stdout));
    let made: Vec<_> = made.collect();
    assert!(made.iter().all(|(_, bytes)| bytes.starts_with(b"{")), "{made:?}");
    made
}

#[test]
fn a_report_of_this_tool_is_passed_over() {
    let rules = fs::read("rules.toml").unwrap();
    let made = folder_of(&[("a.json", ELIGIBLE.as_bytes()), ("b.json", b"{\"name\": 5}"), ("rules.toml", &rules)]);
    let reports = own_reports(made.path());
    for (name, bytes) in &reports {
        let is_lines = matches!(*name, "lines" | "rows");
        let (file, extension) = if is_lines { ("old.ndjson", ".ndjson") } else { ("old.json", ".json") };
        let folder = folder_of(&[("in/a.json", ELIGIBLE.as_bytes()), (&format!("in/{file}"), bytes)]);
        for arguments in [&["in"][..], &["in", "--strict"], &["in", "--max-record-size", "5kB"]] {
            let output = check(folder.path(), &[arguments, &["--format", "json"]].concat());
            let report = report(&output);
            if is_lines && arguments.len() > 2 {
                // A line that is too long is not read.
                continue;
            }
            assert_eq!(report["summary"]["applicants"], 1, "{name} {arguments:?}");
            assert_eq!(report["summary"]["passed_over"], json!({ extension: 1 }), "{name}");
            let said = text(&output.stderr);
            assert!(
                said.contains(&format!("`in/{file}` is a report of this tool, not an application, and was skipped")),
                "{name}: {said}"
            );
            assert_eq!(status(&output), 0);
        }
        // Alone, it is nothing to check; and nobody can be explained.
        let path = format!("in/{file}");
        let alone = check(folder.path(), &[&path, "--lang", "fr"]);
        assert_eq!((status(&alone), &alone.stdout[..]), (2, &b""[..]), "{name}");
        assert!(text(&alone.stderr).contains("est un rapport de cet outil"), "{}", text(&alone.stderr));
        for command in ["explain", "when", "convert"] {
            let output = run_in(folder.path(), &[command, &path], b"");
            assert_eq!(status(&output), 2, "{name} {command}");
            assert!(
                text(&output.stderr).contains("is a report of this tool, not an application"),
                "{}",
                text(&output.stderr)
            );
        }
        // Standard input shows its layout.
        let piped = run_in(folder.path(), &["check", "-", "in/a.json", "--format", "json"], bytes);
        assert_eq!(self::report(&piped)["summary"]["applicants"], 1, "{name}");
        assert_eq!(self::report(&piped)["summary"]["passed_over"], json!({ "": 1 }), "{name}");
    }
}

#[test]
fn a_record_that_looks_like_a_report_and_states_facts_is_judged() {
    let records = [
        r#"{"schema": "eligible.report/1", "id": "a", "nationalities": ["FR"]}"#,
        r#"{"type": "applicant", "id": "b"}"#,
        r#"{"schema": "mine/1", "id": "c"}"#,
        r#"{"type": "applicant", "id": "d", "verdict": "eligible", "sha256": "", "languages": []}"#,
    ];
    let folder = folder_of(&[("all.ndjson", records.join("\n").as_bytes())]);
    let report = json(folder.path(), &["all.ndjson"]);
    assert_eq!(report["summary"]["applicants"], 4);
    assert_eq!(report["summary"].get("passed_over"), None);
}

#[test]
fn a_second_run_over_a_folder_with_reports_gives_the_same() {
    let folder = folder_of(&[("in/a.json", ELIGIBLE.as_bytes())]);
    let run = || {
        let output = check(folder.path(), &["in", "-o", "in/all.ndjson", "-o", "in/all.json"]);
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        ["in/all.ndjson", "in/all.json"].map(|path| fs::read(folder.path().join(path)).unwrap())
    };
    let (first, second) = (run(), run());
    assert_eq!(first, second);
    // Others of this tool are passed over, each in its kind.
    let report = json(folder.path(), &["in"]);
    assert_eq!(report["summary"]["passed_over"], json!({".json": 1, ".ndjson": 1}));
    // The other report was not there when this one was made. It is no input.
    let verified = run_in(folder.path(), &["verify", "in/all.json"], b"");
    assert_eq!(status(&verified), 0, "{}", text(&verified.stdout));
}

#[test]
fn a_line_file_that_is_one_text_is_one_row() {
    let pretty = "{\n  \"id\": \"T-24\",\n  \"nationalities\": [\n    \"BE\"\n  ]\n}\n";
    let cases = [
        (pretty.to_owned(), "a single record"),
        (format!("[\n{ELIGIBLE},\n{REVIEW}\n]\n"), "an array"),
        (format!("[{ELIGIBLE},{REVIEW}]"), "an array"),
        ("{\n  \"id\": \"a\"\n  \"name\": \"b\"\n}\n".to_owned(), "a single record"),
        (format!("[\n{}", format!("{ELIGIBLE},\n").repeat(3000)), "an array"),
    ];
    for (bytes, said) in cases {
        let folder = folder_of(&[("all.ndjson", bytes.as_bytes())]);
        let report = json(folder.path(), &["all.ndjson", "--max-record-size", "100kB"]);
        let message = only_problem(&report)["message"].as_str().unwrap();
        assert!(message.starts_with("one record per line is expected, ") && message.contains(said), "{message}");
        assert!(message.ends_with("use the extension .json"), "{message}");
    }
    let folder = folder_of(&[("all.jsonl", pretty.as_bytes())]);
    let french = json(folder.path(), &["all.jsonl", "--lang", "fr"]);
    assert!(only_problem(&french)["message"].as_str().unwrap().starts_with("un dossier par ligne est attendu"));
}

#[test]
fn a_line_file_with_a_bad_line_loses_nothing() {
    let bad =
        ["{\"languages\": [", "{\"id\": \"a", "{", "[", "[{\"id\": \"x\"},", "oops", "id: a", "a,b", "<x>", "\0\0\0\0"];
    for bad in bad {
        for records in [vec![bad, REVIEW, ELIGIBLE], vec![REVIEW, bad, ELIGIBLE], vec![bad, bad, REVIEW]] {
            let folder = folder_of(&[("all.ndjson", records.join("\n").as_bytes())]);
            let report = json(folder.path(), &["all.ndjson"]);
            assert_eq!(report["summary"]["applicants"], 3, "{records:?}");
        }
    }
}

#[test]
fn what_mac_os_keeps_beside_files_is_not_read() {
    let shadow = b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ";
    let folder = folder_of(&[
        ("in/a.json", ELIGIBLE.as_bytes()),
        ("in/._a.json", shadow),
        ("in/__MACOSX/._a.json", shadow),
        ("in/__MACOSX/in/b.json", shadow),
        ("in/__MACOSX/._cv.pdf", shadow),
    ]);
    let output = check(folder.path(), &["in", "--format", "json"]);
    let report = report(&output);
    assert_eq!(report["summary"]["applicants"], 1);
    assert_eq!(report["summary"]["passed_over"], json!({".json": 3}));
    assert_eq!(text(&output.stderr).lines().count(), 1, "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("macOS adds such files beside others"), "{}", text(&output.stderr));
    // Named, it is read, and is one row.
    let named = json(folder.path(), &["in/._a.json"]);
    assert!(only_problem(&named)["message"].as_str().unwrap().contains("AppleDouble"));
}

#[test]
fn files_in_a_folder_that_look_like_json_are_named() {
    let folder = folder_of(&[
        ("in/a.json", ELIGIBLE.as_bytes()),
        ("in/b.json.txt", REVIEW.as_bytes()),
        ("in/c.txt", b"\xEF\xBB\xBF\n[ {}]"),
        ("in/d.txt", b"Dear Ann"),
        ("in/e.rtf", b"{\\rtf1}"),
        ("in/f.toml", b"[notice]"),
    ]);
    for (lang, said) in [("en", "although they look like JSON"), ("fr", "ressemblent à du JSON")] {
        let output = check(folder.path(), &["in", "--lang", lang, "--format", "json"]);
        let line = text(&output.stderr).lines().find(|line| line.contains(said)).unwrap();
        assert!(line.contains("`in/b.json.txt`, `in/c.txt`"), "{line}");
        assert!(!line.contains("d.txt") && !line.contains("e.rtf") && !line.contains("f.toml"), "{line}");
        let expected = json!({".rtf": 1, ".toml": 1, ".txt": 3});
        assert_eq!(report(&output)["summary"]["passed_over"], expected);
    }
    // Without any warning, one line says how many there are.
    let quiet = check(folder.path(), &["in", "-q", "--format", "json"]);
    assert_eq!(text(&quiet.stderr), "warning: 5 files were not read: 1 .rtf, 1 .toml, 3 .txt\n");
    let quiet = check(folder.path(), &["in", "-q", "--lang", "fr"]);
    assert!(text(&quiet.stderr).ends_with("5 fichiers n'ont pas été lus\u{a0}: 1 .rtf, 1 .toml, 3 .txt\n"));
    let rules = fs::read("rules.toml").unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    let diff = run_in(folder.path(), &["rules", "diff", "rules.toml", "rules.toml", "in", "-q"], b"");
    assert_eq!(text(&diff.stderr), "warning: 5 files were not read: 1 .rtf, 1 .toml, 3 .txt\n");
}

#[test]
fn a_blind_report_shows_no_name_of_a_file() {
    let folder = folder_of(&[
        ("in/a.json", ELIGIBLE.as_bytes()),
        ("in/Ann Zweistein.txt", REVIEW.as_bytes()),
        ("in/cv.Zweistein", b"x"),
        ("in/__MACOSX/Zweistein.json", b"x"),
        ("in/Zweistein report.json", b"{\"schema\": \"eligible.report/1\", \"tool\": {}}"),
    ]);
    for arguments in [&["--format", "json"][..], &["-q"], &["--format", "html"], &["--lang", "fr"]] {
        let output = check(folder.path(), &[&["in", "--blind"], arguments].concat());
        let printed = [text(&output.stdout), text(&output.stderr)].concat().to_lowercase();
        assert!(!printed.contains("zweistein"), "{printed}");
    }
    let report = json(folder.path(), &["in", "--blind"]);
    assert_eq!(report["summary"]["passed_over"], json!({"": 1, ".json": 2, ".txt": 1}));
}

#[test]
fn every_format_with_a_summary_says_how_many_files_were_not_read() {
    let files: [(&str, &[u8]); 4] =
        [("in/a.json", ELIGIBLE.as_bytes()), ("in/b.json", b"{}"), ("in/c.pdf", b"x"), ("in/d.PDF", b"x")];
    let folder = folder_of(&files);
    for (lang, said) in [("en", "2 files were not read: 2 .pdf"), ("fr", "2 fichiers n'ont pas été lus\u{a0}: 2 .pdf")]
    {
        for format in ["table", "html", "markdown", "github"] {
            let output = check(folder.path(), &["in", "--format", format, "--lang", lang]);
            let printed = text(&output.stdout).replace("\\.", ".").replace("&#39;", "'");
            assert!(printed.contains(said), "{format}: {printed}");
        }
        let output = check(folder.path(), &["in", "-o", "xlsx=out.xlsx", "--lang", lang]);
        assert!(text(&output.stderr).contains(".pdf"), "{}", text(&output.stderr));
        let book = Book::of(fs::read(folder.path().join("out.xlsx")).unwrap());
        let mut cells = book.sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
        assert!(cells.any(|cell| cell.as_string().as_deref() == Some(said)), "{lang}");
    }
    let output = check(folder.path(), &["in", "--format", "junit"]);
    assert!(text(&output.stdout).contains("<property name=\"passed_over\" value=\".pdf 2\"/>"));
    for format in ["json", "ndjson", "sarif"] {
        let output = check(folder.path(), &["in", "--format", format]);
        let last: Value = match format {
            "ndjson" => serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap(),
            _ => report(&output),
        };
        let summary = if format == "sarif" { &last["runs"][0]["properties"]["summary"] } else { &last["summary"] };
        assert_eq!(summary["passed_over"], json!({".pdf": 2}), "{format}");
    }
    // One applicant alone has a table of criteria; the line is under it.
    fs::remove_file(folder.path().join("in/b.json")).unwrap();
    let output = check(folder.path(), &["in"]);
    assert!(text(&output.stdout).ends_with("\n2 files were not read: 2 .pdf\n"), "{}", text(&output.stdout));
}

#[test]
fn where_every_file_was_read_nothing_is_said() {
    let folder = folder_of(&[("in/a.json", ELIGIBLE.as_bytes()), ("in/.hidden", b"x")]);
    let output = check(folder.path(), &["in", "--format", "json", "-q"]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(report(&output)["summary"].get("passed_over"), None);
}

#[test]
fn records_under_a_key_are_asked_for() {
    let folder = folder_of(&[("in.json", b"{\n \"applicants\": [{\"id\": \"W-1\"}, {\"id\": \"W-2\"}]\n}")]);
    let report = json(folder.path(), &["in.json"]);
    let message = only_problem(&report)["message"].as_str().unwrap();
    assert!(message.contains("are the records under `applicants`?"), "{message}");
}
