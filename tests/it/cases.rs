//! The worked examples of the contract, one a line in `cases.jsonl`.

use std::collections::BTreeMap;

use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::common::judge::{self, Terms};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    n: u32,
    why: String,
    record: Option<Box<RawValue>>,
    raw: Option<String>,
    as_of: Option<String>,
    reading: String,
    verdict: Verdict,
    expect: BTreeMap<String, Outcome>,
    contested: Vec<String>,
    score: Option<Score>,
    unchecked: Option<Vec<String>>,
    warnings: Option<Vec<String>>,
    problems: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Score {
    min: f64,
    max: f64,
}

#[test]
fn every_worked_example_comes_out_as_it_says() {
    let mut count = 0;
    for line in include_str!("cases.jsonl").lines() {
        check(&serde_json::from_str(line).expect("a case"));
        count += 1;
    }
    assert_eq!(count, 84);
}

fn check(case: &Case) {
    let text = case.raw.as_deref().or(case.record.as_ref().map(|record| record.get())).expect("a record");
    let reading = match case.reading.as_str() {
        "en" => Reading::One(Lang::En),
        "fr" => Reading::One(Lang::Fr),
        _ => Reading::All,
    };
    let as_of = case.as_of.as_deref().map(judge::day);
    let found = judge::one(text, Terms { as_of, reading, ..Terms::default() });
    let why = format!("case {}: {}", case.n, case.why);
    assert_eq!(found.verdict, case.verdict, "{why}");
    let outcomes = judge::outcomes(&found);
    for (id, expected) in &case.expect {
        assert_eq!(outcomes.get(id.as_str()), Some(expected), "{why}: {id}");
    }
    assert_eq!(judge::contested(&found), case.contested, "{why}");
    if let Some(score) = &case.score {
        let found = found.score.expect("a score");
        assert!((found.min - score.min).abs() < 1e-9 && (found.max - score.max).abs() < 1e-9, "{why}");
    }
    if let Some(unchecked) = &case.unchecked {
        assert_eq!(&found.unchecked, unchecked, "{why}");
    }
    if let Some(warnings) = &case.warnings {
        let pointers: Vec<_> = found.warnings.iter().map(|warning| &warning.pointer).collect();
        assert_eq!(pointers, warnings.iter().collect::<Vec<_>>(), "{why}");
    }
    if let Some(problems) = &case.problems {
        let pointers: Vec<_> = found.problems.iter().map(|problem| &problem.pointer).collect();
        assert_eq!(pointers, problems.iter().collect::<Vec<_>>(), "{why}");
    }
}
