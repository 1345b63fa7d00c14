//! Numbers in sentences.

use std::fmt;

use crate::domain::grammar::say;
use crate::domain::part::Part as _;
use crate::domain::text::Lang;

/// A number in a sentence: with the decimal comma and the narrow no-break space between thousands of French, or the point
/// and the comma of English.
///
/// ```
/// use eligible::internal::domain::grammar::number_words::number;
/// use eligible::internal::domain::text::Lang;
/// assert_eq!(number(Lang::Fr, "1286.09"), "1\u{202f}286,09");
/// assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
/// assert_eq!(number(Lang::Fr, -0.5), "-0,5");
/// ```
pub fn number(lang: Lang, number: impl fmt::Display) -> String {
    let (point, thousands) = match lang {
        Lang::En => ('.', ','),
        Lang::Fr => (',', '\u{202f}'),
    };
    let written = number.to_string();
    let whole_end = written.find(|letter: char| !letter.is_ascii_digit() && letter != '-').unwrap_or(written.len());
    let (whole, rest) = (written.part(..whole_end), written.part(whole_end..));
    let mut text = String::with_capacity(written.len() + 4);
    for (index, digit) in whole.char_indices() {
        let follows_digit = text.ends_with(|letter: char| letter.is_ascii_digit());
        if follows_digit && (whole.len() - index).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    text.extend(rest.chars().map(|letter| if letter == '.' { point } else { letter }));
    text
}

/// A number of bytes, in megabytes where these are whole.
#[must_use]
pub fn bytes(lang: Lang, count: usize) -> String {
    const MEGABYTE: usize = 1_000_000;
    if count > 0 && count.is_multiple_of(MEGABYTE) {
        let megabytes = count / MEGABYTE;
        say!(lang, "{megabytes} MB", "{megabytes}\u{a0}Mo")
    } else {
        say!(lang, "{count} bytes", "{count}\u{a0}octets")
    }
}
