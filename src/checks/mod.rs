//! The kinds of checks, a folder each: parameters, what they find, how they apply, and how they are said in both languages.
//!
//! A [`Check`] applied to a [`CheckInput`] gives a [`Finding`]: the outcome, the [`Fact`] behind it, and the findings
//! of its parts. The outcome is read off the finding; a sentence is made of it where it is shown.
//!
//! The list of the kinds is at the end of this file. A kind is a line there and a folder: `mod.rs` declares its parameters and
//! implements [`Kind`](kind::Kind) for them and [`FindingFact`](finding::FindingFact) for what it finds, `text.rs` has its
//! sentences, `about.md` is its page. What it does not implement is as the traits say.

pub mod age;
pub mod answer;
pub mod asked_fields;
pub mod availability;
pub mod by_nationality;
pub mod candidate;
pub mod cause;
pub mod check_input;
pub mod check_tree;
pub mod combine;
pub mod competency;
pub mod credits;
pub mod declaration;
pub mod describe;
pub mod documents;
pub mod driving_licence;
pub mod education;
pub mod education_levels;
pub mod evidence;
pub mod experience;
pub mod field_values;
pub mod finding;
pub mod formulas;
pub mod ground;
pub mod it_skill;
pub mod kind;
pub mod language;
pub mod languages;
pub mod length_of_time;
pub mod named_days;
pub mod nationality;
mod node;
pub mod params;
pub mod person;
pub mod possible_outcomes;
pub mod preferences;
pub mod reasons;
pub mod residence;
pub mod shared_facts;
pub mod studies;
pub mod study_time;
pub mod threshold;
pub mod timely;
pub mod together;
pub mod tracks;
pub mod typed_parameter;
pub mod unstated;
pub mod vacancies;
pub mod when;

pub use candidate::{Candidate, Tolerance};
pub use check_input::{CheckInput, JudgingDates};
use education::EntryCheck;
pub use finding::{Absence, Finding, Missing, NotStatedFact};
pub use named_days::{DaysFact, OnDate};
pub use shared_facts::{EntriesFact, NoEntryFact, NotConcernedFact};
pub use unstated::Unstated;

/// A check, or a check on one entry of `education` that is judged on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'c> {
    Check(&'c Check),
    Entry(&'c EntryCheck, OnDate),
}

/// The same, to be changed.
#[derive(Debug)]
pub enum NodeMut<'c> {
    Check(&'c mut Check),
    Entry(&'c mut EntryCheck),
}

/// Declares the kinds of checks, each with what it finds.
///
/// A line `Age(age::Age) finds Age(age::AgeFact);` becomes a variant `Age(age::Age)` of [`Check`] and a variant
/// `Age(age::AgeFact)` of [`Fact`], and what `age::KINDS` says of the names in rules files becomes a part of
/// [`Check::KINDS`]. Beside the two enums only this is made of the lines: [`Check::kind`] and [`Fact::found`], which give the
/// value of a variant as what all kinds have in common, and are the one place that names every kind. A few others look for a
/// particular one.
macro_rules! kinds {
    (
        kinds {
            $($(#[$check_doc:meta])* $check:ident($module:ident::$params:ident) $(finds $($fact:ident($found:ty)),+)?;)+
        }
        found by several {
            $($(#[$shared_doc:meta])* $shared:ident($shared_found:ty);)+
        }
    ) => {
        /// One check of a rules file, its parameters resolved.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Check {
            $($(#[$check_doc])* $check($module::$params),)+
        }

        impl Check {
            /// What the kinds say about themselves, in the order in which a page says of them.
            const KINDS: &[&[kind::CheckKind]] = &[$(&$module::KINDS),+];

            /// The check as one of any kind.
            #[must_use]
            pub fn kind(&self) -> &dyn kind::Kind {
                match self {
                    $(Self::$check(check) => check,)+
                }
            }

            /// The same, to be changed.
            pub fn kind_mut(&mut self) -> &mut dyn kind::Kind {
                match self {
                    $(Self::$check(check) => check,)+
                }
            }
        }

        /// What a check found, as data. The parameters that explain it come along.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Fact<'a> {
            $($($($fact($found),)+)?)+
            $($(#[$shared_doc])* $shared($shared_found),)+
        }

        impl<'a> Fact<'a> {
            /// The fact as one of any kind.
            #[must_use]
            pub fn found(&self) -> &(dyn finding::FindingFact<'a> + '_) {
                match self {
                    $($($(Self::$fact(fact) => fact,)+)?)+
                    $(Self::$shared(fact) => fact,)+
                }
            }
        }
    };
}

kinds! {
    kinds {
        /// A nationality of a set of countries.
        Nationality(nationality::Nationality) finds Nationality(nationality::NationalityFact<'a>);
        /// An age on a date.
        Age(age::Age) finds Age(age::AgeFact);
        /// One education that fits.
        Education(education::EducationCheck)
            finds Education(education::EducationFact<'a>), EducationPart(education::PartFact<'a>);
        /// Time of study in all.
        Studies(studies::Studies) finds Studies(studies::StudiesFact<'a>);
        /// Languages at a level.
        Language(language::LanguageCheck)
            finds Language(language::LanguageFact<'a>), UnlistedLanguage(language::UnlistedLanguage),
            Languages(language::distinct::LanguagesFact), LanguageLacking(language::distinct::LanguageLackingFact<'a>);
        /// Different languages, each at its level.
        Languages(languages::Languages);
        /// IT tools at a level.
        ItSkill(it_skill::ItSkillCheck)
            finds ItSkill(it_skill::ItSkillFact<'a>), Tool(it_skill::ToolFact<'a>), WholeTool(it_skill::WholeToolFact<'a>);
        /// Work experience.
        Experience(experience::ExperienceCheck) finds Experience(experience::ExperienceFact<'a>);
        /// Driving licences of some categories.
        DrivingLicence(driving_licence::DrivingLicenceCheck)
            finds DrivingLicence(driving_licence::DrivingLicenceFact<'a>);
        /// Time of living in some countries.
        Residence(residence::ResidenceCheck) finds Residence(residence::ResidenceFact<'a>);
        /// When the applicant could work.
        Availability(availability::AvailabilityCheck) finds Availability(availability::AvailabilityFact<'a>), AvailableTime(availability::AvailableTimeFact<'a>);
        /// Documents attached, or their language.
        Documents(documents::Documents) finds Document(documents::DocumentFact<'a>),
            AmongDocuments(documents::AmongDocumentsFact<'a>),
            EveryDocument(documents::EveryDocumentFact), CountedDocuments(documents::CountFact<'a>);
        /// Submitted, or not changed, by the deadline.
        Timely(timely::Timely) finds Timely(timely::TimelyFact);
        /// At most so many vacancies.
        Vacancies(vacancies::Vacancies) finds Vacancies(vacancies::VacanciesFact<'a>);
        /// What the applicant would prefer.
        Preferences(preferences::Preferences) finds Preferences(preferences::PreferencesFact<'a>);
        /// A declaration of the application.
        Declaration(declaration::Declaration) finds Declaration(declaration::DeclarationFact<'a>);
        /// An answer to a pre-screening question.
        Answer(answer::AnswerCheck) finds Answer(answer::AnswerFact<'a>);
        /// A competency shown.
        Competency(competency::CompetencyCheck) finds Competency(competency::CompetencyFact<'a>);
        /// A question for a person.
        Person(person::Question) finds Person(person::PersonFact<'a>);
        /// Other checks, combined.
        Combine(combine::Combination) finds Combine(combine::CombineFact);
        /// Other checks, asked where something holds.
        When(when::WhenCheck) finds When(when::BranchTaken);
        /// Other checks, as profiles of which one is enough.
        Tracks(tracks::Tracks) finds Track(tracks::TrackFact<'a>);
        /// Other checks, by nationality.
        ByNationality(by_nationality::ByNationality) finds ByNationality(by_nationality::ByNationalityFact<'a>);
    }
    found by several {
        /// A field or list that holds nothing.
        NotStated(NotStatedFact);
        /// What differs with the day.
        Days(DaysFact);
        /// One of the entries of a list.
        Entries(EntriesFact);
        /// No entry of a list.
        NoEntry(NoEntryFact);
        /// The time that the entries of a list make up.
        Time(length_of_time::TimeFact<'a>);
        /// Nothing is asked of the applicant here.
        NotConcerned(NotConcernedFact);
        /// What checks on the same entries find together.
        Together(together::TogetherFact<'a>);
    }
}
