//! The values that fields of the applicant file hold.

use std::borrow::Cow;

use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::closed_words::ClosedList;
use crate::domain::location::{Located, Location};
use crate::domain::value_type::ValueType;

/// A text as the applicant wrote it.
pub type Text<'a> = Located<Cow<'a, str>>;

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
    /// Whether it is the digits of a whole number.
    pub is_number: bool,
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

/// A level of a language.
#[derive(Clone, Debug, PartialEq)]
pub enum LanguageLevel<'a> {
    /// A label on the rules' scale.
    Overall(Cow<'a, str>),
    /// A label for each skill.
    BySkill(Vec<(Cow<'a, str>, Text<'a>)>),
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

/// A word of a closed list.
pub trait Word: Copy + PartialEq + 'static {
    /// All with their words in files.
    const WORDS: &'static [(&'static str, Self)];
    /// What the schemas say of it.
    const TYPE: ValueType;

    /// The words that people write for them.
    const LIST: Option<ClosedList>;

    /// The word as a value that can be put into a field.
    fn value(self) -> FieldValue<'static>;

    /// The word of a value that is put into a field; `None` for a value of another kind.
    fn of(value: &FieldValue<'_>) -> Option<Self>;
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// A text, a label, a name.
    Text(Cow<'a, str>),
    /// Some texts.
    Texts(Vec<Cow<'a, str>>),
    /// A list without entries.
    NoEntries,
    Date(PartialDate),
    /// A date and time.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// A number of years.
    Years(Years<'a>),
    /// Another number.
    Amount(Amount<'a>),
    /// An answer to a pre-screening question.
    Answer(AnswerValue<'a>),
    ExperienceKind(ExperienceKind),
    /// A level of education.
    Level(Level),
    /// How far an education has come.
    Status(Status),
    /// A sector of work.
    Sector(Sector),
    /// What a document is.
    Kind(DocumentKind),
}

/// Makes the words of a closed list a kind of field: the value that is put into one, and what the schemas say of it.
macro_rules! word {
    ($type:ident, $value:ident, $list:expr, $said:expr) => {
        impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
            const TYPE: ValueType = $said;
            const LIST: Option<ClosedList> = $list;

            fn value(self) -> FieldValue<'static> {
                FieldValue::$value(self)
            }

            fn of(value: &FieldValue<'_>) -> Option<Self> {
                if let FieldValue::$value(word) = value { Some(*word) } else { None }
            }
        }
    };
}
word!(Level, Level, Some(ClosedList::Level), ValueType::Level);
word!(Status, Status, Some(ClosedList::Status), ValueType::Word(&["ongoing", "completed", "interrupted"]));
word!(Sector, Sector, Some(ClosedList::Sector), ValueType::Sector);
word!(ExperienceKind, ExperienceKind, None, ValueType::ExperienceKind);
word!(DocumentKind, Kind, Some(ClosedList::DocumentKind), ValueType::DocumentKind);

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
