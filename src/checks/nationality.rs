//! `nationality = { any_of = "nato_members" }`: one nationality belongs to a set of countries on the reference date.
//!
//! `any_of` names a `[set.*]` or lists countries by code; `none_of` asks that no nationality belongs to it. A country
//! that nobody knows, and a territory of a member, leave it unclear: its people may be nationals of the member.

use chrono::NaiveDate;

use crate::checks::params::{Context, Value};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Missing, OnDate, Situation, Terms};
use crate::domain::countries::Country;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::problem::{ListKind, RuleFault, RuleType};
use crate::domain::statement::{Entry, Slot};
use crate::domain::vocabulary::{CountrySet, Member};

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Nationality {
    /// The countries.
    pub set: CountrySet,
    /// Whether none of the nationalities may belong to them.
    pub none: bool,
    /// The day of the membership.
    pub on: OnDate,
}

/// One nationality and what it is to the set.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// Where it stands.
    pub place: Place,
    /// As written.
    pub text: &'a str,
    /// The country it names.
    pub country: Option<Country>,
    /// What the country is to the set.
    pub standing: Standing,
    /// The set.
    pub set: &'a CountrySet,
    /// The day.
    pub on: NaiveDate,
}

/// What a country is to a set on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A member since this day, where the set says since when.
    Member(Option<NaiveDate>),
    /// A member only from this day on.
    NotYet(NaiveDate),
    /// A member only up to this day.
    NoLonger(NaiveDate),
    /// A territory of this member.
    Territory(Country),
    /// Not in the set.
    Other,
    /// Nobody knows the country.
    Unknown,
}

impl Fact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        if self.text.trim().is_empty() {
            let slot = Slot { section: "nationalities", index: self.place.index, field: None };
            missing.push(Missing::absent(slot));
        }
    }
}

impl Nationality {
    /// Reads the parameters.
    pub fn read(parameters: &Value<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        let key = params.one_of(&["any_of", "none_of"]);
        let value = key.and_then(|key| params.take(key));
        params.finish();
        let value = value?;
        let set = if value.get_ref().is_str() {
            context.defined(value, ListKind::Set, &context.vocabulary.sets)?.clone()
        } else if value.get_ref().is_array() {
            let codes = context.list_of_some(value)?;
            let members: Vec<_> = codes.iter().map(|code| Some(plain(country(code, context)?))).collect();
            CountrySet { members: members.into_iter().collect::<Option<_>>()?, ..CountrySet::default() }
        } else {
            return context.wrong_type(value, RuleType::TextOrList);
        };
        Some(Self { set, none: key == Some("none_of"), on })
    }

    /// Looks at each nationality.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.nationalities else {
            return Finding::not_stated(Slot::of_record("nationalities"));
        };
        let on = situation.frame.day(self.on);
        let entries = list.entries.iter().map(|item| {
            let text = item.text.value.as_ref();
            let country = situation.vocabulary.country(text);
            let standing = country.map_or(Standing::Unknown, |country| self.standing(country, on));
            let belongs = match standing {
                Standing::Member(_) => Outcome::Met,
                Standing::Territory(_) | Standing::Unknown => Outcome::Unclear,
                Standing::NotYet(_) | Standing::NoLonger(_) | Standing::Other => Outcome::NotMet,
            };
            let place = Place { section: "nationalities", index: Some(item.index), field: None, at: item.text.at };
            let outcome = if self.none { !belongs } else { belongs };
            let fact = move || AnyFact::Nationality(Fact { place, text, country, standing, set: &self.set, on });
            (outcome, move || Finding::leaf(outcome, fact()))
        });
        let place = Place { section: "nationalities", index: None, field: None, at: list.at };
        if self.none {
            return Finding::all(AnyFact::All, situation.detail, entries);
        }
        Finding::any(AnyFact::Entries("/nationalities", place), situation.detail, entries)
    }

    /// One more nationality: of the member whose territory is named, or of any member.
    pub(super) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        if self.none {
            return Vec::new();
        }
        let on = situation.frame.day(self.on);
        let stated = situation.applicant.nationalities.iter().flat_map(|list| &list.entries);
        let countries = stated.filter_map(|item| situation.vocabulary.country(&item.text.value));
        let owner = countries.map(|country| self.standing(country, on)).find_map(|standing| match standing {
            Standing::Territory(owner) => Some((owner, Terms::Exact)),
            _ => None,
        });
        let any = || {
            let member = self.set.members.iter().find(|member| member.on(on))?;
            Some((member.country, Terms::Country(&self.set)))
        };
        let found = owner.or_else(any).into_iter();
        found.map(|(country, terms)| Candidate::entry(Entry::Nationality(country.to_string().into()), terms)).collect()
    }

    fn standing(&self, country: Country, on: NaiveDate) -> Standing {
        if let Some(member) = self.set.members.iter().find(|member| member.country == country) {
            return match (member.since, member.until) {
                (Some(since), _) if on < since => Standing::NotYet(since),
                (_, Some(until)) if until < on => Standing::NoLonger(until),
                (since, _) => Standing::Member(since),
            };
        }
        let owner = self.set.members.iter().find(|member| member.on(on) && member.territories.contains(&country));
        owner.map_or(Standing::Other, |owner| Standing::Territory(owner.country))
    }
}

/// The country that a code in the rules names.
pub fn country(value: &Value<'_>, context: &Context) -> Option<Country> {
    let code = context.text(value)?;
    let country = Country::from_alpha2(code).filter(|country| country.is_assigned());
    if country.is_none() {
        let meant = Country::resolve(&normalise(code)).filter(|country| country.is_assigned());
        context.problem_near(value.span(), RuleFault::UnknownCountry, code, meant.map(|country| country.to_string()));
    }
    country
}

fn plain(country: Country) -> Member {
    Member { country, since: None, until: None, territories: Vec::new() }
}
