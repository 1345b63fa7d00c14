//! A rules file on trial: cases with what they are expected to give, what the cases cover, and whether they notice a
//! change of the rules.
//!
//! A file of cases is beside the rules. [`case_reader::read`] makes cases of it, or gives every mistake; a [`PreparedCase`] is a
//! case whose applicant has been read, and is asked what differs from what it expects. [`coverage`] says which outcomes
//! of which parts the cases saw, [`mutants`] which small changes of the rules file they do not notice, and
//! [`boundaries`] proposes cases around every threshold.

use std::ops::Range;

use chrono::NaiveDate;

use crate::assessment::{Assessment, Judgement, Reading, assess};
use crate::checks::{CheckInput, JudgingDates};
use crate::domain::applicant::Applicant;
use crate::domain::outcome::{Outcome, Score, Verdict};
use crate::domain::text::Lang;
use crate::intake::document::{Record, RecordLayout, read_document, read_lines};
use crate::rules::Vacancy;

pub mod boundaries;
pub mod case_facts;
pub mod case_reader;
pub mod check_parts;
mod check_values;
pub mod coverage;
pub mod edits;
pub mod mutants;

/// A case: an applicant, and what is expected of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTestCase {
    /// Its name, alone in its file.
    pub name: String,
    /// Where the name is in the file.
    pub span: Range<usize>,
    /// The applicant, as in an applicant file.
    pub record: Vec<u8>,
    /// Whether the applicant is read as under `--strict`, as one is that is stated in the file of cases itself.
    pub strict: bool,
    /// The day of dated criteria, where the case states one.
    pub as_of: Option<NaiveDate>,
    /// The text of the notice that is applied, where the case states it.
    pub reading: Option<Reading>,
    pub expected: Expectation,
}

/// What a case expects; what it does not name may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    pub verdict: Option<Verdict>,
    pub score: Option<Score>,
    /// Outcomes of criteria, by their place in the rules.
    pub outcomes: Vec<(usize, ExpectedOutcome)>,
    /// The conditions that are unchecked, all of them.
    pub unchecked: Option<Vec<usize>>,
    /// The criteria that are contested, all of them.
    pub contested: Option<Vec<usize>>,
}

/// An outcome that is expected, or was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedOutcome {
    /// This outcome; unclear also where it is contested.
    Outcome(Outcome),
    /// Unclear because the two texts differ.
    Contested,
}

impl ExpectedOutcome {
    /// The word in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outcome(outcome) => outcome.code(),
            Self::Contested => "contested",
        }
    }

    fn allows(self, found: Self) -> bool {
        self == found || (self == Self::Outcome(Outcome::Unclear) && found == Self::Contested)
    }
}

/// Something that came out other than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseDifference {
    /// The verdict: expected, found.
    Verdict(Verdict, Verdict),
    /// The score; an invalid record has none.
    Score(Score, Option<Score>),
    /// The outcome of a criterion, by its place; none where the record is invalid.
    Outcome(usize, ExpectedOutcome, ExpectedOutcome),
    /// The unchecked conditions.
    Unchecked(Vec<usize>, Vec<usize>),
    /// The contested criteria.
    Contested(Vec<usize>, Vec<usize>),
}

/// What holds for cases that do not state it themselves.
#[derive(Clone, Copy, Debug)]
pub struct CaseDefaults {
    /// The day of dated criteria; none: the reference date of the rules.
    pub as_of: Option<NaiveDate>,
    /// The text of the notice that is applied.
    pub reading: Reading,
}

/// A case whose applicant has been read.
#[derive(Clone, Debug)]
pub struct PreparedCase<'a> {
    pub case: &'a RuleTestCase,
    /// The applicant; none where the record is invalid.
    applicant: Option<Applicant<'a>>,
    /// The day of dated criteria.
    as_of: Option<NaiveDate>,
    /// The text of the notice that is applied.
    pub reading: Reading,
}

impl<'a> PreparedCase<'a> {
    /// Reads the applicant of a case.
    #[must_use]
    pub fn new(case: &'a RuleTestCase, case_defaults: CaseDefaults) -> Self {
        let mut applicant = None;
        let keep = |record: Record<'a>| {
            applicant = (!record.intake.is_invalid).then_some(record.intake.applicant);
        };
        match RecordLayout::of(&case.record) {
            RecordLayout::Document => read_document(&case.record, case.strict, keep),
            RecordLayout::Lines => read_lines(&case.record, 1, 1, case.strict, keep),
        }
        let (as_of, reading) = (case.as_of.or(case_defaults.as_of), case.reading.unwrap_or(case_defaults.reading));
        Self { case, applicant, as_of, reading }
    }

    /// The dates of the case under some rules.
    #[must_use]
    pub fn judging_dates(&self, vacancy: &Vacancy) -> JudgingDates {
        vacancy.judging_dates(self.as_of)
    }

    /// The applicant of the case before some rules; none where the record is invalid.
    #[must_use]
    pub fn input<'s>(
        &'s self,
        vacancy: &'s Vacancy,
        judging_dates: &'s JudgingDates,
        detail: bool,
    ) -> Option<CheckInput<'s>> {
        let applicant = self.applicant.as_ref()?;
        Some(CheckInput {
            applicant,
            vocabulary: &vacancy.vocabulary,
            judging_dates,
            shown: Lang::En,
            detail,
            person: None,
        })
    }

    /// What came out other than expected; nothing where the case passes.
    #[must_use]
    pub fn differences(&self, vacancy: &Vacancy) -> Vec<CaseDifference> {
        let judging_dates = self.judging_dates(vacancy);
        let input = self.input(vacancy, &judging_dates, false);
        self.compared(input.map(|input| assess(vacancy, &input, self.reading)).as_ref())
    }

    fn compared(&self, found: Option<&Assessment<'_>>) -> Vec<CaseDifference> {
        let Expectation { verdict, score, outcomes, unchecked, contested } = &self.case.expected;
        let mut differences = Vec::new();
        let found_verdict = found.map_or(Verdict::Invalid, |found| found.verdict);
        if let Some(wanted) = verdict
            && *wanted != found_verdict
        {
            differences.push(CaseDifference::Verdict(*wanted, found_verdict));
        }
        // Where nothing is desirable there is no score, which a case may call 0.
        let found_score = found.map(|found| found.score.unwrap_or(Score { min: 0, max: 0 }));
        if let Some(wanted) = score
            && Some(*wanted) != found_score
        {
            differences.push(CaseDifference::Score(*wanted, found_score));
        }
        let judgements = found.map_or(&[][..], |found| &found.judgements);
        for (index, wanted) in outcomes {
            if let Some(judgement) = judgements.get(*index) {
                let found = if judgement.contested() {
                    ExpectedOutcome::Contested
                } else {
                    ExpectedOutcome::Outcome(judgement.outcome)
                };
                if !wanted.allows(found) {
                    differences.push(CaseDifference::Outcome(*index, *wanted, found));
                }
            }
        }
        let unchecked_found = places(judgements.iter().map(Judgement::unchecked));
        if let Some(wanted) = unchecked
            && *wanted != unchecked_found
        {
            differences.push(CaseDifference::Unchecked(wanted.clone(), unchecked_found));
        }
        let contested_found = places(judgements.iter().map(Judgement::contested));
        if let Some(wanted) = contested
            && *wanted != contested_found
        {
            differences.push(CaseDifference::Contested(wanted.clone(), contested_found));
        }
        differences
    }
}

/// The places at which something is so.
fn places(is: impl Iterator<Item = bool>) -> Vec<usize> {
    is.enumerate().filter(|(_, is)| *is).map(|(place, _)| place).collect()
}
