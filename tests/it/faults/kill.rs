//! Signals at any moment: each report is the old file or the new one, byte for byte, and never a part of one.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use tempfile::TempDir;

use super::{many, opened, parts, pipe, tool};
use crate::cli::{ELIGIBLE, folder_of, run_in, text};

const RUNS: usize = 320;
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
fn signals() -> Vec<(&'static str, i32)> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    let all = [("KILL", 9), ("TERM", 15), ("INT", 2), ("HUP", 1)];
    all.into_iter().filter(|(_, number)| ignored >> (number - 1) & 1 == 0).collect()
}

/// Sends a signal to a run that was not waited for yet, and which may have ended.
fn send(signal: &str, child: &Child) {
    assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
}

/// When a run is hit.
#[derive(Clone, Copy)]
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
    send(signal, &child);
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
    // By moments: old files and new ones; and by signals, how many runs were still there to be hit.
    let (mut seen, mut hits) = ([[0_usize; 2]; 3], vec![0_usize; signals.len()]);
    for number in 0..RUNS {
        let place = number % signals.len();
        let (signal, _) = signals[place];
        let which = number / signals.len() % OUTPUTS.len();
        let (outputs, new) = (OUTPUTS[which], &new[which]);
        let (kind, moment) = match numbers.below(8) {
            0 | 1 => (0, Moment::Input(numbers.below(RECORDS) as usize)),
            2 => (2, Moment::Ended),
            _ => (1, Moment::After(middle.mul_f64(f64::from(numbers.below(2_000)) / 1_000.0))),
        };
        let has_old = numbers.below(4) > 0;
        prepare(folder.path(), outputs, has_old);
        let run = hit(folder.path(), outputs, signal, moment);
        hits[place] += usize::from(!run.ended);
        let mut count = 0;
        for (output, new) in outputs.iter().zip(new) {
            let found = fs::read(folder.path().join(output)).ok();
            let is_new = found.as_ref() == Some(new);
            assert!(is_new || found.as_deref() == has_old.then_some(&b"old"[..]), "{number}: {signal}, {output}");
            seen[kind][usize::from(is_new)] += 1;
            count += usize::from(is_new);
        }
        let left = parts(folder.path());
        let about = format!("{number}: {signal}, {outputs:?}, {:?}, {}", run.status, run.stderr);
        match (run.status.code(), signal) {
            // It came to its end, and has written all.
            (Some(3), _) => assert_eq!(count, outputs.len(), "{about}"),
            (Some(2), "TERM" | "INT" | "HUP") => assert!(run.stderr.contains("error: interrupted: "), "{about}"),
            (None, "KILL") => assert_eq!(run.status.signal(), Some(9), "{about}"),
            // So early that nothing was begun.
            (None, "TERM" | "INT" | "HUP") => assert_eq!(count, 0, "{about}"),
            _ => panic!("{about}"),
        }
        match signal {
            "KILL" => assert!(left.len() <= outputs.len(), "{about}"),
            _ => assert_eq!(left, [""; 0], "{about}"),
        }
        for part in left {
            fs::remove_file(folder.path().join(part)).unwrap();
        }
        if kind == 1 {
            middle = middle.mul_f64(if count == 0 { 1.1 } else { 1.0 / 1.1 });
        }
    }
    // What waits for input has written nothing, what has ended has written all, and in between there is both.
    let [early, between, late] = seen;
    assert!(early[0] > 0 && early[1] == 0 && late[0] == 0 && late[1] > 0, "{seen:?}");
    assert!(between[0] > RUNS / 16 && between[1] > RUNS / 16, "{seen:?}");
    assert!(hits.iter().all(|hit| *hit > RUNS / 16), "{hits:?}");
}

#[test]
fn an_interrupted_run_says_what_it_did_and_leaves_no_part_of_a_file() {
    for (signal, _) in signals().into_iter().filter(|(signal, _)| *signal != "KILL") {
        let folder = folder_of(&[("old.csv", b"old"), ("a.ndjson", many(4).as_bytes())]);
        let hold = pipe(folder.path(), "hold.ndjson");
        let arguments = ["check", "a.ndjson", "hold.ndjson", "-o", "old.csv", "-o", "new.ndjson", "-o", "new.xlsx"];
        let mut child = tool(folder.path(), &arguments).spawn().unwrap();
        // The input does not end: the run waits for more.
        let writer = opened(&hold, &mut child);
        assert_eq!(parts(folder.path()).len(), 3);
        send(signal, &child);
        let run = child.wait_with_output().unwrap();
        drop(writer);
        assert_eq!(run.status.code(), Some(2), "{}", text(&run.stderr));
        let told = text(&run.stderr);
        assert!(told.starts_with("error: interrupted: what was not complete was not written"), "{told}");
        assert_eq!(fs::read_to_string(folder.path().join("old.csv")).unwrap(), "old");
        assert_eq!(parts(folder.path()), [""; 0]);
        assert!(!folder.path().join("new.ndjson").exists() && !folder.path().join("new.xlsx").exists());
    }
}

#[test]
fn every_command_that_is_interrupted_leaves_no_part_of_a_file() {
    let rules = include_bytes!("../../../rules.toml");
    let commands: [(&[&str], &str); 4] = [
        (&["explain", "hold", "-o", "old.json"], "en"),
        (&["when", "hold", "-o", "old.json"], "fr"),
        (&["convert", "hold", "-o", "old.json"], "en"),
        (&["rules", "diff", "old.toml", "old.toml", "hold", "-o", "old.json"], "fr"),
    ];
    for (signal, _) in signals().into_iter().filter(|(signal, _)| *signal != "KILL") {
        for (command, lang) in commands {
            let folder = folder_of(&[("old.json", b"old"), ("old.toml", rules)]);
            let hold = pipe(folder.path(), "hold");
            let mut child = tool(folder.path(), &[command, &["--lang", lang]].concat()).spawn().unwrap();
            let writer = opened(&hold, &mut child);
            assert_eq!(parts(folder.path()).len(), 1, "{command:?}");
            send(signal, &child);
            let run = child.wait_with_output().unwrap();
            drop(writer);
            let expected = match lang {
                "en" => "error: interrupted: what was not complete was not written\n",
                _ => "erreur\u{a0}: interruption\u{a0}: ce qui n'était pas complet n'a pas été écrit\n",
            };
            assert_eq!((run.status.code(), text(&run.stderr)), (Some(2), expected), "{command:?} {signal}");
            assert_eq!(fs::read_to_string(folder.path().join("old.json")).unwrap(), "old");
            assert_eq!(parts(folder.path()), [""; 0], "{command:?} {signal}");
        }
    }
}

#[test]
fn what_an_earlier_run_left_behind_harms_no_later_one() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), (".eligible-AbCdEf.part", b"{\"id\":")]);
    let run = run_in(folder.path(), &["check", ".", "-o", "all.json"], b"");
    assert_eq!((run.status.code(), text(&run.stdout)), (Some(0), ""), "{}", text(&run.stderr));
    assert_eq!(parts(folder.path()), [".eligible-AbCdEf.part"]);
}
