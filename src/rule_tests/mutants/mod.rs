//! Whether cases notice that a rules file was changed a little.
//!
//! Each mutant is the text of the file with one place changed, read again as any rules file. Those that are none, or that
//! say the same, are dropped, and so are those that cannot make a difference for a reason that can be seen: a name of a
//! country by which the standards know it anyway, a phrase that holds another listed one, a threshold that only says two
//! outcomes apart which a question for a person makes one.

mod sample_educations;
mod strip_prose;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use strip_prose::WithoutProse;

use crate::assessment::{Judgement, Reading, assess, judge};
use crate::domain::countries::{Country, NamedCountry};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::{CountrySet, Vocabulary};
use crate::rule_tests::boundaries::{Boundary, boundaries};
use crate::rule_tests::check_parts::{OUTCOMES, is_dated, possible_of};
use crate::rule_tests::edits::{EditCandidate, LostName, RuleEdit, changes};
use crate::rule_tests::{CaseDefaults, PreparedCase};
use crate::rules::{self, Vacancy};

/// A changed rules file, and whether the cases noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutant {
    /// What was changed.
    pub change: RuleEdit,
    /// Where it begins in the file.
    pub place: usize,
    /// The criteria that it is about, by their place in the rules; none: all.
    pub criteria: Vec<usize>,
    /// The list of the file whose members it is about: the kind of its table, and its name.
    pub list: Option<(&'static str, String)>,
    /// The first case that noticed, by its place among all; none: it survived.
    pub caught_by: Option<usize>,
    /// Of one that survived: a case on a threshold that would have noticed, where there is one.
    pub would_notice: Option<Boundary>,
}

/// What became of all mutants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mutants {
    /// Those that make a difference, in the order of the file.
    pub all: Vec<Mutant>,
    /// Those that no case noticed, and that judge no education differently of all sorts that were tried one by one.
    pub idle: Vec<Mutant>,
}

impl Mutants {
    /// Those that no case noticed.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.all.iter().filter(|mutant| mutant.caught_by.is_none())
    }
}

/// Tries the mutants of a rules file on cases, in so many threads: all of them, or those that are about one criterion, by its
/// place in the rules; with those of the lists of the file, or without.
#[must_use]
pub fn mutants(
    text: &str,
    vacancy: &Vacancy,
    prepared_cases: &[PreparedCase<'_>],
    criterion: Option<usize>,
    with_lists: bool,
    threads: usize,
) -> Mutants {
    let (mut candidates, numbers) = changes(text, vacancy.criteria.iter().any(is_dated));
    if let Some(only) = criterion {
        // What is about no criterion in particular is about each of them.
        candidates.retain(|one| one.criteria.is_empty() || one.criteria.contains(&only));
    }
    candidates.retain(|one| with_lists || one.list.is_none());
    let strip_prose = WithoutProse::of(text, vacancy);
    let before = Baseline::new(strip_prose.vacancy(), prepared_cases);
    let results = Mutex::new(vec![None; candidates.len()]);
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(candidate) = candidates.get(index) else { break };
            let mutant_result = before.mutant_result(text, &strip_prose, candidate, &numbers);
            if let Ok(mut results) = results.lock()
                && let Some(result) = results.get_mut(index)
            {
                *result = Some(mutant_result);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.max(1) {
            scope.spawn(work);
        }
        work();
    });
    let fates = results.into_inner().unwrap_or_default();
    let mut found = Mutants::default();
    for (candidate, mutant_result) in candidates.into_iter().zip(fates) {
        let EditCandidate { change, place, criteria, list, .. } = candidate;
        let mutant = |caught_by, would_notice| Mutant { change, place, criteria, list, caught_by, would_notice };
        match mutant_result {
            None | Some(MutantResult::Dropped) => {}
            Some(MutantResult::Idle) => found.idle.push(mutant(None, None)),
            Some(MutantResult::Caught(prepared)) => found.all.push(mutant(Some(prepared), None)),
            Some(MutantResult::Survived(proposed)) => {
                let would_notice = proposed.and_then(|place| before.proposed(text).get(place)).cloned();
                found.all.push(mutant(None, would_notice));
            }
        }
    }
    found
}

#[derive(Clone, Copy, Debug)]
enum MutantResult {
    /// No rules file, or one that says the same.
    Dropped,
    /// Nobody is judged differently.
    Idle,
    Caught(usize),
    /// The case on a threshold that would have noticed, by its place among those.
    Survived(Option<usize>),
}

/// What the rules gave before they were changed.
struct Baseline<'b> {
    vacancy: &'b Vacancy,
    prepared_cases: &'b [PreparedCase<'b>],
    /// Whether each case passes: one that does not notices nothing.
    passes: Vec<bool>,
    /// The outcome of each criterion for each case, and whether it was contested; nothing where the record is invalid.
    outcomes: Vec<Vec<(Outcome, bool)>>,
    /// Cases on every threshold, made when they are first needed.
    proposed: OnceLock<Vec<Boundary>>,
}

impl<'b> Baseline<'b> {
    fn new(vacancy: &'b Vacancy, prepared_cases: &'b [PreparedCase<'b>]) -> Self {
        let passes = prepared_cases.iter().map(|prepared| prepared.differences(vacancy).is_empty()).collect();
        let outcomes = prepared_cases.iter().map(|prepared| {
            let judging_dates = prepared.judging_dates(vacancy);
            let input = prepared.input(vacancy, &judging_dates, false);
            let found = input.map(|input| assess(vacancy, &input, prepared.reading).judgements);
            found.iter().flatten().map(result).collect()
        });
        Self { vacancy, prepared_cases, passes, outcomes: outcomes.collect(), proposed: OnceLock::new() }
    }

    fn proposed(&self, text: &str) -> &[Boundary] {
        let case_defaults = CaseDefaults { as_of: None, reading: Reading::All };
        self.proposed.get_or_init(|| boundaries(text, self.vacancy, case_defaults))
    }

    fn mutant_result(
        &self,
        text: &str,
        strip_prose: &WithoutProse<'_>,
        candidate: &EditCandidate,
        numbers: &[Vec<u32>],
    ) -> MutantResult {
        let Some(Ok(mutant)) = strip_prose.with(&candidate.span, &candidate.by).map(|text| rules::read(&text)) else {
            return MutantResult::Dropped;
        };
        if mutant == *self.vacancy
            || self.judges_alike(candidate, &mutant)
            || candidate.lost.as_ref().is_some_and(|lost| self.is_known_anyway(lost, &mutant))
        {
            return MutantResult::Dropped;
        }
        if let Some(prepared) = self.noticed(&mutant, &candidate.criteria) {
            return MutantResult::Caught(prepared);
        }
        let is_of_lists = candidate.lost.is_some() || mutant.vocabulary != self.vacancy.vocabulary;
        if let [only] = candidate.criteria.as_slice()
            && !is_of_lists
            && let numbers = numbers.get(*only).map_or(&[][..], Vec::as_slice)
            && sample_educations::set_apart(self.vacancy, &mutant, *only, numbers) == Some(false)
        {
            return MutantResult::Idle;
        }
        MutantResult::Survived(self.proposed(text).iter().position(|case| case.notices(&mutant, Reading::All)))
    }

    /// Whether nothing that the only criterion of a change can come out as has another effect by the mutant.
    fn judges_alike(&self, candidate: &EditCandidate, mutant: &Vacancy) -> bool {
        let ([only], RuleEdit::Value(key, ..)) = (candidate.criteria.as_slice(), &candidate.change) else {
            return false;
        };
        let (Some(old), Some(new), "effect") =
            (self.vacancy.criteria.get(*only), mutant.criteria.get(*only), key.as_str())
        else {
            return false;
        };
        let mut possible = OUTCOMES.into_iter().zip(possible_of(old)).filter(|(_, can)| *can);
        old.is_to_be_checked() == new.is_to_be_checked()
            && possible.all(|(outcome, _)| old.effect_of(outcome) == new.effect_of(outcome))
    }

    /// The first case that the mutant fails.
    fn noticed(&self, mutant: &Vacancy, criteria: &[usize]) -> Option<usize> {
        let changed = mutant.criteria.iter().zip(&self.vacancy.criteria).enumerate();
        let changed = changed.filter(|(index, (new, old))| criteria.contains(index) || new != old);
        let watched: Vec<_> = changed.map(|(index, _)| index).collect();
        let passing =
            || self.prepared_cases.iter().enumerate().filter(|(index, _)| self.passes.get(*index) == Some(&true));
        let names = |prepared: &PreparedCase<'_>| {
            prepared.case.expected.outcomes.iter().any(|(criterion, _)| watched.contains(criterion))
        };
        // Cases that name the criterion are likely to notice; only where one outcome differs is the rest compared.
        let (likely, others): (Vec<_>, Vec<_>) = passing().partition(|(_, prepared)| names(prepared));
        let differs = |(index, prepared): &(usize, &PreparedCase<'_>)| {
            self.differs(*index, prepared, mutant, &watched) && !prepared.differences(mutant).is_empty()
        };
        let found = likely.iter().find(|one| differs(one)).or_else(|| others.iter().find(|one| differs(one)));
        found.map(|(index, _)| *index).or_else(|| {
            // What changes no outcome of these may change others, the verdict or the score.
            passing().find(|(_, prepared)| !prepared.differences(mutant).is_empty()).map(|(index, _)| index)
        })
    }

    /// Whether one of some criteria comes out otherwise.
    fn differs(&self, index: usize, prepared: &PreparedCase<'_>, mutant: &Vacancy, watched: &[usize]) -> bool {
        let judging_dates = prepared.judging_dates(mutant);
        let Some(input) = prepared.input(mutant, &judging_dates, false) else {
            return false;
        };
        let before = self.outcomes.get(index);
        watched.iter().any(|watched| {
            let now = mutant.criteria.get(*watched).map(|criterion| judge(criterion, &input, prepared.reading));
            now.as_ref().map(result) != before.and_then(|before| before.get(*watched)).copied()
        })
    }

    /// Whether a name that a list lost is known as before by what is left.
    fn is_known_anyway(&self, lost: &LostName, mutant: &Vacancy) -> bool {
        let LostName { kind, name, key, word } = lost;
        let (old, new) = (&self.vacancy.vocabulary, &mutant.vocabulary);
        let normal = normalise(word);
        match (*kind, key.as_str()) {
            ("set", "aliases" | "demonyms") => {
                old.sets == new.sets && (old.country(word) == new.country(word) || is_member_alike(word, old, new))
            }
            ("field", "phrases") => new.fields.get(name).is_some_and(|field| field.is_named(word)),
            // An exception that says nothing by itself, and a word behind another one that cuts as early.
            ("field", "not") => {
                let is_named = |lists: &Vocabulary| lists.fields.get(name).is_some_and(|field| field.is_named(word));
                is_named(old) == is_named(new)
            }
            ("field", "cut") => new.fields.get(name).is_some_and(|field| field.cut.find(&normal).is_some()),
            ("field", "isced_f") => {
                let codes = new.fields.get(name).into_iter().flat_map(|field| &field.isced_f);
                codes.into_iter().any(|code| word.starts_with(code.as_str()))
            }
            ("document", "names") => new.documents.get(name).is_some_and(|list| list.names.contains(&normal)),
            ("document", "words") => new.documents.get(name).is_some_and(|list| list.words.find(&normal).is_some()),
            ("employer", "words") => new.employers.get(name).is_some_and(|list| list.mentions.find(&normal).is_some()),
            ("tool", "parts") => new.tools.get(name).is_some_and(|tool| tool.mentions.find(&normal).is_some()),
            _ => false,
        }
    }
}

/// Whether all countries that a name may mean, before and after, belong to each set on the same days.
fn is_member_alike(word: &str, old: &Vocabulary, new: &Vocabulary) -> bool {
    let parts: Vec<_> =
        [old, new].iter().flat_map(|lists| lists.nationality(word).parts().collect::<Vec<_>>()).collect();
    let named: Option<Vec<NamedCountry>> = parts.iter().map(|part| part.named).collect();
    let Some(named) = named.filter(|named| !named.is_empty() && !parts.iter().any(|part| part.is_optional)) else {
        return false;
    };
    let mut countries = named.iter().flat_map(NamedCountry::may_be);
    let memberships = |country: &Country| {
        let of_set = |set: &CountrySet| {
            let days = set.members.iter().filter(|member| member.country == *country);
            days.map(|member| (member.since, member.until)).collect::<Vec<_>>()
        };
        new.sets.values().map(of_set).collect::<Vec<_>>()
    };
    countries.next().map(memberships).is_some_and(|first| countries.all(|country| memberships(country) == first))
}

fn result(judgement: &Judgement<'_>) -> (Outcome, bool) {
    (judgement.outcome, judgement.contested())
}
