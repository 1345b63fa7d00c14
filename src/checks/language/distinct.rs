//! Several demands, each of which a different language has to meet.

use std::fmt;

use crate::checks::describe::quote;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::{DecidingParts, FindingFact, Reason};
use crate::checks::language::text::{demand, demanded, language_named, languages_named};
use crate::checks::language::{Demand, LanguageFact};
use crate::checks::reasons::nothing_in;
use crate::checks::{CheckInput, Fact, Finding};
use crate::domain::applicant::{Applicant, LanguageSkill};
use crate::domain::fact_change::FieldPath;
use crate::domain::grammar::{SentencePositions, say, semicolon};
use crate::domain::languages::{Language, StatedLanguage};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// A language that can meet one demand: all entries that name it, or one entry of which nobody knows the language.
struct LanguageSource<'a> {
    language: Option<Language>,
    entries: Vec<&'a LanguageSkill<'a>>,
}

/// Gives each demand a language of its own: met if languages that surely meet them suffice, not met if not even those
/// that may meet them do.
pub(in crate::checks) fn distinct<'a>(demands: &[&'a Demand], input: &CheckInput<'a>) -> Finding<'a> {
    let Some(list) = &input.applicant.languages else {
        return Finding::not_stated(FieldPath::of_record("languages"));
    };
    let servers = servers(demands, &list.entries, input);
    let outcomes: Vec<Vec<Outcome>> =
        demands.iter().map(|demand| servers.iter().map(|server| server.serves(demand, input)).collect()).collect();
    let mut assignment = Assignment { outcomes: &outcomes, served: vec![None; servers.len()] };
    let count = |assignment: &Assignment<'_>| assignment.served.iter().flatten().count();
    assignment.extend(Outcome::Met);
    let outcome = if count(&assignment) == demands.len() {
        Outcome::Met
    } else {
        assignment.extend(Outcome::Unclear);
        if count(&assignment) == demands.len() { Outcome::Unclear } else { Outcome::NotMet }
    };
    let location = Location { section: "languages", index: None, field: None, at: list.at };
    let mut parts = Vec::new();
    if input.detail && !servers.is_empty() {
        for (number, demand) in demands.iter().enumerate() {
            let server = assignment.served.iter().position(|served| *served == Some(number));
            let server = server.and_then(|server| servers.get(server));
            parts.push(server.map_or_else(
                || lacking(demand, &servers, &assignment.served, input),
                |server| server.finding(demand, input),
            ));
        }
    }
    Finding { outcome, fact: Fact::Languages(LanguagesFact(location)), parts }
}

/// The languages of a list, each once.
fn servers<'a>(
    demands: &[&Demand],
    entries: &'a [LanguageSkill<'a>],
    input: &CheckInput<'a>,
) -> Vec<LanguageSource<'a>> {
    let mut servers: Vec<LanguageSource<'a>> = Vec::new();
    let mut locations = std::collections::HashMap::new();
    for entry in entries {
        // Should the scales of the demands differ, what any of them finds behind the name is no part of it.
        let mut named = demands.iter().map(|demand| demand.level.stated(entry).known_language(input.vocabulary));
        let language = named.find_map(|language| language);
        let known = language.and_then(|language| locations.get(&language).copied());
        if let Some(server) = known.and_then(|location: usize| servers.get_mut(location)) {
            server.entries.push(entry);
            continue;
        }
        locations.extend(language.map(|language| (language, servers.len())));
        // What stands for the further entries of a list that is not complete may stand for as many as are asked.
        let count = if entry.doubts.is_further() { demands.len() } else { 1 };
        servers.extend((0..count).map(|_| LanguageSource { language, entries: vec![entry] }));
    }
    servers
}

/// The finding that no language is left for a demand: what the others are.
fn lacking<'a>(
    demand: &'a Demand,
    servers: &[LanguageSource<'a>],
    served: &[Option<usize>],
    input: &CheckInput<'a>,
) -> Finding<'a> {
    let free = servers.iter().zip(served).filter(|(_, served)| served.is_none());
    let parts = free.map(|(server, _)| server.finding(demand, input)).collect();
    Finding { outcome: Outcome::NotMet, fact: Fact::LanguageLacking(LanguageLackingFact(demand)), parts }
}

impl<'a> LanguageSource<'a> {
    fn serves(&self, demand: &'a Demand, input: &CheckInput<'a>) -> Outcome {
        if self.language.is_some_and(|language| !demand.asks_for(language)) {
            return Outcome::NotMet;
        }
        Outcome::any(self.entries.iter().map(|entry| demand.judge(entry, &demand.languages, input).outcome()))
    }

    /// What its best entry is to a demand.
    fn finding(&self, demand: &'a Demand, input: &CheckInput<'a>) -> Finding<'a> {
        let findings = self.entries.iter().map(|entry| {
            let fact = demand.judge(entry, &demand.languages, input);
            Finding::leaf(fact.outcome(), Fact::Language(fact))
        });
        let best = findings.reduce(|best, other| if other.outcome > best.outcome { other } else { best });
        best.unwrap_or_else(|| Finding::not_stated(FieldPath::of_record("languages")))
    }
}

/// Which demand each language serves.
struct Assignment<'o> {
    /// By demand, then by language.
    outcomes: &'o [Vec<Outcome>],
    /// By language.
    served: Vec<Option<usize>>,
}

impl Assignment<'_> {
    /// Gives languages to as many demands as can be, where at least this outcome is enough. A demand that has one keeps
    /// it, or gets another.
    fn extend(&mut self, least: Outcome) {
        for demand in 0..self.outcomes.len() {
            if !self.served.contains(&Some(demand)) {
                self.serve(demand, least, &mut vec![false; self.served.len()]);
            }
        }
    }

    /// Finds a language for a demand, for which another demand may have to take another one.
    fn serve(&mut self, demand: usize, least: Outcome, seen: &mut [bool]) -> bool {
        for server in 0..self.served.len() {
            let outcome = self.outcomes.get(demand).and_then(|outcomes| outcomes.get(server));
            if outcome.is_none_or(|outcome| *outcome < least) || seen.get(server) != Some(&false) {
                continue;
            }
            if let Some(seen) = seen.get_mut(server) {
                *seen = true;
            }
            let other = self.served.get(server).copied().flatten();
            if other.is_none_or(|other| self.serve(other, least, seen))
                && let Some(served) = self.served.get_mut(server)
            {
                *served = Some(demand);
                return true;
            }
        }
        false
    }
}

/// Several demands, each met by a different language: where the list of languages is. The parts are what meets each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguagesFact(pub Location);

/// A demand for which no language is left; the parts are those that meet no other.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageLackingFact<'a>(pub &'a Demand);

impl<'a> FindingFact<'a> for LanguagesFact {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::OfOutcome
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }

    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push("languages");
    }

    fn can_still_be_met(&self, _: &Finding<'a>) -> bool {
        true
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        if finding.parts.is_empty() {
            list.push(self.0, EvidenceValue::Text("[]"));
        } else if finding.outcome == Outcome::NotMet {
            // What serves one demand cannot serve another: all of it says why one is lacking.
            finding.parts.iter().for_each(|part| part.add_evidence(applicant, list));
        } else {
            finding.deciding().for_each(|part| part.add_evidence(applicant, list));
        }
    }
}

impl FindingFact<'_> for LanguageLackingFact<'_> {}

impl Reason for LanguagesFact {
    /// What each language serves for, or what leaves that open, and the demands for which none is left.
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if finding.parts.is_empty() {
            return nothing_in(out, lang, "/languages");
        }
        // What serves comes first: what lacks is lacking beside it.
        let is_lacking = |part: &&Finding<'_>| matches!(part.fact, Fact::LanguageLacking(_));
        let (lacking, serving): (Vec<_>, Vec<_>) = finding.parts.iter().partition(is_lacking);
        let mut said = SentencePositions::default();
        for part in &serving {
            said.add(out, semicolon(lang), |out| match (&part.fact, part.outcome) {
                (Fact::Language(fact), Outcome::Met) => meets(out, lang, fact),
                _ => part.write_reason(out, lang),
            })?;
        }
        for part in &lacking {
            said.add(out, semicolon(lang), |out| part.write_reason(out, lang))?;
        }
        Ok(())
    }
}

/// The demand that a language meets: for itself, where its entry names one.
fn meets(out: &mut String, lang: Lang, fact: &LanguageFact<'_>) -> fmt::Result {
    let language = language_named(lang, fact);
    let stated = fact.of_level(lang);
    let languages = match fact.language {
        StatedLanguage::One(known) if !fact.others => known.name(lang).to_owned(),
        _ => languages_named(lang, fact.languages, fact.title, fact.others),
    };
    let demand = quote(lang, &demand(lang, &languages, fact.level));
    say!(
        out,
        lang,
        "{language}{stated} meets the requirement {demand}",
        "exigence {demand} remplie\u{a0}: {language}{stated}"
    )
}

impl Reason for LanguageLackingFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let demand = quote(lang, &demanded(lang, self.0));
        say!(
            out,
            lang,
            "a language is missing for the requirement {demand}",
            "il manque une langue pour l'exigence {demand}"
        )
    }
}

#[cfg(test)]
mod tests {
    use Outcome::{Met, NotMet, Unclear};

    use super::*;

    fn served(outcomes: &[Vec<Outcome>], least: Outcome) -> usize {
        let servers = outcomes.first().map_or(0, Vec::len);
        let mut assignment = Assignment { outcomes, served: vec![None; servers] };
        assignment.extend(least);
        assignment.served.iter().flatten().count()
    }

    #[test]
    fn a_demand_gives_its_language_up_where_another_one_serves_it_too() {
        assert_eq!(served(&[vec![Met, Met], vec![Met, NotMet]], Met), 2);
        assert_eq!(served(&[vec![Met, NotMet], vec![Met, NotMet]], Met), 1);
        assert_eq!(served(&[vec![Met, Unclear], vec![Met, NotMet]], Met), 1);
        assert_eq!(served(&[vec![Met, Unclear], vec![Met, NotMet]], Unclear), 2);
        assert_eq!(served(&[vec![], vec![]], Unclear), 0);
    }
}
