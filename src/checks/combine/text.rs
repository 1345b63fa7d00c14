//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::combine::{Combination, Combine, CombineFact};
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::reasons::{facts_once, joined, nearest_first};
use crate::domain::grammar::say;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// Several checks, combined.
pub fn combined<C>(context: DescribeContext<'_>, check: &Combine<C>, part: impl Fn(&C) -> Description) -> Description {
    let lang = context.lang;
    let (sentence, parts) = match check {
        Combine::Any(parts) => {
            (say!(lang, "any of the following:", "l'une des conditions suivantes\u{a0}:"), parts.as_slice())
        }
        Combine::All(parts) => {
            (say!(lang, "all of the following:", "toutes les conditions suivantes\u{a0}:"), parts.as_slice())
        }
        Combine::Not(inner) => {
            let sentence = say!(lang, "none of the following:", "à l'exclusion de\u{a0}:");
            return Description { sentence, parts: vec![part(inner)] };
        }
        Combine::AtLeast(count, parts) => {
            let all = parts.len();
            let sentence = say!(
                lang,
                "at least {count} of the following {all}:",
                "au moins {count} des {all} conditions suivantes\u{a0}:"
            );
            (sentence, parts.as_slice())
        }
    };
    Description { sentence, parts: parts.iter().map(part).collect() }
}

impl Describe for Combination {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        combined(context, self, |part| part.describe(context))
    }
}

impl Reason for CombineFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if *self == Self::All && finding.parts.is_empty() && finding.outcome == Outcome::Met {
            return say!(out, lang, "nothing rules it out", "rien ne s'y oppose");
        }
        match self {
            Self::Any | Self::AtLeast(_) => nearest_first(out, lang, finding.deciding()),
            Self::All => facts_once(out, lang, finding.deciding()),
            Self::Not => joined(out, lang, finding.deciding()),
        }
    }
}
