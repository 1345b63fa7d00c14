//! What a kind of check does, and what it says of itself.

use crate::checks::asked_fields::AskedFields;
use crate::checks::candidate::Candidate;
use crate::checks::check_tree::Children;
use crate::checks::describe::Describe;
use crate::checks::finding::Finding;
use crate::checks::ground::Ground;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::possible_outcomes::OutcomeRange;
use crate::checks::{Check, CheckInput, JudgingDates, NodeMut, OnDate};
use crate::domain::applicant::Education;
use crate::domain::problem::{RuleErrorKind, RuleType};
use crate::domain::value_type::ValueType;

/// What a kind is called, what it is about, which parameters it takes, and how they are read: for the reader of rules files,
/// the page of the vocabulary and the JSON Schema.
#[derive(Clone, Copy, Debug)]
pub struct CheckKind {
    /// The key in rules files.
    pub name: &'static str,
    /// What a user reads: Markdown without headings, its examples in blocks of TOML, each a whole `check`.
    pub about: &'static str,
    /// What its value looks like.
    pub form: ValueType,
    /// Reads its value.
    pub read: fn(&SpannedValue<'_>, &Context) -> Option<Check>,
}

/// A check of one kind.
///
/// A kind says what is not as it is here: that it has no other checks within it, asks for nothing by name, rests on no
/// protected ground, may come out otherwise on another day, and can come out as anything.
pub trait Kind: Describe {
    /// The key of its kind in rules files.
    fn name(&self) -> &'static str;

    /// What it finds in a situation.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a>;

    /// Facts that might make it met: those that only add to what is stated before those that differ from it. What nobody can
    /// change any more, such as a date of birth that is stated, is not among them. Of a check that is made of others those
    /// of each.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.children().checks().flat_map(|child| child.candidates(input)).collect()
    }

    /// Facts that might make it not met, likewise: what is not stated of that which must not be so.
    fn candidates_against<'a>(&'a self, _: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        Vec::new()
    }

    /// The checks within it.
    fn children(&self) -> Children<'_> {
        Children::NONE
    }

    /// The check within it that has this place among [`Kind::children`].
    fn child_mut(&mut self, _: usize) -> Option<NodeMut<'_>> {
        None
    }

    /// Who meets it and who does not, as far as can be said without looking at an applicant. Of a check that is made of others
    /// that follows from them.
    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        None
    }

    /// Whether its parameters exclude each other, so that nobody can meet it.
    fn is_never_met(&self) -> bool {
        false
    }

    /// Whether nobody can meet it on the days of a vacancy.
    fn is_never_met_on(&self, _: &JudgingDates) -> bool {
        false
    }

    /// The protected grounds that it, or one within it, is about.
    fn grounds(&self) -> Vec<Ground> {
        self.children().checks().flat_map(|child| child.kind().grounds()).collect()
    }

    /// Whether it, or one within it, may come out otherwise on another reference date.
    fn is_dated(&self) -> bool {
        true
    }

    /// The list of the record of which each entry decides by what it is, whatever it adds up to with others: such checks on one
    /// list are judged together.
    fn entry_list(&self) -> Option<&'static str> {
        None
    }

    /// What it finds of one education alone; none if it is not about the educations.
    fn apply_to_entry<'a>(&'a self, _: &'a Education<'a>, _: &CheckInput<'_>) -> Option<Finding<'a>> {
        None
    }

    /// Sets the day on which it is asked, where it names none.
    fn set_day(&mut self, _: OnDate) {}

    /// Whether nothing but the educations decides it, and no field of them that few files state.
    fn rests_on_education_alone(&self) -> bool {
        false
    }

    /// Adds what it asks for by name.
    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        self.children().checks().for_each(|child| child.kind().ask(asked));
    }
}

impl Check {
    /// Reads a check: a table with one key, the kind, whose value holds the parameters.
    pub fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let kinds = Self::kinds();
        let (name, parameters) = only_entry(value, context, &Self::kind_names())?;
        let kind = kinds.iter().find(|kind| kind.name == name)?;
        (kind.read)(parameters, context)
    }

    /// What every kind says about itself, in the order in which a page says of them.
    #[must_use]
    pub fn kinds() -> Vec<&'static CheckKind> {
        Self::KINDS.iter().copied().flatten().collect()
    }

    /// The names of the kinds in rules files.
    #[must_use]
    pub fn kind_names() -> Vec<&'static str> {
        Self::kinds().iter().map(|kind| kind.name).collect()
    }

    /// Facts that might make the check met, see [`Kind::candidates`].
    #[must_use]
    pub fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.kind().candidates(input)
    }
}

/// That a kind of check does not exist, or not here.
fn no_such_check(name: &str) -> RuleErrorKind {
    if Check::kind_names().contains(&name) { RuleErrorKind::CheckOutOfPlace } else { RuleErrorKind::UnknownCheck }
}

/// The one key of a table that names a kind, and its value; anything else is a mistake.
pub(super) fn only_entry<'t, 'i>(
    value: &'t SpannedValue<'i>,
    context: &Context,
    kinds: &[&str],
) -> Option<(&'t str, &'t SpannedValue<'i>)> {
    let Some(table) = value.get_ref().as_table() else {
        return context.wrong_type(value, RuleType::Table);
    };
    let mut entries = table.iter();
    match (entries.next(), entries.next()) {
        (Some((kind, parameters)), None) => {
            let name: &str = kind.get_ref();
            if kinds.contains(&name) {
                return Some((name, parameters));
            }
            context.problem_among(kind.span(), no_such_check(name), name, kinds);
        }
        (None, _) => context.problem_among(value.span(), RuleErrorKind::NotOneOf, "", kinds),
        (Some(_), Some((second, _))) => {
            let names: Vec<_> = table.iter().map(|(key, _)| key.get_ref().to_string()).collect();
            let (known, unknown): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| kinds.contains(&name.as_str()));
            if known.len() > 1 {
                context.problem(second.span(), RuleErrorKind::SeveralChecks(known), "");
            }
            for (key, _) in table.iter().filter(|(key, _)| unknown.iter().any(|name| name == key.get_ref())) {
                context.problem_among(key.span(), no_such_check(key.get_ref()), key.get_ref().as_ref(), kinds);
            }
        }
    }
    None
}
