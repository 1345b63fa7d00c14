//! What an applicant file looks like, field by field: for the JSON Schema that editors use. The reader does not use it; a
//! test compares both.

use crate::domain::value_type::{Form, Parameter};

/// The record.
pub const APPLICANT: [Parameter; 15] = [
    Parameter::new("$schema", Form::Text, "Lets editors find the JSON Schema; ignored."),
    Parameter::new("id", Form::Text, "Identifies the applicant; left out: the name of the file, or its number in it."),
    Parameter::new("name", Form::Text, "The name, shown in reports unless they are blind."),
    Parameter::new("date_of_birth", Form::PartialDate, "The date of birth."),
    Parameter::new(
        "nationalities",
        Form::List(&Form::Text),
        "Every nationality: a code of ISO 3166-1, or a name of the country or of its people.",
    ),
    Parameter::new("education", Form::List(&Form::Table(&EDUCATION)), "Studies and degrees."),
    Parameter::new("languages", Form::List(&Form::Table(&LANGUAGE)), "Languages and their levels."),
    Parameter::new("it_skills", Form::List(&Form::Table(&IT_SKILL)), "IT tools and their levels."),
    Parameter::new("experience", Form::List(&Form::Table(&EXPERIENCE)), "Work experience."),
    Parameter::new("competencies", Form::List(&Form::Table(&COMPETENCY)), "An example for each competency."),
    Parameter::new("documents", Form::List(&Form::Table(&DOCUMENT)), "The documents attached."),
    Parameter::new("application", Form::Table(&APPLICATION), "This application to this vacancy."),
    Parameter::new(
        "answers",
        Form::Map(&Form::Either(&[Form::Boolean, Form::Number, Form::Text])),
        "Answers to pre-screening questions, by the keys that the rules give them.",
    ),
    Parameter::new("residence", Form::List(&Form::Table(&RESIDENCE)), "Where the applicant has lived."),
    Parameter::new("availability", Form::Table(&AVAILABILITY), "When the applicant could work."),
];

/// The fields of an education.
pub const EDUCATION: [Parameter; 16] = [
    Parameter::new("level", Form::Level, "The level, ISCED 2011 levels 3 to 8."),
    Parameter::new("field", Form::Text, "The field of study in words."),
    Parameter::new("isced_f", Form::IscedF, "The ISCED-F 2013 code of the field, such as `0312`."),
    Parameter::new("institution", Form::Text, "The institution."),
    Parameter::new("country", Form::Text, "The country of the institution."),
    Parameter::new(
        "status",
        Form::Word(&["ongoing", "completed", "interrupted"]),
        "How far it has come; interrupted: left without the degree.",
    ),
    Parameter::new("start", Form::PartialDate, "The first day."),
    Parameter::new(
        "end",
        Form::PartialDate,
        "Completed: the day of the degree; ongoing: the expected day; interrupted: the last day.",
    ),
    Parameter::new("years_completed", Form::NonNegative, "Full-time-equivalent years of study finished."),
    Parameter::new("final_stage", Form::Boolean, "Whether only the final stage is left."),
    Parameter::new("full_time", Form::Boolean, "Whether the studies are full-time."),
    Parameter::new("year_of_study", Form::NonNegative, "The year of the programme, counted from 1."),
    Parameter::new("credits", Form::NonNegative, "Credits gained."),
    Parameter::new("credit_unit", Form::Text, "The unit of the credits, such as `ECTS`."),
    Parameter::new("grade", Form::Either(&[Form::Number, Form::Text]), "The final grade, or the present average."),
    Parameter::new("grade_scale", Form::Text, "The scale of the grade, by its name."),
];

/// The fields of a language.
pub const LANGUAGE: [Parameter; 2] = [
    Parameter::new("language", Form::Text, "A code of ISO 639, a BCP 47 tag, or a name."),
    Parameter::new(
        "level",
        Form::Either(&[Form::Text, Form::Map(&Form::Text)]),
        "A level, or one for each skill, such as `{\"reading\": \"C1\"}`.",
    ),
];

/// The fields of an IT tool.
pub const IT_SKILL: [Parameter; 2] = [
    Parameter::new("name", Form::Text, "The name of the tool."),
    Parameter::new("level", Form::Text, "The level, on the scale of the rules."),
];

/// The fields of an employment.
pub const EXPERIENCE: [Parameter; 9] = [
    Parameter::new("employer", Form::Text, "The employer."),
    Parameter::new("role", Form::Text, "The role."),
    Parameter::new("country", Form::Text, "The country."),
    Parameter::new("sector", Form::Sector, "The sector."),
    Parameter::new("start", Form::PartialDate, "The first day."),
    Parameter::new("end", Form::PartialDate, "The last day; left out: still going on."),
    Parameter::new("kind", Form::ExperienceKind, "What it was."),
    Parameter::new("field", Form::Text, "The field of work in words."),
    Parameter::new("full_time", Form::Boolean, "Whether it was full-time."),
];

/// The fields of a competency.
pub const COMPETENCY: [Parameter; 2] = [
    Parameter::new("competency", Form::Text, "A competency that the rules name."),
    Parameter::new("evidence", Form::Text, "An example that shows it."),
];

/// The fields of a document.
pub const DOCUMENT: [Parameter; 7] = [
    Parameter::new("kind", Form::DocumentKind, "What it is."),
    Parameter::new("language", Form::Text, "The language it is in."),
    Parameter::new("dates_shown", Form::Boolean, "Whether it shows the dates of the studies."),
    Parameter::new("translated", Form::Boolean, "Whether a translation into an official language is attached."),
    Parameter::new("name", Form::Text, "What it is called, such as the name of a certificate."),
    Parameter::new("issued", Form::PartialDate, "The day it was issued."),
    Parameter::new("valid_until", Form::PartialDate, "The last day it is valid."),
];

/// The fields of the application.
pub const APPLICATION: [Parameter; 7] = [
    Parameter::new("vacancy", Form::Text, "The vacancy that the file was written for."),
    Parameter::new("submitted_at", Form::DateTime, "When the application was submitted."),
    Parameter::new("last_modified_at", Form::DateTime, "When it was last changed."),
    Parameter::new(
        "other_vacancies",
        Form::List(&Form::Text),
        "The other vacancies of the same programme applied for; an empty list: none.",
    ),
    Parameter::new("generative_ai_used", Form::Boolean, "Whether generative AI was used for the application."),
    Parameter::new("preferences", Form::List(&Form::Text), "What the applicant would prefer, the dearest first."),
    Parameter::new(
        "declarations",
        Form::Map(&Form::Boolean),
        "What else is declared, by the names that the rules give.",
    ),
];

/// The fields of a residence.
pub const RESIDENCE: [Parameter; 3] = [
    Parameter::new("country", Form::Text, "The country, by code or name."),
    Parameter::new("start", Form::PartialDate, "The first day."),
    Parameter::new("end", Form::PartialDate, "The last day; left out: still living there."),
];

/// The fields of the availability.
pub const AVAILABILITY: [Parameter; 3] = [
    Parameter::new("from", Form::PartialDate, "The first day."),
    Parameter::new("until", Form::PartialDate, "The last day."),
    Parameter::new("full_time", Form::Boolean, "Whether full-time."),
];
