//! The standard lists: what is true of any notice, which rules files name and need not copy.
//!
//! Sources: the tables in the folder of the same name, whose comments say where each group of rows comes from.

use std::sync::LazyLock;

use crate::domain::tables::rows;

/// A list that comes with the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardList {
    Scale(&'static StandardScale),
    Tool(&'static StandardTool),
}

impl StandardList {
    /// All of them: scales, then tools.
    pub fn all() -> impl Iterator<Item = Self> {
        scales().iter().map(Self::Scale).chain(tools().iter().map(Self::Tool))
    }

    /// The list of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|list| list.name() == name)
    }

    /// Its name in rules files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scale(scale) => scale.name,
            Self::Tool(tool) => tool.key,
        }
    }

    /// The names that a rules file can take out of it.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        match self {
            Self::Scale(scale) => scale.names().collect(),
            Self::Tool(tool) => tool.names().collect(),
        }
    }

    /// Its tables as text, with their sources. Whatever it says is in them, so that their hash stands for it.
    #[must_use]
    pub fn tables(self) -> Vec<&'static str> {
        match self {
            Self::Scale(scale) => scale.tables.clone(),
            Self::Tool(tool) => vec![tool.table],
        }
    }
}

/// Rows of a table with the remarks before them, which say where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StandardRows {
    /// A line each, without the signs of a comment.
    pub remarks: Vec<&'static str>,
    /// The cells of each row.
    pub rows: Vec<Vec<&'static str>>,
}

/// The rows of a table in its order; what is said of the table as a whole comes first, without rows.
#[must_use]
pub fn sections(table: &'static str) -> Vec<StandardRows> {
    let (mut sections, mut is_head) = (vec![StandardRows::default()], true);
    for line in table.lines() {
        let begins = line.starts_with('#') && sections.last().is_some_and(|section| !section.rows.is_empty());
        if begins {
            sections.push(StandardRows::default());
        }
        let Some(section) = sections.last_mut() else { continue };
        if line.starts_with('#') {
            section.remarks.push(line.trim_start_matches(['#', '-', ' ']));
        } else if is_head {
            is_head = false;
            sections.push(StandardRows::default());
        } else {
            section.rows.push(line.split('\t').collect());
        }
    }
    sections.retain(|section| *section != StandardRows::default());
    sections
}

/// A scale of levels with the words and certificates that mean them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardScale {
    /// Its name in rules files.
    pub name: &'static str,
    /// The levels, lowest first.
    pub levels: Vec<&'static str>,
    /// Words for them, in the order of the table.
    pub words: Vec<StandardWord>,
    /// Certificates, in the order of the table.
    pub certificates: Vec<StandardCertificate>,
    /// The tables as text, with their sources.
    pub tables: Vec<&'static str>,
}

/// A word for any of some levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandardWord {
    /// What it is a translation of, or like: by this name the whole group is taken out of the list.
    pub group: &'static str,
    /// The lowest level; `native` for the highest of a scale, of a language that is a mother tongue.
    pub from: &'static str,
    /// The highest level.
    pub to: &'static str,
    /// The word as people write it.
    pub word: &'static str,
}

impl StandardWord {
    /// Whether it says that a language is a mother tongue.
    #[must_use]
    pub fn is_mother_tongue(&self) -> bool {
        self.from == "native"
    }
}

/// A certificate of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardCertificate {
    /// Its name and its other names.
    pub names: Vec<&'static str>,
    /// The level by the name alone; absent: nobody knows.
    pub alone: Option<&'static str>,
    /// From which score on which level holds, rising; no level: nobody knows.
    pub scores: Vec<(&'static str, Option<&'static str>)>,
}

/// An IT tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardTool {
    /// Its name in rules files.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other names of the whole tool.
    pub aliases: Vec<&'static str>,
    /// Programs that belong to it.
    pub parts: Vec<&'static str>,
    /// Programs that together are the whole tool, each in an entry of its own.
    pub whole: Vec<&'static str>,
    /// The table as text, with its sources.
    pub table: &'static str,
}

/// The standard scales.
#[must_use]
pub fn scales() -> &'static [StandardScale] {
    static SCALES: LazyLock<[StandardScale; 2]> = LazyLock::new(|| {
        [
            StandardScale::read(
                "cefr",
                &["A1", "A2", "B1", "B2", "C1", "C2"],
                include_str!("standard_lists/cefr.tsv"),
                Some(include_str!("standard_lists/cefr_certificates.tsv")),
            ),
            StandardScale::read(
                "it_skills",
                &["basic", "intermediate", "advanced", "expert"],
                include_str!("standard_lists/it_skills.tsv"),
                None,
            ),
        ]
    });
    SCALES.as_slice()
}

/// The standard tools.
#[must_use]
pub fn tools() -> &'static [StandardTool] {
    static TOOLS: LazyLock<[StandardTool; 2]> = LazyLock::new(|| {
        [
            StandardTool::read("microsoft_office", include_str!("standard_lists/microsoft_office.tsv")),
            StandardTool::read("sharepoint", include_str!("standard_lists/sharepoint.tsv")),
        ]
    });
    TOOLS.as_slice()
}

/// The standard scale of a name.
#[must_use]
pub fn scale(name: &str) -> Option<&'static StandardScale> {
    scales().iter().find(|scale| scale.name == name)
}

/// The standard tool of a name.
#[must_use]
pub fn tool(key: &str) -> Option<&'static StandardTool> {
    tools().iter().find(|tool| tool.key == key)
}

/// A level of a table, in which `?` is none that anybody knows.
fn known(level: &'static str) -> Option<&'static str> {
    Some(level).filter(|level| !matches!(*level, "" | "?"))
}

impl StandardScale {
    fn read(
        name: &'static str,
        levels: &[&'static str],
        words: &'static str,
        certificates: Option<&'static str>,
    ) -> Self {
        Self {
            name,
            levels: levels.to_vec(),
            words: rows(words).filter_map(word).collect(),
            certificates: certificates.into_iter().flat_map(rows).filter_map(certificate).collect(),
            tables: std::iter::once(words).chain(certificates).collect(),
        }
    }

    /// The names that can be taken out of it: of words, of groups of words, and of certificates.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        let words = self.words.iter().flat_map(|word| [word.group, word.word]);
        words.chain(self.certificates.iter().flat_map(|certificate| certificate.names.iter().copied()))
    }
}

/// Reads a row of four cells: group, lowest level, highest level, word.
fn word(row: &'static str) -> Option<StandardWord> {
    let mut cells = row.split('\t');
    Some(StandardWord { group: cells.next()?, from: cells.next()?, to: cells.next()?, word: cells.next()? })
}

/// Reads a row of three cells: names, the level of the name alone, scores with their levels. `; ` joins several.
fn certificate(row: &'static str) -> Option<StandardCertificate> {
    let mut cells = row.split('\t');
    let (names, alone, scores) = (cells.next()?, cells.next()?, cells.next()?);
    let scores = scores.split("; ").filter_map(|score| score.split_once(' '));
    Some(StandardCertificate {
        names: names.split("; ").collect(),
        alone: known(alone),
        scores: scores.map(|(from, level)| (from, known(level))).collect(),
    })
}

impl StandardTool {
    /// The names that can be taken out of it: other names of the tool, and of its parts.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.aliases.iter().chain(&self.parts).copied()
    }

    fn read(key: &'static str, table: &'static str) -> Self {
        let of = |what| {
            rows(table).filter_map(|row| row.split_once('\t')).filter(move |(is, _)| *is == what).map(|(_, word)| word)
        };
        Self {
            key,
            name: of("name").next().unwrap_or_default(),
            aliases: of("alias").collect(),
            parts: of("part").collect(),
            whole: of("whole").collect(),
            table,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::names::normalise;

    #[test]
    fn a_word_is_listed_once_with_levels_of_its_scale() {
        for scale in scales() {
            let mut seen = BTreeMap::new();
            for word in &scale.words {
                let place = |level: &str| scale.levels.iter().position(|known| *known == level);
                let in_order = place(word.from).zip(place(word.to)).is_some_and(|(from, to)| from <= to);
                let is_native = word.is_mother_tongue() && word.to == "native";
                assert!(in_order || is_native, "{word:?}");
                assert!(!word.group.is_empty(), "{word:?}");
                assert_eq!(seen.insert(normalise(word.word), word), None, "{word:?}");
            }
            assert!(!seen.contains_key(""));
        }
        let sizes: Vec<_> = scales().iter().map(|scale| (scale.name, scale.words.len())).collect();
        assert_eq!(sizes, [("cefr", 351), ("it_skills", 99)]);
    }

    #[test]
    fn a_certificate_is_listed_once_with_rising_scores() {
        let mut seen = BTreeMap::new();
        for certificate in scales().iter().flat_map(|scale| &scale.certificates) {
            for name in &certificate.names {
                assert_eq!(seen.insert(normalise(name), name), None, "{name}");
            }
            let scores: Vec<f64> = certificate.scores.iter().filter_map(|(from, _)| from.parse().ok()).collect();
            assert_eq!(scores.len(), certificate.scores.len(), "{certificate:?}");
            assert!(scores.is_sorted(), "{certificate:?}");
        }
        assert_eq!(seen.len(), 173);
    }

    #[test]
    fn a_group_is_a_word_with_its_translations() {
        let of = |name: &str, group: &str| {
            let words = scale(name).into_iter().flat_map(|scale| &scale.words);
            words.filter(|word| word.group == group).map(|word| word.word).collect::<Vec<_>>()
        };
        for word in ["fluent", "courant", "fließend", "vloeiend"] {
            assert!(of("cefr", "fluent").contains(&word), "{word}");
        }
        assert!(!of("cefr", "fluent").contains(&"bilingual"));
        assert_eq!(of("it_skills", "mastery"), ["mastery", "master"]);
    }

    #[test]
    fn a_tool_has_its_names_once_and_parts_that_are_the_whole() {
        for tool in tools() {
            let mut seen = BTreeMap::new();
            for name in std::iter::once(&tool.name).chain(&tool.aliases).chain(&tool.parts) {
                assert_eq!(seen.insert(normalise(name), name), None, "{name}");
            }
            assert!(tool.whole.iter().all(|part| tool.parts.contains(part)), "{:?}", tool.whole);
        }
        let office = tool("microsoft_office");
        assert_eq!(office.map(|tool| tool.name), Some("Microsoft Office"));
        assert_eq!(office.map(|tool| tool.whole.as_slice()), Some(["Word", "Excel", "PowerPoint"].as_slice()));
        assert!(office.is_some_and(|tool| tool.aliases.contains(&"Pack Office")));
        assert!(tool("sharepoint").is_some_and(|tool| tool.aliases.contains(&"SharePoint Online")));
        assert_eq!(tool("excel"), None);
    }

    #[test]
    fn every_row_is_in_a_section_with_what_is_said_of_it() {
        for list in StandardList::all() {
            assert_eq!(StandardList::named(list.name()), Some(list));
            for table in list.tables() {
                let sections = sections(table);
                let count: usize = sections.iter().map(|section| section.rows.len()).sum();
                assert_eq!(count, rows(table).count(), "{}", list.name());
                let is_head = |head: &StandardRows| head.rows.is_empty() && !head.remarks.is_empty();
                assert!(sections.first().is_some_and(is_head), "{}", list.name());
                let remarks = sections.iter().flat_map(|section| &section.remarks);
                assert!(remarks.clone().all(|remark| !remark.starts_with(['#', '-', ' '])));
                assert_eq!(remarks.count(), table.lines().filter(|line| line.starts_with('#')).count());
            }
        }
    }

    #[test]
    fn the_sources_are_kept() {
        for table in StandardList::all().flat_map(StandardList::tables) {
            assert!(table.starts_with("# "), "{:?}", table.lines().next());
        }
        let cefr = scale("cefr").map(|scale| scale.tables.concat()).unwrap_or_default();
        assert!(cefr.contains("# --- fluent: the global scale") && cefr.contains("# IELTS (0-9)."));
    }
}
