//! What the kinds of checks are called, what they are about, and which parameters they take: for the page of the
//! vocabulary and for the JSON Schema of rules files. Each kind states its own beside the code that reads it, and a test
//! compares both.

pub use crate::domain::value_type::{Parameter, ValueType};

/// A kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckKind {
    /// The key in rules files.
    pub name: &'static str,
    /// What a user reads: Markdown without headings, its examples in blocks of TOML, each a whole `check`.
    pub about: &'static str,
    /// What its value looks like.
    pub form: ValueType,
}
