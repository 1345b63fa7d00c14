//! `eligible rules diff`: what an amendment changes.

use clap::Args;

use crate::cli::args::Common;
use crate::cli::rules::Rules;

/// What differs in meaning between two rules files, and for which applicants.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Diff {
    #[command(flatten)]
    pub(super) common: Common,
}

const HELP: &str = "\
Examples:
  eligible rules diff";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Diff) -> anyhow::Result<u8> {
    Rules::load(&arguments.common)?;
    Ok(0)
}
