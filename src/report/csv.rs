//! CSV (RFC 4180, with line feeds): one row an applicant, one column a criterion.

use crate::domain::outcome::{Group, Outcome};
use crate::report::{Run, Subject, data, decimal, escape};

/// Writes rows into a buffer.
pub struct Writer(csv::Writer<Vec<u8>>);

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// An empty buffer.
    #[must_use]
    pub fn new() -> Self {
        Self(csv::WriterBuilder::new().flexible(true).from_writer(Vec::new()))
    }

    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        // The buffer takes whatever is written, so flushing it cannot fail.
        self.0.into_inner().unwrap_or_default()
    }

    fn field(&mut self, text: impl AsRef<[u8]>) {
        // Neither can writing a field.
        let _ = self.0.write_field(text);
    }

    fn end(&mut self) {
        let _ = self.0.write_record(None::<&[u8]>);
    }

    /// The head, with a column for the rank where it is wanted.
    pub fn head(&mut self, run: &Run<'_>, ranked: bool) {
        if ranked {
            self.field("rank");
        }
        for column in
            ["id", "name", "source", "record", "verdict", "score_min", "score_max", "essential_met", "desirable_met"]
        {
            self.field(column);
        }
        for criterion in &run.vacancy.criteria {
            self.field(escape::cell(&criterion.id).as_ref());
        }
        for column in ["contested", "unchecked", "reasons"] {
            self.field(column);
        }
        self.end();
    }

    /// One applicant. The rank is to be put before it where it is wanted.
    pub fn row(&mut self, run: &Run<'_>, subject: &Subject<'_>) {
        self.field(escape::cell(&subject.id()).as_ref());
        self.field(escape::cell(subject.name().unwrap_or_default()).as_ref());
        self.field(escape::cell(subject.source).as_ref());
        self.field(subject.record.number.to_string());
        self.field(subject.verdict().code());
        if let Some(assessment) = &subject.assessment {
            self.field(decimal(assessment.score.min));
            self.field(decimal(assessment.score.max));
            for group in [Group::Essential, Group::Desirable] {
                let of_group = assessment.judgements.iter().filter(|judgement| judgement.criterion.group == group);
                self.field(of_group.filter(|judgement| judgement.outcome == Outcome::Met).count().to_string());
            }
            for judgement in &assessment.judgements {
                self.field(judgement.outcome.code());
            }
            let contested = assessment.judgements.iter().filter(|judgement| judgement.contested());
            self.field(ids(contested.map(|judgement| judgement.criterion.id.as_str())));
            let unchecked = assessment.judgements.iter().filter(|judgement| judgement.unchecked());
            self.field(ids(unchecked.map(|judgement| judgement.criterion.id.as_str())));
        } else {
            for _ in 0..run.vacancy.criteria.len() + 6 {
                self.field("");
            }
        }
        self.field(escape::cell(&data::reasons(run, subject).join("; ")).as_ref());
        self.end();
    }
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(" ")
}
