//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::by_nationality::{ByNationality, ByNationalityFact};
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::nationality::text::of_nationality;
use crate::checks::reasons::joined;
use crate::checks::{Check, Finding};
use crate::domain::grammar::{in_backticks, say};
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::Lang;

impl Describe for ByNationality {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let case = |(_, set, inner): &(String, CountrySet, Check)| Description {
            sentence: of_nationality(context, set),
            parts: vec![inner.describe(context)],
        };
        let mut parts: Vec<_> = self.cases.iter().map(case).collect();
        parts.push(match &self.otherwise {
            Some(inner) => Description {
                sentence: say!(
                    lang,
                    "for whoever has none of these nationalities:",
                    "pour qui n'a aucune de ces nationalités\u{a0}:"
                ),
                parts: vec![inner.describe(context)],
            },
            None => Description::leaf(say!(
                lang,
                "for whoever has none of these nationalities nothing is asked, and it is met",
                "pour qui n'a aucune de ces nationalités, rien n'est demandé, et la condition est remplie"
            )),
        });
        let sentence = say!(
            lang,
            "it depends on the nationality; whoever has several of these is judged by the most favourable one:",
            "selon la nationalité\u{a0}; qui en a plusieurs de celles-ci est jugé selon la plus favorable\u{a0}:"
        );
        Description { sentence, parts }
    }
}

impl Reason for ByNationalityFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let text = in_backticks(self.text);
        if self.is_known {
            say!(out, lang, "for the nationality {text}: ", "pour la nationalité {text}\u{a0}: ")?;
        } else {
            say!(
                out,
                lang,
                "for the nationality {text}, of which nobody knows which rule applies: ",
                "pour la nationalité {text}, dont on ne sait quelle règle s'y applique\u{a0}: "
            )?;
        }
        joined(out, lang, finding.parts.iter())
    }
}
