//! Signals at any moment: each report is the old file or the new one, byte for byte, and never a part of one.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use tempfile::TempDir;

use super::scaled;
use crate::common::command::{many, parts, tool};

/// Rounds, each of a run by every signal.
const ROUNDS: usize = scaled(8, 80);
/// How often each signal has to hit a run after the end of its input, and how many old files and new ones there have to be
/// by then.
const WANTED: usize = scaled(1, 21);
/// Records of a run, which are written to it.
const RECORDS: u32 = 40;

/// The outputs of a run, one or several.
const OUTPUTS: [&[&str]; 6] = [
    &["a.csv"],
    &["a.json"],
    &["a.xlsx"],
    &["a.html"],
    &["a.ndjson", "b.sarif"],
    &["a.csv", "b.json", "c.xlsx", "d.html", "e.md", "f.xml"],
];

/// The signals, those that were ignored when the test was begun left out: the tool goes on ignoring them.
pub(crate) fn signals() -> Vec<(&'static str, i32)> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    let all = [("KILL", 9), ("TERM", 15), ("INT", 2), ("HUP", 1)];
    all.into_iter().filter(|(_, number)| ignored >> (number - 1) & 1 == 0).collect()
}

/// Sends a signal to a run that was not waited for yet, and which may have ended.
pub(crate) fn send(signal: &str, child: &mut Child) {
    if signal == "KILL" {
        // At once, as no other program has to begin.
        return child.kill().unwrap();
    }
    assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
}

/// When a run is hit.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// While it waits for input, after so many records of it.
    Input(usize),
    /// So long after the end of its input.
    After(Duration),
    /// Not before it has ended.
    Ended,
}

/// How a run came to its end.
struct Run {
    status: ExitStatus,
    stderr: String,
    /// Whether it had ended when the signal was sent.
    ended: bool,
}

/// Runs the tool on so many lines, and hits it.
fn hit(folder: &Path, outputs: &[&str], signal: &str, moment: Moment) -> Run {
    let mut arguments = vec!["check", "-"];
    arguments.extend(outputs.iter().flat_map(|output| ["-o", output]));
    let mut child = tool(folder, &arguments).stdin(Stdio::piped()).spawn().unwrap();
    let said = listen(&mut child);
    let mut stdin = child.stdin.take().unwrap();
    let lines = many(RECORDS as usize);
    let count = if let Moment::Input(count) = moment { count } else { RECORDS as usize };
    let given: String = lines.split_inclusive('\n').take(count).collect();
    stdin.write_all(given.as_bytes()).unwrap();
    let (mut stdin, mut stderr) = (Some(stdin), None);
    match moment {
        Moment::Input(_) => {}
        Moment::After(time) => {
            stdin.take();
            match said.recv_timeout(time) {
                Ok(all) => stderr = Some(all),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => panic!("nobody listens"),
            }
        }
        Moment::Ended => {
            stdin.take();
            stderr = Some(said.recv().unwrap());
        }
    }
    let ended = stderr.is_some();
    send(signal, &mut child);
    let stderr = stderr.unwrap_or_else(|| said.recv().unwrap());
    Run { status: child.wait().unwrap(), stderr, ended }
}

/// Gives what a run says when it ends.
fn listen(child: &mut Child) -> Receiver<String> {
    let (send, said) = channel();
    let mut stderr = child.stderr.take().unwrap();
    std::thread::spawn(move || {
        let mut all = String::new();
        stderr.read_to_string(&mut all).unwrap();
        send.send(all)
    });
    said
}

/// Numbers that follow no pattern, the same in each run of the test.
struct Numbers(u64);

impl Numbers {
    /// One below a bound.
    fn below(&mut self, bound: u32) -> u32 {
        // The generator of Marsaglia.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The upper half, which follows no pattern either.
        (self.0 >> 32) as u32 % bound
    }
}

/// What a run finds under the name of a report: one of an earlier run, or nothing.
fn prepare(folder: &Path, outputs: &[&str], has_old: bool) {
    for output in outputs {
        let _ = fs::remove_file(folder.join(output));
        if has_old {
            fs::write(folder.join(output), "old").unwrap();
        }
    }
}

#[test]
fn whenever_a_run_is_hit_each_report_is_the_old_one_or_the_new_one() {
    let (folder, signals) = (TempDir::new().unwrap(), signals());
    let new = OUTPUTS.map(|outputs| {
        let run = hit(folder.path(), outputs, signals[0].0, Moment::Ended);
        assert_eq!(run.status.code(), Some(3), "{}", run.stderr);
        outputs.iter().map(|output| fs::read(folder.path().join(output)).unwrap()).collect::<Vec<_>>()
    });
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    // The time after which a run is as likely to have ended as not, found on the way, whatever else the machine does.
    let mut middle = Duration::from_millis(20);
    // Of the runs that are hit after the end of their input: old files and new ones; and by signals, how many runs were
    // still there to be hit.
    let (mut seen, mut hits) = ([0_usize; 2], vec![0_usize; signals.len()]);
    for round in 0.. {
        let is_enough = seen.iter().chain(&hits).all(|count| *count >= WANTED);
        if round >= ROUNDS && is_enough {
            break;
        }
        assert!(
            round < 8 * ROUNDS,
            "in {round} rounds, the last around {middle:?} after the end of the input: {seen:?} old and new files, {hits:?} runs hit of {signals:?}"
        );
        let (outputs, new) = (OUTPUTS[round % OUTPUTS.len()], &new[round % OUTPUTS.len()]);
        for (place, (signal, _)) in signals.iter().copied().enumerate() {
            let moment = match round % 8 {
                0 | 1 if round < ROUNDS => Moment::Input(numbers.below(RECORDS) as usize),
                2 if round < ROUNDS => Moment::Ended,
                _ => Moment::After(middle.mul_f64(f64::from(numbers.below(2_000)) / 1_000.0)),
            };
            let has_old = numbers.below(4) > 0;
            prepare(folder.path(), outputs, has_old);
            let run = hit(folder.path(), outputs, signal, moment);
            let about = format!("{round}: {signal} {moment:?}, {outputs:?}, {:?}, {}", run.status, run.stderr);
            let count = check_files(folder.path(), outputs, new, has_old, &about);
            check_end(&run, signal, count, outputs.len(), &about);
            check_parts(folder.path(), signal, outputs.len(), &about);
            match moment {
                // What waits for input has written nothing, and what has ended has written all.
                Moment::Input(_) => assert!(count == 0 && run.status.code() != Some(3), "{about}"),
                Moment::Ended => assert!(count == outputs.len() && run.ended, "{about}"),
                Moment::After(_) => {
                    seen[0] += outputs.len() - count;
                    seen[1] += count;
                    hits[place] += usize::from(!run.ended);
                    middle = middle.mul_f64(if count == 0 { 1.1 } else { 1.0 / 1.1 });
                }
            }
        }
    }
}

/// Each report is the old one or the new one. Gives how many are new.
fn check_files(folder: &Path, outputs: &[&str], new: &[Vec<u8>], has_old: bool, about: &str) -> usize {
    let mut count = 0;
    for (output, new) in outputs.iter().zip(new) {
        let found = fs::read(folder.join(output)).ok();
        let is_new = found.as_ref() == Some(new);
        assert!(is_new || found.as_deref() == has_old.then_some(&b"old"[..]), "{about}: {output}");
        count += usize::from(is_new);
    }
    count
}

/// The run says how it ended, which fits to the reports that are new.
fn check_end(run: &Run, signal: &str, count: usize, of: usize, about: &str) {
    match (run.status.code(), signal) {
        // It came to its end, and has written all.
        (Some(3), _) => assert_eq!(count, of, "{about}"),
        (Some(2), "TERM" | "INT" | "HUP") => assert!(run.stderr.contains("error: interrupted: "), "{about}"),
        (None, "KILL") => assert_eq!(run.status.signal(), Some(9), "{about}"),
        // So early that nothing was begun.
        (None, "TERM" | "INT" | "HUP") => assert_eq!(count, 0, "{about}"),
        _ => panic!("{about}"),
    }
}

/// Only a run that is killed leaves parts of reports, one of each at most. They are removed.
fn check_parts(folder: &Path, signal: &str, outputs: usize, about: &str) {
    let left = parts(folder);
    match signal {
        "KILL" => assert!(left.len() <= outputs, "{about}"),
        _ => assert_eq!(left, [""; 0], "{about}"),
    }
    for part in left {
        fs::remove_file(folder.join(part)).unwrap();
    }
}
