//! The integration tests: one binary, a module a subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

mod ask;
mod batch;
mod blind;
mod boundaries;
mod broken_rules;
mod cases;
mod ci_formats;
mod cli;
mod convert;
mod cv;
mod diff;
mod examples;
mod explain;
mod finds;
mod formats_markdown;
mod formats_xlsx;
mod hostile;
mod judge;
mod laws;
mod lint;
mod lint_laws;
mod manual;
mod mutated;
mod notice;
mod page;
mod places;
mod rules;
mod show;
mod tidy;
mod trial;
mod vocabulary;
mod when;
mod words;
