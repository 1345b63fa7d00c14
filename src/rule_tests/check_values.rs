//! The numbers, words and days that are written in the checks of a criterion: an outcome may turn around them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::domain::calendar::exact_day;
use crate::rule_tests::edits::{MAX_NUMBER, beside_decimal};

/// What is written in the checks of a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CheckValues {
    /// The whole numbers that may be a time.
    pub(super) numbers: BTreeSet<u32>,
    /// The other numbers, as written.
    pub(super) decimals: BTreeSet<String>,
    /// The texts, names of lists among them.
    pub(super) words: BTreeSet<String>,
    /// The days.
    pub(super) days: BTreeSet<NaiveDate>,
}

impl CheckValues {
    /// Each number with those one less and one more, none below zero, in order.
    pub(super) fn around(&self) -> Vec<String> {
        let whole =
            self.numbers.iter().flat_map(|number| [number.saturating_sub(1), *number, number.saturating_add(1)]);
        let whole: BTreeSet<u32> = whole.collect();
        let decimals =
            self.decimals.iter().flat_map(|number| beside_decimal(number).into_iter().chain([number.clone()]));
        let all = whole.iter().map(ToString::to_string).chain(decimals);
        let mut all: Vec<(f64, String)> = all.filter_map(|number| Some((number.parse().ok()?, number))).collect();
        all.retain(|(number, _)| *number >= 0.0);
        all.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        all.into_iter().map(|(_, number)| number).collect()
    }

    fn collect(&mut self, value: &DeValue<'_>) {
        match value {
            DeValue::String(text) => {
                self.days.extend(exact_day(text));
                self.words.insert(text.to_string());
            }
            DeValue::Integer(number) => {
                let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
                self.numbers.extend(number.filter(|number| *number <= MAX_NUMBER));
            }
            DeValue::Float(number) => drop(self.decimals.insert(number.as_str().to_owned())),
            DeValue::Datetime(day) => self.days.extend(exact_day(&day.to_string())),
            DeValue::Array(list) => list.iter().for_each(|value| self.collect(value.get_ref())),
            DeValue::Table(table) => table.iter().for_each(|(_, value)| self.collect(value.get_ref())),
            DeValue::Boolean(_) => {}
        }
    }
}

/// What is written in the checks of each criterion.
#[must_use]
pub(super) fn values_of_checks(text: &str) -> Vec<CheckValues> {
    let (document, _) = DeTable::parse_recoverable(text);
    let criteria = document.get_ref().get("criterion").and_then(|list| list.get_ref().as_array());
    let of = |criterion: &SpannedValue<'_>| {
        let mut values = CheckValues::default();
        for key in ["check", "reading"] {
            criterion.get_ref().get(key).into_iter().for_each(|check| values.collect(check.get_ref()));
        }
        values
    };
    criteria.into_iter().flatten().map(of).collect()
}
