//! Tests that come in two sizes: a small one, which `cargo test` runs each time, and the full one, which
//! `cargo test --test slow` runs.
//!
//! Both targets have these modules, and `crate::FULL` says in which of them they are.

pub(crate) mod batch;
pub(crate) mod blind;
#[cfg(unix)]
pub(crate) mod broken_records;
pub(crate) mod cv;
pub(crate) mod explain;
pub(crate) mod formats_markdown;
pub(crate) mod formats_xlsx;
pub(crate) mod hostile;
#[cfg(unix)]
pub(crate) mod kill;
pub(crate) mod laws;
pub(crate) mod laws_of_files;
pub(crate) mod laws_of_problems;
pub(crate) mod laws_of_rules;
pub(crate) mod lint_laws;
pub(crate) mod mess;
pub(crate) mod page;
pub(crate) mod sizes;
pub(crate) mod trial;
pub(crate) mod when;

use proptest::test_runner::Config;

/// What a test is measured by, in the small size and in the full one.
pub(crate) const fn scaled<T: Copy>(small: T, full: T) -> T {
    if crate::FULL { full } else { small }
}

/// All items in the full size; one in so many, the first among them, in the small one.
pub(crate) fn some<T>(all: &[T], one_in: usize) -> impl Iterator<Item = &T> {
    all.iter().step_by(scaled(one_in, 1))
}

/// How many cases a property is tried on. `PROPTEST_CASES` sets another number, in both sizes.
pub(crate) fn cases(small: u32, full: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: asked.unwrap_or(scaled(small, full)),
        // A case that was found is printed whole, and becomes a test of its own.
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    }
}
