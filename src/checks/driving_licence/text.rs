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
use crate::domain::grammar::date_words::{date, partial_date};
use crate::domain::grammar::{every, in_backticks, one_of, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// `of category B or C1E`, `de la catégorie B ou C1E`; where `each` of several is asked, `of the categories B and C1E`.
fn of_categories(lang: Lang, categories: &[Category], each: bool) -> String {
    let names = categories.iter().map(|category| category.name().to_owned());
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
            "a driving licence {categories}{issued}{valid}; a category counts for those that it includes",
            "un permis de conduire {categories}{issued}{valid}\u{a0}; une catégorie vaut pour celles qu'elle inclut"
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
            ["a driving licence of unstated category", "un permis de conduire de catégorie non indiquée"],
            [
                "a driving licence of a category that is not understood",
                "un permis de conduire de catégorie non reconnue",
            ],
        )),
    })
}

impl Reason for DrivingLicenceFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let (entry, on) = (self.entry, date(lang, self.on));
        let licence = named(lang, entry);
        let asked = of_categories(lang, self.categories, false);
        match (self.why, finding.outcome) {
            (LicenceReason::Fits, _) => say!(out, lang, "{licence} counts", "{licence}\u{a0}: pris en compte"),
            (LicenceReason::Category, Outcome::Unclear) if entry.category.is_none() => write!(out, "{licence}"),
            (LicenceReason::Category, Outcome::Unclear) => say!(
                out,
                lang,
                "a person says whether the {licence} is one {asked}",
                "une personne dit si le {licence} est {asked}"
            ),
            (LicenceReason::Category, _) => {
                say!(out, lang, "{licence}: not one {asked}", "{licence}\u{a0}: pas {asked}")
            }
            (LicenceReason::Country, Outcome::NotMet) => say!(
                out,
                lang,
                "{licence}: not issued in one of the countries required",
                "{licence}\u{a0}: pas délivré dans l'un des pays demandés"
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
                "{licence}: a person says whether the country of issue counts",
                "{licence}\u{a0}: une personne dit si le pays de délivrance compte"
            ),
            (LicenceReason::Issued, outcome) => {
                let issued = fmt::from_fn(|out| match entry.issued {
                    Some(issued) => write!(out, "{}", partial_date(lang, issued.value)),
                    None => Ok(()),
                });
                if outcome == Outcome::NotMet {
                    say!(
                        out,
                        lang,
                        "{licence}: the day of issue ({issued}) is after {on}",
                        "{licence}\u{a0}: date de délivrance ({issued}) après le {on}"
                    )
                } else {
                    say!(
                        out,
                        lang,
                        "{licence}: the day of issue ({issued}) may be after {on}",
                        "{licence}\u{a0}: date de délivrance ({issued}) peut-être après le {on}"
                    )
                }
            }
            (LicenceReason::ValidUntil, outcome) => match entry.valid_until {
                None => say!(
                    out,
                    lang,
                    "{licence}: how long it is valid is not stated",
                    "{licence}\u{a0}: durée de validité non indiquée"
                ),
                Some(until) => {
                    let until = partial_date(lang, until.value);
                    if outcome == Outcome::NotMet {
                        say!(
                            out,
                            lang,
                            "{licence}: valid until {until}, and it has to be valid on {on}",
                            "{licence}\u{a0}: fin de validité ({until}) avant le {on}"
                        )
                    } else {
                        say!(
                            out,
                            lang,
                            "{licence}: valid until {until}, which may be before {on}",
                            "{licence}\u{a0}: fin de validité ({until}) peut-être avant le {on}"
                        )
                    }
                }
            },
            (LicenceReason::SeveralMeanings, _) => say!(
                out,
                lang,
                "{licence}: what is stated may mean several things, and not all count",
                "{licence}\u{a0}: ce qui est indiqué peut avoir plusieurs sens, et ils ne comptent pas tous"
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
                say!(lang, ", valid until {until} or later", ", valable jusqu'au {until} ou plus tard")
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
