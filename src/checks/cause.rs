//! What makes an outcome another one from one day to the next: a birthday, a degree, a country that joins.

use chrono::NaiveDate;

use crate::checks::education::Recency;
use crate::domain::applicant::{Education, Experience};
use crate::domain::calendar::PartialDate;
use crate::domain::countries::Country;
use crate::domain::rule_lists::CountrySet;

/// Why an outcome is another one from a day on.
#[derive(Clone, Debug, PartialEq)]
pub enum OutcomeCause<'a> {
    /// The birthday with so many years.
    Birthday(u16, Certainty),
    /// The day after that birthday.
    AfterBirthday(u16, Certainty),
    /// A country joins a set.
    Joins(Country, &'a CountrySet),
    /// A country was a member of a set until the day before.
    Leaves(Country, &'a CountrySet),
    /// Something about an education.
    Education(&'a Education<'a>, EducationEvent, Certainty),
    /// So many months of study are reached.
    Studies(u32),
    /// An employment begins.
    Employment(&'a Experience<'a>, Certainty),
    /// An employment ended the day before.
    EmploymentEnded(&'a Experience<'a>, Certainty),
}

/// What happens to an education on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EducationEvent {
    Begins,
    Completed,
    /// The day before was the end that was planned.
    PlannedEndPassed,
    /// It has an end, and nothing says whether it was completed.
    StatedEnd,
    /// It was completed too long ago for the first time.
    TooLongAgo(Recency),
    /// Its end is so many months away.
    FinalStage(u32),
}

/// Which of the days that a date may mean brings it about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The date is exact.
    Exact,
    /// The first of them.
    Earliest,
    /// The last of them.
    Latest,
}

/// Whether it is the day for a date, or for the first or the last day that the date may mean.
pub(super) fn on_day(date: PartialDate, is_it: impl Fn(NaiveDate) -> bool) -> Option<Certainty> {
    match (is_it(date.first()), is_it(date.last())) {
        (true, _) if date.is_exact() => Some(Certainty::Exact),
        (true, _) => Some(Certainty::Earliest),
        (false, true) => Some(Certainty::Latest),
        (false, false) => None,
    }
}
