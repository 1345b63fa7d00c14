//! Facts about an education that settle what must not be so: a field that is excluded, or one that is not; and what keeps an
//! education from fitting where none may fit.

use super::{Degree, EducationCheck, EntryCheck, EntryConditions, JudgedDay};
use crate::checks::candidate::OFFERED;
use crate::checks::combine::Combine;
use crate::checks::education_levels::Levels;
use crate::checks::{Candidate, CheckInput, Tolerance};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::rule_lists::FieldOfStudy;

/// Fields of study, each with its code of ISCED-F 2013: one of them is not among those that rules exclude.
const SUBJECTS: [(&str, &str); 6] = [
    ("Chemistry", "0531"),
    ("History", "0222"),
    ("Mathematics", "0541"),
    ("Economics", "0311"),
    ("Law", "0421"),
    ("Medicine", "0912"),
];

impl EducationCheck {
    /// What is not stated of the educations and settles whether one fits, `wanted` or not.
    pub(super) fn settling_candidates<'a>(&'a self, input: &CheckInput<'a>, wanted: bool) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::new();
        for entry in input.applicant.education.iter().flat_map(|list| &list.entries).take(OFFERED) {
            self.entry.add_settling(entry, wanted, &mut candidates);
            if !wanted {
                self.add_days(entry, input, &mut candidates);
            }
        }
        candidates
    }

    /// Each day that a partial date may mean, as far as that matters.
    fn add_days<'a>(&self, entry: &Education<'a>, input: &CheckInput<'a>, candidates: &mut Vec<Candidate<'a>>) {
        let mut borders = Vec::new();
        for on in input.days(self.on).unwrap_or_default() {
            borders.push(on);
            self.entry.borders(JudgedDay { input, on, obtained: &[] }, &mut borders);
        }
        for (field, date) in [("start", entry.start), ("end", entry.end)] {
            let partial = date.map(|date| date.value).filter(|date| !date.is_exact());
            for day in partial.iter().flat_map(|date| super::days(Some(*date), &borders)).flatten() {
                let value = FieldValue::Date(PartialDate::exact(day));
                offer(entry, field, value, Tolerance::Exact, candidates);
            }
        }
    }
}

impl EntryCheck {
    fn add_settling<'a>(&'a self, entry: &Education<'a>, wanted: bool, candidates: &mut Vec<Candidate<'a>>) {
        let (levels, more) = match self {
            Self::Degree(Degree { levels, more, .. }) | Self::Highest(Degree { levels, more, .. }) => (levels, more),
            Self::Enrolled(enrolled) => (&enrolled.levels, &enrolled.more),
            Self::Attended(attended) => (&attended.levels, &attended.more),
            Self::Combine(Combine::Not(part)) => return part.add_settling(entry, !wanted, candidates),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                return parts.iter().for_each(|part| part.add_settling(entry, wanted, candidates));
            }
            // What a person has to say, or a length of time, no field brings about.
            Self::Studies(_) | Self::Person(_) => return,
        };
        if let Some(EntryConditions { not_in_fields: Some(fields), .. }) = more.as_deref()
            && entry.field.is_none()
            && entry.isced_f.is_none()
        {
            let found = if wanted { field_outside(fields) } else { field_in(fields) };
            let tolerance = if wanted { Tolerance::OtherField(fields) } else { Tolerance::FieldOf(fields) };
            if let Some((field, value)) = found {
                offer(entry, field, FieldValue::Text(value.into()), tolerance, candidates);
            }
        }
        if wanted {
            return;
        }
        if entry.status.is_none() {
            offer(entry, "status", FieldValue::Status(Status::Interrupted), Tolerance::Exact, candidates);
        }
        if entry.level.is_none()
            && let Some(level) = other_level(levels)
        {
            offer(entry, "level", FieldValue::Level(level), Tolerance::Exact, candidates);
        }
    }
}

/// Proposes a value for a field of an entry, once.
fn offer<'a>(
    entry: &Education<'a>,
    field: &'static str,
    value: FieldValue<'a>,
    tolerance: Tolerance<'a>,
    candidates: &mut Vec<Candidate<'a>>,
) {
    let candidate = Candidate::field(FieldPath::of_entry("education", entry.index, field), value, tolerance);
    if !candidates.contains(&candidate) {
        candidates.push(candidate);
    }
}

/// A field that is listed.
fn field_in(fields: &FieldOfStudy) -> Option<(&'static str, &str)> {
    let phrase = fields.phrases.first().map(|phrase| ("field", phrase));
    phrase.or_else(|| fields.isced_f.first().map(|code| ("isced_f", code.as_str())))
}

/// A field that is not listed, said in what is listed: in words, or by its code.
pub(super) fn field_outside(fields: &FieldOfStudy) -> Option<(&'static str, &'static str)> {
    let is_other = |(name, code): &&(&str, &str)| {
        !fields.is_named(name) && !fields.isced_f.iter().any(|listed| code.starts_with(listed.as_str()))
    };
    let (name, code) = SUBJECTS.iter().find(is_other)?;
    Some(if fields.phrases.is_empty() { ("isced_f", code) } else { ("field", name) })
}

/// The lowest level that does not count.
fn other_level(levels: &Levels) -> Option<Level> {
    Level::ALL.iter().map(|(_, level)| *level).find(|level| !levels.contain(*level))
}
