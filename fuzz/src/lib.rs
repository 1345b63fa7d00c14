//! What the fuzz targets share: the built-in rules, the terms of a run, and what has to hold of every text and every place.
//!
//! Each target takes bytes that may be anything and states what has to hold of the result. Where a reader or a rule can be
//! written a second time in a few lines (lines and columns, the verdict), the target does so and compares.
//!
//! `.ci/fuzz` builds the targets, makes the seeds and the dictionaries from the examples, the golden files, the worked
//! examples and the sources (`fuzz/seeds`), and runs each target; `.ci/fuzz 1210 rules` runs one of them for 1,210 seconds.
//! An input that takes ten seconds is a find, as is one that takes two gigabytes.
//!
//! Neither the nightly toolchain nor `cargo-fuzz` is needed: the flags for coverage are those of the stable compiler, and no
//! sanitizer is asked for, as the crate forbids unsafe code; debug assertions and overflow checks are on. With `cargo-fuzz`,
//! `cargo fuzz run --sanitizer none rules` runs a target too. A sanitizer would need the nightly toolchain, or the stable one
//! with `RUSTC_BOOTSTRAP=1`.
//!
//! What was found is kept in `tests/it/fuzz_regressions.rs`.
#![forbid(unsafe_code)]

use std::sync::LazyLock;

use eligible::internal::assessment::Reading;
use eligible::internal::checks::JudgingDates;
use eligible::internal::domain::cv::CvFormat;
use eligible::internal::domain::location::Position;
use eligible::internal::domain::problem::ProblemKind;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::{BYTE_ORDER_MARK, Record, read_document};
use eligible::internal::report::formats::table::TerminalStyle;
use eligible::internal::report::{Run, applicant_file, conversion, places, report_data};
use eligible::internal::rules::{self, Vacancy};

/// The text of the built-in rules.
pub static RULES: &str = include_str!("../../rules.toml");

/// The built-in rules.
pub static VACANCY: LazyLock<Vacancy> = LazyLock::new(|| rules::read(RULES).expect("the built-in rules are in order"));

/// How texts are printed.
pub const LOOK: TerminalStyle = TerminalStyle { width: 80, colour: false };

/// The terms of a run.
#[must_use]
pub const fn run<'v>(vacancy: &'v Vacancy, judging_dates: &'v JudgingDates, reading: Reading, lang: Lang) -> Run<'v> {
    Run {
        vacancy,
        rules_source: "rules.toml",
        rules_sha256: "",
        judging_dates,
        reading,
        lang,
        blind: None,
        decisions: None,
    }
}

/// Whether a character must not be shown as it is: control characters, what turns the direction of a text, and what is
/// invisible.
#[must_use]
pub fn is_raw(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_invisible = matches!(letter, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}'
        | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}' | '\u{E0020}'..='\u{E007F}');
    letter.is_control() || turns || is_invisible
}

/// The bytes that need no second look: printable ASCII and the ends of lines. A table, as every comparison of a target is
/// traced while it runs.
static IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        table[byte as usize] = true;
        byte += 1;
    }
    table[b'\n' as usize] = true;
    table
};

fn is_plain(letter: char) -> bool {
    letter.is_ascii() && IS_PLAIN[letter as usize]
}

/// Checks that a text holds nothing that must not be shown as it is, but for the ends of its lines.
///
/// # Panics
/// Where it does.
pub fn check_shown(what: &str, text: &str) {
    if text.bytes().fold(true, |all, byte| all & IS_PLAIN[usize::from(byte)]) {
        return;
    }
    if let Some(letter) = text.chars().find(|letter| !is_plain(*letter) && is_raw(*letter)) {
        panic!("{what} holds {letter:?}: {text:?}");
    }
}

/// The line and the column of an offset, counted from the beginning of the file, in which the text of the record begins
/// at `from`. A byte order mark at the beginning of that text has no column.
#[must_use]
pub fn counted(file: &[u8], from: usize, at: usize) -> Position {
    let before = &file[..from + at];
    let line = before.split(|byte| *byte == b'\n').count();
    let begins = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let mut passed = &before[begins..];
    if begins == from && file[from..].starts_with(BYTE_ORDER_MARK) {
        passed = passed.get(BYTE_ORDER_MARK.len()..).unwrap_or_default();
    }
    let letters = passed.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    Position { line: line as u64, column: letters as u64 + 1 }
}

/// Checks the places of all problems and warnings of a record, and what is said of them.
///
/// # Panics
/// Where a place is outside the text, or another one than is counted from the beginning.
pub fn check_record(record: &Record<'_>, file: &[u8]) {
    let text = record.text();
    let from = text.as_ptr().addr() - file.as_ptr().addr();
    let intake = &record.intake;
    let places = intake.problems.iter().map(|problem| problem.at);
    for at in places.chain(intake.warnings.iter().map(|warning| warning.at)) {
        assert!(at <= text.len(), "a place {at} beyond the end {}", text.len());
        assert_eq!(record.position(at), counted(file, from, at), "at {at} of record {}", record.number);
    }
    assert!(!intake.broken || intake.problems.len() == 1, "{:?}", intake.problems);
    if intake.problems.is_empty() && intake.warnings.is_empty() {
        return;
    }
    let lang = lang_by(file);
    let judging_dates = VACANCY.judging_dates(None);
    let run = run(&VACANCY, &judging_dates, Reading::All, lang);
    let subject = run.subject("file.json", record, false);
    check_shown("a place", &places::record(lang, &subject, LOOK));
    assert_eq!(report_data::problems(lang, &subject).len(), intake.problems.len());
    assert!(report_data::warnings(lang, &subject).len() >= intake.warnings.len());
}

/// The language in which something is said, by the length of what it is about, so that both are tried.
#[must_use]
pub const fn lang_by(bytes: &[u8]) -> Lang {
    if bytes.len().is_multiple_of(2) { Lang::En } else { Lang::Fr }
}

/// Checks that an applicant without problems is the same when it is written as a file and read again.
///
/// # Panics
/// Where it is not.
pub fn check_read_back(record: &Record<'_>) {
    if !record.intake.problems.is_empty() {
        return;
    }
    let written = applicant_file::text(&record.intake.applicant).expect("JSON");
    let mut again = Vec::new();
    // Not strictly: a date that may be one of two days has no first spelling.
    read_document(written.as_bytes(), false, |record| {
        assert_eq!(record.intake.problems, [], "{written}");
        again.push(applicant_file::text(&record.intake.applicant).expect("JSON"));
    });
    assert_eq!(again, [written]);
}

/// Checks a CV of a format: its places are right, and what was understood of it is an applicant file.
///
/// # Panics
/// Where it is not.
pub fn check_cv(bytes: &[u8], record: &Record<'_>, format: CvFormat) {
    check_record(record, bytes);
    check_read_back(record);
    let judging_dates = VACANCY.judging_dates(None);
    let run = run(&VACANCY, &judging_dates, Reading::All, lang_by(bytes));
    let subject = run.subject("cv", record, true);
    if subject.assessment.is_some() {
        check_shown("a note", &conversion::notes(&run, &subject, format, LOOK));
    }
}

/// Whether it says that a text is no JSON at all.
#[must_use]
pub fn is_no_json(mistake: &ProblemKind) -> bool {
    matches!(mistake, ProblemKind::Empty | ProblemKind::NotUtf8(_) | ProblemKind::NotJson(_))
}
