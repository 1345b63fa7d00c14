//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::age::{Age, AgeBound, AgeFact};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, years};
use crate::checks::finding::Reason;
use crate::checks::{Finding, OnDate};
use crate::domain::calendar::{age_on, birthday, day_after};
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::grammar::{phrase, say};
use crate::domain::text::Lang;

impl Describe for Age {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lower = bound(context, self.bound, self.on);
        let Some(upper) = self.upper else {
            return Description::leaf(lower);
        };
        let sentence = say!(context.lang, "both of the following:", "les deux conditions suivantes\u{a0}:");
        let parts = [lower, bound(context, upper, self.on)].map(Description::leaf);
        Description { sentence, parts: parts.to_vec() }
    }
}

impl Reason for AgeFact {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let (born, on) = (partial_date(lang, self.born), date(lang, self.on));
        let (oldest, youngest) = (age_on(self.born.first(), self.on), age_on(self.born.last(), self.on));
        // In French nought and one are singular.
        let ans = if oldest.is_some_and(|oldest| oldest <= 1) { "an" } else { "ans" };
        match (oldest, youngest) {
            _ if self.born.is_unreadable() => {
                say!(out, lang, "date of birth not understood", "date de naissance non reconnue")
            }
            (None, _) | (_, None) => {
                say!(out, lang, "date of birth after {on} ({born})", "date de naissance postérieure au {on} ({born})")
            }
            _ if !self.is_likely => say!(
                out,
                lang,
                "implausible date of birth ({born}), which decides nothing",
                "date de naissance invraisemblable ({born}), non prise en compte"
            ),
            (Some(oldest), _) if self.born.is_exact() && birthday(self.born.first(), oldest) == self.on => say!(
                out,
                lang,
                "aged {oldest} on {on}, the birthday itself (date of birth: {born})",
                "{oldest} {ans} le {on}, jour de l'anniversaire (naissance\u{a0}: {born})"
            ),
            (Some(oldest), Some(youngest)) if oldest == youngest => say!(
                out,
                lang,
                "aged {oldest} on {on} (date of birth: {born})",
                "{oldest} {ans} le {on} (naissance\u{a0}: {born})"
            ),
            (Some(oldest), Some(youngest)) => say!(
                out,
                lang,
                "aged {youngest} or {oldest} on {on} (date of birth: {born})",
                "{youngest} ou {oldest} {ans} le {on} (naissance\u{a0}: {born})"
            ),
        }?;
        let required = demand(lang, self.bound);
        say!(out, lang, "; required: {required}", "\u{a0}; âge requis\u{a0}: {required}")
    }

    fn why_fixed(&self, lang: Lang) -> Option<String> {
        let on = date(lang, self.on);
        let reached = match self.bound {
            AgeBound::AtLeast(years) => Some(birthday(self.born.first(), years)),
            AgeBound::Over(years) => Some(day_after(birthday(self.born.first(), years))),
            AgeBound::AtMost(_) | AgeBound::Under(_) => None,
        };
        Some(match reached {
            Some(day) if day > self.on => {
                let (day, required) = (date(lang, day), demand(lang, self.bound));
                let at_the_earliest =
                    if self.born.is_exact() { "" } else { phrase(lang, " at the earliest", " au plus tôt") };
                say!(
                    lang,
                    "the required age ({required}) is reached on {day}{at_the_earliest}; age is assessed as of {on}",
                    "l'âge requis ({required}) est atteint le {day}{at_the_earliest}\u{a0}; l'âge s'apprécie au {on}"
                )
            }
            Some(day) if day == self.on => say!(
                lang,
                "the birthday is on {on} itself: for the selection team to decide",
                "l'anniversaire tombe le jour même, le {on}\u{a0}; le service responsable tranche"
            ),
            None if !self.bound.holds(self.born.last(), self.on) => {
                let required = demand(lang, self.bound);
                say!(
                    lang,
                    "the required age ({required}) is already exceeded on {on}",
                    "l'âge requis ({required}) est déjà dépassé au {on}"
                )
            }
            _ => say!(lang, "the age on {on} is settled", "l'âge au {on} est établi"),
        })
    }
}

/// The age that is required: `over 21 years old`, `plus de 21 ans`.
fn demand(lang: Lang, bound: AgeBound) -> String {
    let (AgeBound::AtLeast(number) | AgeBound::Over(number) | AgeBound::AtMost(number) | AgeBound::Under(number)) =
        bound;
    let years = years(lang, number);
    match bound {
        AgeBound::AtLeast(_) => say!(lang, "at least {years} old", "{years} au moins"),
        AgeBound::Over(_) => say!(lang, "over {years} old", "plus de {years}"),
        AgeBound::AtMost(_) => say!(lang, "at most {years} old", "{years} au plus"),
        AgeBound::Under(_) => say!(lang, "under {years} old", "moins de {years}"),
    }
}

fn bound(context: DescribeContext<'_>, bound: AgeBound, on: OnDate) -> String {
    let (lang, required, on) = (context.lang, demand(context.lang, bound), DescribedDay::new(context, on).on());
    let on_that_day = match bound {
        AgeBound::AtLeast(_) => {
            say!(lang, "a birthday on that day counts", "l'anniversaire peut tomber ce jour-là")
        }
        AgeBound::Over(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "turning {number} on that very day is not enough",
                "l'âge de {years} atteint ce jour-là ne suffit pas"
            )
        }
        AgeBound::AtMost(number) => {
            let next = u32::from(number) + 1;
            say!(lang, "not yet {next} on that day", "à {next} ans révolus ce jour-là, la limite d'âge est dépassée")
        }
        AgeBound::Under(number) => {
            let years = years(lang, number);
            say!(lang, "not yet {number} on that day", "à {years} révolus ce jour-là, la limite d'âge est dépassée")
        }
    };
    say!(lang, "{required} {on}; {on_that_day}", "avoir {required} {on}\u{a0}; {on_that_day}")
}
