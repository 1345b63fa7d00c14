//! What is said of a report that was made anew.

use super::say;
use crate::domain::place::Position;
use crate::domain::text::Lang;
use crate::domain::verification::{Unfit, What};

/// A thing that differs, with what the report says first. Wording stands below reports, so it takes their words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter<'a> {
    /// Another tool: name and version, of the report and of this one.
    Tool([&'a str; 2], [&'a str; 2]),
    /// Other rules: the file and the hash, of the report and of those that were applied.
    Rules([&'a str; 2], [&'a str; 2]),
    /// A record that is not in the input.
    Gone,
    /// A record that is in the input alone.
    NotInReport,
    /// Another record than before: the hash in the report, and now.
    Changed(&'a str, &'a str),
    /// Applicants in another order.
    Order,
    /// A value: what it is of, what the report says and what comes out now.
    Value(&'a str, Option<&'a str>, Option<&'a str>),
    /// So many more values.
    More(usize),
}

/// The sentence.
#[must_use]
pub fn matter(lang: Lang, matter: Matter<'_>) -> String {
    match matter {
        Matter::Tool([name, version], [own_name, own_version]) => say!(
            lang,
            "the report was made by {name} {version}; this is {own_name} {own_version}",
            "le rapport a été établi par {name} {version}\u{a0}; ceci est {own_name} {own_version}"
        ),
        Matter::Rules([path, hash], [own_path, own_hash]) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "the report was made by `{path}` with SHA-256 {hash}; `{own_path}` has {own_hash}",
                "le rapport a été établi avec `{path}`, SHA-256 {hash}\u{a0}; `{own_path}` a {own_hash}"
            )
        }
        Matter::Gone => {
            say!(lang, "the record is not in the input any more", "l'enregistrement n'est plus parmi les données")
        }
        Matter::NotInReport => say!(
            lang,
            "the record is in the input, and not in the report",
            "l'enregistrement est parmi les données, mais pas dans le rapport"
        ),
        Matter::Changed(hash, own_hash) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "the record has changed: SHA-256 {hash} in the report, {own_hash} now",
                "l'enregistrement a changé\u{a0}: SHA-256 {hash} dans le rapport, {own_hash} maintenant"
            )
        }
        Matter::Order => say!(
            lang,
            "the applicants stand in another order than they come out now",
            "les candidatures sont dans un autre ordre que celui qui est obtenu maintenant"
        ),
        Matter::Value(of, old, new) => {
            let [old, new] = [old, new].map(|value| value.map_or_else(|| nothing(lang), |value| format!("`{value}`")));
            say!(lang, "{of}: {old} in the report, {new} now", "{of}\u{a0}: {old} dans le rapport, {new} maintenant")
        }
        Matter::More(count) => match count {
            1 => say!(lang, "and one more", "et une autre valeur"),
            _ => say!(lang, "and {count} more", "et {count} autres valeurs"),
        },
    }
}

/// Why a file is no report that can be verified.
#[must_use]
pub fn unfit(lang: Lang, unfit: &Unfit) -> String {
    match unfit {
        Unfit::NotJson(Position { line, column }) => {
            say!(lang, "it is not JSON at {line}:{column}", "ce n'est pas du JSON à {line}:{column}")
        }
        Unfit::Repeated(key, Position { line, column }) => say!(
            lang,
            "the key `{key}` appears twice in one object, at {line}:{column}",
            "la clé `{key}` figure deux fois dans le même objet, à {line}:{column}"
        ),
        Unfit::Other(Some(schema)) => say!(
            lang,
            "it is `{schema}`, and no report of `eligible check --format json` or `ndjson`",
            "c'est `{schema}`, et non un rapport de `eligible check --format json` ou `ndjson`"
        ),
        Unfit::Other(None) => say!(
            lang,
            "it is no report of `eligible check --format json` or `ndjson`, or not a whole one",
            "ce n'est pas un rapport de `eligible check --format json` ou `ndjson`, ou il n'est pas entier"
        ),
        Unfit::Lacks(what) => say!(
            lang,
            "what it says of how it was made is not complete: {what}",
            "ce qu'il dit de la façon dont il a été établi n'est pas complet\u{a0}: {what}"
        ),
    }
}

/// The word that a line begins with, as wide as the widest of them.
#[must_use]
pub const fn label(lang: Lang, what: What) -> &'static str {
    match (lang, what) {
        (Lang::En, What::Rules) => "rules   ",
        (Lang::En, What::Input) => "input   ",
        (Lang::En, What::Tool) => "tool    ",
        (Lang::En, What::Result) => "result  ",
        (Lang::Fr, What::Rules) => "règles    ",
        (Lang::Fr, What::Input) => "données   ",
        (Lang::Fr, What::Tool) => "outil     ",
        (Lang::Fr, What::Result) => "résultat  ",
    }
}

fn nothing(lang: Lang) -> String {
    say!(lang, "nothing", "rien")
}

/// As much of a hash as tells two apart.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// What came of it, in a line: of how many applicants, with how many differences, by which rules.
#[must_use]
pub fn outcome(lang: Lang, applicants: usize, differences: usize, rules: &str) -> String {
    let rules = super::labels::rules_source(lang, rules);
    let records = match applicants {
        1 => say!(lang, "1 applicant", "1 candidature"),
        _ => say!(lang, "{applicants} applicants", "{applicants} candidatures"),
    };
    match differences {
        0 => say!(
            lang,
            "reproduced: {records}, by {rules}, with the same result",
            "reproduit\u{a0}: {records}, avec {rules}, même résultat"
        ),
        1 => say!(lang, "not reproduced: 1 difference", "non reproduit\u{a0}: 1 différence"),
        _ => say!(lang, "not reproduced: {differences} differences", "non reproduit\u{a0}: {differences} différences"),
    }
}
