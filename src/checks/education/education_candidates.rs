//! Facts that might make an education fit: fields that are not stated, or one more education.

use chrono::NaiveDate;

use super::{Attended, Day, Degree, EducationCheck, Enrolled, EntryCheck, More, Recency};
use crate::checks::combine::Combine;
use crate::checks::{Candidate, OFFERED, Situation, Terms};
use crate::domain::applicant::{Amount, Education, Status};
use crate::domain::calendar::{PartialDate, day_after};
use crate::domain::fact_change::{Entry, Slot, Value, stated};
use crate::domain::location::At;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::FieldOfStudy;

impl EducationCheck {
    /// What is not stated of the educations, then one more education.
    pub(in crate::checks) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let on = situation.frame.day(self.on);
        let day = Day { situation, on };
        let mut candidates = Vec::new();
        for entry in situation.applicant.education.iter().flat_map(|list| &list.entries).take(OFFERED) {
            if super::judge(&self.entry, entry, day).0 != Outcome::Met {
                self.fields(entry, day, &mut candidates);
            }
        }
        self.entry.new_entries(on, &mut candidates);
        candidates
    }

    /// The fields of one entry that are absent, stated in part, or have been overtaken.
    fn fields<'a>(&'a self, entry: &Education<'a>, day: Day<'_>, candidates: &mut Vec<Candidate<'a>>) {
        let on = day.on;
        let mut leaves = Vec::new();
        self.entry.leaves(&mut leaves);
        let mut offer = |field, value, terms| {
            let candidate = Candidate::field(Slot::of_entry("education", entry.index, field), value, terms);
            if !candidates.contains(&candidate) {
                candidates.push(candidate);
            }
        };
        let status = entry.status.map(|status| status.value);
        let overtaken = status == Some(Status::Ongoing) && entry.end.is_some_and(|end| end.value.first() < on);
        for leaf in &leaves {
            let (levels, fields) = (leaf.levels(), leaf.fields());
            if entry.level.is_none() {
                offer("level", Value::Level(levels.lowest()), Terms::OrHigher);
            }
            if let Some(code) = fields.and_then(|fields| fields.isced_f.first()) {
                offer("isced_f", Value::Text(code.as_str().into()), Terms::Exact);
            }
            match leaf {
                Leaf::Degree(_) if status.is_none() || overtaken => {
                    offer("status", Value::Status(Status::Completed), Terms::Exact);
                }
                Leaf::Enrolled(_) if status.is_none() => {
                    offer("status", Value::Status(Status::Ongoing), Terms::Exact);
                }
                Leaf::Degree(_) | Leaf::Enrolled(_) | Leaf::Attended(_) => {}
            }
            if leaf.more().is_some_and(|more| more.full_time)
                && entry.more().is_none_or(|more| more.full_time.is_none())
            {
                offer("full_time", Value::Flag(true), Terms::Exact);
            }
            if let Leaf::Enrolled(Enrolled { year_at_least: Some(year), .. }) = leaf
                && entry.more().is_none_or(|more| more.year_of_study.is_none())
            {
                offer("year_of_study", Value::Amount(Amount::read(year.to_string())), Terms::OrHigher);
            }
            if let Leaf::Enrolled(Enrolled { final_stage_within_months: Some(_), .. }) = leaf
                && entry.final_stage.is_none()
            {
                offer("final_stage", Value::Flag(true), Terms::Exact);
            }
            if let Leaf::Degree(Degree { recency: Some(_), .. }) = leaf
                && entry.end.is_none()
            {
                offer("end", Value::Date(PartialDate::exact(on)), Terms::Exact);
            }
        }
        if overtaken {
            offer("end", Value::Date(PartialDate::exact(on)), Terms::OrLater);
        }
        let mut borders = vec![on];
        self.entry.borders(day, &mut borders);
        for (field, date) in [("start", entry.start), ("end", entry.end)] {
            if date.is_some_and(|date: At<PartialDate>| !date.value.is_exact()) {
                for day in super::days(date, &borders).into_iter().flatten() {
                    offer(field, Value::Date(PartialDate::exact(day)), Terms::Exact);
                }
            }
        }
    }
}

/// What one entry has to be in the end.
enum Leaf<'a> {
    Degree(&'a Degree),
    Enrolled(&'a Enrolled),
    Attended(&'a Attended),
}

impl<'a> Leaf<'a> {
    const fn levels(&self) -> &'a crate::checks::params::Levels {
        match self {
            Self::Degree(degree) => &degree.levels,
            Self::Enrolled(enrolled) => &enrolled.levels,
            Self::Attended(attended) => &attended.levels,
        }
    }

    const fn fields(&self) -> Option<&'a FieldOfStudy> {
        match self {
            Self::Degree(degree) => degree.fields.as_ref(),
            Self::Enrolled(enrolled) => enrolled.fields.as_ref(),
            Self::Attended(attended) => attended.fields.as_ref(),
        }
    }

    fn more(&self) -> Option<&'a More> {
        match self {
            Self::Degree(degree) => degree.more.as_deref(),
            Self::Enrolled(enrolled) => enrolled.more.as_deref(),
            Self::Attended(attended) => attended.more.as_deref(),
        }
    }

    /// The entry that fits, with as little as will do.
    fn entry(&self, on: NaiveDate) -> Education<'a> {
        let isced_f = self.fields().and_then(|fields| fields.isced_f.first());
        let isced_f = isced_f.map(|code| stated(code.as_str().into()));
        let level = Some(stated(self.levels().lowest()));
        let (status, end, final_stage) = match self {
            Self::Degree(degree) => {
                let end = degree.recency.map(|_| stated(PartialDate::exact(on)));
                (Status::Completed, end, None)
            }
            Self::Enrolled(enrolled) => {
                (Status::Ongoing, None, enrolled.final_stage_within_months.map(|_| stated(true)))
            }
            Self::Attended(_) => (Status::Ongoing, None, None),
        };
        Education { level, status: Some(stated(status)), end, final_stage, isced_f, ..Education::default() }
    }

    fn terms(&self, on: NaiveDate) -> Terms<'a> {
        match self {
            Self::Degree(degree) => {
                let between = degree.recency.map(|recency| (recency.earliest(on), on));
                Terms::Degree(&degree.levels, between, degree.fields.as_ref())
            }
            Self::Enrolled(enrolled) => Terms::Enrolled(
                &enrolled.levels,
                enrolled.final_stage_within_months.is_some(),
                enrolled.fields.as_ref(),
            ),
            Self::Attended(attended) => Terms::Enrolled(&attended.levels, false, attended.fields.as_ref()),
        }
    }
}

impl Recency {
    /// The first day that is recent enough.
    fn earliest(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Within(_) => self.first_day(on),
            Self::LessThan(_) => day_after(self.first_day(on)),
        }
    }
}

impl EntryCheck {
    fn leaves<'a>(&'a self, leaves: &mut Vec<Leaf<'a>>) {
        match self {
            Self::Degree(degree) => leaves.push(Leaf::Degree(degree)),
            Self::Enrolled(enrolled) => leaves.push(Leaf::Enrolled(enrolled)),
            Self::Attended(attended) => leaves.push(Leaf::Attended(attended)),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.leaves(leaves);
                }
            }
            // What a person has to say, or what must not hold, no fact brings about.
            Self::Person(_) | Self::Combine(Combine::Not(_)) => {}
        }
    }

    fn new_entries<'a>(&'a self, on: NaiveDate, candidates: &mut Vec<Candidate<'a>>) {
        let mut leaves = Vec::new();
        self.leaves(&mut leaves);
        let each = leaves.iter().map(|leaf| Candidate::entry(Entry::Education(leaf.entry(on)), leaf.terms(on)));
        candidates.extend(each);
    }
}
