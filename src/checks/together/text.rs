//! The sentences of what checks find together, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::education::text::describe;
use crate::checks::finding::Reason;
use crate::checks::together::{SettlingEntry, TogetherFact};
use crate::domain::grammar::{in_backticks, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Reason for TogetherFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        match self.entry {
            Some(SettlingEntry::Education(entry)) => {
                let entry = describe(lang, entry);
                say!(out, lang, "{entry}: ", "{entry}\u{a0}: ")?;
            }
            Some(SettlingEntry::Nationality(text)) => {
                let text = in_backticks(text);
                say!(out, lang, "{text}: ", "{text}\u{a0}: ")?;
            }
            Some(SettlingEntry::Other) | None => {}
        }
        match (self.has_meanings, finding.outcome, self.one_is_enough) {
            (false, Outcome::Met, true) => say!(
                out,
                lang,
                "on each day that its dates may mean, one of what is required holds",
                "quel que soit le jour exact, l'une des conditions est remplie"
            ),
            (false, Outcome::Met, false) => say!(
                out,
                lang,
                "on each day that its dates may mean, what is required holds",
                "quel que soit le jour exact, la condition est remplie"
            ),
            (false, ..) => say!(
                out,
                lang,
                "on no day that its dates may mean, what is required holds",
                "quel que soit le jour exact, la condition n'est pas remplie"
            ),
            (true, Outcome::Met, true) => say!(
                out,
                lang,
                "whichever of its meanings is right, one of what is required holds",
                "quel que soit le sens retenu, l'une des conditions est remplie"
            ),
            (true, Outcome::Met, false) => say!(
                out,
                lang,
                "whichever of its meanings is right, what is required holds",
                "quel que soit le sens retenu, la condition est remplie"
            ),
            (true, ..) => say!(
                out,
                lang,
                "whichever of its meanings is right, what is required does not hold",
                "quel que soit le sens retenu, la condition n'est pas remplie"
            ),
        }
    }
}
