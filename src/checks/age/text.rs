//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::age::{Age, AgeBound, AgeFact};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, years};
use crate::checks::finding::Reason;
use crate::checks::{Finding, OnDate};
use crate::domain::calendar::{PartialDate, age_on, birthday, day_after};
use crate::domain::grammar::date_words::{at_date, date, partial_date};
use crate::domain::grammar::say;
use crate::domain::text::Lang;

impl Describe for Age {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lower = bound(context, self.bound, self.on);
        let Some(upper) = self.upper else {
            return Description::leaf(lower);
        };
        let sentence = say!(context.lang, "both of these:", "ces deux conditions\u{a0}:");
        let parts = [lower, bound(context, upper, self.on)].map(Description::leaf);
        Description { sentence, parts: parts.to_vec() }
    }
}

impl Reason for AgeFact {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let (born, on) = (partial_date(lang, self.born), date(lang, self.on));
        let asked = fmt::from_fn(|out| match self.bound {
            AgeBound::AtLeast(years) => {
                say!(out, lang, "at least {years} is required", "au moins {years} ans sont demandés")
            }
            AgeBound::Over(years) => say!(out, lang, "over {years} is required", "plus de {years} ans sont demandés"),
            AgeBound::AtMost(years) => {
                say!(out, lang, "at most {years} is allowed", "au plus {years} ans sont permis")
            }
            AgeBound::Under(years) => {
                say!(out, lang, "under {years} is required", "moins de {years} ans sont demandés")
            }
        });
        if self.born.is_unreadable() {
            return say!(
                out,
                lang,
                "date of birth not understood; {asked}",
                "date de naissance non reconnue\u{a0}; {asked}"
            );
        }
        let (oldest, youngest) = (age_on(self.born.first(), self.on), age_on(self.born.last(), self.on));
        let (Some(oldest), Some(youngest)) = (oldest, youngest) else {
            return say!(
                out,
                lang,
                "born {born}, which is not before {on}; {asked}",
                "date de naissance\u{a0}: {born}, qui n'est pas avant le {on}\u{a0}; {asked}"
            );
        };
        if !self.is_likely {
            return say!(
                out,
                lang,
                "born {born}, which cannot be true on {on} and settles nothing; {asked}",
                "date de naissance\u{a0}: {born}, ce qui ne peut pas être vrai le {on} et ne règle rien\u{a0}; {asked}"
            );
        }
        if self.born.is_exact() && birthday(self.born.first(), oldest) == self.on {
            return say!(
                out,
                lang,
                "born {born}, so exactly {oldest} on {on}; {asked}",
                "date de naissance\u{a0}: {born}, soit exactement {oldest} ans le {on}\u{a0}; {asked}"
            );
        }
        if oldest == youngest {
            return say!(
                out,
                lang,
                "born {born}, so {oldest} on {on}; {asked}",
                "date de naissance\u{a0}: {born}, soit {oldest} ans le {on}\u{a0}; {asked}"
            );
        }
        say!(
            out,
            lang,
            "born {born}, so {youngest} or {oldest} on {on}; {asked}",
            "date de naissance\u{a0}: {born}, soit {youngest} ou {oldest} ans le {on}\u{a0}; {asked}"
        )
    }

    fn why_fixed(&self, lang: Lang) -> Option<String> {
        let on = date(lang, self.on);
        let (AgeBound::AtLeast(years) | AgeBound::Over(years) | AgeBound::AtMost(years) | AgeBound::Under(years)) =
            self.bound;
        let day = birthday(self.born.first(), years);
        let first = match self.bound {
            AgeBound::AtLeast(_) => day,
            AgeBound::Over(_) => day_after(day),
            AgeBound::AtMost(_) | AgeBound::Under(_) => {
                return Some(say!(lang, "a date of birth is a fixed fact", "une date de naissance ne change pas"));
            }
        };
        if first <= self.on {
            return Some(say!(
                lang,
                "the birthday falls on {on} itself, and a person has to decide",
                "l'anniversaire tombe le {on} même\u{a0}: une personne doit décider"
            ));
        }
        let first = at_date(lang, PartialDate::exact(first));
        Some(say!(
            lang,
            "a date of birth is a fixed fact: the age asked is reached on {first} at the earliest, after {on}",
            "une date de naissance ne change pas\u{a0}: l'âge demandé est atteint {first} au plus tôt, après le {on}"
        ))
    }
}

fn bound(context: DescribeContext<'_>, bound: AgeBound, on: OnDate) -> String {
    let (lang, on) = (context.lang, DescribedDay::new(context, on).on());
    match bound {
        AgeBound::AtLeast(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "at least {years} old {on}; a birthday on that day counts",
                "avoir au moins {years} {on}\u{a0}; un anniversaire ce jour-là compte"
            )
        }
        AgeBound::Over(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "over {years} old {on}; whoever turns {number} on that very day is not",
                "avoir plus de {years} {on}\u{a0}; avoir {years} ce jour même ne suffit pas"
            )
        }
        AgeBound::AtMost(number) => {
            let (years, next) = (years(lang, number), u32::from(number) + 1);
            say!(
                lang,
                "at most {years} old {on}; not yet {next} on that day",
                "avoir au plus {years} {on}\u{a0}; ne pas encore avoir {next} ans ce jour-là"
            )
        }
        AgeBound::Under(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "under {years} old {on}; not yet {number} on that day",
                "avoir moins de {years} {on}\u{a0}; avoir {years} ce jour même est de trop"
            )
        }
    }
}
