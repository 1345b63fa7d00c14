//! Findings for code-scanning tools: SARIF 2.1.0, one run, a rule a criterion, a result for each applicant and criterion.
//!
//! The kind of a result is its outcome: met is `pass`, not met is `fail`, unclear is `review`. Only a `fail` has a level, as
//! the standard has it: `error` where the applicant is ineligible for it, `warning` where a person has to look, else `note`.
//! The first result of each applicant is the verdict. Problems, warnings and what was noticed across applicants are results
//! of rules of their own, whose ids have a `/`, as no criterion's has. Places count characters (`unicodeCodePoints`); the
//! first value that an outcome rests on is its location, the others are related ones.
//!
//! Each result has a location, since GitHub takes no file otherwise: the beginning of the record where nothing is nearer.
//! Standard input is no file, so results about it have but logical locations, which are JSON pointers. GitHub also shows
//! results of every kind as alerts; who uploads there may leave out those of kind `pass`.
//!
//! Texts are shown escaped as in every format; braces and links, which have a meaning in messages, are made to have none.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::domain::outcome::{Effect, Group, Outcome, Verdict};
use crate::domain::text::{Bilingual, quotation};
use crate::messages::command_errors::{CliError, sentence};
use crate::messages::headings;
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, ci_messages, csv, texts, without_end};
use crate::report::report_data::{ApplicantData, CriterionData, ReportHeader};
use crate::report::{JudgedRecord, Run, escape, hash, remarks, report_data};
use crate::rules::vacancy::Criterion;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log, but for its results.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [OneRun; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneRun {
    tool: SarifTool,
    automation_details: AutomationDetails,
    language: &'static str,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    properties: Map<String, Value>,
}

#[derive(Serialize)]
struct SarifTool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: String,
    version: String,
    semantic_version: String,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct AutomationDetails {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: SarifLevel,
    message: Message,
}

/// A rule: a criterion, or what findings of ours are about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    short_description: Message,
    full_description: Message,
    help: Message,
    #[serde(skip_serializing_if = "Map::is_empty")]
    properties: Map<String, Value>,
}

/// A text, in plain words and maybe in Markdown.
#[derive(Serialize)]
struct Message {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

/// One result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: String,
    rule_index: usize,
    kind: SarifKind,
    level: SarifLevel,
    message: Message,
    locations: Vec<SarifLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation>,
    partial_fingerprints: Fingerprints,
    properties: Map<String, Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum SarifKind {
    Pass,
    Review,
    Fail,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum SarifLevel {
    None,
    Note,
    Warning,
    Error,
}

/// By what tools know a result again in the next run.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "eligible/v1")]
    own: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation", skip_serializing_if = "Option::is_none")]
    physical: Option<PhysicalLocation>,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Vec::is_empty")]
    logical: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<SarifRegion>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRegion {
    start_line: u64,
    start_column: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

/// The results about an applicant: the verdict, the criteria, the problems, the warnings.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Pieces {
    let applicant = report_data::applicant(run, subject);
    let start = ci_messages::start(subject);
    let about = SarifSubject { run, applicant: &applicant, start: (start.line, start.column) };
    let mut results = vec![about.verdict()];
    results.extend(applicant.criteria.iter().enumerate().map(|(index, criterion)| about.criterion(index, criterion)));
    results.extend(about.problems());
    results.extend(about.warnings());
    around_rank(&written(&results))
}

/// What was written of an applicant, open where its rank is, which is null.
fn around_rank(written: &str) -> Pieces {
    const RANK: &str = "\"rank\":";
    // No text can look like this key: a quote in a text is escaped.
    let parts = written.split_once(&format!("{RANK}null"));
    // Whether it is found depends on how `serde_json` writes a key, not on what was judged: any test of a report shows it.
    debug_assert!(parts.is_some(), "the verdict has a rank");
    parts.map_or_else(
        || Pieces::whole(written),
        |(before, behind)| Pieces::around_rank([[before, RANK].concat().into(), behind.into()]),
    )
}

/// Writes the report.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    const CLOSED: &str = "\n    }\n  ]\n}";
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [one_run(run, &footer.header(run))] };
    let written_log = serde_json::to_string_pretty(&log)?;
    // The results come in before the brackets that close the run.
    let open = without_end(&written_log, CLOSED)?;
    write!(out, "{open},\n      \"results\": [")?;
    let mut before = "\n        ";
    for (place, text) in texts(rows) {
        out.write_all(before.as_bytes())?;
        text.write(&place.rank.map_or_else(|| "null".to_owned(), |rank| rank.to_string()), out)?;
        before = BETWEEN;
    }
    let across: Vec<_> = footer.across.iter().map(|finding| across(run, finding)).collect();
    if !across.is_empty() {
        write!(out, "{before}{}", written(&across))?;
        before = BETWEEN;
    }
    writeln!(out, "{}]{CLOSED}", if before == BETWEEN { "\n      " } else { "" })
}

/// What is between two results.
const BETWEEN: &str = ",\n        ";

/// Results as they stand in the list, a line each.
fn written(results: &[SarifResult]) -> String {
    // Nothing in a result keeps `serde_json` from writing it.
    let lines = results.iter().map(|result| serde_json::to_string(result).unwrap_or_default());
    lines.collect::<Vec<_>>().join(BETWEEN)
}

fn one_run(run: &Run<'_>, header: &ReportHeader) -> OneRun {
    let criteria = run.vacancy.criteria.iter().map(|criterion| rule_of_criterion(run, criterion));
    let own = headings::ProblemSubject::ALL.into_iter().map(|subject| own_rule(run, subject));
    let complete = header.summary.complete;
    let incomplete = (!complete).then(|| Notification {
        level: SarifLevel::Error,
        message: Message::plain(&sentence(run.lang, CliError::Incomplete)),
    });
    let facts = json!({
        "vacancy": escape::visible(&header.rules.vacancy),
        "rules": {"source": escape::visible(&header.rules.source), "sha256": header.rules.sha256},
        "reference_date": header.reference_date,
        "reading": header.reading,
        "summary": header.summary,
    });
    OneRun {
        tool: SarifTool {
            driver: Driver {
                name: header.tool.name.clone(),
                version: header.tool.version.clone(),
                semantic_version: header.tool.version.clone(),
                rules: criteria.chain(own).collect(),
            },
        },
        automation_details: AutomationDetails {
            id: format!("{}/{}", header.tool.name, escape::visible(&header.rules.vacancy)),
        },
        language: run.lang.code(),
        column_kind: "unicodeCodePoints",
        invocations: [Invocation {
            execution_successful: complete,
            tool_execution_notifications: incomplete.into_iter().collect(),
        }],
        properties: object(facts),
    }
}

/// The rule of a criterion: its title, and the words of the notice in both languages.
fn rule_of_criterion(run: &Run<'_>, criterion: &Criterion) -> Rule {
    let title = criterion.title.get(run.lang);
    let id = escape::visible(&criterion.id).into_owned();
    let name = Some(escape::visible(title).into_owned()).filter(|name| *name != id);
    let mut properties = object(json!({"group": criterion.group}));
    if criterion.group == Group::Desirable {
        properties.insert("weight".to_owned(), criterion.weight.into());
    }
    Rule {
        id,
        name,
        short_description: Message::plain(title),
        full_description: Message::plain(&quotation(criterion.clause.get(run.lang))),
        help: help(&criterion.clause),
        properties,
    }
}

fn help(clause: &Bilingual) -> Message {
    let texts = [("en", quotation(&clause.en)), ("fr", quotation(&clause.fr))];
    let texts = texts.iter().filter(|(_, text)| !text.is_empty());
    let plain: Vec<_> = texts.clone().map(|(lang, text)| format!("{lang}: {}", escape::sarif(text))).collect();
    let markdown: Vec<_> =
        texts.map(|(lang, text)| format!("- **{lang}**: {}", escape::sarif_markdown(text))).collect();
    Message { text: plain.join("\n\n"), markdown: Some(markdown.join("\n")) }
}

/// The rule of findings that are about no criterion.
fn own_rule(run: &Run<'_>, subject: headings::ProblemSubject) -> Rule {
    let (title, meaning) = (subject.text(run.lang), subject.meaning(run.lang));
    Rule {
        id: own_id(subject).to_owned(),
        name: Some(title.to_owned()),
        short_description: Message::plain(title),
        full_description: Message::plain(meaning),
        help: Message::plain(meaning),
        properties: Map::new(),
    }
}

const fn own_id(subject: headings::ProblemSubject) -> &'static str {
    match subject {
        headings::ProblemSubject::Verdict => "eligible/verdict",
        headings::ProblemSubject::Problem => "eligible/invalid-record",
        headings::ProblemSubject::Warning => "eligible/warning",
        headings::ProblemSubject::Across => "eligible/across",
    }
}

/// The place of such a rule among the rules, of which the criteria come first.
fn own_index(run: &Run<'_>, subject: headings::ProblemSubject) -> usize {
    let place = headings::ProblemSubject::ALL.iter().position(|known| *known == subject);
    run.vacancy.criteria.len() + place.unwrap_or_default()
}

/// What was noticed across applicants. It has a location in each file that it is about.
fn across(run: &Run<'_>, finding: &report_data::AcrossData) -> SarifResult {
    let subject = headings::ProblemSubject::Across;
    let applicants = finding.applicants.iter();
    let locations =
        applicants.clone().map(|applicant| location(&applicant.source, None, &ci_messages::named(&applicant.id)));
    let named = applicants.map(|applicant| {
        let (id, source) = (ci_messages::named(&applicant.id), escape::visible(&applicant.source));
        json!({"applicant": escape::visible(&id), "source": source, "record": applicant.record})
    });
    let properties = json!({"what": finding.what, "applicants": named.collect::<Vec<_>>()});
    SarifResult {
        rule_id: own_id(subject).to_owned(),
        rule_index: own_index(run, subject),
        kind: SarifKind::Fail,
        level: SarifLevel::Warning,
        message: Message::plain(&finding.message),
        // A viewer has one place for a result; the others are related to it.
        locations: locations.clone().take(1).collect(),
        related_locations: numbered(locations.skip(1)),
        partial_fingerprints: Fingerprints::of(&[&finding.what, &finding.message]),
        properties: object(properties),
    }
}

/// The applicant whom results are about.
struct SarifSubject<'a> {
    run: &'a Run<'a>,
    applicant: &'a ApplicantData<'a>,
    /// The line and the column at which the record begins.
    start: (u64, u64),
}

impl SarifSubject<'_> {
    fn verdict(&self) -> SarifResult {
        let applicant = self.applicant;
        let (kind, level) = match applicant.verdict {
            Verdict::Eligible => (SarifKind::Pass, SarifLevel::None),
            Verdict::Review => (SarifKind::Review, SarifLevel::None),
            Verdict::Ineligible | Verdict::Invalid => (SarifKind::Fail, SarifLevel::Error),
        };
        let mut properties = object(json!({
            // All of it, however long; elsewhere the end of a very long one is left out.
            "applicant": escape::visible(&applicant.id),
            "verdict": applicant.verdict,
            "rank": null,
            "score": applicant.score,
            "source": escape::visible(&applicant.source),
            "record": applicant.record,
            "sha256": applicant.sha256,
            "unchecked": applicant.unchecked,
        }));
        if let Some(name) = &applicant.name {
            properties.insert("name".to_owned(), escape::visible(name).into());
        }
        let text = ci_messages::verdict(self.run.lang, applicant);
        let mut result = self.own(headings::ProblemSubject::Verdict, (kind, level), None, &text, properties);
        result.partial_fingerprints = self.fingerprints(&result.rule_id, "");
        result
    }

    fn criterion(&self, index: usize, criterion: &CriterionData<'_>) -> SarifResult {
        let (kind, level) = match (criterion.outcome, criterion.effect) {
            (Outcome::Met, _) => (SarifKind::Pass, SarifLevel::None),
            (Outcome::Unclear, _) => (SarifKind::Review, SarifLevel::None),
            (Outcome::NotMet, Effect::Ineligible) => (SarifKind::Fail, SarifLevel::Error),
            (Outcome::NotMet, Effect::Review) => (SarifKind::Fail, SarifLevel::Warning),
            (Outcome::NotMet, Effect::None | Effect::Note) => (SarifKind::Fail, SarifLevel::Note),
        };
        let places = criterion.evidence.iter().map(|evidence| SarifLocation {
            message: Some(Message::plain(&csv::evidence(evidence))),
            ..self.location(Some((evidence.line, evidence.column)), &evidence.pointer)
        });
        let mut places: Vec<_> = places.collect();
        if places.is_empty() {
            places.push(self.location(None, ""));
        }
        let mut places = places.into_iter();
        let mut properties = object(json!({
            "applicant": self.shown_id(),
            "verdict": self.applicant.verdict,
            "group": criterion.group,
            "outcome": criterion.outcome,
            "effect": criterion.effect,
            "contested": criterion.contested,
        }));
        if let Some(readings) = criterion.readings {
            properties.insert("readings".to_owned(), json!(readings));
        }
        let outcome = ci_messages::outcome(self.run.lang, criterion);
        let text = ci_messages::headed(self.run.lang, &outcome, &criterion.reason);
        let rule_id = escape::visible(&criterion.id).into_owned();
        SarifResult {
            partial_fingerprints: self.fingerprints(&rule_id, ""),
            rule_id,
            rule_index: index,
            kind,
            level,
            message: self.message(&text),
            locations: places.by_ref().take(1).collect(),
            related_locations: numbered(places),
            properties,
        }
    }

    fn problems(&self) -> Vec<SarifResult> {
        let level = (SarifKind::Fail, SarifLevel::Error);
        let results = report_data::by_place(&self.applicant.problems).into_iter().map(|problem| {
            let text = ci_messages::pointed(&problem.pointer, &remarks::problem(self.run.lang, problem));
            let place = (problem.line, problem.column, problem.pointer.as_ref());
            self.own(headings::ProblemSubject::Problem, level, Some(place), &text, self.named())
        });
        results.collect()
    }

    fn warnings(&self) -> Vec<SarifResult> {
        let level = (SarifKind::Fail, SarifLevel::Warning);
        let results = self.applicant.warnings.iter().map(|warning| {
            let text = ci_messages::warning(self.run.lang, warning);
            let place = (warning.line, warning.column, warning.pointer.as_ref());
            self.own(headings::ProblemSubject::Warning, level, Some(place), &text, self.named())
        });
        results.collect()
    }

    /// A result of a rule of our own.
    fn own(
        &self,
        subject: headings::ProblemSubject,
        (kind, level): (SarifKind, SarifLevel),
        place: Option<(u64, u64, &str)>,
        text: &str,
        properties: Map<String, Value>,
    ) -> SarifResult {
        let rule_id = own_id(subject);
        let pointer = place.map_or("", |(_, _, pointer)| pointer);
        let place = place.map(|(line, column, _)| (line, column));
        let said = match place {
            Some(place) => ci_messages::placed(&self.applicant.source, place, text.to_owned()),
            None => text.to_owned(),
        };
        SarifResult {
            rule_id: rule_id.to_owned(),
            rule_index: own_index(self.run, subject),
            kind,
            level,
            message: self.message(&said),
            locations: vec![self.location(place, pointer)],
            related_locations: Vec::new(),
            partial_fingerprints: self.fingerprints(rule_id, &format!("{pointer} {text}")),
            properties,
        }
    }

    /// What names the applicant.
    fn named(&self) -> Map<String, Value> {
        object(json!({"applicant": self.shown_id(), "verdict": self.applicant.verdict}))
    }

    fn shown_id(&self) -> String {
        escape::visible(&ci_messages::named(&self.applicant.id)).into_owned()
    }

    fn message(&self, text: &str) -> Message {
        Message::plain(&ci_messages::headed(self.run.lang, &ci_messages::named(&self.applicant.id), text))
    }

    /// A place in the record; its beginning where none is known.
    fn location(&self, place: Option<(u64, u64)>, pointer: &str) -> SarifLocation {
        location(&self.applicant.source, Some(place.unwrap_or(self.start)), pointer)
    }

    /// The same for the same applicant, rule and matter, wherever it is in the file. Two records of one file with one id
    /// share it.
    fn fingerprints(&self, rule_id: &str, matter: &str) -> Fingerprints {
        Fingerprints::of(&[&self.applicant.source, &self.applicant.id, rule_id, matter])
    }
}

fn location(source: &str, place: Option<(u64, u64)>, pointer: &str) -> SarifLocation {
    let file = ci_messages::file(source);
    // A constant of the map of a table has no column.
    let region = place.map(|(start_line, column)| SarifRegion { start_line, start_column: column.max(1) });
    let physical =
        file.map(|file| PhysicalLocation { artifact_location: ArtifactLocation { uri: escape::uri(file) }, region });
    // What is about a whole record of standard input is named by its source.
    let name = if pointer.is_empty() && file.is_none() { source } else { pointer };
    let logical = (!name.is_empty()).then(|| LogicalLocation {
        fully_qualified_name: escape::visible(&ci_messages::named(name)).into_owned(),
        kind: "value",
    });
    SarifLocation { id: None, physical, logical: logical.into_iter().collect(), message: None }
}

/// Related locations with the number that each has to have.
fn numbered(locations: impl Iterator<Item = SarifLocation>) -> Vec<SarifLocation> {
    locations.zip(1..).map(|(location, id)| SarifLocation { id: Some(id), ..location }).collect()
}

impl Message {
    fn plain(text: &str) -> Self {
        Self { text: escape::sarif(text), markdown: None }
    }
}

impl Fingerprints {
    fn of(parts: &[&str]) -> Self {
        const DIGITS: usize = 32;
        let hash = hash::sha256(parts.join("\0").as_bytes());
        Self { own: hash.chars().take(DIGITS).collect() }
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Map::new(),
    }
}
