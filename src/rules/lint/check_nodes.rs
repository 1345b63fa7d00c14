//! Each check of a vacancy with its place in the file and what it can come out as.
//!
//! One makes of the tree of a check ([`Node::children`]) the same tree with places and formulas: what a kind says of itself
//! ([`Node::possible_outcomes`]), and of what is made of others what follows from them. Each is used for what it can show: a
//! check can never be met if not even `open.met` is possible, and one criterion makes another needless if, by `definite`, it never
//! comes out better: whoever meets it meets the other, and whoever fails the other fails it.

use std::ops::Range;

use crate::checks::check_tree::{Combinator, TomlStep};
use crate::checks::experience::ExperienceCheck;
use crate::checks::formulas::Formula;
use crate::checks::nationality::HowMany;
use crate::checks::params::SpannedValue;
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::{Check, JudgingDates, Node};
use crate::domain::countries::Country;
use crate::domain::rule_lists::CountrySet;

/// A check or a part of one.
#[derive(Debug)]
pub(super) struct CheckNode<'a> {
    /// Its bytes in the file.
    pub(super) span: Range<usize>,
    /// The check itself, to say whether two are the same.
    pub(super) whole: Node<'a>,
    /// How it is made of its parts.
    pub(super) join: Join,
    pub(super) parts: Vec<Self>,
    pub(super) range: OutcomeRange<'a>,
}

/// How a check is made of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// It has none.
    Atom,
    /// One of them is enough.
    Any,
    /// Each of them is asked.
    All,
    /// So many of them are asked.
    AtLeast(usize),
    /// The opposite, what a person is asked about, or the checks on one entry.
    Around,
}

/// A check with its place, from the table in the file that it was read from.
pub(super) fn check<'a>(value: &SpannedValue<'_>, check: &'a Check, judging_dates: &JudgingDates) -> CheckNode<'a> {
    CheckLocation::of(value).node(Node::Check(check), judging_dates)
}

/// The most vacancies that a check allows, where it is about them alone.
pub(super) fn most_vacancies(check: &Check) -> Option<usize> {
    if let Check::Vacancies(check) = check { Some(check.at_most) } else { None }
}

/// The sectors of an experience check, where a check is one.
pub(super) fn experience_of(check: Node<'_>) -> Option<&ExperienceCheck> {
    if let Node::Check(Check::Experience(check)) = check { Some(check) } else { None }
}

/// The countries of a nationality check, with the day counted in, and whether it asks for none of them.
pub(super) fn countries_of(check: Node<'_>, judging_dates: &JudgingDates) -> Option<(Vec<Country>, bool)> {
    let Node::Check(Check::Nationality(check)) = check else { return None };
    if !check.on.is_known() {
        return None;
    }
    Some((check.members(judging_dates).0, check.which == HowMany::None))
}

/// What is asked of the nationals of which countries, in the order of the file, where a check is by nationality.
pub(super) fn cases_by_nationality(check: Node<'_>) -> Option<&[(String, CountrySet, Check)]> {
    if let Node::Check(Check::ByNationality(check)) = check { Some(&check.cases) } else { None }
}

/// Where a check is: its kind as a key, and its parameters.
struct CheckLocation<'v, 'i> {
    span: Range<usize>,
    parameters: Option<&'v SpannedValue<'i>>,
}

impl<'v, 'i> CheckLocation<'v, 'i> {
    /// A check is a table with one key, its kind.
    fn of(value: &'v SpannedValue<'i>) -> Self {
        match value.get_ref().as_table().and_then(|table| table.iter().next()) {
            Some((kind, parameters)) => {
                let span = kind.span().start..parameters.span().end.max(kind.span().end);
                Self { span, parameters: Some(parameters) }
            }
            None => Self { span: value.span(), parameters: None },
        }
    }

    /// The combination of checks on one entry, among the other parameters of a check on the entries of a list.
    fn of_entries(&self) -> Option<Self> {
        let table = self.parameters?.get_ref().as_table()?;
        let (kind, parameters) = table.iter().find(|(key, _)| matches!(key.get_ref().as_ref(), "any" | "all"))?;
        Some(Self { span: kind.span().start..parameters.span().end, parameters: Some(parameters) })
    }

    /// The check that is here.
    fn node<'a>(&self, whole: Node<'a>, judging_dates: &JudgingDates) -> CheckNode<'a> {
        let unknown = PossibleOutcomes::of_whole(whole);
        let of = |join, parts, range| CheckNode { span: self.span.clone(), whole, join, parts, range };
        if whole.is_never_met(judging_dates) {
            return of(Join::Atom, Vec::new(), PossibleOutcomes { met: Formula::nobody(), ..unknown }.into());
        }
        let (own, children) = (whole.possible_outcomes(judging_dates), whole.children());
        let combinator = children.combinator;
        if let Combinator::Entries(_) = combinator {
            // Who has an entry that fits only the kind can say; the checks on one entry are a combination of their own.
            let Some(range) = own else { return of(Join::Atom, Vec::new(), unknown.into()) };
            let inner = whole.entry().zip(self.of_entries());
            let parts = inner.map(|(inner, place)| place.node(inner, judging_dates));
            return of(Join::Around, parts.into_iter().collect(), range);
        }
        let each = children.each.into_iter().filter_map(|(steps, child)| {
            let value = steps.iter().try_fold(self.parameters?, |value, step| step_into(value, step))?;
            Some(CheckLocation::of(value).node(child, judging_dates))
        });
        let parts: Vec<CheckNode<'a>> = each.collect();
        let range_of = |count| OutcomeRange::at_least(count, parts.iter().map(|part| &part.range));
        let (join, range) = match combinator {
            Combinator::Alone | Combinator::Entries(_) => (Join::Atom, own.unwrap_or_else(|| unknown.into())),
            Combinator::Any => (Join::Any, range_of(1)),
            Combinator::All => (Join::All, range_of(parts.len())),
            Combinator::AtLeast(count) => (Join::AtLeast(count), range_of(count)),
            Combinator::Not => {
                let opposite = parts.first().map(|part| part.range.clone().opposite());
                (Join::Around, opposite.unwrap_or_else(|| unknown.into()))
            }
            Combinator::Capped => (Join::Around, OutcomeRange::asked(parts.first().map(|part| &part.range))),
            Combinator::When(_) | Combinator::ByNationality(_) => (Join::Around, unknown.into()),
        };
        of(join, parts, range)
    }
}

/// What is a step further in the file.
fn step_into<'v, 'i>(value: &'v SpannedValue<'i>, step: &TomlStep) -> Option<&'v SpannedValue<'i>> {
    match step {
        TomlStep::Key(key) => value.get_ref().as_table()?.get(*key),
        TomlStep::Named(key) => value.get_ref().as_table()?.get(key.as_str()),
        TomlStep::Index(index) => value.get_ref().as_array()?.get(*index),
    }
}
