//! The standard lists as people and programs read them, with where they come from.

use serde::Serialize;

use crate::domain::standard_lists::{StandardList, StandardScale, StandardWord, sections};
use crate::domain::text::Lang;
use crate::messages::notice_words::NoticeLabel;
use crate::messages::{colon, standard_list_words as words};
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;
use crate::report::{escape, hash};

/// The name of this kind of data and its version.
const SCHEMA: &str = "eligible.lists/1";
/// Columns that contents are in from the left.
const INDENT: &str = "   ";

/// The lists in full: what each says, in the order of its table, below what is said of its sources.
#[must_use]
pub fn text(lang: Lang, lists: &[StandardList], style: TerminalStyle) -> String {
    let mut page = TextPage::new(lang, style);
    for list in lists {
        if !page.printed.is_empty() {
            page.printed.push('\n');
        }
        page.printed.push_str(&painted(list.name(), None, style));
        page.printed.push('\n');
        page.lines(INDENT, &words::subject(lang, *list));
        page.lines(INDENT, &words::size(lang, *list));
        let (label, hash) = (NoticeLabel::Sha256.text(lang), hash::standard_list(*list));
        page.lines(INDENT, &format!("{label} {hash}"));
        for section in list.tables().into_iter().flat_map(sections) {
            page.printed.push('\n');
            for remark in section.remarks {
                page.lines(&format!("{INDENT}# "), remark);
            }
            for (label, texts) in joined(section.rows.iter().filter_map(|row| meaning(lang, *list, row))) {
                page.lines(INDENT, &format!("{label}{}{}", colon(lang), texts.join(", ")));
            }
        }
    }
    page.printed
}

/// What a row says: a meaning, and the text that has it.
fn meaning(lang: Lang, list: StandardList, row: &[&'static str]) -> Option<(String, String)> {
    match (list, row) {
        (StandardList::Scale(_), [group, from, to, word]) => {
            let word = StandardWord { group, from, to, word };
            Some((words::levels_of_group(lang, &word), word.word.to_owned()))
        }
        (StandardList::Scale(scale), [names, ..]) => {
            let names: Vec<_> = names.split("; ").collect();
            let certificate = scale.certificates.iter().find(|one| one.names == names)?;
            Some((names.join(", "), words::scores(lang, certificate.alone, &certificate.scores)))
        }
        (StandardList::Tool(_), [what, name, ..]) => Some((words::names_of_tool(lang, what), (*name).to_owned())),
        (StandardList::Scale(_) | StandardList::Tool(_), _) => None,
    }
}

/// Neighbours with the same meaning in one.
fn joined(rows: impl Iterator<Item = (String, String)>) -> Vec<(String, Vec<String>)> {
    let mut joined: Vec<(String, Vec<String>)> = Vec::new();
    for (label, text) in rows {
        match joined.last_mut() {
            Some((known, texts)) if *known == label => texts.push(text),
            _ => joined.push((label, vec![text])),
        }
    }
    joined
}

#[derive(Serialize)]
struct ListsData {
    schema: &'static str,
    lists: Vec<StandardListData>,
}

#[derive(Serialize)]
struct StandardListData {
    name: &'static str,
    /// `scale` or `tool`, as the table of a rules file that takes it.
    kind: &'static str,
    sha256: String,
    #[serde(flatten)]
    contents: ListContents,
    /// Where it comes from, in the order of its tables.
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ListContents {
    Scale { levels: Vec<&'static str>, words: Vec<WordData>, certificates: Vec<CertificateData> },
    Tool { title: &'static str, aliases: Vec<&'static str>, parts: Vec<&'static str>, whole: Vec<&'static str> },
}

/// A word that may mean any level from one to another.
#[derive(Serialize)]
struct WordData {
    word: &'static str,
    from: &'static str,
    to: &'static str,
    mother_tongue: bool,
    /// By this name it is taken out of the list together with its like.
    group: &'static str,
}

#[derive(Serialize)]
struct CertificateData {
    names: Vec<&'static str>,
    /// The level by the name alone; null: nobody knows.
    alone: Option<&'static str>,
    scores: Vec<CertificateScoreData>,
}

/// From this score on the level holds; null: nobody knows.
#[derive(Serialize)]
struct CertificateScoreData {
    from: &'static str,
    level: Option<&'static str>,
}

/// The lists as one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no list brings about.
pub fn json(lists: &[StandardList]) -> serde_json::Result<String> {
    let lists = lists.iter().map(|list| {
        let (kind, contents) = match list {
            StandardList::Scale(scale) => ("scale", of_scale(scale)),
            StandardList::Tool(tool) => {
                let (aliases, parts, whole) = (tool.aliases.clone(), tool.parts.clone(), tool.whole.clone());
                ("tool", ListContents::Tool { title: tool.name, aliases, parts, whole })
            }
        };
        let sections = list.tables().into_iter().flat_map(sections);
        let sources = sections.flat_map(|section| section.remarks).collect();
        StandardListData { name: list.name(), kind, sha256: hash::standard_list(*list), contents, sources }
    });
    let data = ListsData { schema: SCHEMA, lists: lists.collect() };
    Ok(escape::json(&serde_json::to_string_pretty(&data)?).into_owned() + "\n")
}

fn of_scale(scale: &StandardScale) -> ListContents {
    let highest = scale.levels.last().copied().unwrap_or_default();
    let words = scale.words.iter().map(|word| {
        let is_mother_tongue = word.is_mother_tongue();
        let [from, to] = [word.from, word.to].map(|level| if is_mother_tongue { highest } else { level });
        WordData { word: word.word, from, to, mother_tongue: is_mother_tongue, group: word.group }
    });
    let certificates = scale.certificates.iter().map(|one| CertificateData {
        names: one.names.clone(),
        alone: one.alone,
        scores: one.scores.iter().map(|(from, level)| CertificateScoreData { from, level: *level }).collect(),
    });
    ListContents::Scale { levels: scale.levels.clone(), words: words.collect(), certificates: certificates.collect() }
}
