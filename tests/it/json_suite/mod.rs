//! RFC 8259 as a table of texts, each judged by our reader of JSON alone, and as a part of applicant files: as a document,
//! as the value of a field that nobody knows, as a record of an array, as a line.

use std::collections::HashSet;
use std::fs;

use eligible::internal::domain::problem::{JsonError, ProblemKind};
use eligible::internal::intake::document::{Record, read_document, read_lines};
use eligible::internal::intake::json_reader::{JsonReader, JsonType, Keys, Path, ReadError, ReadResult};
use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{run_in, status};

mod cases;

use cases::{Case, Outcome};

/// What `serde_json` sees otherwise, and why it may.
const SERDE_SEES_OTHERWISE: [(&str, &str); 2] = [
    ("y_nested_128_lists", "its limit of depth is 127, ours 128"),
    ("y_nested_128_objects", "its limit of depth is 127, ours 128"),
];

/// The place of a problem in a file: its pointer, line and column.
type Place = (String, u64, u64);

/// What was read of a record.
struct Found {
    problems: Vec<Place>,
    mistakes: Vec<ProblemKind>,
    warnings: usize,
    is_broken: bool,
}

impl Found {
    fn of(record: &Record<'_>) -> Self {
        let problems = record.intake.problems.iter().map(|problem| {
            let position = record.position(problem.at);
            (problem.pointer.clone(), position.line, position.column)
        });
        Self {
            problems: problems.collect(),
            mistakes: record.intake.problems.iter().map(|problem| problem.mistake.clone()).collect(),
            warnings: record.intake.warnings.len(),
            is_broken: record.intake.broken,
        }
    }

    /// Whether nothing is wrong.
    fn is_fine(&self) -> bool {
        self.problems.is_empty() && !self.is_broken
    }

    /// Whether it could not be read, with one problem for the whole.
    fn is_refused(&self) -> bool {
        self.is_broken && self.problems.len() == 1 && self.problems[0].0.is_empty()
    }
}

fn document(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    read_document(bytes, false, |record| found.push(Found::of(&record)));
    found
}

/// The line and the column that follow a text, counted here in another way than the tool counts them.
fn place_after(text: &[u8]) -> (u64, u64) {
    let text = std::str::from_utf8(text).unwrap().trim_start_matches('\u{feff}');
    let lines: Vec<_> = text.split('\n').collect();
    (lines.len() as u64, lines.last().unwrap().chars().count() as u64 + 1)
}

impl Case {
    /// The mistake that a text is refused for.
    fn refusal(&self) -> Option<ProblemKind> {
        match self.outcome {
            Outcome::Accepted | Outcome::Half(_) | Outcome::Infinite(_) | Outcome::Repeated(_) => None,
            Outcome::NotJson(syntax) => Some(ProblemKind::NotJson(syntax)),
            Outcome::NotUtf8(encoding) => Some(ProblemKind::NotUtf8(encoding)),
            Outcome::TooDeep => Some(ProblemKind::TooDeep),
        }
    }

    /// The pointer and the mistake of the one problem of a text that is read.
    fn problem(&self) -> Option<(&'static str, ProblemKind)> {
        match self.outcome {
            Outcome::Accepted | Outcome::NotJson(_) | Outcome::NotUtf8(_) | Outcome::TooDeep => None,
            Outcome::Half(pointer) => Some((pointer, ProblemKind::HalfSurrogate)),
            Outcome::Infinite(pointer) => Some((pointer, ProblemKind::Infinite)),
            Outcome::Repeated(pointer) => Some((pointer, ProblemKind::Repeated)),
        }
    }

    /// Whether it is refused where it ends. With something behind it, it would be refused elsewhere.
    fn is_cut_off(&self) -> bool {
        self.after.is_empty() && self.refusal().is_some()
    }
}

/// Reads a whole text, as a file is read but without the fields of an applicant.
fn judge(reader: &mut JsonReader<'_>) -> ReadResult<()> {
    reader.skip_byte_order_mark();
    reader.skip(&Path::Root)?;
    if reader.at_end() { Ok(()) } else { Err(reader.fault(JsonError::Trailing)) }
}

#[test]
fn the_reader_judges_as_rfc_8259_does() {
    for case in cases::all() {
        let (name, bytes) = (case.name, case.bytes());
        let mut reader = JsonReader::new(&bytes);
        let judged = judge(&mut reader);
        let problems: Vec<_> = reader.problems.iter().map(|it| (it.pointer.as_str(), it.mistake.clone())).collect();
        match case.refusal() {
            None => {
                assert_eq!(judged, Ok(()), "{name}");
                assert_eq!(problems, Vec::from_iter(case.problem()), "{name}");
                assert!(reader.problems.iter().all(|problem| problem.at == case.before.len()), "{name}");
            }
            // That a second record follows is what a document says of it.
            Some(ProblemKind::NotJson(JsonError::Lines)) => {
                let mistake = ProblemKind::NotJson(JsonError::Trailing);
                assert_eq!(judged, Err(Box::new(ReadError { at: case.before.len(), mistake })), "{name}");
            }
            Some(mistake) => {
                assert_eq!(judged, Err(Box::new(ReadError { at: case.before.len(), mistake })), "{name}");
            }
        }
    }
}

#[test]
fn serde_json_is_of_the_same_opinion() {
    for case in cases::all() {
        let name = case.name;
        let accepts = serde_json::from_slice::<Value>(&case.bytes()).is_ok();
        let otherwise = SERDE_SEES_OTHERWISE.iter().any(|(known, _)| *known == name);
        match name.split_at(2).0 {
            "y_" => assert_eq!(accepts, !otherwise, "{name}"),
            "n_" => assert_eq!(accepts, otherwise, "{name}"),
            _ => assert!(!otherwise, "{name}: nobody has to agree"),
        }
    }
}

#[test]
fn what_is_accepted_is_read_as_serde_json_reads_it() {
    fn value(reader: &mut JsonReader<'_>, path: &Path<'_>) -> ReadResult<Value> {
        Ok(match reader.kind()? {
            JsonType::Null => {
                reader.null()?;
                Value::Null
            }
            JsonType::Boolean => Value::Bool(reader.boolean()?),
            JsonType::Number => serde_json::from_str(reader.number(path)?.unwrap()).unwrap(),
            JsonType::Text => Value::String(reader.string(path)?.into_owned()),
            JsonType::List => {
                let mut values = Vec::new();
                reader.list(path, |reader, _, path| {
                    values.push(value(reader, path)?);
                    Ok(())
                })?;
                Value::Array(values)
            }
            JsonType::Object => {
                let mut members = serde_json::Map::new();
                reader.object(path, &Keys::NONE, |reader, key, path| {
                    members.insert(key.unwrap_err().text.into_owned(), value(reader, path)?);
                    Ok(())
                })?;
                Value::Object(members)
            }
        })
    }
    let mut compared = 0;
    for case in cases::all().into_iter().filter(|case| case.outcome == Outcome::Accepted) {
        let bytes = case.bytes();
        let Ok(theirs) = serde_json::from_slice::<Value>(&bytes) else { continue };
        assert_eq!(value(&mut JsonReader::new(&bytes), &Path::Root), Ok(theirs), "{}", case.name);
        compared += 1;
    }
    assert!(compared > 120, "only {compared} texts were compared");
}

#[test]
fn a_document_that_is_refused_has_one_problem_at_the_place_of_the_fault() {
    for case in cases::all() {
        let (name, bytes) = (case.name, case.bytes());
        let Some(mistake) = case.refusal() else { continue };
        // The array of a file does not count as depth; another test looks at that.
        if mistake == ProblemKind::TooDeep && bytes.starts_with(b"[") {
            continue;
        }
        let found = document(&bytes);
        let last = found.last().unwrap();
        assert!(last.is_refused(), "{name}");
        // A file that holds nothing has no place but its beginning.
        let is_blank = bytes.trim_ascii().is_empty();
        let (line, column) = if is_blank { (1, 1) } else { place_after(case.before) };
        assert_eq!(last.problems, [(String::new(), line, column)], "{name}");
        let mistake = if is_blank { ProblemKind::Empty } else { mistake };
        assert_eq!(last.mistakes, [mistake], "{name}");
        // What is before the fault in an array is read, and nothing is that is behind it.
        assert!(found.iter().rev().skip(1).all(|record| !record.is_broken), "{name}");
        assert!(found.len() == 1 || bytes.starts_with(b"["), "{name}");
    }
}

#[test]
fn the_value_of_an_unknown_field_is_judged_alike() {
    let before = "{\"name\": \"É\",\n \"x_suite\": ".as_bytes();
    for case in cases::all().into_iter().filter(|case| !case.is_alone) {
        let name = case.name;
        let found = document(&[before, &case.bytes(), b"}"].concat());
        let [record] = &found[..] else { panic!("{name}: {} records", found.len()) };
        let (line, column) = place_after(&[before, case.before].concat());
        match (case.refusal(), case.problem()) {
            (Some(_), _) => {
                assert!(record.is_refused(), "{name}");
                let is_there = record.problems == [(String::new(), line, column)];
                assert!(is_there || case.is_cut_off(), "{name}: {:?}", record.problems);
            }
            (None, problem) => {
                let expected = problem.map(|(pointer, _)| (format!("/x_suite{pointer}"), line, column));
                assert_eq!(record.problems, Vec::from_iter(expected), "{name}");
                assert_eq!((record.warnings, record.is_broken), (1, false), "{name}");
            }
        }
    }
}

/// What has to be wrong with a text as a record that begins behind `before`: what is wrong with the text, and of one that is
/// no object that alone.
fn expected_of_record(case: &Case, before: &[u8]) -> Vec<Place> {
    let bytes = case.bytes();
    let spaces = bytes.len() - bytes.trim_ascii_start().len();
    let mut expected = Vec::new();
    if !bytes.trim_ascii_start().starts_with(b"{") {
        let (line, column) = place_after(&[before, &bytes[..spaces]].concat());
        expected.push((String::new(), line, column));
    } else if let Some((pointer, _)) = case.problem() {
        let (line, column) = place_after(&[before, case.before].concat());
        expected.push((pointer.to_owned(), line, column));
    }
    expected
}

#[test]
fn a_record_of_an_array_is_judged_alike() {
    let before = "[{\"name\": \"É\"},\n ".as_bytes();
    for case in cases::all().into_iter().filter(|case| !case.is_alone) {
        let name = case.name;
        let found = document(&[before, &case.bytes(), b",{\"id\":\"after\"}]"].concat());
        assert!(found[0].is_fine(), "{name}");
        if case.refusal().is_some() {
            // More text behind a whole record is a fault of its own: the record is reported too.
            let last = found.last().unwrap();
            let (line, column) = place_after(&[before, case.before].concat());
            assert!(last.is_refused(), "{name}");
            let is_there = last.problems == [(String::new(), line, column)];
            assert!(is_there || case.is_cut_off(), "{name}: {:?}", last.problems);
        } else {
            let [_, record, after] = &found[..] else { panic!("{name}: {} records", found.len()) };
            assert_eq!(record.problems, expected_of_record(&case, before), "{name}");
            assert!(after.is_fine(), "{name}");
        }
    }
}

#[test]
fn a_line_is_judged_alike_and_never_stops_the_others() {
    let before = "{\"name\": \"É\"}\n".as_bytes();
    let is_line = |case: &Case| !case.is_alone && !case.bytes().contains(&b'\n');
    for case in cases::all().into_iter().filter(is_line) {
        let (name, mut found) = (case.name, Vec::new());
        let bytes = [before, &case.bytes(), b"\n{\"id\":\"after\"}"].concat();
        read_lines(&bytes, 1, 1, false, |record| found.push(Found::of(&record)));
        let [first, record, after] = &found[..] else { panic!("{name}: {} records", found.len()) };
        assert!(first.is_fine() && after.is_fine(), "{name}");
        if case.refusal().is_some() {
            let (line, column) = place_after(&[before, case.before].concat());
            assert!(record.is_refused(), "{name}");
            assert_eq!(record.problems, [(String::new(), line, column)], "{name}");
        } else {
            assert_eq!(record.problems, expected_of_record(&case, before), "{name}");
        }
    }
}

#[test]
fn the_table_is_in_order() {
    let cases = cases::all();
    let names: HashSet<_> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "a name stands twice");
    for case in &cases {
        let is_in_order = match case.name.split_at(2).0 {
            "y_" => case.outcome == Outcome::Accepted,
            "n_" => case.refusal().is_some(),
            "i_" => true,
            _ => false,
        };
        assert!(is_in_order, "{}", case.name);
    }
    for (name, reason) in SERDE_SEES_OTHERWISE {
        assert!(names.contains(name), "{name} ({reason})");
    }
}

#[test]
fn no_control_character_is_bare_in_a_string_and_each_may_be_escaped() {
    for control in 0_u8..0x20 {
        let bare = [b"[\"abcdefghijklmnop", &[control][..], b"\"]"].concat();
        let fault = ReadError { at: 18, mistake: ProblemKind::NotJson(JsonError::Control) };
        assert_eq!(judge(&mut JsonReader::new(&bare)), Err(Box::new(fault)), "{control}");
        let escaped = format!("\"\\u{control:04x}\"");
        let read = JsonReader::new(escaped.as_bytes()).string(&Path::Root).map(std::borrow::Cow::into_owned);
        assert_eq!(read, Ok(char::from(control).to_string()));
    }
}

#[test]
fn every_other_byte_after_a_backslash_is_refused_there() {
    for byte in 0_u8..0x80 {
        let text = [b"\"\\", &[byte][..], b"0041\""].concat();
        let judged = judge(&mut JsonReader::new(&text));
        if b"\"\\/bfnrtu".contains(&byte) {
            // A quote ends nothing behind a backslash; the digits belong to the number of a `u`.
            assert_eq!(judged, Ok(()), "{byte}");
        } else {
            let fault = ReadError { at: 1, mistake: ProblemKind::NotJson(JsonError::Escape) };
            assert_eq!(judged, Err(Box::new(fault)), "{byte}");
        }
    }
}

#[test]
fn every_character_is_read_bare_and_by_its_number() {
    for character in (0x20..=0x10_FFFF_u32).step_by(7).chain(0xD700..0xE100).filter_map(char::from_u32) {
        let mut units = [0; 2];
        let escapes = character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}"));
        let by_number = format!("\"{}\"", escapes.collect::<Vec<_>>().concat());
        assert_eq!(JsonReader::new(by_number.as_bytes()).string(&Path::Root).unwrap(), character.to_string());
        if !matches!(character, '"' | '\\') {
            let bare = format!("\"{character}\"");
            assert_eq!(JsonReader::new(bare.as_bytes()).string(&Path::Root).unwrap(), character.to_string());
        }
    }
}

#[test]
fn depth_counts_from_the_record() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let field = |depth| format!("{{\"x_suite\":{}}}", nested(depth));
    let place_of_fault = |text: &str| document(text.as_bytes()).last().unwrap().problems.clone();
    assert!(document(field(127).as_bytes())[0].is_fine());
    assert_eq!(place_of_fault(&field(128)), [(String::new(), 1, 12 + 127)]);
    // The array of a file is around its records.
    assert!(document(format!("[{}]", field(127)).as_bytes())[0].is_fine());
    assert_eq!(place_of_fault(&format!("[{}]", field(128))), [(String::new(), 1, 13 + 127)]);
    let mut found = Vec::new();
    let lines = [field(128), field(127), nested(128), nested(129)].join("\n");
    read_lines(lines.as_bytes(), 1, 1, false, |record| found.push(Found::of(&record)));
    let is_broken: Vec<_> = found.iter().map(|record| record.is_broken).collect();
    assert_eq!(is_broken, [true, false, false, true]);
    // Known fields are no shallower: a list of a list of an education's field.
    let known = format!("{{\"education\":[{{\"field\":{}}}]}}", nested(126));
    assert_eq!(place_of_fault(&known), [(String::new(), 1, 24 + 125)]);
}

#[test]
fn nesting_without_end_is_refused_by_the_tool_as_well() {
    let lines = ["[".repeat(100_000), "{\"a\":".repeat(100_000), "{}".to_owned()].join("\n");
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("deep.jsonl"), lines).unwrap();
    let output = run_in(folder.path(), &["check", "deep.jsonl", "--format", "json"], b"");
    assert_eq!(status(&output), 3);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let verdicts =
        report["applicants"].as_array().unwrap().iter().filter(|applicant| applicant["verdict"] == "invalid");
    assert_eq!(verdicts.count(), 2);
}

#[test]
fn a_key_for_the_third_time_is_a_problem_more() {
    let found = document(br#"{"a":1,"a":{"b":1,"b":2,"b":3},"a":1e400,"id":"x","\u0069d":{}}"#);
    let places: Vec<_> = found[0].problems.iter().map(|(pointer, _, column)| (pointer.as_str(), *column)).collect();
    assert_eq!(
        places,
        [("/a", 8), ("/a", 32), ("/a", 36), ("/a/b", 19), ("/a/b", 25), ("/id", 51), ("/id", 61)],
        "both values are checked"
    );
}

#[test]
fn half_a_character_says_no_key_from_another() {
    let found = document(br#"{"\ud800":1,"\ud801":2,"\ud800":3}"#);
    assert_eq!(found[0].mistakes, [const { ProblemKind::HalfSurrogate }; 3]);
}
