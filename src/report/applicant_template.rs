//! An applicant file with every field and no facts, to be filled in with an editor: what `ask --template` writes.

use std::fmt::Write as _;

use crate::domain::applicant::{Applicant, Competency};
use crate::domain::outcome::Group;
use crate::domain::record::Object;
use crate::domain::text::Lang;
use crate::domain::value_type::{Parameter, ValueType};
use crate::report::{applicant_file, escape};
use crate::rules::Vacancy;
use crate::rules::vacancy::Criterion;

/// The file's text. Every field of the contract is there, `null` where a value goes, which counts as absent, and every key that the
/// rules ask for among the answers and the declarations; each list
/// of objects has one entry, that of competencies one for each that the rules ask for. The vacancy is filled in.
#[must_use]
pub fn text(vacancy: &Vacancy, lang: Lang) -> String {
    let mut members = vec![("$schema", string(applicant_file::SCHEMA))];
    for parameter in Applicant::PARAMETERS.iter().filter(|parameter| parameter.name != "$schema") {
        let value = match (parameter.name, parameter.form) {
            ("competencies", _) => list(&competencies(vacancy, lang)),
            ("answers", _) => asked(vacancy, "answers", 1).unwrap_or_else(|| "null".to_owned()),
            (_, ValueType::List(ValueType::Table(fields))) => list(&[object(2, &keys(fields), |_| None)]),
            (_, ValueType::Table(fields)) => object(1, &keys(fields), |field| match field {
                "vacancy" => Some(string(&vacancy.notice.id)),
                "declarations" => asked(vacancy, "application", 2),
                _ => None,
            }),
            _ => "null".to_owned(),
        };
        members.push((parameter.name, value));
    }
    let members: Vec<_> = members.iter().map(|(field, value)| format!("  \"{field}\": {value}")).collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}

/// The keys of some fields.
fn keys(fields: &[Parameter]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

/// An entry for each competency that the rules ask for, with its name.
fn competencies(vacancy: &Vacancy, lang: Lang) -> Vec<String> {
    let asked = vacancy.criteria.iter().filter(|criterion| criterion.group == Group::Competency);
    let named = asked.filter_map(|criterion| criterion.competency(lang));
    let mut entries: Vec<_> =
        named.map(|name| object(2, Competency::KEYS, |field| (field == "competency").then(|| string(&name)))).collect();
    if entries.is_empty() {
        entries.push(object(2, Competency::KEYS, |_| None));
    }
    entries
}

/// An object with each key of a section that the rules ask for; none where they ask for none.
fn asked(vacancy: &Vacancy, section: &str, depth: usize) -> Option<String> {
    let mut keys: Vec<&str> = Vec::new();
    for field_path in
        vacancy.criteria.iter().flat_map(Criterion::asked).flat_map(|asked| asked.questions).map(|one| one.field_path)
    {
        // What a declaration of the rules is called is below the field that holds them all.
        let key = match field_path.field {
            Some(field) if section == "application" => field.strip_prefix("declarations/"),
            field => field,
        };
        if let Some(key) = key.filter(|key| field_path.section == section && !keys.contains(key)) {
            keys.push(key);
        }
    }
    (!keys.is_empty()).then(|| object(depth, &keys, |_| None))
}

/// An object at a depth, with `null` for what `value` does not know.
fn object(depth: usize, fields: &[&str], value: impl Fn(&str) -> Option<String>) -> String {
    let indent = "  ".repeat(depth);
    let mut text = String::from("{");
    for (number, field) in fields.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let value = value(field).unwrap_or_else(|| "null".to_owned());
        // Writing to a string does not fail.
        let _ = write!(text, "{comma}\n{indent}  {}: {value}", string(field));
    }
    let _ = write!(text, "\n{indent}}}");
    text
}

fn list(entries: &[String]) -> String {
    format!("[\n    {}\n  ]", entries.join(",\n    "))
}

/// A string as JSON writes it.
fn string(text: &str) -> String {
    escape::json(&serde_json::Value::from(text).to_string()).into_owned()
}
