#![doc = include_str!("about.md")]

use std::ops::Range;

use chrono::NaiveDate;

use crate::checks::cause::OutcomeCause;
use crate::checks::combine::CombineFact;
use crate::checks::describe::plural_title;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::Region;
use crate::checks::ground::Ground;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance,
};
use crate::domain::applicant::{Applicant, Item, List, Text};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FieldPath, NewEntry};
use crate::domain::grammar::country_names::with_article;
use crate::domain::grammar::say;
use crate::domain::location::Location;
use crate::domain::names::normalise;
use crate::domain::nationalities;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{ListKind, RuleErrorKind, RuleType};
use crate::domain::rule_lists::{CountrySet, Member, Vocabulary};
use crate::domain::text::{Bilingual, Lang};
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "nationality",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Nationality::read(value, context).map(Check::Nationality),
}];

parameters! { PARAMETERS:
    ANY_OF: CountrySet = TypedParameter::countries("any_of", "one nationality is of these countries").or(&["none_of"]);
    NONE_OF: CountrySet = TypedParameter::countries("none_of", "no nationality is of these countries").or(&["any_of"]);
    ONLY_OF: CountrySet = TypedParameter::countries("only_of", "every nationality is of these countries");
    ON: OnDate = OnDate::declared("on", "the day of the membership; left out: the reference date");
}

/// Countries: the name of a set, or a list of names of sets and codes.
const COUNTRIES: ValueType = ValueType::Either(&[
    ValueType::Defined("set"),
    ValueType::List(&ValueType::Either(&[ValueType::Defined("set"), ValueType::Country])),
]);

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Nationality {
    pub set: CountrySet,
    /// Which of the nationalities have to belong to them.
    pub which: HowMany,
    /// The day of the membership.
    pub on: OnDate,
}

/// How many of the nationalities have to belong to a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMany {
    Any,
    None,
    Each,
}

/// One nationality and what it is to the set.
#[derive(Clone, Debug, PartialEq)]
pub struct NationalityFact<'a> {
    /// Where it is.
    pub location: Location,
    /// As written.
    pub text: &'a str,
    /// The country it names.
    pub country: Option<Country>,
    /// Whether it stands for the further nationalities of a list that is not complete.
    pub is_further: bool,
    /// What the country is to the set.
    pub membership: Membership,
    pub set: &'a CountrySet,
    /// The day.
    pub on: NaiveDate,
}

/// What a country is to a set on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
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
    /// The text may mean several countries, or a second nationality that may be none.
    Several,
}

impl Nationality {
    /// Reads the parameters.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        params.one_of(&[ANY_OF.key(), NONE_OF.key(), ONLY_OF.key()]);
        let each = [(ANY_OF, HowMany::Any), (NONE_OF, HowMany::None), (ONLY_OF, HowMany::Each)];
        let found = each.into_iter().find(|(declared, _)| params.has(*declared));
        let set = found.and_then(|(declared, _)| params.get(declared));
        params.finish();
        Some(Self { set: set?, which: found?.1, on })
    }

    fn apply_on<'a>(&'a self, list: &'a List<Item<'a>>, input: &CheckInput<'a>, on: NaiveDate) -> Finding<'a> {
        let entries = list.entries.iter().map(|item| {
            let text = item.text.value.as_ref();
            let (outcome, country, membership) = self.of_text(text, input, on);
            let location =
                Location { section: "nationalities", index: Some(item.index), field: None, at: item.text.at };
            let is_further = list.is_further(item);
            let fact = move || {
                let set = &self.set;
                Fact::Nationality(NationalityFact { location, text, country, is_further, membership, set, on })
            };
            (outcome, move || Finding::leaf(outcome, fact()))
        });
        let location = Location { section: "nationalities", index: None, field: None, at: list.at };
        if self.which == HowMany::None || (self.which == HowMany::Each && !list.entries.is_empty()) {
            return Finding::all(Fact::Combine(CombineFact::All), input.detail, entries);
        }
        Finding::any(Fact::Entries(EntriesFact { list: "/nationalities", location }), input.detail, entries)
    }

    /// What one text gives, the country that decided, and what that is to the set. Each nationality in it is judged, and each
    /// country that one may mean; of a second one in brackets both that it is one and that it is none.
    fn of_text(&self, text: &str, input: &CheckInput<'_>, on: NaiveDate) -> (Outcome, Option<Country>, Membership) {
        let stand = |country: Option<Country>| {
            country.map_or(Membership::Unknown, |country| membership(&self.set, country, on))
        };
        let outcome_of = |country: Option<Country>| {
            let belongs = stand(country).belongs();
            if self.which == HowMany::None { !belongs } else { belongs }
        };
        let stated = input.vocabulary.nationality(text);
        if let Some(country) = stated.one() {
            return (outcome_of(Some(country)), Some(country), stand(Some(country)));
        }
        let parts: Vec<_> = stated.parts().collect();
        let outcome = if self.which == HowMany::Any {
            Outcome::any(parts.iter().map(|part| part.judge(Outcome::NotMet, outcome_of)))
        } else {
            Outcome::all(parts.iter().map(|part| part.judge(Outcome::Met, outcome_of)))
        };
        let mut countries = parts.iter().flat_map(|part| part.may_be().map(|country| (country, part.is_optional)));
        let is_plain = parts.iter().all(|part| !part.is_optional && part.may_be().count() == 1);
        let deciding = countries.find(|(country, _)| outcome_of(*country) == outcome);
        match deciding {
            Some((country, _)) if is_plain || outcome != Outcome::Unclear => (outcome, country, stand(country)),
            _ => (outcome, parts.iter().find_map(|part| part.may_be().flatten().next()), Membership::Several),
        }
    }
}

impl Membership {
    /// Whether a country of this standing belongs to the set.
    #[must_use]
    pub const fn belongs(self) -> Outcome {
        match self {
            Self::Member(_) => Outcome::Met,
            Self::Territory(_) | Self::Unknown | Self::Several => Outcome::Unclear,
            Self::NotYet(_) | Self::NoLonger(_) | Self::Other => Outcome::NotMet,
        }
    }
}

/// What a country is to a set on a day.
#[must_use]
pub fn membership(set: &CountrySet, country: Country, on: NaiveDate) -> Membership {
    let named = || set.members.iter().filter(|member| member.country == country);
    // Of sets that were taken together, one may have it already and another not.
    if let Some(member) = named().find(|member| member.on(on)).or_else(|| named().next()) {
        return match (member.since, member.until) {
            (Some(since), _) if on < since => Membership::NotYet(since),
            (_, Some(until)) if until < on => Membership::NoLonger(until),
            (since, _) => Membership::Member(since),
        };
    }
    let owner = set.members.iter().find(|member| member.on(on) && member.territories.contains(&country));
    owner.map_or(Membership::Other, |owner| Membership::Territory(owner.country))
}

/// What a country that an applicant names is to a set on a day: unclear where nobody knows it.
#[must_use]
pub fn named_country(set: &CountrySet, name: &str, vocabulary: &Vocabulary, on: NaiveDate) -> Outcome {
    let named = nationalities::read_country(name, |normal| vocabulary.country_names.get(normal).copied());
    named.map_or(Outcome::Unclear, |named| {
        Outcome::agreed(named.may_be().iter().map(|country| membership(set, *country, on).belongs()))
    })
}

/// Whether the country of an entry is one of those asked, where some are; `None`: it is not stated.
#[must_use]
pub fn of_countries(
    set: Option<&CountrySet>,
    country: Option<&Text<'_>>,
    input: &CheckInput<'_>,
    on: NaiveDate,
) -> Option<Outcome> {
    let Some(set) = set else {
        return Some(Outcome::Met);
    };
    country.map(|country| named_country(set, &country.value, input.vocabulary, on))
}

impl TypedParameter<CountrySet> {
    /// Countries: the name of a set, or a list of names of sets and codes, taken together.
    pub const fn countries(name: &'static str, about: &'static str) -> Self {
        Self::new(name, COUNTRIES, about, |_, value, context| read_countries(value, context))
    }
}

fn read_countries(value: &SpannedValue<'_>, context: &Context) -> Option<CountrySet> {
    if value.get_ref().is_str() {
        return context.defined(value, ListKind::Set, &context.vocabulary.sets).cloned();
    }
    if !value.get_ref().is_array() {
        return context.wrong_type(value, RuleType::TextOrList);
    }
    let each: Vec<_> = context
        .list_of_some(value)?
        .iter()
        .map(|value| one_or_set(context.text(value)?, value.span(), context))
        .collect();
    let sets: Vec<CountrySet> = each.into_iter().collect::<Option<_>>()?;
    // A set without a title has its countries named, and all others with them; so have codes alone.
    let has_title = |set: &CountrySet| !set.title.get(Lang::En).is_empty();
    let is_titled = sets.iter().any(has_title) && sets.iter().all(|set| has_title(set) || set.members.len() == 1);
    // A title follows "one of the" or "among the", in French "l'un des" or "parmi les": that fits no list with countries.
    let name = |set: &CountrySet, lang| match set.only() {
        Some(only) if !has_title(set) && lang == Lang::En => with_article(lang, only),
        Some(only) if !has_title(set) => only.name(lang),
        _ => plural_title(&set.title, lang).to_owned(),
    };
    let title = |lang: Lang| {
        let (titled, others): (Vec<_>, Vec<_>) = sets.iter().partition(|set| has_title(set));
        let names: Vec<_> = titled.into_iter().chain(others).map(|set| name(set, lang)).collect();
        match (is_titled, names.as_slice()) {
            (false, _) => String::new(),
            (true, [only]) => only.clone(),
            (true, names) => {
                let names = names.join(", ");
                say!(lang, "following countries ({names})", "pays suivants ({names})")
            }
        }
    };
    let title = Bilingual { en: title(Lang::En), fr: title(Lang::Fr) };
    Some(CountrySet { title, members: sets.into_iter().flat_map(|set| set.members).collect() })
}

/// A set by its name, or a country by its code.
pub(super) fn one_or_set(name: &str, span: Range<usize>, context: &Context) -> Option<CountrySet> {
    if let Some(set) = context.vocabulary.sets.get(name) {
        return Some(set.clone());
    }
    let country = Country::from_alpha2(name).filter(|country| country.is_assigned());
    if country.is_none() {
        let meant = Country::resolve(&normalise(name)).filter(|country| country.is_assigned());
        if meant.is_some() || name.chars().all(|letter| letter.is_ascii_uppercase()) {
            context.problem_near(span, RuleErrorKind::UnknownCountry, name, meant.map(|country| country.to_string()));
        } else {
            let names: Vec<&str> = context.vocabulary.sets.keys().map(String::as_str).collect();
            context.problem_among(span, RuleErrorKind::Undefined(ListKind::Set), name, &names);
        }
    }
    Some(CountrySet { members: vec![plain(country?)], ..CountrySet::default() })
}

/// The country that a code in the rules names.
pub fn country(value: &SpannedValue<'_>, context: &Context) -> Option<Country> {
    let code = context.text(value)?;
    let country = Country::from_alpha2(code).filter(|country| country.is_assigned());
    if country.is_none() {
        let meant = Country::resolve(&normalise(code)).filter(|country| country.is_assigned());
        context.problem_near(
            value.span(),
            RuleErrorKind::UnknownCountry,
            code,
            meant.map(|country| country.to_string()),
        );
    }
    country
}

fn plain(country: Country) -> Member {
    Member { country, since: None, until: None, territories: Vec::new() }
}

impl Kind for Nationality {
    fn name(&self) -> &'static str {
        "nationality"
    }

    /// Looks at each nationality.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.nationalities else {
            return input.not_stated(FieldPath::of_record("nationalities"), self.on);
        };
        input.on(self.on, |on| self.apply_on(list, input, on))
    }

    /// Where the set has dates, which the reference date may lie on either side of.
    fn is_dated(&self) -> bool {
        self.on == OnDate::Reference && self.set.is_dated()
    }

    /// One more nationality: of the member whose territory is named, or of any member.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        // What must not be there, or not beside others, no further nationality brings about.
        let is_stated = input.applicant.nationalities.is_some();
        if self.which == HowMany::None || (self.which == HowMany::Each && is_stated) {
            return Vec::new();
        }
        let on = input.judging_dates.day(self.on);
        let stated = input.applicant.nationalities.iter().flat_map(|list| &list.entries);
        let countries = stated.flat_map(|item| {
            let parts: Vec<_> = input.vocabulary.nationality(&item.text.value).parts().collect();
            parts.into_iter().flat_map(|part| part.may_be().flatten().collect::<Vec<_>>())
        });
        let owner =
            countries.map(|country| membership(&self.set, country, on)).find_map(|membership| match membership {
                Membership::Territory(owner) => Some((owner, Tolerance::Exact)),
                _ => None,
            });
        let any = || {
            let member = self.set.members.iter().find(|member| member.on(on))?;
            Some((member.country, Tolerance::Country(&self.set)))
        };
        let found = owner.or_else(any).into_iter();
        found
            .map(|(country, tolerance)| Candidate::entry(NewEntry::Nationality(country.to_string().into()), tolerance))
            .collect()
    }

    fn entry_list(&self) -> Option<&'static str> {
        Some("nationalities")
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        if !self.on.is_known() || self.which == HowMany::Each {
            return None;
        }
        let (countries, territories) = self.members(judging_dates);
        let doubtful = countries.iter().copied().chain(territories).collect();
        let possible = PossibleOutcomes::regions(Region::Hits(countries), Region::Misses(doubtful));
        Some(if self.which == HowMany::None { possible.opposite() } else { possible }.into())
    }

    fn grounds(&self) -> Vec<Ground> {
        vec![Ground::Nationality]
    }
}

impl<'a> FindingFact<'a> for NationalityFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        if self.text.trim().is_empty() {
            let field_path = FieldPath { section: "nationalities", index: self.location.index, field: None };
            missing.push(Missing::absent(field_path));
        }
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        list.push(self.location, EvidenceValue::Text(self.text));
    }

    fn cause(&self, before: &Finding<'a>, _: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        let Fact::Nationality(before) = &before.fact else { return None };
        match (before.membership, self.membership) {
            (Membership::NotYet(_), Membership::Member(_)) => Some(OutcomeCause::Joins(self.country?, self.set)),
            (Membership::Member(_), Membership::NoLonger(_)) => Some(OutcomeCause::Leaves(self.country?, self.set)),
            _ => None,
        }
    }

    fn is_personal(&self) -> bool {
        true
    }
}

impl Nationality {
    /// The members of the set on the day, which is the same for everybody, and their territories.
    pub fn members(&self, judging_dates: &JudgingDates) -> (Vec<Country>, Vec<Country>) {
        let on = judging_dates.day(self.on);
        let members = || self.set.members.iter().filter(|member| member.on(on));
        let countries = members().map(|member| member.country).collect();
        (countries, members().flat_map(|member| member.territories.iter().copied()).collect())
    }
}
