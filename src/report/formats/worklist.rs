//! The worklist: a row for each criterion that a person has to decide, whose last columns are empty. Filled in, it is read
//! by `--decisions`.

use std::io::{self, Write};

use crate::assessment::Judgement;
use crate::domain::decision::DecisionColumn;
use crate::domain::outcome::{Effect, Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::report::asked_criterion::AskedCriterion;
use crate::report::formats::csv::{CsvWriter, with_mark};
use crate::report::formats::json_writer::ApplicantWriter;
use crate::report::formats::{Options, PendingRow, Placing, WorklistScope};
use crate::report::{JudgedRecord, Run, report_data};

/// How many columns are filled in by this tool; the others are for a person.
pub(super) const FILLED_IN: usize = 8;

/// The rows of an applicant as they are held: what is asked of everybody is not among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantRows {
    /// Id, name, source and hash of the record, and the reason of each row, one behind the other.
    texts: Box<str>,
    /// Where each of the first four ends.
    ends: [usize; 4],
    open: Box<[OpenCriterion]>,
}

/// A criterion that a person has to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenCriterion {
    /// Its place among those of the vacancy.
    place: usize,
    /// Where its reason ends among the texts.
    end: usize,
}

impl ApplicantRows {
    /// How many rows there are.
    pub(super) const fn len(&self) -> usize {
        self.open.len()
    }

    /// The cells of each row, of those columns that are filled in.
    pub(super) fn cells<'r>(&'r self, asked: &'r [AskedCriterion]) -> impl Iterator<Item = [&'r str; FILLED_IN]> + 'r {
        let (mut begin, mut rest) = (0, self.texts.as_ref());
        let mut next = move |end: usize| {
            let (text, after) = rest.split_at_checked(end.saturating_sub(begin)).unwrap_or_default();
            (begin, rest) = (end, after);
            text
        };
        let [id, name, source, sha256] = self.ends.map(&mut next);
        self.open.iter().filter_map(move |open| {
            let (reason, asked) = (next(open.end), asked.get(open.place)?);
            Some([id, name, source, sha256, &asked.rules, &asked.id, &asked.question, reason])
        })
    }
}

/// What is before the first row: the byte order mark where it is wanted, and the head.
#[must_use]
pub fn begin(options: Options) -> Vec<u8> {
    let mut writer = CsvWriter::new(options);
    for column in DecisionColumn::ALL {
        writer.field(column.name());
    }
    writer.end();
    with_mark(writer, options)
}

/// Writes the rows of an applicant behind those before it.
pub fn stream(writer: &mut ApplicantWriter<'_>, subject: &JudgedRecord<'_>, options: Options, out: &mut Vec<u8>) {
    if let Some(rows) = rows(subject, writer.run().lang, options) {
        let mut csv = CsvWriter::new(options);
        push(&mut csv, &rows, writer.asked_criteria());
        out.append(&mut csv.into_bytes());
    }
}

/// Writes the rows that were held.
///
/// # Errors
/// Where writing fails.
pub fn end(run: &Run<'_>, rows: Vec<(Placing, PendingRow)>, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let asked = AskedCriterion::all(run);
    for rows in held(rows) {
        let mut csv = CsvWriter::new(options);
        push(&mut csv, &rows, &asked);
        out.write_all(&csv.into_bytes())?;
    }
    Ok(())
}

/// The rows of all applicants who have some.
pub(super) fn held(rows: Vec<(Placing, PendingRow)>) -> impl Iterator<Item = Box<ApplicantRows>> {
    rows.into_iter().filter_map(|(_, row)| match row {
        PendingRow::Worklist(rows) => rows,
        PendingRow::Text(_) | PendingRow::Line(_) | PendingRow::Sheet(_) | PendingRow::Suite(_) => None,
    })
}

fn push(csv: &mut CsvWriter, rows: &ApplicantRows, asked: &[AskedCriterion]) {
    for cells in rows.cells(asked) {
        for cell in cells {
            csv.cell(cell);
        }
        for _ in FILLED_IN..DecisionColumn::ALL.len() {
            csv.field("");
        }
        csv.end();
    }
}

/// The rows of an applicant; none where a person has nothing to decide.
#[must_use]
pub fn rows(subject: &JudgedRecord<'_>, lang: Lang, options: Options) -> Option<Box<ApplicantRows>> {
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let is_open = |(_, judgement): &(usize, &Judgement<'_>)| is_listed(subject.verdict(), judgement, options);
    let mut to_decide = judgements.iter().enumerate().filter(is_open).peekable();
    to_decide.peek()?;
    let mut texts = String::new();
    let (id, sha256) = (subject.id(), subject.sha256());
    let ends = [&id, subject.name().unwrap_or_default(), subject.source(), &sha256].map(|text| {
        texts.push_str(text);
        texts.len()
    });
    let open = to_decide.map(|(place, judgement)| {
        texts.push_str(&report_data::shown_reason(lang, subject, judgement));
        OpenCriterion { place, end: texts.len() }
    });
    let open = open.collect();
    Some(Box::new(ApplicantRows { texts: texts.into(), ends, open }))
}

/// Whether a person has to decide it: it keeps the applicant in review; or it is desirable and unclear, and that is asked. A
/// condition that a person found not met keeps the applicant in review, and is not asked again.
fn is_listed(verdict: Verdict, judgement: &Judgement<'_>, options: Options) -> bool {
    if judgement.decision.is_some() {
        return false;
    }
    let is_in_review = verdict == Verdict::Review && judgement.effect == Effect::Review;
    let is_desirable = judgement.criterion.group == Group::Desirable
        && judgement.outcome == Outcome::Unclear
        && matches!(verdict, Verdict::Review | Verdict::Eligible);
    is_in_review || (options.worklist == WorklistScope::Desirable && is_desirable)
}
