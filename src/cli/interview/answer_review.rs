//! The answers as a list, of which any can be corrected before anything is saved.

use serde_json::Value;

use crate::checks::Missing;
use crate::checks::education::text::describe;
use crate::checks::field_values::{field_value, yes_or_no};
use crate::cli::interview::answers_given::AnswerResult;
use crate::cli::interview::field_question::{Prompt, PromptKind};
use crate::cli::interview::next_question::{Interview, agrees};
use crate::cli::interview::prompts::{Picked, Prompts, WithBack, is_back, pick};
use crate::cli::interview::record_lists::{is_asked_list, rank, state_none};
use crate::domain::applicant::{
    Applicant, DocumentKind, Level, Sector, Status, asked_fields, field_info, field_type, lists_present,
};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue};
use crate::domain::languages::Language;
use crate::domain::level_labels::level_name;
use crate::domain::record::{Object as _, entry_at};
use crate::domain::text::Lang;
use crate::domain::value_type::ValueType;
use crate::messages::headings::capitalised;
use crate::messages::questions::{self, AnswerChoice, AnswerHelp, GeneralQuestion, InterviewRemark};
use crate::report::{applicant_file, escape};
use crate::rules::vacancy::Criterion;

/// When the answers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReviewPage<'p> {
    /// First: what was understood of a file, by its path.
    Understood(&'p str),
    /// Last: before they are saved.
    Last,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReviewResult {
    /// They are right.
    Accepted,
    /// One was corrected: there may be something to ask again.
    Corrected,
    /// Nothing is to be saved.
    Left,
}

/// An answer: where it is, and a line about it.
struct AnswerLine {
    /// A field, an entry of a list, or a list that is empty or not stated.
    path: FieldPath,
    text: String,
}

impl Interview<'_, '_> {
    /// Shows the answers, and lets one be corrected.
    pub(super) fn review(&mut self, page: ReviewPage<'_>, prompts: &mut dyn Prompts) -> anyhow::Result<ReviewResult> {
        let lang = self.run.lang;
        let lines = self.answer_lines()?;
        let (question, accept) = match page {
            ReviewPage::Understood(path) => (GeneralQuestion::IsUnderstood(path), AnswerChoice::IsRight),
            ReviewPage::Last => (GeneralQuestion::AreAnswersRight, AnswerChoice::Save),
        };
        let accept = accept.text(lang).to_owned();
        let answers = lines.iter().map(|line| escape::visible(&line.text).into_owned());
        let options: Vec<_> =
            [accept].into_iter().chain(answers).chain([AnswerChoice::Leave.text(lang).to_owned()]).collect();
        loop {
            prompts.print("");
            if page == ReviewPage::Last {
                let so_far = InterviewRemark::SoFar(self.assessment().verdict);
                prompts.print(&capitalised(&questions::remark(lang, so_far)));
            }
            let question = questions::question(lang, question);
            let help = questions::help(lang, AnswerHelp::Choose);
            let chosen = prompts.choose(&question, &help, options.clone(), 0)?;
            let path = match chosen {
                Some(0) => return Ok(ReviewResult::Accepted),
                Some(at) => lines.get(at - 1).map(|line| line.path),
                None => None,
            };
            let Some(path) = path else {
                if agrees(prompts, self.run, GeneralQuestion::LeaveUnsaved)? {
                    return Ok(ReviewResult::Left);
                }
                continue;
            };
            let before = self.clone();
            match self.correct(path, &mut WithBack::new(lang, AnswerChoice::BackToAnswers, Vec::new(), prompts)) {
                Ok(()) => return Ok(ReviewResult::Corrected),
                Err(problem) if is_back(&problem) => *self = before,
                Err(problem) => return Err(problem),
            }
        }
    }

    /// Every answer, and every question that was left open, in the order of the file.
    fn answer_lines(&self) -> anyhow::Result<Vec<AnswerLine>> {
        let lang = self.run.lang;
        let file = applicant_file::whole(&self.applicant)?;
        let mut lines = Vec::new();
        for section in Applicant::KEYS.iter().copied() {
            let stated = file.get(section);
            let list = FieldPath::of_record(section);
            match field_type(section, None) {
                Some(ValueType::Table(_)) => {
                    for field in asked_fields(section) {
                        let path = FieldPath { field: Some(field), ..list };
                        let value = stated.and_then(|object| object.get(field));
                        lines.extend(self.field_line(path, value));
                    }
                }
                Some(ValueType::List(_)) if section != "incomplete" => {
                    lines.extend(self.list_lines(section, stated));
                }
                Some(ValueType::Text | ValueType::PartialDate) if !matches!(section, "$schema" | "id") => {
                    lines.extend(self.field_line(list, stated));
                }
                _ => {}
            }
        }
        let asked = self.run.vacancy.criteria.iter().flat_map(Criterion::asked).flat_map(|asked| asked.questions);
        for question in asked {
            let path = question.field_path;
            let value = file.pointer(&path.to_string());
            let is_new = !lines.iter().any(|line| line.path == path);
            if is_new && (value.is_some() || self.is_asked(path)) {
                let value = value.map(|value| words(lang, path, value));
                let text = questions::answer_line(lang, question.text.get(lang), value.as_deref());
                lines.push(AnswerLine { path, text });
            }
        }
        Ok(lines)
    }

    fn is_asked(&self, path: FieldPath) -> bool {
        self.asked.iter().any(|missing| missing.field_path == path)
    }

    /// A field of the record or of an object in it, if it is stated or was asked.
    fn field_line(&self, path: FieldPath, value: Option<&Value>) -> Option<AnswerLine> {
        let lang = self.run.lang;
        if value.is_none() && !self.is_asked(path) {
            return None;
        }
        let name = questions::answer_name(lang, path.section, path.field);
        let value = value.map(|value| words(lang, path, value));
        Some(AnswerLine { path, text: questions::answer_line(lang, &name, value.as_deref()) })
    }

    /// The entries of a list, a line each, or that there are none.
    fn list_lines(&self, section: &'static str, stated: Option<&Value>) -> Vec<AnswerLine> {
        let lang = self.run.lang;
        let list = FieldPath::of_record(section);
        let word = questions::entry_word(lang, section);
        let entries = stated.and_then(Value::as_array).map(Vec::as_slice);
        let line = |path, text: Option<&str>| AnswerLine { path, text: questions::answer_line(lang, word, text) };
        match entries {
            None if self.is_asked(list) => vec![line(list, None)],
            None => Vec::new(),
            Some([]) => vec![line(list, Some(&field_value(lang, &FieldValue::NoEntries)))],
            Some(entries) => {
                let each = entries.iter().enumerate();
                each.map(|(index, entry)| {
                    let path = FieldPath { index: Some(index), ..list };
                    line(path, Some(&self.entry_words(path, entry)))
                })
                .collect()
            }
        }
    }

    /// An entry of a list in a line.
    fn entry_words(&self, path: FieldPath, entry: &Value) -> String {
        let lang = self.run.lang;
        if let ("education", Some(index)) = (path.section, path.index)
            && let Some(education) = entry_at(self.applicant.education.as_ref(), index)
        {
            return describe(lang, education).to_string();
        }
        let Some(fields) = entry.as_object() else { return words(lang, path, entry) };
        let of_field = |key: &String| field_info(path.section, Some(key)).map(|info| info.key);
        let mut fields: Vec<_> = fields.iter().filter_map(|(key, value)| Some((of_field(key)?, value))).collect();
        fields.sort_by_key(|(key, _)| rank(FieldPath { field: Some(key), ..path }));
        let each = fields.into_iter().map(|(key, value)| {
            let path = FieldPath { field: Some(key), ..path };
            let said = words(lang, path, value);
            match field_type(path.section, path.field) {
                // A day or a yes alone says nothing.
                Some(ValueType::PartialDate | ValueType::Boolean) => {
                    let name = questions::answer_name(lang, path.section, path.field);
                    questions::answer_line(lang, &name, Some(&said))
                }
                _ => said,
            }
        });
        each.collect::<Vec<_>>().join(", ")
    }

    /// Asks what is at a path again, or what of it is to be changed.
    fn correct(&mut self, path: FieldPath, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        match (path.index, path.field) {
            (Some(_), None) => self.correct_entry(path, prompts),
            (None, None) if is_asked_list(path.section) => self.correct_list(path, prompts),
            _ => self.correct_field(path, prompts),
        }
    }

    /// A list that is empty or not stated: its first entry.
    fn correct_list(&mut self, path: FieldPath, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        self.remove(path);
        self.asked.insert(Missing::absent(path));
        if self.begin(path.section, None, Prompt::First, prompts)? == AnswerResult::None {
            self.complete.insert(path.section);
            state_none(&mut self.applicant, path.section);
        }
        Ok(())
    }

    /// One of the fields of an entry, or the entry.
    fn correct_entry(&mut self, path: FieldPath, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        let lang = self.run.lang;
        let file = applicant_file::whole(&self.applicant)?;
        let entry = file.pointer(&path.to_string());
        let fields = asked_fields(path.section).chain(stated_fields(path.section, entry));
        let mut fields: Vec<_> = fields.map(|field| FieldPath { field: Some(field), ..path }).collect();
        fields.sort_by_key(|field| (rank(*field), *field));
        fields.dedup();
        let options = fields.into_iter().map(|field| {
            let value = entry.and_then(|entry| entry.get(field.field?)).map(|value| words(lang, field, value));
            let name = questions::answer_name(lang, field.section, field.field);
            (questions::answer_line(lang, &name, value.as_deref()), field)
        });
        let options: Vec<_> = options.collect();
        let mut choices = vec![AnswerChoice::Remove];
        if is_asked_list(path.section) {
            choices.push(AnswerChoice::Add);
        }
        if options.is_empty() {
            choices.insert(0, AnswerChoice::Change);
        }
        let what = entry.map_or_else(String::new, |entry| self.entry_words(path, entry));
        let what = questions::answer_line(lang, &capitalised(questions::entry_word(lang, path.section)), Some(&what));
        let question = questions::question(lang, GeneralQuestion::WhatToChange(&escape::visible(&what)));
        match pick(prompts, lang, &question, options, &choices)? {
            Picked::Value(field) => self.correct_field(field, prompts),
            Picked::Choice(AnswerChoice::Change) => self.correct_field(path, prompts),
            Picked::Choice(AnswerChoice::Remove) => {
                self.remove(path);
                Ok(())
            }
            Picked::Choice(AnswerChoice::Add) => {
                self.complete.remove(path.section);
                self.begin(path.section, None, Prompt::Further, prompts)?;
                Ok(())
            }
            Picked::Choice(_) => Ok(()),
        }
    }

    /// A field, which is asked again; what no question is about can only be removed. A text that is left open stays as it is,
    /// so that what is stated of the record is removed by a choice.
    fn correct_field(&mut self, path: FieldPath, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        let lang = self.run.lang;
        let info = field_info(path.section, path.field);
        let has_question =
            info.is_some_and(|info| info.question.is_some()) || self.run.vacancy.question(path).is_some();
        let is_stated = || anyhow::Ok(applicant_file::whole(&self.applicant)?.pointer(&path.to_string()).is_some());
        let choices: &[AnswerChoice] = match (has_question, path.index) {
            (false, _) => &[AnswerChoice::Remove],
            (true, None) if is_stated()? => &[AnswerChoice::Change, AnswerChoice::Remove],
            (true, _) => &[],
        };
        if !choices.is_empty() {
            let name = capitalised(&questions::answer_name(lang, path.section, path.field));
            let question = questions::question(lang, GeneralQuestion::WhatToChange(&escape::visible(&name)));
            let picked = pick::<()>(prompts, lang, &question, Vec::new(), choices)?;
            if picked == Picked::Choice(AnswerChoice::Remove) {
                self.remove(path);
                // Of what a question is about, it is said that it was left open.
                self.asked.extend(has_question.then(|| Missing::absent(path)));
            }
            if picked != Picked::Choice(AnswerChoice::Change) {
                return Ok(());
            }
        }
        match self.questions().value(path, None, PromptKind::Field, prompts)? {
            AnswerResult::Stated(value) => {
                // What was said of the old one says nothing of the new one.
                self.asked.retain(|missing| missing.field_path != path);
                self.state(&FactChange::Field(path, value));
            }
            AnswerResult::None | AnswerResult::Unknown => {
                self.remove(path);
                self.asked.insert(Missing::absent(path));
            }
        }
        Ok(())
    }

    /// Takes an answer away. What was asked about it may be asked again; of the entries behind it, it is what it was.
    fn remove(&mut self, path: FieldPath) {
        let section = path.section;
        if section == "competencies" {
            self.examples.clear();
        }
        self.applicant = path.remove_from(std::mem::take(&mut self.applicant));
        let is_entry = path.field.is_none();
        let asked = std::mem::take(&mut self.asked).into_iter().filter_map(|missing| {
            let of = missing.field_path;
            match (of.index, path.index) {
                _ if of.section != section || (!is_entry && of != path) => Some(missing),
                (Some(own), Some(removed)) if is_entry && own > removed => {
                    let field_path = FieldPath { index: Some(own - 1), ..of };
                    Some(Missing { field_path, ..missing })
                }
                (own, removed) if is_entry && own != removed => Some(missing),
                _ => None,
            }
        });
        self.asked = asked.collect();
        if is_entry && !lists_present(&mut self.applicant).contains(&section) {
            self.complete.remove(section);
            self.asked.remove(&Missing::absent(FieldPath::of_record(section)));
        }
    }
}

/// The fields of an entry that it states.
fn stated_fields(section: &'static str, entry: Option<&Value>) -> impl Iterator<Item = &'static str> {
    let keys = entry.and_then(Value::as_object).into_iter().flat_map(serde_json::Map::keys);
    keys.filter_map(move |key| field_info(section, Some(key)).map(|info| info.key)).collect::<Vec<_>>().into_iter()
}

/// A value of the file as a person would say it.
fn words(lang: Lang, path: FieldPath, value: &Value) -> String {
    match value {
        Value::Bool(is) => yes_or_no(lang, *is).to_owned(),
        Value::String(text) => text_words(lang, path, text),
        Value::Array(texts) if texts.is_empty() => field_value(lang, &FieldValue::NoEntries),
        Value::Array(texts) => texts.iter().map(|text| words(lang, path, text)).collect::<Vec<_>>().join(", "),
        Value::Object(skills) => {
            let each = skills.iter().map(|(skill, level)| format!("{skill} {}", words(lang, path, level)));
            each.collect::<Vec<_>>().join(", ")
        }
        Value::Number(_) | Value::Null => value.to_string(),
    }
}

/// A word of a closed list as a value.
fn word<T: Copy>(
    words: &[(&'static str, T)],
    text: &str,
    value: impl Fn(T) -> FieldValue<'static>,
) -> Option<FieldValue<'static>> {
    words.iter().find(|(word, _)| *word == text).map(|(_, one)| value(*one))
}

fn text_words(lang: Lang, path: FieldPath, text: &str) -> String {
    let word = match (path.section, path.field) {
        ("education", Some("level")) => word(&Level::ALL, text, FieldValue::Level),
        ("education", Some("status")) => word(&Status::ALL, text, FieldValue::Status),
        ("experience", Some("sector")) => word(&Sector::ALL, text, FieldValue::Sector),
        ("documents", Some("kind")) => word(&DocumentKind::ALL, text, FieldValue::Kind),
        ("languages" | "documents", Some("language")) => {
            return Language::resolve(text).map_or(text, |language| language.name(lang)).to_owned();
        }
        ("languages", Some("level")) if text == "native" => return questions::mother_tongue(lang, text),
        ("languages" | "it_skills", Some("level")) => return level_name(lang, text).to_owned(),
        _ => match field_type(path.section, path.field) {
            Some(ValueType::PartialDate) => PartialDate::parse(text).ok().map(FieldValue::Date),
            Some(ValueType::DateTime) => Moment::parse(text).ok().map(FieldValue::Moment),
            _ => None,
        },
    };
    word.map_or_else(|| text.to_owned(), |word| field_value(lang, &word))
}
