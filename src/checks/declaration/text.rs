//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::answer::text::{answered, not_answered, required_answer};
use crate::checks::candidate::Request;
use crate::checks::declaration::{Declaration, DeclarationFact, DeclarationField};
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::field_values::{field_value, yes_or_no};
use crate::checks::finding::Reason;
use crate::domain::fact_change::FactChange;
use crate::domain::grammar::{phrase, say};
use crate::domain::text::Lang;

impl Describe for Declaration {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        Description::leaf(match self.field {
            DeclarationField::GenerativeAiUsed => use_of_ai(lang, self.is).to_owned(),
            DeclarationField::Declared { name, .. } => {
                required_answer(lang, &self.question, name, yes_or_no(lang, self.is))
            }
        })
    }
}

impl Reason for DeclarationFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let question = self.question.get(lang);
        match (self.field, self.stated.map(|(_, value)| value)) {
            (DeclarationField::GenerativeAiUsed, Some(used)) => out.write_str(use_of_ai(lang, used)),
            (_, None) => not_answered(out, lang, question),
            (DeclarationField::Declared { .. }, Some(value)) => {
                let value = yes_or_no(lang, value);
                say!(out, lang, "declared: {value} ({question})", "déclaré\u{a0}: {value} ({question})")
            }
        }
    }
}

/// What is declared of generative AI.
const fn use_of_ai(lang: Lang, is_used: bool) -> &'static str {
    if is_used {
        phrase(lang, "the applicant declares that generative AI was used", "recours à l'IA générative déclaré")
    } else {
        phrase(
            lang,
            "the applicant declares that no generative AI was used",
            "il est déclaré que le dossier a été élaboré sans IA générative",
        )
    }
}

impl Request for Declaration {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let value = fact_change.value().map_or_else(String::new, |value| field_value(lang, value));
        answered(lang, &self.question, &value)
    }
}
