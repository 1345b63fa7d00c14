//! `eligible explain`: one applicant, the result, why, and what would change it; or all applicants of a file, a file each.

use std::path::Path;

use anyhow::bail;
use clap::Args;

use crate::assessment::{RankKey, rank, rank_key};
use crate::cli::check::{check_criterion, status};
use crate::cli::decision_files::DecisionArguments;
use crate::cli::options::among;
use crate::cli::output::{self, ReportOutput};
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source, keep_input, print_warnings, table_or_json};
use crate::domain::outcome::Counts;
use crate::intake::document::Record;
use crate::messages::command_errors::{CliError, error};
use crate::report::file_names::FileNames;
use crate::report::formats::Format;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, Run, escape, explanation};

/// One applicant: the result and its reason, what to do, from which day it would be otherwise, and what else counts.
///
/// What to do are the smallest sets of facts (three at most) that would make the applicant eligible. --full shows every criterion
/// with its clause, the facts used and how the notice is interpreted. With a folder as output, all applicants of the file are
/// explained, a file each.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    #[command(flatten)]
    pub(super) decisions: DecisionArguments,

    /// Only this criterion, in full; repeatable
    #[arg(long, value_name = "ID")]
    pub(super) criterion: Vec<String>,

    /// Everything: every criterion with its clause, the facts used, and how the notice is interpreted
    #[arg(long)]
    pub(super) full: bool,

    /// Format of the explanation; table is text for people [default: table]
    #[arg(long, value_parser = among(&[Format::Table, Format::Json]))]
    pub(super) format: Option<Format>,

    /// Write the explanation to a file instead, whole or not at all, or those of all applicants to a folder (ending in /); name the format before it, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE|FOLDER/")]
    pub(super) output: Vec<String>,
}

const HELP: &str = "\
Exit status, that of the verdict as for check:
  2  the command failed
  3  the record is invalid
  1  the applicant is ineligible
  4  the applicant needs review
  0  the applicant is eligible

Examples:
  eligible explain me.json
  eligible explain me.json --full
  eligible explain applications.ndjson --id A-0001 --criterion E3
  eligible explain applications.ndjson -o explained/
  eligible explain me.json -o me.explained.txt -o me.explained.json";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Explain) -> anyhow::Result<u8> {
    let common = &arguments.one.common;
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let decisions = arguments.decisions.read(&rules.vacancy, &arguments.one.size, common.lang())?;
    let decided = decisions.as_ref().map(|read| &read.decisions);
    let run = Run { decisions: decided, ..rules.run(&judging_dates, common) };
    arguments.criterion.iter().try_for_each(|id| check_criterion(id, &rules.vacancy, run.lang))?;
    let folder = output::folder(&arguments.output);
    let outputs =
        if folder.is_some() { Vec::new() } else { table_or_json(arguments.format, &arguments.output, run.lang)? };
    keep_input(&arguments.one.path, &outputs, run.lang)?;
    let source = Source::read(&arguments.one.path, None, &arguments.one.size, (common, &run.vacancy.notice.id))?;
    let records = source.records();
    let explainer = Explainer { arguments, run, source: &source, keys: keys(&run, &source, &records) };
    let mut counts = Counts::default();
    if let Some((format, folder)) = folder {
        explainer.all(&records, format.or(arguments.format), &folder, &mut counts)?;
        return Ok(status(&counts, &[]));
    }
    let subject = run.subject(&source.path, source.choose(&records, &arguments.one)?, true);
    print_warnings(&subject, common);
    if let Some(read) = &decisions {
        read.say_results_of_one(&subject.rows, common);
    }
    for output in outputs {
        let text = explainer.text(&subject, output.format, output.style(common))?;
        output.write_whole(text.as_bytes())?;
    }
    counts.add(subject.verdict());
    Ok(status(&counts, &[]))
}

/// What the ranks of the records are made of, sorted.
fn keys(run: &Run<'_>, source: &Source, records: &[Record<'_>]) -> Vec<RankKey> {
    let judged = records.iter().map(|record| run.subject(&source.path, record, false));
    let mut keys: Vec<_> = judged.map(|subject| rank_key(subject.verdict(), subject.score())).collect();
    keys.sort_unstable();
    keys
}

struct Explainer<'e> {
    arguments: &'e Explain,
    run: Run<'e>,
    source: &'e Source,
    keys: Vec<RankKey>,
}

impl Explainer<'_> {
    /// The explanation of one record.
    fn text(&self, subject: &JudgedRecord<'_>, format: Format, style: TerminalStyle) -> anyhow::Result<String> {
        let (run, arguments) = (&self.run, self.arguments);
        let rank = rank(&self.keys, rank_key(subject.verdict(), subject.score()));
        let mut explanation = explanation::explanation(run, subject, rank);
        // What a person decided is about this day, and says nothing of later ones.
        if subject.decided() == 0 {
            explanation.look_ahead(run, subject);
        }
        explanation.keep(&arguments.criterion);
        if format == Format::Json {
            return Ok(explanation::json(&explanation)?);
        }
        if arguments.full || !arguments.criterion.is_empty() {
            return Ok(explanation::full_text(run, subject, &explanation, true, style));
        }
        let id = subject.id();
        let id = if subject.record.in_series { format!(" --id {}", escape::shell_word(&id)) } else { String::new() };
        let map = arguments
            .one
            .size
            .map
            .as_ref()
            .map(|map| format!(" --map {}", escape::shell_word(&map.display().to_string())));
        let map = map.unwrap_or_default();
        let command = format!("eligible explain {}{map}{id} --full", escape::shell_word(&self.source.path));
        Ok(explanation::short_text(run, subject, &explanation, (true, Some(&command)), style))
    }

    /// Those of all records, or of those with the id asked for, a file each in a folder, which is made if it is not there.
    fn all(
        &self,
        records: &[Record<'_>],
        format: Option<Format>,
        folder: &Path,
        counts: &mut Counts,
    ) -> anyhow::Result<()> {
        let (lang, one) = (self.run.lang, &self.arguments.one);
        let extension = match format {
            None | Some(Format::Table) => "txt",
            Some(Format::Json) => "json",
            Some(other) => bail!(error(lang, CliError::NotWritten(other.name()))),
        };
        if records.is_empty() {
            bail!(error(lang, CliError::NothingFound));
        }
        let chosen = one.id.is_some().then(|| self.source.choose(records, one)).transpose()?;
        output::make_folder(folder, lang)?;
        let mut names = FileNames::default();
        for record in records.iter().filter(|record| chosen.is_none_or(|chosen| std::ptr::eq(chosen, *record))) {
            let subject = self.run.subject(&self.source.path, record, true);
            let path = folder.join(format!("{}.{extension}", names.name(&subject.id())));
            let output = ReportOutput::to_file(&path.display().to_string(), lang)?;
            keep_input(&one.path, std::slice::from_ref(&output), lang)?;
            let format = format.unwrap_or(Format::Table);
            let text = self.text(&subject, format, TerminalStyle::PLAIN)?;
            output.write_whole(text.as_bytes())?;
            counts.add(subject.verdict());
        }
        Ok(())
    }
}
