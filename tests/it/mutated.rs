//! Rules files of which one value of one check differs: what says the checks in words, or compares them, has to notice.
#![allow(clippy::string_slice, reason = "a test may stop, and slices where it found something")]

use std::ops::Range;
use std::sync::LazyLock;

use eligible::internal::rules::{self, Vacancy};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::common::judge::RULES;

/// Lists beside those of the rules, so that there is another one to be named.
const OTHER_LISTS: &str = r#"
[set.others]
title = { en = "countries elsewhere", fr = "pays d'ailleurs" }
members = ["CH", "AT"]
[scale.finer]
levels = ["A1", "A2", "B1", "B2", "C1", "C2", "C3"]
[scale.finer_skills]
levels = ["basic", "intermediate", "advanced", "expert", "master"]
[tool.sheets]
name = "Sheets"
[field.others]
title = { en = "other fields", fr = "autres domaines" }
isced_f = ["05"]
phrases = ["physics"]
[employer.others]
title = { en = "other employers", fr = "autres employeurs" }
names = ["Acme"]
words = ["Acme"]
"#;

/// Checks with parameters that the built-in rules do not use.
const OTHER_CHECKS: &str = r#"
[[criterion]]
id = "X1"
group = "essential"
clause = { en = "several things", fr = "plusieurs choses" }
check.all = [
  { age = { at_most = 30, on = 2026-03-01 } },
  { age = { under = 35, on = "deadline" } },
  { nationality = { none_of = ["RU", "BY"], on = 2025-01-01 } },
  { not = { degree = { levels = ["master", "doctorate"], within_months = 24 } } },
  { at_least = { n = 2, of = [
    { studies = { levels = ["bachelor"], months = 12, on = "deadline" } },
    { language = { any_of = ["de", "es"], scale = "cefr", at_least = "C1", borderline = "A2" } },
    { it_skill = { any_of = ["sharepoint"], scale = "it_skills", at_least = "expert", borderline = "basic" } },
  ] } },
  { experience = { sectors = ["ngo"], on = 2024-05-01 } },
  { person = { question = { en = "Is it so?", fr = "Est-ce le cas ?" } } },
  { education = { all = [{ enrolled = { levels = ["master"] } }, { degree = { at_least = "bachelor" } }], on = "deadline" } },
]
"#;

/// The built-in rules with more checks and lists.
pub(crate) fn base() -> String {
    let lists = RULES.find("# LISTS that the criteria").expect("lists");
    let lists = RULES[..lists].rfind("# ====").expect("a line");
    format!("{}{OTHER_CHECKS}{}{OTHER_LISTS}", &RULES[..lists], &RULES[lists..])
}

/// Rules with one value changed.
pub(crate) struct Mutant {
    /// The criterion of the check.
    pub(crate) criterion: String,
    /// What is in the place of what.
    pub(crate) change: String,
    /// The rules file.
    pub(crate) text: String,
    /// The same, read.
    pub(crate) vacancy: Vacancy,
}

/// Words of one kind, each of which may stand in the place of another one.
const KINDS: [&[&str]; 12] = [
    &["secondary", "post_secondary", "short_cycle", "bachelor", "master", "doctorate"],
    &["A1", "A2", "B1", "B2", "C1", "C2"],
    &["basic", "intermediate", "advanced", "expert"],
    &["en", "fr", "de", "es", "it"],
    &[
        "international_organization",
        "national_administration",
        "research",
        "private_sector",
        "ngo",
        "military",
        "education",
    ],
    &["nato_members", "area_of_expertise", "nato", "others"],
    &["cefr", "finer"],
    &["it_skills", "finer_skills"],
    &["microsoft_office", "sharepoint", "sheets"],
    &["qualification", "proof_of_studies", "cv"],
    &["RU", "BY", "CH", "AT"],
    &["word", "highest_level"],
];

/// What may stand in the place of a word: others of its kind, or any others where it is of none.
fn others(word: &str) -> Vec<String> {
    let kind = KINDS.iter().find(|kind| kind.contains(&word)).copied();
    let others = kind.unwrap_or(&["reference", "other words"]).iter();
    others.filter(|other| **other != word).map(|other| format!("{other:?}")).collect()
}

/// Every value of every check changed on its own; and the values that nothing else can stand for.
pub(crate) static MUTANTS: LazyLock<(Vec<Mutant>, Vec<String>)> = LazyLock::new(mutants);

fn mutants() -> (Vec<Mutant>, Vec<String>) {
    let base = base();
    let known = rules::read(&base).expect("the rules are in order");
    let (document, faults) = DeTable::parse_recoverable(&base);
    assert!(faults.is_empty());
    let (mut mutants, mut fixed) = (Vec::new(), Vec::new());
    for criterion in document.get_ref()["criterion"].get_ref().as_array().expect("criteria") {
        let id = criterion.get_ref()["id"].get_ref().as_str().expect("an id").to_owned();
        let mut values = Vec::new();
        for key in ["check", "reading"] {
            if let Some(value) = criterion.get_ref().get(key) {
                gather(value, &mut values);
            }
        }
        for (span, replacements) in values {
            let before = &base[span.clone()];
            let mutant = replacements.iter().find_map(|after| {
                let text = format!("{}{after}{}", &base[..span.start], &base[span.end..]);
                let vacancy = rules::read(&text).ok().filter(|vacancy| vacancy.criteria != known.criteria)?;
                Some(Mutant { criterion: id.clone(), change: format!("{id}: {before} -> {after}"), text, vacancy })
            });
            match mutant {
                Some(mutant) => mutants.push(mutant),
                None => fixed.push(before.to_owned()),
            }
        }
    }
    (mutants, fixed)
}

/// The values within a value, each with what may stand in its place.
fn gather(value: &Spanned<DeValue<'_>>, found: &mut Vec<(Range<usize>, Vec<String>)>) {
    match value.get_ref() {
        DeValue::Integer(number) => {
            let number: i64 = number.as_str().parse().expect("a number");
            found.push((value.span(), vec![(number + 1).to_string(), (number - 1).to_string()]));
        }
        DeValue::Boolean(is_true) => found.push((value.span(), vec![(!is_true).to_string()])),
        DeValue::Datetime(_) => found.push((value.span(), vec!["2024-02-29".to_owned()])),
        DeValue::String(word) => found.push((value.span(), others(word))),
        DeValue::Array(items) => items.iter().for_each(|item| gather(item, found)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| gather(value, found)),
        DeValue::Float(_) => panic!("no check has a number with a fraction"),
    }
}
