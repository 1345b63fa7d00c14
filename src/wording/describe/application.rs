//! What is asked of the application itself: its moments, its documents, what it declares, how many there are.

use super::{Description, Telling, any_of, ordered};
use crate::checks::declaration::{Declaration, Field};
use crate::checks::documents::{Documents, InLanguage, Wanted};
use crate::checks::timely::{Act, Timely};
use crate::checks::vacancies::Vacancies;
use crate::domain::text::Lang;
use crate::wording::dates::moment;
use crate::wording::languages::language as language_name;
use crate::wording::papers::document_kind;
use crate::wording::say;

pub(super) fn timely(telling: Telling<'_>, check: Timely) -> Description {
    let lang = telling.lang;
    let deadline = telling.frame.map_or_else(String::new, |frame| {
        let (moment, zone) = (moment(lang, frame.deadline), frame.zone.name());
        say!(lang, " ({moment}, time zone {zone})", " ({moment}, fuseau horaire {zone})")
    });
    Description::leaf(match check.act {
        Act::Submitted => {
            say!(lang, "submitted by the deadline{deadline}", "soumise au plus tard à la date limite{deadline}")
        }
        Act::LastModified => {
            say!(lang, "not changed after the deadline{deadline}", "sans modification après la date limite{deadline}")
        }
    })
}

pub(super) fn vacancies(telling: Telling<'_>, check: Vacancies) -> Description {
    let (lang, most) = (telling.lang, check.at_most);
    Description::leaf(match most {
        1 => say!(lang, "no other vacancy applied for", "aucune autre candidature"),
        _ => say!(
            lang,
            "at most {most} different vacancies applied for, this one among them",
            "candidature à {most} avis différents au plus, celui-ci compris"
        ),
    })
}

pub(super) fn documents(telling: Telling<'_>, check: &Documents) -> Description {
    let lang = telling.lang;
    let wanted = match check {
        Documents::Attached(wanted) => wanted,
        Documents::InLanguage(check) => return in_language(telling, check),
    };
    let kinds = ordered(telling, wanted.iter().map(|wanted| kind(lang, *wanted)));
    let sentence = say!(lang, "one of these documents is attached:", "l'un de ces documents est joint\u{a0}:");
    match kinds.as_slice() {
        [only] => Description::leaf(say!(lang, "attached: {only}", "document joint\u{a0}: {only}")),
        _ => Description { sentence, parts: kinds.into_iter().map(Description::leaf).collect() },
    }
}

fn kind(lang: Lang, wanted: Wanted) -> String {
    let kind = document_kind(lang, Some(wanted.kind));
    if wanted.dates_shown {
        return say!(lang, "{kind} that shows the dates", "{kind} où figurent les dates");
    }
    kind.to_owned()
}

fn in_language(telling: Telling<'_>, check: &InLanguage) -> Description {
    let lang = telling.lang;
    let kinds = any_of(telling, check.kinds.iter().map(|kind| document_kind(lang, Some(*kind)).to_owned()));
    let languages = any_of(
        telling,
        check.languages.iter().map(|language| {
            let name = language_name(lang, *language);
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

pub(super) fn declaration(telling: Telling<'_>, check: Declaration) -> Description {
    let Field::GenerativeAiUsed = check.field;
    let lang = telling.lang;
    Description::leaf(if check.is {
        say!(
            lang,
            "the application declares that generative AI was used",
            "la candidature déclare le recours à l'IA générative"
        )
    } else {
        say!(
            lang,
            "the application declares that no generative AI was used",
            "la candidature déclare n'avoir fait aucun recours à l'IA générative"
        )
    })
}
