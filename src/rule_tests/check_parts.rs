//! The parts of a check under test: how the file reaches them, and what each of them can come out as.

use crate::checks::check_tree::{CheckPath, Combinator, EntriesFit, TomlStep};
use crate::checks::person::answered;
use crate::checks::{Check, Node};
use crate::domain::outcome::Outcome;
use crate::rules::vacancy::{Criterion, Readings};

/// A check of a criterion, or a part of one.
#[derive(Clone, Debug)]
pub struct CheckPart {
    pub way: CheckPath,
    pub alone: Check,
    /// The whole check with one in its place that always comes out the same, by [`OUTCOMES`].
    pub replaced: [Check; 3],
    /// What it can come out as, by [`OUTCOMES`].
    pub possible: [bool; 3],
}

/// The outcomes in the order of the arrays here.
pub const OUTCOMES: [Outcome; 3] = [Outcome::NotMet, Outcome::Unclear, Outcome::Met];

/// A check and all its parts, each before those within it. `way` leads to the check.
#[must_use]
pub fn parts(check: &Check, way: &CheckPath) -> Vec<CheckPart> {
    let mut found = Vec::new();
    add_parts(check, Node::Check(check), &way.0, &mut Vec::new(), &mut found);
    found
}

/// Adds a part of a check and those within it. The places lead to it from the whole, the steps to the table of its kind.
fn add_parts(whole: &Check, node: Node<'_>, steps: &[TomlStep], places: &mut Vec<usize>, found: &mut Vec<CheckPart>) {
    let way = CheckPath([steps, &[TomlStep::Key(node.name())]].concat());
    found.push(CheckPart {
        way: way.clone(),
        alone: node.alone(),
        replaced: OUTCOMES.map(|outcome| whole.with_part(places, outcome)),
        possible: possible(node),
    });
    for (place, (inner, child)) in node.children().each.into_iter().enumerate() {
        places.push(place);
        add_parts(whole, child, &[way.0.as_slice(), &inner].concat(), places, found);
        places.pop();
    }
}

/// What a check can come out as, those within it taken for independent of each other.
fn possible(node: Node<'_>) -> [bool; 3] {
    let children = node.children();
    let inner: Vec<[bool; 3]> = children.each.into_iter().map(|(_, child)| possible(child)).collect();
    // All three are asked of every combination of two, the next one joined to what there is.
    let join = |start: Outcome, join: fn(Outcome, Outcome) -> Outcome| {
        let start = OUTCOMES.map(|outcome| outcome == start);
        inner.iter().fold(start, |so_far, next| {
            OUTCOMES.map(|wanted| pairs(so_far, *next).into_iter().any(|(one, other)| join(one, other) == wanted))
        })
    };
    let mapped = |map: fn(Outcome) -> Outcome| {
        let inner = inner.first().copied().unwrap_or([false, true, false]);
        OUTCOMES.map(|wanted| of(inner).any(|outcome| map(outcome) == wanted))
    };
    match children.combinator {
        Combinator::Alone => [true; 3],
        Combinator::Any => join(Outcome::NotMet, Outcome::max),
        Combinator::All => join(Outcome::Met, Outcome::min),
        Combinator::Not => mapped(|outcome| !outcome),
        Combinator::Capped => mapped(|outcome| answered(outcome, None)),
        Combinator::AtLeast(count) => {
            let can = |outcome: Outcome| inner.iter().filter(|part| of(**part).any(|one| one == outcome)).count();
            let must = |outcome: Outcome| inner.iter().filter(|part| of(**part).all(|one| one == outcome)).count();
            let not_met = inner.len() - can(Outcome::NotMet) < count;
            let unclear = must(Outcome::Met) < count && inner.len() - must(Outcome::NotMet) >= count;
            [not_met, unclear && can(Outcome::Unclear) > 0, can(Outcome::Met) >= count]
        }
        Combinator::When(has_else) => {
            let other = if has_else { inner.last().copied().unwrap_or([true; 3]) } else { [false, false, true] };
            let (pairs, _) = inner.as_chunks::<2>();
            pairs.iter().rev().fold(other, |other, [condition, then]| way(*condition, *then, other))
        }
        Combinator::ByNationality(has_otherwise) => {
            // Nobody may know which applies.
            inner.iter().fold([false, true, !has_otherwise], |so_far, next| either(so_far, *next))
        }
        // No list at all leaves it unclear, an empty one is not met.
        Combinator::Entries(fit) => {
            let [_, _, met] = match fit {
                EntriesFit::Any => join(Outcome::NotMet, Outcome::max),
                EntriesFit::All => join(Outcome::Met, Outcome::min),
            };
            [true, true, met]
        }
    }
}

/// What a criterion can come out as: by both texts where they have checks of their own.
#[must_use]
pub fn possible_of(criterion: &Criterion) -> [bool; 3] {
    let of = |check| parts(check, &CheckPath::default()).first().map_or([true; 3], |part| part.possible);
    match &criterion.checks {
        Readings::Same(check) => of(check),
        Readings::Differ(english, french) => {
            let ([not_met, _, met], [other_not_met, _, other_met]) = (of(english), of(french));
            [not_met && other_not_met, true, met && other_met]
        }
    }
}

/// What either can come out as.
fn either([not_met, unclear, met]: [bool; 3], other: [bool; 3]) -> [bool; 3] {
    let [other_not_met, other_unclear, other_met] = other;
    [not_met || other_not_met, unclear || other_unclear, met || other_met]
}

/// What a condition leads to, which takes one way, the other, or leaves both open.
fn way([is_not_met, is_unclear, is_met]: [bool; 3], then: [bool; 3], other: [bool; 3]) -> [bool; 3] {
    let none = [false; 3];
    let taken = either(if is_met { then } else { none }, if is_not_met { other } else { none });
    if !is_unclear {
        return taken;
    }
    let both = either(then, other);
    let agreed = OUTCOMES.map(|outcome| of(then).any(|one| one == outcome) && of(other).any(|one| one == outcome));
    let differ = of(both).count() > 1 || of(both).any(|one| one == Outcome::Unclear);
    either(taken, either(agreed, [false, differ, false]))
}

fn of(possible: [bool; 3]) -> impl Iterator<Item = Outcome> {
    OUTCOMES.into_iter().zip(possible).filter(|(_, is)| *is).map(|(outcome, _)| outcome)
}

fn pairs(one: [bool; 3], other: [bool; 3]) -> Vec<(Outcome, Outcome)> {
    of(one).flat_map(|one| of(other).map(move |other| (one, other))).collect()
}

/// Whether the educations alone decide a criterion.
#[must_use]
pub fn is_of_education_alone(criterion: &Criterion) -> bool {
    checks(criterion).all(|check| check.kind().rests_on_education_alone())
}

/// Whether a criterion may come out otherwise on another reference date.
#[must_use]
pub fn is_dated(criterion: &Criterion) -> bool {
    checks(criterion).any(|check| check.kind().is_dated())
}

/// The checks of a criterion.
fn checks(criterion: &Criterion) -> impl Iterator<Item = &Check> {
    let (first, second) = match &criterion.checks {
        Readings::Same(check) => (check, None),
        Readings::Differ(english, french) => (english, Some(french)),
    };
    std::iter::once(first).chain(second)
}
