//! `studies = { at_least = "bachelor", months = 24, borderline_months = 18 }`: time of study in all, at some levels.
//!
//! Each entry counts between a least and a most number of months, which add up; concurrent entries are not told apart.
//! Met where the least reaches `months`; not met where the most is below `borderline_months`; else unclear.

use chrono::NaiveDate;

use crate::checks::params::{Context, Levels, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Missing, OFFERED, OnDate, Situation, Terms};
use crate::domain::applicant::{Education, Status, Years};
use crate::domain::calendar::{PartialDate, day_after, whole_months};
use crate::domain::outcome::Outcome;
use crate::domain::statement::{Entry, Slot, Value, stated};

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Studies {
    /// The levels that count.
    pub levels: Levels,
    /// So many months are enough.
    pub months: u32,
    /// From so many months on a person decides.
    pub borderline_months: Option<u32>,
    /// The day up to which time counts.
    pub on: OnDate,
}

/// The time of study found and asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// What is asked.
    pub check: &'a Studies,
    /// The educations stated.
    pub entries: &'a [Education<'a>],
    /// The time found.
    pub time: StudyTime,
    /// The day up to which it was counted.
    pub on: NaiveDate,
}

/// A time of study as an interval, in thousandths of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StudyTime {
    /// The least it may be.
    pub least: u64,
    /// The most it may be; `None`: without bound.
    pub most: Option<u64>,
}

impl StudyTime {
    /// None at all.
    pub const NONE: Self = Self { least: 0, most: Some(0) };

    fn plus(self, other: Self) -> Self {
        let most = self.most.zip(other.most).map(|(one, other)| one.saturating_add(other));
        Self { least: self.least.saturating_add(other.least), most }
    }
}

impl Fact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        for entry in self.entries.iter().filter(|entry| self.check.may_count(entry) && entry.years_completed.is_none())
        {
            let slot = |field| Slot::of_entry("education", entry.index, field);
            let time = time_of(entry, self.on);
            if entry.level.is_none() && time.most != Some(0) {
                missing.push(Missing::absent(slot("level")));
            }
            if Some(time.least) == time.most {
                continue;
            }
            missing.extend(Missing::date(slot("start"), entry.start));
            let is_ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
            missing.extend(Missing::date(slot("end"), entry.end).filter(|end| end.is_partial || !is_ongoing));
        }
    }
}

impl Studies {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        let levels = Levels::read(&mut params);
        params.need("months");
        let months = params.months("months");
        let borderline = params.months("borderline_months");
        let borderline_months = months.and_then(|months| params.below("borderline_months", borderline, &months));
        params.finish();
        Some(Self { levels: levels?, months: months?, borderline_months, on })
    }

    /// Adds up the time of the entries.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.education else {
            return Finding::not_stated(Slot::of_record("education"));
        };
        let on = situation.frame.day(self.on);
        let time = list.entries.iter().map(|entry| self.time_of(entry, on)).fold(StudyTime::NONE, StudyTime::plus);
        let (enough, too_little) =
            (thousandths(self.months), thousandths(self.borderline_months.unwrap_or(self.months)));
        let outcome = if time.least >= enough {
            Outcome::Met
        } else if time.most.is_some_and(|most| most < too_little) {
            Outcome::NotMet
        } else {
            Outcome::Unclear
        };
        Finding::leaf(outcome, AnyFact::Studies(Fact { check: self, entries: &list.entries, time, on }))
    }

    /// The months that lack: as years of an education that is stated without, or as one more education.
    pub(super) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let on = situation.frame.day(self.on);
        let entries = || situation.applicant.education.iter().flat_map(|list| &list.entries);
        let least: u64 = entries().map(|entry| self.time_of(entry, on).least).sum();
        let lack = thousandths(self.months).saturating_sub(least);
        let mut candidates = Vec::new();
        let incomplete = entries().filter(|entry| self.may_count(entry) && entry.years_completed.is_none());
        for entry in incomplete.take(OFFERED) {
            let slot = |field| Slot::of_entry("education", entry.index, field);
            let months = lack + self.time_of(entry, on).least;
            candidates.push(Candidate::field(
                slot("years_completed"),
                Value::Years(years(months)),
                Terms::Months(&self.levels, months),
            ));
            if entry.level.is_none() {
                let level = Value::Level(self.levels.lowest());
                candidates.push(Candidate::field(slot("level"), level, Terms::OrHigher));
            }
        }
        let entry = Education {
            level: Some(stated(self.levels.lowest())),
            years_completed: Some(stated(years(lack))),
            ..Education::default()
        };
        candidates.push(Candidate::entry(Entry::Education(entry), Terms::Months(&self.levels, lack)));
        candidates
    }

    /// Whether an entry is, or may be, at one of the levels that count.
    fn may_count(&self, entry: &Education<'_>) -> bool {
        entry.level.is_none_or(|level| self.levels.contain(level.value))
    }

    fn time_of(&self, entry: &Education<'_>, on: NaiveDate) -> StudyTime {
        match &entry.level {
            _ if !self.may_count(entry) => StudyTime::NONE,
            Some(_) => time_of(entry, on),
            None => StudyTime { least: 0, ..time_of(entry, on) },
        }
    }
}

/// The time of one entry, whatever its level, up to a day.
#[must_use]
pub fn time_of(entry: &Education<'_>, on: NaiveDate) -> StudyTime {
    let start = entry.start.map(|start| start.value);
    let begun_for_sure = start.is_none_or(|start| start.last() <= on);
    if let Some(years) = &entry.years_completed {
        let stated = years.value.month_thousandths;
        return StudyTime { least: if begun_for_sure { stated } else { 0 }, most: Some(stated) };
    }
    let Some(start) = start else {
        return StudyTime { least: 0, most: None };
    };
    if start.first() > on {
        return StudyTime::NONE;
    }
    let ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
    let end = entry.end.map_or(PartialDate::exact(on), |end| end.value);
    let until = |end: NaiveDate| day_after(end.min(on));
    let counts = begun_for_sure && (entry.end.is_some() || ongoing);
    StudyTime {
        least: if counts { thousandths(whole_months(start.last(), until(end.first()))) } else { 0 },
        most: Some(thousandths(whole_months(start.first(), until(end.last())))),
    }
}

/// So many thousandths of a month as years, rounded up to a hundredth.
fn years(months: u64) -> Years<'static> {
    let hundredths = (months * 100).div_ceil(12_000);
    let (whole, part) = (hundredths / 100, hundredths % 100);
    Years::read(if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") })
}

fn thousandths(months: u32) -> u64 {
    u64::from(months) * 1000
}
