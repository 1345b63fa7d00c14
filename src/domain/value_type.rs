//! What a value in a rules file or an applicant file looks like, as data: for the page of the vocabulary and for the JSON
//! Schemas. The readers do not use it; tests compare both.

/// A key of a table or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its key.
    pub name: &'static str,
    /// What its value looks like.
    pub form: ValueType,
    /// What it means, in a few words: with its unit, and what holds where it is left out.
    pub about: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What the tests of rules change of its key, beside the values that are numbers, days or levels.
    pub edit: ParameterEdit,
}

/// A small change of a parameter that some case should notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterEdit {
    /// Its value alone is changed.
    OfValue,
    /// Each of these keys is put in its place.
    Rename(&'static [&'static str]),
    /// It is left out.
    LeaveOut,
    /// Nothing, not even its value: no outcome depends on it.
    None,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A table of parameters.
    Table(&'static [Parameter]),
    /// One or the other.
    Either(&'static [ValueType]),
    /// A list, at least one.
    List(&'static ValueType),
    /// A table whose keys are the file's own, such as codes of countries.
    Map(&'static ValueType),
    /// A whole number, both ends included.
    Integer(i64, i64),
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `true`, which is all that it can be.
    True,
    Text,
    /// A text in both languages, `{ en = "...", fr = "..." }`.
    Bilingual,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A level of education.
    Level,
    /// A level of the scale that `scale` names.
    ScaleLevel,
    Date,
    /// A month, `2026-03`.
    Month,
    /// A day that checks may refer to: a word, the name of a `[date.*]`, or a date.
    OnDate,
    /// A length of time: `{ years = 2 }`, `{ months = 6 }`, `{ weeks = 6 }` or `{ days = 10 }`.
    Length,
    /// An instant: a date-time and its zone.
    Instant,
    /// A code of a country, ISO 3166-1 alpha-2.
    Country,
    /// A code of a language, ISO 639.
    Language,
    /// A sector of work.
    Sector,
    DocumentKind,
    ExperienceKind,
    /// The name of a list that the file defines, `[set.*]`, `[scale.*]`, ...
    Defined(&'static str),
    /// A date of which the day, or the month and the day, may be left out.
    PartialDate,
    /// A date-time, RFC 3339, of which the offset, the seconds, or the time with both may be left out.
    DateTime,
    /// A number from zero up.
    NonNegative,
    /// A code of ISCED-F 2013, two to four digits.
    IscedF,
    /// Any check.
    Check,
    /// A check on one entry of `education`.
    EntryCheck,
}

impl Parameter {
    /// A parameter.
    #[must_use]
    pub const fn new(name: &'static str, form: ValueType, about: &'static str) -> Self {
        Self { name, form, about, required: false, edit: ParameterEdit::OfValue }
    }

    /// One that has to be there.
    #[must_use]
    pub const fn required(name: &'static str, form: ValueType, about: &'static str) -> Self {
        Self { required: true, ..Self::new(name, form, about) }
    }

    /// One that no outcome depends on.
    #[must_use]
    pub const fn for_people(self) -> Self {
        Self { edit: ParameterEdit::None, ..self }
    }
}
