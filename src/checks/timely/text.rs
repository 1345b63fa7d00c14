//! The sentences of the kind, in both languages.

use std::fmt;

use chrono::Datelike as _;
use chrono_tz::Tz;

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::timely::{Limit, Timely, TimelyAct, TimelyBound, TimelyFact};
use crate::domain::calendar::Moment;
use crate::domain::grammar::date_words::{date, moment, moment_in_year};
use crate::domain::grammar::{phrase, say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Timely {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let from = self.from.map(|bound| {
            let opening = context.judging_dates.and_then(|judging_dates| judging_dates.opening);
            let limit = described_bound(context, bound, opening.map(|(opening, zone)| (opening, zone.name())));
            match (self.act, bound) {
                (TimelyAct::Submitted, TimelyBound::OfVacancy) => say!(
                    lang,
                    "submitted not before applications open{limit}",
                    "soumise au plus tôt à l'ouverture des candidatures{limit}"
                ),
                (TimelyAct::Submitted, TimelyBound::At(..)) => {
                    say!(lang, "submitted not before{limit}", "soumise au plus tôt le{limit}")
                }
                (TimelyAct::LastModified, TimelyBound::OfVacancy) => say!(
                    lang,
                    "last changed not before applications open{limit}",
                    "modifiée pour la dernière fois au plus tôt à l'ouverture des candidatures{limit}"
                ),
                (TimelyAct::LastModified, TimelyBound::At(..)) => {
                    say!(lang, "last changed not before{limit}", "modifiée pour la dernière fois au plus tôt le{limit}")
                }
            }
        });
        let by = self.by.map(|bound| {
            let deadline =
                context.judging_dates.map(|judging_dates| (judging_dates.deadline, judging_dates.zone.name()));
            let limit = described_bound(context, bound, deadline);
            match (self.act, bound) {
                (TimelyAct::Submitted, TimelyBound::OfVacancy) => {
                    say!(lang, "submitted by the deadline{limit}", "soumise au plus tard à la date limite{limit}")
                }
                (TimelyAct::Submitted, TimelyBound::At(..)) => {
                    say!(lang, "submitted by{limit}", "soumise au plus tard le{limit}")
                }
                (TimelyAct::LastModified, TimelyBound::OfVacancy) => {
                    say!(lang, "not changed after the deadline{limit}", "sans modification après la date limite{limit}")
                }
                (TimelyAct::LastModified, TimelyBound::At(..)) => {
                    say!(lang, "not changed after{limit}", "sans modification après le{limit}")
                }
            }
        });
        let both: Vec<_> = from.into_iter().chain(by).collect();
        let both = both.join(semicolon(lang));
        Description::leaf(say!(lang, "{both}", "candidature {both}"))
    }
}

impl Reason for TimelyFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let local = self.moment.in_zone(self.zone);
        // Of a moment told in another zone, the limit is said with the year of that moment and the zone of both.
        let limit = |limit: Limit| {
            fmt::from_fn(move |out| match local {
                None => write!(out, "{}", self::limit(lang, limit)),
                Some(local) => {
                    let zone = limit.zone.unwrap_or(self.zone);
                    write!(out, "{} ({zone})", moment_in_year(lang, limit.moment, local.day().year()))
                }
            })
        };
        let stated = fmt::from_fn(|out| match local {
            None => write!(out, "{}", moment(lang, self.moment)),
            Some(local) => {
                let year = local.day().year();
                let (day, time) = (date(lang, local.day()), local.time_of_day());
                let written = moment_in_year(lang, self.moment, year);
                let (zone, city) = (self.zone.name(), city(self.zone));
                say!(out, lang, "{day}, {time} in {city} ({written})", "{day} à {time}, heure de {zone} ({written})")
            }
        });
        let act = match self.act {
            TimelyAct::Submitted => phrase(lang, "submitted", "soumission"),
            TimelyAct::LastModified => phrase(lang, "last changed", "dernière modification"),
        };
        say!(out, lang, "{act} {stated}", "{act}\u{a0}: {stated}")?;
        // Of what is not met, or unclear, that alone is said.
        if let Some(opening) = self.opening.filter(|opening| opening.outcome == finding.outcome) {
            let limit = limit(opening);
            match finding.outcome {
                Outcome::Met => say!(
                    out,
                    lang,
                    "; applications are taken from {limit}",
                    "\u{a0}; ouverture des candidatures\u{a0}: {limit}"
                ),
                Outcome::NotMet => {
                    say!(out, lang, ", before the opening of {limit}", ", avant l'ouverture des candidatures ({limit})")
                }
                Outcome::Unclear => say!(
                    out,
                    lang,
                    ", which may be before or after the opening of {limit}",
                    ", peut-être avant, peut-être après l'ouverture des candidatures ({limit})"
                ),
            }?;
        }
        let Some(deadline) = self.deadline.filter(|deadline| deadline.outcome == finding.outcome) else {
            return Ok(());
        };
        let limit = limit(deadline);
        match finding.outcome {
            Outcome::Met => say!(out, lang, "; the deadline is {limit}", "\u{a0}; date limite\u{a0}: {limit}"),
            Outcome::NotMet => say!(out, lang, ", after the deadline of {limit}", ", après la date limite ({limit})"),
            Outcome::Unclear => say!(
                out,
                lang,
                ", which may be before or after the deadline of {limit}",
                ", peut-être avant, peut-être après la date limite ({limit})"
            ),
        }
    }

    fn why_fixed(&self, lang: Lang) -> Option<String> {
        if let Some(opening) = self.opening.filter(|opening| opening.outcome == Outcome::NotMet) {
            let opening = limit(lang, opening);
            return Some(say!(
                lang,
                "it was too early: applications are taken from {opening}",
                "c'était trop tôt\u{a0}: les candidatures ouvrent le {opening}"
            ));
        }
        let deadline = limit(lang, self.deadline?);
        Some(say!(
            lang,
            "it is too late: the deadline was {deadline}",
            "il est trop tard\u{a0}: la date limite était le {deadline}"
        ))
    }
}

/// The city after which a time zone is named: `New York` of `America/New_York`.
fn city(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}

/// An opening or a deadline, with its time zone where that is not the vacancy's.
pub fn limit(lang: Lang, limit: Limit) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        write!(out, "{}", moment(lang, limit.moment))?;
        limit.zone.map_or(Ok(()), |zone| write!(out, " ({zone})"))
    })
}

/// The instant of a bound: that of the vacancy in brackets, where days are named.
fn described_bound(context: DescribeContext<'_>, bound: TimelyBound, of_vacancy: Option<(Moment, &str)>) -> String {
    let lang = context.lang;
    match (bound, of_vacancy) {
        (TimelyBound::OfVacancy, None) => String::new(),
        (TimelyBound::OfVacancy, Some((at, zone))) => {
            let at = moment(lang, at);
            say!(lang, " ({at}, time zone {zone})", " ({at}, fuseau horaire {zone})")
        }
        (TimelyBound::At(at, zone), _) => {
            let (at, zone) = (moment(lang, at), zone.name());
            say!(lang, " {at} (time zone {zone})", " {at} (fuseau horaire {zone})")
        }
    }
}
