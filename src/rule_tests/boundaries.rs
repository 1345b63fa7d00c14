//! Cases around every threshold of a rules file, with the outcome that they have now.
//!
//! Each part of a check proposes facts that might make it met, as little as might do: these stand on the threshold. Here
//! the day, the level or the month before and after them is added.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assessment::{Reading, judge};
use crate::checks::check_tree::CheckPath;
use crate::checks::{Candidate, CheckInput, JudgingDates, Tolerance as Range};
use crate::domain::applicant::{
    Applicant, Education, Experience, ItSkill, Item, LanguageLevel, LanguageSkill, Level, List, Sector, Status,
};
use crate::domain::calendar::{Moment, PartialDate, add_months, day_after, day_before, minutes_later};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FactChange, FieldValue, NewEntry, stated};
use crate::domain::rule_lists::{CountrySet, Vocabulary};
use crate::domain::text::Lang;
use crate::rule_tests::check_parts::parts;
use crate::rule_tests::edits::numbers;
use crate::rule_tests::{CaseDefaults, ExpectedOutcome};
use crate::rules::Vacancy;
use crate::rules::vacancy::Readings;

/// A case on a threshold or beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The criterion, by its place in the rules.
    pub criterion: usize,
    /// What is stated.
    pub applicant: Applicant<'static>,
    /// Other nationalities than the one stated for which the same holds.
    pub nationalities: Vec<Country>,
    /// The reference date, where it is another one than that of the rules.
    pub as_of: Option<NaiveDate>,
    /// The outcome of the criterion as it is now.
    pub outcome: ExpectedOutcome,
}

/// The cases around the thresholds of a rules file, whose text is given; each once.
#[must_use]
pub fn boundaries(text: &str, vacancy: &Vacancy, case_defaults: CaseDefaults) -> Vec<Boundary> {
    let numbers = numbers(text);
    let mut found: Vec<Boundary> = Vec::new();
    for (index, criterion) in vacancy.criteria.iter().enumerate() {
        let judging_dates = vacancy.judging_dates(case_defaults.as_of);
        let own = numbers.get(index).map_or(&[][..], Vec::as_slice);
        let checks = match &criterion.checks {
            Readings::Same(check) => vec![check],
            Readings::Differ(english, french) => vec![english, french],
        };
        let nobody = Applicant::default();
        let mut proposed = Vec::new();
        for part in checks.iter().flat_map(|check| parts(check, &CheckPath::default())) {
            let input = input(&nobody, vacancy, &judging_dates);
            for candidate in part.alone.candidates(&input) {
                around(&candidate, &judging_dates, own, &vacancy.vocabulary, &mut proposed);
            }
        }
        for Proposed { applicant, as_of } in proposed {
            let as_of = as_of.or(case_defaults.as_of);
            let Some(outcome) = outcome(index, &applicant, vacancy, CaseDefaults { as_of, ..case_defaults }) else {
                continue;
            };
            let boundary = Boundary { criterion: index, applicant, nationalities: Vec::new(), as_of, outcome };
            if !found.contains(&boundary) {
                found.push(boundary);
            }
        }
    }
    joined(found)
}

/// What a criterion gives for an applicant.
fn outcome(
    criterion: usize,
    applicant: &Applicant<'_>,
    vacancy: &Vacancy,
    case_defaults: CaseDefaults,
) -> Option<ExpectedOutcome> {
    let judging_dates = vacancy.judging_dates(case_defaults.as_of);
    let judgement =
        judge(vacancy.criteria.get(criterion)?, &input(applicant, vacancy, &judging_dates), case_defaults.reading);
    Some(if judgement.contested() { ExpectedOutcome::Contested } else { ExpectedOutcome::Outcome(judgement.outcome) })
}

impl Boundary {
    /// Whether it comes out otherwise by other rules with the same criteria.
    #[must_use]
    pub fn notices(&self, other: &Vacancy, reading: Reading) -> bool {
        let case_defaults = CaseDefaults { as_of: self.as_of, reading };
        outcome(self.criterion, &self.applicant, other, case_defaults).is_some_and(|found| found != self.outcome)
    }
}

/// Something that is on a threshold, or beside it. It borrows nothing from the check that proposed it.
#[derive(Clone, Debug, PartialEq)]
struct Proposed {
    applicant: Applicant<'static>,
    as_of: Option<NaiveDate>,
}

fn input<'s>(applicant: &'s Applicant<'s>, vacancy: &'s Vacancy, judging_dates: &'s JudgingDates) -> CheckInput<'s> {
    CheckInput {
        applicant,
        vocabulary: &vacancy.vocabulary,
        judging_dates,
        shown: Lang::En,
        detail: false,
        person: None,
    }
}

/// Nationalities for which the same holds on a day stand in one case.
fn joined(found: Vec<Boundary>) -> Vec<Boundary> {
    let mut joined: Vec<Boundary> = Vec::new();
    for boundary in found {
        let country = |one: &Boundary| {
            let item = one.applicant.nationalities.as_ref()?.entries.first()?;
            Country::from_alpha2(&item.text.value)
        };
        let same = |other: &&mut Boundary| {
            let key = |one: &Boundary| (one.criterion, one.as_of, one.outcome);
            country(other).is_some() && key(other) == key(&boundary)
        };
        match (country(&boundary), joined.iter_mut().find(same)) {
            (Some(country), Some(other)) => other.nationalities.push(country),
            _ => joined.push(boundary),
        }
    }
    joined
}

/// Adds what is around a fact that might make a check met.
fn around(
    candidate: &Candidate<'_>,
    judging_dates: &JudgingDates,
    numbers: &[u32],
    vocabulary: &Vocabulary,
    proposed: &mut Vec<Proposed>,
) {
    if let Range::Asked(request) = candidate.tolerance {
        let asked = request.boundaries(judging_dates);
        proposed.extend(asked.into_iter().map(|applicant| Proposed { applicant, as_of: None }));
    }
    match &candidate.fact_change {
        FactChange::Field(field_path, value) => {
            for value in values_around(value, judging_dates, numbers) {
                let applicant = FactChange::Field(*field_path, value).apply(Applicant::default());
                proposed.push(Proposed { applicant, as_of: None });
            }
        }
        FactChange::Entry(entry) => {
            add_entries(entry, candidate.tolerance, judging_dates.reference, numbers, vocabulary, proposed);
        }
    }
}

/// A value that is on a threshold, and those beside it; none where a value is neither dated nor counted.
fn values_around(value: &FieldValue<'_>, judging_dates: &JudgingDates, numbers: &[u32]) -> Vec<FieldValue<'static>> {
    if let FieldValue::Date(date) = value {
        beside(date.first()).map(|day| FieldValue::Date(PartialDate::exact(day))).into()
    } else if let FieldValue::Moment(moment) = value {
        let written = moment.rfc_3339();
        let moments = [-1, 0, 1].map(|minutes| minutes_later(&written, minutes));
        let moments = moments.into_iter().flatten().filter_map(|written| Moment::parse(&written).ok());
        moments.map(FieldValue::Moment).collect()
    } else if let FieldValue::Texts(_) = value {
        // Beside this vacancy so many others; the most that is allowed is one of the numbers.
        let counts = numbers.iter().flat_map(|number| [number.saturating_sub(1), *number]);
        let others = |count: u32| {
            (1..=count.min(100)).map(|number| format!("{}-{number}", judging_dates.vacancy).into()).collect()
        };
        counts.map(|count| FieldValue::Texts(others(count))).collect()
    } else {
        Vec::new()
    }
}

/// Adds entries on the thresholds that a proposed one is on, and beside them. There are none of a list whose entries are
/// neither dated nor on a scale, or whose check says itself where its thresholds are.
fn add_entries(
    entry: &NewEntry<'_>,
    tolerance: Range<'_>,
    on: NaiveDate,
    numbers: &[u32],
    vocabulary: &Vocabulary,
    proposed: &mut Vec<Proposed>,
) {
    let mut add = |applicant| proposed.push(Proposed { applicant, as_of: None });
    if let NewEntry::Education(entry) = entry {
        for entry in educations(entry, tolerance, on, numbers) {
            add(Applicant { education: Some(listed(entry)), ..Applicant::default() });
        }
    } else if let NewEntry::Language(entry) = entry {
        let Some(LanguageLevel::Overall(label)) = entry.level.as_ref().map(|level| &level.value) else { return };
        for level in levels(label, vocabulary) {
            let language = entry.language.as_ref().map(|language| stated(language.value.to_string().into()));
            let level = Some(stated(LanguageLevel::Overall(level.into())));
            let entry = LanguageSkill { language, level, ..LanguageSkill::default() };
            add(Applicant { languages: Some(listed(entry)), ..Applicant::default() });
        }
    } else if let NewEntry::ItSkill(entry) = entry {
        for level in entry.level.iter().flat_map(|label| levels(&label.value, vocabulary)) {
            let name = entry.name.as_ref().map(|name| stated(name.value.to_string().into()));
            let entry = ItSkill { name, level: Some(stated(level.into())), ..ItSkill::default() };
            add(Applicant { it_skills: Some(listed(entry)), ..Applicant::default() });
        }
    } else if let NewEntry::Experience(entry) = entry {
        let start = |day| Some(stated(PartialDate::exact(day)));
        let sector = entry.sector;
        for day in beside(on) {
            let entry = Experience { sector, start: start(day), ..Experience::default() };
            add(Applicant { experience: Some(listed(entry)), ..Applicant::default() });
        }
        for (_, sector) in Sector::ALL {
            let entry = Experience { sector: Some(stated(sector)), start: start(on), ..Experience::default() };
            add(Applicant { experience: Some(listed(entry)), ..Applicant::default() });
        }
    } else if let (NewEntry::Nationality(_), Range::Country(set)) = (entry, tolerance) {
        memberships(set, proposed);
    }
}

/// The day before, the day, the day after.
fn beside(day: NaiveDate) -> [NaiveDate; 3] {
    [day_before(day), day, day_after(day)]
}

fn listed<T>(entry: T) -> List<T> {
    List { at: 0, entries: vec![entry] }
}

/// All levels of the scale on which a label is one.
fn levels(label: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let scale = vocabulary.scales.values().find(|scale| scale.levels().iter().any(|level| level == label));
    scale.map_or_else(Vec::new, |scale| scale.levels().to_vec())
}

/// Every member on the days on which it joins and leaves, and beside them.
fn memberships(set: &CountrySet, proposed: &mut Vec<Proposed>) {
    let mut days: BTreeMap<NaiveDate, Vec<Country>> = BTreeMap::new();
    for member in &set.members {
        let since = member.since.into_iter().flat_map(|since| [day_before(since), since]);
        let until = member.until.into_iter().flat_map(|until| [until, day_after(until)]);
        since.chain(until).for_each(|day| days.entry(day).or_default().push(member.country));
    }
    for (day, countries) in days {
        for country in countries {
            let item = Item { index: 0, text: stated(country.to_string().into()), is_number: false };
            let nationalities = Some(listed(item));
            proposed
                .push(Proposed { applicant: Applicant { nationalities, ..Applicant::default() }, as_of: Some(day) });
        }
    }
}

/// Educations on the thresholds that a proposed one is on, and beside them.
fn educations(
    entry: &Education<'_>,
    case_defaults: Range<'_>,
    on: NaiveDate,
    numbers: &[u32],
) -> Vec<Education<'static>> {
    let base = of_base(entry);
    let place = Level::ALL.iter().position(|(_, one)| entry.level.is_some_and(|level| level.value == *one));
    let places = place.into_iter().flat_map(|place| [place.checked_sub(1), Some(place), place.checked_add(1)]);
    let neighbours = places.flatten().filter_map(|place| Level::ALL.get(place));
    let at = |day| Some(stated(PartialDate::exact(day)));
    // Of a month's length, so that the time of study decides nothing.
    let ended = |day: NaiveDate| (at(add_months(day, -1)), at(day));
    let of_level = |end: NaiveDate| {
        let (start, end) = ended(end);
        let base = base.clone();
        move |(_, level): &(&str, Level)| Education { level: Some(stated(*level)), start, end, ..base.clone() }
    };
    match case_defaults {
        Range::Degree(_, between, _) => {
            let days = between.into_iter().flat_map(|(first, last)| [beside(first), beside(last)]).flatten();
            let of_day = |day| {
                let (start, end) = ended(day);
                Education { start, end, ..base.clone() }
            };
            let dated: Vec<_> = days.map(of_day).collect();
            neighbours.map(of_level(between.map_or(add_months(on, -600), |(_, last)| last))).chain(dated).collect()
        }
        Range::Enrolled(_, is_final, _) => {
            let ends = beside(on).into_iter().chain(
                numbers.iter().filter(|_| is_final).flat_map(|number| beside(add_months(on, number.cast_signed()))),
            );
            let of_day = |day: NaiveDate| {
                let start = at(add_months(on, -1));
                Education { start, end: at(day), final_stage: None, ..base.clone() }
            };
            let dated: Vec<_> = ends.map(of_day).collect();
            neighbours.map(of_level(add_months(on, 1))).chain(dated).collect()
        }
        Range::Months(..) => {
            let interrupted = Some(stated(Status::Interrupted));
            let lengths = numbers.iter().flat_map(|number| [number.saturating_sub(1), *number, *number + 1]);
            let lengths: Vec<_> = lengths.collect();
            let of_length = |level: Level, months: u32| Education {
                level: Some(stated(level)),
                status: interrupted,
                start: at(add_months(day_after(on), -months.cast_signed())),
                end: at(on),
                ..Education::default()
            };
            let each = |(_, level): &(&str, Level)| {
                lengths.iter().map(|months| of_length(*level, *months)).collect::<Vec<_>>()
            };
            neighbours.flat_map(each).collect()
        }
        Range::Exact
        | Range::Country(_)
        | Range::OrEarlier
        | Range::OrLater
        | Range::OrHigher
        | Range::OtherLanguage(_)
        | Range::Asked(_)
        | Range::Time(_)
        | Range::Sectors(_) => vec![base],
    }
}

/// What a proposed education says beside its dates.
fn of_base(entry: &Education<'_>) -> Education<'static> {
    let isced_f = entry.isced_f.as_ref().map(|code| stated(code.value.to_string().into()));
    let (level, status, final_stage) = (entry.level, entry.status, entry.final_stage);
    Education { level, isced_f, status, final_stage, ..Education::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::applicant::DrivingLicence;

    #[test]
    fn an_entry_that_is_neither_dated_nor_on_a_scale_has_nothing_beside_it() {
        let category = Some(stated("B".into()));
        let licence = NewEntry::DrivingLicence(DrivingLicence { category, ..DrivingLicence::default() });
        let others = ["competencies", "documents", "residence"].map(NewEntry::blank);
        let reference = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
        for entry in others.into_iter().flatten().chain([licence]) {
            let mut proposed = Vec::new();
            add_entries(&entry, Range::Exact, reference, &[1, 2], &Vocabulary::default(), &mut proposed);
            assert_eq!(proposed, [], "{entry:?}");
        }
    }
}
