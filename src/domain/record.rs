//! The fields of the applicant file, each declared once: [`record!`] makes of a declaration all that follows from it, and a
//! [`Visitor`] does one thing (read, write, set, look for) to whatever field it is given.

use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::doubts::Doubts;
use crate::domain::location::Located;
use crate::domain::value_type::Parameter;
use crate::domain::values::{Amount, Answer, Declared, Grade, Item, LanguageLevel, List, Status, Text, Word, Years};

/// A text in English and in French.
pub type Both = [&'static str; 2];

/// What is known of a field beside its value.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    pub key: &'static str,
    /// The field as something that a person provides: "the level".
    pub label: Option<Both>,
    /// The question for it: of a field of an entry, what is asked behind the name of the entry.
    pub question: Option<Both>,
    /// Whether it says who the applicant is: a blind report shows nothing of it.
    pub personal: bool,
}

/// The first and the last day of a period, each with its key.
#[derive(Clone, Copy, Debug)]
pub struct StatedPeriod {
    pub start_key: &'static str,
    pub end_key: &'static str,
    pub start: Option<Located<PartialDate>>,
    pub end: Option<Located<PartialDate>>,
}

/// What is known of a list beside its entries, or of an object beside its fields.
#[derive(Clone, Copy, Debug)]
pub struct RecordInfo {
    /// An entry in a word: "education".
    pub entry: Both,
    /// An entry that nothing names yet: "this job".
    pub unnamed: Both,
    /// Whether there is another one: "Have you had another job or traineeship?"
    pub another: Both,
    /// The question for the first field of a further entry: "In which sector?"
    pub further: Both,
}

/// An object of the applicant file: the record itself, an entry of a list, or an object within.
pub trait Object<'a>: Clone + Default {
    /// Its fields, in the order of the file.
    const FIELDS: &'static [FieldInfo];
    /// Their keys.
    const KEYS: &'static [&'static str];
    /// Their keys, types and meanings.
    const PARAMETERS: &'static [Parameter];
    /// What is known of it as an entry of a list.
    const INFO: RecordInfo;

    /// Shows the visitor the field of an index in [`Object::FIELDS`].
    fn visit<V: Visitor<'a>>(&mut self, index: usize, visitor: V) -> V::Output;

    /// Forgets what is empty, once all fields were read.
    fn tidy(&mut self) {}

    /// Its days, if it is a period: an end does not lie before its start.
    fn period(&self) -> Option<StatedPeriod> {
        None
    }

    /// How far it has come, if that is a field of it.
    fn status(&mut self) -> Option<&mut Option<Located<Status>>> {
        None
    }

    /// An object that begins at an offset, of which nothing is read yet.
    fn new(index: usize, at: usize) -> Self;

    /// The index in the list as written; of an object that is no entry, 0.
    fn index(&self) -> usize;

    /// Gives it another index, because an entry before it is gone.
    fn set_index(&mut self, index: usize);

    /// The offset at which it begins.
    fn at(&self) -> usize;

    /// What it states that is not one value.
    fn doubts(&mut self) -> &mut Doubts<'a, Self>;

    /// The same, to be looked at.
    fn doubts_ref(&self) -> &Doubts<'a, Self>;

    /// The text by which people know it, if one of its fields is that: the language, the category of a licence.
    fn known_by(&self) -> Option<&Text<'a>> {
        None
    }

    /// The list in a field, if the field holds one of objects and is stated.
    fn entries(&self, key: &str) -> Option<&dyn Entries<'a>>;
}

/// An entry of a list, and how many are usual.
pub trait Entry<'a>: Object<'a> {
    /// So many of them are usual.
    const USUAL: usize;
}

/// A list of objects, whichever they are. Each method is about the entry of an index as written, and says no where no
/// entry has it.
pub trait Entries<'a> {
    /// Whether it stands for the further entries of a list that is not complete.
    fn is_further(&self, index: usize) -> bool;

    /// Whether neither its start nor its end counts, because the end lies before the start or neither can be understood.
    fn has_no_period(&self, index: usize) -> bool;

    /// The text by which people know it, if it states one.
    fn known_by(&self, index: usize) -> Option<&Text<'a>>;
}

impl<'a, T: Entry<'a>> Entries<'a> for List<T> {
    fn is_further(&self, index: usize) -> bool {
        entry_at(Some(self), index).is_some_and(|entry| entry.doubts_ref().is_further())
    }

    fn has_no_period(&self, index: usize) -> bool {
        let entry = entry_at(Some(self), index);
        entry.and_then(|entry| Some((entry.period()?, entry.doubts_ref()))).is_some_and(|(period, doubts)| {
            doubts.is_unreadable(period.start_key) && doubts.is_unreadable(period.end_key)
        })
    }

    fn known_by(&self, index: usize) -> Option<&Text<'a>> {
        entry_at(Some(self), index).and_then(Object::known_by)
    }
}

/// The entry of a list by its index as written, if it is there.
#[must_use]
pub fn entry_at<'l, 'a, T: Entry<'a>>(list: Option<&'l List<T>>, index: usize) -> Option<&'l T> {
    list?.entries.iter().find(|entry| entry.index() == index)
}

/// The index of a field by its key.
#[must_use]
pub fn position<'a, T: Object<'a>>(key: &str) -> Option<usize> {
    T::KEYS.iter().position(|known| *known == key)
}

/// Does one thing to a field, whichever it is: a method for each kind of field.
pub trait Visitor<'a>: Sized {
    /// What comes of it.
    type Output;

    /// A text.
    fn text(self, field: &mut Option<Text<'a>>) -> Self::Output;
    /// A code of ISCED-F 2013, two to four digits.
    fn isced_f(self, field: &mut Option<Text<'a>>) -> Self::Output;
    /// A date of which the day, or the month and the day, may be left out.
    fn date(self, field: &mut Option<Located<PartialDate>>) -> Self::Output;
    /// A date and time.
    fn moment(self, field: &mut Option<Located<Moment>>) -> Self::Output;
    /// Yes or no.
    fn flag(self, field: &mut Option<Located<bool>>) -> Self::Output;
    /// A word of a closed list.
    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> Self::Output;
    /// A number of years, not negative.
    fn years(self, field: &mut Option<Located<Years<'a>>>) -> Self::Output;
    /// A number that is not negative.
    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> Self::Output;
    /// A number or a label.
    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> Self::Output;
    /// A level of a language, or one for each skill.
    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> Self::Output;
    /// Texts, of which blank ones are dropped.
    fn texts(self, field: &mut Option<List<Item<'a>>>) -> Self::Output;
    /// Names, of which a blank one is one that nobody knows.
    fn names(self, field: &mut Option<List<Item<'a>>>) -> Self::Output;
    /// Answers by the keys that the rules give them.
    fn answers(self, field: &mut Option<List<Answer<'a>>>) -> Self::Output;
    /// Declarations by the names that the rules give them.
    fn declarations(self, field: &mut Option<List<Declared<'a>>>) -> Self::Output;
    /// A list of objects.
    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> Self::Output;
    /// An object.
    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> Self::Output;
    /// A field that is read and forgotten.
    fn ignored(self) -> Self::Output;
}

/// Does one thing to the lists of a record, and another to all other fields.
pub trait ListVisitor<'a>: Sized {
    /// What comes of it.
    type Output;

    /// A list of objects.
    fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) -> Self::Output;
    /// A list of names.
    fn names(self, list: &mut Option<List<Item<'a>>>) -> Self::Output;
    /// An object.
    fn object<T: Object<'a>>(self) -> Self::Output;
    /// Any other field.
    fn other(self) -> Self::Output;
}

/// A [`ListVisitor`] as a visitor of all fields.
pub struct OnLists<V>(pub V);

impl<'a, V: ListVisitor<'a>> Visitor<'a> for OnLists<V> {
    type Output = V::Output;

    each_kind! { text isced_f date moment flag years amount grade level answers declarations: |self, _| self.0.other() }

    each_kind! { texts names: |self, list| self.0.names(list) }

    fn word<T: Word>(self, _: &mut Option<Located<T>>) -> V::Output {
        self.0.other()
    }

    fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) -> V::Output {
        self.0.list(list)
    }

    fn object<T: Object<'a>>(self, _: &mut Option<T>) -> V::Output {
        self.0.object::<T>()
    }

    fn ignored(self) -> V::Output {
        self.0.other()
    }
}

/// The text of a doc comment without the space before it.
#[must_use]
pub const fn doc(text: &'static str) -> &'static str {
    match text.as_bytes() {
        [b' ', ..] => text.split_at(1).1,
        _ => text,
    }
}

/// The type in which a kind of field is held.
macro_rules! held {
    (text) => { Option<$crate::domain::values::Text<'a>> };
    (isced_f) => { Option<$crate::domain::values::Text<'a>> };
    (date) => { Option<$crate::domain::location::Located<$crate::domain::calendar::PartialDate>> };
    (moment) => { Option<$crate::domain::location::Located<$crate::domain::calendar::Moment>> };
    (flag) => { Option<$crate::domain::location::Located<bool>> };
    (word $type:ident) => { Option<$crate::domain::location::Located<$type>> };
    (years) => { Option<$crate::domain::location::Located<$crate::domain::values::Years<'a>>> };
    (amount) => { Option<$crate::domain::location::Located<$crate::domain::values::Amount<'a>>> };
    (grade) => { Option<$crate::domain::location::Located<$crate::domain::values::Grade<'a>>> };
    (level) => { Option<$crate::domain::location::Located<$crate::domain::values::LanguageLevel<'a>>> };
    (texts) => { Option<$crate::domain::values::List<$crate::domain::values::Item<'a>>> };
    (names) => { Option<$crate::domain::values::List<$crate::domain::values::Item<'a>>> };
    (answers) => { Option<$crate::domain::values::List<$crate::domain::values::Answer<'a>>> };
    (declarations) => { Option<$crate::domain::values::List<$crate::domain::values::Declared<'a>>> };
    (list $type:ident) => { Option<$crate::domain::values::List<$type<'a>>> };
    (object $type:ident) => { Option<$type<'a>> };
}

/// The methods of a [`Visitor`] for several kinds of fields to which it does the same: `text names: |self, field| ...` is
/// `fn text(self, field: &mut Option<Text<'a>>) -> Self::Output { ... }`, and `fn names` likewise.
macro_rules! each_kind {
    ($($kind:ident)+: |$self:ident, $field:pat_param| $body:expr) => {
        $(fn $kind($self, $field: &mut $crate::domain::record::held!($kind)) -> Self::Output {
            $body
        })+
    };
}

/// What a field holds as [`Entries`], if it is a list of objects.
macro_rules! entries_in {
    (list $field:expr) => {
        $field.as_ref().map(|list| list as &dyn $crate::domain::record::Entries<'a>)
    };
    ($other:ident $field:expr) => {
        None
    };
}

/// What the schemas say of a kind of field.
macro_rules! type_of {
    (text) => {
        ValueType::Text
    };
    (isced_f) => {
        ValueType::IscedF
    };
    (date) => {
        ValueType::PartialDate
    };
    (moment) => {
        ValueType::DateTime
    };
    (flag) => {
        ValueType::Boolean
    };
    (word $type:ident) => {
        <$type as $crate::domain::values::Word>::TYPE
    };
    (years) => {
        ValueType::NonNegative
    };
    (amount) => {
        ValueType::NonNegative
    };
    (grade) => {
        ValueType::Either(&[ValueType::Number, ValueType::Text])
    };
    (level) => {
        ValueType::Either(&[ValueType::Text, ValueType::Map(&ValueType::Text)])
    };
    (texts) => {
        ValueType::List(&ValueType::Text)
    };
    (names) => {
        ValueType::List(&ValueType::Text)
    };
    (answers) => {
        ValueType::Map(&ValueType::Either(&[ValueType::Boolean, ValueType::Number, ValueType::Text]))
    };
    (declarations) => {
        ValueType::Map(&ValueType::Boolean)
    };
    (list $type:ident) => {
        ValueType::List(&ValueType::Table(<$type<'static> as $crate::domain::record::Object<'static>>::PARAMETERS))
    };
    (object $type:ident) => {
        ValueType::Table(<$type<'static> as $crate::domain::record::Object<'static>>::PARAMETERS)
    };
}

/// `Some` of a pair of texts, or `None`.
macro_rules! both {
    () => {
        None
    };
    ($en:literal $fr:literal) => {
        Some([$en, $fr])
    };
}

/// Declares an object of the applicant file:
///
/// ```text
/// record! {
///     /// One period of education.                                    what the object is
///     Education {                                                     the struct, with the lifetime of the text it borrows
///         entry "education" "formation";                              (of a list) an entry in a word, and `unnamed`,
///                                                                     `another`, `further` likewise
///         /// The level, ISCED 2011 levels 3 to 8.                    what the field means: doc and JSON Schema
///         level: word(Level) label "the level" "le niveau" ask "which level?" "quel niveau ?";
///         ...
///     } rare RareEducation { ... }                                    fields that few files state, in a box of their own
///     usual 3                                                         (of a list) how many entries are usual
///     known_by name                                                   (of a list) the text by which people know an entry
///     period start end                                                (of a period) its first and last day
///     status status                                                   (of studies) how far they have come
/// }
/// ```
///
/// expands to the struct with a member for each field (those behind `rare` in a box, which `rare()` gives where it is
/// there), `Default`, and [`Object`]: its keys, its [`FieldInfo`]s and `visit`, a match from the index of a field to the
/// method of the [`Visitor`] for its kind. `personal` behind a field hides it in blind reports; `key "..."` behind its
/// kind gives it another key than the member's name. The kinds are the methods of [`Visitor`].
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident {
            $(entry $entry_en:literal $entry_fr:literal;)?
            $(unnamed $unnamed_en:literal $unnamed_fr:literal;)?
            $(another $another_en:literal $another_fr:literal;)?
            $(further $further_en:literal $further_fr:literal;)?
            $(ignored $ignored:literal $ignored_about:literal;)?
            $(
                #[doc = $doc:literal]
                $field:ident: $kind:ident $(($arg:ident))? $(label $label_en:literal $label_fr:literal)?
                    $(ask $ask_en:literal $ask_fr:literal)? $(, $personal:ident)?;
            )*
        }
        $(rare $rare:ident {
            $(
                #[doc = $rare_doc:literal]
                $rare_field:ident: $rare_kind:ident $(($rare_arg:ident))? $(label $rare_label_en:literal $rare_label_fr:literal)?
                    $(ask $rare_ask_en:literal $rare_ask_fr:literal)?;
            )*
        })?
        $(usual $usual:literal)?
        $(known_by $known_by:ident)?
        $(period $start:ident $end:ident)?
        $(status $status:ident)?
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name<'a> {
            /// The index in the list as written.
            pub index: usize,
            /// The offset of the object.
            pub at: usize,
            /// What it states that may mean several things, or nothing that is known.
            pub doubts: $crate::domain::doubts::Doubts<'a, Self>,
            $(
                #[doc = $doc]
                pub $field: held!($kind $($arg)?),
            )*
            $(
                /// What few files state.
                pub rare: Option<Box<$rare<'a>>>,
            )?
        }

        $(
            #[doc = concat!("What few files state of [`", stringify!($name), "`].")]
            #[derive(Clone, Debug, Default, PartialEq)]
            pub struct $rare<'a> {
                $(
                    #[doc = $rare_doc]
                    pub $rare_field: held!($rare_kind $($rare_arg)?),
                )*
            }

            impl $name<'_> {
                /// What few files state, where this one does.
                #[must_use]
                pub fn rare(&self) -> Option<&$rare<'_>> {
                    self.rare.as_deref()
                }
            }
        )?

        impl<'a> $crate::domain::record::Object<'a> for $name<'a> {
            const FIELDS: &'static [$crate::domain::record::FieldInfo] = &[
                $($crate::domain::record::FieldInfo {
                    key: $ignored,
                    label: None,
                    question: None,
                    personal: false,
                },)?
                $($crate::domain::record::FieldInfo {
                    key: stringify!($field),
                    label: both!($($label_en $label_fr)?),
                    question: both!($($ask_en $ask_fr)?),
                    personal: is_personal!($($personal)?),
                },)*
                $($($crate::domain::record::FieldInfo {
                    key: stringify!($rare_field),
                    label: both!($($rare_label_en $rare_label_fr)?),
                    question: both!($($rare_ask_en $rare_ask_fr)?),
                    personal: false,
                },)*)?
            ];
            const KEYS: &'static [&'static str] =
                &[$($ignored,)? $(stringify!($field),)* $($(stringify!($rare_field),)*)?];
            const PARAMETERS: &'static [$crate::domain::value_type::Parameter] = &[
                $($crate::domain::value_type::Parameter::new($ignored, ValueType::Text, $ignored_about),)?
                $($crate::domain::value_type::Parameter::new(
                    stringify!($field),
                    type_of!($kind $($arg)?),
                    $crate::domain::record::doc($doc),
                ),)*
                $($($crate::domain::value_type::Parameter::new(
                    stringify!($rare_field),
                    type_of!($rare_kind $($rare_arg)?),
                    $crate::domain::record::doc($rare_doc),
                ),)*)?
            ];
            const INFO: $crate::domain::record::RecordInfo = $crate::domain::record::RecordInfo {
                entry: one_of!($([$entry_en, $entry_fr],)? ["entry", "élément"]),
                unnamed: one_of!($([$unnamed_en, $unnamed_fr],)? ["this entry", "cet élément"]),
                another: one_of!($([$another_en, $another_fr],)? ["Is there another one?", "Y en a-t-il un autre\u{a0}?"]),
                further: one_of!($([$further_en, $further_fr],)? ["Which one?", "Lequel\u{a0}?"]),
            };

            fn visit<V: $crate::domain::record::Visitor<'a>>(&mut self, index: usize, visitor: V) -> V::Output {
                #[expect(non_camel_case_types, reason = "they are the fields")]
                enum Key {
                    $(#[doc = $ignored] #[expect(dead_code, reason = "it counts")] Ignored,)?
                    $($field,)*
                    $($($rare_field,)*)?
                }
                match index {
                    $(_ if index == Key::$field as usize => visitor.$kind(&mut self.$field),)*
                    $($(_ if index == Key::$rare_field as usize => {
                        visitor.$rare_kind(&mut self.rare.get_or_insert_default().$rare_field)
                    })*)?
                    _ => visitor.ignored(),
                }
            }

            $(fn tidy(&mut self) {
                let _ = self.rare.take_if(|rare| **rare == $rare::default());
            })?

            $(fn period(
                &self,
            ) -> Option<$crate::domain::record::StatedPeriod> {
                Some($crate::domain::record::StatedPeriod {
                    start_key: stringify!($start),
                    end_key: stringify!($end),
                    start: self.$start,
                    end: self.$end,
                })
            })?

            $(fn status(&mut self) -> Option<&mut Option<$crate::domain::location::Located<$crate::domain::values::Status>>> {
                Some(&mut self.$status)
            })?

            fn new(index: usize, at: usize) -> Self {
                Self { index, at, ..Self::default() }
            }

            fn index(&self) -> usize {
                self.index
            }

            fn set_index(&mut self, index: usize) {
                self.index = index;
            }

            fn at(&self) -> usize {
                self.at
            }

            fn doubts(&mut self) -> &mut $crate::domain::doubts::Doubts<'a, Self> {
                &mut self.doubts
            }

            fn doubts_ref(&self) -> &$crate::domain::doubts::Doubts<'a, Self> {
                &self.doubts
            }

            $(fn known_by(&self) -> Option<&$crate::domain::values::Text<'a>> {
                self.$known_by.as_ref()
            })?

            fn entries(&self, key: &str) -> Option<&dyn $crate::domain::record::Entries<'a>> {
                match key {
                    $(stringify!($field) => entries_in!($kind self.$field),)*
                    _ => None,
                }
            }
        }

        $(impl<'a> $crate::domain::record::Entry<'a> for $name<'a> {
            const USUAL: usize = $usual;
        })?
    };
}

/// The first of one or two things.
macro_rules! one_of {
    ($first:expr, $second:expr) => {
        $first
    };
    ($only:expr) => {
        $only
    };
}

/// Whether the word `personal` stands there.
macro_rules! is_personal {
    () => {
        false
    };
    (personal) => {
        true
    };
}

pub(crate) use both;
pub(crate) use each_kind;
pub(crate) use entries_in;
pub(crate) use held;
pub(crate) use is_personal;
pub(crate) use one_of;
pub(crate) use record;
pub(crate) use type_of;
