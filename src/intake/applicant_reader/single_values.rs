//! Single values of the applicant file: texts, dates, words of closed lists, numbers.

use std::borrow::Cow;

use crate::domain::applicant::{Grade, Text};
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::closed_words::{self, ClosedList};
use crate::domain::fact_change::FieldValue;
use crate::domain::location::Located;
use crate::domain::names::meant;
use crate::domain::problem::{Expected, Problem, ProblemKind, WarningKind};
use crate::domain::text::beginning;
use crate::domain::values::Word;
use crate::domain::written_dates::{
    AskedDate, DateForm, WrittenDate, WrittenMoment, read_date, read_moment, read_whole_number,
};
use crate::intake::json_reader::{JsonReader, JsonType, Path, ReadResult};

#[inline]
pub(super) fn text<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
    text_or(reader, path, || Expected::Text)
}

#[inline]
pub(super) fn text_or<'a>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    expected: impl FnOnce() -> Expected,
) -> ReadResult<Option<Text<'a>>> {
    reader.peek_byte();
    let at = reader.offset();
    match reader.plain_string() {
        Some(text) if !is_blank(text) => Ok(Some(Located { value: Cow::Borrowed(text), at })),
        Some(_) => {
            reader.go_back(at);
            unusual_text(reader, path, expected())
        }
        None => unusual_text(reader, path, expected()),
    }
}

/// A text with escapes, one that may be blank, or something else than a text.
#[cold]
fn unusual_text<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>, expected: Expected) -> ReadResult<Option<Text<'a>>> {
    let Some(at) = begin(reader, path, JsonType::Text, expected)? else {
        return Ok(None);
    };
    let value = reader.string(path)?;
    if is_blank(&value) {
        reader.warn(path, at, WarningKind::Blank);
        return Ok(None);
    }
    Ok(Some(Located { value, at }))
}

/// An identifier: a text, or a whole number as its digits.
pub(super) fn identifier<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
    if reader.kind()? != JsonType::Number {
        return text(reader, path);
    }
    let at = reader.offset();
    let Some(number) = reader.number(path)? else { return Ok(None) };
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        reader.other_way(path, at, number, Expected::Text);
        return Ok(Some(Located { value: Cow::Borrowed(number), at }));
    }
    reader.problem(path, at, ProblemKind::WrongType, Some(number.to_owned()), Some(Expected::Text));
    Ok(None)
}

/// The identifier of another vacancy: a whole number of fewer digits than that of the rules is none.
pub(super) fn vacancy_number<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
    let is_number = reader.kind()? == JsonType::Number;
    let Some(text) = identifier(reader, path)? else { return Ok(None) };
    match reader.options.vacancy_digits {
        Some(digits) if is_number && text.value.len() < digits => {
            let found = Some(text.value.into_owned());
            reader.problem(path, text.at, ProblemKind::Form, found, Some(Expected::Digits(digits)));
            Ok(None)
        }
        _ => Ok(Some(text)),
    }
}

pub(super) fn isced_f<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
    let Some(text) = text_or(reader, path, || Expected::IscedF)? else {
        return Ok(None);
    };
    let code = text.value.trim();
    if (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Some(text));
    }
    reader.problem(path, text.at, ProblemKind::Form, Some(text.value.into_owned()), Some(Expected::IscedF));
    Ok(None)
}

/// A date; of an end that is a word for something that goes on, `goes_on` is its place.
pub(super) fn date(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    is_end: bool,
    goes_on: &mut Option<usize>,
) -> ReadResult<Option<Located<PartialDate>>> {
    if reader.kind()? == JsonType::Number {
        let at = reader.offset();
        let Some(digits) = reader.number(path)? else { return Ok(None) };
        return Ok(match read_whole_number(digits) {
            Ok(written) => {
                reader.other_way(path, at, digits, Expected::PartialDate);
                Some(Located { value: written.days, at })
            }
            Err(DateError::Form) => {
                reader.problem(path, at, ProblemKind::WrongType, Some(digits.to_owned()), Some(Expected::PartialDate));
                None
            }
            Err(error) => no_date(reader, path, at, digits, (error, Expected::PartialDate)),
        });
    }
    let Some(text) = text_or(reader, path, || Expected::PartialDate)? else { return Ok(None) };
    // The first spelling, which most files have, is read without a look at any other.
    if let Ok(value) = PartialDate::parse(&text.value)
        && !text.value.starts_with([' ', '\t', '\u{a0}'])
        && text.value.len() <= 10
    {
        return Ok(Some(Located { value, at: text.at }));
    }
    let asked = if is_end { AskedDate::End } else { AskedDate::Date };
    Ok(match read_date(&text.value, reader.options.date_order, asked) {
        Ok(WrittenDate { days, form }) => {
            note_form(reader, path, text.at, &text.value, form, Expected::PartialDate);
            Some(Located { value: days, at: text.at })
        }
        Err(_) if is_end && closed_words::is_open_end(&text.value) => {
            reader.other_way(path, text.at, &text.value, Expected::PartialDate);
            *goes_on = Some(text.at);
            None
        }
        Err(error) => no_date(reader, path, text.at, &text.value, (error, Expected::PartialDate)),
    })
}

pub(super) fn moment(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<Moment>>> {
    let text = if reader.kind()? == JsonType::Number {
        let at = reader.offset();
        let Some(digits) = reader.number(path)? else { return Ok(None) };
        if digits.len() != 8 {
            reader.problem(path, at, ProblemKind::WrongType, Some(digits.to_owned()), Some(Expected::DateTime));
            return Ok(None);
        }
        Located { value: Cow::Borrowed(digits), at }
    } else {
        let Some(text) = text_or(reader, path, || Expected::DateTime)? else { return Ok(None) };
        text
    };
    Ok(match read_moment(&text.value, reader.options.date_order) {
        Ok(WrittenMoment { moment, form }) => {
            note_form(reader, path, text.at, &text.value, form, Expected::DateTime);
            Some(Located { value: moment, at: text.at })
        }
        Err(error) => no_date(reader, path, text.at, &text.value, (error, Expected::DateTime)),
    })
}

/// The problem that a text, or a number, is no date or date-time.
fn no_date<T>(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    at: usize,
    found: &str,
    (error, expected): (DateError, Expected),
) -> Option<T> {
    let mistake = match error {
        DateError::Form => ProblemKind::Form,
        DateError::Impossible => ProblemKind::Impossible,
    };
    reader.problem(path, at, mistake, Some(found.to_owned()), Some(expected));
    None
}

/// What is said of a date that is not written in the first way: under `--strict` a problem, and a warning of one that may
/// be two days.
fn note_form(reader: &mut JsonReader<'_>, path: &Path<'_>, at: usize, found: &str, form: DateForm, expected: Expected) {
    if form != DateForm::Canonical {
        reader.other_way(path, at, found, expected);
    }
    if form == DateForm::OrderUndecided && !reader.options.strict {
        reader.warn(path, at, WarningKind::DayOrMonth(found.to_owned()));
    }
}

pub(super) fn flag(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<bool>>> {
    if reader.kind()? != JsonType::Text {
        return match begin(reader, path, JsonType::Boolean, Expected::Boolean)? {
            Some(at) => Ok(Some(Located { value: reader.boolean()?, at })),
            None => Ok(None),
        };
    }
    let Some(text) = text_or(reader, path, || Expected::Boolean)? else { return Ok(None) };
    if let Some(value) = closed_words::boolean(&text.value) {
        reader.other_way(path, text.at, &text.value, Expected::Boolean);
        return Ok(Some(Located { value, at: text.at }));
    }
    wrong_type(reader, path, text.at, Expected::Boolean);
    Ok(None)
}

/// A word of a closed list: letter case and outer spaces are ignored, and `-` or a space may stand for `_`; else a word
/// that people write for one. One that may mean several gives its place and these.
pub(super) fn word<T: Word>(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    several: &mut Vec<(usize, Vec<FieldValue<'static>>)>,
) -> ReadResult<Option<Located<T>>> {
    let allowed = || T::WORDS.iter().map(|(word, _)| *word);
    let Some(text) = text_or(reader, path, || Expected::OneOf(allowed().collect()))? else {
        return Ok(None);
    };
    let at = text.at;
    let of = |word: &str| T::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    if let Some(value) = of(&text.value) {
        return Ok(Some(Located { value, at }));
    }
    let written = text.value.trim();
    let known =
        T::WORDS.iter().find(|(known, _)| closed_words::is_spelt(known, written)).map(|(_, value)| vec![*value]);
    let meant_by = |list: ClosedList| {
        let words = list.meanings(&text.value)?.iter().filter_map(|word| of(word));
        Some(words.collect::<Vec<_>>())
    };
    match known.or_else(|| T::LIST.and_then(meant_by)).as_deref() {
        None | Some([]) => {}
        Some([value]) => {
            reader.other_way(path, at, &text.value, Expected::OneOf(allowed().collect()));
            return Ok(Some(Located { value: *value, at }));
        }
        Some(values) => {
            reader.other_way(path, at, &text.value, Expected::OneOf(allowed().collect()));
            several.push((at, values.iter().map(|value| value.value()).collect()));
            return Ok(None);
        }
    }
    reader.problems.push(Problem {
        pointer: path.pointer(),
        at,
        mistake: ProblemKind::NotListed,
        suggestion: meant(&text.value, allowed()).map(str::to_owned),
        found: Some(text.value.into_owned()),
        expected: Some(Expected::OneOf(allowed().collect())),
    });
    Ok(None)
}

/// A number that is not negative, as `make` takes it; a text of a decimal number with a point or a comma is one too.
pub(super) fn amount<'a, T>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    make: fn(Cow<'a, str>) -> T,
) -> ReadResult<Option<Located<T>>> {
    let (at, number) = if reader.kind()? == JsonType::Text {
        let Some(text) = text_or(reader, path, || Expected::NonNegative)? else { return Ok(None) };
        let Some(number) = decimal(&text.value) else {
            wrong_type(reader, path, text.at, Expected::NonNegative);
            return Ok(None);
        };
        reader.other_way(path, text.at, &text.value, Expected::NonNegative);
        (text.at, Cow::Owned(number))
    } else {
        let Some(at) = begin(reader, path, JsonType::Number, Expected::NonNegative)? else {
            return Ok(None);
        };
        let Some(number) = reader.number(path)? else {
            return Ok(None);
        };
        (at, Cow::Borrowed(number))
    };
    // By its digits: one too small for a double is negative all the same, and only -0 is zero.
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    if number.starts_with('-') && mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        reader.problem(path, at, ProblemKind::Negative, Some(number.into_owned()), None);
        return Ok(None);
    }
    Ok(Some(Located { value: make(number), at }))
}

/// A decimal number in a text, with a point or a comma, as JSON writes it.
fn decimal(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = match digits.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !fraction.is_none_or(are_digits) {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}.{fraction}")))
}

pub(super) fn grade<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Located<Grade<'a>>>> {
    if reader.kind()? == JsonType::Number {
        let at = reader.offset();
        return Ok(reader.number(path)?.map(|number| Located { value: Grade::Number(number.into()), at }));
    }
    let label = text_or(reader, path, || Expected::Grade)?;
    Ok(label.map(|label| Located { value: Grade::Label(label.value), at: label.at }))
}

/// An absent value (`null`, or blank with a warning) is `None`; one of another type is a problem and `None`.
/// Otherwise the reader is before the value, whose offset is returned.
pub(super) fn begin(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    wanted: JsonType,
    expected: Expected,
) -> ReadResult<Option<usize>> {
    let kind = reader.kind()?;
    let at = reader.offset();
    if kind == wanted {
        return Ok(Some(at));
    }
    match kind {
        JsonType::Null => reader.null()?,
        JsonType::Text => {
            if is_blank(&reader.string(path)?) {
                reader.warn(path, at, WarningKind::Blank);
            } else {
                wrong_type(reader, path, at, expected);
            }
        }
        JsonType::Boolean | JsonType::Number | JsonType::List | JsonType::Object => {
            reader.skip(path)?;
            wrong_type(reader, path, at, expected);
        }
    }
    Ok(None)
}

/// The value that ends here and began at `at` has not the type asked.
pub(super) fn wrong_type(reader: &mut JsonReader<'_>, path: &Path<'_>, at: usize, expected: Expected) {
    const LENGTH: usize = 40;
    let raw = reader.slice(at, reader.offset());
    reader.problem(path, at, ProblemKind::WrongType, Some(beginning(raw, LENGTH).into_owned()), Some(expected));
}

pub(super) fn is_blank(text: &str) -> bool {
    // Most texts begin with a letter, which settles it.
    text.as_bytes().first().is_none_or(|first| !first.is_ascii_graphic()) && text.trim().is_empty()
}
