//! One record judged by the built-in rules, or by others: what every test of outcomes begins with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use eligible::internal::assessment::Reading;
use eligible::internal::checks::JudgingDates;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;
use eligible::internal::report::blind::Blind;
use eligible::internal::report::explanation::{self, ExplanationData};
use eligible::internal::report::formats::json_writer::{ApplicantWriter, JsonLayout};
use eligible::internal::report::formats::table::TerminalStyle;
use eligible::internal::report::report_data::{self, ApplicantData, Rank};
use eligible::internal::report::{JudgedRecord, Run, escape};
use eligible::internal::rules::{self, Vacancy};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) static RULES: &str = include_str!("../../rules.toml");
pub(crate) static VACANCY: LazyLock<Vacancy> =
    LazyLock::new(|| rules::read(RULES).expect("the built-in rules are in order"));

/// How a record is judged.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'v> {
    pub(crate) vacancy: &'v Vacancy,
    pub(crate) as_of: Option<NaiveDate>,
    pub(crate) reading: Reading,
    pub(crate) strict: bool,
}

impl Default for Terms<'_> {
    fn default() -> Self {
        Self { vacancy: &VACANCY, as_of: None, reading: Reading::All, strict: false }
    }
}

/// The only record of a document, explained.
pub(crate) fn explained(document: &str, terms: Terms<'_>) -> ExplanationData<'static> {
    let judging_dates = terms.vacancy.judging_dates(terms.as_of);
    let run = run(terms, &judging_dates);
    let mut explained = None;
    read_document(document.as_bytes(), terms.strict, |record| {
        let subject = run.subject("test.json", &record, true);
        explained = Some(read_back(&explanation::explanation(&run, &subject, Some(1))));
    });
    explained.expect("a record")
}

/// The same with what the days after the reference date bring, and the short page.
pub(crate) fn explained_in_short(document: &str, terms: Terms<'_>) -> (ExplanationData<'static>, String) {
    let judging_dates = terms.vacancy.judging_dates(terms.as_of);
    let run = run(terms, &judging_dates);
    let mut explained = None;
    read_document(document.as_bytes(), terms.strict, |record| {
        let subject = run.subject("test.json", &record, true);
        let mut explanation = explanation::explanation(&run, &subject, Some(1));
        explanation.look_ahead(&run, &subject);
        let page = explanation::short_text(&run, &subject, &explanation, (true, None), TerminalStyle::PLAIN);
        explained = Some((read_back(&explanation), page));
    });
    explained.expect("a record")
}

/// The verdict on the only record of a document.
pub(crate) fn verdict(document: &str, terms: Terms<'_>) -> Verdict {
    let judging_dates = terms.vacancy.judging_dates(terms.as_of);
    let run = run(terms, &judging_dates);
    let mut verdict = None;
    read_document(document.as_bytes(), terms.strict, |record| {
        verdict = Some(run.subject("test.json", &record, false).verdict());
    });
    verdict.expect("a record")
}

/// What was written as JSON, read again: it borrows nothing.
fn read_back<T: DeserializeOwned>(written: &impl Serialize) -> T {
    serde_json::from_str(&serde_json::to_string(written).expect("JSON")).expect("what was written")
}

/// The report as it is written is the report as data, key by key, in every form, and also where it is blind.
fn check_written(run: &Run<'_>, subject: &JudgedRecord<'_>, applicant: &ApplicantData<'_>) {
    let line = ApplicantData { kind: Some("applicant".into()), ..applicant.clone() };
    let ranked = ApplicantData { rank: Some(Rank(None)), ..applicant.clone() };
    // The second time everything is there that was there before.
    let (mut writer, mut written, mut expected) = (ApplicantWriter::new(run), Vec::new(), String::new());
    for (form, data) in [(JsonLayout::Line, line), (JsonLayout::Ranked, ranked)] {
        writer.applicant(&mut written, subject, form);
        expected += &escape::json(&serde_json::to_string(&data).expect("JSON"));
    }
    assert_eq!(String::from_utf8(written).expect("UTF-8"), expected);
}

pub(crate) fn run<'v>(terms: Terms<'v>, judging_dates: &'v JudgingDates) -> Run<'v> {
    Run {
        vacancy: terms.vacancy,
        rules_source: "test",
        rules_sha256: "",
        judging_dates,
        reading: terms.reading,
        lang: Lang::En,
        blind: None,
        decisions: None,
    }
}

/// Every record of a document, judged.
pub(crate) fn all(document: &[u8], terms: Terms<'_>) -> Vec<ApplicantData<'static>> {
    let judging_dates = terms.vacancy.judging_dates(terms.as_of);
    let run = run(terms, &judging_dates);
    let mut judged = Vec::new();
    read_document(document, terms.strict, |record| {
        let subject = run.subject("test.json", &record, true);
        let applicant = report_data::applicant(&run, &subject);
        let read = read_back(&applicant);
        assert_eq!(read, applicant, "a report that is read back is equal");
        check_written(&run, &subject, &applicant);
        let blind = Blind::default();
        let run = Run { blind: Some(&blind), ..run };
        let subject = run.subject("test.json", &record, true);
        check_written(&run, &subject, &report_data::applicant(&run, &subject));
        judged.push(read);
    });
    judged
}

/// The only record of a document, judged.
pub(crate) fn one(document: &str, terms: Terms<'_>) -> ApplicantData<'static> {
    let mut judged = all(document.as_bytes(), terms);
    assert_eq!(judged.len(), 1, "{document}");
    judged.remove(0)
}

/// The outcomes by criterion.
pub(crate) fn outcomes<'a>(applicant: &'a ApplicantData<'_>) -> BTreeMap<&'a str, Outcome> {
    applicant.criteria.iter().map(|criterion| (criterion.id.as_ref(), criterion.outcome)).collect()
}

/// The ids of the contested criteria.
pub(crate) fn contested<'a>(applicant: &'a ApplicantData<'_>) -> Vec<&'a str> {
    applicant.criteria.iter().filter(|criterion| criterion.contested).map(|criterion| criterion.id.as_ref()).collect()
}

/// A day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
