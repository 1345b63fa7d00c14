//! Every sentence the tool utters, English beside French.
//!
//! Sentences begin in lower case and have no final stop; the words of others stand in backticks. They are made of
//! findings, problems and warnings, which are data; the text of strangers in them is escaped where it is printed.

use std::collections::HashSet;

use crate::checks::{Fact, Finding};
use crate::domain::outcome::{Outcome, Verdict};
use crate::domain::text::{Lang, beginning};

pub mod across;
mod cv;
pub mod dates;
pub mod errors;
pub mod facts;
pub mod labels;
pub mod mistakes;
pub mod page;
mod papers;
pub mod periods;
mod person;
pub mod questions;
mod skills;
mod studies;

use dates::{at_date, date, moment, partial_date};
use papers::{document_reason, every_document, timely_reason};
use person::{age_reason, nationality_reason};
use skills::{experience_reason, it_skill_reason, language_reason};
use studies::{education_part, education_reason, studies_reason};

/// One sentence in both languages: the English and the French column.
macro_rules! say {
    ($lang:expr, $en:literal, $fr:literal) => {
        match $lang {
            $crate::domain::text::Lang::En => format!($en),
            $crate::domain::text::Lang::Fr => format!($fr),
        }
    };
}
use say;

/// So many reasons for one outcome are told; the rest are counted, and stand in the parts of the JSON report.
const TOLD: usize = 2;

/// The word for an outcome.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::En, Outcome::Met) => "met",
        (Lang::En, Outcome::Unclear) => "unclear",
        (Lang::En, Outcome::NotMet) => "not met",
        (Lang::Fr, Outcome::Met) => "rempli",
        (Lang::Fr, Outcome::Unclear) => "incertain",
        (Lang::Fr, Outcome::NotMet) => "non rempli",
    }
}

/// The word for the outcome of a competency, which people assess: it tells whether an example was given.
#[must_use]
pub const fn competency_outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::En, Outcome::Met) => "shown",
        (Lang::En, Outcome::NotMet) => "not shown",
        (Lang::Fr, Outcome::Met) => "illustrée",
        (Lang::Fr, Outcome::NotMet) => "non illustrée",
        (lang, Outcome::Unclear) => self::outcome(lang, Outcome::Unclear),
    }
}

/// The word for a verdict.
#[must_use]
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match (lang, verdict) {
        (Lang::En, Verdict::Eligible) => "eligible",
        (Lang::En, Verdict::Review) => "review",
        (Lang::En, Verdict::Ineligible) => "ineligible",
        (Lang::En, Verdict::Invalid) => "invalid",
        (Lang::Fr, Verdict::Eligible) => "admissible",
        (Lang::Fr, Verdict::Review) => "à examiner",
        (Lang::Fr, Verdict::Ineligible) => "non admissible",
        (Lang::Fr, Verdict::Invalid) => "illisible",
    }
}

/// What stands between a heading and what it is about.
#[must_use]
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ": ",
        Lang::Fr => "\u{a0}: ",
    }
}

/// What stands between two sentences in one line.
#[must_use]
pub const fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "; ",
        Lang::Fr => "\u{a0}; ",
    }
}

/// Why an outcome is what it is, in a sentence.
#[must_use]
pub fn reason(lang: Lang, finding: &Finding<'_>) -> String {
    match &finding.fact {
        Fact::Any | Fact::All | Fact::Not | Fact::AtLeast(_) => joined(lang, finding.deciding()),
        Fact::Entries(list, _) if finding.parts.is_empty() => nothing_in(lang, list),
        Fact::Entries(..) | Fact::Tool(_) => among_entries(lang, finding),
        Fact::EveryDocument(count) => every_document(lang, *count, finding),
        Fact::NotStated(slot) => not_stated(lang, &slot.to_string()),
        Fact::Person(question) => {
            if let Some(inner) = finding.parts.iter().find(|part| matches!(part.fact, Fact::NotStated(_))) {
                return reason(lang, inner);
            }
            let inner = joined(lang, finding.deciding());
            let question = question.get(lang);
            match (finding.outcome, inner.is_empty()) {
                (Outcome::NotMet, _) => inner,
                (_, true) => {
                    say!(lang, "for a person to say: {question}", "une personne doit le dire\u{a0}: {question}")
                }
                (_, false) => say!(
                    lang,
                    "{inner}; for a person to say: {question}",
                    "{inner}\u{a0}; une personne doit le dire\u{a0}: {question}"
                ),
            }
        }
        Fact::Nationality(fact) => nationality_reason(lang, fact),
        Fact::Age(fact) => age_reason(lang, fact),
        Fact::Education(fact) => education_reason(lang, fact, finding),
        Fact::EducationPart(fact) => education_part(lang, fact),
        Fact::Studies(fact) => studies_reason(lang, fact, finding.outcome),
        Fact::Language(fact) => language_reason(lang, fact),
        Fact::ItSkill(fact) => it_skill_reason(lang, fact),
        Fact::Experience(fact) => experience_reason(lang, fact),
        Fact::Timely(fact) => timely_reason(lang, fact, finding.outcome),
        Fact::Vacancies(fact) => {
            let (count, most) = (fact.count, fact.at_most);
            if count == 1 {
                return say!(
                    lang,
                    "no other vacancy applied for; at most {most} in all are allowed",
                    "aucune autre candidature indiquée\u{a0}; {most} au plus sont permis en tout"
                );
            }
            say!(
                lang,
                "{count} different vacancies applied for; at most {most} are allowed",
                "candidature à {count} stages au total\u{a0}; {most} au plus sont permis"
            )
        }
        Fact::Document(fact) => document_reason(lang, fact, finding.outcome),
        Fact::Declaration(fact) => match (lang, fact.value) {
            (Lang::En, true) => "generative AI is declared as used".to_owned(),
            (Lang::En, false) => "generative AI is declared as not used".to_owned(),
            (Lang::Fr, true) => "le recours à l'IA générative est déclaré".to_owned(),
            (Lang::Fr, false) => "aucun recours à l'IA générative n'est déclaré".to_owned(),
        },
        Fact::Competency(fact) => match fact.entry {
            None => say!(lang, "no example is given", "aucun exemple n'est donné"),
            Some(entry) => match &entry.evidence {
                None => say!(lang, "named, but without evidence", "citée, mais sans exemple"),
                Some(evidence) => {
                    let evidence = quoted(&evidence.value);
                    say!(lang, "example given: {evidence}", "exemple donné\u{a0}: {evidence}")
                }
            },
        },
    }
}

/// The reason where the English and the French text differ.
#[must_use]
pub fn contested(lang: Lang, english: &Finding<'_>, french: &Finding<'_>) -> String {
    let (en, fr) = (outcome(lang, english.outcome), outcome(lang, french.outcome));
    let (because_en, because_fr) = (reason(lang, english), reason(lang, french));
    say!(
        lang,
        "the two texts differ: {en} by the English text ({because_en}), {fr} by the French text ({because_fr})",
        "les deux textes diffèrent\u{a0}: {en} selon l'anglais ({because_en}), {fr} selon le français ({because_fr})"
    )
}

/// The reasons of several findings, each once; of many the first few.
fn joined<'f, 'a: 'f>(lang: Lang, findings: impl Iterator<Item = &'f Finding<'a>>) -> String {
    let findings: Vec<_> = findings.collect();
    // What a person would judge is told where nothing else decides.
    let is_echo = |finding: &Finding<'_>| matches!(finding.fact, Fact::Person(_));
    let only_echoes = findings.iter().all(|finding| is_echo(finding));
    let (mut reasons, mut seen) = (Vec::new(), HashSet::new());
    for finding in findings.into_iter().filter(|finding| only_echoes || !is_echo(finding)) {
        let reason = reason(lang, finding);
        if !reason.is_empty() && seen.insert(reason.clone()) {
            reasons.push(reason);
        }
    }
    let more = reasons.len().saturating_sub(TOLD);
    reasons.truncate(TOLD);
    if more > 0 {
        reasons.push(say!(lang, "and {more} more", "et {more} de plus"));
    }
    reasons.join(semicolon(lang))
}

/// The reasons of the entries that decide, without those that are about something else.
fn among_entries(lang: Lang, finding: &Finding<'_>) -> String {
    let is_aside = |part: &Finding<'_>| match &part.fact {
        Fact::Language(fact) => fact.is_asked == Outcome::NotMet,
        Fact::ItSkill(fact) => fact.is_asked == Outcome::NotMet,
        _ => false,
    };
    let on_the_matter: Vec<_> = finding.deciding().filter(|part| !is_aside(part)).collect();
    if !on_the_matter.is_empty() {
        return joined(lang, on_the_matter.into_iter());
    }
    match (&finding.fact, finding.parts.first().map(|part| &part.fact)) {
        (Fact::Tool(tool), _) => say!(lang, "no entry names {tool}", "aucune entrée pour\u{a0}: {tool}"),
        (_, Some(Fact::Language(fact))) => {
            let languages = one_of(lang, fact.languages.iter().map(|language| language.name(lang)));
            say!(lang, "no entry names {languages}", "aucune entrée pour\u{a0}: {languages}")
        }
        _ => joined(lang, finding.deciding()),
    }
}

/// `a, b or c`.
fn one_of(lang: Lang, words: impl Iterator<Item = String>) -> String {
    let words: Vec<_> = words.collect();
    let or = say!(lang, "or", "ou");
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn nothing_in(lang: Lang, list: &str) -> String {
    let (en, fr) = match list {
        "/nationalities" => ("the list of nationalities is empty", "la liste des nationalités est vide"),
        "/education" => ("the list of education is empty", "la liste des formations est vide"),
        "/languages" => ("the list of languages is empty", "la liste des langues est vide"),
        "/it_skills" => ("the list of IT skills is empty", "la liste des outils informatiques est vide"),
        "/experience" => ("the list of experience is empty", "la liste des expériences est vide"),
        "/documents" => ("the list of documents is empty", "la liste des documents est vide"),
        _ => ("the list is empty", "la liste est vide"),
    };
    say!(lang, "{en}", "{fr}")
}

fn not_stated(lang: Lang, pointer: &str) -> String {
    let (en, fr) = match pointer {
        "/nationalities" => ("nationality not stated", "nationalité non indiquée"),
        "/date_of_birth" => ("date of birth not stated", "date de naissance non indiquée"),
        "/education" => ("education not stated", "études non indiquées"),
        "/languages" => ("languages not stated", "langues non indiquées"),
        "/it_skills" => ("IT skills not stated", "compétences informatiques non indiquées"),
        "/experience" => ("experience not stated", "expérience non indiquée"),
        "/competencies" => ("competencies not stated", "compétences non indiquées"),
        "/documents" => ("documents not stated", "documents non indiqués"),
        "/application/submitted_at" => ("time of submission not stated", "date de soumission non indiquée"),
        "/application/last_modified_at" => {
            ("time of the last change not stated", "date de la dernière modification non indiquée")
        }
        "/application/other_vacancies" => {
            ("other vacancies applied for not stated", "autres candidatures non indiquées")
        }
        "/application/generative_ai_used" => {
            ("use of generative AI not stated", "recours à l'IA générative non indiqué")
        }
        other => (other, other),
    };
    say!(lang, "{en}", "{fr}")
}

/// The words of somebody else, in backticks; of a long text the beginning.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LENGTH: usize = 60;
    format!("`{}`", beginning(text.trim(), LENGTH))
}
