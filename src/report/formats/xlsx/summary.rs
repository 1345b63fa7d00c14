//! The sheet about the run: what was judged by which rules, the counts, how each criterion came out, what was noticed.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::workbook::{A4, Cell, CellValue, ColumnHead, ColumnKind, height};
use crate::domain::outcome::{Outcome, Verdict};
use crate::messages::headings::{Label, NoticeFact, SheetColumn, SheetName};
use crate::messages::other_file_notes::passed_over;
use crate::messages::{self, headings};
use crate::report::formats::ReportFooter;
use crate::report::{Run, escape};

/// The width in characters of the column that says most.
const REASON_WIDTH: u8 = 70;

/// The sheet. So many criteria have no column on the sheet of applicants.
pub(super) fn sheet(
    run: &Run<'_>,
    ending: &ReportFooter<'_>,
    shown: usize,
    left_out: usize,
) -> Result<Worksheet, XlsxError> {
    let mut page = SummarySheet { sheet: Worksheet::new(), row: 0 };
    page.sheet.set_name(SheetName::Run.text(run.lang))?;
    for (place, width) in (0..).zip([34, REASON_WIDTH, 38, 12, 12, 16, 14]) {
        page.sheet.set_column_width(place, width)?;
    }
    page.sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    facts(&mut page, run, ending, shown)?;
    if left_out > 0 {
        let criteria = SheetName::Criteria.text(run.lang);
        page.said("", &headings::columns_left_out(run.lang, left_out, criteria).as_str().into(), ColumnKind::Text)?;
    }
    page.row += 1;
    tally(&mut page, run, ending)?;
    if !ending.across.is_empty() {
        page.row += 1;
        let mut heading = Label::Across.text(run.lang);
        for finding in ending.across {
            page.said(heading, &Cell::Text(escape::visible(&finding.message)), ColumnKind::Text)?;
            heading = "";
        }
    }
    Ok(page.sheet)
}

/// A sheet that is written from above.
struct SummarySheet {
    sheet: Worksheet,
    row: u32,
}

impl SummarySheet {
    /// A line: what it is, and what is said.
    fn said(&mut self, what: &str, said: &Cell<'_>, kind: ColumnKind) -> Result<(), XlsxError> {
        let bold = ColumnKind::Text.format().set_bold();
        self.sheet.write_string_with_format(self.row, 0, what, &bold)?;
        self.cell(1, said, kind)?;
        self.sheet.set_row_height(self.row, height(said.lines(REASON_WIDTH)))?;
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell<'_>, kind: ColumnKind) -> Result<(), XlsxError> {
        let format = kind.format();
        match cell.value() {
            CellValue::Nothing => {}
            CellValue::Number(number) => {
                self.sheet.write_number_with_format(self.row, column, number, &format)?;
            }
            CellValue::Text(text, is_formula) => {
                let format = if is_formula { format.set_quote_prefix() } else { format };
                self.sheet.write_string_with_format(self.row, column, text, &format)?;
            }
        }
        Ok(())
    }
}

fn facts(page: &mut SummarySheet, run: &Run<'_>, ending: &ReportFooter<'_>, shown: usize) -> Result<(), XlsxError> {
    let (lang, notice) = (run.lang, &run.vacancy.notice);
    let tool = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    let text = |text| Cell::Text(escape::visible(text));
    let zone = notice.zone.to_string();
    let facts = [
        (NoticeFact::Vacancy, text(&notice.id), ColumnKind::Text),
        (NoticeFact::Title, text(notice.title.get(lang)), ColumnKind::Text),
        (NoticeFact::Tool, tool.into(), ColumnKind::Text),
        (NoticeFact::Rules, text(headings::rules_source(lang, run.rules_source)), ColumnKind::Text),
        (NoticeFact::Sha256, run.rules_sha256.into(), ColumnKind::Text),
        (NoticeFact::Reference, Cell::Day(run.judging_dates.reference), ColumnKind::Date),
        (NoticeFact::Deadline, deadline(run), if has_time(run) { ColumnKind::Moment } else { ColumnKind::Date }),
        (NoticeFact::Zone, zone.as_str().into(), ColumnKind::Text),
    ];
    let reading = run.texts().map(|texts| (NoticeFact::Reading, texts.into(), ColumnKind::Text));
    for (what, said, kind) in facts.into_iter().chain(reading) {
        page.said(what.text(lang), &said, kind)?;
    }
    page.row += 1;
    page.said(NoticeFact::Applicants.text(lang), &Cell::number(ending.counts.total()), ColumnKind::Count)?;
    for verdict in Verdict::ALL {
        page.said(messages::verdict(lang, verdict), &Cell::number(ending.counts.of(verdict)), ColumnKind::Count)?;
    }
    let with_problems = Cell::number(ending.counts.with_problems());
    page.said(messages::headings::with_problems(lang), &with_problems, ColumnKind::Count)?;
    page.said(NoticeFact::Shown.text(lang), &Cell::count(shown), ColumnKind::Count)?;
    page.said(NoticeFact::Complete.text(lang), &headings::yes_or_no(lang, ending.complete).into(), ColumnKind::Text)?;
    match passed_over(lang, ending.passed_over) {
        Some(files) => page.said(NoticeFact::PassedOver.text(lang), &files.as_str().into(), ColumnKind::Text),
        None => Ok(()),
    }
}

/// Whether the deadline is stated with its time.
fn has_time(run: &Run<'_>) -> bool {
    run.vacancy.notice.deadline.rfc_3339().contains('T')
}

/// The deadline as a clock of its zone shows it.
fn deadline(run: &Run<'_>) -> Cell<'static> {
    let notice = &run.vacancy.notice;
    if has_time(run) {
        return Cell::Moment(run.judging_dates.limit.first.with_timezone(&notice.zone).naive_local());
    }
    Cell::Day(notice.deadline.day())
}

/// How often each criterion came out how.
fn tally(page: &mut SummarySheet, run: &Run<'_>, ending: &ReportFooter<'_>) -> Result<(), XlsxError> {
    let lang = run.lang;
    let differ = run.vacancy.notice.has_two_texts().then(|| Label::TextsDiffer.text(lang));
    let heads = [SheetColumn::Criterion, SheetColumn::Title, SheetColumn::Group].map(|name| name.text(lang));
    let heads =
        heads.into_iter().chain([Outcome::Met, Outcome::Unclear].map(|outcome| messages::outcome(lang, outcome)));
    let heads = heads.chain(differ).chain([messages::outcome(lang, Outcome::NotMet)]);
    for (place, head) in (0..).zip(heads) {
        let format = ColumnHead::format();
        let format = if place < 3 { format } else { format.set_align(FormatAlign::Right).set_indent(1) };
        page.sheet.write_string_with_format(page.row, place, head, &format)?;
    }
    page.sheet.set_row_height(page.row, height(2))?;
    page.row += 1;
    let mut tallies = ending.tally.criteria.iter();
    for criterion in &run.vacancy.criteria {
        // Where no record could be read nothing was counted.
        let tally = tallies.next().copied().unwrap_or_default();
        let texts = [&criterion.id, criterion.title.get(lang), headings::group(lang, criterion.group)];
        for (place, text) in (0..).zip(texts) {
            page.cell(place, &Cell::Text(escape::visible(text)), ColumnKind::Text)?;
        }
        let counts =
            [tally.met, tally.unclear].into_iter().chain(differ.map(|_| tally.contested)).chain([tally.not_met]);
        for (place, count) in (3..).zip(counts) {
            page.cell(place, &Cell::number(count), ColumnKind::Number)?;
        }
        page.row += 1;
    }
    Ok(())
}
