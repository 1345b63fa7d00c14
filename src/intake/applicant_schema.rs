//! What an applicant file looks like, field by field: for the JSON Schema that editors use. The reader does not use it; a
//! test compares both.

use crate::domain::value_type::{Parameter, ValueType};

/// The record.
pub const APPLICANT: [Parameter; 15] = [
    Parameter::new("$schema", ValueType::Text, "Lets editors find the JSON Schema; ignored."),
    Parameter::new(
        "id",
        ValueType::Text,
        "Identifies the applicant; left out: the name of the file, or its number in it.",
    ),
    Parameter::new("name", ValueType::Text, "The name, shown in reports unless they are blind."),
    Parameter::new("date_of_birth", ValueType::PartialDate, "The date of birth."),
    Parameter::new(
        "nationalities",
        ValueType::List(&ValueType::Text),
        "Every nationality: a code of ISO 3166-1, or a name of the country or of its people.",
    ),
    Parameter::new("education", ValueType::List(&ValueType::Table(&EDUCATION)), "Studies and degrees."),
    Parameter::new("languages", ValueType::List(&ValueType::Table(&LANGUAGE)), "Languages and their levels."),
    Parameter::new("it_skills", ValueType::List(&ValueType::Table(&IT_SKILL)), "IT tools and their levels."),
    Parameter::new("experience", ValueType::List(&ValueType::Table(&EXPERIENCE)), "Work experience."),
    Parameter::new("competencies", ValueType::List(&ValueType::Table(&COMPETENCY)), "An example for each competency."),
    Parameter::new("documents", ValueType::List(&ValueType::Table(&DOCUMENT)), "The documents attached."),
    Parameter::new("application", ValueType::Table(&APPLICATION), "This application to this vacancy."),
    Parameter::new(
        "answers",
        ValueType::Map(&ValueType::Either(&[ValueType::Boolean, ValueType::Number, ValueType::Text])),
        "Answers to pre-screening questions, by the keys that the rules give them.",
    ),
    Parameter::new("residence", ValueType::List(&ValueType::Table(&RESIDENCE)), "Where the applicant has lived."),
    Parameter::new("availability", ValueType::Table(&AVAILABILITY), "When the applicant could work."),
];

/// The fields of an education.
pub const EDUCATION: [Parameter; 16] = [
    Parameter::new("level", ValueType::Level, "The level, ISCED 2011 levels 3 to 8."),
    Parameter::new("field", ValueType::Text, "The field of study in words."),
    Parameter::new("isced_f", ValueType::IscedF, "The ISCED-F 2013 code of the field, such as `0312`."),
    Parameter::new("institution", ValueType::Text, "The institution."),
    Parameter::new("country", ValueType::Text, "The country of the institution."),
    Parameter::new(
        "status",
        ValueType::Word(&["ongoing", "completed", "interrupted"]),
        "How far it has come; interrupted: left without the degree.",
    ),
    Parameter::new("start", ValueType::PartialDate, "The first day."),
    Parameter::new(
        "end",
        ValueType::PartialDate,
        "Completed: the day of the degree; ongoing: the expected day; interrupted: the last day.",
    ),
    Parameter::new("years_completed", ValueType::NonNegative, "Full-time-equivalent years of study finished."),
    Parameter::new("final_stage", ValueType::Boolean, "Whether only the final stage is left."),
    Parameter::new("full_time", ValueType::Boolean, "Whether the studies are full-time."),
    Parameter::new("year_of_study", ValueType::NonNegative, "The year of the programme, counted from 1."),
    Parameter::new("credits", ValueType::NonNegative, "Credits gained."),
    Parameter::new("credit_unit", ValueType::Text, "The unit of the credits, such as `ECTS`."),
    Parameter::new(
        "grade",
        ValueType::Either(&[ValueType::Number, ValueType::Text]),
        "The final grade, or the present average.",
    ),
    Parameter::new("grade_scale", ValueType::Text, "The scale of the grade, by its name."),
];

/// The fields of a language.
pub const LANGUAGE: [Parameter; 2] = [
    Parameter::new("language", ValueType::Text, "A code of ISO 639, a BCP 47 tag, or a name."),
    Parameter::new(
        "level",
        ValueType::Either(&[ValueType::Text, ValueType::Map(&ValueType::Text)]),
        "A level, or one for each skill, such as `{\"reading\": \"C1\"}`.",
    ),
];

/// The fields of an IT tool.
pub const IT_SKILL: [Parameter; 2] = [
    Parameter::new("name", ValueType::Text, "The name of the tool."),
    Parameter::new("level", ValueType::Text, "The level, on the scale of the rules."),
];

/// The fields of an employment.
pub const EXPERIENCE: [Parameter; 9] = [
    Parameter::new("employer", ValueType::Text, "The employer."),
    Parameter::new("role", ValueType::Text, "The role."),
    Parameter::new("country", ValueType::Text, "The country."),
    Parameter::new("sector", ValueType::Sector, "The sector."),
    Parameter::new("start", ValueType::PartialDate, "The first day."),
    Parameter::new("end", ValueType::PartialDate, "The last day; left out: still going on."),
    Parameter::new("kind", ValueType::ExperienceKind, "What it was."),
    Parameter::new("field", ValueType::Text, "The field of work in words."),
    Parameter::new("full_time", ValueType::Boolean, "Whether it was full-time."),
];

/// The fields of a competency.
pub const COMPETENCY: [Parameter; 2] = [
    Parameter::new("competency", ValueType::Text, "A competency that the rules name."),
    Parameter::new("evidence", ValueType::Text, "An example that shows it."),
];

/// The fields of a document.
pub const DOCUMENT: [Parameter; 7] = [
    Parameter::new("kind", ValueType::DocumentKind, "What it is."),
    Parameter::new("language", ValueType::Text, "The language it is in."),
    Parameter::new("dates_shown", ValueType::Boolean, "Whether it shows the dates of the studies."),
    Parameter::new("translated", ValueType::Boolean, "Whether a translation into an official language is attached."),
    Parameter::new("name", ValueType::Text, "What it is called, such as the name of a certificate."),
    Parameter::new("issued", ValueType::PartialDate, "The day it was issued."),
    Parameter::new("valid_until", ValueType::PartialDate, "The last day it is valid."),
];

/// The fields of the application.
pub const APPLICATION: [Parameter; 7] = [
    Parameter::new("vacancy", ValueType::Text, "The vacancy that the file was written for."),
    Parameter::new("submitted_at", ValueType::DateTime, "When the application was submitted."),
    Parameter::new("last_modified_at", ValueType::DateTime, "When it was last changed."),
    Parameter::new(
        "other_vacancies",
        ValueType::List(&ValueType::Text),
        "The other vacancies of the same programme applied for; an empty list: none.",
    ),
    Parameter::new("generative_ai_used", ValueType::Boolean, "Whether generative AI was used for the application."),
    Parameter::new(
        "preferences",
        ValueType::List(&ValueType::Text),
        "What the applicant would prefer, the dearest first.",
    ),
    Parameter::new(
        "declarations",
        ValueType::Map(&ValueType::Boolean),
        "What else is declared, by the names that the rules give.",
    ),
];

/// The fields of a residence.
pub const RESIDENCE: [Parameter; 3] = [
    Parameter::new("country", ValueType::Text, "The country, by code or name."),
    Parameter::new("start", ValueType::PartialDate, "The first day."),
    Parameter::new("end", ValueType::PartialDate, "The last day; left out: still living there."),
];

/// The fields of the availability.
pub const AVAILABILITY: [Parameter; 3] = [
    Parameter::new("from", ValueType::PartialDate, "The first day."),
    Parameter::new("until", ValueType::PartialDate, "The last day."),
    Parameter::new("full_time", ValueType::Boolean, "Whether full-time."),
];
