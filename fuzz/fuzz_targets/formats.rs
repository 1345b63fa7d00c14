//! Any text as every text of an applicant and as the name of the file, in every text format: the output is read back by
//! other readers, names every applicant, and holds nothing that must not be shown as it is.
#![no_main]

use std::collections::BTreeMap;

use eligible::internal::assessment::duplicates::{DuplicateFinder, RecordIdentity, TraitHashes, groups};
use eligible::internal::assessment::tally::Tally;
use eligible::internal::assessment::{Reading, rank, rank_key};
use eligible::internal::domain::outcome::Counts;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::{Record, read_document};
use eligible::internal::report::blind::Blind;
use eligible::internal::report::formats::json_writer::ApplicantWriter;
use eligible::internal::report::formats::{self, Format, Options, Placing, ReportFooter};
use eligible::internal::report::remark_groups::RemarkGroups;
use eligible::internal::report::report_data::{self, AcrossData};
use eligible::internal::report::{JudgedRecord, Run, formats::table};
use eligible_fuzz::{LOOK, VACANCY, check_shown, is_raw};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|bytes: &[u8]| {
    // The first two bytes choose a format and how it is made; the rest is text.
    let [format, choices, bytes @ ..] = bytes else { return };
    let format = Format::ALL[usize::from(*format) % Format::ALL.len()];
    if matches!(format, Format::Xlsx | Format::WorklistXlsx) {
        return;
    }
    let choice = |bit: u8| choices >> bit & 1 == 1;
    let text = String::from_utf8_lossy(bytes).into_owned();
    let records = match (choice(0), choice(1)) {
        (false, _) => vec![record_of(&text), invalid_of(&text), record_of(&text)],
        (true, false) => vec![record_of(&text)],
        (true, true) => vec![invalid_of(&text)],
    };
    let source = if choice(2) { "-" } else { text.as_str() };
    let document = serde_json::to_vec(&records).expect("JSON");
    let mut read = Vec::new();
    read_document(&document, choice(3), |record| read.push(record));
    assert_eq!(read.len(), records.len());
    let judging_dates = VACANCY.judging_dates(None);
    let lang = if choice(4) { Lang::Fr } else { Lang::En };
    let blind = Blind::default();
    let run = Run {
        blind: choice(5).then_some(&blind),
        rules_source: source,
        ..eligible_fuzz::run(&VACANCY, &judging_dates, Reading::All, lang)
    };
    let options = Options { csv_long: choice(6), byte_order_mark: false, no_summary: false, ..Options::default() };
    let report = Report::new(&run, source, &read);
    let written = report.written(format, options);
    match format {
        Format::Json => is_json(&report, &written),
        Format::Ndjson => are_json(&report, &written),
        Format::Csv => is_csv(&report, &written, options),
        Format::Junit => is_junit(&report, &written),
        Format::Sarif => is_sarif(&written),
        Format::Github => are_commands(&report, &written),
        // Read by people and browsers; a workbook is no text.
        Format::Table | Format::Html | Format::Markdown | Format::Xlsx | Format::Worklist | Format::WorklistXlsx => {}
    }
});

/// A record with a text everywhere where an applicant may write one.
fn record_of(text: &str) -> Value {
    json!({
        "id": text, "name": text, "nationalities": [text, "BE"], "date_of_birth": "2000-01-01",
        "education": [{
            "level": "bachelor", "status": "completed", "field": text, "institution": text, "country": text, "end": "2020-01-01",
        }],
        "languages": [{"language": text, "level": {text: text}}, {"language": "en", "level": text}],
        "it_skills": [{"name": text, "level": text}],
        "experience": [{"employer": text, "role": text, "country": text, "sector": "other", "start": "2020-01-01"}],
        "competencies": [{"competency": text, "evidence": text}, {"competency": "Teamwork", "evidence": text}],
        "documents": [{"kind": "qualification", "language": text, "name": text}],
        "application": {"vacancy": text, "other_vacancies": [text, "a", "b"], "submitted_at": "2025-06-23"},
        "answers": {text: text},
        format!("{text}x"): 1,
    })
}

/// A record with the text where something else has to stand.
fn invalid_of(text: &str) -> Value {
    json!({
        "id": text, "name": text, "date_of_birth": format!("{text}x"), "education": [{"level": format!("{text}x")}],
        "nationalities": {text: text},
    })
}

/// Some records with what was found, as `check` gives them to a format.
struct Report<'r> {
    run: &'r Run<'r>,
    subjects: Vec<JudgedRecord<'r>>,
    across: Vec<AcrossData>,
    single: Option<table::Single>,
}

impl<'r> Report<'r> {
    fn new(run: &'r Run<'r>, source: &'r str, records: &'r [Record<'r>]) -> Self {
        let subjects: Vec<_> = records.iter().map(|record| run.subject(source, record, true)).collect();
        let single = (subjects.len() == 1).then(|| table::single(run, &subjects[0]));
        Self { run, across: across(run, &subjects), subjects, single }
    }

    /// The report in a format.
    fn written(&self, format: Format, options: Options) -> String {
        let mut keys: Vec<_> = self.subjects.iter().map(|one| rank_key(one.verdict(), one.score())).collect();
        keys.sort_unstable();
        let (mut counts, mut tally, mut remarks) = (Counts::default(), Tally::default(), RemarkGroups::default());
        let mut writer = ApplicantWriter::new(self.run);
        let rows = self.subjects.iter().map(|subject| {
            counts.add(subject.verdict());
            remarks.add(self.run.lang, subject);
            if let Some(assessment) = &subject.assessment {
                tally.add(assessment);
            }
            let rank = rank(&keys, rank_key(subject.verdict(), subject.score()));
            (Placing { rank, is_copy: false }, formats::row(format, &mut writer, subject, true, options))
        });
        let rows: Vec<_> = rows.collect();
        let ending = ReportFooter {
            decided: &[],
            remarks: &remarks,
            rows_found: rows.len() as u64,
            is_whole: false,
            counts: &counts,
            tally: &tally,
            across: &self.across,
            complete: true,
            passed_over: &std::collections::BTreeMap::new(),
            single: self.single.as_ref(),
            style: LOOK,
            options,
            ties: None,
            asked: &eligible::internal::report::report_data::RunOptions::default(),
        };
        let mut out = formats::begin(format, self.run, true, options);
        formats::end(format, self.run, rows, &ending, &mut out).expect("writing to a buffer does not fail");
        let text = String::from_utf8(out).expect("UTF-8");
        // The ends of its lines are those of RFC 4180.
        let is_csv = matches!(format, Format::Csv | Format::Worklist);
        let shown = if is_csv { text.replace("\r\n", "\n") } else { text.clone() };
        check_shown(format.name(), &shown);
        text
    }
}

/// What is noticed across the records.
fn across(run: &Run<'_>, subjects: &[JudgedRecord<'_>]) -> Vec<AcrossData> {
    let applicants = || (0..).zip(subjects);
    let known = applicants().flat_map(|(number, subject)| {
        let traits = TraitHashes::of(subject.record.bytes, &subject.record.intake.applicant);
        traits.iter().map(|(what, hash)| (what, hash, number)).collect::<Vec<_>>()
    });
    let mut duplicate_finder = DuplicateFinder::new(&run.vacancy.notice.id, Some(3));
    duplicate_finder.add(&groups(known.collect()));
    let mut traces = BTreeMap::new();
    for (number, subject) in applicants() {
        let application = subject.record.intake.applicant.application.as_ref();
        let others = application.and_then(|application| application.other_vacancies.as_ref());
        let trace = RecordIdentity {
            id: subject.id().into_owned(),
            source: subject.source().to_owned(),
            record: subject.record.number,
            vacancies: others.iter().flat_map(|list| &list.entries).map(|item| item.text.value.to_string()).collect(),
        };
        duplicate_finder.pass(number, &trace);
        traces.insert(number, trace);
    }
    duplicate_finder.reported(&traces).iter().map(|finding| report_data::across(run.lang, finding)).collect()
}

/// An applicant of a JSON report has the id and the name as they were written.
fn is_applicant(report: &Report<'_>, subject: &JudgedRecord<'_>, applicant: &Value) {
    assert_eq!(applicant["id"], Value::from(subject.id()));
    assert_eq!(applicant["name"], subject.name().map_or(Value::Null, Value::from));
    assert_eq!(applicant["source"], Value::from(subject.source()));
    assert_eq!(applicant["verdict"], Value::from(subject.verdict().code()));
    let count = subject.assessment.as_ref().map_or(0, |_| report.run.vacancy.criteria.len());
    assert_eq!(applicant["criteria"].as_array().map_or(0, Vec::len), count);
}

fn is_json(report: &Report<'_>, text: &str) {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let applicants = value["applicants"].as_array().expect("applicants");
    assert_eq!(applicants.len(), report.subjects.len());
    for (subject, applicant) in report.subjects.iter().zip(applicants) {
        is_applicant(report, subject, applicant);
    }
}

fn are_json(report: &Report<'_>, text: &str) {
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), report.subjects.len() + 1);
    for (subject, applicant) in report.subjects.iter().zip(&lines) {
        is_applicant(report, subject, applicant);
    }
}

/// Rows of equal length, and no cell that a spreadsheet takes for a formula.
fn is_csv(report: &Report<'_>, text: &str, options: Options) {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let mut count = 0;
    for row in reader.records() {
        let row = row.expect("CSV");
        for cell in row.iter().filter(|cell| *cell != "-") {
            let first = cell.trim_start().chars().next().unwrap_or('x');
            assert!(!"=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\t\r".contains(first), "{cell:?}");
        }
        count += 1;
    }
    if options.csv_long {
        assert!(count >= report.subjects.len());
    } else {
        assert_eq!(count, report.subjects.len());
    }
}

fn is_junit(report: &Report<'_>, text: &str) {
    let document = roxmltree::Document::parse(text).expect("XML");
    let suites = document.descendants().filter(|node| node.has_tag_name("testsuite")).count();
    assert!(suites >= report.subjects.len());
    let texts = document.descendants().flat_map(|node| {
        node.attributes()
            .map(|attribute| attribute.value().to_owned())
            .chain(node.text().map(str::to_owned))
            .collect::<Vec<_>>()
    });
    // What is written as a reference is no better than what is written as it is.
    for text in texts {
        assert_eq!(text.chars().find(|letter| *letter != '\n' && is_raw(*letter)), None, "{text:?}");
    }
}

fn is_sarif(text: &str) {
    let value: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(value["version"], "2.1.0");
    for location in value["runs"][0]["results"].as_array().expect("results") {
        for place in location["locations"].as_array().into_iter().flatten() {
            if let Some(uri) = place["physicalLocation"]["artifactLocation"]["uri"].as_str() {
                assert!(uri.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte)), "{uri:?}");
            }
        }
    }
}

/// Every line is a command of ours.
fn are_commands(report: &Report<'_>, text: &str) {
    let begins = |line: &str| ["::notice", "::warning", "::error"].iter().any(|name| line.starts_with(name));
    for line in text.lines() {
        assert!(begins(line) && !line.contains('\r'), "{line:?}");
    }
    assert!(text.lines().count() > report.subjects.len());
}
