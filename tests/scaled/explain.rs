//! `explain`: what would change a verdict does, nothing smaller does, and what is to be provided is what lacks.

use chrono::{Months, NaiveDate};
use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::report::explanation::{ExplanationData, FactData};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::cases;
use super::laws::applicant;
use crate::common::judge::{self, Terms, VACANCY};

/// Puts a value at a pointer of a file as RFC 6902 adds it; what lies on the way and is not there is made.
fn put(file: &mut Value, pointer: &str, value: &Value) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    if file.pointer(parent).is_none() {
        put(file, parent, &json!({}));
    }
    match file.pointer_mut(parent).unwrap() {
        Value::Object(object) => {
            object.insert(last.to_owned(), value.clone());
        }
        Value::Array(entries) if last == "-" => entries.push(value.clone()),
        Value::Array(entries) => entries[last.parse::<usize>().unwrap()] = value.clone(),
        other => panic!("{pointer} leads into {other}"),
    }
}

fn verdict_with(file: &Value, facts: &[&FactData], reading: Reading) -> Verdict {
    let mut file = file.clone();
    for fact in facts {
        put(&mut file, &fact.pointer, fact.value.as_ref().unwrap());
    }
    judge::one(&file.to_string(), Terms { reading, ..Terms::default() }).verdict
}

/// Facts of every kind that the rules ask about, at their best; written from the rules and not from the code.
fn best_facts(file: &Value) -> Vec<(&'static str, Value)> {
    let mut facts = vec![
        ("nationalities", json!("FR")),
        ("education", json!({"level": "doctorate", "status": "completed", "end": "2025-06-01"})),
        ("education", json!({"level": "master", "status": "ongoing", "end": "2026-01-31"})),
        ("languages", json!({"language": "en", "level": "C2"})),
        ("languages", json!({"language": "fr", "level": "C2"})),
        ("documents", json!({"kind": "qualification", "language": "en"})),
    ];
    facts.retain(|(list, _)| file.get(list).is_none_or(Value::is_array));
    facts
}

fn with_best(file: &Value, chosen: &[&(&'static str, Value)]) -> Value {
    let mut file = file.clone();
    for (list, entry) in chosen {
        let object = file.as_object_mut().unwrap();
        object.entry(*list).or_insert_with(|| json!([])).as_array_mut().unwrap().push(entry.clone());
    }
    file
}

fn subsets<T>(of: &[T], size: usize) -> Vec<Vec<&T>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut sets = Vec::new();
    for (place, first) in of.iter().enumerate() {
        for mut rest in subsets(&of[place + 1..], size - 1) {
            rest.insert(0, first);
            sets.push(rest);
        }
    }
    sets
}

/// The set that is tried is right: it makes the file eligible, and none of its parts does.
fn check_sets(file: &Value, explained: &ExplanationData<'_>, reading: Reading) -> Result<(), TestCaseError> {
    let size = explained.remedies.first().map_or(0, |set| set.facts.len());
    prop_assert!(size <= 3);
    for set in &explained.remedies {
        let facts: Vec<_> = set.facts.iter().collect();
        prop_assert_eq!(facts.len(), size);
        prop_assert_eq!(verdict_with(file, &facts, reading), Verdict::Eligible, "{:?}", facts);
        for without in 0..facts.len() {
            let mut fewer = facts.clone();
            fewer.remove(without);
            prop_assert_ne!(verdict_with(file, &fewer, reading), Verdict::Eligible, "{:?}", fewer);
        }
    }
    // Nor does a smaller set of other facts, and where no set is given, no set of this size at all.
    let tried = if explained.remedies.is_empty() { 3 } else { size - 1 };
    let best = best_facts(file);
    for fewer in (1..=tried).flat_map(|size| subsets(&best, size)) {
        let file = with_best(file, &fewer);
        let verdict = judge::one(&file.to_string(), Terms { reading, ..Terms::default() }).verdict;
        prop_assert_ne!(verdict, Verdict::Eligible, "{:?}", fewer);
    }
    Ok(())
}

/// The first day after the reference date, within two years, on which the verdict is eligible, each day judged by itself.
fn first_eligible_day(file: &str) -> Option<NaiveDate> {
    let reference = VACANCY.judging_dates(None).reference;
    let last = reference.checked_add_months(Months::new(24)).unwrap();
    let mut days = reference.iter_days().skip(1).take_while(|day| *day <= last);
    days.find(|day| judge::verdict(file, Terms { as_of: Some(*day), ..Terms::default() }) == Verdict::Eligible)
}

proptest! {
    #![proptest_config(cases(8, 150))]

    #[test]
    fn the_day_that_is_named_is_the_first_that_is_eligible(file in applicant()) {
        let file = file.to_string();
        let (explained, page) = judge::explained_in_short(&file, Terms::default());
        let expected = match explained.applicant.verdict {
            Verdict::Eligible | Verdict::Invalid => None,
            Verdict::Review | Verdict::Ineligible => first_eligible_day(&file),
        };
        prop_assert_eq!(&explained.from, &expected.map(|day| day.to_string()));
        if let Some(day) = expected {
            let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
            let day = day.format("%-d %B %Y").to_string();
            let is_said = [format!("on {day} or later: eligible"), format!("from {day} to"), format!("on {day}: eligible")];
            prop_assert!(is_said.iter().any(|said| words.contains(said)), "{}: {}", day, page);
        }
    }

    /// What there is to do is what was tried: every line of it names a fact of a set.
    #[test]
    fn what_there_is_to_do_is_a_set_that_works(file in applicant()) {
        let (explained, page) = judge::explained_in_short(&file.to_string(), Terms::default());
        let to_do = page.split("\nTO DO ").nth(1).map(|rest| rest.split("\n\n").next().unwrap_or_default());
        prop_assert_eq!(to_do.is_some(), matches!(explained.applicant.verdict, Verdict::Review | Verdict::Ineligible));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let to_do = words(to_do.unwrap_or_default());
        if let Some(set) = explained.remedies.first() {
            for fact in &set.facts {
                prop_assert!(to_do.contains(&words(&fact.text)), "{}: {}", fact.text, page);
            }
        } else if !explained.fixed.is_empty() {
            prop_assert!(to_do.starts_with("Nothing that you could add"), "{}", page);
        }
    }
}

proptest! {
    #![proptest_config(cases(12, 1_000))]

    #[test]
    fn the_sets_of_facts_are_right(file in applicant(), which in 0_usize..3) {
        let reading = [Reading::All, Reading::One(Lang::En), Reading::One(Lang::Fr)][which];
        let explained = judge::explained(&file.to_string(), Terms { reading, ..Terms::default() });
        match explained.applicant.verdict {
            Verdict::Invalid | Verdict::Eligible => prop_assert!(explained.remedies.is_empty()),
            Verdict::Review | Verdict::Ineligible => check_sets(&file, &explained, reading)?,
        }
        prop_assert!(explained.fixed.is_empty() || explained.remedies.is_empty());
    }

    #[test]
    fn what_is_to_be_provided_is_absent_or_partial(file in applicant()) {
        let explained = judge::explained(&file.to_string(), Terms::default());
        for fact in &explained.not_stated {
            let criterion = explained.applicant.criteria.iter().find(|one| one.id == fact.criterion).unwrap();
            prop_assert_eq!(criterion.outcome, Outcome::Unclear);
            let is_exact = |value: &Value| match value {
                Value::String(text) => text.len() >= 10 && !fact.pointer.starts_with("/application"),
                // Of a level by skill, some skills may not be stated.
                Value::Object(object) => {
                    ["reading", "writing", "listening", "speaking"].iter().all(|skill| object.contains_key(*skill))
                }
                _ => true,
            };
            // What is stated may be no better than nothing: a birth after the reference date, an end before its start.
            let is_unread = |value: &Value| {
                let is_far = fact.pointer == "/date_of_birth" && value.as_str().is_some_and(|born| born > "2025-06-22");
                let (entry, _) = fact.pointer.rsplit_once('/').unwrap();
                let mut problems = explained.applicant.problems.iter();
                is_far || problems.any(|problem| problem.pointer == format!("{entry}/end"))
            };
            let is_settled = |value: &Value| is_exact(value) && !is_unread(value);
            prop_assert!(!file.pointer(&fact.pointer).is_some_and(is_settled), "{}", fact.pointer);
        }
    }
}
