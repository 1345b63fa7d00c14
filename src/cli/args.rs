//! The arguments, as `clap` reads them.

use std::path::PathBuf;

use bytesize::ByteSize;
use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::assessment::Reading;
use crate::cli::chunks::Limits;
use crate::cli::rules::diff::Diff;
use crate::cli::rules::lint::Lint;
use crate::cli::rules::show::Show;
use crate::cli::rules::test::Test;
use crate::cli::rules::vocabulary::Vocabulary;
use crate::cli::schema::Schema;
use crate::cli::verify::Verify;
use crate::domain::calendar::PartialDate;
use crate::domain::cv;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;
use crate::report::blind::Blind;
use crate::report::formats::table::TerminalStyle;
use crate::report::formats::{Format, Options};

/// Says who meets a vacancy notice, and why.
///
/// A rules file describes the vacancy; applicants are JSON files. Each criterion comes out met, not met, or unclear where
/// the stated facts allow both. The tool advises; people decide.
#[derive(Debug, Parser)]
#[command(name = "eligible", version, arg_required_else_help = true, subcommand_required = true, max_term_width = 100)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const HELP: &str = "\
Examples:
  eligible check applications/               a folder, as a table
  eligible explain me.json                   why, and what would change it
  eligible when me.json                      on which days the verdict differs
  eligible check applications/ -o list.csv   a report for a spreadsheet

`eligible COMMAND --help` tells more, with examples and exit statuses.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(CheckArguments),
    Explain(Explain),
    When(WhenArguments),
    Convert(Convert),
    Completions(Completions),
    Man(Man),
    Ask(Ask),
    // What the report was made by, it says itself.
    #[command(mut_arg("as_of", |argument| argument.hide(true)), mut_arg("reading", |argument| argument.hide(true)))]
    Verify(Verify),
    #[command(subcommand)]
    Rules(RulesCommand),
    Schema(Schema),
}

/// The rules file itself: shown, checked, tested, compared.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    Show(Show),
    Lint(Lint),
    Test(Test),
    Diff(Diff),
    Vocabulary(Vocabulary),
}

/// Verdicts for applicant files, folders of them, or standard input.
///
/// Every record becomes one row: eligible, review (a person has to look), ineligible, or invalid (it could not be read).
#[derive(Debug, Args)]
#[command(after_help = CHECK_HELP)]
pub(super) struct CheckArguments {
    /// Files (.json: an object or an array; .jsonl, .ndjson: an object a line; CVs), folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

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

    /// Show no name, birth date or nationality; a hash stands for each id and file name
    #[arg(long)]
    pub(super) blind: bool,

    /// Goes into the hashes of --blind, so that who does not know it cannot try ids out; the same text gives the same hashes
    #[arg(long, value_name = "TEXT", requires = "blind")]
    pub(super) blind_salt: Option<String>,

    #[command(flatten)]
    pub(super) writing: Writing,

    #[command(flatten)]
    pub(super) size: Size,

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

    /// CSV with a byte order mark, by which spreadsheets know UTF-8
    #[arg(long)]
    csv_bom: bool,

    /// NDJSON without its last line: verdicts alone, and nothing kept of them
    #[arg(long)]
    no_summary: bool,
}

impl CheckArguments {
    /// What was chosen about the formats.
    pub(super) const fn options(&self) -> Options {
        let Writing { csv_long, csv_bom: byte_order_mark, no_summary } = self.writing;
        Options { csv_long, byte_order_mark, no_summary }
    }

    /// How ids are replaced, where applicants are not to be known.
    pub(super) fn blind(&self) -> Option<Blind> {
        self.blind.then(|| Blind { salt: self.blind_salt.clone().unwrap_or_default() })
    }
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
    pub(super) size: Size,

    #[command(flatten)]
    pub(super) common: CommonOptions,
}

const ASK_HELP: &str = "\
Answering: arrows and Enter choose from a list. Every question may be left
open: choose \"I don't know\", press Esc, or leave a text empty. Ctrl-C ends
everything, and nothing is written.

Exit status:
  0  the file was written, whatever the verdict
  2  it was not: no terminal, stopped by Ctrl-C, or an error

Examples:
  eligible ask
  eligible ask --lang fr -o me.json
  eligible ask --from me.json -o me-complete.json
  eligible ask --template > me.json";

/// One applicant: every criterion with its clause, its reason and the facts used, and what would change the verdict.
///
/// What is still to be provided comes first. The end names the smallest sets of facts, of at most three, that would make
/// the applicant eligible, or says why nothing would.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// Only this criterion; repeatable
    #[arg(long, value_name = "ID")]
    pub(super) criterion: Vec<String>,

    /// Format of the explanation; table is text for people [default: table]
    #[arg(long, value_parser = among(&[Format::Table, Format::Json]))]
    pub(super) format: Option<Format>,

    /// Write the explanation to a file instead, whole or not at all; its format is named before it or by its extension; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    pub(super) output: Vec<String>,
}

const EXPLAIN_HELP: &str = "\
Exit status, that of the verdict as for check:
  2  the command could not do its job
  3  the record is invalid
  1  the applicant is ineligible
  4  the applicant is for review
  0  the applicant is eligible

Examples:
  eligible explain me.json
  eligible explain me.json --lang fr
  eligible explain applications.ndjson --id A-0001 --criterion E3
  eligible explain me.json -o me.explained.txt -o me.explained.json";

/// The verdict on one applicant as a function of the reference date: periods, and what changes at each border.
#[derive(Debug, Args)]
#[command(after_help = WHEN_HELP)]
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

    /// Write the periods to a file instead, whole or not at all; its format is named before it or by its extension; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    pub(super) output: Vec<String>,
}

const WHEN_HELP: &str = "\
Every day of the span is assessed, each as `check --as-of` does it.
With --as-of, that day takes the place of the reference date: the span is
around it, and it is the day that is marked.

Exit status:
  0  the periods were written, whatever the verdicts are
  2  the command could not do its job
  3  the record is invalid

Examples:
  eligible when me.json
  eligible when me.json --from 2026-01-01 --to 2026-12-31
  eligible when applications.ndjson --id ND-04 --format json
  eligible when me.json --reading fr --lang fr";

/// Turn a CV, JSON Resume or Europass, into an applicant file.
///
/// Only what the CV surely says is taken over; what could not be mapped is left unstated and listed. The notes on
/// standard error tell what was understood, what was not, and what the vacancy asks that no such CV says.
#[derive(Debug, Args)]
#[command(after_help = CONVERT_HELP)]
pub(super) struct Convert {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// Format of the CV [default: seen by its content]
    #[arg(long, value_enum)]
    pub(super) from: Option<CvFormatName>,

    /// Write the applicant file here instead of to standard output, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<String>,
}

const CONVERT_HELP: &str = "\
Exit status:
  0  the applicant file was written
  2  the command could not do its job
  3  the CV cannot be read

Examples:
  eligible convert cv.xml -o me.json
  eligible convert resume.json --from jsonresume | eligible explain -";

/// The formats of CVs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CvFormatName {
    /// JSON Resume 1.0
    #[value(name = "jsonresume")]
    JsonResume,
    /// Europass XML, as downloaded since 2020 or before
    Europass,
}

impl From<CvFormatName> for cv::CvFormat {
    fn from(format: CvFormatName) -> Self {
        match format {
            CvFormatName::JsonResume => Self::JsonResume,
            CvFormatName::Europass => Self::Europass,
        }
    }
}

/// A script that completes the commands and options in a shell.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

const COMPLETIONS_HELP: &str = "\
Examples:
  eligible completions bash > ~/.local/share/bash-completion/completions/eligible
  eligible completions zsh > ~/.zfunc/_eligible
  eligible completions fish > ~/.config/fish/completions/eligible.fish";

/// The manual page of the tool, or of a command, for man.
#[derive(Debug, Args)]
#[command(after_help = MAN_HELP)]
pub(super) struct Man {
    /// The command
    #[arg(value_parser = command_name)]
    pub(super) command: Option<String>,
}

const MAN_HELP: &str = "\
Examples:
  eligible man | man -l -
  eligible man check > ~/.local/share/man/man1/eligible-check.1";

fn command_name(text: &str) -> Result<String, String> {
    let commands = crate::cli::manual::commands();
    match commands.iter().find(|command| *command == text) {
        Some(command) => Ok(command.clone()),
        None => Err(format!("the commands are {}", commands.join(", "))),
    }
}

/// The one applicant that a command is about, and the options of every command that applies rules.
#[derive(Debug, Args)]
pub(super) struct SingleRecord {
    /// An applicant file, or a JSON Resume or Europass file, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,

    /// The applicant, where the file holds several records
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    #[command(flatten)]
    pub(super) size: Size,

    #[command(flatten)]
    pub(super) common: CommonOptions,
}

/// How large a record may be.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Size {
    /// Bytes of one record at most, with a unit if need be (500kB, 16MB, 1GiB); a larger one is invalid and not read
    #[arg(long, value_name = "SIZE", default_value = "16MB", value_parser = size)]
    max_record_size: usize,
}

impl Size {
    /// So many bytes.
    pub(super) const fn of(bytes: usize) -> Self {
        Self { max_record_size: bytes }
    }

    /// What holds for every record.
    pub(super) const fn limits(self, strict: bool) -> Limits {
        Limits { most: self.max_record_size, strict }
    }
}

/// Options of every command that applies rules.
#[derive(Clone, Debug, Args)]
pub(super) struct CommonOptions {
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
    #[arg(long, value_enum, default_value_t = Colouring::Auto, value_name = "WHEN")]
    pub(super) color: Colouring,

    /// No warnings
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// All warnings, and which rules are applied
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

/// The formats are listed once, where they are made.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.name()).help(self.description());
        // Commands that print text, and no table, call it so.
        Some(if *self == Self::Table { value.alias("text") } else { value })
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

impl Sort {
    /// The word by which it is asked for.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
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
pub(super) enum Colouring {
    Auto,
    Always,
    Never,
}

/// The language that the locale names; English for all but French.
pub(super) fn lang_of_environment() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if locale.to_ascii_lowercase().starts_with("fr") { Lang::Fr } else { Lang::En }
}

impl CommonOptions {
    /// The language asked, or that of the environment.
    pub(super) fn lang(&self) -> Lang {
        match self.lang {
            Some(LangName::En) => Lang::En,
            Some(LangName::Fr) => Lang::Fr,
            None => lang_of_environment(),
        }
    }

    /// Width and colour of a table on standard output.
    pub(super) fn style(&self) -> TerminalStyle {
        let width = columns(terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0));
        TerminalStyle { width, colour: self.colour(&std::io::stdout()) }
    }

    /// Whether to use colour on a stream.
    pub(super) fn colour(&self, stream: &impl anstream::stream::RawStream) -> bool {
        match self.color {
            Colouring::Always => true,
            Colouring::Never => false,
            Colouring::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
        }
    }

    /// Width and colour of what goes to standard error.
    pub(super) fn style_of_errors(&self) -> TerminalStyle {
        let of_terminal = terminal_size::terminal_size_of(std::io::stderr()).map(|(width, _)| width.0);
        TerminalStyle { width: columns(of_terminal), colour: self.colour(&std::io::stderr()) }
    }
}

/// Nothing is printed narrower than this, in columns.
pub(super) const NARROWEST: u16 = 80;

/// The columns that the environment states, or else those of the terminal; at least, and without either, 80.
pub(super) fn columns(of_terminal: Option<u16>) -> u16 {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    stated.or(of_terminal).unwrap_or(NARROWEST).max(NARROWEST)
}

/// Reads one of these formats; the others are as unknown.
pub(super) fn among(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = formats.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}

/// A number of bytes.
fn size(text: &str) -> Result<usize, String> {
    let bytes = text.parse::<ByteSize>().ok().and_then(|size| usize::try_from(size.as_u64()).ok());
    bytes.filter(|bytes| *bytes > 0).ok_or_else(|| {
        "a number of bytes above zero is asked, such as 20000000, 20MB (millions) or 20MiB (1024 times 1024)".to_owned()
    })
}

fn day(text: &str) -> Result<NaiveDate, String> {
    match PartialDate::parse(text) {
        Ok(date) if date.is_exact() && text.trim().len() == 10 => Ok(date.first()),
        _ => Err("a day of the calendar is asked, written YYYY-MM-DD".to_owned()),
    }
}
