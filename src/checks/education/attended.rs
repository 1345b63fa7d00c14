#![doc = include_str!("attended.md")]

use super::entry_case::{EntryCase, least};
use super::{EntryConditions, EntryReason, FITS};
use crate::checks::education::{EducationCheck, EntryCheck, GradeCheck, entry_case, grade};
use crate::checks::education_levels::Levels;
use crate::checks::kind::CheckKind;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::parameters;
use crate::checks::{OnDate, education_levels};
use crate::domain::applicant::Level;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::value_type::ValueType;

/// What the kind says about itself.
pub(super) const KIND: CheckKind = CheckKind {
    name: "attended",
    about: include_str!("attended.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Attended::read(value, context).map(EntryCheck::Attended).map(EducationCheck::alone),
};

parameters! { PARAMETERS:
    AT_LEAST: Level = education_levels::AT_LEAST;
    AT_MOST: Level = education_levels::AT_MOST;
    LEVELS: Vec<Level> = education_levels::LEVELS;
    FIELDS: FieldOfStudy = entry_case::FIELDS;
    NOT_IN_FIELDS: FieldOfStudy = entry_case::NOT_IN_FIELDS;
    ONLY_FIELDS: FieldOfStudy = entry_case::ONLY_FIELDS;
    COUNTRIES: CountrySet = entry_case::COUNTRIES;
    FULL_TIME: bool = entry_case::FULL_TIME;
    GRADE: GradeCheck = grade::GRADE;
    ON: OnDate = OnDate::declared("on", "the day by which they have begun; left out: that of the whole");
}

/// Studies that have begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Attended {
    /// The levels that count.
    pub levels: Levels,
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
    /// What else is asked.
    pub more: Option<Box<EntryConditions>>,
    /// The day by which they have begun; none: that of the whole.
    pub on: Option<OnDate>,
}

impl Attended {
    pub(super) fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let levels = Levels::read(&mut params);
        let fields = params.get(FIELDS);
        let more = EntryConditions::read(&mut params);
        let on = params.get(ON);
        params.finish();
        Some(Self { levels: levels?, fields, more, on })
    }

    pub(super) fn case(&self, case: &EntryCase<'_>) -> (Outcome, EntryReason) {
        if !self.levels.contain(case.level) {
            return (Outcome::NotMet, EntryReason::Level);
        }
        let begun = case.on(self.on, |on| match case.start {
            Some(start) if start > on => (Outcome::NotMet, EntryReason::NotBegun),
            _ => FITS,
        });
        let worst = least(begun, || case.relevance(self.fields.as_ref()));
        least(worst, || case.more(self.more.as_deref()))
    }
}
