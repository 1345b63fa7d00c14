//! Dates and moments as people and programs write them.

use super::draw::Draw;
use super::json::Json;
use super::words::{Words, in_capitals};

/// Of so many dates one is not written as a date is asked.
const ONE_IN: usize = 7;
/// Of so many of those one is written so that nobody can read it.
const ONE_UNREADABLE_IN: usize = 20;

/// A day of a year, or a month of it alone.
#[derive(Clone, Copy)]
pub(crate) struct CivilDate {
    pub(crate) year: usize,
    pub(crate) month: usize,
    pub(crate) day: usize,
}

impl CivilDate {
    pub(crate) fn in_year(year: usize, draw: &mut Draw) -> Self {
        Self { year, month: draw.between(1, 12), day: draw.between(1, 28) }
    }

    pub(crate) fn iso(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A day as somebody writes it: six times of seven as asked.
pub(crate) fn date(day: CivilDate, words: &Words, draw: &mut Draw) -> Json {
    draw.note("dates");
    if draw.below(ONE_IN) > 0 {
        return match draw.below(20) {
            0 => Json::text(day.year.to_string()),
            1 | 2 => Json::text(format!("{}-{:02}", day.year, day.month)),
            _ => Json::text(day.iso()),
        };
    }
    draw.note("dates, not ISO");
    if draw.below(ONE_UNREADABLE_IN) == 0 {
        draw.note("dates that nobody can read");
        return unreadable_date(draw).unreadable();
    }
    if draw.percent(15) { month_or_year(day, words, draw) } else { whole(day, words, draw) }
}

/// A whole day in another form than ISO 8601's.
fn whole(date: CivilDate, words: &Words, draw: &mut Draw) -> Json {
    let CivilDate { year, month, day } = date;
    if draw.percent(45) {
        return Json::Text(in_words(date, words, draw));
    }
    let iso = date.iso();
    Json::Text(match draw.below(24) {
        0 => return Json::raw(format!("{year}{month:02}{day:02}")),
        1 => format!("{year}{month:02}{day:02}"),
        2 => format!("{year}-{month}-{day}"),
        3 | 4 => format!("{year}/{month:02}/{day:02}"),
        5 => format!("{year}.{month:02}.{day:02}"),
        6 => format!("{year}. {month}. {day}."),
        7 => format!("{iso}T00:00:00Z"),
        8 => format!("{iso}T00:00:00.000Z"),
        9 => format!("{iso}T22:00:00.000Z"),
        10 => format!("{iso} 00:00:00"),
        11 => format!("{iso}T00:00:00+02:00"),
        12..16 => format!("{day:02}.{month:02}.{year}"),
        16 => format!("{day}. {month}. {year}"),
        17 => format!("{day}.{month}.{year}"),
        18..21 => format!("{day:02}/{month:02}/{year}"),
        21 => format!("{month}/{day}/{year}"),
        22 => format!("{day:02}-{month:02}-{year}"),
        _ => format!(" {iso} "),
    })
}

/// A whole day with the month in words, in a language of the members.
fn in_words(CivilDate { year, month, day }: CivilDate, words: &Words, draw: &mut Draw) -> String {
    let name = words.month(month, draw);
    let ordinal = match day {
        1 | 21 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let english = draw.of(&ENGLISH_MONTHS.map(|months| months.get(month - 1).copied().unwrap_or_default()));
    match draw.below(14) {
        0..4 => format!("{day} {name} {year}"),
        4 => format!("{day}. {name} {year}"),
        5 => format!("{day}-{name}-{year}"),
        6 => format!("{year} {name} {day}"),
        7 => format!("{english} {day}, {year}"),
        8 => format!("{english} {day}{ordinal}, {year}"),
        9 => format!("{day}{ordinal} of {english} {year}"),
        10 => format!("{day} de {name} de {year}"),
        11 => format!("the {day}{ordinal} of {english}, {year}"),
        12 if day == 1 => format!("1er {name} {year}"),
        12 => format!("{day:02} {} {year}", name.to_lowercase()),
        _ => format!("{day}/{english}/{year}"),
    }
}

const ENGLISH_MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept.", "Oct", "Nov.", "Dec"],
];

fn month_or_year(CivilDate { year, month, .. }: CivilDate, words: &Words, draw: &mut Draw) -> Json {
    Json::Text(match draw.below(9) {
        0 => return Json::raw(year.to_string()),
        1 => format!("{year}-{month}"),
        2 => format!("{year}/{month:02}"),
        3 => format!("{month:02}/{year}"),
        4 => format!("{month:02}.{year}"),
        5 => format!("{month:02}-{year}"),
        6 => format!("{} {year}", in_capitals(words.month(month, draw))),
        7 => format!("{year} {}", words.month(month, draw)),
        _ => format!("{} {year}", words.month(month, draw)),
    })
}

/// What is no date, or too little to be one.
fn unreadable_date(draw: &mut Draw) -> Json {
    let raw = draw.of(&["true", "19", "36982.5", "{}", "[2001, 5, 17]", "-20010517"]);
    let text = draw.of(&[
        "2001-02-30",
        "2001-13-05",
        "31/02/2001",
        "31.04.2001",
        "12/05/98",
        "17.05.99",
        "5 May '01",
        "summer 2001",
        "Q3 2001",
        "unknown",
        "see CV",
        "n/a",
        "2OO1-05-17",
        "0000-00-00",
        "01/05",
        "May",
        "5",
        "?",
        "32 May 2001",
        "2001-2002",
        "on the day after the congress",
    ]);
    if draw.percent(25) { Json::raw(raw) } else { Json::text(text) }
}

/// The days of the week; the first of June 2025 was a Sunday.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["Saturday", "samedi"],
    ["Sunday", "dimanche"],
    ["Monday", "lundi"],
    ["Tuesday", "mardi"],
    ["Wednesday", "mercredi"],
    ["Thursday", "jeudi"],
    ["Friday", "vendredi"],
];

/// A moment of the weeks of application, in a form that may be read.
pub(crate) fn moment(words: &Words, draw: &mut Draw) -> Json {
    draw.note("dates");
    let late = draw.percent(2);
    let day = if late { draw.between(24, 28) } else { draw.between(1, 21) };
    let (hour, minute) = (draw.between(0, 23), draw.between(0, 59));
    let date = CivilDate { year: 2025, month: 6, day };
    let iso = date.iso();
    if draw.below(ONE_IN) > 0 {
        return Json::text(format!("{iso}T{hour:02}:{minute:02}:00+02:00"));
    }
    draw.note("dates, not ISO");
    if draw.below(ONE_UNREADABLE_IN) == 0 {
        draw.note("dates that nobody can read");
        return unreadable_moment(draw).unreadable();
    }
    let [english, french] = WEEKDAYS.get(day % 7).copied().unwrap_or_default();
    let three: String = english.chars().take(3).collect();
    let half = if hour < 12 { "AM" } else { "PM" };
    let twelve = (hour + 11) % 12 + 1;
    let name = words.month(6, draw);
    Json::Text(match draw.below(20) {
        0 => iso,
        1 => format!("{iso}T{hour:02}:{minute:02}:00Z"),
        2 => format!("{iso}T{hour:02}:{minute:02}"),
        3 => format!("{iso} {hour:02}:{minute:02}:00"),
        4 => format!("{iso}t{hour:02}:{minute:02}:00.123z"),
        5 => format!("{iso} {hour:02}:{minute:02} CEST"),
        6 => format!("{three}, {day} Jun 2025 {hour:02}:{minute:02}:00 +0200"),
        7 => format!("{day:02}/06/2025 {hour:02}:{minute:02}"),
        8 => format!("{day:02}.06.2025 {hour:02}.{minute:02}"),
        9 => format!("{day}. Juni 2025 um {hour}:{minute:02} Uhr"),
        10 => format!("{french} {day} juin 2025 à {hour}h{minute:02}"),
        11 => format!("{day} juin 2025, {hour} h {minute:02}, heure de Bruxelles"),
        12 => format!("June {day}, 2025 {twelve}:{minute:02} {half}"),
        13 => format!("{english}, June {day}, 2025 at {twelve} {}.m.", if hour < 12 { "a" } else { "p" }),
        14 => format!("{day} {name} 2025 {hour:02}:{minute:02}"),
        15 => format!("{day} {name} 2025"),
        16 => format!("{day} June 2025, {hour:02}:{minute:02} Brussels time"),
        17 => format!("{day} June 2025 {hour:02}:{minute:02} my time"),
        18 => format!("{iso}T{hour:02}:{minute:02}:00 +02:00"),
        _ => format!("{day} juin 2025"),
    })
}

fn unreadable_moment(draw: &mut Draw) -> Json {
    let text = draw.of(&[
        "before the deadline",
        "17/06/25 21:15",
        "2025-06-31T10:00:00Z",
        "2025-06-17T25:10:00Z",
        "yesterday evening",
        "17 June",
        "2025-06-17T10:61",
        "21:15",
        "2025-06-17T21:15:60Z",
    ]);
    if draw.percent(25) { Json::raw(draw.of(&["1750187700", "1750187700000", "true"])) } else { Json::text(text) }
}
