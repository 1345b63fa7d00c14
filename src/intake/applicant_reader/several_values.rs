//! Values of the applicant file that hold several: lists of texts, levels by skill, answers and declarations by name.

use std::borrow::Cow;

use super::single_values::{begin, flag, is_blank, text, text_or, vacancy_number, wrong_type};
use crate::domain::applicant::{Answer, AnswerValue, Declared, Item, LanguageLevel, List};
use crate::domain::location::Located;
use crate::domain::names::{normalise, normalise_field};
use crate::domain::problem::{Expected, ProblemKind, WarningKind};
use crate::intake::json_reader::{JsonReader, JsonType, Keys, Path, ReadResult};

/// What holds several values, whether it can be understood, and its place.
pub(super) type ReadSeveral<T> = ReadResult<(Option<T>, bool, usize)>;

/// The skills of a language, as their fields are called.
const SKILLS: &[&str] = &["reading", "writing", "listening", "speaking", "spoken_interaction", "spoken_production"];

/// A list of strings. Blank ones are dropped with a warning, or kept as blank; nothing but blanks is absent. One string is
/// a list of it, and of identifiers a whole number is its digits. An entry that cannot be understood is a blank one.
pub(super) fn texts<'a>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    keep_blank: bool,
    are_identifiers: bool,
) -> ReadSeveral<List<Item<'a>>> {
    let kind = reader.kind()?;
    let at = reader.offset();
    let before = reader.problems.len();
    if kind == JsonType::Text || (are_identifiers && kind == JsonType::Number) {
        let text = if are_identifiers { vacancy_number(reader, path)? } else { text(reader, path)? };
        if reader.problems.len() > before {
            return Ok((None, false, at));
        }
        if let Some(text) = &text {
            reader.has_other_places = true;
            if reader.options.strict {
                reader.problem(path, at, ProblemKind::NoList, Some(text.value.clone().into_owned()), None);
            }
        }
        let list =
            text.map(|text| List { at, entries: vec![Item { index: 0, text, is_number: kind == JsonType::Number }] });
        return Ok((list, true, at));
    }
    list(reader, path, Expected::TextList, |reader, path, index, entries| {
        let kind = reader.kind()?;
        let (at, before) = (reader.offset(), reader.problems.len());
        let text = match kind {
            JsonType::Text => Some(Located { value: reader.string(path)?, at }),
            JsonType::Number if are_identifiers => vacancy_number(reader, path)?,
            JsonType::Null | JsonType::Boolean | JsonType::Number | JsonType::List | JsonType::Object => {
                reader.skip(path)?;
                wrong_type(reader, path, at, Expected::Text);
                None
            }
        };
        let is_unreadable = reader.problems.len() > before;
        let Some(text) = text.filter(|_| !is_unreadable) else {
            entries.push(Item { index, text: Located { value: Cow::Borrowed(""), at }, is_number: false });
            return Ok(true);
        };
        let is_blank = is_blank(&text.value);
        if is_blank {
            reader.warn(path, at, WarningKind::Blank);
        }
        if !is_blank || keep_blank {
            entries.push(Item { index, text, is_number: kind == JsonType::Number });
        }
        Ok(!is_blank)
    })
}

/// A list, each element of which `entry` reads behind the entries that are there, and says whether it is more than a blank:
/// nothing but blanks is absent.
pub(super) fn list<'a, T>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    expected: Expected,
    mut entry: impl FnMut(&mut JsonReader<'a>, &Path<'_>, usize, &mut Vec<T>) -> ReadResult<bool>,
) -> ReadSeveral<List<T>> {
    reader.peek_byte();
    let (at, before) = (reader.offset(), reader.problems.len());
    if begin(reader, path, JsonType::List, expected)?.is_none() {
        return Ok((None, reader.problems.len() == before, at));
    }
    let (mut entries, mut blank, mut count) = (Vec::new(), 0, 0);
    reader.list(path, |reader, index, path| {
        count += 1;
        blank += usize::from(!entry(reader, path, index, &mut entries)?);
        Ok(())
    })?;
    let nothing_but_blanks = count > 0 && blank == count;
    Ok(((!nothing_but_blanks).then_some(List { at, entries }), true, at))
}

/// A level; `{}` is none.
pub(super) fn language_level<'a>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
) -> ReadSeveral<Located<LanguageLevel<'a>>> {
    let kind = reader.kind()?;
    let (at, before) = (reader.offset(), reader.problems.len());
    if kind == JsonType::Object {
        let mut skills = Vec::new();
        let repeated = reader.object(path, const { &Keys::of(SKILLS) }, |reader, key, path| {
            reader.peek_byte();
            let (at, before) = (reader.offset(), reader.problems.len());
            let label = text(reader, path)?;
            // A label that cannot be understood is one that nobody knows.
            let is_unreadable = reader.problems.len() > before;
            let label = if is_unreadable { Some(Located { value: Cow::Borrowed(""), at }) } else { label };
            let skill = match (key, path) {
                (Err(key), _) => key.text,
                // It keeps its spelling, which pointers need.
                (Ok(_), Path::Member(_, key)) => Cow::Owned((*key).to_owned()),
                (Ok(index), Path::Root | Path::Element(..)) => {
                    Cow::Borrowed(SKILLS.get(index).copied().unwrap_or_default())
                }
            };
            skills.extend(label.map(|label| (skill, label)));
            Ok(())
        })?;
        for (_, skill) in SKILLS.iter().enumerate().filter(|(index, _)| repeated >> index & 1 == 1) {
            let name = normalise(skill);
            for (_, label) in skills.iter_mut().filter(|(skill, _)| normalise_field(skill) == name) {
                label.value = Cow::Borrowed("");
            }
        }
        let level = (!skills.is_empty()).then_some(Located { value: LanguageLevel::BySkill(skills), at });
        return Ok((level, true, at));
    }
    let label = text_or(reader, path, || Expected::LevelOrSkills)?;
    let level = label.map(|label| Located { value: LanguageLevel::Overall(label.value), at: label.at });
    let is_readable = reader.problems.len() == before;
    Ok((level.filter(|_| is_readable), is_readable, at))
}

pub(super) fn declarations<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Declared<'a>>>> {
    by_name(reader, path, flag, |name, value| Declared { name, value })
}

pub(super) fn answers<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Answer<'a>>>> {
    by_name(reader, path, answer, |question, value| Answer { question, value })
}

fn answer<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Located<AnswerValue<'a>>>> {
    let kind = reader.kind()?;
    let at = reader.offset();
    let value = match kind {
        JsonType::Boolean => Some(AnswerValue::Boolean(reader.boolean()?)),
        JsonType::Number => reader.number(path)?.map(|number| AnswerValue::Number(number.into())),
        JsonType::Null | JsonType::Text | JsonType::List | JsonType::Object => {
            text_or(reader, path, || Expected::Answer)?.map(|text| AnswerValue::Text(text.value))
        }
    };
    Ok(value.map(|value| Located { value, at }))
}

/// The members of an object whose keys are names that the rules give. Of a key with two values neither counts.
fn by_name<'a, V, T>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    read: fn(&mut JsonReader<'a>, &Path<'_>) -> ReadResult<Option<Located<V>>>,
    make: fn(Cow<'a, str>, Located<V>) -> T,
) -> ReadResult<Option<List<T>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let (mut named, before) = (Vec::new(), reader.problems.len());
    reader.object(path, &Keys::NONE, |reader, key, path| {
        let value = read(reader, path)?;
        if let (Err(key), Some(value)) = (key, value) {
            named.push((key.text, value));
        }
        Ok(())
    })?;
    let problems = reader.problems.iter().skip(before).filter(|problem| problem.mistake == ProblemKind::Repeated);
    let repeated: Vec<_> = problems
        .filter_map(|problem| Some((problem.found.as_deref()?, &problem.pointer)))
        .filter(|(key, pointer)| Path::Member(path, key).pointer() == **pointer)
        .map(|(key, _)| key)
        .collect();
    named.retain(|(name, _)| !repeated.contains(&&**name));
    Ok(Some(List { at, entries: named.into_iter().map(|(name, value)| make(name, value)).collect() }))
}
