//! Dates and moments as people read them.

use std::fmt::{self, Write as _};

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{Moment, PartialDate, day_after};
use crate::domain::grammar::{phrase, say};
use crate::domain::text::Lang;

/// A day: `22 June 2025`, `22 juin 2025`.
#[must_use]
pub fn date(lang: Lang, day: NaiveDate) -> impl fmt::Display {
    let (number, month, year) = (day.day(), month(lang, day.month()), day.year());
    fmt::from_fn(move |out| match (lang, number) {
        (Lang::Fr, 1) => write!(out, "1er {month} {}", Digits(year)),
        _ => write!(out, "{} {month} {}", Digits(number.cast_signed()), Digits(year)),
    })
}

/// A number as `Display` gives it, several times as fast where it has four digits at most: most sentences name a day.
struct Digits(i32);

impl fmt::Display for Digits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        if !(0..10_000).contains(&number) {
            return number.fmt(out);
        }
        for unit in [1000, 100, 10, 1] {
            if number >= unit || unit == 1 {
                out.write_char(char::from(b'0' + u8::try_from(number / unit % 10).unwrap_or_default()))?;
            }
        }
        Ok(())
    }
}

/// A date as far as it is stated: `22 June 2004`, `June 2004`, `2004`.
#[must_use]
pub fn partial_date(lang: Lang, partial: PartialDate) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        if partial.is_unreadable() {
            return say!(out, lang, "a date that is not understood", "date non reconnue");
        }
        for (number, (first, last)) in partial.spans().enumerate() {
            if number > 0 {
                say!(out, lang, " or ", " ou ")?;
            }
            let is_month = first.day() == 1 && day_after(last).day() == 1 && first.month() == last.month();
            let is_year = (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31);
            if first == last {
                write!(out, "{}", date(lang, first))?;
            } else if is_month && first.year() == last.year() {
                write!(out, "{} {}", month(lang, first.month()), first.year())?;
            } else if is_year && first.year() == last.year() {
                write!(out, "{}", first.year())?;
            } else {
                let (first, last) = (date(lang, first), date(lang, last));
                say!(out, lang, "{first} to {last}", "{first} au {last}")?;
            }
        }
        Ok(())
    })
}

/// A date as far as it is stated, as a French sentence joins it: `le 22 juin 2004`, `en juin 2004`, `en 2004`.
#[must_use]
pub fn at_date(lang: Lang, partial: PartialDate) -> impl fmt::Display {
    let date = partial_date(lang, partial);
    fmt::from_fn(move |out| match lang {
        Lang::En => write!(out, "{date}"),
        Lang::Fr if partial.is_unreadable() => write!(out, "à une {date}"),
        Lang::Fr if partial.spans().all(|(first, last)| first == last) => write!(out, "le {date}"),
        Lang::Fr => write!(out, "en {date}"),
    })
}

/// A moment as far as it is stated: `22 June 2025, 23:59`, `22 juin 2025 à 23:59`.
#[must_use]
pub fn moment(lang: Lang, moment: Moment) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        // One of two days, where nobody says whether the day or the month comes first.
        let day = partial_date(lang, moment.date());
        let (written, time) = (moment.to_string(), moment.time_of_day());
        let time = if moment.date().is_exact() { written.split_once(' ').map(|(_, time)| time) } else { Some(&*time) };
        match time.filter(|time| !time.is_empty()) {
            None => write!(out, "{day}"),
            Some(time) => say!(out, lang, "{day}, {time}", "{day} à {time}"),
        }
    })
}

/// A moment of which the year is known already: `22 June, 23:59`, `22 juin à 23:59`.
pub fn moment_in_year(lang: Lang, moment: Moment, year: i32) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let day = moment.day();
        let (number, month) = (day.day(), month(lang, day.month()));
        match (lang, number) {
            (Lang::Fr, 1) => write!(out, "1er {month}")?,
            _ => write!(out, "{number} {month}")?,
        }
        if day.year() != year {
            write!(out, " {}", day.year())?;
        }
        match moment.time_of_day().as_str() {
            "" => Ok(()),
            time => say!(out, lang, ", {time}", " à {time}"),
        }
    })
}

pub const fn month(lang: Lang, month: u32) -> &'static str {
    match month {
        1 => phrase(lang, "January", "janvier"),
        2 => phrase(lang, "February", "février"),
        3 => phrase(lang, "March", "mars"),
        4 => phrase(lang, "April", "avril"),
        5 => phrase(lang, "May", "mai"),
        6 => phrase(lang, "June", "juin"),
        7 => phrase(lang, "July", "juillet"),
        8 => phrase(lang, "August", "août"),
        9 => phrase(lang, "September", "septembre"),
        10 => phrase(lang, "October", "octobre"),
        11 => phrase(lang, "November", "novembre"),
        _ => phrase(lang, "December", "décembre"),
    }
}
