#![doc = include_str!("about.md")]

use crate::checks::check_tree::{Children, Combinator, TomlStep};
use crate::checks::finding::{DecidingParts, Distance, Finding, FindingFact};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Check, CheckInput, Fact, Node, NodeMut, NotConcernedFact};
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "when",
    about: include_str!("about.md"),
    form: ValueType::Either(&[BRANCH, ValueType::List(&BRANCH)]),
    read: |value, context| WhenCheck::read(value, context).map(Check::When),
}];

const BRANCH: ValueType = ValueType::Table(PARAMETERS);

parameters! { PARAMETERS:
    IF: Check = branch("if", "what has to hold for `then` to be asked");
    THEN: Check = branch("then", "what is asked where it holds");
    ELSE: Check = branch("else", "what is asked where it does not; left out: nothing");
}

/// A check of a branch.
const fn branch(name: &'static str, about: &'static str) -> TypedParameter<Check> {
    TypedParameter::new(name, ValueType::Check, about, |_, value, context| Check::read(value, context))
}

/// What is asked, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct WhenCheck {
    /// Conditions, each with what is asked where it is the first that holds; at least one.
    pub branches: Vec<(Check, Check)>,
    /// What is asked where none holds.
    pub otherwise: Option<Box<Check>>,
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

impl WhenCheck {
    /// Reads one branch, or a list of them; the checks by `part`.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
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
            let read = |value: Option<&SpannedValue<'_>>| value.map(|value| Check::read(value, context));
            let only_else = is_last && number > 0 && !params.has(IF) && !params.has(THEN);
            let (condition, then) = if only_else {
                params.need(ELSE.key());
                layout = BranchLayout::ListWithElse;
                (None, None)
            } else {
                (read(params.need(IF.key())), read(params.need(THEN.key())))
            };
            let tail = params.value(ELSE);
            if let (Some(value), false) = (tail, is_last) {
                // What is behind it would never be asked.
                context.problem_among(value.span(), RuleErrorKind::OutOfPlaceHere, ELSE.key(), &[]);
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

    /// What is found on the way that is taken through these branches.
    fn taken<'a>(&'a self, branches: &'a [(Check, Check)], input: &CheckInput<'a>) -> Finding<'a> {
        let Some(((condition, then), rest)) = branches.split_first() else {
            return match &self.otherwise {
                Some(check) => check.apply(input),
                None => Finding::leaf(Outcome::Met, Fact::NotConcerned(NotConcernedFact)),
            };
        };
        let condition = condition.apply(input);
        let is_last = rest.is_empty() && self.otherwise.is_none();
        let (way, outcome, parts) = match condition.outcome {
            Outcome::Met => {
                let then = then.apply(input);
                (BranchTaken::Then, then.outcome, vec![condition, then])
            }
            Outcome::NotMet if is_last => (BranchTaken::Nothing, Outcome::Met, vec![condition]),
            Outcome::NotMet => {
                let other = self.taken(rest, input);
                (BranchTaken::Else, other.outcome, vec![condition, other])
            }
            Outcome::Unclear => {
                let (then, other) = (then.apply(input), self.taken(rest, input));
                let outcome = Outcome::agreed([then.outcome, other.outcome]);
                let parts = if is_last { vec![condition, then] } else { vec![condition, then, other] };
                (BranchTaken::Open, outcome, parts)
            }
        };
        Finding { outcome, fact: Fact::When(way), parts }
    }
}

impl Kind for WhenCheck {
    fn name(&self) -> &'static str {
        "when"
    }

    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        self.taken(&self.branches, input)
    }

    /// Each condition before what is asked where it holds, as the file lays them out.
    fn children(&self) -> Children<'_> {
        let steps = |index: usize, key: &'static str| match self.layout {
            BranchLayout::Table => vec![TomlStep::Key(key)],
            BranchLayout::List | BranchLayout::ListWithElse => vec![TomlStep::Index(index), TomlStep::Key(key)],
        };
        let each = self.branches.iter().enumerate().flat_map(|(index, (condition, then))| {
            [(steps(index, "if"), Node::Check(condition)), (steps(index, "then"), Node::Check(then))]
        });
        let last = self.branches.len();
        let index = if self.layout == BranchLayout::ListWithElse { last } else { last.saturating_sub(1) };
        let other = self.otherwise.as_deref().map(|check| (steps(index, "else"), Node::Check(check)));
        Children { combinator: Combinator::When(self.otherwise.is_some()), each: each.chain(other).collect() }
    }

    fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        let check = match self.branches.get_mut(index / 2) {
            Some((condition, then)) => Some(if index.is_multiple_of(2) { condition } else { then }),
            None => self.otherwise.as_deref_mut(),
        };
        check.map(NodeMut::Check)
    }

    fn is_dated(&self) -> bool {
        self.children().checks().any(|child| child.kind().is_dated())
    }
}

impl<'a> FindingFact<'a> for BranchTaken {
    fn distance(&self, finding: &Finding<'a>) -> Distance {
        // The condition only says what is asked.
        finding.parts.get(1..).map_or_else(Distance::default, Distance::of_all)
    }

    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }
}
