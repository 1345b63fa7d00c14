//! Rules files and applicants made of choices, for the laws that hold for all of them.
//!
//! What there is to choose from is read off what the code says about itself: the forms of the checks and of the applicant
//! file. A choice that would break a rule of a file is mended by tables in [`rules`], so that every file is accepted.

pub(crate) mod applicants;
pub(crate) mod grows;
mod mended;
pub(crate) mod rules;
pub(crate) mod shuffled;
pub(crate) mod stated;
mod values;

use std::fmt;

use chrono::NaiveDate;
use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::read_document;
use eligible::internal::report::Run;
use eligible::internal::rules::Vacancy;
use proptest::prelude::*;
use serde_json::Value;

pub(crate) use values::twin;

/// Choices, one after the other: the lower a number, the plainer what is chosen, and where there is none any more, the
/// plainest. So what breaks a law becomes plainer as proptest makes the numbers fewer and lower.
pub(crate) struct Choices<'t> {
    rest: std::slice::Iter<'t, u32>,
}

impl<'t> Choices<'t> {
    pub(crate) fn new(tape: &'t [u32]) -> Self {
        Self { rest: tape.iter() }
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let number = u64::from(self.rest.next().copied().unwrap_or(0));
        usize::try_from((number * u64::try_from(count).unwrap()) >> 32).unwrap()
    }

    /// Whether something that happens once in `count` times does.
    pub(crate) fn once_in(&mut self, count: usize) -> bool {
        self.below(count) + 1 == count
    }

    pub(crate) fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Another order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, last - self.below(last + 1));
        }
    }
}

/// The numbers behind choices.
pub(crate) fn tape(length: usize) -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), length / 4..length)
}

/// A rules file and applicants whose dates lie around the days that it names.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) rules: toml::Table,
    pub(crate) vacancy: Vacancy,
    pub(crate) applicants: Vec<Value>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let applicants = self.applicants.iter().map(|applicant| format!("{applicant}\n"));
        write!(f, "{}\n{}", rules::text(&self.rules), applicants.collect::<String>())
    }
}

impl Case {
    pub(crate) fn new(rules: toml::Table, tapes: &[Vec<u32>]) -> Self {
        let text = rules::text(&rules);
        let vacancy = eligible::internal::rules::read(&text).unwrap_or_else(|problems| panic!("{text}\n{problems:#?}"));
        let anchors = values::anchors(&vacancy);
        let applicants = tapes.iter().map(|tape| applicants::applicant(&mut Choices::new(tape), &anchors)).collect();
        Self { rules, vacancy, applicants }
    }

    pub(crate) fn judged(&self, applicant: &Value) -> Essence {
        judged(&self.vacancy, applicant, Reading::All, false)
    }
}

/// A rules file of up to four criteria, and so many applicants.
pub(crate) fn case(applicants: usize) -> impl Strategy<Value = Case> {
    (tape(400), prop::collection::vec(tape(500), applicants))
        .prop_map(|(tape, tapes)| Case::new(rules::file(&mut Choices::new(&tape)), &tapes))
}

/// Verdict, score and every outcome: what a change that says nothing must leave alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Essence {
    pub(crate) verdict: Verdict,
    pub(crate) score: Option<(u16, u16)>,
    /// The id of each criterion, its outcome, and whether it is contested.
    pub(crate) criteria: Vec<(String, Outcome, bool)>,
}

impl Essence {
    pub(crate) fn is_invalid(&self) -> bool {
        self.verdict == Verdict::Invalid
    }

    pub(crate) fn outcome(&self, id: &str) -> Outcome {
        self.criteria.iter().find(|(known, _, _)| known == id).map(|(_, outcome, _)| *outcome).unwrap()
    }

    /// The same with the criteria in the order of their ids.
    pub(crate) fn sorted(mut self) -> Self {
        self.criteria.sort_by(|one, other| one.0.cmp(&other.0));
        self
    }
}

pub(crate) fn judged(vacancy: &Vacancy, applicant: &Value, reading: Reading, detail: bool) -> Essence {
    judged_on(vacancy, &applicant.to_string(), reading, detail, None)
}

/// The only record of a document.
pub(crate) fn judged_on(
    vacancy: &Vacancy,
    document: &str,
    reading: Reading,
    detail: bool,
    as_of: Option<NaiveDate>,
) -> Essence {
    let judging_dates = vacancy.judging_dates(as_of);
    let (rules_source, rules_sha256) = ("test", "");
    let run = Run {
        vacancy,
        rules_source,
        rules_sha256,
        judging_dates: &judging_dates,
        reading,
        lang: Lang::En,
        blind: None,
        decisions: None,
    };
    let mut found = None;
    read_document(document.as_bytes(), false, |record| {
        let subject = run.subject("test.json", &record, detail);
        let assessment = subject.assessment.as_ref();
        let criteria = assessment.iter().flat_map(|assessment| &assessment.judgements);
        found = Some(Essence {
            verdict: assessment.map_or(Verdict::Invalid, |assessment| assessment.verdict),
            score: assessment.and_then(|assessment| assessment.score.map(|score| (score.min, score.max))),
            criteria: criteria
                .map(|judgement| (judgement.criterion.id.clone(), judgement.outcome, judgement.contested()))
                .collect(),
        });
    });
    found.expect("a record")
}
