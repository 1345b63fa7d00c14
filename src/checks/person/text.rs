//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::describe::{Describe, DescribeContext, Description, quote, title};
use crate::checks::finding::Reason;
use crate::checks::person::{PersonCheck, PersonFact, Question};
use crate::checks::reasons::joined;
use crate::checks::{Fact, Finding};
use crate::domain::grammar::{say, semicolon};
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
    let for_people = say!(
        lang,
        "for the selection team to decide: {question}",
        "à l'appréciation du service responsable\u{a0}: {question}"
    );
    let Some(wrapped) = &check.unless_not else {
        return Description::leaf(for_people);
    };
    let sentence = say!(
        lang,
        "{for_people} Without an answer, the condition counts as not met if the following is not met:",
        "{for_people} Faute de réponse, la condition est réputée non remplie lorsque la suivante ne l'est pas\u{a0}:"
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
            say!(out, lang, " (met)", " (condition remplie)")?;
        }
        if finding.outcome == Outcome::NotMet {
            return Ok(());
        }
        if out.len() > from {
            out.push_str(semicolon(lang));
        }
        let question = quote(lang, self.0.get(lang));
        say!(
            out,
            lang,
            "for the selection team to decide: {question}",
            "à l'appréciation du service responsable\u{a0}: {question}"
        )
    }
}

impl Describe for Question {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        for_person(context, self, |inner| inner.describe(context))
    }
}
