//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::describe::{Describe, DescribeContext, Description, any_of, on_date, ordered, title};
use crate::checks::documents::wanted::{DocumentReason, IssuedWhen, WantedDocument};
use crate::checks::documents::wanted_text::{described, document_kind, issued_when, wanted_document};
use crate::checks::documents::{
    AmongDocumentsFact, CountFact, Counted, DocumentFact, DocumentRequirement, Documents, EveryDocumentFact, InLanguage,
};
use crate::checks::finding::Reason;
use crate::checks::reasons::{joined, nothing_in};
use crate::checks::{Finding, OnDate};
use crate::domain::applicant::Document;
use crate::domain::countries::{Country, NamedCountry};
use crate::domain::grammar::country_names::in_country;
use crate::domain::grammar::date_words::{at_date, partial_date};
use crate::domain::grammar::{in_backticks, one_of, phrase, say, semicolon, unnamed};
use crate::domain::languages::{self, StatedLanguage};
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Documents {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let listed = |sentence: String, wanted: &[WantedDocument]| {
            let kinds = ordered(context, wanted.iter().map(|wanted| described(context, wanted)));
            match kinds.as_slice() {
                [only] => Description::leaf(format!("{sentence} {only}")),
                _ => Description { sentence, parts: kinds.into_iter().map(Description::leaf).collect() },
            }
        };
        match self {
            Documents::InLanguage(asked) => in_language(context, asked),
            Documents::Attached(wanted) if wanted.len() == 1 => {
                listed(say!(lang, "this document is attached:", "document joint\u{a0}:"), wanted)
            }
            Documents::Attached(wanted) => listed(
                say!(lang, "one of these documents is attached:", "l'un de ces documents est joint\u{a0}:"),
                wanted,
            ),
            Documents::EachAttached(wanted) => listed(
                say!(lang, "each of these documents is attached:", "chacun de ces documents est joint\u{a0}:"),
                wanted,
            ),
            Documents::Counted(Counted { of, at_least, at_most }) => {
                let count = match (at_least, at_most) {
                    (None, Some(0) | None) => {
                        say!(lang, "none of these documents is attached:", "aucun de ces documents n'est joint\u{a0}:")
                    }
                    (Some(least), Some(most)) => {
                        say!(lang, "{least} to {most} of these documents:", "{least} à {most} de ces documents\u{a0}:")
                    }
                    (Some(least), None) => {
                        say!(lang, "at least {least} of these documents:", "au moins {least} de ces documents\u{a0}:")
                    }
                    (None, Some(most)) => {
                        say!(lang, "at most {most} of these documents:", "au plus {most} de ces documents\u{a0}:")
                    }
                };
                listed(count, of)
            }
        }
    }
}

impl Reason for DocumentFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let kind = kind_of(lang, self.entry);
        let wanted = match self.asked {
            DocumentRequirement::Language(_) => return document_language(out, lang, self, finding.outcome),
            DocumentRequirement::ToBe(wanted) | DocumentRequirement::Count(wanted) => wanted,
        };
        match (finding.outcome, self.why) {
            (Outcome::Met, _) => {
                let is_named = self.wanted.is_some_and(|wanted| wanted.name.is_some());
                let what = if is_named { named_document(lang, self.entry).to_string() } else { kind.to_owned() };
                say!(out, lang, "{what} attached", "document joint\u{a0}: {what}")
            }
            (Outcome::NotMet, DocumentReason::Name | DocumentReason::Fits | DocumentReason::Kind) => {
                self.beside_wanted(out, lang, wanted)
            }
            (_, DocumentReason::Name) => self.name_in_doubt(out, lang, wanted),
            (_, DocumentReason::Country) => country_of_issue(out, lang, self, finding.outcome),
            (_, DocumentReason::Issued) => day_of_issue(out, lang, self),
            (_, DocumentReason::Valid) => validity(out, lang, self),
            (Outcome::Unclear, _) if self.entry.kind.is_none() => out.write_str(kind),
            (Outcome::Unclear, _) if self.entry.doubts.is_unreadable("dates_shown") => say!(
                out,
                lang,
                "{kind}: what is stated of the dates on it is not understood",
                "{kind}\u{a0}: indication des dates non reconnue"
            ),
            (Outcome::Unclear, _) => say!(
                out,
                lang,
                "{kind}: whether it shows the dates is not stated",
                "{kind}\u{a0}: il n'est pas indiqué si les dates y figurent"
            ),
            (Outcome::NotMet, DocumentReason::Dates) => {
                say!(out, lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
            }
        }
    }
}

impl DocumentFact<'_> {
    /// What is attached beside what is asked for.
    fn beside_wanted(&self, out: &mut String, lang: Lang, wanted: &[WantedDocument]) -> fmt::Result {
        let (wanted, what) = (self.asked_for(lang, wanted), named_document(lang, self.entry));
        say!(out, lang, "{wanted}; attached: {what}", "{wanted}\u{a0}; joint\u{a0}: {what}")
    }

    /// What is asked for, or what counts.
    fn asked_for(&self, lang: Lang, wanted: &[WantedDocument]) -> String {
        let context = DescribeContext { lang, judging_dates: None };
        let wanted = one_of(lang, wanted.iter().map(|wanted| wanted_document(context, wanted)));
        match self.asked {
            DocumentRequirement::Count(_) => {
                say!(lang, "document that counts: {wanted}", "document visé\u{a0}: {wanted}")
            }
            DocumentRequirement::ToBe(_) | DocumentRequirement::Language(_) => {
                say!(lang, "document required: {wanted}", "document attendu\u{a0}: {wanted}")
            }
        }
    }

    /// Why it is open whether a document is the one of a title.
    fn name_in_doubt(&self, out: &mut String, lang: Lang, wanted: &[WantedDocument]) -> fmt::Result {
        if self.entry.rare().is_some_and(|more| more.name.is_some()) {
            self.beside_wanted(out, lang, wanted)?;
            return say!(
                out,
                lang,
                " (for the selection team to decide)",
                " (à l'appréciation du service responsable)"
            );
        }
        let wanted = self.asked_for(lang, self.wanted.map_or(wanted, std::slice::from_ref));
        if self.entry.doubts.is_unreadable("name") {
            return say!(
                out,
                lang,
                "the name of the attached document is not understood; {wanted}",
                "le nom du document joint n'est pas reconnu\u{a0}; {wanted}"
            );
        }
        say!(
            out,
            lang,
            "the name of the attached document is not stated; {wanted}",
            "le nom du document joint n'est pas indiqué\u{a0}; {wanted}"
        )
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
            (Outcome::NotMet, wanted) => {
                let context = DescribeContext { lang, judging_dates: None };
                let each = one_of(lang, wanted.iter().map(|wanted| wanted_document(context, wanted)));
                say!(out, lang, "not attached: {each}", "document non joint\u{a0}: {each}")
            }
        }
    }
}

/// What a document is, or what the file states of that.
fn kind_of(lang: Lang, entry: &Document<'_>) -> &'static str {
    match entry.kind {
        Some(kind) => document_kind(lang, Some(kind.value)),
        None if entry.doubts.of("kind").is_some_and(|doubt| !doubt.is_unreadable) => {
            phrase(lang, "document whose kind may be one of several", "document de type ambigu")
        }
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
    let known = with_normal(&country.value, |name| Country::named(name, |_| None));
    if let (Some(NamedCountry::One(country)), Outcome::NotMet) = (known, outcome) {
        let issued = in_country(lang, country);
        return say!(
            out,
            lang,
            "{what}: issued {issued}, which does not count",
            "{what}\u{a0}: document délivré {issued}, pays non pris en compte"
        );
    }
    let country = in_backticks(&country.value);
    if outcome == Outcome::NotMet {
        return say!(
            out,
            lang,
            "{what}: country of issue {country}, which does not count",
            "{what}\u{a0}: pays de délivrance ({country}) non pris en compte"
        );
    }
    say!(
        out,
        lang,
        "{what}: whether the country of issue ({country}) counts is for the selection team to decide",
        "{what}\u{a0}: pays de délivrance ({country}) à l'appréciation du service responsable"
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
            "{what}\u{a0}: date de délivrance non indiquée"
        );
    };
    // The reference date is named.
    let day = |on| if on == OnDate::Reference { OnDate::Fixed(fact.reference) } else { on };
    let asked = IssuedWhen { by: asked.last_day().map(day), since: asked.since.map(day), ..asked };
    let when = issued_when(DescribeContext { lang, judging_dates: None }, &asked);
    let (day, at) = (partial_date(lang, issued.value), at_date(lang, issued.value));
    say!(
        out,
        lang,
        "{what}: issued {day}; required: {when}",
        "{what}\u{a0}: document délivré {at}\u{a0}; date requise\u{a0}: {when}"
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
            "{what}\u{a0}: fin de validité non indiquée"
        );
    };
    let (until, at) = (partial_date(lang, until.value), at_date(lang, until.value));
    say!(
        out,
        lang,
        "{what}: valid until {until}; required: valid on {on}",
        "{what}\u{a0}: fin de validité {at}\u{a0}; validité requise\u{a0}: {on}"
    )?;
    submission_not_stated(out, lang, fact)
}

/// That the day on which it depends is not stated, where that is so.
fn submission_not_stated(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
    if fact.day_not_stated.is_none() {
        return Ok(());
    }
    say!(out, lang, " (day of submission not stated)", " (date de soumission non indiquée)")
}

/// The language of a document, and whether it is translated.
fn document_language(out: &mut String, lang: Lang, fact: &DocumentFact<'_>, outcome: Outcome) -> fmt::Result {
    let kind = kind_of(lang, fact.entry);
    let language = fact.entry.language.as_ref();
    let language = fmt::from_fn(|out| match language {
        None if fact.entry.doubts.is_unreadable("language") => {
            say!(out, lang, ": language not understood", "\u{a0}: langue non reconnue")
        }
        None => say!(out, lang, ": language not stated", "\u{a0}: langue non indiquée"),
        Some(language) => match languages::read(&language.value, |_| None) {
            StatedLanguage::One(known) => {
                let name = known.name(lang);
                say!(out, lang, ": in {name}", " en {name}")
            }
            StatedLanguage::OneOf(_) | StatedLanguage::Unknown => {
                let language = in_backticks(&language.value);
                say!(out, lang, ": language not understood ({language})", "\u{a0}: langue non reconnue ({language})")
            }
        },
    });
    let translated = match (outcome, fact.entry.translated.map(|translated| translated.value)) {
        (_, Some(true)) => phrase(lang, ", translation attached", ", traduction jointe"),
        (Outcome::Met, _) => "",
        (_, Some(false)) => phrase(lang, ", no translation attached", ", sans traduction"),
        (_, None) if fact.entry.doubts.is_unreadable("translated") => phrase(
            lang,
            "; it is not understood whether a translation is attached",
            "\u{a0}; indication relative à la traduction non reconnue",
        ),
        (_, None) => phrase(
            lang,
            "; it is not stated whether a translation is attached",
            "\u{a0}; on ignore si une traduction est jointe",
        ),
    };
    write!(out, "{kind}{language}{translated}")
}

impl Reason for EveryDocumentFact {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        if self.0 == 0 {
            return say!(
                out,
                lang,
                "none of the documents required here is listed",
                "aucun des documents visés n'est indiqué"
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
                    "none of the excluded documents is attached",
                    "aucun des documents exclus n'est joint"
                ),
                Outcome::Unclear => {
                    joined(out, lang, of_outcome(Outcome::Unclear))?;
                    say!(out, lang, "; possibly not allowed", "\u{a0}; peut-être non admis")
                }
                Outcome::NotMet => {
                    joined(out, lang, of_outcome(Outcome::Met))?;
                    say!(out, lang, "; this is not allowed", "\u{a0}; non admis")
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
            say!(out, lang, "; minimum: {least}", "\u{a0}; minimum\u{a0}: {least}")?;
        }
        if let Some(most) = self.check.at_most {
            say!(out, lang, "; maximum: {most}", "\u{a0}; maximum\u{a0}: {most}")?;
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
    let or_translated = phrase(lang, ", or a translation is attached", ", ou une traduction est jointe");
    let translated = if check.or_translated { or_translated } else { "" };
    Description::leaf(say!(
        lang,
        "every document of this kind ({kinds}) is {languages}{translated}",
        "chaque document de ce type ({kinds}) est rédigé {languages}{translated}"
    ))
}
