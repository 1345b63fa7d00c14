//! What can be done with a check in the tree, whether it is a whole check or one on an entry.

use crate::checks::check_tree::Children;
use crate::checks::combine::Combine;
use crate::checks::education::{EducationCheck, EntryCheck};
use crate::checks::person::PersonCheck;
use crate::checks::possible_outcomes::OutcomeRange;
use crate::checks::{Check, JudgingDates, Node, NodeMut};
use crate::domain::outcome::Outcome;
use crate::domain::text::Bilingual;

impl<'c> Node<'c> {
    /// The key of its kind in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Check(check) => check.kind().name(),
            Self::Entry(entry, _) => entry.name(),
        }
    }

    /// How it is made, and those within it.
    #[must_use]
    pub fn children(self) -> Children<'c> {
        match self {
            Self::Check(check) => check.kind().children(),
            Self::Entry(entry, on) => entry.children(on),
        }
    }

    /// Who meets it and who does not, as far as its own parameters say.
    #[must_use]
    pub fn possible_outcomes(self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'c>> {
        match self {
            Self::Check(check) => check.kind().possible_outcomes(judging_dates),
            Self::Entry(entry, on) => entry.possible_outcomes(judging_dates, on),
        }
    }

    /// Whether its parameters exclude each other, by themselves or on the days of a vacancy.
    #[must_use]
    pub fn is_never_met(self, judging_dates: &JudgingDates) -> bool {
        match self {
            Self::Check(check) => check.kind().is_never_met() || check.kind().is_never_met_on(judging_dates),
            Self::Entry(entry, on) => entry.is_never_met_on(on, judging_dates),
        }
    }

    /// Of a check on the entries of a list, the check on one of them.
    #[must_use]
    pub const fn entry(self) -> Option<Self> {
        match self {
            Self::Check(Check::Education(check)) => Some(Self::Entry(&check.entry, check.on)),
            Self::Check(_) | Self::Entry(..) => None,
        }
    }

    /// As a check of its own: of a check on an entry, whether one entry fits.
    #[must_use]
    pub fn alone(self) -> Check {
        match self {
            Self::Check(check) => check.clone(),
            Self::Entry(entry, on) => Check::Education(EducationCheck::new(entry.clone(), on)),
        }
    }
}

impl<'c> NodeMut<'c> {
    /// The one at a place among those within it.
    fn child(self, index: usize) -> Option<NodeMut<'c>> {
        match self {
            Self::Check(check) => check.kind_mut().child_mut(index),
            Self::Entry(entry) => entry.child_mut(index),
        }
    }

    /// Puts in its place one that always comes out the same.
    fn put(self, outcome: Outcome) {
        match self {
            Self::Check(check) => *check = always(outcome).map_or_else(|| Check::Person(unanswered()), Check::Combine),
            Self::Entry(entry) => {
                *entry = always(outcome).map_or_else(|| EntryCheck::Person(unanswered()), EntryCheck::Combine);
            }
        }
    }
}

impl Check {
    /// The check with one in the place of a part that always comes out the same. The part is found by the places, among those
    /// within each, that lead to it.
    #[must_use]
    pub fn with_part(&self, places: &[usize], outcome: Outcome) -> Self {
        let mut whole = self.clone();
        let part = places.iter().try_fold(NodeMut::Check(&mut whole), |node, index| node.child(*index));
        if let Some(part) = part {
            part.put(outcome);
        }
        whole
    }
}

/// Always met, or never; unclear is no combination.
fn always<C>(outcome: Outcome) -> Option<Combine<C>> {
    match outcome {
        Outcome::NotMet => Some(Combine::Any(Vec::new())),
        Outcome::Met => Some(Combine::All(Vec::new())),
        Outcome::Unclear => None,
    }
}

/// A question that nobody answers, which is always unclear.
fn unanswered<C>() -> PersonCheck<C> {
    PersonCheck { question: Bilingual::default(), unless_not: None }
}

impl<'c> Children<'c> {
    /// Those that are checks on one entry.
    pub fn entries(self) -> impl Iterator<Item = &'c EntryCheck> {
        self.each.into_iter().filter_map(|(_, node)| match node {
            Node::Check(_) => None,
            Node::Entry(entry, _) => Some(entry),
        })
    }

    /// Those that are checks by themselves.
    pub fn checks(self) -> impl Iterator<Item = &'c Check> {
        self.each.into_iter().filter_map(|(_, node)| match node {
            Node::Check(check) => Some(check),
            Node::Entry(..) => None,
        })
    }
}
