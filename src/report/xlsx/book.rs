//! Sheets, cells and colours. What a spreadsheet cannot hold is cut or goes on on a further sheet here.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::domain::outcome::{Outcome, Verdict};
use crate::domain::text::Lang;
use crate::report::escape;
use crate::wording;

/// A sheet has no more columns.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// The size of paper on which sheets are printed.
pub(super) const A4: u8 = 9;

/// The height of a line in points.
const LINE: f64 = 15.0;

/// A row shows no more lines; the rest of a text is there all the same.
const MOST_LINES: usize = 8;

/// A sheet has no more rows, the head being one of them.
const MOST_ROWS: u32 = 1_048_576;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    lang: Lang,
    is_large: bool,
    most_rows: u32,
}

impl Book {
    /// An empty one. The sheets of a large one wait on disk, in files that no one else can open.
    pub(super) fn new(lang: Lang, is_large: bool) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // Every workbook says when it was made; this day says nothing, and keeps the same input at the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        // More takes longer, and saves next to nothing.
        workbook.set_zip_compression_level(3);
        workbook.use_zip_large_file(is_large);
        Ok(Self { workbook, lang, is_large, most_rows: MOST_ROWS })
    }

    fn sheet(&mut self) -> Result<Worksheet, XlsxError> {
        if self.is_large { self.workbook.new_worksheet_with_constant_memory() } else { Ok(Worksheet::new()) }
    }

    /// Adds a sheet behind the others.
    pub(super) fn push(&mut self, sheet: Worksheet) {
        self.workbook.push_worksheet(sheet);
    }

    /// The whole file.
    pub(super) fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Blank,
    /// A text, all of it visible; one that is too long is cut.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A day.
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
        if text.len() > MOST_LINES * width * 8 {
            return MOST_LINES;
        }
        text.lines().map(|line| UnicodeWidthStr::width(line).div_ceil(width).max(1)).sum()
    }

    /// Writes it with the format of its column.
    pub(super) fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, kind: Kind) -> Result<(), XlsxError> {
        match self {
            Self::Blank => {}
            Self::Number(number) => drop(sheet.write_number(row, column, *number)?),
            Self::Day(day) => match day_of_spreadsheet(*day) {
                Some(date) => drop(sheet.write_datetime_with_format(row, column, &date?, &kind.format())?),
                None => drop(sheet.write_string(row, column, day.to_string())?),
            },
            Self::Moment(moment) => match day_of_spreadsheet(moment.date()) {
                Some(date) => {
                    let small = |number: u32| u8::try_from(number).unwrap_or_default();
                    let date = date?.and_hms(small(moment.hour()).into(), small(moment.minute()), 0)?;
                    sheet.write_datetime_with_format(row, column, &date, &kind.format())?;
                }
                None => drop(sheet.write_string(row, column, moment.to_string())?),
            },
            Self::Text(text) if text.is_empty() => {}
            Self::Text(text) => match escape::sheet(text) {
                (text, true) => {
                    sheet.write_string_with_format(row, column, text, &kind.format().set_quote_prefix())?;
                }
                (text, false) => drop(sheet.write_string(row, column, text)?),
            },
        }
        Ok(())
    }
}

/// Makes a row as high as so many lines. Not every spreadsheet finds the height of wrapped texts itself.
pub(super) fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        let lines = u8::try_from(lines.min(MOST_LINES)).unwrap_or_default();
        sheet.set_row_height(row, f64::from(lines) * LINE)?;
    }
    Ok(())
}

/// A day as spreadsheets count it. Before March 1900 they do not agree, so such a day stays text.
fn day_of_spreadsheet(day: NaiveDate) -> Option<Result<ExcelDateTime, XlsxError>> {
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let year = u16::try_from(day.year()).ok().filter(|year| day >= first && *year <= 9999)?;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Some(ExcelDateTime::from_ymd(year, small(day.month()), small(day.day())))
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
}

impl Kind {
    /// The format of the column.
    pub(super) fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Self::Verdict => format,
            Self::Outcome => format.set_align(FormatAlign::Center),
            Self::Text => format.set_text_wrap(),
            // What stands at the right keeps away from what stands at the left of the next column.
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
    /// 4.5 to 1, and the word is told beside the colour.
    fn colours(self, lang: Lang) -> Vec<(&'static str, Hue)> {
        let outcomes = [(Outcome::Met, Hue::Green), (Outcome::Unclear, Hue::Yellow), (Outcome::NotMet, Hue::Red)];
        let shown = [(Outcome::Met, Hue::Green), (Outcome::NotMet, Hue::Grey)];
        match self {
            Self::Verdict => {
                let hues = [Hue::Green, Hue::Yellow, Hue::Red, Hue::Violet];
                Verdict::ALL.map(|verdict| wording::verdict(lang, verdict)).into_iter().zip(hues).collect()
            }
            Self::Outcome => {
                let outcomes = outcomes.map(|(outcome, hue)| (wording::outcome(lang, outcome), hue));
                let shown = shown.map(|(outcome, hue)| (wording::competency_outcome(lang, outcome), hue));
                outcomes.into_iter().chain(shown).collect()
            }
            Self::Text | Self::Number | Self::Count | Self::Tenths | Self::Date | Self::Moment => Vec::new(),
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
pub(super) struct Head {
    title: String,
    width: u8,
    kind: Kind,
}

impl Head {
    /// One with a width in characters.
    pub(super) fn new(title: &str, width: u8, kind: Kind) -> Self {
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
pub(super) struct Table {
    name: String,
    heads: Vec<Head>,
    /// So many columns at the left stay in sight.
    frozen: u16,
    full: Vec<Worksheet>,
    sheet: Worksheet,
    /// The next row of the sheet.
    row: u32,
}

impl Table {
    /// An empty one with its head.
    pub(super) fn new(book: &mut Book, name: &str, heads: Vec<Head>, frozen: u16) -> Result<Self, XlsxError> {
        let sheet = book.sheet()?;
        let mut table = Self { name: name.to_owned(), heads, frozen, full: Vec::new(), sheet, row: 0 };
        table.begin()?;
        Ok(table)
    }

    /// Adds a row.
    pub(super) fn add<'a>(
        &mut self,
        book: &mut Book,
        cells: impl IntoIterator<Item = Cell<'a>>,
    ) -> Result<(), XlsxError> {
        if self.row == book.most_rows {
            self.end_sheet(book.lang)?;
            self.full.push(std::mem::replace(&mut self.sheet, book.sheet()?));
            self.begin()?;
        }
        let mut lines = 1;
        for ((column, head), cell) in (0..).zip(&self.heads).zip(cells) {
            lines = lines.max(cell.lines(head.width));
            cell.write(&mut self.sheet, self.row, column, head.kind)?;
        }
        set_lines(&mut self.sheet, self.row, lines)?;
        self.row += 1;
        Ok(())
    }

    /// Ends the table; its sheets become those of the workbook.
    pub(super) fn end(mut self, book: &mut Book) -> Result<(), XlsxError> {
        self.end_sheet(book.lang)?;
        self.full.into_iter().chain([self.sheet]).for_each(|sheet| book.push(sheet));
        Ok(())
    }

    /// Names a sheet and writes its head.
    fn begin(&mut self) -> Result<(), XlsxError> {
        let name = match self.full.len() {
            0 => self.name.clone(),
            full => format!("{} {}", self.name, full + 1),
        };
        self.sheet.set_name(name)?;
        let format = Head::format();
        for (column, head) in (0..).zip(&self.heads) {
            self.sheet.set_column_width(column, head.width)?;
            self.sheet.set_column_format(column, &head.kind.format())?;
            self.sheet.write_string_with_format(0, column, &head.title, &format)?;
        }
        self.sheet.set_freeze_panes(1, self.frozen)?;
        set_lines(&mut self.sheet, 0, 2)?;
        self.sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true).set_repeat_rows(0, 0)?;
        self.sheet.set_repeat_columns(0, self.frozen.saturating_sub(1))?.set_print_fit_to_pages(2, 0);
        self.row = 1;
        Ok(())
    }

    /// What is said of a whole sheet: the filter, the colours.
    fn end_sheet(&mut self, lang: Lang) -> Result<(), XlsxError> {
        let last_row = self.row - 1;
        let last_column = u16::try_from(self.heads.len()).unwrap_or(u16::MAX).saturating_sub(1);
        self.sheet.autofilter(0, 0, last_row, last_column)?;
        if last_row == 0 {
            return Ok(());
        }
        // An id of digits is a text all the same, and needs no mark for it.
        self.sheet.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        for kind in [Kind::Verdict, Kind::Outcome] {
            // The columns of one kind stand beside each other.
            let mut columns = (0..).zip(&self.heads).filter(|(_, head)| head.kind == kind).map(|(column, _)| column);
            let Some(first) = columns.next() else { continue };
            let last = columns.last().unwrap_or(first);
            for (word, hue) in kind.colours(lang) {
                let (letters, ground) = hue.colours();
                let format = Format::new().set_font_color(Color::RGB(letters)).set_background_color(Color::RGB(ground));
                let rule = ConditionalFormatCellRule::EqualTo(word);
                let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
                self.sheet.add_conditional_format(1, first, last_row, last, &rule)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_a_sheet_goes_on_on_the_next() {
        for is_large in [false, true] {
            let mut book = Book { most_rows: 4, ..Book::new(Lang::En, is_large).unwrap() };
            let mut table = Table::new(&mut book, "some", vec![Head::new("n", 9, Kind::Number)], 0).unwrap();
            for number in 0..7 {
                table.add(&mut book, [Cell::number(number)]).unwrap();
            }
            table.end(&mut book).unwrap();
            let sheets = book.workbook.worksheets();
            assert_eq!(sheets.iter().map(Worksheet::name).collect::<Vec<_>>(), ["some", "some 2", "some 3"]);
            assert!(!book.bytes().unwrap().is_empty());
        }
    }

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
            assert_eq!(day_of_spreadsheet(day).is_some_and(|day| day.is_ok()), is_day, "{day}");
        }
    }
}
