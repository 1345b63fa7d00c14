//! What is asked about one field: the question, the form of the answer, what is offered, and what is not taken.

use std::collections::HashSet;

use crate::checks::asked_fields::AnswerForm;
use crate::checks::threshold::Threshold;
use crate::cli::interview::answers_given::{AnswerResult, AnswerType, Asking};
use crate::cli::interview::prompts::Prompts;
use crate::cli::interview::record_lists::first_field;
use crate::domain::applicant::{Applicant, Status, Text, field_type};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue};
use crate::domain::languages::Language;
use crate::domain::names::normalise;
use crate::domain::record::{Object as _, entry_at};
use crate::domain::value_type::ValueType;
use crate::intake::document::read_document;
use crate::messages::diagnostics;
use crate::messages::questions::{self, AnswerHelp};
use crate::report::{Run, applicant_file, escape};
use crate::rules::vacancy::Criterion;

/// How a field is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PromptKind {
    /// For the first time.
    Field,
    /// Once more, because it was not stated exactly enough.
    Exactly,
    /// As the first field of an entry.
    Entry(Prompt),
}

/// Which entry of a list is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prompt {
    /// The first; there may be none.
    First,
    /// A further one, of which the applicant said that there is one.
    Further,
}

/// The questions about fields, as the rules and what is stated so far ask them.
pub(super) struct FieldQuestions<'r, 's> {
    /// The rules.
    pub(super) run: &'r Run<'r>,
    /// What is stated so far.
    pub(super) applicant: &'s Applicant<'s>,
}

impl<'r> FieldQuestions<'r, '_> {
    /// Asks for a field; a list without an index stands for the first field of a new entry.
    pub(super) fn value(
        &self,
        field_path: FieldPath,
        criterion: Option<&Criterion>,
        prompt_kind: PromptKind,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let lang = self.run.lang;
        let asked = match (field_path.index, field_path.field) {
            (Some(index), Some(field)) => {
                let (about, status) = self.about(field_path.section, index);
                questions::of_entry(lang, &escape::visible(&about), field_path.section, field, status)
            }
            _ => match self.run.vacancy.question(field_path) {
                Some(question) => escape::visible(question.text.get(lang)).into_owned(),
                None => questions::of_record(lang, field_path.section, field_path.field),
            },
        };
        let question = match prompt_kind {
            PromptKind::Field | PromptKind::Entry(Prompt::First) => asked,
            PromptKind::Exactly => questions::exactly(lang, &asked),
            PromptKind::Entry(Prompt::Further) => questions::of_further(lang, field_path.section),
        };
        let may_be_none = prompt_kind == PromptKind::Entry(Prompt::First);
        let refuse = |value: &FieldValue<'static>| match prompt_kind {
            // An entry that is not there yet: the list itself takes no such value.
            PromptKind::Entry(_) => None,
            PromptKind::Field | PromptKind::Exactly => self.refusal(field_path, value),
        };
        let vocabulary = &self.run.vacancy.vocabulary;
        let asking = Asking { prompts, lang, vocabulary, question, may_be_none, refuse: &refuse };
        asking.value(self.form(field_path, criterion, prompt_kind == PromptKind::Exactly))
    }

    /// The kind of answer that a field takes.
    fn form(&self, field_path: FieldPath, criterion: Option<&Criterion>, is_partial: bool) -> AnswerType<'r> {
        if let Some(question) = self.run.vacancy.question(field_path) {
            return match question.answer {
                AnswerForm::Flag => AnswerType::Flag,
                AnswerForm::Number => AnswerType::Number,
                AnswerForm::Text(texts) if texts.len() > 1 => AnswerType::OneOf(texts),
                AnswerForm::Text(_) => AnswerType::Text(AnswerHelp::Text),
            };
        }
        let section = field_path.section;
        let field = field_path.field.or_else(|| first_field(section));
        match (section, field.unwrap_or(section)) {
            ("nationalities", _) | ("documents" | "driving_licences" | "residence", "country") => AnswerType::Country,
            ("education", "level") => AnswerType::Level,
            ("education", "status") => AnswerType::Status,
            ("education", "years_completed") => AnswerType::Years,
            ("education", "field") => AnswerType::Text(AnswerHelp::Field),
            ("languages" | "documents", "language") => AnswerType::Language(self.offered_languages(section)),
            ("languages" | "it_skills", "level") => AnswerType::Scale(self.threshold(section, criterion)),
            ("it_skills", "name") => AnswerType::Tool(self.offered_tools()),
            ("experience", "sector") => AnswerType::Sector,
            ("experience", "employer") => AnswerType::Text(AnswerHelp::Employer),
            ("documents", "kind") => AnswerType::Kind,
            ("driving_licences", "category") => AnswerType::LicenceCategory,
            ("application", "other_vacancies") => AnswerType::Vacancies,
            ("application", "preferences") => AnswerType::Texts(AnswerHelp::Preferences),
            ("name", _) => AnswerType::Text(AnswerHelp::Name),
            // Of all others the declaration says enough.
            _ => match field_type(section, field) {
                Some(ValueType::PartialDate) => AnswerType::Date(is_partial),
                Some(ValueType::DateTime) => AnswerType::Moment(field == Some("submitted_at")),
                Some(ValueType::Boolean) => AnswerType::Flag,
                _ => AnswerType::Text(AnswerHelp::Text),
            },
        }
    }

    /// The languages that the rules name and, in a list of languages, the applicant has not.
    fn offered_languages(&self, section: &str) -> Vec<Language> {
        let stated = self.applicant.languages.iter().flat_map(|list| &list.entries);
        let stated = stated.filter_map(|entry| Language::resolve(&entry.language.as_ref()?.value));
        let stated: HashSet<_> = stated.filter(|_| section == "languages").collect();
        let mut offered = Vec::new();
        for criterion in &self.run.vacancy.criteria {
            for language in criterion.asked().iter().flat_map(|asked| &asked.languages) {
                if !stated.contains(language) && !offered.contains(language) {
                    offered.push(*language);
                }
            }
        }
        offered
    }

    /// The tools that the rules name and the applicant has not.
    fn offered_tools(&self) -> Vec<&'r str> {
        let stated = self.applicant.it_skills.iter().flat_map(|list| &list.entries);
        let stated: HashSet<_> = stated.filter_map(|entry| Some(normalise(&entry.name.as_ref()?.value))).collect();
        let mut offered = Vec::new();
        for asked in self.run.vacancy.criteria.iter().flat_map(Criterion::asked) {
            for tool in asked.tools {
                if !stated.contains(&normalise(tool)) && !offered.contains(&tool) {
                    offered.push(tool);
                }
            }
        }
        offered
    }

    /// The level that a criterion asks, or else another one, of a language or a tool.
    fn threshold(&self, section: &str, criterion: Option<&Criterion>) -> Option<&'r Threshold> {
        let criteria = &self.run.vacancy.criteria;
        let first = criteria.iter().filter(|other| criterion.is_some_and(|criterion| criterion.id == other.id));
        let mut asked = first.chain(criteria).flat_map(Criterion::asked);
        asked.find_map(|asked| if section == "languages" { asked.language_level } else { asked.tool_level })
    }

    /// An entry in few words, and how far it has come where it is an education.
    fn about(&self, section: &str, index: usize) -> (String, Option<Status>) {
        let (lang, applicant) = (self.run.lang, self.applicant);
        let named = |text: Option<&Text<'_>>| text.map(|text| text.value.to_string());
        let mut status = None;
        let about = match section {
            "education" => {
                let entry = entry_at(applicant.education.as_ref(), index);
                status = entry.and_then(|entry| entry.status).map(|status| status.value);
                entry.map(|entry| questions::about_education(lang, entry))
            }
            "experience" => {
                let entry = entry_at(applicant.experience.as_ref(), index);
                let sector = entry.and_then(|entry| entry.sector);
                let sector = sector.map(|sector| questions::sector_of(lang, sector.value).to_owned());
                named(entry.and_then(|entry| entry.employer.as_ref())).or(sector)
            }
            "documents" => {
                let kind = entry_at(applicant.documents.as_ref(), index).and_then(|entry| entry.kind);
                kind.map(|kind| questions::kind_of(lang, kind.value).to_owned())
            }
            "languages" => {
                let known_by = applicant.entries(section).and_then(|list| list.known_by(index));
                let language = known_by.and_then(|text| Language::resolve(&text.value));
                language.map(|language| language.name(lang).to_owned()).or_else(|| named(known_by))
            }
            _ => named(applicant.entries(section).and_then(|list| list.known_by(index))),
        };
        (about.unwrap_or_else(|| questions::about_unnamed(lang, section)), status)
    }

    /// Why a value is not taken: what a reader of the file would have to say about it.
    fn refusal(&self, field_path: FieldPath, value: &FieldValue<'static>) -> Option<String> {
        let lang = self.run.lang;
        let applicant = FactChange::Field(field_path, value.clone()).apply(self.applicant.clone());
        let text = applicant_file::text(&applicant).ok()?;
        let mut refusal = None;
        read_document(text.as_bytes(), false, |record| {
            let subject = self.run.subject("", &record, false);
            let problem = record.intake.problems.first().map(|problem| diagnostics::problem(lang, problem));
            let pointer = field_path.to_string();
            let warning = subject.warnings.iter().find(|warning| warning.pointer == pointer);
            refusal = problem.or_else(|| warning.map(|warning| diagnostics::warning(lang, warning)));
        });
        refusal
    }
}
