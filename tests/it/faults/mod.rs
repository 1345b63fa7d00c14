//! Faults of the world: disks that are full, readers who go away, input that breaks off or changes, what may not be read
//! or written, signals, and records that are broken in every known way. Nothing is lost, and no report is a part of one.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output};

use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, fed, folder_of, many, parts, tool, tool_at};

#[cfg(unix)]
mod closed_pipe;
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod moving;
#[cfg(unix)]
mod permission;
#[cfg(target_os = "linux")]
mod reading;
#[cfg(unix)]
mod temporary;

/// Every command that writes reports, each with what is before a path after `-o`, once for each format that it has.
const WRITERS: [(&[&str], &[&str]); 9] = [
    (
        &["check", "all.ndjson"],
        &["table=", "json=", "ndjson=", "csv=", "xlsx=", "html=", "markdown=", "junit=", "sarif=", "github="],
    ),
    (&["explain", "a.json"], &["table=", "json="]),
    (&["when", "a.json"], &["table=", "json="]),
    (&["convert", "cv.json"], &[""]),
    (&["rules", "show"], &["text=", "markdown=", "html="]),
    (&["rules", "diff", "old.toml", "new.toml", "a.json"], &["text=", "json="]),
    (&["rules", "lint", "old.toml"], &["text=", "json=", "sarif=", "github="]),
    (&["rules", "test", "cases.toml"], &["text=", "json=", "junit=", "tap="]),
    (&["ask", "--template"], &[""]),
];

/// Every command that prints and writes no report.
const PRINTERS: [&[&str]; 8] = [
    &["schema", "report"],
    &["completions", "bash"],
    &["man"],
    &["rules", "vocabulary"],
    &["rules", "lint", "--explain", "never-met"],
    &["--help"],
    &["check", "--help"],
    &["--version"],
];

/// What `rules lint` finds in the rules.
const UNUSED: &str = "\n[set.unused]\ntitle = { en = \"x\", fr = \"x\" }\nmembers = [{ code = \"FR\" }]\n";

/// A folder with all the files that these commands read.
fn folder() -> TempDir {
    let rules = include_str!("../../../rules.toml");
    folder_of(&[
        ("all.ndjson", many(100).as_bytes()),
        ("a.json", ELIGIBLE.as_bytes()),
        ("cases.toml", b"[[case]]\nname = \"a\"\napplicant = {}\nverdict = \"review\"\n"),
        ("cv.json", include_bytes!("../../../examples/cv/jsonresume.json")),
        ("old.toml", (rules.to_owned() + UNUSED).as_bytes()),
        ("new.toml", rules.replace("250700", "250701").as_bytes()),
    ])
}

/// The tool where no file grows beyond so many blocks of the shell: writing on fails, as it does on a full disk.
#[cfg(unix)]
fn confined(folder: &Path, blocks: u32, arguments: &[&str]) -> Command {
    let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let shell = ["-c", &line, env!("CARGO_BIN_EXE_eligible")];
    tool_at(Path::new("/bin/sh"), folder, &[&shell, arguments].concat())
}

/// Id and verdict of each row of a CSV report, by their order.
fn rows(csv: &[u8]) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_reader(csv);
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|column| column == name).unwrap();
    let (source, verdict) = (column("source"), column("verdict"));
    let row = |row: csv::StringRecord| (row[source].to_owned(), row[verdict].to_owned());
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Runs a line of the shell in the folder of the project, the tool being `$0`.
#[cfg(unix)]
fn shell(line: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_eligible")]).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env_remove("LANG").env_remove("LC_ALL").output().unwrap()
}

/// A pipe with a name, in a folder.
#[cfg(unix)]
fn pipe(folder: &Path, name: &str) -> std::path::PathBuf {
    let path = folder.join(name);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

/// Waits until a run has opened a pipe for reading. One that ends without doing so fails the test, and does not hang it.
#[cfg(unix)]
fn opened(pipe: &Path, child: &mut Child) -> fs::File {
    use std::sync::mpsc::channel;
    let (send, receive) = channel();
    let (ended, path) = (send.clone(), pipe.to_owned());
    std::thread::spawn(move || send.send(fs::File::options().write(true).open(path).ok()));
    let mut stderr = child.stderr.take().unwrap();
    let (reader, mut writer) = std::io::pipe().unwrap();
    // What is said on standard error is handed on to whoever waits for the output.
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut stderr, &mut writer);
        let _ = ended.send(None);
    });
    child.stderr = Some(std::process::ChildStderr::from(std::os::fd::OwnedFd::from(reader)));
    receive.recv().unwrap().expect("the run ended before it read the pipe")
}

/// What a run says that is to end while its input stays open. One that waits for more of it is ended, and has no status.
#[cfg(unix)]
fn ended_by_itself(mut child: Child) -> Output {
    use std::time::{Duration, Instant};
    let input = child.stdin.take();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() && begun.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    drop(input);
    child.wait_with_output().unwrap()
}
