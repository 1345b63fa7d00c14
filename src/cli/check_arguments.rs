//! The arguments of `eligible check`, with which `verify` runs it too.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::assessment::row_filter::RowFilter;
use crate::cli::decision_files::DecisionArguments;
use crate::cli::options::{CommonOptions, RecordArguments};
use crate::domain::outcome::{Outcome, Verdict};
use crate::report::Run;
use crate::report::blind::Blind;
use crate::report::formats::{CsvSeparator, Format, Options, WorklistScope};
use crate::report::sort_order::SortOrder;

/// Verdicts for applicant files, folders of them, or standard input.
///
/// Every record becomes one row: eligible, review (needs human review), ineligible, or invalid (it cannot be read).
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct CheckArguments {
    /// Files (.json: an object or an array; .jsonl, .ndjson: one object per line; CVs; tables, with --map), folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// Format of the report [default: table]
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,

    /// Write the report to a file instead, whole or not at all; name the format before the file, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    pub(super) output: Vec<String>,

    /// Show only these verdicts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...")]
    pub(super) only: Vec<VerdictName>,

    /// Show only applicants for whom all of these hold; the outcome is met, unclear or `not_met`
    #[arg(long = "where", value_delimiter = ',', value_name = "CRITERION=OUTCOME,...")]
    pub(super) with_outcomes: Vec<String>,

    /// Show only applicants whom exactly these criteria keep from being eligible
    #[arg(long, value_delimiter = ',', value_name = "CRITERION,...")]
    pub(super) blocked_by: Vec<String>,

    /// Show only this applicant
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// Show only applicants who are new, or whose record or result is another, since this earlier report (json or ndjson)
    #[arg(long, value_name = "REPORT")]
    pub(super) since: Option<PathBuf>,

    /// Order of the applicants [default: rank; for csv, ndjson and worklist: source, the input order]
    #[arg(long, value_enum)]
    pub(super) sort: Option<SortOrder>,

    /// Show only the N applicants that rank highest
    #[arg(long, value_name = "N")]
    pub(super) top: Option<usize>,

    /// Table with every row; without it, of more than 50 applicants the first 20 are shown (in a file all)
    #[arg(long, conflicts_with = "top")]
    pub(super) all: bool,

    /// Verdicts for which the exit status is not 0 [default: invalid,ineligible,review]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...|none")]
    pub(super) fail_on: Vec<FailOn>,

    /// Hide names, birth dates and nationalities; a hash replaces each id and file name
    #[arg(long)]
    pub(super) blind: bool,

    /// Added to the hashes of --blind, so that ids cannot be guessed without it; the same text gives the same hashes
    #[arg(long, value_name = "TEXT", requires = "blind")]
    pub(super) blind_salt: Option<String>,

    #[command(flatten)]
    pub(super) writing: Writing,

    #[command(flatten)]
    pub(super) worklist: WorklistArguments,

    #[command(flatten)]
    pub(super) decisions: DecisionArguments,

    #[command(flatten)]
    pub(super) size: RecordArguments,

    /// No progress bar on the terminal
    #[arg(long)]
    pub(super) no_progress: bool,

    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
}

/// What can be chosen about some formats.
#[derive(Debug, Default, Args)]
pub(super) struct Writing {
    /// CSV with one row for each criterion of each applicant
    #[arg(long)]
    csv_long: bool,

    #[command(flatten)]
    pub(super) csv: CsvArguments,

    /// NDJSON without its last line: verdicts only, and nothing kept in memory
    #[arg(long)]
    no_summary: bool,
}

/// What can be chosen about any CSV.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct CsvArguments {
    /// CSV with a byte order mark, from which spreadsheets recognise UTF-8
    #[arg(long)]
    csv_bom: bool,

    /// What is between the cells of CSV: , ; or tab [default: ,]
    #[arg(long, value_name = "C", value_parser = separator, default_value = ",", hide_default_value = true)]
    csv_separator: CsvSeparator,
}

impl CsvArguments {
    /// What was chosen, and nothing about other formats.
    pub(super) fn options(self) -> Options {
        let Self { csv_bom: byte_order_mark, csv_separator: separator } = self;
        Options { byte_order_mark, separator, ..Options::default() }
    }

    /// Whether anything was chosen.
    pub(super) fn is_chosen(self) -> bool {
        self.options() != Options::default()
    }
}

/// What can be chosen about the worklist.
#[derive(Debug, Default, Args)]
pub(super) struct WorklistArguments {
    /// Worklist with the desirable criteria that are unclear too
    #[arg(long)]
    pub(super) worklist_all: bool,

    /// Split the worklist into N files of whole applicants: todo-1.csv, todo-2.csv, ...
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) split: Option<u16>,
}

impl CheckArguments {
    /// What was chosen about the formats.
    pub(super) fn options(&self) -> Options {
        let Writing { csv_long, csv, no_summary } = self.writing;
        let worklist = if self.worklist.worklist_all { WorklistScope::Desirable } else { WorklistScope::InReview };
        Options { csv_long, no_summary, worklist, ..csv.options() }
    }

    /// Which rows are shown, but for the id; what nobody can have is left out of it.
    pub(super) fn filter(&self) -> RowFilter {
        RowFilter {
            verdicts: self.only.iter().map(|verdict| Verdict::from(*verdict)).collect(),
            outcomes: self.with_outcomes.iter().filter_map(|asked| with_outcome(asked)).collect(),
            blocking: self.blocked_by.iter().cloned().collect(),
        }
    }

    /// The id of the only applicant that is shown, as the report of a run shows it.
    pub(super) fn shown_id(&self, run: &Run<'_>) -> Option<String> {
        self.id.as_ref().map(|id| run.blind.map_or_else(|| id.clone(), |blind| blind.asked_id(id)))
    }

    /// How ids are replaced, where applicants are not to be known.
    pub(super) fn blind(&self) -> Option<Blind> {
        self.blind.then(|| Blind { salt: self.blind_salt.clone().unwrap_or_default() })
    }
}

/// A separator by its character, or by its name.
pub(super) fn separator(text: &str) -> Result<CsvSeparator, String> {
    match text {
        "," | "comma" => Ok(CsvSeparator::Comma),
        ";" | "semicolon" => Ok(CsvSeparator::Semicolon),
        "\t" | "\\t" | "tab" => Ok(CsvSeparator::Tab),
        _ => Err("the separators are , ; and tab".to_owned()),
    }
}

/// A criterion and the outcome asked of it, written with an equals sign between them.
pub(super) fn with_outcome(asked: &str) -> Option<(String, Outcome)> {
    let (criterion, word) = asked.split_once('=')?;
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.code() == word)?;
    Some((criterion.to_owned(), outcome))
}

const HELP: &str = "\
Exit status, the first that applies:
  2  the command failed
  3  a record is invalid
  1  an applicant is ineligible
  4  an applicant needs review
  0  every applicant is eligible

Examples:
  eligible check applications/
  eligible check applications/ -o shortlist.csv --only eligible,review
  eligible check applications/ --blocked-by C4             only a document is missing
  eligible check applications/ --where E4=unclear,D1=met
  eligible check applications/ --since monday.json -o tuesday.xlsx
  eligible check applications/ -o worklist=todo.xlsx
  eligible check me.json --as-of 2026-03-01
  cat *.ndjson | eligible check - --format ndjson";

/// A verdict as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum VerdictName {
    Eligible,
    Review,
    Ineligible,
    Invalid,
}

impl From<Verdict> for VerdictName {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Eligible => Self::Eligible,
            Verdict::Review => Self::Review,
            Verdict::Ineligible => Self::Ineligible,
            Verdict::Invalid => Self::Invalid,
        }
    }
}

impl From<VerdictName> for Verdict {
    fn from(name: VerdictName) -> Self {
        match name {
            VerdictName::Eligible => Self::Eligible,
            VerdictName::Review => Self::Review,
            VerdictName::Ineligible => Self::Ineligible,
            VerdictName::Invalid => Self::Invalid,
        }
    }
}

/// A verdict that counts for the exit status, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Invalid,
    Ineligible,
    Review,
    None,
}

impl ValueEnum for SortOrder {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.description()))
    }
}
