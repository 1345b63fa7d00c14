//! What is asked of what the applicant can do and has done: languages, IT tools, experience, competencies.

use super::{DescribeContext, DescribedDay, Description, any_of, each_of, ordered, quote, title};
use crate::checks::OnDate;
use crate::checks::competency::CompetencyCheck;
use crate::checks::experience::{ExperienceCheck, ExperienceConditions};
use crate::checks::it_skill::ItSkillCheck;
use crate::checks::language::{Demand, LanguageCheck, LevelAsked, MotherTongue, MotherTongueBy, Threshold};
use crate::checks::languages::Languages;
use crate::checks::length_of_time::TimeRequirement;
use crate::checks::residence::ResidenceCheck;
use crate::domain::applicant::Sector;
use crate::domain::text::Lang;
use crate::messages::skill_reasons::{experience_kind, in_skills, length, sector};
use crate::messages::{every, one_of, say};

pub(super) fn language(context: DescribeContext<'_>, check: &LanguageCheck) -> Description {
    let (lang, demand) = (context.lang, &check.demand);
    let level = level_asked(lang, &demand.level) + mother_tongue_by(lang, check.mother_tongue_by);
    if check.each && demand.languages.len() > 1 {
        let names = each_of(context, demand.languages.iter().map(|language| language.name(lang)));
        return Description::leaf(say!(lang, "{names}, each {level}", "{names}, chaque langue {level}"));
    }
    let names = languages(context, demand);
    Description::leaf(match check.count {
        0 | 1 => say!(lang, "{names} {level}", "{names} {level}"),
        count => say!(
            lang,
            "{count} different languages, each of them {names} {level}",
            "{count} langues différentes, chacune parmi\u{a0}: {names} {level}"
        ),
    })
}

/// What follows where no mother tongue is listed.
const fn mother_tongue_by(lang: Lang, by: Option<MotherTongueBy>) -> &'static str {
    match (lang, by) {
        (_, None) => "",
        (Lang::En, Some(MotherTongueBy::Word)) => {
            "; where no entry says that it is a mother tongue, a language that none names may be it, and a person decides"
        }
        (Lang::En, Some(MotherTongueBy::HighestLevel)) => {
            "; where no entry says that it is a mother tongue, or is at the highest level, a language that none names may \
             be it, and a person decides"
        }
        (Lang::Fr, Some(MotherTongueBy::Word)) => {
            "\u{a0}; si aucune langue n'est déclarée maternelle, une langue qui n'est pas citée peut l'être, et une \
             personne décide"
        }
        (Lang::Fr, Some(MotherTongueBy::HighestLevel)) => {
            "\u{a0}; si aucune langue n'est déclarée maternelle ni n'est au niveau le plus élevé, une langue qui n'est \
             pas citée peut l'être, et une personne décide"
        }
    }
}

/// The languages of which one is asked.
fn languages(context: DescribeContext<'_>, demand: &Demand) -> String {
    let lang = context.lang;
    let names = any_of(context, demand.languages.iter().map(|language| language.name(lang)));
    if demand.others {
        return say!(lang, "a language other than {names}", "une langue, sauf {names},");
    }
    names
}

pub(super) fn several_languages(context: DescribeContext<'_>, check: &Languages) -> Description {
    let lang = context.lang;
    let demand = |demand: &Demand| {
        let (names, level) = (languages(context, demand), level_asked(lang, &demand.level));
        Description::leaf(say!(lang, "{names} {level}", "{names} {level}"))
    };
    let sentence = say!(
        lang,
        "each of these, every time by a different language:",
        "chacune de ces conditions, chaque fois par une langue différente\u{a0}:"
    );
    Description { sentence, parts: check.distinct.iter().map(demand).collect() }
}

/// A level, the skills it is asked of, and whether a mother tongue counts.
fn level_asked(lang: Lang, asked: &LevelAsked) -> String {
    let mut words = String::new();
    if !asked.skills.is_empty() {
        words += &in_skills(lang, &asked.skills);
        words.push(' ');
    }
    words += &at_level(lang, &asked.threshold);
    if asked.four_skills {
        words += &say!(
            lang,
            "; by skill it takes reading, writing, speaking and listening",
            "\u{a0}; par compétence, il faut la lecture, l'expression écrite, l'expression orale et la compréhension orale"
        );
    }
    words += match (lang, asked.mother_tongue) {
        (_, None) => "",
        (Lang::En, Some(MotherTongue::Excluded)) => "; a mother tongue does not count",
        (Lang::En, Some(MotherTongue::Required)) => "; as a mother tongue",
        (Lang::Fr, Some(MotherTongue::Excluded)) => "\u{a0}; une langue maternelle ne compte pas",
        (Lang::Fr, Some(MotherTongue::Required)) => "\u{a0}; comme langue maternelle",
    };
    words.trim_start().to_owned()
}

pub(super) fn it_skill(context: DescribeContext<'_>, check: &ItSkillCheck) -> Description {
    let lang = context.lang;
    let level = at_level(lang, &check.threshold);
    if check.tools.is_empty() {
        return Description::leaf(say!(
            lang,
            "any one IT tool, whichever it is, {level}",
            "un outil informatique, quel qu'il soit, {level}"
        ));
    }
    let names = check.tools.iter().map(|tool| tool.name.clone());
    let whole: Vec<_> = check.tools.iter().filter(|tool| !tool.whole.is_empty()).collect();
    let mut lint_warning = String::new();
    for tool in whole {
        let (name, parts) = (&tool.name, every(lang, tool.whole.iter().map(|part| part.name.clone())));
        lint_warning += &say!(lang, "; {parts} together are {name}", "\u{a0}; {parts} forment ensemble {name}");
    }
    lint_warning += &say!(
        lang,
        "; where only a part of a tool is named, or a longer name holds its name, a person decides",
        "\u{a0}; si seule une partie d'un outil est citée, ou si son nom figure dans un nom plus long, une personne décide"
    );
    Description::leaf(if check.each && check.tools.len() > 1 {
        let names = each_of(context, names);
        say!(lang, "{names}, each {level}{lint_warning}", "{names}, chaque outil {level}{lint_warning}")
    } else {
        let names = any_of(context, names);
        match check.count {
            0 | 1 => say!(lang, "{names} {level}{lint_warning}", "{names} {level}{lint_warning}"),
            count => say!(
                lang,
                "{count} of these tools: {names}, each {level}{lint_warning}",
                "{count} de ces outils\u{a0}: {names}, chaque outil {level}{lint_warning}"
            ),
        }
    })
}

/// The level asked, the scale it is of, and the levels for which a person decides.
fn at_level(lang: Lang, threshold: &Threshold) -> String {
    let levels = threshold.scale.levels();
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

/// A level; one that is a word, rather than a sign such as `C1`, is in quotation marks.
fn level(lang: Lang, name: &str) -> String {
    if name.chars().any(char::is_lowercase) { quote(lang, name) } else { name.to_owned() }
}

pub(super) fn experience(context: DescribeContext<'_>, check: &ExperienceCheck) -> Description {
    let (lang, by) = (context.lang, DescribedDay::new(context, check.on).by());
    let mut parts = Vec::new();
    if !check.sectors.is_empty() {
        let sectors = sectors(context, &check.sectors);
        parts.push(Description::leaf(say!(lang, "it counts in {sectors}", "elle compte dans {sectors}")));
    }
    if !check.borderline.is_empty() {
        let sectors = self::sectors(context, &check.borderline);
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
            let sectors = self::sectors(context, &check.excluded_in);
            say!(lang, " in {sectors}", " dans {sectors}")
        };
        parts.push(Description::leaf(say!(
            lang,
            "an employer of the list {employers} does not count{within}; where the employer is not stated, or its name may mean one of them, a person decides",
            "un employeur de la liste {employers} ne compte pas{within}\u{a0}; si l'employeur n'est pas indiqué, ou si son nom peut désigner l'un d'eux, une personne décide"
        )));
    }
    parts.extend(check.more.iter().flat_map(|more| more_of_experience(context, more)).map(Description::leaf));
    let colon = match (lang, parts.is_empty()) {
        (_, true) => "",
        (Lang::En, false) => ":",
        (Lang::Fr, false) => "\u{a0}:",
    };
    let sentence = match &check.time {
        Some(asked) => {
            let time = time(context, asked, check.on);
            say!(
                lang,
                "work experience begun {by}, days that several share counted once: {time}{colon}",
                "une expérience professionnelle commencée {by}, les jours communs n'étant comptés qu'une fois\u{a0}: {time}{colon}"
            )
        }
        None if check.none => say!(
            lang,
            "no work experience of this kind, begun {by}{colon}",
            "aucune expérience professionnelle de ce type, commencée {by}{colon}"
        ),
        None => say!(
            lang,
            "work experience of any length, begun {by}{colon}",
            "une expérience professionnelle, quelle qu'en soit la durée, commencée {by}{colon}"
        ),
    };
    Description { sentence, parts }
}

/// What few checks ask of an experience.
fn more_of_experience(context: DescribeContext<'_>, more: &ExperienceConditions) -> Vec<String> {
    let lang = context.lang;
    let mut words = Vec::new();
    if !more.kinds.is_empty() {
        let kinds = any_of(context, more.kinds.iter().map(|kind| experience_kind(lang, *kind).to_owned()));
        words.push(say!(lang, "it counts as {kinds}", "elle compte comme {kinds}"));
    }
    if let Some(employers) = &more.employers {
        let list = quote(lang, title(&employers.title, lang));
        words.push(say!(
            lang,
            "it counts with an employer of the list {list}; where the employer is not stated, or its name may mean one of them, a person decides",
            "elle compte chez un employeur de la liste {list}\u{a0}; si l'employeur n'est pas indiqué, ou si son nom peut désigner l'un d'eux, une personne décide"
        ));
    }
    if let Some(fields) = &more.fields {
        let list = quote(lang, title(&fields.title, lang));
        words.push(say!(
            lang,
            "it counts in a field of the list {list}; whether any other field counts, a person says",
            "elle compte dans un domaine de la liste {list}\u{a0}; si un autre domaine compte, une personne le dit"
        ));
    }
    if let Some(set) = &more.countries {
        let countries = super::person_checks::countries(context, set);
        words.push(say!(lang, "it counts in {countries}", "elle compte, pour le pays, dans\u{a0}: {countries}"));
    }
    if more.full_time {
        words.push(say!(lang, "it counts where it is full-time", "elle compte si elle est à temps plein"));
    }
    words
}

/// How much time is asked in all.
fn time(context: DescribeContext<'_>, asked: &TimeRequirement, on: OnDate) -> String {
    let lang = context.lang;
    let mut words = Vec::new();
    if let Some(least) = asked.at_least {
        let least = length(lang, least);
        words.push(say!(lang, "at least {least} in all", "au moins {least} au total"));
    }
    if let Some(borderline) = asked.borderline {
        let borderline = length(lang, borderline);
        words.push(say!(
            lang,
            "from {borderline} on a person decides",
            "à partir de {borderline}, une personne décide"
        ));
    }
    if let Some(most) = asked.at_most {
        let most = length(lang, most);
        words.push(say!(lang, "at most {most} in all", "au plus {most} au total"));
    }
    if asked.consecutive {
        words.push(say!(lang, "without a gap", "sans interruption"));
    }
    if let Some(within) = asked.within_last {
        let (within, up_to) = (length(lang, within), DescribedDay::new(context, on).up_to());
        words.push(say!(lang, "in the {within} {up_to}", "dans les {within} {up_to}"));
    }
    words.join(", ")
}

pub(super) fn residence(context: DescribeContext<'_>, check: &ResidenceCheck) -> Description {
    let (lang, up_to) = (context.lang, DescribedDay::new(context, check.on).up_to());
    let (countries, time) =
        (super::person_checks::countries(context, &check.countries), time(context, &check.time, check.on));
    Description::leaf(say!(
        lang,
        "residence in {countries}, counted {up_to}, days that several entries share once: {time}",
        "résidence\u{a0}: {countries}, comptée {up_to}, les jours communs n'étant comptés qu'une fois\u{a0}: {time}"
    ))
}

/// `one of these sectors: research or private sector`.
fn sectors(context: DescribeContext<'_>, sectors: &[Sector]) -> String {
    let lang = context.lang;
    let names = any_of(context, sectors.iter().map(|one| sector(lang, *one).to_owned()));
    if sectors.len() == 1 {
        return say!(lang, "the sector {names}", "le secteur {names}");
    }
    say!(lang, "one of the sectors {names}", "l'un des secteurs {names}")
}

pub(super) fn competency(context: DescribeContext<'_>, check: &CompetencyCheck) -> Description {
    let lang = context.lang;
    let names = ordered(context, check.written.iter().map(|name| quote(lang, name)));
    let names = one_of(lang, names.into_iter());
    Description::leaf(say!(
        lang,
        "an example is given for the competency named {names}; people assess it",
        "un exemple est donné pour la compétence nommée {names}\u{a0}; une personne l'apprécie"
    ))
}
