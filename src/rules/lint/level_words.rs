//! Words for levels, certificates and names of tools that the standard list has already, and words that two levels claim.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::domain::level_labels::{CertificateScore, LabelMeaning, LabelScale};
use crate::domain::names::normalise;
use crate::domain::problem::ListKind;
use crate::domain::standard_lists::{self, StandardScale, StandardTool};
use crate::rules::lint::unused_lists::each;
use crate::rules::lint::{LintContext, LintWarning};

/// Looks at every scale and every tool.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let root = found.root.get_ref();
    for (_, table) in each(root, ListKind::Scale).filter_map(with_table) {
        let standard = named(table).and_then(standard_lists::scale);
        // On a scale of single words alone, those that differ in signs or accents are told apart.
        if standard.is_some() || table.contains_key("ranges") || table.contains_key("test") {
            scale(found, table, standard);
        }
        if let Some(list) = standard {
            certificates(found, table, list);
        }
    }
    for (_, table) in each(root, ListKind::Tool).filter_map(with_table) {
        if let Some(list) = named(table).and_then(standard_lists::tool) {
            tool(found, table, list);
        }
    }
}

fn with_table<'t, 'i, K>((key, value): (K, &'t SpannedValue<'i>)) -> Option<(K, &'t DeTable<'i>)> {
    Some((key, value.get_ref().as_table()?))
}

/// The name of the standard list.
fn named<'t>(table: &'t DeTable<'_>) -> Option<&'t str> {
    table.get("standard")?.get_ref().as_str()
}

/// The texts of a list, each with its place.
fn texts<'t>(value: Option<&'t SpannedValue<'_>>) -> impl Iterator<Item = (&'t str, Range<usize>)> {
    let items = value.and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    items.filter_map(|item| Some((item.get_ref().as_str()?, item.span())))
}

fn without(table: &DeTable<'_>) -> Vec<String> {
    texts(table.get("without")).map(|(name, _)| normalise(name)).collect()
}

/// The words of a scale: against what its standard list says of them, and against each other.
fn scale(found: &mut LintContext<'_, '_>, table: &DeTable<'_>, standard: Option<&StandardScale>) {
    let levels: Vec<&str> = match standard {
        Some(list) => list.levels.clone(),
        None => texts(table.get("levels")).map(|(level, _)| level).collect(),
    };
    let listed = match standard {
        Some(list) => LabelScale::standard(list, &without(table)),
        None => LabelScale::new(levels.iter().copied()),
    };
    let name = |place: usize| levels.get(place).map(|level| (*level).to_owned()).unwrap_or_default();
    let names = |meaning: LabelMeaning| (name(meaning.lowest), name(meaning.highest));
    let mut own: HashMap<String, (&str, LabelMeaning)> = HashMap::new();
    for (word, span, meaning) in words(table, &levels) {
        let is_same = |known: LabelMeaning| (known.lowest, known.highest) == (meaning.lowest, meaning.highest);
        let two_levels = |known: LabelMeaning, standard: Option<&StandardScale>| LintWarning::TwoLevels {
            word: word.to_owned(),
            here: names(meaning),
            elsewhere: names(known),
            standard: standard.map(|list| list.name),
        };
        let before = own.insert(normalise(word), (word, meaning));
        let warning = match (before, listed.listed(word), standard) {
            (Some((other, known)), _, _) if is_same(known) => LintWarning::Redundant(word.to_owned(), other.to_owned()),
            (Some((_, known)), _, _) => two_levels(known, None),
            (None, Some(known), Some(list)) if is_same(known) => {
                LintWarning::InStandardList(word.to_owned(), list.name)
            }
            (None, Some(known), _) if !is_same(known) => two_levels(known, standard),
            (None, _, _) => continue,
        };
        found.lint_warning(span, warning);
    }
}

/// The words of the file in its order of reading: those of single levels, then those of several.
fn words<'t>(table: &'t DeTable<'_>, levels: &[&str]) -> Vec<(&'t str, Range<usize>, LabelMeaning)> {
    let place = |level: &str| levels.iter().position(|known| *known == level);
    let equivalents = table.get("equivalents").and_then(|value| value.get_ref().as_table()).into_iter().flatten();
    let mut words: Vec<_> = equivalents
        .filter_map(|(level, value)| Some((LabelMeaning::level(place(level.get_ref())?), value)))
        .flat_map(|(meaning, value)| texts(Some(value)).map(move |(word, span)| (word, span, meaning)))
        .collect();
    let ranges = table.get("ranges").and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    for range in ranges.map(Spanned::get_ref) {
        let bound = |key: &str| place(range.get(key)?.get_ref().as_str()?);
        if let (Some(from), Some(to)) = (bound("from"), bound("to")) {
            let meaning = LabelMeaning::range(from, to);
            words.extend(texts(range.get("words")).map(|(word, span)| (word, span, meaning)));
        }
    }
    words
}

/// Certificates of the file with the scores that the standard list has.
fn certificates(found: &mut LintContext<'_, '_>, table: &DeTable<'_>, list: &StandardScale) {
    let without = without(table);
    let tests = table.get("test").and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    for test in tests.map(Spanned::get_ref) {
        let Some(value) = test.get("name") else { continue };
        let name = value.get_ref().as_str().unwrap_or_default();
        let normal = normalise(name);
        let is_it = |known: &&'static str| normalise(known) == normal && !without.contains(&normal);
        let known = list.certificates.iter().find(|one| one.names.iter().any(&is_it));
        let Some(known) = known.filter(|one| one.alone.is_none()) else { continue };
        let own = test.get("scores").and_then(|scores| scores.get_ref().as_array()).into_iter().flatten();
        let own: Vec<_> = own.filter_map(|score| self::score(score.get_ref())).collect();
        // Where the scale of the certificate ends the standard list says that nobody knows, which a file cannot say.
        let listed = known.scores.iter().filter_map(|(from, level)| Some((CertificateScore::read(from)?, (*level)?)));
        if own.into_iter().eq(listed) {
            found.lint_warning(value.span(), LintWarning::InStandardList(name.to_owned(), list.name));
        }
    }
}

/// From which score on which level holds.
fn score<'t>(value: &'t DeValue<'_>) -> Option<(CertificateScore, &'t str)> {
    let from = value.get("from")?.get_ref();
    let number = from.as_float().map(DeFloat::as_str).or_else(|| from.as_integer().map(DeInteger::as_str))?;
    Some((CertificateScore::read(number)?, value.get("level")?.get_ref().as_str()?))
}

/// Names of a tool and of its parts that the standard list has.
fn tool(found: &mut LintContext<'_, '_>, table: &DeTable<'_>, list: &StandardTool) {
    let without = without(table);
    for (key, listed) in [("aliases", &list.aliases), ("parts", &list.parts)] {
        let own_name = (key == "aliases").then_some(list.name);
        for (name, span) in texts(table.get(key)) {
            let normal = normalise(name);
            let is_listed = listed.iter().copied().chain(own_name).any(|known| normalise(known) == normal);
            if is_listed && !without.contains(&normal) {
                found.lint_warning(span, LintWarning::InStandardList(name.to_owned(), list.key));
            }
        }
    }
}
