//! A criterion as a worklist asks about it, whoever the applicant is.

use crate::messages::decision_notes;
use crate::report::{Run, hash};

/// What the rows of a worklist say of a criterion.
#[derive(Debug)]
pub struct AskedCriterion {
    /// The hash of what it asks.
    pub rules: String,
    pub id: String,
    /// What has to be decided, in words.
    pub question: String,
}

impl AskedCriterion {
    /// Those of all criteria of a run, in the order of the vacancy.
    #[must_use]
    pub fn all(run: &Run<'_>) -> Vec<Self> {
        let each = run.vacancy.criteria.iter().map(|criterion| Self {
            rules: hash::criterion(criterion),
            id: criterion.id.clone(),
            question: decision_notes::question(run.lang, criterion),
        });
        each.collect()
    }
}
