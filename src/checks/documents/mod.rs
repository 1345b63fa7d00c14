#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue, as_written, yes_or_no};
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::formulas::RegionKind;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance,
};
use crate::domain::applicant::{Applicant, Document, DocumentKind, RareDocument, word_of};
use crate::domain::calendar::{PartialDate, add_months};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::languages::{self, Language, StatedLanguage};
use crate::domain::location::{Located, Location};
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{ListKind, RuleErrorKind};
use crate::domain::rule_lists::DocumentNames;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "documents",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Documents::read(value, context).map(Check::Documents),
}];

parameters! { PARAMETERS:
    ANY_OF: Vec<WantedDocument> =
        TypedParameter::documents("any_of", "One document is one of these.").or(&["none_of", "all_of"]);
    ALL_OF: Vec<WantedDocument> =
        TypedParameter::documents("all_of", "Of each of these there is a document.").or(&["any_of", "none_of"]);
    NONE_OF: Vec<WantedDocument> =
        TypedParameter::documents("none_of", "No document is one of these.").or(&["any_of", "all_of"]);
    OF: Vec<WantedDocument> = TypedParameter::documents(
        "of",
        "The documents that are one of these are counted; with `at_least`, `at_most`, or both.",
    );
    AT_LEAST: usize = TypedParameter::integer("at_least", 1, MAX_COUNT, "So many of them, or more.");
    AT_MOST: usize = TypedParameter::integer("at_most", 0, MAX_COUNT, "So many of them, or fewer.");
    EVERY: Vec<DocumentKind> = TypedParameter::new(
        "every",
        ValueType::List(&ValueType::DocumentKind),
        "Every document of these kinds is in one of the `languages`.",
        |_, value, context| context.words(value, &DocumentKind::ALL),
    );
    LANGUAGES: Vec<Language> = TypedParameter::languages("languages", "The languages, beside `every`.");
    OR_TRANSLATED: bool =
        TypedParameter::boolean("or_translated", "Beside `every`: a translation will do; left out: it will not.");
}

parameters! { WANTED:
    KIND: DocumentKind = TypedParameter::new(
        "kind",
        ValueType::DocumentKind,
        "What it is; may be left out beside `name`, and is then of any kind.",
        |_, value, context| context.word(value, &DocumentKind::ALL),
    );
    DATES_SHOWN: bool = TypedParameter::boolean(
        "dates_shown",
        "Whether it has to show the dates of the studies; left out: it need not.",
    );
    NAME: DocumentNames = TypedParameter::new(
        "name",
        ValueType::Defined("document"),
        "What it is called, a `[document.*]` of the file.",
        |_, value, context| context.defined(value, ListKind::Document, &context.vocabulary.documents).cloned(),
    );
    ISSUED_WITHIN_MONTHS: u32 = TypedParameter::months(
        "issued_within_months",
        "It was issued by the reference date, and no more than so many months before it.",
    );
    VALID_ON: OnDate = OnDate::declared("valid_on", "It is still valid on this day.");
}

impl TypedParameter<Vec<WantedDocument>> {
    /// Documents, at least one.
    const fn documents(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Table(WANTED)), about, |_, value, context| {
            let list = context.list_of_some(value)?;
            let each = list.iter().map(|wanted| WantedDocument::read(wanted, context));
            each.collect::<Vec<_>>().into_iter().collect()
        })
    }
}

/// So many documents can be counted.
const MAX_COUNT: i64 = 1000;

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum Documents {
    /// One document that is one of these.
    Attached(Vec<WantedDocument>),
    /// A document of each of these.
    EachAttached(Vec<WantedDocument>),
    /// So many documents that are one of these.
    Counted(Counted),
    /// Every document of some kinds in a language.
    InLanguage(InLanguage),
}

/// How many documents are asked; where none is, they are forbidden.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The documents that count.
    pub of: Vec<WantedDocument>,
    /// So many or more.
    pub at_least: Option<usize>,
    /// So many or fewer.
    pub at_most: Option<usize>,
}

/// A document that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedDocument {
    /// Its kind; any, where it is known by its name.
    pub kind: Option<DocumentKind>,
    /// Whether it has to show the dates.
    pub dates_shown: bool,
    /// What it is called.
    pub name: Option<DocumentNames>,
    /// How many months before the reference date it may have been issued.
    pub issued_within_months: Option<u32>,
    /// The day on which it has to be valid.
    pub valid_on: Option<OnDate>,
}

/// The language of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLanguage {
    /// The kinds it is asked of.
    pub kinds: Vec<DocumentKind>,
    pub languages: Vec<Language>,
    /// Whether a translation will do.
    pub or_translated: bool,
}

/// One document before what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentFact<'a> {
    pub entry: &'a Document<'a>,
    pub asked: DocumentRequirement<'a>,
    /// What made the outcome what it is.
    pub why: DocumentReason,
    /// The one of those wanted that it comes nearest to, where it may be one.
    pub wanted: Option<&'a WantedDocument>,
    pub reference: NaiveDate,
    /// What would tell the day on which it has to be valid, where that is not stated.
    pub day_not_stated: Option<FieldPath>,
}

/// What makes a document one that is wanted, or not, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentReason {
    Fits,
    /// Its kind, or what is asked of its language.
    Kind,
    /// Whether it shows the dates.
    Dates,
    Name,
    /// The day of issue.
    Issued,
    /// How long it is valid.
    Valid,
}

/// How many documents are one of those that count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountFact<'a> {
    /// What is asked.
    pub check: &'a Counted,
    /// So many surely are.
    pub surely: usize,
    /// So many may be, with those.
    pub at_most: usize,
    /// Where the list is.
    pub location: Location,
}

/// What is asked of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DocumentRequirement<'a> {
    /// To be one of these.
    ToBe(&'a [WantedDocument]),
    /// To be one of these, which are counted or forbidden.
    Count(&'a [WantedDocument]),
    Language(&'a InLanguage),
}

impl Documents {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let forms = [ANY_OF.key(), ALL_OF.key(), NONE_OF.key(), OF.key(), EVERY.key()];
        let form = params.one_of(&forms);
        let is = |key: &'static str| form == Some(key);
        let check = if is(ANY_OF.key()) {
            params.get(ANY_OF).map(Self::Attached)
        } else if is(ALL_OF.key()) {
            params.get(ALL_OF).map(Self::EachAttached)
        } else if is(NONE_OF.key()) {
            let forbidden = params.get(NONE_OF);
            forbidden.map(|of| Self::Counted(Counted { of, at_least: None, at_most: Some(0) }))
        } else if is(OF.key()) {
            Counted::read(&mut params).map(Self::Counted)
        } else if is(EVERY.key()) {
            let kinds = params.get(EVERY);
            let languages = params.needed(LANGUAGES);
            let or_translated = params.get(OR_TRANSLATED).unwrap_or(false);
            let check = kinds.zip(languages);
            check.map(|(kinds, languages)| Self::InLanguage(InLanguage { kinds, languages, or_translated }))
        } else {
            for key in [LANGUAGES.key(), OR_TRANSLATED.key(), AT_LEAST.key(), AT_MOST.key()] {
                params.take(key);
            }
            None
        };
        params.finish();
        check
    }
}

/// Each document, and whether it is one of those wanted.
fn judged<'a>(
    wanted: &'a [WantedDocument],
    entries: &'a [Document<'a>],
    input: &CheckInput<'a>,
    asked: DocumentRequirement<'a>,
) -> impl Iterator<Item = (Outcome, impl FnOnce() -> Finding<'a>)> {
    entries.iter().map(move |entry| {
        let (outcome, why, nearest) = is_one_of(wanted, entry, input);
        let reference = input.judging_dates.reference;
        let mut days = wanted.iter().filter_map(|wanted| wanted.valid_on).map(|on| input.days(on));
        let day_not_stated = days.find_map(Result::err);
        let fact =
            move || Fact::Document(DocumentFact { entry, asked, why, wanted: nearest, reference, day_not_stated });
        (outcome, move || Finding::leaf(outcome, fact()))
    })
}

/// Proposes what is not stated of the documents, and one more document.
fn attach<'a>(wanted: &'a [WantedDocument], input: &CheckInput<'a>, candidates: &mut Vec<Candidate<'a>>) {
    let mut offer = |entry: &Document<'_>, field, value, tolerance| {
        let field_path = FieldPath::of_entry("documents", entry.index, field);
        candidates.push(Candidate::field(field_path, value, tolerance));
    };
    for entry in input.applicant.documents.iter().flat_map(|list| &list.entries).take(OFFERED) {
        if entry.kind.is_none() {
            for kind in wanted.iter().filter_map(|wanted| wanted.kind) {
                offer(entry, "kind", FieldValue::Kind(kind), Tolerance::Exact);
            }
        }
        if entry.dates_shown.is_none() {
            offer(entry, "dates_shown", FieldValue::Flag(true), Tolerance::Exact);
        }
        let more = entry.rare();
        if more.is_none_or(|more| more.name.is_none()) {
            for name in wanted.iter().filter_map(|wanted| wanted.name.as_ref()) {
                offer(entry, "name", FieldValue::Text(name.title.get(input.shown).into()), Tolerance::Exact);
            }
        }
        let is_exact = |date: Option<Located<PartialDate>>| date.is_some_and(|date| date.value.is_exact());
        if !is_exact(more.and_then(|more| more.issued)) && wanted.iter().any(|one| one.issued_within_months.is_some()) {
            offer(
                entry,
                "issued",
                FieldValue::Date(PartialDate::exact(input.judging_dates.reference)),
                Tolerance::Exact,
            );
        }
        if !is_exact(more.and_then(|more| more.valid_until)) {
            for day in wanted.iter().filter_map(|wanted| last_day(wanted.valid_on?, input)) {
                offer(entry, "valid_until", FieldValue::Date(PartialDate::exact(day)), Tolerance::OrLater);
            }
        }
    }
    candidates.extend(wanted.iter().map(|wanted| {
        let (kind, dates_shown) = (wanted.kind.map(stated), wanted.dates_shown.then(|| stated(true)));
        let name = wanted.name.as_ref().map(|name| name.title.get(input.shown));
        let issued = wanted.issued_within_months.map(|_| input.judging_dates.reference);
        let valid_until = wanted.valid_on.and_then(|on| last_day(on, input));
        let date = |day: Option<NaiveDate>| day.map(|day| stated(PartialDate::exact(day)));
        let more = RareDocument {
            name: name.map(|name| stated(name.into())),
            issued: date(issued),
            valid_until: date(valid_until),
        };
        let more = (more != RareDocument::default()).then(|| Box::new(more));
        let entry = Document { kind, dates_shown, rare: more, ..Document::default() };
        Candidate::entry(NewEntry::Document(entry), Tolerance::Asked(wanted))
    }));
}

/// The last of the days that a check may refer to.
fn last_day(on: OnDate, input: &CheckInput<'_>) -> Option<NaiveDate> {
    input.days(on).ok()?.into_iter().max()
}

impl Counted {
    fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let of = params.get(OF);
        let at_least = params.get(AT_LEAST);
        let at_most = params.get_from(AT_MOST, at_least.unwrap_or(0));
        if !params.has(AT_LEAST) && !params.has(AT_MOST) {
            let needed = [AT_LEAST.key(), AT_MOST.key()];
            params.context.problem_among(params.span(), RuleErrorKind::NotOneOf, "", &needed);
        }
        Some(Self { of: of?, at_least, at_most })
    }

    /// Counts the documents that surely are, and those that may be.
    fn apply<'a>(&'a self, entries: &'a [Document<'a>], location: Location, input: &CheckInput<'a>) -> Finding<'a> {
        let (mut surely, mut at_most, mut parts) = (0, 0, Vec::new());
        for (outcome, finding) in judged(&self.of, entries, input, DocumentRequirement::Count(&self.of)) {
            surely += usize::from(outcome == Outcome::Met);
            at_most += usize::from(outcome != Outcome::NotMet);
            if input.detail {
                parts.push(finding());
            }
        }
        let fact = CountFact { check: self, surely, at_most, location };
        Finding { outcome: self.judge(surely, at_most), fact: Fact::CountedDocuments(fact), parts }
    }

    /// Whether a number between these two is as is asked.
    fn judge(&self, surely: usize, at_most: usize) -> Outcome {
        let reaches = |least: usize| match (surely >= least, at_most >= least) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::Unclear,
            (false, false) => Outcome::NotMet,
        };
        let enough = self.at_least.map_or(Outcome::Met, reaches);
        let too_many = self.at_most.map_or(Outcome::NotMet, |most| reaches(most.saturating_add(1)));
        enough.min(!too_many)
    }
}

impl WantedDocument {
    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let is_named = params.has(NAME);
        let name = params.get(NAME);
        let has_kind = params.has(KIND);
        let kind = if is_named { params.get(KIND) } else { params.needed(KIND) };
        let dates_shown = params.get(DATES_SHOWN).unwrap_or(false);
        let issued_within_months = params.get(ISSUED_WITHIN_MONTHS);
        let valid_on = params.get(VALID_ON);
        params.finish();
        if kind.is_some() != has_kind || name.is_some() != is_named || !(has_kind || is_named) {
            return None;
        }
        Some(Self { kind, dates_shown, name, issued_within_months, valid_on })
    }

    /// Whether a document, taken for one of the kind, is as is asked, and what decides that.
    fn judge(&self, entry: &Document<'_>, input: &CheckInput<'_>) -> (Outcome, DocumentReason) {
        let dates = match &entry.dates_shown {
            _ if !self.dates_shown => Outcome::Met,
            Some(shown) => Outcome::of(shown.value),
            None => Outcome::Unclear,
        };
        let more = entry.rare();
        let stated = more.and_then(|more| more.name.as_ref()).map(|name| name.value.as_ref());
        let named = match (&self.name, stated) {
            (None, _) => Outcome::Met,
            (Some(_), None) => Outcome::Unclear,
            (Some(known), Some(name)) => is_called(known, name),
        };
        let issued = self.issued_within_months.map_or(Outcome::Met, |months| {
            let last = input.judging_dates.reference;
            let first = add_months(last, -months.cast_signed());
            let within = |day: NaiveDate| Outcome::of(first <= day && day <= last);
            more.and_then(|more| more.issued).map_or(Outcome::Unclear, |issued| {
                // Days in the middle fit where the first and the last of them do, and may where neither does.
                let (earliest, latest) = (issued.value.first(), issued.value.last());
                let spans = earliest < first && last < latest;
                if spans { Outcome::Unclear } else { Outcome::agreed([earliest, latest].map(within)) }
            })
        });
        let valid = self.valid_on.map_or(Outcome::Met, |on| {
            let days = input.days(on).ok().zip(more.and_then(|more| more.valid_until));
            days.map_or(Outcome::Unclear, |(days, until)| {
                let ends = [until.value.first(), until.value.last()];
                Outcome::agreed(days.iter().flat_map(|day| ends.map(|end| Outcome::of(*day <= end))))
            })
        });
        let mut worst = (Outcome::Met, DocumentReason::Fits);
        for part in [
            (named, DocumentReason::Name),
            (dates, DocumentReason::Dates),
            (issued, DocumentReason::Issued),
            (valid, DocumentReason::Valid),
        ] {
            if part.0 < worst.0 {
                worst = part;
            }
        }
        worst
    }
}

/// Whether a document of a name is what is known by some names.
fn is_called(known: &DocumentNames, name: &str) -> Outcome {
    with_normal(name, |name| {
        if known.names.iter().any(|known| known == name) {
            Outcome::Met
        } else if known.words.find(name).is_some() {
            Outcome::Unclear
        } else {
            Outcome::NotMet
        }
    })
}

/// Whether a document is one of those wanted, what decides that, and which it comes nearest to; one of no stated kind is
/// judged for every kind it may be.
fn is_one_of<'a>(
    wanted: &'a [WantedDocument],
    entry: &Document<'_>,
    input: &CheckInput<'_>,
) -> (Outcome, DocumentReason, Option<&'a WantedDocument>) {
    let as_kind = |kind: DocumentKind| {
        let mut best = (Outcome::NotMet, DocumentReason::Kind, None);
        for one in wanted.iter().filter(|wanted| wanted.kind.is_none_or(|asked| asked == kind)) {
            let (outcome, why) = one.judge(entry, input);
            if best.2.is_none() || outcome > best.0 {
                best = (outcome, why, Some(one));
            }
        }
        best
    };
    let kinds = kinds_of(entry);
    let mut each = kinds.iter().map(|kind| as_kind(*kind));
    let Some(first) = each.next() else {
        return (Outcome::Unclear, DocumentReason::Kind, None);
    };
    if each.all(|other| other.0 == first.0) { first } else { (Outcome::Unclear, DocumentReason::Kind, None) }
}

/// The kinds that a document may be of.
fn kinds_of(entry: &Document<'_>) -> Vec<DocumentKind> {
    let mut kinds = Vec::new();
    for variant in entry.doubts.variants(entry) {
        match variant.kind {
            Some(kind) => kinds.push(kind.value),
            None => kinds.extend(DocumentKind::ALL.map(|(_, kind)| kind)),
        }
    }
    kinds
}

impl InLanguage {
    fn apply<'a>(&'a self, entries: &'a [Document<'a>], input: &CheckInput<'a>) -> Finding<'a> {
        let reference = input.judging_dates.reference;
        let is_asked = |entry: &Document<'_>| kinds_of(entry).iter().any(|kind| self.kinds.contains(kind));
        let is_surely_asked = |entry: &Document<'_>| kinds_of(entry).iter().all(|kind| self.kinds.contains(kind));
        let findings = entries.iter().filter(|entry| is_asked(entry)).map(|entry| {
            let language = self.judge(entry, input);
            let outcome = if is_surely_asked(entry) { language } else { language.max(Outcome::Unclear) };
            let fact = move || {
                Fact::Document(DocumentFact {
                    entry,
                    asked: DocumentRequirement::Language(self),
                    why: DocumentReason::Kind,
                    wanted: None,
                    reference,
                    day_not_stated: None,
                })
            };
            (outcome, move || Finding::leaf(outcome, fact()))
        });
        let count = entries.iter().filter(|entry| is_surely_asked(entry)).count();
        let mut finding = Finding::all(Fact::EveryDocument(EveryDocumentFact(count)), input.detail, findings);
        if count == 0 {
            finding.outcome = Outcome::Unclear;
        }
        finding
    }

    /// In one of the languages, or translated where that will do.
    fn judge(&self, entry: &Document<'_>, input: &CheckInput<'_>) -> Outcome {
        let stated = entry.language.as_ref().map_or(StatedLanguage::Unknown, |language| {
            languages::read(&language.value, |name| input.vocabulary.country_names.get(name).copied())
        });
        let is_one = |language: &Language| self.languages.contains(language);
        let in_language = match stated {
            StatedLanguage::One(language) => Outcome::of(is_one(&language)),
            // It may be one that is not asked for.
            StatedLanguage::OneOf(any) => Outcome::of(any.iter().any(is_one)).min(Outcome::Unclear),
            StatedLanguage::Unknown => Outcome::Unclear,
        };
        let translated = match &entry.translated {
            _ if !self.or_translated => Outcome::NotMet,
            Some(translated) => Outcome::of(translated.value),
            None => Outcome::Unclear,
        };
        in_language.max(translated)
    }
}

/// Every document of some kinds: how many surely are of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EveryDocumentFact(pub usize);

impl Kind for Documents {
    fn name(&self) -> &'static str {
        "documents"
    }

    /// Looks at each document.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.documents else {
            return Finding::not_stated(FieldPath::of_record("documents"));
        };
        let location = Location { section: "documents", index: None, field: None, at: list.at };
        let among = |wanted: &'a [WantedDocument]| {
            let entries = judged(wanted, &list.entries, input, DocumentRequirement::ToBe(wanted));
            Finding::any(Fact::Entries(EntriesFact { list: "/documents", location }), input.detail, entries)
        };
        match self {
            Self::Attached(wanted) => among(wanted),
            Self::EachAttached(each) => {
                let each = each.iter().map(|wanted| among(std::slice::from_ref(wanted)).whole());
                Finding::all(Fact::Combine(CombineFact::All), input.detail, each)
            }
            Self::Counted(check) => check.apply(&list.entries, location, input),
            Self::InLanguage(check) => check.apply(&list.entries, input),
        }
    }

    /// What is not stated of the documents, or one more document. One that may not be attached is attached for good.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let entries = || input.applicant.documents.iter().flat_map(|list| &list.entries);
        let field_path = |entry: &Document<'_>, field| FieldPath::of_entry("documents", entry.index, field);
        let mut candidates = Vec::new();
        match self {
            Self::Attached(wanted) | Self::EachAttached(wanted) => attach(wanted, input, &mut candidates),
            Self::Counted(Counted { at_least: Some(_), of, .. }) => attach(of, input, &mut candidates),
            Self::Counted(_) => {}
            Self::InLanguage(check) => {
                let mut offer =
                    |field_path, value| candidates.push(Candidate::field(field_path, value, Tolerance::Exact));
                for entry in entries().take(OFFERED) {
                    if check.or_translated {
                        offer(field_path(entry, "translated"), FieldValue::Flag(true));
                    }
                    if entry.language.is_none() {
                        let names = check.languages.iter().map(|language| language.name(input.shown).into());
                        for name in names {
                            offer(field_path(entry, "language"), FieldValue::Text(name));
                        }
                    }
                }
                let kind = check.kinds.first().map(|kind| stated(*kind));
                let language = check.languages.first().map(|language| stated(language.name(input.shown).into()));
                let entry = Document { kind, language, ..Document::default() };
                candidates.push(Candidate::entry(NewEntry::Document(entry), Tolerance::Exact));
            }
        }
        candidates
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        // Of more than their kind and their dates nothing is known.
        let Self::Attached(wanted) = self else { return None };
        let is_plain = |wanted: &WantedDocument| {
            wanted.name.is_none() && wanted.issued_within_months.is_none() && wanted.valid_on.is_none()
        };
        let kinds: Option<Vec<_>> = wanted.iter().map(|wanted| wanted.kind.filter(|_| is_plain(wanted))).collect();
        let each = kinds?.into_iter().zip(wanted).map(|(kind, wanted)| {
            let kind = RegionKind::Document(kind, wanted.dates_shown);
            PossibleOutcomes::entry(kind.clone(), kind)
        });
        Some(PossibleOutcomes::any(each).into())
    }
}

impl<'a> FindingFact<'a> for DocumentFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("documents", self.entry.index, field));
        missing.extend(self.entry.kind.is_none().then(|| absent("kind")));
        match self.asked {
            DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => {
                let more = self.entry.rare();
                let is_asked = |asks: fn(&WantedDocument) -> bool| wanted.iter().any(asks);
                let dates = self.entry.dates_shown.is_none() && is_asked(|wanted| wanted.dates_shown);
                missing.extend(dates.then(|| absent("dates_shown")));
                let name = more.is_none_or(|more| more.name.is_none()) && is_asked(|wanted| wanted.name.is_some());
                missing.extend(name.then(|| absent("name")));
                let date = |field, date| Missing::date(FieldPath::of_entry("documents", self.entry.index, field), date);
                if is_asked(|wanted| wanted.issued_within_months.is_some()) {
                    missing.extend(date("issued", more.and_then(|more| more.issued)));
                }
                if is_asked(|wanted| wanted.valid_on.is_some()) {
                    missing.extend(date("valid_until", more.and_then(|more| more.valid_until)));
                    missing.extend(self.day_not_stated.map(Missing::absent));
                }
            }
            DocumentRequirement::Language(check) => {
                missing.extend(self.entry.language.is_none().then(|| absent("language")));
                let asks = check.or_translated && self.entry.translated.is_none();
                missing.extend(asks.then(|| absent("translated")));
            }
        }
    }

    fn names_languages(&self) -> bool {
        true
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let (place, entry) = (("documents", self.entry.index), self.entry);
        list.field(place, "kind", entry.kind.as_ref(), |kind| EvidenceValue::Text(word_of(&DocumentKind::ALL, kind)));
        match self.asked {
            DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => {
                list.field(place, "dates_shown", entry.dates_shown.as_ref(), |are| yes_or_no(*are));
                let more = entry.rare();
                let is_asked = |asks: fn(&WantedDocument) -> bool| wanted.iter().any(asks);
                if is_asked(|wanted| wanted.name.is_some()) {
                    list.field(place, "name", more.and_then(|more| more.name.as_ref()), as_written);
                }
                if is_asked(|wanted| wanted.issued_within_months.is_some()) {
                    let issued = more.and_then(|more| more.issued.as_ref());
                    list.field(place, "issued", issued, |day| EvidenceValue::Date(*day));
                }
                if is_asked(|wanted| wanted.valid_on.is_some()) {
                    let valid_until = more.and_then(|more| more.valid_until.as_ref());
                    list.field(place, "valid_until", valid_until, |day| EvidenceValue::Date(*day));
                }
            }
            DocumentRequirement::Language(_) => {
                list.field(place, "language", entry.language.as_ref(), as_written);
                list.field(place, "translated", entry.translated.as_ref(), |is| yes_or_no(*is));
            }
        }
    }
}

impl FindingFact<'_> for EveryDocumentFact {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::OfOutcome
    }
}

impl<'a> FindingFact<'a> for CountFact<'a> {
    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        if self.check.at_least.is_some_and(|least| self.surely < least) {
            lists.push("documents");
        }
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        // What is counted is said by what counts or may; where nothing does, by all there is.
        let counts = finding.parts.iter().filter(|part| part.outcome != Outcome::NotMet);
        match self.at_most {
            _ if finding.parts.is_empty() => list.push(self.location, EvidenceValue::Text("[]")),
            0 => finding.parts.iter().for_each(|part| part.add_evidence(applicant, list)),
            _ => counts.for_each(|part| part.add_evidence(applicant, list)),
        }
    }
}
