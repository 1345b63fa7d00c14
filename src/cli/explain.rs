//! `eligible explain`: one applicant, every criterion, and what would change the verdict.

use anyhow::bail;

use crate::assessment::{rank, rank_key};
use crate::cli::args::Explain;
use crate::cli::check::status;
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::{Source, keep_input, print_warnings, table_or_json};
use crate::domain::names::nearest;
use crate::domain::outcome::Counts;
use crate::messages::command_errors::{CliError, error};
use crate::report::formats::Format;
use crate::report::{escape, explanation};

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
    let source = Source::read(&arguments.one.path, None, arguments.one.size, run.lang)?;
    let records = source.records();
    let subject = run.subject(&source.path, source.choose(&records, &arguments.one)?, true);
    let judged = records.iter().map(|record| run.subject(&source.path, record, false));
    let mut keys: Vec<_> = judged.map(|subject| rank_key(subject.verdict(), subject.score())).collect();
    keys.sort_unstable();
    let rank = rank(&keys, rank_key(subject.verdict(), subject.score()));
    let mut explanation = explanation::explanation(&run, &subject, rank);
    explanation.keep(&arguments.criterion);
    print_warnings(&subject, common);
    for mut output in outputs {
        let text = if output.format == Format::Json {
            explanation::json(&explanation)?
        } else {
            explanation::text(&run, &subject, &explanation, output.style(common))
        };
        output.write(text.as_bytes())?;
        output.finish()?;
    }
    let mut counts = Counts::default();
    counts.add(subject.verdict());
    Ok(status(&counts, &[]))
}
