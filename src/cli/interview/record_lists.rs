//! The lists of the record by their names.

use crate::domain::applicant::{Applicant, Item, List};
use crate::domain::fact_change::FieldPath;
use crate::domain::record::{Entry, ListVisitor, Object, OnLists, position};

/// The lists of which an entry is begun by its first field, and the order in which its fields are asked.
pub(super) const LISTS: [(&str, &[&str]); 6] = [
    ("nationalities", &[]),
    ("education", &["level", "status", "end", "field", "start", "years_completed", "final_stage"]),
    ("languages", &["language", "level"]),
    ("it_skills", &["name", "level"]),
    ("experience", &["sector", "employer", "start", "end"]),
    ("documents", &["kind", "name", "dates_shown", "issued", "valid_until", "language", "translated"]),
];

/// Whether a slot is a list of entries as a whole.
pub(super) fn is_list(field_path: FieldPath) -> bool {
    field_path.index.is_none()
        && field_path.field.is_none()
        && LISTS.iter().any(|(section, _)| *section == field_path.section)
}

/// The place of a field in the order in which the fields of its entry are asked.
pub(super) fn rank(field_path: FieldPath) -> usize {
    let fields = LISTS.iter().find(|(section, _)| *section == field_path.section).map_or(&[][..], |(_, fields)| fields);
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

        fn names(self, _: &mut Option<List<Item<'a>>>) -> Option<usize> {
            None
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
