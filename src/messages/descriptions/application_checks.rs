//! What is asked of the application itself: its moments, its documents, what it declares, how many there are.

use super::{DescribeContext, DescribedDay, Description, any_of, months, number, ordered, quote, title};
use crate::checks::answer::{AnswerCheck, AnswerRequirement, WantedAnswer as Sought};
use crate::checks::availability::AvailabilityCheck;
use crate::checks::declaration::{Declaration, DeclarationField};
use crate::checks::documents::{Counted, Documents, InLanguage, WantedDocument};
use crate::checks::preferences::Preferences;
use crate::checks::timely::{Timely, TimelyAct, TimelyBound};
use crate::checks::vacancies::Vacancies;
use crate::domain::calendar::Moment;
use crate::domain::grammar::date_words::moment;
use crate::domain::text::Lang;
use crate::messages::document_requests::document_kind;
use crate::messages::{say, semicolon};

pub(super) fn timely(context: DescribeContext<'_>, check: Timely) -> Description {
    let lang = context.lang;
    let from = check.from.map(|bound| {
        let opening = context.judging_dates.and_then(|judging_dates| judging_dates.opening);
        let limit = limit(context, bound, opening.map(|(opening, zone)| (opening, zone.name())));
        match (check.act, bound) {
            (TimelyAct::Submitted, TimelyBound::OfVacancy) => say!(
                lang,
                "submitted not before applications open{limit}",
                "soumise au plus tôt à l'ouverture des candidatures{limit}"
            ),
            (TimelyAct::Submitted, TimelyBound::At(..)) => {
                say!(lang, "submitted not before{limit}", "soumise au plus tôt le{limit}")
            }
            (TimelyAct::LastModified, TimelyBound::OfVacancy) => say!(
                lang,
                "last changed not before applications open{limit}",
                "modifiée pour la dernière fois au plus tôt à l'ouverture des candidatures{limit}"
            ),
            (TimelyAct::LastModified, TimelyBound::At(..)) => {
                say!(lang, "last changed not before{limit}", "modifiée pour la dernière fois au plus tôt le{limit}")
            }
        }
    });
    let by = check.by.map(|bound| {
        let deadline = context.judging_dates.map(|judging_dates| (judging_dates.deadline, judging_dates.zone.name()));
        let limit = limit(context, bound, deadline);
        match (check.act, bound) {
            (TimelyAct::Submitted, TimelyBound::OfVacancy) => {
                say!(lang, "submitted by the deadline{limit}", "soumise au plus tard à la date limite{limit}")
            }
            (TimelyAct::Submitted, TimelyBound::At(..)) => {
                say!(lang, "submitted by{limit}", "soumise au plus tard le{limit}")
            }
            (TimelyAct::LastModified, TimelyBound::OfVacancy) => {
                say!(lang, "not changed after the deadline{limit}", "sans modification après la date limite{limit}")
            }
            (TimelyAct::LastModified, TimelyBound::At(..)) => {
                say!(lang, "not changed after{limit}", "sans modification après le{limit}")
            }
        }
    });
    let both: Vec<_> = from.into_iter().chain(by).collect();
    Description::leaf(both.join(semicolon(lang)))
}

/// The instant of a bound: that of the vacancy in brackets, where days are named.
fn limit(context: DescribeContext<'_>, bound: TimelyBound, of_vacancy: Option<(Moment, &str)>) -> String {
    let lang = context.lang;
    match (bound, of_vacancy) {
        (TimelyBound::OfVacancy, None) => String::new(),
        (TimelyBound::OfVacancy, Some((at, zone))) => {
            let at = moment(lang, at);
            say!(lang, " ({at}, time zone {zone})", " ({at}, fuseau horaire {zone})")
        }
        (TimelyBound::At(at, zone), _) => {
            let (at, zone) = (moment(lang, at), zone.name());
            say!(lang, " {at} (time zone {zone})", " {at} (fuseau horaire {zone})")
        }
    }
}

pub(super) fn vacancies(context: DescribeContext<'_>, check: Vacancies) -> Description {
    let (lang, most) = (context.lang, check.at_most);
    Description::leaf(match most {
        1 => say!(lang, "no other vacancy applied for", "aucune autre candidature"),
        _ => say!(
            lang,
            "at most {most} different vacancies applied for, this one among them",
            "candidature à {most} avis différents au plus, celui-ci compris"
        ),
    })
}

pub(super) fn documents(context: DescribeContext<'_>, check: &Documents) -> Description {
    let lang = context.lang;
    let listed = |sentence: String, wanted: &[WantedDocument]| {
        let kinds = ordered(context, wanted.iter().map(|wanted| kind(context, wanted)));
        match kinds.as_slice() {
            [only] => Description::leaf(say!(lang, "{sentence} {only}", "{sentence} {only}")),
            _ => Description { sentence, parts: kinds.into_iter().map(Description::leaf).collect() },
        }
    };
    match check {
        Documents::InLanguage(check) => in_language(context, check),
        Documents::Attached(wanted) if wanted.len() == 1 => {
            listed(say!(lang, "attached:", "document joint\u{a0}:"), wanted)
        }
        Documents::Attached(wanted) => {
            listed(say!(lang, "one of these documents is attached:", "l'un de ces documents est joint\u{a0}:"), wanted)
        }
        Documents::EachAttached(wanted) => listed(
            say!(lang, "each of these documents is attached:", "chacun de ces documents est joint\u{a0}:"),
            wanted,
        ),
        Documents::Counted(Counted { of, at_least: None, at_most: Some(0) | None }) => {
            listed(say!(lang, "no such document is attached:", "aucun document de ce type n'est joint\u{a0}:"), of)
        }
        Documents::Counted(Counted { of, at_least, at_most }) => {
            let count = match (at_least, at_most) {
                (Some(least), Some(most)) => {
                    say!(
                        lang,
                        "from {least} to {most} of these documents:",
                        "de {least} à {most} de ces documents\u{a0}:"
                    )
                }
                (Some(least), None) => {
                    say!(lang, "{least} or more of these documents:", "{least} de ces documents ou plus\u{a0}:")
                }
                (None, most) => {
                    let most = most.unwrap_or(0);
                    say!(lang, "at most {most} of these documents:", "{most} de ces documents au plus\u{a0}:")
                }
            };
            listed(count, of)
        }
    }
}

fn kind(context: DescribeContext<'_>, wanted: &WantedDocument) -> String {
    let lang = context.lang;
    let mut words = match (wanted.kind, &wanted.name) {
        (Some(kind), _) => document_kind(lang, Some(kind)).to_owned(),
        (None, _) => say!(lang, "a document", "un document"),
    };
    if let Some(name) = &wanted.name {
        let name = quote(lang, title(&name.title, lang));
        words += &say!(
            lang,
            " called {name}, and where its name is not stated or only holds a word of it a person decides",
            " appelé {name}, et si son nom n'est pas indiqué ou n'en contient qu'un mot, une personne décide"
        );
    }
    if wanted.dates_shown {
        words += &say!(lang, " that shows the dates", " où figurent les dates");
    }
    if let Some(count) = wanted.issued_within_months {
        let months = months(lang, count);
        words += &say!(
            lang,
            ", issued no more than {months} before the reference date",
            ", délivré {months} au plus avant la date de référence"
        );
    }
    if let Some(on) = wanted.valid_on {
        let on = DescribedDay::new(context, on).on();
        words += &say!(lang, ", valid {on}", ", valable {on}");
    }
    words
}

fn in_language(context: DescribeContext<'_>, check: &InLanguage) -> Description {
    let lang = context.lang;
    let kinds = any_of(context, check.kinds.iter().map(|kind| document_kind(lang, Some(*kind)).to_owned()));
    let languages = any_of(
        context,
        check.languages.iter().map(|language| {
            let name = language.name(lang);
            say!(lang, "in {name}", "en {name}")
        }),
    );
    let translated = if check.or_translated {
        say!(lang, ", or a translation is attached", ", ou une traduction est jointe")
    } else {
        String::new()
    };
    Description::leaf(say!(
        lang,
        "every document of this kind ({kinds}) is {languages}{translated}",
        "chaque document de ce type ({kinds}) est rédigé {languages}{translated}"
    ))
}

pub(super) fn declaration(context: DescribeContext<'_>, check: &Declaration) -> Description {
    let lang = context.lang;
    Description::leaf(match (check.field, check.is) {
        (DeclarationField::GenerativeAiUsed, true) => say!(
            lang,
            "the application declares that generative AI was used",
            "la candidature déclare le recours à l'IA générative"
        ),
        (DeclarationField::GenerativeAiUsed, false) => say!(
            lang,
            "the application declares that no generative AI was used",
            "la candidature déclare n'avoir fait aucun recours à l'IA générative"
        ),
        (DeclarationField::Declared { name, .. }, is) => {
            let (question, is) = (quote(lang, title(&check.question, lang)), yes_or_no(lang, is));
            say!(
                lang,
                "the application answers {is} to {question} (`{name}`)",
                "réponse déclarée à {question} (`{name}`)\u{a0}: {is}"
            )
        }
    })
}

pub(super) fn answer(context: DescribeContext<'_>, check: &AnswerCheck) -> Description {
    let lang = context.lang;
    let (question, key) = (quote(lang, title(&check.question, lang)), check.key);
    let asked = match &check.asked {
        AnswerRequirement::OneOf(wanted) => {
            let wanted = any_of(
                context,
                wanted.iter().map(|wanted| match wanted {
                    Sought::Flag(flag) => yes_or_no(lang, *flag).to_owned(),
                    Sought::Number(one) => number(lang, &one.text),
                    Sought::Text(text) => quote(lang, text),
                }),
            );
            say!(lang, "{wanted}", "{wanted}")
        }
        AnswerRequirement::Between(Some(least), Some(most)) => {
            let (least, most) = (number(lang, &least.text), number(lang, &most.text));
            say!(lang, "from {least} to {most}", "de {least} à {most}")
        }
        AnswerRequirement::Between(Some(least), None) => {
            let least = number(lang, &least.text);
            say!(lang, "{least} or more", "{least} ou plus")
        }
        AnswerRequirement::Between(None, most) => {
            let most = number(lang, most.as_ref().map_or("", |most| most.text.as_str()));
            say!(lang, "{most} or less", "{most} ou moins")
        }
    };
    let protected =
        if check.protected { say!(lang, " (a protected ground)", " (motif protégé)") } else { String::new() };
    Description::leaf(say!(
        lang,
        "the answer to {question} (`{key}`) is {asked}{protected}",
        "la réponse à {question} (`{key}`) est {asked}{protected}"
    ))
}

pub(super) fn preferences(context: DescribeContext<'_>, check: &Preferences) -> Description {
    let lang = context.lang;
    let mut sentences = Vec::new();
    if !check.any_of.is_empty() {
        let names = any_of(context, check.any_of.iter().map(|name| quote(lang, name)));
        sentences.push(if check.first {
            say!(lang, "the first preference is {names}", "la première préférence est {names}")
        } else {
            say!(lang, "one of the preferences is {names}", "l'une des préférences est {names}")
        });
    }
    if let Some(least) = check.at_least {
        sentences.push(say!(lang, "preferences: at least {least}", "nombre de préférences\u{a0}: {least} ou plus"));
    }
    if let Some(most) = check.at_most {
        sentences.push(say!(lang, "preferences: at most {most}", "nombre de préférences\u{a0}: {most} au plus"));
    }
    Description::leaf(sentences.join(semicolon(lang)))
}

pub(super) fn availability(context: DescribeContext<'_>, check: AvailabilityCheck) -> Description {
    let lang = context.lang;
    let (from, until) = (DescribedDay::new(context, check.from), DescribedDay::new(context, check.until));
    let (from, until) = (from.from(), until.up_to());
    let full_time = if check.full_time { say!(lang, ", full-time", ", à temps plein") } else { String::new() };
    Description::leaf(say!(lang, "available {from} {until}{full_time}", "disponible {from} {until}{full_time}"))
}

const fn yes_or_no(lang: Lang, is: bool) -> &'static str {
    match (lang, is) {
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
        (Lang::Fr, true) => "oui",
        (Lang::Fr, false) => "non",
    }
}
