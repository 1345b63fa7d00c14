#![doc = include_str!("about.md")]

use std::collections::HashSet;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::{Fact, Finding};
use crate::domain::problem::RuleErrorKind;
use crate::domain::text::Bilingual;

/// What the kind says about itself.
pub const KIND: CheckKind = CheckKind {
    name: "tracks",
    about: include_str!("about.md"),
    form: ValueType::List(&ValueType::Table(&[
        Parameter::new("id", ValueType::Text, "what the track is called in the rules"),
        Parameter::new("title", ValueType::Bilingual, "what people call it"),
        Parameter::new("check", ValueType::Check, "what it asks"),
    ])),
};

/// One of several profiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracks<C>(pub Vec<Track<C>>);

/// A profile and what it asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Track<C> {
    /// What it is called in the rules.
    pub id: String,
    /// What people call it.
    pub title: Bilingual,
    /// What it asks.
    pub check: C,
}

impl<C> Tracks<C> {
    /// Reads the list, the checks by `part`.
    pub fn read(
        parameters: &SpannedValue<'_>,
        context: &Context,
        part: impl Fn(&SpannedValue<'_>, &Context) -> Option<C>,
    ) -> Option<Self> {
        let mut seen = HashSet::new();
        let tracks: Vec<_> = context
            .list_of_some(parameters)?
            .iter()
            .map(|value| {
                let mut params = context.table(value)?;
                let id = params.need("id").and_then(|value| Some((value, context.text(value)?)));
                if let Some((value, id)) = id
                    && !seen.insert(id)
                {
                    context.problem(value.span(), RuleErrorKind::Duplicate, id);
                }
                let title = params.need("title").and_then(|value| context.bilingual(value));
                let check = params.need("check").and_then(|value| part(value, context));
                params.finish();
                Some(Track { id: id?.1.to_owned(), title: title?, check: check? })
            })
            .collect();
        tracks.into_iter().collect::<Option<_>>().map(Self)
    }

    /// What each track gives, the checks being applied by `apply`.
    pub fn apply<'a>(&'a self, apply: impl Fn(&'a C) -> Finding<'a>, detail: bool) -> Finding<'a> {
        let each = self.0.iter().map(|track| {
            let inner = apply(&track.check);
            let outcome = inner.outcome;
            (outcome, move || Finding { outcome, fact: Fact::Track(&track.title), parts: vec![inner] })
        });
        Finding::any(Fact::Any, detail, each)
    }
}
