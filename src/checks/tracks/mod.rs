#![doc = include_str!("about.md")]

use std::collections::HashSet;

use crate::checks::check_tree::{Children, Combinator, TomlStep};
use crate::checks::combine::CombineFact;
use crate::checks::finding::{DecidingParts, Finding, FindingFact};
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Check, CheckInput, Fact, Node, NodeMut};
use crate::domain::problem::RuleErrorKind;
use crate::domain::text::Bilingual;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "tracks",
    about: include_str!("about.md"),
    form: ValueType::List(&ValueType::Table(PARAMETERS)),
    read: |value, context| Tracks::read(value, context).map(Check::Tracks),
}];

parameters! { PARAMETERS:
    ID: String = TypedParameter::text("id", "what the track is called in the rules");
    TITLE: Bilingual = TypedParameter::bilingual("title", "what people call it");
    CHECK: Check = TypedParameter::new("check", ValueType::Check, "what it asks", |_, value, context| {
        Check::read(value, context)
    });
}

/// One of several profiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracks(pub Vec<Track>);

/// A profile and what it asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// What it is called in the rules.
    pub id: String,
    /// What people call it.
    pub title: Bilingual,
    /// What it asks.
    pub check: Check,
}

impl Tracks {
    /// Reads the list.
    pub fn read(parameters: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut seen = HashSet::new();
        let tracks: Vec<_> = context
            .list_of_some(parameters)?
            .iter()
            .map(|value| {
                let mut params = context.table(value)?;
                let id = params.need(ID.key()).and_then(|value| Some((value, context.text(value)?)));
                if let Some((value, id)) = id
                    && !seen.insert(id)
                {
                    context.problem(value.span(), RuleErrorKind::Duplicate, id);
                }
                let title = params.needed(TITLE);
                let check = params.needed(CHECK);
                params.finish();
                Some(Track { id: id?.1.to_owned(), title: title?, check: check? })
            })
            .collect();
        tracks.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// A profile and what is found by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackFact<'a>(pub &'a Bilingual);

impl Kind for Tracks {
    fn name(&self) -> &'static str {
        "tracks"
    }

    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let each = self.0.iter().map(|track| {
            let inner = track.check.apply(input);
            let outcome = inner.outcome;
            (outcome, move || Finding { outcome, fact: Fact::Track(TrackFact(&track.title)), parts: vec![inner] })
        });
        Finding::any(Fact::Combine(CombineFact::Any), input.detail, each)
    }

    fn children(&self) -> Children<'_> {
        let step = |index| vec![TomlStep::Index(index), TomlStep::Key(CHECK.key())];
        let each = self.0.iter().enumerate().map(|(index, track)| (step(index), Node::Check(&track.check)));
        Children { combinator: Combinator::Any, each: each.collect() }
    }

    fn child_mut(&mut self, index: usize) -> Option<NodeMut<'_>> {
        self.0.get_mut(index).map(|track| NodeMut::Check(&mut track.check))
    }

    fn is_dated(&self) -> bool {
        self.children().checks().any(|child| child.kind().is_dated())
    }
}

impl FindingFact<'_> for TrackFact<'_> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::All
    }

    fn is_of_several_checks(&self) -> bool {
        true
    }
}
