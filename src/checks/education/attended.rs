#![doc = include_str!("attended.md")]

use super::degree::{FULL_TIME, IN_COUNTRIES, NOT_IN_FIELDS};
use super::entry_case::{EntryCase, least, read_fields};
use super::{EntryConditions, EntryReason, FITS};
use crate::checks::OnDate;
use crate::checks::education::{EducationCheck, EntryCheck};
use crate::checks::education_levels::Levels;
use crate::checks::kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::FieldOfStudy;

/// What the kind says about itself.
pub(super) const KIND: CheckKind = CheckKind {
    name: "attended",
    about: include_str!("attended.md"),
    form: ValueType::Table(&[
        Levels::PARAMETERS[0],
        Levels::PARAMETERS[1],
        Levels::PARAMETERS[2],
        Parameter::new(
            "fields",
            ValueType::Defined("field"),
            "the fields that count; any other is for a person to judge",
        ),
        NOT_IN_FIELDS,
        IN_COUNTRIES,
        FULL_TIME,
        super::grade::PARAMETER,
        Parameter::new("on", ValueType::OnDate, "the day by which they have begun; left out: that of the whole"),
    ]),
    read: |value, context| Attended::read(value, context).map(EntryCheck::Attended).map(EducationCheck::alone),
};

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
        let fields = read_fields(&mut params);
        let more = EntryConditions::read(&mut params);
        let on = OnDate::read_key(&mut params, "on");
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
