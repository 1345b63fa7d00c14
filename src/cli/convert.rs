//! `eligible convert`: a CV in another format as an applicant file, with notes on what was understood.

use anyhow::bail;

use crate::cli::args::Convert;
use crate::cli::output::ReportOutput;
use crate::cli::paths::shown;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{Source, keep_input, print_problems};
use crate::intake::document::{RecordLayout, read_cv};
use crate::messages::command_errors::{CliError, error};
use crate::report::{applicant_file, conversion};

/// The exit status where the CV cannot be read.
const INVALID: u8 = 3;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Convert) -> anyhow::Result<u8> {
    let common = &arguments.one.common;
    let lang = common.lang();
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let run = rules.run(&judging_dates, common);
    let mut output = ReportOutput::to_file(arguments.output.as_deref().unwrap_or("-"), lang)?;
    keep_input(&arguments.one.path, std::slice::from_ref(&output), lang)?;
    let layout = arguments.from.map(|_| RecordLayout::Document);
    let source = Source::read(&arguments.one.path, layout, arguments.one.size, lang)?;
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
    output.write(applicant_file::text(&record.intake.applicant)?.as_bytes())?;
    output.finish()?;
    if !common.quiet {
        let style = common.style_of_errors();
        status!("{}", conversion::notes(&run, &subject, format, style).trim_end());
    }
    Ok(0)
}
