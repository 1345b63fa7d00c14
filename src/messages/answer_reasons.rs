//! Sentences about what the applicant declares, answers, and prefers.

use std::fmt::{self, Write as _};

use super::field_values::field_value;
use super::{date, in_backticks, one_of, partial_date, quoted, say, semicolon};
use crate::checks::answer::{self, AnswerRequirement, WantedAnswer};
use crate::checks::declaration::{self, DeclarationField};
use crate::checks::{Tolerance, availability, preferences};
use crate::domain::applicant::AnswerValue;
use crate::domain::fact_change::FieldValue;
use crate::domain::outcome::Outcome;
use crate::domain::text::{Bilingual, Lang};

pub(super) fn declaration_reason(out: &mut String, lang: Lang, fact: &declaration::DeclarationFact<'_>) -> fmt::Result {
    let question = fact.question.get(lang);
    match (fact.field, fact.stated.map(|(_, value)| value)) {
        (DeclarationField::GenerativeAiUsed, Some(used)) => out.write_str(match (lang, used) {
            (Lang::En, true) => "generative AI is declared as used",
            (Lang::En, false) => "generative AI is declared as not used",
            (Lang::Fr, true) => "le recours à l'IA générative est déclaré",
            (Lang::Fr, false) => "aucun recours à l'IA générative n'est déclaré",
        }),
        (_, None) => not_answered(out, lang, question),
        (DeclarationField::Declared { .. }, Some(value)) => {
            let value = field_value(lang, &FieldValue::Flag(value));
            say!(out, lang, "declared: {value} ({question})", "déclaré\u{a0}: {value} ({question})")
        }
    }
}

pub(super) fn answer_reason(
    out: &mut String,
    lang: Lang,
    fact: &answer::AnswerFact<'_>,
    outcome: Outcome,
) -> fmt::Result {
    let question = fact.check.question.get(lang);
    let Some(given) = fact.given else {
        return not_answered(out, lang, question);
    };
    let given = answer_value(lang, &given.value);
    if outcome == Outcome::Met {
        return say!(out, lang, "answer: {given} ({question})", "réponse\u{a0}: {given} ({question})");
    }
    let asked = asked(lang, &fact.check.asked);
    if fact.is_comparable {
        say!(
            out,
            lang,
            "answer: {given} ({question}); asked for: {asked}",
            "réponse\u{a0}: {given} ({question})\u{a0}; demandé\u{a0}: {asked}"
        )
    } else {
        say!(
            out,
            lang,
            "answer: {given} ({question}); this cannot be compared with what is asked for: {asked}",
            "réponse\u{a0}: {given} ({question})\u{a0}; elle n'est pas comparable à ce qui est demandé\u{a0}: {asked}"
        )
    }
}

fn not_answered(out: &mut String, lang: Lang, question: &str) -> fmt::Result {
    say!(out, lang, "not answered: {question}", "sans réponse\u{a0}: {question}")
}

fn answer_value(lang: Lang, value: &AnswerValue<'_>) -> String {
    match value {
        AnswerValue::Boolean(flag) => field_value(lang, &FieldValue::Flag(*flag)),
        AnswerValue::Number(number) => number.to_string(),
        AnswerValue::Text(text) => in_backticks(text).to_string(),
    }
}

/// The answers that will do.
fn asked(lang: Lang, asked: &AnswerRequirement) -> String {
    match asked {
        AnswerRequirement::OneOf(all) => one_of(
            lang,
            all.iter().map(|wanted| match wanted {
                WantedAnswer::Flag(flag) => field_value(lang, &FieldValue::Flag(*flag)),
                WantedAnswer::Number(number) => number.text.clone(),
                WantedAnswer::Text(text) => quoted(text),
            }),
        ),
        AnswerRequirement::Between(least, most) => match (least.as_ref(), most.as_ref()) {
            (Some(least), Some(most)) => {
                let (least, most) = (&least.text, &most.text);
                say!(lang, "a number from {least} to {most}", "un nombre de {least} à {most}")
            }
            (Some(least), None) => {
                let least = &least.text;
                say!(lang, "{least} or more", "{least} ou plus")
            }
            (None, most) => {
                let most = most.map_or("", |most| most.text.as_str());
                say!(lang, "{most} or less", "{most} ou moins")
            }
        },
    }
}

/// An answer to a question, as a fact that would change a verdict.
pub(super) fn answered(lang: Lang, question: &Bilingual, value: &FieldValue<'_>, tolerance: Tolerance<'_>) -> String {
    let question = question.get(lang);
    let value = match tolerance {
        Tolerance::Answer(check) if matches!(check.asked, AnswerRequirement::Between(..)) => asked(lang, &check.asked),
        _ => field_value(lang, value),
    };
    say!(lang, "answer {value} to: {question}", "réponse {value} à\u{a0}: {question}")
}

pub(super) fn preferences_reason(out: &mut String, lang: Lang, fact: &preferences::PreferencesFact<'_>) -> fmt::Result {
    let (check, count) = (fact.check, fact.count);
    let preferred = fact.item.map(|item| quoted(&item.text.value)).unwrap_or_default();
    let is_first = fact.list.entries.first().zip(fact.item).is_some_and(|(first, item)| first.index == item.index);
    let asked = one_of(lang, check.any_of.iter().map(|name| quoted(name)));
    let mut sentences = Vec::new();
    match (check.any_of.is_empty(), fact.is_asked, is_first) {
        (true, _, _) => {}
        (_, _, _) if fact.item.is_none() => {
            sentences.push(say!(lang, "no preference is named", "aucune préférence n'est citée"));
        }
        (_, true, true) => {
            sentences.push(say!(lang, "{preferred} is the first preference", "{preferred} est la première préférence"));
        }
        (_, true, false) => {
            sentences.push(say!(
                lang,
                "{preferred} is among the preferences",
                "{preferred} figure parmi les préférences"
            ));
        }
        (_, false, _) if check.first => sentences.push(say!(
            lang,
            "the first preference is {preferred}; asked for: {asked}",
            "la première préférence est {preferred}\u{a0}; demandé\u{a0}: {asked}"
        )),
        (_, false, _) => {
            sentences.push(say!(lang, "none of the preferences is {asked}", "aucune des préférences n'est {asked}"));
        }
    }
    if check.at_least.is_some() || check.at_most.is_some() {
        sentences.push(say!(lang, "preferences: {count}", "préférences\u{a0}: {count}"));
    }
    if let Some(least) = check.at_least {
        sentences.push(say!(lang, "at least {least} required", "minimum demandé\u{a0}: {least}"));
    }
    if let Some(most) = check.at_most {
        sentences.push(say!(lang, "at most {most} allowed", "maximum permis\u{a0}: {most}"));
    }
    out.write_str(&sentences.join(semicolon(lang)))
}

pub(super) fn availability_reason(
    out: &mut String,
    lang: Lang,
    fact: &availability::AvailabilityFact<'_>,
    outcome: Outcome,
) -> fmt::Result {
    let (first, last) = (date(lang, fact.period.0), date(lang, fact.period.1));
    let Some(stated) = fact.stated else {
        return say!(
            out,
            lang,
            "availability not stated; it is asked for from {first} to {last}",
            "disponibilité non indiquée\u{a0}; elle est demandée du {first} au {last}"
        );
    };
    let mut sentences = Vec::new();
    // Of what is not met, or unclear, that alone is said.
    let says = |part: Outcome| part == outcome;
    if says(fact.from) {
        sentences.push(match stated.from {
            None => say!(lang, "the first day is not stated", "premier jour non indiqué"),
            Some(from) => {
                let from = partial_date(lang, from.value);
                say!(lang, "available from {from}", "début de la disponibilité\u{a0}: {from}")
            }
        });
    }
    if says(fact.until) {
        sentences.push(match stated.until {
            None => say!(lang, "the last day is not stated", "dernier jour non indiqué"),
            Some(until) => {
                let until = partial_date(lang, until.value);
                say!(lang, "available until {until}", "fin de la disponibilité\u{a0}: {until}")
            }
        });
    }
    if says(fact.full_time) && fact.check.full_time {
        sentences.push(match stated.full_time.map(|full_time| full_time.value) {
            None => say!(lang, "whether full-time is not stated", "on ignore si c'est à temps plein"),
            Some(true) => say!(lang, "full-time", "à temps plein"),
            Some(false) => say!(lang, "not full-time", "pas à temps plein"),
        });
    }
    let asked = match (lang, fact.check.full_time) {
        (_, false) => "",
        (Lang::En, true) => ", full-time",
        (Lang::Fr, true) => ", à temps plein",
    };
    sentences.push(say!(lang, "asked for: {first} to {last}{asked}", "demandé\u{a0}: du {first} au {last}{asked}"));
    out.write_str(&sentences.join(semicolon(lang)))
}
