//! `eligible check`: verdicts for many records, in parallel, as they are read.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::bail;

use crate::cli::batch::{Batch, Plan, Worker};
use crate::cli::check_arguments::{CheckArguments, FailOn, with_outcome};
use crate::cli::duplicate_search::Comparison;
use crate::cli::input::{Read, Tasks, read_all};
use crate::cli::interrupt::{self, Interruption};
use crate::cli::output::ReportOutput;
use crate::cli::paths::is_standard_input;
use crate::cli::progress::Progress;
use crate::cli::reports::{BufferedRow, ReportSpec, Reports, RunFindings};
use crate::cli::rules::LoadedRules;
use crate::cli::run_warnings;
use crate::cli::since_report::SinceReport;
use crate::cli::single_record::{keep_input, keep_named};
use crate::cli::system_reason;
use crate::cli::table_input::LoadedMap;
use crate::domain::names::nearest;
use crate::domain::outcome::{Counts, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::messages::command_errors::{CliError, error, sentence};
use crate::messages::headings;
use crate::report::formats::Format;
use crate::report::{Run, escape, report_data};
use crate::rules::Vacancy;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<u8> {
    let rules = LoadedRules::load(&arguments.common)?;
    let lang = arguments.common.lang();
    check_filter(arguments, &rules.vacancy, lang)?;
    let reads_input = |path: &PathBuf| is_standard_input(path);
    if arguments.since.as_ref().is_some_and(reads_input) && arguments.paths.iter().any(reads_input) {
        bail!(error(lang, CliError::ReadTwice));
    }
    let interruption = Interruption::prepare(lang);
    let outputs = ReportOutput::split(arguments.format, &arguments.output, arguments.worklist.split, lang)?;
    if arguments.options().no_summary && outputs.iter().any(|output| output.format != Format::Ndjson) {
        bail!(error(lang, CliError::SummaryNeeded));
    }
    if let Some(since) = &arguments.since {
        keep_input(since, &outputs, lang)?;
    }
    keep_named((&arguments.common, &arguments.size, &arguments.decisions.decisions), &outputs)?;
    let writes = |format| outputs.iter().any(|output| output.format == format);
    let of_csv = (arguments.options().csv_long, arguments.writing.csv.is_chosen());
    if !writes(Format::Csv) && (of_csv.0 || (of_csv.1 && !writes(Format::Worklist))) {
        bail!(error(lang, CliError::CsvNeeded));
    }
    if arguments.all && !writes(Format::Table) {
        bail!(error(lang, CliError::TableNeeded));
    }
    let chooses_worklist = arguments.worklist.worklist_all || arguments.worklist.split.is_some();
    if chooses_worklist && !writes(Format::Worklist) && !writes(Format::WorklistXlsx) {
        bail!(error(lang, CliError::WorklistNeeded));
    }
    let own: Vec<_> = outputs.iter().flat_map(ReportOutput::existing).collect();
    let Some(done) = judge(arguments, &rules, outputs, &own, &interruption)? else {
        bail!(error(lang, CliError::NothingFound));
    };
    if !done.is_complete {
        bail!(error(lang, CliError::Incomplete));
    }
    Ok(status(&done.counts, &arguments.fail_on))
}

/// Refuses criteria that the rules do not have, and what is no outcome.
fn check_filter(arguments: &CheckArguments, vacancy: &Vacancy, lang: Lang) -> anyhow::Result<()> {
    for asked in &arguments.with_outcomes {
        let shown = escape::visible(asked);
        let Some((criterion, word)) = asked.split_once('=') else { bail!(error(lang, CliError::NoOutcome(&shown))) };
        check_criterion(criterion, vacancy, lang)?;
        if with_outcome(asked).is_none() {
            let near = nearest(word, Outcome::ALL.map(Outcome::code));
            bail!(error(lang, CliError::NoSuchOutcome(&escape::visible(word), near)));
        }
    }
    arguments.blocked_by.iter().try_for_each(|criterion| check_criterion(criterion, vacancy, lang))
}

/// Refuses a criterion that the rules do not have.
pub(super) fn check_criterion(criterion: &str, vacancy: &Vacancy, lang: Lang) -> anyhow::Result<()> {
    let known: Vec<_> = vacancy.criteria.iter().map(|known| known.id.as_str()).collect();
    if known.contains(&criterion) {
        return Ok(());
    }
    let near = nearest(criterion, known.iter().copied());
    bail!(error(lang, CliError::NoSuchCriterion(&escape::visible(criterion), near, &known.join(", "))))
}

/// What came of a run.
pub(super) struct RunResult {
    counts: Counts,
    /// Whether all input was read.
    is_complete: bool,
}

/// Judges all input and writes the reports, unless there is nothing to report on. What is `own`, by its canonical path, is
/// no input.
pub(super) fn judge(
    arguments: &CheckArguments,
    rules: &LoadedRules,
    outputs: Vec<ReportOutput>,
    own: &[PathBuf],
    interruption: &Interruption,
) -> anyhow::Result<Option<RunResult>> {
    let judging_dates = rules.vacancy.judging_dates(arguments.common.as_of);
    let blind = arguments.blind();
    let lang = arguments.common.lang();
    let decisions = arguments.decisions.read(&rules.vacancy, &arguments.size, lang)?;
    let run = Run {
        blind: blind.as_ref(),
        decisions: decisions.as_ref().map(|read| &read.decisions),
        ..rules.run(&judging_dates, &arguments.common)
    };
    let size = (arguments.size.limits(&run.vacancy.notice.id), LoadedMap::of(&arguments.size, &arguments.common)?);
    let tasks = Tasks::new(&arguments.paths, own, &run, size)?;
    let read_since = |path: &PathBuf| SinceReport::read(path, &run, arguments.common.quiet);
    let since = arguments.since.as_ref().map(read_since).transpose()?;
    let forms: Vec<_> = outputs.iter().map(|output| ReportSpec::new(output, arguments)).collect();
    let mut reports = Reports::begin(outputs, &forms, &run, arguments.options())?;
    let plan = Plan::new(&run, arguments, forms, since.as_ref());
    let is_shown = !arguments.no_progress && !arguments.common.quiet;
    let mut seen = ChunksSeen::new(Progress::begin(is_shown, &arguments.paths, run.lang));
    let jobs = arguments.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let each = |worker: &mut Worker<'_>, source: &Arc<str>, record: &Record<'_>| worker.record(source, record);
    let take = |worker: Worker<'_>, read| seen.take(worker.end(), &read, &plan, &mut reports, &mut interruption.hold());
    let tasks = read_all(jobs, tasks, |bytes| Worker::new(&plan, bytes), each, take)?;
    let quiet = arguments.common.quiet;
    let findings = seen.end(&run, &tasks);
    let decision_files = decisions.as_ref().map_or_else(Vec::new, |read| read.files(&run));
    if let Some(read) = &decisions {
        read.say_results(&findings.rows_of_decisions, &arguments.common);
    }
    // What could not be looked at is said in any case, and how many files were not read.
    let is_brief = quiet && tasks.complete;
    let blank = findings.blank.iter().filter(|_| !is_brief);
    let blank = blank.map(|path| sentence(run.lang, CliError::NoApplicant(&escape::visible(path))));
    for warning in blank.chain(tasks.warnings(is_brief)) {
        status!("{}{warning}", headings::warning(run.lang));
    }
    if findings.counts.total() == 0 && !arguments.options().no_summary {
        return Ok(None);
    }
    let (to_files, rows_found) = (reports.are_files(), reports.rows_found());
    run_warnings::say(&run, &plan, &findings, rows_found, &arguments.common);
    let ties = arguments.top.and_then(|top| reports.keep_best(top, &findings.keys));
    let said = [
        ties.filter(|_| reports.leave_out_ties()).map(|ties| headings::ties_at_cut(run.lang, ties.rank, ties.more)),
        arguments
            .id
            .as_ref()
            .filter(|_| !findings.has_asked)
            .map(|id| sentence(run.lang, CliError::NobodyHasId(&escape::visible(id)))),
    ];
    for warning in said.into_iter().flatten().filter(|_| !quiet) {
        status!("{}{warning}", headings::warning(run.lang));
    }
    reports.end(&run, arguments, (&findings, &decision_files), (rows_found, ties), since.as_ref())?;
    if to_files && !quiet {
        status!("{}", headings::counts(run.lang, &findings.counts));
    }
    Ok(Some(RunResult { counts: findings.counts, is_complete: findings.complete }))
}

/// The exit status that the verdicts give.
pub(super) fn status(counts: &Counts, fail_on: &[FailOn]) -> u8 {
    let counts_for = |name: FailOn| fail_on.is_empty() || fail_on.contains(&name);
    let grave = [
        (FailOn::Invalid, Verdict::Invalid, 3),
        (FailOn::Ineligible, Verdict::Ineligible, 1),
        (FailOn::Review, Verdict::Review, 4),
    ];
    let first = grave.into_iter().find(|(name, verdict, _)| counts_for(*name) && counts.of(*verdict) > 0);
    first.map_or(0, |(_, _, status)| status)
}

/// What was seen of all portions so far.
struct ChunksSeen {
    findings: RunFindings,
    progress: Progress,
    comparison: Comparison,
    /// What kept records from being compared.
    not_compared: Option<std::io::Error>,
}

impl ChunksSeen {
    fn new(progress: Progress) -> Self {
        Self { findings: RunFindings::default(), progress, comparison: Comparison::new(), not_compared: None }
    }

    /// Takes the result of a portion, in the order of the input.
    fn take(
        &mut self,
        batch: Batch,
        read: &Read,
        plan: &Plan<'_>,
        reports: &mut Reports,
        held: &mut interrupt::InterruptHold<'_>,
    ) -> anyhow::Result<()> {
        let findings = &mut self.findings;
        let before = findings.counts.total();
        findings.counts.add_all(&batch.counts);
        findings.remarks.add_all(batch.remarks);
        held.counted(&findings.counts);
        self.progress.advance(read.bytes, &findings.counts);
        findings.tally.add_all(&batch.tally);
        findings.keys.extend(batch.keys);
        findings.has_asked |= batch.has_asked;
        findings.decided.extend(batch.decided);
        findings.rows_of_decisions.extend(batch.rows_of_decisions);
        findings.blank.extend(read.blank.iter().map(|path| plan.run.source(path).into_owned()));
        if findings.single.is_none() {
            findings.single = batch.first;
        }
        if self.not_compared.is_none() {
            self.not_compared = self.comparison.add(&batch.chunk).err();
        }
        for warning in batch.warnings {
            if plan.warnings == usize::MAX {
                self.progress.suspend(|| {
                    status!("{}{warning}", headings::warning(plan.run.lang));
                });
            } else if findings.first_warnings.len() <= plan.warnings {
                findings.first_warnings.push(warning);
            }
        }
        let numbered = |row: BufferedRow| BufferedRow { number: before + row.number, ..row };
        reports.take(batch.streamed, batch.held.into_iter().map(numbered).collect())
    }

    /// What was found out over all portions.
    fn end(self, run: &Run<'_>, tasks: &Tasks) -> RunFindings {
        drop(self.progress);
        let (complete, passed_over) = (tasks.complete, tasks.passed_over().clone());
        let mut findings = RunFindings { complete, passed_over, map: tasks.map().cloned(), ..self.findings };
        let compared = self.not_compared.map_or_else(|| self.comparison.end(run), Err);
        match compared {
            Ok((across, alike)) => {
                findings.alike = alike;
                findings.across = across.iter().map(|finding| report_data::across(run.lang, finding)).collect();
            }
            Err(error) => {
                let error = system_reason(run.lang, &error);
                status!("{}{}", headings::warning(run.lang), sentence(run.lang, CliError::NotCompared(&error)));
            }
        }
        findings.keys.sort_unstable();
        findings
    }
}
