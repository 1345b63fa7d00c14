#![doc = include_str!("about.md")]

use std::collections::BTreeSet;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::{Candidate, CheckInput, Fact as AnyFact, Finding, Tolerance};
use crate::domain::applicant::{Item, List};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::outcome::Outcome;
use crate::domain::text::trimmed;

/// What the kind says about itself.
pub const KIND: CheckKind = CheckKind {
    name: "vacancies",
    about: include_str!("about.md"),
    form: ValueType::Table(&[Parameter::new(
        "at_most",
        ValueType::Integer(1, 1000),
        "So many are allowed, this one included.",
    )]),
};

const SLOT: FieldPath = FieldPath::of_application("other_vacancies");

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vacancies {
    /// So many are allowed.
    pub at_most: usize,
}

/// The vacancies applied for.
#[derive(Clone, Debug, PartialEq)]
pub struct VacanciesFact<'a> {
    pub others: &'a List<Item<'a>>,
    /// How many there are in all.
    pub count: usize,
    /// So many are allowed.
    pub at_most: usize,
}

impl Vacancies {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        params.need("at_most");
        let at_most = params.integer("at_most", 1..=1000);
        params.finish();
        Some(Self { at_most: usize::try_from(at_most?).ok()? })
    }

    /// Fewer other vacancies; the first ones stay.
    pub(super) fn candidates<'a>(self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let application = input.applicant.application.as_ref();
        let named =
            application.and_then(|application| application.vacancy.as_ref()).map(|vacancy| vacancy.value.trim());
        let mut counted: BTreeSet<&str> = named.into_iter().chain([input.judging_dates.vacancy.as_str()]).collect();
        let others = application.and_then(|application| application.other_vacancies.as_ref());
        let mut kept = Vec::new();
        for item in others.iter().flat_map(|list| &list.entries) {
            if counted.contains(item.text.value.trim()) || counted.len() < self.at_most {
                counted.insert(item.text.value.trim());
                kept.push(item.text.value.clone());
            }
        }
        vec![Candidate::field(SLOT, FieldValue::Texts(kept), Tolerance::Exact)]
    }

    /// Counts them.
    #[must_use]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "every kind of check is applied in one way")]
    pub fn apply<'a>(&self, input: &CheckInput<'a>) -> Finding<'a> {
        let application = input.applicant.application.as_ref();
        let Some(others) = application.and_then(|application| application.other_vacancies.as_ref()) else {
            return Finding::not_stated(SLOT);
        };
        let named =
            application.and_then(|application| application.vacancy.as_ref()).map(|vacancy| vacancy.value.as_ref());
        let ids = others.entries.iter().map(|item| item.text.value.as_ref()).chain(named);
        let mut distinct: Vec<&str> = ids.chain([input.judging_dates.vacancy.as_str()]).map(trimmed).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let fact = VacanciesFact { others, count: distinct.len(), at_most: self.at_most };
        Finding::leaf(Outcome::of(distinct.len() <= self.at_most), AnyFact::Vacancies(fact))
    }
}
