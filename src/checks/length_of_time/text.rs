//! Lengths of time in words, and how much time there is beside what is asked.

use std::fmt::{self};

use crate::checks::Finding;
use crate::checks::education::description::{borderline_from, required};
use crate::checks::finding::Reason;
use crate::checks::length_of_time::{FirstDay, TimeFact, TimeRequirement};
use crate::checks::reasons::joined;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{phrase, say, semicolon};
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
        let is_none = self.found.least == Total::default();
        let is_nothing = is_none && self.found.most == Some(self.found.least);
        let amount = match most {
            Some(most) if most == least => least,
            Some(most) if is_none => say!(lang, "up to {most}", "jusqu'à {most}"),
            Some(most) => say!(lang, "{least} to {most}", "de {least} à {most}"),
            None if is_none && asked.consecutive => {
                say!(lang, "unknown length without a gap", "durée ininterrompue inconnue")
            }
            None if is_none => say!(lang, "unknown length", "durée inconnue"),
            None => say!(lang, "at least {least}", "au moins {least}"),
        };
        if is_nothing {
            say!(out, lang, "no {what} that counts", "aucune {what} prise en compte")?;
        } else {
            say!(out, lang, "{what} that counts: {amount}", "{what} prise en compte\u{a0}: {amount}")?;
        }
        if asked.consecutive && !is_nothing && !(is_none && self.found.most.is_none()) {
            say!(out, lang, " in one stretch without a gap", " sans interruption")?;
        }
        if let Some(within) = asked.within_last {
            let (within, on) = (the_last(lang, within), date(lang, self.on));
            say!(out, lang, " {within} up to {on}", " {within} se terminant le {on}")?;
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
        out.push_str(semicolon(lang));
        joined(out, lang, parts)
    }
}

/// How much time is asked and allowed, behind how much there is.
pub fn write_bounds(out: &mut String, lang: Lang, asked: &TimeRequirement) -> fmt::Result {
    // In the unit of what there is.
    let bound = |bound| match bound {
        Length::Days(days) if is_in_days(asked) => months_and_days(lang, 0, days.into()),
        Length::Days(_) | Length::Months(_) => length(lang, bound),
    };
    if let Some(at_least) = asked.at_least {
        let (least, borderline) = (bound(at_least), asked.borderline.map(bound));
        if asked.at_most.is_some() {
            let borderline = borderline_from(lang, borderline);
            say!(out, lang, "; minimum: {least}{borderline}", "\u{a0}; minimum\u{a0}: {least}{borderline}")?;
        } else {
            let required = required(lang, &least, borderline);
            say!(out, lang, "; {required}", "\u{a0}; {required}")?;
        }
    }
    if let Some(at_most) = asked.at_most {
        let at_most = bound(at_most);
        say!(out, lang, "; maximum: {at_most}", "\u{a0}; maximum\u{a0}: {at_most}")?;
    }
    Ok(())
}

/// How much time there is: in days where the bounds are.
pub fn total_in_words(lang: Lang, asked: &TimeRequirement, total: Total) -> String {
    let (months, days) = if is_in_days(asked) { (0, total.days) } else { (total.months, total.rest) };
    months_and_days(lang, months, days)
}

fn is_in_days(asked: &TimeRequirement) -> bool {
    [asked.at_least, asked.at_most].iter().flatten().all(|length| matches!(length, Length::Days(_)))
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
    let months_in_words = match months {
        1 => say!(lang, "1 month", "1 mois"),
        _ => say!(lang, "{months} months", "{months} mois"),
    };
    let days_in_words = match days {
        0 => say!(lang, "0 days", "0 jour"),
        1 => say!(lang, "1 day", "1 jour"),
        _ => {
            let days = number(lang, days);
            say!(lang, "{days} days", "{days} jours")
        }
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
            say!(lang, "at least {least} in total", "au moins {least} au total")
        });
    }
    if let Some(most) = asked.at_most {
        let most = length(lang, most);
        words.push(if asked.consecutive {
            say!(lang, "at most {most} in any stretch without a gap", "jamais plus de {most} sans interruption")
        } else {
            say!(lang, "at most {most} in total", "au plus {most} au total")
        });
    }
    let mut words = words.join(", ");
    if let Some(within) = asked.within_last {
        let within = the_last(lang, within);
        words += &say!(lang, " {within} up to that day", " {within} se terminant ce jour-là");
    }
    words += &borderline_from(lang, asked.borderline.map(|borderline| length(lang, borderline)));
    words += phrase(
        lang,
        "; overlapping periods count once",
        "\u{a0}; les périodes qui se chevauchent ne comptent qu'une fois",
    );
    words
}

/// Within a length of time before a day: `in the 5 years`, `in the year`.
pub fn the_last(lang: Lang, asked: Length) -> String {
    match asked {
        Length::Months(12) => say!(lang, "in the year", "au cours de l'année"),
        Length::Months(1) => say!(lang, "in the month", "au cours du mois"),
        Length::Days(7) => say!(lang, "in the week", "au cours de la semaine"),
        Length::Days(1) => say!(lang, "in the day", "au cours du jour"),
        Length::Months(_) | Length::Days(_) => {
            let length = length(lang, asked);
            say!(lang, "in the {length}", "au cours des {length}")
        }
    }
}
