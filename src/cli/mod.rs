//! The command line: the only place with files, environment and standard streams.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod check;
mod input;
mod output;
mod pipeline;
mod rules;

use args::{Arguments, Command};

/// The command could not do its job.
const FAILED: u8 = 2;

/// Runs the command that the arguments name, and gives the exit status of the contract.
#[must_use]
pub fn run() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let done = match command {
        Command::Check(arguments) => check::run(&arguments),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let message = format!("{error:#}");
            // What strangers wrote in it was escaped where the message was made.
            eprintln!("{}", message.trim_end());
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
