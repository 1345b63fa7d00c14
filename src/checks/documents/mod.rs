#![doc = include_str!("about.md")]

use crate::checks::JudgingDates;
use crate::checks::candidate::OFFERED;
use crate::checks::formulas::RegionKind;
use crate::checks::possible_outcomes::{PossibleOutcomes, Reach};
use crate::domain::applicant::word_of;
use chrono::NaiveDate;

use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue, as_written, yes_or_no};
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::kind::{CheckKind, Kind, Parameter, ValueType};
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::{Candidate, CheckInput, Fact, Finding, Missing, OnDate, Tolerance};
use crate::checks::{Check, EntriesFact};
use crate::domain::applicant::Applicant;
use crate::domain::applicant::{Document, DocumentKind, RareDocument};
use crate::domain::calendar::{PartialDate, add_months};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::languages::{self, Language, StatedLanguage};
use crate::domain::location::{Located, Location};
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{ListKind, RuleErrorKind};
use crate::domain::rule_lists::DocumentNames;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "documents",
    about: include_str!("about.md"),
    form: ValueType::Table(&[
        Parameter::new("any_of", WANTED, "One document is one of these."),
        Parameter::new("all_of", WANTED, "Of each of these there is a document."),
        Parameter::new("none_of", WANTED, "No document is one of these."),
        Parameter::new(
            "of",
            WANTED,
            "The documents that are one of these are counted; with `at_least`, `at_most`, or both.",
        ),
        Parameter::new("at_least", ValueType::Integer(1, MAX_COUNT), "So many of them, or more."),
        Parameter::new("at_most", ValueType::Integer(0, MAX_COUNT), "So many of them, or fewer."),
        Parameter::new(
            "every",
            ValueType::List(&ValueType::DocumentKind),
            "Every document of these kinds is in one of the `languages`.",
        ),
        Parameter::new("languages", ValueType::List(&ValueType::Language), "The languages, beside `every`."),
        Parameter::new(
            "or_translated",
            ValueType::Boolean,
            "Beside `every`: a translation will do; left out: it will not.",
        ),
    ]),
    read: |value, context| Documents::read(value, context).map(Check::Documents),
}];

const WANTED: ValueType = ValueType::List(&ValueType::Table(&[
    Parameter::new(
        "kind",
        ValueType::DocumentKind,
        "What it is; may be left out beside `name`, and is then of any kind.",
    ),
    Parameter::new(
        "dates_shown",
        ValueType::Boolean,
        "Whether it has to show the dates of the studies; left out: it need not.",
    ),
    Parameter::new("name", ValueType::Defined("document"), "What it is called, a `[document.*]` of the file."),
    Parameter::new(
        "issued_within_months",
        ValueType::Integer(0, 1200),
        "It was issued by the reference date, and no more than so many months before it.",
    ),
    Parameter::new("valid_on", ValueType::OnDate, "It is still valid on this day."),
]));

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
        let form = params.one_of(&["any_of", "all_of", "none_of", "of", "every"]);
        let check = match form {
            Some("any_of") => WantedDocument::read_list(&mut params, "any_of").map(Self::Attached),
            Some("all_of") => WantedDocument::read_list(&mut params, "all_of").map(Self::EachAttached),
            Some("none_of") => {
                let forbidden = WantedDocument::read_list(&mut params, "none_of");
                forbidden.map(|of| Self::Counted(Counted { of, at_least: None, at_most: Some(0) }))
            }
            Some("of") => Counted::read(&mut params).map(Self::Counted),
            Some(_) => {
                let kinds = params.words("every", &DocumentKind::ALL);
                params.need("languages");
                let languages = params.languages("languages");
                let or_translated = params.boolean("or_translated").unwrap_or(false);
                let check = kinds.zip(languages);
                check.map(|(kinds, languages)| Self::InLanguage(InLanguage { kinds, languages, or_translated }))
            }
            None => {
                for key in ["languages", "or_translated", "at_least", "at_most"] {
                    params.take(key);
                }
                None
            }
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
        let of = WantedDocument::read_list(params, "of");
        let count = |count: i64| usize::try_from(count).ok();
        let least = params.integer("at_least", 1..=MAX_COUNT);
        let most = params.integer("at_most", least.unwrap_or(0)..=MAX_COUNT);
        if params.take("at_least").is_none() && params.take("at_most").is_none() {
            params.context.problem_among(params.span(), RuleErrorKind::NotOneOf, "", &["at_least", "at_most"]);
        }
        Some(Self { of: of?, at_least: least.and_then(count), at_most: most.and_then(count) })
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
    fn read_list(params: &mut Params<'_, '_>, key: &'static str) -> Option<Vec<Self>> {
        let context = params.context;
        let list = params.take(key).and_then(|value| context.list_of_some(value))?;
        list.iter().map(|wanted| Self::read(wanted, context)).collect::<Vec<_>>().into_iter().collect()
    }

    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let is_named = params.take("name").is_some();
        let name = params.defined("name", ListKind::Document, &context.vocabulary.documents).cloned();
        let kind = if is_named { params.take("kind") } else { params.need("kind") };
        let kind = kind.map(|kind| context.word(kind, &DocumentKind::ALL));
        let dates_shown = params.boolean("dates_shown").unwrap_or(false);
        let issued_within_months = params.months("issued_within_months");
        let valid_on = OnDate::read_key(&mut params, "valid_on");
        params.finish();
        if matches!(kind, Some(None)) || name.is_some() != is_named || (kind.is_none() && !is_named) {
            return None;
        }
        Some(Self { kind: kind.flatten(), dates_shown, name, issued_within_months, valid_on })
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

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<Reach<'a>> {
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
