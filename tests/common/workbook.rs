//! A workbook, read by a program that did not write it.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use calamine::{Data, Range, Reader as _, Xlsx};
use serde_json::Value;

/// A workbook as it was read.
pub(crate) struct Book {
    pub(crate) bytes: Vec<u8>,
    /// The sheets by their names.
    pub(crate) sheets: Vec<(String, Range<Data>)>,
}

impl Book {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
        let sheets = read.worksheets();
        Self { bytes, sheets }
    }

    pub(crate) fn rows(&self, sheet: usize) -> Vec<&[Data]> {
        self.sheets[sheet].1.rows().collect()
    }

    /// The XML of each of its parts.
    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let mut zip = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        let part = |name: String| {
            let mut text = String::new();
            zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        };
        names.into_iter().map(part).collect()
    }
}

/// The workbook and the JSON report of one run.
pub(crate) fn both(folder: &Path, arguments: &[&str], input: &str) -> (Book, Value) {
    let run = |format| check(folder, &[arguments, &["--format", format]].concat(), input);
    let (xlsx, json) = (run("xlsx"), run("json"));
    assert_eq!(xlsx.status.code(), json.status.code(), "{}", String::from_utf8_lossy(&xlsx.stderr));
    (Book::of(xlsx.stdout), serde_json::from_slice(&json.stdout).unwrap())
}

/// Runs `check`.
pub(crate) fn check(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.arg("check").args(arguments).current_dir(folder).env_clear();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}
