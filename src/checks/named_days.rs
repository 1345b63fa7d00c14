//! The days that dated checks refer to: `on = "reference"`, `"deadline"`, `"submission"`, `"before_start"`, `"start"`, `"end"`,
//! `"after_end"`, the name of a `[date.*]`, or a date.
//!
//! The post may start on one of several days (`start = ["2026-03", "2026-09"]`), a `[date.*]` may be given to the month, and a
//! submission of which only the day is stated lies on one of them: then a check is judged for each, and unclear where the
//! days differ.

use chrono::NaiveDate;

use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::TypedParameter;
use crate::checks::{CheckInput, Fact, Finding, JudgingDates};
use crate::domain::calendar::{PartialDate, add_months, day_before};
use crate::domain::fact_change::FieldPath;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

/// The day a dated check refers to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDate {
    /// The reference date, which `--as-of` replaces.
    #[default]
    Reference,
    /// The day of the deadline, which nothing moves.
    Deadline,
    /// The day of submission, in the vacancy's time zone.
    Submission,
    /// The day before the first day of the post.
    BeforeStart,
    /// The first day of the post.
    Start,
    /// The last day of the post.
    End,
    /// The day after the last day of the post.
    AfterEnd,
    /// A fixed day.
    Fixed(NaiveDate),
    /// A day of a month that the file names.
    Within(PartialDate),
}

/// What an applicant has to state for the day of submission.
const SUBMITTED: FieldPath = FieldPath::of_application("submitted_at");

impl OnDate {
    /// Whether the day is known before any applicant is, and is the same for all of them.
    #[must_use]
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Reference | Self::Deadline | Self::Fixed(_))
    }

    /// Whether it is a day of the post, and so another one for each day on which that may start.
    #[must_use]
    pub const fn is_of_post(self) -> bool {
        matches!(self, Self::BeforeStart | Self::Start | Self::End | Self::AfterEnd)
    }

    /// The day, or days, of a `[date.*]`.
    #[must_use]
    pub fn named(date: PartialDate) -> Self {
        if date.is_exact() { Self::Fixed(date.first()) } else { Self::Within(date) }
    }

    /// The words for the days that are not fixed.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("reference", Self::Reference),
        ("deadline", Self::Deadline),
        ("submission", Self::Submission),
        ("before_start", Self::BeforeStart),
        ("start", Self::Start),
        ("end", Self::End),
        ("after_end", Self::AfterEnd),
    ];

    /// A parameter that names such a day.
    #[must_use]
    pub const fn declared(name: &'static str, about: &'static str) -> TypedParameter<Self> {
        TypedParameter::new(name, ValueType::OnDate, about, |_, value, context| Self::read(value, context))
    }

    /// Reads a word, the name of a `[date.*]`, or a date.
    pub fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let word = match value.get_ref().as_str() {
            Some(word) if !word.starts_with(|letter: char| letter.is_ascii_digit()) => word,
            _ => return context.date(value).map(Self::Fixed),
        };
        if let Some(date) = context.dates.get(word) {
            // What is wrong with it was said where it is.
            return date.map(Self::named);
        }
        let names = context.dates.keys().map(String::as_str);
        let known: Vec<_> = Self::WORDS.iter().map(|(known, _)| *known).chain(names).collect();
        let Some((_, on)) = Self::WORDS.iter().find(|(known, _)| *known == word) else {
            context.problem_among(value.span(), RuleErrorKind::NotListed, word, &known);
            return None;
        };
        let missing = match on {
            on if on.is_of_post() && !context.has_start => "start",
            Self::End | Self::AfterEnd if !context.has_duration => "duration_months",
            _ => return Some(*on),
        };
        context.problem(value.span(), RuleErrorKind::VacancyLacks(missing), word);
        None
    }
}

impl JudgingDates {
    /// The day that a check refers to, where it depends on nothing else: the reference date for the others, and of a month
    /// the last day.
    #[must_use]
    pub fn day(&self, on: OnDate) -> NaiveDate {
        match on {
            OnDate::Deadline => self.deadline.day(),
            OnDate::Fixed(day) => day,
            OnDate::Within(days) => days.last(),
            OnDate::Reference
            | OnDate::Submission
            | OnDate::BeforeStart
            | OnDate::Start
            | OnDate::End
            | OnDate::AfterEnd => self.reference,
        }
    }

    /// Every day that the post may start on, and with that end.
    fn days_of_post(&self, on: OnDate) -> Vec<NaiveDate> {
        let mut days: Vec<_> = self.starts.iter().map(|start| self.of_post(on, *start)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The first and the last of the days that a check may refer to; `None` if the applicant's file says it.
    #[must_use]
    pub fn first_and_last(&self, on: OnDate) -> Option<(NaiveDate, NaiveDate)> {
        match on {
            OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => Some((self.day(on), self.day(on))),
            OnDate::BeforeStart | OnDate::Start | OnDate::End | OnDate::AfterEnd => {
                let days = self.days_of_post(on);
                days.first().copied().zip(days.last().copied())
            }
            OnDate::Within(days) => Some((days.first(), days.last())),
            OnDate::Submission => None,
        }
    }

    /// Whether one of the days that `since` may refer to is after one of those of `by`, so that nothing lies between them on
    /// all of them. The days of one post go together.
    #[must_use]
    pub fn comes_after(&self, since: OnDate, by: OnDate) -> bool {
        if since.is_of_post() && by.is_of_post() {
            return self.starts.iter().any(|start| self.of_post(by, *start) < self.of_post(since, *start));
        }
        let days = self.first_and_last(since).zip(self.first_and_last(by));
        days.is_some_and(|((_, since), (by, _))| by < since)
    }

    /// The day of a post that starts on a day.
    #[must_use]
    pub fn of_post(&self, on: OnDate, start: NaiveDate) -> NaiveDate {
        match on {
            OnDate::End => day_before(self.after_end(start)),
            OnDate::AfterEnd => self.after_end(start),
            OnDate::BeforeStart => day_before(start),
            OnDate::Reference
            | OnDate::Deadline
            | OnDate::Submission
            | OnDate::Start
            | OnDate::Fixed(_)
            | OnDate::Within(_) => start,
        }
    }

    /// The last of the days that a check may refer to, as far as no applicant tells it.
    #[must_use]
    pub fn last_day(&self, on: OnDate) -> NaiveDate {
        let of_post = self.starts.last().filter(|_| on.is_of_post());
        of_post.map_or_else(|| self.day(on), |start| self.of_post(on, *start))
    }

    /// The day after the last of a post that starts on a day.
    #[must_use]
    pub fn after_end(&self, start: NaiveDate) -> NaiveDate {
        add_months(start, self.duration_months.unwrap_or(0).cast_signed())
    }
}

impl CheckInput<'_> {
    /// The days that a check may refer to, at least one; the field that would tell, where that is not stated.
    ///
    /// # Errors
    /// Gives the field of the applicant's file that would tell the day.
    pub fn days(&self, on: OnDate) -> Result<Vec<NaiveDate>, FieldPath> {
        match on {
            OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => Ok(vec![self.judging_dates.day(on)]),
            OnDate::BeforeStart | OnDate::Start | OnDate::End | OnDate::AfterEnd => {
                Ok(self.judging_dates.days_of_post(on))
            }
            OnDate::Within(days) => Ok(days.days().collect()),
            OnDate::Submission => {
                let application = self.applicant.application.as_ref();
                let submitted = application.and_then(|application| application.submitted_at).ok_or(SUBMITTED)?;
                let instants = submitted.value.instants(self.judging_dates.zone);
                let day = |instant: chrono::DateTime<chrono::Utc>| {
                    instant.with_timezone(&self.judging_dates.zone).date_naive()
                };
                let (first, last) = (day(instants.first), day(instants.last));
                Ok(first.iter_days().take_while(|day| *day <= last).collect())
            }
        }
    }

    /// The periods between two days that a check may refer to, at least one. The days of one post go together.
    ///
    /// # Errors
    /// Gives the field of the applicant's file that would tell one of the days.
    pub fn periods(&self, from: OnDate, until: OnDate) -> Result<Vec<(NaiveDate, NaiveDate)>, FieldPath> {
        if from.is_of_post() && until.is_of_post() {
            let pair = |start| (self.judging_dates.of_post(from, start), self.judging_dates.of_post(until, start));
            return Ok(self.days(OnDate::Start)?.into_iter().map(pair).collect());
        }
        let until = self.days(until)?;
        let pairs = self.days(from)?.into_iter().flat_map(|from| until.iter().map(move |until| (from, *until)));
        Ok(pairs.collect())
    }

    /// The finding that what a check needs is not stated; its part is that the day is not either on which it is judged.
    pub fn not_stated<'f>(&self, field_path: FieldPath, on: OnDate) -> Finding<'f> {
        let day = self.days(on).err().filter(|_| self.detail);
        Finding { parts: day.map(Finding::not_stated).into_iter().collect(), ..Finding::not_stated(field_path) }
    }

    /// What is found on the day that a check refers to: of several days what all agree on.
    pub fn on<'f>(&self, on: OnDate, find: impl Fn(NaiveDate) -> Finding<'f>) -> Finding<'f> {
        // Most checks are about a day that is known.
        if on.is_known() {
            return find(self.judging_dates.day(on));
        }
        match self.days(on) {
            Ok(days) => Self::agreed(on, days.into_iter().map(find)),
            Err(field_path) => Finding::not_stated(field_path),
        }
    }

    /// What is found of the period between two days that a check refers to: of several periods what all agree on.
    pub fn through<'f>(
        &self,
        from: OnDate,
        until: OnDate,
        find: impl Fn((NaiveDate, NaiveDate)) -> Finding<'f>,
    ) -> Finding<'f> {
        if from.is_known() && until.is_known() {
            return find((self.judging_dates.day(from), self.judging_dates.day(until)));
        }
        let periods = match self.periods(from, until) {
            Ok(periods) => periods,
            Err(field_path) => return Finding::not_stated(field_path),
        };
        // Which of the days it depends on: that of submission, or else one that is not known.
        let not_known = || [from, until].into_iter().find(|on| !on.is_known()).unwrap_or(from);
        let on = if [from, until].contains(&OnDate::Submission) { OnDate::Submission } else { not_known() };
        Self::agreed(on, periods.into_iter().map(find))
    }

    fn agreed<'f>(on: OnDate, mut findings: impl Iterator<Item = Finding<'f>>) -> Finding<'f> {
        let Some(first) = findings.next() else {
            return Finding::leaf(Outcome::Unclear, Fact::Days(DaysFact(on)));
        };
        match findings.find(|finding| finding.outcome != first.outcome) {
            None => first,
            Some(other) => {
                Finding { outcome: Outcome::Unclear, fact: Fact::Days(DaysFact(on)), parts: vec![first, other] }
            }
        }
    }
}

/// What is found differs with the day that the check refers to, of which there are several; the parts are the findings of
/// two days that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysFact(pub OnDate);

impl<'a> FindingFact<'a> for DaysFact {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn add_open_lists(&self, finding: &Finding<'a>, lists: &mut Vec<&'static str>) {
        finding.parts.iter().for_each(|part| part.add_open_lists(lists));
    }
}
