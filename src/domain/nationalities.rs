//! What one string under `nationalities` states: a nationality or several, each of which may be unsure.

use crate::domain::countries::{Country, NamedCountry};
use crate::domain::languages::Language;
use crate::domain::name_parts::{brackets, split_at_separators, split_at_words, without};
use crate::domain::names::{normalise, with_normal};
use crate::domain::outcome::Outcome;

/// What one string states. Nearly all name one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedNationality {
    /// The nationality of this country.
    One(Country),
    /// One that nobody knows.
    Unknown,
    /// Several, or one of which more is to be said; at least one.
    Parts(Vec<NationalityPart>),
}

/// A nationality among those that a string states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalityPart {
    /// The country, or the countries of which it is one; `None` where nobody knows.
    pub named: Option<NamedCountry>,
    /// Whether it may as well be none of the applicant's, because only brackets behind another name it.
    pub is_optional: bool,
}

/// What brackets behind a nationality do to it.
enum Aside {
    /// Nothing: they say the same once more, or something else.
    Nothing,
    /// They may state further nationalities.
    Further(Vec<NamedCountry>),
    /// With them nobody knows which it is.
    Unsettles,
}

/// At these several nationalities in one string are separated.
const SEPARATORS: [char; 5] = ['/', ',', ';', '&', '+'];

/// By these words they are joined.
const JOINING: [&str; 5] = ["and", "et", "y", "und", "e"];

/// Words, in their normal form, with which brackets say that the nationality is none, was one, or will be one.
#[rustfmt::skip]
const UNSETTLING: [&str; 46] = [
    "card", "permit", "visa", "applied", "applying", "application", "pending", "process", "progress", "ongoing",
    "expected", "eligible", "awaiting", "future", "planned", "soon", "naturalisation", "naturalization", "refugee",
    "asylum", "resident", "residence", "residency", "status", "overseas", "former", "formerly", "previously", "ex",
    "lost", "renounced", "until", "not", "non", "no", "carte", "titre", "sejour", "demande", "cours", "attente",
    "refugie", "asile", "statut", "ancien", "ancienne",
];

/// Words, in their normal form, with which brackets speak of a second nationality; where they name no other country,
/// nobody knows which.
#[rustfmt::skip]
const OF_A_SECOND: [&str; 16] = [
    "dual", "double", "two", "deux", "second", "also", "too", "both", "aussi", "eu", "ue", "european", "passport",
    "citizen", "citizenship", "nationality",
];

/// No known name has more words.
const MOST_WORDS: usize = 12;

/// What one string of `nationalities` states. `rules_names` knows the names, aliases and demonyms that the rules list,
/// by their normal form.
///
/// A string that is not known as it is, is split outside its brackets: at `/`, `,`, `;`, `&` and `+`, and what is then
/// not known at the words `and`, `et`, `y`, `und` and `e`. What is not known at last is a nationality that nobody
/// knows; so is a string that names nothing at all.
///
/// ```
/// use eligible::internal::domain::nationalities::{StatedNationality, read};
/// let parts = |text: &str| match read(text, |_| None) {
///     StatedNationality::One(country) => country.to_string(),
///     StatedNationality::Unknown => "?".to_owned(),
///     StatedNationality::Parts(parts) => format!("{} parts", parts.len()),
/// };
/// assert_eq!(parts("the United Kingdom"), "GB");
/// assert_eq!(parts("Canada (Québec)"), "CA");
/// assert_eq!(parts("American (green card)"), "?");
/// assert_eq!(parts("French and German"), "2 parts");
/// assert_eq!(parts("Bosnia and Herzegovina"), "BA");
/// assert_eq!(parts("Congolese"), "1 parts");
/// ```
#[must_use]
pub fn read(text: &str, rules_names: impl Fn(&str) -> Option<Country>) -> StatedNationality {
    let names = Names { rules_names };
    let has_signs = text.contains(SEPARATORS) || text.contains(['(', '[']);
    if let Some(NamedCountry::One(country)) = names.whole(text)
        && !has_signs
    {
        return StatedNationality::One(country);
    }
    let mut parts = Vec::new();
    if !names.add_known(text, &mut parts) {
        names.add_split(text, &mut parts);
    }
    StatedNationality::of(parts)
}

/// The country that the name of one means in any other field: where somebody lives, where a school is. Brackets that
/// hold nothing but a known country, territory, demonym or language are left off it.
///
/// ```
/// use eligible::internal::domain::nationalities::read_country;
/// let country = |text: &str| Some(read_country(text, |_| None)?.one()?.to_string());
/// assert_eq!(country("the Netherlands (NL)").as_deref(), Some("NL"));
/// assert_eq!(country("the Netherlands (Leiden)"), None);
/// ```
#[must_use]
pub fn read_country(text: &str, rules_names: impl Fn(&str) -> Option<Country>) -> Option<NamedCountry> {
    let named = |text: &str| with_normal(text, |normal| Country::named(normal, &rules_names));
    named(text).or_else(|| {
        let known = |held: &str| named(held).is_some() || Language::resolve(held).is_some();
        let brackets = brackets(text);
        let mut known = brackets.iter().filter(|found| known(found.held)).peekable();
        known.peek()?;
        named(&without(text, known))
    })
}

/// The names of countries as they are known under `nationalities`.
struct Names<R> {
    rules_names: R,
}

impl<R: Fn(&str) -> Option<Country>> Names<R> {
    /// What a text means that is known as a whole.
    fn whole(&self, text: &str) -> Option<NamedCountry> {
        with_normal(text, |normal| Country::named_as_nationality(normal, &self.rules_names))
    }

    /// Adds the nationality that a text names as a whole or without its brackets, and those that the brackets name;
    /// false where it names none.
    fn add_known(&self, text: &str, parts: &mut Vec<NationalityPart>) -> bool {
        if let Some(named) = self.whole(text) {
            parts.push(NationalityPart::known(named));
            self.add_doubtful(text, named, parts);
            return true;
        }
        let brackets = brackets(text);
        if brackets.is_empty() {
            return false;
        }
        let Some(named) = self.whole(&without(text, &brackets)) else {
            return false;
        };
        let mut stated = vec![NationalityPart::known(named)];
        for found in brackets {
            match self.aside(found.held, named) {
                Aside::Nothing => {}
                Aside::Further(further) => {
                    stated.extend(
                        further.into_iter().map(|named| NationalityPart { named: Some(named), is_optional: true }),
                    );
                }
                Aside::Unsettles => {
                    stated = vec![NationalityPart::UNKNOWN];
                    break;
                }
            }
        }
        parts.append(&mut stated);
        true
    }

    /// Adds what the parts of a text name that is known as a whole: `Greek Cypriot` is one nationality, and `Greek/Cypriot`
    /// may be two.
    fn add_doubtful(&self, text: &str, whole: NamedCountry, parts: &mut Vec<NationalityPart>) {
        let by_signs = split_at_separators(text, &SEPARATORS);
        let brackets = brackets(text);
        let without_brackets = if brackets.is_empty() { String::new() } else { without(text, &brackets) };
        let bracketed = std::iter::once(without_brackets.as_str()).chain(brackets.iter().map(|found| found.held));
        let pieces: Vec<_> = if by_signs.len() > 1 { by_signs } else { bracketed.collect() };
        let named: Vec<_> = pieces.into_iter().filter_map(|piece| self.whole(piece)).collect();
        if named.len() > 1 {
            let others = named.into_iter().filter(|named| is_other(*named, whole));
            parts.extend(others.map(|named| NationalityPart { named: Some(named), is_optional: true }));
        }
    }

    /// Adds the nationalities that are joined in a text.
    fn add_split(&self, text: &str, parts: &mut Vec<NationalityPart>) {
        let is_blank = |part: &&str| with_normal(part, str::is_empty);
        for part in split_at_separators(text, &SEPARATORS).into_iter().filter(|part| !is_blank(part)) {
            if self.add_known(part, parts) {
                continue;
            }
            for part in split_at_words(part, &JOINING).into_iter().filter(|part| !is_blank(part)) {
                if !self.add_known(part, parts) {
                    parts.push(NationalityPart::UNKNOWN);
                }
            }
        }
    }

    /// What brackets do to the nationality before them.
    fn aside(&self, held: &str, before: NamedCountry) -> Aside {
        if let Some(named) = self.whole(held) {
            return if is_other(named, before) { Aside::Further(vec![named]) } else { Aside::Nothing };
        }
        let normal = normalise(held);
        let has_one_of = |words: &[&str]| normal.split(' ').any(|word| words.contains(&word));
        if has_one_of(&UNSETTLING) {
            return Aside::Unsettles;
        }
        let further = self.others_within(&normal, before);
        if !further.is_empty() {
            return Aside::Further(further);
        }
        if has_one_of(&OF_A_SECOND) { Aside::Unsettles } else { Aside::Nothing }
    }

    /// The countries other than one that a normalised text names as whole words, the longer name before the shorter.
    /// No code counts, since among other words it is as like to be a word; `USA` is the name in several languages.
    fn others_within(&self, normal: &str, before: NamedCountry) -> Vec<NamedCountry> {
        let starts = memchr::memchr_iter(b' ', normal.as_bytes()).map(|space| space + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(starts).chain([normal.len() + 1]).collect();
        let (mut others, mut first) = (Vec::new(), 0);
        while let Some([start, ends @ ..]) = starts.get(first..) {
            let phrase = |words: usize| normal.get(*start..ends.get(words - 1)? - 1);
            let named = |words: usize| {
                let phrase = phrase(words).filter(|phrase| *phrase == "usa" || Country::of_code(phrase).is_none())?;
                Some((words, Country::named_exactly(phrase, &self.rules_names)?))
            };
            let found = (1..=MOST_WORDS.min(ends.len())).rev().find_map(named);
            if let Some((_, named)) = found
                && is_other(named, before)
                && !others.contains(&named)
            {
                others.push(named);
            }
            first += found.map_or(1, |(words, _)| words);
        }
        others
    }
}

/// Whether a name surely means another country than the one before it.
fn is_other(named: NamedCountry, before: NamedCountry) -> bool {
    !named.may_be().iter().any(|country| before.may_be().contains(country))
}

impl StatedNationality {
    fn of(parts: Vec<NationalityPart>) -> Self {
        match parts[..] {
            [] => Self::Unknown,
            [NationalityPart { named: Some(NamedCountry::One(country)), is_optional: false }] => Self::One(country),
            _ if parts.iter().all(|part| part.named.is_none()) => Self::Unknown,
            _ => Self::Parts(parts),
        }
    }

    /// Each nationality that the string states, at least one.
    ///
    /// A check on one nationality is asked for each of them: see [`NationalityPart::judge`]. A check on all of them together, such
    /// as which of them match a key, is asked for each combination of what they may be.
    pub fn parts(&self) -> impl Iterator<Item = NationalityPart> {
        let (one, several) = match self {
            Self::One(country) => (Some(NationalityPart::known(NamedCountry::One(*country))), &[][..]),
            Self::Unknown => (Some(NationalityPart::UNKNOWN), &[][..]),
            Self::Parts(parts) => (None, parts.as_slice()),
        };
        one.into_iter().chain(several.iter().copied())
    }

    /// The country, where the string surely states one and no other nationality.
    #[must_use]
    pub const fn one(&self) -> Option<Country> {
        match self {
            Self::One(country) => Some(*country),
            Self::Unknown | Self::Parts(_) => None,
        }
    }
}

impl NationalityPart {
    /// One that nobody knows.
    const UNKNOWN: Self = Self { named: None, is_optional: false };

    const fn known(named: NamedCountry) -> Self {
        Self { named: Some(named), is_optional: false }
    }

    /// The country, if one alone may be meant.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        self.named.and_then(NamedCountry::one)
    }

    /// Each country that may be meant, at least one; `None` is one that nobody knows.
    pub fn may_be(&self) -> impl Iterator<Item = Option<Country>> {
        let unknown = self.named.is_none().then_some(None);
        let known = self.named.as_ref().map_or(&[][..], NamedCountry::may_be);
        unknown.into_iter().chain(known.iter().copied().map(Some))
    }

    /// What a check on one nationality finds, being asked for each that may be meant, and, where it may be none of the
    /// applicant's, finding `without` then: the same outcome for all, that is the outcome; else unclear.
    ///
    /// `without` is what changes nothing where the parts are joined: not met for `any`, met for `all`.
    ///
    /// ```
    /// use eligible::internal::domain::nationalities::read;
    /// use eligible::internal::domain::outcome::Outcome;
    /// let of_europe = ["IT", "AL"];
    /// let judge = |text: &str| {
    ///     let stated = read(text, |_| None);
    ///     let is_one = |country: Option<_>| match country {
    ///         Some(country) => Outcome::of(of_europe.contains(&format!("{country}").as_str())),
    ///         None => Outcome::Unclear,
    ///     };
    ///     Outcome::any(stated.parts().map(|part| part.judge(Outcome::NotMet, is_one)))
    /// };
    /// assert_eq!(judge("Brazilian/Italian"), Outcome::Met);
    /// assert_eq!(judge("Brazilian (Italian passport)"), Outcome::Unclear);
    /// assert_eq!(judge("Brazilian (Chilean passport)"), Outcome::NotMet);
    /// assert_eq!(judge("Congolese"), Outcome::NotMet);
    /// assert_eq!(judge("Martian"), Outcome::Unclear);
    /// ```
    #[must_use]
    pub fn judge(&self, without: Outcome, judge: impl Fn(Option<Country>) -> Outcome) -> Outcome {
        let each = self.may_be().map(judge);
        Outcome::agreed(each.chain(self.is_optional.then_some(without)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a string states in short: `FR`, `?`, `CD|CG`, `(IT)` for one that may be none, joined by spaces.
    fn stated(text: &str) -> String {
        let rules = |name: &str| match name {
            "britain" | "u k" => Country::from_alpha2("GB"),
            "slovensko" => Country::from_alpha2("SK"),
            "rom" => Country::from_alpha2("RO"),
            _ => None,
        };
        let part = |part: NationalityPart| {
            let countries = part.may_be().map(|country| country.map_or("?".to_owned(), |country| country.to_string()));
            let countries = countries.collect::<Vec<_>>().join("|");
            if part.is_optional { format!("({countries})") } else { countries }
        };
        read(text, rules).parts().map(part).collect::<Vec<_>>().join(" ")
    }

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(stated(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_code_a_name_or_a_demonym_is_a_nationality() {
        check(&[
            ("GB", "GB"),
            ("gbr", "GB"),
            ("XK", "XK"),
            ("Suède", "SE"),
            ("Deutschland", "DE"),
            ("Swiss Confederation", "CH"),
            ("Magyar", "HU"),
            ("italiana", "IT"),
            ("Irish", "IE"),
            ("français(e)", "FR"),
            ("Puerto Rican", "PR"),
            ("Atlantis", "?"),
            ("Unitedkingdom", "?"),
            ("", "?"),
            (" - ", "?"),
        ]);
        let one = read("GB", |_| None);
        assert!(matches!(one, StatedNationality::One(_)), "{one:?}");
        assert_eq!(read("Atlantis", |_| None), StatedNationality::Unknown);
    }

    #[test]
    fn what_the_rules_list_is_known() {
        check(&[("Britain", "GB"), ("U.K.", "GB"), ("the U.K.", "GB"), ("Slovensko", "SK"), ("ROM", "RO")]);
    }

    #[test]
    fn a_leading_article_is_dropped() {
        check(&[("the UK", "GB"), ("l'Italie", "IT"), ("la France", "FR"), ("les États-Unis", "US"), ("the", "?")]);
    }

    #[test]
    fn brackets_that_name_the_same_country_are_dropped() {
        check(&[
            ("Norwegian (NO)", "NO"),
            ("the United Kingdom (UK)", "GB"),
            ("Deutschland (Germany)", "DE"),
            ("FR (French)", "FR"),
            ("(French)", "FR"),
            ("American (US citizen)", "US"),
            // One country that both may mean is enough.
            ("Congolese (CD)", "CD|CG"),
            ("Serbian (Serb)", "RS"),
            ("Swedish (SV)", "SE"),
            ("El Salvador (SV)", "SV"),
        ]);
    }

    #[test]
    fn other_brackets_are_dropped() {
        check(&[
            ("Canada (Québec)", "CA"),
            ("Canada [Québec]", "CA"),
            ("Swiss (Romansh)", "CH"),
            ("French (born 2001)", "FR"),
            ("French ()", "FR"),
            ("(EEA) French (Lyon)", "FR"),
        ]);
    }

    #[test]
    fn brackets_that_name_another_country_may_be_a_second_nationality() {
        check(&[
            ("Brazilian (Italian passport)", "BR (IT)"),
            ("Brazilian (Italian)", "BR (IT)"),
            ("Brazilian (IT)", "BR (IT)"),
            ("Brazilian (dual Italian)", "BR (IT)"),
            ("Brazilian (Puerto Rican)", "BR (PR)"),
            ("Brazilian (British citizen)", "BR (GB)"),
            ("Brazilian (U.K. passport)", "BR (GB)"),
            ("Brazilian (Congolese mother)", "BR (CD|CG)"),
            ("Brazilian (Italian and Portuguese)", "BR (IT) (PT)"),
            ("Brazilian (Italian) (Portuguese)", "BR (IT) (PT)"),
            ("Brazilian (Brazilian and Italian passports)", "BR (IT)"),
            ("Brazilian (South African parents)", "BR (ZA)"),
            ("Brazilian (NO)", "BR (NO)"),
            ("Brazilian (SV)", "BR (SV|SE)"),
            ("Irish (Northern Irish)", "IE (GB)"),
        ]);
    }

    #[test]
    fn a_code_names_a_country_in_brackets_alone_only() {
        check(&[
            ("Brazilian (works in IT)", "BR"),
            ("Brazilian (IT passport)", "?"),
            ("Brazilian (vive en el campo)", "BR"),
        ]);
    }

    #[test]
    fn brackets_with_words_of_doubt_make_the_nationality_unknown_whatever_else_they_name() {
        check(&[
            ("American (green card)", "?"),
            ("Brazilian (applied for Italian citizenship)", "?"),
            ("French (titre de séjour)", "?"),
            ("French (réfugié)", "?"),
            ("French (Résident)", "?"),
            ("British (Overseas)", "?"),
            ("French (no)", "FR (NO)"),
            ("French (no, really)", "?"),
            ("French (ex-Italian)", "?"),
        ]);
        for word in UNSETTLING.into_iter().filter(|word| *word != "no") {
            check(&[(&format!("French ({word})"), "?"), (&format!("French (Italian {word})"), "?")]);
        }
    }

    #[test]
    fn brackets_with_words_of_a_second_nationality_make_it_unknown_where_they_name_no_other_country() {
        for word in OF_A_SECOND {
            check(&[
                (&format!("French ({word})"), "?"),
                (&format!("French (Italian {word})"), "FR (IT)"),
                (&format!("French (my French {word})"), "?"),
            ]);
        }
        check(&[("French (EU)", "?"), ("French (dual nationals)", "?")]);
    }

    #[test]
    fn a_string_is_split_at_separators_and_then_at_words() {
        check(&[
            ("Brazilian/French", "BR FR"),
            ("Brazil, France; Italy & Spain + Germany", "BR FR IT ES DE"),
            ("French and German", "FR DE"),
            ("française et allemande", "FR DE"),
            ("española y francesa", "ES ?"),
            ("Deutsch und Türkisch", "DE ?"),
            ("Deutsch/Türkisch", "DE ?"),
            ("italiana e francese", "IT ?"),
            ("French AND German ET Spanish", "FR DE ES"),
            ("French-and-German", "FR DE"),
            ("Spain, Andorra", "ES AD"),
            ("the UK and the Netherlands", "GB NL"),
            ("Congolese/French", "CD|CG FR"),
            ("French/Martian", "FR ?"),
        ]);
    }

    #[test]
    fn what_is_known_is_not_split() {
        check(&[
            ("Bosnia and Herzegovina", "BA"),
            ("Bosnia and Herzegovina/Serbia", "BA RS"),
            ("Bosnia and Herzegovina (BA)", "BA"),
            ("Bosnia and Herzegovina and Serbia", "BA ? RS"),
            ("Trinidad & Tobago", "TT"),
            ("Trinidad & Tobago, Canada", "? ? CA"),
            ("Serbia & Montenegro", "ME|RS"),
            ("Macedonian/citizen of the Republic of North Macedonia", "MK"),
            ("São Tomé e Príncipe", "ST"),
        ]);
    }

    #[test]
    fn what_is_in_brackets_is_not_split() {
        check(&[
            ("French (Lyon, and around), German", "FR DE"),
            ("French (green card/visa) and German", "? DE"),
            ("Brazilian (Italian/Portuguese), French", "BR (IT) (PT) FR"),
            ("Atlantis (French and German)", "?"),
        ]);
    }

    #[test]
    fn empty_parts_are_none() {
        check(&[
            ("French/", "FR"),
            ("/French//German,", "FR DE"),
            ("Martian, ", "?"),
            ("French and", "FR"),
            ("/", "?"),
            ("French und", "FR"),
            ("und", "?"),
            // Andorra's code of three letters.
            ("and", "AD"),
        ]);
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_none() {
        check(&[("Canada (Québec", "?"), ("French (dual, German", "? DE"), ("French) and German", "FR DE")]);
    }

    #[test]
    fn a_name_of_two_countries_may_mean_either() {
        check(&[
            ("Congolese", "CD|CG"),
            ("Kongo", "CD|CG"),
            ("Serbia and Montenegro", "ME|RS"),
            ("British National (Overseas)", "GB|HK"),
        ]);
    }

    #[test]
    fn a_few_codes_may_be_those_of_languages() {
        check(&[
            ("SV", "SV|SE"),
            ("SL", "SL|SI"),
            ("et", "ET|EE"),
            ("SLV", "SV|SI"),
            ("LB", "LB|LU"),
            ("MAC", "MO|MK"),
            ("SV, DE", "SV|SE DE"),
            ("SE", "SE"),
            ("EST", "EE"),
        ]);
        // In other fields they are the codes of the countries.
        let country = read_country("SV", |_| None).and_then(NamedCountry::one);
        assert_eq!(country, Country::from_alpha2("SV"));
    }

    #[test]
    fn no_known_name_has_more_words_than_are_looked_at() {
        let longest = "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord";
        assert_eq!(stated(&format!("Brazilian (passport of the {longest})")), "BR (GB)");
        for table in
            [include_str!("countries.tsv"), include_str!("official_names.tsv"), include_str!("country_names.tsv")]
        {
            for name in table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(['\t', ';'])) {
                assert!(normalise(name).split(' ').count() <= MOST_WORDS, "{name}");
            }
        }
    }

    #[test]
    fn brackets_that_name_nothing_known_stay_with_the_name_of_a_country_elsewhere() {
        let country = |text: &str| read_country(text, |_| None).and_then(NamedCountry::one);
        assert_eq!(country("Switzerland (French)"), Country::from_alpha2("CH"));
        assert_eq!(country("Switzerland (Romansh)"), Country::from_alpha2("CH"));
        assert_eq!(country("Switzerland (Bern)"), None);
        assert_eq!(country("Switzerland (CH) (Bern)"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            prop_assert!(read(&text, |_| None).parts().count() > 0);
            prop_assert!(read_country(&text, |_| None).is_none_or(|named| !named.may_be().is_empty()));
        }

        #[test]
        fn any_text_of_usual_parts_is_read(
            words in proptest::collection::vec(
                prop_oneof![
                    Just("French"), Just("and"), Just("(NO)"), Just("("), Just(")"), Just("/"), Just("dual"), Just("é"),
                    Just("Congolese"), Just("the"), Just(" "), Just("card"), Just("IT"), Just("Martian"),
                ],
                0..9,
            ),
            gap in prop_oneof![Just(" "), Just("")],
        ) {
            let text = words.join(gap);
            prop_assert!(read(&text, |_| None).parts().all(|part| part.may_be().count() > 0));
        }

        #[test]
        fn separators_and_joining_words_do_the_same(
            parts in proptest::collection::vec(
                prop_oneof![Just("French"), Just("Martian"), Just("Congolese"), Just("Brazilian (Italian)"), Just("UK")],
                2..5,
            ),
            separator in prop_oneof![Just("/"), Just(", "), Just(";"), Just(" & "), Just("+"), Just(" and "), Just(" et "), Just(" y ")],
        ) {
            let joined = read(&parts.join(separator), |_| None);
            let each: Vec<NationalityPart> = parts.iter().flat_map(|part| read(part, |_| None).parts().collect::<Vec<_>>()).collect();
            if joined == StatedNationality::Unknown {
                prop_assert!(each.iter().all(|part| part.named.is_none()));
            } else {
                prop_assert_eq!(joined.parts().collect::<Vec<_>>(), each);
            }
        }
    }
}
