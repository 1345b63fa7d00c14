//! The commands, as `clap` reads them.
//!
//! The arguments of a command are beside the command; only of those that print this list are they here.

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::cli::check_arguments::CheckArguments;
use crate::cli::compare::CompareArguments;
use crate::cli::convert::Convert;
use crate::cli::explain::Explain;
use crate::cli::interview::Ask;
use crate::cli::letters::Letters;
use crate::cli::rules::RulesCommand;
use crate::cli::schema::Schema;
use crate::cli::verify::Verify;
use crate::cli::when::WhenArguments;

/// Says who meets a vacancy notice, and why.
///
/// A rules file describes the vacancy; applicants are JSON files. Each criterion comes out met, not met, or unclear if the
/// stated facts allow both. The tool advises; people decide.
#[derive(Debug, Parser)]
#[command(name = "eligible", version, arg_required_else_help = true, subcommand_required = true, max_term_width = 100)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const HELP: &str = "\
Examples:
  eligible check applications/               a folder, as a table
  eligible explain me.json                   the reasons, and what would change the verdict
  eligible when me.json                      on which days the verdict differs
  eligible check applications/ -o list.csv   a report for a spreadsheet

For more, with examples and exit statuses: eligible COMMAND --help";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(CheckArguments),
    Explain(Explain),
    When(WhenArguments),
    Letters(Letters),
    Convert(Convert),
    Completions(Completions),
    Man(Man),
    Ask(Ask),
    // What the report was made by, it says itself.
    #[command(mut_arg("as_of", |argument| argument.hide(true)), mut_arg("reading", |argument| argument.hide(true)))]
    Verify(Verify),
    // What the reports were made by, they say themselves.
    #[command(
        mut_arg("rules", |argument| argument.hide(true)),
        mut_arg("rules_sha256", |argument| argument.hide(true)),
        mut_arg("as_of", |argument| argument.hide(true)),
        mut_arg("reading", |argument| argument.hide(true)),
    )]
    Compare(CompareArguments),
    #[command(subcommand)]
    Rules(RulesCommand),
    Schema(Schema),
}

/// A script that completes the commands and options in a shell.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

const COMPLETIONS_HELP: &str = "\
Examples:
  eligible completions bash > ~/.local/share/bash-completion/completions/eligible
  eligible completions zsh > ~/.zfunc/_eligible
  eligible completions fish > ~/.config/fish/completions/eligible.fish";

/// The manual page of the tool, or of a command, for man.
#[derive(Debug, Args)]
#[command(after_help = MAN_HELP)]
pub(super) struct Man {
    /// The command
    #[arg(value_parser = command_name)]
    pub(super) command: Option<String>,
}

const MAN_HELP: &str = "\
Examples:
  eligible man | man -l -
  eligible man check > ~/.local/share/man/man1/eligible-check.1";

fn command_name(text: &str) -> Result<String, String> {
    let commands = commands();
    match commands.iter().find(|command| *command == text) {
        Some(command) => Ok(command.clone()),
        None => Err(format!("the commands are {}", commands.join(", "))),
    }
}

/// The commands that have a page of their own.
fn commands() -> Vec<String> {
    Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}
