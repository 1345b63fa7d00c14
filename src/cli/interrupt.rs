//! What happens when a run is interrupted (Ctrl-C, a terminal that is closed, a signal to end): it says what was judged,
//! and leaves no part of a file behind.
//!
//! A thread waits for the signal. The main thread may be waiting for input that never comes, so the waiting thread itself
//! ends the process; it lets a write that is under way come to its end, but not for long, since nobody may be reading.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tempfile::{NamedTempFile, TempPath};

use crate::domain::outcome::Counts;
use crate::domain::text::Lang;

/// The files that reports are written to until they are whole.
static PARTS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Makes a file that goes where the run is interrupted before it is whole. An interruption finds no file yet, or one
/// that it knows.
pub(super) fn begin_part(lang: Lang, make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<(File, TempPath)> {
    Interruption::prepare(lang);
    let mut parts = parts();
    let (file, part) = make()?.into_parts();
    parts.push(part.to_path_buf());
    Ok((file, part))
}

/// Puts a file that is whole in its place. An interruption comes before or after.
pub(super) fn end_part(part: TempPath, place: &Path) -> io::Result<()> {
    let mut parts = parts();
    // Its name may be that of another file as soon as it is free.
    parts.retain(|known| **known != *part);
    part.persist(place).map_err(|error| error.error)
}

fn parts() -> MutexGuard<'static, Vec<PathBuf>> {
    PARTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What there is to say when the run is interrupted: what was judged, where anything was.
#[derive(Clone, Default)]
pub(super) struct Interruption(Arc<Mutex<Option<Counts>>>);

impl Interruption {
    /// Begins to wait for signals, once. Those that whoever began the process had it ignore, as `nohup` does, stay
    /// ignored.
    pub(super) fn prepare(lang: Lang) -> Self {
        static PREPARED: OnceLock<Interruption> = OnceLock::new();
        let prepared = PREPARED.get_or_init(|| {
            let interruption = Self::default();
            #[cfg(unix)]
            interruption.clone().wait(lang);
            #[cfg(not(unix))]
            let _ = lang;
            interruption
        });
        prepared.clone()
    }

    /// Holds an interruption back while something is being written.
    pub(super) fn hold(&self) -> InterruptHold<'_> {
        InterruptHold(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits on a thread of its own. Where signals cannot be waited for, they end the process as usual.
    #[cfg(unix)]
    fn wait(self, lang: Lang) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let ignored = ignored();
        let wanted = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
        let Ok(mut signals) = signal_hook::iterator::Signals::new(wanted) else { return };
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                self.end(lang);
            }
        });
    }

    #[cfg(unix)]
    fn end(&self, lang: Lang) -> ! {
        use std::io::IsTerminal as _;

        use crate::cli::FAILED;
        use crate::messages::command_errors::{CliError, error};
        use crate::messages::headings;
        const PATIENCE: std::time::Duration = std::time::Duration::from_millis(20);
        let counts = (0..50).find_map(|_| {
            let counts = self.0.try_lock().ok();
            if counts.is_none() {
                std::thread::sleep(PATIENCE);
            }
            counts
        });
        // Held to the end of the process: no other file is begun, and none is put in its place.
        let parts = parts();
        for part in parts.iter() {
            let _ = std::fs::remove_file(part);
        }
        let counts = counts.map_or_else(
            || Some("?".to_owned()),
            |counts| counts.as_ref().map(|counts| headings::counts(lang, counts)),
        );
        // A progress bar, or the `^C` of the terminal, may stand there.
        let clear = if std::io::stderr().is_terminal() { "\r\u{1b}[K" } else { "" };
        status!("{clear}{}", error(lang, CliError::Interrupted(counts.as_deref())));
        std::process::exit(FAILED.into());
    }
}

/// The signals that the process was begun with orders to ignore, a bit each; none where the system does not tell.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

/// While it is there, the process is not ended between two bytes that belong together.
pub(super) struct InterruptHold<'a>(MutexGuard<'a, Option<Counts>>);

impl InterruptHold<'_> {
    /// What was judged by now.
    pub(super) fn counted(&mut self, counts: &Counts) {
        *self.0 = Some(*counts);
    }
}
