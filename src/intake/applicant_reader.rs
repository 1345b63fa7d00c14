//! The applicant file, field by field, as the contract's page on it says.

use std::borrow::Cow;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Declared, Grade, Item, LanguageLevel, List, Text, Years,
};
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::location::Located;
use crate::domain::names::{meant, nearest};
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::record::{Entry, Object, Visitor};
use crate::domain::text::beginning;
use crate::domain::values::Word;
use crate::intake::Intake;
use crate::intake::cv::{self, Signs};
use crate::intake::json_reader::{JsonKey, JsonReader, JsonType, Keys, Path, ReadResult};

/// Reads the next value as a record: an applicant file, or a CV where it has the signs of one. Under `strict`, unknown
/// fields of an applicant file are problems.
pub fn read<'a>(reader: &mut JsonReader<'a>, strict: bool) -> Intake<'a> {
    let (from, mut signs) = (reader.offset(), Signs::default());
    let mut intake = Intake::default();
    let outcome = record(reader, &mut intake.applicant, &mut signs);
    if outcome.is_ok()
        && let Some(format) = signs.format()
    {
        reader.restart(from);
        return cv::read_json(reader, format);
    }
    intake.problems = std::mem::take(&mut reader.problems);
    intake.warnings = std::mem::take(&mut reader.warnings);
    if let Err(fault) = outcome {
        return Intake::of_fault(fault);
    }
    if strict {
        intake.make_strict();
    }
    intake.problems.sort_by(|one, other| one.order().cmp(&other.order()));
    intake.warnings.sort_by(|one, other| one.order().cmp(&other.order()));
    intake
}

fn record<'a>(reader: &mut JsonReader<'a>, applicant: &mut Applicant<'a>, signs: &mut Signs) -> ReadResult<()> {
    let path = Path::Root;
    if reader.kind()? != JsonType::Object {
        let at = reader.offset();
        reader.skip(&path)?;
        wrong_type(reader, &path, at, Expected::Object);
        return Ok(());
    }
    reader.object(&path, &Applicant::READ, |reader, key, path| {
        match &key {
            Ok(index) => signs.known(Applicant::KEYS.get(*index).copied().unwrap_or_default()),
            Err(key) => signs.unknown(&key.text, reader.kind()?),
        }
        member(applicant, reader, key, path)
    })
}

/// The keys of an object as the reader of JSON looks for them.
trait Readable<'a>: Object<'a> {
    const READ: Keys = Keys::of(Self::KEYS);
}

impl<'a, T: Object<'a>> Readable<'a> for T {}

/// Reads an object member by member.
fn object<'a, T: Object<'a>>(reader: &mut JsonReader<'a>, object: &mut T, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &T::READ, |reader, key, path| member(object, reader, key, path))?;
    object.tidy();
    if let Some((name, start, end)) = object.period() {
        in_order(reader, path, name, start, end);
    }
    Ok(())
}

/// Reads the value of a member into its field; a member that nobody knows is passed over with a warning.
fn member<'a, T: Object<'a>>(
    object: &mut T,
    reader: &mut JsonReader<'a>,
    key: Result<usize, JsonKey<'a>>,
    path: &Path<'_>,
) -> ReadResult<()> {
    match key {
        Ok(index) => object.visit(index, ReadField { reader, path }),
        Err(key) => unknown(reader, path, &key, T::KEYS),
    }
}

/// Reads the next value into a field.
struct ReadField<'r, 'p, 'a> {
    reader: &'r mut JsonReader<'a>,
    path: &'p Path<'p>,
}

impl<'a> Visitor<'a> for ReadField<'_, '_, 'a> {
    type Output = ReadResult<()>;

    fn text(self, field: &mut Option<Text<'a>>) -> ReadResult<()> {
        *field = text(self.reader, self.path)?;
        Ok(())
    }

    fn isced_f(self, field: &mut Option<Text<'a>>) -> ReadResult<()> {
        *field = isced_f(self.reader, self.path)?;
        Ok(())
    }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> ReadResult<()> {
        *field = date(self.reader, self.path)?;
        Ok(())
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> ReadResult<()> {
        *field = moment(self.reader, self.path)?;
        Ok(())
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> ReadResult<()> {
        *field = flag(self.reader, self.path)?;
        Ok(())
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> ReadResult<()> {
        *field = word(self.reader, self.path, T::WORDS)?;
        Ok(())
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> ReadResult<()> {
        *field = amount(self.reader, self.path, Years::read)?;
        Ok(())
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> ReadResult<()> {
        *field = amount(self.reader, self.path, Amount::read)?;
        Ok(())
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> ReadResult<()> {
        *field = grade(self.reader, self.path)?;
        Ok(())
    }

    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> ReadResult<()> {
        *field = language_level(self.reader, self.path)?;
        Ok(())
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        *field = texts(self.reader, self.path, false)?;
        Ok(())
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        *field = texts(self.reader, self.path, true)?;
        Ok(())
    }

    fn answers(self, field: &mut Option<List<Answer<'a>>>) -> ReadResult<()> {
        *field = answers(self.reader, self.path)?;
        Ok(())
    }

    fn declarations(self, field: &mut Option<List<Declared<'a>>>) -> ReadResult<()> {
        *field = declarations(self.reader, self.path)?;
        Ok(())
    }

    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> ReadResult<()> {
        *field = entries(self.reader, self.path)?;
        Ok(())
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> ReadResult<()> {
        let Some(at) = begin(self.reader, self.path, JsonType::Object, Expected::Object)? else {
            *field = None;
            return Ok(());
        };
        object(self.reader, field.insert(T::new(0, at)), self.path)
    }

    fn ignored(self) -> ReadResult<()> {
        self.reader.skip(self.path)
    }
}

fn grade<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Located<Grade<'a>>>> {
    if reader.kind()? == JsonType::Number {
        let at = reader.offset();
        return Ok(reader.number(path)?.map(|number| Located { value: Grade::Number(number.into()), at }));
    }
    let label = text_or(reader, path, || Expected::Grade)?;
    Ok(label.map(|label| Located { value: Grade::Label(label.value), at: label.at }))
}

fn language_level<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Located<LanguageLevel<'a>>>> {
    if reader.kind()? == JsonType::Object {
        let (at, mut skills) = (reader.offset(), Vec::new());
        reader.object(path, &Keys::NONE, |r, key, path| {
            let label = text(r, path)?;
            if let (Err(key), Some(label)) = (key, label) {
                skills.push((key.text, label));
            }
            Ok(())
        })?;
        return Ok(Some(Located { value: LanguageLevel::BySkill(skills), at }));
    }
    let label = text_or(reader, path, || Expected::LevelOrSkills)?;
    Ok(label.map(|label| Located { value: LanguageLevel::Overall(label.value), at: label.at }))
}

fn declarations<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Declared<'a>>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    reader.object(path, &Keys::NONE, |r, key, path| {
        let value = flag(r, path)?;
        if let (Err(key), Some(value)) = (key, value) {
            entries.push(Declared { name: key.text, value });
        }
        Ok(())
    })?;
    Ok(Some(List { at, entries }))
}

fn answers<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Answer<'a>>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    reader.object(path, &Keys::NONE, |r, key, path| {
        let kind = r.kind()?;
        let at = r.offset();
        let value = match kind {
            JsonType::Boolean => Some(AnswerValue::Boolean(r.boolean()?)),
            JsonType::Number => r.number(path)?.map(|number| AnswerValue::Number(number.into())),
            JsonType::Null | JsonType::Text | JsonType::List | JsonType::Object => {
                text_or(r, path, || Expected::Answer)?.map(|text| AnswerValue::Text(text.value))
            }
        };
        if let (Err(key), Some(value)) = (key, value) {
            entries.push(Answer { question: key.text, value: Located { value, at } });
        }
        Ok(())
    })?;
    Ok(Some(List { at, entries }))
}

/// An absent value (`null`, or blank with a warning) is `None`; one of another type is a problem and `None`.
/// Otherwise the reader is before the value, whose offset is returned.
fn begin(
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

#[inline]
fn text<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
    text_or(reader, path, || Expected::Text)
}

#[inline]
fn text_or<'a>(
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

/// A text of a form: what `read` makes of it, or the problem that it is none.
fn formed<T>(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    expected: fn() -> Expected,
    read: impl FnOnce(&str) -> Result<T, DateError>,
) -> ReadResult<Option<Located<T>>> {
    let Some(text) = text_or(reader, path, expected)? else {
        return Ok(None);
    };
    match read(&text.value) {
        Ok(value) => Ok(Some(Located { value, at: text.at })),
        Err(fault) => {
            let mistake = match fault {
                DateError::Form => ProblemKind::Form,
                DateError::Impossible => ProblemKind::Impossible,
            };
            reader.problem(path, text.at, mistake, Some(text.value.into_owned()), Some(expected()));
            Ok(None)
        }
    }
}

fn date(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<PartialDate>>> {
    formed(reader, path, || Expected::PartialDate, PartialDate::parse)
}

fn moment(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<Moment>>> {
    formed(reader, path, || Expected::DateTime, Moment::parse)
}

fn isced_f<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
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

/// A word of a closed list: letter case and outer spaces are ignored, and `-` or a space may stand for `_`.
fn word<T: Copy>(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    words: &[(&'static str, T)],
) -> ReadResult<Option<Located<T>>> {
    let allowed = || words.iter().map(|(word, _)| *word);
    let Some(text) = text_or(reader, path, || Expected::OneOf(allowed().collect()))? else {
        return Ok(None);
    };
    if let Some((_, value)) = words.iter().find(|(known, _)| *known == text.value) {
        return Ok(Some(Located { value: *value, at: text.at }));
    }
    let written = text.value.trim();
    let same = |known: &str| {
        known.len() == written.len()
            && known.bytes().zip(written.bytes()).all(|(known, byte)| {
                known == byte.to_ascii_lowercase() || (known == b'_' && matches!(byte, b'-' | b' '))
            })
    };
    if let Some((_, value)) = words.iter().find(|(known, _)| same(known)) {
        return Ok(Some(Located { value: *value, at: text.at }));
    }
    reader.problems.push(Problem {
        pointer: path.pointer(),
        at: text.at,
        mistake: ProblemKind::NotListed,
        suggestion: meant(&text.value, allowed()).map(str::to_owned),
        found: Some(text.value.into_owned()),
        expected: Some(Expected::OneOf(allowed().collect())),
    });
    Ok(None)
}

fn flag(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<bool>>> {
    match begin(reader, path, JsonType::Boolean, Expected::Boolean)? {
        Some(at) => Ok(Some(Located { value: reader.boolean()?, at })),
        None => Ok(None),
    }
}

/// A number that is not negative, as `make` takes it.
fn amount<'a, T>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    make: fn(&'a str) -> T,
) -> ReadResult<Option<Located<T>>> {
    let Some(at) = begin(reader, path, JsonType::Number, Expected::NonNegative)? else {
        return Ok(None);
    };
    let Some(number) = reader.number(path)? else {
        return Ok(None);
    };
    // By its digits: one too small for a double is negative all the same, and only -0 is zero.
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    if number.starts_with('-') && mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        reader.problem(path, at, ProblemKind::Negative, Some(number.to_owned()), Some(Expected::NonNegative));
        return Ok(None);
    }
    Ok(Some(Located { value: make(number), at }))
}

/// A list of strings. Blank ones are dropped with a warning, or kept as blank; nothing but blanks is absent.
fn texts<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>, keep_blank: bool) -> ReadResult<Option<List<Item<'a>>>> {
    let Some(at) = begin(reader, path, JsonType::List, Expected::TextList)? else {
        return Ok(None);
    };
    let (mut entries, mut blank, mut count) = (Vec::new(), 0, 0);
    reader.list(path, |r, index, path| {
        count += 1;
        let kind = r.kind()?;
        let at = r.offset();
        if kind != JsonType::Text {
            r.skip(path)?;
            wrong_type(r, path, at, Expected::Text);
            return Ok(());
        }
        let value = r.string(path)?;
        if is_blank(&value) {
            r.warn(path, at, WarningKind::Blank);
            blank += 1;
            if !keep_blank {
                return Ok(());
            }
        }
        entries.push(Item { index, text: Located { value, at } });
        Ok(())
    })?;
    let nothing_but_blanks = count > 0 && blank == count;
    Ok((!nothing_but_blanks).then_some(List { at, entries }))
}

/// A list of objects. A blank string in it is dropped with a warning.
fn entries<'a, T: Entry<'a>>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<T>>> {
    let Some(at) = begin(reader, path, JsonType::List, Expected::ObjectList)? else {
        return Ok(None);
    };
    let (mut entries, mut blank, mut count) = (Vec::new(), 0, 0);
    reader.list(path, |r, index, path| {
        count += 1;
        let kind = r.kind()?;
        let at = r.offset();
        match kind {
            JsonType::Object => {
                if entries.is_empty() {
                    entries.reserve(T::USUAL);
                }
                // An entry is read where it is to stay, for it is large.
                object(r, entries.push_mut(T::new(index, at)), path)?;
            }
            JsonType::Text if is_blank(&r.string(path)?) => {
                r.warn(path, at, WarningKind::Blank);
                blank += 1;
            }
            JsonType::Text => wrong_type(r, path, at, Expected::Object),
            JsonType::Null | JsonType::Boolean | JsonType::Number | JsonType::List => {
                r.skip(path)?;
                wrong_type(r, path, at, Expected::Object);
            }
        }
        Ok(())
    })?;
    let nothing_but_blanks = count > 0 && blank == count;
    Ok((!nothing_but_blanks).then_some(List { at, entries }))
}

fn unknown(reader: &mut JsonReader<'_>, path: &Path<'_>, key: &JsonKey<'_>, known: &[&'static str]) -> ReadResult<()> {
    reader.warnings.push(Warning {
        pointer: path.pointer(),
        at: key.at,
        concern: WarningKind::UnknownField(key.text.to_string()),
        suggestion: nearest(&key.text, known.iter().copied()).map(str::to_owned),
    });
    reader.skip(path)
}

/// An end whose every day lies before every day of the start is a problem of the end, which is a field of that name.
fn in_order(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    name: &'static str,
    start: Option<Located<PartialDate>>,
    end: Option<Located<PartialDate>>,
) {
    if let (Some(start), Some(end)) = (start, end)
        && end.value.last() < start.value.first()
    {
        let start = start.value.to_string();
        let mistake = ProblemKind::EndBeforeStart(start.clone());
        let found = Some(end.value.to_string());
        reader.problem(&Path::Member(path, name), end.at, mistake, found, Some(Expected::NotBefore(start)));
    }
}

/// The value that ends here and began at `at` has not the type asked.
fn wrong_type(reader: &mut JsonReader<'_>, path: &Path<'_>, at: usize, expected: Expected) {
    const LENGTH: usize = 40;
    let raw = reader.slice(at, reader.offset());
    reader.problem(path, at, ProblemKind::WrongType, Some(beginning(raw, LENGTH).into_owned()), Some(expected));
}

fn is_blank(text: &str) -> bool {
    // Most texts begin with a letter, which settles it.
    text.as_bytes().first().is_none_or(|first| !first.is_ascii_graphic()) && text.trim().is_empty()
}
