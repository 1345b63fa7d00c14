//! Sentences about what the applicant can do and has done: languages, IT tools, experience.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use super::{date, every, further_entry, in_backticks, one_of, partial_date, say, semicolon, unnamed};
use crate::checks::experience::ExperienceReason;
use crate::checks::language::{MotherTongue, Skill};
use crate::checks::{Fact as AnyFact, Finding, Unstated, experience, it_skill, language, length_of_time, residence};
use crate::domain::applicant::{Experience, ExperienceKind, LanguageLevel, Sector};
use crate::domain::calendar::PartialDate;
use crate::domain::doubts::Doubts;
use crate::domain::intervals::{Length, Total};
use crate::domain::languages::{Language, StatedLanguage};
use crate::domain::level_labels::LabelMeaning;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::{Scale, Tool};
use crate::domain::text::Lang;

pub(super) fn language_reason(out: &mut String, lang: Lang, fact: &language::LanguageFact<'_>) -> fmt::Result {
    if fact.entry.doubts.is_further() {
        return further_entry(out, lang);
    }
    let language = language_named(lang, fact);
    if fact.is_asked == Outcome::Unclear && fact.stated.name.is_some() && fact.suffices != Outcome::NotMet {
        return match fact.language {
            StatedLanguage::OneOf(any) => {
                let names = any.iter().map(|one| one.name(lang));
                let names = one_of(lang, names.chain([say!(lang, "another language", "une autre langue")]));
                say!(out, lang, "{language} may be {names}", "{language} peut être\u{a0}: {names}")
            }
            StatedLanguage::One(_) | StatedLanguage::Unknown => {
                say!(out, lang, "{language} is not a known language", "{language} n'est pas une langue connue")
            }
        };
    }
    let level = fact.stated.level;
    if let (Outcome::Met, Some(asked)) = (fact.suffices, fact.level.mother_tongue)
        && fact.mother_tongue != Outcome::Met
    {
        let stated = stated_level(level, fact.stated.beside);
        let why = match (lang, asked, fact.mother_tongue) {
            (Lang::En, _, Outcome::Unclear) => "this leaves open whether it is a mother tongue",
            (Lang::En, MotherTongue::Excluded, _) => "a mother tongue does not count",
            (Lang::En, MotherTongue::Required, _) => "only a mother tongue counts",
            (Lang::Fr, _, Outcome::Unclear) => "on ignore si c'est une langue maternelle",
            (Lang::Fr, MotherTongue::Excluded, _) => "une langue maternelle ne compte pas",
            (Lang::Fr, MotherTongue::Required, _) => "seule une langue maternelle compte",
        };
        return say!(out, lang, "{language} at {stated}; {why}", "{language}\u{a0}: {stated}\u{a0}; {why}");
    }
    let reason = LevelReason {
        level,
        absence: LevelAbsence::of(&fact.entry.doubts),
        beside: fact.stated.beside,
        threshold: &fact.level.threshold,
        skills: &fact.level.skills,
        labels: level.map_or_else(Vec::new, |level| fact.level.labels(level)),
        read: Scale::read,
        suffices: fact.suffices,
    };
    reason.write(out, lang, language)
}

/// What each language serves for, or what leaves that open, and the demands for which none is left.
pub(super) fn languages_reason(out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
    for (number, part) in finding.parts.iter().enumerate() {
        if number > 0 {
            out.push_str(semicolon(lang));
        }
        match (&part.fact, part.outcome) {
            (AnyFact::Language(fact), Outcome::Met) => {
                let language = language_named(lang, fact);
                let stated = stated_level(fact.stated.level, fact.stated.beside);
                let demand = demand(lang, fact.languages, fact.others, fact.level);
                say!(
                    out,
                    lang,
                    "{language} at {stated} counts as {demand}",
                    "{language}\u{a0}: {stated}, compte pour\u{a0}: {demand}"
                )?;
            }
            _ => super::write_finding(out, lang, part)?,
        }
    }
    Ok(())
}

/// What is asked for as one of several languages.
pub(super) fn demanded(lang: Lang, asked: &language::Demand) -> String {
    demand(lang, &asked.languages, asked.others, &asked.level)
}

fn demand(lang: Lang, languages: &[Language], others: bool, level: &language::LevelAsked) -> String {
    let languages = languages_named(lang, languages, others);
    let asked = level.threshold.name();
    let skills = in_skills(lang, &level.skills);
    let mother_tongue = match (lang, level.mother_tongue) {
        (_, None) => "",
        (Lang::En, Some(MotherTongue::Excluded)) => ", not as a mother tongue",
        (Lang::En, Some(MotherTongue::Required)) => ", as a mother tongue",
        (Lang::Fr, Some(MotherTongue::Excluded)) => ", pas comme langue maternelle",
        (Lang::Fr, Some(MotherTongue::Required)) => ", comme langue maternelle",
    };
    say!(
        lang,
        "{languages} at {asked} or above{skills}{mother_tongue}",
        "{languages}, {asked} au minimum{skills}{mother_tongue}"
    )
}

/// The languages of which one is asked.
pub(super) fn languages_named(lang: Lang, languages: &[Language], others: bool) -> String {
    let names = languages.iter().map(|language| language.name(lang));
    if others {
        let names = one_of(lang, names);
        return say!(lang, "a language other than {names}", "une langue (sauf {names})");
    }
    one_of(lang, names)
}

fn language_named(lang: Lang, fact: &language::LanguageFact<'_>) -> impl fmt::Display {
    let (named, doubts) = (fact.stated.name, &fact.entry.doubts);
    fmt::from_fn(move |out| match named {
        None => out.write_str(unnamed(
            lang,
            doubts,
            "language",
            ["a language that is not stated", "une langue non indiquée"],
            ["a language that is not understood", "une langue non reconnue"],
        )),
        Some(name) => write!(out, "{}", in_backticks(name)),
    })
}

/// A level as it is stated: each skill with its label where it is given by skill, and the label behind the name.
fn stated_level(level: Option<&LanguageLevel<'_>>, beside: Option<&str>) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let mut comma = "";
        match level {
            None => {}
            Some(LanguageLevel::Overall(label)) => {
                write!(out, "{}", in_backticks(label))?;
                comma = ", ";
            }
            Some(LanguageLevel::BySkill(skills)) => {
                for (skill, label) in skills {
                    write!(out, "{comma}{} {}", in_backticks(skill), in_backticks(&label.value))?;
                    comma = ", ";
                }
            }
        }
        beside.map_or(Ok(()), |label| write!(out, "{comma}{}", in_backticks(label)))
    })
}

/// Languages of which one may be the mother tongue, which is not listed.
pub(super) fn unlisted_language(out: &mut String, lang: Lang, fact: &language::UnlistedLanguage) -> fmt::Result {
    let languages = languages_named(lang, &fact.languages, fact.others);
    say!(
        out,
        lang,
        "no mother tongue is stated, and no entry surely names {languages}, which may be it",
        "aucune langue maternelle n'est indiquée\u{a0}; faute d'entrée qui la cite à coup sûr, ce peut être\u{a0}: {languages}"
    )
}

/// `in reading and speaking`; nothing where every skill counts.
pub(super) fn in_skills(lang: Lang, skills: &[Skill]) -> String {
    if skills.is_empty() {
        return String::new();
    }
    let skills = every(lang, skills.iter().map(|one| skill(lang, *one).to_owned()));
    say!(lang, " in {skills}", " en {skills}")
}

/// A skill of a language.
const fn skill(lang: Lang, skill: Skill) -> &'static str {
    match (lang, skill) {
        (Lang::En, Skill::Reading) => "reading",
        (Lang::En, Skill::Writing) => "writing",
        (Lang::En, Skill::Speaking) => "speaking",
        (Lang::En, Skill::Listening) => "listening",
        (Lang::En, Skill::SpokenInteraction) => "spoken interaction",
        (Lang::En, Skill::SpokenProduction) => "spoken production",
        (Lang::Fr, Skill::Reading) => "lecture",
        (Lang::Fr, Skill::Writing) => "expression écrite",
        (Lang::Fr, Skill::Speaking) => "expression orale",
        (Lang::Fr, Skill::Listening) => "compréhension orale",
        (Lang::Fr, Skill::SpokenInteraction) => "interaction orale",
        (Lang::Fr, Skill::SpokenProduction) => "expression orale en continu",
    }
}

pub(super) fn it_skill_reason(out: &mut String, lang: Lang, fact: &it_skill::ItSkillFact<'_>) -> fmt::Result {
    if fact.entry.doubts.is_further() {
        return further_entry(out, lang);
    }
    let name = fmt::from_fn(|out| match fact.name {
        None => out.write_str(unnamed(
            lang,
            &fact.entry.doubts,
            "name",
            ["a tool that is not named", "un outil non nommé"],
            ["a tool whose name is not understood", "un outil dont le nom n'est pas reconnu"],
        )),
        Some(name) => write!(out, "{}", in_backticks(name)),
    });
    if let (Some(tool), Outcome::Unclear) = (fact.tool, fact.is_asked)
        && fact.suffices != Outcome::NotMet
    {
        let tool = &tool.name;
        return say!(
            out,
            lang,
            "a person says whether {name} counts as {tool}",
            "une personne dit si {name} compte comme {tool}"
        );
    }
    let level = fact.entry.level.as_ref().map(|level| LanguageLevel::Overall(Cow::Borrowed(&level.value)));
    let reason = LevelReason {
        level: level.as_ref(),
        absence: LevelAbsence::of(&fact.entry.doubts),
        beside: fact.beside,
        threshold: fact.threshold,
        skills: &[],
        labels: fact.entry.level.iter().map(|level| Some(level.value.as_ref())).collect(),
        read: Scale::listed,
        suffices: fact.suffices,
    };
    reason.write(out, lang, name)
}

/// The programs that together are a tool.
pub(super) fn whole_tool(out: &mut String, lang: Lang, tool: &Tool, finding: &Finding<'_>) -> fmt::Result {
    let names = every(lang, tool.whole.iter().map(|part| part.name.clone()));
    let tool = &tool.name;
    say!(out, lang, "{names} together count as {tool}: ", "{names} comptent ensemble comme {tool}\u{a0}: ")?;
    let mut asked = None;
    for (number, part) in finding.parts.iter().enumerate() {
        let Some(AnyFact::ItSkill(fact)) = part.deciding().next().map(|entry| &entry.fact) else { continue };
        let name = in_backticks(fact.name.unwrap_or_default());
        let level = fact.entry.level.as_ref().map(|level| in_backticks(&level.value));
        let beside = fact.beside.map(in_backticks);
        let comma = if number == 0 { "" } else { ", " };
        let stated =
            [level, beside].into_iter().flatten().map(|label| label.to_string()).collect::<Vec<_>>().join(", ");
        say!(out, lang, "{comma}{name} at {stated}", "{comma}{name} ({stated})")?;
        asked = Some(fact.threshold.name());
    }
    let asked = asked.unwrap_or_default();
    say!(out, lang, "; {asked} or above is required", "\u{a0}; {asked} au minimum est demandé")
}

/// What is stated of a level and what is asked.
struct LevelReason<'a> {
    level: Option<&'a LanguageLevel<'a>>,
    /// What holds where there is none.
    absence: LevelAbsence,
    /// The label behind the name.
    beside: Option<&'a str>,
    threshold: &'a language::Threshold,
    /// The skills that are asked for by name.
    skills: &'a [Skill],
    /// The labels that count; `None` for a skill that is not given.
    labels: Vec<Option<&'a str>>,
    /// What a label means.
    read: fn(&Scale, &str) -> Option<LabelMeaning>,
    /// What the threshold says of it.
    suffices: Outcome,
}

/// Why an entry has no level.
#[derive(Clone, Copy)]
enum LevelAbsence {
    /// The entry may say anything.
    WholeEntry,
    Unreadable,
    Absent,
}

impl LevelAbsence {
    fn of<T>(doubts: &Doubts<'_, T>) -> Self {
        match doubts.is_whole() {
            true => Self::WholeEntry,
            false if doubts.is_unreadable("level") => Self::Unreadable,
            false => Self::Absent,
        }
    }
}

impl LevelReason<'_> {
    fn write(&self, out: &mut String, lang: Lang, what: impl fmt::Display) -> fmt::Result {
        if self.level.is_none() && self.beside.is_none() {
            return match self.absence {
                LevelAbsence::WholeEntry => write!(out, "{what}"),
                LevelAbsence::Unreadable => {
                    say!(out, lang, "{what} at a level that is not understood", "{what}, niveau non reconnu")
                }
                LevelAbsence::Absent => {
                    say!(out, lang, "{what} at a level that is not stated", "{what}, niveau non indiqué")
                }
            };
        }
        let (asked, stated) = (self.threshold.name(), stated_level(self.level, self.beside));
        let in_skills = in_skills(lang, self.skills);
        let is_by_skill = matches!(self.level, Some(LanguageLevel::BySkill(_)));
        let tail = fmt::from_fn(|out| {
            if is_by_skill && self.skills.is_empty() {
                return say!(
                    out,
                    lang,
                    "{asked} or above is required of each",
                    "{asked} au minimum est demandé pour chacune"
                );
            }
            say!(out, lang, "{asked} or above is required{in_skills}", "{asked} au minimum est demandé{in_skills}")
        });
        let is_unclear = self.suffices == Outcome::Unclear;
        if is_unclear && self.beside.is_none() && self.labels.contains(&None) {
            return say!(
                out,
                lang,
                "{what} at {stated}, not all of the skills; {tail}",
                "{what}\u{a0}: {stated}, sans toutes les compétences\u{a0}; {tail}"
            );
        }
        let given = self.labels.iter().copied().flatten().chain(self.beside);
        let scale = &self.threshold.scale;
        if is_unclear && given.clone().any(|label| (self.read)(scale, label).is_none()) {
            return say!(
                out,
                lang,
                "{what} at {stated}, which is not on the scale; {tail}",
                "{what}\u{a0}: {stated}, hors de l'échelle\u{a0}; {tail}"
            );
        }
        let meant = fmt::from_fn(|out| self.meant(out, lang));
        match self.threshold.borderline.and_then(|level| scale.levels().get(level)).filter(|_| is_unclear) {
            Some(borderline) => say!(
                out,
                lang,
                "{what} at {stated}{meant}; {tail}, and from {borderline} on a person decides",
                "{what}\u{a0}: {stated}{meant}\u{a0}; {tail}, et à partir de {borderline} une personne décide"
            ),
            None => {
                say!(out, lang, "{what} at {stated}{meant}; {tail}", "{what}\u{a0}: {stated}{meant}\u{a0}; {tail}")
            }
        }
    }

    /// The levels that one label means, if it is none of their names.
    fn meant(&self, out: &mut impl fmt::Write, lang: Lang) -> fmt::Result {
        let mut given = self.labels.iter().copied().flatten().chain(self.beside);
        let (Some(label), None) = (given.next(), given.next()) else { return Ok(()) };
        let scale = &self.threshold.scale;
        let Some(meaning) = (self.read)(scale, label) else { return Ok(()) };
        let (Some(lowest), Some(highest)) = (scale.levels().get(meaning.lowest), scale.levels().get(meaning.highest))
        else {
            return Ok(());
        };
        if lowest != highest {
            return say!(out, lang, ", from {lowest} to {highest}", ", de {lowest} à {highest}");
        }
        if normalise(label) == normalise(lowest) {
            return Ok(());
        }
        say!(out, lang, ", which counts as {lowest}", ", ce qui compte comme {lowest}")
    }
}

/// What an experience was.
#[must_use]
pub(super) const fn experience_kind(lang: Lang, kind: ExperienceKind) -> &'static str {
    match (lang, kind) {
        (Lang::En, ExperienceKind::Employment) => "employment",
        (Lang::En, ExperienceKind::Traineeship) => "traineeship",
        (Lang::En, ExperienceKind::SelfEmployment) => "self-employment",
        (Lang::En, ExperienceKind::Volunteering) => "volunteering",
        (Lang::En, ExperienceKind::Other) => "another kind of experience",
        (Lang::Fr, ExperienceKind::Employment) => "emploi",
        (Lang::Fr, ExperienceKind::Traineeship) => "stage",
        (Lang::Fr, ExperienceKind::SelfEmployment) => "activité indépendante",
        (Lang::Fr, ExperienceKind::Volunteering) => "bénévolat",
        (Lang::Fr, ExperienceKind::Other) => "autre type d'expérience",
    }
}

/// A sector of work.
#[must_use]
pub(super) const fn sector(lang: Lang, sector: Sector) -> &'static str {
    match (lang, sector) {
        (Lang::En, Sector::InternationalOrganization) => "international organization",
        (Lang::En, Sector::NationalAdministration) => "national administration",
        (Lang::En, Sector::Research) => "research",
        (Lang::En, Sector::PrivateSector) => "private sector",
        (Lang::En, Sector::Ngo) => "non-governmental organization",
        (Lang::En, Sector::Military) => "armed forces",
        (Lang::En, Sector::Education) => "education",
        (Lang::En, Sector::Other) => "other sector",
        (Lang::Fr, Sector::InternationalOrganization) => "organisation internationale",
        (Lang::Fr, Sector::NationalAdministration) => "administration nationale",
        (Lang::Fr, Sector::Research) => "recherche",
        (Lang::Fr, Sector::PrivateSector) => "secteur privé",
        (Lang::Fr, Sector::Ngo) => "organisation non gouvernementale",
        (Lang::Fr, Sector::Military) => "forces armées",
        (Lang::Fr, Sector::Education) => "enseignement",
        (Lang::Fr, Sector::Other) => "autre secteur",
    }
}

/// The employer and the sector of an experience, or else what kind it is.
pub(super) fn employment(lang: Lang, entry: &Experience<'_>) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let sector = entry.sector.map(|sector| self::sector(lang, sector.value));
        match (&entry.employer, sector) {
            (Some(employer), Some(sector)) => write!(out, "{} ({sector})", in_backticks(&employer.value)),
            (Some(employer), None) => write!(out, "{}", in_backticks(&employer.value)),
            (None, Some(sector)) => out.write_str(sector),
            (None, None) => match entry.rare().and_then(|more| more.kind.as_ref()) {
                Some(kind) => out.write_str(experience_kind(lang, kind.value)),
                None if entry.doubts.is_whole() => {
                    out.write_str(unnamed(lang, &entry.doubts, "employer", [""; 2], [""; 2]))
                }
                None => say!(out, lang, "an experience", "une expérience"),
            },
        }
    })
}

pub(super) fn experience_reason(out: &mut String, lang: Lang, fact: &experience::ExperienceFact<'_>) -> fmt::Result {
    if fact.entry.doubts.is_further() {
        return further_entry(out, lang);
    }
    let work = employment(lang, fact.entry);
    let on = date(lang, fact.on);
    let start = fmt::from_fn(|out| match fact.entry.start {
        None => write!(out, "{}", partial_date(lang, PartialDate::UNREADABLE)),
        Some(start) => write!(out, "{}", partial_date(lang, start.value)),
    });
    let excluded = fact.excluded.map_or("", |excluded| excluded.title.get(lang));
    let why = fmt::from_fn(|out| match fact.why {
        ExperienceReason::Fits | ExperienceReason::Unreadable => Ok(()),
        ExperienceReason::Sector => {
            say!(out, lang, "not one of the sectors required", "pas l'un des secteurs demandés")
        }
        ExperienceReason::SectorBorderline => {
            say!(out, lang, "for this sector a person decides", "pour ce secteur, une personne décide")
        }
        ExperienceReason::SectorNotStated if fact.entry.doubts.is_unreadable("sector") => {
            say!(out, lang, "its sector is not understood", "secteur non reconnu")
        }
        ExperienceReason::SectorNotStated => say!(out, lang, "its sector is not stated", "secteur non indiqué"),
        ExperienceReason::Employer => say!(out, lang, "{excluded} does not count", "{excluded} ne compte pas"),
        ExperienceReason::EmployerDoubtful => say!(
            out,
            lang,
            "a person says whether this is {excluded}, which does not count",
            "une personne dit s'il s'agit de ce qui ne compte pas ({excluded})"
        ),
        ExperienceReason::EmployerNotStated if fact.entry.doubts.is_unreadable("employer") => say!(
            out,
            lang,
            "its employer is not understood, and {excluded} does not count",
            "employeur non reconnu, et {excluded} ne compte pas"
        ),
        ExperienceReason::EmployerNotStated => say!(
            out,
            lang,
            "its employer is not stated, and {excluded} does not count",
            "employeur non indiqué, et {excluded} ne compte pas"
        ),
        ExperienceReason::Kind => say!(out, lang, "not of the kind required", "pas du type demandé"),
        ExperienceReason::OtherEmployer => {
            say!(out, lang, "not one of the employers required", "pas l'un des employeurs demandés")
        }
        ExperienceReason::EmployerToTell => {
            say!(out, lang, "a person says whether this employer counts", "une personne dit si cet employeur compte")
        }
        ExperienceReason::Country => {
            say!(out, lang, "not in one of the countries required", "pas dans l'un des pays demandés")
        }
        ExperienceReason::CountryDoubtful => {
            say!(out, lang, "a person says whether its country counts", "une personne dit si le pays compte")
        }
        ExperienceReason::PartTime => say!(out, lang, "not full-time", "pas à temps plein"),
        ExperienceReason::FieldForPerson => {
            say!(out, lang, "a person says whether its field counts", "une personne dit si le domaine compte")
        }
        ExperienceReason::NotStated(field) => not_stated(out, lang, field),
        ExperienceReason::DependsOnMeaning if fact.entry.doubts.is_unreadable("sector") => {
            say!(out, lang, "its sector is not understood", "secteur non reconnu")
        }
        ExperienceReason::DependsOnMeaning => say!(
            out,
            lang,
            "it may be in one sector or another, or of one kind or another, and not all count",
            "il peut s'agir d'un secteur ou d'un autre, d'un type ou d'un autre, et ils ne comptent pas tous"
        ),
        ExperienceReason::NotBegun => say!(out, lang, "begins {start}, after {on}", "début ({start}) après le {on}"),
        ExperienceReason::DependsOnDay => {
            say!(out, lang, "begins {start}, which may be after {on}", "début ({start}) peut-être après le {on}")
        }
    });
    match fact.why {
        ExperienceReason::Fits | ExperienceReason::Unreadable => write!(out, "{work}"),
        _ => say!(out, lang, "{work}: {why}", "{work}\u{a0}: {why}"),
    }
}

/// A field of an entry that is not stated.
pub(super) fn not_stated(out: &mut impl fmt::Write, lang: Lang, field: Unstated) -> fmt::Result {
    let (en, fr) = match field {
        Unstated::Kind => ("its kind is not stated", "type non indiqué"),
        Unstated::Employer => ("its employer is not stated", "employeur non indiqué"),
        Unstated::Field => ("its field is not stated", "domaine non indiqué"),
        Unstated::Country => ("its country is not stated", "pays non indiqué"),
        Unstated::FullTime => ("whether it is full-time is not stated", "temps plein ou partiel non indiqué"),
        Unstated::YearOfStudy => ("the year of study is not stated", "année d'études non indiquée"),
        Unstated::Grade => ("the grade is not stated", "note non indiquée"),
    };
    out.write_str(if lang == Lang::Fr { fr } else { en })
}

/// How much time the entries of a list make up, and what is asked.
pub(super) fn time_reason(out: &mut String, lang: Lang, fact: &length_of_time::TimeFact<'_>) -> fmt::Result {
    let what = match (lang, fact.list) {
        (Lang::En, "/residence") => "residence",
        (Lang::En, _) => "experience",
        (Lang::Fr, "/residence") => "résidence",
        (Lang::Fr, _) => "expérience",
    };
    let asked = fact.asked;
    let in_days = [asked.at_least, asked.at_most].iter().flatten().all(|length| matches!(length, Length::Days(_)));
    let total = |total: Total| {
        let days = if in_days { total.days } else { total.rest };
        let months = if in_days { 0 } else { total.months };
        months_and_days(lang, months, days)
    };
    let (least, most) = (total(fact.found.least), fact.found.most.map(total));
    match most {
        Some(most) if most == least => {
            say!(out, lang, "{least} of {what} that counts", "{what} prise en compte\u{a0}: {least}")?;
        }
        Some(most) => say!(
            out,
            lang,
            "between {least} and {most} of {what} that counts",
            "{what} prise en compte\u{a0}: entre {least} et {most}"
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
        say!(out, lang, " without a gap", " sans interruption")?;
    }
    if let Some(within) = asked.within_last {
        let (within, on) = (length(lang, within), date(lang, fact.on));
        say!(out, lang, " in the {within} up to {on}", " dans les {within} jusqu'au {on}")?;
    }
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
        say!(out, lang, "; at most {at_most} {verb} allowed", "\u{a0}; {at_most} au plus {verb} permis{ending}")?;
    }
    Ok(())
}

/// The verb that goes with a length, and the ending of the French participle after it.
const fn agreement(lang: Lang, length: Length) -> (&'static str, &'static str) {
    let is_one = matches!(length, Length::Months(1 | 12) | Length::Days(0 | 1 | 7));
    let is_weeks = matches!(length, Length::Days(days) if days > 0 && days % 7 == 0);
    match (lang, is_one, is_weeks) {
        (Lang::En, true, _) => ("is", ""),
        (Lang::En, false, _) => ("are", ""),
        (Lang::Fr, true, false) => ("est", ""),
        (Lang::Fr, true, true) => ("est", "e"),
        (Lang::Fr, false, false) => ("sont", "s"),
        (Lang::Fr, false, true) => ("sont", "es"),
    }
}

/// A length of time as rules state it.
pub(super) fn length(lang: Lang, length: Length) -> String {
    match length {
        Length::Months(months) if months > 0 && months % 12 == 0 => {
            let years = months / 12;
            match (lang, years) {
                (Lang::En, 1) => "1 year".to_owned(),
                (Lang::En, _) => format!("{years} years"),
                (Lang::Fr, 1) => "1 an".to_owned(),
                (Lang::Fr, _) => format!("{years} ans"),
            }
        }
        Length::Months(months) => months_and_days(lang, months.into(), 0),
        Length::Days(days) if days > 0 && days % 7 == 0 => {
            let weeks = days / 7;
            match (lang, weeks) {
                (Lang::En, 1) => "1 week".to_owned(),
                (Lang::En, _) => format!("{weeks} weeks"),
                (Lang::Fr, 1) => "1 semaine".to_owned(),
                (Lang::Fr, _) => format!("{weeks} semaines"),
            }
        }
        Length::Days(days) => months_and_days(lang, 0, days.into()),
    }
}

/// So many months and days; of both none is said where there is none.
fn months_and_days(lang: Lang, months: u64, days: u64) -> String {
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

/// A residence, and whether its country counts.
pub(super) fn residence_reason(out: &mut String, lang: Lang, fact: &residence::ResidenceFact<'_>) -> fmt::Result {
    match (&fact.entry.country, fact.counts) {
        (None, _) => say!(
            out,
            lang,
            "a residence of which the country is not stated",
            "une résidence dont le pays n'est pas indiqué"
        ),
        (Some(country), Outcome::Met) => {
            let country = in_backticks(&country.value);
            say!(out, lang, "residence in {country} counts", "la résidence dans le pays {country} compte")
        }
        (Some(country), Outcome::NotMet) => {
            let country = in_backticks(&country.value);
            say!(
                out,
                lang,
                "residence in {country} does not count",
                "la résidence dans le pays {country} ne compte pas"
            )
        }
        (Some(country), Outcome::Unclear) => {
            let country = in_backticks(&country.value);
            say!(
                out,
                lang,
                "a person says whether residence in {country} counts",
                "une personne dit si la résidence dans le pays {country} compte"
            )
        }
    }
}
