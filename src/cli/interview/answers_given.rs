//! From a field to the question about it, and from an answer to the value.

use crate::checks::language::Threshold;
use crate::cli::interview::prompts::{Picked, Prompts, pick};
use crate::domain::applicant::{AnswerValue, DocumentKind, Level, Sector, Status, Years};
use crate::domain::calendar::{DateFault, Moment, PartialDate};
use crate::domain::countries::Country;
use crate::domain::fact_change::Value;
use crate::domain::languages::Language;
use crate::domain::names::nearest;
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::Lang;
use crate::messages::questions::{self, Choice, Help, Question, Refusal};
use crate::report::escape;

/// What became of a question.
#[derive(Debug, PartialEq)]
pub(super) enum Answer<T> {
    /// It was answered.
    Stated(T),
    /// There is none.
    None,
    /// It was left open.
    Unknown,
}

/// The years of study that are offered.
const YEARS: [&str; 10] = ["0", "0.5", "1", "1.5", "2", "2.5", "3", "4", "5", "6"];

/// What kind of answer a field takes.
pub(super) enum Form<'v> {
    /// A date, and whether its day is asked.
    Date(bool),
    /// A date-time.
    Moment,
    /// Yes or no.
    Flag,
    /// A level of education.
    Level,
    /// How far an education has come.
    Status,
    /// Years of study.
    Years,
    /// A sector of work.
    Sector,
    /// What a document is.
    Kind,
    /// A country.
    Country,
    /// A language; these are offered.
    Language(Vec<Language>),
    /// A tool; these are offered.
    Tool(Vec<&'v str>),
    /// A level on the scale that a check uses, where one does.
    Scale(Option<&'v Threshold>),
    /// Other vacancies.
    Vacancies,
    /// A number.
    Number,
    /// One of these texts, or another.
    OneOf(Vec<&'v str>),
    /// Several texts, with commas between.
    Texts(Help<'static>),
    /// A text.
    Text(Help<'static>),
}

/// A question, and who asks it.
pub(super) struct Asking<'q> {
    /// Who asks.
    pub(super) prompts: &'q mut dyn Prompts,
    /// The language of the question.
    pub(super) lang: Lang,
    /// The lists of the rules.
    pub(super) vocabulary: &'q Vocabulary,
    /// The question.
    pub(super) question: String,
    /// Whether "there is none" can be answered.
    pub(super) may_be_none: bool,
    /// Says why a value is not taken.
    pub(super) refuse: &'q dyn Fn(&Value<'static>) -> Option<String>,
}

impl Asking<'_> {
    /// Asks for a value of a form.
    pub(super) fn value(mut self, form: Form<'_>) -> anyhow::Result<Answer<Value<'static>>> {
        let lang = self.lang;
        match form {
            Form::Date(is_exact) => {
                let help = if is_exact { Help::ExactDate } else { Help::Date };
                self.text(help, |text| {
                    PartialDate::parse(text).map(Value::Date).map_err(|fault| unread(fault, Refusal::Date))
                })
            }
            Form::Moment => self.text(Help::Moment, |text| {
                Moment::parse(text).map(Value::Moment).map_err(|fault| unread(fault, Refusal::Moment))
            }),
            Form::Flag => self.flag(),
            Form::Level => self.words(&Level::ALL, |level| questions::level(lang, level), Value::Level),
            Form::Status => self.words(&Status::ALL, |status| questions::status(lang, status), Value::Status),
            Form::Years => {
                let years = YEARS.map(|years| (years.to_owned(), Value::Years(Years::read(years))));
                self.choose(years.into())
            }
            Form::Sector => self.words(&Sector::ALL, |sector| questions::sector_of(lang, sector), Value::Sector),
            Form::Kind => self.words(&DocumentKind::ALL, |kind| questions::kind_of(lang, kind), Value::Kind),
            Form::Country => self.country(),
            Form::Language(offered) => {
                let names: Vec<_> = offered.iter().map(|language| language.name(lang)).collect();
                self.one_offered(names, &Question::OtherLanguage, Self::language)
            }
            Form::Tool(offered) => {
                let names = offered.into_iter().map(str::to_owned).collect();
                self.one_offered(names, &Question::OtherTool, |asking| asking.text(Help::Tool, |text| Ok(stated(text))))
            }
            Form::Scale(Some(threshold)) => {
                let labels = labels(threshold);
                self.choose(labels)
            }
            Form::Scale(None) => self.text(Help::Text, |text| Ok(stated(text))),
            Form::Vacancies => self.vacancies(),
            Form::Number => self.text(Help::Number, |text| number(text).ok_or(Refusal::Number)),
            Form::OneOf(texts) => {
                let texts = texts.into_iter().map(|text| escape::visible(text).into_owned()).collect();
                let other = Question::OtherAnswer;
                self.one_offered(texts, &other, |asking| asking.text(Help::Text, |text| Ok(stated(text))))
            }
            Form::Texts(help) => self.text(help, |text| Ok(several(text))),
            Form::Text(help) => self.text(help, |text| Ok(stated(text))),
        }
    }

    /// A text that `read` makes a value of.
    fn text(
        &mut self,
        help: Help<'_>,
        read: impl Fn(&str) -> Result<Value<'static>, Refusal<'static>>,
    ) -> anyhow::Result<Answer<Value<'static>>> {
        let (lang, refuse, may_be_none) = (self.lang, self.refuse, self.may_be_none);
        let is_none = |text: &str| may_be_none && questions::is_none(text);
        let check = |text: &str| match read(text) {
            _ if is_none(text) => Ok(()),
            Err(refusal) => Err(questions::refusal(lang, refusal)),
            Ok(value) => refuse(&value).map_or(Ok(()), Err),
        };
        let answer = self.prompts.text(&self.question, &questions::help(lang, help), None, &check)?;
        Ok(match answer {
            None => Answer::Unknown,
            Some(text) if is_none(&text) => Answer::None,
            Some(text) => read(&text).map_or(Answer::Unknown, Answer::Stated),
        })
    }

    /// A word of a closed list, in plain words and in the file's.
    fn words<T: Copy>(
        &mut self,
        words: &[(&'static str, T)],
        plain: impl Fn(T) -> &'static str,
        value: impl Fn(T) -> Value<'static>,
    ) -> anyhow::Result<Answer<Value<'static>>> {
        let options = words.iter().map(|(word, one)| (format!("{} ({word})", plain(*one)), value(*one)));
        self.choose(options.collect())
    }

    fn choose(&mut self, options: Vec<(String, Value<'static>)>) -> anyhow::Result<Answer<Value<'static>>> {
        let choices: &[Choice] = if self.may_be_none { &[Choice::None, Choice::Unknown] } else { &[Choice::Unknown] };
        Ok(match pick(self.prompts, self.lang, &self.question, options, choices)? {
            Picked::Value(value) => Answer::Stated(value),
            Picked::Choice(Choice::None) => Answer::None,
            Picked::Choice(_) => Answer::Unknown,
        })
    }

    fn flag(&mut self) -> anyhow::Result<Answer<Value<'static>>> {
        let choices = [Choice::Yes, Choice::No, Choice::Unknown];
        Ok(match pick::<()>(self.prompts, self.lang, &self.question, Vec::new(), &choices)? {
            Picked::Choice(Choice::Yes) => Answer::Stated(Value::Flag(true)),
            Picked::Choice(Choice::No) => Answer::Stated(Value::Flag(false)),
            _ => Answer::Unknown,
        })
    }

    fn country(&mut self) -> anyhow::Result<Answer<Value<'static>>> {
        let (lang, vocabulary) = (self.lang, self.vocabulary);
        let may_be_none = self.may_be_none;
        let is_none = |text: &str| may_be_none && questions::is_none(text);
        let check = |text: &str| {
            if vocabulary.country(text).is_some() || is_none(text) {
                return Ok(());
            }
            let names: Vec<_> = Country::all().flat_map(|country| Lang::ALL.map(|lang| country.name(lang))).collect();
            let near = nearest(text, names.iter().map(String::as_str));
            Err(questions::refusal(lang, Refusal::Country(text, near)))
        };
        let help = questions::help(lang, if may_be_none { Help::Nationality } else { Help::Country });
        let answer = self.prompts.text(&self.question, &help, None, &check)?;
        Ok(match answer {
            None => Answer::Unknown,
            Some(text) if is_none(&text) => Answer::None,
            Some(text) => Answer::Stated(Value::Text(text.into())),
        })
    }

    fn language(&mut self) -> anyhow::Result<Answer<Value<'static>>> {
        let lang = self.lang;
        let check = |text: &str| match Language::resolve(text) {
            Some(_) => Ok(()),
            None => Err(questions::refusal(lang, Refusal::Language(text))),
        };
        let example = Language::ENGLISH.name(lang);
        let help = questions::help(lang, Help::Language(&example));
        let answer = self.prompts.text(&self.question, &help, None, &check)?;
        Ok(answer.map_or(Answer::Unknown, |text| Answer::Stated(Value::Text(text.into()))))
    }

    /// One of some names, or another, which is then asked.
    fn one_offered(
        &mut self,
        names: Vec<String>,
        other: &Question<'_>,
        ask: impl Fn(&mut Self) -> anyhow::Result<Answer<Value<'static>>>,
    ) -> anyhow::Result<Answer<Value<'static>>> {
        if names.is_empty() && !self.may_be_none {
            return ask(self);
        }
        let offered = names.into_iter().map(|name| (name.clone(), Value::Text(name.into()))).collect();
        let choices: &[Choice] = if self.may_be_none {
            &[Choice::Other, Choice::None, Choice::Unknown]
        } else {
            &[Choice::Other, Choice::Unknown]
        };
        match pick(self.prompts, self.lang, &self.question, offered, choices)? {
            Picked::Value(value) => Ok(Answer::Stated(value)),
            Picked::Choice(Choice::None) => Ok(Answer::None),
            Picked::Choice(Choice::Other) => {
                self.question = questions::question(self.lang, *other);
                self.may_be_none = false;
                ask(self)
            }
            Picked::Choice(_) => Ok(Answer::Unknown),
        }
    }

    /// First whether there are any, then which.
    fn vacancies(&mut self) -> anyhow::Result<Answer<Value<'static>>> {
        let which = std::mem::replace(&mut self.question, questions::question(self.lang, Question::HasOtherVacancies));
        match self.flag()? {
            Answer::Stated(Value::Flag(true)) => {
                self.question = which;
                self.text(Help::Vacancies, |text| Ok(several(text)))
            }
            Answer::Stated(_) => Ok(Answer::Stated(Value::Texts(Vec::new()))),
            Answer::None | Answer::Unknown => Ok(Answer::Unknown),
        }
    }
}

/// A number as people write it, with a comma or a point.
fn number(text: &str) -> Option<Value<'static>> {
    let text = text.trim().replace(',', ".");
    let is_number = serde_json::from_str::<f64>(&text).is_ok_and(f64::is_finite);
    is_number.then(|| Value::Answer(AnswerValue::Number(text.into())))
}

fn several(text: &str) -> Value<'static> {
    let texts = text.split([',', ';']).map(str::trim).filter(|text| !text.is_empty());
    Value::Texts(texts.map(|text| text.to_owned().into()).collect())
}

fn stated(text: &str) -> Value<'static> {
    Value::Text(text.to_owned().into())
}

fn unread(fault: DateFault, form: Refusal<'static>) -> Refusal<'static> {
    match fault {
        DateFault::Form => form,
        DateFault::Impossible => Refusal::Impossible,
    }
}

/// The levels of a scale, each with the other labels that mean it.
fn labels(threshold: &Threshold) -> Vec<(String, Value<'static>)> {
    let scale = &threshold.scale;
    let each = scale.levels.iter().enumerate().map(|(index, level)| {
        let others = scale.labels.iter().filter(|(label, of)| *of == index && *label != level.to_lowercase());
        let others: Vec<_> = others.map(|(label, _)| label.as_str()).collect();
        let label = if others.is_empty() { level.clone() } else { format!("{level} ({})", others.join(", ")) };
        (label, Value::Text(level.clone().into()))
    });
    each.collect()
}
