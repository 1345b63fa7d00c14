//! `eligible rules diff`: what an amendment changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::bail;
use clap::Args;

use crate::assessment::amendment::CriterionChange;
use crate::cli::input::{Tasks, read_all};
use crate::cli::options::{CommonOptions, RecordArguments, WARNINGS, by_names};
use crate::cli::output::ReportOutput;
use crate::cli::rules::{LoadedRules, RulesFile};
use crate::cli::single_record::table_or_json;
use crate::cli::table_input::LoadedMap;
use crate::intake::document::Record;
use crate::messages::command_errors::{CliError, error, sentence};
use crate::messages::headings;
use crate::report::formats::Format;
use crate::report::rule_diff::{self, ApplicantChange, Compared};
use crate::report::{self, escape};
use crate::rules::lists;

/// Compare two rules files by their meaning, and the results of applicants under both.
///
/// Differences are listed by criterion, in words generated from the checks. Layout, comments and the order of keys are
/// ignored. With applicants: whose verdict, score or outcome differs, on which criterion and why.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Diff {
    /// The rules file before the amendment
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The rules file after it
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// Applicants to assess under both: files, folders, or - for standard input, as for check
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    #[command(flatten)]
    size: RecordArguments,

    /// Format of the comparison [default: text]
    #[arg(long, value_parser = by_names(&FORMATS))]
    format: Option<Format>,

    /// Write the comparison to a file instead, whole or not at all; its format is named before it or by its extension (.txt, .json); repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,
}

const HELP: &str = "\
A record that is invalid has no verdict under either file: it is reported on
standard error, and makes the exit status 3.

Exit status, the first that applies:
  2  the command failed
  3  a record is invalid and was not compared
  1  the verdict on an applicant differs
  0  no verdict differs, or no applicants were given

Examples:
  eligible rules diff rules.toml amended.toml
  eligible rules diff rules.toml amended.toml applications/
  eligible rules diff rules.toml amended.toml applications/ --lang fr -o amendment.json";

/// The formats, each by the name it has here.
const FORMATS: [(&str, &str, Format); 2] =
    [("text", "Text for people", Format::Table), ("json", "One JSON object", Format::Json)];

/// The exit status where a verdict differs.
const DIFFERS: u8 = 1;
/// The exit status where a record is invalid.
const INVALID: u8 = 3;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Diff) -> anyhow::Result<u8> {
    let common = &arguments.common;
    let lang = common.lang();
    if common.rules.is_some() || common.rules_sha256.is_some() {
        bail!(error(lang, CliError::RulesAreNamed));
    }
    let [(old, old_lists), (new, new_lists)] = [read(&arguments.old, common)?, read(&arguments.new, common)?];
    let judging_dates_of_both = [&old, &new].map(|rules| rules.vacancy.judging_dates(common.as_of));
    let [old_run, new_run] = [old.run(&judging_dates_of_both[0], common), new.run(&judging_dates_of_both[1], common)];
    let outputs = table_or_json(arguments.format, &arguments.output, lang)?;
    let compared = Compared { old: &old_run, old_lists: &old_lists, new: &new_run, new_lists: &new_lists };
    let mut seen = ComparedSoFar::default();
    if !arguments.paths.is_empty() {
        seen = judge(arguments, &compared, &outputs)?;
    }
    let diff = rule_diff::data(compared.rules(), seen.changes);
    let count = (!arguments.paths.is_empty()).then_some(seen.valid);
    for output in outputs {
        let text = if output.format == Format::Json {
            rule_diff::json(&diff)?
        } else {
            rule_diff::text(&compared, &diff, count, output.style(common))
        };
        output.write_whole(text.as_bytes())?;
    }
    Ok(if seen.invalid > 0 {
        INVALID
    } else if rule_diff::verdicts(&diff) > 0 {
        DIFFERS
    } else {
        0
    })
}

/// A rules file, and its lists as written.
fn read(path: &Path, common: &CommonOptions) -> anyhow::Result<(LoadedRules, Vec<lists::RuleList>)> {
    let rules = LoadedRules::read(RulesFile::open(path, common)?, common)?;
    let lists = lists::read(&rules.text, &rules.vacancy);
    Ok((rules, lists))
}

/// What was seen of the applicants.
#[derive(Default)]
struct ComparedSoFar {
    changes: Vec<ApplicantChange>,
    /// How many records were compared.
    valid: u64,
    /// How many records are invalid.
    invalid: usize,
    /// The first of them, in words.
    warnings: Vec<String>,
}

/// Judges every applicant by both files.
fn judge(arguments: &Diff, compared: &Compared<'_>, outputs: &[ReportOutput]) -> anyhow::Result<ComparedSoFar> {
    let (common, lang) = (&arguments.common, compared.new.lang);
    let own: Vec<_> = outputs.iter().flat_map(ReportOutput::existing).collect();
    let size = (arguments.size.limits(&compared.new.vacancy.notice.id), LoadedMap::of(&arguments.size, common)?);
    let tasks = Tasks::new(&arguments.paths, &own, compared.new, size)?;
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let (mut seen, changes) = (ComparedSoFar::default(), compared.changes());
    let each = |seen: &mut ComparedSoFar, source: &Arc<str>, record: &Record<'_>| {
        seen.record(source, record, compared, &changes);
    };
    let take = |chunk: ComparedSoFar, _| {
        seen.changes.extend(chunk.changes);
        seen.valid += chunk.valid;
        seen.invalid += chunk.invalid;
        seen.warnings.extend(chunk.warnings);
        // What is not said needs not be kept.
        seen.warnings.truncate(WARNINGS + 1);
        anyhow::Ok(())
    };
    let tasks = read_all(jobs, tasks, |_| ComparedSoFar::default(), each, take)?;
    for warning in tasks.warnings(common.quiet) {
        status!("{}{warning}", headings::warning(lang));
    }
    if !common.quiet {
        for warning in seen.warnings.iter().take(WARNINGS) {
            status!("{}{warning}", headings::warning(lang));
        }
        if seen.invalid > WARNINGS {
            status!("{}{}", headings::warning(lang), headings::more(lang, seen.invalid - WARNINGS));
        }
    }
    if !tasks.complete {
        bail!(error(lang, CliError::Incomplete));
    }
    if seen.valid == 0 && seen.invalid == 0 {
        bail!(error(lang, CliError::NothingFound));
    }
    Ok(seen)
}

impl ComparedSoFar {
    fn record(&mut self, source: &str, record: &Record<'_>, compared: &Compared<'_>, changes: &[CriterionChange<'_>]) {
        if !record.intake.is_invalid {
            self.valid += 1;
            self.changes.extend(compared.applicant(changes, source, record));
            return;
        }
        self.invalid += 1;
        if self.warnings.len() <= WARNINGS {
            let (id, source) = (report::id(source, record), escape::visible(source));
            let trouble = CliError::NotJudged(&escape::visible(&id), &source, record.intake.problems.len());
            self.warnings.push(sentence(compared.new.lang, trouble));
        }
    }
}
