//! Facts that might make an education fit: fields that are not stated, or one more education.

use chrono::NaiveDate;

use super::description::entry;
use super::settling_candidates::field_outside;
use super::{Attended, Degree, EducationCheck, Enrolled, EntryCheck, EntryConditions, JudgedDay, Recency};
use crate::checks::candidate::{OFFERED, Request};
use crate::checks::combine::Combine;
use crate::checks::describe::DescribeContext;
use crate::checks::{Candidate, CheckInput, OnDate, Tolerance};
use crate::domain::applicant::{Amount, Education, RareEducation, Status};
use crate::domain::calendar::{PartialDate, add_months, day_after, day_before};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry, stated};
use crate::domain::grammar::say;
use crate::domain::location::Located;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::FieldOfStudy;
use crate::domain::text::Lang;

impl EducationCheck {
    /// What is not stated of the educations, then one more education.
    pub(super) fn entry_candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let on = input.judging_dates.day(self.on);
        let entries = input.applicant.education.as_ref().map_or(&[][..], |list| &list.entries);
        let obtained = self.obtained(entries, input, on);
        let day = JudgedDay { input, on, obtained: &obtained };
        let mut candidates = Vec::new();
        for entry in entries.iter().take(OFFERED) {
            if super::judge(&self.entry, entry, day).0 != Outcome::Met {
                self.fields(entry, day, &mut candidates);
            }
        }
        let mut leaves = Vec::new();
        self.entry.leaves(&mut leaves);
        candidates.extend(leaves.iter().map(|(check, leaf)| {
            // One that stands alone says its day itself.
            let request: &'a dyn Request = if std::ptr::eq(*check, &raw const self.entry) { self } else { *check };
            Candidate::entry(NewEntry::Education(leaf.entry(day)), leaf.tolerance(request, day.on))
        }));
        candidates
    }

    /// A day that it refers to and that an applicant has to state, else that of the whole.
    pub(super) fn day_asked(&self) -> OnDate {
        let mut leaves = Vec::new();
        self.entry.leaves(&mut leaves);
        let is_asked = leaves.iter().flat_map(|(_, leaf)| leaf.days()).any(|on| on == OnDate::Submission);
        if is_asked { OnDate::Submission } else { self.on }
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
        // A plan is overtaken by the reference date alone: on a later day it says itself that the studies have ended.
        let today = on.min(day.input.judging_dates.reference);
        let overtaken = status == Some(Status::Ongoing) && entry.end.is_some_and(|end| end.value.first() < today);
        for (_, leaf) in &leaves {
            let (levels, fields) = (leaf.levels(), leaf.fields());
            if entry.level.is_none() {
                offer("level", FieldValue::Level(levels.lowest()), Tolerance::OrHigher);
            }
            // Nobody is told to call a field that is stated by another name.
            let is_unstated = entry.field.is_none() && entry.isced_f.is_none();
            let only = leaf.more().and_then(|more| more.only_fields.as_ref()).filter(|_| is_unstated);
            if let Some(code) = fields.or(only).and_then(|fields| fields.isced_f.first()) {
                offer("isced_f", FieldValue::Text(code.as_str().into()), Tolerance::Exact);
            }
            if let Some(fields) = leaf.more().and_then(|more| more.not_in_fields.as_ref())
                && is_unstated
                && let Some((field, other)) = field_outside(fields)
            {
                offer(field, FieldValue::Text(other.into()), Tolerance::OtherField(fields));
            }
            match leaf {
                EntryCheckLeaf::Degree(degree) if status.is_none() || overtaken || is_expected(degree, entry, day) => {
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
            if let EntryCheckLeaf::Enrolled(enrolled) = leaf
                && entry.end.is_none()
                && let Some(end) = enrolled.end(day)
            {
                let tolerance =
                    if enrolled.ends_within_months.is_some() { Tolerance::Exact } else { Tolerance::OrLater };
                offer("end", FieldValue::Date(PartialDate::exact(end)), tolerance);
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

    /// The days that it names itself.
    fn days(&self) -> impl Iterator<Item = OnDate> + use<'a> {
        let (first, last) = match self {
            Self::Degree(degree) => (degree.on, None),
            Self::Enrolled(enrolled) => (enrolled.on, enrolled.until),
            Self::Attended(attended) => (attended.on, None),
        };
        first.into_iter().chain(last)
    }

    /// The entry that fits, with as little as will do.
    fn entry(&self, day: JudgedDay<'_>) -> Education<'a> {
        let at = |day: NaiveDate| stated(PartialDate::exact(day));
        let (more, on) = (self.more(), day.on);
        let fields = self.fields().or_else(|| more.and_then(|more| more.only_fields.as_ref()));
        let isced_f = fields.and_then(|fields| fields.isced_f.first()).map(|code| stated(code.as_str().into()));
        let countries = more.and_then(|more| more.countries.as_ref());
        let country = countries.and_then(|set| set.members.iter().find(|member| member.on(on)));
        let mut rare = RareEducation {
            full_time: more.filter(|more| more.full_time).map(|_| stated(true)),
            ..RareEducation::default()
        };
        if let Some(grade) = more.and_then(|more| more.grade.as_ref()) {
            rare.grade = grade.enough().map(stated);
            rare.grade_scale = Some(stated(grade.scale.as_str().into()));
        }
        let mut entry = Education {
            level: Some(stated(self.levels().lowest())),
            isced_f,
            country: country.map(|member| stated(member.country.to_string().into())),
            ..Education::default()
        };
        match self {
            Self::Degree(degree) => {
                entry.status = Some(stated(Status::Completed));
                entry.end = degree.end(day).map(at);
                entry.start = degree.lasting.map(|lasting| {
                    let end = entry.end.map_or(on, |end| end.value.first());
                    at(add_months(day_after(end), -lasting.months.cast_signed()))
                });
                if degree.lasting.is_some() && entry.end.is_none() {
                    entry.end = Some(at(on));
                }
                if let Some(credits) = degree.credits.first() {
                    rare.credits = Some(stated(Amount::read(credits.at_least.to_string())));
                    rare.credit_unit = Some(stated(credits.unit.as_str().into()));
                }
            }
            Self::Enrolled(enrolled) => {
                entry.status = Some(stated(Status::Ongoing));
                entry.end = enrolled.end(day).map(at);
                entry.final_stage = enrolled.final_stage_within_months.map(|_| stated(true));
                let year = enrolled.year_at_least.map(|year| stated(Amount::read(year.to_string())));
                rare.year_of_study = year;
            }
            Self::Attended(_) => entry.status = Some(stated(Status::Ongoing)),
        }
        entry.rare = (rare != RareEducation::default()).then(|| Box::new(rare));
        entry
    }

    fn tolerance(&self, request: &'a dyn Request, on: NaiveDate) -> Tolerance<'a> {
        let request = |is_plain: bool| (!is_plain).then_some(request);
        match self {
            Self::Degree(degree) => {
                let between = degree.recency.map(|recency| (recency.earliest(on), on));
                Tolerance::Degree(&degree.levels, between, degree.fields.as_ref(), request(degree.is_plain()))
            }
            Self::Enrolled(enrolled) => Tolerance::Enrolled(
                &enrolled.levels,
                enrolled.final_stage_within_months.is_some(),
                enrolled.fields.as_ref(),
                request(enrolled.is_plain()),
            ),
            Self::Attended(attended) => {
                Tolerance::Enrolled(&attended.levels, false, attended.fields.as_ref(), request(false))
            }
        }
    }
}

/// Whether a degree may be obtained by a day that lies ahead: it goes on today.
fn is_expected(degree: &Degree, entry: &Education<'_>, day: JudgedDay<'_>) -> bool {
    let by = degree.on.map_or(vec![day.on], |on| day.input.days(on).unwrap_or_default());
    entry.status.is_some_and(|status| status.value == Status::Ongoing)
        && by.iter().all(|by| *by > day.input.judging_dates.reference)
}

impl Degree {
    /// A day on which one that fits is obtained; none where any day by that of the whole will do.
    fn end(&self, day: JudgedDay<'_>) -> Option<NaiveDate> {
        let days = |on| day.input.days(on).ok();
        let own = self.on.map_or(Some(day.on), |on| days(on)?.first().copied())?;
        let before = match self.before {
            None => None,
            Some(before) => Some(day_before(*days(before)?.first()?)),
        };
        let is_dated = self.recency.is_some() || self.since.is_some() || self.starts_within_months.is_some();
        let last = before.map_or(own, |before| before.min(own));
        (is_dated || before.is_some() || self.on.is_some()).then_some(last)
    }
}

impl Enrolled {
    /// The end that shows that studies last until a day that lies ahead, or that they end soon enough; none where none has to
    /// be stated.
    fn end(&self, day: JudgedDay<'_>) -> Option<NaiveDate> {
        let last = self.until.or(self.on);
        let last = last.map_or(Some(day.on), |on| day.input.days(on).ok()?.last().copied())?;
        let is_ahead = last > day.input.judging_dates.reference;
        (is_ahead || self.ends_within_months.is_some()).then_some(last)
    }
}

impl Request for EducationCheck {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let own = |on: Option<OnDate>| on.or(Some(self.on));
        let dated = match &self.entry {
            EntryCheck::Degree(degree) => EntryCheck::Degree(Degree { on: own(degree.on), ..degree.clone() }),
            EntryCheck::Enrolled(enrolled) => {
                EntryCheck::Enrolled(Enrolled { on: own(enrolled.on), ..enrolled.clone() })
            }
            EntryCheck::Attended(attended) => {
                EntryCheck::Attended(Attended { on: own(attended.on), ..attended.clone() })
            }
            EntryCheck::Highest(degree) => EntryCheck::Highest(Degree { on: own(degree.on), ..degree.clone() }),
            EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => self.entry.clone(),
        };
        dated.fact(lang, fact_change)
    }
}

impl Request for EntryCheck {
    fn fact(&self, lang: Lang, _: &FactChange<'_>) -> String {
        // Days are said by what they are, for whoever reads it knows the notice.
        let context = DescribeContext { lang, judging_dates: None };
        let asked = entry(context, self, OnDate::default()).sentence;
        say!(lang, "another course of study: {asked}", "une autre formation\u{a0}: {asked}")
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
    fn leaves<'a>(&'a self, leaves: &mut Vec<(&'a Self, EntryCheckLeaf<'a>)>) {
        match self {
            Self::Degree(degree) | Self::Highest(degree) => leaves.push((self, EntryCheckLeaf::Degree(degree))),
            Self::Studies(_) => {}
            Self::Enrolled(enrolled) => leaves.push((self, EntryCheckLeaf::Enrolled(enrolled))),
            Self::Attended(attended) => leaves.push((self, EntryCheckLeaf::Attended(attended))),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.leaves(leaves);
                }
            }
            // What a person has to say, or what must not hold, no fact brings about.
            Self::Person(_) | Self::Combine(Combine::Not(_)) => {}
        }
    }
}
