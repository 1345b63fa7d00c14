//! Sentences about the course of the verdict over the days: what changes, why, and where a day falls.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{headings, outcome, say, semicolon};
use crate::assessment::{Judgement, ReadingFindings};
use crate::checks::cause::{Certainty, EducationEvent, OutcomeCause};
use crate::checks::describe::plural_title;
use crate::checks::education::Recency;
use crate::checks::education::text::named;
use crate::checks::experience::text::employment;
use crate::checks::reasons::MAX_REASONS_SHOWN;
use crate::domain::applicant::Experience;
use crate::domain::grammar::country_names::{is_plural, with_article};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{in_backticks, phrase};
use crate::domain::outcome::{Group, Outcome};
use crate::domain::text::Lang;

/// Why the outcome of a criterion is another one from a day on; blank where no cause is known.
#[must_use]
pub fn change(lang: Lang, judgement: &Judgement<'_>, causes: &[OutcomeCause<'_>]) -> String {
    let mut seen = HashSet::new();
    let mut said: Vec<_> = causes.iter().map(|cause| self::cause(lang, cause)).collect();
    said.retain(|sentence| seen.insert(sentence.clone()));
    let more = said.len().saturating_sub(MAX_REASONS_SHOWN);
    said.truncate(MAX_REASONS_SHOWN);
    if more > 0 {
        let s = if more == 1 { "" } else { "s" };
        said.push(say!(lang, "and {more} more reason{s}", "et {more} autre{s} motif{s}"));
    }
    let said = said.join(semicolon(lang));
    match &judgement.found {
        _ if said.is_empty() => said,
        ReadingFindings::Contested(english, french) => {
            let en = headings::outcome_of(lang, Group::Essential, english.outcome, false);
            let fr = outcome(lang, french.outcome);
            say!(
                lang,
                "{said}; {en} according to the English text, {fr} according to the French text",
                "{said}\u{a0}; {en} selon le texte anglais, {fr} selon le texte français"
            )
        }
        ReadingFindings::Agreed(finding) if finding.outcome == Outcome::Unclear && !causes.iter().any(leaves_open) => {
            say!(
                lang,
                "{said}; for the selection team to decide",
                "{said}\u{a0}; à l'appréciation du service responsable"
            )
        }
        ReadingFindings::Agreed(_) => said,
    }
}

/// Whether the cause itself says what is open.
const fn leaves_open(cause: &OutcomeCause<'_>) -> bool {
    match cause {
        OutcomeCause::Birthday(_, certainty)
        | OutcomeCause::AfterBirthday(_, certainty)
        | OutcomeCause::Employment(_, certainty)
        | OutcomeCause::EmploymentEnded(_, certainty) => {
            matches!(certainty, Certainty::Earliest | Certainty::Latest)
        }
        OutcomeCause::Education(_, turn, certainty) => match turn {
            EducationEvent::PlannedEndPassed | EducationEvent::StatedEnd => true,
            EducationEvent::Begins
            | EducationEvent::Completed
            | EducationEvent::TooLongAgo(_)
            | EducationEvent::FinalStage(_) => {
                matches!(certainty, Certainty::Earliest | Certainty::Latest)
            }
        },
        OutcomeCause::Joins(..) | OutcomeCause::Leaves(..) | OutcomeCause::Studies(_) => false,
    }
}

fn cause(lang: Lang, cause: &OutcomeCause<'_>) -> String {
    match cause {
        OutcomeCause::Birthday(years, certainty) => birthday(lang, *years) + certainly(lang, *certainty),
        OutcomeCause::AfterBirthday(years, certainty) => {
            let birthday = birthday(lang, *years);
            let tail = certainly(lang, *certainty);
            say!(lang, "the day after the {birthday}{tail}", "lendemain du {birthday}{tail}")
        }
        OutcomeCause::Joins(country, set) => {
            let (name, title) = (with_article(lang, *country), plural_title(&set.title, lang));
            let joins = if is_plural(*country) { "rejoignent" } else { "rejoint" };
            say!(lang, "{name} becomes one of the {title}", "{name} {joins} les {title}")
        }
        OutcomeCause::Leaves(country, set) => {
            let (name, title) = (with_article(lang, *country), plural_title(&set.title, lang));
            let makes = if is_plural(*country) { "font" } else { "fait" };
            say!(lang, "{name} is no longer among the {title}", "{name} ne {makes} plus partie des {title}")
        }
        OutcomeCause::Education(entry, turn, certainty) => {
            let (entry, tail) = (named(lang, entry), certainly(lang, *certainty));
            match turn {
                EducationEvent::Begins => say!(lang, "{entry} started{tail}", "{entry}\u{a0}: début des études{tail}"),
                EducationEvent::Completed => {
                    say!(lang, "{entry} completed{tail}", "{entry}\u{a0}: obtention du diplôme{tail}")
                }
                EducationEvent::PlannedEndPassed => say!(
                    lang,
                    "{entry}: the planned end has passed{tail}; it is not known whether the studies continue",
                    "{entry}\u{a0}: la date de fin prévue est passée{tail} et l'on ignore si les études se poursuivent"
                ),
                EducationEvent::StatedEnd => say!(
                    lang,
                    "{entry}: stated end{tail}, status not stated",
                    "{entry}\u{a0}: fin indiquée{tail}, situation non indiquée"
                ),
                EducationEvent::TooLongAgo(Recency::Within(months)) => say!(
                    lang,
                    "{entry} completed more than {months} months ago{tail}",
                    "{entry}\u{a0}: diplôme obtenu il y a plus de {months} mois{tail}"
                ),
                EducationEvent::TooLongAgo(Recency::LessThan(months)) => say!(
                    lang,
                    "{entry} completed {months} months ago{tail}",
                    "{entry}\u{a0}: diplôme obtenu il y a {months} mois{tail}"
                ),
                EducationEvent::FinalStage(months) => say!(
                    lang,
                    "{entry} within {months} months of its end, so in its final stage{tail}",
                    "{entry}\u{a0}: fin dans les {months} mois, donc en phase finale{tail}"
                ),
            }
        }
        OutcomeCause::Studies(months) => {
            say!(lang, "{months} months of studies reached", "{months} mois d'études atteints")
        }
        OutcomeCause::Employment(entry, certainty) => {
            let (work, tail) = (of_employment(lang, entry), certainly(lang, *certainty));
            say!(lang, "start of the job{work}{tail}", "début de l'expérience{work}{tail}")
        }
        OutcomeCause::EmploymentEnded(entry, certainty) => {
            let (work, tail) = (of_employment(lang, entry), certainly(lang, *certainty));
            say!(lang, "end of the job{work} the day before{tail}", "fin de l'expérience{work} la veille{tail}")
        }
    }
}

/// The employer of an experience, or else what is known of it.
fn of_employment(lang: Lang, entry: &Experience<'_>) -> String {
    match &entry.employer {
        Some(employer) => {
            let employer = in_backticks(&employer.value);
            say!(lang, " at {employer}", " chez {employer}")
        }
        None if entry.sector.is_none() => String::new(),
        None => format!(" ({})", employment(lang, entry)),
    }
}

/// `21st birthday`, `21e anniversaire`.
fn birthday(lang: Lang, years: u16) -> String {
    let (en, fr) = match (years % 10, years % 100) {
        (_, 0) if years == 0 => return say!(lang, "day of birth", "jour de la naissance"),
        (_, 11..=13) => ("th", "e"),
        (1, _) => ("st", if years == 1 { "er" } else { "e" }),
        (2, _) => ("nd", "e"),
        (3, _) => ("rd", "e"),
        _ => ("th", "e"),
    };
    say!(lang, "{years}{en} birthday", "{years}{fr} anniversaire")
}

const fn certainly(lang: Lang, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "",
        Certainty::Earliest => phrase(lang, ", at the earliest", ", au plus tôt"),
        Certainty::Latest => phrase(lang, ", at the latest", ", au plus tard"),
    }
}

/// Where a day falls among those that were assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayAmongPeriods {
    /// On one of them.
    Among,
    /// Before all of them.
    Before,
    /// After all of them.
    After,
}

/// The reference date, or the day that is assessed in its place, with the verdict on it in words.
#[must_use]
pub fn reference(
    lang: Lang,
    day: NaiveDate,
    in_place_of: Option<NaiveDate>,
    falls: DayAmongPeriods,
    verdict: &str,
) -> String {
    let day = date(lang, day);
    let subject = match in_place_of {
        None => say!(lang, "reference date ({day})", "date de référence ({day})"),
        Some(own) => {
            let own = date(lang, own);
            say!(lang, "assessed as of {day} instead of {own}", "situation appréciée au {day} au lieu du {own}")
        }
    };
    let place = match falls {
        DayAmongPeriods::Among => "",
        DayAmongPeriods::Before => phrase(lang, ", before these days", ", avant ces jours"),
        DayAmongPeriods::After => phrase(lang, ", after these days", ", après ces jours"),
    };
    say!(lang, "{subject}{place}: {verdict}", "{subject}{place}\u{a0}: {verdict}")
}

/// That nothing changes over the days.
#[must_use]
pub fn nothing_changes(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let (from, to) = (date(lang, from), date(lang, to));
    say!(lang, "nothing changes from {from} to {to}", "rien ne change du {from} au {to}")
}

/// That no day makes the applicant eligible.
#[must_use]
pub fn never_eligible(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let (from, to) = (date(lang, from), date(lang, to));
    say!(
        lang,
        "on no day from {from} to {to} is the verdict “eligible”",
        "le verdict n'est «\u{a0}admissible\u{a0}» à aucune date comprise entre le {from} et le {to}"
    )
}

/// What another assessment date does not change; the conditions only if none of them changed.
#[must_use]
pub fn what_stays(lang: Lang, conditions_too: bool) -> String {
    if conditions_too {
        return say!(
            lang,
            "only the assessment date varies; the deadline and the conditions are unchanged",
            "seule la date d'appréciation varie\u{a0}; la date limite et les conditions ne changent pas"
        );
    }
    say!(
        lang,
        "only the assessment date varies; the deadline is unchanged",
        "seule la date d'appréciation varie\u{a0}; la date limite ne change pas"
    )
}
