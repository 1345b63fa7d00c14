//! What cases cover: for every criterion and every part of its check whether the cases saw it met, not met and unclear,
//! and whether it was ever the one that decided.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::assessment::{Reading, assess};
use crate::checks::check_tree::{CheckPath, TomlStep};
use crate::checks::{Check, CheckInput};
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::text::Lang;
use crate::rule_tests::PreparedCase;
use crate::rule_tests::check_parts::{CheckPart, OUTCOMES, parts, possible_of};
use crate::rules::vacancy::{Criterion, Readings, Vacancy};

/// What cases saw of a criterion, or of a part of its check. `None`: that can never be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// The way to the part; empty for the criterion as a whole.
    pub part: CheckPath,
    /// Where it is in the rules file.
    pub span: Range<usize>,
    /// Whether it was not met, unclear, met.
    pub seen: [Option<bool>; 3],
    /// A criterion: whether it alone kept an applicant from a better verdict. A part: whether another outcome of it alone
    /// would have given another outcome of the criterion.
    pub decisive: Option<bool>,
}

impl CoverageRow {
    /// Whether an outcome was seen.
    #[must_use]
    pub fn saw(&self, outcome: Outcome) -> Option<bool> {
        OUTCOMES.into_iter().zip(self.seen).find(|(one, _)| *one == outcome).and_then(|(_, seen)| seen)
    }

    fn asked(&self) -> impl Iterator<Item = bool> {
        self.seen.into_iter().chain([self.decisive]).flatten()
    }
}

/// The share of what can be seen that was seen, in whole percent rounded down: 100 is all of it.
#[must_use]
pub fn percent(rows: &[CoverageRow]) -> usize {
    let all = rows.iter().flat_map(CoverageRow::asked).count();
    let seen = rows.iter().flat_map(CoverageRow::asked).filter(|seen| *seen).count();
    (100 * seen).checked_div(all).unwrap_or(100)
}

/// What the cases cover of the rules, whose file is `text`.
#[must_use]
pub fn coverage(text: &str, vacancy: &Vacancy, prepared_cases: &[PreparedCase<'_>]) -> Vec<CoverageRow> {
    let (document, _) = DeTable::parse_recoverable(text);
    let tables = document.get_ref().get("criterion").and_then(|list| list.get_ref().as_array());
    let judging_dates_of_cases: Vec<_> =
        prepared_cases.iter().map(|prepared| prepared.judging_dates(vacancy)).collect();
    let inputs = prepared_cases.iter().zip(&judging_dates_of_cases).filter_map(|(prepared, judging_dates)| {
        let input = prepared.input(vacancy, judging_dates, false)?;
        Some((input, prepared.reading))
    });
    let inputs: Vec<_> = inputs.collect();
    let mut rows = Vec::new();
    for (index, mut whole) in of_criteria(vacancy, &inputs).into_iter().enumerate() {
        let table = tables.and_then(|tables| tables.get(index));
        let span_of = |way: &CheckPath| table.map_or(0..0, |table| span(table, way));
        whole.span = span_of(&CheckPath(vec![TomlStep::Key("id")]));
        rows.push(whole);
        let Some(criterion) = vacancy.criteria.get(index) else { continue };
        for text in texts(criterion, table.map(toml::Spanned::get_ref)) {
            // Where both texts read the same, the check is the criterion.
            let skipped = usize::from(matches!(criterion.checks, Readings::Same(_)));
            for part in parts(text.check, &text.way).into_iter().skip(skipped) {
                let span = span_of(&part.way);
                rows.push(of_part(index, &text, part, &inputs, span));
            }
        }
    }
    rows
}

/// An applicant before the rules, and the text that is applied.
type ApplicantAndReading<'s> = (CheckInput<'s>, Reading);

/// The check of one text of a criterion.
struct ReadingCheck<'v> {
    check: &'v Check,
    way: CheckPath,
    /// The text alone; none: both.
    lang: Option<Lang>,
}

fn texts<'v>(criterion: &'v Criterion, table: Option<&DeValue<'_>>) -> Vec<ReadingCheck<'v>> {
    let of = |lang: Lang| {
        let own = table.and_then(|table| table.get("reading")).and_then(|own| own.get_ref().get(lang.code()));
        CheckPath(if own.is_some() {
            vec![TomlStep::Key("reading"), TomlStep::Key(lang.code())]
        } else {
            vec![TomlStep::Key("check")]
        })
    };
    match &criterion.checks {
        Readings::Same(check) => vec![ReadingCheck { check, way: CheckPath(vec![TomlStep::Key("check")]), lang: None }],
        Readings::Differ(english, french) => vec![
            ReadingCheck { check: english, way: of(Lang::En), lang: Some(Lang::En) },
            ReadingCheck { check: french, way: of(Lang::Fr), lang: Some(Lang::Fr) },
        ],
    }
}

/// The rows of the criteria as wholes.
fn of_criteria(vacancy: &Vacancy, inputs: &[ApplicantAndReading<'_>]) -> Vec<CoverageRow> {
    let begin = |(criterion, rule): (usize, &Criterion)| {
        let decides = match rule.group {
            Group::Essential => true,
            Group::Condition => rule.effect >= Effect::Review,
            Group::Desirable | Group::Competency => false,
        };
        let (seen, decisive) = (possible_of(rule).map(|can| can.then_some(false)), decides.then_some(false));
        CoverageRow { criterion, part: CheckPath::default(), span: 0..0, seen, decisive }
    };
    let mut rows: Vec<_> = vacancy.criteria.iter().enumerate().map(begin).collect();
    for (input, reading) in inputs {
        let judgements = assess(vacancy, input, *reading).judgements;
        for (index, (row, judgement)) in rows.iter_mut().zip(&judgements).enumerate() {
            see(&mut row.seen, judgement.outcome);
            let others = judgements.iter().enumerate().filter(|(other, _)| *other != index);
            let worst_of_others = others.map(|(_, other)| other.effect).max().unwrap_or(Effect::None);
            let alone = judgement.stands_in_the_way() && judgement.effect > worst_of_others;
            row.decisive = row.decisive.map(|before| before || alone);
        }
    }
    rows
}

fn of_part(
    criterion: usize,
    text: &ReadingCheck<'_>,
    part: CheckPart,
    inputs: &[ApplicantAndReading<'_>],
    span: Range<usize>,
) -> CoverageRow {
    let seen = part.possible.map(|can| can.then_some(false));
    // What always comes out the same decides nothing.
    let decisive = (part.possible.iter().filter(|can| **can).count() > 1).then_some(false);
    let mut row = CoverageRow { criterion, part: part.way, span, seen, decisive };
    for (input, _) in inputs.iter().filter(|(_, reading)| applies(*reading, text.lang)) {
        let outcome = part.alone.apply(input).outcome;
        see(&mut row.seen, outcome);
        if row.decisive == Some(false) {
            let whole = text.check.apply(input).outcome;
            let others = OUTCOMES.iter().zip(&part.replaced).zip(part.possible);
            let others = others.filter(|((other, _), can)| *can && **other != outcome);
            let mut others = others.map(|((_, replaced), _)| replaced.apply(input).outcome);
            row.decisive = Some(others.any(|other| other != whole));
        }
        if row.asked().all(|seen| seen) {
            break;
        }
    }
    row
}

fn applies(reading: Reading, text: Option<Lang>) -> bool {
    match (reading, text) {
        (Reading::All, _) | (_, None) => true,
        (Reading::One(applied), Some(text)) => applied == text,
    }
}

/// Notes an outcome. One that was thought impossible is there all the same.
fn see(seen: &mut [Option<bool>; 3], outcome: Outcome) {
    for (one, seen) in OUTCOMES.iter().zip(seen) {
        if *one == outcome {
            *seen = Some(true);
        }
    }
}

/// Where a way from a table ends.
fn span(table: &toml::Spanned<DeValue<'_>>, way: &CheckPath) -> Range<usize> {
    let mut value = table;
    for step in &way.0 {
        let next = match step {
            TomlStep::Key(key) => value.get_ref().get(*key),
            TomlStep::Named(key) => value.get_ref().get(key.as_str()),
            TomlStep::Index(index) => value.get_ref().get(*index),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.span()
}
