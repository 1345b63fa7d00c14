//! Laws that hold for every vacancy and every applicant, tried on generated ones.

use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};
use toml::{Table, Value as Toml};

use super::cases;
use crate::common::generated::{Case, Choices, Essence, case, grows, judged, shuffled, stated, tape, twin};

/// No outcome turned from met into not met or back.
fn nothing_turned(before: &Essence, after: &Essence, what: impl Fn() -> String) -> Result<(), TestCaseError> {
    if before.is_invalid() || after.is_invalid() {
        return Ok(());
    }
    for ((id, before, _), (_, after, _)) in before.criteria.iter().zip(&after.criteria) {
        let both = [before, after];
        let turned = both.contains(&&Outcome::Met) && both.contains(&&Outcome::NotMet);
        prop_assert!(!turned, "{id}: {both:?} {}", what());
    }
    Ok(())
}

/// The criteria as they are written, by their ids.
fn criteria(case: &Case) -> impl Iterator<Item = (&str, &Toml)> {
    case.rules["criterion"].as_array().unwrap().iter().map(|value| (value["id"].as_str().unwrap(), value))
}

/// A check made of others, and what it gives where they give something.
type Combined = (Toml, Box<dyn Fn(&[Outcome]) -> Outcome>);

/// Checks combined in every way that looks at nothing but their outcomes, each with what it has to give.
fn combined(checks: &[Toml]) -> Vec<Combined> {
    let one = |kind: &str, value: Toml| Toml::from(Table::from_iter([(kind.to_owned(), value)]));
    let table = |entries: &[(&str, Toml)]| {
        Toml::from(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect::<Table>())
    };
    let all = || Toml::from(checks.to_vec());
    let (first, last) = (&checks[0], &checks[checks.len() - 1]);
    let words = table(&[("en", "words".into())]);
    let mut found: Vec<Combined> = vec![
        (one("any", all()), Box::new(|parts| *parts.iter().max().unwrap())),
        (one("all", all()), Box::new(|parts| *parts.iter().min().unwrap())),
        (one("not", first.clone()), Box::new(|parts| !parts[0])),
        (
            one("person", table(&[("question", words.clone()), ("unless_not", first.clone())])),
            Box::new(|parts| parts[0].min(Outcome::Unclear)),
        ),
        (
            one("when", table(&[("if", first.clone()), ("then", last.clone())])),
            Box::new(|parts| way(parts[0], parts[parts.len() - 1], Outcome::Met)),
        ),
        (
            one("when", table(&[("if", last.clone()), ("then", last.clone()), ("else", first.clone())])),
            Box::new(|parts| way(parts[parts.len() - 1], parts[parts.len() - 1], parts[0])),
        ),
        (
            one(
                "tracks",
                vec![
                    table(&[("id", "A".into()), ("title", words.clone()), ("check", first.clone())]),
                    table(&[("id", "B".into()), ("title", words), ("check", last.clone())]),
                ]
                .into(),
            ),
            Box::new(|parts| parts[0].max(parts[parts.len() - 1])),
        ),
    ];
    for count in 1..=checks.len() {
        let check = one("at_least", table(&[("n", i64::try_from(count).unwrap().into()), ("of", all())]));
        // So many of them are met where the one in this place is, the best of them first.
        let nth = move |parts: &[Outcome]| {
            let mut parts = parts.to_vec();
            parts.sort_unstable_by(|one, other| other.cmp(one));
            parts[count - 1]
        };
        found.push((check, Box::new(nth)));
    }
    found
}

/// Where a condition leads: where it is unclear, to what both ways agree on.
fn way(condition: Outcome, then: Outcome, otherwise: Outcome) -> Outcome {
    match condition {
        Outcome::Met => then,
        Outcome::NotMet => otherwise,
        Outcome::Unclear if then == otherwise => then,
        Outcome::Unclear => Outcome::Unclear,
    }
}

/// Whether two parts of a check look at the same entries: together they may settle what none of them settles alone.
fn looks_twice_at_a_list(check: &Toml) -> bool {
    let text = check.to_string();
    let of_one_list: [&[&str]; 5] = [
        &["degree", "enrolled", "attended", "education"],
        &["nationality"],
        &["experience"],
        &["documents"],
        &["driving_licence"],
    ];
    of_one_list.iter().any(|kinds| kinds.iter().map(|kind| text.matches(kind).count()).sum::<usize>() > 1)
}

proptest! {
    #![proptest_config(cases(40, 1_000))]

    #[test]
    fn verdict_and_score_follow_from_the_outcomes_and_what_a_person_decides(case in case(3)) {
        for applicant in &case.applicants {
            let judged = case.judged(applicant);
            if judged.is_invalid() {
                continue;
            }
            let (mut verdict, mut may_be_reviewed) = (Verdict::Eligible, false);
            let (mut met, mut unclear, mut total) = (0, 0, 0);
            for (id, criterion) in criteria(&case) {
                let outcome = judged.outcome(id);
                let weight = criterion.get("weight").map_or(0, |weight| weight.as_integer().unwrap());
                total += weight;
                met += if outcome == Outcome::Met { weight } else { 0 };
                unclear += if outcome == Outcome::Unclear { weight } else { 0 };
                let effect = criterion.get("effect").and_then(Toml::as_str);
                let found = match (criterion["group"].as_str().unwrap(), outcome, effect) {
                    (_, Outcome::Met, _) | (_, _, Some("note")) | ("desirable" | "competency", _, _) => Verdict::Eligible,
                    ("essential" | "condition", Outcome::NotMet, Some("review")) => Verdict::Review,
                    ("essential" | "condition", Outcome::NotMet, _) => Verdict::Ineligible,
                    ("essential", Outcome::Unclear, _) => Verdict::Review,
                    (_, Outcome::Unclear, _) => Verdict::Eligible,
                    (group, _, _) => panic!("{group}"),
                };
                verdict = verdict.max(found);
                // A condition that is unclear is reviewed where a person decides it, or where its value is stated and the
                // rules want that.
                let asks = criterion.get("unreadable").is_some() || criterion.to_string().contains("person");
                may_be_reviewed |= outcome == Outcome::Unclear && criterion["group"].as_str() == Some("condition") && asks;
            }
            let reviewed = verdict.max(Verdict::Review);
            prop_assert!(judged.verdict == verdict || (may_be_reviewed && judged.verdict == reviewed));
            let Some((min, max)) = judged.score else {
                prop_assert_eq!(total, 0);
                continue;
            };
            prop_assert!(total > 0);
            // Half up, in tenths of a percent.
            let share = |part: i64| (2000 * part + total) / (2 * total);
            prop_assert_eq!((i64::from(min), i64::from(max)), (share(met), share(met + unclear)));
            prop_assert!(min <= max && max <= 1000);
            if unclear == 0 {
                prop_assert_eq!(min, max);
            } else if total <= 1000 {
                // A share of less than a tenth of a percent may not be seen.
                prop_assert!(min < max);
            }
        }
    }

    #[test]
    fn stating_what_was_absent_never_turns_met_into_not_met_or_back(case in case(2)) {
        for applicant in &case.applicants {
            let judged = case.judged(applicant);
            for pointer in stated::places(applicant) {
                if !stated::has_default(&case, applicant, &pointer) {
                    let without = stated::without(applicant, &pointer);
                    nothing_turned(&case.judged(&without), &judged, || format!("{pointer} in {applicant}"))?;
                }
            }
        }
    }

    #[test]
    fn stating_it_exactly_never_turns_met_into_not_met_or_back(case in case(3)) {
        for applicant in &case.applicants {
            let judged = case.judged(applicant);
            for exact in stated::made_exact(applicant) {
                nothing_turned(&judged, &case.judged(&exact), || format!("{applicant}\n{exact}"))?;
            }
        }
    }

    #[test]
    fn both_texts_are_contested_exactly_where_they_differ(case in case(3)) {
        for applicant in &case.applicants {
            let by = |reading| judged(&case.vacancy, applicant, reading, false).criteria;
            let [both, english, french] = [Reading::All, Reading::One(Lang::En), Reading::One(Lang::Fr)].map(by);
            for ((both, english), french) in both.into_iter().zip(english).zip(french) {
                prop_assert_eq!(both.2, english.1 != french.1);
                prop_assert_eq!(both.1, if both.2 { Outcome::Unclear } else { english.1 });
                prop_assert!(!english.2 && !french.2);
            }
        }
    }

    #[test]
    fn detail_changes_no_outcome(case in case(4)) {
        for applicant in &case.applicants {
            prop_assert_eq!(case.judged(applicant), judged(&case.vacancy, applicant, Reading::All, true));
        }
    }

    #[test]
    fn the_order_of_entries_and_members_changes_nothing(case in case(4), order in tape(200)) {
        for applicant in &case.applicants {
            let other = shuffled::applicant(&mut Choices::new(&order), applicant);
            prop_assert_eq!(case.judged(applicant), case.judged(&other), "{}", other);
        }
    }

    #[test]
    fn the_order_within_the_rules_changes_nothing(case in case(4), order in tape(400)) {
        let other = Case::new(shuffled::rules(&mut Choices::new(&order), &case.rules), &[]);
        for applicant in &case.applicants {
            prop_assert_eq!(case.judged(applicant).sorted(), other.judged(applicant).sorted(), "{:?}", other);
        }
    }

    #[test]
    fn combinations_follow_from_the_outcomes_of_their_parts(case in case(3)) {
        let mut rules = case.rules.clone();
        let criteria = rules["criterion"].as_array_mut().unwrap();
        let criterion = |id: String, check: &Toml| {
            let clause = Toml::from(Table::from_iter([("en".to_owned(), "words".into())]));
            let entries = [("id", id.into()), ("group", "essential".into()), ("clause", clause), ("check", check.clone())];
            Toml::from(entries.into_iter().map(|(key, value): (&str, Toml)| (key.to_owned(), value)).collect::<Table>())
        };
        let checks: Vec<_> = criteria.iter().map(|criterion| criterion["check"].clone()).collect();
        let combined = combined(&checks);
        *criteria = checks.iter().enumerate().map(|(number, check)| criterion(format!("N{number}"), check)).collect();
        criteria.extend(combined.iter().enumerate().map(|(number, (check, _))| criterion(format!("C{number}"), check)));
        let whole = Case::new(rules, &[]);
        for applicant in &case.applicants {
            let judged = whole.judged(applicant);
            if judged.is_invalid() {
                continue;
            }
            let parts: Vec<_> = (0..checks.len()).map(|number| judged.outcome(&format!("N{number}"))).collect();
            for (number, (check, expected)) in combined.iter().enumerate() {
                let (found, expected) = (judged.outcome(&format!("C{number}")), expected(&parts));
                let may_be_settled = expected == Outcome::Unclear && looks_twice_at_a_list(check);
                prop_assert!(found == expected || may_be_settled, "{found:?}: {check} of {parts:?}");
            }
        }
    }

    /// Only of checks that ask for something to be there: of those that forbid, that count up to a number, that ask
    /// something of every entry or turn an outcome around, one more entry may make them worse.
    #[test]
    fn one_more_entry_never_makes_a_met_criterion_worse(case in case(4)) {
        for pair in case.applicants.windows(2) {
            let [applicant, other] = pair else { continue };
            let judged = case.judged(applicant);
            for (list, entries) in other.as_object().unwrap() {
                let Some(more) = entries.as_array().filter(|_| applicant.get(list).is_some_and(Value::is_array)) else { continue };
                for entry in more {
                    let mut with = applicant.clone();
                    with[list].as_array_mut().unwrap().push(entry.clone());
                    let with = case.judged(&with);
                    if judged.is_invalid() || with.is_invalid() {
                        continue;
                    }
                    for (id, criterion) in criteria(&case) {
                        if grows::criterion_grows(criterion, list) && judged.outcome(id) == Outcome::Met {
                            prop_assert_eq!(with.outcome(id), Outcome::Met, "{}: {} in {} of {}", id, entry, list, applicant);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_person_is_changes_nothing(case in case(3), words in "\\PC{0,12}") {
        for applicant in &case.applicants {
            let judged = case.judged(applicant);
            let mut other = applicant.clone();
            for field in ["id", "name", "gender", "sex", "religion", "disability", "photo", "zzz"] {
                other[field] = format!("x{words}").into();
            }
            other["religions"] = json!({"education": [words], "level": null});
            for list in ["education", "languages", "experience", "documents", "residence", "driving_licences"] {
                for entry in other.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                    entry["gender"] = words.as_str().into();
                }
            }
            prop_assert_eq!(&judged, &case.judged(&other), "{}", other);
            let nationalities = applicant.get("nationalities").and_then(Value::as_array).map_or(0, Vec::len);
            for index in 0..nationalities {
                let mut other = applicant.clone();
                let nationality = &mut other["nationalities"][index];
                *nationality = twin(nationality.as_str().unwrap()).into();
                prop_assert_eq!(&judged, &case.judged(&other), "{}", other);
            }
        }
    }
}
