//! Finding and reading the rules file.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::assessment::Reading;
use crate::checks::Frame;
use crate::cli::args::Common;
use crate::report::{Run, data, escape, places};
use crate::rules::{self, Vacancy};
use crate::wording::errors::{Trouble, error};
use crate::wording::labels;

/// The rules of vacancy 250700, compiled in.
const BUILT_IN: &str = include_str!("../../rules.toml");
/// The file that is used where it stands in the current folder.
const DEFAULT: &str = "rules.toml";

/// The rules and where they come from.
pub(super) struct Rules {
    /// The vacancy.
    pub(super) vacancy: Vacancy,
    /// The path of the file, or `built-in`.
    pub(super) source: String,
    /// The hash of the file.
    pub(super) sha256: String,
}

impl Rules {
    /// Reads the rules that the options name, and says which if that is asked; all mistakes in them are shown.
    pub(super) fn load(common: &Common) -> anyhow::Result<Self> {
        let rules = Self::find(common)?;
        if common.verbose {
            tell!("{}", labels::rules_used(common.lang(), &escape::visible(&rules.source), &rules.sha256));
        }
        Ok(rules)
    }

    /// What holds for a run by these rules.
    pub(super) fn run<'v>(&'v self, frame: &'v Frame, common: &Common) -> Run<'v> {
        Run {
            vacancy: &self.vacancy,
            rules_source: &self.source,
            rules_sha256: &self.sha256,
            frame,
            reading: Reading::from(common.reading),
            lang: common.lang(),
            blind: None,
        }
    }

    fn find(common: &Common) -> anyhow::Result<Self> {
        let path = common.rules.clone().or_else(|| Path::new(DEFAULT).is_file().then(|| PathBuf::from(DEFAULT)));
        let Some(path) = path else {
            return Self::read("built-in", BUILT_IN.as_bytes(), BUILT_IN, common);
        };
        let (shown, lang) = (path.display().to_string(), common.lang());
        let bytes =
            std::fs::read(&path).with_context(|| error(lang, Trouble::RulesUnreadable(&escape::visible(&shown))))?;
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
            Err(fault) => {
                let byte = fault.valid_up_to() + 1;
                bail!(error(lang, Trouble::RulesNotUtf8(&escape::visible(&shown), byte)))
            }
        };
        Self::read(&shown, &bytes, text, common)
    }

    /// Reads the text of a file that holds these bytes.
    fn read(source: &str, bytes: &[u8], text: &str, common: &Common) -> anyhow::Result<Self> {
        match rules::read(text) {
            Ok(vacancy) => Ok(Self { vacancy, source: source.to_owned(), sha256: data::sha256(bytes) }),
            Err(problems) => {
                let shown = places::rules(common.lang(), source, text, &problems, common.look_of_errors());
                let count = Trouble::RulesMistakes(&escape::visible(source), problems.len());
                bail!("{shown}{}", error(common.lang(), count))
            }
        }
    }
}
