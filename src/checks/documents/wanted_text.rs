//! What is asked of a document that is wanted, in both languages.

use crate::checks::candidate::Request;
use crate::checks::describe::{DescribeContext, DescribedDay, months, title};
use crate::checks::documents::wanted::{IssuedWhen, WantedDocument};
use crate::checks::nationality::text::{countries, within_countries};
use crate::checks::{JudgingDates, OnDate};
use crate::domain::applicant::{Applicant, DocumentKind};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry};
use crate::domain::grammar::{phrase, say};
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::Lang;

/// A document that is wanted, with all that is asked of it.
pub(super) fn described(context: DescribeContext<'_>, wanted: &WantedDocument) -> String {
    let mut words = wanted_document(context, wanted);
    if wanted.name.is_some() {
        let is_other = wanted.kind == Some(DocumentKind::Other);
        let kind = if is_other { phrase(context.lang, "kind: other; ", "type\u{a0}: autre\u{a0}; ") } else { "" };
        words += &say!(
            context.lang,
            " ({kind}the selection team decides if its name is missing or only partly matches)",
            " ({kind}nom du document non indiqué ou incomplet\u{a0}: le service responsable tranche)"
        );
    }
    words
}

/// What a document is.
pub const fn document_kind(lang: Lang, kind: Option<DocumentKind>) -> &'static str {
    use DocumentKind::{Cv, MotivationLetter, Other, ProofOfStudies, Qualification};
    match kind {
        Some(Qualification) => phrase(lang, "qualification", "diplôme"),
        Some(ProofOfStudies) => phrase(lang, "proof of studies", "certificat de scolarité"),
        Some(Cv) => "CV",
        Some(MotivationLetter) => phrase(lang, "motivation letter", "lettre de motivation"),
        Some(Other) => phrase(lang, "other document", "autre document"),
        None => phrase(lang, "document of unstated kind", "document de type non indiqué"),
    }
}

/// When it has to have been issued.
pub(super) fn issued_when(context: DescribeContext<'_>, issued: &IssuedWhen) -> String {
    let lang = context.lang;
    let months = issued.within_months.map(|count| months(lang, count));
    let mut words = match (months, issued.by.filter(|on| *on != OnDate::Reference)) {
        (Some(months), None) => {
            say!(
                lang,
                "no more than {months} before the reference date",
                "dans les {months} précédant la date de référence"
            )
        }
        (months, by) => {
            let by = by.or(issued.by).map_or_else(String::new, |on| DescribedDay::new(context, on).by());
            let months = months.map_or_else(String::new, |months| {
                say!(lang, ", no more than {months} before that day", " et dans les {months} précédant ce jour")
            });
            by + &months
        }
    };
    if let Some(since) = issued.since {
        let from = DescribedDay::new(context, since).from();
        words += if words.is_empty() { "" } else { phrase(lang, ", and ", ", et ") };
        words += &say!(lang, "{from} on", "{from}");
    }
    words
}

/// A document that is wanted: its title, or else its kind, and what is asked of it.
pub(super) fn wanted_document(context: DescribeContext<'_>, wanted: &WantedDocument) -> String {
    let lang = context.lang;
    let kind = document_kind(lang, wanted.kind);
    let mut words = match (&wanted.name, wanted.kind) {
        (None, _) => kind.to_owned(),
        (Some(name), None | Some(DocumentKind::Other)) => title(&name.title, lang).to_owned(),
        (Some(name), Some(_)) => format!("{} ({kind})", title(&name.title, lang)),
    };
    if wanted.dates_shown {
        words += phrase(lang, " that shows the dates", " où figurent les dates");
    }
    if let Some(set) = &wanted.countries {
        let (within, country) = (within_countries(context, set), countries(context, set));
        words += &say!(lang, ", issued {within}", " (pays de délivrance\u{a0}: {country})");
    }
    if let Some(issued) = &wanted.issued {
        let when = issued_when(context, issued);
        words += &say!(lang, ", issued {when}", ", délivrance\u{a0}: {when}");
    }
    if let Some(on) = wanted.valid_on {
        let on = DescribedDay::new(context, on).on();
        words += &say!(lang, ", valid {on}", ", valable {on}");
    }
    words
}

impl Request for WantedDocument {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        let context = DescribeContext { lang, judging_dates: None };
        if let FactChange::Field(FieldPath { index: Some(index), .. }, _) = fact_change {
            let number = index + 1;
            let said = |say: fn(DescribeContext<'_>, &CountrySet) -> String| {
                self.countries.as_ref().map_or_else(String::new, |set| say(context, set))
            };
            let (within, country) = (said(within_countries), said(countries));
            return say!(
                lang,
                "document {number}: issued {within}",
                "pays de délivrance du document n°\u{a0}{number}\u{a0}: {country}"
            );
        }
        let wanted = wanted_document(context, self);
        say!(lang, "a document attached: {wanted}", "un document joint\u{a0}: {wanted}")
    }

    fn boundaries(&self, dates: &JudgingDates) -> Vec<Applicant<'static>> {
        let with = |document| FactChange::Entry(NewEntry::Document(document)).apply(Applicant::default());
        self.around(dates).into_iter().map(with).collect()
    }
}
