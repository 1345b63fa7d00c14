//! What an applicant file states, place by place: to leave it out, to state it more exactly, to add to it.

use serde_json::Value;

use super::{Case, rules};

/// Every place of a record by its pointer: members of objects, with entries of lists on the way.
pub(crate) fn places(record: &Value) -> Vec<String> {
    let mut found = Vec::new();
    gather("", record, &mut found);
    found
}

fn gather(pointer: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{key}");
                gather(&pointer, value, found);
                found.push(pointer);
            }
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, entry)| gather(&format!("{pointer}/{index}"), entry, found));
        }
        _ => {}
    }
}

/// The record without what is at a place.
pub(crate) fn without(record: &Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let mut record = record.clone();
    record.pointer_mut(parent).and_then(Value::as_object_mut).unwrap().remove(key);
    record
}

/// Whether something else is said where nothing is at a place: the defaults that the contract names.
pub(crate) fn has_default(case: &Case, record: &Value, pointer: &str) -> bool {
    let parts: Vec<_> = pointer.split('/').skip(1).collect();
    match parts.as_slice() {
        // No start: it counts as begun. Years and the final stage are read off the dates.
        ["education", _, "start" | "years_completed" | "final_stage"] => true,
        ["education", index, "end"] => {
            let status = record.pointer(&format!("/education/{index}/status"));
            matches!(status.and_then(Value::as_str), Some("completed" | "ongoing"))
        }
        // Where a list that decides about fields holds words and codes, one of both is enough.
        ["education", index, field @ ("field" | "isced_f")] => {
            let other = if *field == "field" { "isced_f" } else { "field" };
            let is_stated = record.pointer(&format!("/education/{index}/{other}")).is_some();
            let rules = rules::text(&case.rules);
            is_stated && ["not_in_fields", "only_fields"].iter().any(|key| rules.contains(&format!("{key} = \"law\"")))
        }
        // No start: it counts as begun. No end: it still goes on. No day of issue: whoever has a licence has it issued.
        ["experience", _, "start" | "end"] | ["residence", _, "end"] | ["driving_licences", _, "issued"] => true,
        // A level is one of the skills that are given.
        ["languages", _, "level", _] => true,
        ["competencies", _, _] | ["application", "vacancy"] => true,
        // A name stands for itself; a kind that has a word of its own says that the document is another one.
        ["documents", _, "kind"] => true,
        _ => false,
    }
}

/// The days that a partial date may mean, three of them: the first, the last, and one between.
fn days(text: &str) -> Option<[String; 3]> {
    let is_date = text.len() <= 7 && text.split('-').all(|part| part.len() >= 2 && part.parse::<u16>().is_ok());
    let date = eligible::internal::domain::calendar::PartialDate::parse(text).ok().filter(|_| is_date)?;
    let between = if text.len() == 4 { format!("{text}-06-22") } else { format!("{text}-15") };
    Some([date.first().to_string(), date.last().to_string(), between])
}

/// The moments that a moment without its time, or without its seconds, may mean, three of them.
fn moments(text: &str) -> Option<[String; 3]> {
    match text.len() {
        10 => Some(["00:00:00", "12:30", "23:59:59"].map(|time| format!("{text}T{time}"))),
        16 => Some(["00", "30", "59.5"].map(|second| format!("{text}:{second}"))),
        _ => None,
    }
}

/// The fields that hold dates.
const DATES: [&str; 7] = ["/date_of_birth", "/start", "/end", "/from", "/until", "/issued", "/valid_until"];

/// The record with what is stated in part at some place stated more exactly, as many ways as there are.
pub(crate) fn made_exact(record: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    for pointer in places(record) {
        let Some(text) = record.pointer(&pointer).and_then(Value::as_str) else { continue };
        let is_moment = pointer.ends_with("_at");
        let is_date = DATES.iter().any(|end| pointer.ends_with(end));
        let exact = match () {
            () if is_moment => moments(text),
            () if pointer.ends_with("/isced_f") && text.len() < 4 => {
                Some(["0", "1", "2"].map(|digit| format!("{text}{digit}")))
            }
            () => days(text).filter(|_| is_date),
        };
        for text in exact.into_iter().flatten() {
            let mut record = record.clone();
            *record.pointer_mut(&pointer).unwrap() = text.into();
            found.push(record);
        }
    }
    found
}
