//! A report compared with one that was made anew of the same rules and inputs: what differs, as data and as text.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::place::{Origin, Position};
use crate::domain::problem::Mistake;
use crate::domain::text::Lang;
use crate::domain::verification::{Unfit, What};
use crate::intake::json::{Path, Reader};
use crate::report::data::{self, Frame};
use crate::report::escape;
use crate::report::explanation::Page;
use crate::report::table::Look;
use crate::wording::verification::{self, Matter, matter};

/// The version of the keys and their meaning.
pub const SCHEMA: &str = "eligible.verification/1";

/// What came of making a report anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verification {
    /// [`SCHEMA`].
    pub schema: String,
    /// Whether nothing differs.
    pub reproduced: bool,
    /// What differs: first what is about the whole report, then by applicant in the order of the report.
    pub differences: Vec<Difference>,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// What it is about.
    pub what: What,
    /// The id of the applicant; null where it is about the whole report.
    pub id: Option<String>,
    /// The path of the applicant's file, as the report says it; null where it is about the whole report.
    pub source: Option<String>,
    /// The difference in words.
    pub text: String,
}

/// A report as it was written, in one object or a line for each applicant.
pub struct Written<'a> {
    /// What stands beside the applicants.
    pub frame: Frame,
    /// Whether it has a line for each applicant.
    pub is_lines: bool,
    values: BTreeMap<String, Value>,
    applicants: Vec<Applicant<'a>>,
}

/// An applicant of a report.
struct Applicant<'a> {
    named: Named,
    text: &'a str,
}

/// What names a record.
#[derive(Deserialize)]
struct Named {
    id: String,
    source: String,
    record: u64,
    sha256: String,
}

/// Reads a report.
///
/// # Errors
/// Why it cannot be verified.
pub fn read(text: &str) -> Result<Written<'_>, Unfit> {
    once_each(text)?;
    let values: Vec<&RawValue> = serde_json::Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(|error| Unfit::NotJson(Position { line: error.line() as u64, column: error.column() as u64 }))?;
    let lacks = |error: serde_json::Error| Unfit::Lacks(error.to_string());
    let Some((last, lines)) = values.split_last() else { return Err(Unfit::Other(None)) };
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(last.get()).map_err(|_| Unfit::Other(None))?;
    let member = |key: &str| members.get(key).and_then(|value| serde_json::from_str::<String>(value.get()).ok());
    let schema = member("schema");
    if schema.as_deref() != Some(data::SCHEMA) {
        return Err(Unfit::Other(schema));
    }
    let frame = serde_json::from_str(last.get()).map_err(lacks)?;
    let is_lines = member("type").is_some();
    let texts = match members.get("applicants") {
        Some(array) => serde_json::from_str::<Vec<&RawValue>>(array.get()).map_err(lacks)?,
        None if is_lines => lines.to_vec(),
        None => return Err(Unfit::Lacks("applicants".to_owned())),
    };
    let applicants = texts.into_iter().map(|text| {
        let named = serde_json::from_str(text.get()).map_err(lacks)?;
        Ok(Applicant { named, text: text.get() })
    });
    let applicants = applicants.collect::<Result<_, _>>()?;
    let others = members.iter().filter(|(key, _)| *key != "applicants");
    let values = others.map(|(key, value)| Ok((key.clone(), serde_json::from_str(value.get()).map_err(lacks)?)));
    Ok(Written { frame, is_lines, values: values.collect::<Result<_, _>>()?, applicants })
}

/// Readers do not agree on which of two equal keys counts, so a report with such may say two things.
fn once_each(text: &str) -> Result<(), Unfit> {
    let mut reader = Reader::new(text.as_bytes());
    let place = |at| Origin::START.position(text.as_bytes(), at);
    while !reader.at_end() {
        reader.skip(&Path::Root).map_err(|fault| Unfit::NotJson(place(fault.at)))?;
    }
    match reader.problems.iter().find(|problem| problem.mistake == Mistake::Repeated) {
        Some(problem) => Err(Unfit::Repeated(problem.found.clone().unwrap_or_default(), place(problem.at))),
        None => Ok(()),
    }
}

/// What differs between a report and the one that was made anew, where there was anything to make it of. Where the inputs
/// were `moved`, their records are known by their content, and their paths do not count.
#[must_use]
pub fn compare(
    lang: Lang,
    old: &Written<'_>,
    new: Option<&Written<'_>>,
    rules: &data::Rules,
    moved: bool,
) -> Verification {
    let mut differences = Vec::new();
    let mut whole = |what, matter_of: Matter<'_>| {
        differences.push(Difference { what, id: None, source: None, text: matter(lang, matter_of) });
    };
    let tool = data::tool();
    if old.frame.tool != tool {
        let named = |tool: &'_ data::Tool| [tool.name.clone(), tool.version.clone()];
        let [[name, version], [own_name, own_version]] = [&old.frame.tool, &tool].map(named);
        whole(What::Tool, Matter::Tool([&name, &version], [&own_name, &own_version]));
    }
    if old.frame.rules.sha256 != rules.sha256 {
        let before = &old.frame.rules;
        whole(What::Rules, Matter::Rules([&before.source, &before.sha256], [&rules.source, &rules.sha256]));
    }
    let no_one = Vec::new();
    let anew = new.map_or(&no_one, |new| &new.applicants);
    let pairs = Pairs::of(&old.applicants, anew, moved);
    let is_input =
        |pair: &Pair<'_, '_>| !matches!(pair, Pair::Both(one, other) if one.named.sha256 == other.named.sha256);
    let has_cause = !differences.is_empty() || pairs.0.iter().any(is_input);
    let mut shown = Vec::new();
    // With as many records as before, and none of them gone, it is the report that lacks one.
    let is_same_count = new.is_some_and(|new| new.frame.summary.applicants == old.frame.summary.applicants);
    let is_cut = is_same_count && !pairs.0.iter().any(|pair| matches!(pair, Pair::Gone(_)));
    for pair in &pairs.0 {
        let (Pair::Both(one, _) | Pair::Gone(one) | Pair::Come(one)) = pair;
        let (what, text) = match pair {
            Pair::Gone(_) => (What::Input, matter(lang, Matter::Gone)),
            Pair::Come(_) if is_cut => (What::Result, matter(lang, Matter::NotInReport)),
            Pair::Come(_) => (What::Input, matter(lang, Matter::NotInReport)),
            Pair::Both(one, other) if one.named.sha256 != other.named.sha256 => {
                (What::Input, matter(lang, Matter::Changed(&one.named.sha256, &other.named.sha256)))
            }
            Pair::Both(one, other) => match told(lang, &changes(one, other, moved, has_cause)) {
                Some(text) => (What::Result, text),
                None => continue,
            },
        };
        let (id, source) = (Some(one.named.id.clone()), Some(one.named.source.clone()));
        shown.push(Difference { what, id, source, text });
    }
    if !has_cause && shown.is_empty() {
        let order = pairs.0.iter().filter_map(|pair| match pair {
            Pair::Both(_, other) => anew.iter().position(|one| std::ptr::eq(one, *other)),
            Pair::Gone(_) | Pair::Come(_) => None,
        });
        if !order.is_sorted() {
            differences.push(Difference {
                what: What::Result,
                id: None,
                source: None,
                text: matter(lang, Matter::Order),
            });
        }
    }
    // Where applicants differ, the counts differ with them.
    if !has_cause
        && shown.is_empty()
        && let Some(text) = new.and_then(|new| told(lang, &of_frames(old, new, moved)))
    {
        differences.push(Difference { what: What::Result, id: None, source: None, text });
    }
    differences.extend(shown);
    Verification { schema: SCHEMA.to_owned(), reproduced: differences.is_empty(), differences }
}

/// The records of two reports, those of the old one in their order.
struct Pairs<'w, 'a>(Vec<Pair<'w, 'a>>);

enum Pair<'w, 'a> {
    /// In both.
    Both(&'w Applicant<'a>, &'w Applicant<'a>),
    /// In the old report alone.
    Gone(&'w Applicant<'a>),
    /// In the new one alone.
    Come(&'w Applicant<'a>),
}

impl<'w, 'a> Pairs<'w, 'a> {
    fn of(old: &'w [Applicant<'a>], new: &'w [Applicant<'a>], moved: bool) -> Self {
        let key = |one: &Applicant<'_>| {
            let Named { source, record, sha256, .. } = &one.named;
            if moved { (sha256.clone(), 0) } else { (source.clone(), *record) }
        };
        let mut places: HashMap<_, VecDeque<&Applicant<'a>>> = HashMap::new();
        for one in new {
            places.entry(key(one)).or_default().push_back(one);
        }
        let mut pairs: Vec<_> = old
            .iter()
            .map(|one| match places.get_mut(&key(one)).and_then(VecDeque::pop_front) {
                Some(other) => Pair::Both(one, other),
                None => Pair::Gone(one),
            })
            .collect();
        let left = |one: &&Applicant<'_>| {
            places.get(&key(one)).is_some_and(|left| left.iter().any(|other| std::ptr::eq(*other, *one)))
        };
        pairs.extend(new.iter().filter(left).map(Pair::Come));
        Self(pairs)
    }
}

/// A value that differs: what it is of, and what stands in the report and now.
struct Change {
    of: String,
    old: Option<Value>,
    new: Option<Value>,
}

/// What differs of an applicant.
fn changes(old: &Applicant<'_>, new: &Applicant<'_>, moved: bool, has_cause: bool) -> Vec<Change> {
    if old.text == new.text {
        return Vec::new();
    }
    let value = |one: &Applicant<'_>| serde_json::from_str::<Value>(one.text).unwrap_or_default();
    let mut changes = Vec::new();
    differ("", Some(&value(old)), Some(&value(new)), &mut changes);
    // Ranks and paths follow from other records, or from where these lie.
    let counts =
        |change: &Change| !(has_cause && change.of == "rank" || moved && ["source", "record"].contains(&&*change.of));
    changes.into_iter().filter(counts).collect()
}

/// What differs beside the applicants, but for what was compared already or says where the rules and inputs lie.
fn of_frames(old: &Written<'_>, new: &Written<'_>, moved: bool) -> Vec<Change> {
    let keys: BTreeSet<_> = old.values.keys().chain(new.values.keys()).collect();
    // What is noticed across applicants names their files.
    let is_elsewhere = |key: &str| ["tool", "rules", "options"].contains(&key) || moved && key == "across";
    let mut changes = Vec::new();
    for key in keys.into_iter().filter(|key| !is_elsewhere(key)) {
        differ(key, old.values.get(key), new.values.get(key), &mut changes);
    }
    let [one, other] = [old, new].map(|written| Value::from(written.frame.rules.vacancy.as_str()));
    differ("rules vacancy", Some(&one), Some(&other), &mut changes);
    changes
}

/// Finds the values that differ; `of` is the way to them, in words.
fn differ(of: &str, old: Option<&Value>, new: Option<&Value>, changes: &mut Vec<Change>) {
    if old == new {
        return;
    }
    let on = |step: &str| if of.is_empty() { step.to_owned() } else { format!("{of} {step}") };
    match (old, new) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            // In the order of the report, which says what matters most first.
            let added = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(added) {
                differ(&on(key), one.get(key), other.get(key), changes);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for place in 0..one.len().max(other.len()) {
                let [one, other] = [one, other].map(|list| list.get(place));
                // A criterion is known by its id.
                let id = [one, other].into_iter().flatten().find_map(|value| value.get("id")?.as_str());
                let step = id.map_or_else(|| (place + 1).to_string(), str::to_owned);
                let way = if of == "criteria" { step } else { on(&step) };
                differ(&way, one, other, changes);
            }
        }
        _ => changes.push(Change { of: of.to_owned(), old: old.cloned(), new: new.cloned() }),
    }
}

/// The first few changes in a sentence.
fn told(lang: Lang, changes: &[Change]) -> Option<String> {
    const FEW: usize = 3;
    let shown = |value: &Option<Value>| {
        value.as_ref().map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    };
    let few = changes.iter().take(FEW).map(|change| {
        let (old, new) = (shown(&change.old), shown(&change.new));
        matter(lang, Matter::Value(&change.of, old.as_deref(), new.as_deref()))
    });
    let mut parts: Vec<_> = few.collect();
    if changes.len() > FEW {
        parts.push(matter(lang, Matter::More(changes.len() - FEW)));
    }
    (!parts.is_empty()).then(|| parts.join(crate::wording::semicolon(lang)))
}

/// The outcome as one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no outcome brings about.
pub fn json(verification: &Verification) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(verification)?).into_owned() + "\n")
}

/// The outcome as people read it: of how many applicants, and by which rules.
#[must_use]
pub fn text(lang: Lang, verification: &Verification, report: &Written<'_>, rules: &data::Rules, look: Look) -> String {
    const WIDEST: u16 = 120;
    let mut page = Page::new(lang, Look { width: look.width.min(WIDEST), ..look });
    let count = verification.differences.len();
    page.lines("", &verification::outcome(lang, report.applicants.len(), count, &rules.source));
    for difference in &verification.differences {
        let colon = crate::wording::colon(lang);
        let of = match (&difference.id, &difference.source) {
            (Some(id), Some(source)) => format!("{id} ({source}){colon}"),
            (Some(id), None) => format!("{id}{colon}"),
            (None, _) => String::new(),
        };
        page.lines(verification::label(lang, difference.what), &format!("{of}{}", difference.text));
    }
    page.printed
}
