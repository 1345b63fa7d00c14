//! Fields of an entry that a check needs and that are not stated.

use std::fmt;

use crate::domain::grammar::catalogue;
use crate::domain::text::Lang;

catalogue! {
    /// A field of an entry that a check needs and that is not stated.
    pub enum Unstated {
        /// What an experience was.
        Kind "the kind of experience is not stated" "type d'expérience non indiqué",
        Employer "its employer is not stated" "employeur non indiqué",
        /// The field of study or of work.
        Field "its field is not stated" "domaine non indiqué",
        Country "its country is not stated" "pays non indiqué",
        FullTime "whether it is full-time is not stated" "temps plein ou partiel non indiqué",
        /// The year of the programme.
        YearOfStudy "the year of study is not stated" "année d'études non indiquée",
        Grade "the grade is not stated" "note non indiquée",
        /// How many credits were gained.
        Credits "its credits are not stated" "crédits non indiqués",
        CreditUnit "the unit of its credits is not stated" "unité des crédits non indiquée",
        /// The first day.
        Start "its start date is not stated" "date de début non indiquée",
        /// The last day.
        End "its end date is not stated" "date de fin non indiquée",
    }
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

/// That a field of an entry is not stated.
pub fn field_not_stated(out: &mut impl fmt::Write, lang: Lang, field: Unstated) -> fmt::Result {
    out.write_str(field.text(lang))
}
