//! Something an applicant could state beside, or in place of, what the file says: one fact, and the place it belongs to.

use std::borrow::Cow;
use std::fmt;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Competency, Declared, Document, DrivingLicence, Education, Experience,
    Grade, ItSkill, Item, LanguageLevel, LanguageSkill, List, Residence, Text, Years,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::doubts::Doubt;
use crate::domain::location::{Located, Location};
use crate::domain::record::{Entry, Object, Visitor, position};
pub use crate::domain::values::FieldValue;
use crate::domain::values::Word;

mod removal;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "few are made, and none is kept")]
pub enum FactChange<'a> {
    /// One more entry of a list.
    Entry(NewEntry<'a>),
    /// A value where there was none, or another one.
    Field(FieldPath, FieldValue<'a>),
}

/// Declares the lists of objects of which an entry can be proposed.
///
/// A line `Document(Document) in documents;` becomes the variant `Document(Document<'a>)` of [`NewEntry`], and in its methods
/// the arms that say of this list what they say of each:
///
/// ```text
/// Self::Document(_) => ("documents", applicant.documents.is_some()),                                     in `section`
/// "documents" => Some(Self::Document(Document::default())),                                              in `blank`
/// Self::Document(entry) => push(&mut applicant.documents, |index| Document { index, ..entry }),          in `add`
/// ```
///
/// Nationalities, which are names and no objects, have their arms beside these.
macro_rules! new_entries {
    ($($(#[doc = $about:literal])? $variant:ident($entry:ident) in $list:ident;)+) => {
        /// An entry of one of the lists.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NewEntry<'a> {
            Nationality(Cow<'a, str>),
            $($(#[doc = $about])? $variant($entry<'a>),)+
        }

        impl<'a> NewEntry<'a> {
            /// The list it belongs to, and whether it is there.
            fn section(&self, applicant: &Applicant<'_>) -> (&'static str, bool) {
                match self {
                    Self::Nationality(_) => ("nationalities", applicant.nationalities.is_some()),
                    $(Self::$variant(_) => (stringify!($list), applicant.$list.is_some()),)+
                }
            }

            /// An entry of a list that states nothing.
            #[must_use]
            pub fn blank(section: &str) -> Option<Self> {
                match section {
                    "nationalities" => Some(Self::Nationality(Cow::Borrowed(""))),
                    $(stringify!($list) => Some(Self::$variant($entry::default())),)+
                    _ => None,
                }
            }

            fn add(self, applicant: &mut Applicant<'a>) {
                match self {
                    Self::Nationality(name) => {
                        push(&mut applicant.nationalities, |index| Item { index, text: stated(name), is_number: false });
                    }
                    $(Self::$variant(entry) => push(&mut applicant.$list, |index| $entry { index, ..entry }),)+
                }
            }

            /// Puts it in the place of the entry at a position of its list, if that is there.
            pub fn put_at(self, position: usize, applicant: &mut Applicant<'a>) {
                match self {
                    Self::Nationality(name) => {
                        let entries = applicant.nationalities.iter_mut().flat_map(|list| &mut list.entries);
                        entries.skip(position).take(1).for_each(|item| item.text.value = name.clone());
                    }
                    $(Self::$variant(entry) => {
                        let entries = applicant.$list.as_mut().map(|list| &mut list.entries);
                        if let Some(place) = entries.and_then(|entries| entries.get_mut(position)) {
                            *place = entry;
                        }
                    })+
                }
            }

            /// The entries of a list, each with the values that it may have if these are several.
            #[must_use]
            pub fn with_variants(section: &str, applicant: &Applicant<'a>) -> Vec<(Self, Vec<Self>)> {
                match section {
                    "nationalities" => {
                        let entries = applicant.nationalities.iter().flat_map(|list| &list.entries);
                        entries.map(|item| (Self::Nationality(item.text.value.clone()), Vec::new())).collect()
                    }
                    $(stringify!($list) => {
                        let entries = applicant.$list.iter().flat_map(|list| &list.entries);
                        let with_variants = |entry: &$entry<'a>| {
                            let variants = entry.doubts.variants(entry).iter().cloned();
                            (Self::$variant(entry.clone()), variants.map(Self::$variant).collect())
                        };
                        entries.map(with_variants).collect()
                    })+
                    _ => Vec::new(),
                }
            }
        }
    };
}

new_entries! {
    Education(Education) in education;
    Language(LanguageSkill) in languages;
    /// An IT tool.
    ItSkill(ItSkill) in it_skills;
    /// An employment.
    Experience(Experience) in experience;
    Competency(Competency) in competencies;
    Document(Document) in documents;
    /// A time of living in a country.
    Residence(Residence) in residence;
    /// One category of a driving licence.
    DrivingLicence(DrivingLicence) in driving_licences;
}

/// A field of the record, of an entry of a list, or of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath {
    /// The field of the record.
    pub section: &'static str,
    /// The index of the entry in the list as written.
    pub index: Option<usize>,
    /// The field of the entry, or of the application.
    pub field: Option<&'static str>,
}

impl FieldPath {
    /// A field of the record itself.
    #[must_use]
    pub const fn of_record(section: &'static str) -> Self {
        Self { section, index: None, field: None }
    }

    /// A field of an entry.
    #[must_use]
    pub const fn of_entry(section: &'static str, index: usize, field: &'static str) -> Self {
        Self { section, index: Some(index), field: Some(field) }
    }

    /// A field of the application.
    #[must_use]
    pub const fn of_application(field: &'static str) -> Self {
        Self { section: "application", index: None, field: Some(field) }
    }
}

impl FieldPath {
    /// The offset of its value, a field of the record or of the application, if that is stated and cannot be understood.
    #[must_use]
    pub fn unreadable_in(self, applicant: &Applicant<'_>) -> Option<usize> {
        let at = |doubt: Option<&Doubt>| doubt.filter(|doubt| doubt.is_unreadable).map(|doubt| doubt.at);
        match (self.index, self.field) {
            (None, None) => at(applicant.doubts.of(self.section)),
            (None, Some(field)) => {
                let application = applicant.application.as_ref()?;
                if application.doubts.is_whole() { Some(application.at) } else { at(application.doubts.of(field)) }
            }
            (Some(_), _) => None,
        }
    }
}

impl FieldPath {
    /// The applicant who does not state it: a field, an entry of a list (those behind it move up), or, without an index, the
    /// list. The last entry of a list takes the list with it, since an empty one would state that there is none.
    ///
    /// ```
    /// use eligible::internal::domain::applicant::Applicant;
    /// use eligible::internal::domain::fact_change::{FactChange, FieldPath, NewEntry};
    /// let entry = |code: &'static str| FactChange::Entry(NewEntry::Nationality(code.into()));
    /// let both = entry("BE").apply(entry("JP").apply(Applicant::default()));
    /// let first = FieldPath { index: Some(0), ..FieldPath::of_record("nationalities") };
    /// let one = first.remove_from(both);
    /// assert_eq!(one.nationalities.as_ref().unwrap().entries[0].text.value, "BE");
    /// assert_eq!(first.remove_from(one), Applicant::default());
    /// ```
    #[must_use]
    pub fn remove_from(self, mut applicant: Applicant<'_>) -> Applicant<'_> {
        removal::RemoveValue { index: self.index, field: self.field }.from(&mut applicant, self.section);
        applicant
    }
}

/// The JSON pointer (RFC 6901) in the applicant's file.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Location { section: self.section, index: self.index, field: self.field, at: 0 }.fmt(f)
    }
}

impl<'a> FactChange<'a> {
    /// The applicant who states this too.
    ///
    /// ```
    /// use eligible::internal::domain::applicant::Applicant;
    /// use eligible::internal::domain::fact_change::{FactChange, NewEntry};
    /// let stated = FactChange::Entry(NewEntry::Nationality("BE".into())).apply(Applicant::default());
    /// assert_eq!(stated.nationalities.unwrap().entries[0].text.value, "BE");
    /// ```
    #[must_use]
    pub fn apply(&self, mut applicant: Applicant<'a>) -> Applicant<'a> {
        match self {
            Self::Entry(entry) => entry.clone().add(&mut applicant),
            Self::Field(FieldPath { section, index, field }, value) => {
                let put = PutValue { index: *index, field: *field, value: value.clone(), at: 0 };
                let is_taken = put.into_record(&mut applicant, section);
                debug_assert!(is_taken, "{section} {index:?} {field:?} does not take {value:?}");
            }
        }
        applicant
    }

    /// The value that is put into a field.
    #[must_use]
    pub const fn value(&self) -> Option<&FieldValue<'a>> {
        match self {
            Self::Entry(_) => None,
            Self::Field(_, value) => Some(value),
        }
    }

    /// The field of the record it belongs to.
    #[must_use]
    pub fn section(&self) -> &'static str {
        match self {
            Self::Entry(entry) => entry.section(&Applicant::default()).0,
            Self::Field(field_path, _) => field_path.section,
        }
    }

    /// Where it goes in the applicant's file, as a JSON pointer (RFC 6901): the field; for one more entry of a list that
    /// is there `-` after it (RFC 6902), and the list itself where it is absent.
    #[must_use]
    pub fn pointer(&self, applicant: &Applicant<'_>) -> String {
        match self {
            Self::Entry(entry) => {
                let (section, is_there) = entry.section(applicant);
                if is_there { format!("/{section}/-") } else { format!("/{section}") }
            }
            Self::Field(field_path, _) => field_path.to_string(),
        }
    }

    /// An applicant who states nothing else, and the pointer at which it is there.
    #[must_use]
    pub fn alone(&self) -> (Applicant<'a>, String) {
        match self {
            Self::Entry(entry) => {
                let section = entry.section(&Applicant::default()).0;
                (self.apply(Applicant::default()), format!("/{section}/0"))
            }
            Self::Field(field_path, value) => {
                let field_path = FieldPath { index: field_path.index.map(|_| 0), ..*field_path };
                let mut applicant = Applicant::default();
                if let (Some(_), Some(entry)) = (field_path.index, NewEntry::blank(field_path.section)) {
                    entry.add(&mut applicant);
                }
                (Self::Field(field_path, value.clone()).apply(applicant), field_path.to_string())
            }
        }
    }

    /// Whether both put a value into the same field.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Field(one, _), Self::Field(two, _)) if one == two)
    }
}

/// A value that is in no file.
pub const fn stated<T>(value: T) -> Located<T> {
    Located { value, at: 0 }
}

/// An entry of a list, which knows its index in the list as written.
trait Indexed {
    fn index(&self) -> usize;

    fn set_index(&mut self, index: usize);
}

impl Indexed for Item<'_> {
    fn index(&self) -> usize {
        self.index
    }

    fn set_index(&mut self, index: usize) {
        self.index = index;
    }
}

impl<'a, T: Entry<'a>> Indexed for T {
    fn index(&self) -> usize {
        Object::index(self)
    }

    fn set_index(&mut self, index: usize) {
        Object::set_index(self, index);
    }
}

/// Adds an entry, made with the index after the last one.
fn push<T: Indexed>(list: &mut Option<List<T>>, entry: impl FnOnce(usize) -> T) {
    let list = list.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
    let index = list.entries.iter().map(Indexed::index).max().map_or(0, |last| last + 1);
    list.entries.push(entry(index));
}

/// Puts a value into a field, and says whether the field took it: it does not if it holds values of another kind, or if
/// the entry is not there.
struct PutValue<'a> {
    /// The index of the entry of a list, if the value goes into one.
    index: Option<usize>,
    /// The key of the field of an entry or an object, and below it of an answer or a declaration.
    field: Option<&'static str>,
    value: FieldValue<'a>,
    /// The offset of the value.
    at: usize,
}

/// Puts a value that is stated at an offset into a field of an object, and says whether the field took it.
pub fn put<'a, T: Object<'a>>(object: &mut T, key: &str, value: FieldValue<'a>, at: usize) -> bool {
    PutValue { index: None, field: None, value, at }.into_record(object, key)
}

impl<'a> PutValue<'a> {
    fn into_record<T: Object<'a>>(self, record: &mut T, key: &str) -> bool {
        record.doubts().settle(key);
        position::<T>(key).is_some_and(|index| record.visit(index, self))
    }

    /// The value goes into a field of an object: the key of that field, and what is below it.
    fn into_field_of<T: Object<'a>>(self, object: &mut T) -> bool {
        let Some(field) = self.field else { return false };
        let (key, below) = field.split_once('/').map_or((field, None), |(key, below)| (key, Some(below)));
        Self { index: None, field: below, ..self }.into_record(object, key)
    }

    fn put<T>(field: &mut Option<Located<T>>, at: usize, value: Option<T>) -> bool {
        let is_taken = value.is_some();
        if let Some(value) = value {
            *field = Some(Located { value, at });
        }
        is_taken
    }
}

impl<'a> Visitor<'a> for PutValue<'a> {
    type Output = bool;

    fn text(self, field: &mut Option<Text<'a>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Text(text) = self.value { Some(text) } else { None })
    }

    fn isced_f(self, field: &mut Option<Text<'a>>) -> bool {
        self.text(field)
    }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Date(date) = self.value { Some(date) } else { None })
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Moment(moment) = self.value { Some(moment) } else { None })
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Flag(flag) = self.value { Some(flag) } else { None })
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> bool {
        Self::put(field, self.at, T::of(&self.value))
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Years(years) = self.value { Some(years) } else { None })
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> bool {
        Self::put(field, self.at, if let FieldValue::Amount(amount) = self.value { Some(amount) } else { None })
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> bool {
        let grade = match self.value {
            FieldValue::Amount(amount) => Some(Grade::Number(amount.text)),
            FieldValue::Text(label) => Some(Grade::Label(label)),
            _ => None,
        };
        Self::put(field, self.at, grade)
    }

    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> bool {
        Self::put(
            field,
            self.at,
            if let FieldValue::Text(label) = self.value { Some(LanguageLevel::Overall(label)) } else { None },
        )
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> bool {
        match (self.index, self.value) {
            (None, FieldValue::Texts(texts)) => {
                let entries = texts.into_iter().enumerate().map(|(index, text)| Item {
                    index,
                    text: stated(text),
                    is_number: false,
                });
                *field = Some(List { at: 0, entries: entries.collect() });
                true
            }
            (Some(index), FieldValue::Text(text)) => {
                let entry = field.as_mut().and_then(|list| list.entries.iter_mut().find(|entry| entry.index == index));
                entry.map(|entry| entry.text = stated(text)).is_some()
            }
            _ => false,
        }
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> bool {
        self.texts(field)
    }

    fn answers(self, field: &mut Option<List<Answer<'a>>>) -> bool {
        let value = match self.value {
            FieldValue::Answer(value) => value,
            FieldValue::Flag(flag) => AnswerValue::Boolean(flag),
            FieldValue::Text(text) => AnswerValue::Text(text),
            _ => return false,
        };
        let Some(question) = self.field else { return false };
        let list = field.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
        list.entries.retain(|answer| answer.question != question);
        list.entries.push(Answer { question: Cow::Borrowed(question), value: stated(value) });
        true
    }

    fn declarations(self, field: &mut Option<List<Declared<'a>>>) -> bool {
        let (Some(name), FieldValue::Flag(flag)) = (self.field, self.value) else { return false };
        let list = field.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
        list.entries.retain(|declared| declared.name != name);
        list.entries.push(Declared { name: Cow::Borrowed(name), value: stated(flag) });
        true
    }

    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> bool {
        if let (None, FieldValue::NoEntries) = (self.index, &self.value) {
            *field = Some(List { at: self.at, entries: Vec::new() });
            return true;
        }
        let entries = field.iter_mut().flat_map(|list| &mut list.entries);
        let entry = entries.into_iter().find(|entry| Some(Object::index(*entry)) == self.index);
        entry.is_some_and(|entry| self.into_field_of(entry))
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> bool {
        self.into_field_of(field.get_or_insert_default())
    }

    fn ignored(self) -> bool {
        false
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::domain::applicant::{leave_open, lists_present};
    use crate::domain::value_type::ValueType;

    /// The keys of the lists of objects.
    fn lists() -> Vec<&'static str> {
        let are_lists =
            Applicant::PARAMETERS.iter().filter(|field| matches!(field.form, ValueType::List(ValueType::Table(_))));
        are_lists.map(|field| field.name).collect()
    }

    #[test]
    fn an_entry_of_every_list_can_be_proposed() {
        assert!(lists().contains(&"driving_licences"), "{:?}", lists());
        for list in lists() {
            let change = FactChange::Entry(NewEntry::blank(list).unwrap());
            assert_eq!(change.section(), list);
            assert_eq!(change.pointer(&Applicant::default()), format!("/{list}"));
            let mut once = change.apply(Applicant::default());
            assert_eq!(lists_present(&mut once), [list]);
            assert_eq!(change.pointer(&once), format!("/{list}/-"));
            let (alone, pointer) = change.alone();
            assert_eq!((alone, pointer), (once.clone(), format!("/{list}/0")));
            // A second one is an entry of its own: the list has what stands for further ones behind both.
            let mut twice = change.apply(once);
            leave_open(&mut twice, None);
            let entries = twice.entries(list).unwrap();
            assert_eq!([0, 1, 2, 3].map(|index| entries.is_further(index)), [false, false, true, false], "{list}");
        }
        assert_eq!(NewEntry::blank("date_of_birth"), None);
    }

    #[test]
    fn what_is_removed_is_not_stated_and_the_rest_stays() {
        let field = |field| FieldPath::of_entry("languages", 1, field);
        let text = |text: &'static str| FieldValue::Text(text.into());
        let mut applicant = Applicant::default();
        for language in ["en", "fr", "de"] {
            let language = Some(stated(language.into()));
            let entry = NewEntry::Language(LanguageSkill { language, ..LanguageSkill::default() });
            applicant = FactChange::Entry(entry).apply(applicant);
        }
        let before = applicant.clone();
        applicant = FactChange::Field(field("level"), text("B2")).apply(applicant);
        assert_eq!(field("level").remove_from(applicant), before);
        let entry = FieldPath { field: None, ..field("level") };
        let rest = entry.remove_from(before.clone()).languages.unwrap().entries;
        let rest: Vec<_> = rest.iter().map(|entry| (entry.index, &*entry.language.as_ref().unwrap().value)).collect();
        assert_eq!(rest, [(0, "en"), (1, "de")]);
        assert_eq!(FieldPath::of_record("languages").remove_from(before), Applicant::default());
        // One answer of two, one declaration of two, and the last of each.
        let (drives, smokes) = (FieldPath { field: Some("drives"), ..FieldPath::of_record("answers") }, "smokes");
        let smokes = FieldPath { field: Some(smokes), ..drives };
        let flag = |path| FactChange::Field(path, FieldValue::Flag(true));
        let both = flag(drives).apply(flag(smokes).apply(Applicant::default()));
        assert_eq!(drives.remove_from(both.clone()), flag(smokes).apply(Applicant::default()));
        assert_eq!(drives.remove_from(smokes.remove_from(both)).answers, None);
        let declared = FieldPath::of_application("declarations/relatives");
        let declarations = |applicant: Applicant<'_>| applicant.application.unwrap().declarations.is_some();
        assert!(declarations(flag(declared).apply(Applicant::default())));
        assert!(!declarations(declared.remove_from(flag(declared).apply(Applicant::default()))));
    }

    #[test]
    fn a_field_of_a_licence_is_stated_in_its_entry() {
        let licence = DrivingLicence { category: Some(stated("B".into())), ..DrivingLicence::default() };
        let applicant = FactChange::Entry(NewEntry::DrivingLicence(licence)).apply(Applicant::default());
        let issued = FieldPath::of_entry("driving_licences", 0, "issued");
        let day = PartialDate::parse("2020-05-17").unwrap();
        let change = FactChange::Field(issued, FieldValue::Date(day));
        let applicant = change.apply(applicant);
        let licences = applicant.driving_licences.map(|list| list.entries).unwrap_or_default();
        let expected = DrivingLicence {
            category: Some(stated("B".into())),
            issued: Some(stated(day)),
            ..DrivingLicence::default()
        };
        assert_eq!(licences, [expected]);
        assert_eq!(change.alone().1, "/driving_licences/0/issued");
    }
}
