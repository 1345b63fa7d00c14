//! The codes of findings: each kind has one, which never changes its meaning.

use crate::domain::problem::RuleErrorKind;
use crate::rules::lint::LintWarning;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is legal, and probably not what was meant.
    Warning,
    /// The file is wrong.
    Error,
}

impl Severity {
    /// The word in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $code:ident = $name:literal, $severity:ident;)*) => {
        /// The kind of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $($(#[doc = $doc])* $code,)*
        }

        impl Code {
            /// All codes: those of errors, then those of warnings.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The code as people write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// How grave a finding of this kind is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The text is no TOML.
    NotToml = "not-toml", Error;
    /// A key that nobody knows.
    UnknownKey = "unknown-key", Error;
    /// A key that has to be there.
    MissingKey = "missing-key", Error;
    /// None of the keys of which one has to be there.
    OneOfTheseKeys = "one-of-these-keys", Error;
    /// Several keys of which only one may be there.
    ConflictingKeys = "conflicting-keys", Error;
    /// A check that nobody knows.
    UnknownCheck = "unknown-check", Error;
    /// A value of another type.
    WrongType = "wrong-type", Error;
    /// A word that is not in a closed list.
    UnknownWord = "unknown-word", Error;
    /// A list that the file does not define.
    UndefinedList = "undefined-list", Error;
    /// A level that is not on its scale.
    NotOnScale = "not-on-scale", Error;
    /// A borderline that is not below its threshold.
    BorderlineNotBelow = "borderline-not-below", Error;
    /// No date of the calendar.
    BadDate = "bad-date", Error;
    /// A number outside its range.
    OutOfRange = "out-of-range", Error;
    /// One name twice.
    Duplicate = "duplicate", Error;
    /// No score can come about.
    AllWeightsZero = "all-weights-zero", Error;
    /// A key that this group of criteria does not have.
    OutOfPlace = "out-of-place", Error;
    /// A reading of a text that the notice does not have.
    UnknownReading = "unknown-reading", Error;
    /// A time zone that nobody knows.
    UnknownZone = "unknown-zone", Error;
    /// A code of no country.
    UnknownCountry = "unknown-country", Error;
    /// A language that nobody knows.
    UnknownLanguage = "unknown-language", Error;
    /// A list or a text that holds nothing.
    Empty = "empty", Error;
    /// An id with other characters than it may have.
    BadId = "bad-id", Error;
    /// No code of a field of study.
    BadIscedF = "bad-isced-f", Error;
    /// A score that rests on a protected ground.
    ProtectedGround = "protected-ground", Error;
    /// A text that an official language lacks.
    Untranslated = "untranslated", Warning;
    /// A plain space in a French text where a line must not break.
    PlainSpace = "plain-space", Warning;
    /// Something without a title.
    Untitled = "untitled", Warning;
    /// A list that no check uses.
    UnusedList = "unused-list", Warning;
    /// A set without a member on the reference date.
    EmptySet = "empty-set", Warning;
    /// A membership that ends before it begins.
    SinceAfterUntil = "since-after-until", Warning;
    /// An entry of a list that another one contains.
    Redundant = "redundant-entry", Warning;
    /// A check that can never be met.
    NeverMet = "never-met", Warning;
    /// A check that can never fail.
    NeverFails = "never-fails", Warning;
    /// A criterion that only a person decides.
    OnlyPerson = "only-a-person", Warning;
    /// A criterion that refuses, and that nobody fails unless a person says so.
    NeverRefuses = "only-a-person-refuses", Warning;
    /// A key that no nationality gets to.
    UnreachedKey = "unreached-key", Warning;
    /// The same check twice.
    Repeated = "repeated-check", Warning;
    /// A check that another one decides.
    Decided = "decided-by-another", Warning;
    /// Two criteria that nobody can meet at once.
    Contradiction = "contradiction", Warning;
    /// Countries that one check asks for and another refuses.
    OverlappingSets = "overlapping-sets", Warning;
    /// A threshold of no months.
    ZeroMonths = "zero-months", Warning;
    /// A borderline value that counts anyway.
    IdleBorderline = "idle-borderline", Warning;
    /// Fields of which no other counts, on which the verdict depends.
    StrictFields = "strict-fields", Warning;
    /// An exclusion that excludes nothing.
    IdleExclusion = "idle-exclusion", Warning;
    /// A criterion that adds nothing to the score.
    ZeroWeight = "zero-weight", Warning;
    /// A reading that is the same as the other.
    SameReading = "same-reading", Warning;
    /// A check that neither text uses.
    UnusedCheck = "unused-check", Warning;
    /// A start of the post before the deadline.
    StartsBeforeDeadline = "starts-before-deadline", Warning;
    /// A reference date after the last start.
    ReferenceAfterStart = "reference-after-start", Warning;
    /// Applications that open after the deadline.
    OpeningAfterDeadline = "opening-after-deadline", Warning;
    /// A time zone that is no place.
    ZoneAbbreviation = "zone-abbreviation", Warning;
    /// A time of the day that a change of the clocks skips or repeats.
    ClockChange = "clock-change", Warning;
    /// A year in words that is in no date of the file.
    UnknownYear = "unknown-year", Warning;
    /// A title that begins with an article.
    ArticleInTitle = "article-in-title", Warning;
    /// Two maxima of applications.
    OtherMaximum = "other-maximum", Warning;
    /// A word that the standard list has already.
    InStandardList = "in-standard-list", Warning;
    /// A word for a level that two levels claim.
    TwoLevels = "word-of-two-levels", Warning;
}

impl Code {
    /// The code with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The code of a mistake.
    #[must_use]
    pub const fn of_fault(fault: &RuleErrorKind) -> Self {
        match fault {
            RuleErrorKind::Syntax(_) => Self::NotToml,
            RuleErrorKind::UnknownKey => Self::UnknownKey,
            RuleErrorKind::MissingKey(_)
            | RuleErrorKind::NoQuestion
            | RuleErrorKind::NeedsKey(_)
            | RuleErrorKind::VacancyLacks(_)
            | RuleErrorKind::ScaleLacks(_) => Self::MissingKey,
            RuleErrorKind::NotOneOf => Self::OneOfTheseKeys,
            RuleErrorKind::SeveralOf(_) | RuleErrorKind::SeveralChecks(_) => Self::ConflictingKeys,
            RuleErrorKind::UnknownCheck => Self::UnknownCheck,
            RuleErrorKind::WrongType(_) => Self::WrongType,
            RuleErrorKind::NotListed | RuleErrorKind::NotInStandardList(_) => Self::UnknownWord,
            RuleErrorKind::Undefined(_) => Self::UndefinedList,
            RuleErrorKind::NotOnScale(_) => Self::NotOnScale,
            RuleErrorKind::BorderlineNotBelow | RuleErrorKind::BorderlineNotAbove => Self::BorderlineNotBelow,
            RuleErrorKind::BadDate | RuleErrorKind::BadPartialDate | RuleErrorKind::BadMoment => Self::BadDate,
            RuleErrorKind::OutOfRange(..) | RuleErrorKind::BelowLowest => Self::OutOfRange,
            RuleErrorKind::Duplicate => Self::Duplicate,
            RuleErrorKind::AllWeightsZero => Self::AllWeightsZero,
            // A file of cases is no rules file, nor is a map.
            RuleErrorKind::OutOfPlace
            | RuleErrorKind::OutOfPlaceHere
            | RuleErrorKind::CheckOutOfPlace
            | RuleErrorKind::Case(_)
            | RuleErrorKind::Map(_) => Self::OutOfPlace,
            RuleErrorKind::UnknownReading => Self::UnknownReading,
            RuleErrorKind::UnknownZone => Self::UnknownZone,
            RuleErrorKind::UnknownCountry => Self::UnknownCountry,
            RuleErrorKind::UnknownLanguage => Self::UnknownLanguage,
            RuleErrorKind::Nothing => Self::Empty,
            RuleErrorKind::Id => Self::BadId,
            RuleErrorKind::IscedF => Self::BadIscedF,
        }
    }

    /// The code of a doubt.
    #[must_use]
    pub const fn of_warning(lint_warning: &LintWarning) -> Self {
        match lint_warning {
            LintWarning::ProtectedGround(..) => Self::ProtectedGround,
            LintWarning::Untranslated(..) => Self::Untranslated,
            LintWarning::PlainSpace { .. } => Self::PlainSpace,
            LintWarning::Untitled(_) | LintWarning::UntitledList(..) => Self::Untitled,
            LintWarning::UnusedList(..) | LintWarning::UnusedDate(_) => Self::UnusedList,
            LintWarning::EmptySet(..) => Self::EmptySet,
            LintWarning::SinceAfterUntil(..) => Self::SinceAfterUntil,
            LintWarning::Redundant(..) | LintWarning::RepeatedEntry(_) => Self::Redundant,
            LintWarning::NeverMet(..) => Self::NeverMet,
            LintWarning::NeverFails(_) => Self::NeverFails,
            LintWarning::OnlyPerson(..) => Self::OnlyPerson,
            LintWarning::NeverRefuses(_) => Self::NeverRefuses,
            LintWarning::UnreachedKey { .. } => Self::UnreachedKey,
            LintWarning::RepeatedPart | LintWarning::RepeatedCriterion(_) => Self::Repeated,
            LintWarning::DecidedPart(_) | LintWarning::DecidedCriterion(_) | LintWarning::GivenCriterion(_) => {
                Self::Decided
            }
            LintWarning::Contradiction(_) => Self::Contradiction,
            LintWarning::OverlappingSets(_) => Self::OverlappingSets,
            LintWarning::ZeroMonths(_) => Self::ZeroMonths,
            LintWarning::IdleBorderline(_) => Self::IdleBorderline,
            LintWarning::StrictFields => Self::StrictFields,
            LintWarning::IdleExclusion(_) => Self::IdleExclusion,
            LintWarning::ZeroWeight(_) => Self::ZeroWeight,
            LintWarning::SameReading(_) => Self::SameReading,
            LintWarning::UnusedCheck => Self::UnusedCheck,
            LintWarning::StartsBeforeDeadline(..) => Self::StartsBeforeDeadline,
            LintWarning::ReferenceAfterStart(..) => Self::ReferenceAfterStart,
            LintWarning::OpeningAfterDeadline => Self::OpeningAfterDeadline,
            LintWarning::ZoneAbbreviation { .. } => Self::ZoneAbbreviation,
            LintWarning::ClockChange { .. } => Self::ClockChange,
            LintWarning::UnknownYear { .. } => Self::UnknownYear,
            LintWarning::ArticleInTitle(_) => Self::ArticleInTitle,
            LintWarning::OtherMaximum(..) => Self::OtherMaximum,
            LintWarning::InStandardList(..) => Self::InStandardList,
            LintWarning::TwoLevels { .. } => Self::TwoLevels,
        }
    }
}
