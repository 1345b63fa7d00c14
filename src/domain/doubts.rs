//! What a file states that is not one value: a word that may mean several, or a value that cannot be understood.

use std::marker::PhantomData;

/// What is stated of a field, but is not one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The key of the field.
    pub field: &'static str,
    /// The offset of the value.
    pub at: usize,
    /// Whether it cannot be understood, and may be anything that the field allows; else it may mean several things.
    pub is_unreadable: bool,
}

/// What an object states that is not one value: its own fields hold nothing there, as if it were not stated, and each
/// of the variants holds one of the values that it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubts<'a, T> {
    all: Option<Box<(Vec<Doubt>, Vec<T>)>>,
    /// An object whose own fields borrow nothing would use its lifetime nowhere but here.
    marker: PhantomData<&'a str>,
}

impl<T> Default for Doubts<'_, T> {
    fn default() -> Self {
        Self { all: None, marker: PhantomData }
    }
}

impl<T> Doubts<'_, T> {
    /// Of these fields, and what the object may be in all.
    #[must_use]
    pub fn new(fields: Vec<Doubt>, variants: Vec<T>) -> Self {
        Self { all: (!fields.is_empty()).then(|| Box::new((fields, variants))), marker: PhantomData }
    }

    /// What is stated of a field, where that is not one value.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Doubt> {
        self.all.as_ref()?.0.iter().find(|doubt| doubt.field == field)
    }

    /// The object with each of the values that it may have; the object itself where they are no question.
    #[must_use]
    pub fn variants<'s>(&'s self, object: &'s T) -> &'s [T] {
        match &self.all {
            Some(all) if !all.1.is_empty() => &all.1,
            _ => std::slice::from_ref(object),
        }
    }
}
