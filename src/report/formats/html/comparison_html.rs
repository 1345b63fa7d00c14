//! Two reports compared, as a page for a browser, which needs nothing but itself and runs nothing.

use std::io::{self, Write};

use crate::domain::text::Lang;
use crate::messages::comparison_notes;
use crate::report::comparison::comparison_page::{ComparisonPage, NamedApplicant};
use crate::report::comparison::{ReadRow, ReportComparison};
use crate::report::formats::html::markup::Markup;
use crate::report::formats::html::notice_page;

/// Writes it: the counts first.
///
/// # Errors
/// Where reading or writing fails.
pub fn write(
    comparison: &ReportComparison<'_>,
    lang: Lang,
    read: &mut ReadRow<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let title = comparison_notes::title(lang, comparison.vacancy());
    let mut page = Markup::default();
    notice_page::begin(&mut page, lang, &title, &comparison.lead(lang));
    page.raw("<dl>\n");
    for line in comparison.count_lines(lang) {
        page.raw("<dt>").heading(line.label).raw("</dt><dd>").text(&line.count);
        for more in &line.more {
            page.raw("<br>").text(more);
        }
        page.raw("</dd>\n");
    }
    page.raw("</dl>\n");
    out.write_all(&page.into_bytes())?;
    let mut parts = HtmlParts { out, is_open: false };
    comparison.print(lang, read, &mut parts)?;
    let is_open = parts.is_open;
    let mut page = Markup::default();
    page.raw(if is_open { "</section>\n" } else { "" }).raw("</main>\n</body>\n</html>\n");
    out.write_all(&page.into_bytes())
}

/// The parts of the page, each a section.
struct HtmlParts<'o> {
    out: &'o mut dyn Write,
    is_open: bool,
}

impl ComparisonPage for HtmlParts<'_> {
    fn part(&mut self, heading: &str) -> io::Result<()> {
        let mut page = Markup::default();
        page.raw(if self.is_open { "</section>\n" } else { "" }).raw("<section>\n<h2>").heading(heading);
        page.raw("</h2>\n");
        self.is_open = true;
        self.out.write_all(&page.into_bytes())
    }

    fn applicant(&mut self, applicant: &NamedApplicant) -> io::Result<()> {
        let NamedApplicant { id, name, source, said, differences } = applicant;
        let mut page = Markup::default();
        page.raw("<article>\n<h3><b>").text(id).raw("</b> ").text(name.as_deref().unwrap_or_default());
        page.raw("</h3>\n<p>").text(said).raw("</p>\n<p>").text(source).raw("</p>\n");
        if !differences.is_empty() {
            page.raw("<ul>\n");
        }
        for (line, reasons) in differences {
            page.raw("<li>").text(line);
            for reason in reasons {
                page.raw("<br>").text(reason);
            }
            page.raw("</li>\n");
        }
        page.raw(if differences.is_empty() { "" } else { "</ul>\n" }).raw("</article>\n");
        self.out.write_all(&page.into_bytes())
    }
}
