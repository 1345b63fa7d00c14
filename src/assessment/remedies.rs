//! What would change a verdict: the smallest sets of facts that would make an applicant eligible.
//!
//! The search knows nothing of the kinds of checks. It tries:
//!
//! 1. Each check in the way proposes single facts that might help it ([`Check::candidates`]). All of them, each once, are the
//!    *pool*; from here on, a fact is its number there.
//! 2. For each criterion in the way by itself, sets of one, two, then three facts are added to the applicant and the
//!    criterion is judged again. A set that lifts it is kept, and no larger set around it is tried. Only facts are tried that
//!    change a section of the file which the criterion proposes to change too. These may be another criterion's proposals:
//!    one degree may serve two criteria. If there are none such, the search stops at the smallest size that lifts.
//! 3. If a criterion is lifted by no set, nothing makes the applicant eligible, and these criteria are the answer.
//! 4. Otherwise one set for each criterion is joined, in every combination of at most three facts in all, and each union is
//!    tried on the whole vacancy: facts that lift one criterion may spoil another, or contradict each other. Of those that make
//!    the applicant eligible, the smallest stay.
//!
//! So what is said is right: every set was tried as a whole. It need not be all there is: a fact that nobody proposes is not
//! found, nor is one that helps only together with facts that a criterion does not need.
//!
//! It is split by criterion because of the cost. With 60 candidates there are 34,220 sets of three; each is tried on one
//! criterion, and only the few unions on all of them.

use std::collections::HashSet;

use crate::assessment::{Assessment, Reading, judge};
use crate::checks::{Candidate, CheckInput, Tolerance};
use crate::domain::applicant::{Applicant, LanguageLevel, LanguageSkill};
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry};
use crate::domain::languages::Language;
use crate::domain::level_labels::LabelScale;
use crate::domain::part::Part as _;
use crate::domain::record::Object as _;
use crate::rules::vacancy::{Criterion, Vacancy};

/// So many facts a set may have.
pub const MAX_FACTS: usize = 3;

/// Of more candidates than these, only pairs are tried, and of very many only single ones.
const MAX_CANDIDATES: usize = 60;

/// How many of so many candidates are tried together at most, so that about 60³ sets are tried and no more.
const fn largest_set(candidates: usize) -> usize {
    if candidates <= MAX_CANDIDATES {
        MAX_FACTS
    } else if candidates.saturating_pow(2) <= MAX_CANDIDATES.pow(3) {
        2
    } else {
        1
    }
}

/// What would make an applicant eligible who is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remedies<'a> {
    /// The smallest sets of facts that would: all of one size, at most [`MAX_FACTS`].
    pub sets: Vec<Vec<Remedy<'a>>>,
    /// The ids of the criteria in the way that no facts would lift: they are fixed, too late, or for a person to say.
    pub fixed: Vec<&'a str>,
}

/// One fact of a set and the criterion that it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy<'a> {
    /// The first criterion in the way that needs it.
    pub criterion: &'a Criterion,
    /// The fact.
    pub candidate: Candidate<'a>,
}

/// A criterion in the way, and the sets of candidates, by their numbers, that would lift it.
struct Obstacle<'a> {
    criterion: &'a Criterion,
    lifted_by: Vec<Vec<usize>>,
}

/// Looks for the smallest sets among the facts that the checks of the criteria in the way propose. Each set found was
/// tried: with it, the verdict is eligible.
#[must_use]
pub fn remedies<'a>(
    vacancy: &'a Vacancy,
    input: &CheckInput<'a>,
    reading: Reading,
    assessment: &Assessment<'a>,
) -> Remedies<'a> {
    // What a person decided stays so, whatever the facts.
    let decided = assessment.decided().map(|judgement| judgement.criterion.id.as_str()).collect();
    let search = Search { vacancy, input: CheckInput { detail: false, ..*input }, reading, decided };
    let in_the_way = assessment.judgements.iter().filter(|judgement| judgement.stands_in_the_way());
    let in_the_way: Vec<_> = in_the_way.map(|judgement| judgement.criterion).collect();
    let pool = search.pool(&in_the_way);
    let obstacles: Vec<_> = in_the_way.into_iter().map(|criterion| search.obstacle(criterion, &pool)).collect();
    let fixed: Vec<_> = obstacles.iter().filter(|obstacle| obstacle.lifted_by.is_empty()).collect();
    if !fixed.is_empty() {
        return Remedies {
            sets: Vec::new(),
            fixed: fixed.iter().map(|obstacle| obstacle.criterion.id.as_str()).collect(),
        };
    }
    let mut unions = Unions::default();
    unions.join(&obstacles, &[]);
    // Larger sets are not tried when smaller ones were found.
    let of_size = |size: usize| {
        let sets = unions.sets.iter().filter(|set| set.len() == size && search.is_eligible(&pool, set));
        sets.collect::<Vec<_>>()
    };
    let sets = (1..=MAX_FACTS).map(of_size).find(|sets| !sets.is_empty()).unwrap_or_default();
    let facts = |set: &[usize]| set.iter().filter_map(|number| pool.get(*number)).collect::<Vec<_>>();
    let is_said = |number: usize, set: &[usize]| {
        sets.iter().enumerate().any(|(other_number, other)| {
            let (one, other) = (facts(set), facts(other));
            // Of two that ask the same the first is said.
            asks_no_more(&other, &one) && (!asks_no_more(&one, &other) || other_number < number)
        })
    };
    let sets: Vec<_> =
        sets.iter().enumerate().filter(|(number, set)| !is_said(*number, set)).map(|(_, set)| *set).collect();
    let named = |number: &usize| {
        let needs = |obstacle: &&Obstacle<'_>| obstacle.lifted_by.iter().flatten().any(|other| other == number);
        let criterion = obstacles.iter().find(needs)?.criterion;
        Some(Remedy { criterion, candidate: pool.get(*number)?.clone() })
    };
    Remedies { sets: sets.iter().map(|set| set.iter().filter_map(named).collect()).collect(), fixed: Vec::new() }
}

/// Whether each fact of a set, in their order, is that of another or a language at a level that is not higher.
fn asks_no_more(one: &[&Candidate<'_>], other: &[&Candidate<'_>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one == other || is_easier(one, other))
}

/// Whether a language is asked for at a level that is not higher than that of another, which it may stand for.
fn is_easier(one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    let (FactChange::Entry(NewEntry::Language(first)), FactChange::Entry(NewEntry::Language(second))) =
        (&one.fact_change, &other.fact_change)
    else {
        return false;
    };
    let level = |entry: &LanguageSkill<'_>| match &entry.level.as_ref()?.value {
        LanguageLevel::Overall(label) => LabelScale::cefr().read(label).map(|meaning| meaning.lowest),
        LanguageLevel::BySkill(_) => None,
    };
    let named = |entry: &LanguageSkill<'_>| entry.language.as_ref().and_then(|name| Language::resolve(&name.value));
    let is_same = match (one.tolerance, other.tolerance) {
        (Tolerance::OrHigher, Tolerance::OrHigher) => named(first) == named(second),
        (Tolerance::AnyLanguage(any), Tolerance::OrHigher) => named(second).is_some_and(|name| any.contains(&name)),
        (Tolerance::AnyLanguage(any), Tolerance::AnyLanguage(all)) => any == all,
        _ => false,
    };
    is_same && level(first).zip(level(second)).is_some_and(|(first, second)| first <= second)
}

/// Every union of one set of each obstacle that is small enough, each once, in the order of the sets.
#[derive(Default)]
struct Unions {
    sets: Vec<Vec<usize>>,
    known: HashSet<Vec<usize>>,
}

impl Unions {
    fn join(&mut self, obstacles: &[Obstacle<'_>], so_far: &[usize]) {
        let Some((first, rest)) = obstacles.split_first() else {
            if !so_far.is_empty() && self.known.insert(so_far.to_vec()) {
                self.sets.push(so_far.to_vec());
            }
            return;
        };
        for set in &first.lifted_by {
            let mut union = so_far.to_vec();
            union.extend(set.iter().filter(|number| !so_far.contains(number)));
            union.sort_unstable();
            if union.len() <= MAX_FACTS {
                self.join(rest, &union);
            }
        }
    }
}

struct Search<'a> {
    vacancy: &'a Vacancy,
    input: CheckInput<'a>,
    reading: Reading,
    /// The criteria that a person decided.
    decided: HashSet<&'a str>,
}

impl<'a> Search<'a> {
    /// All candidates, each once.
    fn pool(&self, criteria: &[&'a Criterion]) -> Vec<Candidate<'a>> {
        let mut pool: Vec<Candidate<'a>> = Vec::new();
        for check in criteria.iter().flat_map(|criterion| self.reading.checks(criterion)) {
            for candidate in check.candidates(&self.input) {
                // Of an end that lies before its start one date alone is not to be mended: the other would count again.
                let is_half = match &candidate.fact_change {
                    FactChange::Field(FieldPath { section, index: Some(index), field: Some("start" | "end") }, _) => {
                        self.input.applicant.entries(section).is_some_and(|list| list.has_no_period(*index))
                    }
                    FactChange::Field(..) | FactChange::Entry(_) => false,
                };
                // The ends of the calendar are days that a date not understood may mean, but nobody's.
                let is_nobodys = match &candidate.fact_change {
                    FactChange::Field(_, FieldValue::Date(day)) => {
                        [PartialDate::UNREADABLE.first(), PartialDate::UNREADABLE.last()].contains(&day.first())
                    }
                    FactChange::Field(..) | FactChange::Entry(_) => false,
                };
                if !is_half && !is_nobodys && !pool.iter().any(|known| known.fact_change == candidate.fact_change) {
                    pool.push(candidate);
                }
            }
        }
        pool
    }

    /// The sets that lift one criterion, none of which holds another.
    fn obstacle(&self, criterion: &'a Criterion, pool: &[Candidate<'a>]) -> Obstacle<'a> {
        // Facts of other sections of the file cannot matter to its checks.
        let own: Vec<_> = self.reading.checks(criterion).flat_map(|check| check.candidates(&self.input)).collect();
        let is_concerned = |one: &Candidate<'_>| {
            !self.decided.contains(criterion.id.as_str())
                && own.iter().any(|candidate| candidate.fact_change.section() == one.fact_change.section())
        };
        let concerned: Vec<_> = pool.iter().enumerate().filter(|(_, one)| is_concerned(one)).collect();
        let is_shared = concerned.iter().any(|(_, one)| !own.iter().any(|known| known.fact_change == one.fact_change));
        let concerned: Vec<_> = concerned.into_iter().map(|(number, _)| number).collect();
        let (mut lifted_by, mut known) = (Vec::new(), HashSet::new());
        for size in 1..=largest_set(concerned.len()) {
            // A larger set can be of use only if its facts lift another criterion too.
            if !lifted_by.is_empty() && !is_shared {
                break;
            }
            for set in subsets(&concerned, size) {
                let holds_smaller = (1..size).flat_map(|size| subsets(&set, size)).any(|set| known.contains(&set));
                if !holds_smaller && self.lifts(criterion, pool, &set) {
                    known.insert(set.clone());
                    lifted_by.push(set);
                }
            }
        }
        Obstacle { criterion, lifted_by }
    }

    fn lifts(&self, criterion: &Criterion, pool: &[Candidate<'a>], set: &[usize]) -> bool {
        self.applicant_with(pool, set).is_some_and(|applicant| {
            let input = CheckInput { applicant: &applicant, ..self.input };
            !judge(criterion, &input, self.reading).stands_in_the_way()
        })
    }

    fn is_eligible(&self, pool: &[Candidate<'a>], set: &[usize]) -> bool {
        self.applicant_with(pool, set).is_some_and(|applicant| {
            let input = CheckInput { applicant: &applicant, ..self.input };
            let mut criteria =
                self.vacancy.criteria.iter().filter(|criterion| !self.decided.contains(criterion.id.as_str()));
            !criteria.any(|criterion| judge(criterion, &input, self.reading).stands_in_the_way())
        })
    }

    /// The applicant who states the facts of a set too; none where they contradict each other, or where a date would end
    /// before it begins.
    fn applicant_with(&self, pool: &[Candidate<'a>], set: &[usize]) -> Option<Applicant<'a>> {
        let fact_changes: Vec<_> = set.iter().filter_map(|number| Some(&pool.get(*number)?.fact_change)).collect();
        let contradicts = fact_changes
            .iter()
            .enumerate()
            .any(|(number, one)| fact_changes.iter().skip(number + 1).any(|other| one.contradicts(other)));
        if contradicts {
            return None;
        }
        let stated = self.input.applicant.clone();
        let applicant = fact_changes.iter().fold(stated, |applicant, fact_change| fact_change.apply(applicant));
        applicant.is_in_order().then_some(applicant)
    }
}

/// The subsets of a size, in the order of their first numbers.
fn subsets(numbers: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut sets = Vec::new();
    for (location, first) in numbers.iter().enumerate() {
        for rest in subsets(numbers.part(location + 1..), size - 1) {
            let mut set = vec![*first];
            set.extend(rest);
            sets.push(set);
        }
    }
    sets
}
