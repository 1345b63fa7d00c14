//! A report of `check` as a file: its rows are read at once, and what they say in full where it is wanted.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use anyhow::{Context as _, anyhow};

use crate::cli::paths::shown;
use crate::cli::seekable::seekable;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::messages::verification_notes;
use crate::report::hash;
use crate::report::report_rows::{self, ReportRow, ReportRows, RowsError};

/// A report, and the file that it is in.
pub(super) struct ReportFile {
    file: File,
    pub(super) report: ReportRows,
}

impl ReportFile {
    /// Reads a report; what cannot be read is an error.
    pub(super) fn open(path: &Path, lang: Lang) -> anyhow::Result<Self> {
        let shown = shown(path);
        let mut file = seekable(path).with_context(|| error(lang, CliError::Unreadable(&shown)))?;
        match report_rows::read(BufReader::new(&mut file)) {
            Ok(report) => Ok(Self { file, report }),
            Err(RowsError::Verify(why)) => {
                let why = verification_notes::verify_error(lang, &why);
                Err(anyhow!(error(lang, CliError::NoComparison(&shown, &why))))
            }
            Err(RowsError::Io(fault)) => Err(fault).with_context(|| error(lang, CliError::Unreadable(&shown))),
        }
    }

    /// The SHA-256 of the file, in hexadecimal.
    pub(super) fn sha256(&mut self) -> io::Result<String> {
        self.file.rewind()?;
        hash::sha256_of(BufReader::new(&mut self.file))
    }

    /// What the report says in full of an applicant.
    pub(super) fn text(file: &mut File, row: &ReportRow) -> io::Result<String> {
        file.seek(SeekFrom::Start(row.at))?;
        let mut text = String::new();
        file.take(row.length).read_to_string(&mut text)?;
        Ok(text)
    }

    /// The report, and the file to read from while the report is looked at.
    pub(super) const fn parts(&mut self) -> (&ReportRows, &mut File) {
        (&self.report, &mut self.file)
    }
}
