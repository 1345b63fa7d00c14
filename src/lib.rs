//! eligible
#![allow(missing_docs)]
pub mod checks;
pub mod domain;
pub mod intake;
pub mod rules;
pub mod assessment;
pub mod wording;
pub mod report;
pub mod cli;
