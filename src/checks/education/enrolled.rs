#![doc = include_str!("enrolled.md")]

use chrono::NaiveDate;

use super::entry_case::{EntryCase, least};
use super::{EntryConditions, EntryReason, FITS, JudgedDay};
use crate::checks::education::{EducationCheck, EntryCheck, GradeCheck, entry_case, grade};
use crate::checks::education_levels::Levels;
use crate::checks::kind::CheckKind;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{OnDate, Unstated, education_levels};
use crate::domain::applicant::Level;
use crate::domain::calendar::add_months;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::value_type::ValueType;

/// What the kind says about itself.
pub(super) const KIND: CheckKind = CheckKind {
    name: "enrolled",
    about: include_str!("enrolled.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Enrolled::read(value, context).map(EntryCheck::Enrolled).map(EducationCheck::alone),
};

parameters! { PARAMETERS:
    AT_LEAST: Level = education_levels::AT_LEAST;
    AT_MOST: Level = education_levels::AT_MOST;
    LEVELS: Vec<Level> = education_levels::LEVELS;
    BORDERLINE: Level = TypedParameter::level("borderline", "the lowest level that is borderline").or_nothing();
    ON: OnDate = OnDate::declared("on", "the day; left out: that of the whole");
    FROM: OnDate = OnDate::declared("from", "the first day of a period, with `until` in place of `on`");
    UNTIL: OnDate = OnDate::declared("until", "the last day of the period");
    YEAR_AT_LEAST: u32 = TypedParameter::integer("year_at_least", 1, 20, "in this year of the programme or a later one");
    FINAL_STAGE: u32 =
        TypedParameter::months("final_stage_within_months", "in the final stage, which so many months to the end show");
    ENDS_WITHIN_MONTHS: u32 = TypedParameter::months(
        "ends_within_months",
        "the planned end is no more than so many months after the day; `final_stage` does not count",
    );
    FIELDS: FieldOfStudy = entry_case::FIELDS;
    NOT_IN_FIELDS: FieldOfStudy = entry_case::NOT_IN_FIELDS;
    ONLY_FIELDS: FieldOfStudy = entry_case::ONLY_FIELDS;
    COUNTRIES: CountrySet = entry_case::COUNTRIES;
    FULL_TIME: bool = entry_case::FULL_TIME;
    GRADE: GradeCheck = grade::GRADE;
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
    /// The planned end is no more than so many months away.
    pub ends_within_months: Option<u32>,
    /// The year of the programme that is asked, or a later one.
    pub year_at_least: Option<u32>,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
    /// What else is asked.
    pub more: Option<Box<EntryConditions>>,
    /// The day, or the first of a period; none: that of the whole.
    pub on: Option<OnDate>,
    /// The last day of a period.
    pub until: Option<OnDate>,
}

impl Enrolled {
    /// Whether it asks nothing but levels, the final stage and a field, on the day of the whole.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        // A last day never is without a first one.
        self.on.is_none() && self.year_at_least.is_none() && self.ends_within_months.is_none() && self.more.is_none()
    }

    pub(super) fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let borderline = params.get(BORDERLINE);
        let borderline =
            levels.as_ref().and_then(|levels| params.below(BORDERLINE.key(), borderline, &levels.lowest()));
        let on = params.get(ON);
        let (from, until) = (params.get(FROM), params.get(UNTIL));
        match (params.value(ON), params.value(FROM), params.value(UNTIL)) {
            (Some(_), Some(_), _) | (Some(_), None, Some(_)) => params.several(&[ON.key(), FROM.key(), UNTIL.key()]),
            (None, Some(value), None) => {
                context.problem_among(value.span(), RuleErrorKind::NeedsKey(FROM.key()), "", &[UNTIL.key()]);
            }
            (None, None, Some(value)) => {
                context.problem_among(value.span(), RuleErrorKind::NeedsKey(UNTIL.key()), "", &[FROM.key()]);
            }
            _ => {}
        }
        let year_at_least = params.get(YEAR_AT_LEAST);
        let final_stage_within_months = params.get(FINAL_STAGE);
        let ends_within_months = params.get(ENDS_WITHIN_MONTHS);
        let fields = params.get(FIELDS);
        let more = EntryConditions::read(&mut params);
        params.finish();
        Some(Self {
            levels: levels?,
            borderline,
            final_stage_within_months,
            ends_within_months,
            year_at_least,
            fields,
            more,
            on: on.or(from),
            until,
        })
    }

    pub(super) fn case(&self, case: &EntryCase<'_>) -> (Outcome, EntryReason) {
        let level = if self.levels.contain(case.level) {
            FITS
        } else if self
            .borderline
            .is_some_and(|borderline| case.level >= borderline && case.level < self.levels.lowest())
        {
            (Outcome::Unclear, EntryReason::LevelBorderline)
        } else {
            return (Outcome::NotMet, EntryReason::Level);
        };
        let mut worst = match (self.on, self.until) {
            (Some(from), Some(until)) => least(level, || case.through(from, until)),
            (on, _) => least(level, || case.on(on, |on| case.under_way(on))),
        };
        if let Some(months) = self.final_stage_within_months {
            worst = least(worst, || case.on(self.on, |on| final_stage(case, months, on)));
        }
        if let Some(months) = self.ends_within_months {
            worst = least(worst, || case.on(self.on, |on| ends_within(case, months, on)));
        }
        if let Some(year) = self.year_at_least {
            worst = least(worst, || case.on(self.on, |on| in_year(case, year, on)));
        }
        let worst = least(worst, || case.relevance(self.fields.as_ref()));
        least(worst, || case.more(self.more.as_deref()))
    }

    pub(super) fn borders(&self, day: JudgedDay<'_>, borders: &mut Vec<NaiveDate>) {
        let own = day.ends(self.on);
        let from = if self.on.is_none() { vec![day.on] } else { own.clone() };
        borders.extend(own);
        borders.extend(day.ends(self.until));
        for months in [self.final_stage_within_months, self.ends_within_months].into_iter().flatten() {
            borders.extend(from.iter().map(|on| add_months(*on, months.cast_signed())));
        }
    }
}

/// With an end no more than so many months after the day.
fn ends_within(case: &EntryCase<'_>, months: u32, on: NaiveDate) -> (Outcome, EntryReason) {
    match case.end {
        Some(end) if end <= add_months(on, months.cast_signed()) => FITS,
        Some(_) => (Outcome::NotMet, EntryReason::EndsTooLate),
        None => (Outcome::Unclear, EntryReason::NotStated(Unstated::End)),
    }
}

/// In the final stage: by the applicant's word, or else by an end within so many months.
///
/// The word is said of the reference date. What is in its final stage stays in it, so on a later day a yes still holds, and on
/// an earlier one a no; otherwise the end says what it can.
fn final_stage(case: &EntryCase<'_>, months: u32, on: NaiveDate) -> (Outcome, EntryReason) {
    let by_end = match case.end {
        Some(end) if end <= add_months(on, months.cast_signed()) => FITS,
        Some(_) => (Outcome::NotMet, EntryReason::NotFinalStage),
        None => (Outcome::Unclear, EntryReason::FinalStageNotStated),
    };
    match case.entry.final_stage.map(|stated| stated.value) {
        Some(true) if on >= case.reference() => FITS,
        Some(false) if on <= case.reference() => (Outcome::NotMet, EntryReason::NotFinalStage),
        // By the applicant's word it may have begun before the end would show it.
        Some(true) if by_end == FITS => FITS,
        Some(true) => (Outcome::Unclear, EntryReason::FinalStageOpen),
        Some(false) if case.end.is_none() => (Outcome::Unclear, EntryReason::FinalStageOpen),
        Some(false) | None => by_end,
    }
}

/// In a year of the programme or a later one: by that year, or else by the years completed where these show it.
///
/// Both are said of the reference date: on a later day they are that or more, on an earlier one that or less.
fn in_year(case: &EntryCase<'_>, year: u32, on: NaiveDate) -> (Outcome, EntryReason) {
    // Whoever is enrolled is in the first year at least.
    let holds_always = year <= 1;
    let completed = case.entry.years_completed.as_ref().map(|years| years.value.month_thousandths);
    let enough = u64::from(year.saturating_sub(1)) * 12_000;
    let shown = holds_always || completed.is_some_and(|completed| completed >= enough);
    let may_be_shown = shown || case.entry.doubts.is_unreadable("years_completed");
    let (is_earlier, is_later) = (on < case.reference(), on > case.reference());
    let holds = if is_earlier && !holds_always { (Outcome::Unclear, EntryReason::YearOpen) } else { FITS };
    match case.entry.rare().and_then(|more| more.year_of_study.as_ref()) {
        Some(stated) if stated.value.thousandths >= u64::from(year) * 1000 => holds,
        Some(_) if may_be_shown => (Outcome::Unclear, EntryReason::YearContradicts),
        Some(_) if is_later => (Outcome::Unclear, EntryReason::YearOpen),
        Some(_) => (Outcome::NotMet, EntryReason::Year),
        None if shown && !case.entry.doubts.is_unreadable("year_of_study") => holds,
        None => (Outcome::Unclear, EntryReason::NotStated(Unstated::YearOfStudy)),
    }
}
