//! Sentences about what the applicant can do and has done: languages, IT tools, experience.

use super::{date, partial_date, quoted, say};
use crate::checks::experience::Why;
use crate::checks::{experience, it_skill, language};
use crate::domain::applicant::{Experience, LanguageLevel, Sector};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

pub(super) fn language_reason(lang: Lang, fact: &language::Fact<'_>) -> String {
    let named = fact.entry.language.as_ref();
    let language = named.map_or_else(
        || say!(lang, "a language that is not stated", "une langue non indiquée"),
        |name| quoted(&name.value),
    );
    if fact.is_asked == Outcome::Unclear && named.is_some() && fact.suffices != Outcome::NotMet {
        return say!(lang, "{language} is not a known language", "{language} n'est pas une langue connue");
    }
    let level = fact.entry.level.as_ref().map(|level| &level.value);
    level_reason(lang, &language, level, fact.threshold)
}

pub(super) fn it_skill_reason(lang: Lang, fact: &it_skill::Fact<'_>) -> String {
    let named = fact.entry.name.as_ref();
    let name =
        named.map_or_else(|| say!(lang, "a tool that is not named", "un outil non nommé"), |name| quoted(&name.value));
    if let (Some(tool), Outcome::Unclear) = (fact.tool, fact.is_asked)
        && fact.suffices != Outcome::NotMet
    {
        let tool = &tool.name;
        return say!(
            lang,
            "a person says whether {name} counts as {tool}",
            "une personne dit si {name} compte comme {tool}"
        );
    }
    let level = fact.entry.level.as_ref().map(|level| LanguageLevel::Overall(level.value.clone()));
    level_reason(lang, &name, level.as_ref(), fact.threshold)
}

/// What is stated of a level and what is asked.
pub(super) fn level_reason(
    lang: Lang,
    what: &str,
    level: Option<&LanguageLevel<'_>>,
    threshold: &language::Threshold,
) -> String {
    let asked = threshold.name();
    let mut tail = say!(lang, "{asked} or above is required", "{asked} au minimum est demandé");
    let (stated, outcome, known) = match level {
        None => return say!(lang, "{what} at a level that is not stated", "{what}, niveau non indiqué"),
        Some(LanguageLevel::Overall(label)) => {
            (quoted(label), threshold.judge(label), threshold.scale.level(label).is_some())
        }
        Some(LanguageLevel::BySkill(skills)) if skills.is_empty() => {
            return say!(lang, "{what} at a level that is not stated", "{what}, niveau non indiqué");
        }
        Some(LanguageLevel::BySkill(skills)) => {
            let each = skills.iter().map(|(skill, label)| format!("{} {}", quoted(skill), quoted(&label.value)));
            let outcome = Outcome::agreed(skills.iter().map(|(_, label)| threshold.judge(&label.value)));
            let known = skills.iter().all(|(_, label)| threshold.scale.level(&label.value).is_some());
            tail = say!(lang, "{asked} or above is required of each", "{asked} au minimum est demandé pour chacune");
            (each.collect::<Vec<_>>().join(", "), outcome, known)
        }
    };
    let borderline = threshold.borderline.and_then(|level| threshold.scale.levels.get(level));
    match (outcome, borderline) {
        (Outcome::Unclear, _) if !known => say!(
            lang,
            "{what} at {stated}, which is not on the scale; {tail}",
            "{what}\u{a0}: {stated}, hors de l'échelle\u{a0}; {tail}"
        ),
        (Outcome::Unclear, Some(borderline)) => say!(
            lang,
            "{what} at {stated}; {tail}, and from {borderline} on a person decides",
            "{what}\u{a0}: {stated}\u{a0}; {tail}, et à partir de {borderline} une personne décide"
        ),
        _ => say!(lang, "{what} at {stated}; {tail}", "{what}\u{a0}: {stated}\u{a0}; {tail}"),
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

/// The employer and the sector of an employment.
pub(super) fn employment(lang: Lang, entry: &Experience<'_>) -> String {
    let sector = entry.sector.map(|sector| self::sector(lang, sector.value));
    match (&entry.employer, sector) {
        (Some(employer), Some(sector)) => format!("{} ({sector})", quoted(&employer.value)),
        (Some(employer), None) => quoted(&employer.value),
        (None, Some(sector)) => sector.to_owned(),
        (None, None) => say!(lang, "an employment", "un emploi"),
    }
}

pub(super) fn experience_reason(lang: Lang, fact: &experience::Fact<'_>) -> String {
    let work = employment(lang, fact.entry);
    let on = date(lang, fact.on);
    let start = fact.entry.start.map_or_else(String::new, |start| partial_date(lang, start.value));
    let excluded = fact.excluded.map_or("", |excluded| excluded.title.get(lang));
    let why = match fact.why {
        Why::Fits => return work,
        Why::Sector => say!(lang, "not one of the sectors required", "pas l'un des secteurs demandés"),
        Why::SectorBorderline => {
            say!(lang, "for this sector a person decides", "pour ce secteur, une personne décide")
        }
        Why::SectorNotStated => say!(lang, "its sector is not stated", "secteur non indiqué"),
        Why::Employer => say!(lang, "{excluded} does not count", "{excluded} ne compte pas"),
        Why::EmployerDoubtful => say!(
            lang,
            "a person says whether this is {excluded}, which does not count",
            "une personne dit s'il s'agit de ce qui ne compte pas ({excluded})"
        ),
        Why::EmployerNotStated => say!(
            lang,
            "its employer is not stated, and {excluded} does not count",
            "employeur non indiqué, et {excluded} ne compte pas"
        ),
        Why::NotBegun => say!(lang, "begins {start}, after {on}", "début ({start}) après le {on}"),
        Why::DependsOnDay => {
            say!(lang, "begins {start}, which may be after {on}", "début ({start}) peut-être après le {on}")
        }
    };
    say!(lang, "{work}: {why}", "{work}\u{a0}: {why}")
}
