//! The lists of a rules file as a person wrote them: for showing and comparing, not for judging.
//!
//! What the checks look up is in the vacancy's vocabulary, where names have lost their capitals and accents.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use crate::domain::countries::Country;
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::Member;
use crate::domain::standard_lists::{self, StandardList};
use crate::domain::text::{Bilingual, Lang};
use crate::rules::vacancy::{Interpretation, Vacancy};

/// One list.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleList {
    pub kind: ListKind,
    /// Its name in the file.
    pub name: String,
    /// What it is called.
    pub title: Bilingual,
    /// Where it comes from, as the file says it.
    pub source: Option<String>,
    /// Its countries, where it is a set of them.
    pub members: Vec<Member>,
    /// Its texts, by what they are.
    pub texts: Vec<Synonyms>,
    /// The readings of it that are interpretations.
    pub interpretations: Vec<Interpretation>,
    /// The ids of the criteria whose checks name it.
    pub used_by: Vec<String>,
}

impl RuleList {
    /// The standard list that it is taken from.
    #[must_use]
    pub fn standard(&self) -> Option<StandardList> {
        StandardList::named(self.texts_of(&ListContent::Standard).first()?)
    }

    /// What is taken out of the standard list.
    #[must_use]
    pub fn without(&self) -> &[String] {
        self.texts_of(&ListContent::Without)
    }

    fn texts_of(&self, what: &ListContent) -> &[String] {
        self.texts.iter().find(|texts| texts.what == *what).map_or(&[], |texts| &texts.texts)
    }
}

/// Texts of a list that are the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonyms {
    /// What they are.
    pub what: ListContent,
    /// The texts as written.
    pub texts: Vec<String>,
}

/// What texts of a list are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListContent {
    /// The standard list that it is taken from.
    Standard,
    /// What is taken out of the standard list.
    Without,
    /// Levels, from low to high.
    Levels,
    /// Other words for a level.
    Equivalents(String),
    /// Other names of a tool.
    Aliases,
    /// Words that may mean any level from one to another.
    Range(String, String),
    /// A certificate by its name: its other names and its scores.
    Certificate(String),
    /// Parts of a tool.
    Parts,
    /// Parts that together are a tool.
    Whole,
    /// ISCED-F codes.
    Codes,
    /// Phrases that name a field of study.
    Phrases,
    /// Phrases that hold one of these and name another field.
    Exceptions,
    /// Phrases behind which the name of a field no longer counts.
    Cuts,
    /// Names of employers.
    Names,
    /// Words that leave the name of an employer in doubt.
    Words,
    /// Languages by their codes.
    Languages,
    /// Other names of a country, and of its people.
    OfCountry(Country),
}

/// The lists of a file that gave a vacancy, by kind and name.
#[must_use]
pub fn read(text: &str, vacancy: &Vacancy) -> Vec<RuleList> {
    let (document, _) = DeTable::parse_recoverable(text);
    let root = document.get_ref();
    let named = named(root);
    let mut lists = Vec::new();
    for (kind, key) in [
        (ListKind::Set, "set"),
        (ListKind::Scale, "scale"),
        (ListKind::Tool, "tool"),
        (ListKind::Field, "field"),
        (ListKind::Employer, "employer"),
        (ListKind::Document, "document"),
        (ListKind::Language, "language"),
    ] {
        for (name, value) in root.get(key).and_then(|value| value.get_ref().as_table()).into_iter().flatten() {
            let name = name.get_ref().to_string();
            let members = match kind {
                ListKind::Set => vacancy.vocabulary.sets.get(&name).map(|set| set.members.clone()),
                ListKind::Scale
                | ListKind::Tool
                | ListKind::Field
                | ListKind::Employer
                | ListKind::Document
                | ListKind::Language => None,
            };
            let used = |(_, names): &&(String, BTreeSet<String>)| names.contains(&name);
            let used_by = named.iter().filter(used).map(|(id, _)| id.clone()).collect();
            let Some(table) = value.get_ref().as_table() else { continue };
            lists.push(RuleList {
                kind,
                title: title(kind, table),
                source: table.get("source").and_then(|source| source.get_ref().as_str()).map(str::to_owned),
                members: members.unwrap_or_default(),
                texts: texts(table),
                interpretations: interpretations(table),
                used_by,
                name,
            });
        }
    }
    lists.sort_by(|one, other| (order(one.kind), &one.name).cmp(&(order(other.kind), &other.name)));
    lists
}

const fn order(kind: ListKind) -> u8 {
    match kind {
        ListKind::Set => 0,
        ListKind::Scale => 1,
        ListKind::Field => 2,
        ListKind::Tool => 3,
        ListKind::Employer => 4,
        ListKind::Document => 5,
        ListKind::Language => 6,
    }
}

/// Every text that is in the checks of a criterion: among them are the names of the lists that it uses.
fn named(root: &DeTable<'_>) -> Vec<(String, BTreeSet<String>)> {
    let criteria = root.get("criterion").and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    let of_criterion = |value: &Spanned<DeValue<'_>>| {
        let table = value.get_ref().as_table()?;
        let id = table.get("id")?.get_ref().as_str()?.to_owned();
        let mut names = BTreeSet::new();
        for key in ["check", "reading"] {
            if let Some(value) = table.get(key) {
                gather(value.get_ref(), &mut names);
            }
        }
        Some((id, names))
    };
    criteria.filter_map(of_criterion).collect()
}

fn gather(value: &DeValue<'_>, names: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) => {
            names.insert(text.to_string());
        }
        DeValue::Array(items) => items.iter().for_each(|item| gather(item.get_ref(), names)),
        DeValue::Table(table) => {
            for (key, value) in table {
                // There the keys are what names the countries.
                if let ("by_nationality", DeValue::Table(cases)) = (key.get_ref().as_ref(), value.get_ref()) {
                    names.extend(cases.keys().map(|key| key.get_ref().to_string()));
                }
                gather(value.get_ref(), names);
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// What a list is called; a tool has one name in both languages.
fn title(kind: ListKind, table: &DeTable<'_>) -> Bilingual {
    let key = if kind == ListKind::Tool { "name" } else { "title" };
    let standard = table.get("standard").filter(|_| kind == ListKind::Tool);
    let standard = standard.and_then(|name| standard_lists::tool(name.get_ref().as_str()?));
    let of_standard = || {
        let name = standard.map(|tool| tool.name).unwrap_or_default();
        Bilingual { en: name.to_owned(), fr: name.to_owned() }
    };
    table.get(key).map_or_else(of_standard, |value| bilingual(value.get_ref()))
}

fn bilingual(value: &DeValue<'_>) -> Bilingual {
    if let Some(text) = value.as_str() {
        return Bilingual { en: text.to_owned(), fr: text.to_owned() };
    }
    let of = |code: &str| value.get(code).and_then(|value| value.get_ref().as_str()).unwrap_or_default().to_owned();
    Bilingual { en: of("en"), fr: of("fr") }
}

fn texts(table: &DeTable<'_>) -> Vec<Synonyms> {
    let mut all = Vec::new();
    let mut add = |what: ListContent, value: Option<&Spanned<DeValue<'_>>>| {
        let texts = strings(value);
        if !texts.is_empty() {
            all.push(Synonyms { what, texts });
        }
    };
    add(ListContent::Levels, table.get("levels"));
    for (level, value) in table.get("equivalents").and_then(|value| value.get_ref().as_table()).into_iter().flatten() {
        add(ListContent::Equivalents(level.get_ref().to_string()), Some(value));
    }
    add(ListContent::Without, table.get("without"));
    add(ListContent::Aliases, table.get("aliases"));
    add(ListContent::Parts, table.get("parts"));
    add(ListContent::Whole, table.get("whole"));
    add(ListContent::Codes, table.get("isced_f"));
    add(ListContent::Phrases, table.get("phrases"));
    add(ListContent::Exceptions, table.get("not"));
    add(ListContent::Cuts, table.get("cut"));
    add(ListContent::Names, table.get("names"));
    add(ListContent::Words, table.get("words"));
    add(ListContent::Languages, table.get("codes"));
    all.extend(of_levels(table));
    for member in table.get("members").and_then(|value| value.get_ref().as_array()).into_iter().flatten() {
        let code = member.get_ref().get("code").and_then(|value| value.get_ref().as_str());
        let Some(country) = code.and_then(Country::from_alpha2) else { continue };
        let of = |key: &str| strings(member.get_ref().get(key));
        let own = member.get_ref().get("name").map(|value| bilingual(value.get_ref())).unwrap_or_default();
        let known = Lang::ALL.map(|lang| country.name(lang));
        let own = [own.en, own.fr].into_iter().filter(|name| !name.is_empty() && !known.contains(name)).collect();
        let names = [own, of("aliases"), of("demonyms")].concat();
        if !names.is_empty() {
            all.push(Synonyms { what: ListContent::OfCountry(country), texts: names });
        }
    }
    all
}

/// The standard list, ranges of levels and certificates of a scale.
fn of_levels(table: &DeTable<'_>) -> Vec<Synonyms> {
    let text = |table: &DeValue<'_>, key: &str| {
        table.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default().to_owned()
    };
    let mut all = Vec::new();
    if let Some(name) = table.get("standard").and_then(|standard| standard.get_ref().as_str()) {
        all.push(Synonyms { what: ListContent::Standard, texts: vec![name.to_owned()] });
    }
    for range in items(table.get("ranges")) {
        let what = ListContent::Range(text(range, "from"), text(range, "to"));
        all.push(Synonyms { what, texts: strings(range.get("words")) });
    }
    for test in items(table.get("test")) {
        let scores = items(test.get("scores")).into_iter().map(|score| {
            let from = score.get("from").map(Spanned::get_ref);
            let number = from.and_then(|from| from.as_float().map(DeFloat::as_str));
            let number = number.or_else(|| from.and_then(|from| from.as_integer().map(DeInteger::as_str)));
            format!("{} {}", number.unwrap_or_default(), text(score, "level"))
        });
        let texts = strings(test.get("aliases")).into_iter().chain(scores).collect();
        all.push(Synonyms { what: ListContent::Certificate(text(test, "name")), texts });
    }
    all
}

/// The members of a list.
fn items<'v, 'i>(value: Option<&'v Spanned<DeValue<'i>>>) -> Vec<&'v DeValue<'i>> {
    value.and_then(|value| value.get_ref().as_array()).into_iter().flatten().map(Spanned::get_ref).collect()
}

fn strings(value: Option<&Spanned<DeValue<'_>>>) -> Vec<String> {
    let items = value.and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    items.filter_map(|item| item.get_ref().as_str()).map(str::to_owned).collect()
}

fn interpretations(table: &DeTable<'_>) -> Vec<Interpretation> {
    let items = table.get("interpretation").and_then(|value| value.get_ref().as_array()).into_iter().flatten();
    let read = |item: &Spanned<DeValue<'_>>| {
        let of = |key: &str| item.get_ref().get(key).map(|value| bilingual(value.get_ref())).unwrap_or_default();
        Interpretation { text: of("text"), reason: of("reason") }
    };
    items.map(read).collect()
}
