//! The sentences of the kind, in both languages.

use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::language::Demand;
use crate::checks::language::text::{languages, level_asked};
use crate::checks::languages::Languages;
use crate::domain::grammar::say;

impl Describe for Languages {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let demand = |demand: &Demand| {
            let (names, level) = (languages(context, demand), level_asked(lang, &demand.level));
            Description::leaf(say!(lang, "{names} {level}", "{names} {level}"))
        };
        let sentence = say!(
            lang,
            "each of these, each by a different language:",
            "chacune de ces conditions, par une langue chaque fois différente\u{a0}:"
        );
        Description { sentence, parts: self.distinct.iter().map(demand).collect() }
    }
}
