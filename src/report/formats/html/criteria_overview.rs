//! The criteria: how often each came out how, and, once for everybody, its clause and what to do about it.

use crate::assessment::Reading;
use crate::assessment::tally::{CriterionTally, Tally};
use crate::domain::grammar;
use crate::domain::outcome::Group;
use crate::domain::text::{Bilingual, Lang};
use crate::messages::headings;
use crate::messages::html_labels::HtmlLabel;
use crate::report::Run;
use crate::report::formats::html::bar::bar;
use crate::report::formats::html::markup::Markup;
use crate::report::formats::table::Mark;
use crate::rules::vacancy::Criterion;

/// The groups, in the order in which they are said.
pub(super) const GROUPS: [Group; 4] = [Group::Essential, Group::Desirable, Group::Condition, Group::Competency];

/// The criteria of a group, each with its place in the rules.
pub(super) fn of_group<'v>(run: &Run<'v>, group: Group) -> Vec<(u64, &'v Criterion)> {
    (0..).zip(&run.vacancy.criteria).filter(|(_, criterion)| criterion.group == group).collect()
}

/// How often each criterion came out how: a bar and its numbers a row.
pub(super) fn outcomes(out: &mut Markup, run: &Run<'_>, tally: &Tally) {
    let lang = run.lang;
    out.raw("<div class=\"card wide\">\n<h3 id=h-outcomes>").text(HtmlLabel::Outcomes.text(lang)).raw("</h3>\n");
    out.raw("<table aria-labelledby=h-outcomes class=numbers>\n<thead><tr><th scope=col colspan=2>");
    out.heading(HtmlLabel::Criterion.text(lang)).raw("</th><td></td>");
    for mark in Mark::of(run.vacancy) {
        out.raw("<th scope=col class=").raw(mark.letter()).raw(">").raw(mark.sign()).raw("<span> ");
        out.text(mark.word(lang, Group::Essential)).raw("</span></th>");
    }
    out.raw("</tr></thead>\n");
    for group in GROUPS {
        let criteria = of_group(run, group);
        if criteria.is_empty() {
            continue;
        }
        let columns = if run.vacancy.notice.has_two_texts() { 7 } else { 6 };
        out.raw("<tbody><tr><th scope=rowgroup colspan=")
            .number(columns)
            .raw(">")
            .heading(headings::group(lang, group))
            .raw("</th></tr>\n");
        for (place, criterion) in criteria {
            let count = usize::try_from(place).ok().and_then(|place| tally.criteria.get(place)).copied();
            outcome(out, run, place, criterion, count.unwrap_or_default());
        }
        out.raw("</tbody>\n");
    }
    out.raw("</table>\n</div>\n");
}

fn outcome(out: &mut Markup, run: &Run<'_>, place: u64, criterion: &Criterion, tally: CriterionTally) {
    let parts: Vec<_> = Mark::of(run.vacancy).map(|mark| (mark.letter(), count(tally, mark))).collect();
    out.raw("<tr><th scope=row><a href=#k").number(place).raw(">").text(&criterion.id).raw("</a></th><td class=title>");
    out.text(criterion.title.get(run.lang)).raw("</td><td>");
    bar(out, &parts);
    out.raw("</td>");
    for (_, count) in parts {
        out.raw("<td>").number(count).raw("</td>");
    }
    out.raw("</tr>\n");
}

/// How often a criterion came out as a mark says.
const fn count(tally: CriterionTally, mark: Mark) -> u64 {
    match mark {
        Mark::Met => tally.met,
        Mark::Unclear => tally.unclear,
        Mark::Contested => tally.contested,
        Mark::NotMet => tally.not_met,
    }
}

/// Each criterion in full, to which the details of every applicant have a link.
pub(super) fn section(out: &mut Markup, run: &Run<'_>) {
    let lang = run.lang;
    out.raw("<section id=criteria aria-labelledby=h-criteria>\n<h2 id=h-criteria>");
    out.text(HtmlLabel::CriteriaInFull.text(lang)).raw("</h2>\n");
    for group in GROUPS {
        let criteria = of_group(run, group);
        if criteria.is_empty() {
            continue;
        }
        out.raw("<h3>").heading(headings::group(lang, group)).raw("</h3>\n<dl>\n");
        for (place, criterion) in criteria {
            entry(out, run, place, criterion);
        }
        out.raw("</dl>\n");
    }
    out.raw("</section>\n");
}

fn entry(out: &mut Markup, run: &Run<'_>, place: u64, criterion: &Criterion) {
    let lang = run.lang;
    out.raw("<div id=k").number(place).raw("><dt>").text(&criterion.id).raw(" <span class=title>");
    out.text(criterion.title.get(lang)).raw("</span>");
    if criterion.group == Group::Desirable {
        out.raw(" <span class=s>").text(HtmlLabel::Weight.text(lang)).raw(" ").number(criterion.weight).raw("</span>");
    }
    out.raw("</dt>\n");
    clause(out, run, &criterion.clause);
    for reading in &criterion.interpretations {
        out.raw("<dd><b>").heading(HtmlLabel::ReadAs.text(lang)).raw("</b> ");
        out.text(&headings::interpretation(lang, reading.text.get(lang), reading.reason.get(lang))).raw("</dd>\n");
    }
    if let Some(advice) = &criterion.advice_unclear {
        out.raw("<dd class=unclear><b>").heading(HtmlLabel::IfUnclear.text(lang)).raw("</b> <span>");
        out.text(advice.get(lang)).raw("</span></dd>\n");
    }
    if let Some(advice) = &criterion.advice_not_met {
        out.raw("<dd class=not-met><b>").heading(HtmlLabel::IfNotMet.text(lang)).raw("</b> <span>");
        out.text(advice.get(lang)).raw("</span></dd>\n");
    }
    out.raw("</div>\n");
}

/// The words of the notice in the texts that were applied, that of the reader's language first.
fn clause(out: &mut Markup, run: &Run<'_>, clause: &Bilingual) {
    let mut texts = match (run.reading, run.lang) {
        (Reading::One(text), _) => vec![text],
        (Reading::All, Lang::En) => vec![Lang::En, Lang::Fr],
        (Reading::All, Lang::Fr) => vec![Lang::Fr, Lang::En],
    };
    // A text that one language lacks is blank there.
    texts.retain(|text| !of_text(clause, *text).is_empty());
    for text in texts {
        out.raw("<dd class=q lang=").raw(text.code()).raw(">");
        out.text(&grammar::clause(text, of_text(clause, text))).raw("</dd>\n");
    }
}

fn of_text(clause: &Bilingual, text: Lang) -> &str {
    match text {
        Lang::En => &clause.en,
        Lang::Fr => &clause.fr,
    }
}
