//! A grade on its own scale: compared there, and never converted to another.

use super::{EntryReason, FITS};
use crate::checks::describe::quote;
use crate::checks::params::{Context, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Unstated, threshold};
use crate::domain::applicant::{Grade as Stated, RareEducation};
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::say;
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;
use crate::domain::text::Lang;
use crate::domain::value_type::ValueType;

/// The parameter that states it.
pub(super) const GRADE: TypedParameter<GradeCheck> =
    TypedParameter::new("grade", ValueType::Table(PARAMETERS), "the grade, on its own scale", |_, value, context| {
        GradeCheck::read(value, context)
    });

parameters! { PARAMETERS:
    SCALE: String = TypedParameter::text("scale", "the scale: a `[scale.*]` for labels, any name for numbers");
    AT_LEAST: f64 = TypedParameter::new(
        "at_least",
        ValueType::Either(&[ValueType::Number, ValueType::Text]),
        "this grade or a higher number or label",
        |_, value, context| context.number(value),
    );
    AT_MOST: f64 = TypedParameter::new(
        "at_most",
        ValueType::Number,
        "this number or a lower one, where the lower is the better",
        |_, value, context| context.number(value),
    );
}

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
    fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(value)?;
        let name = params.needed(SCALE);
        let key = params.one_of(&[AT_LEAST.key(), AT_MOST.key()]);
        let is_label = params.value(AT_LEAST).is_some_and(|value| value.get_ref().is_str());
        let asked = if is_label {
            let scale = params.needed(threshold::SCALE);
            scale.and_then(|scale| {
                let level = params.level(AT_LEAST.key(), name.as_deref().unwrap_or_default(), &scale)?;
                Some(GradeRequirement::Label(scale, level))
            })
        } else if key == Some(AT_MOST.key()) {
            params.get(AT_MOST).map(GradeRequirement::AtMost)
        } else {
            key.and_then(|_| params.get(AT_LEAST)).map(GradeRequirement::AtLeast)
        };
        params.finish();
        Some(Self { scale: name?, asked: asked? })
    }

    /// What is asked, such as `14 or more`.
    pub(super) fn required(&self, lang: Lang) -> String {
        match &self.asked {
            GradeRequirement::AtLeast(least) => {
                let least = number(lang, least);
                say!(lang, "{least} or more", "{least} ou plus")
            }
            GradeRequirement::AtMost(most) => {
                let most = number(lang, most);
                say!(lang, "{most} or less", "{most} ou moins")
            }
            GradeRequirement::Label(labels, index) => {
                let label = labels.levels().get(*index).map_or("", String::as_str);
                let label = quote(lang, label);
                say!(lang, "{label} or better", "{label} ou mieux")
            }
        }
    }

    /// A grade that is just enough.
    pub(super) fn enough(&self) -> Option<Stated<'_>> {
        match &self.asked {
            GradeRequirement::AtLeast(number) | GradeRequirement::AtMost(number) => {
                Some(Stated::Number(number.to_string().into()))
            }
            GradeRequirement::Label(scale, index) => {
                scale.levels().get(*index).map(|label| Stated::Label(label.as_str().into()))
            }
        }
    }

    /// The labels of the scale from the lowest, in brackets; nothing where numbers are asked.
    pub(super) fn labels(&self) -> String {
        match &self.asked {
            GradeRequirement::AtLeast(_) | GradeRequirement::AtMost(_) => String::new(),
            GradeRequirement::Label(labels, _) => format!(" ({})", labels.levels().join(", ")),
        }
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
        if is_same == Some(false) && !is_scale_unread {
            return (Outcome::Unclear, EntryReason::GradeOnOtherScale);
        }
        let enough = match (&grade.value, &self.asked, is_same) {
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
            None => (Outcome::Unclear, EntryReason::GradeScaleOpen),
        }
    }
}
