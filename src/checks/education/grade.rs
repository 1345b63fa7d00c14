//! A grade on its own scale: compared there, and never converted to another.

use super::Why;
use super::entry_case::FITS;
use crate::checks::Unstated;
use crate::checks::check_kind::{Form, Parameter};
use crate::checks::params::Params;
use crate::domain::applicant::{Grade as Stated, MoreEducation};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{RuleFault, RuleType};
use crate::domain::rule_lists::Scale;

/// The parameter that states it.
pub(super) const PARAMETER: Parameter = Parameter::new(
    "grade",
    Form::Table(&[
        Parameter::new("scale", Form::Text, "the scale: a `[scale.*]` for labels, any name for numbers"),
        Parameter::new("at_least", Form::Either(&[Form::Number, Form::Text]), "this grade or a higher number or label"),
        Parameter::new("at_most", Form::Number, "this number or a lower one, where the lower is the better"),
    ]),
    "the grade, on its own scale",
);

/// The grade that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// The name of the scale as the rules write it.
    pub scale: String,
    /// What is asked on it.
    pub asked: Asked,
}

/// What is asked on a scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// This number or a higher one.
    AtLeast(f64),
    /// This number or a lower one.
    AtMost(f64),
    /// The label of this index or a higher one.
    Label(Scale, usize),
}

impl Grade {
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
                Some(Asked::Label(scale, level))
            })
        } else {
            let number = key.and_then(|key| params.number(key));
            number.map(|number| if key == Some("at_most") { Asked::AtMost(number) } else { Asked::AtLeast(number) })
        };
        params.finish();
        Some(Self { scale: name?, asked: asked? })
    }

    /// Whether what is stated is enough; on another scale, or on none, nobody can tell.
    pub(super) fn judge(&self, more: Option<&MoreEducation<'_>>) -> (Outcome, Why) {
        let Some(grade) = more.and_then(|more| more.grade.as_ref()) else {
            return (Outcome::Unclear, Why::NotStated(Unstated::Grade));
        };
        let scale = more.and_then(|more| more.grade_scale.as_ref());
        let is_same = scale.map(|scale| normalise(&scale.value) == normalise(&self.scale));
        if let (Stated::Label(_), Asked::AtLeast(_) | Asked::AtMost(_)) = (&grade.value, &self.asked) {
            return (Outcome::Unclear, Why::GradeNoNumber);
        }
        let enough = match (&grade.value, &self.asked, is_same) {
            (_, _, Some(false)) => None,
            (Stated::Number(number), Asked::AtLeast(asked), Some(true)) => {
                number.parse().ok().map(|n: f64| n >= *asked)
            }
            (Stated::Number(number), Asked::AtMost(asked), Some(true)) => number.parse().ok().map(|n: f64| n <= *asked),
            // A label that is on the scale tells its scale.
            (Stated::Label(label), Asked::Label(scale, asked), _) => scale.level(label).map(|level| level >= *asked),
            _ => None,
        };
        match enough {
            Some(true) => FITS,
            Some(false) => (Outcome::NotMet, Why::Grade),
            None => (Outcome::Unclear, Why::GradeOnOtherScale),
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
            self.context.problem(value.span(), RuleFault::WrongType(RuleType::Number), text);
        }
        number
    }
}
