//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::by_nationality::{ByNationality, ByNationalityFact};
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::nationality::text::of_nationality;
use crate::checks::reasons::joined;
use crate::checks::{Check, Finding};
use crate::domain::grammar::country_names::{of_country, unless_name};
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
                sentence: say!(lang, "for everyone else:", "pour les autres\u{a0}:"),
                parts: vec![inner.describe(context)],
            },
            None => Description::leaf(say!(
                lang,
                "for everyone else: nothing is required, and the condition is met",
                "pour les autres\u{a0}: rien n'est requis, et la condition est remplie"
            )),
        });
        let sentence = say!(
            lang,
            "it depends on the nationality (if there are several, the most favourable one counts):",
            "selon la nationalité (s'il y en a plusieurs, la plus favorable est retenue)\u{a0}:"
        );
        Description { sentence, parts }
    }
}

impl Reason for ByNationalityFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let nationality = match self.country {
            Some(country) => {
                let country = of_country(lang, country) + &unless_name(country, self.text);
                say!(lang, "as a national {country}", "pour les ressortissants {country}")
            }
            None if self.text.trim().is_empty() => say!(
                lang,
                "for a nationality that is not stated or not understood",
                "pour une nationalité non indiquée ou non reconnue"
            ),
            None => {
                let text = in_backticks(self.text);
                say!(lang, "for the nationality {text}", "pour la nationalité {text}")
            }
        };
        if self.is_known {
            say!(out, lang, "{nationality}: ", "{nationality}\u{a0}: ")?;
        } else {
            say!(
                out,
                lang,
                "{nationality} (it is unclear which rule applies): ",
                "{nationality} (règle applicable à établir)\u{a0}: "
            )?;
        }
        joined(out, lang, finding.parts.iter())
    }
}
