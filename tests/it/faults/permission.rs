//! What may not be read or written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::{parts, rows, tool_at};
use crate::common::command::{ELIGIBLE, REVIEW, status, text};

/// Somebody to whom permissions apply: whoever runs the tests or, as they do not apply to root, another user.
struct Somebody {
    /// A folder that is theirs, with the tool in it.
    home: TempDir,
    user: Option<u32>,
}

impl Somebody {
    fn new() -> Self {
        const NOBODY: u32 = 65_534;
        let home = TempDir::new().unwrap();
        let tool = home.path().join("eligible");
        // By another process: a file that this one has open for writing may be open in what other tests begin meanwhile, and
        // a file that is open for writing cannot be run.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_eligible")).arg(&tool).status().unwrap();
        assert!(copied.success());
        let user = (home.path().metadata().unwrap().uid() == 0).then_some(NOBODY);
        if user.is_some() {
            std::os::unix::fs::chown(home.path(), user, user).unwrap();
        }
        Self { home, user }
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.home.path().join(name)
    }

    /// Makes a file of theirs that has this mode.
    fn file(&self, name: &str, bytes: &str, mode: u32) {
        fs::write(self.at(name), bytes).unwrap();
        self.change(name, mode);
    }

    /// Makes a folder of theirs; its mode is to be changed when it is filled.
    fn folder(&self, name: &str) {
        fs::create_dir(self.at(name)).unwrap();
        self.change(name, 0o700);
    }

    fn change(&self, name: &str, mode: u32) {
        let path = self.at(name);
        if self.user.is_some() {
            std::os::unix::fs::chown(&path, self.user, self.user).unwrap();
        }
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = tool_at(Path::new("./eligible"), self.home.path(), arguments);
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        command.output().unwrap()
    }
}

/// Whoever makes the folder can take it away again.
impl Drop for Somebody {
    fn drop(&mut self) {
        for entry in fs::read_dir(self.home.path()).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                let _ = fs::set_permissions(entry.path(), Permissions::from_mode(0o700));
            }
        }
    }
}

#[test]
fn what_may_not_be_read_is_an_invalid_row_or_a_warning() {
    let somebody = Somebody::new();
    somebody.folder("in");
    somebody.folder("in/closed");
    somebody.folder("alone");
    somebody.file("in/a.json", ELIGIBLE, 0o600);
    somebody.file("in/b.json", ELIGIBLE, 0o000);
    somebody.file("in/c.ndjson", ELIGIBLE, 0o200);
    somebody.file("in/closed/d.json", ELIGIBLE, 0o600);
    somebody.file("e.txt", ELIGIBLE, 0o000);
    let row = |source: &str, verdict: &str| (source.to_owned(), verdict.to_owned());
    let all = [
        row("in/a.json", "eligible"),
        row("in/b.json", "invalid"),
        row("in/c.ndjson", "invalid"),
        row("in/closed/d.json", "eligible"),
        row("e.txt", "invalid"),
    ];
    let run = somebody.run(&["check", "in", "e.txt", "--format", "csv"]);
    assert_eq!((status(&run), rows(&run.stdout)), (3, all.to_vec()), "{}", text(&run.stderr));
    assert_eq!(text(&run.stdout).matches("permission denied").count(), 3);

    // A folder that cannot be looked into, or only listed: what it holds is not known.
    for (mode, seen) in [(0o000, 3), (0o300, 3), (0o400, 4)] {
        somebody.change("in/closed", mode);
        let run = somebody.run(&["check", "in", "--format", "json", "--sort", "source"]);
        let report: Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(report["applicants"].as_array().unwrap().len(), seen, "{mode:o}: {}", text(&run.stderr));
        assert_eq!(report["summary"]["applicants"], seen, "{mode:o}");
        // Where its files are known by name, each of them is a row.
        let is_listed = mode == 0o400;
        assert_eq!(report["summary"]["complete"], is_listed, "{mode:o}");
        assert_eq!(status(&run), if is_listed { 3 } else { 2 }, "{mode:o}: {}", text(&run.stderr));
        let told = text(&run.stderr).contains("`in/closed` cannot be read: permission denied");
        assert_eq!(told, !is_listed, "{mode:o}: {}", text(&run.stderr));
    }
    somebody.change("alone", 0o000);
    let run = somebody.run(&["check", "alone", "--format", "csv"]);
    assert_eq!(status(&run), 2, "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("`alone` cannot be read: permission denied"), "{}", text(&run.stderr));
}

#[test]
fn a_command_that_may_not_read_its_file_says_so() {
    let somebody = Somebody::new();
    somebody.file("a.json", ELIGIBLE, 0o000);
    somebody.file("b.json", REVIEW, 0o600);
    somebody.file("old.toml", include_str!("../../../rules.toml"), 0o600);
    somebody.file("closed.toml", include_str!("../../../rules.toml"), 0o000);
    let cases: [(&[&str], &str); 8] = [
        (&["explain", "a.json"], "`a.json`"),
        (&["when", "a.json"], "`a.json`"),
        (&["convert", "a.json"], "`a.json`"),
        (&["ask", "--template", "--rules", "closed.toml"], "rules file `closed.toml`"),
        (&["check", "b.json", "--rules", "closed.toml"], "rules file `closed.toml`"),
        (&["rules", "show", "--rules", "closed.toml"], "rules file `closed.toml`"),
        (&["rules", "lint", "closed.toml"], "rules file `closed.toml`"),
        (&["rules", "diff", "old.toml", "closed.toml"], "rules file `closed.toml`"),
    ];
    for (arguments, named) in cases {
        let run = somebody.run(arguments);
        let expected = format!("error: {named} cannot be read: permission denied\n");
        assert_eq!((status(&run), text(&run.stderr), text(&run.stdout)), (2, expected.as_str(), ""), "{arguments:?}");
    }
}

#[test]
fn where_nothing_may_be_written_it_is_said_and_the_old_file_stays() {
    let somebody = Somebody::new();
    somebody.file("a.json", REVIEW, 0o600);
    somebody.folder("to");
    somebody.file("to/old.json", "old", 0o600);
    somebody.change("to", 0o500);
    let commands: [&[&str]; 5] =
        [&["check", "a.json"], &["explain", "a.json"], &["when", "a.json"], &["rules", "lint"], &["ask", "--template"]];
    for command in commands {
        for name in ["to/old.json", "to/new.json"].into_iter().skip(usize::from(command[0] == "ask")) {
            let run = somebody.run(&[command, &["-o", name]].concat());
            let told = text(&run.stderr);
            assert_eq!((status(&run), text(&run.stdout)), (2, ""), "{command:?}: {told}");
            let expected = format!("/{name}` cannot be written: permission denied\n");
            assert!(told.starts_with("error: `") && told.ends_with(&expected), "{command:?}: {told}");
        }
    }
    assert_eq!(fs::read_to_string(somebody.at("to/old.json")).unwrap(), "old");
    assert!(!somebody.at("to/new.json").exists());
    assert_eq!(parts(&somebody.at("to")), [""; 0]);
    // Who may write into the folder may replace a file in it, whose permissions stay.
    somebody.folder("own");
    somebody.file("own/old.json", "old", 0o400);
    assert_eq!(status(&somebody.run(&["check", "a.json", "-o", "own/old.json"])), 4);
    assert_eq!(somebody.at("own/old.json").metadata().unwrap().permissions().mode() & 0o777, 0o400);
    assert_ne!(fs::read_to_string(somebody.at("own/old.json")).unwrap(), "old");
}
