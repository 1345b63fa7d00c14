//! The applicant file, field by field, as the contract's page on it says.

use std::borrow::Cow;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Application, Availability, Competency, Declared, Document, DocumentKind,
    Education, Experience, ExperienceKind, Grade, ItSkill, Item, LanguageLevel, LanguageSkill, Level, List,
    MoreDocument, MoreEducation, MoreExperience, Residence, Sector, Status, Text, Years,
};
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::location::Located;
use crate::domain::names::{meant, nearest};
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::text::beginning;
use crate::intake::Intake;
use crate::intake::cv::{self, Signs};
use crate::intake::json_reader::{JsonKey, JsonReader, JsonType, Keys, Path, ReadResult};

/// The fields of a record.
pub const APPLICANT: &[&str] = &[
    "id",
    "name",
    "date_of_birth",
    "nationalities",
    "education",
    "languages",
    "it_skills",
    "experience",
    "competencies",
    "documents",
    "application",
    "answers",
    "$schema",
    "residence",
    "availability",
];
/// The fields of an education.
pub const EDUCATION: &[&str] = &[
    "level",
    "field",
    "isced_f",
    "institution",
    "country",
    "status",
    "start",
    "end",
    "years_completed",
    "final_stage",
    "full_time",
    "year_of_study",
    "credits",
    "credit_unit",
    "grade",
    "grade_scale",
];
/// The fields of a language.
pub const LANGUAGE: &[&str] = &["language", "level"];
/// The fields of an IT tool.
pub const IT_SKILL: &[&str] = &["name", "level"];
/// The fields of an employment.
pub const EXPERIENCE: &[&str] =
    &["employer", "role", "country", "sector", "start", "end", "kind", "field", "full_time"];
/// The fields of a competency.
pub const COMPETENCY: &[&str] = &["competency", "evidence"];
/// The fields of a document.
pub const DOCUMENT: &[&str] = &["kind", "language", "dates_shown", "translated", "name", "issued", "valid_until"];
/// The fields of the application.
pub const APPLICATION: &[&str] = &[
    "vacancy",
    "submitted_at",
    "last_modified_at",
    "other_vacancies",
    "generative_ai_used",
    "preferences",
    "declarations",
];
/// The fields of a residence.
pub const RESIDENCE: &[&str] = &["country", "start", "end"];
/// The fields of the availability.
pub const AVAILABILITY: &[&str] = &["from", "until", "full_time"];

static APPLICANT_KEYS: Keys<{ APPLICANT.len() }> = Keys::of(APPLICANT);
static EDUCATION_KEYS: Keys<{ EDUCATION.len() }> = Keys::of(EDUCATION);
static LANGUAGE_KEYS: Keys<{ LANGUAGE.len() }> = Keys::of(LANGUAGE);
static IT_SKILL_KEYS: Keys<{ IT_SKILL.len() }> = Keys::of(IT_SKILL);
static EXPERIENCE_KEYS: Keys<{ EXPERIENCE.len() }> = Keys::of(EXPERIENCE);
static COMPETENCY_KEYS: Keys<{ COMPETENCY.len() }> = Keys::of(COMPETENCY);
static DOCUMENT_KEYS: Keys<{ DOCUMENT.len() }> = Keys::of(DOCUMENT);
static APPLICATION_KEYS: Keys<{ APPLICATION.len() }> = Keys::of(APPLICATION);
static RESIDENCE_KEYS: Keys<{ RESIDENCE.len() }> = Keys::of(RESIDENCE);
static AVAILABILITY_KEYS: Keys<{ AVAILABILITY.len() }> = Keys::of(AVAILABILITY);

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
    reader.object(&path, &APPLICANT_KEYS, |r, key, path| {
        match &key {
            Ok(index) => signs.known(*index),
            Err(key) => signs.unknown(&key.text, r.kind()?),
        }
        match key {
            Ok(0) => applicant.id = text(r, path)?,
            Ok(1) => applicant.name = text(r, path)?,
            Ok(2) => applicant.date_of_birth = date(r, path)?,
            Ok(3) => applicant.nationalities = texts(r, path, true)?,
            Ok(4) => applicant.education = entries(r, path, education)?,
            Ok(5) => applicant.languages = entries(r, path, language)?,
            Ok(6) => applicant.it_skills = entries(r, path, it_skill)?,
            Ok(7) => applicant.experience = entries(r, path, experience)?,
            Ok(8) => applicant.competencies = entries(r, path, competency)?,
            Ok(9) => applicant.documents = entries(r, path, document)?,
            Ok(10) => applicant.application = application(r, path)?,
            Ok(11) => applicant.answers = answers(r, path)?,
            Ok(12) => r.skip(path)?,
            Ok(13) => applicant.residence = entries(r, path, residence)?,
            Ok(_) => applicant.availability = availability(r, path)?,
            Err(key) => unknown(r, path, &key, APPLICANT)?,
        }
        Ok(())
    })
}

fn education<'a>(reader: &mut JsonReader<'a>, entry: &mut Education<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &EDUCATION_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.level = word(r, path, &Level::ALL)?,
            Ok(1) => entry.field = text(r, path)?,
            Ok(2) => entry.isced_f = isced_f(r, path)?,
            Ok(3) => entry.institution = text(r, path)?,
            Ok(4) => entry.country = text(r, path)?,
            Ok(5) => entry.status = word(r, path, &Status::ALL)?,
            Ok(6) => entry.start = date(r, path)?,
            Ok(7) => entry.end = date(r, path)?,
            Ok(8) => entry.years_completed = amount(r, path, Years::read)?,
            Ok(9) => entry.final_stage = flag(r, path)?,
            Ok(index) => more_education(r, entry.more.get_or_insert_default(), index, path)?,
            Err(key) => unknown(r, path, &key, EDUCATION)?,
        }
        Ok(())
    })?;
    let _ = entry.more.take_if(|more| **more == MoreEducation::default());
    in_order(reader, path, "end", entry.start, entry.end);
    Ok(())
}

fn more_education<'a>(
    reader: &mut JsonReader<'a>,
    more: &mut MoreEducation<'a>,
    index: usize,
    path: &Path<'_>,
) -> ReadResult<()> {
    match index {
        10 => more.full_time = flag(reader, path)?,
        11 => more.year_of_study = amount(reader, path, Amount::read)?,
        12 => more.credits = amount(reader, path, Amount::read)?,
        13 => more.credit_unit = text(reader, path)?,
        14 => more.grade = grade(reader, path)?,
        _ => more.grade_scale = text(reader, path)?,
    }
    Ok(())
}

fn grade<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Located<Grade<'a>>>> {
    if reader.kind()? == JsonType::Number {
        let at = reader.offset();
        return Ok(reader.number(path)?.map(|number| Located { value: Grade::Number(number.into()), at }));
    }
    let label = text_or(reader, path, || Expected::Grade)?;
    Ok(label.map(|label| Located { value: Grade::Label(label.value), at: label.at }))
}

fn residence<'a>(reader: &mut JsonReader<'a>, entry: &mut Residence<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &RESIDENCE_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.country = text(r, path)?,
            Ok(1) => entry.start = date(r, path)?,
            Ok(_) => entry.end = date(r, path)?,
            Err(key) => unknown(r, path, &key, RESIDENCE)?,
        }
        Ok(())
    })?;
    in_order(reader, path, "end", entry.start, entry.end);
    Ok(())
}

fn availability(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Availability>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let mut availability = Availability { at, ..Availability::default() };
    reader.object(path, &AVAILABILITY_KEYS, |r, key, path| {
        match key {
            Ok(0) => availability.from = date(r, path)?,
            Ok(1) => availability.until = date(r, path)?,
            Ok(_) => availability.full_time = flag(r, path)?,
            Err(key) => unknown(r, path, &key, AVAILABILITY)?,
        }
        Ok(())
    })?;
    in_order(reader, path, "until", availability.from, availability.until);
    Ok(Some(availability))
}

fn language<'a>(reader: &mut JsonReader<'a>, entry: &mut LanguageSkill<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &LANGUAGE_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.language = text(r, path)?,
            Ok(_) => entry.level = language_level(r, path)?,
            Err(key) => unknown(r, path, &key, LANGUAGE)?,
        }
        Ok(())
    })
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

fn it_skill<'a>(reader: &mut JsonReader<'a>, entry: &mut ItSkill<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &IT_SKILL_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.name = text(r, path)?,
            Ok(_) => entry.level = text(r, path)?,
            Err(key) => unknown(r, path, &key, IT_SKILL)?,
        }
        Ok(())
    })
}

fn experience<'a>(reader: &mut JsonReader<'a>, entry: &mut Experience<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &EXPERIENCE_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.employer = text(r, path)?,
            Ok(1) => entry.role = text(r, path)?,
            Ok(2) => entry.country = text(r, path)?,
            Ok(3) => entry.sector = word(r, path, &Sector::ALL)?,
            Ok(4) => entry.start = date(r, path)?,
            Ok(5) => entry.end = date(r, path)?,
            Ok(6) => entry.more.get_or_insert_default().kind = word(r, path, &ExperienceKind::ALL)?,
            Ok(7) => entry.more.get_or_insert_default().field = text(r, path)?,
            Ok(_) => entry.more.get_or_insert_default().full_time = flag(r, path)?,
            Err(key) => unknown(r, path, &key, EXPERIENCE)?,
        }
        Ok(())
    })?;
    let _ = entry.more.take_if(|more| **more == MoreExperience::default());
    in_order(reader, path, "end", entry.start, entry.end);
    Ok(())
}

fn competency<'a>(reader: &mut JsonReader<'a>, entry: &mut Competency<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &COMPETENCY_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.competency = text(r, path)?,
            Ok(_) => entry.evidence = text(r, path)?,
            Err(key) => unknown(r, path, &key, COMPETENCY)?,
        }
        Ok(())
    })
}

fn document<'a>(reader: &mut JsonReader<'a>, entry: &mut Document<'a>, path: &Path<'_>) -> ReadResult<()> {
    reader.object(path, &DOCUMENT_KEYS, |r, key, path| {
        match key {
            Ok(0) => entry.kind = word(r, path, &DocumentKind::ALL)?,
            Ok(1) => entry.language = text(r, path)?,
            Ok(2) => entry.dates_shown = flag(r, path)?,
            Ok(3) => entry.translated = flag(r, path)?,
            Ok(4) => entry.more.get_or_insert_default().name = text(r, path)?,
            Ok(5) => entry.more.get_or_insert_default().issued = date(r, path)?,
            Ok(_) => entry.more.get_or_insert_default().valid_until = date(r, path)?,
            Err(key) => unknown(r, path, &key, DOCUMENT)?,
        }
        Ok(())
    })?;
    let _ = entry.more.take_if(|more| **more == MoreDocument::default());
    Ok(())
}

fn application<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Application<'a>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let mut application = Application { at, ..Application::default() };
    reader.object(path, &APPLICATION_KEYS, |r, key, path| {
        match key {
            Ok(0) => application.vacancy = text(r, path)?,
            Ok(1) => application.submitted_at = moment(r, path)?,
            Ok(2) => application.last_modified_at = moment(r, path)?,
            Ok(3) => application.other_vacancies = texts(r, path, false)?,
            Ok(4) => application.generative_ai_used = flag(r, path)?,
            Ok(5) => application.preferences = texts(r, path, false)?,
            Ok(_) => application.declarations = declarations(r, path)?,
            Err(key) => unknown(r, path, &key, APPLICATION)?,
        }
        Ok(())
    })?;
    Ok(Some(application))
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

/// A list of objects, each read by `read`. A blank string in it is dropped with a warning.
fn entries<'a, T: ListedEntry>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    read: impl Fn(&mut JsonReader<'a>, &mut T, &Path<'_>) -> ReadResult<()>,
) -> ReadResult<Option<List<T>>> {
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
                read(r, entries.push_mut(T::new(index, at)), path)?;
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

/// An entry of a list, of which nothing is read yet but where it is.
trait ListedEntry {
    /// So many of them are usual.
    const USUAL: usize;

    fn new(index: usize, at: usize) -> Self;
}

macro_rules! entry {
    ($type:ident, $usual:literal) => {
        impl ListedEntry for $type<'_> {
            const USUAL: usize = $usual;

            fn new(index: usize, at: usize) -> Self {
                Self { index, at, ..Self::default() }
            }
        }
    };
}
entry!(Education, 3);
entry!(LanguageSkill, 5);
entry!(ItSkill, 5);
entry!(Experience, 3);
entry!(Competency, 9);
entry!(Document, 4);
entry!(Residence, 2);

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
