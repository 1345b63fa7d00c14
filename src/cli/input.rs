//! Paths to bytes: files, folders, standard input. Nothing is lost: what cannot be read becomes a record or a warning.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use crate::intake::document::{BYTE_ORDER_MARK, Layout, is_blank};
use crate::intake::json::wide_encoding;
use crate::report::{Run, escape};
use crate::wording::errors::{Trouble, error, sentence};

/// Bytes that are read at once, and so the size of most tasks.
const CHUNK: usize = 1 << 18;
/// Records that one task takes at most: an empty one is three bytes long, and what explains it ten thousand.
const RECORDS: u64 = 512;
/// Files that one task takes.
const GROUP: usize = 64;

/// A portion of the input, small enough to be held in memory a few times.
#[derive(Debug)]
pub(super) enum Task {
    /// Files that hold one JSON text each, to be read.
    Files(Vec<PathBuf>),
    /// A JSON text that was read, and its source.
    Document(Arc<str>, Vec<u8>),
    /// Whole lines of a line file.
    Lines(Lines),
    /// A source of which the rest cannot be read, why, and the number it has where records came before.
    Unreadable(Arc<str>, String, Option<u64>),
}

/// Whole lines of a line file and where they stand in it.
#[derive(Debug)]
pub(super) struct Lines {
    /// The path as given, `-` for standard input.
    pub(super) source: Arc<str>,
    /// The lines.
    pub(super) bytes: Vec<u8>,
    /// The number of the first line, from 1.
    pub(super) line: u64,
    /// The number of the first record, from 1.
    pub(super) record: u64,
}

/// Gives the input in portions, in the order of the paths, folders in the order of names.
pub(super) struct Tasks<'v> {
    paths: std::vec::IntoIter<PathBuf>,
    walk: Option<walkdir::IntoIter>,
    stream: Option<Stream>,
    group: Vec<PathBuf>,
    own: Vec<PathBuf>,
    run: Run<'v>,
    passed_over: Vec<String>,
    /// How many files of other kinds the folders hold, and one of them.
    others: usize,
    other: Option<String>,
    /// Whether everything could be looked at.
    pub(super) complete: bool,
}

impl<'v> Tasks<'v> {
    /// Starts with the first path. A path that does not exist is an error, before anything is read. The reports of this
    /// run, by their canonical paths, are no input.
    pub(super) fn new(paths: &[PathBuf], own: &[PathBuf], run: Run<'v>) -> anyhow::Result<Self> {
        let lang = run.lang;
        let is_missing = |path: &&PathBuf| !is_standard_input(path) && std::fs::metadata(path).is_err();
        let missing: Vec<_> = paths.iter().filter(is_missing).map(|path| format!("`{}`", shown(path))).collect();
        if !missing.is_empty() {
            bail!(error(lang, Trouble::Missing(&missing.join(", "))));
        }
        let is_own = |path: &&PathBuf| path.canonicalize().is_ok_and(|path| own.contains(&path));
        if let Some(path) = paths.iter().find(is_own) {
            bail!(error(lang, Trouble::ReadAndWritten(&shown(path))));
        }
        Ok(Self {
            paths: Vec::from(paths).into_iter(),
            walk: None,
            stream: None,
            group: Vec::new(),
            own: own.to_vec(),
            run,
            passed_over: Vec::new(),
            others: 0,
            other: None,
            complete: true,
        })
    }

    /// What was passed over, in words.
    pub(super) fn passed_over(&self) -> impl Iterator<Item = String> {
        let others = self.other.as_ref().map(|path| sentence(self.run.lang, Trouble::OtherFiles(self.others, path)));
        self.passed_over.iter().cloned().chain(others)
    }

    /// A path as it may be shown.
    fn shown(&self, path: &Path) -> String {
        escape::visible(&self.run.source(&path.display().to_string())).into_owned()
    }

    fn pass_over(&mut self, trouble: Trouble<'_>) {
        self.passed_over.push(sentence(self.run.lang, trouble));
    }

    /// The next file of the folder that is being walked.
    fn next_in_folder(&mut self) -> Option<PathBuf> {
        loop {
            let entry = match self.walk.as_mut()?.next() {
                Some(Ok(entry)) => entry,
                Some(Err(error)) => {
                    self.complete = false;
                    let path = self.shown(error.path().unwrap_or(Path::new("")));
                    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    let why =
                        format!("{}: {}", sentence(self.run.lang, Trouble::Unreadable(&path)), escape::visible(&why));
                    self.passed_over.push(why);
                    continue;
                }
                None => {
                    self.walk = None;
                    return None;
                }
            };
            let (path, kind) = (entry.path(), entry.file_type());
            if kind.is_dir() {
                continue;
            }
            // What a link leads to; one that leads nowhere is a file that cannot be read. A file is itself.
            let target = if kind.is_file() { None } else { std::fs::metadata(path).ok() };
            // Only a link, or a file of its name, can be a report of this run.
            let may_be_own = kind.is_symlink() || self.own.iter().any(|own| own.file_name() == Some(entry.file_name()));
            if target.as_ref().is_some_and(std::fs::Metadata::is_dir) {
                self.pass_over(Trouble::LinkToFolder(&self.shown(path)));
            } else if layout_by_name(path).is_some() {
                if target.is_some_and(|target| !target.is_file()) {
                    self.pass_over(Trouble::NotAFile(&self.shown(path)));
                } else if may_be_own && path.canonicalize().is_ok_and(|path| self.own.contains(&path)) {
                    self.pass_over(Trouble::OwnReport(&self.shown(path)));
                } else {
                    return Some(entry.into_path());
                }
            } else if !entry.file_name().as_encoded_bytes().starts_with(b".")
                && !self.own.iter().any(|own| own.ends_with(entry.file_name()))
            {
                self.others += 1;
                if self.other.is_none() {
                    self.other = Some(self.shown(path));
                }
            }
        }
    }

    fn next_path(&mut self) -> Option<(PathBuf, Option<Layout>)> {
        loop {
            if let Some(path) = self.next_in_folder() {
                let layout = layout_by_name(&path);
                return Some((path, layout));
            }
            let path = self.paths.next()?;
            if is_standard_input(&path) || !path.is_dir() {
                let layout = if is_standard_input(&path) { None } else { layout_by_name(&path) };
                return Some((path, layout));
            }
            self.walk = Some(walkdir::WalkDir::new(path).sort_by_file_name().into_iter());
        }
    }
}

impl Iterator for Tasks<'_> {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            if let Some(stream) = &mut self.stream {
                // Files named before the stream come out before it.
                if !self.group.is_empty() {
                    return Some(Task::Files(std::mem::take(&mut self.group)));
                }
                match stream.next() {
                    Some(task) => return Some(task),
                    None => self.stream = None,
                }
            }
            match self.next_path() {
                Some((path, Some(Layout::Document))) => {
                    self.group.push(path);
                    if self.group.len() == GROUP {
                        return Some(Task::Files(std::mem::take(&mut self.group)));
                    }
                }
                Some((path, layout)) => self.stream = Some(Stream::open(&path, layout)),
                None if self.group.is_empty() => return None,
                None => return Some(Task::Files(std::mem::take(&mut self.group))),
            }
        }
    }
}

/// A source that is read from front to back.
struct Stream {
    source: Arc<str>,
    reader: Option<Box<dyn Read + Send>>,
    fault: Option<io::Error>,
    /// How the records are laid out; `None`: to be seen.
    layout: Option<Layout>,
    /// Bytes that were read and not given yet.
    held: Vec<u8>,
    line: u64,
    record: u64,
    /// Whether a document was given, of which there is but one.
    given: bool,
}

impl Stream {
    fn open(path: &Path, layout: Option<Layout>) -> Self {
        let (reader, fault): (Option<Box<dyn Read + Send>>, _) = if is_standard_input(path) {
            (Some(Box::new(io::stdin())), None)
        } else {
            match File::open(path) {
                Ok(file) => (Some(Box::new(file)), None),
                Err(error) => (None, Some(error)),
            }
        };
        let source = path.display().to_string().into();
        Self { source, reader, fault, layout, held: Vec::new(), line: 1, record: 1, given: false }
    }

    /// Reads on, as much as there is at once; false at the end, and where reading fails.
    fn read_more(&mut self) -> bool {
        let Some(reader) = &mut self.reader else {
            return false;
        };
        let before = self.held.len();
        self.held.resize(before + CHUNK, 0);
        let read = reader.read(self.held.get_mut(before..).unwrap_or_default());
        self.held.truncate(before + read.as_ref().map_or(0, |count| *count));
        match read {
            Ok(0) => self.reader = None,
            Ok(_) => return true,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return true,
            Err(error) => {
                self.fault = Some(error);
                self.reader = None;
            }
        }
        false
    }

    /// Looks at the first line and the beginning of the second, or at all there is, to see the layout.
    fn see_layout(&mut self) -> Layout {
        if let Some(layout) = self.layout {
            return layout;
        }
        let mut searched = 0;
        loop {
            // Without its mark and the blank lines before the first record, which are few.
            let text = self.held.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.held).trim_ascii_start();
            let end = memchr::memchr(b'\n', text.get(searched..).unwrap_or_default()).map(|end| searched + end + 1);
            let second = end.and_then(|end| text.get(end..)).unwrap_or_default().trim_ascii_start();
            let is_open_array = text.starts_with(b"[") && end.is_none() && text.len() > CHUNK;
            searched = end.map_or(text.len(), |_| searched);
            if is_open_array || !second.is_empty() || !self.read_more() {
                break;
            }
        }
        let layout = Layout::of(&self.held);
        self.layout = Some(layout);
        layout
    }

    fn next(&mut self) -> Option<Task> {
        let layout = self.see_layout();
        if self.line == 1 && self.held.is_empty() {
            self.read_more();
        }
        if layout == Layout::Document || (self.line == 1 && wide_encoding(&self.held).is_some()) {
            while self.read_more() {}
            return self.rest_as_document();
        }
        // The lines that are there; a line that is not whole yet waits for its end.
        let mut searched = 0;
        let end = loop {
            if let Some(end) = memchr::memrchr(b'\n', self.held.get(searched..).unwrap_or_default()) {
                break searched + end + 1;
            }
            searched = self.held.len();
            if !self.read_more() {
                break self.held.len();
            }
        };
        self.lines_up_to(end)
    }

    /// All that is left, as one JSON text.
    fn rest_as_document(&mut self) -> Option<Task> {
        if std::mem::replace(&mut self.given, true) {
            return None;
        }
        if let Some(error) = self.fault.take() {
            return Some(Task::Unreadable(Arc::clone(&self.source), error.to_string(), None));
        }
        // Standard input may be empty; a file that holds nothing is a record that cannot be read.
        let is_nothing = &*self.source == "-" && is_blank(&self.held);
        let bytes = std::mem::take(&mut self.held);
        (!is_nothing).then(|| Task::Document(Arc::clone(&self.source), bytes))
    }

    fn lines_up_to(&mut self, end: usize) -> Option<Task> {
        if end == 0 {
            let error = self.fault.take()?;
            return Some(Task::Unreadable(Arc::clone(&self.source), error.to_string(), Some(self.record)));
        }
        let (line, record) = (self.line, self.record);
        let all = self.held.get(..end).unwrap_or_default();
        let mut from = 0;
        for line_end in memchr::memchr_iter(b'\n', all).chain([end]) {
            self.record += u64::from(!is_blank(all.get(from..line_end).unwrap_or_default()));
            self.line += u64::from(line_end < end);
            from = (line_end + 1).min(end);
            if self.record - record == RECORDS {
                break;
            }
        }
        let rest = self.held.split_off(from);
        let bytes = std::mem::replace(&mut self.held, rest);
        Some(Task::Lines(Lines { source: Arc::clone(&self.source), bytes, line, record }))
    }
}

/// How the records of a file are laid out, where its extension says it.
pub(super) fn layout_by_name(path: &Path) -> Option<Layout> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "json" => Some(Layout::Document),
        "jsonl" | "ndjson" => Some(Layout::Lines),
        _ => None,
    }
}

/// Whether a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    escape::visible(&path.display().to_string()).into_owned()
}
