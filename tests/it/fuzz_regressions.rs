//! What fuzzing found, as small as it still shows it; each with what has to hold of it.

use std::path::Path;

use chrono_tz::Tz;
use eligible::internal::domain::calendar::{Moment, minutes_later};
use eligible::internal::intake::document::read_lines;
use eligible::internal::report::escape::visible;
use serde_json::{Value, json};

use crate::common::command::{run_in, text};

/// Date-times whose offset, in the zone, RFC 3339 cannot write, as it has seconds.
#[test]
fn a_date_time_with_the_offset_of_a_zone_means_the_same_elsewhere() {
    let moments = [
        ("1012-06-22T23:59:30", Tz::Europe__Brussels, "1012-06-23T00:00:00+00:18"),
        ("0000-01-01T00:00", Tz::Europe__Brussels, "0000-01-01T00:00:30+00:18"),
        ("1850-06-22T23:59", Tz::America__New_York, "1850-06-22T23:59:02-04:56"),
    ];
    for (text, zone, expected) in moments {
        let moment = Moment::parse(text).unwrap();
        let elsewhere = moment.with_offset(zone);
        assert_eq!(elsewhere.rfc_3339(), expected);
        assert_eq!(Moment::parse(expected), Ok(elsewhere));
        assert_eq!(elsewhere.instants(Tz::UTC).first, moment.instants(zone).first, "{text}");
    }
}

/// Date-times at the ends of the years that have four digits.
#[test]
fn a_date_time_some_minutes_later_is_one() {
    for (text, minutes) in [("9999-12-31T23:59", 1), ("0000-01-01T00:00Z", -1)] {
        assert_eq!(minutes_later(text, minutes), None, "{text}");
        let back = minutes_later(text, -minutes).unwrap();
        assert!(Moment::parse(&back).is_ok());
        assert_eq!(minutes_later(&back, minutes).as_deref(), Some(text));
    }
}

/// Lines of a line file whose fault is at their end, with the column of it.
#[test]
fn a_fault_at_the_end_of_a_line_lies_within_it() {
    let lines: [(&[u8], u64); 5] =
        [(b"{\r", 2), (b" {\r\r\r", 5), (b"{\"id\": \"a\r", 10), (b"{\"id\": \"a\"\r", 11), (b"\xEF\xBB\xBF{\r", 2)];
    for (line, column) in lines {
        read_lines(&[b"{}\n", line].concat(), 1, 1, false, |record| {
            for problem in &record.intake.problems {
                let place = record.position(problem.at);
                assert!(problem.at <= record.text().len(), "{line:?}");
                assert_eq!((record.number, place.line, place.column), (2, 2, column), "{line:?}");
            }
        });
    }
}

/// Names that are what a format puts in the place of the rank, until it is known.
#[test]
fn a_name_is_never_taken_for_the_place_of_the_rank() {
    for name in ["\0", "\"rank\":null", "\0\0"] {
        let record = json!({"name": name}).to_string();
        let print = |arguments: &[&str]| {
            let output = run_in(Path::new("."), &[&["check", "-"], arguments].concat(), record.as_bytes());
            text(&output.stdout).to_owned()
        };
        let junit = print(&["--format", "junit"]);
        let document = roxmltree::Document::parse(&junit).unwrap();
        let mut properties = document.descendants().filter(|node| node.attribute("name") == Some("name"));
        assert_eq!(properties.next().and_then(|node| node.attribute("value")), Some(&*visible(name)));
        let csv = print(&["--format", "csv", "--sort", "rank"]);
        let row = csv::Reader::from_reader(csv.as_bytes()).records().next().unwrap().unwrap();
        assert_eq!((&row[0], &row[2]), ("1", &*visible(name)));
        let report: Value = serde_json::from_str(&print(&["--format", "json"])).unwrap();
        assert_eq!(report["applicants"][0]["name"], name);
        assert_eq!(report["applicants"][0]["rank"], 1);
    }
}
