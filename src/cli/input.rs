//! Paths to bytes: files, folders, standard input. Nothing is lost: what cannot be read becomes a record or a warning.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::bail;

use crate::cli::chunks::{Chunk, Limits, Stream};
use crate::cli::passed_over::{PassedOver, begins_as_json, is_shadow};
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::pipeline::in_order;
use crate::cli::system_reason;
use crate::cli::table_input::{LoadedMap, TableStream, format_by_name, format_of};
use crate::domain::text::Lang;
use crate::intake::document::{Record, RecordLayout};
use crate::messages::colon;
use crate::messages::command_errors::{CliError, error, sentence};
use crate::messages::other_file_notes::passed_over;
use crate::messages::table_input_messages::TableInputError;
use crate::report::blind::Blind;
use crate::report::report_data::FileData;
use crate::report::{Run, escape};

/// Files that one task takes.
const GROUP: usize = 64;

/// A piece of work on the input, small enough to be held in memory a few times.
#[derive(Debug)]
pub(super) enum Task {
    /// Small files that hold one JSON text each, to be read.
    Files(Vec<PathBuf>),
    /// A portion of a source.
    Portion(Chunk),
    /// A table that cannot be read, or read on: the message.
    Fault(anyhow::Error),
}

/// What was seen of the input beside its records.
#[derive(Default)]
pub(super) struct Read {
    /// How many bytes were read.
    pub(super) bytes: u64,
    /// Files that hold no record.
    pub(super) blank: Vec<Arc<str>>,
    /// Files that are reports of this tool, or hold records that are.
    reports: Vec<Arc<str>>,
    /// Why a table cannot be read.
    fault: Option<anyhow::Error>,
    /// The array of which a portion was read, and whether it was broken there.
    array: Option<(Arc<AtomicBool>, bool)>,
}

impl Task {
    /// How many bytes were read of it.
    fn bytes(&self) -> usize {
        match self {
            Self::Files(_) => 0,
            Self::Portion(chunk) => chunk.length(),
            Self::Fault(_) => 0,
        }
    }

    /// Reads its records.
    fn read(self, limits: Limits, mut each: impl FnMut(&Arc<str>, &Record<'_>)) -> Read {
        let mut read = Read::default();
        match self {
            Self::Files(paths) => {
                for path in paths {
                    let mut stream = Stream::open(&path, Some(RecordLayout::Document), limits);
                    while let Some(chunk) = stream.next()
                        && read.chunk(&chunk, limits, &mut each)
                    {}
                }
            }
            Self::Fault(fault) => read.fault = Some(fault),
            Self::Portion(chunk) => {
                let goes_on = read.chunk(&chunk, limits, &mut each);
                read.array = chunk.array().map(|is_broken| {
                    if !goes_on {
                        // Nobody needs to read on.
                        is_broken.store(true, Ordering::Relaxed);
                    }
                    (Arc::clone(is_broken), !goes_on)
                });
            }
        }
        read
    }
}

impl Read {
    /// Reads a portion, and gives whether its source goes on.
    fn chunk(&mut self, chunk: &Chunk, limits: Limits, each: &mut impl FnMut(&Arc<str>, &Record<'_>)) -> bool {
        let (mut is_blank, mut is_report) = (true, false);
        let goes_on = chunk.read(limits, |record| {
            is_blank = false;
            if record.intake.is_own_report() {
                is_report = true;
            } else {
                each(&chunk.source, &record);
            }
        });
        if is_report {
            self.reports.push(Arc::clone(&chunk.source));
        }
        self.bytes += chunk.length() as u64;
        // An empty array is no mistake, but somebody may miss an applicant.
        if is_blank && chunk.is_document() && &*chunk.source != "-" {
            self.blank.push(Arc::clone(&chunk.source));
        }
        goes_on
    }
}

/// Reads all records, on so many threads: `begin` makes what collects those of a task, of which so many bytes were read
/// already; `each` gives it a record; and `sink` takes what was collected, in the order of the input. Gives the tasks back,
/// which know what was passed over.
pub(super) fn read_all<C: Send>(
    jobs: usize,
    tasks: Tasks,
    begin: impl Fn(usize) -> C + Sync,
    each: impl Fn(&mut C, &Arc<str>, &Record<'_>) + Sync,
    mut sink: impl FnMut(C, Read) -> anyhow::Result<()>,
) -> anyhow::Result<Tasks> {
    let limits = tasks.limits;
    let work = |task: Task| {
        let mut collected = begin(task.bytes());
        let read = task.read(limits, |source, record| each(&mut collected, source, record));
        (collected, read)
    };
    let mut broken: Option<Arc<AtomicBool>> = None;
    // A file in several portions is named once.
    let mut reports: Vec<Arc<str>> = Vec::new();
    let mut tasks = in_order(jobs, tasks, work, |(collected, read)| {
        let mut read = read;
        if let Some(fault) = read.fault.take() {
            return Err(fault);
        }
        // One record stands for all that follows a fault in an array, also where that was read already.
        match (&read.array, &broken) {
            (Some((array, _)), Some(broken)) if Arc::ptr_eq(array, broken) => return Ok(()),
            (Some((array, true)), _) => broken = Some(Arc::clone(array)),
            (Some((_, false)) | None, _) => {}
        }
        reports.extend_from_slice(&read.reports);
        reports.dedup();
        sink(collected, read)
    })?;
    tasks.add_reports(&reports);
    Ok(tasks)
}

/// A source that is being read.
enum Opened {
    Records(Stream),
    Table(TableStream),
}

/// Gives the input in portions, in the order of the paths, folders in the order of names.
pub(super) struct Tasks {
    paths: std::vec::IntoIter<PathBuf>,
    walk: Option<walkdir::IntoIter>,
    stream: Option<Opened>,
    group: Vec<PathBuf>,
    own: Vec<PathBuf>,
    lang: Lang,
    blind: Option<Blind>,
    limits: Limits,
    map: Option<Arc<LoadedMap>>,
    warnings: Vec<String>,
    passed_over: PassedOver,
    /// Whether everything could be looked at.
    pub(super) complete: bool,
}

impl Tasks {
    /// Starts with the first path. A path that does not exist is an error, before anything is read. The reports of this
    /// run, by their canonical paths, are no input. Tables need a map.
    pub(super) fn new(
        paths: &[PathBuf],
        own: &[PathBuf],
        run: &Run<'_>,
        (limits, map): (Limits, Option<Arc<LoadedMap>>),
    ) -> anyhow::Result<Self> {
        let lang = run.lang;
        let is_missing = |path: &&PathBuf| !is_standard_input(path) && std::fs::metadata(path).is_err();
        let missing: Vec<_> = paths.iter().filter(is_missing).map(|path| format!("`{}`", shown(path))).collect();
        if !missing.is_empty() {
            bail!(error(lang, CliError::Missing(&missing.join(", "))));
        }
        let is_own = |path: &&PathBuf| path.canonicalize().is_ok_and(|path| own.contains(&path));
        if let Some(path) = paths.iter().find(is_own) {
            bail!(error(lang, CliError::ReadAndWritten(&shown(path))));
        }
        if let Some(path) = paths.iter().find(|path| map.is_none() && format_by_name(path).is_some() && !path.is_dir())
        {
            bail!(error(lang, CliError::Table(TableInputError::NoMap(&shown(path)))));
        }
        Ok(Self {
            paths: Vec::from(paths).into_iter(),
            walk: None,
            stream: None,
            group: Vec::new(),
            own: own.to_vec(),
            lang,
            blind: run.blind.cloned(),
            limits,
            map,
            warnings: Vec::new(),
            passed_over: PassedOver::default(),
            complete: true,
        })
    }

    /// What was passed over, in words: each kind of it in a sentence, or all in one.
    pub(super) fn warnings(&self, quiet: bool) -> Vec<String> {
        if quiet {
            return passed_over(self.lang, &self.passed_over.files).into_iter().collect();
        }
        self.warnings.iter().cloned().chain(self.passed_over.sentences(self.lang)).collect()
    }

    /// How many files were not read, by extension.
    pub(super) const fn passed_over(&self) -> &BTreeMap<String, u64> {
        &self.passed_over.files
    }

    /// The map of the tables, if one was given.
    pub(super) fn map(&self) -> Option<&FileData> {
        self.map.as_deref().map(|map| &map.data)
    }

    fn add_reports(&mut self, sources: &[Arc<str>]) {
        for source in sources {
            let path = Path::new(&**source);
            let shown = self.shown(path);
            self.passed_over.count(path, self.blind.is_some());
            self.passed_over.reports.add(shown);
        }
    }

    /// A path as it may be shown.
    fn shown(&self, path: &Path) -> String {
        let path = path.display().to_string();
        let source = self.blind.as_ref().map_or(Cow::Borrowed(path.as_str()), |blind| blind.source(&path));
        escape::visible(&source).into_owned()
    }

    fn warn(&mut self, trouble: CliError<'_>) {
        self.warnings.push(sentence(self.lang, trouble));
    }

    /// Counts a file that is not read because of its name.
    fn pass_over(&mut self, path: &Path, is_file: bool) {
        self.passed_over.count(path, self.blind.is_some());
        let shown = self.shown(path);
        if is_file && begins_as_json(path) {
            self.passed_over.like_json.add(format!("`{shown}`"));
        }
        self.passed_over.others.add(shown);
    }

    /// The next file of the folder that is being walked.
    fn next_in_folder(&mut self) -> Option<PathBuf> {
        loop {
            let entry = match self.walk.as_mut()?.next() {
                Some(Ok(entry)) => entry,
                Some(Err(error)) => {
                    self.complete = false;
                    let path = self.shown(error.path().unwrap_or(Path::new("")));
                    let unreadable = sentence(self.lang, CliError::Unreadable(&path));
                    let why = match error.io_error() {
                        Some(error) => system_reason(self.lang, error),
                        None => escape::visible(&error.to_string()).into_owned(),
                    };
                    self.warnings.push(format!("{unreadable}{}{why}", colon(self.lang)));
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
            let is_file = kind.is_file() || target.as_ref().is_some_and(std::fs::Metadata::is_file);
            // Only a link, or a file of its name, can be a report of this run.
            let may_be_own = kind.is_symlink() || self.own.iter().any(|own| own.file_name() == Some(entry.file_name()));
            if target.as_ref().is_some_and(std::fs::Metadata::is_dir) {
                self.warn(CliError::LinkToFolder(&self.shown(path)));
            } else if RecordLayout::by_name(path).is_some() || (self.map.is_some() && format_by_name(path).is_some()) {
                if is_shadow(path) {
                    let shown = self.shown(path);
                    self.passed_over.count(path, self.blind.is_some());
                    self.passed_over.shadows.add(shown);
                } else if target.is_some_and(|target| !target.is_file()) {
                    self.passed_over.count(path, self.blind.is_some());
                    self.warn(CliError::NotAFile(&self.shown(path)));
                } else if may_be_own && path.canonicalize().is_ok_and(|path| self.own.contains(&path)) {
                    self.warn(CliError::OwnReport(&self.shown(path)));
                } else {
                    return Some(entry.into_path());
                }
            } else if !entry.file_name().as_encoded_bytes().starts_with(b".")
                && !is_shadow(path)
                && !self.own.iter().any(|own| own.ends_with(entry.file_name()))
            {
                self.pass_over(path, is_file);
            }
        }
    }

    /// Whether a file can be read at once: it is no pipe, which has no size, and not larger than a record may be. What
    /// cannot be looked at cannot be read either.
    fn is_small(&self, path: &Path) -> bool {
        let most = self.limits.most as u64;
        path.metadata().map_or(true, |file| file.is_file() && file.len() <= most)
    }

    fn next_path(&mut self) -> Option<(PathBuf, Option<RecordLayout>)> {
        loop {
            if let Some(path) = self.next_in_folder() {
                let layout = RecordLayout::by_name(&path);
                return Some((path, layout));
            }
            let path = self.paths.next()?;
            if is_standard_input(&path) || !path.is_dir() {
                let layout = if is_standard_input(&path) { None } else { RecordLayout::by_name(&path) };
                return Some((path, layout));
            }
            self.walk = Some(walkdir::WalkDir::new(path).sort_by_file_name().into_iter());
        }
    }
}

impl Iterator for Tasks {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            if let Some(stream) = &mut self.stream {
                // Files named before the stream come out before it.
                if !self.group.is_empty() {
                    return Some(Task::Files(std::mem::take(&mut self.group)));
                }
                let task = match stream {
                    Opened::Records(stream) => stream.next().map(Task::Portion),
                    Opened::Table(table) => {
                        let path = table.source.to_string();
                        let shown =
                            self.blind.as_ref().map_or(Cow::Borrowed(path.as_str()), |blind| blind.source(&path));
                        let next = table.next(self.lang, &escape::visible(&shown), &mut self.warnings);
                        next.map(|next| next.map_or_else(Task::Fault, Task::Portion))
                    }
                };
                match task {
                    Some(task) => return Some(task),
                    None => self.stream = None,
                }
            }
            match self.next_path() {
                Some((path, Some(RecordLayout::Document))) if self.is_small(&path) => {
                    self.group.push(path);
                    if self.group.len() == GROUP {
                        return Some(Task::Files(std::mem::take(&mut self.group)));
                    }
                }
                Some((path, layout)) => {
                    let table = self.map.as_ref().and_then(|map| Some((map, format_of(&path)?)));
                    self.stream = Some(match table {
                        Some((map, format)) => Opened::Table(TableStream::open(&path, format, map)),
                        None => Opened::Records(Stream::open(&path, layout, self.limits)),
                    });
                }
                None if self.group.is_empty() => return None,
                None => return Some(Task::Files(std::mem::take(&mut self.group))),
            }
        }
    }
}
