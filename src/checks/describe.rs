//! What a check asks, in words made of the check alone: a sentence, and below it the sentences of its parts.
//!
//! No figure and no name comes from anywhere but the check, and the days from the frame of the run. Every parameter is
//! said, so that two checks that ask something else are two descriptions.

use chrono::NaiveDate;

use crate::checks::{Check, JudgingDates, OnDate};
use crate::domain::calendar::PartialDate;
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::grammar::{clause, one_of, say};
use crate::domain::text::{Bilingual, Lang};

/// A check that can be described.
pub trait Describe {
    /// What it asks.
    fn describe(&self, context: DescribeContext<'_>) -> Description;
}

impl Describe for Check {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        self.kind().describe(context)
    }
}

/// The day that a check refers to, as `on` it in English, with its preposition in French.
pub fn on_date(lang: Lang, on: OnDate) -> String {
    match on {
        OnDate::Reference => say!(lang, "the reference date", "à la date de référence"),
        OnDate::Deadline => say!(lang, "the day of the deadline", "à la date limite"),
        OnDate::Submission => say!(lang, "the day of submission", "le jour de la soumission"),
        OnDate::BeforeStart => say!(lang, "the day before the post starts", "la veille du début du poste"),
        OnDate::Start => say!(lang, "the first day of the post", "le premier jour du poste"),
        OnDate::End => say!(lang, "the last day of the post", "le dernier jour du poste"),
        OnDate::AfterEnd => say!(lang, "the day after the post ends", "le lendemain de la fin du poste"),
        OnDate::Fixed(day) => {
            let day = date(lang, day);
            say!(lang, "{day}", "le {day}")
        }
        OnDate::Within(days) => {
            let days = partial_date(lang, days);
            say!(lang, "a day in {days}", "un jour de {days}")
        }
    }
}

/// What is asked: a sentence without a final stop, and what belongs below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The sentence; one that ends in a colon has parts.
    pub sentence: String,
    /// What belongs below it.
    pub parts: Vec<Description>,
}

impl Description {
    /// A sentence without parts.
    #[must_use]
    pub const fn leaf(sentence: String) -> Self {
        Self { sentence, parts: Vec::new() }
    }

    /// How many sentences there are in all.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.parts.iter().map(Self::count).sum::<usize>()
    }
}

/// The language of a description, and the run whose days it names.
#[derive(Clone, Copy, Debug)]
pub struct DescribeContext<'f> {
    /// The language.
    pub lang: Lang,
    /// The days that are named. Without them days are said by what they are ("the reference date"), and names whose order
    /// means nothing stand in the order of the alphabet: so that two checks can be compared by their words.
    pub judging_dates: Option<&'f JudgingDates>,
}

/// Words of the notice or of the rules, in quotation marks.
pub fn quote(lang: Lang, text: &str) -> String {
    clause(lang, text)
}

/// A text of the rules in one language, or in the other where it lacks.
pub fn title(text: &Bilingual, lang: Lang) -> &str {
    text.get(lang).trim()
}

/// The title of a set of countries without an article of its own: a sentence gives it one.
#[must_use]
pub fn plural_title(text: &Bilingual, lang: Lang) -> &str {
    let title = title(text, lang);
    let articles = ["the ", "The ", "les ", "Les "];
    articles.iter().find_map(|article| title.strip_prefix(article)).unwrap_or(title)
}

/// Names in an order: their own, or that of the alphabet where checks are compared.
pub fn ordered(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    if context.judging_dates.is_none() {
        names.sort_unstable();
    }
    names
}

/// `a, b or c`.
pub fn any_of(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> String {
    one_of(context.lang, ordered(context, names).into_iter())
}

/// `a, b and c`.
pub fn each_of(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> String {
    let names = ordered(context, names);
    let and = say!(context.lang, "and", "et");
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// A number of months.
pub fn months(lang: Lang, count: u32) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(lang, "{count} month{s}", "{count} mois")
}

/// A number of years.
pub fn years(lang: Lang, count: u16) -> String {
    let s = |plural: bool| if plural { "s" } else { "" };
    let (en, fr) = (s(count != 1), s(count > 1));
    say!(lang, "{count} year{en}", "{count} an{fr}")
}

/// A day that is the same for every applicant, where days are named.
pub fn known_day(context: DescribeContext<'_>, on: OnDate) -> Option<NaiveDate> {
    match on {
        OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => {
            context.judging_dates.map(|judging_dates| judging_dates.day(on))
        }
        OnDate::Submission
        | OnDate::BeforeStart
        | OnDate::Start
        | OnDate::End
        | OnDate::AfterEnd
        | OnDate::Within(_) => None,
    }
}

/// A day of the post; where it may start on several days of a month, the first and the last of those that it may be.
pub fn of_post(lang: Lang, judging_dates: &JudgingDates, on: OnDate, start: PartialDate) -> String {
    let [first, last] = [start.first(), start.last()].map(|start| date(lang, judging_dates.of_post(on, start)));
    if start.is_exact() {
        return first.to_string();
    }
    say!(lang, "from {first} to {last}", "du {first} au {last}")
}

/// What a day is, with the day itself in brackets.
pub struct DescribedDay {
    /// `the reference date`, `la date de référence`; in French a masculine name is without its article.
    name: String,
    name_is: NameForm,
    lang: Lang,
}

/// What the name of a day is, which says what stands before it.
#[derive(Clone, Copy)]
enum NameForm {
    /// In French a feminine one, with its article.
    Feminine,
    /// In French a masculine one, without its article.
    Masculine,
    /// A month.
    Month,
}

impl DescribedDay {
    /// The day of a check.
    pub fn new(context: DescribeContext<'_>, on: OnDate) -> Self {
        let lang = context.lang;
        let name = match on {
            OnDate::Reference => say!(lang, "the reference date", "la date de référence"),
            OnDate::Deadline => say!(lang, "the day of the deadline", "la date limite de candidature"),
            OnDate::Fixed(day) => date(lang, day).to_string(),
            OnDate::Submission => say!(lang, "the day of submission", "jour de la soumission"),
            OnDate::Within(days) => partial_date(lang, days).to_string(),
            OnDate::BeforeStart => {
                say!(lang, "the day before the start of the post", "jour précédant le début du poste")
            }
            OnDate::Start => say!(lang, "the first day of the post", "premier jour du poste"),
            OnDate::End => say!(lang, "the last day of the post", "dernier jour du poste"),
            OnDate::AfterEnd => say!(lang, "the day after the end of the post", "lendemain de la fin du poste"),
        };
        let name_is = match on {
            OnDate::Reference | OnDate::Deadline => NameForm::Feminine,
            OnDate::Within(_) => NameForm::Month,
            OnDate::Submission
            | OnDate::BeforeStart
            | OnDate::Start
            | OnDate::End
            | OnDate::AfterEnd
            | OnDate::Fixed(_) => NameForm::Masculine,
        };
        let shown = match on {
            OnDate::Reference | OnDate::Deadline => known_day(context, on).map(|day| date(lang, day).to_string()),
            OnDate::Start => context.judging_dates.map(|judging_dates| {
                one_of(lang, judging_dates.start.iter().map(|start| partial_date(lang, *start).to_string()))
            }),
            OnDate::BeforeStart | OnDate::End | OnDate::AfterEnd => context.judging_dates.map(|judging_dates| {
                one_of(lang, judging_dates.start.iter().map(|start| of_post(lang, judging_dates, on, *start)))
            }),
            OnDate::Submission | OnDate::Fixed(_) | OnDate::Within(_) => None,
        };
        let name = shown.map_or_else(|| name.clone(), |day| format!("{name} ({day})"));
        Self { name, name_is, lang }
    }

    /// `on the reference date (22 June 2025)`, `à la date de référence (22 juin 2025)`.
    pub fn on(&self) -> String {
        let name = &self.name;
        match self.name_is {
            NameForm::Feminine => say!(self.lang, "on {name}", "à {name}"),
            NameForm::Masculine => say!(self.lang, "on {name}", "le {name}"),
            NameForm::Month => say!(self.lang, "in {name}", "en {name}"),
        }
    }

    /// `the reference date (22 June 2025)`, `la date de référence (22 juin 2025)`: after words such as `before`.
    pub fn object(&self) -> String {
        let name = &self.name;
        match self.name_is {
            NameForm::Masculine => say!(self.lang, "{name}", "le {name}"),
            NameForm::Feminine | NameForm::Month => name.clone(),
        }
    }

    /// `from the reference date (22 June 2025)`, `à partir de la date de référence (22 juin 2025)`.
    pub fn from(&self) -> String {
        let name = &self.name;
        match self.name_is {
            NameForm::Masculine => say!(self.lang, "from {name}", "à partir du {name}"),
            NameForm::Feminine | NameForm::Month => say!(self.lang, "from {name}", "à partir de {name}"),
        }
    }

    /// `by the reference date (22 June 2025)`, `au plus tard à la date de référence (22 juin 2025)`.
    pub fn by(&self) -> String {
        let (name, on) = (&self.name, self.on());
        say!(self.lang, "by {name}", "au plus tard {on}")
    }

    /// `up to the reference date (22 June 2025)`, `jusqu'à la date de référence (22 juin 2025)`.
    pub fn up_to(&self) -> String {
        let name = &self.name;
        match self.name_is {
            NameForm::Feminine => say!(self.lang, "up to {name}", "jusqu'à {name}"),
            NameForm::Masculine => say!(self.lang, "up to {name}", "jusqu'au {name}"),
            NameForm::Month => say!(self.lang, "up to {name}", "jusqu'en {name}"),
        }
    }
}
