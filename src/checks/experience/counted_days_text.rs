//! Which days of an experience count, in both languages.

use std::fmt;

use crate::checks::describe::{DescribeContext, DescribedDay};
use crate::checks::education_levels::of_levels;
use crate::checks::experience::counted_days::CountedDays;
use crate::checks::experience::{ExperienceFact, ExperienceReason};
use crate::checks::length_of_time::text::the_last;
use crate::domain::grammar::date_words::{at_date, date};
use crate::domain::grammar::say;
use crate::domain::text::Lang;

/// Which days of an experience count, up to the day by which it has begun.
pub(super) fn days_that_count(context: DescribeContext<'_>, counted: &CountedDays) -> Vec<String> {
    let lang = context.lang;
    let mut words = Vec::new();
    if counted.current {
        words.push(say!(lang, "ongoing on that day", "encore en cours ce jour-là"));
    }
    if let Some(since) = counted.since {
        let from = DescribedDay::new(context, since).from();
        words.push(say!(lang, "only the time {from} on", "uniquement la période {from}"));
    }
    if let Some(levels) = &counted.after_degree {
        let levels = of_levels(lang, levels);
        words.push(say!(
            lang,
            "only the time after the first degree {levels}",
            "uniquement la période qui suit le premier diplôme {levels}"
        ));
    }
    if let Some(within) = counted.within_last {
        let within = the_last(lang, within);
        words.push(say!(lang, "only the time {within} up to that day", "uniquement {within} se terminant ce jour-là"));
    }
    words
}

/// Why no day of an experience counts, or perhaps none; nothing where that is not why it does not count.
pub(super) fn write_uncounted(out: &mut impl fmt::Write, lang: Lang, fact: &ExperienceFact<'_>) -> fmt::Result {
    match fact.why {
        ExperienceReason::Ended(first) => {
            let first = date(lang, first);
            match fact.entry.end {
                Some(end) => {
                    let end = at_date(lang, end.value);
                    say!(out, lang, "ended {end}, before {first}", "fin {end}, avant le {first}")
                }
                None => say!(out, lang, "before {first}", "antérieure au {first}"),
            }
        }
        ExperienceReason::MayHaveEnded(first) => {
            let first = date(lang, first);
            match fact.entry.end {
                Some(end) => {
                    let end = at_date(lang, end.value);
                    say!(out, lang, "ended {end}, perhaps before {first}", "fin {end}, peut-être avant le {first}")
                }
                None => say!(
                    out,
                    lang,
                    "ongoing; it is not known whether until {first}",
                    "en cours\u{a0}; on ignore si c'est jusqu'au {first}"
                ),
            }
        }
        ExperienceReason::NoDegree | ExperienceReason::DegreeInDoubt => {
            let levels = fact.after_degree.map(|levels| of_levels(lang, levels).to_string()).unwrap_or_default();
            if fact.why == ExperienceReason::NoDegree {
                say!(
                    out,
                    lang,
                    "it counts only after a degree {levels}, and none is stated",
                    "elle ne compte qu'après un diplôme {levels}\u{a0}; aucun n'est indiqué"
                )
            } else {
                say!(
                    out,
                    lang,
                    "it counts only after a degree {levels}, and the date of that degree is not known",
                    "elle ne compte qu'après un diplôme {levels}, dont on ignore la date d'obtention"
                )
            }
        }
        _ => Ok(()),
    }
}
