//! One record judged by the built-in rules, or by others: what every test of outcomes begins with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use eligible::assessment::Reading;
use eligible::checks::Frame;
use eligible::domain::outcome::Outcome;
use eligible::domain::text::Lang;
use eligible::intake::document::read_document;
use eligible::report::data::{self, ApplicantData, Rank};
use eligible::report::explanation::{self, Explanation};
use eligible::report::written::{Form, Writer};
use eligible::report::{Run, Subject, escape};
use eligible::rules::{self, Vacancy};

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
pub(crate) fn explained(document: &str, terms: Terms<'_>) -> Explanation {
    let frame = terms.vacancy.frame(terms.as_of);
    let run = run(terms, &frame);
    let mut explained = None;
    read_document(document.as_bytes(), terms.strict, |record| {
        let subject = run.subject("test.json", &record, true);
        explained = Some(explanation::explanation(&run, &subject, Some(1)).expect("JSON"));
    });
    explained.expect("a record")
}

/// The report as it is written is the report as data, key by key, in every form.
fn check_written(run: &Run<'_>, subject: &Subject<'_>, applicant: &ApplicantData) {
    let kind = Some("applicant".to_owned());
    let ranked = ApplicantData { rank: Some(Rank(None)), ..applicant.clone() };
    let forms = [
        (Form::Plain, applicant.clone()),
        (Form::Line, ApplicantData { kind, ..applicant.clone() }),
        (Form::Ranked, ranked),
    ];
    // The second time everything is there that was there before.
    let (mut writer, mut written, mut expected) = (Writer::new(run), Vec::new(), String::new());
    for (form, data) in forms {
        writer.applicant(&mut written, subject, form);
        expected += &escape::json(&serde_json::to_string(&data).expect("JSON"));
    }
    assert_eq!(String::from_utf8(written).expect("UTF-8"), expected);
}

fn run<'v>(terms: Terms<'v>, frame: &'v Frame) -> Run<'v> {
    Run {
        vacancy: terms.vacancy,
        rules_source: "test",
        rules_sha256: "",
        frame,
        reading: terms.reading,
        lang: Lang::En,
    }
}

/// Every record of a document, judged.
pub(crate) fn all(document: &[u8], terms: Terms<'_>) -> Vec<ApplicantData> {
    let frame = terms.vacancy.frame(terms.as_of);
    let run = run(terms, &frame);
    let mut judged = Vec::new();
    read_document(document, terms.strict, |record| {
        let subject = run.subject("test.json", &record, true);
        let applicant = data::applicant(&run, &subject).expect("what was written");
        check_written(&run, &subject, &applicant);
        judged.push(applicant);
    });
    judged
}

/// The only record of a document, judged.
pub(crate) fn one(document: &str, terms: Terms<'_>) -> ApplicantData {
    let mut judged = all(document.as_bytes(), terms);
    assert_eq!(judged.len(), 1, "{document}");
    judged.remove(0)
}

/// The outcomes by criterion.
pub(crate) fn outcomes(applicant: &ApplicantData) -> BTreeMap<&str, Outcome> {
    applicant.criteria.iter().map(|criterion| (criterion.id.as_str(), criterion.outcome)).collect()
}

/// The ids of the contested criteria.
pub(crate) fn contested(applicant: &ApplicantData) -> Vec<&str> {
    applicant.criteria.iter().filter(|criterion| criterion.contested).map(|criterion| criterion.id.as_str()).collect()
}

/// A day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
