//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description, quote, title};
use crate::checks::finding::Reason;
use crate::checks::reasons::joined;
use crate::checks::tracks::{Track, TrackFact, Tracks};
use crate::domain::grammar::say;
use crate::domain::text::Lang;

impl Describe for Tracks {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let track = |track: &Track| {
            let (title, id) = (quote(lang, title(&track.title, lang)), &track.id);
            let sentence = say!(lang, "profile {title} ({id}):", "profil {title} ({id})\u{a0}:");
            Description { sentence, parts: vec![track.check.describe(context)] }
        };
        let sentence = say!(lang, "one of the following profiles:", "l'un des profils suivants\u{a0}:");
        Description { sentence, parts: self.0.iter().map(track).collect() }
    }
}

impl Reason for TrackFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let title = quote(lang, self.0.get(lang));
        say!(out, lang, "profile {title}: ", "profil {title}\u{a0}: ")?;
        joined(out, lang, finding.parts.iter())
    }
}
