//! The line of a file around a spot, as much of it as a terminal is wide, safe to print.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::domain::part::Part as _;
use crate::intake::document::BYTE_ORDER_MARK;
use crate::report::escape;

/// So many bytes on either side of a spot are looked at, however long its line is.
const REACH: usize = 600;
/// Stands for what was left out.
const LEFT_OUT: char = '…';

/// A spot in its line. What a terminal would obey or hide is escaped; bytes that are no UTF-8 are shown as `\xE9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    above: Option<String>,
    before: String,
    spot: String,
    after: String,
}

/// An excerpt cut to some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// The line, and the one above where it is shown.
    pub text: String,
    /// The spot in it, in bytes.
    pub span: Range<usize>,
    /// The column, from 0, at which the spot ends.
    pub end: usize,
    /// Whether the line above is shown.
    pub has_above: bool,
}

impl Excerpt {
    /// The excerpt around some bytes of a text; what lies beyond the end of their line does not belong to it. The line
    /// above is shown where it may explain the spot, and nothing is before that in its own line.
    #[must_use]
    pub fn new(text: &[u8], spot: Range<usize>, with_above: bool) -> Self {
        let start = spot.start.min(text.len());
        let line = line_around(text, start);
        let end = spot.end.clamp(start, line.end);
        let bytes = |range: Range<usize>| text.get(range).unwrap_or_default();
        let cut = |location: usize| if is_inside_line(text, location) { LEFT_OUT.to_string() } else { String::new() };
        let before = cut(line.start) + &shown(bytes(line.start..start), true);
        let (marked, after) = (shown(bytes(start..end), false), shown(bytes(end..line.end), true));
        // What is left out belongs to the spot where that goes on.
        let (marked, after) =
            if spot.end > end { (marked + &cut(line.end), after) } else { (marked, after + &cut(line.end)) };
        let above = (with_above && before.trim().is_empty()).then(|| line_above(text, line.start)).flatten();
        Self { above, before, spot: marked, after }
    }

    /// As much as fits into so many columns; a label of some columns beside the spot gets room where the line is cut.
    #[must_use]
    pub fn fit(&self, columns: usize, label: usize) -> Fitted {
        let spot = match beginning(&self.spot, columns * 2 / 3) {
            // At the end of a line there is nothing to underline.
            spot if spot.is_empty() => " ".to_owned(),
            spot => spot,
        };
        let rest = columns.saturating_sub(width(&spot));
        let after_width = width(&self.after);
        let mut room = rest.saturating_sub(after_width).max(rest / 2);
        if width(&self.before) + after_width > rest && label < rest {
            room = room.min(rest - label);
        }
        let before = ending(&self.before, room);
        let after = beginning(&self.after, rest.saturating_sub(width(&before)));
        let end = width(&before) + width(&spot);
        let above = self.above.as_deref().map(|above| beginning(above, columns) + "\n");
        let start = above.as_ref().map_or(0, String::len) + before.len();
        let (has_above, span) = (above.is_some(), start..start + spot.len());
        let text = above.unwrap_or_default() + &before + &spot + after.trim_end();
        Fitted { text, span, end, has_above }
    }
}

/// The columns that a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> usize {
    letter.width().unwrap_or(1)
}

/// The line around an offset, without its end and without a byte order mark; of a very long one a part.
fn line_around(text: &[u8], at: usize) -> Range<usize> {
    let is_inside = |location: usize| text.get(location).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut start = at.saturating_sub(REACH);
    match memchr::memrchr(b'\n', text.part(start..at)) {
        Some(end) => start += end + 1,
        None if start == 0 && text.starts_with(BYTE_ORDER_MARK) => start = BYTE_ORDER_MARK.len().min(at),
        None => start = (start..at).find(|location| *location == 0 || !is_inside(*location)).unwrap_or(at),
    }
    let reached = at.saturating_add(2 * REACH).min(text.len());
    let mut end = match memchr::memchr(b'\n', text.part(at..reached)) {
        Some(length) => at + length,
        None => (at..=reached).rev().find(|location| !is_inside(*location)).unwrap_or(reached),
    };
    if end > at && !is_inside_line(text, end) && text.get(end - 1) == Some(&b'\r') {
        end -= 1;
    }
    start..end
}

/// Whether a place is neither the beginning nor the end of a line.
fn is_inside_line(text: &[u8], location: usize) -> bool {
    let is_beginning = text.get(..location).is_none_or(|before| before.is_empty() || before.ends_with(b"\n"));
    let is_end = text.get(location..).is_none_or(|rest| matches!(rest, [] | [b'\n' | b'\r', ..]));
    !is_beginning && !is_end && text.get(..location) != Some(BYTE_ORDER_MARK)
}

/// The line that ends before an offset, where it holds something.
fn line_above(text: &[u8], line_start: usize) -> Option<String> {
    let end = line_start.checked_sub(1).filter(|end| text.get(*end) == Some(&b'\n'))?;
    let line = line_around(text, end);
    let cut = if is_inside_line(text, line.start) { LEFT_OUT.to_string() } else { String::new() };
    let shown = shown(text.get(line)?, true);
    let shown = shown.trim_end().trim_end_matches("\\r");
    (!shown.trim().is_empty()).then(|| cut + shown)
}

/// Bytes as they may be printed; tabs as four blanks, unless they are what the excerpt is about.
fn shown(bytes: &[u8], tabs_are_space: bool) -> String {
    let mut shown = String::new();
    for chunk in bytes.utf8_chunks() {
        for (number, part) in chunk.valid().split('\t').enumerate() {
            if number > 0 {
                shown.push_str(if tabs_are_space { "    " } else { "\\t" });
            }
            let part = escape::visible(part);
            if tabs_are_space {
                shown.push_str(&part);
            } else {
                // A space that is what the excerpt is about would not be seen.
                part.chars().for_each(|letter| match letter {
                    ' ' => shown.push(' '),
                    space if space.is_whitespace() => shown.extend(space.escape_unicode()),
                    other => shown.push(other),
                });
            }
        }
        for byte in chunk.invalid() {
            // Writing to a string does not fail.
            let _ = write!(shown, "\\x{byte:02X}");
        }
    }
    shown
}

/// The first columns of a text.
fn beginning(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut taken = 1;
    let kept = text.chars().take_while(|letter| {
        taken += letter_width(*letter);
        taken <= columns
    });
    kept.chain([LEFT_OUT]).take(columns).collect()
}

/// The last columns of a text.
fn ending(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut taken = 1;
    let kept = text.char_indices().rev().take_while(|(_, letter)| {
        taken += letter_width(*letter);
        taken <= columns
    });
    let start = kept.last().map_or(text.len(), |(start, _)| start);
    let kept = text.part(start..);
    if columns == 0 { String::new() } else { format!("{LEFT_OUT}{kept}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The line as it is printed, with the spot between angle brackets.
    fn check(text: &[u8], spot: Range<usize>, columns: usize, expected: &str) {
        let Fitted { mut text, span, .. } = Excerpt::new(text, spot, true).fit(columns, 0);
        text.insert(span.end, '>');
        text.insert(span.start, '<');
        assert_eq!(text, expected);
    }

    #[test]
    fn a_line_is_cut_around_the_spot() {
        check(b"one\ntwo three\nfour", 8..13, 80, "two <three>");
        check(b"one two three four five", 8..13, 23, "one two <three> four five");
        check(b"one two three four five", 8..13, 15, "…two <three> fou…");
        check(b"one two three four five", 0..3, 15, "<one> two three …");
        check(b"one two three four five", 19..23, 15, "…hree four <five>");
        check(b"onetwothree four", 0..11, 12, "<onetwot…> fo…");
    }

    #[test]
    fn a_line_of_any_length_is_cut() {
        let long = format!("{}\"x\"{}\n", "é".repeat(5000), "ü".repeat(5000));
        check(long.as_bytes(), 10_000..10_003, 13, "…éééé<\"x\">üüüü…");
        check(long.as_bytes(), 0..10_000, 9, "<ééééé…>");
    }

    #[test]
    fn ends_of_lines_and_marks_are_not_shown() {
        check(b"\xEF\xBB\xBF{\"a\"\r\n}", 3..4, 80, "<{>\"a\"");
        check(b"a\r\n\tb\tc\r\n", 4..5, 80, "a\n    <b>    c");
        check(b"a\r\n\tb\tc\r\n", 5..6, 80, "    b<\\t>c");
        check(b"ab\r\nc", 2..3, 80, "ab< >");
        check(b"ab\n", 3..3, 80, "ab\n< >");
        check(b"", 0..0, 80, "< >");
    }

    #[test]
    fn what_is_unsafe_or_no_utf_8_is_escaped() {
        check(b"Zo\xEB \xE2\x80\xAE!", 2..3, 80, "Zo<\\xEB> \\u{202e}!");
    }

    proptest! {
        #[test]
        fn it_fits_and_is_safe(
            text in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b'a')], 0..2000),
            start in 0_usize..2100, length in 0_usize..900, columns in 1_usize..200, label in 0_usize..99,
        ) {
            let fitted = Excerpt::new(&text, start..start + length, true).fit(columns, label);
            prop_assert!(fitted.text.get(fitted.span.clone()).is_some_and(|spot| !spot.is_empty()));
            for line in fitted.text.split('\n') {
                prop_assert!(width(line) <= columns, "{columns}: {line}");
                prop_assert_eq!(escape::visible(line), line);
            }
        }
    }
}
