#![doc = include_str!("degree.md")]

use chrono::NaiveDate;

use super::entry_case::{EntryCase, least};
use super::{EntryConditions, EntryReason, FITS, JudgedDay, Recency};
use crate::checks::education::{EducationCheck, EntryCheck, GradeCheck, entry_case, grade};
use crate::checks::education_levels::Levels;
use crate::checks::kind::CheckKind;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{OnDate, education_levels};
use crate::domain::applicant::Level;
use crate::domain::calendar::{add_months, day_before};
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::value_type::ValueType;

/// What the kind says about itself.
pub(super) const KIND: CheckKind = CheckKind {
    name: "degree",
    about: include_str!("degree.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Degree::read(value, context).map(EntryCheck::Degree).map(EducationCheck::alone),
};

parameters! { PARAMETERS:
    AT_LEAST: Level = education_levels::AT_LEAST;
    AT_MOST: Level = education_levels::AT_MOST;
    LEVELS: Vec<Level> = education_levels::LEVELS;
    WITHIN_MONTHS: u32 =
        TypedParameter::months("within_months", "obtained no longer ago; the day so many months ago counts")
            .or(&["less_than_months"]);
    LESS_THAN_MONTHS: u32 =
        TypedParameter::months("less_than_months", "obtained less long ago; that day does not count").or(&["within_months"]);
    SINCE: OnDate = OnDate::declared("since", "obtained on this day or later");
    STARTS_WITHIN_MONTHS: u32 =
        TypedParameter::months("starts_within_months", "the post starts no later than so many months after it");
    FIELDS: FieldOfStudy = entry_case::FIELDS;
    NOT_IN_FIELDS: FieldOfStudy = entry_case::NOT_IN_FIELDS;
    COUNTRIES: CountrySet = entry_case::COUNTRIES;
    FULL_TIME: bool = entry_case::FULL_TIME;
    GRADE: GradeCheck = grade::GRADE;
    ON: OnDate = OnDate::declared("on", "the day by which it is obtained; left out: that of the whole");
}

/// A degree obtained by the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Degree {
    /// The levels that count.
    pub levels: Levels,
    /// How long ago it may have been obtained.
    pub recency: Option<Recency>,
    /// The first day on which it counts.
    pub since: Option<OnDate>,
    /// The post starts no later than so many months after it.
    pub starts_within_months: Option<u32>,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
    /// What else is asked.
    pub more: Option<Box<EntryConditions>>,
    /// The day by which it is obtained; none: that of the whole.
    pub on: Option<OnDate>,
}

impl Degree {
    /// A degree of some levels, of which nothing else is asked.
    pub(super) const fn of_levels(levels: Levels) -> Self {
        Self { levels, recency: None, since: None, starts_within_months: None, fields: None, more: None, on: None }
    }

    /// Whether it asks nothing but levels, how recent it is, and a field.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        let is_dated = self.on.is_some() || self.since.is_some() || self.starts_within_months.is_some();
        !is_dated && self.more.is_none()
    }

    pub(super) fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let within = params.get(WITHIN_MONTHS).map(Recency::Within);
        let less_than = params.get(LESS_THAN_MONTHS).map(Recency::LessThan);
        if within.is_some() && less_than.is_some() {
            params.several(&[WITHIN_MONTHS.key(), LESS_THAN_MONTHS.key()]);
        }
        let since = params.get(SINCE);
        let starts_within_months = params.get(STARTS_WITHIN_MONTHS);
        if let (Some(value), false) = (params.value(STARTS_WITHIN_MONTHS), context.has_start) {
            context.problem(value.span(), RuleErrorKind::VacancyLacks("start"), STARTS_WITHIN_MONTHS.key());
        }
        let fields = params.get(FIELDS);
        let more = EntryConditions::read(&mut params);
        let on = params.get(ON);
        params.finish();
        Some(Self { levels: levels?, recency: within.or(less_than), since, starts_within_months, fields, more, on })
    }

    pub(super) fn case(&self, case: &EntryCase<'_>) -> (Outcome, EntryReason) {
        if !self.levels.contain(case.level) {
            return (Outcome::NotMet, EntryReason::Level);
        }
        let mut worst = case.on(self.on, |on| {
            let obtained = case.obtained(on);
            let Some(recency) = self.recency else {
                return obtained;
            };
            least(obtained, || case.ended(|end| recency.holds(end, on), EntryReason::TooLongAgo))
        });
        if let Some(since) = self.since {
            worst = least(worst, || case.on(Some(since), |day| case.ended(|end| end >= day, EntryReason::TooEarly)));
        }
        if let Some(months) = self.starts_within_months {
            let in_time =
                |start| case.ended(|end| start <= add_months(end, months.cast_signed()), EntryReason::PostTooLate);
            worst = least(worst, || case.on(Some(OnDate::Start), in_time));
        }
        let worst = least(worst, || case.relevance(self.fields.as_ref()));
        least(worst, || case.more(self.more.as_deref()))
    }

    pub(super) fn borders(&self, day: JudgedDay<'_>, borders: &mut Vec<NaiveDate>) {
        let own = day.ends(self.on);
        let from = if self.on.is_none() { vec![day.on] } else { own.clone() };
        borders.extend(own);
        borders.extend(self.recency.iter().flat_map(|recency| from.iter().map(|on| recency.first_day(*on))));
        borders.extend(day.ends(self.since));
        if let Some(months) = self.starts_within_months {
            // The last day that, so many months later, is before the start; the day after it is in time.
            let starts = day.ends(Some(OnDate::Start));
            borders.extend(starts.into_iter().map(|start| add_months(day_before(start), -months.cast_signed())));
        }
    }
}

impl EntryCase<'_> {
    /// Whether the day of the degree is one that counts.
    fn ended(&self, counts: impl Fn(NaiveDate) -> bool, otherwise: EntryReason) -> (Outcome, EntryReason) {
        match self.end {
            Some(end) if counts(end) => FITS,
            Some(_) => (Outcome::NotMet, otherwise),
            None => (Outcome::Unclear, EntryReason::DayNotStated),
        }
    }
}
