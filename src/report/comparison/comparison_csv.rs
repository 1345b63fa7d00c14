//! Two reports compared, as CSV: a row for each applicant who is new, gone or changed.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::domain::change_cause::ChangeCause;
use crate::domain::text::Lang;
use crate::messages::comparison_notes::Change;
use crate::report::comparison::{ReadRow, ReportComparison, ReportSide, reported};
use crate::report::formats::Options;
use crate::report::formats::csv::CsvWriter;
use crate::report::rule_diff::VerdictAndScore;

/// The columns.
const COLUMNS: [&str; 13] = [
    "change",
    "cause",
    "id",
    "name",
    "source",
    "old_verdict",
    "old_score_min",
    "old_score_max",
    "new_verdict",
    "new_score_min",
    "new_score_max",
    "criteria",
    "because",
];

/// Writes it; `because` has a sentence for each criterion that came out in another way.
///
/// # Errors
/// Where reading or writing fails.
pub fn write(
    comparison: &ReportComparison<'_>,
    lang: Lang,
    read: &mut ReadRow<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut head = CsvWriter::new(Options::default());
    for column in COLUMNS {
        head.field(column);
    }
    head.end();
    out.write_all(&head.into_bytes())?;
    let lists = [(Change::New, ReportSide::New, &comparison.new), (Change::Gone, ReportSide::Old, &comparison.gone)];
    for (change, side, rows) in lists {
        for row in rows {
            let written = read(side, row)?;
            let applicant = reported(&written)?;
            let standing = Some(VerdictAndScore { verdict: applicant.verdict, score: applicant.score });
            let (old, new) = if side == ReportSide::New { (None, standing) } else { (standing, None) };
            let mut writer = begin(change, &BTreeSet::new());
            subject(&mut writer, [&applicant.id, applicant.name.as_deref().unwrap_or_default(), &applicant.source]);
            result(&mut writer, [old, new], "", "");
            out.write_all(&writer.into_bytes())?;
        }
    }
    for (causes, pairs) in &comparison.changed {
        for pair in pairs {
            let applicant = comparison.in_full(*pair, read)?;
            let criteria: Vec<_> = applicant.differences().map(|one| one.difference.criterion.as_str()).collect();
            let because = applicant.differences().map(|one| {
                let (line, reasons) = one.difference.said(lang, one.group);
                [vec![line], reasons].concat().join("; ")
            });
            let mut writer = begin(Change::Changed, causes);
            subject(&mut writer, [&applicant.id, applicant.name.as_deref().unwrap_or_default(), &applicant.source]);
            let because = because.collect::<Vec<_>>().join("; ");
            result(&mut writer, [Some(applicant.old), Some(applicant.new)], &criteria.join(" "), &because);
            out.write_all(&writer.into_bytes())?;
        }
    }
    Ok(())
}

/// A row with what became of the applicant, and why.
fn begin(change: Change, causes: &BTreeSet<ChangeCause>) -> CsvWriter {
    let mut writer = CsvWriter::new(Options::default());
    writer.field(change.code());
    writer.field(causes.iter().map(|cause| cause.code()).collect::<Vec<_>>().join(" "));
    writer
}

/// The id, the name and the source.
fn subject(writer: &mut CsvWriter, cells: [&str; 3]) {
    for cell in cells {
        writer.cell(cell);
    }
}

/// Both results, and the rest of the row.
fn result(writer: &mut CsvWriter, standings: [Option<VerdictAndScore>; 2], criteria: &str, because: &str) {
    for standing in standings {
        writer.field(standing.map_or("", |standing| standing.verdict.code()));
        let score = standing.and_then(|standing| standing.score);
        for bound in [score.map(|score| score.min), score.map(|score| score.max)] {
            writer.field(bound.map_or_else(String::new, |bound| format!("{bound:.1}")));
        }
    }
    writer.cell(criteria);
    writer.cell(because);
    writer.end();
}
