//! Sentences about the application itself: its moments and its documents.

use super::{joined, moment, quoted, say};
use crate::checks::timely::Act;
use crate::checks::{Finding, documents, timely};
use crate::domain::applicant::DocumentKind;
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

pub(super) fn timely_reason(lang: Lang, fact: &timely::Fact, outcome: Outcome) -> String {
    let (moment, deadline) = (moment(lang, fact.moment), moment(lang, fact.deadline));
    let act = match (lang, fact.act) {
        (Lang::En, Act::Submitted) => "submitted",
        (Lang::En, Act::LastModified) => "last changed",
        (Lang::Fr, Act::Submitted) => "soumission",
        (Lang::Fr, Act::LastModified) => "dernière modification",
    };
    match outcome {
        Outcome::Met => say!(
            lang,
            "{act} {moment}; the deadline is {deadline}",
            "{act}\u{a0}: {moment}\u{a0}; date limite\u{a0}: {deadline}"
        ),
        Outcome::NotMet => say!(
            lang,
            "{act} {moment}, after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, après la date limite ({deadline})"
        ),
        Outcome::Unclear => say!(
            lang,
            "{act} {moment}, which may be before or after the deadline of {deadline}",
            "{act}\u{a0}: {moment}, peut-être avant, peut-être après la date limite ({deadline})"
        ),
    }
}

/// What a document is.
#[must_use]
pub(super) const fn document_kind(lang: Lang, kind: DocumentKind) -> &'static str {
    match (lang, kind) {
        (Lang::En, DocumentKind::Qualification) => "qualification",
        (Lang::En, DocumentKind::ProofOfStudies) => "proof of studies",
        (Lang::En, DocumentKind::Cv) => "CV",
        (Lang::En, DocumentKind::MotivationLetter) => "motivation letter",
        (Lang::En, DocumentKind::Other) => "other document",
        (Lang::Fr, DocumentKind::Qualification) => "diplôme",
        (Lang::Fr, DocumentKind::ProofOfStudies) => "certificat de scolarité",
        (Lang::Fr, DocumentKind::Cv) => "CV",
        (Lang::Fr, DocumentKind::MotivationLetter) => "lettre de motivation",
        (Lang::Fr, DocumentKind::Other) => "autre document",
    }
}

pub(super) fn document_reason(lang: Lang, fact: &documents::Fact<'_>, outcome: Outcome) -> String {
    let kind = match (lang, fact.entry.kind) {
        (lang, Some(kind)) => document_kind(lang, kind.value),
        (Lang::En, None) => "document of unstated kind",
        (Lang::Fr, None) => "document de type non indiqué",
    };
    let shown = fact.entry.dates_shown.map(|shown| shown.value);
    match (fact.asked, outcome) {
        (documents::Asked::ToBe(_), Outcome::Met) => say!(lang, "{kind} attached", "{kind} joint"),
        (documents::Asked::ToBe(_), Outcome::Unclear) if fact.entry.kind.is_none() => kind.to_owned(),
        (documents::Asked::ToBe(_), Outcome::Unclear) => say!(
            lang,
            "{kind}: whether it shows the dates is not stated",
            "{kind}\u{a0}: on ignore si les dates y figurent"
        ),
        (documents::Asked::ToBe(_), Outcome::NotMet) if shown == Some(false) => {
            say!(lang, "{kind}: does not show the dates", "{kind}\u{a0}: les dates n'y figurent pas")
        }
        (documents::Asked::ToBe(_), Outcome::NotMet) => {
            say!(lang, "{kind}: not one of the documents required", "{kind}\u{a0}: pas l'un des documents demandés")
        }
        (documents::Asked::Language(_), outcome) => {
            let language = fact.entry.language.as_ref();
            let language = language.map_or_else(
                || say!(lang, "language not stated", "langue non indiquée"),
                |language| quoted(&language.value),
            );
            match (outcome, fact.entry.translated.map(|translated| translated.value)) {
                (_, Some(true)) => {
                    say!(lang, "{kind}: {language}, translated", "{kind}\u{a0}: {language}, avec traduction")
                }
                (Outcome::Met, _) => say!(lang, "{kind}: {language}", "{kind}\u{a0}: {language}"),
                (_, Some(false)) => {
                    say!(lang, "{kind}: {language}, not translated", "{kind}\u{a0}: {language}, sans traduction")
                }
                (_, None) => say!(
                    lang,
                    "{kind}: {language}, whether translated is not stated",
                    "{kind}\u{a0}: {language}, on ignore si une traduction est jointe"
                ),
            }
        }
    }
}

pub(super) fn every_document(lang: Lang, count: usize, finding: &Finding<'_>) -> String {
    if count == 0 {
        return say!(
            lang,
            "none of the documents is stated to be one of those meant",
            "aucun des documents n'est indiqué comme l'un de ceux qui sont visés"
        );
    }
    joined(lang, finding.deciding())
}
