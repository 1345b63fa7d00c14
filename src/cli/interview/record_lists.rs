//! The lists of the record by their names.

use crate::domain::applicant::{Applicant, List};
use crate::domain::fact_change::FieldPath;

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

/// The index of the last entry of a list.
pub(super) fn last_index(applicant: &Applicant<'_>, section: &str) -> usize {
    fn last<T>(list: Option<&List<T>>, index: impl Fn(&T) -> usize) -> usize {
        list.and_then(|list| list.entries.iter().map(index).max()).unwrap_or(0)
    }
    match section {
        "education" => last(applicant.education.as_ref(), |entry| entry.index),
        "languages" => last(applicant.languages.as_ref(), |entry| entry.index),
        "it_skills" => last(applicant.it_skills.as_ref(), |entry| entry.index),
        "experience" => last(applicant.experience.as_ref(), |entry| entry.index),
        "documents" => last(applicant.documents.as_ref(), |entry| entry.index),
        _ => 0,
    }
}

/// Whether a list is there.
pub(super) fn is_there(applicant: &Applicant<'_>, section: &str) -> bool {
    match section {
        "nationalities" => applicant.nationalities.is_some(),
        "education" => applicant.education.is_some(),
        "languages" => applicant.languages.is_some(),
        "it_skills" => applicant.it_skills.is_some(),
        "experience" => applicant.experience.is_some(),
        "competencies" => applicant.competencies.is_some(),
        "documents" => applicant.documents.is_some(),
        _ => false,
    }
}

/// States that a list has no entries.
pub(super) fn state_none(applicant: &mut Applicant<'_>, section: &str) {
    const fn none<T>() -> List<T> {
        List { at: 0, entries: Vec::new() }
    }
    match section {
        "nationalities" => applicant.nationalities = Some(none()),
        "education" => applicant.education = Some(none()),
        "languages" => applicant.languages = Some(none()),
        "it_skills" => applicant.it_skills = Some(none()),
        "experience" => applicant.experience = Some(none()),
        "documents" => applicant.documents = Some(none()),
        _ => {}
    }
}
