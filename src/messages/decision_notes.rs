//! The sentences about what a person has to decide, and has decided.

use super::{colon, say};
use crate::domain::grammar::clause;
use crate::domain::text::Lang;
use crate::rules::vacancy::Criterion;

/// What a person has to decide about a criterion.
#[must_use]
pub fn question(lang: Lang, criterion: &Criterion) -> String {
    let (title, colon) = (criterion.name(lang), colon(lang));
    let asked = match criterion.clause.get(lang).trim() {
        "" => say!(lang, "is this requirement met?", "cette exigence est-elle remplie\u{a0}?"),
        asked => {
            let asked = clause(lang, asked);
            say!(
                lang,
                "is this requirement of the notice met: {asked}?",
                "cette exigence de l'avis est-elle remplie\u{a0}: {asked}\u{a0}?"
            )
        }
    };
    format!("{title}{colon}{asked}")
}
