//! The words, numbers and brackets of a label.

use unicode_normalization::char::is_combining_mark;

use crate::domain::level_labels::CertificateScore;
use crate::domain::names::normalise;

/// A word or a number of a label. The normal forms of all of them, with spaces between them, are that of the label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its normal form: of a number such as `7.5/9` several words.
    pub(super) normal: String,
    /// The number that it is, without the maximum behind a slash.
    pub(super) score: Option<CertificateScore>,
    /// Whether a bracket opens before it or closes behind it.
    pub(super) is_in_brackets: bool,
    /// Whether a slash stands before it, so that a number is a maximum.
    pub(super) is_behind_slash: bool,
}

/// Letters and digits that stand together, with what stands before them.
struct LetterRun<'l> {
    before: &'l str,
    letters: &'l str,
}

/// The words and numbers of a label, in its order.
pub(super) fn tokens(label: &str) -> Vec<Token> {
    let (runs, end) = runs(label);
    let mut tokens = Vec::with_capacity(runs.len());
    let mut rest = runs.as_slice();
    while let Some((first, following)) = rest.split_first() {
        rest = following;
        let mut normal = normalise(first.letters);
        let score = number(first.letters, &mut normal, &mut rest);
        if score.is_some() {
            // A maximum, which may have decimals too.
            if let [slash, following @ ..] = rest
                && slash.before.trim() == "/"
                && is_digits(slash.letters)
            {
                rest = following;
                let mut maximum = normalise(slash.letters);
                let _ = number(slash.letters, &mut maximum, &mut rest);
                normal = normal + " " + &maximum;
            }
        }
        let behind = rest.first().map_or(end, |next| next.before);
        let before = first.before.trim_end();
        if !normal.is_empty() {
            tokens.push(Token {
                normal,
                score,
                is_in_brackets: before.ends_with(['(', '[']) || behind.trim_start().starts_with([')', ']']),
                is_behind_slash: before.ends_with('/'),
            });
        }
    }
    tokens
}

/// The number that begins with these digits; its decimals are taken from the rest.
fn number(digits: &str, normal: &mut String, rest: &mut &[LetterRun<'_>]) -> Option<CertificateScore> {
    if !is_digits(digits) {
        return None;
    }
    if let [point, following @ ..] = *rest
        && matches!(point.before, "." | ",")
        && is_digits(point.letters)
    {
        *rest = following;
        *normal = format!("{normal} {}", point.letters);
        return CertificateScore::read(&format!("{digits}.{}", point.letters));
    }
    CertificateScore::read(digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The runs of letters and digits, and what stands behind the last.
fn runs(label: &str) -> (Vec<LetterRun<'_>>, &str) {
    let is_letter = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
    let (mut runs, mut rest) = (Vec::new(), label);
    while let Some(start) = rest.find(is_letter) {
        let (before, following) = rest.split_at(start);
        let length = following.find(|letter| !is_letter(letter)).unwrap_or(following.len());
        let (letters, following) = following.split_at(length);
        runs.push(LetterRun { before, letters });
        rest = following;
    }
    (runs, rest)
}

/// A label without its brackets, and what each of the outermost holds; `None` if there are none. What opens and does not
/// close, or closes and has not opened, is punctuation.
pub(super) fn brackets(label: &str) -> Option<(String, Vec<&str>)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::<(usize, usize)>::new());
    for (place, letter) in label.char_indices() {
        match letter {
            '(' | '[' => open.push(place),
            ')' | ']' => {
                let Some(start) = open.pop() else { continue };
                while pairs.pop_if(|(inner, _)| *inner > start).is_some() {}
                pairs.push((start, place));
            }
            _ => {}
        }
    }
    let (mut outside, mut inside, mut end) = (String::with_capacity(label.len()), Vec::new(), 0);
    for (start, close) in pairs {
        outside = outside + label.get(end..start)? + " ";
        inside.push(label.get(start + 1..close)?);
        end = close + 1;
    }
    outside.push_str(label.get(end..)?);
    (!inside.is_empty()).then_some((outside, inside))
}
