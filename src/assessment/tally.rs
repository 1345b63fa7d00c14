//! How often each criterion came out how, and how the scores are spread, over all applicants of a run.

use crate::assessment::{Assessment, Judgement};
use crate::domain::outcome::{Outcome, Score};

/// The counts of a run. Records that could not be read are not in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By the place of the criterion in the rules.
    pub criteria: Vec<CriterionTally>,
    /// How many scores have their least in 0 to 9.9, 10 to 19.9, and so on, and last those of 100.
    pub scores: [u64; 11],
}

/// How often a criterion came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CriterionTally {
    pub met: u64,
    /// Unclear, for another reason than that the texts differ.
    pub unclear: u64,
    /// Unclear because the texts differ.
    pub contested: u64,
    pub not_met: u64,
}

impl CriterionTally {
    fn add(&mut self, judgement: &Judgement<'_>) {
        let count = match judgement.outcome {
            Outcome::Met => &mut self.met,
            Outcome::Unclear if judgement.contested() => &mut self.contested,
            Outcome::Unclear => &mut self.unclear,
            Outcome::NotMet => &mut self.not_met,
        };
        *count += 1;
    }
}

impl Tally {
    /// Counts one applicant.
    pub fn add(&mut self, assessment: &Assessment<'_>) {
        if self.criteria.is_empty() {
            self.criteria.resize(assessment.judgements.len(), CriterionTally::default());
        }
        for (count, judgement) in self.criteria.iter_mut().zip(&assessment.judgements) {
            count.add(judgement);
        }
        let class = assessment.score.map(Self::class);
        if let Some(count) = class.and_then(|class| self.scores.get_mut(class)) {
            *count += 1;
        }
    }

    /// Counts what another tally counted.
    pub fn add_all(&mut self, other: &Self) {
        if self.criteria.len() < other.criteria.len() {
            self.criteria.resize(other.criteria.len(), CriterionTally::default());
        }
        for (count, more) in self.criteria.iter_mut().zip(&other.criteria) {
            count.met += more.met;
            count.unclear += more.unclear;
            count.contested += more.contested;
            count.not_met += more.not_met;
        }
        for (count, more) in self.scores.iter_mut().zip(other.scores) {
            *count += more;
        }
    }

    /// The place of a score in [`Tally::scores`].
    ///
    /// ```
    /// use eligible::internal::assessment::tally::Tally;
    /// use eligible::internal::domain::outcome::Score;
    /// assert_eq!([0, 99, 100, 999, 1000].map(|min| Tally::class(Score { min, max: 1000 })), [0, 0, 1, 9, 10]);
    /// ```
    #[must_use]
    pub fn class(score: Score) -> usize {
        usize::from(score.min / 100)
    }
}
