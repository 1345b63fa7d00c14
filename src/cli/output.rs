//! Where reports go: standard output, or files that are written whole or not at all.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use tempfile::TempPath;

use crate::cli::interrupt;
use crate::cli::options::{CommonOptions, columns};
use crate::domain::part::Part as _;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::report::escape;
use crate::report::formats::Format;
use crate::report::terminal_style::TerminalStyle;

/// A report's format and its destination.
pub(super) struct ReportOutput {
    pub(super) format: Format,
    lang: Lang,
    sink: OutputSink,
    /// The further files of a worklist that is split.
    further: Vec<Self>,
}

enum OutputSink {
    Standard(io::BufWriter<io::Stdout>),
    /// Written beside the file, which it replaces at the end.
    Whole(io::BufWriter<File>, TempPath, PathBuf),
    /// A device or a pipe, which nothing can replace.
    Direct(io::BufWriter<File>, PathBuf),
    /// Kept in memory, for whoever has the other end.
    Kept(MemoryOutput),
    /// Standard output whose reader has gone.
    Gone,
}

/// What is written to memory.
pub(super) type MemoryOutput = Arc<Mutex<Vec<u8>>>;

impl ReportOutput {
    /// The outputs that the options name; standard output where they name none.
    pub(super) fn all(wanted: Option<Format>, named: &[String], lang: Lang) -> anyhow::Result<Vec<Self>> {
        Self::split(wanted, named, None, lang)
    }

    /// The same, with worklists split into so many files.
    pub(super) fn split(
        wanted: Option<Format>,
        named: &[String],
        parts: Option<u16>,
        lang: Lang,
    ) -> anyhow::Result<Vec<Self>> {
        let mut destinations: Vec<(Format, String)> = Vec::new();
        for output in named {
            let (named, path) = split(output);
            let is_text = path == "-" || path.to_ascii_lowercase().ends_with(".txt");
            let of_extension = of_extension(path).or(wanted).or(is_text.then_some(Format::Table));
            let Some(format) = named.or(of_extension) else {
                let path = escape::visible(path);
                bail!(error(lang, CliError::NoFormat(&path)));
            };
            destinations.push((format, path.to_owned()));
        }
        if let Some(wanted) = wanted
            && !destinations.is_empty()
            && destinations.iter().all(|(format, _)| *format != wanted)
        {
            bail!(error(lang, CliError::OtherFormat));
        }
        if destinations.is_empty() {
            destinations.push((wanted.unwrap_or(Format::Table), "-".to_owned()));
        }
        let (mut seen, mut outputs) = (HashSet::new(), Vec::new());
        for (format, path) in destinations {
            let paths = match parts.filter(|_| format == Format::Worklist) {
                Some(_) if path == "-" => bail!(error(lang, CliError::SplitNeedsFile)),
                Some(parts) => (1..=parts).map(|number| numbered(&path, number)).collect(),
                None => vec![path],
            };
            if let Some(path) = paths.iter().find(|path| !seen.insert(destination(path))) {
                bail!(error(lang, CliError::SameOutput(&escape::visible(path))));
            }
            let mut files = paths.iter().map(|path| {
                let is_workbook = has_extension(path, Format::Xlsx);
                let format = if format == Format::Worklist && is_workbook { Format::WorklistXlsx } else { format };
                Ok(Self { format, lang, sink: OutputSink::open(path, lang)?, further: Vec::new() })
            });
            let Some(first) = files.next().transpose()? else { continue };
            let further = files.collect::<anyhow::Result<_>>()?;
            outputs.push(Self { further, ..first });
        }
        Ok(outputs)
    }

    /// The files that the report is split into, or the one that it is written to.
    pub(super) fn files(mut self) -> Vec<Self> {
        let further = std::mem::take(&mut self.further);
        std::iter::once(self).chain(further).collect()
    }

    /// Whether the report is split into several files.
    pub(super) const fn is_split(&self) -> bool {
        !self.further.is_empty()
    }

    /// An output that is no report: one JSON file, or `-` for standard output.
    pub(super) fn to_file(path: &str, lang: Lang) -> anyhow::Result<Self> {
        Ok(Self { format: Format::Json, lang, sink: OutputSink::open(path, lang)?, further: Vec::new() })
    }

    /// An output that is kept in memory.
    pub(super) fn to_memory(format: Format, lang: Lang) -> (Self, MemoryOutput) {
        let kept = MemoryOutput::default();
        (Self { format, lang, sink: OutputSink::Kept(Arc::clone(&kept)), further: Vec::new() }, kept)
    }

    /// Whether it goes to standard output.
    pub(super) const fn is_standard(&self) -> bool {
        matches!(self.sink, OutputSink::Standard(_))
    }

    /// Width and colour of a table: those of the terminal, or 80 columns without colour.
    pub(super) fn style(&self, common: &CommonOptions) -> TerminalStyle {
        if !self.is_standard() {
            return TerminalStyle::PLAIN;
        }
        let of_terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
        TerminalStyle { width: columns(of_terminal), colour: common.colour(&io::stdout()) }
    }

    /// Writes on.
    pub(super) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let done = match &mut self.sink {
            OutputSink::Standard(writer) => writer.write_all(bytes),
            OutputSink::Whole(writer, ..) | OutputSink::Direct(writer, _) => writer.write_all(bytes),
            OutputSink::Kept(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
                Ok(())
            }
            OutputSink::Gone => Ok(()),
        };
        self.unless_gone(done)
    }

    /// Writes the same to each of the files that the report is split into.
    pub(super) fn write_to_each(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write(bytes)?;
        self.further.iter_mut().try_for_each(|further| further.write(bytes))
    }

    /// Hands on what was written so far; of a file, nothing is seen before the end.
    pub(super) fn flush(&mut self) -> anyhow::Result<()> {
        let done = match &mut self.sink {
            OutputSink::Standard(writer) => writer.flush(),
            OutputSink::Direct(writer, _) => writer.flush(),
            OutputSink::Whole(..) | OutputSink::Kept(_) | OutputSink::Gone => Ok(()),
        };
        self.unless_gone(done)
    }

    /// A closed pipe ends this report quietly, and no other.
    fn unless_gone(&mut self, done: io::Result<()>) -> anyhow::Result<()> {
        match done {
            Err(error) if self.may_close() && error.kind() == io::ErrorKind::BrokenPipe => {
                self.sink = OutputSink::Gone;
                Ok(())
            }
            done => done.with_context(|| self.cannot_be_written()),
        }
    }

    /// Whether it has a reader who may go away: standard output, a pipe.
    const fn may_close(&self) -> bool {
        matches!(self.sink, OutputSink::Standard(_) | OutputSink::Direct(..))
    }

    /// Whether nobody reads it any more.
    pub(super) const fn is_gone(&self) -> bool {
        matches!(self.sink, OutputSink::Gone)
    }

    /// The canonical paths of the files that it will replace, where there are any.
    pub(super) fn existing(&self) -> Vec<PathBuf> {
        let existing = |output: &Self| match &output.sink {
            OutputSink::Whole(.., path) => path.canonicalize().ok(),
            OutputSink::Standard(_) | OutputSink::Direct(..) | OutputSink::Kept(_) | OutputSink::Gone => None,
        };
        std::iter::once(self).chain(&self.further).filter_map(existing).collect()
    }

    /// Writes all of it and ends it.
    pub(super) fn write_whole(mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write(bytes)?;
        self.finish()
    }

    /// Ends the report: only now is a file put in its place.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        let problem = self.cannot_be_written();
        let done = match self.sink {
            OutputSink::Standard(_) | OutputSink::Direct(..) | OutputSink::Kept(_) | OutputSink::Gone => Ok(()),
            OutputSink::Whole(writer, part, path) => {
                writer.into_inner().map_err(io::IntoInnerError::into_error).and_then(|file| {
                    // Some disks tell late that they are full; and where the power fails, there is the old file or this.
                    file.sync_all()?;
                    interrupt::end_part(part, &path)
                })
            }
        };
        done.context(problem)
    }

    fn cannot_be_written(&self) -> String {
        match &self.sink {
            OutputSink::Standard(_) | OutputSink::Kept(_) | OutputSink::Gone => {
                error(self.lang, CliError::StandardOutput)
            }
            OutputSink::Whole(.., path) | OutputSink::Direct(_, path) => {
                let path = path.display().to_string();
                error(self.lang, CliError::CannotBeWritten(&escape::visible(&path)))
            }
        }
    }
}

/// A report is written through it; what fails is said by [`ReportOutput::write`].
impl Write for ReportOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::write(self, bytes).map(|()| bytes.len()).map_err(io::Error::other)
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::flush(self).map_err(io::Error::other)
    }
}

/// Prints to standard output, and gives the status of a command that does no more. A closed pipe ends it quietly.
pub(super) fn print(bytes: &[u8], lang: Lang) -> anyhow::Result<u8> {
    printed(io::stdout().write_all(bytes), lang)
}

/// Prints help or the version, in colour on a terminal.
pub(super) fn help(help: &clap::Error, lang: Lang) -> anyhow::Result<u8> {
    printed(help.print(), lang)
}

fn printed(done: io::Result<()>, lang: Lang) -> anyhow::Result<u8> {
    done.and_then(|()| io::stdout().flush()).with_context(|| error(lang, CliError::StandardOutput))?;
    Ok(0)
}

impl OutputSink {
    fn open(path: &str, lang: Lang) -> anyhow::Result<Self> {
        if path == "-" {
            return Ok(Self::Standard(io::BufWriter::new(io::stdout())));
        }
        // A link stays, and what it leads to is replaced.
        let path = destination(path);
        let shown = path.display().to_string();
        let shown = escape::visible(&shown);
        let problem = || error(lang, CliError::CannotBeWritten(&shown));
        if path.is_dir() {
            bail!(error(lang, CliError::OutputIsFolder(&shown)));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if folder.metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            bail!(error(lang, CliError::NoFolder(&shown)));
        }
        if path.metadata().is_ok_and(|target| !target.is_file()) {
            let file = File::options().write(true).open(&path).with_context(problem)?;
            return Ok(Self::Direct(io::BufWriter::new(file), path));
        }
        // The error as the system gives it, without the name of the temporary file, which nobody asked for.
        let mut code = None;
        // As any file that is created: the umask takes what it takes.
        let make = |part: &Path| {
            File::options().write(true).create_new(true).open(part).inspect_err(|error| code = error.raw_os_error())
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".eligible-").suffix(".part");
        let (file, part) = interrupt::begin_part(lang, || builder.make_in(folder, make))
            .map_err(|error| code.map_or_else(|| error.kind().into(), io::Error::from_raw_os_error))
            .with_context(problem)?;
        // Who may read a report that is replaced may read the new one, and nobody else.
        if let Ok(former) = path.metadata() {
            file.set_permissions(former.permissions()).with_context(problem)?;
        }
        Ok(Self::Whole(io::BufWriter::new(file), part, path))
    }
}

/// The file that a path means in the end, also where there is none yet: two paths to one file give one.
fn destination(path: &str) -> PathBuf {
    /// As many links as systems follow.
    const LINKS: usize = 40;
    let mut path = PathBuf::from(path);
    for _ in 0..LINKS {
        // What exists, such as the pipe behind `/dev/stdout`, needs no following.
        let Some(target) = path.read_link().ok().filter(|_| path.metadata().is_err()) else { break };
        path = path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target));
    }
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

/// The folder that the only output names, and the format before it: it ends in a slash, or is one.
pub(super) fn folder(named: &[String]) -> Option<(Option<Format>, PathBuf)> {
    let [output] = named else {
        return None;
    };
    let (format, path) = split(output);
    let is_folder = path.ends_with(std::path::is_separator) || Path::new(path).is_dir();
    is_folder.then(|| (format, PathBuf::from(path)))
}

/// Makes a folder if it is not there.
pub(super) fn make_folder(folder: &Path, lang: Lang) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        let folder = folder.display().to_string();
        error(lang, CliError::CannotBeWritten(&escape::visible(&folder)))
    })
}

/// The format that the extension of a file names.
fn of_extension(path: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| has_extension(path, *format))
}

/// Whether the extension of a file names a format.
fn has_extension(path: &str, format: Format) -> bool {
    let extension = Path::new(path).extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    format.extensions().contains(&extension.to_ascii_lowercase().as_str())
}

/// The path of one of several files that a report is split into: `todo-1.csv` of `todo.csv`.
fn numbered(path: &str, number: u16) -> String {
    let name = Path::new(path).file_name().map_or(0, std::ffi::OsStr::len);
    let name_at = path.len().saturating_sub(name);
    match path.rfind('.').filter(|dot| *dot > name_at) {
        Some(dot) => format!("{}-{number}{}", path.part(..dot), path.part(dot..)),
        None => format!("{path}-{number}"),
    }
}

/// `csv=file` into its format and its path; a path of its own where no format is before `=`.
fn split(output: &str) -> (Option<Format>, &str) {
    use clap::ValueEnum as _;
    match output.split_once('=') {
        Some((format, path)) => match Format::from_str(format, false) {
            Ok(format) => (Some(format), path),
            Err(_) => (None, output),
        },
        None => (None, output),
    }
}
