#![doc = include_str!("about.md")]

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::{Fact, Finding};
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;

/// What the kind says about itself.
pub const KIND: CheckKind = CheckKind {
    name: "when",
    about: include_str!("about.md"),
    form: ValueType::Either(&[BRANCH, ValueType::List(&BRANCH)]),
};

const BRANCH: ValueType = ValueType::Table(&[
    Parameter::new("if", ValueType::Check, "what has to hold for `then` to be asked"),
    Parameter::new("then", ValueType::Check, "what is asked where it holds"),
    Parameter::new("else", ValueType::Check, "what is asked where it does not; left out: nothing"),
]);

/// What is asked, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct WhenCheck<C> {
    /// Conditions, each with what is asked where it is the first that holds; at least one.
    pub branches: Vec<(C, C)>,
    /// What is asked where none holds.
    pub otherwise: Option<Box<C>>,
    /// How the file lays them out.
    pub layout: BranchLayout,
}

/// How the branches stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchLayout {
    Table,
    /// In a list, `else` beside the last `if`.
    List,
    /// In a list, of which the last entry is an `else` alone.
    ListWithElse,
}

/// Which way was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchTaken {
    /// The condition holds.
    Then,
    /// It does not.
    Else,
    /// It does not, and nothing else is asked.
    Nothing,
    /// Whether it holds is unclear.
    Open,
}

impl<C> WhenCheck<C> {
    /// All checks within it, in the order of the file.
    pub fn checks(&self) -> impl Iterator<Item = &C> {
        let each = self.branches.iter().flat_map(|(condition, then)| [condition, then]);
        each.chain(self.otherwise.as_deref())
    }

    /// Reads one branch, or a list of them; the checks by `part`.
    pub fn read(
        parameters: &SpannedValue<'_>,
        context: &Context,
        part: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
    ) -> Option<Self> {
        let single = std::slice::from_ref(parameters);
        let list = if parameters.get_ref().is_array() { context.list_of_some(parameters)? } else { single };
        let (mut branches, mut otherwise, mut complete) = (Vec::new(), None, true);
        let mut layout = if parameters.get_ref().is_array() { BranchLayout::List } else { BranchLayout::Table };
        for (number, value) in list.iter().enumerate() {
            let Some(mut params) = context.table(value) else {
                complete = false;
                continue;
            };
            let is_last = number + 1 == list.len();
            let read = |value: Option<&SpannedValue<'_>>| value.map(|value| part(value, context));
            let only_else = is_last && number > 0 && params.take("if").is_none() && params.take("then").is_none();
            let (condition, then) = if only_else {
                params.need("else");
                layout = BranchLayout::ListWithElse;
                (None, None)
            } else {
                (read(params.need("if")), read(params.need("then")))
            };
            let tail = params.take("else");
            if let (Some(value), false) = (tail, is_last) {
                // What is behind it would never be asked.
                context.problem_among(value.span(), RuleErrorKind::OutOfPlaceHere, "else", &[]);
                complete = false;
            }
            match (condition, then) {
                (Some(Some(condition)), Some(Some(then))) => branches.push((condition, then)),
                (None, None) if only_else => {}
                _ => complete = false,
            }
            match read(tail) {
                None => {}
                Some(None) => complete = false,
                Some(check) => otherwise = check.map(Box::new),
            }
            params.finish();
        }
        (complete && !branches.is_empty()).then_some(Self { branches, otherwise, layout })
    }

    /// What is found on the way that is taken, the checks being applied by `apply`.
    pub fn apply<'a>(&'a self, apply: impl Fn(&'a C) -> Finding<'a>) -> Finding<'a> {
        self.from(&self.branches, &apply)
    }

    fn from<'a>(&'a self, branches: &'a [(C, C)], apply: &impl Fn(&'a C) -> Finding<'a>) -> Finding<'a> {
        let Some(((condition, then), rest)) = branches.split_first() else {
            return match &self.otherwise {
                Some(check) => apply(check),
                None => Finding::leaf(Outcome::Met, Fact::NotConcerned),
            };
        };
        let condition = apply(condition);
        let is_last = rest.is_empty() && self.otherwise.is_none();
        let (way, outcome, parts) = match condition.outcome {
            Outcome::Met => {
                let then = apply(then);
                (BranchTaken::Then, then.outcome, vec![condition, then])
            }
            Outcome::NotMet if is_last => (BranchTaken::Nothing, Outcome::Met, vec![condition]),
            Outcome::NotMet => {
                let other = self.from(rest, apply);
                (BranchTaken::Else, other.outcome, vec![condition, other])
            }
            Outcome::Unclear => {
                let (then, other) = (apply(then), self.from(rest, apply));
                let outcome = Outcome::agreed([then.outcome, other.outcome]);
                let parts = if is_last { vec![condition, then] } else { vec![condition, then, other] };
                (BranchTaken::Open, outcome, parts)
            }
        };
        Finding { outcome, fact: Fact::When(way), parts }
    }
}
