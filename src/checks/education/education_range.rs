//! What `rules lint` can know of checks on educations: who has an entry that fits, and what one entry can be.

use chrono::NaiveDate;

use crate::checks::combine::Combine;
use crate::checks::education::{Degree, EducationCheck, Enrolled, EntryCheck, Recency};
use crate::checks::formulas::{DegreeRegion, EnrolledRegion, Formula, Region, RegionKind};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::{JudgingDates, Node, OnDate};
use crate::domain::applicant::Level;
use crate::domain::calendar::{add_months, day_after};

impl EducationCheck {
    /// Who has an education that fits; none where more is asked than is looked into.
    pub(super) fn range(&self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'_>> {
        if !self.on.is_known() || matches!(self.entry, EntryCheck::Highest(_)) {
            return None;
        }
        let (on, day) = (self.on, judging_dates.day(self.on));
        let of = |open| some_entry(&self.entry, on, day, open);
        Some(OutcomeRange { definite: of(false), open: of(true) })
    }

    /// Whether no degree can be all that is asked: the fields that count are those that do not, or it has to be obtained on a
    /// day or later and before that day.
    pub(super) fn contradicts_itself(&self) -> bool {
        let EntryCheck::Degree(degree) = &self.entry else { return false };
        let more = degree.more.as_ref();
        let others = more.and_then(|more| more.not_in_fields.as_ref());
        let counted = degree.fields.iter().chain(more.and_then(|more| more.only_fields.as_ref()));
        let fixed = |on: Option<OnDate>| if let Some(OnDate::Fixed(day)) = on { Some(day) } else { None };
        let is_between = fixed(degree.since).zip(fixed(degree.before)).is_none_or(|(since, before)| since < before);
        !is_between || others.is_some_and(|others| counted.into_iter().any(|fields| fields == others))
    }
}

impl EntryCheck {
    /// Whether a degree counts only from a day on that is after the one by which it is obtained: a day that is named, or one
    /// that is not too long before the start of the post.
    pub(in crate::checks) fn is_never_met_on(&self, on: OnDate, judging_dates: &JudgingDates) -> bool {
        let Self::Degree(degree) = self else { return false };
        let by = degree.on.unwrap_or(on);
        let starts_too_late = |months: u32| {
            let days = judging_dates.first_and_last(by).zip(judging_dates.first_and_last(OnDate::Start));
            days.is_some_and(|((by, _), (_, start))| add_months(by, months.cast_signed()) < start)
        };
        let too_late = [Some(by), degree.before];
        let is_too_late = |since| too_late.into_iter().flatten().any(|end| judging_dates.comes_after(since, end));
        degree.since.is_some_and(is_too_late) || degree.starts_within_months.is_some_and(starts_too_late)
    }

    /// What one entry has to be, and what it must not be; none where more is asked than is looked into, and of what is made of
    /// others.
    pub(in crate::checks) fn possible_outcomes(
        &self,
        judging_dates: &JudgingDates,
        on: OnDate,
    ) -> Option<OutcomeRange<'_>> {
        let day = judging_dates.day(on);
        match self {
            Self::Degree(degree) if degree.is_plain() => Some(is_of(kinds_of_degree(degree, day)).into()),
            Self::Enrolled(enrolled) if enrolled.is_plain() => Some(is_of(kinds_of_enrolled(enrolled, day)).into()),
            Self::Degree(_)
            | Self::Highest(_)
            | Self::Enrolled(_)
            | Self::Attended(_)
            | Self::Studies(_)
            | Self::Person(_)
            | Self::Combine(_) => None,
        }
    }
}

/// When some entry fits; `open` where a person may have said anything.
fn some_entry(check: &EntryCheck, on: OnDate, day: NaiveDate, open: bool) -> PossibleOutcomes<'_> {
    if !is_plain(check) {
        return PossibleOutcomes::of_whole(Node::Entry(check, on));
    }
    match check {
        EntryCheck::Highest(_) | EntryCheck::Attended(_) | EntryCheck::Studies(_) => {
            PossibleOutcomes::of_whole(Node::Entry(check, on))
        }
        EntryCheck::Degree(degree) => {
            let [kind, wide] = kinds_of_degree(degree, day);
            PossibleOutcomes::entry(kind, wide)
        }
        EntryCheck::Enrolled(enrolled) => {
            let [kind, wide] = kinds_of_enrolled(enrolled, day);
            PossibleOutcomes::entry(kind, wide)
        }
        EntryCheck::Person(person) => {
            let inner = person.unless_not.as_ref().map(|inner| some_entry(inner, on, day, open));
            match (inner, open) {
                (Some(inner), true) => PossibleOutcomes { met: inner.met, not_met: Formula::everybody() },
                (None, true) => PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() },
                (Some(inner), false) => PossibleOutcomes { met: Formula::nobody(), not_met: inner.not_met },
                // Without an entry there is nothing to ask about.
                (None, false) => PossibleOutcomes {
                    met: Formula::nobody(),
                    not_met: Formula::Region(Region::Fails(Node::Entry(check, on))),
                },
            }
        }
        EntryCheck::Combine(Combine::Any(parts)) => {
            PossibleOutcomes::any(parts.iter().map(|part| some_entry(part, on, day, open)))
        }
        // Several on one entry: whether one entry can be all of it, its parts tell.
        EntryCheck::Combine(Combine::All(_) | Combine::Not(_) | Combine::AtLeast(..)) => {
            let whole = PossibleOutcomes::of_whole(Node::Entry(check, on));
            let is_possible = one_entry(check, day).met.is_possible();
            if is_possible { whole } else { PossibleOutcomes { met: Formula::nobody(), ..whole } }
        }
    }
}

/// When one entry fits, where a person may have said anything.
fn one_entry(check: &EntryCheck, day: NaiveDate) -> PossibleOutcomes<'_> {
    // What is not looked into may be anything.
    if !is_plain(check) {
        return PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() };
    }
    match check {
        EntryCheck::Highest(_) | EntryCheck::Attended(_) | EntryCheck::Studies(_) => {
            PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() }
        }
        EntryCheck::Degree(degree) => is_of(kinds_of_degree(degree, day)),
        EntryCheck::Enrolled(enrolled) => is_of(kinds_of_enrolled(enrolled, day)),
        EntryCheck::Person(person) => {
            let inner = person.unless_not.as_ref().map(|inner| one_entry(inner, day).met);
            PossibleOutcomes { met: inner.unwrap_or_else(Formula::everybody), not_met: Formula::everybody() }
        }
        EntryCheck::Combine(Combine::Any(parts)) => {
            PossibleOutcomes::any(parts.iter().map(|part| one_entry(part, day)))
        }
        EntryCheck::Combine(Combine::All(parts)) => {
            PossibleOutcomes::all(parts.iter().map(|part| one_entry(part, day)))
        }
        EntryCheck::Combine(Combine::Not(part)) => one_entry(part, day).opposite(),
        EntryCheck::Combine(Combine::AtLeast(count, parts)) => {
            PossibleOutcomes::at_least(*count, parts.iter().map(|part| one_entry(part, day)))
        }
    }
}

fn is_of([kind, wide]: [RegionKind<'_>; 2]) -> PossibleOutcomes<'_> {
    PossibleOutcomes::regions(Region::Is(kind), Region::IsNot(wide))
}

/// What a degree has to be, and what leaves it in doubt as well: another field.
fn kinds_of_degree(degree: &Degree, on: NaiveDate) -> [RegionKind<'_>; 2] {
    let from = degree.recency.map(|recency| match recency {
        Recency::Within(months) => add_months(on, -months.cast_signed()),
        Recency::LessThan(months) => day_after(add_months(on, -months.cast_signed())),
    });
    let (levels, field) = (degree.levels.all(), degree.fields.as_ref());
    let kind = DegreeRegion { levels, from, field, on };
    let wide = DegreeRegion { field: None, ..kind.clone() };
    [RegionKind::Degree(kind), RegionKind::Degree(wide)]
}

/// What studies under way have to be, and what leaves them in doubt as well: another field, a borderline level.
fn kinds_of_enrolled(enrolled: &Enrolled, on: NaiveDate) -> [RegionKind<'_>; 2] {
    let (levels, field) = (enrolled.levels.all(), enrolled.fields.as_ref());
    let is_uncertain = |level: &Level| {
        let is_borderline = enrolled.borderline.is_some_and(|borderline| *level >= borderline);
        enrolled.levels.contain(*level) || (is_borderline && *level < enrolled.levels.lowest())
    };
    let doubtful = Level::ALL.into_iter().map(|(_, level)| level).filter(is_uncertain).collect();
    let kind = EnrolledRegion { levels, months_left: enrolled.final_stage_within_months, field, on };
    let wide = EnrolledRegion { levels: doubtful, field: None, ..kind.clone() };
    [RegionKind::Enrolled(kind), RegionKind::Enrolled(wide)]
}

/// Whether a check on an entry asks nothing but what is looked into here.
const fn is_plain(check: &EntryCheck) -> bool {
    match check {
        EntryCheck::Degree(degree) => degree.is_plain(),
        EntryCheck::Enrolled(enrolled) => enrolled.is_plain(),
        EntryCheck::Highest(_) | EntryCheck::Attended(_) | EntryCheck::Studies(_) => false,
        EntryCheck::Person(_) | EntryCheck::Combine(_) => true,
    }
}
