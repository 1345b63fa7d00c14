//! The files of decisions that are given with `--decisions`: read, and what became of each row.

use std::io::{BufReader, Seek as _};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum as _};

use crate::assessment::decisions::Decisions;
use crate::cli::options::{CommonOptions, DateOrderName, RecordArguments};
use crate::cli::paths::shown;
use crate::cli::seekable::seekable;
use crate::domain::decision::{DecisionRow, RefusedDecision, RowResult};
use crate::domain::text::Lang;
use crate::domain::written_dates::DateOrder;
use crate::intake::decisions_file;
use crate::messages::command_errors::{CliError, error};
use crate::messages::decision_notes;
use crate::report::comparison::decisions_in_report::{DecisionInReport, DecisionsInReport};
use crate::report::comparison::{DecisionPlace, ReadRow};
use crate::report::report_data::FileData;
use crate::report::report_rows::ReportRows;
use crate::report::{Run, escape, hash};
use crate::rules::Vacancy;

/// The decisions that a run applies.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct DecisionArguments {
    /// Apply the decisions in this file, a worklist that people filled in (CSV or XLSX); repeatable
    #[arg(long, value_name = "FILE")]
    pub(super) decisions: Vec<PathBuf>,
}

/// The decisions of a run with the files that they were read from.
pub(super) struct ReadDecisions {
    pub(super) decisions: Decisions,
    files: Vec<FileData>,
}

impl DecisionArguments {
    /// Reads all files, where there are any. `size` says which number of a date is the day.
    pub(super) fn read(
        &self,
        vacancy: &Vacancy,
        size: &RecordArguments,
        lang: Lang,
    ) -> anyhow::Result<Option<ReadDecisions>> {
        if self.decisions.is_empty() {
            return Ok(None);
        }
        let (rows, files) = self.rows(size.date_order.map(DateOrder::from), lang)?;
        let hashes: Vec<_> = vacancy.criteria.iter().map(hash::criterion).collect();
        Ok(Some(ReadDecisions { decisions: Decisions::new(rows, vacancy, &hashes), files }))
    }

    /// The rows of all files, and the files. `order` says which number of a date is the day.
    fn rows(&self, order: Option<DateOrder>, lang: Lang) -> anyhow::Result<(Vec<DecisionRow>, Vec<FileData>)> {
        let (mut rows, mut files) = (Vec::new(), Vec::new());
        for (number, path) in self.decisions.iter().enumerate() {
            let unreadable = || error(lang, CliError::Unreadable(&shown(path)));
            // Large files are not held while they are read.
            let mut given = seekable(path).with_context(unreadable)?;
            let sha256 = hash::sha256_of(BufReader::new(&given)).with_context(unreadable)?;
            given.rewind().with_context(unreadable)?;
            match decisions_file::read(Box::new(given), number, order) {
                // The rows of a single file are not moved, for which they would be held twice.
                Ok(read) if rows.is_empty() => rows = read,
                Ok(read) => rows.extend(read),
                Err(why) => {
                    let why = decision_notes::file_error(lang, &why);
                    bail!(error(lang, CliError::NoDecisions(&shown(path), &escape::visible(&why))))
                }
            }
            files.push(FileData { path: path.display().to_string(), sha256 });
        }
        Ok((rows, files))
    }

    /// Finds the decisions in the newer of two reports, with the place of each row of the files.
    pub(super) fn in_report(
        &self,
        new: &ReportRows,
        read: &mut ReadRow<'_>,
        lang: Lang,
    ) -> anyhow::Result<(DecisionsInReport, Vec<DecisionPlace>)> {
        let order = new.header.options.date_order.as_deref();
        let order = order.and_then(|order| DateOrderName::from_str(order, false).ok()).map(DateOrder::from);
        let (rows, files) = self.rows(order, lang)?;
        let place = |row: &DecisionRow| DecisionPlace {
            file: files.get(row.file).map_or_else(String::new, |file| file.path.clone()),
            sheet: row.sheet.as_deref().filter(|sheet| !sheet.is_empty()).map(str::to_owned),
            row: row.row,
        };
        let places = rows.iter().map(place).collect();
        Ok((DecisionsInReport::of(&rows, new, read)?, places))
    }
}

/// Says which decisions are not in a report, as many as the options ask for, and how many are.
pub(super) fn say_in_report(
    (found, places): (&DecisionsInReport, &[DecisionPlace]),
    report: &str,
    common: &CommonOptions,
) {
    let lang = common.lang();
    if common.quiet {
        return;
    }
    let missing = found.states.iter().zip(places).filter_map(|(state, place)| {
        let row = decision_notes::place(lang, &place.file, place.sheet.as_deref(), place.row);
        match state {
            DecisionInReport::Open | DecisionInReport::Same => None,
            DecisionInReport::Refused(why) => Some(decision_notes::not_in_report(lang, &row, why, report)),
            DecisionInReport::Undecided => Some(decision_notes::undecided_in_report(lang, &row, false, report)),
            DecisionInReport::Other => Some(decision_notes::undecided_in_report(lang, &row, true, report)),
        }
    });
    let missing: Vec<_> = missing.collect();
    common.say_first(missing.iter().map(|said| escape::visible(said).into_owned()));
    let count = |wanted: &DecisionInReport| found.states.iter().filter(|state| *state == wanted).count();
    let counts = [count(&DecisionInReport::Same), missing.len(), count(&DecisionInReport::Open)];
    status!("{}", escape::visible(&decision_notes::counts_in_report(lang, report, counts)));
}

impl ReadDecisions {
    /// The files as a report names them.
    pub(super) fn files(&self, run: &Run<'_>) -> Vec<FileData> {
        let shown = |file: &FileData| FileData { path: run.source(&file.path).into_owned(), ..file.clone() };
        self.files.iter().map(shown).collect()
    }

    /// Says which decisions were not applied to the records of a run, and how many were.
    pub(super) fn say_results(&self, of_records: &[(usize, RowResult)], common: &CommonOptions) {
        let mut results = self.by_row(of_records);
        for (result, row) in results.iter_mut().zip(self.decisions.rows()) {
            result.get_or_insert_with(|| match &row.decided {
                None => RowResult::Open,
                Some(Err(refused)) => RowResult::Refused(refused.clone()),
                Some(Ok(_)) => RowResult::Refused(RefusedDecision::UnknownId(row.id.to_string())),
            });
        }
        self.say_refused(&results, common);
        if !common.quiet {
            let results = results.iter().flatten();
            let count = |is_meant: fn(&RowResult) -> bool| results.clone().filter(|result| is_meant(result)).count();
            let counts = [
                count(|result| matches!(result, RowResult::Applied)),
                count(|result| matches!(result, RowResult::Refused(_))),
                count(|result| matches!(result, RowResult::Open)),
            ];
            status!("{}", decision_notes::counts(common.lang(), counts));
        }
    }

    /// Says which decisions about one record were not applied.
    pub(super) fn say_results_of_one(&self, of_record: &[(usize, RowResult)], common: &CommonOptions) {
        self.say_refused(&self.by_row(of_record), common);
    }

    /// Says which decisions are refused, as many as the options ask for.
    fn say_refused(&self, results: &[Option<RowResult>], common: &CommonOptions) {
        let lang = common.lang();
        let refused = self.decisions.rows().iter().zip(results).filter_map(|(row, result)| match result {
            Some(RowResult::Refused(why)) => Some((row, why)),
            Some(RowResult::Open | RowResult::Applied) | None => None,
        });
        let refused: Vec<_> = refused.collect();
        let said = refused.iter().map(|(row, why)| {
            let other = match why {
                RefusedDecision::Contradicts(other) => self.decisions.rows().get(*other),
                _ => None,
            };
            let other = other.map_or_else(String::new, |other| self.place(lang, other));
            escape::visible(&decision_notes::refused(lang, &self.place(lang, row), why, &other)).into_owned()
        });
        common.say_first(said);
    }

    /// The file and the number of a row.
    fn place(&self, lang: Lang, row: &DecisionRow) -> String {
        let path = self.files.get(row.file).map_or("", |file| file.path.as_str());
        decision_notes::row(lang, path, row)
    }

    /// What became of each row over all records that it may be about, in the order of the rows.
    fn by_row(&self, of_records: &[(usize, RowResult)]) -> Vec<Option<RowResult>> {
        let mut results = vec![None; self.decisions.rows().len()];
        for (number, result) in of_records {
            if let Some(known) = results.get_mut(*number) {
                *known = Some(known.take().map_or_else(|| result.clone(), |known: RowResult| known.or(result.clone())));
            }
        }
        results
    }
}
