//! `eligible explain`: one applicant, every criterion, and what would change the verdict.

use anyhow::bail;
use clap::Args;

use crate::assessment::{rank, rank_key};
use crate::cli::check::status;
use crate::cli::options::among;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{SingleRecord, Source, keep_input, print_warnings, table_or_json};
use crate::domain::names::nearest;
use crate::domain::outcome::Counts;
use crate::messages::command_errors::{CliError, error};
use crate::report::formats::Format;
use crate::report::{escape, explanation};

/// One applicant: every criterion with its clause, the reason and the facts used, and what would change the verdict.
///
/// Missing information comes first. The end shows the smallest sets of facts (three at most) that would make the applicant
/// eligible, or the reason why none would.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) one: SingleRecord,

    /// Only this criterion; repeatable
    #[arg(long, value_name = "ID")]
    pub(super) criterion: Vec<String>,

    /// Format of the explanation; table is text for people [default: table]
    #[arg(long, value_parser = among(&[Format::Table, Format::Json]))]
    pub(super) format: Option<Format>,

    /// Write the explanation to a file instead, whole or not at all; name the format before the file, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
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
  eligible explain me.json --lang fr
  eligible explain applications.ndjson --id A-0001 --criterion E3
  eligible explain me.json -o me.explained.txt -o me.explained.json";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Explain) -> anyhow::Result<u8> {
    let common = &arguments.one.common;
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let run = rules.run(&judging_dates, common);
    let known: Vec<_> = rules.vacancy.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    if let Some(unknown) = arguments.criterion.iter().find(|id| !known.contains(&id.as_str())) {
        let near = nearest(unknown, known.iter().copied()).map_or_else(|| known.join(", "), str::to_owned);
        bail!(error(run.lang, CliError::NoSuchCriterion(&escape::visible(unknown), &escape::visible(&near))));
    }
    let outputs = table_or_json(arguments.format, &arguments.output, run.lang)?;
    keep_input(&arguments.one.path, &outputs, run.lang)?;
    let source = Source::read(&arguments.one.path, None, arguments.one.size, (run.lang, &run.vacancy.notice.id))?;
    let records = source.records();
    let subject = run.subject(&source.path, source.choose(&records, &arguments.one)?, true);
    let judged = records.iter().map(|record| run.subject(&source.path, record, false));
    let mut keys: Vec<_> = judged.map(|subject| rank_key(subject.verdict(), subject.score())).collect();
    keys.sort_unstable();
    let rank = rank(&keys, rank_key(subject.verdict(), subject.score()));
    let mut explanation = explanation::explanation(&run, &subject, rank);
    explanation.keep(&arguments.criterion);
    print_warnings(&subject, common);
    for output in outputs {
        let text = if output.format == Format::Json {
            explanation::json(&explanation)?
        } else {
            explanation::text(&run, &subject, &explanation, true, output.style(common))
        };
        output.write_whole(text.as_bytes())?;
    }
    let mut counts = Counts::default();
    counts.add(subject.verdict());
    Ok(status(&counts, &[]))
}
