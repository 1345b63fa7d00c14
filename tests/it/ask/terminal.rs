//! Somebody at a pseudo-terminal.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const DOWN: &str = "\u{1b}[B";
const HOME: &str = "\u{1b}[H";
pub(super) const ESC: &str = "\u{1b}";
/// Empties the line.
pub(super) const CTRL_U: &str = "\u{15}";
/// Nothing here takes long; a machine that does other things too may.
const PATIENCE: Duration = Duration::from_mins(1);

/// Somebody at a terminal.
pub(super) struct Applicant {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    /// What was seen of the screen's text.
    seen: usize,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Applicant {
    /// Runs `eligible ask` in a folder.
    pub(super) fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: 60, cols: 80, pixel_width: 0, pixel_height: 0 };
        let terminal = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_eligible"));
        command.env_clear();
        command.env("TERM", "xterm");
        command.cwd(folder);
        command.arg("ask");
        command.args(arguments);
        let child = terminal.slave.spawn_command(command).unwrap();
        drop(terminal.slave);
        let mut reader = terminal.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            // The end of the program is an error on some systems, and the end of the file on others.
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if send.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = terminal.master.take_writer().unwrap();
        Self { child, writer, output, raw: Vec::new(), seen: 0, _terminal: terminal.master }
    }

    /// Everything that was printed, without colours and movements of the cursor, and with its lines joined.
    pub(super) fn transcript(&self) -> String {
        let text = String::from_utf8_lossy(&self.raw);
        anstream::adapter::strip_str(&text).to_string().replace(['\r', '\n'], "")
    }

    /// Waits until a text is printed after what was seen before.
    pub(super) fn see(&mut self, text: &str) {
        let begin = Instant::now();
        loop {
            let transcript = self.transcript();
            let unseen = transcript.get(self.seen..).unwrap_or_default();
            if let Some(at) = unseen.find(text) {
                self.seen += at + text.len();
                return;
            }
            let rest = PATIENCE.saturating_sub(begin.elapsed());
            match self.output.recv_timeout(rest) {
                Ok(chunk) => self.raw.extend(chunk),
                Err(end) => panic!("{end}: `{text}` is not in: {unseen}"),
            }
        }
    }

    pub(super) fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Answers a question with a text, when it is asked.
    pub(super) fn write(&mut self, question: &str, text: &str) {
        self.see(&format!("? {question}"));
        self.write_again(text);
    }

    /// Writes into the line that is open.
    pub(super) fn write_again(&mut self, text: &str) {
        // The line is open once it begins with this.
        self.see("> ");
        self.type_in(&format!("{text}\r"));
    }

    /// Answers a question by an option, given by its beginning, and waits until the answer is taken.
    pub(super) fn choose(&mut self, question: &str, option: &str) {
        let (begin, end) = self.options(question);
        let text = String::from_utf8_lossy(&self.raw).into_owned();
        let text = anstream::adapter::strip_str(&text).to_string();
        // The transcript has no ends of lines: its bytes are counted off in the text that has them.
        let mut at = 0;
        let drawn: String = text
            .chars()
            .filter(|letter| {
                let is_end = matches!(letter, '\r' | '\n');
                let is_drawn = (begin..end).contains(&at);
                at += if is_end { 0 } else { letter.len_utf8() };
                is_drawn
            })
            .collect();
        // The first line is what is left of the question.
        let options =
            drawn.lines().skip(1).filter_map(|line| line.strip_prefix("  ").or_else(|| line.strip_prefix("> ")));
        let place = options.clone().position(|line| line.starts_with(option));
        let place =
            place.unwrap_or_else(|| panic!("{question}: `{option}` is not among {:?}", options.collect::<Vec<_>>()));
        self.type_in(&format!("{HOME}{}\r", DOWN.repeat(place)));
        self.see(&format!("> {question}"));
    }

    /// Waits until the options of a question are drawn, and gives where they are in the transcript.
    fn options(&mut self, question: &str) -> (usize, usize) {
        self.see(&format!("? {question}"));
        let begin = self.seen;
        self.see("[↑↓");
        (begin, self.seen)
    }

    /// Takes the first option that letters leave.
    pub(super) fn search(&mut self, question: &str, letters: &str) {
        self.options(question);
        self.type_in(&format!("{letters}\r"));
        self.see(&format!("> {question}"));
    }

    /// Takes the option that the cursor is on.
    pub(super) fn enter(&mut self, question: &str) {
        self.options(question);
        self.type_in("\r");
        self.see(&format!("> {question}"));
    }

    /// Waits for the end, and gives the exit status.
    pub(super) fn end(&mut self) -> u32 {
        let begin = Instant::now();
        while let Ok(chunk) = self.output.recv_timeout(PATIENCE.saturating_sub(begin.elapsed())) {
            self.raw.extend(chunk);
        }
        self.child.wait().unwrap().exit_code()
    }
}
