//! Curricula vitae in the formats of others: which they are, and what in them has no sure counterpart here.

/// A format of a CV that is not our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CvFormat {
    JsonResume,
    /// Europass: XML with the root `Candidate` as downloaded since 2020, and before that `SkillsPassport` in XML or JSON.
    Europass,
}

impl CvFormat {
    /// All with their words on the command line.
    pub const ALL: [(&'static str, Self); 2] = [("jsonresume", Self::JsonResume), ("europass", Self::Europass)];

    /// Its name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JsonResume => "JSON Resume",
            Self::Europass => "Europass",
        }
    }
}

/// A CV of a format that is recognised, and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnreadCv {
    /// Europass before 2013, root `learnerinfo`, with its version where the namespace says one.
    OldEuropass(Option<(u8, u8)>),
    /// Reactive Resume, which has `basics` as JSON Resume has, and all else in `sections`.
    ReactiveResume,
}

/// What a value of a CV is about that could not be taken over as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CvValueKind {
    /// A date in a form that is not surely one day, month or year; left unstated.
    Date,
    /// An end whose every day lies before the start; left unstated.
    EndBeforeStart,
    /// The end of an employment that is over, on a day that is not given; without it the employment goes on.
    Ended,
    /// A degree or a level of education; left unstated.
    EducationLevel,
    /// Whether an education is going on or was completed; left unstated.
    Status,
    /// A code of a field of study; left unstated.
    FieldCode,
    /// A code of another field of study than the one that was taken over; left unstated.
    SecondField,
    /// A country that nobody knows; kept as written.
    Nationality,
    /// A language that nobody knows; kept as written.
    Language,
    /// A level of a language; kept as written.
    LanguageLevel,
    /// Two levels of one skill of a language; left unstated.
    TwoLevels,
    /// A level of an IT skill; kept as written.
    SkillLevel,
    /// Free text about IT skills; left out.
    Skills,
    /// A sector of work; left unstated.
    Sector,
    /// An entry of a list that is none of the format; kept as an entry that states nothing.
    Entry,
    /// A member that the format has not, as `key: value`; left out.
    Member,
}

impl CvValueKind {
    /// Whether the value is in the applicant all the same, as it is written.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        match self {
            Self::Nationality | Self::Language | Self::LanguageLevel | Self::SkillLevel => true,
            Self::Date
            | Self::EndBeforeStart
            | Self::Ended
            | Self::EducationLevel
            | Self::Status
            | Self::FieldCode
            | Self::SecondField
            | Self::TwoLevels
            | Self::Skills
            | Self::Sector
            | Self::Entry
            | Self::Member => false,
        }
    }
}
