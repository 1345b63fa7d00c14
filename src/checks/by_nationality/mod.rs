#![doc = include_str!("about.md")]

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::checks::check_tree::{Children, Combinator, TomlStep};
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::ground::Ground;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::nationality::{Membership, membership, one_or_set};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::{Check, CheckInput, EntriesFact, Fact, Finding, Node, NodeMut, NotConcernedFact};
use crate::domain::applicant::{Applicant, Item};
use crate::domain::countries::Country;
use crate::domain::fact_change::FieldPath;
use crate::domain::location::Location;
use crate::domain::nationalities::NationalityPart;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::CountrySet;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "by_nationality",
    about: include_str!("about.md"),
    form: ValueType::Map(&ValueType::Check),
    read: |value, context| ByNationality::read(value, context).map(Check::ByNationality),
}];

/// The key for all other nationalities.
pub const OTHERWISE: &str = "otherwise";

/// What is asked of the nationals of which countries.
#[derive(Clone, Debug, PartialEq)]
pub struct ByNationality {
    /// Countries, each with the key that names them and what is asked.
    pub cases: Vec<(String, CountrySet, Check)>,
    /// What is asked of all others.
    pub otherwise: Option<Box<Check>>,
}

/// A nationality that led to a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByNationalityFact<'a> {
    /// Where it is.
    pub location: Location,
    /// As written.
    pub text: &'a str,
    /// The country, if one alone may be meant.
    pub country: Option<Country>,
    /// Whether it is known which check applies.
    pub is_known: bool,
}

impl ByNationality {
    /// Reads the table.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let (mut cases, mut otherwise, mut complete) = (Vec::new(), None, true);
        for (key, value) in params.entries() {
            let check = Check::read(value, context);
            complete &= check.is_some();
            let name = key.get_ref().as_ref();
            if name == OTHERWISE {
                otherwise = check.map(Box::new);
                continue;
            }
            let countries = one_or_set(name, key.span(), context);
            complete &= countries.is_some();
            cases.extend(countries.zip(check).map(|(countries, check)| (name.to_owned(), countries, check)));
        }
        if complete && cases.is_empty() {
            context.problem(params.span(), RuleErrorKind::Nothing, "{}");
            return None;
        }
        complete.then_some(Self { cases, otherwise })
    }

    /// The keys that a nationality may match, by their places, and whether it may match none of them. One of a territory may
    /// be that of its member or not, and one that nobody knows may be any.
    fn matches<'a>(&self, item: &'a Item<'a>, part: NationalityPart, on: NaiveDate) -> MatchedKeys<'a> {
        let mut matched =
            MatchedKeys { item, country: part.country(), keys: Vec::new(), may_be_none: part.is_optional };
        for country in part.may_be() {
            let Some(country) = country else {
                return MatchedKeys { item, country: None, keys: (0..self.cases.len()).collect(), may_be_none: true };
            };
            let (mut owners, mut is_surely_one) = (Vec::new(), false);
            for (key, (_, countries, _)) in self.cases.iter().enumerate() {
                match membership(countries, country, on) {
                    Membership::Member(_) => is_surely_one = true,
                    // Whoever is a national of the member is asked what its first key asks.
                    Membership::Territory(owner) if !owners.contains(&owner) => owners.push(owner),
                    _ => continue,
                }
                matched.keys.push(key);
                if is_surely_one {
                    break;
                }
            }
            matched.may_be_none |= !is_surely_one;
        }
        matched.keys.sort_unstable();
        matched.keys.dedup();
        matched
    }
}

/// A nationality that is stated, and the keys that it may match.
struct MatchedKeys<'a> {
    item: &'a Item<'a>,
    /// Its country, if one alone may be meant.
    country: Option<Country>,
    /// Their places.
    keys: Vec<usize>,
    /// Whether it may match none.
    may_be_none: bool,
}

impl<'a> MatchedKeys<'a> {
    /// That it led to what was found for its keys.
    fn finding(&self, outcome: Outcome, parts: Vec<Finding<'a>>) -> Finding<'a> {
        let text = &self.item.text;
        let location = Location { section: "nationalities", index: Some(self.item.index), field: None, at: text.at };
        let is_known = self.keys.len() + usize::from(self.may_be_none) == 1;
        Finding {
            outcome,
            fact: Fact::ByNationality(ByNationalityFact {
                location,
                text: &text.value,
                country: self.country,
                is_known,
            }),
            parts,
        }
    }
}

/// What the checks find, each applied once and only if it matters; after those of the keys what is asked of whoever
/// matches none.
struct FoundByKey<'c, 'a> {
    check: &'a ByNationality,
    input: &'c CheckInput<'a>,
    found: Vec<OnceCell<Finding<'a>>>,
}

impl<'c, 'a> FoundByKey<'c, 'a> {
    fn new(check: &'a ByNationality, input: &'c CheckInput<'a>) -> Self {
        Self { check, input, found: (0..=check.cases.len()).map(|_| OnceCell::new()).collect() }
    }

    /// The place of what is asked of whoever matches no key.
    const fn otherwise(&self) -> usize {
        self.check.cases.len()
    }

    fn of(&self, place: usize) -> Finding<'a> {
        let find = || {
            let check = match self.check.cases.get(place) {
                Some((_, _, check)) => Some(check),
                None => self.check.otherwise.as_deref(),
            };
            check.map_or_else(
                || Finding::leaf(Outcome::Met, Fact::NotConcerned(NotConcernedFact)),
                |check| check.apply(self.input),
            )
        };
        self.found.get(place).map_or_else(find, |found| found.get_or_init(find).clone())
    }

    fn outcomes(&self, places: &[usize]) -> impl Iterator<Item = Outcome> {
        places.iter().map(|place| self.of(*place).outcome)
    }
}

impl Kind for ByNationality {
    fn name(&self) -> &'static str {
        "by_nationality"
    }

    /// The nationalities that match a key count, each by its key; only where none does, what is asked of all others counts.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let found = &FoundByKey::new(self, input);
        let Some(list) = &input.applicant.nationalities else {
            let mut findings: Vec<_> = (0..=found.otherwise()).map(|place| found.of(place)).collect();
            if Outcome::agreed(findings.iter().map(|finding| finding.outcome)) != Outcome::Unclear {
                return findings.swap_remove(0);
            }
            // What is not stated matters together with what lacks for each of the checks.
            let mut parts = vec![Finding::not_stated(FieldPath::of_record("nationalities"))];
            parts.extend(findings.into_iter().filter(|finding| finding.outcome == Outcome::Unclear));
            return Finding { outcome: Outcome::Unclear, fact: Fact::Combine(CombineFact::All), parts };
        };
        // Who states that there is none is one of the others.
        if list.entries.is_empty() {
            return found.of(found.otherwise());
        }
        let on = input.judging_dates.reference;
        let stated = list.entries.iter().flat_map(|item| {
            let parts: Vec<_> = input.vocabulary.nationality(&item.text.value).parts().collect();
            parts.into_iter().map(move |part| self.matches(item, part, on))
        });
        let mut stated: Vec<_> = stated.collect();
        let some_surely_matches = stated.iter().any(|one| !one.may_be_none);
        let some_may_match = stated.iter().any(|one| !one.keys.is_empty());
        if some_may_match {
            stated.retain(|one| !one.keys.is_empty());
        }
        // Where all may match a key or not, each combination is asked for: what all of them come out as.
        let all = || {
            let keys = stated.iter().flat_map(|one| found.outcomes(&one.keys));
            Outcome::agreed(keys.chain(found.outcomes(&[found.otherwise()])))
        };
        let in_doubt = if some_surely_matches { Outcome::NotMet } else { all() };
        let each = stated.iter().map(|one| {
            // One that matches no key does not count beside one that does.
            let none = one.may_be_none.then_some(Outcome::NotMet);
            let outcome =
                if some_surely_matches { Outcome::agreed(found.outcomes(&one.keys).chain(none)) } else { in_doubt };
            let find = move || {
                let asks_otherwise = one.may_be_none && !some_surely_matches;
                let places = one.keys.iter().copied().chain(asks_otherwise.then_some(found.otherwise()));
                one.finding(outcome, places.map(|place| found.of(place)).collect())
            };
            (outcome, find)
        });
        let location = Location { section: "nationalities", index: None, field: None, at: list.at };
        Finding::any(Fact::Entries(EntriesFact { list: "/nationalities", location }), input.detail, each)
    }

    fn children(&self) -> Children<'_> {
        let cases = self.cases.iter().map(|(key, _, check)| (key.as_str(), check));
        let each = cases.chain(self.otherwise.as_deref().map(|check| (OTHERWISE, check)));
        let each = each.map(|(key, check)| (vec![TomlStep::Named(key.to_owned())], Node::Check(check)));
        Children { combinator: Combinator::ByNationality(self.otherwise.is_some()), each: each.collect() }
    }

    fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        let check = match self.cases.get_mut(index) {
            Some((_, _, check)) => Some(check),
            None => self.otherwise.as_deref_mut(),
        };
        check.map(NodeMut::Check)
    }

    fn grounds(&self) -> Vec<Ground> {
        std::iter::once(Ground::Nationality)
            .chain(self.children().checks().flat_map(|check| check.kind().grounds()))
            .collect()
    }
}

impl<'a> FindingFact<'a> for ByNationalityFact<'_> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        list.push(self.location, EvidenceValue::Text(self.text));
        finding.parts.iter().for_each(|part| part.add_evidence(applicant, list));
    }
}
