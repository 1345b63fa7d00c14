//! The applicant file, field by field, as the contract's page on it says.

use std::borrow::Cow;

use crate::domain::applicant::{
    Amount, Answer, AnswerValue, Applicant, Declared, Grade, Item, LanguageLevel, List, Status, Text, Years,
    leave_open, word_of,
};
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::closed_words::{self, ClosedList};
use crate::domain::doubts::{Doubt, Doubts};
use crate::domain::fact_change::{FieldValue, put};
use crate::domain::location::Located;
use crate::domain::names::{meant, nearest, normalise, normalise_field};
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::record::{Entry, Object, StatedPeriod, Visitor, position};
use crate::domain::text::beginning;
use crate::domain::values::Word;
use crate::domain::written_dates::{
    AskedDate, DateForm, WrittenDate, WrittenMoment, read_date, read_moment, read_whole_number,
};
use crate::intake::Intake;
use crate::intake::cv::{self, Signs};
use crate::intake::json_reader::{JsonKey, JsonReader, JsonType, Keys, Path, ReadResult};
use crate::intake::own_reports::ReportSigns;

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

/// What is stated of a field, but is no single value.
struct StatedDoubt {
    field: &'static str,
    at: usize,
    what: NotOne,
    /// Of a date that cannot be understood, the earliest year in it.
    year: Option<i32>,
}

impl StatedDoubt {
    const fn new(field: &'static str, at: usize, what: NotOne) -> Self {
        Self { field, at, what, year: None }
    }
}

/// The earliest of the numbers of four digits in a text, with no digit beside them.
fn year_in(text: &str) -> Option<i32> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).min()
}

/// What a field may be that is no single value.
enum NotOne {
    /// Anything that it allows; these are all there is, or there are too many to name.
    Unreadable(Vec<FieldValue<'static>>),
    /// One of these.
    OneOf(Vec<FieldValue<'static>>),
    /// The end of something that goes on.
    OpenEnd,
}

/// Once an object is read: what is not one value becomes its doubts; of a key with two values neither counts, nor do an
/// end that lies before its start, and the start; an end in a word says that it goes on.
fn settle<'a, T: Object<'a>>(
    reader: &mut JsonReader<'a>,
    object: &mut T,
    path: &Path<'_>,
    mut doubts: Vec<StatedDoubt>,
    repeated: u64,
) {
    object.tidy();
    let again = if repeated == 0 { &[] } else { T::KEYS };
    for (index, key) in again.iter().enumerate().filter(|(index, _)| repeated >> index & 1 == 1) {
        doubts.retain(|doubt| doubt.field != *key);
        let values = object.visit(index, MakeUnreadable);
        doubts.push(StatedDoubt::new(key, object.at(), NotOne::Unreadable(values)));
    }
    if let Some(StatedPeriod { start_key, end_key, start, end }) = object.period()
        && !in_order(reader, path, end_key, start, end)
    {
        for (key, date) in [(start_key, start), (end_key, end)] {
            if let Some(index) = position::<T>(key) {
                object.visit(index, MakeUnreadable);
                let at = date.map_or(0, |date| date.at);
                doubts.push(StatedDoubt::new(key, at, NotOne::Unreadable(Vec::new())));
            }
        }
    }
    if doubts.is_empty() {
        return;
    }
    if let Some(open) = doubts.iter().position(|doubt| matches!(doubt.what, NotOne::OpenEnd)) {
        let end = doubts.swap_remove(open);
        goes_on(reader, object, path, end.at, &mut doubts);
    }
    let mut variants = vec![object.clone()];
    for doubt in &doubts {
        let (NotOne::Unreadable(values) | NotOne::OneOf(values)) = &doubt.what else { continue };
        if values.is_empty() {
            continue;
        }
        variants = variants
            .iter()
            .flat_map(|variant| {
                values.iter().map(|value| {
                    let mut variant = variant.clone();
                    put(&mut variant, doubt.field, value.clone(), doubt.at);
                    variant
                })
            })
            .collect();
    }
    let fields: Vec<_> = doubts
        .iter()
        .map(|doubt| Doubt {
            field: doubt.field,
            at: doubt.at,
            is_unreadable: matches!(doubt.what, NotOne::Unreadable(_)),
            year: doubt.year,
        })
        .collect();
    if variants.len() > 1 {
        // Each variant knows what of it cannot be understood, and holds one value of the rest.
        let plain = |doubt: &&StatedDoubt| matches!(&doubt.what, NotOne::Unreadable(values) if values.is_empty());
        let unreadable: Vec<_> = doubts.iter().filter(plain).map(|doubt| doubt.field).collect();
        for variant in &mut variants {
            let fields = fields.iter().filter(|doubt| unreadable.contains(&doubt.field)).cloned().collect();
            *variant.doubts() = Doubts::new(fields, Vec::new());
        }
    } else {
        variants.clear();
    }
    *object.doubts() = Doubts::new(fields, variants);
}

/// An end in a word such as `present`: a status that is not stated is that the studies go on, and one that says otherwise
/// contradicts it and cannot be understood.
fn goes_on<'a, T: Object<'a>>(
    reader: &mut JsonReader<'a>,
    object: &mut T,
    path: &Path<'_>,
    end_at: usize,
    doubts: &mut Vec<StatedDoubt>,
) {
    let Some(status) = object.status() else { return };
    let stated = *status;
    let ongoing = FieldValue::Status(Status::Ongoing);
    let doubt = doubts.iter().position(|doubt| doubt.field == "status");
    let may_go_on = match doubt.and_then(|doubt| doubts.get(doubt)).map(|doubt| &doubt.what) {
        Some(NotOne::OneOf(values)) => values.contains(&ongoing),
        Some(NotOne::Unreadable(_) | NotOne::OpenEnd) => true,
        None => stated.is_none_or(|stated| stated.value == Status::Ongoing),
    };
    if may_go_on {
        if doubt.is_none() && stated.is_none() {
            // It is the end that says so.
            reader.has_other_places = true;
            *status = Some(Located { value: Status::Ongoing, at: end_at });
        }
        return;
    }
    let at = doubt
        .and_then(|doubt| doubts.get(doubt))
        .map_or_else(|| stated.map_or(0, |stated| stated.at), |doubt| doubt.at);
    let found = stated.map(|stated| word_of(&Status::ALL, &stated.value).to_owned());
    *status = None;
    let key = reader.key_before(at);
    reader.problem(
        &Path::Member(path, key.as_deref().unwrap_or("status")),
        at,
        ProblemKind::Contradicts,
        found,
        Some(Expected::OneOf(vec!["ongoing"])),
    );
    doubts.retain(|doubt| doubt.field != "status");
    doubts.push(StatedDoubt::new("status", at, NotOne::Unreadable(all_words::<Status>())));
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
}

/// No values to name: what cannot be understood is as if it were not stated.
const fn nothing() -> Vec<FieldValue<'static>> {
    Vec::new()
}

fn yes_and_no() -> Vec<FieldValue<'static>> {
    vec![FieldValue::Flag(true), FieldValue::Flag(false)]
}

fn all_words<T: Word>() -> Vec<FieldValue<'static>> {
    T::WORDS.iter().map(|(_, word)| word.value()).collect()
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
        let ReadField { reader, path, key, doubts } = self;
        let at = {
            reader.peek_byte();
            reader.offset()
        };
        let (level, is_readable) = language_level(reader, path)?;
        *field = level;
        if !is_readable {
            doubts.push(StatedDoubt::new(key, at, NotOne::Unreadable(Vec::new())));
        }
        Ok(())
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        let (list, is_readable, at) = texts(self.reader, self.path, false, self.key == "other_vacancies")?;
        *field = list;
        if !is_readable {
            self.doubts.push(StatedDoubt::new(self.key, at, NotOne::Unreadable(Vec::new())));
        }
        Ok(())
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> ReadResult<()> {
        let (list, is_readable, at) = texts(self.reader, self.path, true, false)?;
        *field = list;
        if !is_readable {
            self.doubts.push(StatedDoubt::new(self.key, at, NotOne::Unreadable(Vec::new())));
        }
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
        let (list, is_readable, at) = entries(self.reader, self.path)?;
        *field = list;
        if !is_readable {
            self.doubts.push(StatedDoubt::new(self.key, at, NotOne::Unreadable(Vec::new())));
        }
        Ok(())
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

/// Forgets the value of a field, which is stated and cannot be understood: gives all that it may be, where these are few.
struct MakeUnreadable;

impl<'a> Visitor<'a> for MakeUnreadable {
    type Output = Vec<FieldValue<'static>>;

    fn text(self, field: &mut Option<Text<'a>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn isced_f(self, field: &mut Option<Text<'a>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> Self::Output {
        let at = field.map_or(0, |date| date.at);
        *field = Some(Located { value: PartialDate::UNREADABLE, at });
        Vec::new()
    }

    fn moment(self, field: &mut Option<Located<Moment>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> Self::Output {
        *field = None;
        yes_and_no()
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> Self::Output {
        *field = None;
        all_words::<T>()
    }

    fn years(self, field: &mut Option<Located<Years<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn amount(self, field: &mut Option<Located<Amount<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn grade(self, field: &mut Option<Located<Grade<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn level(self, field: &mut Option<Located<LanguageLevel<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn texts(self, field: &mut Option<List<Item<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn names(self, field: &mut Option<List<Item<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn answers(self, field: &mut Option<List<Answer<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn declarations(self, field: &mut Option<List<Declared<'a>>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> Self::Output {
        *field.insert(T::new(0, 0)).doubts() = Doubts::of_whole();
        Vec::new()
    }

    fn ignored(self) -> Self::Output {
        Vec::new()
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

/// The skills of a language, as their fields are called.
const SKILLS: &[&str] = &["reading", "writing", "listening", "speaking", "spoken_interaction", "spoken_production"];

/// A level and whether it can be understood; `{}` is none.
fn language_level<'a>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
) -> ReadResult<(Option<Located<LanguageLevel<'a>>>, bool)> {
    let before = reader.problems.len();
    if reader.kind()? == JsonType::Object {
        let (at, mut skills) = (reader.offset(), Vec::new());
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
        let level = Located { value: LanguageLevel::BySkill(skills), at };
        let is_none = matches!(&level.value, LanguageLevel::BySkill(skills) if skills.is_empty());
        return Ok(((!is_none).then_some(level), true));
    }
    let label = text_or(reader, path, || Expected::LevelOrSkills)?;
    let level = label.map(|label| Located { value: LanguageLevel::Overall(label.value), at: label.at });
    let is_readable = reader.problems.len() == before;
    Ok((level.filter(|_| is_readable), is_readable))
}

/// The keys of the object at a path that have two values, by the problems since so many: neither counts.
fn repeated_keys<'r>(reader: &'r JsonReader<'_>, path: &Path<'_>, before: usize) -> Vec<&'r str> {
    let problems = reader.problems.iter().skip(before).filter(|problem| problem.mistake == ProblemKind::Repeated);
    let keys = problems.filter_map(|problem| Some((problem.found.as_deref()?, &problem.pointer)));
    keys.filter(|(key, pointer)| Path::Member(path, key).pointer() == **pointer).map(|(key, _)| key).collect()
}

fn declarations<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Declared<'a>>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let (mut entries, before) = (Vec::new(), reader.problems.len());
    reader.object(path, &Keys::NONE, |r, key, path| {
        let value = flag(r, path)?;
        if let (Err(key), Some(value)) = (key, value) {
            entries.push(Declared { name: key.text, value });
        }
        Ok(())
    })?;
    let repeated = repeated_keys(reader, path, before);
    entries.retain(|declared| !repeated.contains(&&*declared.name));
    Ok(Some(List { at, entries }))
}

fn answers<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<List<Answer<'a>>>> {
    let Some(at) = begin(reader, path, JsonType::Object, Expected::Object)? else {
        return Ok(None);
    };
    let (mut entries, before) = (Vec::new(), reader.problems.len());
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
    let repeated = repeated_keys(reader, path, before);
    entries.retain(|answer| !repeated.contains(&&*answer.question));
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

/// An identifier: a text, or a whole number as its digits.
fn identifier<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
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
fn vacancy_number<'a>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadResult<Option<Text<'a>>> {
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

/// A date; of an end that is a word for something that goes on, `goes_on` is its place.
fn date(
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

fn moment(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<Moment>>> {
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

/// A word of a closed list: letter case and outer spaces are ignored, and `-` or a space may stand for `_`; else a word
/// that people write for one. One that may mean several gives its place and these.
fn word<T: Word>(
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
    let same = |known: &str| {
        known.len() == written.len()
            && known.bytes().zip(written.bytes()).all(|(known, byte)| {
                known == byte.to_ascii_lowercase() || (known == b'_' && matches!(byte, b'-' | b' '))
            })
    };
    let known = T::WORDS.iter().find(|(known, _)| same(known)).map(|(_, value)| vec![*value]);
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

fn flag(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Option<Located<bool>>> {
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

/// A number that is not negative, as `make` takes it; a text of a decimal number with a point or a comma is one too.
fn amount<'a, T>(
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
        reader.problem(path, at, ProblemKind::Negative, Some(number.into_owned()), Some(Expected::NonNegative));
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

/// A list, whether it can be understood, and its place.
type ReadList<T> = ReadResult<(Option<List<T>>, bool, usize)>;

/// A list of strings. Blank ones are dropped with a warning, or kept as blank; nothing but blanks is absent. One string is
/// a list of it, and of identifiers a whole number is its digits. An entry that cannot be understood is a blank one.
fn texts<'a>(
    reader: &mut JsonReader<'a>,
    path: &Path<'_>,
    keep_blank: bool,
    are_identifiers: bool,
) -> ReadList<Item<'a>> {
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
            reader.other_way(path, at, &text.value, Expected::TextList);
        }
        let list =
            text.map(|text| List { at, entries: vec![Item { index: 0, text, is_number: kind == JsonType::Number }] });
        return Ok((list, true, at));
    }
    let Some(at) = begin(reader, path, JsonType::List, Expected::TextList)? else {
        return Ok((None, reader.problems.len() == before, at));
    };
    let (mut entries, mut blank, mut count) = (Vec::new(), 0, 0);
    reader.list(path, |reader, index, path| {
        count += 1;
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
            return Ok(());
        };
        if is_blank(&text.value) {
            reader.warn(path, at, WarningKind::Blank);
            blank += 1;
            if !keep_blank {
                return Ok(());
            }
        }
        entries.push(Item { index, text, is_number: kind == JsonType::Number });
        Ok(())
    })?;
    let nothing_but_blanks = count > 0 && blank == count;
    Ok(((!nothing_but_blanks).then_some(List { at, entries }), true, at))
}

/// A list of objects. A blank string in it is dropped with a warning; nothing but blanks is absent. One object is a list of
/// it, and a string for an entry is its first field. An entry that cannot be understood may say anything.
fn entries<'a, T: Entry<'a>>(reader: &mut JsonReader<'a>, path: &Path<'_>) -> ReadList<T> {
    let kind = reader.kind()?;
    let at = reader.offset();
    let before = reader.problems.len();
    if matches!(kind, JsonType::Object | JsonType::Text) {
        let mut entries = Vec::new();
        reader.has_other_places = true;
        let is_stated = entry(reader, path, 0, &mut entries)?;
        if is_stated && reader.options.strict {
            reader.problem(path, at, ProblemKind::OtherSpelling, None, Some(Expected::ObjectList));
        }
        let list = (!entries.is_empty()).then_some(List { at, entries });
        return Ok((list, true, at));
    }
    let Some(at) = begin(reader, path, JsonType::List, Expected::ObjectList)? else {
        return Ok((None, reader.problems.len() == before, at));
    };
    let (mut entries, mut blank, mut count) = (Vec::new(), 0, 0);
    reader.list(path, |reader, index, path| {
        count += 1;
        if entries.is_empty() {
            entries.reserve(T::USUAL);
        }
        blank += usize::from(!entry(reader, path, index, &mut entries)?);
        Ok(())
    })?;
    let nothing_but_blanks = count > 0 && blank == count;
    Ok(((!nothing_but_blanks).then_some(List { at, entries }), true, at))
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

/// Whether no end lies before its start with every day; else that is a problem of the end, which is a field of that name.
fn in_order(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    name: &'static str,
    start: Option<Located<PartialDate>>,
    end: Option<Located<PartialDate>>,
) -> bool {
    if let (Some(start), Some(end)) = (start, end)
        && end.value.last() < start.value.first()
    {
        let start = start.value.to_string();
        let mistake = ProblemKind::EndBeforeStart(start.clone());
        let found = Some(end.value.to_string());
        let key = reader.key_before(end.at);
        let path = Path::Member(path, key.as_deref().unwrap_or(name));
        reader.problem(&path, end.at, mistake, found, Some(Expected::NotBefore(start)));
        return false;
    }
    true
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
