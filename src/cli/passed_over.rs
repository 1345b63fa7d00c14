//! Files that are not read: how many, by extension, and which of them a person should hear of.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::domain::part::Part as _;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, sentence};
use crate::report::file_extension::extension;

/// Files that are not read.
#[derive(Default)]
pub(super) struct PassedOver {
    /// How many, by extension, with its full stop and in small letters; "" stands for any that is not to be shown.
    pub(super) files: BTreeMap<String, u64>,
    /// Files of other kinds in folders.
    pub(super) others: Examples,
    /// Those of them that begin as JSON does.
    pub(super) like_json: Examples,
    /// What macOS keeps beside files.
    pub(super) shadows: Examples,
    /// Reports of this tool.
    pub(super) reports: Examples,
}

/// So many files, and the first few of their paths, as they may be shown.
#[derive(Default)]
pub(super) struct Examples {
    count: u64,
    paths: Vec<String>,
}

impl Examples {
    const MOST: usize = 5;

    pub(super) fn add(&mut self, path: String) {
        self.count += 1;
        if self.paths.len() < Self::MOST {
            self.paths.push(path);
        }
    }

    /// How many there are, and the path of one.
    fn one(&self) -> Option<(u64, &str)> {
        self.paths.first().map(|path| (self.count, path.as_str()))
    }

    /// The first few paths, and a sign where there are more.
    fn few(&self) -> Option<String> {
        let more = if self.count > self.paths.len() as u64 { ", …" } else { "" };
        (self.count > 0).then(|| self.paths.join(", ") + more)
    }
}

impl PassedOver {
    /// Counts a file. Behind the last full stop of its name may be the name of an applicant: a blind report shows no
    /// extension but those that are known.
    pub(super) fn count(&mut self, path: &Path, is_blind: bool) {
        *self.files.entry(extension(path, is_blind)).or_default() += 1;
    }

    /// A sentence for each kind.
    pub(super) fn sentences(&self, lang: Lang) -> Vec<String> {
        let reports = self.reports.one().map(|(count, path)| sentence(lang, CliError::EarlierReports(count, path)));
        let shadows = self.shadows.one().map(|(count, path)| sentence(lang, CliError::Shadows(count, path)));
        let others = self.others.one().map(|(count, path)| sentence(lang, CliError::OtherFiles(count, path)));
        let like_json = self.like_json.few().map(|paths| sentence(lang, CliError::LikeJson(&paths)));
        [reports, shadows, others, like_json].into_iter().flatten().collect()
    }
}

/// Whether a path is that of what macOS keeps beside a file, which zip archives made there hold too: its name begins with
/// `._`, or it is in a folder `__MACOSX`.
pub(super) fn is_shadow(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"._"))
        || path.components().any(|part| part.as_os_str() == "__MACOSX")
}

/// Whether a file begins as an object or a list of objects does.
pub(super) fn begins_as_json(path: &Path) -> bool {
    const HEAD: usize = 256;
    let mut head = [0; HEAD];
    let read = File::open(path).and_then(|mut file| file.read(&mut head));
    let text = head.part(..read.unwrap_or(0));
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    let after = |byte| text.strip_prefix(&[byte]).map(|rest| rest.trim_ascii_start().first().copied());
    matches!(after(b'{'), Some(Some(b'"' | b'}'))) || matches!(after(b'['), Some(Some(b'{')))
}
