//! Applicants made of choices: every field of the applicant file, by its shape.

use chrono::NaiveDate;
use eligible::internal::domain::applicant::Applicant;
use eligible::internal::domain::applicant::{DocumentKind, ExperienceKind, Level, Sector};
use eligible::internal::domain::record::Object;
use eligible::internal::domain::value_type::{Parameter, ValueType};
use serde_json::{Map, Value};

use super::{Choices, values};

/// An applicant.
pub(crate) fn applicant(choices: &mut Choices<'_>, anchors: &[NaiveDate]) -> Value {
    let mut maker = Maker { choices, anchors };
    maker.table("", Applicant::PARAMETERS)
}

struct Maker<'m, 't> {
    choices: &'m mut Choices<'t>,
    anchors: &'m [NaiveDate],
}

impl Maker<'_, '_> {
    fn table(&mut self, key: &str, parameters: &[Parameter]) -> Value {
        let mut fields = Map::new();
        for parameter in parameters {
            // What is not stated is what the laws are about; but where most is stated, most is decided.
            if self.choices.below(5) < 4 {
                let value = self.value(key, parameter.name, parameter.form);
                fields.insert(parameter.name.to_owned(), value);
            }
        }
        // An end before its start makes a record invalid, which is a law of its own.
        for [first, last] in [["start", "end"], ["from", "until"]] {
            let ends = [first, last].map(|key| fields.get(key).and_then(Value::as_str).map(str::to_owned));
            if let [Some(start), Some(end)] = ends {
                let length = start.len().min(end.len());
                if end.get(..length) < start.get(..length) && !self.choices.once_in(50) {
                    fields.insert(first.to_owned(), end.into());
                    fields.insert(last.to_owned(), start.into());
                }
            }
        }
        Value::Object(fields)
    }

    fn word<T: Copy>(&mut self, words: &[(&'static str, T)]) -> Value {
        self.choices.of(words).0.into()
    }

    fn value(&mut self, parent: &str, key: &str, form: ValueType) -> Value {
        match form {
            ValueType::Table(parameters) => self.table(key, parameters),
            ValueType::Either(forms) => {
                let form = self.choices.of(forms);
                self.value(parent, key, form)
            }
            ValueType::List(form) => (0..self.choices.below(4)).map(|_| self.value(parent, key, *form)).collect(),
            ValueType::Map(form) => {
                let keys: &[&str] = match key {
                    "answers" => &["driving", "weeks", "other"],
                    "declarations" => &["relatives", "record"],
                    _ => &["reading", "writing", "speaking", "listening", "spoken_interaction", "Spoken production"],
                };
                let keys: Vec<_> = keys.iter().filter(|_| self.choices.once_in(2)).collect();
                let parent = if key == "level" { "languages" } else { key };
                let of = |maker: &mut Self, name: &str| {
                    let key = if key == "level" { "level" } else { name };
                    maker.value(parent, key, *form)
                };
                keys.into_iter().map(|key| ((*key).to_owned(), of(self, key))).collect::<Map<_, _>>().into()
            }
            ValueType::Number | ValueType::NonNegative => {
                serde_json::from_str(self.choices.of(&values::NUMBERS)).expect("a number")
            }
            ValueType::Boolean => self.choices.once_in(2).into(),
            ValueType::Text => values::text(self.choices, parent, key).into(),
            ValueType::Word(words) => self.choices.of(words).into(),
            ValueType::Level => self.word(&Level::ALL),
            ValueType::Sector => self.word(&Sector::ALL),
            ValueType::DocumentKind => self.word(&DocumentKind::ALL),
            ValueType::ExperienceKind => self.word(&ExperienceKind::ALL),
            ValueType::PartialDate => values::partial_date(self.choices, self.anchors, key == "date_of_birth").into(),
            ValueType::DateTime => self.choices.of(&values::MOMENTS).into(),
            ValueType::IscedF => self.choices.of(&values::ISCED_F).into(),
            ValueType::Integer(..)
            | ValueType::True
            | ValueType::Bilingual
            | ValueType::ScaleLevel
            | ValueType::Date
            | ValueType::Month
            | ValueType::OnDate
            | ValueType::Length
            | ValueType::Instant
            | ValueType::Country
            | ValueType::Language
            | ValueType::Defined(_)
            | ValueType::Check
            | ValueType::EntryCheck => panic!("no field of an applicant file has this form: {key} {form:?}"),
        }
    }
}
