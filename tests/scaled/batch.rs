//! A whole folder into every report at once: each of them accounts for everyone.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::scaled;
use crate::common::command::{ELIGIBLE, REVIEW, run_in, status, text};

/// Twenty ways in which a file may be broken.
fn broken() -> Vec<Vec<u8>> {
    let deep = "[".repeat(200);
    let texts: [&[u8]; 20] = [
        b"",
        b" \n\t",
        b"{",
        b"{\"name\": \"x\"",
        b"{\"name\" \"x\"}",
        b"{\"name\": \"x\",}",
        b"{name: 1}",
        b"nothing",
        b"[1]",
        b"\"text\"",
        b"{\"name\": NaN}",
        b"{\"name\": \"\xff\"}",
        b"\xff\xfe{\0}\0",
        b"{\"name\": \"a\tb\"}",
        b"{\"id\": 1, \"id\": 2}",
        b"{\"name\": \"\\ud800\"}",
        b"{\"date_of_birth\": \"2001-02-30\"}",
        b"{\"education\": [{\"level\": \"bachleor\"}]}",
        b"{\"education\": 5}",
        deep.as_bytes(),
    ];
    texts.iter().map(|text| text.to_vec()).collect()
}

#[test]
fn one_run_gives_every_report_and_each_accounts_for_everyone() {
    const ALL: usize = scaled(200, 1_000);
    // Of so many files one is broken, until there is one of each kind.
    const EACH: usize = ALL / 25;
    const TWINS: [usize; 3] = [ALL * 90 / 100, ALL * 93 / 100, ALL * 96 / 100];
    let folder = TempDir::new().unwrap();
    let broken = broken();
    let mut twins = 0;
    for number in 0..ALL {
        let text = match broken.get(number / EACH).filter(|_| number % EACH == 7) {
            Some(text) => text.clone(),
            // Three of those before appear a second time.
            None if TWINS.contains(&number) => {
                twins += 1;
                fs::read(folder.path().join(format!("{:04}.json", number - ALL / 2))).unwrap()
            }
            None => {
                let record = if number % 3 == 0 { ELIGIBLE } else { REVIEW };
                record
                    .replacen('{', &format!("{{\"name\":\"Person {number}\","), 1)
                    .replace("\"id\":\"r\"", "\"languages\":[]")
                    .into_bytes()
            }
        };
        fs::write(folder.path().join(format!("{number:04}.json")), text).unwrap();
    }
    assert_eq!((twins, broken.len()), (3, 20));
    let named = ["all.txt", "all.xlsx", "all.html", "all.csv", "all.xml", "all.sarif", "all.json", "all.md"];
    let to = TempDir::new().unwrap();
    let outputs = named.map(|name| to.path().join(name).display().to_string());
    let mut arguments = vec!["check", "."];
    arguments.extend(outputs.iter().flat_map(|output| ["-o", output.as_str()]));
    let output = run_in(folder.path(), &arguments, b"");
    assert_eq!(status(&output), 3);
    assert!(text(&output.stderr).contains(&format!("{ALL} applicants: ")), "{}", text(&output.stderr));
    let read = |name: &str| fs::read_to_string(to.path().join(name)).unwrap();

    let report: Value = serde_json::from_str(&read("all.json")).unwrap();
    let mut expected: Vec<_> = report["applicants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|applicant| [&applicant["source"], &applicant["verdict"]].map(|value| value.as_str().unwrap().to_owned()))
        .collect();
    expected.sort();
    assert_eq!(expected.len(), ALL);
    assert_eq!(expected.iter().filter(|[_, verdict]| verdict == "invalid").count(), 15);
    // A value that cannot be understood is a problem of that value: five are judged all the same.
    let has_problems = |applicant: &&Value| !applicant["problems"].as_array().unwrap().is_empty();
    assert_eq!(report["applicants"].as_array().unwrap().iter().filter(has_problems).count(), 20);
    let across = report["across"].as_array().unwrap();
    assert_eq!(across.iter().filter(|finding| finding["what"] == "same_content").count(), 3, "{across:?}");
    let hold = |what: &str, mut found: Vec<[String; 2]>| {
        found.sort();
        assert!(found == expected, "{what}");
    };

    let text_of_csv = read("all.csv");
    let mut rows = csv::Reader::from_reader(text_of_csv.as_bytes());
    hold("csv", rows.records().map(|row| row.unwrap()).map(|row| [row[2].to_owned(), row[4].to_owned()]).collect());

    let xml = read("all.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let property = |suite: &roxmltree::Node<'_, '_>, name: &str| {
        let found = suite
            .descendants()
            .find(|node| node.tag_name().name() == "property" && node.attribute("name") == Some(name));
        found.and_then(|node| node.attribute("value")).map(str::to_owned)
    };
    let suites = document.descendants().filter(|node| node.tag_name().name() == "testsuite");
    let found = suites.filter_map(|suite| Some([property(&suite, "source")?, property(&suite, "verdict")?]));
    hold("junit", found.collect());

    let sarif: Value = serde_json::from_str(&read("all.sarif")).unwrap();
    let verdicts =
        sarif["runs"][0]["results"].as_array().unwrap().iter().filter(|result| result["ruleId"] == "eligible/verdict");
    let property = |result: &Value, name: &str| result["properties"][name].as_str().unwrap().to_owned();
    hold("sarif", verdicts.map(|result| ["source", "verdict"].map(|name| property(result, name))).collect());

    let page = scraper::Html::parse_document(&read("all.html"));
    let rows = page.select(&scraper::Selector::parse("#list > tbody").unwrap()).count();
    assert_eq!(rows, ALL);

    let mut book: calamine::Xlsx<_> = calamine::open_workbook(to.path().join("all.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    assert_eq!(sheet.height(), ALL + 1);

    // In the table and the page for wikis each is on a line of its own, or begins one.
    for name in ["all.txt", "all.md"] {
        let shown = read(name);
        let has_row = |number: &usize| shown.lines().any(|line| line.contains(&format!("{number:04}")));
        assert_eq!((0..ALL).filter(has_row).count(), ALL, "{name}");
    }
}
