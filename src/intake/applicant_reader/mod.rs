//! The applicant file, field by field, as the contract's page on it says.

use crate::domain::applicant::{
    Amount, Answer, Applicant, Declared, Grade, Item, LanguageLevel, List, Text, Years, leave_open,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::doubts::Doubts;
use crate::domain::fact_change::FieldValue;
use crate::domain::location::Located;
use crate::domain::names::{nearest, normalise};
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::record::{Entry, Object, Visitor};
use crate::domain::text::beginning;
use crate::domain::values::Word;
use crate::intake::Intake;
use crate::intake::cv::{self, Signs};
use crate::intake::json_reader::{JsonKey, JsonReader, JsonType, Keys, Path, ReadResult};
use crate::intake::own_reports::ReportSigns;

mod field_doubts;
mod several_values;
mod single_values;

use field_doubts::{NotOne, StatedDoubt, all_words, settle, year_in, yes_and_no};
use several_values::{ReadSeveral, answers, declarations, language_level, list, texts};
use single_values::{amount, begin, date, flag, grade, identifier, is_blank, isced_f, moment, text, word, wrong_type};

/// Reads the next value as a record: an applicant file, or a CV where it has the signs of one. Under `--strict`, unknown
/// fields of an applicant file are problems, and a record with a problem is invalid.
pub fn read<'a>(reader: &mut JsonReader<'a>) -> Intake<'a> {
    let (from, mut signs) = (reader.offset(), Signs::default());
    let mut intake = Intake::default();
    let outcome = record(reader, &mut intake.applicant, &mut signs);
    if outcome.is_ok()
        && let Some(format) = signs.format()
    {
        reader.restart(from);
        return cv::read_json(reader, format);
    }
    intake.has_other_places = reader.has_other_places;
    intake.problems = std::mem::take(&mut reader.problems);
    intake.warnings = std::mem::take(&mut reader.warnings);
    match outcome {
        Err(fault) => return Intake::of_fault(fault),
        Ok(Some(problem)) => return Intake { problems: vec![problem], is_invalid: true, ..Intake::default() },
        Ok(None) => {}
    }
    if reader.options.strict {
        intake.make_strict();
        intake.is_invalid = !intake.problems.is_empty();
    }
    intake.problems.sort_by(|one, other| one.order().cmp(&other.order()));
    intake.warnings.sort_by(|one, other| one.order().cmp(&other.order()));
    intake
}

/// Reads the members of a record. Gives the problem of one that cannot be read as a record.
fn record<'a>(
    reader: &mut JsonReader<'a>,
    applicant: &mut Applicant<'a>,
    signs: &mut Signs,
) -> ReadResult<Option<Problem>> {
    let path = Path::Root;
    let no_record = |at, mistake, found, expected| {
        Some(Problem { pointer: String::new(), at, mistake, found, expected, suggestion: None })
    };
    if reader.kind()? != JsonType::Object {
        let at = reader.offset();
        reader.skip(&path)?;
        let found = Some(beginning(reader.text_from(at), 40).into_owned());
        return Ok(no_record(at, ProblemKind::WrongType, found, Some(Expected::Object)));
    }
    let (from, mut is_known, mut doubts) = (reader.offset(), false, Vec::new());
    let mut of_report = ReportSigns::default();
    let repeated = reader.object(&path, &Applicant::READ, |reader, key, path| {
        match &key {
            Ok(index) => {
                let key = Applicant::KEYS.get(*index).copied().unwrap_or_default();
                signs.known(key);
                of_report.known(key);
                is_known |= key != "$schema";
            }
            Err(key) => {
                signs.unknown(&key.text, reader.kind()?);
                of_report.unknown(&key.text, reader.rest());
            }
        }
        member(applicant, reader, key, path, &mut doubts)
    })?;
    if of_report.are_of_report() {
        return Ok(no_record(from, ProblemKind::OwnReport, None, None));
    }
    if !is_known
        && signs.format().is_none()
        && let Some(key) = records_under(reader.text_from(from))
    {
        return Ok(no_record(from, ProblemKind::Wrapped(key), None, None));
    }
    settle(reader, applicant, &path, doubts, repeated);
    if applicant.contact.is_none() {
        applicant.contact = applicant.email.clone();
    }
    if let Some(lists) = &applicant.incomplete {
        let names: Vec<_> = lists.entries.iter().map(|item| normalise(&item.text.value)).collect();
        // One that cannot be understood, which is a blank one, may name any list.
        let may_be_any = names.iter().any(String::is_empty);
        leave_open(applicant, (!may_be_any).then_some(&names));
    }
    Ok(None)
}

/// The key of an object without any field of a record under which there are records.
#[cold]
fn records_under(text: &str) -> Option<String> {
    let is_record = |value: &serde_json::Value| {
        let keys = value.as_object().into_iter().flat_map(|object| object.keys());
        keys.into_iter().any(|key| key != "$schema" && Applicant::READ.knows(key))
    };
    let value = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>().next()?.ok()?;
    let (key, _) = value
        .as_object()?
        .iter()
        .find(|(_, value)| is_record(value) || value.as_array().is_some_and(|list| list.iter().any(is_record)))?;
    Some(key.clone())
}

/// The keys of an object as the reader of JSON looks for them.
trait Readable<'a>: Object<'a> {
    const READ: Keys = Keys::of(Self::KEYS);
}

impl<'a, T: Object<'a>> Readable<'a> for T {}

/// Reads an object member by member.
fn object<'a, T: Object<'a>>(reader: &mut JsonReader<'a>, object: &mut T, path: &Path<'_>) -> ReadResult<()> {
    let mut doubts = Vec::new();
    let repeated = reader.object(path, &T::READ, |reader, key, path| member(object, reader, key, path, &mut doubts))?;
    settle(reader, object, path, doubts, repeated);
    Ok(())
}

/// Reads the value of a member into its field; a member that nobody knows is passed over with a warning.
fn member<'a, T: Object<'a>>(
    object: &mut T,
    reader: &mut JsonReader<'a>,
    key: Result<usize, JsonKey<'a>>,
    path: &Path<'_>,
    doubts: &mut Vec<StatedDoubt>,
) -> ReadResult<()> {
    match key {
        Ok(index) => {
            let key = T::KEYS.get(index).copied().unwrap_or_default();
            object.visit(index, ReadField { reader, path, key, doubts })
        }
        Err(key) => unknown(reader, path, &key, T::KEYS),
    }
}

/// Reads the next value into a field.
struct ReadField<'r, 'p, 'a> {
    reader: &'r mut JsonReader<'a>,
    path: &'p Path<'p>,
    /// The key of the field.
    key: &'static str,
    /// What is stated of the object that is no single value.
    doubts: &'r mut Vec<StatedDoubt>,
}

impl<'a> ReadField<'_, '_, 'a> {
    /// Reads a value; one that has a problem is stated and cannot be understood.
    fn read<V>(
        self,
        field: &mut Option<V>,
        unreadable: Option<V>,
        values: fn() -> Vec<FieldValue<'static>>,
        read: impl FnOnce(&mut JsonReader<'a>, &Path<'_>) -> ReadResult<Option<V>>,
    ) -> ReadResult<()> {
        self.reader.peek_byte();
        let (at, before) = (self.reader.offset(), self.reader.problems.len());
        *field = read(self.reader, self.path)?;
        if self.reader.problems.len() > before {
            *field = unreadable;
            self.doubts.push(StatedDoubt::new(self.key, at, NotOne::Unreadable(values())));
        }
        Ok(())
    }

    /// Reads a value that holds several, which says itself whether it can be understood: a problem of one within it is none
    /// of the whole.
    fn read_several<V>(
        self,
        field: &mut Option<V>,
        read: impl FnOnce(&mut JsonReader<'a>, &Path<'_>) -> ReadSeveral<V>,
    ) -> ReadResult<()> {
        let (value, is_readable, at) = read(self.reader, self.path)?;
        *field = value;
        if !is_readable {
            self.doubts.push(StatedDoubt::new(self.key, at, NotOne::Unreadable(Vec::new())));
        }
        Ok(())
    }
}

/// No values to name: what cannot be understood is as if it were not stated.
const fn nothing() -> Vec<FieldValue<'static>> {
    Vec::new()
}

impl<'a> Visitor<'a> for ReadField<'_, '_, 'a> {
    type Output = ReadResult<()>;

    fn text(self, field: &mut Option<Text<'a>>) -> ReadResult<()> {
        let is_identifier = matches!(self.key, "id" | "vacancy");
        self.read(
            field,
            None,
            nothing,
            |reader, path| {
                if is_identifier { identifier(reader, path) } else { text(reader, path) }
            },
        )
    }

    fn isced_f(self, field: &mut Option<Text<'a>>) -> ReadResult<()> {
        self.read(field, None, nothing, isced_f)
    }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> ReadResult<()> {
        let is_end = self.key == "end";
        let ReadField { reader, path, key, doubts } = self;
        reader.peek_byte();
        let unreadable = Located { value: PartialDate::UNREADABLE, at: reader.offset() };
        let mut goes_on = None;
        let this = ReadField { reader, path, key, doubts: &mut *doubts };
        this.read(field, Some(unreadable), nothing, |reader, path| date(reader, path, is_end, &mut goes_on))?;
        if let Some(doubt) = doubts.last_mut().filter(|doubt| doubt.field == key) {
            doubt.year = reader.problems.last().and_then(|problem| problem.found.as_deref()).and_then(year_in);
        }
        if let Some(at) = goes_on {
            doubts.push(StatedDoubt::new(key, at, NotOne::OpenEnd));
        }
        Ok(())
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> ReadResult<()> {
        self.read(field, None, nothing, moment)
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> ReadResult<()> {
        self.read(field, None, yes_and_no, flag)
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> ReadResult<()> {
        let (key, reader, path, doubts) = (self.key, self.reader, self.path, self.doubts);
        let mut several = Vec::new();
        let this = ReadField { reader: &mut *reader, path, key, doubts: &mut *doubts };
        this.read(field, None, all_words::<T>, |reader, path| word(reader, path, &mut several))?;
        if let Some((at, words)) = several.pop() {
            doubts.push(StatedDoubt::new(key, at, NotOne::OneOf(words)));
        }
        Ok(())
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> ReadResult<()> {
        self.read(field, None, nothing, |reader, path| amount(reader, path, Years::read))
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> ReadResult<()> {
        self.read(field, None, nothing, |reader, path| amount(reader, path, Amount::read))
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> ReadResult<()> {
        self.read(field, None, nothing, grade)
    }

    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> ReadResult<()> {
        self.read_several(field, language_level)
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        let are_identifiers = self.key == "other_vacancies";
        self.read_several(field, |reader, path| texts(reader, path, false, are_identifiers))
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        self.read_several(field, |reader, path| texts(reader, path, true, false))
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
        self.read_several(field, entries)
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> ReadResult<()> {
        let before = self.reader.problems.len();
        let Some(at) = begin(self.reader, self.path, JsonType::Object, Expected::Object)? else {
            *field = None;
            if self.reader.problems.len() > before {
                *field.insert(T::new(0, 0)).doubts() = Doubts::of_whole();
            }
            return Ok(());
        };
        object(self.reader, field.insert(T::new(0, at)), self.path)
    }

    fn ignored(self) -> ReadResult<()> {
        self.reader.skip(self.path)
    }
}

/// A list of objects. A blank string in it is dropped with a warning; nothing but blanks is absent. One object is a list of
/// it, and a string for an entry is its first field. An entry that cannot be understood may say anything.
fn entries<'a, T: Entry<'a>>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadSeveral<List<T>> {
    let kind = reader.kind()?;
    let at = reader.offset();
    if matches!(kind, JsonType::Object | JsonType::Text) {
        let mut entries = Vec::new();
        reader.has_other_places = true;
        let is_stated = entry(reader, path, 0, &mut entries)?;
        if is_stated && reader.options.strict {
            reader.problem(path, at, ProblemKind::NoList, None, None);
        }
        let list = (!entries.is_empty()).then_some(List { at, entries });
        return Ok((list, true, at));
    }
    list(reader, path, Expected::ObjectList, |reader, path, index, entries| {
        if entries.is_empty() {
            entries.reserve(T::USUAL);
        }
        entry(reader, path, index, entries)
    })
}

/// Reads an entry of a list of objects behind those that are there; not so for a blank string.
fn entry<'a, T: Entry<'a>>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    index: usize,
    entries: &mut Vec<T>,
) -> ReadResult<bool> {
    let kind = reader.kind()?;
    let at = reader.offset();
    match kind {
        // An entry is read where it is to stay, for it is large.
        JsonType::Object => object(reader, entries.push_mut(T::new(index, at)), path)?,
        JsonType::Text => {
            let text = reader.string(path)?;
            if is_blank(&text) {
                reader.warn(path, at, WarningKind::Blank);
                return Ok(false);
            }
            reader.has_other_places = true;
            reader.other_way(path, at, &text, Expected::Object);
            reader.go_back(at);
            let mut doubts = Vec::new();
            let first = entries.push_mut(T::new(index, at));
            let key = T::KEYS.first().copied().unwrap_or_default();
            first.visit(0, ReadField { reader, path, key, doubts: &mut doubts })?;
            settle(reader, first, path, doubts, 0);
        }
        JsonType::Null | JsonType::Boolean | JsonType::Number | JsonType::List => {
            reader.skip(path)?;
            wrong_type(reader, path, at, Expected::Object);
            *entries.push_mut(T::new(index, at)).doubts() = Doubts::of_whole();
        }
    }
    Ok(true)
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
