//! What is asked of a document that is wanted, in both languages.

use crate::checks::candidate::Request;
use crate::checks::describe::{DescribeContext, DescribedDay, months, on_date, quote, title};
use crate::checks::documents::wanted::{IssuedWhen, WantedDocument};
use crate::checks::nationality::text::within_countries;
use crate::checks::{JudgingDates, OnDate};
use crate::domain::applicant::{Applicant, DocumentKind};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry};
use crate::domain::grammar::{phrase, say};
use crate::domain::text::Lang;

/// A document that is wanted, with all that is asked of it.
pub(super) fn described(context: DescribeContext<'_>, wanted: &WantedDocument) -> String {
    let lang = context.lang;
    let mut words = match (wanted.kind, &wanted.name) {
        (Some(DocumentKind::Other), Some(_)) | (None, _) => say!(lang, "a document", "un document"),
        (Some(kind), _) => a_document(lang, kind).to_owned(),
    };
    if let Some(name) = &wanted.name {
        let name = quote(lang, title(&name.title, lang));
        words += &say!(lang, " called {name}", " appelé {name}");
        if wanted.kind == Some(DocumentKind::Other) {
            words += &say!(lang, " (kind: other)", " (type\u{a0}: autre)");
        }
    }
    words += &dates_and_countries(context, wanted);
    if let Some(issued) = &wanted.issued {
        words += &issued_when(context, issued);
    }
    if let Some(on) = wanted.valid_on {
        let on = DescribedDay::new(context, on).on();
        words += &say!(lang, ", valid {on}", ", valable {on}");
    }
    if wanted.name.is_some() {
        words += &say!(
            lang,
            "; if its name is not stated, or only holds a word of that name, a person decides",
            "\u{a0}; si son nom n'est pas indiqué, ou n'en contient qu'un mot, une personne décide"
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

/// What a document is, with its article.
const fn a_document(lang: Lang, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Qualification => phrase(lang, "a qualification", "un diplôme"),
        DocumentKind::ProofOfStudies => phrase(lang, "a proof of studies", "un certificat de scolarité"),
        DocumentKind::Cv => phrase(lang, "a CV", "un CV"),
        DocumentKind::MotivationLetter => phrase(lang, "a motivation letter", "une lettre de motivation"),
        DocumentKind::Other => phrase(lang, "another document", "un autre document"),
    }
}

/// When it has to have been issued.
fn issued_when(context: DescribeContext<'_>, issued: &IssuedWhen) -> String {
    let lang = context.lang;
    let months = issued.within_months.map(|count| months(lang, count));
    let mut words = match (months, issued.by.filter(|on| *on != OnDate::Reference)) {
        (Some(months), None) => say!(
            lang,
            ", issued no more than {months} before the reference date",
            ", délivré {months} au plus avant la date de référence"
        ),
        (Some(months), Some(on)) => {
            let by = DescribedDay::new(context, on).by();
            say!(
                lang,
                ", issued {by}, no more than {months} before that day",
                ", délivré {by}, {months} au plus avant ce jour"
            )
        }
        (None, _) => issued.by.map_or_else(String::new, |on| {
            let by = DescribedDay::new(context, on).by();
            say!(lang, ", issued {by}", ", délivré {by}")
        }),
    };
    if let Some(since) = issued.since {
        let from = DescribedDay::new(context, since).from();
        words += &if words.is_empty() {
            say!(lang, ", issued {from} on", ", délivré {from}")
        } else {
            say!(lang, ", and {from} on", ", et {from}")
        };
    }
    words
}

/// That it has to show the dates, and where it has to be issued, where that is asked.
fn dates_and_countries(context: DescribeContext<'_>, wanted: &WantedDocument) -> String {
    let lang = context.lang;
    let mut words = String::new();
    if wanted.dates_shown {
        words += &say!(lang, " that shows the dates", " où figurent les dates");
    }
    if let Some(set) = &wanted.countries {
        let countries = within_countries(context, set);
        words += &say!(lang, ", issued {countries}", ", délivré {countries}");
    }
    words
}

/// A document that is wanted, as a person would ask for it.
pub(super) fn wanted_document(lang: Lang, wanted: &WantedDocument) -> String {
    let context = DescribeContext { lang, judging_dates: None };
    let mut words = match &wanted.name {
        Some(name) => name.title.get(lang).to_owned(),
        None => document_kind(lang, wanted.kind).to_owned(),
    };
    words += &dates_and_countries(context, wanted);
    if let Some(issued) = &wanted.issued {
        let is_of_late = (issued.by.is_none() || issued.by == Some(OnDate::Reference)) && issued.since.is_none();
        words += &match issued.within_months.filter(|_| is_of_late) {
            Some(count) => {
                let months = months(lang, count);
                say!(lang, ", issued no more than {months} ago", ", établi il y a {months} au plus")
            }
            None => issued_when(context, issued),
        };
    }
    if let Some(on) = wanted.valid_on {
        let on = on_date(lang, on);
        words += &say!(lang, ", valid on {on}", ", valable {on}");
    }
    words
}

impl Request for WantedDocument {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        if let FactChange::Field(FieldPath { index: Some(index), .. }, _) = fact_change {
            let (number, countries) = (index + 1, self.countries.as_ref());
            let context = DescribeContext { lang, judging_dates: None };
            let countries = countries.map_or_else(String::new, |set| within_countries(context, set));
            return say!(
                lang,
                "document {number}: issued {countries}",
                "document n°\u{a0}{number}\u{a0}: délivré {countries}"
            );
        }
        let wanted = wanted_document(lang, self);
        say!(lang, "a document attached: {wanted}", "un document joint\u{a0}: {wanted}")
    }

    fn boundaries(&self, dates: &JudgingDates) -> Vec<Applicant<'static>> {
        let with = |document| FactChange::Entry(NewEntry::Document(document)).apply(Applicant::default());
        self.around(dates).into_iter().map(with).collect()
    }
}
