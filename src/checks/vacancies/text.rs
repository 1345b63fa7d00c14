//! The sentences of the kind, in both languages.

use std::fmt::{self};

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
                "at most {most} different vacancies applied for, this one among them",
                "candidature à {most} avis différents au plus, celui-ci compris"
            ),
        })
    }
}

impl Reason for VacanciesFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let (count, most) = (self.count, self.at_most);
        if self.may_be_more && count <= most {
            return say!(
                out,
                lang,
                "there may be more vacancies than are stated; at most {most} are allowed",
                "il peut y en avoir d'autres que celles qui sont indiquées\u{a0}; {most} au plus sont permises"
            );
        }
        if count == 1 {
            return say!(
                out,
                lang,
                "no other vacancy applied for; at most {most} in all are allowed",
                "aucune autre candidature indiquée\u{a0}; {most} au plus sont permis en tout"
            );
        }
        say!(
            out,
            lang,
            "{count} different vacancies applied for; at most {most} are allowed",
            "candidature à {count} avis au total\u{a0}; {most} au plus sont permis"
        )
    }
}
