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
    /// It was obtained too long ago.
    TooLongAgo,
    /// The day it was obtained is not stated.
    DayNotStated,
    NotFinalStage,
    /// Whether it is in its final stage is not stated.
    FinalStageNotStated,
    /// Its field is for a person to judge.
    FieldForPerson,
    /// Its field is one that does not count.
    Field,
    /// It may be obtained by the day, which lies ahead.
    Expected,
    /// Whether it lasts until the day, which lies ahead, is not stated.
    EndNotStated,
    /// It was obtained before the first day that counts.
    TooEarly,
    /// The post starts too long after it.
    PostTooLate,
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
    /// Its grade is too low.
    Grade,
    /// Its grade is on another scale, or on none that is stated.
    GradeOnOtherScale,
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
    /// Something else, which the parts tell.
    Parts,
}
