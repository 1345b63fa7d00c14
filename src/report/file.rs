//! An applicant as an applicant file: what `ask` and `convert` write.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::applicant::{
    AnswerValue, Applicant, Application, Competency, Document, DocumentKind, Education, Experience, ItSkill, Item,
    LanguageLevel, LanguageSkill, Level, List, Sector, Status, word_of,
};
use crate::domain::place::At;
use crate::domain::statement::Statement;
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
/// use eligible::domain::applicant::Applicant;
/// use eligible::domain::statement::{Entry, Statement};
/// let applicant = Statement::Entry(Entry::Nationality("BE".into())).apply(Applicant::default());
/// let text = eligible::report::file::text(&applicant).unwrap();
/// assert_eq!(text, "{\n  \"$schema\": \"applicant.schema.json\",\n  \"nationalities\": [\n    \"BE\"\n  ]\n}\n");
/// ```
pub fn text(applicant: &Applicant<'_>) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(&File::of(applicant))?;
    Ok(escape::json(&text).into_owned() + "\n")
}

/// The whole file as a value.
///
/// # Errors
/// Where `serde_json` cannot write it, which no applicant brings about.
pub fn whole(applicant: &Applicant<'_>) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(File::of(applicant))
}

/// The value that a statement puts into the file, as JSON.
///
/// # Errors
/// Where `serde_json` cannot write it, which no statement brings about.
pub fn value(statement: &Statement<'_>) -> serde_json::Result<serde_json::Value> {
    let (applicant, pointer) = statement.alone();
    let mut file = serde_json::to_value(File::of(&applicant))?;
    Ok(file.pointer_mut(&pointer).map(serde_json::Value::take).unwrap_or_default())
}

/// The file as written.
#[derive(Serialize)]
struct File<'a> {
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

impl<'a> File<'a> {
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
            documents: each(applicant.documents.as_ref(), |entry: &Document<'_>| DocumentFile {
                kind: word(&DocumentKind::ALL, entry.kind),
                language: text_of(entry.language.as_ref()),
                dates_shown: entry.dates_shown.map(|flag| flag.value),
                translated: entry.translated.map(|flag| flag.value),
            }),
            application: applicant.application.as_ref().map(application),
            answers: applicant.answers.as_ref().map(|answers| {
                let members = answers.entries.iter().map(|answer| {
                    let value = match &answer.value.value {
                        AnswerValue::Boolean(flag) => AnswerFile::Boolean(*flag),
                        AnswerValue::Number(number) => {
                            number_of(number).map_or(AnswerFile::Text(number), AnswerFile::Number)
                        }
                        AnswerValue::Text(text) => AnswerFile::Text(text),
                    };
                    (answer.question.to_string(), value)
                });
                Members(members.collect())
            }),
        }
    }
}

fn education<'a>(entry: &'a Education<'_>) -> EducationFile<'a> {
    EducationFile {
        level: word(&Level::ALL, entry.level),
        field: text_of(entry.field.as_ref()),
        isced_f: text_of(entry.isced_f.as_ref()),
        institution: text_of(entry.institution.as_ref()),
        country: text_of(entry.country.as_ref()),
        status: word(&Status::ALL, entry.status),
        start: entry.start.map(|date| date.value.to_string()),
        end: entry.end.map(|date| date.value.to_string()),
        years_completed: entry.years_completed.as_ref().and_then(|years| number_of(&years.value.text)),
        final_stage: entry.final_stage.map(|flag| flag.value),
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
    ExperienceFile {
        employer: text_of(entry.employer.as_ref()),
        role: text_of(entry.role.as_ref()),
        country: text_of(entry.country.as_ref()),
        sector: word(&Sector::ALL, entry.sector),
        start: entry.start.map(|date| date.value.to_string()),
        end: entry.end.map(|date| date.value.to_string()),
    }
}

fn application<'a>(application: &'a Application<'_>) -> ApplicationFile<'a> {
    ApplicationFile {
        vacancy: text_of(application.vacancy.as_ref()),
        submitted_at: application.submitted_at.map(|moment| moment.value.rfc_3339()),
        last_modified_at: application.last_modified_at.map(|moment| moment.value.rfc_3339()),
        other_vacancies: application.other_vacancies.as_ref().map(texts),
        generative_ai_used: application.generative_ai_used.map(|flag| flag.value),
    }
}

fn text_of<'a>(text: Option<&'a At<std::borrow::Cow<'_, str>>>) -> Option<&'a str> {
    text.map(|text| text.value.as_ref())
}

fn texts<'a>(list: &'a List<Item<'_>>) -> Vec<&'a str> {
    list.entries.iter().map(|item| item.text.value.as_ref()).collect()
}

fn each<'a, T, F>(list: Option<&'a List<T>>, file: impl Fn(&'a T) -> F) -> Option<Vec<F>> {
    list.map(|list| list.entries.iter().map(file).collect())
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: Option<At<T>>) -> Option<&'static str> {
    value.map(|value| word_of(words, &value.value))
}

/// A number as it was written.
fn number_of(text: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(text.to_owned()).ok()
}
