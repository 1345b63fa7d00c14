//! Facts that might make a check met if the applicant stated them.

use std::fmt;

use chrono::NaiveDate;

use crate::checks::check_input::JudgingDates;
use crate::checks::education_levels::Levels;
use crate::domain::applicant::{Applicant, Sector};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry};
use crate::domain::intervals::Length;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy, LanguageList};
use crate::domain::text::Lang;

/// Of so many entries of a list what lacks is proposed; nobody has more of which all lack something.
pub const OFFERED: usize = 20;

/// A fact that might make a check met if the applicant stated it. Whether it does is for the check to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// The fact, as little as might do.
    pub fact_change: FactChange<'a>,
    /// What else would do as well.
    pub tolerance: Tolerance<'a>,
}

/// What a kind asks for, which says itself which facts would do.
pub trait Request: fmt::Debug {
    /// A fact that would do, in a few words.
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String;

    /// Applicants on the thresholds of what is asked, and beside them, where there are any.
    fn boundaries(&self, _: &JudgingDates) -> Vec<Applicant<'static>> {
        Vec::new()
    }
}

/// What is asked for in the same place of the rules is the same.
impl PartialEq for dyn Request + '_ {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(self, other)
    }
}

/// How far a fact may differ from the one stated and do as well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance<'a> {
    /// It may not.
    Exact,
    /// Any country of the set.
    Country(&'a CountrySet),
    /// This day or an earlier one.
    OrEarlier,
    /// This day or a later one.
    OrLater,
    /// A degree of these levels, obtained between two days where that is asked, in a field where one is asked; what says
    /// itself what else is asked.
    Degree(&'a Levels, Option<(NaiveDate, NaiveDate)>, Option<&'a FieldOfStudy>, Option<&'a dyn Request>),
    /// Studies under way at these levels, in the final stage where that is asked, in a field where one is asked; what says
    /// itself what else is asked.
    Enrolled(&'a Levels, bool, Option<&'a FieldOfStudy>, Option<&'a dyn Request>),
    /// So many thousandths of a month of studies, or more, at these levels.
    Months(&'a Levels, u64),
    /// This level or a higher one.
    OrHigher,
    /// Any of these languages, at this level or a higher one.
    AnyLanguage(&'a LanguageList),
    /// Any language but these, at this level or a higher one.
    OtherLanguage(&'a LanguageList),
    /// An employment in one of these sectors.
    Sectors(&'a [Sector]),
    /// So much time that counts, be it in several entries.
    Time(Length),
    /// Any field of study of the list.
    FieldOf(&'a FieldOfStudy),
    /// Any field of study that is not on the list.
    OtherField(&'a FieldOfStudy),
    /// As is asked by what says itself what would do.
    Asked(&'a dyn Request),
}

impl<'a> Candidate<'a> {
    /// One more entry.
    pub(super) fn entry(entry: NewEntry<'a>, tolerance: Tolerance<'a>) -> Self {
        Self { fact_change: FactChange::Entry(entry), tolerance }
    }

    /// That a list of the record, which is absent, has no entries.
    pub(super) const fn no_entries(list: &'static str) -> Self {
        let fact_change = FactChange::Field(FieldPath::of_record(list), FieldValue::NoEntries);
        Self { fact_change, tolerance: Tolerance::Exact }
    }

    /// A value of a field.
    pub(super) fn field(field_path: FieldPath, value: FieldValue<'a>, tolerance: Tolerance<'a>) -> Self {
        Self { fact_change: FactChange::Field(field_path, value), tolerance }
    }
}
