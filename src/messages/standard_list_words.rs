//! What is said of the standard lists.

use super::{colon, quoted, say, semicolon};
use crate::domain::grammar::every;
use crate::domain::grammar::number_words::number;
use crate::domain::names::normalise;
use crate::domain::standard_lists::{StandardList, StandardScale, StandardTool, StandardWord};
use crate::domain::text::Lang;

/// What a list is of: the levels from low to high, or the tool.
#[must_use]
pub fn subject(lang: Lang, list: StandardList) -> String {
    match list {
        StandardList::Scale(scale) => {
            let levels = scale.levels.join(", ");
            say!(lang, "levels, from low to high: {levels}", "niveaux, du plus bas au plus haut\u{a0}: {levels}")
        }
        StandardList::Tool(tool) => {
            let name = tool.name;
            say!(lang, "IT tool: {name}", "outil informatique\u{a0}: {name}")
        }
    }
}

/// How much is in a list.
#[must_use]
pub fn size(lang: Lang, list: StandardList) -> String {
    match list {
        StandardList::Scale(scale) => {
            let (levels, words, certificates) = (scale.levels.len(), scale.words.len(), scale.certificates.len());
            if certificates == 0 {
                return say!(lang, "{levels} levels, {words} words", "{levels} niveaux, {words} mots");
            }
            say!(
                lang,
                "{levels} levels, {words} words, {certificates} certificates",
                "{levels} niveaux, {words} mots, {certificates} certificats"
            )
        }
        StandardList::Tool(tool) => {
            let (names, parts) = (1 + tool.aliases.len(), tool.parts.len());
            if parts == 0 {
                return say!(lang, "{names} names", "{names} noms");
            }
            say!(lang, "{names} names, {parts} parts", "{names} noms, {parts} parties")
        }
    }
}

/// A list by its name, with its size.
#[must_use]
pub fn with_size(lang: Lang, list: StandardList) -> String {
    let (name, size) = (list.name(), size(lang, list));
    format!("{name} ({size})")
}

/// Where the contents of the standard lists are printed.
#[must_use]
pub fn printed_by(lang: Lang) -> String {
    say!(
        lang,
        "`eligible rules lists` prints the standard lists with their sources.",
        "`eligible rules lists` affiche les listes standard avec leurs sources."
    )
}

/// The levels that a word may mean.
#[must_use]
pub fn levels(lang: Lang, word: &StandardWord) -> String {
    let StandardWord { from, to, .. } = word;
    if word.is_mother_tongue() {
        say!(lang, "mother tongue", "langue maternelle")
    } else if from == to {
        (*from).to_owned()
    } else {
        say!(lang, "{from} to {to}", "{from} à {to}")
    }
}

/// The same with the name by which the group of words is taken out of the list.
#[must_use]
pub fn levels_of_group(lang: Lang, word: &StandardWord) -> String {
    let (levels, group) = (levels(lang, word), quoted(word.group));
    say!(lang, "{levels}, group {group}", "{levels}, groupe {group}")
}

/// What a certificate says by its name alone, and from which score on which level holds; `?` where nobody knows.
#[must_use]
pub fn scores(lang: Lang, alone: Option<&str>, scores: &[(&str, Option<&str>)]) -> String {
    let alone = alone.map(|level| say!(lang, "{level} by its name alone", "{level} par son seul nom"));
    let scores = scores.iter().map(|(from, level)| {
        let (from, level) = (number(lang, from), level.unwrap_or("?"));
        say!(lang, "{level} from {from}", "{level} à partir de {from}")
    });
    alone.into_iter().chain(scores).collect::<Vec<_>>().join(", ")
}

/// What names of a tool are, by the word in the table.
#[must_use]
pub fn names_of_tool(lang: Lang, what: &str) -> String {
    match what {
        "name" => say!(lang, "name", "nom"),
        "alias" => say!(lang, "other names", "autres noms"),
        "part" => say!(lang, "parts", "parties"),
        "whole" => say!(lang, "parts that together make up the whole", "parties qui, réunies, forment le tout"),
        other => other.to_owned(),
    }
}

/// A list in full, an item for each meaning, without what a rules file takes out of it; with `has_whole` the file itself
/// says which parts of a tool together are the whole.
#[must_use]
pub fn contents(lang: Lang, list: StandardList, without: &[String], has_whole: bool) -> Vec<String> {
    let without: Vec<_> = without.iter().map(|name| normalise(name)).collect();
    let is_in = |name: &str| !without.contains(&normalise(name));
    match list {
        StandardList::Scale(scale) => of_scale(lang, scale, is_in),
        StandardList::Tool(tool) => of_tool(lang, tool, has_whole, is_in),
    }
}

fn of_scale(lang: Lang, scale: &StandardScale, is_in: impl Fn(&str) -> bool) -> Vec<String> {
    let words = scale.words.iter().filter(|word| is_in(word.group) && is_in(word.word));
    let mut meanings: Vec<(String, Vec<&str>)> = Vec::new();
    for word in words {
        let label = levels(lang, word);
        match meanings.iter_mut().find(|(known, _)| *known == label) {
            Some((_, words)) => words.push(word.word),
            None => meanings.push((label, vec![word.word])),
        }
    }
    let words = meanings.into_iter().map(|(label, words)| format!("{label}{}{}", colon(lang), words.join(", ")));
    let certificates = scale.certificates.iter().filter(|one| one.names.first().is_some_and(|name| is_in(name)));
    let certificates = certificates.map(|one| {
        let names: Vec<_> = one.names.iter().copied().filter(|name| is_in(name)).collect();
        format!("{}{}{}", names.join(", "), colon(lang), scores(lang, one.alone, &one.scores))
    });
    words.chain(certificates).collect()
}

fn of_tool(lang: Lang, tool: &StandardTool, has_whole: bool, is_in: impl Fn(&str) -> bool) -> Vec<String> {
    let lists = [("alias", &tool.aliases), ("part", &tool.parts), ("whole", &tool.whole)];
    let said = lists.into_iter().filter_map(|(what, names)| {
        let names: Vec<_> = names.iter().copied().filter(|name| is_in(name)).collect();
        let label = names_of_tool(lang, what);
        let is_replaced = has_whole && what == "whole";
        (!names.is_empty() && !is_replaced).then(|| format!("{label}{}{}", colon(lang), names.join(", ")))
    });
    said.collect()
}

/// The error that no list has this name, with the one that may be meant, or else all of them.
#[must_use]
pub fn no_such_list(lang: Lang, name: &str, near: Option<&str>) -> String {
    let name = quoted(name);
    let sentence =
        say!(lang, "error: unknown standard list: {name}", "erreur\u{a0}: liste standard inconnue\u{a0}: {name}");
    let help = near.map_or_else(
        || {
            let names = every(lang, StandardList::all().map(|list| list.name().to_owned()));
            say!(lang, "known lists: {names}", "listes connues\u{a0}: {names}")
        },
        |near| super::did_you_mean(lang, near),
    );
    sentence + semicolon(lang) + &help
}
