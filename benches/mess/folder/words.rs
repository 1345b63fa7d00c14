//! The words of the tool's own tables: what people write for codes.

use std::collections::BTreeMap;

use super::draw::Draw;

/// Words by what they mean. A word with several meanings stands under each of them.
type ByMeaning = BTreeMap<&'static str, Vec<&'static str>>;

pub(crate) struct Words {
    /// The lists of the closed words, each by meaning.
    closed: BTreeMap<&'static str, ByMeaning>,
    /// By the number of the month.
    months: ByMeaning,
    /// By the code of the country.
    demonyms: ByMeaning,
    /// By the code of the language, of English and French alone.
    languages: ByMeaning,
    /// By the level from which they reach.
    pub(crate) language_levels: ByMeaning,
    pub(crate) tool_levels: ByMeaning,
    pub(crate) certificates: Vec<&'static str>,
}

impl Words {
    pub(crate) fn new() -> Self {
        let mut words = Self {
            closed: BTreeMap::new(),
            months: columns(include_str!("../../../src/domain/month_names.tsv"), 0, 1),
            demonyms: columns(include_str!("../../../src/domain/demonyms.tsv"), 0, 2),
            languages: columns(include_str!("../../../src/domain/language_names.tsv"), 0, 1),
            language_levels: columns(include_str!("../../../src/domain/standard_lists/cefr.tsv"), 1, 3),
            tool_levels: columns(include_str!("../../../src/domain/standard_lists/it_skills.tsv"), 1, 3),
            certificates: Vec::new(),
        };
        for row in rows(include_str!("../../../src/domain/closed_words.tsv")) {
            if let [list, meanings, word] = *row {
                let list = words.closed.entry(list).or_default();
                for meaning in meanings.split('|') {
                    list.entry(meaning).or_default().push(word);
                }
            }
        }
        for row in rows(include_str!("../../../src/domain/standard_lists/cefr_certificates.tsv")) {
            words.certificates.extend(row.first().iter().flat_map(|names| names.split("; ")));
        }
        words
    }

    /// A word of a closed list that may have this meaning.
    pub(crate) fn closed(&self, list: &str, meaning: &str, draw: &mut Draw) -> &'static str {
        self.closed.get(list).map_or("", |list| pick(list, meaning, draw))
    }

    pub(crate) fn month(&self, month: usize, draw: &mut Draw) -> &'static str {
        pick(&self.months, &month.to_string(), draw)
    }

    /// A word for the people of a country.
    pub(crate) fn demonym(&self, country: &str, draw: &mut Draw) -> &'static str {
        pick(&self.demonyms, country, draw)
    }

    pub(crate) fn language(&self, code: &str, draw: &mut Draw) -> &'static str {
        pick(&self.languages, code, draw)
    }
}

pub(crate) fn pick(words: &ByMeaning, meaning: &str, draw: &mut Draw) -> &'static str {
    words.get(meaning).map_or("", |words| draw.of(words))
}

/// A word in capitals. One with `ı` is left alone: its capital is the one of `i`, so it does not lead back to the word.
pub(crate) fn in_capitals(word: &str) -> String {
    if word.contains('ı') { word.to_owned() } else { word.to_uppercase() }
}

/// The rows of a table, without its header and its comments.
fn rows(table: &'static str) -> impl Iterator<Item = Box<[&'static str]>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|line| line.split('\t').collect())
}

fn columns(table: &'static str, meaning: usize, word: usize) -> ByMeaning {
    let mut words = ByMeaning::new();
    for row in rows(table) {
        if let (Some(meanings), Some(word)) = (row.get(meaning), row.get(word)) {
            for meaning in meanings.split('|') {
                words.entry(meaning).or_default().push(word);
            }
        }
    }
    words
}
