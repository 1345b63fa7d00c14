//! The names of time zones in the IANA database: what stands for no place, and what somebody may have meant.

use chrono::{NaiveDate, Offset as _, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};
use strsim::damerau_levenshtein;

use crate::domain::names::normalise;

/// The first parts of the names of zones with a city.
const CONTINENTS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Names of the database that are abbreviations. People write them for the clocks of a place, whether or not summer time is
/// kept there on the day; here each has one meaning.
const ABBREVIATIONS: [&str; 8] = ["CET", "EET", "EST", "GMT", "HST", "MET", "MST", "WET"];

/// Whether the name of a zone is an abbreviation instead of that of a place.
#[must_use]
pub fn is_abbreviation(zone: Tz) -> bool {
    ABBREVIATIONS.contains(&zone.name())
}

/// Whether the clocks of a zone are changed in a year.
///
/// ```
/// use eligible::internal::domain::time_zones::changes_clocks;
/// assert!(changes_clocks(chrono_tz::CET, 2027));
/// assert!(!changes_clocks(chrono_tz::EST, 2027));
/// ```
#[must_use]
pub fn changes_clocks(zone: Tz, year: i32) -> bool {
    let offset = |month| {
        let day = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(zone.offset_from_utc_date(&day).fix())
    };
    offset(1) != offset(7)
}

/// The zone of the city that a name ends in, whatever stands before it; else one whose city is spelt nearly so, on the
/// continent that the name says. Of an abbreviation, and of a city that the database lacks, nobody knows.
///
/// ```
/// use eligible::internal::domain::time_zones::nearest_zone;
/// assert_eq!(nearest_zone("brussels"), Some("Europe/Brussels"));
/// assert_eq!(nearest_zone("Europe/Brusels"), Some("Europe/Brussels"));
/// assert_eq!(nearest_zone("Europe/Geneva"), None);
/// assert_eq!(nearest_zone("ET"), None);
/// ```
#[must_use]
pub fn nearest_zone(name: &str) -> Option<&'static str> {
    // The measure takes the product of both lengths.
    if name.len() > 100 {
        return None;
    }
    let (continent, city) = name.rsplit_once('/').map_or((None, name), |(continent, city)| (Some(continent), city));
    let (city, continent) = (normalise(city), continent.map(normalise));
    let known = || {
        let zones = TZ_VARIANTS.iter().filter_map(|zone| Some((zone.name(), zone.name().rsplit_once('/')?)));
        zones.filter(|(_, (region, _))| region.split('/').next().is_some_and(|first| CONTINENTS.contains(&first)))
    };
    let same = known().find(|(_, (_, known))| normalise(known) == city);
    // One letter in five may differ.
    let most = city.chars().count() / 5;
    let near = || {
        let on_it = known().filter(|(_, (region, _))| continent.as_ref().is_none_or(|own| normalise(region) == *own));
        let measured = on_it.map(|(zone, (_, known))| (damerau_levenshtein(&city, &normalise(known)), zone));
        measured.filter(|(distance, _)| *distance <= most).min().map(|(_, zone)| zone)
    };
    same.map(|(zone, _)| zone).or_else(near)
}
