//! What in the applicant's file an outcome rests on: the places and the values there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::checks::education::{Enrolled, EntryCheck, PartFact};
use crate::checks::{Fact, Finding, language, studies};
use crate::domain::applicant::{
    Applicant, Education, Experience, ExperienceKind, Grade, LanguageLevel, Level, Sector, Status, Text, entry_place,
    word_of,
};
use crate::domain::calendar::PartialDate;
use crate::domain::location::{Located, Location};
use crate::domain::outcome::Outcome;

mod application_evidence;

/// What is in the applicant's file.
#[derive(Clone, Copy)]
pub enum EvidenceValue<'v> {
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
    mut give: impl FnMut(Location, EvidenceValue<'_>),
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
    give: &'l mut dyn FnMut(Location, EvidenceValue<'_>),
}

impl Collected<'_> {
    fn push(&mut self, location: Location, value: EvidenceValue<'_>) {
        self.visited += 1;
        if self.is_new(location.at) {
            (self.give)(location, value);
        }
    }

    /// Whether nothing was given of this place. Two values never begin at the same byte.
    fn is_new(&mut self, at: usize) -> bool {
        // Few are looked through faster than a set answers.
        const MAX_VALUES: usize = 32;
        if self.few.len() < MAX_VALUES {
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
        stated: Option<&Located<T>>,
        show: impl for<'v> FnOnce(&'v T) -> EvidenceValue<'v>,
    ) {
        if let Some(stated) = stated {
            self.push(entry_place(section, index, stated.at, field, Some(stated)), show(&stated.value));
        }
    }
}

/// A text as the applicant wrote it.
#[expect(clippy::ptr_arg, reason = "it is given as a function for values of this type")]
fn as_written<'v>(text: &'v Cow<'_, str>) -> EvidenceValue<'v> {
    EvidenceValue::Text(text)
}

/// A truth value as JSON writes it.
const fn yes_or_no(value: bool) -> EvidenceValue<'static> {
    EvidenceValue::Text(if value { "true" } else { "false" })
}

/// What is not kept as it was written.
fn shown(value: &impl fmt::Display) -> EvidenceValue<'_> {
    EvidenceValue::Shown(value)
}

fn is_unlisted(finding: &Finding<'_>) -> bool {
    matches!(finding.fact, Fact::UnlistedLanguage(_))
}

fn collect(finding: &Finding<'_>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
    match &finding.fact {
        Fact::NotStated(..) | Fact::NotConcerned => {}
        Fact::Entries(_, location) | Fact::NoEntry(_, location) if finding.parts.is_empty() => {
            list.push(*location, EvidenceValue::Text("[]"));
        }
        Fact::Languages(location) if finding.parts.is_empty() => list.push(*location, EvidenceValue::Text("[]")),
        // That no mother tongue is listed is said by all that is.
        Fact::Entries(..) if finding.outcome == Outcome::Unclear && finding.parts.iter().any(is_unlisted) => {
            finding.parts.iter().for_each(|part| collect(part, applicant, list));
        }
        Fact::UnlistedLanguage(fact) => {
            fact.empty.into_iter().for_each(|location| list.push(location, EvidenceValue::Text("[]")));
        }
        // What serves one demand cannot serve another: all of it says why one is lacking.
        Fact::Languages(_) if finding.outcome == Outcome::NotMet => {
            finding.parts.iter().for_each(|part| collect(part, applicant, list));
        }
        // What is counted is said by what counts or may; where nothing does, by all there is.
        Fact::CountedDocuments(fact) => {
            let counts = finding.parts.iter().filter(|part| part.outcome != Outcome::NotMet);
            match fact.at_most {
                _ if finding.parts.is_empty() => list.push(fact.location, EvidenceValue::Text("[]")),
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
        | Fact::WholeTool(_)
        | Fact::EveryDocument(_)
        | Fact::NoEntry(..)
        | Fact::When(_)
        | Fact::Track(_)
        | Fact::Days(_)
        | Fact::Person(_) => finding.deciding().for_each(|part| collect(part, applicant, list)),
        Fact::Time(fact) if finding.parts.is_empty() => list.push(fact.location, EvidenceValue::Text("[]")),
        Fact::Time(_) => {
            for part in finding.deciding() {
                collect(part, applicant, list);
                time_of(&part.fact, list);
            }
        }
        Fact::Residence(fact) => {
            list.field(("residence", fact.entry.index), "country", fact.entry.country.as_ref(), as_written);
        }
        Fact::ByNationality(fact) => {
            list.push(fact.location, EvidenceValue::Text(fact.text));
            finding.parts.iter().for_each(|part| collect(part, applicant, list));
        }
        Fact::Nationality(fact) => list.push(fact.location, EvidenceValue::Text(fact.text)),
        Fact::Age(fact) => list.push(fact.location, EvidenceValue::Date(fact.born)),
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
        Fact::Studies(fact) => studies(fact, list),
        Fact::Language(fact) => language(fact, list),
        Fact::ItSkill(fact) => {
            let entry = ("it_skills", fact.entry.index);
            list.field(entry, "name", fact.entry.name.as_ref(), as_written);
            list.field(entry, "level", fact.entry.level.as_ref(), as_written);
        }
        Fact::Experience(fact) => experience(fact.entry, list),
        Fact::Timely(fact) => list.push(fact.location, shown(&fact.moment)),
        Fact::Vacancies(fact) => application_evidence::vacancies(fact, applicant, list),
        Fact::Document(fact) => application_evidence::document(fact, list),
        Fact::Declaration(fact) => {
            if let Some((location, value)) = fact.stated {
                list.push(location, yes_or_no(value));
            }
        }
        Fact::Answer(fact) => application_evidence::answer(fact, list),
        Fact::Preferences(fact) => application_evidence::preferences(fact, list),
        Fact::Availability(fact) => application_evidence::availability(fact, finding.outcome, list),
        Fact::Competency(fact) => {
            if let Some(entry) = fact.entry {
                let location = ("competencies", entry.index);
                list.field(location, "competency", entry.competency.as_ref(), as_written);
                list.field(location, "evidence", entry.evidence.as_ref(), as_written);
            }
        }
    }
}

/// The educations whose time, or whose credits, count.
fn studies(fact: &studies::StudiesFact<'_>, list: &mut Collected<'_>) {
    for entry in
        fact.entries.iter().filter(|entry| entry.level.is_none_or(|level| fact.check.levels.contain(level.value)))
    {
        education(entry, list);
        let years = entry.years_completed.as_ref();
        list.field(("education", entry.index), "years_completed", years, |years| as_written(&years.text));
        if let (Some(_), Some(more)) = (&fact.check.unit, entry.rare()) {
            let entry = ("education", entry.index);
            list.field(entry, "credits", more.credits.as_ref(), |credits| as_written(&credits.text));
            list.field(entry, "credit_unit", more.credit_unit.as_ref(), as_written);
        }
    }
}

fn language(fact: &language::LanguageFact<'_>, list: &mut Collected<'_>) {
    let entry = ("languages", fact.entry.index);
    list.field(entry, "language", fact.entry.language.as_ref(), as_written);
    if let Some(level) = &fact.entry.level {
        let location = entry_place(entry.0, entry.1, level.at, "level", Some(level));
        match &level.value {
            LanguageLevel::Overall(label) => list.push(location, as_written(label)),
            LanguageLevel::BySkill(skills) => list.push(location, shown(&by_skill(skills))),
        }
    }
}

fn experience(entry: &Experience<'_>, list: &mut Collected<'_>) {
    let location = ("experience", entry.index);
    list.field(location, "sector", entry.sector.as_ref(), |sector| EvidenceValue::Text(word_of(&Sector::ALL, sector)));
    list.field(location, "employer", entry.employer.as_ref(), as_written);
    if let Some(more) = entry.rare() {
        list.field(location, "kind", more.kind.as_ref(), |kind| {
            EvidenceValue::Text(word_of(&ExperienceKind::ALL, kind))
        });
        list.field(location, "field", more.field.as_ref(), as_written);
        list.field(location, "full_time", more.full_time.as_ref(), |is| yes_or_no(*is));
    }
    list.field(location, "start", entry.start.as_ref(), |start| EvidenceValue::Date(*start));
}

/// The dates of an entry that counts by its time.
fn time_of(fact: &Fact<'_>, list: &mut Collected<'_>) {
    let (entry, start, end) = match fact {
        Fact::Experience(fact) => (("experience", fact.entry.index), fact.entry.start, fact.entry.end),
        Fact::Residence(fact) => (("residence", fact.entry.index), fact.entry.start, fact.entry.end),
        _ => return,
    };
    list.field(entry, "start", start.as_ref(), |start| EvidenceValue::Date(*start));
    list.field(entry, "end", end.as_ref(), |end| EvidenceValue::Date(*end));
}

fn education(entry: &Education<'_>, list: &mut Collected<'_>) {
    let location = ("education", entry.index);
    list.field(location, "level", entry.level.as_ref(), |level| EvidenceValue::Text(word_of(&Level::ALL, level)));
    list.field(location, "status", entry.status.as_ref(), |status| EvidenceValue::Text(word_of(&Status::ALL, status)));
    list.field(location, "start", entry.start.as_ref(), |start| EvidenceValue::Date(*start));
    list.field(location, "end", entry.end.as_ref(), |end| EvidenceValue::Date(*end));
}

fn education_part(fact: &PartFact<'_>, list: &mut Collected<'_>) {
    let (entry, location) = (fact.entry, ("education", fact.entry.index));
    education(entry, list);
    let (final_stage, fields, more) = match fact.check {
        EntryCheck::Degree(degree) => (false, degree.fields.is_some(), &degree.more),
        EntryCheck::Enrolled(enrolled) => {
            (enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some(), &enrolled.more)
        }
        EntryCheck::Attended(attended) => (false, attended.fields.is_some(), &attended.more),
        EntryCheck::Person(_) | EntryCheck::Combine(_) => return,
    };
    if final_stage {
        list.field(location, "final_stage", entry.final_stage.as_ref(), |is| yes_or_no(*is));
    }
    if let EntryCheck::Enrolled(Enrolled { year_at_least: Some(_), .. }) = fact.check {
        let year = entry.rare().and_then(|more| more.year_of_study.as_ref());
        list.field(location, "year_of_study", year, |year| as_written(&year.text));
        let years = entry.years_completed.as_ref();
        list.field(location, "years_completed", years, |years| as_written(&years.text));
    }
    if fields || more.as_ref().is_some_and(|more| more.not_in_fields.is_some()) {
        list.field(location, "field", entry.field.as_ref(), as_written);
        list.field(location, "isced_f", entry.isced_f.as_ref(), as_written);
    }
    let (Some(asked), stated) = (more, entry.rare()) else {
        return;
    };
    if asked.countries.is_some() {
        list.field(location, "country", entry.country.as_ref(), as_written);
    }
    if asked.full_time {
        let full_time = stated.and_then(|stated| stated.full_time.as_ref());
        list.field(location, "full_time", full_time, |is| yes_or_no(*is));
    }
    if asked.grade.is_some() {
        let grade = stated.and_then(|stated| stated.grade.as_ref());
        list.field(location, "grade", grade, |grade| match grade {
            Grade::Number(text) | Grade::Label(text) => as_written(text),
        });
        let scale = stated.and_then(|stated| stated.grade_scale.as_ref());
        list.field(location, "grade_scale", scale, as_written);
    }
}

/// Each skill with its label, as one text.
fn by_skill<'s>(skills: &'s [(Cow<'_, str>, Text<'_>)]) -> impl fmt::Display + 's {
    fmt::from_fn(|out| {
        let each: Vec<_> = skills.iter().map(|(skill, label)| format!("{skill} {}", label.value)).collect();
        out.write_str(&each.join(", "))
    })
}
