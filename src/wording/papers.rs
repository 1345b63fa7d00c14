//! Sentences about the application itself: its moments and its documents.

use std::fmt::{self, Write as _};

use super::{in_backticks, joined, moment, say};
use crate::checks::timely::Act;
use crate::checks::{Finding, documents, timely};
use crate::domain::applicant::DocumentKind;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

pub(super) fn timely_reason(out: &mut String, lang: Lang, fact: &timely::Fact, outcome: Outcome) -> fmt::Result {
    let (moment, deadline) = (moment(lang, fact.moment), moment(lang, fact.deadline));
    let act = match (lang, fact.act) {
        (Lang::En, Act::Submitted) => "submitted",
        (Lang::En, Act::LastModified) => "last changed",
        (Lang::Fr, Act::Submitted) => "soumission",
        (Lang::Fr, Act::LastModified) => "dernière modification",
    };
    match outcome {
        Outcome::Met => say!(
            out,
            lang,
            "{act} {moment}; the deadline is {deadline}",
            "{act}\u{a0}: {moment}\u{a0}; date limite\u{a0}: {deadline}"
        ),
        Outcome::NotMet => say!(
            out,
            lang,
            "{act} {moment}, after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, après la date limite ({deadline})"
        ),
        Outcome::Unclear => say!(
            out,
            lang,
            "{act} {moment}, which may be before or after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, peut-être avant, peut-être après la date limite ({deadline})"
        ),
    }
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

pub(super) fn document_reason(
    out: &mut String,
    lang: Lang,
    fact: &documents::Fact<'_>,
    outcome: Outcome,
) -> fmt::Result {
    let kind = document_kind(lang, fact.entry.kind.map(|kind| kind.value));
    let shown = fact.entry.dates_shown.map(|shown| shown.value);
    match (fact.asked, outcome) {
        (documents::Asked::ToBe(_), Outcome::Met) => say!(out, lang, "{kind} attached", "{kind} joint"),
        (documents::Asked::ToBe(_), Outcome::Unclear) if fact.entry.kind.is_none() => out.write_str(kind),
        (documents::Asked::ToBe(_), Outcome::Unclear) => say!(
            out,
            lang,
            "{kind}: whether it shows the dates is not stated",
            "{kind}\u{a0}: on ignore si les dates y figurent"
        ),
        (documents::Asked::ToBe(_), Outcome::NotMet) if shown == Some(false) => {
            say!(out, lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
        }
        (documents::Asked::ToBe(_), Outcome::NotMet) => {
            say!(
                out,
                lang,
                "{kind}: not one of the documents required",
                "{kind}\u{a0}: pas l'un des documents demandés"
            )
        }
        (documents::Asked::Language(_), outcome) => {
            let language = fact.entry.language.as_ref();
            let language = fmt::from_fn(|out| match language {
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
                (_, None) => say!(
                    out,
                    lang,
                    "{kind}: {language}, whether translated is not stated",
                    "{kind}\u{a0}: {language}, on ignore si une traduction est jointe"
                ),
            }
        }
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
