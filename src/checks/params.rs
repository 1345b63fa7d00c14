//! Reading the parameters of a check from a table of the rules file. Every mistake is collected with its span.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use chrono_tz::Tz;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::domain::calendar::{Moment, PartialDate, exact_day};
use crate::domain::languages::Language;
use crate::domain::location::Located;
use crate::domain::names::{meant, nearest};
use crate::domain::outcome::Outcome;
use crate::domain::problem::{ListKind, RuleError, RuleErrorKind, RuleType};
use crate::domain::rule_lists::{Scale, Vocabulary};
use crate::domain::text::{Bilingual, Lang};
use crate::domain::time_zones::nearest_zone;

/// A value of the rules file with its span.
pub type SpannedValue<'i> = Spanned<DeValue<'i>>;

/// What reading a rules file needs everywhere: the lists it defines, and the mistakes found so far.
#[derive(Debug, Default)]
pub struct Context {
    /// The lists that the file defines.
    pub vocabulary: Vocabulary,
    /// The days and months that the file names, `[date.*]`; none of one that cannot be read.
    pub dates: BTreeMap<String, Option<PartialDate>>,
    /// Whether the vacancy says when the post starts.
    pub has_start: bool,
    /// Whether the vacancy says how long the post lasts.
    pub has_duration: bool,
    /// Whether the vacancy says from when on applications are taken.
    pub has_opening: bool,
    /// The mistakes found so far.
    pub problems: RefCell<Vec<RuleError>>,
}

impl Context {
    /// Adds a mistake.
    pub fn problem(&self, span: Range<usize>, fault: RuleErrorKind, found: impl Into<String>) {
        self.problem_among(span, fault, found, &[]);
    }

    /// Adds a mistake with what is probably meant.
    pub fn problem_near(&self, span: Range<usize>, fault: RuleErrorKind, found: &str, suggestion: Option<String>) {
        let (found, allowed) = (found.to_owned(), Vec::new());
        self.problems.borrow_mut().push(RuleError { span, fault, found, allowed, suggestion });
    }

    /// Adds a mistake in the place of one of the `allowed` words.
    pub fn problem_among(&self, span: Range<usize>, fault: RuleErrorKind, found: impl Into<String>, allowed: &[&str]) {
        let found = found.into();
        let suggestion = meant(&found, allowed.iter().copied()).map(str::to_owned);
        let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
        self.problems.borrow_mut().push(RuleError { span, fault, found, allowed, suggestion });
    }

    /// The value as a table of parameters, or a mistake.
    pub fn table<'t, 'i>(&'t self, value: &'t SpannedValue<'i>) -> Option<Params<'t, 'i>> {
        match value.get_ref().as_table() {
            Some(table) => Some(Params { table, span: value.span(), context: self, known: Vec::new() }),
            None => self.wrong_type(value, RuleType::Table),
        }
    }

    /// The value as a text, or a mistake.
    pub fn text<'t>(&self, value: &'t SpannedValue<'_>) -> Option<&'t str> {
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.problem(value.span(), RuleErrorKind::Nothing, text);
                None
            }
            Some(text) => Some(text),
            None => self.wrong_type(value, RuleType::Text),
        }
    }

    /// The value as a list, or a mistake.
    pub fn list<'t, 'i>(&self, value: &'t SpannedValue<'i>) -> Option<&'t [SpannedValue<'i>]> {
        match value.get_ref().as_array() {
            Some(list) => Some(list),
            None => self.wrong_type(value, RuleType::List),
        }
    }

    /// The value as a list that holds something, or a mistake.
    pub fn list_of_some<'t, 'i>(&self, value: &'t SpannedValue<'i>) -> Option<&'t [SpannedValue<'i>]> {
        let list = self.list(value)?;
        if list.is_empty() {
            self.problem(value.span(), RuleErrorKind::Nothing, "[]");
            return None;
        }
        Some(list)
    }

    /// The language that a code names, or a mistake.
    pub fn language(&self, value: &SpannedValue<'_>) -> Option<Language> {
        let text = self.text(value)?;
        let language = Language::resolve(text);
        if language.is_none() {
            self.problem(value.span(), RuleErrorKind::UnknownLanguage, text);
        }
        language
    }

    /// A wrong type at a value.
    pub fn wrong_type<T>(&self, value: &SpannedValue<'_>, wanted: RuleType) -> Option<T> {
        self.problem(value.span(), RuleErrorKind::WrongType(wanted), value.get_ref().type_str());
        None
    }
}

/// The parameters of one table, each taken by its name; what is left over is unknown.
pub struct Params<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
    /// The lists and the mistakes.
    pub context: &'t Context,
    known: Vec<&'static str>,
}

impl<'t, 'i> Params<'t, 'i> {
    /// The table at the root of a file.
    #[must_use]
    pub fn root(table: &'t Spanned<DeTable<'i>>, context: &'t Context) -> Self {
        Self { table: table.get_ref(), span: table.span(), context, known: Vec::new() }
    }

    /// The bytes of the table.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The value of a key that may be there.
    pub fn take(&mut self, key: &'static str) -> Option<&'t SpannedValue<'i>> {
        self.know(key);
        self.table.get(key)
    }

    fn know(&mut self, key: &'static str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }

    /// The value of a key that has to be there.
    pub fn need(&mut self, key: &'static str) -> Option<&'t SpannedValue<'i>> {
        let value = self.take(key);
        if value.is_none() {
            self.context.problem(self.span(), RuleErrorKind::MissingKey(key.to_owned()), "");
        }
        value
    }

    /// All keys with their values, for tables whose keys are names of the file's own.
    pub fn entries(&mut self) -> impl Iterator<Item = (&'t Spanned<DeString<'i>>, &'t SpannedValue<'i>)> + use<'t, 'i> {
        self.table.iter()
    }

    /// Reports the keys that nobody asked for. One that is misspelt is not missing as well.
    pub fn finish(self) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            let meant = nearest(name, self.known.iter().copied());
            let is_reported = |problem: &RuleError| {
                let is_misspelt =
                    matches!(&problem.fault, RuleErrorKind::MissingKey(key) if meant == Some(key.as_str()));
                // Every key that is allowed here is named with the one that nobody knows.
                let is_any = problem.fault == RuleErrorKind::NotOneOf && problem.allowed.len() == self.known.len();
                problem.span == self.span && (is_misspelt || is_any)
            };
            self.context.problems.borrow_mut().retain(|problem| !is_reported(problem));
            self.context.problem_among(key.span(), RuleErrorKind::UnknownKey, name, &self.known);
        }
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<&'t str> {
        let value = self.take(key)?;
        self.context.text(value)
    }

    /// A whole number within a range.
    pub fn integer(&mut self, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.take(key)?;
        self.context.integer(value, range)
    }

    /// A date, written as TOML writes dates or as a text.
    pub fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let value = self.take(key)?;
        self.context.date(value)
    }

    /// Texts.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<&'t str>> {
        let value = self.take(key)?;
        let list = self.context.list(value)?;
        Some(list.iter().filter_map(|item| self.context.text(item)).collect())
    }

    /// A word of a closed list.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let value = self.take(key)?;
        self.context.word(value, words)
    }

    /// Words of a closed list, at least one.
    pub fn words<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Vec<T>> {
        let value = self.take(key)?;
        self.context.words(value, words)
    }

    /// A text in both languages.
    pub fn bilingual(&mut self, key: &'static str) -> Option<Bilingual> {
        let value = self.take(key)?;
        self.context.bilingual(value)
    }

    /// The key of the one among these that is there; none or several are a mistake.
    pub fn one_of(&mut self, keys: &[&'static str]) -> Option<&'static str> {
        for key in keys {
            self.know(key);
        }
        let found: Vec<_> = keys.iter().copied().filter(|key| self.table.contains_key(*key)).collect();
        match found.as_slice() {
            [key] => return Some(key),
            [] => {
                // A misspelt key is reported as such.
                let meant = |key: &str| nearest(key, keys.iter().copied()).is_some();
                if !self.table.iter().any(|(key, _)| meant(key.get_ref())) {
                    self.context.problem_among(self.span(), RuleErrorKind::NotOneOf, "", keys);
                }
            }
            several => self.several(several),
        }
        None
    }

    /// Reports keys that cannot stand together, at the one that came last.
    pub fn several(&self, keys: &[&str]) {
        let mut found: Vec<_> = self.table.iter().filter(|(key, _)| keys.contains(&key.get_ref().as_ref())).collect();
        found.sort_by_key(|(key, _)| key.span().start);
        let names = found.iter().map(|(key, _)| key.get_ref().to_string()).collect();
        let span = found.last().map_or_else(|| self.span(), |(key, _)| key.span());
        self.context.problem(span, RuleErrorKind::SeveralOf(names), "");
    }

    /// A list of the file, by its name there.
    pub fn defined<'v, T>(
        &mut self,
        key: &'static str,
        kind: ListKind,
        lists: &'v std::collections::BTreeMap<String, T>,
    ) -> Option<&'v T> {
        let value = self.take(key)?;
        self.context.defined(value, kind, lists)
    }

    /// A level of a scale, as its index there.
    pub fn level(&mut self, key: &'static str, scale_name: &str, scale: &Scale) -> Option<usize> {
        let value = self.take(key)?;
        let text = self.context.text(value)?;
        let level = scale.levels().iter().position(|level| level == text);
        if level.is_none() {
            let levels: Vec<&str> = scale.levels().iter().map(String::as_str).collect();
            let fault = RuleErrorKind::NotOnScale(scale_name.to_owned());
            self.context.problem_among(value.span(), fault, text, &levels);
        }
        level
    }

    /// A threshold and the borderline below it, which is optional.
    pub fn below<T: PartialOrd>(&mut self, key: &'static str, borderline: Option<T>, threshold: &T) -> Option<T> {
        let borderline = borderline?;
        if borderline < *threshold {
            return Some(borderline);
        }
        if let Some(value) = self.take(key) {
            self.context.problem(value.span(), RuleErrorKind::BorderlineNotBelow, "");
        }
        None
    }
}

impl Context {
    /// A whole number within a range.
    pub fn integer(&self, value: &SpannedValue<'_>, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let Some(number) = value.get_ref().as_integer() else {
            return self.wrong_type(value, RuleType::Integer);
        };
        let read = i64::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| range.contains(number));
        if read.is_none() {
            let fault = RuleErrorKind::OutOfRange(*range.start(), *range.end());
            self.problem(value.span(), fault, number.as_str());
        }
        read
    }

    /// A number, whole or not.
    pub fn number(&self, value: &SpannedValue<'_>) -> Option<f64> {
        let text = value.get_ref().as_float().map(toml::de::DeFloat::as_str);
        let text = text.or_else(|| value.get_ref().as_integer().map(toml::de::DeInteger::as_str));
        let Some(text) = text else {
            return self.wrong_type(value, RuleType::Number);
        };
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.problem(value.span(), RuleErrorKind::WrongType(RuleType::Number), text);
        }
        number
    }

    /// True or false.
    pub fn boolean(&self, value: &SpannedValue<'_>) -> Option<bool> {
        value.get_ref().as_bool().or_else(|| self.wrong_type(value, RuleType::Boolean))
    }

    /// `true`, the only value that says something.
    pub fn only_true(&self, value: &SpannedValue<'_>) -> Option<()> {
        if self.boolean(value)? {
            return Some(());
        }
        self.problem_among(value.span(), RuleErrorKind::NotListed, "false", &["true"]);
        None
    }

    /// Words of a closed list, at least one.
    pub fn words<T: Copy>(&self, value: &SpannedValue<'_>, words: &[(&'static str, T)]) -> Option<Vec<T>> {
        let list = self.list_of_some(value)?;
        Some(list.iter().filter_map(|item| self.word(item, words)).collect())
    }

    /// A date, written as TOML writes dates or as a text.
    pub fn date(&self, value: &SpannedValue<'_>) -> Option<NaiveDate> {
        let text = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => return self.wrong_type(value, RuleType::Date),
        };
        let date = exact_day(&text);
        if date.is_none() {
            self.problem(value.span(), RuleErrorKind::BadDate, text);
        }
        date
    }

    /// A word of a closed list.
    pub fn word<T: Copy>(&self, value: &SpannedValue<'_>, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(value)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.problem_among(value.span(), RuleErrorKind::NotListed, text, &allowed);
        }
        found.map(|(_, value)| *value)
    }

    /// An instant: a date-time, and the time zone it is in.
    pub fn instant(&self, value: &SpannedValue<'_>) -> Option<(Moment, Tz)> {
        let mut params = self.table(value)?;
        let at = params.need("at").and_then(|value| {
            let text = match value.get_ref().as_datetime() {
                Some(datetime) => datetime.to_string(),
                None => self.text(value)?.to_owned(),
            };
            let moment = Moment::parse(&text).ok();
            if moment.is_none() {
                self.problem(value.span(), RuleErrorKind::BadMoment, text);
            }
            moment
        });
        let zone = params.need("zone").and_then(|value| {
            let name = self.text(value)?;
            let zone = name.parse::<Tz>().ok();
            if zone.is_none() {
                let near = nearest_zone(name).map(str::to_owned);
                self.problem_near(value.span(), RuleErrorKind::UnknownZone, name, near);
            }
            zone
        });
        params.finish();
        at.zip(zone)
    }

    /// A text in one or both languages: a table with `en`, `fr`, or both.
    pub fn bilingual(&self, value: &SpannedValue<'_>) -> Option<Bilingual> {
        if !value.get_ref().is_table() {
            return self.wrong_type(value, RuleType::Bilingual);
        }
        let mut params = self.table(value)?;
        let text = Bilingual {
            en: params.text(Lang::En.code()).unwrap_or_default().to_owned(),
            fr: params.text(Lang::Fr.code()).unwrap_or_default().to_owned(),
        };
        if Lang::ALL.iter().all(|lang| params.take(lang.code()).is_none()) {
            self.problem_among(params.span(), RuleErrorKind::NotOneOf, "", &Lang::ALL.map(Lang::code));
        }
        params.finish();
        Some(text)
    }

    /// A list of the file, by its name there.
    pub fn defined<'v, T>(
        &self,
        value: &SpannedValue<'_>,
        kind: ListKind,
        lists: &'v std::collections::BTreeMap<String, T>,
    ) -> Option<&'v T> {
        let name = self.text(value)?;
        let found = lists.get(name);
        if found.is_none() {
            let names: Vec<&str> = lists.keys().map(String::as_str).collect();
            self.problem_among(value.span(), RuleErrorKind::Undefined(kind), name, &names);
        }
        found
    }
}

/// Whether an entry is full-time, where that is asked; `None`: it is not stated.
#[must_use]
pub fn of_full_time(is_asked: bool, stated: Option<Located<bool>>) -> Option<Outcome> {
    if is_asked { stated.map(|full_time| Outcome::of(full_time.value)) } else { Some(Outcome::Met) }
}
