//! The sentences of what checks find together, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::education::text::{describe, together};
use crate::checks::finding::Reason;
use crate::checks::together::{SettlingEntry, TogetherFact};
use crate::domain::grammar::{in_backticks, say};
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
        together(out, lang, finding.outcome, self.one_is_enough, self.has_meanings)
    }
}
