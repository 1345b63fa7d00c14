//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::describe::{Describe, DescribeContext, Description, quote, title};
use crate::checks::finding::Reason;
use crate::checks::person::{PersonCheck, PersonFact, Question};
use crate::checks::reasons::joined;
use crate::checks::{Fact, Finding};
use crate::domain::grammar::say;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// A question for a person, and the check that has to allow for a yes.
pub fn for_person<C>(
    context: DescribeContext<'_>,
    check: &PersonCheck<C>,
    inner: impl Fn(&C) -> Description,
) -> Description {
    let lang = context.lang;
    let question = quote(lang, title(&check.question, lang));
    let Some(wrapped) = &check.unless_not else {
        return Description::leaf(say!(lang, "a person answers: {question}", "une personne répond\u{a0}: {question}"));
    };
    let sentence = say!(
        lang,
        "a person answers: {question} Without a person it is not met if the following is not met:",
        "une personne répond\u{a0}: {question} Sans elle, la condition n'est pas remplie si ce qui suit ne l'est pas\u{a0}:"
    );
    Description { sentence, parts: vec![inner(wrapped)] }
}

impl Reason for PersonFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if let Some(inner) = finding.parts.iter().find(|part| matches!(part.fact, Fact::NotStated(_))) {
            return inner.write_reason(out, lang);
        }
        let from = out.len();
        joined(out, lang, finding.deciding())?;
        if out.len() > from && finding.parts.iter().all(|part| part.outcome == Outcome::Met) {
            say!(out, lang, " (met)", " (rempli)")?;
        }
        let question = self.0.get(lang);
        match finding.outcome {
            Outcome::NotMet => Ok(()),
            _ if out.len() == from => {
                say!(out, lang, "for a person to say: {question}", "une personne doit le dire\u{a0}: {question}")
            }
            _ => {
                say!(
                    out,
                    lang,
                    "; for a person to say: {question}",
                    "\u{a0}; une personne doit le dire\u{a0}: {question}"
                )
            }
        }
    }
}

impl Describe for Question {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        for_person(context, self, |inner| inner.describe(context))
    }
}
