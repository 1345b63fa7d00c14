//! The arguments, as `clap` reads them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::assessment::Reading;
use crate::domain::calendar::PartialDate;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;
use crate::report::table::Look;

/// Says who meets a vacancy notice, and why.
#[derive(Debug, Parser)]
#[command(name = "eligible", version, arg_required_else_help = true, subcommand_required = true, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Verdicts for applicant files, folders of them, or standard input
    Check(Check),
    /// Ask an applicant the questions that the rules need, and write the applicant file
    Ask(Ask),
}

/// Verdicts for applicant files, folders of them, or standard input.
///
/// Every record becomes one row: eligible, review (a person has to look), ineligible, or invalid (it could not be read).
#[derive(Debug, Args)]
#[command(after_help = CHECK_HELP)]
pub(super) struct Check {
    /// Files (.json: an object or an array; .jsonl, .ndjson: an object a line), folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: Common,

    /// Format of the report [default: table]
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,

    /// Write the report to a file instead, whole or not at all; its format is named before it or by its extension; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    pub(super) output: Vec<String>,

    /// Show only these verdicts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...")]
    pub(super) only: Vec<VerdictName>,

    /// Order of the applicants [default: rank; source, that is input order, for csv and ndjson]
    #[arg(long, value_enum)]
    pub(super) sort: Option<Sort>,

    /// Show only the N applicants that rank highest
    #[arg(long, value_name = "N")]
    pub(super) top: Option<usize>,

    /// Verdicts that make the exit status other than 0 [default: invalid,ineligible,review]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...|none")]
    pub(super) fail_on: Vec<FailOn>,

    /// Treat unknown fields as problems
    #[arg(long)]
    pub(super) strict: bool,

    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
}

const CHECK_HELP: &str = "\
Exit status, the first that applies:
  2  the command could not do its job
  3  a record is invalid
  1  an applicant is ineligible
  4  an applicant is for review
  0  every applicant is eligible

Examples:
  eligible check applications/
  eligible check applications/ -o shortlist.csv --only eligible,review
  eligible check me.json --as-of 2026-03-01
  cat *.ndjson | eligible check - --format ndjson";

/// Ask an applicant the questions that the rules need, and write the applicant file.
///
/// One question at a time, in the order of the notice, and only those that still matter for the verdict.
#[derive(Debug, Args)]
#[command(after_help = ASK_HELP)]
pub(super) struct Ask {
    /// The file to write, whole or not at all [default: asked at the end]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Begin with what an applicant file says, and ask only the rest
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub(super) from: Option<PathBuf>,

    /// The applicant, where the file to begin with holds several records
    #[arg(long, value_name = "ID", requires = "from")]
    pub(super) id: Option<String>,

    /// Ask nothing; write a file with every field, to be filled in with an editor
    #[arg(long)]
    pub(super) template: bool,

    #[command(flatten)]
    pub(super) common: Common,
}

const ASK_HELP: &str = "\
Answering: arrows and Enter choose from a list. Every question may be left open: choose \"I don't know\",
press Esc, or leave a text empty. Ctrl-C ends everything, and nothing is written.

Exit status:
  0  the file was written, whatever the verdict
  2  it was not: no terminal, stopped by Ctrl-C, or an error

Examples:
  eligible ask
  eligible ask --lang fr -o me.json
  eligible ask --from me.json -o me-complete.json
  eligible ask --template > me.json";

/// The one applicant that a command is about, and the options of every command that applies rules.
#[derive(Debug, Args)]
pub(super) struct One {
    /// An applicant file, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,

    /// The applicant, where the file holds several records
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    #[command(flatten)]
    pub(super) common: Common,
}

/// Options of every command that applies rules.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// Rules file [default: rules.toml in the current folder, else the built-in rules of vacancy 250700]
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,

    /// Judge dated criteria as of this day instead of the reference date; the deadline stays
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,

    /// Which text of the notice to apply; where both are applied and differ, a person has to look
    #[arg(long, value_enum, default_value_t = ReadingName::All)]
    pub(super) reading: ReadingName,

    /// Language of the sentences [default: that of the environment, else en]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangName>,

    /// When to use colour; the environment's usual switches for it are honoured
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(super) color: When,

    /// No warnings
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// All warnings, and which rules are applied
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table for people
    Table,
    /// One JSON object
    Json,
    /// One JSON object a line, as soon as each is known
    Ndjson,
    /// One row an applicant, for spreadsheets
    Csv,
}

impl Format {
    /// The format that the extension of a file names.
    pub(super) fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// A verdict as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum VerdictName {
    Eligible,
    Review,
    Ineligible,
    Invalid,
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

/// The order of the applicants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    /// By verdict and score
    Rank,
    /// By id
    Id,
    /// As they were read
    Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadingName {
    All,
    En,
    Fr,
}

impl From<ReadingName> for Reading {
    fn from(name: ReadingName) -> Self {
        match name {
            ReadingName::All => Self::All,
            ReadingName::En => Self::One(Lang::En),
            ReadingName::Fr => Self::One(Lang::Fr),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangName {
    En,
    Fr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

impl Common {
    /// The language asked, or that of the environment.
    pub(super) fn lang(&self) -> Lang {
        match self.lang {
            Some(LangName::En) => Lang::En,
            Some(LangName::Fr) => Lang::Fr,
            None => {
                let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
                let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
                if locale.to_ascii_lowercase().starts_with("fr") { Lang::Fr } else { Lang::En }
            }
        }
    }

    /// Width and colour of a table on standard output.
    pub(super) fn look(&self) -> Look {
        const NARROWEST: u16 = 80;
        let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let of_terminal = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0);
        let width = stated.or_else(of_terminal).unwrap_or(NARROWEST).max(NARROWEST);
        Look { width, colour: self.colour(&std::io::stdout()) }
    }

    /// Whether to use colour on a stream.
    pub(super) fn colour(&self, stream: &impl anstream::stream::RawStream) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    match PartialDate::parse(text) {
        Ok(date) if date.is_exact() && text.trim().len() == 10 => Ok(date.first()),
        _ => Err("a day of the calendar is asked, written YYYY-MM-DD".to_owned()),
    }
}
