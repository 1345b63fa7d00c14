//! `declaration = { field = "generative_ai_used", is = false }`: what the applicant declares in `application`.

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Situation, Terms};
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::statement::{Slot, Value};

/// A yes-or-no field of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `generative_ai_used`
    GenerativeAiUsed,
}

impl Field {
    /// Where it stands.
    #[must_use]
    pub const fn slot(self) -> Slot {
        match self {
            Self::GenerativeAiUsed => Slot::of_application("generative_ai_used"),
        }
    }
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The field.
    pub field: Field,
    /// What it has to be.
    pub is: bool,
}

/// A declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The field.
    pub field: Field,
    /// Where it stands.
    pub place: Place,
    /// What is declared.
    pub value: bool,
}

impl Declaration {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        params.need("field");
        params.need("is");
        let field = params.word("field", &[("generative_ai_used", Field::GenerativeAiUsed)]);
        let is = params.boolean("is");
        params.finish();
        Some(Self { field: field?, is: is? })
    }

    /// The declaration that is asked.
    pub(super) fn candidates<'a>(self) -> Vec<Candidate<'a>> {
        vec![Candidate::field(self.field.slot(), Value::Flag(self.is), Terms::Exact)]
    }

    /// Compares.
    #[must_use]
    pub fn apply<'a>(&self, situation: &Situation<'a>) -> Finding<'a> {
        let application = situation.applicant.application.as_ref();
        let stated = match self.field {
            Field::GenerativeAiUsed => application.and_then(|application| application.generative_ai_used),
        };
        let slot = self.field.slot();
        let Some(stated) = stated else {
            return Finding::not_stated(slot);
        };
        let place = Place { section: "application", index: None, field: slot.field, at: stated.at };
        let fact = Fact { field: self.field, place, value: stated.value };
        Finding::leaf(Outcome::of(stated.value == self.is), AnyFact::Declaration(fact))
    }
}
