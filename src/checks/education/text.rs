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
        if finding.outcome == Outcome::Met {
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
            Outcome::Met => say!(
                out,
                lang,
                "on each day that its dates may mean, one of what is required holds",
                "quel que soit le jour exact, l'une des conditions est remplie"
            ),
            _ => say!(
                out,
                lang,
                "the dates are not exact enough to tell",
                "les dates ne sont pas assez précises pour le dire"
            ),
        }
    }
}

impl Reason for PartFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let on = date(lang, self.on);
        let levels = match self.check {
            EntryCheck::Degree(degree) => &degree.levels,
            EntryCheck::Enrolled(enrolled) => &enrolled.levels,
            EntryCheck::Attended(attended) => &attended.levels,
            EntryCheck::Person(_) | EntryCheck::Combine(_) => return Ok(()),
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
            EntryReason::Parts => Ok(()),
            why @ (EntryReason::LevelBorderline
            | EntryReason::LevelNotStated
            | EntryReason::Interrupted
            | EntryReason::StatusNotStated
            | EntryReason::DayNotStated
            | EntryReason::FinalStageNotStated
            | EntryReason::DependsOnDay
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

/// Of several alternatives that fail on the level, the one that asks least says all.
pub fn keep_lowest_level(parts: &mut Vec<&Finding<'_>>) {
    fn level_asked(part: &Finding<'_>) -> Option<Level> {
        match &part.fact {
            Fact::Person(_) => part.parts.first().and_then(level_asked),
            Fact::EducationPart(fact) if fact.why == EntryReason::Level => match fact.check {
                EntryCheck::Degree(degree) => Some(degree.levels.lowest()),
                EntryCheck::Enrolled(enrolled) => Some(enrolled.borderline.unwrap_or(enrolled.levels.lowest())),
                EntryCheck::Attended(attended) => Some(attended.levels.lowest()),
                EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
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

/// How an entry fits.
pub fn fits(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> fmt::Result {
    let on = date(lang, fact.on);
    match fact.check {
        EntryCheck::Degree(degree) => match (degree.recency, degree.fields.is_some()) {
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
        EntryCheck::Person(_) | EntryCheck::Combine(_) => Ok(()),
    }
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
