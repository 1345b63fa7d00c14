//! What a check asks, in words made of the check alone: a sentence, and below it the sentences of its parts.
//!
//! No figure and no name comes from anywhere but the check, and the days from the frame of the run. Every parameter is
//! said, so that two checks that ask something else are two descriptions.

use chrono::NaiveDate;

use super::{one_of, say};
use crate::checks::by_nationality::ByNationality;
use crate::checks::combine::Combine;
use crate::checks::education::EntryCheck;
use crate::checks::person::PersonCheck;
use crate::checks::tracks::{Track, Tracks};
use crate::checks::when::WhenCheck;
use crate::checks::{Check, JudgingDates, OnDate};
use crate::domain::calendar::PartialDate;
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::{Bilingual, Lang};

mod application_checks;
mod differences;
mod person_checks;
mod skill_checks;
mod study_checks;

pub use differences::{SentenceDifference, differences};

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

/// What a check asks.
#[must_use]
pub fn check(context: DescribeContext<'_>, check: &Check) -> Description {
    match check {
        Check::Nationality(check) => person_checks::nationality(context, check),
        Check::Age(check) => person_checks::age(context, *check),
        Check::Education(check) => study_checks::education(context, check),
        Check::Studies(check) => study_checks::studies(context, check),
        Check::Language(check) => skill_checks::language(context, check),
        Check::Languages(check) => skill_checks::several_languages(context, check),
        Check::Answer(check) => application_checks::answer(context, check),
        Check::Preferences(check) => application_checks::preferences(context, check),
        Check::Availability(check) => application_checks::availability(context, *check),
        Check::ItSkill(check) => skill_checks::it_skill(context, check),
        Check::Experience(check) => skill_checks::experience(context, check),
        Check::Timely(check) => application_checks::timely(context, *check),
        Check::Vacancies(check) => application_checks::vacancies(context, *check),
        Check::Documents(check) => application_checks::documents(context, check),
        Check::Declaration(check) => application_checks::declaration(context, check),
        Check::Competency(check) => skill_checks::competency(context, check),
        Check::Person(check) => for_person(context, check, |inner| self::check(context, inner)),
        Check::Combine(check) => combined(context, check, |part| self::check(context, part)),
        Check::Residence(check) => skill_checks::residence(context, check),
        Check::When(check) => when(context, check),
        Check::Tracks(check) => tracks(context, check),
        Check::ByNationality(check) => by_nationality(context, check),
    }
}

/// What is asked of one entry of the education, on a day that was named before.
fn entry(context: DescribeContext<'_>, check: &EntryCheck, on: OnDate) -> Description {
    match check {
        EntryCheck::Degree(degree) => study_checks::degree(context, degree, on),
        EntryCheck::Enrolled(enrolled) => study_checks::enrolled(context, enrolled, on),
        EntryCheck::Attended(attended) => study_checks::attended(context, attended),
        EntryCheck::Person(check) => for_person(context, check, |inner| entry(context, inner, on)),
        EntryCheck::Combine(check) => combined(context, check, |part| entry(context, part, on)),
    }
}

/// Several checks, combined.
fn combined<C>(context: DescribeContext<'_>, check: &Combine<C>, part: impl Fn(&C) -> Description) -> Description {
    let lang = context.lang;
    let (sentence, parts) = match check {
        Combine::Any(parts) => (say!(lang, "any one of these:", "l'une de ces conditions\u{a0}:"), parts.as_slice()),
        Combine::All(parts) => (say!(lang, "all of these:", "toutes ces conditions\u{a0}:"), parts.as_slice()),
        Combine::Not(inner) => {
            let sentence = say!(lang, "this must not be so:", "ceci ne doit pas être le cas\u{a0}:");
            return Description { sentence, parts: vec![part(inner)] };
        }
        Combine::AtLeast(count, parts) => {
            let all = parts.len();
            let sentence =
                say!(lang, "at least {count} of these {all}:", "au moins {count} de ces {all} conditions\u{a0}:");
            (sentence, parts.as_slice())
        }
    };
    Description { sentence, parts: parts.iter().map(part).collect() }
}

/// What is asked where something else holds.
fn when(context: DescribeContext<'_>, check: &WhenCheck<Check>) -> Description {
    let lang = context.lang;
    let under = |sentence: String, inner: &Check| Description { sentence, parts: vec![self::check(context, inner)] };
    let branch = |(number, (condition, then)): (usize, &(Check, Check))| {
        let condition = match number {
            0 => under(say!(lang, "where this holds:", "si ceci est le cas\u{a0}:"), condition),
            _ => under(say!(lang, "or else, where this holds:", "sinon, si ceci est le cas\u{a0}:"), condition),
        };
        [condition, under(say!(lang, "this is asked:", "ceci est demandé\u{a0}:"), then)]
    };
    let mut parts: Vec<_> = check.branches.iter().enumerate().flat_map(branch).collect();
    parts.push(match &check.otherwise {
        Some(inner) => under(say!(lang, "in all other cases this is asked:", "dans tous les autres cas\u{a0}:"), inner),
        None => Description::leaf(say!(
            lang,
            "in all other cases nothing is asked, and it is met",
            "dans tous les autres cas, rien n'est demandé, et la condition est remplie"
        )),
    });
    Description { sentence: say!(lang, "it depends on the case:", "selon le cas\u{a0}:"), parts }
}

/// Several profiles, of which one is enough.
fn tracks(context: DescribeContext<'_>, check: &Tracks<Check>) -> Description {
    let lang = context.lang;
    let track = |track: &Track<Check>| {
        let (title, id) = (quote(lang, title(&track.title, lang)), &track.id);
        let sentence = say!(lang, "profile {title} ({id}):", "profil {title} ({id})\u{a0}:");
        Description { sentence, parts: vec![self::check(context, &track.check)] }
    };
    let sentence = say!(lang, "one of these profiles:", "l'un de ces profils\u{a0}:");
    Description { sentence, parts: check.0.iter().map(track).collect() }
}

/// What is asked depends on the nationality.
fn by_nationality(context: DescribeContext<'_>, check: &ByNationality<Check>) -> Description {
    let lang = context.lang;
    let case = |(_, set, inner): &(String, CountrySet, Check)| Description {
        sentence: person_checks::of_nationality(context, set),
        parts: vec![self::check(context, inner)],
    };
    let mut parts: Vec<_> = check.cases.iter().map(case).collect();
    parts.push(match &check.otherwise {
        Some(inner) => Description {
            sentence: say!(lang, "for any other nationality:", "pour toute autre nationalité\u{a0}:"),
            parts: vec![self::check(context, inner)],
        },
        None => Description::leaf(say!(
            lang,
            "for any other nationality nothing is asked, and it is met",
            "pour toute autre nationalité, rien n'est demandé, et la condition est remplie"
        )),
    });
    let sentence = say!(
        lang,
        "it depends on the nationality, of several the most favourable one:",
        "selon la nationalité, la plus favorable s'il y en a plusieurs\u{a0}:"
    );
    Description { sentence, parts }
}

/// A question for a person, and the check that has to allow for a yes.
fn for_person<C>(
    context: DescribeContext<'_>,
    check: &PersonCheck<C>,
    inner: impl Fn(&C) -> Description,
) -> Description {
    let lang = context.lang;
    let question = quote(lang, title(&check.question, lang));
    let Some(wrapped) = &check.unless_not else {
        return Description::leaf(say!(lang, "a person answers: {question}", "une personne répond\u{a0}: {question}"));
    };
    let sentence = say!(
        lang,
        "a person answers: {question} It is not met, without a person, where the following is not met:",
        "une personne répond\u{a0}: {question} Sans elle, la condition n'est pas remplie si ce qui suit ne l'est pas\u{a0}:"
    );
    Description { sentence, parts: vec![inner(wrapped)] }
}

/// Words of the notice or of the rules, in quotation marks.
fn quote(lang: Lang, text: &str) -> String {
    super::headings::clause(lang, text)
}

/// A text of the rules in one language, or in the other where it lacks.
fn title(text: &Bilingual, lang: Lang) -> &str {
    text.get(lang).trim()
}

/// Names in an order: their own, or that of the alphabet where checks are compared.
fn ordered(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    if context.judging_dates.is_none() {
        names.sort_unstable();
    }
    names
}

/// `a, b or c`.
fn any_of(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> String {
    one_of(context.lang, ordered(context, names).into_iter())
}

/// `a, b and c`.
fn each_of(context: DescribeContext<'_>, names: impl Iterator<Item = String>) -> String {
    let names = ordered(context, names);
    let and = say!(context.lang, "and", "et");
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// A number as the rules write it, with a decimal comma in French.
fn number(lang: Lang, written: &str) -> String {
    if lang == Lang::Fr { written.replace('.', ",") } else { written.to_owned() }
}

/// A number of months.
fn months(lang: Lang, count: u32) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(lang, "{count} month{s}", "{count} mois")
}

/// A number of years.
fn years(lang: Lang, count: u16) -> String {
    let s = |plural: bool| if plural { "s" } else { "" };
    let (en, fr) = (s(count != 1), s(count > 1));
    say!(lang, "{count} year{en}", "{count} an{fr}")
}

/// A day that is the same for every applicant, where days are named.
fn known_day(context: DescribeContext<'_>, on: OnDate) -> Option<NaiveDate> {
    match on {
        OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_) => {
            context.judging_dates.map(|judging_dates| judging_dates.day(on))
        }
        OnDate::Submission | OnDate::Start | OnDate::End | OnDate::AfterEnd => None,
    }
}

/// A day of the post; where it may start on several days of a month, the first and the last of those that it may be.
fn of_post(lang: Lang, judging_dates: &JudgingDates, on: OnDate, start: PartialDate) -> String {
    let [first, last] = [start.first(), start.last()].map(|start| date(lang, judging_dates.of_post(on, start)));
    if start.is_exact() {
        return first.to_string();
    }
    say!(lang, "from {first} to {last}", "du {first} au {last}")
}

/// What a day is, with the day itself in brackets.
struct DescribedDay {
    /// `the reference date`, `la date de référence`; in French a masculine name is without its article.
    name: String,
    /// Whether the French name takes the masculine article.
    is_masculine: bool,
    lang: Lang,
}

impl DescribedDay {
    fn new(context: DescribeContext<'_>, on: OnDate) -> Self {
        let lang = context.lang;
        let name = match on {
            OnDate::Reference => say!(lang, "the reference date", "la date de référence"),
            OnDate::Deadline => say!(lang, "the day of the deadline", "la date limite de candidature"),
            OnDate::Fixed(day) => date(lang, day).to_string(),
            OnDate::Submission => say!(lang, "the day of submission", "jour de la soumission"),
            OnDate::Start => say!(lang, "the first day of the post", "premier jour du poste"),
            OnDate::End => say!(lang, "the last day of the post", "dernier jour du poste"),
            OnDate::AfterEnd => say!(lang, "the day after the end of the post", "lendemain de la fin du poste"),
        };
        let is_masculine = !matches!(on, OnDate::Reference | OnDate::Deadline);
        let shown = match on {
            OnDate::Reference | OnDate::Deadline => known_day(context, on).map(|day| date(lang, day).to_string()),
            OnDate::Start => context.judging_dates.map(|judging_dates| {
                one_of(lang, judging_dates.start.iter().map(|start| partial_date(lang, *start).to_string()))
            }),
            OnDate::End | OnDate::AfterEnd => context.judging_dates.map(|judging_dates| {
                one_of(lang, judging_dates.start.iter().map(|start| of_post(lang, judging_dates, on, *start)))
            }),
            OnDate::Submission | OnDate::Fixed(_) => None,
        };
        let name = shown.map_or_else(|| name.clone(), |day| format!("{name} ({day})"));
        Self { name, is_masculine, lang }
    }

    /// `on the reference date (22 June 2025)`, `à la date de référence (22 juin 2025)`.
    fn on(&self) -> String {
        let name = &self.name;
        if self.is_masculine {
            return say!(self.lang, "on {name}", "le {name}");
        }
        say!(self.lang, "on {name}", "à {name}")
    }

    /// `from the reference date (22 June 2025)`, `à partir de la date de référence (22 juin 2025)`.
    fn from(&self) -> String {
        let name = &self.name;
        if self.is_masculine {
            return say!(self.lang, "from {name}", "à partir du {name}");
        }
        say!(self.lang, "from {name}", "à partir de {name}")
    }

    /// `by the reference date (22 June 2025)`, `au plus tard à la date de référence (22 juin 2025)`.
    fn by(&self) -> String {
        let (name, on) = (&self.name, self.on());
        say!(self.lang, "by {name}", "au plus tard {on}")
    }

    /// `up to the reference date (22 June 2025)`, `jusqu'à la date de référence (22 juin 2025)`.
    fn up_to(&self) -> String {
        let name = &self.name;
        if self.is_masculine {
            return say!(self.lang, "up to {name}", "jusqu'au {name}");
        }
        say!(self.lang, "up to {name}", "jusqu'à {name}")
    }
}
