#![doc = include_str!("about.md")]

use crate::checks::asked_fields::{AnswerForm, AskedFields, RuleQuestion};
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::FindingFact;
use crate::checks::ground::Ground;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, Params, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, Missing, Tolerance};
use crate::domain::applicant::{Answer as Given, AnswerValue, Applicant};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::interned::intern;
use crate::domain::location::{Located, Location};
use crate::domain::names::is_named;
use crate::domain::number::Decimal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::{RuleErrorKind, RuleType};
use crate::domain::text::{Bilingual, trimmed};
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "answer",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| AnswerCheck::read(value, context).map(Check::Answer),
}];

parameters! { PARAMETERS:
    KEY: &'static str = TypedParameter::new(
        "key",
        ValueType::Text,
        "The name of the answer in applicant files: letters, digits, `.`, `-` and `_`.",
        |_, value, context| name(value, context),
    );
    QUESTION: Bilingual = TypedParameter::bilingual("question", "The question, as the applicant is asked it.");
    EQUALS: WantedAnswer = TypedParameter::new("equals", VALUE, "The answer has to be this.", |_, value, context| {
        WantedAnswer::read(value, context)
    });
    ONE_OF: Vec<WantedAnswer> = TypedParameter::new(
        "one_of",
        ValueType::List(&VALUE),
        "The answer has to be one of these.",
        |_, value, context| {
            let list = context.list_of_some(value)?;
            let all: Vec<_> = list.iter().map(|value| WantedAnswer::read(value, context)).collect();
            all.into_iter().collect()
        },
    );
    AT_LEAST: Number = number("at_least", "The answer is a number: this or more.");
    AT_MOST: Number = number("at_most", "The answer is a number: this or less.");
    PROTECTED: bool = TypedParameter::boolean(
        "protected",
        "Whether the answer is about a ground on which nobody may be scored, such as health; left out: it is not.",
    )
    .for_people();
}

const VALUE: ValueType = ValueType::Either(&[ValueType::Boolean, ValueType::Number, ValueType::Text]);

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerCheck {
    /// The name of the answer in applicant files.
    pub key: &'static str,
    pub question: Bilingual,
    /// What the answer has to be.
    pub asked: AnswerRequirement,
    /// Whether it is about a ground on which nobody may be scored.
    pub protected: bool,
}

/// What an answer has to be.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerRequirement {
    /// One of these.
    OneOf(Vec<WantedAnswer>),
    /// A number between these two, both included.
    Between(Option<Number>, Option<Number>),
}

/// An answer that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum WantedAnswer {
    /// Yes or no.
    Flag(bool),
    Number(Number),
    Text(String),
}

/// A number of the rules file.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// As it is written in applicant files.
    pub text: String,
    value: Decimal,
}

/// An answer before what is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnswerFact<'a> {
    /// What is asked.
    pub check: &'a AnswerCheck,
    /// The answer, where there is one.
    pub given: Option<&'a Located<AnswerValue<'a>>>,
    /// Whether it is of a type that can be compared with what is asked.
    pub is_comparable: bool,
}

impl AnswerFact<'_> {
    /// Where the answer is.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        let FieldPath { section, index, field } = self.check.field_path();
        self.given.map(|given| Location { section, index, field, at: given.at })
    }
}

impl AnswerCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.needed(KEY);
        let question = params.needed(QUESTION);
        let asked = AnswerRequirement::read(&mut params);
        let protected = params.get(PROTECTED).unwrap_or(false);
        params.finish();
        Some(Self { key: key?, question: question?, asked: asked?, protected })
    }

    /// Where the answer is in applicant files.
    #[must_use]
    pub const fn field_path(&self) -> FieldPath {
        FieldPath { section: "answers", index: None, field: Some(self.key) }
    }

    fn given<'a>(&self, input: &CheckInput<'a>) -> Option<&'a Located<AnswerValue<'a>>> {
        let mut answers = input.applicant.answers.iter().flat_map(|list| &list.entries);
        answers.find(|answer: &&Given<'_>| answer.question == self.key).map(|answer| &answer.value)
    }
}

/// A name that applicant files use: it is in JSON pointers, so it holds nothing but letters, digits, `.`, `-` and `_`.
pub(super) fn name(value: &Parameters<'_>, context: &Context) -> Option<&'static str> {
    let name = context.text(value)?;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)) {
        context.problem(value.span(), RuleErrorKind::Id, name);
        return None;
    }
    Some(intern(name))
}

/// A number that the answer is compared with.
const fn number(name: &'static str, about: &'static str) -> TypedParameter<Number> {
    TypedParameter::new(name, ValueType::Number, about, |_, value, context| Number::read(value, context))
}

impl AnswerRequirement {
    fn read(params: &mut Params<'_, '_>) -> Option<Self> {
        let (least, most) = (params.value(AT_LEAST), params.value(AT_MOST));
        if (least.is_some() || most.is_some()) && !params.has(EQUALS) && !params.has(ONE_OF) {
            let (least, most) = (least.map(|_| params.get(AT_LEAST)), most.map(|_| params.get(AT_MOST)));
            if matches!(least, Some(None)) || matches!(most, Some(None)) {
                return None;
            }
            return Some(Self::Between(least.flatten(), most.flatten()));
        }
        let keys = [EQUALS.key(), ONE_OF.key(), AT_LEAST.key(), AT_MOST.key()];
        if params.one_of(&keys)? == EQUALS.key() {
            return params.get(EQUALS).map(|wanted| Self::OneOf(vec![wanted]));
        }
        params.get(ONE_OF).map(Self::OneOf)
    }

    /// Whether an answer is as is asked; none where it is of another type.
    fn judge(&self, given: &AnswerValue<'_>) -> Option<Outcome> {
        match self {
            Self::OneOf(all) => {
                let each: Vec<_> = all.iter().filter_map(|wanted| wanted.is(given)).collect();
                (!each.is_empty()).then(|| Outcome::of(each.contains(&true)))
            }
            Self::Between(least, most) => {
                let AnswerValue::Number(text) = given else { return None };
                let number = Decimal::read(text)?;
                let is_enough = least.as_ref().is_none_or(|least| least.value <= number);
                let is_too_much = most.as_ref().is_some_and(|most| number > most.value);
                Some(Outcome::of(is_enough && !is_too_much))
            }
        }
    }
}

impl WantedAnswer {
    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        if let Some(flag) = value.get_ref().as_bool() {
            return Some(Self::Flag(flag));
        }
        if value.get_ref().is_str() {
            return context.text(value).map(|text| Self::Text(text.to_owned()));
        }
        if value.get_ref().as_integer().is_none() && value.get_ref().as_float().is_none() {
            return context.wrong_type(value, RuleType::Answer);
        }
        Number::read(value, context).map(Self::Number)
    }

    /// Whether an answer is this; none where it is of another type.
    fn is(&self, given: &AnswerValue<'_>) -> Option<bool> {
        match (self, given) {
            (Self::Flag(wanted), AnswerValue::Boolean(given)) => Some(wanted == given),
            (Self::Number(wanted), AnswerValue::Number(given)) => {
                Decimal::read(given).map(|given| wanted.value == given)
            }
            (Self::Text(wanted), AnswerValue::Text(given)) => {
                let normal = crate::domain::names::normalise(wanted);
                let is_same =
                    if normal.is_empty() { trimmed(wanted) == trimmed(given) } else { is_named(&normal, given) };
                Some(is_same)
            }
            (Self::Flag(_) | Self::Number(_) | Self::Text(_), _) => None,
        }
    }
}

impl Number {
    fn read(value: &Parameters<'_>, context: &Context) -> Option<Self> {
        let text = if let Some(number) = value.get_ref().as_integer() {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        } else {
            let float = value.get_ref().as_float();
            float.map(|float| float.as_str().trim_start_matches('+').to_owned())
        };
        let number = text.and_then(|text| Decimal::read(&text).map(|value| Self { text, value }));
        // Neither infinity nor what is no number is a number that anybody answers.
        number.or_else(|| context.wrong_type(value, RuleType::Number))
    }
}

/// What is answered, by what the answers asked for are.
fn form_of(asked: &AnswerRequirement) -> AnswerForm<'_> {
    let AnswerRequirement::OneOf(all) = asked else {
        return AnswerForm::Number;
    };
    let texts = all.iter().filter_map(|wanted| match wanted {
        WantedAnswer::Text(text) => Some(text.as_str()),
        WantedAnswer::Flag(_) | WantedAnswer::Number(_) => None,
    });
    let texts: Vec<_> = texts.collect();
    if !texts.is_empty() {
        AnswerForm::Text(texts)
    } else if all.iter().any(|wanted| matches!(wanted, WantedAnswer::Number(_))) {
        AnswerForm::Number
    } else {
        AnswerForm::Flag
    }
}

impl Kind for AnswerCheck {
    fn name(&self) -> &'static str {
        "answer"
    }

    /// Compares the answer with what is asked.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let given = self.given(input);
        let outcome = given.map(|given| self.asked.judge(&given.value));
        let fact = AnswerFact { check: self, given, is_comparable: !matches!(outcome, Some(None)) };
        Finding::leaf(outcome.flatten().unwrap_or(Outcome::Unclear), Fact::Answer(fact))
    }

    /// The answer that is asked. What is protected and stated, nobody is to change.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        if self.protected && self.given(input).is_some() {
            return Vec::new();
        }
        let number = |number: &'a Number| AnswerValue::Number(number.text.as_str().into());
        let values = match &self.asked {
            AnswerRequirement::OneOf(all) => {
                let value = |wanted: &'a WantedAnswer| match wanted {
                    WantedAnswer::Flag(flag) => AnswerValue::Boolean(*flag),
                    WantedAnswer::Number(one) => number(one),
                    WantedAnswer::Text(text) => AnswerValue::Text(text.into()),
                };
                all.iter().map(value).collect()
            }
            AnswerRequirement::Between(least, most) => least.iter().chain(most).take(1).map(number).collect::<Vec<_>>(),
        };
        let candidate = |value| Candidate::field(self.field_path(), FieldValue::Answer(value), Tolerance::Asked(self));
        values.into_iter().map(candidate).collect()
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        let (field_path, answer) = (self.field_path(), form_of(&self.asked));
        asked.questions.push(RuleQuestion { field_path, text: &self.question, answer });
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn is_never_met(&self) -> bool {
        // No number is between two that are the wrong way round.
        match &self.asked {
            AnswerRequirement::Between(Some(least), Some(most)) => most.value < least.value,
            AnswerRequirement::Between(..) | AnswerRequirement::OneOf(_) => false,
        }
    }

    fn grounds(&self) -> Vec<Ground> {
        if self.protected { vec![Ground::Answer] } else { Vec::new() }
    }
}

impl<'a> FindingFact<'a> for AnswerFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        missing.push(Missing::absent(self.check.field_path()));
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let (Some(location), Some(given)) = (self.location(), self.given) else { return };
        let text = match &given.value {
            AnswerValue::Boolean(true) => "true",
            AnswerValue::Boolean(false) => "false",
            AnswerValue::Number(text) | AnswerValue::Text(text) => text,
        };
        let is_protected = self.check.protected;
        list.push(location, if is_protected { EvidenceValue::Protected(text) } else { EvidenceValue::Text(text) });
    }

    fn is_personal(&self) -> bool {
        self.check.protected
    }
}
