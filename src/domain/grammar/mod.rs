//! What sentences are made of in each language: two columns, lists, quotations, and how a date is said.
//!
//! The words of others stand in backticks; they are escaped where they are printed.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Range;

use crate::domain::doubts::Doubts;
use crate::domain::part::Part as _;
use crate::domain::text::{Lang, beginning, quotation};

pub mod country_names;
pub mod date_words;
pub mod number_words;

/// One sentence in both languages, the English and the French column: as a text of its own, or written behind another.
macro_rules! say {
    ($lang:expr, $en:literal, $fr:literal) => {
        match $lang {
            $crate::domain::text::Lang::En => format!($en),
            $crate::domain::text::Lang::Fr => format!($fr),
        }
    };
    ($out:expr, $lang:expr, $en:literal, $fr:literal) => {
        match $lang {
            $crate::domain::text::Lang::En => ::std::fmt::Write::write_fmt($out, format_args!($en)),
            $crate::domain::text::Lang::Fr => ::std::fmt::Write::write_fmt($out, format_args!($fr)),
        }
    };
}
pub(crate) use say;

/// Words of a closed list, English beside French: the enum, and what each of its members is called. A language that is
/// missing does not compile.
macro_rules! catalogue {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($(#[$doc:meta])* $entry:ident $en:literal $fr:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name {
            $($(#[$doc])* $entry,)*
        }

        impl $name {
            /// What it is called.
            #[must_use]
            $visibility const fn text(self, lang: $crate::domain::text::Lang) -> &'static str {
                match self {
                    $(Self::$entry => $crate::domain::grammar::phrase(lang, $en, $fr),)*
                }
            }
        }
    };
}
pub(crate) use catalogue;

/// One word or fixed text in both languages, the English and the French column.
#[must_use]
pub const fn phrase(lang: Lang, en: &'static str, fr: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Fr => fr,
    }
}

/// What stands for the further entries of a list that is not complete: of what it is, in English and in French.
pub fn further_entry(out: &mut impl fmt::Write, lang: Lang, [en, fr]: [&str; 2]) -> fmt::Result {
    say!(out, lang, "the list of {en} may be incomplete", "la liste des {fr} est peut-être incomplète")
}

/// What is between a heading and what it is about.
#[must_use]
pub const fn colon(lang: Lang) -> &'static str {
    phrase(lang, ": ", "\u{a0}: ")
}

/// What is between two sentences in one line.
#[must_use]
pub const fn semicolon(lang: Lang) -> &'static str {
    phrase(lang, "; ", "\u{a0}; ")
}

/// What an entry is called whose name is not given, by what the file states of that: the words for one that is not stated and
/// for one that is not understood.
pub fn unnamed<T>(
    lang: Lang,
    doubts: &Doubts<'_, T>,
    name: &str,
    absent: [&'static str; 2],
    unreadable: [&'static str; 2],
) -> &'static str {
    let [en, fr] = if doubts.is_further() {
        ["an entry that is not stated", "un élément non indiqué"]
    } else if doubts.is_whole() {
        ["an entry that is not understood", "un élément non reconnu"]
    } else if doubts.is_unreadable(name) {
        unreadable
    } else {
        absent
    };
    phrase(lang, en, fr)
}

/// `a, b or c`.
pub fn one_of(lang: Lang, words: impl Iterator<Item: Borrow<str>>) -> String {
    enumerated(words, phrase(lang, "or", "ou"))
}

/// `a, b and c`.
pub fn every(lang: Lang, words: impl Iterator<Item: Borrow<str>>) -> String {
    enumerated(words, phrase(lang, "and", "et"))
}

/// Words of which a conjunction is before the last one.
pub fn enumerated(words: impl Iterator<Item: Borrow<str>>, last: &str) -> String {
    let words: Vec<_> = words.collect();
    match words.split_last() {
        Some((word, rest)) if !rest.is_empty() => format!("{} {last} {}", rest.join(", "), word.borrow()),
        _ => words.concat(),
    }
}

/// Whether a French article or `de` loses its vowel before a word.
#[must_use]
pub fn is_elided_before(word: &str) -> bool {
    word.starts_with(|letter| "AEIOUÅÉÎaeiouéîœ".contains(letter)) || word.starts_with("hébreu")
}

/// `de B2`, `d'A1`.
pub fn french_of(word: &str) -> impl fmt::Display {
    fmt::from_fn(move |out| write!(out, "{}{word}", if is_elided_before(word) { "d'" } else { "de " }))
}

/// The words of somebody else, in backticks; of a long text the beginning. A backtick among them, which would end them,
/// becomes an apostrophe.
#[must_use]
pub fn quoted(text: &str) -> String {
    in_backticks(text).to_string()
}

/// The same within a sentence.
pub fn in_backticks(text: &str) -> impl fmt::Display {
    const LENGTH: usize = 60;
    fmt::from_fn(move |out| {
        let text = text.trim();
        out.write_str("`")?;
        // What has no more bytes than that has no more characters.
        let text = if text.len() <= LENGTH { Cow::Borrowed(text) } else { beginning(text, LENGTH) };
        let mut pieces = text.split('`');
        out.write_str(pieces.next().unwrap_or_default())?;
        for piece in pieces {
            write!(out, "'{piece}")?;
        }
        out.write_str("`")
    })
}

/// Where in a text stand the sentences that were said one after the other.
#[derive(Default)]
pub struct SentencePositions(Vec<Range<usize>>);

impl SentencePositions {
    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether a sentence needs not be said, because it was, or because it says nothing.
    pub fn holds(&self, out: &str, sentence: &str) -> bool {
        sentence.is_empty() || self.0.iter().any(|said| out.get(said.clone()) == Some(sentence))
    }

    /// Writes one more sentence, and what is between two of them, unless it was said.
    pub fn add(
        &mut self,
        out: &mut String,
        between: &str,
        write: impl FnOnce(&mut String) -> fmt::Result,
    ) -> fmt::Result {
        let end = out.len();
        if self.count() > 0 {
            out.push_str(between);
        }
        let from = out.len();
        write(out)?;
        if self.holds(out, out.part(from..)) {
            out.truncate(end);
        } else {
            self.0.push(from..out.len());
        }
        Ok(())
    }
}

/// The words of the notice, in quotation marks; the marks among them become inner ones.
#[must_use]
pub fn clause(lang: Lang, clause: &str) -> String {
    let mut clause = quotation(clause);
    let inner = match lang {
        Lang::En => [("“", "‘"), ("”", "’")].as_slice(),
        Lang::Fr => &[("«\u{a0}", "“"), ("\u{a0}»", "”"), ("«", "“"), ("»", "”")],
    };
    for (mark, inner) in inner {
        if clause.contains(mark) {
            clause = Cow::Owned(clause.replace(mark, inner));
        }
    }
    say!(lang, "“{clause}”", "«\u{a0}{clause}\u{a0}»")
}
