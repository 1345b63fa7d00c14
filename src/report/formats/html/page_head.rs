//! The head of the page, the counts with their charts, and the foot.

use std::borrow::Cow;

use crate::assessment::tally::Tally;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;
use crate::messages::headings::{self, Label};
use crate::messages::html_labels::HtmlLabel;
use crate::messages::other_file_notes::passed_over;
use crate::messages::{self, html_labels};
use crate::report::Run;
use crate::report::formats::ReportFooter;
use crate::report::formats::html::bar::bar;
use crate::report::formats::html::markup::Markup;
use crate::report::formats::html::{criteria_overview, verdict_letter};

/// What was checked, by what, and what the page is for.
pub(super) fn header(out: &mut Markup, run: &Run<'_>, ending: &ReportFooter<'_>) {
    let (lang, notice) = (run.lang, &run.vacancy.notice);
    let reference = crate::domain::grammar::date_words::date(lang, run.judging_dates.reference);
    let rules = headings::rules_source(lang, run.rules_source);
    out.raw("<header>\n<h1>").text(&headings::vacancy(lang, &notice.id, notice.title.get(lang))).raw("</h1>\n<p>");
    out.heading(&headings::run(lang, rules, &reference, run.texts())).raw("</p>\n<p>");
    out.text(HtmlLabel::Advises.text(lang)).raw("</p>\n");
    if !ending.complete {
        out.raw("<p class=alarm><strong>").text(HtmlLabel::Incomplete.text(lang)).raw("</strong></p>\n");
    }
    out.raw("</header>\n");
}

/// The counts of the run, with charts, and what was noticed across applicants.
pub(super) fn section(out: &mut Markup, run: &Run<'_>, ending: &ReportFooter<'_>) {
    let lang = run.lang;
    out.raw("<section aria-labelledby=h-summary>\n<h2 id=h-summary>")
        .text(HtmlLabel::Summary.text(lang))
        .raw("</h2>\n<p>");
    out.text(&headings::counts(lang, ending.counts)).raw("</p>\n");
    if let Some(count) = headings::counted_with_problems(lang, ending.counts) {
        out.raw("<p>").text(&count).raw("</p>\n");
    }
    if let Some(files) = passed_over(lang, ending.passed_over) {
        out.raw("<p>").text(&files).raw("</p>\n");
    }
    out.raw("<div class=cards>\n");
    verdicts(out, lang, ending);
    // Where nothing is desirable, nobody has a score.
    if run.vacancy.is_scored() {
        scores(out, lang, ending.tally);
    }
    list(out, Label::Decisions.text(lang), ending.decided.iter().map(|one| one.line(lang).into()));
    list(out, Label::Across.text(lang), ending.across.iter().map(|finding| finding.message.as_str().into()));
    criteria_overview::outcomes(out, run, ending.tally);
    out.raw("</div>\n</section>\n");
}

/// A list with its heading, unless nothing is in it.
fn list<'l>(out: &mut Markup, heading: &str, lines: impl ExactSizeIterator<Item = Cow<'l, str>>) {
    if lines.len() == 0 {
        return;
    }
    out.raw("<div class=card>\n<h3>").heading(heading).raw("</h3>\n<ul class=across>\n");
    for line in lines {
        out.raw("<li>").text(&line).raw("</li>\n");
    }
    out.raw("</ul>\n</div>\n");
}

/// How many have which verdict: a bar, and the table of its numbers.
fn verdicts(out: &mut Markup, lang: Lang, ending: &ReportFooter<'_>) {
    let counts = Verdict::ALL.map(|verdict| (verdict_letter(verdict), ending.counts.of(verdict)));
    out.raw("<div class=card>\n<h3 id=h-verdicts>").text(HtmlLabel::Verdicts.text(lang)).raw("</h3>\n");
    bar(out, &counts);
    out.raw("<table aria-labelledby=h-verdicts class=numbers>\n");
    for verdict in Verdict::ALL {
        let (count, total) = (ending.counts.of(verdict), ending.counts.total());
        out.raw("<tr><th scope=row class=")
            .raw(verdict_letter(verdict))
            .raw(">")
            .text(messages::verdict(lang, verdict));
        out.raw("</th><td>").number(count).raw("</td><td>").text(&share(lang, count, total)).raw("</td></tr>\n");
    }
    out.raw("</table>\n</div>\n");
}

/// How the scores are spread: columns with their numbers, said in words to whoever does not see them.
fn scores(out: &mut Markup, lang: Lang, tally: &Tally) {
    const STEP: u64 = 32;
    const HEIGHT: u64 = 96;
    const TOP: u64 = 18;
    let most = tally.scores.iter().copied().max().unwrap_or(0);
    let class = |place: u64| match place {
        10 => "100".to_owned(),
        place => format!("{}–{}", place * 10, place * 10 + 9),
    };
    let said: Vec<_> = (0..).zip(tally.scores).map(|(place, count)| format!("{}: {count}", class(place))).collect();
    out.raw("<div class=card>\n<h3>").text(HtmlLabel::Scores.text(lang)).raw("</h3>\n<p class=s>");
    out.text(HtmlLabel::ScoreNote.text(lang))
        .raw("</p>\n<svg class=scores viewBox=\"0 0 360 140\" role=img aria-label=\"");
    out.text(HtmlLabel::Scores.text(lang)).text(messages::colon(lang)).text(&said.join(", ")).raw("\">\n");
    for (place, count) in (0..).zip(tally.scores) {
        let height = (count * HEIGHT).div_ceil(most.max(1));
        let left = 4 + place * STEP;
        out.raw("<rect class=bin x=").number(left + 2).raw(" y=").number(TOP + HEIGHT - height);
        out.raw(" width=28 height=").number(height).raw(" />");
        if count > 0 {
            out.raw("<text x=").number(left + 16).raw(" y=").number(TOP + HEIGHT - height - 4).raw(">");
            out.number(count).raw("</text>");
        }
        // A class of ten begins where its label is, at its left edge; that of 100 is one score alone.
        let label = if place == 10 { left + 16 } else { left };
        out.raw("<text class=axis x=").number(label).raw(" y=132>").number(place * 10).raw("</text>\n");
    }
    out.raw("<path class=axis d=\"M4 114.5H356\" />\n</svg>\n</div>\n");
}

/// A share in whole percent.
fn share(lang: Lang, count: u64, total: u64) -> String {
    let percent = (count * 200 + total).checked_div(total * 2).unwrap_or(0);
    match lang {
        Lang::En => format!("{percent}%"),
        Lang::Fr => format!("{percent}\u{a0}%"),
    }
}

/// Which rules were applied, and by which tool.
pub(super) fn footer(out: &mut Markup, run: &Run<'_>) {
    let lang = run.lang;
    out.raw("<footer>\n<h2>").text(HtmlLabel::About.text(lang)).raw("</h2>\n<p>");
    out.heading(&headings::rules_used(lang, run.rules_source, run.rules_sha256)).raw("</p>\n<p>");
    out.heading(&html_labels::made_by(lang, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .raw("</p>\n</footer>\n");
}
