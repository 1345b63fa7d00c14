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
pub struct Evidence {
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub value: String,
}

/// The values that decided: those of the deciding parts, each place once.
#[must_use]
pub fn of(finding: &Finding<'_>, applicant: &Applicant<'_>) -> Vec<Evidence> {
    let mut list = Collected::default();
    collect(finding, applicant, &mut list);
    list.evidence
}

#[derive(Default)]
struct Collected {
    evidence: Vec<Evidence>,
    seen: HashSet<usize>,
}

impl Collected {
    fn push(&mut self, place: Place, value: impl Into<String>) {
        // Two values never begin at the same byte.
        if self.seen.insert(place.at) {
            self.evidence.push(Evidence { place, value: value.into() });
        }
    }

    /// A field of a list entry, where it is stated.
    fn field<T>(
        &mut self,
        (section, index): (&'static str, usize),
        field: &'static str,
        stated: Option<&At<T>>,
        show: impl FnOnce(&T) -> String,
    ) {
        if let Some(stated) = stated {
            self.push(entry_place(section, index, stated.at, field, Some(stated)), show(&stated.value));
        }
    }
}

fn collect(finding: &Finding<'_>, applicant: &Applicant<'_>, list: &mut Collected) {
    match &finding.fact {
        Fact::NotStated(_) => {}
        Fact::Entries(_, place) if finding.parts.is_empty() => list.push(*place, "[]"),
        Fact::Any
        | Fact::All
        | Fact::Not
        | Fact::AtLeast(_)
        | Fact::Entries(..)
        | Fact::Tool(_)
        | Fact::EveryDocument(_)
        | Fact::Person(_) => finding.deciding().for_each(|part| collect(part, applicant, list)),
        Fact::Nationality(fact) => list.push(fact.place, fact.text),
        Fact::Age(fact) => list.push(fact.place, fact.born.to_string()),
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
                list.field(("education", entry.index), "years_completed", entry.years_completed.as_ref(), |years| {
                    years.text.to_string()
                });
            }
        }
        Fact::Language(fact) => {
            let entry = ("languages", fact.entry.index);
            list.field(entry, "language", fact.entry.language.as_ref(), Cow::to_string);
            list.field(entry, "level", fact.entry.level.as_ref(), language_level);
        }
        Fact::ItSkill(fact) => {
            let entry = ("it_skills", fact.entry.index);
            list.field(entry, "name", fact.entry.name.as_ref(), Cow::to_string);
            list.field(entry, "level", fact.entry.level.as_ref(), Cow::to_string);
        }
        Fact::Experience(fact) => {
            let entry = ("experience", fact.entry.index);
            list.field(entry, "sector", fact.entry.sector.as_ref(), |sector| word_of(&Sector::ALL, sector).to_owned());
            list.field(entry, "employer", fact.entry.employer.as_ref(), Cow::to_string);
            list.field(entry, "start", fact.entry.start.as_ref(), ToString::to_string);
        }
        Fact::Timely(fact) => list.push(fact.place, fact.moment.to_string()),
        Fact::Vacancies(fact) => {
            let place = |index, field, at| Place { section: "application", index, field: Some(field), at };
            let vacancy = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref());
            if let Some(vacancy) = vacancy {
                list.push(place(None, "vacancy", vacancy.at), vacancy.value.as_ref());
            }
            let others: Vec<_> = fact.others.entries.iter().map(|item| item.text.value.as_ref()).collect();
            list.push(place(None, "other_vacancies", fact.others.at), format!("[{}]", others.join(", ")));
        }
        Fact::Document(fact) => {
            let entry = ("documents", fact.entry.index);
            list.field(entry, "kind", fact.entry.kind.as_ref(), |kind| word_of(&DocumentKind::ALL, kind).to_owned());
            match fact.asked {
                Asked::ToBe(_) => {
                    list.field(entry, "dates_shown", fact.entry.dates_shown.as_ref(), ToString::to_string);
                }
                Asked::Language(_) => {
                    list.field(entry, "language", fact.entry.language.as_ref(), Cow::to_string);
                    list.field(entry, "translated", fact.entry.translated.as_ref(), ToString::to_string);
                }
            }
        }
        Fact::Declaration(fact) => list.push(fact.place, fact.value.to_string()),
        Fact::Competency(fact) => {
            if let Some(entry) = fact.entry {
                let place = ("competencies", entry.index);
                list.field(place, "competency", entry.competency.as_ref(), Cow::to_string);
                list.field(place, "evidence", entry.evidence.as_ref(), Cow::to_string);
            }
        }
    }
}

fn education(entry: &Education<'_>, list: &mut Collected) {
    let place = ("education", entry.index);
    list.field(place, "level", entry.level.as_ref(), |level| word_of(&Level::ALL, level).to_owned());
    list.field(place, "status", entry.status.as_ref(), |status| word_of(&Status::ALL, status).to_owned());
    list.field(place, "start", entry.start.as_ref(), ToString::to_string);
    list.field(place, "end", entry.end.as_ref(), ToString::to_string);
}

fn education_part(fact: &PartFact<'_>, list: &mut Collected) {
    let (entry, place) = (fact.entry, ("education", fact.entry.index));
    education(entry, list);
    let (final_stage, fields) = match fact.check {
        EntryCheck::Degree(degree) => (false, degree.fields.is_some()),
        EntryCheck::Enrolled(enrolled) => (enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some()),
        EntryCheck::Person(_) | EntryCheck::Combine(_) => (false, false),
    };
    if final_stage {
        list.field(place, "final_stage", entry.final_stage.as_ref(), ToString::to_string);
    }
    if fields {
        list.field(place, "field", entry.field.as_ref(), Cow::to_string);
        list.field(place, "isced_f", entry.isced_f.as_ref(), Cow::to_string);
    }
}

/// A level as one text: the label, or each skill with its label.
fn language_level(level: &LanguageLevel<'_>) -> String {
    match level {
        LanguageLevel::Overall(label) => label.to_string(),
        LanguageLevel::BySkill(skills) => {
            let each: Vec<_> = skills.iter().map(|(skill, label)| format!("{skill} {}", label.value)).collect();
            each.join(", ")
        }
    }
}
