//! Decisions on record: the worklist goes out, is filled in by a person, and comes back.

use std::fs;
use std::path::Path;

use calamine::Data;
use serde_json::Value;
use sha2::Digest as _;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, folder_of, run_in, status, text};
use crate::common::workbook::Book;

/// The columns of the worklist, in its order.
pub(crate) const COLUMNS: [&str; 12] = [
    "id",
    "name",
    "source",
    "sha256",
    "rules",
    "criterion",
    "question",
    "reason_found",
    "outcome",
    "by",
    "on",
    "reason",
];

/// Fictional applicants: two in review (one on age, as the two texts differ; one who states nothing), one eligible.
const ADA: &str = r#"{"id":"A-1","name":"Ada Example","nationalities":["FR"],"date_of_birth":"2004-06-22","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}]}"#;
const BO: &str = r#"{"id":"A-2","name":"Bo Example"}"#;

fn applicants() -> TempDir {
    folder_of(&[("a.json", ADA.as_bytes()), ("b.json", BO.as_bytes()), ("c.json", ELIGIBLE.as_bytes())])
}

/// The rows of a CSV file, each with its cells.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn worklist(folder: &Path, options: &[&str]) -> Vec<Vec<String>> {
    let mut rows =
        rows(&run_in(folder, &[&["check", ".", "--format", "worklist", "-q"], options].concat(), b"").stdout);
    assert_eq!(rows.remove(0), COLUMNS);
    rows
}

fn json(folder: &Path, options: &[&str]) -> Value {
    let run = run_in(folder, &[&["check", ".", "--format", "json"], options].concat(), b"");
    serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", text(&run.stderr)))
}

/// A value of a row by the name of its column.
fn cell<'r>(row: &'r [String], column: &str) -> &'r str {
    &row[COLUMNS.iter().position(|name| *name == column).unwrap()]
}

#[test]
fn the_worklist_has_a_row_for_each_criterion_that_keeps_an_applicant_in_review() {
    let folder = applicants();
    let report = json(folder.path(), &[]);
    let mut expected = Vec::new();
    for applicant in report["applicants"].as_array().unwrap().iter().filter(|one| one["verdict"] == "review") {
        for criterion in applicant["criteria"].as_array().unwrap().iter().filter(|one| one["effect"] == "review") {
            let of = |value: &Value| value.as_str().unwrap().to_owned();
            expected.push([&applicant["id"], &applicant["sha256"], &criterion["id"], &criterion["reason"]].map(of));
        }
    }
    let rows = worklist(folder.path(), &["--sort", "rank"]);
    let found =
        rows.iter().map(|row| ["id", "sha256", "criterion", "reason_found"].map(|name| cell(row, name).to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
    assert_eq!(cell(&rows[0], "question"), "Age: is this requirement of the notice met: “be at least 21 years old”?");
    assert!(rows.iter().all(|row| row[8..].iter().all(String::is_empty)), "{rows:?}");
    let french = worklist(folder.path(), &["--lang", "fr"]);
    assert_eq!(
        cell(&french[0], "question"),
        "Âge\u{a0}: cette exigence de l'avis est-elle remplie\u{a0}: «\u{a0}être âgé(e) de plus de 21 ans\u{a0}»\u{a0}?"
    );
    // With all, the desirable criteria that are unclear too.
    let unclear = |group: &str| {
        let of = |one: &Value| one["criteria"].as_array().unwrap().clone();
        let all = report["applicants"].as_array().unwrap().iter().flat_map(of);
        all.filter(|criterion| criterion["group"] == group && criterion["outcome"] == "unclear").count()
    };
    let all = worklist(folder.path(), &["--worklist-all"]);
    assert!(unclear("desirable") > 0);
    assert_eq!(all.len(), rows.len() + unclear("desirable"));
}

#[test]
fn a_workbook_has_the_same_rows_and_offers_the_outcomes_that_are_allowed() {
    let folder = applicants();
    let listed = worklist(folder.path(), &[]);
    let run = |name: &str| {
        let output = format!("worklist={name}");
        assert_eq!(status(&run_in(folder.path(), &["check", ".", "-o", &output], b"")), 4);
        fs::read(folder.path().join(name)).unwrap()
    };
    let book = Book::of(run("todo.xlsx"));
    let shown = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let mut read: Vec<Vec<_>> = book.rows(0).iter().map(|row| row.iter().map(shown).collect()).collect();
    assert_eq!(read.remove(0), COLUMNS);
    assert_eq!(read, listed);
    let parts = book.parts();
    let (_, sheet) = parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let last = listed.len() + 1;
    let validation = format!("sqref=\"I2:I{last}\"><formula1>\"met,not_met\"</formula1></dataValidation>");
    assert!(sheet.contains("<dataValidation type=\"list\"") && sheet.contains(&validation), "{sheet}");
    assert!(run("todo.xlsx") == book.bytes, "the same input gives the same bytes");
    let csv = run("todo.csv");
    assert!(rows(&csv)[1..] == listed && run("todo.csv") == csv);
}

#[test]
fn a_blind_worklist_names_nobody() {
    let folder = applicants();
    let options = ["--blind", "--blind-salt", "fictional salt"];
    let report = json(folder.path(), &options);
    let rows = worklist(folder.path(), &options);
    for row in &rows {
        let is_this = |one: &&Value| one["id"] == cell(row, "id") && one["sha256"] == cell(row, "sha256");
        assert!(report["applicants"].as_array().unwrap().iter().any(|one| is_this(&one)), "{row:?}");
        assert_eq!(cell(row, "name"), "");
    }
    assert!(!format!("{rows:?}").contains("Example"), "{rows:?}");
}

#[test]
fn a_worklist_is_split_into_files_of_whole_applicants() {
    let records: Vec<_> = (1..=5).map(|number| BO.replace("A-2", &format!("S-{number}"))).collect();
    let folder = folder_of(&[("all.ndjson", [records.join("\n"), ELIGIBLE.to_owned()].join("\n").as_bytes())]);
    let arguments = ["check", "all.ndjson", "-o", "worklist=todo.csv", "--split", "3", "--jobs", "2"];
    assert_eq!(status(&run_in(folder.path(), &arguments, b"")), 4);
    assert!(!folder.path().join("todo.csv").exists());
    let ids = |number: usize| {
        let rows = rows(&fs::read(folder.path().join(format!("todo-{number}.csv"))).unwrap());
        assert_eq!(rows[0], COLUMNS);
        let mut ids: Vec<_> = rows[1..].iter().map(|row| row[0].clone()).collect();
        ids.dedup();
        ids
    };
    assert_eq!([ids(1), ids(2), ids(3)], [vec!["S-1", "S-2"], vec!["S-3", "S-4"], vec!["S-5"]]);
    for (wrong, said) in [
        (&["check", "all.ndjson", "-o", "worklist=-", "--split", "2"][..], "--split writes several files"),
        (&["check", "all.ndjson", "-o", "all.csv", "--split", "2"], "--worklist-all and --split need a worklist"),
        (&["check", "all.ndjson", "--worklist-all"], "--worklist-all and --split need a worklist"),
        (
            &["check", "all.ndjson", "-o", "worklist=t.csv", "-o", "csv=t-1.csv", "--split", "2"],
            "the same file `t-1.csv`",
        ),
    ] {
        let run = run_in(folder.path(), wrong, b"");
        assert_eq!(status(&run), 2, "{wrong:?}");
        assert!(text(&run.stderr).contains(said), "{wrong:?}: {}", text(&run.stderr));
    }
}

#[test]
fn the_hash_of_a_criterion_changes_with_what_it_asks_alone() {
    let folder = applicants();
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml")).unwrap();
    let of = |rules: &str| {
        fs::write(folder.path().join("rules.toml"), rules).unwrap();
        let rows = worklist(folder.path(), &[]);
        let hash = |id: &str| rows.iter().find(|row| cell(row, "criterion") == id).unwrap()[4].clone();
        [hash("E2"), hash("E4")]
    };
    let as_it_is = of(&rules);
    assert_eq!(of(&format!("# A comment.\n\n{rules}")), as_it_is);
    let changed = rules.replace("be at least 21 years old", "be at least 21 years of age");
    assert_ne!(changed, rules);
    let [age, language] = of(&changed);
    assert!(age != as_it_is[0] && language == as_it_is[1]);
}

#[test]
fn no_cell_of_the_worklist_is_a_formula() {
    let hostile = BO.replace("A-2", "=cmd|' /C calc'!A0").replace("Bo Example", "@SUM(1)\\u202e\\r\\n,\\\"");
    let folder = folder_of(&[("a.json", hostile.as_bytes())]);
    let rows = worklist(folder.path(), &[]);
    assert_eq!((rows[0][0].as_str(), rows[0][1].as_str()), ("'=cmd|' /C calc'!A0", "'@SUM(1)\\u{202e}\\r\\n,\""));
}

/// A worklist as a person filled it in: CSV with this separator, of the rows with what is decided for each.
fn filled(rows: &[Vec<String>], separator: u8, decide: impl Fn(&[String]) -> [String; 4]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    writer.write_record(COLUMNS).unwrap();
    for row in rows {
        writer.write_record(row[..8].iter().chain(&decide(row))).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The same for everybody.
fn all(outcome: &str) -> impl Fn(&[String]) -> [String; 4] {
    move |_| [outcome, "Chris Example", "2025-07-01", "seen in the fictional file"].map(str::to_owned)
}

fn applicant<'r>(report: &'r Value, id: &str) -> &'r Value {
    report["applicants"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

fn criterion<'r>(applicant: &'r Value, id: &str) -> &'r Value {
    applicant["criteria"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

/// What a run with a file of decisions says on standard error.
fn said(folder: &Path, decisions: &[u8], options: &[&str]) -> String {
    fs::write(folder.join("done.csv"), decisions).unwrap();
    let run = run_in(folder, &[&["check", ".", "--decisions", "done.csv"], options].concat(), b"");
    assert_ne!(status(&run), 2, "{}", text(&run.stderr));
    text(&run.stderr).to_owned()
}

const WITH: [&str; 2] = ["--decisions", "done.csv"];

#[test]
fn what_is_decided_counts_and_every_format_says_so_with_both_outcomes() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    for (outcome, verdict) in [("met", "eligible"), ("not_met", "ineligible")] {
        let said = said(folder.path(), &filled(&rows, b',', all(outcome)), &[]);
        assert!(said.contains(&format!("decisions applied: {}; not applied: 0; still open: 0", rows.len())), "{said}");
        let report = json(folder.path(), &WITH);
        assert_eq!(report["summary"]["decided"], 2);
        for id in ["A-1", "A-2"] {
            assert_eq!(applicant(&report, id)["verdict"], verdict, "{id}");
        }
        let age = criterion(applicant(&report, "A-1"), "E2");
        assert_eq!((&age["outcome"], &age["contested"]), (&outcome.into(), &false.into()));
        assert!(age.get("readings").is_none());
        let decision = serde_json::json!({
            "by": "Chris Example", "on": "2025-07-01", "reason": "seen in the fictional file", "from": "unclear",
        });
        assert_eq!(age["decision"], decision);
        let file = sha2::Sha256::digest(fs::read(folder.path().join("done.csv")).unwrap());
        let hash = file.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        let files = serde_json::json!([{"path": "done.csv", "sha256": hash}]);
        assert_eq!(report["options"]["decisions"], files);
        // Nothing is left to decide.
        assert_eq!(worklist(folder.path(), &WITH), [[""; 0]; 0]);
    }
    for (format, words) in [
        ("table", "A-1, E2: unclear → not met; “Chris Example”, 1 July 2025"),
        ("markdown", "A-1, E2: unclear → not met; “Chris Example”, 1 July 2025"),
        ("html", "A-1, E2: unclear → not met; “Chris Example”, 1 July 2025"),
        ("csv", "E2: unclear -> not_met, Chris Example, 2025-07-01, seen in the fictional file"),
        ("ndjson", "\"on\":\"2025-07-01\",\"reason\":\"seen in the fictional file\",\"from\":\"unclear\""),
        ("junit", "(the facts alone: unclear)"),
        ("sarif", "(the facts alone: unclear)"),
        ("github", "(the facts alone: unclear)"),
    ] {
        let arguments = [&["check", ".", "--format", format, "-q"], &WITH[..]].concat();
        let run = run_in(folder.path(), &arguments, b"");
        let shown: String = text(&run.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(words), "{format}: {shown}");
        assert!(run_in(folder.path(), &arguments, b"").stdout == run.stdout, "{format}");
    }
    let run = run_in(folder.path(), &[&["check", ".", "--format", "xlsx", "-q"], &WITH[..]].concat(), b"");
    let book = Book::of(run.stdout);
    assert_eq!(book.sheets[2].0, "decisions");
    let first: Vec<_> = book.rows(2)[1].iter().take(6).map(ToString::to_string).collect();
    assert_eq!(first, ["A-1", "E2", "unclear", "not met", "no", "Chris Example"]);
    assert_eq!(book.rows(2).len(), rows.len() + 1);
}

#[test]
fn a_decision_against_what_the_facts_settle_is_taken_and_marked() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let mut row = rows[0].clone();
    // The nationality of a member state is met by the facts.
    row[4].clear();
    row[5] = "E1".to_owned();
    let said = said(folder.path(), &filled(&[row], b',', all("not_met")), &[]);
    assert!(said.contains("decisions applied: 1; not applied: 0; still open: 0"), "{said}");
    let report = json(folder.path(), &WITH);
    let nationality = criterion(applicant(&report, "A-1"), "E1");
    assert_eq!((&nationality["outcome"], &nationality["decision"]["from"]), (&"not_met".into(), &"met".into()));
    assert!(nationality["reason"].as_str().unwrap().contains("against the facts"), "{nationality}");
    assert_eq!(applicant(&report, "A-1")["verdict"], "ineligible");
    let run = run_in(folder.path(), &[&["check", ".", "-q"], &WITH[..]].concat(), b"");
    assert!(text(&run.stdout).contains("met → not met (against the facts)"), "{}", text(&run.stdout));
    let run =
        run_in(folder.path(), &[&["check", ".", "-q", "--lang", "fr", "--format", "csv"], &WITH[..]].concat(), b"");
    assert!(text(&run.stdout).contains("E1: met -> not_met (override), Chris Example"), "{}", text(&run.stdout));
}

#[test]
fn the_score_follows_a_decided_criterion_and_a_competency_changes_no_verdict() {
    let folder = applicants();
    let before = json(folder.path(), &[]);
    let desirable = worklist(folder.path(), &["--worklist-all"]);
    let desirable: Vec<_> =
        desirable.into_iter().filter(|row| row[0] == "A-1" && cell(row, "criterion") != "E2").collect();
    said(folder.path(), &filled(&desirable, b',', all("met")), &[]);
    let after = json(folder.path(), &WITH);
    let score = |report: &Value| applicant(report, "A-1")["score"]["min"].as_f64().unwrap();
    assert!(score(&after) > score(&before), "{} {}", score(&after), score(&before));
    let competency = |report: &Value| {
        let criteria = applicant(report, "A-1")["criteria"].as_array().unwrap();
        criteria.iter().find(|one| one["group"] == "competency").unwrap()["id"].as_str().unwrap().to_owned()
    };
    let mut row = worklist(folder.path(), &[])[0].clone();
    row[4].clear();
    row[5] = competency(&before);
    for outcome in ["met", "not_met"] {
        said(folder.path(), &filled(&[row.clone()], b',', all(outcome)), &[]);
        let after = json(folder.path(), &WITH);
        assert_eq!(criterion(applicant(&after, "A-1"), &row[5])["outcome"], outcome);
        assert_eq!(applicant(&after, "A-1")["verdict"], applicant(&before, "A-1")["verdict"]);
    }
}

/// What somebody does to a row.
type Change<'c> = &'c dyn Fn(&mut Vec<String>);

#[test]
fn a_decision_that_cannot_be_applied_is_said_with_its_row_and_changes_nothing() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let plain = json(folder.path(), &[]);
    let row = rows[0].clone();
    let decided = |change: Change<'_>| {
        let mut row = [&row[..8], &all("met")(&row)].concat();
        change(&mut row);
        let four = row.split_off(8);
        filled(&[row], b',', move |_| four.clone().try_into().unwrap())
    };
    let cases: [(Change<'_>, &str); 11] = [
        (
            &|row| row[3] = "0".repeat(64),
            "row 2, column `sha256`: decision not applied: the applicant's record has changed",
        ),
        (&|row| row[4] = "0".repeat(64), "row 2, column `rules`: decision not applied: the criterion has changed"),
        (
            &|row| row[5] = "E99".to_owned(),
            "row 2, column `criterion`: decision not applied: no criterion has the id `E99`",
        ),
        (
            &|row| (row[0], row[3]) = ("Z-9".to_owned(), String::new()),
            "row 2, column `id`: decision not applied: no applicant has the id `Z-9`",
        ),
        (&|row| row[8] = "maybe".to_owned(), "row 2, column `outcome`: decision not applied: `maybe` is not allowed"),
        (
            &|row| row[8] = "unclear".to_owned(),
            "row 2, column `outcome`: decision not applied: `unclear` is not allowed",
        ),
        (&|row| row[9] = " ".to_owned(), "row 2, column `by`: decision not applied: the cell is empty"),
        (&|row| row[10].clear(), "row 2, column `on`: decision not applied: the cell is empty"),
        (
            &|row| row[10] = "31/04/2025".to_owned(),
            "row 2, column `on`: decision not applied: `31/04/2025` is not a day",
        ),
        (
            &|row| row[10] = "05/06/2025".to_owned(),
            "row 2, column `on`: decision not applied: `05/06/2025` can be two different days",
        ),
        (&|row| row[11].clear(), "row 2, column `reason`: decision not applied: the cell is empty"),
    ];
    for (change, words) in cases {
        let said = said(folder.path(), &decided(change), &[]);
        assert!(said.contains(&format!("done.csv, {words}")), "{words}: {said}");
        assert!(said.contains("decisions applied: 0; not applied: 1; still open: 0"), "{said}");
        let report = json(folder.path(), &WITH);
        assert_eq!(
            (&report["applicants"], &report["summary"]["decided"]),
            (&plain["applicants"], &0.into()),
            "{words}"
        );
    }
    // Which number is the day is said by the option that says so of records.
    let day_first = said(folder.path(), &decided(&|row| row[10] = "05/06/2025".to_owned()), &["--date-order", "dmy"]);
    assert!(day_first.contains("decisions applied: 1"), "{day_first}");
    // Rows without an outcome are open, whatever else is in them.
    let open = said(folder.path(), &decided(&|row| row[8].clear()), &[]);
    assert!(open.contains("decisions applied: 0; not applied: 0; still open: 1"), "{open}");
}

#[test]
fn two_decisions_that_disagree_are_both_not_applied() {
    let folder = applicants();
    let plain = json(folder.path(), &[]);
    let row = worklist(folder.path(), &[])[0].clone();
    fs::write(folder.path().join("one.csv"), filled(std::slice::from_ref(&row), b',', all("met"))).unwrap();
    let said = said(folder.path(), &filled(&[row], b',', all("not_met")), &["--decisions", "one.csv"]);
    assert!(
        said.contains("done.csv, row 2, column `outcome`: decision not applied: one.csv, row 2 has another outcome"),
        "{said}"
    );
    assert!(
        said.contains("one.csv, row 2, column `outcome`: decision not applied: done.csv, row 2 has another outcome"),
        "{said}"
    );
    assert!(said.contains("decisions applied: 0; not applied: 2; still open: 0"), "{said}");
    let report = json(folder.path(), &["--decisions", "done.csv", "--decisions", "one.csv"]);
    assert_eq!(report["applicants"], plain["applicants"]);
    // Two that say the same are one.
    let report = json(folder.path(), &["--decisions", "one.csv", "--decisions", "one.csv"]);
    assert_eq!(criterion(applicant(&report, "A-1"), "E2")["outcome"], "met");
}

#[test]
fn a_file_that_went_through_a_spreadsheet_is_read() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let french = |_: &[String]| ["met", "Zoé Exemple", "30/06/2025", "pièce présentée"].map(str::to_owned);
    let utf8 = filled(&rows, b';', french);
    let words = String::from_utf8(utf8.clone()).unwrap();
    let latin: Vec<u8> = words.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let unmarked: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let titled = [b"To decide by Friday;;\r\n\r\n", &utf8[..]].concat();
    let untitled = utf8.clone();
    let tabs = filled(&rows, b'\t', french);
    let marked = [b"\xEF\xBB\xBF", &utf8[..]].concat();
    // Columns in another order, one that is ours to no purpose, and rows that are empty.
    let mut other = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(COLUMNS.map(str::to_owned).to_vec())
        .chain(rows.iter().map(|row| [&row[..8], &french(row)].concat()))
    {
        other.write_record(row.iter().rev().map(String::as_str).chain(["noted"])).unwrap();
        other.write_record([""; 13]).unwrap();
    }
    for (what, bytes) in [
        ("utf8", utf8),
        ("latin", latin),
        ("utf16", utf16),
        ("utf16 without a mark", unmarked),
        ("a title above the headers", titled),
        ("a title without a separator", [b"To decide by Friday\r\n", &untitled[..]].concat()),
        ("tabs", tabs),
        ("mark", marked),
        ("order", other.into_inner().unwrap()),
    ] {
        let said = said(folder.path(), &bytes, &[]);
        assert!(said.contains(&format!("decisions applied: {}; not applied: 0", rows.len())), "{what}: {said}");
        let report = json(folder.path(), &WITH);
        let decision = &criterion(applicant(&report, "A-1"), "E2")["decision"];
        let expected = serde_json::json!({
            "by": "Zoé Exemple", "on": "2025-06-30", "reason": "pièce présentée", "from": "unclear",
        });
        assert_eq!(*decision, expected, "{what}");
    }
}

/// Semicolons and tabs as offices expect them, and back.
#[test]
fn a_worklist_has_the_separator_that_is_asked() {
    let folder = applicants();
    let with = |options: &[&str]| run_in(folder.path(), &[&["check", ".", "-q"], options].concat(), b"");
    let usual = with(&["--format", "worklist"]).stdout;
    for (name, separator) in [(";", b';'), ("semicolon", b';'), ("tab", b'\t'), ("\\t", b'\t'), (",", b',')] {
        let written = with(&["--format", "worklist", "--csv-separator", name]).stdout;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(&written[..]);
        let found: Vec<Vec<_>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(found, rows(&usual), "{name}");
        let said = said(folder.path(), &written, &[]);
        assert!(said.contains(&format!("still open: {}", found.len() - 1)), "{name}: {said}");
    }
    let report = with(&["--format", "csv", "--csv-separator", ";"]).stdout;
    let head = text(&report).lines().next().unwrap().to_owned();
    assert!(head.starts_with("id;name;source;record;verdict;"), "{head}");
    for (options, words) in [
        (["--format", "csv", "--csv-separator", "|"], "the separators are , ; and tab"),
        (["--format", "json", "--csv-separator", ";"], "--csv-separator need a CSV output"),
    ] {
        let refused = with(&options);
        assert!(status(&refused) == 2 && text(&refused.stderr).contains(words), "{}", text(&refused.stderr));
    }
}

#[test]
fn a_workbook_that_was_filled_in_is_read() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("mine").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write(0, column, name).unwrap();
    }
    for (number, row) in (1..).zip(&rows) {
        for (column, cell) in (0..).zip(&row[..8]) {
            sheet.write(number, column, cell.as_str()).unwrap();
        }
        sheet.write(number, 8, if number == 1 { "met" } else { "perhaps" }).unwrap();
        sheet.write(number, 9, "Chris Example").unwrap();
        let on = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 6, 5).unwrap();
        sheet.write_with_format(number, 10, &on, &day).unwrap();
        sheet.write(number, 11, "seen").unwrap();
    }
    // A cell far away takes no memory.
    sheet.write(1_048_575, 16_383, "far").unwrap();
    book.add_worksheet().set_name("notes").unwrap().write(0, 0, "our own notes").unwrap();
    book.save(folder.path().join("done.xlsx")).unwrap();
    let run = run_in(folder.path(), &["check", ".", "--format", "json", "--decisions", "done.xlsx"], b"");
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(criterion(applicant(&report, "A-1"), "E2")["decision"]["on"], "2025-06-05");
    let said = text(&run.stderr);
    assert!(
        said.contains("done.xlsx, sheet `mine`, row 3, column `outcome`: decision not applied: `perhaps`"),
        "{said}"
    );
    assert!(said.contains(&format!("decisions applied: 1; not applied: {}", rows.len() - 1)), "{said}");
}

/// The name of a sheet, its head and its rows as text; `#` begins the name of an error.
type SheetText<'s> = (&'s str, &'s [&'s str], &'s [Vec<String>]);

/// A workbook of sheets.
fn sheets(each: &[SheetText<'_>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, head, rows) in each {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        let head = head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        for (number, row) in (0..).zip(std::iter::once(&head).chain(*rows)) {
            for (column, cell) in (0..).zip(row) {
                if cell.starts_with('#') {
                    let formula = rust_xlsxwriter::Formula::new("=1/0").set_result(cell);
                    sheet.write(number, column, formula).unwrap();
                } else {
                    sheet.write(number, column, cell.as_str()).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// What a spreadsheet makes of a reason such as "-seen" is nobody's reason.
#[test]
fn an_error_of_the_spreadsheet_is_no_reason() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let row = |by: &str, reason: &str| [&rows[0][..8], &["met", by, "2025-06-30", reason].map(str::to_owned)].concat();
    for (by, reason, column) in [("#REF!", "seen", "by"), ("Chris Example", "#NAME?", "reason")] {
        let book = sheets(&[("S1", &COLUMNS, &[row(by, reason)])]);
        fs::write(folder.path().join("done.xlsx"), book).unwrap();
        let run = run_in(folder.path(), &["check", ".", "--decisions", "done.xlsx"], b"");
        let said = text(&run.stderr);
        assert!(said.contains(&format!("row 2, column `{column}`: decision not applied: the cell is empty")), "{said}");
        assert!(said.contains("decisions applied: 0; not applied: 1"), "{said}");
    }
}

/// Notes beside a worklist are passed over; a worklist that lost a column is not.
#[test]
fn a_sheet_that_lost_a_column_ends_the_run() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let decided = vec![[&rows[0][..8], &["met", "Chris Example", "2025-06-30", "seen"].map(str::to_owned)].concat()];
    let renamed = COLUMNS.map(|column| if column == "outcome" { "result" } else { column });
    let said_of = |each: &[SheetText<'_>]| {
        fs::write(folder.path().join("done.xlsx"), sheets(each)).unwrap();
        let run = run_in(folder.path(), &["check", ".", "--decisions", "done.xlsx"], b"");
        (status(&run), text(&run.stderr).to_owned())
    };
    let (code, said) = said_of(&[("S1", &COLUMNS, &decided), ("S2", &renamed, &decided)]);
    assert!(code == 2 && said.contains("its headers lack: `outcome`"), "{said}");
    let notes: &[&str] = &["our notes", "id"];
    let (code, said) = said_of(&[("Notes", notes, &[]), ("S1", &COLUMNS, &decided)]);
    assert!(code != 2 && said.contains("decisions applied: 1; not applied: 0"), "{said}");
    let (code, said) = said_of(&[("S1", &COLUMNS, &[]), ("Notes", notes, &[])]);
    assert!(code != 2 && said.contains("decisions applied: 0; not applied: 0"), "{said}");
}

/// A person's work is not replaced by a report that is made with it.
#[test]
fn no_report_replaces_the_decisions_it_is_made_with() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let bytes = filled(&rows, b',', all("met"));
    fs::write(folder.path().join("done.csv"), &bytes).unwrap();
    for command in [
        &["check", ".", "--decisions", "done.csv", "-o", "worklist=done.csv"][..],
        &["check", ".", "--decisions", "done.csv", "-o", "done.csv"],
        &["letters", ".", "--decisions", "done.csv", "-o", "done.csv"],
    ] {
        let run = run_in(folder.path(), command, b"");
        assert_eq!(status(&run), 2, "{command:?}: {}", text(&run.stderr));
        assert!(fs::read(folder.path().join("done.csv")).unwrap() == bytes, "{command:?}");
    }
}

#[test]
fn a_file_that_is_no_file_of_decisions_ends_the_run() {
    let folder = applicants();
    let cases: [(&[u8], &str); 4] = [
        (b"id,sha256,rules,criterion,outcome,on,reason\r\n", "its headers lack: `by`"),
        (b"", "the table is empty"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Excel file (.xls)"),
        (b"PK\x03\x04 broken", "not an XLSX workbook, or a damaged one"),
    ];
    for (bytes, words) in cases {
        fs::write(folder.path().join("done.csv"), bytes).unwrap();
        let run = run_in(folder.path(), &[&["check", "."], &WITH[..]].concat(), b"");
        assert!(status(&run) == 2 && text(&run.stderr).contains(words), "{words}: {}", text(&run.stderr));
        assert!(run.stdout.is_empty());
    }
    let run = run_in(folder.path(), &["check", ".", "--decisions", "none.csv"], b"");
    assert!(status(&run) == 2 && text(&run.stderr).contains("`none.csv` cannot be read"), "{}", text(&run.stderr));
}

#[test]
fn blind_decisions_are_about_the_ids_of_a_blind_run_with_the_same_salt() {
    let folder = applicants();
    let options = ["--blind", "--blind-salt", "fictional salt"];
    // Those of one applicant, whose name is written into the reason.
    let mut rows = worklist(folder.path(), &options);
    let contested = rows.iter().find(|row| cell(row, "reason_found").contains("hidden")).unwrap()[0].clone();
    rows.retain(|row| row[0] == contested);
    let by_name = |_: &[String]| ["met", "Chris Example", "2025-07-01", "Ada may come"].map(str::to_owned);
    let same = said(folder.path(), &filled(&rows, b',', by_name), &options);
    assert!(same.contains(&format!("decisions applied: {}; not applied: 0", rows.len())), "{same}");
    // Who decides may write a name, which is hidden all the same.
    let report = json(folder.path(), &[&options[..], &WITH[..]].concat());
    let age = report["applicants"].as_array().unwrap().iter().flat_map(|one| one["criteria"].as_array().unwrap());
    let reasons: Vec<_> = age.filter_map(|one| one["decision"]["reason"].as_str()).collect();
    assert!(reasons.contains(&"▒▒▒ may come") && !reasons.contains(&"Ada may come"), "{reasons:?}");
    let other = said(folder.path(), &filled(&rows, b',', by_name), &["--blind", "--blind-salt", "another"]);
    assert!(other.contains(&format!("decisions applied: 0; not applied: {}", rows.len())), "{other}");
}

#[test]
fn hostile_text_goes_out_and_comes_back_unharmed() {
    let hostile = ADA.replace("A-1", "=cmd|' /C calc'!A0").replace("Ada Example", "@x\\u202e\\r\\n,;\\\"");
    let folder = folder_of(&[("a.json", hostile.as_bytes())]);
    let mut rows = worklist(folder.path(), &[]);
    let by = |_: &[String]| ["met", "=HYPERLINK(\"x\")", "2025-07-01", "<b>\u{202e}"].map(str::to_owned);
    for finds_by_id in [false, true] {
        if finds_by_id {
            for row in &mut rows {
                row[3].clear();
            }
        }
        let said = said(folder.path(), &filled(&rows, b',', by), &[]);
        assert!(said.contains("decisions applied: 1; not applied: 0"), "{said}");
    }
    let report = json(folder.path(), &WITH);
    let applicant = &report["applicants"][0];
    assert_eq!((&applicant["id"], &applicant["verdict"]), (&"=cmd|' /C calc'!A0".into(), &"eligible".into()));
    let run = run_in(folder.path(), &[&["check", ".", "--format", "csv", "-q"], &WITH[..]].concat(), b"");
    assert!(!text(&run.stdout).contains('\u{202e}'));
    let run = run_in(folder.path(), &[&["check", ".", "--format", "html", "-q"], &WITH[..]].concat(), b"");
    assert!(!text(&run.stdout).contains("<b>\\u{202e}") && !text(&run.stdout).contains('\u{202e}'));
}

#[test]
fn explain_and_verify_apply_decisions_too() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    said(folder.path(), &filled(&rows, b',', all("not_met")), &[]);
    let run = run_in(folder.path(), &["explain", "a.json", "--format", "json", "--decisions", "done.csv"], b"");
    assert_eq!((status(&run), text(&run.stderr)), (1, ""));
    let explained: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(criterion(&explained["applicant"], "E2")["decision"]["from"], "unclear");
    assert_eq!((&explained["remedies"], &explained["from"]), (&serde_json::json!([]), &Value::Null));
    let arguments = ["check", "a.json", "b.json", "c.json", "-o", "report.json", "--decisions", "done.csv"];
    assert_eq!(status(&run_in(folder.path(), &arguments, b"")), 1);
    let verify = |options: &[&str]| {
        let run = run_in(folder.path(), &[&["verify", "report.json"], options].concat(), b"");
        (status(&run), text(&run.stdout).to_owned() + text(&run.stderr))
    };
    let same = verify(&[]);
    assert_eq!(same.0, 0, "{}", same.1);
    fs::rename(folder.path().join("done.csv"), folder.path().join("moved.csv")).unwrap();
    let moved = verify(&["--decisions", "moved.csv"]);
    assert_eq!(moved.0, 0, "{}", moved.1);
    assert_eq!(verify(&[]).0, 2, "the file that the report names is gone");
    fs::write(folder.path().join("moved.csv"), filled(&rows, b',', all("met"))).unwrap();
    let (status, words) = verify(&["--decisions", "moved.csv"]);
    assert!(status == 1 && words.contains("the decisions applied are not those of the report"), "{words}");
}

#[test]
fn a_decision_is_a_change_with_a_cause_and_no_news_a_second_time() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    fs::write(folder.path().join("decided.csv"), filled(&rows[..1], b',', all("met"))).unwrap();
    let report = |name: &str, options: &[&str]| {
        let output = format!("json={name}");
        let run =
            run_in(folder.path(), &[&["check", "a.json", "b.json", "c.json", "-o", &output], options].concat(), b"");
        assert!(folder.path().join(name).exists(), "{}", text(&run.stderr));
    };
    report("before.json", &[]);
    report("after.json", &["--decisions", "decided.csv"]);
    let compared = run_in(folder.path(), &["compare", "before.json", "after.json", "--format", "json"], b"");
    let compared: Value = serde_json::from_slice(&compared.stdout).unwrap();
    let [changed] = compared["changed"].as_array().unwrap().as_slice() else { panic!("{compared}") };
    let [because] = changed["because"].as_array().unwrap().as_slice() else { panic!("{changed}") };
    assert_eq!(
        (&changed["id"], &because["criterion"], &because["cause"]),
        (&"A-1".into(), &"E2".into(), &"decision".into())
    );
    assert_eq!((&because["old"]["outcome"], &because["new"]["outcome"]), (&"unclear".into(), &"met".into()));
    assert_eq!(compared["unchanged"], 2);
    // Whoever is decided is news since the report before, and none since the one after.
    let since = |earlier: &str| {
        let options = [
            "check",
            "a.json",
            "b.json",
            "c.json",
            "--format",
            "json",
            "--decisions",
            "decided.csv",
            "--since",
            earlier,
        ];
        let report: Value = serde_json::from_slice(&run_in(folder.path(), &options, b"").stdout).unwrap();
        report["applicants"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(since("before.json"), ["A-1"]);
    assert!(since("after.json").is_empty());
}

/// Spreadsheets end the lines of CSV in each of these ways; whoever looks for a row counts the empty ones.
#[test]
fn a_row_of_csv_has_the_number_that_a_spreadsheet_shows() {
    let folder = applicants();
    let rows = worklist(folder.path(), &[]);
    let text = String::from_utf8(filled(&rows[..3], b';', all("maybe"))).unwrap();
    let lines: Vec<_> = text.lines().collect();
    for end in ["\n", "\r\n", "\r"] {
        let table = [lines[0], lines[1], lines[2], "", "", lines[3], ""].join(end);
        let said = said(folder.path(), table.as_bytes(), &[]);
        let found: Vec<_> = said.lines().filter_map(|line| line.split("row ").nth(1)?.split(',').next()).collect();
        assert_eq!(found, ["2", "3", "6"], "{end:?}: {said}");
    }
}

/// The notice leaves to people what follows from such a condition: the applicant stays in review, and is not asked about again.
#[test]
fn a_condition_that_a_person_found_not_met_is_not_asked_again() {
    let with_ai = ELIGIBLE.replacen('{', r#"{"id":"A-9","application":{"generative_ai_used":true},"#, 1);
    let folder = folder_of(&[("a.json", with_ai.as_bytes())]);
    let rows = worklist(folder.path(), &[]);
    assert_eq!(rows.iter().map(|row| cell(row, "criterion")).collect::<Vec<_>>(), ["C6"]);
    fs::write(folder.path().join("done.csv"), filled(&rows, b',', all("not_met"))).unwrap();
    let report = json(folder.path(), &WITH);
    assert_eq!(applicant(&report, "A-9")["verdict"], "review");
    assert_eq!(worklist(folder.path(), &WITH), [[""; 0]; 0]);
}
