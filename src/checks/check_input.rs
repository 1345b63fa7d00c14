//! What a check is applied to: an applicant before the rules, on a date.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::applicant::Applicant;
use crate::domain::calendar::{Instants, Moment, PartialDate};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::Lang;

/// What the rules and the run fix for every applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgingDates {
    /// The id of the vacancy.
    pub vacancy: String,
    /// From when on applications are taken, with its time zone.
    pub opening: Option<(Moment, Tz)>,
    /// The deadline as written.
    pub deadline: Moment,
    /// The time zone of the deadline, and of date-times without an offset.
    pub zone: Tz,
    /// The instants that the deadline may mean; its last one is still in time.
    pub limit: Instants,
    /// The day on which dated criteria are judged.
    pub reference: NaiveDate,
    /// The days, or months, on which the post may start.
    pub start: Vec<PartialDate>,
    /// Each of these days, in order.
    pub starts: Vec<NaiveDate>,
    /// How long the post lasts, in months.
    pub duration_months: Option<u32>,
}

/// An applicant before the rules, on a date.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    pub applicant: &'a Applicant<'a>,
    /// The lists of the rules.
    pub vocabulary: &'a Vocabulary,
    /// Vacancy and dates.
    pub judging_dates: &'a JudgingDates,
    /// The text of the notice whose finding is said where both agree; it changes no outcome.
    pub shown: Lang,
    /// Whether the findings of the parts are wanted, for sentences and evidence. The outcome is the same without.
    pub detail: bool,
    /// What a person is taken to answer wherever one is asked; `None`: nobody answered, which leaves it unclear.
    pub person: Option<Outcome>,
}
