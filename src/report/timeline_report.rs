//! The course of the verdict over the days: data for JSON, and the table that people read.

use chrono::NaiveDate;
use comfy_table::{Cell, Table};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::causes::causes;
use crate::assessment::timeline::{Period, periods};
use crate::assessment::{Assessment, Judgement, judge};
use crate::checks::CheckInput;
use crate::domain::calendar::day_before;
use crate::domain::grammar::date_words::date;
use crate::domain::outcome::{Group, Outcome, Score, Verdict};
use crate::domain::part::Part as _;
use crate::messages::headings::{self, Label};
use crate::messages::short_explanation::texts_differ;
use crate::messages::timeline_notes::{
    DayAmongPeriods, change, never_eligible, nothing_changes, reference, what_stays,
};
use crate::messages::{self, colon};
use crate::report::formats::table::{
    bold, clipped, head_with, mark, plain_table, score, set_widths, trimmed, verdict_colour,
};
use crate::report::report_data::{ScoreData, reason};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, Run, escape};
use crate::rules::vacancy::Criterion;

/// The version of the keys and their meaning.
pub const SCHEMA: &str = "eligible.periods/1";

/// The course of a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodsData {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// The id of the applicant.
    pub id: String,
    /// The day as of which the vacancy judges, or the one asked in its place, `YYYY-MM-DD`.
    pub reference_date: String,
    /// The periods, from the earliest to the latest, without gaps.
    pub periods: Vec<PeriodData>,
}

/// Days on each of which the same is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodData {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The score, null where nothing is desirable.
    pub score: Option<ScoreData>,
    /// What differs from the period before; nothing for the first.
    pub changes: Vec<ChangeData>,
}

/// A criterion with another outcome than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeData {
    /// Its id.
    pub criterion: String,
    /// The outcome from now on.
    pub outcome: Outcome,
    /// Why, in a sentence.
    pub text: String,
}

/// The course of one applicant's verdict, before it is written.
#[derive(Debug)]
pub struct Timeline<'v> {
    run: Run<'v>,
    id: String,
    name: Option<String>,
    /// The verdict on the reference date, its star and the score.
    at_reference: (Verdict, &'static str, Option<Score>),
    steps: Vec<TimelineStep<'v>>,
}

#[derive(Debug)]
struct TimelineStep<'v> {
    period: Period,
    changes: Vec<TimelineChange<'v>>,
}

#[derive(Debug)]
struct TimelineChange<'v> {
    criterion: &'v Criterion,
    outcome: Outcome,
    contested: bool,
    text: String,
}

/// A period in short: its days, its verdict, and what brought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    pub verdict: Verdict,
    /// The titles of the criteria with another outcome than before, and why; nothing for the first period.
    pub changes: Vec<(String, String)>,
}

impl Timeline<'_> {
    /// The periods in short.
    #[must_use]
    pub fn turns(&self) -> Vec<Turn> {
        let lang = self.run.lang;
        let change = |change: &TimelineChange<'_>| {
            let criterion = change.criterion;
            let text = if change.contested { texts_differ(lang).to_owned() } else { change.text.clone() };
            (criterion.name(lang).to_owned(), text)
        };
        let turn = |step: &TimelineStep<'_>| Turn {
            from: step.period.from,
            to: step.period.to,
            verdict: step.period.verdict,
            changes: step.changes.iter().filter(|change| change.criterion.weight == 0).map(change).collect(),
        };
        self.steps.iter().map(turn).collect()
    }
}

/// Assesses every day from one to another, and says what changes at each border.
#[must_use]
pub fn course<'v>(
    run: &Run<'v>,
    subject: &JudgedRecord<'_>,
    assessment: &Assessment<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Timeline<'v> {
    let mut steps: Vec<TimelineStep<'v>> = Vec::new();
    for period in periods(run.vacancy, &subject.record.intake.applicant, run.reading, from, to) {
        let changes = steps.last().map_or_else(Vec::new, |last| changes(run, subject, &last.period, &period));
        steps.push(TimelineStep { period, changes });
    }
    let star = if assessment.judgements.iter().any(Judgement::unchecked) { "*" } else { "" };
    Timeline {
        run: *run,
        id: subject.id().into_owned(),
        name: subject.name().map(str::to_owned),
        at_reference: (assessment.verdict, star, assessment.score),
        steps,
    }
}

/// What differs between two neighbours.
fn changes<'v>(run: &Run<'v>, subject: &JudgedRecord<'_>, last: &Period, next: &Period) -> Vec<TimelineChange<'v>> {
    let mut changes = Vec::new();
    let [eve, day] = [day_before(next.from), next.from].map(|day| run.vacancy.judging_dates(Some(day)));
    let (applicant, vocabulary) = (&subject.record.intake.applicant, &run.vacancy.vocabulary);
    let on = |judging_dates| CheckInput {
        applicant,
        vocabulary,
        judging_dates,
        shown: run.lang,
        detail: true,
        person: None,
    };
    let (eve, day) = (on(&eve), on(&day));
    for (criterion, (before, after)) in run.vacancy.criteria.iter().zip(last.outcomes.iter().zip(&next.outcomes)) {
        if before != after {
            let judgement = judge(criterion, &day, run.reading);
            let causes = causes(criterion, (&eve, &day), before < after, run.reading);
            let text = change(run.lang, &judgement, &causes);
            let text = if text.is_empty() { reason(run.lang, &judgement) } else { text };
            changes.push(TimelineChange { criterion, outcome: *after, contested: judgement.contested(), text });
        }
    }
    changes
}

/// The course as data.
#[must_use]
pub fn data(course: &Timeline<'_>) -> PeriodsData {
    let change = |change: &TimelineChange<'_>| ChangeData {
        criterion: change.criterion.id.clone(),
        outcome: change.outcome,
        text: change.text.clone(),
    };
    let period = |step: &TimelineStep<'_>| PeriodData {
        from: step.period.from.to_string(),
        to: step.period.to.to_string(),
        verdict: step.period.verdict,
        score: step.period.score.map(ScoreData::from),
        changes: step.changes.iter().map(change).collect(),
    };
    PeriodsData {
        schema: SCHEMA.to_owned(),
        id: course.id.clone(),
        reference_date: course.run.judging_dates.reference.to_string(),
        periods: course.steps.iter().map(period).collect(),
    }
}

/// The course as a table: a line a period, below it what changes with it; then where the reference date falls.
#[must_use]
pub fn table(course: &Timeline<'_>, style: TerminalStyle) -> String {
    let Timeline { run, id, name, steps, .. } = course;
    let lang = run.lang;
    let mut printed = head_with(run, &headings::assessed_day_by_day(lang, run.texts()));
    let name = name.as_deref().map_or_else(String::new, |name| format!("  {}", clipped(name)));
    printed.push_str(&escape::visible(&format!("{}{name}", clipped(id))));
    printed.push_str("\n\n");
    let rows = trimmed(&rows(course, style));
    let mut rows = rows.lines();
    let mut push = |line: &str| {
        printed.push_str(line);
        printed.push('\n');
    };
    // The head and the line below it.
    rows.by_ref().take(2).for_each(&mut push);
    for (row, step) in rows.zip(steps) {
        push(row);
        trimmed(&changes_table(run, &step.changes, style)).lines().for_each(&mut push);
    }
    push("");
    for sentence in sentences(course) {
        trimmed(&paragraph(&sentence, style)).lines().for_each(&mut push);
    }
    printed
}

/// The periods, a line each.
fn rows(course: &Timeline<'_>, style: TerminalStyle) -> Table {
    let lang = course.run.lang;
    let mut table = plain_table(style);
    let heading = |name: Label| bold(Cell::new(name.text(lang)));
    let mut header = vec![Cell::new("")];
    header.extend([Label::From, Label::To, Label::Verdict].map(heading));
    let is_scored = course.run.vacancy.is_scored();
    header.extend(is_scored.then(|| heading(Label::Score)));
    table.set_header(header);
    for TimelineStep { period, .. } in &course.steps {
        let is_marked = period.holds(course.run.judging_dates.reference);
        let star = if has_unchecked(course, period) { "*" } else { "" };
        let verdict = format!("{}{star}", messages::verdict(lang, period.verdict));
        let mut cells = vec![
            Cell::new(if is_marked { ">" } else { "" }),
            Cell::new(date(lang, period.from)),
            Cell::new(date(lang, period.to)),
            Cell::new(verdict).fg(verdict_colour(period.verdict).0),
        ];
        cells.extend(is_scored.then(|| Cell::new(score(period.score))));
        table.add_row(cells.into_iter().map(|cell| if is_marked { bold(cell) } else { cell }));
    }
    // Wide enough for every date and verdict in either language, so that each row is one line.
    let widths = [1, 18, 18, 15, 9];
    set_widths(&mut table, if is_scored { &widths } else { widths.part(..4) });
    table
}

/// The changes that a period begins with.
fn changes_table(run: &Run<'_>, changes: &[TimelineChange<'_>], style: TerminalStyle) -> Table {
    const INDENT: u16 = 3;
    let mut table = plain_table(style);
    for change in changes {
        let criterion = change.criterion;
        let mark = mark(change.outcome, change.contested);
        let outcome = headings::outcome_of(run.lang, criterion.group, change.outcome, change.contested);
        let text = format!("{}{}{outcome} – {}", criterion.id_and_title(run.lang), colon(run.lang), change.text);
        table.add_row([Cell::new(""), Cell::new(mark.sign()).fg(mark.colour()), Cell::new(escape::visible(&text))]);
    }
    set_widths(&mut table, &[INDENT, 1]);
    table
}

/// A sentence that may take several lines, with its mark before it.
fn paragraph((sign, sentence): &(&str, String), style: TerminalStyle) -> Table {
    let mut table = plain_table(style);
    table.add_row([*sign, sentence]);
    set_widths(&mut table, &[1]);
    table
}

/// What the table means: where the reference date falls, whether any day is eligible, what is left open, what stays.
fn sentences<'c>(course: &Timeline<'c>) -> Vec<(&'c str, String)> {
    let Timeline { run, steps, at_reference: (verdict, star, score), .. } = course;
    let (lang, day) = (run.lang, run.judging_dates.reference);
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Vec::new();
    };
    let (from, to) = (first.period.from, last.period.to);
    let falls = match day {
        day if day < from => DayAmongPeriods::Before,
        day if day > to => DayAmongPeriods::After,
        _ => DayAmongPeriods::Among,
    };
    let verdict = format!("{}{star}", messages::verdict(lang, *verdict));
    let score =
        score.map(ScoreData::from).map_or_else(String::new, |score| headings::score(lang, score.min, score.max));
    let verdict = verdict + &score;
    let own = run.vacancy.judging_dates(None).reference;
    let in_place_of = (own != day).then_some(own);
    let sign = if falls == DayAmongPeriods::Among { ">" } else { "" };
    let mut sentences = vec![(sign, reference(lang, day, in_place_of, falls, &verdict))];
    if steps.len() == 1 && from < to {
        sentences.push(("", nothing_changes(lang, from, to)));
    }
    if from < to && steps.iter().all(|step| step.period.verdict != Verdict::Eligible) {
        sentences.push(("", never_eligible(lang, from, to)));
    }
    let unchecked = unchecked(course);
    if !unchecked.is_empty() {
        sentences.push(("*", headings::unchecked(lang, &escape::visible(&run.with_titles(&unchecked)))));
    }
    let is_condition = |change: &TimelineChange<'_>| change.criterion.group == Group::Condition;
    let conditions_stay = !steps.iter().flat_map(|step| &step.changes).any(is_condition);
    sentences.push(("", what_stays(lang, conditions_stay)));
    sentences
}

/// The conditions that could change the verdict and are unclear in a period.
fn unchecked_in<'c>(course: &'c Timeline<'_>, period: &'c Period) -> impl Iterator<Item = &'c str> {
    let criteria = course.run.vacancy.criteria.iter().zip(&period.unchecked);
    criteria.filter(|(_, is_unchecked)| **is_unchecked).map(|(criterion, _)| criterion.id.as_str())
}

fn has_unchecked(course: &Timeline<'_>, period: &Period) -> bool {
    unchecked_in(course, period).next().is_some()
}

/// Those of all periods, each once.
fn unchecked<'c>(course: &'c Timeline<'_>) -> Vec<&'c str> {
    let mut ids = Vec::new();
    for id in course.steps.iter().flat_map(|step| unchecked_in(course, &step.period)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
