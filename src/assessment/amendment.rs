//! What an amendment changes: between two vacancies, and for one applicant judged by both.

use crate::assessment::{Assessment, Judgement};
use crate::domain::outcome::{Group, Outcome};
use crate::rules::vacancy::{Criterion, Vacancy};

/// What became of a criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CriterionChange<'v> {
    /// The old vacancy does not have it.
    Added(&'v Criterion),
    /// The new vacancy does not have it.
    Removed(&'v Criterion),
    /// It is the same but for its id.
    Renamed(&'v Criterion, &'v Criterion),
    /// Both have it. It may say something else, and may stand in another place.
    Kept(&'v Criterion, &'v Criterion, CriterionOrder),
}

/// Whether a criterion is among the others as it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionOrder {
    /// It does.
    Same,
    /// It was put elsewhere.
    Moved,
}

/// What became of each criterion: those of the new vacancy in their order, then those that were removed.
#[must_use]
pub fn changes<'v>(old: &'v Vacancy, new: &'v Vacancy) -> Vec<CriterionChange<'v>> {
    let of_id = |vacancy: &'v Vacancy, id: &str| vacancy.criteria.iter().find(|criterion| criterion.id == id);
    let mut gone: Vec<_> = old.criteria.iter().filter(|criterion| of_id(new, &criterion.id).is_none()).collect();
    let in_place = in_place(old, new);
    let mut changes = Vec::new();
    for criterion in &new.criteria {
        changes.push(if let Some(before) = of_id(old, &criterion.id) {
            let stays = in_place.contains(&criterion.id.as_str());
            CriterionChange::Kept(before, criterion, if stays { CriterionOrder::Same } else { CriterionOrder::Moved })
        } else if let Some(location) = gone.iter().position(|other| is_same_but_for_id(other, criterion)) {
            CriterionChange::Renamed(gone.remove(location), criterion)
        } else {
            CriterionChange::Added(criterion)
        });
    }
    changes.extend(gone.into_iter().map(CriterionChange::Removed));
    changes
}

fn is_same_but_for_id(one: &Criterion, other: &Criterion) -> bool {
    Criterion { id: other.id.clone(), ..one.clone() } == *other
}

/// The ids of both vacancies that stand in the same order in both: as many as there can be.
fn in_place<'v>(old: &'v Vacancy, new: &'v Vacancy) -> Vec<&'v str> {
    let location = |id: &str| old.criteria.iter().position(|criterion| criterion.id == id);
    let kept: Vec<_> = new.criteria.iter().filter_map(|one| Some((one.id.as_str(), location(&one.id)?))).collect();
    // The longest run of rising places that ends with each criterion.
    let mut runs: Vec<Vec<(&str, usize)>> = Vec::new();
    for (id, location) in kept {
        let ends_before = |run: &&Vec<(&str, usize)>| run.last().is_some_and(|(_, last)| *last < location);
        let mut run = runs.iter().filter(ends_before).max_by_key(|run| run.len()).cloned().unwrap_or_default();
        run.push((id, location));
        runs.push(run);
    }
    let longest = runs.into_iter().reduce(|best, run| if run.len() > best.len() { run } else { best });
    longest.unwrap_or_default().into_iter().map(|(id, _)| id).collect()
}

/// A criterion that came out in another way, or counts for more or less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomeShift<'a> {
    /// By the old vacancy, where that has it.
    pub old: Option<&'a Judgement<'a>>,
    /// By the new vacancy, where that has it.
    pub new: Option<&'a Judgement<'a>>,
}

impl<'a> OutcomeShift<'a> {
    /// The id of the criterion, the new one where it has two.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.new.or(self.old).map_or("", |judgement| judgement.criterion.id.as_str())
    }
}

/// The criteria that came out in another way for one applicant, in the order of the fates.
#[must_use]
pub fn shifts<'a>(
    changes: &[CriterionChange<'_>],
    old: &'a Assessment<'a>,
    new: &'a Assessment<'a>,
) -> Vec<OutcomeShift<'a>> {
    fn of<'a>(assessment: &'a Assessment<'a>, criterion: &Criterion) -> Option<&'a Judgement<'a>> {
        assessment.judgements.iter().find(|judgement| judgement.criterion.id == criterion.id)
    }
    let shift = |change: &CriterionChange<'_>| match change {
        CriterionChange::Added(criterion) => OutcomeShift { old: None, new: of(new, criterion) },
        CriterionChange::Removed(criterion) => OutcomeShift { old: of(old, criterion), new: None },
        CriterionChange::Renamed(before, after) | CriterionChange::Kept(before, after, _) => {
            OutcomeShift { old: of(old, before), new: of(new, after) }
        }
    };
    let totals = (weights(old), weights(new));
    changes.iter().map(shift).filter(|shift| is_shift(shift, totals)).collect()
}

/// The weights of all criteria that count for the score.
#[must_use]
pub fn weights(assessment: &Assessment<'_>) -> u64 {
    let criteria = assessment.judgements.iter().map(|judgement| judgement.criterion);
    criteria.filter(|criterion| criterion.group == Group::Desirable).map(|criterion| criterion.weight).sum()
}

/// Whether an outcome, or what it does, differs; or the share of the score that it counts for.
fn is_shift(shift: &OutcomeShift<'_>, (all_old, all_new): (u64, u64)) -> bool {
    match (shift.old, shift.new) {
        (Some(old), Some(new)) => {
            // Two shares are equal where each weight times the other's whole is.
            let weighs = |one: &Judgement<'_>, whole: u64| {
                let counts = one.criterion.group == Group::Desirable && one.outcome != Outcome::NotMet;
                if counts { u128::from(one.criterion.weight) * u128::from(whole) } else { 0 }
            };
            let kind = |one: &Judgement<'_>| (one.outcome, one.effect, one.contested());
            kind(old) != kind(new) || weighs(old, all_new) != weighs(new, all_old)
        }
        (None, None) => false,
        // A criterion that only one of them has is said where it does something, or counts.
        (Some(one), None) | (None, Some(one)) => {
            one.stands_in_the_way() || one.unchecked() || one.criterion.group == Group::Desirable
        }
    }
}
