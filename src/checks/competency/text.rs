//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::competency::{CompetencyCheck, CompetencyFact};
use crate::checks::describe::{Describe, DescribeContext, Description, ordered, quote};
use crate::checks::finding::Reason;
use crate::domain::grammar::{in_backticks, one_of, say, unnamed};
use crate::domain::text::Lang;

impl Describe for CompetencyCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let names = ordered(context, self.written.iter().map(|name| quote(lang, name)));
        let names = one_of(lang, names.into_iter());
        Description::leaf(say!(
            lang,
            "an example for the competency {names}; assessed by the selection team",
            "un exemple pour la compétence {names}\u{a0}; à l'appréciation du service responsable"
        ))
    }
}

impl Reason for CompetencyFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        match self.entry {
            None => say!(out, lang, "no example is given", "aucun exemple n'est donné"),
            Some(entry) => match &entry.evidence {
                None if entry.doubts.is_whole() => {
                    out.push_str(unnamed(lang, &entry.doubts, "competency", [""; 2], [""; 2]));
                    Ok(())
                }
                None if entry.doubts.is_unreadable("evidence") => {
                    say!(
                        out,
                        lang,
                        "named with an example that is not understood",
                        "compétence citée, exemple non reconnu"
                    )
                }
                None => say!(out, lang, "named without an example", "compétence citée sans exemple"),
                Some(evidence) => {
                    let evidence = in_backticks(&evidence.value);
                    say!(out, lang, "example given: {evidence}", "exemple donné\u{a0}: {evidence}")
                }
            },
        }
    }
}
