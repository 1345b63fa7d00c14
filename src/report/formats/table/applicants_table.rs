//! The table of several applicants. That of many begins with the counts and with what is said of all of them together, has
//! only the first rows unless it is whole, and ends with the counts.

use std::io::{self, Write};

use comfy_table::Cell;

use super::line_breaks::broken;
use super::{
    AT_ONCE, TableRow, criteria_counts, head, id_width, overview, paragraph, plain_table, set_widths, trimmed,
    verdict_colour,
};
use crate::domain::text::Lang;
use crate::messages::headings::Label;
use crate::messages::other_file_notes::passed_over;
use crate::messages::{self, headings, remark_kinds};
use crate::report::formats::{ReportFooter, TiesAtCut};
use crate::report::remark_groups::RemarkSort;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{Run, duplicate_groups, escape};

/// A table of more applicants than these is one of many.
pub(crate) const MAX_FEW: u64 = 50;
/// So many rows of many are shown.
const ROWS_OF_MANY: usize = 20;
/// So many kinds of problems are said of many, and as many of warnings.
const KINDS_OF_MANY: usize = 4;
/// So many decisions are said of many.
const DECISIONS_OF_MANY: usize = 5;

/// Writes the table of several applicants.
pub(super) fn write(
    run: &Run<'_>,
    lines: &[TableRow],
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if footer.rows_found <= MAX_FEW {
        return few(run, lines, footer, out);
    }
    many(run, lines, footer, out)
}

/// The rows, the counts, the legend, and why those who are not eligible are not.
fn few(run: &Run<'_>, lines: &[TableRow], footer: &ReportFooter<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = footer.style;
    out.write_all(head(run).as_bytes())?;
    if !lines.is_empty() {
        overview::write(run, lines, style, false, out)?;
        writeln!(out)?;
    }
    let shown = footer.shown(run.lang, lines.len()).map_or_else(String::new, |shown| format!(" ({shown})"));
    counts(run.lang, footer, &shown, out)?;
    if !lines.is_empty() {
        legend(run, lines, style, out)?;
    }
    reasons(run, lines, style, out)?;
    decisions(run.lang, footer, usize::MAX, out)?;
    let is_by_kind = footer.counts.total() > MAX_FEW && !footer.is_whole;
    duplicates(run.lang, footer, is_by_kind, out)
}

/// The counts, how often each criterion came out how, the problems and warnings by kind, the first rows or all of them, and
/// the counts again.
fn many(run: &Run<'_>, lines: &[TableRow], footer: &ReportFooter<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (lang, style, is_whole) = (run.lang, footer.style, footer.is_whole);
    // Where `--top` says how many, they are cut already.
    let most = if is_whole || footer.asked.top.is_some() { usize::MAX } else { ROWS_OF_MANY };
    let shown = lines.get(..most.min(lines.len())).unwrap_or(lines);
    out.write_all(head(run).as_bytes())?;
    counts(lang, footer, "", out)?;
    criteria_counts::write(run, footer.tally, style, out)?;
    let kinds = if is_whole { usize::MAX } else { KINDS_OF_MANY };
    remarks(lang, footer, (RemarkSort::Problem, Label::ProblemKinds), kinds, out)?;
    remarks(lang, footer, (RemarkSort::Warning, Label::WarningKinds), kinds, out)?;
    if !is_whole {
        decisions(lang, footer, DECISIONS_OF_MANY, out)?;
        duplicates(lang, footer, true, out)?;
    }
    if !shown.is_empty() {
        writeln!(out)?;
        overview::write(run, shown, style, !is_whole, out)?;
        legend(run, shown, style, out)?;
    }
    if is_whole {
        reasons(run, shown, style, out)?;
        decisions(lang, footer, usize::MAX, out)?;
        duplicates(lang, footer, false, out)?;
    }
    if let Some(cut) = cut(lang, footer, lines, shown) {
        out.write_all(paragraph(&cut, style).as_bytes())?;
    } else if is_whole {
        writeln!(out)?;
    }
    writeln!(out, "{}", headings::counts(lang, footer.counts))
}

/// How many rows are shown and how many are not, and how many of those have the rank of the last one.
fn cut(lang: Lang, footer: &ReportFooter<'_>, lines: &[TableRow], shown: &[TableRow]) -> Option<String> {
    let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    let more = footer.rows_found.saturating_sub(count(shown.len()));
    let cut_here = lines.get(shown.len()..).unwrap_or_default();
    let rank = shown.last().and_then(|last| last.place.rank).filter(|_| footer.asked.sort == "rank");
    let alike = count(cut_here.iter().take_while(|line| line.place.rank == rank).count());
    let ties = rank.filter(|_| alike > 0).map(|rank| TiesAtCut { rank, more: alike }).or(footer.ties);
    let mut said = Vec::new();
    // What the filters leave out is no row.
    if footer.rows_found < footer.counts.total() {
        said.push(headings::shown(lang, shown.len(), footer.counts.total()));
    }
    if more > 0 {
        said.push(headings::more_rows(lang, more, ties.map(|ties| (ties.more, ties.rank))));
    }
    if more > 0 && !footer.is_whole {
        said.push(headings::every_row(lang).to_owned());
    }
    (!said.is_empty()).then(|| said.join(messages::semicolon(lang)))
}

/// The counts of the run, `shown` behind the first of them.
fn counts(lang: Lang, footer: &ReportFooter<'_>, shown: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}{shown}", headings::counts(lang, footer.counts))?;
    if let Some(count) = headings::counted_with_problems(lang, footer.counts) {
        writeln!(out, "{count}")?;
    }
    passed_over(lang, footer.passed_over).map_or(Ok(()), |files| writeln!(out, "{files}"))
}

/// What the marks in the rows mean.
fn legend(run: &Run<'_>, lines: &[TableRow], style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let starred = lines.iter().any(|line| line.unchecked);
    let flagged = lines.iter().any(|line| !line.flags.is_empty());
    writeln!(out, "{}", headings::legend(run.lang, run.vacancy.notice.has_two_texts(), starred, flagged))?;
    if lines.iter().any(|line| line.place.is_copy) {
        out.write_all(paragraph(headings::likely_copy(run.lang), style).as_bytes())?;
    }
    Ok(())
}

/// Why those who are not eligible are not, and the values that were not understood.
fn reasons(run: &Run<'_>, lines: &[TableRow], style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let explained: Vec<_> = lines.iter().filter(|line| !line.why.is_empty()).collect();
    if !explained.is_empty() {
        let with_problems = explained.iter().any(|line| line.with_problems);
        let heading = if with_problems { Label::WhyAndProblems } else { Label::Why };
        writeln!(out, "\n{}", list_heading(run.lang, heading))?;
    }
    let id_width = id_width(explained.iter().map(|line| line.id.as_str()), style.width / 3);
    for lines in explained.chunks(AT_ONCE) {
        let mut reasons = plain_table(style);
        for line in lines {
            let verdict = messages::verdict(run.lang, line.verdict);
            let id = broken(&escape::visible(&line.id), id_width);
            let id = Cell::new(id).fg(verdict_colour(line.verdict).0);
            let why = line.why.iter().map(|line| escape::visible(line)).collect::<Vec<_>>().join("\n");
            reasons.add_row([id, Cell::new(format!("{verdict}{}{why}", messages::colon(run.lang)))]);
        }
        set_widths(&mut reasons, &[id_width]);
        out.write_all(trimmed(&reasons).as_bytes())?;
    }
    Ok(())
}

/// Problems or warnings by kind and field, with the numbers of records.
fn remarks(
    lang: Lang,
    footer: &ReportFooter<'_>,
    (sort, heading): (RemarkSort, Label),
    most: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (groups, more) = footer.remarks.largest(lang, sort, most);
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", list_heading(lang, heading))?;
    let width = groups.iter().map(|(records, _)| records.to_string().len()).max().unwrap_or(1);
    let lines = groups.into_iter().map(|(records, said)| (format!("{records:>width$}"), said));
    list(lines, more, &remark_kinds::more_kinds(lang, more), footer.style, out)
}

/// What people decided, a line each.
fn decisions(lang: Lang, footer: &ReportFooter<'_>, most: usize, out: &mut dyn Write) -> io::Result<()> {
    if footer.decided.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", list_heading(lang, Label::Decisions))?;
    let more = footer.decided.len().saturating_sub(most);
    let lines = footer.decided.iter().take(most).map(|decided| ("-".to_owned(), decided.line(lang)));
    list(lines, more, &headings::more(lang, more), footer.style, out)
}

/// What was noticed across applicants, each in full or by kind with the first few of it.
fn duplicates(lang: Lang, footer: &ReportFooter<'_>, is_by_kind: bool, out: &mut dyn Write) -> io::Result<()> {
    if footer.across.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", list_heading(lang, Label::Across))?;
    let kinds = if is_by_kind {
        duplicate_groups::kinds(lang, footer.across)
    } else {
        duplicate_groups::in_full(footer.across)
    };
    let width = kinds.iter().filter_map(|kind| kind.count).max().map_or(1, |count| count.to_string().len());
    let sign = |count: Option<usize>| count.map_or_else(|| "-".to_owned(), |count| count.to_string());
    let lines = kinds.into_iter().map(|kind| (format!("{:>width$}", sign(kind.count)), kind.said));
    list(lines, 0, "", footer.style, out)
}

/// A list, each text behind its sign; `rest` is said below if there are `more`.
fn list(
    lines: impl Iterator<Item = (String, String)>,
    more: usize,
    rest: &str,
    style: TerminalStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rest = (more > 0).then(|| (String::new(), rest.to_owned()));
    let mut lines = lines.chain(rest).peekable();
    let mut width = 1;
    while lines.peek().is_some() {
        let mut table = plain_table(style);
        for (sign, text) in lines.by_ref().take(AT_ONCE) {
            width = width.max(u16::try_from(sign.len()).unwrap_or(width));
            table.add_row([sign.as_str(), escape::visible(&text).as_ref()]);
        }
        set_widths(&mut table, &[width]);
        out.write_all(trimmed(&table).as_bytes())?;
    }
    Ok(())
}

/// What is before a list.
fn list_heading(lang: Lang, heading: Label) -> String {
    format!("{}{}", headings::capitalised(heading.text(lang)), messages::colon(lang).trim_end_matches(' '))
}
