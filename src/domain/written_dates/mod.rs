//! Dates and date-times as people and other programs write them.
//!
//! Source of the rules: the contract's page on the applicant file ("Partial date", "Other ways of writing"). What is
//! certain is read without a word; what may mean two days stands for both.

mod times;

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use self::times::time_and_clock;
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::names::{NameMap, is_named, normalise, with_normal};
use crate::domain::tables::rows;
use crate::domain::text::trimmed;

/// Which of two numbers before the year is the day: `--date-order dmy|mdy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `05/06/2003` is 5 June.
    DayFirst,
    /// `05/06/2003` is 6 May.
    MonthFirst,
}

/// What a date is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedDate {
    /// Anything but the end of something.
    Date,
    /// The end of something, beside which `expected` and its like say nothing.
    End,
}

/// How a date or date-time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// As the tables of the contract ask for it, without outer spaces: all that `--strict` takes.
    Canonical,
    /// In another way that says the same.
    Other,
    /// In numbers of which nobody says whether the day or the month comes first, and both are real dates: two days.
    OrderUndecided,
}

/// A date as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The days it may mean.
    pub days: PartialDate,
    /// How it is written.
    pub form: DateForm,
}

/// A date-time as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenMoment {
    /// What it may mean.
    pub moment: Moment,
    /// How it is written.
    pub form: DateForm,
}

/// Reads a date in any way that the contract knows; `order` decides between two real dates, and nothing else.
///
/// # Errors
/// Says whether the form is wrong or the date impossible.
///
/// ```
/// use eligible::internal::domain::calendar::DateError;
/// use eligible::internal::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date};
/// let read = |text| read_date(text, None, AskedDate::Date);
/// assert_eq!(read("2004-06").unwrap().form, DateForm::Canonical);
/// assert_eq!(read("17th of May 2003").unwrap().days.to_string(), "2003-05-17");
/// assert_eq!(read("13/05/2003").unwrap().form, DateForm::Other);
/// assert_eq!(read("05/06/2003").unwrap().form, DateForm::OrderUndecided);
/// let day_first = read_date("05/06/2003", Some(DateOrder::DayFirst), AskedDate::Date);
/// assert_eq!(day_first.unwrap().days.to_string(), "2003-06-05");
/// assert_eq!(read("31/04/2003"), Err(DateError::Impossible));
/// assert_eq!(read("around May 2003"), Err(DateError::Form));
/// assert_eq!(read("June 2026 (expected)"), Err(DateError::Form));
/// assert_eq!(read_date("June 2026 (expected)", None, AskedDate::End).unwrap().days.to_string(), "2026-06");
/// ```
pub fn read_date(text: &str, order: Option<DateOrder>, asked: AskedDate) -> Result<WrittenDate, DateError> {
    let inner = trimmed(text);
    match PartialDate::parse(inner) {
        Ok(days) => return Ok(WrittenDate { days, form: form(text, inner) }),
        Err(DateError::Impossible) => return Err(DateError::Impossible),
        Err(DateError::Form) => {}
    }
    let inner = match asked {
        AskedDate::Date => inner,
        AskedDate::End => without_expectation(inner),
    };
    or_else(date(inner, order), || certain(Moment::parse(inner)?.days_somewhere()))
}

/// Reads a whole number that stands for a date, given by its digits: four are a year, eight a day.
///
/// # Errors
/// Says whether there are more or fewer digits, or the date is impossible.
///
/// ```
/// use eligible::internal::domain::calendar::DateError;
/// use eligible::internal::domain::written_dates::read_whole_number;
/// assert_eq!(read_whole_number("2003").unwrap().days.to_string(), "2003");
/// assert_eq!(read_whole_number("20030517").unwrap().days.to_string(), "2003-05-17");
/// assert_eq!(read_whole_number("20031317"), Err(DateError::Impossible));
/// assert_eq!(read_whole_number("200305"), Err(DateError::Form));
/// ```
pub fn read_whole_number(digits: &str) -> Result<WrittenDate, DateError> {
    match number(digits)? {
        (DateNumber { value, digits: 4 }, "") => certain(PartialDate::of_year(value)),
        (DateNumber { value, digits: 8 }, "") => certain(day_of_eight_digits(value)),
        _ => Err(DateError::Form),
    }
}

/// Reads a date-time in any way that the contract knows; `order` decides between two real dates, and nothing else.
///
/// A time zone that nobody knows makes it every instant at which a clock shows that time somewhere. The day of the week
/// says nothing, also where it is another.
///
/// # Errors
/// Says whether the form is wrong or the date or time impossible.
///
/// ```
/// use eligible::internal::domain::calendar::DateError;
/// use eligible::internal::domain::written_dates::{DateForm, read_moment};
/// let read = |text| read_moment(text, None).map(|read| read.moment.rfc_3339());
/// assert_eq!(read("Sun Jun 22 2025 14:05:00 +0200 (Central European Time)").unwrap(), "2025-06-22T14:05:00+02:00");
/// assert_eq!(read("22 juin 2025 à 14 h 05, heure de Bruxelles").unwrap(), "2025-06-22T14:05");
/// assert_eq!(read("22.06.2025, 9:30 PM").unwrap(), "2025-06-22T21:30");
/// assert_eq!(read("22 June 2025").unwrap(), "2025-06-22");
/// assert_eq!(read("22 June 2025 at 25:00"), Err(DateError::Impossible));
/// assert_eq!(read("22 June 2025 at noon"), Err(DateError::Form));
/// assert_eq!(read_moment("05/06/2025 14:05", None).unwrap().form, DateForm::OrderUndecided);
/// ```
pub fn read_moment(text: &str, order: Option<DateOrder>) -> Result<WrittenMoment, DateError> {
    let inner = trimmed(text);
    match Moment::parse(inner) {
        Ok(moment) => return Ok(WrittenMoment { moment, form: form(text, inner) }),
        Err(DateError::Impossible) => return Err(DateError::Impossible),
        Err(DateError::Form) => {}
    }
    // Three letters may be a day of the week in one language and a month in another: `mar 22 2025`, `mar 22 juin 2025`.
    or_else(date_and_time(inner, order), || date_and_time(without_weekday(inner).ok_or(DateError::Form)?, order))
}

/// The form of what is as the tables ask for it, but for the spaces around it.
fn form(text: &str, inner: &str) -> DateForm {
    if text.len() == inner.len() { DateForm::Canonical } else { DateForm::Other }
}

fn certain(days: Result<PartialDate, DateError>) -> Result<WrittenDate, DateError> {
    days.map(|days| WrittenDate { days, form: DateForm::Other })
}

/// What is read, or, where that has another form, what is read in another way.
fn or_else<T>(read: Result<T, DateError>, other: impl FnOnce() -> Result<T, DateError>) -> Result<T, DateError> {
    if matches!(read, Err(DateError::Form)) { other() } else { read }
}

/// More bytes than a date has, however it is written. Whoever tries many beginnings of a text stops here.
const LONGEST: usize = 128;

/// A date without a time, and without spaces around it.
fn date(text: &str, order: Option<DateOrder>) -> Result<WrittenDate, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::Form);
    }
    let text = text.strip_suffix('.').map_or(text, str::trim_end);
    let read = or_else(certain(PartialDate::parse(text)), || in_numbers(text, order));
    or_else(read, || certain(in_words(text)))
}

/// A date in numbers: `2003-5-7`, `2003/05`, `20030517`, `17.05.2003`, `1. 9. 2001`, `05/2003`, `05/06/2003`.
fn in_numbers(text: &str, order: Option<DateOrder>) -> Result<WrittenDate, DateError> {
    let (first, rest) = number(text)?;
    if rest.is_empty() && first.digits == 8 {
        return certain(day_of_eight_digits(first.value));
    }
    let (mark, rest) = mark(rest)?;
    let (second, rest) = number(rest)?;
    if rest.is_empty() {
        return match (first.digits, mark, second.digits) {
            (4, '-' | '/', 1 | 2) => certain(PartialDate::of_month(first.value, second.value)),
            (1 | 2, _, 4) => certain(PartialDate::of_month(second.value, first.value)),
            _ => Err(DateError::Form),
        };
    }
    let rest = match self::mark(rest)? {
        (same, rest) if same == mark => rest,
        _ => return Err(DateError::Form),
    };
    let (third, rest) = number(rest)?;
    match (first.digits, second.digits, third.digits) {
        _ if !rest.is_empty() => Err(DateError::Form),
        (4, 1 | 2, 1 | 2) => certain(PartialDate::of_day(first.value, second.value, third.value)),
        (1 | 2, 1 | 2, 4) if mark == '.' => certain(PartialDate::of_day(third.value, second.value, first.value)),
        (1 | 2, 1 | 2, 4) => in_either_order(third.value, [first.value, second.value], order),
        _ => Err(DateError::Form),
    }
}

/// The day of a year whose day and month are two numbers in an order that only `order` says.
fn in_either_order(year: u32, [one, two]: [u32; 2], order: Option<DateOrder>) -> Result<WrittenDate, DateError> {
    match (PartialDate::of_day(year, two, one), PartialDate::of_day(year, one, two)) {
        (Ok(day_first), Ok(month_first)) if day_first != month_first => match order {
            Some(DateOrder::DayFirst) => certain(Ok(day_first)),
            Some(DateOrder::MonthFirst) => certain(Ok(month_first)),
            None => {
                let days = PartialDate::either(day_first.first(), month_first.first());
                Ok(WrittenDate { days, form: DateForm::OrderUndecided })
            }
        },
        (Ok(day), _) | (_, Ok(day)) => certain(Ok(day)),
        (Err(fault), Err(_)) => Err(fault),
    }
}

fn day_of_eight_digits(value: u32) -> Result<PartialDate, DateError> {
    PartialDate::of_day(value / 10_000, value / 100 % 100, value % 100)
}

/// A number as written.
#[derive(Clone, Copy, Debug)]
struct DateNumber {
    value: u32,
    /// How many digits it is written with.
    digits: usize,
}

/// The number of at most eight digits with which a text begins, and what follows it.
fn number(text: &str) -> Result<(DateNumber, &str), DateError> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.split_at_checked(digits) {
        Some((number, rest)) if (1..=8).contains(&digits) => {
            let value = number.bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
            Ok((DateNumber { value, digits }, rest))
        }
        _ => Err(DateError::Form),
    }
}

/// The value of two digits that no other digit follows, and what follows them.
fn two_digits(text: &str) -> Result<(u32, &str), DateError> {
    match number(text)? {
        (DateNumber { value, digits: 2 }, rest) => Ok((value, rest)),
        _ => Err(DateError::Form),
    }
}

/// What stands between two numbers of a date, and what follows; spaces behind a point are ignored.
fn mark(text: &str) -> Result<(char, &str), DateError> {
    let mut letters = text.chars();
    match letters.next() {
        Some(mark @ ('-' | '/')) => Ok((mark, letters.as_str())),
        Some('.') => Ok(('.', letters.as_str().trim_start())),
        _ => Err(DateError::Form),
    }
}

/// What says that a date is less than certain, or another one.
const UNCERTAIN: [char; 7] = ['<', '>', '≤', '≥', '~', '≈', '?'];

/// A date with the name of its month: `17 May 2003`, `May 17, 2003`, `2003. május 17`, `Sept. 2019`.
fn in_words(text: &str) -> Result<PartialDate, DateError> {
    // Between words punctuation is a space; around them it says something, such as that the date is a beginning.
    let mut letters = text.chars();
    let begins = letters.next().is_some_and(char::is_alphanumeric);
    let ends = letters.next_back().is_some_and(|letter| letter.is_alphanumeric() || is_combining_mark(letter));
    if !begins || !ends || text.contains(UNCERTAIN) {
        return Err(DateError::Form);
    }
    with_normal(text, in_normal_words)
}

/// What a word of a date is.
#[derive(Clone, Copy, Debug)]
enum DatePart<'a> {
    Year(u32),
    Day(u32),
    Month(&'a str),
}

fn in_normal_words(text: &str) -> Result<PartialDate, DateError> {
    let (mut parts, mut count) = ([DatePart::Day(0); 3], 0);
    let mut rest = text;
    while !rest.is_empty() {
        let (part, following) = part(rest)?;
        rest = following;
        let Some(part) = part else { continue };
        *parts.get_mut(count).ok_or(DateError::Form)? = part;
        count += 1;
    }
    match *parts.get(..count).unwrap_or_default() {
        [DatePart::Month(name), DatePart::Year(year)] | [DatePart::Year(year), DatePart::Month(name)] => {
            Months::named(name)?.of_year(year)
        }
        [DatePart::Day(day), DatePart::Month(name), DatePart::Year(year)]
        | [DatePart::Month(name), DatePart::Day(day), DatePart::Year(year)]
        | [DatePart::Year(year), DatePart::Month(name), DatePart::Day(day)]
        | [DatePart::Year(year), DatePart::Day(day), DatePart::Month(name)] => Months::named(name)?.day(year, day),
        _ => Err(DateError::Form),
    }
}

/// What says nothing in a date, normalised. `г` is the Bulgarian word for a year, cut short.
const IGNORED: [&str; 4] = ["of", "the", "de", "г"];

/// What makes a number the one of a day.
const ORDINALS: [&str; 6] = ["st", "nd", "rd", "th", "er", "º"];

/// What a normalised text begins with, unless it is ignored, and what follows it.
fn part(text: &str) -> Result<(Option<DatePart<'_>>, &str), DateError> {
    let (word, following) = text.split_once(' ').unwrap_or((text, ""));
    if IGNORED.contains(&word) {
        return Ok((None, following));
    }
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        // The names of some months are two words.
        let length = text.len() - rest_behind_words(text).len();
        let (name, following) = text.split_at_checked(length).ok_or(DateError::Form)?;
        return Ok((Some(DatePart::Month(name.trim_end())), following));
    }
    let part = match number(word)? {
        (DateNumber { value, digits: 4 }, "" | "г") => DatePart::Year(value),
        (DateNumber { value, digits: 1 | 2 }, ordinal) if ordinal.is_empty() || ORDINALS.contains(&ordinal) => {
            DatePart::Day(value)
        }
        _ => return Err(DateError::Form),
    };
    Ok((Some(part), following))
}

/// What follows the words with which a normalised text begins, as far as they are no numbers and not ignored.
fn rest_behind_words(text: &str) -> &str {
    let mut rest = text;
    while !rest.is_empty() {
        let (word, following) = rest.split_once(' ').unwrap_or((rest, ""));
        if IGNORED.contains(&word) || word.starts_with(|letter: char| letter.is_ascii_digit()) {
            break;
        }
        rest = following;
    }
    rest
}

/// The month that a name stands for, or the two in a row that it may stand for.
#[derive(Clone, Copy, Debug)]
struct Months {
    first: u32,
    last: u32,
}

/// The months by their normalised names.
static MONTHS: LazyLock<NameMap<Months>> = LazyLock::new(|| {
    let months = rows(include_str!("../month_names.tsv")).filter_map(|row| {
        let (numbers, name) = row.split_once('\t')?;
        let (first, last) = numbers.split_once('|').unwrap_or((numbers, numbers));
        Some((normalise(name), Months { first: first.parse().ok()?, last: last.parse().ok()? }))
    });
    months.collect()
});

impl Months {
    fn named(name: &str) -> Result<Self, DateError> {
        MONTHS.get(name).copied().ok_or(DateError::Form)
    }

    fn of_year(self, year: u32) -> Result<PartialDate, DateError> {
        let (first, last) = (PartialDate::of_month(year, self.first)?, PartialDate::of_month(year, self.last)?);
        PartialDate::between(first.first(), last.last()).ok_or(DateError::Impossible)
    }

    /// The day of either month, as far as it is a real date.
    fn day(self, year: u32, day: u32) -> Result<PartialDate, DateError> {
        let real = |month| PartialDate::of_day(year, month, day);
        match (real(self.first), real(self.last)) {
            (Ok(one), Ok(other)) => Ok(PartialDate::either(one.first(), other.first())),
            (one, other) => one.or(other),
        }
    }
}

/// The words beside an end that say only that it is to come, normalised.
const EXPECTATIONS: [&str; 5] = ["expected", "anticipated", "planned", "prevu", "prevue"];

/// Whether a text is one word and has one of these normal forms.
fn is_one_of(text: &str, normal: &[&str]) -> bool {
    let is_word = text.chars().all(|letter| letter.is_alphabetic() || is_combining_mark(letter));
    is_word && normal.iter().any(|normal| is_named(normal, text))
}

/// What may stand between a date and a word beside it.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || [',', ':', ';', '-', '–', '—'].contains(&letter)
}

/// An end without `expected` and its like before and behind it.
fn without_expectation(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = without_last_expectation(rest).or_else(|| without_first_expectation(rest)) {
        rest = shorter.trim_matches(is_between);
    }
    rest
}

fn without_last_expectation(text: &str) -> Option<&str> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let (rest, word) = match text.strip_suffix(')') {
        Some(text) => text.rsplit_once('(')?,
        None => text.rsplit_once(is_between)?,
    };
    is_one_of(word.trim(), &EXPECTATIONS).then_some(rest)
}

fn without_first_expectation(text: &str) -> Option<&str> {
    let (word, rest) = match text.strip_prefix('(') {
        Some(text) => text.split_once(')')?,
        None => text.split_once(is_between)?,
    };
    is_one_of(word.trim(), &EXPECTATIONS).then_some(rest)
}

/// The days of the week in English and French, in full and by three letters, normalised.
const WEEKDAYS: [[&str; 4]; 7] = [
    ["monday", "mon", "lundi", "lun"],
    ["tuesday", "tue", "mardi", "mar"],
    ["wednesday", "wed", "mercredi", "mer"],
    ["thursday", "thu", "jeudi", "jeu"],
    ["friday", "fri", "vendredi", "ven"],
    ["saturday", "sat", "samedi", "sam"],
    ["sunday", "sun", "dimanche", "dim"],
];

/// What follows the day of the week with which a text begins.
fn without_weekday(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| !letter.is_alphanumeric())?;
    let (word, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
    is_one_of(word, WEEKDAYS.as_flattened()).then_some(rest)
}

/// A day, alone or before a time.
fn date_and_time(text: &str, order: Option<DateOrder>) -> Result<WrittenMoment, DateError> {
    let mut before = ' ';
    for (at, letter) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        let between = std::mem::replace(&mut before, letter);
        let may_end = match letter {
            'T' | 't' => between.is_ascii_digit(),
            ',' => true,
            _ => letter.is_whitespace() && !between.is_whitespace(),
        };
        let Some((date, time)) = text.split_at_checked(at).filter(|_| may_end) else { continue };
        match date_before_time(date, time, order) {
            Err(DateError::Form) => {}
            read => return read,
        }
    }
    let WrittenDate { days, form } = day(text, order)?;
    Ok(WrittenMoment { moment: Moment::whole_day(days), form })
}

fn date_before_time(date: &str, time: &str, order: Option<DateOrder>) -> Result<WrittenMoment, DateError> {
    let day = day(date, order);
    if day == Err(DateError::Form) {
        return Err(DateError::Form);
    }
    // A time of another form says more than a date that is impossible: it is no date-time at all.
    match (time_and_clock(without_conjunction(time)), day) {
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
        (Ok((time, precision, clock)), Ok(WrittenDate { days, form })) => {
            Ok(WrittenMoment { moment: Moment::at(days, time, precision, clock), form })
        }
    }
}

/// A date that is a day, or one of two.
fn day(text: &str, order: Option<DateOrder>) -> Result<WrittenDate, DateError> {
    let date = date(text, order)?;
    if date.days.spans().all(|(first, last)| first == last) { Ok(date) } else { Err(DateError::Form) }
}

/// The words before a time that say nothing, normalised: `at`, `à`, `um`.
const CONJUNCTIONS: [&str; 3] = ["at", "a", "um"];

/// The time without what joins it to the date: `T`, or spaces with a comma and a word.
fn without_conjunction(time: &str) -> &str {
    if let Some(time) = time.strip_prefix(['T', 't']) {
        return time;
    }
    let time = time.trim_start();
    let time = time.strip_prefix(',').map_or(time, str::trim_start);
    match time.split_once(char::is_whitespace) {
        Some((word, time)) if is_one_of(word, &CONJUNCTIONS) => time.trim_start(),
        _ => time,
    }
}

#[cfg(test)]
mod written_date_law_tests;
#[cfg(test)]
mod written_date_tests;
#[cfg(test)]
mod written_moment_tests;
