//! Lists and days that no check uses, sets without members, and entries that say nothing new.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::domain::names::normalise;
use crate::domain::problem::ListKind;
use crate::rules::lint::{LintContext, LintWarning};

/// The kinds of lists, each with its table in the file.
const KINDS: [(ListKind, &str); 7] = [
    (ListKind::Scale, "scale"),
    (ListKind::Tool, "tool"),
    (ListKind::Field, "field"),
    (ListKind::Employer, "employer"),
    (ListKind::Document, "document"),
    (ListKind::Language, "language"),
    (ListKind::Set, "set"),
];

/// Looks at every list of the file.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    unused(found);
    sets(found);
    redundant(found);
}

/// The lists of a kind, each with its name.
pub(super) fn each<'t, 'i>(
    root: &'t DeTable<'i>,
    kind: ListKind,
) -> impl Iterator<Item = (&'t Spanned<DeString<'i>>, &'t SpannedValue<'i>)> {
    let name = KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
    root.get(name).and_then(|table| table.get_ref().as_table()).into_iter().flatten()
}

/// Lists whose name is nowhere in a check or in another list, and days that are named nowhere.
fn unused(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    let mut words = HashSet::new();
    let criteria = root.get("criterion").and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    for criterion in criteria.filter_map(|criterion| criterion.get_ref().as_table()) {
        for key in ["check", "reading"] {
            if let Some(value) = criterion.get(key) {
                collect(value, &mut words);
            }
        }
    }
    if let Some(reference) = root.get("reference_date") {
        collect(reference, &mut words);
    }
    let dates = root.get("date").and_then(|table| table.get_ref().as_table()).into_iter().flatten();
    for (key, _) in dates.filter(|(key, _)| !words.contains(key.get_ref().as_ref())) {
        found.lint_warning(key.span(), LintWarning::UnusedDate(key.get_ref().to_string()));
    }
    for (kind, _) in KINDS {
        for (key, _) in each(root, kind) {
            let name = key.get_ref().as_ref();
            let others = each(root, kind).filter(|(other, _)| other.get_ref() != key.get_ref());
            let mut in_others = HashSet::new();
            for (_, other) in others {
                collect(other, &mut in_others);
            }
            if !words.contains(name) && !in_others.contains(name) {
                found.lint_warning(key.span(), LintWarning::UnusedList(kind, name.to_owned()));
            }
        }
    }
}

/// All texts and keys within a value.
fn collect<'t>(value: &'t SpannedValue<'_>, words: &mut HashSet<&'t str>) {
    match value.get_ref() {
        DeValue::String(text) => {
            words.insert(text.as_ref());
        }
        DeValue::Array(list) => list.iter().for_each(|item| collect(item, words)),
        DeValue::Table(table) => {
            for (key, value) in table {
                words.insert(key.get_ref().as_ref());
                collect(value, words);
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Sets without a member on the reference date, and memberships that end before they begin.
fn sets(found: &mut LintContext<'_, '_>) {
    let (root, vacancy, on) = (found.root.get_ref(), found.vacancy, found.judging_dates.reference);
    for (key, value) in each(root, ListKind::Set) {
        let Some(set) = vacancy.vocabulary.sets.get(key.get_ref().as_ref()) else { continue };
        if !set.members.iter().any(|member| member.on(on)) {
            found.lint_warning(key.span(), LintWarning::EmptySet(key.get_ref().to_string(), on));
        }
        let Some(list) = value.get_ref().as_table().and_then(|table| table.get("members")?.get_ref().as_array()) else {
            continue;
        };
        for (value, member) in list.iter().zip(&set.members) {
            if let (Some(since), Some(until)) = (member.since, member.until)
                && until < since
            {
                let until_value = value.get_ref().as_table().and_then(|table| table.get("until"));
                found.lint_warning(until_value.unwrap_or(value).span(), LintWarning::SinceAfterUntil(since, until));
            }
        }
    }
}

/// Phrases that hold another phrase, names that are another name, and codes that begin with another code.
fn redundant(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    let by_phrase = |longer: &ListEntry<'_>, shorter: &ListEntry<'_>| {
        longer.words != shorter.words && longer.words.contains(&shorter.words)
    };
    let by_name = |_: &ListEntry<'_>, _: &ListEntry<'_>| false;
    let by_code = |longer: &ListEntry<'_>, shorter: &ListEntry<'_>| {
        longer.text.len() > shorter.text.len() && longer.text.starts_with(shorter.text)
    };
    for (_, value) in each(root, ListKind::Field) {
        entries(found, value, "phrases", by_phrase);
        entries(found, value, "isced_f", by_code);
    }
    for (_, value) in each(root, ListKind::Employer) {
        entries(found, value, "words", by_phrase);
        entries(found, value, "names", by_name);
    }
    for (_, value) in each(root, ListKind::Tool) {
        entries(found, value, "aliases", by_name);
        entries(found, value, "parts", by_name);
    }
}

/// An entry of a list.
struct ListEntry<'t> {
    span: Range<usize>,
    text: &'t str,
    /// Its words as they are compared, a space before and behind each.
    words: String,
}

/// The entries of a list that another entry says already: in the same words, or in fewer.
fn entries(
    found: &mut LintContext<'_, '_>,
    list: &SpannedValue<'_>,
    key: &str,
    holds: impl Fn(&ListEntry<'_>, &ListEntry<'_>) -> bool,
) {
    let list = list.get_ref().as_table().and_then(|table| table.get(key)?.get_ref().as_array());
    let entries = list.into_iter().flatten().filter_map(|item| {
        let text = item.get_ref().as_str()?;
        Some(ListEntry { span: item.span(), text, words: format!(" {} ", normalise(text)) })
    });
    let entries: Vec<_> = entries.collect();
    for (index, entry) in entries.iter().enumerate() {
        let mut others = entries.iter().enumerate().filter(|(other, _)| *other != index);
        let says =
            others.find(|(other, shorter)| (*other < index && entry.words == shorter.words) || holds(entry, shorter));
        if let Some((_, shorter)) = says {
            found.lint_warning(
                entry.span.clone(),
                LintWarning::Redundant(entry.text.to_owned(), shorter.text.to_owned()),
            );
        }
    }
}
