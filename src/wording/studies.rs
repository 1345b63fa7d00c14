//! Sentences about education: what an entry is, what it gives, and the time of study in all.

use super::{at_date, date, one_of, partial_date, quoted, reason, say};
use crate::checks::education::{EntryCheck, Fact as EducationFact, PartFact, Recency, Why};
use crate::checks::params::Levels;
use crate::checks::{Fact, Finding, studies};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

pub(super) fn education_reason(lang: Lang, fact: &EducationFact<'_>, finding: &Finding<'_>) -> String {
    let mut phrases = Vec::new();
    let mut parts: Vec<_> = finding.parts.iter().filter(|part| part.outcome == finding.outcome).collect();
    if finding.outcome == Outcome::Met {
        parts.truncate(1);
    }
    if finding.outcome == Outcome::NotMet {
        keep_lowest_level(&mut parts);
    }
    // What a person would judge is told where nothing else decides.
    let is_echo = |part: &Finding<'_>| matches!(part.fact, Fact::Person(_));
    let tells_all = finding.outcome != Outcome::Unclear || parts.iter().all(|part| is_echo(part));
    for part in parts.iter().filter(|part| tells_all || !is_echo(part)) {
        let phrase = reason(lang, part);
        if !phrase.is_empty() && !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    if phrases.is_empty() {
        phrases.push(match finding.outcome {
            Outcome::Met => say!(
                lang,
                "on each day that its dates may mean, one of what is required holds",
                "quel que soit le jour exact, l'une des conditions est remplie"
            ),
            _ => say!(
                lang,
                "the dates are not exact enough to tell",
                "les dates ne sont pas assez précises pour le dire"
            ),
        });
    }
    let (entry, phrases) = (describe(lang, fact.entry), phrases.join(", "));
    say!(lang, "{entry}: {phrases}", "{entry}\u{a0}: {phrases}")
}

/// Of several alternatives that fail on the level, the one that asks least tells all.
pub(super) fn keep_lowest_level(parts: &mut Vec<&Finding<'_>>) {
    fn level_asked(part: &Finding<'_>) -> Option<Level> {
        match &part.fact {
            Fact::Person(_) => part.parts.first().and_then(level_asked),
            Fact::EducationPart(fact) if fact.why == Why::Level => match fact.check {
                EntryCheck::Degree(degree) => Some(degree.levels.lowest()),
                EntryCheck::Enrolled(enrolled) => Some(enrolled.borderline.unwrap_or(enrolled.levels.lowest())),
                EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
            },
            _ => None,
        }
    }
    let lowest = parts.iter().filter_map(|part| level_asked(part)).min();
    parts.retain(|part| level_asked(part).is_none_or(|level| Some(level) == lowest));
}

/// An education in a few words, with what the applicant says of it.
pub(super) fn describe(lang: Lang, entry: &Education<'_>) -> String {
    let end = entry.end.map(|end| at_date(lang, end.value));
    let state = match (entry.status.map(|status| status.value), end) {
        (Some(Status::Completed), Some(end)) => say!(lang, "completed {end}", "achevé {end}"),
        (Some(Status::Completed), None) => say!(lang, "completed", "achevé"),
        (Some(Status::Ongoing), Some(end)) => say!(lang, "ongoing until {end}", "en cours, fin prévue {end}"),
        (Some(Status::Ongoing), None) => say!(lang, "ongoing", "en cours"),
        (Some(Status::Interrupted), Some(end)) => say!(lang, "interrupted {end}", "interrompu {end}"),
        (Some(Status::Interrupted), None) => say!(lang, "interrupted", "interrompu"),
        (None, Some(end)) => say!(lang, "until {end}", "fin indiquée {end}"),
        (None, None) => say!(lang, "at an unstated time", "dates non indiquées"),
    };
    format!("{}, {state}", named(lang, entry))
}

/// The level and the field of an education.
pub(super) fn named(lang: Lang, entry: &Education<'_>) -> String {
    let level = entry.level.map_or_else(
        || say!(lang, "education of unstated level", "cursus de niveau non indiqué"),
        |level| self::level(lang, level.value).to_owned(),
    );
    let field = entry.field.as_ref().map_or_else(String::new, |field| {
        let field = quoted(&field.value);
        say!(lang, " in {field}", " ({field})")
    });
    level + &field
}

pub(super) fn education_part(lang: Lang, fact: &PartFact<'_>) -> String {
    let on = date(lang, fact.on);
    let (levels, recency, final_stage, has_fields) = match fact.check {
        EntryCheck::Degree(degree) => (&degree.levels, degree.recency, false, degree.fields.is_some()),
        EntryCheck::Enrolled(enrolled) => {
            (&enrolled.levels, None, enrolled.final_stage_within_months.is_some(), enrolled.fields.is_some())
        }
        EntryCheck::Person(_) | EntryCheck::Combine(_) => return String::new(),
    };
    let is_degree = matches!(fact.check, EntryCheck::Degree(_));
    match fact.why {
        Why::Fits => match (is_degree, recency, final_stage, has_fields) {
            (true, Some(Recency::Within(months)), ..) => say!(
                lang,
                "obtained no longer than {months} months before {on}",
                "diplôme obtenu dans les {months} mois précédant le {on}"
            ),
            (true, Some(Recency::LessThan(months)), ..) => say!(
                lang,
                "obtained less than {months} months before {on}",
                "diplôme obtenu moins de {months} mois avant le {on}"
            ),
            (true, None, _, true) => {
                say!(lang, "degree obtained, in a relevant field", "diplôme obtenu dans un domaine pertinent")
            }
            (true, None, _, false) => say!(lang, "degree obtained", "diplôme obtenu"),
            (false, _, true, _) => say!(lang, "in its final stage on {on}", "en phase finale le {on}"),
            (false, _, false, _) => say!(lang, "under way on {on}", "études en cours le {on}"),
        },
        Why::Level => {
            let levels = at_levels(lang, levels);
            say!(lang, "not {levels}", "pas {levels}")
        }
        Why::LevelBorderline => {
            say!(lang, "at this level a person decides", "à ce niveau, une personne décide")
        }
        Why::LevelNotStated => say!(lang, "its level is not stated", "niveau non indiqué"),
        Why::NotBegun => {
            let start = fact.entry.start.map_or_else(String::new, |start| partial_date(lang, start.value));
            say!(lang, "begins {start}, after {on}", "début ({start}) après le {on}")
        }
        Why::Interrupted => say!(lang, "left without a degree", "quitté sans diplôme"),
        Why::StillUnderWay => {
            say!(lang, "degree not yet obtained on {on}", "diplôme pas encore obtenu le {on}")
        }
        Why::AlreadyObtained => say!(lang, "no longer under way on {on}", "plus en cours le {on}"),
        Why::StatusNotStated => say!(lang, "its status is not stated", "état non indiqué"),
        Why::EndPassed => say!(
            lang,
            "its end lies before {on}, so whether it is still under way is open",
            "fin prévue avant le {on}\u{a0}: on ignore s'il est encore en cours"
        ),
        Why::TooLongAgo => match recency {
            Some(Recency::LessThan(months)) => say!(
                lang,
                "not obtained less than {months} months before {on}",
                "diplôme obtenu {months} mois ou plus avant le {on}"
            ),
            Some(Recency::Within(months)) => say!(
                lang,
                "obtained more than {months} months before {on}",
                "diplôme obtenu plus de {months} mois avant le {on}"
            ),
            None => String::new(),
        },
        Why::DayNotStated => {
            say!(lang, "the day it was obtained is not stated", "date d'obtention non indiquée")
        }
        Why::NotFinalStage => say!(lang, "not in its final stage on {on}", "pas en phase finale le {on}"),
        Why::FinalStageNotStated => {
            say!(lang, "whether it is in its final stage is not stated", "phase finale non indiquée")
        }
        Why::FieldForPerson => match (&fact.entry.field, &fact.entry.isced_f) {
            (None, None) => say!(lang, "its field is not stated", "domaine non indiqué"),
            _ => say!(
                lang,
                "a person says whether its field is relevant",
                "une personne dit si le domaine est pertinent"
            ),
        },
        Why::DependsOnDay => {
            say!(lang, "the dates are not exact enough to tell", "les dates ne sont pas assez précises pour le dire")
        }
        Why::Parts => String::new(),
    }
}

/// A level of education.
#[must_use]
pub(super) const fn level(lang: Lang, level: Level) -> &'static str {
    match (lang, level) {
        (Lang::En, Level::Secondary) => "secondary education",
        (Lang::En, Level::PostSecondary) => "post-secondary education",
        (Lang::En, Level::ShortCycle) => "short-cycle degree",
        (Lang::En, Level::Bachelor) => "bachelor",
        (Lang::En, Level::Master) => "master",
        (Lang::En, Level::Doctorate) => "doctorate",
        (Lang::Fr, Level::Secondary) => "enseignement secondaire",
        (Lang::Fr, Level::PostSecondary) => "enseignement postsecondaire",
        (Lang::Fr, Level::ShortCycle) => "cycle court du supérieur",
        (Lang::Fr, Level::Bachelor) => "bachelor",
        (Lang::Fr, Level::Master) => "master",
        (Lang::Fr, Level::Doctorate) => "doctorat",
    }
}

pub(super) fn at_levels(lang: Lang, levels: &Levels) -> String {
    let name = |level: Level| match (lang, level) {
        (Lang::En, Level::Secondary) => "secondary",
        (Lang::En, Level::PostSecondary) => "post-secondary",
        (Lang::En, Level::ShortCycle) => "short-cycle",
        (Lang::Fr, Level::Secondary) => "secondaire",
        (Lang::Fr, Level::PostSecondary) => "postsecondaire",
        (Lang::Fr, Level::ShortCycle) => "cycle court",
        (_, level) => self::level(lang, level),
    };
    match levels {
        Levels::AtLeast(level) => {
            let level = name(*level);
            say!(lang, "at {level} level or above", "au niveau {level} ou au-dessus")
        }
        Levels::OneOf(levels) => {
            let levels = one_of(lang, levels.iter().map(|level| name(*level).to_owned()));
            say!(lang, "at {levels} level", "au niveau {levels}")
        }
    }
}

pub(super) fn studies_reason(lang: Lang, fact: &studies::Fact<'_>, outcome: Outcome) -> String {
    let (levels, asked) = (at_levels(lang, &fact.check.levels), fact.check.months);
    let borderline = fact.check.borderline_months.filter(|_| outcome == Outcome::Unclear);
    let tail = match borderline {
        Some(borderline) => say!(
            lang,
            "{asked} are required, and from {borderline} on a person decides",
            "{asked} sont demandés, et à partir de {borderline} une personne décide"
        ),
        None => say!(lang, "{asked} are required", "{asked} sont demandés"),
    };
    let (least, on) = (thousandths(lang, fact.time.least), date(lang, fact.on));
    match fact.time.most {
        Some(0) => say!(lang, "no studies {levels} by {on}", "aucune étude {levels} jusqu'au {on}"),
        Some(most) if most == fact.time.least => {
            say!(lang, "{least} months of studies {levels}; {tail}", "{least} mois d'études {levels}\u{a0}; {tail}")
        }
        Some(most) => {
            let most = thousandths(lang, most);
            say!(
                lang,
                "{least} to {most} months of studies {levels}; {tail}",
                "de {least} à {most} mois d'études {levels}\u{a0}; {tail}"
            )
        }
        None => say!(
            lang,
            "studies {levels} of unstated length; {tail}",
            "études {levels} de durée non indiquée\u{a0}; {tail}"
        ),
    }
}

/// A number of months from thousandths, without idle zeros.
pub(super) fn thousandths(lang: Lang, value: u64) -> String {
    let (whole, part) = (value / 1000, value % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let part = format!("{part:03}");
    let part = part.trim_end_matches('0');
    say!(lang, "{whole}.{part}", "{whole},{part}")
}
