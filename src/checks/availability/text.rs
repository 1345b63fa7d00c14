//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::availability::{AskedTime, AvailabilityCheck, AvailabilityFact, AvailableTimeFact};
use crate::checks::candidate::Request;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description};
use crate::checks::finding::Reason;
use crate::checks::length_of_time::TimeRequirement;
use crate::checks::length_of_time::text::{length, total_in_words, write_bounds};
use crate::checks::{Finding, JudgingDates, OnDate};
use crate::domain::applicant::{Applicant, Availability};
use crate::domain::calendar::{PartialDate, day_after, day_before};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, stated};
use crate::domain::grammar::date_words::{at_date, date, partial_date};
use crate::domain::grammar::{phrase, say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for AvailabilityCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let from = |on: OnDate| DescribedDay::new(context, on).from();
        let up_to = |on: OnDate| DescribedDay::new(context, on).up_to();
        let full_time = if self.full_time { say!(lang, ", full-time", ", à temps plein") } else { String::new() };
        let when = match &self.asked {
            AskedTime::Through(first, last) => format!("{} {}", from(*first), up_to(*last)),
            AskedTime::Length { time, from: first, until: last } => {
                let days: Vec<_> = first.map(from).into_iter().chain(last.map(up_to)).collect();
                let days = match days.as_slice() {
                    [] => say!(lang, "whenever that is", "à tout moment"),
                    days => days.join(" "),
                };
                format!("{}, {days}", lasting(lang, time))
            }
        };
        Description::leaf(say!(lang, "available {when}{full_time}", "disponible {when}{full_time}"))
    }
}

/// `for at least 6 weeks and at most 3 months`.
fn lasting(lang: Lang, time: &TimeRequirement) -> String {
    let (least, most) = (time.at_least.map(|least| length(lang, least)), time.at_most.map(|most| length(lang, most)));
    match (least, most) {
        (Some(least), Some(most)) => {
            say!(lang, "for at least {least} and at most {most}", "pendant au moins {least} et au plus {most}")
        }
        (Some(least), None) => say!(lang, "for at least {least}", "pendant au moins {least}"),
        (None, most) => {
            let most = most.unwrap_or_default();
            say!(lang, "for at most {most}", "pendant au plus {most}")
        }
    }
}

impl Reason for AvailableTimeFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        // Of what is not met, or unclear, that alone is said.
        if self.length == finding.outcome {
            let (from, until) =
                (self.stated.and_then(|stated| stated.from), self.stated.and_then(|stated| stated.until));
            match (from, until) {
                (None, None) => say!(out, lang, "availability not stated", "disponibilité non indiquée")?,
                (Some(from), None) => {
                    let from = at_date(lang, from.value);
                    say!(
                        out,
                        lang,
                        "available from {from}; the last day is not stated",
                        "début de la disponibilité {from}\u{a0}; dernier jour non indiqué"
                    )?;
                }
                (None, Some(until)) => {
                    let until = at_date(lang, until.value);
                    say!(
                        out,
                        lang,
                        "available until {until}; the first day is not stated",
                        "fin de la disponibilité {until}\u{a0}; premier jour non indiqué"
                    )?;
                }
                (Some(_), Some(_)) => self.write_length(out, lang)?,
            }
            write_bounds(out, lang, self.time)?;
        }
        if self.full_time == finding.outcome && self.check.full_time {
            if self.length == finding.outcome {
                out.push_str(semicolon(lang));
            }
            let stated = self.stated.and_then(|stated| stated.full_time).map(|full_time| full_time.value);
            out.push_str(&full_time(lang, stated));
        }
        Ok(())
    }
}

impl AvailableTimeFact<'_> {
    /// How long the applicant is available, between the days that count.
    fn write_length(&self, out: &mut String, lang: Lang) -> fmt::Result {
        let least = total_in_words(lang, self.time, self.found.least);
        let most = self.found.most.map_or_else(|| least.clone(), |most| total_in_words(lang, self.time, most));
        if least == most {
            say!(out, lang, "available for {least}", "disponibilité\u{a0}: {least}")?;
        } else {
            say!(out, lang, "available for {least} to {most}", "disponibilité\u{a0}: de {least} à {most}")?;
        }
        if let Some(from) = self.counted.0 {
            let from = date(lang, from);
            say!(out, lang, " from {from}", " à partir du {from}")?;
        }
        if let Some(until) = self.counted.1 {
            let until = date(lang, until);
            say!(out, lang, " up to {until}", " jusqu'au {until}")?;
        }
        Ok(())
    }
}

impl Request for AvailabilityCheck {
    /// A day of availability that would do for the length that is asked.
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let (is_first, day) = match fact_change {
            FactChange::Field(FieldPath { field, .. }, FieldValue::Date(day)) => (*field == Some("from"), *day),
            FactChange::Field(..) | FactChange::Entry(_) => return say!(lang, "availability", "une disponibilité"),
        };
        // With a length that is not to be exceeded, one that is longer would not do.
        let has_most = matches!(&self.asked, AskedTime::Length { time, .. } if time.at_most.is_some());
        let day = partial_date(lang, day);
        match (is_first, has_most) {
            (true, true) => say!(lang, "available from {day}", "disponible à partir du {day}"),
            (true, false) => say!(lang, "available from {day} or earlier", "disponible à partir du {day} ou plus tôt"),
            (false, true) => say!(lang, "available until {day}", "disponible jusqu'au {day}"),
            (false, false) => say!(lang, "available until {day} or later", "disponible jusqu'au {day} ou plus tard"),
        }
    }

    /// Whoever is available for as long as is asked, a day longer and a day shorter.
    fn boundaries(&self, dates: &JudgingDates) -> Vec<Applicant<'static>> {
        let AskedTime::Length { time, from, .. } = &self.asked else { return Vec::new() };
        let first = dates.last_day(from.unwrap_or_default());
        let lengths = time.at_least.into_iter().chain(time.at_most);
        let lasts =
            lengths.map(|length| length.since(first)).flat_map(|last| [day_before(last), last, day_after(last)]);
        let at = |day| Some(stated(PartialDate::exact(day)));
        let full_time = self.full_time.then(|| stated(true));
        lasts
            .map(|last| {
                let availability =
                    Availability { from: at(first), until: at(last), full_time, ..Availability::default() };
                Applicant { availability: Some(availability), ..Applicant::default() }
            })
            .collect()
    }
}

impl Reason for AvailabilityFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let (first, last) = (date(lang, self.period.0), date(lang, self.period.1));
        let Some(stated) = self.stated else {
            return say!(
                out,
                lang,
                "availability not stated; required: {first} to {last}",
                "disponibilité non indiquée\u{a0}; période requise\u{a0}: du {first} au {last}"
            );
        };
        let mut sentences = Vec::new();
        // Of what is not met, or unclear, that alone is said.
        let says = |part: Outcome| part == finding.outcome;
        if says(self.from) {
            sentences.push(match stated.from {
                None => say!(lang, "the first day is not stated", "premier jour non indiqué"),
                Some(from) => {
                    let from = at_date(lang, from.value);
                    say!(lang, "available from {from}", "début de la disponibilité {from}")
                }
            });
        }
        if says(self.until) {
            sentences.push(match stated.until {
                None => say!(lang, "the last day is not stated", "dernier jour non indiqué"),
                Some(until) => {
                    let until = at_date(lang, until.value);
                    say!(lang, "available until {until}", "fin de la disponibilité {until}")
                }
            });
        }
        if says(self.full_time) && self.check.full_time {
            sentences.push(full_time(lang, stated.full_time.map(|full_time| full_time.value)));
        }
        let asked = if self.check.full_time { phrase(lang, ", full-time", ", à temps plein") } else { "" };
        sentences.push(say!(
            lang,
            "required: {first} to {last}{asked}",
            "période requise\u{a0}: du {first} au {last}{asked}"
        ));
        out.write_str(&sentences.join(semicolon(lang)))
    }
}

/// Whether the availability is for the whole working time.
fn full_time(lang: Lang, stated: Option<bool>) -> String {
    match stated {
        None => say!(lang, "not stated: full-time or part-time", "temps plein ou partiel non indiqué"),
        Some(true) => say!(lang, "full-time", "à temps plein"),
        Some(false) => say!(lang, "not full-time", "pas à temps plein"),
    }
}
