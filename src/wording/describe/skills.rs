//! What is asked of what the applicant can do and has done: languages, IT tools, experience, competencies.

use super::{Day, Description, Telling, any_of, each_of, ordered, quote, title};
use crate::checks::competency::CompetencyCheck;
use crate::checks::experience::ExperienceCheck;
use crate::checks::it_skill::ItSkillCheck;
use crate::checks::language::{LanguageCheck, Threshold};
use crate::domain::applicant::Sector;
use crate::domain::text::Lang;
use crate::wording::languages::language as language_name;
use crate::wording::skills::sector;
use crate::wording::{one_of, say};

pub(super) fn language(telling: Telling<'_>, check: &LanguageCheck) -> Description {
    let lang = telling.lang;
    let names = check.languages.iter().map(|one| language_name(lang, *one));
    let level = at_level(lang, &check.threshold);
    Description::leaf(if check.each && check.languages.len() > 1 {
        let names = each_of(telling, names);
        say!(lang, "{names}, each {level}", "{names}, chaque langue {level}")
    } else {
        let names = any_of(telling, names);
        say!(lang, "{names} {level}", "{names} {level}")
    })
}

pub(super) fn it_skill(telling: Telling<'_>, check: &ItSkillCheck) -> Description {
    let lang = telling.lang;
    let level = at_level(lang, &check.threshold);
    if check.tools.is_empty() {
        return Description::leaf(say!(
            lang,
            "any one IT tool, whichever it is, {level}",
            "un outil informatique, quel qu'il soit, {level}"
        ));
    }
    let names = check.tools.iter().map(|tool| tool.name.clone());
    let doubt = say!(
        lang,
        "; where only a part of a tool is named, or a longer name holds its name, a person decides",
        "\u{a0}; si seule une partie d'un outil est citée, ou si son nom figure dans un nom plus long, une personne décide"
    );
    Description::leaf(if check.each && check.tools.len() > 1 {
        let names = each_of(telling, names);
        say!(lang, "{names}, each {level}{doubt}", "{names}, chaque outil {level}{doubt}")
    } else {
        let names = any_of(telling, names);
        say!(lang, "{names} {level}{doubt}", "{names} {level}{doubt}")
    })
}

/// The level asked, the scale it is of, and the levels for which a person decides.
fn at_level(lang: Lang, threshold: &Threshold) -> String {
    let levels = &threshold.scale.levels;
    let (asked, scale) = (level(lang, threshold.name()), levels.join(", "));
    let name = |index: usize| levels.get(index).map_or_else(String::new, |name| level(lang, name));
    let borderline = match threshold.borderline {
        None => String::new(),
        Some(lowest) if lowest + 1 == threshold.at_least => {
            let lowest = name(lowest);
            say!(lang, "; at {lowest} a person decides", "\u{a0}; au niveau {lowest}, une personne décide")
        }
        Some(lowest) => {
            let (lowest, highest) = (name(lowest), name(threshold.at_least.saturating_sub(1)));
            say!(
                lang,
                "; from {lowest} to {highest} a person decides",
                "\u{a0}; du niveau {lowest} au niveau {highest}, une personne décide"
            )
        }
    };
    say!(
        lang,
        "at {asked} or above on the scale {scale}{borderline}",
        "au niveau {asked} ou au-dessus, sur l'échelle {scale}{borderline}"
    )
}

/// A level; one that is a word, rather than a sign such as `C1`, stands in quotation marks.
fn level(lang: Lang, name: &str) -> String {
    if name.chars().any(char::is_lowercase) { quote(lang, name) } else { name.to_owned() }
}

pub(super) fn experience(telling: Telling<'_>, check: &ExperienceCheck) -> Description {
    let (lang, by) = (telling.lang, Day::new(telling, check.on).by());
    let sectors = sectors(telling, &check.sectors);
    let mut parts = vec![Description::leaf(say!(lang, "it counts in {sectors}", "elle compte dans {sectors}"))];
    if !check.borderline.is_empty() {
        let sectors = self::sectors(telling, &check.borderline);
        let sentence = say!(lang, "in {sectors} a person decides", "dans {sectors}, une personne décide");
        parts.push(Description::leaf(sentence));
    }
    if let Some(excluded) = &check.excluded {
        let employers = match title(&excluded.title, lang) {
            "" => say!(lang, "the employers listed", "les employeurs énumérés"),
            title => quote(lang, title),
        };
        let within = if check.excluded_in.is_empty() {
            String::new()
        } else {
            let sectors = self::sectors(telling, &check.excluded_in);
            say!(lang, " in {sectors}", " dans {sectors}")
        };
        parts.push(Description::leaf(say!(
            lang,
            "an employer of the list {employers} does not count{within}; where the employer is not stated, or its name may mean one of them, a person decides",
            "un employeur de la liste {employers} ne compte pas{within}\u{a0}; si l'employeur n'est pas indiqué, ou si son nom peut désigner l'un d'eux, une personne décide"
        )));
    }
    let sentence = say!(
        lang,
        "work experience of any length, begun {by}:",
        "une expérience professionnelle, quelle qu'en soit la durée, commencée {by}\u{a0}:"
    );
    Description { sentence, parts }
}

/// `one of these sectors: research or private sector`.
fn sectors(telling: Telling<'_>, sectors: &[Sector]) -> String {
    let lang = telling.lang;
    let names = any_of(telling, sectors.iter().map(|one| sector(lang, *one).to_owned()));
    if sectors.len() == 1 {
        return say!(lang, "the sector {names}", "le secteur {names}");
    }
    say!(lang, "one of the sectors {names}", "l'un des secteurs {names}")
}

pub(super) fn competency(telling: Telling<'_>, check: &CompetencyCheck) -> Description {
    let lang = telling.lang;
    let names = ordered(telling, check.written.iter().map(|name| quote(lang, name)));
    let names = one_of(lang, names.into_iter());
    Description::leaf(say!(
        lang,
        "an example is given for the competency named {names}; people assess it",
        "un exemple est donné pour la compétence nommée {names}\u{a0}; une personne l'apprécie"
    ))
}
