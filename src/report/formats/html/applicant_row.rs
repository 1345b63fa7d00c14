//! The row of an applicant.

use crate::domain::grammar::number_words::number;
use crate::domain::outcome::{Effect, Group, Outcome, Score};
use crate::domain::text::{Lang, beginning};
use crate::messages::{self, headings};
use crate::report::formats::html::controls::COLUMNS;
use crate::report::formats::html::markup::Markup;
use crate::report::formats::html::{details, mark, verdict_letter};
use crate::report::formats::table;
use crate::report::report_data::{self, ApplicantData, ScoreData};
use crate::report::{Run, decimal};

/// So much of the reasons is in the row; all of them stand below it.
const MAX_REASON_CHARS: usize = 160;

/// How many columns there are beside those of the criteria and the score: rank, id, name, verdict; flags and reasons.
const OTHER_COLUMNS: usize = 6;

/// What is before the rank: the beginning of the row, with what the script sorts and filters by.
pub(super) fn begin(row: &mut Markup, data: &ApplicantData) {
    row.raw("<tbody data-v=").raw(verdict_letter(data.verdict));
    if let Some(Score { min, max }) = data.score.map(tenths) {
        row.raw(" data-min=").number(min.into()).raw(" data-max=").number(max.into());
    }
    if !data.criteria.is_empty() {
        row.raw(" data-o=");
        for criterion in &data.criteria {
            row.raw(mark(criterion).letter());
        }
    }
    row.raw(" data-s=\"").text(&data.source).raw("\"><tr><td>");
}

/// What is after the rank: the rest of the row, and below it the details.
pub(super) fn end(row: &mut Markup, run: &Run<'_>, data: &ApplicantData) {
    let lang = run.lang;
    row.raw("<th scope=row>").text(&table::clipped(&data.id));
    row.raw("<td>").text(&table::clipped(data.name.as_deref().unwrap_or_default()));
    row.raw("<td class=").raw(verdict_letter(data.verdict)).raw(">").text(messages::verdict(lang, data.verdict));
    if !data.unchecked.is_empty() {
        row.raw("<abbr title=\"").text(&headings::unchecked(lang, &data.unchecked.join(" "))).raw("\">*</abbr>");
    }
    let is_scored = run.vacancy.is_scored();
    if is_scored {
        row.raw("<td class=score>").text(&score(lang, data.score));
    }
    for group in COLUMNS {
        for criterion in data.criteria.iter().filter(|criterion| criterion.group == group) {
            let mark = mark(criterion);
            row.raw("<td class=").raw(mark.letter()).raw(">").text(mark.word(lang, group));
        }
    }
    let columns: usize = COLUMNS.into_iter().map(|group| run.vacancy.count(group)).sum();
    // What could not be read has no marks.
    for _ in (0..columns).filter(|_| data.criteria.is_empty()) {
        row.raw("<td>");
    }
    row.raw("<td>");
    let flags = data.criteria.iter().filter(|criterion| {
        criterion.group == Group::Condition && (criterion.outcome == Outcome::NotMet || criterion.contested)
    });
    row.text(&flags.map(|criterion| criterion.id.as_ref()).collect::<Vec<_>>().join(" "));
    row.raw("<td>").text(&beginning(&reasons(lang, data), MAX_REASON_CHARS));
    row.raw("<tr class=d><td colspan=");
    row.number(u64::try_from(columns + OTHER_COLUMNS + usize::from(is_scored)).unwrap_or(u64::MAX)).raw("><noscript>");
    details::details(row, lang, data);
    row.raw("</noscript>\n");
}

/// The reasons why the applicant is not eligible, or the record not readable, in one line.
fn reasons(lang: Lang, data: &ApplicantData) -> String {
    let colon = messages::colon(lang);
    let problems = report_data::by_place(&data.problems).into_iter();
    let problems = problems.map(|problem| format!("{}{colon}{}", problem.place(), problem.message));
    let criteria = data.criteria.iter().filter(|criterion| criterion.effect >= Effect::Review);
    let criteria = criteria.map(|criterion| format!("{}{colon}{}", criterion.id, criterion.reason));
    problems.chain(criteria).collect::<Vec<_>>().join(messages::semicolon(lang))
}

/// A score in tenths of a percent, as it was before it was said.
fn tenths(score: ScoreData) -> Score {
    // A score has one decimal and lies in 0 to 100.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies in 0 to 1000")]
    let tenths = |percent: f64| (percent * 10.0).round() as u16;
    Score { min: tenths(score.min), max: tenths(score.max) }
}

/// A score as people of this language read it: `50`, `33.3–66.7`.
fn score(lang: Lang, score: Option<ScoreData>) -> String {
    let number = |tenths: u16| number(lang, decimal(tenths).trim_end_matches(".0"));
    match score.map(tenths) {
        None => String::new(),
        Some(Score { min, max }) if min == max => number(min),
        Some(Score { min, max }) => format!("{}–{}", number(min), number(max)),
    }
}
