//! `eligible rules lint`: what is wrong or doubtful in a rules file.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::options::CommonOptions;
use crate::cli::output::{ReportOutput, print};
use crate::cli::rules::RulesFile;
use crate::cli::single_record::keep_input;
use crate::domain::names::nearest;
use crate::messages::command_errors::{CliError, error};
use crate::messages::headings;
use crate::messages::lint_messages::no_such_code;
use crate::report::escape;
use crate::report::formats::Format;
use crate::report::lint_report::{self, Linted};
use crate::rules::lint::{Code, Severity, lint as look_through};

/// Find problems in a rules file, with a code for each finding.
///
/// Errors are what no command would accept, and criteria that award points for nationality or age. If there are no errors of
/// the first kind, warnings report what is valid but probably not intended: a text that is missing in one language, a list
/// that no check uses, a criterion that nobody can meet or fail, or one that another criterion makes redundant.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Lint {
    /// Rules files [default: as for --rules]
    #[arg(value_name = "FILE", conflicts_with = "rules")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// Format of the findings; text is for people [default: text]
    #[arg(long, value_parser = format_name())]
    format: Option<Format>,

    /// Write the findings to a file instead, whole or not at all; its format is named before it or by its extension; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,

    /// Count warnings as errors for the exit status
    #[arg(long)]
    deny_warnings: bool,

    /// Explain a code, with an example and what to do
    #[arg(long, value_name = "CODE", conflicts_with_all = ["files", "format", "output", "deny_warnings"])]
    explain: Option<String>,
}

const HELP: &str = "\
Exit status:
  0  nothing was found, or warnings only
  1  an error was found; with --deny-warnings, anything
  2  the command failed

Examples:
  eligible rules lint
  eligible rules lint trainee.toml clerk.toml --deny-warnings
  eligible rules lint vacancy.toml --format github
  eligible rules lint vacancy.toml -o findings.sarif -o findings.json
  eligible rules lint --explain never-met";

/// The names of the formats that findings have.
const FORMATS: [(&str, Format); 4] =
    [("text", Format::Table), ("json", Format::Json), ("sarif", Format::Sarif), ("github", Format::Github)];

fn format_name() -> impl TypedValueParser<Value = Format> {
    let known = |name: String| FORMATS.into_iter().find(|(known, _)| *known == name).map(|(_, format)| format);
    PossibleValuesParser::new(FORMATS.map(|(name, _)| name)).try_map(move |name| known(name).ok_or("unknown"))
}

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Lint) -> anyhow::Result<u8> {
    let common = &arguments.common;
    let lang = common.lang();
    if let Some(name) = &arguments.explain {
        return explain(name, common);
    }
    let outputs = outputs(arguments)?;
    let mut files = Vec::new();
    for path in &arguments.files {
        keep_input(path, &outputs, lang)?;
        files.push(RulesFile::open(path, common)?);
    }
    if files.is_empty() {
        files.push(RulesFile::find(common)?);
    }
    files.iter().try_for_each(|file| file.check_hash(common))?;
    let linted = files.into_iter().map(|file| {
        if common.verbose {
            status!("{}", headings::rules_used(lang, &escape::visible(&file.source), &file.sha256));
        }
        let mut findings = look_through(&file.text, common.as_of);
        findings.retain(|finding| !common.quiet || finding.code().severity() == Severity::Error);
        Linted { source: file.source, text: file.text, findings }
    });
    let linted: Vec<_> = linted.collect();
    for output in outputs {
        let written = match output.format {
            Format::Json => lint_report::json(lang, &linted)?,
            Format::Sarif => lint_report::sarif(lang, &linted)?,
            Format::Github => lint_report::github(lang, &linted),
            Format::Table
            | Format::Ndjson
            | Format::Csv
            | Format::Xlsx
            | Format::Html
            | Format::Markdown
            | Format::Junit
            | Format::Worklist
            | Format::WorklistXlsx => lint_report::text(lang, &linted, output.style(common)),
        };
        output.write_whole(written.as_bytes())?;
    }
    let found = |severity: Severity| linted.iter().any(|file| file.count(severity) > 0);
    let fails = found(Severity::Error) || (arguments.deny_warnings && found(Severity::Warning));
    Ok(u8::from(fails))
}

fn outputs(arguments: &Lint) -> anyhow::Result<Vec<ReportOutput>> {
    let lang = arguments.common.lang();
    // `text` is the name that people know here.
    let named: Vec<_> = arguments
        .output
        .iter()
        .map(|output| output.strip_prefix("text=").map_or_else(|| output.clone(), |path| format!("table={path}")))
        .collect();
    let outputs = ReportOutput::all(arguments.format, &named, lang)?;
    let is_written = |output: &&ReportOutput| !FORMATS.iter().any(|(_, format)| *format == output.format);
    match outputs.iter().find(is_written) {
        Some(output) => bail!(error(lang, CliError::NotWritten(output.format.name()))),
        None => Ok(outputs),
    }
}

/// Prints what a code means.
fn explain(name: &str, common: &CommonOptions) -> anyhow::Result<u8> {
    let lang = common.lang();
    let name = name.trim().to_lowercase();
    if let Some(code) = Code::named(&name) {
        return print(lint_report::explanation(lang, code, common.style()).as_bytes(), lang);
    }
    let near = nearest(&name, Code::ALL.iter().map(|code| code.name()));
    bail!(no_such_code(lang, &escape::visible(&name), near))
}
