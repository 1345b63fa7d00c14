//! The lists of the record by their names.

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, Item, List, asked_fields, field_info, leave_open};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry};
use crate::domain::record::{Entry, ListVisitor, Object, OnLists, position};

/// The order in which the fields of an entry are asked, where that is not the order of the file: first what people think of
/// first.
const ORDERS: [(&str, &[&str]); 3] = [
    ("education", &["level", "status", "end", "field", "start", "years_completed", "final_stage"]),
    ("experience", &["sector", "employer", "start", "end"]),
    ("documents", &["kind", "name", "dates_shown", "country", "issued", "valid_until", "language", "translated"]),
];

/// Whether a list is asked for: it has a question. That of competencies has none, as each of them is asked for by itself.
pub(super) fn is_asked_list(section: &str) -> bool {
    NewEntry::blank(section).is_some() && field_info(section, None).is_some_and(|info| info.question.is_some())
}

/// Whether a slot is a list of entries as a whole.
pub(super) fn is_list(field_path: FieldPath) -> bool {
    field_path.index.is_none() && field_path.field.is_none() && is_asked_list(field_path.section)
}

/// The fields of an entry of a list in the order in which they are asked: the first begins the entry. The entries of a list of
/// names have none.
fn fields(section: &str) -> Vec<&'static str> {
    if !is_asked_list(section) {
        return Vec::new();
    }
    match ORDERS.iter().find(|(list, _)| *list == section) {
        Some((_, fields)) => fields.to_vec(),
        None => asked_fields(section).collect(),
    }
}

/// The first field of an entry that is asked.
pub(super) fn first_field(section: &str) -> Option<&'static str> {
    fields(section).first().copied()
}

/// The place of a field in the order in which the fields of its entry are asked.
pub(super) fn rank(field_path: FieldPath) -> usize {
    let fields = fields(field_path.section);
    fields.iter().position(|field| Some(*field) == field_path.field).unwrap_or(fields.len())
}

/// The index of the last entry of a list; 0 if there is none.
pub(super) fn last_index(applicant: &Applicant<'_>, section: &str) -> usize {
    struct LastIndex;
    impl<'a> ListVisitor<'a> for LastIndex {
        type Output = Option<usize>;

        fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) -> Option<usize> {
            list.iter().flat_map(|list| &list.entries).map(Object::index).max()
        }

        fn names(self, list: &mut Option<List<Item<'a>>>) -> Option<usize> {
            list.iter().flat_map(|list| &list.entries).map(|item| item.index).max()
        }

        fn object<T: Object<'a>>(self) -> Option<usize> {
            None
        }

        fn other(self) -> Option<usize> {
            None
        }
    }
    let index = position::<Applicant<'_>>(section);
    index.and_then(|index| applicant.clone().visit(index, OnLists(LastIndex))).unwrap_or(0)
}

/// States that a list has no entries.
pub(super) fn state_none(applicant: &mut Applicant<'_>, section: &str) {
    struct StateNone;
    impl<'a> ListVisitor<'a> for StateNone {
        type Output = ();

        fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) {
            *list = Some(List { at: 0, entries: Vec::new() });
        }

        fn names(self, list: &mut Option<List<Item<'a>>>) {
            *list = Some(List { at: 0, entries: Vec::new() });
        }

        fn object<T: Object<'a>>(self) {}

        fn other(self) {}
    }
    if let Some(index) = position::<Applicant<'_>>(section) {
        applicant.visit(index, OnLists(StateNone));
    }
}

/// States that a list is complete, or that it may have further entries, as the file says it (`incomplete`).
pub(super) fn state_complete(applicant: &mut Applicant<'_>, section: &'static str, is_complete: bool) {
    let further = applicant.entries(section).and_then(|entries| {
        let mut indices = 0..=last_index(applicant, section);
        indices.find(|index| entries.is_further(*index))
    });
    let marked = applicant.incomplete.iter().flat_map(|list| &list.entries);
    let mut names: Vec<Cow<'_, str>> = marked.map(|item| Cow::Owned(item.text.value.to_string())).collect();
    let is_marked = names.iter().any(|name| *name == section);
    names.retain(|name| *name != section);
    match further {
        Some(_) if !is_complete => return,
        None if is_complete && !is_marked => return,
        Some(index) => {
            let path = FieldPath { index: Some(index), ..FieldPath::of_record(section) };
            *applicant = path.remove_from(std::mem::take(applicant));
        }
        None if is_complete => {}
        None => {
            leave_open(applicant, Some(&[section.replace('_', " ")]));
            names.push(section.into());
        }
    }
    let incomplete = FieldPath::of_record("incomplete");
    *applicant = if names.is_empty() {
        incomplete.remove_from(std::mem::take(applicant))
    } else {
        let names = names.into_iter().map(|name| name.into_owned().into()).collect();
        FactChange::Field(incomplete, FieldValue::Texts(names)).apply(std::mem::take(applicant))
    };
}
