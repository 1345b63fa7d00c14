//! A million records, or some of them, of which a tenth is broken in every known way: all accounted for.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;

use eligible::internal::domain::problem::{Encoding, JsonError, ProblemKind};
use eligible::internal::intake::document::{
    Record, one_json_text, read_cv, read_document, read_line, read_short_lines,
};
use tempfile::TempDir;

use super::scaled;
use crate::common::command::{ELIGIBLE, fed, folder_of, run_in, status, text, tool};

/// Records, of which a tenth is broken.
const COUNT: u64 = scaled(2_000, 1_000_000);

/// Rules with which a record is judged in half the time: here it counts that each of them is, and once.
const RULES: &str = r#"
[vacancy]
id = "T-1"
title = { en = "Trial", fr = "Essai" }
body = { en = "Body", fr = "Organisme" }
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]

[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause.en = "be a national of France"
clause.fr = "être ressortissant(e) de la France"
check.nationality = { any_of = ["FR"] }
"#;

macro_rules! kinds {
    ($($kind:ident)*) => {
        /// The ways in which a record can be broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Kind { $($kind),* }

        impl Kind {
            const ALL: &[Self] = &[$(Self::$kind),*];
        }
    };
}

kinds! {
    Unreadable Empty Utf16 Utf32 Latin1 BrokenUtf8 NotXml NotCv UnreadCv TooDeep TooLarge WrongType NotListed Form Impossible Infinite Negative
    Repeated HalfSurrogate EndBeforeStart UnknownField OtherSpelling NoList Contradicts Wrapped OtherFile NotLines
    End Value Key Colon MemberEnd ElementEnd Number Control Escape Trailing Lines Space Quote
}

/// The way in which a record is broken that has this mistake. A new mistake needs a way of its own, and then records.
fn kind(mistake: &ProblemKind) -> Kind {
    match mistake {
        ProblemKind::Unreadable(..) => Kind::Unreadable,
        ProblemKind::Empty => Kind::Empty,
        ProblemKind::NotUtf8(Encoding::Utf16) => Kind::Utf16,
        ProblemKind::NotUtf8(Encoding::Utf32) => Kind::Utf32,
        ProblemKind::NotUtf8(Encoding::Latin1) => Kind::Latin1,
        ProblemKind::NotUtf8(Encoding::Broken) => Kind::BrokenUtf8,
        ProblemKind::NotJson(JsonError::End) => Kind::End,
        ProblemKind::NotJson(JsonError::Value) => Kind::Value,
        ProblemKind::NotJson(JsonError::Key) => Kind::Key,
        ProblemKind::NotJson(JsonError::Colon) => Kind::Colon,
        ProblemKind::NotJson(JsonError::MemberEnd) => Kind::MemberEnd,
        ProblemKind::NotJson(JsonError::ElementEnd) => Kind::ElementEnd,
        ProblemKind::NotJson(JsonError::Number) => Kind::Number,
        ProblemKind::NotJson(JsonError::Control) => Kind::Control,
        ProblemKind::NotJson(JsonError::Escape) => Kind::Escape,
        ProblemKind::NotJson(JsonError::Trailing) => Kind::Trailing,
        ProblemKind::NotJson(JsonError::Lines) => Kind::Lines,
        ProblemKind::NotJson(JsonError::Space(_)) => Kind::Space,
        ProblemKind::NotJson(JsonError::Quote(_)) => Kind::Quote,
        ProblemKind::NotXml(_) => Kind::NotXml,
        ProblemKind::NotCv(_) => Kind::NotCv,
        ProblemKind::UnreadCv(_) => Kind::UnreadCv,
        ProblemKind::TooDeep => Kind::TooDeep,
        ProblemKind::TooLarge(_) => Kind::TooLarge,
        ProblemKind::WrongType => Kind::WrongType,
        ProblemKind::NotListed => Kind::NotListed,
        ProblemKind::Form => Kind::Form,
        ProblemKind::Impossible => Kind::Impossible,
        ProblemKind::Infinite => Kind::Infinite,
        ProblemKind::Negative => Kind::Negative,
        ProblemKind::Repeated => Kind::Repeated,
        ProblemKind::HalfSurrogate => Kind::HalfSurrogate,
        ProblemKind::EndBeforeStart(_) => Kind::EndBeforeStart,
        ProblemKind::UnknownField => Kind::UnknownField,
        ProblemKind::OtherSpelling => Kind::OtherSpelling,
        ProblemKind::NoList => Kind::NoList,
        ProblemKind::Contradicts => Kind::Contradicts,
        ProblemKind::Wrapped(_) => Kind::Wrapped,
        ProblemKind::OtherFile(_) => Kind::OtherFile,
        ProblemKind::NotLines(_) => Kind::NotLines,
        ProblemKind::OwnReport => panic!("a report of ours is passed over, and no record"),
    }
}

/// Where a record that is broken in some way can stand.
enum Place {
    /// In a line file: such lines, each with the column of its first mistake.
    Lines(Vec<(Vec<u8>, usize)>),
    /// In a file of its own.
    File(&'static str, &'static [u8]),
    /// In a line that is longer than `LIMIT`.
    Long,
    /// In a file that leads nowhere.
    Nowhere,
    /// In a file that is named as a CV of some format.
    Cv(&'static [u8]),
}

/// Records that are broken in a way.
fn place(kind: Kind) -> Place {
    let lines: Vec<(&[u8], usize)> = match kind {
        Kind::Unreadable => return Place::Nowhere,
        Kind::TooLarge => return Place::Long,
        Kind::Empty => return Place::File("empty.json", b" \n"),
        Kind::OtherFile => return Place::File("pdf.json", b"%PDF-1.4\n1 0 obj\n"),
        Kind::NotLines => return Place::File("pretty.ndjson", b"{\n\"id\": \"x\"\n}\n"),
        Kind::NotXml => return Place::File("cv.xml", b"<Candidate><x>\n</Candidate>"),
        Kind::Lines => return Place::File("lines.json", b"{\"id\":\"x\"}\n{\"id\":\"y\"}\n"),
        Kind::NotCv => return Place::Cv(b"{\"nationalities\":[]}"),
        Kind::UnreadCv => return Place::Cv(b"{\"basics\":{},\"sections\":{\"languages\":{\"items\":[]}}}"),
        Kind::TooDeep => {
            let deep = |open: &str, before: usize| (open.repeat(200).into_bytes(), before + 128 * open.len() + 1);
            return Place::Lines(vec![deep("[", 0), deep("{\"x\":", 0)]);
        }
        Kind::Utf16 => vec![(b"{\0\"\0i\0d\0\"\0}\0", 2), (b"\xFF\xFE{\0}\0", 1)],
        Kind::Utf32 => vec![(b"{\0\0\0}\0\0\0", 2), (b"\xFF\xFE\0\0{\0\0\0", 1)],
        Kind::Latin1 => vec![(b"{\"name\":\"Zo\xEB\"}", 12), (b"{\"name\":\"\xC3\"}", 10)],
        Kind::BrokenUtf8 => vec![(b"{}\xE9", 3), (b"{\"name\":\"\xC0\x80\"}", 10), (b"\xF0\x9F\x98", 1)],
        Kind::WrongType => vec![
            (b"5", 1),
            (b"\"text\"", 1),
            (b"[]", 1),
            (b"null", 1),
            (b"{\"nationalities\":[null]}", 19),
            (b"{\"education\":5}", 14),
        ],
        Kind::NotListed => vec![(b"{\"education\":[{\"level\":\"bachleor\"}]}", 24)],
        Kind::Form => vec![(b"{\"date_of_birth\":\"in May\"}", 18), (b"{\"education\":[{\"isced_f\":\"3\"}]}", 26)],
        Kind::Impossible => vec![
            (b"{\"date_of_birth\":\"2001-02-30\"}", 18),
            (b"{\"application\":{\"submitted_at\":\"2025-01-01T00:00:60Z\"}}", 32),
        ],
        Kind::Infinite => vec![(b"{\"education\":[{\"years_completed\":1e400}]}", 34)],
        Kind::Negative => vec![(b"{\"education\":[{\"years_completed\":-1}]}", 34)],
        Kind::Repeated => vec![(b"{\"languages\":[],\"languages\":[{}]}", 17)],
        Kind::HalfSurrogate => vec![(b"{\"it_skills\":[{\"name\":\"\\ud800\"}]}", 24)],
        Kind::EndBeforeStart => vec![(b"{\"education\":[{\"start\":\"2020\",\"end\":\"2019-12\"}]}", 37)],
        Kind::UnknownField => vec![(b"{\"citizenship\":\"FR\"}", 2)],
        Kind::OtherSpelling => vec![(b"{\"date_of_birth\":\"2001-2-3\"}", 18), (b"{\"dateOfBirth\":\"2001\"}", 2)],
        Kind::NoList => vec![(b"{\"nationalities\":\"NO\"}", 18), (b"{\"education\":{\"level\":\"master\"}}", 14)],
        Kind::Contradicts => vec![(b"{\"education\":[{\"status\":\"completed\",\"end\":\"present\"}]}", 25)],
        Kind::Wrapped => vec![(b"{\"applicants\":[{\"id\":\"x\"}]}", 1)],
        Kind::End => {
            vec![(b"{", 2), (b"{\"name\":\"x\"", 12), (b"{\"name\":\"x", 11), (b"\xEF\xBB\xBF{\"languages\":[", 15)]
        }
        Kind::Value => vec![(b"nothing", 2), (b"{\"name\":}", 9), (b"{\"name\":NaN}", 9), (b"\0\0\0", 1), (b"<x/>", 1)],
        Kind::Key => vec![(b"{name:1}", 2), (b"{\"name\":\"x\",}", 13)],
        Kind::Colon => vec![(b"{\"name\" \"x\"}", 9)],
        Kind::MemberEnd => vec![(b"{\"name\":\"x\" \"id\":\"y\"}", 13)],
        Kind::ElementEnd => vec![(b"{\"nationalities\":[\"FR\" \"BE\"]}", 24)],
        Kind::Number => vec![(b"{\"education\":[{\"years_completed\":01}]}", 35)],
        Kind::Control => vec![(b"{\"name\":\"a\tb\"}", 11), (b"{\"name\":\"\0\"}", 10)],
        Kind::Escape => vec![(b"{\"name\":\"\\q\"}", 10), (b"{\"name\":\"\\u12G4\"}", 14)],
        Kind::Space => vec![(b"{\xC2\xA0}", 2), (b"{\"name\":\xE2\x80\x8B\"x\"}", 9)],
        Kind::Quote => vec![(b"{\xE2\x80\x9Cid\xE2\x80\x9D:1}", 2), (b"{\"name\":\xC2\xABx\xC2\xBB}", 9)],
        Kind::Trailing => vec![(b"{} {}", 4), (b"{},", 3), (b"{}\0", 3)],
    };
    Place::Lines(lines.into_iter().map(|(line, column)| (line.to_vec(), column)).collect())
}

/// Bytes of a record at most.
const LIMIT: usize = 2_000_000;

/// A record with one byte more.
fn long() -> Vec<u8> {
    let empty = r#"{"name":""}"#;
    format!(r#"{{"name":"{}"}}"#, "x".repeat(LIMIT + 1 - empty.len())).into_bytes()
}

/// Every broken line, and the column of its first mistake.
fn broken() -> Vec<(Vec<u8>, usize)> {
    let places = Kind::ALL.iter().map(|kind| place(*kind));
    places.flat_map(|place| if let Place::Lines(lines) = place { lines } else { Vec::new() }).collect()
}

#[test]
fn every_mistake_has_a_record_that_makes_it() {
    let first = |record: &Record<'_>| {
        let problem = record.intake.problems.iter().min_by_key(|problem| problem.at).unwrap();
        (kind(&problem.mistake), record.position(problem.at).column)
    };
    for expected in Kind::ALL {
        match place(*expected) {
            Place::Lines(lines) => {
                assert!(!lines.is_empty());
                for (line, column) in lines {
                    let found = first(&read_line(&line, 1, 1, true));
                    assert_eq!(found, (*expected, column as u64), "{}", String::from_utf8_lossy(&line));
                }
            }
            // This one is seen by the name of the file.
            Place::File("pretty.ndjson", bytes) => assert!(one_json_text(bytes, true).is_some()),
            Place::File(_, bytes) => {
                let mut found = Vec::new();
                read_document(bytes, true, |record| found.push(first(&record).0));
                assert_eq!(found, [*expected]);
            }
            Place::Cv(bytes) => {
                let record = read_cv(bytes, eligible::internal::domain::cv::CvFormat::JsonResume);
                assert_eq!(first(&record).0, *expected);
                let folder = folder_of(&[("cv.json", bytes)]);
                let run = run_in(folder.path(), &["convert", "cv.json", "--from", "jsonresume"], b"");
                assert_eq!((status(&run), text(&run.stdout)), (3, ""), "{}", text(&run.stderr));
            }
            Place::Long => {
                let mut found = Vec::new();
                read_short_lines(&long(), 1, 1, LIMIT, true, |record| found.push(first(&record)));
                assert_eq!(found, [(*expected, 1)]);
            }
            Place::Nowhere => assert_eq!(*expected, Kind::Unreadable),
        }
    }
}

/// Lines of records, and what is to be said about each.
struct Lines {
    broken: Vec<(Vec<u8>, usize)>,
    /// How many they will be.
    count: u64,
    number: u64,
    line: u64,
    /// By verdict: eligible, review, ineligible, invalid.
    counts: [u64; 4],
}

/// What is to be said about a record.
struct Told {
    number: u64,
    line: u64,
    verdict: usize,
    column: usize,
}

const VERDICTS: [&str; 4] = ["eligible", "review", "ineligible", "invalid"];
const INVALID: usize = 3;

impl Lines {
    fn new(count: u64) -> Self {
        Self { broken: broken(), count, number: 0, line: 0, counts: [0; 4] }
    }

    /// Writes the next record, and the blank lines before it, which are no records.
    fn next(&mut self, to: &mut Vec<u8>) -> Told {
        self.number += 1;
        let number = self.number;
        if number.is_multiple_of(97) {
            let blank =
                [&b"\n"[..], b"  \r\n", b"\t\n\n", b"\xEF\xBB\xBF\n"][usize::try_from(number / 97 % 4).unwrap()];
            to.extend(blank);
            self.line += text(blank).matches('\n').count() as u64;
        }
        self.line += 1;
        let mut told = Told { number, line: self.line, verdict: INVALID, column: 1 };
        if number.is_multiple_of(10) {
            let place = usize::try_from(number / 10).unwrap() % self.broken.len();
            let (line, column) = &self.broken[place];
            to.extend(line);
            told.column = *column;
        } else {
            told.verdict = usize::try_from(number % 3).unwrap();
            // The beginning of a file that was joined to another, and a record longer than what is read at once.
            if number.is_multiple_of(1_009) {
                to.extend(b"\xEF\xBB\xBF");
            }
            write!(to, "{{\"id\":\"A-{number}\"").unwrap();
            match told.verdict {
                0 => to.extend(ELIGIBLE.strip_prefix('{').map(|rest| format!(",{rest}")).unwrap().as_bytes()),
                1 => to.extend(b"}"),
                _ => to.extend(b",\"nationalities\":[]}"),
            }
            if number.is_multiple_of(99_991) {
                to.extend(std::iter::repeat_n(b' ', 1 << 20));
            }
        }
        self.counts[told.verdict] += 1;
        // The last line may have no end.
        if number != self.count {
            to.extend(if number.is_multiple_of(7) { &b"\r\n"[..] } else { b"\n" });
        }
        told
    }
}

/// So many records.
fn lines(count: u64) -> Vec<u8> {
    let (mut lines, mut bytes) = (Lines::new(count), Vec::new());
    for _ in 0..count {
        lines.next(&mut bytes);
    }
    bytes
}

/// Holds a row to what is to be said.
fn hold(row: &str, told: &Told) {
    let Told { number, line, verdict, column } = told;
    let name = if *verdict == INVALID { "stdin#" } else { "A-" };
    let begins = row.strip_prefix(&format!("{name}{number},,-,{number},{},", VERDICTS[*verdict]));
    let rest = begins.unwrap_or_else(|| panic!("record {number}, {}: {row}", VERDICTS[*verdict]));
    if *verdict == INVALID {
        let reasons = rest.trim_start_matches([',', '"']);
        assert!(reasons.starts_with(&format!("{line}:{column}: ")), "record {number}, {line}:{column}: {row}");
    }
}

/// A folder with the files that are broken in a way in which no line is; and how many rows they are.
fn files() -> (TempDir, usize) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let mut count = 0;
    for kind in Kind::ALL {
        match place(*kind) {
            Place::File("cv.xml", bytes) => fs::write(folder.path().join("cv.xml"), bytes).unwrap(),
            Place::File(name, bytes) => fs::write(folder.path().join("in").join(name), bytes).unwrap(),
            Place::Long => fs::write(folder.path().join("in/long.ndjson"), long()).unwrap(),
            Place::Nowhere => symlink("nowhere", folder.path().join("in/nowhere.json")).unwrap(),
            Place::Lines(_) | Place::Cv(_) => continue,
        }
        count += 1;
    }
    (folder, count)
}

#[test]
fn each_of_many_records_has_its_row() {
    let (folder, files) = files();
    fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    // To a pipe by its name, as to a file, so that the counts are said beside it.
    let arguments = ["check", "-", "in", "cv.xml", "--strict", "--max-record-size", "2MB", "-o", "csv=/dev/stdout"];
    let mut child = tool(folder.path(), &arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::with_capacity(1 << 20, child.stdout.take().unwrap());
    let mut stderr = child.stderr.take().unwrap();
    let (mut expected, mut last, mut said) = (Lines::new(COUNT), Vec::new(), String::new());
    std::thread::scope(|scope| {
        // What is said beside the rows may be more than a pipe holds.
        scope.spawn(|| stderr.read_to_string(&mut said).unwrap());
        scope.spawn(move || {
            let (mut lines, mut bytes) = (Lines::new(COUNT), Vec::new());
            for _ in 0..COUNT {
                lines.next(&mut bytes);
                if bytes.len() > 1 << 16 {
                    stdin.write_all(&bytes).unwrap();
                    bytes.clear();
                }
            }
            stdin.write_all(&bytes).unwrap();
        });
        let (mut row, mut scratch) = (String::new(), Vec::new());
        stdout.read_line(&mut row).unwrap();
        assert!(row.starts_with("id,name,source,record,verdict,"), "{row}");
        for _ in 0..COUNT {
            row.clear();
            scratch.clear();
            stdout.read_line(&mut row).unwrap();
            hold(row.trim_end(), &expected.next(&mut scratch));
        }
        last.extend(stdout.lines().map(Result::unwrap));
    });
    assert_eq!(last.len(), files, "{last:?}");
    for row in &last {
        let mut cells = row.split(',').skip(3);
        assert_eq!((cells.next(), cells.next()), (Some("1"), Some("invalid")), "{row}");
    }
    expected.counts[INVALID] += files as u64;
    let [eligible, review, ineligible, invalid] = expected.counts;
    assert!(invalid == COUNT / 10 + files as u64 && eligible + review + ineligible + COUNT / 10 == COUNT);
    let all = COUNT + files as u64;
    let counts =
        format!("{all} applicants: {eligible} eligible, {review} review, {ineligible} ineligible, {invalid} invalid\n");
    assert!(said.ends_with(&counts), "{said}");
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let input = lines(20_000);
    let run = |jobs| {
        let run = fed(tool(Path::new("."), &["check", "-", "--strict", "--format", "csv", "--jobs", jobs]), &input);
        assert_eq!(status(&run), 3);
        (run.stdout, run.stderr)
    };
    let one = run("1");
    assert_eq!(text(&one.0).lines().count(), 20_001);
    for jobs in ["2", "5"] {
        assert!(run(jobs) == one, "{jobs}");
    }
}

#[test]
fn the_summary_of_ndjson_adds_up() {
    let input = lines(2_000);
    let run = fed(tool(Path::new("."), &["check", "-", "--strict", "--format", "ndjson"]), &input);
    let mut expected = Lines::new(2_000);
    let mut rows: Vec<serde_json::Value> =
        text(&run.stdout).lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let summary = rows.pop().unwrap();
    assert_eq!(rows.len(), 2_000);
    for row in &rows {
        let told = expected.next(&mut Vec::new());
        assert_eq!((&row["record"], &row["verdict"]), (&told.number.into(), &VERDICTS[told.verdict].into()), "{row}");
        let places = row["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| (problem["line"].as_u64().unwrap(), problem["column"].as_u64().unwrap()));
        let first = (told.verdict == INVALID).then_some((told.line, told.column as u64));
        assert_eq!(places.min(), first, "{row}");
    }
    for (verdict, count) in VERDICTS.into_iter().zip(expected.counts) {
        assert_eq!(summary["summary"][verdict], count);
    }
    assert_eq!((&summary["summary"]["applicants"], status(&run)), (&2_000.into(), 3));
}
