//! Where a value of a record is in the table that the record comes from: the sheet, the row, and the column.

use std::borrow::Cow;

use crate::domain::location::Position;

/// Where the record of a row comes from.
#[derive(Clone, Copy, Debug)]
pub struct RowPlace<'a> {
    /// The sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// The headers.
    pub columns: &'a [String],
    /// The number of the row, from 1.
    pub row: u64,
    /// Where each value ends in the text of the record, and the number of its column, from 0; none of a constant.
    pub ends: &'a [(usize, Option<u32>)],
}

impl<'a> RowPlace<'a> {
    /// Row and column of the value at an offset, both from 1; of a constant of the map, column 0.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        let found = self.ends.iter().find(|(end, _)| *end > at).or(self.ends.last());
        let column = match found {
            Some((_, Some(column))) => u64::from(*column) + 1,
            Some((_, None)) => 0,
            None => 1,
        };
        Position { line: self.row, column }
    }

    /// The header of a column, by its number from 1; its letters where it has none.
    #[must_use]
    pub fn header(&self, column: u64) -> Cow<'a, str> {
        let index = usize::try_from(column).ok().and_then(|column| column.checked_sub(1));
        let header = index.and_then(|index| self.columns.get(index)).filter(|header| !header.is_empty());
        header.map_or_else(|| column_letters(column).into(), |header| Cow::Borrowed(header.as_str()))
    }
}

/// The letters by which a spreadsheet names a column, by its number from 1.
fn column_letters(mut column: u64) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        column /= 26;
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let letters = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")];
        for (column, expected) in letters {
            assert_eq!(column_letters(column), expected);
        }
    }
}
