//! Names of countries within a sentence, with the article that each language gives them.

use crate::domain::countries::Country;
use crate::domain::grammar::{french_of, in_backticks, is_elided_before};
use crate::domain::names::normalise;
use crate::domain::text::Lang;

/// Countries whose English name takes an article.
const ENGLISH: [&str; 32] = [
    "AE", "AX", "BQ", "BS", "CC", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "HM", "IM", "IO", "KM", "KY", "MH", "MP",
    "MV", "NL", "PH", "PN", "PS", "SB", "TC", "TF", "UM", "US", "VA", "VG", "VI",
];
/// Countries whose French name is masculine and does not begin with a vowel.
const MASCULINE: &str = "BD BF BI BJ BN BR BT BW BZ CA CD CG CL CM CR CV DK EH GA GB GH GL GT GY HN IO JP KE KG KH KW KZ LA \
                         LB LI LK LR LS LU MA ME ML MM MW MX MZ NE NG NI NP PA PE PK PT PY QA RW SD SJ SN SR SS SV TD TG \
                         TJ TL TM VE VN VU WS XK YE ZW";
/// Countries whose French name is a plural.
const PLURAL: &str =
    "AE AS AX BM BQ BS CC CK FJ FK FO HM KM KY MH MP MV NL PH PN PS PW SB SC TC TF TK TO TV UM US VG VI";
/// Countries whose French name stands alone.
const ALONE: &str = "AG AI AW BH BL CU CW CY DJ GG GI GU HT IL JE KI KN LC MC MF MG MS MT MU NR NU OM PM PR RE SG SH SM ST SX \
                     TW VC WF YT";

/// A country within a sentence: `the Netherlands`, `les Pays-Bas`; `Cuba`.
#[must_use]
pub fn with_article(lang: Lang, country: Country) -> String {
    let name = country.name(lang);
    if lang == Lang::En {
        return english(country, name);
    }
    match article(country, &name) {
        Article::None => name,
        Article::Elided => format!("l'{name}"),
        Article::Masculine => format!("le {name}"),
        Article::Feminine => format!("la {name}"),
        Article::Plural => format!("les {name}"),
    }
}

/// The same as what something is of: `of the Netherlands`, `des Pays-Bas`.
#[must_use]
pub fn of_country(lang: Lang, country: Country) -> String {
    let name = country.name(lang);
    if lang == Lang::En {
        return format!("of {}", english(country, name));
    }
    match article(country, &name) {
        Article::None => french_of(&name).to_string(),
        Article::Elided => format!("de l'{name}"),
        Article::Masculine => format!("du {name}"),
        Article::Feminine => format!("de la {name}"),
        Article::Plural => format!("des {name}"),
    }
}

/// The same as where something is: `in the Netherlands`, `aux Pays-Bas`.
#[must_use]
pub fn in_country(lang: Lang, country: Country) -> String {
    let name = country.name(lang);
    if lang == Lang::En {
        return format!("in {}", english(country, name));
    }
    match article(country, &name) {
        Article::None if ["HT", "IL"].contains(&country.to_string().as_str()) => format!("en {name}"),
        Article::None => format!("à {name}"),
        Article::Elided | Article::Feminine => format!("en {name}"),
        Article::Masculine => format!("au {name}"),
        Article::Plural => format!("aux {name}"),
    }
}

/// A country within a sentence, and in brackets the words that state it if they are not its name: `l'Irlande (`IE`)`.
#[must_use]
pub fn as_stated(lang: Lang, country: Country, text: &str) -> String {
    with_article(lang, country) + &unless_name(country, text)
}

/// The words that state a country, in brackets; nothing if they are its name in a language of ours.
#[must_use]
pub fn unless_name(country: Country, text: &str) -> String {
    let names = Lang::ALL.map(|lang| country.name(lang));
    let is_name = names.iter().any(|name| name == text) || {
        let stated = normalise(text);
        names.iter().any(|name| normalise(name) == stated)
    };
    if is_name { String::new() } else { format!(" ({})", in_backticks(text)) }
}

/// Whether the French name of a country is a plural.
#[must_use]
pub fn is_plural(country: Country) -> bool {
    matches!(article(country, ""), Article::Plural)
}

/// The article of a French name.
enum Article {
    None,
    Elided,
    Masculine,
    Feminine,
    Plural,
}

/// The English name of a country, with the article that some take.
fn english(country: Country, name: String) -> String {
    if ENGLISH.contains(&country.to_string().as_str()) { format!("the {name}") } else { name }
}

fn article(country: Country, name: &str) -> Article {
    let code = country.to_string();
    // Two letters and a blank each.
    let is_among = |codes: &str| codes.as_bytes().chunks(3).any(|known| known.starts_with(code.as_bytes()));
    if is_among(ALONE) {
        Article::None
    } else if is_among(PLURAL) {
        Article::Plural
    } else if is_among(MASCULINE) {
        Article::Masculine
    } else if is_elided_before(name) {
        Article::Elided
    } else {
        Article::Feminine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_articles() {
        let cases = [
            ("NL", Lang::En, "the Netherlands", "of the Netherlands"),
            ("BE", Lang::En, "Belgium", "of Belgium"),
            ("NL", Lang::Fr, "les Pays-Bas", "des Pays-Bas"),
            ("GB", Lang::Fr, "le Royaume-Uni", "du Royaume-Uni"),
            ("BE", Lang::Fr, "la Belgique", "de la Belgique"),
            ("IT", Lang::Fr, "l'Italie", "de l'Italie"),
            ("CU", Lang::Fr, "Cuba", "de Cuba"),
            ("IL", Lang::Fr, "Israël", "d'Israël"),
        ];
        for (code, lang, alone, of) in cases {
            let said =
                Country::from_alpha2(code).map(|country| [with_article(lang, country), of_country(lang, country)]);
            assert_eq!(said, Some([alone.to_owned(), of.to_owned()]), "{code}");
        }
    }

    #[test]
    fn each_country_has_its_preposition() {
        let cases = [
            ("NL", Lang::En, "in the Netherlands"),
            ("NL", Lang::Fr, "aux Pays-Bas"),
            ("LU", Lang::Fr, "au Luxembourg"),
            ("BE", Lang::Fr, "en Belgique"),
            ("IT", Lang::Fr, "en Italie"),
            ("IL", Lang::Fr, "en Israël"),
            ("MT", Lang::Fr, "à Malte"),
        ];
        for (code, lang, expected) in cases {
            let said = Country::from_alpha2(code).map(|country| in_country(lang, country));
            assert_eq!(said.as_deref(), Some(expected), "{code}");
        }
    }
}
