//! A grade on its own scale: compared there, and never converted to another.

use super::{EntryReason, FITS};
use crate::checks::Unstated;
use crate::checks::kind::{Parameter, ValueType};
use crate::checks::params::Params;
use crate::domain::applicant::{Grade as Stated, RareEducation};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{RuleErrorKind, RuleType};
use crate::domain::rule_lists::Scale;

/// The parameter that states it.
pub(super) const PARAMETER: Parameter = Parameter::new(
    "grade",
    ValueType::Table(&[
        Parameter::new("scale", ValueType::Text, "the scale: a `[scale.*]` for labels, any name for numbers"),
        Parameter::new(
            "at_least",
            ValueType::Either(&[ValueType::Number, ValueType::Text]),
            "this grade or a higher number or label",
        ),
        Parameter::new("at_most", ValueType::Number, "this number or a lower one, where the lower is the better"),
    ]),
    "the grade, on its own scale",
);

/// The grade that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeCheck {
    /// The name of the scale as the rules write it.
    pub scale: String,
    pub asked: GradeRequirement,
}

/// What is asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub enum GradeRequirement {
    /// This number or a higher one.
    AtLeast(f64),
    /// This number or a lower one.
    AtMost(f64),
    /// The label of this index or a higher one.
    Label(Scale, usize),
}

impl GradeCheck {
    pub(super) fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let (value, context) = (params.take("grade")?, params.context);
        let mut params = context.table(value)?;
        params.need("scale");
        let name = params.text("scale").map(str::to_owned);
        let key = params.one_of(&["at_least", "at_most"]);
        let is_label = params.take("at_least").is_some_and(|value| value.get_ref().is_str());
        let asked = if is_label {
            let scale = params.scale();
            scale.and_then(|scale| {
                let level = params.level("at_least", name.as_deref().unwrap_or_default(), &scale)?;
                Some(GradeRequirement::Label(scale, level))
            })
        } else {
            let number = key.and_then(|key| params.number(key));
            number.map(|number| {
                if key == Some("at_most") {
                    GradeRequirement::AtMost(number)
                } else {
                    GradeRequirement::AtLeast(number)
                }
            })
        };
        params.finish();
        Some(Self { scale: name?, asked: asked? })
    }

    /// Whether what is stated is enough; on another scale, or on none, nobody can tell.
    pub(super) fn judge(&self, more: Option<&RareEducation<'_>>, is_scale_unread: bool) -> (Outcome, EntryReason) {
        let Some(grade) = more.and_then(|more| more.grade.as_ref()) else {
            return (Outcome::Unclear, EntryReason::NotStated(Unstated::Grade));
        };
        let scale = more.and_then(|more| more.grade_scale.as_ref());
        let is_same = scale.map(|scale| normalise(&scale.value) == normalise(&self.scale));
        if let (Stated::Label(_), GradeRequirement::AtLeast(_) | GradeRequirement::AtMost(_)) =
            (&grade.value, &self.asked)
        {
            return (Outcome::Unclear, EntryReason::GradeNoNumber);
        }
        let enough = match (&grade.value, &self.asked, is_same) {
            (_, _, Some(false)) => None,
            _ if is_scale_unread => None,
            (Stated::Number(number), GradeRequirement::AtLeast(asked), Some(true)) => {
                number.parse().ok().map(|n: f64| n >= *asked)
            }
            (Stated::Number(number), GradeRequirement::AtMost(asked), Some(true)) => {
                number.parse().ok().map(|n: f64| n <= *asked)
            }
            // A label that is on the scale says its scale.
            (Stated::Label(label), GradeRequirement::Label(scale, asked), _) => {
                scale.level(label).map(|level| level >= *asked)
            }
            _ => None,
        };
        match enough {
            Some(true) => FITS,
            Some(false) => (Outcome::NotMet, EntryReason::Grade),
            None => (Outcome::Unclear, EntryReason::GradeOnOtherScale),
        }
    }
}

impl Params<'_, '_> {
    /// A number, whole or not.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take(key)?;
        let text = value.get_ref().as_float().map(toml::de::DeFloat::as_str);
        let text = text.or_else(|| value.get_ref().as_integer().map(toml::de::DeInteger::as_str));
        let Some(text) = text else {
            return self.context.wrong_type(value, RuleType::Number);
        };
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.context.problem(value.span(), RuleErrorKind::WrongType(RuleType::Number), text);
        }
        number
    }
}
