//! Sentences about who the applicant is: nationality and age.

use std::fmt;

use super::{date, in_backticks, partial_date, say};
use crate::checks::nationality::Membership;
use crate::checks::{age, nationality};
use crate::domain::calendar::{age_on, birthday};
use crate::domain::text::Lang;

pub(super) fn nationality_reason(out: &mut String, lang: Lang, fact: &nationality::NationalityFact<'_>) -> fmt::Result {
    let text = in_backticks(fact.text);
    let Some(country) = fact.country else {
        return if fact.is_further {
            say!(
                out,
                lang,
                "a further nationality, as the list may not be complete",
                "une autre nationalité, la liste pouvant être incomplète"
            )
        } else if fact.text.trim().is_empty() {
            say!(
                out,
                lang,
                "one nationality is left blank or not understood",
                "une nationalité est laissée en blanc ou non reconnue"
            )
        } else {
            say!(out, lang, "{text} is not a known country", "{text} n'est pas un pays connu")
        };
    };
    if fact.membership == Membership::Several {
        return say!(
            out,
            lang,
            "{text} may mean more than one nationality",
            "{text} peut désigner plus d'une nationalité"
        );
    }
    let name = country.name(lang);
    let title = fmt::from_fn(|out| match fact.set.title.get(lang) {
        "" => say!(out, lang, "countries listed", "pays énumérés"),
        title => out.write_str(title),
    });
    let on = date(lang, fact.on);
    match fact.membership {
        Membership::Member(Some(since)) => {
            let since = date(lang, since);
            say!(
                out,
                lang,
                "{text} ({name}) is among the {title} (since {since})",
                "{text} ({name}) fait partie des {title} (depuis le {since})"
            )
        }
        Membership::Member(None) => {
            say!(out, lang, "{text} ({name}) is among the {title}", "{text} ({name}) fait partie des {title}")
        }
        Membership::NotYet(since) => {
            let since = date(lang, since);
            say!(
                out,
                lang,
                "{text} ({name}) is among the {title} only from {since}, after {on}",
                "{text} ({name}) ne fait partie des {title} que depuis le {since}, après le {on}"
            )
        }
        Membership::NoLonger(until) => {
            let until = date(lang, until);
            say!(
                out,
                lang,
                "{text} ({name}) was among the {title} only until {until}, before {on}",
                "{text} ({name}) n'a fait partie des {title} que jusqu'au {until}, avant le {on}"
            )
        }
        Membership::Territory(owner) => {
            let owner = owner.name(lang);
            say!(
                out,
                lang,
                "{text} ({name}) is a territory of a member ({owner}), whose nationality its people may have",
                "{text} ({name}) est un territoire rattaché à un membre ({owner})\u{a0}; ses habitants peuvent en avoir la nationalité"
            )
        }
        Membership::Other | Membership::Unknown | Membership::Several => {
            say!(
                out,
                lang,
                "{text} ({name}) is not among the {title}",
                "{text} ({name}) ne fait pas partie des {title}"
            )
        }
    }
}

pub(super) fn age_reason(out: &mut String, lang: Lang, fact: &age::AgeFact) -> fmt::Result {
    let (born, on) = (partial_date(lang, fact.born), date(lang, fact.on));
    let asked = fmt::from_fn(|out| match fact.bound {
        age::AgeBound::AtLeast(years) => {
            say!(out, lang, "at least {years} is required", "au moins {years} ans sont demandés")
        }
        age::AgeBound::Over(years) => say!(out, lang, "over {years} is required", "plus de {years} ans sont demandés"),
        age::AgeBound::AtMost(years) => {
            say!(out, lang, "at most {years} is allowed", "au plus {years} ans sont permis")
        }
        age::AgeBound::Under(years) => {
            say!(out, lang, "under {years} is required", "moins de {years} ans sont demandés")
        }
    });
    if fact.born.is_unreadable() {
        return say!(
            out,
            lang,
            "date of birth not understood; {asked}",
            "date de naissance non reconnue\u{a0}; {asked}"
        );
    }
    let (oldest, youngest) = (age_on(fact.born.first(), fact.on), age_on(fact.born.last(), fact.on));
    let (Some(oldest), Some(youngest)) = (oldest, youngest) else {
        return say!(
            out,
            lang,
            "born {born}, which is not before {on}; {asked}",
            "date de naissance\u{a0}: {born}, qui n'est pas avant le {on}\u{a0}; {asked}"
        );
    };
    if !fact.is_likely {
        return say!(
            out,
            lang,
            "born {born}, which cannot be true on {on} and settles nothing; {asked}",
            "date de naissance\u{a0}: {born}, ce qui ne peut pas être vrai le {on} et ne règle rien\u{a0}; {asked}"
        );
    }
    if fact.born.is_exact() && birthday(fact.born.first(), oldest) == fact.on {
        return say!(
            out,
            lang,
            "born {born}, so exactly {oldest} on {on}; {asked}",
            "date de naissance\u{a0}: {born}, soit exactement {oldest} ans le {on}\u{a0}; {asked}"
        );
    }
    if oldest == youngest {
        return say!(
            out,
            lang,
            "born {born}, so {oldest} on {on}; {asked}",
            "date de naissance\u{a0}: {born}, soit {oldest} ans le {on}\u{a0}; {asked}"
        );
    }
    say!(
        out,
        lang,
        "born {born}, so {youngest} or {oldest} on {on}; {asked}",
        "date de naissance\u{a0}: {born}, soit {youngest} ou {oldest} ans le {on}\u{a0}; {asked}"
    )
}
