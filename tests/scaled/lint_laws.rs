//! What `rules lint` says of checks holds for applicants of any kind: what can never be met is met by none of them, and
//! what another check decides changes no outcome.

use eligible::internal::assessment::{Reading, judge};
use eligible::internal::checks::CheckInput;
use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;
use eligible::internal::rules::lint::{Affected, DiagnosticKind, LintWarning, lint};
use eligible::internal::rules::{self, Vacancy};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::cases;

const FACTS: &str = r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]
"#;

const LISTS: &str = r#"
[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1"]
[tool.word]
name = "Word"
[tool.excel]
name = "Excel"
[field.law]
title = { en = "law", fr = "droit" }
phrases = ["law"]
[employer.us]
title = { en = "ourselves", fr = "nous-mêmes" }
names = ["Us"]
[set.small]
title = { en = "small ones", fr = "petits" }
members = ["LU", { code = "DK", territories = ["GL"] }]
[set.large]
title = { en = "large ones", fr = "grands" }
members = ["LU", "DK", "FR", { code = "GB", until = 2020-01-31 }]
"#;

/// Parameters of checks on one thing each, so that they often meet.
const CHECKS: [&str; 47] = [
    "age = { over = 30 }",
    "age = { at_least = 30 }",
    "age = { at_most = 30 }",
    "age = { under = 30 }",
    "age = { under = 25 }",
    "age = { at_least = 30, on = \"2029-01-01\" }",
    "age = { under = 0 }",
    "age = { at_least = 0 }",
    "nationality = { any_of = \"small\" }",
    "nationality = { any_of = \"large\" }",
    "nationality = { none_of = \"small\" }",
    "nationality = { none_of = \"large\" }",
    "nationality = { any_of = [\"FR\", \"GL\"] }",
    "nationality = { none_of = [\"DK\"] }",
    "language = { any_of = [\"en\"], scale = \"cefr\", at_least = \"C1\" }",
    "language = { any_of = [\"en\"], scale = \"cefr\", at_least = \"B2\", borderline = \"B1\" }",
    "language = { any_of = [\"en\"], scale = \"cefr\", at_least = \"B1\" }",
    "language = { any_of = [\"en\", \"fr\"], scale = \"cefr\", at_least = \"B1\" }",
    "language = { all_of = [\"en\", \"fr\"], scale = \"cefr\", at_least = \"B1\" }",
    "language = { all_of = [\"en\", \"fr\"], scale = \"cefr\", at_least = \"A1\" }",
    "degree = { at_least = \"bachelor\" }",
    "degree = { at_least = \"master\" }",
    "degree = { levels = [\"bachelor\"] }",
    "degree = { at_least = \"bachelor\", within_months = 12 }",
    "degree = { at_least = \"bachelor\", less_than_months = 12 }",
    "degree = { at_least = \"bachelor\", fields = \"law\" }",
    "enrolled = { at_least = \"bachelor\" }",
    "enrolled = { at_least = \"master\", borderline = \"bachelor\" }",
    "enrolled = { at_least = \"bachelor\", final_stage_within_months = 12 }",
    "education = { all = [{ degree = { at_least = \"bachelor\" } }, { enrolled = { at_least = \"bachelor\" } }] }",
    "education = { any = [{ degree = { at_least = \"master\" } }, { enrolled = { at_least = \"bachelor\" } }] }",
    "education = { all = [{ degree = { at_least = \"bachelor\" } }, { not = { degree = { at_least = \"master\" } } }] }",
    "studies = { at_least = \"bachelor\", months = 24, borderline_months = 12 }",
    "studies = { at_least = \"bachelor\", months = 12 }",
    "studies = { at_least = \"master\", months = 12 }",
    "studies = { at_least = \"bachelor\", months = 0 }",
    "it_skill = { all_of = [\"word\", \"excel\"], scale = \"cefr\", at_least = \"B1\" }",
    "it_skill = { any_of = [\"word\"], scale = \"cefr\", at_least = \"A2\" }",
    "it_skill = { any_tool = true, scale = \"cefr\", at_least = \"A2\" }",
    "experience = { sectors = [\"research\"] }",
    "experience = { sectors = [\"research\", \"ngo\"], excluded_employers = \"us\" }",
    "experience = { sectors = [\"research\"], borderline_sectors = [\"ngo\"] }",
    "vacancies = { at_most = 1 }",
    "vacancies = { at_most = 2 }",
    "documents = { any_of = [{ kind = \"cv\" }, { kind = \"other\", dates_shown = true }] }",
    "documents = { any_of = [{ kind = \"cv\", dates_shown = true }] }",
    "declaration = { field = \"generative_ai_used\", is = false }",
];

fn atom() -> impl Strategy<Value = String> {
    // Neighbours are about the same thing.
    (0..CHECKS.len()).prop_map(|number| CHECKS[number].to_owned())
}

/// Parts that are likely to be about the same thing.
fn parts() -> impl Strategy<Value = Vec<String>> {
    let near = (0..CHECKS.len(), prop::collection::vec((0..6_usize, 0..8_u8), 2..4)).prop_map(|(start, steps)| {
        steps.into_iter().map(|(step, how)| wrapped(CHECKS[(start + step) % CHECKS.len()], how)).collect()
    });
    prop_oneof![near, prop::collection::vec(atom(), 2..4)]
}

fn wrapped(check: &str, how: u8) -> String {
    match how {
        0 => format!("not = {{ {check} }}"),
        1 => format!("person = {{ question = {{ en = \"q\", fr = \"q\" }}, unless_not = {{ {check} }} }}"),
        _ => check.to_owned(),
    }
}

fn combined(join: &str, parts: &[String]) -> String {
    let list = parts.iter().map(|part| format!("{{ {part} }}")).collect::<Vec<_>>().join(", ");
    match join {
        "two" if parts.len() > 1 => format!("at_least = {{ n = 2, of = [{list}] }}"),
        "two" => format!("any = [{list}]"),
        join => format!("{join} = [{list}]"),
    }
}

fn file(checks: &[String]) -> String {
    let criteria = checks.iter().enumerate().map(|(number, check)| {
        format!(
            "[[criterion]]\nid = \"N{number}\"\ngroup = \"essential\"\ntitle = {{ en = \"t\", fr = \"t\" }}\n\
             clause = {{ en = \"c\", fr = \"c\" }}\ncheck.{check}\n"
        )
    });
    format!("{FACTS}{}{LISTS}", criteria.collect::<String>())
}

fn entries(of: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::option::weighted(0.9, prop::collection::vec(of, 0..3)).prop_map(|list| json!(list))
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(words).prop_map(|word| if word.is_empty() { Value::Null } else { json!(word) })
}

fn applicant() -> impl Strategy<Value = Value> {
    let born =
        word(&["", "1999-01-31", "2000-01-30", "2000-01-31", "2000-02-01", "2000", "1998-12-31", "2006-01-01", "1999"]);
    let education = (
        word(&["", "bachelor", "master", "short_cycle", "doctorate"]),
        word(&["", "completed", "ongoing", "interrupted"]),
        word(&["", "2024-09", "2027-01-31", "2029-09-01"]),
        word(&["", "2029-01-30", "2029-01-31", "2029-02-01", "2029", "2030-06-30", "2031-06-30"]),
        word(&["", "law", "chemistry"]),
    );
    let education = education.prop_map(|(level, status, start, end, field)| {
        json!({"level": level, "status": status, "start": start, "end": end, "field": field})
    });
    let language = (word(&["", "en", "fr", "de"]), word(&["", "A1", "A2", "B1", "B2", "C1", "fluent"]));
    let language = language.prop_map(|(language, level)| json!({"language": language, "level": level}));
    let skill = (word(&["", "Word", "Excel", "Word and more", "Other"]), word(&["", "A1", "A2", "B1", "C1"]));
    let skill = skill.prop_map(|(name, level)| json!({"name": name, "level": level}));
    let job =
        (word(&["", "research", "ngo", "other"]), word(&["", "Us", "Them"]), word(&["", "2029", "2030", "2031-01-01"]));
    let job = job.prop_map(|(sector, employer, start)| json!({"sector": sector, "employer": employer, "start": start}));
    let document = (word(&["", "cv", "other"]), prop::option::of(any::<bool>()));
    let document = document.prop_map(|(kind, shown)| json!({"kind": kind, "dates_shown": shown}));
    let application = (entries(word(&["X-1", "X-2", "X-3"])), prop::option::of(any::<bool>()));
    let application = application.prop_map(|(others, ai)| json!({"other_vacancies": others, "generative_ai_used": ai}));
    let lists = (entries(education), entries(language), entries(skill), entries(job), entries(document));
    (born, entries(word(&["LU", "DK", "GL", "FR", "GB", "US", "nowhere"])), lists, application).prop_map(
        |(born, nationalities, (education, languages, skills, experience, documents), application)| {
            let mut record = json!({
                "date_of_birth": born, "nationalities": nationalities, "education": education, "languages": languages,
                "it_skills": skills, "experience": experience, "documents": documents, "application": application,
            });
            without_nulls(&mut record);
            record
        },
    )
}

/// What is null was not stated.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(without_nulls);
        }
        Value::Array(list) => {
            list.retain(|item| !item.is_null());
            list.iter_mut().for_each(without_nulls);
        }
        _ => {}
    }
}

/// The outcome of each criterion; none where the record is invalid, as where an end lies before its start.
fn outcomes(vacancy: &Vacancy, record: &Value) -> Option<Vec<Outcome>> {
    let (judging_dates, mut outcomes) = (vacancy.judging_dates(None), None);
    read_document(record.to_string().as_bytes(), false, |record| {
        let applicant = &record.intake.applicant;
        let vocabulary = &vacancy.vocabulary;
        let input = CheckInput {
            applicant,
            vocabulary,
            judging_dates: &judging_dates,
            shown: Lang::En,
            detail: false,
            person: None,
        };
        let judged = vacancy.criteria.iter().map(|criterion| judge(criterion, &input, Reading::All).outcome);
        outcomes = record.intake.problems.is_empty().then(|| judged.collect());
    });
    outcomes
}

fn read(text: &str) -> Vacancy {
    rules::read(text).unwrap_or_else(|problems| panic!("{text}\n{problems:?}"))
}

fn lint_warnings(text: &str) -> Vec<(std::ops::Range<usize>, LintWarning)> {
    let lint_warnings = lint(text, None).into_iter().filter_map(|finding| match finding.matter {
        DiagnosticKind::Doubt(lint_warning) => Some((finding.span, lint_warning)),
        DiagnosticKind::Mistake(_) => None,
    });
    lint_warnings.collect()
}

proptest! {
    #![proptest_config(cases(60, 2_000))]

    #[test]
    fn what_is_said_of_one_check_holds(
        parts in parts(), join in prop::sample::select(&["any", "all", "two"][..]),
        applicants in prop::collection::vec(applicant(), 12),
    ) {
        let text = file(&[combined(join, &parts)]);
        let vacancy = read(&text);
        for (span, lint_warning) in lint_warnings(&text) {
            let without = match &lint_warning {
                // The part that says nothing new, taken away.
                LintWarning::DecidedPart(_) | LintWarning::RepeatedPart if join != "two" => {
                    let said = text.get(span.clone()).unwrap().to_owned();
                    let Some(last) = parts.iter().rposition(|part| *part == said) else { continue };
                    let mut rest = parts.clone();
                    rest.remove(last);
                    Some(read(&file(&[combined(join, &rest)])))
                }
                _ => None,
            };
            for record in &applicants {
                let Some(outcome) = outcomes(&vacancy, record).map(|outcomes| outcomes[0]) else { continue };
                match &lint_warning {
                    LintWarning::NeverMet(Affected::Criterion(_), _) => prop_assert!(outcome != Outcome::Met, "{text}\n{record}"),
                    LintWarning::NeverFails(Affected::Criterion(_)) => prop_assert!(outcome != Outcome::NotMet, "{text}\n{record}"),
                    _ => {}
                }
                if let Some(without) = &without {
                    prop_assert_eq!(Some(outcome), outcomes(without, record).map(|outcomes| outcomes[0]), "{}\n{:?}\n{}", text, lint_warning, record);
                }
            }
        }
    }

    #[test]
    fn what_is_said_of_two_criteria_holds(
        own in parts(), other in parts(), join in prop::sample::select(&["any", "all"][..]),
        applicants in prop::collection::vec(applicant(), 12),
    ) {
        let text = file(&[combined(join, &own), other[0].clone(), own[0].clone()]);
        let vacancy = read(&text);
        let index = |id: &str| id.trim_start_matches('N').parse::<usize>().unwrap();
        let place = |span: &std::ops::Range<usize>| text.get(..span.start).unwrap().matches("[[criterion]]").count() - 1;
        for (span, lint_warning) in lint_warnings(&text) {
            for record in &applicants {
                let Some(outcomes) = outcomes(&vacancy, record) else { continue };
                match &lint_warning {
                    LintWarning::Contradiction(id) => {
                        let both = [outcomes[place(&span)], outcomes[index(id)]];
                        prop_assert!(both != [Outcome::Met; 2], "{text}\n{lint_warning:?}\n{record}");
                    }
                    LintWarning::DecidedCriterion(id) => {
                        prop_assert!(outcomes[index(id)] <= outcomes[place(&span)], "{text}\n{lint_warning:?}\n{record}");
                    }
                    LintWarning::RepeatedCriterion(id) => {
                        prop_assert_eq!(outcomes[index(id)], outcomes[place(&span)], "{}\n{:?}\n{}", text, lint_warning, record);
                    }
                    _ => {}
                }
            }
        }
    }
}
