//! `competency = { names = ["Empathy", "Empathie"] }`: an entry of `competencies` names it and has evidence.
//!
//! People assess competencies; this only tells for which of them something was offered.

use crate::checks::params::{Context, Value};
use crate::checks::{Fact as AnyFact, Finding, Situation};
use crate::domain::applicant::Competency;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleFault;

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyCheck {
    /// Its names as written.
    pub names: Vec<String>,
    /// Its names, normalised.
    pub normalised: Vec<String>,
}

/// A competency and the entry that shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// Its names.
    pub names: &'a [String],
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
        let names: Vec<_> = names?.into_iter().map(str::to_owned).collect();
        if names.is_empty() {
            context.problem(value?.span(), RuleFault::Nothing, "[]");
        }
        let normalised = names.iter().map(|name| normalise(name)).collect();
        Some(Self { names, normalised })
    }

    /// Looks for an entry that names it, first for one with evidence.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.competencies else {
            return Finding::not_stated("/competencies");
        };
        let named = || list.entries.iter().filter(|entry| self.names_it(entry));
        let shown = named().find(|entry| entry.evidence.is_some());
        let fact = Fact { names: &self.names, entry: shown.or_else(|| named().next()) };
        Finding::leaf(Outcome::of(shown.is_some()), AnyFact::Competency(fact))
    }

    fn names_it(&self, entry: &Competency<'_>) -> bool {
        entry.competency.as_ref().is_some_and(|name| {
            // Most names are of another competency and begin otherwise, which is cheaper to see.
            let initial =
                name.value.bytes().next().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase());
            let begins_so = |known: &String| initial.is_none() || known.bytes().next() == initial;
            self.normalised.iter().any(begins_so) && self.normalised.contains(&normalise(&name.value))
        })
    }
}
