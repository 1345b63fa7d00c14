//! Checks that look at the same entries of a list, judged together.
//!
//! A check on a list is unclear where one of its entries may mean several things that differ: the days of a partial date, a
//! word with two meanings. Two such checks on one entry are not independent of each other, which Kleene's logic takes them
//! for: a bachelor completed in "2027" is on a day of that year either obtained or still under way, and where either is
//! enough that is met. So where checks are combined, the result is unclear, and two or more of them look at one list, the
//! whole is asked again for each thing that an entry may mean: first of one entry at a time, the others being as they are
//! stated, then of all of them. What comes out the same each time is the outcome.
//!
//! A check whose outcome rests on more than what it finds in each entry, such as a length of time, keeps the outcome that it
//! has: the days between two that are tried might give another one.

pub mod text;

use std::borrow::Cow;

use crate::checks::check_tree::Combinator;
use crate::checks::education::{EducationCheck, MAX_COMBINATIONS, education_evidence, entry_meanings};
use crate::checks::evidence::Collected;
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::person::answered;
use crate::checks::{Check, CheckInput, Fact, Finding};
use crate::domain::applicant::{Applicant, Education};
use crate::domain::countries::Country;
use crate::domain::fact_change::NewEntry;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::Lang;

/// So often an entry is looked at by a check before nothing is concluded.
const MAX_LOOKS: usize = 500_000;

/// What is found where no single check decides, but all of them together do.
#[derive(Clone, Debug, PartialEq)]
pub struct TogetherFact<'a> {
    /// Whether one of several is enough, rather than that the whole is asked for.
    pub one_is_enough: bool,
    /// The entry that settles it, if one does.
    pub entry: Option<SettlingEntry<'a>>,
    /// Whether it may mean several things because of its words, rather than its dates alone.
    pub has_meanings: bool,
}

/// An entry as it is said.
#[derive(Clone, Debug, PartialEq)]
pub enum SettlingEntry<'a> {
    Education(&'a Education<'a>),
    Nationality(&'a str),
    /// Of the experience, the documents or the driving licences.
    Other,
}

impl<'a> FindingFact<'a> for TogetherFact<'a> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn add_open_lists(&self, finding: &Finding<'a>, lists: &mut Vec<&'static str>) {
        finding.parts.iter().for_each(|part| part.add_open_lists(lists));
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        match self.entry {
            Some(SettlingEntry::Education(entry)) if self.one_is_enough => education_evidence(entry, list),
            _ => finding.parts.iter().for_each(|part| part.add_evidence(applicant, list)),
        }
    }
}

impl Check {
    /// What the check finds in a situation.
    #[must_use]
    pub fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let found = self.kind().apply(input);
        match self {
            Self::Combine(_) | Self::When(_) | Self::Tracks(_) if found.outcome == Outcome::Unclear => {
                judged_together(self, found, input)
            }
            _ => found,
        }
    }
}

/// What is found of a check that is unclear by its parts: the outcome of these together, if there is one.
#[cold]
fn judged_together<'a>(check: &'a Check, found: Finding<'a>, input: &CheckInput<'a>) -> Finding<'a> {
    let mut leaves = Vec::new();
    let tree = OutcomeTree::of(check, &mut leaves);
    let Some(settled) = Worlds::of(tree, leaves, input).and_then(Worlds::settled) else {
        return found;
    };
    let combinator = check.kind().children().combinator;
    let fact = TogetherFact {
        one_is_enough: matches!(combinator, Combinator::Any | Combinator::AtLeast(1)),
        entry: settled.entry,
        has_meanings: settled.has_meanings,
    };
    Finding { outcome: settled.outcome, fact: Fact::Together(fact), ..found }
}

/// How the outcome of a check follows from those of the checks in it that are made of no others.
enum OutcomeTree {
    /// The outcome of a check, by its number.
    Leaf(usize),
    Joined(Combinator, Vec<Self>),
}

impl OutcomeTree {
    /// That of a check, whose leaves are added.
    fn of<'c>(check: &'c Check, leaves: &mut Vec<&'c Check>) -> Self {
        let children = check.kind().children();
        match children.combinator {
            Combinator::Alone | Combinator::Entries(_) | Combinator::ByNationality(_) => {
                leaves.push(check);
                Self::Leaf(leaves.len() - 1)
            }
            combinator => Self::Joined(combinator, children.checks().map(|child| Self::of(child, leaves)).collect()),
        }
    }

    fn outcome(&self, leaves: &[Outcome], person: Option<Outcome>) -> Outcome {
        let (combinator, parts) = match self {
            Self::Leaf(number) => return leaves.get(*number).copied().unwrap_or(Outcome::Unclear),
            Self::Joined(combinator, parts) => (combinator, parts),
        };
        let mut each = parts.iter().map(|part| part.outcome(leaves, person));
        match combinator {
            Combinator::Any => Outcome::any(each),
            Combinator::All => Outcome::all(each),
            Combinator::AtLeast(count) => Outcome::at_least(*count, each),
            Combinator::Not => !each.next().unwrap_or(Outcome::Unclear),
            Combinator::Capped => answered(each.next().unwrap_or(Outcome::Met), person),
            Combinator::When(has_else) => {
                let each: Vec<_> = each.collect();
                let otherwise = if *has_else { each.last().copied().unwrap_or(Outcome::Unclear) } else { Outcome::Met };
                let (branches, _) = each.as_chunks::<2>();
                branches.iter().rev().fold(otherwise, |otherwise, [condition, then]| match condition {
                    Outcome::Met => *then,
                    Outcome::NotMet => otherwise,
                    Outcome::Unclear => Outcome::agreed([*then, otherwise]),
                })
            }
            // These are leaves.
            Combinator::Alone | Combinator::Entries(_) | Combinator::ByNationality(_) => Outcome::Unclear,
        }
    }
}

/// An entry that may mean several things.
struct OpenEntry<'a> {
    /// Where it is in its list.
    position: usize,
    stated: NewEntry<'a>,
    meanings: Vec<NewEntry<'a>>,
    entry: SettlingEntry<'a>,
    has_meanings: bool,
}

/// An outcome, and the entry that settles it, if one does.
struct Settled<'a> {
    outcome: Outcome,
    entry: Option<SettlingEntry<'a>>,
    has_meanings: bool,
}

/// An applicant with one meaning in the place of each entry that is looked at.
struct Worlds<'a, 'i> {
    input: &'i CheckInput<'a>,
    tree: OutcomeTree,
    leaves: Vec<&'a Check>,
    /// Whether a leaf looks at a list at which another one looks too.
    is_asked_again: Vec<bool>,
    outcomes: Vec<Outcome>,
    open: Vec<OpenEntry<'a>>,
    applicant: Applicant<'a>,
    /// How many entries are looked at to ask all leaves again, and how many more may be.
    cost: usize,
    looks: usize,
}

impl<'a, 'i> Worlds<'a, 'i> {
    /// None if no two leaves look at one list, or if none of its entries may mean several things.
    fn of(tree: OutcomeTree, leaves: Vec<&'a Check>, input: &'i CheckInput<'a>) -> Option<Self> {
        let lists: Vec<_> = leaves.iter().map(|leaf| leaf.kind().entry_list()).collect();
        let mut shared: Vec<&'static str> = Vec::new();
        for (number, list) in lists.iter().enumerate() {
            if let Some(list) = list
                && !shared.contains(list)
                && lists.iter().skip(number + 1).any(|other| other.as_ref() == Some(list))
            {
                shared.push(list);
            }
        }
        if shared.is_empty() {
            return None;
        }
        let education = |leaf: &&'a Check| if let Check::Education(check) = leaf { Some(check) } else { None };
        let educations: Vec<_> = leaves.iter().filter_map(education).collect();
        let open: Vec<_> = shared.iter().flat_map(|list| open_entries(list, &educations, input)).collect();
        if open.is_empty() {
            return None;
        }
        let is_asked_again: Vec<_> = lists.iter().map(|list| list.is_some_and(|list| shared.contains(&list))).collect();
        let input_of_outcomes = CheckInput { detail: false, ..*input };
        let outcomes = leaves.iter().map(|leaf| leaf.kind().apply(&input_of_outcomes).outcome).collect();
        let asked_again = lists.iter().flatten().filter(|list| shared.contains(list));
        let cost = asked_again.map(|list| NewEntry::with_variants(list, input.applicant).len()).sum();
        let applicant = input.applicant.clone();
        Some(Self { input, tree, leaves, is_asked_again, outcomes, open, applicant, cost, looks: MAX_LOOKS })
    }

    /// The outcome that does not depend on what the entries mean: by one of them, or else by all.
    fn settled(mut self) -> Option<Settled<'a>> {
        let open = std::mem::take(&mut self.open);
        for entry in open.chunks(1) {
            if let (Some(outcome), [entry]) = (self.agreed(entry), entry) {
                let has_meanings = entry.has_meanings;
                return Some(Settled { outcome, entry: Some(entry.entry.clone()), has_meanings });
            }
        }
        let outcome = if open.len() > 1 { self.agreed(&open)? } else { return None };
        Some(Settled { outcome, entry: None, has_meanings: open.iter().any(|entry| entry.has_meanings) })
    }

    /// The outcome for every meaning of these entries, if it is the same.
    fn agreed(&mut self, open: &[OpenEntry<'a>]) -> Option<Outcome> {
        let (first, rest) = open.split_first()?;
        let mut agreed = None;
        for meaning in &first.meanings {
            meaning.clone().put_at(first.position, &mut self.applicant);
            let outcome = match self.outcome() {
                Some(Outcome::Unclear) => self.agreed(rest),
                outcome => outcome,
            };
            if outcome.is_none() || (agreed.is_some() && agreed != outcome) {
                agreed = None;
                break;
            }
            agreed = outcome;
        }
        first.stated.clone().put_at(first.position, &mut self.applicant);
        agreed
    }

    /// What the whole gives with what the entries mean now; none if too much was looked at.
    fn outcome(&mut self) -> Option<Outcome> {
        self.looks = self.looks.checked_sub(self.cost)?;
        let input = CheckInput { applicant: &self.applicant, detail: false, ..*self.input };
        let leaves = self.leaves.iter().zip(&self.is_asked_again).zip(&mut self.outcomes);
        for ((leaf, _), outcome) in leaves.filter(|((_, is_asked_again), _)| **is_asked_again) {
            *outcome = leaf.kind().apply(&input).outcome;
        }
        Some(self.tree.outcome(&self.outcomes, self.input.person))
    }
}

/// The entries of a list that may mean several things, each with all that checks can tell apart.
fn open_entries<'a>(list: &str, educations: &[&EducationCheck], input: &CheckInput<'a>) -> Vec<OpenEntry<'a>> {
    let applicant = input.applicant;
    let mut open = Vec::new();
    let mut add = |position, stated, meanings: Vec<NewEntry<'a>>, entry, has_meanings| {
        if (2..=MAX_COMBINATIONS).contains(&meanings.len()) {
            open.push(OpenEntry { position, stated, meanings, entry, has_meanings });
        }
    };
    match list {
        "education" => {
            let borders = EducationCheck::borders_of(educations, input);
            for (position, entry) in applicant.education.iter().flat_map(|list| &list.entries).enumerate() {
                let meanings = entry_meanings(entry, &borders, input.judging_dates.reference);
                let meanings = meanings.into_iter().map(NewEntry::Education).collect();
                let has_meanings = entry.doubts.variants(entry).len() > 1;
                let stated = NewEntry::Education(entry.clone());
                add(position, stated, meanings, SettlingEntry::Education(entry), has_meanings);
            }
        }
        "nationalities" => {
            for (position, item) in applicant.nationalities.iter().flat_map(|list| &list.entries).enumerate() {
                let text = &item.text.value;
                let meanings = nationality_meanings(text, input.vocabulary);
                let meanings = meanings.into_iter().map(NewEntry::Nationality).collect();
                let stated = NewEntry::Nationality(text.clone());
                add(position, stated, meanings, SettlingEntry::Nationality(text), true);
            }
        }
        _ => {
            for (position, (stated, meanings)) in NewEntry::with_variants(list, applicant).into_iter().enumerate() {
                add(position, stated, meanings, SettlingEntry::Other, true);
            }
        }
    }
    open
}

/// What the text of one nationality may mean, in texts that mean one country each; none if that is not known to be all.
fn nationality_meanings<'a>(text: &str, vocabulary: &Vocabulary) -> Vec<Cow<'a, str>> {
    let stated = vocabulary.nationality(text);
    let mut parts = stated.parts();
    let (Some(part), None) = (parts.next(), parts.next()) else { return Vec::new() };
    if part.is_optional {
        return Vec::new();
    }
    let unambiguous = |country: Option<Country>| {
        let country = country?;
        let names = [country.to_string(), country.name(Lang::En).clone()];
        names.into_iter().find(|name| vocabulary.nationality(name).one() == Some(country)).map(Cow::Owned)
    };
    part.may_be().map(unambiguous).collect::<Option<_>>().unwrap_or_default()
}
