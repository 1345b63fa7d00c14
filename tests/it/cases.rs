//! The worked examples of the contract, one a line in `cases.jsonl`, and applicants as people write them in
//! `realistic.jsonl`, with what a careful recruiter concludes from the notice.

use std::collections::{BTreeMap, BTreeSet};

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
    #[serde(default)]
    strict: bool,
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
    assert_eq!(count, 132);
}

fn check(case: &Case) {
    let text = case.raw.as_deref().or(case.record.as_ref().map(|record| record.get())).expect("a record");
    let reading = match case.reading.as_str() {
        "en" => Reading::One(Lang::En),
        "fr" => Reading::One(Lang::Fr),
        _ => Reading::All,
    };
    let as_of = case.as_of.as_deref().map(judge::day);
    let found = judge::one(text, Terms { as_of, reading, strict: case.strict, ..Terms::default() });
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
    // One value may have two problems, of its key and of itself.
    if let Some(warnings) = &case.warnings {
        let pointers: BTreeSet<_> = found.warnings.iter().map(|warning| warning.pointer.as_ref()).collect();
        assert_eq!(pointers, warnings.iter().map(String::as_str).collect(), "{why}");
    }
    if let Some(problems) = &case.problems {
        let pointers: BTreeSet<_> = found.problems.iter().map(|problem| problem.pointer.as_ref()).collect();
        assert_eq!(pointers, problems.iter().map(String::as_str).collect(), "{why}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Realistic {
    record: Box<RawValue>,
    verdict: Verdict,
    expected: BTreeMap<String, Outcome>,
    debatable: Vec<String>,
    why: String,
}

/// A wrong refusal is the worst mistake, a wrong acceptance the second, and a needless review costs an evening.
#[test]
fn nobody_is_wrongly_refused_and_few_are_needlessly_reviewed() {
    let (mut needless, mut unclear) = (Vec::new(), Vec::new());
    for line in include_str!("realistic.jsonl").lines() {
        let Realistic { record, verdict, expected, debatable, why } = serde_json::from_str(line).expect("an applicant");
        let found = judge::one(record.get(), Terms::default());
        let id = found.id.clone();
        assert!(
            verdict == Verdict::Ineligible || !matches!(found.verdict, Verdict::Ineligible | Verdict::Invalid),
            "{id}: {why}"
        );
        assert!(verdict != Verdict::Ineligible || found.verdict != Verdict::Eligible, "{id}: {why}");
        if verdict != Verdict::Review && found.verdict == Verdict::Review {
            needless.push(id.clone());
        }
        let outcomes = judge::outcomes(&found);
        for (criterion, expected) in expected.iter().filter(|(criterion, _)| !debatable.contains(criterion)) {
            let outcome = outcomes.get(criterion.as_str()).copied().expect("every criterion has an outcome");
            let opposite = [Outcome::Met, Outcome::NotMet].contains(expected) && outcome == !*expected;
            assert!(!opposite, "{id} {criterion}: {why}");
            if outcome == Outcome::Unclear
                && *expected != Outcome::Unclear
                && ["D1", "D2", "D4"].contains(&criterion.as_str())
            {
                unclear.push(format!("{id} {criterion}"));
            }
        }
    }
    assert!(needless.len() <= 3, "{needless:?}");
    assert!(unclear.len() <= 6, "{unclear:?}");
}
