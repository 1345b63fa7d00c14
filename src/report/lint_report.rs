//! What was found in rules files: as text with every place underlined, as JSON, as SARIF, as annotations of a workflow.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::location::Origin;
use crate::domain::text::Lang;
use crate::messages::lint_messages::{self, CodeHeading};
use crate::report::formats::ci_messages;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{escape, places};
use crate::rules::BUILT_IN;
use crate::rules::lint::{Code, Diagnostic, Severity};

/// A rules file and what was found in it.
#[derive(Clone, Debug)]
pub struct Linted {
    /// The path as given, `-` for standard input, or `built-in`.
    pub source: String,
    pub text: String,
    /// The findings, in the order of places.
    pub findings: Vec<Diagnostic>,
}

impl Linted {
    /// How many findings are this grave.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.code().severity() == severity).count()
    }

    /// The file as tools know it; none where it is no file of theirs.
    fn file(&self) -> Option<&str> {
        ci_messages::file(&self.source).filter(|file| *file != BUILT_IN)
    }

    fn place(&self, finding: &Diagnostic) -> (u64, u64) {
        let place = Origin::START.position(self.text.as_bytes(), finding.span.start);
        (place.line, place.column)
    }
}

/// Every finding at its place, and how many there are in each file.
#[must_use]
pub fn text(lang: Lang, files: &[Linted], style: TerminalStyle) -> String {
    let mut shown = String::new();
    for file in files {
        shown.push_str(&places::findings(lang, &file.source, &file.text, &file.findings, style));
        let (errors, warnings) = (file.count(Severity::Error), file.count(Severity::Warning));
        shown.push_str(&lint_messages::summary(lang, &escape::visible(&file.source), errors, warnings));
        shown.push('\n');
    }
    let first = files.iter().flat_map(|file| &file.findings).next();
    if let Some(first) = first {
        shown.push_str(&lint_messages::read_more(lang, first.code()));
        shown.push('\n');
    }
    shown
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LintData {
    schema: &'static str,
    findings: Vec<FindingData>,
}

#[derive(Serialize, JsonSchema)]
struct FindingData {
    /// The file, where several were looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    code: &'static str,
    severity: &'static str,
    line: u64,
    column: u64,
    message: String,
    help: Option<String>,
}

/// One JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no finding brings about.
pub fn json(lang: Lang, files: &[Linted]) -> serde_json::Result<String> {
    let several = files.len() > 1;
    let findings = files.iter().flat_map(|file| {
        file.findings.iter().map(move |finding| {
            let ((line, column), code) = (file.place(finding), finding.code());
            let help = Some(helps(lang, finding)).filter(|help| !help.is_empty());
            FindingData {
                file: several.then(|| file.source.clone()),
                code: code.name(),
                severity: code.severity().code(),
                line,
                column,
                message: lint_messages::message(lang, finding),
                help,
            }
        })
    });
    let data = LintData { schema: "eligible.lint/1", findings: findings.collect() };
    let written = serde_json::to_string_pretty(&data)?;
    Ok(escape::json(&written).into_owned() + "\n")
}

/// The help in one line.
fn helps(lang: Lang, finding: &Diagnostic) -> String {
    lint_messages::helps(lang, finding).join(crate::messages::semicolon(lang))
}

/// Findings for code-scanning tools: a rule each code, a result each finding.
///
/// # Errors
/// Where `serde_json` cannot write it, which no finding brings about.
pub fn sarif(lang: Lang, files: &[Linted]) -> serde_json::Result<String> {
    let rules: Vec<_> = Code::ALL.iter().map(|code| sarif_rule(lang, *code)).collect();
    let results: Vec<_> = files
        .iter()
        .flat_map(|file| file.findings.iter().map(move |finding| sarif_result(lang, file, finding)))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "automationDetails": { "id": "eligible/rules-lint/" },
            "language": lang.code(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true }],
            "results": results,
        }],
    });
    Ok(escape::json(&serde_json::to_string_pretty(&log)?).into_owned() + "\n")
}

fn sarif_rule(lang: Lang, code: Code) -> Value {
    let meaning = lint_messages::explanation(lang, code);
    let (finds, matters, todo) =
        (escape::sarif(meaning.finds), escape::sarif(meaning.matters), escape::sarif(meaning.todo));
    json!({
        "id": code.name(),
        "shortDescription": { "text": finds },
        "fullDescription": { "text": matters },
        "help": { "text": todo },
        "defaultConfiguration": { "level": code.severity().code() },
    })
}

fn sarif_result(lang: Lang, file: &Linted, finding: &Diagnostic) -> Value {
    let (code, (line, column)) = (finding.code(), file.place(finding));
    let end = Origin::START.position(file.text.as_bytes(), finding.span.end.max(finding.span.start));
    let help = helps(lang, finding);
    let message = lint_messages::message(lang, finding);
    let text = if help.is_empty() { message } else { message + crate::messages::semicolon(lang) + &help };
    let location = match file.file() {
        Some(path) => json!({ "physicalLocation": {
            "artifactLocation": { "uri": escape::uri(path) },
            "region": { "startLine": line, "startColumn": column, "endLine": end.line, "endColumn": end.column },
        } }),
        None => json!({ "logicalLocations": [{ "fullyQualifiedName": format!("{line}:{column}"), "kind": "object" }] }),
    };
    json!({
        "ruleId": code.name(),
        "ruleIndex": Code::ALL.iter().position(|known| *known == code),
        "kind": "fail",
        "level": code.severity().code(),
        "message": { "text": escape::sarif(&text) },
        "locations": [location],
    })
}

/// Annotations of a workflow, one command a line.
#[must_use]
pub fn github(lang: Lang, files: &[Linted]) -> String {
    let mut commands = String::new();
    for file in files {
        for finding in &file.findings {
            let (code, place) = (finding.code(), file.place(finding));
            let mut properties = Vec::new();
            if let Some(path) = file.file() {
                properties.push(format!("file={}", escape::github_property(path)));
                properties.push(format!("line={},col={}", place.0, place.1));
            }
            properties.push(format!("title={}", code.name()));
            let lines = [ci_messages::placed(&file.source, place, lint_messages::message(lang, finding))].into_iter();
            let lines = lines.chain(lint_messages::helps(lang, finding)).map(|line| escape::github_data(&line));
            let (name, properties) = (code.severity().code(), properties.join(","));
            let data = lines.collect::<Vec<_>>().join("%0A");
            commands.extend(["::", name, " ", &properties, "::", &data, "\n"]);
        }
    }
    commands
}

/// What a code means, for people.
#[must_use]
pub fn explanation(lang: Lang, code: Code, style: TerminalStyle) -> String {
    let meaning = lint_messages::explanation(lang, code);
    let indented = |text: &str| text.lines().flat_map(|line| ["  ", line, "\n"]).collect::<String>();
    let wrapped = |text: &str| {
        let options = textwrap::Options::new(usize::from(style.width)).initial_indent("  ").subsequent_indent("  ");
        textwrap::fill(text, options) + "\n"
    };
    let parts = [
        (CodeHeading::Finds, wrapped(meaning.finds)),
        (CodeHeading::Matters, wrapped(meaning.matters)),
        (CodeHeading::Example, indented(meaning.example)),
        (CodeHeading::Todo, wrapped(meaning.todo)),
    ];
    let parts = parts.map(|(heading, text)| format!("\n{}\n{text}", heading.text(lang)));
    format!("{} ({})\n{}", code.name(), lint_messages::severity(lang, code.severity()), parts.concat())
}
