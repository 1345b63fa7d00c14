//! What may differ where a report is made anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::file_kind::FileKind;
use crate::domain::location::Position;

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// The rules are others.
    Rules,
    /// A record is another, is gone, or has come.
    Input,
    /// The tool is another.
    Tool,
    /// What was made of the same is another.
    Result,
}

/// Why a text is no report that can be verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// It is no JSON from a place on.
    NotJson(Position),
    /// A key is twice in one object, at a place.
    Repeated(String, Position),
    /// It is something else, by what its `schema` says.
    Other(Option<String>),
    /// It is a file of another kind.
    OtherFile(FileKind),
    /// What a report says is missing, or is not what it should be; in the words of the reader.
    Lacks(String),
}
