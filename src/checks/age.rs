//! `age = { at_least = 21 }`: the age in years on the reference date.
//!
//! `at_least` n: the n-th birthday is that day or earlier. `over` n: earlier than that day. `under` n: later than that
//! day. `at_most` n: the birthday after the n-th is later than that day. A 29 February birthday falls on 1 March in a
//! common year. A partial date of birth is judged for each of its days.

use chrono::NaiveDate;

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, OnDate, Situation, Terms};
use crate::domain::calendar::{PartialDate, add_months, birthday, day_after, day_before};
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::statement::{Slot, Value};

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// What is asked.
    pub bound: Bound,
    /// The day of the age.
    pub on: OnDate,
}

/// What is asked of an age, in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The birthday is reached.
    AtLeast(u16),
    /// The birthday has passed.
    Over(u16),
    /// The next birthday is not reached.
    AtMost(u16),
    /// The birthday is not reached.
    Under(u16),
}

/// A date of birth and what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where the date of birth stands.
    pub place: Place,
    /// The date of birth.
    pub born: PartialDate,
    /// What is asked.
    pub bound: Bound,
    /// The day.
    pub on: NaiveDate,
}

impl Age {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        let key = params.one_of(&["at_least", "over", "at_most", "under"]);
        let years = key.and_then(|key| params.integer(key, 0..=150)).and_then(|years| u16::try_from(years).ok());
        params.finish();
        let (key, years) = (key?, years?);
        let bound = match key {
            "at_least" => Bound::AtLeast(years),
            "over" => Bound::Over(years),
            "at_most" => Bound::AtMost(years),
            _ => Bound::Under(years),
        };
        Some(Self { bound, on })
    }

    /// Judges every day that the date of birth may mean. Both ends suffice: the later the birth, the younger.
    #[must_use]
    pub fn apply<'a>(&self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(born) = &situation.applicant.date_of_birth else {
            return Finding::not_stated(Slot::of_record("date_of_birth"));
        };
        let on = situation.frame.day(self.on);
        let outcome =
            Outcome::agreed([born.value.first(), born.value.last()].map(|day| Outcome::of(self.bound.holds(day, on))));
        let place = Place { section: "date_of_birth", index: None, field: None, at: born.at };
        Finding::leaf(outcome, AnyFact::Age(Fact { place, born: born.value, bound: self.bound, on }))
    }
}

impl Age {
    /// A date of birth, where none is stated, or the exact day, where it is stated in part.
    pub(super) fn candidates<'a>(&self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let on = situation.frame.day(self.on);
        let (terms, days) = self.bound.days(on);
        let stated = situation.applicant.date_of_birth.map(|born| born.value);
        let (first, last) = stated.map_or((NaiveDate::MIN, on), |born| (born.first(), born.last()));
        if stated.is_some_and(PartialDate::is_exact) {
            return Vec::new();
        }
        // The day on which the bound turns, or one beside it; where it lies outside of what is stated, no day will do.
        let day = days.into_iter().map(|day| day.clamp(first, last)).find(|day| self.bound.holds(*day, on));
        let day = day.map(|day| Value::Date(PartialDate::exact(day)));
        day.map(|day| Candidate::field(Slot::of_record("date_of_birth"), day, terms)).into_iter().collect()
    }
}

impl Bound {
    /// The days around the one on which the bound turns, the strictest last, and in which direction more days do.
    fn days<'a>(self, on: NaiveDate) -> (Terms<'a>, Vec<NaiveDate>) {
        let turn = |years: u16| add_months(on, -12 * i32::from(years));
        match self {
            Self::AtLeast(years) | Self::Over(years) => {
                let turn = turn(years);
                (Terms::OrEarlier, vec![turn, day_before(turn), day_before(day_before(turn))])
            }
            Self::AtMost(years) => {
                let turn = turn(years.saturating_add(1));
                (Terms::OrLater, vec![turn, day_after(turn), day_after(day_after(turn))])
            }
            Self::Under(years) => {
                let turn = turn(years);
                (Terms::OrLater, vec![turn, day_after(turn), day_after(day_after(turn))])
            }
        }
    }

    /// Whether a person born on `birth` keeps it on a day.
    #[must_use]
    pub fn holds(self, birth: NaiveDate, on: NaiveDate) -> bool {
        match self {
            Self::AtLeast(years) => birthday(birth, years) <= on,
            Self::Over(years) => birthday(birth, years) < on,
            Self::AtMost(years) => birthday(birth, years + 1) > on,
            Self::Under(years) => birthday(birth, years) > on,
        }
    }
}
