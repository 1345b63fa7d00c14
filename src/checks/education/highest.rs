//! Which degree is the highest that is obtained.

use chrono::NaiveDate;

use super::entry_case::EntryCase;
use super::{Degree, EducationCheck, EntryCheck, EntryReason, FITS, JudgedDay, judge};
use crate::checks::education_levels::Levels;
use crate::checks::{CheckInput, OnDate};
use crate::domain::applicant::{Education, Level};
use crate::domain::outcome::Outcome;

/// How many entries are a degree above each level that is obtained by a day, surely and perhaps: each entry is judged once.
pub(super) struct Obtained {
    /// The day by which it is obtained; none: that of the whole.
    on: Option<OnDate>,
    /// By entry, with its index as written, and by the level above which the degree is.
    each: Vec<(usize, [Outcome; LEVELS])>,
    /// How many surely are, and how many may be.
    counts: [[usize; 2]; LEVELS],
}

const LEVELS: usize = Level::ALL.len();

impl EducationCheck {
    /// The degrees among which one has to be the highest, for each day by which a check asks that; none where none does.
    pub(super) fn obtained(&self, entries: &[Education<'_>], input: &CheckInput<'_>, on: NaiveDate) -> Vec<Obtained> {
        let mut days = Vec::new();
        if self.asks_for_highest {
            self.entry.add_days_of_highest(&mut days);
        }
        let day = JudgedDay { input, on, obtained: &[] };
        days.into_iter().map(|on| Obtained::of(entries, on, day)).collect()
    }
}

impl EntryCheck {
    fn add_days_of_highest(&self, days: &mut Vec<Option<OnDate>>) {
        match self {
            Self::Highest(degree) if !days.contains(&degree.on) => days.push(degree.on),
            _ => self.children(OnDate::default()).entries().for_each(|child| child.add_days_of_highest(days)),
        }
    }
}

impl Obtained {
    fn of(entries: &[Education<'_>], on: Option<OnDate>, day: JudgedDay<'_>) -> Self {
        let above: [EntryCheck; LEVELS] = std::array::from_fn(|number| {
            let levels = Level::ALL.iter().map(|(_, level)| *level);
            EntryCheck::Degree(Degree { on, ..Degree::of_levels(Levels::OneOf(levels.skip(number + 1).collect())) })
        });
        let outcomes = |entry: &Education<'_>| (entry.index, above.each_ref().map(|check| judge(check, entry, day).0));
        let each: Vec<_> = entries.iter().map(outcomes).collect();
        let mut counts = [[0; 2]; LEVELS];
        for (_, outcomes) in &each {
            for ([surely, perhaps], outcome) in counts.iter_mut().zip(outcomes) {
                *surely += usize::from(*outcome == Outcome::Met);
                *perhaps += usize::from(*outcome == Outcome::Unclear);
            }
        }
        Self { on, each, counts }
    }
}

impl EntryCase<'_> {
    /// Whether no other entry is a degree of a higher level that is obtained by a day.
    pub(super) fn is_highest(&self, on: Option<OnDate>) -> (Outcome, EntryReason) {
        let obtained = self.day.obtained.iter().find(|obtained| obtained.on == on);
        let column = Level::ALL.iter().position(|(_, level)| *level == self.level);
        let (Some(obtained), Some(column)) = (obtained, column) else {
            return (Outcome::Unclear, EntryReason::MayNotBeHighest);
        };
        let own = obtained.each.binary_search_by_key(&self.entry.index, |(index, _)| *index).ok();
        let own = own.and_then(|number| obtained.each.get(number)?.1.get(column).copied());
        let [surely, perhaps] = obtained.counts.get(column).copied().unwrap_or_default();
        if surely > usize::from(own == Some(Outcome::Met)) {
            (Outcome::NotMet, EntryReason::NotHighest)
        } else if perhaps > usize::from(own == Some(Outcome::Unclear)) {
            (Outcome::Unclear, EntryReason::MayNotBeHighest)
        } else {
            FITS
        }
    }
}
