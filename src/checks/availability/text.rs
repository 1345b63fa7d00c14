//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::availability::{AvailabilityCheck, AvailabilityFact};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description};
use crate::checks::finding::Reason;
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::grammar::{say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for AvailabilityCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let (from, until) = (DescribedDay::new(context, self.from), DescribedDay::new(context, self.until));
        let (from, until) = (from.from(), until.up_to());
        let full_time = if self.full_time { say!(lang, ", full-time", ", à temps plein") } else { String::new() };
        Description::leaf(say!(lang, "available {from} {until}{full_time}", "disponible {from} {until}{full_time}"))
    }
}

impl Reason for AvailabilityFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let (first, last) = (date(lang, self.period.0), date(lang, self.period.1));
        let Some(stated) = self.stated else {
            return say!(
                out,
                lang,
                "availability not stated; it is asked for from {first} to {last}",
                "disponibilité non indiquée\u{a0}; elle est demandée du {first} au {last}"
            );
        };
        let mut sentences = Vec::new();
        // Of what is not met, or unclear, that alone is said.
        let says = |part: Outcome| part == finding.outcome;
        if says(self.from) {
            sentences.push(match stated.from {
                None => say!(lang, "the first day is not stated", "premier jour non indiqué"),
                Some(from) => {
                    let from = partial_date(lang, from.value);
                    say!(lang, "available from {from}", "début de la disponibilité\u{a0}: {from}")
                }
            });
        }
        if says(self.until) {
            sentences.push(match stated.until {
                None => say!(lang, "the last day is not stated", "dernier jour non indiqué"),
                Some(until) => {
                    let until = partial_date(lang, until.value);
                    say!(lang, "available until {until}", "fin de la disponibilité\u{a0}: {until}")
                }
            });
        }
        if says(self.full_time) && self.check.full_time {
            sentences.push(match stated.full_time.map(|full_time| full_time.value) {
                None => say!(lang, "whether full-time is not stated", "on ignore si c'est à temps plein"),
                Some(true) => say!(lang, "full-time", "à temps plein"),
                Some(false) => say!(lang, "not full-time", "pas à temps plein"),
            });
        }
        let asked = match (lang, self.check.full_time) {
            (_, false) => "",
            (Lang::En, true) => ", full-time",
            (Lang::Fr, true) => ", à temps plein",
        };
        sentences.push(say!(lang, "asked for: {first} to {last}{asked}", "demandé\u{a0}: du {first} au {last}{asked}"));
        out.write_str(&sentences.join(semicolon(lang)))
    }
}
