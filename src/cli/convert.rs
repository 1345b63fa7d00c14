//! `eligible convert`: a CV in another format as an applicant file, with notes on what was understood.

use anyhow::bail;
use clap::{Args, ValueEnum};

use crate::cli::output::ReportOutput;
use crate::cli::paths::shown;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source, keep_input, print_problems};
use crate::domain::cv::CvFormat;
use crate::intake::document::{RecordLayout, read_cv};
use crate::messages::command_errors::{CliError, error};
use crate::report::{applicant_file, conversion};

/// Turn a CV, JSON Resume or Europass, into an applicant file.
///
/// Only unambiguous information is carried over; anything else is left out and listed. The notes on standard error show what
/// was carried over, what was not, and what the vacancy asks for that the CV does not state.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Convert {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// Format of the CV [default: recognised by its content]
    #[arg(long, value_enum)]
    pub(super) from: Option<CvFormatName>,

    /// Write the applicant file here instead of to standard output, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<String>,
}

const HELP: &str = "\
Exit status:
  0  the applicant file was written
  2  the command failed
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
    let layout = arguments.from.map(|_| RecordLayout::Document);
    let source = Source::read(&arguments.one.path, layout, arguments.one.size, (lang, &run.vacancy.notice.id))?;
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
