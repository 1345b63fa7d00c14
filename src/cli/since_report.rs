//! An earlier report, of which a later one shows only what is not in it.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::cli::paths::shown;
use crate::cli::report_file::ReportFile;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::messages::{comparison_notes, headings};
use crate::report::report_data::FileData;
use crate::report::report_rows::{ReportRow, RowIdentity};
use crate::report::{JudgedRecord, Run, escape};

/// What an earlier report has.
pub(super) struct SinceReport {
    rows: HashSet<RowIdentity>,
    /// What a report says of it.
    pub(super) data: FileData,
}

impl SinceReport {
    /// Reads it; one that hides who is who is compared with another such report alone.
    pub(super) fn read(path: &Path, run: &Run<'_>, is_quiet: bool) -> anyhow::Result<Self> {
        let lang = run.lang;
        let mut earlier = ReportFile::open(path, lang)?;
        let sha256 = earlier.sha256().with_context(|| error(lang, CliError::Unreadable(&shown(path))))?;
        let header = &earlier.report.header;
        if header.options.blind != run.blind.is_some() {
            bail!(error(lang, CliError::OneIsBlind));
        }
        let (named, all) = (earlier.report.rows.len() as u64, header.summary.applicants);
        if named < all && !is_quiet {
            let note = comparison_notes::is_part(lang, &path.display().to_string(), named, all);
            status!("{}{}", headings::warning(lang), escape::visible(&note));
        }
        let rows = earlier.report.rows.iter().map(ReportRow::identity).collect();
        Ok(Self { rows, data: FileData { path: path.display().to_string(), sha256 } })
    }

    /// Whether it has the same record with the same result.
    pub(super) fn has(&self, subject: &JudgedRecord<'_>) -> bool {
        self.rows.contains(&RowIdentity::of(subject))
    }
}

/// Refuses a report that is another than the one by which a later report was made.
pub(super) fn check_since(since: &FileData, lang: Lang) -> anyhow::Result<()> {
    let path = Path::new(&since.path);
    let shown = shown(path);
    let sha256 = ReportFile::open(path, lang)?.sha256();
    if sha256.with_context(|| error(lang, CliError::Unreadable(&shown)))? != since.sha256 {
        bail!(error(lang, CliError::OtherSince(&shown)));
    }
    Ok(())
}
