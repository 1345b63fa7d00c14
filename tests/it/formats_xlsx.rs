//! The workbook, read by a program that did not write it, and held to the JSON report of the same run.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::Data;
use eligible::internal::domain::outcome::{Group, Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::report::escape;
use serde_json::Value;

use crate::common::workbook::{Book, both, check};

/// The columns of the sheet of applicants before those of the criteria.
const BEFORE: usize = 9;

/// The columns of the sheet of criteria, by name.
const OF_CRITERIA: [&str; 15] = [
    "id",
    "name",
    "verdict",
    "criterion",
    "title",
    "group",
    "outcome",
    "effect",
    "contested",
    "reason",
    "facts",
    "line",
    "column",
    "clause",
    "advice",
];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text of the report as a cell shows it.
fn shown(value: &Value) -> Data {
    match value.as_str() {
        None | Some("") => Data::Empty,
        Some(text) => Data::String(escape::visible(text).into_owned()),
    }
}

fn number(value: &Value) -> Data {
    value.as_f64().map_or(Data::Empty, Data::Float)
}

fn verdict(lang: Lang, value: &Value) -> Data {
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.code() == value).unwrap();
    Data::String(messages::verdict(lang, verdict).to_owned())
}

fn outcome(lang: Lang, criterion: &Value) -> Data {
    let outcomes = [Outcome::Met, Outcome::Unclear, Outcome::NotMet];
    let outcome = outcomes.into_iter().find(|outcome| outcome.code() == criterion["outcome"]).unwrap();
    let group = if criterion["group"] == "competency" { Group::Competency } else { Group::Essential };
    let word = messages::headings::outcome(lang, group, outcome);
    Data::String(word.to_owned())
}

/// Holds every verdict, score, rank, outcome and reason to the JSON report.
fn compare(book: &Book, report: &Value, lang: Lang) {
    let applicants = report["applicants"].as_array().unwrap();
    let rows = book.rows(0);
    assert_eq!(rows.len(), applicants.len() + 1);
    let mut lines = book.rows(1).into_iter().skip(1);
    for (row, applicant) in rows.into_iter().skip(1).zip(applicants) {
        let criteria = applicant["criteria"].as_array().unwrap();
        let end = row.len() - 6;
        assert_eq!(row[0], number(&applicant["rank"]));
        assert_eq!([&row[1], &row[2]], [&shown(&applicant["id"]), &shown(&applicant["name"])]);
        assert_eq!(row[4], verdict(lang, &applicant["verdict"]));
        assert_eq!(row[5], number(&applicant["score"]["min"]));
        assert_eq!(row[6], number(&applicant["score"]["max"]));
        for (place, group) in [(7, "essential"), (8, "desirable")] {
            let met = criteria.iter().filter(|one| one["group"] == group && one["outcome"] == "met").count();
            let is_known = !applicant["score"].is_null();
            assert_eq!(row[place], if is_known { number(&met.into()) } else { Data::Empty });
        }
        let outcomes = row[BEFORE..end].iter().filter(|cell| **cell != Data::Empty).cloned();
        assert_eq!(outcomes.collect::<Vec<_>>(), criteria.iter().map(|one| outcome(lang, one)).collect::<Vec<_>>());
        let contested = criteria.iter().filter(|one| one["contested"] == true).map(|one| one["id"].as_str().unwrap());
        assert_eq!(row[end], shown(&contested.collect::<Vec<_>>().join(" ").into()));
        let unchecked = applicant["unchecked"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
        assert_eq!(row[end + 1], shown(&unchecked.collect::<Vec<_>>().join(" ").into()));
        let why = row[end + 2].to_string();
        for one in criteria.iter().filter(|one| one["effect"] == "review" || one["effect"] == "ineligible") {
            assert!(why.contains(escape::visible(one["reason"].as_str().unwrap()).as_ref()), "{why}");
        }
        let warnings = applicant["warnings"].as_array().unwrap();
        let is_about = |finding: &&Value| {
            finding["applicants"]
                .as_array()
                .unwrap()
                .iter()
                .any(|one| (&one["source"], &one["record"]) == (&applicant["source"], &applicant["record"]))
        };
        let noticed: Vec<_> = report["across"].as_array().into_iter().flatten().filter(is_about).collect();
        assert_eq!(row[end + 3] == Data::Empty, warnings.is_empty() && noticed.is_empty());
        for warning in noticed {
            assert!(row[end + 3].to_string().contains(escape::visible(warning["message"].as_str().unwrap()).as_ref()));
        }
        for warning in warnings {
            assert!(row[end + 3].to_string().contains(escape::visible(warning["message"].as_str().unwrap()).as_ref()));
        }
        assert_eq!([&row[end + 4], &row[end + 5]], [&shown(&applicant["source"]), &number(&applicant["record"])]);
        compare_lines(&mut lines, applicant, lang);
    }
    assert_eq!(lines.next(), None);
}

/// The rows of an applicant on the sheet of criteria.
fn compare_lines<'a>(lines: &mut impl Iterator<Item = &'a [Data]>, applicant: &Value, lang: Lang) {
    let named = [shown(&applicant["id"]), shown(&applicant["name"]), verdict(lang, &applicant["verdict"])];
    for one in applicant["criteria"].as_array().unwrap() {
        let line = lines.next().unwrap();
        let cell = |name: &str| &line[OF_CRITERIA.iter().position(|known| *known == name).unwrap()];
        assert_eq!(line[..3], named);
        assert_eq!(*cell("criterion"), shown(&one["id"]));
        assert_eq!(*cell("outcome"), outcome(lang, one));
        assert_eq!(*cell("reason"), shown(&one["reason"]));
        assert_eq!(*cell("advice"), shown(&one["advice"]));
        assert_eq!(
            [cell("line"), cell("column")],
            [&number(&one["evidence"][0]["line"]), &number(&one["evidence"][0]["column"])]
        );
        for evidence in one["evidence"].as_array().unwrap() {
            assert!(cell("facts").to_string().contains(evidence["pointer"].as_str().unwrap()));
            assert!(cell("facts").to_string().contains(escape::visible(evidence["value"].as_str().unwrap()).as_ref()));
        }
        let yes = [messages::headings::yes_or_no(lang, false), messages::headings::yes_or_no(lang, true)];
        assert_eq!(cell("contested").to_string(), yes[usize::from(one["contested"] == true)]);
    }
    let problems = applicant["problems"].as_array().unwrap();
    let told: Vec<_> = lines.take(problems.len()).collect();
    for problem in problems {
        let place = [number(&problem["line"]), number(&problem["column"])];
        let is_reported = |line: &&[Data]| {
            line[11..13] == place
                && line[9].to_string().contains(escape::visible(problem["message"].as_str().unwrap()).as_ref())
        };
        assert!(told.iter().any(|line| is_reported(line) && line[..3] == named), "{problem}");
    }
}

#[test]
fn the_workbook_says_what_the_json_report_says() {
    for (lang, options) in [(Lang::En, &["examples"][..]), (Lang::Fr, &["examples", "--lang", "fr", "--reading", "fr"])]
    {
        let (book, report) = both(project(), options, "");
        let names: Vec<_> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            if lang == Lang::En {
                ["applicants", "criteria", "run"]
            } else {
                ["candidatures", "critères", "à propos"]
            }
        );
        compare(&book, &report, lang);
    }
    let (book, report) = both(project(), &["examples", "--only", "invalid"], "");
    compare(&book, &report, Lang::En);
    let (book, report) = both(project(), &["examples/applicants/eligible-plain.json", "--only", "invalid"], "");
    compare(&book, &report, Lang::En);
}

#[test]
fn dates_are_dates_as_far_as_they_are_exact() {
    let born = |born: &str| serde_json::json!({"id": born, "date_of_birth": born}).to_string();
    let dates = ["2001-02-28", "2004-06", "1999", "1900-02-28", "1900-03-01"];
    let input: Vec<_> = dates.iter().map(|date| born(date)).collect();
    let (book, _) = both(project(), &["-", "--sort", "source"], &input.join("\n"));
    let cells: Vec<_> = book.rows(0).into_iter().skip(1).map(|row| row[3].clone()).collect();
    let date = |cell: &Data| match cell {
        Data::DateTime(date) => {
            let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
        }
        other => panic!("{other:?} is no date"),
    };
    assert_eq!([date(&cells[0]), date(&cells[4])], ["2001-02-28 00:00", "1900-03-01 00:00"]);
    assert_eq!(cells[1..4], ["2004-06", "1999", "1900-02-28"].map(|text| Data::String(text.to_owned())));
    let run = book.rows(2);
    assert_eq!([date(&run[5][1]), date(&run[6][1])], ["2025-06-22 00:00", "2025-06-22 23:59"]);
    assert_eq!(run[9][1], Data::Empty);
    assert_eq!((run[10][1].clone(), run[12][1].clone()), (Data::Float(5.0), Data::Float(5.0)));
}

#[test]
fn text_of_strangers_stays_text() {
    let texts = crate::common::hostile::texts();
    let records: Vec<_> = texts.iter().map(|text| crate::common::hostile::record_of(text).to_string()).collect();
    let (book, report) = both(project(), &["-"], &records.join("\n"));
    compare(&book, &report, Lang::En);
    let seen: Vec<_> = book.rows(0).into_iter().skip(1).map(|row| row[1].to_string()).collect();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        assert!(seen.contains(&escape::visible(text).into_owned()), "{text}");
    }
    let folder = crate::common::hostile::folder();
    for name in ["=1+1.json", "@SUM(A1).json", "-x.json", "=HYPERLINK(\"x\").json"] {
        fs::write(folder.path().join(name), "{}").unwrap();
    }
    let (files, report) = both(folder.path(), &["."], "");
    compare(&files, &report, Lang::En);
    for (name, part) in book.parts().into_iter().chain(files.parts()) {
        let is_sheet = name.starts_with("xl/worksheets/");
        assert!(
            !is_sheet || (!part.contains("<f>") && !part.contains("<f ") && !part.contains("<hyperlink")),
            "{name}"
        );
        assert!(!part.contains("TargetMode") && !name.contains("external"), "{name}");
        let raw =
            |letter: char| matches!(letter, '\u{202e}' | '\u{200b}' | '\u{7}' | '\u{1b}' | '\u{fffe}' | '\u{ffff}');
        assert!(!part.contains(raw), "{name}");
    }
    // Who edits such a cell makes no formula of it either.
    let styles = book.parts().into_iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
    assert!(styles.contains("quotePrefix"));
}

#[test]
fn the_sheets_can_be_filtered_and_stay_in_sight_and_in_colour() {
    let (book, _) = both(project(), &["examples"], "");
    let parts = book.parts();
    let part = |name: &str| &parts.iter().find(|(known, _)| known == name).unwrap().1;
    for (sheet, frozen) in [("sheet1", 3), ("sheet2", 2)] {
        let sheet = part(&format!("xl/worksheets/{sheet}.xml"));
        let (_, used) = sheet.split_once("<dimension ref=\"").unwrap();
        let used = used.split('"').next().unwrap();
        assert!(sheet.contains(&format!("<autoFilter ref=\"{used}\"/>")), "{used}");
        assert!(sheet.contains(&format!("<pane xSplit=\"{frozen}\" ySplit=\"1\"")));
        assert!(sheet.contains("state=\"frozen\""));
        for word in ["eligible", "review", "ineligible", "invalid", "met", "unclear", "not met"] {
            assert!(sheet.contains(&format!("<formula>\"{word}\"</formula>")), "{word}");
        }
    }
    let core = part("docProps/core.xml");
    assert_eq!((core.matches("2000-01-01T00:00:00Z").count(), core.matches("W3CDTF").count()), (2, 2));
    let mut zip = zip::ZipArchive::new(Cursor::new(&book.bytes)).unwrap();
    for place in 0..zip.len() {
        assert_eq!(zip.by_index(place).unwrap().last_modified(), Some(zip::DateTime::default()));
    }
}

#[test]
fn the_same_input_gives_the_same_workbook() {
    // That no part of it bears the time of the clock is looked at beside this.
    let run = |jobs| check(project(), &["examples", "--format", "xlsx", "--jobs", jobs], "").stdout;
    assert!(run("1") == run("2"));
}

#[test]
fn the_run_is_said_with_its_counts() {
    let (book, report) = both(project(), &["examples"], "");
    let rows = book.rows(2);
    let at = |what: &str| rows.iter().find(|row| row[0] == *what).unwrap_or_else(|| panic!("{what}"));
    for verdict in Verdict::ALL {
        assert_eq!(at(verdict.code())[1], number(&report["summary"][verdict.code()]));
    }
    assert_eq!(at("applicants")[1], number(&report["summary"]["applicants"]));
    assert_eq!(at("SHA-256 of the rules")[1], shown(&report["rules"]["sha256"]));
    assert_eq!(at("all input was read")[1].to_string(), "yes");
    let first = report["applicants"].as_array().unwrap().iter().find(|one| !one["score"].is_null()).unwrap();
    for (place, criterion) in first["criteria"].as_array().unwrap().iter().enumerate() {
        let count = |what: &dyn Fn(&Value) -> bool| {
            let judged = report["applicants"].as_array().unwrap().iter().filter_map(|one| one["criteria"].get(place));
            number(&judged.filter(|one| what(one)).count().into())
        };
        let row = at(criterion["id"].as_str().unwrap());
        assert_eq!(row[3], count(&|one| one["outcome"] == "met"));
        assert_eq!(row[4], count(&|one| one["outcome"] == "unclear" && one["contested"] == false));
        assert_eq!(row[5], count(&|one| one["contested"] == true));
        assert_eq!(row[6], count(&|one| one["outcome"] == "not_met"));
    }
    let twice = "{\"id\":\"=same\",\"x\":1}\n{\"id\":\"=same\"}";
    let (book, report) = both(project(), &["-"], twice);
    let last = book.rows(2).last().unwrap().to_vec();
    assert_eq!(last[1], shown(&report["across"][0]["message"]));
}

#[test]
fn what_a_cell_cannot_hold_is_cut() {
    let long = "n".repeat(100_000);
    let many = (0..10_000).map(|number| format!("\"x{number}\":0")).collect::<Vec<_>>().join(",");
    let input = format!("{{\"id\":\"{long}\",\"nationalities\":[\"{long}\"]}}\n{{{many}}}\n[\"");
    let (book, _) = both(project(), &["-", "--sort", "source"], &input);
    let rows = book.rows(0);
    assert_eq!(rows.len(), 4);
    let id = rows[1][1].to_string();
    assert!(id.chars().count() == 32_767 && id.ends_with('…'));
    let line_feeds = rows[2].iter().map(|cell| cell.to_string().matches('\n').count()).max();
    assert_eq!(line_feeds, Some(250));
}
