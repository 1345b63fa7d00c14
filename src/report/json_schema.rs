//! JSON Schema (2020-12): of applicant files and rules files from what their readers say of them, of reports from the types
//! that are written.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::checks::education::EntryCheck;
use crate::checks::{Check, OnDate};
use crate::domain::applicant::{Applicant, DocumentKind, ExperienceKind, Level, Sector};
use crate::domain::record::Object;
use crate::domain::value_type::{Parameter, ValueType};
use crate::report::comparison::ComparisonData;
use crate::report::explanation::ExplanationData;
use crate::report::formats::json::{SummaryLine, WholeReport};
use crate::report::lint_report::LintData;
use crate::report::report_data::ApplicantData;
use crate::report::rule_diff::DiffData;
use crate::report::rule_test_report::TestData;
use crate::report::timeline_report::PeriodsData;
use crate::report::verification::Verification;
use crate::rules::rules_schema as rules_shape;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of applicant files. A value may be null wherever it may be left out; unknown fields are allowed, as the
/// reader only warns of them.
#[must_use]
pub fn applicant() -> Value {
    let writer = SchemaWriter { null: true };
    let mut schema = writer.object(Applicant::PARAMETERS);
    head(&mut schema, "eligible applicant file", "The facts of one applicant. What is left out is not stated.");
    schema
}

/// The schema of rules files, as editors of TOML use it.
#[must_use]
pub fn rules() -> Value {
    let writer = SchemaWriter { null: false };
    let mut schema = writer.object(&rules_shape::FILE);
    head(&mut schema, "eligible rules file", "One vacancy: its facts, its criteria and the lists they use.");
    let kinds = Check::kinds();
    let one_of = |names: &[&str], check: &str| {
        let known = kinds.iter().filter(|kind| names.is_empty() || names.contains(&kind.name));
        let properties: Map<_, _> = known
            .map(|kind| {
                let mut value = writer.value(kind.form);
                if check == "entry_check" {
                    within_entry(&mut value);
                }
                describe(&mut value, first_sentence(kind.about));
                (kind.name.to_owned(), value)
            })
            .collect();
        json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
        })
    };
    if let Some(root) = schema.as_object_mut() {
        root.insert(
            "$defs".to_owned(),
            json!({ "check": one_of(&[], "check"), "entry_check": one_of(&EntryCheck::KINDS, "entry_check") }),
        );
    }
    schema
}

/// The schema of everything that commands print as JSON: the report, the lines of a line report, and the data of the
/// other commands.
///
/// # Errors
/// Where `serde_json` cannot write it, which no type of ours brings about.
pub fn report() -> serde_json::Result<Value> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = serde_json::to_value(generator.into_root_schema_for::<Printed<'_>>())?;
    head(&mut schema, "eligible report", "What the commands print as JSON; `schema` says which of them it is.");
    Ok(schema)
}

/// What is printed as JSON.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum Printed<'a> {
    /// `check --format json`.
    Report(WholeReport<'a>),
    /// A line of `check --format ndjson`.
    Applicant(ApplicantData<'a>),
    /// The last line of it.
    Summary(SummaryLine),
    /// `explain`.
    Explanation(ExplanationData<'a>),
    /// `when`.
    Periods(PeriodsData),
    /// `rules lint`.
    Lint(LintData),
    /// `rules test`.
    Test(TestData),
    /// `rules diff`.
    Diff(DiffData),
    Verification(Verification),
    /// `compare`.
    Comparison(ComparisonData<'a>),
}

/// The text of a schema, with a line feed at the end.
///
/// # Errors
/// Where `serde_json` cannot write it, which no schema brings about.
pub fn text(schema: &Value) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}

fn head(schema: &mut Value, title: &str, about: &str) {
    let Some(members) = schema.as_object_mut() else { return };
    let rest = std::mem::take(members);
    let ours = ["$schema", "title", "description"];
    members.insert("$schema".to_owned(), DRAFT.into());
    members.insert("title".to_owned(), title.into());
    members.insert("description".to_owned(), about.into());
    members.extend(rest.into_iter().filter(|(key, _)| !ours.contains(&key.as_str())));
}

/// Of a combination on one entry, the parts are checks on that entry too.
fn within_entry(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get_mut("$ref")
                && reference == "#/$defs/check"
            {
                *reference = "#/$defs/entry_check".into();
            }
            members.values_mut().for_each(within_entry);
        }
        Value::Array(items) => items.iter_mut().for_each(within_entry),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn first_sentence(about: &str) -> &str {
    about.split("\n\n").next().unwrap_or_default().trim()
}

fn describe(value: &mut Value, about: &str) {
    if let Some(members) = value.as_object_mut() {
        members.insert("description".to_owned(), about.replace('\n', " ").into());
    }
}

/// How forms become schemas.
#[derive(Clone, Copy)]
struct SchemaWriter {
    /// Whether null stands for what is left out.
    null: bool,
}

impl SchemaWriter {
    fn object(self, parameters: &[Parameter]) -> Value {
        let properties: Map<_, _> = parameters
            .iter()
            .map(|parameter| {
                let mut value = self.value(parameter.form);
                if self.null {
                    value = or_null(value);
                }
                describe(&mut value, parameter.about);
                (parameter.name.to_owned(), value)
            })
            .collect();
        let required: Vec<_> = parameters.iter().filter(|one| one.required).map(|one| one.name).collect();
        let mut schema = json!({ "type": "object", "properties": properties });
        if let Some(members) = schema.as_object_mut() {
            if !required.is_empty() {
                members.insert("required".to_owned(), json!(required));
            }
            // A reader of applicant files only warns of what it does not know.
            if !self.null {
                members.insert("additionalProperties".to_owned(), false.into());
            }
        }
        schema
    }

    fn value(self, form: ValueType) -> Value {
        let words = |words: Vec<&str>| json!({ "type": "string", "enum": words });
        match form {
            ValueType::Table(parameters) => self.object(parameters),
            ValueType::Either(forms) => {
                json!({ "anyOf": forms.iter().map(|form| self.value(*form)).collect::<Vec<_>>() })
            }
            ValueType::List(form) => json!({ "type": "array", "items": self.value(*form) }),
            ValueType::Map(form) => json!({ "type": "object", "additionalProperties": self.value(*form) }),
            ValueType::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            ValueType::Number => json!({ "type": "number" }),
            ValueType::NonNegative => json!({ "type": "number", "minimum": 0 }),
            ValueType::Boolean => json!({ "type": "boolean" }),
            ValueType::True => json!({ "const": true }),
            ValueType::Text => json!({ "type": "string" }),
            ValueType::Bilingual => json!({
                "type": "object",
                "properties": { "en": { "type": "string" }, "fr": { "type": "string" } },
                "additionalProperties": false,
                "minProperties": 1,
            }),
            ValueType::Word(known) => words(known.to_vec()),
            ValueType::Level => words(Level::ALL.iter().map(|(word, _)| *word).collect()),
            ValueType::Sector => words(Sector::ALL.iter().map(|(word, _)| *word).collect()),
            ValueType::DocumentKind => words(DocumentKind::ALL.iter().map(|(word, _)| *word).collect()),
            ValueType::ExperienceKind => words(ExperienceKind::ALL.iter().map(|(word, _)| *word).collect()),
            ValueType::ScaleLevel => json!({ "type": "string", "description": "A level of the scale." }),
            ValueType::Date => json!({ "type": "string", "pattern": DATE }),
            ValueType::Month => json!({ "type": "string", "pattern": MONTH }),
            ValueType::PartialDate => json!({ "type": "string", "pattern": PARTIAL_DATE }),
            ValueType::DateTime => json!({ "type": "string", "pattern": DATE_TIME }),
            ValueType::OnDate => {
                let known: Vec<_> = OnDate::WORDS.iter().map(|(word, _)| *word).collect();
                json!({ "anyOf": [{ "enum": known }, { "type": "string" }] })
            }
            ValueType::Length => {
                let number = json!({ "type": "integer", "minimum": 0 });
                json!({
                    "type": "object",
                    "properties": { "years": number, "months": number, "weeks": number, "days": number },
                    "additionalProperties": false,
                    "minProperties": 1,
                    "maxProperties": 1,
                })
            }
            ValueType::Instant => json!({
                "type": "object",
                "properties": { "at": { "type": "string", "pattern": DATE_TIME }, "zone": { "type": "string" } },
                "required": ["at", "zone"],
                "additionalProperties": false,
            }),
            ValueType::Country => json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
            ValueType::Language => json!({ "type": "string" }),
            ValueType::IscedF => json!({ "type": "string", "pattern": "^[0-9]{2,4}$" }),
            ValueType::Defined(kind) => {
                json!({ "type": "string", "description": format!("The name of a `[{kind}.*]`.") })
            }
            ValueType::Check => json!({ "$ref": "#/$defs/check" }),
            ValueType::EntryCheck => json!({ "$ref": "#/$defs/entry_check" }),
        }
    }
}

const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const MONTH: &str = "^[0-9]{4}-[0-9]{2}$";
const PARTIAL_DATE: &str = "^\\s*[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\\s*$";
const DATE_TIME: &str = "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?\\s*$";

/// The schema, or null.
fn or_null(value: Value) -> Value {
    match value.get("type").and_then(Value::as_str).map(str::to_owned) {
        Some(kind) if value.get("enum").is_none() => {
            let mut value = value;
            if let Some(members) = value.as_object_mut() {
                members.insert("type".to_owned(), json!([kind, "null"]));
            }
            value
        }
        _ => json!({ "anyOf": [value, { "type": "null" }] }),
    }
}
