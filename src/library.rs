//! What the library offers: rules and applicants are read from text, applicants are assessed, and a report is written.
//!
//! Nothing here opens a file, reads the clock or prints, and nothing panics on what strangers wrote. The same values give the
//! same report. `eligible check` makes the same reports with the same code, and adds files, threads and options.
#![warn(missing_docs)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};
use std::path::Path;

pub use crate::assessment::Reading;
use crate::assessment::duplicates::{self, RecordIdentity, RecordSet, TraitHashes, vacancies_named};
use crate::assessment::tally::Tally;
use crate::assessment::{RankKey, rank, rank_key};
use crate::checks::JudgingDates;
use crate::domain::calendar::exact_day;
use crate::domain::outcome::Counts;
pub use crate::domain::outcome::{Outcome, Score, Verdict};
use crate::domain::problem::RuleError;
pub use crate::domain::text::Lang;
use crate::intake::document::{MAX_RECORD_SIZE, Record, RecordLayout, read_file};
use crate::report::file_extension::extension;
pub use crate::report::formats::Format;
use crate::report::formats::json_writer::ApplicantWriter;
use crate::report::formats::{self, Options, Placing, ReportFooter, table};
use crate::report::hash::sha256;
use crate::report::remark_groups::RemarkGroups;
use crate::report::report_data::{self, AcrossData, RunOptions};
use crate::report::sort_order::{SortKey, SortOrder};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{self, JudgedRecord, Run, places};
use crate::rules::{self, Vacancy};

/// The rules of one vacancy, in order: a rules file with a mistake gives none.
#[derive(Clone, Debug)]
pub struct Rules {
    vacancy: Vacancy,
    judging_dates: JudgingDates,
    source: String,
    sha256: String,
}

impl Rules {
    /// Reads the text of a rules file (TOML; `eligible rules vocabulary` prints all that it can say). `source` is what errors
    /// and reports call it, such as its path. A byte order mark before the text is passed over.
    ///
    /// # Errors
    /// Every mistake in the text, not only the first.
    pub fn parse(source: &str, text: &str) -> Result<Self, RulesError> {
        let sha256 = sha256(text.as_bytes());
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let of_text = |mistakes| RulesError { source: source.to_owned(), text: text.to_owned(), mistakes };
        let vacancy = rules::read(text).map_err(of_text)?;
        Ok(Self { judging_dates: vacancy.judging_dates(None), vacancy, source: source.to_owned(), sha256 })
    }

    /// The rules that are compiled in, those of the vacancy for which the tool was made.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "the text is our own, and a test reads it")]
    pub fn built_in() -> Self {
        Self::parse(rules::BUILT_IN, rules::BUILT_IN_TEXT).expect("the built-in rules are in order")
    }

    /// The same rules, where what depends on a date is judged as of this day, written `YYYY-MM-DD`, instead of the reference
    /// date that the rules name. The deadline stays: whether an application was in time does not change.
    ///
    /// # Errors
    /// Where the text is no day of the calendar, years 0001 to 9999: `2026-02-30`, `2026-02`, `30/02/2026`.
    pub fn judged_as_of(self, day: &str) -> Result<Self, DayError> {
        let as_of = exact_day(day).ok_or_else(|| DayError { text: day.to_owned() })?;
        Ok(Self { judging_dates: self.vacancy.judging_dates(Some(as_of)), ..self })
    }

    /// The id of the vacancy.
    #[must_use]
    pub fn vacancy_id(&self) -> &str {
        &self.vacancy.notice.id
    }
}

/// The mistakes in a rules file. Displayed, it shows each in its line, with what is allowed, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    source: String,
    text: String,
    mistakes: Vec<RuleError>,
}

impl RulesError {
    /// How many mistakes there are; at least one.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.mistakes.len()
    }

    /// Each mistake at its place, in one of the languages: several lines for each, a blank line after each, at most 80 columns
    /// wide as far as the text allows it. What must not be shown as it is, such as control characters, is escaped.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        places::rules(lang, &self.source, &self.text, &self.mistakes, TerminalStyle::PLAIN)
    }
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Lang::En).trim_end())
    }
}

impl Error for RulesError {}

/// A text that is no day of the calendar, written `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayError {
    text: String,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = report::escape::visible(&self.text);
        write!(f, "`{text}` is not a day of the calendar, written YYYY-MM-DD")
    }
}

impl Error for DayError {}

/// Records of applicants, as they were read. A record that cannot be read is one of them: it will be `Invalid`, with its
/// problems.
#[derive(Debug, Default)]
pub struct Applicants<'a> {
    sources: Vec<SourceFile<'a>>,
    /// How many sources are reports of this tool, by extension.
    passed_over: BTreeMap<String, u64>,
}

/// One file.
#[derive(Debug)]
struct SourceFile<'a> {
    name: String,
    bytes: &'a [u8],
    records: Vec<Record<'a>>,
}

impl<'a> Applicants<'a> {
    /// Those of one file; see [`Self::add`].
    #[must_use]
    pub fn read(source: &str, bytes: &'a [u8]) -> Self {
        let mut applicants = Self::default();
        applicants.add(source, bytes);
        applicants
    }

    /// Adds the records of a file: a JSON object, an array of objects, an object a line, or a CV (JSON Resume, Europass).
    ///
    /// `source` is what reports call the file, such as its path; it names an applicant who states no `id`. Its extension says
    /// how the records are laid out (`.json`: object or array; `.jsonl`, `.ndjson`: lines); with any other, the bytes show it.
    /// Records may be of any size. An empty array, or blank lines, add nothing, and neither does a report that this tool
    /// wrote as JSON; nothing else that is not a record is left out: it becomes an invalid one, and so does all that follows
    /// a fault in an array.
    pub fn add(&mut self, source: &str, bytes: &'a [u8]) {
        let (mut records, mut is_report) = (Vec::new(), false);
        let path = Path::new(source);
        read_file(bytes, RecordLayout::by_name(path), false, |record| {
            if record.intake.is_own_report() {
                is_report = true;
            } else {
                records.push(record);
            }
        });
        if is_report {
            *self.passed_over.entry(extension(path, false)).or_default() += 1;
        }
        self.sources.push(SourceFile { name: source.to_owned(), bytes, records });
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.iter().map(|source| source.records.len()).sum()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How applicants are assessed. By default in English, by both texts of the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the sentences. It changes no outcome.
    pub lang: Lang,
    /// Which text of the notice is applied.
    pub reading: Reading,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lang: Lang::En, reading: Reading::All }
    }
}

/// Applies the rules to each applicant.
#[must_use]
pub fn assess<'a>(rules: &'a Rules, applicants: &'a Applicants<'a>, settings: &Settings) -> Report<'a> {
    let run = Run {
        vacancy: &rules.vacancy,
        rules_source: &rules.source,
        rules_sha256: &rules.sha256,
        judging_dates: &rules.judging_dates,
        reading: settings.reading,
        lang: settings.lang,
        blind: None,
        decisions: None,
    };
    let each = applicants.sources.iter().flat_map(|source| source.records.iter().map(move |record| (source, record)));
    let judged: Vec<_> = each.map(|(source, record)| run.subject(&source.name, record, true)).collect();
    let (mut counts, mut tally, mut remarks) = (Counts::default(), Tally::default(), RemarkGroups::default());
    for one in &judged {
        remarks.add(settings.lang, one);
        counts.add(one.verdict());
        if one.has_problems() {
            counts.add_with_problems();
        }
        if let Some(assessment) = &one.assessment {
            tally.add(assessment);
        }
    }
    let mut keys: Vec<_> = judged.iter().map(rank_key_of).collect();
    keys.sort_unstable();
    let longest = applicants.sources.iter().map(|source| source.bytes.len()).max().unwrap_or(0);
    let options = RunOptions {
        paths: applicants.sources.iter().map(|source| source.name.clone()).collect(),
        // No record is larger than its source: with this limit each is read again.
        max_record_size: longest.max(MAX_RECORD_SIZE) as u64,
        ..RunOptions::default()
    };
    let (across, alike) = across(&run, &judged);
    Report { run, judged, keys, counts, tally, across, alike, remarks, options, passed_over: &applicants.passed_over }
}

fn rank_key_of(judged: &JudgedRecord<'_>) -> RankKey {
    rank_key(judged.verdict(), judged.score())
}

/// What the records have in common, and which are like another.
fn across(run: &Run<'_>, judged: &[JudgedRecord<'_>]) -> (Vec<AcrossData>, RecordSet) {
    let each = judged.iter().map(|one| {
        let applicant = &one.record.intake.applicant;
        let identity = RecordIdentity {
            id: one.id().into_owned(),
            source: one.source().to_owned(),
            record: one.record.number,
            vacancies: vacancies_named(applicant).map(str::to_owned).collect(),
        };
        (TraitHashes::of(one.record.bytes, applicant), identity)
    });
    let notice = &run.vacancy.notice;
    let (found, alike) = duplicates::among(&notice.id, notice.most_applications(), &each.collect::<Vec<_>>());
    (found.iter().map(|duplicate| report_data::across(run.lang, duplicate)).collect(), alike)
}

/// What was found out about the applicants, by the rules and the settings that were given.
#[derive(Debug)]
pub struct Report<'a> {
    run: Run<'a>,
    judged: Vec<JudgedRecord<'a>>,
    /// Of all records, sorted.
    keys: Vec<RankKey>,
    counts: Counts,
    tally: Tally,
    across: Vec<AcrossData>,
    /// Which applicants are like another, by their numbers.
    alike: RecordSet,
    remarks: RemarkGroups,
    options: RunOptions,
    passed_over: &'a BTreeMap<String, u64>,
}

impl Report<'_> {
    /// The applicants, in the order in which they were read.
    #[must_use]
    pub fn applicants(&self) -> impl ExactSizeIterator<Item = AssessedApplicant<'_>> {
        let assessed = |judged| AssessedApplicant { judged, rank: self.rank(judged), lang: self.run.lang };
        self.judged.iter().map(assessed)
    }

    fn rank(&self, judged: &JudgedRecord<'_>) -> Option<u64> {
        rank(&self.keys, rank_key_of(judged))
    }

    /// How many applicants have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.counts.of(verdict)
    }

    /// What a person should know about several applicants together, a sentence each: the same id twice, the same content, the
    /// same name and date of birth, and more vacancies over the files of one person than the notice allows. It changes no
    /// verdict.
    #[must_use]
    pub fn duplicates(&self) -> impl ExactSizeIterator<Item = &str> {
        self.across.iter().map(|found| found.message.as_str())
    }

    /// Writes the whole report: the bytes that `eligible check` writes in this format without further options, with the
    /// sources in the place of its paths. So the applicants are in the order of their ranks, but for CSV and NDJSON, which
    /// have that of the input; a table is 80 columns wide and has no colour; and what applicants wrote is escaped as the
    /// format needs it. A report on no applicant is written too.
    ///
    /// # Errors
    /// Where writing fails. What was written until then is no whole report.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        let (options, order) = (Options::default(), SortOrder::usual(format));
        let each = self.judged.iter().enumerate();
        let mut sorted: Vec<_> = each.map(|(number, judged)| (number, judged.id(), judged)).collect();
        sorted.sort_by(|one, other| order.compare(&sort_key(one), &sort_key(other)));
        let mut writer = ApplicantWriter::new(&self.run);
        let mut row = |number: usize, judged: &JudgedRecord<'_>| {
            let place = Placing { rank: self.rank(judged), is_copy: self.alike.contains(number as u64) };
            (place, formats::row(format, &mut writer, judged, false, options))
        };
        let rows: Vec<_> = sorted.into_iter().map(|(number, _, judged)| row(number, judged)).collect();
        // A single applicant has a table of criteria.
        let single = self.judged.first().filter(|_| format == Format::Table && self.judged.len() == 1);
        let single = single.map(|judged| table::single(&self.run, judged));
        let footer = ReportFooter {
            decided: &[],
            remarks: &self.remarks,
            rows_found: self.counts.total(),
            is_whole: true,
            counts: &self.counts,
            tally: &self.tally,
            across: &self.across,
            complete: true,
            passed_over: self.passed_over,
            single: single.as_ref(),
            style: TerminalStyle::PLAIN,
            options,
            ties: None,
            asked: &RunOptions { sort: order.name().to_owned(), ..self.options.clone() },
        };
        out.write_all(&formats::begin(format, &self.run, false, options))?;
        formats::end(format, &self.run, rows, &footer, out)
    }
}

fn sort_key<'k>((_, id, judged): &'k (usize, Cow<'_, str>, &JudgedRecord<'_>)) -> SortKey<'k> {
    SortKey { key: rank_key_of(judged), id, source: judged.source(), record: judged.record.number }
}

/// One record of a report.
#[derive(Clone, Copy, Debug)]
pub struct AssessedApplicant<'r> {
    judged: &'r JudgedRecord<'r>,
    rank: Option<u64>,
    lang: Lang,
}

impl<'r> AssessedApplicant<'r> {
    /// The id as stated; where none is, the name of the source without folder and extension, with `#` and the number of the
    /// record where the source is an array or lines. As the applicant wrote it: escape it for the place where it is shown.
    #[must_use]
    pub fn id(&self) -> Cow<'r, str> {
        self.judged.id()
    }

    /// The source, as it was named.
    #[must_use]
    pub fn source(&self) -> &'r str {
        self.judged.source()
    }

    /// The number of the record in its source, from 1.
    #[must_use]
    pub const fn record(&self) -> u64 {
        self.judged.record.number
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.judged.verdict()
    }

    /// The share of the desirable weights that is met, as an interval in tenths of a percent; none for an invalid record.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        self.judged.score()
    }

    /// The rank among the applicants of the report, from 1: by verdict, then by score. Equal ones share a rank, and the next
    /// one counts on (1, 2, 2, 4). None for an invalid record.
    #[must_use]
    pub const fn rank(&self) -> Option<u64> {
        self.rank
    }

    /// What came out for each criterion, in the order of the rules; nothing for an invalid record.
    pub fn criteria(&self) -> impl Iterator<Item = AssessedCriterion<'r>> {
        let (lang, assessment) = (self.lang, self.judged.assessment.as_ref());
        let judgements = assessment.into_iter().flat_map(|assessment| &assessment.judgements);
        judgements.map(move |judgement| AssessedCriterion {
            id: &judgement.criterion.id,
            outcome: judgement.outcome,
            contested: judgement.contested(),
            reason: report_data::reason(lang, judgement),
        })
    }

    /// What makes the record invalid, in the order of the places; nothing for a record that can be read.
    #[must_use]
    pub fn problems(&self) -> Vec<RecordNote> {
        let problems = report_data::problems(self.lang, self.judged);
        let notes = report_data::by_place(&problems).into_iter().map(|problem| RecordNote {
            pointer: problem.pointer.to_string(),
            line: problem.line,
            column: problem.column,
            message: problem.message.to_string(),
        });
        notes.collect()
    }

    /// What a person should know about the record and what changes no verdict, such as a field that is not known.
    #[must_use]
    pub fn warnings(&self) -> Vec<RecordNote> {
        let notes = report_data::warnings(self.lang, self.judged).into_iter().map(|warning| RecordNote {
            pointer: warning.pointer.into_owned(),
            line: warning.line,
            column: warning.column,
            message: warning.message.into_owned(),
        });
        notes.collect()
    }
}

/// What came out for one criterion of one applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessedCriterion<'r> {
    /// The id of the criterion in the rules.
    pub id: &'r str,
    /// Met, not met, or unclear where the stated facts allow both.
    pub outcome: Outcome,
    /// Whether the English and the French text of the notice give different outcomes; the outcome is unclear then.
    pub contested: bool,
    /// Why, in a sentence without a final stop. It may hold words of the applicant: escape it for the place where it is shown.
    pub reason: String,
}

/// Something about a value of a record, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordNote {
    /// The JSON pointer of the value, relative to the record; blank for the record itself.
    pub pointer: String,
    /// The line of the source, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: u64,
    /// What is to be said, without a final stop. It may hold words of the applicant: escape it for the place where it is
    /// shown.
    pub message: String,
}
