//! The sentences of the kind, in both languages.

use std::fmt::{self};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, each_of, plural_title};
use crate::checks::finding::Reason;
use crate::checks::length_of_time::text::time;
use crate::checks::nationality::text::within_countries;
use crate::checks::residence::{ResidenceCheck, ResidenceFact};
use crate::domain::countries::Country;
use crate::domain::grammar::country_names::with_article;
use crate::domain::grammar::{in_backticks, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for ResidenceCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, up_to) = (context.lang, DescribedDay::new(context, self.on).up_to());
        let (countries, mut time) = (within_countries(context, &self.countries), time(lang, &self.time));
        if self.stays {
            time += &say!(
                lang,
                "; whoever still lives there is taken to stay",
                "\u{a0}; qui y vit encore est réputé y rester"
            );
        }
        if self.outside {
            let name =
                |country: Country| if lang == Lang::En { with_article(lang, country) } else { country.name(lang) };
            let names = each_of(context, self.countries.members.iter().map(|member| name(member.country)));
            let countries = match plural_title(&self.countries.title, lang) {
                "" => names,
                _ if self.countries.only().is_some() => names,
                title => say!(lang, "the {title}", "{title}"),
            };
            return Description::leaf(say!(
                lang,
                "residence outside of {countries}, counted {up_to}: {time}",
                "résidence hors des pays suivants\u{a0}: {countries}, comptée {up_to}\u{a0}: {time}"
            ));
        }
        Description::leaf(say!(
            lang,
            "residence {countries}, counted {up_to}: {time}",
            "résidence {countries}, comptée {up_to}\u{a0}: {time}"
        ))
    }
}

impl Reason for ResidenceFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        match (&self.entry.country, self.counts) {
            (None, _) => say!(
                out,
                lang,
                "a residence of which the country is not stated",
                "une résidence dont le pays n'est pas indiqué"
            ),
            (Some(country), Outcome::Met) => {
                let country = in_backticks(&country.value);
                say!(out, lang, "residence in {country} counts", "la résidence dans le pays {country} compte")
            }
            (Some(country), Outcome::NotMet) => {
                let country = in_backticks(&country.value);
                say!(
                    out,
                    lang,
                    "residence in {country} does not count",
                    "la résidence dans le pays {country} ne compte pas"
                )
            }
            (Some(country), Outcome::Unclear) => {
                let country = in_backticks(&country.value);
                say!(
                    out,
                    lang,
                    "a person says whether residence in {country} counts",
                    "une personne dit si la résidence dans le pays {country} compte"
                )
            }
        }
    }
}
