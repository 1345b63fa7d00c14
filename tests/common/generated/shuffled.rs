//! The same rules and applicants in another order, where the order says nothing.

use serde_json::{Map, Value};
use toml::{Table, Value as Toml};

use super::Choices;

/// An applicant whose list entries and members of objects stand in another order. Of preferences the first is the dearest.
pub(crate) fn applicant(choices: &mut Choices<'_>, value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            choices.shuffle(&mut members);
            let members = members.into_iter().map(|(key, value)| {
                let value = if key == "preferences" { value.clone() } else { applicant(choices, value) };
                (key.clone(), value)
            });
            members.collect::<Map<_, _>>().into()
        }
        Value::Array(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|entry| applicant(choices, entry)).collect();
            choices.shuffle(&mut entries);
            entries.into()
        }
        other => other.clone(),
    }
}

/// Lists of rules files whose order says something: a scale begins with its lowest level, of branches the first counts.
const ORDERED: [&str; 2] = ["levels", "when"];

/// A rules file whose criteria, lists and keys stand in another order.
pub(crate) fn rules(choices: &mut Choices<'_>, file: &Table) -> Table {
    let Toml::Table(file) = value(choices, "", &Toml::Table(file.clone())) else { panic!("a table") };
    file
}

fn value(choices: &mut Choices<'_>, key: &str, of: &Toml) -> Toml {
    match of {
        Toml::Table(table) => {
            let mut entries: Vec<_> = table.iter().collect();
            // Of the cases of nationalities the first counts.
            if key != "by_nationality" {
                choices.shuffle(&mut entries);
            }
            let entries = entries.into_iter().map(|(key, of)| (key.clone(), value(choices, key, of)));
            entries.collect::<Table>().into()
        }
        Toml::Array(items) => {
            let mut items: Vec<_> = items.iter().map(|item| value(choices, "", item)).collect();
            if !ORDERED.contains(&key) {
                choices.shuffle(&mut items);
            }
            items.into()
        }
        Toml::String(_) | Toml::Integer(_) | Toml::Float(_) | Toml::Boolean(_) | Toml::Datetime(_) => of.clone(),
    }
}
