//! A table in text: its encoding and its separator are found, and its rows given one after the other.

use std::io::{self, Cursor, Read, SeekFrom};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::{InputCell, InputRow, RowReceiver, TableHeader, TableSource, column_names, unreadable};
use crate::domain::part::Part as _;
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::text::trimmed;

/// Bytes that are read at once.
const BLOCK: usize = 1 << 16;
/// So many bytes are looked at for the row of the headers.
const HEAD: u64 = 1 << 20;
/// So many lines are looked at for the separator where a title may be above the headers.
const TITLE_LINES: usize = 20;
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a table in text. The rows are numbered as the lines in which they begin; the headers are in the first row at or
/// after the line of this number; with `is_below_title`, a title may be in that row, and the separator is looked for below it
/// too.
///
/// # Errors
/// Why it cannot be read, or read on.
pub fn read_csv(
    mut source: Box<dyn TableSource>,
    header_row: Option<u64>,
    is_below_title: bool,
    receiver: &mut dyn RowReceiver,
) -> Result<(), TableError> {
    let encoding = encoding(&mut *source).map_err(|error| unreadable(&error))??;
    source.rewind().map_err(|error| unreadable(&error))?;
    let notes = if encoding == UTF_8 { Vec::new() } else { vec![TableNote::Encoding(name(encoding))] };
    let mut decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).strip_bom(true).build(source);
    let mut head = Vec::new();
    (&mut decoder).take(HEAD).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    let (separator, first) = separator(&head, header_row, is_below_title);
    let ends = if head.contains(&b'\r') && !head.contains(&b'\n') { LineEnds::Old } else { LineEnds::Usual };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        // The return before a line feed is taken off here: its own way of reading both loses count of the lines.
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(Lines { inner: Cursor::new(head).chain(decoder), ends, end: END });
    let (mut record, mut notes, mut is_header) = (csv::ByteRecord::new(), Some(notes), true);
    while reader.read_byte_record(&mut record).map_err(failed)? {
        let within: usize = record.iter().map(|cell| memchr::memchr_iter(b'\n', cell).count()).sum();
        let number = reader.position().line().saturating_sub(1 + within as u64);
        match record.iter().next_back() {
            Some(cell) if cell == END.trim_ascii() => break,
            // Within a quote, the end is a part of the cell, and no line feed ended the row.
            Some(cell) if cell.ends_with(END) => return Err(TableError::OpenQuote(number + 1)),
            _ if number < first => continue,
            _ => {}
        }
        let last = record.len().saturating_sub(1);
        // The decoder gives nothing but UTF-8.
        let texts = record.iter().enumerate().map(|(index, cell)| {
            let cell = if index == last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
            String::from_utf8_lossy(cell).into_owned()
        });
        let cells: Vec<_> = (0_u32..).zip(texts).filter(|(_, text)| !trimmed(text).is_empty()).collect();
        if cells.is_empty() {
            continue;
        }
        if is_header {
            is_header = false;
            let columns = column_names(cells, &[]);
            receiver.header(TableHeader { sheet: None, columns }, notes.take().unwrap_or_default())?;
            continue;
        }
        let cells = cells.into_iter().map(|(column, text)| (column, InputCell::Text(text))).collect();
        if !receiver.row(InputRow { number, cells }) {
            return Ok(());
        }
    }
    if is_header { Err(TableError::Empty) } else { Ok(()) }
}

/// The encoding: by its mark, else UTF-8 if all of it is that, else Windows-1252, which has the letters of Latin-1.
fn encoding(source: &mut dyn TableSource) -> io::Result<Result<&'static Encoding, TableError>> {
    let (mut block, mut held) = (vec![0; BLOCK], Vec::new());
    let (mut is_first, mut is_utf_8) = (true, true);
    source.seek(SeekFrom::Start(0))?;
    loop {
        let count = source.read(&mut block)?;
        held.extend_from_slice(block.part(..count));
        if is_first {
            let by_mark = Encoding::for_bom(&held).map(|(encoding, _)| encoding).filter(|encoding| *encoding != UTF_8);
            if let Some(encoding) = by_mark.or_else(|| unmarked_utf_16(&held)) {
                return Ok(Ok(encoding));
            }
            is_first = false;
        }
        if held.contains(&0) {
            return Ok(Err(TableError::NotText));
        }
        match std::str::from_utf8(&held) {
            Ok(_) => held.clear(),
            // A character that goes on in the next block.
            Err(error) if error.error_len().is_none() && count > 0 => {
                held.drain(..error.valid_up_to());
            }
            Err(_) => {
                is_utf_8 = false;
                held.clear();
            }
        }
        if count == 0 {
            return Ok(Ok(if is_utf_8 { UTF_8 } else { WINDOWS_1252 }));
        }
    }
}

/// UTF-16 without a mark, of which one byte of two is zero in most letters of a header.
fn unmarked_utf_16(beginning: &[u8]) -> Option<&'static Encoding> {
    /// So many bytes are looked at.
    const LOOKED_AT: usize = 256;
    let (pairs, _) = beginning.part(..beginning.len().min(LOOKED_AT)).as_chunks::<2>();
    let most = |is_one: fn(&[u8; 2]) -> bool| {
        let count = pairs.iter().filter(|pair| is_one(pair)).count();
        count > 0 && count * 4 >= pairs.len() * 3
    };
    match () {
        () if most(|[first, second]| *first != 0 && *second == 0) => Some(UTF_16LE),
        () if most(|[first, second]| *first == 0 && *second != 0) => Some(UTF_16BE),
        () => None,
    }
}

/// The name of an encoding as people know it.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_16LE || encoding == UTF_16BE { "UTF-16" } else { "Windows-1252 (Latin-1)" }
}

/// The separator: the one that the line of the headers has most of outside quotes, or that a line `sep=;` names; and the
/// number of the first line that counts.
fn separator(head: &[u8], header_row: Option<u64>, is_below_title: bool) -> (u8, u64) {
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.clone().next().unwrap_or_default().trim_ascii();
    let named = first.strip_prefix(b"sep=").and_then(|rest| rest.first()).copied();
    if let Some(named) = named.filter(u8::is_ascii) {
        return (named, header_row.unwrap_or(2).max(2));
    }
    let wanted = usize::try_from(header_row.unwrap_or(1) - 1).unwrap_or(usize::MAX);
    let rest = lines.by_ref().skip(wanted).filter(|line| !line.trim_ascii().is_empty());
    let lines: Vec<_> = rest.take(if is_below_title { TITLE_LINES } else { 1 }).collect();
    let count_in = |line: &[u8], separator: u8| {
        let mut in_quotes = false;
        let is_one = |byte: &&u8| {
            in_quotes ^= **byte == b'"';
            !in_quotes && **byte == separator
        };
        line.iter().filter(is_one).count()
    };
    // A title has none.
    let line = lines.iter().find(|line| SEPARATORS.iter().any(|separator| count_in(line, *separator) > 0));
    let line = line.or(lines.first()).copied().unwrap_or_default();
    let most = SEPARATORS.into_iter().rev().max_by_key(|separator| count_in(line, *separator));
    (most.unwrap_or(b','), header_row.unwrap_or(1))
}

/// What is read behind the end: it is no row, and shows whether a quote is open. No text has a zero byte.
const END: &[u8] = b"\n\0\n";

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineEnds {
    /// With a line feed, maybe behind a return.
    Usual,
    /// With a return alone.
    Old,
}

/// A text whose lines end with a line feed, and [`END`] behind it.
struct Lines<R> {
    inner: R,
    ends: LineEnds,
    /// What is left of the end.
    end: &'static [u8],
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if count == 0 && !buffer.is_empty() {
            return self.end.read(buffer);
        }
        // UTF-16 may hold one, which would be taken for the end.
        if buffer.iter().take(count).any(|byte| *byte == 0) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if self.ends == LineEnds::Old {
            buffer.iter_mut().take(count).filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        Ok(count)
    }
}

fn failed(error: csv::Error) -> TableError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() != io::ErrorKind::InvalidData => unreadable(&error),
        _ => TableError::NotText,
    }
}
