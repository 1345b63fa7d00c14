//! The integration tests that `cargo test` runs: one binary, a module a subject.
//!
//! Those of [`scaled`] are run in full by the target `slow`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[expect(dead_code, reason = "some of it only the target `slow` needs")]
#[path = "../common/mod.rs"]
mod common;
#[path = "../scaled/mod.rs"]
mod scaled;

mod ask;
mod batch;
mod boundaries;
mod broken_rules;
mod cases;
mod ci_formats;
mod cli;
mod compare;
mod compare_decisions;
mod convert;
mod cv;
mod decisions;
mod diff;
mod docs;
mod evening;
mod examples;
mod explain;
mod faults;
mod filters;
mod formats_markdown;
mod formats_xlsx;
mod fuzz_regressions;
mod generated;
mod hostile;
mod json_suite;
mod law_regressions;
mod letters;
mod library;
mod lint;
mod manual;
mod mutated;
mod notice;
mod notices;
mod other_files;
mod page;
mod places;
mod rules;
mod rules_hash;
mod show;
mod sizes;
mod standard_lists;
mod table_of_many;
mod tables;
mod tidy;
mod trial;
mod verify;
mod vocabulary;
mod voice;
mod what_people_write;
mod when;
mod words;

/// The tests of [`scaled`] are of the small size here.
const FULL: bool = false;
