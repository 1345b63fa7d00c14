//! The page in Markdown, read by a program that did not write it, and held to the JSON report of the same run.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use eligible::internal::domain::outcome::Verdict;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::report::escape;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

fn check(arguments: &[&str], format: &str, input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.arg("check").args(arguments).args(["--format", format]);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env_clear();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn events(page: &str) -> Vec<Event<'_>> {
    // GitHub makes no other quotation marks and dashes of those that are written.
    Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
}

/// The text of some events, code being text too.
fn text(events: &[Event<'_>]) -> String {
    let text = events.iter().map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.as_ref(),
        Event::SoftBreak | Event::HardBreak => "\n",
        _ => "",
    });
    text.collect()
}

/// The cells of the table, row by row, the head first.
fn table(page: &str) -> Vec<Vec<String>> {
    let events = events(page);
    let mut rows = Vec::new();
    let mut begin = 0;
    for (place, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => begin = place,
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().push(text(&events[begin..place])),
            _ => {}
        }
    }
    rows
}

/// The texts of the items of all lists, each without those below it.
fn items(page: &str) -> Vec<String> {
    let (mut items, mut open) = (Vec::new(), Vec::new());
    for event in events(page) {
        match event {
            Event::Start(Tag::Item) => {
                open.push(items.len());
                items.push(String::new());
            }
            Event::End(TagEnd::Item) => drop(open.pop()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(item) = open.last() {
                    items[*item].push_str(&text);
                }
            }
            _ => {}
        }
    }
    items
}

/// Nothing but headings, paragraphs, one table, lists and our own bold words.
fn is_tame(page: &str) {
    for event in events(page) {
        let tame = match &event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::Strong
            ),
            Event::End(_) | Event::Text(_) | Event::Code(_) => true,
            _ => false,
        };
        assert!(tame, "{event:?}");
    }
}

fn shown(value: &Value) -> String {
    escape::visible(value.as_str().unwrap_or_default()).into_owned()
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
        assert_eq!(row[0], applicant["rank"].as_u64().map_or("-".to_owned(), |rank| rank.to_string()));
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
            let place = messages::headings::place(lang, line, column);
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
        let heading = if lang == Lang::En { "# Vacancy 250700: " } else { "# Avis 250700\u{a0}: " };
        assert!(page.starts_with(heading), "{page}");
    }
    let (page, _) = both(&["examples", "--only", "invalid"], "");
    assert!(page.contains("(4 of 38 shown)"), "{page}");
    let (page, _) = both(&["examples/applicants/eligible-plain.json", "--only", "invalid"], "");
    assert!(table(&page).is_empty() && page.contains("1 applicant: 1 eligible"), "{page}");
}

#[test]
fn text_of_strangers_marks_nothing_up() {
    let input: Vec<_> = crate::hostile::texts()
        .iter()
        .flat_map(|text| [crate::hostile::record_of(text), crate::hostile::invalid_of(text)])
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

proptest! {
    #[test]
    fn whatever_is_escaped_is_read_as_it_was(
        written in "[ab1 `|\\\\*_<>#@&!\\[\\]():./~$^=+\\-{}0-9\n\u{e9}]{0,24}",
        before in "(\\PC{0,3}|1|@a`)",
    ) {
        let visible = escape::visible(&written).into_owned();
        let cell = format!("| a | b |\n| --- | --- |\n| x | {} |\n", escape::markdown(&written));
        prop_assert_eq!(&table(&cell), &vec![vec!["a".to_owned(), "b".to_owned()], vec!["x".to_owned(), visible.clone()]]);
        // At the beginning of an item, and behind another text.
        let item = format!("- {}\n", escape::markdown(&written));
        prop_assert_eq!(items(&item), vec![visible.clone()]);
        let sentence = format!("x {} {}\n", escape::markdown(&before), escape::markdown(&written));
        let said = format!("x {} {visible}", escape::visible(&before));
        let read = text(&events(&sentence));
        prop_assert_eq!(read.trim_end(), said.trim_end());
        is_tame(&item);
        is_tame(&sentence);
        is_tame(&cell);
    }
}
