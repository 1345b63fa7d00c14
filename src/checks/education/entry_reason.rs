//! What speaks for or against an education, or leaves it open, and the words for it.

use crate::checks::unstated::Unstated;
use crate::domain::grammar::phrase;
use crate::domain::text::Lang;

/// The reasons, each with its sentence in English and in French. One without is said with what the entry states or with
/// what is required, by `education/text.rs` or `education/numbers.rs`.
macro_rules! entry_reasons {
    ($($(#[doc = $doc:literal])* $reason:ident $(($of:ty))? $($en:literal $fr:literal)?,)*) => {
        /// What makes an entry fit, fail to fit, or leaves it open.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum EntryReason {
            $($(#[doc = $doc])* $reason $(($of))?,)*
        }

        impl EntryReason {
            /// Its sentence, where that takes no more than the same words for every entry.
            #[must_use]
            pub const fn text(self, lang: Lang) -> &'static str {
                match self {
                    $(Self::$reason { .. } => entry_reasons!(@text lang $($en $fr)?),)*
                }
            }
        }
    };
    (@text $lang:ident $en:literal $fr:literal) => { phrase($lang, $en, $fr) };
    (@text $lang:ident) => { "" };
}

entry_reasons! {
    /// Everything asked is there.
    Fits,
    /// Its level does not count.
    Level,
    /// The selection team decides on its level.
    LevelBorderline "the selection team decides whether this level counts" "niveau à l'appréciation du service responsable",
    LevelNotStated "its level is not stated" "niveau non indiqué",
    /// It begins after the day.
    NotBegun,
    /// It was left without a degree.
    Interrupted "no degree was obtained" "le diplôme n'a pas été obtenu",
    StillUnderWay,
    /// It was completed before.
    AlreadyObtained,
    StatusNotStated "its status is not stated" "la situation n'est pas indiquée",
    /// It is ongoing, but its end has passed.
    EndPassed,
    /// It is ongoing, and its planned end is before the day.
    PlannedEnd,
    /// It was obtained too long ago.
    TooLongAgo,
    /// The day it was obtained is not stated.
    DayNotStated "the date of the degree is not stated" "date d'obtention du diplôme non indiquée",
    NotFinalStage,
    /// Whether it is in its final stage is not stated.
    FinalStageNotStated
        "whether the studies are in their final stage is not stated"
        "on ignore si les études sont en phase finale",
    /// What is stated of the final stage is said of another day, and may differ on the day asked.
    FinalStageOpen,
    /// It ends too long after the day.
    EndsTooLate,
    /// The selection team decides whether its field is relevant.
    FieldForPerson
        "whether the field is relevant is for the selection team to decide"
        "la pertinence du domaine est à l'appréciation du service responsable",
    /// Its field is one that does not count.
    Field "its field is excluded" "domaine exclu",
    /// Its field is none of those that count, and no other does.
    OtherField "its field is not on the list" "le domaine ne figure pas sur la liste",
    /// It may be obtained by the day, which lies ahead.
    Expected
        "the degree is expected by then, but not yet obtained"
        "le diplôme est attendu d'ici là, mais pas encore obtenu",
    /// The same, and no end is stated by which it is expected.
    MayBeObtained
        "whether the degree is obtained by then is not stated"
        "on ignore si le diplôme est obtenu d'ici là",
    /// Whether it lasts until the day, which lies ahead, is not stated.
    EndNotStated
        "whether the studies last until the required date is not stated"
        "on ignore si les études durent jusqu'à la date requise",
    /// It was obtained before the first day that counts.
    TooEarly,
    /// It was not obtained before the day before which it has to be.
    TooLate,
    /// The post starts too long after it.
    PostTooLate,
    /// It was obtained so long ago that the selection team decides.
    RecencyBorderline,
    /// The post starts so long after it that the selection team decides.
    PostBorderline,
    /// It lasted too short a time.
    TooShort,
    /// It lasted so short a time that the selection team decides.
    LengthBorderline,
    /// How long it lasted is not stated, or not exactly enough.
    LengthOpen,
    /// It has too few credits.
    Credits,
    /// It has so few credits that the selection team decides.
    CreditsBorderline,
    /// It has too few credits as yet, and goes on.
    CreditsOpen,
    /// Its credits are of a unit that is not asked.
    CreditsOfOtherUnit,
    /// There is a higher degree.
    NotHighest "this is not the highest degree" "ce n'est pas le diplôme le plus élevé",
    /// There may be a higher degree.
    MayNotBeHighest "this may not be the highest degree" "ce n'est peut-être pas le diplôme le plus élevé",
    /// It is not in one of the countries.
    Country "not in one of the countries listed" "hors des pays visés",
    /// No single country is named.
    CountryNotUnderstood "its country is not understood" "pays non reconnu",
    /// Whether its country belongs to the countries is open.
    CountryDoubtful
        "whether the country counts is for the selection team to decide"
        "la prise en compte du pays est à l'appréciation du service responsable",
    /// It is not full-time.
    PartTime "not full-time" "pas à temps plein",
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
    GradeNoNumber
        "the grade is not written as a number, such as 14.5 without quotes"
        "la note n'est pas écrite comme un nombre, par exemple 14.5 sans guillemets",
    /// The day of the submission, which the check refers to, is not stated.
    SubmissionNotStated "time of submission not stated" "date de soumission non indiquée",
    /// It differs with the day that the check refers to.
    DependsOnPost
        "it depends on the day on which the post starts or ends"
        "cela dépend du jour où le poste commence ou se termine",
    /// A field that is needed is not stated.
    NotStated(Unstated),
    /// The days it may mean differ.
    DependsOnDay
        "the dates given do not show whether it counts"
        "les dates indiquées ne permettent pas de savoir si cette formation compte",
    /// What is stated may mean several things, which differ.
    SeveralMeanings "what is stated may mean several things" "ce qui est indiqué peut avoir plusieurs sens",
    /// Whatever it may mean, its parts together give the same.
    Together,
    /// Something else, which the parts say.
    Parts,
}
