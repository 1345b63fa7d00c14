//! The reports of a run while they are made: rows that go out as they come, or are held until all are known.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::assessment::duplicates::RecordSet;
use crate::assessment::tally::Tally;
use crate::assessment::{RankKey, rank};
use crate::cli::check_arguments::CheckArguments;
use crate::cli::options::DateOrderName;
use crate::cli::output::ReportOutput;
use crate::cli::since_report::SinceReport;
use crate::domain::decision::RowResult;
use crate::domain::outcome::{Counts, Verdict};
use crate::report::Run;
use crate::report::formats::{self, Format, Options, PendingRow, Placing, ReportFooter, TiesAtCut, table};
use crate::report::remark_groups::RemarkGroups;
use crate::report::report_data::{AcrossData, DecidedCriterion, FileData, RunOptions};
use crate::report::sort_order::{SortKey, SortOrder};

/// How one report is made.
#[derive(Clone, Copy)]
pub(super) struct ReportSpec {
    pub(super) format: Format,
    sort: SortOrder,
    /// Whether its rows wait until all are known.
    pub(super) is_held: bool,
    /// Whether the rank is a column of its own that there would not be otherwise.
    pub(super) is_ranked: bool,
}

impl ReportSpec {
    /// That of an output by the options.
    pub(super) fn new(output: &ReportOutput, arguments: &CheckArguments) -> Self {
        let format = output.format;
        let sort = arguments.sort.unwrap_or(SortOrder::usual(format));
        let is_held = !format.streams() || sort != SortOrder::Source || arguments.top.is_some() || output.is_split();
        let is_ranked = format == Format::Csv && sort == SortOrder::Rank;
        Self { format, sort, is_held, is_ranked }
    }
}

impl ReportSpec {
    /// What was asked of the run, as the report says it.
    fn asked(
        self,
        run: &Run<'_>,
        arguments: &CheckArguments,
        decisions: &[FileData],
        since: Option<&SinceReport>,
    ) -> RunOptions {
        let path = |path: &PathBuf| run.source(&path.display().to_string()).into_owned();
        RunOptions {
            paths: arguments.paths.iter().map(path).collect(),
            only: arguments.only.iter().map(|verdict| Verdict::from(*verdict)).collect(),
            sort: self.sort.name().to_owned(),
            top: arguments.top.map(|top| top as u64),
            strict: arguments.size.strict,
            blind: run.blind.is_some(),
            max_record_size: arguments.size.max_record_size() as u64,
            date_order: arguments.size.date_order.map(DateOrderName::name),
            with_outcomes: arguments.with_outcomes.clone(),
            blocked_by: arguments.blocked_by.clone(),
            id: arguments.shown_id(run),
            since: since.map(|since| since.data.clone()),
            map: None,
            decisions: decisions.to_vec(),
        }
    }
}

/// A record whose rows wait for their place.
pub(super) struct BufferedRow {
    pub(super) key: RankKey,
    pub(super) id: Box<str>,
    pub(super) source: Arc<str>,
    pub(super) record: u64,
    /// The number among all records of the run, from 0.
    pub(super) number: u64,
    /// A row for each report whose rows are held.
    pub(super) rows: std::vec::IntoIter<PendingRow>,
}

impl BufferedRow {
    fn sort_key(&self) -> SortKey<'_> {
        SortKey { key: self.key, id: &self.id, source: &self.source, record: self.record }
    }
}

/// What was found out over all records.
#[derive(Default)]
pub(super) struct RunFindings {
    pub(super) counts: Counts,
    pub(super) tally: Tally,
    pub(super) keys: Vec<RankKey>,
    pub(super) across: Vec<AcrossData>,
    /// The records that are like another.
    pub(super) alike: RecordSet,
    /// The problems and warnings by kind.
    pub(super) remarks: RemarkGroups,
    /// The first warnings about records, in full, unless each was said when it was read.
    pub(super) first_warnings: Vec<String>,
    /// What people decided.
    pub(super) decided: Vec<DecidedCriterion>,
    /// What became of each row of decisions that is about a record.
    pub(super) rows_of_decisions: Vec<(usize, RowResult)>,
    pub(super) single: Option<table::Single>,
    /// Whether a record has the id asked for, or none is asked for.
    pub(super) has_asked: bool,
    /// Files that hold no applicant.
    pub(super) blank: Vec<String>,
    /// Whether all input was read.
    pub(super) complete: bool,
    /// How many files were not read, by extension.
    pub(super) passed_over: BTreeMap<String, u64>,
    /// The map of the tables, if one was given.
    pub(super) map: Option<FileData>,
}

/// The reports of a run.
pub(super) struct Reports {
    outputs: Vec<(ReportOutput, ReportSpec)>,
    held: Vec<BufferedRow>,
    options: Options,
}

impl Reports {
    /// Begins the reports that are written as the rows come.
    pub(super) fn begin(
        outputs: Vec<ReportOutput>,
        forms: &[ReportSpec],
        run: &Run<'_>,
        options: Options,
    ) -> anyhow::Result<Self> {
        let mut outputs: Vec<_> = outputs.into_iter().zip(forms.iter().copied()).collect();
        for (output, form) in &mut outputs {
            output.write_to_each(&formats::begin(form.format, run, form.is_ranked, options))?;
        }
        Ok(Self { outputs, held: Vec::new(), options })
    }

    /// Writes what is streamed, a text for each report, and keeps what is held.
    pub(super) fn take(&mut self, streamed: Vec<Vec<u8>>, held: Vec<BufferedRow>) -> anyhow::Result<()> {
        self.held.extend(held);
        for ((output, _), text) in self.outputs.iter_mut().zip(streamed) {
            if !text.is_empty() {
                output.write(&text)?;
                output.flush()?;
            }
        }
        if self.outputs.iter().all(|(output, _)| output.is_gone()) {
            return Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe).into());
        }
        Ok(())
    }

    /// Whether nothing goes to standard output.
    pub(super) fn are_files(&self) -> bool {
        self.outputs.iter().all(|(output, _)| !output.is_standard())
    }

    /// How many rows are held, before any is left out for its rank.
    pub(super) fn rows_found(&self) -> u64 {
        self.held.len() as u64
    }

    /// Leaves out the rows that rank below so many, and gives those that rank as high as the last one that stays.
    pub(super) fn keep_best(&mut self, top: usize, keys: &[RankKey]) -> Option<TiesAtCut> {
        let ranked = order(&self.held, SortOrder::Rank);
        let (best, rest) = ranked.split_at(top.min(ranked.len()));
        let key = |place: &usize| self.held.get(*place).map(|held| held.key);
        let last = best.last().and_then(key);
        let more = rest.iter().take_while(|place| key(place) == last).count() as u64;
        let rank = last.and_then(|last| rank(keys, last));
        // Those that stay keep the order in which they were read, which is an order too.
        let best: HashSet<_> = best.iter().copied().collect();
        let mut places = 0..;
        self.held.retain(|_| places.next().is_some_and(|place| best.contains(&place)));
        rank.filter(|_| more > 0).map(|rank| TiesAtCut { rank, more })
    }

    /// Whether a format does not say how many rows share the rank at which it was cut.
    pub(super) fn leave_out_ties(&self) -> bool {
        self.outputs.iter().any(|(output, _)| !output.format.says_how_many_are_shown())
    }

    /// Writes the rows that were held, in their order, and what is around them.
    pub(super) fn end(
        self,
        run: &Run<'_>,
        arguments: &CheckArguments,
        (findings, decisions): (&RunFindings, &[FileData]),
        (rows_found, ties): (u64, Option<TiesAtCut>),
        since: Option<&SinceReport>,
    ) -> anyhow::Result<()> {
        let Self { outputs, mut held, options } = self;
        for (output, form) in outputs {
            // The rows of a record stand in the order of the reports; each report takes its own.
            let ranked = order(&held, form.sort).into_iter().filter_map(|place| {
                let held = held.get_mut(place).filter(|_| form.is_held)?;
                let rank = rank(&findings.keys, held.key);
                let placing = Placing { rank, is_copy: findings.alike.contains(held.number) };
                Some((placing, held.rows.next()?))
            });
            let ranked = ranked.collect::<Vec<_>>();
            let footer = ReportFooter {
                counts: &findings.counts,
                tally: &findings.tally,
                across: &findings.across,
                complete: findings.complete,
                passed_over: &findings.passed_over,
                single: findings.single.as_ref(),
                style: output.style(&arguments.common),
                options,
                ties,
                asked: &RunOptions { map: findings.map.clone(), ..form.asked(run, arguments, decisions, since) },
                decided: &findings.decided,
                remarks: &findings.remarks,
                rows_found,
                is_whole: arguments.all || !output.is_standard(),
            };
            let mut files = output.files();
            match files.as_mut_slice() {
                [file] => formats::end(form.format, run, ranked, &footer, file)?,
                files => {
                    // Applicants of whom nothing is written do not count.
                    let rows = ranked.into_iter().filter(|(_, row)| !row.is_empty());
                    let mut rows = rows.collect::<Vec<_>>().into_iter();
                    for (left, file) in (1..=files.len()).rev().zip(files) {
                        let count = rows.len().div_ceil(left);
                        formats::end(form.format, run, rows.by_ref().take(count).collect(), &footer, file)?;
                    }
                }
            }
            // Only when all of them are written is any put in its place.
            files.into_iter().try_for_each(ReportOutput::finish)?;
        }
        Ok(())
    }
}

/// The places of the records in an order.
fn order(held: &[BufferedRow], sort: SortOrder) -> Vec<usize> {
    let mut places: Vec<_> = held.iter().enumerate().collect();
    places.sort_by(|(_, one), (_, other)| sort.compare(&one.sort_key(), &other.sort_key()));
    places.into_iter().map(|(place, _)| place).collect()
}
