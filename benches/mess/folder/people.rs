//! Those who apply; all of them are invented.

use super::dates::CivilDate;
use super::draw::Draw;

/// Countries: code, names in English and in French, language, and a name that the country has for itself.
pub(crate) type Country = (&'static str, &'static str, &'static str, &'static str, &'static str);

pub(crate) const COUNTRIES: &[Country] = &[
    ("BE", "Belgium", "Belgique", "Dutch", "België"),
    ("BG", "Bulgaria", "Bulgarie", "Bulgarian", "България"),
    ("CA", "Canada", "Canada", "English", "Canada"),
    ("CZ", "Czechia", "Tchéquie", "Czech", "Česko"),
    ("DE", "Germany", "Allemagne", "Deutsch", "Deutschland"),
    ("DK", "Denmark", "Danemark", "da", "Danmark"),
    ("EE", "Estonia", "Estonie", "Estonian", "Eesti"),
    ("ES", "Spain", "Espagne", "Spanish", "España"),
    ("FI", "Finland", "Finlande", "fi", "Suomi"),
    ("FR", "France", "France", "Français", "France"),
    ("GB", "United Kingdom", "Royaume-Uni", "English", "the UK"),
    ("GR", "Greece", "Grèce", "Greek", "Ελλάδα"),
    ("HU", "Hungary", "Hongrie", "Hungarian", "Magyarország"),
    ("IT", "Italy", "Italie", "it", "Italia"),
    ("LU", "Luxembourg", "Luxembourg", "fr", "Lëtzebuerg"),
    ("NL", "Netherlands", "Pays-Bas", "Dutch", "Nederland"),
    ("NO", "Norway", "Norvège", "Norwegian", "Norge"),
    ("PL", "Poland", "Pologne", "Polish", "Polska"),
    ("PT", "Portugal", "Portugal", "Portuguese", "Portugal"),
    ("RO", "Romania", "Roumanie", "Romanian", "România"),
    ("SE", "Sweden", "Suède", "Swedish", "Sverige"),
    ("TR", "Türkiye", "Turquie", "Turkish", "Türkiye"),
    ("US", "United States", "États-Unis", "en", "USA"),
    // These are no members.
    ("CH", "Switzerland", "Suisse", "French", "Schweiz"),
    ("IE", "Ireland", "Irlande", "en-IE", "Éire"),
];

/// Somebody who applies.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) country: Country,
    pub(crate) born: CivilDate,
}

impl Person {
    pub(crate) fn new(number: usize, draw: &mut Draw) -> Self {
        let youngest = if draw.percent(94) { 2003 } else { 2007 };
        let year = draw.between(youngest - 9, youngest);
        Self {
            id: format!("P-{number:05}"),
            name: format!("Specimen Sample {number}"),
            country: draw.of(COUNTRIES),
            born: CivilDate::in_year(year, draw),
        }
    }
}
