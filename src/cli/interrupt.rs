//! What happens when a run is interrupted (Ctrl-C, or a signal to end): it says what was judged, and leaves no part of a
//! file behind.
//!
//! A thread waits for the signal. The main thread may be waiting for input that never comes, so the waiting thread itself
//! ends the process; it lets a write that is under way come to its end, but not for long, since nobody may be reading.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::cli::output::Output;
use crate::domain::outcome::Counts;
use crate::domain::text::Lang;

/// What there is to say and to remove when the run is interrupted.
#[derive(Clone)]
pub(super) struct Interruption(Arc<Mutex<State>>);

struct State {
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has the signals"))]
    lang: Lang,
    counts: Counts,
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has the signals"))]
    parts: Vec<PathBuf>,
}

impl Interruption {
    /// Begins to wait for signals on behalf of these outputs.
    pub(super) fn prepare(outputs: &[Output], lang: Lang) -> Self {
        let parts = outputs.iter().filter_map(Output::part).map(Into::into).collect();
        let interruption = Self(Arc::new(Mutex::new(State { lang, counts: Counts::default(), parts })));
        #[cfg(unix)]
        interruption.clone().wait();
        interruption
    }

    /// Holds an interruption back while something is being written.
    pub(super) fn hold(&self) -> Held<'_> {
        Held(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits on a thread of its own. Where signals cannot be waited for, they end the process as usual.
    #[cfg(unix)]
    fn wait(self) {
        use signal_hook::consts::{SIGINT, SIGTERM};
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                self.end();
            }
        });
    }

    #[cfg(unix)]
    fn end(&self) -> ! {
        use std::io::IsTerminal as _;

        use crate::cli::FAILED;
        use crate::wording::errors::{Trouble, error};
        use crate::wording::labels;
        const PATIENCE: std::time::Duration = std::time::Duration::from_millis(20);
        for _ in 0..50 {
            if let Ok(state) = self.0.try_lock() {
                for part in &state.parts {
                    // One that is a report already has another name, and stays.
                    let _ = std::fs::remove_file(part);
                }
                let counts = labels::counts(state.lang, &state.counts);
                // A progress bar, or the `^C` of the terminal, may stand there.
                let clear = if std::io::stderr().is_terminal() { "\r\u{1b}[K" } else { "" };
                tell!("{clear}{}", error(state.lang, Trouble::Interrupted(&counts)));
                std::process::exit(FAILED.into());
            }
            std::thread::sleep(PATIENCE);
        }
        std::process::exit(FAILED.into());
    }
}

/// While it is there, the process is not ended between two bytes that belong together.
pub(super) struct Held<'a>(MutexGuard<'a, State>);

impl Held<'_> {
    /// What was judged by now.
    pub(super) fn counted(&mut self, counts: &Counts) {
        self.0.counts = *counts;
    }
}
