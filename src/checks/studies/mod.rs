#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::cause::OutcomeCause;
use crate::checks::credits::{UnitCredits, WrittenCredits};
use crate::checks::education::{EntryReason, education_evidence, is_in, listed};
use crate::checks::education_levels::Levels;
use crate::checks::evidence::{Collected, as_written, yes_or_no};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::{Formula, Region, RegionKind};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::nationality::of_countries;
use crate::checks::params::{Context, Params, SpannedValue as Parameters, of_full_time};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::study_time::{Addend, EntryDays, EntryTime, StudyTime, time_of};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance, credits, education,
    education_levels,
};
use crate::domain::applicant::{Amount, Applicant, Education, Level, RareEducation, Status, Years};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "studies",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Studies::read(value, context).map(Check::Studies),
}];

parameters! { PARAMETERS:
    AT_LEAST: Level = education_levels::AT_LEAST;
    AT_MOST: Level = education_levels::AT_MOST;
    LEVELS: Vec<Level> = education_levels::LEVELS;
    MONTHS: u32 = TypedParameter::months("months", "so many months are enough");
    BORDERLINE_MONTHS: u32 =
        TypedParameter::months("borderline_months", "borderline from so many months").or_nothing();
    YEARS: u32 = TypedParameter::integer("years", 0, 100, "so many years are enough, in place of `months`");
    BORDERLINE_YEARS: u32 =
        TypedParameter::integer("borderline_years", 0, 100, "borderline from so many years").or_nothing();
    CREDITS: WrittenCredits = credits::CREDITS;
    BORDERLINE_CREDITS: u32 = credits::BORDERLINE_CREDITS;
    UNIT: String = credits::UNIT;
    FIELDS: FieldOfStudy = TypedParameter::field("fields", "the fields that count; any other is for the selection team to decide");
    ONLY_FIELDS: FieldOfStudy = education::ONLY_FIELDS;
    COUNTRIES: CountrySet = TypedParameter::countries("countries", "the countries of study that count");
    FULL_TIME: bool = TypedParameter::only_true("full_time", "only full-time studies count");
    ON: OnDate = OnDate::declared("on", "the day up to which time counts; left out: the reference date, and within `education` the day of the whole");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Studies {
    /// The levels that count.
    pub levels: Levels,
    /// What they have to make up.
    pub asked: StudyAmount,
    /// What else an entry has to be.
    pub more: Option<Box<StudyConditions>>,
    /// The day up to which time counts.
    pub on: OnDate,
}

/// What studies have to make up.
#[derive(Clone, Debug, PartialEq)]
pub enum StudyAmount {
    /// So many months are enough, and from so many on a person decides.
    Months(u32, Option<u32>),
    /// So many credits of one of these units are enough.
    Credits(Vec<UnitCredits>),
}

/// What few checks ask of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StudyConditions {
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
    /// The only fields that count.
    pub only_fields: Option<FieldOfStudy>,
    /// The countries that count.
    pub countries: Option<CountrySet>,
    /// Whether only full-time studies count.
    pub full_time: bool,
}

/// The time of study found and asked.
#[derive(Clone, Debug, PartialEq)]
pub struct StudiesFact<'a> {
    /// What is asked.
    pub check: &'a Studies,
    /// The educations stated.
    pub entries: &'a [Education<'a>],
    /// The time found; of credits those of each unit that is asked.
    pub found: Vec<StudyTime>,
    /// The entries at a level that counts which do not count, and why.
    pub excluded: Vec<(&'a Education<'a>, EntryReason)>,
    /// The day up to which it was counted.
    pub on: NaiveDate,
}

impl Studies {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let levels = Levels::read(&mut params);
        let asked = match params.one_of(&[MONTHS.key(), YEARS.key(), CREDITS.key()]) {
            Some(key) if key == CREDITS.key() => UnitCredits::read(&mut params).map(StudyAmount::Credits),
            Some(key) => {
                let _ = UnitCredits::read(&mut params);
                let amount =
                    if key == YEARS.key() { params.get(YEARS).map(|years| years * 12) } else { params.get(MONTHS) };
                let borderline = amount.and_then(|amount| borderline(&mut params, amount));
                amount.map(|amount| StudyAmount::Months(amount, borderline))
            }
            None => {
                // They are known, so that only the mistake itself is reported.
                let _ = (params.has(UNIT), params.has(BORDERLINE_CREDITS));
                None
            }
        };
        for key in [BORDERLINE_MONTHS.key(), BORDERLINE_YEARS.key()] {
            if let (Some(StudyAmount::Credits(_)), Some(value)) = (&asked, params.take(key)) {
                let fault = RuleErrorKind::NeedsKey(key);
                context.problem_among(value.span(), fault, "", &[MONTHS.key(), YEARS.key()]);
            }
        }
        let more = StudyConditions {
            fields: params.get(FIELDS),
            only_fields: params.get(ONLY_FIELDS),
            countries: params.get(COUNTRIES),
            full_time: params.get(FULL_TIME).unwrap_or(false),
        };
        params.finish();
        let more = (more != StudyConditions::default()).then(|| Box::new(more));
        Some(Self { levels: levels?, asked: asked?, more, on })
    }

    fn apply_on<'a>(&'a self, entries: &'a [Education<'a>], input: &CheckInput<'_>, on: NaiveDate) -> Finding<'a> {
        let of = |unit| StudyTime::of(entries.iter().map(|entry| self.time_of(entry, unit, input, on)));
        let (outcome, found) = match &self.asked {
            StudyAmount::Months(months, borderline) => {
                let time = of(None);
                (time.judge(*months, *borderline), vec![time])
            }
            StudyAmount::Credits(units) => {
                let found: Vec<_> = units.iter().map(|unit| of(Some(unit))).collect();
                let each = units.iter().zip(&found).map(|(unit, found)| found.judge(unit.at_least, unit.borderline));
                (Outcome::any(each), found)
            }
        };
        let excluded = if input.detail { self.excluded(entries, input, on) } else { Vec::new() };
        Finding::leaf(outcome, Fact::Studies(StudiesFact { check: self, entries, found, excluded, on }))
    }

    /// The entries at a level that counts which surely do not count, and why.
    fn excluded<'a>(
        &self,
        entries: &'a [Education<'a>],
        input: &CheckInput<'_>,
        on: NaiveDate,
    ) -> Vec<(&'a Education<'a>, EntryReason)> {
        const WHY: [EntryReason; 4] =
            [EntryReason::OtherField, EntryReason::OtherField, EntryReason::Country, EntryReason::PartTime];
        let of = |entry: &'a Education<'a>| {
            let each = self.more.as_ref()?.each(entry, input, on);
            let (_, why) = each.into_iter().zip(WHY).find(|(outcome, _)| *outcome == Outcome::NotMet)?;
            Some((entry, why))
        };
        entries.iter().filter(|entry| self.may_count(entry)).filter_map(of).collect()
    }

    /// One more education that is all that is asked.
    fn whole_entry<'a>(&'a self, input: &CheckInput<'a>) -> Candidate<'a> {
        let (on, more) = (input.judging_dates.day(self.on), self.more.as_deref());
        let fields = more.and_then(|more| more.fields.as_ref().or(more.only_fields.as_ref()));
        let set = more.and_then(|more| more.countries.as_ref());
        let country = set.and_then(|set| set.members.iter().find(|member| member.on(on)));
        let full_time = more.filter(|more| more.full_time).map(|_| stated(true));
        let mut rare = RareEducation { full_time, ..RareEducation::default() };
        let mut entry = Education {
            level: Some(stated(self.levels.lowest())),
            isced_f: fields.and_then(|fields| fields.isced_f.first()).map(|code| stated(code.as_str().into())),
            country: country.map(|member| stated(member.country.to_string().into())),
            ..Education::default()
        };
        match &self.asked {
            StudyAmount::Months(months, _) => entry.years_completed = Some(stated(years(u64::from(*months) * 1000))),
            StudyAmount::Credits(units) => {
                let unit = units.first();
                rare.credits = unit.map(|unit| stated(Amount::read(unit.at_least.to_string())));
                rare.credit_unit = unit.map(|unit| stated(unit.unit.as_str().into()));
            }
        }
        entry.rare = (rare != RareEducation::default()).then(|| Box::new(rare));
        Candidate::entry(NewEntry::Education(entry), Tolerance::Asked(self))
    }

    /// Whether an entry is, or may be, at one of the levels that count.
    fn may_count(&self, entry: &Education<'_>) -> bool {
        let may_be = |entry: &Education<'_>| entry.level.is_none_or(|level| self.levels.contain(level.value));
        entry.doubts.variants(entry).iter().any(may_be)
    }

    /// What an entry adds, with each of the values that it may have: the least of all and the most.
    fn time_of(
        &self,
        entry: &Education<'_>,
        unit: Option<&UnitCredits>,
        input: &CheckInput<'_>,
        on: NaiveDate,
    ) -> EntryTime {
        let variants = entry.doubts.variants(entry).iter();
        let each = variants.map(|variant| self.time_of_variant(variant, unit, input, on));
        each.reduce(EntryTime::either).unwrap_or(EntryTime::ANY)
    }

    fn time_of_variant(
        &self,
        entry: &Education<'_>,
        unit: Option<&UnitCredits>,
        input: &CheckInput<'_>,
        on: NaiveDate,
    ) -> EntryTime {
        let level = entry.level.map_or(Outcome::Unclear, |level| Outcome::of(self.levels.contain(level.value)));
        let counts = match &self.more {
            Some(more) if level != Outcome::NotMet => level.min(more.judge(entry, input, on)),
            Some(_) | None => level,
        };
        let time = || match (&self.asked, unit) {
            (StudyAmount::Credits(units), Some(unit)) => {
                let reference = input.judging_dates.reference;
                let may_gain = on > reference && entry.goes_on_after(reference);
                credits_of(entry, units, unit, may_gain)
            }
            _ => time_of(entry, EntryDays::of(entry), on, input.judging_dates.reference),
        };
        match counts {
            Outcome::NotMet => EntryTime::NONE,
            Outcome::Unclear => EntryTime { least: Addend::NOTHING, ..time() },
            Outcome::Met => time(),
        }
    }
}

/// The borderline of a number of months, in months or in years.
fn borderline(params: &mut Params<'_, '_>, amount: u32) -> Option<u32> {
    if params.has(BORDERLINE_MONTHS) && params.has(BORDERLINE_YEARS) {
        params.several(&[BORDERLINE_MONTHS.key(), BORDERLINE_YEARS.key()]);
        return None;
    }
    let years = params.get(BORDERLINE_YEARS).map(|years| years * 12);
    let months = params.get(BORDERLINE_MONTHS);
    let key = if years.is_some() { BORDERLINE_YEARS.key() } else { BORDERLINE_MONTHS.key() };
    params.below(key, years.or(months), &amount)
}

impl StudyConditions {
    /// Whether an entry is all that is asked.
    fn judge(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> Outcome {
        Outcome::all(self.each(entry, input, on))
    }

    /// Whether an entry is in the fields, in the countries, and full-time.
    fn each(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> [Outcome; 4] {
        let field = self
            .fields
            .as_ref()
            .map_or(Outcome::Met, |fields| if is_in(fields, entry) { Outcome::Met } else { Outcome::Unclear });
        let only = self.only_fields.as_ref().map_or(Some(Outcome::Met), |fields| listed(fields, entry));
        let country = of_countries(self.countries.as_ref(), entry.country.as_ref(), input, on);
        let full_time = of_full_time(self.full_time, entry.rare().and_then(|more| more.full_time));
        let [only, country, full_time] = [only, country, full_time].map(|stated| stated.unwrap_or(Outcome::Unclear));
        [field, only, country, full_time]
    }
}

/// The credits of one entry, in thousandths, as those of one of the units asked: none where they are of another one of these,
/// and nobody knows how many where they are of a unit that is not asked, or that is not stated.
fn credits_of(entry: &Education<'_>, units: &[UnitCredits], unit: &UnitCredits, may_gain: bool) -> EntryTime {
    let more = entry.rare();
    let stated = more.and_then(|more| more.credit_unit.as_ref());
    let found = stated.and_then(|stated| units.iter().find(|known| known.is_of(&stated.value)));
    match (found, more.and_then(|more| more.credits.as_ref())) {
        (Some(found), _) if found != unit => EntryTime::NONE,
        (Some(_), Some(credits)) => {
            let credits = Addend::Thousandths(credits.value.thousandths);
            EntryTime { least: credits, most: if may_gain { Addend::Unbounded } else { credits } }
        }
        _ => EntryTime::ANY,
    }
}

/// So many thousandths of a month as years, rounded up to a hundredth.
fn years(months: u64) -> Years<'static> {
    let hundredths = (months * 100).div_ceil(12_000);
    let (whole, part) = (hundredths / 100, hundredths % 100);
    Years::read(if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") })
}

impl Kind for Studies {
    fn name(&self) -> &'static str {
        "studies"
    }

    /// Adds up the time of the entries.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.education else {
            return input.not_stated(FieldPath::of_record("education"), self.on);
        };
        input.on(self.on, |on| self.apply_on(&list.entries, input, on))
    }

    fn apply_to_entry<'a>(&'a self, entry: &'a Education<'a>, input: &CheckInput<'_>) -> Option<Finding<'a>> {
        Some(input.on(self.on, |on| self.apply_on(std::slice::from_ref(entry), input, on)))
    }

    fn set_day(&mut self, on: OnDate) {
        if self.on == OnDate::default() {
            self.on = on;
        }
    }

    /// The months that lack: as years of an education that is stated without, or as one more education.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let (StudyAmount::Months(asked, _), None) = (&self.asked, &self.more) else {
            return vec![self.whole_entry(input)];
        };
        let on = input.judging_dates.day(self.on);
        let entries = || input.applicant.education.iter().flat_map(|list| &list.entries);
        let lack = |time: StudyTime| (u64::from(*asked) * 1000).saturating_sub(time.least);
        let lacking = lack(StudyTime::of(entries().map(|entry| self.time_of(entry, None, input, on))));
        let mut candidates = Vec::new();
        let incomplete = entries().filter(|entry| self.may_count(entry) && entry.years_completed.is_none());
        for entry in incomplete.take(OFFERED) {
            let field_path = |field| FieldPath::of_entry("education", entry.index, field);
            let others = entries().filter(|other| other.index != entry.index);
            let months = lack(StudyTime::of(others.map(|other| self.time_of(other, None, input, on))));
            candidates.push(Candidate::field(
                field_path("years_completed"),
                FieldValue::Years(years(months)),
                Tolerance::Months(&self.levels, months),
            ));
            if entry.level.is_none() {
                let level = FieldValue::Level(self.levels.lowest());
                candidates.push(Candidate::field(field_path("level"), level, Tolerance::OrHigher));
            }
        }
        let entry = Education {
            level: Some(stated(self.levels.lowest())),
            years_completed: Some(stated(years(lacking))),
            ..Education::default()
        };
        candidates.push(Candidate::entry(NewEntry::Education(entry), Tolerance::Months(&self.levels, lacking)));
        candidates
    }

    fn rests_on_education_alone(&self) -> bool {
        matches!(self.asked, StudyAmount::Months(..)) && self.more.is_none()
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        let (StudyAmount::Months(asked, borderline), None) = (&self.asked, &self.more) else {
            return None;
        };
        if !self.on.is_known() {
            return None;
        }
        let (levels, on) = (self.levels.all(), judging_dates.day(self.on));
        let least = borderline.unwrap_or(*asked);
        let months = |months: u32| RegionKind::Months(levels.clone(), months, on);
        let met = Formula::Region(Region::Some(months(*asked)));
        // No time at all is less than no months.
        let not_met = if least == 0 { Formula::nobody() } else { Formula::Region(Region::None(months(least))) };
        Some(PossibleOutcomes { met, not_met }.into())
    }
}

impl<'a> FindingFact<'a> for StudiesFact<'a> {
    /// Aside if there is nothing to count.
    fn is_aside(&self) -> bool {
        self.found.iter().all(|time| time.most == Some(0))
    }

    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        if let Some(more) = &self.check.more {
            for entry in self.entries.iter().filter(|entry| self.check.may_count(entry)) {
                let has_field = entry.field.is_some() || entry.isced_f.is_some();
                let full_time = entry.rare().and_then(|stated| stated.full_time);
                let lacking = [
                    ("field", (more.fields.is_some() || more.only_fields.is_some()) && !has_field),
                    ("country", more.countries.is_some() && entry.country.is_none()),
                    ("full_time", more.full_time && full_time.is_none()),
                ];
                let lacking = lacking.into_iter().filter(|(_, lacks)| *lacks);
                missing.extend(
                    lacking.map(|(field, _)| Missing::absent(FieldPath::of_entry("education", entry.index, field))),
                );
            }
        }
        if matches!(self.check.asked, StudyAmount::Credits(_)) {
            for entry in self.entries.iter().filter(|entry| self.check.may_count(entry)) {
                let field_path = |field| FieldPath::of_entry("education", entry.index, field);
                let more = entry.rare();
                let (credits, unit) = (more.map(|more| &more.credits), more.map(|more| &more.credit_unit));
                missing.extend(entry.level.is_none().then(|| Missing::absent(field_path("level"))));
                missing.extend(credits.is_none_or(Option::is_none).then(|| Missing::absent(field_path("credits"))));
                missing.extend(unit.is_none_or(Option::is_none).then(|| Missing::absent(field_path("credit_unit"))));
            }
            return;
        }
        for entry in self.entries.iter().filter(|entry| self.check.may_count(entry) && entry.years_completed.is_none())
        {
            let field_path = |field| FieldPath::of_entry("education", entry.index, field);
            let time = StudyTime::of_entry(entry, EntryDays::of(entry), self.on, self.on);
            if entry.level.is_none() && time.most != Some(0) {
                missing.push(Missing::absent(field_path("level")));
            }
            if Some(time.least) == time.most {
                continue;
            }
            missing.extend(Missing::date(field_path("start"), entry.start));
            let is_ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
            missing.extend(Missing::date(field_path("end"), entry.end).filter(|end| end.is_partial || !is_ongoing));
        }
    }

    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push("education");
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let counts = |entry: &&Education<'_>| entry.level.is_none_or(|level| self.check.levels.contain(level.value));
        for entry in self.entries.iter().filter(counts) {
            education_evidence(entry, list);
            let (place, years) = (("education", entry.index), entry.years_completed.as_ref());
            list.field(place, "years_completed", years, |years| as_written(&years.text));
            if let Some(asked) = &self.check.more {
                if asked.fields.is_some() || asked.only_fields.is_some() {
                    list.field(place, "field", entry.field.as_ref(), as_written);
                    list.field(place, "isced_f", entry.isced_f.as_ref(), as_written);
                }
                if asked.countries.is_some() {
                    list.field(place, "country", entry.country.as_ref(), as_written);
                }
                if asked.full_time {
                    let full_time = entry.rare().and_then(|stated| stated.full_time.as_ref());
                    list.field(place, "full_time", full_time, |is| yes_or_no(*is));
                }
            }
            if let (StudyAmount::Credits(_), Some(more)) = (&self.check.asked, entry.rare()) {
                list.field(place, "credits", more.credits.as_ref(), |credits| as_written(&credits.text));
                list.field(place, "credit_unit", more.credit_unit.as_ref(), as_written);
            }
        }
    }

    fn cause(&self, before: &Finding<'a>, after: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        let StudyAmount::Months(months, borderline) = self.check.asked else { return None };
        match after.outcome {
            _ if before.outcome > after.outcome => None,
            Outcome::Met => Some(OutcomeCause::Studies(months)),
            Outcome::Unclear => borderline.map(OutcomeCause::Studies),
            Outcome::NotMet => None,
        }
    }
}
