//! `eligible compare`: two reports, and who is new, gone or changed between them, and why.

use std::io;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::cli::decision_files::{DecisionArguments, say_in_report};
use crate::cli::options::{CommonOptions, ReadingName, among};
use crate::cli::output::ReportOutput;
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::report_file::ReportFile;
use crate::cli::single_record::keep_input;
use crate::messages::command_errors::{CliError, error};
use crate::report::comparison::{
    ComparedReports, ReportSide, compare, comparison_csv, comparison_json, comparison_text,
};
use crate::report::formats::Format;
use crate::report::formats::html::comparison_html;
use crate::report::report_rows::ReportRow;

/// Two reports of `check`: who is new, gone or changed, and why.
///
/// The reports are those of `check --format json` or `ndjson`. Applicants are the same by their id, or else by their content.
/// The cause of a change is the facts of the applicant, the rules (or how they were applied: the day, the text, the
/// options), or a decision of a person; it may be several.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct CompareArguments {
    /// The earlier report, or - for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The later report, or - for standard input
    #[arg(value_name = "NEW")]
    new: PathBuf,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// Say which decisions of this file are not in NEW, and which row a change comes from; a worklist that people filled in (CSV or XLSX); repeatable
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,

    /// Format of the comparison [default: table]
    #[arg(long, value_parser = among(&FORMATS))]
    format: Option<Format>,

    /// Write the comparison to a file instead, whole or not at all; name the format before the file, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,
}

const HELP: &str = "\
Of a report made with --only, --where, --blocked-by, --id, --since or --top,
only what it shows is compared: a row that is left out counts as new or gone.

Exit status:
  0  the reports were compared, whatever differs
  2  the command failed

Examples:
  eligible compare yesterday.json today.json
  eligible compare yesterday.ndjson today.ndjson -o changes.html -o changes.csv
  eligible compare yesterday.json today.json --decisions todo.xlsx
  eligible check applications/ --format json | eligible compare yesterday.json -";

/// The formats of a comparison.
const FORMATS: [Format; 4] = [Format::Table, Format::Json, Format::Csv, Format::Html];

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &CompareArguments) -> anyhow::Result<u8> {
    let (common, paths) = (&arguments.common, [&arguments.old, &arguments.new]);
    let lang = common.lang();
    if common.rules.is_some()
        || common.rules_sha256.is_some()
        || common.as_of.is_some()
        || common.reading != ReadingName::All
    {
        bail!(error(lang, CliError::ReportsSay));
    }
    if paths.iter().all(|path| is_standard_input(path)) {
        bail!(error(lang, CliError::BothReportsRead));
    }
    let outputs = ReportOutput::all(arguments.format, &arguments.output, lang)?;
    if let Some(output) = outputs.iter().find(|output| !FORMATS.contains(&output.format)) {
        bail!(error(lang, CliError::NoComparisonFormat(output.format.name())));
    }
    for path in paths.into_iter().chain(&arguments.decisions) {
        keep_input(path, &outputs, lang)?;
    }
    let [mut old, mut new] = [ReportFile::open(&arguments.old, lang)?, ReportFile::open(&arguments.new, lang)?];
    let ((old, old_file), (new, new_file)) = (old.parts(), new.parts());
    if old.header.options.blind != new.header.options.blind {
        bail!(error(lang, CliError::OneIsBlind));
    }
    let [old_path, new_path] = paths.map(|path| path.display().to_string());
    let mut read = |side, row: &ReportRow| {
        let (file, path) = match side {
            ReportSide::Old => (&mut *old_file, &arguments.old),
            ReportSide::New => (&mut *new_file, &arguments.new),
        };
        let text = ReportFile::text(file, row);
        // Where the comparison is written, this is told from what keeps it from being written.
        text.with_context(|| error(lang, CliError::Unreadable(&shown(path)))).map_err(io::Error::other)
    };
    let reports = ComparedReports { old: (&old_path, old), new: (&new_path, new) };
    let decisions = DecisionArguments { decisions: arguments.decisions.clone() };
    let decided = if decisions.decisions.is_empty() { None } else { Some(decisions.in_report(new, &mut read, lang)?) };
    let mut comparison = compare(reports, &mut read)?;
    if let Some((found, places)) = &decided {
        comparison = comparison.with_decisions(found, places);
        say_in_report((found, places), &new_path, common);
    }
    for mut output in outputs {
        let style = output.style(common);
        match output.format {
            Format::Json => comparison_json::write(&comparison, &mut read, &mut output)?,
            Format::Csv => comparison_csv::write(&comparison, lang, &mut read, &mut output)?,
            Format::Html => comparison_html::write(&comparison, lang, &mut read, &mut output)?,
            _ => comparison_text::write(&comparison, (lang, style), &mut read, &mut output)?,
        }
        output.finish()?;
    }
    Ok(0)
}
