//! Cases that were made, as a file of cases.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::assessment::Reading;
use crate::domain::text::Lang;
use crate::messages::rule_test_messages as words;
use crate::report::applicant_file;
use crate::report::toml_text::{key, text, value};
use crate::rule_tests::boundaries::Boundary;
use crate::rules::Vacancy;

/// The cases as TOML, each with a name of its own.
///
/// # Errors
/// Where `serde_json` cannot write an applicant, which none brings about.
pub fn cases(lang: Lang, vacancy: &Vacancy, reading: Reading, boundaries: &[Boundary]) -> serde_json::Result<String> {
    let mut out = String::new();
    for line in words::made_cases(lang).lines() {
        out.push_str("# ");
        out.push_str(line);
        out.push('\n');
    }
    let mut names = HashSet::new();
    for boundary in boundaries {
        let id = vacancy.criteria.get(boundary.criterion).map_or("", |criterion| criterion.id.as_str());
        let facts = facts(boundary)?;
        let mut words = Vec::new();
        collect(&facts, &mut words);
        if boundary.nationalities.is_empty() {
            words.insert(0, id.to_owned());
        } else {
            // The names of the cases it makes end with each nationality.
            words = vec![id.to_owned()];
        }
        words.extend(boundary.as_of.map(|day| day.to_string()));
        let mut name = words.join(" ");
        while !names.insert(name.clone()) {
            name.push('+');
        }
        // Writing to a text does not fail.
        let _ = writeln!(out, "\n[[case]]\nname = {}", text(&name));
        let _ = writeln!(out, "applicant = {}", value(&facts));
        if let Some(first) = facts.pointer("/nationalities/0").filter(|_| !boundary.nationalities.is_empty()) {
            let more = boundary.nationalities.iter().map(|country| text(&country.to_string()));
            let all: Vec<_> = [value(first)].into_iter().chain(more).collect();
            let _ = writeln!(out, "each = {{ \"/nationalities/0\" = [{}] }}", all.join(", "));
        }
        if let Some(day) = boundary.as_of {
            let _ = writeln!(out, "as_of = {day}");
        }
        if let Reading::One(_) = reading {
            let _ = writeln!(out, "reading = \"{}\"", reading.code());
        }
        let _ = writeln!(out, "expect.{} = \"{}\"", key(id), boundary.outcome.code());
    }
    Ok(out)
}

/// What a case states, and what is expected of it, in one line; its day where it has one of its own.
pub(super) fn line(id: &str, boundary: &Boundary) -> Option<String> {
    let facts = value(&facts(boundary).ok()?);
    let day = boundary.as_of.map_or_else(String::new, |day| format!("as_of = {day}, "));
    Some(format!("applicant = {facts}, {day}expect.{} = \"{}\"", key(id), boundary.outcome.code()))
}

/// The applicant of a case as JSON.
fn facts(boundary: &Boundary) -> serde_json::Result<Value> {
    let mut facts = applicant_file::whole(&boundary.applicant)?;
    if let Some(facts) = facts.as_object_mut() {
        facts.remove("$schema");
    }
    Ok(facts)
}

/// The words that say what an applicant states.
fn collect(facts: &Value, words: &mut Vec<String>) {
    match facts {
        Value::Object(members) => {
            for (key, value) in members {
                if !value.is_object() && !value.is_array() && !value.is_string() {
                    words.push(key.clone());
                }
                collect(value, words);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, words)),
        Value::String(text) => words.push(text.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) => words.push(facts.to_string()),
    }
}
