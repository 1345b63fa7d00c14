//! A rules file as written to the vacancy as valid, or every problem in it.
//!
//! The file is read from the tree that `toml` makes of it, with the span of every key and value. Deriving `serde`
//! readers would be shorter, but they stop at the first mistake of a table, and all mistakes are owed.

pub mod file_contents;
mod levels;
pub mod lint;
pub mod lists;
pub mod parse;
pub mod rules_schema;
pub mod vacancy;

pub use file_contents::FileContents;
pub use parse::read;
pub use vacancy::{Criterion, Vacancy};

/// What stands for the path of the rules that are compiled in.
pub const BUILT_IN: &str = "built-in";

/// The text of the rules that are compiled in.
pub const BUILT_IN_TEXT: &str = include_str!("../../rules.toml");
