//! What one entry of the education may mean, as far as checks tell it apart.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{EducationCheck, JudgedDay};
use crate::checks::CheckInput;
use crate::domain::applicant::Education;
use crate::domain::calendar::{PartialDate, day_after};
use crate::domain::location::Located;

/// Of an entry that may mean more than so many things nothing is concluded.
pub(in crate::checks) const MAX_COMBINATIONS: usize = 10_000;

impl EducationCheck {
    /// The days at which the outcome of one of several checks can change with a start or an end, in order.
    pub(in crate::checks) fn borders_of(checks: &[&Self], input: &CheckInput<'_>) -> Vec<NaiveDate> {
        let mut borders = vec![input.judging_dates.reference];
        for check in checks {
            for on in input.days(check.on).unwrap_or_default() {
                borders.push(on);
                check.entry.borders(JudgedDay { input, on, obtained: &[] }, &mut borders);
            }
        }
        borders
    }
}

/// The entry with each of its values, and of each stretch of days between the borders one. An absent level stays absent, which
/// leaves open whatever an entry of some level would give. Nothing if these are too many.
pub(in crate::checks) fn entry_meanings<'a>(
    entry: &Education<'a>,
    borders: &[NaiveDate],
    reference: NaiveDate,
) -> Vec<Education<'a>> {
    let mut meanings = Vec::new();
    for variant in entry.doubts.variants(entry) {
        let start = variant.start.map(|start| start.value.as_start(reference));
        let end = variant.end_that_counts(reference);
        // What cannot be understood may be any day that keeps the start before the end.
        let keeps_order = [start, end].into_iter().flatten().any(PartialDate::is_unreadable);
        let readable = || [start, end].into_iter().flatten().filter(|date| keeps_order && !date.is_unreadable());
        let borders: BTreeSet<_> =
            borders.iter().copied().chain(readable().flat_map(|date| [date.first(), date.last()])).collect();
        let (starts, ends) = (days(start, &borders), days(end, &borders));
        if meanings.len() + starts.len() * ends.len() > MAX_COMBINATIONS {
            return Vec::new();
        }
        for start in &starts {
            for end in
                ends.iter().filter(|end| !keeps_order || start.zip(**end).is_none_or(|(start, end)| start <= end))
            {
                let mut meaning = variant.clone();
                put(&mut meaning.start, *start);
                put(&mut meaning.end, *end);
                meanings.push(meaning);
            }
        }
    }
    meanings
}

/// Of the days that a date may mean one of each stretch between which no border lies.
fn days(date: Option<PartialDate>, borders: &BTreeSet<NaiveDate>) -> Vec<Option<NaiveDate>> {
    let Some(date) = date else {
        return vec![None];
    };
    let mut days = BTreeSet::new();
    for (first, last) in date.spans() {
        days.insert(first);
        for border in borders.range(first..=last) {
            days.extend([*border, day_after(*border)].into_iter().filter(|day| *day <= last));
        }
    }
    days.into_iter().map(Some).collect()
}

/// Whether two dates have more combinations than are tried, days between which no border lies being one.
pub(super) fn are_too_many(dates: [Option<PartialDate>; 2], borders: &[NaiveDate]) -> bool {
    let borders = borders.iter().copied().collect();
    dates.map(|date| days(date, &borders).len()).into_iter().product::<usize>() > MAX_COMBINATIONS
}

/// Makes a date that is stated exact.
fn put(date: &mut Option<Located<PartialDate>>, day: Option<NaiveDate>) {
    if let (Some(date), Some(day)) = (date, day) {
        date.value = PartialDate::exact(day);
    }
}
