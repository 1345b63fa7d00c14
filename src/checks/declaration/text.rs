//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::answer::text::{answered, not_answered};
use crate::checks::candidate::Request;
use crate::checks::declaration::{Declaration, DeclarationFact, DeclarationField};
use crate::checks::describe::{Describe, DescribeContext, Description, quote, title};
use crate::checks::field_values::{field_value, yes_or_no};
use crate::checks::finding::Reason;
use crate::domain::fact_change::{FactChange, FieldValue};
use crate::domain::grammar::{phrase, say};
use crate::domain::text::Lang;

impl Describe for Declaration {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        Description::leaf(match (self.field, self.is) {
            (DeclarationField::GenerativeAiUsed, true) => say!(
                lang,
                "the application declares that generative AI was used",
                "la candidature déclare le recours à l'IA générative"
            ),
            (DeclarationField::GenerativeAiUsed, false) => say!(
                lang,
                "the application declares that no generative AI was used",
                "la candidature déclare n'avoir fait aucun recours à l'IA générative"
            ),
            (DeclarationField::Declared { name, .. }, is) => {
                let (question, is) = (quote(lang, title(&self.question, lang)), yes_or_no(lang, is));
                say!(
                    lang,
                    "the application answers {is} to {question} (`{name}`)",
                    "la candidature répond {is} à {question} (`{name}`)"
                )
            }
        })
    }
}

impl Reason for DeclarationFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let question = self.question.get(lang);
        match (self.field, self.stated.map(|(_, value)| value)) {
            (DeclarationField::GenerativeAiUsed, Some(used)) => out.write_str(match used {
                true => phrase(lang, "generative AI is declared as used", "le recours à l'IA générative est déclaré"),
                false => phrase(
                    lang,
                    "generative AI is declared as not used",
                    "aucun recours à l'IA générative n'est déclaré",
                ),
            }),
            (_, None) => not_answered(out, lang, question),
            (DeclarationField::Declared { .. }, Some(value)) => {
                let value = field_value(lang, &FieldValue::Flag(value));
                say!(out, lang, "declared: {value} ({question})", "déclaré\u{a0}: {value} ({question})")
            }
        }
    }
}

impl Request for Declaration {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let value = fact_change.value().map_or_else(String::new, |value| field_value(lang, value));
        answered(lang, &self.question, &value)
    }
}
