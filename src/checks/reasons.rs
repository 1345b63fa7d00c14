//! Why an outcome is what it is: what the sentences of all kinds of checks have in common.
//!
//! Sentences begin in lower case and have no final stop. Each kind says its own facts, in both languages, in its `text.rs`;
//! here is what is found in several of them, and how the sentences of parts are joined.

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::checks::finding::{Absence, Finding, Reason};
use crate::checks::shared_facts::{EntriesFact, NoEntryFact, NotConcernedFact};
use crate::checks::{DaysFact, Fact, NotStatedFact, OnDate};
use crate::domain::grammar::date_words::partial_date;
use crate::domain::grammar::{SentencePositions, in_backticks, say, semicolon};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// So many reasons for one outcome are said; the rest are counted, and stand in the parts of the JSON report.
pub const MAX_REASONS_SHOWN: usize = 2;

impl Finding<'_> {
    /// Why the outcome is what it is, in a sentence.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        // Most sentences are shorter, so that they are not moved while they grow.
        let mut out = String::with_capacity(120);
        self.add_reason(&mut out, lang);
        out
    }

    /// Writes the reason behind what is there.
    pub fn add_reason(&self, out: &mut String, lang: Lang) {
        // Writing to a text does not fail.
        let _ = self.write_reason(out, lang);
    }

    /// The same within a sentence of another finding.
    pub(super) fn write_reason(&self, out: &mut String, lang: Lang) -> fmt::Result {
        self.fact.found().write_reason(out, lang, self)
    }

    /// Why a fact that is stated settles it, of this or of a part.
    #[must_use]
    pub fn why_fixed(&self, lang: Lang) -> Option<String> {
        self.fact.found().why_fixed(lang).or_else(|| self.parts.iter().find_map(|part| part.why_fixed(lang)))
    }
}

impl Reason for DaysFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let day = match self.0 {
            OnDate::Submission => say!(lang, "the day of submission", "du jour de la soumission"),
            OnDate::End | OnDate::AfterEnd => say!(lang, "the end of the post", "de la fin du poste"),
            OnDate::Within(days) => {
                let days = partial_date(lang, days);
                say!(lang, "which day of {days} is meant", "du jour visé ({days})")
            }
            OnDate::BeforeStart | OnDate::Start | OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => {
                say!(lang, "the start of the post", "du début du poste")
            }
        };
        say!(out, lang, "it depends on {day}: ", "cela dépend {day}\u{a0}: ")?;
        joined(out, lang, finding.deciding())
    }

    fn why_fixed(&self, lang: Lang) -> Option<String> {
        let is_of_post = matches!(self.0, OnDate::Start | OnDate::End | OnDate::AfterEnd);
        is_of_post.then(|| {
            say!(
                lang,
                "it depends on the day on which the post starts, which the application does not settle",
                "cela dépend du jour où le poste commence, que la candidature ne fixe pas"
            )
        })
    }
}

/// The reasons of several findings, each once; of many the first few.
pub fn joined<'f, 'a: 'f>(
    out: &mut String,
    lang: Lang,
    findings: impl Iterator<Item = &'f Finding<'a>>,
) -> fmt::Result {
    write_joined(out, lang, findings.collect(), false)
}

/// The same of alternatives, the nearest to being met first.
pub fn nearest_first<'f, 'a: 'f>(
    out: &mut String,
    lang: Lang,
    findings: impl Iterator<Item = &'f Finding<'a>>,
) -> fmt::Result {
    let mut findings: Vec<_> = findings.collect();
    findings.sort_by_key(|finding| finding.distance());
    write_joined(out, lang, findings, false)
}

/// The same of what is asked all together: a fact with which two sentences begin, such as a day of birth, is said once.
pub fn facts_once<'f, 'a: 'f>(
    out: &mut String,
    lang: Lang,
    findings: impl Iterator<Item = &'f Finding<'a>>,
) -> fmt::Result {
    write_joined(out, lang, findings.collect(), true)
}

fn write_joined(out: &mut String, lang: Lang, findings: Vec<&Finding<'_>>, once: bool) -> fmt::Result {
    // What the selection team decides is said if nothing else decides.
    let is_echo = |finding: &Finding<'_>| matches!(finding.fact, Fact::Person(_));
    let only_echoes = findings.iter().all(|finding| is_echo(finding));
    let (mut said, mut more) = (SentencePositions::default(), HashSet::new());
    let mut last = 0..0;
    for finding in findings.into_iter().filter(|finding| only_echoes || !is_echo(finding)) {
        if said.count() < MAX_REASONS_SHOWN {
            let end = out.len();
            said.add(out, semicolon(lang), |out| finding.write_reason(out, lang))?;
            if once {
                last = without_repetition(out, lang, &last, end);
            }
        } else {
            let reason = finding.reason(lang);
            if !said.holds(out, &reason) {
                more.insert(reason);
            }
        }
    }
    match more.len() {
        0 => Ok(()),
        more => {
            out.push_str(semicolon(lang));
            let s = if more == 1 { "" } else { "s" };
            say!(out, lang, "and {more} more reason{s}", "et {more} autre{s} motif{s}")
        }
    }
}

/// Takes the fact with which a sentence begins, the one behind `end`, out of it if the first begins with it too, and gives
/// where the first stands for the next one.
fn without_repetition(out: &mut String, lang: Lang, first: &Range<usize>, end: usize) -> Range<usize> {
    let between = semicolon(lang);
    let from = if first.is_empty() { end } else { end + between.len() };
    let Some(second) = out.get(from..).filter(|second| !second.is_empty()) else {
        return first.clone();
    };
    let fact = |sentence: &str| sentence.split_once(between).map(|(fact, _)| fact.len());
    let repeated = out.get(first.clone()).and_then(|sentence| {
        let length = fact(sentence)?;
        (fact(second)? == length && sentence.get(..length) == second.get(..length)).then_some(length)
    });
    match repeated {
        Some(length) => {
            out.replace_range(end..from + length, "");
            first.clone()
        }
        None => from..out.len(),
    }
}

impl Reason for EntriesFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        match finding.parts.first() {
            None => nothing_in(out, lang, self.list),
            Some(first) => among_entries(out, lang, finding, first.fact.found().nothing_listed(lang)),
        }
    }
}

impl Reason for NoEntryFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if finding.parts.is_empty() {
            return nothing_in(out, lang, self.list);
        }
        joined(out, lang, finding.deciding())?;
        match finding.outcome {
            Outcome::NotMet => say!(out, lang, "; this is excluded", "\u{a0}; ce cas est exclu"),
            Outcome::Met | Outcome::Unclear => Ok(()),
        }
    }
}

impl Reason for NotConcernedFact {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        say!(out, lang, "nothing is required of this applicant here", "rien n'est requis ici pour cette candidature")
    }
}

/// The reasons of the entries that decide, without those that are about something else; of entries that all are, that
/// nothing else is listed.
pub fn among_entries(out: &mut String, lang: Lang, finding: &Finding<'_>, nothing: Option<String>) -> fmt::Result {
    let mut on_the_matter = finding.deciding().filter(|part| !part.fact.found().is_aside()).peekable();
    match nothing {
        Some(nothing) if on_the_matter.peek().is_none() => out.write_str(&nothing),
        _ if on_the_matter.peek().is_none() => nearest_first(out, lang, finding.deciding()),
        _ => nearest_first(out, lang, on_the_matter),
    }
}

/// That a list of the file, by its pointer, is there and holds nothing.
pub fn nothing_in(out: &mut String, lang: Lang, list: &str) -> fmt::Result {
    let (en, fr) = match list {
        "/nationalities" => ("no nationality", "aucune nationalité"),
        "/education" => ("no education", "aucune formation"),
        "/languages" => ("no language", "aucune langue"),
        "/it_skills" => ("no IT tool", "aucun outil informatique"),
        "/experience" => ("no experience", "aucune expérience"),
        "/residence" => ("no residence", "aucune résidence"),
        "/documents" => ("no document", "aucun document"),
        "/driving_licences" => ("no driving licence", "aucun permis de conduire"),
        _ => ("nothing", "rien"),
    };
    say!(out, lang, "{en}, according to the application", "{fr}, d'après la candidature")
}

/// That a field is not stated, or that what is stated is not understood.
impl Reason for NotStatedFact {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let pointer = self.field_path.to_string();
        // With the ending of `indiqué` and `reconnu`.
        let (en, fr, ending) = match pointer.as_str() {
            "/nationalities" => ("nationality", "nationalité", "e"),
            "/date_of_birth" => ("date of birth", "date de naissance", "e"),
            "/education" => ("education", "études", "es"),
            "/languages" => ("languages", "langues", "es"),
            "/it_skills" => ("IT skills", "outils informatiques", "s"),
            "/experience" => ("experience", "expérience", "e"),
            "/competencies" => ("competencies", "compétences", "es"),
            "/documents" => ("documents", "documents", "s"),
            "/residence" => ("residence", "résidence", "e"),
            "/driving_licences" => ("driving licences", "permis de conduire", "s"),
            "/availability" => ("availability", "disponibilité", "e"),
            "/application" => ("the application", "candidature", "e"),
            "/application/submitted_at" => ("time of submission", "date de soumission", "e"),
            "/application/last_modified_at" => ("time of the last change", "date de la dernière modification", "e"),
            "/application/other_vacancies" => ("other applications", "autres candidatures", "es"),
            "/application/preferences" => ("preferences", "préférences", "es"),
            "/application/generative_ai_used" => ("use of generative AI", "recours à l'IA générative", ""),
            other => (other, other, ""),
        };
        match &self.absence {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact_change::FieldPath;
    use crate::domain::location::Location;

    #[test]
    fn a_list_of_driving_licences_may_be_absent_unreadable_or_empty() {
        let field_path = FieldPath::of_record("driving_licences");
        let location = Location { section: "driving_licences", index: None, field: None, at: 0 };
        let unread = NotStatedFact { field_path, absence: Absence::Unreadable("7".into()) };
        let empty = Fact::Entries(EntriesFact { list: "/driving_licences", location });
        let cases = [
            (Finding::not_stated(field_path), "driving licences not stated", "permis de conduire non indiqués"),
            (
                Finding::leaf(Outcome::Unclear, Fact::NotStated(unread)),
                "driving licences not understood (`7`)",
                "permis de conduire non reconnus (`7`)",
            ),
            (
                Finding::leaf(Outcome::NotMet, empty),
                "no driving licence, according to the application",
                "aucun permis de conduire, d'après la candidature",
            ),
        ];
        for (finding, english, french) in cases {
            assert_eq!([finding.reason(Lang::En), finding.reason(Lang::Fr)], [english, french]);
        }
    }
}
