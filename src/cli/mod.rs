//! The command line: the only place with files, environment and standard streams.

use std::process::ExitCode;

use crate::domain::text::Lang;
use crate::messages::{self, command_errors};
use crate::report::escape;

/// Says something on standard error; where nobody can hear it, the work goes on.
macro_rules! status {
    ($($words:tt)*) => {
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{}\n", format_args!($($words)*)));
    };
}

mod args;
mod batch;
mod check;
mod check_arguments;
mod chunks;
mod compare;
mod convert;
mod decision_files;
mod duplicate_search;
mod explain;
mod help;
mod input;
mod interrupt;
mod interview;
mod letters;
mod manual;
mod options;
mod output;
mod passed_over;
mod paths;
mod pipeline;
mod progress;
mod report_file;
mod reports;
mod rules;
mod run_warnings;
mod schema;
mod seekable;
mod since_report;
mod single_record;
mod table_input;
mod template_files;
mod usage_errors;
mod verify;
mod when;

use args::{Arguments, Command};

/// The command could not do its job.
const FAILED: u8 = 2;

/// Runs the command that the arguments name, and gives the exit status of the contract.
#[must_use]
pub fn run() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = options::lang_of(&arguments);
    let Arguments { command } = match help::parse(lang, &arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            // It repeats the arguments, which may be names of files that strangers gave.
            for line in usage_errors::text(lang, &error, &arguments).lines() {
                status!("{}", escape::visible(line));
            }
            return ExitCode::from(FAILED);
        }
        Err(help) => return end(output::help(&help, lang), lang),
    };
    let done = match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::When(arguments) => when::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::man(&arguments),
        Command::Letters(arguments) => letters::run(&arguments),
        Command::Ask(arguments) => interview::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Rules(command) => rules::run(&command),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    end(done, lang)
}

/// Says what went wrong, and gives the exit status.
fn end(done: anyhow::Result<u8>, lang: Lang) -> ExitCode {
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // What strangers wrote in it was escaped where the message was made.
            status!("{}", described(lang, &error).trim_end());
            ExitCode::from(FAILED)
        }
    }
}

/// What went wrong, and why.
fn described(lang: Lang, error: &anyhow::Error) -> String {
    let said = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref() {
        Some(error) => system_reason(lang, error),
        None => cause.to_string(),
    };
    error.chain().map(said).collect::<Vec<_>>().join(messages::colon(lang))
}

/// Why the operating system refused something.
fn system_reason(lang: Lang, error: &std::io::Error) -> String {
    command_errors::system_reason(lang, error.kind(), &escape::visible(&error.to_string())).to_owned()
}

/// Whether the reader of our output has gone, which ends the run quietly.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
