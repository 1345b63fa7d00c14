//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::candidate::Request;
use crate::checks::describe::{
    Describe, DescribeContext, DescribedDay, Description, any_of, months, on_date, ordered, quote, title,
};
use crate::checks::documents::{
    CountFact, Counted, DocumentFact, DocumentReason, DocumentRequirement, Documents, EveryDocumentFact, InLanguage,
    WantedDocument,
};
use crate::checks::finding::Reason;
use crate::checks::reasons::{joined, nothing_in};
use crate::domain::applicant::{Document, DocumentKind};
use crate::domain::fact_change::FactChange;
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::grammar::{in_backticks, say, semicolon, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Documents {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let listed = |sentence: String, wanted: &[WantedDocument]| {
            let kinds = ordered(context, wanted.iter().map(|wanted| kind(context, wanted)));
            match kinds.as_slice() {
                [only] => Description::leaf(say!(lang, "{sentence} {only}", "{sentence} {only}")),
                _ => Description { sentence, parts: kinds.into_iter().map(Description::leaf).collect() },
            }
        };
        match self {
            Documents::InLanguage(asked) => in_language(context, asked),
            Documents::Attached(wanted) if wanted.len() == 1 => {
                listed(say!(lang, "attached:", "document joint\u{a0}:"), wanted)
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
        let kind = kind_of(lang, self.entry);
        let shown = self.entry.dates_shown.map(|shown| shown.value);
        let is_named = self.wanted.is_some_and(|wanted| wanted.name.is_some());
        match (self.asked, finding.outcome) {
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Met) if is_named => {
                let what = named_document(lang, self.entry);
                say!(out, lang, "{what} attached", "{what} joint")
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Met) => {
                say!(out, lang, "{kind} attached", "{kind} joint")
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
                if matches!(self.why, DocumentReason::Name | DocumentReason::Issued | DocumentReason::Valid) =>
            {
                why_not_wanted(out, lang, self)
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
                if self.entry.kind.is_none() =>
            {
                out.write_str(kind)
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::Unclear)
                if self.entry.doubts.is_unreadable("dates_shown") =>
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
                if matches!(self.why, DocumentReason::Issued | DocumentReason::Valid) =>
            {
                why_not_wanted(out, lang, self)
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::NotMet)
                if shown == Some(false) && self.why != DocumentReason::Name =>
            {
                say!(out, lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
            }
            (DocumentRequirement::ToBe(_) | DocumentRequirement::Count(_), Outcome::NotMet) => {
                let what = fmt::from_fn(|out| match self.why {
                    DocumentReason::Name => write!(out, "{}", named_document(lang, self.entry)),
                    DocumentReason::Fits
                    | DocumentReason::Kind
                    | DocumentReason::Dates
                    | DocumentReason::Issued
                    | DocumentReason::Valid => out.write_str(kind),
                });
                match self.asked {
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
            (DocumentRequirement::Language(_), _) => document_language(out, lang, self, finding.outcome),
        }
    }
}

/// What a document is.
pub const fn document_kind(lang: Lang, kind: Option<DocumentKind>) -> &'static str {
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

/// A document that is wanted.
pub fn wanted_document(lang: Lang, wanted: &WantedDocument) -> String {
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

/// What speaks against a document, or leaves it open, where that is not its kind or its dates.
fn why_not_wanted(out: &mut String, lang: Lang, fact: &DocumentFact<'_>) -> fmt::Result {
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

impl Request for WantedDocument {
    fn fact(&self, lang: Lang, _: &FactChange<'_>) -> String {
        let wanted = wanted_document(lang, self);
        say!(lang, "a document attached: {wanted}", "un document joint\u{a0}: {wanted}")
    }
}
