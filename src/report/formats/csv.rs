//! CSV (RFC 4180): one row an applicant and one column a criterion, or, in its long form, one row an applicant and
//! criterion. Lines end with CR LF, as the standard has it.

use std::io::{self, Write};

use crate::domain::decision::Decision;
use crate::domain::outcome::{Group, Outcome};
use crate::report::formats::{Options, PendingRow, Pieces, Placing, texts};
use crate::report::report_data::{CriterionData, DecidedCriterion, EvidenceData};
use crate::report::{JudgedRecord, Run, decimal, escape, report_data};

/// What is before the first row: the byte order mark where it is wanted, and the head.
#[must_use]
pub fn begin(run: &Run<'_>, ranked: bool, options: Options) -> Vec<u8> {
    let mut writer = CsvWriter::new(options);
    writer.head(run, ranked);
    with_mark(writer, options)
}

/// What was written, behind the byte order mark where it is wanted.
pub(super) fn with_mark(writer: CsvWriter, options: Options) -> Vec<u8> {
    let mark = if options.byte_order_mark { "\u{FEFF}" } else { "" };
    [mark.as_bytes(), &writer.into_bytes()].concat()
}

/// The rows of an applicant; with `ranked`, each begins with the rank.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>, ranked: bool, options: Options) -> Pieces {
    let mut writer = CsvWriter::new(options);
    writer.rows(run, subject, ranked);
    Pieces::around_rank(writer.before_ranks.into_iter().chain([writer.bytes]))
}

/// Writes the rows that were held.
///
/// # Errors
/// Where writing fails.
pub fn end(rows: Vec<(Placing, PendingRow)>, out: &mut dyn Write) -> io::Result<()> {
    for (place, text) in texts(rows) {
        text.write(&place.rank.map_or_else(String::new, |rank| rank.to_string()), out)?;
    }
    Ok(())
}

/// Whether a byte of a field means something between fields.
const fn needs_quotes(byte: u8, separator: u8) -> bool {
    byte == separator || matches!(byte, b'"' | b'\r' | b'\n')
}

/// Writes rows of several fields into a buffer.
pub struct CsvWriter {
    /// What was written before each rank, which is not known yet.
    before_ranks: Vec<Vec<u8>>,
    /// What was written since.
    bytes: Vec<u8>,
    /// Whether a field of the row was written.
    is_begun: bool,
    is_long: bool,
    separator: u8,
}

impl CsvWriter {
    /// An empty buffer.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let (is_long, separator) = (options.csv_long, options.separator.byte());
        Self { before_ranks: Vec::new(), bytes: Vec::new(), is_begun: false, is_long, separator }
    }

    /// What was written, of rows that do not begin with a rank.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// A field of letters, digits and what means nothing between fields, such as our own words.
    pub(in crate::report) fn field(&mut self, text: impl AsRef<[u8]>) {
        self.begin();
        self.bytes.extend_from_slice(text.as_ref());
    }

    /// A number.
    fn number(&mut self, number: impl std::fmt::Display) {
        self.begin();
        // Writing to a buffer does not fail.
        let _ = write!(self.bytes, "{number}");
    }

    /// A field whose place is kept for the rank.
    fn rank(&mut self) {
        self.begin();
        self.before_ranks.push(std::mem::take(&mut self.bytes));
    }

    fn begin(&mut self) {
        if self.is_begun {
            self.bytes.push(self.separator);
        }
        self.is_begun = true;
    }

    /// A cell of strangers' text, or of a sentence that holds some.
    pub(in crate::report) fn cell(&mut self, text: &str) {
        self.quoted(&escape::cell(text));
    }

    /// A cell of several lines, such as a letter.
    pub(in crate::report) fn cell_of_lines(&mut self, text: &str) {
        self.quoted(&escape::cell_of_lines(text));
    }

    /// A field, in quotes where it has a character that means something between fields.
    fn quoted(&mut self, text: &str) {
        let separator = self.separator;
        if text.as_bytes().iter().fold(false, |any, byte| any | needs_quotes(*byte, separator)) {
            self.field(format!("\"{}\"", text.replace('"', "\"\"")));
        } else {
            self.field(text);
        }
    }

    /// Ends the row.
    pub(in crate::report) fn end(&mut self) {
        self.bytes.extend_from_slice(b"\r\n");
        self.is_begun = false;
    }

    /// The head, with a column for the rank where it is wanted.
    fn head(&mut self, run: &Run<'_>, ranked: bool) {
        let subject = ["id", "name", "source", "record", "verdict", "score_min", "score_max"];
        for column in ranked.then_some("rank").into_iter().chain(subject) {
            self.field(column);
        }
        if self.is_long {
            for column in ["criterion", "group", "outcome", "effect", "contested", "reason", "evidence"] {
                self.field(column);
            }
            return self.end();
        }
        for column in ["essential_met", "desirable_met"] {
            self.field(column);
        }
        for criterion in &run.vacancy.criteria {
            self.cell(&criterion.id);
        }
        for column in ["contested", "unchecked", "reasons", "problems", "warnings"] {
            self.field(column);
        }
        if run.decisions.is_some() {
            self.field("decisions");
        }
        self.end();
    }

    /// All rows of an applicant; with `ranked`, each begins with the place of the rank.
    pub fn rows(&mut self, run: &Run<'_>, subject: &JudgedRecord<'_>, ranked: bool) {
        if !self.is_long {
            return self.row(run, subject, ranked);
        }
        let data = report_data::applicant(run, subject);
        for criterion in &data.criteria {
            self.subject(subject, ranked);
            self.criterion(criterion);
        }
        // What cannot be read has no criteria, and is a row all the same.
        if data.criteria.is_empty() {
            self.subject(subject, ranked);
            for _ in 0..5 {
                self.field("");
            }
            self.cell(&report_data::reasons(run, subject).join("; "));
            self.field("");
            self.end();
        }
    }

    /// What names an applicant, and the verdict with its score.
    fn subject(&mut self, subject: &JudgedRecord<'_>, ranked: bool) {
        if ranked {
            self.rank();
        }
        self.cell(&subject.id());
        self.cell(subject.name().unwrap_or_default());
        self.cell(subject.source());
        self.number(subject.record.number);
        self.field(subject.verdict().code());
        for bound in [subject.score().map(|score| score.min), subject.score().map(|score| score.max)] {
            self.field(bound.map_or_else(String::new, decimal));
        }
    }

    fn row(&mut self, run: &Run<'_>, subject: &JudgedRecord<'_>, ranked: bool) {
        self.subject(subject, ranked);
        if let Some(assessment) = &subject.assessment {
            for group in [Group::Essential, Group::Desirable] {
                let of_group = assessment.judgements.iter().filter(|judgement| judgement.criterion.group == group);
                self.number(of_group.filter(|judgement| judgement.outcome == Outcome::Met).count());
            }
            for judgement in &assessment.judgements {
                self.field(judgement.outcome.code());
            }
            let contested = assessment.judgements.iter().filter(|judgement| judgement.contested());
            self.field(ids(contested.map(|judgement| judgement.criterion.id.as_str())));
            let unchecked = assessment.judgements.iter().filter(|judgement| judgement.unchecked());
            self.field(ids(unchecked.map(|judgement| judgement.criterion.id.as_str())));
        } else {
            for _ in 0..run.vacancy.criteria.len() + 4 {
                self.field("");
            }
        }
        self.cell(&report_data::reasons(run, subject).join("; "));
        let pointers = subject.record.intake.problems.iter().map(|problem| subject.problem(problem).pointer.clone());
        self.cell(&pointers.collect::<Vec<_>>().join(" "));
        let pointers = subject.warnings.iter().map(|warning| subject.warning(warning).pointer.clone());
        self.cell(&pointers.collect::<Vec<_>>().join(" "));
        if run.decisions.is_some() {
            self.cell(&report_data::decided(subject).iter().map(decided).collect::<Vec<_>>().join("; "));
        }
        self.end();
    }

    /// The rest of a row about one criterion.
    fn criterion(&mut self, criterion: &CriterionData) {
        self.cell(&criterion.id);
        self.field(criterion.group.code());
        self.field(criterion.outcome.code());
        self.field(criterion.effect.code());
        self.field(if criterion.contested { "true" } else { "false" });
        self.cell(&criterion.reason);
        let evidence: Vec<_> = criterion.evidence.iter().map(evidence).collect();
        self.cell(&evidence.join("; "));
        self.end();
    }
}

/// A decision: `E2: unclear -> met, Chris Example, 2025-07-01, the birth certificate was seen`.
fn decided(decided: &DecidedCriterion) -> String {
    let DecidedCriterion { criterion, decision, from, is_override, .. } = decided;
    let Decision { outcome, by, on, reason } = decision;
    let against = if *is_override { " (override)" } else { "" };
    format!("{criterion}: {} -> {}{against}, {by}, {on}, {reason}", from.code(), outcome.code())
}

/// A value and its place: `/date_of_birth 2004-06-22 (4:20)`.
pub(super) fn evidence(evidence: &EvidenceData) -> String {
    let EvidenceData { pointer, line, column, value, cell } = evidence;
    format!("{pointer} {value} ({})", report_data::place(cell.as_deref(), *line, *column))
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_quotes_them(
            rows in prop::collection::vec(prop::collection::vec("[a,\"\r\n \u{e9}']{0,4}", 2..5), 0..4),
        ) {
            let mut theirs = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            let mut ours = CsvWriter::new(Options::default());
            for row in &rows {
                for cell in row {
                    ours.quoted(cell);
                }
                ours.end();
                prop_assert!(theirs.write_record(row).is_ok());
            }
            prop_assert_eq!(ours.into_bytes(), theirs.into_inner().unwrap_or_default());
        }
    }
}
