//! Facts that several kinds of checks find: what the entries of a list give, or that nothing is asked.

use crate::checks::Fact;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::{DecidingParts, Distance, Finding, FindingFact};
use crate::domain::applicant::Applicant;
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;

/// One of the entries of a list: its pointer, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntriesFact {
    pub list: &'static str,
    pub location: Location,
}

impl<'a> FindingFact<'a> for EntriesFact {
    fn distance(&self, finding: &Finding<'a>) -> Distance {
        if finding.parts.is_empty() { Distance::OTHER } else { Distance::of_nearest(&finding.parts, 1) }
    }

    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push(self.list.trim_start_matches('/'));
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        let is_unlisted = |part: &Finding<'_>| matches!(part.fact, Fact::UnlistedLanguage(_));
        if finding.parts.is_empty() {
            list.push(self.location, EvidenceValue::Text("[]"));
        } else if finding.outcome == Outcome::Unclear && finding.parts.iter().any(is_unlisted) {
            // That no mother tongue is listed is said by all that is.
            finding.parts.iter().for_each(|part| part.add_evidence(applicant, list));
        } else {
            finding.deciding().for_each(|part| part.add_evidence(applicant, list));
        }
    }
}

/// No entry of a list: its pointer, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoEntryFact {
    pub list: &'static str,
    pub location: Location,
}

impl<'a> FindingFact<'a> for NoEntryFact {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::OfOutcome
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        if finding.parts.is_empty() {
            list.push(self.location, EvidenceValue::Text("[]"));
        }
        finding.deciding().for_each(|part| part.add_evidence(applicant, list));
    }
}

/// Nothing is asked of the applicant here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotConcernedFact;

impl FindingFact<'_> for NotConcernedFact {}
