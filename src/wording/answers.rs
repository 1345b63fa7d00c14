//! Sentences about what the applicant declares, answers, and prefers.

use std::fmt::{self, Write as _};

use super::facts::shown;
use super::{in_backticks, one_of, quoted, say};
use crate::checks::Terms;
use crate::checks::answer::{self, Asked, Wanted};
use crate::checks::declaration::{self, Field};
use crate::domain::applicant::AnswerValue;
use crate::domain::outcome::Outcome;
use crate::domain::statement::Value;
use crate::domain::text::{Bilingual, Lang};

pub(super) fn declaration_reason(out: &mut String, lang: Lang, fact: &declaration::Fact<'_>) -> fmt::Result {
    let question = fact.question.get(lang);
    match (fact.field, fact.stated.map(|(_, value)| value)) {
        (Field::GenerativeAiUsed, Some(used)) => out.write_str(match (lang, used) {
            (Lang::En, true) => "generative AI is declared as used",
            (Lang::En, false) => "generative AI is declared as not used",
            (Lang::Fr, true) => "le recours à l'IA générative est déclaré",
            (Lang::Fr, false) => "aucun recours à l'IA générative n'est déclaré",
        }),
        (_, None) => not_answered(out, lang, question),
        (Field::Declared { .. }, Some(value)) => {
            let value = shown(lang, &Value::Flag(value));
            say!(out, lang, "declared: {value} ({question})", "déclaré\u{a0}: {value} ({question})")
        }
    }
}

pub(super) fn answer_reason(out: &mut String, lang: Lang, fact: &answer::Fact<'_>, outcome: Outcome) -> fmt::Result {
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
        AnswerValue::Boolean(flag) => shown(lang, &Value::Flag(*flag)),
        AnswerValue::Number(number) => (*number).to_owned(),
        AnswerValue::Text(text) => in_backticks(text).to_string(),
    }
}

/// The answers that will do.
fn asked(lang: Lang, asked: &Asked) -> String {
    match asked {
        Asked::OneOf(all) => one_of(
            lang,
            all.iter().map(|wanted| match wanted {
                Wanted::Flag(flag) => shown(lang, &Value::Flag(*flag)),
                Wanted::Number(number) => number.text.clone(),
                Wanted::Text(text) => quoted(text),
            }),
        ),
        Asked::Between(least, most) => match (least.as_ref(), most.as_ref()) {
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
pub(super) fn answered(lang: Lang, question: &Bilingual, value: &Value<'_>, terms: Terms<'_>) -> String {
    let question = question.get(lang);
    let value = match terms {
        Terms::Answer(check) if matches!(check.asked, Asked::Between(..)) => asked(lang, &check.asked),
        _ => shown(lang, value),
    };
    say!(lang, "answer {value} to: {question}", "réponse {value} à\u{a0}: {question}")
}
