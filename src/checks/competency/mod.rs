#![doc = include_str!("about.md")]

use std::borrow::Cow;

use crate::checks::asked_fields::AskedFields;
use crate::checks::evidence::{Collected, as_written};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, Tolerance};
use crate::domain::applicant::{Applicant, Competency};
use crate::domain::fact_change::{FieldPath, NewEntry, stated};
use crate::domain::names::{is_named, normalise};
use crate::domain::outcome::Outcome;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "competency",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| CompetencyCheck::read(value, context).map(Check::Competency),
}];

parameters! { PARAMETERS:
    NAMES: Vec<String> = TypedParameter::texts("names", "Its names, in every language of the notice.");
}

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyCheck {
    /// Its names, normalised.
    pub names: Vec<String>,
    /// The same as the rules write them, for people to read.
    pub written: Vec<String>,
}

/// The entry that shows a competency.
#[derive(Clone, Debug, PartialEq)]
pub struct CompetencyFact<'a> {
    /// The entry that names it, with evidence where there is one.
    pub entry: Option<&'a Competency<'a>>,
}

impl CompetencyCheck {
    /// Reads the parameters.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let written = params.needed(NAMES);
        params.finish();
        let written = written?;
        let names = written.iter().map(|name| normalise(name)).collect();
        Some(Self { names, written })
    }

    fn names_it(&self, entry: &Competency<'_>) -> bool {
        let name = entry.competency.as_ref().map(|name| name.value.as_ref());
        name.is_some_and(|name| self.names.iter().any(|known| is_named(known, name)))
    }
}

impl Kind for CompetencyCheck {
    fn name(&self) -> &'static str {
        "competency"
    }

    /// Looks for an entry that names it, first for one with evidence.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.competencies else {
            return Finding::not_stated(FieldPath::of_record("competencies"));
        };
        let mut named = list.entries.iter().filter(|entry| self.names_it(entry));
        let first = named.next();
        let shown = first.into_iter().chain(named).find(|entry| entry.evidence.is_some());
        // One whose name or evidence cannot be understood may show it.
        let may_show = list.entries.iter().find(|entry| {
            let is_unread = entry.doubts.is_unreadable("evidence");
            let may_be_named = entry.doubts.is_unreadable("competency") && (is_unread || entry.evidence.is_some());
            may_be_named || (is_unread && self.names_it(entry))
        });
        let outcome = match (shown, may_show) {
            (Some(_), _) => Outcome::Met,
            (None, Some(_)) => Outcome::Unclear,
            (None, None) => Outcome::NotMet,
        };
        Finding::leaf(outcome, Fact::Competency(CompetencyFact { entry: shown.or(first).or(may_show) }))
    }

    /// An example for it.
    fn candidates<'a>(&'a self, _: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let name = self.names.first().map(|name| stated(Cow::Borrowed(name.as_str())));
        let evidence = Some(stated(Cow::Borrowed("…")));
        let entry = Competency { competency: name, evidence, ..Competency::default() };
        vec![Candidate::entry(NewEntry::Competency(entry), Tolerance::Exact)]
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        asked.competency = &self.names;
    }

    fn is_dated(&self) -> bool {
        false
    }
}

impl<'a> FindingFact<'a> for CompetencyFact<'a> {
    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        if let Some(entry) = self.entry {
            let place = ("competencies", entry.index);
            list.field(place, "competency", entry.competency.as_ref(), as_written);
            list.field(place, "evidence", entry.evidence.as_ref(), as_written);
        }
    }
}
