//! The verdict as a function of the reference date: every day of a span is assessed, and equal neighbours are one period.

use chrono::NaiveDate;

use crate::assessment::{Judgement, Reading, assess};
use crate::checks::CheckInput;
use crate::domain::applicant::Applicant;
use crate::domain::outcome::{Outcome, Score, Verdict};
use crate::domain::text::Lang;
use crate::rules::Vacancy;

/// Days in a row on each of which the same is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    pub verdict: Verdict,
    /// The score; none if the vacancy gives no criterion a weight.
    pub score: Option<Score>,
    /// The outcomes, in the order of the criteria.
    pub outcomes: Vec<Outcome>,
    /// For each of them, whether it is a condition that could change the verdict and is not checked.
    pub unchecked: Vec<bool>,
}

impl Period {
    /// Whether a day is one of its days.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The periods from one day to another, both included, without gaps; none where `to` is before `from`.
///
/// Every day is assessed by itself, so that this is exact whatever the checks are. Two neighbours differ in an outcome,
/// of which verdict and score are made.
#[must_use]
pub fn periods(
    vacancy: &Vacancy,
    applicant: &Applicant<'_>,
    reading: Reading,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Period> {
    let mut judging_dates = vacancy.judging_dates(Some(from));
    let mut periods: Vec<Period> = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        judging_dates.reference = day;
        let vocabulary = &vacancy.vocabulary;
        let input = CheckInput {
            applicant,
            vocabulary,
            judging_dates: &judging_dates,
            shown: Lang::En,
            detail: false,
            person: None,
        };
        let assessment = assess(vacancy, &input, reading);
        let unchecked = || assessment.judgements.iter().map(Judgement::unchecked);
        let outcomes = || assessment.judgements.iter().map(|judgement| judgement.outcome);
        match periods.last_mut() {
            Some(last)
                if last.verdict == assessment.verdict
                    && last.outcomes.iter().copied().eq(outcomes())
                    && last.unchecked.iter().copied().eq(unchecked()) =>
            {
                last.to = day;
            }
            _ => {
                let (verdict, score) = (assessment.verdict, assessment.score);
                let (outcomes, unchecked) = (outcomes().collect(), unchecked().collect());
                periods.push(Period { from: day, to: day, verdict, score, outcomes, unchecked });
            }
        }
    }
    periods
}
