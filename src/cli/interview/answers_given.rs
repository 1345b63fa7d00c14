//! From a field to the question about it, and from an answer to the value.

use crate::checks::field_values::field_value;
use crate::checks::threshold::Threshold;
use crate::cli::interview::prompts::{Picked, Prompts, pick};
use crate::domain::applicant::{AnswerValue, DocumentKind, Level, Sector, Status, Years};
use crate::domain::calendar::{DateError, Moment, PartialDate};
use crate::domain::closed_words::ClosedList;
use crate::domain::countries::Country;
use crate::domain::fact_change::FieldValue;
use crate::domain::grammar::phrase;
use crate::domain::languages::Language;
use crate::domain::level_labels::level_name;
use crate::domain::names::nearest;
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::Lang;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date, read_moment};
use crate::intake::cv::cv_words;
use crate::messages::questions::{self, AnswerChoice, AnswerHelp, AnswerRefusal, GeneralQuestion, InterviewRemark};
use crate::report::escape;

/// What became of a question.
#[derive(Debug, PartialEq)]
pub(super) enum AnswerResult<T> {
    /// It was answered.
    Stated(T),
    None,
    /// It was left open.
    Unknown,
}

/// The years of study that are offered.
const YEARS: [&str; 10] = ["0", "0.5", "1", "1.5", "2", "2.5", "3", "4", "5", "6"];

/// What kind of answer a field takes.
pub(super) enum AnswerType<'v> {
    /// A date, and whether its day is asked.
    Date(bool),
    /// A date-time, and whether it is that of the submission.
    Moment(bool),
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
    Country,
    /// The category of a driving licence.
    LicenceCategory,
    /// A language; these are offered.
    Language(Vec<Language>),
    /// A tool; these are offered.
    Tool(Vec<&'v str>),
    /// A level on the scale that a check uses, where one does.
    Scale(Option<&'v Threshold>),
    /// Other vacancies.
    Vacancies,
    Number,
    /// One of these texts, or another.
    OneOf(Vec<&'v str>),
    /// Several texts, with commas between.
    Texts(AnswerHelp<'static>),
    Text(AnswerHelp<'static>),
}

/// A day, or a date and time, in any way that applicant files may write it.
#[derive(Clone, Copy)]
enum DateKind {
    Day,
    Moment,
}

impl DateKind {
    /// What is typed; none: it may be two days, and nobody says which.
    fn read(self, text: &str, order: Option<DateOrder>) -> Result<Option<FieldValue<'static>>, DateError> {
        // What cannot be written into the file so that it means the same is not taken.
        let (form, value) = match self {
            Self::Day => {
                let read = read_date(text, order, AskedDate::Date)?;
                let is_kept = PartialDate::parse(&read.days.to_string()) == Ok(read.days);
                (read.form, is_kept.then_some(FieldValue::Date(read.days)))
            }
            Self::Moment => {
                let read = read_moment(text, order)?;
                let is_kept = Moment::parse(&read.moment.to_string()) == Ok(read.moment);
                (read.form, is_kept.then_some(FieldValue::Moment(read.moment)))
            }
        };
        match form {
            DateForm::OrderUndecided => Ok(None),
            DateForm::Canonical | DateForm::Other => value.map(Some).ok_or(DateError::Form),
        }
    }
}

/// The levels that a degree may have, by its name; none: nobody knows it.
fn levels_of(degree: &str) -> Vec<Level> {
    let words = ClosedList::Level.meanings(degree).unwrap_or_default();
    let listed = Level::ALL.into_iter().filter(|(word, _)| words.contains(word)).map(|(_, level)| level);
    let listed: Vec<_> = listed.collect();
    if listed.is_empty() { cv_words::degree(degree).into_iter().collect() } else { listed }
}

/// A question, and who asks it.
pub(super) struct Asking<'q> {
    /// Who asks.
    pub(super) prompts: &'q mut dyn Prompts,
    /// The language of the question.
    pub(super) lang: Lang,
    /// The lists of the rules.
    pub(super) vocabulary: &'q Vocabulary,
    pub(super) question: String,
    /// Whether "there is none" can be answered.
    pub(super) may_be_none: bool,
    /// Says why a value is not taken.
    pub(super) refuse: &'q dyn Fn(&FieldValue<'static>) -> Option<String>,
}

impl Asking<'_> {
    /// Asks for a value of a form.
    pub(super) fn value(mut self, form: AnswerType<'_>) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let lang = self.lang;
        match form {
            AnswerType::Date(is_exact) => {
                let help = if is_exact { AnswerHelp::ExactDate } else { AnswerHelp::Date };
                self.date(help, DateKind::Day, AnswerRefusal::Date)
            }
            AnswerType::Moment(is_submission) => {
                let help = if is_submission { AnswerHelp::Submission } else { AnswerHelp::Moment };
                self.date(help, DateKind::Moment, AnswerRefusal::Moment)
            }
            AnswerType::Flag => self.flag(),
            AnswerType::Level => self.level(),
            AnswerType::Status => {
                self.words(&Status::ALL, |status| questions::status(lang, status), FieldValue::Status)
            }
            AnswerType::Years => {
                let point = phrase(lang, ".", ",");
                let years = YEARS.map(|years| (years.replace('.', point), FieldValue::Years(Years::read(years))));
                self.choose(years.into())
            }
            AnswerType::Sector => {
                self.words(&Sector::ALL, |sector| questions::sector_of(lang, sector), FieldValue::Sector)
            }
            AnswerType::Kind => self.words(&DocumentKind::ALL, |kind| questions::kind_of(lang, kind), FieldValue::Kind),
            AnswerType::Country => self.country(),
            AnswerType::LicenceCategory => {
                let help = if self.may_be_none { AnswerHelp::Licence } else { AnswerHelp::LicenceCategory };
                self.text(help, |text| Ok(stated(text)))
            }
            AnswerType::Language(offered) => {
                let names: Vec<_> = offered.iter().map(|language| language.name(lang).to_owned()).collect();
                let none = AnswerChoice::NoLanguage;
                self.one_offered(names, none, &GeneralQuestion::OtherLanguage, Self::language)
            }
            AnswerType::Tool(offered) => {
                let names = offered.into_iter().map(str::to_owned).collect();
                self.one_offered(names, AnswerChoice::None, &GeneralQuestion::OtherTool, |asking| {
                    asking.text(AnswerHelp::Tool, |text| Ok(stated(text)))
                })
            }
            AnswerType::Scale(Some(threshold)) => {
                let labels = labels(lang, threshold);
                self.choose(labels)
            }
            AnswerType::Scale(None) => self.text(AnswerHelp::Text, |text| Ok(stated(text))),
            AnswerType::Vacancies => self.vacancies(),
            AnswerType::Number => self.text(AnswerHelp::Number, |text| number(text).ok_or(AnswerRefusal::Number)),
            AnswerType::OneOf(texts) => {
                let texts = texts.into_iter().map(|text| escape::visible(text).into_owned()).collect();
                let other = GeneralQuestion::OtherAnswer;
                self.one_offered(texts, AnswerChoice::None, &other, |asking| {
                    asking.text(AnswerHelp::Text, |text| Ok(stated(text)))
                })
            }
            AnswerType::Texts(help) => self.text(help, |text| Ok(several(text))),
            AnswerType::Text(help) => self.text(help, |text| Ok(stated(text))),
        }
    }

    /// A text that `read` makes a value of.
    fn text(
        &mut self,
        help: AnswerHelp<'_>,
        read: impl Fn(&str) -> Result<FieldValue<'static>, AnswerRefusal<'static>>,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let (lang, refuse, may_be_none) = (self.lang, self.refuse, self.may_be_none);
        let is_none = |text: &str| may_be_none && questions::is_none(text);
        let check = |text: &str| match read(text) {
            _ if is_none(text) => Ok(()),
            Err(refusal) => Err(questions::refusal(lang, refusal)),
            Ok(value) => refuse(&value).map_or(Ok(()), Err),
        };
        let answer = self.prompts.text(&self.question, &questions::help(lang, help), None, &check)?;
        Ok(match answer {
            None => AnswerResult::Unknown,
            Some(text) if is_none(&text) => AnswerResult::None,
            Some(text) => read(&text).map_or(AnswerResult::Unknown, AnswerResult::Stated),
        })
    }

    /// A date or a date and time, said back as it was understood. What may be two days is chosen of both.
    fn date(
        &mut self,
        help: AnswerHelp<'_>,
        kind: DateKind,
        form: AnswerRefusal<'static>,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let (lang, refuse) = (self.lang, self.refuse);
        let check = |text: &str| match kind.read(text, None) {
            Err(fault) => Err(questions::refusal(lang, unread(fault, form))),
            Ok(value) => value.and_then(|value| refuse(&value)).map_or(Ok(()), Err),
        };
        loop {
            let answer = self.prompts.text(&self.question, &questions::help(lang, help), None, &check)?;
            let Some(text) = answer else { return Ok(AnswerResult::Unknown) };
            let value = if let Ok(Some(value)) = kind.read(&text, None) {
                value
            } else {
                let either = [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| kind.read(&text, Some(order)));
                let either = either.into_iter().filter_map(|read| read.ok().flatten());
                let options = either.map(|value| (field_value(lang, &value), value)).collect();
                let question = questions::question(lang, GeneralQuestion::WhichDay(&escape::visible(&text)));
                match pick(self.prompts, lang, &question, options, &[])? {
                    Picked::Value(value) => value,
                    Picked::Choice(_) => continue,
                }
            };
            if let Some(refusal) = refuse(&value) {
                self.print(&refusal);
                continue;
            }
            self.understood(&field_value(lang, &value));
            return Ok(AnswerResult::Stated(value));
        }
    }

    /// A level of education, of the list or by the name of the degree.
    fn level(&mut self) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let lang = self.lang;
        let choices: &[AnswerChoice] = if self.may_be_none {
            &[AnswerChoice::ByName, AnswerChoice::None, AnswerChoice::Unknown]
        } else {
            &[AnswerChoice::ByName, AnswerChoice::Unknown]
        };
        let options = |levels: &[Level]| {
            let each = levels.iter().map(|level| (questions::level(lang, *level).to_owned(), *level));
            each.collect::<Vec<_>>()
        };
        let check = |text: &str| {
            let is_known = !levels_of(text).is_empty();
            if is_known { Ok(()) } else { Err(questions::refusal(lang, AnswerRefusal::Degree(text))) }
        };
        let stated = |level| Ok(AnswerResult::Stated(FieldValue::Level(level)));
        loop {
            let all = options(&Level::ALL.map(|(_, level)| level));
            match pick(self.prompts, lang, &self.question, all, choices)? {
                Picked::Value(level) => return stated(level),
                Picked::Choice(AnswerChoice::ByName) => {}
                Picked::Choice(AnswerChoice::None) => return Ok(AnswerResult::None),
                Picked::Choice(_) => return Ok(AnswerResult::Unknown),
            }
            let question = questions::question(lang, GeneralQuestion::NameOfDegree);
            let help = questions::help(lang, AnswerHelp::Degree);
            // Whoever types nothing chooses of the list.
            let Some(name) = self.prompts.text(&question, &help, None, &check)? else { continue };
            let levels = levels_of(&name);
            if let [level] = levels.as_slice() {
                self.understood(questions::level(lang, *level));
                return stated(*level);
            }
            let question = questions::question(lang, GeneralQuestion::LevelOfDegree(&escape::visible(&name)));
            return match pick(self.prompts, lang, &question, options(&levels), &[AnswerChoice::Unknown])? {
                Picked::Value(level) => stated(level),
                Picked::Choice(_) => Ok(AnswerResult::Unknown),
            };
        }
    }

    fn understood(&mut self, answer: &str) {
        let understood = questions::remark(self.lang, InterviewRemark::Understood(answer));
        self.print(&understood);
    }

    fn print(&mut self, text: &str) {
        self.prompts.print(&format!("  {}", escape::visible(text)));
    }

    /// A word of a closed list, in plain words.
    fn words<T: Copy>(
        &mut self,
        words: &[(&'static str, T)],
        plain: impl Fn(T) -> &'static str,
        value: impl Fn(T) -> FieldValue<'static>,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let options = words.iter().map(|(_, one)| (plain(*one).to_owned(), value(*one)));
        self.choose(options.collect())
    }

    fn choose(
        &mut self,
        options: Vec<(String, FieldValue<'static>)>,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let choices: &[AnswerChoice] =
            if self.may_be_none { &[AnswerChoice::None, AnswerChoice::Unknown] } else { &[AnswerChoice::Unknown] };
        Ok(match pick(self.prompts, self.lang, &self.question, options, choices)? {
            Picked::Value(value) => AnswerResult::Stated(value),
            Picked::Choice(AnswerChoice::None) => AnswerResult::None,
            Picked::Choice(_) => AnswerResult::Unknown,
        })
    }

    fn flag(&mut self) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let choices = [AnswerChoice::Yes, AnswerChoice::No, AnswerChoice::Unknown];
        Ok(match pick::<()>(self.prompts, self.lang, &self.question, Vec::new(), &choices)? {
            Picked::Choice(AnswerChoice::Yes) => AnswerResult::Stated(FieldValue::Flag(true)),
            Picked::Choice(AnswerChoice::No) => AnswerResult::Stated(FieldValue::Flag(false)),
            _ => AnswerResult::Unknown,
        })
    }

    fn country(&mut self) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let (lang, vocabulary) = (self.lang, self.vocabulary);
        let may_be_none = self.may_be_none;
        let is_none = |text: &str| may_be_none && questions::is_none(text);
        let check = |text: &str| {
            if vocabulary.country(text).is_some() || is_none(text) {
                return Ok(());
            }
            let names: Vec<_> = Country::all().flat_map(|country| Lang::ALL.map(|lang| country.name(lang))).collect();
            let near = nearest(text, names.iter().map(String::as_str));
            Err(questions::refusal(lang, AnswerRefusal::Country(text, near)))
        };
        let help = questions::help(lang, if may_be_none { AnswerHelp::Nationality } else { AnswerHelp::Country });
        let answer = self.prompts.text(&self.question, &help, None, &check)?;
        Ok(match answer {
            None => AnswerResult::Unknown,
            Some(text) if is_none(&text) => AnswerResult::None,
            Some(text) => AnswerResult::Stated(FieldValue::Text(text.into())),
        })
    }

    fn language(&mut self) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let lang = self.lang;
        let check = |text: &str| match Language::resolve(text) {
            Some(_) => Ok(()),
            None => Err(questions::refusal(lang, AnswerRefusal::Language(text))),
        };
        let example = Language::ENGLISH.name(lang);
        let help = questions::help(lang, AnswerHelp::Language(example));
        let answer = self.prompts.text(&self.question, &help, None, &check)?;
        Ok(answer.map_or(AnswerResult::Unknown, |text| AnswerResult::Stated(FieldValue::Text(text.into()))))
    }

    /// One of some names, or another, which is then asked.
    fn one_offered(
        &mut self,
        names: Vec<String>,
        none: AnswerChoice,
        other: &GeneralQuestion<'_>,
        ask: impl Fn(&mut Self) -> anyhow::Result<AnswerResult<FieldValue<'static>>>,
    ) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        if names.is_empty() && !self.may_be_none {
            return ask(self);
        }
        let offered = names.into_iter().map(|name| (name.clone(), FieldValue::Text(name.into()))).collect();
        let choices: &[AnswerChoice] = if self.may_be_none {
            &[AnswerChoice::Other, none, AnswerChoice::Unknown]
        } else {
            &[AnswerChoice::Other, AnswerChoice::Unknown]
        };
        match pick(self.prompts, self.lang, &self.question, offered, choices)? {
            Picked::Value(value) => Ok(AnswerResult::Stated(value)),
            Picked::Choice(AnswerChoice::None | AnswerChoice::NoLanguage) => Ok(AnswerResult::None),
            Picked::Choice(AnswerChoice::Other) => {
                self.question = questions::question(self.lang, *other);
                self.may_be_none = false;
                ask(self)
            }
            Picked::Choice(_) => Ok(AnswerResult::Unknown),
        }
    }

    /// First whether there are any, then which.
    fn vacancies(&mut self) -> anyhow::Result<AnswerResult<FieldValue<'static>>> {
        let which =
            std::mem::replace(&mut self.question, questions::question(self.lang, GeneralQuestion::HasOtherVacancies));
        match self.flag()? {
            AnswerResult::Stated(FieldValue::Flag(true)) => {
                self.question = which;
                self.text(AnswerHelp::Vacancies, |text| Ok(several(text)))
            }
            AnswerResult::Stated(_) => Ok(AnswerResult::Stated(FieldValue::Texts(Vec::new()))),
            AnswerResult::None | AnswerResult::Unknown => Ok(AnswerResult::Unknown),
        }
    }
}

/// A number as people write it, with a comma or a point.
fn number(text: &str) -> Option<FieldValue<'static>> {
    let text = text.trim().replace(',', ".");
    let is_number = serde_json::from_str::<f64>(&text).is_ok_and(f64::is_finite);
    is_number.then(|| FieldValue::Answer(AnswerValue::Number(text.into())))
}

fn several(text: &str) -> FieldValue<'static> {
    let texts = text.split([',', ';']).map(str::trim).filter(|text| !text.is_empty());
    FieldValue::Texts(texts.map(|text| text.to_owned().into()).collect())
}

fn stated(text: &str) -> FieldValue<'static> {
    FieldValue::Text(text.to_owned().into())
}

fn unread(fault: DateError, form: AnswerRefusal<'static>) -> AnswerRefusal<'static> {
    match fault {
        DateError::Form => form,
        DateError::Impossible => AnswerRefusal::Impossible,
    }
}

/// The levels of a scale, each with the other labels that mean it.
fn labels(lang: Lang, threshold: &Threshold) -> Vec<(String, FieldValue<'static>)> {
    let scale = &threshold.scale;
    let native = scale
        .mother_tongue
        .first()
        .map(|word| (questions::mother_tongue(lang, word), FieldValue::Text(word.clone().into())));
    let each = scale.levels().iter().enumerate().map(|(index, level)| {
        let others: Vec<_> = scale.own_labels(index).filter(|label| *label != level.to_lowercase()).collect();
        let name = level_name(lang, level);
        let label = if others.is_empty() { name.to_owned() } else { format!("{name} ({})", others.join(", ")) };
        (label, FieldValue::Text(level.clone().into()))
    });
    each.chain(native).collect()
}
