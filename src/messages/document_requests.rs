//! Sentences about the application itself: its moments and its documents.

use std::fmt::{self, Write as _};

use chrono::Datelike as _;
use chrono_tz::Tz;

use super::{date, in_backticks, joined, moment, partial_date, say, semicolon, unnamed};
use crate::checks::documents::{DocumentReason, DocumentRequirement, WantedDocument};
use crate::checks::timely::{Limit, TimelyAct};
use crate::checks::{Finding, OnDate, documents, timely};
use crate::domain::applicant::{Document, DocumentKind};
use crate::domain::grammar::date_words::moment_in_year;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

pub(super) fn timely_reason(out: &mut String, lang: Lang, fact: &timely::TimelyFact, outcome: Outcome) -> fmt::Result {
    let local = fact.moment.in_zone(fact.zone);
    // Of a moment told in another zone, the limit is said with the year of that moment and the zone of both.
    let limit = |limit: Limit| {
        fmt::from_fn(move |out| match local {
            None => write!(out, "{}", self::limit(lang, limit)),
            Some(local) => {
                let zone = limit.zone.unwrap_or(fact.zone);
                write!(out, "{} ({zone})", moment_in_year(lang, limit.moment, local.day().year()))
            }
        })
    };
    let stated = fmt::from_fn(|out| match local {
        None => write!(out, "{}", moment(lang, fact.moment)),
        Some(local) => {
            let year = local.day().year();
            let (day, time) = (date(lang, local.day()), local.time_of_day());
            let written = moment_in_year(lang, fact.moment, year);
            let (zone, city) = (fact.zone.name(), city(fact.zone));
            say!(out, lang, "{day}, {time} in {city} ({written})", "{day} à {time}, heure de {zone} ({written})")
        }
    });
    let act = match (lang, fact.act) {
        (Lang::En, TimelyAct::Submitted) => "submitted",
        (Lang::En, TimelyAct::LastModified) => "last changed",
        (Lang::Fr, TimelyAct::Submitted) => "soumission",
        (Lang::Fr, TimelyAct::LastModified) => "dernière modification",
    };
    say!(out, lang, "{act} {stated}", "{act}\u{a0}: {stated}")?;
    // Of what is not met, or unclear, that alone is said.
    if let Some(opening) = fact.opening.filter(|opening| opening.outcome == outcome) {
        let limit = limit(opening);
        match outcome {
            Outcome::Met => say!(
                out,
                lang,
                "; applications are taken from {limit}",
                "\u{a0}; ouverture des candidatures\u{a0}: {limit}"
            ),
            Outcome::NotMet => {
                say!(out, lang, ", before the opening of {limit}", ", avant l'ouverture des candidatures ({limit})")
            }
            Outcome::Unclear => say!(
                out,
                lang,
                ", which may be before or after the opening of {limit}",
                ", peut-être avant, peut-être après l'ouverture des candidatures ({limit})"
            ),
        }?;
    }
    let Some(deadline) = fact.deadline.filter(|deadline| deadline.outcome == outcome) else {
        return Ok(());
    };
    let limit = limit(deadline);
    match outcome {
        Outcome::Met => say!(out, lang, "; the deadline is {limit}", "\u{a0}; date limite\u{a0}: {limit}"),
        Outcome::NotMet => say!(out, lang, ", after the deadline of {limit}", ", après la date limite ({limit})"),
        Outcome::Unclear => say!(
            out,
            lang,
            ", which may be before or after the deadline of {limit}",
            ", peut-être avant, peut-être après la date limite ({limit})"
        ),
    }
}

/// The city after which a time zone is named: `New York` of `America/New_York`.
fn city(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}

/// An opening or a deadline, with its time zone where that is not the vacancy's.
pub(super) fn limit(lang: Lang, limit: Limit) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        write!(out, "{}", moment(lang, limit.moment))?;
        limit.zone.map_or(Ok(()), |zone| write!(out, " ({zone})"))
    })
}

/// What a document is.
pub(super) const fn document_kind(lang: Lang, kind: Option<DocumentKind>) -> &'static str {
    use DocumentKind::{Cv, MotivationLetter, Other, ProofOfStudies, Qualification};
    match (lang, kind) {
        (Lang::En, Some(Qualification)) => "qualification",
        (Lang::En, Some(ProofOfStudies)) => "proof of studies",
        (Lang::En, Some(Cv)) => "CV",
        (Lang::En, Some(MotivationLetter)) => "motivation letter",
        (Lang::En, Some(Other)) => "other document",
        (Lang::En, None) => "document of unstated kind",
        (Lang::Fr, Some(Qualification)) => "diplôme",
        (Lang::Fr, Some(ProofOfStudies)) => "certificat de scolarité",
        (Lang::Fr, Some(Cv)) => "CV",
        (Lang::Fr, Some(MotivationLetter)) => "lettre de motivation",
        (Lang::Fr, Some(Other)) => "autre document",
        (Lang::Fr, None) => "document de type non indiqué",
    }
}

/// What a document is, or what the file states of that.
fn kind_of(lang: Lang, entry: &Document<'_>) -> &'static str {
    match entry.kind {
        Some(kind) => document_kind(lang, Some(kind.value)),
        None if entry.doubts.of("kind").is_some_and(|doubt| !doubt.is_unreadable) => match lang {
            Lang::En => "document whose kind may be one of several",
            Lang::Fr => "document dont le type peut en désigner plusieurs",
        },
        None => unnamed(
            lang,
            &entry.doubts,
            "kind",
            [document_kind(Lang::En, None), document_kind(Lang::Fr, None)],
            ["document of a kind that is not understood", "document de type non reconnu"],
        ),
    }
}

/// A document as a person knows it: its name, or else its kind.
fn named_document(lang: Lang, entry: &Document<'_>) -> impl fmt::Display {
    let name = entry.rare().and_then(|more| more.name.as_ref());
    let kind = kind_of(lang, entry);
    fmt::from_fn(move |out| match name {
        None => out.write_str(kind),
        Some(name) => write!(out, "{}", in_backticks(&name.value)),
    })
}

/// A document that is wanted.
pub(super) fn wanted_document(lang: Lang, wanted: &WantedDocument) -> String {
    let mut words = match &wanted.name {
        Some(name) => name.title.get(lang).to_owned(),
        None => document_kind(lang, wanted.kind).to_owned(),
    };
    if wanted.dates_shown {
        words += &say!(lang, " that shows the dates", " où figurent les dates");
    }
    if let Some(months) = wanted.issued_within_months {
        words += &say!(lang, ", issued no more than {months} months ago", ", établi il y a {months} mois au plus");
    }
    if let Some(on) = wanted.valid_on {
        let on = on_date(lang, on);
        words += &say!(lang, ", valid on {on}", ", valable {on}");
    }
    words
}

/// The day that a check refers to, as `on` it in English, with its preposition in French.
pub(super) fn on_date(lang: Lang, on: OnDate) -> String {
    match on {
        OnDate::Reference => say!(lang, "the reference date", "à la date de référence"),
        OnDate::Deadline => say!(lang, "the day of the deadline", "à la date limite"),
        OnDate::Submission => say!(lang, "the day of submission", "le jour de la soumission"),
        OnDate::Start => say!(lang, "the first day of the post", "le premier jour du poste"),
        OnDate::End => say!(lang, "the last day of the post", "le dernier jour du poste"),
        OnDate::AfterEnd => say!(lang, "the day after the post ends", "le lendemain de la fin du poste"),
        OnDate::Fixed(day) => {
            let day = date(lang, day);
            say!(lang, "{day}", "le {day}")
        }
    }
}

/// What speaks against a document, or leaves it open, where that is not its kind or its dates.
fn why_not_wanted(out: &mut String, lang: Lang, fact: &documents::DocumentFact<'_>) -> fmt::Result {
    let what = named_document(lang, fact.entry);
    let more = fact.entry.rare();
    let title = fact.wanted.and_then(|wanted| wanted.name.as_ref()).map_or("", |name| name.title.get(lang));
    match fact.why {
        DocumentReason::Name if more.is_some_and(|more| more.name.is_some()) => {
            say!(
                out,
                lang,
                "a person says whether {what} is this document: {title}",
                "une personne dit si {what} est ce document\u{a0}: {title}"
            )
        }
        DocumentReason::Name => say!(
            out,
            lang,
            "{what}: its name is not stated, and this one is meant: {title}",
            "{what}\u{a0}: nom non indiqué, alors que celui-ci est visé\u{a0}: {title}"
        ),
        DocumentReason::Issued => {
            let months = fact.wanted.and_then(|wanted| wanted.issued_within_months).unwrap_or_default();
            let reference = date(lang, fact.reference);
            match more.and_then(|more| more.issued) {
                None => say!(
                    out,
                    lang,
                    "{what}: the day of issue is not stated",
                    "{what}\u{a0}: date d'établissement non indiquée"
                ),
                Some(issued) => {
                    let issued = partial_date(lang, issued.value);
                    say!(
                        out,
                        lang,
                        "{what}: issued {issued}; it has to be issued in the {months} months up to {reference}",
                        "{what}\u{a0}: date d'établissement\u{a0}: {issued}\u{a0}; elle doit se situer dans les {months} mois jusqu'au {reference}"
                    )
                }
            }
        }
        DocumentReason::Fits | DocumentReason::Kind | DocumentReason::Dates | DocumentReason::Valid => {
            let on = fact.wanted.and_then(|wanted| wanted.valid_on).unwrap_or_default();
            let on = on_date(lang, on);
            match more.and_then(|more| more.valid_until) {
                None => say!(
                    out,
                    lang,
                    "{what}: how long it is valid is not stated",
                    "{what}\u{a0}: durée de validité non indiquée"
                ),
                Some(until) => {
                    let until = partial_date(lang, until.value);
                    say!(
                        out,
                        lang,
                        "{what}: valid until {until}; it has to be valid on {on}",
                        "{what}\u{a0}: fin de validité\u{a0}: {until}\u{a0}; le document doit être valable {on}"
                    )
                }
            }
        }
    }
}

/// The language of a document, and whether it is translated.
fn document_language(
    out: &mut String,
    lang: Lang,
    fact: &documents::DocumentFact<'_>,
    outcome: Outcome,
) -> fmt::Result {
    let kind = kind_of(lang, fact.entry);
    let language = fact.entry.language.as_ref();
    let language = fmt::from_fn(|out| match language {
        None if fact.entry.doubts.is_unreadable("language") => {
            say!(out, lang, "language not understood", "langue non reconnue")
        }
        None => say!(out, lang, "language not stated", "langue non indiquée"),
        Some(language) => write!(out, "{}", in_backticks(&language.value)),
    });
    match (outcome, fact.entry.translated.map(|translated| translated.value)) {
        (_, Some(true)) => {
            say!(out, lang, "{kind}: {language}, translated", "{kind}\u{a0}: {language}, avec traduction")
        }
        (Outcome::Met, _) => say!(out, lang, "{kind}: {language}", "{kind}\u{a0}: {language}"),
        (_, Some(false)) => {
            say!(out, lang, "{kind}: {language}, not translated", "{kind}\u{a0}: {language}, sans traduction")
        }
        (_, None) if fact.entry.doubts.is_unreadable("translated") => say!(
            out,
            lang,
            "{kind}: {language}, what is stated of a translation is not understood",
            "{kind}\u{a0}: {language}, ce qui est indiqué d'une traduction n'est pas reconnu"
        ),
        (_, None) => say!(
            out,
            lang,
            "{kind}: {language}, whether translated is not stated",
            "{kind}\u{a0}: {language}, on ignore si une traduction est jointe"
        ),
    }
}

pub(super) fn document_reason(
    out: &mut String,
    lang: Lang,
    fact: &documents::DocumentFact<'_>,
    outcome: Outcome,
) -> fmt::Result {
    let kind = kind_of(lang, fact.entry);
    let shown = fact.entry.dates_shown.map(|shown| shown.value);
    let is_named = fact.wanted.is_some_and(|wanted| wanted.name.is_some());
    match (fact.asked, outcome) {
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Met) if is_named => {
            let what = named_document(lang, fact.entry);
            say!(out, lang, "{what} attached", "{what} joint")
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Met) => {
            say!(out, lang, "{kind} attached", "{kind} joint")
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
            if matches!(fact.why, DocumentReason::Name | DocumentReason::Issued | DocumentReason::Valid) =>
        {
            why_not_wanted(out, lang, fact)
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
            if fact.entry.kind.is_none() =>
        {
            out.write_str(kind)
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
            if fact.entry.doubts.is_unreadable("dates_shown") =>
        {
            say!(
                out,
                lang,
                "{kind}: what is stated of the dates on it is not understood",
                "{kind}\u{a0}: ce qui est indiqué des dates n'est pas reconnu"
            )
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear) => say!(
            out,
            lang,
            "{kind}: whether it shows the dates is not stated",
            "{kind}\u{a0}: on ignore si les dates y figurent"
        ),
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::NotMet)
            if matches!(fact.why, DocumentReason::Issued | DocumentReason::Valid) =>
        {
            why_not_wanted(out, lang, fact)
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::NotMet)
            if shown == Some(false) && fact.why != DocumentReason::Name =>
        {
            say!(out, lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
        }
        (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::NotMet) => {
            let what = fmt::from_fn(|out| match fact.why {
                DocumentReason::Name => write!(out, "{}", named_document(lang, fact.entry)),
                DocumentReason::Fits
                | DocumentReason::Kind
                | DocumentReason::Dates
                | DocumentReason::Issued
                | DocumentReason::Valid => out.write_str(kind),
            });
            match fact.asked {
                // Beside others, each of which has to be there, one that is missing does not make the others unwanted.
                DocumentRequirement::ToBe([only]) => {
                    let title = wanted_document(lang, only);
                    say!(
                        out,
                        lang,
                        "{what}: not this document, which is required: {title}",
                        "{what}\u{a0}: ce n'est pas ce document, qui est demandé\u{a0}: {title}"
                    )
                }
                DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_) | DocumentRequirement::Language(_) => {
                    say!(
                        out,
                        lang,
                        "{what}: not one of those asked for here",
                        "{what}\u{a0}: pas l'un de ceux qui sont demandés ici"
                    )
                }
            }
        }
        (DocumentRequirement::Language(_), outcome) => document_language(out, lang, fact, outcome),
    }
}

pub(super) fn every_document(out: &mut String, lang: Lang, count: usize, finding: &Finding<'_>) -> fmt::Result {
    if count == 0 {
        return say!(
            out,
            lang,
            "none of the documents is stated to be one of those meant",
            "aucun des documents n'est indiqué comme l'un de ceux qui sont visés"
        );
    }
    joined(out, lang, finding.deciding())
}

/// How many documents count, and how many may.
pub(super) fn counted_documents(
    out: &mut String,
    lang: Lang,
    fact: &documents::CountFact<'_>,
    finding: &Finding<'_>,
) -> fmt::Result {
    let (surely, possibly) = (fact.surely, fact.at_most);
    let of_outcome = |outcome| finding.parts.iter().filter(move |part| part.outcome == outcome);
    if (fact.check.at_least, fact.check.at_most) == (None, Some(0)) {
        return match finding.outcome {
            Outcome::Met => say!(
                out,
                lang,
                "no document attached is one of those that are not allowed",
                "aucun document joint n'est l'un de ceux qui ne sont pas admis"
            ),
            Outcome::Unclear => {
                say!(out, lang, "this may not be allowed: ", "ceci n'est peut-être pas admis\u{a0}: ")?;
                joined(out, lang, of_outcome(Outcome::Unclear))
            }
            Outcome::NotMet => {
                say!(out, lang, "this is not allowed: ", "ceci n'est pas admis\u{a0}: ")?;
                joined(out, lang, of_outcome(Outcome::Met))
            }
        };
    }
    if surely == possibly {
        say!(out, lang, "documents that count: {surely}", "documents pris en compte\u{a0}: {surely}")?;
    } else {
        say!(
            out,
            lang,
            "documents that count: {surely} to {possibly}",
            "documents pris en compte\u{a0}: {surely} à {possibly}"
        )?;
    }
    if let Some(least) = fact.check.at_least {
        say!(out, lang, "; at least {least} required", "\u{a0}; minimum demandé\u{a0}: {least}")?;
    }
    if let Some(most) = fact.check.at_most {
        say!(out, lang, "; at most {most} allowed", "\u{a0}; maximum permis\u{a0}: {most}")?;
    }
    if finding.outcome == Outcome::Unclear {
        out.push_str(semicolon(lang));
        joined(out, lang, of_outcome(Outcome::Unclear))?;
    }
    Ok(())
}
