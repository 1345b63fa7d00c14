#![doc = include_str!("about.md")]

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::{Candidate, CheckInput, Fact as AnyFact, Finding, Tolerance};
use crate::domain::applicant::{Application, Item, List};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::outcome::Outcome;
use crate::domain::vacancy_ids::{folded, is_too_short, vacancies_named, vacancies_of};

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
    /// How many there are in all, of those that can be understood.
    pub count: usize,
    /// Whether there may be more: something that is stated cannot be understood.
    pub may_be_more: bool,
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
        let id = input.judging_dates.vacancy.as_str();
        let application = input.applicant.application.as_ref();
        let mut counted = stated(application, id);
        let others = application.and_then(|application| application.other_vacancies.as_ref());
        let mut kept = Vec::new();
        for item in others.iter().flat_map(|list| &list.entries) {
            let text = &item.text.value;
            let mut with_it = counted.clone();
            with_it.extend(vacancies_of(item, id));
            if !text.is_empty() && with_it.len() <= counted.len().max(self.at_most) {
                counted = with_it;
                kept.push(text.clone());
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
        let id = input.judging_dates.vacancy.as_str();
        let mut distinct = stated(application, id);
        distinct.extend(others.entries.iter().flat_map(|item| vacancies_of(item, id)));
        // An entry that cannot be understood is a blank one, or a number that is too short: it may name none or several,
        // and so may the vacancy.
        let may_be_more = others.entries.iter().any(|item| item.text.value.is_empty() || is_too_short(item, id))
            || application.is_some_and(|application| application.doubts.is_unreadable("vacancy"));
        let outcome = if distinct.len() > self.at_most {
            Outcome::NotMet
        } else if may_be_more {
            Outcome::Unclear
        } else {
            Outcome::Met
        };
        let fact = VacanciesFact { others, count: distinct.len(), may_be_more, at_most: self.at_most };
        Finding::leaf(outcome, AnyFact::Vacancies(fact))
    }
}

/// This vacancy, and what the application states as the one that it is for.
fn stated<'s>(application: Option<&'s Application<'_>>, id: &'s str) -> BTreeSet<Cow<'s, str>> {
    let named = application.and_then(|application| application.vacancy.as_ref());
    let named = named.into_iter().flat_map(|named| vacancies_named(&named.value, id));
    let mut named: BTreeSet<_> = named.collect();
    named.insert(folded(id));
    named
}
