//! The small changes of a rules file: each a place in its text, and what is there instead.
//!
//! They are made on the tree of the file, whatever the kinds of checks are: numbers and days go up and down by one, words
//! of a scale to their neighbours, strict bounds become loose, lists lose a member. What is no rules file any more is
//! found out by reading it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::checks::Check;
use crate::checks::params::SpannedValue;
use crate::domain::applicant::Level;
use crate::domain::calendar::{PartialDate, day_after, day_before, minutes_later};
use crate::domain::standard_lists;
use crate::domain::value_type::{ParameterEdit, ValueType};
use crate::rules::rules_schema;

/// A change of a rules file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleEdit {
    /// The value of a key is another one; both as written.
    Value(String, String, String),
    /// A key is another one: its value, the key, the other.
    Key(String, String, String),
    /// The list of a key has one member less.
    Without(String, String),
    /// A key is not there, with its value.
    WithoutKey(String, String),
}

/// A change with its place, before it is known to make a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EditCandidate {
    /// The bytes that are replaced.
    pub(super) span: Range<usize>,
    pub(super) by: String,
    /// Where people look for it.
    pub(super) place: usize,
    pub(super) change: RuleEdit,
    /// The criteria that it is about, by their place in the rules.
    pub(super) criteria: Vec<usize>,
    /// The list of the file that it is about: the kind of its table, and its name.
    pub(super) list: Option<(&'static str, String)>,
    /// A member of a list of the file that is not there any more.
    pub(super) lost: Option<LostName>,
}

/// A name that a list of the file has no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LostName {
    /// The table of the list: `set`, `scale`, `tool`, `field`, `employer`.
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// The key of the names: `phrases`, `aliases`.
    pub(super) key: String,
    pub(super) word: String,
}

const KINDS: [&str; 7] = ["set", "scale", "tool", "field", "employer", "document", "language"];
/// The key of what a mother tongue is called on a scale, and of what a check asks of it.
const MOTHER_TONGUE: &str = "mother_tongue";
/// A number above this, a hundred years in months, is no time.
pub(super) const MAX_NUMBER: u32 = 1200;
const EFFECTS: [&str; 3] = ["ineligible", "review", "note"];

/// All changes of a file, in the order of their places, and the numbers that the checks of each criterion hold. `is_dated`
/// says whether some check looks at the reference date.
pub(super) fn changes(text: &str, is_dated: bool) -> (Vec<EditCandidate>, Vec<Vec<u32>>) {
    let (document, _) = DeTable::parse_recoverable(text);
    let root = document.get_ref();
    let criteria = root.get("criterion").and_then(|list| list.get_ref().as_array());
    let weighs = |criterion: &&SpannedValue<'_>| {
        let weight = criterion.get_ref().get("weight").and_then(|weight| weight.get_ref().as_integer());
        weight.is_some_and(|weight| weight.as_str() != "0")
    };
    let mut walk = Walk {
        text,
        edits: DeclaredEdits::all(),
        found: Vec::new(),
        criteria: Vec::new(),
        scales: scales(root),
        numbers: Vec::new(),
        weights_differ: criteria.into_iter().flatten().filter(weighs).count() > 1,
        mother_tongue_counts: criteria
            .into_iter()
            .flatten()
            .any(|criterion| has_entry(criterion.get_ref(), MOTHER_TONGUE, None)),
    };
    let mut numbers = Vec::new();
    let mut users = Vec::new();
    for (index, criterion) in criteria.into_iter().flatten().enumerate() {
        let Some(table) = criterion.get_ref().as_table() else { continue };
        walk.criteria = vec![index];
        walk.criterion(table);
        numbers.push(std::mem::take(&mut walk.numbers));
        let mut words = HashSet::new();
        for key in ["check", "reading"] {
            table.get(key).into_iter().for_each(|check| collect_words(check.get_ref(), &mut words));
        }
        users.push(words);
    }
    for kind in KINDS {
        for (name, list) in root.get(kind).and_then(|lists| lists.get_ref().as_table()).into_iter().flatten() {
            let refers = |words: &HashSet<String>| words.contains(name.get_ref().as_ref());
            walk.criteria = users.iter().enumerate().filter(|(_, words)| refers(words)).map(|(user, _)| user).collect();
            if let Some(table) = list.get_ref().as_table().filter(|_| !walk.criteria.is_empty()) {
                let before = walk.found.len();
                walk.list(table, kind, name.get_ref());
                for one in walk.found.iter_mut().skip(before) {
                    one.list = Some((kind, name.get_ref().to_string()));
                }
            }
        }
    }
    for (name, date) in root.get("date").and_then(|dates| dates.get_ref().as_table()).into_iter().flatten() {
        let refers = |words: &HashSet<String>| words.contains(name.get_ref().as_ref());
        walk.criteria = users.iter().enumerate().filter(|(_, words)| refers(words)).map(|(user, _)| user).collect();
        if let Some(on) = date.get_ref().get("on").filter(|_| !walk.criteria.is_empty()) {
            walk.scalar("on", on, None);
        }
    }
    walk.criteria.clear();
    let deadline = root.get("vacancy").and_then(|table| table.get_ref().get("deadline"));
    let reference = root.get("reference_date").and_then(|table| table.get_ref().get("on"));
    if let Some(at) = deadline.and_then(|deadline| deadline.get_ref().get("at")) {
        // The minute counts where a check asks for something by then; else its day, where a check is about that day, be it as
        // the reference date.
        let is_limit =
            criteria.into_iter().flatten().any(|criterion| has_entry(criterion.get_ref(), "by", Some("deadline")));
        let is_named = users.iter().any(|words| words.contains("deadline"));
        let is_reference = is_dated && reference.is_none_or(|on| on.get_ref().as_str() == Some("deadline"));
        walk.minute(at, is_limit, is_named || is_reference);
    }
    if let Some(on) = reference.filter(|_| is_dated) {
        walk.scalar("on", on, None);
    }
    let mut seen = HashSet::new();
    walk.found.retain(|one| seen.insert((one.span.start, one.span.end, one.by.clone())));
    walk.found.sort_by_key(|one| (one.place, one.span.start, one.span.end));
    (walk.found, numbers)
}

/// A decimal number one less and one more in its last place; none of one that is written in another way.
pub(super) fn beside_decimal(number: &str) -> Vec<String> {
    let Some((whole, part)) = number.split_once('.') else {
        return Vec::new();
    };
    let Ok(digits) = format!("{whole}{part}").parse::<i64>() else {
        return Vec::new();
    };
    let shown = |digits: i64| {
        let (sign, digits) = (if digits < 0 { "-" } else { "" }, digits.unsigned_abs().to_string());
        let padded = format!("{digits:0>width$}", width = part.len() + 1);
        let (whole, part) = padded.split_at(padded.len() - part.len());
        format!("{sign}{whole}.{part}")
    };
    [digits.checked_sub(1), digits.checked_add(1)].into_iter().flatten().map(shown).collect()
}

/// The levels of each scale of the file.
fn scales(root: &DeTable<'_>) -> BTreeMap<String, Vec<String>> {
    let tables = root.get("scale").and_then(|scales| scales.get_ref().as_table()).into_iter().flatten();
    let each = tables.map(|(name, scale)| {
        let levels = scale.get_ref().get("levels").and_then(|levels| levels.get_ref().as_array());
        let words = levels.into_iter().flatten().filter_map(|level| level.get_ref().as_str().map(str::to_owned));
        let standard = scale.get_ref().get("standard").and_then(|standard| standard.get_ref().as_str());
        let standard = standard.and_then(standard_lists::scale).into_iter().flat_map(|list| &list.levels);
        (name.get_ref().to_string(), words.chain(standard.map(|level| (*level).to_owned())).collect())
    });
    each.collect()
}

fn collect_words(value: &DeValue<'_>, words: &mut HashSet<String>) {
    match value {
        DeValue::String(text) => drop(words.insert(text.to_string())),
        DeValue::Array(list) => list.iter().for_each(|value| collect_words(value.get_ref(), words)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| collect_words(value.get_ref(), words)),
        DeValue::Boolean(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {}
    }
}

/// Whether a table within a value has a key, with a text if that is given.
fn has_entry(value: &DeValue<'_>, key: &str, text: Option<&str>) -> bool {
    match value {
        DeValue::Array(list) => list.iter().any(|value| has_entry(value.get_ref(), key, text)),
        DeValue::Table(table) => table.iter().any(|(name, value)| {
            let value = value.get_ref();
            let is_it = name.get_ref() == key && text.is_none_or(|text| value.as_str() == Some(text));
            is_it || has_entry(value, key, text)
        }),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
            false
        }
    }
}

/// What the declarations of the parameters say that is changed, by their keys.
#[derive(Default)]
struct DeclaredEdits {
    /// The keys that are put in the place of one.
    renamed: BTreeMap<&'static str, Vec<&'static str>>,
    /// The keys that are left out: flags, and what is borderline.
    left_out: BTreeSet<&'static str>,
    /// The keys that no outcome depends on: words for people, and what only `rules lint` and blind reports heed.
    kept: BTreeSet<&'static str>,
}

impl DeclaredEdits {
    /// Those of all kinds of checks and of the lists of the file.
    fn all() -> Self {
        let mut edits = Self::default();
        for kind in Check::kinds() {
            edits.add(kind.form);
        }
        edits.add(ValueType::Table(&rules_schema::FILE));
        edits
    }

    fn add(&mut self, form: ValueType) {
        match form {
            ValueType::Table(parameters) => {
                for parameter in parameters {
                    match parameter.edit {
                        ParameterEdit::OfValue => {}
                        ParameterEdit::Rename(others) => {
                            // Kinds that share a key may each have other keys in its place.
                            let known = self.renamed.entry(parameter.name).or_default();
                            let new = others.iter().filter(|other| !known.contains(other));
                            let new: Vec<_> = new.copied().collect();
                            known.extend(new);
                        }
                        ParameterEdit::LeaveOut => drop(self.left_out.insert(parameter.name)),
                        ParameterEdit::None => drop(self.kept.insert(parameter.name)),
                    }
                    self.add(parameter.form);
                }
            }
            ValueType::Either(forms) => forms.iter().for_each(|form| self.add(*form)),
            ValueType::List(form) | ValueType::Map(form) => self.add(*form),
            _ => {}
        }
    }
}

struct Walk<'t> {
    text: &'t str,
    edits: DeclaredEdits,
    found: Vec<EditCandidate>,
    criteria: Vec<usize>,
    scales: BTreeMap<String, Vec<String>>,
    /// The whole numbers seen.
    numbers: Vec<u32>,
    /// Whether a weight makes a difference: one that is the only one is all there is.
    weights_differ: bool,
    /// Whether some check asks about the mother tongue.
    mother_tongue_counts: bool,
}

type TomlKey<'k, 'i> = &'k Spanned<DeString<'i>>;

impl Walk<'_> {
    fn add(&mut self, span: Range<usize>, by: String, place: usize, change: RuleEdit) {
        self.found.push(EditCandidate {
            span,
            by,
            place,
            change,
            criteria: self.criteria.clone(),
            list: None,
            lost: None,
        });
    }

    fn written(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or_default().to_owned()
    }

    fn replace(&mut self, key: &str, span: Range<usize>, by: String) {
        let change = RuleEdit::Value(key.to_owned(), self.written(span.clone()), by.clone());
        self.add(span.clone(), by, span.start, change);
    }

    fn criterion(&mut self, table: &DeTable<'_>) {
        for key in ["check", "reading"] {
            if let Some(check) = table.get(key).and_then(|check| check.get_ref().as_table()) {
                self.checks(check, false);
            }
        }
        if let Some(weight) = table.get("weight").filter(|_| self.weights_differ) {
            self.scalar("weight", weight, None);
        }
        if let Some(effect) = table.get("effect") {
            for other in EFFECTS.iter().filter(|other| effect.get_ref().as_str() != Some(other)) {
                self.replace("effect", effect.span(), format!("\"{other}\""));
            }
        }
    }

    /// A table of a check. Where it is `capped`, met counts as unclear.
    fn checks(&mut self, table: &DeTable<'_>, capped: bool) {
        let scale = table.get("scale").and_then(|scale| scale.get_ref().as_str());
        let scale = scale.and_then(|scale| self.scales.get(scale)).cloned();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if self.edits.kept.contains(name) {
                continue;
            }
            self.keys(table, key, value);
            let borderline = if name == "at_least" { "borderline".to_owned() } else { format!("borderline_{name}") };
            // Between borderline and threshold it is unclear, and so it is above: the threshold makes no difference.
            if !(capped && table.contains_key(borderline.as_str())) {
                let capped = (capped || name == "unless_not") && !["not", "when", "if"].contains(&name);
                self.value(name, value, scale.as_deref(), capped);
            }
        }
    }

    /// Other keys in the place of one, and no key where it is a borderline.
    fn keys(&mut self, table: &DeTable<'_>, key: TomlKey<'_, '_>, value: &SpannedValue<'_>) {
        let name = key.get_ref().as_ref();
        // Any of one is all of it.
        let is_of_one = value.get_ref().as_array().is_some_and(|list| list.len() == 1);
        let is_same = |other: &str| is_of_one && name != "none_of" && other != "none_of";
        let others = self.edits.renamed.get(name).cloned().unwrap_or_default();
        for other in others.iter().filter(|other| !is_same(other) && !table.contains_key(**other)) {
            let change = RuleEdit::Key(self.short(value), name.to_owned(), (*other).to_owned());
            self.add(key.span(), (*other).to_owned(), key.span().start, change);
        }
        if self.edits.left_out.contains(name) && value.get_ref().as_bool() != Some(false) {
            let entries: Vec<_> = table.iter().map(|(key, value)| key.span().start..value.span().end).collect();
            if let Some(span) = cut(&entries, key.span().start) {
                let change = RuleEdit::WithoutKey(name.to_owned(), self.short(value));
                self.add(span, String::new(), key.span().start, change);
            }
        }
    }

    fn value(&mut self, key: &str, value: &SpannedValue<'_>, scale: Option<&[String]>, capped: bool) {
        match value.get_ref() {
            DeValue::Table(table) => self.checks(table, capped),
            DeValue::Array(list) => {
                self.less_one(key, list.iter());
                for member in list {
                    self.value(key, member, scale, capped);
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => self.scalar(key, value, scale),
        }
    }

    fn scalar(&mut self, key: &str, value: &SpannedValue<'_>, scale: Option<&[String]>) {
        let span = value.span();
        match value.get_ref() {
            DeValue::Integer(number) => {
                let Ok(number) = i64::from_str_radix(number.as_str(), number.radix()) else { return };
                self.numbers.extend(u32::try_from(number).ok().filter(|number| *number <= MAX_NUMBER));
                let less = number.checked_sub(1).filter(|less| *less >= 0);
                for other in less.into_iter().chain(number.checked_add(1)) {
                    self.replace(key, span.clone(), other.to_string());
                }
            }
            DeValue::Boolean(flag) => self.replace(key, span, (!flag).to_string()),
            DeValue::Datetime(_) => self.day(key, span, ""),
            DeValue::String(text) => {
                let level_words = Level::ALL.map(|(word, _)| word);
                let scale = scale.map(|scale| scale.iter().map(String::as_str).collect::<Vec<_>>());
                let words = scale.filter(|scale| scale.contains(&text.as_ref())).unwrap_or(level_words.to_vec());
                let place = words.iter().position(|word| *word == text.as_ref());
                let beside = place.into_iter().flat_map(|place| [place.checked_sub(1), place.checked_add(1)]);
                for other in beside.flatten().filter_map(|place| words.get(place)) {
                    self.replace(key, span.clone(), format!("{other:?}"));
                }
                let other = match text.as_ref() {
                    "reference" if key == "on" => Some("\"deadline\""),
                    "deadline" if key == "on" => Some("\"reference\""),
                    _ => None,
                };
                if let Some(other) = other {
                    self.replace(key, span.clone(), other.to_owned());
                }
                self.day(key, span, "\"");
            }
            DeValue::Float(number) => {
                for other in beside_decimal(number.as_str()) {
                    self.replace(key, span.clone(), other);
                }
            }
            DeValue::Array(_) | DeValue::Table(_) => {}
        }
    }

    /// The day before and the day after, where a day is written.
    fn day(&mut self, key: &str, span: Range<usize>, quote: &str) {
        let written = self.written(span.clone());
        let written = written.trim_matches('"');
        let day = PartialDate::parse(written).ok().filter(|day| day.is_exact() && written.len() == 10);
        for other in day.into_iter().flat_map(|day| [day_before(day.first()), day_after(day.first())]) {
            self.replace(key, span.clone(), format!("{quote}{other}{quote}"));
        }
    }

    /// The minute before and the minute after the deadline, where the minute counts, or where its day does and is another.
    fn minute(&mut self, value: &SpannedValue<'_>, minute_counts: bool, day_counts: bool) {
        let written = self.written(value.span());
        let (written, quote) = (written.trim_matches('"'), if value.get_ref().is_str() { "\"" } else { "" });
        for other in [-1, 1].into_iter().filter_map(|minutes| minutes_later(written, minutes)) {
            let is_other_day = other.get(..10) != written.get(..10);
            if minute_counts || (day_counts && is_other_day) {
                self.replace("at", value.span(), format!("{quote}{other}{quote}"));
            }
        }
    }

    /// The list without each of its members.
    fn less_one<'v, 'i: 'v>(&mut self, key: &str, members: impl Iterator<Item = &'v SpannedValue<'i>>) {
        let members: Vec<_> = members.collect();
        let spans: Vec<_> = members.iter().map(|member| member.span()).collect();
        for member in members {
            let start = member.span().start;
            // A member that is a table of its own, with a head in brackets, has no such span.
            let is_inline =
                !member.get_ref().is_table() || self.text.get(start..).is_some_and(|at| at.starts_with('{'));
            if let Some(span) = cut(&spans, start).filter(|_| is_inline) {
                let change = RuleEdit::Without(key.to_owned(), self.short(member));
                self.add(span, String::new(), start, change);
            }
        }
    }

    /// A list that checks refer to.
    fn list(&mut self, table: &DeTable<'_>, kind: &'static str, name: &str) {
        for (key, value) in table {
            let key = key.get_ref().as_ref();
            match value.get_ref() {
                _ if self.edits.kept.contains(key) => {}
                _ if key == MOTHER_TONGUE && !self.mother_tongue_counts => {}
                DeValue::Table(inner) => self.list(inner, kind, name),
                DeValue::Array(members) => {
                    let before = self.found.len();
                    self.less_one(key, members.iter());
                    for one in self.found.iter_mut().skip(before) {
                        let member = members.iter().find(|member| member.span().start == one.place);
                        one.lost = member.and_then(|member| member.get_ref().as_str()).map(|word| LostName {
                            kind,
                            name: name.to_owned(),
                            key: key.to_owned(),
                            word: word.to_owned(),
                        });
                    }
                    for member in members.iter().filter_map(|member| member.get_ref().as_table()) {
                        self.list(member, kind, name);
                    }
                }
                DeValue::Datetime(_) => self.day(key, value.span(), ""),
                DeValue::String(_) => self.day(key, value.span(), "\""),
                DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => {}
            }
        }
    }

    /// A value as written, of a long one the beginning; in one line.
    fn short(&self, value: &SpannedValue<'_>) -> String {
        const LENGTH: usize = 60;
        let written = self.written(value.span());
        let mut words = written.split_whitespace();
        let first = words.next().unwrap_or_default().to_owned();
        let line = words.fold(first, |line, word| line + " " + word);
        crate::domain::text::beginning(&line, LENGTH).into_owned()
    }
}

/// The bytes to cut so that the entry which begins at a place is gone, together with the comma beside it.
fn cut(entries: &[Range<usize>], start: usize) -> Option<Range<usize>> {
    let place = entries.iter().position(|entry| entry.start == start)?;
    let own = entries.get(place)?.clone();
    let next = entries.get(place + 1);
    let before = place.checked_sub(1).and_then(|before| entries.get(before));
    match (next, before) {
        (Some(next), _) if next.start >= own.end => Some(own.start..next.start),
        (None, Some(before)) if before.end <= own.start => Some(before.end..own.end),
        (None, None) => Some(own),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::beside_decimal;

    #[test]
    fn decimals_change_in_their_last_place() {
        assert_eq!(beside_decimal("3.5"), ["3.4", "3.6"]);
        assert_eq!(beside_decimal("0.0"), ["-0.1", "0.1"]);
        assert_eq!(beside_decimal("1.05"), ["1.04", "1.06"]);
        assert_eq!(beside_decimal("-0.1"), ["-0.2", "0.0"]);
        assert_eq!(beside_decimal("1e3"), Vec::<String>::new());
    }
}
