//! What can be wrong with a file of cases beside what can be wrong with any file of rules.

use crate::domain::problem::Problem;

/// The mistakes that only a file of cases can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseError {
    /// The file holds no case.
    NoCases,
    /// A case that expects nothing, so that it can never fail.
    ExpectsNothing,
    /// An applicant that cannot be read has no outcomes and no score.
    InvalidHasNone,
    /// A criterion that the rules do not have.
    UnknownCriterion,
    /// An outcome `contested` of a criterion that both texts read the same, or where one text alone is applied.
    NeverContested,
    /// A pointer that does not begin with `/`.
    NotAPointer,
    /// A pointer to a place that the applicant does not have.
    LeadsNowhere,
    /// Other than one pointer whose values are taken in turn.
    NotOnePointer,
    /// A score that is no percentage with at most one decimal, or whose least lies above its most.
    Score,
    /// An applicant that is defined neither in the file nor as a file; what the system says.
    NoApplicant(String),
    /// A file that holds other than one applicant, and how many.
    Records(usize),
    /// A file of an applicant that is to be changed and is no JSON.
    NotJson,
    /// A problem in the applicant of a case.
    Applicant(Box<Problem>),
}
