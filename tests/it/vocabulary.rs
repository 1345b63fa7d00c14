//! What the readers say of themselves, for the page of the vocabulary and the schemas, is what they read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use eligible::internal::checks::Check;
use eligible::internal::domain::applicant::{
    Applicant, Application, Availability, Competency, Document, DrivingLicence, Education, Experience, ItSkill,
    LanguageSkill, Residence,
};
use eligible::internal::domain::problem::{RuleError, RuleErrorKind};
use eligible::internal::domain::record::Object;
use eligible::internal::domain::value_type::{Parameter, ValueType};
use eligible::internal::report::{json_schema, vocabulary_page};
use eligible::internal::rules::{self, rules_schema};
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::common::judge::RULES;

/// A vacancy with everything that checks may refer to, and one criterion with a check.
fn with_check(check: &str) -> String {
    let (_, lists) = RULES.split_once("[scale.").unwrap();
    let lists = format!("[scale.{lists}").replace("[scale.cefr]\n", "[scale.cefr]\nmother_tongue = [\"native\"]\n");
    assert!(lists.contains("mother_tongue ="));
    format!(
        r#"
[vacancy]
id = "V"
title = {{ en = "V", fr = "V" }}
opening = {{ at = "2025-05-01", zone = "UTC" }}
deadline = {{ at = "2025-06-22", zone = "UTC" }}
start = ["2026-03", "2026-09"]
duration_months = 6
official_languages = ["en", "fr"]
[[criterion]]
id = "X"
group = "essential"
clause = {{ en = "x", fr = "x" }}
{check}
[date.cutoff]
on = 2025-12-31
[document.recommendation]
title = {{ en = "recommendation", fr = "recommandation" }}
[document.passport]
title = {{ en = "passport", fr = "passeport" }}
[document.medical]
title = {{ en = "medical certificate", fr = "certificat médical" }}
{lists}"#
    )
}

fn problems(rules: &str) -> Vec<RuleError> {
    rules::read(rules).err().unwrap_or_default()
}

/// The keys that are known in the place of one that nobody knows.
fn known_beside(rules: &str) -> BTreeSet<String> {
    let problem = problems(rules)
        .into_iter()
        .find(|problem| problem.fault == RuleErrorKind::UnknownKey && problem.found == "zzz");
    problem.unwrap_or_else(|| panic!("{rules}: {:?}", problems(rules))).allowed.into_iter().collect()
}

fn names(parameters: &[Parameter]) -> BTreeSet<String> {
    parameters.iter().map(|parameter| parameter.name.to_owned()).collect()
}

#[test]
fn every_kind_says_which_parameters_it_reads() {
    let kinds = Check::kinds();
    let told: BTreeSet<_> = kinds.iter().map(|kind| kind.name).collect();
    assert_eq!(told.len(), kinds.len(), "each once");
    for kind in &kinds {
        let (parameters, check) = match kind.form {
            ValueType::Table(parameters) => (parameters, format!("check.{} = {{ zzz = 1 }}", kind.name)),
            ValueType::List(ValueType::Table(parameters)) | ValueType::Either([ValueType::Table(parameters), ..]) => {
                (*parameters, format!("check.{} = [{{ zzz = 1 }}]", kind.name))
            }
            // A list of checks, or a check.
            _ => continue,
        };
        assert_eq!(known_beside(&with_check(&check)), names(parameters), "{}", kind.name);
    }
}

#[test]
fn every_table_of_the_file_says_which_keys_it_reads() {
    let base = with_check("check.age = { at_least = 18 }");
    assert_eq!(known_beside(&format!("zzz = 1\n{base}")), names(&rules_schema::FILE), "file");
    for part in rules_schema::FILE {
        let (parameters, changed) = match part.form {
            ValueType::Table(parameters) if part.name == "vacancy" => {
                (parameters, base.replace("[vacancy]\n", "[vacancy]\nzzz = 1\n"))
            }
            ValueType::Table(parameters) => (parameters, format!("{base}\n[{}]\nzzz = 1\n", part.name)),
            ValueType::List(ValueType::Table(parameters)) => {
                (*parameters, base.replace("[[criterion]]\n", "[[criterion]]\nzzz = 1\n"))
            }
            ValueType::Map(ValueType::Table(parameters)) => {
                (*parameters, format!("{base}\n[{}.other]\nzzz = 1\n", part.name))
            }
            other => panic!("{}: {other:?}", part.name),
        };
        assert_eq!(known_beside(&changed), names(parameters), "{}", part.name);
    }
}

#[test]
fn every_object_of_an_applicant_file_has_its_shape() {
    let pairs: [(&[Parameter], &[&str]); 11] = [
        (Applicant::PARAMETERS, Applicant::KEYS),
        (Education::PARAMETERS, Education::KEYS),
        (LanguageSkill::PARAMETERS, LanguageSkill::KEYS),
        (ItSkill::PARAMETERS, ItSkill::KEYS),
        (Experience::PARAMETERS, Experience::KEYS),
        (Competency::PARAMETERS, Competency::KEYS),
        (Document::PARAMETERS, Document::KEYS),
        (Application::PARAMETERS, Application::KEYS),
        (Residence::PARAMETERS, Residence::KEYS),
        (DrivingLicence::PARAMETERS, DrivingLicence::KEYS),
        (Availability::PARAMETERS, Availability::KEYS),
    ];
    for (parameters, fields) in pairs {
        assert_eq!(names(parameters), fields.iter().map(|field| (*field).to_owned()).collect());
    }
}

/// The blocks of TOML in a text in Markdown.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("```toml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap())
}

#[test]
fn every_example_of_the_page_can_be_read() {
    let mut count = 0;
    for kind in Check::kinds() {
        let before = count;
        for block in blocks(kind.about) {
            let rules = with_check(block);
            assert_eq!(problems(&rules), [], "{}: {block}", kind.name);
            let read = rules::read(&rules).unwrap();
            assert_eq!(read.criteria.len(), 1);
            count += 1;
        }
        assert!(count > before, "{} has no example", kind.name);
    }
    let page = vocabulary_page::page();
    let whole: Vec<_> = blocks(&page).filter(|block| block.contains("[vacancy]")).collect();
    assert_eq!(whole.len(), 1);
    assert_eq!(problems(whole[0]), []);
}

#[test]
fn the_page_says_of_every_kind_key_and_word() {
    let page = vocabulary_page::page();
    for kind in Check::kind_names() {
        assert!(page.contains(&format!("\n### `{kind}`\n")), "{kind}");
    }
    for word in ["nationality", "at_least", "final_stage_within_months", "short_cycle", "private_sector", "after_end"] {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
    // A table of Markdown is on lines of its own, with as many cells in each.
    for line in page.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 4, "{line}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = crate::common::command::run_in(folder, arguments, b"");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// What is wrong with a value by a schema.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// TOML as JSON, a date as its text.
fn as_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).unwrap().into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| as_json(item.get_ref())).collect(),
        DeValue::Table(table) => table_as_json(table),
    }
}

fn table_as_json(table: &DeTable<'_>) -> Value {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), as_json(value.get_ref()))).collect()
}

fn toml_as_json(text: &str) -> Value {
    table_as_json(DeTable::parse(text).unwrap().get_ref())
}

#[test]
fn our_own_files_keep_to_the_schemas() {
    let rules = json_schema::rules();
    let mut files = vec![root().join("rules.toml")];
    let others = fs::read_dir(root().join("examples/rules")).into_iter().flatten().map(|entry| entry.unwrap().path());
    files.extend(others.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.ends_with(".toml") && !name.ends_with(".test.toml")
    }));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let value = toml_as_json(&text);
        assert_eq!(faults(&rules, &value), Vec::<String>::new(), "{}", path.display());
    }
    let applicant = json_schema::applicant();
    let mut checked = 0;
    for entry in fs::read_dir(root().join("examples/applicants")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // The schema has the first spelling of everything.
        let is_invalid = ["invalid", "own-words", "several-problems"].iter().any(|part| name.contains(part));
        let Ok(value) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else {
            assert!(is_invalid, "{}", path.display());
            continue;
        };
        assert_eq!(
            faults(&applicant, &value).is_empty(),
            !is_invalid,
            "{}: {:?}",
            path.display(),
            faults(&applicant, &value)
        );
        checked += 1;
    }
    assert!(checked > 15);
}

#[test]
fn a_schema_finds_what_the_reader_finds() {
    let rules = json_schema::rules();
    for check in ["check.age = { at_leest = 18 }", "check.aeg = { at_least = 18 }", "check.age = { at_least = \"18\" }"]
    {
        let text = with_check(check);
        assert!(!problems(&text).is_empty(), "{check}");
        assert!(!faults(&rules, &toml_as_json(&text)).is_empty(), "{check}");
    }
    assert_eq!(faults(&rules, &toml_as_json(&with_check("check.age = { at_least = 18 }"))), Vec::<String>::new());
    let applicant = json_schema::applicant();
    for record in
        [r#"{"date_of_birth": "1 May 2000"}"#, r#"{"education": [{"level": "phd"}]}"#, r#"{"languages": "en"}"#]
    {
        assert!(!faults(&applicant, &serde_json::from_str(record).unwrap()).is_empty(), "{record}");
    }
}

#[test]
fn what_is_printed_keeps_to_the_schema_of_reports() {
    let report = json_schema::report().unwrap();
    let commands: [&[&str]; 7] = [
        &["check", "examples/applicants", "--format", "json"],
        &["explain", "examples/applicants/review-e4-b2-only.json", "--format", "json"],
        &["when", "examples/applicants/eligible-plain.json", "--format", "json"],
        &["rules", "lint", "--format", "json"],
        &["rules", "test", "--format", "json"],
        &["rules", "diff", "rules.toml", "rules.toml", "--format", "json"],
        &["check", "examples/applicants", "--blind", "--format", "json"],
    ];
    let mut seen = BTreeSet::new();
    for command in commands {
        let (_, output, errors) = run_in(root(), command);
        let value: Value =
            serde_json::from_str(&output).unwrap_or_else(|fault| panic!("{command:?}: {fault} {errors}"));
        assert_eq!(faults(&report, &value), Vec::<String>::new(), "{command:?}");
        seen.insert(value["schema"].as_str().unwrap().to_owned());
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
    let (_, lines, _) = run_in(root(), &["check", "examples/applicants", "--format", "ndjson"]);
    for line in lines.lines() {
        assert_eq!(faults(&report, &serde_json::from_str(line).unwrap()), Vec::<String>::new(), "{line}");
    }
    // A report that lacks what it always has is none.
    let broken: Value = serde_json::from_str(r#"{"schema": "eligible.report/1", "applicants": []}"#).unwrap();
    assert!(!faults(&report, &broken).is_empty());
}

/// The schemas stand in the repository, where editors find them: `SNAPSHOTS=overwrite` writes them anew.
#[test]
fn the_schemas_in_the_repository_are_those_of_the_code() {
    for of in ["applicant", "rules", "report"] {
        let (status, output, _) = run_in(root(), &["schema", of]);
        assert_eq!(status, 0);
        let path = root().join(format!("docs/schemas/{of}.schema.json"));
        if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
            fs::write(&path, &output).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == output, "{} is not what `schema {of}` prints", path.display());
    }
}
