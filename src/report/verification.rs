//! A report compared with one that was made anew of the same rules and inputs: what differs, as data and as text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::location::{Origin, Position};
use crate::domain::outcome::Verdict;
use crate::domain::problem::ProblemKind;
use crate::domain::report_difference::{DifferenceKind, VerifyError};
use crate::domain::text::Lang;
use crate::intake::json_reader::{JsonReader, Path};
use crate::messages::verification_notes::{self, VerifiedItem, matter};
use crate::report::report_data::{self, ListData, ReportHeader, RulesData};
use crate::report::terminal_style::TerminalStyle;
use crate::report::text_page::TextPage;
use crate::report::{escape, hash, pairing};

/// The version of the keys and their meaning.
pub const SCHEMA: &str = "eligible.verification/1";

/// What came of making a report anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verification {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// Whether nothing differs.
    pub reproduced: bool,
    /// What differs: first what is about the whole report, then by applicant in the order of the report.
    pub differences: Vec<ReportDifference>,
    /// How many records are in both reports.
    #[serde(skip)]
    pub compared: usize,
    /// For how many of them the verdict differs.
    #[serde(skip)]
    verdicts: usize,
    /// How many records were not read, so that nothing can be said of them.
    #[serde(skip)]
    unread: usize,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportDifference {
    /// What it is about.
    pub what: DifferenceKind,
    /// The id of the applicant; null where it is about the whole report.
    pub id: Option<String>,
    /// The path of the applicant's file, as the report says it; null where it is about the whole report.
    pub source: Option<String>,
    /// The difference in words.
    pub text: String,
}

/// A report as it was written, in one object or a line for each applicant.
pub struct WrittenReport<'a> {
    /// What is beside the applicants.
    pub header: ReportHeader,
    /// Whether it has a line for each applicant.
    pub is_lines: bool,
    /// The same as it was written.
    beside: Value,
    applicants: Vec<WrittenApplicant<'a>>,
}

/// An applicant of a report.
struct WrittenApplicant<'a> {
    /// Counts from 0 within the report.
    place: usize,
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
    verdict: Verdict,
}

impl Named {
    /// Where it is in the input.
    fn place(&self) -> (&str, u64) {
        (&self.source, self.record)
    }
}

/// Reads a report.
///
/// # Errors
/// Why it cannot be verified.
pub fn read(text: &str) -> Result<WrittenReport<'_>, VerifyError> {
    once_each(text)?;
    let values: Vec<&RawValue> = serde_json::Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(|error| VerifyError::NotJson(Position { line: error.line() as u64, column: error.column() as u64 }))?;
    let Some((last, lines)) = values.split_last() else { return Err(VerifyError::Other(None)) };
    let mut members: BTreeMap<String, &RawValue> =
        serde_json::from_str(last.get()).map_err(|_| VerifyError::Other(None))?;
    let array = members.remove("applicants");
    let members = members
        .into_iter()
        .map(|(key, value)| Ok((key, serde_json::from_str(value.get()).map_err(|error| lacks(&error))?)));
    let beside = members.collect::<Result<serde_json::Map<_, Value>, _>>()?;
    let word = |key| beside.get(key).and_then(Value::as_str);
    if word("schema") != Some(report_data::SCHEMA) {
        return Err(VerifyError::Other(word("schema").map(str::to_owned)));
    }
    let is_lines = word("type") == Some("summary");
    let beside = Value::Object(beside);
    let header = ReportHeader::deserialize(&beside).map_err(|error| lacks(&error))?;
    let texts = match (is_lines, array, lines) {
        (true, None, lines) => lines.to_vec(),
        (false, Some(array), []) => serde_json::from_str(array.get()).map_err(|error| lacks(&error))?,
        (true, Some(_), _) | (false, None, _) | (false, Some(_), [_, ..]) => {
            return Err(VerifyError::Lacks("applicants".to_owned()));
        }
    };
    let applicants = texts.into_iter().enumerate().map(|(place, text)| {
        let named = serde_json::from_str(text.get()).map_err(|error| lacks(&error))?;
        Ok(WrittenApplicant { place, named, text: text.get() })
    });
    Ok(WrittenReport { header, is_lines, beside, applicants: applicants.collect::<Result<_, _>>()? })
}

/// What a report lacks; of a key that is missing, the key says it in every language.
pub(super) fn lacks(error: &serde_json::Error) -> VerifyError {
    let error = error.to_string();
    let key = error.strip_prefix("missing field ").and_then(|rest| rest.split(" at ").next());
    VerifyError::Lacks(key.unwrap_or(&error).to_owned())
}

/// Readers do not agree on which of two equal keys counts, so a report with such may say two things.
fn once_each(text: &str) -> Result<(), VerifyError> {
    let mut reader = JsonReader::new(text.as_bytes());
    let place = |at| Origin::START.position(text.as_bytes(), at);
    while !reader.at_end() {
        reader.skip(&Path::Root).map_err(|fault| VerifyError::NotJson(place(fault.at)))?;
    }
    match reader.problems.first() {
        Some(problem) if problem.mistake == ProblemKind::Repeated => {
            Err(VerifyError::Repeated(problem.found.clone().unwrap_or_default(), place(problem.at)))
        }
        Some(problem) => Err(VerifyError::NotJson(place(problem.at))),
        None => Ok(()),
    }
}

/// What differs between a report and the one that was made anew, where there was anything to make it of. Inputs that are
/// `missing` are named by their paths; where they were `moved`, their paths do not count.
#[must_use]
pub fn compare(
    lang: Lang,
    old: &WrittenReport<'_>,
    new: Option<&WrittenReport<'_>>,
    (rules, lists): (&RulesData, &[ListData]),
    missing: &[&str],
    moved: bool,
) -> Verification {
    let pairs = pairs(&old.applicants, new.map_or(&[], |new| &new.applicants));
    let mut differences = causes(lang, old, (rules, lists), missing);
    differences.extend(
        new.filter(|new| other_decisions(old, new))
            .map(|_| of_all(lang, DifferenceKind::Input, VerifiedItem::Decisions)),
    );
    let elsewhere = both(&pairs).filter(|(one, other)| is_elsewhere(one, other)).count();
    if elsewhere > 0 && !moved {
        differences.push(of_all(lang, DifferenceKind::Input, VerifiedItem::Elsewhere(elsewhere)));
    }
    let is_same = both(&pairs).filter(|(one, other)| one.named.sha256 == other.named.sha256).count() == pairs.len();
    let has_cause = !differences.is_empty() || !is_same;
    let shown = of_applicants(lang, &pairs, (old, new), missing, has_cause);
    // Where applicants differ, their order and the counts differ with them.
    if !has_cause
        && shown.is_empty()
        && let Some(new) = new
    {
        differences.extend(of_rest(lang, &pairs, (old, new), moved));
    }
    differences.extend(shown);
    let unread = hash::sha256(&[]);
    Verification {
        schema: SCHEMA.to_owned(),
        reproduced: differences.is_empty(),
        differences,
        compared: both(&pairs).count(),
        verdicts: both(&pairs).filter(|(one, other)| one.named.verdict != other.named.verdict).count(),
        unread: old.applicants.iter().filter(|one| one.named.sha256 == unread).count(),
    }
}

/// What differs before any record is compared: tool, rules, inputs that are missing.
fn causes(
    lang: Lang,
    old: &WrittenReport<'_>,
    (rules, lists): (&RulesData, &[ListData]),
    missing: &[&str],
) -> Vec<ReportDifference> {
    let mut differences = Vec::new();
    let (tool, own) = (&old.header.tool, report_data::tool());
    if *tool != own {
        let said = VerifiedItem::Tool([&tool.name, &tool.version], [&own.name, &own.version]);
        differences.push(of_all(lang, DifferenceKind::Tool, said));
    }
    let before = &old.header.rules;
    if before.sha256 != rules.sha256 {
        let said = VerifiedItem::Rules([&before.source, &before.sha256], [&rules.source, &rules.sha256]);
        differences.push(of_all(lang, DifferenceKind::Rules, said));
    }
    differences.extend(of_lists(lang, &old.header.lists, lists));
    differences.extend(missing.iter().map(|path| {
        let source = Some((*path).to_owned());
        ReportDifference { source, ..of_all(lang, DifferenceKind::Input, VerifiedItem::Missing) }
    }));
    differences
}

/// Whether other decisions were applied than those of the report.
fn other_decisions(old: &WrittenReport<'_>, new: &WrittenReport<'_>) -> bool {
    let hashes = |report: &WrittenReport<'_>| {
        report.header.options.decisions.iter().map(|file| file.sha256.clone()).collect::<Vec<_>>()
    };
    hashes(old) != hashes(new)
}

/// What differs in the standard lists, which are part of the rules.
fn of_lists(lang: Lang, old: &[ListData], new: &[ListData]) -> Vec<ReportDifference> {
    let hash =
        |lists: &[ListData], name: &str| lists.iter().find(|list| list.name == name).map(|list| list.sha256.clone());
    let names: BTreeSet<_> = old.iter().chain(new).map(|list| list.name.as_str()).collect();
    let differing = names.into_iter().filter_map(|name| {
        let [before, after] = [old, new].map(|lists| hash(lists, name));
        let said = VerifiedItem::List(name, before.as_deref(), after.as_deref());
        (before != after).then(|| of_all(lang, DifferenceKind::Rules, said))
    });
    differing.collect()
}

/// What differs by applicant.
fn of_applicants(
    lang: Lang,
    pairs: &[Pair<'_, '_>],
    (old, new): (&WrittenReport<'_>, Option<&WrittenReport<'_>>),
    missing: &[&str],
    has_cause: bool,
) -> Vec<ReportDifference> {
    // With as many records as before, and none of them gone, it is the report that lacks one.
    let is_cut = new.is_some_and(|new| new.header.summary.applicants == old.header.summary.applicants)
        && !pairs.iter().any(|pair| matches!(pair, Pair::Gone(_)));
    let is_in = |source: &str, path: &str| {
        source.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut places = HashMap::new();
    old.applicants.iter().for_each(|one| *places.entry(one.named.place()).or_insert(0) += 1);
    let differences = pairs.iter().filter_map(|pair| {
        let (Pair::Both(one, _) | Pair::Gone(one) | Pair::Come(one)) = pair;
        let Named { id, source, .. } = &one.named;
        let (what, text) = match pair {
            Pair::Gone(_) if missing.iter().any(|path| is_in(source, path)) => return None,
            Pair::Gone(_) if places.get(&one.named.place()).is_some_and(|count| *count > 1) => {
                (DifferenceKind::Result, matter(lang, VerifiedItem::Twice))
            }
            Pair::Gone(_) => (DifferenceKind::Input, matter(lang, VerifiedItem::Gone)),
            Pair::Come(_) => (
                if is_cut { DifferenceKind::Result } else { DifferenceKind::Input },
                matter(lang, VerifiedItem::NotInReport),
            ),
            Pair::Both(one, other) if one.named.sha256 != other.named.sha256 => {
                (DifferenceKind::Input, changed(lang, one, other))
            }
            Pair::Both(one, other) => (DifferenceKind::Result, said(lang, changes(one, other, has_cause))?),
        };
        Some(ReportDifference { what, id: Some(id.clone()), source: Some(source.clone()), text })
    });
    differences.collect()
}

/// What differs where no applicant does: their order, and what is beside them.
fn of_rest(
    lang: Lang,
    pairs: &[Pair<'_, '_>],
    (old, new): (&WrittenReport<'_>, &WrittenReport<'_>),
    moved: bool,
) -> Vec<ReportDifference> {
    let is_sorted = both(pairs).map(|(_, other)| other.place).is_sorted();
    let order = (!is_sorted).then(|| of_all(lang, DifferenceKind::Result, VerifiedItem::Order));
    let beside = said(lang, of_frames(old, new, moved));
    let beside = beside.map(|text| ReportDifference { what: DifferenceKind::Result, id: None, source: None, text });
    order.into_iter().chain(beside).collect()
}

/// A difference that is about the whole report.
fn of_all(lang: Lang, what: DifferenceKind, said: VerifiedItem<'_>) -> ReportDifference {
    ReportDifference { what, id: None, source: None, text: matter(lang, said) }
}

/// Whether the same record is somewhere else.
fn is_elsewhere(one: &WrittenApplicant<'_>, other: &WrittenApplicant<'_>) -> bool {
    one.named.sha256 == other.named.sha256 && one.named.place() != other.named.place()
}

/// Another record in the place of one, and what became of its verdict.
fn changed(lang: Lang, one: &WrittenApplicant<'_>, other: &WrittenApplicant<'_>) -> String {
    let said = matter(lang, VerifiedItem::Changed(&one.named.sha256, &other.named.sha256));
    let [old, new] = [one, other].map(|one| one.named.verdict);
    let verdict = if old == new { VerifiedItem::SameVerdict(old) } else { VerifiedItem::OtherVerdict(old, new) };
    said + crate::messages::semicolon(lang) + &matter(lang, verdict)
}

enum Pair<'w, 'a> {
    /// In both reports.
    Both(&'w WrittenApplicant<'a>, &'w WrittenApplicant<'a>),
    /// In the old report alone.
    Gone(&'w WrittenApplicant<'a>),
    /// In the new one alone.
    Come(&'w WrittenApplicant<'a>),
}

/// The records that are in both reports.
fn both<'p, 'w, 'a>(
    pairs: &'p [Pair<'w, 'a>],
) -> impl Iterator<Item = (&'w WrittenApplicant<'a>, &'w WrittenApplicant<'a>)> + use<'p, 'w, 'a> {
    pairs.iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => Some((*one, *other)),
        Pair::Gone(_) | Pair::Come(_) => None,
    })
}

/// The records of two reports, those of the old one in their order: each with the same one of the new report, by its place
/// and content; else by its content, by its place, or by its id.
fn pairs<'w, 'a>(old: &'w [WrittenApplicant<'a>], new: &'w [WrittenApplicant<'a>]) -> Vec<Pair<'w, 'a>> {
    type PairingKey<'k> = (&'k str, u64, &'k str);
    let keys: [fn(&'w WrittenApplicant<'a>) -> PairingKey<'w>; 4] = [
        |one| (&one.named.source, one.named.record, &one.named.sha256),
        |one| ("", 0, &one.named.sha256),
        |one| (&one.named.source, one.named.record, ""),
        |one| (&one.named.id, 0, ""),
    ];
    let found = pairing::pairs(old, new, &keys);
    let come = pairing::unpaired(&found, new.len()).filter_map(|place| new.get(place)).map(Pair::Come);
    let both = old.iter().zip(found).map(|(one, found)| match found.and_then(|place| new.get(place)) {
        Some(other) => Pair::Both(one, other),
        None => Pair::Gone(one),
    });
    both.chain(come).collect()
}

/// A value that differs: what it is of, and what is in the report and now.
struct ChangedValue {
    of: String,
    old: Option<Value>,
    new: Option<Value>,
}

impl ChangedValue {
    /// The key of the value.
    fn key(&self) -> &str {
        self.of.rsplit(' ').next().unwrap_or_default()
    }
}

/// What differs of an applicant whose record is the same.
fn changes(old: &WrittenApplicant<'_>, new: &WrittenApplicant<'_>, has_cause: bool) -> Vec<ChangedValue> {
    if old.text == new.text {
        return Vec::new();
    }
    let value = |one: &WrittenApplicant<'_>| serde_json::from_str::<Value>(one.text).unwrap_or_default();
    let mut changes = Vec::new();
    differ("", Some(&value(old)), Some(&value(new)), &mut changes);
    let is_elsewhere = is_elsewhere(old, new);
    // The rank follows from other records; what says where it is, from the place of this one, and so may the id.
    changes.retain(|change| match change.key() {
        "rank" => !has_cause,
        "line" | "column" => !has_cause && !is_elsewhere,
        "source" | "record" | "id" => !is_elsewhere,
        _ => true,
    });
    changes
}

/// What differs beside the applicants, but for what says where the rules and inputs lie, and which tool it was.
fn of_frames(old: &WrittenReport<'_>, new: &WrittenReport<'_>, moved: bool) -> Vec<ChangedValue> {
    let [old, new] = [old, new].map(|written| {
        let mut beside = written.beside.clone();
        let mut leave_out = |key: &str, members: &[&str]| {
            if let Some(value) = beside.get_mut(key) {
                without(value, members);
            }
        };
        leave_out("rules", &["source"]);
        leave_out("tool", &["name", "version"]);
        // What was not read is no input, and a folder may hold more of it by now: this report, for one.
        leave_out("summary", &["passed_over"]);
        // Decisions are known by their hash, wherever the file is.
        leave_out("options", &["path"]);
        if moved {
            leave_out("options", &["paths"]);
            // What is noticed across applicants names their files.
            leave_out("across", &["message", "source"]);
        }
        beside
    });
    let mut changes = Vec::new();
    differ("", Some(&old), Some(&new), &mut changes);
    changes
}

/// Takes these members out of a value, wherever they stand in it.
fn without(value: &mut Value, members: &[&str]) {
    match value {
        Value::Object(object) => {
            for member in members {
                object.remove(*member);
            }
            object.values_mut().for_each(|value| without(value, members));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| without(value, members)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Finds the values that differ; `of` is the way to them, in words.
fn differ(of: &str, old: Option<&Value>, new: Option<&Value>, changes: &mut Vec<ChangedValue>) {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    // The same number may be written in several ways.
    if old == new || (number(old).is_some() && number(old) == number(new)) {
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
        _ => changes.push(ChangedValue { of: of.to_owned(), old: old.cloned(), new: new.cloned() }),
    }
}

/// The first few changes in a sentence, those that matter most first.
fn said(lang: Lang, mut changes: Vec<ChangedValue>) -> Option<String> {
    const MAX_EXAMPLES: usize = 3;
    changes.sort_by_key(|change| match change.key() {
        "verdict" => 0,
        "outcome" => 1,
        "min" | "max" => 2,
        "line" | "column" => 4,
        _ => 3,
    });
    let shown = |value: &Option<Value>| {
        value.as_ref().map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    };
    let few = changes.iter().take(MAX_EXAMPLES).map(|change| {
        let (old, new) = (shown(&change.old), shown(&change.new));
        matter(lang, VerifiedItem::Value(&change.of, old.as_deref(), new.as_deref()))
    });
    let mut parts: Vec<_> = few.collect();
    if changes.len() > MAX_EXAMPLES {
        parts.push(matter(lang, VerifiedItem::More(changes.len() - MAX_EXAMPLES)));
    }
    (!parts.is_empty()).then(|| parts.join(crate::messages::semicolon(lang)))
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
pub fn text(
    lang: Lang,
    verification: &Verification,
    report: &WrittenReport<'_>,
    rules: &report_data::RulesData,
    style: TerminalStyle,
) -> String {
    const WIDEST: u16 = 120;
    let mut page = TextPage::new(lang, TerminalStyle { width: style.width.min(WIDEST), ..style });
    let count = verification.differences.len();
    page.lines("", &verification_notes::outcome(lang, report.applicants.len(), count, &rules.source));
    for difference in &verification.differences {
        let colon = crate::messages::colon(lang);
        let of = match (&difference.id, &difference.source) {
            (Some(id), Some(source)) => format!("{id} ({source}){colon}"),
            (Some(id), None) => format!("{id}{colon}"),
            (None, Some(source)) => format!("{source}{colon}"),
            (None, None) => String::new(),
        };
        page.lines(verification_notes::label(lang, difference.what), &format!("{of}{}", difference.text));
    }
    if !verification.reproduced && verification.compared > 0 {
        page.printed.push('\n');
        page.lines("", &verification_notes::verdicts(lang, verification.compared, verification.verdicts));
    }
    if verification.unread > 0 {
        page.lines("", &verification_notes::unread(lang, verification.unread));
    }
    page.printed
}
