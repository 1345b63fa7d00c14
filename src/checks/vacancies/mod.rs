#![doc = include_str!("about.md")]

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::checks::evidence::{Collected, as_written, place_in, shown, texts};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::Region;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Tolerance};
use crate::domain::applicant::{Applicant, Application, Item, List};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::outcome::Outcome;
use crate::domain::vacancy_ids::{folded, is_too_short, vacancies_named, vacancies_of};
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "vacancies",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Vacancies::read(value, context).map(Check::Vacancies),
}];

parameters! { PARAMETERS:
    AT_MOST: usize = TypedParameter::integer("at_most", 1, 1000, "So many are allowed, this one included.");
}

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
        let at_most = params.needed(AT_MOST);
        params.finish();
        Some(Self { at_most: at_most? })
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

impl Kind for Vacancies {
    fn name(&self) -> &'static str {
        "vacancies"
    }

    /// Counts them.
    fn apply<'a>(&self, input: &CheckInput<'a>) -> Finding<'a> {
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
        Finding::leaf(outcome, Fact::Vacancies(fact))
    }

    /// Fewer other vacancies; the first ones stay.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
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

    fn is_dated(&self) -> bool {
        false
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        let most = u64::try_from(self.at_most).unwrap_or(u64::MAX);
        let (fine, too_many) = (Region::Number("vacancies", 1, most), most.saturating_add(1));
        Some(PossibleOutcomes::regions(fine, Region::Number("vacancies", too_many, u64::MAX)).into())
    }
}

impl<'a> FindingFact<'a> for VacanciesFact<'a> {
    fn add_evidence(&self, _: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        let vacancy = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref());
        if let Some(vacancy) = vacancy {
            list.push(place_in("application", "vacancy", vacancy.at), as_written(&vacancy.value));
        }
        list.push(place_in("application", "other_vacancies", self.others.at), shown(&texts(self.others)));
    }
}
