//! What of the application itself an outcome rests on: vacancies, documents, answers, preferences, availability.

use std::fmt;

use super::{Collected, EvidenceValue, as_written, shown, yes_or_no};
use crate::checks::documents::{self, DocumentRequirement, WantedDocument};
use crate::checks::{answer, availability, preferences, vacancies};
use crate::domain::applicant::{AnswerValue, Applicant, DocumentKind, Item, List, word_of};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;

const fn location(section: &'static str, field: &'static str, at: usize) -> Location {
    Location { section, index: None, field: Some(field), at }
}

/// A list of texts in one line.
fn texts(list: &List<Item<'_>>) -> impl fmt::Display {
    fmt::from_fn(|out| {
        let all: Vec<_> = list.entries.iter().map(|item| item.text.value.as_ref()).collect();
        write!(out, "[{}]", all.join(", "))
    })
}

pub(super) fn vacancies(fact: &vacancies::VacanciesFact<'_>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
    let vacancy = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref());
    if let Some(vacancy) = vacancy {
        list.push(location("application", "vacancy", vacancy.at), as_written(&vacancy.value));
    }
    list.push(location("application", "other_vacancies", fact.others.at), shown(&texts(fact.others)));
}

pub(super) fn document(fact: &documents::DocumentFact<'_>, list: &mut Collected<'_>) {
    let entry = ("documents", fact.entry.index);
    list.field(entry, "kind", fact.entry.kind.as_ref(), |kind| EvidenceValue::Text(word_of(&DocumentKind::ALL, kind)));
    match fact.asked {
        DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => {
            list.field(entry, "dates_shown", fact.entry.dates_shown.as_ref(), |are| yes_or_no(*are));
            let more = fact.entry.rare();
            let is_asked = |asks: fn(&WantedDocument) -> bool| wanted.iter().any(asks);
            if is_asked(|wanted| wanted.name.is_some()) {
                list.field(entry, "name", more.and_then(|more| more.name.as_ref()), as_written);
            }
            if is_asked(|wanted| wanted.issued_within_months.is_some()) {
                let issued = more.and_then(|more| more.issued.as_ref());
                list.field(entry, "issued", issued, |day| EvidenceValue::Date(*day));
            }
            if is_asked(|wanted| wanted.valid_on.is_some()) {
                let valid_until = more.and_then(|more| more.valid_until.as_ref());
                list.field(entry, "valid_until", valid_until, |day| EvidenceValue::Date(*day));
            }
        }
        DocumentRequirement::Language(_) => {
            list.field(entry, "language", fact.entry.language.as_ref(), as_written);
            list.field(entry, "translated", fact.entry.translated.as_ref(), |is| yes_or_no(*is));
        }
    }
}

pub(super) fn answer(fact: &answer::AnswerFact<'_>, list: &mut Collected<'_>) {
    let (Some(location), Some(given)) = (fact.location(), fact.given) else { return };
    let text = match &given.value {
        AnswerValue::Boolean(true) => "true",
        AnswerValue::Boolean(false) => "false",
        AnswerValue::Number(text) | AnswerValue::Text(text) => text,
    };
    list.push(location, if fact.check.protected { EvidenceValue::Protected(text) } else { EvidenceValue::Text(text) });
}

pub(super) fn preferences(fact: &preferences::PreferencesFact<'_>, list: &mut Collected<'_>) {
    list.push(location("application", "preferences", fact.list.at), shown(&texts(fact.list)));
}

/// What made the outcome what it is, where it is stated.
pub(super) fn availability(fact: &availability::AvailabilityFact<'_>, outcome: Outcome, list: &mut Collected<'_>) {
    let Some(stated) = fact.stated else { return };
    if let Some(from) = stated.from.filter(|_| fact.from == outcome) {
        list.push(location("availability", "from", from.at), EvidenceValue::Date(from.value));
    }
    if let Some(until) = stated.until.filter(|_| fact.until == outcome) {
        list.push(location("availability", "until", until.at), EvidenceValue::Date(until.value));
    }
    if let Some(full_time) = stated.full_time.filter(|_| fact.check.full_time && fact.full_time == outcome) {
        list.push(location("availability", "full_time", full_time.at), yes_or_no(full_time.value));
    }
}
