//! The facts of an applicant as a file of cases states them: a tree that can be changed, and that keeps for each value
//! where in the file it comes from, so that what is wrong with an applicant is said at its place.

use std::ops::Range;

use serde_json::Value as Json;
use toml::de::{DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::domain::problem::case_error::CaseError;

/// A value with its place in the file of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    span: Range<usize>,
    value: Shape,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// A text, a number, a word: as JSON writes it.
    Plain(String),
    List(Vec<Facts>),
    Object(Vec<(String, Facts)>),
}

/// An applicant as JSON text, and where in the file of cases its values come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseApplicant {
    /// The JSON text.
    pub text: String,
    /// Offsets at which a value, or the key before it, begins in the text, rising, each with its place in the file.
    places: Vec<(usize, Range<usize>)>,
}

impl CaseApplicant {
    /// A text of somewhere else that comes from one place as a whole; it is not kept.
    #[must_use]
    pub fn from_one_place(span: Range<usize>) -> Self {
        Self { text: String::new(), places: vec![(0, span)] }
    }

    /// The place in the file of what is at an offset of the text.
    #[must_use]
    pub fn place(&self, at: usize) -> Range<usize> {
        let after = self.places.partition_point(|(from, _)| *from <= at);
        after.checked_sub(1).and_then(|index| self.places.get(index)).map_or(0..0, |(_, span)| span.clone())
    }
}

impl Facts {
    /// The table of a file. A date stands for a text; `source` is the file, from which dates are taken as written.
    #[must_use]
    pub fn of_table(table: &DeTable<'_>, span: Range<usize>, source: &str) -> Self {
        let members =
            table.iter().map(|(key, value)| (key.get_ref().to_string(), Self::of_value(value, source))).collect();
        Self { span, value: Shape::Object(members) }
    }

    /// A value of a file.
    #[must_use]
    pub fn of_value(value: &SpannedValue<'_>, source: &str) -> Self {
        let span = value.span();
        let plain = match value.get_ref() {
            DeValue::Table(table) => return Self::of_table(table, span, source),
            DeValue::Array(list) => {
                let entries = list.iter().map(|entry| Self::of_value(entry, source)).collect();
                return Self { span, value: Shape::List(entries) };
            }
            DeValue::String(text) => quoted(text),
            DeValue::Datetime(moment) => {
                quoted(source.get(span.clone()).map_or_else(|| moment.to_string(), str::to_owned).trim())
            }
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => number.to_string(),
                Err(_) => number.as_str().trim_start_matches('+').to_owned(),
            },
            DeValue::Float(number) => {
                let number = number.as_str().trim_start_matches('+');
                // JSON has neither of them: as texts they are no numbers, which is then said.
                if number.ends_with("inf") || number.ends_with("nan") { quoted(number) } else { number.to_owned() }
            }
        };
        Self { span, value: Shape::Plain(plain) }
    }

    /// The value of a JSON text, all of which comes from one place.
    #[must_use]
    pub fn of_json(json: &Json, span: &Range<usize>) -> Self {
        let value = match json {
            Json::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.clone(), Self::of_json(value, span)));
                Shape::Object(members.collect())
            }
            Json::Array(entries) => Shape::List(entries.iter().map(|entry| Self::of_json(entry, span)).collect()),
            plain => Shape::Plain(plain.to_string()),
        };
        Self { span: span.clone(), value }
    }

    /// Puts a value at the place of a pointer (RFC 6901), whose parent has to be there. In a list `-` appends, and an
    /// index takes the place of an entry that is there.
    ///
    /// # Errors
    /// Where the pointer is none, or leads nowhere.
    pub fn put(&mut self, pointer: &str, value: Self) -> Result<(), CaseError> {
        let (parents, last) = tokens(pointer)?;
        match &mut self.at(&parents)?.value {
            Shape::Object(members) => match members.iter_mut().find(|(key, _)| *key == last) {
                Some((_, old)) => *old = value,
                None => members.push((last, value)),
            },
            Shape::List(entries) if last == "-" => entries.push(value),
            Shape::List(entries) => *entry(entries, &last)? = value,
            Shape::Plain(_) => return Err(CaseError::LeadsNowhere),
        }
        Ok(())
    }

    /// Takes away what is at the place of a pointer.
    ///
    /// # Errors
    /// Where the pointer is none, or leads nowhere.
    pub fn remove(&mut self, pointer: &str) -> Result<(), CaseError> {
        let (parents, last) = tokens(pointer)?;
        let parent = self.at(&parents)?;
        let place = match &parent.value {
            Shape::Object(members) => members.iter().position(|(key, _)| *key == last),
            Shape::List(entries) => index(&last).filter(|index| *index < entries.len()),
            Shape::Plain(_) => None,
        };
        let place = place.ok_or(CaseError::LeadsNowhere)?;
        match &mut parent.value {
            Shape::Object(members) => drop(members.remove(place)),
            Shape::List(entries) => drop(entries.remove(place)),
            Shape::Plain(_) => {}
        }
        Ok(())
    }

    fn at(&mut self, tokens: &[String]) -> Result<&mut Self, CaseError> {
        let mut found = self;
        for token in tokens {
            found = match &mut found.value {
                Shape::Object(members) => {
                    let member = members.iter_mut().find(|(key, _)| key == token);
                    member.map(|(_, value)| value).ok_or(CaseError::LeadsNowhere)?
                }
                Shape::List(entries) => entry(entries, token)?,
                Shape::Plain(_) => return Err(CaseError::LeadsNowhere),
            };
        }
        Ok(found)
    }

    /// As JSON text.
    #[must_use]
    pub fn written(&self) -> CaseApplicant {
        let mut written = CaseApplicant::default();
        self.write(&mut written);
        written
    }

    fn write(&self, out: &mut CaseApplicant) {
        out.places.push((out.text.len(), self.span.clone()));
        match &self.value {
            Shape::Plain(plain) => out.text.push_str(plain),
            Shape::List(entries) => {
                out.text.push('[');
                for (number, entry) in entries.iter().enumerate() {
                    out.text.push_str(if number == 0 { "" } else { "," });
                    entry.write(out);
                }
                out.text.push(']');
            }
            Shape::Object(members) => {
                out.text.push('{');
                for (number, (key, value)) in members.iter().enumerate() {
                    out.text.push_str(if number == 0 { "" } else { "," });
                    // A key that nobody knows is said at its value.
                    out.places.push((out.text.len(), value.span.clone()));
                    out.text.push_str(&quoted(key));
                    out.text.push(':');
                    value.write(out);
                }
                out.text.push('}');
            }
        }
    }

    /// What a value is called among others, in one line.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.value {
            Shape::Plain(plain) => serde_json::from_str::<String>(plain).unwrap_or_else(|_| plain.clone()),
            Shape::List(_) | Shape::Object(_) => self.written().text,
        }
    }
}

/// The tokens of a pointer, the last one apart.
fn tokens(pointer: &str) -> Result<(Vec<String>, String), CaseError> {
    let rest = pointer.strip_prefix('/').ok_or(CaseError::NotAPointer)?;
    let mut tokens: Vec<_> = rest.split('/').map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
    let last = tokens.pop().ok_or(CaseError::NotAPointer)?;
    Ok((tokens, last))
}

fn entry<'l>(entries: &'l mut [Facts], token: &str) -> Result<&'l mut Facts, CaseError> {
    index(token).and_then(|index| entries.get_mut(index)).ok_or(CaseError::LeadsNowhere)
}

/// An index as RFC 6901 writes it: without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_plain = token == "0" || (!token.starts_with('0') && token.bytes().all(|byte| byte.is_ascii_digit()));
    if is_plain { token.parse().ok() } else { None }
}

fn quoted(text: &str) -> String {
    Json::String(text.to_owned()).to_string()
}
