//! Why the result of an applicant differs between two reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What made a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeCause {
    /// The record is another.
    Facts,
    /// The rules are others, or are applied in another way: on another day, by another text of the notice.
    Rules,
    /// A person decided otherwise.
    Decision,
}

impl ChangeCause {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Rules => "rules",
            Self::Decision => "decision",
        }
    }
}
