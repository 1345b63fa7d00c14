//! `documents = { any_of = [ { kind = "qualification" } ] }`: one of some documents is attached.
//! `documents = { every = ["qualification"], languages = ["en", "fr"], or_translated = true }`: those documents are in
//! one of the languages, or translated.
//!
//! With `dates_shown = true` a document has to show the dates of the studies. A document of no stated kind may be any.
//! `every` is unclear where none of the documents is surely one of the kinds; a document of no stated kind never makes
//! it not met.

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Missing, OFFERED, Situation, Terms};
use crate::domain::applicant::{Document, DocumentKind};
use crate::domain::languages::Language;
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::statement::{Entry, Slot, Value, stated};

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Documents {
    /// One document that is one of these.
    Attached(Vec<Wanted>),
    /// Every document of some kinds in a language.
    InLanguage(InLanguage),
}

/// A document that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its kind.
    pub kind: DocumentKind,
    /// Whether it has to show the dates.
    pub dates_shown: bool,
}

/// The language of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLanguage {
    /// The kinds it is asked of.
    pub kinds: Vec<DocumentKind>,
    /// The languages.
    pub languages: Vec<Language>,
    /// Whether a translation will do.
    pub or_translated: bool,
}

/// One document before what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The document.
    pub entry: &'a Document<'a>,
    /// What is asked of it.
    pub asked: Asked<'a>,
}

/// What is asked of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// To be one of these.
    ToBe(&'a [Wanted]),
    /// To be in a language.
    Language(&'a InLanguage),
}

impl Fact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(Slot::of_entry("documents", self.entry.index, field));
        missing.extend(self.entry.kind.is_none().then(|| absent("kind")));
        match self.asked {
            Asked::ToBe(_) => missing.extend(self.entry.dates_shown.is_none().then(|| absent("dates_shown"))),
            Asked::Language(check) => {
                missing.extend(self.entry.language.is_none().then(|| absent("language")));
                let asks = check.or_translated && self.entry.translated.is_none();
                missing.extend(asks.then(|| absent("translated")));
            }
        }
    }
}

impl Documents {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let form = params.one_of(&["any_of", "every"]);
        if form.is_none() {
            for key in ["languages", "or_translated"] {
                params.take(key);
            }
            params.finish();
            return None;
        }
        if form == Some("any_of") {
            let list = params.take("any_of").and_then(|value| {
                let list = context.list_of_some(value)?;
                list.iter().map(|wanted| Wanted::read(wanted, context)).collect::<Vec<_>>().into_iter().collect()
            });
            params.finish();
            return list.map(Self::Attached);
        }
        let kinds = params.words("every", &DocumentKind::ALL);
        params.need("languages");
        let languages = params.languages("languages");
        let or_translated = params.boolean("or_translated").unwrap_or(false);
        params.finish();
        Some(Self::InLanguage(InLanguage { kinds: kinds?, languages: languages?, or_translated }))
    }

    /// Looks at each document.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.documents else {
            return Finding::not_stated(Slot::of_record("documents"));
        };
        let place = Place { section: "documents", index: None, field: None, at: list.at };
        match self {
            Self::Attached(wanted) => {
                let entries = list.entries.iter().map(|entry| {
                    let outcome = is_one_of(wanted, entry);
                    let fact = move || AnyFact::Document(Fact { entry, asked: Asked::ToBe(wanted) });
                    (outcome, move || Finding::leaf(outcome, fact()))
                });
                Finding::any(AnyFact::Entries("/documents", place), situation.detail, entries)
            }
            Self::InLanguage(check) => check.apply(&list.entries, situation.detail),
        }
    }
}

impl Documents {
    /// What is not stated of the documents, or one more document.
    pub(super) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        let entries = || situation.applicant.documents.iter().flat_map(|list| &list.entries);
        let slot = |entry: &Document<'_>, field| Slot::of_entry("documents", entry.index, field);
        let mut candidates = Vec::new();
        let mut offer = |slot, value| candidates.push(Candidate::field(slot, value, Terms::Exact));
        match self {
            Self::Attached(wanted) => {
                for entry in entries().take(OFFERED) {
                    if entry.kind.is_none() {
                        for wanted in wanted {
                            offer(slot(entry, "kind"), Value::Kind(wanted.kind));
                        }
                    }
                    if entry.dates_shown.is_none() {
                        offer(slot(entry, "dates_shown"), Value::Flag(true));
                    }
                }
                candidates.extend(wanted.iter().map(|wanted| {
                    let (kind, dates_shown) = (Some(stated(wanted.kind)), wanted.dates_shown.then(|| stated(true)));
                    let entry = Document { kind, dates_shown, ..Document::default() };
                    Candidate::entry(Entry::Document(entry), Terms::Exact)
                }));
            }
            Self::InLanguage(check) => {
                for entry in entries().take(OFFERED) {
                    if check.or_translated {
                        offer(slot(entry, "translated"), Value::Flag(true));
                    }
                    if entry.language.is_none() {
                        let names = check.languages.iter().map(|language| language.name(situation.told).into());
                        for name in names {
                            offer(slot(entry, "language"), Value::Text(name));
                        }
                    }
                }
                let kind = check.kinds.first().map(|kind| stated(*kind));
                let language = check.languages.first().map(|language| stated(language.name(situation.told).into()));
                let entry = Document { kind, language, ..Document::default() };
                candidates.push(Candidate::entry(Entry::Document(entry), Terms::Exact));
            }
        }
        candidates
    }
}

impl Wanted {
    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        params.need("kind");
        let kind = params.word("kind", &DocumentKind::ALL);
        let dates_shown = params.boolean("dates_shown").unwrap_or(false);
        params.finish();
        Some(Self { kind: kind?, dates_shown })
    }
}

/// Whether a document is one of those wanted; one of no stated kind is judged for every kind it may be.
fn is_one_of(wanted: &[Wanted], entry: &Document<'_>) -> Outcome {
    let as_kind = |kind: DocumentKind| {
        Outcome::any(wanted.iter().filter(|wanted| wanted.kind == kind).map(|wanted| match &entry.dates_shown {
            _ if !wanted.dates_shown => Outcome::Met,
            Some(shown) => Outcome::of(shown.value),
            None => Outcome::Unclear,
        }))
    };
    match &entry.kind {
        Some(kind) => as_kind(kind.value),
        None => Outcome::agreed(DocumentKind::ALL.iter().map(|(_, kind)| as_kind(*kind))),
    }
}

impl InLanguage {
    fn apply<'a>(&'a self, entries: &'a [Document<'a>], detail: bool) -> Finding<'a> {
        let is_asked = |entry: &Document<'_>| entry.kind.is_none_or(|kind| self.kinds.contains(&kind.value));
        let findings = entries.iter().filter(|entry| is_asked(entry)).map(|entry| {
            let language = self.judge(entry);
            let outcome = if entry.kind.is_some() { language } else { language.max(Outcome::Unclear) };
            let fact = move || AnyFact::Document(Fact { entry, asked: Asked::Language(self) });
            (outcome, move || Finding::leaf(outcome, fact()))
        });
        let count = entries.iter().filter(|entry| entry.kind.is_some() && is_asked(entry)).count();
        let mut finding = Finding::all(AnyFact::EveryDocument(count), detail, findings);
        if count == 0 {
            finding.outcome = Outcome::Unclear;
        }
        finding
    }

    /// In one of the languages, or translated where that will do.
    fn judge(&self, entry: &Document<'_>) -> Outcome {
        let language = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
        let in_language = language.map_or(Outcome::Unclear, |language| Outcome::of(self.languages.contains(&language)));
        let translated = match &entry.translated {
            _ if !self.or_translated => Outcome::NotMet,
            Some(translated) => Outcome::of(translated.value),
            None => Outcome::Unclear,
        };
        in_language.max(translated)
    }
}
