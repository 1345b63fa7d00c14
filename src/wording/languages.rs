//! Languages by name.

use crate::domain::languages::Language;
use crate::domain::text::Lang;

/// A language in words; the table of languages has the English name of each, and only some French ones.
#[must_use]
pub(super) fn language(lang: Lang, language: Language) -> String {
    let french = match lang {
        Lang::En => None,
        Lang::Fr => FRENCH.iter().find(|(code, _)| Language::resolve(code) == Some(language)),
    };
    french.map_or_else(|| language.offered_name(lang), |(_, name)| (*name).to_owned())
}

/// The French names of the official languages of the European Union, the United Nations and NATO's members, and of some
/// of their neighbours: CLDR 48.
const FRENCH: [(&str, &str); 42] = [
    ("ar", "arabe"),
    ("be", "biélorusse"),
    ("bg", "bulgare"),
    ("bs", "bosniaque"),
    ("ca", "catalan"),
    ("cs", "tchèque"),
    ("da", "danois"),
    ("de", "allemand"),
    ("el", "grec"),
    ("es", "espagnol"),
    ("et", "estonien"),
    ("fa", "persan"),
    ("fi", "finnois"),
    ("ga", "irlandais"),
    ("he", "hébreu"),
    ("hi", "hindi"),
    ("hr", "croate"),
    ("hu", "hongrois"),
    ("hy", "arménien"),
    ("is", "islandais"),
    ("it", "italien"),
    ("ja", "japonais"),
    ("ka", "géorgien"),
    ("ko", "coréen"),
    ("lb", "luxembourgeois"),
    ("lt", "lituanien"),
    ("lv", "letton"),
    ("mk", "macédonien"),
    ("mt", "maltais"),
    ("nl", "néerlandais"),
    ("no", "norvégien"),
    ("pl", "polonais"),
    ("pt", "portugais"),
    ("ro", "roumain"),
    ("ru", "russe"),
    ("sk", "slovaque"),
    ("sl", "slovène"),
    ("sq", "albanais"),
    ("sv", "suédois"),
    ("tr", "turc"),
    ("uk", "ukrainien"),
    ("zh", "chinois"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_that_of_a_language_known_by_its_french_name() {
        for (code, name) in FRENCH {
            let known = Language::resolve(code);
            assert!(known.is_some(), "{code}");
            assert_eq!(Language::resolve(name), known, "{name}");
        }
    }
}
