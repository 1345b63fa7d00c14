//! The command line: the only place with files, environment and standard streams.

use std::process::ExitCode;

use clap::Parser;

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
mod convert;
mod duplicate_search;
mod explain;
mod input;
mod interrupt;
mod interview;
mod manual;
mod options;
mod output;
mod passed_over;
mod paths;
mod pipeline;
mod progress;
mod reports;
mod rules;
mod schema;
mod single_record;
mod verify;
mod when;

use args::{Arguments, Command};

/// The command could not do its job.
const FAILED: u8 = 2;

/// Runs the command that the arguments name, and gives the exit status of the contract.
#[must_use]
pub fn run() -> ExitCode {
    let Arguments { command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            // It repeats the arguments, which may be names of files that strangers gave.
            for line in error.render().to_string().lines() {
                status!("{}", escape::visible(line));
            }
            return ExitCode::from(FAILED);
        }
        Err(help) => return end(output::help(&help, options::lang_of_environment())),
    };
    let done = match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::When(arguments) => when::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::man(&arguments),
        Command::Ask(arguments) => interview::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Rules(command) => rules::run(&command),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    end(done)
}

/// Says what went wrong, and gives the exit status.
fn end(done: anyhow::Result<u8>) -> ExitCode {
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let message = format!("{error:#}");
            // What strangers wrote in it was escaped where the message was made.
            status!("{}", message.trim_end());
            ExitCode::from(FAILED)
        }
    }
}

/// Whether the reader of our output has gone, which ends the run quietly.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
