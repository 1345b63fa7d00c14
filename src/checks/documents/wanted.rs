//! A document that is wanted: what is asked of it, whether one is it, and what is proposed.

use chrono::NaiveDate;

use crate::checks::candidate::OFFERED;
use crate::checks::nationality::of_countries;
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, CheckInput, JudgingDates, OnDate, Tolerance};
use crate::domain::applicant::{Document, DocumentKind, RareDocument};
use crate::domain::calendar::{PartialDate, add_months, day_after, day_before};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::location::Located;
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::{CountrySet, DocumentNames};
use crate::domain::text::Lang;
use crate::domain::value_type::ValueType;

parameters! { pub(super) WANTED:
    KIND: DocumentKind = TypedParameter::new(
        "kind",
        ValueType::DocumentKind,
        "What it is; may be left out beside `name`, and is then `other`, or not stated.",
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
    COUNTRIES: CountrySet = TypedParameter::countries("countries", "It was issued in one of these countries.");
    ISSUED_WITHIN_MONTHS: u32 = TypedParameter::months(
        "issued_within_months",
        "It was issued by the day `issued_by`, and no more than so many months before it.",
    );
    ISSUED_BY: OnDate = OnDate::declared(
        "issued_by",
        "It was issued on this day at the latest; left out beside `issued_within_months`: the reference date.",
    );
    ISSUED_SINCE: OnDate = OnDate::declared("issued_since", "It was issued on this day at the earliest.");
    VALID_ON: OnDate = OnDate::declared("valid_on", "It is still valid on this day.");
}

impl TypedParameter<Vec<WantedDocument>> {
    /// Documents, at least one.
    pub(super) const fn documents(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Table(WANTED)), about, |_, value, context| {
            let list = context.list_of_some(value)?;
            let each = list.iter().map(|wanted| WantedDocument::read(wanted, context));
            each.collect::<Vec<_>>().into_iter().collect()
        })
    }
}

/// A document that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedDocument {
    /// Its kind; where it is known by its name alone, `other` or one that is not stated.
    pub kind: Option<DocumentKind>,
    /// Whether it has to show the dates.
    pub dates_shown: bool,
    /// What it is called.
    pub name: Option<DocumentNames>,
    /// The countries in one of which it was issued.
    pub countries: Option<CountrySet>,
    /// When it was issued.
    pub issued: Option<IssuedWhen>,
    /// The day on which it has to be valid.
    pub valid_on: Option<OnDate>,
}

/// When a document has to have been issued; one of the three at least is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedWhen {
    /// No more than so many months before the last day.
    pub within_months: Option<u32>,
    /// The last day; of months, where it is left out, the reference date.
    pub by: Option<OnDate>,
    /// The first day.
    pub since: Option<OnDate>,
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
    /// The country of issue.
    Country,
    /// The day of issue.
    Issued,
    /// How long it is valid.
    Valid,
}

/// A day, or none where there is no bound.
type Bound = Option<NaiveDate>;

impl WantedDocument {
    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let is_named = params.has(NAME);
        let name = params.get(NAME);
        let has_kind = params.has(KIND);
        let kind = if is_named { params.get(KIND) } else { params.needed(KIND) };
        let dates_shown = params.get(DATES_SHOWN).unwrap_or(false);
        let countries = params.get(COUNTRIES);
        let issued = IssuedWhen {
            within_months: params.get(ISSUED_WITHIN_MONTHS),
            by: params.get(ISSUED_BY),
            since: params.get(ISSUED_SINCE),
        };
        let issued = (issued != IssuedWhen { within_months: None, by: None, since: None }).then_some(issued);
        let valid_on = params.get(VALID_ON);
        params.finish();
        if kind.is_some() != has_kind || name.is_some() != is_named || !(has_kind || is_named) {
            return None;
        }
        Some(Self { kind, dates_shown, name, countries, issued, valid_on })
    }

    /// Whether a document of a kind may be meant; what is asked for by its name alone is of no kind that has a word.
    pub(super) fn may_be(&self, kind: DocumentKind, is_stated: bool) -> bool {
        self.kind.map_or(!is_stated || kind == DocumentKind::Other, |asked| asked == kind)
    }

    /// Whether nothing but its kind and its dates is asked.
    pub(super) const fn is_plain(&self) -> bool {
        self.name.is_none() && self.countries.is_none() && self.issued.is_none() && self.valid_on.is_none()
    }

    /// Whether it depends on the reference date.
    pub(super) fn is_dated(&self) -> bool {
        let by_months = self.issued.is_some_and(|issued| issued.by.is_none() && issued.within_months.is_some());
        let days = self.issued.iter().flat_map(|issued| [issued.by, issued.since]).chain([self.valid_on]);
        let of_members = self.countries.as_ref().is_some_and(CountrySet::is_dated);
        by_months || of_members || days.flatten().any(|on| on == OnDate::Reference)
    }

    /// Whether it would have to be issued before a day and after it.
    pub(super) fn is_never_met_on(&self, judging_dates: &JudgingDates) -> bool {
        let Some(issued) = self.issued else { return false };
        let by = issued.by.or(issued.within_months.map(|_| OnDate::Reference));
        issued.since.zip(by).is_some_and(|(since, by)| judging_dates.comes_after(since, by))
    }

    /// The fields that would tell one of the days, where that is not stated.
    pub(super) fn day_not_stated(&self, input: &CheckInput<'_>) -> Option<FieldPath> {
        let issued = self.issued.iter().flat_map(|issued| [issued.by, issued.since]);
        issued.chain([self.valid_on]).flatten().find_map(|on| input.days(on).err())
    }

    /// Whether a document, taken for one of the kind, is as is asked, and what decides that.
    pub(super) fn judge(&self, entry: &Document<'_>, input: &CheckInput<'_>) -> (Outcome, DocumentReason) {
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
        let country = more.and_then(|more| more.country.as_ref());
        let in_country = of_countries(self.countries.as_ref(), country, input, input.judging_dates.reference);
        let issued = self.issued.map_or(Outcome::Met, |asked| {
            let periods = asked.periods(input).zip(more.and_then(|more| more.issued));
            periods.map_or(Outcome::Unclear, |(periods, issued)| {
                Outcome::agreed(periods.into_iter().flat_map(|period| within(period, issued.value)))
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
            (in_country.unwrap_or(Outcome::Unclear), DocumentReason::Country),
            (issued, DocumentReason::Issued),
            (valid, DocumentReason::Valid),
        ] {
            if part.0 < worst.0 {
                worst = part;
            }
        }
        worst
    }

    /// Documents that are all that is asked, issued on the first and the last day that will do, and beside them; so with the
    /// last day on which they are valid.
    pub(super) fn around(&self, dates: &JudgingDates) -> Vec<Document<'static>> {
        let last = self.issued.and_then(|issued| issued.last_day()).map(|on| dates.last_day(on));
        let months = self.issued.and_then(|issued| issued.within_months);
        let since = self.issued.and_then(|issued| issued.since).map(|on| dates.last_day(on));
        let first = last.zip(months).map(|(last, months)| add_months(last, -months.cast_signed())).max(since);
        let valid = self.valid_on.map(|on| dates.last_day(on));
        let beside = |day: Bound| day.into_iter().flat_map(|day| [day_before(day), day, day_after(day)]);
        let member =
            self.countries.as_ref().and_then(|set| set.members.iter().find(|member| member.on(dates.reference)));
        let document = |issued: Bound, valid: Bound| {
            let date = |day: Bound| day.map(|day| stated(PartialDate::exact(day)));
            let more = RareDocument {
                name: self.name.as_ref().map(|name| stated(name.title.get(Lang::En).to_owned().into())),
                country: member.map(|member| stated(member.country.to_string().into())),
                issued: date(issued),
                valid_until: date(valid),
            };
            let kind = self.kind.or(Some(DocumentKind::Other).filter(|_| self.name.is_some())).map(stated);
            Document { kind, rare: Some(Box::new(more)), ..Document::default() }
        };
        let by_issue = beside(first).chain(beside(last)).map(|issued| document(Some(issued), valid));
        by_issue.chain(beside(valid).map(|valid| document(last.or(first), Some(valid)))).collect()
    }

    /// The last of the days on which it has to be valid.
    fn last_valid(&self, input: &CheckInput<'_>) -> Bound {
        input.days(self.valid_on?).ok()?.into_iter().max()
    }

    /// A day of issue that would do, if one does.
    fn day_of_issue(&self, input: &CheckInput<'_>) -> Bound {
        let periods = self.issued?.periods(input)?;
        let last = periods.iter().filter_map(|(_, last)| *last).min();
        last.or_else(|| periods.iter().filter_map(|(first, _)| *first).max())
    }
}

impl IssuedWhen {
    /// The last day by which it has to be issued, where one is asked.
    pub(super) fn last_day(&self) -> Option<OnDate> {
        self.by.or_else(|| self.within_months.map(|_| OnDate::Reference))
    }

    /// The periods in which it has to be issued; none where a day is not known. The days of one post go together.
    fn periods(&self, input: &CheckInput<'_>) -> Option<Vec<(Bound, Bound)>> {
        let (since, by) = (self.since.unwrap_or_default(), self.last_day().unwrap_or_default());
        let period = |(first, last): (NaiveDate, NaiveDate)| {
            let of_months = self.within_months.map(|months| add_months(last, -months.cast_signed()));
            (self.since.map(|_| first).max(of_months), self.last_day().map(|_| last))
        };
        Some(input.periods(since, by).ok()?.into_iter().map(period).collect())
    }
}

/// For each span of days that a date may mean, whether it lies within a period.
fn within((first, last): (Bound, Bound), date: PartialDate) -> impl Iterator<Item = Outcome> {
    date.spans().map(move |(earliest, latest)| {
        let is_in = |day: NaiveDate| first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last);
        let is_outside = first.is_some_and(|first| latest < first) || last.is_some_and(|last| last < earliest);
        match (is_in(earliest) && is_in(latest), is_outside) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::NotMet,
            (false, false) => Outcome::Unclear,
        }
    })
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

/// Proposes what is not stated of the documents, and one more document.
pub(super) fn attach<'a>(wanted: &'a [WantedDocument], input: &CheckInput<'a>, candidates: &mut Vec<Candidate<'a>>) {
    for entry in input.applicant.documents.iter().flat_map(|list| &list.entries).take(OFFERED) {
        add_unstated(wanted, entry, input, candidates);
    }
    candidates.extend(wanted.iter().map(|wanted| {
        let (kind, dates_shown) = (wanted.kind.map(stated), wanted.dates_shown.then(|| stated(true)));
        let name = wanted.name.as_ref().map(|name| name.title.get(input.shown));
        let date = |day: Bound| day.map(|day| stated(PartialDate::exact(day)));
        let more = RareDocument {
            name: name.map(|name| stated(name.into())),
            country: wanted.countries.as_ref().and_then(|set| a_country(set, input)).map(|code| stated(code.into())),
            issued: date(wanted.day_of_issue(input)),
            valid_until: date(wanted.last_valid(input)),
        };
        let more = (more != RareDocument::default()).then(|| Box::new(more));
        let entry = Document { kind, dates_shown, rare: more, ..Document::default() };
        Candidate::entry(NewEntry::Document(entry), Tolerance::Asked(wanted))
    }));
}

/// Proposes what is not stated of a document. What has a kind of its own is not what is asked for by name alone, so that no
/// name is proposed for it.
fn add_unstated<'a>(
    wanted: &'a [WantedDocument],
    entry: &Document<'_>,
    input: &CheckInput<'a>,
    candidates: &mut Vec<Candidate<'a>>,
) {
    let mut offer = |field, value, tolerance| {
        let field_path = FieldPath::of_entry("documents", entry.index, field);
        candidates.push(Candidate::field(field_path, value, tolerance));
    };
    let exactly = |day| FieldValue::Date(PartialDate::exact(day));
    let is_exact = |date: Option<Located<PartialDate>>| date.is_some_and(|date| date.value.is_exact());
    let more = entry.rare();
    if entry.kind.is_none() {
        for kind in wanted.iter().filter_map(|wanted| wanted.kind) {
            offer("kind", FieldValue::Kind(kind), Tolerance::Exact);
        }
    }
    if entry.dates_shown.is_none() {
        offer("dates_shown", FieldValue::Flag(true), Tolerance::Exact);
    }
    let stated = entry.kind.map(|kind| kind.value);
    for one in wanted.iter().filter(|one| stated.is_none_or(|kind| one.may_be(kind, true))) {
        if let (Some(name), true) = (&one.name, more.is_none_or(|more| more.name.is_none())) {
            offer("name", FieldValue::Text(name.title.get(input.shown).into()), Tolerance::Exact);
        }
        let country = one.countries.as_ref().and_then(|set| a_country(set, input));
        if let (Some(country), true) = (country, more.is_none_or(|more| more.country.is_none())) {
            offer("country", FieldValue::Text(country.into()), Tolerance::Asked(one));
        }
        if let (Some(day), false) = (one.day_of_issue(input), is_exact(more.and_then(|more| more.issued))) {
            offer("issued", exactly(day), Tolerance::Exact);
        }
        if let (Some(day), false) = (one.last_valid(input), is_exact(more.and_then(|more| more.valid_until))) {
            offer("valid_until", exactly(day), Tolerance::OrLater);
        }
    }
}

/// One of some countries, by its code.
fn a_country(set: &CountrySet, input: &CheckInput<'_>) -> Option<String> {
    let member = set.members.iter().find(|member| member.on(input.judging_dates.reference))?;
    Some(member.country.to_string())
}
