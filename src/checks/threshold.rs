//! A level that is asked on a scale, of a language or of a tool.

use crate::checks::params::Params;
use crate::checks::typed_parameter::TypedParameter;
use crate::domain::level_labels::LabelMeaning;
use crate::domain::outcome::Outcome;
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::Scale;
use crate::domain::value_type::ValueType;

/// The scale of a level, as every check on levels takes it.
pub(super) const SCALE: TypedParameter<Scale> = TypedParameter::new(
    "scale",
    ValueType::Defined("scale"),
    "The scale of the levels, a `[scale.*]` of the file.",
    |_, value, context| context.defined(value, ListKind::Scale, &context.vocabulary.scales).cloned(),
);
/// The level that is enough, as it is written.
pub(super) const AT_LEAST: TypedParameter<String> = level("at_least", "The level that is enough.");
/// The lowest borderline level, as it is written.
pub(super) const BORDERLINE: TypedParameter<String> =
    level("borderline", "From this level up to `at_least` it is for the selection team to decide; left out: below `at_least` it is not met.")
        .or_nothing();

/// A level of the scale that `scale` names.
const fn level(name: &'static str, about: &'static str) -> TypedParameter<String> {
    TypedParameter::new(name, ValueType::ScaleLevel, about, |_, value, context| context.text(value).map(str::to_owned))
}

/// A level asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    pub scale: Scale,
    /// The level that is enough.
    pub at_least: usize,
    /// The lowest level that is for the selection team to decide.
    pub borderline: Option<usize>,
}

impl Threshold {
    /// Reads `scale`, `at_least` and the optional `borderline`.
    pub fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let name = params.value(SCALE).and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let scale = params.needed(SCALE);
        params.need(AT_LEAST.key());
        let borderline = params.has(BORDERLINE);
        let scale = scale?;
        let at_least = params.level(AT_LEAST.key(), name, &scale);
        let borderline = if borderline { params.level(BORDERLINE.key(), name, &scale) } else { None };
        let borderline = at_least.and_then(|level| params.below(BORDERLINE.key(), borderline, &level));
        Some(Self { scale, at_least: at_least?, borderline })
    }

    /// Whether a label reaches the level that may mean these, or nobody knows which.
    #[must_use]
    pub fn judge(&self, meaning: Option<LabelMeaning>) -> Outcome {
        let Some(meaning) = meaning else { return Outcome::Unclear };
        let of_level = |level| match level {
            level if level >= self.at_least => Outcome::Met,
            level if self.borderline.is_some_and(|borderline| level >= borderline) => Outcome::Unclear,
            _ => Outcome::NotMet,
        };
        Outcome::agreed((meaning.lowest..=meaning.highest).map(of_level))
    }

    /// The name of the level that is enough.
    #[must_use]
    pub fn name(&self) -> &str {
        self.scale.levels().get(self.at_least).map_or("", String::as_str)
    }
}
