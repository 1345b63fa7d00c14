//! `eligible when`: the verdict on one applicant as a function of the reference date.

use anyhow::bail;
use chrono::NaiveDate;
use clap::Args;

use crate::cli::options::{among, day};
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source, keep_input, print_problems, print_warnings, table_or_json};
use crate::domain::calendar::{add_months, around};
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::report::formats::{Format, json};
use crate::report::timeline_report;

/// The verdict on one applicant as a function of the reference date: periods, and what changes at each boundary.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct WhenArguments {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// First day [default: two years before the reference date]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) from: Option<NaiveDate>,

    /// Last day, at most 200 years later [default: two years after the reference date]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) to: Option<NaiveDate>,

    /// Format of the periods [default: table]
    #[arg(long, value_parser = among(&[Format::Table, Format::Json]))]
    pub(super) format: Option<Format>,

    /// Write the periods to a file instead, whole or not at all; name the format before the file, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    pub(super) output: Vec<String>,
}

const HELP: &str = "\
Every day of the period is assessed as with `check --as-of`. With --as-of,
that day replaces the reference date: the period lies around it, and it is
the day that is marked.

Exit status:
  0  the periods were written, whatever the verdicts are
  2  the command failed
  3  the record is invalid

Examples:
  eligible when me.json
  eligible when me.json --from 2026-01-01 --to 2026-12-31
  eligible when applications.ndjson --id ND-04 --format json
  eligible when me.json --reading fr --lang fr";

/// The span goes so far before and after the reference date where nothing else is asked.
const MONTHS: i32 = 24;
/// No span is longer than so many years: each of its days is assessed.
const MAX_YEARS: u16 = 200;
/// The exit status where the record is invalid.
const INVALID: u8 = 3;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &WhenArguments) -> anyhow::Result<u8> {
    let common = &arguments.one.common;
    let lang = common.lang();
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let run = rules.run(&judging_dates, common);
    let (from, to) = span(arguments, judging_dates.reference, lang)?;
    let outputs = table_or_json(arguments.format, &arguments.output, lang)?;
    keep_input(&arguments.one.path, &outputs, lang)?;
    let source = Source::read(&arguments.one.path, None, &arguments.one.size, (common, &run.vacancy.notice.id))?;
    let records = source.records();
    let subject = run.subject(&source.path, source.choose(&records, &arguments.one)?, false);
    print_warnings(&subject, common);
    let Some(assessment) = &subject.assessment else {
        print_problems(&subject, common);
        return Ok(INVALID);
    };
    let course = timeline_report::course(&run, &subject, assessment, from, to);
    for output in outputs {
        let text = if output.format == Format::Json {
            json::periods(&timeline_report::data(&course))?
        } else {
            timeline_report::table(&course, output.style(common))
        };
        output.write_whole(text.as_bytes())?;
    }
    Ok(0)
}

/// The first and the last day: those asked, or else those around the reference date.
fn span(arguments: &WhenArguments, reference: NaiveDate, lang: Lang) -> anyhow::Result<(NaiveDate, NaiveDate)> {
    let (first, last) = around(reference, MONTHS);
    let (from, to) = (arguments.from.unwrap_or(first), arguments.to.unwrap_or(last));
    if from > to {
        bail!(error(lang, CliError::SpanBackwards(from, to)));
    }
    if add_months(from, i32::from(MAX_YEARS) * 12) < to {
        bail!(error(lang, CliError::SpanTooLong(MAX_YEARS)));
    }
    Ok((from, to))
}
