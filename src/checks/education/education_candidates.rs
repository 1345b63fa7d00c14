//! Facts that might make an education fit: fields that are not stated, or one more education.

use chrono::NaiveDate;

use super::{Attended, Degree, EducationCheck, Enrolled, EntryCheck, EntryConditions, JudgedDay, Recency};
use crate::checks::candidate::OFFERED;
use crate::checks::combine::Combine;
use crate::checks::{Candidate, CheckInput, Tolerance};
use crate::domain::applicant::{Amount, Education, Status};
use crate::domain::calendar::{PartialDate, day_after};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::location::Located;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::FieldOfStudy;

impl EducationCheck {
    /// What is not stated of the educations, then one more education.
    pub(super) fn entry_candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let on = input.judging_dates.day(self.on);
        let day = JudgedDay { input, on };
        let mut candidates = Vec::new();
        for entry in input.applicant.education.iter().flat_map(|list| &list.entries).take(OFFERED) {
            if super::judge(&self.entry, entry, day).0 != Outcome::Met {
                self.fields(entry, day, &mut candidates);
            }
        }
        self.entry.new_entries(on, &mut candidates);
        candidates
    }

    /// The fields of one entry that are absent, stated in part, or have been overtaken.
    fn fields<'a>(&'a self, entry: &Education<'a>, day: JudgedDay<'_>, candidates: &mut Vec<Candidate<'a>>) {
        let on = day.on;
        let mut leaves = Vec::new();
        self.entry.leaves(&mut leaves);
        let mut offer = |field, value, tolerance| {
            let candidate = Candidate::field(FieldPath::of_entry("education", entry.index, field), value, tolerance);
            if !candidates.contains(&candidate) {
                candidates.push(candidate);
            }
        };
        let status = entry.status.map(|status| status.value);
        let overtaken = status == Some(Status::Ongoing) && entry.end.is_some_and(|end| end.value.first() < on);
        for leaf in &leaves {
            let (levels, fields) = (leaf.levels(), leaf.fields());
            if entry.level.is_none() {
                offer("level", FieldValue::Level(levels.lowest()), Tolerance::OrHigher);
            }
            if let Some(code) = fields.and_then(|fields| fields.isced_f.first()) {
                offer("isced_f", FieldValue::Text(code.as_str().into()), Tolerance::Exact);
            }
            match leaf {
                EntryCheckLeaf::Degree(_) if status.is_none() || overtaken => {
                    offer("status", FieldValue::Status(Status::Completed), Tolerance::Exact);
                }
                EntryCheckLeaf::Enrolled(_) if status.is_none() => {
                    offer("status", FieldValue::Status(Status::Ongoing), Tolerance::Exact);
                }
                EntryCheckLeaf::Degree(_) | EntryCheckLeaf::Enrolled(_) | EntryCheckLeaf::Attended(_) => {}
            }
            if leaf.more().is_some_and(|more| more.full_time)
                && entry.rare().is_none_or(|more| more.full_time.is_none())
            {
                offer("full_time", FieldValue::Flag(true), Tolerance::Exact);
            }
            if let EntryCheckLeaf::Enrolled(Enrolled { year_at_least: Some(year), .. }) = leaf
                && entry.rare().is_none_or(|more| more.year_of_study.is_none())
            {
                offer("year_of_study", FieldValue::Amount(Amount::read(year.to_string())), Tolerance::OrHigher);
            }
            if let EntryCheckLeaf::Enrolled(Enrolled { final_stage_within_months: Some(_), .. }) = leaf
                && entry.final_stage.is_none()
            {
                offer("final_stage", FieldValue::Flag(true), Tolerance::Exact);
            }
            if let EntryCheckLeaf::Degree(Degree { recency: Some(_), .. }) = leaf
                && entry.end.is_none()
            {
                offer("end", FieldValue::Date(PartialDate::exact(on)), Tolerance::Exact);
            }
        }
        if overtaken {
            offer("end", FieldValue::Date(PartialDate::exact(on)), Tolerance::OrLater);
        }
        let mut borders = vec![on];
        self.entry.borders(day, &mut borders);
        for (field, date) in [("start", entry.start), ("end", entry.end)] {
            if date.is_some_and(|date: Located<PartialDate>| !date.value.is_exact()) {
                for day in super::days(date.map(|date| date.value), &borders).into_iter().flatten() {
                    offer(field, FieldValue::Date(PartialDate::exact(day)), Tolerance::Exact);
                }
            }
        }
    }
}

/// What one entry has to be in the end.
enum EntryCheckLeaf<'a> {
    Degree(&'a Degree),
    Enrolled(&'a Enrolled),
    Attended(&'a Attended),
}

impl<'a> EntryCheckLeaf<'a> {
    const fn levels(&self) -> &'a crate::checks::education_levels::Levels {
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

    fn more(&self) -> Option<&'a EntryConditions> {
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

    fn tolerance(&self, on: NaiveDate) -> Tolerance<'a> {
        match self {
            Self::Degree(degree) => {
                let between = degree.recency.map(|recency| (recency.earliest(on), on));
                Tolerance::Degree(&degree.levels, between, degree.fields.as_ref())
            }
            Self::Enrolled(enrolled) => Tolerance::Enrolled(
                &enrolled.levels,
                enrolled.final_stage_within_months.is_some(),
                enrolled.fields.as_ref(),
            ),
            Self::Attended(attended) => Tolerance::Enrolled(&attended.levels, false, attended.fields.as_ref()),
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
    fn leaves<'a>(&'a self, leaves: &mut Vec<EntryCheckLeaf<'a>>) {
        match self {
            Self::Degree(degree) => leaves.push(EntryCheckLeaf::Degree(degree)),
            Self::Enrolled(enrolled) => leaves.push(EntryCheckLeaf::Enrolled(enrolled)),
            Self::Attended(attended) => leaves.push(EntryCheckLeaf::Attended(attended)),
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
        let each = leaves.iter().map(|leaf| Candidate::entry(NewEntry::Education(leaf.entry(on)), leaf.tolerance(on)));
        candidates.extend(each);
    }
}
