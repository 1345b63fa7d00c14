//! `eligible convert`: a CV in another format as an applicant file, with notes on what was understood; a table as a record
//! for each of its rows.

use std::path::Path;

use anyhow::{anyhow, bail};
use clap::{Args, ValueEnum};

use crate::cli::batch::warning_line;
use crate::cli::chunks::Limits;
use crate::cli::options::WARNINGS;
use crate::cli::output::ReportOutput;
use crate::cli::paths::shown;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source, keep_input, print_problems};
use crate::cli::table_input::{TableStream, format_of, sample};
use crate::domain::cv::CvFormat;
use crate::domain::problem::table_error::TableNote;
use crate::domain::text::Lang;
use crate::intake::document::{RecordLayout, read_cv};
use crate::messages::command_errors::{CliError, error, sentence};
use crate::messages::table_input_messages::TableInputError;
use crate::messages::{colon, headings, table_notes};
use crate::report::{self, Run, applicant_file, conversion, escape, map_proposal, remarks, report_data};

/// Turn a CV, JSON Resume or Europass, into an applicant file, or a table, CSV or XLSX, into one record per line.
///
/// Of a CV, only unambiguous information is carried over; anything else is left out and listed. The notes on standard error
/// show what was carried over, what was not, and what the vacancy asks for that the CV does not state.
///
/// Of a table, every row becomes a record, by a map that says which column fills which field (--map). Values are carried over
/// as they are; those that cannot be understood are listed with sheet, row and column.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Convert {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// Format of the CV [default: recognised by its content]
    #[arg(long, value_enum, conflicts_with = "map")]
    pub(super) from: Option<CvFormatName>,

    /// Write a map of the table to begin with, from its headers: what was guessed, and what was not
    #[arg(long, conflicts_with_all = ["from", "map", "id"])]
    pub(super) propose_map: bool,

    /// Write the result here instead of to standard output, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<String>,
}

const HELP: &str = "\
Exit status:
  0  the result was written
  2  the command failed
  3  the CV cannot be read

Examples:
  eligible convert cv.xml -o me.json
  eligible convert resume.json --from jsonresume | eligible explain -
  eligible convert export.xlsx --propose-map -o map.toml
  eligible convert export.xlsx --map map.toml -o applicants.ndjson";

/// The formats of CVs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CvFormatName {
    /// JSON Resume 1.0
    #[value(name = "jsonresume")]
    JsonResume,
    /// Europass XML, as downloaded since 2020 or before
    Europass,
}

impl From<CvFormatName> for CvFormat {
    fn from(format: CvFormatName) -> Self {
        match format {
            CvFormatName::JsonResume => Self::JsonResume,
            CvFormatName::Europass => Self::Europass,
        }
    }
}

/// The exit status where the CV cannot be read.
const INVALID: u8 = 3;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Convert) -> anyhow::Result<u8> {
    let common = &arguments.one.common;
    let lang = common.lang();
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let run = rules.run(&judging_dates, common);
    let output = ReportOutput::to_file(arguments.output.as_deref().unwrap_or("-"), lang)?;
    keep_input(&arguments.one.path, std::slice::from_ref(&output), lang)?;
    if arguments.propose_map {
        return propose_map(&arguments.one.path, run.lang, common.quiet, output);
    }
    if arguments.from.is_none()
        && let Some(table) = TableStream::of(&arguments.one.path, &arguments.one.size, common)?
    {
        return convert_table(table, arguments, &run, output);
    }
    let layout = arguments.from.map(|_| RecordLayout::Document);
    let source = Source::read(&arguments.one.path, layout, &arguments.one.size, (common, &run.vacancy.notice.id))?;
    let records = match (arguments.from, source.document()) {
        (Some(format), Some(bytes)) => vec![read_cv(bytes, format.into())],
        (Some(_) | None, _) => source.records(),
    };
    let record = source.choose(&records, &arguments.one)?;
    let subject = run.subject(&source.path, record, true);
    let Some(format) = record.intake.cv.filter(|_| subject.assessment.is_some()) else {
        if subject.assessment.is_some() {
            bail!(error(lang, CliError::NoCv(&shown(&arguments.one.path))));
        }
        print_problems(&subject, common);
        return Ok(INVALID);
    };
    output.write_whole(applicant_file::text(&record.intake.applicant)?.as_bytes())?;
    if !common.quiet {
        let style = common.style_of_errors();
        status!("{}", conversion::notes(&run, &subject, format, style).trim_end());
    }
    Ok(0)
}

/// Writes a map of a table to begin with.
fn propose_map(path: &Path, lang: Lang, quiet: bool, output: ReportOutput) -> anyhow::Result<u8> {
    let shown = shown(path);
    let Some(format) = format_of(path) else { bail!(error(lang, CliError::Table(TableInputError::NotATable(&shown)))) };
    let (sample, row) = sample(path, format).map_err(|fault| {
        anyhow!(error(
            lang,
            CliError::Table(TableInputError::Unreadable(
                &shown,
                &escape::visible(&table_notes::table_error(lang, &fault))
            ))
        ))
    })?;
    let sheet = sample.notes.iter().any(|note| matches!(note, TableNote::OtherSheets(..)));
    let sheet = sample.header.sheet.as_deref().filter(|_| sheet);
    output.write_whole(map_proposal::text(lang, &sample.propose(), sheet, row).as_bytes())?;
    for note in sample.notes.iter().filter(|_| !quiet) {
        let note = escape::visible(&table_notes::table_note(lang, note)).into_owned();
        status!("{}{shown}{}{note}", headings::warning(lang), colon(lang));
    }
    Ok(0)
}

/// Writes the record of each row, one a line, and says what is odd about them.
fn convert_table(
    mut table: TableStream,
    arguments: &Convert,
    run: &Run<'_>,
    mut output: ReportOutput,
) -> anyhow::Result<u8> {
    let (common, lang) = (&arguments.one.common, run.lang);
    let named =
        arguments.output.as_deref().map(Path::new).filter(|path| !output.is_standard() && is_one_json_text(path));
    if let Some(path) = named {
        bail!(error(lang, CliError::Table(TableInputError::NotOneRecord(&shown(path)))));
    }
    if let Some(map) = &arguments.one.size.map {
        keep_input(map, std::slice::from_ref(&output), lang)?;
    }
    // No row is left out, however long it is.
    let limits = Limits { most: usize::MAX, ..arguments.one.size.limits(&run.vacancy.notice.id) };
    let most = if common.verbose { usize::MAX } else { WARNINGS };
    let (source, mut count, mut notes, mut lines) = (table.source.to_string(), 0, Vec::new(), Vec::new());
    while let Some(chunk) = table.next(lang, &shown(Path::new(&source)), &mut notes) {
        let (chunk, mut text) = (chunk?, Vec::new());
        chunk.read(limits, |record| {
            if arguments.one.id.as_deref().is_some_and(|id| report::id(&source, &record) != id) {
                return;
            }
            text.extend_from_slice(record.bytes);
            text.push(b'\n');
            count += 1;
            if lines.len() <= most {
                let subject = run.subject(&source, &record, false);
                let problems = report_data::problems(lang, &subject);
                lines.extend(problems.iter().map(|problem| {
                    let line = problem.located(lang, &source, &remarks::problem(lang, problem));
                    escape::visible(&line).into_owned()
                }));
                let warnings = report_data::warnings(lang, &subject);
                lines.extend(warnings.iter().map(|warning| warning_line(lang, &source, warning)));
            }
        });
        output.write(&text)?;
    }
    output.finish()?;
    if !common.quiet {
        for line in notes.iter().chain(lines.iter().take(most)) {
            status!("{}{line}", headings::warning(lang));
        }
        if lines.len() > most {
            status!("{}{}", headings::warning(lang), sentence(lang, CliError::MoreWarnings));
        }
        status!("{}", table_notes::converted(lang, count));
    }
    Ok(0)
}

/// Whether a file is named as one that holds a single JSON text.
fn is_one_json_text(path: &Path) -> bool {
    RecordLayout::by_name(path) == Some(RecordLayout::Document)
}
