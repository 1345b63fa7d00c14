//! `eligible verify`: a report made anew of its own rules and inputs, and compared.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, ValueEnum as _};

use crate::cli::check::judge;
use crate::cli::check_arguments::{CheckArguments, VerdictName, WorklistArguments, Writing, with_outcome};
use crate::cli::decision_files::DecisionArguments;
use crate::cli::interrupt::Interruption;
use crate::cli::options::{CommonOptions, DateOrderName, LangName, ReadingName, RecordArguments, among};
use crate::cli::output::ReportOutput;
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::rules::LoadedRules;
use crate::cli::since_report::check_since;
use crate::cli::single_record::{keep_input, table_or_json};
use crate::cli::table_input::LoadedMap;
use crate::domain::calendar::PartialDate;
use crate::domain::report_difference::VerifyError;
use crate::messages::command_errors::{CliError, error};
use crate::messages::table_input_messages::TableInputError;
use crate::messages::verification_notes as words;
use crate::report::formats::Format;
use crate::report::report_data;
use crate::report::sort_order::SortOrder;
use crate::report::verification::{self, WrittenReport};

/// Re-run a report from its own rules and inputs, and compare: reproduced, or what differs.
///
/// The report (`check --format json` or `ndjson`) records its rules, day, text, language and options. Its rules are found by
/// their hash: in the file given with --rules, the file named in the report, rules.toml in the current folder, or the built-in
/// rules. Its inputs are read from the paths in the report.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Verify {
    /// A report of `check`, as json or ndjson, or - for standard input
    #[arg(value_name = "REPORT")]
    report: PathBuf,

    /// The inputs, if they are elsewhere than the report says, or if it is blind: records are recognised by their content
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// The text used for the hashes of a blind report
    #[arg(long, value_name = "TEXT")]
    blind_salt: Option<String>,

    /// The map of the tables, if it is elsewhere than the report says
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,

    #[command(flatten)]
    decisions: DecisionArguments,

    /// Format of the outcome [default: table]
    #[arg(long, value_parser = among(&[Format::Table, Format::Json]))]
    format: Option<Format>,

    /// Write the outcome to a file instead, whole or not at all; name the format before the file, or the extension decides; repeatable
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<String>,

    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

const HELP: &str = "\
What may differ:
  rules   no file with the hash of the report's rules was found
  tool    another version made the report
  input   a record was changed, removed or added
  result  the same record gives another result than in the report
Of a report made with --only, --where, --blocked-by, --id, --since or --top,
only what it shows is compared.

Exit status:
  0  reproduced
  1  something differs
  2  the command failed

Examples:
  eligible check applications/ -o report.json; eligible verify report.json
  eligible verify report.json --rules archive/rules.toml
  eligible verify blind.json applications/ --blind-salt TEXT
  eligible verify report.json < applications.ndjson   where check read standard input";

/// The exit status where something differs.
const DIFFERS: u8 = 1;

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Verify) -> anyhow::Result<u8> {
    let (common, path) = (&arguments.common, shown(&arguments.report));
    let lang = common.lang();
    if common.as_of.is_some() || common.reading != ReadingName::All {
        bail!(error(lang, CliError::ReportSays));
    }
    let outputs = table_or_json(arguments.format, &arguments.output, lang)?;
    keep_input(&arguments.report, &outputs, lang)?;
    let bytes = if is_standard_input(&arguments.report) {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&arguments.report)
    };
    let bytes = bytes.with_context(|| error(lang, CliError::Unreadable(&path)))?;
    let verify_error =
        |verify_error: &VerifyError| error(lang, CliError::NoReport(&path, &words::verify_error(lang, verify_error)));
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
        Err(_) => bail!(verify_error(&VerifyError::Other(None))),
    };
    let report = match verification::read(text) {
        Ok(report) => report,
        Err(fault) => bail!(verify_error(&fault)),
    };
    let asked = &report.header.options;
    if asked.blind && arguments.paths.is_empty() {
        bail!(error(lang, CliError::BlindReport));
    }
    // What is gone is a difference, and no input.
    let is_there = |path: &&str| is_standard_input(Path::new(path)) || Path::new(path).exists();
    let moved = !arguments.paths.is_empty();
    let (there, missing): (Vec<_>, Vec<_>) =
        if moved { Default::default() } else { asked.paths.iter().map(String::as_str).partition(is_there) };
    let paths = if moved { arguments.paths.clone() } else { there.into_iter().map(PathBuf::from).collect() };
    let Some(wanted) = check(arguments, &report, paths) else {
        bail!(verify_error(&VerifyError::Lacks("reference_date, reading, language, options.sort".to_owned())));
    };
    if is_standard_input(&arguments.report) && wanted.paths.iter().any(|path| is_standard_input(path)) {
        bail!(error(lang, CliError::ReadTwice));
    }
    if let Some(since) = &asked.since {
        check_since(since, lang)?;
    }
    let rules = LoadedRules::by_hash(&report.header.rules.sha256, &report.header.rules.source, common)?;
    if let Some(map) = LoadedMap::of(&wanted.size, &wanted.common)? {
        let path = shown(Path::new(&map.data.path));
        match &asked.map {
            None => bail!(error(lang, CliError::Table(TableInputError::MadeWithoutMap(&path)))),
            Some(asked) if map.data.sha256 != asked.sha256 => {
                let hashes = (map.data.sha256.as_str(), asked.sha256.as_str());
                bail!(error(lang, CliError::Table(TableInputError::OtherMap(&path, hashes))));
            }
            Some(_) => {}
        }
    }
    let written: Vec<_> = outputs.iter().flat_map(ReportOutput::existing).collect();
    let anew = again(&wanted, &rules, &arguments.report, written)?;
    let anew = anew.as_deref().map(std::str::from_utf8).transpose()?;
    let anew = anew.map(verification::read).transpose().map_err(|fault| anyhow!(verify_error(&fault)))?;
    let judging_dates = rules.vacancy.judging_dates(None);
    let run = rules.run(&judging_dates, common);
    let (applied, lists) = (report_data::rules(&run), report_data::lists(&run));
    let found = verification::compare(lang, &report, anew.as_ref(), (&applied, &lists), &missing, moved);
    if asked.blind && found.compared == 0 && anew.is_some_and(|anew| anew.header.summary.applicants > 0) {
        bail!(error(lang, CliError::OtherSalt));
    }
    for output in outputs {
        let text = if output.format == Format::Json {
            verification::json(&found)?
        } else {
            verification::text(lang, &found, &report, &applied, output.style(common))
        };
        output.write_whole(text.as_bytes())?;
    }
    Ok(if found.reproduced { 0 } else { DIFFERS })
}

/// What `check` was asked for, as the report says it, of these paths; `None` where it says something that cannot be asked.
fn check(arguments: &Verify, report: &WrittenReport<'_>, paths: Vec<PathBuf>) -> Option<CheckArguments> {
    let (header, common) = (&report.header, &arguments.common);
    let asked = &header.options;
    if asked.with_outcomes.iter().any(|asked| with_outcome(asked).is_none()) {
        return None;
    }
    let as_of = PartialDate::parse(&header.reference_date).ok().filter(|date| date.is_exact())?.first();
    let common = CommonOptions {
        rules: common.rules.clone(),
        rules_sha256: common.rules_sha256.clone(),
        as_of: Some(as_of),
        reading: ReadingName::from_str(&header.reading, false).ok()?,
        lang: Some(LangName::from_str(&header.language, false).ok()?),
        color: common.color,
        quiet: true,
        verbose: false,
    };
    Some(CheckArguments {
        paths,
        common,
        format: Some(if report.is_lines { Format::Ndjson } else { Format::Json }),
        output: Vec::new(),
        only: asked.only.iter().map(|verdict| VerdictName::from(*verdict)).collect(),
        with_outcomes: asked.with_outcomes.clone(),
        blocked_by: asked.blocked_by.clone(),
        id: asked.id.clone(),
        since: asked.since.as_ref().map(|since| PathBuf::from(&since.path)),
        sort: Some(SortOrder::from_str(&asked.sort, false).ok()?),
        all: false,
        top: asked.top.map(|top| usize::try_from(top).unwrap_or(usize::MAX)),
        fail_on: Vec::new(),
        blind: asked.blind,
        blind_salt: arguments.blind_salt.clone(),
        writing: Writing::default(),
        worklist: WorklistArguments::default(),
        decisions: if arguments.decisions.decisions.is_empty() {
            DecisionArguments { decisions: asked.decisions.iter().map(|file| PathBuf::from(&file.path)).collect() }
        } else {
            arguments.decisions.clone()
        },
        size: RecordArguments::of(
            usize::try_from(asked.max_record_size).unwrap_or(usize::MAX),
            asked.strict,
            match &asked.date_order {
                Some(order) => Some(DateOrderName::from_str(order, false).ok()?),
                None => None,
            },
            arguments.map.clone().or_else(|| asked.map.as_ref().map(|map| PathBuf::from(&map.path))),
        ),
        no_progress: true,
        jobs: arguments.jobs,
    })
}

/// The report made anew, unless nothing is left of the inputs. The report itself may lie among them, and so
/// may what is written; neither is an input.
fn again(
    wanted: &CheckArguments,
    rules: &LoadedRules,
    report: &Path,
    mut own: Vec<PathBuf>,
) -> anyhow::Result<Option<Vec<u8>>> {
    if wanted.paths.is_empty() {
        return Ok(None);
    }
    let lang = wanted.common.lang();
    let (output, kept) = ReportOutput::to_memory(wanted.format.unwrap_or(Format::Json), lang);
    own.extend(report.canonicalize());
    let done = judge(wanted, rules, vec![output], &own, &Interruption::prepare(lang))?;
    Ok(done.map(|_| std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner))))
}
