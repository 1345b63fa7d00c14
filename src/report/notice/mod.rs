//! The vacancy as a person reads it: facts, criteria with their clauses beside what is checked, and the lists used.
//!
//! A [`NoticeDocument`] is what is said, in order and in words; text, Markdown and a page for a browser lay it out, so that no
//! format says less than another. Nothing in it is escaped yet.

use crate::assessment::Reading;
use crate::checks::Check;
use crate::checks::describe::{Describe as _, DescribeContext, Description};
use crate::domain::grammar;
use crate::domain::outcome::Group;
use crate::domain::text::{Bilingual, Lang};
use crate::messages;
use crate::messages::description_differences::{SentenceDifference, differences};
use crate::messages::notice_words::{self as words, NoticeLabel};
use crate::messages::{headings, standard_list_words};
use crate::report::Run;
use crate::rules::lists::{ListContent, RuleList};
use crate::rules::vacancy::{Criterion, Interpretation, Readings};

pub mod notice_markdown;
pub mod notice_text;

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeDocument {
    /// The language of the words.
    pub lang: Lang,
    /// The vacancy.
    pub title: String,
    /// What is above everything.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
}

/// A part of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub heading: String,
    /// What is below the heading.
    pub note: Option<String>,
    /// What it says.
    pub entries: Vec<NoticeEntry>,
}

/// A criterion, a list, or the facts of the notice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeEntry {
    /// The id of the criterion.
    pub id: String,
    /// What it is called; facts have no title.
    pub title: String,
    /// What is said of it.
    pub fields: Vec<NoticeField>,
}

/// Something that is said, with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeField {
    pub label: &'static str,
    /// What is said.
    pub body: Body,
}

/// What is said beside a label.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A sentence, or a name.
    Text(String),
    /// Several.
    Items(Vec<String>),
    /// The words of the notice in its languages, in quotation marks.
    Quotes(Vec<(Lang, String)>),
    /// What is checked.
    Tree(Vec<Description>),
    /// The readings that somebody chose, each with its reason.
    Chosen(Vec<String>),
    /// Room to write by hand.
    Room,
}

/// What of the vacancy is said beside the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeParts {
    /// Whether what applicants are said is shown.
    pub advice: bool,
    /// Whether the standard lists are shown in full.
    pub lists: bool,
    /// Whether another day was given in the place of the reference date.
    pub is_replaced: bool,
}

/// The vacancy of a run, with its lists as written.
#[must_use]
pub fn sheet(run: &Run<'_>, lists: &[RuleList], choice: NoticeParts) -> NoticeDocument {
    let (lang, notice) = (run.lang, &run.vacancy.notice);
    let mut lead = vec![words::purpose(lang)];
    if let Reading::One(text) = run.reading
        && notice.has_two_texts()
    {
        lead.push(words::only_text(lang, text));
    }
    let mut sections = vec![facts(run, choice)];
    for group in [Group::Essential, Group::Desirable, Group::Condition, Group::Competency] {
        sections.extend(criteria(run, group, choice));
    }
    if run.reading == Reading::All && notice.has_two_texts() {
        sections.push(ambiguities(run));
    }
    sections.extend(annex(lang, lists, choice));
    sections.push(signature(run));
    let title = headings::vacancy(lang, &notice.id, notice.title.get(lang));
    NoticeDocument { lang, title, lead, sections }
}

/// Labels beside what they are about.
struct Fields(Lang, Vec<NoticeField>);

impl Fields {
    const fn new(lang: Lang) -> Self {
        Self(lang, Vec::new())
    }

    fn add(&mut self, label: NoticeLabel, body: Body) {
        self.1.push(NoticeField { label: label.text(self.0), body });
    }

    fn text(&mut self, label: NoticeLabel, text: Option<String>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(label, Body::Text(text));
        }
    }

    fn chosen(&mut self, interpretations: &[Interpretation]) {
        let said =
            |one: &Interpretation| headings::interpretation(self.0, one.text.get(self.0), one.reason.get(self.0));
        let said: Vec<_> = interpretations.iter().map(said).collect();
        if !said.is_empty() {
            self.add(NoticeLabel::Interpretation, Body::Chosen(said));
        }
    }
}

fn facts(run: &Run<'_>, choice: NoticeParts) -> Section {
    let (lang, vacancy) = (run.lang, run.vacancy);
    let mut fields = Fields::new(lang);
    for (label, mut said) in words::facts(lang, vacancy) {
        match (label, said.pop()) {
            (NoticeLabel::Offer, last) => {
                said.extend(last);
                fields.add(label, Body::Items(said));
            }
            (_, only) => fields.text(label, only),
        }
        if label == NoticeLabel::Deadline {
            fields.chosen(&vacancy.notice.interpretations);
        }
    }
    let others: Vec<_> = words::other_facts(lang, vacancy);
    if !others.is_empty() {
        fields.add(NoticeLabel::OtherFacts, Body::Items(others));
    }
    let reference = words::reference(lang, vacancy, run.judging_dates.reference, choice.is_replaced);
    fields.text(NoticeLabel::Reference, Some(reference));
    fields.chosen(&vacancy.reference_interpretations);
    let entry = NoticeEntry { fields: fields.1, ..NoticeEntry::default() };
    Section { heading: NoticeLabel::Facts.text(lang).to_owned(), note: None, entries: vec![entry] }
}

fn criteria(run: &Run<'_>, group: Group, choice: NoticeParts) -> Option<Section> {
    let lang = run.lang;
    let of_group = run.vacancy.criteria.iter().filter(|criterion| criterion.group == group);
    let entries: Vec<_> = of_group.map(|criterion| self::criterion(run, criterion, choice)).collect();
    let (heading, note) = (headings::group(lang, group).to_owned(), words::group_note(lang, group));
    (!entries.is_empty()).then_some(Section { heading, note, entries })
}

fn criterion(run: &Run<'_>, criterion: &Criterion, choice: NoticeParts) -> NoticeEntry {
    let lang = run.lang;
    let mut fields = Fields::new(lang);
    fields.add(NoticeLabel::Clause, Body::Quotes(clauses(run, criterion)));
    fields.add(NoticeLabel::Checked, Body::Tree(checked(run, &criterion.checks)));
    let all_weights = run.vacancy.criteria.iter().map(|criterion| criterion.weight).sum();
    fields.text(NoticeLabel::Consequence, Some(words::consequence(lang, criterion, all_weights)));
    fields.chosen(&criterion.interpretations);
    if choice.advice {
        let advice = |advice: &Option<Bilingual>| advice.as_ref().map(|advice| advice.get(lang).to_owned());
        fields.text(NoticeLabel::AdviceUnclear, advice(&criterion.advice_unclear));
        fields.text(NoticeLabel::AdviceNotMet, advice(&criterion.advice_not_met));
    }
    NoticeEntry { id: criterion.id.clone(), title: criterion.title.get(lang).to_owned(), fields: fields.1 }
}

/// The clause in the text that is applied; in both where they are checked differently, that of the reader first.
fn clauses(run: &Run<'_>, criterion: &Criterion) -> Vec<(Lang, String)> {
    let texts = match (run.reading, &criterion.checks) {
        (Reading::One(text), _) => vec![text],
        (Reading::All, Readings::Same(_)) => vec![run.lang],
        (Reading::All, Readings::Differ(..)) => both(run.lang),
    };
    let known = texts.into_iter().filter_map(|text| Some((text, words::of_text(&criterion.clause, text)?)));
    let mut known: Vec<_> = known.map(|(text, clause)| (text, grammar::clause(run.lang, clause))).collect();
    if known.is_empty() {
        let other = if run.lang == Lang::En { Lang::Fr } else { Lang::En };
        known.push((other, grammar::clause(run.lang, criterion.clause.get(other))));
    }
    known
}

/// Both texts, that of the reader's language first.
fn both(lang: Lang) -> Vec<Lang> {
    match lang {
        Lang::En => vec![Lang::En, Lang::Fr],
        Lang::Fr => vec![Lang::Fr, Lang::En],
    }
}

/// What is checked; by both texts where they differ.
fn checked(run: &Run<'_>, checks: &Readings) -> Vec<Description> {
    let (lang, context) = (run.lang, DescribeContext { lang: run.lang, judging_dates: Some(run.judging_dates) });
    let describe = |check: &Check| check.describe(context);
    let (english, french) = match (checks, run.reading) {
        (Readings::Same(check), _)
        | (Readings::Differ(check, _), Reading::One(Lang::En))
        | (Readings::Differ(_, check), Reading::One(Lang::Fr)) => return vec![describe(check)],
        (Readings::Differ(english, french), Reading::All) => (describe(english), describe(french)),
    };
    let (first, second) = if lang == Lang::En { (english, french) } else { (french, english) };
    let texts = both(lang);
    let (first_text, second_text) = (texts.first().copied().unwrap_or(lang), texts.last().copied().unwrap_or(lang));
    // Of a long check, only what differs is said again.
    let second = if second.count() > 2 && first.sentence == second.sentence {
        let parts = differences(&first, &second).into_iter().map(|one| instead(lang, one)).collect();
        Description { sentence: words::same_but(lang, second_text), parts }
    } else {
        headed(&words::by_text(lang, second_text), second)
    };
    let first = headed(&words::by_text(lang, first_text), first);
    vec![first, second, Description::leaf(words::where_they_differ(lang))]
}

/// A description with something before its sentence.
fn headed(before: &str, Description { sentence, parts }: Description) -> Description {
    Description { sentence: format!("{before} {sentence}"), parts }
}

/// A difference, as what the second text has.
fn instead(lang: Lang, difference: SentenceDifference) -> Description {
    match difference {
        SentenceDifference::Changed(first, second) => headed(&words::in_place_of(lang, &first.sentence), second),
        SentenceDifference::Removed(part) => headed(&words::without(lang), part),
        SentenceDifference::Added(part) => headed(&words::also(lang), part),
    }
}

/// What differs between the two texts, collected.
fn ambiguities(run: &Run<'_>) -> Section {
    let (lang, context) = (run.lang, DescribeContext { lang: run.lang, judging_dates: Some(run.judging_dates) });
    let mut entries = Vec::new();
    for criterion in &run.vacancy.criteria {
        let Readings::Differ(english, french) = &criterion.checks else { continue };
        let differing = differences(&english.describe(context), &french.describe(context));
        let (mut by_english, mut by_french) = (Vec::new(), Vec::new());
        for difference in differing {
            match difference {
                SentenceDifference::Changed(english, french) => {
                    by_english.push(english);
                    by_french.push(french);
                }
                SentenceDifference::Removed(english) => by_english.push(english),
                SentenceDifference::Added(french) => by_french.push(french),
            }
        }
        let mut fields = Fields::new(lang);
        fields.add(NoticeLabel::Clause, Body::Quotes(clauses(run, criterion)));
        let by = |text: Lang, mut parts: Vec<Description>| match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => headed(&words::by_text(lang, text), only),
            (last, _) => {
                parts.extend(last);
                Description { sentence: words::by_text(lang, text), parts }
            }
        };
        let mut checked = vec![by(Lang::En, by_english), by(Lang::Fr, by_french)];
        if lang == Lang::Fr {
            checked.reverse();
        }
        fields.add(NoticeLabel::Checked, Body::Tree(checked));
        entries.push(NoticeEntry {
            id: criterion.id.clone(),
            title: criterion.title.get(lang).to_owned(),
            fields: fields.1,
        });
    }
    let note = Some(words::ambiguities_note(lang, entries.len()));
    Section { heading: NoticeLabel::Ambiguities.text(lang).to_owned(), note, entries }
}

/// The lists in full.
fn annex(lang: Lang, lists: &[RuleList], choice: NoticeParts) -> Option<Section> {
    let entries: Vec<_> = lists.iter().map(|list| self::list(lang, list, choice)).collect();
    let mut note = words::lists_note(lang);
    if lists.iter().any(|list| list.standard().is_some()) {
        note = format!("{note} {}", standard_list_words::printed_by(lang));
    }
    let (heading, note) = (NoticeLabel::Lists.text(lang).to_owned(), Some(note));
    (!entries.is_empty()).then_some(Section { heading, note, entries })
}

fn list(lang: Lang, list: &RuleList, choice: NoticeParts) -> NoticeEntry {
    let mut fields = Fields::new(lang);
    let kind = words::list_kind(lang, list.kind);
    fields.text(NoticeLabel::ListName, Some(format!("{} ({kind})", list.name)));
    fields.text(NoticeLabel::UsedBy, Some(words::used_by(lang, &list.used_by)));
    fields.text(NoticeLabel::Source, list.source.clone());
    if !list.members.is_empty() {
        fields.add(NoticeLabel::Countries, Body::Items(words::members(lang, &list.members)));
    }
    let (mut of_countries, mut contents) = (Vec::new(), Vec::new());
    for texts in &list.texts {
        let standard = list.standard().filter(|_| texts.what == ListContent::Standard);
        let all =
            standard.map_or_else(|| texts.texts.join(", "), |standard| standard_list_words::with_size(lang, standard));
        let label = words::texts(lang, &texts.what);
        let said = match &texts.what {
            ListContent::Languages => words::languages_by_code(lang, &texts.texts),
            _ => format!("{label}{}{all}", messages::colon(lang)),
        };
        match &texts.what {
            ListContent::OfCountry(_) => of_countries.push(said),
            ListContent::Standard
            | ListContent::Without
            | ListContent::Range(..)
            | ListContent::Certificate(_)
            | ListContent::Whole
            | ListContent::Levels
            | ListContent::Equivalents(_)
            | ListContent::Aliases
            | ListContent::Parts
            | ListContent::Codes
            | ListContent::Phrases
            | ListContent::Exceptions
            | ListContent::Cuts
            | ListContent::Names
            | ListContent::Words
            | ListContent::Languages => contents.push(said),
        }
    }
    if let Some(standard) = list.standard().filter(|_| choice.lists) {
        let has_whole = list.texts.iter().any(|texts| texts.what == ListContent::Whole);
        contents.extend(standard_list_words::contents(lang, standard, list.without(), has_whole));
    }
    if !contents.is_empty() {
        fields.add(NoticeLabel::Contents, Body::Items(contents));
    }
    if !of_countries.is_empty() {
        fields.add(NoticeLabel::CountryNames, Body::Items(of_countries));
    }
    fields.chosen(&list.interpretations);
    let title = match list.title.get(lang) {
        "" => format!("{kind} {}", list.name),
        title => title.to_owned(),
    };
    NoticeEntry { id: String::new(), title, fields: fields.1 }
}

fn signature(run: &Run<'_>) -> Section {
    let lang = run.lang;
    let mut fields = Fields::new(lang);
    fields.text(NoticeLabel::RulesFile, Some(headings::rules_source(lang, run.rules_source).to_owned()));
    fields.text(NoticeLabel::Sha256, Some(run.rules_sha256.to_owned()));
    fields.text(NoticeLabel::Tool, Some(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned()));
    fields.text(NoticeLabel::Statement, Some(words::statement(lang)));
    fields.add(NoticeLabel::SignedBy, Body::Room);
    fields.add(NoticeLabel::SignedOn, Body::Room);
    let entry = NoticeEntry { fields: fields.1, ..NoticeEntry::default() };
    Section { heading: NoticeLabel::Signature.text(lang).to_owned(), note: None, entries: vec![entry] }
}
