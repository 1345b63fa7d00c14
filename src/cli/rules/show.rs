//! `eligible rules show`: the vacancy as a person reads it.

use clap::Args;

use crate::cli::args::Common;
use crate::cli::rules::Rules;

/// The vacancy as a person reads it: facts, criteria with their clauses and what is checked, interpretations.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Show {
    #[command(flatten)]
    pub(super) common: Common,
}

const HELP: &str = "\
Examples:
  eligible rules show";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Show) -> anyhow::Result<u8> {
    Rules::load(&arguments.common)?;
    Ok(0)
}
