//! An applicant as an applicant file: what `ask` and `convert` write.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Declared, Grade, Item, LanguageLevel, List, Text, Years, word_of,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::fact_change::FactChange;
use crate::domain::location::Located;
use crate::domain::record::{Entry, Object, Visitor};
use crate::domain::values::Word;
use crate::report::escape;

/// What `$schema` says: editors find the JSON Schema by it.
pub const SCHEMA: &str = "applicant.schema.json";

/// The file's text: indented JSON in the order of the fields, what is not stated left out, with a line feed at the end.
///
/// Reading it gives the same applicant, but for the places.
///
/// # Errors
/// Where `serde_json` cannot write it, which no applicant brings about.
///
/// ```
/// use eligible::internal::domain::applicant::Applicant;
/// use eligible::internal::domain::fact_change::{FactChange, NewEntry};
/// let applicant = FactChange::Entry(NewEntry::Nationality("BE".into())).apply(Applicant::default());
/// let text = eligible::internal::report::applicant_file::text(&applicant).unwrap();
/// assert_eq!(text, "{\n  \"$schema\": \"applicant.schema.json\",\n  \"nationalities\": [\n    \"BE\"\n  ]\n}\n");
/// ```
pub fn text(applicant: &Applicant<'_>) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(&FileValue::of_record(applicant))?;
    Ok(escape::json(&text).into_owned() + "\n")
}

/// The whole file as a value.
///
/// # Errors
/// Where `serde_json` cannot write it, which no applicant brings about.
pub fn whole(applicant: &Applicant<'_>) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(FileValue::of_record(applicant))
}

/// The value that a statement puts into the file, as JSON.
///
/// # Errors
/// Where `serde_json` cannot write it, which no statement brings about.
pub fn value(fact_change: &FactChange<'_>) -> serde_json::Result<serde_json::Value> {
    let (applicant, pointer) = fact_change.alone();
    let mut file = serde_json::to_value(FileValue::of_record(&applicant))?;
    Ok(file.pointer_mut(&pointer).map(serde_json::Value::take).unwrap_or_default())
}

/// A value of the file as it is written.
#[derive(Serialize)]
#[serde(untagged)]
enum FileValue {
    Text(String),
    Flag(bool),
    /// A number, digit by digit as the applicant wrote it.
    Number(Box<RawValue>),
    List(Vec<FileValue>),
    Object(Members),
}

/// An object with its keys in the order of the file.
struct Members(Vec<(String, FileValue)>);

impl Serialize for Members {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl FileValue {
    /// The whole file.
    fn of_record(applicant: &Applicant<'_>) -> Self {
        let Members(mut members) = members(&mut applicant.clone());
        members.insert(0, ("$schema".to_owned(), Self::Text(SCHEMA.to_owned())));
        Self::Object(Members(members))
    }

    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A number as it was written.
    fn number(text: &str) -> Self {
        RawValue::from_string(text.to_owned()).map_or_else(|_| Self::text(text), Self::Number)
    }
}

/// A date as the file has it. Two or three days in a row come of an instant that is one of them somewhere: they are written
/// as such an instant.
///
/// ```
/// use eligible::internal::domain::calendar::Moment;
/// use eligible::internal::report::applicant_file::date_text;
/// for (written, days) in [("2004-06-21T22:00:00Z", 2), ("2004-06-21T11:30:00Z", 3), ("2004-06-21T00:00:00Z", 1)] {
///     let read = |text: &str| Moment::parse(text).unwrap().days_somewhere().unwrap();
///     assert_eq!(read(&date_text(read(written))), read(written));
///     assert_eq!(read(written).days().count(), days);
/// }
/// ```
#[must_use]
pub fn date_text(date: PartialDate) -> String {
    let days: Vec<_> = date.days().take(4).collect();
    match (days.as_slice(), date.spans().count()) {
        // From twelve hours behind UTC to fourteen ahead of it, noon is on two days and eleven o'clock on three.
        ([first, _], 1) => format!("{first}T12:00:00Z"),
        ([_, middle, _], 1) => format!("{middle}T11:00:00Z"),
        _ => date.to_string(),
    }
}

/// The fields of an object that are stated.
fn members<'a, T: Object<'a>>(object: &mut T) -> Members {
    let stated = T::KEYS.iter().enumerate();
    Members(stated.filter_map(|(index, key)| Some(((*key).to_owned(), object.visit(index, WriteField)?))).collect())
}

/// Gives the value of a field as the file has it; `None` if it is not stated.
struct WriteField;

impl<'a> Visitor<'a> for WriteField {
    type Output = Option<FileValue>;

    fn text(self, field: &mut Option<Text<'a>>) -> Option<FileValue> {
        field.as_ref().map(|text| FileValue::text(&text.value))
    }

    fn isced_f(self, field: &mut Option<Text<'a>>) -> Option<FileValue> {
        self.text(field)
    }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> Option<FileValue> {
        field.map(|date| FileValue::Text(date_text(date.value)))
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> Option<FileValue> {
        field.map(|moment| FileValue::Text(moment.value.rfc_3339()))
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> Option<FileValue> {
        field.map(|flag| FileValue::Flag(flag.value))
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> Option<FileValue> {
        field.map(|word| FileValue::text(word_of(T::WORDS, &word.value)))
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> Option<FileValue> {
        field.as_ref().map(|years| FileValue::number(&years.value.text))
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> Option<FileValue> {
        field.as_ref().map(|amount| FileValue::number(&amount.value.text))
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> Option<FileValue> {
        field.as_ref().map(|grade| match &grade.value {
            Grade::Number(number) => FileValue::number(number),
            Grade::Label(label) => FileValue::text(label),
        })
    }

    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> Option<FileValue> {
        field.as_ref().map(|level| match &level.value {
            LanguageLevel::Overall(label) => FileValue::text(label),
            LanguageLevel::BySkill(skills) => {
                let skills = skills.iter().map(|(skill, label)| (skill.to_string(), FileValue::text(&label.value)));
                FileValue::Object(Members(skills.collect()))
            }
        })
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> Option<FileValue> {
        let list = field.as_ref()?;
        // What stands for further entries is none of the file's.
        let items = list.entries.iter().filter(|item| !list.is_further(item));
        Some(FileValue::List(items.map(|item| FileValue::text(&item.text.value)).collect()))
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> Option<FileValue> {
        self.texts(field)
    }

    fn answers(self, field: &mut Option<List<Answer<'a>>>) -> Option<FileValue> {
        let answers = field.as_ref()?.entries.iter().map(|answer| {
            let value = match &answer.value.value {
                AnswerValue::Boolean(flag) => FileValue::Flag(*flag),
                AnswerValue::Number(number) => FileValue::number(number),
                AnswerValue::Text(text) => FileValue::text(text),
            };
            (answer.question.to_string(), value)
        });
        Some(FileValue::Object(Members(answers.collect())))
    }

    fn declarations(self, field: &mut Option<List<Declared<'a>>>) -> Option<FileValue> {
        let declared = field.as_ref()?.entries.iter();
        let declared = declared.map(|one| (one.name.to_string(), FileValue::Flag(one.value.value)));
        Some(FileValue::Object(Members(declared.collect())))
    }

    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> Option<FileValue> {
        let list = field.as_mut()?;
        // What stands for further entries is none of the file's.
        let entries = list
            .entries
            .iter_mut()
            .filter_map(|entry| (!entry.doubts().is_further()).then(|| FileValue::Object(members(entry))));
        Some(FileValue::List(entries.collect()))
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> Option<FileValue> {
        field.as_mut().map(|object| FileValue::Object(members(object)))
    }

    fn ignored(self) -> Option<FileValue> {
        None
    }
}
