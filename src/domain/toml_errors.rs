//! Where a file that people write is no TOML: what the reader of TOML says, as data, and the place as people would look for it.

use std::ops::Range;

use crate::domain::problem::TomlError;

/// What is wrong by the words of the reader, and where.
#[must_use]
pub fn fault(text: &str, span: Range<usize>, words: &str) -> (TomlError, Range<usize>) {
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| words.starts_with(beginning));
    let found = text.get(span.clone()).unwrap_or_default();
    let (last, is_later_line) = last_before(text, span.start);
    let grammar = if begins(&["invalid basic string", "invalid literal string", "invalid multi-line"]) {
        return (TomlError::Quote, open_quote(text, span.start));
    } else if begins(&["unclosed table", "unclosed array table"]) {
        TomlError::Heading
    } else if begins(&["missing comma between array elements", "unclosed array"]) {
        if is_later_line { TomlError::Closing('[', ']') } else { TomlError::Comma }
    } else if begins(&["missing comma between key-value", "missing key for inline", "unclosed inline table"]) {
        if is_later_line { TomlError::Closing('{', '}') } else { TomlError::Comma }
    } else if begins(&["key with no value", "missing assignment"]) {
        if text.get(last.clone()) == Some(":") { TomlError::Colon } else { TomlError::Equals }
    } else if begins(&["missing value", "invalid value"]) || (begins(&["string values"]) && found.trim().is_empty()) {
        TomlError::Value
    } else if begins(&["string values must be quoted", "invalid boolean"]) {
        let is_curly = found.contains(['“', '”', '„', '«', '»', '‘', '’']);
        return (if is_curly { TomlError::CurlyQuote } else { TomlError::Unquoted(found.to_owned()) }, span);
    } else if begins(&["duplicate key"]) {
        let is_single = is_single_bracket(text, span.start, found);
        return (
            if is_single { TomlError::OneBracket(found.to_owned()) } else { TomlError::Twice(found.to_owned()) },
            span,
        );
    } else if begins(&["unexpected leading zero", "`_` may only", "redundant numeric sign"]) {
        let span = word(text, span.start);
        return (TomlError::Number(text.get(span.clone()).unwrap_or_default().to_owned()), span);
    } else if begins(&["invalid unquoted key"]) {
        return (TomlError::Key, visible(text, span));
    } else if begins(&["missing escaped value"]) {
        let is_behind = text.get(..span.start).is_some_and(|before| before.ends_with('\\'));
        let start = span.start - usize::from(is_behind);
        return (TomlError::Escape, start..span.end.max(start + 1));
    } else {
        return (TomlError::Other(words.to_owned()), visible(text, span));
    };
    // What is missing is missing behind what was written last.
    let is_between = matches!(
        grammar,
        TomlError::Closing(..) | TomlError::Heading | TomlError::Comma | TomlError::Value | TomlError::Colon
    );
    (grammar, if is_between { last } else { visible(text, span) })
}

/// The last character that was written before a place, and whether it is in an earlier line.
fn last_before(text: &str, at: usize) -> (Range<usize>, bool) {
    let before = text.get(..at).unwrap_or_default();
    let mut rest = before.trim_end();
    // A remark is no part of what was written.
    loop {
        let line = rest.rfind('\n').map_or(0, |end| end + 1);
        let Some(remark) = remark(rest.get(line..).unwrap_or_default()) else { break };
        rest = rest.get(..line + remark).unwrap_or_default().trim_end();
    }
    let start = rest.char_indices().next_back().map_or(0, |(start, _)| start);
    let is_later_line = before.get(rest.len()..).is_some_and(|between| between.contains('\n'));
    (start..rest.len(), is_later_line || at >= text.trim_end().len())
}

/// Where a remark begins in a line: at a `#` that does not stand in quotes.
fn remark(line: &str) -> Option<usize> {
    let mut in_quotes = false;
    line.char_indices().find_map(|(at, letter)| {
        in_quotes ^= letter == '"';
        (letter == '#' && !in_quotes).then_some(at)
    })
}

/// From the quote that was opened last in a line to the end of the line.
fn open_quote(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).unwrap_or_default().rfind(['"', '\'']).unwrap_or(at);
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length);
    start..end
}

/// Whether a table is written with one bracket where tables of its name have two.
fn is_single_bracket(text: &str, at: usize, name: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.ends_with('[') && !before.ends_with("[[") && text.contains(&format!("[[{name}]]"))
}

/// A place where there is something to see: to the end of the word, if it is empty.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    if !span.is_empty() {
        return span;
    }
    word(text, span.start)
}

/// From a place to the end of the word there.
fn word(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|letter: char| letter.is_whitespace() || ",]}=#".contains(letter)).unwrap_or(rest.len());
    at..at + end
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    // The reader of TOML has no codes: what is wrong is known by its words, which another version may change.

    /// The first fault of a text, and the words of the reader about it.
    fn first(text: &str) -> (String, TomlError) {
        let (_, faults) = DeTable::parse_recoverable(text);
        let first = faults.first().map(|fault| (fault.message().to_owned(), fault.span().unwrap_or_default()));
        let (words, span) = first.unwrap_or_default();
        let fault = fault(text, span, &words).0;
        (words, fault)
    }

    #[test]
    fn each_wording_is_one_that_the_reader_has() {
        let cases = [
            ("invalid basic string", "a = \"x\n"),
            ("invalid literal string", "a = 'x\n"),
            ("invalid multi-line", "a = \"\"\"x\n"),
            ("unclosed table", "[a\n"),
            ("unclosed array table", "[[a\n"),
            ("missing comma between array elements", "a = [\"x\" \"y\"]\n"),
            ("unclosed array", "a = [1\n"),
            ("missing comma between key-value", "a = { b = \"x\" \"y\" }\n"),
            ("missing key for inline", "a = { [ }\n"),
            ("unclosed inline table", "a = { b = 1\n"),
            ("key with no value", "a\n"),
            ("missing assignment", "a = { b \"x\" }\n"),
            ("missing value", ".a\n"),
            ("invalid value", "a = \"\\uD800\"\n"),
            ("string values", "a =\n"),
            ("string values must be quoted", "a = x\n"),
            ("invalid boolean", "a = trux\n"),
            ("duplicate key", "a = 1\na = 2\n"),
            ("unexpected leading zero", "a = 01\n"),
            ("`_` may only", "a = 1_\n"),
            ("redundant numeric sign", "a = ++1\n"),
            ("invalid unquoted key", "é = 1\n"),
            ("missing escaped value", "a = \"\\q\"\n"),
        ];
        for (wording, text) in cases {
            let (words, fault) = first(text);
            assert!(words.starts_with(wording), "{text:?}: {words}");
            assert!(!matches!(fault, TomlError::Other(_)), "{text:?}: {words}");
        }
    }

    #[test]
    fn a_date_that_is_none_has_the_wording_by_which_it_is_known() {
        let cases = [
            ("invalid date", "a = 2024-13-01\n"),
            ("invalid time", "a = 24:00:00\n"),
            ("invalid offset", "a = 2024-01-01T00:00:00+99:00\n"),
        ];
        for (wording, text) in cases {
            assert!(first(text).0.starts_with(wording), "{text:?}");
        }
    }
}
