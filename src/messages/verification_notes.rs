//! The sentences of `verify`.

use super::{other_file_notes, say};
use crate::domain::grammar::{clause, phrase};
use crate::domain::location::Position;
use crate::domain::outcome::{Outcome, Verdict};
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
    /// Other files of decisions.
    Decisions,
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
            "report made with {name} {version}; current version: {own_name} {own_version}",
            "rapport établi avec {name} {version}\u{a0}; version actuelle\u{a0}: {own_name} {own_version}"
        ),
        VerifiedItem::Rules([path, hash], [own_path, own_hash]) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "report made with `{path}`, SHA-256 {hash}; SHA-256 of `{own_path}`: {own_hash}",
                "rapport établi avec `{path}`, empreinte SHA-256 {hash}\u{a0}; empreinte de `{own_path}`\u{a0}: {own_hash}"
            )
        }
        VerifiedItem::List(name, old, new) => {
            let [old, new] =
                [old, new].map(|hash| hash.map_or_else(|| nothing(lang).to_owned(), |hash| short(hash).to_owned()));
            say!(
                lang,
                "standard list `{name}`: SHA-256 {old} in the report, {new} now",
                "liste standard `{name}`\u{a0}: empreinte SHA-256 {old} dans le rapport, {new} aujourd'hui"
            )
        }
        VerifiedItem::Gone => {
            say!(lang, "the record is no longer in the input", "le dossier ne figure plus dans les fichiers fournis")
        }
        VerifiedItem::NotInReport => say!(
            lang,
            "the record is in the input, but not in the report",
            "le dossier figure dans les fichiers fournis, mais pas dans le rapport"
        ),
        VerifiedItem::Changed(hash, own_hash) => {
            let [hash, own_hash] = [short(hash), short(own_hash)];
            say!(
                lang,
                "the record has changed: SHA-256 {hash} in the report, {own_hash} now",
                "le dossier a changé\u{a0}: empreinte SHA-256 {hash} dans le rapport, {own_hash} aujourd'hui"
            )
        }
        VerifiedItem::SameVerdict(verdict) => {
            let verdict = super::verdict(lang, verdict);
            say!(lang, "the verdict is the same ({verdict})", "le verdict est le même ({verdict})")
        }
        VerifiedItem::OtherVerdict(old, new) => {
            let [old, new] = [old, new].map(|verdict| clause(lang, super::verdict(lang, verdict)));
            say!(
                lang,
                "verdict: {old} in the report, {new} now",
                "verdict\u{a0}: {old} dans le rapport, {new} aujourd'hui"
            )
        }
        VerifiedItem::Decisions => say!(
            lang,
            "the decisions applied are not those of the report",
            "les décisions appliquées ne sont pas celles du rapport"
        ),
        VerifiedItem::Twice => {
            say!(lang, "the record appears twice in the report", "le dossier figure deux fois dans le rapport")
        }
        VerifiedItem::Missing => say!(
            lang,
            "not found: verify the report in the folder where it was made, or name its inputs after it",
            "introuvable\u{a0}: vérifiez le rapport dans le dossier où il a été établi, ou indiquez ses fichiers à sa suite"
        ),
        VerifiedItem::Elsewhere(1) => say!(
            lang,
            "1 unchanged record is in a different location",
            "1 dossier inchangé se trouve à un autre emplacement"
        ),
        VerifiedItem::Elsewhere(count) => say!(
            lang,
            "{count} unchanged records are in different locations",
            "{count} dossiers inchangés se trouvent à d'autres emplacements"
        ),
        VerifiedItem::Order => {
            say!(lang, "the order of the applicants differs", "l'ordre des candidatures est différent")
        }
        VerifiedItem::Value(of, old, new) => {
            let key = of.rsplit(' ').next().unwrap_or_default();
            let [old, new] = [old, new].map(|value| {
                value.map_or_else(|| nothing(lang).to_owned(), |value| clause(lang, shown(lang, key, value)))
            });
            let of = named(lang, of);
            say!(lang, "{of}: {old} in the report, {new} now", "{of}\u{a0}: {old} dans le rapport, {new} aujourd'hui")
        }
        VerifiedItem::More(count) => match count {
            1 => say!(lang, "and 1 more value", "et 1 autre valeur"),
            _ => say!(lang, "and {count} more values", "et {count} autres valeurs"),
        },
    }
}

/// The keys of a report, as French readers know what they are of.
const FRENCH_KEYS: [(&str, &str); 34] = [
    ("advice", "conseil"),
    ("applicants", "candidatures"),
    ("clause", "termes de l'avis"),
    ("column", "colonne"),
    ("complete", "complet"),
    ("contested", "textes divergents"),
    ("effect", "effet"),
    ("eligible", "admissibles"),
    ("en", "texte anglais"),
    ("evidence", "indications"),
    ("fr", "texte français"),
    ("group", "groupe"),
    ("id", "identifiant"),
    ("ineligible", "non admissibles"),
    ("invalid", "non valables"),
    ("line", "ligne"),
    ("max", "maximum"),
    ("message", "message"),
    ("min", "minimum"),
    ("name", "nom"),
    ("outcome", "résultat"),
    ("parts", "partie"),
    ("problems", "problème"),
    ("rank", "rang"),
    ("readings", "résultat"),
    ("reason", "motif"),
    ("record", "dossier"),
    ("reference_date", "date de référence"),
    ("review", "à examiner"),
    ("rules", "règles"),
    ("summary", "bilan"),
    ("tool", "outil"),
    ("vacancy", "vacance"),
    ("value", "valeur"),
];

/// What a value is of, from the keys on the way to it: `E2, outcome`; `E3, part 1, reason`.
fn named(lang: Lang, way: &str) -> String {
    let mut said = String::new();
    for step in way.split(' ') {
        if !said.is_empty() {
            said.push_str(if step.bytes().all(|byte| byte.is_ascii_digit()) { " " } else { ", " });
        }
        let french = FRENCH_KEYS.iter().find(|(key, _)| lang == Lang::Fr && *key == step);
        said.push_str(french.map_or(step, |(_, french)| french));
    }
    said
}

/// A value of a report; a code by what it is called.
fn shown<'v>(lang: Lang, key: &str, value: &'v str) -> &'v str {
    let verdict = || Verdict::ALL.into_iter().find(|verdict| verdict.code() == value);
    let outcome =
        || [Outcome::Met, Outcome::NotMet, Outcome::Unclear].into_iter().find(|outcome| outcome.code() == value);
    let known = match key {
        "verdict" => verdict().map(|verdict| super::verdict(lang, verdict)),
        "outcome" | "en" | "fr" => outcome().map(|outcome| super::outcome(lang, outcome)),
        _ => None,
    };
    known.unwrap_or(value)
}

/// Why a file is no report that can be verified.
#[must_use]
pub fn verify_error(lang: Lang, verify_error: &VerifyError) -> String {
    match verify_error {
        VerifyError::NotJson(Position { line, column }) => {
            say!(lang, "not valid JSON at {line}:{column}", "ce n'est pas du JSON valable, à {line}:{column}")
        }
        VerifyError::Repeated(key, Position { line, column }) => say!(
            lang,
            "the key `{key}` appears twice in one object, at {line}:{column}",
            "la clé `{key}` figure deux fois dans le même objet, à {line}:{column}"
        ),
        VerifyError::Other(Some(schema)) => say!(
            lang,
            "this is `{schema}`, not a report of `eligible check --format json` or `ndjson`",
            "il s'agit de `{schema}`, et non d'un rapport de `eligible check --format json` ou `ndjson`"
        ),
        VerifyError::OtherFile(kind) => {
            let kind = other_file_notes::kind_name(lang, *kind);
            say!(
                lang,
                "it is {kind}, not a report of `eligible check --format json` or `ndjson`",
                "c'est {kind}, et non un rapport de `eligible check --format json` ou `ndjson`"
            )
        }
        VerifyError::Other(None) => say!(
            lang,
            "not a report of `eligible check --format json` or `ndjson`, or an incomplete one (as with --no-summary)",
            "ce n'est pas un rapport de `eligible check --format json` ou `ndjson`, ou il est incomplet (comme avec --no-summary)"
        ),
        VerifyError::Lacks(what) => say!(
            lang,
            "its record of how it was produced is incomplete: {what}",
            "les indications sur la façon dont il a été établi sont incomplètes\u{a0}: {what}"
        ),
    }
}

/// For how many of the applicants compared the verdict differs.
#[must_use]
pub fn verdicts(lang: Lang, compared: usize, differ: usize) -> String {
    let s = if compared == 1 { "" } else { "s" };
    match differ {
        0 => say!(
            lang,
            "{compared} applicant{s} compared; same verdicts",
            "{compared} candidature{s} comparée{s}\u{a0}; verdicts identiques"
        ),
        _ => say!(
            lang,
            "{compared} applicant{s} compared; verdicts that differ: {differ}",
            "{compared} candidature{s} comparée{s}\u{a0}; verdicts différents\u{a0}: {differ}"
        ),
    }
}

/// That so many records were not read.
#[must_use]
pub fn unread(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(
            lang,
            "1 record was not read, then or now; it may have changed",
            "1 dossier n'a été lu ni alors ni aujourd'hui\u{a0}; il a pu changer"
        ),
        _ => say!(
            lang,
            "{count} records were not read, then or now; they may have changed",
            "{count} dossiers n'ont été lus ni alors ni aujourd'hui\u{a0}; ils ont pu changer"
        ),
    }
}

/// The word that a line begins with, as wide as the widest of them.
#[must_use]
pub const fn label(lang: Lang, what: DifferenceKind) -> &'static str {
    match what {
        DifferenceKind::Rules => phrase(lang, "rules   ", "règles    "),
        DifferenceKind::Input => phrase(lang, "input   ", "fichiers  "),
        DifferenceKind::Tool => phrase(lang, "tool    ", "outil     "),
        DifferenceKind::Result => phrase(lang, "result  ", "résultat  "),
    }
}

const fn nothing(lang: Lang) -> &'static str {
    phrase(lang, "nothing", "rien")
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
            "report reproduced exactly: {records} ({rules})",
            "rapport reproduit à l'identique\u{a0}: {records} ({rules})"
        ),
        1 => say!(lang, "report not reproduced: 1 difference", "rapport non reproduit\u{a0}: 1 différence"),
        _ => say!(
            lang,
            "report not reproduced: {differences} differences",
            "rapport non reproduit\u{a0}: {differences} différences"
        ),
    }
}
