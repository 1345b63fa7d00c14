//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description, any_of, each_of, quote, title};
use crate::checks::finding::Reason;
use crate::checks::language::{
    Demand, LanguageCheck, LanguageFact, LevelAsked, MotherTongue, MotherTongueBy, Skill, UnlistedLanguage,
};
use crate::checks::threshold::Threshold;
use crate::domain::applicant::LanguageLevel;
use crate::domain::doubts::Doubts;
use crate::domain::grammar::{every, further_entry, in_backticks, one_of, phrase, say, unnamed};
use crate::domain::languages::{Language, StatedLanguage};
use crate::domain::level_labels::LabelMeaning;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;
use crate::domain::text::{Bilingual, Lang};

impl Describe for LanguageCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, demand) = (context.lang, &self.demand);
        let level = level_asked(lang, &demand.level) + mother_tongue_by(lang, self.mother_tongue_by);
        if self.each && demand.languages.len() > 1 {
            let names = match title(&demand.languages.title, lang) {
                "" => each_of(context, demand.languages.iter().map(|language| language.name(lang))),
                title => say!(lang, "the {title}", "les {title}"),
            };
            return Description::leaf(say!(lang, "{names}, each {level}", "{names}, chaque langue {level}"));
        }
        let names = languages(context, demand);
        if self.count > 1 && demand.others && title(&demand.languages.title, lang).is_empty() {
            let names = any_of(context, demand.languages.iter().map(|language| language.name(lang)));
            let count = self.count;
            return Description::leaf(say!(
                lang,
                "{count} different languages other than {names}, each {level}",
                "{count} langues différentes (sauf {names}), chacune {level}"
            ));
        }
        Description::leaf(match self.count {
            0 | 1 => say!(lang, "{names} {level}", "{names} {level}"),
            count => say!(
                lang,
                "{count} different languages, each of them {names} {level}",
                "{count} langues différentes, chacune parmi\u{a0}: {names} {level}"
            ),
        })
    }
}

impl Reason for LanguageFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang);
        }
        let language = language_named(lang, self);
        if self.is_asked == Outcome::Unclear && self.stated.name.is_some() && self.suffices != Outcome::NotMet {
            return match self.language {
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
        let level = self.stated.level;
        if let (Outcome::Met, Some(asked)) = (self.suffices, self.level.mother_tongue)
            && self.mother_tongue != Outcome::Met
        {
            let stated = stated_level(lang, level, self.stated.beside);
            let why = match (asked, self.mother_tongue) {
                (_, Outcome::Unclear) => phrase(
                    lang,
                    "this leaves open whether it is a mother tongue",
                    "on ignore si c'est une langue maternelle",
                ),
                (MotherTongue::Excluded, _) => {
                    phrase(lang, "a mother tongue does not count", "une langue maternelle ne compte pas")
                }
                (MotherTongue::Required, _) => {
                    phrase(lang, "only a mother tongue counts", "seule une langue maternelle compte")
                }
            };
            return say!(out, lang, "{language} at {stated}; {why}", "{language}\u{a0}: {stated}\u{a0}; {why}");
        }
        let reason = LevelReason {
            level,
            absence: LevelAbsence::of(&self.entry.doubts),
            beside: self.stated.beside,
            threshold: &self.level.threshold,
            skills: &self.level.skills,
            labels: level.map_or_else(Vec::new, |level| self.level.labels(level)),
            read: Scale::read,
            suffices: self.suffices,
        };
        reason.write(out, lang, language)
    }

    fn wanted(&self, lang: Lang) -> Option<String> {
        Some(languages_named(lang, self.languages, self.title, self.others))
    }
}

impl Reason for UnlistedLanguage {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let languages = languages_named(lang, &self.languages, &self.languages.title, self.others);
        say!(
            out,
            lang,
            "no mother tongue is stated, and no entry surely names {languages}, which may be it",
            "aucune langue maternelle n'est indiquée\u{a0}; faute d'entrée qui la cite à coup sûr, ce peut être\u{a0}: {languages}"
        )
    }
}

/// What is asked for as one of several languages.
pub fn demanded(lang: Lang, asked: &Demand) -> String {
    demand(lang, &languages_named(lang, &asked.languages, &asked.languages.title, asked.others), &asked.level)
}

/// Languages, as they are named, at a level.
pub fn demand(lang: Lang, languages: &str, level: &LevelAsked) -> String {
    let asked = level.threshold.name();
    let skills = in_skills(lang, &level.skills);
    let mother_tongue = match level.mother_tongue {
        None => "",
        Some(MotherTongue::Excluded) => phrase(lang, ", not as a mother tongue", ", pas comme langue maternelle"),
        Some(MotherTongue::Required) => phrase(lang, ", as a mother tongue", ", comme langue maternelle"),
    };
    say!(
        lang,
        "{languages} at {asked} or above{skills}{mother_tongue}",
        "{languages}, {asked} au minimum{skills}{mother_tongue}"
    )
}

/// So many languages are named within a sentence; more are counted, as the notice lists them.
pub const MAX_LANGUAGES_NAMED: usize = 6;

/// The languages of which one is asked.
pub fn languages_named(lang: Lang, languages: &[Language], title: &Bilingual, others: bool) -> String {
    let count = languages.len();
    match (self::title(title, lang), others) {
        ("", false) if count > MAX_LANGUAGES_NAMED => {
            return say!(lang, "one of the {count} languages listed", "l'une des {count} langues énumérées");
        }
        ("", true) if count > MAX_LANGUAGES_NAMED => {
            return say!(
                lang,
                "a language other than the {count} that are listed",
                "une langue autre que les {count} qui sont énumérées"
            );
        }
        ("", _) => {}
        (title, false) => return say!(lang, "one of the {title}", "l'une des {title}"),
        (title, true) => {
            return say!(lang, "a language that is none of the {title}", "une langue qui n'est pas l'une des {title}");
        }
    }
    let names = languages.iter().map(|language| language.name(lang));
    if others {
        let names = one_of(lang, names);
        return say!(lang, "a language other than {names}", "une langue (sauf {names})");
    }
    one_of(lang, names)
}

pub fn language_named(lang: Lang, fact: &LanguageFact<'_>) -> impl fmt::Display {
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
pub fn stated_level(lang: Lang, level: Option<&LanguageLevel<'_>>, beside: Option<&str>) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let mut comma = "";
        match level {
            None => {}
            Some(LanguageLevel::Overall(label)) => {
                write!(out, "{}", in_backticks(label))?;
                comma = ", ";
            }
            Some(LanguageLevel::BySkill(skills)) => {
                for (key, label) in skills {
                    out.write_str(comma)?;
                    match Skill::of_key(key) {
                        Some(known) => out.write_str(skill(lang, known))?,
                        None => write!(out, "{}", in_backticks(key))?,
                    }
                    write!(out, " {}", in_backticks(&label.value))?;
                    comma = ", ";
                }
            }
        }
        beside.map_or(Ok(()), |label| write!(out, "{comma}{}", in_backticks(label)))
    })
}

/// `in reading and speaking`; nothing where every skill counts.
pub fn in_skills(lang: Lang, skills: &[Skill]) -> String {
    if skills.is_empty() {
        return String::new();
    }
    let skills = every(lang, skills.iter().map(|one| skill(lang, *one).to_owned()));
    say!(lang, " in {skills}", " en {skills}")
}

/// A skill of a language.
pub const fn skill(lang: Lang, skill: Skill) -> &'static str {
    match skill {
        Skill::Reading => phrase(lang, "reading", "lecture"),
        Skill::Writing => phrase(lang, "writing", "expression écrite"),
        Skill::Speaking => phrase(lang, "speaking", "expression orale"),
        Skill::Listening => phrase(lang, "listening", "compréhension orale"),
        Skill::SpokenInteraction => phrase(lang, "spoken interaction", "interaction orale"),
        Skill::SpokenProduction => phrase(lang, "spoken production", "expression orale en continu"),
    }
}

/// What follows where no mother tongue is listed.
pub const fn mother_tongue_by(lang: Lang, by: Option<MotherTongueBy>) -> &'static str {
    match (lang, by) {
        (_, None) => "",
        (Lang::En, Some(MotherTongueBy::Word)) => {
            "; if no entry is called the mother tongue, a language that is not listed may be it, and a person decides"
        }
        (Lang::En, Some(MotherTongueBy::HighestLevel)) => {
            "; if no entry is called the mother tongue or is at the highest level, a language that is not listed may be \
             it, and a person decides"
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
pub fn languages(context: DescribeContext<'_>, demand: &Demand) -> String {
    let lang = context.lang;
    if !title(&demand.languages.title, lang).is_empty() {
        return languages_named(lang, &demand.languages, &demand.languages.title, demand.others);
    }
    let names = any_of(context, demand.languages.iter().map(|language| language.name(lang)));
    if demand.others {
        return say!(lang, "a language other than {names}", "une langue (sauf {names})");
    }
    names
}

/// A level, the skills it is asked of, and whether a mother tongue counts.
pub fn level_asked(lang: Lang, asked: &LevelAsked) -> String {
    let mut words = String::new();
    if !asked.skills.is_empty() {
        words += &in_skills(lang, &asked.skills);
        words.push(' ');
    }
    words += &at_level(lang, &asked.threshold);
    if asked.four_skills {
        words += &say!(
            lang,
            "; a level given by skill has to be reached in reading, writing, speaking and listening",
            "\u{a0}; un niveau donné par compétence doit être atteint en lecture, expression écrite, expression orale et compréhension orale"
        );
    }
    words += match asked.mother_tongue {
        None => "",
        Some(MotherTongue::Excluded) => {
            phrase(lang, "; a mother tongue does not count", "\u{a0}; une langue maternelle ne compte pas")
        }
        Some(MotherTongue::Required) => {
            phrase(lang, "; only a mother tongue counts", "\u{a0}; seule une langue maternelle compte")
        }
    };
    words.trim_start().to_owned()
}

/// The level asked, the scale it is of, and the levels for which a person decides.
pub fn at_level(lang: Lang, threshold: &Threshold) -> String {
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
    if threshold.at_least + 1 == levels.len() {
        return say!(
            lang,
            "at {asked} on the scale {scale}{borderline}",
            "au niveau {asked}, sur l'échelle {scale}{borderline}"
        );
    }
    say!(
        lang,
        "at {asked} or above on the scale {scale}{borderline}",
        "au niveau {asked} ou au-dessus, sur l'échelle {scale}{borderline}"
    )
}

/// A level; one that is a word, rather than a sign such as `C1`, is in quotation marks.
pub fn level(lang: Lang, name: &str) -> String {
    if name.chars().any(char::is_lowercase) { quote(lang, name) } else { name.to_owned() }
}

/// What is stated of a level and what is asked.
pub struct LevelReason<'a> {
    pub level: Option<&'a LanguageLevel<'a>>,
    /// What holds where there is none.
    pub absence: LevelAbsence,
    /// The label behind the name.
    pub beside: Option<&'a str>,
    pub threshold: &'a Threshold,
    /// The skills that are asked for by name.
    pub skills: &'a [Skill],
    /// The labels that count; `None` for a skill that is not given.
    pub labels: Vec<Option<&'a str>>,
    /// What a label means.
    pub read: fn(&Scale, &str) -> Option<LabelMeaning>,
    /// What the threshold says of it.
    pub suffices: Outcome,
}

/// Why an entry has no level.
#[derive(Clone, Copy)]
pub enum LevelAbsence {
    /// The entry may say anything.
    WholeEntry,
    Unreadable,
    Absent,
}

impl LevelAbsence {
    pub fn of<T>(doubts: &Doubts<'_, T>) -> Self {
        match doubts.is_whole() {
            true => Self::WholeEntry,
            false if doubts.is_unreadable("level") => Self::Unreadable,
            false => Self::Absent,
        }
    }
}

impl LevelReason<'_> {
    pub fn write(&self, out: &mut String, lang: Lang, what: impl fmt::Display) -> fmt::Result {
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
        let (asked, stated) = (self.threshold.name(), stated_level(lang, self.level, self.beside));
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
                "{what} at {stated}, not every skill that counts; {tail}",
                "{what}\u{a0}: {stated}, et pas toutes les compétences prises en compte\u{a0}; {tail}"
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
