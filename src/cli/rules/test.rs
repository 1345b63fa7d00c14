//! `eligible rules test`: cases beside the rules, their coverage, and mutants.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use crate::assessment::Reading;
use crate::cli::options::{CommonOptions, columns};
use crate::cli::output::ReportOutput;
use crate::cli::rules::LoadedRules;
use crate::domain::names::nearest;
use crate::domain::text::Lang;
use crate::messages::rule_test_messages::{CaseFileError, trouble};
use crate::report::rule_test_report::boundary_cases::cases;
use crate::report::rule_test_report::{CaseFile, Cases, TestRun, json, junit_tests, tap, text};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{escape, places};
use crate::rule_tests::boundaries::boundaries;
use crate::rule_tests::coverage::coverage;
use crate::rule_tests::mutants::mutants;
use crate::rule_tests::{self, CaseDefaults, PreparedCase, RuleTestCase};
use crate::rules::{BUILT_IN, FileContents};

/// Run the cases beside the rules: applicants with the verdict, the score and the outcomes expected of them.
///
/// Also reports coverage and, with --mutate, the rule changes that no case detects.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct Test {
    /// Files of cases [default: rules.test.toml beside rules.toml]
    #[arg(value_name = "CASES.toml")]
    files: Vec<PathBuf>,

    /// List the outcomes that no case covers, and the parts that never decide
    #[arg(long)]
    coverage: bool,

    /// Fail if the cases cover less than this percentage
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    min_coverage: Option<u8>,

    /// Change every number, day, level, word and list of the rules a little, and fail if no case detects it
    #[arg(long)]
    mutate: bool,

    /// With --mutate: leave out the changes of lists that the criteria refer to, such as the members of [set.*]
    #[arg(long, requires = "mutate")]
    no_lists: bool,

    /// Look at the coverage and the changes of this criterion alone, and of the lists that it uses
    #[arg(long, value_name = "ID")]
    criterion: Option<String>,

    /// Run nothing; print cases on both sides of every threshold that is found, with the outcomes as they are now, to be read and kept
    #[arg(long, conflicts_with_all = ["files", "coverage", "min_coverage", "mutate", "no_lists", "criterion", "format"])]
    boundaries: bool,

    /// Format of the results [default: text]
    #[arg(long, value_enum)]
    format: Option<TestFormat>,

    /// Write the results to a file instead, whole or not at all; the format is named before it or by its extension; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,

    #[command(flatten)]
    pub(super) common: CommonOptions,
}

/// The formats of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// Text for people
    Text,
    /// One JSON object
    Json,
    /// Test results as XML
    Junit,
    /// Test Anything Protocol, version 14
    Tap,
}

impl TestFormat {
    fn of_extension(path: &str) -> Option<Self> {
        match Path::new(path).extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            "xml" => Some(Self::Junit),
            "tap" => Some(Self::Tap),
            _ => None,
        }
    }
}

const HELP: &str = "\
A case in rules.test.toml:
  [applicant.student]                      an applicant to begin with
  nationalities = [\"FR\"]
  date_of_birth = 2004-06-22

  [[case]]
  name = \"21 on the day of the deadline\"
  from = \"student\"                         or: applicant = {...}, file = \"a.json\"
  change = { \"/nationalities/0\" = \"BE\" }   JSON pointers; - appends to a list
  remove = [\"/education\"]
  each = { \"/date_of_birth\" = [\"2004\", 2003-01-01] }   a case for each value
  as_of = 2025-06-22                       and reading = \"en\", where wanted
  expect.E2 = \"contested\"                  met, not_met, unclear, contested
  verdict = \"review\"                       also: score, unchecked, contested

Exit status:
  0  every case passes, and so does what else was asked
  1  a case failed, the coverage is below the least, or a change was not noticed
  2  the command could not do its job: a mistake in the rules or in the cases

Examples:
  eligible rules test
  eligible rules test --min-coverage 100 --mutate
  eligible rules test --criterion D1 --coverage --mutate
  eligible rules test --rules next.toml next.test.toml -o results.xml
  eligible rules test --boundaries > more.test.toml";

/// The cases for the built-in rules, compiled in.
const BUILT_IN_CASES: &str = include_str!("../../../rules.test.toml");

/// A file of cases as text.
struct CasesFile {
    /// The path as given, or `built-in`.
    source: String,
    text: String,
    /// The folder in which it is; none for the built-in cases.
    folder: Option<PathBuf>,
}

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Test) -> anyhow::Result<u8> {
    let common = &arguments.common;
    let lang = common.lang();
    let rules = LoadedRules::load(common)?;
    let (reading, as_of) = (Reading::from(common.reading), common.as_of);
    if arguments.boundaries {
        let found = boundaries(&rules.text, &rules.vacancy, CaseDefaults { as_of, reading });
        let printed = cases(lang, &rules.vacancy, reading, &found)?;
        return write(vec![(TestFormat::Text, output_to(&arguments.output)?)], lang, |_, _| {
            Ok(printed.clone().into_bytes())
        });
    }
    let criterion = arguments.criterion.as_deref().map(|id| criterion(id, &rules, lang)).transpose()?;
    let files = if arguments.files.is_empty() {
        vec![CasesFile::beside(&rules, common)?]
    } else {
        arguments.files.iter().map(|path| CasesFile::open(path, common)).collect::<anyhow::Result<_>>()?
    };
    let outputs = outputs(arguments, lang)?;
    keep_inputs(arguments, &outputs, lang)?;
    let (mut all, mut counts) = (Vec::new(), Vec::new());
    for file in &files {
        let read = file.read(&rules, common)?;
        counts.push(Cases { file: CaseFile { path: &file.source, text: &file.text }, count: read.len() });
        all.extend(read);
    }
    let prepared_cases: Vec<_> =
        all.iter().map(|case| PreparedCase::new(case, CaseDefaults { as_of, reading })).collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut coverage = coverage(&rules.text, &rules.vacancy, &prepared_cases);
    coverage.retain(|row| criterion.is_none_or(|only| row.criterion == only));
    let mutants = || mutants(&rules.text, &rules.vacancy, &prepared_cases, criterion, !arguments.no_lists, threads);
    let tried = TestRun {
        lang,
        vacancy: &rules.vacancy,
        rules: CaseFile { path: &rules.source, text: &rules.text },
        files: counts,
        prepared_cases: &prepared_cases,
        coverage,
        least: arguments.min_coverage,
        gaps: arguments.coverage,
        verbose: common.verbose,
        mutants: arguments.mutate.then(mutants),
    };
    write(outputs, lang, |form, output| {
        Ok(match form {
            TestFormat::Text => text(&tried, style(output, common)).into_bytes(),
            TestFormat::Json => json(&tried)?.into_bytes(),
            TestFormat::Junit => junit_tests::junit(&tried)?,
            TestFormat::Tap => tap::tap(&tried).into_bytes(),
        })
    })?;
    Ok(u8::from(!tried.is_fine()))
}

/// The place of a criterion in the rules.
fn criterion(id: &str, rules: &LoadedRules, lang: Lang) -> anyhow::Result<usize> {
    let ids = || rules.vacancy.criteria.iter().map(|criterion| criterion.id.as_str());
    match ids().position(|known| known == id) {
        Some(place) => Ok(place),
        None => bail!(trouble(lang, CaseFileError::NoCriterion(&escape::visible(id), nearest(id, ids())))),
    }
}

/// Width and colour of the text.
fn style(output: &ReportOutput, common: &CommonOptions) -> TerminalStyle {
    let TerminalStyle { width, colour } = output.style(common);
    TerminalStyle { width: if output.is_standard() { width } else { columns(None) }, colour }
}

impl CasesFile {
    /// The file beside the rules.
    fn beside(rules: &LoadedRules, common: &CommonOptions) -> anyhow::Result<Self> {
        let lang = common.lang();
        if rules.source == BUILT_IN {
            return Ok(Self { source: BUILT_IN.to_owned(), text: BUILT_IN_CASES.to_owned(), folder: None });
        }
        let path = Path::new(&rules.source).with_extension("test.toml");
        if !path.exists() {
            bail!(trouble(lang, CaseFileError::NoFile(&escape::visible(&path.display().to_string()))));
        }
        Self::open(&path, common)
    }

    fn open(path: &Path, common: &CommonOptions) -> anyhow::Result<Self> {
        let lang = common.lang();
        let source = path.display().to_string();
        let shown = escape::visible(&source).into_owned();
        let bytes = std::fs::read(path).with_context(|| trouble(lang, CaseFileError::Unreadable(&shown)))?;
        if let Some(places) = places::encoding(lang, &source, &bytes, common.style_of_errors()) {
            bail!("{places}{}", trouble(lang, CaseFileError::NotUtf8(&shown)));
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        if FileContents::of(&text) == Some(FileContents::Rules) {
            bail!(trouble(lang, CaseFileError::RulesAsCases(&shown)));
        }
        Ok(Self { source, text, folder: path.parent().map(Path::to_owned) })
    }

    /// Its cases; all mistakes in it are shown.
    fn read(&self, rules: &LoadedRules, common: &CommonOptions) -> anyhow::Result<Vec<RuleTestCase>> {
        let lang = common.lang();
        let open = |name: &str| match &self.folder {
            Some(folder) => std::fs::read(folder.join(name)).map_err(|error| error.to_string()),
            None => Err(crate::messages::rule_test_messages::nothing_beside(lang)),
        };
        rule_tests::case_reader::read(&self.text, &rules.vacancy, &open).map_err(|problems| {
            let shown = places::rules(lang, &self.source, &self.text, &problems, common.style_of_errors());
            let count = trouble(lang, CaseFileError::Mistakes(&escape::visible(&self.source), problems.len()));
            anyhow::anyhow!("{shown}{count}")
        })
    }
}

/// The formats with their paths.
fn outputs(arguments: &Test, lang: Lang) -> anyhow::Result<Vec<(TestFormat, String)>> {
    let mut outputs = Vec::new();
    for output in &arguments.output {
        let named =
            output.split_once('=').and_then(|(form, path)| Some((TestFormat::from_str(form, false).ok()?, path)));
        let path = named.map_or(output.as_str(), |(_, path)| path);
        let standard = (path == "-").then_some(TestFormat::Text);
        let form = named.map(|(form, _)| form).or(TestFormat::of_extension(path)).or(arguments.format).or(standard);
        let Some(form) = form else {
            bail!(trouble(lang, CaseFileError::NoFormat(&escape::visible(path))));
        };
        outputs.push((form, path.to_owned()));
    }
    if let Some(wanted) = arguments.format
        && !outputs.is_empty()
        && outputs.iter().all(|(form, _)| *form != wanted)
    {
        bail!(trouble(lang, CaseFileError::OtherFormat));
    }
    let mut seen = HashSet::new();
    if let Some((_, path)) = outputs.iter().find(|(_, path)| !seen.insert(path.clone())) {
        bail!(trouble(lang, CaseFileError::SameOutput(&escape::visible(path))));
    }
    if outputs.is_empty() {
        outputs.push((arguments.format.unwrap_or(TestFormat::Text), "-".to_owned()));
    }
    Ok(outputs)
}

/// The only path of an output without a format.
fn output_to(named: &[String]) -> anyhow::Result<String> {
    match named {
        [] => Ok("-".to_owned()),
        [path] => Ok(path.clone()),
        [_, path, ..] => bail!(trouble(Lang::En, CaseFileError::SameOutput(&escape::visible(path)))),
    }
}

/// Refuses to write over a file that is read.
fn keep_inputs(arguments: &Test, outputs: &[(TestFormat, String)], lang: Lang) -> anyhow::Result<()> {
    let inputs: HashSet<_> = arguments.files.iter().chain(&arguments.common.rules).collect();
    let inputs: HashSet<_> = inputs.iter().filter_map(|path| path.canonicalize().ok()).collect();
    for (_, path) in outputs.iter().filter(|(_, path)| path != "-") {
        if Path::new(path).canonicalize().is_ok_and(|path| inputs.contains(&path)) {
            bail!(trouble(lang, CaseFileError::ReadAndWritten(&escape::visible(path))));
        }
    }
    Ok(())
}

/// Writes each output whole, or none of it.
fn write(
    outputs: Vec<(TestFormat, String)>,
    lang: Lang,
    bytes: impl Fn(TestFormat, &ReportOutput) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<u8> {
    let mut opened = Vec::new();
    for (form, path) in outputs {
        opened.push((form, ReportOutput::to_file(&path, lang)?));
    }
    for (form, output) in opened {
        let bytes = bytes(form, &output)?;
        output.write_whole(&bytes)?;
    }
    Ok(0)
}
