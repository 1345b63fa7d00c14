#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::evidence::{Collected, as_written};
use crate::checks::finding::{EntryDates, FindingFact};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::nationality::named_country;
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, Missing, OnDate, Tolerance, length_of_time};
use crate::domain::applicant::{Applicant, Residence};
use crate::domain::calendar::PartialDate;
use crate::domain::countries::Country;
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::intervals::Length;
use crate::domain::location::{Located, Location};
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::CountrySet;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "residence",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| ResidenceCheck::read(value, context).map(Check::Residence),
}];

parameters! { PARAMETERS:
    COUNTRIES: CountrySet = TypedParameter::countries("countries", "the countries that count").required();
    OUTSIDE: bool = TypedParameter::only_true("outside", "the time outside of these countries counts instead");
    STAYS: bool = TypedParameter::only_true(
        "stays",
        "whoever lives somewhere, without an `end`, is taken to stay there up to the day `on`",
    );
    AT_LEAST: Length = length_of_time::AT_LEAST;
    BORDERLINE: Length = length_of_time::BORDERLINE;
    AT_MOST: Length = length_of_time::AT_MOST;
    WITHIN_LAST: Length = length_of_time::WITHIN_LAST;
    CONSECUTIVE: bool = length_of_time::CONSECUTIVE;
    ON: OnDate = OnDate::declared("on", "the day up to which time counts; left out: the reference date");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidenceCheck {
    /// The countries that count.
    pub countries: CountrySet,
    /// Whether the time outside of them counts instead.
    pub outside: bool,
    /// Whether whoever lives somewhere is taken to stay there.
    pub stays: bool,
    /// How much time is asked.
    pub time: length_of_time::TimeRequirement,
    /// The day up to which time counts.
    pub on: OnDate,
}

/// One residence, and whether it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidenceFact<'a> {
    pub entry: &'a Residence<'a>,
    /// The country that it names, if that is known.
    pub country: Option<Country>,
    /// The countries that count.
    pub countries: &'a CountrySet,
    /// Whether its country is among them.
    pub counts: Outcome,
    /// The day.
    pub on: NaiveDate,
}

impl ResidenceCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let countries = params.needed(COUNTRIES);
        let outside = params.get(OUTSIDE).unwrap_or(false);
        let is_to_stay = params.get(STAYS).unwrap_or(false);
        let time = length_of_time::TimeRequirement::read(&mut params, false);
        // What says nothing without them was said already.
        let says = params.has(AT_LEAST) || params.has(AT_MOST) || params.has(WITHIN_LAST) || params.has(CONSECUTIVE);
        if time.is_none() && !says {
            let needed = [AT_LEAST.key(), AT_MOST.key()];
            context.problem_among(params.span(), RuleErrorKind::NotOneOf, "", &needed);
        }
        params.finish();
        Some(Self { countries: countries?, outside, stays: is_to_stay, time: time?, on })
    }
}

impl Kind for ResidenceCheck {
    fn name(&self) -> &'static str {
        "residence"
    }

    /// Adds up the times of the entries.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.residence else {
            return input.not_stated(FieldPath::of_record("residence"), self.on);
        };
        input.on(self.on, |on| {
            let counts = |entry: &Residence<'_>| match &entry.country {
                None => Outcome::Unclear,
                Some(country) => {
                    let inside = named_country(&self.countries, &country.value, input.vocabulary, on);
                    if self.outside { !inside } else { inside }
                }
            };
            let date = |date: Option<Located<PartialDate>>| date.map(|date| date.value);
            let stretches = list.entries.iter().map(|entry| length_of_time::Stretch {
                counts: counts(entry),
                start: date(entry.start).map(|start| start.as_start(input.judging_dates.reference)),
                end: date(entry.end).or_else(|| self.stays.then(|| PartialDate::exact(on))),
            });
            let first = length_of_time::FirstDay::ANY;
            let found = self.time.found(&stretches, first, on, input.judging_dates.reference);
            let part = |entry: &'a Residence<'a>| {
                let counts = counts(entry);
                let country = entry.country.as_ref().and_then(|country| input.vocabulary.country(&country.value));
                let fact = ResidenceFact { entry, country, countries: &self.countries, counts, on };
                Finding::leaf(counts, Fact::Residence(fact))
            };
            let parts = if input.detail { list.entries.iter().map(part).collect() } else { Vec::new() };
            let location = Location { section: "residence", index: None, field: None, at: list.at };
            let fact = Fact::Time(length_of_time::TimeFact {
                list: "/residence",
                location,
                asked: &self.time,
                found,
                first,
                on,
                is_ahead: on > input.judging_dates.reference,
            });
            Finding { outcome: self.time.judge(found), fact, parts }
        })
    }

    /// That a residence without an end goes on up to a day after the reference date, or one that lasts since long ago, in the
    /// first of the countries. Which country outside of them it was, only the applicant can say. Of what may not be too long
    /// that there is none.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        if self.time.at_least.is_none() && input.applicant.residence.is_none() {
            return vec![Candidate::no_entries("residence")];
        }
        let days = input.days(self.on).unwrap_or_default();
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        if *last > input.judging_dates.reference {
            let entries = input.applicant.residence.iter().flat_map(|list| &list.entries).take(OFFERED);
            candidates.extend(entries.filter(|entry| entry.end.is_none()).map(|entry| {
                let field_path = FieldPath::of_entry("residence", entry.index, "end");
                Candidate::field(field_path, FieldValue::Date(PartialDate::exact(*last)), Tolerance::OrLater)
            }));
        }
        let member = self.countries.members.iter().find(|member| member.on(*last));
        let (Some(asked), Some(member), false) = (self.time.at_least, member, self.outside) else {
            return candidates;
        };
        let start = asked.up_to(*first);
        let entry = Residence {
            country: Some(stated(member.country.to_string().into())),
            start: Some(stated(PartialDate::exact(start))),
            ..Residence::default()
        };
        candidates.push(Candidate::entry(NewEntry::Residence(entry), Tolerance::Time(asked)));
        candidates
    }

    fn is_never_met(&self) -> bool {
        self.time.is_never_met()
    }
}

impl<'a> FindingFact<'a> for ResidenceFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let is_absent = self.entry.country.is_none();
        missing
            .extend(is_absent.then(|| Missing::absent(FieldPath::of_entry("residence", self.entry.index, "country"))));
    }

    fn dates(&self) -> Option<EntryDates> {
        Some(EntryDates { entry: ("residence", self.entry.index), start: self.entry.start, end: self.entry.end })
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        list.field(("residence", self.entry.index), "country", self.entry.country.as_ref(), as_written);
    }
}
