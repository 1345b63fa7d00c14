//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use chrono::NaiveDate;

use crate::checks::describe::months;
use crate::checks::education::{EducationFact, Enrolled, EntryCheck, EntryReason, PartFact, Recency, numbers};
use crate::checks::education_levels::{level, of_levels};
use crate::checks::finding::Reason;
use crate::checks::unstated::{Unstated, field_not_stated};
use crate::checks::{Fact, Finding};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::grammar::date_words::{at_date, date};
use crate::domain::grammar::{SentencePositions, further_entry, in_backticks, phrase, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Reason for EducationFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang, ["studies", "études"]);
        }
        let mut parts: Vec<_> = finding.parts.iter().filter(|part| part.outcome == finding.outcome).collect();
        if finding.outcome == Outcome::Met && self.check.one_is_enough() {
            parts.truncate(1);
        }
        if finding.outcome == Outcome::NotMet {
            keep_lowest_level(&mut parts);
        }
        // What people decide is said if nothing else does.
        let is_echo = |part: &Finding<'_>| matches!(part.fact, Fact::Person(_));
        let says_all = finding.outcome != Outcome::Unclear || parts.iter().all(|part| is_echo(part));
        let entry = describe(lang, self.entry);
        say!(out, lang, "{entry}: ", "{entry}\u{a0}: ")?;
        let mut said = SentencePositions::default();
        for part in parts.into_iter().filter(|part| says_all || !is_echo(part)) {
            said.add(out, phrase(lang, ", and ", " et "), |out| part.write_reason(out, lang))?;
        }
        match finding.outcome {
            _ if said.count() > 0 => Ok(()),
            Outcome::Unclear => out.write_str(self.why.text(lang)),
            outcome => {
                let has_meanings = self.entry.doubts.variants(self.entry).len() > 1;
                together(out, lang, outcome, self.check.one_is_enough(), has_meanings)
            }
        }
    }
}

/// That what several checks ask of one thing comes out the same whatever it means: its words, or its dates alone.
pub fn together(
    out: &mut String,
    lang: Lang,
    outcome: Outcome,
    one_is_enough: bool,
    has_meanings: bool,
) -> fmt::Result {
    let whatever = if has_meanings {
        phrase(lang, "whichever meaning is right", "quel que soit le sens retenu")
    } else {
        phrase(lang, "whatever the exact day", "quel que soit le jour exact")
    };
    match (outcome, one_is_enough) {
        (Outcome::Met, true) => {
            say!(out, lang, "{whatever}, one of the requirements is met", "l'une des conditions est remplie {whatever}")
        }
        (Outcome::Met, false) => {
            say!(out, lang, "{whatever}, the requirement is met", "la condition est remplie {whatever}")
        }
        _ => say!(out, lang, "{whatever}, the requirement is not met", "la condition n'est pas remplie {whatever}"),
    }
}

impl Reason for PartFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let on = date(lang, self.on);
        let levels = match self.check {
            EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => &degree.levels,
            EntryCheck::Enrolled(enrolled) => &enrolled.levels,
            EntryCheck::Attended(attended) => &attended.levels,
            EntryCheck::Combine(_) => return of_several(out, lang, self, finding.outcome),
            EntryCheck::Studies(_) | EntryCheck::Person(_) => return Ok(()),
        };
        if numbers::write(out, lang, self) {
            return Ok(());
        }
        match self.why {
            EntryReason::Fits => fits(out, lang, self),
            EntryReason::Level => {
                let levels = of_levels(lang, levels);
                say!(out, lang, "not {levels}", "la formation n'est pas {levels}")
            }
            EntryReason::NotBegun => {
                let start = fmt::from_fn(|out| match self.entry.start {
                    None => Ok(()),
                    Some(start) => write!(out, "{}", at_date(lang, start.value)),
                });
                say!(out, lang, "starts {start}, after {on}", "début {start}, après le {on}")
            }
            EntryReason::StillUnderWay if is_due_by(self) => say!(
                out,
                lang,
                "the degree is not stated as obtained by {on}",
                "l'obtention du diplôme au {on} n'est pas indiquée"
            ),
            EntryReason::StillUnderWay => {
                say!(out, lang, "no degree obtained by {on}", "le diplôme n'était pas obtenu au {on}")
            }
            EntryReason::AlreadyObtained => {
                say!(out, lang, "the studies are no longer under way on {on}", "les études sont terminées au {on}")
            }
            EntryReason::EndPassed => say!(
                out,
                lang,
                "its planned end is before {on}, and it is not known whether the studies continue",
                "la fin prévue est antérieure au {on} et l'on ignore si les études se poursuivent"
            ),
            EntryReason::NotFinalStage => say!(
                out,
                lang,
                "the studies are not in their final stage on {on}",
                "les études ne sont pas en phase finale le {on}"
            ),
            EntryReason::FieldForPerson if self.entry.field.is_none() && self.entry.isced_f.is_none() => {
                if ["field", "isced_f"].iter().any(|key| self.entry.doubts.is_unreadable(key)) {
                    say!(out, lang, "its field is not understood", "domaine non reconnu")
                } else {
                    field_not_stated(out, lang, Unstated::Field)
                }
            }
            EntryReason::NotStated(field) => field_not_stated(out, lang, field),
            EntryReason::DependsOnDay => depends_on_day(out, lang, self),
            why => out.write_str(why.text(lang)),
        }
    }
}

/// Whether studies that go on are due to end by the day asked.
fn is_due_by(fact: &PartFact<'_>) -> bool {
    let is_ongoing = fact.entry.status.is_some_and(|status| status.value == Status::Ongoing);
    is_ongoing && fact.entry.end.is_some_and(|end| !end.value.is_unreadable() && end.value.last() <= fact.on)
}

/// What several checks on an entry give together.
fn of_several(out: &mut String, lang: Lang, fact: &PartFact<'_>, outcome: Outcome) -> fmt::Result {
    if fact.why == EntryReason::Together {
        let has_meanings = fact.entry.doubts.variants(fact.entry).len() > 1;
        return together(out, lang, outcome, fact.check.one_is_enough(), has_meanings);
    }
    out.write_str(fact.why.text(lang))
}

/// That the days which a date may mean differ, and in what.
fn depends_on_day(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> fmt::Result {
    match what_depends_on_the_day(lang, fact) {
        Some(what) => say!(
            out,
            lang,
            "the dates given do not show whether {what}",
            "les dates indiquées ne permettent pas de savoir si {what}"
        ),
        None => out.write_str(fact.why.text(lang)),
    }
}

/// Of several alternatives that fail on the level, the one that asks least says all.
pub fn keep_lowest_level(parts: &mut Vec<&Finding<'_>>) {
    fn level_asked(part: &Finding<'_>) -> Option<Level> {
        match &part.fact {
            Fact::Person(_) => part.parts.first().and_then(level_asked),
            Fact::EducationPart(fact) if fact.why == EntryReason::Level => match fact.check {
                EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => Some(degree.levels.lowest()),
                EntryCheck::Enrolled(enrolled) => Some(enrolled.borderline.unwrap_or(enrolled.levels.lowest())),
                EntryCheck::Attended(attended) => Some(attended.levels.lowest()),
                EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
            },
            _ => None,
        }
    }
    let lowest = parts.iter().filter_map(|part| level_asked(part)).min();
    parts.retain(|part| level_asked(part).is_none_or(|level| Some(level) == lowest));
}

/// An education in a few words, with what the applicant says of it.
pub fn describe(lang: Lang, entry: &Education<'_>) -> impl fmt::Display {
    let end = entry.end.map(|end| at_date(lang, end.value));
    let start = entry.start.map(|start| at_date(lang, start.value));
    fmt::from_fn(move |out| {
        write!(out, "{}", named(lang, entry))?;
        if entry.doubts.is_whole() {
            return Ok(());
        }
        out.write_str(", ")?;
        match (entry.status.map(|status| status.value), &end) {
            (Some(Status::Completed), Some(end)) => say!(out, lang, "completed {end}", "diplôme obtenu {end}"),
            (Some(Status::Completed), None) => say!(out, lang, "completed", "diplôme obtenu"),
            (Some(Status::Ongoing), Some(end)) => {
                say!(out, lang, "ongoing, due to end {end}", "en cours, fin prévue {end}")
            }
            (Some(Status::Ongoing), None) => say!(out, lang, "ongoing", "en cours"),
            (Some(Status::Interrupted), Some(end)) => say!(out, lang, "interrupted {end}", "études interrompues {end}"),
            (Some(Status::Interrupted), None) => say!(out, lang, "interrupted", "études interrompues"),
            (None, Some(end)) => say!(out, lang, "until {end}", "fin indiquée {end}"),
            (None, None) => match &start {
                Some(start) => say!(out, lang, "from {start}", "début indiqué {start}"),
                None => say!(out, lang, "dates not stated", "dates non indiquées"),
            },
        }
    })
}

/// The level and the field of an education.
pub fn named(lang: Lang, entry: &Education<'_>) -> impl fmt::Display {
    let doubts = &entry.doubts;
    fmt::from_fn(move |out| {
        let studies = ["studies", "formation"];
        out.write_str(match entry.level {
            Some(level) => self::level(lang, level.value),
            None => unnamed(lang, doubts, "level", studies, studies),
        })?;
        if let Some(field) = &entry.field {
            let field = in_backticks(&field.value);
            say!(out, lang, " in {field}", " en {field}")?;
        }
        out.write_str(match doubts.of("level") {
            _ if entry.level.is_some() || doubts.is_whole() => "",
            None => phrase(lang, ", level not stated", ", niveau non indiqué"),
            Some(doubt) if doubt.is_unreadable => phrase(lang, ", level not understood", ", niveau non reconnu"),
            Some(_) => phrase(
                lang,
                ", of a level that may mean several things",
                ", dont le niveau peut se comprendre de plusieurs façons",
            ),
        })
    })
}

/// What a partial date leaves open, as far as one of them alone says it.
fn what_depends_on_the_day(lang: Lang, fact: &PartFact<'_>) -> Option<String> {
    let on = date(lang, fact.on);
    Some(match fact.check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => match degree.recency {
            _ if degree.asks_for_more_days() => return None,
            Some(recency) => {
                let obtained = obtained_recently(lang, recency, fact.on);
                say!(lang, "the degree was {obtained}", "le diplôme a été {obtained}")
            }
            None => say!(lang, "the degree was obtained by {on}", "le diplôme est obtenu au {on}"),
        },
        EntryCheck::Enrolled(enrolled) if enrolled.ends_within_months.is_some() => return None,
        EntryCheck::Enrolled(enrolled) if enrolled.final_stage_within_months.is_some() => {
            say!(lang, "the studies are in their final stage on {on}", "les études sont en phase finale le {on}")
        }
        EntryCheck::Enrolled(enrolled) if enrolled.until.is_some() => {
            say!(
                lang,
                "the studies are under way throughout the period",
                "les études sont en cours pendant toute la période"
            )
        }
        EntryCheck::Enrolled(_) => say!(lang, "the studies are under way on {on}", "les études sont en cours le {on}"),
        EntryCheck::Attended(_) => say!(lang, "the studies have begun by {on}", "les études ont commencé au {on}"),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => return None,
    })
}

/// How an entry fits.
pub fn fits(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> fmt::Result {
    let on = date(lang, fact.on);
    match fact.check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => match (degree.recency, degree.fields.is_some()) {
            (Some(recency), _) => out.write_str(&obtained_recently(lang, recency, fact.on)),
            (None, true) => {
                say!(
                    out,
                    lang,
                    "obtained by {on}, in a relevant field",
                    "diplôme détenu au {on}, dans un domaine pertinent"
                )
            }
            (None, false) => say!(out, lang, "obtained by {on}", "diplôme détenu au {on}"),
        },
        EntryCheck::Enrolled(enrolled) if enrolled.final_stage_within_months.is_some() => {
            say!(out, lang, "in its final stage on {on}", "études en phase finale le {on}")
        }
        EntryCheck::Enrolled(Enrolled { ends_within_months: Some(count), .. }) => {
            let months = months(lang, *count);
            say!(
                out,
                lang,
                "under way on {on}, ending no more than {months} later",
                "études en cours le {on}, se terminant {months} au plus après"
            )
        }
        EntryCheck::Enrolled(enrolled) if enrolled.until.is_some() => {
            say!(out, lang, "under way throughout the period", "études en cours pendant toute la période")
        }
        EntryCheck::Enrolled(_) => say!(out, lang, "under way on {on}", "études en cours le {on}"),
        EntryCheck::Attended(_) => say!(out, lang, "begun by {on}", "études commencées au {on}"),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => Ok(()),
    }?;
    if numbers::conditions(fact.check).is_some_and(|more| more.not_in_fields.is_some()) {
        say!(out, lang, ", in a field that is not excluded", ", dans un domaine non exclu")?;
    }
    Ok(())
}

/// That a degree was obtained recently enough.
fn obtained_recently(lang: Lang, recency: Recency, on: NaiveDate) -> String {
    let (months, on) = (months(lang, recency.months()), date(lang, on));
    match recency {
        Recency::Within(_) => {
            say!(lang, "obtained no more than {months} before {on}", "obtenu dans les {months} précédant le {on}")
        }
        Recency::LessThan(_) => {
            say!(lang, "obtained less than {months} before {on}", "obtenu moins de {months} avant le {on}")
        }
    }
}
