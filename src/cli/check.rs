//! `eligible check`: verdicts for many records, in parallel, as they are read.

use std::thread;

use anyhow::bail;

use crate::assessment::{RankKey, rank, rank_key};
use crate::cli::args::{Check, FailOn, Format, Sort};
use crate::cli::input::{Lines, Task, Tasks};
use crate::cli::output::Output;
use crate::cli::pipeline::in_order;
use crate::cli::rules::Rules;
use crate::domain::outcome::{Counts, Verdict};
use crate::domain::text::Lang;
use crate::intake::document::{Record, read_document, read_lines, unreadable};
use crate::report::data::WarningData;
use crate::report::{Run, Subject, csv, data, escape, json, table};
use crate::wording::errors::{Trouble, error, sentence};
use crate::wording::{self, labels};

/// So many warnings are shown unless all are asked for.
pub(super) const WARNINGS: usize = 20;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Check) -> anyhow::Result<u8> {
    let rules = Rules::load(&arguments.common)?;
    let frame = rules.vacancy.frame(arguments.common.as_of);
    let run = rules.run(&frame, &arguments.common);
    let outputs = Output::all(arguments.format, &arguments.output, arguments.common.lang())?;
    let own: Vec<_> = outputs.iter().filter_map(Output::existing).collect();
    let mut tasks = Tasks::new(&arguments.paths, &own, run.lang)?;
    let plan = Plan::new(&run, arguments, &outputs);
    let mut reports: Vec<_> =
        outputs.into_iter().zip(&plan.forms).map(|(output, form)| Report::new(output, *form)).collect();
    for report in &mut reports {
        report.begin(&run)?;
    }
    let mut seen = Seen::default();
    let jobs = arguments.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    in_order(jobs, &mut tasks, |task| plan.work(task), |batch| seen.take(batch, &plan, &mut reports))?;
    seen.end_of_warnings(&plan);
    let quiet = arguments.common.quiet;
    let complete = tasks.complete;
    if !quiet || !complete {
        for warning in &tasks.passed_over {
            tell!("{}{warning}", labels::warning(run.lang));
        }
    }
    if seen.counts.total() == 0 {
        bail!(error(run.lang, Trouble::NothingFound));
    }
    let to_files = reports.iter().all(|report| !report.output.is_standard());
    seen.keys.sort_unstable();
    for report in reports {
        report.end(&run, arguments, &seen, complete)?;
    }
    if to_files && !quiet {
        tell!("{}", labels::counts(run.lang, &seen.counts));
    }
    if !complete {
        bail!(error(run.lang, Trouble::Incomplete));
    }
    Ok(status(&seen.counts, &arguments.fail_on))
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

/// How one report is made: whether its rows go out as they come, or are held until all are known.
#[derive(Clone, Copy)]
struct Form {
    format: Format,
    sort: Sort,
    held: bool,
}

/// What is the same for every task.
struct Plan<'v> {
    run: &'v Run<'v>,
    forms: Vec<Form>,
    only: Vec<Verdict>,
    strict: bool,
    /// Whether a report carries every finding.
    detail: bool,
    /// How many warnings are told on standard error; none where every report carries them.
    warnings: usize,
}

/// What became of one task.
#[derive(Default)]
struct Batch {
    counts: Counts,
    keys: Vec<RankKey>,
    warnings: Vec<String>,
    /// For each report that is not held, its bytes; for each that is, its rows.
    streamed: Vec<Vec<u8>>,
    held: Vec<Vec<Held>>,
    first: Option<table::Single>,
}

/// A row that waits for its place.
struct Held {
    key: RankKey,
    id: String,
    source: Box<str>,
    record: u64,
    row: Row,
}

impl Held {
    /// What decides between records of one rank.
    fn identity(&self) -> (&str, &str, u64) {
        (&self.id, &self.source, self.record)
    }
}

enum Row {
    Text(Vec<u8>),
    Json(String),
    Line(Box<table::Line>),
}

impl<'v> Plan<'v> {
    fn new(run: &'v Run<'v>, arguments: &Check, outputs: &[Output]) -> Self {
        let form = |output: &Output| {
            let streams = matches!(output.format, Format::Csv | Format::Ndjson);
            let sort = arguments.sort.unwrap_or(if streams { Sort::Source } else { Sort::Rank });
            let held = !streams || sort != Sort::Source || arguments.top.is_some();
            Form { format: output.format, sort, held }
        };
        let carries = |output: &Output| matches!(output.format, Format::Json | Format::Ndjson);
        Self {
            run,
            forms: outputs.iter().map(form).collect(),
            only: arguments.only.iter().map(|verdict| Verdict::from(*verdict)).collect(),
            strict: arguments.strict,
            detail: outputs.iter().any(carries),
            warnings: match &arguments.common {
                common if common.quiet || outputs.iter().all(carries) => 0,
                common if common.verbose => usize::MAX,
                _ => WARNINGS,
            },
        }
    }

    /// Reads and judges the records of a task.
    fn work(&self, task: Task) -> Batch {
        let mut worker = Worker::new(self);
        match task {
            Task::Files(paths) => {
                for path in paths {
                    let source = path.display().to_string();
                    match std::fs::read(&path) {
                        Ok(bytes) => read_document(&bytes, self.strict, |record| worker.record(&source, &record)),
                        Err(error) => worker.record(&source, &unreadable(error.to_string(), 1, false)),
                    }
                }
            }
            Task::Document(source, bytes) => {
                read_document(&bytes, self.strict, |record| worker.record(&source, &record));
            }
            Task::Lines(lines) => worker.lines(&lines),
            Task::Unreadable(source, reason, number) => {
                worker.record(&source, &unreadable(reason, number.unwrap_or(1), number.is_some()));
            }
        }
        worker.end()
    }
}

/// Collects what the records of one task give.
struct Worker<'p> {
    plan: &'p Plan<'p>,
    batch: Batch,
    csv: Vec<Option<csv::Writer>>,
    json: json::Writer,
}

impl<'p> Worker<'p> {
    fn new(plan: &'p Plan<'p>) -> Self {
        let forms = &plan.forms;
        let batch = Batch {
            streamed: forms.iter().map(|_| Vec::new()).collect(),
            held: forms.iter().map(|_| Vec::new()).collect(),
            ..Batch::default()
        };
        let csv = forms.iter().map(|form| (form.format == Format::Csv && !form.held).then(csv::Writer::new));
        Self { plan, batch, csv: csv.collect(), json: json::Writer::new(plan.run) }
    }

    fn lines(&mut self, lines: &Lines) {
        let strict = self.plan.strict;
        for (form, streamed) in self.plan.forms.iter().zip(&mut self.batch.streamed) {
            if form.format == Format::Ndjson && !form.held {
                // What explains is several times as large as what it is about. Room that is not used costs nothing.
                streamed.reserve(lines.bytes.len() * 8);
            }
        }
        read_lines(&lines.bytes, lines.line, lines.record, strict, |record| self.record(&lines.source, &record));
    }

    fn record(&mut self, source: &str, record: &Record<'_>) {
        let Plan { run, .. } = self.plan;
        let subject = run.subject(source, record, self.plan.detail);
        let verdict = subject.verdict();
        let key = rank_key(verdict, subject.score());
        // Wanted where this is the only record of the run; one in each task costs little.
        if self.batch.counts.total() == 0 && self.plan.forms.iter().any(|form| form.format == Format::Table) {
            // Nothing in a report keeps `serde_json` from reading it.
            self.batch.first = table::single(run, &run.subject(source, record, true)).ok();
        }
        self.batch.counts.add(verdict);
        if self.plan.forms.iter().any(|form| form.held) {
            self.batch.keys.push(key);
        }
        if self.batch.warnings.len() <= self.plan.warnings && self.plan.warnings > 0 {
            self.tell(&subject);
        }
        if self.plan.only.is_empty() || self.plan.only.contains(&verdict) {
            for index in 0..self.plan.forms.len() {
                self.row(index, &subject, key);
            }
        }
    }

    /// Makes the row of one report.
    fn row(&mut self, index: usize, subject: &Subject<'_>, key: RankKey) {
        let Plan { run, forms, .. } = self.plan;
        let (Some(form), Some(streamed), Some(held)) =
            (forms.get(index), self.batch.streamed.get_mut(index), self.batch.held.get_mut(index))
        else {
            return;
        };
        if let Some(Some(writer)) = self.csv.get_mut(index) {
            return writer.row(run, subject);
        }
        if form.format == Format::Ndjson && !form.held {
            return self.json.line(streamed, subject);
        }
        let row = match form.format {
            Format::Csv => {
                let mut writer = csv::Writer::new();
                writer.row(run, subject);
                Row::Text(writer.into_bytes())
            }
            Format::Ndjson => {
                let mut line = Vec::new();
                self.json.line(&mut line, subject);
                Row::Text(line)
            }
            Format::Json => Row::Json(self.json.applicant(subject)),
            Format::Table => Row::Line(Box::new(table::line(run, subject))),
        };
        let (id, source) = (subject.id().into_owned(), subject.source.into());
        held.push(Held { key, id, source, record: subject.record.number, row });
    }

    fn tell(&mut self, subject: &Subject<'_>) {
        let untold = self.plan.warnings.saturating_add(1) - self.batch.warnings.len();
        let warnings = data::warnings(self.plan.run.lang, subject);
        let told =
            warnings.iter().take(untold).map(|warning| warning_line(self.plan.run.lang, subject.source, warning));
        self.batch.warnings.extend(told);
    }

    fn end(mut self) -> Batch {
        for (streamed, writer) in self.batch.streamed.iter_mut().zip(self.csv) {
            if let Some(writer) = writer {
                *streamed = writer.into_bytes();
            }
        }
        self.batch
    }
}

/// A warning with its place, safe to be shown.
pub(super) fn warning_line(lang: Lang, source: &str, warning: &WarningData) -> String {
    let help = warning.suggestion.as_deref().map_or_else(String::new, |word| {
        wording::semicolon(lang).to_owned() + &wording::mistakes::did_you_mean(lang, word)
    });
    let place = format!("{source}:{}:{}", warning.line, warning.column);
    // What is about the whole record has no pointer.
    let pointer = if warning.pointer.is_empty() { String::new() } else { format!("{}: ", warning.pointer) };
    escape::visible(&format!("{place}: {pointer}{}{help}", warning.message)).into_owned()
}

/// What was seen of all tasks so far.
#[derive(Default)]
struct Seen {
    counts: Counts,
    keys: Vec<RankKey>,
    warnings: usize,
    first: Option<table::Single>,
}

impl Seen {
    /// Takes the result of a task, in the order of the tasks.
    fn take(&mut self, batch: Batch, plan: &Plan<'_>, reports: &mut [Report]) -> anyhow::Result<()> {
        self.counts.add_all(&batch.counts);
        self.keys.extend(batch.keys);
        if self.first.is_none() {
            self.first = batch.first;
        }
        for warning in batch.warnings {
            if self.warnings < plan.warnings {
                tell!("{}{warning}", labels::warning(plan.run.lang));
            }
            self.warnings += 1;
        }
        for ((report, text), rows) in reports.iter_mut().zip(batch.streamed).zip(batch.held) {
            report.rows.extend(rows);
            if !text.is_empty() {
                report.output.write(&text)?;
                report.output.flush()?;
            }
        }
        if reports.iter().all(|report| report.output.is_gone()) {
            return Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe).into());
        }
        Ok(())
    }

    fn end_of_warnings(&self, plan: &Plan<'_>) {
        if self.warnings > plan.warnings {
            let lang = plan.run.lang;
            tell!("{}{}", labels::warning(lang), sentence(lang, Trouble::MoreWarnings));
        }
    }
}

/// A report that is being made.
struct Report {
    output: Output,
    form: Form,
    rows: Vec<Held>,
}

impl Report {
    const fn new(output: Output, form: Form) -> Self {
        Self { output, form, rows: Vec::new() }
    }

    /// What stands before the first row.
    fn begin(&mut self, run: &Run<'_>) -> anyhow::Result<()> {
        if self.form.format == Format::Csv {
            let mut writer = csv::Writer::new();
            writer.head(run, self.form.sort == Sort::Rank);
            self.output.write(&writer.into_bytes())?;
        }
        Ok(())
    }

    /// The rows that were held, in their order, and what stands after the last.
    fn end(mut self, run: &Run<'_>, arguments: &Check, seen: &Seen, complete: bool) -> anyhow::Result<()> {
        let mut rows: Vec<_> = std::mem::take(&mut self.rows).into_iter().enumerate().collect();
        let by_rank = |(_, one): &(usize, Held), (_, other): &(usize, Held)| {
            (one.key, one.identity()).cmp(&(other.key, other.identity()))
        };
        if let Some(top) = arguments.top {
            rows.sort_by(by_rank);
            rows.truncate(top);
        }
        match self.form.sort {
            Sort::Rank => rows.sort_by(by_rank),
            Sort::Id => rows.sort_by(|(_, one), (_, other)| one.identity().cmp(&other.identity())),
            Sort::Source => rows.sort_by_key(|(place, _)| *place),
        }
        let (mut applicants, mut lines) = (Vec::new(), Vec::new());
        for (_, held) in rows {
            let rank = rank(&seen.keys, held.key);
            match held.row {
                Row::Text(text) => {
                    if self.form.format == Format::Csv && self.form.sort == Sort::Rank {
                        let rank = rank.map_or_else(String::new, |rank| rank.to_string());
                        self.output.write(format!("{rank},").as_bytes())?;
                    }
                    self.output.write(&text)?;
                }
                Row::Json(applicant) => applicants.push(json::with_rank(&applicant, rank)),
                Row::Line(mut line) => {
                    line.rank = rank;
                    lines.push(*line);
                }
            }
        }
        let frame = data::frame(run, &seen.counts, complete);
        match self.form.format {
            Format::Csv => {}
            Format::Ndjson => self.output.write(json::last_line(&frame)?.as_bytes())?,
            Format::Json => self.output.write(json::report(&frame, &applicants)?.as_bytes())?,
            Format::Table => {
                let look = self.output.look(&arguments.common);
                let text = match &seen.first {
                    Some(single) if seen.counts.total() == 1 && lines.len() == 1 => table::one(run, single, look),
                    _ => table::many(run, &lines, &seen.counts, look),
                };
                self.output.write(text.as_bytes())?;
            }
        }
        self.output.finish()
    }
}
