//! `eligible completions` and `eligible man`: made from the same definitions as `--help`.

use clap::CommandFactory as _;

use crate::cli::args::{Arguments, Completions, Man};
use crate::cli::options::lang_of_environment;
use crate::cli::output::print;

/// Prints the script for a shell.
pub(super) fn completions(arguments: &Completions) -> anyhow::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), env!("CARGO_PKG_NAME"), &mut script);
    print(&script, lang_of_environment())
}

/// Prints the page of a command, or of the whole.
pub(super) fn man(arguments: &Man) -> anyhow::Result<u8> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    whole.build();
    let named = arguments.command.as_deref().and_then(|name| whole.find_subcommand(name));
    let mut page = Vec::new();
    clap_mangen::Man::new(named.unwrap_or(&whole).clone()).render(&mut page)?;
    print(&page, lang_of_environment())
}
