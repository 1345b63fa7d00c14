//! Taking a value out of what an applicant states.

use super::Indexed;
use crate::domain::applicant::{Answer, Declared, List};
use crate::domain::location::Located;
use crate::domain::record::{Entry, Object, Visitor, each_kind, position};
use crate::domain::values::Word;

/// Takes a value out of a field: all of it, an entry of the list in it, or what is in a field below it.
pub(super) struct RemoveValue {
    /// The index of the entry of a list, if one is taken out or something of it.
    pub(super) index: Option<usize>,
    /// The key below the field, and what is below that.
    pub(super) field: Option<&'static str>,
}

impl RemoveValue {
    pub(super) fn from<'a, T: Object<'a>>(self, object: &mut T, key: &str) {
        object.doubts().settle(key);
        if let Some(index) = position::<T>(key) {
            object.visit(index, self);
        }
        object.tidy();
    }

    /// The value is in a field of an object: the key of that field, and what is below it.
    fn from_field_of<'a, T: Object<'a>>(object: &mut T, field: &'static str) {
        let (key, below) = field.split_once('/').map_or((field, None), |(key, below)| (key, Some(below)));
        Self { index: None, field: below }.from(object, key);
    }

    /// An entry of a list, or the list.
    fn from_list<T: Indexed>(index: Option<usize>, list: &mut Option<List<T>>) {
        let Some(entries) = list.as_mut().map(|list| &mut list.entries) else { return };
        match index {
            Some(index) => entries.retain(|entry| entry.index() != index),
            None => entries.clear(),
        }
        for entry in entries.iter_mut().filter(|entry| index.is_some_and(|index| entry.index() > index)) {
            entry.set_index(entry.index() - 1);
        }
        if entries.is_empty() {
            *list = None;
        }
    }
}

impl<'a> Visitor<'a> for RemoveValue {
    type Output = ();

    each_kind! { text isced_f date moment flag years amount grade level: |self, field| *field = None }

    each_kind! { texts names: |self, list| Self::from_list(self.index, list) }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) {
        *field = None;
    }

    fn answers(self, list: &mut Option<List<Answer<'a>>>) {
        let Some(entries) = list.as_mut().map(|list| &mut list.entries) else { return };
        entries.retain(|answer| Some(&*answer.question) != self.field);
        list.take_if(|list| list.entries.is_empty());
    }

    fn declarations(self, list: &mut Option<List<Declared<'a>>>) {
        let Some(entries) = list.as_mut().map(|list| &mut list.entries) else { return };
        entries.retain(|declared| Some(&*declared.name) != self.field);
        list.take_if(|list| list.entries.is_empty());
    }

    fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) {
        let Some(field) = self.field else { return Self::from_list(self.index, list) };
        let mut entries = list.iter_mut().flat_map(|list| &mut list.entries);
        if let Some(entry) = entries.find(|entry| Some(Object::index(*entry)) == self.index) {
            Self::from_field_of(entry, field);
        }
    }

    fn object<T: Object<'a>>(self, object: &mut Option<T>) {
        match (self.field, &mut *object) {
            (Some(field), Some(object)) => Self::from_field_of(object, field),
            (Some(_), None) => {}
            (None, _) => *object = None,
        }
    }

    fn ignored(self) {}
}
