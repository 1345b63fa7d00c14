//! Values as TOML, for files that people go on with.

use std::fmt::Write as _;

use serde_json::Value;

use crate::report::escape;

/// A value of JSON as one of TOML, in one line.
#[must_use]
pub fn value(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{} = {}", self::key(key), self::value(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(entries) => format!("[{}]", entries.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::String(word) => text(word),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A key, in quotes if it needs them.
#[must_use]
pub fn key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
    if is_bare { key.to_owned() } else { text(key) }
}

/// A text in quotes; what a terminal would obey or hide is escaped as TOML does it.
#[must_use]
pub fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        let mut bytes = [0; 4];
        let alone: &str = letter.encode_utf8(&mut bytes);
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if escape::visible(alone) == alone => out.push(letter),
            // Writing to a text does not fail.
            _ => drop(write!(out, "\\U{:08X}", u32::from(letter))),
        }
    }
    out.push('"');
    out
}
