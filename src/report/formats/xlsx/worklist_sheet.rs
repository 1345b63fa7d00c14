//! The worklist as a workbook of one sheet, in which outcomes are chosen from a list.

use std::io::{self, Write};

use super::rows::{self, Rows};
use super::workbook::{self, Cell, ColumnHead, ColumnKind, SheetTable};
use crate::domain::decision::DecisionColumn;
use crate::messages::headings::SheetName;
use crate::report::asked_criterion::AskedCriterion;
use crate::report::formats::worklist::{self, FILLED_IN};
use crate::report::formats::{PendingRow, Placing};
use crate::report::{Run, escape};

/// Writes the workbook.
///
/// # Errors
/// Where writing fails.
pub fn end(run: &Run<'_>, rows: Vec<(Placing, PendingRow)>, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<_> = worklist::held(rows).collect();
    let asked = AskedCriterion::all(run);
    let heads = DecisionColumn::ALL.map(head).to_vec();
    let count = rows.iter().map(|rows| rows.len()).sum();
    let table = SheetTable::new(SheetName::Worklist.text(run.lang), heads, 2, count);
    let header = workbook::header(run.lang, &[&table], None).map_err(io::Error::other)?;
    let cells: Rows<'_> = Box::new(rows.iter().flat_map(|rows| rows.cells(&asked)).map(cells));
    rows::write(&header, &mut [(table, cells)], out)
}

fn head(column: DecisionColumn) -> ColumnHead {
    let (width, kind) = match column {
        DecisionColumn::Id => (20, ColumnKind::Text),
        DecisionColumn::Name => (24, ColumnKind::Text),
        DecisionColumn::Source => (30, ColumnKind::Text),
        DecisionColumn::Sha256 | DecisionColumn::Rules => (12, ColumnKind::Text),
        DecisionColumn::Criterion => (10, ColumnKind::Text),
        DecisionColumn::Question | DecisionColumn::ReasonFound => (60, ColumnKind::Text),
        DecisionColumn::Outcome => (12, ColumnKind::Decision),
        DecisionColumn::By => (20, ColumnKind::Text),
        DecisionColumn::On => (12, ColumnKind::Date),
        DecisionColumn::Reason => (60, ColumnKind::Text),
    };
    ColumnHead::new(column.name(), width, kind)
}

/// The cells that are filled in; the others stay empty.
fn cells(row: [&str; FILLED_IN]) -> Vec<Cell<'_>> {
    row.into_iter().map(|text| Cell::Text(escape::visible(text))).collect()
}
