//! What people decided, applied to what the facts gave.

use std::collections::{BTreeMap, HashMap};

use crate::assessment::{Assessment, Judgement};
use crate::domain::decision::{Decision, DecisionRow, RefusedDecision, RowResult};
use crate::domain::outcome::Outcome;
use crate::rules::vacancy::Vacancy;

/// All decisions of a run, found by the record that they are about.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    rows: Vec<DecisionRow>,
    /// The places of the rows, in the order of their hashes, and in that of their ids.
    by_sha256: Box<[usize]>,
    by_id: Box<[usize]>,
}

impl Decisions {
    /// Those of the rows of all files. Of each criterion of the vacancy there is the hash of what it asks, in their order:
    /// a decision about something else than that is refused.
    #[must_use]
    pub fn new(mut rows: Vec<DecisionRow>, vacancy: &Vacancy, hashes: &[String]) -> Self {
        let known: HashMap<_, _> =
            vacancy.criteria.iter().zip(hashes).map(|(criterion, hash)| (criterion.id.as_str(), hash)).collect();
        for row in &mut rows {
            let plain = row.criterion_among(|id| known.contains_key(id));
            let refused = match known.get(plain) {
                None => Some(RefusedDecision::UnknownCriterion(plain.to_owned())),
                Some(hash) if !row.rules.is_empty() && *row.rules != ***hash => Some(RefusedDecision::OtherRules),
                Some(_) => None,
            };
            if plain.len() < row.criterion.len() {
                row.criterion = plain.into();
            }
            if let (Some(Ok(_)), Some(refused)) = (&row.decided, refused) {
                row.decided = Some(Err(refused));
            }
        }
        let (by_sha256, by_id) = (sorted(&rows, |row| &row.sha256), sorted(&rows, |row| &row.id));
        Self { rows, by_sha256, by_id }
    }

    /// The places of the rows in which a text stands, among places that are in the order of these texts.
    fn places<'d>(&'d self, sorted: &'d [usize], text_of: TextOf, text: &str) -> &'d [usize] {
        let of = |place: &usize| self.rows.get(*place).map_or("", text_of);
        let from = sorted.partition_point(|place| of(place) < text);
        let (_, rest) = sorted.split_at_checked(from).unwrap_or_default();
        let count = rest.partition_point(|place| of(place) == text);
        rest.split_at_checked(count).unwrap_or_default().0
    }

    /// The rows in the order of the files.
    #[must_use]
    pub fn rows(&self) -> &[DecisionRow] {
        &self.rows
    }

    /// Applies the decisions about a record to its assessment, where it could be judged. The record is known by its hash,
    /// and by its id in each way in which it may be written. Gives what became of each row that is about it.
    pub fn apply<'a>(
        &'a self,
        assessment: Option<&mut Assessment<'a>>,
        ids: &[&str],
        sha256: &str,
    ) -> Vec<(usize, RowResult)> {
        let of_ids = ids.iter().flat_map(|id| self.places(&self.by_id, |row| &row.id, id));
        let of_hash = self.places(&self.by_sha256, |row| &row.sha256, sha256);
        let mut found: Vec<usize> = of_ids.chain(of_hash).copied().collect();
        found.sort_unstable();
        found.dedup();
        let mut results = Vec::new();
        let mut valid: BTreeMap<&str, Vec<(usize, &Decision)>> = BTreeMap::new();
        for number in found {
            let Some(row) = self.rows.get(number) else { continue };
            match &row.decided {
                None => results.push((number, RowResult::Open)),
                Some(Err(refused)) => results.push((number, RowResult::Refused(refused.clone()))),
                Some(Ok(_)) if !row.sha256.is_empty() && *row.sha256 != *sha256 => {
                    results.push((number, RowResult::Refused(RefusedDecision::OtherRecord)));
                }
                Some(Ok(_)) if assessment.is_none() => {
                    results.push((number, RowResult::Refused(RefusedDecision::NotJudged)));
                }
                Some(Ok(decision)) => valid.entry(&row.criterion).or_default().push((number, decision)),
            }
        }
        let Some(assessment) = assessment else { return results };
        for (id, decisions) in valid {
            let Some((first, decision)) = decisions.first().copied() else { continue };
            let other = decisions.iter().find(|(_, other)| other.outcome != decision.outcome);
            let of_row = |number: usize| match other {
                None => RowResult::Applied,
                Some((other, _)) if number == first => RowResult::Refused(RefusedDecision::Contradicts(*other)),
                Some(_) => RowResult::Refused(RefusedDecision::Contradicts(first)),
            };
            results.extend(decisions.iter().map(|(number, _)| (*number, of_row(*number))));
            let judgement = assessment.judgements.iter_mut().find(|judgement| judgement.criterion.id == *id);
            if let Some(judgement) = judgement.filter(|_| other.is_none()) {
                judgement.decide(decision);
            }
        }
        assessment.follow();
        results
    }
}

/// One of the texts of a row.
type TextOf = fn(&DecisionRow) -> &str;

/// The places of the rows, in the order of a text that each of them has.
fn sorted(rows: &[DecisionRow], text_of: TextOf) -> Box<[usize]> {
    let mut places: Box<[usize]> = (0..rows.len()).collect();
    places.sort_by_key(|place| rows.get(*place).map_or("", text_of));
    places
}

impl<'a> Judgement<'a> {
    /// Gives it the outcome that a person decided.
    fn decide(&mut self, decision: &'a Decision) {
        self.outcome = decision.outcome;
        self.effect = self.criterion.effect_of(decision.outcome);
        self.is_for_a_person = false;
        self.decision = Some(decision);
    }

    /// The outcome that the facts gave.
    #[must_use]
    pub fn outcome_of_facts(&self) -> Outcome {
        Outcome::agreed(self.findings().map(|finding| finding.outcome))
    }

    /// Whether a person decided against what the facts settle.
    #[must_use]
    pub fn is_override(&self) -> bool {
        let from = self.outcome_of_facts();
        self.decision.is_some_and(|decision| from != Outcome::Unclear && from != decision.outcome)
    }
}
