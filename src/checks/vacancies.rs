//! `vacancies = { at_most = 3 }`: how many different vacancies of the programme the applicant applied for.
//!
//! Counted are this vacancy, the one the file names, and `other_vacancies`, outer spaces ignored. Where the list of the
//! others is not stated, it is unclear.

use std::collections::BTreeSet;

use crate::checks::params::{Context, Value};
use crate::checks::{Fact as AnyFact, Finding, Situation};
use crate::domain::applicant::{Item, List};
use crate::domain::outcome::Outcome;
use crate::domain::statement::Slot;

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vacancies {
    /// So many are allowed.
    pub at_most: usize,
}

/// The vacancies applied for.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The list of the others.
    pub others: &'a List<Item<'a>>,
    /// How many there are in all.
    pub count: usize,
    /// So many are allowed.
    pub at_most: usize,
}

impl Vacancies {
    /// Reads the parameters.
    pub fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        params.need("at_most");
        let at_most = params.integer("at_most", 1..=1000);
        params.finish();
        Some(Self { at_most: usize::try_from(at_most?).ok()? })
    }

    /// Counts them.
    #[must_use]
    pub fn apply<'a>(&self, situation: &Situation<'a>) -> Finding<'a> {
        let application = situation.applicant.application.as_ref();
        let Some(others) = application.and_then(|application| application.other_vacancies.as_ref()) else {
            return Finding::not_stated(Slot::of_application("other_vacancies"));
        };
        let named =
            application.and_then(|application| application.vacancy.as_ref()).map(|vacancy| vacancy.value.as_ref());
        let ids = others.entries.iter().map(|item| item.text.value.as_ref()).chain(named);
        let distinct: BTreeSet<&str> = ids.chain([situation.frame.vacancy.as_str()]).map(str::trim).collect();
        let fact = Fact { others, count: distinct.len(), at_most: self.at_most };
        Finding::leaf(Outcome::of(distinct.len() <= self.at_most), AnyFact::Vacancies(fact))
    }
}
