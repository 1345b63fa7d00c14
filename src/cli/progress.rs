//! How far a run has come, on standard error: only on a terminal, and only for work that takes longer than a second.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::paths::is_standard_input;
use crate::domain::outcome::Counts;
use crate::domain::text::Lang;
use crate::messages::headings;

/// Work that is done sooner shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The progress of a run.
pub(super) struct Progress {
    lang: Lang,
    begun: Instant,
    bytes: u64,
    /// The bytes of all input; 0 until they are known.
    total: Arc<AtomicU64>,
    bar: Option<ProgressBar>,
    is_wanted: bool,
}

impl Progress {
    /// Begins. The size of the input is found out on the side, since folders may be large.
    pub(super) fn begin(is_wanted: bool, paths: &[PathBuf], lang: Lang) -> Self {
        let is_wanted = is_wanted && io::stderr().is_terminal();
        let total = Arc::new(AtomicU64::new(0));
        if is_wanted && !paths.iter().any(|path| is_standard_input(path)) {
            let (total, paths) = (Arc::clone(&total), paths.to_vec());
            std::thread::spawn(move || total.store(paths.iter().map(|path| size(path)).sum(), Ordering::Relaxed));
        }
        Self { lang, begun: Instant::now(), bytes: 0, total, bar: None, is_wanted }
    }

    /// So many bytes more were judged, and so many applicants by now.
    pub(super) fn advance(&mut self, bytes: u64, counts: &Counts) {
        self.bytes += bytes;
        if !self.is_wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        let total = self.total.load(Ordering::Relaxed).max(self.bytes);
        let seconds = self.begun.elapsed().as_secs().max(1);
        let is_known = total > self.bytes;
        // As long as before for each byte that is left.
        let left = is_known.then(|| clock(seconds.saturating_mul(total - self.bytes) / self.bytes.max(1)));
        let pace = headings::pace(self.lang, counts.total() / seconds, left.as_deref());
        let counts = headings::counts(self.lang, counts);
        let bar = self.bar.get_or_insert_with(bar);
        if is_known {
            bar.set_length(total);
        }
        bar.set_position(self.bytes);
        bar.set_prefix(pace);
        bar.set_message(counts);
    }

    /// Tells something else in between.
    pub(super) fn suspend(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

/// The bar goes when the work is done, however it ends.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    // The template is ours, and valid; the bar has another look otherwise.
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3}%  {prefix}\n{wide_msg}") {
        bar.set_style(style);
    }
    bar
}

/// The bytes of a file, or of all files in a folder.
fn size(path: &Path) -> u64 {
    let files = walkdir::WalkDir::new(path).into_iter().filter_map(Result::ok);
    files.filter_map(|entry| entry.metadata().ok()).filter(std::fs::Metadata::is_file).map(|file| file.len()).sum()
}

/// A time as minutes and seconds.
fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
