//! What a check asks for by name: the languages, tools and competencies that an applicant can be offered to choose from.

use crate::checks::Check;
use crate::checks::threshold::Threshold;
use crate::domain::fact_change::FieldPath;
use crate::domain::languages::Language;
use crate::domain::text::Bilingual;

/// What a check, and all checks within it, ask for by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskedFields<'a> {
    /// The languages, each once.
    pub languages: Vec<Language>,
    /// The level asked of a language, on its scale.
    pub language_level: Option<&'a Threshold>,
    /// The names of the tools, each once.
    pub tools: Vec<&'a str>,
    /// The level asked of a tool, on its scale.
    pub tool_level: Option<&'a Threshold>,
    /// The names of the competency, normalised; none where the check is about something else.
    pub competency: &'a [String],
    /// Whether a person is asked anything.
    pub person: bool,
    /// The questions of the rules: declarations of the file's own, and pre-screening questions.
    pub questions: Vec<RuleQuestion<'a>>,
}

/// A question of the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleQuestion<'a> {
    /// Where the answer is in the applicant's file.
    pub field_path: FieldPath,
    /// The question.
    pub text: &'a Bilingual,
    pub answer: AnswerForm<'a>,
}

/// What is answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerForm<'a> {
    /// Yes or no.
    Flag,
    Number,
    /// A text; these are asked for, where there are several.
    Text(Vec<&'a str>),
}

impl Check {
    /// What this check asks for by name.
    #[must_use]
    pub fn asked(&self) -> AskedFields<'_> {
        let mut asked = AskedFields::default();
        self.kind().ask(&mut asked);
        asked
    }
}
