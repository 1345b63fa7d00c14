//! What is around the rows: search and filters, the head of the table, its pages.
//!
//! The controls are of no use without the script, and shown only where it runs.

use crate::domain::outcome::{Group, Verdict};
use crate::domain::text::Lang;
use crate::messages;
use crate::messages::headings::{self, Label};
use crate::messages::html_labels::HtmlLabel;
use crate::report::Run;
use crate::report::formats::html::markup::Markup;
use crate::report::formats::html::{criteria_overview, verdict_letter};
use crate::report::formats::table::Mark;

/// Ids up to this length stand level in their narrow columns, longer ones upright.
const LEVEL: usize = 3;

/// The groups whose criteria have a column each, in the order of the columns.
pub(super) const COLUMNS: [Group; 2] = [Group::Essential, Group::Desirable];

/// The controls, and the table up to its first row; with `has_copies` it says what the sign of a likely copy means.
pub(super) fn before(out: &mut Markup, run: &Run<'_>, has_copies: bool) {
    let lang = run.lang;
    out.raw("<noscript><p>").text(HtmlLabel::NoScripts.text(lang)).raw("</p></noscript>\n");
    out.raw("<div role=search aria-labelledby=h-find class=find>\n<h3 id=h-find>").text(HtmlLabel::Find.text(lang));
    out.raw("</h3>\n<p class=field><label for=search>").text(HtmlLabel::Search.text(lang)).raw("</label> ");
    out.raw("<input id=search type=search autocomplete=off spellcheck=false></p>\n<fieldset><legend>");
    out.heading(Label::Verdict.text(lang)).raw("</legend>\n");
    for verdict in Verdict::ALL {
        out.raw("<label><input type=checkbox name=verdict checked value=").raw(verdict_letter(verdict)).raw("> ");
        out.text(messages::verdict(lang, verdict)).raw(" <span></span></label>\n");
    }
    out.raw("</fieldset>\n<fieldset id=filters><legend>");
    out.heading(HtmlLabel::Criterion.text(lang)).raw("</legend>\n<p class=pair><select name=criterion aria-label=\"");
    out.text(HtmlLabel::Criterion.text(lang))
        .raw("\">\n<option value=\"\">")
        .text(HtmlLabel::AnyCriterion.text(lang))
        .raw("\n");
    choices(out, run);
    out.raw("</select> <select name=outcome aria-label=\"").text(HtmlLabel::Outcome.text(lang));
    out.raw("\">\n<option value=\"\">").text(HtmlLabel::AnyOutcome.text(lang)).raw("\n");
    for mark in Mark::of(run.vacancy) {
        out.raw("<option value=").raw(mark.letter()).raw(">").raw(mark.sign()).raw(" ");
        out.text(mark.word(lang, Group::Essential)).raw("\n");
    }
    out.raw("</select></p>\n<button type=button id=more>").text(HtmlLabel::AddFilter.text(lang));
    out.raw("</button>\n</fieldset>\n<button type=button id=reset>").text(HtmlLabel::Reset.text(lang));
    out.raw("</button>\n</div>\n<p id=status role=status data-shown=\"").text(HtmlLabel::Shown.text(lang));
    out.raw("\" data-page=\"").text(HtmlLabel::OnThisPage.text(lang)).raw("\"></p>\n<p class=s>");
    out.text(HtmlLabel::Places.text(lang))
        .raw(" <span class=hint>")
        .text(HtmlLabel::Hint.text(lang))
        .raw("</span></p>\n");
    head(out, run, has_copies);
}

/// The criteria to choose from, by group.
fn choices(out: &mut Markup, run: &Run<'_>) {
    for group in criteria_overview::GROUPS {
        let criteria = criteria_overview::of_group(run, group);
        if criteria.is_empty() {
            continue;
        }
        out.raw("<optgroup label=\"").heading(headings::group(run.lang, group)).raw("\">\n");
        for (place, criterion) in criteria {
            out.raw("<option value=").number(place).raw(">").text(&criterion.id).raw(" ");
            out.text(criterion.title.get(run.lang)).raw("\n");
        }
        out.raw("</optgroup>\n");
    }
}

/// The head of the table. The script makes a button of each heading that rows can be sorted by.
fn head(out: &mut Markup, run: &Run<'_>, has_copies: bool) {
    let lang = run.lang;
    out.raw("<div class=t role=region tabindex=0 aria-labelledby=h-applicants>\n<table id=list>\n<caption>");
    let legend = headings::legend(lang, run.vacancy.notice.has_two_texts(), true, true);
    for line in legend.lines().chain(has_copies.then(|| headings::likely_copy(lang))) {
        out.raw("<span>").text(line).raw("</span>");
    }
    out.raw("</caption>\n<thead>\n<tr><td colspan=").number(if run.vacancy.is_scored() { 5 } else { 4 }).raw("></td>");
    for group in COLUMNS {
        let columns = run.vacancy.count(group);
        if columns > 0 {
            out.raw("<th scope=colgroup colspan=").number(u64::try_from(columns).unwrap_or(u64::MAX)).raw(">");
            out.heading(headings::group(lang, group)).raw("</th>");
        }
    }
    out.raw("<td colspan=2></td></tr>\n<tr>");
    let columns = [("rank", Label::Rank), ("id", Label::Id), ("name", Label::Name), ("verdict", Label::Verdict)];
    let score = run.vacancy.is_scored().then_some(("score", Label::Score));
    for (key, name) in columns.into_iter().chain(score) {
        out.raw("<th scope=col data-key=").raw(key).raw(">").heading(name.text(lang)).raw("</th>");
    }
    let columns = COLUMNS.into_iter().flat_map(|group| criteria_overview::of_group(run, group));
    let columns: Vec<_> = columns.collect();
    let level = columns.iter().all(|(_, criterion)| criterion.id.chars().count() <= LEVEL);
    for (place, criterion) in columns {
        out.raw("<th scope=col class=").raw(if level { "o" } else { "\"o upright\"" }).raw(" data-key=").number(place);
        out.raw(" title=\"").text(criterion.title.get(lang)).raw("\">").text(&criterion.id).raw("</th>");
    }
    out.raw("<th scope=col>").heading(Label::Flags.text(lang)).raw("</th><th scope=col>");
    out.heading(Label::Why.text(lang)).raw("</th></tr>\n</thead>\n");
}

/// The end of the table, and its pages.
pub(super) fn after(out: &mut Markup, lang: Lang) {
    out.raw("</table>\n</div>\n<p id=nobody hidden>").text(HtmlLabel::Nobody.text(lang)).raw("</p>\n");
    out.raw("<nav class=pages aria-label=\"")
        .text(HtmlLabel::Pages.text(lang))
        .raw("\">\n<button type=button id=previous>");
    out.text(HtmlLabel::Previous.text(lang))
        .raw("</button>\n<button type=button id=next>")
        .text(HtmlLabel::Next.text(lang));
    out.raw("</button>\n<button type=button id=all data-other=\"").text(HtmlLabel::InPages.text(lang)).raw("\">");
    out.text(HtmlLabel::ShowAll.text(lang)).raw("</button>\n</nav>\n");
}
