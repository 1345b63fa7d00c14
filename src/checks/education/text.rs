//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::describe::months;
use crate::checks::education::{EducationFact, Enrolled, EntryCheck, EntryReason, PartFact, Recency, numbers};
use crate::checks::education_levels::{at_levels, level};
use crate::checks::finding::Reason;
use crate::checks::unstated::field_not_stated;
use crate::checks::{Fact, Finding};
use crate::domain::applicant::{Education, Level, Status};
use crate::domain::grammar::date_words::{at_date, date, partial_date};
use crate::domain::grammar::{SentencePositions, in_backticks, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Reason for EducationFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let mut parts: Vec<_> = finding.parts.iter().filter(|part| part.outcome == finding.outcome).collect();
        if finding.outcome == Outcome::Met && self.check.one_is_enough() {
            parts.truncate(1);
        }
        if finding.outcome == Outcome::NotMet {
            keep_lowest_level(&mut parts);
        }
        // What a person would judge is said where nothing else decides.
        let is_echo = |part: &Finding<'_>| matches!(part.fact, Fact::Person(_));
        let says_all = finding.outcome != Outcome::Unclear || parts.iter().all(|part| is_echo(part));
        let entry = describe(lang, self.entry);
        say!(out, lang, "{entry}: ", "{entry}\u{a0}: ")?;
        let mut said = SentencePositions::default();
        for part in parts.into_iter().filter(|part| says_all || !is_echo(part)) {
            said.add(out, ", ", |out| part.write_reason(out, lang))?;
        }
        match finding.outcome {
            _ if said.count() > 0 => Ok(()),
            Outcome::Unclear => {
                let (en, fr) = plain(self.why);
                say!(out, lang, "{en}", "{fr}")
            }
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
    match (has_meanings, outcome, one_is_enough) {
        (false, Outcome::Met, true) => say!(
            out,
            lang,
            "on each day that its dates may mean, one of the conditions holds",
            "quel que soit le jour exact, l'une des conditions est remplie"
        ),
        (false, Outcome::Met, false) => say!(
            out,
            lang,
            "on each day that its dates may mean, the condition holds",
            "quel que soit le jour exact, la condition est remplie"
        ),
        (false, ..) => say!(
            out,
            lang,
            "on no day that its dates may mean, the condition holds",
            "quel que soit le jour exact, la condition n'est pas remplie"
        ),
        (true, Outcome::Met, true) => say!(
            out,
            lang,
            "whichever of its meanings is right, one of the conditions holds",
            "quel que soit le sens retenu, l'une des conditions est remplie"
        ),
        (true, Outcome::Met, false) => say!(
            out,
            lang,
            "whichever of its meanings is right, the condition holds",
            "quel que soit le sens retenu, la condition est remplie"
        ),
        (true, ..) => say!(
            out,
            lang,
            "whichever of its meanings is right, the condition does not hold",
            "quel que soit le sens retenu, la condition n'est pas remplie"
        ),
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
                let levels = at_levels(lang, levels);
                say!(out, lang, "not {levels}", "pas {levels}")
            }
            EntryReason::NotBegun => {
                let start = fmt::from_fn(|out| match self.entry.start {
                    None => Ok(()),
                    Some(start) => write!(out, "{}", partial_date(lang, start.value)),
                });
                say!(out, lang, "begins {start}, after {on}", "début ({start}) après le {on}")
            }
            EntryReason::StillUnderWay => {
                say!(out, lang, "degree not yet obtained on {on}", "diplôme pas encore obtenu le {on}")
            }
            EntryReason::AlreadyObtained => say!(out, lang, "no longer under way on {on}", "plus en cours le {on}"),
            EntryReason::EndPassed => say!(
                out,
                lang,
                "its end lies before {on}, so whether it is still under way is open",
                "fin prévue avant le {on}\u{a0}: on ignore s'il est encore en cours"
            ),
            EntryReason::NotFinalStage => {
                say!(out, lang, "not in its final stage on {on}", "pas en phase finale le {on}")
            }
            EntryReason::FieldForPerson => match (&self.entry.field, &self.entry.isced_f) {
                (None, None) if ["field", "isced_f"].iter().any(|key| self.entry.doubts.is_unreadable(key)) => {
                    say!(out, lang, "its field is not understood", "domaine non reconnu")
                }
                (None, None) => say!(out, lang, "its field is not stated", "domaine non indiqué"),
                _ => say!(
                    out,
                    lang,
                    "a person says whether its field is relevant",
                    "une personne dit si le domaine est pertinent"
                ),
            },
            EntryReason::NotStated(field) => field_not_stated(out, lang, field),
            EntryReason::Together | EntryReason::Parts => Ok(()),
            EntryReason::DependsOnDay => depends_on_day(out, lang, self),
            why @ (EntryReason::LevelBorderline
            | EntryReason::LevelNotStated
            | EntryReason::Interrupted
            | EntryReason::StatusNotStated
            | EntryReason::DayNotStated
            | EntryReason::FinalStageNotStated
            | EntryReason::Field
            | EntryReason::Expected
            | EntryReason::EndNotStated
            | EntryReason::TooEarly
            | EntryReason::PostTooLate
            | EntryReason::NotHighest
            | EntryReason::MayNotBeHighest
            | EntryReason::Country
            | EntryReason::CountryDoubtful
            | EntryReason::PartTime
            | EntryReason::Year
            | EntryReason::Grade
            | EntryReason::GradeOnOtherScale
            | EntryReason::GradeScaleOpen
            | EntryReason::GradeNoNumber
            | EntryReason::MayBeObtained
            | EntryReason::PlannedEnd
            | EntryReason::TooLongAgo
            | EntryReason::FinalStageOpen
            | EntryReason::EndsTooLate
            | EntryReason::TooLate
            | EntryReason::RecencyBorderline
            | EntryReason::PostBorderline
            | EntryReason::TooShort
            | EntryReason::LengthBorderline
            | EntryReason::LengthOpen
            | EntryReason::Credits
            | EntryReason::CreditsBorderline
            | EntryReason::CreditsOpen
            | EntryReason::CreditsOfOtherUnit
            | EntryReason::YearContradicts
            | EntryReason::YearOpen
            | EntryReason::OtherField
            | EntryReason::SubmissionNotStated
            | EntryReason::SeveralMeanings
            | EntryReason::DependsOnPost) => {
                let (en, fr) = plain(why);
                say!(out, lang, "{en}", "{fr}")
            }
        }
    }
}

/// What several checks on an entry give together.
fn of_several(out: &mut String, lang: Lang, fact: &PartFact<'_>, outcome: Outcome) -> fmt::Result {
    if fact.why == EntryReason::Together {
        let has_meanings = fact.entry.doubts.variants(fact.entry).len() > 1;
        return together(out, lang, outcome, fact.check.one_is_enough(), has_meanings);
    }
    let (en, fr) = plain(fact.why);
    say!(out, lang, "{en}", "{fr}")
}

/// That the days which a date may mean differ, and in what.
fn depends_on_day(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> fmt::Result {
    if let Some(what) = what_depends_on_the_day(lang, fact) {
        return say!(
            out,
            lang,
            "the dates are not exact enough to tell whether {what}",
            "les dates ne sont pas assez précises pour dire si {what}"
        );
    }
    let (en, fr) = plain(fact.why);
    say!(out, lang, "{en}", "{fr}")
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
            (Some(Status::Completed), Some(end)) => say!(out, lang, "completed {end}", "achevé {end}"),
            (Some(Status::Completed), None) => say!(out, lang, "completed", "achevé"),
            (Some(Status::Ongoing), Some(end)) => say!(out, lang, "ongoing until {end}", "en cours, fin prévue {end}"),
            (Some(Status::Ongoing), None) => say!(out, lang, "ongoing", "en cours"),
            (Some(Status::Interrupted), Some(end)) => say!(out, lang, "interrupted {end}", "interrompu {end}"),
            (Some(Status::Interrupted), None) => say!(out, lang, "interrupted", "interrompu"),
            (None, Some(end)) => say!(out, lang, "until {end}", "fin indiquée {end}"),
            (None, None) => match &start {
                Some(start) => say!(out, lang, "from {start}", "début indiqué {start}"),
                None => say!(out, lang, "at an unstated time", "dates non indiquées"),
            },
        }
    })
}

/// The level and the field of an education.
pub fn named(lang: Lang, entry: &Education<'_>) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        match entry.level {
            None if entry.doubts.of("level").is_some_and(|doubt| !doubt.is_unreadable) => say!(
                out,
                lang,
                "education whose level may mean several",
                "cursus dont le niveau peut en désigner plusieurs"
            )?,
            None => out.write_str(unnamed(
                lang,
                &entry.doubts,
                "level",
                ["education of unstated level", "cursus de niveau non indiqué"],
                ["education of a level that is not understood", "cursus dont le niveau n'est pas reconnu"],
            ))?,
            Some(level) => out.write_str(self::level(lang, level.value))?,
        }
        match &entry.field {
            None => Ok(()),
            Some(field) => {
                let field = in_backticks(&field.value);
                say!(out, lang, " in {field}", " ({field})")
            }
        }
    })
}

/// What a partial date leaves open, as far as one of them alone says it.
fn what_depends_on_the_day(lang: Lang, fact: &PartFact<'_>) -> Option<String> {
    let on = date(lang, fact.on);
    Some(match fact.check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => match degree.recency {
            _ if degree.asks_for_more_days() => return None,
            Some(Recency::Within(months)) => say!(
                lang,
                "the degree was obtained no longer than {months} months before {on}",
                "le diplôme a été obtenu dans les {months} mois précédant le {on}"
            ),
            Some(Recency::LessThan(months)) => say!(
                lang,
                "the degree was obtained less than {months} months before {on}",
                "le diplôme a été obtenu moins de {months} mois avant le {on}"
            ),
            None => say!(lang, "the degree is obtained by {on}", "le diplôme est obtenu au {on}"),
        },
        EntryCheck::Enrolled(enrolled) if enrolled.ends_within_months.is_some() => return None,
        EntryCheck::Enrolled(enrolled) if enrolled.final_stage_within_months.is_some() => {
            say!(lang, "it is in its final stage on {on}", "les études sont en phase finale le {on}")
        }
        EntryCheck::Enrolled(enrolled) if enrolled.until.is_some() => {
            say!(lang, "it is under way through the whole period", "les études sont en cours pendant toute la période")
        }
        EntryCheck::Enrolled(_) => say!(lang, "it is under way on {on}", "les études sont en cours le {on}"),
        EntryCheck::Attended(_) => say!(lang, "it has begun by {on}", "les études ont commencé au {on}"),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => return None,
    })
}

/// How an entry fits.
pub fn fits(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> fmt::Result {
    let on = date(lang, fact.on);
    match fact.check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => match (degree.recency, degree.fields.is_some()) {
            (Some(Recency::Within(months)), _) => say!(
                out,
                lang,
                "obtained no longer than {months} months before {on}",
                "diplôme obtenu dans les {months} mois précédant le {on}"
            ),
            (Some(Recency::LessThan(months)), _) => say!(
                out,
                lang,
                "obtained less than {months} months before {on}",
                "diplôme obtenu moins de {months} mois avant le {on}"
            ),
            (None, true) => {
                say!(out, lang, "degree obtained, in a relevant field", "diplôme obtenu dans un domaine pertinent")
            }
            (None, false) => say!(out, lang, "degree obtained", "diplôme obtenu"),
        },
        EntryCheck::Enrolled(enrolled) if enrolled.final_stage_within_months.is_some() => {
            say!(out, lang, "in its final stage on {on}", "en phase finale le {on}")
        }
        EntryCheck::Enrolled(Enrolled { ends_within_months: Some(count), .. }) => {
            let months = months(lang, *count);
            say!(
                out,
                lang,
                "under way on {on}, with a planned end no more than {months} later",
                "études en cours le {on}, fin prévue {months} au plus après"
            )
        }
        EntryCheck::Enrolled(enrolled) if enrolled.until.is_some() => {
            say!(out, lang, "under way through the whole period", "études en cours pendant toute la période")
        }
        EntryCheck::Enrolled(_) => say!(out, lang, "under way on {on}", "études en cours le {on}"),
        EntryCheck::Attended(_) => say!(out, lang, "begun by {on}", "études commencées au {on}"),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => Ok(()),
    }?;
    if numbers::conditions(fact.check).is_some_and(|more| more.not_in_fields.is_some()) {
        say!(out, lang, ", in a field that is not excluded", ", dans un domaine qui n'est pas exclu")?;
    }
    Ok(())
}

/// What makes an entry fit or fail to, where that takes no more than these words.
pub const fn plain(why: EntryReason) -> (&'static str, &'static str) {
    match why {
        EntryReason::LevelBorderline => ("at this level a person decides", "à ce niveau, une personne décide"),
        EntryReason::LevelNotStated => ("its level is not stated", "niveau non indiqué"),
        EntryReason::Interrupted => ("left without a degree", "quitté sans diplôme"),
        EntryReason::StatusNotStated => ("its status is not stated", "état non indiqué"),
        EntryReason::DayNotStated => ("the day it was obtained is not stated", "date d'obtention non indiquée"),
        EntryReason::FinalStageNotStated => {
            ("whether it is in its final stage is not stated", "phase finale non indiquée")
        }
        EntryReason::DependsOnDay => {
            ("the dates are not exact enough to tell", "les dates ne sont pas assez précises pour le dire")
        }
        EntryReason::SeveralMeanings => {
            ("what is stated may mean several things", "ce qui est indiqué peut avoir plusieurs sens")
        }
        EntryReason::Field => ("its field does not count", "le domaine ne compte pas"),
        EntryReason::Expected => {
            ("the degree is expected by then, but not yet obtained", "diplôme attendu d'ici là, mais pas encore obtenu")
        }
        EntryReason::EndNotStated => (
            "whether it lasts until the day asked is not stated",
            "on ignore si les études durent jusqu'au jour demandé",
        ),
        EntryReason::MayBeObtained => {
            ("whether the degree is obtained by then is not stated", "on ignore si le diplôme est obtenu d'ici là")
        }
        EntryReason::NotHighest => ("not the highest degree", "pas le diplôme le plus élevé"),
        EntryReason::MayNotBeHighest => ("perhaps not the highest degree", "peut-être pas le diplôme le plus élevé"),
        EntryReason::Country => ("not in one of the countries required", "pas dans l'un des pays demandés"),
        EntryReason::CountryDoubtful => {
            ("a person says whether its country counts", "une personne dit si le pays compte")
        }
        EntryReason::PartTime => ("not full-time", "pas à temps plein"),
        EntryReason::GradeNoNumber => (
            "the grade is not written as a number, such as 14.5 without quotes",
            "la note n'est pas écrite comme un nombre, par exemple 14.5 sans guillemets",
        ),
        EntryReason::SubmissionNotStated => ("time of submission not stated", "date de soumission non indiquée"),
        EntryReason::DependsOnPost => (
            "it depends on the day on which the post starts or ends",
            "cela dépend du jour où le poste commence ou se termine",
        ),
        _ => ("", ""),
    }
}
