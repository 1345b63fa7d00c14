//! The sentences of the kind, in both languages.

use crate::checks::describe::{Describe, DescribeContext, Description};
use crate::checks::language::text::described;
use crate::checks::languages::Languages;
use crate::domain::grammar::say;

impl Describe for Languages {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let sentence = say!(
            lang,
            "all of the following, each met by a different language:",
            "chacune des conditions suivantes, remplie par une langue différente\u{a0}:"
        );
        let parts = self.distinct.iter().map(|demand| Description::leaf(described(context, demand))).collect();
        Description { sentence, parts }
    }
}
