//! What speaks for or against an education, or leaves it open.

use crate::checks::unstated::Unstated;

/// What makes an entry fit, fail to fit, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryReason {
    /// Everything asked is there.
    Fits,
    /// Its level does not count.
    Level,
    /// Its level is one for which a person decides.
    LevelBorderline,
    LevelNotStated,
    /// It begins after the day.
    NotBegun,
    /// It was left without a degree.
    Interrupted,
    StillUnderWay,
    /// It was completed before.
    AlreadyObtained,
    StatusNotStated,
    /// It is ongoing, but its end has passed.
    EndPassed,
    /// It is ongoing, and its planned end lies before the day.
    PlannedEnd,
    /// It was obtained too long ago.
    TooLongAgo,
    /// The day it was obtained is not stated.
    DayNotStated,
    NotFinalStage,
    /// Whether it is in its final stage is not stated.
    FinalStageNotStated,
    /// What is stated of the final stage is said of another day, and may differ on the day asked.
    FinalStageOpen,
    /// It ends too long after the day.
    EndsTooLate,
    /// Its field is for a person to judge.
    FieldForPerson,
    /// Its field is one that does not count.
    Field,
    /// Its field is none of those that count, and no other does.
    OtherField,
    /// It may be obtained by the day, which lies ahead.
    Expected,
    /// The same, and no end is stated by which it is expected.
    MayBeObtained,
    /// Whether it lasts until the day, which lies ahead, is not stated.
    EndNotStated,
    /// It was obtained before the first day that counts.
    TooEarly,
    /// It was not obtained before the day before which it has to be.
    TooLate,
    /// The post starts too long after it.
    PostTooLate,
    /// It was obtained so long ago that a person decides.
    RecencyBorderline,
    /// The post starts so long after it that a person decides.
    PostBorderline,
    /// It lasted too short a time.
    TooShort,
    /// It lasted so short a time that a person decides.
    LengthBorderline,
    /// How long it lasted is not stated, or not exactly enough.
    LengthOpen,
    /// It has too few credits.
    Credits,
    /// It has so few credits that a person decides.
    CreditsBorderline,
    /// It has too few credits as yet, and goes on.
    CreditsOpen,
    /// Its credits are of a unit that is not asked.
    CreditsOfOtherUnit,
    /// There is a higher degree.
    NotHighest,
    /// There may be a higher degree.
    MayNotBeHighest,
    /// It is not in one of the countries.
    Country,
    /// Nobody knows its country, or whether it belongs to the countries.
    CountryDoubtful,
    /// It is not full-time.
    PartTime,
    /// Its year is too low.
    Year,
    /// The year that is stated is too low, and the years that are completed are enough.
    YearContradicts,
    /// What is stated of the year is said of another day, and may differ on the day asked.
    YearOpen,
    /// Its grade is too low.
    Grade,
    /// Its grade is on another scale.
    GradeOnOtherScale,
    /// The scale of its grade is not stated, or not understood.
    GradeScaleOpen,
    /// Its grade is not written as a number, and a number is asked.
    GradeNoNumber,
    /// The day of the submission, which the check refers to, is not stated.
    SubmissionNotStated,
    /// It differs with the day that the check refers to.
    DependsOnPost,
    /// The field that would tell is not stated.
    NotStated(Unstated),
    /// The days it may mean differ.
    DependsOnDay,
    /// What is stated may mean several things, which differ.
    SeveralMeanings,
    /// Whatever it may mean, its parts together give the same.
    Together,
    /// Something else, which the parts tell.
    Parts,
}
