#![doc = include_str!("about.md")]

use std::borrow::Cow;
use std::collections::HashSet;

use crate::checks::evidence::{Collected, place_in, shown, texts};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, Tolerance};
use crate::domain::applicant::{Applicant, Item, List};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "preferences",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Preferences::read(value, context).map(Check::Preferences),
}];

parameters! { PARAMETERS:
    ANY_OF: Vec<String> = TypedParameter::texts("any_of", "One of the preferences is one of these.");
    FIRST: bool =
        TypedParameter::only_true("first", "Beside `any_of`: the dearest has to be one of them; left out: any may be.");
    AT_LEAST: usize = TypedParameter::integer("at_least", 1, MAX_COUNT, "So many different preferences, or more.");
    AT_MOST: usize = TypedParameter::integer("at_most", 1, MAX_COUNT, "So many different preferences, or fewer.");
}

/// So many preferences can be asked.
const MAX_COUNT: i64 = 1000;

/// Where the preferences stand.
pub const SLOT: FieldPath = FieldPath::of_application("preferences");

/// The parameters; at least one of them asks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// What one of the preferences has to be, as written; nothing: anything.
    pub any_of: Vec<String>,
    /// The same, normalised.
    names: Vec<String>,
    /// Whether the dearest has to be one of them.
    pub first: bool,
    /// So many different ones or more.
    pub at_least: Option<usize>,
    /// So many different ones or fewer.
    pub at_most: Option<usize>,
}

/// The preferences before what is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PreferencesFact<'a> {
    /// What is asked.
    pub check: &'a Preferences,
    /// The preferences.
    pub list: &'a List<Item<'a>>,
    /// The one that is asked for, or else the dearest.
    pub item: Option<&'a Item<'a>>,
    /// Whether that is one of those asked for.
    pub is_asked: bool,
    /// How many different ones there are.
    pub count: usize,
}

impl Preferences {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let at_least = params.get(AT_LEAST);
        let at_most = params.get_from(AT_MOST, at_least.unwrap_or(1));
        let any_of = params.value(ANY_OF).map(|_| params.get(ANY_OF));
        // Which of them has to be the first is said by `any_of`.
        let first = params.get(FIRST).unwrap_or(false);
        if let (Some(value), None) = (params.value(FIRST), &any_of) {
            context.problem_among(value.span(), RuleErrorKind::NeedsKey(FIRST.key()), "", &[ANY_OF.key()]);
        }
        if any_of.is_none() && !params.has(AT_LEAST) && !params.has(AT_MOST) {
            let asks = [ANY_OF.key(), AT_LEAST.key(), AT_MOST.key()];
            context.problem_among(params.span(), RuleErrorKind::NotOneOf, "", &asks);
        }
        params.finish();
        let any_of = any_of.unwrap_or_else(|| Some(Vec::new()))?;
        let names = any_of.iter().map(|name| normalise(name)).collect();
        Some(Self { any_of, names, first, at_least, at_most })
    }
}

impl Kind for Preferences {
    fn name(&self) -> &'static str {
        "preferences"
    }

    /// Looks at each preference, or at the dearest.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let application = input.applicant.application.as_ref();
        let Some(list) = application.and_then(|application| application.preferences.as_ref()) else {
            return Finding::not_stated(SLOT);
        };
        // Blank ones were dropped: what is empty cannot be understood, and may be any preference.
        let is_unread = |item: &&Item<'_>| item.text.value.is_empty();
        let is_asked = |item: &&Item<'_>| self.names.is_empty() || self.names.contains(&normalise(&item.text.value));
        let looked_at = || list.entries.iter().take(if self.first { 1 } else { usize::MAX });
        let asked = looked_at().find(is_asked);
        let read = list.entries.iter().filter(|item| !is_unread(item)).map(|item| normalise(&item.text.value));
        let (count, unread) = (read.collect::<HashSet<_>>().len(), list.entries.iter().filter(is_unread).count());
        let counts = [count.max(unread.min(1)), count.saturating_add(unread)];
        let agreed = |holds: &dyn Fn(usize) -> bool| Outcome::agreed(counts.map(|count| Outcome::of(holds(count))));
        let enough = agreed(&|count| self.at_least.is_none_or(|least| count >= least));
        let not_too_much = agreed(&|count| self.at_most.is_none_or(|most| count <= most));
        let is_asked = self.names.is_empty() || asked.is_some();
        let named = match is_asked {
            false if looked_at().any(|item| is_unread(&item)) => Outcome::Unclear,
            is_asked => Outcome::of(is_asked),
        };
        let item = asked.or_else(|| list.entries.first());
        let fact = PreferencesFact { check: self, list, item, is_asked, count };
        Finding::leaf(Outcome::all([named, enough, not_too_much]), Fact::Preferences(fact))
    }

    /// One of the preferences asked for, before those that are stated.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let application = input.applicant.application.as_ref();
        let stated = application.and_then(|application| application.preferences.as_ref());
        let stated = || stated.iter().flat_map(|list| &list.entries).map(|item| item.text.value.clone());
        let candidate = |name: &'a String| {
            let others = stated().filter(|other| normalise(other) != normalise(name));
            let all = std::iter::once(Cow::from(name)).chain(others);
            let all = all.take(self.at_most.unwrap_or(usize::MAX)).collect();
            Candidate::field(SLOT, FieldValue::Texts(all), Tolerance::Exact)
        };
        self.any_of.iter().map(candidate).collect()
    }

    fn is_dated(&self) -> bool {
        false
    }
}

impl<'a> FindingFact<'a> for PreferencesFact<'a> {
    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        list.push(place_in("application", "preferences", self.list.at), shown(&texts(self.list)));
    }
}
