//! The lists of the record by their names.

use crate::domain::applicant::{Applicant, Item, List, asked_fields, field_info};
use crate::domain::fact_change::{FieldPath, NewEntry};
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
