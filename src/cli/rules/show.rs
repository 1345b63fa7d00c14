//! `eligible rules show`: the vacancy as a person reads it.

use anyhow::bail;
use clap::Args;

use crate::cli::options::{CommonOptions, by_names};
use crate::cli::output::ReportOutput;
use crate::cli::rules::LoadedRules;
use crate::messages::command_errors::{CliError, error};
use crate::report::formats::{Format, html};
use crate::report::notice::{self, NoticeParts};
use crate::rules::lists;

/// Print the rules in plain words: facts, criteria with their clauses and checks, interpretations.
///
/// The descriptions of the checks are generated from the rules, in the language of --lang. Compare the page with the notice;
/// it has a place for a signature.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Show {
    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// Format of the page [default: text]
    #[arg(long, value_parser = by_names(&FORMATS))]
    format: Option<Format>,

    /// Write the page to a file instead, whole or not at all; its format is named before it or by its extension (.txt, .md, .html); repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,

    /// Include the advice to applicants if a criterion is unclear or not met
    #[arg(long)]
    advice: bool,

    /// Show the standard lists that the rules use in full, not only their size
    #[arg(long)]
    lists: bool,
}

const HELP: &str = "\
Exit status:
  0  the page was written
  2  the command failed: wrong rules, or an output that could not be written

Examples:
  eligible rules show
  eligible rules show --lang fr -o notice.html
  eligible rules show --rules next-year.toml --format markdown --advice";

/// The formats, each by the name it has here.
const FORMATS: [(&str, &str, Format); 3] = [
    ("text", "Text for a terminal", Format::Table),
    ("markdown", "A page for wikis and issues", Format::Markdown),
    ("html", "A page for a browser, to be printed and signed", Format::Html),
];

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Show) -> anyhow::Result<u8> {
    let common = &arguments.common;
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let run = rules.run(&judging_dates, common);
    let outputs = ReportOutput::all(arguments.format, &arguments.output, run.lang)?;
    let is_known = |output: &&ReportOutput| FORMATS.iter().any(|(.., format)| *format == output.format);
    if let Some(output) = outputs.iter().find(|output| !is_known(output)) {
        bail!(error(run.lang, CliError::NotShown(output.format.name())));
    }
    let choice = NoticeParts { advice: arguments.advice, lists: arguments.lists, is_replaced: common.as_of.is_some() };
    let sheet = notice::sheet(&run, &lists::read(&rules.text, &rules.vacancy), choice);
    for output in outputs {
        let page = match output.format {
            Format::Html => html::notice_page::page(&sheet),
            Format::Markdown => notice::notice_markdown::page(&sheet).into_bytes(),
            Format::Table
            | Format::Json
            | Format::Ndjson
            | Format::Csv
            | Format::Xlsx
            | Format::Junit
            | Format::Sarif
            | Format::Github
            | Format::Worklist
            | Format::WorklistXlsx => notice::notice_text::text(&sheet, output.style(common)).into_bytes(),
        };
        output.write_whole(&page)?;
    }
    Ok(0)
}
