//! One corpus of texts that strangers may write, as values and as names of files.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

/// Texts that would be something else than text if they were not escaped, each for another reader.
pub(crate) const TEXTS: [&str; 62] = [
    // Terminals: colours, links (OSC 8), the clipboard (OSC 52), the 8-bit form, a bell, a carriage return.
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]8;;https://example.org\u{7}x\u{1b}]8;;\u{7}",
    "\u{1b}]52;c;cm0=\u{1b}\\\u{9b}2J",
    "a\rb\u{8}c",
    // What turns the direction of a text, or is invisible.
    "\u{202e}txt.exe\u{2066}\u{200b}\u{feff}\u{ad}\u{e0001}",
    "\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}\u{fffd}",
    "\u{2028}x\u{2029}\u{85}",
    // Formulas of spreadsheets, also with full-width signs, behind white space, and in quotes.
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}x",
    "'=1+1",
    "{=1+1}",
    "=x, y: z;  'q' \"r\" `s`",
    // What spreadsheets take for a link, a number, a truth, an escape.
    "https://evil.example/?a=1&b=<2>",
    "mailto:a@b.example",
    "internal:run!A1",
    "file:///etc/passwd",
    "12345",
    "1e9",
    "TRUE",
    "_x0041_ _x000D_",
    " leading and trailing ",
    // Markup.
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "\"onload=\"alert(1)",
    "' onmouseover='alert(1)",
    "<!--",
    "]]>&lt;b&gt;&#60;i>{{7*7}}",
    "</title></style></table><svg/onload=alert(1)>",
    "]]><![CDATA[ <!-- & &#0; &amp; --> <?xml?>",
    "<f>1+1</f>]]>&amp;",
    // Markdown, and what programs like GitHub link.
    "*a* _b_ **c** ~~d~~ `e` ``f`` <b>g</b> <!-- h",
    "[a](https://x.example) ![b](c) [^1] [x]: y <https://x.example>",
    "@octocat #12 GH-12 a/b#1 a@b.example www.x.example https://x.example/?a|b`c\\d",
    "| a | b \\| c \\\\| d |",
    "# a",
    "1. a",
    "---",
    "```",
    "    code",
    ":smile: :100: :+1: 12:30:45 $x$ $$y$$",
    // Workflows, and the messages of SARIF.
    "a\n::error::x\r\n::stop-commands::y",
    "::error file=a,line=1::x",
    "##[error]x ##[group]",
    "100%0A::set-output name=x::y%25",
    "{0} {{1}} {-1} [a](https://example.org) [b](0) \\[c\\]",
    // Widths of columns: combining marks, right to left, CJK, emoji.
    "e\u{301}\u{302}\u{303}\u{304}",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{645}\u{631}\u{62d}\u{628}\u{627}",
    "中文字 한국어 日本語",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f600}\u{1f3fd}",
    // Names of files.
    "..",
    "\u{0}\u{1}\u{1f}\u{7f}x",
];

/// All of them, and one of each control character.
pub(crate) fn texts() -> Vec<String> {
    let controls = (0..0x20).filter_map(char::from_u32).collect();
    TEXTS.iter().map(|text| (*text).to_owned()).chain([controls]).collect()
}

/// A record with a text everywhere where an applicant may write one.
pub(crate) fn record_of(text: &str) -> Value {
    json!({
        "id": text, "name": text, "nationalities": [text], "date_of_birth": "2000-01-01",
        "education": [{"level": "bachelor", "status": "completed", "field": text, "end": "2020-01-01"}],
        "languages": [{"language": text, "level": text}],
        "it_skills": [{"name": text, "level": text}],
        "experience": [{"employer": text, "sector": "other", "start": "2020-01-01"}],
        "competencies": [{"competency": "Teamwork", "evidence": text}],
        "documents": [{"kind": "qualification", "language": text}],
        "application": {"vacancy": text, "other_vacancies": [text]},
        text: 1,
    })
}

/// A record with the text where something else has to stand.
pub(crate) fn invalid_of(text: &str) -> Value {
    json!({"id": text, "name": text, "date_of_birth": text, "education": [{"level": text}], "nationalities": {text: text}})
}

/// The text in a line that is no JSON.
fn broken_of(text: &str) -> String {
    format!("{{\"id\": {}", Value::from(text))
}

/// All of the corpus as lines, with what cannot be written as text: half of a surrogate pair, a name of a megabyte.
pub(crate) fn lines() -> String {
    let texts = texts();
    let records = texts.iter().map(|text| record_of(text)).chain(texts.iter().map(|text| invalid_of(text)));
    let mut lines: Vec<_> = records.map(|record| record.to_string()).collect();
    lines.extend(texts.iter().map(|text| broken_of(text)));
    lines.push(r#"{"id": "\ud800", "name": "\udc00x"}"#.to_owned());
    lines.push(json!({"id": "long", "name": "né".repeat(350_000)}).to_string());
    lines.join("\n")
}

/// A folder with a file for each name that the system takes.
pub(crate) fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for text in texts() {
        let name: String = text.chars().filter(|letter| !matches!(letter, '\0' | '/')).take(60).collect();
        let file = folder.path().join(format!("{name}.json"));
        let _ = fs::write(file, r#"{"name": "x"}"#);
    }
    folder
}
