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
    /// The earliest year that a text has which is no date: four digits with no digit beside them.
    pub year: Option<i32>,
}

/// What an object states that is not one value: its own fields hold nothing there, as if it were not stated (a date holds
/// every day), and each of the variants holds one of the values that it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubts<'a, T> {
    all: Option<Box<AllDoubts<T>>>,
    marker: PhantomData<&'a str>,
}

#[derive(Clone, Debug, PartialEq)]
struct AllDoubts<T> {
    fields: Vec<Doubt>,
    variants: Vec<T>,
    /// Whether the object itself may say anything, and why.
    whole: Option<Whole>,
}

/// Why an object may say anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// It is stated, and cannot be understood.
    Unreadable,
    /// It is not in the file: it stands for the further entries of a list that is not complete.
    Further,
}

impl<T> Default for Doubts<'_, T> {
    fn default() -> Self {
        Self { all: None, marker: PhantomData }
    }
}

impl<T> Doubts<'_, T> {
    /// Of fields, and what the object may be in all.
    #[must_use]
    pub fn new(fields: Vec<Doubt>, variants: Vec<T>) -> Self {
        let all = AllDoubts { fields, variants, whole: None };
        Self { all: (!all.fields.is_empty()).then(|| Box::new(all)), marker: PhantomData }
    }

    /// Of an object that cannot be understood, and may say anything.
    #[must_use]
    pub fn of_whole() -> Self {
        let all = AllDoubts { fields: Vec::new(), variants: Vec::new(), whole: Some(Whole::Unreadable) };
        Self { all: Some(Box::new(all)), marker: PhantomData }
    }

    /// Of what stands for the further entries of a list that is not complete: there may be none, and they may say anything.
    #[must_use]
    pub fn of_further() -> Self {
        let all = AllDoubts { fields: Vec::new(), variants: Vec::new(), whole: Some(Whole::Further) };
        Self { all: Some(Box::new(all)), marker: PhantomData }
    }

    /// Whether the object itself cannot be understood, or stands for others: it may say anything.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.all.as_ref().is_some_and(|all| all.whole.is_some())
    }

    /// Whether it stands for the further entries of a list that is not complete.
    #[must_use]
    pub fn is_further(&self) -> bool {
        self.all.as_ref().is_some_and(|all| all.whole == Some(Whole::Further))
    }

    /// Whether a field is stated and cannot be understood.
    #[must_use]
    pub fn is_unreadable(&self, field: &str) -> bool {
        self.is_whole() || self.of(field).is_some_and(|doubt| doubt.is_unreadable)
    }

    /// What is stated of a field, if that is not one value.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Doubt> {
        self.all.as_ref()?.fields.iter().find(|doubt| doubt.field == field)
    }

    /// The fields that may mean several things and those that cannot be understood.
    pub fn fields(&self) -> impl Iterator<Item = &Doubt> {
        self.all.iter().flat_map(|all| &all.fields)
    }

    /// The object with each of the values that it may have; the object itself if that is no question.
    #[must_use]
    pub fn variants<'s>(&'s self, object: &'s T) -> &'s [T] {
        match &self.all {
            Some(all) if !all.variants.is_empty() => &all.variants,
            _ => std::slice::from_ref(object),
        }
    }

    /// Forgets a field, whose value is another one now, and the variants with it.
    pub fn settle(&mut self, field: &str) {
        if let Some(all) = &mut self.all {
            all.fields.retain(|doubt| doubt.field != field);
            all.variants.clear();
            if all.fields.is_empty() && all.whole.is_none() {
                self.all = None;
            }
        }
    }
}
