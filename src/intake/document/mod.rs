//! Files as records: a document holds one object or an array of them, a line file one object a line.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::Path;

use crate::domain::cv::CvFormat;
use crate::domain::file_kind::{FileKind, JsonTextKind};
use crate::domain::location::{LocationIndex, Origin, Position};
use crate::domain::part::Part as _;
use crate::domain::problem::{JsonError, ProblemKind};
use crate::domain::table_place::RowPlace;
use crate::intake::cv;
use crate::intake::json_reader::{self, JsonReader, JsonType, Keys, ReadError, ReadOptions, ReadResult, wide_encoding};

pub mod array;
mod other_files;

use array::{ArrayPosition, Series};
pub use other_files::{LOOKED_AT, begins_with_record, has_no_lines, kind_of, one_json_text};

use crate::intake::{Intake, applicant_reader};

/// A record, where it is, and what could be read of it.
#[derive(Debug)]
pub struct Record<'a> {
    /// Counts from 1 within its file.
    pub number: u64,
    /// Whether it is one of a series (an array, a line file) rather than a file of its own.
    pub in_series: bool,
    /// Its bytes: the whole file of a single object, the line without its end, or the element of the array.
    pub bytes: &'a [u8],
    /// What could be read.
    pub intake: Intake<'a>,
    text: &'a [u8],
    origin: Origin,
    /// Where it comes from, if it is a row of a table.
    table: Option<RowPlace<'a>>,
    locations: OnceCell<LocationIndex>,
    /// The pointers of its values by their offsets, where these are not those of the fields.
    pointers: OnceCell<HashMap<usize, String>>,
}

impl<'a> Record<'a> {
    /// An element of an array: its bytes within a text, and what was read of it.
    fn element(text: &'a [u8], bytes: &'a [u8], origin: Origin, number: u64, intake: Intake<'a>) -> Self {
        Self {
            number,
            in_series: true,
            bytes,
            intake,
            text,
            origin,
            table: None,
            locations: OnceCell::new(),
            pointers: OnceCell::new(),
        }
    }

    /// A text that is a record by itself: a line of a series, or a whole file.
    fn of_text(bytes: &'a [u8], origin: Origin, in_series: bool, number: u64, intake: Intake<'a>) -> Self {
        Self { in_series, ..Self::element(bytes, bytes, origin, number, intake) }
    }

    /// The record as a row of a table.
    #[must_use]
    pub fn in_table(self, place: RowPlace<'a>) -> Self {
        Self { table: Some(place), ..self }
    }

    /// Where it comes from, if it is a row of a table.
    #[must_use]
    pub const fn table(&self) -> Option<&RowPlace<'a>> {
        self.table.as_ref()
    }
}

impl Record<'_> {
    /// The JSON pointer of the value at an offset, as it stands in the file; none where each value has that of its field.
    #[must_use]
    pub fn pointer_at(&self, at: usize) -> Option<&str> {
        if !self.intake.has_other_places {
            return None;
        }
        let pointers = || {
            let (mut reader, mut found) = (JsonReader::new(self.text), HashMap::new());
            reader.go_back(self.origin.at);
            // Where the text is broken further on, those up to there are known.
            let _ = add_pointers(&mut reader, &json_reader::Path::Root, &mut found);
            found
        };
        self.pointers.get_or_init(pointers).get(&at).map(String::as_str)
    }

    /// The text that the offsets of this record count in: its file, or its line of a line file.
    #[must_use]
    pub const fn text(&self) -> &[u8] {
        self.text
    }

    /// The value that begins at an offset, as it is written: a string without its quotes. None where the text is no JSON.
    #[must_use]
    pub fn written_at(&self, at: usize) -> Option<String> {
        let values = serde_json::Deserializer::from_slice(self.text.get(at..)?).into_iter::<serde_json::Value>();
        match values.into_iter().next()?.ok()? {
            serde_json::Value::String(text) => Some(text),
            other => Some(other.to_string()),
        }
    }

    /// The place in the file of an offset that a value, problem or warning of this record has: line and column, or row and
    /// column of a table.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        if let Some(table) = &self.table {
            return table.position(at);
        }
        let end = (self.origin.at + self.bytes.len()).min(self.text.len());
        self.locations.get_or_init(|| LocationIndex::new(self.origin, self.text, end)).position(self.text, at)
    }
}

/// Adds the pointers of the next value, and of all within it.
fn add_pointers(
    reader: &mut JsonReader<'_>,
    path: &json_reader::Path<'_>,
    found: &mut HashMap<usize, String>,
) -> ReadResult<()> {
    let kind = reader.kind()?;
    found.insert(reader.offset(), path.pointer());
    match kind {
        JsonType::Object => {
            reader.object(path, &Keys::NONE, |reader, _, path| add_pointers(reader, path, found))?;
            Ok(())
        }
        JsonType::List => reader.list(path, |reader, _, path| add_pointers(reader, path, found)),
        JsonType::Null | JsonType::Boolean | JsonType::Number | JsonType::Text => reader.skip(path),
    }
}

/// How the records of a file are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordLayout {
    /// One JSON text.
    Document,
    /// One JSON text a line.
    Lines,
}

/// The byte order mark of UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes of a record at most, unless another limit is asked: so much that no applicant needs it.
pub const MAX_RECORD_SIZE: usize = 16_000_000;

impl RecordLayout {
    /// The layout that the extension of a file says, where it says one.
    ///
    /// ```
    /// use std::path::Path;
    /// use eligible::internal::intake::document::RecordLayout;
    /// assert_eq!(RecordLayout::by_name(Path::new("folder/a.JSON")), Some(RecordLayout::Document));
    /// assert_eq!(RecordLayout::by_name(Path::new("a.jsonl")), Some(RecordLayout::Lines));
    /// assert_eq!(RecordLayout::by_name(Path::new("a.txt")), None);
    /// ```
    #[must_use]
    pub fn by_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Document),
            "jsonl" | "ndjson" => Some(Self::Lines),
            _ => None,
        }
    }

    /// Looks at the beginning of a text to say how it is laid out: at its first two lines where these are JSON, else at
    /// [`LOOKED_AT`] bytes, or at all of it.
    ///
    /// ```
    /// use eligible::internal::intake::document::RecordLayout;
    /// assert_eq!(RecordLayout::of(b"{\"id\": \"a\"}\n{\"id\": \"b\"}\n"), RecordLayout::Lines);
    /// assert_eq!(RecordLayout::of(b"{\"id\": \"a\"\n{\"id\": \"b\"}\n"), RecordLayout::Lines);
    /// assert_eq!(RecordLayout::of(b"{\"id\": \"a\"}\n"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"{\n  \"id\": \"a\"\n}\n"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"[{\"id\": \"a\"},\n{\"id\": \"b\"}]"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"{\"education\": [{},\n{}]}"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"[]\n{\"id\": \"b\"}\n"), RecordLayout::Lines);
    /// assert_eq!(RecordLayout::of(b"{\"id\": \"a\",\n{\"id\": \"b\"}\n"), RecordLayout::Lines);
    /// assert_eq!(RecordLayout::of(b"<?xml version='1.0'?>\n<Candidate>\n"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"%PDF-1.7\n1 0 obj\n"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"Dear Ann,\nI apply.\n"), RecordLayout::Document);
    /// assert_eq!(RecordLayout::of(b"oops\n{\"id\": \"b\"}\n"), RecordLayout::Lines);
    /// ```
    #[must_use]
    pub fn of(head: &[u8]) -> Self {
        let head = without_mark(head);
        if wide_encoding(head).is_some() || head.trim_ascii_start().starts_with(b"<") || kind_of(head).is_some() {
            return Self::Document;
        }
        let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
        let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
            return Self::Document;
        };
        match innermost_open(first) {
            // Whole, whatever it is; but an array whose elements go on is a document.
            None if first.starts_with(b"[") && !second.starts_with(b"{") => Self::Document,
            // No JSON: a line that was damaged, or a text without any record, which is not to be read line by line.
            None if !first.starts_with(b"{") && !first.starts_with(b"[") && !other_files::has_records_later(head) => {
                Self::Document
            }
            None => Self::Lines,
            // A line that was cut off, and the next record: here no object can follow within the first.
            Some(b'{') if second.starts_with(b"{") && !first.ends_with(b":") => Self::Lines,
            Some(_) => Self::Document,
        }
    }
}

/// The innermost bracket, or quote, that is still open at the end of a line.
fn innermost_open(line: &[u8]) -> Option<u8> {
    let (mut open, mut in_string, mut escaped) = (Vec::new(), false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => open.push(*byte),
            b'}' | b']' if !in_string => {
                open.pop();
            }
            _ => {}
        }
    }
    // JSON has no line feed within a string, so an open one was cut off.
    if in_string { Some(b'{') } else { open.pop() }
}

/// Reads all records of a file that is in memory, laid out as given, or else as it looks. UTF-16 has no lines of ours: it is
/// one record that cannot be read.
pub fn read_file<'a>(bytes: &'a [u8], layout: Option<RecordLayout>, strict: bool, mut each: impl FnMut(Record<'a>)) {
    match layout.unwrap_or_else(|| RecordLayout::of(bytes)) {
        RecordLayout::Lines if !has_no_lines(bytes) => match one_json_text(bytes, true).filter(|_| layout.is_some()) {
            Some(kind) => each(not_lines(kind)),
            None => read_lines(bytes, 1, 1, strict, each),
        },
        RecordLayout::Lines | RecordLayout::Document => read_document(bytes, strict, each),
    }
}

/// Reads a document: one record, or one for each element of an array.
///
/// A fault in an array ends the reading: the records before it are given, and an invalid one stands for the rest.
pub fn read_document<'a>(bytes: &'a [u8], options: impl Into<ReadOptions>, mut each: impl FnMut(Record<'a>)) {
    let mut reader = JsonReader::new(bytes);
    reader.options = options.into();
    reader.skip_byte_order_mark();
    let origin = Origin { at: reader.offset(), ..Origin::START };
    let of_file = |intake| Record::of_text(bytes, origin, false, 1, intake);
    if reader.peek_byte() == Some(b'<') && cv::is_europass_xml(bytes) {
        return each(of_file(cv::read_xml(bytes, reader.options)));
    }
    if let Some(kind) = kind_of(bytes) {
        let fault = ReadError { at: origin.at, mistake: ProblemKind::OtherFile(kind) };
        return each(of_file(Intake::of_fault(fault)));
    }
    if reader.peek_byte() == Some(b'[') {
        reader.take(b'[');
        Series { bytes, origin, number: 0, is_part: false, each }.read(&mut reader, ArrayPosition::Start, true);
        return;
    }
    let intake = applicant_reader::read(&mut reader);
    each(of_file(alone(intake, &mut reader, bytes)));
}

/// Reads a file as one CV of the format named, whatever it looks like.
#[must_use]
pub fn read_cv(bytes: &[u8], format: CvFormat) -> Record<'_> {
    let mut reader = JsonReader::new(bytes);
    reader.skip_byte_order_mark();
    let origin = Origin { at: reader.offset(), ..Origin::START };
    let intake = if format == CvFormat::Europass && reader.peek_byte() == Some(b'<') {
        cv::read_xml(bytes, ReadOptions::default())
    } else if let Some(kind) = kind_of(bytes) {
        Intake::of_fault(ReadError { at: origin.at, mistake: ProblemKind::OtherFile(kind) })
    } else {
        let intake = cv::read_json(&mut reader, format);
        alone(intake, &mut reader, bytes)
    };
    Record::of_text(bytes, origin, false, 1, intake)
}

/// What was read of a JSON text, after which nothing may follow.
fn alone<'a>(intake: Intake<'a>, reader: &mut JsonReader<'a>, bytes: &[u8]) -> Intake<'a> {
    if !intake.broken && !reader.at_end() {
        let syntax = if reader.peek_byte() == Some(b'{') { JsonError::Lines } else { JsonError::Trailing };
        Intake::of_fault(reader.fault(syntax))
    } else if bytes.trim_ascii().is_empty() {
        Intake::of_fault(ReadError { at: 0, mistake: ProblemKind::Empty })
    } else {
        intake
    }
}

/// Reads one line of a line file, without its end; `number` counts the records, `line` the lines of the file.
#[must_use]
pub fn read_line(bytes: &[u8], number: u64, line: u64, options: impl Into<ReadOptions>) -> Record<'_> {
    // Before it is read, so that no place lies in the end of the line.
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let mut reader = JsonReader::new(bytes);
    reader.options = options.into();
    // Files that were joined may have a byte order mark in the middle.
    reader.skip_byte_order_mark();
    let origin = Origin { at: reader.offset(), ..Origin::line(line) };
    let mut intake = applicant_reader::read(&mut reader);
    if !intake.broken && !reader.at_end() {
        intake = Intake::of_fault(reader.fault(JsonError::Trailing));
    }
    Record::of_text(bytes, origin, true, number, intake)
}

/// Reads the lines of a line file, or some of them: those that are not blank, each as a record. `line` is the number of
/// the first line in the file, `number` that of the first record.
pub fn read_lines<'a>(
    bytes: &'a [u8],
    line: u64,
    number: u64,
    options: impl Into<ReadOptions>,
    each: impl FnMut(Record<'a>),
) {
    read_short_lines(bytes, line, number, usize::MAX, options, each);
}

/// The same, where a line of more than `most` bytes is not read.
pub fn read_short_lines<'a>(
    bytes: &'a [u8],
    mut line: u64,
    mut number: u64,
    most: usize,
    options: impl Into<ReadOptions>,
    mut each: impl FnMut(Record<'a>),
) {
    let mut from = 0;
    let options = options.into();
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let text = bytes.part(from..end);
        if !is_blank(text) {
            let is_long = text.strip_suffix(b"\r").unwrap_or(text).len() > most;
            let position = Origin::line(line).position;
            each(if is_long {
                too_large(most, number, true, position)
            } else {
                read_line(text, number, line, options)
            });
            number += 1;
        }
        line += 1;
        from = end + 1;
    }
}

/// Whether a line is no record.
#[must_use]
pub fn is_blank(line: &[u8]) -> bool {
    without_mark(line).trim_ascii().is_empty()
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// A file of another kind, which was not read.
#[must_use]
pub fn other_file(kind: FileKind) -> Record<'static> {
    unread(ProblemKind::OtherFile(kind), 1, false, Origin::START.position)
}

/// A file named as one of a record a line that is one JSON text, and was not read.
#[must_use]
pub fn not_lines(kind: JsonTextKind) -> Record<'static> {
    unread(ProblemKind::NotLines(kind), 1, false, Origin::START.position)
}

/// A report of this tool that is too long to be read, and need not be.
#[must_use]
pub fn own_report() -> Record<'static> {
    unread(ProblemKind::OwnReport, 1, false, Origin::START.position)
}

/// What could not be read of a file, as one record: that of this number, of a series or alone, from a place on.
#[must_use]
pub fn unreadable(fault: &std::io::Error, number: u64, in_series: bool, position: Position) -> Record<'static> {
    unread(ProblemKind::Unreadable(fault.kind(), fault.to_string()), number, in_series, position)
}

/// A record of more than `most` bytes, which was passed over.
#[must_use]
pub fn too_large(most: usize, number: u64, in_series: bool, position: Position) -> Record<'static> {
    unread(ProblemKind::TooLarge(most), number, in_series, position)
}

fn unread(mistake: ProblemKind, number: u64, in_series: bool, position: Position) -> Record<'static> {
    let (intake, origin) = (Intake::of_fault(ReadError { at: 0, mistake }), Origin { at: 0, position });
    Record::of_text(&[], origin, in_series, number, intake)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Number, id, and pointer, line and column of each problem.
    type LineRecord = (u64, Option<String>, Vec<(String, u64, u64)>);

    fn rows(bytes: &[u8]) -> Vec<LineRecord> {
        let mut rows = Vec::new();
        read_document(bytes, false, |record| rows.push(row(&record)));
        rows
    }

    fn row(record: &Record<'_>) -> LineRecord {
        let problems = record.intake.problems.iter().map(|problem| {
            let location = record.position(problem.at);
            (problem.pointer.clone(), location.line, location.column)
        });
        let id = record.intake.applicant.id.as_ref().map(|id| id.value.to_string());
        (record.number, id, problems.collect())
    }

    fn fine(number: u64, id: &str) -> LineRecord {
        (number, Some(id.to_owned()), Vec::new())
    }

    fn broken(number: u64, line: u64, column: u64) -> LineRecord {
        (number, None, vec![(String::new(), line, column)])
    }

    #[test]
    fn an_object_is_one_record() {
        assert_eq!(rows(b"\xEF\xBB\xBF {\"id\":\"a\"}\n"), [fine(1, "a")]);
        assert_eq!(rows(b"{\"id\":\"a\"} x"), [broken(1, 1, 12)]);
        assert_eq!(rows(b""), [broken(1, 1, 1)]);
        assert_eq!(rows(b"\n{\"name\": \"\xE9t\xE9\"}"), [broken(1, 2, 11)]);
    }

    #[test]
    fn what_is_no_object_is_invalid() {
        assert_eq!(rows(b"5"), [broken(1, 1, 1)]);
        assert_eq!(rows(b"[[], null]"), [broken(1, 1, 2), broken(2, 1, 6)]);
    }

    #[test]
    fn a_fault_in_an_array_keeps_what_is_before_it() {
        assert_eq!(rows(b"[]"), []);
        assert_eq!(rows(b"[{\"id\":\"a\"},\n {\"id\":\"b\"}]"), [fine(1, "a"), fine(2, "b")]);
        assert_eq!(rows(b"[{\"id\":\"a\"},\n {\"id\" \"b\"}, {}]"), [fine(1, "a"), broken(2, 2, 8)]);
        assert_eq!(rows(b"[{\"id\":\"a\"} {}]"), [fine(1, "a"), broken(2, 1, 13)]);
        assert_eq!(rows(b"[{\"id\":\"a\"},]"), [fine(1, "a"), broken(2, 1, 13)]);
        assert_eq!(rows(b"[{\"id\":\"a\"}"), [fine(1, "a"), broken(2, 1, 12)]);
        assert_eq!(rows(b"[{\"id\":\"a\"}] {}"), [fine(1, "a"), broken(2, 1, 14)]);
        assert_eq!(rows(b"[{\"id\":\"a\"},{\"id\":\"\xFF\"}]"), [fine(1, "a"), broken(2, 1, 20)]);
    }

    /// Also the pointers of problems that are seen only once the whole entry is read.
    #[test]
    fn pointers_use_the_keys_as_they_stand_there() {
        let pointer = |entry: &str| {
            let rows = rows(format!("{{\"Education\":[{entry}]}}").as_bytes());
            let problems = rows.into_iter().flat_map(|(_, _, problems)| problems);
            problems.map(|(pointer, ..)| pointer).collect::<Vec<_>>()
        };
        assert_eq!(pointer(r#"{"Start":"2020","End" : "2019"}"#), ["/Education/0/End"]);
        assert_eq!(pointer(r#"{"\u0045nd":"2019","start":"2020"}"#), ["/Education/0/End"]);
        assert_eq!(pointer(r#"{"start":"2020","field":"\"end\": ","end":"2019"}"#), ["/Education/0/end"]);
        assert_eq!(pointer(r#"{"STATUS":"completed","end":"present"}"#), ["/Education/0/STATUS"]);
        assert_eq!(pointer(r#"{"end":"present","status":"completed"}"#), ["/Education/0/status"]);
    }

    #[test]
    fn a_line_keeps_its_place_in_the_file() {
        assert_eq!(row(&read_line(b"{\"id\":\"a\"}\r", 3, 7, false)), fine(3, "a"));
        let wrong = read_line("{\"id\":\"é\",\"name\":5}".as_bytes(), 3, 7, false);
        assert_eq!(row(&wrong), (3, Some("é".to_owned()), vec![("/name".to_owned(), 7, 18)]));
    }

    #[test]
    fn utf_16_is_named() {
        for text in [&b"\xFF\xFE{\0"[..], b"\xFE\xFF\0{", b"{\0}\0", b"\0{\0}"] {
            let mut found = Vec::new();
            read_document(text, false, |record| {
                found.extend(record.intake.problems.into_iter().map(|problem| problem.mistake));
            });
            assert_eq!(found, [ProblemKind::NotUtf8(crate::domain::problem::Encoding::Utf16)]);
        }
    }
}
