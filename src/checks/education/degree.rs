#![doc = include_str!("degree.md")]

use chrono::NaiveDate;

use super::entry_case::{EntryCase, least};
use super::{EntryConditions, EntryReason, FITS, JudgedDay, Recency};
use crate::checks::credits::{StatedCredits, UnitCredits, WrittenCredits};
use crate::checks::education::{EducationCheck, EntryCheck, GradeCheck, entry_case, grade};
use crate::checks::education_levels::Levels;
use crate::checks::kind::CheckKind;
use crate::checks::params::{Context, Params, SpannedValue};
use crate::checks::study_time::{EntryDays, StudyTime};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{OnDate, credits, education_levels};
use crate::domain::applicant::Level;
use crate::domain::calendar::{PartialDate, add_months, day_before};
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
    BEFORE: OnDate = OnDate::declared("before", "obtained before this day, which does not count");
    STARTS_WITHIN_MONTHS: u32 =
        TypedParameter::months("starts_within_months", "the post starts no later than so many months after it");
    BORDERLINE_MONTHS: u32 = TypedParameter::months(
        "borderline_months",
        "beside one of these three numbers of months: up to so many it is borderline",
    )
    .or_nothing();
    LASTING_MONTHS: u32 = TypedParameter::months("lasting_months", "it lasted so many months from start to end");
    LASTING_BORDERLINE_MONTHS: u32 =
        TypedParameter::months("lasting_borderline_months", "borderline from so many months").or_nothing();
    CREDITS: WrittenCredits = credits::CREDITS;
    BORDERLINE_CREDITS: u32 = credits::BORDERLINE_CREDITS;
    UNIT: String = credits::UNIT;
    FIELDS: FieldOfStudy = entry_case::FIELDS;
    NOT_IN_FIELDS: FieldOfStudy = entry_case::NOT_IN_FIELDS;
    ONLY_FIELDS: FieldOfStudy = entry_case::ONLY_FIELDS;
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
    /// It was obtained before this day.
    pub before: Option<OnDate>,
    /// The post starts no later than so many months after it.
    pub starts_within_months: Option<u32>,
    /// The greater number of months, beside how long ago it was or after which the post starts, up to which a person decides.
    pub borderline_months: Option<u32>,
    /// How long it lasted.
    pub lasting: Option<Lasting>,
    /// The credits of which one number is enough; none: no credits are asked.
    pub credits: Vec<UnitCredits>,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
    /// What else is asked.
    pub more: Option<Box<EntryConditions>>,
    /// The day by which it is obtained; none: that of the whole.
    pub on: Option<OnDate>,
}

/// How long a degree lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// So many months are enough.
    pub months: u32,
    /// From so many months on a person decides.
    pub borderline: Option<u32>,
}

impl Degree {
    /// A degree of some levels, of which nothing else is asked.
    pub(super) const fn of_levels(levels: Levels) -> Self {
        Self {
            levels,
            recency: None,
            since: None,
            before: None,
            starts_within_months: None,
            borderline_months: None,
            lasting: None,
            credits: Vec::new(),
            fields: None,
            more: None,
            on: None,
        }
    }

    /// Whether it asks nothing but levels, how recent it is, and a field.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        let is_between = self.since.is_some() || self.before.is_some();
        let is_dated = self.on.is_some() || is_between || self.starts_within_months.is_some();
        let is_measured = self.borderline_months.is_some() || self.lasting.is_some() || !self.credits.is_empty();
        !is_dated && !is_measured && self.more.is_none()
    }

    pub(super) fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let within = params.get(WITHIN_MONTHS).map(Recency::Within);
        let less_than = params.get(LESS_THAN_MONTHS).map(Recency::LessThan);
        if within.is_some() && less_than.is_some() {
            params.several(&[WITHIN_MONTHS.key(), LESS_THAN_MONTHS.key()]);
        }
        let (since, before) = (params.get(SINCE), params.get(BEFORE));
        let starts_within_months = params.get(STARTS_WITHIN_MONTHS);
        if let (Some(value), false) = (params.value(STARTS_WITHIN_MONTHS), context.has_start) {
            context.problem(value.span(), RuleErrorKind::VacancyLacks("start"), STARTS_WITHIN_MONTHS.key());
        }
        let recency = within.or(less_than);
        let borderline_months = borderline(&mut params, recency, starts_within_months);
        let lasting = Lasting::read(&mut params);
        let credits = UnitCredits::read(&mut params).unwrap_or_default();
        let fields = params.get(FIELDS);
        let more = EntryConditions::read(&mut params);
        let on = params.get(ON);
        params.finish();
        Some(Self {
            levels: levels?,
            recency,
            since,
            before,
            starts_within_months,
            borderline_months,
            lasting,
            credits,
            fields,
            more,
            on,
        })
    }

    pub(super) fn case(&self, case: &EntryCase<'_>) -> (Outcome, EntryReason) {
        if !self.levels.contain(case.level) {
            return (Outcome::NotMet, EntryReason::Level);
        }
        let mut worst = case.on(self.on, |on| {
            let obtained = case.obtained(on);
            let recent = |recency: Recency, otherwise| case.ended(|end| recency.holds(end, on), otherwise);
            least(obtained, || {
                self.recency.map_or(FITS, |recency| {
                    let asked = recent(recency, EntryReason::TooLongAgo);
                    let wide = |months| recent(recency.of(months), EntryReason::TooLongAgo);
                    self.or_borderline(asked, wide, EntryReason::RecencyBorderline)
                })
            })
        });
        if let Some(since) = self.since {
            worst = least(worst, || case.on(Some(since), |day| case.ended(|end| end >= day, EntryReason::TooEarly)));
        }
        if let Some(before) = self.before {
            worst = least(worst, || case.on(Some(before), |day| case.ended(|end| end < day, EntryReason::TooLate)));
        }
        if let Some(months) = self.starts_within_months {
            let within = |months: u32, start| {
                case.ended(|end| start <= add_months(end, months.cast_signed()), EntryReason::PostTooLate)
            };
            let in_time = |start| {
                self.or_borderline(within(months, start), |wide| within(wide, start), EntryReason::PostBorderline)
            };
            worst = least(worst, || case.on(Some(OnDate::Start), in_time));
        }
        if let Some(lasting) = self.lasting {
            worst = least(worst, || case.on(self.on, |on| lasting.judge(case, on)));
        }
        let worst = least(worst, || case.on(self.on, |on| self.enough_credits(case, on)));
        let worst = least(worst, || case.relevance(self.fields.as_ref()));
        least(worst, || match case.more(self.more.as_deref()) {
            // The grade of today is not that of the degree.
            found @ (Outcome::NotMet, EntryReason::Grade) => case
                .on(self.on, |on| if case.goes_on_until(on) { (Outcome::Unclear, EntryReason::Grade) } else { found }),
            found => found,
        })
    }

    pub(super) fn borders(&self, day: JudgedDay<'_>, borders: &mut Vec<NaiveDate>) {
        let own = day.ends(self.on);
        let from = if self.on.is_none() { vec![day.on] } else { own.clone() };
        borders.extend(own);
        let wider = self.recency.zip(self.borderline_months).map(|(recency, months)| recency.of(months));
        for recency in self.recency.into_iter().chain(wider) {
            borders.extend(from.iter().map(|on| recency.first_day(*on)));
        }
        borders.extend(day.ends(self.since));
        borders.extend(day.ends(self.before));
        if let Some(months) = self.starts_within_months {
            let starts = day.ends(Some(OnDate::Start));
            for months in [Some(months), self.borderline_months].into_iter().flatten() {
                // The last day that, so many months later, is before the start; the day after it is in time.
                borders.extend(starts.iter().map(|start| add_months(day_before(*start), -months.cast_signed())));
            }
        }
    }

    /// What is found, or that a person decides, where it would do with the greater number of months.
    fn or_borderline(
        &self,
        found: (Outcome, EntryReason),
        with: impl Fn(u32) -> (Outcome, EntryReason),
        otherwise: EntryReason,
    ) -> (Outcome, EntryReason) {
        let is_near = found.0 == Outcome::NotMet && self.borderline_months.is_some_and(|wide| with(wide) == FITS);
        if is_near { (Outcome::Unclear, otherwise) } else { found }
    }

    /// Whether a day beside that of the degree and how recent it is can leave it open.
    pub(super) const fn asks_for_more_days(&self) -> bool {
        let between = self.since.is_some() || self.before.is_some() || self.starts_within_months.is_some();
        between || self.lasting.is_some() || self.borderline_months.is_some()
    }

    /// Whether the credits of an entry are enough, where credits are asked.
    fn enough_credits(&self, case: &EntryCase<'_>, on: NaiveDate) -> (Outcome, EntryReason) {
        if self.credits.is_empty() {
            return FITS;
        }
        match credits::stated(&self.credits, case.entry) {
            StatedCredits::NotStated(field) => (Outcome::Unclear, EntryReason::NotStated(field)),
            StatedCredits::OfOtherUnit => (Outcome::Unclear, EntryReason::CreditsOfOtherUnit),
            StatedCredits::Of(asked, credits) => match asked.judge(credits.thousandths) {
                Outcome::Met => FITS,
                _ if case.goes_on_until(on) => (Outcome::Unclear, EntryReason::CreditsOpen),
                Outcome::Unclear => (Outcome::Unclear, EntryReason::CreditsBorderline),
                Outcome::NotMet => (Outcome::NotMet, EntryReason::Credits),
            },
        }
    }
}

/// The borderline, which is more months than those that it stands beside; beside several nobody knows which it is of.
fn borderline(params: &mut Params<'_, '_>, recency: Option<Recency>, starts_within: Option<u32>) -> Option<u32> {
    let borderline = params.get(BORDERLINE_MONTHS);
    let value = params.value(BORDERLINE_MONTHS)?;
    let beside = [WITHIN_MONTHS.key(), LESS_THAN_MONTHS.key(), STARTS_WITHIN_MONTHS.key()];
    let asked = match (recency.map(Recency::months), starts_within) {
        (Some(_), Some(_)) => {
            params.several(&beside);
            return None;
        }
        (None, None) => {
            let fault = RuleErrorKind::NeedsKey(BORDERLINE_MONTHS.key());
            params.context.problem_among(value.span(), fault, "", &beside);
            return None;
        }
        (one, other) => one.or(other)?,
    };
    let is_above = borderline? > asked;
    if !is_above {
        params.context.problem(value.span(), RuleErrorKind::BorderlineNotAbove, "");
    }
    borderline.filter(|_| is_above)
}

impl Lasting {
    fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let (months, borderline) = (params.get(LASTING_MONTHS), params.get(LASTING_BORDERLINE_MONTHS));
        if let (false, Some(value)) = (params.has(LASTING_MONTHS), params.value(LASTING_BORDERLINE_MONTHS)) {
            let fault = RuleErrorKind::NeedsKey(LASTING_BORDERLINE_MONTHS.key());
            params.context.problem_among(value.span(), fault, "", &[LASTING_MONTHS.key()]);
        }
        let months = months?;
        Some(Self { months, borderline: params.below(LASTING_BORDERLINE_MONTHS.key(), borderline, &months) })
    }

    /// Whether an entry lasted long enough, as far as its dates and the years that it states say.
    fn judge(self, case: &EntryCase<'_>, on: NaiveDate) -> (Outcome, EntryReason) {
        let days = EntryDays { start: case.start.map(PartialDate::exact), end: case.end.map(PartialDate::exact) };
        let time = StudyTime::of_entry(case.entry, days, on, case.reference());
        match time.judge(self.months, self.borderline) {
            Outcome::Met => FITS,
            Outcome::NotMet => (Outcome::NotMet, EntryReason::TooShort),
            Outcome::Unclear if Some(time.least) == time.most => (Outcome::Unclear, EntryReason::LengthBorderline),
            Outcome::Unclear => (Outcome::Unclear, EntryReason::LengthOpen),
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
