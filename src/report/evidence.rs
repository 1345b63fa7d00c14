//! What in the applicant's file an outcome rests on: the places and the values there.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::checks::documents::Asked;
use crate::checks::education::{EntryCheck, PartFact};
use crate::checks::{Fact, Finding};
use crate::domain::applicant::{
    Applicant, DocumentKind, Education, LanguageLevel, Level, Sector, Status, entry_place, word_of,
};
use crate::domain::outcome::Outcome;
use crate::domain::place::{At, Place};

/// A value in the applicant's file and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub value: Cow<'a, str>,
}

/// The values that decided: those of the deciding parts, each place once.
#[must_use]
pub fn of<'a>(finding: &Finding<'a>, applicant: &'a Applicant<'a>) -> Vec<Evidence<'a>> {
    let mut list = Collected::default();
    collect(finding, applicant, &mut list);
    list.evidence
}

/// The values that decided by the English and by the French text, each place once.
#[must_use]
pub fn of_both<'a>(english: &Finding<'a>, french: &Finding<'a>, applicant: &'a Applicant<'a>) -> Vec<Evidence<'a>> {
    let (mut list, mut of_french) = (Collected::default(), Collected::default());
    collect(english, applicant, &mut list);
    collect(french, applicant, &mut of_french);
    of_french.evidence.into_iter().for_each(|Evidence { place, value }| list.push(place, || value));
    list.evidence
}

#[derive(Default)]
struct Collected<'a> {
    evidence: Vec<Evidence<'a>>,
    /// The places, where there are more than a few.
    seen: HashSet<usize>,
}

impl<'a> Collected<'a> {
    fn push(&mut self, place: Place, value: impl FnOnce() -> Cow<'a, str>) {
        if self.is_new(place.at) {
            self.evidence.push(Evidence { place, value: value() });
        }
    }

    /// Whether nothing was taken of this place. Two values never begin at the same byte.
    fn is_new(&mut self, at: usize) -> bool {
        // Few are looked through faster than a set answers.
        const FEW: usize = 32;
        if self.evidence.len() < FEW {
            return self.evidence.iter().all(|evidence| evidence.place.at != at);
        }
        if self.seen.is_empty() {
            self.seen.extend(self.evidence.iter().map(|evidence| evidence.place.at));
        }
        self.seen.insert(at)
    }

    /// A field of a list entry, where it is stated.
    fn field<T>(
        &mut self,
        (section, index): (&'static str, usize),
        field: &'static str,
        stated: Option<&'a At<T>>,
        show: impl FnOnce(&'a T) -> Cow<'a, str>,
    ) {
        if let Some(stated) = stated {
            self.push(entry_place(section, index, stated.at, field, Some(stated)), || show(&stated.value));
        }
    }
}

/// A text as the applicant wrote it.
fn as_written<'a>(text: &'a Cow<'a, str>) -> Cow<'a, str> {
    Cow::Borrowed(text)
}

/// What is not kept as it was written: dates, numbers, declarations.
fn shown<'a>(value: &impl ToString) -> Cow<'a, str> {
    Cow::Owned(value.to_string())
}

fn collect<'a>(finding: &Finding<'a>, applicant: &'a Applicant<'a>, list: &mut Collected<'a>) {
    match &finding.fact {
        Fact::NotStated(_) => {}
        Fact::Entries(_, place) if finding.parts.is_empty() => list.push(*place, || "[]".into()),
        Fact::Any
        | Fact::All
        | Fact::Not
        | Fact::AtLeast(_)
        | Fact::Entries(..)
        | Fact::Tool(_)
        | Fact::EveryDocument(_)
        | Fact::Person(_) => finding.deciding().for_each(|part| collect(part, applicant, list)),
        Fact::Nationality(fact) => list.push(fact.place, || fact.text.into()),
        Fact::Age(fact) => list.push(fact.place, || shown(&fact.born)),
        Fact::Education(fact) => {
            let before = list.evidence.len();
            let enough = if finding.outcome == Outcome::Met { 1 } else { usize::MAX };
            let same = finding.parts.iter().filter(|part| part.outcome == finding.outcome);
            same.take(enough).for_each(|part| collect(part, applicant, list));
            if list.evidence.len() == before {
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
            list.field(entry, "level", fact.entry.level.as_ref(), language_level);
        }
        Fact::ItSkill(fact) => {
            let entry = ("it_skills", fact.entry.index);
            list.field(entry, "name", fact.entry.name.as_ref(), as_written);
            list.field(entry, "level", fact.entry.level.as_ref(), as_written);
        }
        Fact::Experience(fact) => {
            let entry = ("experience", fact.entry.index);
            list.field(entry, "sector", fact.entry.sector.as_ref(), |sector| word_of(&Sector::ALL, sector).into());
            list.field(entry, "employer", fact.entry.employer.as_ref(), as_written);
            list.field(entry, "start", fact.entry.start.as_ref(), shown);
        }
        Fact::Timely(fact) => list.push(fact.place, || shown(&fact.moment)),
        Fact::Vacancies(fact) => {
            let place = |index, field, at| Place { section: "application", index, field: Some(field), at };
            let vacancy = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref());
            if let Some(vacancy) = vacancy {
                list.push(place(None, "vacancy", vacancy.at), || as_written(&vacancy.value));
            }
            list.push(place(None, "other_vacancies", fact.others.at), || {
                let others: Vec<_> = fact.others.entries.iter().map(|item| item.text.value.as_ref()).collect();
                format!("[{}]", others.join(", ")).into()
            });
        }
        Fact::Document(fact) => {
            let entry = ("documents", fact.entry.index);
            list.field(entry, "kind", fact.entry.kind.as_ref(), |kind| word_of(&DocumentKind::ALL, kind).into());
            match fact.asked {
                Asked::ToBe(_) => {
                    list.field(entry, "dates_shown", fact.entry.dates_shown.as_ref(), shown);
                }
                Asked::Language(_) => {
                    list.field(entry, "language", fact.entry.language.as_ref(), as_written);
                    list.field(entry, "translated", fact.entry.translated.as_ref(), shown);
                }
            }
        }
        Fact::Declaration(fact) => list.push(fact.place, || shown(&fact.value)),
        Fact::Competency(fact) => {
            if let Some(entry) = fact.entry {
                let place = ("competencies", entry.index);
                list.field(place, "competency", entry.competency.as_ref(), as_written);
                list.field(place, "evidence", entry.evidence.as_ref(), as_written);
            }
        }
    }
}

fn education<'a>(entry: &'a Education<'a>, list: &mut Collected<'a>) {
    let place = ("education", entry.index);
    list.field(place, "level", entry.level.as_ref(), |level| word_of(&Level::ALL, level).into());
    list.field(place, "status", entry.status.as_ref(), |status| word_of(&Status::ALL, status).into());
    list.field(place, "start", entry.start.as_ref(), shown);
    list.field(place, "end", entry.end.as_ref(), shown);
}

fn education_part<'a>(fact: &PartFact<'a>, list: &mut Collected<'a>) {
    let (entry, place) = (fact.entry, ("education", fact.entry.index));
    education(entry, list);
    let (final_stage, fields) = match fact.check {
        EntryCheck::Degree(degree) => (false, degree.fields.is_some()),
        EntryCheck::Enrolled(enrolled) => (enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some()),
        EntryCheck::Person(_) | EntryCheck::Combine(_) => (false, false),
    };
    if final_stage {
        list.field(place, "final_stage", entry.final_stage.as_ref(), shown);
    }
    if fields {
        list.field(place, "field", entry.field.as_ref(), as_written);
        list.field(place, "isced_f", entry.isced_f.as_ref(), as_written);
    }
}

/// A level as one text: the label, or each skill with its label.
fn language_level<'a>(level: &'a LanguageLevel<'a>) -> Cow<'a, str> {
    match level {
        LanguageLevel::Overall(label) => as_written(label),
        LanguageLevel::BySkill(skills) => {
            let each: Vec<_> = skills.iter().map(|(skill, label)| format!("{skill} {}", label.value)).collect();
            each.join(", ").into()
        }
    }
}
