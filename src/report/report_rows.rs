//! Reports of `check` read row by row. Little is kept of a row, whatever is in it: what it says in full is read again where
//! it is wanted.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead, Read};
use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::assessment::Assessment;
use crate::domain::location::Position;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::report_difference::VerifyError;
use crate::intake::document::kind_of;
use crate::report::report_data::{self, ReportHeader, ScoreData, decision};
use crate::report::verification::lacks;
use crate::report::{JudgedRecord, hash};

/// A report without what its rows say in full.
#[derive(Debug)]
pub struct ReportRows {
    /// What is beside the applicants.
    pub header: ReportHeader,
    /// The applicants, in the order of the report.
    pub rows: Vec<ReportRow>,
}

/// What is kept of an applicant of a report.
#[derive(Debug)]
pub struct ReportRow {
    pub id: Box<str>,
    /// The path as given, `-` for standard input.
    pub source: Arc<str>,
    /// The hash of the record's bytes.
    pub sha256: Box<str>,
    pub verdict: Verdict,
    /// Stands for the verdict, the score, and what came out for each criterion.
    pub result: u64,
    /// The byte of the report at which the applicant begins.
    pub at: u64,
    /// How many bytes the applicant takes.
    pub length: u64,
}

/// An applicant of a report, as far as reports are compared.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportedApplicant<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub source: Cow<'a, str>,
    #[serde(borrow)]
    pub sha256: Cow<'a, str>,
    pub verdict: Verdict,
    pub score: Option<ScoreData>,
    #[serde(borrow)]
    pub criteria: Vec<ReportedCriterion<'a>>,
}

/// A criterion of an applicant of a report.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportedCriterion<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    pub group: Group,
    pub outcome: Outcome,
    pub contested: bool,
    #[serde(borrow)]
    pub reason: Cow<'a, str>,
    /// The decision of a person, as the report has it.
    #[serde(default)]
    pub decision: Option<Value>,
}

/// Why a report cannot be read.
#[derive(Debug)]
pub enum RowsError {
    /// It is no report, or lacks something.
    Verify(VerifyError),
    /// Reading fails.
    Io(io::Error),
}

impl From<io::Error> for RowsError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<VerifyError> for RowsError {
    fn from(error: VerifyError) -> Self {
        Self::Verify(error)
    }
}

/// Bytes of a line at most: no line of `check` is longer.
const MAX_LINE: u64 = 1 << 28;
/// So many bytes of the first line are read at once. A longer one is an object in a single line, which is not held as a whole,
/// unless it begins as the line of an applicant.
const MAX_FIRST: u64 = 1 << 22;
/// How `check` begins the line of an applicant.
const LINE_BEGINNING: &[u8] = b"{\"type\":\"applicant\"";

/// Reads a report: one object, or a line for each applicant and a last one with all else.
///
/// # Errors
/// Why it is no such report.
pub fn read(mut reader: impl BufRead) -> Result<ReportRows, RowsError> {
    let (mut rows, mut line, mut place) = (Vec::new(), Vec::new(), LinePlace::default());
    let mut last = None;
    let known = kind_of(reader.fill_buf()?).map(VerifyError::OtherFile);
    while place.next(&mut reader, &mut line)? {
        let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        let at = place.begin + (line.len() - text.len()) as u64;
        if text.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<LineKind>(text).map(|line| line.kind) {
            Ok(Some(kind)) if kind == "applicant" && last.is_none() => {
                let written = text.trim_ascii_end();
                let row = ReportRow::new(written, at, rows.last()).map_err(|error| place.of_line(&error))?;
                rows.push(row);
            }
            Ok(Some(kind)) if kind == "summary" && last.is_none() => {
                last = Some(serde_json::from_slice(text).map_err(|error| place.of_line(&error))?);
            }
            // One object over several lines.
            _ if rows.is_empty() && last.is_none() => {
                let whole = document(io::Cursor::new(text).chain(reader), at);
                return whole.map_err(|error| match (error, known) {
                    (RowsError::Verify(VerifyError::NotJson(_)), Some(known)) => known.into(),
                    (error, _) => error,
                });
            }
            Ok(_) => return Err(VerifyError::Other(None).into()),
            Err(error) => return Err(place.of_line(&error).into()),
        }
    }
    Ok(ReportRows { header: header(last.ok_or(VerifyError::Other(None))?)?, rows })
}

/// What says what a line is.
#[derive(Deserialize)]
struct LineKind {
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// Where a line is in a report.
#[derive(Default)]
struct LinePlace {
    /// The byte at which it begins.
    begin: u64,
    /// The byte at which the next one begins.
    end: u64,
    /// Counts from 1.
    number: u64,
}

impl LinePlace {
    /// Reads the next line, unless there is none.
    fn next(&mut self, reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let most = if self.number == 0 { MAX_FIRST } else { MAX_LINE };
        let mut length = reader.take(most).read_until(b'\n', line)? as u64;
        if length == MAX_FIRST && line.starts_with(LINE_BEGINNING) {
            length += reader.take(MAX_LINE).read_until(b'\n', line)? as u64;
        }
        (self.begin, self.end, self.number) = (self.end, self.end + length, self.number + 1);
        Ok(length > 0)
    }

    /// What is wrong with a line, by its place in the report.
    fn of_line(&self, error: &serde_json::Error) -> VerifyError {
        if error.is_data() {
            return lacks(error);
        }
        VerifyError::NotJson(Position { line: self.number, column: error.column() as u64 })
    }
}

impl ReportRow {
    /// The row of an applicant that is written so, at a byte of the report. Where the one before it is of the same source, its
    /// path is kept once.
    fn new(written: &[u8], at: u64, before: Option<&Self>) -> serde_json::Result<Self> {
        let applicant: ReportedApplicant<'_> = serde_json::from_slice(written)?;
        let known = before.map(|before| &before.source).filter(|known| ***known == *applicant.source);
        let source = known.cloned().unwrap_or_else(|| applicant.source.as_ref().into());
        Ok(Self {
            source,
            result: applicant.result(),
            id: applicant.id.into(),
            sha256: applicant.sha256.into(),
            verdict: applicant.verdict,
            at,
            length: written.len() as u64,
        })
    }

    /// Whether nothing was read of the record, so that its hash is that of nothing.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        is_of_nothing(&self.sha256)
    }

    /// By what the row is known where it is the same in another report.
    #[must_use]
    pub fn identity(&self) -> RowIdentity {
        RowIdentity::new(&self.id, &self.sha256, self.result)
    }
}

/// Whether a hash is that of a record of which nothing was read.
fn is_of_nothing(sha256: &str) -> bool {
    sha256 == hash::sha256(&[])
}

/// Stands for the content of a record and its result: equal where both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowIdentity(u64, u64);

impl RowIdentity {
    fn new(id: &str, sha256: &str, result: u64) -> Self {
        let mut hasher = DefaultHasher::new();
        // Of what was not read, only the id is known.
        (if is_of_nothing(sha256) { id } else { "" }, sha256).hash(&mut hasher);
        Self(hasher.finish(), result)
    }

    /// That of an applicant who was judged now.
    #[must_use]
    pub fn of(subject: &JudgedRecord<'_>) -> Self {
        let judgements = subject.assessment.as_ref().map_or(&[][..], |Assessment { judgements, .. }| judgements);
        // As the report writes them.
        let written = |one| decision(subject, one).and_then(|decision| serde_json::to_value(decision).ok());
        let decisions: Vec<_> = judgements.iter().map(written).collect();
        let each = judgements
            .iter()
            .zip(&decisions)
            .map(|(one, decision)| (one.criterion.id.as_str(), one.outcome, one.contested(), decision.as_ref()));
        let result = result(subject.verdict(), subject.score().map(ScoreData::from), each.collect());
        Self::new(&subject.id(), &subject.sha256(), result)
    }
}

impl ReportedApplicant<'_> {
    /// Stands for the verdict, the score, and what came out for each criterion.
    fn result(&self) -> u64 {
        let each = self.criteria.iter().map(|one| (one.id.as_ref(), one.outcome, one.contested, one.decision.as_ref()));
        result(self.verdict, self.score, each.collect())
    }
}

/// The same for the same result, in whichever order its criteria stand.
fn result(verdict: Verdict, score: Option<ScoreData>, mut criteria: Vec<(&str, Outcome, bool, Option<&Value>)>) -> u64 {
    criteria.sort_by_key(|(id, ..)| *id);
    let mut hasher = DefaultHasher::new();
    (verdict, score.map(|score| [score.min, score.max].map(f64::to_bits))).hash(&mut hasher);
    for (id, outcome, contested, decision) in criteria {
        (id, outcome, contested, decision.map(Value::to_string)).hash(&mut hasher);
    }
    hasher.finish()
}

/// What a report says beside its applicants.
fn header(beside: Value) -> Result<ReportHeader, VerifyError> {
    let schema = beside.get("schema").and_then(Value::as_str);
    if schema != Some(report_data::SCHEMA) {
        return Err(VerifyError::Other(schema.map(str::to_owned)));
    }
    ReportHeader::deserialize(beside).map_err(|error| lacks(&error))
}

/// Reads a report that is one object, from a byte of its file on.
fn document(reader: impl Read, at: u64) -> Result<ReportRows, RowsError> {
    let taken = Rc::new(Cell::new(at));
    let counted = CountedBytes { reader, taken: Rc::clone(&taken) };
    let mut json = serde_json::Deserializer::from_reader(counted);
    let found = DocumentReader { taken: &taken }.deserialize(&mut json).and_then(|found| json.end().map(|()| found));
    let (beside, rows) = found.map_err(|error| match error.classify() {
        serde_json::error::Category::Io => RowsError::Io(error.into()),
        serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            let place = Position { line: error.line() as u64, column: error.column() as u64 };
            VerifyError::NotJson(place).into()
        }
        serde_json::error::Category::Data => lacks(&error).into(),
    })?;
    let header = header(Value::Object(beside))?;
    Ok(ReportRows { header, rows: rows.ok_or_else(|| VerifyError::Lacks("applicants".to_owned()))? })
}

/// Counts the bytes that `serde_json` takes. It takes them one by one, and none behind the end of an object: so the place of
/// an applicant is known when it was read.
struct CountedBytes<R> {
    reader: R,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Read for CountedBytes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.taken.set(self.taken.get() + read as u64);
        Ok(read)
    }
}

/// What is beside the applicants, and the applicants where there are some.
type DocumentParts = (Map<String, Value>, Option<Vec<ReportRow>>);

/// Reads the members of a report that is one object.
struct DocumentReader<'c> {
    taken: &'c Cell<u64>,
}

impl<'de> DeserializeSeed<'de> for DocumentReader<'_> {
    type Value = DocumentParts;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<DocumentParts, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for DocumentReader<'_> {
    type Value = DocumentParts;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a report")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<DocumentParts, A::Error> {
        let (mut beside, mut rows) = (Map::new(), None);
        while let Some(key) = members.next_key::<String>()? {
            if key == "applicants" && rows.is_none() {
                rows = Some(members.next_value_seed(RowsReader { taken: self.taken })?);
            } else if key == "applicants" || beside.insert(key.clone(), members.next_value()?).is_some() {
                return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
            }
        }
        Ok((beside, rows))
    }
}

/// Reads the applicants one by one.
struct RowsReader<'c> {
    taken: &'c Cell<u64>,
}

impl<'de> DeserializeSeed<'de> for RowsReader<'_> {
    type Value = Vec<ReportRow>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<ReportRow>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for RowsReader<'_> {
    type Value = Vec<ReportRow>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("applicants")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut applicants: A) -> Result<Vec<ReportRow>, A::Error> {
        let mut rows = Vec::new();
        while let Some(written) = applicants.next_element::<Box<RawValue>>()? {
            let written = written.get();
            let begin = self.taken.get().saturating_sub(written.len() as u64);
            let row = ReportRow::new(written.as_bytes(), begin, rows.last()).map_err(A::Error::custom)?;
            rows.push(row);
        }
        Ok(rows)
    }
}
