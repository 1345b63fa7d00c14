//! The table that people read: one row an applicant, or, for a single applicant, one row a criterion.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::AnsiColor;
use comfy_table::{
    Attribute, Cell, Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};

mod applicants_table;
mod criteria_counts;
mod line_breaks;
mod overview;

use crate::assessment::{Judgement, Reading};
use crate::domain::outcome::{Effect, Group, Outcome, Score, Verdict};
use crate::domain::text::{Bilingual, Lang, beginning, quotation};
use crate::messages::headings::Label;
use crate::messages::other_file_notes::passed_over;
use crate::messages::short_explanation::{ask_from, explained_by, never_in_a_cv};
use crate::messages::{self, headings};
use crate::report::formats::{PendingRow, Placing, ReportFooter};
use crate::report::places::{self, ProblemSpot};
use crate::report::report_data::{self, CriterionData, ProblemData, ScoreData};
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;
use crate::report::{JudgedRecord, Run, decimal, escape, obstacles, remarks};
pub(crate) use applicants_table::MAX_FEW;
use line_breaks::broken;

/// So many rows are laid out at once. A longer table is written in parts, for a laid-out row takes ten times the memory of
/// what is kept of it.
const AT_ONCE: usize = 500;

/// So many problems of one record are said.
const MAX_REASONS_SHOWN: usize = 10;

/// What the table keeps of an applicant.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The rank, and whether it is a likely copy.
    place: Placing,
    id: String,
    name: String,
    marks: Vec<Mark>,
    flags: String,
    essential_met: usize,
    desirable_met: usize,
    score: Option<Score>,
    verdict: Verdict,
    unchecked: bool,
    /// Whether values of a record that was judged were not understood.
    with_problems: bool,
    /// Why the applicant is not eligible, a line each.
    why: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Mark {
    Met,
    Unclear,
    Contested,
    NotMet,
}

/// What the table keeps of an applicant who is the only one.
#[derive(Clone, Debug)]
pub struct Single {
    id: String,
    name: Option<String>,
    verdict: Verdict,
    score: Option<ScoreData>,
    unchecked: String,
    criteria: Vec<KeptCriterion>,
    problems: Vec<ProblemSpot>,
    source: String,
    /// The result in one sentence.
    result: String,
    /// What completes it, where it is a CV that lacks something.
    completes_cv: bool,
    /// Whether a command can name the file.
    is_named: bool,
}

/// What the table keeps of a criterion of the only applicant.
#[derive(Clone, Debug)]
struct KeptCriterion {
    id: String,
    name: String,
    group: Group,
    outcome: Outcome,
    effect: Effect,
    contested: bool,
    reason: String,
    clause: Bilingual,
    advice: Option<String>,
}

impl KeptCriterion {
    fn new(run: &Run<'_>, data: CriterionData<'_>) -> Self {
        let criterion = run.vacancy.criteria.iter().find(|criterion| criterion.id == data.id);
        let name = criterion.map_or("", |criterion| criterion.name(run.lang)).to_owned();
        Self {
            id: data.id.into_owned(),
            name,
            group: data.group,
            outcome: data.outcome,
            effect: data.effect,
            contested: data.contested,
            reason: data.reason.into_owned(),
            clause: data.clause.into_owned(),
            advice: data.advice.map(Cow::into_owned),
        }
    }
}

/// Keeps what a row needs.
#[must_use]
pub fn line(run: &Run<'_>, subject: &JudgedRecord<'_>) -> TableRow {
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let in_group = |group| judgements.iter().filter(move |judgement| judgement.criterion.group == group);
    let met = |group| in_group(group).filter(|judgement| judgement.outcome == Outcome::Met).count();
    let marks = judgements.iter().filter(|judgement| judgement.criterion.group <= Group::Desirable);
    let flags =
        in_group(Group::Condition).filter(|judgement| judgement.outcome == Outcome::NotMet || judgement.contested());
    let flags: Vec<_> = flags.map(|judgement| judgement.criterion.id.as_str()).collect();
    let mut why = match subject.verdict() {
        Verdict::Eligible | Verdict::Invalid => Vec::new(),
        Verdict::Review | Verdict::Ineligible => {
            vec![report_data::reasons(run, subject).join(messages::semicolon(run.lang))]
        }
    };
    let problems = report_data::problems(run.lang, subject);
    if !problems.is_empty() {
        why.extend(problem_lines(run.lang, subject.source(), &problems));
    }
    TableRow {
        place: Placing::default(),
        id: clipped(&subject.id()),
        name: clipped(subject.name().unwrap_or_default()),
        marks: marks.map(|judgement| mark(judgement.outcome, judgement.contested())).collect(),
        flags: flags.join(" "),
        essential_met: met(Group::Essential),
        desirable_met: met(Group::Desirable),
        score: subject.score(),
        verdict: subject.verdict(),
        unchecked: judgements.iter().any(Judgement::unchecked),
        with_problems: subject.has_problems(),
        why,
    }
}

/// Keeps what a table of criteria needs.
#[must_use]
pub fn single(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Single {
    let data = report_data::applicant(run, subject);
    let not_stated = obstacles::not_stated(run, subject);
    Single {
        result: obstacles::result(run, &data, &not_stated),
        completes_cv: subject.record.intake.cv.is_some() && !not_stated.is_empty(),
        is_named: !subject.is_blind() && data.source != "-",
        id: clipped(&data.id),
        name: data.name.as_deref().map(clipped),
        verdict: data.verdict,
        score: data.score,
        unchecked: run.with_titles(&data.unchecked),
        criteria: data.criteria.into_iter().map(|criterion| KeptCriterion::new(run, criterion)).collect(),
        problems: places::problems(run.lang, subject),
        source: data.source.into_owned(),
    }
}

/// The head of every page: the vacancy, the rules, the date, the text.
pub(crate) fn head(run: &Run<'_>) -> String {
    let reference = crate::domain::grammar::date_words::date(run.lang, run.judging_dates.reference);
    head_with(run, &headings::assessed_as_of(run.lang, &reference, run.texts()))
}

/// The head of a table: the vacancy, the rules, and below them what is said of the run.
pub(crate) fn head_with(run: &Run<'_>, line: &str) -> String {
    let rules = headings::rules(run.lang, headings::rules_source(run.lang, run.rules_source));
    let title = run.vacancy.notice.title.get(run.lang);
    let vacancy = headings::vacancy(run.lang, &run.vacancy.notice.id, title);
    format!("{}\n{}\n{}\n\n", escape::visible(&vacancy), escape::visible(&rules), escape::visible(line))
}

/// Writes the table: of the criteria where there is but one applicant, else of the applicants.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines = rows.into_iter().filter_map(|(place, row)| match row {
        PendingRow::Line(line) => Some(TableRow { place, ..*line }),
        PendingRow::Text(_) | PendingRow::Sheet(_) | PendingRow::Suite(_) | PendingRow::Worklist(_) => None,
    });
    let lines: Vec<_> = lines.collect();
    match footer.single {
        Some(single) if footer.counts.total() == 1 && lines.len() == 1 => {
            out.write_all(one(run, single, footer.style).as_bytes())?;
            passed_over(run.lang, footer.passed_over).map_or(Ok(()), |files| writeln!(out, "\n{files}"))
        }
        _ => applicants_table::write(run, &lines, footer, out),
    }
}

/// The table of one applicant's criteria.
fn one(run: &Run<'_>, single: &Single, style: TerminalStyle) -> String {
    let lang = run.lang;
    let mut printed = head(run);
    let score = single.score.map_or_else(String::new, |score| headings::score(lang, score.min, score.max));
    let problems = match single.problems.len() {
        0 => String::new(),
        count => format!(", {}", headings::problems(lang, count)),
    };
    let verdict = (single.verdict, !single.unchecked.is_empty());
    printed.push_str(&verdict_line(lang, (&single.id, single.name.as_deref()), verdict, &(score + &problems), style));
    if single.verdict != Verdict::Invalid {
        printed.push_str(&paragraph(&headings::capitalised(&single.result), style));
    }
    if !single.unchecked.is_empty() {
        let mut unchecked = plain_table(style);
        unchecked.add_row(["*", &headings::unchecked(lang, &escape::visible(&single.unchecked))]);
        set_widths(&mut unchecked, &[1]);
        printed.push_str(&trimmed(&unchecked));
    }
    if !single.problems.is_empty() {
        printed.push('\n');
        printed.push_str(places::shown(lang, &single.source, &single.problems, style).trim_end());
        printed.push('\n');
    }
    let id_width = id_width(single.criteria.iter().map(|criterion| criterion.id.as_str()), style.width / 4);
    for group in [Group::Essential, Group::Desirable, Group::Condition, Group::Competency] {
        let criteria: Vec<_> = single.criteria.iter().filter(|criterion| criterion.group == group).collect();
        if !criteria.is_empty() {
            section(
                &mut printed,
                headings::group(lang, group),
                &criteria_table(run, &criteria, id_width, style),
                style,
            );
        }
    }
    let mut to_do = String::new();
    for criterion in single.criteria.iter().filter(|criterion| criterion.effect >= Effect::Review) {
        if let Some(text) = &criterion.advice {
            let text = headings::behind_colon(lang, text);
            to_do.push_str(&paragraph(&format!("{}{}{text}", criterion.name, messages::colon(lang)), style));
        }
    }
    if single.is_named && single.completes_cv {
        to_do.push_str(&paragraph(never_in_a_cv(lang), style));
        to_do.push_str(&paragraph(&ask_from(lang, &escape::shell_word(&single.source)), style));
    }
    if !to_do.is_empty() {
        printed.push('\n');
        printed.push_str(&painted(&headings::advice(lang).to_uppercase(), None, style));
        printed.push('\n');
        printed.push_str(&to_do);
    }
    if single.is_named {
        printed.push('\n');
        printed.push_str(&paragraph(&explained_by(lang, &escape::shell_word(&single.source)), style));
    }
    printed
}

/// A paragraph from the left to the right.
fn paragraph(text: &str, style: TerminalStyle) -> String {
    let mut page = TextPage::new(Lang::En, style);
    page.lines("", text);
    page.printed
}

/// An applicant's id and name and the verdict, with a star if it may change; what is said behind it is below it where it does
/// not fit.
pub(crate) fn verdict_line(
    lang: Lang,
    (id, name): (&str, Option<&str>),
    (verdict, is_open): (Verdict, bool),
    further: &str,
    style: TerminalStyle,
) -> String {
    let name = name.map_or_else(String::new, |name| format!("  {name}"));
    let who = escape::visible(&format!("{id}{name}")).into_owned() + messages::colon(lang);
    let star = if is_open { "*" } else { "" };
    let word = format!("{}{star}", messages::verdict(lang, verdict));
    let is_wide = line_breaks::width(&format!("{who}{word}{further}")) > style.width;
    let further = if is_wide { format!("\n   {}", further.trim_start_matches(", ")) } else { further.to_owned() };
    format!("{who}{}{further}\n", painted(&word, Some(verdict_colour(verdict).1), style))
}

/// A table under its heading.
fn section(printed: &mut String, heading: &str, table: &Table, style: TerminalStyle) {
    printed.push('\n');
    printed.push_str(&painted(&heading.to_uppercase(), None, style));
    printed.push('\n');
    printed.push_str(&trimmed(table));
}

/// The criteria of one group: outcome, reason and clause of each.
fn criteria_table(run: &Run<'_>, criteria: &[&KeptCriterion], id_width: u16, style: TerminalStyle) -> Table {
    const OUTCOME_WIDTH: u16 = 11;
    let lang = run.lang;
    let mut table = plain_table(style);
    table.set_header(["", Label::Outcome.text(lang), Label::Reason.text(lang), Label::Clause.text(lang)]);
    for criterion in criteria {
        let mark = mark(criterion.outcome, criterion.contested);
        let word = headings::outcome(lang, criterion.group, criterion.outcome);
        table.add_row([
            Cell::new(broken(&escape::visible(&criterion.id), id_width)),
            Cell::new(format!("{} {word}", mark.sign())).fg(mark.colour()),
            Cell::new(escape::visible(&criterion.reason)),
            Cell::new(escape::visible(&clause(run, criterion.contested, &criterion.clause))),
        ]);
    }
    // Three blanks stand between the columns.
    let rest = style.width.saturating_sub(id_width + OUTCOME_WIDTH + 3);
    set_widths(&mut table, &[id_width, OUTCOME_WIDTH, rest / 2, rest - rest / 2]);
    table
}

/// The text of the notice that was applied; both where both were and differ.
pub(crate) fn clause(run: &Run<'_>, is_contested: bool, clause: &Bilingual) -> String {
    let (en, fr) = (quotation(&clause.en), quotation(&clause.fr));
    match run.reading {
        Reading::All if is_contested => format!("{en} / {fr}"),
        Reading::All => quotation(clause.get(run.lang)).into_owned(),
        Reading::One(text) => quotation(clause.get(text)).into_owned(),
    }
}

/// The problems of a record: its source, and below it one a line with its line and column.
fn problem_lines(lang: Lang, source: &str, problems: &[ProblemData<'_>]) -> Vec<String> {
    let mut lines = vec![source.to_owned()];
    lines.extend(
        report_data::by_place(problems).into_iter().take(MAX_REASONS_SHOWN).map(|problem| problem_line(lang, problem)),
    );
    if let Some(more) = problems.len().checked_sub(MAX_REASONS_SHOWN).filter(|more| *more > 0) {
        lines.push(headings::more(lang, more));
    }
    lines
}

fn problem_line(lang: Lang, problem: &ProblemData) -> String {
    format!("{}  {}", problem.place(), remarks::problem(lang, problem))
}

/// An id or a name, of a very long one the beginning.
pub(crate) fn clipped(text: &str) -> String {
    beginning(text, 80).into_owned()
}

/// A score as one number, or as an interval: `50`, `33.3`, `50-75`; `-` for none.
#[must_use]
pub fn score(score: Option<Score>) -> String {
    let number = |tenths: u16| decimal(tenths).trim_end_matches(".0").to_owned();
    match score {
        None => "-".to_owned(),
        Some(Score { min, max }) if min == max => number(min),
        Some(Score { min, max }) => format!("{}-{}", number(min), number(max)),
    }
}

pub(crate) const fn mark(outcome: Outcome, contested: bool) -> Mark {
    match outcome {
        Outcome::Met => Mark::Met,
        Outcome::Unclear if contested => Mark::Contested,
        Outcome::Unclear => Mark::Unclear,
        Outcome::NotMet => Mark::NotMet,
    }
}

impl Mark {
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Unclear => "?",
            Self::Contested => "≠",
            Self::NotMet => "✗",
        }
    }

    pub(crate) const fn colour(self) -> Color {
        match self {
            Self::Met => Color::Green,
            Self::Unclear | Self::Contested => Color::Yellow,
            Self::NotMet => Color::Red,
        }
    }

    /// The same colour outside of a table.
    pub(crate) const fn ansi(self) -> AnsiColor {
        match self {
            Self::Met => AnsiColor::Green,
            Self::Unclear | Self::Contested => AnsiColor::Yellow,
            Self::NotMet => AnsiColor::Red,
        }
    }
}

/// The colour of a verdict, inside a table and outside.
pub(crate) const fn verdict_colour(verdict: Verdict) -> (Color, AnsiColor) {
    match verdict {
        Verdict::Eligible => (Color::Green, AnsiColor::Green),
        Verdict::Review => (Color::Yellow, AnsiColor::Yellow),
        Verdict::Ineligible => (Color::Red, AnsiColor::Red),
        Verdict::Invalid => (Color::Magenta, AnsiColor::Magenta),
    }
}

pub(crate) fn bold(cell: Cell) -> Cell {
    cell.add_attribute(Attribute::Bold)
}

/// A table without lines but the one below its head.
pub(crate) fn plain_table(style: TerminalStyle) -> Table {
    let mut table = Table::new();
    let lines = TableStyle::new()
        .header_lines(ContentLineStyle::none())
        .header_separator(LineStyle::none().fill('─').junction('─'))
        .content_lines(ContentLineStyle::none());
    table.load_style(lines).set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width);
    if style.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

/// The table without padding on the left and without trailing blanks.
pub(crate) fn trimmed(table: &Table) -> String {
    let mut table = table.clone();
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    let mut printed = String::new();
    for line in table.lines() {
        printed.push_str(line.trim_end());
        printed.push('\n');
    }
    printed
}

pub(crate) fn set_widths(table: &mut Table, widths: &[u16]) {
    for (index, width) in widths.iter().enumerate() {
        if let Some(column) = table.column_mut(index) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*width)));
        }
    }
}

/// The width of a column of ids beside texts: what the widest takes, up to `most`; more if a word of an id needs more, up to
/// half as much again.
fn id_width<'a>(ids: impl Iterator<Item = &'a str>, most: u16) -> u16 {
    let widths = ids.map(|id| {
        let id = escape::visible(id);
        (line_breaks::width(&id), line_breaks::least_width(&id, 0))
    });
    let (full, least) = widths.fold((0, 0), |(full, least), of| (of.0.max(full), of.1.max(least)));
    full.min(most.max(least)).clamp(2, most + most / 2)
}
