#![doc = include_str!("about.md")]

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::{Fact, Finding};
use crate::domain::outcome::Outcome;

/// What the kinds say about themselves.
pub const KINDS: [CheckKind; 4] = [
    CheckKind { name: "any", about: include_str!("any.md"), form: ValueType::List(&ValueType::Check) },
    CheckKind { name: "all", about: include_str!("all.md"), form: ValueType::List(&ValueType::Check) },
    CheckKind { name: "not", about: include_str!("not.md"), form: ValueType::Check },
    CheckKind {
        name: "at_least",
        about: include_str!("at_least.md"),
        form: ValueType::Table(&[
            Parameter::required("n", ValueType::Integer(1, 1000), "so many of them"),
            Parameter::required("of", ValueType::List(&ValueType::Check), "the checks"),
        ]),
    },
];

/// A combination of checks of one kind: of whole checks, or of checks on one entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Combine<C> {
    /// One of them.
    Any(Vec<C>),
    /// Each of them.
    All(Vec<C>),
    /// The opposite.
    Not(Box<C>),
    /// So many of them.
    AtLeast(usize, Vec<C>),
}

impl<C> Combine<C> {
    /// Reads the parameters of one of the four kinds, the parts by `part`.
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
                let parts = params.need("of").and_then(|value| read_parts(value, context, part));
                let most = parts.as_ref().map_or(i64::MAX, |parts| i64::try_from(parts.len()).unwrap_or(i64::MAX));
                params.need("n");
                let count = params.integer("n", 1..=most);
                params.finish();
                Some(Self::AtLeast(usize::try_from(count?).ok()?, parts?))
            }
            _ => {
                let parts = read_parts(parameters, context, part)?;
                Some(if kind == "all" { Self::All(parts) } else { Self::Any(parts) })
            }
        }
    }

    /// What the combination finds, its parts being applied by `apply`.
    pub fn apply<'a>(&'a self, apply: impl Fn(&'a C) -> Finding<'a>, detail: bool) -> Finding<'a> {
        match self {
            Self::Any(parts) => Finding::any(Fact::Any, detail, parts.iter().map(|part| apply(part).whole())),
            Self::All(parts) => Finding::all(Fact::All, detail, parts.iter().map(|part| apply(part).whole())),
            Self::Not(part) => {
                let part = apply(part);
                Finding { outcome: !part.outcome, fact: Fact::Not, parts: vec![part] }
            }
            Self::AtLeast(count, parts) => {
                let parts: Vec<_> = parts.iter().map(apply).collect();
                let outcome = Outcome::at_least(*count, parts.iter().map(|part| part.outcome));
                Finding { outcome, fact: Fact::AtLeast(*count), parts }
            }
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
