//! What keeps an applicant from being eligible: the criteria in the way, what is missing, and the result in a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::Judgement;
use crate::checks::{Finding, Missing};
use crate::domain::fact_change::FieldPath;
use crate::domain::outcome::{Effect, Outcome};
use crate::domain::record::Object as _;
use crate::messages::missing_facts;
use crate::messages::short_explanation::{self as sentences, Obstacles};
use crate::report::report_data::{ApplicantData, CriterionData};
use crate::report::{JudgedRecord, Run};

/// A fact that is to be provided, or that would change the verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactData {
    /// The id of the criterion that needs it.
    pub criterion: String,
    /// Where it goes: a JSON pointer relative to the record; `-` at its end is one more entry (RFC 6902).
    pub pointer: String,
    /// The fact in words.
    pub text: String,
    /// A value that would do, put at the pointer: only with what would change the verdict.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<serde_json::Value>,
}

/// What each criterion of a subject, which was judged in detail, still needs, unless a person decided it.
#[must_use]
pub fn not_stated(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Vec<FactData> {
    let judgements = subject.assessment.iter().flat_map(|assessment| &assessment.judgements);
    let judgements = judgements.filter(|judgement| judgement.decision.is_none());
    judgements.flat_map(|judgement| needed(run, subject, judgement)).collect()
}

/// What one criterion still needs.
fn needed(run: &Run<'_>, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Vec<FactData> {
    let fact = |one: &Missing| FactData {
        criterion: judgement.criterion.id.clone(),
        pointer: if one.field_path.section == "incomplete" {
            "/incomplete".to_owned()
        } else {
            one.field_path.to_string()
        },
        text: run.vacancy.question(one.field_path).map_or_else(
            || missing_facts::to_provide(run.lang, one, &subject.record.intake.applicant),
            |question| missing_facts::to_answer(run.lang, question.text),
        ),
        value: None,
    };
    missing(subject, judgement).iter().map(fact).collect()
}

/// The fields that one criterion still needs, each once.
pub(super) fn missing(subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Vec<Missing> {
    let mut missing: Vec<_> = judgement.findings().flat_map(Finding::missing).collect();
    let mut seen = std::collections::HashSet::new();
    let applicant = &subject.record.intake.applicant;
    // Of a list that may go on, one thing is asked: whether it does.
    for one in &mut missing {
        let FieldPath { section, index, .. } = one.field_path;
        if index.zip(applicant.entries(section)).is_some_and(|(index, list)| list.is_further(index)) {
            *one = Missing::absent(FieldPath { section: "incomplete", index: None, field: Some(section) });
        }
    }
    missing.retain(|one| seen.insert(*one));
    missing
}

/// The result of a judged applicant in one sentence, with its reason.
#[must_use]
pub fn result(run: &Run<'_>, applicant: &ApplicantData<'_>, not_stated: &[FactData]) -> String {
    let name = |data: &CriterionData<'_>| {
        let criterion = run.vacancy.criteria.iter().find(|criterion| criterion.id == data.id);
        criterion.map_or("", |criterion| criterion.name(run.lang))
    };
    let mut found = Obstacles { unchecked: applicant.unchecked.len(), ..Obstacles::default() };
    for data in obstacles(applicant) {
        let list = match data.effect {
            Effect::Ineligible => &mut found.not_met,
            _ if lacks_information(data, not_stated) => &mut found.lacking,
            _ => &mut found.for_a_person,
        };
        list.push(name(data));
    }
    sentences::result(run.lang, applicant.verdict, &found)
}

/// The criteria in the way, those that make ineligible first.
#[must_use]
pub fn obstacles<'p>(applicant: &'p ApplicantData<'_>) -> Vec<&'p CriterionData<'p>> {
    let mut obstacles: Vec<_> = applicant.criteria.iter().filter(|data| data.effect >= Effect::Review).collect();
    obstacles.sort_by_key(|data| std::cmp::Reverse(data.effect));
    obstacles
}

/// Whether a criterion is unclear because information is missing, and no person could say more.
#[must_use]
pub fn lacks_information(data: &CriterionData<'_>, not_stated: &[FactData]) -> bool {
    data.outcome == Outcome::Unclear && !data.contested && not_stated.iter().any(|fact| fact.criterion == data.id)
}
