//! The fields of `eligible::internal::domain::applicant`, as anyone would have `serde` read them: without places, and with
//! dates as texts.

#![expect(dead_code, reason = "the fields are read from JSON and not used")]

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// Within an `Option` or a `Vec`, a bare `Cow` would not be borrowed.
#[derive(Deserialize)]
pub(crate) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
pub(crate) struct Applicant<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    name: Option<Text<'a>>,
    date_of_birth: Option<Text<'a>>,
    nationalities: Option<Vec<Text<'a>>>,
    education: Option<Vec<Education<'a>>>,
    languages: Option<Vec<LanguageSkill<'a>>>,
    it_skills: Option<Vec<ItSkill<'a>>>,
    experience: Option<Vec<Experience<'a>>>,
    competencies: Option<Vec<Competency<'a>>>,
    documents: Option<Vec<Document<'a>>>,
    application: Option<Application<'a>>,
    answers: Option<Answers<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Secondary,
    PostSecondary,
    ShortCycle,
    Bachelor,
    Master,
    Doctorate,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Ongoing,
    Completed,
    Interrupted,
}

#[derive(Deserialize)]
struct Education<'a> {
    level: Option<Level>,
    #[serde(borrow)]
    field: Option<Text<'a>>,
    isced_f: Option<Text<'a>>,
    institution: Option<Text<'a>>,
    country: Option<Text<'a>>,
    status: Option<Status>,
    start: Option<Text<'a>>,
    end: Option<Text<'a>>,
    years_completed: Option<f64>,
    final_stage: Option<bool>,
}

#[derive(Deserialize)]
struct LanguageSkill<'a> {
    #[serde(borrow)]
    language: Option<Text<'a>>,
    level: Option<LanguageLevel<'a>>,
}

enum LanguageLevel<'a> {
    Overall(Cow<'a, str>),
    BySkill(Vec<(Text<'a>, Text<'a>)>),
}

#[derive(Deserialize)]
struct ItSkill<'a> {
    #[serde(borrow)]
    name: Option<Text<'a>>,
    level: Option<Text<'a>>,
}

#[expect(clippy::enum_variant_names, reason = "the private sector is a sector")]
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sector {
    InternationalOrganization,
    NationalAdministration,
    Research,
    PrivateSector,
    Ngo,
    Military,
    Education,
    Other,
}

#[derive(Deserialize)]
struct Experience<'a> {
    #[serde(borrow)]
    employer: Option<Text<'a>>,
    role: Option<Text<'a>>,
    country: Option<Text<'a>>,
    sector: Option<Sector>,
    start: Option<Text<'a>>,
    end: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct Competency<'a> {
    #[serde(borrow)]
    competency: Option<Text<'a>>,
    evidence: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum DocumentKind {
    Qualification,
    ProofOfStudies,
    Cv,
    MotivationLetter,
    Other,
}

#[derive(Deserialize)]
struct Document<'a> {
    kind: Option<DocumentKind>,
    #[serde(borrow)]
    language: Option<Text<'a>>,
    dates_shown: Option<bool>,
    translated: Option<bool>,
}

#[derive(Deserialize)]
struct Application<'a> {
    #[serde(borrow)]
    vacancy: Option<Text<'a>>,
    submitted_at: Option<Text<'a>>,
    last_modified_at: Option<Text<'a>>,
    other_vacancies: Option<Vec<Text<'a>>>,
    generative_ai_used: Option<bool>,
}

struct Answers<'a>(Vec<(Text<'a>, AnswerValue<'a>)>);

enum AnswerValue<'a> {
    Boolean(bool),
    Number(f64),
    Text(Cow<'a, str>),
}

// `#[serde(untagged)]` would read each value twice.

struct LevelVisitor;

impl<'de> Visitor<'de> for LevelVisitor {
    type Value = LanguageLevel<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a level, or an object of skills with their levels")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(LanguageLevel::Overall(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(LanguageLevel::Overall(Cow::Owned(text.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        entries(map).map(LanguageLevel::BySkill)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for LanguageLevel<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of questions with their answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        entries(map).map(Answers)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Answers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswersVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = AnswerValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a number or a text")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(AnswerValue::Boolean(value))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "as for any number that is read as a double")]
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "as for any number that is read as a double")]
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(number as f64))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(AnswerValue::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(AnswerValue::Text(Cow::Owned(text.to_owned())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for AnswerValue<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

fn entries<'de, A: MapAccess<'de>, V: Deserialize<'de>>(mut map: A) -> Result<Vec<(Text<'de>, V)>, A::Error> {
    let mut entries = Vec::new();
    while let Some(entry) = map.next_entry()? {
        entries.push(entry);
    }
    Ok(entries)
}
