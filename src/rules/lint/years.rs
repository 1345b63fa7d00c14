//! Years that a title or the words of the notice name, and that are in no date of the file.

use std::collections::HashSet;

use chrono::Datelike as _;
use toml::de::{DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::rules::lint::{LintContext, LintWarning};

/// What words are under.
const TEXTS: [&str; 2] = ["title", "clause"];

/// What four digits may count instead of naming a year, if it stands behind them.
const UNITS: [&str; 16] = [
    "words",
    "mots",
    "characters",
    "signs",
    "caractères",
    "signes",
    "hours",
    "heures",
    "euros",
    "dollars",
    "francs",
    "eur",
    "usd",
    "chf",
    "people",
    "personnes",
];

/// What an amount begins with.
const CURRENCIES: [&str; 7] = ["€", "$", "£", "eur", "usd", "chf", "gbp"];

/// Looks through the whole file.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let root = found.root;
    let mut years = HashSet::new();
    dates(root.get_ref(), &mut years);
    // The post ends in a year that need not be written.
    let judging_dates = found.judging_dates;
    let ends = judging_dates.starts.iter().map(|start| judging_dates.after_end(*start));
    years.extend(ends.chain([judging_dates.reference]).map(|day| day.year().to_string()));
    texts(found, root.get_ref(), &years);
}

/// The years of all dates in a table.
fn dates(table: &DeTable<'_>, years: &mut HashSet<String>) {
    for (key, value) in table {
        if !TEXTS.contains(&key.get_ref().as_ref()) {
            dates_within(value, years);
        }
    }
}

fn dates_within(value: &SpannedValue<'_>, years: &mut HashSet<String>) {
    match value.get_ref() {
        DeValue::Table(table) => dates(table, years),
        DeValue::Array(list) => list.iter().for_each(|item| dates_within(item, years)),
        DeValue::Datetime(datetime) => years.extend(year_of_date(&datetime.to_string())),
        DeValue::String(text) => years.extend(year_of_date(text)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => {}
    }
}

/// The year of a date as rules write it: `2027`, `2027-03` and whatever begins so.
fn year_of_date(text: &str) -> Option<String> {
    let (year, rest) = text.split_at_checked(4)?;
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let month = rest.strip_prefix('-').and_then(|rest| rest.get(..2));
    let is_date = is_number(year) && (rest.is_empty() || month.is_some_and(is_number));
    is_date.then(|| year.to_owned())
}

/// The texts of a table.
fn texts(found: &mut LintContext<'_, '_>, table: &DeTable<'_>, years: &HashSet<String>) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Table(both) if TEXTS.contains(&name) => {
                for (_, value) in both {
                    text(found, name, value, years);
                }
            }
            DeValue::String(_) if TEXTS.contains(&name) => text(found, name, value, years),
            DeValue::Table(table) => texts(found, table, years),
            DeValue::Array(list) => {
                for table in list.iter().filter_map(|item| item.get_ref().as_table()) {
                    texts(found, table, years);
                }
            }
            DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => {}
            DeValue::Datetime(_) => {}
        }
    }
}

/// The first year of a text that no date has.
fn text(found: &mut LintContext<'_, '_>, key: &str, value: &SpannedValue<'_>, years: &HashSet<String>) {
    let Some(words) = value.get_ref().as_str() else { return };
    if let Some(year) = years_of(words).find(|year| !years.contains(*year)) {
        let lint_warning = LintWarning::UnknownYear { key: key.to_owned(), year: year.to_owned() };
        found.lint_warning(value.span(), lint_warning);
    }
}

/// The years from 1900 to 2099 that a text names: four digits that are no part of a longer word or number, no amount, and not
/// the first part of the number of a law (`2016/679`).
fn years_of(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices(['1', '2']).map(|(start, _)| start);
    starts.filter_map(|start| {
        let (before, rest) = text.split_at_checked(start)?;
        let (year, after) = rest.split_at_checked(4)?;
        let is_year =
            year.bytes().all(|byte| byte.is_ascii_digit()) && (year.starts_with("19") || year.starts_with("20"));
        let is_cut_off = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        let mut next = after.chars();
        let (first, second) = (next.next(), next.next());
        let goes_on = match first {
            Some('/' | '.' | ',') => second.is_some_and(|letter| letter.is_ascii_digit()),
            Some('%' | '€' | '$' | '£') => true,
            _ => false,
        };
        let words = |text: &str| {
            text.trim_matches(|letter: char| letter.is_whitespace() || ".,;:()".contains(letter)).to_lowercase()
        };
        let unit = after.split_whitespace().next().map(words).unwrap_or_default();
        let amount = before.split_whitespace().next_back().map(words).unwrap_or_default();
        let counts = UNITS.contains(&unit.as_str()) || CURRENCIES.iter().any(|sign| amount == *sign || unit == *sign);
        let is_named = is_year
            && is_cut_off(before.chars().next_back())
            && !before.ends_with(['€', '$', '£'])
            && is_cut_off(first)
            && !goes_on
            && !counts;
        is_named.then_some(year)
    })
}
