//! Cells, columns and tables, and the workbook without its rows. What a spreadsheet cannot hold is cut or goes on on a
//! further sheet here.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::domain::decision::DECISIONS;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::messages::{self, headings};
use crate::report::escape;

/// A sheet has no more columns.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// The size of paper on which sheets are printed.
pub(super) const A4: u8 = 9;

/// The height of a line in points.
const LINE: f64 = 15.0;

/// A row shows no more lines; the rest of a text is there all the same.
const MAX_LINES: usize = 8;

/// A sheet has no more rows behind its head.
const MAX_ROWS: usize = 1_048_575;

/// The workbook with its tables empty but for their heads, and with the sheet about the run, where there is one.
pub(super) fn header(lang: Lang, tables: &[&SheetTable], run: Option<Worksheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Every workbook says when it was made; this day says nothing, and keeps the same input at the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        for number in 1..=table.sheets() {
            workbook.push_worksheet(table.sheet(lang, number)?);
        }
    }
    if let Some(run) = run {
        workbook.push_worksheet(run);
    }
    workbook.save_to_buffer()
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Blank,
    /// A text, all of it visible; one that is too long is cut.
    Text(Cow<'a, str>),
    Number(f64),
    Day(NaiveDate),
    /// A day and a time, to the minute.
    Moment(NaiveDateTime),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl Cell<'_> {
    /// A whole number. A spreadsheet has no other numbers than these, exact up to 2 to the power of 53.
    #[expect(clippy::cast_precision_loss, reason = "nothing that is counted here comes near 2 to the power of 53")]
    pub(super) const fn number(number: u64) -> Self {
        Self::Number(number as f64)
    }

    /// A number of things.
    pub(super) fn count(count: usize) -> Self {
        u64::try_from(count).map_or(Self::Blank, Self::number)
    }

    /// How many lines it takes in a column of so many characters, about.
    pub(super) fn lines(&self, width: u8) -> usize {
        let Self::Text(text) = self else { return 1 };
        // A width is counted in digits, which are wider than most letters.
        let width = usize::from(width.max(1)) * 9 / 8;
        // A text that is much too long for its row need not be measured.
        if text.len() > MAX_LINES * width * 8 {
            return MAX_LINES;
        }
        text.lines().map(|line| UnicodeWidthStr::width(line).div_ceil(width).max(1)).sum()
    }

    /// What a spreadsheet holds of it.
    pub(super) fn value(&self) -> CellValue<'_> {
        match self {
            Self::Blank => CellValue::Nothing,
            Self::Number(number) => CellValue::Number(*number),
            Self::Day(day) => day_of_spreadsheet(*day)
                .map_or_else(|| CellValue::Text(day.to_string().into(), false), CellValue::Number),
            Self::Moment(moment) => {
                let of_day = f64::from(moment.time().num_seconds_from_midnight()) / 86_400.0;
                let day = day_of_spreadsheet(moment.date());
                day.map_or_else(
                    || CellValue::Text(moment.to_string().into(), false),
                    |day| CellValue::Number(day + of_day),
                )
            }
            Self::Text(text) if text.is_empty() => CellValue::Nothing,
            Self::Text(text) => {
                let (text, is_formula) = escape::sheet(text);
                CellValue::Text(text, is_formula)
            }
        }
    }
}

/// What a spreadsheet holds of a cell. Days are numbers there, which their format shows as days.
pub(super) enum CellValue<'a> {
    Nothing,
    Number(f64),
    /// A text, and whether it looks like a formula.
    Text(Cow<'a, str>, bool),
}

/// The height of a row of so many lines in points. Not every spreadsheet finds the height of wrapped texts itself.
pub(super) fn height(lines: usize) -> f64 {
    f64::from(u8::try_from(lines.min(MAX_LINES)).unwrap_or_default()) * LINE
}

/// A day as spreadsheets count it. Before March 1900 they do not agree, so such a day stays text.
fn day_of_spreadsheet(day: NaiveDate) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let year = u16::try_from(day.year()).ok().filter(|_| day >= first)?;
    let small = |number: u32| u8::try_from(number).ok();
    ExcelDateTime::from_ymd(year, small(day.month())?, small(day.day())?).ok().map(|day| day.to_excel())
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Texts, which are wrapped.
    Text,
    /// Whole numbers.
    Number,
    /// Whole numbers beside texts that are no numbers.
    Count,
    /// Numbers with one decimal.
    Tenths,
    /// Days, or texts where a day is not known.
    Date,
    /// Days with a time.
    Moment,
    /// Verdicts, coloured.
    Verdict,
    /// Outcomes, coloured.
    Outcome,
    /// What a person decides: `met` or `not_met`, offered as a list.
    Decision,
}

impl ColumnKind {
    /// The format of the column.
    pub(super) fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Self::Verdict | Self::Decision => format,
            Self::Outcome => format.set_align(FormatAlign::Center),
            Self::Text => format.set_text_wrap(),
            // What is at the right keeps away from what is at the left of the next column.
            Self::Number => format.set_num_format("0").set_align(FormatAlign::Right).set_indent(1),
            Self::Count => format.set_num_format("0").set_align(FormatAlign::Left),
            Self::Tenths => format.set_num_format("0.0").set_align(FormatAlign::Right).set_indent(1),
            Self::Date => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            Self::Moment => format.set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Left),
        }
    }

    /// The width in characters of a column of such words.
    pub(super) fn width(self, lang: Lang) -> u8 {
        let words = self.colours(lang);
        let longest = words.iter().map(|(word, _)| word.chars().count()).max().unwrap_or_default();
        u8::try_from(longest).unwrap_or_default().saturating_add(2)
    }

    /// The words that are coloured, each with the colours of letters and ground. Each pair has a contrast of at least
    /// 4.5 to 1, and the word is said beside the colour.
    fn colours(self, lang: Lang) -> Vec<(&'static str, Hue)> {
        let outcomes = [(Outcome::Met, Hue::Green), (Outcome::Unclear, Hue::Yellow), (Outcome::NotMet, Hue::Red)];
        let shown = [(Outcome::Met, Hue::Green), (Outcome::NotMet, Hue::Grey)];
        match self {
            Self::Verdict => {
                let hues = [Hue::Green, Hue::Yellow, Hue::Red, Hue::Violet];
                Verdict::ALL.map(|verdict| messages::verdict(lang, verdict)).into_iter().zip(hues).collect()
            }
            Self::Outcome => {
                let outcomes = outcomes.map(|(outcome, hue)| (messages::outcome(lang, outcome), hue));
                let shown = shown.map(|(outcome, hue)| (headings::outcome(lang, Group::Competency, outcome), hue));
                outcomes.into_iter().chain(shown).collect()
            }
            Self::Text | Self::Number | Self::Count | Self::Tenths | Self::Date | Self::Moment | Self::Decision => {
                Vec::new()
            }
        }
    }
}

/// A colour of letters with the light one behind them.
#[derive(Clone, Copy, Debug)]
enum Hue {
    Green,
    Yellow,
    Red,
    Violet,
    Grey,
}

impl Hue {
    /// The letters and the ground.
    const fn colours(self) -> (u32, u32) {
        match self {
            Self::Green => (0x00_61_00, 0xC6_EF_CE),
            Self::Yellow => (0x7F_4F_00, 0xFF_EB_9C),
            Self::Red => (0x9C_00_06, 0xFF_C7_CE),
            Self::Violet => (0x4B_2E_83, 0xE4_DF_EC),
            Self::Grey => (0x59_59_59, 0xED_ED_ED),
        }
    }
}

/// The head of a column.
#[derive(Clone, Debug)]
pub(super) struct ColumnHead {
    title: String,
    pub(super) width: u8,
    kind: ColumnKind,
}

impl ColumnHead {
    /// One with a width in characters.
    pub(super) fn new(title: &str, width: u8, kind: ColumnKind) -> Self {
        Self { title: title.to_owned(), width, kind }
    }

    /// The format of a head.
    pub(super) fn format() -> Format {
        Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xD9_E1_F2))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Top)
            .set_text_wrap()
    }
}

/// A table, which goes on on a further sheet where one is full.
pub(super) struct SheetTable {
    name: &'static str,
    pub(super) heads: Vec<ColumnHead>,
    /// So many columns at the left stay in sight.
    frozen: u16,
    /// So many rows it has in all, without its head.
    rows: usize,
    /// So many of them fit on a sheet.
    pub(super) rows_of_sheet: usize,
}

impl SheetTable {
    /// One of so many rows.
    pub(super) const fn new(name: &'static str, heads: Vec<ColumnHead>, frozen: u16, rows: usize) -> Self {
        Self { name, heads, frozen, rows, rows_of_sheet: MAX_ROWS }
    }

    /// How many sheets it takes; one at least.
    pub(super) fn sheets(&self) -> usize {
        self.rows.div_ceil(self.rows_of_sheet).max(1)
    }

    /// How many rows the sheet of a number has, from 1 on.
    pub(super) fn rows_on(&self, number: usize) -> usize {
        self.rows.saturating_sub(self.rows_of_sheet * number.saturating_sub(1)).min(self.rows_of_sheet)
    }

    /// The sheet of a number with all but its rows. In their place it has two that show the formats of the columns: the
    /// one of the column itself, and the one of a text that looks like a formula.
    fn sheet(&self, lang: Lang, number: usize) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(if number == 1 { self.name.to_owned() } else { format!("{} {number}", self.name) })?;
        let format = ColumnHead::format();
        for (column, head) in (0..).zip(&self.heads) {
            sheet.set_column_width(column, head.width)?;
            sheet.write_string_with_format(0, column, &head.title, &format)?;
            sheet.write_number_with_format(1, column, 0, &head.kind.format())?;
            sheet.write_number_with_format(2, column, 0, &head.kind.format().set_quote_prefix())?;
        }
        sheet.set_row_height(0, height(2))?;
        sheet.set_freeze_panes(1, self.frozen)?;
        sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true).set_repeat_rows(0, 0)?;
        sheet.set_repeat_columns(0, self.frozen.saturating_sub(1))?.set_print_fit_to_pages(2, 0);
        let last_row = u32::try_from(self.rows_on(number)).unwrap_or_default();
        let last_column = u16::try_from(self.heads.len()).unwrap_or(u16::MAX).saturating_sub(1);
        sheet.autofilter(0, 0, last_row, last_column)?;
        if last_row > 0 {
            // An id of digits is a text all the same, and needs no mark for it.
            sheet.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
            self.colour(&mut sheet, lang, last_row)?;
            let allowed = DataValidation::new().allow_list_strings(&DECISIONS.map(Outcome::code))?;
            for (column, _) in (0..).zip(&self.heads).filter(|(_, head)| head.kind == ColumnKind::Decision) {
                sheet.add_data_validation(1, column, last_row, column, &allowed)?;
            }
        }
        Ok(sheet)
    }

    /// Colours the columns of verdicts and outcomes.
    fn colour(&self, sheet: &mut Worksheet, lang: Lang, last_row: u32) -> Result<(), XlsxError> {
        for kind in [ColumnKind::Verdict, ColumnKind::Outcome] {
            // The columns of one kind stand beside each other.
            let mut columns = (0..).zip(&self.heads).filter(|(_, head)| head.kind == kind).map(|(column, _)| column);
            let Some(first) = columns.next() else { continue };
            let last = columns.last().unwrap_or(first);
            for (word, hue) in kind.colours(lang) {
                let (letters, ground) = hue.colours();
                let format = Format::new().set_font_color(Color::RGB(letters)).set_background_color(Color::RGB(ground));
                let rule = ConditionalFormatCellRule::EqualTo(word);
                let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
                sheet.add_conditional_format(1, first, last_row, last, &rule)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn coloured_words_can_be_read() {
        let light = |colour: u32| {
            let part = |shift: u32| {
                let part = f64::from(colour >> shift & 0xFF) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
        };
        for hue in [Hue::Green, Hue::Yellow, Hue::Red, Hue::Violet, Hue::Grey] {
            let (letters, ground) = hue.colours();
            let contrast = (light(ground) + 0.05) / (light(letters) + 0.05);
            assert!(contrast >= 4.5, "{hue:?}: {contrast}");
        }
    }

    #[test]
    fn a_day_that_spreadsheets_count_alike_is_a_day() {
        for (year, month, day, is_day) in
            [(1899, 12, 31, false), (1900, 2, 28, false), (1900, 3, 1, true), (9999, 12, 31, true)]
        {
            let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(day_of_spreadsheet(day).is_some(), is_day, "{day}");
        }
    }
}
