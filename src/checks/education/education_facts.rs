//! What is found of an education: what it gives, and what speaks for or against one way in which it may fit.

use chrono::NaiveDate;

use crate::checks::cause::{EducationEvent, OutcomeCause, on_day};
use crate::checks::education::{Degree, Enrolled, EntryCheck, EntryConditions, EntryReason};
use crate::checks::evidence::{Collected, EvidenceValue, as_written, yes_or_no};
use crate::checks::finding::{Distance, Finding, FindingFact, Missing};
use crate::domain::applicant::{Applicant, Education, Grade, Level, Status, word_of};
use crate::domain::calendar::{add_months, day_before};
use crate::domain::fact_change::FieldPath;
use crate::domain::outcome::Outcome;

/// What one entry gives.
#[derive(Clone, Debug, PartialEq)]
pub struct EducationFact<'a> {
    pub entry: &'a Education<'a>,
    /// What it has to fit.
    pub check: &'a EntryCheck,
    /// What made the outcome what it is, if no part says that.
    pub why: EntryReason,
    /// The day.
    pub on: NaiveDate,
}

/// One way in which an entry may fit, and what speaks for or against it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartFact<'a> {
    pub entry: &'a Education<'a>,
    /// What it has to fit: a degree or studies under way.
    pub check: &'a EntryCheck,
    /// What made the outcome what it is.
    pub why: EntryReason,
    /// The day.
    pub on: NaiveDate,
    /// The reference date, of which it is said what is stated of the year and the final stage.
    pub reference: NaiveDate,
}

impl<'a> FindingFact<'a> for EducationFact<'a> {
    fn distance(&self, finding: &Finding<'a>) -> Distance {
        match finding.outcome {
            Outcome::Met => Distance::default(),
            // Where a part is met all of them are asked; else they are ways in which it may fit, of which the nearest counts.
            _ if finding.parts.iter().any(|part| part.outcome == Outcome::Met) => Distance::of_all(&finding.parts),
            _ => Distance::of_nearest(&finding.parts, 1),
        }
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        let before = list.visited;
        let enough = if finding.outcome == Outcome::Met && self.check.one_is_enough() { 1 } else { usize::MAX };
        let same = finding.parts.iter().filter(|part| part.outcome == finding.outcome);
        same.take(enough).for_each(|part| part.add_evidence(applicant, list));
        if list.visited == before {
            education_evidence(self.entry, list);
        }
    }
}

impl<'a> FindingFact<'a> for PartFact<'a> {
    fn distance(&self, finding: &Finding<'a>) -> Distance {
        match (finding.outcome, self.why) {
            (Outcome::Met, _) => Distance::default(),
            (Outcome::Unclear, _) => Distance::OPEN,
            // It is no degree, or no studies under way, of such a level.
            (
                Outcome::NotMet,
                EntryReason::Level
                | EntryReason::NotBegun
                | EntryReason::Interrupted
                | EntryReason::StillUnderWay
                | EntryReason::AlreadyObtained
                | EntryReason::PlannedEnd
                | EntryReason::NotHighest
                | EntryReason::Parts,
            ) => Distance::OTHER,
            (Outcome::NotMet, _) => Distance::LACKING,
        }
    }

    fn add_missing(&self, finding: &Finding<'a>, missing: &mut Vec<Missing>) {
        let (entry, field_path) = (self.entry, |field| FieldPath::of_entry("education", self.entry.index, field));
        missing.extend(entry.level.is_none().then(|| Missing::absent(field_path("level"))));
        missing.extend(entry.status.is_none().then(|| Missing::absent(field_path("status"))));
        match self.why {
            EntryReason::DayNotStated => missing.push(Missing::absent(field_path("end"))),
            EntryReason::FinalStageNotStated => missing.push(Missing::absent(field_path("final_stage"))),
            EntryReason::FieldForPerson if entry.field.is_none() && entry.isced_f.is_none() => {
                missing.push(Missing::absent(field_path("field")));
            }
            EntryReason::NotStated(field) => missing.push(Missing::absent(field_path(field.field()))),
            EntryReason::EndNotStated | EntryReason::MayBeObtained => missing.push(Missing::absent(field_path("end"))),
            EntryReason::FinalStageOpen if entry.end.is_none() => missing.push(Missing::absent(field_path("end"))),
            EntryReason::SubmissionNotStated => {
                missing.push(Missing::absent(FieldPath::of_application("submitted_at")));
            }
            EntryReason::GradeScaleOpen if entry.rare().is_none_or(|more| more.grade_scale.is_none()) => {
                missing.push(Missing::absent(field_path("grade_scale")));
            }
            EntryReason::LengthOpen => {
                missing.extend(Missing::date(field_path("start"), entry.start));
                missing.extend(Missing::date(field_path("end"), entry.end));
            }
            EntryReason::DependsOnDay => {
                let partial = |date: &Missing| date.is_partial;
                missing.extend(Missing::date(field_path("start"), entry.start).filter(partial));
                missing.extend(Missing::date(field_path("end"), entry.end).filter(partial));
            }
            // Nothing is missing for any other reason.
            _ => {}
        }
        finding.parts.iter().for_each(|part| part.add_missing(missing));
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        let (entry, location) = (self.entry, ("education", self.entry.index));
        education_evidence(entry, list);
        finding.parts.iter().for_each(|part| part.add_evidence(applicant, list));
        let (final_stage, fields, more) = match self.check {
            EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => (false, degree.fields.is_some(), &degree.more),
            EntryCheck::Enrolled(enrolled) => {
                (enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some(), &enrolled.more)
            }
            EntryCheck::Attended(attended) => (false, attended.fields.is_some(), &attended.more),
            EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => return,
        };
        if final_stage {
            list.field(location, "final_stage", entry.final_stage.as_ref(), |is| yes_or_no(*is));
        }
        if let EntryCheck::Enrolled(Enrolled { year_at_least: Some(_), .. }) = self.check {
            let year = entry.rare().and_then(|more| more.year_of_study.as_ref());
            list.field(location, "year_of_study", year, |year| as_written(&year.text));
            let years = entry.years_completed.as_ref();
            list.field(location, "years_completed", years, |years| as_written(&years.text));
        }
        if let EntryCheck::Degree(degree) = self.check {
            if degree.lasting.is_some() {
                let years = entry.years_completed.as_ref();
                list.field(location, "years_completed", years, |years| as_written(&years.text));
            }
            if let (false, Some(stated)) = (degree.credits.is_empty(), entry.rare()) {
                list.field(location, "credits", stated.credits.as_ref(), |credits| as_written(&credits.text));
                list.field(location, "credit_unit", stated.credit_unit.as_ref(), as_written);
            }
        }
        let of_fields = |more: &EntryConditions| more.not_in_fields.is_some() || more.only_fields.is_some();
        if fields || more.as_deref().is_some_and(of_fields) {
            list.field(location, "field", entry.field.as_ref(), as_written);
            list.field(location, "isced_f", entry.isced_f.as_ref(), as_written);
        }
        let (Some(asked), stated) = (more, entry.rare()) else {
            return;
        };
        if asked.countries.is_some() {
            list.field(location, "country", entry.country.as_ref(), as_written);
        }
        if asked.full_time {
            let full_time = stated.and_then(|stated| stated.full_time.as_ref());
            list.field(location, "full_time", full_time, |is| yes_or_no(*is));
        }
        if asked.grade.is_some() {
            let grade = stated.and_then(|stated| stated.grade.as_ref());
            list.field(location, "grade", grade, |grade| match grade {
                Grade::Number(text) | Grade::Label(text) => as_written(text),
            });
            let scale = stated.and_then(|stated| stated.grade_scale.as_ref());
            list.field(location, "grade_scale", scale, as_written);
        }
    }

    fn cause(&self, _: &Finding<'a>, _: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        let (entry, on) = (self.entry, self.on);
        let found = |turn, certainty| Some(OutcomeCause::Education(entry, turn, certainty));
        if on != self.reference {
            // Of a check with a day of its own the days move nothing but whether what is planned is still to come.
            let passed = entry.end.filter(|_| entry.status.is_some_and(|status| status.value == Status::Ongoing));
            let certainty = passed.and_then(|end| on_day(end.value, |end| end == day_before(self.reference)))?;
            return found(EducationEvent::PlannedEndPassed, certainty);
        }
        if let Some(certainty) = entry.start.and_then(|start| on_day(start.value, |start| start == on)) {
            return found(EducationEvent::Begins, certainty);
        }
        let end = entry.end?.value;
        let turn = match entry.status.map(|status| status.value) {
            Some(Status::Completed) => Some((EducationEvent::Completed, on)),
            Some(Status::Ongoing) => Some((EducationEvent::PlannedEndPassed, day_before(on))),
            Some(Status::Interrupted) => None,
            None => Some((EducationEvent::StatedEnd, on)),
        };
        if let Some((turn, day)) = turn
            && let Some(certainty) = on_day(end, |end| end == day)
        {
            return found(turn, certainty);
        }
        match self.check {
            EntryCheck::Degree(Degree { recency: Some(recency), .. })
            | EntryCheck::Highest(Degree { recency: Some(recency), .. }) => {
                let passes = |end| recency.holds(end, day_before(on)) && !recency.holds(end, on);
                found(EducationEvent::TooLongAgo(*recency), on_day(end, passes)?)
            }
            EntryCheck::Enrolled(Enrolled { final_stage_within_months: Some(months), .. }) => {
                let reached = |on: NaiveDate| add_months(on, months.cast_signed());
                let begins = |end| reached(day_before(on)) < end && end <= reached(on);
                found(EducationEvent::FinalStage(*months), on_day(end, begins)?)
            }
            EntryCheck::Degree(_)
            | EntryCheck::Highest(_)
            | EntryCheck::Enrolled(_)
            | EntryCheck::Attended(_)
            | EntryCheck::Studies(_)
            | EntryCheck::Person(_)
            | EntryCheck::Combine(_) => None,
        }
    }
}

/// What an education states of its level and its dates.
pub fn education_evidence(entry: &Education<'_>, list: &mut Collected<'_>) {
    let location = ("education", entry.index);
    list.field(location, "level", entry.level.as_ref(), |level| EvidenceValue::Text(word_of(&Level::ALL, level)));
    list.field(location, "status", entry.status.as_ref(), |status| EvidenceValue::Text(word_of(&Status::ALL, status)));
    list.field(location, "start", entry.start.as_ref(), |start| EvidenceValue::Date(*start));
    list.field(location, "end", entry.end.as_ref(), |end| EvidenceValue::Date(*end));
}
