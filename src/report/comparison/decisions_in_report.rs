//! The rows of files of decisions, and the report in which they should be.

use std::collections::{BTreeSet, HashMap};
use std::io;

use crate::domain::decision::{Decision, DecisionRow, RefusedDecision};
use crate::domain::outcome::Verdict;
use crate::report::comparison::{ReadRow, ReportSide, reported};
use crate::report::escape;
use crate::report::report_rows::{ReportRow, ReportRows, ReportedApplicant};

/// What the new report has of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionInReport {
    /// Nothing is decided in the row yet.
    Open,
    /// The decision: the same outcome, by the same person, on the same day, for the same reason.
    Same,
    /// Another decision about the criterion.
    Other,
    /// No decision about the criterion.
    Undecided,
    /// Nothing that it may be about, or the row cannot be applied to anything.
    Refused(RefusedDecision),
}

impl DecisionInReport {
    /// What is said of a row that is about several records.
    fn weight(&self) -> u8 {
        match self {
            Self::Refused(_) => 0,
            Self::Undecided => 1,
            Self::Other => 2,
            Self::Open | Self::Same => 3,
        }
    }
}

/// What the new report has of every row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionsInReport {
    /// In the order of the rows.
    pub states: Vec<DecisionInReport>,
    /// The row of each decision that is in the report, by the place of the applicant and by the criterion.
    rows: HashMap<(u64, String), usize>,
}

impl DecisionsInReport {
    /// Looks each row up: by the hash of the record, where it is empty by the id of the applicant.
    ///
    /// # Errors
    /// Where an applicant cannot be read again.
    pub fn of(rows: &[DecisionRow], new: &ReportRows, read: &mut ReadRow<'_>) -> io::Result<Self> {
        let known = KnownRows::of(new);
        let is_blind = new.header.options.blind;
        let mut found = Self::default();
        // The rows of one applicant follow each other.
        let mut last: Option<(u64, String)> = None;
        for (number, row) in rows.iter().enumerate() {
            let decision = match &row.decided {
                None => {
                    found.states.push(DecisionInReport::Open);
                    continue;
                }
                Some(Err(refused)) => {
                    found.states.push(DecisionInReport::Refused(refused.clone()));
                    continue;
                }
                Some(Ok(decision)) => decision,
            };
            let mut state = DecisionInReport::Refused(known.missing(row));
            for applicant in known.about(row) {
                let text = match last.take().filter(|(at, _)| *at == applicant.at) {
                    Some((_, text)) => text,
                    None => read(ReportSide::New, applicant)?,
                };
                let (of_this, criterion) = look(&reported(&text)?, row, decision, is_blind);
                if of_this == DecisionInReport::Same {
                    found.rows.entry((applicant.at, criterion)).or_insert(number);
                }
                if of_this.weight() >= state.weight() {
                    state = of_this;
                }
                last = Some((applicant.at, text));
            }
            found.states.push(state);
        }
        Ok(found)
    }

    /// The number of the row of the decision about a criterion of an applicant of the new report.
    pub(super) fn row(&self, applicant: &ReportRow, criterion: &str) -> Option<usize> {
        self.rows.get(&(applicant.at, criterion.to_owned())).copied()
    }
}

/// The applicants of the new report, by what decisions know them by.
struct KnownRows<'r> {
    by_sha256: HashMap<&'r str, Vec<&'r ReportRow>>,
    by_id: HashMap<String, Vec<&'r ReportRow>>,
}

impl<'r> KnownRows<'r> {
    fn of(new: &'r ReportRows) -> Self {
        let (mut by_sha256, mut by_id) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for row in &new.rows {
            by_sha256.entry(row.sha256.as_ref()).or_default().push(row);
            for id in BTreeSet::from(escape::written_ids(&row.id)) {
                by_id.entry(id).or_default().push(row);
            }
        }
        Self { by_sha256, by_id }
    }

    /// Whom a row is about.
    fn about(&self, row: &DecisionRow) -> &[&'r ReportRow] {
        let found = if row.sha256.is_empty() { self.by_id.get(&*row.id) } else { self.by_sha256.get(&*row.sha256) };
        found.map_or(&[], Vec::as_slice)
    }

    /// Why a row is about nobody.
    fn missing(&self, row: &DecisionRow) -> RefusedDecision {
        if !row.sha256.is_empty() && self.by_id.contains_key(&*row.id) {
            return RefusedDecision::OtherRecord;
        }
        RefusedDecision::UnknownId(row.id.to_string())
    }
}

/// What an applicant of the report has of a decision, and the criterion that it is about.
fn look(
    applicant: &ReportedApplicant<'_>,
    row: &DecisionRow,
    decision: &Decision,
    is_blind: bool,
) -> (DecisionInReport, String) {
    if applicant.verdict == Verdict::Invalid {
        return (DecisionInReport::Refused(RefusedDecision::NotJudged), String::new());
    }
    let of = |id: &str| applicant.criteria.iter().find(|one| one.id == id);
    let Some(criterion) = of(row.criterion_among(|id| of(id).is_some())) else {
        let unknown = RefusedDecision::UnknownCriterion(row.criterion.to_string());
        return (DecisionInReport::Refused(unknown), String::new());
    };
    let state = match &criterion.decision {
        None => DecisionInReport::Undecided,
        Some(written) => {
            let is = |key: &str, value: &str| written.get(key).and_then(serde_json::Value::as_str) == Some(value);
            // A blind report hides the words of an applicant in these too.
            let is_by = is_blind || (is("by", &decision.by) && is("reason", &decision.reason));
            let is_same = criterion.outcome == decision.outcome && is("on", &decision.on.to_string()) && is_by;
            if is_same { DecisionInReport::Same } else { DecisionInReport::Other }
        }
    };
    (state, criterion.id.to_string())
}
