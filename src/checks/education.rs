//! `education = { any = [...] }`: one entry of `education` that fits any (or all) of the checks within.
//!
//! - `degree = { at_least = "bachelor" }`: a degree of that level obtained by the reference date. `levels = [...]` lists
//!   levels instead; `within_months = 12` asks that it was obtained no longer ago than that, `less_than_months = 12`
//!   less long ago; `fields` names a `[field.*]`, and a field that is not listed there is for a person to judge.
//! - `enrolled = { at_least = "short_cycle" }`: under way on the reference date. `borderline = "secondary"` names the
//!   lowest level for which a person decides; `final_stage_within_months = 12` asks for the final stage, by the
//!   applicant's word or else by an end within that time; `fields` as above.
//! - `person = { question = {...}, unless_not = ... }`: the same as elsewhere, for one entry.
//!
//! An entry is judged as a whole, for every combination of the days it may mean: a bachelor completed in "2025-06" is
//! on 22 June either obtained or still under way, and where both suffice it is met.

mod candidates;

use std::ops::ControlFlow;

use chrono::NaiveDate;

use crate::checks::combine::Combine;
use crate::checks::params::{Context, Levels, Params, Value};
use crate::checks::person::{Person, cap};
use crate::checks::{Fact as AnyFact, Finding, Missing, OnDate, Situation, only_entry};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::calendar::{PartialDate, add_months, day_after, day_before};
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::place::{At, Place};
use crate::domain::problem::{ListKind, RuleFault};
use crate::domain::statement::Slot;
use crate::domain::vocabulary::FieldOfStudy;

/// One entry that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct EducationCheck {
    /// What the entry has to fit.
    pub entry: EntryCheck,
    /// The day on which it is judged.
    pub on: OnDate,
}

/// What one entry has to fit.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryCheck {
    /// A degree obtained.
    Degree(Degree),
    /// Studies under way.
    Enrolled(Enrolled),
    /// A question for a person about the entry.
    Person(Box<Person<EntryCheck>>),
    /// Several of these, combined.
    Combine(Combine<EntryCheck>),
}

/// A degree obtained by the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Degree {
    /// The levels that count.
    pub levels: Levels,
    /// How long ago it may have been obtained.
    pub recency: Option<Recency>,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
}

/// How long ago, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recency {
    /// No longer than this: the day so many months ago counts.
    Within(u32),
    /// Less than this: the day so many months ago does not count.
    LessThan(u32),
}

/// Studies under way on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolled {
    /// The levels that count.
    pub levels: Levels,
    /// The lowest level for which a person decides.
    pub borderline: Option<Level>,
    /// The final stage is asked; where the applicant does not say, an end within so many months shows it.
    pub final_stage_within_months: Option<u32>,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
}

/// What one entry gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The entry.
    pub entry: &'a Education<'a>,
    /// The day.
    pub on: NaiveDate,
}

/// One way in which an entry may fit, and what speaks for or against it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartFact<'a> {
    /// The entry.
    pub entry: &'a Education<'a>,
    /// What it has to fit: a degree or studies under way.
    pub check: &'a EntryCheck,
    /// What made the outcome what it is.
    pub why: Why,
    /// The day.
    pub on: NaiveDate,
}

/// What makes an entry fit, fail to fit, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Everything asked is there.
    Fits,
    /// Its level does not count.
    Level,
    /// Its level is one for which a person decides.
    LevelBorderline,
    /// Its level is not stated.
    LevelNotStated,
    /// It begins after the day.
    NotBegun,
    /// It was left without a degree.
    Interrupted,
    /// It is still under way.
    StillUnderWay,
    /// It was completed before.
    AlreadyObtained,
    /// Its status is not stated.
    StatusNotStated,
    /// It is ongoing, but its end has passed.
    EndPassed,
    /// It was obtained too long ago.
    TooLongAgo,
    /// The day it was obtained is not stated.
    DayNotStated,
    /// It is not in its final stage.
    NotFinalStage,
    /// Whether it is in its final stage is not stated.
    FinalStageNotStated,
    /// Its field is for a person to judge.
    FieldForPerson,
    /// The days it may mean differ.
    DependsOnDay,
    /// Something else, which the parts tell.
    Parts,
}

impl PartFact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let (entry, slot) = (self.entry, |field| Slot::of_entry("education", self.entry.index, field));
        missing.extend(entry.level.is_none().then(|| Missing::absent(slot("level"))));
        missing.extend(entry.status.is_none().then(|| Missing::absent(slot("status"))));
        match self.why {
            Why::DayNotStated => missing.push(Missing::absent(slot("end"))),
            Why::FinalStageNotStated => missing.push(Missing::absent(slot("final_stage"))),
            Why::FieldForPerson if entry.field.is_none() && entry.isced_f.is_none() => {
                missing.push(Missing::absent(slot("field")));
            }
            Why::DependsOnDay => {
                let partial = |date: &Missing| date.is_partial;
                missing.extend(Missing::date(slot("start"), entry.start).filter(partial));
                missing.extend(Missing::date(slot("end"), entry.end).filter(partial));
            }
            Why::Fits
            | Why::Level
            | Why::LevelBorderline
            | Why::LevelNotStated
            | Why::NotBegun
            | Why::Interrupted
            | Why::StillUnderWay
            | Why::AlreadyObtained
            | Why::StatusNotStated
            | Why::EndPassed
            | Why::TooLongAgo
            | Why::NotFinalStage
            | Why::FieldForPerson
            | Why::Parts => {}
        }
    }
}

impl EducationCheck {
    /// Reads `education = { any = [...] }` or `{ all = [...] }`, with an optional `on`.
    pub fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        let kind = params.one_of(&["any", "all"]);
        let parts = kind.and_then(|kind| params.take(kind));
        params.finish();
        let entry = Combine::read(kind?, parts?, context, EntryCheck::read).map(EntryCheck::Combine)?;
        Some(Self { entry, on })
    }

    /// Reads `degree = {...}` or `enrolled = {...}` standing alone.
    pub fn read_alone(value: &Value<'_>, context: &Context) -> Option<Self> {
        EntryCheck::read(value, context).map(|entry| Self { entry, on: OnDate::default() })
    }

    /// Looks at each entry as a whole.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.education else {
            return Finding::not_stated(Slot::of_record("education"));
        };
        let on = situation.frame.day(self.on);
        let entries = list.entries.iter().map(|entry| {
            let (outcome, _) = judge(&self.entry, entry, on);
            let parts = move || match &self.entry {
                EntryCheck::Combine(Combine::Any(checks) | Combine::All(checks)) => {
                    checks.iter().map(|check| part(check, entry, on)).collect()
                }
                other => vec![part(other, entry, on)],
            };
            let fact = move || AnyFact::Education(Fact { entry, on });
            (outcome, move || Finding { outcome, fact: fact(), parts: parts() })
        });
        let place = Place { section: "education", index: None, field: None, at: list.at };
        Finding::any(AnyFact::Entries("/education", place), situation.detail, entries)
    }
}

/// What one entry gives for one of the checks on it, with the reason.
fn part<'a>(check: &'a EntryCheck, entry: &'a Education<'a>, on: NaiveDate) -> Finding<'a> {
    match check {
        EntryCheck::Person(person) => person.apply(|inner| part(inner, entry, on), true),
        EntryCheck::Degree(_) | EntryCheck::Enrolled(_) | EntryCheck::Combine(_) => {
            let (outcome, why) = judge(check, entry, on);
            let fact = PartFact { entry, check, why, on };
            Finding::leaf(outcome, AnyFact::EducationPart(fact))
        }
    }
}

/// One combination of the days that an entry may mean, and its level.
#[derive(Clone, Copy)]
struct Case<'a> {
    entry: &'a Education<'a>,
    level: Level,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    on: NaiveDate,
}

/// The outcome over all combinations: the one they agree on, or unclear.
fn judge(check: &EntryCheck, entry: &Education<'_>, on: NaiveDate) -> (Outcome, Why) {
    let Some(level) = entry.level else {
        // Unclear, unless it gives nothing at every level.
        let nothing = Level::ALL.iter().all(|(_, level)| judge_at(*level, check, entry, on).0 == Outcome::NotMet);
        return if nothing {
            judge_at(Level::Doctorate, check, entry, on)
        } else {
            (Outcome::Unclear, Why::LevelNotStated)
        };
    };
    judge_at(level.value, check, entry, on)
}

fn judge_at(level: Level, check: &EntryCheck, entry: &Education<'_>, on: NaiveDate) -> (Outcome, Why) {
    let day = |date: Option<At<PartialDate>>| date.map(|date| date.value.first());
    let case = Case { entry, level, start: day(entry.start), end: day(entry.end), on };
    let first = check.case(&case);
    let exact = |date: Option<At<PartialDate>>| date.is_none_or(|date| date.value.is_exact());
    if exact(entry.start) && exact(entry.end) {
        return first;
    }
    let mut borders = vec![on];
    check.borders(on, &mut borders);
    let differs = days(entry.start, &borders).into_iter().try_for_each(|start| {
        days(entry.end, &borders).into_iter().try_for_each(|end| {
            let (outcome, _) = check.case(&Case { start, end, ..case });
            if outcome == first.0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    if differs.is_break() { (Outcome::Unclear, Why::DependsOnDay) } else { first }
}

/// The days of a date between which an outcome can change: its ends, and those around each border.
fn days(date: Option<At<PartialDate>>, borders: &[NaiveDate]) -> Vec<Option<NaiveDate>> {
    let Some(At { value: date, .. }) = date else {
        return vec![None];
    };
    let around = borders.iter().flat_map(|border| [day_before(*border), *border, day_after(*border)]);
    let mut days: Vec<_> = around.filter(|day| date.first() < *day && *day < date.last()).map(Some).collect();
    days.extend([Some(date.first()), Some(date.last())]);
    days
}

impl EntryCheck {
    const KINDS: [&str; 7] = ["degree", "enrolled", "person", "any", "all", "not", "at_least"];

    fn read(value: &Value<'_>, context: &Context) -> Option<Self> {
        let (kind, span, parameters) = only_entry(value, context, &Self::KINDS)?;
        match kind {
            "degree" => Degree::read(parameters, context).map(Self::Degree),
            "enrolled" => Enrolled::read(parameters, context).map(Self::Enrolled),
            "person" => Person::read(parameters, context, Self::read).map(|person| Self::Person(Box::new(person))),
            "any" | "all" | "not" | "at_least" => {
                Combine::read(kind, parameters, context, Self::read).map(Self::Combine)
            }
            unknown => {
                context.problem_among(span, RuleFault::UnknownCheck, unknown, &Self::KINDS);
                None
            }
        }
    }

    /// The outcome for one combination.
    fn case(&self, case: &Case<'_>) -> (Outcome, Why) {
        match self {
            Self::Degree(degree) => degree.case(case),
            Self::Enrolled(enrolled) => enrolled.case(case),
            Self::Person(person) => match &person.unless_not {
                Some(inner) => {
                    let (outcome, why) = inner.case(case);
                    (cap(outcome), why)
                }
                None => (Outcome::Unclear, Why::Parts),
            },
            Self::Combine(Combine::Any(parts)) => {
                let best = parts
                    .iter()
                    .map(|part| part.case(case))
                    .reduce(|best, other| if other.0 > best.0 { other } else { best });
                best.unwrap_or((Outcome::NotMet, Why::Parts))
            }
            Self::Combine(Combine::All(parts)) => {
                let worst = parts
                    .iter()
                    .map(|part| part.case(case))
                    .reduce(|worst, other| if other.0 < worst.0 { other } else { worst });
                worst.unwrap_or((Outcome::Met, Why::Parts))
            }
            Self::Combine(Combine::Not(part)) => (!part.case(case).0, Why::Parts),
            Self::Combine(Combine::AtLeast(count, parts)) => {
                (Outcome::at_least(*count, parts.iter().map(|part| part.case(case).0)), Why::Parts)
            }
        }
    }

    /// The days beside the reference date at which the outcome of an end can change.
    fn borders(&self, on: NaiveDate, borders: &mut Vec<NaiveDate>) {
        match self {
            Self::Degree(degree) => borders.extend(degree.recency.map(|recency| recency.first_day(on))),
            Self::Enrolled(enrolled) => {
                borders.extend(enrolled.final_stage_within_months.map(|months| add_months(on, months.cast_signed())));
            }
            Self::Person(person) => {
                if let Some(inner) = &person.unless_not {
                    inner.borders(on, borders);
                }
            }
            Self::Combine(Combine::Not(part)) => part.borders(on, borders),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.borders(on, borders);
                }
            }
        }
    }
}

impl Recency {
    /// The day so many months before.
    fn first_day(self, on: NaiveDate) -> NaiveDate {
        let (Self::Within(months) | Self::LessThan(months)) = self;
        add_months(on, -months.cast_signed())
    }

    /// Whether a degree obtained on a day is recent enough on another.
    #[must_use]
    pub fn holds(self, obtained: NaiveDate, on: NaiveDate) -> bool {
        match self {
            Self::Within(_) => obtained >= self.first_day(on),
            Self::LessThan(_) => obtained > self.first_day(on),
        }
    }
}

impl Degree {
    fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let within = params.months("within_months").map(Recency::Within);
        let less_than = params.months("less_than_months").map(Recency::LessThan);
        if within.is_some() && less_than.is_some() {
            params.several(&["within_months", "less_than_months"]);
        }
        let fields = read_fields(&mut params);
        params.finish();
        Some(Self { levels: levels?, recency: within.or(less_than), fields })
    }

    fn case(&self, case: &Case<'_>) -> (Outcome, Why) {
        if !self.levels.contain(case.level) {
            return (Outcome::NotMet, Why::Level);
        }
        let (obtained, why) = obtained(case);
        let mut worst = (obtained, why);
        if let Some(recency) = self.recency {
            worst = least(worst, || match case.end {
                Some(end) if !recency.holds(end, case.on) => (Outcome::NotMet, Why::TooLongAgo),
                Some(_) => (Outcome::Met, Why::Fits),
                None => (Outcome::Unclear, Why::DayNotStated),
            });
        }
        least(worst, || relevance(self.fields.as_ref(), case.entry))
    }
}

impl Enrolled {
    fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let borderline = params.word("borderline", &Level::ALL);
        let borderline = levels.as_ref().and_then(|levels| params.below("borderline", borderline, &levels.lowest()));
        let final_stage_within_months = params.months("final_stage_within_months");
        let fields = read_fields(&mut params);
        params.finish();
        Some(Self { levels: levels?, borderline, final_stage_within_months, fields })
    }

    fn case(&self, case: &Case<'_>) -> (Outcome, Why) {
        let level = if self.levels.contain(case.level) {
            (Outcome::Met, Why::Fits)
        } else if self
            .borderline
            .is_some_and(|borderline| case.level >= borderline && case.level < self.levels.lowest())
        {
            (Outcome::Unclear, Why::LevelBorderline)
        } else {
            return (Outcome::NotMet, Why::Level);
        };
        let mut worst = least(level, || under_way(case));
        if let Some(months) = self.final_stage_within_months {
            worst = least(worst, || match (case.entry.final_stage, case.end) {
                (Some(At { value: true, .. }), _) => (Outcome::Met, Why::Fits),
                (Some(At { value: false, .. }), _) => (Outcome::NotMet, Why::NotFinalStage),
                (None, Some(end)) if end <= add_months(case.on, months.cast_signed()) => (Outcome::Met, Why::Fits),
                (None, Some(_)) => (Outcome::NotMet, Why::NotFinalStage),
                (None, None) => (Outcome::Unclear, Why::FinalStageNotStated),
            });
        }
        least(worst, || relevance(self.fields.as_ref(), case.entry))
    }
}

fn read_fields(params: &mut Params<'_, '_>) -> Option<FieldOfStudy> {
    let lists = &params.context.vocabulary.fields;
    params.defined("fields", ListKind::Field, lists).cloned()
}

/// The lesser outcome of two; of equals the first. What cannot change it any more is not computed.
fn least(worst: (Outcome, Why), next: impl FnOnce() -> (Outcome, Why)) -> (Outcome, Why) {
    if worst.0 == Outcome::NotMet {
        return worst;
    }
    let next = next();
    if next.0 < worst.0 { next } else { worst }
}

/// Whether the degree is obtained by the day.
fn obtained(case: &Case<'_>) -> (Outcome, Why) {
    if case.start.is_some_and(|start| start > case.on) {
        return (Outcome::NotMet, Why::NotBegun);
    }
    let later = case.end.is_some_and(|end| end > case.on);
    match case.entry.status.map(|status| status.value) {
        Some(Status::Completed) if later => (Outcome::NotMet, Why::StillUnderWay),
        Some(Status::Completed) => (Outcome::Met, Why::Fits),
        Some(Status::Ongoing) => (Outcome::NotMet, Why::StillUnderWay),
        Some(Status::Interrupted) => (Outcome::NotMet, Why::Interrupted),
        None if later => (Outcome::NotMet, Why::StillUnderWay),
        None => (Outcome::Unclear, Why::StatusNotStated),
    }
}

/// Whether the studies are under way on the day.
fn under_way(case: &Case<'_>) -> (Outcome, Why) {
    if case.start.is_some_and(|start| start > case.on) {
        return (Outcome::NotMet, Why::NotBegun);
    }
    match case.entry.status.map(|status| status.value) {
        Some(Status::Completed) if case.end.is_some_and(|end| end > case.on) => (Outcome::Met, Why::Fits),
        Some(Status::Completed) => (Outcome::NotMet, Why::AlreadyObtained),
        Some(Status::Ongoing) if case.end.is_none_or(|end| end >= case.on) => (Outcome::Met, Why::Fits),
        Some(Status::Ongoing) => (Outcome::Unclear, Why::EndPassed),
        Some(Status::Interrupted) => (Outcome::NotMet, Why::Interrupted),
        None => (Outcome::Unclear, Why::StatusNotStated),
    }
}

/// Whether the field is among those asked; one that is not listed is for a person to judge.
fn relevance(fields: Option<&FieldOfStudy>, entry: &Education<'_>) -> (Outcome, Why) {
    let Some(fields) = fields else {
        return (Outcome::Met, Why::Fits);
    };
    let by_code = entry.isced_f.as_ref().is_some_and(|code| {
        let code = code.value.trim();
        fields.isced_f.iter().any(|listed| code.starts_with(listed.as_str()))
    });
    let by_words = || {
        entry.field.as_ref().is_some_and(|field| with_normal(&field.value, |name| fields.phrases.find(name).is_some()))
    };
    if by_code || by_words() { (Outcome::Met, Why::Fits) } else { (Outcome::Unclear, Why::FieldForPerson) }
}
