//! What can be wrong with a file, as data; `messages` makes sentences of it.

use chrono::NaiveDate;

use crate::domain::cv;
use crate::domain::file_kind::{FileKind, JsonTextKind};

pub mod case_error;
pub mod table_error;

use case_error::CaseError;
use table_error::MapError;

/// A mistake that makes an applicant's record `invalid`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The JSON pointer (RFC 6901) relative to the record.
    pub pointer: String,
    /// The offset of its place in the text.
    pub at: usize,
    /// What is wrong.
    pub mistake: ProblemKind,
    pub found: Option<String>,
    /// What is allowed there.
    pub expected: Option<Expected>,
    /// The nearest allowed word.
    pub suggestion: Option<String>,
}

impl Problem {
    /// Problems are listed by pointer, then by place.
    #[must_use]
    pub fn order(&self) -> (&str, usize) {
        (&self.pointer, self.at)
    }
}

/// The kinds of mistakes in an applicant's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file could not be read; why, and the operating system's words for it.
    Unreadable(std::io::ErrorKind, String),
    /// The file holds nothing.
    Empty,
    /// The bytes are no UTF-8.
    NotUtf8(Encoding),
    /// The text is no JSON.
    NotJson(JsonError),
    /// The text is no XML, where it begins like a CV in XML.
    NotXml(XmlError),
    /// The file is no CV of the format that was named.
    NotCv(cv::CvFormat),
    /// The file is a CV of a format that is not read.
    UnreadCv(cv::UnreadCv),
    /// Lists and objects are nested too deeply.
    TooDeep,
    /// A record of more bytes than these, which was not read.
    TooLarge(usize),
    /// A value of another type than the field's.
    WrongType,
    /// A word that is not in a closed list.
    NotListed,
    /// A text that has not the form asked.
    Form,
    /// A date or time that no calendar has.
    Impossible,
    /// A number beyond what can be represented.
    Infinite,
    /// A number below zero.
    Negative,
    /// The same key twice in one object.
    Repeated,
    /// Half of a surrogate pair in a text.
    HalfSurrogate,
    /// Every day of the end lies before every day of the start, which is given.
    EndBeforeStart(String),
    /// A field that nobody knows (under `--strict`).
    UnknownField,
    /// A field or a value that is written in another way than the first (under `--strict`).
    OtherSpelling,
    /// One value in the place of a list (under `--strict`); nothing is found of an object.
    NoList,
    /// The word of the end says that it goes on, and the status says otherwise.
    Contradicts,
    /// No field of a record, but records under this key.
    Wrapped(String),
    /// The file is of another kind.
    OtherFile(FileKind),
    /// A file that is named as one of a record a line is one JSON text.
    NotLines(JsonTextKind),
    /// The record is a report of this tool, which holds no applicant: it is passed over, and no row.
    OwnReport,
}

/// What an encoding other than UTF-8 looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, by its byte order mark or its zero bytes.
    Utf16,
    /// UTF-32, by its byte order mark or its zero bytes.
    Utf32,
    /// A byte above 127 that begins no UTF-8 character.
    Latin1,
    /// A UTF-8 character that is cut off or overlong.
    Broken,
}

/// Where the grammar of RFC 8259 was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// The text ends within a value.
    End,
    /// Something else than a value.
    Value,
    /// Something else than a key in quotes.
    Key,
    /// Something else than `:` after a key.
    Colon,
    /// Something else than `,` or `}` after a member.
    MemberEnd,
    /// Something else than `,` or `]` after an element.
    ElementEnd,
    /// A number that is not written as JSON writes numbers.
    Number,
    /// A control character within a text.
    Control,
    /// An escape that JSON does not have.
    Escape,
    /// More text after the value.
    Trailing,
    /// More records after the first, one a line, in a file that holds one value.
    Lines,
    /// A character that looks like white space, or like nothing, and is no white space of JSON.
    Space(char),
    /// A quote of print in the place of a straight one.
    Quote(char),
}

/// Where a text is no well-formed XML, or goes beyond what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// The text ends within an element or other markup.
    End,
    /// An end tag that is not that of the open element.
    Tag,
    /// An attribute that is not written as XML writes them, or a second one of its name.
    Attribute,
    /// A reference to an entity that XML itself does not have, or to no character.
    Entity,
    /// A text or an element outside the root element.
    Outside,
    /// Any other markup that XML does not have.
    Markup,
    /// Elements are nested too deeply.
    TooDeep,
    /// A declaration of an encoding in which the same bytes are another text.
    Encoding,
}

/// What is allowed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A JSON object.
    Object,
    ObjectList,
    /// A list of strings.
    TextList,
    /// A string.
    Text,
    /// True or false.
    Boolean,
    /// A number from zero up.
    NonNegative,
    /// A finite number.
    Finite,
    /// A string, or an object of a string for each skill.
    LevelOrSkills,
    /// A boolean, a number or a string.
    Answer,
    /// A number or a string.
    Grade,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    PartialDate,
    /// RFC 3339, of which parts may be left out.
    DateTime,
    /// A number of so many digits.
    Digits(usize),
    /// Two to four digits.
    IscedF,
    /// A whole character, or both halves of its surrogate pair.
    Character,
    /// At most this depth.
    Depth(usize),
    /// At most so many bytes.
    Size(usize),
    Utf8,
    Json,
    Xml,
    /// One of these words.
    OneOf(Vec<&'static str>),
}

/// Something a person should know that changes no outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The JSON pointer (RFC 6901) relative to the record.
    pub pointer: String,
    /// The offset of its place in the text.
    pub at: usize,
    /// What it is about.
    pub concern: WarningKind,
    /// The nearest known word.
    pub suggestion: Option<String>,
}

impl Warning {
    /// Warnings are listed by pointer, then by place.
    #[must_use]
    pub fn order(&self) -> (&str, usize) {
        (&self.pointer, self.at)
    }
}

/// The kinds of warnings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// A field that nobody knows, by its name.
    UnknownField(String),
    /// A blank text, which counts as absent.
    Blank,
    /// A date of which nobody says whether the day or the month comes first, as written.
    DayOrMonth(String),
    /// The date of birth lies after the reference date, both given.
    BornAfter(String, NaiveDate),
    /// The date of birth lies more than 100 years before the reference date, both given.
    BornLongAgo(String, NaiveDate),
    /// A start lies more than ten years after the reference date, both given.
    StartsFarAhead(String, NaiveDate),
    /// The file names another vacancy than the one checked, both given.
    OtherVacancy(String, String),
    /// The record was read as a CV of another format.
    ReadAsCv(cv::CvFormat),
    /// A value of a CV that could not be taken over as it is.
    Unmapped(cv::CvValueKind, String),
    /// So many educations of a CV were taken as completed: they are not ongoing, and name the qualification awarded.
    TakenAsCompleted(usize),
    /// The text declares this encoding, and is UTF-8.
    DeclaredEncoding(String),
    /// A cell of a table that holds an error, which is given, and no value.
    CellError(String),
    /// A cell of a table that holds a formula without its value.
    FormulaWithoutValue,
    /// A cell of a table in a column without a header, with its beginning.
    NoHeader(String),
    /// An entry of a language that is stated in another entry too, at levels of which none is the same, both given.
    OtherLevel(String, String),
}

/// A mistake in a rules file, with its span in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The bytes it is about.
    pub span: std::ops::Range<usize>,
    /// What is wrong.
    pub fault: RuleErrorKind,
    pub found: String,
    /// What is allowed there, where that is a list of words.
    pub allowed: Vec<String>,
    /// The nearest allowed word.
    pub suggestion: Option<String>,
}

/// The kinds of mistakes in a rules file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleErrorKind {
    /// The text is no TOML.
    Syntax(TomlError),
    /// A key that nobody knows here.
    UnknownKey,
    /// A key that has to be there.
    MissingKey(String),
    /// None of the keys of which one has to be there.
    NotOneOf,
    /// Keys of which only one may be there.
    SeveralOf(Vec<String>),
    /// Checks of which only one may be there, unless they are combined.
    SeveralChecks(Vec<String>),
    /// A check that nobody knows.
    UnknownCheck,
    /// A kind of check that cannot be asked of one entry of a list.
    CheckOutOfPlace,
    /// A value of another type, which is asked.
    WrongType(RuleType),
    /// A word that is not in a closed list.
    NotListed,
    /// A name of the file's own without the question that has to stand beside it.
    NoQuestion,
    /// A name that the standard list, which is named, does not have.
    NotInStandardList(&'static str),
    /// A list that the file does not define.
    Undefined(ListKind),
    /// A level that is not on the scale, which is named.
    NotOnScale(String),
    /// A borderline that is not below the threshold.
    BorderlineNotBelow,
    /// A borderline that is not above the threshold, where more is less than what is asked.
    BorderlineNotAbove,
    /// A highest level that is below the lowest.
    BelowLowest,
    /// A date that is none.
    BadDate,
    /// A date, maybe without its day or month, that is none.
    BadPartialDate,
    /// A date with a time that is none.
    BadMoment,
    /// A number outside its range, both ends included.
    OutOfRange(i64, i64),
    /// Two criteria, or two levels, with one name.
    Duplicate,
    /// Desirable criteria whose weights are all zero.
    AllWeightsZero,
    /// A weight on a criterion that is not desirable, or an effect where none belongs.
    OutOfPlace,
    /// A key that may stand in the last entry of a list only.
    OutOfPlaceHere,
    /// A reading of a text that the notice does not have.
    UnknownReading,
    /// A time zone that is not in the IANA database.
    UnknownZone,
    /// A code of no country.
    UnknownCountry,
    /// A code of no language.
    UnknownLanguage,
    /// A list or a text that holds nothing.
    Nothing,
    /// An id with other characters than letters, digits, `.`, `-` and `_`.
    Id,
    /// A code that is not two to four digits.
    IscedF,
    /// A key that says nothing without one of those allowed beside it.
    NeedsKey(&'static str),
    /// A check refers to what the vacancy does not say under this key.
    VacancyLacks(&'static str),
    /// A mistake that only a file of cases can hold.
    Case(CaseError),
    /// A mistake that only the map of a table can hold.
    Map(MapError),
    /// A check needs what its scale does not say under this key.
    ScaleLacks(&'static str),
}

/// Where the grammar of TOML was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlError {
    /// A text whose closing quote is missing.
    Quote,
    /// Quotes of print, which TOML does not take for quotes.
    CurlyQuote,
    /// A text without quotes.
    Unquoted(String),
    /// A bracket or brace that is opened and neither closed nor gone on with: both.
    Closing(char, char),
    /// A heading in brackets that is not closed.
    Heading,
    /// A key with letters that keys do not have without quotes.
    Key,
    /// A backslash before a letter that has no meaning there.
    Escape,
    /// No comma between two values.
    Comma,
    /// No `=` behind a key.
    Equals,
    /// `:` in the place of `=`.
    Colon,
    /// No value behind `=`.
    Value,
    /// A number that is not written as TOML writes numbers.
    Number(String),
    /// A key or a table that is there already.
    Twice(String),
    /// One bracket where entries of a list are written with two.
    OneBracket(String),
    /// Something else; the reader's words.
    Other(String),
}

/// The types of values in a rules file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleType {
    /// A text in quotes.
    Text,
    /// A whole number.
    Integer,
    Number,
    /// True or false.
    Boolean,
    List,
    Table,
    Date,
    TextOrList,
    /// A text, a number, or true or false.
    Answer,
    /// A text in each language.
    Bilingual,
}

/// The kinds of lists that checks refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// `[set.*]`
    Set,
    /// `[scale.*]`
    Scale,
    /// `[tool.*]`
    Tool,
    /// `[field.*]`
    Field,
    /// `[employer.*]`
    Employer,
    /// `[document.*]`
    Document,
    /// `[language.*]`
    Language,
}
