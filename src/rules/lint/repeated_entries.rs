//! Entries that stand twice in a list of a check.

use toml::de::DeValue;

use crate::checks::params::SpannedValue;
use crate::domain::languages::Language;
use crate::domain::names::normalise;
use crate::rules::lint::{LintContext, LintWarning};

/// Looks through the checks of all criteria.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    let criteria = root.get("criterion").and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    for criterion in criteria.filter_map(|criterion| criterion.get_ref().as_table()) {
        for key in ["check", "reading"] {
            if let Some(value) = criterion.get(key) {
                within(found, value, false);
            }
        }
    }
}

fn within(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>, of_languages: bool) {
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                let of_languages = of_languages || matches!(key.get_ref().as_ref(), "language" | "languages");
                within(found, value, of_languages);
            }
        }
        DeValue::Array(list) => {
            let mut seen = Vec::new();
            for item in list {
                within(found, item, of_languages);
                let Some(text) = item.get_ref().as_str() else { continue };
                // A language has several codes and names.
                let language = of_languages.then(|| Language::resolve(text)).flatten();
                let entry = (language, if language.is_some() { String::new() } else { normalise(text) });
                if seen.contains(&entry) {
                    found.lint_warning(item.span(), LintWarning::RepeatedEntry(text.to_owned()));
                }
                seen.push(entry);
            }
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}
