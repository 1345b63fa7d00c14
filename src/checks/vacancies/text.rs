//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::vacancies::{Vacancies, VacanciesFact};
use crate::domain::grammar::say;
use crate::domain::text::Lang;

impl Describe for Vacancies {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, most) = (context.lang, self.at_most);
        Description::leaf(match most {
            1 => say!(lang, "no other vacancy applied for", "aucune autre candidature"),
            _ => say!(
                lang,
                "at most {most} vacancies applied for, including this one",
                "{most} candidatures au plus, celle-ci comprise"
            ),
        })
    }
}

impl Reason for VacanciesFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let (count, most) = (self.count, self.at_most);
        if self.may_be_more && count <= most {
            say!(
                out,
                lang,
                "there may be more applications than are stated",
                "il peut y avoir d'autres candidatures que celles qui sont indiquées"
            )?;
        } else if count == 1 {
            say!(out, lang, "no other vacancy applied for", "aucune autre candidature")?;
        } else {
            say!(out, lang, "{count} vacancies applied for", "{count} candidatures au total")?;
        }
        say!(out, lang, "; maximum: {most}", "\u{a0}; maximum\u{a0}: {most}")
    }
}
