//! What an applicant states, fact by fact, so that one of them can be changed and the applicant made anew.

use std::collections::BTreeMap;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Declared, Grade, Item, LanguageLevel, List, Years,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry};
use crate::domain::location::Located;
use crate::domain::record::{Entry, ListVisitor, Object, OnLists, Visitor, each_kind};
use crate::domain::values::Word;

/// Fields with their values. Entries of a list have the indexes from 0 up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StatedFacts(pub(super) Vec<(FieldPath, FieldValue<'static>)>);

impl StatedFacts {
    /// What an applicant states who states nothing but this; of answers and declarations the field itself.
    pub(super) fn of_change(change: &FactChange<'_>) -> Self {
        if let FactChange::Field(field_path, value) = change {
            return Self(vec![(*field_path, owned(value))]);
        }
        let mut applicant = change.apply(Applicant::default());
        let each = Applicant::KEYS.iter().enumerate().flat_map(|(place, section)| {
            let of_section = applicant.visit(place, ReadFacts);
            of_section.into_iter().map(|(index, field, value)| (FieldPath { section, index, field }, value))
        });
        Self(each.collect())
    }

    /// An entry of a list with these fields.
    pub(super) fn entry(
        section: &'static str,
        fields: impl IntoIterator<Item = (&'static str, FieldValue<'static>)>,
    ) -> Self {
        let at = |field| FieldPath::of_entry(section, 0, field);
        Self(fields.into_iter().map(|(field, value)| (at(field), value)).collect())
    }

    /// With another value of one of them, by its place.
    pub(super) fn with(&self, place: usize, value: FieldValue<'static>) -> Self {
        let mut facts = self.clone();
        if let Some((_, stated)) = facts.0.get_mut(place) {
            *stated = value;
        }
        facts
    }

    /// With those of others: what is stated already stays, and entries are further ones.
    pub(super) fn and(mut self, others: &Self) -> Self {
        let own = self.counts();
        for (path, value) in &others.0 {
            let index = path.index.map(|index| index + own.get(path.section).copied().unwrap_or(0));
            let path = FieldPath { index, ..*path };
            if !self.0.iter().any(|(stated, _)| *stated == path) {
                self.0.push((path, value.clone()));
            }
        }
        self
    }

    /// With those of others: of a list that has entries, no further ones.
    pub(super) fn and_first(self, others: &Self) -> Self {
        let has_some = others.list().is_some_and(|list| self.counts().contains_key(list));
        if has_some { self } else { self.and(others) }
    }

    /// The part of the record that it is about.
    pub(super) fn section(&self) -> &'static str {
        self.0.first().map_or("", |(path, _)| path.section)
    }

    /// How many entries each list has.
    fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for path in self.0.iter().map(|(path, _)| path) {
            if let Some(index) = path.index {
                let count: &mut usize = counts.entry(path.section).or_default();
                *count = (*count).max(index + 1);
            }
        }
        counts
    }

    /// The list that it is one entry of; none where it is something else.
    pub(super) fn list(&self) -> Option<&'static str> {
        self.0.first().filter(|(path, _)| path.index.is_some()).map(|(path, _)| path.section)
    }

    /// The applicant who states this.
    pub(super) fn applicant(&self) -> Applicant<'static> {
        let mut applicant = Applicant::default();
        for (section, count) in self.counts() {
            for entry in (0..count).filter_map(|_| NewEntry::blank(section)) {
                applicant = FactChange::Entry(entry).apply(applicant);
            }
        }
        self.0
            .iter()
            .fold(applicant, |applicant, (path, value)| FactChange::Field(*path, value.clone()).apply(applicant))
    }
}

/// States of a list that there is nothing in it, where it is not stated.
pub(super) fn state_empty(applicant: &mut Applicant<'_>, section: &str) {
    struct StateEmpty;

    impl<'a> ListVisitor<'a> for StateEmpty {
        type Output = ();

        fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) {
            list.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
        }

        fn names(self, list: &mut Option<List<Item<'a>>>) {
            list.get_or_insert_with(|| List { at: 0, entries: Vec::new() });
        }

        fn object<T: Object<'a>>(self) {}

        fn other(self) {}
    }

    if let Some(place) = Applicant::KEYS.iter().position(|key| *key == section) {
        applicant.visit(place, OnLists(StateEmpty));
    }
}

/// A value that borrows nothing.
fn owned(value: &FieldValue<'_>) -> FieldValue<'static> {
    let text = |text: &str| text.to_owned().into();
    match value {
        FieldValue::Text(word) => FieldValue::Text(text(word)),
        FieldValue::Texts(words) => FieldValue::Texts(words.iter().map(|word| text(word)).collect()),
        FieldValue::NoEntries => FieldValue::NoEntries,
        FieldValue::Date(date) => FieldValue::Date(*date),
        FieldValue::Moment(moment) => FieldValue::Moment(*moment),
        FieldValue::Flag(flag) => FieldValue::Flag(*flag),
        FieldValue::Years(years) => FieldValue::Years(Years { text: text(&years.text), ..*years }),
        FieldValue::Amount(amount) => FieldValue::Amount(Amount { text: text(&amount.text), ..*amount }),
        FieldValue::Answer(answer) => FieldValue::Answer(match answer {
            AnswerValue::Boolean(flag) => AnswerValue::Boolean(*flag),
            AnswerValue::Number(number) => AnswerValue::Number(text(number)),
            AnswerValue::Text(word) => AnswerValue::Text(text(word)),
        }),
        FieldValue::ExperienceKind(kind) => FieldValue::ExperienceKind(*kind),
        FieldValue::Level(level) => FieldValue::Level(*level),
        FieldValue::Status(status) => FieldValue::Status(*status),
        FieldValue::Sector(sector) => FieldValue::Sector(*sector),
        FieldValue::Kind(kind) => FieldValue::Kind(*kind),
    }
}

/// Reads what a field holds: the index of an entry and the key below the field, where it has them, and the value.
struct ReadFacts;

type ReadFact = (Option<usize>, Option<&'static str>, FieldValue<'static>);

fn of_field<T>(field: Option<&Located<T>>, value: impl FnOnce(&T) -> FieldValue<'static>) -> Vec<ReadFact> {
    field.map(|field| (None, None, value(&field.value))).into_iter().collect()
}

/// The fields of an object.
fn of_object<'a, T: Object<'a>>(object: &mut T, index: Option<usize>) -> Vec<ReadFact> {
    let each = T::KEYS.iter().enumerate();
    let each =
        each.flat_map(|(place, key)| object.visit(place, ReadFacts).into_iter().map(move |(.., value)| (key, value)));
    each.map(|(key, value)| (index, Some(*key), value)).collect()
}

impl<'a> Visitor<'a> for ReadFacts {
    type Output = Vec<ReadFact>;

    each_kind! { text isced_f: |self, field| of_field(field.as_ref(), |text| FieldValue::Text(text.to_string().into())) }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |date| FieldValue::Date(*date))
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |moment| FieldValue::Moment(*moment))
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |flag| FieldValue::Flag(*flag))
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |word| word.value())
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |years| owned(&FieldValue::Years(years.clone())))
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |amount| owned(&FieldValue::Amount(amount.clone())))
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> Vec<ReadFact> {
        of_field(field.as_ref(), |grade| match grade {
            Grade::Number(number) => FieldValue::Amount(Amount::read(number.to_string())),
            Grade::Label(label) => FieldValue::Text(label.to_string().into()),
        })
    }

    /// Proposals state one level of all skills.
    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> Vec<ReadFact> {
        match field.as_ref().map(|level| &level.value) {
            Some(LanguageLevel::Overall(label)) => vec![(None, None, FieldValue::Text(label.to_string().into()))],
            Some(LanguageLevel::BySkill(_)) | None => Vec::new(),
        }
    }

    each_kind! { texts names: |self, list| {
        let items = list.iter().flat_map(|list| &list.entries);
        items.map(|item| (Some(item.index), None, FieldValue::Text(item.text.value.to_string().into()))).collect()
    } }

    fn answers(self, _: &mut Option<List<Answer<'a>>>) -> Vec<ReadFact> {
        Vec::new()
    }

    fn declarations(self, _: &mut Option<List<Declared<'a>>>) -> Vec<ReadFact> {
        Vec::new()
    }

    fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) -> Vec<ReadFact> {
        let entries = list.iter_mut().flat_map(|list| list.entries.iter_mut().enumerate());
        entries.flat_map(|(index, entry)| of_object(entry, Some(index))).collect()
    }

    fn object<T: Object<'a>>(self, object: &mut Option<T>) -> Vec<ReadFact> {
        object.iter_mut().flat_map(|object| of_object(object, None)).collect()
    }

    fn ignored(self) -> Vec<ReadFact> {
        Vec::new()
    }
}
