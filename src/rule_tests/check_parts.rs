//! The parts of a check: those within it, how the file reaches them, and what each of them can come out as.
//!
//! This is the only file of this room that knows the kinds of checks. A kind that is made of checks says here which they
//! are; any other is a part without parts, which can come out as anything.

use std::fmt;

use crate::checks::by_nationality::OTHERWISE;
use crate::checks::combine::Combine;
use crate::checks::education::{EducationCheck, EntryCheck};
use crate::checks::person::{PersonCheck, answered};
use crate::checks::timely::TimelyAct;
use crate::checks::when::{BranchLayout, WhenCheck};
use crate::checks::{Check, OnDate};
use crate::domain::outcome::Outcome;
use crate::domain::text::Bilingual;
use crate::rules::vacancy::{Criterion, Readings};

/// A step from a table of a rules file to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlStep {
    /// The value of a key.
    Key(&'static str),
    /// The value of a key that the file chose.
    Named(String),
    /// An entry of a list, from 0.
    Index(usize),
}

/// The way to a part from the table of its criterion, as `check.any[0].education.any[2].degree`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckPath(pub Vec<TomlStep>);

impl fmt::Display for CheckPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                TomlStep::Key(key) if number == 0 => write!(f, "{key}")?,
                TomlStep::Key(key) => write!(f, ".{key}")?,
                TomlStep::Named(key) => write!(f, ".{key}")?,
                TomlStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

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
    let mut places = vec![Vec::new()];
    let mut next = 0;
    // Each part is found by its place in the tree, so that another can be put there in a copy.
    while let Some(place) = places.get(next).cloned() {
        next += 1;
        let mut copy = check.clone();
        let Some((mut steps, mut spot)) = spot_at(&mut copy, &place) else { continue };
        steps.push(TomlStep::Key(spot.kind()));
        let (alone, possible) = (spot.alone(), spot.possible());
        let (_, within) = spot.within();
        let inner = (0..within.len()).map(|index| [place.as_slice(), &[index]].concat());
        places.splice(next..next, inner);
        let replaced = OUTCOMES.map(|outcome| {
            let mut whole = check.clone();
            if let Some((_, spot)) = spot_at(&mut whole, &place) {
                spot.put(outcome);
            }
            whole
        });
        let way = CheckPath([way.0.as_slice(), &steps].concat());
        found.push(CheckPart { way, alone, replaced, possible });
    }
    found
}

/// The part at a place in the tree, and the steps to it but for its kind.
fn spot_at<'c>(check: &'c mut Check, place: &[usize]) -> Option<(Vec<TomlStep>, NodeMut<'c>)> {
    let (mut steps, mut spot) = (Vec::new(), NodeMut::Check(check));
    for index in place {
        steps.push(TomlStep::Key(spot.kind()));
        let (_, within) = spot.within();
        let (inner, next) = within.into_iter().nth(*index)?;
        steps.extend(inner);
        spot = next;
    }
    Some((steps, spot))
}

/// A check, or a check on one entry of a list that is judged on a day.
enum NodeMut<'c> {
    Check(&'c mut Check),
    Entry(&'c mut EntryCheck, OnDate),
}

/// How a check is made of those within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Combinator {
    Any,
    All,
    Not,
    AtLeast(usize),
    /// Met becomes unclear.
    Capped,
    /// One entry of a list fits as so made.
    Entries(bool),
    /// Of conditions, each before what is asked where it holds, and last what is asked else; or without that.
    When(bool),
    /// Of what is asked of each nationality; all of them, or some.
    ByNationality(bool),
    /// Of nothing.
    Alone,
}

impl NodeMut<'_> {
    /// How it is made, and those within it with the steps to each.
    fn within(self) -> (Combinator, Vec<(Vec<TomlStep>, Self)>) {
        match self {
            Self::Check(check) => match check {
                Check::Combine(combine) => of_combine(combine, Self::Check),
                Check::Person(person) => {
                    let inner = person.unless_not.as_deref_mut();
                    (Combinator::Capped, inner.into_iter().map(|inner| unless_not(Self::Check(inner))).collect())
                }
                Check::Education(EducationCheck { entry: EntryCheck::Combine(combine), on, .. }) => {
                    let (on, key) = (*on, name(combine));
                    let (made, mut within) = of_combine(combine, |entry| Self::Entry(entry, on));
                    for (steps, _) in &mut within {
                        steps.insert(0, TomlStep::Key(key));
                    }
                    (Combinator::Entries(made == Combinator::Any), within)
                }
                Check::When(when) => of_when(when),
                Check::Tracks(tracks) => {
                    let each = tracks.0.iter_mut().enumerate();
                    let step = |index| vec![TomlStep::Index(index), TomlStep::Key("check")];
                    let within = each.map(|(index, track)| (step(index), Self::Check(&mut track.check)));
                    (Combinator::Any, within.collect())
                }
                Check::ByNationality(by) => {
                    let made = Combinator::ByNationality(by.otherwise.is_some());
                    let each = by.cases.iter_mut().map(|(key, _, check)| (key.clone(), check));
                    let other = by.otherwise.as_deref_mut().map(|check| (OTHERWISE.to_owned(), check));
                    let within = each.chain(other).map(|(key, check)| (vec![TomlStep::Named(key)], Self::Check(check)));
                    (made, within.collect())
                }
                Check::Education(_)
                | Check::Residence(_)
                | Check::Nationality(_)
                | Check::Age(_)
                | Check::Studies(_)
                | Check::Language(_)
                | Check::Languages(_)
                | Check::Answer(_)
                | Check::Preferences(_)
                | Check::Availability(_)
                | Check::ItSkill(_)
                | Check::Experience(_)
                | Check::Timely(_)
                | Check::Vacancies(_)
                | Check::Documents(_)
                | Check::Declaration(_)
                | Check::Competency(_) => (Combinator::Alone, Vec::new()),
            },
            Self::Entry(entry, on) => match entry {
                EntryCheck::Combine(combine) => of_combine(combine, |entry| Self::Entry(entry, on)),
                EntryCheck::Person(person) => {
                    let inner = person.unless_not.as_mut();
                    (Combinator::Capped, inner.into_iter().map(|inner| unless_not(Self::Entry(inner, on))).collect())
                }
                EntryCheck::Degree(_) | EntryCheck::Enrolled(_) | EntryCheck::Attended(_) => {
                    (Combinator::Alone, Vec::new())
                }
            },
        }
    }

    /// The key of its kind in the file.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Check(check) => match check {
                Check::Nationality(_) => "nationality",
                Check::Age(_) => "age",
                Check::Education(EducationCheck { highest: true, .. }) => "highest_degree",
                Check::Education(EducationCheck { entry: EntryCheck::Degree(_), .. }) => "degree",
                Check::Education(EducationCheck { entry: EntryCheck::Attended(_), .. }) => "attended",
                Check::Education(EducationCheck { entry: EntryCheck::Enrolled(_), .. }) => "enrolled",
                Check::Education(_) => "education",
                Check::Studies(_) => "studies",
                Check::Language(_) => "language",
                Check::Languages(_) => "languages",
                Check::Answer(_) => "answer",
                Check::Preferences(_) => "preferences",
                Check::Availability(_) => "availability",
                Check::ItSkill(_) => "it_skill",
                Check::Experience(_) => "experience",
                Check::Residence(_) => "residence",
                Check::When(_) => "when",
                Check::Tracks(_) => "tracks",
                Check::ByNationality(_) => "by_nationality",
                Check::Timely(timely) => match timely.act {
                    TimelyAct::Submitted => "submitted",
                    TimelyAct::LastModified => "unmodified",
                },
                Check::Vacancies(_) => "vacancies",
                Check::Documents(_) => "documents",
                Check::Declaration(_) => "declaration",
                Check::Competency(_) => "competency",
                Check::Person(_) => "person",
                Check::Combine(combine) => name(combine),
            },
            Self::Entry(entry, _) => match entry {
                EntryCheck::Degree(_) => "degree",
                EntryCheck::Enrolled(_) => "enrolled",
                EntryCheck::Attended(_) => "attended",
                EntryCheck::Person(_) => "person",
                EntryCheck::Combine(combine) => name(combine),
            },
        }
    }

    /// As a check of its own: of a check on an entry, whether one entry fits.
    fn alone(&self) -> Check {
        match self {
            Self::Check(check) => (*check).clone(),
            Self::Entry(entry, on) => {
                Check::Education(EducationCheck { entry: EntryCheck::clone(entry), highest: false, on: *on })
            }
        }
    }

    /// Puts in its place one that always comes out the same.
    fn put(self, outcome: Outcome) {
        let question = Bilingual::default;
        match self {
            Self::Check(check) => {
                let person = || Check::Person(PersonCheck { question: question(), unless_not: None });
                *check = always(outcome).map_or_else(person, Check::Combine);
            }
            Self::Entry(entry, _) => {
                let person = || EntryCheck::Person(Box::new(PersonCheck { question: question(), unless_not: None }));
                *entry = always(outcome).map_or_else(person, EntryCheck::Combine);
            }
        }
    }

    /// What it can come out as, those within it taken for independent of each other.
    fn possible(&mut self) -> [bool; 3] {
        let own = match self {
            Self::Check(check) => NodeMut::Check(check),
            Self::Entry(entry, on) => NodeMut::Entry(entry, *on),
        };
        let (made, within) = own.within();
        let inner: Vec<[bool; 3]> = within.into_iter().map(|(_, mut spot)| spot.possible()).collect();
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
        match made {
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
            Combinator::Entries(any) => {
                let [_, _, met] =
                    if any { join(Outcome::NotMet, Outcome::max) } else { join(Outcome::Met, Outcome::min) };
                [true, true, met]
            }
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

/// Conditions and what each leads to, as the file lays them out.
fn of_when(when: &mut WhenCheck<Check>) -> (Combinator, Vec<(Vec<TomlStep>, NodeMut<'_>)>) {
    let (made, layout, last) = (Combinator::When(when.otherwise.is_some()), when.layout, when.branches.len());
    let steps = |index: usize, key: &'static str| match layout {
        BranchLayout::Table => vec![TomlStep::Key(key)],
        BranchLayout::List | BranchLayout::ListWithElse => vec![TomlStep::Index(index), TomlStep::Key(key)],
    };
    let each = when.branches.iter_mut().enumerate().flat_map(|(index, (condition, then))| {
        [(steps(index, "if"), NodeMut::Check(condition)), (steps(index, "then"), NodeMut::Check(then))]
    });
    let index = if layout == BranchLayout::ListWithElse { last } else { last.saturating_sub(1) };
    let other = when.otherwise.as_deref_mut().map(|check| (steps(index, "else"), NodeMut::Check(check)));
    (made, each.chain(other).collect())
}

fn of(possible: [bool; 3]) -> impl Iterator<Item = Outcome> {
    OUTCOMES.into_iter().zip(possible).filter(|(_, is)| *is).map(|(outcome, _)| outcome)
}

fn pairs(one: [bool; 3], other: [bool; 3]) -> Vec<(Outcome, Outcome)> {
    of(one).flat_map(|one| of(other).map(move |other| (one, other))).collect()
}

/// Always met, or never; unclear is no combination.
fn always<C>(outcome: Outcome) -> Option<Combine<C>> {
    match outcome {
        Outcome::NotMet => Some(Combine::Any(Vec::new())),
        Outcome::Met => Some(Combine::All(Vec::new())),
        Outcome::Unclear => None,
    }
}

const fn name<C>(combine: &Combine<C>) -> &'static str {
    match combine {
        Combine::Any(_) => "any",
        Combine::All(_) => "all",
        Combine::Not(_) => "not",
        Combine::AtLeast(..) => "at_least",
    }
}

fn unless_not(spot: NodeMut<'_>) -> (Vec<TomlStep>, NodeMut<'_>) {
    (vec![TomlStep::Key("unless_not")], spot)
}

fn of_combine<'c, C>(
    combine: &'c mut Combine<C>,
    spot: impl Fn(&'c mut C) -> NodeMut<'c>,
) -> (Combinator, Vec<(Vec<TomlStep>, NodeMut<'c>)>) {
    let listed = |parts: &'c mut Vec<C>, steps: &[TomlStep]| {
        let each = parts.iter_mut().enumerate();
        each.map(|(index, part)| ([steps, &[TomlStep::Index(index)]].concat(), spot(part))).collect::<Vec<_>>()
    };
    match combine {
        Combine::Any(parts) => (Combinator::Any, listed(parts, &[])),
        Combine::All(parts) => (Combinator::All, listed(parts, &[])),
        Combine::AtLeast(count, parts) => (Combinator::AtLeast(*count), listed(parts, &[TomlStep::Key("of")])),
        Combine::Not(part) => (Combinator::Not, vec![(Vec::new(), spot(part))]),
    }
}

/// Whether the educations alone decide a criterion.
#[must_use]
pub fn is_of_education_alone(criterion: &Criterion) -> bool {
    all_parts(criterion, |check| match check {
        Check::Education(check) => !check.highest && is_plain(&check.entry),
        Check::Studies(check) => check.unit.is_none() && check.more.is_none(),
        check => matches!(check, Check::Person(_) | Check::Combine(_)),
    })
}

/// Whether a check on an entry asks nothing that few checks ask.
fn is_plain(check: &EntryCheck) -> bool {
    match check {
        EntryCheck::Degree(degree) => degree.is_plain(),
        EntryCheck::Enrolled(enrolled) => enrolled.is_plain(),
        EntryCheck::Attended(_) => false,
        EntryCheck::Person(person) => person.unless_not.as_ref().is_none_or(is_plain),
        EntryCheck::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
            parts.iter().all(is_plain)
        }
        EntryCheck::Combine(Combine::Not(part)) => is_plain(part),
    }
}

/// Whether a criterion may come out otherwise on another reference date.
#[must_use]
pub fn is_dated(criterion: &Criterion) -> bool {
    !all_parts(criterion, |check| match check {
        Check::Language(_) | Check::Languages(_) | Check::ItSkill(_) | Check::Declaration(_) | Check::Answer(_) => true,
        Check::Competency(_) | Check::Vacancies(_) | Check::Preferences(_) | Check::Timely(_) => true,
        Check::Person(_) | Check::Combine(_) | Check::When(_) | Check::Tracks(_) => true,
        Check::Nationality(_) | Check::Age(_) | Check::Education(_) | Check::Studies(_) | Check::Experience(_) => false,
        Check::ByNationality(_) | Check::Residence(_) | Check::Availability(_) | Check::Documents(_) => false,
    })
}

/// Whether something holds for every check of a criterion.
fn all_parts(criterion: &Criterion, holds: impl Fn(&Check) -> bool) -> bool {
    let checks = match &criterion.checks {
        Readings::Same(check) => vec![check],
        Readings::Differ(english, french) => vec![english, french],
    };
    checks.into_iter().flat_map(|check| parts(check, &CheckPath::default())).all(|part| holds(&part.alone))
}
