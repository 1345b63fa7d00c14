//! What made an outcome change from one day to the next: a birthday, a degree, a country that joined.
//!
//! The findings of both days have the same parts in the same order, as the same checks are applied to the same record. A
//! part that moved the same way as the criterion is looked at for the date of which this is the day.

use chrono::NaiveDate;

use crate::assessment::Reading;
use crate::checks::education::{Degree, Enrolled, EntryCheck, PartFact, Recency};
use crate::checks::nationality::Membership;
use crate::checks::{CheckInput, Fact, Finding, age, nationality};
use crate::domain::applicant::{Education, Experience, Status};
use crate::domain::calendar::{PartialDate, add_months, birthday, day_before};
use crate::domain::countries::Country;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::CountrySet;
use crate::rules::vacancy::Criterion;

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

/// What made the outcome of a criterion change from one day to the next, a part at a time; empty where no single
/// date did. Both situations want detail.
#[must_use]
pub fn causes<'a>(
    criterion: &'a Criterion,
    (before, after): (&CheckInput<'a>, &CheckInput<'a>),
    rises: bool,
    reading: Reading,
) -> Vec<OutcomeCause<'a>> {
    let mut causes = Vec::new();
    for check in reading.checks(criterion) {
        collect(&check.apply(before), &check.apply(after), rises, &mut causes);
    }
    causes
}

/// Adds the causes of the parts that moved up, or down.
fn collect<'a>(before: &Finding<'a>, after: &Finding<'a>, rises: bool, causes: &mut Vec<OutcomeCause<'a>>) {
    let moved = if rises { before.outcome < after.outcome } else { before.outcome > after.outcome };
    if moved && let Some(cause) = cause(before, after) {
        causes.push(cause);
    }
    let rises = rises != matches!(after.fact, Fact::Not);
    for (before, after) in before.parts.iter().zip(&after.parts) {
        collect(before, after, rises, causes);
    }
}

fn cause<'a>(before: &Finding<'a>, after: &Finding<'a>) -> Option<OutcomeCause<'a>> {
    match &after.fact {
        Fact::Age(fact) => of_age(fact),
        Fact::Nationality(fact) => match &before.fact {
            Fact::Nationality(before) => of_nationality(before, fact),
            _ => None,
        },
        Fact::EducationPart(fact) => of_education(fact),
        Fact::Studies(fact) => match after.outcome {
            _ if before.outcome > after.outcome => None,
            Outcome::Met => Some(OutcomeCause::Studies(fact.check.months)),
            Outcome::Unclear => fact.check.borderline_months.map(OutcomeCause::Studies),
            Outcome::NotMet => None,
        },
        Fact::Experience(fact) => {
            let certainty = on_day(fact.entry.start?.value, |start| start == fact.on)?;
            Some(OutcomeCause::Employment(fact.entry, certainty))
        }
        // Made of parts, which are looked at.
        Fact::Any | Fact::All | Fact::Not | Fact::AtLeast(_) | Fact::Entries(..) | Fact::Person(_) | Fact::Days(_) => {
            None
        }
        Fact::Education(_)
        | Fact::Tool(_)
        | Fact::WholeTool(_)
        | Fact::EveryDocument(_)
        | Fact::NoEntry(..)
        | Fact::When(_) => None,
        Fact::Track(_) | Fact::ByNationality(_) | Fact::Languages(_) | Fact::LanguageLacking(_) => None,
        Fact::UnlistedLanguage(_) => None,
        // Many dates add up to a time: none of them is the cause.
        Fact::Time(_) | Fact::Residence(_) => None,
        // Moved by no date.
        Fact::NotStated(..) | Fact::Language(_) | Fact::ItSkill(_) | Fact::Timely(_) | Fact::Vacancies(_) => None,
        Fact::Answer(_) | Fact::Preferences(_) | Fact::Availability(_) | Fact::NotConcerned => None,
        Fact::Document(_) | Fact::CountedDocuments(_) | Fact::Declaration(_) | Fact::Competency(_) => None,
    }
}

fn of_age<'a>(fact: &age::AgeFact) -> Option<OutcomeCause<'a>> {
    let (years, day, after) = match fact.bound {
        age::AgeBound::AtLeast(years) | age::AgeBound::Under(years) => (years, fact.on, false),
        age::AgeBound::Over(years) => (years, day_before(fact.on), true),
        age::AgeBound::AtMost(years) => (years.saturating_add(1), fact.on, false),
    };
    let certainty = on_day(fact.born, |born| birthday(born, years) == day)?;
    Some(if after { OutcomeCause::AfterBirthday(years, certainty) } else { OutcomeCause::Birthday(years, certainty) })
}

fn of_nationality<'a>(
    before: &nationality::NationalityFact<'a>,
    after: &nationality::NationalityFact<'a>,
) -> Option<OutcomeCause<'a>> {
    match (before.membership, after.membership) {
        (Membership::NotYet(_), Membership::Member(_)) => Some(OutcomeCause::Joins(after.country?, after.set)),
        (Membership::Member(_), Membership::NoLonger(_)) => Some(OutcomeCause::Leaves(after.country?, after.set)),
        _ => None,
    }
}

fn of_education<'a>(fact: &PartFact<'a>) -> Option<OutcomeCause<'a>> {
    let (entry, on) = (fact.entry, fact.on);
    let found = |turn, certainty| Some(OutcomeCause::Education(entry, turn, certainty));
    if let Some(certainty) = entry.start.and_then(|start| on_day(start.value, |start| start == on)) {
        return found(EducationEvent::Begins, certainty);
    }
    let end = entry.end?.value;
    let turn = match entry.status.map(|status| status.value) {
        Some(Status::Completed) => Some((EducationEvent::Completed, on)),
        Some(Status::Ongoing) => Some((EducationEvent::PlannedEndPassed, day_before(on))),
        Some(Status::Interrupted) => None,
        None => Some((EducationEvent::StatedEnd, on)),
    };
    if let Some((turn, day)) = turn
        && let Some(certainty) = on_day(end, |end| end == day)
    {
        return found(turn, certainty);
    }
    match fact.check {
        EntryCheck::Degree(Degree { recency: Some(recency), .. }) => {
            let passes = |end| recency.holds(end, day_before(on)) && !recency.holds(end, on);
            found(EducationEvent::TooLongAgo(*recency), on_day(end, passes)?)
        }
        EntryCheck::Enrolled(Enrolled { final_stage_within_months: Some(months), .. }) => {
            let reached = |on: NaiveDate| add_months(on, months.cast_signed());
            let begins = |end| reached(day_before(on)) < end && end <= reached(on);
            found(EducationEvent::FinalStage(*months), on_day(end, begins)?)
        }
        EntryCheck::Degree(_)
        | EntryCheck::Enrolled(_)
        | EntryCheck::Attended(_)
        | EntryCheck::Person(_)
        | EntryCheck::Combine(_) => None,
    }
}

/// Whether it is the day for a date, or for the first or the last day that the date may mean.
fn on_day(date: PartialDate, is_it: impl Fn(NaiveDate) -> bool) -> Option<Certainty> {
    match (is_it(date.first()), is_it(date.last())) {
        (true, _) if date.is_exact() => Some(Certainty::Exact),
        (true, _) => Some(Certainty::Earliest),
        (false, true) => Some(Certainty::Latest),
        (false, false) => None,
    }
}
