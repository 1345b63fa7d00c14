//! Fields of an entry that a check needs and that are not stated.

use std::fmt;

use crate::domain::grammar::phrase;
use crate::domain::text::Lang;

/// A field of an entry that a check needs and that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// What an experience was.
    Kind,
    Employer,
    /// The field of study or of work.
    Field,
    Country,
    /// Whether it is full-time.
    FullTime,
    /// The year of the programme.
    YearOfStudy,
    Grade,
    /// How many credits were gained.
    Credits,
    /// The unit of the credits.
    CreditUnit,
    /// The first day.
    Start,
    /// The last day.
    End,
}

impl Unstated {
    /// Its name in applicant files.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Employer => "employer",
            Self::Field => "field",
            Self::Country => "country",
            Self::FullTime => "full_time",
            Self::YearOfStudy => "year_of_study",
            Self::Grade => "grade",
            Self::Credits => "credits",
            Self::CreditUnit => "credit_unit",
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// A field of an entry that is not stated.
pub fn field_not_stated(out: &mut impl fmt::Write, lang: Lang, field: Unstated) -> fmt::Result {
    out.write_str(match field {
        Unstated::Kind => phrase(lang, "its kind is not stated", "type non indiqué"),
        Unstated::Employer => phrase(lang, "its employer is not stated", "employeur non indiqué"),
        Unstated::Field => phrase(lang, "its field is not stated", "domaine non indiqué"),
        Unstated::Country => phrase(lang, "its country is not stated", "pays non indiqué"),
        Unstated::FullTime => {
            phrase(lang, "whether it is full-time is not stated", "temps plein ou partiel non indiqué")
        }
        Unstated::YearOfStudy => phrase(lang, "the year of study is not stated", "année d'études non indiquée"),
        Unstated::Grade => phrase(lang, "the grade is not stated", "note non indiquée"),
        Unstated::Credits => phrase(lang, "its credits are not stated", "crédits non indiqués"),
        Unstated::CreditUnit => phrase(lang, "the unit of its credits is not stated", "unité des crédits non indiquée"),
        Unstated::Start => phrase(lang, "its start date is not stated", "date de début non indiquée"),
        Unstated::End => phrase(lang, "its end date is not stated", "date de fin non indiquée"),
    })
}
