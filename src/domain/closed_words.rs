//! The words that people write for those of the closed lists of the applicant file, in many languages.
//!
//! Source: `closed_words.tsv`, whose comments name where each group of words comes from.

use std::sync::LazyLock;

use crate::domain::names::{NameMap, normalise, with_normal};
use crate::domain::text::trimmed;

/// A list of words that an applicant file may use for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClosedList {
    /// Levels of education.
    Level,
    /// Sectors of employers.
    Sector,
    /// What became of studies.
    Status,
    /// Kinds of documents.
    DocumentKind,
    /// Yes or no.
    Boolean,
    /// The end of something that still goes on; its one word is `open`.
    OpenEnd,
    /// Placeholders for nothing at all; its one word is `none`.
    Placeholder,
}

impl ClosedList {
    /// All lists.
    pub const ALL: [Self; 7] =
        [Self::Level, Self::Sector, Self::Status, Self::DocumentKind, Self::Boolean, Self::OpenEnd, Self::Placeholder];

    /// The words of the contract, as it spells them.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Level => &["secondary", "post_secondary", "short_cycle", "bachelor", "master", "doctorate"],
            Self::Sector => &[
                "international_organization",
                "national_administration",
                "research",
                "private_sector",
                "ngo",
                "military",
                "education",
                "other",
            ],
            Self::Status => &["ongoing", "completed", "interrupted"],
            Self::DocumentKind => &["qualification", "proof_of_studies", "cv", "motivation_letter", "other"],
            Self::Boolean => &["true", "false"],
            Self::OpenEnd => &["open"],
            Self::Placeholder => &["none"],
        }
    }

    /// The words of the contract between which a text does not decide; `None` for a text that nobody knows. Letter case
    /// and outer spaces are ignored, and `-` or a space may stand for `_`; any other text is compared as a name.
    ///
    /// ```
    /// use eligible::internal::domain::closed_words::ClosedList;
    /// assert_eq!(ClosedList::Level.meanings("Short-Cycle"), Some(["short_cycle"].as_slice()));
    /// assert_eq!(ClosedList::Level.meanings("bac+4"), Some(["bachelor", "master"].as_slice()));
    /// assert_eq!(ClosedList::Level.meanings("evening classes"), None);
    /// ```
    #[must_use]
    pub fn meanings(self, text: &str) -> Option<&'static [&'static str]> {
        if let Some(word) = self.words().iter().find(|word| is_spelt(word, trimmed(text))) {
            return Some(std::slice::from_ref(word));
        }
        let table = self.table();
        let index = with_normal(text, |normal| table.by_word.get(normal).copied())?;
        table.meanings.get(index).map(Vec::as_slice)
    }

    fn table(self) -> &'static Table {
        static LEVEL: LazyLock<Table> = LazyLock::new(|| Table::read("level"));
        static SECTOR: LazyLock<Table> = LazyLock::new(|| Table::read("sector"));
        static STATUS: LazyLock<Table> = LazyLock::new(|| Table::read("status"));
        static DOCUMENT_KIND: LazyLock<Table> = LazyLock::new(|| Table::read("document"));
        static BOOLEAN: LazyLock<Table> = LazyLock::new(|| Table::read("boolean"));
        static OPEN_END: LazyLock<Table> = LazyLock::new(|| Table::read("open_end"));
        static PLACEHOLDER: LazyLock<Table> = LazyLock::new(|| Table::read("none"));
        match self {
            Self::Level => &LEVEL,
            Self::Sector => &SECTOR,
            Self::Status => &STATUS,
            Self::DocumentKind => &DOCUMENT_KIND,
            Self::Boolean => &BOOLEAN,
            Self::OpenEnd => &OPEN_END,
            Self::Placeholder => &PLACEHOLDER,
        }
    }
}

/// Whether a text is a word of the contract but for letter case, and `-` or a space for `_`.
#[must_use]
pub fn is_spelt(word: &str, text: &str) -> bool {
    let same = |(known, written): (u8, u8)| {
        known == written.to_ascii_lowercase() || (known == b'_' && (written == b'-' || written == b' '))
    };
    word.len() == text.len() && word.bytes().zip(text.bytes()).all(same)
}

/// The rows of the file that belong to one list: its name, the meanings joined by `|`, the word.
fn rows(list: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("closed_words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| line.strip_prefix(list)?.strip_prefix('\t')?.split_once('\t'))
}

/// The words of one list.
#[derive(Default)]
struct Table {
    /// Each set of meanings once.
    meanings: Vec<Vec<&'static str>>,
    /// The place there of what each normalised word means.
    by_word: NameMap<usize>,
}

impl Table {
    fn read(list: &str) -> Self {
        let mut table = Self::default();
        let mut places = NameMap::default();
        for (joined, word) in rows(list) {
            let place = *places.entry(joined.to_owned()).or_insert_with(|| {
                table.meanings.push(joined.split('|').collect());
                table.meanings.len() - 1
            });
            table.by_word.insert(normalise(word), place);
        }
        table
    }
}

/// What a word for yes or no says.
///
/// ```
/// use eligible::internal::domain::closed_words::boolean;
/// assert_eq!(boolean("Oui"), Some(true));
/// assert_eq!(boolean("0"), Some(false));
/// assert_eq!(boolean("maybe"), None);
/// ```
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    ClosedList::Boolean.meanings(text)?.first().map(|word| *word == "true")
}

/// Whether a text in the place of an end says that something still goes on: `present`, `à ce jour`.
#[must_use]
pub fn is_open_end(text: &str) -> bool {
    ClosedList::OpenEnd.meanings(text).is_some()
}

/// Whether a text in a list stands for nothing at all: `none`, `n/a`, or punctuation alone. A blank text does not.
///
/// ```
/// use eligible::internal::domain::closed_words::is_placeholder;
/// assert!(is_placeholder("N/A") && is_placeholder("--"));
/// assert!(!is_placeholder("250701") && !is_placeholder(" "));
/// ```
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = trimmed(text);
    !text.is_empty() && (with_normal(text, str::is_empty) || ClosedList::Placeholder.meanings(text).is_some())
}

/// The sectors that the name of an employer says, in the order of the contract; none where it says nothing. Each word
/// of the list with one meaning that the name contains as whole words says its sector, those within longer ones too; a
/// word of two letters only as the whole name.
///
/// ```
/// use eligible::internal::domain::closed_words::sectors_of_employer;
/// assert_eq!(sectors_of_employer("Ministry of Finance"), ["national_administration"]);
/// assert_eq!(sectors_of_employer("Ministry of Education"), ["national_administration", "education"]);
/// assert_eq!(sectors_of_employer("UN"), ["international_organization"]);
/// assert!(sectors_of_employer("UN Women").is_empty());
/// ```
#[must_use]
pub fn sectors_of_employer(employer: &str) -> Vec<&'static str> {
    with_normal(employer, |name| {
        let mut found = Vec::new();
        let mut rest = name;
        while !rest.is_empty() {
            let (word, following) = rest.split_once(' ').unwrap_or((rest, ""));
            for (phrase, sector) in EMPLOYER_WORDS.get(word).into_iter().flatten() {
                let tail = rest.strip_prefix(phrase.as_str());
                let is_whole_word = tail.is_some_and(|tail| tail.is_empty() || tail.starts_with(' '));
                if is_whole_word && (phrase.chars().count() > 2 || phrase == name) {
                    found.push(*sector);
                }
            }
            rest = following;
        }
        ClosedList::Sector.words().iter().copied().filter(|sector| found.contains(sector)).collect()
    })
}

/// The normalised words of the list of sectors with one meaning, by their first words.
static EMPLOYER_WORDS: LazyLock<NameMap<Vec<(String, &'static str)>>> = LazyLock::new(|| {
    let mut by_first_word = NameMap::<Vec<_>>::default();
    for (sector, word) in rows("sector").filter(|(meanings, _)| !meanings.contains('|')) {
        let phrase = normalise(word);
        let first = phrase.split(' ').next().unwrap_or_default().to_owned();
        by_first_word.entry(first).or_default().push((phrase, sector));
    }
    by_first_word
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of sectors, normalised, with their meanings.
    static NORMAL: LazyLock<Vec<(&str, String)>> =
        LazyLock::new(|| rows("sector").map(|(joined, word)| (joined, normalise(word))).collect());

    #[track_caller]
    fn check(list: ClosedList, cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            assert_eq!(list.meanings(text).unwrap_or_default(), *expected, "{text}");
        }
    }

    #[test]
    fn the_words_of_the_contract_are_known_in_other_spellings() {
        for list in ClosedList::ALL {
            for word in list.words() {
                for text in [
                    (*word).to_owned(),
                    word.to_uppercase(),
                    word.replace('_', "-"),
                    word.replace('_', " "),
                    format!(" {word}\t"),
                ] {
                    assert_eq!(list.meanings(&text), Some([*word].as_slice()), "{text}");
                }
            }
        }
    }

    #[test]
    fn every_row_means_words_of_its_list() {
        let mut checked = 0;
        let names = ["level", "sector", "status", "document", "boolean", "open_end", "none"];
        for (list, name) in ClosedList::ALL.into_iter().zip(names) {
            for (joined, word) in rows(name) {
                let meanings: Vec<_> = joined.split('|').collect();
                assert!(meanings.iter().all(|meaning| list.words().contains(meaning)), "{joined}");
                assert_eq!(list.meanings(word), Some(meanings.as_slice()), "{word}");
                // The capital of a dotless i is the capital of any other.
                let capitals = word.replace('ı', "_").to_uppercase().replace('_', "ı");
                assert_eq!(list.meanings(&format!(" {capitals} ")), Some(meanings.as_slice()), "{capitals}");
                checked += 1;
            }
        }
        assert_eq!(checked, 1001 + 317 + 183 + 184 + 163 + 39 + 56);
    }

    #[test]
    fn other_words_are_compared_as_names() {
        check(
            ClosedList::Level,
            &[
                ("BSc", &["bachelor"]),
                ("b.sc.", &["bachelor"]),
                ("bac+4", &["bachelor", "master"]),
                ("MA (Hons)", &["bachelor"]),
                ("Master's degree", &["master"]),
                ("short  cycle", &["short_cycle"]),
                ("bachelor!", &["bachelor"]),
                ("bachelor|master", &[]),
                ("bachelors of", &[]),
                ("", &[]),
                ("…", &[]),
            ],
        );
        check(
            ClosedList::Status,
            &[
                ("En cours", &["ongoing"]),
                ("results pending", &["ongoing", "completed"]),
                ("diplômée", &["completed"]),
                ("abandonné", &["interrupted"]),
                ("perhaps", &[]),
            ],
        );
        check(
            ClosedList::DocumentKind,
            &[
                ("transcript", &["qualification", "proof_of_studies", "other"]),
                ("attestation d\u{2019}inscription", &["proof_of_studies"]),
                ("Cover-Letter", &["motivation_letter"]),
                ("Lebenslauf", &["cv"]),
            ],
        );
        check(
            ClosedList::Sector,
            &[
                ("UN", &["international_organization"]),
                ("Ministry", &["national_administration"]),
                ("university", &["research", "education"]),
                ("Ministry of Finance", &[]),
            ],
        );
    }

    #[test]
    fn yes_and_no_are_known_in_many_languages() {
        for (text, expected) in [
            ("true", Some(true)),
            ("YES", Some(true)),
            ("1", Some(true)),
            ("Áno", Some(true)),
            (" oui. ", Some(true)),
            ("false", Some(false)),
            ("no", Some(false)),
            ("n", Some(false)),
            ("0", Some(false)),
            ("όχι", Some(false)),
            ("nu", Some(false)),
            ("x", None),
            ("2", None),
            ("", None),
        ] {
            assert_eq!(boolean(text), expected, "{text}");
        }
    }

    #[test]
    fn ends_may_be_open() {
        for text in ["present", "Ongoing", "à ce jour", "jusqu\u{2019}à présent", "d.d.", "bis heute"] {
            assert!(is_open_end(text), "{text}");
        }
        for text in ["2024", "past", "", "..."] {
            assert!(!is_open_end(text), "{text}");
        }
    }

    #[test]
    fn placeholders_are_none() {
        for text in ["none", "N/A", "n.a", "-", "...", "/", "0", "Néant", "pas d'autres"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", " ", "250701", "none of these"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn an_employer_says_its_sector_by_whole_words_with_one_meaning() {
        let cases: &[(&str, &[&str])] = &[
            ("Ministry of Defence", &["national_administration"]),
            ("French ministry of the interior", &["national_administration"]),
            ("MINISTÈRE des Armées", &["national_administration", "military"]),
            ("Ministry of Education", &["national_administration", "education"]),
            ("Ministry of Research", &["national_administration", "research"]),
            ("Centre de recherche", &["research"]),
            ("Embassy of Canada", &["national_administration"]),
            ("United Nations", &["international_organization"]),
            ("UN", &["international_organization"]),
            (" un ", &["international_organization"]),
            ("U.N.", &[]),
            ("UN Women", &[]),
            ("UN agency for refugees", &["international_organization"]),
            ("ONU Femmes", &["international_organization"]),
            // A word with several meanings says nothing, but one within it may.
            ("University of Oslo", &[]),
            ("University research centre", &["research"]),
            ("international NGO", &["ngo"]),
            ("Defence", &[]),
            // Only whole words count.
            ("Ministryland", &[]),
            ("Research-based", &["research"]),
            ("ACME", &[]),
            ("Other", &["other"]),
            ("", &[]),
        ];
        for (employer, expected) in cases {
            assert_eq!(sectors_of_employer(employer), *expected, "{employer}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_known_or_not(text in any::<String>()) {
            for list in ClosedList::ALL {
                prop_assert!(list.meanings(&text).is_none_or(|meanings| !meanings.is_empty()));
            }
            let _ = (boolean(&text), is_open_end(&text), is_placeholder(&text), sectors_of_employer(&text));
        }

        #[test]
        fn the_sectors_of_an_employer_are_those_of_its_words(
            before in "[a-z]{0,3}", index in 0_usize..317, after in "[a-z]{0,3}",
        ) {
            let Some((joined, word)) = NORMAL.get(index) else { return Ok(()) };
            let name = normalise(&format!("{before} {word} {after}"));
            let found = sectors_of_employer(&name);
            let counts = !joined.contains('|') && (word.chars().count() > 2 || name == *word);
            prop_assert!(!counts || found.contains(joined), "{} {:?}", name, found);
            // Slowly: each word of the list in turn.
            let spaced = format!(" {name} ");
            let is_said = |phrase: &str| {
                spaced.contains(&format!(" {phrase} ")) && (phrase.chars().count() > 2 || phrase == name)
            };
            let said: Vec<_> = NORMAL.iter().filter(|(_, word)| is_said(word)).map(|(joined, _)| *joined).collect();
            let sectors = ClosedList::Sector.words().iter().copied();
            let slowly: Vec<_> = sectors.filter(|sector| said.contains(sector)).collect();
            prop_assert_eq!(found, slowly);
        }
    }
}
