//! An applicant file with every field and no facts, to be filled in with an editor: what `ask --template` writes.

use std::fmt::Write as _;

use crate::domain::outcome::Group;
use crate::domain::text::Lang;
use crate::intake::applicant_reader as fields;
use crate::report::{applicant_file, escape};
use crate::rules::Vacancy;
use crate::rules::vacancy::Criterion;

/// The file's text. Every field of the contract is there, `null` where a value goes, which counts as absent, and every key that the
/// rules ask for among the answers and the declarations; each list
/// of objects has one entry, that of competencies one for each that the rules ask for. The vacancy is filled in.
#[must_use]
pub fn text(vacancy: &Vacancy, lang: Lang) -> String {
    let mut members = vec![("$schema", string(applicant_file::SCHEMA))];
    for field in fields::APPLICANT.iter().filter(|field| **field != "$schema") {
        let entry = match *field {
            "education" => fields::EDUCATION,
            "languages" => fields::LANGUAGE,
            "it_skills" => fields::IT_SKILL,
            "experience" => fields::EXPERIENCE,
            "competencies" => fields::COMPETENCY,
            "documents" => fields::DOCUMENT,
            "application" => fields::APPLICATION,
            "residence" => fields::RESIDENCE,
            "availability" => fields::AVAILABILITY,
            _ => &[],
        };
        let value = match *field {
            "competencies" => list(&competencies(vacancy, lang)),
            "application" => object(1, entry, |field| match field {
                "vacancy" => Some(string(&vacancy.notice.id)),
                "declarations" => asked(vacancy, "application", 2),
                _ => None,
            }),
            "answers" => asked(vacancy, "answers", 1).unwrap_or_else(|| "null".to_owned()),
            "availability" => object(1, entry, |_| None),
            _ if entry.is_empty() => "null".to_owned(),
            _ => list(&[object(2, entry, |_| None)]),
        };
        members.push((field, value));
    }
    let members: Vec<_> = members.iter().map(|(field, value)| format!("  \"{field}\": {value}")).collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}

/// An entry for each competency that the rules ask for, with its name.
fn competencies(vacancy: &Vacancy, lang: Lang) -> Vec<String> {
    let asked = vacancy.criteria.iter().filter(|criterion| criterion.group == Group::Competency);
    let named = asked.filter_map(|criterion| criterion.competency(lang));
    let mut entries: Vec<_> = named
        .map(|name| object(2, fields::COMPETENCY, |field| (field == "competency").then(|| string(&name))))
        .collect();
    if entries.is_empty() {
        entries.push(object(2, fields::COMPETENCY, |_| None));
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
