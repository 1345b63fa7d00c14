//! What is said of a report that was made anew.

use super::say;
use crate::domain::grammar::phrase;
use crate::domain::location::Position;
use crate::domain::outcome::Verdict;
use crate::domain::report_difference::{DifferenceKind, VerifyError};
use crate::domain::text::Lang;
use crate::rules::BUILT_IN;

/// A thing that differs, with what the report says first. Wording is below reports, so it takes their words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifiedItem<'a> {
    /// Another tool: name and version, of the report and of this one.
    Tool([&'a str; 2], [&'a str; 2]),
    /// Other rules: the file and the hash, of the report and of those that were applied.
    Rules([&'a str; 2], [&'a str; 2]),
    /// Another standard list: its name, and its hash in the report and in this tool; none: it is not used there.
    List(&'a str, Option<&'a str>, Option<&'a str>),
    /// A record that is not in the input.
    Gone,
    /// A record that is in the input alone.
    NotInReport,
    /// Another record than before: the hash in the report, and now.
    Changed(&'a str, &'a str),
    /// The verdict is the same as in the report.
    SameVerdict(Verdict),
    /// The verdict in the report, and now.
    OtherVerdict(Verdict, Verdict),
    /// A record that is twice in the report.
    Twice,
    /// An input that is not there.
    Missing,
    /// So many records that stand somewhere else.
    Elsewhere(usize),
    /// Applicants in another order.
    Order,
    /// A value: what it is of, what the report says and what comes out now.
    Value(&'a str, Option<&'a str>, Option<&'a str>),
    /// So many more values.
    More(usize),
}

/// The sentence.
#[must_use]
pub fn matter(lang: Lang, matter: VerifiedItem<'_>) -> String {
    match matter {
        VerifiedItem::Tool([name, version], [own_name, own_version]) => say!(
            lang,
            "the report was made by {name} {version}; this is {own_name} {own_version}",
            "le rapport a été établi par {name} {version}\u{a0}; ceci est {own_name} {own_version}"
        ),
        VerifiedItem::Rules([path, hash], [own_path, own_hash]) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "the report was made by `{path}` with SHA-256 {hash}; `{own_path}` has {own_hash}",
                "le rapport a été établi avec `{path}`, SHA-256 {hash}\u{a0}; `{own_path}` a {own_hash}"
            )
        }
        VerifiedItem::List(name, old, new) => {
            let [old, new] = [old, new].map(|hash| hash.map_or_else(|| nothing(lang), |hash| short(hash).to_owned()));
            say!(
                lang,
                "the standard list `{name}`: SHA-256 {old} in the report, {new} now",
                "la liste standard `{name}`\u{a0}: SHA-256 {old} dans le rapport, {new} maintenant"
            )
        }
        VerifiedItem::Gone => {
            say!(lang, "the record is not in the input any more", "l'enregistrement n'est plus parmi les données")
        }
        VerifiedItem::NotInReport => say!(
            lang,
            "the record is in the input, and not in the report",
            "l'enregistrement est parmi les données, mais pas dans le rapport"
        ),
        VerifiedItem::Changed(hash, own_hash) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "the record has changed: SHA-256 {hash} in the report, {own_hash} now",
                "l'enregistrement a changé\u{a0}: SHA-256 {hash} dans le rapport, {own_hash} maintenant"
            )
        }
        VerifiedItem::SameVerdict(verdict) => {
            let verdict = super::verdict(lang, verdict);
            say!(lang, "the verdict is the same ({verdict})", "le verdict est le même ({verdict})")
        }
        VerifiedItem::OtherVerdict(old, new) => {
            let [old, new] = [old, new].map(|verdict| super::verdict(lang, verdict));
            say!(
                lang,
                "verdict: {old} in the report, {new} now",
                "verdict\u{a0}: {old} dans le rapport, {new} maintenant"
            )
        }
        VerifiedItem::Twice => {
            say!(lang, "the record stands twice in the report", "l'enregistrement figure deux fois dans le rapport")
        }
        VerifiedItem::Missing => say!(
            lang,
            "not there: verify the report in the folder where it was made, or name its inputs after it",
            "introuvable\u{a0}: vérifiez le rapport dans le dossier où il a été établi, ou nommez ses données à sa suite"
        ),
        VerifiedItem::Elsewhere(1) => say!(
            lang,
            "1 record, itself the same, stands at another place than in the report",
            "1 enregistrement, inchangé, ne se trouve plus à la place que dit le rapport"
        ),
        VerifiedItem::Elsewhere(count) => say!(
            lang,
            "{count} records, themselves the same, stand at other places than in the report",
            "{count} enregistrements, inchangés, ne se trouvent plus aux places que dit le rapport"
        ),
        VerifiedItem::Order => say!(
            lang,
            "the applicants stand in another order than they come out now",
            "les candidatures sont dans un autre ordre que celui qui est obtenu maintenant"
        ),
        VerifiedItem::Value(of, old, new) => {
            let [old, new] = [old, new].map(|value| value.map_or_else(|| nothing(lang), |value| format!("`{value}`")));
            say!(lang, "{of}: {old} in the report, {new} now", "{of}\u{a0}: {old} dans le rapport, {new} maintenant")
        }
        VerifiedItem::More(count) => match count {
            1 => say!(lang, "and one more", "et une autre valeur"),
            _ => say!(lang, "and {count} more", "et {count} autres valeurs"),
        },
    }
}

/// Why a file is no report that can be verified.
#[must_use]
pub fn verify_error(lang: Lang, verify_error: &VerifyError) -> String {
    match verify_error {
        VerifyError::NotJson(Position { line, column }) => {
            say!(lang, "it is not JSON at {line}:{column}", "ce n'est pas du JSON à {line}:{column}")
        }
        VerifyError::Repeated(key, Position { line, column }) => say!(
            lang,
            "the key `{key}` appears twice in one object, at {line}:{column}",
            "la clé `{key}` figure deux fois dans le même objet, à {line}:{column}"
        ),
        VerifyError::Other(Some(schema)) => say!(
            lang,
            "it is `{schema}`, and no report of `eligible check --format json` or `ndjson`",
            "c'est `{schema}`, et non un rapport de `eligible check --format json` ou `ndjson`"
        ),
        VerifyError::Other(None) => say!(
            lang,
            "it is no report of `eligible check --format json` or `ndjson`, or not a whole one (as with --no-summary)",
            "ce n'est pas un rapport de `eligible check --format json` ou `ndjson`, ou il n'est pas entier (comme avec --no-summary)"
        ),
        VerifyError::Lacks(what) => say!(
            lang,
            "what it says of how it was made is not complete: {what}",
            "ce qu'il dit de la façon dont il a été établi n'est pas complet\u{a0}: {what}"
        ),
    }
}

/// For how many of the applicants compared the verdict differs.
#[must_use]
pub fn verdicts(lang: Lang, compared: usize, differ: usize) -> String {
    match (compared, differ) {
        (_, 0) => say!(
            lang,
            "applicants in the report and in the input: {compared}; no verdict differs",
            "candidatures à la fois dans le rapport et parmi les données\u{a0}: {compared}\u{a0}; aucun verdict ne diffère"
        ),
        _ => say!(
            lang,
            "applicants in the report and in the input: {compared}; verdicts that differ: {differ}",
            "candidatures à la fois dans le rapport et parmi les données\u{a0}: {compared}\u{a0}; verdicts différents\u{a0}: {differ}"
        ),
    }
}

/// That so many records were not read.
#[must_use]
pub fn unread(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(
            lang,
            "1 record was not read, then or now: whether it is the same is not known",
            "1 enregistrement n'a été lu ni alors ni maintenant\u{a0}: on ne sait pas s'il est le même"
        ),
        _ => say!(
            lang,
            "{count} records were not read, then or now: whether they are the same is not known",
            "{count} enregistrements n'ont été lus ni alors ni maintenant\u{a0}: on ne sait pas s'ils sont les mêmes"
        ),
    }
}

/// The word that a line begins with, as wide as the widest of them.
#[must_use]
pub const fn label(lang: Lang, what: DifferenceKind) -> &'static str {
    match what {
        DifferenceKind::Rules => phrase(lang, "rules   ", "règles    "),
        DifferenceKind::Input => phrase(lang, "input   ", "données   "),
        DifferenceKind::Tool => phrase(lang, "tool    ", "outil     "),
        DifferenceKind::Result => phrase(lang, "result  ", "résultat  "),
    }
}

fn nothing(lang: Lang) -> String {
    say!(lang, "nothing", "rien")
}

/// As much of a hash as says two apart.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// What came of it, in a line: of how many applicants, with how many differences, by which rules.
#[must_use]
pub fn outcome(lang: Lang, applicants: usize, differences: usize, rules: &str) -> String {
    let rules = match rules {
        BUILT_IN => say!(lang, "the built-in rules", "les règles intégrées"),
        path => path.to_owned(),
    };
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
