//! What a person decides about a criterion, and the columns in which it is asked for and read.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::outcome::Outcome;
use crate::domain::problem::table_error::TableError;

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

impl DecisionColumn {
    /// Whether a file of decisions has to have it; the others are there for people.
    #[must_use]
    pub const fn is_read(self) -> bool {
        match self {
            Self::Name | Self::Source | Self::Question | Self::ReasonFound => false,
            Self::Id
            | Self::Sha256
            | Self::Rules
            | Self::Criterion
            | Self::Outcome
            | Self::By
            | Self::On
            | Self::Reason => true,
        }
    }
}

/// A decision of a person about one criterion of one applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One of [`DECISIONS`].
    pub outcome: Outcome,
    /// Who decided, as written.
    pub by: Arc<str>,
    /// The day of the decision.
    pub on: NaiveDate,
    /// Why, as written.
    pub reason: Arc<str>,
}

/// A row of a file of decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// The number of the file among those of the run, from 0.
    pub file: usize,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// Counts from 1, the head among them.
    pub row: u64,
    /// The id of the applicant.
    pub id: Box<str>,
    /// The hash of the record; empty: it is found by its id.
    pub sha256: Box<str>,
    /// The hash of what the criterion asked; empty: nobody says.
    pub rules: Arc<str>,
    /// The id of the criterion.
    pub criterion: Arc<str>,
    /// What was decided, or why that cannot be applied; none where it is still open.
    pub decided: Option<Result<Decision, RefusedDecision>>,
}

impl DecisionRow {
    /// The id of the criterion: a spreadsheet shows a text that looks like a formula behind an apostrophe, which is not part
    /// of it, unless a criterion is called so.
    pub fn criterion_among(&self, is_known: impl Fn(&str) -> bool) -> &str {
        let id = &*self.criterion;
        id.strip_prefix('\'').filter(|_| !is_known(id)).unwrap_or(id)
    }
}

/// Why a decision is not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedDecision {
    /// An outcome that nobody can decide.
    Outcome(String),
    /// Nothing in this column.
    Missing(DecisionColumn),
    /// What is no day of the calendar.
    NoDay(String),
    /// A date that may be two days.
    TwoDays(String),
    /// No criterion has this id.
    UnknownCriterion(String),
    /// The criterion asks something else than when it was decided.
    OtherRules,
    /// The record is another than when it was decided.
    OtherRecord,
    /// No record has this id.
    UnknownId(String),
    /// Another row, by its number among all, says otherwise.
    Contradicts(usize),
    /// The record cannot be read.
    NotJudged,
}

impl RefusedDecision {
    /// The column that it is about.
    #[must_use]
    pub const fn column(&self) -> DecisionColumn {
        match self {
            Self::Outcome(_) | Self::Contradicts(_) => DecisionColumn::Outcome,
            Self::Missing(column) => *column,
            Self::NoDay(_) | Self::TwoDays(_) => DecisionColumn::On,
            Self::UnknownCriterion(_) => DecisionColumn::Criterion,
            Self::OtherRules => DecisionColumn::Rules,
            Self::OtherRecord => DecisionColumn::Sha256,
            Self::UnknownId(_) | Self::NotJudged => DecisionColumn::Id,
        }
    }
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowResult {
    /// Nothing is decided yet.
    Open,
    /// The decision is applied.
    Applied,
    /// It is not.
    Refused(RefusedDecision),
}

impl RowResult {
    /// What stays of two: a row that is applied to one record is not refused for another with the same id.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let weight = |result: &Self| match result {
            Self::Refused(RefusedDecision::OtherRecord) => 0,
            Self::Refused(_) => 1,
            Self::Open => 2,
            Self::Applied => 3,
        };
        if weight(&other) > weight(&self) { other } else { self }
    }
}

/// Why a file of decisions cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionsFileError {
    /// It lacks columns.
    Lacks(Vec<DecisionColumn>),
    /// It is no table, or a broken one.
    Table(TableError),
}
