//! Credits that are asked: of one unit, or of one of several. Units are never converted.

use crate::checks::params::{Context, Params, SpannedValue};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::unstated::Unstated;
use crate::domain::applicant::{Amount, Education};
use crate::domain::grammar::{in_backticks, say};
use crate::domain::names::normalise;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::text::Lang;
use crate::domain::value_type::ValueType;

/// So many credits of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCredits {
    /// The unit, as the rules write it.
    pub unit: String,
    /// So many are enough.
    pub at_least: u32,
    /// From so many on a person decides.
    pub borderline: Option<u32>,
}

/// `credits` as it is written.
#[derive(Clone, Debug)]
pub(super) enum WrittenCredits {
    /// So many, of the unit beside it.
    Number(u32),
    /// So many of each of these units.
    Units(Vec<UnitCredits>),
}

/// What an entry states of its credits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum StatedCredits<'a> {
    /// They are of one of the units asked.
    Of(&'a UnitCredits, &'a Amount<'a>),
    /// They are of another unit.
    OfOtherUnit,
    /// What would tell is not stated.
    NotStated(Unstated),
}

const MOST: i64 = 100_000;

/// The parameter that asks for them.
pub(super) const CREDITS: TypedParameter<WrittenCredits> = TypedParameter::new(
    "credits",
    ValueType::Either(&[ValueType::Integer(0, MOST), ValueType::List(&ValueType::Table(OF_UNIT))]),
    "so many credits are enough; of one of several units: `[{ unit = \"ECTS\", at_least = 60 }, ...]`",
    |_, value, context| WrittenCredits::read(value, context),
);
/// Their unit.
pub(super) const UNIT: TypedParameter<String> =
    TypedParameter::text("unit", "the unit of the credits, such as `ECTS`, where `credits` is a number");
/// What leaves them to a person.
pub(super) const BORDERLINE_CREDITS: TypedParameter<u32> =
    TypedParameter::integer("borderline_credits", 0, MOST, "borderline from so many credits").or_nothing();

parameters! { OF_UNIT:
    UNIT_OF: String = TypedParameter::text("unit", "the unit").required();
    AT_LEAST: u32 = TypedParameter::integer("at_least", 0, MOST, "so many credits of this unit are enough").required();
    BORDERLINE: u32 =
        TypedParameter::integer("borderline", 0, MOST, "borderline from so many").or_nothing();
}

impl WrittenCredits {
    fn read(value: &SpannedValue<'_>, context: &Context) -> Option<Self> {
        if !value.get_ref().is_array() {
            return context.integer(value, 0..=MOST).and_then(|number| u32::try_from(number).ok()).map(Self::Number);
        }
        let mut units: Vec<UnitCredits> = Vec::new();
        for value in context.list_of_some(value)? {
            let mut params = context.table(value)?;
            let (unit, at_least) = (params.needed(UNIT_OF), params.needed(AT_LEAST));
            let borderline = params.get(BORDERLINE);
            let borderline = at_least.and_then(|least| params.below(BORDERLINE.key(), borderline, &least));
            params.finish();
            let (unit, at_least) = (unit?, at_least?);
            if units.iter().any(|other| other.is_of(&unit)) {
                context.problem(value.span(), RuleErrorKind::Duplicate, unit);
                continue;
            }
            units.push(UnitCredits { unit, at_least, borderline });
        }
        Some(Self::Units(units))
    }
}

impl UnitCredits {
    /// Reads `credits` with what is beside it; none where no credits are asked.
    pub(super) fn read(params: &mut Params<'_, '_>) -> Option<Vec<Self>> {
        let credits = params.get(CREDITS);
        match (params.has(CREDITS), &credits) {
            (false, _) => {
                for key in [UNIT.key(), BORDERLINE_CREDITS.key()] {
                    if let Some(value) = params.take(key) {
                        let fault = RuleErrorKind::NeedsKey(key);
                        params.context.problem_among(value.span(), fault, "", &[CREDITS.key()]);
                    }
                }
            }
            (true, Some(WrittenCredits::Units(_))) => {
                for key in [UNIT.key(), BORDERLINE_CREDITS.key()] {
                    if params.take(key).is_some() {
                        params.several(&[CREDITS.key(), key]);
                    }
                }
            }
            (true, _) => {}
        }
        match credits? {
            WrittenCredits::Units(units) => Some(units),
            WrittenCredits::Number(at_least) => {
                let borderline = params.get(BORDERLINE_CREDITS);
                let borderline = params.below(BORDERLINE_CREDITS.key(), borderline, &at_least);
                params.needed(UNIT).map(|unit| vec![Self { unit, at_least, borderline }])
            }
        }
    }

    /// Whether a unit is this one.
    pub(super) fn is_of(&self, unit: &str) -> bool {
        normalise(&self.unit) == normalise(unit)
    }

    /// Whether so many thousandths of a credit are enough.
    pub(super) fn judge(&self, thousandths: u64) -> Outcome {
        let reach = |credits: u32| thousandths >= u64::from(credits) * 1000;
        if reach(self.at_least) {
            Outcome::Met
        } else if self.borderline.is_some_and(reach) {
            Outcome::Unclear
        } else {
            Outcome::NotMet
        }
    }
}

/// The credits of one entry, where they are of one of the units asked.
pub(super) fn stated<'a>(asked: &'a [UnitCredits], entry: &'a Education<'_>) -> StatedCredits<'a> {
    let more = entry.rare();
    let Some(credits) = more.and_then(|more| more.credits.as_ref()) else {
        return StatedCredits::NotStated(Unstated::Credits);
    };
    match more.and_then(|more| more.credit_unit.as_ref()) {
        None => StatedCredits::NotStated(Unstated::CreditUnit),
        Some(unit) => match asked.iter().find(|asked| asked.is_of(&unit.value)) {
            Some(asked) => StatedCredits::Of(asked, &credits.value),
            None => StatedCredits::OfOtherUnit,
        },
    }
}

/// A number of credits, such as `1 credit`; the number is one as it is written.
pub(super) fn credits(lang: Lang, count: &str) -> String {
    let (s, fr) = (if count == "1" { "" } else { "s" }, if matches!(count, "0" | "1") { "" } else { "s" });
    say!(lang, "{count} credit{s}", "{count} crédit{fr}")
}

/// The same with their unit, such as `1 credit (unit: ECTS)`.
pub(super) fn credits_in(lang: Lang, count: &str, unit: &str) -> String {
    let (credits, name) = (credits(lang, count), in_backticks(unit));
    say!(lang, "{credits} (unit: {unit})", "{credits} {name}")
}
