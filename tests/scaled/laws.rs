//! Laws that hold for every applicant, tried on generated ones.

use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::report::report_data::ApplicantData;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::cases;
use crate::common::judge::{self, Terms};

/// A field that is there or not.
fn maybe(name: &'static str, value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<(String, Value)>> {
    prop_oneof![1 => Just(None), 3 => value.prop_map(move |value| Some((name.to_owned(), value)))].boxed()
}

fn object(fields: Vec<BoxedStrategy<Option<(String, Value)>>>) -> BoxedStrategy<Value> {
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect())).boxed()
}

fn list(entry: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop::collection::vec(entry, 0..4).prop_map(Value::Array).boxed()
}

fn word(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(words).prop_map(Value::from).boxed()
}

fn date() -> BoxedStrategy<Value> {
    word(&[
        "2003",
        "2004",
        "2004-06",
        "2004-06-21",
        "2004-06-22",
        "2004-06-23",
        "2004-02-29",
        "2010-01-01",
        "2022-09-01",
        "2023-12",
        "2023-12-23",
        "2024",
        "2024-06",
        "2024-06-22",
        "2024-06-23",
        "2025",
        "2025-06",
        "2025-06-21",
        "2025-06-22",
        "2025-06-23",
        "2026-06",
        "2026-06-22",
        "2027-01-01",
    ])
}

fn education() -> BoxedStrategy<Value> {
    object(vec![
        maybe("level", word(&["secondary", "post_secondary", "short_cycle", "bachelor", "master", "doctorate"])),
        maybe("status", word(&["ongoing", "completed", "interrupted"])),
        maybe("start", date()),
        maybe("end", date()),
        maybe("field", word(&["Law", "Chemistry", "Relations internationales"])),
        maybe("isced_f", word(&["0312", "0421", "0531"])),
        maybe("years_completed", select(vec![0.0, 1.0, 1.5, 1.99, 2.0, 3.0]).prop_map(Value::from)),
        maybe("final_stage", any::<bool>().prop_map(Value::from)),
    ])
}

fn language() -> BoxedStrategy<Value> {
    let label = || word(&["A1", "A2", "B1", "B2", "C1", "native", "fluent"]);
    let by_skill = object(vec![maybe("reading", label()), maybe("writing", label())]);
    object(vec![
        maybe("language", word(&["en", "French", "Deutsch", "Zorblatt"])),
        maybe("level", prop_oneof![label(), by_skill]),
    ])
}

fn it_skill() -> BoxedStrategy<Value> {
    object(vec![
        maybe("name", word(&["Office", "SharePoint", "Excel", "SharePoint administration", "QGIS"])),
        maybe("level", word(&["basic", "intermédiaire", "advanced", "expert", "guru"])),
    ])
}

fn experience() -> BoxedStrategy<Value> {
    object(vec![
        maybe("sector", word(&["international_organization", "research", "ngo", "other"])),
        maybe("employer", word(&["NATO", "NATO Association", "Example Ltd"])),
        maybe("start", date()),
    ])
}

fn document() -> BoxedStrategy<Value> {
    object(vec![
        maybe("kind", word(&["qualification", "proof_of_studies", "cv"])),
        maybe("language", word(&["en", "de", "Zorblatt"])),
        maybe("dates_shown", any::<bool>().prop_map(Value::from)),
        maybe("translated", any::<bool>().prop_map(Value::from)),
    ])
}

fn competency() -> BoxedStrategy<Value> {
    object(vec![
        maybe("competency", word(&["Empathy", "Travail en équipe", "Bravery"])),
        maybe("evidence", word(&["an example"])),
    ])
}

fn application() -> BoxedStrategy<Value> {
    let moment = || word(&["2025-06-22", "2025-06-22T23:59", "2025-06-23T00:00:00", "2025-06-22T23:00:00Z"]);
    object(vec![
        maybe("submitted_at", moment()),
        maybe("last_modified_at", moment()),
        maybe("other_vacancies", list(word(&["1", "2", "3", "250700"]))),
        maybe("generative_ai_used", any::<bool>().prop_map(Value::from)),
    ])
}

pub(crate) fn applicant() -> BoxedStrategy<Value> {
    object(vec![
        maybe("date_of_birth", date()),
        maybe("nationalities", list(word(&["FR", "Sweden", "CH", "GL", "Atlantis"]))),
        maybe("education", list(education())),
        maybe("languages", list(language())),
        maybe("it_skills", list(it_skill())),
        maybe("experience", list(experience())),
        maybe("documents", list(document())),
        maybe("competencies", list(competency())),
        maybe("application", application()),
    ])
}

fn judged(record: &Value) -> ApplicantData<'static> {
    judge::one(&record.to_string(), Terms::default())
}

fn judged_by(record: &Value, reading: Reading) -> ApplicantData<'static> {
    judge::one(&record.to_string(), Terms { reading, ..Terms::default() })
}

type Essence = (Verdict, Option<(f64, f64)>, Vec<(String, Outcome, bool)>);

/// Verdict, score and every outcome: what a change that says nothing must leave alone.
fn essence(judged: &ApplicantData<'_>) -> Essence {
    let criteria = judged
        .criteria
        .iter()
        .map(|criterion| (criterion.id.clone().into_owned(), criterion.outcome, criterion.contested));
    (judged.verdict, judged.score.map(|score| (score.min, score.max)), criteria.collect())
}

/// No outcome turned from met into not met or back.
fn nothing_turned(before: &ApplicantData<'_>, after: &ApplicantData<'_>) -> Result<(), TestCaseError> {
    if before.verdict == Verdict::Invalid || after.verdict == Verdict::Invalid {
        return Ok(());
    }
    for (before, after) in before.criteria.iter().zip(&after.criteria) {
        let both = [before.outcome, after.outcome];
        prop_assert!(!(both.contains(&Outcome::Met) && both.contains(&Outcome::NotMet)), "{}: {both:?}", before.id);
    }
    Ok(())
}

const LISTS: [&str; 7] =
    ["nationalities", "education", "languages", "it_skills", "experience", "documents", "competencies"];

/// An entry for one of the lists.
fn entry_for(list: &str) -> BoxedStrategy<Value> {
    match list {
        "nationalities" => word(&["FR", "CH", "GL", "Atlantis"]),
        "education" => education(),
        "languages" => language(),
        "it_skills" => it_skill(),
        "experience" => experience(),
        "documents" => document(),
        _ => competency(),
    }
}

fn list_and_entry() -> BoxedStrategy<(&'static str, Value)> {
    select(&LISTS[..]).prop_flat_map(|list| (Just(list), entry_for(list))).boxed()
}

/// Fields without a default, with a value for each.
fn unstated_field() -> BoxedStrategy<(&'static str, &'static str, Value)> {
    let date_or = |list: &'static str, field: &'static str, value: BoxedStrategy<Value>| {
        value.prop_map(move |value| (list, field, value)).boxed()
    };
    prop_oneof![
        date_or(
            "education",
            "level",
            word(&["secondary", "post_secondary", "short_cycle", "bachelor", "master", "doctorate"])
        ),
        date_or("education", "status", word(&["ongoing", "completed", "interrupted"])),
        date_or("education", "field", word(&["Law", "Chemistry"])),
        date_or("education", "isced_f", word(&["0312", "0531"])),
        date_or("languages", "language", word(&["en", "fr", "de"])),
        date_or("languages", "level", word(&["A1", "B2", "C2"])),
        date_or("it_skills", "name", word(&["Office", "SharePoint", "QGIS"])),
        date_or("it_skills", "level", word(&["basic", "expert"])),
        date_or("experience", "sector", word(&["research", "other", "international_organization"])),
        date_or("experience", "employer", word(&["NATO", "Example Ltd"])),
        date_or("documents", "kind", word(&["qualification", "proof_of_studies", "cv"])),
        date_or("documents", "language", word(&["en", "de"])),
        date_or("documents", "dates_shown", any::<bool>().prop_map(Value::from).boxed()),
        date_or("documents", "translated", any::<bool>().prop_map(Value::from).boxed()),
    ]
    .boxed()
}

/// Every partial date in a value replaced by one day it may mean: the first, the last, or one between.
fn made_exact(value: &Value, which: usize) -> Value {
    match value {
        Value::String(text) => {
            let exact = match (text.len(), text.starts_with("20")) {
                (4, true) => format!("{text}-{}", ["01-01", "12-31", "06-22"][which % 3]),
                (7, true) => format!("{text}-{}", ["01", "28", "22"][which % 3]),
                _ => text.clone(),
            };
            Value::String(exact)
        }
        Value::Array(items) => items.iter().map(|item| made_exact(item, which)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), made_exact(value, which))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(cases(50, 2_000))]

    #[test]
    fn the_score_lies_in_its_interval(record in applicant()) {
        if let Some(score) = judged(&record).score {
            prop_assert!(0.0 <= score.min && score.min <= score.max && score.max <= 100.0);
        }
    }

    #[test]
    fn verdict_and_score_follow_from_the_outcomes(record in applicant()) {
        let judged = judged(&record);
        prop_assume!(judged.verdict != Verdict::Invalid);
        let of = |id: &str| judge::outcomes(&judged)[id];
        let essential = ["E1", "E2", "E3", "E4"].map(of);
        let expected = if essential.contains(&Outcome::NotMet) || of("C1") == Outcome::NotMet {
            Verdict::Ineligible
        } else if essential.contains(&Outcome::Unclear) || ["C2", "C3", "C4", "C6"].map(of).contains(&Outcome::NotMet) {
            Verdict::Review
        } else {
            Verdict::Eligible
        };
        prop_assert_eq!(judged.verdict, expected);
        let share = |wanted: &[Outcome]| 25 * u32::try_from(["D1", "D2", "D3", "D4"].map(of).iter().filter(|outcome| wanted.contains(outcome)).count()).unwrap();
        let score = judged.score.map(|score| (score.min, score.max));
        let [min, max] = [share(&[Outcome::Met]), share(&[Outcome::Met, Outcome::Unclear])].map(f64::from);
        prop_assert_eq!(score, Some((min, max)));
    }

    #[test]
    fn the_order_of_list_entries_changes_nothing(record in applicant()) {
        let mut turned = record.clone();
        for list in LISTS {
            if let Some(Value::Array(entries)) = turned.get_mut(list) {
                entries.reverse();
            }
        }
        prop_assert_eq!(essence(&judged(&record)), essence(&judged(&turned)));
    }

    #[test]
    fn one_more_entry_never_makes_a_met_criterion_worse(record in applicant(), (list, entry) in list_and_entry()) {
        let mut more = record.clone();
        let Some(Value::Array(entries)) = more.get_mut(list) else { return Ok(()) };
        entries.push(entry);
        let (before, after) = (judged(&record), judged(&more));
        prop_assume!(before.verdict != Verdict::Invalid && after.verdict != Verdict::Invalid);
        for id in ["E1", "E3", "E4", "D1", "D2", "D3", "D4", "C4"] {
            if judge::outcomes(&before)[id] == Outcome::Met {
                prop_assert_eq!(judge::outcomes(&after)[id], Outcome::Met, "{}", id);
            }
        }
    }

    #[test]
    fn what_a_person_is_changes_nothing(record in applicant(), text in "\\PC{0,12}") {
        let mut other = record.clone();
        for field in ["name", "gender", "sex", "religion", "disability", "photo"] {
            other[field] = Value::from(format!("x{text}"));
        }
        if let Some(Value::Array(nationalities)) = other.get_mut("nationalities") {
            for nationality in nationalities.iter_mut().filter(|nationality| **nationality == "FR") {
                *nationality = Value::from("Turkey");
            }
        }
        prop_assert_eq!(essence(&judged(&record)), essence(&judged(&other)));
    }

    #[test]
    fn stating_a_list_never_turns_met_into_not_met_or_back(record in applicant(), (list, entry) in list_and_entry()) {
        let mut without = record;
        without.as_object_mut().unwrap().remove(list);
        let mut more = without.clone();
        more[list] = json!([entry]);
        nothing_turned(&judged(&without), &judged(&more))?;
    }

    #[test]
    fn stating_a_field_never_turns_met_into_not_met_or_back(record in applicant(), (list, field, value) in unstated_field()) {
        let mut more = record.clone();
        let Some(Value::Array(entries)) = more.get_mut(list) else { return Ok(()) };
        let Some(entry) = entries.iter_mut().find(|entry| entry.get(field).is_none()) else { return Ok(()) };
        entry[field] = value;
        nothing_turned(&judged(&record), &judged(&more))?;
    }

    #[test]
    fn an_exact_date_never_turns_met_into_not_met_or_back(record in applicant(), which in 0_usize..3) {
        nothing_turned(&judged(&record), &judged(&made_exact(&record, which)))?;
    }

    #[test]
    fn both_texts_are_contested_exactly_where_they_differ(record in applicant()) {
        let [english, french] = Lang::ALL.map(|lang| judged_by(&record, Reading::One(lang)));
        for ((both, english), french) in judged(&record).criteria.iter().zip(&english.criteria).zip(&french.criteria) {
            prop_assert_eq!(both.contested, english.outcome != french.outcome);
            prop_assert_eq!(both.outcome, if both.contested { Outcome::Unclear } else { english.outcome });
            let readings = both.readings.map(|readings| (readings.en, readings.fr));
            prop_assert_eq!(readings, both.contested.then_some((english.outcome, french.outcome)));
        }
    }

    #[test]
    fn a_report_that_is_read_back_is_equal(record in applicant()) {
        // Judging for these tests compares what is written with the data.
        let mut read = judged(&record);
        read.kind = Some("applicant".into());
        let line = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<ApplicantData<'_>>(&line).unwrap(), read);
    }

    #[test]
    fn evidence_is_where_it_says(record in applicant()) {
        let judged = judged(&record);
        let text = record.to_string();
        for evidence in judged.criteria.iter().flat_map(|criterion| &criterion.evidence) {
            let value = record.pointer(&evidence.pointer);
            prop_assert!(value.is_some(), "{}", evidence.pointer);
            prop_assert_eq!(evidence.line, 1);
            let at_place: String = text.chars().skip(usize::try_from(evidence.column).unwrap() - 1).collect();
            prop_assert!(at_place.starts_with(&value.unwrap().to_string()), "{:?} in {}", evidence, text);
        }
    }

    #[test]
    fn any_bytes_return(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        judge::all(&bytes, Terms::default());
    }

    #[test]
    fn any_change_of_a_record_returns(record in applicant(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = record.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        prop_assert!(!judge::all(&bytes, Terms::default()).is_empty());
    }
}
