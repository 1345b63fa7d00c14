//! `eligible rules vocabulary`: everything that a rules file can say.

use clap::Args;

use crate::cli::options::lang_of_environment;
use crate::cli::output::print;
use crate::report::vocabulary_page;

/// Everything that a rules file can say, as one page in Markdown: its keys, each kind of check with examples, the words.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct VocabularyArguments {}

const HELP: &str = "\
Examples:
  eligible rules vocabulary
  eligible rules vocabulary > vocabulary.md";

/// Runs the command and gives its exit status.
pub(super) fn run() -> anyhow::Result<u8> {
    print(vocabulary_page::page().as_bytes(), lang_of_environment())
}
