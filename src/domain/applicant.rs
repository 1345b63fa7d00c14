//! One applicant as stated: every field may be absent, which means "not stated", never "no".
//!
//! Texts are borrowed from the file where they can be. Every value keeps the offset at which it begins.

use std::borrow::Cow;

use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::location::{Located, Location};

/// A text as the applicant wrote it.
pub type Text<'a> = Located<Cow<'a, str>>;

/// One record of an applicant file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applicant<'a> {
    /// Identifies the applicant; absent: named by the file.
    pub id: Option<Text<'a>>,
    /// Shown in reports.
    pub name: Option<Text<'a>>,
    pub date_of_birth: Option<Located<PartialDate>>,
    /// Nationalities by code or name; a blank one is one that nobody knows.
    pub nationalities: Option<List<Item<'a>>>,
    /// Education and studies.
    pub education: Option<List<Education<'a>>>,
    /// Languages and their levels.
    pub languages: Option<List<LanguageSkill<'a>>>,
    /// IT tools and their levels.
    pub it_skills: Option<List<ItSkill<'a>>>,
    /// Work experience.
    pub experience: Option<List<Experience<'a>>>,
    /// Competencies shown.
    pub competencies: Option<List<Competency<'a>>>,
    /// Documents attached.
    pub documents: Option<List<Document<'a>>>,
    /// This application to this vacancy.
    pub application: Option<Application<'a>>,
    /// Answers to pre-screening questions.
    pub answers: Option<List<Answer<'a>>>,
    /// Where the applicant has lived.
    pub residence: Option<List<Residence<'a>>>,
    /// When the applicant could work.
    pub availability: Option<Availability>,
}

impl Applicant<'_> {
    /// Whether no end lies before its start with every day that it may mean, which a file must not say.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let education = self.education.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let experience = self.experience.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let residence = self.residence.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let availability = self.availability.iter().map(|availability| (availability.from, availability.until));
        let mut spans = education.chain(experience).chain(residence).chain(availability);
        spans.all(|(start, end)| start.zip(end).is_none_or(|(start, end)| end.value.last() >= start.value.first()))
    }
}

/// A list that is present, and therefore complete.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T> {
    /// The offset of the list.
    pub at: usize,
    /// Its entries, without those that are blank.
    pub entries: Vec<T>,
}

/// A string of a list, with its index there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The string.
    pub text: Text<'a>,
}

/// A level of education, by ISCED 2011: levels 3 to 8 in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// ISCED 3.
    Secondary,
    /// ISCED 4, post-secondary and not tertiary.
    PostSecondary,
    /// ISCED 5, short-cycle tertiary.
    ShortCycle,
    /// ISCED 6.
    Bachelor,
    /// ISCED 7.
    Master,
    /// ISCED 8.
    Doctorate,
}

impl Level {
    /// All levels with their words in files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("secondary", Self::Secondary),
        ("post_secondary", Self::PostSecondary),
        ("short_cycle", Self::ShortCycle),
        ("bachelor", Self::Bachelor),
        ("master", Self::Master),
        ("doctorate", Self::Doctorate),
    ];
}

/// How far an education has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Enrolled, also where on leave.
    Ongoing,
    /// Left with the degree.
    Completed,
    /// Left without the degree.
    Interrupted,
}

impl Status {
    /// All with their words in files.
    pub const ALL: [(&'static str, Self); 3] =
        [("ongoing", Self::Ongoing), ("completed", Self::Completed), ("interrupted", Self::Interrupted)];
}

/// One education.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Education<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    /// Level by ISCED 2011.
    pub level: Option<Located<Level>>,
    /// Field of study in words.
    pub field: Option<Text<'a>>,
    /// ISCED-F 2013 code of the field, two to four digits.
    pub isced_f: Option<Text<'a>>,
    pub institution: Option<Text<'a>>,
    /// Country of the institution.
    pub country: Option<Text<'a>>,
    /// How far it has come.
    pub status: Option<Located<Status>>,
    /// First day.
    pub start: Option<Located<PartialDate>>,
    /// Completed: day of the degree; ongoing: expected; interrupted: last day.
    pub end: Option<Located<PartialDate>>,
    /// Full-time-equivalent years of study finished.
    pub years_completed: Option<Located<Years<'a>>>,
    /// The applicant's own word that only the final stage is left.
    pub final_stage: Option<Located<bool>>,
    /// What few files state.
    pub more: Option<Box<MoreEducation<'a>>>,
}

/// What few files state of an education.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoreEducation<'a> {
    /// Whether the studies take the whole of the working time.
    pub full_time: Option<Located<bool>>,
    /// The year of the programme that the applicant is in, counted from 1; the last one, where it is over.
    pub year_of_study: Option<Located<Amount<'a>>>,
    /// Credits gained.
    pub credits: Option<Located<Amount<'a>>>,
    /// The unit of the credits, such as `ECTS`.
    pub credit_unit: Option<Text<'a>>,
    /// The final grade, or the present average.
    pub grade: Option<Located<Grade<'a>>>,
    /// The scale that the grade is on, by its name.
    pub grade_scale: Option<Text<'a>>,
}

impl Education<'_> {
    /// What few files state, where this one does.
    #[must_use]
    pub fn more(&self) -> Option<&MoreEducation<'_>> {
        self.more.as_deref()
    }
}

/// A grade as it is written: never converted to another scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Grade<'a> {
    Number(Cow<'a, str>),
    Label(Cow<'a, str>),
}

/// A number that is not negative, kept in thousandths, rounded half up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount<'a> {
    /// As written.
    pub text: Cow<'a, str>,
    /// In thousandths, at most [`Years::MAX`].
    pub thousandths: u64,
}

impl<'a> Amount<'a> {
    /// Reads a JSON number that is not negative.
    ///
    /// ```
    /// use eligible::internal::domain::applicant::Amount;
    /// assert_eq!(Amount::read("120").thousandths, 120_000);
    /// assert_eq!(Amount::read("7.5").thousandths, 7_500);
    /// assert_eq!(Amount::read("1e-4").thousandths, 0);
    /// ```
    #[must_use]
    pub fn read(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let thousandths = multiple(&text, 1000);
        Self { text, thousandths }
    }
}

/// A number of years, kept as months rounded half up to a thousandth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years<'a> {
    /// As written.
    pub text: Cow<'a, str>,
    /// In thousandths of a month, at most [`Years::MAX`].
    pub month_thousandths: u64,
}

impl<'a> Years<'a> {
    /// A bound far above any life, low enough that sums do not overflow.
    pub const MAX: u64 = 1 << 40;

    /// Reads a JSON number that is not negative; decimal arithmetic, so that halves round up exactly.
    ///
    /// ```
    /// use eligible::internal::domain::applicant::Years;
    /// assert_eq!(Years::read("2").month_thousandths, 24_000);
    /// assert_eq!(Years::read("1.9999").month_thousandths, 23_999);
    /// assert_eq!(Years::read("0.999875").month_thousandths, 11_999);
    /// assert_eq!(Years::read("15e-1").month_thousandths, 18_000);
    /// assert_eq!(Years::read("1e300").month_thousandths, Years::MAX);
    /// assert_eq!(Years::read("1e-300").month_thousandths, 0);
    /// ```
    #[must_use]
    pub fn read(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let month_thousandths = multiple(&text, 12_000);
        Self { text, month_thousandths }
    }
}

/// So many times a JSON number that is not negative, rounded half up; decimal arithmetic, at most [`Years::MAX`].
fn multiple(text: &str, factor: u128) -> u64 {
    // Significant digits beyond these change no rounding that a person could have meant.
    const DIGITS: u128 = 10_u128.pow(29);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut exponent = exponent.parse::<i32>().unwrap_or(if exponent.starts_with('-') { -9999 } else { 9999 });
    let (mut mantissa, mut in_fraction) = (0_u128, false);
    for letter in number.chars() {
        match letter.to_digit(10) {
            Some(digit) if mantissa < DIGITS => {
                mantissa = mantissa * 10 + u128::from(digit);
                exponent = exponent.saturating_sub(i32::from(in_fraction));
            }
            Some(_) => exponent = exponent.saturating_add(i32::from(!in_fraction)),
            None => in_fraction |= letter == '.',
        }
    }
    let thousandths = mantissa * factor;
    let power = 10_u128.checked_pow(exponent.unsigned_abs());
    let rounded = match (power, exponent < 0) {
        _ if mantissa == 0 => 0,
        (Some(power), false) => thousandths.saturating_mul(power),
        (Some(power), true) => (2 * thousandths).saturating_add(power) / power.saturating_mul(2),
        (None, false) => u128::MAX,
        (None, true) => 0,
    };
    u64::try_from(rounded).unwrap_or(Years::MAX).min(Years::MAX)
}

/// One language and its level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LanguageSkill<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    /// Code, tag or name.
    pub language: Option<Text<'a>>,
    /// One level, or one for each skill.
    pub level: Option<Located<LanguageLevel<'a>>>,
}

/// A level of a language.
#[derive(Clone, Debug, PartialEq)]
pub enum LanguageLevel<'a> {
    /// A label on the rules' scale.
    Overall(Cow<'a, str>),
    /// A label for each skill.
    BySkill(Vec<(Cow<'a, str>, Text<'a>)>),
}

/// One IT tool and its level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItSkill<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    /// Name of the tool.
    pub name: Option<Text<'a>>,
    /// A label on the rules' scale.
    pub level: Option<Text<'a>>,
}

/// A sector of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sector {
    InternationalOrganization,
    NationalAdministration,
    Research,
    PrivateSector,
    /// Non-governmental organization.
    Ngo,
    Military,
    Education,
    /// None of these.
    Other,
}

impl Sector {
    /// All with their words in files.
    pub const ALL: [(&'static str, Self); 8] = [
        ("international_organization", Self::InternationalOrganization),
        ("national_administration", Self::NationalAdministration),
        ("research", Self::Research),
        ("private_sector", Self::PrivateSector),
        ("ngo", Self::Ngo),
        ("military", Self::Military),
        ("education", Self::Education),
        ("other", Self::Other),
    ];
}

/// One employment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Experience<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    pub employer: Option<Text<'a>>,
    pub role: Option<Text<'a>>,
    pub country: Option<Text<'a>>,
    pub sector: Option<Located<Sector>>,
    /// First day.
    pub start: Option<Located<PartialDate>>,
    /// Last day; absent: still going on.
    pub end: Option<Located<PartialDate>>,
    /// What few files state.
    pub more: Option<Box<MoreExperience<'a>>>,
}

/// What few files state of an employment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoreExperience<'a> {
    pub kind: Option<Located<ExperienceKind>>,
    /// The field of work in words.
    pub field: Option<Text<'a>>,
    /// Whether it took the whole of the working time.
    pub full_time: Option<Located<bool>>,
}

impl Experience<'_> {
    /// What few files state, where this one does.
    #[must_use]
    pub fn more(&self) -> Option<&MoreExperience<'_>> {
        self.more.as_deref()
    }
}

/// What an experience was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExperienceKind {
    /// Under a contract of employment.
    Employment,
    /// A traineeship or internship, paid or not.
    Traineeship,
    /// On one's own account.
    SelfEmployment,
    /// Unpaid, for the common good.
    Volunteering,
    /// None of these.
    Other,
}

impl ExperienceKind {
    /// All with their words in files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("employment", Self::Employment),
        ("traineeship", Self::Traineeship),
        ("self_employment", Self::SelfEmployment),
        ("volunteering", Self::Volunteering),
        ("other", Self::Other),
    ];
}

/// A time of living in a country.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Residence<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    /// The country, by code or name.
    pub country: Option<Text<'a>>,
    /// First day.
    pub start: Option<Located<PartialDate>>,
    /// Last day; absent: still living there.
    pub end: Option<Located<PartialDate>>,
}

/// When the applicant could work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Availability {
    /// The offset of the object.
    pub at: usize,
    /// The first day.
    pub from: Option<Located<PartialDate>>,
    /// The last day.
    pub until: Option<Located<PartialDate>>,
    /// Whether for the whole of the working time.
    pub full_time: Option<Located<bool>>,
}

/// One competency shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Competency<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    /// A name that the rules list.
    #[expect(clippy::struct_field_names, reason = "the field of the file")]
    pub competency: Option<Text<'a>>,
    /// What shows it.
    pub evidence: Option<Text<'a>>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// A degree or diploma.
    Qualification,
    /// Proof of enrolment.
    ProofOfStudies,
    /// Curriculum vitae.
    Cv,
    MotivationLetter,
    /// None of these.
    Other,
}

impl DocumentKind {
    /// All with their words in files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("qualification", Self::Qualification),
        ("proof_of_studies", Self::ProofOfStudies),
        ("cv", Self::Cv),
        ("motivation_letter", Self::MotivationLetter),
        ("other", Self::Other),
    ];
}

/// One document attached.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<'a> {
    /// The index in the list as written.
    pub index: usize,
    /// The offset of the entry.
    pub at: usize,
    pub kind: Option<Located<DocumentKind>>,
    pub language: Option<Text<'a>>,
    /// Whether it shows the dates of the studies.
    pub dates_shown: Option<Located<bool>>,
    /// Whether a translation into an official language is attached.
    pub translated: Option<Located<bool>>,
    /// What few files state.
    pub more: Option<Box<MoreDocument<'a>>>,
}

/// What few files state of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoreDocument<'a> {
    /// What it is, in words, such as the name of a certificate.
    pub name: Option<Text<'a>>,
    /// The day it was issued.
    pub issued: Option<Located<PartialDate>>,
    /// The last day it is valid.
    pub valid_until: Option<Located<PartialDate>>,
}

impl Document<'_> {
    /// What few files state, where this one does.
    #[must_use]
    pub fn more(&self) -> Option<&MoreDocument<'_>> {
        self.more.as_deref()
    }
}

/// This application to this vacancy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Application<'a> {
    /// The offset of the object.
    pub at: usize,
    /// The vacancy the file was written for.
    pub vacancy: Option<Text<'a>>,
    /// When it was submitted.
    pub submitted_at: Option<Located<Moment>>,
    /// When it was last changed.
    pub last_modified_at: Option<Located<Moment>>,
    /// The other vacancies of the same programme applied for.
    pub other_vacancies: Option<List<Item<'a>>>,
    /// Whether generative AI was used.
    pub generative_ai_used: Option<Located<bool>>,
    /// What the applicant would prefer, the dearest first: places, vacancies, months, as the notice asks.
    pub preferences: Option<List<Item<'a>>>,
    /// What else the applicant declares, by the name that the rules give it.
    pub declarations: Option<List<Declared<'a>>>,
}

/// A declaration of the application, by its name in the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// What is declared.
    pub value: Located<bool>,
}

/// One answer to a pre-screening question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'a> {
    /// The question's key.
    pub question: Cow<'a, str>,
    pub value: Located<AnswerValue<'a>>,
}

/// The value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerValue<'a> {
    /// Yes or no.
    Boolean(bool),
    /// A number as written.
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
}

/// The word of a value of a closed list.
#[must_use]
pub fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}

/// The place of a field of a list entry, or of the entry itself where the field is absent.
#[must_use]
pub fn entry_place<T>(
    section: &'static str,
    index: usize,
    entry_at: usize,
    field: &'static str,
    value: Option<&Located<T>>,
) -> Location {
    match value {
        Some(value) => Location { section, index: Some(index), field: Some(field), at: value.at },
        None => Location { section, index: Some(index), field: None, at: entry_at },
    }
}
