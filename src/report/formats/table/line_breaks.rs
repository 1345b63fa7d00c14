//! Where an id or a name may go on in a new line of its cell: at a blank or behind a sign between words, never within a word;
//! and where it is cut if it may not go on.

use unicode_width::UnicodeWidthStr as _;

/// What is between the words of ids, names and names of files.
const BETWEEN: &[char] = &['-', '_', '.', ',', ':', '/', '\\', '@'];

/// The columns that a text takes, of several lines the widest.
pub(super) fn width(text: &str) -> u16 {
    let of = |line: &str| u16::try_from(line.width()).unwrap_or(u16::MAX);
    text.lines().map(of).max().unwrap_or(0)
}

/// The columns that a text needs at least if none of its words is broken. What stands between two blanks and is no wider than
/// `comfortable` stays whole, for an id of a few signs reads badly in pieces.
pub(super) fn least_width(text: &str, comfortable: u16) -> u16 {
    let of = |word: &str| {
        let pieces = word.split_inclusive(BETWEEN).map(width);
        pieces.max().unwrap_or(0).max(width(word).min(comfortable))
    };
    text.split(' ').map(of).max().unwrap_or(0)
}

/// The text in lines of at most this width, as far as its words allow; at blanks if possible.
pub(super) fn broken(text: &str, widest: u16) -> String {
    let pieces = text.split_inclusive(' ').flat_map(|word| {
        let fits = width(word.trim_end()) <= widest;
        if fits { vec![word] } else { word.split_inclusive(BETWEEN).collect() }
    });
    let mut lines = vec![String::new()];
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if width(&format!("{line}{}", piece.trim_end())) <= widest => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    let lines = lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The text in one line of at most this width; of a longer one the beginning.
pub(super) fn cut(text: &str, widest: u16) -> String {
    if width(text) <= widest {
        return text.to_owned();
    }
    let mut beginning = String::new();
    for letter in text.chars() {
        if width(&format!("{beginning}{letter}…")) > widest {
            break;
        }
        beginning.push(letter);
    }
    format!("{}…", beginning.trim_end())
}
