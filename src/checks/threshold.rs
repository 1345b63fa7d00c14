//! A level that is asked on a scale, of a language or of a tool.

use crate::checks::params::Params;
use crate::domain::level_labels::LabelMeaning;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;

/// A level asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    pub scale: Scale,
    /// The level that is enough.
    pub at_least: usize,
    /// The lowest level for which a person decides.
    pub borderline: Option<usize>,
}

impl Threshold {
    /// Reads `scale`, `at_least` and the optional `borderline`.
    pub fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let name = params.take("scale").and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let scale = params.scale();
        params.need("at_least");
        let borderline = params.take("borderline").is_some();
        let scale = scale?;
        let at_least = params.level("at_least", name, &scale);
        let borderline = if borderline { params.level("borderline", name, &scale) } else { None };
        let borderline = at_least.and_then(|level| params.below("borderline", borderline, &level));
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
