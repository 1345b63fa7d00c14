//! Every sentence the tool utters, English beside French.
//!
//! Sentences begin in lower case and have no final stop; the words of others stand in backticks. They are made of
//! findings, problems and warnings, which are data; the text of strangers in them is escaped where it is printed.

use chrono::{Datelike, NaiveDate};

use crate::checks::education::{EntryCheck, PartFact, Recency, Why as EducationWhy};
use crate::checks::experience::Why as ExperienceWhy;
use crate::checks::nationality::Standing;
use crate::checks::params::Levels;
use crate::checks::timely::Act;
use crate::checks::{
    Fact, Finding, age, documents, education, experience, it_skill, language, nationality, studies, timely,
};
use crate::domain::applicant::{LanguageLevel, Level, Sector, Status};
use crate::domain::calendar::{Moment, PartialDate, age_on, birthday};
use crate::domain::outcome::{Outcome, Verdict};
use crate::domain::text::Lang;

pub mod labels;
pub mod mistakes;

/// One sentence in both languages: the English and the French column.
macro_rules! say {
    ($lang:expr, $en:literal, $fr:literal) => {
        match $lang {
            $crate::domain::text::Lang::En => format!($en),
            $crate::domain::text::Lang::Fr => format!($fr),
        }
    };
}
use say;

/// So many reasons for one outcome are told; the rest are counted, and stand in the parts of the JSON report.
const TOLD: usize = 2;

/// The word for an outcome.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::En, Outcome::Met) => "met",
        (Lang::En, Outcome::Unclear) => "unclear",
        (Lang::En, Outcome::NotMet) => "not met",
        (Lang::Fr, Outcome::Met) => "rempli",
        (Lang::Fr, Outcome::Unclear) => "incertain",
        (Lang::Fr, Outcome::NotMet) => "non rempli",
    }
}

/// The word for a verdict.
#[must_use]
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match (lang, verdict) {
        (Lang::En, Verdict::Eligible) => "eligible",
        (Lang::En, Verdict::Review) => "review",
        (Lang::En, Verdict::Ineligible) => "ineligible",
        (Lang::En, Verdict::Invalid) => "invalid",
        (Lang::Fr, Verdict::Eligible) => "admissible",
        (Lang::Fr, Verdict::Review) => "à examiner",
        (Lang::Fr, Verdict::Ineligible) => "non admissible",
        (Lang::Fr, Verdict::Invalid) => "illisible",
    }
}

/// What stands between a heading and what it is about.
#[must_use]
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ": ",
        Lang::Fr => "\u{a0}: ",
    }
}

/// What stands between two sentences in one line.
#[must_use]
pub const fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "; ",
        Lang::Fr => "\u{a0}; ",
    }
}

/// Why an outcome is what it is, in a sentence.
#[must_use]
pub fn reason(lang: Lang, finding: &Finding<'_>) -> String {
    match &finding.fact {
        Fact::Any | Fact::All | Fact::Not | Fact::AtLeast(_) => joined(lang, finding.deciding()),
        Fact::Entries(list, _) if finding.parts.is_empty() => nothing_in(lang, list),
        Fact::Entries(..) | Fact::Tool(_) => among_entries(lang, finding),
        Fact::EveryDocument(every) => every_document(lang, every, finding),
        Fact::NotStated(pointer) => not_stated(lang, pointer),
        Fact::Person(question) => {
            if let Some(inner) = finding.parts.iter().find(|part| matches!(part.fact, Fact::NotStated(_))) {
                return reason(lang, inner);
            }
            let inner = joined(lang, finding.deciding());
            let question = question.get(lang);
            match (finding.outcome, inner.is_empty()) {
                (Outcome::NotMet, _) => inner,
                (_, true) => {
                    say!(lang, "for a person to say: {question}", "une personne doit le dire\u{a0}: {question}")
                }
                (_, false) => say!(
                    lang,
                    "{inner}; for a person to say: {question}",
                    "{inner}\u{a0}; une personne doit le dire\u{a0}: {question}"
                ),
            }
        }
        Fact::Nationality(fact) => nationality_reason(lang, fact),
        Fact::Age(fact) => age_reason(lang, fact),
        Fact::Education(fact) => education_reason(lang, fact, finding),
        Fact::EducationPart(fact) => education_part(lang, fact),
        Fact::Studies(fact) => studies_reason(lang, fact, finding.outcome),
        Fact::Language(fact) => language_reason(lang, fact),
        Fact::ItSkill(fact) => it_skill_reason(lang, fact),
        Fact::Experience(fact) => experience_reason(lang, fact),
        Fact::Timely(fact) => timely_reason(lang, fact, finding.outcome),
        Fact::Vacancies(fact) => {
            let (count, most) = (fact.count, fact.at_most);
            if count == 1 {
                return say!(
                    lang,
                    "no other vacancy applied for; at most {most} in all are allowed",
                    "aucun autre stage demandé\u{a0}; {most} au plus sont permis en tout"
                );
            }
            say!(
                lang,
                "{count} different vacancies applied for; at most {most} are allowed",
                "{count} stages demandés au total\u{a0}; {most} au plus sont permis"
            )
        }
        Fact::Document(fact) => document_reason(lang, fact, finding.outcome),
        Fact::Declaration(fact) => match (lang, fact.value) {
            (Lang::En, true) => "generative AI is declared as used".to_owned(),
            (Lang::En, false) => "generative AI is declared as not used".to_owned(),
            (Lang::Fr, true) => "le recours à l'IA générative est déclaré".to_owned(),
            (Lang::Fr, false) => "aucun recours à l'IA générative n'est déclaré".to_owned(),
        },
        Fact::Competency(fact) => match fact.entry {
            None => say!(lang, "not shown", "non illustrée"),
            Some(entry) => match &entry.evidence {
                None => say!(lang, "named, but without evidence", "citée, mais sans exemple"),
                Some(evidence) => {
                    let evidence = quoted(&evidence.value);
                    say!(lang, "shown by {evidence}", "illustrée par {evidence}")
                }
            },
        },
    }
}

/// The reason where the English and the French text differ.
#[must_use]
pub fn contested(lang: Lang, english: &Finding<'_>, french: &Finding<'_>) -> String {
    let (en, fr) = (outcome(lang, english.outcome), outcome(lang, french.outcome));
    let (because_en, because_fr) = (reason(lang, english), reason(lang, french));
    say!(
        lang,
        "the two texts differ: by the English one {en} ({because_en}), by the French one {fr} ({because_fr})",
        "les deux textes diffèrent\u{a0}: {en} selon l'anglais ({because_en}), {fr} selon le français ({because_fr})"
    )
}

/// The reasons of several findings, each once; of many the first few.
fn joined<'f, 'a: 'f>(lang: Lang, findings: impl Iterator<Item = &'f Finding<'a>>) -> String {
    let findings: Vec<_> = findings.collect();
    // An alternative that a person would have had to judge fails for the reasons of those beside it.
    let is_echo = |finding: &Finding<'_>| matches!(finding.fact, Fact::Person(_)) && finding.outcome == Outcome::NotMet;
    let only_echoes = findings.iter().all(|finding| is_echo(finding));
    let mut reasons = Vec::new();
    for finding in findings {
        let reason = reason(lang, finding);
        if (only_echoes || !is_echo(finding)) && !reason.is_empty() && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let more = reasons.len().saturating_sub(TOLD);
    reasons.truncate(TOLD);
    if more > 0 {
        reasons.push(say!(lang, "and {more} more", "et {more} de plus"));
    }
    reasons.join(semicolon(lang))
}

/// The reasons of the entries that decide, without those that are about something else.
fn among_entries(lang: Lang, finding: &Finding<'_>) -> String {
    let is_aside = |part: &Finding<'_>| match &part.fact {
        Fact::Language(fact) => fact.is_asked == Outcome::NotMet,
        Fact::ItSkill(fact) => fact.is_asked == Outcome::NotMet,
        _ => false,
    };
    let on_the_matter: Vec<_> = finding.deciding().filter(|part| !is_aside(part)).collect();
    if !on_the_matter.is_empty() {
        return joined(lang, on_the_matter.into_iter());
    }
    match (&finding.fact, finding.parts.first().map(|part| &part.fact)) {
        (Fact::Tool(tool), _) => say!(lang, "no entry names {tool}", "aucune entrée ne cite {tool}"),
        (_, Some(Fact::Language(fact))) => {
            let languages = one_of(lang, fact.languages.iter().map(|language| language.name(lang)));
            say!(lang, "no entry names {languages}", "aucune entrée ne cite {languages}")
        }
        _ => joined(lang, finding.deciding()),
    }
}

/// `a, b or c`.
fn one_of(lang: Lang, words: impl Iterator<Item = String>) -> String {
    let words: Vec<_> = words.collect();
    let or = say!(lang, "or", "ou");
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn nothing_in(lang: Lang, list: &str) -> String {
    let (en, fr) = match list {
        "/nationalities" => ("no nationality is stated", "aucune nationalité n'est indiquée"),
        "/education" => ("no education is stated", "aucune formation n'est indiquée"),
        "/languages" => ("no language is stated", "aucune langue n'est indiquée"),
        "/it_skills" => ("no IT skill is stated", "aucun outil informatique n'est indiqué"),
        "/experience" => ("no experience is stated", "aucune expérience n'est indiquée"),
        "/documents" => ("no document is stated", "aucun document n'est indiqué"),
        _ => ("the list is empty", "la liste est vide"),
    };
    say!(lang, "{en}", "{fr}")
}

fn not_stated(lang: Lang, pointer: &str) -> String {
    let (en, fr) = match pointer {
        "/nationalities" => ("nationality not stated", "nationalité non indiquée"),
        "/date_of_birth" => ("date of birth not stated", "date de naissance non indiquée"),
        "/education" => ("education not stated", "études non indiquées"),
        "/languages" => ("languages not stated", "langues non indiquées"),
        "/it_skills" => ("IT skills not stated", "compétences informatiques non indiquées"),
        "/experience" => ("experience not stated", "expérience non indiquée"),
        "/competencies" => ("competencies not stated", "compétences non indiquées"),
        "/documents" => ("documents not stated", "documents non indiqués"),
        "/application/submitted_at" => ("time of submission not stated", "date de soumission non indiquée"),
        "/application/last_modified_at" => {
            ("time of the last change not stated", "date de la dernière modification non indiquée")
        }
        "/application/other_vacancies" => {
            ("other vacancies applied for not stated", "autres stages demandés non indiqués")
        }
        "/application/generative_ai_used" => {
            ("use of generative AI not stated", "recours à l'IA générative non indiqué")
        }
        other => (other, other),
    };
    say!(lang, "{en}", "{fr}")
}

fn nationality_reason(lang: Lang, fact: &nationality::Fact<'_>) -> String {
    let text = quoted(fact.text);
    let Some(country) = fact.country else {
        return if fact.text.trim().is_empty() {
            say!(lang, "one nationality is left blank", "une nationalité est laissée en blanc")
        } else {
            say!(lang, "{text} is no country that is known here", "{text} n'est pas un pays connu ici")
        };
    };
    let name = country.name(lang);
    let title = match fact.set.title.get(lang) {
        "" => say!(lang, "countries listed", "pays énumérés"),
        title => title.to_owned(),
    };
    let on = date(lang, fact.on);
    match fact.standing {
        Standing::Member(Some(since)) => {
            let since = date(lang, since);
            say!(
                lang,
                "{text}: {name} is among the {title} (since {since})",
                "{text} ({name}) fait partie des {title} (depuis le {since})"
            )
        }
        Standing::Member(None) => {
            say!(lang, "{text}: {name} is among the {title}", "{text} ({name}) fait partie des {title}")
        }
        Standing::NotYet(since) => {
            let since = date(lang, since);
            say!(
                lang,
                "{text}: {name} is among the {title} only from {since}, after {on}",
                "{text} ({name}) ne fait partie des {title} que depuis le {since}, après le {on}"
            )
        }
        Standing::NoLonger(until) => {
            let until = date(lang, until);
            say!(
                lang,
                "{text}: {name} was among the {title} only until {until}, before {on}",
                "{text} ({name}) n'a fait partie des {title} que jusqu'au {until}, avant le {on}"
            )
        }
        Standing::Territory(owner) => {
            let owner = owner.name(lang);
            say!(
                lang,
                "{text}: {name} is a territory of {owner}, whose nationality its people may have",
                "{text} ({name}) est un territoire rattaché à un membre ({owner}), dont ses habitants peuvent avoir la nationalité"
            )
        }
        Standing::Other | Standing::Unknown => {
            say!(lang, "{text}: {name} is not among the {title}", "{text} ({name}) ne fait pas partie des {title}")
        }
    }
}

fn age_reason(lang: Lang, fact: &age::Fact) -> String {
    let (born, on) = (partial_date(lang, fact.born), date(lang, fact.on));
    let asked = match fact.bound {
        age::Bound::AtLeast(years) => say!(lang, "at least {years} is asked", "au moins {years} ans sont demandés"),
        age::Bound::Over(years) => say!(lang, "over {years} is asked", "plus de {years} ans sont demandés"),
        age::Bound::AtMost(years) => say!(lang, "at most {years} is asked", "au plus {years} ans sont demandés"),
        age::Bound::Under(years) => say!(lang, "under {years} is asked", "moins de {years} ans sont demandés"),
    };
    let (oldest, youngest) = (age_on(fact.born.first(), fact.on), age_on(fact.born.last(), fact.on));
    let (Some(oldest), Some(youngest)) = (oldest, youngest) else {
        return say!(
            lang,
            "born {born}, which is not before {on}; {asked}",
            "date de naissance\u{a0}: {born}, qui n'est pas avant le {on}\u{a0}; {asked}"
        );
    };
    if fact.born.is_exact() && birthday(fact.born.first(), oldest) == fact.on {
        return say!(
            lang,
            "born {born}, so exactly {oldest} on {on}; {asked}",
            "date de naissance\u{a0}: {born}, soit exactement {oldest} ans le {on}\u{a0}; {asked}"
        );
    }
    if oldest == youngest {
        return say!(
            lang,
            "born {born}, so {oldest} on {on}; {asked}",
            "date de naissance\u{a0}: {born}, soit {oldest} ans le {on}\u{a0}; {asked}"
        );
    }
    say!(
        lang,
        "born {born}, so {youngest} or {oldest} on {on}; {asked}",
        "date de naissance\u{a0}: {born}, soit {youngest} ou {oldest} ans le {on}\u{a0}; {asked}"
    )
}

fn education_reason(lang: Lang, fact: &education::Fact<'_>, finding: &Finding<'_>) -> String {
    let mut phrases = Vec::new();
    let mut parts: Vec<_> = finding.parts.iter().filter(|part| part.outcome == finding.outcome).collect();
    if finding.outcome == Outcome::Met {
        parts.truncate(1);
    }
    if finding.outcome == Outcome::NotMet {
        keep_lowest_level(&mut parts);
    }
    for part in &parts {
        let phrase = reason(lang, part);
        if !phrase.is_empty() && !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    if phrases.is_empty() {
        phrases.push(match finding.outcome {
            Outcome::Met => say!(
                lang,
                "on each day that its dates may mean, one of what is asked holds",
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
fn keep_lowest_level(parts: &mut Vec<&Finding<'_>>) {
    fn level_asked(part: &Finding<'_>) -> Option<Level> {
        match &part.fact {
            Fact::Person(_) => part.parts.first().and_then(level_asked),
            Fact::EducationPart(fact) if fact.why == EducationWhy::Level => match fact.check {
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
fn describe(lang: Lang, entry: &crate::domain::applicant::Education<'_>) -> String {
    let level = entry.level.map_or_else(
        || say!(lang, "education of unstated level", "formation de niveau non indiqué"),
        |level| self::level(lang, level.value).to_owned(),
    );
    let field = entry.field.as_ref().map_or_else(String::new, |field| {
        let field = quoted(&field.value);
        say!(lang, " in {field}", " ({field})")
    });
    let end = entry.end.map(|end| partial_date(lang, end.value));
    let state = match (entry.status.map(|status| status.value), end) {
        (Some(Status::Completed), Some(end)) => say!(lang, "completed {end}", "fin\u{a0}: {end}"),
        (Some(Status::Completed), None) => say!(lang, "completed", "formation achevée"),
        (Some(Status::Ongoing), Some(end)) => say!(lang, "ongoing until {end}", "en cours, fin prévue\u{a0}: {end}"),
        (Some(Status::Ongoing), None) => say!(lang, "ongoing", "en cours"),
        (Some(Status::Interrupted), Some(end)) => say!(lang, "interrupted {end}", "interruption\u{a0}: {end}"),
        (Some(Status::Interrupted), None) => say!(lang, "interrupted", "formation interrompue"),
        (None, Some(end)) => say!(lang, "until {end}", "jusqu'à\u{a0}: {end}"),
        (None, None) => say!(lang, "at an unstated time", "dates non indiquées"),
    };
    format!("{level}{field}, {state}")
}

fn education_part(lang: Lang, fact: &PartFact<'_>) -> String {
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
        EducationWhy::Fits => match (is_degree, recency, final_stage, has_fields) {
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
        EducationWhy::Level => {
            let levels = at_levels(lang, levels);
            say!(lang, "not {levels}", "pas {levels}")
        }
        EducationWhy::LevelBorderline => {
            say!(lang, "at this level a person decides", "à ce niveau, une personne décide")
        }
        EducationWhy::LevelNotStated => say!(lang, "its level is not stated", "niveau non indiqué"),
        EducationWhy::NotBegun => {
            let start = fact.entry.start.map_or_else(String::new, |start| partial_date(lang, start.value));
            say!(lang, "begins {start}, after {on}", "début ({start}) après le {on}")
        }
        EducationWhy::Interrupted => say!(lang, "left without a degree", "formation quittée sans diplôme"),
        EducationWhy::StillUnderWay => {
            say!(lang, "degree not yet obtained on {on}", "diplôme pas encore obtenu le {on}")
        }
        EducationWhy::AlreadyObtained => say!(lang, "no longer under way on {on}", "plus en cours le {on}"),
        EducationWhy::StatusNotStated => say!(lang, "its status is not stated", "état non indiqué"),
        EducationWhy::EndPassed => say!(
            lang,
            "its end lies before {on}, so whether it is still under way is open",
            "fin prévue avant le {on}\u{a0}: on ignore si la formation est encore en cours"
        ),
        EducationWhy::TooLongAgo => match recency {
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
        EducationWhy::DayNotStated => {
            say!(lang, "the day it was obtained is not stated", "date d'obtention non indiquée")
        }
        EducationWhy::NotFinalStage => say!(lang, "not in its final stage on {on}", "pas en phase finale le {on}"),
        EducationWhy::FinalStageNotStated => {
            say!(lang, "whether it is in its final stage is not stated", "phase finale non indiquée")
        }
        EducationWhy::FieldForPerson => match (&fact.entry.field, &fact.entry.isced_f) {
            (None, None) => say!(lang, "its field is not stated", "domaine non indiqué"),
            _ => say!(
                lang,
                "a person says whether its field is relevant",
                "une personne dit si le domaine est pertinent"
            ),
        },
        EducationWhy::DependsOnDay => {
            say!(lang, "the dates are not exact enough to tell", "les dates ne sont pas assez précises pour le dire")
        }
        EducationWhy::Parts => String::new(),
    }
}

/// A level of education.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
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

fn at_levels(lang: Lang, levels: &Levels) -> String {
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

fn studies_reason(lang: Lang, fact: &studies::Fact<'_>, outcome: Outcome) -> String {
    let (levels, asked) = (at_levels(lang, &fact.check.levels), fact.check.months);
    let borderline = fact.check.borderline_months.filter(|_| outcome == Outcome::Unclear);
    let tail = match borderline {
        Some(borderline) => say!(
            lang,
            "{asked} are asked, and from {borderline} on a person decides",
            "{asked} sont demandés, et à partir de {borderline} une personne décide"
        ),
        None => say!(lang, "{asked} are asked", "{asked} sont demandés"),
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
fn thousandths(lang: Lang, value: u64) -> String {
    let (whole, part) = (value / 1000, value % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let part = format!("{part:03}");
    let part = part.trim_end_matches('0');
    say!(lang, "{whole}.{part}", "{whole},{part}")
}

fn language_reason(lang: Lang, fact: &language::Fact<'_>) -> String {
    let named = fact.entry.language.as_ref();
    let language = named.map_or_else(
        || say!(lang, "a language that is not stated", "une langue non indiquée"),
        |name| quoted(&name.value),
    );
    if fact.is_asked == Outcome::Unclear && named.is_some() && fact.suffices != Outcome::NotMet {
        return say!(
            lang,
            "{language} is no language that is known here",
            "{language} n'est pas une langue connue ici"
        );
    }
    let level = fact.entry.level.as_ref().map(|level| &level.value);
    level_reason(lang, &language, level, fact.threshold)
}

fn it_skill_reason(lang: Lang, fact: &it_skill::Fact<'_>) -> String {
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
fn level_reason(lang: Lang, what: &str, level: Option<&LanguageLevel<'_>>, threshold: &language::Threshold) -> String {
    let asked = threshold.name();
    let mut tail = say!(lang, "{asked} or above is asked", "{asked} au minimum est demandé");
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
            tail = say!(lang, "{asked} or above is asked of each", "{asked} au minimum est demandé pour chacune");
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
pub const fn sector(lang: Lang, sector: Sector) -> &'static str {
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

fn experience_reason(lang: Lang, fact: &experience::Fact<'_>) -> String {
    let sector = fact.entry.sector.map(|sector| self::sector(lang, sector.value));
    let work = match (&fact.entry.employer, sector) {
        (Some(employer), Some(sector)) => format!("{} ({sector})", quoted(&employer.value)),
        (Some(employer), None) => quoted(&employer.value),
        (None, Some(sector)) => sector.to_owned(),
        (None, None) => say!(lang, "an employment", "un emploi"),
    };
    let on = date(lang, fact.on);
    let start = fact.entry.start.map_or_else(String::new, |start| partial_date(lang, start.value));
    let excluded = fact.excluded.map_or("", |excluded| excluded.title.get(lang));
    let why = match fact.why {
        ExperienceWhy::Fits => return work,
        ExperienceWhy::Sector => say!(lang, "not one of the sectors asked", "pas l'un des secteurs demandés"),
        ExperienceWhy::SectorBorderline => {
            say!(lang, "for this sector a person decides", "pour ce secteur, une personne décide")
        }
        ExperienceWhy::SectorNotStated => say!(lang, "its sector is not stated", "secteur non indiqué"),
        ExperienceWhy::Employer => say!(lang, "{excluded} does not count", "{excluded} ne compte pas"),
        ExperienceWhy::EmployerDoubtful => say!(
            lang,
            "a person says whether this is {excluded}, which does not count",
            "une personne dit s'il s'agit de ce qui ne compte pas ({excluded})"
        ),
        ExperienceWhy::EmployerNotStated => say!(
            lang,
            "its employer is not stated, and {excluded} does not count",
            "employeur non indiqué, et {excluded} ne compte pas"
        ),
        ExperienceWhy::NotBegun => say!(lang, "begins {start}, after {on}", "début ({start}) après le {on}"),
        ExperienceWhy::DependsOnDay => {
            say!(lang, "begins {start}, which may be after {on}", "début ({start}) peut-être après le {on}")
        }
    };
    say!(lang, "{work}: {why}", "{work}\u{a0}: {why}")
}

fn timely_reason(lang: Lang, fact: &timely::Fact, outcome: Outcome) -> String {
    let (moment, deadline) = (self::moment(lang, fact.moment), self::moment(lang, fact.deadline));
    let act = match (lang, fact.act) {
        (Lang::En, Act::Submitted) => "submitted",
        (Lang::En, Act::LastModified) => "last changed",
        (Lang::Fr, Act::Submitted) => "soumission",
        (Lang::Fr, Act::LastModified) => "dernière modification",
    };
    match outcome {
        Outcome::Met => say!(
            lang,
            "{act} {moment}; the deadline is {deadline}",
            "{act}\u{a0}: {moment}\u{a0}; date limite\u{a0}: {deadline}"
        ),
        Outcome::NotMet => say!(
            lang,
            "{act} {moment}, after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, après la date limite ({deadline})"
        ),
        Outcome::Unclear => say!(
            lang,
            "{act} {moment}, which may be before or after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, peut-être avant, peut-être après la date limite ({deadline})"
        ),
    }
}

fn document_reason(lang: Lang, fact: &documents::Fact<'_>, outcome: Outcome) -> String {
    use crate::domain::applicant::DocumentKind::{Cv, MotivationLetter, Other, ProofOfStudies, Qualification};
    let kind = match (lang, fact.entry.kind.map(|kind| kind.value)) {
        (Lang::En, Some(Qualification)) => "qualification",
        (Lang::En, Some(ProofOfStudies)) => "proof of studies",
        (Lang::En, Some(Cv)) => "CV",
        (Lang::En, Some(MotivationLetter)) => "motivation letter",
        (Lang::En, Some(Other)) => "other document",
        (Lang::En, None) => "document of unstated kind",
        (Lang::Fr, Some(Qualification)) => "diplôme",
        (Lang::Fr, Some(ProofOfStudies)) => "certificat de scolarité",
        (Lang::Fr, Some(Cv)) => "CV",
        (Lang::Fr, Some(MotivationLetter)) => "lettre de motivation",
        (Lang::Fr, Some(Other)) => "autre document",
        (Lang::Fr, None) => "document de type non indiqué",
    };
    let shown = fact.entry.dates_shown.map(|shown| shown.value);
    match (fact.asked, outcome) {
        (documents::Asked::ToBe(_), Outcome::Met) => say!(lang, "{kind} attached", "{kind} joint"),
        (documents::Asked::ToBe(_), Outcome::Unclear) if fact.entry.kind.is_none() => kind.to_owned(),
        (documents::Asked::ToBe(_), Outcome::Unclear) => say!(
            lang,
            "{kind}: whether it shows the dates is not stated",
            "{kind}\u{a0}: on ignore si les dates y figurent"
        ),
        (documents::Asked::ToBe(_), Outcome::NotMet) if shown == Some(false) => {
            say!(lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
        }
        (documents::Asked::ToBe(_), Outcome::NotMet) => {
            say!(lang, "{kind}: not one of the documents asked", "{kind}\u{a0}: pas l'un des documents demandés")
        }
        (documents::Asked::Language(_), outcome) => {
            let language = fact.entry.language.as_ref();
            let language = language.map_or_else(
                || say!(lang, "language not stated", "langue non indiquée"),
                |language| quoted(&language.value),
            );
            match (outcome, fact.entry.translated.map(|translated| translated.value)) {
                (_, Some(true)) => {
                    say!(lang, "{kind}: {language}, translated", "{kind}\u{a0}: {language}, avec traduction")
                }
                (Outcome::Met, _) => say!(lang, "{kind}: {language}", "{kind}\u{a0}: {language}"),
                (_, Some(false)) => {
                    say!(lang, "{kind}: {language}, not translated", "{kind}\u{a0}: {language}, sans traduction")
                }
                (_, None) => say!(
                    lang,
                    "{kind}: {language}, whether translated is not stated",
                    "{kind}\u{a0}: {language}, on ignore si une traduction est jointe"
                ),
            }
        }
    }
}

fn every_document(lang: Lang, every: &documents::EveryFact, finding: &Finding<'_>) -> String {
    if every.count == 0 {
        return say!(
            lang,
            "no document is surely one of those meant",
            "aucun document n'est à coup sûr l'un de ceux visés"
        );
    }
    joined(lang, finding.deciding())
}

/// A day: `22 June 2025`, `22 juin 2025`.
#[must_use]
pub fn date(lang: Lang, day: NaiveDate) -> String {
    let (number, month, year) = (day.day(), month(lang, day.month()), day.year());
    match (lang, number) {
        (Lang::Fr, 1) => format!("1er {month} {year}"),
        _ => format!("{number} {month} {year}"),
    }
}

/// A date as far as it is stated: `22 June 2004`, `June 2004`, `2004`.
#[must_use]
pub fn partial_date(lang: Lang, partial: PartialDate) -> String {
    let first = partial.first();
    if partial.is_exact() {
        date(lang, first)
    } else if first.month() == partial.last().month() {
        format!("{} {}", month(lang, first.month()), first.year())
    } else {
        first.year().to_string()
    }
}

/// A moment as far as it is stated: `22 June 2025, 23:59`, `22 juin 2025 à 23:59`.
#[must_use]
pub fn moment(lang: Lang, moment: Moment) -> String {
    let day = date(lang, moment.day());
    match moment.to_string().split_once(' ') {
        None => day,
        Some((_, time)) => say!(lang, "{day}, {time}", "{day} à {time}"),
    }
}

const fn month(lang: Lang, month: u32) -> &'static str {
    match (lang, month) {
        (Lang::En, 1) => "January",
        (Lang::En, 2) => "February",
        (Lang::En, 3) => "March",
        (Lang::En, 4) => "April",
        (Lang::En, 5) => "May",
        (Lang::En, 6) => "June",
        (Lang::En, 7) => "July",
        (Lang::En, 8) => "August",
        (Lang::En, 9) => "September",
        (Lang::En, 10) => "October",
        (Lang::En, 11) => "November",
        (Lang::En, _) => "December",
        (Lang::Fr, 1) => "janvier",
        (Lang::Fr, 2) => "février",
        (Lang::Fr, 3) => "mars",
        (Lang::Fr, 4) => "avril",
        (Lang::Fr, 5) => "mai",
        (Lang::Fr, 6) => "juin",
        (Lang::Fr, 7) => "juillet",
        (Lang::Fr, 8) => "août",
        (Lang::Fr, 9) => "septembre",
        (Lang::Fr, 10) => "octobre",
        (Lang::Fr, 11) => "novembre",
        (Lang::Fr, _) => "décembre",
    }
}

/// The words of somebody else, in backticks; of a long text the beginning.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
