//! A source as portions: whole records, however long the source is, and no more of it in memory than one of them may take.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::paths::is_standard_input;
use crate::domain::file_kind::{FileKind, JsonTextKind};
use crate::domain::location::{Origin, Position};
use crate::domain::part::Part as _;
use crate::intake::document::array::{ArrayPart, ArrayPosition, Border, Borders, read_part};
use crate::intake::document::{
    BYTE_ORDER_MARK, LOOKED_AT, Record, RecordLayout, begins_with_record, has_no_lines, is_blank, kind_of, not_lines,
    one_json_text, other_file, own_report, read_document, read_short_lines, too_large, unreadable,
};
use crate::intake::json_reader::{ReadOptions, blank, wide_encoding};
use crate::intake::own_reports::begins_report;
use crate::intake::tables::{RowRecord, TableHeader, read_row};

/// Bytes that are read at once, and so the size of most portions.
const CHUNK: usize = 1 << 18;
/// Records that one portion holds at most: an empty one is three bytes long, and what explains it ten thousand.
const RECORDS: u64 = 512;
/// The byte that a line may have before its end.
const RETURN: usize = 1;

/// What holds for every record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes of a record at most; a longer one is not read.
    pub(super) most: usize,
    /// How values are read that may be written in several ways.
    pub(super) options: ReadOptions,
}

/// A portion of a source, with whole records.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The path as given, `-` for standard input.
    pub(super) source: Arc<str>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// One JSON text, or a CV.
    Document(Vec<u8>),
    /// Whole lines of a line file; the numbers of the first line and the first record, from 1.
    Lines { bytes: Vec<u8>, line: u64, record: u64 },
    /// Whole elements of an array, and how many stand before them.
    Elements {
        bytes: Vec<u8>,
        position: Position,
        before: u64,
        within: ArrayPosition,
        is_last: bool,
        array: Arc<AtomicBool>,
    },
    /// Rows of a table, and the number of the first record among them.
    Rows { rows: Vec<RowRecord>, first: u64, header: Arc<TableHeader> },
    /// What is not read.
    Unread { cause: SkipReason, record: Option<u64>, position: Position, array: Option<Arc<AtomicBool>> },
}

/// Why something is not read.
#[derive(Debug)]
enum SkipReason {
    /// Reading failed. It is all that is left of its source.
    Fault(io::Error),
    /// The record is too large.
    Size,
    /// The file is of another kind.
    OtherFile(FileKind),
    /// The file is named as one of a record a line, and is one JSON text.
    NotLines(JsonTextKind),
    /// The file is a report of this tool.
    OwnReport,
}

impl Chunk {
    /// Reads its records. False where an array is broken here, and nothing that follows belongs to it.
    pub(super) fn read<'a>(&'a self, limits: Limits, mut each: impl FnMut(Record<'a>)) -> bool {
        let Limits { most, options } = limits;
        match &self.content {
            Content::Document(bytes) => read_document(bytes, options, each),
            Content::Lines { bytes, line, record } => read_short_lines(bytes, *line, *record, most, options, each),
            Content::Elements { bytes, position, before, within, is_last, .. } => {
                let (position, before, within, is_last) = (*position, *before, *within, *is_last);
                return read_part(&ArrayPart { bytes, position, before, within, is_last }, options, each);
            }
            Content::Rows { rows, first, header } => {
                for (number, row) in (*first..).zip(rows) {
                    each(read_row(row, header, number, most, options));
                }
            }
            Content::Unread { cause, record, position, .. } => {
                let (number, in_series) = (record.unwrap_or(1), record.is_some());
                each(match cause {
                    SkipReason::Fault(fault) => unreadable(fault, number, in_series, *position),
                    SkipReason::Size => too_large(most, number, in_series, *position),
                    SkipReason::OtherFile(kind) => other_file(*kind),
                    SkipReason::NotLines(kind) => not_lines(*kind),
                    SkipReason::OwnReport => own_report(),
                });
            }
        }
        true
    }

    /// What was read.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Document(bytes) | Content::Lines { bytes, .. } | Content::Elements { bytes, .. } => bytes,
            Content::Rows { .. } | Content::Unread { .. } => &[],
        }
    }

    /// Whether it is all of its source.
    pub(super) const fn is_document(&self) -> bool {
        matches!(self.content, Content::Document(_))
    }

    /// Why its source cannot be read on.
    pub(super) const fn fault(&self) -> Option<&io::Error> {
        match &self.content {
            Content::Unread { cause: SkipReason::Fault(fault), .. } => Some(fault),
            Content::Unread {
                cause: SkipReason::Size | SkipReason::OtherFile(_) | SkipReason::NotLines(_) | SkipReason::OwnReport,
                ..
            }
            | Content::Document(_)
            | Content::Lines { .. }
            | Content::Rows { .. }
            | Content::Elements { .. } => None,
        }
    }

    /// The array that it is a portion of, by what says whether that is broken.
    pub(super) const fn array(&self) -> Option<&Arc<AtomicBool>> {
        match &self.content {
            Content::Elements { array, .. } => Some(array),
            Content::Unread { array, .. } => array.as_ref(),
            Content::Document(_) | Content::Lines { .. } | Content::Rows { .. } => None,
        }
    }

    /// Some rows of a table, and the number of the first record among them.
    pub(super) const fn of_rows(source: Arc<str>, rows: Vec<RowRecord>, first: u64, header: Arc<TableHeader>) -> Self {
        Self { source, content: Content::Rows { rows, first, header } }
    }

    /// How many bytes were read.
    pub(super) fn length(&self) -> usize {
        match &self.content {
            Content::Rows { rows, .. } => rows.iter().map(|row| row.text.len()).sum(),
            _ => self.bytes().len(),
        }
    }
}

/// A source that is read from front to back.
pub(super) struct Stream {
    source: Arc<str>,
    limits: Limits,
    reader: Option<Box<dyn Read + Send>>,
    fault: Option<io::Error>,
    /// How the records are laid out; `None`: to be seen.
    layout: Option<RecordLayout>,
    /// Whether the name of the file says it.
    is_named: bool,
    /// What the next bytes are read into.
    chunk: Box<[u8]>,
    /// How many bytes there are, as far as that is known.
    length: usize,
    /// Bytes that were read and not given yet.
    held: Vec<u8>,
    /// Where these begin.
    position: Position,
    /// How many records were given.
    records: u64,
    /// The array that is read in parts.
    array: Option<Array>,
    /// Whether all was given.
    ended: bool,
}

/// An array of which only a part is held.
struct Array {
    borders: Borders,
    /// Bytes that were looked at.
    seen: usize,
    /// Bytes of whole elements, and how many these are.
    whole: usize,
    count: u64,
    within: ArrayPosition,
    /// Whether a fault was found in it.
    is_broken: Arc<AtomicBool>,
}

impl Stream {
    /// Opens a file, or standard input.
    pub(super) fn open(path: &Path, layout: Option<RecordLayout>, limits: Limits) -> Self {
        let mut stream = Self {
            source: path.display().to_string().into(),
            limits,
            reader: None,
            fault: None,
            layout,
            is_named: layout.is_some(),
            chunk: Box::default(),
            length: 0,
            held: Vec::new(),
            position: Origin::START.position,
            records: 0,
            array: None,
            ended: false,
        };
        if is_standard_input(path) {
            stream.reader = Some(Box::new(io::stdin()));
            return stream;
        }
        match File::open(path) {
            Ok(file) => {
                let length = file.metadata().map_or(0, |file| file.len());
                stream.length = usize::try_from(length).unwrap_or(0);
                stream.reader = Some(Box::new(file));
            }
            Err(error) => stream.fault = Some(error),
        }
        stream
    }

    /// Reads on, as much as there is at once; false at the end, and where reading fails.
    fn read_more(&mut self) -> bool {
        let Some(reader) = &mut self.reader else {
            return false;
        };
        if self.chunk.is_empty() {
            self.chunk = vec![0; CHUNK].into();
        }
        match reader.read(&mut self.chunk) {
            Ok(0) => self.reader = None,
            Ok(count) => {
                self.held.extend_from_slice(self.chunk.part(..count));
                return true;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return true,
            Err(error) => self.fail(error),
        }
        false
    }

    /// Reads as much as a record may hold, and a byte more.
    fn read_document(&mut self) {
        let missing = self.limits.most.saturating_add(1).saturating_sub(self.held.len());
        self.held.reserve(self.length.saturating_add(1).min(missing));
        let Some(reader) = &mut self.reader else { return };
        if let Err(error) = reader.take(missing as u64).read_to_end(&mut self.held) {
            self.fail(error);
        }
    }

    /// Reads on until so many bytes are held, or all there are.
    fn read_up_to(&mut self, count: usize) {
        while self.held.len() < count && self.read_more() {}
    }

    /// Gives what is held back to the reader, to come again in pieces as the rest does.
    fn go_back(&mut self) {
        let held = io::Cursor::new(std::mem::take(&mut self.held));
        let rest = self.reader.take().unwrap_or_else(|| Box::new(io::empty()));
        self.reader = Some(Box::new(held.chain(rest)));
    }

    fn fail(&mut self, error: io::Error) {
        self.fault = Some(error);
        self.reader = None;
    }

    /// Looks at the first line and the beginning of the second, or at all there is, to see the layout.
    fn see_layout(&mut self) -> RecordLayout {
        if let Some(layout) = self.layout {
            return layout;
        }
        let mut searched = 0;
        let layout = loop {
            // Without its mark and the blank lines before the first record, which are few.
            let text = self.held.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.held).trim_ascii_start();
            let end = memchr::memchr(b'\n', text.part(searched..)).map(|end| searched + end + 1);
            let second = end.and_then(|end| text.get(end..)).unwrap_or_default().trim_ascii_start();
            if text.first().is_some_and(|byte| !matches!(byte, b'{' | b'[')) {
                break self.layout_of_text();
            }
            let is_open_array = text.starts_with(b"[") && end.is_none() && text.len() > CHUNK;
            searched = end.map_or(text.len(), |_| searched);
            if self.held.len() > self.limits.most.saturating_add(RETURN) {
                // A first line that is too large, or white space without end. Nothing that follows is to be lost.
                break if text.starts_with(b"[") { RecordLayout::Document } else { RecordLayout::Lines };
            }
            if is_open_array || !second.is_empty() || !self.read_more() {
                break RecordLayout::of(&self.held);
            }
        };
        self.layout = Some(layout);
        layout
    }

    /// The layout of what does not begin as JSON: always by the same bytes, however they come.
    fn layout_of_text(&mut self) -> RecordLayout {
        self.read_up_to(LOOKED_AT);
        let is_long = self.held.len() > self.limits.most.saturating_add(RETURN);
        if is_long && memchr::memchr(b'\n', &self.held).is_none() && !has_no_lines(&self.held) {
            // A first line that is too large.
            return RecordLayout::Lines;
        }
        RecordLayout::of(&self.held)
    }

    /// Looks at a file of lines before its first portion: what it is instead, where it has no lines of ours. A first line
    /// that is a record settles that it has some.
    fn instead_of_lines(&mut self) -> Option<Chunk> {
        const FEW: usize = 4;
        self.read_up_to(FEW);
        loop {
            let text = self.held.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.held).trim_ascii_start();
            let is_line = memchr::memchr(b'\n', text).is_some();
            let begins_object = text.first().is_none_or(|byte| *byte == b'{');
            if is_line || !begins_object || self.held.len() > self.limits.most || !self.read_more() {
                break;
            }
        }
        if begins_with_record(&self.held) {
            return None;
        }
        self.read_up_to(LOOKED_AT);
        if has_no_lines(&self.held) {
            return self.next_document();
        }
        if self.is_named && matches!(self.held.trim_ascii_start().first(), Some(b'{' | b'[' | 0xEF)) {
            self.read_document();
            let is_whole = self.held.len() <= self.limits.most && self.fault.is_none();
            if let Some(kind) = one_json_text(&self.held, is_whole) {
                self.ended = true;
                return Some(self.unread(SkipReason::NotLines(kind), None, None));
            }
            self.go_back();
        }
        None
    }

    /// The next portion.
    pub(super) fn next(&mut self) -> Option<Chunk> {
        if self.ended {
            return None;
        }
        if let Some(array) = self.array.take() {
            return self.next_elements(array);
        }
        if self.see_layout() == RecordLayout::Document {
            return self.next_document();
        }
        if self.position == Origin::START.position
            && let Some(chunk) = self.instead_of_lines()
        {
            return Some(chunk);
        }
        self.next_lines()
    }

    fn chunk(&self, content: Content) -> Chunk {
        Chunk { source: Arc::clone(&self.source), content }
    }

    /// What reading failed of: the record of this number, or a source of which nothing was given.
    fn unread(&self, cause: SkipReason, record: Option<u64>, array: Option<Arc<AtomicBool>>) -> Chunk {
        let position = self.position;
        self.chunk(Content::Unread { cause, record, position, array })
    }

    /// All of the source, as one JSON text; its first elements, where it is a long array.
    fn next_document(&mut self) -> Option<Chunk> {
        self.read_document();
        if self.held.len() > self.limits.most && self.fault.is_none() {
            let kind = kind_of(&self.held).map(SkipReason::OtherFile);
            if let Some(cause) = kind.or_else(|| begins_report(&self.held).then_some(SkipReason::OwnReport)) {
                self.ended = true;
                return Some(self.unread(cause, None, None));
            }
            let mark = if self.held.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
            let text = self.held.part(mark..);
            let begins = blank(text);
            if text.get(begins) == Some(&b'[') && wide_encoding(&self.held).is_none() {
                // The mark is no character of the text.
                self.held.drain(..mark);
                self.pass(begins + 1);
                self.go_back();
                let is_broken = Arc::new(AtomicBool::new(false));
                let borders = Borders::default();
                let array = Array { borders, seen: 0, whole: 0, count: 0, within: ArrayPosition::Start, is_broken };
                return self.next_elements(array);
            }
            self.ended = true;
            return Some(self.unread(SkipReason::Size, None, None));
        }
        self.ended = true;
        if let Some(error) = self.fault.take() {
            return Some(self.unread(SkipReason::Fault(error), None, None));
        }
        // Standard input may be empty; a file that holds nothing is a record that cannot be read.
        let is_nothing = &*self.source == "-" && is_blank(&self.held);
        let bytes = std::mem::take(&mut self.held);
        (!is_nothing).then(|| self.chunk(Content::Document(bytes)))
    }

    /// The lines that are there; a line that is not whole yet waits for its end.
    fn next_lines(&mut self) -> Option<Chunk> {
        let most = self.limits.most.saturating_add(RETURN);
        let mut searched = 0;
        loop {
            if let Some(end) = memchr::memrchr(b'\n', self.held.part(searched..)) {
                return self.lines_up_to(searched + end + 1);
            }
            searched = self.held.len();
            if searched > most {
                let chunk = self.unread(SkipReason::Size, Some(self.records + 1), None);
                if self.pass_line() {
                    self.records += 1;
                    return Some(chunk);
                }
                searched = 0;
            } else if !self.read_more() {
                return self.lines_up_to(self.held.len());
            }
        }
    }

    /// Passes over a line of which a part is held, without keeping it. Whether it is a record.
    fn pass_line(&mut self) -> bool {
        let mut is_record = !is_blank(&self.held);
        loop {
            self.held.clear();
            let goes_on = self.read_more();
            let end = memchr::memchr(b'\n', &self.held);
            let rest = self.held.part(..end.unwrap_or(self.held.len()));
            is_record |= !is_blank(rest);
            if end.is_some() || !goes_on {
                self.held.drain(..end.map_or(self.held.len(), |end| end + 1));
                self.position.line += 1;
                return is_record;
            }
        }
    }

    fn lines_up_to(&mut self, end: usize) -> Option<Chunk> {
        if end == 0 {
            self.ended = true;
            let error = self.fault.take()?;
            return Some(self.unread(SkipReason::Fault(error), Some(self.records + 1), None));
        }
        let (line, record) = (self.position.line, self.records + 1);
        let all = self.held.part(..end);
        let mut from = 0;
        for line_end in memchr::memchr_iter(b'\n', all).chain([end]) {
            self.records += u64::from(!is_blank(all.part(from..line_end)));
            self.position.line += u64::from(line_end < end);
            from = (line_end + 1).min(end);
            if self.records + 1 - record == RECORDS {
                break;
            }
        }
        let rest = self.held.split_off(from);
        let bytes = std::mem::replace(&mut self.held, rest);
        Some(self.chunk(Content::Lines { bytes, line, record }))
    }

    /// Some elements of an array, all of them whole.
    fn next_elements(&mut self, mut array: Array) -> Option<Chunk> {
        loop {
            if array.is_broken.load(Ordering::Relaxed) {
                self.ended = true;
                return None;
            }
            if array.within == ArrayPosition::AfterEnd {
                return self.rest_of_array(array);
            }
            while let Some(border) = array.borders.next(self.held.part(array.seen..)) {
                let (Border::Comma(length) | Border::End(length)) = border;
                array.seen += length;
                let element = self.held.part(array.whole..array.seen - 1);
                let begins = blank(element);
                // The white space after an element is counted with it.
                if element.len() - begins > self.limits.most {
                    if array.whole > 0 {
                        // Those before it come first.
                        (array.seen, array.borders) = (array.whole, Borders::default());
                        return Some(self.elements(array, false));
                    }
                    self.pass(begins);
                    let chunk = self.too_large(&array);
                    self.pass(array.seen - begins);
                    (array.seen, array.within) = (0, border.within());
                    self.array = Some(array);
                    return Some(chunk);
                }
                let is_last = border.within() == ArrayPosition::AfterEnd;
                // The first bracket may close an array that holds nothing.
                let is_first = array.within == ArrayPosition::Start && array.count == 0;
                let is_nothing = is_last && is_first && begins == element.len();
                array.whole = array.seen;
                array.count += u64::from(!is_nothing);
                if is_last || array.count == RECORDS {
                    return Some(self.elements(array, is_last));
                }
            }
            array.seen = self.held.len();
            let open = self.held.part(array.whole..);
            let (begins, length) = (blank(open), open.len());
            let is_long = length - begins > self.limits.most;
            if array.whole > 0 && (array.whole >= CHUNK || is_long) {
                return Some(self.elements(array, false));
            }
            if is_long {
                self.pass(begins);
                return Some(self.pass_element(array));
            }
            if begins == length && array.whole == 0 {
                self.pass(array.seen);
                array.seen = 0;
            }
            if !self.read_more() {
                return Some(self.end_of_array(array));
            }
        }
    }

    /// The source ends within an array, or reading fails there.
    fn end_of_array(&mut self, mut array: Array) -> Chunk {
        if self.fault.is_some() && array.whole > 0 {
            return self.elements(array, false);
        }
        self.ended = true;
        if let Some(error) = self.fault.take() {
            let record = Some(self.records + 1);
            return self.unread(SkipReason::Fault(error), record, Some(array.is_broken));
        }
        array.whole = self.held.len();
        self.elements(array, true)
    }

    /// The elements that are whole, the last of all among them or not.
    fn elements(&mut self, mut array: Array, is_last: bool) -> Chunk {
        let (position, before, within) = (self.position, self.records, array.within);
        let rest = self.held.split_off(array.whole);
        let bytes = std::mem::replace(&mut self.held, rest);
        self.position = Origin { at: 0, position }.position(&bytes, bytes.len());
        self.records += array.count;
        let is_broken = Arc::clone(&array.is_broken);
        array.within = if is_last { ArrayPosition::AfterEnd } else { ArrayPosition::AfterComma };
        (array.seen, array.whole, array.count) = (array.seen - bytes.len(), 0, 0);
        if !self.ended {
            self.array = Some(array);
        }
        self.chunk(Content::Elements { bytes, position, before, within, is_last, array: is_broken })
    }

    /// Passes over an element of which a part is held, without keeping it.
    fn pass_element(&mut self, mut array: Array) -> Chunk {
        let chunk = self.too_large(&array);
        loop {
            self.pass(self.held.len());
            if !self.read_more() {
                self.ended = self.fault.is_none();
                break;
            }
            if let Some(border) = array.borders.next(&self.held) {
                let (Border::Comma(length) | Border::End(length)) = border;
                self.pass(length);
                array.within = border.within();
                break;
            }
        }
        array.seen = 0;
        self.array = Some(array);
        chunk
    }

    /// The next element, as one that is too large.
    fn too_large(&mut self, array: &Array) -> Chunk {
        self.records += 1;
        self.unread(SkipReason::Size, Some(self.records), Some(Arc::clone(&array.is_broken)))
    }

    /// What follows the bracket that closes an array: nothing, or a fault.
    fn rest_of_array(&mut self, array: Array) -> Option<Chunk> {
        loop {
            self.pass(blank(&self.held));
            if self.held.is_empty() && self.read_more() {
                continue;
            }
            self.ended = true;
            let array = array.is_broken;
            if let Some(error) = self.fault.take() {
                return Some(self.unread(SkipReason::Fault(error), Some(self.records + 1), Some(array)));
            }
            let (bytes, position, before) = (std::mem::take(&mut self.held), self.position, self.records);
            let (within, is_last) = (ArrayPosition::AfterEnd, true);
            return (!bytes.is_empty())
                .then(|| self.chunk(Content::Elements { bytes, position, before, within, is_last, array }));
        }
    }

    /// Passes over some of what is held.
    fn pass(&mut self, length: usize) {
        self.position = Origin { at: 0, position: self.position }.position(&self.held, length);
        self.held.drain(..length.min(self.held.len()));
    }
}
