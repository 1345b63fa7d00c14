//! Runs the tool, on records and in folders of files.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A record that is eligible by the built-in rules.
pub(crate) const ELIGIBLE: &str = r#"{"nationalities":["FR"],"date_of_birth":"2000-01-01","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}]}"#;
/// One that is for review, as it states nothing.
pub(crate) const REVIEW: &str = r#"{"id":"r"}"#;

/// The tool in a folder, with an environment that says nothing.
pub(crate) fn tool(folder: &Path, arguments: &[&str]) -> Command {
    tool_at(Path::new(env!("CARGO_BIN_EXE_eligible")), folder, arguments)
}

/// The same for a program that is somewhere else.
pub(crate) fn tool_at(program: &Path, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the tool in the folder of the project, or in another.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    fed(tool(folder, arguments), input)
}

/// Runs a command whose input is written to it.
pub(crate) fn fed(mut command: Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A command that fails early does not read its input.
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    })
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A folder with files in it.
pub(crate) fn folder_of(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// So many records, one a line: most are fine.
pub(crate) fn many(count: usize) -> String {
    let records = [REVIEW, ELIGIBLE, "{\"nationalities\":[]}", "{\"id\": "].into_iter().cycle().take(count);
    records.flat_map(|record| [record, "\n"]).collect()
}

/// The files in a folder that are parts of reports.
pub(crate) fn parts(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".eligible-")).collect()
}
