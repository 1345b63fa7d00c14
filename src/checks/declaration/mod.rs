#![doc = include_str!("about.md")]

use crate::checks::answer::name;
use crate::checks::asked_fields::{AnswerForm, AskedFields, RuleQuestion};
use crate::checks::evidence::{Collected, yes_or_no};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::Region;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, Tolerance};
use crate::domain::applicant::Applicant;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::interned::intern;
use crate::domain::location::Location;
use crate::domain::names::nearest;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::text::Bilingual;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "declaration",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Declaration::read(value, context).map(Check::Declaration),
}];

parameters! { PARAMETERS:
    FIELD: DeclarationField = TypedParameter::new(
        "field",
        ValueType::Text,
        "`generative_ai_used`, or a name of the file's own: letters, digits, `.`, `-` and `_`.",
        |_, value, context| context.word(value, &DeclarationField::KNOWN),
    );
    IS: bool = TypedParameter::boolean("is", "What has to be declared.");
    QUESTION: Bilingual = TypedParameter::bilingual(
        "question",
        "What the applicant declares, as a question; has to be there beside a name of the file's own.",
    );
}

/// A yes-or-no field of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclarationField {
    /// `generative_ai_used`
    GenerativeAiUsed,
    /// One of `declarations`: its name there, and its place in the application.
    Declared {
        name: &'static str,
        /// The name behind that of the field that holds it.
        within: &'static str,
    },
}

impl DeclarationField {
    const KNOWN: [(&'static str, Self); 1] = [("generative_ai_used", Self::GenerativeAiUsed)];

    /// Where it is.
    #[must_use]
    pub const fn field_path(self) -> FieldPath {
        match self {
            Self::GenerativeAiUsed => FieldPath::of_application("generative_ai_used"),
            Self::Declared { within, .. } => FieldPath::of_application(within),
        }
    }
}

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    pub field: DeclarationField,
    /// What it has to be.
    pub is: bool,
    /// The question, for a name of the file's own.
    pub question: Bilingual,
}

/// A declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclarationFact<'a> {
    pub field: DeclarationField,
    /// The question, for a name of the file's own.
    pub question: &'a Bilingual,
    /// Where it is, and what is declared; none where nothing is.
    pub stated: Option<(Location, bool)>,
}

impl Declaration {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let value = params.need(FIELD.key());
        params.need(IS.key());
        let question = params.value(QUESTION).map(|_| params.get(QUESTION));
        let is_known = |value: &&Parameters<'_>| {
            value.get_ref().as_str().is_some_and(|word| DeclarationField::KNOWN.iter().any(|(known, _)| *known == word))
        };
        let field = match (value, &question) {
            // A name of the file's own comes with its question, so that a misspelt one of ours is not taken for it.
            (Some(value), Some(_)) if !is_known(&value) => {
                let declared = |name: &'static str| DeclarationField::Declared {
                    name,
                    within: intern(&format!("declarations/{name}")),
                };
                name(value, context).map(declared)
            }
            (Some(value), None) if !is_known(&value) && value.get_ref().is_str() => {
                name(value, context).and_then(|name| {
                    let known = DeclarationField::KNOWN.map(|(known, _)| known);
                    if nearest(name, known).is_some() {
                        return params.get(FIELD);
                    }
                    context.problem(value.span(), RuleErrorKind::NoQuestion, name);
                    None
                })
            }
            (Some(_), _) => params.get(FIELD),
            (None, _) => None,
        };
        let is = params.get(IS);
        params.finish();
        Some(Self {
            field: field?,
            is: is?,
            question: question.map_or(Some(Bilingual::default()), |question| question)?,
        })
    }
}

impl Kind for Declaration {
    fn name(&self) -> &'static str {
        "declaration"
    }

    /// Compares.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        let application = input.applicant.application.as_ref();
        let stated = match self.field {
            DeclarationField::GenerativeAiUsed => application.and_then(|application| application.generative_ai_used),
            DeclarationField::Declared { name, .. } => {
                let list = application.and_then(|application| application.declarations.as_ref());
                let mut entries = list.iter().flat_map(|list| &list.entries);
                entries.find(|declared| declared.name == name).map(|declared| declared.value)
            }
        };
        let field_path = self.field.field_path();
        if stated.is_none() && self.field == DeclarationField::GenerativeAiUsed {
            return Finding::not_stated(field_path);
        }
        let outcome = stated.map_or(Outcome::Unclear, |stated| Outcome::of(stated.value == self.is));
        let location = |at| Location { section: "application", index: None, field: field_path.field, at };
        let stated = stated.map(|stated| (location(stated.at), stated.value));
        Finding::leaf(
            outcome,
            Fact::Declaration(DeclarationFact { field: self.field, question: &self.question, stated }),
        )
    }

    /// The declaration that is asked.
    fn candidates<'a>(&'a self, _: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let tolerance = match self.field {
            DeclarationField::GenerativeAiUsed => Tolerance::Exact,
            DeclarationField::Declared { .. } => Tolerance::Asked(self),
        };
        vec![Candidate::field(self.field.field_path(), FieldValue::Flag(self.is), tolerance)]
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        if let DeclarationField::Declared { .. } = self.field {
            let field_path = self.field.field_path();
            asked.questions.push(RuleQuestion { field_path, text: &self.question, answer: AnswerForm::Flag });
        }
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        let name = match self.field {
            DeclarationField::GenerativeAiUsed => "generative_ai_used",
            DeclarationField::Declared { within, .. } => within,
        };
        let is = |value| Region::Number(name, u64::from(value), u64::from(value));
        Some(PossibleOutcomes::regions(is(self.is), is(!self.is)).into())
    }
}

impl<'a> FindingFact<'a> for DeclarationFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        missing.push(Missing::absent(self.field.field_path()));
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        if let Some((location, value)) = self.stated {
            list.push(location, yes_or_no(value));
        }
    }
}
