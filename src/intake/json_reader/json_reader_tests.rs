//! What is read and what is not, beside what `serde_json` reads.

use proptest::prelude::*;

use super::*;

fn accepts(text: &[u8]) -> bool {
    let mut reader = JsonReader::new(text);
    reader.skip(&Path::Root).is_ok() && reader.at_end()
}

/// What `serde_json` calls an error, but for the mistakes of one value and its own limit of depth.
fn serde_accepts(text: &[u8]) -> Option<bool> {
    match serde_json::from_slice::<serde::de::IgnoredAny>(text) {
        Ok(_) => Some(std::str::from_utf8(text).is_ok()),
        Err(error) => {
            let message = error.to_string();
            let tolerated = ["surrogate", "number out of range", "recursion", "hex escape"];
            if tolerated.iter().any(|word| message.contains(word)) { None } else { Some(false) }
        }
    }
}

fn check(text: &[u8]) {
    if let Some(expected) = serde_accepts(text) {
        assert_eq!(accepts(text), expected, "{:?}", String::from_utf8_lossy(text));
    }
}

#[test]
fn grammar_is_that_of_rfc_8259() {
    let texts = [
        "",
        " ",
        "null",
        "nul",
        "nullx",
        "true",
        "tru",
        "0",
        "-0",
        "01",
        "-",
        "+1",
        "1.",
        ".1",
        "1.5",
        "1e5",
        "1E+5",
        "1e",
        "1e+",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "\"",
        "\"a\"",
        "\"\\q\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\t\"",
        "[",
        "]",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1 \"b\":2}",
        "[1]x",
        "// c\n1",
        "\u{FEFF}1",
        "\u{a0}1",
        "[\"\\ud83d\\ude00\"]",
        "[1}",
        "{\"a\":1]",
    ];
    for text in texts {
        check(text.as_bytes());
    }
    check(b"\"\xff\"");
    check(b"\"\xc3\"");
}

#[test]
fn half_a_surrogate_pair_is_a_problem_of_its_place() {
    let mut reader = JsonReader::new(br#"{"a":["x\ud800\u0041"]}"#);
    assert_eq!(reader.skip(&Path::Root), Ok(()));
    let found: Vec<_> = reader.problems.iter().map(|problem| (problem.pointer.as_str(), problem.at)).collect();
    assert_eq!(found, [("/a/0", 8)]);
}

#[test]
fn depth_128_is_read_and_129_is_not() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(accepts(nested(128).as_bytes()));
    let mut reader = JsonReader::new(nested(129).leak().as_bytes());
    assert_eq!(reader.skip(&Path::Root), Err(Box::new(ReadError { at: 128, mistake: ProblemKind::TooDeep })));
}

#[test]
fn a_repeated_key_is_found_however_it_is_escaped() {
    let mut reader = JsonReader::new(br#"{"id":1,"\u0069d":{"b":1,"b":2}}"#);
    assert_eq!(reader.skip(&Path::Root), Ok(()));
    let found: Vec<_> = reader.problems.iter().map(|problem| (problem.pointer.as_str(), problem.at)).collect();
    assert_eq!(found, [("/id/b", 25), ("/id", 8)]);
}

proptest! {
    #[test]
    fn accepts_what_serde_json_accepts(text in r#"[\[\]{},:"\\ue0-9a.+\-tfn \n]{0,24}"#) {
        check(text.as_bytes());
    }

    #[test]
    fn any_bytes_return(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = accepts(&bytes);
    }
}
