//! Lengths of time in words, and how much time there is beside what is asked.

use std::fmt::{self};

use crate::checks::Finding;
use crate::checks::education::description::person_from;
use crate::checks::finding::Reason;
use crate::checks::length_of_time::{FirstDay, TimeFact, TimeRequirement};
use crate::checks::reasons::joined;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{phrase, say};
use crate::domain::intervals::{Length, Total};
use crate::domain::text::Lang;

impl Reason for TimeFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let what = match self.list {
            "/residence" => phrase(lang, "residence", "résidence"),
            _ => phrase(lang, "experience", "expérience"),
        };
        let asked = self.asked;
        let total = |total: Total| total_in_words(lang, asked, total);
        let (least, most) = (total(self.found.least), self.found.most.map(total));
        match most {
            Some(most) if most == least => {
                say!(out, lang, "{least} of {what} that counts", "{what} prise en compte\u{a0}: {least}")?;
            }
            Some(most) => say!(
                out,
                lang,
                "from {least} to {most} of {what} that counts",
                "{what} prise en compte\u{a0}: de {least} à {most}"
            )?,
            None => {
                say!(
                    out,
                    lang,
                    "at least {least} of {what} that counts",
                    "{what} prise en compte\u{a0}: au moins {least}"
                )?;
            }
        }
        if asked.consecutive {
            say!(out, lang, " in one stretch without a gap", " sans interruption")?;
        }
        if let Some(within) = asked.within_last {
            let (within, on) = (the_last(lang, within), date(lang, self.on));
            say!(out, lang, " in {within} up to {on}", " dans {within} jusqu'au {on}")?;
        }
        match self.first {
            FirstDay::ANY | FirstDay::NONE => {}
            FirstDay { earliest, latest } if earliest == latest => {
                let first = date(lang, earliest);
                say!(out, lang, " from {first} on", " à partir du {first}")?;
            }
            FirstDay { .. } => say!(out, lang, " after the degree", " après le diplôme")?,
        }
        write_bounds(out, lang, asked)?;
        let mut parts = finding.deciding().peekable();
        if parts.peek().is_none() {
            return Ok(());
        }
        out.push_str(" (");
        joined(out, lang, parts)?;
        out.push(')');
        Ok(())
    }
}

/// How much time is asked and allowed, behind how much there is.
pub fn write_bounds(out: &mut String, lang: Lang, asked: &TimeRequirement) -> fmt::Result {
    if let Some(at_least) = asked.at_least {
        let ((verb, ending), at_least) = (agreement(lang, at_least), length(lang, at_least));
        say!(out, lang, "; at least {at_least} {verb} required", "\u{a0}; {at_least} au moins {verb} demandé{ending}")?;
    }
    if let Some(borderline) = asked.borderline {
        let borderline = length(lang, borderline);
        say!(
            out,
            lang,
            ", and from {borderline} on a person decides",
            ", et à partir de {borderline} une personne décide"
        )?;
    }
    if let Some(at_most) = asked.at_most {
        let ((verb, ending), at_most) = (agreement(lang, at_most), length(lang, at_most));
        // The participle ends in the `s` of the plural already.
        let ending = ending.strip_prefix('s').unwrap_or(ending);
        say!(out, lang, "; at most {at_most} {verb} allowed", "\u{a0}; {at_most} au plus {verb} permis{ending}")?;
    }
    Ok(())
}

/// How much time there is: in days where the bounds are.
pub fn total_in_words(lang: Lang, asked: &TimeRequirement, total: Total) -> String {
    let in_days = [asked.at_least, asked.at_most].iter().flatten().all(|length| matches!(length, Length::Days(_)));
    let (months, days) = if in_days { (0, total.days) } else { (total.months, total.rest) };
    months_and_days(lang, months, days)
}

/// The verb that goes with a length, and the ending of the French participle after it.
pub const fn agreement(lang: Lang, length: Length) -> (&'static str, &'static str) {
    let is_zero = matches!(length, Length::Months(0) | Length::Days(0));
    let is_singular =
        matches!(length, Length::Months(1 | 12) | Length::Days(1 | 7)) || (is_zero && matches!(lang, Lang::Fr));
    let is_weeks = matches!(length, Length::Days(days) if days > 0 && days % 7 == 0);
    match (lang, is_singular, is_weeks) {
        (Lang::En, true, _) => ("is", ""),
        (Lang::En, false, _) => ("are", ""),
        (Lang::Fr, true, false) => ("est", ""),
        (Lang::Fr, true, true) => ("est", "e"),
        (Lang::Fr, false, false) => ("sont", "s"),
        (Lang::Fr, false, true) => ("sont", "es"),
    }
}

/// A length of time as rules state it.
pub fn length(lang: Lang, length: Length) -> String {
    match length {
        Length::Months(months) if months > 0 && months % 12 == 0 => {
            let years = months / 12;
            match years {
                1 => say!(lang, "1 year", "1 an"),
                _ => say!(lang, "{years} years", "{years} ans"),
            }
        }
        Length::Months(months) => months_and_days(lang, months.into(), 0),
        Length::Days(days) if days > 0 && days % 7 == 0 => {
            let weeks = days / 7;
            match weeks {
                1 => say!(lang, "1 week", "1 semaine"),
                _ => say!(lang, "{weeks} weeks", "{weeks} semaines"),
            }
        }
        Length::Days(days) => months_and_days(lang, 0, days.into()),
    }
}

/// So many months and days; of both none is said where there is none.
pub fn months_and_days(lang: Lang, months: u64, days: u64) -> String {
    let months_in_words = match (lang, months) {
        (Lang::En, 1) => "1 month".to_owned(),
        (Lang::En, _) => format!("{months} months"),
        (Lang::Fr, _) => format!("{months} mois"),
    };
    let days_in_words = match (lang, days) {
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::En, _) => format!("{days} days"),
        (Lang::Fr, 0 | 1) => format!("{days} jour"),
        (Lang::Fr, _) => format!("{days} jours"),
    };
    match (months, days) {
        (0, _) => days_in_words,
        (_, 0) => months_in_words,
        _ => say!(lang, "{months_in_words} and {days_in_words}", "{months_in_words} et {days_in_words}"),
    }
}

/// How much time is asked in all, up to a day that was named before, and how it is counted.
pub fn time(lang: Lang, asked: &TimeRequirement) -> String {
    let mut words = Vec::new();
    if let Some(least) = asked.at_least {
        let least = length(lang, least);
        words.push(if asked.consecutive {
            say!(lang, "at least {least} in one stretch without a gap", "au moins {least} sans interruption")
        } else {
            say!(lang, "at least {least} in all", "au moins {least} au total")
        });
    }
    if let Some(most) = asked.at_most {
        let most = length(lang, most);
        words.push(if asked.consecutive {
            say!(lang, "at most {most} in any stretch without a gap", "jamais plus de {most} sans interruption")
        } else {
            say!(lang, "at most {most} in all", "au plus {most} au total")
        });
    }
    if let Some(within) = asked.within_last {
        let within = the_last(lang, within);
        words.push(say!(lang, "in {within} up to that day", "dans {within} jusqu'à ce jour"));
    }
    let mut words = words.join(", ");
    words += &person_from(lang, asked.borderline.map(|borderline| length(lang, borderline)));
    words += &say!(
        lang,
        "; days that several entries share count once",
        "\u{a0}; les jours communs à plusieurs entrées ne comptent qu'une fois"
    );
    words
}

/// A length before a day: `the 5 years`, `the year`.
pub fn the_last(lang: Lang, asked: Length) -> String {
    match asked {
        Length::Months(12) => say!(lang, "the year", "l'année"),
        Length::Months(1) => say!(lang, "the month", "le mois"),
        Length::Days(7) => say!(lang, "the week", "la semaine"),
        Length::Days(1) => say!(lang, "the day", "le jour"),
        Length::Months(_) | Length::Days(_) => {
            let length = length(lang, asked);
            say!(lang, "the {length}", "les {length}")
        }
    }
}
