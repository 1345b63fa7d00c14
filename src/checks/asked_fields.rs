//! What a check asks for by name: the languages, tools and competencies that an applicant can be offered to choose from.

use crate::checks::Check;
use crate::checks::answer::{self, WantedAnswer};
use crate::checks::combine::Combine;
use crate::checks::declaration::DeclarationField;
use crate::checks::language::{Demand, Threshold};
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

/// What is answered, by what the answers asked for are.
fn form_of(asked: &answer::AnswerRequirement) -> AnswerForm<'_> {
    let answer::AnswerRequirement::OneOf(all) = asked else {
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

impl<'a> AskedFields<'a> {
    fn add_demand(&mut self, demand: &'a Demand) {
        // Any language but these is none that can be offered.
        for language in demand.languages.iter().filter(|_| !demand.others) {
            if !self.languages.contains(language) {
                self.languages.push(*language);
            }
        }
        self.language_level.get_or_insert(&demand.level.threshold);
    }
}

impl Check {
    /// What this check asks for by name.
    #[must_use]
    pub fn asked(&self) -> AskedFields<'_> {
        let mut asked = AskedFields::default();
        self.ask(&mut asked);
        asked
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        match self {
            Self::Language(check) => {
                asked.add_demand(&check.demand);
            }
            Self::Languages(check) => check.distinct.iter().for_each(|demand| asked.add_demand(demand)),
            Self::ItSkill(check) => {
                for tool in &check.tools {
                    if !asked.tools.contains(&tool.name.as_str()) {
                        asked.tools.push(&tool.name);
                    }
                }
                asked.tool_level.get_or_insert(&check.threshold);
            }
            Self::Competency(check) => asked.competency = &check.names,
            Self::Person(check) => {
                asked.person = true;
                check.unless_not.iter().for_each(|inner| inner.ask(asked));
            }
            Self::Education(check) => asked.person |= check.asks_a_person(),
            Self::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
                for part in parts {
                    part.ask(asked);
                }
            }
            Self::Combine(Combine::Not(part)) => part.ask(asked),
            Self::Declaration(check) => {
                if let DeclarationField::Declared { .. } = check.field {
                    let field_path = check.field.field_path();
                    asked.questions.push(RuleQuestion { field_path, text: &check.question, answer: AnswerForm::Flag });
                }
            }
            Self::Answer(check) => {
                let question = RuleQuestion {
                    field_path: check.field_path(),
                    text: &check.question,
                    answer: form_of(&check.asked),
                };
                asked.questions.push(question);
            }
            Self::When(check) => check.checks().for_each(|part| part.ask(asked)),
            Self::Tracks(check) => check.0.iter().for_each(|track| track.check.ask(asked)),
            Self::ByNationality(check) => check.checks().for_each(|part| part.ask(asked)),
            Self::Nationality(_)
            | Self::Residence(_)
            | Self::Age(_)
            | Self::Studies(_)
            | Self::Experience(_)
            | Self::Timely(_)
            | Self::Vacancies(_)
            | Self::Documents(_)
            | Self::Preferences(_)
            | Self::Availability(_) => {}
        }
    }
}
