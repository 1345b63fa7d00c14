//! The tests that take longer, in one binary: those of [`scaled`] in full, and the report in a browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[expect(dead_code, reason = "some of it only the target `it` needs")]
#[path = "../common/mod.rs"]
mod common;
#[path = "../scaled/mod.rs"]
mod scaled;

mod browser;
mod driver;

/// The tests of [`scaled`] are of the full size here.
const FULL: bool = true;
