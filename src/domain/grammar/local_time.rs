//! A time zone as a reader knows it: by its city.

use chrono_tz::Tz;

use super::say;
use crate::domain::text::Lang;

/// Cities of time zones with another name in French.
const FRENCH: [(&str, &str); 12] = [
    ("Algiers", "Alger"),
    ("Athens", "Athènes"),
    ("Brussels", "Bruxelles"),
    ("Bucharest", "Bucarest"),
    ("Copenhagen", "Copenhague"),
    ("Lisbon", "Lisbonne"),
    ("London", "Londres"),
    ("Malta", "Malte"),
    ("Moscow", "Moscou"),
    ("Singapore", "Singapour"),
    ("Vienna", "Vienne"),
    ("Warsaw", "Varsovie"),
];

/// `Brussels time`; of a zone without a city, its name.
///
/// ```
/// use eligible::internal::domain::grammar::local_time::local_time;
/// use eligible::internal::domain::text::Lang;
/// assert_eq!(local_time(Lang::Fr, chrono_tz::Europe::Brussels), "heure de Bruxelles");
/// assert_eq!(local_time(Lang::Fr, chrono_tz::Europe::Athens), "heure d'Athènes");
/// assert_eq!(local_time(Lang::En, chrono_tz::America::New_York), "New York time");
/// assert_eq!(local_time(Lang::En, chrono_tz::UTC), "UTC");
/// assert_eq!(local_time(Lang::Fr, chrono_tz::Etc::GMTMinus1), "fuseau horaire Etc/GMT-1");
/// ```
#[must_use]
pub fn local_time(lang: Lang, zone: Tz) -> String {
    let name = zone.name();
    if name == "UTC" {
        return name.to_owned();
    }
    let Some(city) = name.rsplit_once('/').filter(|(area, _)| *area != "Etc").map(|(_, city)| city.replace('_', " "))
    else {
        return say!(lang, "time zone {name}", "fuseau horaire {name}");
    };
    let french = FRENCH.iter().find(|(english, _)| *english == city).map_or(city.as_str(), |(_, french)| french);
    let of = if french.starts_with(['A', 'E', 'I', 'O', 'U', 'É']) { "d'" } else { "de " };
    say!(lang, "{city} time", "heure {of}{french}")
}
