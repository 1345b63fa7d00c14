#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue, as_written};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::nationality::of_countries;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance,
};
use crate::domain::applicant::{Applicant, DrivingLicence};
use crate::domain::calendar::{PartialDate, day_after, day_before};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry, stated};
use crate::domain::location::{Located, Location};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::CountrySet;
use crate::domain::value_type::ValueType;

mod licence_categories;
pub mod text;

use licence_categories::Category;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "driving_licence",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| DrivingLicenceCheck::read(value, context).map(Check::DrivingLicence),
}];

parameters! { PARAMETERS:
    ANY_OF: Vec<Category> = categories("any_of", "One of these categories is enough.").or(&["all_of"]);
    ALL_OF: Vec<Category> = categories("all_of", "Each of these categories is required.").or(&["any_of"]);
    COUNTRIES: CountrySet =
        TypedParameter::countries("countries", "The countries of issue that count; left out: all.");
    VALID_ON: OnDate =
        OnDate::declared("valid_on", "It is valid on this day; left out: when it ends makes no difference.");
}

/// Categories, at least one.
const fn categories(name: &'static str, about: &'static str) -> TypedParameter<Vec<Category>> {
    const NAMES: ValueType = ValueType::Word(Category::NAMES);
    TypedParameter::new(name, ValueType::List(&NAMES), about, |_, value, context| context.words(value, Category::ALL))
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct DrivingLicenceCheck {
    /// The categories.
    pub categories: Vec<Category>,
    /// Whether each of them is asked, rather than one.
    pub each: bool,
    /// The countries of issue that count; none: all of them.
    pub countries: Option<CountrySet>,
    /// The day on which it has to be valid.
    pub valid_on: Option<OnDate>,
}

/// One entry before one category, or several of which one is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct DrivingLicenceFact<'a> {
    pub entry: &'a DrivingLicence<'a>,
    pub check: &'a DrivingLicenceCheck,
    /// The categories of which one is enough.
    pub categories: &'a [Category],
    /// What made the outcome what it is.
    pub why: LicenceReason,
    /// The day.
    pub on: NaiveDate,
}

/// What speaks for or against an entry, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LicenceReason {
    /// Everything asked is there.
    Fits,
    /// Its category, if it is stated and understood.
    Category,
    /// Its country of issue.
    Country,
    /// The day of issue is after the day, or may be.
    Issued,
    /// The last day on which it is valid is before the day, or may be.
    ValidUntil,
    /// What is stated may mean several things, which differ.
    SeveralMeanings,
}

impl DrivingLicenceCheck {
    /// Reads the parameters.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.one_of(&[ANY_OF.key(), ALL_OF.key()]);
        let each = key == Some(ALL_OF.key());
        let categories = params.get(if each { ALL_OF } else { ANY_OF });
        let has_countries = params.has(COUNTRIES);
        let countries = params.get(COUNTRIES);
        let has_day = params.has(VALID_ON);
        let valid_on = params.get(VALID_ON);
        params.finish();
        // One that could not be read must not count as left out.
        let is_whole = key.is_some() && countries.is_some() == has_countries && valid_on.is_some() == has_day;
        Some(Self { categories: categories.filter(|_| is_whole)?, each, countries, valid_on })
    }

    /// The entries before categories of which one is enough.
    fn among<'a>(&'a self, categories: &'a [Category], input: &CheckInput<'a>, on: NaiveDate) -> Finding<'a> {
        let list = input.applicant.driving_licences.as_ref();
        let at = list.map_or(0, |list| list.at);
        let entries = list.iter().flat_map(|list| &list.entries).map(|entry| {
            let (outcome, why) = self.judge(categories, entry, input, on);
            let fact = move || Fact::DrivingLicence(DrivingLicenceFact { entry, check: self, categories, why, on });
            (outcome, move || Finding::leaf(outcome, fact()))
        });
        let location = Location { section: "driving_licences", index: None, field: None, at };
        Finding::any(Fact::Entries(EntriesFact { list: "/driving_licences", location }), input.detail, entries)
    }

    /// What an entry gives with each of the values that it may have: what they agree on, or unclear.
    fn judge(
        &self,
        categories: &[Category],
        entry: &DrivingLicence<'_>,
        input: &CheckInput<'_>,
        on: NaiveDate,
    ) -> (Outcome, LicenceReason) {
        if entry.doubts.is_whole() {
            return (Outcome::Unclear, LicenceReason::Category);
        }
        let variants = entry.doubts.variants(entry).iter();
        let mut found = variants.map(|variant| self.judge_variant(categories, variant, input, on));
        let first = found.next().unwrap_or((Outcome::Unclear, LicenceReason::SeveralMeanings));
        match found.find(|(outcome, _)| *outcome != first.0) {
            None => first,
            Some(_) => (Outcome::Unclear, LicenceReason::SeveralMeanings),
        }
    }

    /// What speaks most against an entry.
    fn judge_variant(
        &self,
        categories: &[Category],
        entry: &DrivingLicence<'_>,
        input: &CheckInput<'_>,
        on: NaiveDate,
    ) -> (Outcome, LicenceReason) {
        let text = entry.category.as_ref().map(|category| category.value.as_ref());
        let of = |text: &str| categories.iter().map(|category| category.is_in(text)).max().unwrap_or(Outcome::NotMet);
        let country = of_countries(self.countries.as_ref(), entry.country.as_ref(), input, on);
        let each = [
            (text.map_or(Outcome::Unclear, of), LicenceReason::Category),
            (country.unwrap_or(Outcome::Unclear), LicenceReason::Country),
            (issued_by(entry, on), LicenceReason::Issued),
            (self.valid_on.map_or(Outcome::Met, |_| valid_on(entry, on)), LicenceReason::ValidUntil),
        ];
        each.into_iter()
            .fold((Outcome::Met, LicenceReason::Fits), |worst, next| if next.0 < worst.0 { next } else { worst })
    }

    /// The last of the days on which it has to be valid.
    fn last_day(&self, input: &CheckInput<'_>) -> Option<NaiveDate> {
        input.days(self.valid_on?).ok()?.last().copied()
    }
}

/// Whether it is issued by a day. Whoever has a licence had it issued, even if the day is not stated.
fn issued_by(entry: &DrivingLicence<'_>, on: NaiveDate) -> Outcome {
    entry.issued.map_or(Outcome::Met, |issued| agreed(issued, |issued| issued <= on))
}

/// Whether it is still valid on a day.
fn valid_on(entry: &DrivingLicence<'_>, on: NaiveDate) -> Outcome {
    entry.valid_until.map_or(Outcome::Unclear, |last| agreed(last, |last| last >= on))
}

/// What holds for each day that a date may mean.
fn agreed(date: Located<PartialDate>, holds: impl Fn(NaiveDate) -> bool) -> Outcome {
    Outcome::agreed([date.value.first(), date.value.last()].map(|day| Outcome::of(holds(day))))
}

impl Kind for DrivingLicenceCheck {
    fn name(&self) -> &'static str {
        "driving_licence"
    }

    fn is_dated(&self) -> bool {
        self.valid_on.unwrap_or_default() == OnDate::Reference
    }

    /// Looks for an entry for each category, or for one of them.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        if input.applicant.driving_licences.is_none() {
            return input.not_stated(FieldPath::of_record("driving_licences"), self.valid_on.unwrap_or_default());
        }
        input.on(self.valid_on.unwrap_or_default(), |on| {
            if !self.each {
                return self.among(&self.categories, input, on);
            }
            let each = self.categories.chunks(1).map(|category| self.among(category, input, on).whole());
            Finding::all(Fact::Combine(CombineFact::All), input.detail, each)
        })
    }

    fn entry_list(&self) -> Option<&'static str> {
        Some("driving_licences")
    }

    /// What is not stated of the licences, or not fully, then one more licence for each category, or for the first.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::new();
        let (on, country) = self.day_and_country(input.judging_dates);
        let last_day = self.last_day(input).map(PartialDate::exact);
        for entry in input.applicant.driving_licences.iter().flat_map(|list| &list.entries).take(OFFERED) {
            let mut offer = |field, value, tolerance| {
                let path = FieldPath::of_entry("driving_licences", entry.index, field);
                candidates.push(Candidate::field(path, value, tolerance));
            };
            if let (None, Some(category)) = (&entry.category, self.categories.first()) {
                offer("category", FieldValue::Text(category.name().into()), Tolerance::Exact);
            }
            if let (None, Some(country)) = (&entry.country, country) {
                offer("country", FieldValue::Text(country.to_string().into()), Tolerance::Asked(self));
            }
            if issued_by(entry, on) == Outcome::Unclear {
                offer("issued", FieldValue::Date(PartialDate::exact(on)), Tolerance::OrEarlier);
            }
            if let (Some(day), false) = (last_day, entry.valid_until.is_some_and(|until| until.value.is_exact())) {
                offer("valid_until", FieldValue::Date(day), Tolerance::OrLater);
            }
        }
        let asked = self.categories.iter().take(if self.each { self.categories.len() } else { 1 });
        candidates.extend(asked.map(|category| {
            let entry = licence(*category, country, last_day);
            Candidate::entry(NewEntry::DrivingLicence(entry), Tolerance::Asked(self))
        }));
        candidates
    }
}

impl<'a> FindingFact<'a> for DrivingLicenceFact<'_> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let (entry, path) = (self.entry, |field| FieldPath::of_entry("driving_licences", self.entry.index, field));
        let absent = |field, is_absent: bool| is_absent.then(|| Missing::absent(path(field)));
        missing.extend(absent("category", entry.category.is_none()));
        missing.extend(absent("country", self.check.countries.is_some() && entry.country.is_none()));
        let issued = entry.issued.filter(|_| issued_by(entry, self.on) == Outcome::Unclear);
        missing.extend(issued.and_then(|issued| Missing::date(path("issued"), Some(issued))));
        if self.check.valid_on.is_some() && valid_on(entry, self.on) == Outcome::Unclear {
            missing.extend(Missing::date(path("valid_until"), entry.valid_until));
        }
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let (entry, place) = (self.entry, ("driving_licences", self.entry.index));
        list.field(place, "category", entry.category.as_ref(), as_written);
        if self.check.countries.is_some() {
            list.field(place, "country", entry.country.as_ref(), as_written);
        }
        list.field(place, "issued", entry.issued.as_ref(), |day| EvidenceValue::Date(*day));
        if self.check.valid_on.is_some() {
            list.field(place, "valid_until", entry.valid_until.as_ref(), |day| EvidenceValue::Date(*day));
        }
    }
}

impl DrivingLicenceCheck {
    /// The day that counts, and a country that does on it, where countries are named.
    fn day_and_country(&self, dates: &JudgingDates) -> (NaiveDate, Option<Country>) {
        let on = dates.last_day(self.valid_on.unwrap_or_default());
        let members = self.countries.iter().flat_map(|set| &set.members);
        (on, members.filter(|member| member.on(on)).map(|member| member.country).next())
    }

    /// Applicants with a licence of a category that is asked, or of each: around the day on which it has to be valid.
    fn around(&self, dates: &JudgingDates) -> Vec<Applicant<'static>> {
        let (on, country) = self.day_and_country(dates);
        let ends = [day_before(on), on, day_after(on)].map(|day| self.valid_on.map(|_| PartialDate::exact(day)));
        let holding = |categories: &[Category], end: Option<PartialDate>| {
            categories.iter().fold(Applicant::default(), |applicant, category| {
                FactChange::Entry(NewEntry::DrivingLicence(licence(*category, country, end))).apply(applicant)
            })
        };
        let size = if self.each { self.categories.len() } else { 1 };
        self.categories.chunks(size).flat_map(|some| ends.map(|end| holding(some, end))).collect()
    }
}

/// A licence of a category, issued in a country and valid until a day where these are asked.
fn licence<'a>(category: Category, country: Option<Country>, until: Option<PartialDate>) -> DrivingLicence<'a> {
    DrivingLicence {
        category: Some(stated(category.name().into())),
        country: country.map(|country| stated(country.to_string().into())),
        valid_until: until.map(stated),
        ..DrivingLicence::default()
    }
}
