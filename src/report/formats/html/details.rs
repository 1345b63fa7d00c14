//! What is said of an applicant below the row: every criterion with its reason and evidence, problems, warnings.
//!
//! Clauses and advice are the same for everybody. They stand once in the page, each criterion here has a link to them, and
//! the script shows them in place.

use crate::domain::outcome::{Effect, Group};
use crate::domain::text::Lang;
use crate::messages::html_labels::HtmlLabel;
use crate::messages::{self, diagnostics, headings, html_labels};
use crate::report::formats::html::mark;
use crate::report::formats::html::markup::Markup;
use crate::report::formats::table::{self, Mark};
use crate::report::report_data::{
    self, ApplicantData, CriterionData, EvidenceData, PartData, ProblemData, WarningData,
};

/// So many parts of a check are said; the JSON report has all of them.
const PARTS: usize = 8;

/// All that is said of an applicant.
pub(super) fn details(out: &mut Markup, lang: Lang, data: &ApplicantData) {
    out.raw("<div class=w><h3>").text(&data.id);
    if let Some(name) = &data.name {
        out.raw(" · ").text(name);
    }
    out.raw("</h3><p class=s>").text(&html_labels::record(lang, &data.source, data.record, &data.sha256)).raw("</p>");
    if !data.unchecked.is_empty() {
        out.raw("<p>* ").text(&headings::unchecked(lang, &data.unchecked.join(" "))).raw("</p>");
    }
    if !data.problems.is_empty() {
        out.raw("<h4>").heading(HtmlLabel::Problems.text(lang)).raw("</h4><ul>");
        for item in report_data::by_place(&data.problems) {
            problem(out, lang, item);
        }
        out.raw("</ul>");
    }
    let places: Vec<_> = (0..).zip(&data.criteria).collect();
    for group in [Group::Essential, Group::Desirable, Group::Condition, Group::Competency] {
        let mut of_group = places.iter().filter(|(_, criterion)| criterion.group == group).peekable();
        if of_group.peek().is_none() {
            continue;
        }
        out.raw("<h4>").heading(headings::group(lang, group)).raw("</h4><ul class=k>");
        for (place, item) in of_group {
            criterion(out, lang, *place, item);
        }
        out.raw("</ul>");
    }
    if !data.warnings.is_empty() {
        out.raw("<h4>").heading(HtmlLabel::Warnings.text(lang)).raw("</h4><ul>");
        for item in &data.warnings {
            warning(out, lang, item);
        }
        out.raw("</ul>");
    }
    out.raw("</div>");
}

fn criterion(out: &mut Markup, lang: Lang, place: u64, criterion: &CriterionData) {
    let mark = mark(criterion);
    out.raw("<li class=").raw(mark.letter()).raw("><a href=#k").number(place).raw(">").text(&criterion.id);
    out.raw("</a> <b>").text(mark.word(lang, criterion.group)).raw("</b>");
    if let Some(readings) = criterion.readings {
        let said = [(HtmlLabel::English, readings.en), (HtmlLabel::French, readings.fr)].map(|(text, outcome)| {
            let outcome = table::mark(outcome, false).word(lang, criterion.group);
            format!("{}{}{outcome}", text.text(lang), messages::colon(lang))
        });
        out.raw(" <i>").text(&said.join(messages::semicolon(lang))).raw("</i>");
    }
    out.raw("<p>").text(&criterion.reason).raw("</p>");
    // Where the texts differ, the reason says both sides.
    if !criterion.contested && criterion.effect >= Effect::Review {
        parts(out, lang, criterion);
    }
    evidence(out, &criterion.evidence);
}

/// The alternatives of a check that is in the way, where they are few and say more than its reason.
fn parts(out: &mut Markup, lang: Lang, criterion: &CriterionData) {
    let is_news = criterion.parts.iter().any(|part| part.reason != criterion.reason);
    if !is_news || criterion.parts.len() > PARTS {
        return;
    }
    out.raw("<ul>");
    for PartData { outcome, reason, .. } in &criterion.parts {
        let mark: Mark = table::mark(*outcome, false);
        out.raw("<li class=").raw(mark.letter()).raw("><b>").text(mark.word(lang, criterion.group)).raw("</b> ");
        out.text(reason);
    }
    out.raw("</ul>");
}

fn evidence(out: &mut Markup, evidence: &[EvidenceData]) {
    if evidence.is_empty() {
        return;
    }
    out.raw("<ul class=f>");
    for EvidenceData { pointer, line, column, value, cell } in evidence {
        out.raw("<li><code>").text(pointer).raw("</code> ").text(value);
        out.raw(" <i>").text(&report_data::place(cell.as_deref(), *line, *column)).raw("</i>");
    }
    out.raw("</ul>");
}

fn problem(out: &mut Markup, lang: Lang, problem: &ProblemData) {
    let ProblemData { pointer, message, expected, suggestion, .. } = problem;
    place(out, &problem.place(), pointer);
    // The message names what was found.
    out.text(message);
    let help = [
        suggestion.as_deref().map(|word| messages::did_you_mean(lang, word)),
        expected.as_deref().map(|expected| diagnostics::allowed(lang, expected)),
    ];
    for help in help.into_iter().flatten() {
        out.text(messages::semicolon(lang)).text(&help);
    }
}

fn warning(out: &mut Markup, lang: Lang, warning: &WarningData) {
    let WarningData { pointer, line, column, message, suggestion, cell } = warning;
    place(out, &report_data::place(cell.as_deref(), *line, *column), pointer);
    out.text(message);
    if let Some(suggestion) = suggestion {
        out.text(messages::semicolon(lang)).text(&messages::did_you_mean(lang, suggestion));
    }
}

/// The beginning of an item about a place in the file.
fn place(out: &mut Markup, place: &str, pointer: &str) {
    out.raw("<li><i>").text(place).raw("</i> ");
    // What is about the whole record has no pointer.
    if !pointer.is_empty() {
        out.raw("<code>").text(pointer).raw("</code> ");
    }
}
