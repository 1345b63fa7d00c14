#![doc = include_str!("about.md")]

use crate::checks::asked_fields::AskedFields;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::language::distinct::distinct;
use crate::checks::language::{self, Demand, MAX_LANGUAGES};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Finding};
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "languages",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Languages::read(value, context).map(Check::Languages),
}];

parameters! { PARAMETERS:
    DISTINCT: Vec<Demand> = TypedParameter::new(
        "distinct",
        ValueType::List(&ValueType::Table(language::DEMAND)),
        "The demands, two or more, each of which a different language has to meet.",
        |_, value, context| {
            let list = context.list_of_some(value)?;
            if !(2..=MAX_LANGUAGES).contains(&list.len()) {
                let most = i64::try_from(MAX_LANGUAGES).unwrap_or(i64::MAX);
                context.problem(value.span(), RuleErrorKind::OutOfRange(2, most), list.len().to_string());
            }
            let demands: Vec<_> = list.iter().map(|demand| Demand::read(demand, context)).collect();
            demands.into_iter().collect()
        },
    );
}

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    /// What is asked of different languages, at least two.
    pub distinct: Vec<Demand>,
}

impl Languages {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let demands = params.needed(DISTINCT);
        params.finish();
        Some(Self { distinct: demands? })
    }
}

impl Kind for Languages {
    fn name(&self) -> &'static str {
        "languages"
    }

    /// Looks for a different language for each demand.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        distinct(&self.distinct.iter().collect::<Vec<_>>(), input)
    }

    /// What would meet one of the demands.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        self.distinct.iter().flat_map(|demand| demand.candidates(input)).collect()
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        self.distinct.iter().for_each(|demand| demand.ask(asked));
    }

    fn is_dated(&self) -> bool {
        false
    }
}
