//! The command line of eligible.

use std::process::ExitCode;

fn main() -> ExitCode {
    eligible::run_command_line()
}
