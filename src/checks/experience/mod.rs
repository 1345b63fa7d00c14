#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::cause::{OutcomeCause, on_day};
use crate::checks::education_levels::Levels;
use crate::checks::evidence::{Collected, EvidenceValue, as_written, yes_or_no};
use crate::checks::experience::counted_days::CountedDays;
use crate::checks::finding::{EntryDates, FindingFact};
use crate::checks::formulas::{Employment, RegionKind};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::length_of_time::FirstDay;
use crate::checks::nationality::of_countries;
use crate::checks::params::{Context, SpannedValue as Parameters, of_full_time};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, NoEntryFact, OnDate, Tolerance,
    Unstated, education, length_of_time,
};
use crate::domain::applicant::{Applicant, Experience, ExperienceKind, RareExperience, Sector, word_of};
use crate::domain::calendar::{PartialDate, day_after};
use crate::domain::closed_words::sectors_of_employer;
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::intervals::Length;
use crate::domain::location::{Located, Location};
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::{CountrySet, Employers, FieldOfStudy};
use crate::domain::value_type::ValueType;

pub mod counted_days;
mod counted_days_text;
pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "experience",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| ExperienceCheck::read(value, context).map(Check::Experience),
}];

parameters! { PARAMETERS:
    SECTORS: Vec<Sector> = TypedParameter::sectors("sectors", "the sectors that count; left out: all");
    BORDERLINE_SECTORS: Vec<Sector> =
        TypedParameter::sectors("borderline_sectors", "the sectors that are borderline").or_nothing();
    KINDS_THAT_COUNT: Vec<ExperienceKind> =
        TypedParameter::experience_kinds("kinds", "the kinds that count; left out: all");
    EMPLOYERS: Employers = TypedParameter::employers("employers", "the employers that count; left out: all");
    EXCLUDED: Employers = TypedParameter::employers("excluded_employers", "the employers that do not count");
    EXCLUDED_IN: Vec<Sector> =
        TypedParameter::sectors("excluded_in_sectors", "the sectors in which they do not; left out: in all");
    FIELDS: FieldOfStudy = TypedParameter::field("fields", "the fields of work that count; left out: all");
    ONLY_FIELDS: FieldOfStudy = education::ONLY_FIELDS;
    COUNTRIES: CountrySet = TypedParameter::countries("countries", "the countries that count; left out: all");
    FULL_TIME: bool = TypedParameter::only_true("full_time", "only full-time work counts");
    CURRENT: bool = counted_days::CURRENT;
    SINCE: OnDate = counted_days::SINCE;
    AFTER_DEGREE: Levels = counted_days::AFTER_DEGREE;
    AT_LEAST: Length = length_of_time::AT_LEAST;
    BORDERLINE: Length = length_of_time::BORDERLINE;
    AT_MOST: Length = length_of_time::AT_MOST;
    WITHIN_LAST: Length = length_of_time::WITHIN_LAST;
    CONSECUTIVE: bool = length_of_time::CONSECUTIVE;
    NONE: bool = TypedParameter::only_true("none", "no entry may count");
    ON: OnDate = OnDate::declared("on", "the day by which it has begun; left out: the reference date");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ExperienceCheck {
    /// The sectors that count; none: all.
    pub sectors: Vec<Sector>,
    /// The sectors for which a person decides.
    pub borderline: Vec<Sector>,
    /// The employers that do not count.
    pub excluded: Option<Employers>,
    /// The sectors in which they do not; none: in all.
    pub excluded_in: Vec<Sector>,
    /// What else an entry has to be.
    pub more: Option<Box<ExperienceConditions>>,
    /// Which days of an entry count; none: all.
    pub counted: Option<Box<CountedDays>>,
    /// How much time the entries have to make up.
    pub time: Option<length_of_time::TimeRequirement>,
    /// Whether no entry may count.
    pub none: bool,
    /// The day by which it has begun.
    pub on: OnDate,
}

/// What few checks ask of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExperienceConditions {
    /// The kinds that count; none: all.
    pub kinds: Vec<ExperienceKind>,
    /// The employers that count.
    pub employers: Option<Employers>,
    /// The fields of work that count.
    pub fields: Option<FieldOfStudy>,
    /// The only fields of work that count.
    pub only_fields: Option<FieldOfStudy>,
    /// The countries that count.
    pub countries: Option<CountrySet>,
    /// Whether only full-time work counts.
    pub full_time: bool,
}

/// One employment and what makes it count, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct ExperienceFact<'a> {
    /// The employment.
    pub entry: &'a Experience<'a>,
    /// What made the outcome what it is.
    pub why: ExperienceReason,
    /// The employers that do not count.
    pub excluded: Option<&'a Employers>,
    /// The levels of the degree after which it counts.
    pub after_degree: Option<&'a Levels>,
    /// What is not stated of that degree.
    pub unstated: Vec<Missing>,
    /// The day.
    pub on: NaiveDate,
}

/// What makes an employment count, fail to count, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExperienceReason {
    /// It counts.
    Fits,
    /// Its sector does not count.
    Sector,
    /// Its sector is one for which a person decides.
    SectorBorderline,
    SectorNotStated,
    /// Its employer does not count.
    Employer,
    /// Its employer may be one that does not count.
    EmployerDoubtful,
    EmployerNotStated,
    /// Its kind does not count.
    Kind,
    /// Its employer is none of those that count.
    OtherEmployer,
    /// Its employer may be one of those that count.
    EmployerToTell,
    /// It is not in one of the countries.
    Country,
    /// Nobody knows its country, or whether people there are nationals.
    CountryDoubtful,
    /// It is not full-time.
    PartTime,
    /// A person says whether its field counts.
    FieldForPerson,
    /// Its field is none of those that count, and no other does.
    OtherField,
    /// The field that would tell is not stated.
    NotStated(Unstated),
    /// It begins after the day.
    NotBegun,
    /// The days it may have begun differ.
    DependsOnDay,
    /// It ended before this day, the first that counts.
    Ended(NaiveDate),
    /// It may have ended before this day.
    MayHaveEnded(NaiveDate),
    /// There is no degree after which it would count.
    NoDegree,
    /// It depends on the day of the degree after which it counts.
    DegreeInDoubt,
    /// Its sector, or its kind, may be one that counts or one that does not.
    DependsOnMeaning,
    /// It cannot be understood.
    Unreadable,
}

impl ExperienceCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let sectors = params.get(SECTORS);
        let borderline = params.get(BORDERLINE_SECTORS).unwrap_or_default();
        let excluded = params.get(EXCLUDED);
        let excluded_in = params.get(EXCLUDED_IN).unwrap_or_default();
        let more = ExperienceConditions {
            kinds: params.get(KINDS_THAT_COUNT).unwrap_or_default(),
            employers: params.get(EMPLOYERS),
            fields: params.get(FIELDS),
            only_fields: params.get(ONLY_FIELDS),
            countries: params.get(COUNTRIES),
            full_time: params.get(FULL_TIME).unwrap_or(false),
        };
        let time = length_of_time::TimeRequirement::read(&mut params, true);
        let counted = CountedDays::read(&mut params, time.is_some());
        let none = params.get(NONE).unwrap_or(false);
        let beside = [(BORDERLINE_SECTORS.key(), SECTORS.key()), (EXCLUDED_IN.key(), EXCLUDED.key())];
        for (key, beside) in beside {
            if let (Some(value), None) = (params.take(key), params.take(beside)) {
                context.problem_among(value.span(), RuleErrorKind::NeedsKey(key), "", &[beside]);
            }
        }
        if none && time.is_some() {
            params.several(&[NONE.key(), AT_LEAST.key(), AT_MOST.key()]);
        }
        params.finish();
        let more = (more != ExperienceConditions::default()).then(|| Box::new(more));
        let sectors = sectors.unwrap_or_default();
        Some(Self { sectors, borderline, excluded, excluded_in, more, counted, time, none, on })
    }

    /// One more entry that is all that is asked, and lasts as long as is asked.
    fn whole_entry<'a>(&'a self, input: &CheckInput<'a>) -> Option<Candidate<'a>> {
        let on = *input.days(self.on).ok()?.first()?;
        let more = self.more.as_deref();
        let name = |list: &'a [String]| list.first().map(|name| stated(name.as_str().into()));
        let kind = more.and_then(|more| more.kinds.first()).map(|kind| stated(*kind));
        // Which field it was, only the applicant can say.
        if more.is_some_and(|more| more.fields.is_some() || more.only_fields.is_some()) {
            return None;
        }
        let full_time = more.filter(|more| more.full_time).map(|_| stated(true));
        let set = more.and_then(|more| more.countries.as_ref());
        let country = set.and_then(|set| set.members.iter().find(|member| member.on(on)));
        let length = self.time.and_then(|asked| asked.at_least);
        let start = length.map(|length| length.up_to(on)).or_else(|| self.counted.as_ref().map(|_| on));
        // What still has to be under way on a later day says until when it goes on.
        let is_current = self.counted.as_ref().is_some_and(|counted| counted.current);
        let end = Some(on).filter(|on| is_current && *on > input.judging_dates.reference);
        let stated_more = RareExperience { kind, field: None, full_time };
        let entry = Experience {
            employer: more.and_then(|more| more.employers.as_ref()).and_then(|employers| name(&employers.names)),
            sector: self.sectors.first().map(|sector| stated(*sector)),
            country: country.map(|member| stated(member.country.to_string().into())),
            start: start.map(|start| stated(PartialDate::exact(start))),
            end: end.map(|end| stated(PartialDate::exact(end))),
            rare: (stated_more != RareExperience::default()).then(|| Box::new(stated_more)),
            ..Experience::default()
        };
        let tolerance = length.map_or(Tolerance::Exact, Tolerance::Time);
        Some(Candidate::entry(NewEntry::Experience(entry), tolerance))
    }

    /// What an entry gives with each of the values that it may have: what they agree on, or unclear.
    fn judge(
        &self,
        entry: &Experience<'_>,
        input: &CheckInput<'_>,
        first: FirstDay,
        on: NaiveDate,
    ) -> (Outcome, ExperienceReason) {
        if entry.doubts.is_whole() {
            return (Outcome::Unclear, ExperienceReason::Unreadable);
        }
        let mut found: Option<(Outcome, ExperienceReason)> = None;
        for variant in entry.doubts.variants(entry) {
            let named = self.sectors_by_employer(variant);
            let by_employer = named.iter().map(|sector| Some(*sector));
            let stated = named.is_empty().then(|| variant.sector.map(|sector| sector.value));
            for sector in by_employer.chain(stated) {
                let next = self.judge_in(sector, variant, input, first, on);
                match found {
                    Some(first) if first.0 != next.0 => return (Outcome::Unclear, ExperienceReason::DependsOnMeaning),
                    Some(_) => {}
                    None => found = Some(next),
                }
            }
        }
        found.unwrap_or((Outcome::Unclear, ExperienceReason::Unreadable))
    }

    /// The sectors that the name of the employer says, where none is stated and it matters.
    fn sectors_by_employer(&self, entry: &Experience<'_>) -> Vec<Sector> {
        let matters = !self.sectors.is_empty() || !self.excluded_in.is_empty();
        if !matters || entry.sector.is_some() || entry.doubts.is_unreadable("sector") {
            return Vec::new();
        }
        let words = entry.employer.iter().flat_map(|employer| sectors_of_employer(&employer.value));
        let sector = |word| Sector::ALL.iter().find(|(known, _)| *known == word).map(|(_, sector)| *sector);
        words.filter_map(sector).collect()
    }

    /// What an entry gives if it is in a sector.
    fn judge_in(
        &self,
        sector: Option<Sector>,
        entry: &Experience<'_>,
        input: &CheckInput<'_>,
        first: FirstDay,
        on: NaiveDate,
    ) -> (Outcome, ExperienceReason) {
        let in_sector = match sector {
            _ if self.sectors.is_empty() => (Outcome::Met, ExperienceReason::Fits),
            None => (Outcome::Unclear, ExperienceReason::SectorNotStated),
            Some(sector) if self.sectors.contains(&sector) => (Outcome::Met, ExperienceReason::Fits),
            Some(sector) if self.borderline.contains(&sector) => (Outcome::Unclear, ExperienceReason::SectorBorderline),
            Some(_) => (Outcome::NotMet, ExperienceReason::Sector),
        };
        let reference = input.judging_dates.reference;
        let begun = match entry.start.map(|start| start.value.as_start(reference)) {
            // One that may say anything may have begun on any day.
            None if entry.doubts.is_whole() => (Outcome::Unclear, ExperienceReason::DependsOnDay),
            // A start that cannot be understood is not after the end.
            Some(start) if start.is_unreadable() && entry.end.is_some_and(|end| end.value.last() <= on) => {
                (Outcome::Met, ExperienceReason::Fits)
            }
            Some(start) if start.first() > on => (Outcome::NotMet, ExperienceReason::NotBegun),
            Some(start) if start.last() > on => (Outcome::Unclear, ExperienceReason::DependsOnDay),
            _ => (Outcome::Met, ExperienceReason::Fits),
        };
        let mut worst = in_sector;
        let more = self.more.iter().flat_map(|more| more.judge(entry, input, on));
        let counted = self.counted.iter().flat_map(|counted| counted.judge(entry, first, on, reference));
        for part in [begun, self.employer(sector, entry)].into_iter().chain(more).chain(counted) {
            if part.0 < worst.0 {
                worst = part;
            }
        }
        worst
    }

    fn employer(&self, sector: Option<Sector>, entry: &Experience<'_>) -> (Outcome, ExperienceReason) {
        let fits = (Outcome::Met, ExperienceReason::Fits);
        let Some(excluded) = &self.excluded else {
            return fits;
        };
        let (in_all, all_count) = (self.excluded_in.is_empty(), self.sectors.is_empty());
        let applies = match sector {
            Some(sector) => Outcome::of(in_all || self.excluded_in.contains(&sector)),
            None if in_all && all_count => Outcome::Met,
            None if all_count => Outcome::Unclear,
            // The sector, which is asked, leaves it unclear by itself.
            None => Outcome::NotMet,
        };
        if applies == Outcome::NotMet {
            return fits;
        }
        let Some(employer) = &entry.employer else {
            return (Outcome::Unclear, ExperienceReason::EmployerNotStated);
        };
        match is_employer(excluded, &employer.value) {
            Outcome::Met if applies == Outcome::Unclear => (Outcome::Unclear, ExperienceReason::SectorNotStated),
            Outcome::Met => (Outcome::NotMet, ExperienceReason::Employer),
            Outcome::Unclear => (Outcome::Unclear, ExperienceReason::EmployerDoubtful),
            Outcome::NotMet => fits,
        }
    }
}

/// Whether a name is one of the employers of a list: unclear where it merely contains one of its names or words.
fn is_employer(listed: &Employers, name: &str) -> Outcome {
    with_normal(name, |name| {
        if listed.names.iter().any(|known| known == name) {
            Outcome::Met
        } else if listed.mentions.find(name).is_some() {
            Outcome::Unclear
        } else {
            Outcome::NotMet
        }
    })
}

impl ExperienceConditions {
    /// Each thing that is asked of an entry, and what speaks against it.
    fn judge(&self, entry: &Experience<'_>, input: &CheckInput<'_>, on: NaiveDate) -> [(Outcome, ExperienceReason); 6] {
        let fits = (Outcome::Met, ExperienceReason::Fits);
        let not_stated = |field| (Outcome::Unclear, ExperienceReason::NotStated(field));
        let (more, none) = (entry.rare(), |why| (Outcome::NotMet, why));
        let kind = match more.and_then(|more| more.kind) {
            _ if self.kinds.is_empty() => fits,
            None => not_stated(Unstated::Kind),
            Some(kind) if self.kinds.contains(&kind.value) => fits,
            Some(_) => none(ExperienceReason::Kind),
        };
        let employer = match (&self.employers, &entry.employer) {
            (None, _) => fits,
            (Some(_), None) => not_stated(Unstated::Employer),
            (Some(listed), Some(employer)) => match is_employer(listed, &employer.value) {
                Outcome::Met => fits,
                Outcome::Unclear => (Outcome::Unclear, ExperienceReason::EmployerToTell),
                Outcome::NotMet => none(ExperienceReason::OtherEmployer),
            },
        };
        let field = match (&self.fields, more.and_then(|more| more.field.as_ref())) {
            (None, _) => fits,
            (Some(_), None) => not_stated(Unstated::Field),
            (Some(fields), Some(field)) => {
                if fields.is_named(&field.value) {
                    fits
                } else {
                    (Outcome::Unclear, ExperienceReason::FieldForPerson)
                }
            }
        };
        let only = match (&self.only_fields, more.and_then(|more| more.field.as_ref())) {
            (None, _) => fits,
            (Some(_), None) => not_stated(Unstated::Field),
            (Some(fields), Some(field)) if fields.is_named(&field.value) => fits,
            // A list of codes alone has no words with which these could be compared.
            (Some(fields), Some(_)) if fields.phrases.is_empty() => {
                (Outcome::Unclear, ExperienceReason::FieldForPerson)
            }
            (Some(_), Some(_)) => none(ExperienceReason::OtherField),
        };
        let country = match of_countries(self.countries.as_ref(), entry.country.as_ref(), input, on) {
            None => not_stated(Unstated::Country),
            Some(Outcome::Met) => fits,
            Some(Outcome::Unclear) => (Outcome::Unclear, ExperienceReason::CountryDoubtful),
            Some(Outcome::NotMet) => none(ExperienceReason::Country),
        };
        let full_time = match of_full_time(self.full_time, more.and_then(|more| more.full_time)) {
            None => not_stated(Unstated::FullTime),
            Some(Outcome::NotMet) => none(ExperienceReason::PartTime),
            Some(Outcome::Met | Outcome::Unclear) => fits,
        };
        [kind, employer, field, only, country, full_time]
    }
}

impl Kind for ExperienceCheck {
    fn name(&self) -> &'static str {
        "experience"
    }

    /// Looks at each employment.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.experience else {
            return input.not_stated(FieldPath::of_record("experience"), self.on);
        };
        let since = self.counted.as_ref().and_then(|counted| counted.since);
        input.through(since.unwrap_or_default(), self.on, |(since, on)| {
            let from = self.counted.as_ref().map(|counted| counted.first_day(since, on, input));
            let first = from.as_ref().map_or(FirstDay::ANY, |from| from.first);
            let from = &from;
            let entries = list.entries.iter().map(move |entry| {
                let (counts, why) = self.judge(entry, input, first, on);
                let fact = move || {
                    let (excluded, counted) = (self.excluded.as_ref(), self.counted.as_ref());
                    let after_degree = counted.and_then(|counted| counted.after_degree.as_ref());
                    let unstated = from.as_ref().map_or_else(Vec::new, |from| from.unstated.clone());
                    ExperienceFact { entry, why, excluded, after_degree, unstated, on }
                };
                let outcome = if self.none { !counts } else { counts };
                (outcome, move || Finding::leaf(outcome, Fact::Experience(fact())))
            });
            let location = Location { section: "experience", index: None, field: None, at: list.at };
            match &self.time {
                None if self.none => {
                    Finding::all(Fact::NoEntry(NoEntryFact { list: "/experience", location }), input.detail, entries)
                }
                None => {
                    Finding::any(Fact::Entries(EntriesFact { list: "/experience", location }), input.detail, entries)
                }
                Some(asked) => {
                    let reference = input.judging_dates.reference;
                    let stretches = list.entries.iter().map(|entry| {
                        // A date that cannot be understood bounds nothing.
                        let date = |date: Option<Located<PartialDate>>| date.map(|date| date.value);
                        let counts = self.judge(entry, input, first, on).0;
                        let start = date(entry.start).map(|start| start.as_start(reference));
                        let start = start.filter(|start| !start.is_unreadable());
                        length_of_time::Stretch { counts, start, end: date(entry.end) }
                    });
                    let found = asked.found(&stretches, first, on, reference);
                    let parts = if input.detail { entries.map(|(_, find)| find()).collect() } else { Vec::new() };
                    let is_ahead = on > reference;
                    let fact = Fact::Time(length_of_time::TimeFact {
                        list: "/experience",
                        location,
                        asked,
                        found,
                        first,
                        on,
                        is_ahead,
                    });
                    Finding { outcome: asked.judge(found), fact, parts }
                }
            }
        })
    }

    fn entry_list(&self) -> Option<&'static str> {
        // A length of time is another one on each day, and so is what follows on a degree.
        (self.time.is_none() && self.counted.is_none()).then_some("experience")
    }

    /// The sector of an employment that is stated, or one more employment.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        // What must not be there no entry brings about, but that there is none.
        if self.none || self.time.is_some_and(|asked| asked.at_least.is_none()) {
            let is_absent = input.applicant.experience.is_none();
            return is_absent.then(|| Candidate::no_entries("experience")).into_iter().collect();
        }
        if let Some(counted) = &self.counted {
            let facts = counted.candidates(self.on, input);
            return facts.into_iter().chain(self.whole_entry(input)).collect();
        }
        if self.time.is_some() || self.more.is_some() {
            return self.whole_entry(input).into_iter().collect();
        }
        // One in which every employer counts needs no employer.
        let excludes = |sector: &Sector| {
            self.excluded.is_some() && (self.excluded_in.is_empty() || self.excluded_in.contains(sector))
        };
        let counted = if self.sectors.is_empty() { &Sector::ALL.map(|(_, sector)| sector)[..] } else { &self.sectors };
        let Some(sector) = counted.iter().copied().find(|sector| !excludes(sector)) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        let tolerance = Tolerance::Sectors(&self.sectors);
        for entry in input.applicant.experience.iter().flat_map(|list| &list.entries).take(OFFERED) {
            let field_path = |field| FieldPath::of_entry("experience", entry.index, field);
            if entry.sector.is_none() {
                candidates.push(Candidate::field(field_path("sector"), FieldValue::Sector(sector), tolerance));
            }
            if let Some(start) = entry.start.filter(|start| !start.value.is_exact()) {
                let day = FieldValue::Date(PartialDate::exact(start.value.first()));
                candidates.push(Candidate::field(field_path("start"), day, Tolerance::Exact));
            }
        }
        let entry = Experience { sector: Some(stated(sector)), ..Experience::default() };
        candidates.push(Candidate::entry(NewEntry::Experience(entry), tolerance));
        candidates
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        let is_plain = self.more.is_none() && self.counted.is_none() && self.time.is_none() && !self.none;
        if !self.on.is_known() || !is_plain || self.sectors.is_empty() {
            return None;
        }
        let (excluded, excluded_in, on) =
            (self.excluded.as_ref(), self.excluded_in.as_slice(), judging_dates.day(self.on));
        let of = |sectors| RegionKind::Employment(Employment { sectors, excluded, excluded_in, on });
        let wide = [self.sectors.as_slice(), &self.borderline].concat();
        Some(PossibleOutcomes::entry(of(self.sectors.clone()), of(wide)).into())
    }

    fn is_never_met(&self) -> bool {
        self.time.as_ref().is_some_and(length_of_time::TimeRequirement::is_never_met)
    }

    fn is_never_met_on(&self, judging_dates: &JudgingDates) -> bool {
        let is_asked = !self.none && self.time.is_none_or(|asked| asked.at_least.is_some());
        is_asked && self.counted.as_ref().is_some_and(|counted| counted.is_never_met_on(self.on, judging_dates))
    }
}

impl<'a> FindingFact<'a> for ExperienceFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let field_path = |field| FieldPath::of_entry("experience", self.entry.index, field);
        match self.why {
            ExperienceReason::SectorNotStated => missing.push(Missing::absent(field_path("sector"))),
            ExperienceReason::EmployerNotStated => missing.push(Missing::absent(field_path("employer"))),
            ExperienceReason::NotStated(field) => missing.push(Missing::absent(field_path(field.field()))),
            ExperienceReason::DependsOnDay => missing.push(Missing::partial(field_path("start"))),
            ExperienceReason::MayHaveEnded(_) => missing.extend(Missing::date(field_path("end"), self.entry.end)),
            ExperienceReason::DegreeInDoubt => missing.extend(self.unstated.iter().copied()),
            ExperienceReason::DependsOnMeaning if self.entry.sector.is_none() => {
                missing.push(Missing::absent(field_path("sector")));
            }
            ExperienceReason::Fits
            | ExperienceReason::Sector
            | ExperienceReason::SectorBorderline
            | ExperienceReason::Employer
            | ExperienceReason::EmployerDoubtful
            | ExperienceReason::Kind
            | ExperienceReason::OtherEmployer
            | ExperienceReason::EmployerToTell
            | ExperienceReason::Country
            | ExperienceReason::CountryDoubtful
            | ExperienceReason::PartTime
            | ExperienceReason::FieldForPerson
            | ExperienceReason::OtherField
            | ExperienceReason::DependsOnMeaning
            | ExperienceReason::Unreadable
            | ExperienceReason::NotBegun
            | ExperienceReason::Ended(_)
            | ExperienceReason::NoDegree => {}
        }
    }

    fn dates(&self) -> Option<EntryDates> {
        Some(EntryDates { entry: ("experience", self.entry.index), start: self.entry.start, end: self.entry.end })
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let (entry, place) = (self.entry, ("experience", self.entry.index));
        list.field(place, "sector", entry.sector.as_ref(), |sector| EvidenceValue::Text(word_of(&Sector::ALL, sector)));
        list.field(place, "employer", entry.employer.as_ref(), as_written);
        if let Some(more) = entry.rare() {
            list.field(place, "kind", more.kind.as_ref(), |kind| {
                EvidenceValue::Text(word_of(&ExperienceKind::ALL, kind))
            });
            list.field(place, "field", more.field.as_ref(), as_written);
            list.field(place, "full_time", more.full_time.as_ref(), |is| yes_or_no(*is));
        }
        list.field(place, "start", entry.start.as_ref(), |start| EvidenceValue::Date(*start));
        if matches!(self.why, ExperienceReason::Ended(_) | ExperienceReason::MayHaveEnded(_)) {
            list.field(place, "end", entry.end.as_ref(), |end| EvidenceValue::Date(*end));
        }
    }

    fn cause(&self, _: &Finding<'a>, _: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        if let (ExperienceReason::Ended(_) | ExperienceReason::MayHaveEnded(_), Some(end)) = (self.why, self.entry.end)
            && let Some(certainty) = on_day(end.value, |end| day_after(end) == self.on)
        {
            return Some(OutcomeCause::EmploymentEnded(self.entry, certainty));
        }
        let certainty = on_day(self.entry.start?.value, |start| start == self.on)?;
        Some(OutcomeCause::Employment(self.entry, certainty))
    }
}
