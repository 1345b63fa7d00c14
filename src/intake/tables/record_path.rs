//! Where a value goes, as a map of a table writes it: `date_of_birth`, `education[0].level`, `languages[].language`.

use crate::domain::applicant::Applicant;
use crate::domain::record::Object as _;
use crate::domain::value_type::{Parameter, ValueType};

/// The way from a record to one of its values, or to several of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPath {
    pub(super) steps: Vec<Step>,
    /// What the value looks like.
    pub(super) form: ValueType,
}

/// A step on that way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field, by its number among those of its object and its name; or a key of a table whose keys are free.
    Key(usize, String),
    /// An entry of a list, from 0.
    Entry(usize),
    /// An entry of a list for each value.
    Each,
}

/// Why a text names no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// There is no such field; those that there are.
    Unknown(String, Vec<&'static str>),
    /// The field holds fields of its own, of which one has to be named.
    NotOneValue(Vec<&'static str>),
    /// The field is no list.
    NotSeveral,
}

impl RecordPath {
    /// Reads a path, and finds what the value there looks like.
    ///
    /// # Errors
    /// Why it names no field.
    pub fn read(text: &str) -> Result<Self, PathError> {
        let mut path = Self { steps: Vec::new(), form: ValueType::Table(Applicant::PARAMETERS) };
        for segment in text.split('.') {
            let (key, entry) = match segment.strip_suffix(']').and_then(|segment| segment.split_once('[')) {
                Some((key, entry)) => (key, Some(entry)),
                None => (segment, None),
            };
            path.enter(key, segment)?;
            match entry {
                None => {}
                Some("") => path.enter_list(Step::Each)?,
                Some(number) => {
                    let index = number.parse().ok().filter(|index| *index < MAX_ENTRIES);
                    let Some(index) = index else { return Err(PathError::Unknown(segment.to_owned(), Vec::new())) };
                    path.enter_list(Step::Entry(index))?;
                }
            }
        }
        path.end()
    }

    /// The field of this name, within what the path leads to so far.
    fn enter(&mut self, key: &str, segment: &str) -> Result<(), PathError> {
        // An entry of a list of which no number is given is each.
        if matches!(self.form, ValueType::List(ValueType::Table(_))) {
            self.enter_list(Step::Each)?;
        }
        let found = match self.form {
            ValueType::Table(fields) => field_of(fields, key),
            ValueType::Map(form) => (!key.is_empty()).then_some((0, *form)),
            ValueType::Either(forms) => forms.iter().find_map(|form| match form {
                ValueType::Map(form) if !key.is_empty() => Some((0, **form)),
                _ => None,
            }),
            _ => None,
        };
        let (number, form) = found.ok_or_else(|| PathError::Unknown(segment.to_owned(), names(self.form)))?;
        self.form = form;
        self.steps.push(Step::Key(number, key.to_owned()));
        Ok(())
    }

    fn enter_list(&mut self, step: Step) -> Result<(), PathError> {
        let ValueType::List(form) = self.form else { return Err(PathError::NotSeveral) };
        self.form = *form;
        self.steps.push(step);
        Ok(())
    }

    /// Ends at one value: a list is each of its entries, and an entry that is an object its first field.
    fn end(mut self) -> Result<Self, PathError> {
        if matches!(self.form, ValueType::List(_)) {
            self.enter_list(Step::Each)?;
        }
        match self.form {
            ValueType::Table(fields) => match (self.steps.last(), fields.first()) {
                (Some(Step::Each), Some(first)) => self.enter(first.name, first.name)?,
                _ => return Err(PathError::NotOneValue(names(self.form))),
            },
            ValueType::Map(_) => return Err(PathError::NotOneValue(Vec::new())),
            _ => {}
        }
        Ok(self)
    }

    /// Whether it leads to an entry for each value.
    pub(super) fn is_each(&self) -> bool {
        self.steps.contains(&Step::Each)
    }

    /// The field `level` beside the one that it leads to, in each entry of a list.
    pub(super) fn level_beside(&self) -> Option<Self> {
        let (own, before) = self.steps.split_last()?;
        let [.., Step::Key(_, list), Step::Each] = before else { return None };
        let beside = Self::read(&format!("{list}[].level")).ok()?;
        (beside.steps.last() != Some(own)).then_some(beside)
    }

    /// Whether one of two paths leads to a value within that of the other.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.steps.iter().zip(&other.steps).all(|(one, other)| one == other)
    }

    /// The path as JSON pointer, where it leads to one value.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Key(_, key) => {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
                Step::Entry(index) => {
                    pointer.push('/');
                    pointer.push_str(&index.to_string());
                }
                Step::Each => break,
            }
        }
        pointer
    }
}

/// More entries no table has columns for.
const MAX_ENTRIES: usize = 10_000;

/// The number and the form of a field.
fn field_of(fields: &[Parameter], key: &str) -> Option<(usize, ValueType)> {
    let number = fields.iter().position(|field| field.name == key && key != "$schema")?;
    Some((number, fields.get(number)?.form))
}

/// The fields within a value.
fn names(form: ValueType) -> Vec<&'static str> {
    match form {
        ValueType::Table(fields) | ValueType::List(&ValueType::Table(fields)) => {
            fields.iter().map(|field| field.name).filter(|name| *name != "$schema").collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_a_field_or_says_what_there_is() {
        let form = |text: &str| RecordPath::read(text).map(|path| (path.pointer(), path.form));
        let pointer = |text: &str| RecordPath::read(text).map(|path| path.pointer());
        assert_eq!(form("date_of_birth"), Ok(("/date_of_birth".to_owned(), ValueType::PartialDate)));
        assert_eq!(pointer("education[1].level"), Ok("/education/1/level".to_owned()));
        assert_eq!(form("application.submitted_at"), Ok(("/application/submitted_at".to_owned(), ValueType::DateTime)));
        assert_eq!(form("nationalities"), form("nationalities[]"));
        assert_eq!(RecordPath::read("languages"), RecordPath::read("languages[].language"));
        assert_eq!(RecordPath::read("languages.level"), RecordPath::read("languages[].level"));
        assert_eq!(pointer("languages[0].level.reading"), Ok("/languages/0/level/reading".to_owned()));
        assert_eq!(pointer("answers.permit"), Ok("/answers/permit".to_owned()));
        assert!(
            matches!(form("date_of_brth"), Err(PathError::Unknown(name, known)) if name == "date_of_brth" && known.contains(&"date_of_birth"))
        );
        assert!(matches!(form("education[0].degree"), Err(PathError::Unknown(_, known)) if known.contains(&"level")));
        assert!(matches!(form("education[0]"), Err(PathError::NotOneValue(known)) if known.contains(&"level")));
        assert!(matches!(form("application"), Err(PathError::NotOneValue(_))));
        assert_eq!(form("name[]"), Err(PathError::NotSeveral));
        for text in
            ["", ".", "education[x].level", "education[-1].level", "name.first", "$schema", "[0]", "education[0"]
        {
            assert!(form(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_entries_with_a_name_have_a_level_beside_it() {
        let beside = |text: &str| RecordPath::read(text).ok().and_then(|path| path.level_beside());
        assert_eq!(beside("languages[]"), RecordPath::read("languages[].level").ok());
        assert_eq!(beside("it_skills[].name"), RecordPath::read("it_skills[].level").ok());
        assert_eq!(beside("education[]"), None);
        assert_eq!(beside("nationalities"), None);
    }
}
