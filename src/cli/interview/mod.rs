//! `eligible ask`: asks an applicant the questions that the rules need, and writes the applicant file.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::cli::described;
use crate::cli::options::{CommonOptions, RecordArguments};
use crate::cli::output::ReportOutput;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue};
use crate::domain::text::Lang;
use crate::intake::document::read_document;
use crate::messages::command_errors::{CliError, error};
use crate::messages::headings;
use crate::messages::questions::{self, AnswerChoice, AnswerHelp, GeneralQuestion, InterviewRemark};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{Run, applicant_file, applicant_template, escape, explanation, places, remarks, report_data};

mod answer_review;
mod answers_given;
mod field_question;
mod next_question;
pub(super) mod prompts;
mod record_lists;
#[cfg(test)]
mod tests;

use answer_review::{ReviewPage, ReviewResult};
use next_question::Interview;
use prompts::{Picked, Prompts, Terminal, pick};

/// Ask an applicant the questions that the rules need, and write the applicant file.
///
/// One question at a time, in the order of the notice, and only those that still matter for the verdict. At the end all
/// answers are shown, and any of them can be corrected before they are saved.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Ask {
    /// The file to write, whole or not at all [default: asked at the end]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Begin with an applicant file, and ask only the rest
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub(super) from: Option<PathBuf>,

    /// The applicant, if the file to begin with contains several
    #[arg(long, value_name = "ID", requires = "from")]
    pub(super) id: Option<String>,

    /// Ask nothing; write a file with every field, to fill in with an editor
    #[arg(long)]
    pub(super) template: bool,

    #[command(flatten)]
    pub(super) size: RecordArguments,

    #[command(flatten)]
    pub(super) common: CommonOptions,
}

const HELP: &str = "\
Answering: arrows and Enter choose from a list. You can skip any question:
choose \"I don't know\", press Esc, or leave the text empty. To go back, choose
the last line of a list, or type <. Ctrl-U empties a line. Nothing is saved
before the last page, where you can correct any answer; Ctrl-C stops without
saving anything.

Exit status:
  0  the file was saved, whatever the verdict
  2  it was not: no terminal, stopped, or an error

Examples:
  eligible ask
  eligible ask --lang fr -o me.json
  eligible ask --from me.json -o me-complete.json
  eligible ask --template > me.json";

/// The name that is offered for the file.
const FILE: &str = "applicant.json";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Ask) -> anyhow::Result<u8> {
    let rules = LoadedRules::load(&arguments.common)?;
    let judging_dates = rules.vacancy.judging_dates(arguments.common.as_of);
    let run = rules.run(&judging_dates, &arguments.common);
    if arguments.template {
        return template(&run, arguments.output.as_deref());
    }
    if !prompts::can_ask() {
        bail!(error(run.lang, CliError::NoTerminal));
    }
    let mut terminal = Terminal::new(run.lang, arguments.common.colour(&std::io::stderr()))?;
    let (path, text) = session(&run, arguments, &mut terminal)?;
    if path != "-" {
        terminal.print(&questions::remark(run.lang, InterviewRemark::Written(&escape::visible(&path))));
    }
    explain(&run, &path, &text, arguments.common.style());
    Ok(0)
}

/// Everything between the start and the file that is written: its path and its text.
fn session(run: &Run<'_>, arguments: &Ask, prompts: &mut dyn Prompts) -> anyhow::Result<(String, String)> {
    let lang = run.lang;
    let source = arguments
        .from
        .as_deref()
        .map(|path| Source::read(path, None, &arguments.size, (&arguments.common, &run.vacancy.notice.id)))
        .transpose()?;
    let records = source.as_ref().map(Source::records).unwrap_or_default();
    let applicant = match &source {
        Some(source) => {
            let (id, common) = (arguments.id.clone(), arguments.common.clone());
            let one = SingleRecord { path: PathBuf::new(), id, size: arguments.size.clone(), common };
            let record = source.choose(&records, &one)?;
            let subject = run.subject(&source.path, record, false);
            if subject.assessment.is_none() {
                let style = arguments.common.style_of_errors();
                let shown = places::record(lang, &subject, style);
                let path = escape::visible(&source.path);
                let count = CliError::InvalidFile(&path, record.intake.problems.len());
                bail!("{shown}{}", error(lang, count));
            }
            for warning in report_data::warnings(lang, &subject).iter().filter(|_| !arguments.common.quiet) {
                let text = remarks::warning(lang, warning);
                prompts.print(&escape::visible(&format!("{}{text}", headings::warning(lang))));
            }
            record.intake.applicant.clone()
        }
        None => crate::domain::applicant::Applicant::default(),
    };
    let output = arguments.output.as_ref().map(|path| path.display().to_string());
    if let Some(path) = &output
        && !may_be_written(path, lang, prompts)?
    {
        bail!(error(lang, CliError::Stopped));
    }
    let vacancy = FieldValue::Text(run.vacancy.notice.id.clone().into());
    let applicant = FactChange::Field(FieldPath::of_application("vacancy"), vacancy).apply(applicant);
    let mut interview = Interview::new(run, applicant);
    interview.welcome(prompts);
    let understood = source.as_ref().map(|source| escape::visible(&source.path));
    loop {
        while let Some(path) = &understood {
            match interview.review(ReviewPage::Understood(path), prompts)? {
                ReviewResult::Accepted => break,
                ReviewResult::Corrected => {}
                ReviewResult::Left => bail!(error(lang, CliError::Stopped)),
            }
        }
        if interview.ask_open(understood.is_none(), prompts)? {
            break;
        }
    }
    loop {
        match interview.review(ReviewPage::Last, prompts)? {
            ReviewResult::Accepted => {}
            ReviewResult::Corrected => {
                // Whoever goes back from what is open then comes to the answers again.
                interview.ask_open(false, prompts)?;
                continue;
            }
            ReviewResult::Left => bail!(error(lang, CliError::Stopped)),
        }
        let text = applicant_file::text(&interview.applicant)?;
        if let Some(path) = write(&text, output.clone(), lang, prompts)? {
            return Ok((path, text));
        }
    }
}

/// Whether a path can be written and, where there is a file already, may be replaced.
fn may_be_written(path: &str, lang: Lang, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
    ReportOutput::to_file(path, lang)?;
    if path == "-" || !Path::new(path).exists() {
        return Ok(true);
    }
    let question = questions::question(lang, GeneralQuestion::Replace(&escape::visible(path)));
    let picked = pick::<()>(prompts, lang, &question, Vec::new(), &[AnswerChoice::Yes, AnswerChoice::No])?;
    Ok(matches!(picked, Picked::Choice(AnswerChoice::Yes)))
}

/// Writes the file; where that cannot be done, or nothing names it, its name is asked. None: the applicant names none.
fn write(text: &str, path: Option<String>, lang: Lang, prompts: &mut dyn Prompts) -> anyhow::Result<Option<String>> {
    let mut named = path;
    loop {
        let path = if let Some(path) = named.take() {
            path
        } else {
            let (question, help) =
                (questions::question(lang, GeneralQuestion::WriteTo), questions::help(lang, AnswerHelp::Path));
            let Some(path) = prompts.text(&question, &help, Some(FILE), &|_| Ok(()))? else { return Ok(None) };
            match may_be_written(&path, lang, prompts) {
                Ok(true) => path,
                Ok(false) => continue,
                Err(problem) if prompts::is_stop(&problem) => return Err(problem),
                Err(problem) => {
                    prompts.print(&described(lang, &problem));
                    continue;
                }
            }
        };
        let written = ReportOutput::to_file(&path, lang).and_then(|output| output.write_whole(text.as_bytes()));
        match written {
            Ok(()) => return Ok(Some(path)),
            // The answers are worth another try.
            Err(problem) => prompts.print(&described(lang, &problem)),
        }
    }
}

/// What the file comes to, on standard output.
fn explain(run: &Run<'_>, path: &str, text: &str, style: TerminalStyle) {
    read_document(text.as_bytes(), false, |record| {
        let subject = run.subject(path, &record, true);
        let mut explanation = explanation::explanation(run, &subject, Some(1));
        explanation.look_ahead(run, &subject);
        let command = (path != "-").then(|| format!("eligible explain {} --full", escape::shell_word(path)));
        let explanation = explanation::short_text(run, &subject, &explanation, (false, command.as_deref()), style);
        // The file is written, which is what counts; nobody may be reading this.
        let _ = std::io::Write::write_all(&mut anstream::stdout(), format!("\n{explanation}").as_bytes());
    });
}

/// Writes a file to be filled in with an editor.
fn template(run: &Run<'_>, path: Option<&Path>) -> anyhow::Result<u8> {
    let path = path.map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    if path != "-" && Path::new(&path).is_file() {
        bail!(error(run.lang, CliError::AlreadyThere(&escape::visible(&path))));
    }
    let output = ReportOutput::to_file(&path, run.lang)?;
    output.write_whole(applicant_template::text(run.vacancy, run.lang).as_bytes())?;
    Ok(0)
}
