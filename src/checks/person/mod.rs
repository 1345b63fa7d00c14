#![doc = include_str!("about.md")]

use crate::checks::asked_fields::AskedFields;
use crate::checks::candidate::Candidate;
use crate::checks::check_tree::{Children, Combinator, TomlStep};
use crate::checks::finding::{DecidingParts, Finding, FindingFact};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Check, CheckInput, Fact, Node, NodeMut};
use crate::domain::outcome::Outcome;
use crate::domain::text::Bilingual;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "person",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| PersonCheck::read(value, context, Check::read).map(Check::Person),
}];

parameters! { PARAMETERS:
    QUESTION: Bilingual = TypedParameter::bilingual("question", "The question that people have to answer.");
    UNLESS_NOT: Check = TypedParameter::new(
        "unless_not",
        ValueType::Check,
        "A check: where it is not met, nobody is asked, and this is not met either; left out: always unclear.",
        |_, value, context| Check::read(value, context),
    );
}

/// A question for a person about a whole check.
pub type Question = PersonCheck<Check>;

/// A question for a person, and the check that has to allow for a yes.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonCheck<C> {
    pub question: Bilingual,
    /// Where this is not met, nobody needs to be asked.
    pub unless_not: Option<Box<C>>,
}

impl<C> PersonCheck<C> {
    /// Reads the parameters, the wrapped check by `inner`.
    pub fn read(
        parameters: &SpannedValue<'_>,
        context: &Context,
        inner: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
    ) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let question = params.needed(QUESTION);
        let wrapped = params.value(UNLESS_NOT).map(|value| inner(value, context));
        params.finish();
        match wrapped {
            Some(None) => None,
            Some(unless_not) => Some(Self { question: question?, unless_not: unless_not.map(Box::new) }),
            None => Some(Self { question: question?, unless_not: None }),
        }
    }

    /// What is left for a person to say, the wrapped check being applied by `apply`.
    pub fn apply_inner<'a>(&'a self, apply: impl FnOnce(&'a C) -> Finding<'a>, input: &CheckInput<'_>) -> Finding<'a> {
        let inner = self.unless_not.as_deref().map(apply);
        let outcome = answered(inner.as_ref().map_or(Outcome::Met, |inner| inner.outcome), input.person);
        let parts = if input.detail { inner.into_iter().collect() } else { Vec::new() };
        Finding { outcome, fact: Fact::Person(PersonFact(&self.question)), parts }
    }
}

/// A question for a person; the parts are what leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFact<'a>(pub &'a Bilingual);

impl<C> PersonCheck<C> {
    /// The check that has to allow for a yes, as the node that `node` makes of it.
    pub fn nodes<'c>(&'c self, node: impl FnOnce(&'c C) -> Node<'c>) -> Children<'c> {
        let inner = self.unless_not.as_deref().map(|inner| (vec![TomlStep::Key(UNLESS_NOT.key())], node(inner)));
        Children { combinator: Combinator::Capped, each: inner.into_iter().collect() }
    }
}

/// In the place of met what a person answers, and unclear where nobody answered.
#[must_use]
pub fn answered(outcome: Outcome, answer: Option<Outcome>) -> Outcome {
    if outcome == Outcome::Met { answer.unwrap_or(Outcome::Unclear) } else { outcome }
}

impl Kind for Question {
    fn name(&self) -> &'static str {
        "person"
    }

    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        self.apply_inner(|inner| inner.apply(input), input)
    }

    /// What a person has to say no fact brings about.
    fn candidates<'a>(&'a self, _: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        Vec::new()
    }

    fn children(&self) -> Children<'_> {
        self.nodes(Node::Check)
    }

    fn child_mut(&mut self, _: usize) -> Option<NodeMut<'_>> {
        self.unless_not.as_deref_mut().map(NodeMut::Check)
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        asked.person = true;
        self.children().checks().for_each(|inner| inner.kind().ask(asked));
    }

    fn is_dated(&self) -> bool {
        self.children().checks().any(|child| child.kind().is_dated())
    }

    fn rests_on_education_alone(&self) -> bool {
        self.children().checks().all(|inner| inner.kind().rests_on_education_alone())
    }
}

impl<'a> FindingFact<'a> for PersonFact<'_> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }

    fn can_still_be_met(&self, _: &Finding<'a>) -> bool {
        false
    }
}
