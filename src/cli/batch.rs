//! One portion of the input: its records read and judged, and made into rows.

use std::sync::Arc;

use crate::assessment::row_filter::RowFilter;
use crate::assessment::tally::Tally;
use crate::assessment::{RankKey, rank_key};
use crate::cli::check_arguments::CheckArguments;
use crate::cli::duplicate_search::ComparedChunk;
use crate::cli::options::WARNINGS;
use crate::cli::reports::{BufferedRow, ReportSpec};
use crate::cli::since_report::SinceReport;
use crate::domain::decision::RowResult;
use crate::domain::outcome::Counts;
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::report::formats::json_writer::ApplicantWriter;
use crate::report::formats::{self, Format, Options, csv, table};
use crate::report::remark_groups::RemarkGroups;
use crate::report::report_data::{DecidedCriterion, WarningData};
use crate::report::{self, JudgedRecord, Run, escape, remarks, report_data};

/// What is the same for every portion.
pub(super) struct Plan<'v> {
    pub(super) run: &'v Run<'v>,
    pub(super) forms: Vec<ReportSpec>,
    pub(super) options: Options,
    filter: RowFilter,
    since: Option<&'v SinceReport>,
    /// The id of the only applicant that is shown, as the report shows it.
    id: Option<String>,
    /// Whether a report carries every finding.
    is_detailed: bool,
    /// How many warnings are said on standard error; none where every report carries them.
    pub(super) warnings: usize,
    /// Whether the problems and warnings of many records are said by kind, in a table or on standard error.
    pub(super) groups_remarks: bool,
    /// Whether what is noticed across applicants has to be said on standard error, since a report does not carry it.
    pub(super) says_duplicates: bool,
}

/// What became of one portion.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) counts: Counts,
    pub(super) tally: Tally,
    pub(super) keys: Vec<RankKey>,
    pub(super) warnings: Vec<String>,
    /// The problems and warnings by kind.
    pub(super) remarks: RemarkGroups,
    /// What is compared with the records of other portions.
    pub(super) chunk: ComparedChunk,
    /// For each report, its rows where they are not held.
    pub(super) streamed: Vec<Vec<u8>>,
    pub(super) held: Vec<BufferedRow>,
    pub(super) first: Option<table::Single>,
    /// Whether a record has the id asked for, or none is asked for.
    pub(super) has_asked: bool,
    /// What people decided, and what became of each row of decisions.
    pub(super) decided: Vec<DecidedCriterion>,
    pub(super) rows_of_decisions: Vec<(usize, RowResult)>,
}

impl<'v> Plan<'v> {
    pub(super) fn new(
        run: &'v Run<'v>,
        arguments: &CheckArguments,
        forms: Vec<ReportSpec>,
        since: Option<&'v SinceReport>,
    ) -> Self {
        let options = arguments.options();
        let is_table = |form: &ReportSpec| form.format == Format::Table;
        let warnings = match &arguments.common {
            common if common.quiet || forms.iter().all(|form| form.format.carries_warnings()) => 0,
            common if common.verbose => usize::MAX,
            _ => WARNINGS,
        };
        Self {
            run,
            filter: arguments.filter(),
            since,
            id: arguments.shown_id(run),
            is_detailed: forms.iter().any(|form| form.format.is_detailed(options)),
            warnings,
            groups_remarks: warnings == WARNINGS || forms.iter().any(is_table),
            says_duplicates: forms.iter().any(|form| form.format == Format::Csv),
            forms,
            options,
        }
    }
}

/// Collects what the records of one portion give.
pub(super) struct Worker<'p> {
    plan: &'p Plan<'p>,
    batch: Batch,
    csv: Vec<Option<csv::CsvWriter>>,
    json: ApplicantWriter<'p>,
}

impl<'p> Worker<'p> {
    /// Nothing so far, with room for what so many bytes of records give.
    pub(super) fn new(plan: &'p Plan<'p>, bytes: usize) -> Self {
        let forms = plan.forms.iter();
        let writes_csv = |form: &ReportSpec| form.format == Format::Csv && !form.is_held;
        let csv = forms.map(|form| writes_csv(form).then(|| csv::CsvWriter::new(plan.options))).collect();
        // Room that is not used costs nothing. What explains is several times as large as what it is about.
        let room = |form: &ReportSpec| if form.format == Format::Ndjson && !form.is_held { bytes * 8 } else { 0 };
        let streamed = plan.forms.iter().map(|form| Vec::with_capacity(room(form))).collect();
        let batch = Batch { streamed, ..Batch::default() };
        Self { plan, batch, csv, json: ApplicantWriter::new(plan.run) }
    }

    /// Judges a record.
    pub(super) fn record(&mut self, source: &Arc<str>, record: &Record<'_>) {
        let Plan { run, forms, .. } = self.plan;
        let subject = run.subject(source, record, self.plan.is_detailed);
        let verdict = subject.verdict();
        let key = rank_key(verdict, subject.score());
        // Wanted where this is the only record of the run; one in each portion costs little.
        if self.batch.counts.total() == 0 && forms.iter().any(|form| form.format == Format::Table) {
            self.batch.first = Some(table::single(run, &run.subject(source, record, true)));
        }
        self.batch.counts.add(verdict);
        if subject.has_problems() {
            self.batch.counts.add_with_problems();
        }
        if subject.decided() > 0 {
            self.batch.counts.add_decided();
            if forms.iter().any(|form| form.format.lists_decisions()) {
                self.batch.decided.extend(report_data::decided(&subject));
            }
        }
        self.batch.rows_of_decisions.extend_from_slice(&subject.rows);
        if forms.iter().any(|form| form.is_held) {
            self.batch.keys.push(key);
            if let Some(assessment) = &subject.assessment {
                self.batch.tally.add(assessment);
            }
        }
        if !self.plan.options.no_summary {
            self.batch.chunk.add(&subject);
        }
        if self.plan.groups_remarks {
            self.batch.remarks.add(run.lang, &subject);
        }
        if self.batch.warnings.len() <= self.plan.warnings && self.plan.warnings > 0 {
            self.print(&subject);
        }
        let is_asked = self.plan.id.as_deref().is_none_or(|id| subject.id() == id);
        self.batch.has_asked |= is_asked;
        let is_known = || self.plan.since.is_some_and(|since| since.has(&subject));
        if is_asked && self.plan.filter.shows(verdict, subject.assessment.as_ref()) && !is_known() {
            self.rows(source, &subject, key);
        }
    }

    /// Makes the rows of the reports.
    fn rows(&mut self, source: &Arc<str>, subject: &JudgedRecord<'_>, key: RankKey) {
        let Plan { run, forms, options, .. } = self.plan;
        // One more would be room for four.
        let mut rows = Vec::with_capacity(forms.iter().filter(|form| form.is_held).count());
        for ((form, streamed), csv) in forms.iter().zip(&mut self.batch.streamed).zip(&mut self.csv) {
            if let Some(writer) = csv {
                writer.rows(run, subject, false);
                continue;
            }
            if form.is_held {
                rows.push(formats::row(form.format, &mut self.json, subject, form.is_ranked, *options));
            } else {
                formats::stream(form.format, &mut self.json, subject, *options, streamed);
            }
        }
        if !rows.is_empty() {
            // Who ranks before whom is the same where ids are hidden.
            let (id, source) = (report::id(source, subject.record).into(), Arc::clone(source));
            self.batch.held.push(BufferedRow {
                key,
                id,
                source,
                record: subject.record.number,
                number: self.batch.counts.total().saturating_sub(1),
                rows: rows.into_iter(),
            });
        }
    }

    fn print(&mut self, subject: &JudgedRecord<'_>) {
        let unreported = self.plan.warnings.saturating_add(1) - self.batch.warnings.len();
        let warnings = report_data::warnings(self.plan.run.lang, subject);
        let said =
            warnings.iter().take(unreported).map(|warning| warning_line(self.plan.run.lang, subject.source(), warning));
        self.batch.warnings.extend(said);
    }

    /// What became of the portion.
    pub(super) fn end(mut self) -> Batch {
        for (streamed, writer) in self.batch.streamed.iter_mut().zip(self.csv) {
            if let Some(writer) = writer {
                *streamed = writer.into_bytes();
            }
        }
        self.batch
    }
}

/// A warning with its place, safe to be shown.
pub(super) fn warning_line(lang: Lang, source: &str, warning: &WarningData<'_>) -> String {
    let sentence = remarks::warning(lang, warning);
    escape::visible(&warning.located(lang, source, &sentence)).into_owned()
}
