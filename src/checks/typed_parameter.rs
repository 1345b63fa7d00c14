//! The parameters of checks, each declared once.
//!
//! A declaration says what a parameter is called, what its value looks like and means, and which small changes of it the tests
//! of rules try; the reader of rules files, the JSON Schema, the page of the vocabulary, the hints for misspelt keys and the
//! mutants follow from it.

use crate::checks::params::{Context, Params, SpannedValue};
use crate::domain::applicant::{ExperienceKind, Level, Sector};
use crate::domain::problem::{ListKind, RuleType};
use crate::domain::rule_lists::{Employers, FieldOfStudy, LanguageList};
use crate::domain::text::Bilingual;
use crate::domain::value_type::{Parameter, ParameterEdit, ValueType};

/// Reads the value of a parameter; a mistake in it is added to the context.
type Reader<T> = fn(&Parameter, &SpannedValue<'_>, &Context) -> Option<T>;

/// A parameter whose value is a `T`.
#[derive(Debug)]
pub struct TypedParameter<T: 'static> {
    /// What is known of it beside how it is read.
    pub parameter: Parameter,
    read: Reader<T>,
}

impl<T> Clone for TypedParameter<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TypedParameter<T> {}

/// Declares the parameters of a table, in the order of the page.
///
/// `parameters! { PARAMETERS: AT_LEAST: u16 = TypedParameter::integer("at_least", 0, 150, "..."); }` becomes a constant
/// `AT_LEAST` of the type `TypedParameter<u16>`, with which [`Params::get`] reads it, and a list `PARAMETERS` of all of them for the
/// [`ValueType::Table`] that the kind looks like.
macro_rules! parameters {
    ($visibility:vis $list:ident: $($name:ident: $value:ty = $declared:expr;)+) => {
        $($visibility const $name: $crate::checks::typed_parameter::TypedParameter<$value> = $declared;)+
        $visibility const $list: &[$crate::domain::value_type::Parameter] = &[$($name.parameter),+];
    };
}
pub(crate) use parameters;

impl<T> TypedParameter<T> {
    /// A parameter that is read in a way of its own.
    pub const fn new(name: &'static str, form: ValueType, about: &'static str, read: Reader<T>) -> Self {
        Self { parameter: Parameter::new(name, form, about), read }
    }

    /// One that has to be there.
    pub const fn required(self) -> Self {
        Self { parameter: Parameter { required: true, ..self.parameter }, ..self }
    }

    /// One in whose place the tests of rules put each of these keys, with the same value. It holds for the key in every kind.
    pub const fn or(self, others: &'static [&'static str]) -> Self {
        self.edit(ParameterEdit::Rename(others))
    }

    /// One that the tests of rules leave out. It holds for the key in every kind.
    pub const fn or_nothing(self) -> Self {
        self.edit(ParameterEdit::LeaveOut)
    }

    /// One that the tests of rules leave as it is: no outcome depends on it. It holds for the key in every kind.
    pub const fn for_people(self) -> Self {
        self.edit(ParameterEdit::None)
    }

    const fn edit(self, edit: ParameterEdit) -> Self {
        Self { parameter: Parameter { edit, ..self.parameter }, ..self }
    }

    /// Its key.
    pub const fn key(self) -> &'static str {
        self.parameter.name
    }
}

impl<T: TryFrom<i64>> TypedParameter<T> {
    /// A whole number, both ends included.
    pub const fn integer(name: &'static str, least: i64, most: i64, about: &'static str) -> Self {
        Self::new(name, ValueType::Integer(least, most), about, |parameter, value, context| {
            let ValueType::Integer(least, most) = parameter.form else { return None };
            context.integer(value, least..=most).and_then(|number| T::try_from(number).ok())
        })
    }

    /// A number of months, up to a hundred years.
    pub const fn months(name: &'static str, about: &'static str) -> Self {
        Self::integer(name, 0, 1200, about)
    }
}

impl TypedParameter<bool> {
    /// True or false.
    pub const fn boolean(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Boolean, about, |_, value, context| context.boolean(value))
    }

    /// `true`, the only value that says something.
    pub const fn only_true(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::True, about, |_, value, context| context.only_true(value).map(|()| true))
            .or_nothing()
    }
}

impl TypedParameter<String> {
    /// A text.
    pub const fn text(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Text, about, |_, value, context| context.text(value).map(str::to_owned))
    }
}

impl TypedParameter<Vec<String>> {
    /// Texts, at least one.
    pub const fn texts(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Text), about, |_, value, context| {
            let list = context.list_of_some(value)?;
            Some(list.iter().filter_map(|text| context.text(text)).map(str::to_owned).collect())
        })
    }
}

impl TypedParameter<Bilingual> {
    /// A text in both languages.
    pub const fn bilingual(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Bilingual, about, |_, value, context| context.bilingual(value)).for_people()
    }
}

impl TypedParameter<Level> {
    /// A level of education.
    pub const fn level(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Level, about, |_, value, context| context.word(value, &Level::ALL))
    }
}

impl TypedParameter<Vec<Level>> {
    /// Levels of education, at least one.
    pub const fn levels(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Level), about, |_, value, context| {
            context.words(value, &Level::ALL)
        })
    }
}

impl TypedParameter<Vec<Sector>> {
    /// Sectors of work, at least one.
    pub const fn sectors(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Sector), about, |_, value, context| {
            context.words(value, &Sector::ALL)
        })
    }
}

impl TypedParameter<Vec<ExperienceKind>> {
    /// Kinds of experience, at least one.
    pub const fn experience_kinds(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::ExperienceKind), about, |_, value, context| {
            context.words(value, &ExperienceKind::ALL)
        })
    }
}

/// Languages: the name of a list, or names of lists and codes.
const LANGUAGES: ValueType = ValueType::Either(&[
    ValueType::Defined("language"),
    ValueType::List(&ValueType::Either(&[ValueType::Defined("language"), ValueType::Language])),
]);

impl TypedParameter<LanguageList> {
    /// Languages, at least one: the name of a list of the file, or a list of such names and codes, taken together.
    pub const fn languages(name: &'static str, about: &'static str) -> Self {
        Self::new(name, LANGUAGES, about, |_, value, context| {
            if value.get_ref().is_str() {
                return context.defined(value, ListKind::Language, &context.vocabulary.languages).cloned();
            }
            if !value.get_ref().is_array() {
                return context.wrong_type(value, RuleType::TextOrList);
            }
            let mut all = LanguageList::default();
            let list = context.list_of_some(value)?;
            for item in list {
                let named = item.get_ref().as_str().and_then(|name| context.vocabulary.languages.get(name));
                // The title of a list says it of nothing but the list itself.
                if let (Some(named), 1) = (named, list.len()) {
                    all.title = named.title.clone();
                }
                let codes = named.map_or_else(|| context.language(item).into_iter().collect(), |list| list.to_vec());
                all.languages.extend(codes);
            }
            Some(all)
        })
    }
}

impl TypedParameter<FieldOfStudy> {
    /// A list of fields of the file, by its name there.
    pub const fn field(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Defined("field"), about, |_, value, context| {
            context.defined(value, ListKind::Field, &context.vocabulary.fields).cloned()
        })
    }
}

impl TypedParameter<Employers> {
    /// A list of employers of the file, by its name there.
    pub const fn employers(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::Defined("employer"), about, |_, value, context| {
            context.defined(value, ListKind::Employer, &context.vocabulary.employers).cloned()
        })
    }
}

impl<'t, 'i> Params<'t, 'i> {
    /// The value of a parameter, if it is there and can be read.
    pub fn get<T>(&mut self, declared: TypedParameter<T>) -> Option<T> {
        let value = self.value(declared)?;
        (declared.read)(&declared.parameter, value, self.context)
    }

    /// The value of one that has to be there.
    pub fn needed<T>(&mut self, declared: TypedParameter<T>) -> Option<T> {
        let value = self.need(declared.key())?;
        (declared.read)(&declared.parameter, value, self.context)
    }

    /// A whole number that here is no more than `most`.
    pub fn get_up_to(&mut self, declared: TypedParameter<usize>, most: usize) -> Option<usize> {
        self.get_between(declared, 0, most)
    }

    /// A whole number that here is no less than `least`.
    pub fn get_from(&mut self, declared: TypedParameter<usize>, least: usize) -> Option<usize> {
        self.get_between(declared, least, usize::MAX)
    }

    fn get_between(&mut self, declared: TypedParameter<usize>, least: usize, most: usize) -> Option<usize> {
        let value = self.value(declared)?;
        let ValueType::Integer(lowest, highest) = declared.parameter.form else { return None };
        let bound = |bound: usize| i64::try_from(bound).unwrap_or(i64::MAX);
        let number = self.context.integer(value, bound(least).max(lowest)..=bound(most).min(highest));
        number.and_then(|number| usize::try_from(number).ok())
    }

    /// What stands in the file for a parameter.
    pub fn value<T>(&mut self, declared: TypedParameter<T>) -> Option<&'t SpannedValue<'i>> {
        self.take(declared.key())
    }

    /// Whether a parameter is there.
    pub fn has<T>(&mut self, declared: TypedParameter<T>) -> bool {
        self.value(declared).is_some()
    }
}
