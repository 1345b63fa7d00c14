//! Which applicants a report shows; it changes no verdict, no count and no rank.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::domain::outcome::{Outcome, Verdict};

/// What a row has to be like to be shown. What is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// The verdicts that are shown.
    pub verdicts: Vec<Verdict>,
    /// Criteria by their ids, each with the outcome that it has to have.
    pub outcomes: Vec<(String, Outcome)>,
    /// The ids of the criteria that stand in the way of eligible, these and no others.
    pub blocking: BTreeSet<String>,
}

impl RowFilter {
    /// Whether an applicant is shown; an invalid record has no assessment, and so no outcome.
    #[must_use]
    pub fn shows(&self, verdict: Verdict, assessment: Option<&Assessment<'_>>) -> bool {
        let judgements = assessment.map_or(&[][..], |assessment| &assessment.judgements);
        let has = |(id, outcome): &(String, Outcome)| {
            judgements.iter().any(|judgement| judgement.criterion.id == *id && judgement.outcome == *outcome)
        };
        let blocking = || {
            let standing = judgements.iter().filter(|judgement| judgement.stands_in_the_way());
            standing.map(|judgement| judgement.criterion.id.as_str()).collect::<BTreeSet<_>>()
        };
        (self.verdicts.is_empty() || self.verdicts.contains(&verdict))
            && self.outcomes.iter().all(has)
            && (self.blocking.is_empty() || blocking().into_iter().eq(self.blocking.iter().map(String::as_str)))
    }
}
