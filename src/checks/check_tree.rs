//! The tree of a check: the checks within it, how it is made of them, and where each of them is in the rules file.
//!
//! Whoever looks into checks walks here: what is asked for, what the tests of rules cover, which small changes they notice, and
//! what `rules lint` can prove. A kind that is made of checks says which they are ([`Kind::children`]); any other has none.
//!
//! [`Kind::children`]: crate::checks::kind::Kind::children

use std::fmt;

use crate::checks::Node;

/// A step from a table of a rules file to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlStep {
    /// The value of a key.
    Key(&'static str),
    /// The value of a key that the file chose.
    Named(String),
    /// An entry of a list, from 0.
    Index(usize),
}

/// The way to a part from the table of its criterion, as `check.any[0].education.any[2].degree`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckPath(pub Vec<TomlStep>);

impl fmt::Display for CheckPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                TomlStep::Key(key) if number == 0 => write!(f, "{key}")?,
                TomlStep::Key(key) => write!(f, ".{key}")?,
                TomlStep::Named(key) => write!(f, ".{key}")?,
                TomlStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// How a check is made of those within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combinator {
    /// Of nothing.
    Alone,
    Any,
    All,
    Not,
    AtLeast(usize),
    /// A question for a person: met becomes unclear.
    Capped,
    /// One entry of a list fits, of whose checks any is enough, or all are asked.
    Entries(EntriesFit),
    /// Of conditions, each before what is asked where it holds, and last what is asked else; or without that.
    When(bool),
    /// Of what is asked of each nationality; all of them, or some.
    ByNationality(bool),
}

/// Which of the checks on one entry have to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntriesFit {
    Any,
    All,
}

/// The checks within a check.
#[derive(Debug)]
pub struct Children<'c> {
    /// How it is made of them.
    pub combinator: Combinator,
    /// Each with the steps to it, from the value of the kind of the whole.
    pub each: Vec<(Vec<TomlStep>, Node<'c>)>,
}

impl Children<'_> {
    /// Those of a check that is made of nothing else.
    pub const NONE: Self = Self { combinator: Combinator::Alone, each: Vec::new() };
}
