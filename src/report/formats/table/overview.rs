//! The table of many applicants. Where the marks of all criteria do not fit beside the rest, they follow in tables of their
//! own, so that no table is wider than the terminal.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment};

use super::line_breaks::{broken, cut, least_width, width};
use super::{AT_ONCE, Mark, TableRow, bold, plain_table, score, set_widths, trimmed, verdict_colour};
use crate::domain::outcome::{Group, Verdict};
use crate::messages;
use crate::messages::headings::Label;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{Run, escape};

/// Writes the table, or the tables. With `in_single_lines` every row is one line, as far as ids allow: it leaves the numbers of
/// criteria out, which the marks give too, if there is no room for names beside them, and cuts names that are longer still.
pub(crate) fn write(
    run: &Run<'_>,
    lines: &[TableRow],
    style: TerminalStyle,
    in_single_lines: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut columns = Columns::new(run, lines);
    if in_single_lines {
        columns.in_single_lines = true;
        if !columns.is_wide_enough(lines, style.width) {
            columns.shown.summary = Some(SummaryColumns::WithoutCounts);
        }
        if !columns.fit(lines, style.width) {
            (columns.in_single_lines, columns.shown.summary) = (false, Some(SummaryColumns::Whole));
        }
    }
    if columns.fit(lines, style.width) {
        return table(&columns, lines, style, out);
    }
    for (number, columns) in columns.apart(lines, style.width).iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        table(columns, lines, style, out)?;
    }
    Ok(())
}

/// The columns of a table: rank, id, name, a mark for each of some essential and desirable criteria, and the rest.
struct Columns<'v> {
    run: &'v Run<'v>,
    criteria: Vec<&'v str>,
    /// So many marks stand in tables before this one.
    before: usize,
    /// Short ids stand upright, so that their columns stay as narrow as the marks.
    upright: bool,
    /// Whether a row is a likely copy.
    has_copies: bool,
    /// Whether every row is one line: ids stay whole, and names are cut.
    in_single_lines: bool,
    shown: Shown,
}

/// Which columns a table has beside rank, id and marks.
#[derive(Clone, Copy)]
struct Shown {
    name: bool,
    /// What was met, the score and the verdict.
    summary: Option<SummaryColumns>,
    flags: bool,
}

/// The columns behind the marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SummaryColumns {
    /// How many criteria are met, the score and the verdict.
    Whole,
    /// The score and the verdict.
    WithoutCounts,
}

/// An id that takes no more stays whole in a table whose rows are to be single lines.
const ID_WIDTH: u16 = 24;

/// What a column takes: at least, without a break in a word, and at most.
#[derive(Clone, Copy, Default)]
struct ColumnWidth {
    least: u16,
    full: u16,
}

impl<'v> Columns<'v> {
    const ID: usize = 1;
    const NAME: usize = 2;

    fn new(run: &'v Run<'v>, lines: &[TableRow]) -> Self {
        let criteria = run.vacancy.criteria.iter().filter(|criterion| criterion.group <= Group::Desirable);
        let criteria: Vec<_> = criteria.map(|criterion| criterion.id.as_str()).collect();
        let upright = criteria.iter().all(|id| id.chars().count() <= 3);
        let shown = Shown {
            name: true,
            summary: Some(SummaryColumns::Whole),
            flags: lines.iter().any(|line| !line.flags.is_empty()),
        };
        let has_copies = lines.iter().any(|line| line.place.is_copy);
        Self { run, criteria, before: 0, upright, has_copies, in_single_lines: false, shown }
    }

    /// The same in several tables, each with rank and id, and with the name if it leaves room: first the verdicts, then the
    /// marks, in as few tables as hold them, about the same number in each.
    fn apart(self, lines: &[TableRow], width: u16) -> Vec<Self> {
        let of = |criteria: &[&'v str], before, shown| Self { criteria: criteria.to_vec(), before, shown, ..self };
        let fits = |shown: &Shown| of(&[], 0, *shown).fit(lines, width);
        let head = Shown { name: true, summary: None, flags: false };
        let summary = Shown { summary: self.shown.summary, ..head };
        let first = [Shown { flags: self.shown.flags, ..summary }, summary].into_iter().find(fits).unwrap_or(head);
        let mut tables = vec![of(&[], 0, first)];
        let named_if_it_fits = |shown: Shown| if fits(&shown) { shown } else { Shown { name: false, ..shown } };
        if first.summary.is_none() {
            tables.push(of(&[], 0, named_if_it_fits(summary)));
        }
        if self.shown.flags && !first.flags {
            tables.push(of(&[], 0, named_if_it_fits(Shown { flags: true, ..head })));
        }
        let room_beside = |shown: Shown| {
            let heads = of(&[], 0, shown).needed(lines);
            heads.into_iter().fold(width, |room, head| room.saturating_sub(head.least.saturating_add(1)))
        };
        let marks: Vec<_> = self.headings_of_marks().map(|heading| self.heading_width(&heading).least).collect();
        let widest = marks.iter().max().copied().unwrap_or(0).max(width / 3);
        let head = if room_beside(head) >= widest { head } else { Shown { name: false, ..head } };
        let room = room_beside(head);
        let mut before = 0;
        while let (Some(left), Some(marks)) = (self.criteria.get(before..), marks.get(before..)) {
            if left.is_empty() {
                break;
            }
            let ends = marks.iter().scan(0, |end: &mut u16, mark| {
                *end = end.saturating_add(mark.saturating_add(1));
                Some(*end)
            });
            let fitting = ends.take_while(|end| *end <= room.saturating_add(1)).count().max(1);
            let count = left.len().div_ceil(left.len().div_ceil(fitting));
            tables.push(of(left.get(..count).unwrap_or(left), before, head));
            before += count;
        }
        tables
    }

    /// How many columns are before those of the marks.
    const fn before_marks(&self) -> usize {
        if self.shown.name { 3 } else { 2 }
    }

    fn headings_of_marks(&self) -> impl Iterator<Item = String> {
        self.criteria.iter().map(|id| {
            let id = escape::visible(id);
            if self.upright { id.chars().map(String::from).collect::<Vec<_>>().join("\n") } else { id.into_owned() }
        })
    }

    fn headings(&self) -> Vec<String> {
        let lang = self.run.lang;
        let mut headings: Vec<_> = [Label::Rank, Label::Id].map(|name| name.text(lang).to_owned()).into();
        headings.extend(self.shown.name.then(|| Label::Name.text(lang).to_owned()));
        headings.extend(self.headings_of_marks());
        if self.shown.summary.is_some() {
            headings.extend(self.counts().map(|name| name.text(lang).to_owned()));
            headings.push(Label::Verdict.text(lang).to_owned());
        }
        headings.extend(self.shown.flags.then(|| Label::Flags.text(lang).to_owned()));
        headings
    }

    /// The columns between the marks and the verdict: what is desirable and the score only where there is any.
    fn counts(&self) -> impl Iterator<Item = Label> {
        let vacancy = self.run.vacancy;
        let has_counts = self.shown.summary == Some(SummaryColumns::Whole);
        let columns = [
            (has_counts, Label::EssentialMet),
            (has_counts && vacancy.count(Group::Desirable) > 0, Label::DesirableMet),
            (vacancy.is_scored(), Label::Score),
        ];
        columns.into_iter().filter(|(is_there, _)| *is_there).map(|(_, name)| name)
    }

    /// The text in one of these columns.
    fn count(&self, line: &TableRow, name: Label) -> String {
        let (met, group) = match name {
            Label::EssentialMet => (line.essential_met, Group::Essential),
            Label::DesirableMet => (line.desirable_met, Group::Desirable),
            _ => return score(line.score),
        };
        if line.verdict == Verdict::Invalid {
            return "-".to_owned();
        }
        format!("{met}/{}", self.run.vacancy.count(group))
    }

    /// The mark in one of the columns of marks; an invalid record has none.
    fn mark(&self, line: &TableRow, place: usize) -> Option<Mark> {
        line.marks.get(self.before + place).copied().filter(|_| place < self.criteria.len())
    }

    /// The rank with the sign of a likely copy. Where a row has the sign, the others have a blank in its place, which is kept
    /// at the end of a cell only if it is one that does not break.
    fn place(&self, line: &TableRow) -> String {
        let place = line.place.shown("-");
        if self.has_copies && !line.place.is_copy { format!("{place} ") } else { place }
    }

    /// The text of each cell of a row.
    fn texts(&self, line: &TableRow) -> Vec<String> {
        let mut texts = vec![self.place(line), escape::visible(&line.id).into_owned()];
        texts.extend(self.shown.name.then(|| escape::visible(&line.name).into_owned()));
        let sign = |place| self.mark(line, place).map_or("", Mark::sign).to_owned();
        texts.extend((0..self.criteria.len()).map(sign));
        if self.shown.summary.is_some() {
            texts.extend(self.counts().map(|name| self.count(line, name)));
            let star = if line.unchecked { "*" } else { "" };
            texts.push(format!("{}{star}", messages::verdict(self.run.lang, line.verdict)));
        }
        texts.extend(self.shown.flags.then(|| escape::visible(&line.flags).into_owned()));
        texts
    }

    fn cells(&self, line: &TableRow, widths: &[u16]) -> Vec<Cell> {
        let verdict = self.before_marks() + self.criteria.len() + self.counts().count();
        let score = verdict.checked_sub(1).filter(|_| self.run.vacancy.is_scored());
        let cell = |(place, (text, width)): (usize, (String, &u16))| {
            let is_cut = self.in_single_lines && self.shown.name && place == Self::NAME;
            let cell = Cell::new(if is_cut { cut(&text, *width) } else { broken(&text, *width) });
            match place {
                0 => cell.set_alignment(CellAlignment::Right),
                place if self.shown.summary.is_some() && score == Some(place) => {
                    cell.set_alignment(CellAlignment::Right)
                }
                place if self.shown.summary.is_some() && place == verdict => cell.fg(verdict_colour(line.verdict).0),
                place => match place.checked_sub(self.before_marks()).and_then(|place| self.mark(line, place)) {
                    Some(mark) => cell.fg(mark.colour()),
                    None => cell,
                },
            }
        };
        self.texts(line).into_iter().zip(widths).enumerate().map(cell).collect()
    }

    fn heading_width(&self, heading: &str) -> ColumnWidth {
        const COMFORTABLE: u16 = 8;
        let least = if self.upright { width(heading) } else { least_width(heading, COMFORTABLE) };
        ColumnWidth { least, full: width(heading) }
    }

    /// What each column takes for all of the lines.
    fn needed(&self, lines: &[TableRow]) -> Vec<ColumnWidth> {
        const COMFORTABLE: u16 = 12;
        let whole_id = if self.in_single_lines { ID_WIDTH } else { COMFORTABLE };
        let mut needed: Vec<_> = self.headings().iter().map(|heading| self.heading_width(heading)).collect();
        let behind = needed.len().saturating_sub(1);
        for line in lines {
            for (place, (column, text)) in needed.iter_mut().zip(self.texts(line)).enumerate() {
                let full = width(&text);
                let least = match place {
                    Self::ID if full <= whole_id => full,
                    Self::ID => least_width(&text, COMFORTABLE),
                    Self::NAME if self.shown.name => least_width(&text, COMFORTABLE),
                    place if self.shown.flags && place == behind => least_width(&text, COMFORTABLE),
                    _ => full,
                };
                *column = ColumnWidth { least: column.least.max(least), full: column.full.max(full) };
            }
        }
        needed
    }

    /// Whether a table of this width holds them without a second line in any row.
    fn is_wide_enough(&self, lines: &[TableRow], width: u16) -> bool {
        let needed = self.needed(lines);
        let blanks = u16::try_from(needed.len().saturating_sub(1)).unwrap_or(u16::MAX);
        needed.into_iter().fold(blanks, |sum, column| sum.saturating_add(column.full)) <= width
    }

    /// Whether a table of this width holds them without a break in a word.
    fn fit(&self, lines: &[TableRow], width: u16) -> bool {
        let needed = self.needed(lines);
        let blanks = u16::try_from(needed.len().saturating_sub(1)).unwrap_or(u16::MAX);
        needed.into_iter().fold(blanks, |sum, column| sum.saturating_add(column.least)) <= width
    }

    /// The width of each column: what it needs, and then as much as there is room, first for names of usual length, then
    /// for the id.
    fn widths(&self, lines: &[TableRow], width: u16) -> Vec<u16> {
        const NAME: u16 = 20;
        let needed = self.needed(lines);
        let mut widths: Vec<_> = needed.iter().map(|column| column.least).collect();
        let blanks = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let sum = widths.iter().copied().fold(blanks, u16::saturating_add);
        let mut room = width.saturating_sub(sum);
        let name = self.shown.name.then_some((Self::NAME, NAME));
        let rest = (0..widths.len()).rev().filter(|place| *place != Self::NAME).chain([Self::NAME]);
        let order = name.into_iter().chain([Self::ID].into_iter().chain(rest).map(|place| (place, u16::MAX)));
        for (place, most) in order {
            let Some((own, column)) = widths.get_mut(place).zip(needed.get(place)) else { continue };
            let more = column.full.min(most).saturating_sub(*own).min(room);
            *own = own.saturating_add(more);
            room = room.saturating_sub(more);
        }
        // Only a word that is longer than the terminal is wide is broken: no table is wider than that.
        for _ in width..sum {
            if let Some(widest) = widths.iter_mut().max() {
                *widest = widest.saturating_sub(1);
            }
        }
        widths
    }
}

fn table(columns: &Columns<'_>, lines: &[TableRow], style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let widths = columns.widths(lines, style.width);
    for (number, part) in lines.chunks(AT_ONCE).enumerate() {
        let mut table = plain_table(style);
        if number == 0 {
            let headings = columns.headings().into_iter().zip(&widths);
            table.set_header(headings.map(|(heading, width)| bold(Cell::new(broken(&heading, *width)))));
        }
        table.add_rows(part.iter().map(|line| columns.cells(line, &widths)));
        set_widths(&mut table, &widths);
        out.write_all(trimmed(&table).as_bytes())?;
    }
    Ok(())
}
