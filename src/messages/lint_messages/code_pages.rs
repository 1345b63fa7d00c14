//! The pages that explain the codes: files of Markdown in `codes`, two for each code.

use crate::domain::text::Lang;
use crate::rules::lint::Code;

/// The page with this name in a language. A file that is not there is an error of the compiler.
macro_rules! page {
    ($lang:ident, $name:literal) => {
        match $lang {
            Lang::En => include_str!(concat!("codes/", $name, ".en.md")),
            Lang::Fr => include_str!(concat!("codes/", $name, ".fr.md")),
        }
    };
}

/// The page of a code: the four headings of an explanation, each with its text. A text is one line, since it is wrapped only
/// where it is printed; the example is a block of TOML.
pub(super) const fn page(lang: Lang, code: Code) -> &'static str {
    match code {
        Code::NotToml => page!(lang, "not-toml"),
        Code::UnknownKey => page!(lang, "unknown-key"),
        Code::MissingKey => page!(lang, "missing-key"),
        Code::OneOfTheseKeys => page!(lang, "one-of-these-keys"),
        Code::ConflictingKeys => page!(lang, "conflicting-keys"),
        Code::UnknownCheck => page!(lang, "unknown-check"),
        Code::WrongType => page!(lang, "wrong-type"),
        Code::UnknownWord => page!(lang, "unknown-word"),
        Code::UndefinedList => page!(lang, "undefined-list"),
        Code::NotOnScale => page!(lang, "not-on-scale"),
        Code::BorderlineNotBelow => page!(lang, "borderline-not-below"),
        Code::BadDate => page!(lang, "bad-date"),
        Code::OutOfRange => page!(lang, "out-of-range"),
        Code::Duplicate => page!(lang, "duplicate"),
        Code::AllWeightsZero => page!(lang, "all-weights-zero"),
        Code::OutOfPlace => page!(lang, "out-of-place"),
        Code::UnknownReading => page!(lang, "unknown-reading"),
        Code::UnknownZone => page!(lang, "unknown-zone"),
        Code::UnknownCountry => page!(lang, "unknown-country"),
        Code::UnknownLanguage => page!(lang, "unknown-language"),
        Code::Empty => page!(lang, "empty"),
        Code::BadId => page!(lang, "bad-id"),
        Code::BadIscedF => page!(lang, "bad-isced-f"),
        Code::ProtectedGround => page!(lang, "protected-ground"),
        Code::Untranslated => page!(lang, "untranslated"),
        Code::PlainSpace => page!(lang, "plain-space"),
        Code::Untitled => page!(lang, "untitled"),
        Code::UnusedList => page!(lang, "unused-list"),
        Code::EmptySet => page!(lang, "empty-set"),
        Code::SinceAfterUntil => page!(lang, "since-after-until"),
        Code::Redundant => page!(lang, "redundant-entry"),
        Code::NeverMet => page!(lang, "never-met"),
        Code::NeverFails => page!(lang, "never-fails"),
        Code::OnlyPerson => page!(lang, "only-a-person"),
        Code::NeverRefuses => page!(lang, "only-a-person-refuses"),
        Code::UnreachedKey => page!(lang, "unreached-key"),
        Code::Repeated => page!(lang, "repeated-check"),
        Code::Decided => page!(lang, "decided-by-another"),
        Code::Contradiction => page!(lang, "contradiction"),
        Code::OverlappingSets => page!(lang, "overlapping-sets"),
        Code::ZeroMonths => page!(lang, "zero-months"),
        Code::IdleBorderline => page!(lang, "idle-borderline"),
        Code::StrictFields => page!(lang, "strict-fields"),
        Code::IdleExclusion => page!(lang, "idle-exclusion"),
        Code::ZeroWeight => page!(lang, "zero-weight"),
        Code::SameReading => page!(lang, "same-reading"),
        Code::UnusedCheck => page!(lang, "unused-check"),
        Code::StartsBeforeDeadline => page!(lang, "starts-before-deadline"),
        Code::ReferenceAfterStart => page!(lang, "reference-after-start"),
        Code::OpeningAfterDeadline => page!(lang, "opening-after-deadline"),
        Code::ZoneAbbreviation => page!(lang, "zone-abbreviation"),
        Code::ClockChange => page!(lang, "clock-change"),
        Code::UnknownYear => page!(lang, "unknown-year"),
        Code::ArticleInTitle => page!(lang, "article-in-title"),
        Code::OtherMaximum => page!(lang, "other-maximum"),
        Code::InStandardList => page!(lang, "in-standard-list"),
        Code::TwoLevels => page!(lang, "word-of-two-levels"),
    }
}
