//! Texts that an official language lacks or in which a line may break before a mark, things without a title, and dates out of order.

use toml::de::{DeTable, DeValue};

use crate::checks::OnDate;
use crate::checks::params::SpannedValue;
use crate::domain::problem::ListKind;
use crate::domain::text::Lang;
use crate::rules::lint::unused_lists::each;
use crate::rules::lint::{LintContext, LintWarning};

/// Looks through the whole file.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let root = found.root;
    untranslated(found, "", root.get_ref());
    untitled(found);
    articles(found);
    dates(found);
}

/// Every text in one language only: a table that holds nothing but `en` or `fr`; and French texts in which a line may break
/// before a mark, but for clauses: they are quotations.
fn untranslated(found: &mut LintContext<'_, '_>, of: &str, table: &DeTable<'_>) {
    for (key, value) in table {
        if key.get_ref() == Lang::Fr.code() && of != "clause" && value.get_ref().is_str() {
            plain_spaces(found, value);
        }
        // The names of countries are known in both languages.
        if key.get_ref() == "name" {
            continue;
        }
        let languages = &found.vacancy.notice.official_languages;
        for lang in languages.iter().copied().filter(|lang| is_text(value) && lacks(value, *lang)).collect::<Vec<_>>() {
            let span = key.span().start..value.span().end.max(key.span().end);
            found.lint_warning(span, LintWarning::Untranslated(key.get_ref().to_string(), lang));
        }
        within(found, key.get_ref(), value);
    }
}

/// A French text with a plain space beside a mark that belongs to the word, where a line may break; not within backticks.
fn plain_spaces(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>) {
    const MARKS: [&str; 7] = [" :", " ;", " ?", " !", " »", " %", "« "];
    let start = value.span().start;
    let written = found.text.get(value.span()).unwrap_or_default();
    let mut places = Vec::new();
    for (at, _) in written.char_indices() {
        let (before, rest) = written.split_at(at);
        let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark));
        if let Some(mark) = mark.filter(|_| before.matches('`').count().is_multiple_of(2)) {
            places.push((at, mark));
        }
    }
    if let Some((at, mark)) = places.first() {
        let span = start + at..start + at + mark.len();
        found.lint_warning(span, LintWarning::PlainSpace { mark, count: places.len() });
    }
}

fn within(found: &mut LintContext<'_, '_>, key: &str, value: &SpannedValue<'_>) {
    match value.get_ref() {
        DeValue::Table(table) => untranslated(found, key, table),
        DeValue::Array(list) => {
            for item in list {
                let languages = found.vacancy.notice.official_languages.clone();
                for lang in languages.into_iter().filter(|lang| is_text(item) && lacks(item, *lang)) {
                    found.lint_warning(item.span(), LintWarning::Untranslated(key.to_owned(), lang));
                }
                within(found, key, item);
            }
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn is_text(value: &SpannedValue<'_>) -> bool {
    let is_lang = |key: &str| Lang::ALL.iter().any(|lang| lang.code() == key);
    value.get_ref().as_table().is_some_and(|table| {
        !table.is_empty() && table.iter().all(|(key, text)| is_lang(key.get_ref()) && text.get_ref().is_str())
    })
}

fn lacks(value: &SpannedValue<'_>, lang: Lang) -> bool {
    value.get_ref().as_table().is_some_and(|table| !table.contains_key(lang.code()))
}

fn untitled(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    let criteria = root.get("criterion").and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    for (value, criterion) in criteria.zip(&found.vacancy.criteria) {
        let table = value.get_ref().as_table();
        if let Some(table) = table.filter(|table| !table.contains_key("title")) {
            let span = table.get("id").map_or_else(|| value.span(), toml::Spanned::span);
            found.findings.push(super::Diagnostic {
                span,
                matter: super::DiagnosticKind::Doubt(LintWarning::Untitled(criterion.id.clone())),
            });
        }
    }
    for kind in [ListKind::Field, ListKind::Employer] {
        for (key, value) in each(root, kind) {
            if value.get_ref().as_table().is_some_and(|table| !table.contains_key("title")) {
                found.lint_warning(key.span(), LintWarning::UntitledList(kind, key.get_ref().to_string()));
            }
        }
    }
}

/// Titles of sets and of lists of languages that begin with an article, which sentences put before them where it belongs.
fn articles(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    for (_, list) in each(root, ListKind::Set).chain(each(root, ListKind::Language)) {
        let Some(title) = list.get_ref().as_table().and_then(|table| table.get("title")?.get_ref().as_table()) else {
            continue;
        };
        for (lang, articles) in [(Lang::En, &["the "][..]), (Lang::Fr, &["le ", "la ", "les ", "l'", "l’"])] {
            let Some(value) = title.get(lang.code()) else { continue };
            let text = value.get_ref().as_str().unwrap_or_default().to_lowercase();
            if let Some(article) = articles.iter().find(|article| text.starts_with(**article)) {
                found.lint_warning(value.span(), LintWarning::ArticleInTitle(article.trim_end().to_owned()));
            }
        }
    }
}

/// A start before the deadline, and a reference date after the last start.
fn dates(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    let vacancy = found.vacancy;
    let deadline = vacancy.notice.deadline.day();
    let get = |table: &str, key: &str| root.get(table)?.get_ref().as_table()?.get(key);
    if let Some(list) = get("vacancy", "start").and_then(|list| list.get_ref().as_array()) {
        for (value, start) in list.iter().zip(&vacancy.notice.start) {
            if start.last() < deadline {
                found.lint_warning(value.span(), LintWarning::StartsBeforeDeadline(start.to_string(), deadline));
            }
        }
    }
    let last = vacancy.notice.start.iter().map(|start| start.last()).max();
    if let (OnDate::Fixed(day), Some(last), Some(value)) = (vacancy.reference, last, get("reference_date", "on"))
        && last < day
    {
        found.lint_warning(value.span(), LintWarning::ReferenceAfterStart(day, last));
    }
}
