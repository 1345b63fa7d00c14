#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::education::is_in;
use crate::checks::nationality::{COUNTRIES, of_countries};
use crate::checks::params::{Context, Levels, Params, SpannedValue as Parameters, of_full_time};
use crate::checks::{Candidate, CheckInput, Fact as AnyFact, Finding, Missing, OFFERED, OnDate, Tolerance};
use crate::domain::applicant::{Education, Status, Years};
use crate::domain::calendar::{day_after, whole_months};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{ListKind, RuleErrorKind};
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};

/// What the kind says about itself.
pub const KIND: CheckKind = CheckKind {
    name: "studies",
    about: include_str!("about.md"),
    form: ValueType::Table(&[
        Levels::PARAMETERS[0],
        Levels::PARAMETERS[1],
        Levels::PARAMETERS[2],
        Parameter::new("months", ValueType::Integer(0, 1200), "so many months are enough"),
        Parameter::new("borderline_months", ValueType::Integer(0, 1200), "from so many months on a person decides"),
        Parameter::new("years", ValueType::Integer(0, 100), "so many years are enough, in place of `months`"),
        Parameter::new("borderline_years", ValueType::Integer(0, 100), "from so many years on a person decides"),
        Parameter::new("credits", ValueType::Integer(0, 100_000), "so many credits are enough, in place of `months`"),
        Parameter::new(
            "borderline_credits",
            ValueType::Integer(0, 100_000),
            "from so many credits on a person decides",
        ),
        Parameter::new("unit", ValueType::Text, "the unit of the credits, such as `ECTS`"),
        Parameter::new(
            "fields",
            ValueType::Defined("field"),
            "the fields that count; any other is for a person to judge",
        ),
        Parameter::new("countries", COUNTRIES, "the countries of study that count"),
        Parameter::new("full_time", ValueType::True, "only full-time studies count"),
        Parameter::new("on", ValueType::OnDate, "the day up to which time counts; left out: the reference date"),
    ]),
};

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

impl StudyTime {
    /// None at all.
    pub const NONE: Self = Self { least: 0, most: Some(0) };

    fn plus(self, other: Self) -> Self {
        let most = self.most.zip(other.most).map(|(one, other)| one.saturating_add(other));
        Self { least: self.least.saturating_add(other.least), most }
    }
}

impl StudiesFact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
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
            let time = time_of(entry, self.on, self.on);
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
}

impl Studies {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        let levels = Levels::read(&mut params);
        let key = params.one_of(&["months", "years", "credits"]);
        let (borderline_key, most, factor) = match key {
            Some("years") => ("borderline_years", 100, 12),
            Some("credits") => ("borderline_credits", 100_000, 1),
            _ => ("borderline_months", 1200, 1),
        };
        for key in ["borderline_months", "borderline_years", "borderline_credits"] {
            if let (true, Some(value)) = (key != borderline_key, params.take(key)) {
                let beside = key.trim_start_matches("borderline_");
                context.problem_among(value.span(), RuleErrorKind::NeedsKey(key), "", &[beside]);
            }
        }
        let number = |params: &mut Params<'_, '_>, key| {
            params.integer(key, 0..=most).and_then(|number| u32::try_from(number).ok()).map(|number| number * factor)
        };
        let months = key.and_then(|key| number(&mut params, key));
        let borderline = number(&mut params, borderline_key);
        let borderline_months = months.and_then(|months| params.below(borderline_key, borderline, &months));
        let unit = params.text("unit").map(str::to_owned);
        match (params.take("unit"), key) {
            (None, Some("credits")) => {
                params.need("unit");
            }
            (Some(value), Some("months" | "years")) => {
                context.problem_among(value.span(), RuleErrorKind::NeedsKey("unit"), "", &["credits"]);
            }
            _ => {}
        }
        let more = StudyConditions {
            fields: params.defined("fields", ListKind::Field, &context.vocabulary.fields).cloned(),
            countries: params.countries("countries"),
            full_time: params.only_true("full_time").is_some(),
        };
        params.finish();
        let more = (more != StudyConditions::default()).then(|| Box::new(more));
        Some(Self { levels: levels?, months: months?, borderline_months, unit, more, on })
    }

    /// Adds up the time of the entries.
    #[must_use]
    pub fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.education else {
            return Finding::not_stated(FieldPath::of_record("education"));
        };
        input.on(self.on, |on| self.apply_on(&list.entries, input, on))
    }

    fn apply_on<'a>(&'a self, entries: &'a [Education<'a>], input: &CheckInput<'_>, on: NaiveDate) -> Finding<'a> {
        let each = entries.iter().map(|entry| self.time_of(entry, input, on));
        let time = each.fold(StudyTime::NONE, StudyTime::plus);
        let (enough, too_little) =
            (thousandths(self.months), thousandths(self.borderline_months.unwrap_or(self.months)));
        let outcome = if time.least >= enough {
            Outcome::Met
        } else if time.most.is_some_and(|most| most < too_little) {
            Outcome::NotMet
        } else {
            Outcome::Unclear
        };
        Finding::leaf(outcome, AnyFact::Studies(StudiesFact { check: self, entries, time, on }))
    }

    /// The months that lack: as years of an education that is stated without, or as one more education.
    pub(super) fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        // Credits, and what else is asked, nobody but the applicant can name.
        if self.unit.is_some() || self.more.is_some() {
            return Vec::new();
        }
        let on = input.judging_dates.day(self.on);
        let entries = || input.applicant.education.iter().flat_map(|list| &list.entries);
        let least: u64 = entries().map(|entry| self.time_of(entry, input, on).least).sum();
        let lack = thousandths(self.months).saturating_sub(least);
        let mut candidates = Vec::new();
        let incomplete = entries().filter(|entry| self.may_count(entry) && entry.years_completed.is_none());
        for entry in incomplete.take(OFFERED) {
            let field_path = |field| FieldPath::of_entry("education", entry.index, field);
            let months = lack + self.time_of(entry, input, on).least;
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
            years_completed: Some(stated(years(lack))),
            ..Education::default()
        };
        candidates.push(Candidate::entry(NewEntry::Education(entry), Tolerance::Months(&self.levels, lack)));
        candidates
    }

    /// Whether an entry is, or may be, at one of the levels that count.
    fn may_count(&self, entry: &Education<'_>) -> bool {
        entry.level.is_none_or(|level| self.levels.contain(level.value))
    }

    fn time_of(&self, entry: &Education<'_>, input: &CheckInput<'_>, on: NaiveDate) -> StudyTime {
        let time = || {
            if let Some(unit) = &self.unit {
                credits_of(entry, unit)
            } else {
                time_of(entry, on, input.judging_dates.reference)
            }
        };
        let counts = match &self.more {
            None => Outcome::Met,
            Some(more) => more.judge(entry, input, on),
        };
        match &entry.level {
            _ if !self.may_count(entry) || counts == Outcome::NotMet => StudyTime::NONE,
            Some(_) if counts == Outcome::Met => time(),
            Some(_) | None => StudyTime { least: 0, ..time() },
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
fn credits_of(entry: &Education<'_>, unit: &str) -> StudyTime {
    let more = entry.rare();
    let stated = more.and_then(|more| more.credit_unit.as_ref());
    let is_of_unit = stated.is_some_and(|stated| normalise(&stated.value) == normalise(unit));
    match more.and_then(|more| more.credits.as_ref()) {
        Some(credits) if is_of_unit => {
            StudyTime { least: credits.value.thousandths, most: Some(credits.value.thousandths) }
        }
        _ => StudyTime { least: 0, most: None },
    }
}

/// The time of one entry, whatever its level, up to a day. What is ongoing without an end surely goes on up to the
/// reference date, and perhaps beyond.
#[must_use]
pub fn time_of(entry: &Education<'_>, on: NaiveDate, reference: NaiveDate) -> StudyTime {
    let start = entry.start.map(|start| start.value);
    let begun_for_sure = start.is_none_or(|start| start.last() <= on);
    if let Some(years) = &entry.years_completed {
        let stated = years.value.month_thousandths;
        return StudyTime { least: if begun_for_sure { stated } else { 0 }, most: Some(stated) };
    }
    let Some(start) = start else {
        return StudyTime { least: 0, most: None };
    };
    if start.first() > on {
        return StudyTime::NONE;
    }
    let ongoing = entry.status.is_some_and(|status| status.value == Status::Ongoing);
    let (first_end, last_end) = entry.end.map_or((on.min(reference), on), |end| (end.value.first(), end.value.last()));
    let until = |end: NaiveDate| day_after(end.min(on));
    let counts = begun_for_sure && (entry.end.is_some() || ongoing);
    StudyTime {
        least: if counts { thousandths(whole_months(start.last(), until(first_end))) } else { 0 },
        most: Some(thousandths(whole_months(start.first(), until(last_end)))),
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
