//! Words, numbers and days that rules files and applicants have in common, so that they often meet.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use eligible::internal::checks::OnDate;
use eligible::internal::domain::calendar::add_months;
use eligible::internal::rules::Vacancy;

use super::Choices;

/// Countries of which both belong to every set and list that one belongs to, so that each may stand for the other.
pub(crate) const TWINS: [[&str; 2]; 4] = [["BE", "LU"], ["FR", "IT"], ["SE", "FI"], ["PT", "ES"]];
/// Countries with a territory.
pub(crate) const OWNERS: [(&str, &str); 2] = [("DK", "GL"), ("GB", "GI")];
/// What applicants call countries: codes, names, a territory, some that belong nowhere, one that nobody knows.
pub(crate) const COUNTRIES: [&str; 19] = [
    "BE",
    "LU",
    "FR",
    "IT",
    "SE",
    "FI",
    "PT",
    "ES",
    "DK",
    "GB",
    "Belgium",
    "Luxembourg",
    "FRA",
    "Danish",
    "GL",
    "Gibraltar",
    "CH",
    "Japan",
    "Atlantis",
];

/// Another country that belongs wherever this one does, by what an applicant calls it; what is none stays as it is.
pub(crate) fn twin(country: &str) -> &str {
    let known = [["Belgium", "Luxembourg"], ["FRA", "ITA"]];
    let other = |pair: &[&'static str; 2]| pair.iter().position(|known| *known == country).map(|place| pair[1 - place]);
    TWINS.iter().chain(&known).find_map(other).unwrap_or(country)
}

/// Days that rules files name. Among them are the ends of months, leap days, and days on which clocks change.
pub(crate) const DAYS: [&str; 9] = [
    "2025-06-22",
    "2025-06-23",
    "2024-06-22",
    "2025-02-28",
    "2024-02-29",
    "2026-03-01",
    "2025-10-26",
    "2025-03-30",
    "2026-08-31",
];
pub(crate) const MONTHS: [i64; 7] = [12, 0, 1, 6, 24, 3, 18];
pub(crate) const AGES: [i64; 6] = [21, 18, 30, 26, 0, 35];

/// Text by the name of the key that holds it, in rules files as in applicant files.
const TEXTS: [(&str, &[&str]); 24] = [
    ("nationalities", &COUNTRIES),
    ("country", &COUNTRIES),
    ("field", &["Law", "Droit public", "Physics", "Art history", "Zoology"]),
    ("employer", &["Acme", "Acme Europe", "Alliance", "Alliance Partners", "Bakery"]),
    ("credit_unit", &["ECTS", "ects", "hours"]),
    ("unit", &["ECTS", "hours"]),
    ("grade_scale", &["20", "GPA 4.0", "grades"]),
    ("grade", &["good", "pass", "Very Good", "14/20"]),
    ("language", &["en", "French", "de", "Español", "la", "Zorblatt"]),
    ("level", &["A1", "A2", "B1", "B2", "C1", "C2", "C2", "native", "advanced", "basic", "expert", "fluent"]),
    ("names", &["Empathy", "Empathie", "Teamwork"]),
    ("competency", &["Empathy", "empathie", "Teamwork", "Bravery"]),
    ("evidence", &["an example"]),
    ("other_vacancies", &["V-1", "V-2", "V-3", " V-2", "V-4"]),
    ("vacancy", &["V-1", "V-2"]),
    ("preferences", &["Brussels", "Mons", "brussels", "Lisbon"]),
    ("any_of", &["Brussels", "Mons"]),
    ("driving", &["yes", "early"]),
    ("category", &["B", "C1 E", "A2, BE", "CE", "tractor"]),
    ("weeks", &["eight", "late"]),
    ("equals", &["early", "yes"]),
    ("one_of", &["early", "late"]),
    ("key", &["driving", "weeks"]),
    ("currency", &["EUR"]),
];
/// Names of IT tools and of documents, both of which applicants call `name`.
const TOOLS: [&str; 6] = ["Office", "MS Office", "Excel", "Office administration", "Sheets", "SharePoint"];
const DOCUMENTS: [&str; 5] = ["Passport", "old passport", "Recommendation", "letter of reference", "Photo"];

/// A text for the place `parent/key`.
pub(crate) fn text(choices: &mut Choices<'_>, parent: &str, key: &str) -> &'static str {
    match (parent, key) {
        ("it_skills", "name") => return choices.of(&TOOLS),
        ("documents", "name") => return choices.of(&DOCUMENTS),
        ("declaration", "field") => return choices.of(&["generative_ai_used", "relatives", "record"]),
        _ => {}
    }
    TEXTS.iter().find(|(known, _)| *known == key).map_or("some words", |(_, texts)| choices.of(texts))
}

pub(crate) const ISCED_F: [&str; 5] = ["0421", "042", "0533", "0213", "04"];
pub(crate) const NUMBERS: [&str; 11] = ["2", "1", "0", "1.5", "1.99", "3", "14", "8", "60", "120.5", "180"];
pub(crate) const MOMENTS: [&str; 14] = [
    "2025-06-22T23:59",
    "2025-06-22",
    "2025-06-23",
    "2025-06-22T23:59:59+02:00",
    "2025-06-23T00:00:00",
    "2025-06-22T21:59:30Z",
    "2025-05-01T09:00",
    "2025-05-01T08:59:59",
    "2025-10-26T02:30",
    "2025-10-26T02:30:00+01:00",
    "2025-03-30T02:30:00",
    "2024-02-29T12:00",
    "2025-03-30T01:30:00-00:30",
    "2025-10-26",
];

/// The days around which the outcomes of a vacancy turn: those that it names, and the first and last ones of the post.
pub(crate) fn anchors(vacancy: &Vacancy) -> Vec<NaiveDate> {
    let judging_dates = vacancy.judging_dates(None);
    let ends = [judging_dates.starts.first(), judging_dates.starts.last()].into_iter().flatten();
    let post = ends.flat_map(|start| {
        [OnDate::BeforeStart, OnDate::Start, OnDate::End, OnDate::AfterEnd].map(|on| judging_dates.of_post(on, *start))
    });
    let named = DAYS.iter().map(|day| day.parse().unwrap());
    // The reference date comes first, for it is what most checks refer to.
    let mut anchors = vec![judging_dates.reference];
    anchors.extend([judging_dates.deadline.day()].into_iter().chain(post).chain(named).collect::<BTreeSet<_>>());
    anchors
}

/// A day near one of those, of which the day, or the month with it, may be left out.
pub(crate) fn partial_date(choices: &mut Choices<'_>, anchors: &[NaiveDate], is_birth: bool) -> String {
    let anchor = if choices.once_in(3) { choices.of(anchors) } else { anchors[0] };
    let months = if is_birth { 12 * choices.of(&AGES) } else { choices.of(&MONTHS) };
    let sign = if is_birth || choices.once_in(2) { -1 } else { 1 };
    let day = add_months(anchor, sign * i32::try_from(months).unwrap());
    let day = match choices.below(6) {
        0..3 => day,
        3 => day.checked_add_days(Days::new(1)).unwrap(),
        4 => day.checked_sub_days(Days::new(1)).unwrap(),
        // A long way away.
        _ => add_months(day, sign * 60),
    };
    let length = choices.of(&[10, 10, 10, 10, 10, 7, 7, 4]);
    day.to_string().chars().take(length).collect()
}
