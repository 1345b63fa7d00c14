//! Test results as XML, as tools for continuous integration read them since `JUnit`: a suite an applicant, a case a criterion.
//!
//! A case passes where, and only where, its criterion is met. It fails where the outcome keeps the applicant from being
//! eligible, whether it is not met or unclear, so that no applicant looks all green whom a person has to look at. Any
//! other outcome is skipped: it breaks nothing, and it is no pass either. A record that cannot be judged is a suite of one
//! case with one error, whose text lists all problems: tools expect no more than one. What was noticed across applicants
//! is a suite of its own, of skipped cases.
//!
//! Some tools take cases with the same class and name for the same test, and show one of them alone. So the class is made
//! of the vacancy and the applicant, and the group is a property of the case.
//!
//! Elements and attributes are those of Jenkins' schema, and beyond it, as pytest and others write them: `file` and `line`
//! of a case, its properties, `skipped` and properties of the whole. No time is said: the same input gives the same bytes.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::domain::outcome::{Outcome, Verdict};
use crate::messages::command_errors::{CliError, sentence};
use crate::messages::headings::{self, Label};
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, ci_messages};
use crate::report::report_data::{ApplicantData, CriterionData, ReportHeader};
use crate::report::{JudgedRecord, Run, decimal, escape, remarks, report_data};

/// The suite of an applicant, whole but for the rank.
#[derive(Debug)]
pub struct JunitSuite {
    /// What was written; writing to memory does not fail.
    text: io::Result<Pieces>,
    totals: Totals,
}

/// How many cases there are, and how many that did not pass.
#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// One case.
struct JunitCase {
    name: String,
    line: Option<u64>,
    properties: Vec<(&'static str, String)>,
    result: Result,
    /// What came out, in a line.
    message: String,
    /// More of it, a line each.
    details: Vec<String>,
}

/// How a case ends; what did not pass has a code for its kind.
#[derive(Clone, Copy)]
enum Result {
    Passed,
    Skipped,
    Failed(&'static str),
    Broken(&'static str),
}

/// What a suite is made of.
struct Contents {
    name: String,
    /// What the class of the cases is made of, beside the vacancy.
    class: String,
    /// The file that the cases are about.
    file: Option<String>,
    properties: Vec<(&'static str, String)>,
    cases: Vec<JunitCase>,
    /// The warnings, a line each.
    warnings: Vec<String>,
}

/// Stands where the rank goes. No text holds it: it is a control character, which is shown escaped.
const RANK: &str = "\0";
/// The property whose value is the rank.
const RANK_NAME: &str = "rank";

/// The suite of an applicant.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> JunitSuite {
    let applicant = report_data::applicant(run, subject);
    let start = ci_messages::start(subject).line;
    let cases = if applicant.verdict == Verdict::Invalid {
        vec![record(run, &applicant, start)]
    } else {
        let criteria = applicant.criteria.iter().zip(&run.vacancy.criteria);
        criteria.map(|(criterion, rule)| case(run, criterion, rule.title.get(run.lang), start)).collect()
    };
    let warnings = applicant.warnings.iter().map(|warning| {
        let text = ci_messages::warning(run.lang, warning);
        warning.located(run.lang, &applicant.source, &text)
    });
    let contents = Contents {
        warnings: warnings.collect(),
        properties: properties(subject, &applicant),
        file: ci_messages::file(&applicant.source).map(str::to_owned),
        class: ci_messages::named(&applicant.id),
        cases,
        name: applicant.id.into_owned(),
    };
    let totals = Totals::of(&contents.cases);
    let pieces = |text: Vec<u8>| Pieces::around_rank(text.split(|byte| RANK.as_bytes() == [*byte]).map(<[u8]>::to_vec));
    JunitSuite { text: contents.written(run, totals).map(pieces), totals }
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
    let header = footer.header(run);
    let across = across(run, &header);
    let mut totals = across.as_ref().map(|contents| Totals::of(&contents.cases)).unwrap_or_default();
    let suites = rows.into_iter().filter_map(|(place, row)| match row {
        PendingRow::Suite(suite) => Some((place, suite)),
        PendingRow::Text(_) | PendingRow::Line(_) | PendingRow::Sheet(_) | PendingRow::Worklist(_) => None,
    });
    let suites: Vec<_> = suites.collect();
    for (_, suite) in &suites {
        totals.add(suite.totals);
    }
    out.write_all(&beginning(run, &header, totals)?)?;
    for (place, suite) in suites {
        suite.text?.write(&place.rank.map_or_else(String::new, |rank| rank.to_string()), out)?;
    }
    if let Some(contents) = across {
        out.write_all(&contents.written(run, Totals::of(&contents.cases))?)?;
    }
    out.write_all(b"\n</testsuites>\n")
}

/// The root, open, and what holds for all suites.
fn beginning(run: &Run<'_>, header: &ReportHeader, totals: Totals) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let notice = &run.vacancy.notice;
    let name = headings::vacancy(run.lang, &notice.id, notice.title.get(run.lang));
    let mut root = BytesStart::new("testsuites");
    root.push_attribute(("name", escape::visible(&name).as_ref()));
    totals.attributes().iter().for_each(|(name, count)| root.push_attribute((*name, count.as_str())));
    writer.write_event(Event::Start(root))?;
    let summary = &header.summary;
    let mut facts = vec![
        ("vacancy", header.rules.vacancy.clone()),
        ("rules", header.rules.source.clone()),
        ("rules_sha256", header.rules.sha256.clone()),
        ("reference_date", header.reference_date.clone()),
        ("reading", header.reading.clone()),
        ("applicants", summary.applicants.to_string()),
        ("eligible", summary.eligible.to_string()),
        ("review", summary.review.to_string()),
        ("ineligible", summary.ineligible.to_string()),
        ("invalid", summary.invalid.to_string()),
        ("with_problems", summary.with_problems.to_string()),
        ("complete", summary.complete.to_string()),
    ];
    if !summary.passed_over.is_empty() {
        let files =
            summary.passed_over.iter().map(|(extension, count)| format!("{extension} {count}").trim().to_owned());
        facts.push(("passed_over", files.collect::<Vec<_>>().join(", ")));
    }
    write_properties(&mut writer, &facts)?;
    Ok(writer.into_inner())
}

/// What was noticed across applicants, and whether something could not be read; nothing where it is neither.
fn across(run: &Run<'_>, header: &ReportHeader) -> Option<Contents> {
    let duplicates = header.across.iter().map(|finding| {
        let ids: Vec<_> = finding.applicants.iter().map(|applicant| ci_messages::named(&applicant.id)).collect();
        JunitCase {
            name: ci_messages::headed(run.lang, &finding.what, &ids.join(", ")),
            line: None,
            properties: vec![("what", finding.what.clone())],
            result: Result::Skipped,
            message: finding.message.clone(),
            details: Vec::new(),
        }
    });
    let incomplete = (!header.summary.complete).then(|| JunitCase {
        name: "complete".to_owned(),
        line: None,
        properties: Vec::new(),
        result: Result::Broken("incomplete"),
        message: sentence(run.lang, CliError::Incomplete),
        details: Vec::new(),
    });
    let cases: Vec<_> = incomplete.into_iter().chain(duplicates).collect();
    (!cases.is_empty()).then(|| Contents {
        name: Label::Across.text(run.lang).to_owned(),
        class: "across".to_owned(),
        file: None,
        properties: Vec::new(),
        cases,
        warnings: Vec::new(),
    })
}

/// What is known of an applicant as a whole.
fn properties(subject: &JudgedRecord<'_>, applicant: &ApplicantData<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![("verdict", applicant.verdict.code().to_owned())];
    if let Some(score) = subject.score() {
        properties.push(("score_min", decimal(score.min)));
        properties.push(("score_max", decimal(score.max)));
        properties.push((RANK_NAME, RANK.to_owned()));
    }
    properties.extend(applicant.name.clone().map(|name| ("name", name.into_owned())));
    properties.push(("source", applicant.source.to_string()));
    properties.push(("record", applicant.record.to_string()));
    properties.push(("sha256", applicant.sha256.clone()));
    let contested = applicant.criteria.iter().filter(|criterion| criterion.contested);
    let contested: Vec<_> = contested.map(|criterion| criterion.id.as_ref()).collect();
    let problems: Vec<_> = applicant.problems.iter().map(|problem| &*problem.pointer).collect();
    let lists = [
        ("unchecked", applicant.unchecked.join(" ")),
        ("contested", contested.join(" ")),
        ("problems", problems.join(" ")),
    ];
    properties.extend(lists.into_iter().filter(|(_, ids)| !ids.is_empty()));
    properties
}

/// The case of a criterion.
fn case(run: &Run<'_>, criterion: &CriterionData<'_>, title: &str, start: u64) -> JunitCase {
    let result = match criterion.outcome {
        Outcome::Met => Result::Passed,
        outcome if ci_messages::stands_in_the_way(criterion) => Result::Failed(outcome.code()),
        Outcome::Unclear | Outcome::NotMet => Result::Skipped,
    };
    let mut properties = vec![
        ("outcome", criterion.outcome.code().to_owned()),
        ("effect", criterion.effect.code().to_owned()),
        ("group", criterion.group.code().to_owned()),
    ];
    if let Some(readings) = criterion.readings {
        properties.push(("contested", criterion.contested.to_string()));
        properties.push(("reading_en", readings.en.code().to_owned()));
        properties.push(("reading_fr", readings.fr.code().to_owned()));
    }
    let word = headings::outcome(run.lang, criterion.group, criterion.outcome);
    let mut details = ci_messages::facts(run.lang, criterion);
    details.extend(ci_messages::clause_and_advice(run, criterion));
    JunitCase {
        name: ci_messages::headed(run.lang, &criterion.id, title),
        line: Some(criterion.evidence.first().map_or(start, |evidence| evidence.line)),
        properties,
        result,
        message: ci_messages::headed(run.lang, word, &criterion.reason),
        details,
    }
}

/// The only case of a record that cannot be judged.
fn record(run: &Run<'_>, applicant: &ApplicantData<'_>, start: u64) -> JunitCase {
    let problems = report_data::by_place(&applicant.problems);
    let lines = problems.iter().map(|problem| {
        let text = ci_messages::pointed(&problem.pointer, &remarks::problem(run.lang, problem));
        problem.located(run.lang, &applicant.source, &text)
    });
    JunitCase {
        name: "record".to_owned(),
        line: Some(problems.first().map_or(start, |problem| problem.line)),
        properties: Vec::new(),
        result: Result::Broken(Verdict::Invalid.code()),
        message: ci_messages::verdict(run.lang, applicant),
        details: lines.collect(),
    }
}

impl Totals {
    fn of(cases: &[JunitCase]) -> Self {
        let count = |is: fn(Result) -> bool| cases.iter().filter(|case| is(case.result)).count();
        Self {
            tests: cases.len(),
            failures: count(|result| matches!(result, Result::Failed(_))),
            errors: count(|result| matches!(result, Result::Broken(_))),
            skipped: count(|result| matches!(result, Result::Skipped)),
        }
    }

    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }

    fn attributes(self) -> [(&'static str, String); 4] {
        let Self { tests, failures, errors, skipped } = self;
        [("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)]
            .map(|(name, count)| (name, count.to_string()))
    }
}

impl Contents {
    /// The suite as it is within the root.
    fn written(&self, run: &Run<'_>, totals: Totals) -> io::Result<Vec<u8>> {
        const ROOT: &str = "testsuites";
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        // The root is not kept: it is there so that the suite is indented.
        writer.write_event(Event::Start(BytesStart::new(ROOT)))?;
        let kept = writer.get_mut().len();
        let mut suite = BytesStart::new("testsuite");
        suite.push_attribute(("name", escape::visible(&self.name).as_ref()));
        totals.attributes().iter().for_each(|(name, count)| suite.push_attribute((*name, count.as_str())));
        writer.write_event(Event::Start(suite))?;
        write_properties(&mut writer, &self.properties)?;
        for case in &self.cases {
            self.write_case(run, case, &mut writer)?;
        }
        if !self.warnings.is_empty() {
            let text = lines(self.warnings.iter());
            writer.create_element("system-err").write_text_content(BytesText::new(&text))?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
        Ok(writer.into_inner().split_off(kept))
    }

    fn write_case(&self, run: &Run<'_>, case: &JunitCase, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let class = format!("{}.{}", run.vacancy.notice.id, self.class);
        let mut element = BytesStart::new("testcase");
        element.push_attribute(("classname", escape::visible(&class).as_ref()));
        element.push_attribute(("name", escape::visible(&case.name).as_ref()));
        if let (Some(file), Some(line)) = (&self.file, case.line) {
            element.push_attribute(("file", escape::visible(file).as_ref()));
            element.push_attribute(("line", line.to_string().as_str()));
        }
        writer.write_event(Event::Start(element))?;
        write_properties(writer, &case.properties)?;
        let (element, kind) = match case.result {
            Result::Passed => ("system-out", None),
            Result::Skipped => ("skipped", None),
            Result::Failed(kind) => ("failure", Some(kind)),
            Result::Broken(kind) => ("error", Some(kind)),
        };
        let message = escape::visible(&case.message);
        let has_message = !matches!(case.result, Result::Passed);
        // Some tools show the text alone, others the message alone.
        let text = lines([&case.message].into_iter().chain(&case.details));
        writer
            .create_element(element)
            .with_attributes(kind.map(|kind| ("type", kind)))
            .with_attributes(has_message.then_some(("message", message.as_ref())))
            .write_text_content(BytesText::new(&text))?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))
    }
}

fn write_properties(writer: &mut Writer<Vec<u8>>, properties: &[(&str, String)]) -> io::Result<()> {
    if properties.is_empty() {
        return Ok(());
    }
    writer.write_event(Event::Start(BytesStart::new("properties")))?;
    for (name, value) in properties {
        let shown = if *name == RANK_NAME { RANK.into() } else { escape::visible(value) };
        let attributes = [("name", *name), ("value", shown.as_ref())];
        writer.create_element("property").with_attributes(attributes).write_empty()?;
    }
    writer.write_event(Event::End(BytesEnd::new("properties")))
}

/// Lines of one text, each safe to be shown.
fn lines<'a>(lines: impl Iterator<Item = &'a String>) -> String {
    lines.map(|line| escape::visible(line)).collect::<Vec<_>>().join("\n")
}
