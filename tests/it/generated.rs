//! What is generated is accepted, and leaves nothing out that the code knows.

use std::collections::BTreeSet;

use eligible::internal::checks::Check;
use eligible::internal::domain::applicant::Applicant;
use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::problem::RuleErrorKind;
use eligible::internal::domain::record::Object;
use eligible::internal::domain::value_type::{Parameter, ValueType};
use eligible::internal::rules;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::common::generated::rules::{ENTRY_KINDS, file, text};
use crate::common::generated::{Case, Choices, case, tape};

/// Always the same cases, as many as are wanted.
fn cases() -> impl Iterator<Item = Case> {
    let (mut runner, strategy) = (TestRunner::deterministic(), case(8));
    std::iter::repeat_with(move || strategy.new_tree(&mut runner).unwrap().current())
}

/// The same of rules files alone.
fn files() -> impl Iterator<Item = toml::Table> {
    let (mut runner, strategy) = (TestRunner::deterministic(), tape(400));
    std::iter::repeat_with(move || file(&mut Choices::new(&strategy.new_tree(&mut runner).unwrap().current())))
}

/// So many are tried before something that does not occur is missed.
const ENOUGH: usize = 4000;

/// Every field of a shape, as a path without the numbers of entries.
fn fields(path: &str, parameters: &[Parameter], found: &mut BTreeSet<String>) {
    for parameter in parameters {
        let path = format!("{path}/{}", parameter.name);
        match parameter.form {
            ValueType::Table(inner) => fields(&path, inner, found),
            ValueType::List(ValueType::Table(inner)) => fields(&path, inner, found),
            _ => {}
        }
        found.insert(path);
    }
}

fn stated(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            found.insert(format!("{path}/{key}"));
            stated(&format!("{path}/{key}"), value, found);
        }),
        Value::Array(entries) => entries.iter().for_each(|entry| stated(path, entry, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_applicant_file_occurs() {
    let (mut wanted, mut found, mut valid) = (BTreeSet::new(), BTreeSet::new(), 0);
    fields("", Applicant::PARAMETERS, &mut wanted);
    for case in cases().take(60) {
        stated("", &case.applicants[0], &mut found);
        valid += usize::from(!case.judged(&case.applicants[0]).is_invalid());
    }
    assert_eq!(wanted.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!((45..=60).contains(&valid), "{valid} of 60 are valid");
}

/// The parameters of a kind of check, as paths that begin with its name.
fn parameters(path: &str, form: ValueType, found: &mut BTreeSet<String>) {
    match form {
        ValueType::Table(parameters) => {
            for Parameter { name, form, .. } in parameters {
                let path = format!("{path}/{name}");
                self::parameters(&path, *form, found);
                found.insert(path);
            }
        }
        ValueType::List(form) | ValueType::Map(form) => parameters(path, *form, found),
        ValueType::Either(forms) => forms.iter().for_each(|form| parameters(path, *form, found)),
        _ => {}
    }
}

/// The kinds of checks within a value, and their parameters; lengths and instants have keys of their own.
fn used(path: &str, value: &toml::Value, found: &mut BTreeSet<String>) {
    match value {
        toml::Value::Array(items) => items.iter().for_each(|item| used(path, item, found)),
        toml::Value::Table(table) => {
            for (key, value) in table {
                let is_check = table.len() == 1 && Check::kind_names().contains(&key.as_str());
                // A kind begins a path of its own; a table with one key may also be a parameter that is called as one.
                for path in [is_check.then(|| key.clone()), Some(format!("{path}/{key}"))].into_iter().flatten() {
                    used(&path, value, found);
                    found.insert(path);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_kind_of_check_and_every_parameter_occurs() {
    let (mut wanted, mut found) =
        (Check::kind_names().into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), BTreeSet::new());
    for kind in Check::kinds() {
        parameters(kind.name, kind.form, &mut wanted);
    }
    for file in files().take(ENOUGH) {
        if wanted.is_subset(&found) {
            break;
        }
        for criterion in file["criterion"].as_array().unwrap() {
            used("", &criterion["check"], &mut found);
        }
    }
    assert_eq!(wanted.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_kind_comes_out_in_every_way() {
    // What only a person can say is never met.
    let is_possible = |kind: &str, outcome: Outcome| kind != "person" || outcome != Outcome::Met;
    let all = Check::kind_names()
        .into_iter()
        .flat_map(|kind| [Outcome::Met, Outcome::Unclear, Outcome::NotMet].map(|outcome| (kind, outcome)));
    let mut wanted: Vec<_> = all.filter(|(kind, outcome)| is_possible(kind, *outcome)).collect();
    for case in cases().take(ENOUGH) {
        if wanted.is_empty() {
            break;
        }
        let criteria = case.rules["criterion"].as_array().unwrap();
        for judged in case.applicants.iter().map(|applicant| case.judged(applicant)) {
            // Where the texts have checks of their own, those are what comes out.
            let alone = |(criterion, _): &(&toml::Value, _)| criterion.get("reading").is_none();
            for (criterion, (_, outcome, _)) in criteria.iter().zip(judged.criteria).filter(alone) {
                let kind = criterion["check"].as_table().unwrap().keys().next().unwrap();
                assert!(is_possible(kind, outcome), "{kind}: {outcome:?}");
                wanted.retain(|one| *one != (kind.as_str(), outcome));
            }
        }
    }
    assert_eq!(wanted, []);
}

/// The reader names the kinds of checks on one entry where it meets one that nobody knows.
#[test]
fn the_kinds_of_checks_on_one_entry_are_those_of_the_reader() {
    let rules = "[[criterion]]\nid = \"X\"\ngroup = \"essential\"\ncheck.education.any = [{ zzz = 1 }]\n";
    let problems = rules::read(rules).unwrap_err();
    let unknown = problems.into_iter().find(|problem| problem.fault == RuleErrorKind::UnknownCheck).unwrap();
    assert_eq!(unknown.allowed, ENTRY_KINDS);
}

#[test]
fn every_rules_file_is_accepted() {
    for case in cases().take(60) {
        // Making the case has read it; what was read says all that was written.
        let criteria = case.rules["criterion"].as_array().unwrap().len();
        assert_eq!(case.vacancy.criteria.len(), criteria, "{}", text(&case.rules));
    }
}
