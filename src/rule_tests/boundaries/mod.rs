//! Cases around every threshold of a rules file, with the outcome that they have now.
//!
//! Each part of a check proposes facts that might make it met, as little as might do. Each of these facts then varies along a
//! line: a date day by day, a level on its scale, a number around those of the check. Where the outcome of the criterion
//! turns, the applicants on both sides are cases. They state beside it what lets the criterion turn: when they submitted, what
//! the other parts ask, that a list is empty.

use chrono::NaiveDate;

use crate::assessment::{Reading, judge};
use crate::checks::check_tree::CheckPath;
use crate::checks::{Check, CheckInput, JudgingDates, Tolerance as Range};
use crate::domain::applicant::Applicant;
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;
use crate::rule_tests::check_parts::{CheckPart, parts};
use crate::rule_tests::check_values::{CheckValues, values_of_checks};
use crate::rule_tests::{CaseDefaults, ExpectedOutcome};
use crate::rules::Vacancy;
use crate::rules::vacancy::{Criterion, Readings};

mod lines;
mod stated_facts;

use lines::{Line, LineInput, LinePoint, dated, lines, memberships, mother_tongue, stand_ins};
use stated_facts::{StatedFacts, state_empty};

/// A case on a threshold or beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// What is stated.
    pub applicant: Applicant<'static>,
    /// Other nationalities than the one stated for which the same holds.
    pub nationalities: Vec<Country>,
    /// The reference date, where it is another one than that of the rules.
    pub as_of: Option<NaiveDate>,
    /// The outcome of the criterion as it is now.
    pub outcome: ExpectedOutcome,
}

/// The cases around the thresholds of a rules file, whose text is given; each once.
#[must_use]
pub fn boundaries(text: &str, vacancy: &Vacancy, case_defaults: CaseDefaults) -> Vec<Boundary> {
    let values = values_of_checks(text);
    let mut found: Vec<Boundary> = Vec::new();
    for (index, criterion) in vacancy.criteria.iter().enumerate() {
        let dates = vacancy.judging_dates(case_defaults.as_of);
        let none = CheckValues::default();
        let input =
            LineInput { dates: &dates, vocabulary: &vacancy.vocabulary, values: values.get(index).unwrap_or(&none) };
        let search = BoundarySearch { index, vacancy, case_defaults, dates: &dates };
        for boundary in search.found(criterion, input) {
            if !found.contains(&boundary) {
                found.push(boundary);
            }
        }
    }
    joined(found)
}

/// What a criterion gives for an applicant.
fn outcome(
    criterion: usize,
    applicant: &Applicant<'_>,
    vacancy: &Vacancy,
    case_defaults: CaseDefaults,
) -> Option<ExpectedOutcome> {
    let judging_dates = vacancy.judging_dates(case_defaults.as_of);
    let judgement =
        judge(vacancy.criteria.get(criterion)?, &input(applicant, vacancy, &judging_dates), case_defaults.reading);
    Some(if judgement.contested() { ExpectedOutcome::Contested } else { ExpectedOutcome::Outcome(judgement.outcome) })
}

impl Boundary {
    /// Whether it comes out otherwise by other rules with the same criteria.
    #[must_use]
    pub fn notices(&self, other: &Vacancy, reading: Reading) -> bool {
        let case_defaults = CaseDefaults { as_of: self.as_of, reading };
        outcome(self.criterion, &self.applicant, other, case_defaults).is_some_and(|found| found != self.outcome)
    }
}

fn input<'s>(applicant: &'s Applicant<'s>, vacancy: &'s Vacancy, judging_dates: &'s JudgingDates) -> CheckInput<'s> {
    CheckInput {
        applicant,
        vocabulary: &vacancy.vocabulary,
        judging_dates,
        shown: Lang::En,
        detail: false,
        person: None,
    }
}

/// Nationalities for which the same holds stand in one case.
fn joined(found: Vec<Boundary>) -> Vec<Boundary> {
    let mut joined: Vec<Boundary> = Vec::new();
    for boundary in found {
        let country = |one: &Boundary| {
            let list = one.applicant.nationalities.as_ref()?;
            let [item] = list.entries.as_slice() else { return None };
            Country::from_alpha2(&item.text.value)
        };
        let beside = |one: &Boundary| Applicant { nationalities: None, ..one.applicant.clone() };
        let same = |other: &&mut Boundary| {
            let key = |one: &Boundary| (one.criterion, one.as_of, one.outcome);
            country(other).is_some() && key(other) == key(&boundary) && beside(other) == beside(&boundary)
        };
        match (country(&boundary), joined.iter_mut().find(same)) {
            (Some(country), Some(other)) => other.nationalities.push(country),
            _ => joined.push(boundary),
        }
    }
    joined
}

/// The search for the cases of a criterion.
#[derive(Clone, Copy)]
struct BoundarySearch<'r> {
    index: usize,
    vacancy: &'r Vacancy,
    case_defaults: CaseDefaults,
    dates: &'r JudgingDates,
}

/// What an applicant on a line states beside what varies.
#[derive(Clone, Copy, Debug)]
struct Beside<'f> {
    facts: Option<&'f StatedFacts>,
    /// The lists that are stated as empty, where nothing is in them.
    empty: &'f [&'static str],
    /// Whether the application was submitted on the day on which dated criteria are judged.
    is_submitted: bool,
}

const SUBMITTED: FieldPath = FieldPath::of_application("submitted_at");

impl BoundarySearch<'_> {
    fn found(self, criterion: &Criterion, input: LineInput<'_>) -> Vec<Boundary> {
        let (seeds, missing, mut found) = self.seeds(criterion);
        let lists: Vec<&'static str> = missing.iter().map(|path| path.section).collect();
        let mut shown = Vec::new();
        for seed in &seeds {
            let others = |other: &&StatedFacts| *other != seed;
            let elsewhere =
                seeds.iter().filter(others).filter(|other| other.list().is_none() || other.list() != seed.list());
            let elsewhere = elsewhere.fold(StatedFacts::default(), StatedFacts::and_first);
            let all = seeds.iter().filter(others).fold(StatedFacts::default(), StatedFacts::and);
            // Whose mother tongue is not known may know any language.
            let native = seed.list().filter(|list| *list == "languages").and_then(|_| mother_tongue(input));
            for line in lines(seed, input) {
                let kept = self.kept(&line, &[None, Some(&elsewhere), native.as_ref(), Some(&all)], &lists);
                shown.extend(kept.iter().map(|one| (seed.section(), one.outcome)));
                found.extend(kept);
            }
        }
        if missing.iter().any(|path| path.section == "nationalities") {
            for line in memberships(input) {
                found.extend(self.kept(&line, &[None], &lists));
            }
        }
        let all = seeds.iter().fold(StatedFacts::default(), StatedFacts::and_first);
        let is_shown =
            |path: &&FieldPath| [MET, NOT_MET].iter().all(|outcome| shown.contains(&(path.section, *outcome)));
        for path in missing.iter().filter(|path| !is_shown(path)) {
            let first = stand_ins(*path, input).into_iter().find_map(|seed| {
                let lines = lines(&seed, input).into_iter();
                let kept: Vec<_> = lines.flat_map(|line| self.kept(&line, &[None, Some(&all)], &lists)).collect();
                (turns(&kept) == MOST_TURNS).then_some(kept)
            });
            found.extend(first.unwrap_or_default());
        }
        found
    }

    /// The facts that the parts propose, the fields of the record that they miss in somebody who states nothing, and the cases
    /// that a kind knows itself.
    fn seeds(self, criterion: &Criterion) -> (Vec<StatedFacts>, Vec<FieldPath>, Vec<Boundary>) {
        let checks = match &criterion.checks {
            Readings::Same(check) => vec![check],
            Readings::Differ(english, french) => vec![english, french],
        };
        let (mut seeds, mut missing, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let nobody = LinePoint::default();
        for is_submitted in [false, true] {
            let (applicant, _) = self.applicant(&nobody, Beside { facts: None, empty: &[], is_submitted });
            let input = CheckInput { detail: true, ..input(&applicant, self.vacancy, self.dates) };
            for part in checks.iter().flat_map(|check: &&Check| parts(check, &CheckPath::default())) {
                let part: CheckPart = part;
                for candidate in part.alone.candidates(&input) {
                    if let Range::Asked(request) = candidate.tolerance {
                        let asked = request.boundaries(self.dates).into_iter();
                        found.extend(asked.filter_map(|applicant| self.boundary(applicant, None)));
                    }
                    let facts = StatedFacts::of_change(&candidate.fact_change);
                    for facts in dated(&facts, self.dates).into_iter().chain([facts]) {
                        if !facts.0.is_empty() && !seeds.contains(&facts) {
                            seeds.push(facts);
                        }
                    }
                }
                for field_path in part.alone.apply(&input).missing().into_iter().map(|missing| missing.field_path) {
                    if field_path.index.is_none() && !missing.contains(&field_path) {
                        missing.push(field_path);
                    }
                }
            }
        }
        (seeds, missing, found)
    }

    /// The cases of a line: where the outcome turns, if something that is stated beside lets it turn.
    fn kept(self, line: &Line, others: &[Option<&StatedFacts>], lists: &[&'static str]) -> Vec<Boundary> {
        let mut best: (u8, Option<Beside<'_>>, Vec<Boundary>) = (0, None, Vec::new());
        for facts in others {
            for empty in [&[][..], lists] {
                for is_submitted in [false, true] {
                    let beside = Beside { facts: *facts, empty, is_submitted };
                    let points: Option<Vec<_>> = line.points.iter().map(|point| self.at(point, beside)).collect();
                    let Some(points) = points else { continue };
                    let turns = turns(&points);
                    if turns > best.0 {
                        best = (turns, Some(beside), points);
                    }
                    if turns == MOST_TURNS {
                        return self.around_turns(line, beside, best.2);
                    }
                }
            }
        }
        match best {
            (_, Some(beside), points) => self.around_turns(line, beside, points),
            _ => Vec::new(),
        }
    }

    /// Of the cases at the points of a line those that are beside a turn; of days, the very days.
    fn around_turns(self, line: &Line, beside: Beside<'_>, points: Vec<Boundary>) -> Vec<Boundary> {
        if !line.is_ordered {
            return points;
        }
        let mut kept = Vec::new();
        for (place, pair) in points.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            if first.outcome == second.outcome {
                continue;
            }
            let days = line.day.and_then(|fact| self.days_of_turns(line, place, fact, beside));
            kept.extend(days.unwrap_or_else(|| vec![first.clone(), second.clone()]));
        }
        kept
    }

    /// The days on which an outcome turns between the point at a place and the next one, each with the day before.
    fn days_of_turns(self, line: &Line, place: usize, fact: usize, beside: Beside<'_>) -> Option<Vec<Boundary>> {
        /// More turns than that are between no two points.
        const TURNS: usize = 4;
        let (from, to) = (line.points.get(place)?, line.points.get(place + 1)?);
        let day_of = |point: &LinePoint| match point.facts.0.get(fact) {
            Some((_, FieldValue::Date(date))) => Some(date.first()),
            _ => None,
        };
        let on = |day| {
            let facts = from.facts.with(fact, FieldValue::Date(PartialDate::exact(day)));
            self.at(&LinePoint { facts, as_of: None }, beside)
        };
        let (mut before, last) = (day_of(from)?, day_of(to)?);
        let end = on(last)?.outcome;
        let mut found = Vec::new();
        for _ in 0..TURNS {
            let outcome = on(before)?.outcome;
            if outcome == end {
                break;
            }
            let mut after = last;
            while (after - before).num_days() > 1 {
                let middle = before + (after - before) / 2;
                if on(middle)?.outcome == outcome { before = middle } else { after = middle }
            }
            found.extend([on(before)?, on(after)?]);
            before = after;
        }
        Some(found)
    }

    /// The case of a point. None where nothing can be stated beside it.
    fn at(self, point: &LinePoint, beside: Beside<'_>) -> Option<Boundary> {
        if beside.is_submitted && point.facts.0.iter().any(|(path, _)| *path == SUBMITTED) {
            return None;
        }
        let (applicant, as_of) = self.applicant(point, beside);
        self.boundary(applicant, as_of)
    }

    fn boundary(self, applicant: Applicant<'static>, as_of: Option<NaiveDate>) -> Option<Boundary> {
        let as_of = as_of.or(self.case_defaults.as_of);
        let outcome = outcome(self.index, &applicant, self.vacancy, CaseDefaults { as_of, ..self.case_defaults })?;
        Some(Boundary { criterion: self.index, applicant, nationalities: Vec::new(), as_of, outcome })
    }

    /// The applicant of a point, and the reference date if it is another one.
    fn applicant(self, point: &LinePoint, beside: Beside<'_>) -> (Applicant<'static>, Option<NaiveDate>) {
        let mut facts = point.facts.clone();
        let mut as_of = point.as_of;
        if beside.is_submitted {
            let day = as_of.take().unwrap_or(self.dates.reference);
            facts.0.extend(self.submitted_on(day).map(|moment| (SUBMITTED, FieldValue::Moment(moment))));
        }
        let facts = beside.facts.into_iter().fold(facts, StatedFacts::and);
        let mut applicant = facts.applicant();
        beside.empty.iter().for_each(|list| state_empty(&mut applicant, list));
        (applicant, as_of)
    }

    /// A submission on a day: on that of the deadline at the last moment.
    fn submitted_on(self, day: NaiveDate) -> Option<Moment> {
        let JudgingDates { deadline, zone, .. } = self.dates;
        if day == deadline.day() { Some(deadline.with_offset(*zone)) } else { Moment::parse(&day.to_string()).ok() }
    }
}

const MET: ExpectedOutcome = ExpectedOutcome::Outcome(Outcome::Met);
const NOT_MET: ExpectedOutcome = ExpectedOutcome::Outcome(Outcome::NotMet);

/// How well some cases show where an outcome turns, at best: some are met, and some are not met.
const MOST_TURNS: u8 = 2;

/// How well some cases show where an outcome turns.
fn turns(points: &[Boundary]) -> u8 {
    let has = |outcome| points.iter().any(|point| point.outcome == outcome);
    if has(MET) && has(NOT_MET) {
        return MOST_TURNS;
    }
    u8::from(points.windows(2).any(|pair| matches!(pair, [first, second] if first.outcome != second.outcome)))
}
