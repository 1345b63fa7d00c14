//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, Description, title};
use crate::checks::finding::Reason;
use crate::checks::language::{
    Demand, FOUR, LanguageCheck, LanguageFact, LevelAsked, MotherTongue, MotherTongueBy, Skill, UnlistedLanguage,
};
use crate::checks::threshold::Threshold;
use crate::domain::applicant::LanguageLevel;
use crate::domain::doubts::Doubts;
use crate::domain::grammar::{colon, every, further_entry, in_backticks, one_of, phrase, say, unnamed};
use crate::domain::languages::{Language, StatedLanguage};
use crate::domain::level_labels::LabelMeaning;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;
use crate::domain::text::{Bilingual, Lang};

impl Describe for LanguageCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, demand, count) = (context.lang, &self.demand, self.count);
        let is_each = self.each && demand.languages.len() > 1;
        if !is_each && count <= 1 {
            let demand = described(context, demand);
            return Description::leaf(demand + mother_tongue_by(lang, self.mother_tongue_by));
        }
        let languages = ordered_languages(context, demand);
        let group = group(lang, &languages, &demand.languages.title, usize::MAX);
        let is_group = group.is_some();
        let languages = the_languages(lang, &languages, group);
        let languages = match (is_each, demand.others) {
            (true, _) => {
                // Languages by their names are masculine, a group of them is feminine.
                let e = if is_group { "e" } else { "" };
                say!(lang, "{languages}, each", "{languages}, chacun{e}")
            }
            (false, true) => say!(
                lang,
                "{count} different languages other than {languages}, each",
                "{count} langues différentes (sauf {languages}), chacune"
            ),
            (false, false) => say!(
                lang,
                "{count} different languages among {languages}, each",
                "{count} langues différentes parmi {languages}, chacune"
            ),
        };
        let demand = self::demand(lang, &languages, &demand.level) + &on_scale(lang, &demand.level);
        Description::leaf(demand + mother_tongue_by(lang, self.mother_tongue_by))
    }
}

impl Reason for LanguageFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang, ["languages", "langues"]);
        }
        let language = language_named(lang, self);
        if self.is_asked == Outcome::Unclear && self.stated.name.is_some() && self.suffices != Outcome::NotMet {
            return match self.language {
                StatedLanguage::OneOf(any) => {
                    let another = phrase(lang, "another language", "une autre langue").to_owned();
                    let names = one_of(lang, any.iter().map(|one| one.with_article(lang)).chain([another]));
                    say!(out, lang, "{language} may be {names}", "{language} peut désigner {names}")
                }
                StatedLanguage::One(_) | StatedLanguage::Unknown => {
                    say!(out, lang, "language not understood: {language}", "langue non reconnue\u{a0}: {language}")
                }
            };
        }
        let level = self.stated.level;
        if let (Outcome::Met, Some(asked)) = (self.suffices, self.level.mother_tongue)
            && self.mother_tongue != Outcome::Met
        {
            let why = match (asked, self.mother_tongue) {
                (_, Outcome::Unclear) => phrase(
                    lang,
                    "whether this is a mother tongue is not stated",
                    "il n'est pas indiqué s'il s'agit d'une langue maternelle",
                ),
                (MotherTongue::Excluded, _) => {
                    phrase(lang, "a mother tongue does not count", "une langue maternelle n'est pas prise en compte")
                }
                (MotherTongue::Required, _) => {
                    phrase(lang, "only a mother tongue counts", "seule une langue maternelle est prise en compte")
                }
            };
            let stated = self.at_level(lang);
            return say!(out, lang, "{language}{stated}; {why}", "{language}{stated}\u{a0}; {why}");
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

    fn nothing_listed(&self, lang: Lang) -> Option<String> {
        let group = group(lang, self.languages, self.title, MAX_LANGUAGES_NAMED);
        Some(match (self.languages, group) {
            (languages, group) if self.others => {
                let languages = the_languages(lang, languages, group);
                say!(
                    lang,
                    "no language other than {languages} is stated",
                    "aucune autre langue que {languages} n'est indiquée"
                )
            }
            (_, Some(group)) => {
                say!(lang, "none of the {group} is stated", "aucune des {group} n'est indiquée")
            }
            ([language], None) => {
                let language = language.with_article(lang);
                say!(lang, "{language} is not stated", "{language} n'est pas indiqué")
            }
            (languages, None) => {
                let languages = one_of(lang, languages.iter().map(|language| language.name(lang)));
                say!(
                    lang,
                    "none of these languages is stated: {languages}",
                    "aucune de ces langues n'est indiquée\u{a0}: {languages}"
                )
            }
        })
    }
}

impl LanguageFact<'_> {
    /// The level as it is stated, behind the name of the language.
    pub(super) fn at_level(&self, lang: Lang) -> impl fmt::Display {
        let scale = &self.level.threshold.scale;
        stated_level(lang, self.stated.level, self.stated.beside, scale, Scale::read)
    }

    /// The same within a sentence of which the language is the subject.
    pub(super) fn of_level(&self, lang: Lang) -> impl fmt::Display {
        let (level, beside) = (self.stated.level, self.stated.beside);
        let labels = labels(lang, level, beside, &self.level.threshold.scale, Scale::read);
        fmt::from_fn(move |out| match level {
            None if beside.is_none() => Ok(()),
            Some(LanguageLevel::BySkill(_)) => write!(out, " ({labels})"),
            Some(LanguageLevel::Overall(_)) | None if !is_of_words(&self.level.threshold.scale) => {
                say!(out, lang, " at {labels}", " de niveau {labels}")
            }
            Some(LanguageLevel::Overall(_)) | None => say!(out, lang, " at {labels} level", " de niveau {labels}"),
        })
    }
}

impl Reason for UnlistedLanguage {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let languages = languages_named(lang, &self.languages, &self.languages.title, self.others);
        say!(
            out,
            lang,
            "no mother tongue is stated; it may be {languages}",
            "aucune langue maternelle n'est indiquée\u{a0}; ce peut être\u{a0}: {languages}"
        )
    }
}

/// What is asked for as one of several languages.
pub fn demanded(lang: Lang, asked: &Demand) -> String {
    demand(lang, &languages_named(lang, &asked.languages, &asked.languages.title, asked.others), &asked.level)
}

/// The same with every parameter, and with all the languages by their names.
pub fn described(context: DescribeContext<'_>, asked: &Demand) -> String {
    let (lang, languages) = (context.lang, ordered_languages(context, asked));
    let group = group(lang, &languages, &asked.languages.title, usize::MAX);
    demand(lang, &one_language(lang, &languages, group, asked.others), &asked.level) + &on_scale(lang, &asked.level)
}

/// Languages, as they are named, at a level.
pub fn demand(lang: Lang, languages: &str, level: &LevelAsked) -> String {
    let (asked, skills) = (at_level(lang, &level.threshold), in_skills(lang, &level.skills));
    let mother_tongue = match level.mother_tongue {
        None => "",
        Some(MotherTongue::Excluded) => phrase(lang, ", other than the mother tongue", ", langue maternelle exclue"),
        Some(MotherTongue::Required) => phrase(lang, ", as a mother tongue", ", langue maternelle exigée"),
    };
    format!("{languages} {asked}{skills}{mother_tongue}")
}

/// What else there is to say of a level: its scale, and how it is judged.
fn on_scale(lang: Lang, level: &LevelAsked) -> String {
    let mut words = scale_and_borderline(lang, &level.threshold);
    if level.four_skills {
        let skills = in_skills(lang, &FOUR);
        words += &say!(
            lang,
            "; if a level is given for each skill, it must be reached{skills}",
            "\u{a0}; si le niveau est indiqué par compétence, le niveau requis doit être atteint{skills}"
        );
    }
    words
}

/// So many languages are named within a sentence; more are counted.
pub const MAX_LANGUAGES_NAMED: usize = 6;

/// The languages of which one is asked.
pub fn languages_named(lang: Lang, languages: &[Language], title: &Bilingual, others: bool) -> String {
    one_language(lang, languages, group(lang, languages, title, MAX_LANGUAGES_NAMED), others)
}

/// The languages of a demand, in the order of the alphabet where checks are compared.
fn ordered_languages(context: DescribeContext<'_>, demand: &Demand) -> Vec<Language> {
    let mut languages = demand.languages.to_vec();
    if context.judging_dates.is_none() {
        languages.sort_unstable_by_key(|language| language.name(context.lang));
    }
    languages
}

/// What languages are called together, without an article: by the title of their list, or counted if they are more than
/// can be named.
fn group(lang: Lang, languages: &[Language], title: &Bilingual, most: usize) -> Option<String> {
    match (self::title(title, lang), languages.len()) {
        ("", count) if count > most => Some(say!(lang, "{count} languages in question", "{count} langues en question")),
        ("", _) => None,
        (title, _) => Some(title.to_owned()),
    }
}

/// All of the languages, by what they are called together or by their names.
fn the_languages(lang: Lang, languages: &[Language], group: Option<String>) -> String {
    match group {
        Some(group) => say!(lang, "the {group}", "les {group}"),
        None => every(lang, languages.iter().map(|language| language.with_article(lang))),
    }
}

/// One of the languages, or one that is none of them.
fn one_language(lang: Lang, languages: &[Language], group: Option<String>, others: bool) -> String {
    match group {
        group if others => {
            let languages = the_languages(lang, languages, group);
            say!(lang, "a language other than {languages}", "une langue (sauf {languages})")
        }
        Some(group) => say!(lang, "one of the {group}", "l'une des {group}"),
        None => one_of(lang, languages.iter().map(|language| language.name(lang))),
    }
}

/// The language of an entry; words that are not understood are quoted.
pub fn language_named(lang: Lang, fact: &LanguageFact<'_>) -> impl fmt::Display {
    let (named, language, doubts) = (fact.stated.name, fact.language, &fact.entry.doubts);
    fmt::from_fn(move |out| match (named, language) {
        (None, _) => out.write_str(unnamed(
            lang,
            doubts,
            "language",
            ["an unnamed language", "langue non indiquée"],
            ["a language that is not understood", "langue non reconnue"],
        )),
        (Some(_), StatedLanguage::One(language)) => out.write_str(language.name(lang)),
        (Some(name), StatedLanguage::OneOf(_) | StatedLanguage::Unknown) => write!(out, "{}", in_backticks(name)),
    })
}

/// A level as it is stated, with what is between it and the name: each skill with its label where it is given by skill,
/// and the label behind the name.
fn stated_level(
    lang: Lang,
    level: Option<&LanguageLevel<'_>>,
    beside: Option<&str>,
    scale: &Scale,
    read: fn(&Scale, &str) -> Option<LabelMeaning>,
) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let labels = labels(lang, level, beside, scale, read);
        match level {
            None if beside.is_none() => Ok(()),
            Some(LanguageLevel::Overall(_)) | None if !is_of_words(scale) => {
                say!(out, lang, " at {labels}", "\u{a0}: {labels}")
            }
            _ => write!(out, "{}{labels}", colon(lang)),
        }
    })
}

/// The labels of a level as it is stated.
pub fn labels(
    lang: Lang,
    level: Option<&LanguageLevel<'_>>,
    beside: Option<&str>,
    scale: &Scale,
    read: fn(&Scale, &str) -> Option<LabelMeaning>,
) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let mut between = "";
        match level {
            None => {}
            Some(LanguageLevel::Overall(label)) => {
                write_label(out, lang, label, scale, read(scale, label))?;
                between = ", ";
            }
            Some(LanguageLevel::BySkill(skills)) => {
                for (key, label) in skills {
                    out.write_str(between)?;
                    match Skill::of_key(key) {
                        Some(known) => write!(out, "{} ", skill(lang, known))?,
                        None => write!(out, "{} ", in_backticks(key))?,
                    }
                    write_label(out, lang, &label.value, scale, read(scale, &label.value))?;
                    between = ", ";
                }
            }
        }
        let Some(label) = beside else { return Ok(()) };
        out.write_str(between)?;
        write_label(out, lang, label, scale, read(scale, label))
    })
}

/// A label by the levels that it means, with its own words beside them unless they are the name of the level.
fn write_label(
    out: &mut fmt::Formatter<'_>,
    lang: Lang,
    label: &str,
    scale: &Scale,
    meaning: Option<LabelMeaning>,
) -> fmt::Result {
    let written = in_backticks(label);
    let level = |place: usize| scale.levels().get(place).map(String::as_str);
    let Some((lowest, highest)) = meaning.and_then(|meaning| level(meaning.lowest).zip(level(meaning.highest))) else {
        return say!(out, lang, "{written} (not understood)", "{written} (non reconnu)");
    };
    let low = level_name(lang, scale, lowest);
    if lowest != highest {
        let high = level_name(lang, scale, highest);
        return say!(out, lang, "{low} to {high} ({written})", "{low} à {high} ({written})");
    }
    let is_name = [lowest, scale.name_of(lang, lowest)].iter().any(|name| name.eq_ignore_ascii_case(label.trim()));
    if is_name { write!(out, "{low}") } else { write!(out, "{low} ({written})") }
}

/// A level as it is called within a sentence: a word that only the rules give it in quotation marks.
fn level_name(lang: Lang, scale: &Scale, level: &str) -> impl fmt::Display {
    let is_translated = scale.levels().first().is_some_and(|first| scale.name_of(Lang::Fr, first) != first);
    let name = scale.name_of(lang, level);
    fmt::from_fn(move |out| {
        if is_translated || !name.starts_with(char::is_lowercase) {
            return out.write_str(name);
        }
        say!(out, lang, "“{name}”", "«\u{a0}{name}\u{a0}»")
    })
}

/// `in reading and speaking`; nothing where every skill counts.
pub fn in_skills(lang: Lang, skills: &[Skill]) -> String {
    if skills.is_empty() {
        return String::new();
    }
    let skills = every(lang, skills.iter().map(|one| skill(lang, *one)));
    say!(lang, " in {skills}", " en {skills}")
}

/// A skill of a language.
pub const fn skill(lang: Lang, skill: Skill) -> &'static str {
    match skill {
        Skill::Reading => phrase(lang, "reading", "lecture"),
        Skill::Writing => phrase(lang, "writing", "écriture"),
        Skill::Speaking => phrase(lang, "speaking", "expression orale"),
        Skill::Listening => phrase(lang, "listening", "compréhension orale"),
        Skill::SpokenInteraction => phrase(lang, "spoken interaction", "interaction orale"),
        Skill::SpokenProduction => phrase(lang, "spoken production", "expression orale en continu"),
    }
}

/// What follows where no mother tongue is listed.
const fn mother_tongue_by(lang: Lang, by: Option<MotherTongueBy>) -> &'static str {
    match by {
        None => "",
        Some(MotherTongueBy::Word) => phrase(
            lang,
            "; if no language is stated as the mother tongue, the mother tongue may be a language that is not stated (for \
             the selection team to decide)",
            "\u{a0}; si aucune langue n'est indiquée comme langue maternelle, celle-ci peut être une langue non \
             indiquée (à l'appréciation du service responsable)",
        ),
        Some(MotherTongueBy::HighestLevel) => phrase(
            lang,
            "; if no language is stated as the mother tongue or at the highest level, the mother tongue may be a language \
             that is not stated (for the selection team to decide)",
            "\u{a0}; si aucune langue n'est indiquée comme langue maternelle ou au niveau le plus élevé, la langue \
             maternelle peut être une langue non indiquée (à l'appréciation du service responsable)",
        ),
    }
}

/// `at C1 or above`, `at “good” level or above`, `de niveau C1 ou supérieur`.
pub fn at_level(lang: Lang, threshold: &Threshold) -> impl fmt::Display {
    let level = level_name(lang, &threshold.scale, threshold.name());
    let above = above(lang, threshold);
    let is_of_words = is_of_words(&threshold.scale);
    fmt::from_fn(move |out| {
        if is_of_words {
            say!(out, lang, "at {level} level{above}", "de niveau {level}{above}")
        } else {
            say!(out, lang, "at {level}{above}", "de niveau {level}{above}")
        }
    })
}

/// Whether the levels are words, which English does not put behind "at" as it does `C1`.
fn is_of_words(scale: &Scale) -> bool {
    scale.levels().first().is_some_and(|level| level.starts_with(char::is_lowercase))
}

/// The level that is enough, and those above it if there are any.
fn or_above(lang: Lang, threshold: &Threshold) -> impl fmt::Display {
    let level = level_name(lang, &threshold.scale, threshold.name());
    let above = above(lang, threshold);
    fmt::from_fn(move |out| write!(out, "{level}{above}"))
}

/// What follows a level above which there are others.
fn above(lang: Lang, threshold: &Threshold) -> &'static str {
    let is_highest = threshold.at_least + 1 == threshold.scale.levels().len();
    if is_highest { "" } else { phrase(lang, " or above", " ou supérieur") }
}

/// The scale of a level, and from which level on the selection team decides.
pub fn scale_and_borderline(lang: Lang, threshold: &Threshold) -> String {
    let levels: Vec<_> = threshold.scale.levels().iter().map(|level| threshold.scale.name_of(lang, level)).collect();
    let (levels, borderline) = (levels.join(", "), borderline(lang, threshold));
    say!(lang, ", on the scale {levels}{borderline}", ", sur l'échelle {levels}{borderline}")
}

fn borderline(lang: Lang, threshold: &Threshold) -> impl fmt::Display {
    let level = threshold.borderline.and_then(|level| threshold.scale.levels().get(level));
    fmt::from_fn(move |out| {
        let Some(level) = level else { return Ok(()) };
        let level = level_name(lang, &threshold.scale, level);
        say!(
            out,
            lang,
            " (from {level}, the selection team decides)",
            " (à partir du niveau {level}, le service responsable tranche)"
        )
    })
}

/// What a reason says is required.
pub fn level_required(lang: Lang, threshold: &Threshold) -> impl fmt::Display {
    let asked = or_above(lang, threshold);
    fmt::from_fn(move |out| say!(out, lang, "; required: {asked}", "\u{a0}; niveau requis\u{a0}: {asked}"))
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
        let (scale, read) = (&self.threshold.scale, self.read);
        let is_unknown = |label: &str| read(scale, label).is_none();
        match (self.level, self.beside) {
            (None, None) => {
                return match self.absence {
                    LevelAbsence::WholeEntry => write!(out, "{what}"),
                    LevelAbsence::Unreadable => {
                        say!(out, lang, "{what}: level not understood", "{what}\u{a0}: niveau non reconnu")
                    }
                    LevelAbsence::Absent => {
                        say!(out, lang, "{what}: level not stated", "{what}\u{a0}: niveau non indiqué")
                    }
                };
            }
            (Some(LanguageLevel::Overall(label)), None) if is_unknown(label) => {
                let label = in_backticks(label);
                say!(out, lang, "{what}: level {label} not understood", "{what}\u{a0}: niveau {label} non reconnu")?;
            }
            (level, beside) => write!(out, "{what}{}", stated_level(lang, level, beside, scale, read))?,
        }
        let is_unclear = self.suffices == Outcome::Unclear;
        let lacks_skills = is_unclear && self.beside.is_none() && self.labels.contains(&None);
        if lacks_skills {
            say!(out, lang, ", other skills not stated", ", autres compétences non indiquées")?;
        }
        write!(out, "{}{}", level_required(lang, self.threshold), in_skills(lang, self.skills))?;
        if self.skills.is_empty() && matches!(self.level, Some(LanguageLevel::BySkill(_))) {
            say!(out, lang, " in each skill", " pour chaque compétence")?;
        }
        let mut given = self.labels.iter().copied().flatten().chain(self.beside);
        if is_unclear && !lacks_skills && !given.any(is_unknown) {
            write!(out, "{}", borderline(lang, self.threshold))?;
        }
        Ok(())
    }
}
