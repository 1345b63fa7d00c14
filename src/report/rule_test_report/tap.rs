//! The results by the Test Anything Protocol, version 14: a point a case, then one for the coverage and one for each
//! change of the rules, where these were asked.

use std::fmt::Write as _;

use crate::messages::rule_test_messages as words;
use crate::report::escape;
use crate::report::rule_test_report::{TestData, TestRun};

/// One point.
struct Point {
    name: String,
    passed: bool,
    /// More about one that failed, a line each.
    details: Vec<String>,
}

/// The results as lines.
#[must_use]
pub fn tap(tried: &TestRun<'_>) -> String {
    let data = tried.data();
    let points = points(tried, &data);
    let mut out = format!("TAP version 14\n1..{}\n", points.len());
    for (number, point) in points.iter().enumerate() {
        let word = if point.passed { "ok" } else { "not ok" };
        // Writing to a text does not fail.
        let _ = writeln!(out, "{word} {} - {}", number + 1, description(&point.name));
        if !point.details.is_empty() {
            out.push_str("  ---\n  details:\n");
            for detail in &point.details {
                // A text in JSON is one in YAML.
                let quoted = serde_json::Value::String(escape::visible(detail).into_owned()).to_string();
                let _ = writeln!(out, "    - {quoted}");
            }
            out.push_str("  ...\n");
        }
    }
    out
}

fn points(tried: &TestRun<'_>, data: &TestData) -> Vec<Point> {
    let lang = tried.lang;
    let cases = data.cases.iter().map(|case| {
        let at = format!("{}:{}", case.file, case.line);
        let differences = case.differences.iter().map(|difference| difference.sentence.clone());
        let details = if case.passed { Vec::new() } else { [at].into_iter().chain(differences).collect() };
        Point { name: case.name.clone(), passed: case.passed, details }
    });
    let coverage = tried.least.map(|least| {
        let percent = crate::rule_tests::coverage::percent(&tried.coverage);
        let passed = percent >= usize::from(least);
        let gaps = data.coverage.iter().filter_map(|row| row.gap.clone());
        let details = if passed { Vec::new() } else { gaps.collect() };
        Point { name: words::coverage(lang, percent, Some(least)), passed, details }
    });
    let mutants = data.mutants.iter().map(|mutant| Point {
        name: mutant.sentence(tried.rules.path, lang),
        passed: mutant.caught_by.is_some(),
        details: Vec::new(),
    });
    cases.chain(coverage).chain(mutants).collect()
}

/// A name in which nothing begins a directive.
fn description(name: &str) -> String {
    escape::visible(name).replace('\\', "\\\\").replace('#', "\\#")
}
