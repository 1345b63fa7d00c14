//! The worklist: a row for each criterion that a person has to decide, whose last columns are empty. Filled in, it is read
//! by `--decisions`.

use crate::assessment::Judgement;
use crate::domain::decision::DecisionColumn;
use crate::domain::outcome::{Effect, Group, Outcome, Verdict};
use crate::messages::decision_notes;
use crate::report::formats::csv::{CsvWriter, with_mark};
use crate::report::formats::json_writer::ApplicantWriter;
use crate::report::formats::{Options, Pieces, WorklistScope};
use crate::report::{JudgedRecord, report_data};

/// How many columns are filled in by this tool; the others are for a person.
pub(super) const FILLED_IN: usize = 8;

/// The cells of one row, of those columns that are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistRow(pub(super) Box<[Box<str>; FILLED_IN]>);

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

/// The rows of an applicant as text; none where a person has nothing to decide.
#[must_use]
pub fn row(writer: &mut ApplicantWriter<'_>, subject: &JudgedRecord<'_>, options: Options) -> Pieces {
    let mut csv = CsvWriter::new(options);
    for WorklistRow(cells) in rows(writer, subject, options) {
        cells.iter().for_each(|cell| csv.cell(cell));
        for _ in FILLED_IN..DecisionColumn::ALL.len() {
            csv.field("");
        }
        csv.end();
    }
    Pieces::whole(csv.into_bytes())
}

/// The rows of an applicant.
#[must_use]
pub fn rows(writer: &mut ApplicantWriter<'_>, subject: &JudgedRecord<'_>, options: Options) -> Box<[WorklistRow]> {
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let (run, hashes) = (writer.run(), writer.criterion_hashes());
    let to_decide =
        judgements.iter().zip(hashes).filter(|(judgement, _)| is_listed(subject.verdict(), judgement, options));
    let mut sha256 = None;
    let row = |(judgement, hash): (&Judgement<'_>, &String)| {
        let criterion = judgement.criterion;
        WorklistRow(Box::new([
            subject.id().into(),
            subject.name().unwrap_or_default().into(),
            subject.source().into(),
            sha256.get_or_insert_with(|| subject.sha256()).as_str().into(),
            hash.as_str().into(),
            criterion.id.as_str().into(),
            decision_notes::question(run.lang, criterion).into(),
            report_data::shown_reason(run.lang, subject, judgement).into(),
        ]))
    };
    to_decide.map(row).collect()
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
