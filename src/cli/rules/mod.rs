//! Finding and reading the rules file; and `eligible rules`, the commands about it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Subcommand;

use crate::assessment::Reading;
use crate::checks::JudgingDates;
use crate::cli::options::CommonOptions;
use crate::messages::command_errors::{CliError, error};
use crate::messages::headings;
use crate::report::{Run, escape, hash, places};
use crate::rules::{self, FileContents, Vacancy};

pub(super) mod diff;
pub(super) mod init;
pub(super) mod lint;
pub(super) mod lists_command;
pub(super) mod show;
pub(super) mod test;
pub(super) mod vocabulary;

use diff::Diff;
use init::Init;
use lint::Lint;
use lists_command::StandardLists;
use show::Show;
use test::Test;
use vocabulary::VocabularyArguments;

/// Begin, show, check, test and compare rules files.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    Init(Init),
    Show(Show),
    Lint(Lint),
    Test(Test),
    Diff(Diff),
    Vocabulary(VocabularyArguments),
    Lists(StandardLists),
}

/// Runs a command about rules files and gives its exit status.
pub(super) fn run(command: &RulesCommand) -> anyhow::Result<u8> {
    match command {
        RulesCommand::Init(arguments) => init::run(arguments),
        RulesCommand::Show(arguments) => show::run(arguments),
        RulesCommand::Lint(arguments) => lint::run(arguments),
        RulesCommand::Test(arguments) => test::run(arguments),
        RulesCommand::Diff(arguments) => diff::run(arguments),
        RulesCommand::Vocabulary(_) => vocabulary::run(),
        RulesCommand::Lists(arguments) => lists_command::run(arguments),
    }
}

/// The file that is used where it is in the current folder.
const DEFAULT: &str = "rules.toml";

/// The rules and where they come from.
pub(super) struct LoadedRules {
    pub(super) vacancy: Vacancy,
    /// The path of the file, or `built-in`.
    pub(super) source: String,
    /// The text of the file, without a byte order mark.
    pub(super) text: String,
    /// The hash of the file.
    pub(super) sha256: String,
}

impl LoadedRules {
    /// Reads the rules that the options name, and says which if that is asked; all mistakes in them are shown.
    pub(super) fn load(common: &CommonOptions) -> anyhow::Result<Self> {
        Self::read(RulesFile::find(common)?, common)
    }

    /// What holds for a run by these rules.
    pub(super) fn run<'v>(&'v self, judging_dates: &'v JudgingDates, common: &CommonOptions) -> Run<'v> {
        Run {
            vacancy: &self.vacancy,
            rules_source: &self.source,
            rules_sha256: &self.sha256,
            judging_dates,
            reading: Reading::from(common.reading),
            lang: common.lang(),
            blind: None,
            decisions: None,
        }
    }

    /// Reads the rules that have this hash: those that the options name, else the file at a path, that in the current
    /// folder or the built-in ones. Where none has it, the first that is there.
    pub(super) fn by_hash(sha256: &str, path: &str, common: &CommonOptions) -> anyhow::Result<Self> {
        if common.rules.is_some() {
            return Self::load(common);
        }
        let of_report = Path::new(path);
        let named = (path != rules::BUILT_IN && of_report.is_file()).then(|| RulesFile::open(of_report, common));
        let others = [RulesFile::find(common), Ok(RulesFile::built_in())];
        let (mut files, mut errors) = (Vec::new(), Vec::new());
        for file in named.into_iter().chain(others) {
            file.map_or_else(|error| errors.push(error), |file| files.push(file));
        }
        let place = files.iter().position(|file| file.sha256 == sha256);
        // What cannot be read may be what is missed.
        if place.is_none() && !errors.is_empty() {
            return Err(errors.swap_remove(0));
        }
        Self::read(files.swap_remove(place.unwrap_or(0)), common)
    }

    /// Reads a file, and says which if that is asked; all mistakes in it are shown.
    pub(super) fn read(file: RulesFile, common: &CommonOptions) -> anyhow::Result<Self> {
        file.check_hash(common)?;
        match rules::read(&file.text) {
            Ok(vacancy) => {
                let texts = &vacancy.notice.official_languages;
                if let Reading::One(asked) = Reading::from(common.reading)
                    && !texts.contains(&asked)
                {
                    bail!(error(common.lang(), CliError::NoSuchText(asked, texts)));
                }
                if common.verbose {
                    status!("{}", headings::rules_used(common.lang(), &escape::visible(&file.source), &file.sha256));
                }
                Ok(Self { vacancy, source: file.source, text: file.text, sha256: file.sha256 })
            }
            Err(problems) => {
                let shown = places::rules(common.lang(), &file.source, &file.text, &problems, common.style_of_errors());
                let count = CliError::RulesMistakes(&escape::visible(&file.source), problems.len());
                bail!("{shown}{}", error(common.lang(), count))
            }
        }
    }
}

/// A rules file as text, before it is read.
pub(super) struct RulesFile {
    /// The path of the file, or `built-in`.
    pub(super) source: String,
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// The hash of the file's bytes.
    pub(super) sha256: String,
}

impl RulesFile {
    /// The file that the options name, else the one in the current folder, else the built-in rules.
    pub(super) fn find(common: &CommonOptions) -> anyhow::Result<Self> {
        let path = common.rules.clone().or_else(|| Path::new(DEFAULT).is_file().then(|| PathBuf::from(DEFAULT)));
        if let Some(path) = path {
            return Self::open(&path, common);
        }
        Ok(Self::built_in())
    }

    /// Refuses rules of another hash than the options ask for.
    pub(super) fn check_hash(&self, common: &CommonOptions) -> anyhow::Result<()> {
        match &common.rules_sha256 {
            Some(expected) if *expected != self.sha256 => {
                let source = headings::rules_source(common.lang(), &self.source);
                bail!(error(common.lang(), CliError::OtherRules(&escape::visible(source), &self.sha256, expected)))
            }
            _ => Ok(()),
        }
    }

    /// The rules that are compiled in.
    fn built_in() -> Self {
        let (source, text) = (rules::BUILT_IN.to_owned(), rules::BUILT_IN_TEXT.to_owned());
        let sha256 = hash::sha256(text.as_bytes());
        Self { source, text, sha256 }
    }

    /// The file at a path.
    pub(super) fn open(path: &Path, common: &CommonOptions) -> anyhow::Result<Self> {
        let lang = common.lang();
        let source = path.display().to_string();
        let bytes =
            std::fs::read(path).with_context(|| error(lang, CliError::RulesUnreadable(&escape::visible(&source))))?;
        if let Some(shown) = places::encoding(lang, &source, &bytes, common.style_of_errors()) {
            bail!("{shown}{}", error(lang, CliError::RulesNotUtf8(&escape::visible(&source))))
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        let contents = FileContents::of(&text);
        let is_named_so = source.ends_with(".test.toml") && contents != Some(FileContents::Rules);
        if contents == Some(FileContents::Cases) || is_named_so {
            bail!(error(lang, CliError::CasesAsRules(&escape::visible(&source))))
        }
        Ok(Self { source, text, sha256: hash::sha256(&bytes) })
    }
}
