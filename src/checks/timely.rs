//! `submitted = { by = "deadline" }` and `unmodified = { by = "deadline" }`: when the application was submitted, or
//! last changed.
//!
//! The deadline counts as a whole: written to the minute, its last second is still in time. A date-time of which a part
//! is left out may mean several instants; where some are in time and some are late it is unclear. `--as-of` does not
//! move the deadline.

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Situation, Terms};
use crate::domain::calendar::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::statement::{Slot, Value};

/// What has to have been done by the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Submitting the application.
    Submitted,
    /// The last change of it.
    LastModified,
}

impl Act {
    /// The field that says when.
    #[must_use]
    pub const fn slot(self) -> Slot {
        match self {
            Self::Submitted => Slot::of_application("submitted_at"),
            Self::LastModified => Slot::of_application("last_modified_at"),
        }
    }
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timely {
    /// What has to have been done.
    pub act: Act,
}

/// A moment before the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What was done.
    pub act: Act,
    /// Where the moment stands.
    pub place: Place,
    /// When it was done.
    pub moment: Moment,
    /// The deadline as written.
    pub deadline: Moment,
}

impl Timely {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context, act: Act) -> Option<Self> {
        let mut params = context.table(parameters)?;
        params.need("by");
        let by = params.word("by", &[("deadline", ())]);
        params.finish();
        by.map(|()| Self { act })
    }

    /// A moment in time, where none is stated or it is stated in part. What is too late stays too late.
    pub(super) fn candidates<'a>(self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let finding = self.apply(situation);
        let moment = Value::Moment(situation.frame.deadline);
        let is_open = finding.outcome == Outcome::Unclear;
        is_open.then(|| Candidate::field(self.act.slot(), moment, Terms::OrEarlier)).into_iter().collect()
    }

    /// Compares the instants that the moment may mean with the deadline.
    #[must_use]
    pub fn apply<'a>(&self, situation: &Situation<'a>) -> Finding<'a> {
        let application = situation.applicant.application.as_ref();
        let stated = match self.act {
            Act::Submitted => application.and_then(|application| application.submitted_at),
            Act::LastModified => application.and_then(|application| application.last_modified_at),
        };
        let Some(stated) = stated else {
            return Finding::not_stated(self.act.slot());
        };
        let frame = situation.frame;
        let instants = stated.value.instants(frame.zone);
        let outcome =
            Outcome::agreed([instants.first, instants.last].map(|instant| Outcome::of(instant <= frame.limit.last)));
        let place = Place { section: "application", index: None, field: self.act.slot().field, at: stated.at };
        let fact = Fact { act: self.act, place, moment: stated.value, deadline: frame.deadline };
        Finding::leaf(outcome, AnyFact::Timely(fact))
    }
}
