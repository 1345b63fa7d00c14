//! The results as XML, as tools for continuous integration read them since `JUnit`: a suite for each file of cases, one
//! for the coverage and one for the changes of the rules, where these were asked.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::messages::rule_test_messages::{self as words, TestHeading};
use crate::report::escape;
use crate::report::rule_test_report::{TestData, TestRun};
use crate::rule_tests::coverage::percent;

/// One case of a suite.
struct TestCaseResult {
    name: String,
    /// Where it is.
    place: Option<(String, u64)>,
    /// Why it fails, a line each; nothing where it passes.
    failure: Vec<String>,
}

struct TestSuite {
    name: String,
    cases: Vec<TestCaseResult>,
}

impl TestSuite {
    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| !case.failure.is_empty()).count()
    }
}

/// The results as XML.
///
/// # Errors
/// Where writing fails, which writing to memory does not.
pub fn junit(tried: &TestRun<'_>) -> io::Result<Vec<u8>> {
    let suites = suites(tried, &tried.data());
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("testsuites");
    let vacancy = &tried.vacancy.notice.id;
    root.push_attribute(("name", escape::visible(vacancy).as_ref()));
    let totals =
        suites.iter().fold((0, 0), |(tests, failures), suite| (tests + suite.cases.len(), failures + suite.failures()));
    counts(&mut root, totals);
    writer.write_event(Event::Start(root))?;
    for suite in &suites {
        let mut element = BytesStart::new("testsuite");
        element.push_attribute(("name", escape::visible(&suite.name).as_ref()));
        counts(&mut element, (suite.cases.len(), suite.failures()));
        writer.write_event(Event::Start(element))?;
        for case in &suite.cases {
            write_case(&mut writer, &format!("{vacancy}.{}", suite.name), case)?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuites")))?;
    let mut written = writer.into_inner();
    written.push(b'\n');
    Ok(written)
}

fn counts(element: &mut BytesStart<'_>, (tests, failures): (usize, usize)) {
    for (name, count) in [("tests", tests), ("failures", failures), ("errors", 0), ("skipped", 0)] {
        element.push_attribute((name, count.to_string().as_str()));
    }
}

fn suites(tried: &TestRun<'_>, data: &TestData) -> Vec<TestSuite> {
    let lang = tried.lang;
    let mut cases = data.cases.iter();
    let of_files = tried.files.iter().map(|file| {
        let cases = cases.by_ref().take(file.count).map(|case| TestCaseResult {
            name: case.name.clone(),
            place: Some((case.file.clone(), case.line)),
            failure: case.differences.iter().map(|difference| difference.sentence.clone()).collect(),
        });
        TestSuite { name: file.file.path.to_owned(), cases: cases.collect() }
    });
    let mut suites: Vec<_> = of_files.collect();
    if let Some(least) = tried.least {
        let name = words::coverage(lang, percent(&tried.coverage), Some(least));
        let gaps = data.coverage.iter().filter_map(|row| row.gap.clone());
        let failure =
            if tried.lacks_coverage() { [name.clone()].into_iter().chain(gaps).collect() } else { Vec::new() };
        suites.push(TestSuite {
            name: "coverage".to_owned(),
            cases: vec![TestCaseResult { name, place: None, failure }],
        });
    }
    if tried.mutants.is_some() {
        let cases = data.mutants.iter().map(|mutant| {
            let survived = TestHeading::Survivors.text(lang).to_owned();
            TestCaseResult {
                name: mutant.sentence(tried.rules.path, lang),
                place: Some((tried.rules.path.to_owned(), mutant.line)),
                failure: if mutant.caught_by.is_none() { vec![survived] } else { Vec::new() },
            }
        });
        suites.push(TestSuite { name: "mutants".to_owned(), cases: cases.collect() });
    }
    suites
}

fn write_case(writer: &mut Writer<Vec<u8>>, class: &str, case: &TestCaseResult) -> io::Result<()> {
    let mut element = BytesStart::new("testcase");
    element.push_attribute(("classname", escape::visible(class).as_ref()));
    element.push_attribute(("name", escape::visible(&case.name).as_ref()));
    if let Some((file, line)) = &case.place {
        element.push_attribute(("file", escape::visible(file).as_ref()));
        element.push_attribute(("line", line.to_string().as_str()));
    }
    let Some(first) = case.failure.first() else {
        return writer.write_event(Event::Empty(element));
    };
    writer.write_event(Event::Start(element))?;
    let lines: Vec<_> = case.failure.iter().map(|line| escape::visible(line)).collect();
    writer
        .create_element("failure")
        .with_attributes([("type", "failed"), ("message", escape::visible(first).as_ref())])
        .write_text_content(BytesText::new(&lines.join("\n")))?;
    writer.write_event(Event::End(BytesEnd::new("testcase")))
}
