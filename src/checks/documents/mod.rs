#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::combine::CombineFact;
use crate::checks::documents::wanted::{DocumentReason, WantedDocument, attach};
use crate::checks::evidence::{Collected, EvidenceValue, as_written, yes_or_no};
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::formulas::RegionKind;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance};
use crate::domain::applicant::{Applicant, Document, DocumentKind, word_of};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::languages::{self, Language, StatedLanguage};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::rule_lists::LanguageList;
use crate::domain::value_type::ValueType;

pub mod text;
pub mod wanted;
pub mod wanted_text;

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
    LANGUAGES: LanguageList = TypedParameter::languages("languages", "The languages, beside `every`.");
    OR_TRANSLATED: bool =
        TypedParameter::boolean("or_translated", "Beside `every`: a translation counts; left out: it does not.");
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

/// The language of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLanguage {
    /// The kinds it is asked of.
    pub kinds: Vec<DocumentKind>,
    pub languages: LanguageList,
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

/// One of the documents is one of those wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AmongDocumentsFact<'a> {
    pub wanted: &'a [WantedDocument],
    /// Where the list is.
    pub location: Location,
}

/// How many documents are one of those that count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountFact<'a> {
    /// What is asked.
    pub check: &'a Counted,
    /// So many surely are.
    pub surely: usize,
    /// So many may be, with those; [`usize::MAX`] of a list that is not complete.
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

impl Documents {
    /// A day that it refers to and that the applicant has not stated, else the reference date.
    fn day_asked(&self, input: &CheckInput<'_>) -> OnDate {
        let wanted = match self {
            Self::Attached(wanted) | Self::EachAttached(wanted) => wanted,
            Self::Counted(check) => &check.of,
            Self::InLanguage(_) => return OnDate::default(),
        };
        let is_unknown = wanted.iter().any(|one| one.day_not_stated(input).is_some());
        if is_unknown { OnDate::Submission } else { OnDate::default() }
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
        let day_not_stated = nearest.and_then(|wanted| wanted.day_not_stated(input));
        let fact =
            move || Fact::Document(DocumentFact { entry, asked, why, wanted: nearest, reference, day_not_stated });
        (outcome, move || Finding::leaf(outcome, fact()))
    })
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
        // What stands for the further entries of a list that is not complete may stand for any number of them.
        if entries.iter().any(|entry| entry.doubts.is_further()) {
            at_most = usize::MAX;
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

/// Whether a document is one of those wanted, what decides that, and which it comes nearest to; one of no stated kind is
/// judged for every kind it may be.
fn is_one_of<'a>(
    wanted: &'a [WantedDocument],
    entry: &Document<'_>,
    input: &CheckInput<'_>,
) -> (Outcome, DocumentReason, Option<&'a WantedDocument>) {
    let as_kind = |kind: DocumentKind, is_stated: bool| {
        let mut best = (Outcome::NotMet, DocumentReason::Kind, None);
        for one in wanted.iter().filter(|wanted| wanted.may_be(kind, is_stated)) {
            let (outcome, why) = one.judge(entry, input);
            if best.2.is_none() || outcome > best.0 {
                best = (outcome, why, Some(one));
            }
        }
        best
    };
    let kinds = kinds_of(entry);
    let mut each = kinds.iter().map(|(kind, is_stated)| as_kind(*kind, *is_stated));
    let Some(first) = each.next() else {
        return (Outcome::Unclear, DocumentReason::Kind, None);
    };
    if each.all(|other| other.0 == first.0) { first } else { (Outcome::Unclear, DocumentReason::Kind, None) }
}

/// The kinds that a document may be of, each with whether the document states it.
fn kinds_of(entry: &Document<'_>) -> Vec<(DocumentKind, bool)> {
    let mut kinds = Vec::new();
    for variant in entry.doubts.variants(entry) {
        match variant.kind {
            Some(kind) => kinds.push((kind.value, true)),
            None => kinds.extend(DocumentKind::ALL.map(|(_, kind)| (kind, false))),
        }
    }
    kinds
}

impl InLanguage {
    fn apply<'a>(&'a self, entries: &'a [Document<'a>], input: &CheckInput<'a>) -> Finding<'a> {
        let reference = input.judging_dates.reference;
        let is_asked = |entry: &Document<'_>| kinds_of(entry).iter().any(|(kind, _)| self.kinds.contains(kind));
        let is_surely_asked = |entry: &Document<'_>| kinds_of(entry).iter().all(|(kind, _)| self.kinds.contains(kind));
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
            return input.not_stated(FieldPath::of_record("documents"), self.day_asked(input));
        };
        let location = Location { section: "documents", index: None, field: None, at: list.at };
        let among = |wanted: &'a [WantedDocument]| {
            let entries = judged(wanted, &list.entries, input, DocumentRequirement::ToBe(wanted));
            Finding::any(Fact::AmongDocuments(AmongDocumentsFact { wanted, location }), input.detail, entries)
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

    fn entry_list(&self) -> Option<&'static str> {
        Some("documents")
    }

    /// What is not stated of the documents, or one more document. One that may not be attached is attached for good.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let entries = || input.applicant.documents.iter().flat_map(|list| &list.entries);
        let field_path = |entry: &Document<'_>, field| FieldPath::of_entry("documents", entry.index, field);
        let mut candidates = Vec::new();
        match self {
            Self::Attached(wanted) | Self::EachAttached(wanted) => attach(wanted, input, &mut candidates),
            Self::Counted(Counted { at_least: Some(_), of, .. }) => attach(of, input, &mut candidates),
            Self::Counted(_) if input.applicant.documents.is_none() => {
                candidates.push(Candidate::no_entries("documents"));
            }
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

    fn is_dated(&self) -> bool {
        match self {
            Self::Attached(wanted) | Self::EachAttached(wanted) => wanted.iter().any(WantedDocument::is_dated),
            Self::Counted(check) => check.of.iter().any(WantedDocument::is_dated),
            Self::InLanguage(_) => false,
        }
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        // Of more than their kind and their dates nothing is known.
        let Self::Attached(wanted) = self else { return None };
        let kinds: Option<Vec<_>> = wanted.iter().map(|wanted| wanted.kind.filter(|_| wanted.is_plain())).collect();
        let each = kinds?.into_iter().zip(wanted).map(|(kind, wanted)| {
            let kind = RegionKind::Document(kind, wanted.dates_shown);
            PossibleOutcomes::entry(kind.clone(), kind)
        });
        Some(PossibleOutcomes::any(each).into())
    }

    fn is_never_met_on(&self, judging_dates: &JudgingDates) -> bool {
        let is_never_met = |wanted: &WantedDocument| wanted.is_never_met_on(judging_dates);
        match self {
            Self::Attached(wanted) => wanted.iter().all(is_never_met),
            Self::EachAttached(wanted) => wanted.iter().any(is_never_met),
            Self::Counted(Counted { of, at_least: Some(_), .. }) => of.iter().all(is_never_met),
            Self::Counted(_) | Self::InLanguage(_) => false,
        }
    }
}

impl<'a> DocumentFact<'a> {
    /// Those of the documents wanted that this one may be: all, where its kind is not stated.
    fn meant(&self, wanted: &'a [WantedDocument]) -> impl Iterator<Item = &'a WantedDocument> {
        let kind = self.entry.kind.map(|kind| kind.value);
        wanted.iter().filter(move |wanted| kind.is_none_or(|kind| wanted.may_be(kind, true)))
    }
}

impl<'a> FindingFact<'a> for DocumentFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("documents", self.entry.index, field));
        missing.extend(self.entry.kind.is_none().then(|| absent("kind")));
        match self.asked {
            DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => {
                let more = self.entry.rare();
                let is_asked = |asks: fn(&WantedDocument) -> bool| self.meant(wanted).any(asks);
                let dates = self.entry.dates_shown.is_none() && is_asked(|wanted| wanted.dates_shown);
                missing.extend(dates.then(|| absent("dates_shown")));
                let name = more.is_none_or(|more| more.name.is_none()) && is_asked(|wanted| wanted.name.is_some());
                missing.extend(name.then(|| absent("name")));
                let date = |field, date| Missing::date(FieldPath::of_entry("documents", self.entry.index, field), date);
                let country = more.is_none_or(|more| more.country.is_none());
                let country = country && is_asked(|wanted| wanted.countries.is_some());
                missing.extend(country.then(|| absent("country")));
                if is_asked(|wanted| wanted.issued.is_some()) {
                    missing.extend(date("issued", more.and_then(|more| more.issued)));
                }
                if is_asked(|wanted| wanted.valid_on.is_some()) {
                    missing.extend(date("valid_until", more.and_then(|more| more.valid_until)));
                }
                missing.extend(self.day_not_stated.map(Missing::absent));
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

    /// Who issued a passport says whose national somebody is.
    fn is_personal(&self) -> bool {
        match self.asked {
            DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => {
                wanted.iter().any(|wanted| wanted.countries.is_some())
            }
            DocumentRequirement::Language(_) => false,
        }
    }

    /// A document of another kind, or of another name.
    fn is_aside(&self) -> bool {
        matches!(self.why, DocumentReason::Kind | DocumentReason::Name)
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
                if is_asked(|wanted| wanted.countries.is_some()) {
                    list.field(place, "country", more.and_then(|more| more.country.as_ref()), as_written);
                }
                if is_asked(|wanted| wanted.issued.is_some()) {
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

impl<'a> FindingFact<'a> for AmongDocumentsFact<'a> {
    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push("documents");
    }

    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        if finding.parts.is_empty() {
            list.push(self.location, EvidenceValue::Text("[]"));
        }
        finding.deciding().for_each(|part| part.add_evidence(applicant, list));
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
