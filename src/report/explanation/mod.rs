//! One applicant explained: what is still to be provided, every criterion with its clause, its reasons and the values
//! used, and what would change the verdict.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::remedies::{Remedies, Remedy, remedies};
use crate::domain::calendar::around;
use crate::domain::fact_change::FactChange;
use crate::domain::outcome::Verdict;
use crate::messages::missing_facts::{self, NotLifted};
use crate::report::report_data::{self, ApplicantData, Rank};
use crate::report::timeline_report::{self, Turn};
use crate::report::{JudgedRecord, Run, applicant_file, escape};

mod full_text;
mod short_text;

pub use full_text::full_text;
pub use short_text::short_text;

pub use crate::report::obstacles::{FactData, not_stated};

/// The version of the explanation's keys and their meaning.
pub const SCHEMA: &str = "eligible.explanation/1";

/// The explanation as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExplanationData<'a> {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// The applicant, as in the report.
    pub applicant: ApplicantData<'a>,
    /// What is still to be provided, by criterion.
    pub not_stated: Vec<FactData>,
    /// The smallest sets of facts that would make the applicant eligible.
    pub remedies: Vec<RemedyData>,
    /// The criteria in the way that nothing which could be stated would lift, and why.
    pub fixed: Vec<FixedData>,
    /// The criteria in the way for which no fact is named that would lift them, though one may, and what is known of that.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub open: Vec<FixedData>,
    /// The first day after the reference date, within two years, on which the verdict would be eligible, `YYYY-MM-DD`; null
    /// where it is already, or where there is none.
    #[serde(default)]
    pub from: Option<String>,
    /// How many criteria stand in the way.
    #[serde(skip)]
    in_the_way: usize,
    /// The periods from the reference date on.
    #[serde(skip)]
    turns: Vec<Turn>,
}

/// A set of facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RemedyData {
    /// All of them together.
    pub facts: Vec<FactData>,
}

/// A criterion for which no fact is named that would lift it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FixedData {
    /// Its id.
    pub criterion: String,
    /// Why.
    pub text: String,
}

/// The explanation of a subject, which was judged in detail. `rank` is its rank among the records of its file.
#[must_use]
pub fn explanation<'a>(run: &Run<'a>, subject: &'a JudgedRecord<'a>, rank: Option<u64>) -> ExplanationData<'a> {
    let mut applicant = report_data::applicant(run, subject);
    applicant.rank = Some(Rank(rank));
    let mut explanation = ExplanationData {
        schema: SCHEMA.to_owned(),
        applicant,
        not_stated: Vec::new(),
        remedies: Vec::new(),
        fixed: Vec::new(),
        open: Vec::new(),
        from: None,
        in_the_way: 0,
        turns: Vec::new(),
    };
    let Some(assessment) = &subject.assessment else {
        return explanation;
    };
    let (lang, stated) = (run.lang, &subject.record.intake.applicant);
    explanation.not_stated = not_stated(run, subject);
    let found = remedies(run.vacancy, &run.input(stated, false), run.reading, assessment);
    let fact = |remedy: &Remedy<'_>| {
        let fact_change = &remedy.candidate.fact_change;
        let pointer = fact_change.pointer(stated);
        let value = applicant_file::value(fact_change).ok();
        // Where there is no list, it comes with its first entry.
        let begins_list = matches!(fact_change, FactChange::Entry(_)) && !pointer.ends_with('-');
        let value = if begins_list { value.map(|value| serde_json::json!([value])) } else { value };
        let text = missing_facts::fact(lang, &remedy.candidate, stated);
        FactData { criterion: remedy.criterion.id.clone(), pointer, text, value }
    };
    let Remedies { sets, fixed } = found;
    explanation.remedies = sets.iter().map(|set| RemedyData { facts: set.iter().map(fact).collect() }).collect();
    explanation.in_the_way = assessment.judgements.iter().filter(|judgement| judgement.stands_in_the_way()).count();
    let in_the_way = assessment.judgements.iter().filter(|judgement| fixed.contains(&judgement.criterion.id.as_str()));
    for judgement in in_the_way {
        let criterion = judgement.criterion.id.clone();
        match missing_facts::not_lifted(lang, judgement) {
            NotLifted::Settled(text) => explanation.fixed.push(FixedData { criterion, text }),
            NotLifted::Open(text) => explanation.open.push(FixedData { criterion, text }),
        }
    }
    explanation
}

/// So far after the reference date the days are looked at.
const MONTHS_AHEAD: i32 = 24;

impl ExplanationData<'_> {
    /// Adds what the days after the reference date bring. Each of them is assessed.
    pub fn look_ahead(&mut self, run: &Run<'_>, subject: &JudgedRecord<'_>) {
        let Some(assessment) = &subject.assessment else {
            return;
        };
        let reference = run.judging_dates.reference;
        let (_, last) = around(reference, MONTHS_AHEAD);
        self.turns = timeline_report::course(run, subject, assessment, reference, last).turns();
        if self.applicant.verdict != Verdict::Eligible {
            let turn = self.turns.iter().find(|turn| turn.verdict == Verdict::Eligible);
            self.from = turn.map(|turn| turn.from.to_string());
        }
    }

    /// Leaves only these criteria, where any are named.
    pub fn keep(&mut self, criteria: &[String]) {
        if !criteria.is_empty() {
            self.applicant.criteria.retain(|criterion| criteria.iter().any(|id| *id == criterion.id));
            self.not_stated.retain(|fact| criteria.contains(&fact.criterion));
        }
    }
}

/// The explanation as one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no explanation brings about.
pub fn json(explanation: &ExplanationData<'_>) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(explanation)?).into_owned() + "\n")
}
