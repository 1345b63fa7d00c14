//! `eligible schema`: the JSON Schemas that editors and programs use.

use clap::{Args, ValueEnum};

use crate::cli::options::lang_of_environment;
use crate::cli::output::print;
use crate::report::json_schema;

/// The JSON Schema (2020-12) of applicant files, of rules files, or of what is printed as JSON.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Schema {
    /// Which one
    #[arg(value_enum)]
    of: SchemaKind,
}

const HELP: &str = "\
An editor checks and completes an applicant file that begins with
  { \"$schema\": \"applicant.schema.json\",
and a rules file whose first line is
  #:schema rules.schema.json

Examples:
  eligible schema applicant > applicant.schema.json
  eligible schema rules > rules.schema.json
  eligible schema report > report.schema.json";

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaKind {
    /// Applicant files
    Applicant,
    /// Rules files, for editors of TOML
    Rules,
    /// What commands print with --format json or ndjson
    Report,
}

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<u8> {
    let schema = match arguments.of {
        SchemaKind::Applicant => json_schema::applicant(),
        SchemaKind::Rules => json_schema::rules(),
        SchemaKind::Report => json_schema::report()?,
    };
    print(json_schema::text(&schema)?.as_bytes(), lang_of_environment())
}
