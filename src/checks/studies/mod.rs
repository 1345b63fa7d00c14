#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::cause::OutcomeCause;
use crate::checks::education::{education_evidence, is_in};
use crate::checks::education_levels::Levels;
use crate::checks::evidence::{Collected, as_written};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::{Formula, Region, RegionKind};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::nationality::of_countries;
use crate::checks::params::{Context, SpannedValue as Parameters, of_full_time};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance, education_levels,
};
use crate::domain::applicant::{Applicant, Education, Level, Status, Years};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::intervals::{Times, months_and_days};
use crate::domain::names::normalise;
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
        TypedParameter::months("borderline_months", "from so many months on a person decides").or_nothing();
    YEARS: u32 = TypedParameter::integer("years", 0, 100, "so many years are enough, in place of `months`");
    BORDERLINE_YEARS: u32 =
        TypedParameter::integer("borderline_years", 0, 100, "from so many years on a person decides").or_nothing();
    CREDITS: u32 = TypedParameter::integer("credits", 0, 100_000, "so many credits are enough, in place of `months`");
    BORDERLINE_CREDITS: u32 =
        TypedParameter::integer("borderline_credits", 0, 100_000, "from so many credits on a person decides").or_nothing();
    UNIT: String = TypedParameter::text("unit", "the unit of the credits, such as `ECTS`");
    FIELDS: FieldOfStudy = TypedParameter::field("fields", "the fields that count; any other is for a person to judge");
    COUNTRIES: CountrySet = TypedParameter::countries("countries", "the countries of study that count");
    FULL_TIME: bool = TypedParameter::only_true("full_time", "only full-time studies count");
    ON: OnDate = OnDate::declared("on", "the day up to which time counts; left out: the reference date");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Studies {
    /// The levels that count.
    pub levels: Levels,
    /// So many months, or credits, are enough.
    pub months: u32,
    /// From so many months, or credits, on a person decides.
    pub borderline_months: Option<u32>,
    /// The unit of the credits; none: months are asked.
    pub unit: Option<String>,
    /// What else an entry has to be.
    pub more: Option<Box<StudyConditions>>,
    /// The day up to which time counts.
    pub on: OnDate,
}

/// What few checks ask of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StudyConditions {
    /// The fields that count.
    pub fields: Option<FieldOfStudy>,
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
    /// The time found.
    pub time: StudyTime,
    /// The day up to which it was counted.
    pub on: NaiveDate,
}

/// A time of study as an interval, in thousandths of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StudyTime {
    /// The least it may be.
    pub least: u64,
    /// The most it may be; `None`: without bound.
    pub most: Option<u64>,
}

/// What one entry adds to the time, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct EntryTime {
    least: Addend,
    most: Addend,
}

/// What is added to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Addend {
    /// So many thousandths of a month, or of a credit.
    Thousandths(u64),
    /// The days from one to another, both included; none where the first is the later one.
    Period(NaiveDate, NaiveDate),
    /// Any amount.
    Unbounded,
}

/// So many of the days that several periods leave over are a month more, in the least and in the most.
const DAYS_OF_MONTH: (u64, u64) = (31, 28);

impl Addend {
    const NOTHING: Self = Self::Thousandths(0);

    /// How much it is by itself, in the most.
    fn alone(self) -> u64 {
        match self {
            Self::Thousandths(thousandths) => thousandths,
            Self::Period(first, last) => in_all(std::iter::once((first, last)), DAYS_OF_MONTH.1),
            Self::Unbounded => u64::MAX,
        }
    }

    /// The greater one; of equals a period, which may leave days over.
    fn or_more(self, other: Self) -> Self {
        let rank = |addend: Self| (addend.alone(), matches!(addend, Self::Period(..)));
        if rank(other) > rank(self) { other } else { self }
    }

    fn or_less(self, other: Self) -> Self {
        if other.alone() < self.alone() { other } else { self }
    }

    /// The period, if it is one that has a day.
    fn period(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Period(first, last) if first <= last => Some((first, last)),
            Self::Period(..) | Self::Thousandths(_) | Self::Unbounded => None,
        }
    }
}

impl EntryTime {
    const NONE: Self = Self { least: Addend::NOTHING, most: Addend::NOTHING };
    /// Nobody knows how much.
    const ANY: Self = Self { least: Addend::NOTHING, most: Addend::Unbounded };

    /// What two values that an entry may have give together.
    fn either(self, other: Self) -> Self {
        Self { least: self.least.or_less(other.least), most: self.most.or_more(other.most) }
    }
}

impl StudyTime {
    /// What entries make up: of the least periods those that overlap or touch are one, of the most each counts.
    fn of(entries: impl Iterator<Item = EntryTime> + Clone) -> Self {
        let stated = |addend: Addend| if let Addend::Thousandths(thousandths) = addend { thousandths } else { 0 };
        let (mut least, mut most, mut is_bound) = (0_u64, 0_u64, true);
        for entry in entries.clone() {
            least = least.saturating_add(stated(entry.least));
            most = most.saturating_add(stated(entry.most));
            is_bound &= entry.most != Addend::Unbounded;
        }
        let periods = entries.clone().filter_map(|entry| entry.least.period());
        // Most have one, which meets no other.
        let dated = if periods.clone().nth(1).is_none() {
            in_all(periods, DAYS_OF_MONTH.0)
        } else {
            in_all(Times::joined(periods).iter(), DAYS_OF_MONTH.0)
        };
        let dated_most = in_all(entries.filter_map(|entry| entry.most.period()), DAYS_OF_MONTH.1);
        Self { least: least.saturating_add(dated), most: is_bound.then(|| most.saturating_add(dated_most)) }
    }
}

/// The whole months of some periods, with those that the days make which they leave over, in thousandths of a month.
fn in_all(periods: impl Iterator<Item = (NaiveDate, NaiveDate)>, days_of_month: u64) -> u64 {
    let (months, days) = periods.fold((0, 0), |(months, days), (first, last)| {
        let (whole, left_over) = months_and_days(first, last);
        (months + whole, days + left_over)
    });
    (months + days / days_of_month) * 1000
}

impl Studies {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let levels = Levels::read(&mut params);
        let each = [(MONTHS, BORDERLINE_MONTHS, 1), (YEARS, BORDERLINE_YEARS, 12), (CREDITS, BORDERLINE_CREDITS, 1)];
        let key = params.one_of(&each.map(|(amount, _, _)| amount.key()));
        let asked = each.into_iter().find(|(amount, _, _)| Some(amount.key()) == key);
        let (amount, borderline_amount, factor) = asked.unwrap_or((MONTHS, BORDERLINE_MONTHS, 1));
        for (beside, borderline, _) in each {
            if let (true, Some(value)) = (borderline.key() != borderline_amount.key(), params.value(borderline)) {
                let fault = RuleErrorKind::NeedsKey(borderline.key());
                context.problem_among(value.span(), fault, "", &[beside.key()]);
            }
        }
        let months = asked.and_then(|_| params.get(amount)).map(|number| number * factor);
        let borderline = params.get(borderline_amount).map(|number| number * factor);
        let borderline_months = months.and_then(|months| params.below(borderline_amount.key(), borderline, &months));
        let unit = params.get(UNIT);
        match (params.value(UNIT), key) {
            (None, Some(key)) if key == CREDITS.key() => drop(params.needed(UNIT)),
            (Some(value), Some(key)) if key != CREDITS.key() => {
                context.problem_among(value.span(), RuleErrorKind::NeedsKey(UNIT.key()), "", &[CREDITS.key()]);
            }
            _ => {}
        }
        let more = StudyConditions {
            fields: params.get(FIELDS),
            countries: params.get(COUNTRIES),
            full_time: params.get(FULL_TIME).unwrap_or(false),
        };
        params.finish();
        let more = (more != StudyConditions::default()).then(|| Box::new(more));
        Some(Self { levels: levels?, months: months?, borderline_months, unit, more, on })
    }

    fn apply_on<'a>(&'a self, entries: &'a [Education<'a>], input: &CheckInput<'_>, on: NaiveDate) -> Finding<'a> {
        let time = StudyTime::of(entries.iter().map(|entry| self.time_of(entry, input, on)));
        let (enough, too_little) =
            (thousandths(self.months), thousandths(self.borderline_months.unwrap_or(self.months)));
        let outcome = if time.least >= enough {
            Outcome::Met
        } else if time.most.is_some_and(|most| most < too_little) {
            Outcome::NotMet
        } else {
            Outcome::Unclear
        };
        Finding::leaf(outcome, Fact::Studies(StudiesFact { check: self, entries, time, on }))
    }

    /// Whether an entry is, or may be, at one of the levels that count.
    fn may_count(&self, entry: &Education<'_>) -> bool {
        let may_be = |entry: &Education<'_>| entry.level.is_none_or(|level| self.levels.contain(level.value));
        entry.doubts.variants(entry).iter().any(may_be)
    }

    /// What an entry adds, with each of the values that it may have: the least of all and the most.
    fn time_of(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> EntryTime {
        let variants = entry.doubts.variants(entry).iter();
        let each = variants.map(|variant| self.time_of_variant(variant, input, on));
        each.reduce(EntryTime::either).unwrap_or(EntryTime::ANY)
    }

    fn time_of_variant(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> EntryTime {
        let level = entry.level.map_or(Outcome::Unclear, |level| Outcome::of(self.levels.contain(level.value)));
        let counts = match &self.more {
            Some(more) if level != Outcome::NotMet => level.min(more.judge(entry, input, on)),
            Some(_) | None => level,
        };
        let time = || match &self.unit {
            Some(unit) => credits_of(entry, unit),
            None => time_of(entry, on, input.judging_dates.reference),
        };
        match counts {
            Outcome::NotMet => EntryTime::NONE,
            Outcome::Unclear => EntryTime { least: Addend::NOTHING, ..time() },
            Outcome::Met => time(),
        }
    }
}

impl StudyConditions {
    /// Whether an entry is all that is asked.
    fn judge(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> Outcome {
        let field = self
            .fields
            .as_ref()
            .map_or(Outcome::Met, |fields| if is_in(fields, entry) { Outcome::Met } else { Outcome::Unclear });
        let country = of_countries(self.countries.as_ref(), entry.country.as_ref(), input, on);
        let full_time = of_full_time(self.full_time, entry.rare().and_then(|more| more.full_time));
        let [country, full_time] = [country, full_time].map(|stated| stated.unwrap_or(Outcome::Unclear));
        Outcome::all([field, country, full_time])
    }
}

/// The credits of one entry, in thousandths: none is said where they are of another unit, or not stated.
fn credits_of(entry: &Education<'_>, unit: &str) -> EntryTime {
    let more = entry.rare();
    let stated = more.and_then(|more| more.credit_unit.as_ref());
    let is_of_unit = stated.is_some_and(|stated| normalise(&stated.value) == normalise(unit));
    match more.and_then(|more| more.credits.as_ref()) {
        Some(credits) if is_of_unit => {
            let credits = Addend::Thousandths(credits.value.thousandths);
            EntryTime { least: credits, most: credits }
        }
        _ => EntryTime::ANY,
    }
}

/// The time of one entry, whatever its level, up to a day.
///
/// `years_completed` is said of the reference date: on a later day it is that or more, on an earlier one that or less. It
/// is the least that is known, and the dates may show more.
fn time_of(entry: &Education<'_>, on: NaiveDate, reference: NaiveDate) -> EntryTime {
    let by_dates = time_by_dates(entry, on, reference);
    if entry.doubts.is_unreadable("years_completed") {
        return EntryTime::ANY;
    }
    let Some(years) = &entry.years_completed else {
        return by_dates;
    };
    let stated = Addend::Thousandths(years.value.month_thousandths);
    let has_begun = entry.start.is_none_or(|start| {
        let start = start.value.as_start(reference);
        // A start that cannot be understood is not after the end.
        let before_end = entry.end.filter(|end| start.is_unreadable() && !end.value.is_unreadable());
        before_end.map_or(start.last(), |end| end.value.last()) <= on
    });
    let most = match entry.start {
        _ if on > reference => Addend::Unbounded,
        None => stated,
        Some(_) => stated.or_more(by_dates.most),
    };
    EntryTime { least: if has_begun && on >= reference { stated } else { Addend::NOTHING }, most }
}

/// The time from the start of one entry to the earlier of its end and a day, by the shortest and the longest period that its
/// dates may mean. What is ongoing without an end surely goes on up to the reference date, and perhaps beyond.
///
/// A date that cannot be understood makes the least none. An end of that kind does not say that what is ongoing has ended.
fn time_by_dates(entry: &Education<'_>, on: NaiveDate, reference: NaiveDate) -> EntryTime {
    let Some(start) = entry.start.map(|start| start.value.as_start(reference)) else {
        return EntryTime::ANY;
    };
    if start.is_unreadable() {
        return EntryTime::ANY;
    }
    if start.first() > on {
        return EntryTime::NONE;
    }
    let is_ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
    let end = entry.end.map(|end| end.value);
    let (surely_until, perhaps_until) = match end {
        Some(end) if end.is_unreadable() => (None, on),
        Some(end) => (Some(end.first().min(on)), end.last().min(on)),
        None => (is_ongoing.then_some(on.min(reference)), on),
    };
    let least = surely_until.filter(|_| start.last() <= on);
    EntryTime {
        least: least.map_or(Addend::NOTHING, |until| Addend::Period(start.last(), until)),
        most: Addend::Period(start.first(), perhaps_until),
    }
}

/// So many thousandths of a month as years, rounded up to a hundredth.
fn years(months: u64) -> Years<'static> {
    let hundredths = (months * 100).div_ceil(12_000);
    let (whole, part) = (hundredths / 100, hundredths % 100);
    Years::read(if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") })
}

fn thousandths(months: u32) -> u64 {
    u64::from(months) * 1000
}

impl Kind for Studies {
    fn name(&self) -> &'static str {
        "studies"
    }

    /// Adds up the time of the entries.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.education else {
            return Finding::not_stated(FieldPath::of_record("education"));
        };
        input.on(self.on, |on| self.apply_on(&list.entries, input, on))
    }

    /// The months that lack: as years of an education that is stated without, or as one more education.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        // Credits, and what else is asked, nobody but the applicant can name.
        if self.unit.is_some() || self.more.is_some() {
            return Vec::new();
        }
        let on = input.judging_dates.day(self.on);
        let entries = || input.applicant.education.iter().flat_map(|list| &list.entries);
        let lack = |time: StudyTime| thousandths(self.months).saturating_sub(time.least);
        let lacking = lack(StudyTime::of(entries().map(|entry| self.time_of(entry, input, on))));
        let mut candidates = Vec::new();
        let incomplete = entries().filter(|entry| self.may_count(entry) && entry.years_completed.is_none());
        for entry in incomplete.take(OFFERED) {
            let field_path = |field| FieldPath::of_entry("education", entry.index, field);
            let others = entries().filter(|other| other.index != entry.index);
            let months = lack(StudyTime::of(others.map(|other| self.time_of(other, input, on))));
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
        self.unit.is_none() && self.more.is_none()
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        if !self.on.is_known() || self.unit.is_some() || self.more.is_some() {
            return None;
        }
        let (levels, on) = (self.levels.all(), judging_dates.day(self.on));
        let least = self.borderline_months.unwrap_or(self.months);
        let months = |months: u32| RegionKind::Months(levels.clone(), months, on);
        let met = Formula::Region(Region::Some(months(self.months)));
        // No time at all is less than no months.
        let not_met = if least == 0 { Formula::nobody() } else { Formula::Region(Region::None(months(least))) };
        Some(PossibleOutcomes { met, not_met }.into())
    }
}

impl<'a> FindingFact<'a> for StudiesFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        if self.check.unit.is_some() {
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
            let time = StudyTime::of(std::iter::once(time_of(entry, self.on, self.on)));
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
            if let (Some(_), Some(more)) = (&self.check.unit, entry.rare()) {
                list.field(place, "credits", more.credits.as_ref(), |credits| as_written(&credits.text));
                list.field(place, "credit_unit", more.credit_unit.as_ref(), as_written);
            }
        }
    }

    fn cause(&self, before: &Finding<'a>, after: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        match after.outcome {
            _ if before.outcome > after.outcome => None,
            Outcome::Met => Some(OutcomeCause::Studies(self.check.months)),
            Outcome::Unclear => self.check.borderline_months.map(OutcomeCause::Studies),
            Outcome::NotMet => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::PartialDate;

    fn day(text: &str) -> NaiveDate {
        PartialDate::parse(text).map_or(NaiveDate::MIN, PartialDate::first)
    }

    fn entry(status: Option<Status>, start: &str, end: &str, years: &str) -> Education<'static> {
        let date = |text: &str| match text {
            "" => None,
            "?" => Some(stated(PartialDate::UNREADABLE)),
            text => PartialDate::parse(text).ok().map(stated),
        };
        let years_completed = (!years.is_empty()).then(|| stated(Years::read(years.to_owned())));
        Education {
            status: status.map(stated),
            start: date(start),
            end: date(end),
            years_completed,
            ..Education::default()
        }
    }

    /// The least and the most months of entries on 22 June 2025, in thousandths.
    fn time(entries: &[Education<'_>], on: &str) -> (u64, Option<u64>) {
        let time = StudyTime::of(entries.iter().map(|entry| time_of(entry, day(on), day("2025-06-22"))));
        (time.least, time.most)
    }

    #[track_caller]
    fn check(entries: &[Education<'_>], least: u64, most: Option<u64>) {
        assert_eq!(time(entries, "2025-06-22"), (least * 1000, most.map(|most| most * 1000)));
    }

    const LEFT: Option<Status> = Some(Status::Interrupted);
    const ONGOING: Option<Status> = Some(Status::Ongoing);

    #[test]
    fn dates_give_whole_months_to_the_day_after_the_end_or_the_day() {
        check(&[entry(LEFT, "2022-09-01", "2024-04-30", "")], 20, Some(20));
        check(&[entry(LEFT, "2022-09-01", "2024-04-29", "")], 19, Some(20));
        check(&[entry(LEFT, "2022-09", "2024-09", "")], 23, Some(25));
        check(&[entry(LEFT, "2024-11-30", "2025-02-28", "")], 3, Some(3));
        check(&[entry(None, "2024-06-23", "2026-06-22", "")], 12, Some(12));
        check(&[entry(ONGOING, "2024-06-23", "", "")], 12, Some(12));
        check(&[entry(LEFT, "2024-06-23", "", "")], 0, Some(12));
        check(&[entry(None, "2024-06-23", "", "")], 0, Some(12));
        check(&[entry(LEFT, "", "2024-06-22", "")], 0, None);
        check(&[entry(ONGOING, "2025-06", "", "")], 0, Some(0));
        check(&[entry(ONGOING, "2025", "", "")], 0, Some(5));
        check(&[entry(ONGOING, "2025-06-23", "", "")], 0, Some(0));
    }

    #[test]
    fn the_least_merges_what_overlaps_or_touches_and_the_most_does_not() {
        let one = entry(LEFT, "2020-09-01", "2021-08-31", "");
        check(&[one.clone(), entry(LEFT, "2020-09-01", "2021-08-31", "")], 12, Some(24));
        check(&[one.clone(), entry(LEFT, "2021-03-01", "2022-02-28", "")], 18, Some(24));
        check(&[one, entry(LEFT, "2021-09-01", "2022-02-28", "")], 18, Some(18));
    }

    #[test]
    fn the_days_that_periods_leave_over_add_up() {
        let first = entry(LEFT, "2020-01-01", "2020-10-16", "");
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-15", "")], 20, Some(20));
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-14", "")], 19, Some(20));
        check(&[first.clone(), entry(LEFT, "2021-01-01", "2021-11-12", "")], 19, Some(20));
        check(&[first, entry(LEFT, "2021-01-01", "2021-11-11", "")], 19, Some(19));
        // Two academic years, each without its summer: 8 months and 21 days twice.
        let years = [entry(LEFT, "2021-10-04", "2022-06-24", ""), entry(LEFT, "2022-10-03", "2023-06-23", "")];
        check(&years, 17, Some(17));
    }

    #[test]
    fn years_completed_are_the_least_and_the_dates_may_show_more() {
        check(&[entry(LEFT, "", "", "1.5")], 18, Some(18));
        check(&[entry(LEFT, "", "2020-06-30", "1.5")], 18, Some(18));
        check(&[entry(LEFT, "2015-09-01", "2020-06-30", "1")], 12, Some(58));
        check(&[entry(LEFT, "2019-09-01", "2020-06-30", "2")], 24, Some(24));
        check(&[entry(LEFT, "2024-01-01", "", "1")], 12, Some(17));
        check(&[entry(LEFT, "2026", "", "3")], 0, Some(36));
        check(&[entry(LEFT, "2025", "", "3")], 0, Some(36));
        check(&[entry(LEFT, "2020-09-01", "2021-06-30", ""), entry(LEFT, "", "", "1")], 22, Some(22));
        assert_eq!(time(&[entry(LEFT, "", "", "1.9999")], "2025-06-22"), (23_999, Some(23_999)));
    }

    #[test]
    fn years_completed_are_said_of_the_reference_date() {
        let year = [entry(ONGOING, "2020-09-01", "", "1")];
        assert_eq!(time(&year, "2025-06-23"), (12_000, None));
        assert_eq!(time(&[entry(ONGOING, "", "", "1")], "2025-06-21"), (0, Some(12_000)));
    }

    #[test]
    fn a_date_that_cannot_be_read_makes_the_least_none() {
        check(&[entry(LEFT, "?", "2024-04-30", "")], 0, None);
        check(&[entry(LEFT, "2024-06-23", "?", "")], 0, Some(12));
        check(&[entry(ONGOING, "2024-06-23", "?", "")], 0, Some(12));
        check(&[entry(LEFT, "?", "2024-04-30", "2")], 24, None);
        check(&[entry(LEFT, "?", "", "2")], 0, None);
    }
}
