//! The problems and warnings of a whole run, grouped by kind and field, each group with the number of its records.

use std::collections::HashMap;

use crate::domain::names::words_apart;
use crate::domain::problem::{Problem, ProblemKind, Warning, WarningKind};
use crate::domain::text::{Lang, beginning};
use crate::messages::remark_kinds;
use crate::report::JudgedRecord;

/// So many groups are kept, the first that are read. There are more only if somebody makes up fields.
const MAX_GROUPS: usize = 10_000;
/// So many characters of a field and of an example are shown.
const MAX_FIELD: usize = 40;
const MAX_EXAMPLE: usize = 30;

/// What a group is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkSort {
    /// Values and records that were not understood.
    Problem,
    /// What changes no outcome.
    Warning,
}

/// The groups of a run, in the order in which the first of each was read.
#[derive(Clone, Debug, Default)]
pub struct RemarkGroups {
    groups: Vec<RemarkGroup>,
    places: HashMap<RemarkKey, usize>,
    /// How many records were looked at.
    records: u64,
}

/// What the members of a group have in common: sort, kind and field.
type RemarkKey = (RemarkSort, &'static str, Box<str>);

#[derive(Clone, Debug)]
struct RemarkGroup {
    key: RemarkKey,
    /// How many records have it, each counted once.
    records: u64,
    /// The number of the last of them.
    last: u64,
    example: Option<Box<str>>,
    near: Option<Box<str>>,
}

impl RemarkGroups {
    /// Adds the problems and warnings of a record.
    pub fn add(&mut self, lang: Lang, subject: &JudgedRecord<'_>) {
        self.records += 1;
        for problem in &subject.record.intake.problems {
            let shown = subject.problem(problem);
            let key = (
                RemarkSort::Problem,
                remark_kinds::problem_kind(lang, &problem.mistake),
                field(subject, &shown.pointer),
            );
            self.count(key, || (example(subject, &shown), None));
        }
        for warning in &subject.warnings {
            let shown = subject.warning(warning);
            let key = (
                RemarkSort::Warning,
                remark_kinds::warning_kind(lang, &warning.concern),
                field(subject, &shown.pointer),
            );
            self.count(key, || (example_of_warning(&shown), warning.suggestion.as_deref().map(Box::from)));
        }
    }

    fn count(&mut self, key: RemarkKey, more: impl FnOnce() -> (Option<Box<str>>, Option<Box<str>>)) {
        let number = self.records;
        let groups = &mut self.groups;
        let place = *self.places.entry(key).or_insert_with_key(|key| {
            let (example, near) = more();
            groups.push(RemarkGroup { key: key.clone(), records: 0, last: 0, example, near });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place).filter(|group| group.last != number) {
            group.records += 1;
            group.last = number;
        }
    }

    /// Adds those of the records that come next.
    pub fn add_all(&mut self, next: Self) {
        for mut group in next.groups {
            if self.groups.len() >= MAX_GROUPS && !self.places.contains_key(&group.key) {
                // Nothing is lost: what has no room of its own is with the rest of its kind.
                group.key.2 = "…".into();
            }
            if let Some(known) = self.places.get(&group.key).and_then(|place| self.groups.get_mut(*place)) {
                known.records += group.records;
            } else {
                self.places.insert(group.key.clone(), self.groups.len());
                self.groups.push(group);
            }
        }
    }

    /// The groups of a sort, each with the number of its records, the largest first: `most` of them, and how many more there
    /// are.
    #[must_use]
    pub fn largest(&self, lang: Lang, sort: RemarkSort, most: usize) -> (Vec<(u64, String)>, usize) {
        let mut groups: Vec<_> = self.groups.iter().filter(|group| group.key.0 == sort).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.records));
        let more = groups.len().saturating_sub(most);
        let said = |group: &&RemarkGroup| {
            let (_, kind, field) = &group.key;
            (group.records, remark_kinds::group(lang, kind, field, group.example.as_deref(), group.near.as_deref()))
        };
        (groups.iter().take(most).map(said).collect(), more)
    }
}

/// The field that a pointer leads to, as maps of tables name it: `education[].level`. An applicant file may spell its keys in
/// several ways, which are one field.
fn field(subject: &JudgedRecord<'_>, pointer: &str) -> Box<str> {
    let is_ours = subject.record.intake.cv.is_none();
    let mut field = String::new();
    for key in pointer.split('/').skip(1) {
        if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) {
            field.push_str("[]");
            continue;
        }
        if !field.is_empty() {
            field.push('.');
        }
        let key = key.replace("~1", "/").replace("~0", "~");
        field.push_str(&if is_ours { first_spelling(&key) } else { key });
    }
    beginning(&field, MAX_FIELD).into()
}

/// A key as our own fields are written: `dateOfBirth` and `Date of birth` are `date_of_birth`.
fn first_spelling(key: &str) -> String {
    words_apart(key).replace([' ', '-'], "_").to_lowercase()
}

/// What was found, or, where the whole record is concerned, where.
fn example(subject: &JudgedRecord<'_>, problem: &Problem) -> Option<Box<str>> {
    let is_of_value = matches!(
        problem.mistake,
        ProblemKind::WrongType
            | ProblemKind::NotListed
            | ProblemKind::Form
            | ProblemKind::Impossible
            | ProblemKind::Negative
    );
    if problem.pointer.is_empty() {
        return Some(subject.source().into());
    }
    let found = problem.found.as_deref().filter(|_| is_of_value)?;
    let in_one_line = found.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(beginning(&in_one_line, MAX_EXAMPLE).into())
}

fn example_of_warning(warning: &Warning) -> Option<Box<str>> {
    match &warning.concern {
        WarningKind::OtherVacancy(found, _) | WarningKind::DayOrMonth(found) => {
            Some(beginning(found, MAX_EXAMPLE).into())
        }
        _ => None,
    }
}
