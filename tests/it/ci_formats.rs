//! The formats for continuous integration, each read back by another reader than its writer and held to the JSON report of
//! the same run: every applicant, every verdict, every outcome; and nothing of strangers in them but as text.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use eligible::internal::domain::text::beginning;
use eligible::internal::report::escape::visible;
use eligible::internal::report::remark_groups::RemarkGroups;
use eligible::internal::report::report_data::RunOptions;
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Letters of an id that messages have.
const NAMED: usize = 200;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `check` prints.
fn check(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // A command that reads no standard input closes it.
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    });
    String::from_utf8(output.stdout).unwrap()
}

/// The three reports on some input, and the JSON report.
struct Reports {
    json: Value,
    junit: String,
    sarif: Value,
    github: String,
}

impl Reports {
    fn on(folder: &Path, arguments: &[&str], input: &[u8]) -> Self {
        let print = |format| check(folder, &[arguments, &["--format", format]].concat(), input);
        let raw = [print("junit"), print("sarif"), print("github")];
        for text in &raw {
            assert_only_visible(text);
        }
        let [junit, sarif, github] = raw;
        Self {
            json: serde_json::from_str(&print("json")).unwrap(),
            junit,
            sarif: serde_json::from_str(&sarif).unwrap(),
            github,
        }
    }

    /// All that is to hold for any input.
    fn hold(&self, lang: &str) {
        let expected: Vec<_> = self.applicants().iter().map(Told::of_json).collect();
        assert!(!expected.is_empty());
        let document = Document::parse(&self.junit).unwrap();
        assert_eq!(of_junit(document.root_element()), expected);
        self.sarif_holds();
        assert_eq!(of_sarif(&self.sarif), expected);
        self.github_holds(lang);
    }

    fn applicants(&self) -> &[Value] {
        self.json["applicants"].as_array().unwrap()
    }
}

/// What is said of an applicant.
#[derive(Debug, PartialEq)]
struct Told {
    id: String,
    verdict: String,
    outcomes: Vec<(String, String)>,
}

impl Told {
    fn of_json(applicant: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let criteria = applicant["criteria"].as_array().unwrap().iter();
        Self {
            id: visible(applicant["id"].as_str().unwrap()).into_owned(),
            verdict: text(&applicant["verdict"]),
            outcomes: criteria.map(|criterion| (text(&criterion["id"]), text(&criterion["outcome"]))).collect(),
        }
    }
}

/// No character that could do anything but be seen: by another list than the tool's.
fn assert_only_visible(text: &str) {
    let is_hidden = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0001}')
    };
    if let Some(letter) = text.chars().find(|letter| is_hidden(*letter)) {
        panic!("{letter:?}");
    }
}

// Test results.

/// What may stand in an element: its children, the attributes that it has to have, and those that it may have.
struct Element {
    name: &'static str,
    children: &'static [&'static str],
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const fn element(
    name: &'static str,
    children: &'static [&'static str],
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Element {
    Element { name, children, required, optional }
}

const COUNTS: [&str; 5] = ["name", "tests", "failures", "errors", "skipped"];

/// What Jenkins' schema (junit-10) allows, and beyond it what pytest and others write.
const ELEMENTS: [Element; 10] = [
    element("testsuites", &["testsuite", "properties"], &COUNTS, &[]),
    element("testsuite", &["properties", "testcase", "system-out", "system-err"], &COUNTS, &[]),
    element(
        "testcase",
        &["properties", "skipped", "error", "failure", "system-out", "system-err"],
        &["name", "classname"],
        &["file", "line"],
    ),
    element("properties", &["property"], &[], &[]),
    element("property", &[], &["name", "value"], &[]),
    element("skipped", &[], &["message"], &[]),
    element("failure", &[], &["message", "type"], &[]),
    element("error", &[], &["message", "type"], &[]),
    element("system-out", &[], &[], &[]),
    element("system-err", &[], &[], &[]),
];

fn assert_is_test_results(node: Node<'_, '_>) {
    let name = node.tag_name().name();
    let Element { children, required, optional, .. } = ELEMENTS.iter().find(|element| element.name == name).unwrap();
    for attribute in node.attributes() {
        assert!(required.contains(&attribute.name()) || optional.contains(&attribute.name()), "{name} {attribute:?}");
    }
    for attribute in *required {
        assert!(node.has_attribute(*attribute), "{name} without {attribute}");
    }
    for child in node.children() {
        assert!(child.is_element() || child.is_text());
        let blank = child.text().is_none_or(|text| text.trim().is_empty());
        assert!(child.is_element() || children.is_empty() || blank, "{name}: {child:?}");
        if child.is_element() {
            assert!(children.contains(&child.tag_name().name()), "{child:?} in {name}");
            assert_is_test_results(child);
        }
    }
    if name == "testcase" {
        let results = ["skipped", "failure", "error"].map(|result| elements(node, result).count());
        assert!(results.iter().sum::<usize>() <= 1);
    }
    if name.starts_with("testsuite") {
        let count = |tag| node.descendants().filter(|child| child.has_tag_name(tag)).count().to_string();
        for (attribute, tag) in
            [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        {
            assert_eq!(node.attribute(attribute), Some(count(tag).as_str()), "{attribute}");
        }
    }
}

fn elements<'a, 'i>(node: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

fn properties(node: Node<'_, '_>) -> BTreeMap<String, String> {
    let properties = elements(node, "properties").flat_map(|list| elements(list, "property").collect::<Vec<_>>());
    let pair = |property: Node<'_, '_>| ["name", "value"].map(|name| property.attribute(name).unwrap().to_owned());
    properties.map(pair).map(|[name, value]| (name, value)).collect()
}

fn of_junit(root: Node<'_, '_>) -> Vec<Told> {
    assert_is_test_results(root);
    let suites = elements(root, "testsuite").filter(|suite| properties(*suite).contains_key("verdict"));
    let told = suites.map(|suite| {
        let about = properties(suite);
        let id = suite.attribute("name").unwrap();
        let mut outcomes = Vec::new();
        for case in elements(suite, "testcase") {
            // The class names the applicant; of a very long id it has the beginning.
            let class = case.attribute("classname").unwrap().strip_prefix("250700.").unwrap();
            assert!(class == id || (class.ends_with('…') && id.starts_with(class.trim_end_matches('…'))), "{class}");
            assert_eq!(case.has_attribute("file"), about["source"] != "-");
            let of_case = properties(case);
            let has = |name| elements(case, name).next().is_some();
            let Some(outcome) = of_case.get("outcome") else {
                assert!(has("error") && about["verdict"] == "invalid");
                continue;
            };
            let blocks = ["review", "ineligible"].contains(&of_case["effect"].as_str());
            // It passes where it is met, and fails where it is in the way.
            assert_eq!(outcome == "met", has("system-out"));
            assert_eq!(blocks, has("failure"));
            assert_eq!(outcome != "met" && !blocks, has("skipped"));
            let name = case.attribute("name").unwrap();
            let criterion = name.split_once(':').unwrap().0.trim_end();
            outcomes.push((criterion.to_owned(), outcome.clone()));
        }
        Told { id: id.to_owned(), verdict: about["verdict"].clone(), outcomes }
    });
    told.collect()
}

// SARIF.

pub(crate) static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    // The pattern of a language is no regular expression as the standard writes it; this is what it means.
    let written = include_str!("sarif-schema-2.1.0.json");
    let mended = written.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    assert_ne!(written, mended);
    let schema = serde_json::from_str(&mended).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().unwrap()
}

fn of_sarif(log: &Value) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for result in results(log) {
        let (rule, properties) = (result["ruleId"].as_str().unwrap(), &result["properties"]);
        if rule == "eligible/verdict" {
            let (id, verdict) = (properties["applicant"].as_str().unwrap(), properties["verdict"].as_str().unwrap());
            told.push(Told { id: id.to_owned(), verdict: verdict.to_owned(), outcomes: Vec::new() });
        } else if rule != "eligible/across" {
            let of = told.last_mut().unwrap();
            let id = properties["applicant"].as_str().unwrap();
            assert!(of.id == id || (id.ends_with('…') && of.id.starts_with(id.trim_end_matches('…'))));
            assert_eq!(properties["verdict"], of.verdict);
            if let Some(outcome) = properties["outcome"].as_str() {
                of.outcomes.push((rule.to_owned(), outcome.to_owned()));
            }
        }
    }
    told
}

impl Reports {
    fn sarif_holds(&self) {
        let log = &self.sarif;
        let errors: Vec<_> = SCHEMA.iter_errors(log).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        for result in results(log) {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            assert_ne!(rule["id"], rule["name"]);
            let kind = result["kind"].as_str().unwrap();
            assert_eq!(kind == "fail", result["level"] != "none", "{result}");
            let outcome = result["properties"]["outcome"].as_str();
            let expected = outcome.map(|outcome| match outcome {
                "met" => "pass",
                "not_met" => "fail",
                _ => "review",
            });
            assert!(expected.is_none_or(|expected| expected == kind));
            let text = result["message"]["text"].as_str().unwrap();
            let single = text.replace("{{", "").replace("}}", "");
            assert!(!single.contains(['{', '}']) && !text.contains("]("), "{text}");
        }
        let mut results = results(log).iter();
        for applicant in self.applicants() {
            let verdict = results.next().unwrap();
            assert_eq!(verdict["properties"]["rank"], applicant["rank"]);
            assert_eq!(verdict["properties"]["score"], applicant["score"]);
            for criterion in applicant["criteria"].as_array().unwrap() {
                let expected = criterion["evidence"].as_array().unwrap();
                assert_places(results.next().unwrap(), applicant, expected);
            }
            let mut problems = applicant["problems"].as_array().unwrap().clone();
            problems.sort_by_key(|problem| (problem["line"].as_u64(), problem["column"].as_u64()));
            for finding in problems.iter().chain(applicant["warnings"].as_array().unwrap()) {
                assert_places(results.next().unwrap(), applicant, std::slice::from_ref(finding));
            }
        }
        let across = self.json["across"].as_array().map_or(0, Vec::len);
        assert_eq!(results.map(|result| &result["ruleId"]).collect::<Vec<_>>(), vec!["eligible/across"; across]);
    }
}

/// The locations of a result are those of the JSON report, and their URIs lead to the file.
fn assert_places(result: &Value, applicant: &Value, expected: &[Value]) {
    let main = result["locations"].as_array().unwrap();
    assert_eq!(main.len(), 1);
    let related = result["relatedLocations"].as_array().into_iter().flatten();
    let locations: Vec<_> = main.iter().chain(related).collect();
    assert_eq!(locations.len(), expected.len().max(1));
    let source = applicant["source"].as_str().unwrap();
    for (number, location) in locations.iter().enumerate() {
        let physical = &location["physicalLocation"];
        if source == "-" {
            assert!(physical.is_null() && location["logicalLocations"][0]["fullyQualifiedName"].is_string());
            continue;
        }
        let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(decoded(uri), source.trim_start_matches("./"), "{uri}");
        if let Some(evidence) = expected.get(number) {
            assert_eq!(physical["region"]["startLine"], evidence["line"]);
            assert_eq!(physical["region"]["startColumn"], evidence["column"]);
        }
    }
}

/// The path that a URI names, which has none but the characters that RFC 3986 allows here.
fn decoded(uri: &str) -> String {
    let path = uri.strip_prefix("file://").unwrap_or(uri);
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            b'-' | b'.' | b'_' | b'~' | b'/' => bytes.push(byte),
            other => {
                assert!(other.is_ascii_alphanumeric(), "{uri}");
                bytes.push(other);
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

// Workflow commands.

/// A command as the runner reads it from a line.
#[derive(Debug)]
struct WorkflowCommand {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// By the rules of the runner: `::name key=value,key=value::data`, of which the first `::` after the name ends the properties.
fn command(line: &str) -> WorkflowCommand {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let unescape = |text: &str, of_properties: bool| {
        let mut text = text.replace("%0D", "\r").replace("%0A", "\n");
        if of_properties {
            text = text.replace("%3A", ":").replace("%2C", ",");
        }
        text.replace("%25", "%")
    };
    let pairs = properties.split(',').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap());
    let properties = pairs.map(|(key, value)| (key.to_owned(), unescape(value, true))).collect();
    WorkflowCommand { name: name.to_owned(), properties, data: unescape(data, false) }
}

/// The words for outcomes and verdicts, with their codes.
fn code<'a>(words: &[(&'a str, &'a str)], text: &str) -> Option<(&'a str, &'a str)> {
    words.iter().filter(|(word, _)| text.starts_with(word)).max_by_key(|(word, _)| word.len()).copied()
}

const OUTCOMES: [(&str, &str); 10] = [
    ("met", "met"),
    ("not met", "not_met"),
    ("unclear", "unclear"),
    ("illustrated", "met"),
    ("not illustrated", "not_met"),
    ("rempli", "met"),
    ("non rempli", "not_met"),
    ("à vérifier", "unclear"),
    ("illustrée", "met"),
    ("non illustrée", "not_met"),
];

const VERDICTS: [(&str, &str); 8] = [
    ("eligible, ", "eligible"),
    ("review, ", "review"),
    ("ineligible, ", "ineligible"),
    ("invalid, ", "invalid"),
    ("admissible, ", "eligible"),
    ("à examiner, ", "review"),
    ("non admissible, ", "ineligible"),
    ("illisible, ", "invalid"),
];

impl Reports {
    fn github_holds(&self, lang: &str) {
        let colon = if lang == "fr" { "\u{a0}: " } else { ": " };
        let mut commands = self.github.lines().map(command);
        assert_eq!(commands.next().unwrap().name, "notice");
        for applicant in self.applicants() {
            let id = visible(&beginning(applicant["id"].as_str().unwrap(), NAMED)).into_owned();
            let source = applicant["source"].as_str().unwrap();
            let next = |command: Option<WorkflowCommand>| {
                let command = command.unwrap();
                let file = (source != "-").then(|| visible(source.trim_start_matches("./")).into_owned());
                assert_eq!(command.properties.get("file"), file.as_ref());
                assert!(command.properties["title"].starts_with(&id), "{command:?}");
                let rest = command.data.strip_prefix(&format!("{id}{colon}")).unwrap().to_owned();
                (command, rest)
            };
            let (verdict, rest) = next(commands.next());
            let (word, found) = code(&VERDICTS, &rest).unwrap();
            let level = match found {
                "eligible" => "notice",
                "review" => "warning",
                _ => "error",
            };
            assert_eq!((found, verdict.name.as_str()), (applicant["verdict"].as_str().unwrap(), level), "{word}");
            let outcomes: Vec<_> = rest.rsplit_once(colon).map_or(Vec::new(), |(_, all)| all.split(", ").collect());
            let outcomes = outcomes.into_iter().map(|outcome| {
                let (id, word) = outcome.split_once(' ').unwrap();
                (id.to_owned(), code(&OUTCOMES, word).unwrap().1.to_owned())
            });
            assert_eq!(outcomes.collect::<Vec<_>>(), Told::of_json(applicant).outcomes);
            let criteria = applicant["criteria"].as_array().unwrap();
            let blocks = |criterion: &&Value| ["review", "ineligible"].contains(&criterion["effect"].as_str().unwrap());
            for criterion in criteria.iter().filter(blocks) {
                let (command, rest) = next(commands.next());
                assert!(rest.starts_with(criterion["id"].as_str().unwrap()));
                assert_ne!(command.name, "notice");
                assert_line(&command, &criterion["evidence"][0]);
            }
            let mut problems = applicant["problems"].as_array().unwrap().clone();
            problems.sort_by_key(|problem| (problem["line"].as_u64(), problem["column"].as_u64()));
            for (findings, level) in [(&problems, "error"), (applicant["warnings"].as_array().unwrap(), "warning")] {
                for finding in findings {
                    let (command, rest) = next(commands.next());
                    assert!(rest.contains(visible(finding["message"].as_str().unwrap()).as_ref()));
                    assert_eq!(command.name, level);
                    assert_line(&command, finding);
                }
            }
        }
        let across = self.json["across"].as_array().map_or(0, Vec::len);
        assert_eq!(commands.map(|command| command.name).collect::<Vec<_>>(), vec!["warning"; across]);
    }
}

/// The command is at the place of a finding, where that has one and the applicant is in a file.
fn assert_line(command: &WorkflowCommand, finding: &Value) {
    for (property, key) in [("line", "line"), ("col", "column")] {
        let expected = finding[key].as_u64().filter(|_| command.properties.contains_key("file"));
        assert_eq!(command.properties.get(property).cloned(), expected.map(|number| number.to_string()));
    }
}

// What is held to it.

#[test]
fn the_examples_come_out_the_same_in_every_format_and_language() {
    for lang in ["en", "fr"] {
        Reports::on(project(), &["examples", "--lang", lang], b"").hold(lang);
        Reports::on(project(), &["examples", "--lang", lang, "--reading", "fr", "--sort", "source"], b"").hold(lang);
    }
    let some = Reports::on(project(), &["examples", "--only", "review,invalid", "--top", "7"], b"");
    assert_eq!(some.applicants().len(), 7);
    some.hold("en");
}

#[test]
fn reports_on_the_examples_are_as_they_were_read() {
    let names = ["review-e2-born-2004-06-22", "review-several-problems"];
    let files = names.map(|name| format!("examples/applicants/{name}.json"));
    for (format, lang, golden) in [
        ("junit", "en", "two.junit.xml"),
        ("sarif", "en", "two.sarif"),
        ("github", "en", "two.github.txt"),
        ("github", "fr", "two.github.fr.txt"),
    ] {
        let printed = check(project(), &[&files[0], &files[1], "--format", format, "--lang", lang], b"");
        let golden = project().join("tests/it/golden").join(golden);
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(printed, snapbox::Data::read_from(&golden, None).raw());
    }
}

#[test]
fn the_same_bytes_come_out_for_any_number_of_threads() {
    for format in ["junit", "sarif", "github"] {
        let with = |jobs| check(project(), &["examples", "--format", format, "--jobs", jobs], b"");
        assert_eq!(with("1"), with("3"), "{format}");
    }
}

#[test]
fn text_of_strangers_stays_text() {
    let mut lines = Vec::new();
    for text in crate::common::hostile::texts() {
        lines.push(json!({"id": text, "name": text, "nationalities": [text], text.as_str(): [text]}).to_string());
        lines.push(
            json!({"id": text, "date_of_birth": text, "education": [{"level": text, "field": text}]}).to_string(),
        );
        let skills = json!([{"name": text, "level": text}]);
        let competencies = json!([{"competency": "Achievement", "evidence": text}]);
        lines.push(json!({"id": text, "it_skills": skills, "competencies": competencies}).to_string());
    }
    lines.push(r#"{"id": "\ud800", "name": "\udc00x"}"#.to_owned());
    lines.push(r#"{"name": "\ud83d", "\ud800": 1}"#.to_owned());
    Reports::on(project(), &["-", "--lang", "fr"], lines.join("\n").as_bytes()).hold("fr");
    lines.push(format!(r#"{{"id": "{0}", "name": "{0}", "{0}": 1}}"#, "né".repeat(500_000)));
    Reports::on(project(), &["-"], lines.join("\n").as_bytes()).hold("en");
}

#[cfg(unix)]
#[test]
fn names_of_files_stay_names() {
    use std::os::unix::ffi::OsStringExt as _;
    let folder = TempDir::new().unwrap();
    let mut names: Vec<Vec<u8>> = crate::common::hostile::texts().into_iter().map(String::into_bytes).collect();
    names
        .extend([&b"a b#c?d%41&e+f@g.h"[..], b"a\\b\\..\\c", b"\xff\xfe not UTF-8", b"=x", b"C:d"].map(<[u8]>::to_vec));
    for name in names {
        let name: Vec<u8> = name.into_iter().filter(|byte| !matches!(byte, 0 | b'/')).collect();
        for (ending, text) in [(&b".json"[..], "{\"name\": \"x\"}"), (b".ndjson", "{}\n{\"date_of_birth\": 1}\n")] {
            let path = std::ffi::OsString::from_vec([&name, ending].concat());
            fs::write(folder.path().join(path), text).unwrap();
        }
    }
    let reports = Reports::on(folder.path(), &["."], b"");
    assert!(reports.applicants().len() >= 60);
    reports.hold("en");
    // An absolute path is a URI of its scheme.
    let absolute = Reports::on(project(), &[folder.path().to_str().unwrap()], b"");
    absolute.hold("en");
    let uri = &results(&absolute.sarif)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().unwrap().starts_with("file:///"), "{uri}");
}

#[test]
fn what_is_noticed_across_applicants_is_said() {
    let input = br#"{"id": "a", "name": "x"}
{"id": "a", "name": "y"}"#;
    let reports = Reports::on(project(), &["-"], input);
    assert_eq!(reports.json["across"].as_array().unwrap().len(), 1);
    reports.hold("en");
    let document = Document::parse(&reports.junit).unwrap();
    let last = elements(document.root_element(), "testsuite").last().unwrap();
    assert_eq!(elements(last, "testcase").count(), 1);
    assert_eq!((last.attribute("failures"), last.attribute("errors")), (Some("0"), Some("0")));
}

#[test]
fn what_could_not_be_read_is_said() {
    use eligible::internal::assessment::tally::Tally;
    use eligible::internal::domain::outcome::Counts;
    use eligible::internal::report::formats::table::TerminalStyle;
    use eligible::internal::report::formats::{self, Format, Options, ReportFooter};
    let vacancy = &*crate::common::judge::VACANCY;
    let judging_dates = vacancy.judging_dates(None);
    let run = crate::common::judge::run(crate::common::judge::Terms::default(), &judging_dates);
    let print = |format, complete| {
        let (counts, tally, options) = (Counts::default(), Tally::default(), Options::default());
        let style = TerminalStyle { width: 80, colour: false };
        let ending = ReportFooter {
            decided: &[],
            remarks: &RemarkGroups::default(),
            rows_found: 0,
            is_whole: false,
            counts: &counts,
            tally: &tally,
            across: &[],
            complete,
            passed_over: &std::collections::BTreeMap::new(),
            single: None,
            style,
            options,
            ties: None,
            asked: &RunOptions::default(),
        };
        let mut printed = Vec::new();
        formats::end(format, &run, Vec::new(), &ending, &mut printed).unwrap();
        String::from_utf8(printed).unwrap()
    };
    for complete in [true, false] {
        let junit = print(Format::Junit, complete);
        let document = Document::parse(&junit).unwrap();
        assert_is_test_results(document.root_element());
        assert_eq!(properties(document.root_element())["complete"], complete.to_string());
        assert_eq!(document.root_element().attribute("errors"), Some(if complete { "0" } else { "1" }));
        let log: Value = serde_json::from_str(&print(Format::Sarif, complete)).unwrap();
        assert!(SCHEMA.is_valid(&log));
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], complete);
        let github = print(Format::Github, complete);
        assert_eq!(
            github.lines().map(command).filter(|command| command.name == "error").count(),
            usize::from(!complete)
        );
    }
}
