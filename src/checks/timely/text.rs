//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use chrono::Datelike as _;
use chrono_tz::Tz;

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::finding::Reason;
use crate::checks::timely::{Limit, Timely, TimelyAct, TimelyBound, TimelyFact};
use crate::domain::calendar::Moment;
use crate::domain::grammar::date_words::{moment, moment_in_year, zone_name};
use crate::domain::grammar::{phrase, say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Timely {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let from = self.from.map(|bound| {
            let limit = described_bound(context, bound, context.judging_dates.and_then(|dates| dates.opening));
            match (self.act, bound) {
                (TimelyAct::Submitted, TimelyBound::OfVacancy) => say!(
                    lang,
                    "not submitted before applications open{limit}",
                    "soumise au plus tôt à l'ouverture des candidatures{limit}"
                ),
                (TimelyAct::Submitted, TimelyBound::At(..)) => {
                    say!(lang, "not submitted before{limit}", "soumise au plus tôt le{limit}")
                }
                (TimelyAct::LastModified, TimelyBound::OfVacancy) => say!(
                    lang,
                    "last changed no earlier than the opening of applications{limit}",
                    "modifiée pour la dernière fois au plus tôt à l'ouverture des candidatures{limit}"
                ),
                (TimelyAct::LastModified, TimelyBound::At(..)) => {
                    say!(
                        lang,
                        "last changed no earlier than{limit}",
                        "modifiée pour la dernière fois au plus tôt le{limit}"
                    )
                }
            }
        });
        let by = self.by.map(|bound| {
            let limit =
                described_bound(context, bound, context.judging_dates.map(|dates| (dates.deadline, dates.zone)));
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
        let limits = || [self.opening, self.deadline].into_iter().flatten();
        // Seconds matter to a limit with seconds alone: of any other the whole minute is in time.
        let has_seconds = limits().any(|limit| limit.moment.has_seconds());
        let stated = if has_seconds { self.moment } else { self.moment.to_minute() };
        let local = stated.in_zone(self.zone).unwrap_or(stated);
        let is_elsewhere = (local.day(), local.time()) != (stated.day(), stated.time());
        let shown = moment(lang, local);
        match self.act {
            TimelyAct::Submitted => say!(out, lang, "submitted {shown}", "candidature soumise le {shown}"),
            TimelyAct::LastModified => say!(out, lang, "last changed {shown}", "candidature modifiée le {shown}"),
        }?;
        if is_elsewhere || limits().any(|limit| limit.zone.is_some()) {
            let zone = zone_name(lang, self.zone);
            say!(out, lang, " {zone}", ", {zone}")?;
        }
        // All that is in brackets is in one pair of them.
        let mut before = " (";
        if is_elsewhere {
            let written = moment_in_year(lang, stated, local.day().year());
            say!(out, lang, "{before}stated as {written}", "{before}heure indiquée\u{a0}: {written}")?;
            before = semicolon(lang);
        }
        if finding.outcome == Outcome::Met {
            if let Some(opening) = self.opening {
                let limit = limit(lang, opening);
                say!(
                    out,
                    lang,
                    "{before}applications open: {limit}",
                    "{before}ouverture des candidatures\u{a0}: {limit}"
                )?;
                before = semicolon(lang);
            }
            if let Some(deadline) = self.deadline {
                let limit = limit(lang, deadline);
                say!(out, lang, "{before}deadline: {limit}", "{before}date limite\u{a0}: {limit}")?;
            }
            return out.write_str(")");
        }
        if is_elsewhere {
            out.write_str(")")?;
        }
        // Of what is not met, or unclear, that alone is said.
        let decides = |limit: &Limit| limit.outcome == finding.outcome;
        if let Some(opening) = self.opening.filter(decides) {
            let limit = limit(lang, opening);
            match finding.outcome {
                Outcome::NotMet => {
                    say!(
                        out,
                        lang,
                        ", before applications open ({limit})",
                        ", avant l'ouverture des candidatures ({limit})"
                    )
                }
                Outcome::Met | Outcome::Unclear => say!(
                    out,
                    lang,
                    ", which may be before or after applications open ({limit})",
                    ", peut-être avant, peut-être après l'ouverture des candidatures ({limit})"
                ),
            }?;
        }
        let Some(deadline) = self.deadline.filter(decides) else {
            return Ok(());
        };
        let limit = limit(lang, deadline);
        match finding.outcome {
            Outcome::NotMet => say!(out, lang, ", after the deadline ({limit})", ", après la date limite ({limit})"),
            Outcome::Met | Outcome::Unclear => say!(
                out,
                lang,
                ", which may be before or after the deadline ({limit})",
                ", peut-être avant, peut-être après la date limite ({limit})"
            ),
        }
    }

    fn why_fixed(&self, lang: Lang) -> Option<String> {
        if let Some(opening) = self.opening.filter(|opening| opening.outcome == Outcome::NotMet) {
            let opening = limit(lang, opening);
            let done = match self.act {
                TimelyAct::Submitted => phrase(lang, "submitted", "soumise"),
                TimelyAct::LastModified => phrase(lang, "last changed", "modifiée"),
            };
            return Some(say!(
                lang,
                "the application was {done} too early: applications open on {opening}",
                "la candidature a été {done} trop tôt\u{a0}: la période de candidature s'ouvre le {opening}"
            ));
        }
        let deadline = limit(lang, self.deadline?);
        Some(say!(
            lang,
            "it is too late: the deadline was {deadline}",
            "il est trop tard, la date limite étant le {deadline}"
        ))
    }
}

/// An opening or a deadline, with its time zone if that is not the vacancy's.
fn limit(lang: Lang, limit: Limit) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        write!(out, "{}", moment(lang, limit.moment))?;
        limit.zone.map_or(Ok(()), |zone| write!(out, ", {}", zone_name(lang, zone)))
    })
}

/// The instant of a bound: that of the vacancy in brackets, where days are named.
fn described_bound(context: DescribeContext<'_>, bound: TimelyBound, of_vacancy: Option<(Moment, Tz)>) -> String {
    let said = |at, zone| (moment(context.lang, at), zone_name(context.lang, zone));
    match (bound, of_vacancy) {
        (TimelyBound::OfVacancy, None) => String::new(),
        (TimelyBound::OfVacancy, Some((at, zone))) => {
            let (at, zone) = said(at, zone);
            format!(" ({at}, {zone})")
        }
        (TimelyBound::At(at, zone), _) => {
            let (at, zone) = said(at, zone);
            format!(" {at} ({zone})")
        }
    }
}
