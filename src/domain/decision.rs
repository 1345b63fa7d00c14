//! What a person decides about a criterion, and the columns in which it is asked for and read.

use crate::domain::outcome::Outcome;

/// The outcomes that a person can decide.
pub const DECISIONS: [Outcome; 2] = [Outcome::Met, Outcome::NotMet];

/// A column of the worklist, and of a file of decisions. The names are the same in both languages, so that a file that was
/// filled in by one person is read by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionColumn {
    /// The id of the applicant.
    Id,
    /// The name, which is there for people alone.
    Name,
    /// The applicant's file.
    Source,
    /// The hash of the record.
    Sha256,
    /// The hash of what the criterion asks.
    Rules,
    /// The id of the criterion.
    Criterion,
    /// What has to be decided, in words.
    Question,
    /// What was found, in words.
    ReasonFound,
    /// What is decided.
    Outcome,
    /// Who decided.
    By,
    /// The day of the decision.
    On,
    /// Why it was decided so.
    Reason,
}

impl DecisionColumn {
    /// All columns, in their order in the worklist.
    pub const ALL: [Self; 12] = [
        Self::Id,
        Self::Name,
        Self::Source,
        Self::Sha256,
        Self::Rules,
        Self::Criterion,
        Self::Question,
        Self::ReasonFound,
        Self::Outcome,
        Self::By,
        Self::On,
        Self::Reason,
    ];

    /// What its head says.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Source => "source",
            Self::Sha256 => "sha256",
            Self::Rules => "rules",
            Self::Criterion => "criterion",
            Self::Question => "question",
            Self::ReasonFound => "reason_found",
            Self::Outcome => "outcome",
            Self::By => "by",
            Self::On => "on",
            Self::Reason => "reason",
        }
    }
}
