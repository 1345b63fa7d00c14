//! HTML: one page for a browser, that needs nothing but itself.
//!
//! Everything is in the page as plain HTML and can be read without scripts. What is said of each criterion of an
//! applicant is in a `noscript` below the applicant's row: where scripts run, a browser keeps it as bare text, which
//! costs little however many applicants there are, and the script makes elements of it when the row is opened.
//!
//! The page is put together by `Markup`, which takes only literals as markup and escapes every other text. A
//! template engine would bring its own idea of what is to be escaped, and of 10,000 rows made on several threads.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::domain::outcome::Verdict;
use crate::messages::headings;
use crate::messages::html_labels::HtmlLabel;
use crate::report::formats::table::{self, Mark};
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, has_copies, texts};
use crate::report::report_data::{self, CriterionData};
use crate::report::{JudgedRecord, Run};

mod applicant_row;
mod bar;
pub mod comparison_html;
mod controls;
mod criteria_overview;
mod details;
mod markup;
pub mod notice_page;
mod page_head;

use markup::Markup;

/// The one script that the page allows.
pub const SCRIPT: &str = include_str!("report.js");

/// The one style that the page allows.
pub const STYLE: &str = include_str!("report.css");

/// The row of an applicant, and below it what is said of each criterion.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Pieces {
    let data = report_data::applicant(run, subject);
    let (mut before_rank, mut after_rank) = (Markup::default(), Markup::default());
    applicant_row::begin(&mut before_rank, &data);
    applicant_row::end(&mut after_rank, run, &data);
    Pieces::around_rank([before_rank.into_bytes(), after_rank.into_bytes()])
}

/// Writes the page.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = run.lang;
    let mut page = Markup::default();
    head(&mut page, run);
    page.raw("<body>\n<a class=skip href=#applicants>").text(HtmlLabel::SkipToApplicants.text(lang)).raw("</a>\n");
    page_head::header(&mut page, run, footer);
    page.raw("<main>\n");
    page_head::section(&mut page, run, footer);
    page.raw("<section id=applicants aria-labelledby=h-applicants>\n<h2 id=h-applicants>");
    page.text(HtmlLabel::Applicants.text(lang)).raw("</h2>\n");
    if let Some(shown) = footer.shown(lang, rows.len()) {
        page.raw("<p>").text(&shown).raw("</p>\n");
    }
    controls::before(&mut page, run, has_copies(&rows));
    out.write_all(&page.into_bytes())?;
    for (place, text) in texts(rows) {
        text.write(&place.shown("–"), out)?;
    }
    let mut page = Markup::default();
    controls::after(&mut page, lang);
    page.raw("</section>\n");
    criteria_overview::section(&mut page, run);
    page.raw("</main>\n");
    page_head::footer(&mut page, run);
    page.raw("</body>\n</html>\n");
    out.write_all(&page.into_bytes())
}

/// The head: what the browser may do, and the one script and style.
///
/// The policy allows nothing that is not named, so neither pictures nor fonts nor connections; it is before all that
/// it governs.
fn head(page: &mut Markup, run: &Run<'_>) {
    let notice = &run.vacancy.notice;
    page.raw("<!DOCTYPE html>\n<html lang=").raw(run.lang.code()).raw(">\n<head>\n<meta charset=utf-8>\n");
    page.raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'sha256-");
    page.text(&hash(SCRIPT)).raw("'; style-src 'sha256-").text(&hash(STYLE));
    page.raw("'; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(&headings::vacancy(run.lang, &notice.id, notice.title.get(run.lang))).raw("</title>\n");
    page.raw("<style>").raw(STYLE).raw("</style>\n<script>").raw(SCRIPT).raw("</script>\n</head>\n");
}

/// The hash of a script or a style, as a policy has it.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// The letter by which style and script know a verdict.
const fn verdict_letter(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "e",
        Verdict::Review => "r",
        Verdict::Ineligible => "i",
        Verdict::Invalid => "x",
    }
}

/// The mark of a criterion.
const fn mark(criterion: &CriterionData) -> Mark {
    table::mark(criterion.outcome, criterion.contested)
}
