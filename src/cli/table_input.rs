//! Tables as input: the map that is given for them, and their rows, read on a thread of their own, as portions.

use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context as _, anyhow, bail};

use crate::cli::chunks::Chunk;
use crate::cli::options::{CommonOptions, RecordArguments};
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::seekable::seekable;
use crate::domain::file_kind::FileKind;
use crate::domain::problem::table_error::{TableError, TableNote};
use crate::domain::text::Lang;
use crate::domain::written_dates::DateOrder;
use crate::intake::document::{LOOKED_AT, RecordLayout, kind_of};
use crate::intake::tables::proposed_map::TableSample;
use crate::intake::tables::{
    InputRow, RowMapper, RowReceiver, RowRecord, TableFormat, TableHeader, TableMap, TableSource, read_table,
};
use crate::messages::colon;
use crate::messages::command_errors::{CliError, error};
use crate::messages::table_input_messages::TableInputError;
use crate::messages::table_notes::{table_error, table_note};
use crate::report::report_data::FileData;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{escape, hash, places};

/// Rows that one portion holds at most.
const ROWS: usize = 256;
/// Portions that wait to be taken.
const WAITING: usize = 2;

/// The map of the tables of a run.
#[derive(Debug)]
pub(super) struct LoadedMap {
    map: TableMap,
    /// Its path and its hash.
    pub(super) data: FileData,
}

impl LoadedMap {
    /// The map that the options name, if they name one; all mistakes in it are shown.
    pub(super) fn of(size: &RecordArguments, common: &CommonOptions) -> anyhow::Result<Option<Arc<Self>>> {
        let order = size.date_order.map(DateOrder::from);
        let map = size.map.as_deref();
        map.map(|path| Self::read(path, order, common.lang(), common.style_of_errors())).transpose()
    }

    /// Reads a map; all mistakes in it are shown. The order of dates that an option asks for comes before that of the map.
    fn read(path: &Path, order: Option<DateOrder>, lang: Lang, style: TerminalStyle) -> anyhow::Result<Arc<Self>> {
        let (source, shown) = (path.display().to_string(), shown(path));
        let bytes = std::fs::read(path).with_context(|| error(lang, CliError::Unreadable(&shown)))?;
        let mistakes = |text: String, count| {
            format!("{text}{}", error(lang, CliError::Table(TableInputError::MapMistakes(&shown, count))))
        };
        if let Some(text) = places::encoding(lang, &source, &bytes, style) {
            bail!(mistakes(text, 1));
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let map = match TableMap::read(text) {
            Ok(map) => map.with_date_order(order),
            Err(problems) => bail!(mistakes(places::rules(lang, &source, text, &problems, style), problems.len())),
        };
        Ok(Arc::new(Self { map, data: FileData { path: source, sha256: hash::sha256(&bytes) } }))
    }
}

/// The kind of table that a file is by its name; `None`: the name does not say that it is one.
pub(super) fn format_by_name(path: &Path) -> Option<TableFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => Some(TableFormat::Csv),
        "xlsx" | "xlsm" => Some(TableFormat::Workbook),
        _ => None,
    }
}

/// The kind of table that an input is by its name, or by its beginning if the name says nothing; of standard input, which
/// is read once, that is found out later.
pub(super) fn format_of(path: &Path) -> Option<TableFormat> {
    if is_standard_input(path) {
        return Some(TableFormat::Csv);
    }
    if RecordLayout::by_name(path).is_some() {
        return None;
    }
    format_by_name(path).or_else(|| {
        let mut head = Vec::new();
        let is_file = path.metadata().is_ok_and(|file| file.is_file());
        File::open(path).ok().filter(|_| is_file)?.take(LOOKED_AT as u64).read_to_end(&mut head).ok()?;
        format_by_content(&head)
    })
}

fn format_by_content(head: &[u8]) -> Option<TableFormat> {
    match kind_of(head)? {
        FileKind::Csv => Some(TableFormat::Csv),
        FileKind::Workbook | FileKind::OldOffice => Some(TableFormat::Workbook),
        _ => None,
    }
}

/// What gives a table from its beginning, as often as it is asked, but for one reader at a time.
fn opener(path: &Path) -> io::Result<impl Fn() -> io::Result<Box<dyn TableSource>>> {
    let file = seekable(path)?;
    Ok(move || -> io::Result<Box<dyn TableSource>> {
        let mut again = file.try_clone()?;
        again.rewind()?;
        Ok(Box::new(again))
    })
}

fn unreadable(error: &io::Error) -> TableError {
    TableError::Unreadable(error.kind(), error.to_string())
}

/// What a table gives, piece by piece.
enum TablePiece {
    Notes(Vec<TableNote>),
    /// Some rows, the number of the first record among them, and the headers.
    Rows(Vec<RowRecord>, u64, Arc<TableHeader>),
    /// The table cannot be read, or read on.
    Fault(TableError),
    /// All rows were given.
    End,
}

/// A table that is being read.
pub(super) struct TableStream {
    /// The path as given.
    pub(super) source: Arc<str>,
    pieces: Receiver<TablePiece>,
    is_over: bool,
}

impl TableStream {
    /// A table where one record is asked for, by the map that the options name; `None`: the input is no table.
    pub(super) fn of(path: &Path, size: &RecordArguments, common: &CommonOptions) -> anyhow::Result<Option<Self>> {
        match LoadedMap::of(size, common)? {
            Some(map) => Ok(format_of(path).map(|format| Self::open(path, format, &map))),
            None if format_by_name(path).is_some() => {
                bail!(error(common.lang(), CliError::Table(TableInputError::NoMap(&shown(path)))))
            }
            None => Ok(None),
        }
    }

    /// Begins to read a table.
    pub(super) fn open(path: &Path, format: TableFormat, map: &Arc<LoadedMap>) -> Self {
        let (sender, pieces) = sync_channel(WAITING);
        let (opened, map) = (path.to_owned(), Arc::clone(map));
        thread::spawn(move || {
            let mut rows = RowSender { map: &map.map, mapper: None, held: Vec::new(), next: 1, pieces: &sender };
            let done = match opener(&opened).and_then(|open| open()) {
                Ok(source) => read_table(source, format, &map.map, &mut rows),
                Err(error) => Err(unreadable(&error)),
            };
            rows.hand_on();
            if done.is_ok() && rows.next == 1 {
                let _ = sender.send(TablePiece::Notes(vec![TableNote::NoRows]));
            }
            // Whoever listens no more needs no reason.
            let _ = sender.send(done.map_or_else(TablePiece::Fault, |()| TablePiece::End));
        });
        Self { source: path.display().to_string().into(), pieces, is_over: false }
    }

    /// The next portion, or why the table cannot be read on. What is odd about it is added to the notes; `shown` is its
    /// path in them.
    pub(super) fn next(&mut self, lang: Lang, shown: &str, notes: &mut Vec<String>) -> Option<anyhow::Result<Chunk>> {
        while !self.is_over {
            // A reader that ended without a word has failed.
            let piece = self.pieces.recv().unwrap_or(TablePiece::Fault(TableError::Broken(String::new())));
            match piece {
                TablePiece::End => self.is_over = true,
                TablePiece::Notes(found) => notes.extend(found.iter().map(|note| {
                    let note = table_note(lang, note);
                    format!("{shown}{}{}", colon(lang), escape::visible(&note))
                })),
                TablePiece::Rows(rows, first, header) => {
                    return Some(Ok(Chunk::of_rows(Arc::clone(&self.source), rows, first, header)));
                }
                TablePiece::Fault(fault) => {
                    self.is_over = true;
                    let why = table_error(lang, &fault);
                    return Some(Err(anyhow!(error(
                        lang,
                        CliError::Table(TableInputError::Unreadable(shown, &escape::visible(&why)))
                    ))));
                }
            }
        }
        None
    }
}

/// The rows of a table on their way to whoever reads them.
struct RowSender<'r> {
    map: &'r TableMap,
    /// The map applied to the headers, and these.
    mapper: Option<(RowMapper, Arc<TableHeader>)>,
    held: Vec<RowRecord>,
    /// The number of the record that comes next, from 1.
    next: u64,
    pieces: &'r SyncSender<TablePiece>,
}

impl RowSender<'_> {
    /// Hands on the rows that are held; false: nobody wants any.
    fn hand_on(&mut self) -> bool {
        let rows = std::mem::take(&mut self.held);
        let Some((_, header)) = self.mapper.as_ref().filter(|_| !rows.is_empty()) else { return true };
        let first = self.next - rows.len() as u64;
        self.pieces.send(TablePiece::Rows(rows, first, Arc::clone(header))).is_ok()
    }
}

impl RowReceiver for RowSender<'_> {
    fn header(&mut self, header: TableHeader, mut notes: Vec<TableNote>) -> Result<(), TableError> {
        let (mapper, note) = RowMapper::new(self.map, &header)?;
        notes.extend(note);
        // If nobody listens, the first row ends the reading.
        let _ = self.pieces.send(TablePiece::Notes(notes));
        self.mapper = Some((mapper, Arc::new(header)));
        Ok(())
    }

    fn row(&mut self, row: InputRow) -> bool {
        let Some((mapper, _)) = &self.mapper else { return false };
        self.held.push(mapper.record(&row));
        self.next += 1;
        self.held.len() < ROWS || self.hand_on()
    }
}

/// The headers of a table and its first rows, and the number of the row of the headers if it is not the first.
pub(super) fn sample(path: &Path, format: TableFormat) -> Result<(TableSample, Option<u64>), TableError> {
    let open = opener(path).map_err(|error| unreadable(&error))?;
    let read = |header_row| {
        let source = open().map_err(|error| unreadable(&error))?;
        let mut sample = TableSample::default();
        read_table(source, format, &TableMap::with_headers_in(header_row), &mut sample).map(|()| sample)
    };
    let (sample, row) = match read(None) {
        Err(TableError::NoHeader(_, first)) => (read(Some(first))?, Some(first)),
        sample => (sample?, None),
    };
    match sample.later_header() {
        Some(later) => Ok((read(Some(later))?, Some(later))),
        None => Ok((sample, row)),
    }
}
