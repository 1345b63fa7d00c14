//! What in the applicant's file an outcome rests on: the places and the values there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::domain::applicant::{Item, List, entry_place};
use crate::domain::calendar::PartialDate;
use crate::domain::location::{Located, Location};

/// What is in the applicant's file.
#[derive(Clone, Copy)]
pub enum EvidenceValue<'v> {
    /// A text as it was written, or a word for it.
    Text(&'v str),
    /// A date as it was written.
    Date(PartialDate),
    /// A text as it was written, which a blind report does not show.
    Protected(&'v str),
    /// What else is not kept as it was written.
    Shown(&'v dyn fmt::Display),
}

/// Where the values are given, each place once.
pub struct Collected<'l> {
    /// The places that were given, as long as they are few.
    few: &'l mut Vec<usize>,
    /// All of them, where they are many.
    many: HashSet<usize>,
    /// How often there was a value to give, also where it had been given.
    pub(super) visited: usize,
    give: &'l mut dyn FnMut(Location, EvidenceValue<'_>),
}

impl<'l> Collected<'l> {
    /// Where nothing is given yet. `seen` is a list to work with, whose content does not matter.
    pub(super) fn new(seen: &'l mut Vec<usize>, give: &'l mut dyn FnMut(Location, EvidenceValue<'_>)) -> Self {
        seen.clear();
        Self { few: seen, many: HashSet::new(), visited: 0, give }
    }

    /// Gives a value.
    pub fn push(&mut self, location: Location, value: EvidenceValue<'_>) {
        self.visited += 1;
        if self.is_new(location.at) {
            (self.give)(location, value);
        }
    }

    /// Whether nothing was given of this place. Two values never begin at the same byte.
    fn is_new(&mut self, at: usize) -> bool {
        // Few are looked through faster than a set answers.
        const MAX_VALUES: usize = 32;
        if self.few.len() < MAX_VALUES {
            let is_new = !self.few.contains(&at);
            if is_new {
                self.few.push(at);
            }
            return is_new;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.iter());
        }
        self.many.insert(at)
    }

    /// A field of a list entry, where it is stated.
    pub fn field<T>(
        &mut self,
        (section, index): (&'static str, usize),
        field: &'static str,
        stated: Option<&Located<T>>,
        show: impl for<'v> FnOnce(&'v T) -> EvidenceValue<'v>,
    ) {
        if let Some(stated) = stated {
            self.push(entry_place(section, index, stated.at, field, Some(stated)), show(&stated.value));
        }
    }
}

/// A text as the applicant wrote it.
#[expect(clippy::ptr_arg, reason = "it is given as a function for values of this type")]
pub fn as_written<'v>(text: &'v Cow<'_, str>) -> EvidenceValue<'v> {
    EvidenceValue::Text(text)
}

/// A truth value as JSON writes it.
pub const fn yes_or_no(value: bool) -> EvidenceValue<'static> {
    EvidenceValue::Text(if value { "true" } else { "false" })
}

/// What is not kept as it was written.
pub fn shown(value: &impl fmt::Display) -> EvidenceValue<'_> {
    EvidenceValue::Shown(value)
}

/// A list of texts in one line.
pub fn texts(list: &List<Item<'_>>) -> impl fmt::Display {
    fmt::from_fn(|out| {
        let all: Vec<_> = list.entries.iter().map(|item| item.text.value.as_ref()).collect();
        write!(out, "[{}]", all.join(", "))
    })
}

/// The place of a field of an object of the record.
pub const fn place_in(section: &'static str, field: &'static str, at: usize) -> Location {
    Location { section, index: None, field: Some(field), at }
}
