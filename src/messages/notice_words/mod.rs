//! The words of the vacancy as a person reads it.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::say;
use crate::checks::OnDate;
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::countries::Country;
use crate::domain::grammar;
use crate::domain::grammar::date_words::{at_date, date, moment, partial_date};
use crate::domain::grammar::numbers::number;
use crate::domain::grammar::{one_of, phrase};
use crate::domain::languages::Language;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::Member;
use crate::domain::text::{Bilingual, Lang, quotation};
use crate::messages::headings::ExplanationHeading;
use crate::rules::lists::ListContent;
use crate::rules::vacancy::{Criterion, Salary, Vacancy};

mod notice_labels;

pub use notice_labels::{NoticeLabel, word};

/// What the page is.
#[must_use]
pub fn purpose(lang: Lang) -> String {
    say!(
        lang,
        "What the rules file asks of applicants, criterion by criterion, beside the words of the notice. What is checked is put into words from the check itself. Please lay this page beside the notice.",
        "Ce que le fichier de règles demande aux candidats et candidates, critère par critère, en regard des termes de l'avis. Ce qui est vérifié est formulé à partir de la vérification elle-même. À lire à côté de l'avis."
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
    let hours = hours.map(|hours| say!(lang, "{hours} hours a week", "{hours} heures par semaine"));
    match (words, hours) {
        (Some(words), Some(hours)) => Some(format!("{words}, {hours}")),
        (Some(words), None) => Some(words.to_owned()),
        (None, hours) => hours,
    }
}

/// A pay; the amount as the rules write it.
fn salary(lang: Lang, salary: &Salary) -> String {
    let Salary { amount, currency, per } = salary;
    let period = match (lang, per.as_str()) {
        (Lang::En, per) => per,
        (Lang::Fr, "hour") => "heure",
        (Lang::Fr, "day") => "jour",
        (Lang::Fr, "month") => "mois",
        (Lang::Fr, "year") => "an",
        (Lang::Fr, per) => per,
    };
    let amount = number(lang, amount.replace('_', ""));
    say!(lang, "{amount} {currency} a {period}", "{amount}\u{a0}{currency} par {period}")
}

/// The opening or the deadline with its time zone.
fn in_zone(lang: Lang, at: Moment, zone: Tz) -> String {
    let (moment, zone) = (moment(lang, at), zone.name());
    say!(lang, "{moment} (time zone {zone})", "{moment} (fuseau horaire {zone})")
}

/// The months, or days, in which the post may start.
fn starts(lang: Lang, starts: &[PartialDate]) -> String {
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
    say!(lang, "{most} at most for one person", "{most} au plus par personne")
}

/// The reference date and why it is that day.
#[must_use]
pub fn reference(lang: Lang, vacancy: &Vacancy, day: NaiveDate, is_replaced: bool) -> String {
    let day = date(lang, day);
    if is_replaced {
        return say!(
            lang,
            "{day}, given by --as-of in the place of the one that the rules name",
            "{day}, indiquée par --as-of à la place de celle que fixent les règles"
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

/// What follows where a criterion is met, not met or unclear.
#[must_use]
pub fn consequence(lang: Lang, criterion: &Criterion, all_weights: u64) -> String {
    if criterion.group == Group::Desirable {
        let outcome = |outcome: Outcome| super::headings::outcome(lang, criterion.group, outcome);
        let (met, share) = (outcome(Outcome::Met), share(lang, criterion.weight, all_weights));
        let weight = criterion.weight;
        return say!(
            lang,
            "{met}: adds {share} of the score (weight {weight} of {all_weights}); otherwise nothing follows, never a refusal",
            "{met}\u{a0}: ajoute {share} du score (poids {weight} sur {all_weights})\u{a0}; sinon aucune conséquence, jamais un refus"
        );
    }
    let effects = effects(lang, criterion);
    if criterion.weight == 0 {
        return effects;
    }
    let (share, weight) = (share(lang, criterion.weight, all_weights), criterion.weight);
    say!(
        lang,
        "{effects}; met, it adds {share} of the score (weight {weight} of {all_weights})",
        "{effects}\u{a0}; rempli, il ajoute {share} du score (poids {weight} sur {all_weights})"
    )
}

/// What an outcome that is not met, or unclear, does to the verdict.
#[must_use]
pub fn effects(lang: Lang, criterion: &Criterion) -> String {
    let outcome = |outcome: Outcome| super::headings::outcome(lang, criterion.group, outcome);
    let (not_met, unclear) = (outcome(Outcome::NotMet), outcome(Outcome::Unclear));
    let is_unchecked = criterion.is_to_be_checked();
    let of_not_met = effect(lang, criterion.effect_of(Outcome::NotMet), false);
    let of_unclear = effect(lang, criterion.effect_of(Outcome::Unclear), is_unchecked);
    let of_unclear = if criterion.reviews_unreadable {
        say!(
            lang,
            "{of_unclear}, or a person reviews if its value is stated",
            "{of_unclear}, ou une personne examine si la valeur est indiquée"
        )
    } else if is_unchecked && criterion.asks_a_person {
        say!(
            lang,
            "a person reviews if only a person can say, else {of_unclear}",
            "une personne examine si elle seule peut le dire, sinon {of_unclear}"
        )
    } else {
        of_unclear.to_owned()
    };
    if of_not_met == of_unclear {
        return say!(lang, "{not_met} or {unclear}: {of_unclear}", "{not_met} ou {unclear}\u{a0}: {of_unclear}");
    }
    say!(
        lang,
        "{not_met}: {of_not_met}; {unclear}: {of_unclear}",
        "{not_met}\u{a0}: {of_not_met}\u{a0}; {unclear}\u{a0}: {of_unclear}"
    )
}

fn effect(lang: Lang, effect: Effect, is_unchecked: bool) -> &'static str {
    match (lang, effect) {
        (Lang::En, Effect::None) => "nothing follows",
        (Lang::En, Effect::Note) if is_unchecked => "noted as not checked",
        (Lang::En, Effect::Note) => "only noted",
        (Lang::En, Effect::Review) => "a person reviews",
        (Lang::En, Effect::Ineligible) => "ineligible",
        (Lang::Fr, Effect::None) => "aucune conséquence",
        (Lang::Fr, Effect::Note) if is_unchecked => "signalé comme non vérifié",
        (Lang::Fr, Effect::Note) => "seulement signalé",
        (Lang::Fr, Effect::Review) => "une personne examine",
        (Lang::Fr, Effect::Ineligible) => "non admissible",
    }
}

/// A share in percent, with one decimal where it needs one, half up.
fn share(lang: Lang, weight: u64, all: u64) -> String {
    let (weight, all) = (u128::from(weight), u128::from(all));
    let tenths = (2000 * weight + all).checked_div(2 * all).unwrap_or(0);
    let share = match (tenths / 10, tenths % 10) {
        (whole, 0) => number(lang, whole),
        (whole, tenth) => number(lang, format_args!("{whole}.{tenth}")),
    };
    say!(lang, "{share}%", "{share}\u{a0}%")
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
    say!(lang, "{text} the same, but for this:", "{text} la même chose, sauf ceci\u{a0}:")
}

/// What a part of the check is in the place of.
#[must_use]
pub fn in_place_of(lang: Lang, sentence: &str) -> String {
    let sentence = grammar::clause(lang, sentence.trim_end_matches([':', ' ', '\u{a0}']));
    say!(lang, "in the place of {sentence}:", "au lieu de {sentence}\u{a0}:")
}

/// A part of the check that the other text has not.
#[must_use]
pub fn also(lang: Lang) -> String {
    say!(lang, "also this:", "en plus, ceci\u{a0}:")
}

/// A part of the check that only the other text has.
#[must_use]
pub fn without(lang: Lang) -> String {
    say!(lang, "without this:", "sans ceci\u{a0}:")
}

/// What happens where the two texts lead to different outcomes.
#[must_use]
pub fn where_they_differ(lang: Lang) -> String {
    say!(
        lang,
        "if the two lead to different answers, it is unclear and a person decides",
        "si les deux mènent à des réponses différentes, le résultat est incertain et une personne décide"
    )
}

/// What is above the criteria of a group.
#[must_use]
pub fn group_note(lang: Lang, group: Group) -> Option<String> {
    match group {
        Group::Desirable => Some(say!(
            lang,
            "Each one that is met adds its weight to the score; none is ever a reason to refuse.",
            "Chaque critère rempli ajoute son poids au score\u{a0}; aucun n'est jamais un motif de refus."
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
            "Every criterion is checked alike by both texts.",
            "Chaque critère est vérifié de la même façon selon les deux textes."
        ),
        1 => say!(
            lang,
            "One criterion is checked differently by the two texts, which have equal standing. Where they lead to different answers, a person decides.",
            "Un critère est vérifié différemment selon les deux textes, qui font également foi. S'ils mènent à des réponses différentes, une personne décide."
        ),
        _ => say!(
            lang,
            "{count} criteria are checked differently by the two texts, which have equal standing. Where they lead to different answers, a person decides.",
            "{count} critères sont vérifiés différemment selon les deux textes, qui font également foi. S'ils mènent à des réponses différentes, une personne décide."
        ),
    }
}

/// What is above the lists.
#[must_use]
pub fn lists_note(lang: Lang) -> String {
    say!(
        lang,
        "The criteria use these lists by name. Names are compared without regard to capitals, accents and punctuation.",
        "Les critères utilisent ces listes par leur nom. Les noms sont comparés sans tenir compte des majuscules, des accents ni de la ponctuation."
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
        ListContent::Whole => say!(lang, "parts that together are the whole", "parties qui forment le tout"),
        ListContent::Levels => say!(lang, "from low to high", "du plus bas au plus haut"),
        ListContent::Equivalents(level) => say!(lang, "the same as {level}", "équivaut à {level}"),
        ListContent::Aliases => say!(lang, "other names", "autres noms"),
        ListContent::Parts => say!(lang, "parts of it", "parties"),
        ListContent::Codes => say!(lang, "ISCED-F 2013", "CITE-F 2013"),
        ListContent::Phrases => say!(lang, "phrases", "expressions"),
        ListContent::Exceptions => say!(lang, "exceptions", "exceptions"),
        ListContent::Cuts => say!(lang, "nothing counts behind", "rien ne compte après"),
        ListContent::Names => say!(lang, "names", "noms"),
        ListContent::Words => say!(lang, "words in doubt", "mots à vérifier"),
        ListContent::Languages => say!(lang, "languages", "langues"),
        ListContent::OfCountry(country) => country.name(lang),
    }
}

/// Languages by their codes: how many, and each by its name.
#[must_use]
pub fn languages_by_code(lang: Lang, codes: &[String]) -> String {
    let name =
        |code: &String| Language::resolve(code).map_or_else(|| code.clone(), |language| language.name(lang).to_owned());
    let (count, names) = (codes.len(), codes.iter().map(name).collect::<Vec<_>>().join(", "));
    say!(lang, "{count} languages: {names}", "{count} langues\u{a0}: {names}")
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
        let names = member.territories.iter().map(with_code).collect::<Vec<_>>().join(", ");
        say!(lang, "; territories: {names}", "\u{a0}; territoires\u{a0}: {names}")
    };
    name + &since + &until + &territories
}

/// A label of what is said in the words of one language.
#[must_use]
pub fn in_words(lang: Lang, label: &str, words: Lang) -> String {
    match words {
        Lang::En => say!(lang, "{label}, in its English words", "{label}, dans sa formulation anglaise"),
        Lang::Fr => say!(lang, "{label}, in its French words", "{label}, dans sa formulation française"),
    }
}

/// What the signature stands for.
#[must_use]
pub fn fact_change(lang: Lang) -> String {
    say!(
        lang,
        "I have read these rules beside the notice and found them right.",
        "J'ai lu ces règles à côté de l'avis et les ai trouvées exactes."
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
