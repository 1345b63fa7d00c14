#![doc = include_str!("about.md")]

use crate::checks::candidate::Candidate;
use crate::checks::check_tree::{Children, Combinator, TomlStep};
use crate::checks::finding::{DecidingParts, Distance, Finding, FindingFact};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Check, CheckInput, Fact, Node, NodeMut};
use crate::domain::outcome::Outcome;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kinds say about themselves.
pub const KINDS: [CheckKind; 4] = [
    CheckKind {
        name: "any",
        about: include_str!("any.md"),
        form: ValueType::List(&ValueType::Check),
        read: |value, context| Combine::read("any", value, context, Check::read).map(Check::Combine),
    },
    CheckKind {
        name: "all",
        about: include_str!("all.md"),
        form: ValueType::List(&ValueType::Check),
        read: |value, context| Combine::read("all", value, context, Check::read).map(Check::Combine),
    },
    CheckKind {
        name: "not",
        about: include_str!("not.md"),
        form: ValueType::Check,
        read: |value, context| Combine::read("not", value, context, Check::read).map(Check::Combine),
    },
    CheckKind {
        name: "at_least",
        about: include_str!("at_least.md"),
        form: ValueType::Table(PARAMETERS),
        read: |value, context| Combine::read("at_least", value, context, Check::read).map(Check::Combine),
    },
];

parameters! { PARAMETERS:
    N: usize = TypedParameter::integer("n", 1, 1000, "so many of them").required();
    OF: Vec<Check> = TypedParameter::new("of", ValueType::List(&ValueType::Check), "the checks", |_, value, context| {
        read_parts(value, context, Check::read)
    })
    .required();
}

/// Whole checks, combined.
pub type Combination = Combine<Check>;

/// Several checks of one sort, combined.
#[derive(Clone, Debug, PartialEq)]
pub enum Combine<C> {
    /// One of them is enough.
    Any(Vec<C>),
    /// Every one has to be met.
    All(Vec<C>),
    /// It must not be met.
    Not(Box<C>),
    /// So many have to be met.
    AtLeast(usize, Vec<C>),
}

/// How findings are combined; the parts are what is found of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CombineFact {
    /// One of several checks.
    Any,
    /// Each of several checks.
    All,
    /// The opposite of a check.
    Not,
    /// So many of several checks.
    AtLeast(usize),
}

impl<C> Combine<C> {
    /// The key of its kind.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Any(_) => "any",
            Self::All(_) => "all",
            Self::Not(_) => "not",
            Self::AtLeast(..) => "at_least",
        }
    }

    /// Reads the value of a kind of combination, its parts by `part`.
    pub fn read(
        kind: &str,
        parameters: &SpannedValue<'_>,
        context: &Context,
        part: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
    ) -> Option<Self> {
        match kind {
            "not" => part(parameters, context).map(|part| Self::Not(Box::new(part))),
            "at_least" => {
                let mut params = context.table(parameters)?;
                let parts = params.need(OF.key()).and_then(|value| read_parts(value, context, part));
                params.need(N.key());
                let count = params.get_up_to(N, parts.as_ref().map_or(usize::MAX, Vec::len));
                params.finish();
                Some(Self::AtLeast(count?, parts?))
            }
            _ => {
                let parts = read_parts(parameters, context, part)?;
                Some(if kind == "all" { Self::All(parts) } else { Self::Any(parts) })
            }
        }
    }

    /// What the combination finds, its parts being applied by `apply`.
    pub fn apply_parts<'a>(&'a self, apply: impl Fn(&'a C) -> Finding<'a>, detail: bool) -> Finding<'a> {
        let fact = |fact| Fact::Combine(fact);
        match self {
            Self::Any(parts) => {
                Finding::any(fact(CombineFact::Any), detail, parts.iter().map(|part| apply(part).whole()))
            }
            Self::All(parts) => {
                Finding::all(fact(CombineFact::All), detail, parts.iter().map(|part| apply(part).whole()))
            }
            Self::Not(part) => {
                let part = apply(part);
                Finding { outcome: !part.outcome, fact: fact(CombineFact::Not), parts: vec![part] }
            }
            Self::AtLeast(count, parts) => {
                let parts: Vec<_> = parts.iter().map(apply).collect();
                let outcome = Outcome::at_least(*count, parts.iter().map(|part| part.outcome));
                Finding { outcome, fact: fact(CombineFact::AtLeast(*count)), parts }
            }
        }
    }

    /// Its parts, each as the node that `node` makes of it.
    pub fn nodes<'c>(&'c self, node: impl Fn(&'c C) -> Node<'c>) -> Children<'c> {
        let listed = |parts: &'c [C], steps: &[TomlStep]| {
            let each = parts.iter().enumerate();
            each.map(|(index, part)| ([steps, &[TomlStep::Index(index)]].concat(), node(part))).collect()
        };
        let (combinator, each) = match self {
            Self::Any(parts) => (Combinator::Any, listed(parts, &[])),
            Self::All(parts) => (Combinator::All, listed(parts, &[])),
            Self::AtLeast(count, parts) => (Combinator::AtLeast(*count), listed(parts, &[TomlStep::Key(OF.key())])),
            Self::Not(part) => (Combinator::Not, vec![(Vec::new(), node(part))]),
        };
        Children { combinator, each }
    }

    /// The part at a place among them.
    pub fn part_mut(&mut self, index: usize) -> Option<&mut C> {
        match self {
            Self::Any(parts) | Self::All(parts) | Self::AtLeast(_, parts) => parts.get_mut(index),
            Self::Not(part) => Some(part),
        }
    }
}

/// A list of parts, at least one.
fn read_parts<C>(
    value: &SpannedValue<'_>,
    context: &Context,
    part: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
) -> Option<Vec<C>> {
    let list = context.list_of_some(value)?;
    let parts: Vec<_> = list.iter().map(|value| part(value, context)).collect();
    parts.into_iter().collect()
}

impl Kind for Combination {
    fn name(&self) -> &'static str {
        self.name()
    }

    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        self.apply_parts(|part| part.apply(input), input.detail)
    }

    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        match self {
            Self::Any(parts) | Self::All(parts) | Self::AtLeast(_, parts) => {
                parts.iter().flat_map(|part| part.candidates(input)).collect()
            }
            Self::Not(part) => part.kind().candidates_against(input),
        }
    }

    fn candidates_against<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        match self {
            Self::Any(parts) | Self::All(parts) | Self::AtLeast(_, parts) => {
                parts.iter().flat_map(|part| part.kind().candidates_against(input)).collect()
            }
            Self::Not(part) => part.candidates(input),
        }
    }

    fn children(&self) -> Children<'_> {
        self.nodes(Node::Check)
    }

    fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        self.part_mut(index).map(NodeMut::Check)
    }

    fn is_dated(&self) -> bool {
        self.children().checks().any(|child| child.kind().is_dated())
    }

    fn rests_on_education_alone(&self) -> bool {
        self.children().checks().all(|part| part.kind().rests_on_education_alone())
    }
}

impl<'a> FindingFact<'a> for CombineFact {
    fn deciding(&self) -> DecidingParts {
        match self {
            Self::Any => DecidingParts::Enough(1),
            Self::AtLeast(count) => DecidingParts::Enough(*count),
            Self::All => DecidingParts::OfOutcome,
            Self::Not => DecidingParts::All,
        }
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }

    fn distance(&self, finding: &Finding<'a>) -> Distance {
        match self {
            _ if finding.outcome == Outcome::Met => Distance::default(),
            Self::Any => Distance::of_nearest(&finding.parts, 1),
            Self::AtLeast(count) => Distance::of_nearest(&finding.parts, *count),
            Self::All => Distance::of_all(&finding.parts),
            Self::Not => Distance::LACKING,
        }
    }

    fn can_still_be_met(&self, finding: &Finding<'a>) -> bool {
        let count = finding.parts.iter().filter(|part| part.can_still_be_met()).count();
        match self {
            Self::Any => count > 0,
            Self::All => count == finding.parts.len(),
            Self::AtLeast(least) => count >= *least,
            // What is unclear may turn out not to be so.
            Self::Not => finding.outcome == Outcome::Unclear && !finding.missing().is_empty(),
        }
    }

    fn add_open_lists(&self, finding: &Finding<'a>, lists: &mut Vec<&'static str>) {
        // Of what must not be, one more makes nothing better.
        if *self != Self::Not {
            finding.parts.iter().for_each(|part| part.add_open_lists(lists));
        }
    }
}
