//! How values are written in the fields of an applicant file, for whoever edits it.

use super::colon;
use crate::domain::applicant::{asked_fields, field_type};
use crate::domain::grammar::{one_of, phrase, say};
use crate::domain::text::Lang;
use crate::domain::value_type::ValueType;
use crate::domain::values::{DocumentKind, ExperienceKind, Level, Sector};

/// The field at a JSON pointer and how its value is written: `date_of_birth`: `YYYY-MM-DD`. Of a value within a list of
/// `whole_lists`, the list is meant. Nothing for what is no field of the file.
#[must_use]
pub fn field_form(lang: Lang, pointer: &str, whole_lists: bool) -> Option<String> {
    let mut steps = pointer.split('/').skip(1);
    let section = steps.next().filter(|section| *section != "incomplete")?;
    let form = field_type(section, None)?;
    let is_entry = matches!(form, ValueType::List(_));
    if is_entry && whole_lists {
        return Some(said(lang, section, form_of(lang, section, form)));
    }
    let field = steps.find(|step| step.parse::<usize>().is_err());
    let form = field.map_or(Some(form), |field| field_type(section, Some(field))).and_then(|form| match form {
        ValueType::Map(form) => form_of(lang, section, *form),
        form => form_of(lang, section, form),
    });
    Some(said(lang, &dotted(pointer), form))
}

/// A pointer as people write it: `education.0.level`.
#[must_use]
pub fn dotted(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".")
}

fn said(lang: Lang, field: &str, form: Option<String>) -> String {
    form.map_or_else(|| format!("`{field}`"), |form| format!("`{field}`{}{form}", colon(lang)))
}

fn form_of(lang: Lang, section: &str, form: ValueType) -> Option<String> {
    fn words<T>(lang: Lang, words: &[(&'static str, T)]) -> String {
        one_of(lang, words.iter().map(|(word, _)| format!("`{word}`")))
    }
    Some(match form {
        ValueType::PartialDate => phrase(lang, "`YYYY-MM-DD`", "`AAAA-MM-JJ`").to_owned(),
        ValueType::DateTime => phrase(lang, "`YYYY-MM-DDThh:mm+hh:mm`", "`AAAA-MM-JJThh:mm+hh:mm`").to_owned(),
        ValueType::Boolean => say!(lang, "`true` or `false`", "`true` ou `false`"),
        ValueType::NonNegative | ValueType::Number => say!(lang, "a number", "un nombre"),
        ValueType::Text | ValueType::IscedF => "`\"…\"`".to_owned(),
        ValueType::Level => words(lang, &Level::ALL),
        ValueType::Sector => words(lang, &Sector::ALL),
        ValueType::DocumentKind => words(lang, &DocumentKind::ALL),
        ValueType::ExperienceKind => words(lang, &ExperienceKind::ALL),
        ValueType::Word(words) => one_of(lang, words.iter().map(|word| format!("`{word}`"))),
        ValueType::Either([first, ..]) => return form_of(lang, section, *first),
        ValueType::List(ValueType::Table(fields)) => {
            let asked: Vec<_> = asked_fields(section).collect();
            let keys = fields.iter().map(|field| field.name).filter(|key| asked.is_empty() || asked.contains(key));
            format!("`[{{{}}}]`", keys.map(|key| format!("\"{key}\": …")).collect::<Vec<_>>().join(", "))
        }
        ValueType::List(_) => "`[\"…\"]`".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_value_is_that_of_its_field() {
        let cases = [
            ("/date_of_birth", false, "`date_of_birth`: `YYYY-MM-DD`"),
            ("/application/generative_ai_used", false, "`application.generative_ai_used`: `true` or `false`"),
            ("/education/1/status", false, "`education.1.status`: `ongoing`, `completed` or `interrupted`"),
            ("/languages/0/level", false, "`languages.0.level`: `\"…\"`"),
            ("/languages/0/level", true, "`languages`: `[{\"language\": …, \"level\": …}]`"),
            ("/competencies", false, "`competencies`: `[{\"competency\": …, \"evidence\": …}]`"),
            ("/nationalities/0", true, "`nationalities`: `[\"…\"]`"),
            ("/answers/driving", false, "`answers.driving`"),
        ];
        for (pointer, whole_lists, expected) in cases {
            assert_eq!(field_form(Lang::En, pointer, whole_lists).as_deref(), Some(expected));
        }
        let french = field_form(Lang::Fr, "/date_of_birth", false);
        assert_eq!(french.as_deref(), Some("`date_of_birth`\u{a0}: `AAAA-MM-JJ`"));
        for nothing in ["/incomplete", "/no_such_field", ""] {
            assert_eq!(field_form(Lang::En, nothing, false), None);
        }
    }
}
