//! The worklist as a workbook of one sheet, in which outcomes are chosen from a list.

use std::io::{self, Write};

use super::rows::{self, Rows};
use super::workbook::{self, Cell, ColumnHead, ColumnKind, SheetTable};
use crate::domain::decision::DecisionColumn;
use crate::domain::text::Lang;
use crate::messages::headings::SheetName;
use crate::report::escape;
use crate::report::formats::worklist::WorklistRow;
use crate::report::formats::{PendingRow, Placing};

/// Writes the workbook.
///
/// # Errors
/// Where writing fails.
pub fn end(lang: Lang, rows: Vec<(Placing, PendingRow)>, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows.into_iter().filter_map(|(_, row)| match row {
        PendingRow::Worklist(rows) => Some(rows),
        PendingRow::Text(_) | PendingRow::Line(_) | PendingRow::Sheet(_) | PendingRow::Suite(_) => None,
    });
    let rows: Vec<_> = rows.flatten().collect();
    let heads = DecisionColumn::ALL.map(head).to_vec();
    let table = SheetTable::new(SheetName::Worklist.text(lang), heads, 2, rows.len());
    let header = workbook::header(lang, &[&table], None).map_err(io::Error::other)?;
    let cells: Rows<'_> = Box::new(rows.iter().map(cells));
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
fn cells(WorklistRow(row): &WorklistRow) -> Vec<Cell<'_>> {
    row.iter().map(|text| Cell::Text(escape::visible(text))).collect()
}
