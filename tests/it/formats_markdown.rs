//! The page in Markdown, read by a program that did not write it, and held to the JSON report of the same run.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use eligible::internal::domain::outcome::Verdict;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::report::escape;
use pulldown_cmark::Event;
use serde_json::Value;

use crate::common::markdown::{events, is_tame, items, table, text};

fn check(arguments: &[&str], format: &str, input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.arg("check").args(arguments).args(["--format", format]);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env_clear();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn shown(value: &Value) -> String {
    escape::visible(value.as_str().unwrap_or_default()).into_owned()
}

/// Whether another record has the same content, id or person.
fn is_copy(report: &Value, applicant: &Value) -> bool {
    let pairs = report["across"].as_array().into_iter().flatten();
    let mut pairs = pairs.filter(|pair| pair["what"].as_str().unwrap().starts_with("same_"));
    let is_named = |one: &Value| one["source"] == applicant["source"] && one["record"] == applicant["record"];
    pairs.any(|pair| pair["applicants"].as_array().unwrap().iter().any(is_named))
}

/// Holds every verdict, score, rank and outcome, every reason, problem and warning to the JSON report.
fn compare(page: &str, report: &Value, lang: Lang) {
    is_tame(page);
    let applicants = report["applicants"].as_array().unwrap();
    let (rows, items) = (table(page), items(page));
    assert_eq!(rows.len(), applicants.len() + 1);
    let width = rows[0].len();
    let ids = &rows[0][3..width - 3];
    for (row, applicant) in rows.iter().skip(1).zip(applicants) {
        assert_eq!(row.len(), width);
        let rank = applicant["rank"].as_u64().map_or("-".to_owned(), |rank| rank.to_string());
        assert_eq!(row[0], if is_copy(report, applicant) { rank + "‡" } else { rank });
        assert_eq!([&row[1], &row[2]], [&shown(&applicant["id"]), &shown(&applicant["name"])]);
        let criteria = applicant["criteria"].as_array().unwrap();
        for (place, criterion) in criteria.iter().enumerate() {
            assert_eq!(ids[place], criterion["id"].as_str().unwrap());
            let mark = match (criterion["outcome"].as_str().unwrap(), criterion["contested"] == true) {
                ("met", _) => "✓",
                ("not_met", _) => "✗",
                (_, true) => "≠",
                (_, false) => "?",
            };
            assert_eq!(row[3 + place], mark);
            if criterion["effect"] == "review" || criterion["effect"] == "ineligible" {
                let reason = shown(&criterion["reason"]);
                assert!(items.iter().any(|item| item.ends_with(&reason)), "{reason}");
            }
        }
        if criteria.is_empty() {
            assert!(row[3..width - 2].iter().all(|cell| cell.is_empty() || cell == "-"));
        } else {
            let (min, max) = (applicant["score"]["min"].to_string(), applicant["score"]["max"].to_string());
            let (min, max) = (min.trim_end_matches(".0"), max.trim_end_matches(".0"));
            assert_eq!(row[width - 3], if min == max { min.to_owned() } else { format!("{min}-{max}") });
        }
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.code() == applicant["verdict"]).unwrap();
        let star = if applicant["unchecked"].as_array().unwrap().is_empty() { "" } else { "*" };
        assert_eq!(row[width - 2], format!("{}{star}", messages::verdict(lang, verdict)));
        for finding in applicant["problems"].as_array().unwrap().iter().chain(applicant["warnings"].as_array().unwrap())
        {
            let message = shown(&finding["message"]);
            let (line, column) = (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap());
            let place = messages::headings::place(lang, None, line, column);
            assert!(items.iter().any(|item| item.starts_with(&place) && item.contains(&message)), "{message}");
        }
    }
    for finding in report["across"].as_array().into_iter().flatten() {
        assert!(items.contains(&shown(&finding["message"])));
    }
}

fn both(arguments: &[&str], input: &str) -> (String, Value) {
    (check(arguments, "markdown", input), serde_json::from_str(&check(arguments, "json", input)).unwrap())
}

#[test]
fn the_page_says_what_the_json_report_says() {
    for (lang, options) in [(Lang::En, &["examples"][..]), (Lang::Fr, &["examples", "--lang", "fr"])] {
        let (page, report) = both(options, "");
        compare(&page, &report, lang);
        let plain = text(&events(&page));
        assert!(plain.contains(report["rules"]["sha256"].as_str().unwrap()));
        let heading = if lang == Lang::En { "# Vacancy 250700: " } else { "# Avis de vacance 250700\u{a0}: " };
        assert!(page.starts_with(heading), "{page}");
    }
    let (page, report) = both(&["examples", "--only", "invalid"], "");
    let (invalid, all) = (&report["summary"]["invalid"], &report["summary"]["applicants"]);
    assert!(page.contains(&format!("({invalid} of {all} shown)")) && *invalid != 0, "{page}");
    let (page, _) = both(&["examples/applicants/eligible-plain.json", "--only", "invalid"], "");
    assert!(table(&page).is_empty() && page.contains("1 applicant: 1 eligible"), "{page}");
}

#[test]
fn text_of_strangers_marks_nothing_up() {
    let input: Vec<_> = crate::common::hostile::texts()
        .iter()
        .flat_map(|text| [crate::common::hostile::record_of(text), crate::common::hostile::invalid_of(text)])
        .map(|record| record.to_string())
        .collect();
    let (page, report) = both(&["-"], &input.join("\n"));
    compare(&page, &report, Lang::En);
    for event in events(&page).windows(2) {
        // What GitHub links although it is escaped is as code.
        if let Event::Text(text) = &event[0] {
            assert!(
                !["@octocat", "#12", "www.", "://", ":smile:", "$x"].iter().any(|linked| text.contains(linked)),
                "{text}"
            );
        }
    }
}
