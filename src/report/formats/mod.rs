//! The formats of a report: one list, and what each makes of a row and of the whole.
//!
//! A new format is a file beside this one, its line in the list, and its arm in [`row`] and [`end`]. Help texts,
//! arguments and the tests over all formats follow.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::assessment::tally::Tally;
use crate::domain::outcome::Counts;
use crate::domain::text::Lang;
use crate::messages::{self, headings};
use crate::report::formats::json_writer::ApplicantWriter;
use crate::report::remark_groups::RemarkGroups;
use crate::report::report_data::{self, AcrossData, DecidedCriterion, ReportHeader, RunOptions, Summary};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, Run};

pub(super) mod ci_messages;
pub mod csv;
pub mod github;
pub mod html;
pub mod json;
pub mod json_writer;
pub mod junit;
pub mod letters_csv;
pub mod markdown;
pub mod sarif;
pub mod table;
pub mod worklist;
pub mod xlsx;

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values.
    Csv,
    /// A workbook for spreadsheets.
    Xlsx,
    /// A page for a browser.
    Html,
    /// A page for wikis and issues.
    Markdown,
    /// Test results as XML.
    Junit,
    /// Findings for code-scanning tools.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// What a person has to decide, as comma-separated values.
    Worklist,
    /// The same as a workbook. It is asked for by the name of the worklist and a file `.xlsx`.
    WorklistXlsx,
}

impl Format {
    /// All formats that have a name of their own, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Table,
        Self::Json,
        Self::Ndjson,
        Self::Csv,
        Self::Xlsx,
        Self::Html,
        Self::Markdown,
        Self::Junit,
        Self::Sarif,
        Self::Github,
        Self::Worklist,
    ];

    /// Its name among the arguments.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Worklist | Self::WorklistXlsx => "worklist",
        }
    }

    /// What it is, for the help.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Table => "A table for people",
            Self::Json => "One JSON object",
            Self::Ndjson => "One JSON object per line, as soon as each is known",
            Self::Csv => "One row per applicant, for spreadsheets and scripts",
            Self::Xlsx => "A workbook: applicants, criteria, the run",
            Self::Html => "A page for a browser that sorts, filters and searches",
            Self::Markdown => "A page for wikis and issues",
            Self::Junit => "Test results as XML: one suite per applicant, one case per criterion",
            Self::Sarif => "Findings for code-scanning tools, SARIF 2.1.0",
            Self::Github => "Annotations of a GitHub workflow",
            Self::Worklist | Self::WorklistXlsx => {
                "What a person has to decide: CSV, or a workbook if the file is .xlsx"
            }
        }
    }

    /// The extensions of files that name it; the first is the usual one. Text of no other format is a table.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Table | Self::Github | Self::Worklist | Self::WorklistXlsx => &[],
            Self::Json => &["json"],
            Self::Ndjson => &["ndjson", "jsonl"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md", "markdown"],
            Self::Junit => &["xml"],
            Self::Sarif => &["sarif"],
        }
    }

    /// Whether its rows go out as they come, so that memory does not grow with their number.
    #[must_use]
    pub(crate) const fn streams(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson | Self::Worklist)
    }

    /// Whether it carries every finding with its reason, and so needs them in detail.
    #[must_use]
    pub(crate) const fn is_detailed(self, options: Options) -> bool {
        match self {
            Self::Table | Self::Markdown => false,
            Self::Csv => options.csv_long,
            Self::Json
            | Self::Ndjson
            | Self::Xlsx
            | Self::Html
            | Self::Junit
            | Self::Sarif
            | Self::Github
            | Self::Worklist
            | Self::WorklistXlsx => true,
        }
    }

    /// Whether it carries the warnings about each record, so that nobody has to be said of them otherwise.
    #[must_use]
    pub(crate) const fn carries_warnings(self) -> bool {
        match self {
            Self::Table | Self::Csv | Self::Worklist | Self::WorklistXlsx => false,
            Self::Json
            | Self::Ndjson
            | Self::Xlsx
            | Self::Html
            | Self::Markdown
            | Self::Junit
            | Self::Sarif
            | Self::Github => true,
        }
    }

    /// Whether it says how many of all applicants it shows, and so who is left out at a rank.
    #[must_use]
    pub(crate) const fn says_how_many_are_shown(self) -> bool {
        match self {
            Self::Table | Self::Html | Self::Markdown => true,
            Self::Json
            | Self::Ndjson
            | Self::Csv
            | Self::Worklist
            | Self::WorklistXlsx
            | Self::Xlsx
            | Self::Junit
            | Self::Sarif
            | Self::Github => false,
        }
    }

    /// Whether it has a list of all decisions.
    #[must_use]
    pub(crate) const fn lists_decisions(self) -> bool {
        match self {
            Self::Table | Self::Html | Self::Markdown | Self::Xlsx => true,
            Self::Json
            | Self::Ndjson
            | Self::Csv
            | Self::Worklist
            | Self::WorklistXlsx
            | Self::Junit
            | Self::Sarif
            | Self::Github => false,
        }
    }
}

/// What can be chosen about some formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// CSV has a row for each criterion of each applicant.
    pub csv_long: bool,
    /// CSV begins with a byte order mark, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// What is between the cells of CSV.
    pub separator: CsvSeparator,
    /// NDJSON ends with the last applicant.
    pub no_summary: bool,
    /// Which criteria are on the worklist.
    pub worklist: WorklistScope,
}

/// What is between the cells of CSV. Spreadsheets of a language that writes decimals with a comma expect a semicolon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvSeparator {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

impl CsvSeparator {
    /// The character.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// Which criteria are on the worklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorklistScope {
    /// Those that keep an applicant in review.
    #[default]
    InReview,
    /// Beside them the desirable ones that are unclear, of every applicant who may still be eligible.
    Desirable,
}

/// The sign of a likely copy, beside the rank.
pub(crate) const COPY_SIGN: char = '‡';

/// What is known of a row when all records were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placing {
    /// The rank; none of an invalid record.
    pub rank: Option<u64>,
    /// Whether another record has the same id, content or person, so that one of them is likely a copy.
    pub is_copy: bool,
}

impl Placing {
    /// The rank as people read it, with the sign of a likely copy; `none` is in the place of a rank.
    pub(crate) fn shown(self, none: &str) -> String {
        let rank = self.rank.map_or_else(|| none.to_owned(), |rank| rank.to_string());
        if self.is_copy { format!("{rank}{COPY_SIGN}") } else { rank }
    }
}

/// A row that waits for its place and its rank.
#[derive(Debug)]
pub enum PendingRow {
    /// Text that is whole but for the rank.
    Text(Pieces),
    /// A row of the table.
    Line(Box<table::TableRow>),
    /// A row of each sheet.
    Sheet(Box<xlsx::SheetRow>),
    /// A suite of test results.
    Suite(Box<junit::JunitSuite>),
    /// Rows of the worklist, where there are some.
    Worklist(Option<Box<worklist::ApplicantRows>>),
}

impl PendingRow {
    /// Whether nothing is written of the applicant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(Pieces(pieces)) => pieces.iter().all(|piece| piece.is_empty()),
            Self::Worklist(rows) => rows.is_none(),
            Self::Line(_) | Self::Sheet(_) | Self::Suite(_) => false,
        }
    }
}

/// A text in pieces; the rank of the applicant is between each two of them.
#[derive(Debug, Default)]
pub struct Pieces(Vec<Box<[u8]>>);

impl Pieces {
    /// A text without a rank.
    #[must_use]
    pub fn whole(text: impl Into<Vec<u8>>) -> Self {
        Self(vec![text.into().into_boxed_slice()])
    }

    /// A text with the rank between each two of its pieces.
    #[must_use]
    pub fn around_rank(pieces: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self(pieces.into_iter().map(Vec::into_boxed_slice).collect())
    }

    /// Writes it with the rank as the format has it.
    ///
    /// # Errors
    /// Where writing fails.
    pub fn write(&self, rank: &str, out: &mut dyn Write) -> io::Result<()> {
        for (number, piece) in self.0.iter().enumerate() {
            if number > 0 {
                out.write_all(rank.as_bytes())?;
            }
            out.write_all(piece)?;
        }
        Ok(())
    }
}

/// Applicants who are left out of a report and rank as high as the last one in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TiesAtCut {
    /// The rank that they share.
    pub rank: u64,
    /// How many are left out.
    pub more: u64,
}

/// What is known when all records were judged.
#[derive(Clone, Copy, Debug)]
pub struct ReportFooter<'a> {
    /// How many records there were, by verdict.
    pub counts: &'a Counts,
    /// How often each criterion came out how, and how the scores are spread.
    pub tally: &'a Tally,
    /// What was noticed across applicants.
    pub across: &'a [AcrossData],
    /// Whether all input was read.
    pub complete: bool,
    /// How many files were not read, by extension.
    pub passed_over: &'a BTreeMap<String, u64>,
    /// The record, where it is the only one.
    pub single: Option<&'a table::Single>,
    /// How a table is printed.
    pub style: TerminalStyle,
    /// What was chosen about formats.
    pub options: Options,
    /// Who ranks as high as the last one shown, where the rows were cut between them.
    pub ties: Option<TiesAtCut>,
    pub asked: &'a RunOptions,
    /// What people decided, in the order of the input.
    pub decided: &'a [DecidedCriterion],
    /// The problems and warnings of all records, by kind.
    pub remarks: &'a RemarkGroups,
    /// How many rows there are, whether or not `top` leaves some out.
    pub rows_found: u64,
    /// Whether a table has every row, however many there are.
    pub is_whole: bool,
}

impl ReportFooter<'_> {
    /// How many of all applicants are shown, unless it is all of them.
    pub(super) fn shown(&self, lang: Lang, shown: usize) -> Option<String> {
        let is_part = u64::try_from(shown).is_ok_and(|shown| shown < self.counts.total());
        let ties = self.ties.map(|TiesAtCut { rank, more }| headings::ties_at_cut(lang, rank, more));
        let shown = is_part.then(|| headings::shown(lang, shown, self.counts.total()));
        shown.map(|shown| [Some(shown), ties].into_iter().flatten().collect::<Vec<_>>().join(messages::semicolon(lang)))
    }

    /// What is in the report beside its applicants.
    #[must_use]
    pub fn header(&self, run: &Run<'_>) -> ReportHeader {
        ReportHeader {
            schema: report_data::SCHEMA.to_owned(),
            tool: report_data::tool(),
            rules: report_data::rules(run),
            lists: report_data::lists(run),
            reference_date: run.judging_dates.reference.to_string(),
            reading: run.reading.code().to_owned(),
            language: run.lang.code().to_owned(),
            options: self.asked.clone(),
            summary: Summary {
                decided: run.decisions.map(|_| self.counts.decided()),
                ..Summary::new(self.counts, self.complete, self.passed_over)
            },
            across: self.across.to_vec(),
        }
    }
}

/// What is before the first row of a format whose rows go out as they come.
#[must_use]
pub fn begin(format: Format, run: &Run<'_>, ranked: bool, options: Options) -> Vec<u8> {
    match format {
        Format::Csv => csv::begin(run, ranked, options),
        Format::Worklist => worklist::begin(options),
        Format::Table
        | Format::Json
        | Format::Ndjson
        | Format::Xlsx
        | Format::Html
        | Format::Markdown
        | Format::Junit
        | Format::Sarif
        | Format::Github
        | Format::WorklistXlsx => Vec::new(),
    }
}

/// The row of an applicant; with `ranked` it has a place for the rank where the format has it as a choice.
#[must_use]
pub fn row(
    format: Format,
    writer: &mut ApplicantWriter<'_>,
    subject: &JudgedRecord<'_>,
    ranked: bool,
    options: Options,
) -> PendingRow {
    let run = writer.run();
    PendingRow::Text(match format {
        Format::Table => return PendingRow::Line(Box::new(table::line(run, subject))),
        Format::Xlsx => return PendingRow::Sheet(Box::new(xlsx::row(run, subject))),
        Format::Junit => return PendingRow::Suite(Box::new(junit::row(run, subject))),
        Format::Worklist | Format::WorklistXlsx => {
            return PendingRow::Worklist(worklist::rows(subject, run.lang, options));
        }
        Format::Csv => csv::row(run, subject, ranked, options),
        Format::Ndjson => {
            let mut line = Vec::new();
            json::push_line(&mut line, writer, subject);
            Pieces::whole(line)
        }
        Format::Json => json::row(writer, subject),
        Format::Html => html::row(run, subject),
        Format::Markdown => markdown::row(run, subject),
        Format::Sarif => sarif::row(run, subject),
        Format::Github => github::row(run, subject),
    })
}

/// Writes the row of an applicant behind those before it, where rows are not held.
pub fn stream(
    format: Format,
    writer: &mut ApplicantWriter<'_>,
    subject: &JudgedRecord<'_>,
    options: Options,
    rows: &mut Vec<u8>,
) {
    match format {
        Format::Ndjson => return json::push_line(rows, writer, subject),
        Format::Worklist => return worklist::stream(writer, subject, options, rows),
        _ => {}
    }
    if let PendingRow::Text(text) = row(format, writer, subject, false, options) {
        // Writing to a buffer does not fail.
        let _ = text.write("", rows);
    }
}

/// Writes the rows that were held, each with its rank, and what is around them.
///
/// # Errors
/// Where writing fails.
pub fn end(
    format: Format,
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => table::end(run, rows, footer, out),
        Format::Json => json::end(run, rows, footer, out),
        Format::Ndjson => json::end_of_lines(run, rows, footer, out),
        Format::Csv => csv::end(rows, out),
        Format::Worklist => worklist::end(run, rows, footer.options, out),
        Format::WorklistXlsx => xlsx::worklist_sheet::end(run, rows, out),
        Format::Xlsx => xlsx::end(run, rows, footer, out),
        Format::Html => html::end(run, rows, footer, out),
        Format::Markdown => markdown::end(run, rows, footer, out),
        Format::Junit => junit::end(run, rows, footer, out),
        Format::Sarif => sarif::end(run, rows, footer, out),
        Format::Github => github::end(run, rows, footer, out),
    }
}

/// Whether a row is a likely copy.
pub(super) fn has_copies(rows: &[(Placing, PendingRow)]) -> bool {
    rows.iter().any(|(place, _)| place.is_copy)
}

/// The texts of rows, each with its rank.
pub(super) fn texts(rows: Vec<(Placing, PendingRow)>) -> impl Iterator<Item = (Placing, Pieces)> {
    rows.into_iter().filter_map(|(place, row)| match row {
        PendingRow::Text(text) => Some((place, text)),
        PendingRow::Line(_) | PendingRow::Sheet(_) | PendingRow::Suite(_) | PendingRow::Worklist(_) => None,
    })
}

/// What `serde_json` wrote of a report, without the end, before which the rows come.
///
/// # Errors
/// When it ends in another way: nothing that follows would be JSON.
pub(super) fn without_end<'a>(written: &'a str, end: &str) -> io::Result<&'a str> {
    written.strip_suffix(end).ok_or_else(|| io::Error::other(format!("{written:?} does not end with {end:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_whose_end_is_not_as_expected_is_an_error() {
        assert!(matches!(without_end("{\n  \"a\": 1\n}\n", "\n}\n"), Ok("{\n  \"a\": 1")));
        assert!(without_end("{\"a\":1}\n", "\n}\n").is_err());
    }
}
