//! The values of fields in words.

use crate::checks::documents::wanted_text::document_kind;
use crate::checks::education_levels::level;
use crate::checks::experience::text::{experience_kind, sector};
use crate::checks::study_time::thousandths;
use crate::domain::applicant::{AnswerValue, Status};
use crate::domain::fact_change::FieldValue;
use crate::domain::grammar::date_words::{moment, partial_date};
use crate::domain::grammar::{phrase, quoted, say};
use crate::domain::text::Lang;

/// A value as a person would say it.
pub fn field_value(lang: Lang, value: &FieldValue<'_>) -> String {
    match value {
        FieldValue::Text(text) => quoted(text),
        FieldValue::Texts(texts) => texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "),
        FieldValue::NoEntries => say!(lang, "none", "néant"),
        FieldValue::Date(day) => partial_date(lang, *day).to_string(),
        FieldValue::Moment(at) => moment(lang, *at).to_string(),
        FieldValue::Flag(is) => yes_or_no(lang, *is).to_owned(),
        FieldValue::Years(years) => thousandths(lang, years.month_thousandths / 12).to_string(),
        FieldValue::Amount(amount) => amount.text.to_string(),
        FieldValue::Answer(AnswerValue::Boolean(answer)) => field_value(lang, &FieldValue::Flag(*answer)),
        FieldValue::Answer(AnswerValue::Number(number)) => number.to_string(),
        FieldValue::Answer(AnswerValue::Text(text)) => quoted(text),
        FieldValue::ExperienceKind(kind) => experience_kind(lang, *kind).to_owned(),
        FieldValue::Level(one) => level(lang, *one).to_owned(),
        FieldValue::Status(Status::Completed) => say!(lang, "completed", "diplôme obtenu"),
        FieldValue::Status(Status::Ongoing) => say!(lang, "ongoing", "en cours"),
        FieldValue::Status(Status::Interrupted) => say!(lang, "interrupted", "études interrompues"),
        FieldValue::Sector(one) => sector(lang, *one).to_owned(),
        FieldValue::Kind(kind) => document_kind(lang, Some(*kind)).to_owned(),
    }
}

pub const fn yes_or_no(lang: Lang, is: bool) -> &'static str {
    if is { phrase(lang, "yes", "oui") } else { phrase(lang, "no", "non") }
}
