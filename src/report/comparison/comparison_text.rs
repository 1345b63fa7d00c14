//! Two reports compared, for a terminal.

use std::io::{self, Write};

use crate::domain::text::Lang;
use crate::messages;
use crate::report::comparison::comparison_page::{ComparisonPage, NamedApplicant};
use crate::report::comparison::{ReadRow, ReportComparison};
use crate::report::terminal_style::TerminalStyle;
use crate::report::text_page::TextPage;

/// Lines that are longer are hard to read.
const WIDEST: u16 = 120;

/// Writes it: the counts first.
///
/// # Errors
/// Where reading or writing fails.
pub fn write(
    comparison: &ReportComparison<'_>,
    (lang, style): (Lang, TerminalStyle),
    read: &mut ReadRow<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = TextPage::new(lang, TerminalStyle { width: style.width.min(WIDEST), ..style });
    for line in comparison.lead(lang) {
        page.lines("", &line);
    }
    page.printed.push('\n');
    let counts = comparison.count_lines(lang);
    let widest = counts.iter().map(|line| line.label.chars().count()).max().unwrap_or(0) + 2;
    for line in &counts {
        page.lines(&format!("{:widest$}", line.label), &line.count);
        for more in &line.more {
            page.lines(&" ".repeat(widest), more);
        }
    }
    let mut printed = PrintedPage { page, out, is_first: true };
    printed.flush()?;
    comparison.print(lang, read, &mut printed)
}

/// A page of which what is done is written.
struct PrintedPage<'o> {
    page: TextPage,
    out: &'o mut dyn Write,
    /// Whether no applicant stands under the heading so far.
    is_first: bool,
}

impl PrintedPage<'_> {
    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(std::mem::take(&mut self.page.printed).as_bytes())
    }
}

impl ComparisonPage for PrintedPage<'_> {
    fn part(&mut self, heading: &str) -> io::Result<()> {
        self.page.heading(heading);
        self.is_first = true;
        self.flush()
    }

    fn applicant(&mut self, applicant: &NamedApplicant) -> io::Result<()> {
        let NamedApplicant { id, name, source, said, differences } = applicant;
        if !differences.is_empty() && !self.is_first {
            self.page.printed.push('\n');
        }
        self.is_first = false;
        let name = name.as_ref().map_or_else(String::new, |name| format!("  {name}"));
        let colon = messages::colon(self.page.lang);
        self.page.lines("", &format!("{id}{name} ({source}){colon}{said}"));
        for (line, reasons) in differences {
            self.page.lines("   ", line);
            for reason in reasons {
                self.page.lines("      ", reason);
            }
        }
        self.flush()
    }
}
