//! How often each criterion was met, unclear and not met, for a terminal.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment};

use super::line_breaks::{cut, width};
use super::{Mark, plain_table, set_widths, trimmed};
use crate::assessment::tally::{CriterionTally, Tally};
use crate::messages::headings;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{Run, escape};

/// More criteria than these stand in two columns, if there is room for titles of so many characters.
const IN_ONE_COLUMN: usize = 8;
const LEAST_TITLE: u16 = 12;
/// What a title takes at most.
const LONGEST_TITLE: u16 = 50;
/// What is between the two columns.
const BETWEEN: u16 = 3;

/// Writes it. That the texts differ counts as unclear.
pub(super) fn write(run: &Run<'_>, tally: &Tally, style: TerminalStyle, out: &mut dyn Write) -> io::Result<()> {
    let criteria = &run.vacancy.criteria;
    let rows: Vec<_> = criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            let count = tally.criteria.get(place).copied().unwrap_or_default();
            [
                escape::visible(&criterion.id).into_owned(),
                escape::visible(criterion.name(run.lang)).into_owned(),
                count.met.to_string(),
                unclear(count).to_string(),
                count.not_met.to_string(),
            ]
        })
        .collect();
    let widths =
        [0, 1, 2, 3, 4].map(|place| rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell)).max());
    let [id, title, numbers @ ..] = widths.map(Option::unwrap_or_default);
    let beside = numbers.iter().fold(id + 4, |sum, number| sum + number);
    let half = style.width.saturating_sub(BETWEEN) / 2;
    let columns = if rows.len() > IN_ONE_COLUMN && half >= beside + LEAST_TITLE { 2 } else { 1 };
    let room = if columns == 2 { half } else { style.width };
    let title = title.min(LONGEST_TITLE).min(room.saturating_sub(beside)).max(1);
    let [met, open, not_met] = numbers;
    let widths = [id, title, met, open, not_met];
    let lines = rows.len().div_ceil(columns);
    let mut table = plain_table(style);
    table.add_row((0..columns).flat_map(|column| between(column).into_iter().chain(head())));
    for line in 0..lines {
        let halves = (0..columns).map(|column| rows.get(column * lines + line));
        table
            .add_row(halves.enumerate().flat_map(|(column, row)| between(column).into_iter().chain(cells(row, title))));
    }
    let all = (0..columns).flat_map(|column| (column > 0).then_some(1).into_iter().chain(widths));
    set_widths(&mut table, &all.collect::<Vec<_>>());
    writeln!(out, "\n{}", headings::outcomes_by_criterion(run.lang))?;
    out.write_all(trimmed(&table).as_bytes())
}

/// The head of one column of criteria.
fn head() -> Vec<Cell> {
    let marks = [Mark::Met, Mark::Unclear, Mark::NotMet];
    let marks = marks.map(|mark| Cell::new(mark.sign()).fg(mark.colour()).set_alignment(CellAlignment::Right));
    [Cell::new(""), Cell::new("")].into_iter().chain(marks).collect()
}

/// The cells of a criterion; blank ones where the second column is shorter.
fn cells(row: Option<&[String; 5]>, title: u16) -> Vec<Cell> {
    let Some([id, name, numbers @ ..]) = row else {
        return (0..5).map(|_| Cell::new("")).collect();
    };
    let numbers = numbers.iter().map(|number| Cell::new(number).set_alignment(CellAlignment::Right));
    [Cell::new(id), Cell::new(cut(name, title))].into_iter().chain(numbers).collect()
}

/// The cell between two columns of criteria.
fn between(column: usize) -> Option<Cell> {
    (column > 0).then(|| Cell::new(""))
}

const fn unclear(count: CriterionTally) -> u64 {
    count.unclear + count.contested
}
