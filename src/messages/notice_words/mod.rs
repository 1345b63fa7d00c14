//! The words of the vacancy as a person reads it.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::say;
use crate::checks::OnDate;
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::countries::Country;
use crate::domain::grammar;
use crate::domain::grammar::date_words::{at_date, date, moment, partial_date, zone_name};
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{one_of, phrase};
use crate::domain::languages::Language;
use crate::domain::level_labels::level_name;
use crate::domain::names::normalise;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::Member;
use crate::domain::text::{Bilingual, Lang, quotation};
use crate::messages::headings::ExplanationHeading;
use crate::rules::lists::ListContent;
use crate::rules::vacancy::{Criterion, Salary, Vacancy};

mod notice_labels;

pub use notice_labels::NoticeLabel;

/// What the page is.
#[must_use]
pub fn purpose(lang: Lang) -> String {
    say!(
        lang,
        "This page shows, criterion by criterion, what the rules file requires of applicants and the words of the notice. The descriptions of the checks are generated from the rules. Compare this page with the notice.",
        "Cette page présente, critère par critère, ce que le fichier de règles exige des candidats et candidates et les termes de l'avis. La description des vérifications est produite à partir des règles. Comparez cette page avec l'avis."
    )
}

/// Which single text of the notice is shown.
#[must_use]
pub fn only_text(lang: Lang, text: Lang) -> String {
    let text = super::headings::texts(lang, text.code());
    say!(lang, "Only {text} of the notice is applied here.", "Seul {text} de l'avis est appliqué ici.")
}

/// The facts that [`facts`] says, in their order.
pub const FACTS: [NoticeLabel; 14] = [
    NoticeLabel::Body,
    NoticeLabel::Division,
    NoticeLabel::Location,
    NoticeLabel::Grade,
    NoticeLabel::Schedule,
    NoticeLabel::Salary,
    NoticeLabel::Clearance,
    NoticeLabel::Opening,
    NoticeLabel::Deadline,
    NoticeLabel::Start,
    NoticeLabel::Duration,
    NoticeLabel::Languages,
    NoticeLabel::MaximumApplications,
    NoticeLabel::Offer,
];

/// The facts of the notice that it states, but for its id, its title and the reference date: a sentence each, or several.
#[must_use]
pub fn facts(lang: Lang, vacancy: &Vacancy) -> Vec<(NoticeLabel, Vec<String>)> {
    let notice = &vacancy.notice;
    let in_lang = |text: &Option<Bilingual>| text.as_ref().map(|text| text.get(lang).to_owned());
    let schedule = notice.schedule.as_ref().map(|schedule| schedule.get(lang));
    let starts = (!notice.start.is_empty()).then(|| starts(lang, &notice.start));
    let most = notice.maximum_applications.map(|most| maximum_applications(lang, most));
    let single = [
        (NoticeLabel::Body, in_lang(&notice.body)),
        (NoticeLabel::Division, in_lang(&notice.division)),
        (NoticeLabel::Location, in_lang(&notice.location)),
        (NoticeLabel::Grade, notice.grade.clone()),
        (NoticeLabel::Schedule, self::schedule(lang, schedule, notice.hours_per_week)),
        (NoticeLabel::Salary, notice.salary.as_ref().map(|salary| self::salary(lang, salary))),
        (NoticeLabel::Clearance, notice.clearance.clone()),
        (NoticeLabel::Opening, notice.opening.map(|(opening, zone)| in_zone(lang, opening, zone))),
        (NoticeLabel::Deadline, Some(in_zone(lang, notice.deadline, notice.zone))),
        (NoticeLabel::Start, starts),
        (NoticeLabel::Duration, notice.duration_months.map(|count| months(lang, count))),
        (NoticeLabel::Languages, Some(languages(lang, &notice.official_languages))),
        (NoticeLabel::MaximumApplications, most),
    ];
    let offer: Vec<_> = notice.offer.iter().map(|offer| quotation(offer.get(lang)).into_owned()).collect();
    let single = single.into_iter().filter_map(|(label, said)| Some((label, vec![said?])));
    single.chain((!offer.is_empty()).then_some((NoticeLabel::Offer, offer))).collect()
}

/// The facts that only this notice has, each with its name.
#[must_use]
pub fn other_facts(lang: Lang, vacancy: &Vacancy) -> Vec<String> {
    let fact = |(name, value): &(Bilingual, Bilingual)| {
        let (name, value) = (name.get(lang), value.get(lang));
        say!(lang, "{name}: {value}", "{name}\u{a0}: {value}")
    };
    vacancy.notice.facts.iter().map(fact).collect()
}

/// The working time.
fn schedule(lang: Lang, words: Option<&str>, hours: Option<i64>) -> Option<String> {
    let hours = hours.map(|hours| say!(lang, "{hours} hours per week", "{hours} heures par semaine"));
    match (words, hours) {
        (Some(words), Some(hours)) => Some(format!("{words}, {hours}")),
        (Some(words), None) => Some(words.to_owned()),
        (None, hours) => hours,
    }
}

/// A pay; the amount as the rules write it.
fn salary(lang: Lang, salary: &Salary) -> String {
    let Salary { amount, currency, per } = salary;
    let period = match per.as_str() {
        "hour" => phrase(lang, "hour", "heure"),
        "day" => phrase(lang, "day", "jour"),
        "month" => phrase(lang, "month", "mois"),
        "year" => phrase(lang, "year", "an"),
        per => per,
    };
    let amount = number(lang, amount.replace('_', ""));
    say!(lang, "{amount} {currency} per {period}", "{amount}\u{a0}{currency} par {period}")
}

/// The opening or the deadline with its time zone.
#[must_use]
pub fn in_zone(lang: Lang, at: Moment, zone: Tz) -> String {
    format!("{} ({})", moment(lang, at), zone_name(lang, zone))
}

/// The months, or days, in which the post may start.
#[must_use]
pub fn starts(lang: Lang, starts: &[PartialDate]) -> String {
    one_of(lang, starts.iter().map(|start| partial_date(lang, *start).to_string()))
}

/// A number of months.
fn months(lang: Lang, count: i64) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(lang, "{count} month{s}", "{count} mois")
}

/// The languages of the notice's texts.
fn languages(lang: Lang, languages: &[Lang]) -> String {
    let name = |language: &Lang| match language {
        Lang::En => phrase(lang, "English", "anglais"),
        Lang::Fr => phrase(lang, "French", "français"),
    };
    let names = languages.iter().map(name).collect::<Vec<_>>().join(", ");
    if languages.len() < 2 {
        return names;
    }
    say!(lang, "{names}; both texts have equal standing", "{names}\u{a0}; les deux textes font également foi")
}

/// How many vacancies one may apply for.
fn maximum_applications(lang: Lang, most: i64) -> String {
    say!(lang, "at most {most} per person", "{most} au plus par personne")
}

/// The reference date and why it is that day.
#[must_use]
pub fn reference(lang: Lang, vacancy: &Vacancy, day: NaiveDate, is_replaced: bool) -> String {
    let day = date(lang, day);
    if is_replaced {
        return say!(
            lang,
            "{day}, given with --as-of instead of the date in the rules",
            "{day}, indiquée avec --as-of à la place de la date fixée par les règles"
        );
    }
    match vacancy.reference {
        OnDate::Deadline => say!(lang, "{day}, the day of the deadline", "{day}, jour de la date limite"),
        OnDate::Reference
        | OnDate::Fixed(_)
        | OnDate::Within(_)
        | OnDate::Submission
        | OnDate::BeforeStart
        | OnDate::Start
        | OnDate::End
        | OnDate::AfterEnd => {
            say!(lang, "{day}, fixed by the rules", "{day}, fixée par les règles")
        }
    }
}

/// What a criterion adds to the score, and what it does to the verdict.
#[must_use]
pub fn consequence(lang: Lang, criterion: &Criterion, all_weights: u64) -> String {
    let effects = effects(lang, criterion);
    if criterion.group != Group::Desirable && criterion.weight == 0 {
        return effects;
    }
    let points = points(lang, criterion.weight, all_weights);
    if criterion.group == Group::Desirable {
        return say!(
            lang,
            "met: {points}; otherwise no effect",
            "critère rempli\u{a0}: {points}\u{a0}; sinon, sans conséquence"
        );
    }
    say!(lang, "{effects} If met: {points}.", "{effects} Critère rempli\u{a0}: {points}.")
}

/// What an outcome that is not met, or unclear, does to the verdict.
#[must_use]
pub fn effects(lang: Lang, criterion: &Criterion) -> String {
    let is_unchecked = criterion.is_to_be_checked();
    let of_not_met = effect(lang, criterion.effect_of(Outcome::NotMet), false);
    let of_unclear = effect(lang, criterion.effect_of(Outcome::Unclear), is_unchecked);
    let of_unclear = if criterion.reviews_unreadable {
        say!(
            lang,
            "{of_unclear}, or human review if a value is stated but not understood",
            "{of_unclear}, ou examen par le service responsable si une valeur est indiquée mais n'est pas reconnue"
        )
    } else if is_unchecked && criterion.asks_a_person {
        say!(
            lang,
            "human review if only the selection team can decide, otherwise {of_unclear}",
            "examen par le service responsable s'il est seul à pouvoir trancher, sinon {of_unclear}"
        )
    } else {
        of_unclear.to_owned()
    };
    let not_met = match criterion.group {
        Group::Competency => phrase(lang, "If not illustrated", "Si la compétence n'est pas illustrée"),
        Group::Essential | Group::Desirable | Group::Condition => {
            phrase(lang, "If not met", "Si le critère n'est pas rempli")
        }
    };
    if of_not_met == of_unclear {
        return say!(lang, "{not_met} or unclear: {of_unclear}.", "{not_met}, ou en cas de doute\u{a0}: {of_unclear}.");
    }
    say!(
        lang,
        "{not_met}: {of_not_met}. If unclear: {of_unclear}.",
        "{not_met}\u{a0}: {of_not_met}. En cas de doute\u{a0}: {of_unclear}."
    )
}

const fn effect(lang: Lang, effect: Effect, is_unchecked: bool) -> &'static str {
    match effect {
        Effect::None => phrase(lang, "no effect", "sans conséquence"),
        Effect::Note if is_unchecked => phrase(lang, "noted as not checked", "mention «\u{a0}non vérifié\u{a0}»"),
        Effect::Note => phrase(lang, "noted only", "simple remarque"),
        Effect::Review => phrase(lang, "human review", "examen par le service responsable"),
        Effect::Ineligible => phrase(lang, "ineligible", "non admissible"),
    }
}

/// What a weight adds to the score, with one decimal where it needs one, half up.
fn points(lang: Lang, weight: u64, all: u64) -> String {
    let (share, whole) = (u128::from(weight), u128::from(all));
    let tenths = (2000 * share + whole).checked_div(2 * whole).unwrap_or(0);
    let points = match (tenths / 10, tenths % 10) {
        (points, 0) => number(lang, points),
        (points, tenth) => number(lang, format_args!("{points}.{tenth}")),
    };
    let s = if tenths < 20 { "" } else { "s" };
    let points = say!(lang, "{points} of 100 points", "{points}\u{a0}point{s} sur 100");
    if all == 100 {
        return points;
    }
    say!(lang, "{points} (weight {weight} of {all})", "{points} (poids {weight} sur {all})")
}

/// By one of the two texts.
#[must_use]
pub fn by_text(lang: Lang, text: Lang) -> String {
    let text = match text {
        Lang::En => ExplanationHeading::EnglishText,
        Lang::Fr => ExplanationHeading::FrenchText,
    };
    let text = text.text(lang);
    say!(lang, "{text}:", "{text}\u{a0}:")
}

/// The same check by one of the texts, but for what follows.
#[must_use]
pub fn same_but(lang: Lang, text: Lang) -> String {
    let text = by_text(lang, text);
    say!(lang, "{text} the same, except:", "{text} de même, sauf\u{a0}:")
}

/// What a part of the check is in the place of.
#[must_use]
pub fn in_place_of(lang: Lang, sentence: &str) -> String {
    let sentence = grammar::clause(lang, sentence.trim_end_matches([':', ' ', '\u{a0}']));
    say!(lang, "instead of {sentence}:", "au lieu de {sentence}\u{a0}:")
}

/// A part of the check that the other text has not.
#[must_use]
pub fn also(lang: Lang) -> String {
    say!(lang, "in addition:", "en plus\u{a0}:")
}

/// A part of the check that only the other text has.
#[must_use]
pub fn without(lang: Lang) -> String {
    say!(lang, "without:", "sans\u{a0}:")
}

/// What happens where the two texts lead to different outcomes.
#[must_use]
pub fn where_they_differ(lang: Lang) -> String {
    say!(
        lang,
        "if the two texts lead to different answers, the selection team decides",
        "si les deux textes mènent à des réponses différentes, le service responsable tranche"
    )
}

/// What is above the criteria of a group.
#[must_use]
pub fn group_note(lang: Lang, group: Group) -> Option<String> {
    match group {
        Group::Desirable => Some(say!(
            lang,
            "Each of these criteria adds its weight to the score if it is met; none is a reason for refusal.",
            "Chaque critère rempli ajoute son poids au score\u{a0}; un critère non rempli n'est pas un motif de refus."
        )),
        Group::Essential | Group::Condition | Group::Competency => None,
    }
}

/// What is above the differences of the texts.
#[must_use]
pub fn ambiguities_note(lang: Lang, count: usize) -> String {
    match count {
        0 => say!(
            lang,
            "Every criterion is checked in the same way under both texts.",
            "Chaque critère est vérifié de la même façon selon les deux textes."
        ),
        1 => say!(
            lang,
            "One criterion is checked differently under the two texts, which have equal standing. If they lead to different answers, the selection team decides.",
            "Un critère est vérifié différemment selon les deux textes, qui font également foi. S'ils mènent à des réponses différentes, le service responsable tranche."
        ),
        _ => say!(
            lang,
            "{count} criteria are checked differently under the two texts, which have equal standing. If they lead to different answers, the selection team decides.",
            "{count} critères sont vérifiés différemment selon les deux textes, qui font également foi. S'ils mènent à des réponses différentes, le service responsable tranche."
        ),
    }
}

/// What is above the lists.
#[must_use]
pub fn lists_note(lang: Lang) -> String {
    say!(
        lang,
        "The criteria refer to these lists. Names are compared without regard to capitals, accents and punctuation.",
        "Les critères renvoient à ces listes. Les noms sont comparés sans tenir compte des majuscules, des accents ni de la ponctuation."
    )
}

/// What kind of list it is.
#[must_use]
pub const fn list_kind(lang: Lang, kind: ListKind) -> &'static str {
    match kind {
        ListKind::Set => phrase(lang, "set of countries", "ensemble de pays"),
        ListKind::Scale => phrase(lang, "scale", "échelle"),
        ListKind::Tool => phrase(lang, "IT tool", "outil informatique"),
        ListKind::Field => phrase(lang, "fields of study", "domaines d'études"),
        ListKind::Employer => phrase(lang, "employers", "employeurs"),
        ListKind::Document => "documents",
        ListKind::Language => phrase(lang, "languages", "langues"),
    }
}

/// The criteria that use a list.
#[must_use]
pub fn used_by(lang: Lang, ids: &[String]) -> String {
    match ids {
        [] => say!(lang, "no criterion", "aucun critère"),
        ids => ids.join(", "),
    }
}

/// What texts of a list are.
#[must_use]
pub fn texts(lang: Lang, what: &ListContent) -> String {
    match what {
        ListContent::Standard => say!(lang, "the standard list", "la liste standard"),
        ListContent::Without => say!(lang, "without", "sans"),
        ListContent::Range(from, to) => say!(lang, "from {from} to {to}", "de {from} à {to}"),
        ListContent::Certificate(name) => say!(lang, "certificate {name}", "certificat {name}"),
        ListContent::Whole => {
            say!(lang, "parts that together make up the whole", "parties qui, réunies, forment le tout")
        }
        ListContent::Levels => say!(lang, "from low to high", "du plus bas au plus haut"),
        ListContent::Equivalents(level) => {
            let level = level_name(lang, level);
            say!(lang, "the same as {level}", "équivaut à «\u{a0}{level}\u{a0}»")
        }
        ListContent::Aliases => say!(lang, "other names", "autres noms"),
        ListContent::Parts => say!(lang, "parts", "parties"),
        ListContent::Codes => say!(lang, "ISCED-F 2013", "CITE-F 2013"),
        ListContent::Phrases => say!(lang, "phrases", "expressions"),
        ListContent::Exceptions => say!(lang, "exceptions", "exceptions"),
        ListContent::Cuts => {
            say!(
                lang,
                "words after these are ignored",
                "les mots placés après l'un de ceux-ci ne sont pas pris en compte"
            )
        }
        ListContent::Names => say!(lang, "names", "noms"),
        ListContent::Words => say!(lang, "words that need checking", "mots qui appellent une vérification"),
        ListContent::Languages => say!(lang, "languages", "langues"),
        ListContent::OfCountry(country) => country.name(lang),
    }
}

/// Languages by their codes: how many, and each by its name.
#[must_use]
pub fn languages_by_code(lang: Lang, codes: &[String]) -> String {
    let name =
        |code: &String| Language::resolve(code).map_or_else(|| code.clone(), |language| language.name(lang).to_owned());
    let (count, names) = (codes.len(), by_name(codes.iter().map(name)).join(", "));
    say!(lang, "{count} languages: {names}", "{count} langues\u{a0}: {names}")
}

/// The members of a set in the order of their names in this language.
#[must_use]
pub fn members(lang: Lang, members: &[Member]) -> Vec<String> {
    by_name(members.iter().map(|member| self::member(lang, member)))
}

fn by_name(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    names.sort_by_cached_key(|name| normalise(name));
    names
}

/// A member of a set, with its dates and territories.
#[must_use]
pub fn member(lang: Lang, member: &Member) -> String {
    let with_code = |country: &Country| format!("{} ({country})", country.name(lang));
    let name = with_code(&member.country);
    let since = member.since.map_or_else(String::new, |day| {
        let day = at_date(lang, PartialDate::exact(day));
        say!(lang, ", since {day}", ", depuis {day}")
    });
    let until = member.until.map_or_else(String::new, |day| {
        let day = date(lang, day);
        say!(lang, ", until {day}", ", jusqu'au {day}")
    });
    let territories = if member.territories.is_empty() {
        String::new()
    } else {
        let names = by_name(member.territories.iter().map(with_code)).join(", ");
        say!(lang, "; territories: {names}", "\u{a0}; territoires\u{a0}: {names}")
    };
    name + &since + &until + &territories
}

/// A label of what is said in the words of one language.
#[must_use]
pub fn in_words(lang: Lang, label: &str, words: Lang) -> String {
    match words {
        Lang::En => say!(lang, "{label}, English wording", "{label}, formulation anglaise"),
        Lang::Fr => say!(lang, "{label}, French wording", "{label}, formulation française"),
    }
}

/// What the signature stands for.
#[must_use]
pub fn statement(lang: Lang) -> String {
    say!(
        lang,
        "I have compared these rules with the notice and confirm that they match.",
        "J'ai comparé ces règles à l'avis et les ai trouvées conformes."
    )
}

/// A text in one language alone; none where that language lacks it.
#[must_use]
pub fn of_text(text: &Bilingual, lang: Lang) -> Option<&str> {
    let text = match lang {
        Lang::En => &text.en,
        Lang::Fr => &text.fr,
    };
    Some(text.as_str()).filter(|text| !text.is_empty())
}
