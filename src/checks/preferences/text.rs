//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description, any_of, quote};
use crate::checks::finding::Reason;
use crate::checks::preferences::{Preferences, PreferencesFact};
use crate::domain::grammar::{one_of, quoted, say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Preferences {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let mut sentences = Vec::new();
        if !self.any_of.is_empty() {
            let names = any_of(context, self.any_of.iter().map(|name| quote(lang, name)));
            sentences.push(if self.first {
                say!(lang, "the first preference is {names}", "la première préférence est {names}")
            } else {
                say!(lang, "one of the preferences is {names}", "l'une des préférences est {names}")
            });
        }
        let limits = limits(lang, self).join(", ");
        if !limits.is_empty() {
            sentences.push(say!(
                lang,
                "number of different preferences ({limits})",
                "nombre de préférences différentes ({limits})"
            ));
        }
        Description::leaf(sentences.join(semicolon(lang)))
    }
}

impl Reason for PreferencesFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if finding.outcome == Outcome::Unclear {
            return say!(
                out,
                lang,
                "some preferences are not understood",
                "certaines préférences ne sont pas reconnues"
            );
        }
        let (check, count) = (self.check, self.count);
        let preferred = self.item.map(|item| quoted(&item.text.value)).unwrap_or_default();
        let is_first = self.list.entries.first().zip(self.item).is_some_and(|(first, item)| first.index == item.index);
        let asked = one_of(lang, check.any_of.iter().map(|name| quoted(name)));
        let mut sentences = Vec::new();
        match (check.any_of.is_empty(), self.is_asked, is_first) {
            (true, _, _) => {}
            (_, _, _) if self.item.is_none() => {
                sentences.push(say!(lang, "no preference is named", "aucune préférence n'est citée"));
            }
            (_, true, true) => {
                sentences.push(say!(
                    lang,
                    "{preferred} is the first preference",
                    "{preferred} est la première préférence"
                ));
            }
            (_, true, false) => {
                sentences.push(say!(
                    lang,
                    "{preferred} is among the preferences",
                    "{preferred} figure parmi les préférences"
                ));
            }
            (_, false, _) if check.first => sentences.push(say!(
                lang,
                "the first preference is {preferred}; required: {asked}",
                "la première préférence est {preferred}\u{a0}; requis\u{a0}: {asked}"
            )),
            (_, false, _) => {
                sentences.push(say!(
                    lang,
                    "none of the preferences is {asked}",
                    "aucune des préférences n'est {asked}"
                ));
            }
        }
        let limits = limits(lang, check);
        if !limits.is_empty() {
            sentences.push(say!(lang, "number of preferences: {count}", "nombre de préférences\u{a0}: {count}"));
        }
        sentences.extend(limits);
        out.write_str(&sentences.join(semicolon(lang)))
    }
}

/// How many preferences are required and allowed.
fn limits(lang: Lang, check: &Preferences) -> Vec<String> {
    let least = check.at_least.map(|least| say!(lang, "minimum: {least}", "minimum\u{a0}: {least}"));
    let most = check.at_most.map(|most| say!(lang, "maximum: {most}", "maximum\u{a0}: {most}"));
    least.into_iter().chain(most).collect()
}
