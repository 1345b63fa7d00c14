//! `eligible rules lint`: what is wrong or doubtful in a rules file.

use clap::Args;

use crate::cli::args::Common;
use crate::cli::rules::Rules;

/// What is wrong or doubtful in a rules file, with a code for each finding.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Lint {
    #[command(flatten)]
    pub(super) common: Common,
}

const HELP: &str = "\
Examples:
  eligible rules lint";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Lint) -> anyhow::Result<u8> {
    Rules::load(&arguments.common)?;
    Ok(0)
}
