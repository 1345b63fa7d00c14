//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::reasons::joined;
use crate::checks::when::{BranchTaken, WhenCheck};
use crate::checks::{Check, Finding};
use crate::domain::grammar::say;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for WhenCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let under = |sentence: String, inner: &Check| Description { sentence, parts: vec![inner.describe(context)] };
        let branch = |(number, (condition, then)): (usize, &(Check, Check))| {
            let condition = match number {
                0 => under(say!(lang, "if:", "si\u{a0}:"), condition),
                _ => under(say!(lang, "or else, if:", "sinon, si\u{a0}:"), condition),
            };
            [condition, under(say!(lang, "then:", "alors\u{a0}:"), then)]
        };
        let mut parts: Vec<_> = self.branches.iter().enumerate().flat_map(branch).collect();
        parts.push(match &self.otherwise {
            Some(inner) => under(say!(lang, "in all other cases:", "dans tous les autres cas\u{a0}:"), inner),
            None => Description::leaf(say!(
                lang,
                "in all other cases nothing is required, and the condition is met",
                "dans tous les autres cas, rien n'est requis, et la condition est remplie"
            )),
        });
        Description { sentence: say!(lang, "it depends on the case:", "selon le cas\u{a0}:"), parts }
    }
}

impl Reason for BranchTaken {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let Some((condition, rest)) = finding.parts.split_first() else {
            return Ok(());
        };
        let condition = condition.reason(lang);
        let mut asked = String::new();
        joined(&mut asked, lang, rest.iter())?;
        match self {
            Self::Nothing => say!(
                out,
                lang,
                "nothing more is required, because this condition is not met: {condition}",
                "rien d'autre n'est requis, la condition préalable n'étant pas remplie\u{a0}: {condition}"
            ),
            Self::Open if finding.outcome == Outcome::Unclear => say!(
                out,
                lang,
                "the requirement depends on a condition that is unclear: {condition}",
                "on ignore ce qui est requis, la condition préalable n'étant pas établie\u{a0}: {condition}"
            ),
            // What decides is what is asked itself.
            Self::Then | Self::Else | Self::Open if asked == condition => out.write_str(&asked),
            Self::Then => say!(
                out,
                lang,
                "{asked} (this applies because {condition})",
                "{asked} (condition préalable remplie\u{a0}: {condition})"
            ),
            Self::Else => say!(
                out,
                lang,
                "{asked} (this applies because a condition is not met: {condition})",
                "{asked} (condition préalable non remplie\u{a0}: {condition})"
            ),
            Self::Open => say!(
                out,
                lang,
                "{asked} (whether or not this condition is met: {condition})",
                "{asked} (que la condition préalable soit remplie ou non\u{a0}: {condition})"
            ),
        }
    }
}
