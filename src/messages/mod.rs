//! Every sentence the tool utters, English beside French.
//!
//! Sentences begin in lower case and have no final stop; the words of others stand in backticks. They are made of
//! findings, problems and warnings, which are data; the text of strangers in them is escaped where it is printed.

use std::collections::HashSet;
use std::fmt;

use crate::checks::when::BranchTaken;
use crate::checks::{Absence, Fact, Finding, OnDate};
use crate::checks::{by_nationality, competency, vacancies};
use crate::domain::fact_change::FieldPath;
use crate::domain::outcome::{Outcome, Verdict};
use crate::domain::text::{Bilingual, Lang};

mod answer_reasons;
pub mod command_errors;
mod cv_notes;
pub mod descriptions;
pub mod diagnostics;
mod document_requests;
pub mod duplicate_notes;
mod field_values;
pub mod headings;
pub mod html_labels;
pub mod lint_messages;
pub mod missing_facts;
pub mod notice_words;
pub mod other_file_notes;
mod person_reasons;
pub mod questions;
pub mod rule_changes;
pub mod rule_error_messages;
pub mod rule_test_messages;
mod skill_reasons;
pub mod standard_list_words;
mod study_reasons;
pub mod timeline_notes;
mod toml_messages;
pub mod verification_notes;

use crate::domain::grammar::date_words::{at_date, date, moment, partial_date};
use crate::domain::grammar::{SentencePositions, every, further_entry, in_backticks, one_of, say, unnamed};
pub use crate::domain::grammar::{colon, quoted, semicolon};
use answer_reasons::{answer_reason, availability_reason, declaration_reason, preferences_reason};
use document_requests::{counted_documents, document_reason, every_document, timely_reason};
use person_reasons::{age_reason, nationality_reason};
use skill_reasons::{
    demanded, experience_reason, it_skill_reason, language_reason, languages_named, languages_reason, residence_reason,
    time_reason, unlisted_language, whole_tool,
};
use study_reasons::{education_part, education_reason, studies_reason};

/// So many reasons for one outcome are said; the rest are counted, and stand in the parts of the JSON report.
const MAX_REASONS_SHOWN: usize = 2;

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

/// The word for the outcome of a competency, which people assess: it says whether an example was given.
#[must_use]
pub const fn competency_outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::En, Outcome::Met) => "shown",
        (Lang::En, Outcome::NotMet) => "not shown",
        (Lang::Fr, Outcome::Met) => "illustrée",
        (Lang::Fr, Outcome::NotMet) => "non illustrée",
        (lang, Outcome::Unclear) => self::outcome(lang, Outcome::Unclear),
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

/// Why an outcome is what it is, in a sentence.
#[must_use]
pub fn reason(lang: Lang, finding: &Finding<'_>) -> String {
    // Most sentences are shorter, so that they are not moved while they grow.
    let mut out = String::with_capacity(120);
    write_reason(&mut out, lang, finding);
    out
}

/// Writes the reason behind what is there.
pub fn write_reason(out: &mut String, lang: Lang, finding: &Finding<'_>) {
    // Writing to a text does not fail.
    let _ = write_finding(out, lang, finding);
}

fn write_finding(out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
    match &finding.fact {
        Fact::All if finding.parts.is_empty() && finding.outcome == Outcome::Met => {
            say!(out, lang, "nothing speaks against it", "rien ne s'y oppose")
        }
        Fact::Any | Fact::All | Fact::Not | Fact::AtLeast(_) => joined(out, lang, finding.deciding()),
        Fact::Entries(list, _) if finding.parts.is_empty() => nothing_in(out, lang, list),
        Fact::Entries(..) | Fact::Tool(_) => among_entries(out, lang, finding),
        Fact::Days(on) => on_days(out, lang, *on, finding),
        Fact::CountedDocuments(_) if finding.parts.is_empty() => nothing_in(out, lang, "/documents"),
        Fact::CountedDocuments(fact) => counted_documents(out, lang, fact, finding),
        Fact::EveryDocument(count) => every_document(out, lang, *count, finding),
        Fact::NoEntry(list, _) if finding.parts.is_empty() => nothing_in(out, lang, list),
        Fact::NoEntry(..) => {
            joined(out, lang, finding.deciding())?;
            match finding.outcome {
                Outcome::NotMet => say!(out, lang, "; none is allowed", "\u{a0}; rien de tel n'est permis"),
                Outcome::Met | Outcome::Unclear => Ok(()),
            }
        }
        Fact::Time(fact) => {
            time_reason(out, lang, fact)?;
            let mut parts = finding.deciding().peekable();
            if parts.peek().is_none() {
                return Ok(());
            }
            out.push_str(" (");
            joined(out, lang, parts)?;
            out.push(')');
            Ok(())
        }
        Fact::Residence(fact) => residence_reason(out, lang, fact),
        Fact::NotConcerned => {
            say!(out, lang, "nothing is asked here of this applicant", "rien n'est demandé ici à cette personne")
        }
        Fact::When(way) => way_taken(out, lang, *way, finding),
        Fact::Track(title) => {
            let title = title.get(lang);
            say!(out, lang, "{title}: ", "{title}\u{a0}: ")?;
            joined(out, lang, finding.parts.iter())
        }
        Fact::ByNationality(fact) => for_nationality(out, lang, fact, finding),
        Fact::NotStated(field_path, absence) => not_stated(out, lang, *field_path, absence),
        Fact::Person(question) => for_a_person(out, lang, question, finding),
        Fact::Nationality(fact) => nationality_reason(out, lang, fact),
        Fact::Age(fact) => age_reason(out, lang, fact),
        Fact::Education(fact) => education_reason(out, lang, fact, finding),
        Fact::EducationPart(fact) => education_part(out, lang, fact),
        Fact::Studies(fact) => studies_reason(out, lang, fact, finding.outcome),
        Fact::Language(fact) => language_reason(out, lang, fact),
        Fact::Languages(_) if finding.parts.is_empty() => nothing_in(out, lang, "/languages"),
        Fact::Languages(_) => languages_reason(out, lang, finding),
        Fact::LanguageLacking(demand) => {
            let demand = demanded(lang, demand);
            say!(
                out,
                lang,
                "no other language counts as {demand}",
                "aucune autre langue ne compte pour\u{a0}: {demand}"
            )
        }
        Fact::UnlistedLanguage(fact) => unlisted_language(out, lang, fact),
        Fact::WholeTool(tool) => whole_tool(out, lang, tool, finding),
        Fact::ItSkill(fact) => it_skill_reason(out, lang, fact),
        Fact::Experience(fact) => experience_reason(out, lang, fact),
        Fact::Timely(fact) => timely_reason(out, lang, fact, finding.outcome),
        Fact::Vacancies(fact) => vacancies_reason(out, lang, fact),
        Fact::Document(fact) => document_reason(out, lang, fact, finding.outcome),
        Fact::Declaration(fact) => declaration_reason(out, lang, fact),
        Fact::Answer(fact) => answer_reason(out, lang, fact, finding.outcome),
        Fact::Preferences(_) if finding.outcome == Outcome::Unclear => {
            say!(out, lang, "not every preference is understood", "toutes les préférences ne sont pas comprises")
        }
        Fact::Preferences(fact) => preferences_reason(out, lang, fact),
        Fact::Availability(fact) => availability_reason(out, lang, fact, finding.outcome),
        Fact::Competency(fact) => competency_reason(out, lang, fact),
    }
}

/// How many vacancies are applied for.
fn vacancies_reason(out: &mut String, lang: Lang, fact: &vacancies::VacanciesFact<'_>) -> fmt::Result {
    let (count, most) = (fact.count, fact.at_most);
    if fact.may_be_more && count <= most {
        return say!(
            out,
            lang,
            "there may be more vacancies than are stated; at most {most} are allowed",
            "il peut y en avoir d'autres que celles qui sont indiquées\u{a0}; {most} au plus sont permises"
        );
    }
    if count == 1 {
        return say!(
            out,
            lang,
            "no other vacancy applied for; at most {most} in all are allowed",
            "aucune autre candidature indiquée\u{a0}; {most} au plus sont permis en tout"
        );
    }
    say!(
        out,
        lang,
        "{count} different vacancies applied for; at most {most} are allowed",
        "candidature à {count} avis au total\u{a0}; {most} au plus sont permis"
    )
}

/// Whether an example of a competency is given.
fn competency_reason(out: &mut String, lang: Lang, fact: &competency::CompetencyFact<'_>) -> fmt::Result {
    match fact.entry {
        None => say!(out, lang, "no example is given", "aucun exemple n'est donné"),
        Some(entry) => match &entry.evidence {
            None if entry.doubts.is_whole() => {
                out.push_str(unnamed(lang, &entry.doubts, "competency", [""; 2], [""; 2]));
                Ok(())
            }
            None if entry.doubts.is_unreadable("evidence") => {
                say!(out, lang, "named, with evidence that is not understood", "citée, mais exemple non reconnu")
            }
            None => say!(out, lang, "named, but without evidence", "citée, mais sans exemple"),
            Some(evidence) => {
                let evidence = in_backticks(&evidence.value);
                say!(out, lang, "example given: {evidence}", "exemple donné\u{a0}: {evidence}")
            }
        },
    }
}

/// What only a person can say, and what leads to the question.
fn for_a_person(out: &mut String, lang: Lang, question: &Bilingual, finding: &Finding<'_>) -> fmt::Result {
    if let Some(inner) = finding.parts.iter().find(|part| matches!(part.fact, Fact::NotStated(..))) {
        return write_finding(out, lang, inner);
    }
    let from = out.len();
    joined(out, lang, finding.deciding())?;
    let question = question.get(lang);
    match finding.outcome {
        Outcome::NotMet => Ok(()),
        _ if out.len() == from => {
            say!(out, lang, "for a person to say: {question}", "une personne doit le dire\u{a0}: {question}")
        }
        _ => {
            say!(out, lang, "; for a person to say: {question}", "\u{a0}; une personne doit le dire\u{a0}: {question}")
        }
    }
}

/// What is asked of a nationality, and what is found.
fn for_nationality(
    out: &mut String,
    lang: Lang,
    fact: &by_nationality::ByNationalityFact<'_>,
    finding: &Finding<'_>,
) -> fmt::Result {
    let text = in_backticks(fact.text);
    if fact.is_known {
        say!(out, lang, "for the nationality {text}: ", "pour la nationalité {text}\u{a0}: ")?;
    } else {
        say!(
            out,
            lang,
            "for the nationality {text}, of which nobody knows which rule applies: ",
            "pour la nationalité {text}, dont on ne sait quelle règle s'y applique\u{a0}: "
        )?;
    }
    joined(out, lang, finding.parts.iter())
}

/// Which way a condition leads, and what is found there.
fn way_taken(out: &mut String, lang: Lang, way: BranchTaken, finding: &Finding<'_>) -> fmt::Result {
    let Some((condition, rest)) = finding.parts.split_first() else {
        return Ok(());
    };
    match way {
        BranchTaken::Then => say!(out, lang, "as this holds (", "la condition étant remplie (")?,
        BranchTaken::Else | BranchTaken::Nothing => {
            say!(out, lang, "as this does not hold (", "la condition n'étant pas remplie (")?;
        }
        BranchTaken::Open => {
            say!(out, lang, "it is open whether this holds (", "on ignore si la condition est remplie (")?;
        }
    }
    write_finding(out, lang, condition)?;
    out.push_str("), ");
    match way {
        BranchTaken::Nothing => say!(out, lang, "nothing more is asked", "rien d'autre n'est demandé"),
        BranchTaken::Open if finding.outcome == Outcome::Unclear => {
            say!(out, lang, "and with it what is asked", "et donc ce qui est demandé")
        }
        BranchTaken::Then | BranchTaken::Else | BranchTaken::Open => joined(out, lang, rest.iter()),
    }
}

/// What is found on two days that differ.
fn on_days(out: &mut String, lang: Lang, on: OnDate, finding: &Finding<'_>) -> fmt::Result {
    let day = match (lang, on) {
        (Lang::En, OnDate::Submission) => "the day of submission",
        (Lang::En, OnDate::End | OnDate::AfterEnd) => "the end of the post",
        (Lang::En, OnDate::Start | OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_)) => "the start of the post",
        (Lang::Fr, OnDate::Submission) => "du jour de la soumission",
        (Lang::Fr, OnDate::End | OnDate::AfterEnd) => "de la fin du poste",
        (Lang::Fr, OnDate::Start | OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_)) => "du début du poste",
    };
    say!(out, lang, "it depends on {day}: ", "cela dépend {day}\u{a0}: ")?;
    joined(out, lang, finding.deciding())
}

/// The reason where the English and the French text differ.
#[must_use]
pub fn contested(lang: Lang, english: &Finding<'_>, french: &Finding<'_>) -> String {
    let (en, fr) = (outcome(lang, english.outcome), outcome(lang, french.outcome));
    let (because_en, because_fr) = (reason(lang, english), reason(lang, french));
    say!(
        lang,
        "the two texts differ: {en} by the English text ({because_en}), {fr} by the French text ({because_fr})",
        "les deux textes diffèrent\u{a0}: {en} selon l'anglais ({because_en}), {fr} selon le français ({because_fr})"
    )
}

/// The reasons of several findings, each once; of many the first few.
fn joined<'f, 'a: 'f>(out: &mut String, lang: Lang, findings: impl Iterator<Item = &'f Finding<'a>>) -> fmt::Result {
    let findings: Vec<_> = findings.collect();
    // What a person would judge is said where nothing else decides.
    let is_echo = |finding: &Finding<'_>| matches!(finding.fact, Fact::Person(_));
    let only_echoes = findings.iter().all(|finding| is_echo(finding));
    let (mut said, mut more) = (SentencePositions::default(), HashSet::new());
    for finding in findings.into_iter().filter(|finding| only_echoes || !is_echo(finding)) {
        if said.count() < MAX_REASONS_SHOWN {
            said.add(out, semicolon(lang), |out| write_finding(out, lang, finding))?;
        } else {
            let reason = reason(lang, finding);
            if !said.holds(out, &reason) {
                more.insert(reason);
            }
        }
    }
    match more.len() {
        0 => Ok(()),
        more => {
            out.push_str(semicolon(lang));
            say!(out, lang, "and {more} more", "et {more} de plus")
        }
    }
}

/// The reasons of the entries that decide, without those that are about something else.
fn among_entries(out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
    let is_aside = |part: &Finding<'_>| match &part.fact {
        Fact::Language(fact) => fact.is_asked == Outcome::NotMet,
        Fact::ItSkill(fact) => fact.is_asked == Outcome::NotMet,
        _ => false,
    };
    let mut on_the_matter = finding.deciding().filter(|part| !is_aside(part)).peekable();
    if on_the_matter.peek().is_some() {
        return joined(out, lang, on_the_matter);
    }
    match (&finding.fact, finding.parts.first().map(|part| &part.fact)) {
        (Fact::Tool(tool), _) => say!(out, lang, "no entry names {tool}", "aucune entrée pour\u{a0}: {tool}"),
        (_, Some(Fact::Language(fact))) => {
            let languages = languages_named(lang, fact.languages, fact.others);
            say!(out, lang, "no entry names {languages}", "aucune entrée pour\u{a0}: {languages}")
        }
        _ => joined(out, lang, finding.deciding()),
    }
}

fn nothing_in(out: &mut String, lang: Lang, list: &str) -> fmt::Result {
    let (en, fr) = match list {
        "/nationalities" => ("the list of nationalities is empty", "la liste des nationalités est vide"),
        "/education" => ("the list of education is empty", "la liste des formations est vide"),
        "/languages" => ("the list of languages is empty", "la liste des langues est vide"),
        "/it_skills" => ("the list of IT skills is empty", "la liste des outils informatiques est vide"),
        "/experience" => ("the list of experience is empty", "la liste des expériences est vide"),
        "/residence" => ("the list of residences is empty", "la liste des résidences est vide"),
        "/documents" => ("the list of documents is empty", "la liste des documents est vide"),
        _ => ("the list is empty", "la liste est vide"),
    };
    say!(out, lang, "{en}", "{fr}")
}

/// Of a field that holds nothing: that it is not stated, or that what is stated is not understood.
fn not_stated(out: &mut String, lang: Lang, field_path: FieldPath, absence: &Absence) -> fmt::Result {
    let pointer = field_path.to_string();
    // With the ending of `indiqué` and `reconnu`.
    let (en, fr, ending) = match pointer.as_str() {
        "/nationalities" => ("nationality", "nationalité", "e"),
        "/date_of_birth" => ("date of birth", "date de naissance", "e"),
        "/education" => ("education", "études", "es"),
        "/languages" => ("languages", "langues", "es"),
        "/it_skills" => ("IT skills", "compétences informatiques", "es"),
        "/experience" => ("experience", "expérience", "e"),
        "/competencies" => ("competencies", "compétences", "es"),
        "/documents" => ("documents", "documents", "s"),
        "/residence" => ("residence", "résidence", "e"),
        "/availability" => ("availability", "disponibilité", "e"),
        "/application" => ("the application", "candidature", "e"),
        "/application/submitted_at" => ("time of submission", "date de soumission", "e"),
        "/application/last_modified_at" => ("time of the last change", "date de la dernière modification", "e"),
        "/application/other_vacancies" => ("other vacancies applied for", "autres candidatures", "es"),
        "/application/preferences" => ("preferences", "préférences", "es"),
        "/application/generative_ai_used" => ("use of generative AI", "recours à l'IA générative", ""),
        other => (other, other, ""),
    };
    match absence {
        Absence::Absent => say!(out, lang, "{en} not stated", "{fr} non indiqué{ending}"),
        Absence::Unreadable(found) if found.is_empty() => {
            say!(out, lang, "{en} not understood", "{fr} non reconnu{ending}")
        }
        Absence::Unreadable(found) => {
            let found = in_backticks(found);
            say!(out, lang, "{en} not understood ({found})", "{fr} non reconnu{ending} ({found})")
        }
    }
}

/// What is said where a field that nobody knows may be the one that is not stated.
#[must_use]
pub fn may_stand_under(lang: Lang, key: &str) -> String {
    let key = in_backticks(key);
    say!(
        lang,
        "; it may be stated under {key}, which is not a known field",
        "\u{a0}; cette donnée figure peut-être sous {key}, qui n'est pas un champ connu"
    )
}

/// What to do about such a field, as a sentence of its own.
#[must_use]
pub fn rename_field(lang: Lang, key: &str, field: &str) -> String {
    let key = in_backticks(key);
    say!(
        lang,
        "If {key} is meant to be `{field}`, please rename it.",
        "Si {key} doit être `{field}`, veuillez renommer ce champ."
    )
}
