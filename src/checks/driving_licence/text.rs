//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::candidate::Request;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description};
use crate::checks::driving_licence::licence_categories::Category;
use crate::checks::driving_licence::{DrivingLicenceCheck, DrivingLicenceFact, LicenceReason};
use crate::checks::finding::Reason;
use crate::checks::nationality::text::within_countries;
use crate::checks::{Finding, JudgingDates};
use crate::domain::applicant::{Applicant, DrivingLicence};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry};
use crate::domain::grammar::date_words::{at_date, date, partial_date};
use crate::domain::grammar::{every, in_backticks, one_of, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// `of category B or C1E`, `de la catégorie B ou C1E`; where `each` of several is asked, `of the categories B and C1E`.
fn of_categories(lang: Lang, categories: &[Category], each: bool) -> String {
    let names = categories.iter().map(|category| category.name());
    if each && categories.len() > 1 {
        let names = every(lang, names);
        return say!(lang, "of the categories {names}", "des catégories {names}");
    }
    let names = one_of(lang, names);
    say!(lang, "of category {names}", "de la catégorie {names}")
}

impl Describe for DrivingLicenceCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let categories = of_categories(lang, &self.categories, self.each);
        let issued = self.countries.as_ref().map_or_else(String::new, |set| {
            let countries = within_countries(context, set);
            say!(lang, ", issued {countries}", ", délivré {countries}")
        });
        let valid = self.valid_on.map_or_else(String::new, |on| {
            let on = DescribedDay::new(context, on).on();
            say!(lang, ", valid {on}", ", valable {on}")
        });
        Description::leaf(say!(
            lang,
            "a driving licence {categories}{issued}{valid}; a licence also counts for every category that it includes",
            "un permis de conduire {categories}{issued}{valid}\u{a0}; un permis vaut aussi pour les catégories qu'il inclut"
        ))
    }
}

/// A licence as a person knows it: by its category as it is written.
fn named(lang: Lang, entry: &DrivingLicence<'_>) -> impl fmt::Display {
    fmt::from_fn(move |out| match &entry.category {
        Some(category) => {
            let category = in_backticks(&category.value);
            say!(out, lang, "driving licence {category}", "permis de conduire {category}")
        }
        None => out.write_str(unnamed(
            lang,
            &entry.doubts,
            "category",
            ["driving licence, category not stated", "permis de conduire, catégorie non indiquée"],
            ["driving licence, category not understood", "permis de conduire, catégorie non reconnue"],
        )),
    })
}

impl Reason for DrivingLicenceFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let (entry, on) = (self.entry, date(lang, self.on));
        let licence = named(lang, entry);
        match (self.why, finding.outcome) {
            (LicenceReason::Fits, _) => say!(out, lang, "{licence} counts", "{licence}\u{a0}: pris en compte"),
            (LicenceReason::Category, Outcome::Unclear) if entry.category.is_none() => write!(out, "{licence}"),
            (LicenceReason::Category, outcome) => {
                let asked = one_of(lang, self.categories.iter().map(|category| category.name()));
                say!(
                    out,
                    lang,
                    "{licence}; required: category {asked}",
                    "{licence}\u{a0}; catégorie requise\u{a0}: {asked}"
                )?;
                match outcome {
                    Outcome::Unclear => say!(
                        out,
                        lang,
                        " (for the selection team to decide)",
                        " (à l'appréciation du service responsable)"
                    ),
                    Outcome::Met | Outcome::NotMet => Ok(()),
                }
            }
            (LicenceReason::Country, Outcome::NotMet) => say!(
                out,
                lang,
                "{licence}: issued in a country that does not count",
                "{licence}\u{a0}: délivré dans un pays qui n'est pas pris en compte"
            ),
            (LicenceReason::Country, _) if entry.doubts.is_unreadable("country") => say!(
                out,
                lang,
                "{licence}: the country of issue is not understood",
                "{licence}\u{a0}: pays de délivrance non reconnu"
            ),
            (LicenceReason::Country, _) if entry.country.is_none() => say!(
                out,
                lang,
                "{licence}: the country of issue is not stated",
                "{licence}\u{a0}: pays de délivrance non indiqué"
            ),
            (LicenceReason::Country, _) => say!(
                out,
                lang,
                "{licence}: whether the country of issue counts is for the selection team to decide",
                "{licence}\u{a0}: pays de délivrance à l'appréciation du service responsable"
            ),
            (LicenceReason::Issued, _) => {
                let Some(issued) = entry.issued else { return write!(out, "{licence}") };
                let (issued, at) = (partial_date(lang, issued.value), at_date(lang, issued.value));
                say!(
                    out,
                    lang,
                    "{licence}: issued {issued}; required: by {on}",
                    "{licence}\u{a0}: délivré {at}\u{a0}; requis\u{a0}: au plus tard le {on}"
                )
            }
            (LicenceReason::ValidUntil, _) => {
                let Some(until) = entry.valid_until else {
                    return say!(
                        out,
                        lang,
                        "{licence}: how long it is valid is not stated",
                        "{licence}\u{a0}: fin de validité non indiquée"
                    );
                };
                let (until, at) = (partial_date(lang, until.value), at_date(lang, until.value));
                say!(
                    out,
                    lang,
                    "{licence}: valid until {until}; required: valid on {on}",
                    "{licence}\u{a0}: fin de validité {at}\u{a0}; validité requise\u{a0}: le {on}"
                )
            }
            (LicenceReason::SeveralMeanings, _) => say!(
                out,
                lang,
                "{licence}: what is stated may mean several things, and not all of them count",
                "{licence}\u{a0}: les indications ont plusieurs sens possibles, qui ne sont pas tous pris en compte"
            ),
        }
    }
}

impl Request for DrivingLicenceCheck {
    fn fact(&self, lang: Lang, fact_change: &FactChange<'_>) -> String {
        if let FactChange::Field(FieldPath { index: Some(index), .. }, _) = fact_change {
            let number = index + 1;
            return say!(
                lang,
                "driving licence {number}: issued in one of the countries that count",
                "permis de conduire n°\u{a0}{number}\u{a0}: délivré dans l'un des pays pris en compte"
            );
        }
        let category = match fact_change {
            FactChange::Entry(NewEntry::DrivingLicence(DrivingLicence { category: Some(category), .. }))
                if self.each =>
            {
                let category = &category.value;
                say!(lang, "of category {category}", "de la catégorie {category}")
            }
            FactChange::Entry(_) | FactChange::Field(..) => of_categories(lang, &self.categories, self.each),
        };
        let valid = match fact_change {
            FactChange::Entry(NewEntry::DrivingLicence(DrivingLicence { valid_until: Some(until), .. })) => {
                let until = partial_date(lang, until.value);
                say!(lang, ", valid until {until} or later", ", valable au moins jusqu'au {until}")
            }
            FactChange::Entry(_) | FactChange::Field(..) => String::new(),
        };
        let issued = if self.countries.is_some() {
            say!(lang, ", issued in one of the countries that count", ", délivré dans l'un des pays pris en compte")
        } else {
            String::new()
        };
        say!(lang, "a driving licence {category}{issued}{valid}", "un permis de conduire {category}{issued}{valid}")
    }

    fn boundaries(&self, dates: &JudgingDates) -> Vec<Applicant<'static>> {
        self.around(dates)
    }
}
