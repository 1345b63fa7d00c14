//! What in the applicant's file an outcome rests on: the places and the values there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::checks::documents::{Asked, Wanted};
use crate::checks::education::{EntryCheck, PartFact};
use crate::checks::{Fact, Finding};
use crate::domain::applicant::{
    AnswerValue, Applicant, DocumentKind, Education, LanguageLevel, Level, Sector, Status, Text, entry_place, word_of,
};
use crate::domain::calendar::PartialDate;
use crate::domain::outcome::Outcome;
use crate::domain::place::{At, Place};

/// What stands in the applicant's file.
#[derive(Clone, Copy)]
pub enum Value<'v> {
    /// A text as it was written, or a word for it.
    Text(&'v str),
    /// A date as it was written.
    Date(PartialDate),
    /// A text as it was written, which a blind report does not show.
    Protected(&'v str),
    /// What else is not kept as it was written.
    Shown(&'v dyn fmt::Display),
}

/// Gives the values that decided, and their places: those of the deciding parts, each place once. Of several findings,
/// as of two texts that differ, one after the other.
///
/// `seen` is a list to work with, whose content does not matter.
pub fn each<'f, 'a: 'f>(
    findings: impl IntoIterator<Item = &'f Finding<'a>>,
    applicant: &Applicant<'_>,
    seen: &mut Vec<usize>,
    mut give: impl FnMut(Place, Value<'_>),
) {
    seen.clear();
    let mut list = Collected { few: seen, many: HashSet::new(), visited: 0, give: &mut give };
    findings.into_iter().for_each(|finding| collect(finding, applicant, &mut list));
}

struct Collected<'l> {
    /// The places that were given, as long as they are few.
    few: &'l mut Vec<usize>,
    /// All of them, where they are many.
    many: HashSet<usize>,
    /// How often there was a value to give, also where it had been given.
    visited: usize,
    give: &'l mut dyn FnMut(Place, Value<'_>),
}

impl Collected<'_> {
    fn push(&mut self, place: Place, value: Value<'_>) {
        self.visited += 1;
        if self.is_new(place.at) {
            (self.give)(place, value);
        }
    }

    /// Whether nothing was given of this place. Two values never begin at the same byte.
    fn is_new(&mut self, at: usize) -> bool {
        // Few are looked through faster than a set answers.
        const FEW: usize = 32;
        if self.few.len() < FEW {
            let is_new = !self.few.contains(&at);
            if is_new {
                self.few.push(at);
            }
            return is_new;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.iter());
        }
        self.many.insert(at)
    }

    /// A field of a list entry, where it is stated.
    fn field<T>(
        &mut self,
        (section, index): (&'static str, usize),
        field: &'static str,
        stated: Option<&At<T>>,
        show: impl for<'v> FnOnce(&'v T) -> Value<'v>,
    ) {
        if let Some(stated) = stated {
            self.push(entry_place(section, index, stated.at, field, Some(stated)), show(&stated.value));
        }
    }
}

/// A text as the applicant wrote it.
#[expect(clippy::ptr_arg, reason = "it is given as a function for values of this type")]
fn as_written<'v>(text: &'v Cow<'_, str>) -> Value<'v> {
    Value::Text(text)
}

/// A truth value as JSON writes it.
const fn yes_or_no(value: bool) -> Value<'static> {
    Value::Text(if value { "true" } else { "false" })
}

/// What is not kept as it was written.
fn shown(value: &impl fmt::Display) -> Value<'_> {
    Value::Shown(value)
}

fn collect(finding: &Finding<'_>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
    match &finding.fact {
        Fact::NotStated(_) => {}
        Fact::Entries(_, place) if finding.parts.is_empty() => list.push(*place, Value::Text("[]")),
        Fact::Languages(place) if finding.parts.is_empty() => list.push(*place, Value::Text("[]")),
        // What serves one demand cannot serve another: all of it tells why one is lacking.
        Fact::Languages(_) if finding.outcome == Outcome::NotMet => {
            finding.parts.iter().for_each(|part| collect(part, applicant, list));
        }
        // What is counted is told by what counts or may; where nothing does, by all there is.
        Fact::CountedDocuments(fact) => {
            let counts = finding.parts.iter().filter(|part| part.outcome != Outcome::NotMet);
            match fact.at_most {
                _ if finding.parts.is_empty() => list.push(fact.place, Value::Text("[]")),
                0 => finding.parts.iter().for_each(|part| collect(part, applicant, list)),
                _ => counts.for_each(|part| collect(part, applicant, list)),
            }
        }
        Fact::Any
        | Fact::All
        | Fact::Languages(_)
        | Fact::LanguageLacking(_)
        | Fact::Not
        | Fact::AtLeast(_)
        | Fact::Entries(..)
        | Fact::Tool(_)
        | Fact::EveryDocument(_)
        | Fact::Days(_)
        | Fact::Person(_) => finding.deciding().for_each(|part| collect(part, applicant, list)),
        Fact::Nationality(fact) => list.push(fact.place, Value::Text(fact.text)),
        Fact::Age(fact) => list.push(fact.place, Value::Date(fact.born)),
        Fact::Education(fact) => {
            let before = list.visited;
            let enough = if finding.outcome == Outcome::Met { 1 } else { usize::MAX };
            let same = finding.parts.iter().filter(|part| part.outcome == finding.outcome);
            same.take(enough).for_each(|part| collect(part, applicant, list));
            if list.visited == before {
                education(fact.entry, list);
            }
        }
        Fact::EducationPart(fact) => education_part(fact, list),
        Fact::Studies(fact) => {
            for entry in fact
                .entries
                .iter()
                .filter(|entry| entry.level.is_none_or(|level| fact.check.levels.contain(level.value)))
            {
                education(entry, list);
                let years = entry.years_completed.as_ref();
                list.field(("education", entry.index), "years_completed", years, |years| as_written(&years.text));
            }
        }
        Fact::Language(fact) => {
            let entry = ("languages", fact.entry.index);
            list.field(entry, "language", fact.entry.language.as_ref(), as_written);
            if let Some(level) = &fact.entry.level {
                let place = entry_place(entry.0, entry.1, level.at, "level", Some(level));
                match &level.value {
                    LanguageLevel::Overall(label) => list.push(place, as_written(label)),
                    LanguageLevel::BySkill(skills) => list.push(place, shown(&by_skill(skills))),
                }
            }
        }
        Fact::ItSkill(fact) => {
            let entry = ("it_skills", fact.entry.index);
            list.field(entry, "name", fact.entry.name.as_ref(), as_written);
            list.field(entry, "level", fact.entry.level.as_ref(), as_written);
        }
        Fact::Experience(fact) => {
            let entry = ("experience", fact.entry.index);
            list.field(entry, "sector", fact.entry.sector.as_ref(), |sector| {
                Value::Text(word_of(&Sector::ALL, sector))
            });
            list.field(entry, "employer", fact.entry.employer.as_ref(), as_written);
            list.field(entry, "start", fact.entry.start.as_ref(), |start| Value::Date(*start));
        }
        Fact::Timely(fact) => list.push(fact.place, shown(&fact.moment)),
        Fact::Vacancies(fact) => {
            let place = |index, field, at| Place { section: "application", index, field: Some(field), at };
            let vacancy = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref());
            if let Some(vacancy) = vacancy {
                list.push(place(None, "vacancy", vacancy.at), as_written(&vacancy.value));
            }
            let others = fmt::from_fn(|out| {
                let others: Vec<_> = fact.others.entries.iter().map(|item| item.text.value.as_ref()).collect();
                write!(out, "[{}]", others.join(", "))
            });
            list.push(place(None, "other_vacancies", fact.others.at), shown(&others));
        }
        Fact::Document(fact) => {
            let entry = ("documents", fact.entry.index);
            list.field(entry, "kind", fact.entry.kind.as_ref(), |kind| Value::Text(word_of(&DocumentKind::ALL, kind)));
            match fact.asked {
                Asked::ToBe(wanted) | Asked::Count(wanted) => {
                    list.field(entry, "dates_shown", fact.entry.dates_shown.as_ref(), |are| yes_or_no(*are));
                    let more = fact.entry.more();
                    let is_asked = |asks: fn(&Wanted) -> bool| wanted.iter().any(asks);
                    if is_asked(|wanted| wanted.name.is_some()) {
                        list.field(entry, "name", more.and_then(|more| more.name.as_ref()), as_written);
                    }
                    if is_asked(|wanted| wanted.issued_within_months.is_some()) {
                        let issued = more.and_then(|more| more.issued.as_ref());
                        list.field(entry, "issued", issued, |day| Value::Date(*day));
                    }
                    if is_asked(|wanted| wanted.valid_on.is_some()) {
                        let valid_until = more.and_then(|more| more.valid_until.as_ref());
                        list.field(entry, "valid_until", valid_until, |day| Value::Date(*day));
                    }
                }
                Asked::Language(_) => {
                    list.field(entry, "language", fact.entry.language.as_ref(), as_written);
                    list.field(entry, "translated", fact.entry.translated.as_ref(), |is| yes_or_no(*is));
                }
            }
        }
        Fact::Declaration(fact) => {
            if let Some((place, value)) = fact.stated {
                list.push(place, yes_or_no(value));
            }
        }
        Fact::Answer(fact) => {
            if let (Some(place), Some(given)) = (fact.place(), fact.given) {
                let text = match &given.value {
                    AnswerValue::Boolean(true) => "true",
                    AnswerValue::Boolean(false) => "false",
                    AnswerValue::Number(text) | AnswerValue::Text(text) => text,
                };
                let is_protected = fact.check.protected;
                list.push(place, if is_protected { Value::Protected(text) } else { Value::Text(text) });
            }
        }
        Fact::Preferences(fact) => {
            let place = Place { section: "application", index: None, field: Some("preferences"), at: fact.list.at };
            let all = fmt::from_fn(|out| {
                let all: Vec<_> = fact.list.entries.iter().map(|item| item.text.value.as_ref()).collect();
                write!(out, "[{}]", all.join(", "))
            });
            list.push(place, shown(&all));
        }
        Fact::Availability(fact) => {
            let place = |field, at| Place { section: "availability", index: None, field: Some(field), at };
            let stated = fact.stated;
            if let Some(from) = stated
                .and_then(|stated| stated.from)
                .filter(|_| fact.from != Outcome::Met || finding.outcome == Outcome::Met)
            {
                list.push(place("from", from.at), Value::Date(from.value));
            }
            if let Some(until) = stated
                .and_then(|stated| stated.until)
                .filter(|_| fact.until != Outcome::Met || finding.outcome == Outcome::Met)
            {
                list.push(place("until", until.at), Value::Date(until.value));
            }
            if let Some(full_time) = stated.and_then(|stated| stated.full_time).filter(|_| fact.check.full_time) {
                list.push(place("full_time", full_time.at), yes_or_no(full_time.value));
            }
        }
        Fact::Competency(fact) => {
            if let Some(entry) = fact.entry {
                let place = ("competencies", entry.index);
                list.field(place, "competency", entry.competency.as_ref(), as_written);
                list.field(place, "evidence", entry.evidence.as_ref(), as_written);
            }
        }
    }
}

fn education(entry: &Education<'_>, list: &mut Collected<'_>) {
    let place = ("education", entry.index);
    list.field(place, "level", entry.level.as_ref(), |level| Value::Text(word_of(&Level::ALL, level)));
    list.field(place, "status", entry.status.as_ref(), |status| Value::Text(word_of(&Status::ALL, status)));
    list.field(place, "start", entry.start.as_ref(), |start| Value::Date(*start));
    list.field(place, "end", entry.end.as_ref(), |end| Value::Date(*end));
}

fn education_part(fact: &PartFact<'_>, list: &mut Collected<'_>) {
    let (entry, place) = (fact.entry, ("education", fact.entry.index));
    education(entry, list);
    let (final_stage, fields) = match fact.check {
        EntryCheck::Degree(degree) => (false, degree.fields.is_some()),
        EntryCheck::Enrolled(enrolled) => (enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some()),
        EntryCheck::Person(_) | EntryCheck::Combine(_) => (false, false),
    };
    if final_stage {
        list.field(place, "final_stage", entry.final_stage.as_ref(), |is| yes_or_no(*is));
    }
    if fields {
        list.field(place, "field", entry.field.as_ref(), as_written);
        list.field(place, "isced_f", entry.isced_f.as_ref(), as_written);
    }
}

/// Each skill with its label, as one text.
fn by_skill<'s>(skills: &'s [(Cow<'_, str>, Text<'_>)]) -> impl fmt::Display + 's {
    fmt::from_fn(|out| {
        let each: Vec<_> = skills.iter().map(|(skill, label)| format!("{skill} {}", label.value)).collect();
        out.write_str(&each.join(", "))
    })
}
