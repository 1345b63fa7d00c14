//! Reading the scales and the tools of a rules file, which may be taken from the standard lists.

use std::collections::HashSet;

use toml::de::{DeFloat, DeInteger};

use crate::checks::params::{Context, Params, SpannedValue};
use crate::domain::level_labels::{Certificate, CertificateScore, LabelMeaning, LabelScale};
use crate::domain::names::{Phrases, normalise};
use crate::domain::problem::{RuleErrorKind, RuleType};
use crate::domain::rule_lists::{Scale, Tool, ToolPart};
use crate::domain::standard_lists::{self, StandardList};

/// Reads a scale by its name in the file.
pub(super) fn read_scale(name: &str, params: &mut Params<'_, '_>) -> Option<Scale> {
    let context = params.context;
    for key in ["levels", "equivalents", "mother_tongue", "without", "ranges", "test"] {
        params.take(key);
    }
    let standard = match params.take("standard") {
        None => None,
        Some(value) => {
            if params.take("levels").is_some() {
                params.several(&["standard", "levels"]);
            }
            let known: Vec<_> = standard_lists::scales().iter().map(|scale| scale.name).collect();
            Some(standard_of(value, context, standard_lists::scale, &known)?)
        }
    };
    let without = read_without(params, standard.map(StandardList::Scale), standard.is_some());
    let mut written = Vec::new();
    let names = if let Some(list) = standard {
        list.levels.clone()
    } else {
        let value = params.need("levels")?;
        let list = context.list(value)?;
        let levels: Vec<_> = list.iter().filter_map(|level| context.text(level)).collect();
        if levels.is_empty() {
            context.problem(value.span(), RuleErrorKind::Nothing, "[]");
        }
        written.extend(list.iter().filter(|level| level.get_ref().is_str()));
        levels
    };
    let levels = ScaleLevels { name, levels: &names, context };
    let mut own: Vec<_> =
        names.iter().enumerate().map(|(index, level)| (level.to_lowercase(), LabelMeaning::level(index))).collect();
    for (label, text, level) in levels.read_equivalents(params) {
        own.push((text.trim().to_lowercase(), LabelMeaning::level(level)));
        written.push(label);
    }
    // The levels of a standard scale are written nowhere in the file.
    let listed = standard.map_or(&[][..], |list| &list.levels);
    report_duplicates(context, listed, &written);
    let (ranges, certificates) = (levels.read_ranges(params), levels.read_certificates(params));
    if standard.is_none() && ranges.is_none() && certificates.is_none() {
        let mother_tongue = read_mother_tongue(
            params,
            |label| own.iter().any(|(known, _)| known == label),
            || own.iter().map(|(label, _)| label.as_str()).collect(),
        );
        for (_, meaning) in own.iter_mut().filter(|(label, _)| mother_tongue.contains(label)) {
            meaning.is_mother_tongue = true;
        }
        return Some(Scale::plain(&names, own, mother_tongue));
    }
    let mut labels = match standard {
        Some(list) => LabelScale::standard(list, &without),
        None => LabelScale::new(names.iter().copied()),
    };
    for (label, meaning) in own.iter().chain(ranges.iter().flatten()) {
        // A word that the standard list has for the same level may be a mother tongue there.
        let is_same = |known: LabelMeaning| (known.lowest, known.highest) == (meaning.lowest, meaning.highest);
        if !labels.listed(label).is_some_and(is_same) {
            labels.add_word(label, *meaning);
        }
    }
    let mut mother_tongue = read_mother_tongue(
        params,
        |label| labels.listed(label).is_some(),
        || own.iter().map(|(label, _)| label.as_str()).collect(),
    );
    for label in &mother_tongue {
        if let Some(meaning) = labels.listed(label) {
            labels.add_word(label, LabelMeaning { is_mother_tongue: true, ..meaning });
        }
    }
    let words = standard.into_iter().flat_map(|list| &list.words).map(|word| word.word);
    let is_native = |word: &&str| labels.listed(word).is_some_and(|meaning| meaning.is_mother_tongue);
    mother_tongue.extend(words.filter(is_native).map(str::to_owned));
    for (names, certificate) in certificates.into_iter().flatten() {
        labels.add_certificate(names, certificate);
    }
    let mut scale = Scale::new(labels, own, mother_tongue);
    scale.standard = standard.map(|list| list.name);
    Some(scale)
}

/// The standard list that a text names.
fn standard_of<T>(
    value: &SpannedValue<'_>,
    context: &Context,
    find: impl Fn(&str) -> Option<&'static T>,
    known: &[&str],
) -> Option<&'static T> {
    let name = context.text(value)?;
    let found = find(name);
    if found.is_none() {
        context.problem_among(value.span(), RuleErrorKind::NotListed, name, known);
    }
    found
}

/// The names that are taken out of a standard list; each has to be in it. Of a list that nobody knows (`is_named` alone) they
/// may be anything.
fn read_without<'t>(params: &mut Params<'t, '_>, standard: Option<StandardList>, is_named: bool) -> Vec<&'t str> {
    let context = params.context;
    let Some(value) = params.take("without") else { return Vec::new() };
    if !is_named {
        context.problem(value.span(), RuleErrorKind::NeedsKey("standard"), "without");
        return Vec::new();
    }
    let read = |value: &'t SpannedValue<'_>| {
        let name = context.text(value)?;
        let (normal, Some(list)) = (normalise(name), standard) else { return Some(name) };
        let known = list.names();
        if !known.iter().any(|known| normalise(known) == normal) {
            context.problem_among(value.span(), RuleErrorKind::NotInStandardList(list.name()), name, &known);
        }
        Some(name)
    };
    context.list(value).unwrap_or_default().iter().filter_map(read).collect()
}

fn report_duplicates(context: &Context, listed: &[&str], written: &[&SpannedValue<'_>]) {
    let mut seen: HashSet<_> = listed.iter().map(|level| level.to_lowercase()).collect();
    for value in written {
        let label = value.get_ref().as_str().unwrap_or_default().trim();
        if !label.is_empty() && !seen.insert(label.to_lowercase()) {
            context.problem(value.span(), RuleErrorKind::Duplicate, label);
        }
    }
}

/// The labels that say that a language is a mother tongue: each also means a level.
fn read_mother_tongue<'k>(
    params: &mut Params<'_, '_>,
    is_known: impl Fn(&str) -> bool,
    known: impl Fn() -> Vec<&'k str>,
) -> Vec<String> {
    let context = params.context;
    let list = params.take("mother_tongue").and_then(|value| context.list_of_some(value)).unwrap_or_default();
    let read = |value: &SpannedValue<'_>| {
        let label = context.text(value)?.trim().to_lowercase();
        if !is_known(&label) {
            context.problem_among(value.span(), RuleErrorKind::NotListed, label.as_str(), &known());
        }
        Some(label)
    };
    list.iter().filter_map(read).collect()
}

/// The levels of a scale, for reading what names them.
struct ScaleLevels<'t> {
    /// The name of the scale in the file.
    name: &'t str,
    levels: &'t [&'t str],
    context: &'t Context,
}

impl ScaleLevels<'_> {
    /// The place of a level that has to be on the scale.
    fn level(&self, value: &SpannedValue<'_>) -> Option<usize> {
        let text = self.context.text(value)?;
        let level = self.levels.iter().position(|level| *level == text);
        if level.is_none() {
            let fault = RuleErrorKind::NotOnScale(self.name.to_owned());
            self.context.problem_among(value.span(), fault, text, self.levels);
        }
        level
    }

    /// Other words for a level, each with its place in the file and the level.
    fn read_equivalents<'p, 'i>(&self, params: &mut Params<'p, 'i>) -> Vec<(&'p SpannedValue<'i>, &'p str, usize)> {
        let context = params.context;
        let (mut all, value) = (Vec::new(), params.take("equivalents"));
        let Some(mut equivalents) = value.and_then(|value| context.table(value)) else { return all };
        for (key, value) in equivalents.entries() {
            let Some(level) = self.levels.iter().position(|level| *level == key.get_ref().as_ref()) else {
                context.problem_among(key.span(), RuleErrorKind::UnknownKey, key.get_ref().as_ref(), self.levels);
                continue;
            };
            let labels = context.list(value).unwrap_or_default().iter();
            all.extend(labels.filter_map(|label| Some((label, context.text(label)?, level))));
        }
        all
    }

    /// Words that may mean several levels.
    fn read_ranges(&self, params: &mut Params<'_, '_>) -> Option<Vec<(String, LabelMeaning)>> {
        let context = self.context;
        let list = context.list(params.take("ranges")?).unwrap_or_default();
        let read = |value: &SpannedValue<'_>| {
            let mut params = context.table(value)?;
            params.need("words");
            let words = params.texts("words");
            let from = params.need("from").and_then(|value| self.level(value));
            let to = params.need("to").and_then(|value| self.level(value));
            params.finish();
            let meaning = LabelMeaning::range(from?, to?);
            Some(words?.into_iter().map(|word| (word.to_owned(), meaning)).collect::<Vec<_>>())
        };
        Some(list.iter().filter_map(read).flatten().collect())
    }

    /// Certificates with their names.
    fn read_certificates(&self, params: &mut Params<'_, '_>) -> Option<Vec<(Vec<String>, Certificate)>> {
        let context = self.context;
        let list = context.list(params.take("test")?).unwrap_or_default();
        let read = |value: &SpannedValue<'_>| {
            let mut params = context.table(value)?;
            params.need("name");
            let name = params.text("name").map(str::to_owned);
            let aliases = params.texts("aliases").unwrap_or_default();
            let scores = params.need("scores").and_then(|value| context.list_of_some(value)).unwrap_or_default();
            let scores = scores.iter().filter_map(|value| self.read_score(value)).collect();
            params.finish();
            let names = std::iter::once(name?).chain(aliases.into_iter().map(str::to_owned)).collect();
            Some((names, Certificate { alone: None, scores }))
        };
        Some(list.iter().filter_map(read).collect())
    }

    /// From which score on which level holds.
    fn read_score(&self, value: &SpannedValue<'_>) -> Option<(CertificateScore, Option<usize>)> {
        let mut params = self.context.table(value)?;
        let from = params.need("from").and_then(|value| {
            let number = value.get_ref().as_float().map(DeFloat::as_str);
            let number = number.or_else(|| value.get_ref().as_integer().map(DeInteger::as_str));
            let score = number.and_then(CertificateScore::read);
            if score.is_none() {
                return self.context.wrong_type(value, RuleType::Number);
            }
            score
        });
        let level = params.need("level").and_then(|value| self.level(value));
        params.finish();
        Some((from?, Some(level?)))
    }
}

/// Reads a tool.
pub(super) fn read_tool(params: &mut Params<'_, '_>) -> Tool {
    let context = params.context;
    for key in ["name", "aliases", "parts", "whole"] {
        params.take(key);
    }
    let known: Vec<_> = standard_lists::tools().iter().map(|tool| tool.key).collect();
    let named = params.take("standard");
    let standard = named.and_then(|value| standard_of(value, context, standard_lists::tool, &known));
    if named.is_none() {
        params.need("name");
    }
    let without = read_without(params, standard.map(StandardList::Tool), named.is_some());
    let without: HashSet<_> = without.into_iter().map(normalise).collect();
    let name = params.text("name").or(standard.map(|list| list.name)).unwrap_or_default();
    let of = |list: Option<&'static Vec<&'static str>>, own: Vec<&str>| {
        let listed = list.into_iter().flatten().copied().filter(|name| !without.contains(&normalise(name)));
        listed.map(str::to_owned).chain(own.into_iter().map(str::to_owned)).collect::<Vec<_>>()
    };
    let aliases = of(standard.map(|list| &list.aliases), params.texts("aliases").unwrap_or_default());
    let parts = of(standard.map(|list| &list.parts), params.texts("parts").unwrap_or_default());
    let whole = match params.texts("whole") {
        Some(own) => of(None, own),
        None => of(standard.map(|list| &list.whole), Vec::new()),
    };
    let of_whole = || std::iter::once(name).chain(aliases.iter().map(String::as_str));
    let programs = parts.iter().chain(&whole).map(String::as_str);
    Tool {
        aliases: of_whole().map(normalise).collect(),
        mentions: Phrases::new(of_whole().chain(programs)),
        whole: whole.iter().map(|name| part(name)).collect(),
        name: name.to_owned(),
        standard: standard.map(|list| list.key),
    }
}

/// A program, which is also known with its maker before it.
fn part(name: &str) -> ToolPart {
    let normal = normalise(name);
    let names = ["", "ms ", "microsoft "].iter().map(|maker| format!("{maker}{normal}")).collect();
    ToolPart { name: name.to_owned(), names }
}
