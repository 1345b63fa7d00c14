//! What a file states of a field that holds nothing: a value that cannot be understood, or one under a name that is not known.

use crate::assessment::{Assessment, Judgement, ReadingFindings};
use crate::checks::{Absence, Fact, Finding};
use crate::domain::applicant::Applicant;
use crate::domain::fact_change::FieldPath;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{Problem, WarningKind};
use crate::domain::text::Lang;
use crate::messages;
use crate::report::{JudgedRecord, blind};

/// Says of every field that is found not to be stated, and is stated in a way that cannot be understood, that it is so.
pub(super) fn clarify(assessment: &mut Assessment<'_>, applicant: &Applicant<'_>, problems: &[Problem], blind: bool) {
    assessment.judgements.iter_mut().for_each(|judgement| clarify_one(judgement, applicant, problems, blind));
}

/// The same of one judgement.
pub(super) fn clarify_one(
    judgement: &mut Judgement<'_>,
    applicant: &Applicant<'_>,
    problems: &[Problem],
    is_blind: bool,
) {
    if problems.is_empty() {
        return;
    }
    let found = |at| {
        let problem = problems.iter().find(|problem| problem.at == at)?;
        if is_blind { blind::problem(problem).found } else { problem.found.clone() }
    };
    let unreadable =
        |field_path: FieldPath| Some(found(field_path.unreadable_in(applicant)?).unwrap_or_default().into());
    match &mut judgement.found {
        ReadingFindings::Agreed(finding) => walk(finding, &unreadable),
        ReadingFindings::Contested(english, french) => {
            walk(english, &unreadable);
            walk(french, &unreadable);
        }
    }
}

fn walk(finding: &mut Finding<'_>, unreadable: &impl Fn(FieldPath) -> Option<Box<str>>) {
    if let Fact::NotStated(fact) = &mut finding.fact
        && let Some(found) = unreadable(fact.field_path)
    {
        fact.absence = Absence::Unreadable(found);
    }
    finding.parts.iter_mut().for_each(|part| walk(part, unreadable));
}

/// A field that nobody knows, and the one that it may be: absent, and needed for what is unclear.
struct OtherName<'w> {
    key: &'w str,
    field: &'w str,
}

/// The fields that nobody knows under which what a judgement lacks may stand.
fn other_names<'w>(subject: &'w JudgedRecord<'_>, judgement: &Judgement<'_>) -> Vec<OtherName<'w>> {
    if judgement.outcome == Outcome::Met || subject.warnings.is_empty() || subject.is_blind() {
        return Vec::new();
    }
    let unknown = subject.warnings.iter().filter_map(|warning| match (&warning.concern, &warning.suggestion) {
        (WarningKind::UnknownField(key), Some(field)) => Some((warning.pointer.as_str(), key.as_str(), field.as_str())),
        _ => None,
    });
    let mut unknown = unknown.peekable();
    if unknown.peek().is_none() {
        return Vec::new();
    }
    let missing = judgement.findings().flat_map(Finding::missing).filter(|missing| !missing.is_partial);
    let missing: Vec<_> = missing.map(|missing| missing.field_path.to_string()).collect();
    let may_be = |pointer: &str, field: &str| {
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        missing.iter().any(|one| one.rsplit_once('/') == Some((parent, field)))
    };
    unknown
        .filter(|(pointer, _, field)| may_be(pointer, field))
        .map(|(_, key, field)| OtherName { key, field })
        .collect()
}

/// Writes behind a reason that what it lacks may stand under another name.
pub(super) fn write_other_names(out: &mut String, lang: Lang, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) {
    for OtherName { key, .. } in other_names(subject, judgement) {
        out.push_str(&messages::may_stand_under(lang, key));
    }
}

/// What to tell the applicant: what the rules say, and which field may have to be renamed.
pub(super) fn advice(lang: Lang, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Option<String> {
    let renamed = other_names(subject, judgement);
    if renamed.is_empty() {
        return None;
    }
    let own = judgement.criterion.advice(judgement.outcome).map(|advice| advice.get(lang).to_owned());
    let renamed = renamed.into_iter().map(|OtherName { key, field }| messages::rename_field(lang, key, field));
    Some(own.into_iter().chain(renamed).collect::<Vec<_>>().join(" "))
}
