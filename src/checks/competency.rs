//! `competency = { names = ["Empathy", "Empathie"] }`: an entry of `competencies` names it and has evidence.
//!
//! People assess competencies; this only tells for which of them something was offered.

use std::borrow::Cow;

use crate::checks::params::{Context, Value};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Situation, Terms};
use crate::domain::applicant::Competency;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleFault;
use crate::domain::statement::{Entry, Slot, stated};

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyCheck {
    /// Its names, normalised.
    pub names: Vec<String>,
}

/// The entry that shows a competency.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The entry that names it, with evidence where there is one.
    pub entry: Option<&'a Competency<'a>>,
}

impl CompetencyCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let value = params.need("names");
        let names = params.texts("names");
        params.finish();
        let names: Vec<_> = names?.into_iter().map(normalise).collect();
        if names.is_empty() {
            context.problem(value?.span(), RuleFault::Nothing, "[]");
        }
        Some(Self { names })
    }

    /// Looks for an entry that names it, first for one with evidence.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.competencies else {
            return Finding::not_stated(Slot::of_record("competencies"));
        };
        let named = || list.entries.iter().filter(|entry| self.names_it(entry));
        let shown = named().find(|entry| entry.evidence.is_some());
        let fact = Fact { entry: shown.or_else(|| named().next()) };
        Finding::leaf(Outcome::of(shown.is_some()), AnyFact::Competency(fact))
    }

    /// An example for it.
    pub(super) fn candidates(&self) -> Vec<Candidate<'_>> {
        let name = self.names.first().map(|name| stated(Cow::Borrowed(name.as_str())));
        let evidence = Some(stated(Cow::Borrowed("…")));
        let entry = Competency { competency: name, evidence, ..Competency::default() };
        vec![Candidate::entry(Entry::Competency(entry), Terms::Exact)]
    }

    fn names_it(&self, entry: &Competency<'_>) -> bool {
        entry.competency.as_ref().is_some_and(|name| {
            // Most names are of another competency and begin otherwise, which is cheaper to see.
            let initial =
                name.value.bytes().next().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase());
            let begins_so = |known: &String| initial.is_none() || known.bytes().next() == initial;
            self.names.iter().any(begins_so) && self.names.contains(&normalise(&name.value))
        })
    }
}
