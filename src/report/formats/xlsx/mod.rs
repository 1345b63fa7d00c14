//! A workbook for spreadsheets: a sheet of the applicants, one of every criterion of each of them, one about the run.
//!
//! Numbers and dates are numbers and dates; all else is text, whatever it looks like, and never a formula or a link. A
//! workbook bears no date of its own, so that the same input gives the same bytes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use crate::assessment::Reading;
use crate::domain::calendar::PartialDate;
use crate::domain::outcome::{Effect, Group, Outcome, Score, Verdict};
use crate::domain::text::quotation;
use crate::messages::headings::{Label, NO_EFFECT, SheetColumn, SheetName};
use crate::messages::{self, headings};
use crate::report::formats::{PendingRow as AnyRow, Placing, ReportFooter, csv};
use crate::report::report_data::{self, ApplicantData, CriterionData, DecidedCriterion, ProblemData};
use crate::report::{JudgedRecord, Run, escape, remarks};
use crate::rules::vacancy::Criterion;

pub mod letters_sheet;
mod rows;
mod summary;
mod workbook;
pub mod worklist_sheet;

use rows::Rows;
use workbook::{Cell, ColumnHead, ColumnKind, MAX_COLUMNS, SheetTable};

/// Stands between the texts of a row. No text holds it: it is a control character, which is shown escaped.
const BETWEEN: char = '\0';

/// What the sheets keep of an applicant.
#[derive(Debug)]
pub struct SheetRow {
    /// The id, the name, the source, the warnings, and of each line the reason and the facts, all of them visible.
    texts: Box<str>,
    record: u64,
    verdict: Verdict,
    score: Option<Score>,
    born: Option<PartialDate>,
    lines: Box<[CriterionRow]>,
}

/// What the sheet of criteria keeps of one criterion or one problem.
#[derive(Clone, Copy, Debug)]
struct CriterionRow {
    /// What was judged; nothing of a problem.
    judged: Option<CriterionCell>,
    /// The line and the column of the first fact, or of the problem.
    place: Option<(u64, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct CriterionCell {
    outcome: Outcome,
    effect: Effect,
    contested: bool,
}

/// One line with its criterion and its texts.
#[derive(Clone, Copy)]
struct ReasonText<'a> {
    criterion: Option<&'a Criterion>,
    line: CriterionRow,
    reason: &'a str,
    facts: &'a str,
    /// What to do, where that is more than the rules say to all.
    advice: &'a str,
}

/// Keeps what the sheets need of an applicant.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> SheetRow {
    let data = report_data::applicant(run, subject);
    let mut texts = JoinedTexts(String::new());
    texts.add(&data.id);
    texts.add(data.name.as_deref().unwrap_or_default());
    texts.add(&data.source);
    texts.add_all(data.warnings.iter().map(|warning| {
        let place = headings::place(run.lang, warning.cell.as_deref(), warning.line, warning.column);
        format!("{place}{}{}", messages::colon(run.lang), remarks::warning(run.lang, warning))
    }));
    SheetRow {
        record: data.record,
        verdict: data.verdict,
        score: subject.score(),
        born: date_of_birth(subject),
        lines: lines(run, &data, &mut texts),
        texts: texts.0.into(),
    }
}

/// The date of birth where it is not hidden.
fn date_of_birth(subject: &JudgedRecord<'_>) -> Option<PartialDate> {
    let born = subject.record.intake.applicant.date_of_birth.as_ref().filter(|_| !subject.is_blind());
    born.map(|born| born.value)
}

/// A line for each criterion, or for each problem of a record that has no criteria.
fn lines(run: &Run<'_>, data: &ApplicantData, texts: &mut JoinedTexts) -> Box<[CriterionRow]> {
    let criterion = |criterion: &CriterionData, texts: &mut JoinedTexts| {
        let CriterionData { outcome, effect, contested, ref evidence, .. } = *criterion;
        texts.add(&criterion.reason);
        texts.add_all(evidence.iter().map(csv::evidence));
        // What the rules say to all is not kept for each.
        let own = run.vacancy.criteria.iter().find(|one| one.id == criterion.id);
        let own = own.and_then(|own| own.advice(outcome)).map_or("", |advice| advice.get(run.lang));
        texts.add(criterion.advice.as_deref().filter(|advice| *advice != own).unwrap_or_default());
        let place = evidence.first().map(|evidence| (evidence.line, evidence.column));
        CriterionRow { judged: Some(CriterionCell { outcome, effect, contested }), place }
    };
    let problem = |problem: &ProblemData, texts: &mut JoinedTexts| {
        texts.add(&remarks::problem(run.lang, problem));
        texts.add(&format!("{} {}", problem.pointer, problem.found.as_deref().unwrap_or_default()));
        texts.add("");
        CriterionRow { judged: None, place: Some((problem.line, problem.column)) }
    };
    let problems = report_data::by_place(&data.problems);
    let judged: Vec<_> = data.criteria.iter().map(|data| criterion(data, texts)).collect();
    judged.into_iter().chain(problems.into_iter().map(|data| problem(data, texts))).collect()
}

/// Texts, one after the other.
struct JoinedTexts(String);

impl JoinedTexts {
    fn add(&mut self, text: &str) {
        self.0.push_str(&escape::visible(text));
        self.0.push(BETWEEN);
    }

    /// Several texts of one cell, a line each. A cell may have no more than 253 line feeds.
    fn add_all(&mut self, each: impl Iterator<Item = String>) {
        for (number, text) in each.enumerate() {
            self.0.push_str(match number {
                0 => "",
                1..=250 => "\n",
                _ => "; ",
            });
            self.0.push_str(&escape::visible(&text));
        }
        self.0.push(BETWEEN);
    }
}

/// Writes the workbook.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, AnyRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(place, row)| match row {
            AnyRow::Sheet(row) => Some((place, row)),
            AnyRow::Text(_) | AnyRow::Line(_) | AnyRow::Suite(_) | AnyRow::Worklist(_) => None,
        })
        .collect();
    let lines = rows.iter().map(|(_, row)| row.lines.len()).sum();
    let table = |sheet, heads, frozen, rows| SheetTable::new(SheetName::text(sheet, run.lang), heads, frozen, rows);
    let applicants = table(headings::SheetName::Applicants, heads_of_applicants(run), 3, rows.len());
    let criteria = table(headings::SheetName::Criteria, heads_of_criteria(run), 2, lines);
    let left_out = run.vacancy.criteria.len().saturating_sub(most_criteria());
    let about = summary::sheet(run, footer, rows.len(), left_out);
    let decisions = table(headings::SheetName::Decisions, heads_of_decisions(run), 2, footer.decided.len());
    let mut tables = vec![&applicants, &criteria];
    if run.decisions.is_some() {
        tables.push(&decisions);
    }
    let header = about.and_then(|about| workbook::header(run.lang, &tables, Some(about)));
    let duplicates = duplicates(footer);
    let of_applicants: Rows<'_> = Box::new(rows.iter().map(|(place, row)| applicant(run, *place, row, &duplicates)));
    let of_criteria: Rows<'_> = Box::new(rows.iter().flat_map(|(_, row)| lines_of(run, row)));
    let header = header.map_err(io::Error::other)?;
    let mut tables = vec![(applicants, of_applicants), (criteria, of_criteria)];
    if run.decisions.is_some() {
        let of_decisions: Rows<'_> = Box::new(footer.decided.iter().map(|decided| decision(run, decided)));
        tables.push((decisions, of_decisions));
    }
    rows::write(&header, &mut tables, out)
}

fn heads_of_decisions(run: &Run<'_>) -> Vec<ColumnHead> {
    let of = |name: SheetColumn, width, kind| ColumnHead::new(name.text(run.lang), width, kind);
    let width = ColumnKind::Outcome.width(run.lang);
    vec![
        ColumnHead::new(Label::Id.text(run.lang), 20, ColumnKind::Text),
        of(SheetColumn::Criterion, 10, ColumnKind::Text),
        of(SheetColumn::OfFacts, width, ColumnKind::Outcome),
        of(SheetColumn::Decided, width, ColumnKind::Outcome),
        of(SheetColumn::Override, 12, ColumnKind::Text),
        of(SheetColumn::DecidedBy, 24, ColumnKind::Text),
        of(SheetColumn::DecidedOn, 12, ColumnKind::Date),
        of(SheetColumn::DecidedBecause, 60, ColumnKind::Text),
    ]
}

/// The cells of a decision.
fn decision<'r>(run: &Run<'_>, decided: &'r DecidedCriterion) -> Vec<Cell<'r>> {
    let DecidedCriterion { id, criterion, decision, from, is_override } = decided;
    let text = |text: &'r str| Cell::Text(escape::visible(text));
    vec![
        text(id),
        text(criterion),
        messages::outcome(run.lang, *from).into(),
        messages::outcome(run.lang, decision.outcome).into(),
        headings::yes_or_no(run.lang, *is_override).into(),
        text(&decision.by),
        Cell::Day(decision.on),
        text(&decision.reason),
    ]
}

/// What was noticed across applicants, by the source and the number of each record.
type NotesByRecord<'e> = HashMap<(Cow<'e, str>, u64), Vec<Cow<'e, str>>>;

fn duplicates<'e>(footer: &ReportFooter<'e>) -> NotesByRecord<'e> {
    let mut duplicates = NotesByRecord::new();
    for finding in footer.across {
        for record in &finding.applicants {
            let messages = duplicates.entry((escape::visible(&record.source), record.record)).or_default();
            messages.push(escape::visible(&finding.message));
        }
    }
    duplicates
}

/// What names an applicant, with the warnings, and each line with its texts.
fn said<'r>(run: &Run<'r>, row: &'r SheetRow) -> ([&'r str; 4], Vec<ReasonText<'r>>) {
    let mut texts = row.texts.split(BETWEEN);
    let mut next = || texts.next().unwrap_or_default();
    let named = [next(), next(), next(), next()];
    let mut criterion = run.vacancy.criteria.iter();
    let said = row.lines.iter().map(|line| ReasonText {
        criterion: line.judged.and_then(|_| criterion.next()),
        line: *line,
        reason: next(),
        facts: next(),
        advice: next(),
    });
    (named, said.collect())
}

/// The rows of an applicant on the sheet of criteria.
fn lines_of<'r>(run: &'r Run<'_>, row: &'r SheetRow) -> Vec<Vec<Cell<'r>>> {
    let ([id, name, ..], said) = said(run, row);
    let named = [id, name, messages::verdict(run.lang, row.verdict)];
    said.iter().map(|said| named.map(Cell::from).into_iter().chain(line(run, said)).collect()).collect()
}

/// How many columns there are before the criteria, and behind them, at most.
const BEFORE_CRITERIA: usize = 9;
const BEHIND_CRITERIA: usize = 6;

/// So many criteria have a column of their own; a notice with more has them all on the other sheet.
const fn most_criteria() -> usize {
    MAX_COLUMNS - BEFORE_CRITERIA - BEHIND_CRITERIA
}

fn heads_of_applicants(run: &Run<'_>) -> Vec<ColumnHead> {
    let of = |name: Label, width, kind| ColumnHead::new(name.text(run.lang), width, kind);
    let more = |name: SheetColumn, width, kind| ColumnHead::new(name.text(run.lang), width, kind);
    let has = SheetColumns::of(run);
    let mut heads = vec![
        of(Label::Rank, 6, ColumnKind::Number),
        of(Label::Id, 20, ColumnKind::Text),
        of(Label::Name, 24, ColumnKind::Text),
        more(SheetColumn::DateOfBirth, 12, ColumnKind::Date),
        of(Label::Verdict, ColumnKind::Verdict.width(run.lang), ColumnKind::Verdict),
    ];
    if has.score {
        heads.push(more(SheetColumn::LeastScore, 10, ColumnKind::Tenths));
        heads.push(more(SheetColumn::MostScore, 10, ColumnKind::Tenths));
    }
    heads.push(more(SheetColumn::EssentialMet, 12, ColumnKind::Number));
    heads.extend(has.desirable.then(|| more(SheetColumn::DesirableMet, 12, ColumnKind::Number)));
    let criteria = run.vacancy.criteria.iter().take(most_criteria());
    let width = ColumnKind::Outcome.width(run.lang);
    heads
        .extend(criteria.map(|criterion| ColumnHead::new(&escape::visible(&criterion.id), width, ColumnKind::Outcome)));
    heads.extend(has.contested.then(|| more(SheetColumn::Contested, 14, ColumnKind::Text)));
    heads.extend([
        more(SheetColumn::Unchecked, 14, ColumnKind::Text),
        more(SheetColumn::Reasons, 70, ColumnKind::Text),
        more(SheetColumn::Warnings, 60, ColumnKind::Text),
        more(SheetColumn::Source, 60, ColumnKind::Text),
        more(SheetColumn::Record, 15, ColumnKind::Number),
    ]);
    heads
}

/// Which columns there are only for some vacancies.
struct SheetColumns {
    /// Those of the score.
    score: bool,
    /// How many of what is desirable is met.
    desirable: bool,
    /// Where the texts differ.
    contested: bool,
}

impl SheetColumns {
    fn of(run: &Run<'_>) -> Self {
        let vacancy = run.vacancy;
        Self {
            score: vacancy.is_scored(),
            desirable: vacancy.count(Group::Desirable) > 0,
            contested: vacancy.notice.has_two_texts(),
        }
    }
}

/// The cells of an applicant.
fn applicant<'r>(run: &Run<'r>, place: Placing, row: &'r SheetRow, duplicates: &NotesByRecord<'_>) -> Vec<Cell<'r>> {
    let ([id, name, source, warnings], said) = said(run, row);
    let warnings = match duplicates.get(&(source.into(), row.record)) {
        Some(messages) => Cell::Text(joined(warnings, messages.iter().map(AsRef::as_ref)).into()),
        // Only so many are named with what they are like.
        None if place.is_copy => Cell::Text(joined(warnings, [headings::likely_copy(run.lang)]).into()),
        None => warnings.into(),
    };
    let judged = || said.iter().filter_map(|said| said.criterion.zip(said.line.judged));
    let met = |group| {
        let of_group =
            judged().filter(|(criterion, judged)| criterion.group == group && judged.outcome == Outcome::Met);
        if row.verdict == Verdict::Invalid { Cell::Blank } else { Cell::count(of_group.count()) }
    };
    let ids = |is_meant: &dyn Fn(&Criterion, CriterionCell) -> bool| {
        let meant = judged().filter(|(criterion, judged)| is_meant(criterion, *judged));
        meant.map(|(criterion, _)| escape::visible(&criterion.id)).collect::<Vec<_>>().join(" ")
    };
    let tenths = |tenths: Option<u16>| tenths.map_or(Cell::Blank, |tenths| Cell::Number(f64::from(tenths) / 10.0));
    let mut cells = vec![
        place.rank.map_or(Cell::Blank, Cell::number),
        id.into(),
        name.into(),
        row.born.map_or(Cell::Blank, |born| {
            if born.is_exact() { Cell::Day(born.first()) } else { Cell::Text(born.to_string().into()) }
        }),
        messages::verdict(run.lang, row.verdict).into(),
    ];
    let has = SheetColumns::of(run);
    if has.score {
        cells.push(tenths(row.score.map(|score| score.min)));
        cells.push(tenths(row.score.map(|score| score.max)));
    }
    cells.push(met(Group::Essential));
    cells.extend(has.desirable.then(|| met(Group::Desirable)));
    let mut outcomes =
        judged().map(|(criterion, judged)| headings::outcome(run.lang, criterion.group, judged.outcome).into());
    let columns = run.vacancy.criteria.len().min(most_criteria());
    cells.extend((0..columns).map(|_| outcomes.next().unwrap_or(Cell::Blank)));
    cells.extend(has.contested.then(|| Cell::Text(ids(&|_, judged| judged.contested).into())));
    cells.extend([
        Cell::Text(ids(&|criterion, judged| judged.outcome == Outcome::Unclear && criterion.is_to_be_checked()).into()),
        Cell::Text(reasons(run, &said).into()),
        warnings,
        source.into(),
        Cell::number(row.record),
    ]);
    cells
}

/// Warnings, and behind them what else there is to know, a line each.
fn joined<'t>(warnings: &'t str, more: impl IntoIterator<Item = &'t str>) -> String {
    let warnings = Some(warnings).filter(|warnings| !warnings.is_empty());
    warnings.into_iter().chain(more).collect::<Vec<_>>().join("\n")
}

/// Why the applicant is not eligible, a line for each criterion that is in the way, or for each problem.
fn reasons(run: &Run<'_>, said: &[ReasonText<'_>]) -> String {
    let colon = messages::colon(run.lang);
    let each = said.iter().filter_map(|said| match (said.criterion, said.line.judged, said.line.place) {
        (Some(criterion), Some(judged), _) if judged.effect >= Effect::Review => {
            Some(format!("{}{colon}{}", escape::visible(&criterion.id), said.reason))
        }
        (None, None, Some((line, place))) => {
            Some(format!("{}{colon}{}", headings::place(run.lang, None, line, place), said.reason))
        }
        _ => None,
    });
    let mut texts = JoinedTexts(String::new());
    // What is visible already stays as it is.
    texts.add_all(each);
    texts.0.trim_end_matches(BETWEEN).to_owned()
}

fn heads_of_criteria(run: &Run<'_>) -> Vec<ColumnHead> {
    let of = |name: Label, width, kind| ColumnHead::new(name.text(run.lang), width, kind);
    let more = |name: SheetColumn, width, kind| ColumnHead::new(name.text(run.lang), width, kind);
    let mut heads = vec![
        of(Label::Id, 20, ColumnKind::Text),
        of(Label::Name, 24, ColumnKind::Text),
        of(Label::Verdict, ColumnKind::Verdict.width(run.lang), ColumnKind::Verdict),
        more(SheetColumn::Criterion, 11, ColumnKind::Text),
        more(SheetColumn::Title, 24, ColumnKind::Text),
        more(SheetColumn::Group, 20, ColumnKind::Text),
        of(Label::Outcome, ColumnKind::Outcome.width(run.lang), ColumnKind::Outcome),
        more(SheetColumn::Effect, 20, ColumnKind::Text),
    ];
    heads.extend(SheetColumns::of(run).contested.then(|| more(SheetColumn::Contested, 13, ColumnKind::Text)));
    heads.extend([
        of(Label::Reason, 70, ColumnKind::Text),
        more(SheetColumn::Evidence, 55, ColumnKind::Text),
        more(SheetColumn::Line, 8, ColumnKind::Number),
        more(SheetColumn::Place, 10, ColumnKind::Number),
        of(Label::Clause, 60, ColumnKind::Text),
        more(SheetColumn::Advice, 60, ColumnKind::Text),
    ]);
    heads
}

/// The cells of a criterion, or of a problem, behind those that name the applicant.
fn line<'a>(run: &'a Run<'_>, said: &ReasonText<'a>) -> Vec<Cell<'a>> {
    let place = said.line.place;
    let because = [
        said.reason.into(),
        said.facts.into(),
        place.map_or(Cell::Blank, |(line, _)| Cell::number(line)),
        place.map_or(Cell::Blank, |(_, column)| Cell::number(column)),
    ];
    let has_two_texts = SheetColumns::of(run).contested;
    let (Some(criterion), Some(judged)) = (said.criterion, said.line.judged) else {
        return std::iter::repeat_n(Cell::Blank, 5 + usize::from(has_two_texts)).chain(because).collect();
    };
    let effect = headings::effect(run.lang, judged.effect).unwrap_or(NO_EFFECT);
    let own = || criterion.advice(judged.outcome).map_or("", |advice| advice.get(run.lang));
    let advice = if said.advice.is_empty() { Cell::Text(escape::visible(own())) } else { said.advice.into() };
    let what = [
        Cell::Text(escape::visible(&criterion.id)),
        Cell::Text(escape::visible(criterion.title.get(run.lang))),
        headings::group(run.lang, criterion.group).into(),
        headings::outcome(run.lang, criterion.group, judged.outcome).into(),
        effect.into(),
    ];
    let contested = has_two_texts.then(|| headings::yes_or_no(run.lang, judged.contested).into());
    let notice = [clause(run, criterion, judged.contested), advice];
    what.into_iter().chain(contested).chain(because).chain(notice).collect()
}

/// The words of the text that was applied; of both texts where both were and differ.
fn clause<'a>(run: &Run<'_>, criterion: &'a Criterion, contested: bool) -> Cell<'a> {
    let visible = |text: &'a str| match quotation(text) {
        Cow::Borrowed(text) => escape::visible(text),
        Cow::Owned(text) => Cow::Owned(escape::visible(&text).into_owned()),
    };
    let (en, fr) = (visible(&criterion.clause.en), visible(&criterion.clause.fr));
    Cell::Text(match run.reading {
        Reading::All if contested => Cow::Owned(format!("{en} / {fr}")),
        Reading::All => visible(criterion.clause.get(run.lang)),
        Reading::One(text) => visible(criterion.clause.get(text)),
    })
}
