//! The table of many applicants. Where the marks of all criteria do not fit beside the rest, they follow in tables of their
//! own, so that no table is wider than the terminal.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Table, Width};

use super::{AT_ONCE, Mark, TableRow, bold, display_width, plain_table, score, set_widths, trimmed, verdict_colour};
use crate::domain::outcome::Group;
use crate::messages;
use crate::messages::headings::{Label, label};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{Run, escape};

/// Writes the table, or the tables.
pub(crate) fn write(run: &Run<'_>, lines: &[TableRow], style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let columns = Columns::new(run, lines);
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
    /// Whether what follows the marks is in this table.
    rest: bool,
    flagged: bool,
}

impl<'v> Columns<'v> {
    const ID: usize = 1;
    const NAME: usize = 2;
    const MARKS: usize = 3;

    fn new(run: &'v Run<'v>, lines: &[TableRow]) -> Self {
        let criteria = run.vacancy.criteria.iter().filter(|criterion| criterion.group <= Group::Desirable);
        let criteria: Vec<_> = criteria.map(|criterion| criterion.id.as_str()).collect();
        let upright = criteria.iter().all(|id| id.chars().count() <= 3);
        Self { run, criteria, before: 0, upright, rest: true, flagged: lines.iter().any(|line| !line.flags.is_empty()) }
    }

    /// Whether a table of this width holds them.
    fn fit(&self, lines: &[TableRow], width: u16) -> bool {
        let widths = self.widths(lines, width);
        let blanks = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        widths.into_iter().fold(blanks, u16::saturating_add) <= width
    }

    /// The same in several tables, each with rank, id and name: first the rest, then the marks, in as few tables as hold
    /// them, about the same number in each.
    fn apart(self, lines: &[TableRow], width: u16) -> Vec<Self> {
        // An id or a name leaves room for marks, and wraps where it is longer.
        const HEAD: u16 = 16;
        let of = |criteria: &[&'v str], before, rest| Self {
            criteria: criteria.to_vec(),
            before,
            rest,
            flagged: self.flagged && rest,
            ..self
        };
        let heads = of(&[], 0, false).widths(lines, width);
        let room = heads.into_iter().fold(width, |room, head| room.saturating_sub(head.min(HEAD) + 1));
        let mut tables = vec![of(&[], 0, true)];
        let mut before = 0;
        while let Some(left) = self.criteria.get(before..).filter(|left| !left.is_empty()) {
            let ends = left.iter().scan(0, |end: &mut u16, id| {
                *end = end.saturating_add(if self.upright { 2 } else { display_width(id).saturating_add(1) });
                Some(*end)
            });
            let fitting = ends.take_while(|end| *end <= room.saturating_add(1)).count().max(1);
            let count = left.len().div_ceil(left.len().div_ceil(fitting));
            tables.push(of(left.get(..count).unwrap_or(left), before, false));
            before += count;
        }
        tables
    }

    fn headings(&self) -> Vec<String> {
        let lang = self.run.lang;
        let title = |id: &&str| {
            let id = escape::visible(id);
            if self.upright { id.chars().map(String::from).collect::<Vec<_>>().join("\n") } else { id.into_owned() }
        };
        let mut headings: Vec<_> =
            [Label::Rank, Label::Id, Label::Name].map(|name| label(lang, name).to_owned()).into();
        headings.extend(self.criteria.iter().map(title));
        if !self.rest {
            return headings;
        }
        let further = [Label::EssentialMet, Label::DesirableMet, Label::Score, Label::Verdict];
        headings.extend(further.map(|name| label(lang, name).to_owned()));
        headings.extend(self.flagged.then(|| label(lang, Label::Flags).to_owned()));
        headings
    }

    /// The mark in one of the columns of marks; an invalid record has none.
    fn mark(&self, line: &TableRow, place: usize) -> Option<Mark> {
        line.marks.get(self.before + place).copied().filter(|_| place < self.criteria.len())
    }

    /// The text of each cell of a row.
    fn texts(&self, line: &TableRow) -> Vec<String> {
        let mut texts = vec![
            line.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string()),
            escape::visible(&line.id).into_owned(),
            escape::visible(&line.name).into_owned(),
        ];
        let sign = |place| self.mark(line, place).map_or("", Mark::sign).to_owned();
        texts.extend((0..self.criteria.len()).map(sign));
        if !self.rest {
            return texts;
        }
        let of = |met: usize, group: Group| match line.score {
            Some(_) => format!("{met}/{}", self.run.vacancy.count(group)),
            None => "-".to_owned(),
        };
        texts.push(of(line.essential_met, Group::Essential));
        texts.push(of(line.desirable_met, Group::Desirable));
        texts.push(score(line.score));
        texts.push(format!(
            "{}{}",
            messages::verdict(self.run.lang, line.verdict),
            if line.unchecked { "*" } else { "" }
        ));
        texts.extend(self.flagged.then(|| escape::visible(&line.flags).into_owned()));
        texts
    }

    fn cells(&self, line: &TableRow) -> Vec<Cell> {
        let behind = Self::MARKS + self.criteria.len();
        let cell = |(place, text): (usize, String)| match place {
            0 => Cell::new(text).set_alignment(CellAlignment::Right),
            place if place == behind + 2 => Cell::new(text).set_alignment(CellAlignment::Right),
            place if place == behind + 3 => Cell::new(text).fg(verdict_colour(line.verdict).0),
            place => match place.checked_sub(Self::MARKS).and_then(|place| self.mark(line, place)) {
                Some(mark) => Cell::new(text).fg(mark.colour()),
                None => Cell::new(text),
            },
        };
        self.texts(line).into_iter().enumerate().map(cell).collect()
    }

    /// The width of each column for all of the lines, so that a table in parts stays one: what does not wrap takes what it
    /// needs, and id, name and flags share the rest.
    fn widths(&self, lines: &[TableRow], width: u16) -> Vec<u16> {
        const NAME: u16 = 20;
        const FLAGS: u16 = 8;
        const LEAST: u16 = 6;
        let widest = |text: &String| text.lines().map(display_width).max().unwrap_or(0);
        let mut widths: Vec<u16> = self.headings().iter().map(widest).collect();
        for line in lines {
            for (width, text) in widths.iter_mut().zip(self.texts(line)) {
                *width = widest(&text).max(*width);
            }
        }
        let last = widths.len().saturating_sub(1);
        let wraps = |place: usize| place == Self::ID || place == Self::NAME || (self.flagged && place == last);
        let blanks = u16::try_from(last).unwrap_or(u16::MAX);
        let fixed = widths.iter().enumerate().filter(|(place, _)| !wraps(*place)).map(|(_, width)| *width);
        let mut room = width.saturating_sub(fixed.fold(blanks, u16::saturating_add));
        // The id gets what the others leave, which stay readable.
        for (place, least) in [(last, FLAGS), (Self::NAME, NAME), (Self::ID, u16::MAX)] {
            let Some(own) = widths.get_mut(place).filter(|_| wraps(place)) else { continue };
            let kept = if place == Self::ID { 0 } else { LEAST };
            *own = (*own).min(least).min(room.saturating_sub(kept)).max(LEAST);
            room = room.saturating_sub(*own);
        }
        if let Some(name) = widths.get_mut(Self::NAME) {
            *name = name.saturating_add(
                room.min(lines.iter().map(|line| display_width(&line.name)).max().unwrap_or(0).saturating_sub(*name)),
            );
        }
        widths
    }
}

fn table(columns: &Columns<'_>, lines: &[TableRow], style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let widths = (lines.len() > AT_ONCE).then(|| columns.widths(lines, style.width));
    for (number, part) in lines.chunks(AT_ONCE).enumerate() {
        let mut table = plain_table(style);
        if number == 0 {
            table.set_header(columns.headings().into_iter().map(|heading| bold(Cell::new(heading))));
        }
        table.add_rows(part.iter().map(|line| columns.cells(line)));
        match &widths {
            Some(widths) => set_widths(&mut table, widths),
            None => let_wrap(&mut table, columns, lines),
        }
        out.write_all(trimmed(&table).as_bytes())?;
    }
    Ok(())
}

/// Lets id, name and flags wrap where the terminal is narrow; everything else keeps its width.
fn let_wrap(table: &mut Table, columns: &Columns<'_>, lines: &[TableRow]) {
    let rest = if columns.rest { 4 } else { 0 };
    for column in (0..1).chain(Columns::MARKS..Columns::MARKS + columns.criteria.len() + rest) {
        if let Some(column) = table.column_mut(column) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let name_width = lines.iter().map(|line| display_width(&line.name)).max().unwrap_or(0).min(20);
    if let Some(names) = table.column_mut(Columns::NAME) {
        names.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(name_width.max(4))));
    }
}
