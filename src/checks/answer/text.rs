//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::answer::{AnswerCheck, AnswerFact, AnswerRequirement, Number, WantedAnswer};
use crate::checks::candidate::Request;
use crate::checks::describe::{Describe, DescribeContext, Description, any_of, quote, title};
use crate::checks::field_values::{field_value, yes_or_no};
use crate::checks::finding::Reason;
use crate::domain::applicant::AnswerValue;
use crate::domain::fact_change::FactChange;
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{one_of, quoted, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::{Bilingual, Lang};

impl Describe for AnswerCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let demand = demand(lang, &self.asked, |names| any_of(context, names));
        let protected = if self.protected {
            say!(lang, " (a protected ground)", " (motif de discrimination prohibé)")
        } else {
            String::new()
        };
        Description::leaf(required_answer(lang, &self.question, self.key, &demand) + &protected)
    }
}

impl Reason for AnswerFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let question = self.check.question.get(lang);
        let Some(given) = self.given else {
            return not_answered(out, lang, question);
        };
        let given = answer_value(lang, &given.value);
        say!(out, lang, "answer: {given} ({question})", "réponse\u{a0}: {given} ({question})")?;
        if finding.outcome == Outcome::Met {
            return Ok(());
        }
        let demand = self::demand(lang, &self.check.asked, |names| one_of(lang, names));
        if self.is_comparable {
            say!(out, lang, "; required: {demand}", "\u{a0}; réponse requise\u{a0}: {demand}")
        } else {
            say!(
                out,
                lang,
                "; not comparable with the required answer: {demand}",
                "\u{a0}; non comparable à la réponse requise\u{a0}: {demand}"
            )
        }
    }
}

/// The answer that a question of the rules requires, by the key of applicant files.
pub fn required_answer(lang: Lang, question: &Bilingual, key: &str, demand: &str) -> String {
    let question = quote(lang, title(question, lang));
    say!(
        lang,
        "required answer to {question} (`{key}`): {demand}",
        "à la question {question} (`{key}`), réponse requise\u{a0}: {demand}"
    )
}

pub fn not_answered(out: &mut String, lang: Lang, question: &str) -> fmt::Result {
    let question = quote(lang, question);
    say!(out, lang, "not answered: {question}", "question sans réponse\u{a0}: {question}")
}

pub fn answer_value(lang: Lang, value: &AnswerValue<'_>) -> String {
    match value {
        AnswerValue::Boolean(flag) => yes_or_no(lang, *flag).to_owned(),
        AnswerValue::Number(given) => answer_number(lang, given),
        AnswerValue::Text(text) => quoted(text),
    }
}

/// A number of an answer; one of four digits may be a year, whose thousands are not parted.
fn answer_number(lang: Lang, written: &str) -> String {
    let may_be_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    if may_be_year { written.to_owned() } else { number(lang, written) }
}

/// The answers that will do; `join` says how several are joined.
fn demand(lang: Lang, asked: &AnswerRequirement, join: impl FnOnce(std::vec::IntoIter<String>) -> String) -> String {
    let number = |one: &Number| answer_number(lang, &one.text);
    match asked {
        AnswerRequirement::OneOf(all) => {
            let names = all.iter().map(|wanted| match wanted {
                WantedAnswer::Flag(flag) => yes_or_no(lang, *flag).to_owned(),
                WantedAnswer::Number(one) => number(one),
                WantedAnswer::Text(text) => quote(lang, text),
            });
            join(names.collect::<Vec<_>>().into_iter())
        }
        AnswerRequirement::Between(Some(least), Some(most)) => {
            let (least, most) = (number(least), number(most));
            say!(lang, "a number from {least} to {most}", "un nombre de {least} à {most}")
        }
        AnswerRequirement::Between(Some(least), None) => {
            let least = number(least);
            say!(lang, "{least} or more", "{least} ou plus")
        }
        AnswerRequirement::Between(None, most) => {
            let most = most.as_ref().map_or_else(String::new, number);
            say!(lang, "{most} or less", "{most} ou moins")
        }
    }
}

/// An answer to a question, as a fact that would change a verdict.
pub fn answered(lang: Lang, question: &Bilingual, value: &str) -> String {
    let question = quote(lang, question.get(lang));
    say!(lang, "answer {value} to {question}", "réponse {value} à la question {question}")
}

impl Request for AnswerCheck {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let value = match &self.asked {
            between @ AnswerRequirement::Between(..) => demand(lang, between, |names| one_of(lang, names)),
            AnswerRequirement::OneOf(_) => {
                fact_change.value().map_or_else(String::new, |value| field_value(lang, value))
            }
        };
        answered(lang, &self.question, &value)
    }
}
