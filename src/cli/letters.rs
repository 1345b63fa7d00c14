//! `eligible letters`: a text for each applicant, in a folder or in a table for a mail merge.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::bail;
use clap::Args;

use crate::cli::check::status;
use crate::cli::check_arguments::{CsvArguments, FailOn, VerdictName};
use crate::cli::decision_files::DecisionArguments;
use crate::cli::input::{Read, Tasks, read_all};
use crate::cli::options::{CommonOptions, RecordArguments};
use crate::cli::output::{self, ReportOutput};
use crate::cli::paths::{is_standard_input, shown};
use crate::cli::rules::LoadedRules;
use crate::cli::single_record::keep_named;
use crate::cli::table_input::LoadedMap;
use crate::cli::template_files;
use crate::domain::decision::RowResult;
use crate::domain::outcome::{Counts, Verdict};
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::messages::command_errors::{CliError, error, sentence};
use crate::messages::headings;
use crate::messages::letter_messages::{self, LetterCounts, LettersError};
use crate::report::file_names::FileNames;
use crate::report::formats::xlsx::letters_sheet;
use crate::report::formats::{Format, letters_csv};
use crate::report::letters::letter_templates::{LetterTemplates, TemplateProblem};
use crate::report::letters::{Letter, language};
use crate::report::{JudgedRecord, Run, escape, report_data};

/// A text for each applicant: what was found, in plain words.
///
/// Each letter is in the language that the application asks for, English or French, or else in that of --lang. No letter is
/// written for a record that cannot be read; it is listed.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Letters {
    /// Files (.json: an object or an array; .jsonl, .ndjson: one object per line; CVs; tables, with --map), folders, or - for standard input
    #[arg(value_name = "PATH", required_unless_present = "print_templates")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) common: CommonOptions,

    /// Where to write: a folder (ending in /) for a file each, a .csv or .xlsx file for a mail merge, each whole or not at all, or - for standard output
    #[arg(short, long, value_name = "FOLDER/|FILE")]
    pub(super) output: Option<String>,

    /// Only to those with these verdicts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...")]
    pub(super) only: Vec<VerdictName>,

    /// Only to this applicant
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,

    /// Take the templates in this folder in the place of the built-in ones of the same names
    #[arg(long, value_name = "FOLDER")]
    pub(super) templates: Option<PathBuf>,

    /// Print the built-in templates, or write them into the folder named by -o
    #[arg(long, conflicts_with_all = ["paths", "templates"])]
    pub(super) print_templates: bool,

    #[command(flatten)]
    pub(super) csv: CsvArguments,

    /// Verdicts for which the exit status is not 0 [default: invalid,ineligible,review]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...|none")]
    pub(super) fail_on: Vec<FailOn>,

    #[command(flatten)]
    pub(super) decisions: DecisionArguments,

    #[command(flatten)]
    pub(super) size: RecordArguments,
}

const HELP: &str = "\
Exit status, the first that applies, as for check:
  2  the command failed
  3  a record is invalid
  1  an applicant is ineligible
  4  an applicant needs review
  0  every applicant is eligible

Examples:
  eligible letters applications/ -o letters/
  eligible letters applications/ --decisions todo.xlsx -o merge.xlsx
  eligible letters applications/ --only review -o merge.csv
  eligible letters --print-templates -o templates/
  eligible letters applications/ --templates templates/ -o letters/";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Letters) -> anyhow::Result<u8> {
    let (common, lang) = (&arguments.common, arguments.common.lang());
    if arguments.print_templates {
        return template_files::print(arguments.output.as_deref(), lang);
    }
    let Some(output) = &arguments.output else { bail!(error(lang, CliError::Letters(LettersError::NoOutput))) };
    let mut destination = Destination::open(output, arguments)?;
    if let Destination::Table(output) = &destination {
        let named = (common, &arguments.size, arguments.decisions.decisions.as_slice());
        keep_named(named, std::slice::from_ref(output))?;
    }
    // An applicant may be called as a template is.
    if let (Destination::Folder(folder), Some(templates)) = (&destination, &arguments.templates)
        && folder.canonicalize().is_ok_and(|folder| templates.canonicalize().is_ok_and(|own| own == folder))
    {
        bail!(error(lang, CliError::ReadAndWritten(&shown(templates))));
    }
    let templates = template_files::read(arguments.templates.as_deref(), common)?;
    let rules = LoadedRules::load(common)?;
    let judging_dates = rules.vacancy.judging_dates(common.as_of);
    let decisions = arguments.decisions.read(&rules.vacancy, &arguments.size, lang)?;
    let decided = decisions.as_ref().map(|read| &read.decisions);
    let run = Run { decisions: decided, ..rules.run(&judging_dates, common) };
    let mut written = Written::default();
    let tasks = write_all(arguments, &run, &templates, &destination.existing(), &mut written)?;
    if let Some(read) = &decisions {
        read.say_results(&written.rows_of_decisions, common);
    }
    say_input(&run, common.quiet, &tasks, &written);
    if written.counts.records() == 0 {
        bail!(error(lang, CliError::NothingFound));
    }
    destination.write(arguments, &written.letters)?;
    destination.finish()?;
    for why in &written.unreadable {
        status!("{}{}", headings::warning(lang), escape::visible(why));
    }
    if !common.quiet {
        for line in written.counts.lines(lang) {
            status!("{line}");
        }
    }
    if !tasks.complete {
        bail!(error(lang, CliError::Incomplete));
    }
    Ok(status(&written.verdicts, &arguments.fail_on))
}

/// Says what was passed over, and that nobody has the id asked for.
fn say_input(run: &Run<'_>, quiet: bool, tasks: &Tasks, written: &Written) {
    let is_brief = quiet && tasks.complete;
    let blank = written.blank.iter().filter(|_| !is_brief);
    let blank = blank.map(|path| sentence(run.lang, CliError::NoApplicant(&escape::visible(path))));
    let nobody = written.nobody.iter().filter(|_| !quiet);
    let nobody = nobody.map(|id| sentence(run.lang, CliError::NobodyHasId(&escape::visible(id))));
    for warning in blank.chain(nobody).chain(tasks.warnings(is_brief)) {
        status!("{}{warning}", headings::warning(run.lang));
    }
}

/// What was written of a portion of the input, or of all of it, in the order of the input.
#[derive(Default)]
struct Written {
    letters: Vec<Letter>,
    /// The records without a letter, each in a sentence.
    unreadable: Vec<String>,
    counts: LetterCounts,
    verdicts: Counts,
    rows_of_decisions: Vec<(usize, RowResult)>,
    blank: Vec<Arc<str>>,
    has_asked: bool,
    /// The id asked for, if nobody has it.
    nobody: Option<String>,
    /// What is wrong with a template.
    problem: Option<TemplateProblem>,
}

impl Written {
    /// Writes the letter to a record.
    fn record(
        &mut self,
        arguments: &Letters,
        run: &Run<'_>,
        templates: &LetterTemplates,
        (source, record): (&str, &Record<'_>),
    ) {
        if self.problem.is_some() {
            return;
        }
        let run = Run { lang: language(record, run.lang), ..*run };
        let subject = run.subject(source, record, true);
        let verdict = subject.verdict();
        self.verdicts.add(verdict);
        self.rows_of_decisions.extend_from_slice(&subject.rows);
        let is_asked = arguments.id.as_deref().is_none_or(|id| subject.id() == id);
        self.has_asked |= is_asked;
        let is_shown = arguments.only.is_empty() || arguments.only.iter().any(|only| Verdict::from(*only) == verdict);
        if verdict == Verdict::Invalid {
            self.counts.unreadable += 1;
            let lang = arguments.common.lang();
            self.unreadable.push(letter_messages::no_letter(lang, &subject.id(), &why_invalid(lang, &subject)));
        } else if !(is_asked && is_shown) {
            self.counts.left_out += 1;
        } else {
            match Letter::to(&run, &subject, templates) {
                Ok(Some(letter)) => {
                    self.counts.add(verdict, letter.lang, letter.contact.is_some());
                    self.letters.push(letter);
                }
                Ok(None) => {}
                Err(problem) => self.problem = Some(problem),
            }
        }
    }

    /// Takes what a portion gave.
    fn take(&mut self, other: Self, read: &Read, arguments: &Letters) -> anyhow::Result<()> {
        if let Some(problem) = other.problem {
            return Err(template_files::refused(&arguments.common, &[problem]));
        }
        self.letters.extend(other.letters);
        self.unreadable.extend(other.unreadable);
        self.counts.add_all(&other.counts);
        self.verdicts.add_all(&other.verdicts);
        self.rows_of_decisions.extend(other.rows_of_decisions);
        self.blank.extend(read.blank.iter().cloned());
        self.has_asked |= other.has_asked;
        Ok(())
    }
}

/// The first problem of a record that cannot be read, with its place.
fn why_invalid(lang: Lang, subject: &JudgedRecord<'_>) -> String {
    let problems = report_data::problems(lang, subject);
    let first = report_data::by_place(&problems).first().map(|problem| {
        let more = problems.len() - 1;
        let more = if more == 0 { String::new() } else { format!(" ({})", headings::more(lang, more)) };
        problem.located(lang, subject.source(), &problem.message) + &more
    });
    first.unwrap_or_else(|| subject.source().to_owned())
}

/// Reads all input and writes every letter, none of them to a file yet.
fn write_all(
    arguments: &Letters,
    run: &Run<'_>,
    templates: &LetterTemplates,
    own: &[PathBuf],
    written: &mut Written,
) -> anyhow::Result<Tasks> {
    let size = (arguments.size.limits(&run.vacancy.notice.id), LoadedMap::of(&arguments.size, &arguments.common)?);
    let tasks = Tasks::new(&arguments.paths, own, run, size)?;
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let each = |portion: &mut Written, source: &Arc<str>, record: &Record<'_>| {
        portion.record(arguments, run, templates, (source, record));
    };
    let tasks =
        read_all(jobs, tasks, |_| Written::default(), each, |portion, read| written.take(portion, &read, arguments))?;
    written.nobody = arguments.id.clone().filter(|_| !written.has_asked);
    Ok(tasks)
}

/// Where letters go.
enum Destination {
    Folder(PathBuf),
    /// Standard output, as text.
    Print,
    Table(Box<ReportOutput>),
}

impl Destination {
    fn open(named: &str, arguments: &Letters) -> anyhow::Result<Self> {
        let lang = arguments.common.lang();
        let named = [named.to_owned()];
        let table = match output::folder(&named) {
            Some((None, folder)) => Some(Self::Folder(folder)),
            Some(_) => None,
            None if named == ["-"] => Some(Self::Print),
            None => {
                let output = ReportOutput::all(None, &named, lang)?.into_iter().next();
                let output = output.filter(|output| matches!(output.format, Format::Csv | Format::Xlsx));
                output.map(|output| Self::Table(Box::new(output)))
            }
        };
        let Some(destination) = table else { bail!(error(lang, CliError::Letters(LettersError::NoFormat))) };
        let is_csv = matches!(&destination, Self::Table(output) if output.format == Format::Csv);
        if !is_csv && arguments.csv.is_chosen() {
            bail!(error(lang, CliError::Letters(LettersError::NoCsv)));
        }
        Ok(destination)
    }

    /// The files that will be replaced, as far as they are known before the letters are.
    fn existing(&self) -> Vec<PathBuf> {
        match self {
            Self::Folder(_) | Self::Print => Vec::new(),
            Self::Table(output) => output.existing(),
        }
    }

    /// Writes the letters.
    fn write(&mut self, arguments: &Letters, letters: &[Letter]) -> anyhow::Result<()> {
        let lang = arguments.common.lang();
        match self {
            Self::Folder(folder) => write_folder(arguments, folder, letters),
            Self::Print => output::print(printed(letters).as_bytes(), lang).map(|_| ()),
            Self::Table(output) if output.format == Format::Csv => {
                output.write(&letters_csv::write(letters, arguments.csv.options()))
            }
            Self::Table(output) => {
                if let Some(letter) = letters_sheet::too_long(letters) {
                    bail!(error(lang, CliError::Letters(LettersError::TooLong(&letter.id))));
                }
                Ok(letters_sheet::write(lang, letters, &mut **output)?)
            }
        }
    }

    /// Ends the file: only now is it put in its place.
    fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Folder(_) | Self::Print => Ok(()),
            Self::Table(output) => output.finish(),
        }
    }
}

/// The letters as text, one after the other; of several, each behind the name that its file would have.
fn printed(letters: &[Letter]) -> String {
    if let [letter] = letters {
        return letter.page();
    }
    let mut names = FileNames::default();
    let each = letters.iter().map(|letter| format!("--- {}.txt\n{}\n", names.name(&letter.id), letter.page()));
    each.collect()
}

/// Writes a file for each letter.
fn write_folder(arguments: &Letters, folder: &Path, letters: &[Letter]) -> anyhow::Result<()> {
    let lang = arguments.common.lang();
    let mut names = FileNames::default();
    let files: Vec<_> = letters.iter().map(|letter| folder.join(format!("{}.txt", names.name(&letter.id)))).collect();
    let inputs = arguments.paths.iter().filter(|path| !is_standard_input(path));
    let inputs: HashSet<_> = inputs.filter_map(|path| path.canonicalize().ok()).collect();
    let is_input = |file: &&PathBuf| file.canonicalize().is_ok_and(|file| inputs.contains(&file));
    if let Some(file) = files.iter().find(is_input) {
        bail!(error(lang, CliError::ReadAndWritten(&escape::visible(&file.display().to_string()))));
    }
    output::make_folder(folder, lang)?;
    for (letter, file) in letters.iter().zip(&files) {
        ReportOutput::to_file(&file.display().to_string(), lang)?.write_whole(letter.page().as_bytes())?;
    }
    if !arguments.common.quiet {
        say_others(lang, folder, &files);
    }
    Ok(())
}

/// Says that texts of other runs are in the folder, which somebody could take for letters of this one.
fn say_others(lang: Lang, folder: &Path, files: &[PathBuf]) {
    let own: HashSet<_> = files.iter().filter_map(|file| file.file_name()).collect();
    let Ok(entries) = fs::read_dir(folder) else { return };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let is_text = |name: &Path| name.extension().is_some_and(|extension| extension == "txt");
    let mut others: Vec<_> = names.filter(|name| is_text(Path::new(name)) && !own.contains(name.as_os_str())).collect();
    others.sort();
    if let Some(first) = others.first() {
        let said = letter_messages::other_letters(lang, others.len(), &first.to_string_lossy());
        status!("{}{}", headings::warning(lang), escape::visible(&said));
    }
}
