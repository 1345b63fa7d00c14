//! Sentences of the short explanation, which one person reads about one application.

use chrono::NaiveDate;

use super::semicolon;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{catalogue, clause, every, phrase, say};
use crate::domain::outcome::Verdict;
use crate::domain::text::{Bilingual, Lang};

catalogue! {
    /// A label in the margin.
    pub enum ShortLabel {
        Result "result" "résultat",
        /// Values that were not understood.
        ToCorrect "correct" "corriger",
        Why "why" "pourquoi",
        WhatToDo "to do" "à faire",
        When "when" "quand",
        /// What is settled.
        Settled "settled" "rempli",
        Points "points" "points",
        ToProvide "missing" "manque",
        ToPrepare "prepare" "préparer",
        /// How to see more.
        More "more" "détails",
    }
}

impl ShortLabel {
    /// All of them, for the width of the margin.
    pub const ALL: [Self; 10] = [
        Self::Result,
        Self::ToCorrect,
        Self::Why,
        Self::WhatToDo,
        Self::When,
        Self::Settled,
        Self::Points,
        Self::ToProvide,
        Self::ToPrepare,
        Self::More,
    ];
}

/// The result with its reason: the titles of the criteria in the way, by what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles<'t> {
    /// Those that make the application ineligible.
    pub not_met: Vec<&'t str>,
    /// Those for which information is missing.
    pub lacking: Vec<&'t str>,
    /// Those that a person decides.
    pub for_a_person: Vec<&'t str>,
    /// How many conditions could not be checked.
    pub unchecked: usize,
}

/// The result in one sentence.
#[must_use]
pub fn result(lang: Lang, verdict: Verdict, obstacles: &Obstacles<'_>) -> String {
    match verdict {
        Verdict::Eligible => eligible(lang, obstacles.unchecked),
        Verdict::Ineligible => ineligible(lang, obstacles),
        Verdict::Review => {
            let open = open(lang, obstacles);
            say!(lang, "for review: {open}.", "à examiner\u{a0}: {open}.")
        }
        Verdict::Invalid => {
            say!(
                lang,
                "this file cannot be read as an application.",
                "ce fichier ne peut pas être lu comme un dossier de candidature."
            )
        }
    }
}

fn eligible(lang: Lang, unchecked: usize) -> String {
    match unchecked {
        0 => say!(
            lang,
            "eligible: every essential criterion is met, and no condition rules the application out.",
            "admissible\u{a0}: tous les critères essentiels sont remplis et aucune condition n'écarte la candidature."
        ),
        1 => say!(
            lang,
            "eligible so far: every essential criterion is met; one condition is still to be checked (see below).",
            "admissible à ce stade\u{a0}: tous les critères essentiels sont remplis\u{a0}; une condition reste à vérifier (voir ci-dessous)."
        ),
        count => say!(
            lang,
            "eligible so far: every essential criterion is met; {count} conditions are still to be checked (see below).",
            "admissible à ce stade\u{a0}: tous les critères essentiels sont remplis\u{a0}; {count} conditions restent à vérifier (voir ci-dessous)."
        ),
    }
}

fn ineligible(lang: Lang, obstacles: &Obstacles<'_>) -> String {
    let titles = every(lang, obstacles.not_met.iter().copied());
    let first = match obstacles.not_met.len() {
        1 => {
            say!(
                lang,
                "not eligible, because one criterion is not met: {titles}.",
                "non admissible, car un critère n'est pas rempli\u{a0}: {titles}."
            )
        }
        count => say!(
            lang,
            "not eligible, because {count} criteria are not met: {titles}.",
            "non admissible, car {count} critères ne sont pas remplis\u{a0}: {titles}."
        ),
    };
    if obstacles.lacking.is_empty() && obstacles.for_a_person.is_empty() {
        return first;
    }
    let open = open(lang, obstacles);
    say!(lang, "{first} In addition, {open}.", "{first} En outre, {open}.")
}

/// What is open, as a clause of a sentence.
fn open(lang: Lang, obstacles: &Obstacles<'_>) -> String {
    let mut clauses = Vec::new();
    if !obstacles.lacking.is_empty() {
        let titles = every(lang, obstacles.lacking.iter().copied());
        clauses.push(say!(lang, "information is missing ({titles})", "il manque des informations ({titles})"));
    }
    if !obstacles.for_a_person.is_empty() {
        let titles = every(lang, obstacles.for_a_person.iter().copied());
        clauses.push(say!(lang, "the selection team decides ({titles})", "le service responsable tranche ({titles})"));
    }
    clauses.join(semicolon(lang))
}

/// A criterion and what the notice says of it: in one of its texts, or in both, the reader's own first.
#[must_use]
pub fn notice_says(lang: Lang, title: &str, words: &Bilingual, texts: &[Lang]) -> String {
    let quoted = |text: Lang| clause(lang, words.get(text));
    let said = match texts {
        [Lang::Fr] if lang == Lang::En => {
            let said = quoted(Lang::Fr);
            format!("{title}: the French text says {said}")
        }
        [Lang::En] if lang == Lang::Fr => {
            let said = quoted(Lang::En);
            format!("{title}\u{a0}: le texte anglais dit {said}")
        }
        [_, _] => {
            let (own, other) = (quoted(lang), quoted(lang.other()));
            say!(
                lang,
                "{title}: the notice says {own}; its French text says {other}",
                "{title}\u{a0}: l'avis dit {own}\u{a0}; son texte anglais dit {other}"
            )
        }
        _ => {
            let own = quoted(lang);
            say!(lang, "{title}: the notice says {own}", "{title}\u{a0}: l'avis dit {own}")
        }
    };
    // A quotation that ends a sentence of its own ends this one too.
    let is_ended = said.trim_end_matches(['"', '”', '»', '\u{a0}']).ends_with(['.', '!', '?']);
    if is_ended { said } else { said + "." }
}

/// A line of the file, behind the name of what is there.
#[must_use]
pub fn at_line(lang: Lang, name: Option<&str>, line: u64) -> String {
    match name {
        Some(name) => say!(lang, "{name}, line {line}", "{name}, ligne {line}"),
        None => say!(lang, "line {line}", "ligne {line}"),
    }
}

/// How many more there are, which `--full` shows.
#[must_use]
pub fn and_more(lang: Lang, count: usize) -> String {
    say!(lang, "and {count} more (see --full)", "et {count} de plus (voir --full)")
}

/// What is said where nothing that could be stated makes the application eligible.
#[must_use]
pub const fn nothing_helps(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Review => phrase(
            lang,
            "Nothing that you could add would settle this: the selection team decides.",
            "Aucun ajout ne réglerait la question\u{a0}: le service responsable tranche.",
        ),
        Verdict::Eligible | Verdict::Ineligible | Verdict::Invalid => phrase(
            lang,
            "Nothing that you could add would make this application eligible.",
            "Aucun ajout ne rendrait cette candidature admissible.",
        ),
    }
}

/// What is said where something may help and nobody can say what.
#[must_use]
pub const fn unknown_help(lang: Lang) -> &'static str {
    phrase(
        lang,
        "Start with what is missing (below); what else would be needed cannot be said in advance.",
        "Commencez par ce qui manque (ci-dessous)\u{a0}; le reste ne peut pas être précisé d'avance.",
    )
}

/// What is said where more facts are needed than are listed, by whether any are listed as missing.
#[must_use]
pub fn many_facts(lang: Lang, criteria: usize, has_missing: bool) -> String {
    let first = if has_missing {
        phrase(lang, "start with what is missing (below)", "commencez par ce qui manque (ci-dessous)")
    } else {
        phrase(
            lang,
            "start with the advice for each criterion (see --full)",
            "commencez par le conseil donné pour chaque critère (voir --full)",
        )
    };
    say!(
        lang,
        "{criteria} criteria are undecided, and more than three facts are needed: {first}.",
        "{criteria} critères sont en suspens et plus de trois indications sont nécessaires\u{a0}: {first}."
    )
}

/// Criteria for which information is missing, by their titles.
#[must_use]
pub fn information_missing(lang: Lang, titles: &[&str]) -> String {
    let titles = titles.join(", ");
    say!(lang, "information missing: {titles}", "informations manquantes\u{a0}: {titles}")
}

/// A day on which the verdict would be another one, what brings it, and the last day of it where there is one.
#[must_use]
pub fn otherwise(lang: Lang, verdict: Verdict, (from, to): (NaiveDate, Option<NaiveDate>), why: &str) -> String {
    let word = match verdict {
        Verdict::Eligible => phrase(lang, "eligible", "admissible"),
        Verdict::Review => phrase(lang, "for review", "à examiner"),
        Verdict::Ineligible => phrase(lang, "not eligible", "non admissible"),
        Verdict::Invalid => phrase(lang, "unreadable", "illisible"),
    };
    let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
    let is_one_day = to == Some(from);
    let from = date(lang, from);
    match to.map(|to| date(lang, to)) {
        Some(_) if is_one_day => {
            say!(lang, "For a deadline on {from}: {word}{why}.", "Pour une date limite au {from}\u{a0}: {word}{why}.")
        }
        Some(to) => say!(
            lang,
            "For a deadline from {from} to {to}: {word}{why}.",
            "Pour une date limite du {from} au {to}\u{a0}: {word}{why}."
        ),
        None => say!(
            lang,
            "For a deadline on {from} or later: {word}{why}.",
            "Pour une date limite fixée au {from} ou après\u{a0}: {word}{why}."
        ),
    }
}

/// That two texts of the notice differ, as the reason of a period.
#[must_use]
pub const fn texts_differ(lang: Lang) -> &'static str {
    phrase(lang, "the English and French texts differ", "les textes français et anglais divergent")
}

/// That no later deadline within the two years that are looked at brings another result, or one that is eligible.
#[must_use]
pub const fn no_other_day(lang: Lang, is_eligible: bool) -> &'static str {
    if is_eligible {
        phrase(
            lang,
            "The result would be the same for a later deadline (checked for two years).",
            "Le résultat serait le même pour une date limite plus tardive (vérifié sur deux ans).",
        )
    } else {
        phrase(
            lang,
            "Waiting would not help (checked for two years).",
            "Attendre ne suffirait pas (vérifié sur deux ans).",
        )
    }
}

/// That days can be named only once what is missing is there.
#[must_use]
pub const fn not_before_complete(lang: Lang) -> &'static str {
    phrase(
        lang,
        "No date can be given until the missing information has been added.",
        "Aucun jour ne peut être indiqué sans les informations manquantes.",
    )
}

/// What is before facts all of which would make the application eligible.
#[must_use]
pub const fn would_suffice(lang: Lang, facts: usize) -> &'static str {
    match facts {
        1 => phrase(
            lang,
            "This would make the application eligible, subject to proof:",
            "L'élément suivant suffirait, sous réserve de justificatif\u{a0}:",
        ),
        _ => phrase(
            lang,
            "All of these would make the application eligible, subject to proof:",
            "Il faudrait tous ces éléments, sous réserve de justificatifs\u{a0}:",
        ),
    }
}

/// What is before facts of which one is enough, and how many of them are not listed.
#[must_use]
pub fn one_would_suffice(lang: Lang, more: usize) -> String {
    match more {
        0 => say!(
            lang,
            "One of these would make the application eligible, subject to proof:",
            "Un de ces éléments suffirait, sous réserve de justificatif\u{a0}:"
        ),
        more => say!(
            lang,
            "Eligible with one of these ({more} more: --full), subject to proof:",
            "Un de ces éléments suffirait, à justifier ({more} autres\u{a0}: --full)\u{a0}:"
        ),
    }
}

/// What such days do not mean.
#[must_use]
pub fn deadline_stays(lang: Lang, deadline: NaiveDate) -> String {
    let day = date(lang, deadline);
    say!(
        lang,
        "The deadline of this notice, {day}, does not change.",
        "La date limite de cet avis, le {day}, ne change pas."
    )
}

/// The points, and what they are not.
#[must_use]
pub fn points(lang: Lang, min: f64, max: f64) -> String {
    let (least, most) = (number(lang, min), number(lang, max));
    let points = if least == most {
        say!(lang, "{least} out of 100", "{least} sur 100")
    } else {
        say!(lang, "{least} to {most} out of 100", "de {least} à {most} sur 100")
    };
    say!(
        lang,
        "{points}; a lack of points never rules anybody out.",
        "{points}\u{a0}; un manque de points n'écarte personne."
    )
}

/// How many of the conditions are met.
#[must_use]
pub fn conditions_met(lang: Lang, met: usize, all: usize) -> String {
    if met == all {
        return say!(lang, "Conditions: all {all}", "Conditions\u{a0}: {all} sur {all}");
    }
    say!(lang, "Conditions: {met} of {all}", "Conditions\u{a0}: {met} sur {all}")
}

/// Competencies to illustrate, by their titles.
#[must_use]
pub fn examples_of(lang: Lang, titles: &[&str]) -> String {
    let titles = titles.join(", ");
    say!(lang, "examples of competencies: {titles}", "des exemples de compétences\u{a0}: {titles}")
}

/// What a CV never states.
#[must_use]
pub const fn never_in_a_cv(lang: Lang) -> &'static str {
    phrase(
        lang,
        "A CV does not contain all that an application needs. To be asked only for what is missing:",
        "Un CV ne contient pas tout ce que demande une candidature. Pour n'indiquer que ce qui manque\u{a0}:",
    )
}

/// The command that asks what a CV lacks.
#[must_use]
pub fn ask_from(lang: Lang, path: &str) -> String {
    format!("eligible ask --from {path} -o application.json{}", in_language(lang))
}

/// What a command that is proposed in French needs to answer in French.
const fn in_language(lang: Lang) -> &'static str {
    phrase(lang, "", " --lang fr")
}

/// How to see what would change the result, and when.
#[must_use]
pub fn explained_by(lang: Lang, path: &str) -> String {
    let path = format!("{path}{}", in_language(lang));
    say!(
        lang,
        "What to do, and when the result would be different: eligible explain {path}",
        "Que faire, et quand le résultat serait différent\u{a0}: eligible explain {path}"
    )
}

/// The day, the texts of the notice where it has two, and the rules by which this was assessed.
#[must_use]
pub fn assessed(lang: Lang, day: NaiveDate, texts: Option<&str>, rules: &str) -> String {
    // Without the article, with which sentences name them.
    let texts = texts.map(|texts| texts.split_once(' ').map_or(texts, |(_, texts)| texts));
    let texts = texts.map_or_else(String::new, |texts| format!(", {texts}"));
    let day = date(lang, day);
    say!(
        lang,
        "assessed as of {day}{texts}; rules: {rules}",
        "appréciation au {day}{texts}\u{a0}; règles\u{a0}: {rules}"
    )
}

/// Who decides, and the command that shows everything, where there is one.
#[must_use]
pub fn people_decide(lang: Lang, command: Option<&str>) -> String {
    let first = phrase(
        lang,
        "An indication only: the selection team decides.",
        "Indicatif\u{a0}: le service responsable décide.",
    );
    match command {
        Some(command) => {
            let language = in_language(lang);
            say!(lang, "{first} For details, run: {command}", "{first} Détail\u{a0}: {command}{language}")
        }
        None => first.to_owned(),
    }
}

/// What each text gives where they differ.
#[must_use]
pub fn texts_give(lang: Lang, english: &str, french: &str) -> String {
    say!(
        lang,
        "English text: {english}; French text: {french}.",
        "Texte français\u{a0}: {french}\u{a0}; texte anglais\u{a0}: {english}."
    )
}
