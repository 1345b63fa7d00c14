#![doc = include_str!("about.md")]

use std::cell::OnceCell;

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
use crate::domain::fact_change::FieldPath;
use crate::domain::location::Location;
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
    /// Whether it is known which check applies.
    pub is_known: bool,
}

impl ByNationality {
    /// All checks within it, in the order of the file.
    fn checks(&self) -> impl Iterator<Item = &Check> {
        self.cases.iter().map(|(_, _, check)| check).chain(self.otherwise.as_deref())
    }

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

    /// What is asked of a nationality.
    fn case(&self, item: &Item<'_>, input: &CheckInput<'_>) -> NationalityCase<'_> {
        let Some(country) = input.vocabulary.nationality(&item.text.value).one() else {
            return NationalityCase::Unknown;
        };
        for (_, countries, check) in &self.cases {
            match membership(countries, country, input.judging_dates.reference) {
                Membership::Member(_) => return NationalityCase::Asked(check),
                Membership::Territory(_) | Membership::Unknown | Membership::Several => {
                    return NationalityCase::Unknown;
                }
                Membership::NotYet(_) | Membership::NoLonger(_) | Membership::Other => {}
            }
        }
        self.otherwise.as_deref().map_or(NationalityCase::NotConcerned, NationalityCase::Asked)
    }
}

/// What is asked of a nationality.
enum NationalityCase<'c> {
    Asked(&'c Check),
    /// Nothing.
    NotConcerned,
    /// Nobody knows which check applies.
    Unknown,
}

impl Kind for ByNationality {
    fn name(&self) -> &'static str {
        "by_nationality"
    }

    /// What is found for each nationality, the checks being applied by `apply`.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        // What all of them find is the same for each nationality of which nobody knows the country.
        let found = OnceCell::new();
        let all = || {
            let mut findings: Vec<_> = self.checks().map(|check| check.apply(input)).collect();
            if self.otherwise.is_none() {
                findings.push(Finding::leaf(Outcome::Met, Fact::NotConcerned(NotConcernedFact)));
            }
            findings
        };
        let whichever = || -> Vec<Finding<'a>> { found.get_or_init(all).clone() };
        let Some(list) = &input.applicant.nationalities else {
            let mut findings = whichever();
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
            return match self.otherwise.as_deref() {
                Some(check) => check.apply(input),
                None => Finding::leaf(Outcome::Met, Fact::NotConcerned(NotConcernedFact)),
            };
        }
        let each = list.entries.iter().map(|item| {
            let (is_known, parts) = match self.case(item, input) {
                NationalityCase::Asked(check) => (true, vec![check.apply(input)]),
                NationalityCase::NotConcerned => {
                    (true, vec![Finding::leaf(Outcome::Met, Fact::NotConcerned(NotConcernedFact))])
                }
                NationalityCase::Unknown => (false, whichever()),
            };
            let outcome = Outcome::agreed(parts.iter().map(|part| part.outcome));
            let location =
                Location { section: "nationalities", index: Some(item.index), field: None, at: item.text.at };
            let fact = Fact::ByNationality(ByNationalityFact { location, text: &item.text.value, is_known });
            (outcome, move || Finding { outcome, fact, parts })
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
        std::iter::once(Ground::Nationality).chain(self.checks().flat_map(|check| check.kind().grounds())).collect()
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
