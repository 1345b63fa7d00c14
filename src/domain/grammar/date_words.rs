//! Dates and moments as people read them.

use std::fmt::{self, Write as _};

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;

use crate::domain::calendar::{Clock, Moment, PartialDate, Precision, day_after};
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
    spans(lang, partial, ["", "", ""])
}

/// A date as far as it is stated, as a French sentence joins it: `le 22 juin 2004`, `en juin 2004`, `en 2004`.
#[must_use]
pub fn at_date(lang: Lang, partial: PartialDate) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        if partial.is_unreadable() {
            return say!(out, lang, "on a date that is not understood", "à une date non reconnue");
        }
        let before = if lang == Lang::Fr { ["le ", "en ", "du "] } else { [""; 3] };
        write!(out, "{}", spans(lang, partial, before))
    })
}

/// The days that a date may mean, each span with what stands before it: before a day, a month or year, any other span.
fn spans(lang: Lang, partial: PartialDate, [on, within, from]: [&'static str; 3]) -> impl fmt::Display {
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
                write!(out, "{on}{}", date(lang, first))?;
            } else if is_month && first.year() == last.year() {
                write!(out, "{within}{} {}", month(lang, first.month()), first.year())?;
            } else if is_year && first.year() == last.year() {
                write!(out, "{within}{}", first.year())?;
            } else {
                let (first, last) = (date(lang, first), date(lang, last));
                say!(out, lang, "{from}{first} to {last}", "{from}{first} au {last}")?;
            }
        }
        Ok(())
    })
}

/// Two days between which another is: `between 1 and 21 June 2004`, `entre le 1er et le 21 juin 2004`.
#[must_use]
pub fn between(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let (from, to) = (date(lang, first).to_string(), date(lang, last));
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    let from = if is_one_month { from.split(' ').next().unwrap_or_default() } else { &from };
    say!(lang, "between {from} and {to}", "entre le {from} et le {to}")
}

/// A moment as far as it is stated: `22 June 2025, 23:59`, `22 juin 2025 à 23 h 59`.
#[must_use]
pub fn moment(lang: Lang, moment: Moment) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        // One of two days, where nobody says whether the day or the month comes first.
        write!(out, "{}", partial_date(lang, moment.date()))?;
        at_time(out, lang, moment)
    })
}

/// A moment of which the year is known already: `22 June, 23:59`, `22 juin à 23 h 59`.
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
        at_time(out, lang, moment)
    })
}

/// The time behind a day, as the clock shows it, with its offset if one is stated: `, 23:59 UTC+2`, ` à 23 h 59 UTC+2`.
/// Seconds only if there are some; nothing for a whole day.
fn at_time(out: &mut fmt::Formatter<'_>, lang: Lang, moment: Moment) -> fmt::Result {
    let (time, precision, clock) = (moment.time(), moment.precision(), moment.clock());
    let (hour, minute) = (time.hour(), time.minute());
    match precision {
        Precision::Day => return Ok(()),
        Precision::Hour => say!(out, lang, ", {hour:02}h", " à {hour}\u{a0}h")?,
        Precision::Minute | Precision::Second => {
            say!(out, lang, ", {hour:02}:{minute:02}", " à {hour}\u{a0}h\u{a0}{minute:02}")?;
        }
    }
    if precision == Precision::Second && (time.second(), time.nanosecond()) != (0, 0) {
        let seconds = time.format("%S%.f").to_string();
        match lang {
            Lang::En => write!(out, ":{seconds}")?,
            Lang::Fr => write!(out, "\u{a0}min\u{a0}{}\u{a0}s", seconds.replace('.', ","))?,
        }
    }
    match clock {
        Clock::Vacancy => Ok(()),
        Clock::Offset(0) => out.write_str(" UTC"),
        Clock::Offset(seconds) => {
            let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
            write!(out, " UTC{sign}{}", minutes / 60)?;
            if minutes % 60 == 0 { Ok(()) } else { write!(out, ":{:02}", minutes % 60) }
        }
        Clock::Anywhere => say!(out, lang, " (time zone unknown)", " (fuseau horaire inconnu)"),
    }
}

/// The clock of a time zone: `Brussels time`, `heure de Bruxelles`; of a city whose French name is not known, the name of the
/// zone.
#[must_use]
pub fn zone_name(lang: Lang, zone: Tz) -> String {
    match (lang, zone.name().rsplit_once('/')) {
        (_, None) => zone.name().to_owned(),
        (_, Some(("Etc", clock))) => clock.to_owned(),
        (Lang::En, Some((_, city))) => format!("{} time", city.replace('_', " ")),
        (Lang::Fr, Some((_, city))) => FRENCH_CITIES
            .iter()
            .find(|(known, _)| *known == city)
            .map_or_else(|| format!("fuseau {}", zone.name()), |(_, of_city)| format!("heure {of_city}")),
    }
}

/// Cities after which time zones are named, as French says whose clock it is.
const FRENCH_CITIES: [(&str, &str); 64] = [
    ("Abidjan", "d'Abidjan"),
    ("Algiers", "d'Alger"),
    ("Amsterdam", "d'Amsterdam"),
    ("Athens", "d'Athènes"),
    ("Baghdad", "de Bagdad"),
    ("Bangkok", "de Bangkok"),
    ("Beirut", "de Beyrouth"),
    ("Belgrade", "de Belgrade"),
    ("Berlin", "de Berlin"),
    ("Bratislava", "de Bratislava"),
    ("Brussels", "de Bruxelles"),
    ("Bucharest", "de Bucarest"),
    ("Budapest", "de Budapest"),
    ("Cairo", "du Caire"),
    ("Casablanca", "de Casablanca"),
    ("Chicago", "de Chicago"),
    ("Copenhagen", "de Copenhague"),
    ("Dakar", "de Dakar"),
    ("Denver", "de Denver"),
    ("Dublin", "de Dublin"),
    ("Helsinki", "d'Helsinki"),
    ("Istanbul", "d'Istanbul"),
    ("Jerusalem", "de Jérusalem"),
    ("Johannesburg", "de Johannesburg"),
    ("Kiev", "de Kiev"),
    ("Kinshasa", "de Kinshasa"),
    ("Kyiv", "de Kiev"),
    ("Lisbon", "de Lisbonne"),
    ("Ljubljana", "de Ljubljana"),
    ("London", "de Londres"),
    ("Los_Angeles", "de Los Angeles"),
    ("Luxembourg", "de Luxembourg"),
    ("Madrid", "de Madrid"),
    ("Malta", "de Malte"),
    ("Mexico_City", "de Mexico"),
    ("Monaco", "de Monaco"),
    ("Montreal", "de Montréal"),
    ("Moscow", "de Moscou"),
    ("Nairobi", "de Nairobi"),
    ("New_York", "de New York"),
    ("Nicosia", "de Nicosie"),
    ("Oslo", "d'Oslo"),
    ("Paris", "de Paris"),
    ("Podgorica", "de Podgorica"),
    ("Prague", "de Prague"),
    ("Reykjavik", "de Reykjavik"),
    ("Riga", "de Riga"),
    ("Rome", "de Rome"),
    ("Sarajevo", "de Sarajevo"),
    ("Singapore", "de Singapour"),
    ("Skopje", "de Skopje"),
    ("Sofia", "de Sofia"),
    ("Stockholm", "de Stockholm"),
    ("Sydney", "de Sydney"),
    ("Tallinn", "de Tallinn"),
    ("Tirane", "de Tirana"),
    ("Tokyo", "de Tokyo"),
    ("Toronto", "de Toronto"),
    ("Tunis", "de Tunis"),
    ("Vienna", "de Vienne"),
    ("Vilnius", "de Vilnius"),
    ("Warsaw", "de Varsovie"),
    ("Zagreb", "de Zagreb"),
    ("Zurich", "de Zurich"),
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_said_in_both_languages() {
        let cases = [
            ("2025-06-22", "22 June 2025", "22 juin 2025"),
            ("2025-06-01T09:00", "1 June 2025, 09:00", "1er juin 2025 à 9 h 00"),
            ("2025-06-22T23:59:00", "22 June 2025, 23:59", "22 juin 2025 à 23 h 59"),
            ("2025-06-22T23:59:30.5", "22 June 2025, 23:59:30.500", "22 juin 2025 à 23 h 59 min 30,500 s"),
            ("2025-06-22T00:05Z", "22 June 2025, 00:05 UTC", "22 juin 2025 à 0 h 05 UTC"),
            ("2025-06-22T00:05-03:30", "22 June 2025, 00:05 UTC-3:30", "22 juin 2025 à 0 h 05 UTC-3:30"),
            ("2025-06-22T00:05+02:00", "22 June 2025, 00:05 UTC+2", "22 juin 2025 à 0 h 05 UTC+2"),
        ];
        for (text, english, french) in cases {
            let said = Moment::parse(text).map(|at| [Lang::En, Lang::Fr].map(|lang| moment(lang, at).to_string()));
            let french = french.replace(" h", "\u{a0}h").replace("h ", "h\u{a0}");
            let french = french.replace(" min ", "\u{a0}min\u{a0}").replace(" s", "\u{a0}s");
            assert_eq!(said, Ok([english.to_owned(), french]), "{text}");
        }
    }

    #[test]
    fn clocks_of_zones_are_said_in_both_languages() {
        let cases = [
            (Tz::Europe__Brussels, "Brussels time", "heure de Bruxelles"),
            (Tz::America__New_York, "New York time", "heure de New York"),
            (Tz::Africa__Cairo, "Cairo time", "heure du Caire"),
            (Tz::Asia__Thimphu, "Thimphu time", "fuseau Asia/Thimphu"),
            (Tz::UTC, "UTC", "UTC"),
            (Tz::Etc__UTC, "UTC", "UTC"),
            (Tz::CET, "CET", "CET"),
        ];
        for (zone, english, french) in cases {
            assert_eq!([Lang::En, Lang::Fr].map(|lang| zone_name(lang, zone)), [english, french]);
        }
    }
}
