//! An applicant as an applicant file: what `ask` and `convert` write.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::applicant::{
    Amount, AnswerValue, Applicant, Application, Competency, Document, DocumentKind, Education, Experience,
    ExperienceKind, Grade, ItSkill, Item, LanguageLevel, LanguageSkill, Level, List, Residence, Sector, Status,
    word_of,
};
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::FactChange;
use crate::domain::location::Located;
use crate::report::escape;

/// What `$schema` says: editors find the JSON Schema by it.
pub const SCHEMA: &str = "applicant.schema.json";

/// The file's text: indented JSON in the order of the fields, what is not stated left out, with a line feed at the end.
///
/// Reading it gives the same applicant, but for the places.
///
/// # Errors
/// Where `serde_json` cannot write it, which no applicant brings about.
///
/// ```
/// use eligible::internal::domain::applicant::Applicant;
/// use eligible::internal::domain::fact_change::{FactChange, NewEntry};
/// let applicant = FactChange::Entry(NewEntry::Nationality("BE".into())).apply(Applicant::default());
/// let text = eligible::internal::report::applicant_file::text(&applicant).unwrap();
/// assert_eq!(text, "{\n  \"$schema\": \"applicant.schema.json\",\n  \"nationalities\": [\n    \"BE\"\n  ]\n}\n");
/// ```
pub fn text(applicant: &Applicant<'_>) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(&ApplicantFile::of(applicant))?;
    Ok(escape::json(&text).into_owned() + "\n")
}

/// The whole file as a value.
///
/// # Errors
/// Where `serde_json` cannot write it, which no applicant brings about.
pub fn whole(applicant: &Applicant<'_>) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(ApplicantFile::of(applicant))
}

/// The value that a statement puts into the file, as JSON.
///
/// # Errors
/// Where `serde_json` cannot write it, which no statement brings about.
pub fn value(fact_change: &FactChange<'_>) -> serde_json::Result<serde_json::Value> {
    let (applicant, pointer) = fact_change.alone();
    let mut file = serde_json::to_value(ApplicantFile::of(&applicant))?;
    Ok(file.pointer_mut(&pointer).map(serde_json::Value::take).unwrap_or_default())
}

/// The file as written.
#[derive(Serialize)]
struct ApplicantFile<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_of_birth: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nationalities: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    education: Option<Vec<EducationFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<Vec<LanguageFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    it_skills: Option<Vec<ItSkillFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    experience: Option<Vec<ExperienceFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    competencies: Option<Vec<CompetencyFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<DocumentFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application: Option<ApplicationFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Members<AnswerFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    residence: Option<Vec<ResidenceFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability: Option<AvailabilityFile>,
}

#[derive(Serialize)]
struct EducationFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    isced_f: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years_completed: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    final_stage: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_time: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year_of_study: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credits: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<AnswerFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade_scale: Option<&'a str>,
}

#[derive(Serialize)]
struct LanguageFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<LevelFile<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum LevelFile<'a> {
    Overall(&'a str),
    BySkill(Members<&'a str>),
}

#[derive(Serialize)]
struct ItSkillFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
}

#[derive(Serialize)]
struct ExperienceFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_time: Option<bool>,
}

#[derive(Serialize)]
struct CompetencyFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    competency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
}

#[derive(Serialize)]
struct DocumentFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates_shown: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
}

#[derive(Serialize)]
struct ApplicationFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_modified_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_vacancies: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generative_ai_used: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preferences: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    declarations: Option<Members<bool>>,
}

#[derive(Serialize)]
struct ResidenceFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
}

#[derive(Serialize)]
struct AvailabilityFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_time: Option<bool>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnswerFile<'a> {
    Boolean(bool),
    Number(Box<RawValue>),
    Text(&'a str),
}

/// An object whose keys the applicant chose, in the order of the file.
struct Members<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for Members<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'a> ApplicantFile<'a> {
    fn of(applicant: &'a Applicant<'_>) -> Self {
        Self {
            schema: SCHEMA,
            id: text_of(applicant.id.as_ref()),
            name: text_of(applicant.name.as_ref()),
            date_of_birth: applicant.date_of_birth.map(|date| date.value.to_string()),
            nationalities: applicant.nationalities.as_ref().map(texts),
            education: each(applicant.education.as_ref(), education),
            languages: each(applicant.languages.as_ref(), language),
            it_skills: each(applicant.it_skills.as_ref(), |entry: &ItSkill<'_>| ItSkillFile {
                name: text_of(entry.name.as_ref()),
                level: text_of(entry.level.as_ref()),
            }),
            experience: each(applicant.experience.as_ref(), experience),
            competencies: each(applicant.competencies.as_ref(), |entry: &Competency<'_>| CompetencyFile {
                competency: text_of(entry.competency.as_ref()),
                evidence: text_of(entry.evidence.as_ref()),
            }),
            documents: each(applicant.documents.as_ref(), document),
            application: applicant.application.as_ref().map(application),
            answers: applicant.answers.as_ref().map(|answers| {
                let members = answers.entries.iter().map(|answer| {
                    let value = match &answer.value.value {
                        AnswerValue::Boolean(flag) => AnswerFile::Boolean(*flag),
                        AnswerValue::Number(number) => AnswerFile::number(number),
                        AnswerValue::Text(text) => AnswerFile::Text(text),
                    };
                    (answer.question.to_string(), value)
                });
                Members(members.collect())
            }),
            residence: each(applicant.residence.as_ref(), |entry: &Residence<'_>| ResidenceFile {
                country: text_of(entry.country.as_ref()),
                start: day(entry.start),
                end: day(entry.end),
            }),
            availability: applicant.availability.as_ref().map(|availability| AvailabilityFile {
                from: day(availability.from),
                until: day(availability.until),
                full_time: availability.full_time.map(|flag| flag.value),
            }),
        }
    }
}

impl<'a> AnswerFile<'a> {
    fn number(text: &'a str) -> Self {
        number_of(text).map_or(Self::Text(text), Self::Number)
    }
}

fn document<'a>(entry: &'a Document<'_>) -> DocumentFile<'a> {
    let more = entry.more();
    DocumentFile {
        kind: word(&DocumentKind::ALL, entry.kind),
        language: text_of(entry.language.as_ref()),
        dates_shown: entry.dates_shown.map(|flag| flag.value),
        translated: entry.translated.map(|flag| flag.value),
        name: text_of(more.and_then(|more| more.name.as_ref())),
        issued: day(more.and_then(|more| more.issued)),
        valid_until: day(more.and_then(|more| more.valid_until)),
    }
}

fn education<'a>(entry: &'a Education<'_>) -> EducationFile<'a> {
    let more = entry.more();
    let amount = |amount: Option<&Located<Amount<'_>>>| amount.and_then(|amount| number_of(&amount.value.text));
    EducationFile {
        level: word(&Level::ALL, entry.level),
        field: text_of(entry.field.as_ref()),
        isced_f: text_of(entry.isced_f.as_ref()),
        institution: text_of(entry.institution.as_ref()),
        country: text_of(entry.country.as_ref()),
        status: word(&Status::ALL, entry.status),
        start: day(entry.start),
        end: day(entry.end),
        years_completed: entry.years_completed.as_ref().and_then(|years| number_of(&years.value.text)),
        final_stage: entry.final_stage.map(|flag| flag.value),
        full_time: more.and_then(|more| more.full_time).map(|flag| flag.value),
        year_of_study: amount(more.and_then(|more| more.year_of_study.as_ref())),
        credits: amount(more.and_then(|more| more.credits.as_ref())),
        credit_unit: text_of(more.and_then(|more| more.credit_unit.as_ref())),
        grade: more.and_then(|more| more.grade.as_ref()).map(|grade| match &grade.value {
            Grade::Number(number) => AnswerFile::number(number),
            Grade::Label(label) => AnswerFile::Text(label),
        }),
        grade_scale: text_of(more.and_then(|more| more.grade_scale.as_ref())),
    }
}

fn language<'a>(entry: &'a LanguageSkill<'_>) -> LanguageFile<'a> {
    let level = entry.level.as_ref().map(|level| match &level.value {
        LanguageLevel::Overall(label) => LevelFile::Overall(label),
        LanguageLevel::BySkill(skills) => {
            let skills = skills.iter().map(|(skill, label)| (skill.to_string(), label.value.as_ref()));
            LevelFile::BySkill(Members(skills.collect()))
        }
    });
    LanguageFile { language: text_of(entry.language.as_ref()), level }
}

fn experience<'a>(entry: &'a Experience<'_>) -> ExperienceFile<'a> {
    let more = entry.more();
    ExperienceFile {
        employer: text_of(entry.employer.as_ref()),
        role: text_of(entry.role.as_ref()),
        country: text_of(entry.country.as_ref()),
        sector: word(&Sector::ALL, entry.sector),
        start: day(entry.start),
        end: day(entry.end),
        kind: word(&ExperienceKind::ALL, more.and_then(|more| more.kind)),
        field: text_of(more.and_then(|more| more.field.as_ref())),
        full_time: more.and_then(|more| more.full_time).map(|flag| flag.value),
    }
}

fn application<'a>(application: &'a Application<'_>) -> ApplicationFile<'a> {
    ApplicationFile {
        vacancy: text_of(application.vacancy.as_ref()),
        submitted_at: application.submitted_at.map(|moment| moment.value.rfc_3339()),
        last_modified_at: application.last_modified_at.map(|moment| moment.value.rfc_3339()),
        other_vacancies: application.other_vacancies.as_ref().map(texts),
        generative_ai_used: application.generative_ai_used.map(|flag| flag.value),
        preferences: application.preferences.as_ref().map(texts),
        declarations: application.declarations.as_ref().map(|list| {
            Members(list.entries.iter().map(|declared| (declared.name.to_string(), declared.value.value)).collect())
        }),
    }
}

fn day(date: Option<Located<PartialDate>>) -> Option<String> {
    date.map(|date| date.value.to_string())
}

fn text_of<'a>(text: Option<&'a Located<std::borrow::Cow<'_, str>>>) -> Option<&'a str> {
    text.map(|text| text.value.as_ref())
}

fn texts<'a>(list: &'a List<Item<'_>>) -> Vec<&'a str> {
    list.entries.iter().map(|item| item.text.value.as_ref()).collect()
}

fn each<'a, T, F>(list: Option<&'a List<T>>, file: impl Fn(&'a T) -> F) -> Option<Vec<F>> {
    list.map(|list| list.entries.iter().map(file).collect())
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: Option<Located<T>>) -> Option<&'static str> {
    value.map(|value| word_of(words, &value.value))
}

/// A number as it was written.
fn number_of(text: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(text.to_owned()).ok()
}
