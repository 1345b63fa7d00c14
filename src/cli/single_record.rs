//! Commands about one applicant: finding the one record that is meant.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::cli::batch::warning_line;
use crate::cli::chunks::{Chunk, Limits, Stream};
use crate::cli::options::{CommonOptions, RecordArguments};
use crate::cli::output::ReportOutput;
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::system_reason;
use crate::cli::table_input::TableStream;
use crate::domain::names::nearest;
use crate::domain::text::Lang;
use crate::intake::document::{Record, RecordLayout};
use crate::messages::command_errors::{CliError, error};
use crate::messages::{colon, headings};
use crate::report::formats::Format;
use crate::report::{self, JudgedRecord, escape, places, report_data};

/// The one applicant that a command is about, and the options of every command that applies rules.
#[derive(Debug, Args)]
pub(super) struct SingleRecord {
    /// An applicant file, a JSON Resume or Europass file, a table (CSV or XLSX, with --map), or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,

    /// The applicant, if the file contains several
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    #[command(flatten)]
    pub(super) size: RecordArguments,

    #[command(flatten)]
    pub(super) common: CommonOptions,
}

/// A file, or standard input, as it was read.
pub(super) struct Source {
    /// The path as given.
    pub(super) path: String,
    chunks: Vec<Chunk>,
    limits: Limits,
}

impl Source {
    /// Reads all of it, as the layout given or as it looks; what cannot be read is an error. The records are of applicants to
    /// the vacancy of the id given.
    pub(super) fn read(
        path: &Path,
        layout: Option<RecordLayout>,
        size: &RecordArguments,
        (common, vacancy): (&CommonOptions, &str),
    ) -> anyhow::Result<Self> {
        let (shown, lang) = (shown(path), common.lang());
        if !is_standard_input(path) && path.is_dir() {
            bail!(error(lang, CliError::OneIsFolder(&shown)));
        }
        let limits = size.limits(vacancy);
        if let Some(table) = TableStream::of(path, size, common)? {
            return Self::read_table(table, path, limits, common);
        }
        let of_name = || RecordLayout::by_name(path).filter(|_| !is_standard_input(path));
        let mut stream = Stream::open(path, layout.or_else(of_name), limits);
        let chunks: Vec<_> = std::iter::from_fn(|| stream.next()).collect();
        if let Some(fault) = chunks.iter().find_map(Chunk::fault) {
            bail!("{}{}{}", error(lang, CliError::Unreadable(&shown)), colon(lang), system_reason(lang, fault));
        }
        Ok(Self { path: path.display().to_string(), chunks, limits })
    }

    /// Reads all rows of a table, and says what is odd about it.
    fn read_table(mut table: TableStream, path: &Path, limits: Limits, common: &CommonOptions) -> anyhow::Result<Self> {
        let (lang, mut notes) = (common.lang(), Vec::new());
        let chunks = std::iter::from_fn(|| table.next(lang, &shown(path), &mut notes)).collect::<Result<_, _>>()?;
        for note in notes.iter().filter(|_| !common.quiet) {
            status!("{}{note}", headings::warning(lang));
        }
        Ok(Self { path: path.display().to_string(), chunks, limits })
    }

    /// All that was read, where it was read as one.
    pub(super) fn document(&self) -> Option<&[u8]> {
        self.chunks.first().filter(|chunk| chunk.is_document()).map(Chunk::bytes)
    }

    /// Its records.
    pub(super) fn records(&self) -> Vec<Record<'_>> {
        let mut records = Vec::new();
        // Nothing follows the fault of an array.
        let _ = self.chunks.iter().all(|chunk| chunk.read(self.limits, |record| records.push(record)));
        records
    }

    /// The record that is meant: the one with this id, or the only one.
    pub(super) fn choose<'r, 'a>(
        &self,
        records: &'r [Record<'a>],
        arguments: &SingleRecord,
    ) -> anyhow::Result<&'r Record<'a>> {
        let lang = arguments.common.lang();
        // Nobody is the applicant of a report.
        let (reports, records): (Vec<_>, Vec<_>) = records.iter().partition(|record| record.intake.is_own_report());
        if records.is_empty() && !reports.is_empty() {
            bail!(error(lang, CliError::EarlierReports(1, &shown(&arguments.path))));
        }
        let ids: Vec<_> = records.iter().map(|record| report::id(&self.path, record)).collect();
        let mut found =
            records.iter().zip(&ids).filter(|(_, id)| arguments.id.as_deref().is_none_or(|asked| asked == *id));
        let listed = || ids.iter().map(|id| format!("`{}`", escape::visible(id)));
        match (found.next(), found.next(), arguments.id.as_deref()) {
            (Some((record, _)), None, _) => Ok(*record),
            (None, ..) if records.is_empty() => bail!(error(lang, CliError::NothingFound)),
            (_, _, None) => bail!(error(lang, CliError::SeveralRecords(&few(listed())))),
            (None, _, Some(id)) => {
                let near = nearest(id, ids.iter().map(AsRef::as_ref));
                let ids = near.map_or_else(|| few(listed()), |near| format!("`{}`", escape::visible(near)));
                bail!(error(lang, CliError::NoSuchId(&escape::visible(id), &ids)))
            }
            (_, _, Some(id)) => bail!(error(lang, CliError::SameId(&escape::visible(id)))),
        }
    }
}

/// Refuses to write over the file that is read.
pub(super) fn keep_input(path: &Path, outputs: &[ReportOutput], lang: Lang) -> anyhow::Result<()> {
    let is_input = |own: &PathBuf| path.canonicalize().is_ok_and(|path| path == *own);
    if !is_standard_input(path) && outputs.iter().flat_map(ReportOutput::existing).any(|own| is_input(&own)) {
        bail!(error(lang, CliError::ReadAndWritten(&shown(path))));
    }
    Ok(())
}

/// Refuses an output in the place of a file that the options name: rules, a map, decisions.
pub(super) fn keep_named(
    (common, size, decisions): (&CommonOptions, &RecordArguments, &[PathBuf]),
    outputs: &[ReportOutput],
) -> anyhow::Result<()> {
    let named = common.rules.iter().chain(&size.map).chain(decisions);
    named.into_iter().try_for_each(|path| keep_input(path, outputs, common.lang()))
}

/// Tells the warnings about a record on standard error, as many as the options ask for.
pub(super) fn print_warnings(subject: &JudgedRecord<'_>, common: &CommonOptions) {
    let lang = common.lang();
    let warnings = report_data::warnings(lang, subject);
    common.say_first(warnings.iter().map(|warning| warning_line(lang, subject.source(), warning)));
}

/// Tells the problems of a record on standard error, a line each.
pub(super) fn print_problems(subject: &JudgedRecord<'_>, common: &CommonOptions) {
    let lang = common.lang();
    let shown = places::record(lang, subject, common.style_of_errors());
    status!("{}", shown.trim_end());
    status!("\n{}", error(lang, CliError::InvalidRecord(&escape::visible(&subject.id()))));
}

/// The outputs of a command that writes text for people, or JSON.
pub(super) fn table_or_json(format: Option<Format>, named: &[String], lang: Lang) -> anyhow::Result<Vec<ReportOutput>> {
    let outputs = ReportOutput::all(format, named, lang)?;
    match outputs.iter().find(|output| !matches!(output.format, Format::Table | Format::Json)) {
        Some(output) => bail!(error(lang, CliError::NotWritten(output.format.name()))),
        None => Ok(outputs),
    }
}

/// The first few of many.
fn few(mut ids: impl Iterator<Item = String>) -> String {
    const MAX_EXAMPLES: usize = 12;
    let mut listed: Vec<_> = ids.by_ref().take(MAX_EXAMPLES).collect();
    if ids.next().is_some() {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}
