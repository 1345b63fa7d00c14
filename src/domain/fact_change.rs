//! Something an applicant could state beside, or in place of, what the file says: one fact, and the place it belongs to.

use std::borrow::Cow;
use std::fmt;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Competency, Declared, Document, DocumentKind, Education, Experience,
    ExperienceKind, ItSkill, Item, LanguageLevel, LanguageSkill, Level, List, Residence, Sector, Status, Years,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::location::{Located, Location};

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub enum FactChange<'a> {
    /// One more entry of a list.
    Entry(NewEntry<'a>),
    /// A value where there was none, or another one.
    Field(FieldPath, FieldValue<'a>),
}

/// An entry of one of the lists.
#[derive(Clone, Debug, PartialEq)]
pub enum NewEntry<'a> {
    Nationality(Cow<'a, str>),
    Education(Education<'a>),
    Language(LanguageSkill<'a>),
    /// An IT tool.
    ItSkill(ItSkill<'a>),
    /// An employment.
    Experience(Experience<'a>),
    Competency(Competency<'a>),
    Document(Document<'a>),
    /// A time of living in a country.
    Residence(Residence<'a>),
}

/// A field of the record, of an entry of a list, or of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath {
    /// The field of the record.
    pub section: &'static str,
    /// The index of the entry in the list as written.
    pub index: Option<usize>,
    /// The field of the entry, or of the application.
    pub field: Option<&'static str>,
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// A text, a label, a name.
    Text(Cow<'a, str>),
    /// Some texts.
    Texts(Vec<Cow<'a, str>>),
    Date(PartialDate),
    /// A date and time.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// A number of years.
    Years(Years<'a>),
    /// Another number.
    Amount(Amount<'a>),
    /// An answer to a pre-screening question.
    Answer(AnswerValue<'a>),
    ExperienceKind(ExperienceKind),
    /// A level of education.
    Level(Level),
    /// How far an education has come.
    Status(Status),
    /// A sector of work.
    Sector(Sector),
    /// What a document is.
    Kind(DocumentKind),
}

impl FieldPath {
    /// A field of the record itself.
    #[must_use]
    pub const fn of_record(section: &'static str) -> Self {
        Self { section, index: None, field: None }
    }

    /// A field of an entry.
    #[must_use]
    pub const fn of_entry(section: &'static str, index: usize, field: &'static str) -> Self {
        Self { section, index: Some(index), field: Some(field) }
    }

    /// A field of the application.
    #[must_use]
    pub const fn of_application(field: &'static str) -> Self {
        Self { section: "application", index: None, field: Some(field) }
    }
}

/// The JSON pointer (RFC 6901) in the applicant's file.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Location { section: self.section, index: self.index, field: self.field, at: 0 }.fmt(f)
    }
}

impl<'a> FactChange<'a> {
    /// The applicant who states this too.
    ///
    /// ```
    /// use eligible::internal::domain::applicant::Applicant;
    /// use eligible::internal::domain::fact_change::{FactChange, NewEntry};
    /// let stated = FactChange::Entry(NewEntry::Nationality("BE".into())).apply(Applicant::default());
    /// assert_eq!(stated.nationalities.unwrap().entries[0].text.value, "BE");
    /// ```
    #[must_use]
    pub fn apply(&self, mut applicant: Applicant<'a>) -> Applicant<'a> {
        match self {
            Self::Entry(entry) => entry.clone().add(&mut applicant),
            Self::Field(field_path, value) => set(&mut applicant, *field_path, value.clone()),
        }
        applicant
    }

    /// The field of the record it belongs to.
    #[must_use]
    pub fn section(&self) -> &'static str {
        match self {
            Self::Entry(entry) => entry.section(&Applicant::default()).0,
            Self::Field(field_path, _) => field_path.section,
        }
    }

    /// Where it goes in the applicant's file, as a JSON pointer (RFC 6901): the field; for one more entry of a list that
    /// is there `-` after it (RFC 6902), and the list itself where it is absent.
    #[must_use]
    pub fn pointer(&self, applicant: &Applicant<'_>) -> String {
        match self {
            Self::Entry(entry) => {
                let (section, is_there) = entry.section(applicant);
                if is_there { format!("/{section}/-") } else { format!("/{section}") }
            }
            Self::Field(field_path, _) => field_path.to_string(),
        }
    }

    /// An applicant who states nothing else, and the pointer at which it is there.
    #[must_use]
    pub fn alone(&self) -> (Applicant<'a>, String) {
        match self {
            Self::Entry(entry) => {
                let section = entry.section(&Applicant::default()).0;
                (self.apply(Applicant::default()), format!("/{section}/0"))
            }
            Self::Field(field_path, value) => {
                let field_path = FieldPath { index: field_path.index.map(|_| 0), ..*field_path };
                let mut applicant = Applicant::default();
                if let (Some(_), Some(entry)) = (field_path.index, NewEntry::blank(field_path.section)) {
                    entry.add(&mut applicant);
                }
                (Self::Field(field_path, value.clone()).apply(applicant), field_path.to_string())
            }
        }
    }

    /// Whether both put a value into the same field.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Field(one, _), Self::Field(two, _)) if one == two)
    }
}

impl<'a> NewEntry<'a> {
    /// The list it belongs to, and whether it is there.
    fn section(&self, applicant: &Applicant<'_>) -> (&'static str, bool) {
        match self {
            Self::Nationality(_) => ("nationalities", applicant.nationalities.is_some()),
            Self::Education(_) => ("education", applicant.education.is_some()),
            Self::Language(_) => ("languages", applicant.languages.is_some()),
            Self::ItSkill(_) => ("it_skills", applicant.it_skills.is_some()),
            Self::Experience(_) => ("experience", applicant.experience.is_some()),
            Self::Competency(_) => ("competencies", applicant.competencies.is_some()),
            Self::Document(_) => ("documents", applicant.documents.is_some()),
            Self::Residence(_) => ("residence", applicant.residence.is_some()),
        }
    }

    /// An entry of a list that states nothing.
    #[must_use]
    pub fn blank(section: &str) -> Option<Self> {
        match section {
            "nationalities" => Some(Self::Nationality(Cow::Borrowed(""))),
            "education" => Some(Self::Education(Education::default())),
            "languages" => Some(Self::Language(LanguageSkill::default())),
            "it_skills" => Some(Self::ItSkill(ItSkill::default())),
            "experience" => Some(Self::Experience(Experience::default())),
            "competencies" => Some(Self::Competency(Competency::default())),
            "documents" => Some(Self::Document(Document::default())),
            "residence" => Some(Self::Residence(Residence::default())),
            _ => None,
        }
    }

    fn add(self, applicant: &mut Applicant<'a>) {
        match self {
            Self::Nationality(name) => push(&mut applicant.nationalities, |index| Item { index, text: stated(name) }),
            Self::Education(entry) => push(&mut applicant.education, |index| Education { index, ..entry }),
            Self::Language(entry) => push(&mut applicant.languages, |index| LanguageSkill { index, ..entry }),
            Self::ItSkill(entry) => push(&mut applicant.it_skills, |index| ItSkill { index, ..entry }),
            Self::Experience(entry) => push(&mut applicant.experience, |index| Experience { index, ..entry }),
            Self::Competency(entry) => push(&mut applicant.competencies, |index| Competency { index, ..entry }),
            Self::Document(entry) => push(&mut applicant.documents, |index| Document { index, ..entry }),
            Self::Residence(entry) => push(&mut applicant.residence, |index| Residence { index, ..entry }),
        }
    }
}

/// A value that is in no file.
pub const fn stated<T>(value: T) -> Located<T> {
    Located { value, at: 0 }
}

/// An entry of a list, which knows its index in the list as written.
trait Indexed {
    fn index(&self) -> usize;
}

macro_rules! indexed {
    ($($entry:ident),*) => {
        $(impl Indexed for $entry<'_> {
            fn index(&self) -> usize {
                self.index
            }
        })*
    };
}
indexed!(Item, Education, LanguageSkill, ItSkill, Experience, Competency, Document, Residence);

/// Adds an entry, made with the index after the last one.
fn push<T: Indexed>(list: &mut Option<List<T>>, entry: impl FnOnce(usize) -> T) {
    let list = list.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
    let index = list.entries.iter().map(Indexed::index).max().map_or(0, |last| last + 1);
    list.entries.push(entry(index));
}

/// Puts a value into a field. One that the field cannot hold, or an entry that is not there, changes nothing.
#[expect(clippy::too_many_lines, reason = "a field a line")]
fn set<'a>(applicant: &mut Applicant<'a>, field_path: FieldPath, value: FieldValue<'a>) {
    fn entry<T: Indexed>(list: &mut Option<List<T>>, index: Option<usize>) -> Option<&mut T> {
        list.as_mut()?.entries.iter_mut().find(|entry| Some(entry.index()) == index)
    }
    let FieldPath { section, index, field } = field_path;
    let field: &'static str = field.unwrap_or_default();
    match section {
        "id" | "name" => {
            if let FieldValue::Text(text) = value {
                *(if section == "id" { &mut applicant.id } else { &mut applicant.name }) = Some(stated(text));
            }
        }
        "date_of_birth" => {
            if let FieldValue::Date(date) = value {
                applicant.date_of_birth = Some(stated(date));
            }
        }
        "nationalities" => {
            if let (Some(entry), FieldValue::Text(text)) = (entry(&mut applicant.nationalities, index), value) {
                entry.text = stated(text);
            }
        }
        "education" => {
            if let Some(entry) = entry(&mut applicant.education, index) {
                set_education(entry, field, value);
            }
        }
        "languages" => match (entry(&mut applicant.languages, index), field, value) {
            (Some(entry), "language", FieldValue::Text(text)) => entry.language = Some(stated(text)),
            (Some(entry), "level", FieldValue::Text(text)) => entry.level = Some(stated(LanguageLevel::Overall(text))),
            _ => {}
        },
        "it_skills" => match (entry(&mut applicant.it_skills, index), field, value) {
            (Some(entry), "name", FieldValue::Text(text)) => entry.name = Some(stated(text)),
            (Some(entry), "level", FieldValue::Text(text)) => entry.level = Some(stated(text)),
            _ => {}
        },
        "experience" => match (entry(&mut applicant.experience, index), field, value) {
            (Some(entry), "employer", FieldValue::Text(text)) => entry.employer = Some(stated(text)),
            (Some(entry), "role", FieldValue::Text(text)) => entry.role = Some(stated(text)),
            (Some(entry), "country", FieldValue::Text(text)) => entry.country = Some(stated(text)),
            (Some(entry), "sector", FieldValue::Sector(sector)) => entry.sector = Some(stated(sector)),
            (Some(entry), "start", FieldValue::Date(date)) => entry.start = Some(stated(date)),
            (Some(entry), "end", FieldValue::Date(date)) => entry.end = Some(stated(date)),
            (Some(entry), "kind", FieldValue::ExperienceKind(kind)) => {
                entry.more.get_or_insert_default().kind = Some(stated(kind));
            }
            (Some(entry), "field", FieldValue::Text(text)) => {
                entry.more.get_or_insert_default().field = Some(stated(text));
            }
            (Some(entry), "full_time", FieldValue::Flag(flag)) => {
                entry.more.get_or_insert_default().full_time = Some(stated(flag));
            }
            _ => {}
        },
        "residence" => match (entry(&mut applicant.residence, index), field, value) {
            (Some(entry), "country", FieldValue::Text(text)) => entry.country = Some(stated(text)),
            (Some(entry), "start", FieldValue::Date(date)) => entry.start = Some(stated(date)),
            (Some(entry), "end", FieldValue::Date(date)) => entry.end = Some(stated(date)),
            _ => {}
        },
        "availability" => {
            let availability = applicant.availability.get_or_insert_default();
            match (field, value) {
                ("from", FieldValue::Date(date)) => availability.from = Some(stated(date)),
                ("until", FieldValue::Date(date)) => availability.until = Some(stated(date)),
                ("full_time", FieldValue::Flag(flag)) => availability.full_time = Some(stated(flag)),
                _ => {}
            }
        }
        "competencies" => match (entry(&mut applicant.competencies, index), field, value) {
            (Some(entry), "competency", FieldValue::Text(text)) => entry.competency = Some(stated(text)),
            (Some(entry), "evidence", FieldValue::Text(text)) => entry.evidence = Some(stated(text)),
            _ => {}
        },
        "documents" => match (entry(&mut applicant.documents, index), field, value) {
            (Some(entry), "kind", FieldValue::Kind(kind)) => entry.kind = Some(stated(kind)),
            (Some(entry), "language", FieldValue::Text(text)) => entry.language = Some(stated(text)),
            (Some(entry), "dates_shown", FieldValue::Flag(flag)) => entry.dates_shown = Some(stated(flag)),
            (Some(entry), "translated", FieldValue::Flag(flag)) => entry.translated = Some(stated(flag)),
            (Some(entry), "name", FieldValue::Text(text)) => {
                entry.more.get_or_insert_default().name = Some(stated(text));
            }
            (Some(entry), "issued", FieldValue::Date(date)) => {
                entry.more.get_or_insert_default().issued = Some(stated(date));
            }
            (Some(entry), "valid_until", FieldValue::Date(date)) => {
                entry.more.get_or_insert_default().valid_until = Some(stated(date));
            }
            _ => {}
        },
        "application" => set_application(applicant, field, value),
        "answers" => {
            let value = match value {
                FieldValue::Answer(value) => value,
                FieldValue::Flag(flag) => AnswerValue::Boolean(flag),
                FieldValue::Text(text) => AnswerValue::Text(text),
                _ => return,
            };
            let list = applicant.answers.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
            list.entries.retain(|answer| answer.question != field);
            list.entries.push(Answer { question: Cow::Borrowed(field), value: stated(value) });
        }
        _ => {}
    }
}

fn set_education<'a>(entry: &mut Education<'a>, field: &str, value: FieldValue<'a>) {
    match (field, value) {
        ("level", FieldValue::Level(level)) => entry.level = Some(stated(level)),
        ("status", FieldValue::Status(status)) => entry.status = Some(stated(status)),
        ("start", FieldValue::Date(date)) => entry.start = Some(stated(date)),
        ("end", FieldValue::Date(date)) => entry.end = Some(stated(date)),
        ("years_completed", FieldValue::Years(years)) => entry.years_completed = Some(stated(years)),
        ("final_stage", FieldValue::Flag(flag)) => entry.final_stage = Some(stated(flag)),
        ("field", FieldValue::Text(text)) => entry.field = Some(stated(text)),
        ("isced_f", FieldValue::Text(text)) => entry.isced_f = Some(stated(text)),
        ("institution", FieldValue::Text(text)) => entry.institution = Some(stated(text)),
        ("country", FieldValue::Text(text)) => entry.country = Some(stated(text)),
        ("full_time", FieldValue::Flag(flag)) => entry.more.get_or_insert_default().full_time = Some(stated(flag)),
        ("year_of_study", FieldValue::Amount(amount)) => {
            entry.more.get_or_insert_default().year_of_study = Some(stated(amount));
        }
        ("credits", FieldValue::Amount(amount)) => entry.more.get_or_insert_default().credits = Some(stated(amount)),
        ("credit_unit", FieldValue::Text(text)) => entry.more.get_or_insert_default().credit_unit = Some(stated(text)),
        ("grade_scale", FieldValue::Text(text)) => entry.more.get_or_insert_default().grade_scale = Some(stated(text)),
        _ => {}
    }
}

fn set_application<'a>(applicant: &mut Applicant<'a>, field: &'static str, value: FieldValue<'a>) {
    let application = applicant.application.get_or_insert_default();
    if let (Some(name), FieldValue::Flag(flag)) = (field.strip_prefix("declarations/"), &value) {
        let list = application.declarations.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
        list.entries.retain(|declared| declared.name != name);
        list.entries.push(Declared { name: Cow::Borrowed(name), value: stated(*flag) });
        return;
    }
    match (field, value) {
        ("vacancy", FieldValue::Text(text)) => application.vacancy = Some(stated(text)),
        ("submitted_at", FieldValue::Moment(moment)) => application.submitted_at = Some(stated(moment)),
        ("last_modified_at", FieldValue::Moment(moment)) => application.last_modified_at = Some(stated(moment)),
        ("generative_ai_used", FieldValue::Flag(flag)) => application.generative_ai_used = Some(stated(flag)),
        ("other_vacancies", FieldValue::Texts(texts)) => {
            let entries = texts.into_iter().enumerate().map(|(index, text)| Item { index, text: stated(text) });
            application.other_vacancies = Some(List { at: 0, entries: entries.collect() });
        }
        ("preferences", FieldValue::Texts(texts)) => {
            let entries = texts.into_iter().enumerate().map(|(index, text)| Item { index, text: stated(text) });
            application.preferences = Some(List { at: 0, entries: entries.collect() });
        }
        _ => {}
    }
}
