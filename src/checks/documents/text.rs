//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::describe::{
    Describe, DescribeContext, DescribedDay, Description, any_of, months, on_date, ordered, quote, title,
};
use crate::checks::documents::wanted::{DocumentReason, WantedDocument};
use crate::checks::documents::wanted_text::{described, document_kind, wanted_document};
use crate::checks::documents::{
    AmongDocumentsFact, CountFact, Counted, DocumentFact, DocumentRequirement, Documents, EveryDocumentFact, InLanguage,
};
use crate::checks::finding::Reason;
use crate::checks::reasons::{joined, nothing_in};
use crate::checks::{Finding, OnDate};
use crate::domain::applicant::Document;
use crate::domain::grammar::date_words::partial_date;
use crate::domain::grammar::{in_backticks, one_of, say, semicolon, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Documents {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let listed = |sentence: String, wanted: &[WantedDocument]| {
            let kinds = ordered(context, wanted.iter().map(|wanted| described(context, wanted)));
            match kinds.as_slice() {
                [only] => Description::leaf(say!(lang, "{sentence} {only}", "{sentence} {only}")),
                _ => Description { sentence, parts: kinds.into_iter().map(Description::leaf).collect() },
            }
        };
        match self {
            Documents::InLanguage(asked) => in_language(context, asked),
            Documents::Attached(wanted) if wanted.len() == 1 => {
                listed(say!(lang, "this document is attached:", "ce document est joint\u{a0}:"), wanted)
            }
            Documents::Attached(wanted) => listed(
                say!(lang, "one of these documents is attached:", "l'un de ces documents est joint\u{a0}:"),
                wanted,
            ),
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
}

impl Reason for DocumentFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if let DocumentRequirement::Language(_) = self.asked {
            return document_language(out, lang, self, finding.outcome);
        }
        let kind = kind_of(lang, self.entry);
        let is_named = self.wanted.is_some_and(|wanted| wanted.name.is_some());
        let what = named_document(lang, self.entry);
        match (finding.outcome, self.why) {
            (Outcome::Met, _) if is_named => say!(out, lang, "{what} attached", "{what} joint"),
            (Outcome::Met, _) => say!(out, lang, "{kind} attached", "{kind} joint"),
            (Outcome::NotMet, DocumentReason::Name) => {
                say!(
                    out,
                    lang,
                    "{what}: not one of those asked for here",
                    "{what}\u{a0}: pas l'un de ceux qui sont demandés ici"
                )
            }
            (_, DocumentReason::Name) => name_in_doubt(out, lang, self),
            (_, DocumentReason::Country) => country_of_issue(out, lang, self, finding.outcome),
            (_, DocumentReason::Issued) => day_of_issue(out, lang, self),
            (_, DocumentReason::Valid) => validity(out, lang, self),
            (Outcome::Unclear, _) if self.entry.kind.is_none() => out.write_str(kind),
            (Outcome::Unclear, _) if self.entry.doubts.is_unreadable("dates_shown") => say!(
                out,
                lang,
                "{kind}: what is stated of the dates on it is not understood",
                "{kind}\u{a0}: ce qui est indiqué des dates n'est pas reconnu"
            ),
            (Outcome::Unclear, _) => say!(
                out,
                lang,
                "{kind}: whether it shows the dates is not stated",
                "{kind}\u{a0}: on ignore si les dates y figurent"
            ),
            (Outcome::NotMet, DocumentReason::Dates) => {
                say!(out, lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
            }
            (Outcome::NotMet, DocumentReason::Fits | DocumentReason::Kind) => {
                say!(
                    out,
                    lang,
                    "{kind}: not one of those asked for here",
                    "{kind}\u{a0}: pas l'un de ceux qui sont demandés ici"
                )
            }
        }
    }
}

impl Reason for AmongDocumentsFact<'_> {
    /// Of documents that are all something else, what none of them is.
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if finding.parts.is_empty() {
            return nothing_in(out, lang, "/documents");
        }
        let mut near = finding.deciding().filter(|part| !part.fact.found().is_aside()).peekable();
        match (finding.outcome, self.wanted) {
            (Outcome::Met | Outcome::Unclear, _) => joined(out, lang, finding.deciding()),
            (Outcome::NotMet, _) if near.peek().is_some() => joined(out, lang, near),
            (Outcome::NotMet, [WantedDocument { name: Some(name), .. }]) => {
                let name = quote(lang, title(&name.title, lang));
                say!(out, lang, "no document is called {name}", "aucun document ne s'appelle {name}")
            }
            (Outcome::NotMet, wanted) => {
                let each = one_of(lang, wanted.iter().map(|wanted| wanted_document(lang, wanted)));
                say!(out, lang, "not attached: {each}", "non joint\u{a0}: {each}")
            }
        }
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

/// Why it is open whether a document is the one that is called so.
fn name_in_doubt(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
    let what = named_document(lang, fact.entry);
    let name = fact.wanted.and_then(|wanted| wanted.name.as_ref());
    let called = quote(lang, name.map_or("", |name| title(&name.title, lang)));
    if fact.entry.rare().is_some_and(|more| more.name.is_some()) {
        return say!(
            out,
            lang,
            "a person says whether {what} is the document called {called}",
            "une personne dit si {what} est le document appelé {called}"
        );
    }
    if fact.entry.doubts.is_unreadable("name") {
        return say!(
            out,
            lang,
            "{what}: its name is not understood, and {called} is asked for",
            "{what}\u{a0}: nom non reconnu, alors que {called} est demandé"
        );
    }
    say!(
        out,
        lang,
        "{what}: its name is not stated, and {called} is asked for",
        "{what}\u{a0}: nom non indiqué, alors que {called} est demandé"
    )
}

/// What its country of issue does.
fn country_of_issue(out: &mut String, lang: Lang, fact: &DocumentFact<'_>, outcome: Outcome) -> fmt::Result {
    let what = named_document(lang, fact.entry);
    let Some(country) = fact.entry.rare().and_then(|more| more.country.as_ref()) else {
        return say!(
            out,
            lang,
            "{what}: the country of issue is not stated",
            "{what}\u{a0}: pays de délivrance non indiqué"
        );
    };
    let country = in_backticks(&country.value);
    if outcome == Outcome::NotMet {
        return say!(
            out,
            lang,
            "{what}: issued in {country}, which does not count",
            "{what}\u{a0}: délivré dans le pays {country}, qui ne compte pas"
        );
    }
    say!(
        out,
        lang,
        "{what}: a person says whether the country of issue, {country}, counts",
        "{what}\u{a0}: une personne dit si le pays de délivrance, {country}, compte"
    )
}

/// When a document was issued, and when it has to be.
fn day_of_issue(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
    let what = named_document(lang, fact.entry);
    let (Some(issued), Some(asked)) =
        (fact.entry.rare().and_then(|more| more.issued), fact.wanted.and_then(|wanted| wanted.issued))
    else {
        return say!(
            out,
            lang,
            "{what}: the day of issue is not stated",
            "{what}\u{a0}: date d'établissement non indiquée"
        );
    };
    // The day itself is said where it is the same for everybody.
    let context = DescribeContext { lang, judging_dates: None };
    let day = |on: OnDate| {
        DescribedDay::new(context, if on == OnDate::Reference { OnDate::Fixed(fact.reference) } else { on })
    };
    let mut when = Vec::new();
    if let (Some(count), Some(last)) = (asked.within_months, asked.last_day()) {
        let (months, up_to) = (months(lang, count), day(last).up_to());
        when.push(say!(lang, "in the {months} {up_to}", "dans les {months} {up_to}"));
    } else if let Some(last) = asked.by {
        when.push(day(last).by());
    }
    if let Some(since) = asked.since {
        let from = day(since).from();
        when.push(say!(lang, "{from} on", "{from}"));
    }
    let (issued, when) = (partial_date(lang, issued.value), when.join(&say!(lang, " and ", " et ")));
    say!(
        out,
        lang,
        "{what}: issued {issued}; it has to be issued {when}",
        "{what}\u{a0}: date d'établissement\u{a0}: {issued}\u{a0}; elle doit se situer {when}"
    )?;
    submission_not_stated(out, lang, fact)
}

/// How long a document is valid, and on which day it has to be.
fn validity(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
    let what = named_document(lang, fact.entry);
    let on = fact.wanted.and_then(|wanted| wanted.valid_on).unwrap_or_default();
    let on = on_date(lang, on);
    let Some(until) = fact.entry.rare().and_then(|more| more.valid_until) else {
        return say!(
            out,
            lang,
            "{what}: how long it is valid is not stated",
            "{what}\u{a0}: durée de validité non indiquée"
        );
    };
    let until = partial_date(lang, until.value);
    say!(
        out,
        lang,
        "{what}: valid until {until}; it has to be valid on {on}",
        "{what}\u{a0}: fin de validité\u{a0}: {until}\u{a0}; le document doit être valable {on}"
    )?;
    submission_not_stated(out, lang, fact)
}

/// That the day on which it depends is not stated, where that is so.
fn submission_not_stated(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
    if fact.day_not_stated.is_none() {
        return Ok(());
    }
    say!(
        out,
        lang,
        ", and when the application was submitted is not stated",
        ", et la date de soumission n'est pas indiquée"
    )
}

/// The language of a document, and whether it is translated.
fn document_language(out: &mut String, lang: Lang, fact: &DocumentFact<'_>, outcome: Outcome) -> fmt::Result {
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

impl Reason for EveryDocumentFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if self.0 == 0 {
            return say!(
                out,
                lang,
                "none of the documents is stated to be one of those meant",
                "aucun des documents n'est indiqué comme l'un de ceux qui sont visés"
            );
        }
        joined(out, lang, finding.deciding())
    }
}

impl Reason for CountFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if finding.parts.is_empty() {
            return nothing_in(out, lang, "/documents");
        }
        let (surely, possibly) = (self.surely, self.at_most);
        let of_outcome = |outcome| finding.parts.iter().filter(move |part| part.outcome == outcome);
        if (self.check.at_least, self.check.at_most) == (None, Some(0)) {
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
        if possibly == usize::MAX {
            say!(
                out,
                lang,
                "documents that count: {surely} or more",
                "documents pris en compte\u{a0}: {surely} ou plus"
            )?;
        } else if surely == possibly {
            say!(out, lang, "documents that count: {surely}", "documents pris en compte\u{a0}: {surely}")?;
        } else {
            say!(
                out,
                lang,
                "documents that count: {surely} to {possibly}",
                "documents pris en compte\u{a0}: {surely} à {possibly}"
            )?;
        }
        if let Some(least) = self.check.at_least {
            say!(out, lang, "; at least {least} required", "\u{a0}; minimum demandé\u{a0}: {least}")?;
        }
        if let Some(most) = self.check.at_most {
            say!(out, lang, "; at most {most} allowed", "\u{a0}; maximum permis\u{a0}: {most}")?;
        }
        if finding.outcome == Outcome::Unclear {
            out.push_str(semicolon(lang));
            joined(out, lang, of_outcome(Outcome::Unclear))?;
        }
        Ok(())
    }
}

fn in_language(context: DescribeContext<'_>, check: &InLanguage) -> Description {
    let lang = context.lang;
    let kinds = any_of(context, check.kinds.iter().map(|kind| document_kind(lang, Some(*kind)).to_owned()));
    let languages = match title(&check.languages.title, lang) {
        "" => any_of(
            context,
            check.languages.iter().map(|language| {
                let name = language.name(lang);
                say!(lang, "in {name}", "en {name}")
            }),
        ),
        title => say!(lang, "in one of the {title}", "dans l'une des {title}"),
    };
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
