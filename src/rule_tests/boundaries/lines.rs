//! Lines along which one fact of an applicant varies: somewhere on them an outcome may turn.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::checks::JudgingDates;
use crate::domain::applicant::{Amount, AnswerValue, DocumentKind, ExperienceKind, Level, Sector, Status, Years};
use crate::domain::calendar::{Moment, PartialDate, add_months, day_after, day_before, minutes_later};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::rule_lists::{Scale, Vocabulary};
use crate::rule_tests::boundaries::stated_facts::StatedFacts;
use crate::rule_tests::check_values::CheckValues;

/// An applicant, on a day of its own if that is what varies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LinePoint {
    pub(super) facts: StatedFacts,
    pub(super) as_of: Option<NaiveDate>,
}

/// Applicants in an order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) points: Vec<LinePoint>,
    /// Whether the order is that of a scale, so that those beside a turn show it; else all of them are of interest.
    pub(super) is_ordered: bool,
    /// The fact, if it is a day: there are more days between any two of the points.
    pub(super) day: Option<usize>,
}

/// What lines are drawn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineInput<'r> {
    pub(super) dates: &'r JudgingDates,
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) values: &'r CheckValues,
}

/// The lines on which each of some facts varies, and the number of entries like these.
pub(super) fn lines(facts: &StatedFacts, input: LineInput<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (place, (path, value)) in facts.0.iter().enumerate() {
        let line = |values: Vec<FieldValue<'static>>, is_ordered, day| {
            let points = values.into_iter().map(|value| LinePoint { facts: facts.with(place, value), as_of: None });
            Line { points: points.collect(), is_ordered, day }
        };
        if let FieldValue::Date(date) = value {
            let in_order = |day: &NaiveDate| is_in_order(facts, *path, *day, input.dates.reference);
            let days = days(date.first(), input).into_iter().filter(in_order);
            let days = days.map(|day| FieldValue::Date(PartialDate::exact(day)));
            lines.push(line(days.collect(), true, Some(place)));
        } else if path.section == "nationalities" {
            lines.push(line(countries(input), false, None));
        } else {
            let (values, is_ordered) = values(*path, value, input);
            lines.push(line(values, is_ordered, None));
        }
    }
    lines.extend(copies(facts, input));
    lines
}

/// Whether a day in the place of one that is stated ends nothing before it begins; and nobody is born after the reference date.
fn is_in_order(facts: &StatedFacts, path: FieldPath, day: NaiveDate, reference: NaiveDate) -> bool {
    let beside = |field| {
        let path = FieldPath { field: Some(field), ..path };
        facts.0.iter().find(|(stated, _)| *stated == path).and_then(|(_, value)| match value {
            FieldValue::Date(date) => Some(date.first()),
            _ => None,
        })
    };
    match path.field {
        Some("start") => beside("end").is_none_or(|end| day <= end),
        Some("end") => beside("start").is_none_or(|start| start <= day),
        _ => path.section != "date_of_birth" || day <= reference,
    }
}

/// So many months before and after the reference date nothing is near.
const FAR: i32 = 60;

/// Days around which an outcome may turn, in order: those of the notice, and so much time as a number of the check says before
/// and after them.
fn days(stated: NaiveDate, input: LineInput<'_>) -> Vec<NaiveDate> {
    let JudgingDates { reference, deadline, starts, .. } = input.dates;
    let own = [stated, *reference, deadline.day()].into_iter().chain(starts.iter().copied());
    let own = own.chain(starts.iter().map(|start| input.dates.after_end(*start)));
    let own: BTreeSet<NaiveDate> = own.chain(input.values.days.iter().copied()).collect();
    let mut days = own.clone();
    days.extend([-FAR, FAR].map(|months| add_months(*reference, months)));
    for day in own {
        days.extend([day_before(day), day_after(day)]);
        for number in &input.values.numbers {
            let number = number.cast_signed();
            for sign in [-1, 1] {
                let months = [12, 1].into_iter().filter_map(|months| number.checked_mul(sign * months));
                days.extend(months.filter(|months| months.abs() <= 1200).map(|months| add_months(day, months)));
                let each =
                    [7, 1].into_iter().filter_map(|days| i64::from(number).checked_mul(sign.into())?.checked_mul(days));
                days.extend(each.filter_map(|days| day.checked_add_signed(chrono::TimeDelta::try_days(days)?)));
            }
        }
    }
    days.into_iter().collect()
}

/// Other values of a fact that is no day, and whether they are on a scale.
fn values(path: FieldPath, value: &FieldValue<'static>, input: LineInput<'_>) -> (Vec<FieldValue<'static>>, bool) {
    let numbers = || input.values.around();
    let words = |all: Vec<FieldValue<'static>>| (all, false);
    match value {
        FieldValue::Moment(moment) => (moments(*moment, input.dates), true),
        FieldValue::Years(_) => {
            // In months, of which the number of years is made.
            (counts(input).map(|months| FieldValue::Years(years(months))).collect(), true)
        }
        FieldValue::Amount(_) => {
            (numbers().into_iter().map(|number| FieldValue::Amount(Amount::read(number))).collect(), true)
        }
        FieldValue::Answer(AnswerValue::Number(_)) => {
            let number = |number: String| FieldValue::Answer(AnswerValue::Number(number.into()));
            (numbers().into_iter().map(number).collect(), true)
        }
        FieldValue::Answer(AnswerValue::Boolean(_)) => {
            words([false, true].map(|flag| FieldValue::Answer(AnswerValue::Boolean(flag))).to_vec())
        }
        FieldValue::Flag(_) => words([false, true].map(FieldValue::Flag).to_vec()),
        FieldValue::Level(_) => (Level::ALL.map(|(_, level)| FieldValue::Level(level)).to_vec(), true),
        FieldValue::Status(_) => words(Status::ALL.map(|(_, status)| FieldValue::Status(status)).to_vec()),
        FieldValue::Sector(_) => words(Sector::ALL.map(|(_, sector)| FieldValue::Sector(sector)).to_vec()),
        FieldValue::Kind(_) => words(DocumentKind::ALL.map(|(_, kind)| FieldValue::Kind(kind)).to_vec()),
        FieldValue::ExperienceKind(_) => {
            words(ExperienceKind::ALL.map(|(_, kind)| FieldValue::ExperienceKind(kind)).to_vec())
        }
        FieldValue::Texts(names) => (lists(path, names, input), true),
        FieldValue::Text(label) => {
            let has = |levels: &&[String]| levels.iter().any(|level| level == label);
            let scales = input.vocabulary.scales.values().map(Scale::levels);
            let levels = scales.into_iter().find(has).unwrap_or_default();
            (levels.iter().map(|level| FieldValue::Text(level.clone().into())).collect(), true)
        }
        FieldValue::Answer(AnswerValue::Text(_)) | FieldValue::Date(_) | FieldValue::NoEntries => (Vec::new(), true),
    }
}

/// So many months as a number of years, as it is written.
fn years(months: u32) -> Years<'static> {
    Years::read(format!("{:.4}", f64::from(months) / 12.0))
}

/// The minutes around a moment, and around the opening if there is one.
fn moments(moment: Moment, dates: &JudgingDates) -> Vec<FieldValue<'static>> {
    let opening = dates.opening.map(|(moment, zone)| moment.with_offset(zone));
    let each = opening.into_iter().chain([moment]).map(Moment::rfc_3339);
    let around = each.flat_map(|written| [-1, 0, 1].map(|minutes| minutes_later(&written, minutes)));
    around.flatten().filter_map(|written| Moment::parse(&written).ok()).map(FieldValue::Moment).collect()
}

/// Lists of so many names as a number of the check says, one less and one more: those that are stated first.
fn lists(path: FieldPath, names: &[std::borrow::Cow<'static, str>], input: LineInput<'_>) -> Vec<FieldValue<'static>> {
    let made = |number: u32| {
        format!("{}-{number}", if path.field == Some("preferences") { "X" } else { &input.dates.vacancy })
    };
    let list = |count: u32| {
        let more = (1..=count.min(100)).map(|number| made(number).into());
        names.iter().cloned().chain(more).take(usize::try_from(count.min(100)).unwrap_or_default()).collect()
    };
    counts(input).map(|count| FieldValue::Texts(list(count))).collect()
}

/// The countries that the check names, and one that it does not.
fn countries(input: LineInput<'_>) -> Vec<FieldValue<'static>> {
    let sets = input.vocabulary.sets.iter().filter(|(name, _)| input.values.words.contains(*name));
    let of_sets = sets.flat_map(|(_, set)| set.members.iter().map(|member| member.country));
    let codes =
        input.values.words.iter().filter(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    let named: BTreeSet<Country> = of_sets.chain(codes.filter_map(|code| Country::from_alpha2(code))).collect();
    let others = ["CH", "BR", "US", "FR"].into_iter().filter_map(Country::from_alpha2);
    let other = others.into_iter().find(|country| !named.contains(country));
    named.into_iter().chain(other).map(|country| FieldValue::Text(country.to_string().into())).collect()
}

/// None, one, and as many as each number of the check says, one less and one more.
fn counts(input: LineInput<'_>) -> impl Iterator<Item = u32> {
    let numbers = input.values.numbers.iter();
    let around = numbers.flat_map(|number| [number.saturating_sub(1), *number, number.saturating_add(1)]);
    around.chain([0, 1]).collect::<BTreeSet<_>>().into_iter()
}

/// So many entries as a number of the check says, one less and one more.
fn copies(facts: &StatedFacts, input: LineInput<'_>) -> Option<Line> {
    const MOST: u32 = 10;
    facts.list().filter(|list| *list == "documents")?;
    let of = |count: u32| {
        let facts = (0..count).fold(StatedFacts::default(), |all, _| all.and(facts));
        LinePoint { facts, as_of: None }
    };
    let points = counts(input).filter(|count| *count <= MOST).map(of).collect();
    Some(Line { points, is_ordered: true, day: None })
}

/// The days on which the members of the sets that a check names join and leave, each with the day before.
pub(super) fn memberships(input: LineInput<'_>) -> Vec<Line> {
    let sets = input.vocabulary.sets.iter().filter(|(name, _)| input.values.words.contains(*name));
    let members = sets.flat_map(|(_, set)| &set.members);
    let turns = members.flat_map(|member| {
        let leaves = member.until.map(day_after);
        member.since.into_iter().chain(leaves).map(|day| (day, member.country))
    });
    let turns: BTreeSet<(NaiveDate, Country)> = turns.collect();
    let line = |(day, country): (NaiveDate, Country)| {
        let path = FieldPath { section: "nationalities", index: Some(0), field: None };
        let facts = StatedFacts(vec![(path, FieldValue::Text(country.to_string().into()))]);
        let points = [day_before(day), day].map(|day| LinePoint { facts: facts.clone(), as_of: Some(day) });
        Line { points: points.to_vec(), is_ordered: true, day: None }
    };
    turns.into_iter().map(line).collect()
}

/// What might be stated in a part of the record of which no fact is proposed, because none would make the check met, or only
/// the applicant could name it.
pub(super) fn stand_ins(path: FieldPath, input: LineInput<'_>) -> Vec<StatedFacts> {
    let day = |day| FieldValue::Date(PartialDate::exact(day));
    let on = input.dates.reference;
    let some = |values: Vec<FieldValue<'static>>| {
        std::iter::once(None).chain(values.into_iter().map(Some)).collect::<Vec<_>>()
    };
    match (path.section, path.field) {
        ("experience", _) => {
            let kinds = some(ExperienceKind::ALL.map(|(_, kind)| FieldValue::ExperienceKind(kind)).to_vec());
            let sectors = some(Sector::ALL.map(|(_, sector)| FieldValue::Sector(sector)).to_vec());
            let each = kinds.iter().flat_map(|kind| sectors.iter().map(move |sector| (kind.clone(), sector.clone())));
            let entry = |(kind, sector): (Option<FieldValue<'static>>, Option<FieldValue<'static>>)| {
                let named = [kind.map(|kind| ("kind", kind)), sector.map(|sector| ("sector", sector))];
                let dated = [("full_time", FieldValue::Flag(true)), ("start", day(on)), ("end", day(on))];
                StatedFacts::entry("experience", named.into_iter().flatten().chain(dated))
            };
            each.map(entry).collect()
        }
        ("residence", _) => {
            let entry = |country| StatedFacts::entry("residence", [("country", country), ("start", day(on))]);
            countries(input).into_iter().rev().map(entry).collect()
        }
        ("education", _) => educations(input),
        ("documents", _) => {
            let kinds =
                DocumentKind::ALL.map(|(_, kind)| StatedFacts::entry("documents", [("kind", FieldValue::Kind(kind))]));
            kinds.into()
        }
        ("nationalities", _) => {
            let path = FieldPath { section: "nationalities", index: Some(0), field: None };
            countries(input).into_iter().take(1).map(|country| StatedFacts(vec![(path, country)])).collect()
        }
        ("application", Some("preferences" | "other_vacancies")) => {
            vec![StatedFacts(vec![(path, FieldValue::Texts(Vec::new()))])]
        }
        _ => Vec::new(),
    }
}

/// Educations of each level, completed and under way, with whatever is counted of an education in each unit that the check may
/// name.
fn educations(input: LineInput<'_>) -> Vec<StatedFacts> {
    let on = FieldValue::Date(PartialDate::exact(input.dates.reference));
    let zero = || FieldValue::Amount(Amount::read("0"));
    let text = |word: &str| FieldValue::Text(word.to_owned().into());
    let entry = |level: Level, word: &str, status: Status| {
        let labels = input.vocabulary.scales.get(word).and_then(|scale| scale.levels().first());
        let grade = labels.map_or_else(zero, |label| text(label));
        let of_level = [("level", FieldValue::Level(level)), ("status", FieldValue::Status(status))];
        let counted = match status {
            Status::Ongoing => vec![("year_of_study", zero())],
            Status::Completed | Status::Interrupted => vec![("end", on.clone())],
        };
        let in_units =
            [("credits", zero()), ("credit_unit", text(word)), ("grade", grade), ("grade_scale", text(word))];
        StatedFacts::entry("education", of_level.into_iter().chain(counted).chain(in_units))
    };
    let words = || input.values.words.iter().map(String::as_str).chain(["ECTS"]);
    let each = Level::ALL.iter().flat_map(|(_, level)| words().map(move |word| (*level, word)));
    each.flat_map(|(level, word)| [Status::Completed, Status::Ongoing].map(|status| entry(level, word, status)))
        .collect()
}

/// Of an education that states no days, what it is with them: it ends on the day on which it is judged, after a month, so that
/// only the end counts. Studies of a length are left without a degree, so that only their length counts.
pub(super) fn dated(facts: &StatedFacts, dates: &JudgingDates) -> Option<StatedFacts> {
    facts.list().filter(|list| *list == "education")?;
    let has = |key| facts.0.iter().any(|(path, _)| path.field == Some(key));
    let day = |day| FieldValue::Date(PartialDate::exact(day));
    let more = if has("years_completed") {
        vec![("status", FieldValue::Status(Status::Interrupted))]
    } else {
        vec![("start", day(add_months(dates.reference, -1))), ("end", day(dates.reference))]
    };
    if has("start") || more.iter().any(|(key, _)| has(key)) {
        return None;
    }
    let mut facts = facts.clone();
    facts.0.retain(|(path, _)| path.field != Some("final_stage"));
    let at = |(field, value)| (FieldPath::of_entry("education", 0, field), value);
    facts.0.extend(more.into_iter().map(at));
    Some(facts)
}

/// A mother tongue that the check does not name.
pub(super) fn mother_tongue(input: LineInput<'_>) -> Option<StatedFacts> {
    let label = input.vocabulary.scales.values().find_map(|scale| scale.mother_tongue.first())?;
    let language = ["ja", "fi"].into_iter().find(|code| !input.values.words.contains(*code))?;
    let text = |text: &str| FieldValue::Text(text.to_owned().into());
    Some(StatedFacts::entry("languages", [("language", text(language)), ("level", text(label))]))
}
