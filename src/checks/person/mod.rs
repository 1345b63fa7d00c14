#![doc = include_str!("about.md")]

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::{CheckInput, Fact, Finding};
use crate::domain::outcome::Outcome;
use crate::domain::text::Bilingual;

/// What the kind says about itself.
pub const KIND: CheckKind =
    CheckKind { name: "person", about: include_str!("about.md"), form: ValueType::Table(&PARAMETERS) };

const PARAMETERS: [Parameter; 2] = [
    Parameter::new("question", ValueType::Bilingual, "The question that a person has to answer."),
    Parameter::new(
        "unless_not",
        ValueType::Check,
        "A check: where it is not met, nobody is asked, and this is not met either; left out: always unclear.",
    ),
];

/// A question for a person, and the check that has to allow for a yes.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonCheck<C> {
    pub question: Bilingual,
    /// Where this is not met, nobody needs to be asked.
    pub unless_not: Option<C>,
}

impl<C> PersonCheck<C> {
    /// Reads the parameters, the wrapped check by `inner`.
    pub fn read(
        parameters: &SpannedValue<'_>,
        context: &Context,
        inner: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
    ) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let question = params.need("question").and_then(|value| context.bilingual(value));
        let wrapped = params.take("unless_not").map(|value| inner(value, context));
        params.finish();
        match wrapped {
            Some(None) => None,
            Some(unless_not) => Some(Self { question: question?, unless_not }),
            None => Some(Self { question: question?, unless_not: None }),
        }
    }

    /// What is left for a person to say, the wrapped check being applied by `apply`.
    pub fn apply<'a>(&'a self, apply: impl FnOnce(&'a C) -> Finding<'a>, input: &CheckInput<'_>) -> Finding<'a> {
        let inner = self.unless_not.as_ref().map(apply);
        let outcome = answered(inner.as_ref().map_or(Outcome::Met, |inner| inner.outcome), input.person);
        let parts = if input.detail { inner.into_iter().collect() } else { Vec::new() };
        Finding { outcome, fact: Fact::Person(&self.question), parts }
    }
}

/// In the place of met what a person answers, and unclear where nobody answered.
#[must_use]
pub fn answered(outcome: Outcome, answer: Option<Outcome>) -> Outcome {
    if outcome == Outcome::Met { answer.unwrap_or(Outcome::Unclear) } else { outcome }
}
