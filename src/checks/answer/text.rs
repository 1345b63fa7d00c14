//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::Finding;
use crate::checks::answer::{AnswerCheck, AnswerFact, AnswerRequirement, WantedAnswer};
use crate::checks::candidate::Request;
use crate::checks::describe::{Describe, DescribeContext, Description, any_of, quote, title};
use crate::checks::field_values::{field_value, yes_or_no};
use crate::checks::finding::Reason;
use crate::domain::applicant::AnswerValue;
use crate::domain::fact_change::{FactChange, FieldValue};
use crate::domain::grammar::numbers::number;
use crate::domain::grammar::{in_backticks, one_of, quoted, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::{Bilingual, Lang};

impl Describe for AnswerCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let (question, key) = (quote(lang, title(&self.question, lang)), self.key);
        let asked = match &self.asked {
            AnswerRequirement::OneOf(wanted) => {
                let wanted = any_of(
                    context,
                    wanted.iter().map(|wanted| match wanted {
                        WantedAnswer::Flag(flag) => yes_or_no(lang, *flag).to_owned(),
                        WantedAnswer::Number(one) => number(lang, &one.text),
                        WantedAnswer::Text(text) => quote(lang, text),
                    }),
                );
                say!(lang, "{wanted}", "{wanted}")
            }
            AnswerRequirement::Between(Some(least), Some(most)) => {
                let (least, most) = (number(lang, &least.text), number(lang, &most.text));
                say!(lang, "from {least} to {most}", "de {least} à {most}")
            }
            AnswerRequirement::Between(Some(least), None) => {
                let least = number(lang, &least.text);
                say!(lang, "{least} or more", "{least} ou plus")
            }
            AnswerRequirement::Between(None, most) => {
                let most = number(lang, most.as_ref().map_or("", |most| most.text.as_str()));
                say!(lang, "{most} or less", "{most} ou moins")
            }
        };
        let protected =
            if self.protected { say!(lang, " (a protected ground)", " (motif protégé)") } else { String::new() };
        Description::leaf(say!(
            lang,
            "the answer to {question} (`{key}`) is {asked}{protected}",
            "la réponse à {question} (`{key}`) est {asked}{protected}"
        ))
    }
}

impl Reason for AnswerFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let question = self.check.question.get(lang);
        let Some(given) = self.given else {
            return not_answered(out, lang, question);
        };
        let given = answer_value(lang, &given.value);
        if finding.outcome == Outcome::Met {
            return say!(out, lang, "answer: {given} ({question})", "réponse\u{a0}: {given} ({question})");
        }
        let asked = asked(lang, &self.check.asked);
        if self.is_comparable {
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
}

pub fn not_answered(out: &mut String, lang: Lang, question: &str) -> fmt::Result {
    say!(out, lang, "not answered: {question}", "sans réponse\u{a0}: {question}")
}

pub fn answer_value(lang: Lang, value: &AnswerValue<'_>) -> String {
    match value {
        AnswerValue::Boolean(flag) => field_value(lang, &FieldValue::Flag(*flag)),
        AnswerValue::Number(number) => number.to_string(),
        AnswerValue::Text(text) => in_backticks(text).to_string(),
    }
}

/// The answers that will do.
pub fn asked(lang: Lang, asked: &AnswerRequirement) -> String {
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
pub fn answered(lang: Lang, question: &Bilingual, value: &str) -> String {
    let question = question.get(lang);
    say!(lang, "answer {value} to: {question}", "réponse {value} à\u{a0}: {question}")
}

impl Request for AnswerCheck {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let value = match &self.asked {
            between @ AnswerRequirement::Between(..) => asked(lang, between),
            AnswerRequirement::OneOf(_) => {
                fact_change.value().map_or_else(String::new, |value| field_value(lang, value))
            }
        };
        answered(lang, &self.question, &value)
    }
}
