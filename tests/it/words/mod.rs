//! The words of the rules that ask what an applicant knows, attaches, declares and answers: each outcome, each boundary,
//! and what is said of it in both languages.

use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;
use eligible::internal::report::Run;
use eligible::internal::report::report_data;
use eligible::internal::rules::{self, Vacancy};

use crate::common::judge::{self, Terms};

mod answers;
mod described;
mod documents;
mod driving;
mod languages;
mod levels;
mod people;
mod study;
mod times;
mod work;

/// The lists that the checks of these tests refer to.
const LISTS: &str = r#"
[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]
equivalents.C2 = ["native", "langue maternelle"]
mother_tongue = ["native", "langue maternelle"]

[scale.plain]
levels = ["basic", "good"]

[tool.word]
name = "Word"
aliases = ["MS Word"]

[tool.excel]
name = "Excel"
aliases = ["MS Excel"]

[tool.access]
name = "Access"

[document.medical]
title = { en = "medical certificate", fr = "certificat médical" }
names = ["Medical certificate", "Certificat médical"]
words = ["medical", "médical"]
"#;

/// A rules file of one criterion.
fn rules_of(check: &str) -> String {
    rules_with("", check)
}

/// The same, with more in `[vacancy]`.
fn rules_with(vacancy: &str, check: &str) -> String {
    format!(
        r#"[vacancy]
id = "1"
title.en = "Trainee"
deadline = {{ at = "2025-06-22T23:59", zone = "Europe/Brussels" }}
official_languages = ["en", "fr"]
{vacancy}
{LISTS}
[[criterion]]
id = "E1"
group = "essential"
clause.en = "clause"
check.{check}
"#
    )
}

fn read(rules: &str) -> Vacancy {
    rules::read(rules).unwrap_or_else(|problems| panic!("{problems:?}\n{rules}"))
}

/// What is found by a check.
#[derive(Debug)]
pub struct Found {
    pub outcome: Outcome,
    /// The reason in English.
    pub en: String,
    /// The reason in French.
    pub fr: String,
    /// Each pointer with its value.
    pub evidence: Vec<String>,
    /// The pointers of what is not stated.
    pub missing: Vec<String>,
    /// The facts that would change the verdict, in English; those of one set joined by ` + `.
    pub remedies: Vec<String>,
    /// The same in French.
    pub remedies_fr: Vec<String>,
}

/// Judges a record by rules.
pub fn found(rules: &str, record: &str) -> Found {
    let vacancy = read(rules);
    let terms = Terms { vacancy: &vacancy, ..Terms::default() };
    let english = judge::one(record, terms);
    let explained = judge::explained(record, terms);
    let judging_dates = vacancy.judging_dates(None);
    let run = Run { lang: Lang::Fr, ..judge::run(terms, &judging_dates) };
    let (mut fr, mut remedies_fr) = (String::new(), Vec::new());
    read_document(record.as_bytes(), false, |record| {
        assert_eq!(record.intake.problems, Vec::new());
        let subject = run.subject("test.json", &record, true);
        fr = report_data::applicant(&run, &subject).criteria[0].reason.to_string();
        let explained = eligible::internal::report::explanation::explanation(&run, &subject, Some(1));
        let told = explained
            .remedies
            .iter()
            .map(|set| set.facts.iter().map(|fact| fact.text.clone()).collect::<Vec<_>>().join(" + "));
        remedies_fr = told.collect();
    });
    let criterion = &english.criteria[0];
    let evidence = criterion.evidence.iter().map(|one| format!("{} {}", one.pointer, one.value));
    let remedies = explained
        .remedies
        .iter()
        .map(|set| set.facts.iter().map(|fact| fact.text.clone()).collect::<Vec<_>>().join(" + "));
    Found {
        outcome: criterion.outcome,
        en: criterion.reason.to_string(),
        fr,
        evidence: evidence.collect(),
        missing: explained.not_stated.iter().map(|fact| fact.pointer.clone()).collect(),
        remedies: remedies.collect(),
        remedies_fr,
    }
}

/// What a check finds in a record, apart from the sentences.
#[track_caller]
fn outcome(check: &str, record: &str) -> Outcome {
    found(&rules_of(check), record).outcome
}

/// The sentences, said of an outcome.
#[track_caller]
fn says(check: &str, record: &str, expected: Outcome, en: &str, fr: &str) {
    let found = found(&rules_of(check), record);
    assert_eq!((found.outcome, found.en.as_str(), found.fr.replace('\u{a0}', " ").as_str()), (expected, en, fr));
}

/// Each mistake of a rules file: what it is about, and the nearest word.
fn mistakes(rules: &str) -> Vec<(String, String)> {
    let problems = rules::read(rules).expect_err(rules);
    let at =
        |problem: &eligible::internal::domain::problem::RuleError| rules.get(problem.span.clone()).unwrap().to_owned();
    problems.iter().map(|problem| (at(problem), problem.suggestion.clone().unwrap_or_default())).collect()
}

/// The only mistake of a check: the words at its place, and the nearest word.
#[track_caller]
fn mistaken(check: &str, at: &str, near: &str) {
    assert_eq!(mistakes(&rules_of(check)), [(at.to_owned(), near.to_owned())], "{check}");
}
