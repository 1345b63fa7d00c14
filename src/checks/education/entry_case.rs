//! One combination of what an entry may mean, and what can be asked of it whatever else is.

use chrono::NaiveDate;

use super::{EntryConditions, EntryReason, FITS, JudgedDay};
use crate::checks::education::grade::GRADE;
use crate::checks::nationality::of_countries;
use crate::checks::params::{Params, of_full_time};
use crate::checks::typed_parameter::TypedParameter;
use crate::checks::{JudgingDates, OnDate, Unstated};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};

/// One combination of the days that an entry may mean, and its level.
#[derive(Clone, Copy)]
pub(super) struct EntryCase<'c> {
    pub(super) entry: &'c Education<'c>,
    pub(super) level: Level,
    pub(super) start: Option<NaiveDate>,
    pub(super) end: Option<NaiveDate>,
    pub(super) day: JudgedDay<'c>,
}

impl EntryCase<'_> {
    /// Whether the degree is obtained by a day.
    pub(super) fn obtained(&self, on: NaiveDate) -> (Outcome, EntryReason) {
        if self.start.is_some_and(|start| start > on) {
            return (Outcome::NotMet, EntryReason::NotBegun);
        }
        let later = self.end.is_some_and(|end| end > on);
        match self.entry.status.map(|status| status.value) {
            Some(Status::Completed) if later => (Outcome::NotMet, EntryReason::StillUnderWay),
            Some(Status::Completed) => FITS,
            Some(Status::Ongoing) if !later && self.is_ahead(on) => {
                (Outcome::Unclear, if self.end.is_none() { EntryReason::MayBeObtained } else { EntryReason::Expected })
            }
            Some(Status::Ongoing) => (Outcome::NotMet, EntryReason::StillUnderWay),
            Some(Status::Interrupted) => (Outcome::NotMet, EntryReason::Interrupted),
            None if later => (Outcome::NotMet, EntryReason::StillUnderWay),
            None => (Outcome::Unclear, EntryReason::StatusNotStated),
        }
    }

    /// Whether the studies are under way on a day.
    pub(super) fn under_way(&self, on: NaiveDate) -> (Outcome, EntryReason) {
        if self.start.is_some_and(|start| start > on) {
            return (Outcome::NotMet, EntryReason::NotBegun);
        }
        match self.entry.status.map(|status| status.value) {
            Some(Status::Completed) if self.end.is_some_and(|end| end > on) => FITS,
            // Obtained on a day that nobody knows, by the reference date: before it the studies may have gone on.
            Some(Status::Completed) if self.end.is_none() && on < self.day.input.judging_dates.reference => {
                (Outcome::Unclear, EntryReason::DayNotStated)
            }
            Some(Status::Completed) => (Outcome::NotMet, EntryReason::AlreadyObtained),
            Some(Status::Ongoing) if self.end.is_none() && self.is_ahead(on) => {
                (Outcome::Unclear, EntryReason::EndNotStated)
            }
            Some(Status::Ongoing) if self.end.is_none_or(|end| end >= on) => FITS,
            // The plan says so itself, unless it has been overtaken.
            Some(Status::Ongoing) if self.end.is_some_and(|end| end >= self.reference()) => {
                (Outcome::NotMet, EntryReason::PlannedEnd)
            }
            Some(Status::Ongoing) => (Outcome::Unclear, EntryReason::EndPassed),
            Some(Status::Interrupted) => (Outcome::NotMet, EntryReason::Interrupted),
            None => (Outcome::Unclear, EntryReason::StatusNotStated),
        }
    }

    /// Whether the entry may go on after the reference date, and so change until a later day.
    pub(super) fn goes_on_until(&self, on: NaiveDate) -> bool {
        self.is_ahead(on) && self.entry.goes_on_after(self.day.input.judging_dates.reference)
    }

    /// Whether a day lies after the reference date, so that what is stated of it is a plan.
    fn is_ahead(&self, on: NaiveDate) -> bool {
        on > self.reference()
    }

    /// The day of which it is said what is stated of the year, the final stage and the years completed.
    pub(super) fn reference(&self) -> NaiveDate {
        self.day.input.judging_dates.reference
    }

    /// What holds on the day that a check refers to: the day of the whole where it names none, and of several days what
    /// all agree on.
    pub(super) fn on(
        &self,
        on: Option<OnDate>,
        judge: impl Fn(NaiveDate) -> (Outcome, EntryReason),
    ) -> (Outcome, EntryReason) {
        let Some(on) = on else {
            return judge(self.day.on);
        };
        let judging_dates = self.day.input.judging_dates;
        match on {
            OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => judge(judging_dates.day(on)),
            OnDate::Within(days) => agreed(days.days().map(judge)),
            OnDate::BeforeStart | OnDate::Start | OnDate::End | OnDate::AfterEnd => {
                agreed(judging_dates.starts.iter().map(|start| judge(judging_dates.of_post(on, *start))))
            }
            OnDate::Submission => match self.day.input.days(on) {
                Ok(days) => agreed(days.into_iter().map(judge)),
                Err(_) => (Outcome::Unclear, EntryReason::SubmissionNotStated),
            },
        }
    }

    /// Whether the studies are under way on both ends of a period; of several what all agree on.
    pub(super) fn through(&self, from: OnDate, until: OnDate) -> (Outcome, EntryReason) {
        let Ok(periods) = self.day.input.periods(from, until) else {
            return (Outcome::Unclear, EntryReason::SubmissionNotStated);
        };
        agreed(periods.into_iter().map(|(from, until)| least(self.under_way(from), || self.under_way(until))))
    }

    /// Whether the field is among those asked; one that is not listed is for a person to judge.
    pub(super) fn relevance(&self, fields: Option<&FieldOfStudy>) -> (Outcome, EntryReason) {
        let Some(fields) = fields else {
            return FITS;
        };
        if is_in(fields, self.entry) { FITS } else { (Outcome::Unclear, EntryReason::FieldForPerson) }
    }

    /// What few checks ask.
    pub(super) fn more(&self, asked: Option<&EntryConditions>) -> (Outcome, EntryReason) {
        let Some(asked) = asked else {
            return FITS;
        };
        let (entry, more) = (self.entry, self.entry.rare());
        let field = |fields: Option<&FieldOfStudy>, none: EntryReason, judge: fn(Outcome) -> Outcome| {
            let Some(fields) = fields else { return FITS };
            match listed(fields, entry).map(judge) {
                None => (Outcome::Unclear, EntryReason::NotStated(Unstated::Field)),
                Some(Outcome::Met) => FITS,
                Some(Outcome::Unclear) => (Outcome::Unclear, EntryReason::FieldForPerson),
                Some(Outcome::NotMet) => (Outcome::NotMet, none),
            }
        };
        let excluded = field(asked.not_in_fields.as_ref(), EntryReason::Field, |listed| !listed);
        let only = field(asked.only_fields.as_ref(), EntryReason::OtherField, |listed| listed);
        let country = of_countries(asked.countries.as_ref(), entry.country.as_ref(), self.day.input, self.day.on);
        let is_named = || {
            let name = entry.country.as_ref();
            name.is_some_and(|name| self.day.input.vocabulary.country(&name.value).is_some())
        };
        let country = match country {
            None => (Outcome::Unclear, EntryReason::NotStated(Unstated::Country)),
            Some(Outcome::Met) => FITS,
            Some(Outcome::Unclear) if !is_named() => (Outcome::Unclear, EntryReason::CountryNotUnderstood),
            Some(Outcome::Unclear) => (Outcome::Unclear, EntryReason::CountryDoubtful),
            Some(Outcome::NotMet) => (Outcome::NotMet, EntryReason::Country),
        };
        let full_time = match of_full_time(asked.full_time, more.and_then(|more| more.full_time)) {
            None => (Outcome::Unclear, EntryReason::NotStated(Unstated::FullTime)),
            Some(Outcome::NotMet) => (Outcome::NotMet, EntryReason::PartTime),
            Some(Outcome::Met | Outcome::Unclear) => FITS,
        };
        let grade =
            asked.grade.as_ref().map_or(FITS, |grade| grade.judge(more, entry.doubts.is_unreadable("grade_scale")));
        [only, country, full_time, grade].into_iter().fold(excluded, |worst, next| least(worst, || next))
    }
}

/// What the days that a check may refer to agree on.
fn agreed(mut found: impl Iterator<Item = (Outcome, EntryReason)>) -> (Outcome, EntryReason) {
    let Some(first) = found.next() else {
        return (Outcome::Unclear, EntryReason::DependsOnPost);
    };
    if found.all(|other| other.0 == first.0) { first } else { (Outcome::Unclear, EntryReason::DependsOnPost) }
}

/// The lesser outcome of two; of equals the first. What cannot change it any more is not computed.
pub(super) fn least(
    worst: (Outcome, EntryReason),
    next: impl FnOnce() -> (Outcome, EntryReason),
) -> (Outcome, EntryReason) {
    if worst.0 == Outcome::NotMet {
        return worst;
    }
    let next = next();
    if next.0 < worst.0 { next } else { worst }
}

/// Whether the field of an education is listed, by its code or by its words.
pub(in crate::checks) fn is_in(fields: &FieldOfStudy, entry: &Education<'_>) -> bool {
    let by_code = entry.isced_f.as_ref().is_some_and(|code| {
        let code = code.value.trim();
        fields.isced_f.iter().any(|listed| code.starts_with(listed.as_str()))
    });
    by_code || entry.field.as_ref().is_some_and(|field| fields.is_named(&field.value))
}

/// Whether the field of an education is listed: unclear where it may be, `None` where none is stated.
pub(in crate::checks) fn listed(fields: &FieldOfStudy, entry: &Education<'_>) -> Option<Outcome> {
    let is_unread = ["field", "isced_f"].iter().any(|field| entry.doubts.is_unreadable(field));
    if entry.field.is_none() && entry.isced_f.is_none() && !is_unread {
        return None;
    }
    let may_be = || is_unread || may_be_in(fields, entry);
    Some(match is_in(fields, entry) {
        true => Outcome::Met,
        false if may_be() => Outcome::Unclear,
        false => Outcome::NotMet,
    })
}

/// Whether an education whose field is not listed may be in one that is: nothing that is stated can be compared with what
/// is listed, or its code is wider than one that is.
fn may_be_in(fields: &FieldOfStudy, entry: &Education<'_>) -> bool {
    let code = entry.isced_f.as_ref().map(|code| code.value.trim());
    let is_wider = code.is_some_and(|code| fields.isced_f.iter().any(|listed| listed.starts_with(code)));
    let by_code = code.is_some() && !fields.isced_f.is_empty();
    let by_words = entry.field.is_some() && !fields.phrases.is_empty();
    let lists_nothing = fields.isced_f.is_empty() && fields.phrases.is_empty();
    is_wider || !(by_code || by_words || lists_nothing)
}

impl JudgedDay<'_> {
    /// The first and the last of each stretch of days that a check may refer to.
    pub(super) fn ends(self, on: Option<OnDate>) -> Vec<NaiveDate> {
        let judging_dates: &JudgingDates = self.input.judging_dates;
        match on {
            None => Vec::new(),
            Some(OnDate::Within(days)) => vec![days.first(), days.last()],
            Some(on) if on.is_of_post() => {
                let starts = judging_dates.start.iter().flat_map(|start| [start.first(), start.last()]);
                starts.map(|start| judging_dates.of_post(on, start)).collect()
            }
            Some(other) => self.input.days(other).unwrap_or_default(),
        }
    }
}

/// The fields that count.
pub(super) const FIELDS: TypedParameter<FieldOfStudy> =
    TypedParameter::field("fields", "the fields that count; any other is for the selection team to decide");
/// The fields that do not.
pub(super) const NOT_IN_FIELDS: TypedParameter<FieldOfStudy> =
    TypedParameter::field("not_in_fields", "the fields that do not count");
/// The only fields that count.
pub(in crate::checks) const ONLY_FIELDS: TypedParameter<FieldOfStudy> =
    TypedParameter::field("only_fields", "the only fields that count: one that is not listed does not").or(&["fields"]);
/// The countries of study that count.
pub(super) const COUNTRIES: TypedParameter<CountrySet> =
    TypedParameter::countries("countries", "the countries of study that count");
/// Whether only full-time studies count.
pub(super) const FULL_TIME: TypedParameter<bool> =
    TypedParameter::only_true("full_time", "only full-time studies count");

impl EntryConditions {
    /// Reads the parameters; none where none is asked.
    pub(super) fn read(params: &mut Params<'_, '_>) -> Option<Box<Self>> {
        let more = Self {
            not_in_fields: params.get(NOT_IN_FIELDS),
            only_fields: params.get(ONLY_FIELDS),
            countries: params.get(COUNTRIES),
            full_time: params.get(FULL_TIME).unwrap_or(false),
            grade: params.get(GRADE),
        };
        (more != Self::default()).then(|| Box::new(more))
    }
}
