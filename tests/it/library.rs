//! What the library offers to other programs: the same reports as the command, errors that are whole, rows that are kept.

use eligible::{Applicants, Format, Lang, Outcome, Reading, Report, Rules, Score, Settings, Verdict, assess};
use serde_json::Value;

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, text};

/// Records in each layout: an array with a fault at its end, lines with a blank one, an object, nothing.
fn sources() -> Vec<(&'static str, Vec<u8>)> {
    let array = format!("[{ELIGIBLE},\n {REVIEW},\n {{\"id\": \"late\", \"nationalities\": []}} {{}}]");
    let lines = format!("{REVIEW}\r\n\n{{\"id\": \"=1+1\", \"date_of_birth\": \"yesterday\"}}\n{ELIGIBLE}");
    vec![
        ("one/array.json", array.into_bytes()),
        ("lines.ndjson", lines.into_bytes()),
        ("object.json", b"{\n  \"name\": \"Zo\xC3\xAB Example\",\n  \"shoe_size\": 44\n}".to_vec()),
        ("blank.json", b"[]".to_vec()),
        ("wide.jsonl", b"\xFF\xFE{\0}\0".to_vec()),
    ]
}

fn applicants<'a>(sources: &'a [(&str, Vec<u8>)]) -> Applicants<'a> {
    let mut applicants = Applicants::default();
    for (name, bytes) in sources {
        applicants.add(name, bytes);
    }
    applicants
}

fn written(report: &Report<'_>, format: Format) -> Vec<u8> {
    let mut written = Vec::new();
    report.write(format, &mut written).unwrap();
    written
}

/// What `check` writes about the same sources.
fn checked(sources: &[(&str, Vec<u8>)], format: Format, options: &[&str]) -> Vec<u8> {
    let files: Vec<_> = sources.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    let folder = folder_of(&files);
    let paths = sources.iter().map(|(name, _)| *name);
    let arguments: Vec<_> = ["check", "--format", format.name()].into_iter().chain(paths).collect();
    run_in(folder.path(), &[&arguments, options].concat(), b"").stdout
}

#[test]
fn every_format_is_the_one_of_the_command() {
    let (rules, sources) = (Rules::built_in(), sources());
    let applicants = applicants(&sources);
    let report = assess(&rules, &applicants, &Settings::default());
    assert_eq!(report.applicants().len(), 9);
    for format in Format::ALL {
        let (own, command) = (written(&report, format), checked(&sources, format, &[]));
        assert!(
            !own.is_empty() && own == command,
            "{}:\n{}\n{}",
            format.name(),
            own.escape_ascii(),
            command.escape_ascii()
        );
    }
}

#[test]
fn so_is_the_table_of_a_single_applicant() {
    let (rules, sources) = (Rules::built_in(), [("one.json", REVIEW.as_bytes().to_vec())]);
    let applicants = applicants(&sources);
    let report = assess(&rules, &applicants, &Settings::default());
    assert_eq!(text(&written(&report, Format::Table)), text(&checked(&sources, Format::Table, &[])));
}

#[test]
fn language_reading_and_day_are_those_of_the_options() {
    let rules = Rules::built_in().judged_as_of("2023-01-31").unwrap();
    let (sources, settings) = (sources(), Settings { lang: Lang::Fr, reading: Reading::One(Lang::Fr) });
    let applicants = applicants(&sources);
    let options = ["--lang", "fr", "--reading", "fr", "--as-of", "2023-01-31"];
    let report = assess(&rules, &applicants, &settings);
    assert_eq!(text(&written(&report, Format::Json)), text(&checked(&sources, Format::Json, &options)));
}

#[test]
fn a_day_is_a_whole_one_of_the_calendar() {
    for day in ["2026-02-30", "2026-02", "30/02/2026", ""] {
        let error = Rules::built_in().judged_as_of(day).unwrap_err();
        assert_eq!(error.to_string(), format!("`{day}` is not a day of the calendar, written YYYY-MM-DD"));
    }
}

#[test]
fn every_mistake_of_the_rules_is_named_at_its_place() {
    let error = Rules::parse("vacancy.toml", include_str!("misspelt.toml")).unwrap_err();
    assert_eq!(error.count(), 2);
    let shown = error.to_string();
    for part in ["Europe/Brusels", "vacancy.toml:4:46", "unknown kind of check: `aeg`", "vacancy.toml:11:7"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_ne!(error.message(Lang::Fr), error.message(Lang::En));
    assert!(error.message(Lang::Fr).contains("vacancy.toml:11:7"));
}

#[test]
fn a_byte_order_mark_before_the_rules_has_no_column() {
    let error = Rules::parse("vacancy.toml", "\u{FEFF}vacancy = 5").unwrap_err();
    assert!(error.to_string().contains("vacancy.toml:1:"), "{error}");
    let marked = format!("\u{FEFF}{}", include_str!("../../examples/rules/young-delegates.toml"));
    assert!(!Rules::parse("marked.toml", &marked).unwrap().vacancy_id().is_empty());
}

#[test]
fn a_record_that_cannot_be_read_is_a_row() {
    let (rules, bytes) =
        (Rules::built_in(), "{\"id\": \"a\"}\n{\"id\": \"b\",\n{\"id\": \"c\", \"date_of_birth\": 5}\n");
    let applicants = Applicants::read("some.ndjson", bytes.as_bytes());
    let report = assess(&rules, &applicants, &Settings::default());
    let rows: Vec<_> = report.applicants().collect();
    let verdicts: Vec<_> = rows.iter().map(|row| (row.record(), row.verdict())).collect();
    assert_eq!(verdicts, [(1, Verdict::Review), (2, Verdict::Invalid), (3, Verdict::Review)]);
    assert_eq!((rows[0].id(), rows[2].id()), ("a".into(), "c".into()));
    assert_eq!((report.count(Verdict::Review), report.count(Verdict::Invalid)), (2, 1));
    assert_eq!((rows[1].rank(), rows[1].score(), rows[1].criteria().count()), (None, None, 0));
    // A value that cannot be understood is a problem of that value alone.
    assert_eq!(rows[2].criteria().count(), rows[0].criteria().count());
    let problems = rows[2].problems();
    assert_eq!((problems.len(), problems[0].pointer.as_str(), problems[0].line), (1, "/date_of_birth", 3));
    let json: Value = serde_json::from_slice(&written(&report, Format::Json)).unwrap();
    assert_eq!(json["applicants"].as_array().unwrap().len(), 3);
}

#[test]
fn what_was_found_can_be_read_without_a_report() {
    let rules = Rules::built_in();
    let applicants = Applicants::read("some.json", br#"[{"id":"x","shoe_size":44},{"id":"x"}]"#);
    assert_eq!((applicants.len(), applicants.is_empty()), (2, false));
    let report = assess(&rules, &applicants, &Settings::default());
    let first = report.applicants().next().unwrap();
    let outcomes: Vec<_> = first.criteria().filter(|criterion| criterion.id.starts_with('E')).collect();
    assert_eq!(outcomes.iter().map(|criterion| criterion.id).collect::<Vec<_>>(), ["E1", "E2", "E3", "E4"]);
    assert!(outcomes.iter().all(|criterion| criterion.outcome == Outcome::Unclear && !criterion.reason.is_empty()));
    assert_eq!((first.source(), first.score()), ("some.json", Some(Score { min: 0, max: 1000 })));
    assert_eq!(first.warnings().iter().map(|note| note.pointer.as_str()).collect::<Vec<_>>(), ["/shoe_size"]);
    // The same id twice.
    assert_eq!(report.duplicates().len(), 1);
}

#[test]
fn a_report_on_nobody_is_a_report() {
    let (rules, nobody) = (Rules::built_in(), Applicants::read("none.json", b"[]"));
    let report = assess(&rules, &nobody, &Settings::default());
    assert!(nobody.is_empty() && report.applicants().len() == 0);
    for format in Format::ALL {
        let mut out = Vec::new();
        assert!(report.write(format, &mut out).is_ok(), "{}", format.name());
    }
    let json: Value = serde_json::from_slice(&written(&report, Format::Json)).unwrap();
    assert_eq!(json["summary"]["applicants"], 0);
}
