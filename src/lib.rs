//! Says who meets a vacancy notice, and why.
//!
//! # Overview
//!
//! A rules file (TOML) describes a vacancy; applicant files (JSON) state facts. Every criterion of the vacancy is
//! applied to every applicant and comes out *met*, *not met* or *unclear*: unclear where the stated facts are compatible
//! with both, because something is missing, partial, unknown, or for a person to judge. Where the English and the French
//! text of the notice give different outcomes, the criterion is *contested*, and unclear.
//!
//! Data flows one way:
//!
//! ```text
//! rules text      -> rules::parse   -> Vacancy, or every mistake with its span
//! applicant bytes -> intake         -> Applicant, or every problem with its place
//! both            -> assessment     -> outcomes with their findings, verdict, score
//! findings        -> messages       -> sentences, English beside French
//! cases           -> rule_tests     -> what differs from what is expected, coverage, mutants that survive
//! all of it       -> report         -> table, JSON, CSV, workbook, page, test results; explanations, periods, applicant files
//! ```
//!
//! # Map
//!
//! | room | holds |
//! | --- | --- |
//! | [`domain`] | applicant, CVs, calendar, outcome and verdict, names, countries, languages, problems |
//! | [`checks`] | one file per kind of check: parameters, what it finds, how it applies |
//! | [`rules`] | a rules file as written to a [`rules::Vacancy`] as valid |
//! | [`intake`] | bytes to records: a JSON reader that keeps places, the applicant file, CVs of other formats, documents and line files |
//! | [`assessment`] | a vacancy applied to an applicant; ranking; periods and what causes their borders; what would change a verdict; what applicants have in common |
//! | [`rule_tests`] | a rules file on trial: cases, what they cover, which changes of the rules they do not notice |
//! | [`messages`] | every sentence in both languages |
//! | [`report`] | one file per format ([`report::formats`] lists them), and one for what each further command prints |
//! | [`cli`] | arguments, files, threads, questions: the only place with the outside world |
//!
//! # Layers
//!
//! Imports run only downward: `domain` <- `checks` <- `rules` | `intake` <- `assessment` <- `rule_tests` <- `messages` <- `report` <- `cli`.
//! `rules` and `intake` do not know each other. No two files import each other in a circle, a module and those within it
//! apart. No two types share a name, and no two files but `mod.rs`. A test reads the sources and guards this.
//!
//! # Invariants
//!
//! - Nothing below [`cli`] opens a file, prints, or reads the clock or the environment.
//! - A check's outcome is read off its [`checks::Finding`]; the same condition is never written twice.
//! - All calendar arithmetic is in [`domain::calendar`].
//! - Scores are integers (tenths of a percent) until they are printed.
//! - Text of strangers is escaped in [`report::escape`], where it is printed, once per target.
//! - No panic on anyone's data, no `unsafe`.

#![forbid(unsafe_code)]

mod assessment;
mod checks;
mod cli;
mod domain;
mod intake;
#[doc(hidden)]
pub mod internal;
mod messages;
mod report;
mod rule_tests;
mod rules;

/// Runs the command line: its arguments are those of the process. Gives the exit status.
pub use crate::cli::run as run_command_line;
